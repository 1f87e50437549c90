"""The day that an entry stands under: "5.4.2025 A was freed", or a line that is a day."""

from __future__ import annotations

import re

from habeas.claims.reader.acts.act import HELD
from habeas.claims.reader.scan import Deed
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.when import Times

_SETS_APART = re.compile(r"[ \t\n\-–—•*·▪(\[>)\]:.]*")
_NAMED = re.compile(r"\.? (?=[A-Z])")


def entry_day(times: Times, line: Line, deed: Deed) -> str | None:
    """Return the day of the entry that a deed opens; None where it opens none.

    "Has been freed" tells of no day in a text that runs on; in a list of days it does.
    """
    if line.sender or deed.act in HELD:
        return None
    return times.heading(line.text, line.start, deed.at) or _led_by_day(
        times, line, deed
    )


def _led_by_day(times: Times, line: Line, deed: Deed) -> str | None:
    """Return the day that begins an entry's own line, or is the line above it."""
    raw = line.raw
    opened = raw.rfind("\n", 0, line.start) + 1
    if not _SETS_APART.fullmatch(raw, opened, line.start):
        return None
    own = times.within(line.start, deed.at)
    if own:
        first = _SETS_APART.fullmatch(raw, line.start, own[0].start)
        entry = first and _NAMED.match(raw, own[0].end)
        return own[0].bare if entry and len(own) == 1 else None
    above = raw[:opened].rstrip()
    low = above.rfind("\n") + 1
    dates = times.within(low, opened)
    if len(dates) != 1 or dates[0].bare != times.standing(deed.at):
        return None
    day = dates[0]
    alone = _SETS_APART.fullmatch(raw, low, day.start) and _SETS_APART.fullmatch(
        raw, day.end, opened
    )
    return day.bare if alone else None
