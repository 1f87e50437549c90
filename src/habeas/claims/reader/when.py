"""Dates of acts: the one nearest in a sentence, and how it stands to the dateline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from habeas.claims.reader.telling import tells_when
from habeas.text.dates import Dates, ResolvedDate
from habeas.text.edtf import BadDate, best, bounds

SAME_DAYS = 45
OLD_DAYS = 3 * 365


class Spot(Protocol):
    """Anything that stands somewhere in a text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


# "detained again on 10 February": the day is the verb's own, whatever stands before it.
_SAID_AT = re.compile(r"\W*(?:again|once more|afresh)\W+(?:on |in |at )?\Z")


@dataclass(frozen=True)
class Moment:
    """A date in EDTF and, where it is told, a time of day."""

    edtf: str | None = None
    time: str | None = None


class Times:
    """The resolved dates of a text by position, and the day that it speaks from."""

    def __init__(
        self,
        found: Dates,
        dateline: str | None,
        own: Sequence[Spot] = (),
        same: int = SAME_DAYS,
    ) -> None:
        self.found = found
        self.dateline = dateline
        self.own = own
        self.same = same
        self.now = dateline or _latest(found)

    def within(self, start: int, end: int) -> list[ResolvedDate]:
        """Return the dates that stand between two positions."""
        return [d for d in self.found.between(start, end) if d.edtf]

    def is_own(self, found: Spot) -> bool:
        """Whether a date is the text's own, which tells of no act."""
        return any(o.start <= found.start < o.end for o in self.own)

    def standing(self, position: int) -> str | None:
        """Return the day of the heading or message that a position stands under."""
        return self.found.standing_at(position)

    def heading(self, text: str, begin: int, position: int) -> str | None:
        """Return the day that opens a line, before a mark: "12 May: A was freed"."""
        first = next(iter(self.within(begin, position)), None)
        if first is None or text[begin : first.start].strip(_BULLETS):
            return None
        return first.bare if _OPENS.match(text, first.end) else None

    def near(
        self,
        text: str,
        words: tuple[int, int],
        reach: tuple[int, int],
        *,
        ahead: bool = True,
        closed: bool = False,
    ) -> Moment:
        """Return the date of what is told in `words` of the sentence `reach`.

        The nearest date in the sentence whose clause it shares; one that stands in
        a relative clause of its own, or after another verb, belongs to that. Days to
        come are passed over unless `ahead`, what lasts from a day on where it is `closed`.
        """
        start, end = words
        dates = self.within(*reach)
        if not ahead:
            dates = [
                d
                for d in dates
                if self._has_begun(d.edtf)
                and not _COUNTED.search(text, max(0, d.start - 24), d.start)
            ]
        when = next((d for d in dates if _WHEN.fullmatch(text, d.end, start)), None)
        if when is not None and when.lead == "since":
            return Moment(when.bare)
        dates = [
            d
            for d in dates
            if d.lead != "since" or not _NTH_TIME.search(text, reach[0], d.start)
        ]
        if closed:
            dates = [d for d in dates if not (_lasts(d, ahead) or _of_case(text, d))]
        dates = [
            d
            for d in dates
            if d.end > start or not _OTHER_TIME.search(text, d.end, start)
        ]
        spoken = [d for d in dates if tells_when(text, d, reach[0], start)]
        dates = [
            d
            for d in dates
            if d not in spoken and not _ALTHOUGH.search(text, start, d.start)
        ]
        if len(dates) > 1:
            dates = [
                d
                for d in dates
                if not _WRONG.search(text, max(0, d.start - 12), d.start)
            ] or dates
        if len(dates) > 1 and self.own:
            dates = [d for d in dates if not self.is_own(d)] or dates
        if not dates:
            return _before(text, spoken, start)
        if len(dates) > 1:
            dates = _of_its_own(text, dates, words, reach[0])
        said = [
            d for d in dates if d.start >= end and _SAID_AT.match(text, end, d.start)
        ]
        best_one = min(
            said or dates, key=lambda d: (distance(text, d, start, end), -d.start)
        )
        if distance(text, best_one, start, end) > _FAR:
            if not _fronted(text, dates[0], reach[0], start):
                return Moment()
            best_one = dates[0]
        return Moment(self._after(text, best_one, start), best_one.time)

    def _after(self, text: str, found: ResolvedDate, start: int) -> str | None:
        """Return a date; of what came after the strike of a day, only its bounds."""
        edtf = found.edtf
        begin = max(0, found.start - 60)
        led = _AFTER_THE.search(text[begin : found.start])
        if led is None or found.start < start or not edtf or not self.dateline:
            return edtf
        if start >= begin + led.start():  # the date of what it came after itself
            return edtf
        if len(edtf) != _WHOLE or edtf >= self.dateline:
            return edtf
        return f"{edtf}/{self.dateline}"

    def age(self, edtf: str | None) -> int | None:
        """Return how many days before the dateline a date lies; None if not known.

        A text without a dateline is taken to speak from the last day that it tells of.
        """
        if edtf is None or self.now is None:
            return None
        day, now = last_day(edtf), last_day(self.now)
        return (now - day).days if day and now else None

    def _has_begun(self, edtf: str | None) -> bool:
        """Whether a time is gone, or is the year, month or week that now is in."""
        if edtf is None or self.now is None or (self.age(edtf) or 0) >= 0:
            return True
        first, now = first_day(edtf), last_day(self.now)
        return first is not None and now is not None and first < now

    def frame(self, edtf: str | None) -> str:
        """Return the time frame that a date alone speaks for, or ""."""
        days = self.age(edtf)
        if days is None:
            alone = self.now is None and re.fullmatch(r"(?:1[89]|20)\d\d", edtf or "")
            return "historical" if alone else ""
        if days > OLD_DAYS:
            return "historical"
        if days > self.same:
            return "background"
        return "future" if days < 0 else ""


