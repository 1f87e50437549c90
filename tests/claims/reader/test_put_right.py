"""What is put right by a cleft, by a lawyer for the client, or by saying that X is nobody."""

from __future__ import annotations

from typing import Any

import pytest

from habeas.claims.reader.read import read


def _told(text: str) -> set[tuple[str, str | None, str]]:
    reading: dict[str, Any] = read(text)
    names = {p["id"]: p["name"] or p["words"] for p in reading["people"]}
    return {
        (act["type"], names[victim] if victim else None, act["polarity"])
        for act in reading["acts"]
        for victim in act["victims"] or [None]
    }


BEATEN = "On 3 May Ana Petek was beaten at the station and Iva Loncar was arrested in Split.\n\n"
ARRESTED = ("arrest", "Iva Loncar", "affirmed")
ROWS = [
    (BEATEN + "It was Mara Vidic who was beaten at the station, and not Ana Petek.",
     {ARRESTED, ("assault", "Mara Vidic", "affirmed")}),
    (BEATEN + "(a) It was Kofi Mensah who was kicked and beaten, not Ana Petek.",
     {ARRESTED, ("assault", "Kofi Mensah", "affirmed")}),
    # a cleft of something else takes nothing back
    (BEATEN + "It was Mara Vidic who was arrested in Zadar, and not Ana Petek.",
     {ARRESTED, ("assault", "Ana Petek", "affirmed"), ("arrest", "Mara Vidic", "affirmed")}),
    (BEATEN + "It was Mara Vidic who saw it, not Ana Petek.",
     {ARRESTED, ("assault", "Ana Petek", "affirmed")}),
    (BEATEN + "Was it Mara Vidic who was beaten, and not Ana Petek?",
     {ARRESTED, ("assault", "Ana Petek", "affirmed")}),
    (BEATEN + "It was her lawyer who told us, not the police.",
     {ARRESTED, ("assault", "Ana Petek", "affirmed")}),
    ("The lawyer of Goran Vidic said that her client was beaten in the cell.",
     {("assault", "Goran Vidic", "affirmed")}),
    ("The lawyer of Goran Vidic says that her client was not touched.",
     {("assault", "Goran Vidic", "negated")}),
    ("Ama Owusu's lawyer said his client was beaten in the cell.",
     {("assault", "Ama Owusu", "affirmed")}),
    ("Iva Loncar was arrested in Split. A lawyer of Zagreb said that her client was beaten.", {ARRESTED}),
    ("Iva Loncar was arrested in Split. The lawyer said her client list was stolen.", {ARRESTED}),
    ('The "Goran Vidic, arrested in Split" who goes round on Facebook does not exist.', set()),
    ('The "Kofi Mensah, beaten in Tema" of the Telegram channels is invented.', set()),
    ("Iva Loncar was arrested in Split under a decree that does not exist.", {ARRESTED}),
    ("Iva Loncar, who was arrested in Split, says that the weapon does not exist.", {ARRESTED}),
    ('The paper "Slobodna" wrote that Iva Loncar was arrested in Split. The site does not exist any more.', {ARRESTED}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), ROWS)
def test_put_right(text: str, wanted: set[tuple[str, str | None, str]]) -> None:
    assert _told("Split, 9 May 2026\n\n" + text) == wanted
