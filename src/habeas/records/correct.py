"""Corrects a record by a decision beside it; nothing that was said is overwritten.

Three ways, each an entry of the ledger and each taken back at will: to choose which of
the claims a field is told by; to mark a claim as misread (`claims.review`); to enter
what the officer knows as a small source of its own, whose words are kept first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from habeas.accounts import roles
from habeas.accounts.models import User
from habeas.claims import quotes
from habeas.claims.models import Claim, Decision
from habeas.claims.review import After
from habeas.errors import HabeasError, Sentence
from habeas.records.choosing import ACCEPTED, CORRECTS, FIELDS, now
from habeas.records.known import times
from habeas.records.models import Act, Choice, Person, Record
from habeas.sources import preserve, read
from habeas.sources.models import Text
from habeas.store.keyring import KeyErased
from habeas.store.labels import INTERNAL, most_closed, up_to
from habeas.store.ledger import Writer, write
from habeas.store.ledger import history as states
from habeas.text.edtf import BadDate, bounds
from habeas.vocab.terms import acts


class NotCorrectable(HabeasError):
    """A field was to be corrected that its record has not, or not by this claim."""

    def __init__(self, record: str, field: str) -> None:
        self.field = field
        super().__init__(
            "record %(record)s: its %(field)s cannot be told by this claim. Nothing "
            "was changed. Choose an accepted claim of the same kind that tells it.",
            record=record,
            field=Sentence(field.replace("_", " ")),
        )


class BadValue(HabeasError):
    """What was entered for a field is not of its form, or not in the words given."""

    def __init__(self, record: str, field: str) -> None:
        self.field = field
        super().__init__(
            "record %(record)s: the %(field)s that was entered is not of its form, or "
            "does not stand in the words it rests on. Nothing was changed. Write it as "
            "the words have it, a date as YYYY-MM-DD, and send it again.",
            record=record,
            field=Sentence(field.replace("_", " ")),
        )


class NoReason(HabeasError):
    """A correction came without a reason, or without words to rest on."""

    def __init__(self) -> None:
        super().__init__(
            "a correction needs a reason, and what you enter needs the words it rests "
            "on. Nothing was changed. Say why, in a few words."
        )


@dataclass(frozen=True)
class Change:
    """In entry `entry`, at `at` (UTC), `officer` (an id) let `field` go to `new`."""

    entry: int
    at: Any
    officer: str
    field: str
    old: Any
    new: Any


def choose(
    officer: User,
    record: Record,
    field: str,
    claim: Claim,
    reason: str,
    *,
    after: After,
    key: str | None = None,
) -> Choice:
    """Decide that `field` of `record` is told as `claim` has it.

    A choice that stood for the field is taken back in the same entry. The other claims
    stay as they are, beside the value.

    Args:
        officer: Who decides.
        record: A person, organisation, place, event or act.
        field: One of `choosing.FIELDS` of its model.
        claim: An accepted claim of the record's kind.
        reason: Why this one.
        after: Rebuilds what stands on a source, inside the entry.
        key: An idempotency key.

    Raises:
        NotCorrectable: If the claim cannot tell that field of that record.
        NoReason: If `reason` is empty.
    """
    _require(record, field, reason)
    if claim.kind != record.claim.kind or now(claim).state != ACCEPTED:
        raise NotCorrectable(record.pk, field)
    if claim.value.get(CORRECTS) not in (None, record.pk):
        raise NotCorrectable(record.pk, field)
    if not any(FIELDS[type(record)][field](claim).values()):
        raise NotCorrectable(record.pk, field)
    with write(officer, "records.choose", key=key, about=(record.pk,)) as w:
        made = _choose(w, record, field, claim, reason)
        after(w, officer, record.claim.source, [record.claim_id])
    return made


def enter(
    officer: User,
    record: Record,
    field: str,
    told: str,
    *,
    words: str,
    voice: str | None,
    reason: str,
    after: After,
    key: str | None = None,
) -> Choice:
    """Keep `words` as a small source, and let it tell `field` of `record`.

    The words are kept even if what follows fails; not where it may not be done.

    Args:
        officer: Who writes it down.
        record: The record.
        field: Which value of it.
        told: The value as a form gives it; names as `words` have them, dates as EDTF,
            heads as "4" or "3-5".
        words: What it rests on; the claim quotes them whole.
        voice: Who said it; None is the officer's own knowledge.
        reason: Why the record is corrected.
        after, key: As for `choose`.

    Raises:
        BadValue: If `told` is not of the field's form, or no part of `words`.
        NoReason: If `reason` or `words` are empty.
        roles.NotAllowed: If the officer may not decide. Nothing is kept.
    """
    roles.require(officer, roles.DECIDE)
    _require(record, field, reason)
    if not words.strip():
        raise NoReason
    value = _VALUES[field](told.strip(), words)
    if value is None:
        raise BadValue(record.pk, field)
    label = most_closed((record.label, INTERNAL))  # a note is of nothing else
    of_note = f"{key}:note" if key else None
    note = preserve.note(officer, words, voice, label=label, key=of_note)
    text = read.text_of(officer, note.source)
    with write(officer, "records.correct", key=key, about=(record.pk,)) as w:
        claim = _say(w, officer, record, text, value, voice)
        made = _choose(w, record, field, claim, reason)
        after(w, officer, note.source, None)  # and with it the record's own
        after(w, officer, record.claim.source, [record.claim_id])
    return made


def undo(
    officer: User, choice: Choice, *, after: After, key: str | None = None
) -> Choice:
    """Take a choice back; the record is again as its own source tells it."""
    from_record = _record_of(choice)
    with write(officer, "records.undo_choice", key=key, about=(choice.row,)) as w:
        choice.undone = True
        w.save(choice)
        if from_record is not None:
            after(w, officer, from_record.claim.source, [from_record.claim_id])
    return choice


def fields_of(record: Record) -> tuple[str, ...]:
    """Return the fields of `record` that can be corrected, in the order of a page."""
    known = tuple(FIELDS.get(type(record), {}))
    if not isinstance(record, Person):
        return known
    group = record.kind != "individual"
    return tuple(f for f in known if (f != "name" if group else f == "name"))


def choices(officer: User, records: Iterable[Record]) -> list[Choice]:
    """Return the standing choices about `records`, oldest first."""
    own = {(r._meta.db_table, r.pk) for r in records}
    rows = Choice.objects.visible_to(officer).filter(
        undone=False,
        row__in=[pk for _, pk in own],
        claim__label__in=up_to(officer.ceiling),
    )
    listed = rows.select_related("claim").order_by("entry", "id")
    return [c for c in listed if (c.table, c.row) in own]


def history(record: Record) -> list[Change]:
    """Return how a record came to be as it is, from the ledger, oldest first.

    Ids that changed are left out, and what was destroyed with its source.
    """
    try:
        found = states(record)
    except KeyErased:
        return []
    at = times(entry for entry, _ in found)
    changes: list[Change] = []
    before: dict[str, Any] = {}
    for entry, state in found:
        for field in sorted(state.keys() & _TOLD):
            old, new = before.get(field), state[field]
            if old != new and not (not old and not new):
                told = (entry, at.get(entry), str(state["officer"]), field, old, new)
                changes.append(Change(*told))
        before = state
    return changes


_TOLD = frozenset(
    ("name", "acronym", "title", "words", "kind", "type", "date", "time")
    + ("heads_min", "heads_max", "label", "withdrawn")
)


def _require(record: Record, field: str, reason: str) -> None:
    if field not in fields_of(record):
        raise NotCorrectable(record.pk, field)
    if not reason.strip():
        raise NoReason


def _choose(w: Writer, record: Record, field: str, claim: Claim, reason: str) -> Choice:
    table = record._meta.db_table
    standing = Choice.objects.whole("one choice for a field").filter(
        table=table, row=record.pk, field=field, undone=False
    )
    for old in standing:
        old.undone = True
        w.save(old)
    made = Choice(
        table=table,
        row=record.pk,
        field=field,
        claim=claim,
        reason=reason.strip(),
        key=claim.key,
        label=most_closed((record.label, claim.label, INTERNAL)),
    )
    w.save(made)
    return made


def _say(
    w: Writer,
    officer: User,
    record: Record,
    text: Text,
    value: dict[str, Any],
    voice: str | None,
) -> Claim:
    """Make the accepted claim of a note, and of the place that it names."""
    voices = [voice or str(officer.name)]
    label = most_closed((record.label, text.label, INTERNAL))
    name = value.pop("place name", None)
    if name:
        at = str(text.text).index(name)
        place = _claim(text, "place", {"name": name}, voices, label, at)
        _save(w, place, text, (at, at + len(name)))
        value["place"] = place.pk
    base = {"type": record.type} if isinstance(record, Act) else {}
    whole = {**base, **value, CORRECTS: record.pk}
    claim = _claim(text, record.claim.kind, whole, voices, label, 0)
    _save(w, claim, text, (0, text.length))
    return claim


def _claim(
    text: Text, kind: str, value: dict[str, Any], voices: list[str], label: str, at: int
) -> Claim:
    return Claim(
        source_id=text.source_id,
        text=text,
        kind=kind,
        value=value,
        voices=voices,
        method="person",
        state=ACCEPTED,
        first=at,
        key=text.key,
        label=label,
    )


def _save(w: Writer, claim: Claim, text: Text, span: tuple[int, int]) -> None:
    quote = quotes.of(text, *span)
    quote.claim, quote.label = claim, claim.label
    decision = Decision(
        claim=claim,
        verb="accept",
        before="suggested",
        after=ACCEPTED,
        key=claim.key,
        label=claim.label,
    )
    w.save(claim, quote, decision)


def _record_of(choice: Choice) -> Any:
    for model in FIELDS:
        if model._meta.db_table == choice.table:
            rows = model.objects.whole("taking a choice back")
            return rows.select_related("claim__source").filter(pk=choice.row).first()
    return None


def _stands(name: str) -> Callable[[str, str], dict[str, Any] | None]:
    return lambda told, words: {name: told} if told and told in words else None


def _date(told: str, words: str) -> dict[str, Any] | None:
    try:
        bounds(told)
    except BadDate:
        return None
    return {"date": told} if told else None


def _type(told: str, words: str) -> dict[str, Any] | None:
    return {"type": told} if told in acts() else None


def _heads(told: str, words: str) -> dict[str, Any] | None:
    low, _sep, high = told.replace("–", "-").partition("-")
    if not low.strip().isdecimal() or (high and not high.strip().isdecimal()):
        return None
    if len(told) > 20:  # no crowd is counted in so many digits
        return None
    least, most = int(low), int(high or low)
    fits = 0 < least <= most <= 1_000_000
    return {"kind": "group", "heads": [least, most]} if fits else None


_VALUES: dict[str, Callable[[str, str], dict[str, Any] | None]] = {
    "name": _stands("name"),
    "acronym": _stands("acronym"),
    "title": _stands("title"),
    "words": _stands("words"),
    "time": _stands("time"),
    "place": _stands("place name"),
    "date": _date,
    "type": _type,
    "heads": _heads,
}
