"""Whether a mention is spent: already the object of the verb before it.

Who was "taken" in "police took A, who died" is no subject of what follows.
"""

from __future__ import annotations

from habeas.claims.reader import grammar as g
from habeas.claims.reader.clauses.heads import qualifies
from habeas.claims.reader.clauses.timing import time_word
from habeas.claims.reader.clauses.verbs import NOMINATIVE, Row, acts
from habeas.claims.reader.triggers import BASE, triggers

_CLAUSAL = g.SAID | frozenset(
    ["saw", "seen", "heard", "found", "watched", "believed", "knew"]
)
ASKING = frozenset(["why", "how", "whether", "where", "what"])
_CALLED = frozenset(["named", "called", "nicknamed"])


def first_named(row: Row, k: int, low: int) -> int:
    """Return the first of those named one after another up to `k`: A of "A, B and C"."""
    while True:
        at = k - 1
        while at > low and not row[at].refs and qualifies(row[at]):
            at -= 1
        while at > low and row[at].word in (",", "and"):
            at -= 1
        if at == k - 1 or at < low or not row[at].person or row[at].owns:
            return k
        if row[at + 1].word not in (",", "and"):
            return k
        k = at


def spent(row: Row, k: int) -> bool:
    """Whether a mention is the object of the verb before it."""
    if row[k].word in NOMINATIVE:
        return False
    left = k - 1
    while left >= 0 and qualifies(row[left]):
        if row[left].word in ASKING:
            return False  # "asked why X was arrested": a clause of its own
        if row[left].word.endswith("ing") and _is_being(row, left):
            return not row[left].refs  # "a man who was leading the mob"
        left -= 1
    word = row[left].word if left >= 0 else ""
    if time_word(word) or word in ASKING or word in _CALLED:
        return False
    if (
        _in_infinitive(row, left + 1, k)
        or left > 0
        and acts(row, left)
        and word not in g.BE
    ):
        return not (word in _CLAUSAL or word in g.SAID)
    return g.finite(word) and word not in g.BE and word not in _CLAUSAL


def _in_infinitive(row: Row, low: int, k: int) -> bool:
    """Whether a mention is whom somebody is "to" do something to: "failed to kill A"."""
    at = next((m for m in range(k - 1, low - 1, -1) if _plain_verb(row, m)), -1)
    return at > 0 and row[at - 1].word in ("to", "not")


def _plain_verb(row: Row, m: int) -> bool:
    forms = triggers().verbs.get(row[m].word, ())
    return not row[m].refs and any(f.form == BASE for f in forms)


def _is_being(row: Row, at: int) -> bool:
    """Whether "was" or "were" helps the word at `at`, adverbs aside."""
    left = at - 1
    while left > 0 and g.adverb(row[left].word):
        left -= 1
    return row[left].word in g.BE
