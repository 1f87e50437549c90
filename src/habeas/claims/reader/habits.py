"""How texts of one sort write their days, and which places their names mean, at a desk.

"03/04/2026" has two readings, and a text that never writes a day above the twelfth
shows neither. Where officers put such dates right, always the same way, texts of that
sort are read so from then on: only where the text itself leaves both open. Likewise a
name that officers located at one place of the gazetteer; what the words beside it say
weighs more.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from habeas.claims.reader.document import Document
from habeas.claims.reader.learnt import Words, folded
from habeas.text import cues
from habeas.text.dates import DateMention, mentions, written_order
from habeas.text.gazetteer import Ranked

LEAST = 3  # texts whose dates were decided one way, before a sort of text is read so
LEAST_PLACES = 2  # texts in which a name was located, always alike
SHARE = 0.9  # of the decided texts of a sort
ORDERS = ("dmy", "mdy")
CHOSEN = "chosen before for this name"
_HEAD, _LINES = 4000, 60
_WEIGHT = 3.0  # as much as the country of the statement; less than "X, Sindh"


@dataclass(frozen=True)
class Shown:
    """In text `text`, of the sort `sort`, decided dates are written in `order`."""

    text: str
    sort: str
    order: str


@dataclass(frozen=True)
class Chosen:
    """In source `source` officers located `name` at `spot` (a gazetteer's id).

    `spot` is '' where they said that it is no place of the gazetteer.
    """

    source: str
    name: str
    spot: str


def sort(doc: Document) -> str:
    """Return the sort of a text: its language, and chat, mail, table or text."""
    lines = doc.original[:_HEAD].split("\n")[:_LINES]
    if sum(cues.CHAT.match(line + " ") is not None for line in lines) > 1:
        return f"{doc.language} chat"
    if sum(cues.MAIL_HEAD.match(line + " ") is not None for line in lines) > 1:
        return f"{doc.language} mail"
    if sum("|" in line for line in lines) > 1:
        return f"{doc.language} table"
    return f"{doc.language} text"


def usual(doc: Document) -> str | None:
    """Return the order of day and month that a desk knows of texts of this sort."""
    orders = doc.learnt.orders
    return orders.get(sort(doc)) if orders else None


def unsure(doc: Document) -> list[DateMention]:
    """Return the whole dates of two readings, where nothing in the text tells which."""
    found = mentions(doc.text, language=doc.language)
    ways = {written_order(doc, found, order) for order in ORDERS}
    if len(ways) == 1 and None not in ways:
        return []
    both = [m for m in found if m.kind == "numeric" and m.edtf and m.other]
    return [m for m in both if "X" not in f"{m.edtf}{m.other}" and m.edtf != m.other]


def shown(some: Iterable[DateMention], decided: Iterable[str]) -> str:
    """Return the order in which decided dates (EDTF) stand, or '' where none does.

    A day that stands in both orders, or days of both, show nothing.
    """
    days = {day for edtf in decided for day in _days(edtf)}
    ways = set()
    for one in some:
        ways |= {
            order
            for order, day in zip(ORDERS, (one.edtf, one.other), strict=True)
            if day in days
        }
    return next(iter(ways)) if len(ways) == 1 else ""


def _days(edtf: str) -> list[str]:
    """Return the days of a date, none of a set of several."""
    if edtf.startswith("["):
        return []
    return [day for part in edtf.split("/") if len(day := part.rstrip("~?%")) == 10]


def orders(some: Iterable[Shown]) -> dict[str, str]:
    """Return the order of each sort of text that enough texts agree on."""
    texts: dict[str, dict[str, str]] = defaultdict(dict)
    for one in some:
        texts[one.sort][one.text] = one.order
    found = {}
    for name, told in texts.items():
        (order, count), *_ = Counter(told.values()).most_common(1)
        if count >= LEAST and count >= SHARE * len(told):
            found[name] = order
    return dict(sorted(found.items()))


def spots(some: Iterable[Chosen]) -> dict[Words, str]:
    """Return the place that each name was always located at, in enough sources."""
    told: dict[Words, dict[str, str]] = defaultdict(dict)
    for one in some:
        told[folded(one.name)][one.source] = one.spot
    return {
        name: next(iter(by.values()))
        for name, by in sorted(told.items())
        if name and len(by) >= LEAST_PLACES and len(set(by.values())) == 1
    }


def preferred(
    ranked: list[Ranked], name: str, known: Mapping[Words, str]
) -> list[Ranked]:
    """Return what a name may mean with the desk's own choice for it weighed in.

    What it said is no place of the gazetteer is none.
    """
    spot = known.get(folded(name)) if known else None
    if spot is None:
        return ranked
    if not spot:
        return []
    heavier = [
        replace(r, score=r.score + _WEIGHT, reasons=(CHOSEN, *r.reasons))
        if r.place.id == spot
        else r
        for r in ranked
    ]
    return sorted(heavier, key=lambda r: (-r.score, r.place.id))
