"""Names that stand right behind a phrase of place or custody that leads in a clause.

"In the cells Brian Sakala was beaten", "At the station A and B were slapped": no comma
is written, and the one named is whom the verb is told of, not what "at" governs.
"""

from __future__ import annotations

from functools import cache

from habeas.claims.reader import grammar as g
from habeas.claims.reader.clauses.verbs import Row
from habeas.claims.reader.lexicon import either, listed

_LEADS = frozenset(["in", "at", "inside", "outside", "near", "on", "from", "during"])
_MORE = listed(
    """cell cells custody detention lock-up village town court courtroom gate gates road street
    market house home bus van car vehicle lobby corridor yard ward camp night raid search march
    protest rally hearing interrogation operation meeting"""
)


@cache
def _spots() -> frozenset[str]:
    """Return the nouns for where somebody can be, or what goes on there."""
    return frozenset(either("place_heads", "prisons")) | _MORE


def led_in(row: Row, preposition: int, k: int) -> bool:
    """Whether the one named at `k` stands behind a phrase of place that is complete."""
    named = row[k].person and row[k].form in ("name", "short") and not row[k].owns
    if not named or row[preposition].word not in _LEADS or preposition > k - 2:
        return False
    if row[k - 1].word not in _spots() or not _opens(row, preposition):
        return False
    return _told(row, k)


def _opens(row: Row, at: int) -> bool:
    """Whether only what leads in stands before a preposition of its clause."""
    before = [u.word for u in row[max(0, at - 5) : at]]
    if not before or before[-1] in (";", ":", ",", "and", "but", "that", '"', "“"):
        return True
    return at <= len("night") and row[0].word in _LEADS


def _told(row: Row, k: int) -> bool:
    """Whether a verb follows the one named, or those joined to him."""
    for unit in row[k + 1 : k + 10]:
        if unit.word in g.BE | g.HAVE:
            return True
        if not (unit.person or unit.word in (",", "and") or g.adverb(unit.word)):
            return False
    return False


def led_in_before(row: Row, heads: list[int]) -> bool:
    """Whether a comma ends what leads in: "when they fired on strikers, the docker X was"."""
    between = [unit.word for unit in row[heads[0] + 1 : heads[-1]]]
    joined = {"and", "or", "&", "with", "nor"} & {*between}
    return "," in between[1:] and not joined and row[heads[0]].form == "description"
