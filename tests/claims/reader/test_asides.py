"""What stands between commas is told of nobody outside them, and does nothing there."""

from __future__ import annotations

import pytest

from habeas.claims.reader.read import read


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        (
            (
                "Members of the special unit entered the school, where teachers were "
                "holding a vigil, and arrested Ilir Berisha."
            ),
            "Members",
        ),
        (
            (
                "Police waited in the street, where teachers gathered and sang, and "
                "arrested Ilir Berisha."
            ),
            "police",
        ),
        (
            "Soldiers came to the market, which was closed, and beat Ilir Berisha.",
            "Soldiers",
        ),
    ],
)
def test_who_came_did_it(text: str, doer: str) -> None:
    """Not those of whom the aside tells that they were there."""
    found = read(text)
    names = {p["id"]: p["name"] or p["quotes"][0]["exact"] for p in found["people"]}
    names |= {o["id"]: o["name"] for o in found["organisations"]}
    (act,) = [a for a in found["acts"] if a["type"] in ("arrest", "assault")]
    assert [names[ref].startswith(doer) for ref in act["by"]] == [True]


def test_a_trade_before_a_name_is_of_the_kin() -> None:
    """One was beaten, not two."""
    found = read("In 2019 her late husband, journalist Goran Savić, was beaten.")
    assert len([a for a in found["acts"] if a["type"] == "assault"]) == 1
