"""Where those of a list stand: missing under "Whereabouts unknown", inside under "Held"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from habeas.claims.reader.acts.act import Act
from habeas.claims.reader.acts.rolls.roll import LOST, Stood
from habeas.claims.reader.liberty import Sign

_STATUS = {LOST: "missing", "detention": "in_custody"}


def standings(listed: Iterable[Stood], acts: Sequence[Act]) -> Iterator[Sign]:
    """Give the standing of each who is listed, but of those told below to be free."""
    free = _freed(acts)
    for one in listed:
        if one.own and free.get(one.who, -1) < one.at:
            yield Sign(
                one.who, _STATUS[one.kind], one.date, "explicit", one.spans, one.at
            )


def overtaken(acts: Sequence[Act], listed: Iterable[Stood]) -> list[Act]:
    """Return acts; who is listed as held and told below to be free is not held today.

    "Update: no. 4 has since been freed" comes after what the list says.
    """
    free = _freed(acts)
    over = {(s.who, s.at) for s in listed if free.get(s.who, -1) > s.at}
    if not over:
        return list(acts)
    return [
        replace(a, date=None)
        if a.type == "detention" and (a.victim, a.at) in over
        else a
        for a in acts
    ]


def _freed(acts: Sequence[Act]) -> dict[str, int]:
    """Return where each one is last told to be free, as done."""
    return {
        a.victim: a.at
        for a in sorted(acts, key=lambda a: a.at)
        if a.victim
        and a.type == "release"
        and (a.modality, a.polarity) == ("stated", "affirmed")
    }
