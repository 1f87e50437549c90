"""Closes what a claim says, its words and the records that rest on it.

What the desk itself wrote down about those records goes with them: the notes of a
change, of "still so", of an asking and of a correction are about nothing else. Closing
is one decision; opening is another, for a named audience and with a reason
(`publication.opening`, `publication.naming.disclose`), and never undoes this one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db.models import Q

from habeas.accounts.models import User
from habeas.claims.models import Claim, Quote, Word
from habeas.claims.reader.learnt import folded
from habeas.records.choosing import CORRECTS, FIELDS
from habeas.records.models import Choice
from habeas.register.decide import rebuild_in
from habeas.register.models import Status
from habeas.sources.models import Custody, Source, Text
from habeas.store.labels import RESTRICTED
from habeas.store.ledger import Writer, write
from habeas.store.rows import Row

_WHY = "closing a claim"
_ABOUT = ("episode", "record")  # in the value of a status claim of a note


def restrict(officer: User, claim: Claim, *, key: str | None = None) -> Claim:
    """Make a claim and its quotes restricted, and what rests on it.

    `key` is an idempotency key. Nothing is written where it is restricted already.
    """
    if claim.label == RESTRICTED:
        return claim
    with write(officer, "claims.restrict", key=key, about=(claim.pk,)) as w:
        claim.refresh_from_db()  # as it stands, not as it was when it was shown
        quotes = Quote.objects.whole(_WHY).filter(claim=claim)
        _close(w, [claim, *quotes, *_words(claim)])
        rebuild_in(w, officer, claim.source, [claim.pk])
        for note in _notes(claim):
            _close_note(w, officer, note)
    return claim


def _close(w: Writer, rows: Iterable[Row]) -> None:
    closed = [row for row in rows if row.label != RESTRICTED]
    for row in closed:
        row.label = RESTRICTED
    w.save_all(closed)


def _words(claim: Claim) -> Iterator[Word]:
    """Yield the words of the reader's lists that stand in what a claim says."""
    said = _spaced(*(str(part) for part in claim.value.values()))
    for word in Word.objects.whole(_WHY).filter(source=claim.source):
        meant = str(word.means or "") if word.kind == "alias" else ""
        if any(
            t.strip() and t in said for t in (_spaced(str(word.words)), _spaced(meant))
        ):
            yield word


def _spaced(*words: str) -> str:
    """Return words folded, with a space on each side of each."""
    return f" {' '.join(w for part in words for w in folded(part))} "


def _notes(claim: Claim) -> Iterator[Source]:
    """Yield the desk's own notes on what rests on a claim, each once."""
    rests = Q(episode__claim=claim) | Q(episode__person__claim=claim)
    steps = Status.objects.whole(_WHY).filter(rests).select_related("claim__source")
    found = {
        s.claim.source for s in steps if not s.claim.value.keys().isdisjoint(_ABOUT)
    }
    for model in FIELDS:
        own = model.objects.whole(_WHY).filter(claim=claim).values_list("pk", flat=True)
        made = Choice.objects.whole(_WHY).filter(row__in=list(own))
        for choice in made.select_related("claim__source"):
            if choice.claim.value.get(CORRECTS) == choice.row:
                found.add(choice.claim.source)
    yield from sorted(found - {claim.source}, key=lambda s: str(s.pk))


def _close_note(w: Writer, officer: User, note: Source) -> None:
    """Close a note with all that was made of it."""
    claims = Claim.objects.whole(_WHY).filter(source=note)
    quotes = Quote.objects.whole(_WHY).filter(claim__source=note)
    held = (m.objects.whole(_WHY).filter(source=note) for m in (Text, Custody))
    _close(w, [note, *claims, *quotes, *(row for rows in held for row in rows)])
    rebuild_in(w, officer, note)
