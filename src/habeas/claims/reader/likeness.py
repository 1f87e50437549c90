"""How alike two readings of one thing are: by their words, names, codes and contacts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

Item = Mapping[str, Any]
Span = tuple[int, int]
Pair = tuple[Item, Item]
HALF = 0.5  # how much two quotes must overlap to be of one thing
FAMILIES = {
    "summons": "prosecution",
    "detention": "arrest",
    "mass_arrest": "arrest",
    "death_threat": "threat",
    "office_raid": "search",
    "extrajudicial_execution": "killing",
    "death_in_custody": "killing",
}
_TITLE = re.compile(
    r"(comrade|dr|mr|mrs|ms|prof|professor|maulana|adv|advocate|journalist|haji|syed"
    r"|begum|sr|sra|don|fr|sister|brother|captain|inspector|judge|justice|sardar|mir"
    r"|engr|engineer)\.?\s+",
    re.IGNORECASE,
)


def family(code: str) -> str:
    """Return the family that a type of act is scored in."""
    return FAMILIES.get(code, code)


def bare(name: str | None) -> str:
    """Return a name as it is compared: no titles, no case, no punctuation."""
    found = (name or "").strip().casefold()
    while title := _TITLE.match(found):
        found = found[title.end() :]
    return re.sub(r"[\W_]+", " ", found).strip()


def spans(quotes: object, text: str) -> list[Span]:
    """Return where quotes stand; words alone stand wherever the text has them."""
    found: list[Span] = []
    for given in quotes if isinstance(quotes, list) else []:
        if isinstance(given, str):
            found.extend(_everywhere(given, text))
        else:
            found.append((given["start"], given["end"]))
    return found


def _everywhere(words: str, text: str) -> Iterable[Span]:
    at = text.find(words) if words else -1
    while at >= 0:
        yield at, at + len(words)
        at = text.find(words, at + 1)


def touch(some: Iterable[Span], others: Sequence[Span]) -> bool:
    """Whether a character is in both."""
    return any(min(a[1], b[1]) > max(a[0], b[0]) for a in some for b in others)


def overlap(some: Iterable[Span], others: Sequence[Span]) -> float:
    """Return the best intersection over union of a span of each, 0 to 1."""
    return max((_shared(a, b) for a in some for b in others), default=0.0)


def _shared(a: Span, b: Span) -> float:
    both = min(a[1], b[1]) - max(a[0], b[0])
    return both / (max(a[1], b[1]) - min(a[0], b[0])) if both > 0 else 0.0


def pairs(
    gold: Sequence[Item], read: Sequence[Item], like: Callable[[Item, Item], float]
) -> list[Pair]:
    """Match one to one, the most alike first; of equals the later ones."""
    order = sorted(
        ((like(a, b), i, j) for i, a in enumerate(gold) for j, b in enumerate(read)),
        reverse=True,
    )
    taken: set[int] = set()
    used: set[int] = set()
    found = []
    for alike, i, j in order:
        if alike > 0 and i not in taken and j not in used:
            taken.add(i)
            used.add(j)
            found.append((gold[i], read[j]))
    return found


def contact(value: object) -> str:
    """Return a contact as it is compared: its digits, or its letters."""
    told = str(value or "")
    digits = re.sub(r"\D", "", told)
    return digits if len(digits) >= 7 else re.sub(r"\W", "", told.casefold())
