"""Asks the tellings what an officer may see, of a desk however large.

Every query begins with the officer's ceiling, so that counts, lists and drawings are of
the same rows. Names are read of the rows that are shown, and of no others.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from django.db.models import Count, Min, Q

from habeas.accounts.models import User
from habeas.publication.models import Telling
from habeas.publication.seen import DESK, KINDS, Deed, Seen
from habeas.publication.telling.rows import AT_ONCE, key_of
from habeas.publication.timeline import EVERYTHING, PAGE, Asking, Timeline, lanes, paged
from habeas.records.models import Event, Organisation, Place
from habeas.register import lines
from habeas.register.models import Line

T = TypeVar("T")
# A flag asked for as one of a list is looked up in an index; alone it is a condition
# that SQLite tries on every row.
YES = (True,)
ID = 36  # characters of an id; a spelling's keyed hash is longer


def every(officer: User, asking: Asking = EVERYTHING) -> Any:
    """Return the tellings that fit; several rows may tell one deed."""
    ceiling = lines.number_of(officer)
    rows = Telling.objects.filter(low__lte=ceiling, high__gte=ceiling)
    if asking.kind:
        rows = rows.filter(lane=KINDS.index(asking.kind))
    for name in ("code", "modality"):
        if getattr(asking, name):
            rows = rows.filter(**{name: getattr(asking, name)})
    if asking.place:
        rows = rows.filter(place=spelling(officer, Place, asking.place) or "-")
    if asking.first:
        rows = rows.filter(Q(last__isnull=True) | Q(last__gte=asking.first))
    if asking.last:
        rows = rows.filter(Q(first__isnull=True) | Q(first__lte=asking.last))
    if asking.source:
        of_source = every(officer).filter(source=asking.source)
        rows = rows.filter(deed__in=of_source.values("deed"))
    return rows.filter(_standing_so(ceiling, asking)) if asking.status else rows


def _standing_so(ceiling: int, asking: Asking) -> Q:
    """Return the acts whose victims the register has so, on the day asked about."""
    lines.made()
    there = Line.objects.filter(
        now=True,
        ceiling=ceiling,
        first__lte=asking.on,
        last__gte=asking.on,
        liberty=asking.status,
    )
    return Q(victim__in=there.values("cluster")) & ~Q(victim="")


def deeds(officer: User, asking: Asking = EVERYTHING) -> Any:
    """Return the tellings that fit and stand for a deed, one for each."""
    return every(officer, asking).filter(lead=True)


def spelling(officer: User, model: type[Any], pk: str) -> str:
    """Return what stands for the spelling of a place or body (id); '' for none."""
    rows = model.objects.visible_to(officer).filter(pk=pk, withdrawn=False)
    found = rows.values_list("name_lookup", "pk").first()
    return key_of(*found) if found else ""


@dataclass(frozen=True)
class Spelt:
    """What spellings are called: the id that stands for each, and its name."""

    ids: Mapping[str, str]
    names: Mapping[str, str]


def spelt(officer: User, model: type[Any], keys: Iterable[str]) -> Spelt:
    """Return the ids and names of spellings; of those that may not be seen, none."""
    wanted = set(keys) - {""}
    rows = model.objects.visible_to(officer).filter(withdrawn=False)
    ids: dict[str, str] = {}
    for part in parts({k for k in wanted if len(k) > ID}):
        found = rows.filter(name_lookup__in=part).order_by().values("name_lookup")
        ids |= dict(found.annotate(least=Min("pk")).values_list("name_lookup", "least"))
    names: dict[str, str] = {}
    for part in parts({*ids.values(), *(k for k in wanted if len(k) <= ID)}):
        for row in rows.filter(pk__in=part):
            names[row.pk] = str(row.name)
            ids.setdefault(key_of(row.name_lookup, row.pk), row.pk)
    return Spelt({k: pk for k, pk in ids.items() if pk in names}, names)


def parts(some: Collection[T]) -> Iterator[Sequence[T]]:
    """Yield some in parts of as many as one query takes."""
    listed = sorted(some)  # type: ignore[type-var]
    return (listed[at : at + AT_ONCE] for at in range(0, len(listed), AT_ONCE))


def loaded(officer: User, rows: Sequence[Telling]) -> Seen:
    """Return the deeds of leading tellings, in their order, with what they are called."""
    places = spelt(officer, Place, (r.place for r in rows))
    bodies = spelt(officer, Organisation, (b for r in rows for b in r.bodies.split()))
    titles = titles_of(officer, {r.event for r in rows if r.event})
    sources = _sources(officer, [r.deed for r in rows])
    return Seen(
        audience=DESK,
        deeds=tuple(
            replace(
                _deed(r, places, bodies),
                title=titles.get(r.event, ""),
                sources=frozenset(sources.get(r.deed, ())),
            )
            for r in rows
        ),
        places=places.names,
        bodies=bodies.names,
    )


def _deed(row: Telling, places: Spelt, bodies: Spelt) -> Deed:
    return Deed(
        id=row.deed,
        kind=KINDS[row.lane],
        code=row.code,
        date=row.date,
        place=places.ids.get(row.place, ""),
        event=row.event,
        bodies=tuple(
            sorted(bodies.ids[b] for b in row.bodies.split() if b in bodies.ids)
        ),
        individuals=row.individuals,
        victim=row.victim,
        heads=(row.least, row.most),
        modality=row.modality,
        time_frame=row.time_frame,
        claim=row.claim,
    )


def titles_of(officer: User, events: Collection[str]) -> dict[str, str]:
    """Return the titles of events (ids)."""
    rows = Event.objects.visible_to(officer).filter(withdrawn=False)
    return {
        e.pk: str(e.title or "")
        for part in parts(events)
        for e in rows.filter(pk__in=part)
    }


def _sources(officer: User, ids: Collection[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for part in parts(ids):
        rows = every(officer).filter(deed__in=part).exclude(source="")
        for deed, source in rows.values_list("deed", "source"):
            found.setdefault(deed, set()).add(source)
    return found


IN_ORDER = ("day", "till", "lane", "code", "deed")


def timeline(officer: User, asking: Asking) -> tuple[Timeline, Seen]:
    """Return the page of the timeline that is asked for, and what it shows."""
    rows = deeds(officer, asking)
    dated, undated = rows.filter(day__isnull=False), rows.filter(day__isnull=True)
    apart = undated.count()
    total = dated.count() + apart
    page, pages = paged(asking.page, total - apart)
    part, parts_ = paged(asking.apart, apart)
    shown = list(dated.order_by(*IN_ORDER)[(page - 1) * PAGE : page * PAGE])
    beside = list(undated.order_by(*IN_ORDER[1:])[(part - 1) * PAGE : part * PAGE])
    told = loaded(officer, [*shown, *beside])
    there = told.deeds[: len(shown)]
    made = Timeline(
        lanes=tuple(lanes(there)),
        dated=there,
        undated=told.deeds[len(shown) :],
        total=total,
        of=deeds(officer).count() if asking.alike != EVERYTHING else total,
        page=page,
        pages=pages,
        apart=apart,
        part=part,
        parts=parts_,
    )
    return made, told


MONTHS = 24  # of an overview; of more, years are shown


@dataclass(frozen=True)
class Overview:
    """How many deeds each month or year has, and how many lie in no one month."""

    spans: tuple[tuple[str, int], ...] = ()
    wider: int = 0

    @property
    def most(self) -> int:
        return max((n for _, n in self.spans), default=0)


def overview(officer: User, asking: Asking) -> Overview:
    """Count what fits by month, or by year where there are many; empty spans too."""
    rows = deeds(officer, asking)
    groups = rows.exclude(month="").order_by().values("month").annotate(n=Count("pk"))
    found = {g["month"]: g["n"] for g in groups}
    wider = rows.filter(month="", day__isnull=False).count()
    if not found:
        return Overview(wider=wider)
    months = _months(min(found), max(found))
    if len(months) <= MONTHS:
        return Overview(tuple((m, found.get(m, 0)) for m in months), wider)
    years: dict[str, int] = {m[:4]: 0 for m in months}
    for month, n in found.items():
        years[month[:4]] += n
    return Overview(tuple(years.items()), wider)


def _months(first: str, last: str) -> list[str]:
    a, b = (int(m[:4]) * 12 + int(m[5:]) - 1 for m in (first, last))
    return [f"{n // 12:04}-{n % 12 + 1:02}" for n in range(a, b + 1)]


def page_of(
    officer: User, rows: Any, page: int
) -> tuple[Seen, int, int, tuple[int, int]]:
    """Return a page of some leading tellings, and how many they are in all.

    Returns:
        What the page shows; how many deeds there are; how many sources tell them;
        the page and how many there are.
    """
    total = rows.count()
    at, pages = paged(page, total)
    ordered = rows.order_by("till", *IN_ORDER[2:])
    shown = list(ordered[(at - 1) * PAGE : at * PAGE])
    told = every(officer).filter(deed__in=rows.values("deed")).exclude(source="")
    sources = told.values("source").distinct().count()
    return loaded(officer, shown), total, sources, (at, pages)
