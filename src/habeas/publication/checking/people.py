"""Who is named, and of whom more is told than of others."""

from __future__ import annotations

from collections.abc import Iterator

from habeas.accounts.models import User
from habeas.errors import Sentence
from habeas.publication import naming
from habeas.publication.checking.told import NOTE, WARN, Check, about, inside
from habeas.publication.models import Naming
from habeas.publication.projection import Composed


def unnamed(officer: User, made: Composed) -> Iterator[Check]:
    """Yield who has no basis to be named."""
    people = naming.unnamed(officer, made.publication.audience)
    undecided = [u.person.pk for u in people if u.why == "undecided"]
    yield from about(
        NOTE,
        "no_basis",
        undecided,
        Sentence(
            'One person has no basis to be named, and goes out as "a person, known to us".'
        ),
        Sentence(
            '%(count)s people have no basis to be named, and go out as "a person, known to '
            'us". A demand made by others is none.'
        ),
    )


def by_list(officer: User, made: Composed) -> Iterator[Check]:
    """Yield who is named by a choice made once for a list."""
    rows = Naming.objects.visible_to(officer).filter(
        audience=made.publication.audience, withdrawn=False, demand__isnull=False
    )
    people = {n.person_id for n in rows if n.basis != naming.NONE}
    yield from about(
        WARN,
        "named_by_list",
        sorted(people & set(made.shown)),
        Sentence(
            "One person is named by a choice made once for a list. Is that still right?"
        ),
        Sentence(
            "%(count)s people are named by a choice made once for a list. Is it right for "
            "each of them?"
        ),
    )


def doers(officer: User, made: Composed) -> Iterator[Check]:
    """Yield the individuals who are named as alleged to have done an act."""
    named = [
        inside(made, d.value.id)
        for i in made.publication.incidents
        for a in i.acts
        for d in a.doers
        if d.value.kind.value == "individual" and d.value.name
    ]
    if made.publication.audience != "internal":
        yield from about(
            WARN,
            "doer_named",
            named,
            Sentence("One individual is named as alleged to have done an act."),
            Sentence("%(count)s individuals are named as alleged to have done an act."),
        )


def watch(officer: User, made: Composed) -> Iterator[Check]:
    """Yield the watch entries and escapes that are told."""
    told = [
        inside(made, r.id)
        for r in made.publication.register
        if r.liberty.value and r.liberty.value.scheme == "watch"
    ]
    yield from about(
        WARN,
        "watch_told",
        told,
        Sentence(
            "One watch entry, or an escape, goes out by a decision for that person."
        ),
        Sentence(
            "%(count)s watch entries or escapes go out, each by a decision for that person."
        ),
    )
