"""Builds a source's records from its accepted claims, again and again the same.

What a claim may become depends on how it is said (`docs/claims.md`): an act is
recorded when the source states it of an occasion. What is demanded, promised, feared
or only supposed, what is said to happen in general, what is denied or said not to
have been, and what the source merely concludes, stay claims and become no act. A
threat is recorded as a threat, never as the act threatened.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from habeas.accounts.models import User
from habeas.claims.models import Claim
from habeas.claims.refers import parts
from habeas.records import codes
from habeas.records.accepted import Accepted, accepted, accepted_of
from habeas.records.choosing import (
    CORRECTS,
    FIELDS,
    chosen,
    dated,
    heads,
    model_of,
    named,
)
from habeas.records.models import (
    Act,
    Attribute,
    Characterisation,
    Choice,
    Event,
    Involvement,
    Organisation,
    Person,
    Place,
    Relation,
)
from habeas.records.sheet import Rows, Sheet, standing
from habeas.records.touched import Part, part_of
from habeas.sources.models import Source
from habeas.store.labels import RESTRICTED
from habeas.store.ledger import Writer

THREATS = ("threat", "death_threat")
TAKINGS = (
    "arrest",
    "detention",
    "abduction",
    "mass_arrest",
    "house_arrest",
    "enforced_disappearance",
)
HEALTH = ("health", "illness", "disability", "injury")
_MODELS: Mapping[type, tuple[str, ...]] = {
    Person: (),
    Attribute: (),
    Organisation: (),
    Place: (),
    Event: (),
    Act: (),
    Involvement: ("act_id", "person_id", "organisation_id"),
    Relation: (),
    Characterisation: (),
}
# The kinds of claims that rows of each model rest on first.
_MADE_OF: Mapping[type, tuple[str, ...]] = {
    Person: ("person",),
    Attribute: ("attribute",),
    Organisation: ("organisation",),
    Place: ("place",),
    Event: ("event",),
    Act: ("act",),
    Involvement: ("act",),
    Relation: ("relation",),
    Characterisation: ("characterisation",),
}
_CONCLUDED = ("inferred_by_source",)
_OCCASIONS = ("incident", "background", "historical", "ongoing")


def rebuild_in(
    w: Writer, officer: User, source: Source, part: Part | None = None
) -> int:
    """Bring the records of `source` to its accepted claims, inside entry `w`.

    Records of other sources that take a value of this one's claims by an officer's
    choice are brought up to date as well. Of a source of which only a part was touched
    (`records.touched`), only that is looked at.

    Returns:
        How many rows were written; 0 where nothing had changed.
    """
    made = _rebuild(w, source, part)
    for other, decided in taking_from(source, part).items():
        made += _rebuild(w, other, part_of(other, decided))
    return made


def _rebuild(w: Writer, source: Source, part: Part | None) -> int:
    said, sheet = _sheet(source, part)
    sheet.choose(chosen(sheet.all()))
    _people(said, sheet)
    _bodies(said, sheet)
    cast = Cast(said, sheet)
    _attributes(said, cast, sheet)
    _events(said, cast, sheet)
    _acts(said, cast, sheet)
    _relations(said, cast, sheet)
    _characterisations(said, cast, sheet)
    return sheet.close(w)


def _sheet(source: Source, part: Part | None) -> tuple[Accepted, Sheet]:
    if part is None:
        said = accepted(source)
        return said, Sheet(said, _MODELS)
    said = accepted_of(source, part.web, part.records)
    rows: Rows = {
        model: standing(model, "claim", part.web.ids(part.records, *kinds))
        for model, kinds in _MADE_OF.items()
    }
    return said, Sheet(said, _MODELS, rows=rows)


def taking_from(source: Source, part: Part | None = None) -> dict[Source, set[str]]:
    """Return the other sources with a record that a claim of this one was chosen for.

    Each with the claims (ids) of those records. Of a part only what hangs on it counts.
    """
    found: dict[Source, set[str]] = {}
    for choice in _choices(source, part):
        records = model_of(choice.table).objects.whole("building records")
        record = records.select_related("claim__source").filter(pk=choice.row).first()
        if record is not None and record.claim.source_id != source.pk:
            found.setdefault(record.claim.source, set()).add(record.claim_id)
    return found


def _choices(source: Source, part: Part | None) -> list[Choice]:
    """Return the choices of claims of a source, or of a part, in their order."""
    rows = Choice.objects.whole("building records").order_by("entry", "id")
    if part is None:
        return list(rows.filter(claim__source=source))
    ids = part.web.ids(part.hung, *(m.__name__.lower() for m in FIELDS))
    return [c for some in parts(ids) for c in rows.filter(claim__in=some)]


def _own(said: Accepted, kind: str) -> list[Claim]:
    """Return the claims that make records; not those made to correct one."""
    return [c for c in said.of(kind) if not c.value.get(CORRECTS)]


def is_said_of_an_occasion(claim: Claim) -> bool:
    """Return whether an act claim states something done on an occasion."""
    stated = claim.modality == "stated" or (
        claim.modality == "intended" and claim.value["type"] in THREATS
    )
    return (
        stated
        and claim.polarity == "affirmed"
        and claim.derivation not in _CONCLUDED
        and claim.time_frame in _OCCASIONS
    )


class Cast:
    """The rows that claims of one source refer to, by any id of their claim."""

    def __init__(self, said: Accepted, sheet: Sheet) -> None:
        self._said, self._sheet = said, sheet

    def find(self, model: type[Any], claim_id: str | None) -> Any:
        """Return the wanted row of `model` for a claim's id, or None."""
        return self._sheet.wanted(model, claim_id) if claim_id else None

    def id(self, model: type[Any], claim_id: str | None) -> str | None:
        """Return that row's id, or None."""
        row = self.find(model, claim_id)
        return None if row is None else str(row.pk)

    def claims(self, *claim_ids: str | None) -> list[Claim]:
        """Return the accepted claims among `claim_ids`."""
        return [c for c in (self._said.get(i) for i in claim_ids) if c is not None]


