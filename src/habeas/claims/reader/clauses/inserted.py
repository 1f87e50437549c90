"""What stands between a subject and its verb, and where their own clause begins.

A relative clause, an age or an office between commas is passed over; an opening clause,
and what somebody says or asks, ends before the verb's own clause does.
"""

from __future__ import annotations

from habeas.claims.reader import grammar as g
from habeas.claims.reader.clauses.edges import (
    OPENING,
    finite_in,
)
from habeas.claims.reader.clauses.heads import is_head, qualifies
from habeas.claims.reader.clauses.spent import ASKING
from habeas.claims.reader.clauses.verbs import Row
from habeas.claims.reader.lexicon import singulars

DETERMINING = g.DETERMINERS | g.POSSESSIVES


def after_saying(row: Row, low: int, at: int) -> int:
    """Return where what somebody says begins, if one who acts is named in it."""
    for k in range(at - 1, low, -1):
        if row[k].word in g.SAID and not row[k].refs:
            named = any(
                row[m].actor and is_head(row, m, k + 1) for m in range(k + 1, at + 1)
            )
            return k + 1 if named and row[k - 1].actor else low
    return low


def after_asking(row: Row, low: int, at: int) -> int:
    """Return where what somebody asks begins: "A asked why B, 37, was freed"."""
    for k in range(at - 1, low, -1):
        if row[k].word in ASKING and not row[k].refs:
            named = any(row[m].actor and not row[m].owns for m in range(k + 1, at + 1))
            return k + 1 if named else low
    return low


def after_opening(row: Row, low: int, at: int) -> int:
    """Return where the main clause begins after "After police stopped the bus,"."""
    if not low or row[low - 1].word not in OPENING:
        return low
    for k in range(low, at):
        if row[k].word == "," and finite_in(row, low, k):
            named = any(is_head(row, m, k + 1) for m in range(k + 1, at + 1))
            return k + 1 if named else low
    return low


def in_which(row: Row, low: int, at: int) -> int:
    """Return where the clause begins of "an attack in which his driver, A, died"."""
    for k in range(at, low, -1):
        if row[k].word == "which" and row[k - 1].word in g.PREPOSITIONS:
            named = any(is_head(row, m, k + 1) for m in range(k + 1, at + 1))
            return k + 1 if named else low
    return low


def before_insert(row: Row, at: int) -> int:
    """Return the unit before a relative clause that the comma at `at` closes."""
    for k in range(at - 1, 0, -1):
        word = row[k].word
        if word in (";", ":", "|"):
            return at
        opens = row[k + 1].word
        if word == "," and opens in g.SAID and k + 2 < at:
            return at  # ", said the suspect, A, was held": what is said begins
        closed = word == "," or row[at].word == ")"
        if (
            closed
            and word in (",", "(")
            and (
                (opens in g.RELATIVES and (opens != "that" or word != ","))
                or (opens[:1].isdigit() and at - k <= _AGED)
                or (opens in _DESCRIBED and _is_him(row, k))
                or (opens in _SELVES and not finite_in(row, k + 2, at))
                or (opens in _HEADED and not finite_in(row, k + 2, at))
                or (opens in _UNDERWENT and _only_of_him(row, k, at))
                or _some_of_them(row, k, at)
                or _where_he_was(row, k, at)
                or _who_he_is(row, k, at)
            )
        ):
            return k - 1
    return at


def _only_of_him(row: Row, k: int, at: int) -> bool:
    """Whether ", taken along with A," only tells what befell the one before it."""
    told = _is_him(row, k) and row[k + 2].word != ","
    told = told and not finite_in(row, k + 2, at)
    return told and not any(u.word == "," for u in row[k + 2 : at])


def _is_him(row: Row, k: int) -> bool:
    """Whether a person, or "A, a constable", stands before the comma at `k`."""
    if row[k - 1].person:
        return True
    left = k - 1
    if row[left].word[:1].isdigit() and left > 1 and row[left - 1].word == ",":
        return row[left - 2].person  # "A, 34, detained along with B, was freed"
    if row[left].refs or row[left].word not in singulars():
        return False
    while left > 1 and not row[left].refs and qualifies(row[left]):
        left -= 1
    named = row[left].word == "," and row[left - 1].person
    return named and row[left - 1].form in ("name", "short")


def _who_he_is(row: Row, k: int, at: int) -> bool:
    """Whether ", a doctor of the town," stands between the commas at `k` and `at`."""
    name = row[k - 1]
    if not (name.person and name.form in ("name", "short")) or at - k > _OFFICES:
        return False
    if row[k + 1].form == "description":
        return at == k + 2
    if row[k + 1].word not in DETERMINING or finite_in(row, k + 1, at):
        return False
    return not any(u.person or u.word == "," for u in row[k + 2 : at])


_OFFICES = 9  # units between the commas


def _where_he_was(row: Row, k: int, at: int) -> bool:
    """Whether ", in Larkana," or ", of the union," stands between two commas."""
    if at - k > _OFFICES - 2 or row[k + 1].word not in _PLACED:
        return False
    name = row[k - 1]
    if not (name.person and name.form in ("name", "short")) or finite_in(
        row, k + 1, at
    ):
        return False
    return not any(u.person or u.word == "," for u in row[k + 2 : at])


_PLACED = frozenset(["in", "at", "of", "from", "near", "on", "outside"])


def _some_of_them(row: Row, k: int, at: int) -> bool:
    """Whether ", five of them Spanish," stands between the commas at `k` and `at`."""
    if at - k not in (3, 4) or not (row[k - 1].person and row[k + 1].person):
        return False
    told = row[k + 1].form == "description" and row[k - 1].form == "description"
    return told and all(qualifies(u) and not u.refs for u in row[k + 2 : at])


_SELVES = frozenset(["himself", "herself", "themselves", "itself"])
_AGED = 6  # ", 34 years old,": units between the commas


# "X, named by Y as the man who shot his son, was freed": what is said of X in passing.
_DESCRIBED = frozenset(
    """named identified accused described known believed suspected seen wanted mentioned
    photographed hailed praised blamed quoted reported tipped jailed imprisoned held
    detained arrested charged convicted sentenced nicknamed regarded called born aged
    abducted kidnapped""".split()  # noqa: SIM905
)


# "soldiers from the garrison, commanded by Y, surrounded the village": told in passing.
_HEADED = frozenset(
    """commanded led headed backed armed dressed accompanied supported escorted followed
    clad disguised wearing carrying riding wielding brandishing travelling traveling
    acting including based stationed trained""".split()  # noqa: SIM905
)
# "a sixth man, taken along with the five, was freed": the five were not.
_UNDERWENT = frozenset(
    """taken seized captured caught picked rounded apprehended nabbed lifted dragged hauled
    brought whisked beaten hurt injured wounded shot stabbed released freed summoned
    remanded hospitalised hospitalized booked questioned kept""".split()  # noqa: SIM905
)
