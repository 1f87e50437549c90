"""Several sources laid together: one person once, groups and those who leave them."""

from __future__ import annotations

import datetime
import random
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from habeas.register.counts import tally
from habeas.register.entries import DEPRIVATION, WATCH, Entry, StayAt, Told, entries
from habeas.register.status import HOLDER, Step

D = datetime.date
ON = D(2026, 3, 10)


def step(value: str, n: int, source: str, order: int = 0, **more: str) -> Step:
    """A step on the n-th of March 2026."""
    day = D(2026, 3, n)
    return Step(
        id=f"{source}-{order}-{value}-{n}-{more}",
        claim=f"claim of {source}",
        value=value,
        date=day.isoformat(),
        earliest=day,
        latest=day,
        best=day,
        said_on=day,
        source=source,
        order=order,
        **more,  # type: ignore[arg-type]
    )


def told(person: str, *steps: Step, **more: object) -> Told:
    """An episode of `person`, told by the source of its first step."""
    episode = f"{person}@{steps[0].source}"
    return Told(episode=episode, person=person, steps=steps, **more)  # type: ignore[arg-type]


def by_person(found: list[Entry]) -> dict[str, Entry]:
    """The entries by their first person."""
    return {e.people[0]: e for e in found}


def test_people_decided_to_be_the_same_are_one_entry() -> None:
    """Two sources, one person: counted once, with the news of both."""
    given_ = [
        told("p1", step("arrested", 2, "a")),
        told("p2", step("in_custody", 4, "b")),
    ]
    apart = entries(given_, {}, {}, ON)
    assert len(apart) == 2
    (one,) = entries(given_, {"p1": "p1", "p2": "p1"}, {}, ON)
    assert one.people == ("p1", "p2") and one.sources == ("a", "b")
    assert one.liberty.value == "in_custody" and one.heads == (1, 1)


def test_a_member_leaves_the_groups_heads_and_carries_its_news() -> None:
    """Five taken; one of them is named later, and let go: four and one."""
    group = told("g", step("arrested", 2, "a"), group=True, heads=(5, 5), words="five")
    named = told("p", step("released", 5, "b", end_basis="family"))
    found = by_person(entries([group, named], {}, {"g": frozenset({"p"})}, ON))
    assert found["g"].heads == (4, 4) and found["g"].liberty.held
    assert found["p"].liberty.value == "released"
    assert [s.value for s in found["p"].steps] == ["arrested", "released"]
    assert found["p"].one_of == ("g",)


def test_a_member_without_news_of_their_own_stays_counted() -> None:
    """Named as one of five, nothing more: still five, one of them named."""
    group = told("g", step("arrested", 2, "a"), group=True, heads=(5, 6))
    named = Told(episode="", person="p")
    found = by_person(entries([group, named], {}, {"g": frozenset({"p"})}, ON))
    assert found["g"].heads == (4, 5)
    assert found["p"].heads == (1, 1) and found["p"].liberty.value == "arrested"


def test_a_member_of_whom_nothing_is_told_is_one_of_the_group() -> None:
    """Whoever may not see the member, or the group, is not told that there is one."""
    group = told("g", step("arrested", 2, "a"), group=True, heads=(5, 6))
    (found,) = entries([group], {}, {"g": frozenset({"p"})}, ON)
    assert (found.people, found.heads) == (("g",), (5, 6))
    alone = told("p", step("arrested", 2, "b"))
    (found,) = entries([alone], {}, {"g": frozenset({"p"})}, ON)
    assert (found.people, found.one_of) == (("p",), ())


def test_words_stay_words() -> None:
    """A group of "hundreds" has no heads, before and after a member leaves it."""
    group = told(
        "g", step("arrested", 2, "a"), group=True, heads=(None, None), words="hundreds"
    )
    (one,) = entries([group], {}, {}, ON)
    assert one.heads == (None, None) and one.words == "hundreds"


def test_a_watch_entry_is_overtaken_by_the_taking() -> None:
    """Threatened, then taken: the deprivation counts, the watch entry does not."""
    watch = told("p", step("at_risk", 2, "a"), kind=WATCH)
    taken = told("p", step("arrested", 4, "b"))
    kinds = {e.kind: e for e in entries([watch, taken], {}, {}, ON)}
    assert kinds[WATCH].overtaken and not kinds[DEPRIVATION].overtaken
    assert not entries([watch], {}, {}, ON)[0].overtaken


def test_a_case_goes_on_after_a_release() -> None:
    """Facing a case is overtaken while held, and stands again afterwards."""
    watch = told("p", step("facing_case", 2, "a"), kind=WATCH)
    held = told("p", step("arrested", 4, "b"))
    out = told("p", step("arrested", 4, "b"), step("released", 6, "b", 1))
    for taken, over in ((held, True), (out, False)):
        found = {e.kind: e for e in entries([watch, taken], {}, {}, ON)}
        assert found[WATCH].overtaken is over


def test_located_needs_a_place_that_can_be_found_dated_and_fresh() -> None:
    """A named jail counts; "a nearby police station" and old news do not."""
    custody = step("in_custody", 9, "a")
    places = {
        "Karachi Central Jail": True,
        "nearby police station": False,
        "an undisclosed location": False,
    }
    for name, found in places.items():
        stay = StayAt("s", "l", name, D(2026, 3, 9), "2026-03-09")
        (one,) = entries([told("p", custody, stays=(stay,))], {}, {}, ON)
        assert one.located(ON) is found, name
        assert not one.located(D(2026, 6, 1))
    undated = StayAt("s", "l", "Karachi Central Jail")
    (one,) = entries([told("p", custody, stays=(undated,))], {}, {}, ON)
    assert not one.located(ON)


