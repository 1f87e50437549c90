"""From the spans that a tagger of names gives to a reading; the text has the last word.

A tagger tells names, nothing else: no act, no status, no demand can come of it. What is
to be withheld and how somebody is reached are the desk's own reader's, so that such a
reading protects no less. A name that the desk's own reader knows too is marked
`agreed`; a desk proposes those once, by its own reader.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from habeas.claims.reader import likeness
from habeas.claims.reader.read import read as by_rule
from habeas.text.fold import fold
from habeas.text.spans import quote

AGREED, ALONE = 90, 50  # scores: two voices, or the tagger's only
MOST = 20_000  # names of one text
LONGEST = 200  # code points of one name
SORTS = {"person": "people", "organisation": "organisations", "place": "places"}
_LETTER = {"person": "p", "organisation": "o", "place": "l"}
_EMPTY = ("events", "acts", "register", "demands", "scheduled")

Item = dict[str, Any]


@dataclass(frozen=True)
class Named:
    """Code points `start` to `end` (end exclusive) name a `sort` of `SORTS`."""

    start: int
    end: int
    sort: str


def reading(text: str, found: Iterable[Named]) -> Item:
    """Return a `habeas-reading/1` object with the names found, each with all its words.

    Spans that are no words of `text`, or of another sort, are left out and counted
    under `reader`.
    """
    own = by_rule(text)
    lists: dict[str, dict[str, Item]] = {kind: {} for kind in SORTS.values()}
    left_out = 0
    for number, one in enumerate(found):
        words = _words(text, one)
        if words is None or number >= MOST:
            left_out += 1
            continue
        _add(lists[SORTS[one.sort]], text, one, words)
    return {
        "format": own["format"],
        "text_sha256": own["text_sha256"],
        "language": own["language"],
        "title": None,
        "issuer": None,
        "dateline": None,
        "parts": own["parts"],
        **{kind: _rated(kind, items, own, text) for kind, items in lists.items()},
        **{kind: [] for kind in _EMPTY},
        "contacts": [{**c, "owner": None} for c in own["contacts"]],
        "withhold": own["withhold"],
        "reader": {"left_out": {"span": left_out} if left_out else {}},
    }


def _words(text: str, one: Named) -> str | None:
    """Return the words of a span that is whole and of a known sort, else None."""
    if one.sort not in SORTS or not 0 <= one.start < one.end <= len(text):
        return None
    words = text[one.start : one.end]
    whole = words == words.strip() and any(c.isalpha() for c in words)
    return words if whole and len(words) <= LONGEST else None


def _add(items: dict[str, Item], text: str, one: Named, words: str) -> None:
    item = items.setdefault(fold(words), _new(one, words, len(items) + 1))
    told = dict(quote(text, one.start, one.end).to_dict())
    if told not in item["quotes"]:
        item["quotes"].append(told)


def _new(one: Named, words: str, number: int) -> Item:
    item: Item = {
        "id": f"{_LETTER[one.sort]}{number}",
        "name": " ".join(words.split()),
        "quotes": [],
    }
    if one.sort == "organisation":
        item["acronym"] = None
    if one.sort == "person":
        item |= {
            "kind": "individual",
            "heads": [1, 1],
            "words": None,
            "attributes": {},
        }
    return item


def _rated(
    kind: str, items: Mapping[str, Item], own: Mapping[str, Any], text: str
) -> list[Item]:
    known = [likeness.spans(i["quotes"], text) for i in own[kind]]
    made = []
    for item in items.values():
        agreed = _is_known(likeness.spans(item["quotes"], text), known)
        made.append({**item, "agreed": agreed, "score": AGREED if agreed else ALONE})
    return made


def _is_known(
    here: Sequence[tuple[int, int]], known: Iterable[Sequence[tuple[int, int]]]
) -> bool:
    return any(likeness.overlap(here, there) >= likeness.HALF for there in known)
