"""What is left out, and why."""

from __future__ import annotations

from collections.abc import Iterator

from habeas.accounts.models import User
from habeas.errors import Sentence
from habeas.publication.checking.told import NOTE, Check, about
from habeas.publication.projection import Composed

_LEFT_OUT = {
    "names": (
        (
            Sentence(
                "One person could be named, but the name itself was proposed to be "
                "withheld. Call that misread if the name may be told."
            )
        ),
        (
            Sentence(
                "%(count)s people could be named, but their names themselves were proposed "
                "to be withheld. Call those misread whose names may be told."
            )
        ),
    ),
    "register": (
        (
            Sentence(
                "One row of the register is left out: the audience would read it otherwise "
                "than the desk, for want of something closed."
            )
        ),
        (
            Sentence(
                "%(count)s rows of the register are left out: the audience would read them "
                "otherwise than the desk, for want of something closed."
            )
        ),
    ),
    "acts": (
        (
            Sentence(
                "One act is left out, because it would tell of someone on the watch list or "
                "of a record that is closed."
            )
        ),
        (
            Sentence(
                "%(count)s acts are left out, because they would tell of someone on the watch "
                "list or of a record that is closed."
            )
        ),
    ),
    "events": (
        Sentence("One event is left out: it is told only in words that are withheld."),
        Sentence(
            "%(count)s events are left out: they are told only in words that are withheld."
        ),
    ),
    "demands": (
        Sentence("One demand is left out: too few of its words may be shown."),
        Sentence(
            "%(count)s demands are left out: too few of their words may be shown."
        ),
    ),
    "scheduled": (
        Sentence("One announced date is left out, for what its title holds."),
        Sentence("%(count)s announced dates are left out, for what their titles hold."),
    ),
    "sites": (
        Sentence(
            "One place is told without where it lies: what the gazetteer says of it holds "
            "something protected."
        ),
        Sentence(
            "%(count)s places are told without where they lie: what the gazetteer says of "
            "them holds something protected."
        ),
    ),
    "quotes": (
        Sentence(
            "One quote is left out: too few of its words may be shown, or it is lost."
        ),
        (
            Sentence(
                "%(count)s quotes are left out: too few of their words may be shown, or they "
                "are lost."
            )
        ),
    ),
}


def left_out(officer: User, made: Composed) -> Iterator[Check]:
    """Yield what was left out, by the reason."""
    for code, (one, many) in _LEFT_OUT.items():
        ids = made.left_out.get(code, ())
        yield from about(NOTE, f"left_out_{code}", ids, one, many)
