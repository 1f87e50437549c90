"""What decisions add to the role model: better where it was wrong, held to the rest."""

from __future__ import annotations

import pytest

from habeas.claims.reader.semantic import heads, refit
from habeas.claims.reader.semantic.refit import Told, kept, marked, score


def test_our_own_sentences_are_marked_as_they_say() -> None:
    """Each has a verb, which the tagger takes for one in nine of ten, and a role."""
    assert all(any(told.fills.values()) for told in kept())
    verbs = [heads.is_verb(told.words, told.verb) for told in kept()]
    assert sum(verbs) >= 0.9 * len(verbs)
    found = marked("[D:The guards] {beat} [V:Selim Odhuno] .")
    assert found.words == ("The", "guards", "beat", "Selim", "Odhuno", ".")
    assert found.fills == {"ARG0": frozenset({0, 1}), "ARG1": frozenset({3, 4})}


def test_the_same_decisions_give_the_same_weights() -> None:
    """And none at all leaves the model no worse on the sentences that are measured."""
    assert refit.refit([]) == refit.refit([])
    before, after = score(kept()[1::2], {}), score(kept()[1::2], refit.refit([]))
    assert after[0] >= before[0]


def test_what_was_put_right_is_found_and_the_rest_is_kept() -> None:
    """A way of telling that the model gets wrong, in other words than were learnt."""

    def told(who: str, whom: str) -> Told:
        line = f"{{Custody}} [V:{whom}] , [D:{who}] ."
        one = marked(line.replace("{Custody}", "Seized {taken}"))
        return Told(one.words, one.verb, one.fills, mended=True)

    lessons = [told(f"unit {n}", f"Person{n} Name{n}") for n in range(12)]
    unseen = [told("squad 99", "Amina Chandio")]
    extra = refit.refit(lessons)
    assert score(unseen, extra)[0] >= score(unseen, {})[0]
    assert score(kept(), extra)[0] >= score(kept(), {})[0] - 2


@pytest.mark.parametrize("role", ["ARG0", "ARG1"])
def test_a_role_with_no_word_in_the_sentence_teaches_nothing(role: str) -> None:
    """An act may be told in pieces."""
    told = refit.told_of(["Police", "came", "."], 1, [], [], mended=True)
    assert role not in told.fills
    assert refit.refit([told]) == refit.refit([])
