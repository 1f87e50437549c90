"""The place after an office is nobody, and no part of its holder's name."""

from __future__ import annotations

import pytest

from habeas.claims.reader.read import read

NOBODY = [
    "We wrote to the Inspector General Punjab.",
    "Inspector General Punjab ordered an inquiry.",
    "A letter went to the Commissioner Karachi.",
    "SP City did not reply.",
    "Copies went to Home Secretary Sindh, IG Balochistan and Chief Secretary Punjab.",
    "Director General Rangers Sindh did not reply.",
    "Deputy Commissioner Lahore signed the order.",
    "SHO Saddar beat the workers.",
    "Additional Sessions Judge Thatta heard the case.",
]
HOLDERS = [
    ("The Inspector General Punjab Usman Anwar said nothing.", "Usman Anwar"),
    ("The Inspector General of Police Sindh Usman Memon came.", "Usman Memon"),
    ("DC Quetta Saad Asad signed the order.", "Saad Asad"),
    ("SSP Malir Irfan Bahadur came to the camp.", "Irfan Bahadur"),
    ("Commissioner Karachi Hina Shah closed the road.", "Hina Shah"),
    ("Deputy Commissioner Lahore Cantt Bilal Aziz came.", "Bilal Aziz"),
    ("SP Hassan beat the workers.", "SP Hassan"),
    ("Commissioner Jordan Lee resigned.", "Jordan Lee"),
    ("Judge Florence Otieno heard the case.", "Florence Otieno"),
]


def names(text: str) -> list[str]:
    """Return the names of the people in a text."""
    return [p["name"] for p in read(text)["people"] if p["name"]]


@pytest.mark.parametrize("text", NOBODY)
def test_a_seat_is_nobody(text: str) -> None:
    """A province or a city is no person."""
    assert names(text) == []


@pytest.mark.parametrize(("text", "name"), HOLDERS)
def test_the_holder_is_named_without_it(text: str, name: str) -> None:
    """A place that is also a name stays one."""
    assert names(text) == [name]
