"""Two words written as one: "they've", "he's", "I'll", and a name's "is": "Asha's been freed".

A row of units holds one unit for each, so that the pronoun is a pronoun and the helper
a helper. "'s" is "has" before "been" and else "is"; "'d" is "had" before a participle
and else "would" ("they'd let him go" promises it).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from habeas.claims.reader import grammar as g
from habeas.claims.reader.units import Unit

_JOINED = re.compile(
    r"(?P<who>i|you|he|she|it|we|they|who|that|there|this|someone|somebody|nobody|everyone)"
    r"'(?P<helper>ll|ve|re|m|d|s)"
)
_WHOLE = {"ll": "will", "ve": "have", "re": "are", "m": "am"}
_ADVERBS = frozenset(
    [
        "not",
        "never",
        "just",
        "already",
        "also",
        "now",
        "still",
        "only",
        "since",
        "all",
        "both",
        "recently",
        "finally",
    ]
)
_EITHER = frozenset(
    [
        "let",
        "put",
        "hit",
        "cut",
        "shut",
        "set",
        "beat",
        "hurt",
        "read",
        "come",
        "become",
        "run",
    ]
)
"""Participles that are the bare verb too: "they'd let" is "they would let"."""
_DONE = frozenset(
    [
        "been",
        "gone",
        "taken",
        "beaten",
        "seen",
        "done",
        "given",
        "broken",
        "driven",
        "thrown",
        "left",
        "lost",
    ]
)
_STANDS = re.compile(
    r"(?P<s>['’]s) (?:(?:just|now|already|still|also|not|never|only|finally|even) )*"
    r"(?:(?P<has>been|had|gone|come|got)\b|being\b|(?:(?:dead|alive|out|missing|free|"
    r"arrested|detained|released|freed|taken|held|gone|killed|ok|okay)"
    r"(?=\s*(?:[.,;:!?)]|\Z|\n|(?:by|in|at|on|from|since|now|again|today|tonight|yesterday|"
    r"too|with|and|but|this|last|still|already|i|thank)\b))))|"
    r"(?P<still>['’]s) still (?:in|at|inside|held|being|missing|with|under)\b",
    re.IGNORECASE,
)


def opened(row: Sequence[Unit], text: str) -> tuple[Unit, ...]:
    """Return the row, with two units for each of these words."""
    made: list[Unit] = []
    for at, unit in enumerate(row):
        if unit.refs and unit.form != "pronoun":
            made.extend(_named(unit, text))
            continue
        match = _JOINED.fullmatch(unit.word) if "'" in unit.word else None
        if match is None or unit.refs:
            made.append(unit)
            continue
        cut = unit.start + match.end("who")
        helper = _WHOLE.get(match["helper"]) or _helper(match["helper"], row, at)
        made.append(unit._replace(word=match["who"], end=cut))
        made.append(Unit(helper, unit.start, unit.end))
    return tuple(made)


def _helper(short: str, row: Sequence[Unit], at: int) -> str:
    """Return what "'s" or "'d" stands for, by the word that follows."""
    following = at + 1
    while following < len(row) and row[following].word in _ADVERBS:
        following += 1
    word = row[following].word if following < len(row) else ""
    if short == "s":
        return "has" if word in ("been", "had", "got") else "is"
    done = word in _DONE or word.endswith("ed") or g.finite(word)
    return "had" if done and word not in _EITHER | {"have"} else "would"


def _named(unit: Unit, text: str) -> tuple[Unit, ...]:
    """Return a name, and the "is" or "has" that is written to it."""
    match = _STANDS.match(text, unit.end) if unit.owns else None
    if match is None:
        return (unit,)
    end = match.end("s") if match["s"] else match.end("still")
    helper = "has" if match["has"] else "is"
    return (unit._replace(owns=False), Unit(helper, unit.end, end))
