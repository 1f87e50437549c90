"""What the register does not know and someone may: the day's questions.

A question is no alarm: a value has grown old, an end is known only from those who
held the person, sources disagree, a group has no names. What a State must record of
every deprivation of liberty (ICPPED, article 17(3)) is listed field by field; what
no source tells is "not known", and is never filled from elsewhere.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from habeas.accounts.models import User
from habeas.errors import HabeasError, Sentence
from habeas.records.around import seen
from habeas.records.build import TAKINGS
from habeas.records.models import Act, Attribute, Involvement
from habeas.register.asks import WHOM, NoSuchAnswer
from habeas.register.entries import DEPRIVATION, Entry
from habeas.register.listing import entries_on
from habeas.register.models import Asking, Episode, Status, Stay
from habeas.register.status import TAKING
from habeas.store.labels import up_to
from habeas.store.ledger import write
from habeas.vocab.terms import register

Words = str | Promise


STATES = ("asked", "answered", "no_answer", "refused")


class NoSuchField(HabeasError):
    """Something was asked that is no field of what a State must record."""

    def __init__(self, episode: str) -> None:
        super().__init__(
            "episode %(episode)s: there is no such field to ask about. Nothing was "
            "recorded. Choose one of the page's list.",
            episode=episode,
        )


@dataclass(frozen=True)
class Question:
    """`ask` about entry `entry` (and its episode), by day `due`; `kind` is a code.

    `name` is who it is about, as the desk shows them; never for a log.
    """

    kind: str
    entry: str
    episode: str
    name: str
    value: str
    due: datetime.date
    ask: Words

    def overdue(self, today: datetime.date) -> bool:
        return self.due < today


@dataclass(frozen=True)
class Field:
    """One thing to be recorded of a deprivation of liberty, and what is told of it.

    `article` is the letter of ICPPED 17(3); `values` are what sources say, in their
    order; none: not known.
    """

    code: str
    article: str
    label: Words
    values: tuple[str, ...] = ()

    @property
    def known(self) -> bool:
        return bool(self.values)


def questions(officer: User, today: datetime.date) -> list[Question]:
    """Return the open questions on `today`, the longest due first."""
    return questions_of(officer, entries_on(officer, today), today)


def questions_of(
    officer: User, found: Sequence[Entry], today: datetime.date
) -> list[Question]:
    """Return the open questions about some entries, the longest due first."""
    unexplained = _unexplained(officer, found)
    asked = [q for e in found for q in _about(e, today, unexplained)]
    return sorted(asked, key=lambda q: (q.due, q.kind, q.entry))


def known_fields(officer: User, episode: Episode) -> list[Field]:
    """Return the fields of ICPPED 17(3) for an episode, each with what is told of it.

    Circumstances of death are asked only where a death is told.
    """
    facts = _Facts(officer, episode)
    died = facts.values("died_in_custody", "found_dead")
    return [
        Field(code, article, label, tuple(find(facts)))
        for code, article, label, find in _FIELDS
        if article != "g" or died
    ]


def field_labels() -> dict[str, Words]:
    """Return how each field of ICPPED 17(3) is called, by its code."""
    return {code: label for code, _article, label, _find in _FIELDS}


def asked_of(officer: User, episode: Episode) -> dict[str, list[Asking]]:
    """Return what the desk asked about an episode, by field, the last asking first."""
    rows = Asking.objects.visible_to(officer).filter(episode=episode, undone=False)
    found: dict[str, list[Asking]] = {}
    for row in rows.order_by("-on", "-entry", "id"):
        found.setdefault(row.field, []).append(row)
    return found


def ask(
    officer: User,
    episode: Episode,
    field: str,
    whom: str,
    on: datetime.date,
    *,
    note: str | None = None,
    key: str | None = None,
) -> Asking:
    """Record that on a day the desk asked `whom` about a field of an episode.

    An answer is no value yet: it is recorded as a change, or as a source, and the field
    is known once a claim tells it.

    Raises:
        NoSuchField: If `field` is none that a State must record.
        NoSuchAnswer: If `whom` is not in `asks.WHOM`.
    """
    if field not in {code for code, *_ in _FIELDS}:
        raise NoSuchField(episode.pk)
    if whom not in WHOM:
        raise NoSuchAnswer(Sentence("whom was asked"))
    asking = Asking(
        episode=episode,
        field=field,
        whom=whom,
        on=on,
        note=note or None,
        key=episode.key,
        label=episode.label,
    )
    with write(officer, "register.ask", key=key) as w:
        w.save(asking)
    return asking


def settle(
    officer: User, asking: Asking, state: str, *, key: str | None = None
) -> Asking:
    """Say what became of an asking: one of `STATES`, or "undone".

    Raises:
        NoSuchAnswer: If `state` is not in the list.
    """
    if state not in (*STATES, "undone"):
        raise NoSuchAnswer(Sentence("the state"))
    with write(officer, "register.settle", key=key) as w:
        if state == "undone":
            asking.undone = True
        else:
            asking.state = state
        w.save(asking)
    return asking


def _about(
    entry: Entry, today: datetime.date, unexplained: frozenset[str]
) -> Iterator[Question]:
    liberty = entry.liberty
    if entry.historical or entry.overtaken:
        return
    if liberty.claimed_end is not None and not liberty.closed:
        said = liberty.claimed_end.speaks_for or today
        yield _question("seen", entry, said + datetime.timedelta(days=1), _SEEN)
    if liberty.stale and liberty.due is not None:
        yield _question("still_so", entry, liberty.due, _STILL_SO)
    if liberty.disputed:
        yield _question("disputed", entry, liberty.as_of or today, _DISPUTED)
    if any(s.id in unexplained for s in liberty.flagged):
        yield _question("reason", entry, liberty.as_of or today, _REASON)
    unnamed = entry.kind == DEPRIVATION and entry.group and entry.heads != (0, 0)
    if unnamed and liberty.held:
        yield _question("names", entry, liberty.as_of or today, _NAMES)


def _question(kind: str, entry: Entry, due: datetime.date, ask: Words) -> Question:
    return Question(
        kind=kind,
        entry=entry.id,
        episode=entry.episodes[0],
        name=entry.name or entry.words or "",
        value=entry.liberty.value,
        due=due,
        ask=ask,
    )


_SEEN = _("The end is known only from those who held the person. Who has seen them?")
_STILL_SO = _("The last word is old. Is it still so, and who says it?")
_DISPUTED = _("Sources disagree. What does each rest on?")
_REASON = _("This step is not usual. What is the reason?")
_NAMES = _("Who are they? Ask the source for names, and whether they are still held.")


def _unexplained(officer: User, entries: Iterable[Entry]) -> frozenset[str]:
    flagged = {s.id for e in entries for s in e.liberty.flagged}
    rows = Status.objects.visible_to(officer).filter(
        pk__in=flagged, reason__isnull=True
    )
    return frozenset(rows.values_list("pk", flat=True))


class _Facts:
    """What the records tell of one episode."""

    def __init__(self, officer: User, episode: Episode) -> None:
        self.officer, self.episode = officer, episode
        own = {"withdrawn": False}
        statuses = Status.objects.visible_to(officer).filter(episode=episode, **own)
        self.statuses = list(statuses.order_by("earliest", "order", "id"))
        acts = Act.objects.visible_to(officer).filter(
            victim=episode.person_id, type__in=TAKINGS, **own
        )
        historical = ["historical"] if episode.historical else []
        others = ["incident", "background", "ongoing"]
        self.acts = list(
            acts.filter(time_frame__in=historical or others)
            .select_related("place")
            .order_by("earliest", "id")
        )
        stays = Stay.objects.visible_to(officer).filter(episode=episode, **own)
        stays = stays.filter(place__label__in=up_to(officer.ceiling))
        self.stays = list(stays.select_related("place").order_by("earliest", "id"))
        self.attributes = list(
            Attribute.objects.visible_to(officer).filter(
                person=episode.person_id, **own
            )
        )

    def values(self, *values: str) -> list[Status]:
        return [s for s in self.statuses if s.value in values]

    def told(self, *properties: str) -> list[str]:
        return [str(a.value) for a in self.attributes if a.property in properties]

    def takers(self) -> list[str]:
        rows = Involvement.objects.visible_to(self.officer).filter(
            act__in=[a.pk for a in self.acts], withdrawn=False
        )
        actors = [r.organisation or r.person for r in rows.order_by("id")]
        return _once(str(a.name) for a in actors if seen(self.officer, a) and a.name)


Find = Callable[[_Facts], Iterable[str]]


def _identity(facts: _Facts) -> list[str]:
    return [facts.episode.person.name] if facts.episode.person.name else []


def _taken_on(facts: _Facts) -> list[str]:
    taken = [s.date for s in facts.values(*TAKING)] + [a.date for a in facts.acts]
    return _once(taken)


def _taken_at(facts: _Facts) -> list[str]:
    return _once(a.time for a in facts.acts)


def _taken_place(facts: _Facts) -> list[str]:
    return _once(str(a.place.name) for a in facts.acts if seen(facts.officer, a.place))


def _held_at(facts: _Facts) -> list[str]:
    return _once(str(s.place.name) for s in facts.stays)


def _admitted(facts: _Facts) -> list[str]:
    return _once(s.date for s in facts.stays)


def _ended_on(facts: _Facts) -> list[str]:
    return _once(s.date for s in facts.values(*register().liberty.ended))


def _attribute(*properties: str) -> Find:
    return lambda facts: facts.told(*properties)


def _once(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(v for v in values if v))


_FIELDS: tuple[tuple[str, str, Words, Find], ...] = (
    ("identity", "a", _("Who"), _identity),
    ("taken_on", "b", _("Taken on"), _taken_on),
    ("taken_at", "b", _("Time of the taking"), _taken_at),
    ("taken_place", "b", _("Place of the taking"), _taken_place),
    ("taken_by", "b", _("Taken by"), lambda facts: facts.takers()),
    ("ordered_by", "c", _("Ordered by"), _attribute("ordered_by")),
    ("grounds", "c", _("Grounds"), _attribute("grounds", "charge")),
    ("warrant", "c", _("Warrant"), _attribute("warrant")),
    ("supervised_by", "d", _("Supervised by"), _attribute("supervised_by")),
    ("held_at", "e", _("Held at"), _held_at),
    ("admitted", "e", _("Admitted on"), _admitted),
    ("place_authority", "e", _("In charge there"), _attribute("place_authority")),
    ("health", "f", _("Health"), _attribute("health", "illness", "disability")),
    ("death", "g", _("Circumstances of death"), _attribute("cause_of_death")),
    ("remains", "g", _("Remains"), _attribute("remains")),
    ("ended_on", "h", _("Released or transferred on"), _ended_on),
    ("destination", "h", _("Where to"), _attribute("destination")),
)
