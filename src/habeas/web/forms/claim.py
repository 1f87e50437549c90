"""The form in which a claim is edited: fields by its kind, choices by the vocabulary."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from habeas.claims.cards import called
from habeas.claims.kinds import CONTACTS, PEOPLE, STATUSES, WITHHELD
from habeas.claims.models import Claim
from habeas.errors import HabeasError
from habeas.web import terms
from habeas.web.telling import FIELDS
from habeas.web.terms import Words

QUALIFIERS = ("modality", "polarity", "derivation", "time_frame")
Choices = list[tuple[str, Words]]


class NotANumber(HabeasError):
    """A number was to be typed, and something else was."""

    def __init__(self) -> None:
        super().__init__(
            _("A number is needed there. Nothing was changed. Write it in digits.")
        )


@dataclass(frozen=True)
class Field:
    """One field of a kind's form.

    `sort` is text, number, heads, code (of list `of`), ref or refs (claims of the
    kinds in `of`).
    """

    name: str
    sort: str = "text"
    of: tuple[str, ...] = ()


@dataclass(frozen=True)
class Shown:
    """A field with what stands in it and what may be chosen."""

    field: Field
    label: Words
    value: Any
    choices: Choices

    @property
    def name(self) -> str:
        return self.field.name


_PLACE = Field("place", "ref", ("place",))
_PERSON = ("person",)
_ACTORS = ("organisation", "person")
FORMS: Mapping[str, tuple[Field, ...]] = {
    "header": (Field("value"),),
    "person": (
        Field("name"),
        Field("kind", "code", ("person_kind",)),
        Field("words"),
        Field("heads", "heads"),
    ),
    "attribute": (Field("property"), Field("value")),
    "organisation": (Field("name"), Field("acronym")),
    "place": (Field("name"),),
    "event": (Field("title"), Field("kind"), Field("date"), _PLACE),
    "act": (
        Field("type", "code", ("act",)),
        Field("victim", "ref", _PERSON),
        Field("by", "refs", _ACTORS),
        Field("date"),
        Field("time"),
        _PLACE,
        Field("event", "ref", ("event",)),
    ),
    "status": (
        Field("value", "code", ("liberty",)),
        Field("person", "ref", _PERSON),
        Field("date"),
        Field("end_basis", "code", ("end_basis",)),
        Field("release_type", "code", ("release_type",)),
        _PLACE,
    ),
    "demand": (
        Field("number", "number"),
        Field("addressee", "ref", ("organisation",)),
        Field("subjects", "refs", _PERSON),
    ),
    "scheduled": (Field("title"), Field("start"), Field("end"), _PLACE),
    "contact": (
        Field("kind", "code", ("contact",)),
        Field("value"),
        Field("owner", "ref", _ACTORS),
    ),
    "withhold": (Field("why", "code", ("why",)),),
    "relation": (
        Field("subject", "ref", _ACTORS),
        Field("type"),
        Field("object", "ref", _ACTORS),
    ),
    "characterisation": (
        Field("words"),
        Field("of", "ref", ("act",)),
        Field("by", "ref", _ACTORS),
    ),
    "commitment": (Field("by", "ref", _ACTORS),),
    "case": (Field("number"), Field("police_station"), Field("court")),
}
_CODES: Mapping[str, tuple[str, ...]] = {
    "liberty": tuple(s for s in STATUSES if s != "in_hiding"),
    "person_kind": PEOPLE,
    "contact": CONTACTS,
    "why": (*WITHHELD, "other"),
}
_NEEDED = ("type", "value", "why", "kind", "person")


def shown(claim: Claim, others: Iterable[Claim]) -> list[Shown]:
    """Return the fields of a claim's form; `others` are the source's standing claims.

    A field that holds more than a form can write (a list, a table) is left out, and
    kept as it is.
    """
    by_kind: dict[str, list[Claim]] = {}
    for other in others:
        by_kind.setdefault(other.kind, []).append(other)
    return [
        Shown(
            field,
            FIELDS.get(field.name, field.name),
            _standing(field, claim.value.get(field.name)),
            _choices(field, claim.value.get(field.name), by_kind),
        )
        for field in FORMS[claim.kind]
        if _writable(field, claim.value.get(field.name))
    ]


def _writable(field: Field, value: Any) -> bool:
    return field.sort != "text" or value is None or isinstance(value, str | int)


def _standing(field: Field, value: Any) -> Any:
    if field.sort == "heads":
        return value or ["", ""]
    if field.sort == "refs":
        return value or []
    return "" if value is None else value


def _choices(field: Field, value: Any, by_kind: Mapping[str, list[Claim]]) -> Choices:
    if field.sort == "code":
        codes = list(_CODES.get(field.of[0], ()))
        if value and codes and value not in codes:
            codes.append(value)
        found = terms.choices(field.of[0], *codes)
        return found if field.name in _NEEDED else [("", "–"), *found]
    if field.sort in ("ref", "refs"):
        named = [(c.pk, _called(c)) for kind in field.of for c in by_kind.get(kind, ())]
        listed: Choices = sorted(named, key=lambda pair: str(pair[1]).casefold())
        return listed if field.sort == "refs" else [("", "–"), *listed]
    return []


def _called(claim: Claim) -> str:
    return called(claim) or terms.say(claim.value.get("type"), "act")


def value_of(claim: Claim, post: QueryDict) -> dict[str, Any]:
    """Return the new value that the form gives; what it does not show stays.

    Raises:
        NotANumber: If a number is not one.
    """
    value = dict(claim.value)
    for field in FORMS[claim.kind]:
        if field.name in post or f"{field.name}-shown" in post:
            found = _read(field, post)
            if found in (None, ""):
                value.pop(field.name, None)
            else:
                value[field.name] = found
    return value


def _read(field: Field, post: QueryDict) -> Any:
    if field.sort == "refs":
        return post.getlist(field.name)
    if field.sort == "number":
        return _number(post.get(field.name, ""))
    if field.sort == "heads":
        low, high = (_number(v) for v in [*post.getlist("heads"), "", ""][:2])
        return None if low is None and high is None else [low, high]
    return post.get(field.name, "").strip()


def _number(text: str) -> int | None:
    text = text.strip()
    if not text:
        return None
    try:
        return int(text)
    except ValueError:
        raise NotANumber from None


def qualifiers_of(post: QueryDict) -> dict[str, str]:
    """Return how the claim is said, as far as the form tells."""
    told = {name: str(post.get(name, "")) for name in QUALIFIERS}
    return {name: code for name, code in told.items() if code}


def qualifiers(claim: Claim) -> list[Shown]:
    """Return the choices of how a claim is said."""
    labels: Mapping[str, Words] = {
        "modality": _("Said to be"),
        "polarity": _("So, or not so"),
        "derivation": _("How it is known"),
        "time_frame": _("Of when"),
    }
    return [
        Shown(
            Field(name, "code", (name,)),
            labels[name],
            getattr(claim, name),
            terms.choices(name),
        )
        for name in QUALIFIERS
    ]
