"""Three counts, always apart; and what stands beside them."""

from __future__ import annotations

import datetime
from typing import Any

from habeas.records import identify, suggest
from habeas.records.models import Person
from habeas.register.counts import counts

ON = datetime.date(2026, 3, 6)


def figures(house: Any, on: datetime.date = ON) -> dict[str, int]:
    """The counts that are not nought."""
    found = counts(house.officer, on)
    names = ("reported", "located", "verified", "released", "watch", "historical")
    return {n: getattr(found, n) for n in names if getattr(found, n)}


def test_the_statement_is_counted(house: Any, told: Any) -> None:
    """Five and one reported, five of them at a prison that can be found."""
    house.tell(told())
    assert figures(house) == {
        "reported": 6,
        "located": 5,
        "released": 1,
        "watch": 2,
        "historical": 1,
    }


def test_old_news_of_a_place_locates_nobody(house: Any, told: Any) -> None:
    """Three weeks later they are as reported as before, and not located."""
    house.tell(told())
    found = figures(house, datetime.date(2026, 3, 27))
    assert found["reported"] == 6 and "located" not in found


def test_on_the_day_before_the_release_she_is_held(house: Any, told: Any) -> None:
    """Counts are of a day."""
    house.tell(told())
    assert figures(house, datetime.date(2026, 3, 4))["reported"] == 6
    assert "released" not in figures(house, datetime.date(2026, 3, 4))


def test_two_sources_of_one_person_count_once_after_a_decision(
    house: Any, told: Any
) -> None:
    """Until an officer decides, two records are two; never merged by themselves."""
    house.tell(told())
    second = told()
    second.text = second.text.replace("Kisumu | 6", "Nairobi, Kisumu | 6")
    again = told().__class__(second.text)
    again.reading["dateline"] = {
        "date": "2026-03-06",
        "place": None,
        "quotes": again.at("Kisumu | 6 March 2026"),
    }
    again.person("p4", "Selim Odhuno")
    again.row(
        "p4",
        [1, 1],
        (
            "reported_held",
            "2026-03-06",
            "presupposed",
            "Selim Odhuno and all other prisoners of conscience must be released",
        ),
    )
    house.tell(again)
    assert figures(house)["reported"] == 7
    apart = datetime.datetime.now(datetime.UTC)
    people = Person.objects.visible_to(house.officer)
    first, other = [p for p in people if p.name == "Selim Odhuno"]
    (suggested,) = suggest.suggestions(house.officer)
    assert {suggested.first.pk, suggested.second.pk} == {first.pk, other.pk}
    decision = identify.same(house.officer, first, other, "same prisoner")
    assert figures(house)["reported"] == 6
    assert suggest.suggestions(house.officer) == []
    bound = datetime.datetime.now(datetime.UTC)
    assert counts(house.officer, ON, apart).reported == 7  # as it was known then
    identify.undo(house.officer, decision)
    assert figures(house)["reported"] == 7
    assert counts(house.officer, ON, bound).reported == 6


def test_words_add_no_heads(house: Any, told: Any) -> None:
    """Of "dozens" no number is made; the words are counted as words."""
    s = told()
    group = next(p for p in s.reading["people"] if p["id"] == "g")
    group["heads"] = None
    row = next(r for r in s.reading["register"] if r["person"] == "g")
    row["heads"] = None
    house.tell(s)
    found = counts(house.officer, ON)
    assert found.reported == 1 and found.words == ("five dock workers",)


def test_a_figure_opens_to_its_entries(house: Any, told: Any) -> None:
    """Every figure names what it rests on."""
    house.tell(told())
    found = counts(house.officer, ON)
    assert len(found.entries["reported"]) == 2
    assert len(found.entries["watch"]) == 2