def _filled(values: Mapping[str, Any], names: Iterable[str]) -> list[str]:
    return [n for n in names if values.get(n) not in (None, "", [])]


def _people(said: Accepted, sheet: Sheet) -> None:
    for claim in _own(said, "person"):
        value = claim.value
        low, high = heads(value)
        columns = {
            **named(value.get("name")),
            "kind": value.get("kind") or "individual",
            "heads_min": low,
            "heads_max": high,
            "words": value.get("words"),
        }
        fields = _filled(columns, ("name", "kind", "heads_min", "heads_max", "words"))
        sheet.put(Person, claim, columns, {f: [claim] for f in fields})


def _bodies(said: Accepted, sheet: Sheet) -> None:
    for claim in _own(said, "organisation"):
        columns = {
            **named(claim.value["name"]),
            "acronym": claim.value.get("acronym"),
        }
        fields = _filled(columns, ("name", "acronym"))
        sheet.put(Organisation, claim, columns, {f: [claim] for f in fields})
    for claim in _own(said, "place"):
        sheet.put(Place, claim, named(claim.value["name"]), {"name": [claim]})


def _attributes(said: Accepted, cast: Cast, sheet: Sheet) -> None:
    for claim in said.of("attribute"):
        person = cast.id(Person, claim.subject_id)
        if person is None or claim.polarity != "affirmed":
            continue
        columns = {
            "person_id": person,
            "property": codes.property_of(claim.value["property"]),
            "value": claim.value["value"],
        }
        label = RESTRICTED if claim.value["property"] in HEALTH else None
        sheet.put(Attribute, claim, columns, {"value": [claim]}, label=label)


def _events(said: Accepted, cast: Cast, sheet: Sheet) -> None:
    for claim in _own(said, "event"):
        value = claim.value
        columns = {
            "title": value.get("title") or "",
            "kind": codes.event_of(value.get("kind")),
            "place_id": cast.id(Place, value.get("place")),
            **dated(value.get("date")),
        }
        bases = {f: [claim] for f in _filled(columns, ("title", "kind", "date"))}
        if columns["place_id"]:
            bases["place"] = [claim, *cast.claims(value["place"])]
        sheet.put(Event, claim, columns, bases)


def _acts(said: Accepted, cast: Cast, sheet: Sheet) -> None:
    done = [c for c in _own(said, "act") if is_said_of_an_occasion(c)]
    acts = [(c, _act(c, cast, sheet)) for c in done if _victim_stands(c, said, cast)]
    for claim, act in acts:
        for doer in claim.value.get("by") or []:
            _involve(claim, act, doer, cast, sheet)


def _victim_stands(claim: Claim, said: Accepted, cast: Cast) -> bool:
    """An act on a person nobody accepted is no act without a victim: it waits."""
    victim = claim.value.get("victim") or claim.subject_id
    return not victim or bool(cast.claims(victim))


def _act(claim: Claim, cast: Cast, sheet: Sheet) -> Act:
    value = claim.value
    links = {
        "event": value.get("event"),
        "victim": value.get("victim") or claim.subject_id,
        "place": value.get("place"),
    }
    models = {"event": Event, "victim": Person, "place": Place}
    columns = {
        "type": value["type"],
        "time": codes.time_of(value.get("time")),
        "modality": claim.modality,
        "polarity": claim.polarity,
        "derivation": claim.derivation,
        "time_frame": claim.time_frame,
        **{f"{n}_id": cast.id(models[n], links[n]) for n in links},
        **dated(value.get("date")),
    }
    bases = {f: [claim] for f in _filled(columns, ("type", "date", "time"))}
    for name, link in links.items():
        if columns[f"{name}_id"]:
            bases[name] = [claim, *cast.claims(link)]
    return sheet.put(Act, claim, columns, bases)


def _involve(claim: Claim, act: Act, doer: str, cast: Cast, sheet: Sheet) -> None:
    body, person = cast.id(Organisation, doer), cast.id(Person, doer)
    if body is None and person is None:
        return
    columns = {"act_id": act.pk, "person_id": person, "organisation_id": body}
    bases = {"actor": [claim, *cast.claims(doer)]}
    sheet.put(Involvement, claim, columns, bases)


def _relations(said: Accepted, cast: Cast, sheet: Sheet) -> None:
    for claim in said.of("relation"):
        value = claim.value
        ends = {
            "person_id": cast.id(Person, value.get("subject")),
            "organisation_id": cast.id(Organisation, value.get("subject")),
            "to_person_id": cast.id(Person, value.get("object")),
            "to_organisation_id": cast.id(Organisation, value.get("object")),
        }
        both = (ends["person_id"] or ends["organisation_id"]) and (
            ends["to_person_id"] or ends["to_organisation_id"]
        )
        if both and claim.polarity == "affirmed":
            columns = {"type": codes.relation_of(value["type"]), **ends}
            involved = cast.claims(value["subject"], value["object"])
            sheet.put(Relation, claim, columns, {"type": [claim, *involved]})


def _characterisations(said: Accepted, cast: Cast, sheet: Sheet) -> None:
    for claim in said.of("characterisation"):
        columns = {
            "act_id": cast.id(Act, claim.value.get("of")),
            "words": claim.value["words"],
        }
        sheet.put(Characterisation, claim, columns, {"words": [claim]})
