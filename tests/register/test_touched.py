"""What is built of the part that a decision touches is as the whole would be."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from habeas.claims import refers
from habeas.claims.edit import edit as edit_claim
from habeas.claims.models import Claim
from habeas.errors import HabeasError
from habeas.records import correct, touched
from habeas.records.models import (
    Act,
    Choice,
    Event,
    Person,
    Place,
)
from habeas.register import decide, protect
from habeas.register.models import (
    Stay,
)
from habeas.sources.models import Source
from tests.register.conftest import Desk, Statement, statement


class Refused(HabeasError):
    """What a test raises in an entry."""

    def __init__(self) -> None:
        super().__init__("refused by a test")


def twin(end: str) -> Statement:
    """A statement in which much hangs on much; `end` tells two of them apart."""
    s = statement()
    s.text += end
    s.reading["people"][0]["attributes"] = {"profession": "teacher"}
    s.add("places", "They took the workers", id="l3", name="took the workers")
    workers = "They took the workers to Kodiaga Prison"
    s.act("detention", workers, ["g"], by=["o2"], place="l1", date=None)
    s.act("death_threat", "they would arrest", ["p2"], by=["p1"], modality="intended",
          date=None)  # fmt: skip
    s.act("arrest", "false case against Rehema", ["p5"], modality="denied", by=["o2"])
    s.row("p4", [1, 1], ("in_custody", "2026-03-05", "explicit", workers))
    s.add("relations", "the union's secretary", subject="p2", type="secretary",
          object="o3")  # fmt: skip
    s.add("characterisations", "false", of="a5", words="false", by=None)
    s.add("scheduled", "On 5 March", title="On 5 March", start="2026-03-05", place="l2")
    return s


@dataclass
class Side:
    """A source, and the entries of the decisions on it."""

    source: Source
    entries: list[int] = field(default_factory=list)

    def claims(self) -> list[Claim]:
        """Return the claims in the order of the text."""
        rows = Claim.objects.whole("test").filter(source=self.source)
        found = list(rows.select_related("source", "text"))
        return sorted(found, key=lambda c: (c.first, c.kind, c.entry, c.pk))


# What may be done.

STEPS = (
    *("accept", "accept", "accept all", "misread", "set aside", "doubt", "retract"),
    *("undo", "undo", "undo entry", "edit", "edit", "edit", "restrict"),
    *("choose", "unchoose", "decide elsewhere"),
)
VALUES: dict[str, tuple[dict[str, Any], ...]] = {
    "person": ({"name": "Amara"}, {"kind": "class"}, {"kind": "individual"}),
    "act": (
        {"victim": "person"}, {"place": "place"}, {"place": None}, {"event": None},
        {"type": "detention"}, {"type": "threat"}, {"by": ["organisation"]},
        {"by": ["person"]}, {"date": "2026-03-05"},
    ),
    "status": (
        {"person": "person"}, {"value": "released"}, {"value": "at_risk"},
        {"date": "2026-03-09"}, {"place": "place"}, {"value": "in_custody"},
    ),
    "event": ({"place": "place"}, {"place": None}, {"title": "March"}),
    "organisation": ({"name": "police"},),
    "place": ({"name": "Kodiaga"},),
    "demand": ({"subjects": ["person"]}, {"addressee": "organisation"}),
    "header": ({"value": "2026-03-08"},),
    "characterisation": ({"of": "act"},),
    "scheduled": ({"place": "place"},),
}  # fmt: skip


def step(house: Desk, side: Side, name: str, a: int, b: int, other: Source) -> None:
    """Take one step; what is refused changes nothing."""
    with contextlib.suppress(HabeasError):
        _step(house, side, name, a, b, other)


def _step(house: Desk, side: Side, name: str, a: int, b: int, other: Source) -> None:
    officer, claims = house.officer, side.claims()
    claim = claims[a % len(claims)]
    if name == "accept all":
        kept(side, decide.accept(officer, claims[a % 7 :: 1 + b % 3]))
    elif name == "retract":
        kept(side, decide.retract(officer, [claim], "for a test"))
    elif name == "undo entry" and side.entries:
        kept(side, decide.undo_entry(officer, side.entries[-1 - b % len(side.entries)]))
    elif name == "undo":
        kept(side, decide.undo(officer, claim))
    elif name == "edit":
        edit(house, side, claim, claims, b)
    elif name == "restrict":
        protect.restrict(officer, claim)
    elif name == "choose":
        choose(house, side, a, b, other)
    elif name == "unchoose":
        unchoose(house, side, a)
    elif name in ("accept", "misread", "set aside", "doubt"):
        verb = getattr(decide, name.replace(" ", "_"))
        kept(side, verb(officer, [claim, *claims[b % len(claims) :][: b % 3]]))


def kept(side: Side, decisions: Sequence[Any]) -> None:
    side.entries += sorted({d.entry for d in decisions})


def edit(house: Desk, side: Side, claim: Claim, claims: list[Claim], b: int) -> None:
    """Give a claim another value, or other words."""
    ways = VALUES.get(claim.kind, ())
    if claim.kind == "place" and b % 2:
        at = side.claims()[b % 11].first
        decide.edit(house.officer, claim, spans=[(at, at + 25)])
    elif ways:
        told = {n: named(v, claims, b) for n, v in ways[b % len(ways)].items()}
        decide.edit(house.officer, claim, value={**claim.value, **told})


def named(value: Any, claims: list[Claim], b: int) -> Any:
    """Return the id of a claim of the kind that a value names, or the value."""
    if isinstance(value, list):
        return [named(v, claims, b) for v in value]
    of = [c for c in claims if c.kind == value]
    return of[b % len(of)].pk if of else value


def records(side: Side) -> list[Any]:
    """Return the records that may be corrected."""
    found = [
        row
        for model in (Person, Place, Event, Act)
        for row in model.objects.whole("test").filter(
            claim__source=side.source, withdrawn=False
        )
    ]
    return sorted(found, key=lambda r: (r._meta.db_table, r.entry, r.pk))


def choose(house: Desk, side: Side, a: int, b: int, other: Source) -> None:
    """Let a field of a record be told by a claim of another source."""
    rows = records(side)
    if not rows:
        return
    record = rows[a % len(rows)]
    fields = correct.fields_of(record)
    kind = record.claim.kind
    of = Claim.objects.whole("test").filter(source=other, kind=kind)
    claims = sorted(of, key=lambda c: (c.first, c.pk))
    chosen, name = claims[b % len(claims)], fields[b % len(fields)]
    correct.choose(
        house.officer, record, name, chosen, "it is so", after=decide.rebuild_in
    )


def unchoose(house: Desk, side: Side, a: int) -> None:
    """Take back a choice about a record."""
    ids = [r.pk for r in records(side)]
    rows = Choice.objects.whole("test").filter(row__in=ids, undone=False)
    own = sorted(rows, key=lambda c: (ids.index(c.row), c.field))
    if own:
        correct.undo(house.officer, own[a % len(own)], after=decide.rebuild_in)


def elsewhere(house: Desk, source: Source, a: int, b: int) -> None:
    """Decide on a claim of the source from which others take values."""
    claims = sorted(house.claims(source), key=lambda c: (c.first, c.pk))
    verb = (decide.accept, decide.misread, decide.doubt)[b % 3]
    with contextlib.suppress(HabeasError):
        verb(house.officer, [claims[a % len(claims)]])


def rewritten(house: Desk, source: Source) -> int:
    """Build a source whole; return how many rows that changed."""
    return decide.rebuild(house.officer, source)


@pytest.fixture(autouse=True)
def _small() -> Iterator[None]:
    before = touched.SMALL
    yield
    touched.SMALL = before


@settings(
    phases=[Phase.explicit, Phase.generate],
    max_examples=5,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    steps=st.lists(
        st.tuples(st.sampled_from(STEPS), st.integers(0, 90), st.integers(0, 90)),
        min_size=3,
        max_size=8,
    )
)
def test_a_part_is_built_as_the_whole(
    house: Desk, steps: list[tuple[str, int, int]]
) -> None:
    """Whatever is decided, in any order: the whole way has nothing to change after."""
    touched.SMALL = 0
    side, other = begun(house)
    for name, a, b in steps:
        if name == "decide elsewhere":
            elsewhere(house, other, a, b)
        else:
            step(house, side, name, a, b, other)
        assert rewritten(house, side.source) == 0, name
        assert rewritten(house, other) == 0, name


@pytest.mark.parametrize("first", ["place", "status"])
def test_words_of_a_place_within_those_of_a_status_are_a_stay(
    house: Desk, first: str
) -> None:
    """Whichever of both is accepted last: nothing but the words leads to the other."""
    touched.SMALL = 0
    source = house.read(statement())
    of_kind = {
        "place": [c for c in house.claims(source, "place") if "Prison" in str(c.value)],
        "status": [
            c
            for c in house.claims(source, "status")
            if c.value["value"] == "in_custody"
        ],
    }
    for kind in (first, *(k for k in of_kind if k != first)):
        decide.accept(house.officer, of_kind[kind])
    assert Stay.objects.whole("test").filter(withdrawn=False).count() == 1
    assert rewritten(house, source) == 0


def test_what_failed_is_not_kept_in_mind(house: Desk) -> None:
    """A claim that was made in an entry that failed is no claim of the next."""
    touched.SMALL = 0
    source = house.tell(twin(""))
    claims = house.claims(source, "place")

    def fails(*_: object) -> None:
        decide.rebuild_in(*_)  # type: ignore[arg-type]
        raise Refused

    for claim in claims:
        with pytest.raises(Refused):
            edit_claim(house.officer, claim, value={"name": "Kodiaga"}, after=fails)
        decide.edit(house.officer, claim, value={"name": "Kodiaga"})
    assert rewritten(house, source) == 0
    assert refers._kept
    refers.forget()
    assert not refers._kept


MADE: list[int] = []


def begun(house: Desk) -> tuple[Side, Source]:
    """Keep a statement of which half is accepted, and a like one that is all accepted."""
    found = []
    for _ in range(2):
        MADE.append(len(MADE))
        found.append(Side(house.read(twin("\n" + " " * MADE[-1]))))
    kept(found[0], decide.accept(house.officer, found[0].claims()[::2]))
    decide.accept(house.officer, found[1].claims())
    return found[0], found[1].source
