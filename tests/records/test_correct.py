"""A record is corrected by a decision beside it, and is as before once it is undone."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest

from habeas.accounts.models import User
from habeas.claims.models import Claim
from habeas.records import correct
from habeas.records.models import Act, Basis, Choice, Person, Place
from habeas.records.then import as_then, then
from habeas.register import decide, protect
from habeas.register.decide import rebuild_in
from habeas.register.listing import entries_on, rows
from habeas.sources.models import Source
from habeas.store.findings import DAMAGE
from habeas.store.verify import verify
from tests.register.conftest import Desk, Statement
from tests.register.test_entries import ON

Told = Callable[[], Statement]


def person(house: Desk, name: str) -> Person:
    """The person called so."""
    rows = Person.objects.visible_to(house.officer).filter(withdrawn=False)
    found: Person = next(p for p in rows if name in str(p.name or p.words))
    return found


def arrest(house: Desk) -> Act:
    """The arrest of the teacher."""
    rows = Act.objects.visible_to(house.officer).filter(withdrawn=False, type="arrest")
    teacher = person(house, "Amara")
    found: Act = next(a for a in rows if a.victim_id == teacher.pk)
    return found


def enter(house: Desk, record: Any, field: str, told: str, words: str) -> Choice:
    """Correct a field in the officer's own words."""
    return correct.enter(
        house.officer,
        record,
        field,
        told,
        words=words,
        voice="her brother",
        reason="he was there",
        after=rebuild_in,
    )


def bases(record: Any, field: str) -> set[str]:
    """The ids of the claims a field rests on."""
    rows = Basis.objects.whole("test").filter(row=record.pk, field=field)
    return set(rows.values_list("claim_id", flat=True))


def test_an_entered_name_is_a_small_source_and_is_undone(
    house: Desk, told: Told
) -> None:
    """The name is the brother's; then it is the statement's again, and both are kept."""
    house.tell(told())
    one = person(house, "Amara")
    before = {p.pk: (p.name, p.heads_min) for p in Person.objects.whole("test")}
    first = bases(one, "name")
    choice = enter(house, one, "name", "Amara Tessoway", "She is Amara Tessoway.")
    one.refresh_from_db()
    assert one.name == "Amara Tessoway"
    assert bases(one, "name") == {choice.claim_id} != first
    assert Source.objects.whole("test").get(kind="note").voice == "her brother"
    assert Person.objects.whole("test").count() == len(before)
    correct.undo(house.officer, choice, after=rebuild_in)
    after = {p.pk: (p.name, p.heads_min) for p in Person.objects.whole("test")}
    assert after == before and bases(one, "name") == first
    told_of = [c.new for c in correct.history(one) if c.field == "name"]
    assert told_of == ["Amara Tessowe", "Amara Tessoway", "Amara Tessowe"]
    assert all(f.severity != DAMAGE for f in verify())


def test_a_place_is_entered_with_the_words_that_name_it(
    house: Desk, told: Told
) -> None:
    """The act then has that place, which rests on the same note."""
    house.tell(told())
    act = arrest(house)
    old = act.place_id
    choice = enter(house, act, "place", "Oile Market", "It was at Oile Market.")
    act.refresh_from_db()
    assert act.place_id != old and act.place is not None
    assert act.place.name == "Oile Market"
    acts = Act.objects.visible_to(house.officer).filter(withdrawn=False, type="arrest")
    assert acts.count() == 2  # a correction is no second act
    decide.misread(house.officer, [choice.claim])
    act.refresh_from_db()
    assert act.place_id == old


def test_a_date_is_corrected_and_the_act_keeps_its_id(house: Desk, told: Told) -> None:
    """With its bounds; a group's heads likewise reach the register."""
    house.tell(told())
    act, group = arrest(house), person(house, "five dock workers")
    enter(house, act, "date", "2026-03-03", "It was on the third.")
    act.refresh_from_db()
    assert act.best is not None and act.best.isoformat() == "2026-03-03"
    enter(house, group, "heads", "4-6", "Four at least, six at most.")
    group.refresh_from_db()
    assert (group.heads_min, group.heads_max) == (4, 6)
    assert entries_on(house.officer, ON)


def test_a_claim_of_another_source_is_chosen(house: Desk, told: Told) -> None:
    """Its value counts for as long as the choice stands; a second one replaces it."""
    house.tell(told())
    source = Statement("Amarah Tessowe was seen.")
    source.person("p1", "Amarah Tessowe")
    house.tell(source)
    one = person(house, "Amara ")
    claim = person(house, "Amarah").claim
    for reason in ("her own spelling", "asked again"):
        correct.choose(house.officer, one, "name", claim, reason, after=rebuild_in)
    one.refresh_from_db()
    assert one.name == "Amarah Tessowe"
    (standing,) = correct.choices(house.officer, [one])
    assert standing.reason == "asked again"
    assert one.label_of("name") == claim.label


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("date", "yesterday", "It was yesterday."),
        ("type", "stroll", "They walked."),
        ("place", "Oile Market", "It was elsewhere."),
        ("time", "", "At noon."),
    ],
)
def test_what_is_not_of_its_form_is_refused(
    house: Desk, told: Told, field: str, value: str, words: str
) -> None:
    """Nothing is kept of it."""
    house.tell(told())
    act, sources = arrest(house), Source.objects.whole("test").count()
    with pytest.raises(correct.BadValue) as error:
        enter(house, act, field, value, words)
    assert "Oile" not in str(error.value)
    assert Source.objects.whole("test").count() == sources


