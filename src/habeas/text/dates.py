"""The dates of a whole text: found, resolved in order, with the times beside them.

`dates` reads a document once. `bounds` and `best` say what a date in EDTF allows, for
those who only compare dates; `mentions` and `resolve` are the two halves of `dates`.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Protocol

from habeas.text import cues
from habeas.text.chats import day_of
from habeas.text.clock import Clock, clocks
from habeas.text.diaries import entries
from habeas.text.edtf import BadDate, best, bounds
from habeas.text.grammar.pointing import COUNTED
from habeas.text.grammar.stretches import AFTER_NIGHT
from habeas.text.mentions import DateMention, mentions
from habeas.text.once import once
from habeas.text.parts import Part
from habeas.text.resolve import (
    ResolvedDate,
    UnknownWeekday,
    resolve,
    resolve_weekday,
)
from habeas.text.watches import days_of

__all__ = [
    "BadDate",
    "DateMention",
    "Dates",
    "ResolvedDate",
    "UnknownWeekday",
    "best",
    "bounds",
    "dates",
    "mentions",
    "order",
    "resolve",
    "resolve_weekday",
    "written_order",
]

_RECENT, _FAR, _CLOSE, _NEXT = 900, 3000, 300, 100
_NEAR, _MESSAGE_HEAD, _LONG_LINE = 28, 45, 200
_BARE_HOUR = re.compile(
    r",?\s+(?:at|from)\s+(?P<hour>[01]?\d|2[0-3])(?=\s*(?:$|[.,;)\n]))", re.IGNORECASE
)
_BETWEEN = re.compile(
    r"\.?[\s,(–-]*(?:(?:at|from|around|about|on|in|کو|the|of)\s+){0,2}", re.IGNORECASE
)
_LINE_START = re.compile(r"[ \t\u00a0>*•·–—-]*")
_WROTE = re.compile(
    r"^[> ]*on\b[^\n]{5,120}\bwrote:[ \t]*$", re.IGNORECASE | re.MULTILINE
)
# "12/04/2026, 9:03 am": what pads its numbers and writes "am" writes the day first.
_PADDED = re.compile(r"\[?\d\d/\d\d/\d{4},?\s+\d{1,2}:\d\d(?::\d\d)?\s?[ap]m\b")
_AMERICAN = re.compile(r",?\s+\d{1,2}:\d{2}(?::\d{2})?\s?[AP]M\b")
_HALF_DAY = re.compile(r",?\s+\d{1,2}:\d{2}(?::\d{2})?\s?[AP]M\b", re.IGNORECASE)


class Readable(Protocol):
    """What `dates` needs of a document."""

    @property
    def text(self) -> str: ...
    @property
    def language(self) -> str: ...
    @property
    def parts(self) -> tuple[Part, ...]: ...


@dataclass(frozen=True)
class Dates:
    """The dates of a text in order of position, and those that stand for what follows.

    `standing` has (position, EDTF) of dates at the head of lines, messages and
    sections: a line of a timeline that names no day belongs to the last of them.
    """

    found: tuple[ResolvedDate, ...]
    standing: tuple[tuple[int, str], ...]

    def __iter__(self) -> Iterator[ResolvedDate]:
        return iter(self.found)

    @once
    def _starts(self) -> list[int]:
        return [one.start for one in self.found]

    def between(self, start: int, end: int) -> tuple[ResolvedDate, ...]:
        """Return the dates that begin between two positions, in order."""
        first = bisect.bisect_left(self._starts, start)
        return self.found[first : bisect.bisect_left(self._starts, end)]

    def before(self, position: int) -> ResolvedDate | None:
        """Return the last date before a position that is a day told as gone."""
        at = bisect.bisect_left(self._starts, position) - 1
        while at >= 0 and not _is_anchor(self.found[at]):
            at -= 1
        return self.found[at] if at >= 0 else None

    def standing_at(self, position: int) -> str | None:
        """Return the EDTF of the heading, line or message a position stands under."""
        at = bisect.bisect_right(self.standing, (position, "~")) - 1
        return self.standing[at][1] if at >= 0 else None


def dates(doc: Readable, dateline: date | None, usual: str | None = None) -> Dates:
    """Return the dates of `doc`, resolved against `dateline` and one another.

    `usual` is the order of day and month in texts of its sort, for what it leaves open.

    In a chat each message, and in an e-mail each message quoted, is read from its own
    day. Nothing is resolved against the day of reading.
    """
    text = doc.text
    named = _in_both(text, mentions(text, language=doc.language), doc.language)
    written = written_order(doc, named, usual)
    own = _own_days(text, named, written)
    timeline = _is_timeline(text)
    diary = entries(text)
    found: list[ResolvedDate] = []
    standing: list[tuple[int, str]] = []
    hours, days, told = _Hours(text), _Bases(dateline, own), _Told()
    entry: tuple[int, date | None] = (0, None)
    for number, mention in enumerate(named):
        following = named[number + 1].start if number + 1 < len(named) else len(text)
        mention = replace(mention, time=hours.beside(mention, following))
        base = entry[1] if mention.start < entry[0] else days.at(mention.start)
        written_here = _order(text, doc.parts, mention, written)
        anchor = told.before(mention, days)
        if mention.kind == "span" and timeline and standing:
            anchor = anchor or standing[-1][1] or None
        one = resolve(mention, base, anchor, written_here)
        if usual and one.derivation == "both":
            one = resolve(mention, base, anchor, usual)
        found.append(one)
        if _is_anchor(one) and not (base and one.day and one.day > base):
            told.add(mention, one)
        stands = one.bare and one.day and not one.lead
        if stands and (mention.start in own or _heads(text, one, timeline=timeline)):
            standing.append((_line_start(text, one.start), one.bare or ""))
        elif stands and _opens_entry(text, one, diary):
            begin = _line_start(text, one.start)
            standing += [(begin, one.bare or ""), (diary[begin], "")]
            entry = diary[begin], one.day
    alone = len({day for _, day in standing if day}) <= 1
    if not own and not timeline and alone:
        standing = [one for one in standing if one[1] != str(dateline)]
    if alone and not own:
        standing = days_of(text, found) or standing
    standing = standing or day_of(text, dateline)
    return Dates(tuple(found), tuple(standing))


_SCRIPT = re.compile(r"[\u0600-\u06ff][\u0600-\u06ff\u0660-\u06690-9 ،۔/-]{12,}")


def _in_both(text: str, found: list[DateMention], language: str) -> list[DateMention]:
    """Return the dates of a text, with those of Urdu sentences between others."""
    if language in ("ur", "sd") or text.isascii():
        return found
    beside = [
        one
        for stretch in _SCRIPT.finditer(text)
        for one in mentions(text, stretch.start(), stretch.end(), "ur")
    ]
    if not beside:
        return found
    inside = {p for one in beside for p in range(one.start, one.end)}
    plain = [one for one in found if inside.isdisjoint((one.start, one.end - 1))]
    return sorted([*plain, *beside], key=lambda one: one.start)


def order(found: Iterable[DateMention]) -> str | None:
    """Return `dmy` or `mdy`, as those numbers of a text show that have one reading.

    None where none does, or where they differ.
    """
    shown = {m.basis for m in found if m.kind == "numeric"}
    ways = shown & {"day first", "month first"}
    if len(ways) != 1:
        return None
    return "dmy" if "day first" in ways else "mdy"


def written_order(
    doc: Readable, found: list[DateMention], usual: str | None = None
) -> str | None:
    """Return the order of day and month in a document's numbers, as it shows it.

    A browser's page stamp does not count. An exported chat with a 24-hour clock writes
    the day first, one with AM and PM the month first (with "am" and "pm", as outside
    America, the day), unless a number shows otherwise, `usual` says how it is written,
    or only one order leaves its days together.
    """
    shown = order(_outside_stamps(doc.text, doc.parts, found))
    if shown:
        return shown
    lines = [m for m in re.finditer(r"^.{0,120}", doc.text[:4000], re.MULTILINE)]
    chat = [m[0] for m in lines if cues.CHAT.match(m[0])]
    if len(chat) < 2:
        return None
    if usual:
        return usual
    together = _together(doc.text, found)
    if together:
        return together
    padded = _PADDED.match(chat[0]) is not None
    return "mdy" if _AMERICAN.search(chat[0]) and not padded else "dmy"


def _together(text: str, found: list[DateMention]) -> str | None:
    """Return the order in which the messages of a chat are of a few days; None if both."""
    heads = [m for m in found if m.kind == "numeric" and _heads_message(text, m)]
    whole = [m for m in heads if len(m.edtf or "") == len(m.other or "") == _WHOLE]
    spans = []
    for told in ([m.edtf for m in whole], [m.other for m in whole]):
        days = sorted(date.fromisoformat(str(day)) for day in told)
        spans.append((days[-1] - days[0]).days if days else 0)
    near, far = min(spans), max(spans)
    if not 0 < near <= _A_WEEK or far < _WEEKS:
        return None
    return "dmy" if spans[0] == near else "mdy"


_WHOLE, _A_WEEK, _WEEKS = len("2026-08-03"), 7, 25


def _outside_stamps(
    text: str, parts: tuple[Part, ...], found: list[DateMention]
) -> list[DateMention]:
    """Return the mentions that are no stamp of a browser's page header."""
    return [m for m in found if not _is_stamp(text, parts, m)]


