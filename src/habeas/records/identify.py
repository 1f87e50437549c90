"""Which records are of the same person: decided by people, undone at will.

Two records are never merged: a decision stands beside them, and a cluster is what
the standing decisions connect. A decision is never overridden in silence: one that
contradicts a standing one is refused until that one is undone. Between a person and
an unnamed group, "same" says that the person is one of the group.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from habeas.accounts.models import User
from habeas.errors import HabeasError
from habeas.records.known import times
from habeas.records.models import Person, Sameness
from habeas.store.labels import most_closed, up_to
from habeas.store.ledger import write

_AT_ONCE = 400  # ids asked for in one query


class Contradicted(HabeasError):
    """A decision would contradict one that stands."""

    def __init__(self, first: str, second: str) -> None:
        super().__init__(
            "people %(first)s and %(second)s: a standing decision says otherwise. "
            "Nothing was changed. Undo that decision first, then decide again.",
            first=first,
            second=second,
        )


class NotTwoPeople(HabeasError):
    """A decision of sameness was asked about records that cannot have one."""

    def __init__(self, first: str, second: str) -> None:
        super().__init__(
            "people %(first)s and %(second)s: one record, or a class that counts "
            "nobody, cannot be compared. Nothing was changed. Choose two people or "
            "groups.",
            first=first,
            second=second,
        )


@dataclass(frozen=True)
class Bonds:
    """What the standing decisions come to: clusters, members of groups, strangers."""

    root: dict[str, str]
    members: dict[str, frozenset[str]]
    apart: frozenset[frozenset[str]]

    def of(self, person: str) -> str:
        """Return the id that stands for a person's cluster."""
        return self.root.get(person, person)

    @property
    def everyone(self) -> set[str]:
        """All people who are joined with one another, or with a group."""
        theirs = {m for members in self.members.values() for m in members}
        return {*self.root, *self.members, *theirs}

    def joined(self, a: str, b: str) -> bool:
        """Return whether two are one cluster, or one is a member of the other."""
        first, second = self.of(a), self.of(b)
        return (
            first == second
            or first in self.members.get(second, ())
            or second in self.members.get(first, ())
        )

    def parted(self, a: str, b: str) -> bool:
        """Return whether a decision says that the two clusters are different."""
        return frozenset((self.of(a), self.of(b))) in self.apart


def same(
    officer: User,
    first: Person,
    second: Person,
    reason: str | None = None,
    *,
    key: str | None = None,
) -> Sameness:
    """Decide that two people, or two groups, are the same.

    With a person and a group: that the person is one of the group. `key` is an
    idempotency key.

    Raises:
        Contradicted: If they, or others of their clusters, were decided different.
        NotTwoPeople: If there are not two, or one is a class.
        ledger.AlreadyDone: If a decision was made with `key`.
    """
    return _decide(officer, first, second, True, reason, key)


def different(
    officer: User,
    first: Person,
    second: Person,
    reason: str | None = None,
    *,
    key: str | None = None,
) -> Sameness:
    """Decide that two people are not the same; raises as `same` does."""
    return _decide(officer, first, second, False, reason, key)


def undo(officer: User, decision: Sameness, *, key: str | None = None) -> Sameness:
    """Take a decision back; neither person is changed by it."""
    with write(officer, "records.undo_sameness", key=key) as w:
        decision.undone = True
        w.save(decision)
    return decision


def bonds(known_on: datetime.datetime | None = None) -> Bonds:
    """Return what all standing decisions come to, for the desk's own counting.

    `known_on` (aware) takes those that stood at that moment; None those of now.
    """
    return bind(_standing() if known_on is None else _stood(known_on))


def bonds_of(
    people: Collection[str], known_on: datetime.datetime | None = None
) -> Bonds:
    """Return what the standing decisions come to for `people` (ids) and whom they join.

    Of anybody else it says nothing. It asks for their own decisions alone, so that it
    costs the same however many were decided. `known_on` is as for `bonds`.
    """
    if known_on is not None:
        return bound_at(decided(people), known_on)
    return bind(_decisions_of(people, undone=False))


@dataclass(frozen=True)
class Ruling:
    """A decision, and when (UTC) it was taken back; None where it stands."""

    decision: Sameness
    ended: datetime.datetime | None

    def stood(self, known_on: datetime.datetime) -> bool:
        """Return whether it was made by `known_on`, and not yet taken back."""
        made = self.decision.recorded_at
        return (
            made is not None
            and made <= known_on
            and (self.ended is None or self.ended > known_on)
        )


def decided(people: Collection[str]) -> list[Ruling]:
    """Return all that was ever decided of `people` (ids) and whom that ever joined."""
    found = _decisions_of(people, undone=True)
    ends = times(d.entry for d in found if d.undone)
    return [Ruling(d, ends[d.entry] if d.undone else None) for d in found]


def bound_at(rulings: Iterable[Ruling], known_on: datetime.datetime) -> Bonds:
    """Return what those of `rulings` that stood at `known_on` (aware) come to."""
    return _bind([r.decision for r in rulings if r.stood(known_on)])


