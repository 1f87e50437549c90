"""A desk with two statements of some of the same people, and what may happen to it."""

from __future__ import annotations

from typing import Any

import pytest

from habeas.claims.models import Claim
from habeas.errors import HabeasError
from habeas.records import identify
from habeas.records.models import (
    Act,
    Event,
    Involvement,
    Organisation,
    Person,
    Place,
    Sameness,
)
from habeas.register import decide
from habeas.register.models import Episode, Status
from habeas.store.labels import LABELS
from habeas.store.ledger import write
from tests.register.conftest import Desk, Statement, statement

OTHER = """Rally committee

Nairobi | 20 March 2026

Police arrested Amara Tessowe on 4 March at the bus
park. Nobody shot Selim Odhuno at the County Hall. They may beat Selim Odhuno. The
army and police beat Selim Odhuno in 2026.
"""


@pytest.fixture
def house(desk: Any) -> Desk:
    """Give a desk with a few ways to fill it."""
    return Desk(desk.officer)


def other() -> Statement:
    """Return a later statement of some of the same people and places."""
    s = Statement(OTHER)
    s.person("p1", "Amara Tessowe")
    s.person("p4", "Selim Odhuno")
    s.add("organisations", "Police", id="o2", name="police", acronym=None)
    s.add("organisations", "army", id="o3", name="army", acronym=None)
    s.add("places", "the bus\npark", id="l2", name="the bus park")
    s.add("places", "County Hall", id="l3", name="County Hall")
    s.act("arrest", "Police arrested Amara Tessowe", ["p1"], by=["o2"], place="l2",
          event=None)  # fmt: skip
    s.act("shooting", "Nobody shot Selim Odhuno", ["p4"], polarity="negated",
          date="2026-03-19", place="l3", event=None)  # fmt: skip
    s.act("assault", "They may beat Selim Odhuno", ["p4"], modality="supposed",
          date="2026-03", place="l3", event=None)  # fmt: skip
    s.act("assault", "army and police beat Selim Odhuno", ["p4"], by=["o2", "o3"],
          date="2026", event=None)  # fmt: skip
    return s


def fill(house: Desk) -> None:
    """Tell both statements whole."""
    house.tell(statement())
    house.tell(other())


STEPS = (
    "same", "undo", "retract", "accept", "label", "undo claim", "edit", "claim", "back",
)  # fmt: skip


def take(house: Desk, step: str, a: int, b: int) -> None:
    """Do one thing that an officer may do; what is refused changes nothing."""
    people = list(
        Person.objects.visible_to(house.officer).filter(withdrawn=False).order_by("pk")
    )
    claims = list(Claim.objects.visible_to(house.officer).order_by("pk"))
    claim = claims[a * 41 % len(claims)]
    try:
        if step == "same":
            pair = people[a % len(people)], people[b % len(people)]
            identify.same(house.officer, *pair)
        elif step == "undo":
            rows = Sameness.objects.visible_to(house.officer).filter(undone=False)
            if found := rows.order_by("pk").first():
                identify.undo(house.officer, found)
        elif step == "retract":
            decide.retract(house.officer, [claim], reason="taken back")
        elif step == "accept":
            decide.accept(house.officer, [c for c in claims if c.state == "suggested"])
        elif step == "undo claim":
            decide.undo(house.officer, claim)
        elif step == "edit":
            edit(house, a, b)
        elif step == "back":
            edited = [c for c in claims if c.supersedes_id] or claims
            decide.undo(house.officer, edited[a % len(edited)])
        elif step == "claim":
            relabel(house, [claim], 0, LABELS[b % len(LABELS)])
        else:
            relabel(house, rows_of(house), a, LABELS[b % len(LABELS)])
    except HabeasError:
        pass


def edit(house: Desk, a: int, b: int) -> None:
    """Correct an act's date, or the name of a place."""
    acts = Claim.objects.visible_to(house.officer).filter(kind__in=("act", "place"))
    listed = list(acts.filter(state="accepted_as_attributed").order_by("pk"))
    if not listed:
        return
    claim = listed[a % len(listed)]
    value = dict(claim.value)
    if claim.kind == "act":
        value["date"] = ("2026-03-04", "2026", "[2026-03-04,2026-03-05]", None)[b % 4]
    else:
        value["name"] = ("the bus park", "County Hall", "the gate")[b % 3]
    decide.edit(house.officer, claim, value=value)


_MODELS = (Act, Event, Involvement, Organisation, Person, Place, Episode, Status)


def rows_of(house: Desk) -> list[Any]:
    return [
        row
        for model in _MODELS
        for row in model.objects.visible_to(house.officer).order_by("pk")
    ]


def relabel(house: Desk, rows: list[Any], which: int, label: str) -> None:
    """Give a row that a deed is made of another label."""
    row = rows[which * 17 % len(rows)]
    with write(house.officer, "test.label") as w:
        row.label = label
        w.save(row)
