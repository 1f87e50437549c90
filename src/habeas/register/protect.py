"""Closes what a claim says, its words and the records that rest on it.

Closing is one decision; opening is another, for a named audience and with a reason
(`publication.opening`, `publication.naming.disclose`), and never undoes this one.
"""

from __future__ import annotations

from habeas.accounts.models import User
from habeas.claims.models import Claim, Quote
from habeas.register.decide import rebuild_in
from habeas.store.labels import RESTRICTED
from habeas.store.ledger import write


def restrict(officer: User, claim: Claim) -> Claim:
    """Make a claim and its quotes restricted, and the records that rest on it.

    Nothing is written where it is restricted already.
    """
    if claim.label == RESTRICTED:
        return claim
    with write(officer, "claims.restrict", about=(claim.pk,)) as w:
        claim.refresh_from_db()  # as it stands, not as it was when it was shown
        claim.label = RESTRICTED
        quotes = Quote.objects.whole("closing a claim").filter(claim=claim)
        closed = [q for q in quotes if q.label != RESTRICTED]
        for quote in closed:
            quote.label = RESTRICTED
        w.save_all([claim, *closed])
        rebuild_in(w, officer, claim.source, [claim.pk])
    return claim
