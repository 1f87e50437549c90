"""The day with which a sentence opens that tells no act: the next one goes on from it.

"The radio was shut on 2 May. Three days later its editor found the doors sealed. A guard
struck him": on 5 May. Not where somebody only says something on that day, nor of those
who were taken before it, of whom the day is not known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.when import Times

if TYPE_CHECKING:
    from habeas.claims.reader.acts.thread import Thread

_FRONT = 30
_WHOLE = len("2026-01-01")
_NEAR = 2  # sentences


@dataclass(frozen=True)
class Opened:
    """The sentence that opened with a day, and that day."""

    number: int = -1
    paragraph: int = -1
    day: str = ""


def opened_with(times: Times, thread: Thread, line: Line) -> Opened | None:
    """Return the day a sentence opens with, if nobody only says something on it."""
    first = next(
        iter(times.within(line.start, min(line.end, line.start + _FRONT))), None
    )
    if first is None or line.voices or len(first.edtf or "") != _WHOLE:
        return None
    age = times.age(first.edtf)
    if age is None or age <= 0 or times.frame(first.edtf):
        return None
    return Opened(line.number, thread.paragraph, str(first.edtf))


def goes_on(
    thread: Thread,
    line: Line,
    victims: Sequence[str | None],
    told: str | None,
    *,
    taking: bool = False,
) -> str | None:
    """Return the day on which what a sentence tells goes on, or `told`.

    Those whom it tells to be taken (`taking`) were not taken before.
    """
    one = thread.opened
    near = 0 < line.number - one.number <= _NEAR and one.paragraph == thread.paragraph
    if not near or not told or len(told) != _WHOLE or one.day <= told:
        return told
    taken = not taking and any(v and line.scene.was_held(v) for v in victims)
    return told if taken or " had " in line.whole else one.day
