"""Refits from decisions: better on what was not seen, never much worse, and undone."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import pytest

from habeas.claims import edit, propose, review
from habeas.claims.learning import given, refit
from habeas.claims.learning.lessons import lessons
from habeas.claims.models import Claim, Version
from habeas.claims.reader.read import read
from habeas.claims.reader.training import Score
from habeas.sources import erase
from habeas.store.models import Entry
from habeas.store.verify import verify
from tests.claims.learning.conftest import UNSEEN, Officer, bodies, hard, held
from tools.bench_learn import statement

OTHER = {"person": "place", "organisation": "person", "place": "organisation"}


def test_corrections_teach_an_unseen_statement(at: Officer) -> None:
    """Twelve corrected statements; the thirteenth is read right; going back is exact."""
    before = read(UNSEEN, given.given())
    assert "Ujala Sangat" not in bodies(UNSEEN)
    at.correct_many()
    made = refit.learn(at.officer)
    held = made.figures["held"]
    assert Score(*held["after"]).f1 >= Score(*held["before"]).f1
    assert made.figures["held_out"] >= refit.LEAST_HELD
    assert "Ujala Sangat" in bodies(UNSEEN)
    source = at.keep(UNSEEN)
    told = at.named(source, "Ujala Sangat")
    assert [c.kind for c in told] == ["organisation"]
    assert told[0].method_version == f"{propose.VERSION} n1"
    refit.back(at.officer, 0)
    assert read(UNSEEN, given.given()) == before
    refit.back(at.officer, 1)
    assert "Ujala Sangat" in bodies(UNSEEN)
    assert not [f for f in verify() if f.damaged]
    verbs = [e.body.count('"verb":"claims.learn"') for e in Entry.objects.all()]
    assert sum(verbs) == 3


def test_the_same_decisions_teach_the_same(at: Officer) -> None:
    """Two refits of one desk have the same weights, whatever stands."""
    at.correct_many()
    first = refit.fitted()
    refit.learn(at.officer)
    assert refit.fitted().weights == first.weights


def test_what_is_set_aside_or_open_teaches_nothing(at: Officer) -> None:
    """Statements that nobody decided on, or set aside, are no lessons."""
    chance = random.Random(5)
    for n in range(12):
        source = at.keep(statement(chance).text)
        if n % 2:
            review.set_aside(at.officer, at.claims(source))
    assert lessons() == []
    with pytest.raises(refit.TooFew) as error:
        refit.learn(at.officer)
    assert (error.value.taught, error.value.held) == (0, 0)
    assert not Version.objects.whole("a test").exists()


def test_setting_aside_beside_corrections_changes_no_weight(at: Officer) -> None:
    """The same corrections teach the same with set-aside claims of a name beside them."""
    at.correct_many()
    first = refit.fitted().weights
    for source in {c.source for c in Claim.objects.whole("a test")}:
        open_ = [c for c in at.claims(source) if c.state == "suggested"]
        review.set_aside(at.officer, open_)
    assert refit.fitted().weights == first


def test_a_harmful_refit_is_refused(
    at: Officer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All names of most texts marked as of another kind: elsewhere they are lost.

    It is made milder first; where no milder one is tried, it is refused.
    """
    for coded in hard(15):
        if held(coded.text):
            at.correct(coded)
            continue
        turned = {(start, end, OTHER[sort]) for start, end, sort in coded.right}
        at.correct(replace(coded, right=frozenset(turned)))
    assert refit.fitted().figures["percent"] < 100
    monkeypatch.setattr(refit, "MILDER", (1.0,))
    with pytest.raises(refit.Worse) as error:
        refit.learn(at.officer)
    told = [error.value.figures[k] for k in ("held", "kept")]
    assert any(
        Score(*t["after"]).f1 < Score(*t["before"]).f1 - refit.MOST_LOST for t in told
    )
    assert given.given().version == ""
    assert not Version.objects.whole("a test").exists()


def test_a_source_destroyed_since_is_told(at: Officer) -> None:
    """Its version is marked and cannot be gone back to; a new refit is without it."""
    sources = at.correct_many(14)
    refit.learn(at.officer)
    first = refit.versions(at.officer)[0]
    gone = next(s for s in sources if s.pk in first.taught)
    erase.destroy(at.officer, gone, "asked for by the one who spoke")
    assert refit.tainted(refit.versions(at.officer)) == {1}
    again = refit.learn(at.officer)
    assert gone.pk not in again.taught
    with pytest.raises(refit.Tainted):
        refit.back(at.officer, 1)
    with pytest.raises(refit.NoVersion):
        refit.back(at.officer, 9)


def test_an_edit_teaches_where_the_name_ends(at: Officer) -> None:
    """The words that an edit left out are no name; the new ones are, corrected."""
    text = "Police arrested Farmer Hatim Brohi Sahab in Dadu."
    source = at.keep(text)
    claim = at.claims(source, "person")[0]
    start = text.index("Hatim")
    edit.edit(
        at.officer,
        claim,
        value={**claim.value, "name": "Hatim Brohi"},
        spans=[(start, start + len("Hatim Brohi"))],
    )
    taught: Any = lessons()[0]
    assert (start, start + len("Hatim Brohi"), "person") in taught.coded.mended
    assert taught.corrected
