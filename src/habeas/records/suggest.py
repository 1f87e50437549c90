"""Which records may be of the same person: pairs worth comparing, by simple keys.

A person decides of each (`identify`); nothing is merged.
"""

from __future__ import annotations

import json
import threading
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, combinations, islice

from rapidfuzz.fuzz import ratio

from habeas.accounts.models import User
from habeas.records.identify import Bonds, bonds_of
from habeas.records.models import Person
from habeas.records.remembered import remembered
from habeas.records.sound import alike, sound
from habeas.store.models import Entry
from habeas.text.fold import fold

SIMILAR = 72.0  # rapidfuzz ratio of given names, 0 to 100
SOUND = 70.0
MOST = 200  # suggestions shown at once
_RENEWED = 2_000  # entries, past which all names are read anew
_COMPARED = 2_000  # people of one surname that one of them is compared with
_BLOCK = 60  # people of one surname, past which a surname tells nothing
_AT_ONCE = 400  # ids asked for in one query


@dataclass(frozen=True)
class Suggestion:
    """Two people whom an officer may want to compare; `why` is a code."""

    first: Person
    second: Person
    why: str
    score: float


@dataclass(frozen=True)
class _Named:
    """A person who has a name, by id."""

    pk: str
    name: str


def suggestions(officer: User) -> list[Suggestion]:
    """Return undecided pairs worth comparing, likeliest first; nothing is merged.

    Simple keys: the same name when folded, initials that fit, one surname with given
    names spelled alike, names that sound alike in another script or spelling. One
    surname alone is no reason. At most `MOST` are returned: decide on those first.
    """
    return remembered(officer, lambda: _suggested(officer), "suggestions")


def suggestions_for(officer: User, people: Collection[str]) -> list[Suggestion]:
    """Return the undecided pairs in which one of `people` (ids) is."""
    with _names(officer) as known:
        own = [known.by_id[pk] for pk in people if pk in known.by_id]
        pairs = {
            frozenset((one, other))
            for one in own
            for key in _keys(one.name)
            if key[0] != "surname" or len(known.blocks[key]) <= _COMPARED
            for other in known.blocks[key].values()
            if other.pk not in people
        }
    bound = bonds_of({one.pk for pair in pairs for one in pair})
    found = (pair for pair in _compared(pairs) if _undecided(pair, bound))
    return _with_people(officer, sorted(found, key=_likeliest)[:MOST])


def alike_to(officer: User, name: str) -> list[tuple[Person, str]]:
    """Return the people whose names are worth comparing with `name`, likeliest first.

    Each with a code that says why; for a name that is no record yet.
    """
    with _names(officer) as known:
        others = {
            other.pk: other.name
            for key in _keys(name)
            if key[0] != "surname" or len(known.blocks[key]) <= _COMPARED
            for other in known.blocks[key].values()
        }
    told = [(pk, *compare(name, other)) for pk, other in others.items()]
    listed = sorted((t for t in told if t[1]), key=lambda t: (-t[2], t[0]))[:MOST]
    rows = Person.objects.visible_to(officer).select_related("claim")
    people = {p.pk: p for p in rows.filter(pk__in=[t[0] for t in listed])}
    return [(people[pk], why) for pk, why, _score in listed if pk in people]


def _suggested(officer: User) -> list[Suggestion]:
    with _names(officer) as known:
        ranked = sorted(known.worthy(), key=_likeliest)
    found: list[_Pair] = []
    for at in range(0, len(ranked), _AT_ONCE):
        part = ranked[at : at + _AT_ONCE]
        bound = bonds_of({pk for pair in part for pk in (pair.first, pair.second)})
        found += [pair for pair in part if _undecided(pair, bound)]
        if len(found) >= MOST:
            break
    return _with_people(officer, found[:MOST])


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two people (ids, in order) whose names may be one person's, and why."""

    first: str
    second: str
    why: str
    score: float


def _likeliest(pair: _Pair) -> tuple[float, str, str]:
    return (-pair.score, pair.first, pair.second)


def _undecided(pair: _Pair, bound: Bonds) -> bool:
    one, other = pair.first, pair.second
    return bound.of(one) != bound.of(other) and not bound.parted(one, other)


def _compared(pairs: Iterable[Iterable[_Named]]) -> Iterator[_Pair]:
    """Yield those of some pairs whose names are alike."""
    for first, second in (sorted(p, key=lambda n: n.pk) for p in pairs):
        why, score = compare(first.name, second.name)
        if why:
            yield _Pair(first.pk, second.pk, why, score)


def _with_people(officer: User, found: list[_Pair]) -> list[Suggestion]:
    ids = {pk for pair in found for pk in (pair.first, pair.second)}
    rows = Person.objects.visible_to(officer).filter(pk__in=ids)
    people = {p.pk: p for p in rows}
    return [
        Suggestion(people[p.first], people[p.second], p.why, p.score) for p in found
    ]


