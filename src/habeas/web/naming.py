"""The sorts of records, and what a record is called where something leads to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import Http404
from django.utils.translation import gettext as _

from habeas.records import around, listing
from habeas.records.models import (
    Act,
    Event,
    Organisation,
    Person,
    Place,
    Record,
)
from habeas.web.officer import OfficerRequest
from habeas.web.terms import Words

SORTS: Mapping[str, type[Record]] = {
    "people": Person,
    "organisations": Organisation,
    "places": Place,
    "events": Event,
    "acts": Act,
}


def tabs() -> list[tuple[str, Words]]:
    """Return the sorts of records with their names, for the tabs of the pages."""
    return [
        ("people", _("People")),
        ("organisations", _("Organisations")),
        ("places", _("Places")),
        ("events", _("Events")),
        ("acts", _("Acts")),
    ]


def address(row: Any) -> tuple[str, str]:
    """Return the address and the name of a person, body, place or event."""
    sort = next(s for s, model in SORTS.items() if isinstance(row, model))
    name = listing.called(row) or (
        _("a person, not named") if sort == "people" else _("not named")
    )
    return f"/records/{sort}/{row.pk}", name


def addresses(
    request: OfficerRequest, rows: Iterable[Any]
) -> dict[str, tuple[str, str]]:
    """Return the address and name of records that the officer may see, by id."""
    return {
        r.pk: address(r)
        for r in rows
        if r is not None and not r.withdrawn and around.seen(request.officer, r)
    }


def model_of(sort: str) -> type[Record]:
    if sort not in SORTS:
        raise Http404
    return SORTS[sort]
