"""Acts that officers put right: a word is doubted, a role is found, nothing is dropped."""

from __future__ import annotations

from typing import Any

import pytest

from habeas.claims import edit, review
from habeas.claims.learning import given, refit
from habeas.claims.learning.deeds import deeds
from habeas.claims.models import Claim, Version
from habeas.claims.reader import judged
from habeas.claims.reader.judged import Judged, Outcome
from habeas.claims.reader.learnt import Learnt
from habeas.claims.reader.read import read
from habeas.claims.reader.tiers import DOUBTED
from habeas.sources.models import Source
from habeas.store import vault
from habeas.store.keyring import KeyErased
from habeas.store.models import Payload
from habeas.store.verify import verify
from tests.claims.learning.conftest import Officer, held

PEOPLE = ("Amina Chandio", "Bashir Lashari", "Jonah Kipruwet", "Rehema Walukho")
TOWNS = ("Dadu", "Larkana", "Sukkur", "Badin", "Thatta")
LINE = "Police detained {} in {} on Monday."
UNSEEN = "Police detained Selim Odhuno in Kisumu on Friday."


def texts(count: int, line: str = LINE) -> list[str]:
    """Statements that all tell of one act by one word; none of them held out."""
    made = (
        f"{line.format(p, t)} It was the case numbered {n}."
        for n in range(400)
        for p in PEOPLE[n % 4 : n % 4 + 1]
        for t in TOWNS[n % 5 : n % 5 + 1]
    )
    return [t for t in made if not held(t)][:count]


def acts(at: Officer, source: Source) -> list[Claim]:
    return [c for c in at.claims(source, "act") if c.state == "suggested"]


def doubt(at: Officer, count: int, **change: Any) -> None:
    """Correct the act of some statements: to another type or manner, or to none."""
    for text in texts(count):
        for act in acts(at, at.keep(text)):
            if not change:
                review.misread(at.officer, [act])
            elif "type" in change:
                value = {**act.value, "type": change["type"]}
                edit.edit(at.officer, act, value=value)
            else:
                edit.edit(at.officer, act, value=dict(act.value), **change)


def the_act(text: str, known: Learnt) -> dict[str, Any]:
    (found,) = read(text, known)["acts"]
    return dict(found)


@pytest.mark.parametrize(
    ("change", "instead"),
    [
        ({"type": "house_arrest"}, "type:house_arrest"),
        ({"modality": "feared"}, "manner:feared"),
        ({}, ""),
    ],
)
def test_a_word_that_is_corrected_is_doubted_and_never_dropped(
    at: Officer, change: dict[str, Any], instead: str
) -> None:
    """Three corrections in three texts: weak from then on, with what it was made."""
    before = the_act(UNSEEN, given.given())
    doubt(at, 3, **change)
    made = refit.learn(at.officer)
    assert made.figures["words"]["doubted"] >= 1
    after = the_act(UNSEEN, given.given())
    assert after["tier"] == "weak" and after["score"] <= DOUBTED < before["score"]
    assert after["desk"] == {"corrected": 3, "of": 3, "instead": instead}
    same = {
        k: v for k, v in after.items() if k not in ("score", "tier", "voices", "desk")
    }
    assert same == {k: before[k] for k in same}
    (claim,) = acts(at, at.keep(UNSEEN))
    assert claim.value["desk"]["of"] == 3
    refit.back(at.officer, 0)
    assert the_act(UNSEEN, given.given()) == before


def test_two_corrections_or_one_text_doubt_nothing(at: Officer) -> None:
    """Nor do as many that were accepted."""
    doubt(at, 2, type="house_arrest")
    with pytest.raises(refit.TooFew):
        refit.learn(at.officer)
    one = [Outcome("t", n, "detain", "detention", "none") for n in range(9)]
    assert not judged.table(one)[
        "detain " + judged.key("", "detention").strip()
    ].doubted
    even = Judged({"right": 3, "none": 3}, 3, 3)
    assert not even.doubted and not even.trusted


def test_a_word_that_is_always_accepted_is_a_voice(at: Officer) -> None:
    """Six acts in three texts or more raise the tier; nobody decides by it."""
    for text in texts(6):
        review.accept(at.officer, acts(at, at.keep(text)))
    made = refit.learn(at.officer)
    assert made.figures["words"]["trusted"] >= 1
    after = the_act(UNSEEN, given.given())
    assert after["tier"] == "strong" and "desk" in after["voices"]
    assert "desk" not in after


def test_what_is_set_aside_teaches_nothing_of_acts(at: Officer) -> None:
    """Nor what is doubted, or not decided."""
    for n, text in enumerate(texts(6)):
        source = at.keep(text)
        if n % 2:
            review.set_aside(at.officer, acts(at, source))
        elif n % 3:
            review.doubt(at.officer, acts(at, source))
    assert deeds() == []


def test_doubts_that_the_texts_held_out_contradict_are_refused(at: Officer) -> None:
    """What is right there is not doubted at the cost of what was found before."""
    right = [Outcome("h", n, "detain", "detention", "right") for n in range(4)]
    table = judged.table(
        Outcome(f"t{n}", 0, "detain", "detention", "none") for n in range(3)
    )
    assert judged.doubts(table, right) == (0, 4, 0)


def test_who_did_it_is_learnt_where_it_was_put_right(at: Officer) -> None:
    """By the same rule as names: enough texts, some held out, figures before and after."""
    every = [f"{LINE.format(PEOPLE[n % 4], TOWNS[n % 5])} Case {n}." for n in range(40)]
    learnt = [t for t in every if not held(t)][: refit.LEAST]
    measured = [t for t in every if held(t)][: refit.LEAST_HELD]
    for text in (*learnt, *measured):
        source = at.keep(text)
        town = next(c for c in at.claims(source, "place"))
        at.make(source, "organisation", 0, len("Police"))
        made = next(
            c for c in at.claims(source, "organisation") if c.method == "person"
        )
        for act in acts(at, source):
            assert town.pk not in (act.value.get("by") or [])
            edit.edit(at.officer, act, value={**act.value, "by": [made.pk]})
    assert all(d.recast for d in deeds())
    figures = refit.learn(at.officer).figures["roles"]
    assert (figures["status"], figures["corrected"]) == ("learnt", refit.LEAST)
    assert figures["held"]["after"][0] >= figures["held"]["before"][0] > 0
    assert given.given().roles is not None


def test_a_table_is_kept_as_it_is() -> None:
    """As JSON and back."""
    rows = [
        Outcome("a", 0, "detain", "detention", "right"),
        Outcome("b", 0, "detain", "detention", "type:house_arrest"),
    ]
    table = judged.table(rows)
    assert judged.loaded(judged.kept(table)) == table


def test_a_version_is_destroyed_with_its_key(at: Officer) -> None:
    """Nobody can open what the ledger keeps of it; the proofs stand."""
    doubt(at, 3, type="house_arrest")
    first = refit.learn(at.officer)
    assert first.key == first.pk
    with pytest.raises(refit.NoVersion):
        refit.forget(at.officer, 1)  # it stands
    refit.back(at.officer, 0)
    refit.forget(at.officer, 1)
    assert not Version.objects.whole("a test").exists()
    with pytest.raises(KeyErased):
        vault.look_up_source_key(first.pk)
    assert Payload.objects.filter(key=first.pk).exists()
    assert not [f for f in verify() if f.damaged]
    assert refit.learn(at.officer).number == 1
