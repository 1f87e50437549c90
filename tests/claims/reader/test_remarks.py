"""Tables of prisoners whose remarks are notes of three words, and what they do not tell."""

from __future__ import annotations

from typing import Any

import pytest

from habeas.claims.reader.read import read

GOMBOC = """Prisoners of the Gomboc circle, as of 9 March 2025

HELD
No | Name | Age | Arrested (when, by) | Kept in | Notes
1 | Orhan Seyfeli | 44 | 12.01.25, police | colony No. 3, Silivri | 2 years (Third Assize Court, 20.02). Appeal on 02.04
2 | Meral Dikmen | 31 | 14.01.25, police | Bakirkoy Prison | charge "insult"; no visits so far. Flat searched 13.01, phone and laptop gone
3 | Cemal Ertok | 52 | 15.01.25, police | Silivri Prison | 3 years old daughter at home. 20 years a teacher. No charge yet
4 | Nuri Baspinar | 23 | 15.01.25, police | Maltepe Prison | 10 days for treatment in hospital; charge dropped 03.03; parents' house searched 16.01
5 | Selma Oguz | 23 | 16.01.25, police | Maltepe Prison | appeal rejected; called to her mother every week. Sentence expected in May

NOT DETAINED
6 | Tarik Oncel | 29 | - | at home | called to the prosecutor for 14.03; may not leave the city
7 | Gulay Oncel | 29 | 02.02.25, police | - | freed 05.02, travel ban
8 | Perihan Kaya | 61 | - | at home | laptop gone

Sum: 5 held, 3 not.
"""
MONAGAS = """Table of detainees in Monagas, 2 August 2025

Name | Taken | Force | Prison | Remarks
Josefina Aular | 3 June 2025 | DGCIM | La Pica prison | 15 days in the punishment cell. 6 years, 4 months. Has had no lawyer
Wilmer Quijada | 4 June 2025 | SEBIN | La Pica prison | house raided on 5 June; next hearing 20 August; gets no visits since 1 July
Ramon Tineo | 5 June 2025 | police | La Pica prison | 2 days' walk from home, 40 years in the union, hearing cancelled
Luz Marcano | 6 June 2025 | police | La Pica prison | out 9 June
Pedro Rengel | 7 June 2025 | police | La Pica prison | should have come out on 1 July; must not leave his cell; sentence expected in September
"""


def _rows(text: str) -> dict[str, set[tuple[str, str | None]]]:
    reading: dict[str, Any] = read(text)
    names = {p["id"]: p["name"] for p in reading["people"]}
    found: dict[str, set[tuple[str, str | None]]] = {}
    for act in reading["acts"]:
        for victim in act["victims"]:
            found.setdefault(names[victim], set()).add((act["type"], act["date"]))
    return found


WANTED = [
    (GOMBOC, "Orhan Seyfeli", {("arrest", "2025-01-12"), ("conviction", "2025-02-20"), ("hearing", "2025-04-02")}),
    (GOMBOC, "Meral Dikmen", {("arrest", "2025-01-14"), ("prosecution", None), ("search", "2025-01-13"),
                              ("confiscation", "2025-01-13"), ("incommunicado", "2025-01-14/2025-03-09")}),
    (GOMBOC, "Cemal Ertok", {("arrest", "2025-01-15")}),
    (GOMBOC, "Nuri Baspinar", {("arrest", "2025-01-15")}),
    (GOMBOC, "Selma Oguz", {("arrest", "2025-01-16")}),
    (GOMBOC, "Tarik Oncel", {("prosecution", None), ("travel_restriction", None)}),
    (GOMBOC, "Gulay Oncel", {("arrest", "2025-02-02"), ("release", "2025-02-05"), ("travel_restriction", "2025-02-05/..")}),
    (GOMBOC, "Perihan Kaya", {("confiscation", None)}),
    (MONAGAS, "Josefina Aular", {("arrest", "2025-06-03"), ("conviction", None), ("incommunicado", None)}),
    (MONAGAS, "Wilmer Quijada", {("arrest", "2025-06-04"), ("search", "2025-06-05"), ("hearing", "2025-08-20"),
                                 ("incommunicado", "2025-07-01/..")}),
    (MONAGAS, "Ramon Tineo", {("arrest", "2025-06-05")}),
    (MONAGAS, "Luz Marcano", {("arrest", "2025-06-06"), ("release", "2025-06-09")}),
    (MONAGAS, "Pedro Rengel", {("arrest", "2025-06-07")}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "wanted"), WANTED)
def test_remarks_tell_of_the_one_in_the_row(
    text: str, name: str, wanted: set[tuple[str, str | None]]
) -> None:
    assert _rows(text)[name] == wanted


def test_the_register_of_a_table_with_remarks() -> None:
    reading: dict[str, Any] = read(GOMBOC + "\n")
    names = {p["id"]: p["name"] for p in reading["people"]}
    current = {names[r["person"]]: r["current"] for r in reading["register"]}
    assert current["Orhan Seyfeli"] == "serving_sentence"
    assert current["Gulay Oncel"] == "released"
    assert current["Tarik Oncel"] == "summoned"
    assert "Perihan Kaya" not in current


def test_a_prison_is_named_by_its_column() -> None:
    reading: dict[str, Any] = read(GOMBOC)
    assert "colony No. 3, Silivri" in {p["name"] for p in reading["places"]}


CLOCKS = """Rota of the hotline, 03.05.2025

Name | Shift | Note
Ana Petek | 20.05 to 23.10 | came out of bed late
"""


def test_an_hour_with_a_point_is_no_day_outside_such_a_table() -> None:
    reading: dict[str, Any] = read(CLOCKS)
    assert all(act["date"] is None for act in reading["acts"])
