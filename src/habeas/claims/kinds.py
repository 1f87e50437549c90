"""The forms of a claim's value, kind by kind, made from the items of a reading.

The readers' format is `habeas-reading/1`; the forms are those of `docs/claims.md`. An
item that no words stand for is left out; what a value refers to and is not there is
dropped, or takes the item with it where it means nothing without.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from habeas.claims.forms import Draft, Forms, overlap
from habeas.claims.items import Item, Span, Ungrounded, plain
from habeas.vocab.terms import acts, register
from habeas.vocab.terms import claims as words

PEOPLE = ("individual", "group", "class")
CONTACTS = (
    "phone", "fax", "mobile", "email", "postal", "url", "social", "messenger",
)  # fmt: skip
WITHHELD = (
    "contact", "health", "protective_detail", "location_of_person_at_risk", "minor",
    "victim_of_sexual_violence", "witness", "identity_document",
    "conduct_that_could_be_charged", "religion_or_belief", "sexuality_or_gender",
    "lawyer_client", "family_of_person_at_risk", "informant",
)  # fmt: skip
STATUSES = tuple(
    value
    for group in ("watch", "watch_end", "held", "ended", "unknown")
    for value in getattr(register().liberty, group)
)
_PRESUPPOSED = ("reported_held", "facing_case")
_ENDS = ("release", "bail", "acquittal", "deportation")
_NUMBERS = ("phone", "fax", "mobile", "messenger")


def drafts(
    reading: Mapping[str, Any],
    text: str,
    parts: Sequence[Mapping[str, Any]] = (),
    *,
    trusted: bool = False,
) -> Forms:
    """Return the drafts of a reading of `text`, and what was left out.

    Args:
        reading: A `habeas-reading/1` object, believed in nothing.
        text: The decoded text.
        parts: The text's own parts, where the reading gives none.
        trusted: Whether a person coded it, who may write a name out in full.
    """
    f = Forms(reading, text, parts, trusted=trusted)
    for make in _MAKERS:
        make(f)
    f.close()
    return f


def _qualified(item: Item) -> dict[str, Any]:
    """Return how an item is said: modality, polarity, derivation, time frame."""
    terms = words()
    return {
        "modality": item.code("modality", terms.modality, "stated"),
        "polarity": item.code("polarity", terms.polarity, "affirmed"),
        "derivation": item.code("derivation", terms.derivation, "explicit"),
        "time_frame": item.code("time_frame", terms.time_frame, "incident"),
    }


def _organisations(f: Forms) -> None:
    def make(item: Item) -> None:
        value = {"name": f.own(item, "name"), "acronym": item.maybe("acronym")}
        if value["acronym"] and not f.grounded(value["acronym"]):
            value["acronym"] = None
        if not value["name"]:
            raise Ungrounded("form")
        f.add("organisation", item, value)

    f.each("organisations", make)


def _places(f: Forms) -> None:
    def make(item: Item) -> None:
        name = f.own(item, "name")
        if not name:
            raise Ungrounded("form")
        f.add("place", item, {"name": name})

    f.each("places", make)


def _people(f: Forms) -> None:
    def make(item: Item) -> None:
        kind = item.code("kind", PEOPLE, "individual")
        name = f.name(item) if item.maybe("name") else None
        told = f.own(item, "words")
        if not name and not told:
            start, end = item.spans()[0]
            told = f.text[start:end][:200]
        value = {
            "name": name,
            "kind": kind,
            "heads": item.heads("heads"),
            "words": told,
        }
        person = f.add("person", item, value)
        f.attempt("attributes", _attributes, f, item, person)

    f.each("people", make)


def _attributes(f: Forms, item: Item, person: Draft) -> None:
    given = item.values.get("attributes")
    if given is None:
        return
    told = Item(given, f.text)
    for name in told.values:
        f.attempt("attributes", _attribute, f, told, name, person)


def _attribute(f: Forms, told: Item, name: str, person: Draft) -> None:
    value: dict[str, Any] = {"property": plain(name)[:24]}
    given = told.values[name]
    if given in (None, "", [], {}):
        return
    if name == "age":
        value["value"] = told.heads(name)
    elif name == "from":
        value["place"] = f.must(given, "place")
        value["value"] = f.draft(value["place"]).value["name"]
    elif name == "relative":
        value["value"] = _relative(f, Item(given, f.text))
    else:
        value["value"] = f.name(told, name)
    spans = _spans_of(f, value["value"], person)
    f.add("attribute", Item({}, f.text), value, spans, subject=person.id)


def _relative(f: Forms, given: Item) -> dict[str, str]:
    kind = given.text("kind")
    return {"kind": kind[:24], "name": f.name(given)}


def _spans_of(f: Forms, value: object, person: Draft) -> list[Span]:
    """Return the quotes of a person that hold the words of an attribute, else all."""
    told = str(value.get("name")) if isinstance(value, dict) else str(value)
    return [s for s in person.spans if told in f.text[s[0] : s[1]]] or person.spans


def _events(f: Forms) -> None:
    def make(item: Item) -> None:
        value = {
            "title": f.own(item, "title"),
            "kind": (item.maybe("kind") or "other")[:16],
            "date": item.date("date"),
            "place": f.ref(item.values.get("place"), "place"),
        }
        f.add("event", item, value)

    f.each("events", make)


def _acts(f: Forms) -> None:
    def make(item: Item) -> None:
        said = _qualified(item)
        doers = [f.ref(d, "organisation", "person") for d in item.many("by")]
        value = {
            "type": item.code("type", acts()),
            "event": f.ref(item.values.get("event"), "event"),
            "by": [d for d in doers if d],
            "date": item.date("date"),
            "time": item.time("time"),
            "place": f.ref(item.values.get("place"), "place"),
            **_desk(item.values.get("desk")),
        }
        item.spans()
        for victim in item.many("victims") or [None]:
            f.attempt("acts", _act, f, item, value, victim, said)

    f.each("acts", make)


def _desk(told: object) -> dict[str, Any]:
    """Return what this desk decided about the words of an act, if it doubts them."""
    if not isinstance(told, dict):
        return {}
    counts = [told.get(name) for name in ("corrected", "of")]
    if not all(isinstance(n, int) and 0 <= n < 10**6 for n in counts):
        return {}
    axis, _colon, code = str(told.get("instead") or "").partition(":")
    known = {"type": acts(), "manner": {**words().modality, "negated": ""}}
    instead = f"{axis}:{code}" if code in known.get(axis, ()) else ""
    return {"desk": {"corrected": counts[0], "of": counts[1], "instead": instead}}


def _act(
    f: Forms, item: Item, value: dict[str, Any], victim: object, said: dict[str, Any]
) -> None:
    done_to = f.must(victim, "person", "organisation") if victim is not None else None
    f.add("act", item, {**value, "victim": done_to}, subject=done_to, **said)


def _statuses(f: Forms) -> None:
    def make(item: Item) -> None:
        person = f.must(item.values.get("person"), "person")
        heads = item.heads("heads")
        for order, told in enumerate(item.many("history")):
            f.attempt("register", _status, f, person, heads, order, told)

    f.each("register", make)


def _status(
    f: Forms, person: str, heads: list[int | None] | None, order: int, told: object
) -> None:
    item, terms = Item(told, f.text), register()
    liberty = terms.liberty
    code = item.code("status", STATUSES)
    said = _qualified(item)
    spans = item.spans()
    acts_on = f.acts_on(person)
    if "time_frame" not in item.values:
        said["time_frame"] = _time_frame(spans, acts_on, said["derivation"])
    if "modality" not in item.values and _is_demanded(f, person, code, said):
        said["modality"] = "demanded"
    value = {
        "person": person,
        "value": code,
        "date": item.date("date"),
        "heads": heads,
        "order": order,
    }
    if code in liberty.ended:
        basis = item.code("end_basis", terms.end_basis, _end_basis(f, spans, person))
        value["end_basis"] = basis
        if code == "released":
            value["release_type"] = item.code(
                "release_type", terms.release_type, "not_stated"
            )
    f.add("status", item, value, spans, subject=person, **said)


def _time_frame(spans: list[Span], acts_on: list[Draft], derivation: str) -> str:
    """Return the time frame of a status: that of the acts it is told with."""
    near = [a for a in acts_on if overlap(a.spans, spans)] or acts_on
    frames = {a.time_frame for a in near}
    if frames and frames <= {"historical", "background"}:
        return "historical" if "historical" in frames else "background"
    return "ongoing" if derivation == "presupposed" else "incident"


def _is_demanded(f: Forms, person: str, code: str, said: dict[str, Any]) -> bool:
    """Whether a status is only taken for granted by a demand made for the person."""
    presupposed = said["derivation"] == "presupposed" and code in _PRESUPPOSED
    return presupposed and person in f.asked_for


def _end_basis(f: Forms, spans: list[Span], person: str) -> str:
    """Return who an end is known from, by the voices of the act it is told with."""
    on = f.acts_on(person)
    ends = [a for a in on if a.value["type"] in _ENDS and overlap(a.spans, spans)]
    voices = [v for v in map(f.voice, ends[0].said_by) if v] if ends else []
    if not voices:
        return "not_stated"
    last = voices[-1]
    holders = {d for a in on if a.value["type"] not in _ENDS for d in a.value["by"]}
    if last in holders:
        return "holder_only"
    if last == person:
        return "person"
    return "issuer" if len(voices) == 1 else "not_stated"


def _demands(f: Forms) -> None:
    def make(item: Item) -> None:
        subjects = [f.ref(s, "person") for s in item.many("subjects")]
        value = {
            "number": item.number("number"),
            "addressee": f.ref(
                item.values.get("addressee_explicit"), "organisation", "person"
            ),
            "subjects": [s for s in subjects if s],
        }
        f.add("demand", item, value, modality="demanded", time_frame="ongoing")

    f.each("demands", make)


def _scheduled(f: Forms) -> None:
    def make(item: Item) -> None:
        value = {
            "title": f.own(item, "title"),
            "start": item.day("start"),
            "end": item.day("end"),
            "place": f.ref(item.values.get("place"), "place"),
        }
        if not value["title"] or not value["start"]:
            raise Ungrounded("form")
        f.add("scheduled", item, value, time_frame="future")

    f.each("scheduled", make)


def _contacts(f: Forms) -> None:
    def make(item: Item) -> None:
        kind = item.code("kind", CONTACTS)
        value = {
            "kind": kind,
            "value": _contact(f, item, kind),
            "owner": f.ref(item.values.get("owner"), "organisation", "person"),
        }
        f.add("contact", item, value)

    f.each("contacts", make)


def _contact(f: Forms, item: Item, kind: str) -> str:
    """Return a number or an address that the words bear out to the last sign."""
    value = item.text("value")
    quoted = [f.text[a:b] for a, b in item.spans()]
    if f.trusted or any(value in q for q in quoted):
        return value
    if kind in _NUMBERS:
        digits = _digits(value)
        if digits and any(_ends_in(digits, _digits(q).lstrip("0")) for q in quoted):
            return value
    return quoted[0][:400]


def _ends_in(digits: str, end: str) -> bool:
    return bool(end) and digits.endswith(end)


def _digits(value: str) -> str:
    return "".join(str(int(c)) for c in value if c.isdecimal())


def _withheld(f: Forms) -> None:
    def make(item: Item) -> None:
        why = item.values.get("why")
        value = {"why": why if why in WITHHELD else "other"}
        f.add("withhold", item, value)

    f.each("withhold", make)


def _relations(f: Forms) -> None:
    def make(item: Item) -> None:
        kinds = ("person", "organisation")
        value = {
            "subject": f.must(item.values.get("subject"), *kinds),
            "type": item.text("type")[:40],
            "object": f.must(item.values.get("object"), *kinds),
        }
        f.add("relation", item, value, subject=value["subject"])

    f.each("relations", make)


def _characterisations(f: Forms) -> None:
    def make(item: Item) -> None:
        value = {
            "of": f.ref(item.values.get("of"), "act"),
            "words": f.own(item, "words"),
            "by": f.ref(item.values.get("by"), "organisation", "person"),
        }
        if not value["words"]:
            raise Ungrounded("form")
        f.add("characterisation", item, value, subject=value["of"])

    f.each("characterisations", make)


def _commitments(f: Forms) -> None:
    def make(item: Item) -> None:
        value = {"by": f.ref(item.values.get("by"), "organisation", "person")}
        f.add("commitment", item, value, modality="committed", time_frame="future")

    f.each("commitments", make)


def _cases(f: Forms) -> None:
    def make(item: Item) -> None:
        accused = [f.ref(a, "person") for a in item.many("accused")]
        laws = [w for w in item.strings("laws") if f.grounded(w)]
        value = {
            "number": f.own(item, "number"),
            "police_station": f.own(item, "police_station"),
            "court": f.own(item, "court"),
            "laws": laws or None,
            "accused": [a for a in accused if a],
        }
        f.add("case", item, value)

    f.each("cases", make)


def _header(f: Forms) -> None:
    for name, make in (
        ("title", _title), ("issuer", _issuer), ("dateline", _dateline),
        ("page_stamp", _stamp),
    ):  # fmt: skip
        if f.reading.get(name) is not None:
            f.attempt(name, make, f)


def _title(f: Forms) -> None:
    start, end = Item({}, f.text).span(f.reading["title"])
    value = {"field": "title", "value": f.text[start:end][:400]}
    f.add("header", Item({}, f.text), value, [(start, end)])


def _issuer(f: Forms) -> None:
    body = f.must(f.reading["issuer"], "organisation", "person")
    draft = f.draft(body)
    name = "organisation" if draft.kind == "organisation" else "person"
    value = {"field": "issuer", name: body, "value": draft.value.get("name")}
    f.add("header", Item({}, f.text), value, draft.spans[:1])


def _dateline(f: Forms) -> None:
    item = Item(f.reading["dateline"], f.text)
    value = {
        "field": "dateline",
        "value": item.date("date"),
        "place": f.ref(item.values.get("place"), "place"),
    }
    f.add("header", item, value)


def _stamp(f: Forms) -> None:
    """The time printed on a page, with its other reading and the reason for one."""
    item = Item(f.reading["page_stamp"], f.text)
    taken = item.date("taken") or item.date("value")
    if not taken:
        raise Ungrounded("form")
    others = [r for r in item.strings("readings") if r != taken[:10]]
    told = Item({"other": item.maybe("other") or (others[0] if others else None)}, "")
    value = {
        "field": "stamp",
        "value": taken,
        "other": told.date("other"),
        "reason": item.maybe("reason"),
    }
    f.add("header", item, value)


_MAKERS: tuple[Callable[[Forms], None], ...] = (
    _organisations, _places, _people, _events, _acts, _statuses, _demands, _scheduled,
    _contacts, _withheld, _relations, _characterisations, _commitments, _cases, _header,
)  # fmt: skip
