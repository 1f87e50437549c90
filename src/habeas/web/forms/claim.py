"""The form in which a claim is edited: fields by its kind, choices by the vocabulary."""

from __future__ import annotations

import re
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
    "case": (
        Field("number"),
        Field("police_station"),
        Field("court"),
        Field("accused", "refs", _PERSON),
    ),
}
# What only a claim that is made by hand is asked: an edited one keeps it.
ASKED: Mapping[str, tuple[Field, ...]] = {
    "header": (Field("field", "code", ("header",)),),
    "attribute": (Field("about", "ref", _PERSON),),
}
# Which field the chosen words most likely are.
_WORDS: Mapping[str, str] = {
    "person": "name",
    "organisation": "name",
    "place": "name",
    "event": "title",
    "scheduled": "title",
    "characterisation": "words",
    "contact": "value",
    "header": "value",
    "attribute": "value",
    "case": "number",
}
_CODES: Mapping[str, tuple[str, ...]] = {
    "liberty": tuple(s for s in STATUSES if s != "in_hiding"),
    "person_kind": PEOPLE,
    "contact": CONTACTS,
    "why": (*WITHHELD, "other"),
}
_NEEDED = ("type", "value", "why", "kind", "person", "field")


def shown(
    claim: Claim, others: Iterable[Claim], typed: QueryDict | None = None
) -> list[Shown]:
    """Return the fields of a claim's form; `others` are the source's standing claims.

    A field that holds more than a form can write (a list, a table) is left out, and
    kept as it is. `typed` is what stood in the form when it was last seen.
    """
    return _shown(FORMS[claim.kind], claim.value, others, typed)


def refers_to(kind: str) -> frozenset[str]:
    """Return the kinds of claims that a claim of this kind's form offers."""
    named = (f.of for f in FORMS[kind] if f.sort in ("ref", "refs"))
    return frozenset(k for kinds in named for k in kinds)


def asked(
    kind: str, words: str, others: Iterable[Claim], typed: QueryDict | None = None
) -> list[Shown]:
    """Return the fields of a claim that is made of `words`, by hand."""
    value = {_WORDS[kind]: words} if kind in _WORDS else {}
    fields = (*ASKED.get(kind, ()), *FORMS[kind])
    return _shown(fields, value, others, typed)


def _shown(
    fields: Iterable[Field],
    value: Mapping[str, Any],
    others: Iterable[Claim],
    typed: QueryDict | None,
) -> list[Shown]:
    by_kind: dict[str, list[Claim]] = {}
    for other in others:
        by_kind.setdefault(other.kind, []).append(other)
    return [
        Shown(
            field,
            FIELDS.get(field.name, field.name),
            _standing(field, _now(field, value, typed)),
            _choices(field, value.get(field.name), by_kind),
        )
        for field in fields
        if _writable(field, value.get(field.name))
    ]


def _now(field: Field, value: Mapping[str, Any], typed: QueryDict | None) -> Any:
    """Return what stands in a field: what was typed, else what the claim says."""
    shown = typed is not None and (
        field.name in typed or f"{field.name}-shown" in typed
    )
    if typed is None or not shown:
        return value.get(field.name)
    if field.sort in ("refs", "heads"):
        return typed.getlist(field.name)
    return typed.get(field.name)


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
    return _filled(FORMS[claim.kind], dict(claim.value), post)


def made_of(kind: str, post: QueryDict) -> tuple[dict[str, Any], str | None]:
    """Return the value that a form filled in by hand gives, and whom it is about.

    Raises:
        NotANumber: If a number is not one.
    """
    fields = (*ASKED.get(kind, ()), *FORMS[kind])
    value = _filled(fields, {}, post)
    if kind == "person" and value.get("kind") == "individual":
        value.setdefault("heads", [1, 1])
    if kind == "attribute" and value.get("property") == "age":
        value["value"] = _age(str(value.get("value", "")))
    return value, value.pop("about", None)


def _age(told: str) -> list[int] | str:
    """Return years of age as a least and a most, where they are numbers."""
    found = [int(n) for n in re.findall(r"\d{1,3}", told)]
    return [found[0], found[-1]] if 1 <= len(found) <= 2 else told


def _filled(
    fields: Iterable[Field], value: dict[str, Any], post: QueryDict
) -> dict[str, Any]:
    for field in fields:
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


def qualifiers(said: Mapping[str, str], typed: QueryDict | None = None) -> list[Shown]:
    """Return the choices of how a claim is said; `said` is how it is said now."""
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
            (typed.get(name) if typed else "") or said.get(name, ""),
            terms.choices(name),
        )
        for name in QUALIFIERS
    ]


def said_by(claim: Claim) -> dict[str, str]:
    """Return how a claim is said, by the names of `QUALIFIERS`."""
    return {name: str(getattr(claim, name)) for name in QUALIFIERS}


def usually(kind: str) -> dict[str, str]:
    """Return how a claim of a kind is mostly said."""
    found = {
        "modality": {"demand": "demanded", "commitment": "committed"}.get(kind),
        "time_frame": {
            "demand": "ongoing", "scheduled": "future", "commitment": "future",
        }.get(kind),
    }  # fmt: skip
    ordinary = {
        "modality": "stated",
        "polarity": "affirmed",
        "derivation": "explicit",
        "time_frame": "incident",
    }
    return ordinary | {name: code for name, code in found.items() if code}


def speakers(others: Iterable[Claim], standing: Iterable[str] = ()) -> Choices:
    """Return who may be the voice of a claim: words for one, people and bodies.

    `standing` are voices that stand in the form already, known or not.
    """
    named = [(c.pk, called(c)) for c in others if c.kind in _ACTORS and called(c)]
    listed: Choices = [*sorted(named, key=lambda pair: pair[1].casefold())]
    plain: Choices = list(terms.VOICES.items())
    known = {code for code, _words in (*plain, *listed)}
    more: Choices = [(v, v) for v in dict.fromkeys(standing) if v and v not in known]
    return [("", "–"), *plain, *more, *listed]