def test_what_cannot_be_chosen_is_refused(house: Desk, told: Told) -> None:
    """Another kind of claim, one nobody accepted, a field that is none, no reason."""
    source = house.tell(told())
    act, one = arrest(house), person(house, "Amara")
    place = Place.objects.visible_to(house.officer).first()
    assert place is not None
    wrong: list[tuple[Any, str, Claim]] = [
        (act, "date", place.claim),
        (act, "victim", act.claim),
        (one, "heads", one.claim),
    ]
    for record, field, claim in wrong:
        with pytest.raises(correct.NotCorrectable):
            correct.choose(house.officer, record, field, claim, "so", after=rebuild_in)
    with pytest.raises(correct.NoReason):
        correct.choose(house.officer, act, "date", act.claim, " ", after=rebuild_in)
    (claim, *_) = house.claims(source, "act")
    decide.retract(house.officer, [claim], "withdrawn by them")
    claim.refresh_from_db()
    with pytest.raises(correct.NotCorrectable):
        correct.choose(house.officer, act, "date", claim, "so", after=rebuild_in)


def test_a_value_from_what_is_closed_closes_its_record(house: Desk, told: Told) -> None:
    """It is as closed as its claim, and is not opened again by taking it back."""
    house.tell(told())
    source = Statement("Amarah Tessowe was seen.")
    source.person("p1", "Amarah Tessowe")
    house.tell(source)
    one, claim = person(house, "Amara "), person(house, "Amarah").claim
    protect.restrict(house.officer, claim)
    choice = correct.choose(
        house.officer, one, "name", claim, "her own", after=rebuild_in
    )
    one.refresh_from_db()
    assert one.name == "Amarah Tessowe" and one.label == "restricted"
    correct.undo(house.officer, choice, after=rebuild_in)
    one.refresh_from_db()
    assert one.name == "Amara Tessowe" and one.label == "restricted"


def now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


def name_then(house: Desk, record: Any, known_on: datetime.datetime) -> str:
    """What a record was called at a time of knowledge."""
    row = type(record).objects.whole("test").select_related("claim").get(pk=record.pk)
    as_then(house.officer, [row], known_on)
    return str(row.name)


def test_what_was_chosen_by_a_day_is_what_was_known(house: Desk, told: Told) -> None:
    """A choice made later, replaced, undone, or whose claim is misread since."""
    house.tell(told())
    one = person(house, "Amara")
    before = now()
    first = enter(house, one, "name", "Amara Tessoway", "She is Amara Tessoway.")
    chosen = now()
    enter(house, one, "name", "Amara T", "Call her Amara T.")
    replaced = now()
    standing = correct.choices(house.officer, [one])
    correct.undo(house.officer, standing[0], after=rebuild_in)
    undone = now()
    third = enter(house, one, "name", "A. Tessowe", "A. Tessowe it is.")
    again = now()
    decide.misread(house.officer, [third.claim])
    one.refresh_from_db()
    assert one.name == name_then(house, one, now()) == "Amara Tessowe"
    called = [
        name_then(house, one, at) for at in (before, chosen, replaced, undone, again)
    ]
    assert called == [
        "Amara Tessowe", "Amara Tessoway", "Amara T", "Amara Tessowe", "A. Tessowe",
    ]  # fmt: skip
    names = {r.name for r in rows(house.officer, ON, chosen)}
    assert "Amara Tessoway" in names and "Amara Tessowe" not in names
    known = {c.pk for c in then([one], chosen).of(one).values()}
    assert known == {first.pk}


def test_the_heads_of_a_group_are_those_known_then(house: Desk, told: Told) -> None:
    """Also in the register's counts, before the choice and after it was taken back."""
    house.tell(told())
    group = person(house, "five dock workers")
    before = now()
    choice = enter(house, group, "heads", "7", "There were seven of them.")
    chosen = now()
    correct.undo(house.officer, choice, after=rebuild_in)

    def heads(known_on: datetime.datetime | None) -> Any:
        found = rows(house.officer, ON, known_on)
        return next(r.entry.heads for r in found if r.entry.group)

    assert [heads(x) for x in (before, chosen, None)] == [(5, 5), (7, 7), (5, 5)]


def test_what_was_known_shows_nothing_that_is_closed_now(
    house: Desk, told: Told
) -> None:
    """A value whose claim is above an officer's ceiling is told as it is now."""
    house.tell(told())
    one = person(house, "Amara")
    choice = enter(house, one, "name", "Amara Tessoway", "She is Amara Tessoway.")
    chosen = now()
    correct.undo(house.officer, choice, after=rebuild_in)
    protect.restrict(house.officer, choice.claim)
    reader = User(pk=house.officer.pk, ceiling="internal", owner=house.officer.owner)
    row = Person.objects.whole("test").select_related("claim").get(pk=one.pk)
    as_then(reader, [row], chosen)
    assert row.name == "Amara Tessowe"