def test_historical_entries_stand_apart() -> None:
    """A death told as precedent is another entry than an arrest of today."""
    past = told("p", step("died_in_custody", 2, "a"), historical=True)
    now = told("q", step("arrested", 4, "a"))
    found = by_person(entries([past, now], {"q": "p", "p": "p"}, {}, ON))
    assert {e.historical for e in found.values()} == {True, False}


def test_alleged_disappearance_is_computed() -> None:
    """Held, unacknowledged and denied: never typed in, never without the denial."""
    held = step("held_unacknowledged", 2, "a")
    (one,) = entries([told("p", held)], {}, {}, ON)
    assert not one.enforced_disappearance_alleged
    denied = step("denied", 3, "b", axis="acknowledgement")
    (one,) = entries([told("p", held, denied)], {}, {}, ON)
    assert one.enforced_disappearance_alleged


VALUES = ["arrested", "in_custody", "released", "reported_held", "died_in_custody"]
ONE = st.tuples(
    st.sampled_from(VALUES),
    st.integers(1, 20),
    st.sampled_from("ab"),
    st.integers(0, 2),
    st.sampled_from(["", HOLDER, "family"]),
)


@st.composite
def registers(draw: st.DrawFn) -> list[Told]:
    """A few people and groups, each with a few steps of one source each."""
    found = []
    for n in range(draw(st.integers(1, 4))):
        for source in draw(st.sets(st.sampled_from("ab"), min_size=1)):
            steps = {
                s.id: s
                for v, d, _, o, b in draw(st.lists(ONE, min_size=1, max_size=3))
                for s in [step(v, d, source, o, end_basis=b)]
            }
            found.append(told(f"p{n}", *steps.values(), heads=(1, 1)))
    return found


@given(registers(), registers())
def test_releasing_one_never_changes_another(mine, others) -> None:  # type: ignore[no-untyped-def]
    """Whatever is told of other people, a person's own entries stay the same."""
    own = [t for t in mine if t.person == "p0"]
    rest = [t for t in [*mine, *others] if t.person != "p0"]
    alone = [e for e in entries(own, {}, {}, ON) if e.people == ("p0",)]
    beside = [e for e in entries([*own, *rest], {}, {}, ON) if e.people == ("p0",)]
    assert alone == beside


@given(registers())
def test_who_are_joined_are_held_once_at_most(mine) -> None:  # type: ignore[no-untyped-def]
    """Deciding that all are one person leaves one who is held, or nobody."""
    found = entries(mine, {t.person: "p0" for t in mine}, {}, ON)
    assert sum(e.liberty.held for e in found) <= 1


def test_joining_may_tell_that_somebody_is_held_again() -> None:
    """What a source tells after a release, of a record that is the same person, counts."""
    freed = told("p", step("released", 1, "a"))
    kept = told("q", step("released", 1, "a", 1), step("in_custody", 2, "a", 1))
    apart = entries([freed, kept], {}, {}, ON)
    assert not any(e.liberty.held for e in apart)
    joined = entries([freed, kept], {"q": "p"}, {}, ON)
    assert [e.liberty.value for e in joined if e.liberty.held] == ["in_custody"]


def test_a_fear_is_looked_back_on_after_the_news_was_taken_back() -> None:
    """As known before a withdrawal, its news counts; as known now it is not there."""
    learnt = datetime.datetime(2026, 3, 6, tzinfo=datetime.UTC)
    later = learnt + datetime.timedelta(days=1)
    news = [step("arrested", 3, "a"), step("released", 4, "a", 1)]
    gone = [replace(s, recorded_at=learnt, withdrawn_at=later) for s in news]
    watch = told("p", step("at_risk", 2, "b"), kind=WATCH)
    before = entries([watch, told("p", *gone)], {}, {}, ON, learnt)
    kinds = {e.kind: e for e in before}
    assert kinds[WATCH].overtaken and kinds[DEPRIVATION].liberty.value == "released"
    (now,) = entries([watch, told("p", *gone)], {}, {}, ON)
    assert now.kind == WATCH and not now.overtaken


@given(st.integers(2, 9), st.integers(0, 9))
def test_members_and_rest_sum_to_the_group(heads: int, named: int) -> None:
    """Whoever leaves a group, the sum stays as long as the group is large enough."""
    group = told("g", step("arrested", 2, "a"), group=True, heads=(heads, heads))
    members = frozenset(f"p{n}" for n in range(min(named, heads)))
    found = entries([group], {}, {"g": members}, ON)
    assert sum(e.heads[0] or 0 for e in found) == heads


@given(
    st.integers(1, 9),
    st.integers(0, 9),
    st.lists(st.booleans(), max_size=9),
    st.randoms(use_true_random=False),
)
def test_naming_members_never_counts_anyone_twice(
    low: int, more: int, with_news: list[bool], chance: random.Random
) -> None:
    """The sum stays the group's, or the names' where they are more than its minimum.

    Whether or not something else is told of a member, and in whatever order.
    """
    high = low + more
    held = step("arrested", 2, "a")
    group = told("g", held, group=True, heads=(low, high), words="them")
    members = [f"p{n}" for n in range(len(with_news))]
    given_ = [group] + [
        told(p, step("in_custody", 3, f"s{p}"))
        if news
        else Told(episode="", person=p, name=p)
        for p, news in zip(members, with_news, strict=True)
    ]
    chance.shuffle(given_)
    bound = {"g": frozenset(members)} if members else {}
    counted = tally(entries(given_, {}, bound, ON), ON)
    assert counted.reported == max(low, len(members))
    assert counted.most["reported"] == max(high, len(members))
    undone = tally(entries([group], {}, {}, ON), ON)
    assert (undone.reported, undone.most["reported"]) == (low, high)
