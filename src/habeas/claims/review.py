"""What people decide about claims: each decision an entry, each taken back at will.

Accepting a claim accepts that the source says it, never that it is so, and accepts
what the claim stands on. A decision names the state it found and the state it left.
Where two officers decide differently on one claim without having seen each other's
decision, both decisions are kept, the claim is doubted, and both are shown
(`conflicts`).

`after` is called inside the same entry, once for each source that was touched: it
rebuilds what stands on the claims. `seen` maps a claim's id to the number of the last
entry the officer saw of it (`claim.entry`); without it the claim as given counts.
`key` is an idempotency key: a form sent twice decides once, and is told so by
`ledger.AlreadyDone`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from habeas.accounts.models import User
from habeas.claims.consequence import in_bulk
from habeas.claims.deciding import (
    ACCEPTED,
    DOUBTED,
    LEAVES,
    After,
    NotPossible,
    StandsOnMisread,
    Table,
    accept_under,
    deciding,
    standing,
)
from habeas.claims.models import Claim, Decision
from habeas.errors import HabeasError
from habeas.sources.models import Source

__all__ = ["ACCEPTED", "After", "NotPossible", "StandsOnMisread"]
Seen = Mapping[str, int] | None


class NotInBulk(HabeasError):
    """Claims on which much hangs were to be accepted at one stroke."""

    def __init__(self, ids: Sequence[str]) -> None:
        self.ids = tuple(ids)
        super().__init__(
            "%(count)s of these claims make or change a person, an act, a status or a "
            "name (the first is %(first)s). Nothing was accepted. Decide on each of "
            "them by its words.",
            count=len(ids),
            first=ids[0],
        )


class NothingToUndo(HabeasError):
    """No decision on a claim is left to take back."""

    def __init__(self, claim_id: str) -> None:
        super().__init__(
            "claim %(claim_id)s: no decision is left to take back. Nothing was changed.",
            claim_id=claim_id,
        )


class NoReason(HabeasError):
    """A claim was to be withdrawn without saying why."""

    def __init__(self) -> None:
        super().__init__(
            "withdrawing what was accepted needs a reason. Nothing was changed. "
            "Say why, in a few words."
        )


def accept(
    officer: User,
    claims: Iterable[Claim],
    *,
    bulk: bool = False,
    seen: Seen = None,
    after: After | None = None,
    key: str | None = None,
) -> list[Decision]:
    """Accept that their source says these claims, and what they stand on.

    A claim that was edited stands for its edit. With `bulk` the decisions say so,
    and what the claims stand on is accepted only as far as it may be in bulk.

    Raises:
        NotInBulk: If `bulk` and a claim makes or changes a record that counts.
        StandsOnMisread: If a claim is about one that was marked as misread.
        NotPossible: If a claim was withdrawn.
    """
    given = list(claims)
    with deciding(officer, "accept", given, after, key) as table:
        targets = {c.pk: c for c in map(table.now, given)}
        heavy = [c.pk for c in targets.values() if not in_bulk(c)]
        if bulk and heavy:
            raise NotInBulk(heavy)
        clashes = _clashes(table, given, seen, "accept")
        table.chain.reach(targets.values())
        for claim in targets.values():
            accept_under(table, claim, targets, bulk=bulk)
            _decide(table, claim, "accept", clashes, bulk=bulk)
    return table.decisions


def set_aside(
    officer: User,
    claims: Iterable[Claim],
    *,
    seen: Seen = None,
    after: After | None = None,
    key: str | None = None,
) -> list[Decision]:
    """Leave claims that are read rightly but not needed in these records."""
    return _each(officer, claims, "set_aside", seen, after, key)


def misread(
    officer: User,
    claims: Iterable[Claim],
    *,
    seen: Seen = None,
    after: After | None = None,
    key: str | None = None,
) -> list[Decision]:
    """Say that the source does not say this; the reader may learn from it."""
    return _each(officer, claims, "misread", seen, after, key)


def doubt(
    officer: User,
    claims: Iterable[Claim],
    *,
    reason: str | None = None,
    seen: Seen = None,
    after: After | None = None,
    key: str | None = None,
) -> list[Decision]:
    """Doubt the reading, so that a second person looks."""
    return _each(officer, claims, "doubt", seen, after, key, reason=reason)


def retract(
    officer: User,
    claims: Iterable[Claim],
    *,
    reason: str,
    after: After | None = None,
    key: str | None = None,
) -> list[Decision]:
    """Withdraw claims that were accepted.

    Raises:
        NoReason: If `reason` is empty.
        NotPossible: If a claim was not accepted.
    """
    if not reason.strip():
        raise NoReason
    given = list(claims)
    with deciding(officer, "retract", given, after, key) as table:
        for claim in {c.pk: c for c in map(table.now, given)}.values():
            if claim.state != ACCEPTED:
                raise NotPossible(claim.pk, "retract", claim.state)
            table.decide(claim, "retract", reason=reason)
    return table.decisions


def undo(
    officer: User,
    claim: Claim,
    *,
    after: After | None = None,
    key: str | None = None,
) -> list[Decision]:
    """Take back the last decision on a claim that stands; undoing again goes on.

    Taking back an edit brings back the claim that was edited.

    Raises:
        NothingToUndo: If no decision is left.
    """
    with deciding(officer, "undo", [claim], after, key) as table:
        _undo(table, table.now(claim))
    return table.decisions


def undo_entry(
    officer: User,
    entry: int,
    *,
    after: After | None = None,
    key: str | None = None,
) -> list[Decision]:
    """Take back all decisions of one entry: a card, a list accepted at one stroke.

    Those that were overtaken by later decisions on the same claim stand.

    Raises:
        NothingToUndo: If none is left.
    """
    rows = Decision.objects.whole("what was decided").filter(entry=entry)
    claims = [d.claim for d in rows.select_related("claim")]
    with deciding(officer, "undo", claims, after, key) as table:
        for claim in {c.pk: c for c in map(table.now, claims)}.values():
            last = standing(claim)[-1:]
            if last and last[0].entry == entry:
                _undo(table, claim)
        if not table.decisions:
            raise NothingToUndo(claims[0].pk if claims else f"of entry {entry}")
    return table.decisions


def conflicts(officer: User, source: Source) -> dict[str, list[Decision]]:
    """Return, by claim, the decisions of officers who did not see each other's."""
    doubted = Claim.objects.visible_to(officer).filter(source=source, state=DOUBTED)
    found = {}
    for claim in doubted:
        decisions = standing(claim)
        if decisions and LEAVES[decisions[-1].verb] != DOUBTED:
            found[claim.pk] = decisions[-2:]
    return found


