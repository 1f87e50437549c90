"""The cells of a line of a table: apart by "|", tabs or commas, or set under headings.

Where columns are set by spaces, a row of headings with one for names must stand above;
a cell belongs to the heading under which it begins, so that an empty one stays empty.
"""

from __future__ import annotations

import re

from habeas.text.spotting import Spotter

NAMES = re.compile(
    r"(?:full |the )?(?:names?|detainees?|prisoners?|accused|petitioners?|applicants?|"
    r"victims?|persons?|appellants?|nombre|nom|nama|jina|isim|نام)"
    r"(?: (?:of|and|with|&|/) [\w' /]{2,30})?",
    re.IGNORECASE,
)
_PIECE = re.compile(r"\S+(?: \S+)*")
_NEAR = 2
_LONGEST_HEAD = 40


class Cells:
    """Reads a text's lines in order; it remembers the headings set by spaces."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.heads: list[int] = []
        self.width = 0

    def of(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return the cells of the line at a position, outer space kept; [] if none."""
        text = self.text
        mark = "|" if text.count("|", start, end) > 1 else "\t"
        if text.count(mark, start, end) > 1:
            return _marked(text, start, end, mark)
        apart = self._by_commas(start, end)
        if apart:
            return apart
        if "  " not in text[start:end]:
            self.heads = [] if text[start:end].strip() else self.heads
            return []
        return self._set(start, end)

    def _by_commas(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return the cells of a line of a list with commas; they begin at its headings."""
        text, width = self.text, self.width
        self.width = 0
        if text.count(",", start, end) < 2 or "|" in text[start:end]:
            return []
        cells = _marked(text, start, end, ",")
        heads = _COLUMNS.search(text, start, end) and _headings(
            text, [_bare(text, *cell) for cell in cells]
        )
        if not heads and len(cells) != width:
            return []
        self.width = len(cells)
        return cells

    def _set(self, start: int, end: int) -> list[tuple[int, int]]:
        pieces = [m.span() for m in _PIECE.finditer(self.text, start, end)]
        pieces = [p for p in pieces if self.text[slice(*p)] not in ("-", "–")]
        if _headings(self.text, pieces):
            self.heads = [low - start for low, _ in pieces]
            return pieces
        return self._under(pieces, start) if self.heads and len(pieces) > 1 else []

    def _under(
        self, pieces: list[tuple[int, int]], start: int
    ) -> list[tuple[int, int]]:
        made = [(start, start)] * len(self.heads)
        for low, high in pieces:
            at = sum(head <= low - start + _NEAR for head in self.heads) - 1
            if at < 0 or made[at] != (start, start):
                return pieces if len(pieces) == len(self.heads) else []
            made[at] = (low, high)
        return made


_COLUMNS = Spotter(
    r"\b(?:age|sex|gender|date|arrest\w*|detained|status|place|charges?|sentence|prison|"
    r"court|released)\b",
    re.IGNORECASE,
)


def _bare(text: str, low: int, high: int) -> tuple[int, int]:
    piece = text[low:high]
    begin = low + len(piece) - len(piece.lstrip())
    return begin, max(begin, low + len(piece.rstrip()))


def _marked(text: str, start: int, end: int, mark: str) -> list[tuple[int, int]]:
    found, at = [], start
    for piece in text[start:end].split(mark):
        found.append((at, at + len(piece)))
        at += len(piece) + 1
    return found


def _headings(text: str, pieces: list[tuple[int, int]]) -> bool:
    """Whether pieces set apart by spaces are headings, one of them for names."""
    said = [text[low:high] for low, high in pieces]
    if len(said) < 3 or any(len(s) > _LONGEST_HEAD for s in said):
        return False
    if any(c.isdigit() for s in said for c in s):
        return False
    return any(NAMES.fullmatch(s) for s in said)
