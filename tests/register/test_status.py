"""What the dated news about a person comes to: examples, and laws for all of it."""

from __future__ import annotations

import datetime
from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.register.status import (
    HOLDER,
    Standing,
    Step,
    current,
    next_warning,
    ordered,
    runs,
    usual,
)
from habeas.vocab.terms import register

D = datetime.date
UTC = datetime.UTC


def day(n: int) -> D:
    """The n-th of March 2026."""
    return D(2026, 3, n)


def step(value: str, n: int | None, *, source: str = "a", order: int = 0, **more):  # type: ignore[no-untyped-def]
    """A step on the n-th of March, said on the same day unless told."""
    on = day(n) if n else None
    bounds = {"earliest": on, "latest": on, "best": on, "said_on": on}
    dated = {"date": on.isoformat() if on else "", **bounds, **more}
    return Step(
        id=f"{source}{order}{value}{n}",
        claim=f"claim {source}{order}",
        value=value,
        source=source,
        order=order,
        **dated,
    )


def test_the_latest_value_stands_with_its_as_of() -> None:
    """Arrested, then in custody: custody stands, of the day it was said."""
    found = current([step("arrested", 2), step("in_custody", 2, order=1)], day(3))
    assert (found.value, found.as_of, found.since) == (
        "in_custody",
        day(2),
        "2026-03-02",
    )
    assert found.held and not found.disputed and not found.stale


def test_silence_never_ends_anything() -> None:
    """A year without news leaves the value, and makes it stale."""
    found = current([step("in_custody", 2)], D(2027, 3, 2))
    assert found.value == "in_custody" and found.held and found.stale


def test_a_release_that_night_counts_from_the_last_day_it_may_have_come() -> None:
    """On the first of two possible days the person is still shown as held."""
    told = [
        step("arrested", 2),
        step(
            "released", 2, order=1, date="[2026-03-02,2026-03-03]", latest=day(3),
            said_on=day(3),
        ),
    ]  # fmt: skip
    assert current(told, day(2)).value == "arrested"
    found = current(told, day(3))
    assert (found.value, found.as_of, found.closed) == ("released", day(3), True)


def test_an_end_only_the_holder_tells_leaves_the_episode_open() -> None:
    """The police say he went home: shown as their word, still held."""
    told = [step("arrested", 2), step("released", 4, order=1, end_basis=HOLDER)]
    found = current(told, day(5))
    assert found.value == "arrested" and found.held and not found.closed
    assert found.said_by_holder_only
    assert found.claimed_end is not None and found.claimed_end.value == "released"
    seen = [*told, step("released", 5, source="b", end_basis="family")]
    assert current(seen, day(5)).value == "released"
    assert not current(seen, day(5)).said_by_holder_only


@pytest.mark.parametrize("basis", [b for b in register().end_basis if b != HOLDER])
def test_any_other_basis_closes(basis: str) -> None:
    """Whoever else saw or recorded the end, it ends the episode."""
    told = [step("arrested", 2), step("released", 4, order=1, end_basis=basis)]
    assert current(told, day(5)).closed


def test_an_end_by_the_holder_alone_is_an_open_episode_of_unknown_value() -> None:
    """Nothing but "we let him go": he was held, and nobody has seen him."""
    found = current([step("released", 4, end_basis=HOLDER)], day(5))
    assert found.value == "unknown" and found.held and found.said_by_holder_only


def test_a_death_is_final() -> None:
    """News of a release that day changes no death; it is flagged and disputed."""
    told = [step("in_custody", 2), step("died_in_custody", 4, order=1)]
    later = [*told, step("released", 6, order=2)]
    found = current(later, day(7))
    assert found.value == "died_in_custody" and found.disputed
    assert [s.value for s in found.flagged] == ["released"]
    assert len(runs([*told, step("arrested", 9, order=3)])) == 1


def test_a_new_arrest_after_a_release_is_a_new_episode() -> None:
    """Taken again at the gate the same day: two episodes, the second open."""
    told = [
        step("arrested", 2),
        step("released", 3, order=1),
        step("arrested", 3, order=2),
    ]
    found = runs(told, day(4))
    assert [r.standing.value for r in found] == ["released", "arrested"]
    assert current(told, day(4)).held


def test_late_news_is_inserted_by_valid_time() -> None:
    """An arrest told after the release, of an earlier day, changes nothing now."""
    told = [step("released", 5), step("arrested", 2, source="b")]
    assert current(told, day(6)).value == "released"
    assert not current(told, day(6)).disputed


def test_another_source_that_still_says_held_makes_a_dispute() -> None:
    """One says released on the 5th, another that he is in custody on the 7th."""
    told = [
        step("arrested", 2),
        step("released", 5, order=1),
        step("in_custody", 7, source="b"),
    ]
    found = current(told, day(8))
    assert found.value == "released" and found.disputed
    assert [s.value for s in found.contested] == ["in_custody"]


