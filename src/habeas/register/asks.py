"""What the desk asked, and what it was told: "still so", and the door of the jail.

"Still so" renews a value's as-of day with who said it. Asking an authority feeds the
acknowledgement axis: that it holds the person, denies it, or does not answer (ICPPED,
articles 17 and 18). Each is a note first, and a claim that quotes it.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from habeas.accounts.models import User
from habeas.errors import Codes, HabeasError, Sentence
from habeas.register.change import write_note
from habeas.register.listing import entry_of
from habeas.register.models import Contact, Episode, Status
from habeas.sources.models import Source
from habeas.store.ledger import Writer
from habeas.text.edtf import bounds

AUTHORITIES = ("station", "jail", "court", "agency")
WHOM = (*AUTHORITIES, "lawyer", "family", "source")
_NO_DAY = "on a day that is not known"
ANSWERS = ("confirmed", "denied", "no_answer", "refused")


class NothingToRenew(HabeasError):
    """ "Still so" was said of an episode of which nothing open is known."""

    def __init__(self, episode: str) -> None:
        super().__init__(
            "episode %(episode)s: nothing open is known of it. Nothing was recorded. "
            "Record a change instead.",
            episode=episode,
        )


class NoSuchAnswer(HabeasError):
    """An asking named someone, or an answer, that is not in the list."""

    def __init__(self, field: str) -> None:
        super().__init__(
            "%(field)s is not in the list. Nothing was recorded. Ask: %(whom)s. "
            "Answers: %(answers)s.",
            field=field,
            whom=Codes(WHOM, "whom"),
            answers=Codes(ANSWERS, "answer"),
        )


def still_so(
    officer: User,
    episode: Episode,
    on: datetime.date,
    *,
    voice: str,
    words: str | None = None,
    place: str | None = None,
    key: str | None = None,
) -> Status:
    """Record that on day `on` the value still stands, by the word of `voice`.

    `key` is an idempotency key.

    Raises:
        NothingToRenew: If the episode is closed or holds no value.
    """
    change = _renewal(officer, episode, on.isoformat())
    if change is None:
        raise NothingToRenew(episode.pk)
    told = words or _sentence(
        episode, on.isoformat(), f"still {change['value']}, says", voice, place
    )
    return write_note(
        officer, episode, [change], words=told, voice=voice, place=place, key=key
    )[0]


def asked(
    officer: User,
    episode: Episode,
    whom: str,
    answer: str,
    on: datetime.date | str,
    *,
    words: str | None = None,
    place: str | None = None,
    time: str | None = None,
    rank: str | None = None,
    key: str | None = None,
) -> Contact:
    """Record that the desk asked `whom` about the episode, and the answer.

    What an authority answers goes to the acknowledgement axis; "confirmed", by
    whomever, renews the value as well. A denial never ends an episode.

    Args:
        officer: Who asked.
        episode: The episode asked about.
        whom: One of `WHOM`.
        answer: One of `ANSWERS`.
        on: When the asking took place, as a day or EDTF text; '' where the day is not
            known. A value is renewed only from one day that is told, exactly or about: a
            month, a year or "by then" may lie long before its last day.
        words: What was said; a plain sentence is kept where there are none.
        place: The place of holding that was named, as `words` have it.
        time: The time by the clock, as the officer writes it.
        rank: Who answered, by the rank or office that was given.
        key: An idempotency key.

    Raises:
        NoSuchAnswer: If `whom` or `answer` is not in its list.
        text.edtf.BadDate: If `on` is no date.
    """
    _checked(whom, answer)
    when = on if isinstance(on, str) else on.isoformat()
    if when:
        bounds(when)
    beside = ", ".join(part for part in (time, rank) if part)
    said = "\n".join(part for part in (beside, words) if part) or None
    contact = Contact(episode=episode, on=when, whom=whom, answer=answer, note=said)

    def save(w: Writer, note: Source) -> None:
        contact.key = note.key
        contact.label = episode.label
        w.save(contact)

    told = words or _sentence(episode, when, f"asked {whom}:", answer, place)
    if beside:
        told = f"{when or _NO_DAY}, {beside}, {whom}: {answer}\n{told}"
    write_note(
        officer,
        episode,
        _answered(officer, episode, whom, answer, when, place),
        words=told,
        voice=whom,
        place=place,
        also=save,
        key=key,
    )
    return contact


def askings(officer: User, episodes: Iterable[str]) -> list[Contact]:
    """Return whom the desk asked about episodes (ids), what took place last first."""
    rows = Contact.objects.visible_to(officer).filter(episode__in=list(episodes))
    by = rows.order_by("-recorded_at", "id")
    return sorted(by, key=lambda c: asked_by(c.on, c.recorded_at), reverse=True)


def asked_by(on: str, recorded: datetime.datetime | None) -> datetime.date:
    """Return the day by which an asking had taken place: its own, where that is told.

    Of a month, a year or an open span it is the last day, but none after the one on
    which it was recorded; of a day that is not known, that one.
    """
    first, last = bounds(on) if on else (None, None)
    written = recorded.astimezone().date() if recorded else datetime.date.max
    return last if last and (first == last or last < written) else written


def _is_one_day(on: str) -> bool:
    """Return whether one day is told, or about which: no month, no "by then"."""
    first, last = bounds(on) if on else (None, None)
    return first is not None and first == last


def _checked(whom: str, answer: str) -> None:
    if whom not in WHOM:
        raise NoSuchAnswer(Sentence("whom was asked"))
    if answer not in ANSWERS:
        raise NoSuchAnswer(Sentence("the answer"))


def _answered(
    officer: User,
    episode: Episode,
    whom: str,
    answer: str,
    on: str,
    place: str | None,
) -> list[dict[str, object]]:
    """Return the changes of value and acknowledgement that an answer makes."""
    changes: list[dict[str, object]] = []
    if whom in AUTHORITIES:
        changes.append(_acknowledgement(episode, answer, on, place))
    confirmed = answer == "confirmed" and _is_one_day(on)
    renewal = _renewal(officer, episode, on) if confirmed else None
    if renewal:
        changes.append(renewal)
    return changes


def _sentence(
    episode: Episode, on: str, what: str, whom: str, place: str | None
) -> str:
    where = f" Place: {place}." if place else ""
    return f"{on or _NO_DAY}, episode {episode.pk}: {what} {whom}.{where}"


def _acknowledgement(
    episode: Episode, answer: str, on: str, place: str | None
) -> dict[str, object]:
    named = "with_place" if place else "without_place"
    values = {"confirmed": f"acknowledged_{named}", "denied": "denied"}
    return _change(episode, "acknowledgement", values.get(answer, "no_answer"), on)


def _renewal(officer: User, episode: Episode, on: str) -> dict[str, object] | None:
    last = bounds(on)[1] or datetime.datetime.now().astimezone().date()
    entry = entry_of(officer, episode.pk, last)
    if entry is None or entry.liberty.closed:
        return None
    value = entry.liberty.value
    if value in ("", "unknown"):
        return None
    return _change(episode, "liberty", value, on)


def _change(episode: Episode, axis: str, value: str, on: str) -> dict[str, object]:
    return {
        "axis": axis,
        "value": value,
        "date": on or None,
        "heads": None,
        "order": 0,
        "episode": episode.pk,
    }
