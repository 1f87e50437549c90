"""Who of a list has a day of his own, and so is of no list.

"Killed by soldiers last Monday, B on 2 May": B killed nobody. "They took A in March, B
in May": B was not taken in March.
"""

from __future__ import annotations

from collections.abc import Sequence

from habeas.claims.reader import grammar as g
from habeas.claims.reader.clauses.timing import time_word
from habeas.claims.reader.clauses.verbs import Row

_AGO = frozenset(["yesterday", "today", "ago", "earlier", "later", "week", "night"])
_LEADS = frozenset(
    """on in at last yesterday today this early earlier two three four five six
    seven""".split()  # noqa: SIM905
)
_NEAR = 8  # units: "on the morning of 2 May 2025"


def without_days_of_others(row: Row, kept: Sequence[int]) -> list[int]:
    """Return a list without those before whom a day ends, and who have their own."""
    for n in range(1, len(kept)):
        joint = kept[n] - 1
        named = row[kept[n]].form in ("name", "short") and row[joint].word in (
            ",",
            "and",
        )
        before = row[joint - 1]
        if not named or before.refs or joint - 1 <= kept[n - 1]:
            continue
        if _ends_day(before.word) and _day_next(row, kept[-1] + 1):
            return list(kept[:n])
    return list(kept)


def _ends_day(word: str) -> bool:
    return time_word(word) or word in _AGO


def _day_next(row: Row, at: int) -> bool:
    """Whether a day, and no verb, stands right behind the last one named."""
    if at >= len(row) or row[at].word not in _LEADS:
        return False
    for k in range(at, min(at + _NEAR, len(row))):
        unit = row[k]
        if unit.sort == "place":
            continue
        if (
            unit.refs
            or unit.word in (",", ";", "and")
            or k > at
            and g.finite(unit.word)
        ):
            return (
                unit.word == "may"
                and k + 1 < len(row)
                and row[k + 1].word[:1].isdigit()
            )
        if _ends_day(unit.word) and not _told_after(row, k + 1):
            return True
    return False


def _told_after(row: Row, at: int) -> bool:
    """Whether a verb follows a day: "A and B on Monday were beaten"."""
    return at < len(row) and not row[at].refs and g.finite(row[at].word)