def test_two_sources_of_one_day_that_agree_dispute_nothing() -> None:
    """Arrested by one, released that evening by the other."""
    told = [step("released", 2), step("arrested", 2, source="b")]
    found = current(told, day(3))
    assert found.value == "released" and not found.disputed


def test_a_vaguer_word_renews_and_does_not_replace() -> None:
    """A demand that presupposes him held keeps the remand, with a newer day."""
    told = [step("remanded", 2), step("reported_held", 9, source="b")]
    found = current(told, day(9))
    assert (found.value, found.as_of) == ("remanded", day(9))
    assert not found.flagged and not found.disputed


def test_contradictory_takings_stand_side_by_side() -> None:
    """Taken by unknown men, says one; arrested, says the other, of one day."""
    told = [step("abducted_by_unknown", 2), step("arrested", 2, source="b")]
    assert current(told, day(2)).disputed


def test_an_unusual_step_is_kept_and_flagged() -> None:
    """From a sentence back to arrest is not usual; it is not refused either."""
    told = [step("serving_sentence", 2), step("arrested", 5, order=1)]
    found = current(told, day(5))
    assert found.value == "arrested"
    assert [s.value for s in found.flagged] == ["arrested"]
    assert next_warning("serving_sentence", "arrested") == "serving_sentence>arrested"
    assert next_warning("arrested", "in_custody") is None


def test_undated_news_counts_from_the_day_it_is_said() -> None:
    """A death told as precedent, without a date, is of the day of the statement."""
    told = [step("died_in_custody", None, said_on=day(3))]
    found = current(told, day(3))
    assert (found.value, found.since, found.as_of) == ("died_in_custody", "", day(3))
    assert current(told, day(2)) == Standing()


def test_an_undated_taking_told_before_a_dated_release_comes_first() -> None:
    """The told order decides where no date does."""
    told = [
        step("arrested", None, said_on=day(9)),
        step("released", 4, order=1, said_on=day(9)),
    ]
    assert current(told, day(9)).value == "released"
    assert len(runs(told)) == 1


def test_a_remand_is_stale_after_its_named_end() -> None:
    """Remanded for a stretch of days: asked when they are over, not before."""
    told = [
        step(
            "remanded", 2, date="2026-03-02/2026-03-16", latest=day(16), said_on=day(3)
        )
    ]
    assert not current(told, day(16)).stale
    assert current(told, day(17)).stale
    assert current(told, day(16)).as_of == day(3)


@pytest.mark.parametrize(
    ("value", "last"),
    [("arrested", 1), ("in_custody", 3), ("at_risk", 7), ("house_arrest", 30)],
)
def test_a_value_goes_stale_by_the_vocabulary(value: str, last: int) -> None:
    """`stale_after` of `vocab/register.yaml`, counted from the as-of day."""
    told = [step(value, 1)]
    end = day(1) + datetime.timedelta(days=last)
    assert not current(told, end).stale
    assert current(told, end + datetime.timedelta(days=1)).stale


def test_what_was_withdrawn_is_still_known_of_an_earlier_time() -> None:
    """Two clocks: what held is one question, what was known another."""
    at = [datetime.datetime(2026, 3, n, tzinfo=UTC) for n in (2, 4, 6)]
    told = [
        step("arrested", 2, recorded_at=at[0]),
        step("released", 3, order=1, recorded_at=at[1], withdrawn_at=at[2]),
    ]
    assert current(told, day(9), at[0]).value == "arrested"
    assert current(told, day(9), at[1]).value == "released"
    assert current(told, day(9), at[2]).value == "arrested"
    assert current(told, day(9)).value == "arrested"


def test_other_axes_begin_with_what_nobody_said() -> None:
    """No word about the law is "not stated", never "none"."""
    assert current([], axis="legal").value == "not_stated"
    assert current([], axis="acknowledgement").value == "not_asked"
    assert current([], axis="verification").value == "claimed"
    told = [step("denied", 3, axis="acknowledgement")]
    assert current(told, day(4), axis="acknowledgement").value == "denied"
    assert current(told, day(2), axis="acknowledgement").value == "not_asked"


LIBERTY = register().liberty
VALUES = [
    *LIBERTY.watch, *LIBERTY.watch_end, *LIBERTY.held, *LIBERTY.ended, *LIBERTY.unknown,
]  # fmt: skip


@st.composite
def steps(draw: st.DrawFn) -> Step:
    """Any step: dated, of two days, or undated; recorded at any time."""
    first = draw(st.integers(1, 20))
    span = draw(st.sampled_from([0, 0, 1, 5]))
    dated = draw(st.booleans())
    on = day(first) if dated else None
    last = day(first + span) if dated else None
    return Step(
        id=draw(st.uuids()).hex,
        claim="c" + str(draw(st.integers(0, 99))),
        value=draw(st.sampled_from(VALUES)),
        date=f"[{on},{last}]" if dated and span else str(on or ""),
        earliest=on,
        latest=last,
        said_on=day(draw(st.integers(1, 28))),
        source=draw(st.sampled_from("ab")),
        order=draw(st.integers(0, 3)),
        end_basis=draw(st.sampled_from(["", HOLDER, "family"])),
        recorded_at=datetime.datetime(
            2026, 3, draw(st.integers(1, 28)), draw(st.integers(0, 23)), tzinfo=UTC
        ),
    )