def _decisions_of(people: Collection[str], *, undone: bool) -> list[Sameness]:
    """Return the decisions about `people` and whom they join; `undone` ones as well."""
    rows = Sameness.objects.whole("which people were decided to be the same")
    rows = rows.select_related("first", "second")
    standing = rows if undone else rows.filter(undone=False)
    found: dict[str, Sameness] = {}
    seen: set[str] = set()
    while new := sorted(set(people) - seen):
        seen.update(new)
        for at in range(0, len(new), _AT_ONCE):
            part = new[at : at + _AT_ONCE]
            for decision in standing.filter(Q(first__in=part) | Q(second__in=part)):
                found[decision.pk] = decision
        same = (d for d in found.values() if d.same)
        people = {p for d in same for p in (d.first_id, d.second_id)}
    return sorted(found.values(), key=lambda d: (d.entry, d.pk))


def bind(decisions: Iterable[Sameness]) -> Bonds:
    """Return what `decisions` come to; the order they were made in is no matter."""
    return _bind([d for d in decisions if not d.undone])


def _bind(rows: Collection[Sameness]) -> Bonds:
    kinds = {p.pk: p.kind for d in rows for p in (d.first, d.second)}
    alike = [
        (d.first_id, d.second_id)
        for d in rows
        if d.same and kinds[d.first_id] == kinds[d.second_id]
    ]
    root = connected(alike)
    members: dict[str, set[str]] = defaultdict(set)
    for d in rows:
        if d.same and kinds[d.first_id] != kinds[d.second_id]:
            pair = sorted((d.first_id, d.second_id), key=lambda i: kinds[i] == "group")
            person, group = (root.get(i, i) for i in pair)
            members[group].add(person)
    apart = frozenset(
        frozenset(
            (root.get(d.first_id, d.first_id), root.get(d.second_id, d.second_id))
        )
        for d in rows
        if not d.same
    )
    return Bonds(root, {g: frozenset(m) for g, m in members.items()}, apart)


def cluster(officer: User, person: Person) -> list[Person]:
    """Return the people decided to be the same as `person`, itself among them."""
    bound = bonds_of([person.pk])
    root = bound.of(person.pk)
    ids = [i for i, r in bound.root.items() if r == root] or [person.pk]
    found = Person.objects.visible_to(officer).filter(pk__in=ids, withdrawn=False)
    return list(found.order_by("entry", "id"))


def decisions(officer: User, person: Person) -> list[Sameness]:
    """Return the standing decisions about `person`."""
    about = Q(first=person.pk) | Q(second=person.pk)
    rows = visible(officer).filter(about).select_related("first", "second")
    return list(rows.order_by("entry", "id"))


def visible(officer: User) -> Any:
    """Return a query of the standing decisions of which `officer` may see both people.

    One may have been closed after the decision, which then is as closed as they are.
    """
    may = up_to(officer.ceiling)
    rows = Sameness.objects.visible_to(officer).filter(undone=False)
    return rows.filter(first__label__in=may, second__label__in=may)


def _standing() -> list[Sameness]:
    rows = Sameness.objects.whole("which people were decided to be the same")
    found = rows.filter(undone=False).select_related("first", "second")
    return list(found.order_by("entry", "id"))


def _stood(on: datetime.datetime) -> list[Sameness]:
    """Return the decisions that stood at `on`, also those taken back since."""
    rows = Sameness.objects.whole("which people were decided to be the same")
    made = list(rows.filter(recorded_at__lte=on).select_related("first", "second"))
    ends = times(d.entry for d in made if d.undone)
    found = [d for d in made if not d.undone or ends[d.entry] > on]
    for decision in found:
        decision.undone = False  # as it was; never saved
    return found


def _decide(
    officer: User,
    first: Person,
    second: Person,
    is_same: bool,
    reason: str | None,
    key: str | None,
) -> Sameness:
    _require_comparable(first, second)
    decision = Sameness(
        first=first,
        second=second,
        same=is_same,
        reason=reason,
        key=first.key,
        label=most_closed((first.label, second.label)),
    )
    verb = "records.same" if is_same else "records.different"
    with write(officer, verb, key=key) as w:
        bound = bonds_of([first.pk, second.pk])
        joined = bound.joined(first.pk, second.pk)
        if bound.parted(first.pk, second.pk) if is_same else joined:
            raise Contradicted(first.pk, second.pk)
        w.save(decision)
    return decision


def _require_comparable(first: Person, second: Person) -> None:
    if first.pk == second.pk or "class" in (first.kind, second.kind):
        raise NotTwoPeople(first.pk, second.pk)


def connected(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return, for each id in `pairs`, the least id it is connected with."""
    root: dict[str, str] = {}

    def find(x: str) -> str:
        root.setdefault(x, x)
        while root[x] != x:
            root[x] = root[root[x]]
            x = root[x]
        return x

    for a, b in pairs:
        low, high = sorted((find(a), find(b)))
        root[high] = low
    return {x: find(x) for x in list(root)}
