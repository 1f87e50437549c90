"""Dates and places that officers put right: read so from then on, and no further."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

import pytest

from habeas.claims import edit, review
from habeas.claims.learning import days, given, refit
from habeas.claims.models import Claim
from habeas.claims.reader import habits
from habeas.claims.reader.document import document
from habeas.claims.reader.habits import Chosen, Shown
from habeas.claims.reader.learnt import learnt
from habeas.claims.reader.read import read
from habeas.sources import erase
from habeas.sources.models import Source
from habeas.text.gazetteer import available, resolve
from tests.claims.learning.conftest import Officer, held

LINE = "Police arrested {} in Dadu on {:02d}/{:02d}/2025."
PEOPLE = ("Amina Chandio", "Bashir Lashari", "Hatim Brohi", "Rehema Walukho")
UNSEEN = "Police arrested Zohra Samejo in Badin on 05/08/2025."


def texts(*, measured: bool) -> Iterator[tuple[str, int, int]]:
    """Statements with a date of two readings, and its numbers; some are held out."""
    for n in itertools.count():
        one, other = n % 11 + 1, (n // 11) % 11 + 2
        text = LINE.format(PEOPLE[n % 4], one, other)
        if one != other and held(text) == measured:
            yield text, one, other


def the_act(at: Officer, text: str) -> Claim:
    (act,) = at.claims(at.keep(text), "act")
    return act


def put_right(
    at: Officer, count: int, *, month_first: bool, measured: bool = False
) -> None:
    """Say of the acts of some statements on which day they were."""
    for text, one, other in itertools.islice(texts(measured=measured), count):
        act = the_act(at, text)
        assert str(act.value["date"]).startswith("[")
        month, day = (one, other) if month_first else (other, one)
        edit.edit(
            at.officer, act, value={**act.value, "date": f"2025-{month:02d}-{day:02d}"}
        )


def on(text: str) -> Any:
    """Return the day of the first act that the desk's reader reads in a text."""
    return read(text, given.given())["acts"][0]["date"]


@pytest.mark.parametrize(("month_first", "day"), [(True, "05-08"), (False, "08-05")])
def test_the_order_of_a_sort_of_text_is_learnt(
    at: Officer, month_first: bool, day: str
) -> None:
    """Three texts put right, one held out: others of the sort are read so."""
    assert on(UNSEEN) == "[2025-05-08,2025-08-05]"
    put_right(at, habits.LEAST, month_first=month_first)
    put_right(at, 1, month_first=month_first, measured=True)
    made = refit.learn(at.officer)
    told = made.figures["dates"]
    assert (told["status"], told["learnt"], told["corrected"]) == ("learnt", 1, 3)
    assert told["held"] == {"before": [0, 0, 1], "after": [1, 1, 1]}
    assert on(UNSEEN) == f"2025-{day}"
    table = f"Name | Day\nA. B. | C\nD. E. | F\n\n{UNSEEN}"
    assert on(table).startswith("[")  # another sort of text
    assert on(f"{UNSEEN} She was freed on 28/08/2025.") == "2025-08-05"  # it tells
    refit.back(at.officer, 0)
    assert on(UNSEEN).startswith("[")


def test_what_the_texts_held_out_contradict_is_refused(at: Officer) -> None:
    """A wrong day is worse than two readings; what stood stays."""
    put_right(at, habits.LEAST, month_first=True)
    put_right(at, 1, month_first=False, measured=True)
    with pytest.raises(refit.Worse) as error:
        refit.learn(at.officer)
    told = error.value.figures["dates"]
    assert told["status"] == "refused"
    assert told["held"] == {"before": [0, 0, 1], "after": [0, 1, 1]}
    assert on(UNSEEN).startswith("[")
    assert not refit.versions(at.officer)


def test_too_few_or_both_ways_teach_nothing(at: Officer) -> None:
    """Nor what was accepted with both readings, or set aside."""
    put_right(at, habits.LEAST - 1, month_first=True)
    for text, *_ in itertools.islice(texts(measured=False), 4, 6):
        review.accept(at.officer, [the_act(at, text)])
    for text, *_ in itertools.islice(texts(measured=False), 8, 12):
        review.set_aside(at.officer, [the_act(at, text)])
    assert len(days.days()) == habits.LEAST - 1
    with pytest.raises(refit.TooFew):
        refit.learn(at.officer)
    both = [Shown(f"t{n}", "en text", "dmy" if n % 2 else "mdy") for n in range(8)]
    assert habits.orders(both) == {}


