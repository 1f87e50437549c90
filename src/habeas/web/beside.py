"""What is told otherwise: claims beside a claim that do not agree with it.

Of one person, as far as officers decided who is the same: an attribute with another
value, one act or one status on another day, and what one voice says and another
denies. Both stand; nothing is chosen here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from habeas.claims import links
from habeas.claims.cards import about
from habeas.claims.models import Claim
from habeas.records.choosing import ACCEPTED, KINDS
from habeas.records.identify import cluster
from habeas.records.models import Basis, Person
from habeas.web import days, saying, terms
from habeas.web.naming import address
from habeas.web.officer import OfficerRequest
from habeas.web.telling import according

_GONE = ("superseded", "misread", "retracted", "set_aside")
_TOLD = ("act", "status", "attribute")
MOST = 300  # claims about one person that are compared


@dataclass(frozen=True)
class Beside:
    """What another claim says instead: `field` is a code, `said` and `own` in words."""

    claim: Claim
    field: str
    own: str
    said: str
    according: str
    here: bool


@dataclass(frozen=True)
class Record:
    """A record that rests on a claim: where its page is, and what it is called."""

    path: str
    name: str


def of_claim(request: OfficerRequest, one: Claim) -> list[Beside]:
    """Return what stands against one claim."""
    return of_claims(request, [one]).get(one.pk, [])


def of_claims(
    request: OfficerRequest, claims: Iterable[Claim]
) -> dict[str, list[Beside]]:
    """Return what stands against claims, by claim id; nothing for most."""
    mine = [c for c in claims if c.kind in _TOLD and c.state not in _GONE and about(c)]
    others = {who: _told_of(request, who) for who in {about(c) for c in mine}}
    voices: dict[str, str] = {}
    found: dict[str, list[Beside]] = {}
    for one in mine:
        pairs = [(c, _differs(one, c)) for c in others[about(one)] if c.pk != one.pk]
        against = [(c, field) for c, field in pairs if field]
        if against:
            voices |= saying.voices(request, (c for c, _f in against))
            found[one.pk] = [_beside(one, c, f, voices) for c, f in against]
    return found


def _told_of(request: OfficerRequest, who: str) -> list[Claim]:
    """Return what is told of the person of a claim, here and in other sources."""
    ids = {who, *_same(request, who)}
    rows = Claim.objects.visible_to(request.officer).filter(
        subject__in=ids, kind__in=_TOLD
    )
    return list(rows.exclude(state__in=_GONE).order_by("entry", "id")[:MOST])


def _same(request: OfficerRequest, who: str) -> Iterator[str]:
    """Yield the ids of the claims of those whom officers decided to be the same."""
    rows = Basis.objects.visible_to(request.officer).filter(
        claim=who, table=Person._meta.db_table
    )
    for row in set(rows.values_list("row", flat=True)):
        person = Person.objects.visible_to(request.officer).filter(pk=row).first()
        if person is None:
            continue
        people = [p.pk for p in cluster(request.officer, person)]
        based = Basis.objects.visible_to(request.officer).filter(
            table=Person._meta.db_table, row__in=people, claim__kind="person"
        )
        yield from map(str, based.values_list("claim_id", flat=True))


def _differs(one: Claim, other: Claim) -> str:
    """Return the field in which two claims of one person do not agree, or ''."""
    if one.kind != other.kind:
        return ""
    a, b = one.value, other.value
    if one.kind == "attribute":
        return "value" if _clash(a, b, "property", "value") else ""
    code = "type" if one.kind == "act" else "value"
    if not a.get(code) or a.get(code) != b.get(code):
        return ""
    if (one.polarity, _denied(one)) != (other.polarity, _denied(other)):
        return "polarity"
    if one.time_frame != other.time_frame or one.modality != other.modality:
        return ""
    return "date" if _clash(a, b, code, "date") else ""


def _denied(claim: Claim) -> bool:
    return bool(claim.modality == "denied")


def _clash(a: Mapping[str, Any], b: Mapping[str, Any], same: str, field: str) -> bool:
    told = a.get(field), b.get(field)
    return a.get(same) == b.get(same) and None not in told and told[0] != told[1]


def _beside(one: Claim, other: Claim, field: str, voices: Mapping[str, str]) -> Beside:
    return Beside(
        other,
        field,
        _said(one, field),
        _said(other, field),
        according(voices.get(str(v)) or str(v) for v in other.voices),
        one.source_id == other.source_id,
    )


def _said(claim: Claim, field: str) -> str:
    value = claim.value.get(field)
    if field == "date":
        return days.words(str(value)) or str(value)
    if field == "polarity":
        denied = _denied(claim) or claim.polarity == "negated"
        return terms.say("negated" if denied else "affirmed", "polarity")
    if isinstance(value, list):
        return "–".join(dict.fromkeys(str(v) for v in value if v is not None))
    if isinstance(value, dict):
        return ", ".join(str(v) for v in value.values())
    return str(value)


def records_of(request: OfficerRequest, one: Claim) -> list[Record]:
    """Return the records that rest on a claim, and the people it tells of, to go to."""
    whom = [one.pk] if one.kind == "person" else []
    ids = [*whom, *links.of(one)]
    rows = Basis.objects.visible_to(request.officer).filter(
        claim__in=ids, table=Person._meta.db_table
    )
    people = Person.objects.visible_to(request.officer).filter(
        pk__in=list(rows.values_list("row", flat=True)), withdrawn=False
    )
    own = records_behind(request, [one]).get(one.pk)
    found = [own] if own else []
    return list(dict.fromkeys([*found, *(Record(*address(p)) for p in people)]))


def records_behind(
    request: OfficerRequest, claims: Iterable[Claim]
) -> dict[str, Record]:
    """Return the record of each accepted claim, else of the person it tells of."""
    listed = [c for c in claims if c.state == ACCEPTED]
    whom = {c.pk: about(c) for c in listed if c.kind not in KINDS}
    found: dict[str, Record] = {}
    for kind, model in KINDS.items():
        ids = {c.pk for c in listed if c.kind == kind}
        ids |= set(whom.values()) - {""} if kind == "person" else set()
        rows = model.objects.visible_to(request.officer).filter(
            claim__in=ids, withdrawn=False
        )
        found |= {r.claim_id: Record(*address(r)) for r in rows} if ids else {}
    told = {pk: found[who] for pk, who in whom.items() if who in found}
    return {c.pk: found[c.pk] for c in listed if c.pk in found} | told
