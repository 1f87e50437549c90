"""Composes what one audience may be given, from rows that the audience may see."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from habeas.accounts.models import Owner, User
from habeas.publication import cited, standing
from habeas.publication.audience import require_audience
from habeas.publication.export import composed as c
from habeas.publication.frame import Frame
from habeas.publication.incidents import incidents
from habeas.publication.leaks import Finder, Needle
from habeas.publication.meanwhile import Stand, holder
from habeas.store.here import today
from habeas.store.jobs import Tell, untold
from habeas.store.ledger import frontier


@dataclass(frozen=True)
class Composed:
    """A publication with what the officer must know of it, and nobody else.

    `shown` are the ids of the rows it rests on, `sources` of those it cites, `finder`
    what its bytes are searched with; `left_out` maps a code to ids of rows that were
    left out for that reason, `dropped` are protected words too common to search for,
    `inside` maps an id of the audience to the row's own, `located` are the places that
    are told with where they lie. By `stand` it can be told later whether all of it
    still holds.
    """

    publication: c.Publication
    shown: tuple[str, ...]
    sources: tuple[str, ...]
    finder: Finder
    stand: Stand
    left_out: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    dropped: tuple[Needle, ...] = ()
    inside: Mapping[str, str] = field(default_factory=dict)
    located: tuple[str, ...] = ()


def project(
    officer: User, audience: str, on: datetime.date | None = None
) -> c.Publication:
    """Return what `audience` may be given, as the register stands on day `on`.

    Args:
        officer: Who gives it out; what they may not see is not in it.
        audience: public, partner or internal.
        on: The day of the register; None is today, by this computer.

    Raises:
        audience.NoSuchAudience: If there is no such audience.
        store.vault.Locked: If the desk is locked.
    """
    return compose(officer, audience, on).publication


def compose(
    officer: User,
    audience: str,
    on: datetime.date | None = None,
    tell: Tell = untold,
) -> Composed:
    """Return the same with what the officer must know; raises as `project` does."""
    require_audience(audience)
    day = on or today()
    stand = Stand(frontier(), officer, audience, holder(officer))
    frame = Frame(officer, audience, day, tell)
    publication = _publication(frame)
    evidence = frame.evidence
    left = {**frame.left, "quotes": evidence.refused, "sites": frame.sites.refused}
    return Composed(
        publication=publication,
        shown=tuple(sorted(evidence.shown)),
        sources=tuple(sorted(evidence.sources)),
        finder=frame.finder,
        stand=replace(
            stand,
            sources=frozenset(c.source_id for c in evidence.claims.values()),
            clear=frame.clear,
        ),
        left_out={k: tuple(sorted(v)) for k, v in sorted(left.items()) if v},
        dropped=frame.dropped,
        inside=frame.inside,
        located=tuple(sorted(frame.sites.told)),
    )


def _publication(frame: Frame) -> c.Publication:
    demands = cited.demands(frame)
    rows, shown = standing.register(frame, demands)
    return c.Publication(
        audience=frame.audience,
        on=c.Day(frame.on.isoformat()),
        publisher=_publisher(frame),
        incidents=tuple(incidents(frame)),
        register=rows,
        figures=standing.figures(frame, shown),
        unnumbered=standing.unnumbered(shown),
        demands=tuple(demands.values()),
        scheduled=tuple(cited.scheduled(frame)),
        sources=tuple(cited.sources(frame)),
    )


def _publisher(frame: Frame) -> c.Words | None:
    """Return the desk's own name, where its label lets it out."""
    rows = Owner.objects.visible_to(frame.seen).filter(pk=frame.officer.owner)
    row = rows.first()
    return frame.evidence.words(row, "name") if row else None
