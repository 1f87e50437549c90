"""Spans of a text and the one maker of quotes.

Positions count Unicode code points of the untouched decoded text, end exclusive.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, starmap
from typing import NamedTuple

from habeas.errors import HabeasError


class BadSpan(HabeasError):
    """A span that does not lie in its text, or holds nothing."""

    def __init__(self, start: int, end: int, length: int) -> None:
        super().__init__(
            "positions %(start)s to %(end)s mark no words in a text of %(length)s "
            "characters. Nothing was quoted and the text is unchanged; mark the words "
            "again.",
            start=start,
            end=end,
            length=length,
        )


class Span(NamedTuple):
    """A stretch of a text, `start` to `end`, end exclusive."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two have a character in common."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


class Quote(NamedTuple):
    """The words of a text at a span: `text[start:end] == exact`, always."""

    start: int
    end: int
    exact: str

    def to_dict(self) -> dict[str, str | int]:
        """Return the quote as `habeas-reading/1` writes it."""
        return {"exact": self.exact, "start": self.start, "end": self.end}


def quote(text: str, start: int, end: int) -> Quote:
    """Return the words of `text` from `start` to `end`; the only maker of quotes.

    Raises:
        BadSpan: If the positions do not lie in the text, in order, around something.
    """
    if not 0 <= start < end <= len(text):
        raise BadSpan(start, end, len(text))
    return Quote(start, end, text[start:end])


def positions(spans: Iterable[tuple[int, int]]) -> set[int]:
    """Return the positions of the characters of some stretches, (start, end) each."""
    return set(chain.from_iterable(starmap(range, spans)))


def trim(text: str, start: int, end: int, also: str = "") -> Span:
    """Return the span without space, or the characters `also`, at its ends."""
    while start < end and (text[start].isspace() or text[start] in also):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in also):
        end -= 1
    return Span(start, end)