def _is_stamp(text: str, parts: tuple[Part, ...], mention: DateMention) -> bool:
    """Whether a number with AM or PM stands alone among the site's own lines."""
    if mention.kind != "numeric" or _HALF_DAY.match(text, mention.end) is None:
        return False
    alone = text[_line_start(text, mention.start) : mention.start].strip() == ""
    at = bisect.bisect_right([p.start for p in parts], mention.start) - 1
    return alone and at >= 0 and parts[at].kind == "furniture"


def _order(
    text: str, parts: tuple[Part, ...], mention: DateMention, written: str | None
) -> str | None:
    return "mdy" if _is_stamp(text, parts, mention) else written


@dataclass(frozen=True)
class _Bases:
    """The day from which each stretch of a text is told."""

    dateline: date | None
    own: dict[int, date]

    @once
    def _starts(self) -> list[int]:
        return sorted(self.own)

    def at(self, position: int) -> date | None:
        at = bisect.bisect_left(self._starts, position) - 1
        return self.own[self._starts[at]] if at >= 0 else self.dateline

    def changed(self, start: int, end: int) -> bool:
        """Whether a message begins between two positions."""
        return bisect.bisect(self._starts, start) != bisect.bisect(self._starts, end)


def _own_days(
    text: str, found: list[DateMention], written: str | None
) -> dict[int, date]:
    """Return the day of each message of a chat or quoted mail, by its mention's start."""
    wrote = [m.span() for m in _WROTE.finditer(text)]
    heads = [m.span() for m in HEADED.finditer(text)] if "\nFrom:" in text else []
    wrote += heads if len(heads) > _FEW else []
    days: dict[int, date] = {}
    for mention in found:
        quoted = any(a <= mention.start < b for a, b in wrote)
        if quoted or _heads_message(text, mention):
            day = resolve(mention, None, None, written or "dmy").day
            if day:
                days[mention.start] = day
    return days


