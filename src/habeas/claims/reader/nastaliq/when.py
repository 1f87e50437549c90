"""When an act that Urdu tells was done: its day stands before its verb, in its clause."""

from __future__ import annotations

import re

from habeas.claims.reader.nastaliq.clauses import clauses
from habeas.claims.reader.scan import Deed
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.when import Moment, Times


def own_day(times: Times, line: Line, deed: Deed) -> Moment | None:
    """Return the day that stands before the verb of a deed, in the clause that tells it.

    "X کو، جنہیں 3 مئی کو گرفتار کیا گیا تھا، آج رہا کر دیا گیا" has a day for each.
    """
    found = [
        d for d in times.within(deed.start, deed.at) if d.lead in ("", "on", "from")
    ]
    later = any(c.start >= deed.end for c in clauses(line))
    if not found or not later or deed.noun:
        return None
    return Moment(found[-1].edtf, found[-1].time)


def reach(line: Line, deed: Deed) -> tuple[int, int]:
    """Return the words that may hold the day of a deed: not what another did later."""
    if not line.urdu:
        return line.start, line.end
    later = (
        u.start
        for u in line.row
        if u.person
        and u.form in ("name", "short")
        and u.start >= max(deed.end, deed.at)
    )
    after = _THEN.search(line.text, max(deed.end, deed.at), line.end)
    end = after.start() if after and not deed.noun else line.end
    return line.start, min(next(later, line.end), end)


# "X کو گرفتار کیا گیا، جنہیں اگلے روز ...": a day behind it is that of what came then.
_THEN = re.compile(
    r"(?<!\S)(?:جنہیں|جنھیں|جسے|جن کو|جس کے بعد|مگر|لیکن|تاہم|بعد ?ازاں|بعد میں|jinhe?i?n|jise|jis ke baa?d|magar|lekin)(?!\S)",
    re.IGNORECASE,
)
