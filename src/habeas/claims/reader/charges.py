"""What people of a table or a list are charged with: nothing that was done to them.

"Imran Baloch | murder | 3 May", under "Charge", tells of no killing, and least of all of
his own; what a court did in the matter may stand in such a cell, and is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from habeas.claims.reader.columns import Line, lines

_NAMED = (
    r"(?:charges?(?: sheet| against \w+)?|charged with|accused of|accusations?|"
    r"offen[cs]es?|crimes?|wanted for|convicted of|sentenced for|held for|booked for|"
    r"sections?(?: of law)?|(?:ppc|ipc|penal) sections?|الزام|الزامات|جرم|دفعات?)"
)
_HEAD = re.compile(
    rf"\W*(?:(?:the|nature of(?: the)?|main|alleged|pending) )?{_NAMED}\W*",
    re.IGNORECASE,
)
_SUFFERED = re.compile(
    r"\W*(?:victims?|deceased|killed|injured|مقتول)\b", re.IGNORECASE
)
_FIELD = re.compile(
    rf"^[ \t>*•-]*{_NAMED}[ \t]*:[ \t]*(\S[^\n]*)$", re.IGNORECASE | re.MULTILINE
)
# What a court does in the matter, which such a cell may tell as well.
OF_COURTS = frozenset(
    ["prosecution", "remand", "bail", "hearing", "conviction", "acquittal", "release"]
)
Span = tuple[int, int]


def charge_cells(text: str, cut: Sequence[Line] | None = None) -> tuple[Span, ...]:
    """Return where it stands what somebody is charged with (code points).

    `cut` are the text's lines, where the caller has them already.
    """
    fields = [m.span(1) for m in _FIELD.finditer(text)]
    rows = lines(text) if cut is None else cut
    return tuple(sorted({*fields, *_of_tables(text, rows)}))


def _of_tables(text: str, rows: Sequence[Line]) -> Iterator[Span]:
    columns, width = frozenset[int](), 0
    for _, _, cells in rows:
        if len(cells) < 2:
            continue
        said = [text[low:high] for low, high in cells]
        heads = {n for n, words in enumerate(said) if _HEAD.fullmatch(words.strip())}
        if heads and not any(c.isdigit() for words in said for c in words):
            suffered = any(_SUFFERED.match(words) for words in said)
            columns, width = frozenset(() if suffered else heads), len(cells)
        elif abs(len(cells) - width) <= 1:
            yield from (cells[n] for n in columns if n < len(cells))
