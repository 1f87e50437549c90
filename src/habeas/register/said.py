"""What the register may take from a claim, and what it may not.

A demand makes only `reported_held` or `facing_case`; what is intended or feared only
a watch entry; what is denied goes to the acknowledgement axis; what is promised,
supposed, said in general or merely concluded makes no status.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from habeas.claims.models import Claim
from habeas.errors import HabeasError
from habeas.records.accepted import Accepted
from habeas.records.build import TAKINGS, THREATS, is_said_of_an_occasion
from habeas.records.choosing import dated
from habeas.records.models import Act, Organisation, Person, Place
from habeas.records.sheet import standing
from habeas.records.touched import Part
from habeas.register.models import AXES, Episode
from habeas.vocab.terms import register

DEPRIVATION, WATCH = "deprivation", "watch"
_PRESUPPOSED = ("reported_held", "facing_case")


class NotAStatus(HabeasError):
    """A claim gives a value that its axis of the register does not have."""

    def __init__(self, claim_id: str) -> None:
        super().__init__(
            "claim %(claim_id)s: its value is none of the register's. Nothing was "
            "changed. Edit the claim and choose a value of the list.",
            claim_id=claim_id,
        )


@dataclass(frozen=True)
class Said:
    """One value a claim gives for a person: what the register may take of it."""

    claim: Claim
    person: Person
    axis: str
    value: str
    historical: bool
    episode: str | None
    columns: dict[str, Any]

    @property
    def kind(self) -> str:
        watched = register().liberty.watch + register().liberty.watch_end
        return WATCH if self.value in watched else DEPRIVATION


class Cast:
    """The records of one source, or a part of it, by the root of their claim."""

    def __init__(self, said: Accepted, part: Part | None = None) -> None:
        self.said = said
        self._part = part
        self.people = self._of(Person)
        self.places = self._of(Place)
        self.bodies = self._of(Organisation)
        self.acts = self._of(Act)

    def _of(self, model: type[Any]) -> dict[str, Any]:
        found = {}
        for row in self._rows(model):
            root = self.said.root(row.claim_id)
            claim = self.said.standing.get(root)
            if claim is not None and claim.pk == row.claim_id:
                row.claim = claim  # which is loaded already
            found[root] = row
        return found

    def _rows(self, model: type[Any]) -> list[Any]:
        part = self._part
        if part is not None:
            ids = part.web.ids(part.register, model.__name__.lower())
            return [row for row in standing(model, "claim", ids) if not row.withdrawn]
        every = model.objects.whole("building the register")
        return list(every.filter(claim__source=self.said.source, withdrawn=False))

    @cached_property
    def suffered(self) -> dict[str, list[Act]]:
        """The acts on each person (record id)."""
        found: dict[str, list[Act]] = defaultdict(list)
        for act in self.acts.values():
            if act.victim_id:
                found[act.victim_id].append(act)
        return found

    def person(self, claim_id: str | None) -> Person | None:
        return self.people.get(self.said.root(claim_id))

    def place(self, claim_id: str | None) -> Place | None:
        return self.places.get(self.said.root(claim_id))

    def body(self, claim_id: str | None) -> Organisation | None:
        return self.bodies.get(self.said.root(claim_id))


def statuses(said: Accepted, cast: Cast) -> list[Said]:
    """Return what the accepted claims give, in the order of the text.

    Raises:
        NotAStatus: If a claim gives a value the register does not have.
    """
    told = [s for c in said.of("status") if (s := told_by(c, cast))]
    watched = {s.person.pk for s in told if s.kind == WATCH}
    threats = [s for c in said.of("act") if (s := _threat(c, cast))]
    denials = [s for c in said.of("act", "status") if (s := _denial(c, cast))]
    return told + [t for t in threats if t.person.pk not in watched] + denials


def told_by(claim: Claim, cast: Cast) -> Said | None:
    """Return what a status claim gives, or None where it may give nothing."""
    value = claim.value
    axis = value.get("axis") or "liberty"
    person = _person_of(claim, cast)
    if person is None or person.kind == "class":
        return None
    code = _admitted(claim, axis)
    return _said(claim, person, axis, code) if code else None


def _person_of(claim: Claim, cast: Cast) -> Person | None:
    """Return whom a claim is about: of its own source, or a record it names."""
    value = claim.value
    if value.get("episode"):
        rows = Episode.objects.whole("building the register").select_related("person")
        found = rows.filter(pk=value["episode"]).first()
        return found.person if found else None
    if value.get("record"):
        people = Person.objects.whole("building the register")
        return people.filter(pk=value["record"]).first()
    return cast.person(value.get("person") or claim.subject_id)


def _said(claim: Claim, person: Person, axis: str, code: str) -> Said:
    value = claim.value
    ended = axis == "liberty" and code in register().liberty.ended
    columns = {
        "derivation": claim.derivation,
        "end_basis": _end_basis(value) if ended else "",
        "release_type": _release_type(value) if code == "released" else "",
        "reason": value.get("reason"),
        "order": value.get("order") or 0,
        **dated(value.get("date")),
    }
    historical = claim.time_frame == "historical"
    return Said(claim, person, axis, code, historical, value.get("episode"), columns)


def _end_basis(value: Mapping[str, Any]) -> str:
    told = value.get("end_basis")
    return str(told) if told in register().end_basis else "not_stated"


def _release_type(value: Mapping[str, Any]) -> str:
    told = value.get("release_type")
    return str(told) if told in register().release_type else "not_stated"


def _admitted(claim: Claim, axis: str) -> str:
    """Return the value that the register may take from a status claim, or ''."""
    code = str(claim.value["value"])
    if axis not in AXES or code not in values_of(axis):
        raise NotAStatus(claim.pk)
    if claim.polarity == "negated" or claim.time_frame in ("pattern", "future"):
        return ""
    if claim.derivation == "inferred_by_source":
        return ""
    if axis != "liberty":
        return code if claim.modality == "stated" else ""
    return _admitted_liberty(claim.modality, code)


def _admitted_liberty(modality: str, code: str) -> str:
    liberty = register().liberty
    if modality == "stated":
        return code
    if modality == "demanded":
        return (
            "reported_held"
            if code in liberty.held
            else (code if code in _PRESUPPOSED else "")
        )
    if modality in ("intended", "feared"):
        return code if code in liberty.watch else ""
    return ""


def values_of(axis: str) -> tuple[str, ...]:
    terms = register()
    if axis != "liberty":
        return tuple(getattr(terms, axis))
    liberty = terms.liberty
    return tuple(
        v
        for group in (
            liberty.watch,
            liberty.watch_end,
            liberty.held,
            liberty.ended,
            liberty.unknown,
        )
        for v in group
    )


def _threat(claim: Claim, cast: Cast) -> Said | None:
    """A threat against a person is a watch entry, where the source gives no other."""
    value = claim.value
    if value["type"] not in THREATS or not is_said_of_an_occasion(claim):
        return None
    person = cast.person(value.get("victim") or claim.subject_id)
    recent = claim.time_frame in ("incident", "ongoing")
    if person is None or person.kind == "class" or not recent:
        return None
    return _said(claim, person, "liberty", "at_risk")


def _denial(claim: Claim, cast: Cast) -> Said | None:
    """A denial that a person is held goes to the acknowledgement axis, no further."""
    value = claim.value
    denied = claim.modality == "denied" and claim.polarity == "affirmed"
    taken = value.get("type") in TAKINGS or value.get("value") in (
        register().liberty.held
    )
    if not denied or not taken:
        return None
    person = cast.person(value.get("victim") or value.get("person") or claim.subject_id)
    if person is None or person.kind == "class":
        return None
    return _said(claim, person, "acknowledgement", "denied")
