"""How a source is called on a page, so that no two of them look the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from habeas.accounts.models import User
from habeas.claims.models import Claim
from habeas.claims.told import covers, told
from habeas.sources.models import Source, Text
from habeas.store.labels import RESTRICTED
from habeas.web import days, terms
from habeas.web.officer import OfficerRequest

_GONE = ("misread", "superseded", "retracted")
_OPENING = 60  # code points by which a pasted text is called
_SMALL = 64 * 1024  # bytes of a source that is opened for them


def titles_of(request: OfficerRequest, sources: Iterable[str]) -> dict[str, str]:
    """Return what each source that the officer may see is called, by its id.

    A source that is closed to the officer but has a claim that is not is called by the
    title in that claim, or is left out.
    """
    wanted = set(sources)
    rows = Source.objects.visible_to(request.officer).filter(pk__in=wanted)
    return own_titles(request.officer, wanted) | names_of(request.officer, list(rows))


def names_of(officer: User, sources: Sequence[Source]) -> dict[str, str]:
    """Return what sources that the officer may see are called, by their ids.

    That is the title it gives itself, else the name of its file, where no closed name
    stands in them, else how a pasted text begins and when it came, where nothing of it
    is closed to the officer, else its kind and when it came.
    A call is never called by its words: they begin with who called.
    """
    own = own_titles(officer, [s.pk for s in sources])
    bare = [s for s in sources if s.pk not in own and not s.name]
    begins = _openings(officer, [s for s in bare if s.kind == "paste"])
    on = covers(officer, [s for s in sources if s.pk not in own])
    return {
        s.pk: own.get(s.pk) or begins.get(s.pk) or on[s.pk].name or _when(s)
        for s in sources
    }


def _openings(officer: User, sources: Sequence[Source]) -> dict[str, str]:
    """Return how short texts begin, to officers to whom no word of them is closed."""
    if officer.ceiling != RESTRICTED:
        return {}
    small = {s.pk: days.moment(s.received_at) for s in sources if s.size <= _SMALL}
    rows = Text.objects.visible_to(officer).filter(source__in=small, number=1)
    begun = {t.source_id: " ".join(str(t.text)[:_OPENING].split()) for t in rows}
    return {pk: f"“{words}…”, {small[pk]}" for pk, words in begun.items() if words}


def own_titles(officer: User, sources: Iterable[str]) -> dict[str, str]:
    """Return the titles that sources give themselves, by the source's id."""
    rows = Claim.objects.visible_to(officer).filter(
        source__in=list(sources), kind="header"
    )
    found = {}
    for claim in rows.exclude(state__in=_GONE):
        if claim.value.get("field") == "title" and claim.value.get("value"):
            found[claim.source_id] = str(claim.value["value"])
    known = told(officer, found)
    return {pk: title for pk, title in found.items() if known.open(pk, title)}


def title_of(request: OfficerRequest, source: Source) -> str:
    """Return what a source that the officer may see is called."""
    return names_of(request.officer, [source])[source.pk]


def _when(source: Source) -> str:
    """Return what a source without any name is called: its kind, and when it came."""
    kind = terms.say(source.kind, "source_kind")
    return f"{kind}, {days.moment(source.received_at)}"
