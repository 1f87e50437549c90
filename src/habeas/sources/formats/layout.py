"""Lines and spaces as a reader of a page sees them, put together piece by piece.

White space is HTML's (space, tab, line feed, form feed, carriage return): a no-break
space is a character like any other and stays.
"""

from __future__ import annotations

import re

_SPACE = re.compile(r"[ \t\n\f\r]+")


class Layout:
    """Collects text: runs of space become one, blocks become lines.

    What is asked for between pieces (a space, line feeds, tabs, a bullet) is written
    only when the next visible character comes, so nothing dangles at an end.
    """

    def __init__(self) -> None:
        self.length = 0
        self.row = False
        self._pieces: list[str] = []
        self._lines = 0
        self._space = False
        self._tabs = 0
        self._bullet = ""

    def block(self, lines: int = 1) -> None:
        """Start what follows on a new line; `lines=2` leaves one line empty."""
        if self.row:
            self._space = True
        else:
            self._lines = max(self._lines, lines)

    def br(self) -> None:
        """Break the line here; two breaks leave one line empty."""
        if self.row:
            self._space = True
        else:
            self._lines = min(self._lines + 1, 2)

    def bullet(self, mark: str) -> None:
        """Put `mark` before the next visible character, on a new line."""
        self.block()
        self._bullet = mark

    def unbullet(self) -> None:
        """Forget a bullet that nothing followed."""
        self._bullet = ""

    def tabs(self, count: int) -> None:
        """Go `count` cells on in a row of a table."""
        self._tabs += count
        self._space = False

    def begin_row(self, flat: bool) -> None:
        """Start a row; in a `flat` one, blocks and breaks are mere spaces."""
        self.block()
        self.row = flat
        self._tabs = 0

    def end_row(self) -> None:
        """End a row; empty cells at its end leave nothing."""
        self.row = False
        self._tabs = 0
        self.block()

    def words(self, text: str) -> None:
        """Add running text, white space collapsed."""
        core = _SPACE.sub(" ", text)
        if core.startswith(" "):
            self._space = True
        if inner := core.strip(" "):
            self._add(inner)
            self._space = core.endswith(" ")

    def verbatim(self, text: str) -> None:
        """Add text whose white space counts (`pre`, `textarea`)."""
        if self.row:
            self.words(text)
            return
        inner = text.replace("\r\n", "\n").rstrip("\n")
        begun = inner.lstrip("\n")
        self._lines = min(self._lines + len(inner) - len(begun), 2)
        if begun:
            self._add(begun)
            self._space = False
        self._lines = min(self._lines + len(text) - len(text.rstrip("\n")), 2)

    def text(self) -> str:
        """Return everything collected."""
        return "".join(self._pieces)

    def _add(self, inner: str) -> None:
        gap = self._gap() + self._bullet
        self._lines, self._tabs, self._space, self._bullet = 0, 0, False, ""
        self._pieces += (gap, inner)
        self.length += len(gap) + len(inner)

    def _gap(self) -> str:
        lines = "\n" * self._lines if self.length else ""
        if self._tabs:
            return lines + "\t" * self._tabs
        starts_line = bool(lines) or not self.length
        return lines if starts_line or not self._space else " "
