"""What stands around a record: acts, those alleged to have done them, relations.

No edge is drawn between people but kinship and counsel: who attended, helped, belongs
to or knows whom is neither shown nor worked out, because that is an arrest list. An
organisation's page does not list its people.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q

from habeas.accounts.models import User
from habeas.claims.models import Claim
from habeas.claims.reader.lexicon import words
from habeas.records import codes
from habeas.records.choosing import ACCEPTED, CORRECTS, chain
from habeas.records.models import (
    Act,
    Basis,
    Characterisation,
    Involvement,
    Organisation,
    Person,
    Record,
    Relation,
)
from habeas.store.labels import up_to
from habeas.store.rows import Row

_HEARD = 5_000  # claims looked through for a voice
SHOWN = 200  # of one sort on one page


@dataclass(frozen=True)
class Doer:
    """Who is alleged to have done an act: a body, or a person (internal by default)."""

    sort: str
    pk: str
    name: str
    label: str


def acts(officer: User, **which: Any) -> list[Act]:
    """Return the acts `officer` may see, the latest first, the undated last."""
    rows = Act.objects.visible_to(officer).filter(withdrawn=False, **which)
    listed = rows.select_related("victim", "place", "event", "claim")
    found = list(listed.order_by("-earliest", "-id")[:SHOWN])
    return sorted(found, key=lambda a: a.earliest is None)


def alleged(officer: User, **actor: Any) -> list[Act]:
    """Return the acts that `actor` (`person__in` or `organisation__in`) is alleged of."""
    rows = Involvement.objects.visible_to(officer).filter(withdrawn=False, **actor)
    ids = list(rows.order_by("-entry", "id").values_list("act_id", flat=True)[:SHOWN])
    return acts(officer, pk__in=ids)


def doers(officer: User, acts: Iterable[Act]) -> dict[str, list[Doer]]:
    """Return who is alleged to have done each act, by the act's id."""
    found: dict[str, list[Doer]] = defaultdict(list)
    rows = Involvement.objects.visible_to(officer).filter(
        act__in=[a.pk for a in acts], withdrawn=False
    )
    for row in rows.select_related("organisation", "person").order_by("id"):
        actor: Any = row.organisation or row.person
        if actor is not None and actor.name and seen(officer, actor):
            sort = "organisations" if row.organisation_id else "people"
            label = row.label if sort == "organisations" else actor.label
            found[row.act_id].append(Doer(sort, actor.pk, str(actor.name), label))
    return found


def characterised(officer: User, acts: Iterable[Act]) -> list[Characterisation]:
    """Return what voices call these acts: "illegal", "arbitrary"."""
    rows = Characterisation.objects.visible_to(officer).filter(
        act__in=[a.pk for a in acts], withdrawn=False
    )
    return list(rows.select_related("claim", "act").order_by("id")[:SHOWN])


def relations(officer: User, people: Collection[str]) -> list[Relation]:
    """Return the roles of people at bodies, and their kin and counsel."""
    rows = Relation.objects.visible_to(officer).filter(
        Q(person__in=people) | Q(to_person__in=people), withdrawn=False
    )
    ends = ("person", "organisation", "to_person", "to_organisation", "claim")
    listed = rows.select_related(*ends).order_by("id")[:SHOWN]
    return [r for r in listed if _may_be_drawn(r)]


def _may_be_drawn(relation: Relation) -> bool:
    if not (relation.person_id and relation.to_person_id):
        return True
    told = relation.called().casefold().replace("_", " ").split()
    return bool(set(told) & (codes.KIN | codes.COUNSEL | set(words("kin"))))


def unrecorded(officer: User, rows: Iterable[Record]) -> list[Claim]:
    """Return accepted claims about these records that no record rests on.

    A denial, a fear, a promise, what is said in general: it stays a claim, and is
    shown beside the record so that nobody forgets it.
    """
    about = chain(*(row.claim_id for row in rows))
    found = Claim.objects.visible_to(officer).filter(subject__in=about, state=ACCEPTED)
    listed = list(found.order_by("first", "id")[:SHOWN])
    bases = Basis.objects.visible_to(officer).filter(claim__in=[c.pk for c in listed])
    resting = set(bases.values_list("claim_id", flat=True))
    return [c for c in listed if c.pk not in resting and not c.value.get(CORRECTS)]


def spoken(officer: User, bodies: Iterable[Organisation]) -> Counter[str]:
    """Return in how many claims of each source a body is the voice.

    Only sources that name the body are looked at: a voice is a claim of its own source.
    """
    named = list(bodies)
    ids = set(chain(*(body.claim_id for body in named)))
    rows = Claim.objects.visible_to(officer).filter(
        source__in={body.claim.source_id for body in named}, state=ACCEPTED
    )
    found: Counter[str] = Counter()
    listed = rows.only("id", "key", "voices", "source_id")[:_HEARD]
    for claim in listed.iterator():
        if ids & set(claim.voices or ()):
            found[claim.source_id] += 1
    return found


def numbers(
    officer: User, model: type[Record], field: str, ids: Iterable[str]
) -> dict[str, int]:
    """Return how many visible records of `model` each of `ids` has in `field`."""
    rows = model.objects.visible_to(officer).filter(
        withdrawn=False, **{f"{field}__in": list(ids)}
    )
    counted = rows.order_by().values_list(field).annotate(n=Count("pk"))
    return dict(counted)


def sources_of(rows: Iterable[Record]) -> list[str]:
    """Return the ids of the sources that tell of `rows`, each once."""
    return list(dict.fromkeys(r.claim.source_id for r in rows))


def seen(officer: User, row: Row | None) -> bool:
    """Return whether `officer` may see a row that came along with another."""
    return row is not None and row.label in up_to(officer.ceiling)


def people_named(officer: User, ids: Iterable[str]) -> dict[str, Person]:
    """Return visible people by id."""
    rows = Person.objects.visible_to(officer).filter(pk__in=list(ids), withdrawn=False)
    return {p.pk: p for p in rows}
