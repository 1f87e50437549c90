"""What waits to be decided on: which source comes next when one is done."""

from __future__ import annotations

from habeas.accounts import assign
from habeas.accounts.models import User
from habeas.claims import reviewed
from habeas.sources.models import Source

_LOOKED = 50  # of the newest, for one that no colleague works on


def newest(officer: User, most: int) -> list[Source]:
    """Return up to `most` sources with proposals not decided on, the newest first.

    Of each, only its id and when it came are read.
    """
    sources = Source.objects.visible_to(officer)
    ceiling = reviewed.ceiling_of(officer)
    found: list[Source] = []
    for review in (reviewed.UNDECIDED, reviewed.PARTLY):  # each has a list of its own
        rows = sources.filter(reviewed__ceiling=ceiling, reviewed__review=review)
        ordered = rows.order_by("-reviewed__received_at", "reviewed__source")
        found += ordered.only("received_at")[:most]
    found.sort(key=lambda s: (-s.received_at.timestamp(), s.pk))
    return found[:most]


def undecided(officer: User, shown: int, most: int) -> tuple[list[Source], int]:
    """Return the newest sources with open claims, and how many there are, to `most`."""
    found = newest(officer, most)
    rows = Source.objects.visible_to(officer).filter(
        pk__in=[s.pk for s in found[:shown]]
    )
    return list(rows.order_by("-received_at", "id")), len(found)


def after(officer: User, source: Source) -> Source | None:
    """Return the source to decide on after `source`; None where nothing waits.

    The officer's own come first, then what nobody was given, then a colleague's.
    """
    rest = [s for s in newest(officer, _LOOKED) if s.pk != source.pk]
    whose = assign.holders(s.pk for s in rest)

    def turn(one: Source) -> int:
        held = whose.get(one.pk)
        return 1 if held is None else 0 if held == officer.pk else 2

    found = min(rest, key=turn, default=None)
    return Source.objects.visible_to(officer).get(pk=found.pk) if found else None
