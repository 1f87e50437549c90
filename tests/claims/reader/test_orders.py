"""Orders of detention are detention; a plan, a demand or a withdrawn order is none."""

from __future__ import annotations

from typing import Any

import pytest

from habeas.claims.reader.read import read


def _told(text: str) -> list[dict[str, Any]]:
    kinds = ("detention", "remand", "arrest", "threat")
    return [a for a in read(text)["acts"] if a["type"] in kinds]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The governor ordered the detention of Asma Jatoi for 90 days.", "detention"),
        ("A detention order under the Security Act was issued against Asma Jatoi.", "detention"),
        ("The home department issued a detention order against Asma Jatoi.", "detention"),
        ("The collector issued orders under 3-MPO to detain Asma Jatoi for thirty days.", "detention"),
        ("The court ordered the detention of Asma Jatoi for 15 days.", "remand"),
    ],
)  # fmt: skip
def test_an_order_detains(text: str, kind: str) -> None:
    """For a term, or by a law that allows it."""
    (act,) = _told(text)
    assert (act["type"], act["modality"]) == (kind, "stated")


@pytest.mark.parametrize(
    "text",
    [
        "The detention order against Asma Jatoi was withdrawn.",
        "The High Court quashed the detention order issued against Asma Jatoi.",
        "We demand that they withdraw the detention orders issued against Asma Jatoi.",
        "The government may issue a detention order against Asma Jatoi.",
        "The minister ordered police to detain all protesters.",
        "No detention order was issued against Asma Jatoi.",
    ],
)
def test_no_order_detains_nobody(text: str) -> None:
    """What was undone, may come or is asked is no detention."""
    assert [a for a in _told(text) if a["modality"] == "stated" and a["victims"]] == []


@pytest.mark.parametrize(
    "text",
    [
        "The news in some papers that Asma Jatoi has been arrested is baseless.",
        "Rumours of the arrest of Asma Jatoi are false.",
    ],
)
def test_a_false_report_is_kept_as_not_so(text: str) -> None:
    """The act is told, and that it did not happen."""
    (act,) = _told(text)
    assert (act["modality"], act["polarity"]) == ("stated", "negated")
    assert read(text)["register"] == []
