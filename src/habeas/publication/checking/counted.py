"""What is disputed, stale or small among the rows and figures."""

from __future__ import annotations

from collections.abc import Iterator

from habeas.accounts.models import User
from habeas.errors import Codes, Sentence
from habeas.publication.checking.told import NOTE, WARN, Check, about, inside
from habeas.publication.export import composed as c
from habeas.publication.models import Release
from habeas.publication.projection import Composed


def register(officer: User, made: Composed) -> Iterator[Check]:
    """Yield the rows that go out disputed, stale, or ended by the holder's word."""
    rows = [r for r in made.publication.register if not r.historical]
    disputed = [inside(made, r.id) for r in rows if r.liberty.disputed]
    stale = [inside(made, r.id) for r in rows if r.liberty.stale]
    holder = [inside(made, r.id) for r in rows if r.liberty.holder_only]
    yield from about(
        WARN,
        "disputed",
        disputed,
        Sentence("In one row of the register sources disagree; it goes out marked so."),
        Sentence(
            "In %(count)s rows of the register sources disagree; they go out marked so."
        ),
    )
    yield from about(
        WARN,
        "stale",
        stale,
        Sentence(
            "In one row of the register the last word is old; it goes out marked so."
        ),
        Sentence(
            "In %(count)s rows of the register the last word is old; they go out marked so."
        ),
    )
    yield from about(
        WARN,
        "holder_only",
        holder,
        Sentence("In one row an end is told only by those who held the person."),
        Sentence("In %(count)s rows an end is told only by those who held the person."),
    )


def small(officer: User, made: Composed) -> Iterator[Check]:
    """Yield the figures that count few."""
    small = [
        f
        for f in made.publication.figures
        if f.value is not None and 0 < f.value < c.SMALL
    ]
    ids = [inside(made, i) for f in small for i in f.rows]
    yield from about(
        NOTE,
        "small",
        ids,
        Sentence(
            "A figure counts one row alone: with a place and a day it can point at "
            "somebody who is not named."
        ),
        Sentence(
            "Some figures count fewer than five people (%(count)s rows): with a place and a "
            "day they can point at somebody who is not named."
        ),
    )


def differences(officer: User, made: Composed) -> Iterator[Check]:
    """Compare with the last release: what changed by few can be told from the two."""
    audience = made.publication.audience
    rows = Release.objects.visible_to(officer).filter(audience=audience)
    before = rows.order_by("-entry").first()
    if before is None:
        return
    old = dict(before.manifest.get("figures") or {})
    changed = [
        f.code.value
        for f in made.publication.figures
        if f.value is not None
        and isinstance(old.get(f.code.value), int)
        and 0 < abs(f.value - old[f.code.value]) < c.SMALL
    ]
    if changed:
        said = Sentence(
            "Since the last release the figures changed by fewer than five: "
            "%(figures)s. Who compares the two can tell whom it is about.",
            figures=Codes(changed, "figure"),
        )
        yield Check(NOTE, "difference", said, (before.pk,))
