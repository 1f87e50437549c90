"""The network of alleged units, incidents, acts and places: never of people.

A node is a body, an event, a sort of act done in an event, or a place; there is no kind
for a person, and no edge but from a body to an act it is alleged to have done, from an
act or an event to its place. Who attended, helped, belongs or is friends with whom is
not in what this is made of, and could not be written down if it were. People affected
are a count that opens to the register; individuals alleged are a count as well.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from habeas.errors import HabeasError
from habeas.publication.seen import Deed, Seen

NODES = ("body", "event", "act", "place")
EDGES = {("body", "act"): "alleged", ("act", "place"): "at", ("event", "place"): "at"}


class NoSuchLink(HabeasError):
    """A node or an edge of a kind was to be made that the network does not have."""

    def __init__(self) -> None:
        super().__init__(
            "the network links bodies, incidents, acts and places alone, never people. "
            "Nothing was drawn. Look at the register for what is told of a person."
        )


@dataclass(frozen=True)
class Node:
    """A body, event or place by its row's id, or the acts of a type in one event.

    `heads` is how many people were affected, at least, each counted once; `within` is
    the event that an act is part of, else ''. Raises `NoSuchLink` for another kind.
    """

    id: str
    kind: str
    name: str
    within: str = ""
    deeds: tuple[str, ...] = ()
    heads: int = 0
    individuals: int = 0
    place: str = ""

    def __post_init__(self) -> None:
        if self.kind not in NODES:
            raise NoSuchLink


@dataclass(frozen=True)
class Edge:
    """A link between two nodes with the deeds and the number of sources that tell it.

    Raises `NoSuchLink` unless it joins two kinds that `EDGES` joins.
    """

    start: Node
    end: Node
    deeds: tuple[str, ...]
    sources: int

    def __post_init__(self) -> None:
        if (self.start.kind, self.end.kind) not in EDGES:
            raise NoSuchLink

    @property
    def kind(self) -> str:
        """`alleged` or `at`."""
        return EDGES[self.start.kind, self.end.kind]


@dataclass(frozen=True)
class Network:
    """The nodes that have an edge or a deed, and the edges, both in a stable order."""

    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
    by_id: Mapping[str, Node] = field(default_factory=dict)


def network(seen: Seen) -> Network:
    """Return the network of the acts and threats that an audience sees."""
    groups: dict[tuple[str, str, str], list[Deed]] = defaultdict(list)
    for deed in seen.done:
        groups[deed.event, deed.code, "" if deed.event else deed.place].append(deed)
    events = {d.event: d for d in seen.deeds if d.kind == "event"}
    made = _Made(seen)
    for number, ((event, code, _), deeds) in enumerate(sorted(groups.items()), 1):
        made.act(f"act-{number}", code, events.get(event), deeds)
    return made.network()


class _Made:
    """A network under construction."""

    def __init__(self, seen: Seen) -> None:
        self._seen = seen
        self._nodes: dict[str, Node] = {}
        self._edges: list[Edge] = []

    def act(self, id_: str, code: str, event: Deed | None, deeds: list[Deed]) -> None:
        """Add the acts of one type in one event, and what they are linked with."""
        node = Node(
            id_,
            "act",
            code,
            within=event.id if event else "",
            deeds=tuple(d.id for d in deeds),
            heads=heads(deeds),
            individuals=sum(d.individuals for d in deeds),
        )
        self._nodes[id_] = node
        if event is not None:
            self._event(event)
        for body in sorted({b for d in deeds for b in d.bodies}):
            theirs = [d for d in deeds if body in d.bodies]
            self._join(self._named("body", body, self._seen.bodies), node, theirs)
        for place in sorted({d.place for d in deeds if d.place}):
            there = [d for d in deeds if d.place == place]
            self._join(node, self._named("place", place, self._seen.places), there)

    def _event(self, event: Deed) -> None:
        if event.id in self._nodes:
            return
        self._nodes[event.id] = Node(event.id, "event", event.title, place=event.place)
        if event.place:
            spot = self._named("place", event.place, self._seen.places)
            self._join(self._nodes[event.id], spot, [event])

    def _named(self, kind: str, id_: str, names: Mapping[str, str]) -> Node:
        return self._nodes.setdefault(id_, Node(id_, kind, names.get(id_, "")))

    def _join(self, start: Node, end: Node, deeds: list[Deed]) -> None:
        sources = len(set().union(*(d.sources for d in deeds)))
        self._edges.append(Edge(start, end, tuple(d.id for d in deeds), sources))

    def network(self) -> Network:
        order = {kind: i for i, kind in enumerate(NODES)}
        nodes = sorted(
            self._nodes.values(), key=lambda n: (order[n.kind], n.name, n.id)
        )
        edges = sorted(
            self._edges, key=lambda e: (e.kind, e.start.name, e.end.name, e.end.id)
        )
        return Network(tuple(nodes), tuple(edges), dict(self._nodes))


def heads(deeds: Iterable[Deed]) -> int:
    """Return how many people were affected, at least: each person or group once."""
    told: dict[str, int] = {}
    for deed in deeds:
        if deed.victim:
            told[deed.victim] = max(told.get(deed.victim, 0), deed.heads[0] or 0)
    return sum(told.values())
