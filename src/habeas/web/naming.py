"""The sorts of records, and what a record is called where something leads to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import Http404
from django.utils.translation import gettext as _

from habeas.accounts.models import User
from habeas.publication.search.called import called
from habeas.records import around, listing
from habeas.records.listing import Listed, Named, Wanted
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


# What the search calls the sorts that have names.
KINDS: Mapping[str, str] = {
    "people": "person",
    "organisations": "organisation",
    "places": "place",
    "events": "event",
}


def named(officer: User, sort: str, words: str) -> Named | None:
    """Return which of all records may be called so; None where no index tells it."""
    if not words.strip() or sort not in KINDS:
        return None
    found = called(officer, KINDS[sort], words)
    return Named(found.ids, found.more) if found is not None else None


def people_called(officer: User, words: str) -> Listed:
    """Return the first people who are called so, of all there are."""
    who = named(officer, "people", words)
    return listing.page(officer, Person, Wanted(words=words), None, who)


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
