"""The claims of a source, as they are listed beside a stretch of its text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q

from habeas.claims import links, quotes
from habeas.claims.cards import about, called
from habeas.claims.models import Claim, Decision, Quote
from habeas.claims.quotes import Words
from habeas.claims.review import conflicts
from habeas.claims.reviewed import OPEN
from habeas.claims.told import closed_voices
from habeas.sources.models import Source
from habeas.web.beside import Record, records_behind
from habeas.web.officer import OfficerRequest
from habeas.web.stretch import Page, Reading
from habeas.web.telling import Telling, tell
from habeas.web.terms import VOICES

MOST_CLAIMS = 200  # in one list
OFFERED = 150  # claims on either side of one that its form offers


@dataclass(frozen=True)
class Entry:
    """A claim in the list beside the text, as it is read out.

    `who` is whom it is about; `told` what it says, in words; `conflict` are decisions
    of officers who did not see each other's; `record` is what an accepted one made.
    """

    claim: Claim
    who: str
    told: Telling
    words: list[Words]
    conflict: list[Decision]
    record: Record | None = None

    @property
    def open(self) -> bool:
        return self.claim.state in OPEN


@dataclass(frozen=True)
class Listed:
    """The claims of one page of a text: `MOST_CLAIMS` at most, from one of them on.

    `start` is how many are before them and `count` how many the page has in all;
    `before` and `after` are the claims (ids) with which the lists beside this one
    begin, '' with the first of all, None where there is none.
    """

    entries: list[Entry]
    start: int
    count: int
    before: str | None
    after: str | None

    @property
    def begin(self) -> str:
        """The claim with which it begins; '' with the first of all."""
        return self.entries[0].claim.pk if self.start and self.entries else ""

    @property
    def first(self) -> int:
        return self.start + 1

    @property
    def last(self) -> int:
        return self.start + len(self.entries)


def states_of(request: OfficerRequest, source: Source) -> dict[str, int]:
    """Return how many claims of a source stand in each state."""
    rows = Claim.objects.visible_to(request.officer).filter(source=source)
    counted = rows.exclude(state="superseded").values_list("state")
    return dict(counted.annotate(n=Count("id")).order_by("state"))


def listed_of(
    request: OfficerRequest,
    source: Source,
    text: Reading | None,
    page: Page | None,
    begin: str = "",
) -> Listed:
    """Return the claims whose words stand on a page of the text, in text order.

    The list begins with claim `begin` (an id), else with the first: with which, and not
    after how many, so that nothing is shown twice or passed over when others are added.
    """
    rows = claims_of(request, source)
    if text is not None and page is not None and page.of > 1:
        quoted = Quote.objects.visible_to(request.officer).filter(
            text=text.of, start__lt=page.last, end__gt=page.first
        )
        here = Q(first__gte=page.first, first__lt=page.last)
        rows = rows.filter(here | Q(pk__in=quoted.values("claim")))
    at = _place(request, source, begin)
    ahead = rows.filter(_ahead(at)) if at else rows.none()
    start = ahead.count() if at else 0
    found = list((rows.filter(~_ahead(at)) if at else rows)[: MOST_CLAIMS + 1])
    claims = found[:MOST_CLAIMS]
    more = len(found) > MOST_CLAIMS
    return Listed(
        entries=_entries(request, source, claims),
        start=start,
        count=rows.count() if more else start + len(claims),
        before=None if not start else _back(ahead, MOST_CLAIMS),
        after=found[-1].pk if more else None,
    )


def list_with(one: Claim, rows: Any) -> str:
    """Return the claim (an id) with which a list of `rows` begins that shows `one`.

    '' where the first list does.
    """
    ahead = rows.filter(_ahead((one.first, one.pk)))
    return _back(ahead, MOST_CLAIMS // 4) if ahead.count() >= MOST_CLAIMS else ""


def _place(
    request: OfficerRequest, source: Source, claim: str
) -> tuple[int, str] | None:
    """Return where a claim of a source stands in the order of lists, if it is one."""
    rows = Claim.objects.visible_to(request.officer).filter(source=source, pk=claim)
    found: tuple[int, str] | None = rows.values_list("first", "pk").first()
    return found if claim else None


def _ahead(place: tuple[int, str]) -> Q:
    first, pk = place
    return Q(first__lt=first) | Q(first=first, pk__lt=pk)


def _back(ahead: Any, most: int) -> str:
    """Return with which claim a list begins, `most` before where `ahead` ends."""
    told = ahead.order_by("-first", "-id").values_list("pk", flat=True)
    last = list(told[most - 1 : most + 1])
    return last[0] if len(last) > 1 else ""


def _entries(
    request: OfficerRequest, source: Source, claims: list[Claim]
) -> list[Entry]:
    words = quotes.read(request.officer, claims)
    names = names_of(request, claims)
    doubted = any(c.state == "doubted" for c in claims)
    apart = conflicts(request.officer, source) if doubted else {}
    records = records_behind(request, claims)
    return [
        Entry(
            claim,
            names.get(about(claim), ""),
            tell(
                claim,
                named(claim, names),
                [names.get(v) or v for v in map(str, claim.voices)],
            ),
            words.get(claim.pk, []),
            apart.get(claim.pk, []),
            records.get(claim.pk),
        )
        for claim in claims
    ]


def names_of(request: OfficerRequest, claims: Iterable[Claim]) -> dict[str, str]:
    """Return what the things that claims refer to are called, by claim id."""
    found = list(claims)
    ids = {i for c in found for i in links.of(c)}
    ids |= {v for c in found for v in map(str, c.voices) if v not in VOICES}
    known = {c.pk: called(c) for c in found}
    left = [i for i in ids if i not in known]
    rows = Claim.objects.visible_to(request.officer).filter(pk__in=left)
    known |= {c.pk: called(c) for c in rows}
    return known | closed_voices(request.officer, found)


def named(one: Claim, names: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return a claim's values with ids replaced by the names they stand for."""
    found = []
    for name, value in one.value.items():
        listed = value if isinstance(value, list) else [value]
        said = [str(names.get(str(v)) or v) for v in listed if v not in (None, "")]
        if said:
            found.append((name, ", ".join(said)))
    return tuple(found)


def claims_of(request: OfficerRequest, source: Source) -> Any:
    """Return a query of the claims of a source that stand, in text order."""
    rows = Claim.objects.visible_to(request.officer).filter(source=source)
    return rows.exclude(state="superseded").order_by("first", "id")


def offered(
    request: OfficerRequest, one: Claim, kinds: Iterable[str], chosen: Iterable[str]
) -> tuple[list[Claim], bool]:
    """Return the claims of its source that a claim may refer to, in text order.

    Of a long source those whose words stand nearest, and whatever was `chosen` (ids)
    or stands in the claim; and whether others are left out.
    """
    rows = claims_of(request, one.source).filter(kind__in=list(kinds))
    before = list(
        rows.filter(first__lt=one.first).order_by("-first", "id")[: OFFERED + 1]
    )
    after = list(
        rows.filter(first__gte=one.first).order_by("first", "id")[: OFFERED + 1]
    )
    named = rows.filter(pk__in=[*links.of(one), *chosen])
    found = {c.pk: c for c in (*before[:OFFERED], *after[:OFFERED], *named)}
    in_order = sorted(found.values(), key=lambda c: (c.first, c.entry, c.pk))
    return in_order, OFFERED < max(len(before), len(after))
