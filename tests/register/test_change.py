"""Changes and answers: a note first, then a claim that quotes it, then a status."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from habeas.claims.models import Quote
from habeas.records import identify
from habeas.records.models import Person
from habeas.register import asks, change
from habeas.register.counts import counts
from habeas.register.listing import entry_of, rows
from habeas.register.models import Episode
from habeas.register.questions import questions
from habeas.sources.models import Source
from habeas.store.ledger import AlreadyDone
from habeas.store.models import Entry


def day(n: int) -> datetime.date:
    """The n-th of March 2026."""
    return datetime.date(2026, 3, n)


def episode(house: Any, name: str) -> Episode:
    """The episode of a person, by name or words."""
    found = Episode.objects.visible_to(house.officer).filter(withdrawn=False)
    return next(e for e in found if name in (e.person.name, e.person.words))


def test_a_change_rests_on_the_words_of_a_note(house: Any, told: Any) -> None:
    """Source, claim, quote and status: the words are the note's, all of them."""
    house.tell(told())
    held = episode(house, "Selim Odhuno")
    words = "His brother saw him in Naivasha Prison on Sunday."
    made = change.record(
        house.officer,
        held,
        "liberty",
        "in_custody",
        day(8),
        words=words,
        voice="brother",
        place="Naivasha Prison",
    )
    note = made.claim.source
    assert note.kind == "note"
    quotes = Quote.objects.visible_to(house.officer).filter(claim=made.claim)
    assert [q.exact for q in quotes] == [words]
    entry = entry_of(house.officer, held.pk, day(9))
    assert entry is not None
    assert entry.liberty.value == "in_custody" and entry.located(day(9))
    assert entry.stay is not None and entry.stay.name == "Naivasha Prison"


def test_nothing_is_recorded_without_words(house: Any, told: Any) -> None:
    """A change nobody put into words is refused before anything is kept."""
    house.tell(told())
    held = episode(house, "Selim Odhuno")
    before = Source.objects.whole("test").count(), Entry.objects.count()
    with pytest.raises(change.NoWords):
        change.record(house.officer, held, "liberty", "arrested", day(8), words=" ")
    with pytest.raises(change.PlaceUnsaid):
        change.record(
            house.officer, held, "liberty", "arrested", day(8), words="x", place="Aden"
        )
    with pytest.raises(change.NoSuchValue):
        change.record(house.officer, held, "liberty", "vanished", day(8), words="gone")
    after = Source.objects.whole("test").count(), Entry.objects.count()
    assert before == after


def test_an_end_by_the_holder_asks_the_next_day(house: Any, told: Any) -> None:
    """The police say they let the workers go: held, and a question."""
    house.tell(told())
    held = episode(house, "five dock workers")
    change.record(
        house.officer,
        held,
        "liberty",
        "released",
        day(7),
        words="All were sent home, the officer in charge says.",
        voice="police",
        end_basis="holder_only",
    )
    entry = entry_of(house.officer, held.pk, day(8))
    assert entry is not None and entry.liberty.held
    assert entry.liberty.said_by_holder_only
    asked = [q for q in questions(house.officer, day(8)) if q.kind == "seen"]
    assert [q.due for q in asked] == [day(8)]
    assert counts(house.officer, day(8)).reported == 6


def test_an_unusual_step_is_kept_flagged_and_asked_about(house: Any, told: Any) -> None:
    """Arrested again without a release told: kept, and the reason asked for."""
    house.tell(told())
    held = episode(house, "five dock workers")
    for reason, asked in ((None, 1), ("the first arrest was never registered", 0)):
        change.record(
            house.officer,
            held,
            "liberty",
            "arrested" if reason is None else "abducted_by_unknown",
            day(7) if reason is None else day(8),
            words=f"Told by a lawyer, {reason}.",
            voice="lawyer",
            reason=reason,
        )
        found = [q for q in questions(house.officer, day(9)) if q.kind == "reason"]
        assert len(found) == 1 if asked else found


def test_still_so_renews_the_day(house: Any, told: Any) -> None:
    """Old news becomes new by somebody's word; the value is the same."""
    house.tell(told())
    held = episode(house, "five dock workers")
    before = entry_of(house.officer, held.pk, day(15))
    assert before is not None and before.liberty.stale
    assert [q.kind for q in questions(house.officer, day(15))].count("still_so") >= 1
    asks.still_so(house.officer, held, day(14), voice="wife of one of them")
    after = entry_of(house.officer, held.pk, day(15))
    assert after is not None and not after.liberty.stale
    assert (after.liberty.value, after.liberty.as_of) == ("in_custody", day(14))


