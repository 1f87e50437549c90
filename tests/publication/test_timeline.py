"""The timeline: nothing is dropped, and nothing is drawn as done that was not told so."""

from __future__ import annotations

import datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from habeas.publication.audience import viewer
from habeas.publication.own import seen
from habeas.publication.seen import DESK, Seen, once
from habeas.publication.timeline import PAGE, Asking, fits, lanes, timeline
from habeas.records.models import Act
from habeas.store.labels import RESTRICTED
from habeas.store.ledger import write
from tests.publication.strategies import DAYS, PLACES, everything
from tests.register.conftest import Desk, statement

ASKED = st.builds(
    Asking,
    kind=st.sampled_from(("", "act", "event", "unsaid")),
    place=st.sampled_from(("", *PLACES)),
    first=st.none() | DAYS,
    last=st.none() | DAYS,
    page=st.integers(-1, 4),
)


@given(everything(), ASKED)
def test_everything_that_fits_is_shown_or_counted(told: Seen, asking: Asking) -> None:
    """The dated of the page and the undated come to all that fit, where one page does."""
    found = timeline(told, asking)
    fitting = {d.id for d in told.deeds if fits(d, asking)}
    assert found.total == len([d for d in told.deeds if fits(d, asking)])
    assert {d.id for d in (*found.dated, *found.undated)} == fitting
    marks = {m.id for _, lane in found.lanes for m in lane}
    assert marks == {d.id for d in found.dated}


@given(everything())
def test_lanes_keep_apart_what_was_not_done(told: Seen) -> None:
    """A mark stands in the lane of its kind, so that a denial is in no lane of acts."""
    kinds = {d.id: d.kind for d in told.deeds}
    for kind, marks in lanes(told.deeds):
        assert {kinds[m.id] for m in marks} == {kind}


@given(everything(), DAYS)
def test_days_keep_what_may_lie_in_them(told: Seen, day: datetime.date) -> None:
    """A date that allows the day asked is shown, and one without any date too."""
    for deed in told.deeds:
        first, last = deed.bounds
        allows = (first is None or first <= day) and (last is None or last >= day)
        assert fits(deed, Asking(first=day, last=day)) == allows


@given(everything())
def test_an_act_told_twice_counts_once(told: Seen) -> None:
    """Laying together loses no source, and again changes nothing."""
    joined = once(told.deeds)
    assert once(joined) == joined
    assert {s for d in joined for s in d.sources} == {
        s for d in told.deeds for s in d.sources
    }


def test_pages(desk: Any) -> None:
    """More than a page is shown page by page."""
    Desk(desk.officer).tell(statement())
    event = next(d for d in seen(desk.officer).deeds if d.kind == "event")
    many = Seen(DESK, (event,) * (PAGE + 1))
    assert len(timeline(many, Asking()).dated) == PAGE
    assert len(timeline(many, Asking(page=2)).dated) == 1
    assert timeline(many, Asking(page=9)).page == 2


def test_of_a_statement(desk: Any) -> None:
    """What was denied is no act; a threat is a threat; what has no date is kept."""
    Desk(desk.officer).tell(statement())
    told = seen(desk.officer)
    by_kind: dict[str, list[str]] = {}
    for deed in told.deeds:
        by_kind.setdefault(deed.kind, []).append(deed.code)
    assert by_kind == {
        "event": ["incident"],
        "act": ["arrest", "arrest", "death_in_custody"],
        "threat": ["threat"],
        "end": ["released", "died_in_custody"],
        "unsaid": ["assault"],
    }
    found = timeline(told, Asking())
    undated = {"threat", "assault", "death_in_custody", "died_in_custody"}
    assert {d.code for d in found.undated} == undated


def test_nobody_sees_more_than_they_may(desk: Any) -> None:
    """A restricted act is in no figure of somebody who may not see it."""
    Desk(desk.officer).tell(statement())
    act = Act.objects.visible_to(desk.officer).filter(type="arrest").first()
    with write(desk.officer, "tests.relabel") as w:
        act.label = RESTRICTED
        w.save(act)
    assert act.pk in {d.id for d in seen(desk.officer).deeds}
    assert act.pk not in {d.id for d in seen(_below(desk.officer)).deeds}


def _below(officer: Any) -> Any:
    return viewer(officer, "internal")
