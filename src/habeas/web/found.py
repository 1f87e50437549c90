"""Words that were found by searching, marked on the page of the source they stand in.

Where they stand is kept with the browser's session, in memory; no address names them.
"""

from __future__ import annotations

from habeas.claims.closed import Seen
from habeas.sources.models import Text
from habeas.web.marks import Mark
from habeas.web.officer import OfficerRequest

_KEY = "found"


def keep(request: OfficerRequest, text: Text, start: int, end: int) -> None:
    """Remember what to mark in `text` (code points), until something else is found."""
    request.session[_KEY] = (text.pk, start, end)


def marks(request: OfficerRequest, text: Text, seen: Seen) -> list[Mark]:
    """Return the mark of what was found in `text`; `#words-found` leads to it."""
    pk, start, end = request.session.get(_KEY) or ("", 0, 0)
    if text.pk != pk or not 0 <= start < end <= text.length:
        return []
    start, end = seen.shown(start, end)
    return [Mark(start, end, "found", "found", now=True, kind="found")]
