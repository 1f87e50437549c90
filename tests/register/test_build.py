"""What accepted claims make of the register, and what they may never make."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from habeas.register import decide
from habeas.register.listing import rows
from habeas.register.models import (
    Demand,
    Episode,
    Scheduled,
    Status,
    Stay,
    Subject,
)
from habeas.register.said import NotAStatus
from habeas.store import here
from habeas.store.models import Entry

ON = datetime.date(2026, 3, 6)


def standing(house: Any, on: datetime.date = ON) -> dict[str, str]:
    """The register as name or words: value."""
    return {r.name: r.entry.liberty.value for r in rows(house.officer, on)}


def live(house: Any, model: Any) -> list[Any]:
    """The rows of a model that stand."""
    return list(model.objects.visible_to(house.officer).filter(withdrawn=False))


def test_the_whole_statement(house: Any, told: Any) -> None:
    """Each person stands where the statement leaves them."""
    house.tell(told())
    assert standing(house) == {
        "Amara Tessowe": "released",
        "five dock workers": "in_custody",
        "Jonah Kipruwet": "at_risk",
        "Baraka Ondisa": "died_in_custody",
        "Selim Odhuno": "reported_held",
        "Rehema Walukho": "facing_case",
    }


def test_nothing_stands_before_somebody_accepts(house: Any, told: Any) -> None:
    """What is proposed is not in the register."""
    house.read(told())
    assert standing(house) == {}
    assert not live(house, Demand)


def test_building_again_changes_nothing(house: Any, told: Any) -> None:
    """Idempotent: no row is written, no entry made."""
    source = house.tell(told())
    entries = Entry.objects.count()
    assert decide.rebuild(house.officer, source) == 0
    assert Entry.objects.count() == entries


def test_every_status_rests_on_a_claim_and_every_value_on_a_basis(
    house: Any, told: Any
) -> None:
    """No status without a claim; each is tied to it by name."""
    from habeas.records.models import Basis

    house.tell(told())
    for status in live(house, Status):
        bases = Basis.objects.visible_to(house.officer).filter(row=status.pk)
        assert {b.claim_id for b in bases if b.field == "value"} == {status.claim_id}


def test_a_threat_is_a_watch_entry_restricted_from_birth(house: Any, told: Any) -> None:
    """Never a deprivation, and not for every eye."""
    house.tell(told())
    (episode,) = [e for e in live(house, Episode) if e.person.name == "Jonah Kipruwet"]
    assert (episode.kind, episode.label) == ("watch", "restricted")
    statuses = [s for s in live(house, Status) if s.episode_id == episode.pk]
    assert {s.label for s in statuses} == {"restricted"}


def test_a_threat_alone_is_watched_over_too(house: Any, told: Any) -> None:
    """Where the source gives no status, the act of threat makes the entry."""
    s = told()
    s.reading["register"] = [r for r in s.reading["register"] if r["person"] != "p2"]
    house.tell(s)
    assert standing(house)["Jonah Kipruwet"] == "at_risk"


def test_a_demand_makes_only_what_it_takes_for_granted(house: Any, told: Any) -> None:
    """The prisoner named is reported held; the class is nobody; no act is made."""
    house.tell(told())
    (row,) = [r for r in rows(house.officer, ON) if r.name == "Selim Odhuno"]
    assert row.entry.steps[0].derivation == "presupposed"
    assert row.entry.legal.value == "not_stated"
    assert not [e for e in live(house, Episode) if e.person.kind == "class"]


@pytest.mark.parametrize("value", ["released", "died_in_custody", "escaped"])
def test_a_demanded_end_is_no_end(house: Any, told: Any, value: str) -> None:
    """ "Release them" never releases, whatever a reading made of it."""
    source = house.read(told())
    for claim in house.claims(source, "status"):
        if claim.value["value"] == "reported_held":
            decide.edit(
                house.officer,
                claim,
                value={**claim.value, "value": value},
                modality="demanded",
            )
    house.accept(source)
    assert "Selim Odhuno" not in standing(house)


def test_a_denial_is_acknowledgement_and_ends_nothing(house: Any, told: Any) -> None:
    """The police deny holding the workers: they stay in custody, denied."""
    source = house.tell(told())
    (claim,) = [
        c for c in house.claims(source, "status") if c.value["value"] == "in_custody"
    ]
    decide.edit(house.officer, claim, modality="denied")
    (row,) = [r for r in rows(house.officer, ON) if r.name == "five dock workers"]
    assert row.entry.liberty.value == "arrested"
    assert row.entry.acknowledgement.value == "denied"


def test_history_is_apart(house: Any, told: Any) -> None:
    """A death of years ago is a historical entry."""
    house.tell(told())
    (row,) = [r for r in rows(house.officer, ON) if r.name == "Baraka Ondisa"]
    assert row.entry.historical and row.entry.liberty.as_of == ON


def test_where_they_are_held_is_a_stay(house: Any, told: Any) -> None:
    """The prison the workers were taken to; not the bus park; nothing for her."""
    house.tell(told())
    (stay,) = live(house, Stay)
    assert stay.place.name == "Kodiaga Prison"
    assert stay.episode.person.words == "five dock workers"


def test_a_release_undone_withdraws_and_is_still_known_of_then(
    house: Any, told: Any
) -> None:
    """Two clocks: today she is held again; on that day we said she was out."""
    source = house.tell(told())
    said = datetime.datetime.now(datetime.UTC)
    (claim,) = [
        c for c in house.claims(source, "status") if c.value["value"] == "released"
    ]
    decide.undo(house.officer, claim)
    assert standing(house)["Amara Tessowe"] == "arrested"
    then = {r.name: r.entry.liberty.value for r in rows(house.officer, ON, said)}
    assert then["Amara Tessowe"] == "released"
    decide.accept(house.officer, [claim])
    assert standing(house)["Amara Tessowe"] == "released"
    assert len(Status.objects.whole("test").filter(claim=claim)) == 2


def test_an_edit_takes_over_and_keeps_the_episode(house: Any, told: Any) -> None:
    """A corrected value is a new status that names the one it takes over from."""
    source = house.tell(told())
    (claim,) = [
        c for c in house.claims(source, "status") if c.value["value"] == "in_custody"
    ]
    before = Status.objects.whole("test").get(claim=claim)
    new = decide.edit(house.officer, claim, value={**claim.value, "value": "remanded"})
    after = Status.objects.whole("test").get(claim=new, withdrawn=False)
    assert after.supersedes_id == before.pk and after.episode_id == before.episode_id
    assert standing(house)["five dock workers"] == "remanded"


@pytest.mark.parametrize("first", ["arrested", "in_custody"])
def test_two_times_in_custody_are_two_episodes(
    house: Any, told: Any, first: str
) -> None:
    """Out before they were in again: whichever of both was known, each has its own."""
    source = house.read(told())
    people = house.claims(source, "person")
    group = {c.pk for c in people if c.value["kind"] == "group"}
    theirs = {
        c.value["value"]: c
        for c in house.claims(source, "status")
        if c.value["person"] in group
    }
    left = theirs["arrested"] if first == "in_custody" else None
    decide.accept(house.officer, [c for c in house.claims(source) if c != left])
    out, again = theirs["arrested"], theirs["in_custody"]
    if first == "arrested":  # that they are out takes over the known episode
        out, again = again, out
    for claim, value, day in ((out, "released", "04"), (again, "arrested", "05")):
        new = {**claim.value, "value": value, "date": f"2026-03-{day}"}
        decide.edit(house.officer, claim, value=new)
        assert decide.rebuild(house.officer, source) == 0
    own = [e for e in live(house, Episode) if e.person.kind == "group"]
    assert len(own) == 2
    statuses = [s for s in live(house, Status) if s.episode in own]
    assert {s.value: s.episode_id for s in statuses}.keys() == {"released", "arrested"}
    assert len({s.episode_id for s in statuses}) == 2
    shown = [r.entry.id for r in rows(house.officer, ON)]
    assert len(shown) == len(set(shown))


def test_a_value_the_register_does_not_have_is_refused(house: Any, told: Any) -> None:
    """Nothing of the entry stays: neither the decision nor a row."""
    source = house.read(told())
    claim = next(c for c in house.claims(source, "status"))
    new = decide.edit(house.officer, claim, value={**claim.value, "value": "arrested"})
    new.value = {**new.value, "value": "vanished"}
    from habeas.store.ledger import write

    with write(house.officer, "test.edit") as w:
        w.save(new)
    with pytest.raises(NotAStatus):
        decide.rebuild(house.officer, source)


def test_demands_keep_their_order_and_whom_they_ask(house: Any, told: Any) -> None:
    """An addressee is set only where the words name one."""
    house.tell(told())
    found = sorted(live(house, Demand), key=lambda d: d.position)
    assert [d.number for d in found] == [1, 2, 3]
    asked = [d.addressee.name if d.addressee else None for d in found]
    assert asked == [None, None, "County Government"]
    subjects = [s.person.name for s in live(house, Subject) if s.person.name]
    assert sorted(subjects) == ["Rehema Walukho", "Selim Odhuno"]


def test_scheduled_days_include_the_last(house: Any, told: Any) -> None:
    """A meeting of two days is kept with both."""
    s = told()
    s.text += "\nThe union meets on 12 and 13 March 2026.\n"
    s.add(
        "scheduled",
        "The union meets on 12 and 13 March 2026",
        title="Meeting of the union",
        start="2026-03-12",
        end="2026-03-13",
        place=None,
    )
    house.tell(s)
    (row,) = live(house, Scheduled)
    assert (row.start, row.end) == (
        datetime.date(2026, 3, 12),
        datetime.date(2026, 3, 13),
    )


def test_a_statement_without_dates(house: Any, told: Any, elsewhere: str) -> None:
    """Nothing is guessed: values stand undated, as of the day the source came."""
    s = told()
    s.reading["dateline"] = None
    for kind in ("events", "acts"):
        for item in s.reading[kind]:
            item["date"] = None
    for row in s.reading["register"]:
        for told_ in row["history"]:
            told_["date"] = None
    house.tell(s)
    day = here.today()
    found = {r.name: r.entry.liberty for r in rows(house.officer, day)}
    assert found["Amara Tessowe"].value == "released"
    assert found["five dock workers"].value == "in_custody"
    assert {v.since for v in found.values()} == {""}
    assert {v.as_of for v in found.values()} == {day}
