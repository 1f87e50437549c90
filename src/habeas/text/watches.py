"""Logs of one watch: lines that begin with the time alone, under the day of its head.

"Night shift, 22-23 May": what is noted before midnight is of the first day, what comes
after of the second. A watch with one day in its head begins on it, where it is called a
night or goes on from the evening into the early hours.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Protocol

_ENTRY = re.compile(
    r"^[ \t]*[\[(]?(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?![:.\d])[\])]?(?: ?hrs?\b)?[ \t:–-]",
    re.MULTILINE,
)
_NIGHT = re.compile(r"\b(?:night|overnight)\b", re.IGNORECASE)
_FEWEST, _HEAD = 3, 400
_DAY = len("2025-05-22")
_NOON, _MORNING = 12, 9


class Told(Protocol):
    """A date of a text, resolved."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def bare(self) -> str | None: ...


def days_of(text: str, found: Iterable[Told]) -> list[tuple[int, str]]:
    """Return (position, day) from where the lines of a log of one night stand under one."""
    entries = list(_ENTRY.finditer(text))
    if len(entries) < _FEWEST or entries[0].start() > _HEAD:
        return []
    head = [one for one in found if one.end <= entries[0].start() and one.bare]
    hours = [int(m["hour"]) * 60 + int(m["minute"]) for m in entries]
    back = [k for k in range(1, len(hours)) if hours[k] < hours[k - 1]]
    night = _NIGHT.search(text, 0, entries[0].start()) is not None
    night = night or len(back) == 1 and hours[back[0]] < _MORNING * 60
    days = _days(head, night=night)
    if days is None or len(back) > 1 or int(entries[0]["hour"]) < _NOON:
        return []
    standing = [(entries[0].start(), days[0].isoformat())]
    if back:
        standing.append((entries[back[0]].start(), days[1].isoformat()))
    return standing


def _days(found: list[Told], *, night: bool) -> tuple[date, date] | None:
    """Return the two days of a night that a head tells, or None."""
    told = [day for one in found for day in re.findall(r"[^/,\[\]]+", one.bare or "")]
    whole = [date.fromisoformat(day) for day in told if len(day) == _DAY]
    if len(whole) != len(told):
        return None
    days = sorted(set(whole))
    if len(days) == 1 and night:
        return days[0], days[0] + timedelta(1)
    if len(days) == len("ab") and days[1] - days[0] == timedelta(1):
        return days[0], days[1]
    return None
