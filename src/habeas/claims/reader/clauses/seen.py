"""Whom others saw something done to: "his wife had seen him being put into a van"."""

from __future__ import annotations

from collections.abc import Sequence

from habeas.claims.reader import grammar as g
from habeas.claims.reader.clauses.joining import joined
from habeas.claims.reader.clauses.verbs import Verb
from habeas.claims.reader.units import Unit

_SEES = frozenset(
    """saw see sees seen seeing watched watch watching heard hear hearing witnessed witnessing found
    noticed observed filmed recorded photographed remembers recalled spotted""".split()  # noqa: SIM905
)
_OBJECTS = frozenset(["him", "her", "them", "me", "us"])
_LISTED = 8  # units of "A, B and C"


def seen(row: Sequence[Unit], found: Verb) -> list[int] | None:
    """Return those seen "being taken"; None where the words are not so built.

    Nobody is seen by themselves: where "her" can only be who sees, nobody is named.
    """
    if not found.passive or row[found.start].word != "being" or found.start < 2:
        return None
    at = found.start - 1
    while at > 0 and g.adverb(row[at].word):
        at -= 1
    if row[at].word in _OBJECTS:
        who = [at]
    elif row[at].person and not row[at].owns:
        who = joined(row, at, max(at - _LISTED, 0), at + 1)
    else:
        return None
    sees = min(who) - 1
    if sees < 0 or row[sees].word not in _SEES:
        return None
    if not row[at].refs or any(set(u.refs) & set(row[at].refs) for u in row[:sees]):
        named = row[at].form != "pronoun"
        return who if named else _meant(row, at, sees)
    return who


def _meant(row: Sequence[Unit], at: int, sees: int) -> list[int]:
    """Return whom a pronoun means, if they neither see nor tell of it."""
    own = set(row[at].refs)
    if any(
        own & set(u.refs) and row[k + 1].word in g.SAID
        for k, u in enumerate(row[:sees])
    ):
        return []  # "A said that B's wife saw him": not A
    seer = next((u for u in reversed(row[:sees]) if u.person), None)
    return [at] if own and seer is not None and not own & set(seer.refs) else []
