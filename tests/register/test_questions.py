"""The day's questions, and what is not known of an episode."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from habeas.register import questions as asking
from habeas.register.asks import NoSuchAnswer
from habeas.register.listing import entries_on
from habeas.register.models import Episode
from habeas.register.questions import known_fields, questions


def test_names_are_asked_of_a_group_and_staleness_of_all(house: Any, told: Any) -> None:
    """On the day: names. A fortnight later: is it still so."""
    house.tell(told())
    on = datetime.date(2026, 3, 6)
    assert [q.kind for q in questions(house.officer, on)] == ["names"]
    later = questions(house.officer, on + datetime.timedelta(days=14))
    assert {(q.kind, q.name) for q in later} >= {
        ("still_so", "five dock workers"),
        ("still_so", "Jonah Kipruwet"),
    }
    assert all(q.overdue(on + datetime.timedelta(days=14)) for q in later)
    assert "Baraka Ondisa" not in {q.name for q in later}
    assert "Amara Tessowe" not in {q.name for q in later}


def test_what_a_state_must_record_and_nobody_told(house: Any, told: Any) -> None:
    """ICPPED 17(3), field by field: who took her is told, on what grounds is not."""
    house.tell(told())
    episodes = Episode.objects.visible_to(house.officer)
    hers = next(e for e in episodes if e.person.name == "Amara Tessowe")
    found = {f.code: f for f in known_fields(house.officer, hers)}
    assert found["identity"].values == ("Amara Tessowe",)
    assert found["taken_by"].values == ("police",)
    assert found["taken_on"].values == ("2026-03-04",)
    assert found["ended_on"].values == ("2026-03-05",)
    for code in ("warrant", "grounds", "ordered_by", "held_at", "health"):
        assert not found[code].known
    assert "death" not in found
    articles = {f.article for f in found.values()}
    assert articles == set("abcdefh")


def test_a_death_asks_for_its_circumstances(house: Any, told: Any) -> None:
    """Paragraph g is asked where a death is told."""
    house.tell(told())
    episodes = Episode.objects.visible_to(house.officer)
    his = next(e for e in episodes if e.person.name == "Baraka Ondisa")
    found = {f.code: f for f in known_fields(house.officer, his)}
    assert not found["death"].known and not found["remains"].known


def test_what_is_not_known_is_asked_and_settled(house: Any, told: Any) -> None:
    """Asking fills no field; what became of it is kept, and can be taken back."""
    house.tell(told())
    on = datetime.date(2026, 3, 6)
    row = next(e for e in entries_on(house.officer, on) if e.group)
    episode = Episode.objects.visible_to(house.officer).get(pk=row.episodes[0])
    asked = asking.ask(house.officer, episode, "warrant", "station", on)
    fields = {f.code: f for f in asking.known_fields(house.officer, episode)}
    assert not fields["warrant"].known
    asking.settle(house.officer, asked, "no_answer")
    (kept,) = asking.asked_of(house.officer, episode)["warrant"]
    assert kept.state == "no_answer"
    asking.settle(house.officer, asked, "undone")
    assert asking.asked_of(house.officer, episode) == {}
    with pytest.raises(asking.NoSuchField):
        asking.ask(house.officer, episode, "height", "station", on)
    with pytest.raises(NoSuchAnswer):
        asking.settle(house.officer, asked, "burnt")
