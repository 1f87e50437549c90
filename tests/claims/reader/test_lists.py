"""Lists and half-structured papers: marked headings, updates by number, diaries, FIRs.

What an entry adds of its own is its own; a note without a verb is of the only one who is
held; who complains, attends or defends in the same paper is nobody held.
"""

from __future__ import annotations

from typing import Any

import pytest

from habeas.claims.reader.read import read
from habeas.text.diaries import entries

_HEAD = "Sindh Teachers Union\nSukkur, 9 May 2025\n\n"


def _told(found: dict[str, Any]) -> set[tuple[str, str, str | None]]:
    names = {p["id"]: p["name"] for p in found["people"] if p["name"]}
    return {
        (a["type"], names[v], a["date"])
        for a in found["acts"]
        if (a["modality"], a["polarity"]) == ("stated", "affirmed")
        for v in a["victims"]
        if v in names
    }


def _stands(found: dict[str, Any]) -> dict[str, str]:
    names = {p["id"]: p["name"] for p in found["people"] if p["name"]}
    return {
        names[r["person"]]: r["current"]
        for r in found["register"]
        if r["person"] in names
    }


ROSTER = _HEAD + (
    "A. Held in Central Jail Sukkur\n1. Ali Khan, Rohri\n2. Nadia Baloch (arrested 2 May)\n"
    "3. Karim Soomro\n\nB. Released\n4. Sana Mirza, on bail, 5 May\n5. Daud Jatoi – 6 May\n\n"
    "WHEREABOUTS UNKNOWN (1)\n6. Rubina Abro\n\n"
    "Update 2: Nos. 1 and 3 have since been freed (8 May).\n"
)


def test_a_roster_with_its_update() -> None:
    found = read(ROSTER)
    assert _stands(found) == {
        "Ali Khan": "released",
        "Nadia Baloch": "in_custody",
        "Karim Soomro": "released",
        "Sana Mirza": "released",
        "Daud Jatoi": "released",
        "Rubina Abro": "missing",
    }
    assert {
        ("release", "Sana Mirza", "2025-05-05"),
        ("bail", "Sana Mirza", "2025-05-05"),
        ("release", "Daud Jatoi", "2025-05-06"),
        ("release", "Karim Soomro", "2025-05-08"),
        ("arrest", "Nadia Baloch", "2025-05-02"),
    } <= _told(found)
    places = {p["id"]: p["name"] for p in found["places"]}
    jail = {places.get(a["place"]) for a in found["acts"] if a["type"] == "detention"}
    assert any("Sukkur" in str(name) for name in jail)


DIARY = _HEAD + (
    "2 May. Police took Ali Khan from Rohri.\n3 May. His lawyer, Adv. Sana Mirza, waited at the gate.\n"
    "4 May. Ali produced before the magistrate. Four days' physical remand.\n5 May. Shifted to Central Jail Sukkur.\n"
    "7 May. Bail granted.\n8 May. Ali back home.\n\nSana Mirza home. She was beaten at a rally.\n"
)


def test_an_entry_of_a_diary_is_of_its_day() -> None:
    told = _told(read(DIARY))
    assert {
        ("arrest", "Ali Khan", "2025-05-02"),
        ("remand", "Ali Khan", "2025-05-04"),
        ("transfer", "Ali Khan", "2025-05-05"),
        ("bail", "Ali Khan", "2025-05-07"),
        ("release", "Ali Khan", "2025-05-08"),
    } <= told
    assert not {t for t, who, _ in told if who == "Sana Mirza"} & {"release", "arrest"}


@pytest.mark.parametrize(
    "note",
    [
        "Bail refused.",
        "Physical remand refused.",
        "Bail granted, if a surety is found.",
        "Shifted to a new lawyer.",
        "Moved to tears, the mother left.",
        "FIR 19/25 against the SHO, section 342.",
        "Back home was quiet.",
        "Adv. Sana Mirza back home after the hearing.",
    ],
)
def test_what_no_note_tells(note: str) -> None:
    lines = "2 May. Police took Ali Khan.\n3 May. A crowd came.\n4 May. Rain.\n"
    told = _told(read(f"{_HEAD}{lines}5 May. {note}\n"))
    assert {(t, who) for t, who, _ in told} <= {("arrest", "Ali Khan")}


def test_a_note_that_may_be_of_two_is_of_nobody() -> None:
    text = f"{_HEAD}2 May. Police took Ali Khan and Daud Jatoi.\n3 May. Rain.\n4 May. Bail granted.\n"
    assert "bail" not in {t for t, _, _ in _told(read(text))}


def test_one_line_with_a_day_is_no_diary() -> None:
    assert not entries("4 May. We met.\nThen we left.\n")
    assert len(entries("4 May. A.\n5 May: B.\n6 May – C.\n")) == len("ABC")


def test_whom_a_case_names() -> None:
    text = (
        "FIR 31/2025 (PS City), sections 353, 186 PPC\nAccused: (1) Ali Khan (2) Nadia Baloch\n"
        "Complainant: Inspector Karim Soomro\nCounsel: Sana Mirza\n\nNominated: Daud Jatoi\n"
    )
    told = {(t, who) for t, who, _ in _told(read(_HEAD + text))}
    assert told == {("prosecution", "Ali Khan"), ("prosecution", "Nadia Baloch")}


def test_they_are_as_many_as_were_counted() -> None:
    text = "Two remain missing. They are Ali Khan and Daud Jatoi.\nThree were freed. They are Sana Mirza and Rubina Abro.\n"
    found = read(_HEAD + text)
    stands = _stands(found)
    assert stands["Ali Khan"] == stands["Daud Jatoi"] == "missing"


def test_a_number_of_another_list_is_nobody_of_this_one() -> None:
    text = "In custody:\n1. Ali Khan\n2. Nadia Baloch\n3. Karim Soomro\n\nNo. 2 in the last list has been released.\n"
    assert "released" not in _stands(read(_HEAD + text)).values()
