"""One thing to look at before something goes out, and how it is said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from habeas.errors import Sentence
from habeas.publication.export import composed as c
from habeas.publication.projection import Composed

STOP, WARN, NOTE = "stop", "warn", "note"
SEVERITIES = (STOP, WARN, NOTE)


@dataclass(frozen=True)
class Check:
    """One thing to look at: how grave, in a sentence, about which rows of the desk.

    `code` is stable and tells the page which link to offer.
    """

    severity: str
    code: str
    sentence: Sentence
    ids: tuple[str, ...] = ()


def about(
    severity: str,
    code: str,
    ids: Iterable[str],
    one: Sentence,
    many: Sentence,
    **named: object,
) -> Iterator[Check]:
    """Give a check about `ids`, in the singular or with their number; none for none."""
    listed = tuple(dict.fromkeys(ids))
    if listed:
        if len(listed) == 1:
            said = Sentence(one.template, **named)
        else:
            said = Sentence(many.template, count=len(listed), **named)
        yield Check(severity, code, said, listed)


def inside(made: Composed, row: c.Id) -> str:
    """Return the desk's own id of a row that the audience knows by another."""
    return made.inside.get(row.value, "")
