"""The stretch of a text that a page of it shows, as an officer may see it, with its marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import (
    Http404,
)
from django.utils.safestring import SafeString, mark_safe

from habeas.claims import closed
from habeas.claims.models import Claim
from habeas.claims.quotes import Words
from habeas.sources.models import Source, Text
from habeas.text import hidden
from habeas.web import marks
from habeas.web.officer import OfficerRequest

WINDOW = 40_000  # code points of a text on one page
GONE = ("superseded", "misread", "retracted")
MOST_COUNTED = 1_000
_COUNTED: dict[str, int] = {}  # of texts, which never change


@dataclass(frozen=True)
class Part:
    """A part of the text as HTML, with whose voice it is and where it starts."""

    kind: str
    voice: str
    html: SafeString
    start: int


@dataclass(frozen=True)
class Page:
    """A stretch of a text, as the officer may see it, that is shown at once.

    `first` and `last` are where it stands in the text itself.
    """

    number: int
    of: int
    start: int
    end: int
    first: int
    last: int


@dataclass(frozen=True)
class Reading:
    """A text, `of`, with what the officer may see of it."""

    of: Text
    seen: closed.Seen

    @property
    def length(self) -> int:
        return len(self.seen.text)


def text_of(request: OfficerRequest, source: Source) -> Reading | None:
    """Return the last text made of a source, if one was made, as it may be seen."""
    found = Text.objects.visible_to(request.officer).filter(source=source)
    last: Text | None = found.order_by("-number").first()
    return Reading(last, closed.seen(request.officer, last)) if last else None


def page_of(text: Reading | None, number: int) -> Page | None:
    """Return the stretch of `text` on page `number` (from 1). Raises `Http404`."""
    if text is None:
        return None
    pages = max(1, -(-text.length // WINDOW))
    if not 1 <= number <= pages:
        raise Http404
    start = (number - 1) * WINDOW
    end = min(text.length, start + WINDOW)
    first, last = text.seen.position(start), text.seen.position(end)
    return Page(number, pages, start, end, first, last)


def page_at(text: Reading | None, position: int) -> Page | None:
    """Return the page of `text` on which `position` stands, as it is shown."""
    if text is None:
        return None
    last = max(0, text.length - 1)
    return page_of(text, min(max(0, position), last) // WINDOW + 1)


def shown(text: Reading, page: Page, marked: Sequence[marks.Mark]) -> list[Part]:
    """Return the parts of the text that stand on a page, with their marks."""
    whole = text.seen.text
    found = []
    for part in _parts(text):
        start, end = max(part["start"], page.start), min(part["end"], page.end)
        if start < end:
            told = html(whole, start, end, marked)
            found.append(Part(part["kind"], part.get("voice") or "", told, start))
    return found


def html(
    text: str,
    start: int,
    end: int,
    marked: Sequence[marks.Mark],
    *,
    anchors: bool = True,
) -> SafeString:
    """Return a stretch of text as HTML that is safe to show, with its marks."""
    made = marks.markup(text, start, end, marked, anchors=anchors)
    # every character of the source went through marks.escape
    return mark_safe(made)  # noqa: S308


def _parts(text: Reading) -> list[dict[str, Any]]:
    whole: dict[str, Any] = {"kind": "", "voice": "", "start": 0, "end": text.length}
    filled, at = [], 0
    for part in _stretches(text) or [whole]:
        if part["start"] > at:
            filled.append({**whole, "start": at, "end": part["start"]})
        filled.append({**part, "start": max(at, part["start"])})
        at = max(at, part["end"])
    return [*filled, {**whole, "start": at}] if at < text.length else filled


def _stretches(text: Reading) -> list[dict[str, Any]]:
    """Return the parts that the reading made, where they stand in what is shown."""
    made = []
    for part in sorted(text.of.parts or (), key=lambda p: p["start"]):
        start, end = text.seen.shown(part["start"], part["end"])
        made.append({**part, "start": start, "end": end})
    return made


def marks_of(
    claims: Iterable[Claim],
    words: dict[str, list[Words]],
    now: frozenset[str] = frozenset(),
) -> list[marks.Mark]:
    """Return the marks of claims' quotes that stand; `now` are those on the card."""
    return [
        marks.Mark(w.start, w.end, c.pk, c.state, c.label, c.pk in now, c.kind)
        for c in claims
        if c.state not in GONE or c.pk in now
        for w in words.get(c.pk, ())
        if not w.lost
    ]


def unseen(text: Reading | None) -> int:
    """Return how many characters of a text nobody sees; counted once for each text."""
    if text is None:
        return 0
    if text.seen.gaps:
        return _count_unseen(text.seen.text)
    if text.of.pk not in _COUNTED:
        if len(_COUNTED) > MOST_COUNTED:
            _COUNTED.clear()
        _COUNTED[text.of.pk] = _count_unseen(text.seen.text)
    return _COUNTED[text.of.pk]


def _count_unseen(text: str) -> int:
    found = hidden.find(text)
    return sum(not h.ordinary and h.character not in "\r\t" for h in found)
