"""Whom a demand frees: not the dead, not who asks or is asked, not whom else it names."""

from __future__ import annotations

from typing import Any

import pytest

from habeas.claims.reader.read import read


def _held(found: dict[str, Any]) -> set[str]:
    names = {p["id"]: p["name"] for p in found["people"]}
    return {names[r["person"]] for r in found["register"]}


@pytest.mark.parametrize(
    ("text", "held"),
    [
        (
            (
                "Issa Brahim's elder brother, Abakar, was shot dead in 2022.\n\nWe call on the "
                "authorities to say where Mahamat Nour is, to release him if they hold him, and "
                "to investigate."
            ),
            {"Mahamat Nour"},
        ),
        (
            "Abakar Issa was shot dead in 2022. The union calls on the minister to release him.",
            set(),
        ),
        (
            (
                "We call on the authorities to release Karim Soomro and to give back what was "
                "taken from Hassan Ali."
            ),
            {"Karim Soomro"},
        ),
        (
            "We demand the release of Karim Soomro and justice for Daud Mirza.",
            {"Karim Soomro"},
        ),
        (
            "We demand the release of Karim Soomro and Daud Mirza and justice for Asma Jatoi.",
            {"Karim Soomro", "Daud Mirza"},
        ),
        (
            "We demand an inquiry into the raid and that Asma Jatoi be released.",
            {"Asma Jatoi"},
        ),
        (
            "The police must return the body of Daud Mirza and free his brother Karim Mirza.",
            {"Karim Mirza"},
        ),
    ],
)
def test_who_is_to_be_freed_is_held(text: str, held: set[str]) -> None:
    """Only for whom freedom is asked."""
    assert _held(read(text)) == held


def test_him_is_who_was_named_before_him_in_the_demand() -> None:
    """Not whom the sentence before told of."""
    text = (
        "Karim Soomro was arrested. We ask the police to say where Daud Mirza is and to "
        "let him see his family."
    )
    found = read(text)
    names = {p["id"]: p["name"] for p in found["people"]}
    subjects = {names[s] for d in found["demands"] for s in d["subjects"]}
    assert "Daud Mirza" in subjects
    assert "Karim Soomro" not in subjects
