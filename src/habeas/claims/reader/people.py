"""People put together from their names, short names and descriptions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from habeas.claims.reader.document import Document
from habeas.claims.reader.groups import Description
from habeas.claims.reader.sorting import Named

_AGE = re.compile(
    r"\s*(?:,|\()?\s*(?:who is |aged? )?(?P<age>\d{1,2})(?: years old| years)?\s*[,;.)]"
)


@dataclass
class Figure:
    """A person or group as it is put together; `spans` are (start, end, form)."""

    name: str | None
    kind: str = "individual"
    heads: tuple[int, int | None] | None = (1, 1)
    words: str | None = None
    attributes: dict[str, object] = field(default_factory=dict)
    spans: list[tuple[int, int, str]] = field(default_factory=list)


def figures(
    doc: Document, found: Sequence[Named], told: Sequence[Description]
) -> list[Figure]:
    """Return the people of a text, in order of first mention."""
    made: list[Figure] = []
    for one in found:
        if one.sort == "person":
            _join(doc, made, one)
    for description in told:
        made.append(_described(doc, description))
    return sorted(made, key=lambda f: min(f.spans))


def _join(doc: Document, made: list[Figure], one: Named) -> None:
    parts = one.words.casefold().split()
    fits = [f for f in made if f.name and _fits(parts, f.name.casefold().split())]
    figure = fits[0] if len(fits) == 1 else None
    if figure is None:
        figure = Figure(one.words)
        made.append(figure)
    form = "name" if len(parts) > 1 else "short"
    figure.spans.append((one.start, one.end, form))
    age = _AGE.match(doc.text, one.end)
    if age:
        figure.attributes["age"] = [int(age["age"]), int(age["age"])]


def _fits(short: list[str], full: list[str]) -> bool:
    return short == full or len(short) == 1 and short[0] in full


def _described(doc: Document, one: Description) -> Figure:
    words = doc.text[one.start : one.end]
    figure = Figure(None, one.kind, one.heads, words)
    figure.spans.append((one.start, one.end, "description"))
    return figure
