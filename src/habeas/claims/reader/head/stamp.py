"""When a browser printed a page: the site's day, never the statement's own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from habeas.claims.reader.document import Document
from habeas.claims.reader.head.dateline import Dated
from habeas.claims.reader.head.lines import is_stamp, line_of
from habeas.text.clock import clocks
from habeas.text.dates import DateMention


@dataclass(frozen=True)
class Stamp:
    """A page's own date, with every reading and why one of them was taken."""

    start: int
    end: int
    readings: tuple[str, ...]
    taken: str | None
    time: str | None
    reason: str


def stamp_of(doc: Document, found: list[Dated], dateline: date | None) -> Stamp | None:
    """Return the first stamp of a page, and which of its readings stands."""
    mention = next((d.mention for d in found if is_stamp(doc, d.mention)), None)
    if mention is None:
        return None
    line = line_of(doc.text, mention.start)
    hours = clocks(doc.text, mention.end, line.end)
    time = hours[0].value if hours else None
    rest = doc.text[mention.end : line.end]
    end = mention.end + len(rest.rstrip())
    readings = [r for r in (mention.edtf, mention.other) if r]
    taken, reason = _reading(readings, mention, rest, dateline)
    clocked = f"{taken}T{time}" if taken and time else taken
    return Stamp(mention.start, end, tuple(sorted(readings)), clocked, time, reason)


def _reading(
    readings: list[str], mention: DateMention, rest: str, dateline: date | None
) -> tuple[str | None, str]:
    if len(readings) == 1:
        return readings[0], "only one reading is a day"
    half = re.search(r"[AP]M", rest, re.IGNORECASE) is not None
    month_first = mention.other
    reasons = []
    if half:
        reasons.append(
            "a 12-hour clock with AM or PM is how browsers print the date month first"
        )
    near = _after(readings, dateline, 31)
    if len(near) == 2:
        near = _after(readings, dateline, 10)
    if len(near) == 1:
        reasons.append(
            "it follows the dateline within days or weeks, the other does not"
        )
    if half and (not near or month_first in near):
        return month_first, "; ".join(reasons)
    if len(near) == 1:
        return near[0], "; ".join(reasons)
    return None, "nothing tells which of the readings is meant"


def _after(readings: list[str], dateline: date | None, days: int) -> list[str]:
    """Return the readings at most so many days after the dateline."""
    if dateline is None:
        return []
    away = [(date.fromisoformat(r) - dateline).days for r in readings]
    return [r for r, n in zip(readings, away, strict=True) if 0 <= n <= days]
