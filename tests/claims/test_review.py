"""Decisions: entries with undo, on everything a claim stands on, seen or not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from habeas.accounts.models import User
from habeas.claims import edit, review
from habeas.claims.links import Chain
from habeas.claims.models import Claim, Decision
from habeas.errors import HabeasError
from habeas.records.models import Act, Person
from habeas.register import decide
from habeas.register.models import Status
from habeas.sources.models import Source
from habeas.store import vault
from habeas.store.findings import OK
from habeas.store.ledger import AlreadyDone, write
from habeas.store.models import Entry
from habeas.store.rows import new_id
from habeas.store.seal import lookup
from habeas.store.verify import verify
from tests.register.conftest import Desk, Statement

Told = Callable[[], Statement]


def second(officer: User) -> User:
    """Another officer of the same organisation."""
    other = User(
        id=new_id(),
        name="Officer Somebody",
        name_lookup=lookup(vault.key("lookup"), "Officer Somebody"),
        roles=["officer"],
        owner=officer.owner,
    )
    other.set_unusable_password()
    with write(officer, "test.officer") as w:
        w.save(other)
    return other


def one(house: Desk, source: Source, kind: str, **value: Any) -> Claim:
    """The claim of this kind whose value has these."""
    found = [
        c
        for c in house.claims(source, kind)
        if all(c.value.get(n) == v for n, v in value.items())
    ]
    assert len(found) == 1
    return found[0]


def state(claim: Claim) -> str:
    """The claim's state as the database has it."""
    return str(Claim.objects.whole("test").get(pk=claim.pk).state)


def test_accepting_takes_along_what_it_stands_on(house: Desk, told: Told) -> None:
    """A status: the person it is of, and no other."""
    source = house.read(told())
    status = one(house, source, "status", value="reported_held")
    decisions = decide.accept(house.officer, [status])
    assert {d.claim.kind for d in decisions} == {"status", "person"}
    assert len({d.entry for d in decisions}) == 1
    accepted = {c.kind for c in house.claims(source) if c.state == review.ACCEPTED}
    assert accepted == {"status", "person"}
    assert [p.name for p in Person.objects.visible_to(house.officer)] == [
        "Selim Odhuno"
    ]


def test_accepting_twice_is_no_second_decision(house: Desk, told: Told) -> None:
    """Nothing changes and no entry is made."""
    source = house.read(told())
    claims = house.claims(source)
    decide.accept(house.officer, claims)
    entries, decisions = Entry.objects.count(), Decision.objects.whole("t").count()
    assert decide.accept(house.officer, claims) == []
    assert (Entry.objects.count(), Decision.objects.whole("t").count()) == (
        entries,
        decisions,
    )


def test_undo_goes_back_step_by_step(house: Desk, told: Told) -> None:
    """Accepted, doubted, set aside: each taken back in turn, then no more."""
    source = house.read(told())
    claim = one(house, source, "act", type="threat")
    decide.accept(house.officer, [claim])
    decide.doubt(house.officer, [claim], "who heard it?")
    decide.set_aside(house.officer, [claim])
    assert state(claim) == "set_aside"
    for expected in ("doubted", review.ACCEPTED, "suggested"):
        decide.undo(house.officer, claim)
        assert state(claim) == expected
    with pytest.raises(review.NothingToUndo):
        decide.undo(house.officer, claim)


def test_a_whole_card_is_taken_back_at_once(house: Desk, told: Told) -> None:
    """All decisions of one entry, bar those that were overtaken."""
    source = house.read(told())
    claims = house.claims(source, "person", "status")
    entry = decide.accept(house.officer, claims)[0].entry
    overtaken = one(house, source, "status", value="released")
    decide.doubt(house.officer, [overtaken])
    decide.undo_entry(house.officer, entry)
    states = {c.pk: c.state for c in house.claims(source, "person", "status")}
    assert states.pop(overtaken.pk) == "doubted"
    assert set(states.values()) == {"suggested"}
    with pytest.raises(review.NothingToUndo):
        decide.undo_entry(house.officer, entry)


def test_what_is_withdrawn_leaves_the_records(house: Desk, told: Told) -> None:
    """A retracted arrest is no act any more; why is kept."""
    source = house.tell(told())
    arrest = one(house, source, "act", type="threat")
    assert Act.objects.whole("test").filter(type="threat", withdrawn=False)
    (decision,) = decide.retract(house.officer, [arrest], "the union took it back")
    assert not Act.objects.whole("test").filter(type="threat", withdrawn=False)
    assert decision.reason == "the union took it back"
    decide.undo(house.officer, arrest)
    assert Act.objects.whole("test").filter(type="threat", withdrawn=False)


