"""An officer who speaks of a detainee is not the one who was held; all people are invented."""

from __future__ import annotations

import pytest

from habeas.claims.reader.read import read

BEFORE = "Hyderabad, 11 November 2026. Aijaz Panhwar was taken on 6 November. "
ROWS = (
    ('SHO Rashid Pathan stated that he had "never been arrested".', "Aijaz Panhwar"),
    ("SHO Rashid Pathan said that he was arrested on 8 November.", "Aijaz Panhwar"),
    (
        "Superintendent Rashid Pathan said that he was shifted to Sukkur jail.",
        "Aijaz Panhwar",
    ),
    ("The teacher Rashid Pathan said that he was arrested too.", "Rashid Pathan"),
)


def _held(text: str) -> set[str]:
    found = read(text)
    names = {p["id"]: p["name"] for p in found["people"]}
    return {names[row["person"]] for row in found["register"] if row["person"] in names}


@pytest.mark.parametrize(("words", "who"), ROWS)
def test_he_is_not_the_officer_who_says_it(words: str, who: str) -> None:
    """The register gets no row for the officer; a teacher may tell of himself."""
    assert _held(BEFORE + words) == {"Aijaz Panhwar", who}


def test_an_officer_alone_gives_nobody() -> None:
    """Where nobody else is told of, nobody is held."""
    words = "SHO Rashid Pathan said that he was arrested."
    assert _held("Hyderabad, 11 November 2026. " + words) == set()


def test_the_client_of_a_lawyer_ends_with_the_sentence() -> None:
    """ "His client Aijaz Panhwar. His gown": no "His" is anybody's name."""
    text = (
        "Hyderabad, 11 November 2026. Advocate Mumtaz Solangi was beaten when he met "
        "his client Aijaz Panhwar. His gown was torn."
    )
    assert "His" not in {p["name"] for p in read(text)["people"]}
