"""Lines, kept in step by every entry, tell what the full way works out."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from habeas.claims import calling
from habeas.claims.calling import Call
from habeas.claims.models import Claim
from habeas.errors import HabeasError
from habeas.records import correct, identify
from habeas.records.models import Choice, Person, Place, Sameness
from habeas.register import asks, calls, change, decide, lines, looking
from habeas.register.entries import Entry
from habeas.register.lines import THE_DAY
from habeas.register.listing import entries_on
from habeas.register.models import Episode, Line, Status, Stay
from habeas.store.labels import LABELS
from habeas.store.ledger import write
from habeas.store.models import Entry as LedgerEntry
from tests.register.conftest import Desk, Statement

Told = Callable[[], Statement]
DAYS = [datetime.date(2026, 3, d) for d in (1, 3, 4, 5, 6, 7, 12, 21, 30)]
NOTHING = datetime.timedelta(0)
DAYS += [datetime.date(2026, 6, 1), datetime.date(2029, 1, 1)]


@dataclass(frozen=True)
class Seat:
    """Whoever has this ceiling."""

    ceiling: str
    pk: str = "seat"


def told_by_line(line: Line, on: datetime.date) -> tuple[Any, ...]:
    """Return what a line says of its entry on a day."""
    return (
        line.entry,
        line.rank,
        line.held,
        line.liberty,
        line.legal,
        line.acknowledgement,
        line.verification,
        on if line.spoke == THE_DAY else line.spoke,
        line.due is not None and line.due < on,
        line.located is not None and on <= line.located,
        line.disputed,
        line.flagged,
        line.unseen is not None,
        tuple(line.sources.split()),
        line.group,
        (line.least, line.most),
    )


def told_by_entry(entry: Entry, on: datetime.date) -> tuple[Any, ...]:
    """Return the same of an entry that was worked out in full."""
    return (
        entry.id,
        lines.rank_of(entry),
        entry.liberty.held,
        entry.liberty.value,
        entry.legal.value,
        entry.acknowledgement.value,
        entry.verification.value,
        entry.liberty.as_of or datetime.date.min,
        entry.liberty.stale,
        entry.located(on),
        entry.liberty.disputed,
        bool(entry.liberty.flagged),
        entry.liberty.said_by_holder_only,
        entry.sources,
        entry.group,
        (entry.heads[0], entry.heads[1] or entry.heads[0] or 0),
    )


def assert_known_in_step() -> None:
    """As known just before and just after anything changed, they are as well."""
    for label in LABELS[1:]:
        seat: Any = Seat(label)
        for known_on in moments():
            for on in DAYS[4::4]:
                entries = entries_on(seat, on, known_on)
                whole = sorted(told_by_entry(e, on) for e in entries)
                found = looking.standing(seat, on, known_on)
                assert sorted(told_by_line(x, on) for x in found) == whole


def moments() -> list[datetime.datetime]:
    """Return when the ledger was written to, and the moment before, latest first."""
    bodies = LedgerEntry.objects.order_by("-seq").values_list("body", flat=True)
    made = [datetime.datetime.fromisoformat(json.loads(b)["at"]) for b in bodies[:5]]
    return [
        t - by for t in made for by in (NOTHING, datetime.timedelta(microseconds=1))
    ]


def assert_in_step() -> None:
    """Every line, of every ceiling and day, is as the full way has it."""
    for label in LABELS:
        for on in DAYS:
            seat: Any = Seat(label)
            whole = sorted(told_by_entry(e, on) for e in entries_on(seat, on))
            found = looking.standing(seat, on)
            assert sorted(told_by_line(x, on) for x in found) == whole


def test_lines_are_as_the_full_way(house: Desk, told: Told) -> None:
    """Made whole, and kept in step afterwards."""
    lines.ensure()
    house.tell(told())
    assert Line.objects.exists()
    assert_in_step()
    kept = {told_by_line(x, DAYS[-1]) for x in Line.objects.all()}
    assert_known_in_step()
    assert lines.rebuild() == Line.objects.count()
    assert {told_by_line(x, DAYS[-1]) for x in Line.objects.all()} == kept
    assert_in_step()


OTHER = """Rally committee

Nairobi | 20 March 2026