@pytest.mark.parametrize("verb", ["accept", "set_aside", "misread", "doubt"])
def test_what_was_withdrawn_is_not_decided_again(
    house: Desk, told: Told, verb: str
) -> None:
    """Undo the withdrawal first; nothing of the attempt stays."""
    source = house.tell(told())
    claim = one(house, source, "act", type="threat")
    decide.retract(house.officer, [claim], "why")
    entries = Entry.objects.count()
    with pytest.raises(review.NotPossible, match="is retracted"):
        getattr(decide, verb)(house.officer, [claim])
    assert Entry.objects.count() == entries


def test_only_what_was_accepted_is_withdrawn_and_for_a_reason(
    house: Desk, told: Told
) -> None:
    """A suggestion is set aside; it is not retracted."""
    source = house.read(told())
    claim = one(house, source, "act", type="threat")
    with pytest.raises(review.NotPossible):
        decide.retract(house.officer, [claim], "why")
    decide.accept(house.officer, [claim])
    with pytest.raises(review.NoReason):
        decide.retract(house.officer, [claim], " ")


def test_nothing_stands_on_a_misread_person(house: Desk, told: Told) -> None:
    """The act is refused as long as its victim is none."""
    source = house.read(told())
    person = one(house, source, "person", name="Amara Tessowe")
    status = one(house, source, "status", value="released")
    decide.misread(house.officer, [person])
    with pytest.raises(review.StandsOnMisread) as caught:
        decide.accept(house.officer, [status])
    assert person.pk in str(caught.value) and "Amara" not in str(caught.value)
    assert state(status) == "suggested"
    decide.undo(house.officer, person)
    decide.accept(house.officer, [status])
    assert state(person) == review.ACCEPTED


def test_what_was_refused_beside_it_does_not_come_along(
    house: Desk, told: Told
) -> None:
    """The place was misread: the arrest is accepted, without it."""
    source = house.read(told())
    place = one(house, source, "place", name="the bus park")
    person = one(house, source, "person", name="Amara Tessowe")
    arrest = one(house, source, "act", type="arrest", victim=person.pk)
    decide.misread(house.officer, [place])
    decide.accept(house.officer, [arrest])
    assert state(place) == "misread"
    assert Act.objects.whole("test").get(withdrawn=False).place is None


def test_a_misread_person_takes_the_records_along(house: Desk, told: Told) -> None:
    """What rests on somebody nobody accepts waits, whatever was decided on it."""
    source = house.tell(told())
    decide.misread(house.officer, [one(house, source, "person", name="Selim Odhuno")])
    held = Status.objects.whole("t").filter(value="reported_held", withdrawn=False)
    assert not held


def test_in_bulk_only_what_is_light(house: Desk, told: Told) -> None:
    """Demands at one stroke, counted apart; never a status, nor who comes along."""
    source = house.read(told())
    demands = house.claims(source, "demand")
    with pytest.raises(review.NotInBulk) as caught:
        decide.accept(house.officer, house.claims(source, "status"), bulk=True)
    assert len(caught.value.ids) == 8
    decide.accept(house.officer, demands, bulk=True)
    assert review.in_bulk_count(house.officer, source) >= len(demands)
    decided = [c for c in house.claims(source) if c.state == review.ACCEPTED]
    people = [c for c in decided if c.kind == "person"]
    assert [p.value["kind"] for p in people] == ["class"]
    assert {c.kind for c in decided} == {"demand", "person", "organisation"}


def test_two_officers_at_once_are_both_kept(house: Desk, told: Told) -> None:
    """Neither saw the other's decision: doubted, and both are shown."""
    source = house.read(told())
    other = second(house.officer)
    seen = one(house, source, "status", value="released")
    decide.accept(house.officer, [seen])
    decide.misread(other, [seen])  # as it was before the acceptance
    assert state(seen) == "doubted"
    (pair,) = review.conflicts(house.officer, source).values()
    assert [(d.verb, d.officer) for d in pair] == [
        ("accept", house.officer.pk),
        ("misread", other.pk),
    ]
    assert not Status.objects.whole("t").filter(value="released", withdrawn=False)
    decide.undo(other, seen)
    assert state(seen) == review.ACCEPTED
    assert not review.conflicts(house.officer, source)


