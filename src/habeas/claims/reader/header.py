"""What a statement says of itself: title, issuer, dateline, and the page's own stamp.

The dateline is the day the statement gives as its own; relative dates are told from
it. The stamp is when a browser printed the page: it is the site's, and never the
dateline where there is another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from habeas.claims.reader.document import Document
from habeas.claims.reader.habits import usual
from habeas.text import cues
from habeas.text.clock import clocks
from habeas.text.dates import DateMention, mentions, resolve, written_order
from habeas.text.edtf import best, bounds
from habeas.text.spans import Span, trim

_HEAD = 1800
_TAIL = 700
_LABELLED = re.compile(
    r"(?:\b(?:date|dated|published|posted|updated|issued|released|"
    r"recorded(?: in \w+)? on|"
    r"recorded|as of|as at|adopted|adopted on|done at|fecha|tarikh|tarehe|tanggal|"
    r"edition)"
    r"|تاریخ|بتاریخ|مورخہ)\s*(?:on)?\s*[:,–-]?\s*$",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"(?:^|[\n(])[ \t\u00a0*]*(?P<place>[^\W\d_][^\d\n,|:;.]{1,30}?(?:,\s?[^\W\d_][^\d\n,|:;.]{1,25})?)"
    r"\s*(?:[,|،:]|\s[–—-])\s*(?:on\s+)?(?:[^\W\d_]{3,9},?\s+)?(?:the\s+)?$"
)
_OPENING = re.compile(
    r"^(?P<place>[A-Z][A-Z .'’-]{2,30}|[A-Z][\w'’-]+(?:[ -][A-Z][\w'’-]+){0,2})"
    r"(?:,\s?[A-Z][\w. ]{1,20})?[ \u00a0]?(?:\([^)\n]{2,30}\)[ \u00a0]?)?(?:–|—|--|"
    r"-[ \u00a0])"
)
_PREPARED = re.compile(
    r"\b(?:prepared|compiled|recorded|done|issued) (?:in|at) (?=[A-Z])"
)
_NAME_AFTER = re.compile(r"[^\W\d_][\w'’-]*(?: [^\W\d_][\w'’-]*){0,2}")
_NOT_PLACES = frozenset(
    """page version edition digest published updated date dated statement press release
    monday tuesday wednesday thursday friday saturday sunday no resolution testimony
    day update report issued posted by the covers from index tarehe tarikh fecha tanggal summary highlights""".split()  # noqa: SIM905
)
_ISSUED = re.compile(
    r"^(?:issued|released|published) by\s*:?\s*(?P<rest>.*)$|^(?:on behalf of|"
    r"for and on "
    r"behalf of|for)\s*:?\s+(?P<behalf>(?:the )?[A-Z].*)$",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"\b(?:party|union|federation|association|council|committee|front|movement|"
    r"alliance|"
    r"organi[sz]ation|commission|network|desk|project|centre|center|institute|forum|"
    r"sabha|tehreek|jamaat|group|campaign|coalition|league|society|herald|post|"
    r"gazette|tribune|chronicle|mirror|daily|weekly|"
    r"radio|ledger|examiner|inquirer|circle|coordinadora|anjuman|tanzeem|chamber|parishad|morcha|sangathan|samiti|"
    r"foundation|observers?|"
    r"monitor\w*|roster|collective|colectivo|bureau|courier|times|news|watch|watchdog|"
    r"volunteers|lawyers?|defenders|journalists|workers|students|office|house|congress|"
    r"assembly|parliament|academy|trust|agency|guild|club|comit[eé]|asociaci[oó]n|"
    r"sindicato"
    r"|chama|chadema|umoja|haki|persatuan|gabungan|pertubuhan|kesatuan)\b|کونسل|"
    r"انجمن|پارٹی|یونین"
    r"|تنظیم|تحریک|کمیٹی|محاذ|فورم|ایسوسی ایشن|اتحاد|کمیشن",
    re.IGNORECASE,
)
_SPEAKER = re.compile(
    r"\b(?:The|the)\s(?P<name>[A-Z][\w'’&-]*(?:\s(?:[A-Z][\w'’&-]*|of|for|and|the|on|"
    r"in|de|y|e))"
    r"{1,9}\s\((?P<short>[A-Z][A-Za-z&-]{1,11})\))\s+(?:\w+ly\s)?(?:condemns?|writes?|"
    r"denounces?|demands?|calls?|expresses|strongly|is|has|rejects?|protests?|urges?)\b"
)
_WRITES = re.compile(
    r"(?:^|\n)[ \t]*The (?P<name>[A-Z][\w'’&-]*(?: (?:[A-Z][\w'’&-]*|of|for|and|the|on|"
    r"in|de|del|la|y|e)){1,9}) (?:\w+ly )?(?:condemns?|writes?|denounces?|expresses|"
    r"is (?:\w+ly )?(?:alarmed|appalled|shocked|concerned|outraged|saddened))\b"
)
_KEPT = re.compile(
    r"\b(?:followed|compiled|prepared|documented|monitored|published|kept|collected|"
    r"recorded|issued) by (?:the )?(?P<name>[A-Z][\w'’&-]*(?: [A-Z][\w'’&-]*){1,6})"
)
_ACRONYM = re.compile(r"^(?P<name>[^()]{4,90}\([A-Z][A-Za-z&-]{1,11}\))")
_CUT = re.compile(r"\s+[–—|/-]\s+|\s{3,}|[,;:]\s")
_OFFICE_WORDS = re.compile(
    r"(?:head|central|main) office|(?:acting |vice |deputy )?(?:president|chair\w*|"
    r"(?:general |press |office )?secretar(?:y|iat)|convenor|coordinator|spokes\w+)\b",
    re.IGNORECASE,
)
_CONTENT = re.compile(
    r"^(?!not |\(|version|recorded|second|third)(?![^.]*\b(?:version|"
    r"edition)\b)[^.]*\b(?:digest|testimony|tally|count|table|"
    r"answers|bulletin|report|timeline|register|list|update|minutes|affidavit|appeal|"
    r"chat with|statement|resolution|letter|brief)\b",
    re.IGNORECASE,
)
_FIELD = re.compile(r"[A-Z][\w ]{1,20}: ")
_KIND_OF_TEXT = re.compile(
    r"^(?:urgent (?:appeal|action)|press (?:statement|release|note|communiqu[eé])|"
    r"media (?:statement|release|advisory)|open letter|statement|communiqu[eé]|"
    r"circular|"
    r"comunicado|pronunciamiento|kenyataan (?:media|akhbar)|siaran pers|"
    r"taarifa kwa \w+|"
    r"for immediate release|resolution|پریس ریلیز|"
    r"پریس نوٹ)\b[\W\d]*(?:no\.?)?[\s\w/.–-]{0,24}$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Stamp:
    """A page's own date, with every reading and why one of them was taken."""

    start: int
    end: int
    readings: tuple[str, ...]
    taken: str | None
    time: str | None
    reason: str


