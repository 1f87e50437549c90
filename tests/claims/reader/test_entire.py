"""What is told of all of a group is told of its named members, and of no one set apart."""

from __future__ import annotations

from typing import Any

import pytest

from habeas.claims.reader.read import read

_FIVE = "Five teachers, among them Asma Jatoi, were arrested in Sukkur. "
_SIX = "Six activists, including Asma Jatoi and Peter Otieno, were arrested on Friday. "
_AMONG = "Five teachers were held in Sukkur, Asma Jatoi and Karim Soomro among them. "


def _status(found: dict[str, Any], name: str) -> str | None:
    names = {p["id"]: p["name"] for p in found["people"]}
    return next(
        (r["current"] for r in found["register"] if names[r["person"]] == name), None
    )


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (_FIVE + "All were released on bail the next day.", "released"),
        (_FIVE + "They were released the next day.", "released"),
        (_FIVE + "The five were beaten. All five were let go at midnight.", "released"),
        (_AMONG + "All five are still in custody.", "in_custody"),
        (_SIX + "They remain in custody.", "in_custody"),
        (_SIX + "On Monday they were remanded for two weeks.", "remanded"),
    ],
)
def test_all_are_told_of(text: str, status: str) -> None:
    """Who was named among the taken is free, or still held, with them."""
    assert _status(read(text), "Asma Jatoi") == status


@pytest.mark.parametrize(
    "text",
    [
        _FIVE + "Three were released the next day.",
        _FIVE + "The other four were released the next day.",
        _FIVE + "All were released except Asma Jatoi.",
        _FIVE + "All but two were released.",
        _FIVE + "They must be released at once.",
        _FIVE + "Most of them were released.",
        _FIVE + "The women were released.",
        _SIX + "All will be released tomorrow, the police say.",
        _SIX + "Four of them were released.",
    ],
)
def test_some_are_not_all(text: str) -> None:
    """Nobody is free because others are, or are to be."""
    assert _status(read(text), "Asma Jatoi") == "arrested"


def test_who_is_named_apart_is_told_of_there() -> None:
    """The sentence that frees the others may send one to prison."""
    found = read(
        _FIVE + "They were released the next day, but Asma Jatoi was sent to jail."
    )
    assert _status(found, "Asma Jatoi") == "remanded"
