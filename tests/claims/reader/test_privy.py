"""A note that is not for the public is closed; what everybody may read stays open."""

from __future__ import annotations

import pytest

from habeas.claims.reader.document import document
from habeas.claims.reader.read import read
from habeas.claims.reader.withhold import withheld

NOTE = (
    "Internal note, not for publication\n\n"
    "Police arrested the teacher Biruk Assefa in Dessie on 4 May.\n"
    "His mother is a diabetic. The blue notebook is with the tailor.\n"
    "Who else knows of it?\n"
)
NEWS = (
    "Dessie, 5 May 2026\n\n"
    "Police arrested the teacher Biruk Assefa in Dessie on 4 May. His mother is a "
    "diabetic. The school board met on Tuesday. Traffic was slow all day. The market "
    "reopened at noon. Nobody was hurt.\n"
)


def words(text: str) -> str:
    """Return all that is held back of a text."""
    return " | ".join(text[w.start : w.end] for w in withheld(document(text)))


@pytest.mark.parametrize("told", ["His mother is a diabetic", "The blue notebook"])
def test_a_note_is_closed(told: str) -> None:
    """Also what no list of dangers knows."""
    assert told in words(NOTE)


@pytest.mark.parametrize("told", ["Police arrested", "Who else"])
def test_its_public_matters_stay_open(told: str) -> None:
    """What the police did everybody may read; a question tells nothing."""
    assert told not in words(NOTE)


def test_news_is_open() -> None:
    """One danger does not close a statement."""
    assert words(NEWS) == "His mother is a diabetic"


def test_an_empty_subject_is_no_title() -> None:
    """A mail that ends at "Subject:" is read without a title."""
    assert read("To: the desk\nSubject:")["title"] is None
