"""One item of a reading, looked at with suspicion: what is not as it must be is said.

A reading comes from a rule, a model or a stranger's program. Every value is taken by
its type, every code by its list, every quote by the text; whatever fails makes the
item `Ungrounded`, with a code that holds no word of the source.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cached_property
from typing import Any

from habeas.text.edtf import BadDate, bounds
from habeas.text.fold import fold

LONGEST = 400  # code points of a name, a title, a word list
DATE_LONGEST = 64
QUOTES_MOST = 500
HEADS_MOST = 1_000_000_000
_TIME = re.compile(r"[a-z]{2,12}|\d{1,2}:\d{2}(/\d{1,2}:\d{2})?")

Span = tuple[int, int]


class Ungrounded(Exception):
    """An item of a reading that no words, or no code, stand for; `why` is a code."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(why)


class Item:
    """An item's values by name; each method raises `Ungrounded` for what is wrong."""

    def __init__(self, values: object, text: str) -> None:
        if not isinstance(values, dict):
            raise Ungrounded("form")
        self.values: dict[str, Any] = values
        self._text = text

    def text(self, name: str) -> str:
        """Return a text that must be there."""
        found = self.maybe(name)
        if not found:
            raise Ungrounded("form")
        return found

    def maybe(self, name: str) -> str | None:
        """Return a text, or None."""
        value = self.values.get(name)
        if value is None or value == "":
            return None
        return plain(value)

    def code(
        self, name: str, known: Collection[str], default: str | None = None
    ) -> str:
        """Return a code of a closed list."""
        value = self.values.get(name)
        if value is None and default is not None:
            return default
        if not isinstance(value, str) or value not in known:
            raise Ungrounded("code")
        return value

    def date(self, name: str) -> str | None:
        """Return a date in EDTF, or None."""
        value = self.maybe(name)
        if value is None:
            return None
        try:
            bounds(value)
        except BadDate:
            raise Ungrounded("date") from None
        if len(value) > DATE_LONGEST:
            raise Ungrounded("date")
        return value

    def day(self, name: str) -> str | None:
        """Return a date that tells its first day, or None."""
        value = self.date(name)
        if value is not None and bounds(value)[0] is None:
            raise Ungrounded("date")
        return value

    def time(self, name: str) -> str | None:
        """Return a time of day, a stretch of two, or a word for it; else None."""
        value = self.maybe(name)
        if value is None or not _TIME.fullmatch(value) or len(value) > 16:
            return None
        return value

    def heads(self, name: str) -> list[int | None] | None:
        """Return a least and a most number of people, or None."""
        value = self.values.get(name)
        if value is None:
            return None
        pair = value if isinstance(value, list) else []
        if len(pair) != 2 or not all(map(_is_count, pair)):
            raise Ungrounded("form")
        low, high = pair
        if low is not None and high is not None and low > high:
            raise Ungrounded("form")
        return None if low is None and high is None else [low, high]

    def number(self, name: str) -> int | None:
        """Return a number of a resolution or point, or None."""
        value = self.values.get(name)
        if value is None:
            return None
        if type(value) is not int or not 0 <= value < 1_000_000:
            raise Ungrounded("form")
        return value

    def many(self, name: str) -> list[Any]:
        """Return a list; nothing counts as an empty one."""
        value = self.values.get(name)
        if value is None:
            return []
        if not isinstance(value, list):
            raise Ungrounded("form")
        return value

    def strings(self, name: str) -> list[str]:
        """Return a list of texts."""
        return [plain(v) for v in self.many(name)]

    def spans(self, name: str = "quotes") -> list[Span]:
        """Return where the item's quotes stand; there must be one, and all stand."""
        found = [self.span(q) for q in self.many(name)]
        if not found or len(found) > QUOTES_MOST:
            raise Ungrounded("quote")
        return list(dict.fromkeys(found))

    def span(self, quote: object) -> Span:
        """Return where a quote stands: at its positions, or where it alone does."""
        if isinstance(quote, str):
            return self._alone(quote)
        if not isinstance(quote, dict):
            raise Ungrounded("quote")
        exact, start, end = (quote.get(k) for k in ("exact", "start", "end"))
        if not isinstance(exact, str) or not exact:
            raise Ungrounded("quote")
        if start is None and end is None:
            return self._alone(exact)
        if type(start) is not int or type(end) is not int or not 0 <= start < end:
            raise Ungrounded("quote")
        if self._text[start:end] != exact:
            raise Ungrounded("quote")
        return start, end

    def score(self) -> int | None:
        """Return the item's score, 0 to 100, or None."""
        value = self.values.get("score")
        return value if type(value) is int and 0 <= value <= 100 else None

    def _alone(self, exact: str) -> Span:
        start = self._text.find(exact)
        if not exact or start < 0 or self._text.find(exact, start + 1) >= 0:
            raise Ungrounded("quote")
        return start, start + len(exact)


def plain(value: object) -> str:
    """Return a short text that can be kept as it is."""
    if not isinstance(value, str) or len(value) > LONGEST:
        raise Ungrounded("form")
    if any("\ud800" <= c <= "\udfff" or c == "\0" for c in value):
        raise Ungrounded("form")
    return value


class Words:
    """The words of a text, to ask whether a name could have been taken from it."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _folded(self) -> frozenset[str]:
        # The first word could be dropped as a title; the text itself stays uncached.
        return frozenset(fold.__wrapped__(f"x {self._text}").split())

    def hold(self, value: str) -> bool:
        """Return whether the text says `value`, or all its words, however written."""
        if value in self._text:
            return True
        wanted = fold(value).split()
        return bool(wanted) and all(w in self._folded for w in wanted)


def _is_count(value: object) -> bool:
    return value is None or (type(value) is int and 0 <= value <= HEADS_MOST)
