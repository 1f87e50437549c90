"""Of whom an aside tells: "X, speaking to us before she was detained, denied it": of X."""

from __future__ import annotations

from collections.abc import Sequence

from habeas.claims.reader import grammar as g
from habeas.claims.reader.units import Unit

_WHEN = frozenset(
    ["before", "after", "when", "while", "until", "till", "once", "since", "as"]
)
_LONGEST = 14  # units from the name to the clause


def inserted_behind(made: Sequence[Unit]) -> tuple[str, ...]:
    """Return the one behind whose name an aside opens that a clause of time ends.

    Only where the aside holds no verb of its own and names nobody else.
    """
    if not made or made[-1].word not in _WHEN:
        return ()
    for k in range(len(made) - 2, max(len(made) - _LONGEST, 0), -1):
        unit = made[k]
        if unit.word == ",":
            before = made[k - 1]
            alone = before.person and len(before.refs) == 1 and not before.owns
            named = before.form in ("name", "short")
            return before.refs if alone and named else ()
        if unit.person and unit.form != "pronoun" or unit.word in g.MARKS:
            return ()
        if not unit.refs and (g.finite(unit.word) and not unit.word.endswith("ing")):
            return ()
    return ()


_WHICH = frozenset(["which", "who", "where"])


def done_to_before(made: Sequence[Unit], refs: tuple[str, ...]) -> bool:
    """Whether "them" are those of whom a passive and then "which ..." tell.

    "The other five were brought before a court, which gave police a week to hold them".
    """
    words = [unit.word for unit in made]
    at = next((k for k, unit in enumerate(made) if unit.refs == refs), -1)
    if at < 0 or not refs or at + 1 >= len(made) or words[at + 1] not in g.BE:
        return False
    return not _WHICH.isdisjoint(words[at + 2 :])
