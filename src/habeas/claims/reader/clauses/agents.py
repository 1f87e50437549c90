"""By whom a deed is done, and whose a thing is.

The agent stands after "by" or "at the hands of"; the owner before its thing, or
after "of".
"""

from __future__ import annotations

from habeas.claims.reader import grammar as g
from habeas.claims.reader.clauses.antecedents import antecedent
from habeas.claims.reader.clauses.bodies import and_bodies
from habeas.claims.reader.clauses.complements import named_after, person_soon
from habeas.claims.reader.clauses.heads import KIN, qualifies
from habeas.claims.reader.clauses.verbs import Row, Verb


def agent(row: Row, found: Verb) -> list[int]:
    """Return the units after the "by" of a verb: those said to have done it."""
    for k in range(found.end, min(found.end + 25, len(row))):
        if row[k].word in (";", ":", "|", "?") or row[k].word == ".":
            return []
        if row[k].word in ("was", "were", "is", "are", "has", "had", "according"):
            return []
        if row[k].word == "by" and not {u.word for u in row[k : k + 4]}.isdisjoint(
            _HOLD
        ):
            continue  # "dragged by her hair by two constables"
        if row[k].word == "of" and [u.word for u in row[k - 3 : k]] == _AT_HANDS:
            return named_after(row, k)
        if row[k].word == "of" and k > 1 and _ordered(row, k):
            return named_after(row, k)
        noun = found.form == "noun"
        if row[k].word == "by" and noun and _participle(row[k - 1].word):
            return []
        if row[k].word == "by" and {u.word for u in row[k + 1 : k + 2]} & _LED_TO:
            continue
        if row[k].word == "by" and not (k > 0 and row[k - 1].word in _OTHER_BY):
            return and_bodies(row, named_after(row, k))
        told = row[k].word == "," and row[k + 1 : k + 2] and row[k + 1].word == "by"
        if row[k].word in ("and", "but", ",") and not told and _verb_soon(row, k):
            return []
        if row[k].word in _WHEN and _finite_soon(row, k):
            return []
    return []


def _ordered(row: Row, of: int) -> bool:
    """Whether "by order of" or "at the behest of" ends at unit `of`."""
    lead = row[of - 2].word
    lead = row[of - 3].word if lead == "the" and of > 2 else lead
    return row[of - 1].word in _ORDERS and lead in ("by", "on", "at", "under", "upon")


_LED_TO = frozenset(["order", "orders"])
_ORDERS = frozenset(["order", "orders", "behest", "instigation", "instructions"])
_AT_HANDS = ["at", "the", "hands"]


_WHEN = frozenset(["when", "while", "as", "after"])


def _finite_soon(row: Row, k: int) -> bool:
    """Whether a clause of its own begins: "killed when police repelled ... by Y"."""
    return any(
        row[m].actor and any(g.finite(u.word) for u in row[m + 1 : m + 3])
        for m in range(k + 1, min(k + 4, len(row)))
    )


_HOLD = frozenset(["hair", "collar", "arm", "arms", "neck", "legs", "feet", "scruff"])


def _participle(word: str) -> bool:
    return word.endswith("ed") or word in (
        "held",
        "taken",
        "led",
        "made",
        "given",
        "kept",
    )


_OTHER_BY = frozenset(
    [
        "filed", "led", "organised", "organized", "told", "followed", "report",
        "statement", "article", "book", "letter", "account", "petition", "complaint",
        "post", "video", "film", "photograph", "testimony", "survey", "study",
    ]
)  # fmt: skip


def _verb_soon(row: Row, k: int) -> bool:
    return any(
        row[m].word in g.BE or row[m].word in g.HAVE or row[m].word in g.MODALS
        for m in range(k + 1, min(k + 4, len(row)))
    ) and any(row[m].actor for m in range(k + 1, min(k + 3, len(row))))


def owner(row: Row, at: int, reach: int = 5) -> list[int]:
    """Return whose a thing is: the possessive before unit `at`, or "of X" after."""
    for k in range(at - 1, max(at - reach - 1, -1), -1):
        unit = row[k]
        if unit.actor and unit.owns:
            return [k]
        if unit.word == "whose":
            return antecedent(row, k)
        if unit.refs and unit.sort != "organisation":
            return []
        if unit.word == "left" and k and row[k - 1].owns:
            continue  # "his left arm"
        if unit.word in g.PREPOSITIONS or g.finite(unit.word) or unit.word == ",":
            break
    if at + 1 < len(row) and row[at + 1].word == "of":
        return _owner_after(row, at + 1)
    return []


def _kin_of(row: Row, k: int) -> list[int]:
    """Return the one named as kin of unit `k` ("A's mother, B"), or the unit."""
    if not row[k].owns or k + 3 >= len(row) or row[k + 1].word not in KIN:
        return [k]
    named = row[k + 2].word == "," and row[k + 3].person
    return [k + 3] if named else [k + 2] if row[k + 2].person else [k]


def _owner_after(row: Row, of: int) -> list[int]:
    """Return whose it is in "of the car of the cook, Mrs. B"."""
    for k in range(of + 1, min(of + 12, len(row))):
        unit = row[k]
        if unit.actor and not (unit.sort == "organisation" and person_soon(row, k)):
            return _kin_of(row, k)
        if unit.word not in ("of", ",") and not qualifies(unit):
            return []
    return []
