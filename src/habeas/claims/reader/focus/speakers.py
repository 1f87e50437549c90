"""Who speaks or rules of another, so that "him" and "he" are not the one who does.

"His lawyer, A, said police had beaten him": not A. "The judge, A, ordered that he be set
free": not A. "B, who was with A when he was shot": B or A, so nobody.
"""

from __future__ import annotations

from collections.abc import Sequence

from habeas.claims.reader import grammar as g
from habeas.claims.reader.lexicon import listed
from habeas.claims.reader.units import Unit

ORDERING = listed(
    """ordered orders directed directs ruled rules decreed instructed recommended requested
    demanded insisted urged proposed"""
)
_BESIDE = listed("with beside near behind alongside by")
_WHEN = listed("when as while after before")
_HELD = listed(
    "custody lock-up lockup jail prison cell cells detention remand barracks"
)
_LAWYER = listed("lawyer advocate counsel attorney solicitor barrister")
_NAMED = ("name", "short")
_NEAR = 24  # units behind "him" that tell where he is


def saying(made: Sequence[Unit]) -> Sequence[Unit]:
    """Return a row up to the last word for saying, if no person stands behind that."""
    for k in range(len(made) - 1, 0, -1):
        if made[k].person or made[k].word in (";", ":", ".", "“", '"'):
            return ()
        if made[k].word in g.SAID and not made[k].refs:
            return made[: k + 1]
    return ()


def rules(made: Sequence[Unit]) -> tuple[str, ...]:
    """Return who orders what comes next: X of "X, a judge, ordered that"."""
    if len(made) < 3 or made[-1].word != "that" or made[-2].word not in ORDERING:
        return ()
    named = (u for u in reversed(made[:-2]) if u.person and not u.owns)
    return next((u.refs for u in named if u.form in _NAMED), ())


def met_beside(made: Sequence[Unit]) -> tuple[str, ...]:
    """Return beside whom somebody was when: X of "Y had been with X when"."""
    if len(made) < 4 or made[-1].word not in _WHEN or not _one(made[-2]):
        return ()
    return made[-2].refs if made[-3].word in _BESIDE else ()


def lawyer(text: str, said: Sequence[Unit]) -> tuple[str, ...]:
    """Return the lawyer who says it, of no client named beside: "lawyer X said"."""
    named = said[-2] if len(said) > 1 else None
    if named is None or not _one(named):
        return ()
    before = said[-3].word if len(said) > 2 else ""
    own = text[named.start : named.end].split(" ")[0].lower()
    return named.refs if {before, own} & _LAWYER else ()


def held_behind(row: Sequence[Unit], at: int) -> bool:
    """Whether the words behind a unit tell of custody: "beat him in the lock-up"."""
    return any(u.word in _HELD for u in row[at + 1 : at + _NEAR])


def _one(unit: Unit) -> bool:
    return unit.person and unit.form in _NAMED and not unit.owns and len(unit.refs) == 1
