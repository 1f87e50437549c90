"""What hangs on a record that was closed since is closed with it."""

from __future__ import annotations

from django.test import Client

from habeas.publication import naming
from habeas.records.models import Person
from habeas.register import demands
from habeas.register.models import Topic
from habeas.store.ledger import write
from habeas.web import days
from tests.web.conftest import Filled


def test_a_topic_and_a_step_of_a_closed_demand_are_not_found(
    filled: Filled, officer_in: Client
) -> None:
    """By their ids neither, which somebody may have kept."""
    demand = demands.listing(filled.officer)[0].demand
    topic = demands.put_under(filled.officer, demand, "the harbour")
    step = demands.follow_up(filled.officer, demand, "sent", days.today())
    assert topic is not None
    with write(filled.officer, "test.label") as w:
        demand.refresh_from_db()
        demand.label = "restricted"
        w.save(demand)
    filled.lower("internal")
    for path in (f"topics/{topic.pk}", f"steps/{step.pk}"):
        assert officer_in.post(f"/demands/{path}/undo").status_code == 404
    assert not Topic.objects.whole("test").get(pk=topic.pk).undone


def test_whoever_was_closed_is_on_no_list_of_who_may_be_named(
    filled: Filled, officer_in: Client
) -> None:
    """A decision to name somebody is as closed as they are now."""
    people = Person.objects.visible_to(filled.officer)
    person = next(p for p in people if "Amara" in str(p.name))
    naming.decide(filled.officer, [person], "public", "family", "asked for it")
    naming.disclose(filled.officer, person, "public", "watch", "asked for it")
    assert "Amara" in officer_in.get("/publish/public").content.decode()
    with write(filled.officer, "test.label") as w:
        person.refresh_from_db()
        person.label = "restricted"
        w.save(person)
    filled.lower("internal")
    assert "Amara" not in officer_in.get("/publish/public").content.decode()
