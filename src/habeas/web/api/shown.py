"""Rows as JSON, as far as an officer may see them: rows, fields and what they point at.

A field that is more closed than the officer's ceiling is null, and so is an id of a row
that the officer may not see, also inside a claim's value: that it is there is told by
nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.db import models

from habeas.accounts.models import User
from habeas.claims import closed, quotes
from habeas.claims.models import Claim
from habeas.claims.quotes import Words
from habeas.claims.told import Cover, closed_voices, covers
from habeas.sources.models import Source, Text
from habeas.store.labels import up_to
from habeas.store.rows import Row, jsonable

Json = dict[str, Any]
_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
# The desk's own bookkeeping: keyed hashes, where bytes lie, which key seals them.
_KEPT_IN = frozenset(
    ("blob", "field_labels", "hash", "key", "name_lookup", "owner", "sha256_lookup")
)

# Of a text in which something is closed: these would tell how long it is, or what.
_TELLING = ("length", "metadata", "parts", "replacements", "sha256")


def rows(
    officer: User, found: Iterable[Row], without: Iterable[str] = ()
) -> list[Json]:
    """Return rows that `officer` may see, in their order, without some columns."""
    given = list(found)
    seen = _seen(officer, given)
    left_out = _KEPT_IN | frozenset(without)
    return [_row(officer, row, seen, left_out) for row in given]


def row(officer: User, one: Row, without: Iterable[str] = ()) -> Json:
    """Return one row."""
    return rows(officer, [one], without)[0]


def sources(officer: User, found: Iterable[Source]) -> list[Json]:
    """Return sources; of one in which something is closed, neither size nor hash."""
    given = list(found)
    told_of = closed.closed_to(officer, [s.pk for s in given])
    on = covers(officer, given)
    return [
        _source(one, on[one["id"]], one["id"] in told_of)
        for one in rows(officer, given)
    ]


def _source(one: Json, on: Cover, closed_in: bool) -> Json:
    """Return a source without what would tell of closed words, or of a closed source."""
    open_ = {
        "received_from": on.giver,
        "voice": on.voice,
        "name": on.name,
        "url": on.url,
    }
    one |= {n: None for n, words in open_.items() if words is None and n in one}
    nothing = ("sha256", "size") if closed_in else ()
    alike = () if one["near_id"] else ("near_percent",)
    return {**one, **dict.fromkeys((*nothing, *alike))}


def text(officer: User, found: Text) -> Json:
    """Return a text without its words; of what is closed in it nothing is told."""
    told = row(officer, found, ("text",))
    if not closed.closed_to(officer, [found.source_id]):
        return told
    return {**told, **dict.fromkeys(_TELLING)}


def claims(officer: User, found: Iterable[Claim]) -> list[Json]:
    """Return claims with their words, each quote compared with its text."""
    given = list(found)
    said = quotes.read(officer, given)
    made = rows(officer, given, ("supersedes_id",))
    hidden = _hidden(officer, made) | frozenset(closed_voices(officer, given))
    return [_claim(_without(one, hidden), said.get(one["id"], [])) for one in made]


def _claim(one: Json, said: list[Words]) -> Json:
    """Return a claim with its words; where it begins is where the first is shown."""
    first = min((w.start for w in said), default=None)
    return {**one, "first": first, "quotes": [words(w) for w in said]}


def words(one: Words) -> Json:
    """Return the words of a quote: positions in code points, end exclusive."""
    lost = one.lost
    return {
        "start": one.start,
        "end": one.end,
        "exact": None if lost else one.exact,
        "lost": lost,
        "label": one.label,
    }


def _row(officer: User, one: Row, seen: frozenset[str], left_out: Any) -> Json:
    sees = up_to(officer.ceiling)
    told: Json = {}
    for field in one._meta.concrete_fields:
        name = field.attname
        if name in left_out or field.name in left_out:
            continue
        value = jsonable(getattr(one, name))
        if one.label_of(field.name) not in sees:
            value = None
        if isinstance(field, models.ForeignKey) and value not in seen:
            value = None
        told[name] = value
    return told


def _seen(officer: User, given: list[Row]) -> frozenset[str]:
    """Return the ids that the rows point at and the officer may see."""
    wanted: dict[Any, set[str]] = defaultdict(set)
    for one in given:
        for field in one._meta.concrete_fields:
            if isinstance(field, models.ForeignKey) and getattr(one, field.attname):
                wanted[field.related_model].add(getattr(one, field.attname))
    found: set[str] = set()
    for model, ids in wanted.items():
        visible = model.objects.visible_to(officer).filter(pk__in=ids)
        found.update(visible.values_list("pk", flat=True))
    return frozenset(found)


def _hidden(officer: User, made: Iterable[Json]) -> frozenset[str]:
    """Return the ids in values and voices that are of claims the officer may not see."""
    told = {x for one in made for x in _ids((one.get("value"), one.get("voices")))}
    if not told:
        return frozenset()
    visible = Claim.objects.visible_to(officer).filter(pk__in=told)
    return frozenset(told - set(visible.values_list("pk", flat=True)))


def _ids(value: Any) -> Iterator[str]:
    if isinstance(value, str) and _ID.fullmatch(value):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _ids(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _ids(part)


def _without(value: Any, hidden: frozenset[str]) -> Any:
    if isinstance(value, dict):
        return {name: _without(part, hidden) for name, part in value.items()}
    if isinstance(value, list):
        return [_without(part, hidden) for part in value]
    return None if isinstance(value, str) and value in hidden else value
