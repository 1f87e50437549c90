"""How a source is called on a page, so that no two of them look the same."""

from __future__ import annotations

from collections.abc import Iterable

from habeas.accounts.models import User
from habeas.claims.models import Claim
from habeas.sources.models import Source
from habeas.web import days, terms
from habeas.web.officer import OfficerRequest

_GONE = ("misread", "superseded", "retracted")


def titles_of(request: OfficerRequest, sources: Iterable[str]) -> dict[str, str]:
    """Return what each source that the officer may see is called, by its id.

    That is the title it gives itself, else the name of its file, else its kind and
    when it came; a source that is closed to the officer but has a claim that is not is
    called by the title in that claim, or is left out.
    """
    wanted = set(sources)
    rows = Source.objects.visible_to(request.officer).filter(pk__in=wanted)
    return {s.pk: called(s) for s in rows} | own_titles(request.officer, wanted)


def own_titles(officer: User, sources: Iterable[str]) -> dict[str, str]:
    """Return the titles that sources give themselves, by the source's id."""
    rows = Claim.objects.visible_to(officer).filter(
        source__in=list(sources), kind="header"
    )
    found = {}
    for claim in rows.exclude(state__in=_GONE):
        if claim.value.get("field") == "title" and claim.value.get("value"):
            found[claim.source_id] = str(claim.value["value"])
    return found


def title_of(request: OfficerRequest, source: Source) -> str:
    """Return what a source that the officer may see is called."""
    return own_titles(request.officer, [source.pk]).get(source.pk) or called(source)


def called(source: Source) -> str:
    """Return what a source without a title of its own is called."""
    if source.name:
        return str(source.name)
    kind = terms.say(source.kind, "source_kind")
    return f"{kind}, {days.moment(source.received_at)}"
