"""What is announced for a day ahead: hearings, ends of remand, protests, meetings.

A day ahead alone is no event: a deadline in a demand, a promise or a ban is none.
There must be words for a thing that is held, and the day must lie after the dateline.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from habeas.claims.reader.document import Document, Sentence
from habeas.claims.reader.undertaken import undertaken
from habeas.text.dates import Dates, ResolvedDate
from habeas.text.edtf import best, bounds
from habeas.text.spans import Span, trim
from habeas.text.spotting import Spotter

_COURT = re.compile(
    r"\b(?:hearings?|heard|trials?|verdicts?|judge?ments?|sentencing|arraign\w*|"
    r"courts?|"
    r"magistrate\w*|tribunal|petitions?|appeals?|inquests?|bail|adjourned|"
    r"remand(?:ed)?|"
    r"cases? (?=comes? up|resumes?|continues?|goes|is (?:set|listed|fixed|due))|custody|summon(?:ed|s)|called to|autops\w+|post-?mortems?|deposition|ruling(?! (?:party|parties|coalition|front|class|classes|alliance|regime|family|council|junta|bloc|elite|circles|military))|"
    r"decided|"
    r"produced|appear|judges?|report to the (?:police|station|court)|detention order|"
    r"prosecutor|28 days|\d+ days (?:run|expire|end)|"
    r"juicio|audiencia|mahakama\w*|kesi|mahkamah|perbicaraan|sebutan)\b|"
    r"سماعت|پیشی|عدالت|ریمانڈ",
    re.IGNORECASE,
)
_GATHERING = re.compile(
    r"\b(?:protests?|march(?:es)?|rall(?:y|ies)|strikes?|vigils?|demonstrations?|"
    r"processions?|sit-?ins?|dharnas?|gherao|jam|hartals?|bandhs?|shutdown|blockades?|"
    r"pickets?|blackouts?|prayers?|congress|conferences?|meetings?|sessions?|seminars?|chains?|"
    r"campaign|funerals?|burials?|lock-?outs?|torchlight|"
    r"walkouts?|boycotts?|assembl(?:y|ies)|elections?|by-?elections?|polls|"
    r"polling|"
    r"inquir(?:y|ies)|commemorations?|festivals?|melas?|camps?|sittings?|digest|"
    r"bulletin|"
    r"issue|training|workshop|briefings?|gather|stoppage|marcha|huelga|mkutano|"
    r"maandamano|perhimpunan|"
    r"bantah\w*|mogok)\b|مظاہر|دھرنا|دھرنے|ہڑتال|ریلی|جلسہ|جلسے|اجلاس|کانفرنس|احتجاج|"
    r"مارچ کر|"
    r"\b(?:dharna|hartal|jalsa|jaloos|muzahira|ihtejaj|janaza|gherao)\b",
    re.IGNORECASE,
)
_HELD = re.compile(
    r"\b(?:will|shall|to be (?:held|heard|decided|observed|staged)|(?:is|are|was|"
    r"were|has|"
    r"have|been) (?:set|fixed|scheduled|due|listed|adjourned|expected|announced|called|"
    r"summoned|convened|planned|remanded|postponed)|adjourned (?:to|until|till)|"
    r"remanded|summoned for|called to|comes? up|takes? place|sets? out|meets?|gave notice|is on|next (?:hearing|date|"
    r"session|"
    r"sitting)|hearing (?:on|is)|until|fixed|set (?:for|on)|run until|holds?|to hold|"
    r"coming up|programme|before the|must appear|ordered to appear|invites?|join)\b|"
    r"گا\b|گی\b|گے\b|ہے\b",
    re.IGNORECASE,
)
_BAN = Spotter(
    r"\b(?:banned|bans?|curfew|prohibit\w+|forbid\w*|suspended|cut|blocked|deadline|"
    r"section 144)\b",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"\b(?:remand\w*|custody|detention|detained|days|held|order|sentenced|bail)\b"
    r"|ریمانڈ|حراست",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"[;:]\s|\.\s|\s[–—]\s|\n\s*\n|(?<=[a-z\d]), (?:and|but|while|who)\s"
)
_LABEL = re.compile(
    r"^(?:programme|program|coming up|upcoming|events?|calendar|پروگرام)\s*:\s*",
    re.IGNORECASE,
)
_PREDICATE = re.compile(
    r"[\s,)]*(?:is|are|was|were|has|have|will|shall|comes?|takes?)\b", re.IGNORECASE
)
_TITLE_HEAD = re.compile(
    r"^(?:[\s|.,:;)(\]–—-]|(?:and|but|that|while|where|کو)\s|(?:\d{1,2}(?:[:.]\d\d)?\s?"
    r"(?:[ap]\.?m\.?)|\d{1,2}:\d\d)(?=[\s:,]))+",
    re.IGNORECASE,
)
_TITLE_TAIL = re.compile(
    r"(?:[\s|.,:;(\[–—-]|\s(?:on|for|in|from|to|until|till|at|by|the|this|next))+$",
    re.IGNORECASE,
)
_LEAD, _HEADING = 14, 60
_PLACE_NAMES = 160


@dataclass(frozen=True)
class Scheduled:
    """Something announced for a day ahead; `start` and `end` of it in ISO 8601.

    `first` to `last` are the words of the text, `title` those that name the thing.
    """

    title: str
    starts: str
    ends: str | None
    first: int
    last: int
    listed: bool

    @property
    def span(self) -> Span:
        """The words, by position."""
        return Span(self.first, self.last)


def scheduled(doc: Document, dates: Dates, dateline: date | None) -> list[Scheduled]:
    """Return what `doc` announces for days after `dateline`, in order of position.

    Each thing once: two mentions of one day and one kind of thing are one.

    Args:
        doc: The document.
        dates: Its dates, resolved.
        dateline: The day the source gives as its own; without it only the calendar
            of the page is read.
    """
    found: list[Scheduled] = []
    for sentence in doc.sentences:
        inside = dates.between(sentence.start, sentence.end)
        found.extend(_of_sentence(doc, sentence, inside, dateline))
    return list(_once(doc, found))


def _of_sentence(
    doc: Document,
    sentence: Sentence,
    inside: tuple[ResolvedDate, ...],
    dateline: date | None,
) -> Iterator[Scheduled]:
    if sentence.part.kind == "furniture":
        return
    if sentence.part.kind == "calendar":
        for one in inside[:1] if _is_range(inside) else inside:
            if one.bare:
                yield _entry(doc, sentence, _to_come(one, dateline), inside)
        return
    for number, one in enumerate(inside):
        if dateline is None or not _is_ahead(one, dateline):
            continue
        clause = _clause(doc, sentence, inside, number)
        if not _names(doc, clause):
            clause = _headed(doc, sentence, clause)
        if _is_event(doc, sentence, clause, one):
            yield _made(doc, clause, one, listed=False)


def _to_come(one: ResolvedDate, dateline: date | None) -> ResolvedDate:
    """Return a weekday of a programme as the next one: nothing gone by is announced."""
    if dateline is None or one.kind != "weekday" or one.ahead or one.bare is None:
        return one
    day = best(one.bare)
    if day is None or day >= dateline:
        return one
    return replace(one, bare=str(day + timedelta(days=7)))


def _is_range(inside: tuple[ResolvedDate, ...]) -> bool:
    return bool(inside) and inside[0].bare is not None and "/" in inside[0].bare


def _is_ahead(one: ResolvedDate, dateline: date) -> bool:
    if one.bare is None or one.bare.startswith("["):
        return False
    if one.lead in ("since", "after") or one.bare.count("-") < 2:
        return False
    if "/" in one.bare and one.lead == "from":
        return False
    first = bounds(one.bare)[0]
    return first is not None and first > dateline


def _is_event(
    doc: Document, sentence: Sentence, clause: Span, one: ResolvedDate
) -> bool:
    """Whether the words around a day tell of something that is held on it."""
    before = doc.text[clause.start : max(clause.start, one.start)]
    words = f"{before} {doc.text[min(one.end, clause.end) : clause.end]}"
    court = _COURT.search(words) is not None
    if one.lead in ("until", "by"):
        return (
            one.lead == "until" and bool(_ENDS.search(words)) and not _BAN.search(words)
        )
    if not court and not _GATHERING.search(words):
        return undertaken(words) and not _BAN.search(words)
    if _BAN.search(words) and not court:
        return False
    if one.ahead or _HELD.search(words):
        return True
    return len(words) < _PLACE_NAMES and (court or one.kind in ("date", "numeric"))


def _clause(
    doc: Document,
    sentence: Sentence,
    inside: tuple[ResolvedDate, ...],
    number: int,
) -> Span:
    """Return the words between the marks around a date, without other dates' words."""
    one = inside[number]
    start, end = sentence.start, sentence.end
    if number and inside[number - 1].end < one.start:
        before = doc.text[inside[number - 1].end : one.start]
        joined = re.match(r",?\s*(?:and|,)\s", before)
        start = inside[number - 1].end + (joined.end() if joined else 0)
        own = re.search(r",\s+(?:and\s+)?|;\s+", before)
        if own and not joined:
            start = inside[number - 1].end + own.end()
    if _PREDICATE.match(doc.text, start):
        start = sentence.start
    for match in _CLAUSE.finditer(doc.text, start, end):
        if match.end() <= one.start:
            start = match.end()
        elif match.start() >= one.end:
            end = match.start()
            break
    if number + 1 < len(inside):
        end = min(
            end, max(one.end, _before(doc.text, one.end, inside[number + 1].start))
        )
    return trim(doc.text, start, end, " .,;:()")


