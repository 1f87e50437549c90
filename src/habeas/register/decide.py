"""An officer's decision on claims, and everything that follows from it, in one entry.

This is what pages and commands call. Each decision rebuilds the records and the
register of the claims' source inside its own entry: either all of it is done, or
nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from habeas.accounts.models import User
from habeas.claims import review
from habeas.claims.cards import Card
from habeas.claims.models import Claim
from habeas.records import build as records
from habeas.register import build as register
from habeas.sources.models import Source
from habeas.store.ledger import Writer, write


def rebuild_in(w: Writer, officer: User, source: Source) -> None:
    """Bring records and register of `source` to its accepted claims."""
    records.rebuild_in(w, officer, source)
    register.rebuild_in(w, officer, source)


def rebuild(officer: User, source: Source) -> int:
    """Do the same in an entry of its own; return how many rows were written."""
    with write(officer, "register.rebuild") as w:
        return records.rebuild_in(w, officer, source) + register.rebuild_in(
            w, officer, source
        )


def accept(officer: User, claims: Iterable[Claim], *, bulk: bool = False) -> Any:
    """Accept that the source says each of `claims`, and what they stand on."""
    return review.accept(officer, list(claims), bulk=bulk, after=rebuild_in)


def accept_card(officer: User, card: Card, except_: Collection[str] = ()) -> Any:
    """Accept the lines of a card but those whose claim's id is in `except_`.

    It is not in bulk: each line was shown with its words.
    """
    return accept(officer, [c for c in claims_of(card) if c.pk not in except_])


def claims_of(card: Card) -> list[Claim]:
    """Return the claims of a card's title and lines, each once."""
    title = [card.title_claim] if card.title_claim is not None else []
    claims = [*title, *(line.claim for line in card.lines)]
    return list({c.pk: c for c in claims}.values())


def set_aside(officer: User, claims: Iterable[Claim]) -> Any:
    """Leave claims that are read rightly but not needed here."""
    return review.set_aside(officer, list(claims), after=rebuild_in)


def misread(officer: User, claims: Iterable[Claim]) -> Any:
    """Say that the source does not say this."""
    return review.misread(officer, list(claims), after=rebuild_in)


def doubt(officer: User, claims: Iterable[Claim], reason: str | None = None) -> Any:
    """Doubt the reading; a second person is asked."""
    return review.doubt(officer, list(claims), reason=reason, after=rebuild_in)


def retract(officer: User, claims: Iterable[Claim], reason: str) -> Any:
    """Withdraw claims that were accepted, for a reason."""
    return review.retract(officer, list(claims), reason=reason, after=rebuild_in)


def edit(officer: User, claim: Claim, **changes: Any) -> Claim:
    """Put another claim in a claim's place; the first is superseded."""
    return review.edit(officer, claim, **changes, after=rebuild_in)


def undo(officer: User, claim: Claim) -> Any:
    """Take back the last decision on a claim."""
    return review.undo(officer, claim, after=rebuild_in)
