"""Reads the register page by page and counts it, quick however large it is.

It is read from its lines (`register.lines`), on any day and as known on any other: which
entries fit, in which order, and how many heads they have; those of the page alone are
worked out in full.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Case, Count, IntegerField, Q, Sum, Value, When

from habeas.accounts.models import User
from habeas.records import identify
from habeas.records.build import TAKINGS
from habeas.records.models import Involvement, Person
from habeas.records.remembered import remembered
from habeas.register import lines, naming
from habeas.register.counts import FIGURES, figures
from habeas.register.entries import Entry
from habeas.register.lines import CLOSED, HISTORICAL, OF_WATCH, OPEN
from habeas.register.listing import RegisterRow, worked_out
from habeas.register.models import AXES, Line, Stay
from habeas.register.naming import Named
from habeas.store import vault
from habeas.store.seal import lookup
from habeas.text.fold import fold

PAGE = 50
MOST = 1_000  # a total is counted so far
READ = 2_000  # entries that are worked out to look for a part of a name
WORDS = 50  # words without a number that are told
FLAGS = ("stale", "disputed", "flagged", "holder_only")
_RANKS = range(2 * HISTORICAL)
Day = datetime.date
Cursor = tuple[int, str, str]  # rank, day last told of ('' the day itself), entry


@dataclass(frozen=True)
class Looked:
    """What the register is narrowed to; an empty field narrows nothing.

    `axis` is `axis:value`; `since` the first day on which the value may have begun.
    """

    show: str = "all"
    words: str = ""
    place: str = ""
    holder: str = ""
    since: Day | None = None
    flag: str = ""
    axis: str = ""

    @property
    def narrowed(self) -> bool:
        return self != Looked()

    @property
    def more(self) -> bool:
        """Whether anything but a name or a count narrows it."""
        return bool(self.place or self.holder or self.since or self.flag or self.axis)

    @property
    def named(self) -> bool:
        """Whether names decide what fits."""
        return bool(self.words or self.place or self.holder)


@dataclass(frozen=True)
class Found:
    """One page: its rows, where the next begins, how many fit, of how many.

    Both are counted to `MOST`; `more` and `total_more` say that there are more.
    `partly`: parts of a name were looked for in the first `READ` entries alone.
    """

    rows: tuple[RegisterRow, ...]
    next: Cursor | None
    fitting: int
    total: int
    more: bool = False
    total_more: bool = False
    partly: bool = False


@dataclass(frozen=True)
class Counted:
    """Heads by figure, least and most, and how many entries they are of.

    `words` are of open deprivations that give no number; `more_words`, how many more.
    """

    least: Mapping[str, int] = field(default_factory=dict)
    most: Mapping[str, int] = field(default_factory=dict)
    entries: Mapping[str, int] = field(default_factory=dict)
    words: tuple[str, ...] = ()
    more_words: int = 0


def page(
    officer: User,
    as_of: Day,
    known_on: datetime.datetime | None = None,
    looked: Looked = Looked(),
    after: Cursor | None = None,
    size: int = PAGE,
    named: Named | None = None,
) -> Found:
    """Return one page of the register, in the order of `listing.rows`.

    Args:
        officer: Who looks.
        as_of: The day asked about.
        known_on: The time of knowledge (aware; None: now).
        looked: What it is narrowed to.
        after: The cursor of the page before; None begins.
        size: How many entries a page has.
        named: What may be called so, of all records; None looks through the first.
    """
    lines.made()
    at = _At(officer, as_of, known_on)
    every = standing(officer, as_of, known_on)
    fitting = every.filter(_fitting(looked, as_of))
    if looked.named and named is not None:
        return _of_named(at, every, fitting, looked, after, size, named)
    if looked.named:
        return _by_name(at, every, fitting, looked, after, size)
    total, fit = _capped(every), _capped(fitting) if looked.narrowed else None
    shown, cursor = _page(fitting, as_of, after, size)
    number = total if fit is None else fit
    return Found(
        tuple(at.rows(shown)),
        cursor,
        min(number, MOST),
        min(total, MOST),
        more=number > MOST,
        total_more=total > MOST,
    )


def counted(
    officer: User, as_of: Day, known_on: datetime.datetime | None = None
) -> Counted:
    """Return the counts of the register, exact; `counts.counts` says what each is."""
    since = lines.made()
    at = _At(officer, as_of, known_on)
    return remembered(
        officer, lambda: _counted(at), "tally", as_of, known_on, since=since
    )


def standing(officer: User, on: Day, known_on: datetime.datetime | None = None) -> Any:
    """Return the lines of all entries on a day that `officer` may see.

    As known at `known_on` (aware; None: now).
    """
    ceiling = lines.number_of(officer)
    found = Line.objects.filter(ceiling=ceiling, first__lte=on, last__gte=on)
    if known_on is None:
        return found.filter(now=True)
    learnt = Q(unknown__isnull=True) | Q(unknown__gt=known_on)
    return found.filter(learnt, known__lte=known_on)


@dataclass(frozen=True)
class _At:
    """Who looks, on which day, as known when."""

    officer: User
    on: Day
    known_on: datetime.datetime | None = None

    def rows(self, shown: Sequence[Line]) -> list[RegisterRow]:
        """Return the rows of some lines, worked out in full."""
        wanted = {line.entry for line in shown}
        people = {line.cluster for line in shown}
        return worked_out(self.officer, people, wanted, self.on, self.known_on)


def figure_lines(name: str, on: Day) -> Q:
    """Return which lines one of the counts is of (`counts.figures`)."""
    reported = Q(rank=OPEN, held=True)
    return {
        "reported": reported,
        "located": reported & Q(located__gte=on),
        "verified": reported & Q(verification="confirmed"),
        "released": Q(rank=CLOSED, liberty="released"),
        "watch": Q(rank=OF_WATCH),
        "historical": Q(rank__gte=HISTORICAL),
        "ended": Q(rank=CLOSED),
        "missing": Q(rank=OPEN, held=False, liberty="missing"),
    }[name]


def flags_of(entry: Entry) -> tuple[str, ...]:
    """Return the codes of what a reader of this entry must be told."""
    liberty = entry.liberty
    found = {
        "disputed": liberty.disputed,
        "stale": liberty.stale,
        "flagged": bool(liberty.flagged),
        "holder_only": liberty.said_by_holder_only,
        "historical": entry.historical,
        "overtaken": entry.overtaken,
    }
    return tuple(code for code, holds in found.items() if holds)


def fits(row: RegisterRow, looked: Looked, on: Day) -> bool:
    """Return whether a row is one of those that the register is narrowed to."""
    entry = row.entry
    if looked.show != "all" and looked.show not in figures(entry, on):
        return False
    if looked.flag and looked.flag not in flags_of(entry):
        return False
    if looked.axis:
        axis, _sep, value = looked.axis.partition(":")
        now = getattr(entry, axis, None) if axis in AXES else None
        if now is None or now.value != value:
            return False
    return _fits_by_name(row, looked) and (
        looked.since is None or _begun(entry, looked.since)
    )


def _fits_by_name(row: RegisterRow, looked: Looked) -> bool:
    stay = row.entry.stay.name if row.entry.stay else ""
    return (
        _told(looked.words, row.name)
        and _told(looked.place, stay)
        and _told(looked.holder, *row.taken_by)
    )


def _told(words: str, *names: str) -> bool:
    return not words or any(fold(words) in fold(name) for name in names)


def _begun(entry: Entry, since: Day) -> bool:
    """Whether what stands may have begun on or after `since`; undated it may not."""
    by = entry.liberty.by
    last = (by.latest or by.earliest) if by else None
    return last is not None and last >= since


def _fitting(looked: Looked, on: Day) -> Q:
    told = Q()
    if looked.show in FIGURES:
        told &= figure_lines(looked.show, on)
    marks = {
        "disputed": Q(disputed=True),
        "stale": Q(due__lt=on),
        "flagged": Q(flagged=True),
        "holder_only": Q(unseen__isnull=False),
    }
    if looked.flag:
        told &= marks.get(looked.flag, _NONE)
    if looked.axis:
        axis, _sep, value = looked.axis.partition(":")
        told &= Q(**{axis: value}) if axis in AXES else _NONE
    if looked.since is not None:
        told &= Q(begun__gte=looked.since)
    return told


_NONE = Q(pk__in=[])


def _capped(found: Any) -> int:
    return int(found.order_by()[: MOST + 1].count())


def _page(
    found: Any, on: Day, after: Cursor | None, size: int
) -> tuple[list[Line], Cursor | None]:
    """Return the lines of a page in order, and the cursor of the next one."""
    shown: list[Line] = []
    for rank in _RANKS[after[0] if after else 0 :]:
        here = after if after and after[0] == rank else None
        shown += _of_rank(found.filter(rank=rank), on, here, size + 1 - len(shown))
        if len(shown) > size:
            return shown[:size], _cursor(shown[size - 1], on)
    return shown, None


def _of_rank(found: Any, on: Day, after: Cursor | None, most: int) -> list[Line]:
    """Return lines of one rank: those told of as of the day, then the latest first."""
    shown: list[Line] = []
    if after is None or not after[1]:
        of_day = found.filter(spoke__gte=on)
        if after is not None:
            of_day = of_day.filter(entry__gt=after[2])
        shown = list(of_day.order_by("entry")[:most])
        after = None
    older = found.filter(spoke__lt=on)
    if after is not None:
        day = Day.fromisoformat(after[1])
        older = older.filter(spoke__lte=day).exclude(spoke=day, entry__lte=after[2])
    return shown + list(older.order_by("-spoke", "entry")[: most - len(shown)])


def _cursor(line: Line, on: Day) -> Cursor:
    told = "" if line.spoke >= on else line.spoke.isoformat()
    return line.rank, told, line.entry


def _of_named(
    at: _At,
    every: Any,
    fitting: Any,
    looked: Looked,
    after: Cursor | None,
    size: int,
    named: Named,
) -> Found:
    """Return a page of those so named, of all the register."""
    read = naming.read(
        naming.narrow(at.officer, fitting, named, at.known_on),
        lambda found, past, most: _page(found, at.on, past, most),
        at.rows,
        lambda row: _fits_by_name(row, looked),
        lambda line: _cursor(line, at.on),
        after,
        size,
    )
    total = _capped(every)
    return Found(
        read.rows,
        read.next,
        len(read.rows) if after is None else size,
        min(total, MOST),
        more=read.all and (read.next is not None or after is not None),
        total_more=total > MOST,
        partly=not read.all,
    )


def _by_name(
    at: _At,
    every: Any,
    fitting: Any,
    looked: Looked,
    after: Cursor | None,
    size: int,
) -> Found:
    """Return those so named, wherever they are, and of the first those named like it."""
    first, rest = _page(fitting, at.on, None, READ)
    exact = _named_so(at, fitting, looked)
    found: dict[str, RegisterRow] = {}
    for shown in _parts([*exact, *first]):
        for row in at.rows(shown):
            if _fits_by_name(row, looked):
                found[row.entry.id] = row
    made = sorted(found.values(), key=order)
    total = _capped(every)
    return _cut(made, total, after, size, partly=rest is not None)


def order(row: RegisterRow) -> tuple[object, ...]:
    """Return the place of a row in the register."""
    newest = -(row.entry.liberty.as_of or Day.min).toordinal()
    return lines.rank_of(row.entry), newest, row.entry.id


def _parts(shown: Sequence[Line], size: int = 400) -> Iterable[Sequence[Line]]:
    return (shown[at : at + size] for at in range(0, len(shown), size))


def _named_so(at: _At, fitting: Any, looked: Looked) -> list[Line]:
    """Return lines of people, places of holding or takers of exactly this name.

    As known on a day in the past, also of what was withdrawn since.
    """
    now: dict[str, Any] = {"withdrawn": False} if at.known_on is None else {}
    people: set[str] = set()
    if looked.words:
        named = Person.objects.visible_to(at.officer).filter(**now)
        people |= _ids(named.filter(name_lookup=_hashed(looked.words)), "pk")
    if looked.place:
        stays = Stay.objects.visible_to(at.officer).filter(**now)
        held = stays.filter(place__name_lookup=_hashed(looked.place))
        people |= _ids(held, "episode__person")
    if looked.holder:
        hashed = _hashed(looked.holder)
        taken = Involvement.objects.visible_to(at.officer).filter(
            Q(organisation__name_lookup=hashed) | Q(person__name_lookup=hashed),
            act__type__in=TAKINGS,
            **now,
        )
        people |= _ids(taken, "act__victim")
    bound = identify.bonds_of(people, at.known_on)
    clusters = {bound.of(p) for p in people}
    return list(fitting.filter(cluster__in=clusters)[:READ])


def _ids(found: Any, column: str) -> set[str]:
    ids = found.order_by().values_list(column, flat=True)[: 2 * PAGE]
    return {i for i in ids if i}


def _hashed(words: str) -> str:
    return lookup(vault.key("lookup"), fold(words))


def _cut(
    found: Sequence[RegisterRow],
    total: int,
    after: Cursor | None,
    size: int,
    *,
    partly: bool = False,
) -> Found:
    """Return a page of rows that were all worked out, after the one of a cursor."""
    ids = [r.entry.id for r in found]
    at = ids.index(after[2]) + 1 if after and after[2] in ids else 0
    shown = found[at : at + size]
    more = len(found) > at + size
    return Found(
        tuple(shown),
        (0, "", shown[-1].entry.id) if more else None,
        min(len(found), MOST),
        min(total, MOST),
        more=len(found) > MOST,
        total_more=total > MOST,
        partly=partly,
    )


def _counted(at: _At) -> Counted:
    every = standing(at.officer, at.on, at.known_on)
    told = _sums(every, at.on)
    wordless = every.filter(figure_lines("reported", at.on), least__isnull=True)
    shown, _ = _page(wordless, at.on, None, WORDS)
    return Counted(
        **told,
        words=tuple(r.entry.words or "" for r in at.rows(shown)),
        more_words=max(0, wordless.count() - WORDS),
    )


def _sums(every: Any, on: Day) -> dict[str, dict[str, int]]:
    """Return least, most and entries of every figure, in one pass over the lines."""
    is_located = Case(
        When(located__gte=on, then=Value(1)),
        default=Value(0),
        output_field=IntegerField(),
    )
    groups = every.values("rank", "held", "liberty", "verification").annotate(
        there=is_located, n=Count("pk"), low=Sum("least"), high=Sum("most")
    )
    made: dict[str, dict[str, int]] = {
        k: dict.fromkeys(FIGURES, 0) for k in ("least", "most", "entries")
    }
    for group in groups.order_by():
        for name in FIGURES:
            if _COUNTS[name](group):
                made["least"][name] += group["low"] or 0
                made["most"][name] += group["high"] or 0
                made["entries"][name] += group["n"]
    return made


Group = Mapping[str, Any]


def _reported(group: Group) -> bool:
    return group["rank"] == OPEN and bool(group["held"])


_COUNTS: Mapping[str, Callable[[Group], bool]] = {
    "reported": _reported,
    "located": lambda g: _reported(g) and bool(g["there"]),
    "verified": lambda g: _reported(g) and g["verification"] == "confirmed",
    "released": lambda g: g["rank"] == CLOSED and g["liberty"] == "released",
    "watch": lambda g: bool(g["rank"] == OF_WATCH),
    "historical": lambda g: bool(g["rank"] >= HISTORICAL),
    "ended": lambda g: bool(g["rank"] == CLOSED),
    "missing": lambda g: (
        g["rank"] == OPEN and not g["held"] and g["liberty"] == "missing"
    ),
}


def entries_of(officer: User, name: str, on: Day) -> list[Entry]:
    """Return the entries that one of the counts rests on, worked out in full."""
    lines.made()
    found = standing(officer, on).filter(figure_lines(name, on))
    told = list(found.order_by("entry"))
    at = _At(officer, on)
    return [r.entry for part in _parts(told) for r in at.rows(part)]
