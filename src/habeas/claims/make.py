"""A claim that a person makes of words they chose, where no reader proposed one.

The officer is the coder: the claim is their own, accepted by making it, and quotes the
text by positions, as every claim does. What is restricted from birth is so here too,
and words that were closed before stay closed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from habeas.accounts.models import User
from habeas.claims import links, quotes
from habeas.claims.deciding import After, Table, accept_under
from habeas.claims.edit import QUALIFIERS, is_known, withheld
from habeas.claims.forms import Stretches, closed_by_value
from habeas.claims.items import Span
from habeas.claims.models import KINDS, Claim, Quote
from habeas.errors import HabeasError, Sentence
from habeas.sources.models import Text
from habeas.store.labels import RESTRICTED, most_closed
from habeas.store.ledger import write
from habeas.vocab.terms import claims as words

MOST_SPANS = 50
# What a claim of each kind cannot be without; one of several names is enough.
NEEDED: Mapping[str, tuple[str, ...]] = {
    "header": ("field", "value"),
    "person": ("name|words",),
    "attribute": ("property", "value"),
    "organisation": ("name",),
    "place": ("name",),
    "event": ("title",),
    "act": ("type",),
    "status": ("person", "value"),
    "scheduled": ("title", "start"),
    "contact": ("kind", "value"),
    "withhold": ("why",),
    "relation": ("subject", "type", "object"),
    "characterisation": ("words",),
    "case": ("number|police_station|court",),
}


class NotMade(HabeasError):
    """A claim lacks a field, or a field is not of its form; `field` names it."""

    def __init__(self, kind: str, field: str) -> None:
        self.field = field
        super().__init__(
            "the %(field)s of this %(kind)s is missing, not of its form or not in its "
            "list. Nothing was recorded; what was typed is still in the form. Correct "
            "that field and try again.",
            field=Sentence(field.replace("_", " ").replace("|", " or ")),
            kind=Sentence(kind),
        )


def make(
    officer: User,
    text: Text,
    kind: str,
    value: Mapping[str, Any],
    spans: Sequence[Span],
    *,
    subject: str | None = None,
    voices: Sequence[str] = (),
    after: After | None = None,
    key: str | None = None,
    **qualifiers: str,
) -> Claim:
    """Record, accepted, that a text says `value` in the words at `spans`.

    Args:
        officer: Who coded it.
        text: The text that was read.
        kind: One of `KINDS`.
        value: The value, of the kind's form; references are ids of claims.
        spans: Where the words stand (code points); each once, in any order.
        subject: The id of the claim it is about, where the value does not tell.
        voices: Who says it, outermost first: ids of claims, or words for one.
        after, key: See `claims.review`.
        qualifiers: Any of `QUALIFIERS`, with a code of `vocab/claims.yaml`.

    Raises:
        NotMade: If a field is missing or not of its form.
        text.spans.BadSpan: If `spans` do not lie in the text.
        ledger.AlreadyDone: If a claim was made with the idempotency key `key`.
    """
    at = sorted(dict.fromkeys(spans))[:MOST_SPANS]
    told = {k: v for k, v in value.items() if v not in (None, "", [])}
    _require_whole(kind, told, at, qualifiers)
    source = text.source
    with write(officer, "claims.make", key=key) as w:
        table = Table(w, officer, [source.pk])
        claim = Claim(
            source=source,
            text=text,
            kind=kind,
            value=told,
            subject_id=told.get(links.SUBJECT.get(kind, "")) or subject,
            voices=list(voices),
            method="person",
            first=at[0][0],
            key=source.key,
            **qualifiers,
        )
        _require_known(table, claim)
        made = _quotes(text, claim, at)
        closed = closed_by_value(kind, told) or all(q.label == RESTRICTED for q in made)
        claim.label = most_closed((text.label, RESTRICTED if closed else text.label))
        if closed:
            for quote in made:
                quote.label = RESTRICTED
        table.add(claim, made)
        accept_under(table, claim)
        table.decide(claim, "accept")
        table.close(after)
    return claim


def _require_whole(
    kind: str, value: Mapping[str, Any], at: Sequence[Span], said: Mapping[str, str]
) -> None:
    if kind not in KINDS:
        raise NotMade("claim", "kind")
    if not at:
        raise NotMade(kind, "words")
    for names in NEEDED.get(kind, ()):
        if not any(name in value for name in names.split("|")):
            raise NotMade(kind, names)
    for name, code in said.items():
        if name not in QUALIFIERS or code not in getattr(words(), name):
            raise NotMade(kind, name)


def _require_known(table: Table, claim: Claim) -> None:
    wrong = is_known(claim.kind, claim.value, table.chain)
    if wrong:
        raise NotMade(claim.kind, wrong)
    subject = claim.subject_id
    if subject is None and claim.kind == "attribute":
        raise NotMade(claim.kind, "person")
    if subject is not None and subject not in table.chain:
        raise NotMade(claim.kind, "reference")


def _quotes(text: Text, claim: Claim, at: Sequence[Span]) -> list[Quote]:
    """Return the claim's quotes; words that somebody closed are closed here too."""
    closed = Stretches(withheld(text))
    whole, made = str(text.text), []
    for start, end in at:
        quote = quotes.of(text, start, end, whole)
        quote.claim = claim
        if closed.touch((start, end)):
            quote.label = RESTRICTED
        made.append(quote)
    return made
