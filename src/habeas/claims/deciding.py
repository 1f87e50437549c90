"""One officer's decisions of one kind, in one entry, on claims as they now stand.

For `claims.review` alone. Claims are loaded anew inside the entry, so that what an
officer did not see is noticed; what changed is saved when the entry closes, and then
what follows from it is done for each source.
"""

from __future__ import annotations

from collections.abc import (
    Callable,
    Collection,
    Container,
    Iterable,
    Iterator,
    Sequence,
)
from contextlib import contextmanager

from django.db.models import Q

from habeas.accounts.models import User
from habeas.claims import links
from habeas.claims.consequence import in_bulk
from habeas.claims.models import Claim, Decision, Quote
from habeas.claims.refers import parts
from habeas.errors import HabeasError, Sentence
from habeas.sources.models import Source
from habeas.store.labels import INTERNAL, LABELS, most_closed
from habeas.store.ledger import Writer, write

# What follows for a source, of which claims (ids) were decided on; None: of whichever.
After = Callable[[Writer, User, Source, Collection[str] | None], object]
_WHY = "deciding on claims"
ACCEPTED = "accepted_as_attributed"
DOUBTED = "doubted"
OPENED = LABELS[: LABELS.index(INTERNAL)]
# What each verb leaves a claim in.
LEAVES = {
    "accept": ACCEPTED,
    "set_aside": "set_aside",
    "misread": "misread",
    "doubt": DOUBTED,
    "retract": "retracted",
    "edit": "superseded",
}
# The verbs as an error says them.
SPOKEN = {
    "accept": Sentence("accept"),
    "set_aside": Sentence("set aside"),
    "misread": Sentence("misread"),
    "doubt": Sentence("doubt"),
    "retract": Sentence("retract"),
    "edit": Sentence("edit"),
}


class NotPossible(HabeasError):
    """A decision does not fit the state a claim is in."""

    def __init__(self, claim_id: str, verb: str, state: str) -> None:
        super().__init__(
            "claim %(claim_id)s is %(state)s; it cannot be changed by '%(verb)s'. "
            "Nothing was changed. Undo the last decision on it first.",
            claim_id=claim_id,
            state=Sentence(state.replace("_", " ")),
            verb=SPOKEN.get(verb, verb),
        )


class StandsOnMisread(HabeasError):
    """A claim was to be accepted whose subject the source does not speak of."""

    def __init__(self, claim_id: str, under: str) -> None:
        super().__init__(
            "claim %(claim_id)s stands on claim %(under)s, which was marked as misread "
            "or withdrawn. Nothing was accepted. Decide on that one again, or edit "
            "this claim to stand on another.",
            claim_id=claim_id,
            under=under,
        )


class Table:
    """The claims of the sources concerned, and what is decided about them."""

    def __init__(self, w: Writer, officer: User, sources: Iterable[str]) -> None:
        self.w, self.officer = w, officer
        self.chain = Near(sources)
        self.decisions: list[Decision] = []
        self._made: list[Claim] = []
        self._quotes: list[Quote] = []
        self._changed: dict[str, Claim] = {}

    def now(self, claim: Claim) -> Claim:
        """Return the claim that stands for `claim`, as it is in the database."""
        found = self.chain.now(claim.pk)
        if found is None:
            raise NotPossible(claim.pk, "decide", "gone")
        return found

    def decide(
        self,
        claim: Claim,
        verb: str,
        after: str | None = None,
        *,
        bulk: bool = False,
        reason: str | None = None,
        undoes: Decision | None = None,
    ) -> None:
        """Bring `claim` into the state that `verb` leaves, or into `after`."""
        self._record(claim, verb, after or LEAVES[verb], bulk, reason, undoes)
        if claim.state == ACCEPTED != self.decisions[-1].after:
            self._shut(claim)
        claim.state = self.decisions[-1].after
        self._changed[claim.pk] = claim

    def _shut(self, claim: Claim) -> None:
        """Close what was open to an audience: accepted again, it waits to be opened."""
        claim.label = most_closed((claim.label, INTERNAL))
        quotes = Quote.objects.whole("closing what is taken back")
        for quote in quotes.filter(claim=claim, label__in=OPENED):
            quote.label = INTERNAL
            self._quotes.append(quote)

    def add(self, claim: Claim, quotes: Iterable[Quote]) -> None:
        """Save a claim that this decision makes, with its words, at the close."""
        self._made.append(claim)
        self._quotes.extend(quotes)

    def close(self, then: After | None) -> None:
        """Save what was decided, and let what follows be done for each source."""
        made = {c.pk for c in self._made}
        self.w.save_all(self._made)
        self.w.save_all(self._quotes)
        self.w.save_all(c for c in self._changed.values() if c.pk not in made)
        self.w.save_all(self.decisions)
        if then is not None:
            touched: dict[str, set[str]] = {}
            for decision in self.decisions:
                claim = decision.claim
                touched.setdefault(claim.source_id, set()).add(claim.pk)
            for pk, decided in touched.items():
                then(self.w, self.officer, self.chain.sources[pk], decided)

    def _record(
        self,
        claim: Claim,
        verb: str,
        after: str,
        bulk: bool,
        reason: str | None,
        undoes: Decision | None,
    ) -> None:
        self.decisions.append(
            Decision(
                claim=claim,
                verb=verb,
                before=claim.state,
                after=after,
                bulk=bulk,
                reason=reason or None,
                undoes=undoes,
                key=claim.key,
                label=claim.label,
            )
        )


