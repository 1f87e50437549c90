"""Records a dated change of the register that an officer learnt of.

Every change is a note first: the officer's words, and whose word it is, are kept as a
source before anything is made of them. The change is then a claim that quotes the
note, and a status that rests on the claim.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from typing import Any

from habeas.accounts.models import User
from habeas.claims import quotes
from habeas.claims.models import Claim, Decision
from habeas.errors import HabeasError, Sentence
from habeas.records import build as records
from habeas.records.accepted import ACCEPTED
from habeas.records.models import Person
from habeas.register import build as register_build
from habeas.register.models import AXES, Episode, Status
from habeas.register.said import values_of
from habeas.sources import preserve, read
from habeas.sources.models import Source, Text
from habeas.store.labels import INTERNAL, RESTRICTED, most_closed
from habeas.store.ledger import Writer, write
from habeas.vocab.terms import register


class NoSuchValue(HabeasError):
    """A change named an axis, value or basis that the register does not have."""

    def __init__(self, field: str) -> None:
        super().__init__(
            "the change's %(field)s is none of the register's. Nothing was recorded. "
            "Choose one of the list.",
            field=field,
        )


class NoWords(HabeasError):
    """A change came without a word of what was said."""

    def __init__(self) -> None:
        super().__init__(
            "what was learnt needs the words it rests on. Nothing was recorded. Write "
            "what was said, and who said it."
        )


class PlaceUnsaid(HabeasError):
    """A place of holding was named that the words do not name."""

    def __init__(self) -> None:
        super().__init__(
            "the place does not stand in the words, so nothing would show where it is "
            "from. Nothing was recorded. Write the place as the words have it, or add "
            "the words that name it."
        )


def record(
    officer: User,
    episode: Episode,
    axis: str,
    value: str,
    on: datetime.date | str,
    *,
    words: str,
    voice: str | None = None,
    end_basis: str = "",
    release_type: str = "",
    reason: str | None = None,
    place: str | None = None,
    person: str | None = None,
    key: str | None = None,
) -> Status:
    """Record that from `on`, `value` holds on `axis`, in the words of a note.

    A step that is not usual is kept and flagged; `reason` says why. The note is kept
    even if what follows fails.

    Args:
        officer: Who writes it down.
        episode: The episode it changes.
        axis: One of the four axes.
        value: A value of that axis.
        on: The day it became so, as a date or EDTF text.
        words: What was said, or seen; the claim quotes them whole.
        voice: Who said it; None is the officer's own knowledge.
        end_basis: Who an end is known from (`vocab/register.yaml`).
        release_type: Of a release.
        reason: Why the step is not usual.
        place: The name of the place where the person is held, as `words` have it.
        person: A person (record id) who was told of only as one of the episode's
            group: the change is theirs alone and begins an episode of their own.
        key: An idempotency key.

    Raises:
        NoSuchValue: If axis, value, basis or type is not in the vocabulary.
        NoWords: If `words` are empty.
        PlaceUnsaid: If they do not name `place`.
        ledger.AlreadyDone: If the change was recorded with `key` before.
    """
    change = {
        "axis": axis,
        "value": value,
        "date": on if isinstance(on, str) else on.isoformat(),
        "end_basis": end_basis,
        "release_type": release_type,
        "reason": reason,
        "heads": None,
        "order": 0,
        **({"record": person} if person else {"episode": episode.pk}),
    }
    _require(change)
    return write_note(
        officer, episode, [change], words=words, voice=voice, place=place, key=key
    )[0]


def write_note(
    officer: User,
    episode: Episode,
    changes: Sequence[dict[str, Any]],
    *,
    words: str,
    voice: str | None,
    place: str | None = None,
    also: Callable[[Writer, Source], None] | None = None,
    key: str | None = None,
) -> list[Status]:
    """Keep a note, then record the changes it tells, in one entry.

    Args:
        officer: Who writes it down.
        episode: The episode they are about.
        changes: Values of status claims.
        words: The note.
        voice: Who said it.
        place: The place of holding that the note names, for each liberty value.
        also: Called inside the entry with the note, to save what belongs with it.
        key: An idempotency key; the note is not kept twice either.
    """
    if not words.strip():
        raise NoWords
    if place and place not in words:
        raise PlaceUnsaid
    of_note = f"{key}:note" if key else None
    label = _label(episode, changes)
    note = preserve.note(officer, words, voice, label=label, key=of_note).source
    text = read.text_of(officer, note)
    with write(officer, "register.change", key=key, about=(episode.pk,)) as w:
        sayer = _Sayer(w, officer, text, voice)
        at = sayer.place(place) if place else None
        claims = [sayer.status(change, at) for change in changes]
        records.rebuild_in(w, officer, note)
        register_build.rebuild_in(w, officer, note)
        if also is not None:
            also(w, note)
        note.refresh_from_db()
        note.reading = "read"  # its words are claims already: no reader is waited for
        w.save(note)
    rows = Status.objects.visible_to(officer).filter(withdrawn=False)
    found = {s.claim_id: s for s in rows.filter(claim__in=claims)}
    return [found[c.pk] for c in claims if c.pk in found]


def _label(episode: Episode, changes: Sequence[dict[str, Any]]) -> str:
    """Return how closed a note is: as whom it is about, and nothing else."""
    ids = [c["record"] for c in changes if "record" in c]
    people = Person.objects.whole("who a note is about").filter(
        pk__in=[*ids, episode.person_id]
    )
    labels = people.values_list("label", flat=True)
    return most_closed((INTERNAL, episode.label, *labels))


class _Sayer:
    """Makes the accepted claims of one note."""

    def __init__(self, w: Writer, officer: User, text: Text, voice: str | None) -> None:
        self._w, self._text = w, text
        self._voices = [voice or str(officer.name)]

    def status(self, change: dict[str, Any], place: Claim | None) -> Claim:
        terms = register().liberty
        closed = change["value"] in (*terms.watch, *terms.watch_end, "escaped")
        held = place is not None and change["axis"] == "liberty"
        value = {**change, "place": place.pk} if held and place else change
        return self._claim("status", value, (0, self._text.length), closed=closed)

    def place(self, name: str) -> Claim:
        start = str(self._text.text).index(name)
        return self._claim("place", {"name": name}, (start, start + len(name)))

    def _claim(
        self, kind: str, value: Any, span: tuple[int, int], *, closed: bool = False
    ) -> Claim:
        text = self._text
        label = RESTRICTED if closed else text.label
        claim = Claim(
            source_id=text.source_id,
            text=text,
            kind=kind,
            value=value,
            voices=self._voices,
            method="person",
            state=ACCEPTED,
            first=span[0],
            key=text.key,
            label=label,
        )
        quote = quotes.of(text, *span)
        quote.claim, quote.key, quote.label = claim, text.key, label
        decision = Decision(
            claim=claim,
            verb="accept",
            before="suggested",
            after=ACCEPTED,
            key=text.key,
            label=label,
        )
        self._w.save(claim, quote, decision)
        return claim


def _require(change: dict[str, Any]) -> None:
    terms = register()
    if change["axis"] not in AXES:
        raise NoSuchValue(Sentence("axis"))
    if change["value"] not in values_of(change["axis"]):
        raise NoSuchValue(Sentence("value"))
    if change["end_basis"] and change["end_basis"] not in terms.end_basis:
        raise NoSuchValue(Sentence("basis of the end"))
    if change["release_type"] and change["release_type"] not in terms.release_type:
        raise NoSuchValue(Sentence("type of release"))
