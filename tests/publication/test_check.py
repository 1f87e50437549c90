"""What an officer is told before publishing: sentences with ids, never words."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest

from habeas.publication import check, naming, release
from habeas.register import decide

from .conftest import NAMES, ON, Statement

Told = Callable[[], Any]


def codes(house: Any, audience: str = "public", on: Any = ON) -> dict[str, Any]:
    return {c.code: c for c in check.checks(house.officer, audience, on)}


def test_an_empty_output_is_said(house: Any) -> None:
    """With which sources are closed, so that the officer can open them."""
    source = house.tell()
    found = codes(house)
    assert found["empty"].severity == check.WARN
    assert found["closed"].ids == (source.pk,)
    house.open(source)
    assert not {"empty", "closed"} & set(codes(house))


def test_claims_accepted_after_opening_are_said(house: Any) -> None:
    """They are closed until the source is opened again."""
    source = house.tell(accept=False)
    decide.accept(house.officer, house.claims(source, "demand"))
    house.open(source)
    decide.accept(house.officer, house.claims(source, "status"))
    assert codes(house)["half_open"].ids == (source.pk,)


@pytest.mark.parametrize("more", [{"online": True}, {"url": "https://example.org/x"}])
def test_a_source_that_is_online(house: Any, more: dict[str, Any]) -> None:
    """An exact quote leads a reader to the words that are withheld."""
    source = house.tell(**more)
    house.open(source)
    found = codes(house)["online"]
    assert found.severity == check.WARN and found.ids == (source.pk,)


def test_people_without_a_basis(house: Any) -> None:
    """Each by id; a choice for a list is told as such."""
    house.open(house.tell())
    before = codes(house)["no_basis"].ids
    person = house.person("Lucia Achola")
    assert person.pk in before
    naming.decide_list(
        house.officer, house.demand(1), "public", "already_public", "a campaign"
    )
    after = codes(house)
    assert person.pk not in after["no_basis"].ids
    assert person.pk in after["named_by_list"].ids


def test_claims_that_are_not_decided(house: Any) -> None:
    """Also proposals to withhold, whose words are left out in any case."""
    source = house.tell(accept=False)
    decide.accept(house.officer, house.claims(source, "demand"))
    house.open(source)
    found = codes(house)
    assert set(found["withheld_undecided"].ids) >= {
        c.pk for c in house.claims(source, "withhold")
    }
    assert found["undecided"].ids


def test_stale_and_disputed_rows(house: Any, told: Told) -> None:
    """They go out marked, and the officer is told which rows."""
    s = told()
    house.open(house.tell(s))
    later = ON + datetime.timedelta(days=60)
    assert codes(house, on=later)["stale"].severity == check.WARN
    assert "stale" not in codes(house)


def test_what_is_left_out(house: Any) -> None:
    """A row, an act: each by its id."""
    house.open(house.tell())
    found = codes(house)
    assert {"left_out_register", "left_out_acts"} <= set(found)
    assert found["left_out_acts"].severity == check.NOTE


def test_small_figures_and_differences(house: Any) -> None:
    """Two releases that differ by one tell whom it is about."""
    house.open(house.tell())
    assert "small" in codes(house) and "difference" not in codes(house)
    release.publish(house.officer, "public", house.root / "one", on=ON)
    assert "difference" not in codes(house)
    source = house.tell(_another())
    house.open(source)
    assert "reported" in codes(house)["difference"].sentence


def _another() -> Statement:
    s = Statement("On 12 March 2026 police arrested the porter Elijah Simwenda again.")
    s.person("p1", "Elijah Simwenda")
    taken = "police arrested the porter Elijah Simwenda"
    s.row("p1", [1, 1], ("arrested", "2026-03-12", "explicit", taken))
    return s


def test_individual_doers_and_watch_entries(house: Any) -> None:
    """Said whenever one goes out."""
    house.open(house.tell())
    assert not {"doer_named", "watch_told"} & set(codes(house))
    for name, matter in (("Dismas Otwanga", "doer"), ("Rehema Chepngo", "watch")):
        person = house.person(name)
        naming.disclose(house.officer, person, "public", matter, "decided on 13 March")
    house.name("Rehema Chepngo")
    assert {"doer_named", "watch_told"} <= set(codes(house))


def test_hidden_characters(house: Any, told: Told) -> None:
    """A quote with an override is pointed at."""
    s = told()
    s.text = s.text.replace("must pay the wages", "must pay\u202e the wages")
    s.reading["demands"] = []
    s.demand(3, "The County Government must pay\u202e the wages that are owed")
    source = house.tell(s)
    house.open(source)
    assert codes(house)["hidden_characters"].ids == (source.pk,)


def test_a_leak_is_a_stop_in_the_preview(house: Any) -> None:
    """A clean preview has no stop."""
    house.open(house.tell())
    seen = release.preview(house.officer, "public", on=ON)
    assert check.STOP not in {c.severity for c in seen.checks}


def test_the_gravest_comes_first(house: Any) -> None:
    """Stops, then warnings, then notes."""
    house.open(house.tell(online=True))
    found = [c.severity for c in check.checks(house.officer, "public", ON)]
    assert found == sorted(found, key=check.SEVERITIES.index)
    assert found[0] == check.WARN


def test_no_sentence_holds_a_name_or_words(house: Any) -> None:
    """Only what is to be looked at, with ids beside it."""
    house.open(house.tell(online=True))
    for audience in ("public", "partner", "internal"):
        for each in check.checks(house.officer, audience, ON):
            assert not [n for n in NAMES if n.split()[1] in each.sentence]
            assert "ferry" not in each.sentence.lower()
            assert all(each.ids) or each.code == "empty"
