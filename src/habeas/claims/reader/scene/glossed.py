"""Words of another language with their sense in brackets: 'were "diamankan" (secured, so taken)'.

Who writes English among people who do not puts the sense behind the word. The row of a
message gets the sense in its place, where a verb is wanted; a line without it stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from habeas.claims.reader.lexicon import listed
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.units import Unit
from habeas.claims.reader.vocabulary import common

_BE = listed("was were is are been got be being get")
_MARKS = frozenset("\"“”'‘’")
_LONGEST, _MOST = 10, 4  # units in the brackets; words of the sense itself
_NO_SENSE = listed("so i.e ie that means meaning is or and thus hence")
_SAME = listed("hit shot hurt cut")  # "X hit by a baton": no other form tells it


def glossed(line: Line) -> Line:
    """Return a message with the sense of a foreign word for the word, and "was hit by"."""
    row: Sequence[Unit] = line.row
    words = {u.word for u in row}
    if "(" in words and not _BE.isdisjoint(words):
        row = _with_sense(row)
    if "by" in words and not _SAME.isdisjoint(words):
        row = _with_was(row)
    return line if row is line.row else replace(line, row=tuple(row))


def _with_sense(row: Sequence[Unit]) -> Sequence[Unit]:
    """Put the sense in brackets for the foreign verb before them."""
    for at, unit in enumerate(row):
        if unit.word != "(" or at < len("X is"):
            continue
        close = next(
            (
                k
                for k in range(at + 1, min(len(row), at + _LONGEST))
                if row[k].word == ")"
            ),
            0,
        )
        first = _foreign(row, at)
        if not close or not first or row[first - 1].word not in _BE:
            continue
        sense = _sense(row[at + 1 : close])
        if sense:
            return (*row[:first], *sense, *row[close + 1 :])
    return row


def _foreign(row: Sequence[Unit], at: int) -> int:
    """Return where the foreign word that ends before a place begins, or 0."""
    k = at - 1
    quoted = row[k].word in _MARKS
    k -= quoted
    if k < 1 or row[k].refs or not row[k].word.isalpha():
        return 0
    if quoted:
        return k - 1 if row[k - 1].word in _MARKS else 0
    return 0 if common(row[k].word) else k


def _sense(inside: Sequence[Unit]) -> Sequence[Unit]:
    """Return the last sense that brackets give, without "so" and "that is"."""
    last = max(
        (k for k, u in enumerate(inside) if u.word in (",", ";", "/")), default=-1
    )
    kept = [u for u in inside[last + 1 :] if u.word not in _NO_SENSE]
    return kept if 0 < len(kept) <= _MOST and not any(u.refs for u in kept) else ()


def _with_was(row: Sequence[Unit]) -> Sequence[Unit]:
    """Put the "was" that a message leaves out before "hit by"."""
    made: list[Unit] = []
    for k, unit in enumerate(row):
        following = row[k + 1].word if k + 1 < len(row) else ""
        if unit.word in _SAME and following == "by" and k and _whom(row, k):
            made.append(Unit("was", unit.start, unit.start))
        made.append(unit)
    return made if len(made) > len(row) else row


def _whom(row: Sequence[Unit], k: int) -> bool:
    """Whether somebody, or whose he is, stands right before a verb."""
    before = row[k - 1]
    return bool(before.refs) and before.form in ("name", "short", "description")
