"""What of a network is drawn and listed for an outer audience, and which sums it tells.

Units, incidents, acts and places, as the network has them: never a person, and no link
between people. An act's node tells how many acts and people it counts only where the
audience may have all such sums (`outer.summed`); else no order tells of them either.
"""

from __future__ import annotations

from dataclasses import dataclass

from habeas.publication.network import Edge, Network, Node

MOST = 60  # acts of a drawing; the table has all


@dataclass(frozen=True)
class Row:
    """The acts of one type in one incident, with what they are linked with.

    `acts` and `heads` None are not told; `heads` 0 is a number that no source tells.
    """

    act: Node
    event: Node | None
    bodies: tuple[Node, ...]
    places: tuple[Node, ...]
    acts: int | None
    heads: int | None


@dataclass(frozen=True)
class Drawn:
    """The three columns of the drawing (bodies, acts under incidents, places)."""

    columns: tuple[tuple[Node, ...], ...]
    edges: tuple[Edge, ...]


def rows(found: Network, *, sums: bool) -> tuple[Row, ...]:
    """Return all acts, in the network's order."""
    alleged: dict[str, list[Node]] = {}
    at: dict[str, list[Node]] = {}
    for edge in found.edges:
        if edge.kind == "alleged":
            alleged.setdefault(edge.end.id, []).append(edge.start)
        else:
            at.setdefault(edge.start.id, []).append(edge.end)
    return tuple(
        Row(
            act,
            found.by_id.get(act.within),
            tuple(alleged.get(act.id, ())),
            tuple(at.get(act.id, ())),
            act.acts if sums else None,
            act.heads if sums else None,
        )
        for act in found.nodes
        if act.kind == "act"
    )


def drawn(found: Network, *, sums: bool) -> Drawn:
    """Return what is drawn: of very many acts those that count most, if that is told."""
    acts = sorted(
        (n for n in found.nodes if n.kind == "act"),
        key=lambda n: (-n.acts if sums else 0, n.id),
    )[:MOST]
    kept = {n.id for n in acts} | {n.within for n in acts if n.within}
    edges = tuple(e for e in found.edges if {e.start.id, e.end.id} & kept)
    kept |= {n.id for e in edges for n in (e.start, e.end)}
    bodies, places = (
        tuple(n for n in found.nodes if n.kind == k and n.id in kept)
        for k in ("body", "place")
    )
    return Drawn((bodies, _middle(found, kept), places), edges)


def _middle(found: Network, kept: set[str]) -> tuple[Node, ...]:
    acts = [n for n in found.nodes if n.kind == "act" and n.id in kept]
    made: list[Node] = []
    for event in (n for n in found.nodes if n.kind == "event" and n.id in kept):
        made += [event, *(n for n in acts if n.within == event.id)]
    return (*made, *(n for n in acts if not n.within))
