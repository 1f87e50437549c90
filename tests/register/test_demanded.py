"""Demands page by page: all of them, each once, whatever is written meanwhile."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest

from habeas.publication.search.look import Ask, search
from habeas.register import demanded, demands
from habeas.register.demanded import Looked
from habeas.register.models import Demand
from habeas.store.ledger import write
from tests.register.conftest import Desk, Statement

Told = Callable[[], Statement]
TODAY = datetime.date(2026, 4, 30)
EVERY = Looked()


@pytest.fixture
def full(house: Desk, told: Told, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A desk whose demands are several pages."""
    house.tell(told())
    again = told()
    again.text += "Sent a second time.\n"
    house.tell(again)
    monkeypatch.setattr(demanded, "PAGE", 1)
    return house


def pages(officer: Any, looked: Looked = EVERY) -> list[str]:
    """Return the ids of all demands, page after page."""
    found = demanded.page(officer, TODAY, looked)
    ids = [r.demand.pk for r in found.rows]
    while found.next is not None:
        found = demanded.page(officer, TODAY, looked, found.next)
        ids += [r.demand.pk for r in found.rows]
    return ids


def test_every_demand_is_on_one_page(full: Desk) -> None:
    """Those of one source in the order of its text."""
    whole = demands.listing(full.officer)
    ids = pages(full.officer)
    assert sorted(ids) == sorted(r.demand.pk for r in whole)
    for source in {r.demand.claim.source_id for r in whole}:
        theirs = [r.demand.pk for r in whole if r.demand.claim.source_id == source]
        assert len(theirs) > 1 and [i for i in ids if i in theirs] == theirs


def test_what_is_written_meanwhile_moves_no_page(full: Desk) -> None:
    """A page begins after the last demand of the one before, not at a number."""
    before = pages(full.officer)
    first = demanded.page(full.officer, TODAY)
    one = Demand.objects.visible_to(full.officer).order_by("pk")[0]
    with write(full.officer, "test.copy") as w:
        w.save(Demand(claim=one.claim, key=one.key, position=0, number=99))
    assert first.next is not None
    second = demanded.page(full.officer, TODAY, Looked(), first.next)
    assert [r.demand.pk for r in second.rows] == before[1:2]


def test_what_fits_is_what_fits_of_the_whole(full: Desk) -> None:
    """By whom it asks, how far it is, topic and day due."""
    first, second, *_ = demands.listing(full.officer)
    demands.put_under(full.officer, first.demand, "release")
    late = datetime.date(2026, 4, 1)
    demands.follow_up(full.officer, second.demand, "sent", late, due=late)
    for looked in (
        Looked(),
        Looked(addressee="-"),
        *(Looked(addressee=n) for n in demanded.choices(full.officer).addressees),
        Looked(status="sent"),
        Looked(topic="release"),
        Looked(due="due"),
        Looked(due="overdue"),
        Looked(addressee="-", topic="release"),
    ):
        fitting = [
            r.demand.pk for r in demands.listing(full.officer) if _fits(r, looked)
        ]
        assert sorted(pages(full.officer, looked)) == sorted(fitting), looked
    told = demanded.choices(full.officer)
    assert told.topics == ("release",) and told.due
    assert dict(told.by_status)["sent"] == 1


def _fits(row: demands.DemandRow, looked: Looked) -> bool:
    asked = row.addressee or "-"
    topics = {str(t.words) for t in row.topics}
    return (
        looked.addressee in ("", asked)
        and looked.status in ("", row.status)
        and (not looked.topic or looked.topic in topics)
        and (not looked.due or row.due is not None)
        and (looked.due != "overdue" or row.overdue(TODAY))
    )


def test_a_closed_demand_is_in_no_page_and_no_count(full: Desk) -> None:
    """Whoever may not see it is told of it by nothing."""
    one = demands.listing(full.officer)[0].demand
    before = demanded.page(full.officer, TODAY).total
    with write(full.officer, "test.label") as w:
        one.label = "restricted"
        w.save(one)
    full.officer.ceiling = "internal"
    assert one.pk not in pages(full.officer)
    assert demanded.page(full.officer, TODAY).total == before - 1
    assert sum(n for _, n in demanded.choices(full.officer).by_status) == before - 1


def test_what_hangs_on_a_closed_demand_is_no_choice(full: Desk) -> None:
    """Neither the topic it was put under while it was open, nor that it waits."""
    one, other = (r.demand for r in demands.listing(full.officer)[:2])
    demands.put_under(full.officer, other, "the Qvanari barn")
    demands.put_under(full.officer, one, "the Qvanari family")
    demands.follow_up(full.officer, one, "sent", TODAY, due=TODAY)
    open_ = demanded.choices(full.officer)
    assert "the Qvanari family" in open_.topics and open_.due
    with write(full.officer, "test.label") as w:
        one.refresh_from_db()
        one.label = "restricted"
        w.save(one)
    full.officer.ceiling = "internal"
    closed = demanded.choices(full.officer)
    assert search(full.officer, Ask("Qvanari")).count == 1
    assert "the Qvanari family" not in closed.topics and not closed.due