def _headed(doc: Document, sentence: Sentence, clause: Span) -> Span:
    """Return a clause with the short heading before its colon, if it has one."""
    before = doc.text[max(sentence.start, clause.start - _HEADING) : clause.start]
    if not before.rstrip().endswith(":") or "." in before:
        return clause
    return trim(doc.text, clause.start - len(before), clause.end, " .,;:()")


def _before(text: str, start: int, end: int) -> int:
    """Return where the words that belong to the next date begin."""
    marks = list(re.finditer(r",\s|\s(?:and|or)\s", text[start:end]))
    return start + marks[-1].start() if marks else start


def _entry(
    doc: Document,
    sentence: Sentence,
    one: ResolvedDate,
    inside: tuple[ResolvedDate, ...],
) -> Scheduled:
    """Return one entry of a calendar: its date and what stands up to the next."""
    words = doc.words(Span(sentence.start, sentence.end))
    label = _LABEL.match(words)
    start = sentence.start + (label.end() if label else 0)
    earlier = [d.end for d in inside if d.end <= one.start]
    following = [d.start for d in inside if d.start >= one.end]
    end = sentence.end
    leads = inside[0].start - start < _LEAD
    if earlier:
        start = max(start, one.start if leads else earlier[-1])
    if following and not _is_range(inside):
        end = following[0] if leads else one.end
    span = trim(doc.text, min(start, one.start), end, " .,;[](")
    return _made(doc, span, one, listed=True)