@dataclass(frozen=True)
class Header:
    """What the document says of itself; what it does not say is None.

    `base` is the day relative dates are told from: the dateline, else the stamp's day.
    `issuers` are the spans that may name who speaks, the likeliest first; the first is
    `issuer`. `dates` are the spans that give the dateline.
    """

    title: Span | None
    issuers: tuple[Span, ...]
    dateline: date | None
    dates: tuple[Span, ...]
    place: Span | None
    stamp: Stamp | None

    @property
    def issuer(self) -> Span | None:
        """The span likeliest to name who speaks."""
        return self.issuers[0] if self.issuers else None

    @property
    def base(self) -> date | None:
        """The day from which the document is told."""
        if self.dateline is None and self.stamp and self.stamp.taken:
            return best(self.stamp.taken)
        return self.dateline


def header(doc: Document) -> Header:
    """Return what `doc` says of itself in its head and its signature."""
    found = _dated(doc)
    dateline, spans = _dateline(doc, found)
    return Header(
        _title(doc),
        tuple(_issuers(doc)),
        dateline,
        spans,
        _place(doc, spans),
        _stamp(doc, found, dateline),
    )


_FIRST_LINES, _LONG_HEAD, _FEW_COMMAS = 4, 240, 2
_ASIDE = re.compile(r"[ )\]]*(?:\([^()\n]{0,60}\))?\s*")