class _Names:
    """The names that an officer may see, by id and by what is compared of them.

    What entries of the ledger wrote since it was last looked at is read anew, and of
    what shares a key with that alone the pairs are compared again (`changed`).
    """

    def __init__(self) -> None:
        self.by_id: dict[str, _Named] = {}
        self.blocks: dict[tuple[str, str], dict[str, _Named]] = defaultdict(dict)
        self.alike: dict[tuple[str, str], tuple[_Pair, ...]] = {}
        self.changed: set[tuple[str, str]] = set()
        self.upto = -1
        self.busy = threading.Lock()

    def renew(self, officer: User) -> None:
        rows = Entry.objects.filter(seq__gt=self.upto).order_by("seq")
        last = rows.values_list("seq", flat=True).last()
        if last is None:
            return
        if self.upto < 0 or last - self.upto > _RENEWED:
            self.by_id.clear()
            self.blocks.clear()
            self.alike.clear()
            self._take(_named(officer))
        else:
            people = list(_written(rows.values_list("body", flat=True)))
            for at in range(0, len(people), _AT_ONCE):
                part = people[at : at + _AT_ONCE]
                self._drop(part)
                self._take(_named(officer, part))
        self.upto = last

    def _drop(self, people: Iterable[str]) -> None:
        for old in filter(None, (self.by_id.pop(pk, None) for pk in people)):
            for key in _keys(old.name):
                self.blocks[key].pop(old.pk, None)
                self.changed.add(key)

    def _take(self, named: Iterable[_Named]) -> None:
        for one in named:
            self.by_id[one.pk] = one
            for key in _keys(one.name):
                self.blocks[key][one.pk] = one
                self.changed.add(key)

    def worthy(self) -> Collection[_Pair]:
        """Return the pairs whose names are alike, each once, decided on or not."""
        for key in self.changed:
            self.alike.pop(key, None)
            if found := tuple(_compared(self._pairs(key))):
                self.alike[key] = found
        self.changed.clear()
        return set(chain.from_iterable(self.alike.values()))

    def _pairs(self, key: tuple[str, str]) -> Iterator[Iterable[_Named]]:
        block = self.blocks.get(key, {})
        if len(block) <= _BLOCK or key[0] != "surname":
            yield from islice(combinations(block.values(), 2), _BLOCK * _BLOCK)


@contextmanager
def _names(officer: User) -> Iterator[_Names]:
    """Yield the names as they are now, alone among threads."""
    known = remembered(officer, _Names, "names", since=0)
    with known.busy:
        known.renew(officer)
        yield known


def _written(bodies: Iterable[str]) -> set[str]:
    """Return the people (ids) whom some entries of the ledger wrote."""
    table = Person._meta.db_table
    rows = (row for body in bodies for row in json.loads(body)["rows"])
    return {row[1] for row in rows if row[0] == table}


def _named(officer: User, people: Collection[str] | None = None) -> Iterator[_Named]:
    rows = Person.objects.visible_to(officer).filter(withdrawn=False)
    if people is not None:
        rows = rows.filter(pk__in=people)
    found = rows.filter(kind="individual").only("id", "key", "name")
    return (_Named(p.pk, str(p.name)) for p in found.iterator(2_000) if p.name)


def _keys(name: str) -> Iterator[tuple[str, str]]:
    """Yield what a name shares with those worth comparing it with."""
    names = fold(name).split()
    if names:
        yield "name", " ".join(names)
        yield "surname", names[-1]
    if len(names) > 1:
        yield "initial", f"{names[0][0]} {names[-1]}"
        yield "sound", " ".join(sound(name))


def compare(first: str, second: str) -> tuple[str, float]:
    """Return why two names may be one person's ('' if not) and a score, 0 to 100."""
    a, b = fold(first).split(), fold(second).split()
    if not a or not b:
        return "", 0.0
    if a == b:
        return "equal_name", 100.0
    why, score = _of_one_surname(a, b)
    if why or not alike(first, second):
        return why, score
    return "sound", SOUND


def _of_one_surname(a: list[str], b: list[str]) -> tuple[str, float]:
    if a[-1] != b[-1] or len(a) < 2 or len(b) < 2:
        return "", 0.0
    if _initials_fit(a[:-1], b[:-1]):
        return "initials", 90.0
    score = float(ratio(" ".join(a[:-1]), " ".join(b[:-1])))
    return ("similar_given_name", score * 0.9) if score >= SIMILAR else ("", 0.0)


def _initials_fit(a: list[str], b: list[str]) -> bool:
    given = [[x.strip(".") for x in side] for side in (a, b)]
    short, long = sorted(given, key=lambda names: sum(map(len, names)))
    if not all(len(x) == 1 for x in short):
        return False
    return len(short) <= len(long) and all(
        full.startswith(initial) for initial, full in zip(short, long, strict=False)
    )