def _made(doc: Document, span: Span, one: ResolvedDate, *, listed: bool) -> Scheduled:
    bare = (one.bare or "").rstrip("~")
    first, _, last = bare.partition("/")
    if one.time and re.fullmatch(r"\d\d:\d\d", one.time) and not last:
        first = f"{first}T{one.time}"
    title = _title(doc, span, one)
    return Scheduled(title, first, last or None, span.start, span.end, listed)


def _title(doc: Document, span: Span, one: ResolvedDate) -> str:
    """Return the words before or after the date that name the thing, as they stand."""
    before = Span(span.start, max(span.start, one.start))
    after = Span(min(span.end, one.end), span.end)
    named = [side for side in (before, after) if _names(doc, side)]
    chosen = named[0] if named else max(before, after, key=lambda s: s.end - s.start)
    words = " ".join(doc.words(chosen).split())
    words = _TITLE_TAIL.sub("", _TITLE_HEAD.sub("", words))
    return words[:200] or " ".join(doc.words(span).split())[:200]


def _names(doc: Document, span: Span) -> bool:
    words = doc.words(span)
    known = _COURT.search(words) or _GATHERING.search(words)
    return bool(known) or undertaken(words)


def _weight(doc: Document, one: Scheduled) -> tuple[bool, bool]:
    """Return how much a mention tells: the hour, and that the thing is to be held."""
    return "T" in one.starts, _HELD.search(doc.words(one.span)) is not None


def _once(doc: Document, found: Iterable[Scheduled]) -> Iterator[Scheduled]:
    """Give each thing once: the first of those of one day, time apart, and one sort."""
    kept: dict[tuple[str, bool], Scheduled] = {}
    for one in found:
        words = doc.words(one.span)
        key = (one.starts[:10], bool(_COURT.search(words)))
        if one.listed:
            key = (f"{one.starts} {one.first}", False)
        before = kept.get(key)
        if before is None or _weight(doc, one) > _weight(doc, before):
            kept[key] = one
    yield from sorted(kept.values(), key=lambda s: s.first)