# "For the third time this year" tells how often, not when.
_COUNTED = re.compile(
    r"\b(?:first|second|third|last|only|\w+th) time (?:so far )?\Z", re.IGNORECASE
)
_BULLETS = " \t-–—•*·▪([>"
_OPENS = re.compile(r"[)\]]\s|[)\]]?(?:, [A-Z][\w' ]{2,30})?\s*[:–—-]\s")


def _latest(found: Dates) -> str | None:
    """Return the last day that a text tells as gone, in EDTF."""
    days = [
        d.day for d in found if d.day and len(d.bare or "") >= _WHOLE and not d.ahead
    ]
    return max(days).isoformat() if days else None


def _lasts(found: ResolvedDate, ahead: bool) -> bool:
    """Whether a date tells how long something lasts: "since", "until" but not "by"."""
    edtf = found.edtf or ""
    until = found.lead == "until" and not ahead
    return edtf.endswith("..") or (edtf.startswith("..") and until)


# "Arrested in a case of 2022": the year is the case's.
_CASE = re.compile(
    r"\b(?:cases?|FIRs?|petitions?|complaints?|report|law|Act|Ordinance|judge?ment|warrant)"
    r" (?:No\.? ?[\w/-]+ )?(?:of|dated|from) \Z"
)


def _of_case(text: str, found: Spot) -> bool:
    """Whether a date is that of a case or a law."""
    return _CASE.search(text, max(0, found.start - 40), found.start) is not None


# "Refused for the eighth time since January": how often, and not from when on.
_NTH_TIME = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\w+th|\d+(?:st|nd|rd|th)) "
    r"(?:time|such \w+|case|refusal|incident|arrest) (?:there )?since (?:\w+ )?\Z",
    re.IGNORECASE,
)
# "Guarded since March 2023, when her colleague was murdered".
_WHEN = re.compile(r",? when (?:[^.;:,]|, [^.;:,]{2,30},)*")
_AFTER_THE = re.compile(
    r"\b(?:after|following) (?:the|an?|their|his|her|its) (?!(?:\w+ ){0,2}(?:prayers?|mass|sermon|service|"
    r"breakfast|lunch|dinner|supper|meal|sunrise|sunset|daybreak|nightfall|call to prayer|iftar|shift) )"
    r"(?:[\w'’-]+ ){1,5}(?:of|on) \Z",
    re.IGNORECASE,
)


def _before(text: str, spoken: list[ResolvedDate], start: int) -> Moment:
    """Return the bounds of what somebody said on a day "had" been done."""
    for one in spoken:
        had = _HAD.search(text, one.end, max(one.end, start + 12))
        if had and one.edtf and len(one.edtf) == _WHOLE:
            return Moment(f"../{one.edtf}")
    return Moment()


# "In August A was fined, and in the run-up to the election B was killed".
_OTHER_TIME = re.compile(
    r", and (?:in|during|before|after|since) (?:the|an?|his|her|their) (?:run-up|wake|weeks|days|"
    r"months|years|past|aftermath|election|previous|early|late)\b"
)


def _fronted(text: str, found: Spot, begin: int, start: int) -> bool:
    """Whether a sentence begins with a date, which then is that of its main verb."""
    near = found.start - begin <= _FRONT and found.end < start <= found.end + 2 * _FAR
    return near and not any(mark in text[found.end : start] for mark in ";:|")


