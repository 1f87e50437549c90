"""Lists of people as fields: "Name: X", "Arrested: 8 Nov, by soldiers", "Status: ...".

A block of such lines is a row of a table set upright: each label is a heading, what
stands behind it the cell. It begins at a label for a name and ends at the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LINE = re.compile(
    r"^[ \t]*(?:[-*•] ?)?(?:\(?\d{1,3}[.)][ \t]*)?(?P<label>[A-Z\u0620-\u06d3][\w/ '’]{1,28}?)[ \t]*[:=][ \t]*"
    r"(?P<value>\S[^\n]*)?$",
    re.MULTILINE,
)
_KINDS = (
    (
        "name",
        re.compile(
            r"(?:full )?names?(?: of (?:the )?\w+)?|detainee|prisoner|naa?m|نام",
            re.IGNORECASE,
        ),
    ),
    ("age", re.compile(r"age|umar|عمر", re.IGNORECASE)),
    (
        "work",
        re.compile(
            r"occupation|profession|work|job|position|pesha|پیشہ", re.IGNORECASE
        ),
    ),
    (
        "date",
        re.compile(
            r"(?:date of )?(?:arrest(?:ed)?|detention|detained|taken|abduct(?:ed|ion)|"
            r"disappear\w+|picked up|incident)(?: on| date| since)?|date|since|(?:held|missing|in (?:custody|jail|prison|detention)|"
            r"behind bars) (?:since|from)|day of arrest|"
            r"ta+ree?kh(?: ?-?e?-? ?giraf?ta+ri)?|giraftari ki ta+ree?kh|تاریخ(?: گرفتاری)?|گرفتاری کی تاریخ",
            re.IGNORECASE,
        ),
    ),
    (
        "by",
        re.compile(
            r"(?:arrested|taken|detained|held)? ?by|authority|force|kis ne(?: \w+)?|"
            r"کس نے(?: \S+)?|گرفتار کرنے والا ادارہ|ادارہ",
            re.IGNORECASE,
        ),
    ),
    (
        "told",
        re.compile(
            r"where(?: held)?|held (?:at|in)|place(?: of (?:detention|arrest))?|prison|status|remarks?|"
            r"notes?|situation|condition|case|charges?|sentence|update|present status|"
            r"current status|details|health|court|outcome|whereabouts|ha+lat|haisiyat|kaifiyat|"
            r"حالت|حیثیت|موجودہ حیثیت|کیفیت|سلوک",
            re.IGNORECASE,
        ),
    ),
)
_BY = re.compile(r"\bby (?P<who>[^;.]{3,80}?)(?=[;.]|$|, (?:from|in|at|on)\b)")


_IN_URDU = re.compile(r"^[ \t]*(?:Naa?m|نام)[ \t]*:", re.MULTILINE)


@dataclass(frozen=True)
class Entry:
    """One person's block; cells are (start, end), a missing one is None."""

    start: int
    end: int
    name: tuple[int, int]
    age: tuple[int, int] | None
    work: tuple[int, int] | None
    date: tuple[int, int] | None
    by: tuple[int, int] | None
    told: tuple[tuple[int, int], ...]


def entries(text: str) -> list[Entry]:
    """Return the blocks of fields of a text, in order; two at the least make a list.

    One alone does so in Urdu, where it says who took them.
    """
    found = [_entry(text, block) for block in _blocks(text)]
    if len(found) == 1 and not (found[0].by and _IN_URDU.search(text)):
        return []
    return found


def _blocks(text: str) -> Iterator[list[tuple[str, int, int]]]:
    """Give the labelled cells from each name to the next: kind, start and end."""
    block: list[tuple[str, int, int]] = []
    for match in _LINE.finditer(text):
        label = match["label"].strip()
        kind = next((k for k, p in _KINDS if p.fullmatch(label)), "")
        if kind == "name" and match["value"]:
            if len(block) > 2:
                yield block
            block = [("name", *match.span("value"))]
        elif block and kind and match["value"] and _near(text, block, match.start()):
            block.append((kind, *match.span("value")))
        elif block and kind == "name":
            block = []
    if len(block) > 2:
        yield block


def _near(text: str, block: list[tuple[str, int, int]], at: int) -> bool:
    """Whether no other line stands between a block and a label."""
    return text.count("\n", block[-1][2], at) <= 2


def _entry(text: str, block: list[tuple[str, int, int]]) -> Entry:
    first: dict[str, tuple[int, int]] = {}
    for kind, start, end in block:
        first.setdefault(kind, (start, end))
    by = first.get("by")
    date = first.get("date")
    if date and by is None:
        who = _BY.search(text, *date)
        by = who.span("who") if who else None
    told = tuple((s, e) for kind, s, e in block if kind == "told" and e - s > 3)
    return Entry(
        block[0][1], block[-1][2], first["name"], first.get("age"), first.get("work"),
        date, by, told,
    )  # fmt: skip