HISTORIES = st.lists(steps(), max_size=7, unique_by=lambda s: s.id)
DAYS = st.integers(1, 28).map(day)


@given(HISTORIES, DAYS, st.randoms())
def test_order_of_recording_decides_nothing(told, on, random) -> None:  # type: ignore[no-untyped-def]
    """Shuffling the steps, and when each was recorded, leaves every standing."""
    times = [s.recorded_at for s in told]
    random.shuffle(times)
    other = [replace(s, recorded_at=t) for s, t in zip(told, times, strict=True)]
    random.shuffle(other)

    def plain(found):  # type: ignore[no-untyped-def]
        return [
            (
                r.standing.value,
                r.standing.as_of,
                r.standing.disputed,
                r.standing.stale,
                [s.id for s in r.steps],
            )
            for r in runs(found, on)
        ]

    assert plain(told) == plain(other)


@given(HISTORIES, steps(), DAYS)
def test_what_was_known_on_a_day_never_changes(told, late, on) -> None:  # type: ignore[no-untyped-def]
    """News recorded later changes nothing of what was known before it."""
    moment = late.recorded_at - datetime.timedelta(seconds=1)
    before = current(told, on, moment)
    assert current([*told, replace(late, id="late")], on, moment) == before
    withdrawn = [
        replace(s, withdrawn_at=late.recorded_at)
        if s.recorded_at and s.recorded_at <= moment
        else s
        for s in told
    ]
    again = current(withdrawn, on, moment)
    assert (again.value, again.as_of) == (before.value, before.as_of)


@given(HISTORIES, DAYS)
def test_what_is_known_only_grows(told, on) -> None:  # type: ignore[no-untyped-def]
    """Steps known on a day are among those known on a later one."""
    early = datetime.datetime.combine(on, datetime.time(), UTC)
    late = early + datetime.timedelta(days=3)
    ids = [{s.id for s, _ in ordered(told, t)} for t in (early, late)]
    assert ids[0] <= ids[1]


@given(HISTORIES, DAYS)
def test_no_standing_without_a_claim(told, on) -> None:  # type: ignore[no-untyped-def]
    """A value always names the step, and so the claim, that it rests on."""
    for run in runs(told, on):
        standing = run.standing
        assert standing.value
        assert standing.by is not None and standing.by.claim
        assert standing.by.claim in {s.claim for s in told}


@given(HISTORIES, DAYS, DAYS)
def test_time_alone_never_ends_an_episode(told, a, b) -> None:  # type: ignore[no-untyped-def]
    """With the same steps in force, a later day changes at most the staleness."""
    early, late = sorted((D(2026, 5, 1) + (a - day(1)), D(2027, 5, 1) + (b - day(1))))
    one, other = current(told, early), current(told, late)
    assert (one.value, one.closed, one.held) == (other.value, other.closed, other.held)


@given(HISTORIES, DAYS)
def test_the_holder_alone_never_closes(told, on) -> None:  # type: ignore[no-untyped-def]
    """However the steps lie, an end by the holder alone closes nothing."""
    holders = [replace(s, end_basis=HOLDER) if s.ends else s for s in told]
    assert not any(r.standing.closed for r in runs(holders, on))


@given(HISTORIES, DAYS)
def test_every_step_is_in_exactly_one_run(told, on) -> None:  # type: ignore[no-untyped-def]
    """Splitting into episodes loses and doubles nothing."""
    found = [s.id for r in runs(told) for s in r.steps]
    assert sorted(found) == sorted(s.id for s in told)


@given(HISTORIES, HISTORIES, DAYS)
def test_one_persons_news_never_changes_another(told, others, on) -> None:  # type: ignore[no-untyped-def]
    """Folding is of one person's steps alone: nothing is kept between calls."""
    before = current(told, on)
    current(others, on)
    assert current(told, on) == before


def test_usual_steps_are_those_of_the_vocabulary() -> None:
    """`next` decides; a value may always be said again."""
    for old, following in register().next.items():
        assert all(usual(old, new) for new in following)
        assert usual(old, old)


def test_any_order_of_three_sources_gives_one_answer() -> None:
    """All permutations of a small, awkward history."""
    told = [
        step("arrested", 2),
        step("released", 3, source="b", end_basis=HOLDER),
        step("in_custody", 4, source="c"),
        step("released", 5, source="b", order=1, end_basis="lawyer"),
    ]
    found = {current(list(p), day(6)).value for p in permutations(told)}
    assert found == {"released"}