def test_who_saw_it_decides(house: Desk, told: Told) -> None:
    """Knowing the other's decision, or being of one mind, is no conflict."""
    source = house.read(told())
    other = second(house.officer)
    stale = one(house, source, "status", value="released")
    decide.accept(house.officer, [stale])
    decide.accept(other, [stale])
    assert state(stale) == review.ACCEPTED
    fresh = one(house, source, "status", value="released")
    decide.misread(other, [stale], seen={stale.pk: fresh.entry})
    assert state(stale) == "misread" and not review.conflicts(other, source)


def test_a_form_sent_twice_decides_once(house: Desk, told: Told) -> None:
    """Undone once, not twice; and told so."""
    source = house.read(told())
    claim = one(house, source, "status", value="released")
    decide.accept(house.officer, [claim])
    decide.doubt(house.officer, [claim])
    decide.undo(house.officer, claim, key="form-1")
    with pytest.raises(AlreadyDone, match="Nothing was done twice"):
        decide.undo(house.officer, claim, key="form-1")
    assert state(claim) == review.ACCEPTED


def test_one_officer_changes_their_mind(house: Desk, told: Told) -> None:
    """The last decision counts; with one pair of eyes there is no conflict."""
    source = house.read(told())
    claim = one(house, source, "status", value="released")
    decide.accept(house.officer, [claim])
    decide.misread(house.officer, [claim])
    assert state(claim) == "misread"


def test_an_edit_is_a_persons_claim_on_the_same_words(house: Desk, told: Told) -> None:
    """Superseded, not lost; undone, the first stands again."""
    source = house.tell(told())
    old = one(house, source, "status", value="released")
    new = decide.edit(
        house.officer, old, value={**old.value, "date": "2026-03-06"}, reason="typo"
    )
    assert (new.method, new.state, state(old)) == (
        "person",
        review.ACCEPTED,
        "superseded",
    )
    spans = [sorted((q.start, q.end) for q in c.quotes.whole("t")) for c in (old, new)]
    assert spans[0] == spans[1]
    status = Status.objects.whole("t").get(value="released", withdrawn=False)
    assert status.date == "2026-03-06"
    decide.undo(house.officer, old)
    assert (state(old), state(new)) == (review.ACCEPTED, "superseded")
    status = Status.objects.whole("t").get(value="released", withdrawn=False)
    assert status.date == "2026-03-05"


def test_an_edit_marks_other_words(house: Desk, told: Told) -> None:
    """Only words of the text, where they stand."""
    source = house.tell(told())
    old = one(house, source, "place", name="the bus park")
    at = old.text.text.index("bus\npark")
    new = decide.edit(
        house.officer, old, value={"name": "bus park"}, spans=[(at, at + 8)]
    )
    (quote,) = new.quotes.whole("t")
    assert quote.exact == "bus\npark" and new.first == at
    with pytest.raises(Exception, match="mark no words"):
        decide.edit(house.officer, new, spans=[(5, 5)])


@pytest.mark.parametrize(
    "changes",
    [
        {"modality": "surely"},
        {"place": "here"},
        {"value": {"value": "vanished"}},
        {"value": {"value": "arrested", "date": "yesterday"}},
        {"value": {"value": "arrested", "person": "no-claim"}},
        {"spans": []},
    ],
)
def test_an_edit_that_is_none_is_refused(
    house: Desk, told: Told, changes: dict[str, Any]
) -> None:
    """The field is named; nothing changes."""
    source = house.tell(told())
    old = one(house, source, "status", value="released")
    entries = Entry.objects.count()
    with pytest.raises(edit.BadEdit):
        decide.edit(house.officer, old, **changes)
    assert Entry.objects.count() == entries


def test_an_edit_of_what_another_edited_is_refused(house: Desk, told: Told) -> None:
    """Look first: the claim stands otherwise by now."""
    source = house.tell(told())
    old = one(house, source, "status", value="released")
    decide.edit(house.officer, old, value={**old.value, "date": "2026-03-06"})
    with pytest.raises(edit.ChangedMeanwhile):
        decide.edit(house.officer, old, value={**old.value, "date": "2026-03-04"})


def test_an_edit_closes_what_becomes_a_watch_value(house: Desk, told: Told) -> None:
    """Restricted from the moment it is one."""
    source = house.tell(told())
    old = one(house, source, "status", value="in_custody")
    new = decide.edit(house.officer, old, value={**old.value, "value": "escaped"})
    assert new.label == "restricted"
    assert {q.label for q in new.quotes.whole("t")} == {"restricted"}