# "Taken on 3 May and sentenced to five years on 9 May": each verb has its day behind it.
_JOINT = re.compile(r"\W*(?:[,;]|(?:and|but|while|whereas|then)\b)")
_ITS_DAY = re.compile(
    r"(?!.*\b(?:and|but|while|who|which|whose|after|before|when|that|since|until|till|by|had|"
    r"was|were|is|are|following|upon)\b)[^,;:.()|]{0,60} on \Z"
)


def _of_its_own(
    text: str, dates: list[ResolvedDate], words: tuple[int, int], begin: int
) -> list[ResolvedDate]:
    """Return the dates without those of clauses before, where a verb's own follows it."""
    start, end = words
    own = next((d for d in dates if d.start >= end), None)
    if own is None or not _ITS_DAY.fullmatch(text, end, _bare_start(text, own.start)):
        return dates
    return [
        d
        for d in dates
        if d.end > start or d.start - begin <= _FRONT or not _JOINT.match(text, d.end)
    ]


def _bare_start(text: str, at: int) -> int:
    """Return where the words for a day begin behind their "on"."""
    return at + len("on ") if text.startswith("on ", at) else at


_FRONT = 12
_ALTHOUGH = re.compile(
    r"\b(?:al)?though\b|\b(?:and|then) (?:\w+ )?(?:told|ordered|asked|instructed) to\b",
    re.IGNORECASE,
)
# "On 6 May, not 5 May": the second is the day that it was not.
_WRONG = re.compile(r"\bnot (?:on )?(?:the )?\Z", re.IGNORECASE)
_HAD = re.compile(r"\b(?:had|has|have) (?:been )?\w+", re.IGNORECASE)
_FAR = 200
_WHOLE = len("2026-01-01")


_ASIDE = re.compile(
    r", (?:who|which|whose|whom|both|all|an?|(?:re-?)?arrested|detained|held|picked up|taken|"
    r"abducted|seized|jailed|captured|kidnapped|shot|wounded|injured|last seen|missing|"
    r"sentenced|convicted|charged|remanded|released|freed|beaten|dismissed|kept|killed|born)"
    r"\b[^,;.]*$"
)


def _told_aside(text: str, found: Spot, low: int) -> bool:
    """Whether a date ends what commas tell of somebody: ", arrested on 2 May,"."""
    if text[found.end : found.end + 1] not in (",", ".", ";", ")", ""):
        return False
    told = _ASIDE.search(text[max(low, found.start - 60) : found.start])
    return told is not None and _ONLY.match(told[0]) is not None


_ONLY = re.compile(r", (?:re-?)?[a-z]+(?: (?!and|or)[a-z]+){0,2} (?:on )?\Z")


def distance(text: str, found: Spot, start: int, end: int) -> int:
    """Return how far a date lies from some words; clause marks between add to it."""
    if found.start >= end:
        between, gap = text[end : found.start], found.start - end
        gap += 250 if _told_aside(text, found, end) else 0
    elif found.end <= start:
        between, gap = text[found.end : start], start - found.end
        gap += 5
        aside = _ASIDE.search(text[max(0, found.start - 140) : found.start])
        if aside and "," in between:
            gap += 200
    else:
        return 250 if _told_aside(text, found, start) else 0
    low = between.lower()
    for mark, cost in (
        (";", 160),
        (" who ", 45),
        (" which ", 45),
        (", whose ", 45),
        (" of whose ", 250),
        (" that of ", 250),
        (", was ", 90),
        (", were ", 90),
        (", has ", 90),
        (" and ", 18),
        (" but ", 60),
        (" مگر ", 90),
        (" لیکن ", 90),
        (" magar ", 90),
        (" lekin ", 90),
        (" when ", 25),
        (" after ", 40),
        (" that ", 25),
        (":", 30),
        (" had ", 15),
        (" since ", 30),
        ("جن میں سے", 200),
        ("|", 0),
    ):
        gap += cost * low.count(mark)
    return gap


def last_day(edtf: str) -> date | None:
    """Return the last day that a date allows, or None where it has none."""
    try:
        first, last = bounds(edtf)
    except BadDate:
        return None
    return last or first


def first_day(edtf: str) -> date | None:
    """Return the first day that a date allows, or None where it has none."""
    try:
        return bounds(edtf)[0]
    except BadDate:
        return None


def shifted(edtf: str, days: int) -> str | None:
    """Return the day so many days from one told; None where that is no whole day."""
    told = day(edtf)
    if told is None or len(edtf) != _WHOLE:
        return None
    return (told + timedelta(days=days)).isoformat()


def day(edtf: str | None) -> date | None:
    """Return the day to sort a date by, or None."""
    if edtf is None:
        return None
    try:
        found = best(edtf)
        first, last = bounds(edtf)
    except BadDate:
        return None
    return found or first or last
