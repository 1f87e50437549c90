"""Puts a person's claim in the place of another; the first is superseded, not lost.

The new claim quotes the same words, or others of the same text, is a person's own,
and is accepted by the one who makes it.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from typing import Any

from habeas.accounts.models import User
from habeas.claims import links, quotes
from habeas.claims.deciding import (
    ACCEPTED,
    After,
    NotPossible,
    Table,
    accept_under,
    deciding,
)
from habeas.claims.forms import closed_by_value
from habeas.claims.items import Item, Span, Ungrounded
from habeas.claims.kinds import STATUSES, WITHHELD
from habeas.claims.models import Claim, Quote
from habeas.errors import HabeasError, Sentence
from habeas.sources.models import Text
from habeas.store.labels import INTERNAL, RESTRICTED, most_closed
from habeas.vocab.terms import acts, register
from habeas.vocab.terms import claims as words

QUALIFIERS = ("modality", "polarity", "derivation", "time_frame")
_DATES = ("date", "start", "end")


class BadEdit(HabeasError):
    """An edit gives a field something that it cannot be."""

    def __init__(self, claim_id: str, field: str) -> None:
        self.field = field
        super().__init__(
            "claim %(claim_id)s: the new %(field)s is not of its form or not in its "
            "list. Nothing was changed. Correct that field and try again.",
            claim_id=claim_id,
            field=Sentence(field.replace("_", " ")),
        )


class ChangedMeanwhile(HabeasError):
    """A claim was edited by someone else since it was shown."""

    def __init__(self, claim_id: str) -> None:
        super().__init__(
            "claim %(claim_id)s was edited by another officer meanwhile. Nothing was "
            "changed. Look at the claim as it stands now, then edit it if you must.",
            claim_id=claim_id,
        )


def edit(
    officer: User,
    claim: Claim,
    *,
    value: Mapping[str, Any] | None = None,
    spans: Sequence[Span] | None = None,
    voices: Sequence[str] | None = None,
    reason: str | None = None,
    after: After | None = None,
    key: str | None = None,
    **qualifiers: str,
) -> Claim:
    """Put another claim in a claim's place, accepted, and return it.

    What was open to an audience is closed again, because nobody opened the new words.

    Args:
        officer: Who corrects it.
        claim: The claim as it was shown.
        value: The whole new value, of the same kind.
        spans: Where the new quotes stand (code points); None keeps the words.
        voices: Who says it, outermost first.
        reason: Why.
        after, key: See `claims.review`.
        qualifiers: Any of `QUALIFIERS`, with a code of `vocab/claims.yaml`.

    Raises:
        BadEdit: If a field is not of its form.
        ChangedMeanwhile: If another officer edited the claim since it was loaded.
        NotPossible: If the claim was withdrawn.
        text.spans.BadSpan: If `spans` do not lie in the text.
    """
    with deciding(officer, "edit", [claim], after, key) as table:
        old = table.now(claim)
        if old.pk != claim.pk:
            raise ChangedMeanwhile(claim.pk)
        if old.state in ("retracted", "superseded"):
            raise NotPossible(old.pk, "edit", old.state)
        new = _successor(old, value, voices, qualifiers)
        _require_known(table, new)
        made = _quotes(old, new, spans)
        new.first = min(q.start for q in made)
        if spans is not None and all(q.label == RESTRICTED for q in made):
            new.label = RESTRICTED
        table.add(new, made)
        accept_under(table, new)
        table.decide(old, "edit", reason=reason)
        table.decide(new, "edit", ACCEPTED, reason=reason)
    return new


def _successor(
    old: Claim,
    value: Mapping[str, Any] | None,
    voices: Sequence[str] | None,
    qualifiers: Mapping[str, str],
) -> Claim:
    for name, code in qualifiers.items():
        if name not in QUALIFIERS or code not in getattr(words(), name):
            raise BadEdit(old.pk, name)
    said = {n: qualifiers.get(n, getattr(old, n)) for n in QUALIFIERS}
    told = dict(old.value if value is None else value)
    closed = closed_by_value(old.kind, told)
    return Claim(
        source=old.source,
        text_id=old.text_id,
        kind=old.kind,
        value=told,
        subject_id=_subject(old, told),
        voices=list(old.voices if voices is None else voices),
        method="person",
        supersedes=old,
        key=old.key,
        label=RESTRICTED if closed else most_closed((old.label, INTERNAL)),
        **said,
    )


def _subject(old: Claim, value: Mapping[str, Any]) -> str | None:
    name = links.SUBJECT.get(old.kind, "")
    return value.get(name) or old.subject_id


def _quotes(old: Claim, new: Claim, spans: Sequence[Span] | None) -> list[Quote]:
    """Return the quotes of the new claim; words that were closed stay closed."""
    standing = list(Quote.objects.whole("editing a claim").filter(claim=old))
    at = [(q.start, q.end) for q in standing] if spans is None else list(spans)
    if not at:
        raise BadEdit(old.pk, "words")
    closed = [(q.start, q.end) for q in standing if q.label == RESTRICTED]
    text, made = old.text, []
    if spans is not None:
        closed += withheld(text)
    for start, end in dict.fromkeys(at):
        quote = quotes.of(text, start, end)
        quote.claim = new
        touched = any(a < end and start < b for a, b in closed)
        quote.label = RESTRICTED if touched or new.label == RESTRICTED else text.label
        made.append(quote)
    return made


def withheld(text: Text) -> list[Span]:
    """Return the words of a text that a claim of a contact or a risk closed."""
    rows = Quote.objects.whole("words that are withheld").filter(
        text=text, label=RESTRICTED, claim__kind__in=("withhold", "contact")
    )
    return list(rows.values_list("start", "end"))


def _require_known(table: Table, new: Claim) -> None:
    """Raise `BadEdit` for a code, a date or a reference that is none."""
    wrong = is_known(new.kind, new.value, table.chain)
    if wrong:
        raise BadEdit(str(new.supersedes_id), wrong)


def is_known(kind: str, value: Mapping[str, Any], refers: Container[str]) -> str:
    """Return '' where codes, dates and references are known, else the field's name.

    Args:
        kind: The claim's kind.
        value: Its value.
        refers: The ids of the claims that it may refer to.
    """
    for name, known in _codes(kind, value).items():
        if value.get(name) not in known:
            return name
    item = Item(value, "")
    for name in _DATES:
        try:
            item.date(name)
        except Ungrounded:
            return name
    unknown = any(ref not in refers for ref in links.ids(kind, value))
    return "reference" if unknown else ""


def _codes(kind: str, value: Mapping[str, Any]) -> Mapping[str, Container[str]]:
    """Return the closed lists of a kind's fields, by the field."""
    if kind == "act":
        return {"type": acts()}
    if kind == "status":
        axis = value.get("axis") or "liberty"
        known = STATUSES if axis == "liberty" else getattr(register(), axis, ())
        return {"value": known}
    return {"withhold": {"why": (*WITHHELD, "other")}}.get(kind, {})