def test_a_form_sent_twice_records_once(house: Any, told: Any) -> None:
    """Neither a second note nor a second status; told so."""
    house.tell(told())
    held = episode(house, "five dock workers")
    for _ in range(2):
        try:
            asks.still_so(house.officer, held, day(14), voice="A", key="form-7")
        except AlreadyDone as done:
            assert "Nothing was done twice" in str(done)
    notes = Source.objects.visible_to(house.officer).filter(kind="note")
    assert notes.count() == 1
    entry = entry_of(house.officer, held.pk, day(15))
    assert entry is not None
    assert [s.value for s in entry.steps].count("in_custody") == 2


def test_still_so_of_what_is_over_is_refused(house: Any, told: Any) -> None:
    """Nothing open, nothing to renew."""
    house.tell(told())
    over = episode(house, "Amara Tessowe")
    with pytest.raises(asks.NothingToRenew):
        asks.still_so(house.officer, over, day(14), voice="radio")


@pytest.mark.parametrize(
    ("answer", "place", "expected"),
    [
        ("confirmed", None, "acknowledged_without_place"),
        ("confirmed", "Kodiaga Prison", "acknowledged_with_place"),
        ("denied", None, "denied"),
        ("no_answer", None, "no_answer"),
        ("refused", None, "no_answer"),
    ],
)
def test_what_an_authority_answers(
    house: Any, told: Any, answer: str, place: str | None, expected: str
) -> None:
    """It feeds the acknowledgement axis and never ends an episode."""
    house.tell(told())
    held = episode(house, "five dock workers")
    contact = asks.asked(house.officer, held, "jail", answer, day(9), place=place)
    assert (contact.whom, contact.answer) == ("jail", answer)
    entry = entry_of(house.officer, held.pk, day(9))
    assert entry is not None
    assert entry.acknowledgement.value == expected
    assert entry.liberty.value == "in_custody"
    renewed = answer == "confirmed"
    assert (entry.liberty.as_of == day(9)) is renewed


def test_what_a_lawyer_answers_is_no_acknowledgement(house: Any, told: Any) -> None:
    """Only those who may hold people acknowledge that they do."""
    house.tell(told())
    held = episode(house, "five dock workers")
    asks.asked(house.officer, held, "lawyer", "denied", day(9))
    entry = entry_of(house.officer, held.pk, day(9))
    assert entry is not None and entry.acknowledgement.value == "not_asked"
    with pytest.raises(asks.NoSuchAnswer):
        asks.asked(house.officer, held, "neighbour", "denied", day(9))


def test_one_of_the_group_is_let_go_and_four_stay(house: Any, told: Any) -> None:
    """Decided to be one of the five; the change is theirs alone."""
    s = told()
    s.text += "\nOne of the five is Peter Achungo.\n"
    s.person("p9", "Peter Achungo")
    house.tell(s)
    group = episode(house, "five dock workers")
    people = Person.objects.visible_to(house.officer)
    named = next(p for p in people if p.name == "Peter Achungo")
    identify.same(house.officer, named, group.person, "the text says so")
    assert counts(house.officer, day(6)).reported == 6
    change.record(
        house.officer,
        group,
        "liberty",
        "released",
        day(8),
        words="He is at home, his mother says.",
        voice="mother",
        end_basis="family",
        person=named.pk,
    )
    found = {r.name: r.entry for r in rows(house.officer, day(9))}
    assert found["five dock workers"].heads == (4, 4)
    assert found["five dock workers"].liberty.value == "in_custody"
    assert found["Peter Achungo"].liberty.value == "released"
    total = counts(house.officer, day(9))
    assert (total.reported, total.released) == (5, 2)


def test_escapes_and_watch_values_are_restricted(house: Any, told: Any) -> None:
    """Where somebody may be who got away is for few eyes, from birth."""
    house.tell(told())
    held = episode(house, "Selim Odhuno")
    made = change.record(
        house.officer,
        held,
        "liberty",
        "escaped",
        day(8),
        words="Got away, says a friend.",
        voice="friend",
        end_basis="person",
    )
    assert made.label == made.claim.label == "restricted"