def test_every_decision_verifies(house: Desk, told: Told) -> None:
    """After accepting, editing, undoing and withdrawing nothing is out of order."""
    source = house.tell(told())
    claim = one(house, source, "status", value="released")
    decide.edit(house.officer, claim, value={**claim.value, "date": "2026-03-06"})
    decide.retract(house.officer, house.claims(source, "demand"), "why")
    decide.undo(house.officer, claim)
    assert all(f.severity == OK or "checkpoint" in f.sentence for f in verify())


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["accept", "set_aside", "misread", "doubt"]),
        st.integers(0, 40),
    ),
    min_size=1,
    max_size=6,
)


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(STEPS)
def test_undoing_all_leaves_it_as_it_was(
    house: Desk, steps: list[tuple[str, int]]
) -> None:
    """Whatever is decided, entry by entry taken back: each state is the first."""
    from tests.register.conftest import statement

    s = statement()
    s.text += f"\n{new_id()}\n"
    source = house.read(s)
    claims = sorted(house.claims(source), key=lambda c: (c.first, c.kind, c.pk))
    entries = []
    for verb, n in steps:
        claim = claims[n % len(claims)]
        try:
            made = getattr(decide, verb)(house.officer, [claim])
        except review.StandsOnMisread:
            continue
        entries += [made[0].entry] if made else []
    for entry in reversed(entries):
        decide.undo_entry(house.officer, entry)
    assert {c.state for c in house.claims(source)} == {"suggested"}
    people = Person.objects.whole("t").filter(claim__source=source, withdrawn=False)
    assert not people


TURNS = st.lists(
    st.tuples(
        st.sampled_from(
            ["accept", "set_aside", "misread", "doubt", "retract", "edit", "undo"]
        ),
        st.integers(0, 3),
        st.integers(0, 5),
    ),
    min_size=4,
    max_size=14,
)


def turn(house: Desk, verb: str, claim: Claim) -> None:
    """Decide on a claim as an officer has it before them; or be refused."""
    officer = house.officer
    try:
        if verb == "edit":
            decide.edit(officer, claim, value={**claim.value, "date": "2026-03-04"})
        elif verb == "retract":
            decide.retract(officer, [claim], "taken back")
        elif verb == "undo":
            decide.undo(officer, claim)
        else:
            getattr(decide, verb)(officer, [claim])
    except HabeasError:
        pass


def histories(house: Desk, source: Source) -> dict[str, list[Claim]]:
    """Every claim with its edits, by the one it began as."""
    found: dict[str, list[Claim]] = {}
    chain = Chain(house.claims(source))
    for claim in chain.claims.values():
        found.setdefault(chain.root(claim.pk), []).append(claim)
    for versions in found.values():
        standing = [c for c in versions if c.state != "superseded"]
        assert len(standing) == 1
        assert {chain.now(c.pk) for c in versions} == set(standing)
    return found


@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(TURNS)
def test_of_every_claim_and_its_edits_one_stands(
    house: Desk, turns: list[tuple[str, int, int]]
) -> None:
    """Edited, edited again and undone in any order; and undone to the end, the first."""
    from tests.register.conftest import statement

    s = statement()
    s.text += f"\n{new_id()}\n"
    source = house.read(s)
    acts = sorted(c.pk for c in house.claims(source, "act"))
    for verb, which, version in turns:
        known = histories(house, source)[acts[which % len(acts)]]
        turn(house, verb, known[version % len(known)])
    for root, versions in histories(house, source).items():
        with pytest.raises(review.NothingToUndo):
            for _ in range(40):
                decide.undo(house.officer, versions[0])
        assert state(next(c for c in versions if c.pk == root)) == "suggested"
    standing = [c for c in house.claims(source) if c.state != "superseded"]
    assert {c.state for c in standing} == {"suggested"}
    assert not any(c.supersedes_id for c in standing)


def test_an_edit_of_an_edit_stands_and_is_undone_step_by_step(
    house: Desk, told: Told
) -> None:
    """What was corrected twice is decided on, and each correction taken back."""
    source = house.tell(told())
    first = one(house, source, "status", value="released")
    second_one = decide.edit(
        house.officer, first, value={**first.value, "date": "2026-03-06"}
    )
    third = decide.edit(
        house.officer, second_one, value={**first.value, "date": "2026-03-07"}
    )
    assert {d.claim_id for d in decide.undo(house.officer, first)} == {
        third.pk,
        second_one.pk,
    }
    assert state(second_one) == review.ACCEPTED
    decide.undo(house.officer, third)
    assert [state(c) for c in (first, second_one, third)] == [
        review.ACCEPTED,
        "superseded",
        "superseded",
    ]