class Near(links.Chain):
    """The claims that a decision comes to, loaded when they are asked for.

    Of the sources named alone; each source is one object for all of its claims.
    """

    def __init__(self, sources: Iterable[str]) -> None:
        super().__init__(())
        rows = Source.objects.whole(_WHY).filter(pk__in=set(sources))
        self.sources: dict[str, Source] = {s.pk: s for s in rows}
        self._met: set[str] = set()

    def __contains__(self, claim_id: object) -> bool:
        """Return whether an id is that of a claim of the sources."""
        self.load([str(claim_id)])
        return claim_id in self.claims

    def now(self, claim_id: str) -> Claim | None:
        self.load([claim_id])
        return super().now(claim_id)

    def root(self, claim_id: str) -> str:
        self.load([claim_id])
        return super().root(claim_id)

    def under(self, claim: Claim) -> list[Claim]:
        self.reach([claim])
        return super().under(claim)

    def reach(self, claims: Iterable[Claim]) -> None:
        """Load what claims stand on, and what that stands on, a step at a time."""
        seen: set[str] = set()
        waiting = {i for c in claims for i in links.of(c)}
        while waiting:
            self.load(waiting)
            seen |= waiting
            below = [c for i in waiting if (c := self.now(i)) is not None]
            waiting = {i for c in below for i in links.of(c)} - seen

    def load(self, claim_ids: Iterable[str]) -> None:
        """Load the claims that are not yet, with every edit before and after them."""
        found: dict[str, Claim] = {}
        new = set(claim_ids) - self._met
        while new:
            self._met |= new
            met = {c.pk: c for part in parts(sorted(new)) for c in _around(part)}
            met = {pk: c for pk, c in met.items() if c.source_id in self.sources}
            found |= met
            new = {i for c in met.values() for i in (c.pk, c.supersedes_id or c.pk)}
            new -= self._met
        for claim in found.values():
            claim.source = self.sources[claim.source_id]
        self.take(sorted(found.values(), key=lambda c: (c.entry, c.pk)))


def _around(ids: Sequence[str]) -> Iterable[Claim]:
    """Return claims and their edits; of whichever source, so that no more is read."""
    rows = Claim.objects.whole(_WHY)
    return rows.filter(Q(pk__in=ids) | Q(supersedes__in=ids))


@contextmanager
def deciding(
    officer: User,
    verb: str,
    claims: Iterable[Claim],
    then: After | None,
    key: str | None = None,
) -> Iterator[Table]:
    """Open the entry of a decision on `claims`; all of it is done, or nothing.

    Raises:
        ledger.AlreadyDone: If a decision was made with the idempotency key `key`.
    """
    given = list(claims)
    with write(officer, f"claims.{verb}", key=key) as w:
        table = Table(w, officer, {c.source_id for c in given})
        table.chain.load(c.pk for c in given)
        yield table
        table.close(then)


def accept_under(
    table: Table, claim: Claim, beside: Container[str] = (), *, bulk: bool = False
) -> None:
    """Accept what `claim` stands on, bar what somebody refused and ids in `beside`.

    Raises:
        StandsOnMisread: If what it is about was refused.
    """
    subject = table.chain.root(claim.subject_id) if claim.subject_id else None
    for under in table.chain.under(claim):
        if under.pk in beside or under.state == ACCEPTED:
            continue
        if under.state in ("misread", "retracted"):
            if table.chain.root(under.pk) == subject:
                raise StandsOnMisread(claim.pk, under.pk)
        elif not bulk or in_bulk(under):
            table.decide(under, "accept", bulk=bulk)


def standing(claim: Claim) -> list[Decision]:
    """Return the decisions on a claim that were not taken back, oldest first."""
    rows = Decision.objects.whole(_WHY).filter(claim=claim)
    listed = list(rows.order_by("entry", "id"))
    undone = {d.undoes_id for d in listed}
    return [d for d in listed if d.verb != "undo" and d.pk not in undone]