@dataclass(frozen=True)
class _Dated:
    mention: DateMention
    score: int


def _dated(doc: Document) -> list[_Dated]:
    """Return the dates of the head and the foot, with how like a dateline each is."""
    head = mentions(doc.text, 0, min(_HEAD, len(doc.text)), doc.language)
    foot = max(_HEAD, len(doc.text) - _TAIL)
    late = mentions(doc.text, foot, None, doc.language) if foot < len(doc.text) else []
    return [_Dated(m, _score(doc, m, late=m.start >= foot)) for m in [*head, *late]]


def _score(doc: Document, mention: DateMention, *, late: bool) -> int:
    """Return 0 for no dateline, more the more a date looks like one."""
    if mention.kind not in ("date", "numeric") or not _is_whole(mention):
        return 0
    if _is_stamp(doc, mention):
        return 0
    text = doc.text
    line = _line_of(text, mention.start)
    before, after = text[line.start : mention.start], text[mention.end : line.end]
    if cues.MAIL_HEAD.match(before.strip() + " x") and before.lower().startswith(
        ("date", "sent", "fecha")
    ):
        return 9
    if cues.CHAT.match(text[line.start : line.end][:120]) and not before.strip(" ["):
        return 6
    part = doc.part_at(mention.start)
    kind = part.kind if part else "narrative"
    if kind in ("calendar", "resolution") or (late and kind == "contact"):
        return 0
    if _LABELLED.search(before[-40:]):
        return 8
    alone = (
        len(before) <= 45 and len(after.strip()) <= 40 and not _is_prose(before, after)
    )
    if late:
        return 3 if alone and kind == "signature" else 0
    placed = _PLACE.search(text[max(0, line.start - 1) : mention.start]) is not None
    if alone and placed:
        return 8
    if kind == "furniture":
        return 6 if len(before) < 80 else 5
    if placed and len(before) <= 45:
        return 5
    if alone:
        return 4
    return 2 if _ends_head(text, line, after) else 0


def _ends_head(text: str, line: Span, after: str) -> bool:
    """Whether a date ends one of the first lines, which is no sentence."""
    first = len(text[: line.start].split("\n")) <= _FIRST_LINES
    alone = _ASIDE.fullmatch(after) is not None
    alone = alone and text.count(",", line.start, line.end) <= _FEW_COMMAS
    return first and alone and line.end - line.start < _LONG_HEAD


def _is_prose(before: str, after: str) -> bool:
    return bool(re.search(r"[a-z]{2,} [a-z]{2,} [a-z]{2,}", before + " | " + after))


def _is_whole(mention: DateMention) -> bool:
    edtf = mention.edtf or ""
    return bool(edtf) and "X" not in edtf and edtf.count("-") >= 2


def _is_stamp(doc: Document, mention: DateMention) -> bool:
    """Whether a number and a clock time are all that stand on a line of the site's."""
    if mention.kind != "numeric":
        return False
    line = _line_of(doc.text, mention.start)
    rest = doc.text[mention.end : line.end]
    if doc.text[line.start : mention.start].strip():
        return False
    return (
        re.fullmatch(
            r",?\s+\d{1,2}:\d{2}(?::\d{2})?\s?(?:[AP]M)?\s*", rest, re.IGNORECASE
        )
        is not None
    )


def _line_of(text: str, position: int) -> Span:
    start = text.rfind("\n", 0, position) + 1
    end = text.find("\n", position)
    return Span(start, end if end >= 0 else len(text))


