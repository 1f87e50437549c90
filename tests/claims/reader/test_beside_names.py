"""Who is told beside a name is one with it, or a companion; bare numbers are people."""

from __future__ import annotations

from typing import Any

import pytest

from habeas.claims.reader.read import read


def _done(found: dict[str, Any], kind: str) -> list[str]:
    names = {p["id"]: p["name"] or p["words"] for p in found["people"]}
    return [names[v] for a in found["acts"] if a["type"] == kind for v in a["victims"]]


@pytest.mark.parametrize(
    "text",
    [
        "Police arrested Karim Soomro, a student of law and president of the union, and his friend Daud Mirza.",
        "Police arrested Karim Soomro, 24, a student of history and chairman of the Students' Front (MSF), and his room-mate Daud Mirza, 21.",
        "Police arrested Karim Soomro, a nurse and mother of two, and Daud Mirza.",
    ],
)  # fmt: skip
def test_two_trades_are_of_one(text: str) -> None:
    """A trade and an office behind a name are nobody else."""
    assert _done(read(text), "arrest") == ["Karim Soomro", "Daud Mirza"]


def test_numbers_alone_are_nobody_named_before() -> None:
    """Who was let go at one place is not who is held at another."""
    text = (
        "(1) ISOLATOR. 19 brought in. 13 inside; names so far: Giorgi Tsulaia, Ana Lomidze."
        "\n\n(2) DIVISION 2. 11 brought in. 6 let go at 04:00. The other five were taken "
        "to the City Court."
    )
    found = read(text)
    assert _done(found, "release") == ["6 let go"]
    names = {p["id"]: p["name"] for p in found["people"]}
    held = {names[r["person"]]: r["current"] for r in found["register"]}
    assert held["Giorgi Tsulaia"] == "in_custody"


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("The Levies took Asma Jatoi to the Levies post.", ["Asma Jatoi"]),
        ("Soldiers took Asma Jatoi to their camp.", ["Asma Jatoi"]),
        ("Her brothers took Asma Jatoi to the camp.", []),
        ("Soldiers took Asma Jatoi to the hospital at the base.", []),
    ],
)
def test_taken_to_a_post(text: str, held: list[str]) -> None:
    """By those who hold people there, and not by kin."""
    assert _done(read(text), "arrest") == held


def test_a_group_beside_names_stays_itself() -> None:
    """ "The four workers" are not four who were named before them."""
    found = read(
        "Police arrested eight comrades: Ali Kharal, Zara Bibi, Aslam Bhatti and Akram "
        "Bhatti, and four young workers. Five of them, Akram Bhatti and the four workers, "
        "were let off on 26 July."
    )
    freed = _done(found, "release")
    assert "Akram Bhatti" in freed
    assert not {"Ali Kharal", "Zara Bibi", "Aslam Bhatti"} & {*freed}


def test_they_are_the_police_told_of() -> None:
    """Not who tells it, nor who leads them."""
    found = read(
        "Lawyer Daud Mirza told us that police led by DSP Reza Khan came to the village. "
        "They beat Karim Soomro."
    )
    names = {p["id"]: p["name"] for p in found["people"]}
    (act,) = [a for a in found["acts"] if a["type"] == "assault"]
    assert "Daud Mirza" not in {names.get(ref) for ref in act["by"]}