# Messages that an app writes out each under a head: "From: X", "Sent: 2026-03-25 19:02".
HEADED = re.compile(
    r"^From: [^\n]{2,60}\n(?:(?:Type|To|Received|Sent|Date|Conversation): [^\n]{2,60}\n){1,4}",
    re.MULTILINE,
)
_FEW = 2


def _heads_message(text: str, mention: DateMention) -> bool:
    """Whether a date stands in the head of a message of a chat."""
    start = _line_start(text, mention.start)
    if mention.start - start > _MESSAGE_HEAD:
        return False
    message = cues.CHAT.match(text[start : start + 120].split("\n")[0] + "\n")
    return message is not None and mention.end <= start + message.end()


@dataclass
class _Told:
    """The times told so far: the last, the last date, and one of each part of the day."""

    last: ResolvedDate | None = None
    began: ResolvedDate | None = None
    parts: dict[str, ResolvedDate] = field(default_factory=dict)

    def add(self, mention: DateMention, one: ResolvedDate) -> None:
        """Take a time that later words may point back to."""
        self.last = one
        if mention.kind != "shift":
            self.began = one
        now = mention.kind == "shift" and mention.base == "dateline"
        part = _part_of_day(one.time)
        if part and not (now and mention.count == 0):
            self.parts[part] = one

    def before(self, mention: DateMention, days: _Bases) -> str | None:
        """Return the time that words such as "that night" point back to, if any.

        "The same evening" is the evening told last, not the day told last.
        """
        last = self.last
        if last is None or days.changed(last.start, mention.start - 1):
            base = days.at(mention.start)
            return base.isoformat() if base and days.own else None
        near = mention.start - last.end
        if mention.basis == COUNTED and self._counts(mention):
            return self.began.bare if self.began else None
        if mention.kind == "span":
            return last.bare if near <= _NEXT else None
        if mention.basis == AFTER_NIGHT:
            night = _part_of_day(last.time) in ("night", "evening")
            return last.bare if night and near <= _CLOSE else None
        part = _part_of_day(mention.time)
        far = near > (_CLOSE if part == _part_of_day(last.time) else _NEXT)
        far = far or last.day is None
        if mention.basis == "same" and far:
            same = self.parts.get(part)
            if same and mention.start - same.end <= _FAR:
                return same.bare
        return last.bare if near <= _RECENT or mention.kind == "shift" else None

    def _counts(self, mention: DateMention) -> bool:
        """Whether a day is counted from the one a tale began with: it went on since.

        "On 5 May they took him. The next day I went there. On the third day he came."
        """
        first, last = self.began, self.last
        if first is None or last is None or first.day is None or last.day is None:
            return False
        gone = (last.day - first.day).days
        return mention.start - first.end <= _FAR and 0 < gone <= mention.count