def in_bulk_count(officer: User, source: Source) -> int:
    """Return how many accepted claims of a source were accepted in bulk."""
    rows = Decision.objects.visible_to(officer).filter(
        claim__source=source, claim__state=ACCEPTED, verb="accept", bulk=True
    )
    return int(rows.values("claim").distinct().count())


def _each(
    officer: User,
    claims: Iterable[Claim],
    verb: str,
    seen: Seen,
    after: After | None,
    key: str | None,
    *,
    reason: str | None = None,
) -> list[Decision]:
    given = list(claims)
    with deciding(officer, verb, given, after, key) as table:
        clashes = _clashes(table, given, seen, verb)
        for claim in {c.pk: c for c in map(table.now, given)}.values():
            _decide(table, claim, verb, clashes, reason=reason)
    return table.decisions


def _decide(
    table: Table,
    claim: Claim,
    verb: str,
    clashes: set[str],
    *,
    bulk: bool = False,
    reason: str | None = None,
) -> None:
    if claim.state == LEAVES[verb] and claim.pk not in clashes:
        return
    if claim.state in ("retracted", "superseded"):
        raise NotPossible(claim.pk, verb, claim.state)
    after = DOUBTED if claim.pk in clashes else None
    table.decide(claim, verb, after, bulk=bulk, reason=reason)


def _clashes(table: Table, given: Iterable[Claim], seen: Seen, verb: str) -> set[str]:
    """Return the claims on which another officer decided otherwise, unseen."""
    found = set()
    for claim in given:
        now = table.now(claim)
        last_seen = (seen or {}).get(claim.pk, claim.entry)
        if now.entry > last_seen and now.officer != str(table.officer.pk):
            decisions = standing(now)
            if decisions and decisions[-1].after not in (LEAVES[verb], DOUBTED):
                found.add(now.pk)
    return found


def _undo(table: Table, claim: Claim) -> None:
    decisions = standing(claim)
    if not decisions:
        raise NothingToUndo(claim.pk)
    last = decisions[-1]
    if last.verb != "edit":
        table.decide(claim, "undo", last.before, undoes=last)
        return
    older = table.chain.claims[str(claim.supersedes_id)]
    replaced = next(d for d in reversed(standing(older)) if d.verb == "edit")
    table.decide(claim, "undo", "superseded", undoes=last)
    table.decide(older, "undo", replaced.before, undoes=replaced)
