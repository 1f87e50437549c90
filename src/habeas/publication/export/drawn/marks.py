"""How a date is drawn: its form says how much is known of it (ISO 8601-2:2019).

A day is a dot; one of several days are hollow dots, joined; a month or a year is a
hollow bar, because it happened somewhere within; what lasted is a solid bar; an end
that is open has an arrow; what is "about" a time has soft ends. Nothing is drawn at a
single day unless the source tells that day.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

FORMS = ("day", "one_of", "within", "lasting", "open_start", "open_end", "none")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(T\S+)?")
_QUALIFIERS = "~?%"


@dataclass(frozen=True)
class Form:
    """One of `FORMS`; `soft` where the source says "about" or doubts the date.

    `days` are the days of "one of", in the order told, where each is a day.
    """

    name: str
    soft: bool = False
    days: tuple[datetime.date, ...] = ()


@dataclass(frozen=True)
class Mark:
    """What is drawn for one thing: its id, kind, form, and first and last day."""

    id: str
    kind: str
    form: Form
    first: datetime.date | None
    last: datetime.date | None


def form_of(edtf: str) -> Form:
    """Return the form in which the date `edtf` is drawn; `none` for no date."""
    text = edtf.strip()
    soft = any(q in text for q in _QUALIFIERS)
    bare = text.translate({ord(q): None for q in _QUALIFIERS})
    if not bare or set(bare) <= set("./[]{}"):
        return Form("none", soft)
    if bare[0] in "[{":
        return _set(bare, soft)
    if "/" in bare:
        first, _, last = bare.partition("/")
        if first in ("", ".."):
            return Form("open_start", soft)
        if last in ("", ".."):
            return Form("open_end", soft)
        one_day = first == last and _DAY.fullmatch(first)
        return Form("day" if one_day else "lasting", soft)
    return Form("day" if _DAY.fullmatch(bare) else "within", soft)


def _set(text: str, soft: bool) -> Form:
    inner = text[1:-1]
    if inner.startswith(".."):
        return Form("open_start", soft)
    if inner.endswith(".."):
        return Form("open_end", soft)
    members = [m.strip() for m in inner.split(",")]
    if not all(_DAY.fullmatch(m) for m in members):
        return Form("within", soft)
    days = tuple(dict.fromkeys(datetime.date.fromisoformat(m[:10]) for m in members))
    return Form("day" if len(days) == 1 else "one_of", soft, days)
