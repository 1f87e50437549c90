"""News of riots, notes and wires that the rules had not seen, and forms made by a grid.

`riots.txt` has the texts, in the form of events.txt. A false record fails by its text.
"""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from habeas.claims.reader.read import read
from tests.claims.reader import test_events as events
from tests.claims.reader.test_conduct import Wanted, called, fits

FILE = Path(__file__).parent / "riots.txt"
LEAST = 0.6
FORCES = (
    "police",
    "constables",
    "the SRP",
    "troops",
    "paramilitary troopers",
    "the local police",
)
CROWDS = ("a mob", "rioters", "an angry crowd", "arsonists", "villagers")
VICTIMS = (
    "as many as 13 people",
    "a trader identified as Mohan Lal Jain",
    "Munir Ansari",
    "two persons",
)
DONE = (
    ("killing", "{f} opened fire at Sarangpur, killing {v}"),
    ("killing", "{c} burnt {v} alive near the railway station"),
    ("arrest", "the arrests on Sunday included {v}"),
    ("abduction", "{v} is being held hostage by bandits"),
    ("dispersal", "{f} fired at striking teachers near Bhiwandi"),
    ("dispersal", "{f} let off teargas shells at the crowd"),
    ("failure_to_protect", "{f} chose not to intervene at Sarangpur on 14 March"),
    ("failure_to_protect", "{f} reached the spot four hours late"),
    ("failure_to_protect", "{f} gave {c} a free hand in Bhiwandi"),
    ("refusal_to_register", "the refusal of {f} to register an FIR was condemned"),
    ("curfew", "a dusk-to-dawn curfew came into force at Sarangpur"),
)  # fmt: skip
NOT_DONE = (
    "{f} conducted a flag march at Sarangpur",
    "{f} rescued a family from {c}",
    "{f} did not open fire at Sarangpur",
    "a road accident at Sarangpur injured {v}",
    "the report on the police firing of 1990 was tabled",
    "it was feared that {c} would burn the market",
)


def _texts() -> list[events.Row]:
    kept, events.FILE = events.FILE, FILE
    try:
        return [row for row in events.rows() if _asked(row)]
    finally:
        events.FILE = kept


def _asked(row: events.Row) -> bool:
    """Whether it is plain what a text tells: what is open was only looked at."""
    return all(t.act.type != "-" and t.act.modality != "-" for t in row.told)


ROWS = _texts()


@pytest.mark.parametrize("row", ROWS, ids=[str(n) for n, _ in enumerate(ROWS)])
def test_nothing_false_is_read(row: events.Row) -> None:
    """What was planned, praised or ordered is no act."""
    assert events.false(row) == []


KINDS = (
    "police", "notes", "wires", "police-2", "notes-2", "wires-2", "stories", "police-3", "notes-3",
    "wires-3", "stories-2",
)  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_most_is_found(kind: str) -> None:
    """Most of what the texts tell is read."""
    told = [ok for row in ROWS if row.kind == kind for _, ok in events.checks(row)]
    assert sum(told) / len(told) >= LEAST


def _made(chance: Random, frame: str) -> str:
    words = frame.format(
        f=chance.choice(FORCES), c=chance.choice(CROWDS), v=chance.choice(VICTIMS)
    )
    return f"{words[0].upper()}{words[1:]}."


def test_forms_are_read() -> None:
    """All but a few in a hundred of the acts are read, and no victim does them."""
    chance, lost = Random(7), []
    for act, frame in DONE * 8:
        text = _made(chance, frame)
        found = read(text)
        names = called(found)
        acts = [a for a in found["acts"] if fits(a, Wanted(act))]
        if not acts or any("jain" in names[b] for a in acts for b in a["by"]):
            lost.append(text)
    assert len(lost) <= 4, lost


def test_nothing_is_read_where_nothing_was_done() -> None:
    """Marches past, rescues, accidents and fears are none of it."""
    chance = Random(8)
    for text in [_made(chance, frame) for frame in NOT_DONE * 4]:
        done = [
            a["type"]
            for a in read(text)["acts"]
            if (a["modality"], a["polarity"]) == ("stated", "affirmed")
        ]
        assert done == [], text
