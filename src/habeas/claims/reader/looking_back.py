"""How far back what a text tells is still what it is about.

A statement tells of the last weeks; what lies further back is its background. Who tells
as "I" what befell them long ago tells of nothing else: the days of a testimony are of its
incident, up to half a year back, and up to three years where none is recent.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from habeas.claims.reader.narrator import speaks
from habeas.claims.reader.when import OLD_DAYS, SAME_DAYS, Spot, last_day
from habeas.text.dates import Dates

_MY = re.compile(r"(?<!\S)(?:میں نے|مجھے|مجھ|میر[اےی]|ہمار[اےی]|ہمیں)(?!\S)")
_OFTEN = 3
_WHOLE = len("2026-01-01")
_KINDS = re.compile(
    r"\b(?:testimon|affidavit|deponent|statement of|witness|interview|account of|story of)|"
    r"گواہی|بیان(?: حلفی)?(?!ی)|حلف|انٹرویو",
    re.IGNORECASE,
)
_HEAD = 400
_HALF_YEAR = 183


def reach(
    text: str, found: Dates, dateline: str | None, own: Sequence[Spot] = ()
) -> int:
    """Return how many days before its dateline a text's own incident may lie."""
    now = last_day(dateline) if dateline else None
    if now is None or not _KINDS.search(text, 0, _HEAD) or not _tells_as_i(text):
        return SAME_DAYS
    ages = [(now - day).days for day in _days(found, own)]
    if not ages:
        return SAME_DAYS
    return _HALF_YEAR if any(0 < age <= SAME_DAYS for age in ages) else OLD_DAYS


def _tells_as_i(text: str) -> bool:
    return speaks(text) or len(_MY.findall(text)) >= _OFTEN


def _days(found: Dates, own: Sequence[Spot]) -> Iterable[date]:
    for one in found:
        head = any(o.start <= one.start < o.end for o in own)
        edtf = one.bare or ""
        if head or len(edtf) < _WHOLE or one.ahead:
            continue
        day = last_day(edtf[:_WHOLE])
        if day is not None:
            yield day
