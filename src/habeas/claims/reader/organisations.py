"""Bodies that act, speak or are asked: named ones, and "police" or "the company"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from habeas.claims.reader.document import Document
from habeas.claims.reader.sorting import Named

_DEFINED = re.compile(
    r"\s*[(\[][“\"']?(?P<acronym>[A-Z][A-Za-z0-9&.\-]{1,11})[”\"']?[)\]]"
)
_GENERIC = re.compile(
    r"\b(?:the )?(?:(?:Police|police)|(?:army|military|navy|company|authorities"
    r"|government|Army|Military|Company|Authorities|Government))\b"
)


@dataclass
class Body:
    """An organisation as it is put together; `spans` are (start, end, form)."""

    name: str
    acronym: str | None = None
    generic: bool = False
    spans: list[tuple[int, int, str]] = field(default_factory=list)


def bodies(doc: Document, found: Sequence[Named]) -> list[Body]:
    """Return the organisations of a text, in order of first mention."""
    made: dict[str, Body] = {}
    acronyms: dict[str, Body] = {}
    for one in found:
        if one.sort != "organisation":
            continue
        body = acronyms.get(one.words) or made.get(one.words.casefold())
        if body is None:
            body = made[one.words.casefold()] = Body(one.words)
        body.spans.append((one.start, one.end, "name"))
        defined = _DEFINED.match(doc.text, one.end)
        if defined and body.acronym is None and defined["acronym"] != body.name:
            body.acronym = defined["acronym"]
            acronyms[defined["acronym"]] = body
            body.spans.append((*defined.span("acronym"), "short"))
    taken = {p for n in found for p in range(n.start, n.end)}
    for match in _GENERIC.finditer(doc.text):
        start, end = match.span()
        if start in taken or end - 1 in taken:
            continue
        word = match[0].split()[-1].casefold()
        start = end - len(word)
        body = made.setdefault(word, Body(word, None, True))
        body.spans.append((start, end, "description"))
    return sorted(made.values(), key=lambda b: min(b.spans))
