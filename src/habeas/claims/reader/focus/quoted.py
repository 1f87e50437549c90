"""Who says "I" in a quotation: "he told me, “They beat me. They burned me.”"

A quotation may run over several sentences of a paragraph. Its "me" is who says it, where
the words right before or behind it tell who that is, and never the one who tells the
whole text.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence

from habeas.claims.reader.mentions import Cast
from habeas.claims.reader.units import Unit

_QUOTED = re.compile(r'“[^“”]{2,1500}?”|"[^"“”]{2,1500}?"', re.DOTALL)
_SAID = (
    r"(?:said|says|told|tells|added|adds|recalled|recalls|testified|stated|wrote|writes|"
    r"whispered|cried|replied|answered|explained|alleged)"
)
_LED_IN = re.compile(
    rf"\s(?:\w+ly |also |then |later )?{_SAID}(?: (?:to )?(?:me|us|him|her|them|reporters|journalists|"
    r"the (?:court|magistrate|judge|media|commission)|(?:his|her|my|our) (?:\w+ )?\w+))?"
    r"(?: (?:that|in [^,.:;]{2,30}|on \w+))?\s?[,:]?\s*",
    re.IGNORECASE,
)
_BEHIND = re.compile(rf"\s*(?P<who>[Hh]e|[Ss]he) (?:\w+ly |also )?{_SAID}\b")
_BY_NAME = re.compile(rf"\s(?:\w+ly |also )?{_SAID}\b")
_SAID_FIRST = re.compile(
    rf"\s*{_SAID}\s(?:(?:his|her|my|the|an?|one)\s)?(?:(?!had\b|has\b|have\b|was\b|were\b|told\b|that\b|police\b|they\b)[a-z][\w-]*,?\s){{0,4}}"
)
_BETWEEN, _NEAR = 2, 60
_FORMS = ("name", "short", "pronoun")


class Quotations:
    """The quotations of a text, none of which goes over an empty line."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans = [m.span() for m in _QUOTED.finditer(text) if "\n\n" not in m[0]]
        self._starts = [start for start, _ in self.spans]

    def around(self, position: int) -> tuple[int, int] | None:
        """Return the quotation in which a position lies, behind its opening mark."""
        at = bisect.bisect_left(self._starts, position) - 1
        if at < 0 or position >= self.spans[at][1]:
            return None
        return self.spans[at]

    def opened(self, position: int) -> tuple[int, int] | None:
        """Return the quotation whose opening mark stands at a position."""
        return self.around(position + 1) if position in self._starts else None

    def speaker(
        self,
        span: tuple[int, int],
        made: Sequence[Unit],
        cast: Cast,
        spoken_of: dict[str, str | None],
    ) -> str | None:
        """Return who says a quotation that opens behind the units `made`.

        `spoken_of` has whom "he" and "she" would mean right now.
        """
        start, end = span
        for unit in reversed(made[-12:]):
            if not unit.person or len(unit.refs) != 1:
                continue
            if _LED_IN.fullmatch(self.text, unit.end, start):
                return unit.refs[0] if unit.form in _FORMS else None
        he = _BEHIND.match(self.text, end)
        if he:
            return spoken_of.get(he["who"].lower())
        for mention in cast.in_span(end, end + _NEAR, "person")[:1]:
            if mention.form not in _FORMS:
                return None
            first = _SAID_FIRST.match(self.text, end)
            near = first.end() if first else end + _BETWEEN
            told = first or _BY_NAME.match(self.text, mention.end)
            return mention.ref if told and mention.start <= near else None
        return None
