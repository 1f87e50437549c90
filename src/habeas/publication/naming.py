"""Who may be named to whom, and why: a decision for each person, or once for a list.

To the public and to partners nobody is named without a basis: the person's own
consent, the family's or the lawyer's word, or that the person made it public. A third
party's demand is not consent: where a list of names stands in a demand, the officer
decides once for the list, with a reason that is kept. Inside the desk people are named
unless it was decided that they are not.

A decision about one person goes before one about a list, whenever it was made; else
the later one stands. Decisions hold for all records decided to be the same person.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from habeas.accounts.models import User
from habeas.errors import Codes, HabeasError
from habeas.publication.audience import parts, require_audience, viewer
from habeas.publication.models import BASES, MATTERS, Disclosure, Naming
from habeas.records import identify
from habeas.records.models import Act, Involvement, Person
from habeas.register.models import Demand, Episode, Subject
from habeas.store.labels import up_to
from habeas.store.ledger import write

NONE = "none"


class NoReason(HabeasError):
    """A decision on naming came without a reason."""

    def __init__(self) -> None:
        super().__init__(
            "a decision on what may be told of a person needs a reason that is kept. "
            "Nothing was changed. Write who allowed it, and when."
        )


class NoSuchBasis(HabeasError):
    """A basis or a matter was named that there is none of."""

    def __init__(self) -> None:
        super().__init__(
            "there is no such basis or matter. Nothing was changed. Bases: %(bases)s. "
            "Matters: %(matters)s.",
            bases=Codes(BASES, "naming"),
            matters=Codes(MATTERS, "matter"),
        )


class NotAPerson(HabeasError):
    """A group or a class cannot be named; its members can."""

    def __init__(self, person: str) -> None:
        super().__init__(
            "person %(person)s is an unnamed group, or has no name: there is nobody to "
            "name. Nothing was changed. Decide for its members one by one.",
            person=person,
        )


@dataclass(frozen=True)
class Unnamed:
    """A person who would be named in an output, had they a basis.

    `demands` are the ids of demands made for them, `acts` of acts done to them, `why`
    a code: `undecided` or `refused` (the basis decided on is none).
    """

    person: Person
    demands: tuple[str, ...]
    acts: tuple[str, ...]
    why: str


def decide(
    officer: User,
    people: Iterable[Person],
    audience: str,
    basis: str,
    reason: str,
    demand: Demand | None = None,
    *,
    key: str | None = None,
) -> list[Naming]:
    """Decide on what basis `people` may be named to `audience`; `none`: they may not.

    Args:
        officer: Who decides.
        people: Individuals with a name.
        audience: public, partner or internal.
        basis: One of `models.BASES`.
        reason: Who allowed it, when, and for what; it is kept, sealed.
        demand: The demand whose list was decided on at one stroke.
        key: An idempotency key; the same a second time raises `ledger.AlreadyDone`.

    Raises:
        NoReason: If `reason` is empty.
        NoSuchBasis: If `basis` is not in the list.
        NotAPerson: If one is a group or class, or has no name.
        audience.NoSuchAudience: If there is no such audience.
    """
    require_audience(audience)
    if basis not in BASES:
        raise NoSuchBasis
    if not reason.strip():
        raise NoReason
    rows = [
        Naming(
            person=_nameable(person),
            audience=audience,
            basis=basis,
            reason=reason,
            demand=demand,
            key=person.key,
            label=person.label,
        )
        for person in people
    ]
    with write(officer, "publication.name", key=key) as w:
        w.save_all(rows)
    return rows


def decide_list(
    officer: User,
    demand: Demand,
    audience: str,
    basis: str,
    reason: str,
    *,
    key: str | None = None,
) -> list[Naming]:
    """Decide once for everyone who is named in a demand; raises as `decide` does.

    Whoever was decided on alone keeps that decision.
    """
    people = named_in(officer, demand)
    return decide(officer, people, audience, basis, reason, demand, key=key)


def named_in(officer: User, demand: Demand) -> list[Person]:
    """Return the individuals whom a demand names, in the order of the text."""
    rows = Subject.objects.visible_to(officer).filter(
        demand=demand, withdrawn=False, person__withdrawn=False
    )
    found = rows.select_related("person").order_by("person__claim__first", "id")
    people = {s.person_id: s.person for s in found}
    return [p for p in people.values() if p.kind == "individual" and p.name]


def withdraw(officer: User, naming: Naming, *, key: str | None = None) -> Naming:
    """Take a decision back; the one before it stands again, if there is one."""
    with write(officer, "publication.unname", key=key) as w:
        naming.withdrawn = True
        w.save(naming)
    return naming


def disclose(
    officer: User,
    person: Person,
    audience: str,
    matter: str,
    reason: str,
    *,
    key: str | None = None,
) -> Disclosure:
    """Decide, for this person alone, that `audience` may be told `matter`.

    A watch entry, that someone escaped, where someone is who is not in custody, and
    the name of an individual who is alleged to have done an act leave in no other way.
    Raises as `decide` does.
    """
    require_audience(audience)
    if matter not in MATTERS:
        raise NoSuchBasis
    if not reason.strip():
        raise NoReason
    row = Disclosure(
        person=person,
        audience=audience,
        matter=matter,
        reason=reason,
        key=person.key,
        label=person.label,
    )
    with write(officer, "publication.disclose", key=key) as w:
        w.save(row)
    return row


def close(
    officer: User, disclosure: Disclosure, *, key: str | None = None
) -> Disclosure:
    """Take a disclosure back."""
    with write(officer, "publication.close", key=key) as w:
        disclosure.withdrawn = True
        w.save(disclosure)
    return disclosure


def named(officer: User, audience: str) -> QuerySet[Naming]:
    """Return what stands of naming people to `audience`, newest first.

    Not of people who were closed to the officer since.
    """
    rows: QuerySet[Naming] = _of_people(officer, Naming, audience)
    return rows


def told(officer: User, audience: str) -> QuerySet[Disclosure]:
    """Return what `audience` may be told of people, newest first; as `named` does."""
    rows: QuerySet[Disclosure] = _of_people(officer, Disclosure, audience)
    return rows


def _of_people(officer: User, model: Any, audience: str) -> Any:
    rows = model.objects.visible_to(officer).filter(
        audience=audience, withdrawn=False, person__label__in=up_to(officer.ceiling)
    )
    return rows.select_related("person").order_by("-entry", "id")


def decisions(officer: User, person: Person) -> list[Naming]:
    """Return the standing decisions on naming this very record, newest first."""
    rows = Naming.objects.visible_to(officer).filter(person=person, withdrawn=False)
    return list(rows.order_by("-entry", "id"))


@dataclass(frozen=True)
class Names:
    """Who may be named to one audience, and of whom what may be told.

    `basis` maps a person's cluster to the standing decision's basis.
    """

    audience: str
    root: dict[str, str]
    basis: dict[str, str]
    disclosed: frozenset[tuple[str, str]]

    def of(self, person: str) -> str:
        """Return the basis on which a person (record id) may be named, or none."""
        default = "internal" if self.audience == "internal" else NONE
        return self.basis.get(self.root.get(person, person), default)

    def may(self, person: str) -> bool:
        """Return whether a person may be named."""
        return self.of(person) != NONE

    def told(self, person: str, matter: str) -> bool:
        """Return whether the audience may be told `matter` of a person."""
        return (self.root.get(person, person), matter) in self.disclosed


def names(audience: str) -> Names:
    """Return what stands on naming people to `audience`, from all decisions."""
    require_audience(audience)
    root = identify.bonds().root
    rows = Naming.objects.whole("who may be named").filter(
        audience=audience, withdrawn=False
    )
    ordered = sorted(rows, key=lambda n: (n.demand_id is None, n.entry))
    basis = {root.get(n.person_id, n.person_id): n.basis for n in ordered}
    matters = Disclosure.objects.whole("what may be told").filter(
        audience=audience, withdrawn=False
    )
    told = {(root.get(d.person_id, d.person_id), d.matter) for d in matters}
    return Names(audience, root, basis, frozenset(told))


def unnamed(
    officer: User, audience: str, among: Collection[str] | None = None
) -> list[Unnamed]:
    """Return the people who stand in an output to `audience` without their name.

    Those to whom something was done, who are in the register, or for whom something
    is demanded, in rows that the audience may see; by the order of their claims. For
    the page on which an officer decides. `among` are ids of people, if only they are
    asked for.
    """
    seen = viewer(officer, audience)
    standing = names(audience)
    acts = _by_person(_acts(seen, among))
    demands = _by_person(_demands(seen, among))
    episodes = Episode.objects.visible_to(seen).filter(withdrawn=False)
    if among is not None:
        episodes = episodes.filter(person__in=among)
    held = set(episodes.values_list("person_id", flat=True))
    shown = sorted(held | acts.keys() | demands.keys())
    people = [p for ids in parts(shown) for p in _people(officer, ids)]
    return [
        Unnamed(
            person=person,
            demands=tuple(demands.get(person.pk, ())),
            acts=tuple(acts.get(person.pk, ())),
            why="refused" if _decided(standing, person.pk) else "undecided",
        )
        for person in sorted(people, key=_by_claim)
        if person.name and not standing.may(person.pk)
    ]


def _people(officer: User, ids: Iterable[str]) -> Iterable[Person]:
    rows = Person.objects.visible_to(officer).filter(
        pk__in=ids, withdrawn=False, kind="individual"
    )
    return rows.select_related("claim")


def _by_claim(person: Person) -> tuple[str, int, str]:
    claim = person.claim
    return (claim.source_id, claim.first, person.pk) if claim else ("", 0, person.pk)


def doers(officer: User, audience: str) -> list[Person]:
    """Return the individuals alleged to have done an act that `audience` is shown.

    They are internal by default: each is given as one of a unit, or not at all.
    """
    rows = Involvement.objects.visible_to(viewer(officer, audience)).filter(
        withdrawn=False, act__withdrawn=False, person__isnull=False
    )
    people = {r.person_id: r.person for r in rows.select_related("person")}
    return sorted(people.values(), key=lambda p: str(p.pk))


def _decided(standing: Names, person: str) -> bool:
    return standing.root.get(person, person) in standing.basis


def _acts(seen: User, among: Collection[str] | None) -> Iterable[tuple[str, str]]:
    rows = Act.objects.visible_to(seen).filter(withdrawn=False, victim__isnull=False)
    if among is not None:
        rows = rows.filter(victim__in=among)
    return [(str(v), str(pk)) for v, pk in rows.values_list("victim_id", "pk")]


def _demands(seen: User, among: Collection[str] | None) -> Iterable[tuple[str, str]]:
    rows = Subject.objects.visible_to(seen).filter(
        withdrawn=False, demand__withdrawn=False
    )
    if among is not None:
        rows = rows.filter(person__in=among)
    return [(str(p), str(d)) for p, d in rows.values_list("person_id", "demand_id")]


def _by_person(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for person, row in sorted(pairs):
        found.setdefault(person, []).append(row)
    return found


def _nameable(person: Person) -> Person:
    if person.kind != "individual" or not person.name:
        raise NotAPerson(person.pk)
    return person
