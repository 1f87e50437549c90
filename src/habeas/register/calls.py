"""Takes a call down: a note first, then its claims, accepted, and what follows.

The note is durable before anything is made of it, and closed from that moment where
the caller said so. Each claim is the officer's own: one
field, typed as heard and kept by one decision, never in bulk. What is said of nobody in
particular is only suggested, and so is all of it where the officer's roles do not
include to decide. Everything after the note is one entry, or nothing.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from habeas.accounts import roles
from habeas.accounts.models import User
from habeas.claims import calling, quotes
from habeas.claims.calling import Call, Note, Saying
from habeas.claims.items import LONGEST
from habeas.claims.models import Claim, Decision, Quote
from habeas.errors import HabeasError
from habeas.records.accepted import ACCEPTED
from habeas.register import decide
from habeas.register.models import Episode
from habeas.sources import preserve, read
from habeas.sources.models import Source, Text
from habeas.store.labels import INTERNAL, RESTRICTED
from habeas.store.ledger import AlreadyDone, Writer, write


class EmptyCall(HabeasError):
    """A call was to be kept of which nothing was typed."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "nothing is written of this call. Nothing was kept. Write what was "
                "said, in any field, and keep it then."
            )
        )


class NoteDiffers(HabeasError):
    """The text made of a note is not the one that was composed."""

    def __init__(self, source_id: str) -> None:
        super().__init__(
            "source %(source_id)s: the note is kept, but its text does not read as it "
            "was written. No claim was made of it. Open the source and code it by hand.",
            source_id=source_id,
        )


@dataclass(frozen=True)
class Taken:
    """A call that was kept: its note, and the episodes that it tells of."""

    source: Source
    episodes: tuple[Episode, ...]


def key_of(of: str, values: Mapping[str, str]) -> str:
    """Return what tells a call from another: what it is `of`, and its very words."""
    told = json.dumps(values, sort_keys=True).encode()
    return f"call:{of}:{hashlib.sha256(told).hexdigest()}"


def take(
    officer: User, call: Call, *, key: str | None = None, decides: bool = True
) -> Taken:
    """Keep a call as a note, with its claims, records and rows of the register.

    Args:
        officer: Who took it down.
        call: What was typed, cleaned (`calling.clean`).
        key: An idempotency key; the same key again returns what was kept.
        decides: False leaves every claim suggested, whatever the officer may.

    Raises:
        EmptyCall: If nothing was typed. Nothing is kept.
        NoteDiffers: If the note does not read as it was written; it stays kept.
    """
    if not any(call[name] for name in calling.FIELDS if name != "consent"):
        raise EmptyCall
    note = calling.compose(call, str(officer.name))
    voice = call["caller"][:LONGEST] or _("a caller who gave no name")
    kept = preserve.note(
        officer,
        note.text,
        voice,
        label=RESTRICTED if call.closed else INTERNAL,
        key=f"{key}:note" if key else None,
    )
    text = read.text_of(officer, kept.source)
    try:
        with write(officer, "calls.take", key=key, about=(kept.source.pk,)) as w:
            _claim_all(w, officer, kept.source, text, call, note, decides=decides)
    except AlreadyDone:
        pass  # kept before; the note is the one that the key made
    return of_note(officer, kept.source)


def of_note(officer: User, source: Source) -> Taken:
    """Return what is kept of the call that `source` is the note of."""
    rows = Episode.objects.visible_to(officer).filter(
        claim__source=source, withdrawn=False
    )
    found = rows.select_related("person").order_by("claim__first", "id")
    return Taken(source, tuple(found))


def _claim_all(
    w: Writer,
    officer: User,
    source: Source,
    text: Text,
    call: Call,
    note: Note,
    *,
    decides: bool,
) -> None:
    if str(text.text) != note.text:
        raise NoteDiffers(source.pk)
    source.refresh_from_db()
    source.reading = "read"
    if call.closed:
        source.label = text.label = RESTRICTED
        w.save(text)
    w.save(source)
    voices = [str(source.voice)]
    made = calling.sayings(call, note)
    decides = decides and roles.may(officer, roles.DECIDE)
    claims = [
        _claim(one, call, text, voices, sure=decides and one.sure) for one in made
    ]
    w.save_all(claims)
    w.save_all(_quotes(made, claims, text))
    w.save_all(_decision(c) for c in claims if c.state == ACCEPTED)
    decide.rebuild_in(w, officer, source)


def _claim(
    one: Saying, call: Call, text: Text, voices: list[str], *, sure: bool
) -> Claim:
    return Claim(
        id=one.id,
        source_id=text.source_id,
        text=text,
        kind=one.kind,
        value=one.value,
        subject_id=one.subject,
        voices=voices,
        method="person",
        state=ACCEPTED if sure else "suggested",
        first=min(start for start, _end in one.spans),
        key=text.key,
        label=calling.restricted(call, one, text.label),
    )


def _quotes(
    made: Iterable[Saying], claims: Iterable[Claim], text: Text
) -> Iterable[Quote]:
    whole = str(text.text)
    for one, claim in zip(made, claims, strict=True):
        for start, end in one.spans:
            quote = quotes.of(text, start, end, whole)
            quote.claim, quote.label = claim, claim.label
            yield quote


def _decision(claim: Claim) -> Decision:
    return Decision(
        claim=claim,
        verb="accept",
        before="suggested",
        after=ACCEPTED,
        key=claim.key,
        label=claim.label,
    )
