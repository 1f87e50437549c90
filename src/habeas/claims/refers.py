"""Which claims of a source refer to which, kept in memory for as long as they stand.

What a claim refers to never changes: an edit is another claim. So the claims of a large
source are opened once, and those that come later are opened as they come. Kept are ids
and positions alone, by what each claim began as (its root), through every edit; a lock
of the desk drops them.
"""

from __future__ import annotations

import sys
import threading
from bisect import bisect_left, insort
from collections import OrderedDict, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from habeas.claims import links
from habeas.claims.models import Claim, Quote
from habeas.store import vault

MOST = 4  # sources that are kept
AT_ONCE = 400
_WHY = "what hangs on a claim"
_READ = ("pk", "key", "kind", "value", "subject_id", "supersedes_id")
Links = dict[str, set[str]]
Spot = tuple[int, int, str]


def _links() -> Links:
    return defaultdict(set)


@dataclass
class Web:
    """What refers to what in one source: by roots, but for `root`, which leads to them.

    `up` is what refers to each, `down` what it refers to; `about` are the people whom an
    act or status tells of, `told` the acts and statuses that tell of each. `spots` are
    where the words of places stand (code points), in order. `datelines` say when the
    source speaks; `beyond` name records, which may be another source's.
    """

    count: int = 0
    root: dict[str, str] = field(default_factory=dict)
    kind: dict[str, str] = field(default_factory=dict)
    families: dict[str, list[str]] = field(default_factory=dict)
    down: Links = field(default_factory=_links)
    up: Links = field(default_factory=_links)
    about: Links = field(default_factory=_links)
    told: Links = field(default_factory=_links)
    spots: list[Spot] = field(default_factory=list)
    datelines: set[str] = field(default_factory=set)
    beyond: set[str] = field(default_factory=set)

    def roots(self, ids: Iterable[str]) -> set[str]:
        """Return what claims (ids) began as."""
        return {self.root.get(i, i) for i in ids}

    def ids(self, roots: Iterable[str], *kinds: str) -> list[str]:
        """Return the ids of all claims that began as one of `roots`, sorted.

        Of `kinds` alone, where any are named.
        """
        some = (r for r in roots if not kinds or self.kind.get(r) in kinds)
        return sorted(i for r in some for i in self.families.get(r, ()))

    def within(self, start: int, end: int) -> Iterator[str]:
        """Yield the places of which words stand in a stretch of the text."""
        for at in range(bisect_left(self.spots, (start,)), len(self.spots)):
            first, last, root = self.spots[at]
            if first > end:
                break
            if last <= end:
                yield root

    def add(self, claims: Iterable[Claim]) -> None:
        """Take in claims; what they were edits of is among them, or was taken in."""
        new = list(claims)
        before = {c.pk: c.supersedes_id for c in new}
        for pk in before:
            self.root[pk] = root = self._root(pk, before)
            self.families.setdefault(root, []).append(pk)
        for claim in new:
            self._link(self.root[claim.pk], claim)
        self._place([c.pk for c in new if c.kind == "place"])
        self.count += len(new)

    def _root(self, pk: str, before: Mapping[str, str | None]) -> str:
        seen = {pk}
        while (older := before.get(pk)) and older not in seen:
            pk = older
            seen.add(pk)
        return self.root.get(pk, pk)

    def _link(self, root: str, claim: Claim) -> None:
        self.kind[root] = sys.intern(claim.kind)
        for other in self.roots(links.of(claim)):
            self.down[root].add(other)
            self.up[other].add(root)
        for person in self.roots(links.about(claim)):
            self.about[root].add(person)
            self.told[person].add(root)
        if claim.kind == "header" and claim.value.get("field") == "dateline":
            self.datelines.add(root)
        if claim.kind == "status" and not {"episode", "record"}.isdisjoint(claim.value):
            self.beyond.add(root)

    def _place(self, places: Sequence[str]) -> None:
        rows = Quote.objects.whole(_WHY)
        for part in parts(places):
            spots = rows.filter(claim__in=part).values_list("start", "end", "claim_id")
            for start, end, claim in spots:
                insort(self.spots, (start, end, self.root[claim]))


def parts(some: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield some ids in parts of as many as one query takes."""
    return (some[at : at + AT_ONCE] for at in range(0, len(some), AT_ONCE))


def reach(roots: Iterable[str], by: Mapping[str, Iterable[str]]) -> set[str]:
    """Return `roots` and all that is reached from them, step by step, in `by`."""
    found = set(roots)
    waiting = list(found)
    while waiting:
        new = {r for r in by.get(waiting.pop(), ()) if r not in found}
        found |= new
        waiting.extend(new)
    return found


_kept: OrderedDict[tuple[object, ...], Web] = OrderedDict()
_guard = threading.Lock()


def web(source_id: str, met: Iterable[str]) -> Web:
    """Return what refers to what in a source; for who writes, inside the entry.

    Args:
        source_id: The source.
        met: Ids of claims of the source, among them those that this entry made.
    """
    rows = Claim.objects.whole(_WHY).filter(source=source_id)
    count, name = rows.count(), (vault.generation(), source_id)
    with _guard:
        made = _kept.get(name)
        if made is not None and made.count == count:
            _kept.move_to_end(name)
            return made
        _kept.pop(name, None)  # until the entry stands: what fails leaves nothing here
    made = _grown(made or Web(), rows, count, met)
    transaction.on_commit(lambda: _keep(name, made))
    return made


def _grown(made: Web, rows: Any, count: int, met: Iterable[str]) -> Web:
    """Return the web with the claims that it lacks: of those met, or of all."""
    lacking = {i for i in met if i not in made.root}
    if made.count + len(lacking) != count:
        every = set(rows.values_list("pk", flat=True))
        if not made.root.keys() <= every:
            made = Web()
        lacking = every - made.root.keys()
    if len(lacking) == count:
        made.add(rows.only(*_READ))
    else:
        listed = sorted(lacking)
        made.add(c for p in parts(listed) for c in rows.filter(pk__in=p).only(*_READ))
    return made


def _keep(name: tuple[object, ...], made: Web) -> None:
    with _guard:
        if name[0] == vault.generation():
            _kept[name] = made
            while len(_kept) > MOST:
                _kept.popitem(last=False)


def forget() -> None:
    """Drop all that is kept; called when the desk is locked."""
    with _guard:
        _kept.clear()