def _dateline(
    doc: Document, found: list[_Dated]
) -> tuple[date | None, tuple[Span, ...]]:
    most = max((d.score for d in found), default=0)
    if not most:
        return None, ()
    first = next(d.mention for d in found if d.score == most)
    habit = usual(doc)
    written = written_order(doc, [d.mention for d in found], habit) or habit
    day = _day(first, written)
    if day is None:
        return None, ()
    same = [
        d.mention
        for d in found
        if d.score
        and d.mention.start != first.start
        and _day(d.mention, written) == day
    ]
    spans = [_whole(doc, m) for m in [first, *same[:1]]]
    return day, tuple(spans)


def _day(mention: DateMention, written: str | None) -> date | None:
    """Return the last day of a head's date; a number of two readings is none."""
    resolved = resolve(mention, None, None, written)
    if resolved.bare is None or resolved.bare.startswith("["):
        return None
    return bounds(resolved.bare)[1]


def _whole(doc: Document, mention: DateMention) -> Span:
    """Return the date with the place before it on its line, if one stands there."""
    line = _line_of(doc.text, mention.start)
    place = _placed(doc, mention.start)
    start = place.start if place else mention.start
    return Span(max(line.start, start), mention.end)


def _placed(doc: Document, at: int) -> Span | None:
    line = _line_of(doc.text, at)
    if cues.MAIL_HEAD.match(doc.words(line)[:60] + " "):
        return None
    begin = max(line.start, at - 70)
    match = _PLACE.search(doc.text[begin:at])
    if match is None or not _is_place(match["place"]):
        return None
    return Span(begin + match.start("place"), begin + match.end("place"))


def _is_place(words: str) -> bool:
    small = words.lower().split()
    if not small or any(w in _NOT_PLACES for w in small) or len(small) > 5:
        return False
    return not _BODY.search(words)


def _place(doc: Document, spans: tuple[Span, ...]) -> Span | None:
    """Return the words that name where the statement was made."""
    for span in spans:
        match = _NAME_AFTER.match(doc.text, span.start)
        placed = _placed(doc, span.end - _tail_length(doc, span)) if match else None
        if placed:
            return placed
    for part in doc.parts[:6]:
        at = trim(doc.text, part.start, part.end).start
        if part.kind == "narrative":
            match = _OPENING.match(doc.text[at : at + 80])
            if match and _is_place(match["place"]):
                return trim(doc.text, at, at + match.end("place"))
    prepared = _PREPARED.search(doc.text, 0, _HEAD)
    if prepared and not doc.text[prepared.end() :][:1].isdigit():
        match = _NAME_AFTER.match(doc.text, prepared.end())
        if match and _is_place(match[0].split()[0]):
            return trim(
                doc.text, match.start(), match.start() + len(match[0].split()[0])
            )
    return None


def _tail_length(doc: Document, span: Span) -> int:
    """Return how long the date at the end of a dateline's span is."""
    inside = mentions(doc.text, span.start, span.end, doc.language)
    return span.end - inside[-1].start if inside else 0


def _stamp(doc: Document, found: list[_Dated], dateline: date | None) -> Stamp | None:
    """Return the first stamp of a page, and which of its readings stands."""
    mention = next((d.mention for d in found if _is_stamp(doc, d.mention)), None)
    if mention is None:
        return None
    line = _line_of(doc.text, mention.start)
    hours = clocks(doc.text, mention.end, line.end)
    time = hours[0].value if hours else None
    rest = doc.text[mention.end : line.end]
    end = mention.end + len(rest.rstrip())
    readings = [r for r in (mention.edtf, mention.other) if r]
    taken, reason = _reading(readings, mention, rest, dateline)
    clocked = f"{taken}T{time}" if taken and time else taken
    return Stamp(mention.start, end, tuple(sorted(readings)), clocked, time, reason)


