"""What located places teach: which place of the gazetteer a name means at this desk.

The records' officers locate (`habeas.records.locate`); here stands what a refit makes
of it. Only a name that was located alike in several sources is learnt, and only what a
reading suggests changes: each place is decided on by itself, as before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from habeas.claims.learning.lessons import is_held
from habeas.claims.models import Claim
from habeas.claims.reader.habits import Chosen, preferred
from habeas.claims.reader.learnt import Words
from habeas.sources.models import Text
from habeas.text.gazetteer import resolve, settled

_WHY = "what the desk learns from"
_NEAR = 40


@dataclass(frozen=True)
class Located:
    """A decision on a name, with other places that its source names."""

    chosen: Chosen
    held: bool
    near: tuple[str, ...]


def located(some: Iterable[Chosen]) -> list[Located]:
    """Return the decisions with what is beside them, in the order given."""
    chosen = list(some)
    sources = {c.source for c in chosen}
    texts = Text.objects.whole(_WHY).filter(source__in=sources).order_by("number")
    held = {text.source_id: is_held(text) for text in texts}
    rows = Claim.objects.whole(_WHY).filter(source__in=sources, kind="place")
    names: dict[str, list[str]] = defaultdict(list)
    for claim in rows.order_by("first", "id"):
        names[claim.source_id].append(_bare(str(claim.value.get("name") or "")))
    return [
        Located(c, held[c.source], tuple(dict.fromkeys(names[c.source]))[:_NEAR])
        for c in chosen
        if c.source in held
    ]


def _bare(name: str) -> str:
    return name.split(",")[0].strip()


def counted(
    some: Sequence[Located], known: Mapping[Words, str]
) -> tuple[int, int, int]:
    """Return how many suggestions are as decided, how many are made, how many fit."""
    hits = said = there = 0
    for one in some:
        bare, *parents = (part.strip() for part in one.chosen.name.split(","))
        ranked = resolve(bare, parents=parents, near=one.near)
        place = settled(preferred(ranked, bare, known))
        there += bool(one.chosen.spot)
        said += place is not None
        hits += place is not None and place.id == one.chosen.spot
    return hits, said, there