Amara Tessowe was arrested again on 12 March. Selim Odhuno escaped, the prison says.
"""


def other() -> Statement:
    """A later statement of some of the same people."""
    s = Statement(OTHER)
    s.reading["dateline"] = {
        "date": "2026-03-20",
        "place": None,
        "quotes": s.at("Nairobi | 20 March 2026"),
    }
    s.person("p1", "Amara Tessowe")
    s.person("p4", "Selim Odhuno")
    again = "Amara Tessowe was arrested again on 12 March"
    s.row("p1", [1, 1], ("arrested", "2026-03-12", "explicit", again))
    s.row("p4", [1, 1], ("escaped", "2026-03-20", "explicit", "Selim Odhuno escaped"))
    return s


STEPS = (
    *("same", "different", "undo", "retract", "accept", "label", "undo claim"),
    *("choose", "unchoose"),
)


@settings(
    phases=[Phase.explicit, Phase.generate],
    max_examples=10,
    deadline=None,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
    ],
)
@given(
    chosen=st.lists(
        st.tuples(st.sampled_from(STEPS), st.integers(0, 40), st.integers(0, 40)),
        min_size=1,
        max_size=4,
    )
)
def test_lines_stay_in_step_whatever_is_decided(
    house: Desk, told: Told, chosen: list[tuple[str, int, int]]
) -> None:
    """Decisions, withdrawals, sameness and labels, in any order, on one desk."""
    lines.ensure()
    if not Line.objects.exists():
        house.tell(told())
        house.tell(other())
    for step, a, b in chosen:
        take(house, step, a, b)
    assert_in_step()
    assert_known_in_step()


def take(house: Desk, step: str, a: int, b: int) -> None:
    """Do one thing that an officer may do; what is refused changes nothing."""
    people = list(
        Person.objects.visible_to(house.officer).filter(withdrawn=False).order_by("pk")
    )
    claims = list(Claim.objects.visible_to(house.officer).order_by("pk"))
    claim = claims[a * 41 % len(claims)]
    try:
        if step in ("same", "different"):
            decision = getattr(identify, step)
            decision(house.officer, people[a % len(people)], people[b % len(people)])
        elif step == "undo":
            rows = Sameness.objects.visible_to(house.officer).filter(undone=False)
            if found := rows.order_by("pk").first():
                identify.undo(house.officer, found)
        elif step == "retract":
            decide.retract(house.officer, [claim], reason="taken back")
        elif step == "accept":
            decide.accept(house.officer, [c for c in claims if c.state == "suggested"])
        elif step == "choose":
            choose(house, people, a)
        elif step == "unchoose":
            chosen = Choice.objects.visible_to(house.officer).filter(undone=False)
            for choice in chosen.order_by("pk")[:1]:
                correct.undo(house.officer, choice, after=decide.rebuild_in)
        elif step == "undo claim":
            decide.undo(house.officer, claim)
        else:
            relabel(house, a, LABELS[b % len(LABELS)])
    except HabeasError:
        pass


def choose(house: Desk, people: list[Person], which: int) -> None:
    """Tell otherwise how many a group is, or what a place of holding is called."""
    groups = [p for p in people if p.kind == "group"]
    places = list(Place.objects.visible_to(house.officer).order_by("pk"))
    record: Any = (groups + places)[which % len(groups + places)]
    field, told = ("heads", "6") if record in groups else ("name", "Oile Market")
    correct.enter(
        house.officer,
        record,
        field,
        told,
        words=f"They were 6, at Oile Market {which}.",
        voice="a brother",
        reason="he was there",
        after=decide.rebuild_in,
    )


def relabel(house: Desk, which: int, label: str) -> None:
    """Give a row that an entry is made of another label."""
    rows: list[Any] = [
        row
        for model in (Episode, Status, Stay, Person)
        for row in model.objects.visible_to(house.officer).order_by("pk")
    ]
    row = rows[which * 17 % len(rows)]
    with write(house.officer, "test.label") as w:
        row.label = label
        w.save(row)


def test_a_dateline_that_changes_moves_what_its_source_tells(
    house: Desk, told: Told
) -> None:
    """What a source speaks for hangs on the day that it gives itself."""
    lines.ensure()
    source = house.tell(told())
    (head,) = [
        c for c in house.claims(source, "header") if c.value.get("field") == "dateline"
    ]
    before = set(Line.objects.values_list("entry", "spoke"))
    decide.edit(house.officer, head, value={**head.value, "value": "2026-03-05"})
    assert set(Line.objects.values_list("entry", "spoke")) != before
    assert_in_step()


def test_an_entry_of_the_ledger_that_touches_no_line_leaves_them(
    house: Desk, told: Told
) -> None:
    """So that what was counted over them can be kept."""
    house.tell(told())
    since = lines.ensure()
    house.read(other())
    assert lines.ensure() == since


def test_an_end_before_every_beginning_is_told(desk: Any) -> None:
    """Two stretches of one entry that stand at the end of the calendar stay two."""
    day = datetime.date
    lines.ensure()
    episode = a_call(desk)
    change.record(
        desk.officer, episode, "liberty", "remanded", day(2026, 3, 11), words="so"
    )
    asks.asked(desk.officer, episode, "station", "confirmed", day(2031, 1, 1))
    change.record(
        desk.officer, episode, "liberty", "in_custody", day(2031, 1, 1), words="so"
    )
    change.record(
        desk.officer, episode, "liberty", "released", day(2020, 1, 1), words="so"
    )
    assert_in_step()


def a_call(desk: Any) -> Episode:
    """Take a call that tells of one person taken."""
    told = {"who": "Sohail Dost", "manner": "agency", "day": "2026-03-10"}
    at = datetime.datetime(2026, 3, 12, 9, tzinfo=datetime.UTC)
    return calls.take(desk.officer, Call(calling.clean(told), at)).episodes[0]
