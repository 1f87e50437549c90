"""What words hold that no reader sees, and what cannot be searched for."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from habeas.accounts.models import User
from habeas.claims.models import Claim
from habeas.errors import Sentence
from habeas.publication.audience import parts
from habeas.publication.checking.told import WARN, Check, about, inside
from habeas.publication.export import composed as c
from habeas.publication.projection import Composed
from habeas.records.models import Person
from habeas.sources.models import Source
from habeas.text import hidden


def unseen(officer: User, made: Composed) -> Iterator[Check]:
    """Yield the sources whose quotes hold characters that no reader sees."""
    odd = {
        inside(made, q.source)
        for q in quotes_in(made.publication)
        for p in q.pieces
        if p and any(not h.ordinary for h in hidden.find(p.text))
    }
    yield from about(
        WARN,
        "hidden_characters",
        sorted(odd),
        Sentence(
            "Quotes of one source hold characters that no reader sees; pages name them."
        ),
        Sentence(
            "Quotes of %(count)s sources hold characters that no reader sees; pages name "
            "them."
        ),
    )


def dropped(officer: User, made: Composed) -> Iterator[Check]:
    """Yield the protected words that could not be searched for."""
    ids = {n.row for n in made.dropped}
    seen = _seen(officer, ids)
    if ids - seen:
        said = Sentence(
            "Protected words that are closed to you are also words of ours, of a place "
            "or of a body; they were not searched for. Let a colleague who may see all "
            "of the desk read the preview."
        )
        yield Check(WARN, "not_searched", said)
    yield from about(
        WARN,
        "not_searched",
        sorted(seen),
        Sentence(
            "A protected word of one row is also a word of ours, of a place or of a body; "
            "it was not searched for. Read the preview with that row in mind."
        ),
        Sentence(
            "Protected words of %(count)s rows are also words of ours, of a place or of a "
            "body; they were not searched for. Read the preview with those rows in mind."
        ),
    )


def _seen(officer: User, ids: Collection[str]) -> set[str]:
    """Return those of the rows whose words are protected that the officer may see."""
    return {
        pk
        for model in (Claim, Person, Source, User)
        for part in parts(ids)
        for pk in model.objects.visible_to(officer)
        .filter(pk__in=part)
        .values_list("pk", flat=True)
    }


def quotes_in(publication: c.Publication) -> Iterator[c.Quote]:
    """Return every quote of a publication, in order."""
    yield from _quotes(publication)


def _quotes(value: object) -> Iterator[c.Quote]:
    if isinstance(value, c.Quote):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _quotes(one)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from _quotes(getattr(value, name))
