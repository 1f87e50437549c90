"""What an officer should look at before something goes out. Nothing blocks in silence.

A check is a sentence with the ids it is about, never a name or the words of a source;
`stop` says that publishing will be refused, `warn` that someone could be harmed or
misled, `note` what is worth knowing. The officer decides; the sentences are kept with
the release.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator

from habeas.accounts.models import User
from habeas.publication.checking import counted, left, opened, people, words
from habeas.publication.checking.told import NOTE, SEVERITIES, STOP, WARN, Check
from habeas.publication.checking.words import quotes_in
from habeas.publication.projection import Composed, compose

__all__ = ["NOTE", "SEVERITIES", "STOP", "WARN", "Check", "checks", "of", "quotes_in"]


def checks(
    officer: User, audience: str, on: datetime.date | None = None
) -> list[Check]:
    """Return what to look at before publishing to `audience`, gravest first.

    Raises:
        audience.NoSuchAudience: If there is no such audience.
    """
    return of(officer, compose(officer, audience, on))


def of(officer: User, made: Composed) -> list[Check]:
    """Return the same for what was composed already."""
    found = [c for each in _ALL for c in each(officer, made)]
    return sorted(found, key=lambda c: SEVERITIES.index(c.severity))


_ALL: tuple[Callable[[User, Composed], Iterator[Check]], ...] = (
    opened.closed,
    opened.online,
    people.unnamed,
    people.by_list,
    people.doers,
    people.watch,
    counted.register,
    opened.undecided,
    left.left_out,
    opened.located,
    counted.small,
    counted.differences,
    words.unseen,
    words.dropped,
)
