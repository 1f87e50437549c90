"""What one message of a chat tells, and what another must not be read into it."""

from __future__ import annotations

from typing import Any

import pytest

from habeas.claims.reader.read import read

CHAT = """[18.03.2026 20:02] {0}
[18.03.2026 20:05] Vesna: ok, where are you
[18.03.2026 20:11] {1}
[18.03.2026 20:14] Vesna: we wait for you
"""


def _told(first: str, then: str) -> set[tuple[str, str | None]]:
    reading: dict[str, Any] = read(CHAT.format(first, then))
    names = {p["id"]: p["name"] or p["words"] for p in reading["people"]}
    return {
        (act["type"], names[victim] if victim else None)
        for act in reading["acts"]
        for victim in act["victims"] or [None]
        if (act["modality"], act["polarity"]) == ("stated", "affirmed")
    }


WANTED = [
    ("Goran: 2 friends pulled into a police van: Ana Petek, Iva Loncar", "Goran: at the gate",
     {("arrest", "Ana Petek"), ("arrest", "Iva Loncar")}),
    ("Goran: 2 people were dragged into a riot police truck: Kwesi Baidoo and a nurse", "Goran: at the gate",
     {("arrest", "Kwesi Baidoo"), ("arrest", "a nurse")}),
    ("Goran: Sami Turay of channel Coast Voice hit by soldiers", "Goran: at the gate",
     {("assault", "Sami Turay")}),
    ("Goran: Ana Petek was taken to the station", "Goran: correction, the girl in the van is Iva Loncar. Ana Petek sits next to me",
     {("arrest", "Iva Loncar")}),
    ("Goran: Mato Bric is released", "Goran: no, Mato Bric is still in the truck", set()),
    ("Goran: Mato Bric was arrested at noon. Mato Bric is released", "Goran: wait, Mato Bric is in the cell",
     {("arrest", "Mato Bric")}),
]  # fmt: skip


@pytest.mark.parametrize(("first", "then", "wanted"), WANTED)
def test_a_message_tells(
    first: str, then: str, wanted: set[tuple[str, str | None]]
) -> None:
    assert _told(first, then) == wanted


UNTOLD = [
    # "One is X" counts those of its own message.
    ("Goran: 3 friends were taken into the van", "Vesna: 20 with gas in the eyes, 2 head wounds. One is Mato Bric, a driver", "Mato Bric"),
    ("Goran: 5 arrested at the square", "Vesna: we are eleven at the office. One is Iva Loncar", "Iva Loncar"),
    ("Goran: 5 arrested at the square", "Vesna: 4 lawyers are on the way. One is Iva Loncar", "Iva Loncar"),
    # who is listed behind a colon is not always the group
    ("Goran: 2 friends were arrested. I talked to two lawyers: Ana Petek, Iva Loncar", "Goran: ok", "Ana Petek"),
    ("Goran: 3 friends were arrested, contacts: Ana Petek, Iva Loncar", "Goran: ok", "Ana Petek"),
    # a channel, a place, a car are nobody
    ("Goran: Sami Turay of channel Coast Voice hit by soldiers", "Goran: ok", "Coast Voice"),
    ("Goran: Kroo Town of old hit by tear gas", "Goran: ok", "Kroo Town"),
    # the sense in brackets is of the word before it
    ('Goran: Kanit says 27 were "diamankan" (secured, so taken)', "Goran: ok", "Kanit"),
    ('Goran: Mato Bric says they got "racije" (raids, so taken care of)', "Goran: ok", "Mato Bric"),
    # an abbreviated first name
    ("Goran: 2 friends near the gate: Muh. Fikri Ramadhan, Iva Loncar", "Goran: ok", "Muh"),
]  # fmt: skip


@pytest.mark.parametrize(("first", "then", "name"), UNTOLD)
def test_a_message_does_not_tell_it_of(first: str, then: str, name: str) -> None:
    assert name not in {who for _, who in _told(first, then)}


def test_an_abbreviated_first_name_is_no_place() -> None:
    reading: dict[str, Any] = read(
        CHAT.format(
            "Goran: Iva and others near the gate: Muh. Fikri Ramadhan was taken",
            "Goran: ok",
        )
    )
    assert "Muh" not in {p["name"] for p in reading["places"]}


def test_sums_tell_nothing_of_their_own() -> None:
    reading: dict[str, Any] = read(
        CHAT.format("Goran: 5 arrested at the square", "Goran: RECAP: 5 taken, 2 out")
    )
    assert len([a for a in reading["acts"] if a["type"] == "arrest"]) == 1


STATION = "Goran: at Wuse police station. they say 27 were arrested"
LISTED = [
    (STATION, "Vesna: could read 2 names on the board: Mato Bric, Ivo Rogic. no lawyer let in",
     {("detention", "Mato Bric"), ("detention", "Ivo Rogic")}),
    (STATION, "Vesna: names on the board at the station: Zoran Lukic, Goran Simic",
     {("detention", "Zoran Lukic"), ("detention", "Goran Simic")}),
    (STATION, "Goran: 3 came out by the back gate: Ana Petek, Iva Loncar and one driver, Saharuddin",
     {("release", "Ana Petek"), ("release", "Iva Loncar"), ("release", "Saharuddin")}),
    (STATION, "Goran: names on the exam board: Petar Bulic, Jure Simic", set()),
    (STATION, "Goran: speakers' names on the list: Dino Kralj, Vito Horvat", set()),
    (STATION, "Goran: 40 came out to protest: Marko Vidic, Josip Lenac spoke", set()),
    (STATION, "Goran: two came out in support of us: Stipe Grgic, Luka Peric", set()),
    (STATION, "Goran: 2 came out of the hospital: Stipe Grgic, Luka Peric", set()),
    (STATION, "Goran: names of missing on the board of the station: Stipe Grgic, Luka Peric", set()),
    ("Goran: at the office", "Goran: read 2 names on the board: Stipe Grgic, Luka Peric", set()),
]  # fmt: skip


@pytest.mark.parametrize(("first", "then", "wanted"), LISTED)
def test_lists_of_a_message(
    first: str, then: str, wanted: set[tuple[str, str | None]]
) -> None:
    told = {
        (act, who) for act, who in _told(first, then) if act in ("detention", "release")
    }
    assert told == wanted
    if not wanted:
        assert not {w for _, w in _told(first, then)} & {
            "Petar Bulic",
            "Stipe Grgic",
            "Dino Kralj",
            "Marko Vidic",
        }
