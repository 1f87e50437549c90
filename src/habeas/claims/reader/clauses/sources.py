"""Who only tells it: "According to his father, A, B was taken" takes B alone."""

from __future__ import annotations

from habeas.claims.reader.clauses.verbs import Row
from habeas.claims.reader.lexicon import one_person, words

_NAMED = ("name", "short")


def named_source(row: Row, k: int) -> bool:
    """Whether unit `k` names the one, told of by a word before a comma, who tells it.

    The sentence begins with "according to"; a third name behind a comma or "and" would
    make it a list of those told of.
    """
    comma = next(n for n in range(1, k) if row[n].word == ",")
    if comma != k - 1 or row[k].form not in _NAMED or k + 2 >= len(row):
        return False
    told = row[comma - 1]
    noun = told.word if not told.refs else ""
    source = (
        noun in words("kin")
        or one_person(noun)
        or told.form in ("description", "title")
    )
    return source and row[k + 1].word == ","
