"""The day and the place that a statement gives as its own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from habeas.claims.reader.document import Document
from habeas.claims.reader.habits import usual
from habeas.claims.reader.head.lines import BODY, HEAD, is_stamp, line_of
from habeas.text import cues
from habeas.text.dates import DateMention, mentions, resolve, written_order
from habeas.text.edtf import bounds
from habeas.text.spans import Span, trim

_TAIL = 700
_LABELLED = re.compile(
    r"(?:\b(?:date|dated|submitted(?: on)?|published|posted|updated|issued|released|"
    r"recorded(?: in \w+)? on|"
    r"recorded|as of|as at|adopted|adopted on|done at|fecha|tarikh|tarehe|tanggal|"
    r"edition|status(?: as)?(?: of)?|state of)"
    r"|تاریخ|بتاریخ|مورخہ)\s*(?:on)?\s*[:,–-]?\s*$",
    re.IGNORECASE,
)
_TOLD_ON = re.compile(
    r"\W*(?:full |voice ?note,? )?(?:transcript|interview|testimony|statement|account|notes?|deposition|affidavit|"
    r"conversation|declaration)\b(?:[^.\n]|(?<=\bmr)\.|(?<=\bm[rs]s)\.|(?<=\bms)\.|(?<=\bdr)\.|(?<= [a-z])\.)"
    r"{0,140}?[.,:] (?:(?-i:[A-Z])\w+(?: (?-i:[A-Z])\w+)?, )?(?:on )?",
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
# "The weekly newsletter of the Front (No. 88, 22 May 2026)".
_ISSUE = re.compile(
    r"\((?:[^()]{0,40}, )?(?:nos?\.?|number|issue|vol(?:ume)?\.?|bulletin|week|edition)"
    r" ?\d[\w/.-]*(?:, [^()]{0,30})?[,:;] (?:\w+day,? )?\Z",
    re.IGNORECASE,
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
_FIRST_LINES, _LONG_HEAD, _FEW_COMMAS = 4, 240, 2
_ASIDE = re.compile(r"[ )\]]*(?:\([^()\n]{0,60}\))?\s*")


@dataclass(frozen=True)
class Dated:
    """A date of the head or the foot, and how like a dateline it is (0: not)."""

    mention: DateMention
    score: int


def dated(doc: Document) -> list[Dated]:
    """Return the dates of the head and the foot, with how like a dateline each is."""
    head = mentions(doc.text, 0, min(HEAD, len(doc.text)), doc.language)
    foot = max(HEAD, len(doc.text) - _TAIL)
    late = mentions(doc.text, foot, None, doc.language) if foot < len(doc.text) else []
    return [Dated(m, _score(doc, m, late=m.start >= foot)) for m in [*head, *late]]


# A field of one person's, which dates no text: "Arrested: 3 November 2025".
_OF_ONE = re.compile(
    r"(?:date of )?(?:arrest(?:ed)?|detained|detention|held(?: since)?|born|birth|taken|"
    r"picked up|abducted|since|sentenced|charged|died|last seen|next hearing|hearing)"
    r"(?: on| since)? ?: ?",
    re.IGNORECASE,
)


# "FIR No. 219/2025 dated 07.04.2025": the day of a case, not of the text.
_OF_CASE = re.compile(
    r"\b(?:F\.?I\.?R\.?|crime|complaint|daily diary|D\.?D\.?R?\.?|order|notification)(?: no\.?)? ?:? ?\d[\w/-]*,? "
    r"(?:of|dated|dt\.?) *\Z",
    re.IGNORECASE,
)


def _score(doc: Document, mention: DateMention, *, late: bool) -> int:
    """Return 0 for no dateline, more the more a date looks like one."""
    if mention.kind not in ("date", "numeric") or not _is_whole(mention):
        return 0
    if is_stamp(doc, mention):
        return 0
    text = doc.text
    line = line_of(text, mention.start)
    before, after = text[line.start : mention.start], text[mention.end : line.end]
    if cues.MAIL_HEAD.match(before.strip() + " x") and before.lower().startswith(
        ("date", "sent", "fecha")
    ):
        return 9
    if cues.CHAT.match(text[line.start : line.end][:120]) and not before.strip(" ["):
        return 6
    if _OF_ONE.fullmatch(before.lstrip()) or _in_cells(text, line):
        return 0
    if before.rstrip().endswith(":") and text.count("\n" + before.rstrip()) > 1:
        return 0  # somebody's turn in an interview
    if _OF_CASE.search(before):
        return 0
    part = doc.part_at(mention.start)
    kind = part.kind if part else "narrative"
    if kind in ("calendar", "resolution") or (late and kind == "contact"):
        return 0
    if _LABELLED.search(before[-40:]):
        return 8
    if line.start < _LONG_HEAD and _TOLD_ON.fullmatch(before) and after[:1] in ".;":
        return 7
    alone = (
        len(before) <= 45 and len(after.strip()) <= 40 and not _is_prose(before, after)
    )
    if late:
        return 3 if alone and kind == "signature" else 0
    placed = _PLACE.search(text[max(0, line.start - 1) : mention.start]) is not None
    if line.start < _LONG_HEAD and _ISSUE.search(before) and after[:1] == ")":
        return 7
    if alone and placed:
        return 8
    if kind == "furniture":
        return 6 if len(before) < 80 else 5
    if placed and len(before) <= 45:
        return 5
    if alone:
        return 4
    return 2 if _ends_head(text, line, after) else 0


def _in_cells(text: str, line: Span) -> bool:
    """Whether a line is a row of a table: as many marks stand in the one beside it."""
    for mark, least in (("|", 2), ("\t", 2), (",", 3)):
        count = text.count(mark, line.start, line.end)
        if count >= least and count in _beside(text, line, mark):
            return True
    return False


def _beside(text: str, line: Span, mark: str) -> tuple[int, int]:
    """Return how often a mark stands in the lines before and after one."""
    begin = text.rfind("\n", 0, max(line.start - 1, 0)) + 1
    end = text.find("\n", line.end + 1)
    before = text.count(mark, begin, max(line.start - 1, begin))
    return before, text.count(mark, line.end, end if end >= 0 else len(text))


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


def dateline_of(
    doc: Document, found: list[Dated]
) -> tuple[date | None, tuple[Span, ...]]:
    """Return the day that the likeliest dateline gives, and the spans that give it."""
    most = max((d.score for d in found), default=0)
    if not most:
        return _period(doc, found)
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


_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")


def _period(doc: Document, found: list[Dated]) -> tuple[date | None, tuple[Span, ...]]:
    """Return the last day of the days that a digest's first lines say it covers.

    "No. 31/2026 (27 July – 2 August)": the year may stand elsewhere in these lines.
    """
    head = "\n".join(doc.text[:_LONG_HEAD].split("\n")[:_FIRST_LINES])
    years = {match[1] for match in _YEAR.finditer(head)}
    for one in (d.mention for d in found if d.mention.start < len(head)):
        last = (one.edtf or "").partition("/")[2]
        if last.startswith("XXXX-") and len(years) == 1 and last.count("-") > 1:
            last = last.replace("XXXX", next(iter(years)))
        if last.count("-") > 1 and "X" not in last:
            return date.fromisoformat(last), (_whole(doc, one),)
    return _month(doc, [d.mention for d in found if d.mention.start < len(head)])


# "MONTHLY DIGEST, APRIL 2026": the days that follow are of that month.
_OF_MONTH = re.compile(
    r"\b(?:monthly|digest|bulletin|round-?up|monitor(?:ing)?|newsletter|violations|update|"
    r"report (?:for|of)|month of|overview|summary|chronology|chronicle)\b",
    re.IGNORECASE,
)
_BARE_MONTH = re.compile(r"\d{4}-\d\d")


def _month(
    doc: Document, near: list[DateMention]
) -> tuple[date | None, tuple[Span, ...]]:
    """Return the last day of the one month that a digest's first lines name."""
    months = [m for m in near if _BARE_MONTH.fullmatch(m.edtf or "")]
    if len({m.edtf for m in months}) != 1:
        return None, ()
    line = line_of(doc.text, months[0].start)
    if _OF_MONTH.search(doc.text, line.start, line.end) is None:
        return None, ()
    return bounds(str(months[0].edtf))[1], (_whole(doc, months[0]),)


def _day(mention: DateMention, written: str | None) -> date | None:
    """Return the last day of a head's date; a number of two readings is none."""
    resolved = resolve(mention, None, None, written)
    if resolved.bare is None or resolved.bare.startswith("["):
        return None
    return bounds(resolved.bare)[1]


def _whole(doc: Document, mention: DateMention) -> Span:
    """Return the date with the place before it on its line, if one stands there."""
    line = line_of(doc.text, mention.start)
    place = _placed(doc, mention.start)
    start = place.start if place else mention.start
    return Span(max(line.start, start), mention.end)


def _placed(doc: Document, at: int) -> Span | None:
    line = line_of(doc.text, at)
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
    return not BODY.search(words)


def place_of(doc: Document, spans: tuple[Span, ...]) -> Span | None:
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
    prepared = _PREPARED.search(doc.text, 0, HEAD)
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
