"""The cells of a line of a table: apart by "|", tabs or commas, or set under headings.

Where columns are set by spaces, a row of headings with one for names must stand above;
a cell belongs to the heading under which it begins, so that an empty one stays empty.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from habeas.claims.reader.headings import NAMES
from habeas.text.spotting import Spotter

_PIECE = re.compile(r"\S+(?: \S+)*")
_NEAR = 2
_LONGEST_HEAD = 40
_LINE = re.compile(r"[^\n]+")


class Line(NamedTuple):
    """A line of a text that is not empty, with the cells that it is cut into."""

    start: int
    end: int
    cells: Sequence[tuple[int, int]]


def lines(text: str, pattern: re.Pattern[str] = _LINE) -> list[Line]:
    """Return the lines of a text, those that `pattern` matches, each cut into cells."""
    split = Cells(text)
    spans = [match.span() for match in pattern.finditer(text)]
    return [Line(start, end, split.of(start, end)) for start, end in spans]


class Cells:
    """Reads a text's lines in order; it remembers the headings set by spaces."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.heads: list[int] = []
        self.widths: dict[str, int] = {}

    def of(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return the cells of the line at a position, outer space kept; [] if none."""
        text = self.text
        mark = "|" if text.count("|", start, end) > 1 else "\t"
        if text.count(mark, start, end) > 1:
            return _marked(text, start, end, mark)
        for mark in ",;":
            apart = self._by_sign(start, end, mark)
            if apart:
                return apart
        if "  " not in text[start:end]:
            self.heads = [] if text[start:end].strip() else self.heads
            return []
        return self._set(start, end)

    def _by_sign(self, start: int, end: int, mark: str) -> list[tuple[int, int]]:
        """Return the cells of a line of a list with commas; they begin at its headings."""
        text, width = self.text, self.widths.get(mark, 0)
        self.widths[mark] = 0
        if text.count(mark, start, end) < 2 or "|" in text[start:end]:
            return []
        cells = _marked(text, start, end, mark)
        if len(cells) != width and not self._heads(cells):
            return []
        self.widths[mark] = len(cells)
        return cells

    def _heads(self, cells: list[tuple[int, int]]) -> bool:
        """Whether cells are headings, and one of them no word of every list."""
        if not _headings(self.text, [_bare(self.text, *cell) for cell in cells]):
            return False
        return _COLUMNS.search(self.text, cells[0][0], cells[-1][1]) is not None

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
    r"(?:\b|_)(?:age|sex|gender|date|arrest\w*|detained|status|place|charges?|sentence|"
    r"prison|court|released)(?:\b|_)",
    re.IGNORECASE,
)


def _bare(text: str, low: int, high: int) -> tuple[int, int]:
    piece = text[low:high]
    begin = low + len(piece) - len(piece.lstrip())
    return begin, max(begin, low + len(piece.rstrip()))


def _marked(text: str, start: int, end: int, mark: str) -> list[tuple[int, int]]:
    """Return the cells between marks; a mark inside of quotation marks is none."""
    found, at = [], start
    quoted = text.count('"', start, end) > 1 and mark in ",;"
    pieces = _QUOTED[mark].findall(text, start, end) if quoted else ()
    if quoted and sum(map(len, pieces)) + len(pieces) - 1 == end - start:
        split = pieces
    else:
        split = text[start:end].split(mark)
    for piece in split:
        found.append((at, at + len(piece)))
        at += len(piece) + 1
    return found


_QUOTED = {
    mark: re.compile(
        rf'(?:(?<={mark})|(?<![^\n]))(?:"[^"\n]*"|[^{mark}"\n]*)(?={mark}|$)',
        re.MULTILINE,
    )
    for mark in ",;"
}


def _headings(text: str, pieces: list[tuple[int, int]]) -> bool:
    """Whether pieces set apart by spaces are headings, one of them for names."""
    said = [text[low:high].replace("_", " ").strip('"') for low, high in pieces]
    if len(said) < 3 or any(len(s) > _LONGEST_HEAD for s in said):
        return False
    if any(c.isdigit() for s in said for c in s):
        return False
    return any(NAMES.fullmatch(s) for s in said)
