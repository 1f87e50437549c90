"""Opens to an audience what a source is accepted to say; everything begins closed.

A row is internal from birth. Before something can go out, an officer opens it, by
source, with a reason that is kept. Opened are the accepted claims, their quotes and the
records made of them; never what is restricted, a contact, what was proposed to be
withheld, or what describes a person (age, health, relations; but the body of an
individual doer is opened, in place of the name). What officers decided of where its
places lie is opened with them. What is accepted or decided later stays closed until it
is opened too.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from habeas.accounts.models import User
from habeas.claims.models import Claim, Quote
from habeas.publication.audience import CEILINGS, parts, require_audience, viewer
from habeas.publication.models import Opening
from habeas.publication.naming import NoReason
from habeas.records.accepted import ACCEPTED
from habeas.records.models import (
    Act,
    Basis,
    Event,
    Involvement,
    Location,
    Organisation,
    Person,
    Place,
    Relation,
)
from habeas.register.models import Demand, Episode, Scheduled, Status, Stay, Subject
from habeas.sources.models import Source
from habeas.store.labels import INTERNAL, LABELS, RESTRICTED
from habeas.store.ledger import write
from habeas.store.rows import Row

# What can go out at all: the rest of what a source says has no place in an output.
KINDS = (
    "header",
    "person",
    "organisation",
    "place",
    "event",
    "act",
    "status",
    "demand",
    "scheduled",
)
PAGE = 50  # sources
MODELS: tuple[type[Row], ...] = (
    Person,
    Organisation,
    Place,
    Event,
    Act,
    Involvement,
    Episode,
    Status,
    Stay,
    Demand,
    Subject,
    Scheduled,
)


@dataclass(frozen=True)
class Openness:
    """Of one source, how many accepted claims `audience` may see and may not.

    `restricted` ones cannot be opened here.
    """

    source: Source
    open: int
    closed: int
    restricted: int


def open_sources(
    officer: User,
    sources: Iterable[Source],
    audience: str,
    reason: str,
    *,
    key: str | None = None,
) -> list[Opening]:
    """Open what is accepted of `sources` to `audience`, in one entry.

    Args:
        officer: Who decides.
        sources: The sources.
        audience: public, partner or internal.
        reason: Why; it is kept, sealed.
        key: An idempotency key; the same a second time raises `ledger.AlreadyDone`.

    Raises:
        naming.NoReason: If `reason` is empty.
        audience.NoSuchAudience: If there is no such audience.
    """
    require_audience(audience)
    if not reason.strip():
        raise NoReason
    label = CEILINGS[audience]
    rows = []
    with write(officer, "publication.open", key=key) as w:
        for source in sources:
            w.save_all(_relabel(_closed(source, label), label))
            opening = Opening(
                source=source, audience=audience, reason=reason, key=source.key
            )
            w.save(opening)
            rows.append(opening)
    return rows


def close_source(officer: User, source: Source, *, key: str | None = None) -> int:
    """Make everything of `source` internal again; return how many rows were closed.

    Also what was opened and then taken back: accepted again, it would be open. What
    was given out before stays out.
    """
    with write(officer, "publication.close_source", key=key) as w:
        rows = _open_to_anyone(source)
        w.save_all(_relabel(rows, INTERNAL))
        openings = Opening.objects.whole("closing a source").filter(
            source=source, withdrawn=False
        )
        for opening in openings:
            opening.withdrawn = True
            w.save(opening)
    return len(rows)


def openness(
    officer: User, audience: str, among: Collection[str] | None = None
) -> list[Openness]:
    """Return how open each source with accepted claims is to `audience`, oldest first.

    `among` are ids of sources, if only they are asked for.
    """
    seen = viewer(officer, audience)
    claims = _accepted(officer)
    if among is not None:
        claims = claims.filter(source__in=among)
    counted = claims.values_list("source_id", "label").annotate(n=Count("id"))
    tally: dict[str, list[int]] = {}
    for source, label, n in counted.order_by():
        counts = tally.setdefault(source, [0, 0, 0])
        counts[2 if label == RESTRICTED else int(not _sees(seen, label))] += n
    rows = Source.objects.visible_to(officer)
    sources = [s for ids in parts(tally) for s in rows.filter(pk__in=ids)]
    sources.sort(key=lambda s: (s.received_at, s.pk))
    return [Openness(s, *tally[s.pk]) for s in sources]


def openness_page(
    officer: User, audience: str, after: Source | None = None
) -> tuple[list[Openness], bool]:
    """Return how open the next `PAGE` sources are, and whether there are more.

    Args:
        officer: Who looks.
        audience: public, partner or internal.
        after: The last source of the page before; None for the first page.
    """
    accepted = _accepted(officer).filter(source=OuterRef("pk"))
    rows = Source.objects.visible_to(officer).filter(Exists(accepted))
    if after is not None:
        at = after.received_at
        later = Q(received_at__gt=at) | Q(pk__lt=after.pk)
        rows = rows.filter(later, received_at__gte=at)
    # The other way round than the inbox, so that its index is read backwards.
    ids = rows.order_by("received_at", "-id").values_list("pk", flat=True)
    found = list(ids[: PAGE + 1])
    among = openness(officer, audience, found[:PAGE])
    by_id = {o.source.pk: o for o in among}
    return [by_id[pk] for pk in found[:PAGE] if pk in by_id], len(found) > PAGE


def _accepted(officer: User) -> QuerySet[Claim]:
    rows: QuerySet[Claim] = Claim.objects.visible_to(officer).filter(
        state=ACCEPTED, kind__in=KINDS
    )
    return rows


def _sees(seen: User, label: str) -> bool:
    return LABELS.index(label) <= LABELS.index(seen.ceiling)


def _closed(source: Source, label: str) -> list[Row]:
    more = LABELS[LABELS.index(label) + 1 :]
    return [r for r in _rows(source) if r.label in more and r.label != RESTRICTED]


def _rows(source: Source) -> list[Row]:
    why = "opening a source"
    claims = list(
        Claim.objects.whole(why).filter(source=source, state=ACCEPTED, kind__in=KINDS)
    )
    ids = [c.pk for c in claims if c.label != RESTRICTED]
    units = _units(source)
    claims += [u.claim for u in units]
    ids += [u.claim_id for u in units]
    rows: list[Row] = [*claims, *units, *Quote.objects.whole(why).filter(claim__in=ids)]
    for model in MODELS:
        rows += model.objects.whole(why).filter(claim__in=ids, withdrawn=False)
    made = {r.pk for r in rows}
    standing = _locations(source).filter(undone=False)
    rows += [where for where in standing if where.place_id in made]
    bases = Basis.objects.whole(why).filter(claim__in=ids)
    return rows + [b for b in bases if b.row in made]


def _open_to_anyone(source: Source) -> list[Row]:
    """Return the rows of `source` that are more open than internal, in any state."""
    more = LABELS[: LABELS.index(INTERNAL)]
    why = "closing a source"
    rows: list[Row] = list(
        Claim.objects.whole(why).filter(source=source, label__in=more)
    )
    models: tuple[type[Row], ...] = (Quote, *MODELS, Relation, Basis)
    for model in models:
        rows += model.objects.whole(why).filter(claim__source=source, label__in=more)
    return rows + list(_locations(source).filter(label__in=more))


def _locations(source: Source) -> QuerySet[Location]:
    """Return what was ever decided of where the places of `source` lie."""
    rows: QuerySet[Location] = Location.objects.whole("opening a source")
    return rows.filter(place__claim__source=source)


def _units(source: Source) -> list[Relation]:
    """Return which bodies the individuals belong to who are alleged to have acted."""
    why = "opening a source"
    doers = Involvement.objects.whole(why).filter(
        claim__source=source, withdrawn=False, person__isnull=False
    )
    rows = Relation.objects.whole(why).filter(
        claim__source=source,
        claim__state=ACCEPTED,
        withdrawn=False,
        person__in=doers.values_list("person_id", flat=True),
        to_organisation__isnull=False,
    )
    found = rows.exclude(label=RESTRICTED).exclude(claim__label=RESTRICTED)
    return list(found.select_related("claim"))


def _relabel(rows: Iterable[Row], label: str) -> list[Row]:
    found = list(rows)
    for row in found:
        row.label = label
    return found
