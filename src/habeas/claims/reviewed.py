"""Keeps how far each source was decided on, so that lists of sources are read quickly.

Counted for each ceiling apart, so that nobody is told of claims that they may not see.
Derived: of the sources that an entry of the ledger touched all is counted anew in the
same transaction, by an index that has all of it. A test compares it with the claims.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from django.db import transaction
from django.db.models import Count

from habeas.claims.models import Claim, Reviewed
from habeas.sources.models import Source
from habeas.store import ledger
from habeas.store.labels import LABELS
from habeas.store.rows import Row

OPEN = ("suggested", "in_review")
# How far a source was decided on; of one without claims nothing is to be decided.
REVIEWS = UNDECIDED, PARTLY, DONE, NOTHING = ("undecided", "partly", "done", "nothing")
GONE = "superseded"  # an edit of it is counted in its place
AT_ONCE = 400
_WHY = "how far sources were decided on"
Counts = tuple[int, int]  # claims that are open, and those that are decided on


def note(rows: Iterable[Row]) -> None:
    """Count the sources anew that `rows` are, or are claims of; inside an entry."""
    sources = {
        r.source_id if isinstance(r, Claim) else r.pk
        for r in rows
        if isinstance(r, Claim | Source)
    }
    listed = sorted(sources)
    for at in range(0, len(listed), AT_ONCE):
        _renew(listed[at : at + AT_ONCE])


def _renew(sources: Collection[str]) -> None:
    claims = Claim.objects.whole(_WHY).filter(source__in=sources)
    rows = Source.objects.whole(_WHY).filter(pk__in=sources)
    received = dict(rows.values_list("pk", "received_at"))
    Reviewed.objects.bulk_create(
        made(Reviewed, received, labelled(claims)),
        batch_size=1_000,
        update_conflicts=True,
        unique_fields=["source", "ceiling"],
        update_fields=["review", "open", "decided", "received_at"],
    )


def labelled(claims: Any) -> dict[str, dict[str, Counts]]:
    """Return how many claims are open and decided on, by source and label."""
    found: dict[str, dict[str, Counts]] = defaultdict(lambda: defaultdict(_none))
    groups = claims.order_by().values_list("source_id", "label", "state")
    for source, label, state, n in groups.annotate(n=Count("pk")):
        if state != GONE:
            waiting, decided = found[source][label]
            if state in OPEN:
                waiting += n
            else:
                decided += n
            found[source][label] = waiting, decided
    return found


def _none() -> Counts:
    return 0, 0


def made(
    model: type[Any],
    received: Mapping[str, datetime.datetime],
    counts: Mapping[str, Mapping[str, Counts]],
) -> Iterator[Any]:
    """Yield the rows of sources for each ceiling; `model` may be an earlier schema's."""
    for source, at in received.items():
        waiting = decided = 0
        for ceiling, label in enumerate(LABELS):
            more = counts.get(source, {}).get(label, (0, 0))
            waiting, decided = waiting + more[0], decided + more[1]
            yield model(
                source_id=source,
                ceiling=ceiling,
                review=review_of(waiting, decided),
                open=waiting,
                decided=decided,
                received_at=at,
            )


def review_of(waiting: int, decided: int) -> str:
    """Return how far a source with so many claims was decided on."""
    if waiting:
        return PARTLY if decided else UNDECIDED
    return DONE if decided else NOTHING


def of(officer: Any, sources: Iterable[str]) -> dict[str, Counts]:
    """Return how many claims of sources an officer sees open, and decided on."""
    rows = Reviewed.objects.filter(
        ceiling=ceiling_of(officer), source__in=list(sources)
    )
    return {
        source: (waiting, decided)
        for source, waiting, decided in rows.values_list("source_id", "open", "decided")
    }


def ceiling_of(officer: Any) -> int:
    """Return the ceiling of an officer as these rows have it."""
    return LABELS.index(officer.ceiling)


def rebuild() -> int:
    """Count all sources anew; return how many there are."""
    with transaction.atomic():
        ledger.one_appender()
        Reviewed.objects.all().delete()
        return fill(Source.objects.whole(_WHY), Claim.objects.whole(_WHY), Reviewed)


def fill(sources: Any, claims: Any, model: type[Any]) -> int:
    """Count sources of which nothing was counted yet; return how many they are."""
    received = dict(sources.values_list("pk", "received_at"))
    model._base_manager.bulk_create(
        made(model, received, labelled(claims)), batch_size=1_000
    )
    return len(received)