def _part_of_day(time: str | None) -> str:
    """Return morning, afternoon, evening or night for a time told, or ""."""
    if not time or not time[0].isdigit():
        return {"dawn": "morning", "noon": "afternoon"}.get(time or "", time or "")
    hour = int(time[:2])
    names = ((4, "night"), (12, "morning"), (17, "afternoon"), (21, "evening"))
    return next((name for until, name in names if hour < until), "night")


def _is_anchor(one: ResolvedDate) -> bool:
    """Whether later words ("that night") may point back to a date."""
    if one.bare is None or one.ahead or one.lead in ("since", "until", "from", "by"):
        return False
    return "/" not in one.bare


def _is_timeline(text: str) -> bool:
    head = text[:20_000]
    return len(re.findall(r"^\d{1,2}[:.]\d{2}\b", head, re.MULTILINE)) >= 3


def _line_start(text: str, position: int) -> int:
    """Return where the line begins, looking at most so many characters back."""
    first = max(0, position - _LONG_LINE)
    return max(first, text.rfind("\n", first, position) + 1)


def _heads(text: str, one: ResolvedDate, *, timeline: bool) -> bool:
    """Whether a date is a heading, or leads a line after at most a clock time."""
    start = _line_start(text, one.start)
    end = text.find("\n", one.end, one.end + 200)
    rest = text[one.end : end if end >= 0 else one.end + 200]
    lead = text[start : one.start]
    if len(lead) > 150:
        return False
    bare = re.sub(r"^\d{1,2}[:.]\d{2}\b", "", _LINE_START.sub("", lead, count=1))
    if not bare.strip(" (") and (rest.strip(" :.)") == "" or timeline):
        return True
    titled = _DAY_TITLE.search(lead + rest) is not None and rest[-1:] != "."
    return timeline and (titled or rest.strip(" :.)") == "") and start < 2_000


def _opens_entry(text: str, one: ResolvedDate, diary: dict[int, int]) -> bool:
    """Whether a date is the day at the head of an entry of a diary."""
    begin = _line_start(text, one.start)
    return begin in diary and not _LINE_START.sub("", text[begin : one.start], count=1)


# "What happened on 18 July, hour by hour".
_DAY_TITLE = re.compile(
    r"\b(?:hour by hour|minute by minute|timeline|time-?line|chronology|sequence of events|"
    r"what happened|as it happened|how (?:it|the day)|course of events|log of)\b",
    re.IGNORECASE,
)


class _Hours:
    """The clock times of a text, found once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found = clocks(text)
        self.starts = [c.start for c in self.found]

    def beside(self, one: DateMention, following: int) -> str | None:
        """Return the clock time beside a date, else its own part of the day.

        Args:
            one: The date.
            following: Where the next date begins; its clock time is not this one's.
        """
        at = bisect.bisect_left(self.starts, one.end)
        if at < len(self.found) and self._is_after(one, self.found[at], following):
            return self.found[at].value
        hour = _BARE_HOUR.match(self.text, one.end)
        if hour:
            return f"{int(hour['hour']):02d}:00"
        if at and self._is_before(one, self.found[at - 1]):
            return self.found[at - 1].value
        return one.time

    def _is_after(self, one: DateMention, clock: Clock, following: int) -> bool:
        if clock.start - one.end > _NEAR or clock.start >= following:
            return False
        gap = self.text[one.end : clock.start]
        joined = _BETWEEN.fullmatch(gap) is not None and not gap.startswith(". ")
        return joined and "\n\n" not in gap

    def _is_before(self, one: DateMention, clock: Clock) -> bool:
        if one.start - clock.end > _NEAR:
            return False
        gap = self.text[clock.end : one.start]
        return _BETWEEN.fullmatch(gap) is not None and "\n\n" not in gap