def _reading(
    readings: list[str], mention: DateMention, rest: str, dateline: date | None
) -> tuple[str | None, str]:
    if len(readings) == 1:
        return readings[0], "only one reading is a day"
    half = re.search(r"[AP]M", rest, re.IGNORECASE) is not None
    month_first = mention.other
    reasons = []
    if half:
        reasons.append(
            "a 12-hour clock with AM or PM is how browsers print the date month first"
        )
    near = _after(readings, dateline, 31)
    if len(near) == 2:
        near = _after(readings, dateline, 10)
    if len(near) == 1:
        reasons.append(
            "it follows the dateline within days or weeks, the other does not"
        )
    if half and (not near or month_first in near):
        return month_first, "; ".join(reasons)
    if len(near) == 1:
        return near[0], "; ".join(reasons)
    return None, "nothing tells which of the readings is meant"


def _after(readings: list[str], dateline: date | None, days: int) -> list[str]:
    """Return the readings at most so many days after the dateline."""
    if dateline is None:
        return []
    away = [(date.fromisoformat(r) - dateline).days for r in readings]
    return [r for r, n in zip(readings, away, strict=True) if 0 <= n <= days]


def _title(doc: Document) -> Span | None:
    """Return the headline: an e-mail's subject, or the first line that is no label."""
    lines = list(_lines(doc, 14))
    for line in lines:
        words = doc.words(line)
        if re.match(r"(?:subject|asunto|re)\s*:", words, re.IGNORECASE):
            start = line.start + words.index(":") + 1
            return trim(doc.text, start, line.end)
    first = doc.parts[0] if doc.parts else None
    body = [s for s in lines if first is None or _kind(doc, s) != "furniture"]
    body = body[_letter_lines(doc, body) :]
    for line in body[:3]:
        words = doc.words(line)
        if _is_label(words):
            continue
        if _is_headline(doc, line):
            return line
        break
    return _title_of_head(doc, lines)


def _letter_lines(doc: Document, body: list[Span]) -> int:
    """Count the lines "X Circle / PRESS STATEMENT / Bishkek, 14 March 2026" at a head."""
    said = [doc.words(line) for line in body[:4]]
    if len(said) < 4 or not _BODY.search(said[0]) or not _is_label(said[1]):
        return 0
    dated = len(said[2]) < 50 and mentions(said[2], 0, None, doc.language)
    return 3 if dated else 2


def _kind(doc: Document, span: Span) -> str:
    part = doc.part_at(span.start)
    return part.kind if part else "narrative"


def _is_label(words: str) -> bool:
    return _KIND_OF_TEXT.match(words) is not None


def _is_headline(doc: Document, line: Span) -> bool:
    words = doc.words(line)
    if not 8 <= len(words) <= 250 or words.endswith((".", ";", ":", "۔", ",")):
        return False
    if cues.CHAT.match(words) or re.match(
        r"dear\b|hello\b|hi\b|to (?:the|all|his|her)\b|part (?:one|two|[a-z1-9])\b|"
        r"\d+[.)]",
        words,
        re.IGNORECASE,
    ):
        return False
    if "|" in words or re.match(r"[A-Z]\.\s", words):
        return False
    if re.fullmatch(r"[A-Z &]{4,24}", words):
        return False
    following = doc.text[line.end : line.end + 80].lstrip(" \r")
    if _FIELD.match(words) and _FIELD.match(following[1:]):
        return False
    after = doc.text[line.end : line.end + 3]
    return "\n" in after or len(words) <= 160


def _title_of_head(doc: Document, lines: list[Span]) -> Span | None:
    head = [s for s in lines if _kind(doc, s) == "furniture"]
    own = [s for s in head if not cues.MAIL_HEAD.match(doc.words(s) + " ")]
    chosen = [s for s in own if _CONTENT.search(doc.words(s)[:60])] or own
    line = next(iter(chosen), None)
    if line is None:
        return None
    inside = mentions(doc.text, line.start, line.end, doc.language)
    cut = inside[0].start if inside and inside[0].start - line.start > 12 else line.end
    return trim(doc.text, line.start, cut, "|,–- ")


