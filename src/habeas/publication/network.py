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
    the event that an act is part of, else ''; `place` is where an event was, or acts
    of no event. `deeds` are the ids of acts, where they were all loaded. Raises
    `NoSuchLink` for another kind.
    """

    id: str
    kind: str
    name: str
    within: str = ""
    acts: int = 0
    heads: int = 0
    individuals: int = 0
    place: str = ""
    deeds: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.kind not in NODES:
            raise NoSuchLink


@dataclass(frozen=True)
class Edge:
    """A link between two nodes, of how many acts, and how many sources tell it.

    Raises `NoSuchLink` unless it joins two kinds that `EDGES` joins.
    """

    start: Node
    end: Node
    acts: int
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


@dataclass(frozen=True)
class Part:
    """Acts of one group that are laid to the same bodies, at the same place."""

    bodies: tuple[str, ...]
    place: str
    acts: int
    individuals: int
    sources: frozenset[str]


@dataclass(frozen=True)
class Group:
    """The acts of one type in one event; of no event, those at one place (`spot`)."""

    event: str
    code: str
    spot: str
    parts: tuple[Part, ...]
    heads: int
    deeds: tuple[str, ...] = ()


def network(seen: Seen) -> Network:
    """Return the network of the acts and threats that an audience sees."""
    found: dict[tuple[str, str, str], list[Deed]] = defaultdict(list)
    for deed in seen.done:
        found[deed.event, deed.code, "" if deed.event else deed.place].append(deed)
    groups = [
        Group(*key, tuple(map(_part, deeds)), heads(deeds), tuple(d.id for d in deeds))
        for key, deeds in sorted(found.items())
    ]
    events = {d.event: d for d in seen.deeds if d.kind == "event"}
    return linked(groups, events, seen.bodies, seen.places)


def _part(deed: Deed) -> Part:
    return Part(deed.bodies, deed.place, 1, deed.individuals, deed.sources)


def linked(
    groups: Iterable[Group],
    events: Mapping[str, Deed],
    bodies: Mapping[str, str],
    places: Mapping[str, str],
) -> Network:
    """Return the network of groups of acts; `bodies` and `places` are names by id."""
    made = _Made(bodies, places)
    for number, group in enumerate(groups, 1):
        made.add(f"act-{number}", group, events.get(group.event))
    return made.network()


class _Made:
    """A network under construction."""

    def __init__(self, bodies: Mapping[str, str], places: Mapping[str, str]) -> None:
        self._bodies, self._places = bodies, places
        # For an outer audience both are known by their spelling: a station may be
        # where something was done, and whom it is laid to.
        self._both = bodies.keys() & places.keys()
        self._nodes: dict[str, Node] = {}
        self._edges: list[Edge] = []

    def add(self, id_: str, group: Group, event: Deed | None) -> None:
        """Add the acts of one type in one event, and what they are linked with."""
        node = Node(
            id_,
            "act",
            group.code,
            within=event.id if event else "",
            acts=sum(p.acts for p in group.parts),
            heads=group.heads,
            individuals=sum(p.individuals for p in group.parts),
            place=group.spot,
            deeds=group.deeds,
        )
        self._nodes[id_] = node
        if event is not None:
            self._event(event)
        for body in sorted({b for p in group.parts for b in p.bodies}):
            theirs = [p for p in group.parts if body in p.bodies]
            self._join(self._named("body", body, self._bodies), node, theirs)
        for place in sorted({p.place for p in group.parts if p.place}):
            there = [p for p in group.parts if p.place == place]
            self._join(node, self._named("place", place, self._places), there)

    def _event(self, event: Deed) -> None:
        if event.id in self._nodes:
            return
        self._nodes[event.id] = Node(event.id, "event", event.title, place=event.place)
        if event.place:
            spot = self._named("place", event.place, self._places)
            self._join(self._nodes[event.id], spot, [_part(event)])

    def _named(self, kind: str, id_: str, names: Mapping[str, str]) -> Node:
        own = f"place {id_}" if kind == "place" and id_ in self._both else id_
        return self._nodes.setdefault(own, Node(own, kind, names.get(id_, "")))

    def _join(self, start: Node, end: Node, parts: Iterable[Part]) -> None:
        told = list(parts)
        sources: set[str] = set().union(*(p.sources for p in told))
        self._edges.append(Edge(start, end, sum(p.acts for p in told), len(sources)))

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
