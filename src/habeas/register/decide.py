"""An officer's decision on claims, and everything that follows from it, in one entry.

This is what pages and commands call. Each decision rebuilds the records and the
register of the claims' source inside its own entry: either all of it is done, or
nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from habeas.accounts.models import User
from habeas.claims import edit as editing
from habeas.claims import make as making
from habeas.claims import review
from habeas.claims.cards import Card
from habeas.claims.models import Claim, Decision
from habeas.claims.review import Seen
from habeas.records import build as records
from habeas.records.touched import part_of
from habeas.register import build as register
from habeas.sources.models import Source, Text
from habeas.store.ledger import Writer, write


def rebuild_in(
    w: Writer,
    officer: User,
    source: Source,
    decided: Collection[str] | None = None,
) -> None:
    """Bring records and register of `source` to its accepted claims.

    Where the claims (ids) are named that were decided on, only what they touch is
    built anew: the rest is as it was.
    """
    part = part_of(source, decided)
    records.rebuild_in(w, officer, source, part)
    register.rebuild_in(w, officer, source, part)
    for other, claims in records.taking_from(source, part).items():
        register.rebuild_in(w, officer, other, part_of(other, claims))


def rebuild(officer: User, source: Source, *, key: str | None = None) -> int:
    """Do the same in an entry of its own; return how many rows were written."""
    with write(officer, "register.rebuild", key=key) as w:
        return records.rebuild_in(w, officer, source) + register.rebuild_in(
            w, officer, source
        )


def accept(
    officer: User,
    claims: Iterable[Claim],
    *,
    bulk: bool = False,
    seen: Seen = None,
    key: str | None = None,
) -> list[Decision]:
    """Accept that the source says each of `claims`, and what they stand on.

    `seen` and `key`, here and below: what the officer saw of each claim, and an
    idempotency key; see `claims.review`.
    """
    return review.accept(
        officer, claims, bulk=bulk, seen=seen, after=rebuild_in, key=key
    )


def accept_card(
    officer: User,
    card: Card,
    except_: Collection[str] = (),
    *,
    seen: Seen = None,
    key: str | None = None,
) -> list[Decision]:
    """Accept the lines of a card but those whose claim's id is in `except_`.

    Only a group is accepted in bulk; elsewhere each line was shown with its words.
    """
    claims = [c for c in claims_of(card) if c.pk not in except_]
    return accept(officer, claims, bulk=card.bulk, seen=seen, key=key)


def claims_of(card: Card) -> list[Claim]:
    """Return the claims of a card's title and lines, each once."""
    title = [card.title_claim] if card.title_claim is not None else []
    claims = [*title, *(line.claim for line in card.lines)]
    return list({c.pk: c for c in claims}.values())


def set_aside(
    officer: User,
    claims: Iterable[Claim],
    *,
    seen: Seen = None,
    key: str | None = None,
) -> list[Decision]:
    """Leave claims that are read rightly but not needed here."""
    return review.set_aside(officer, claims, seen=seen, after=rebuild_in, key=key)


def misread(
    officer: User,
    claims: Iterable[Claim],
    *,
    seen: Seen = None,
    key: str | None = None,
) -> list[Decision]:
    """Say that the source does not say this."""
    return review.misread(officer, claims, seen=seen, after=rebuild_in, key=key)


def doubt(
    officer: User,
    claims: Iterable[Claim],
    reason: str | None = None,
    *,
    seen: Seen = None,
    key: str | None = None,
) -> list[Decision]:
    """Doubt the reading; a second person is asked."""
    return review.doubt(
        officer, claims, reason=reason, seen=seen, after=rebuild_in, key=key
    )


def retract(
    officer: User, claims: Iterable[Claim], reason: str, *, key: str | None = None
) -> list[Decision]:
    """Withdraw claims that were accepted, for a reason."""
    return review.retract(officer, claims, reason=reason, after=rebuild_in, key=key)


def edit(officer: User, claim: Claim, **changes: Any) -> Claim:
    """Put another claim in a claim's place; the first is superseded."""
    return editing.edit(officer, claim, **changes, after=rebuild_in)


def make(officer: User, text: Text, kind: str, **told: Any) -> Claim:
    """Record a claim that the officer coded by hand; see `claims.make`."""
    return making.make(officer, text, kind, **told, after=rebuild_in)


def undo(officer: User, claim: Claim, *, key: str | None = None) -> list[Decision]:
    """Take back the last decision on a claim."""
    return review.undo(officer, claim, after=rebuild_in, key=key)


def undo_entry(officer: User, entry: int, *, key: str | None = None) -> list[Decision]:
    """Take back what was decided in one entry: a card, a list at one stroke."""
    return review.undo_entry(officer, entry, after=rebuild_in, key=key)