def test_a_version_goes_with_the_source_that_taught_its_dates(at: Officer) -> None:
    """It is marked, and cannot be gone back to."""
    put_right(at, habits.LEAST, month_first=True)
    made = refit.learn(at.officer)
    assert len(made.taught) == habits.LEAST
    refit.back(at.officer, 0)
    erase.destroy(
        at.officer, Source.objects.whole("a test").get(pk=made.taught[0]), "asked for"
    )
    with pytest.raises(refit.Tainted):
        refit.back(at.officer, 1)


@pytest.mark.parametrize("destroyed", [False, True])
def test_what_is_carried_on_goes_with_the_sources_that_taught_it(
    at: Officer, destroyed: bool
) -> None:
    """A later version names them; what a source taught that is gone is not in it."""
    put_right(at, habits.LEAST, month_first=True)
    first = refit.learn(at.officer)
    taught = Source.objects.whole("a test").filter(pk__in=first.taught)
    if destroyed:
        erase.destroy(at.officer, taught[0], "asked for")
    for source in taught.exclude(reading="destroyed"):
        acts = [c for c in at.claims(source, "act") if c.state == review.ACCEPTED]
        review.retract(at.officer, acts, reason="for a test")
    at.correct_many(14)
    again = refit.learn(at.officer)
    assert again.figures["dates"]["status"] == refit.TOO_FEW
    assert bool(again.more["orders"]) is not destroyed
    assert (set(first.taught) <= set(again.taught)) is not destroyed
    assert not refit.tainted([again])


def test_days_that_show_nothing() -> None:
    """Sets, other days, and days of both orders."""
    some = habits.unsure(document("Shots were heard on 03/04/2025 and on 05/06/2025."))
    assert [m.edtf for m in some] == ["2025-04-03", "2025-06-05"]
    assert habits.shown(some, ["2025-04-03"]) == "dmy"
    assert habits.shown(some, ["2025-03-04/.."]) == "mdy"
    assert habits.shown(some, ["[2025-03-04,2025-04-03]", "2025-01-01"]) == ""
    assert habits.shown(some, ["2025-04-03", "2025-05-06"]) == ""
    assert not habits.unsure(document("On 13/04/2025 and on 05/06/2025."))


def test_an_exported_chat_can_be_of_another_order() -> None:
    """A clock of 24 hours says the day first; what officers showed outweighs it."""
    chat = (
        "[03/04/25, 21:14] Ayan: the police took Zohra Samejo from her house today\n"
        "[03/04/25, 21:15] Desk: where did they take her and who was there\n"
    )
    assert habits.sort(document(chat)) == "en chat"
    (before,) = read(chat)["acts"]
    (after,) = read(chat, learnt([], orders={"en chat": "mdy"}))["acts"]
    assert (before["date"], after["date"]) == ("2025-04-03", "2025-03-04")


# --- places -------------------------------------------------------------------------

SOURCES = ("s1", "s2", "s3")


def test_a_name_located_alike_in_two_sources_is_known() -> None:
    """One decision, or two that differ, teach nothing."""
    alike = [Chosen(s, "Hyderabad", "X1") for s in SOURCES[:2]]
    assert habits.spots(alike) == {("hyderabad",): "X1"}
    assert habits.spots(alike[:1]) == {}
    assert habits.spots([*alike, Chosen("s3", "Hyderabad", "X2")]) == {}
    none = [Chosen(s, "Camp Ten", "") for s in SOURCES]
    assert habits.spots(none) == {("camp", "ten"): ""}


@pytest.mark.skipif(not available(), reason="the gazetteer's file is not there")
def test_a_reading_suggests_what_was_chosen_unless_the_words_say_another() -> None:
    """The other Hyderabad; with its province named, what the words say."""
    plain = "Police arrested Zohra Samejo in Hyderabad on Monday."
    ranked = resolve("Hyderabad")
    lesser = next(r.place for r in ranked[1:] if r.place.kind == "city")
    known = learnt([], spots={("hyderabad",): lesser.id})

    def spot(text: str, given_: Any) -> Any:
        found = [p for p in read(text, given_)["places"] if "Hyderabad" in p["name"]]
        return (found[0].get("suggested") or {}).get("id")

    assert spot(plain, known) == lesser.id
    assert spot(plain, learnt([], spots={("hyderabad",): ""})) is None
    first = ranked[0].place
    said = f"Police arrested Zohra Samejo in Hyderabad, {first.admin1} on Monday."
    assert spot(said, known) in (first.id, None)