def _lines(doc: Document, most: int) -> Iterator[Span]:
    for match in re.finditer(r"[^\n]*\S[^\n]*", doc.text[:_HEAD]):
        yield trim(doc.text, match.start(), match.end())
        most -= 1
        if not most:
            return


def _issuers(doc: Document) -> Iterator[Span]:
    """Give the spans that may name who speaks, the likeliest first, each once."""
    seen: set[tuple[int, int]] = set()
    for span in _candidates(doc):
        span = trim(doc.text, span.start, span.end, " .,:;|–-")
        if span.end - span.start >= 2 and (span.start, span.end) not in seen:
            seen.add((span.start, span.end))
            yield span


def _candidates(doc: Document) -> Iterator[Span]:
    lines = list(_lines(doc, 14))
    for line in lines:
        match = re.match(r"from\s*:\s*", doc.words(line), re.IGNORECASE)
        if match:
            name = doc.words(line)[match.end() :].split("<")[0]
            yield Span(line.start + match.end(), line.start + match.end() + len(name))
    yield from _letterhead(doc, lines)
    yield from _signed(doc)
    opening = _SPEAKER.search(doc.text, 0, 2 * _HEAD)
    if opening:
        yield Span(opening.start("name"), opening.start("short") - 2)
    for line in lines[:3]:
        kept = _KEPT.search(doc.text, line.start, line.end)
        if kept and _BODY.search(kept["name"]):
            yield Span(*kept.span("name"))
    writes = _WRITES.search(doc.text, 0, _HEAD)
    if writes:
        yield Span(*writes.span("name"))
    first = next(_head_lines(doc, lines), None)
    words = doc.words(first) if first else ""
    if first and len(words) <= 60 and not any(c.isdigit() for c in words):
        yield first


def _letterhead(doc: Document, lines: list[Span]) -> Iterator[Span]:
    """Give the lines of the head that name a body, without what follows the name."""
    for line in _head_lines(doc, lines):
        yield from _named(line, doc.words(line))


def _head_lines(doc: Document, lines: list[Span]) -> Iterator[Span]:
    """Give the lines above the statement that are neither labels nor navigation."""
    for line in lines:
        words = doc.words(line)
        if _kind(doc, line) != "furniture":
            return
        plain = not re.match(r"whatsapp chat|home\b|by\s|\W*\d", words, re.IGNORECASE)
        mail = cues.MAIL_HEAD.match(words + " ")
        label = _is_label(words) or _OFFICE_WORDS.match(words)
        if plain and not mail and not label and not cues.of_site(words):
            yield line


def _named(line: Span, words: str) -> Iterator[Span]:
    """Give the part of a line that names a body: up to a dash, or with its acronym."""
    start = 0
    for piece in re.split(r"( / )", words[:140]):
        cut, acronym = _CUT.search(piece), _ACRONYM.match(piece)
        end = cut.start() if cut else len(piece)
        if acronym and (cut is None or not _BODY.search(piece[:end])):
            end = acronym.end()
        if end < 110 and (acronym or _BODY.search(piece[:end])):
            yield Span(line.start + start, line.start + start + end)
        start += len(piece)


def _signed(doc: Document) -> Iterator[Span]:
    """Give the lines of the signature that name a body, or that follow "issued by"."""
    for part in doc.parts:
        if part.kind not in ("signature", "contact"):
            continue
        for match in re.finditer(r"[^\n]+", doc.text[part.start : part.end][:1200]):
            line = trim(doc.text, part.start + match.start(), part.start + match.end())
            words = doc.words(line)
            if _OFFICE_WORDS.match(words):
                continue
            if 4 <= len(words) <= 90 and _BODY.search(words) and "@" not in words:
                begin = _ISSUED.match(words)
                skip = (
                    len(words) - len(begin["rest"] or "")
                    if begin and begin["rest"]
                    else 0
                )
                cut = _CUT.search(words, skip)
                yield Span(
                    line.start + skip, line.start + (cut.start() if cut else len(words))
                )
