"""Rolls: the names listed under "Arrested on 19 May:" were arrested on 19 May.

A line that only says what befell those listed under it, or behind its colon, gives its
act and its day to each of them. Where the list ends is told by its marks, by the empty
lines between its entries and by a sentence that only begins with a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from habeas.claims.reader import clauses
from habeas.claims.reader import grammar as g
from habeas.claims.reader.acts.act import HELD, Act
from habeas.claims.reader.acts.rolls import entries, headings, leads
from habeas.claims.reader.acts.rolls.particulars import particulars, where
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.triggers import PAST
from habeas.claims.reader.units import Unit
from habeas.claims.reader.when import Times

_URDU = (
    ("arrest", "گرفتار|giraftar|pakre gaye"),
    ("detention", "زیر حراست|اسیران?|hirasat mein"),
    ("killing", "شہید|شہداء?|جاں بحق|ہلاک|مقتولین|shaheed|shuhada|jan bahaq|halaak"),
    ("injury", "زخمی|زخمیوں|zakhmi"),
    ("release", "رہا|رہائی پانے|riha"),
    ("abduction", "اغوا|مغوی|aghwa"),
    ("missing", "لاپتہ|لاپتا|گمشدہ|lapata"),
)
_HEAD_IN_URDU = re.compile(
    r"\W*(?:(?:فہرست|نام|تفصیل|fehrist|naam)\s(?:برائے\s)?)?"
    rf"(?:{'|'.join(f'(?P<{kind}>{words})' for kind, words in _URDU)})"
    r"(?:\s?شدگان|\s(?:افراد|کارکن\S*|طلبہ|لوگ|ہونے والے|کیے گئے|والے|والوں کے نام|hone wale|log|afraa?d|karkun))?"
    r"(?:\s*\(?\d{1,3}\)?)?\s*:\s*\Z",
    re.IGNORECASE,
)
_ACTIVE = re.compile(
    r"(?P<before>[^;?!\n]{3,240}?)\b(?P<verb>arrested|detained|took away|picked up|rounded up|"
    r"took into custody|abducted|kidnapped|released|freed|shot dead|killed|injured|wounded|beat|tortured|"
    r"dismissed|sacked|suspended|charged|booked) "
    r"(?:the following|these)\b[^.;:?!\n]{0,90}\W*\Z",
    re.IGNORECASE,
)
_PASTS = {
    "took away": "taken away", "took into custody": "taken into custody", "beat": "beaten",
}  # fmt: skip
_BODY = re.compile(r" ?(?:\(\d{1,4}\))? ?(?::|[–—-])\s+(?=\S)")
_FEWEST, _FARTHEST = 3, 90


@dataclass(frozen=True)
class Roll:
    """What befell those listed next, and when; `spans` quotes the words for it.

    `end` is where its own words end, `rest` whom its own line lists.
    """

    types: tuple[str, ...]
    date: str | None
    by: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    start: int
    end: int
    rest: tuple[str, ...] = ()
    place: str | None = None


@dataclass(frozen=True)
class Stood:
    """That somebody is listed as held ("detention"), or as missing (`LOST`)."""

    who: str
    kind: str
    date: str | None
    spans: tuple[tuple[int, int], ...]
    at: int
    own: bool = True
    """Whether no act tells it."""


LOST = "missing"
"""What a heading such as "Whereabouts unknown" tells; it is no act."""
_STANDS = frozenset([LOST, "detention"])


_TRACED = re.compile(
    r"\b(?:(?:(?:has|have|had|is|are|was|were) (?:since |now |safely )?(?:been )?)?(?:come|came|returned|reached|back|arrived|walked) "
    r"(?:safely )?(?:back )?home|(?:has|have|had|was|were|is|are) (?:since |now |also )?(?:been )?(?:traced|found|located|recovered|"
    r"(?:resurfaced|surfaced|reappeared)))\b",
    re.IGNORECASE,
)
_TO_HOME = re.compile(r"\W*(?:(?:and|both|all|later|since|also|then)\W*){0,2}")
_UNTRACED = re.compile(
    r"\b(?:not|never|no|nor|yet to|hope\w*|if|until|when)\b|n['’]t\b", re.IGNORECASE
)
# Above "Missing: A, B" of the minutes of a meeting: they only stayed away.
_PRESENT = re.compile(
    r"(?m)^\W*(?:members )?(?:present|in attendance|attendance|apologies)\b\s*:",
    re.IGNORECASE,
)


class Rolls:
    """The roll that the lines of a text stand in, one line after another."""

    def __init__(self, times: Times) -> None:
        self.times = times
        self.roll: Roll | None = None
        self.marked: bool | None = None
        self.gap = self.last = 0
        self.fresh = False
        self.stood: list[Stood] = []

    def enter(self, line: Line) -> tuple[str, ...]:
        """Take the next line; return whom it enrols as held."""
        self._settle(line)
        opened = headed(self.times, line)
        if opened:
            self.roll, self.marked, self.last = opened, None, line.end
            self.fresh, self.gap = True, 0
            return opened.rest if set(opened.types) & HELD else ()
        self.fresh = False
        if self.roll and (self.roll.rest or not self._goes_on(line)):
            self.roll = None
        self.last = line.end
        if self.roll is None or not set(self.roll.types) & HELD:
            return ()
        return self._whom(line)

    def _settle(self, line: Line) -> None:
        """Let those be no longer listed as missing who are told to be home or traced."""
        traced = _TRACED.search(line.whole) if self.stood else None
        if traced is None or _UNTRACED.search(line.whole):
            return
        here: set[str] = set()
        at = line.start + traced.start()
        for k in reversed(line.people):
            unit = line.row[k]
            if unit.end > at:
                continue
            joint = line.text[unit.end : at]
            if unit.owns or _TO_HOME.fullmatch(joint) is None:
                break
            here.update(unit.refs)
            at = unit.start
        self.stood = [s for s in self.stood if s.kind != LOST or s.who not in here]

    @property
    def listed(self) -> bool:
        """Whether the line itself lists those whom its heading tells of."""
        return self.fresh and self.roll is not None and bool(self.roll.rest)

    def over(self, at: int) -> bool:
        """Whether a place stands in the words that head the roll, and it has a list."""
        roll = self.roll
        return roll is not None and self.fresh and roll.start <= at < roll.end

    def acts(self, line: Line, made: Sequence[Act]) -> Iterator[Act]:
        """Give what the roll tells of those whom a line lists; `made` it tells itself."""
        if self.roll is None:
            return
        for who in self.roll.rest if self.fresh else self._whom(line):
            self._stand(line, who, made)
            yield from _enrolled(self.times, self.roll, line, who, made)

    def _stand(self, line: Line, who: str, made: Sequence[Act]) -> None:
        """Note where one who is listed stands, where no act of the roll says it."""
        told = any(a.type in HELD and a.victim == who for a in made)
        roll = self.roll
        for kind in roll.types if roll else ():
            if (
                kind == LOST
                and roll
                and _PRESENT.search(line.raw, max(0, roll.start - 200), roll.start)
            ):
                continue
            if roll and kind in _STANDS:
                spans = (*roll.spans, (line.start, line.end))
                own = kind == LOST or told
                self.stood.append(Stood(who, kind, roll.date, spans, line.start, own))

    def _whom(self, line: Line) -> tuple[str, ...]:
        return entries.whom(line) if _begins(line) or line.item else ()

    def _goes_on(self, line: Line) -> bool:
        """Whether a line is an entry of the list, or a later sentence of one."""
        if not (_begins(line) or line.item):
            return True
        gap = line.raw.count("\n", self.last, line.start)
        first = self.marked is None
        if not first and line.item != self.marked and not _and_others(line):
            return False
        if not first and gap > max(self.gap, 1):
            return False
        if not line.item and (not entries.entered(line) or _tells(line)):
            return False
        if first:
            self.marked = line.item
        else:
            self.gap = max(self.gap, gap)
        return True


def _begins(line: Line) -> bool:
    return line.start == 0 or "\n" in line.raw[line.start - 3 : line.start]


def _and_others(line: Line) -> bool:
    return line.whole[:4].lower() in ("and ", "plus", "also")


def _tells(line: Line) -> bool:
    """Whether a line without a mark is a sentence of its own, and no entry."""
    k = next((k for k, u in enumerate(line.row) if u.person), 0)
    after = line.row[k + 1 : k + 3]
    if after and after[0].word in _SET_OFF and not after[0].refs:
        return False
    if after and after[0].word == "," and not _verbs(line, k + 3):
        return any(u.word in g.BE or u.word in _SAYS for u in after)
    return any(u.word in g.BE or g.finite(u.word) or u.word in _SAYS for u in after)


def _verbs(line: Line, first: int) -> bool:
    """Whether a verb stands in a row from a place on: "A, arrested today, was freed"."""
    return any(
        u.word in g.BE or u.word in _SAYS or g.finite(u.word) and u.word != "may"
        for u in line.row[first:]
    )


# "A – released", "A (beaten)": what an entry adds to a name.
_SET_OFF = frozenset(["–", "—", "-", "("])
_SAYS = frozenset(["said", "says", "has", "had", "have", "told", "will", "spoke", "led"])  # fmt: skip


def headed(times: Times, line: Line) -> Roll | None:
    """Return the roll that a line leads, if it does."""
    if line.lead or line.question:
        return None
    words = line.whole.rstrip()
    words = _COUNT.sub("", words) if line.heading else words
    alone = (line.heading or _is_marked_head(line)) and ":" not in words
    if words[-1:] == ":" or alone and not line.people:
        above = None if line.resolution else words.rstrip(" :–—-*_=#")
        return _above(times, line, above) if above else None
    return _beside(times, line)


# "Released: 2", "Still held (3)": how many there are.
_COUNT = re.compile(r"(?<=\w)\W{0,3}[(\[:–—-] ?\d{1,4}[)\]]?\W*\Z")
_MARK = re.compile(
    r"[ \t]*(?:(?P<letter>\(?(?:[A-Za-z]|[ivxIVX]{1,4})[.)])|(?P<number>\(?\d{1,3}[.)])|(?P<sign>[*•·▪–—-]))[ \t]+(?=\S)"
)


def _is_marked_head(line: Line) -> bool:
    """Whether "B. Released" stands alone above a list of other marks than its own."""
    if (
        not line.item
        or line.whole[-1:] in (".", ";", ",")
        or len(line.whole) > _FARTHEST
    ):
        return False
    own = _MARK.match(line.raw, line.raw.rfind("\n", 0, line.start) + 1)
    after = _NEXT_LINE.match(line.raw, line.end)
    below = _MARK.match(line.raw, after.end()) if after else None
    return bool(own and below and own.lastgroup != below.lastgroup)


_NEXT_LINE = re.compile(r"[ \t]*:?[ \t]*\r?\n\s*")


def _above(times: Times, line: Line, words: str) -> Roll | None:
    """Return the roll of the list under a line."""
    told = headings.headed(words)
    if told is None:
        told = _active(words) or _in_urdu(line)
    return _roll(times, line, told, line.end) if told else None


def _beside(times: Times, line: Line) -> Roll | None:
    """Return the roll of those listed on the line of its heading."""
    stamp = _CLOCKED.match(line.whole)
    first = stamp.end() if stamp else 0
    if line.sender and line.row:
        first = line.row[0].start - line.start
    body = _BODY.search(line.whole, first + _FEWEST, first + _FARTHEST)
    told = headings.headed(line.whole[first : body.start()]) if body else None
    if body is None or told is None or _is_clause(line.whole[first : body.start()]):
        return _led(times, line)
    told = told._replace(start=told.start + first, end=told.end + first)
    end = line.start + leads.in_brackets(line.whole, body.end())
    rest = entries.behind(line, end)
    if not rest:
        return None
    made = _roll(times, line, told, end)
    day = times.standing(line.start) or (times.dateline if stamp else None)
    by = _behind_by(line, (line.start + told.start, line.start + told.end), end)
    return replace(made, rest=rest, date=made.date or day, by=by)


def _led(times: Times, line: Line) -> Roll | None:
    """Return the roll of those behind "Accused:", or "They are" behind their number."""
    found = leads.lead(line)
    if found is None:
        return None
    end = line.start + found.begin
    rest = entries.behind(line, end)
    if not rest or found.many not in (0, len(rest)):
        return None
    leads.within(line, rest)
    made = replace(_roll(times, line, found.told, end), rest=rest, by=())
    day = times.standing(line.start) if line.sender else None
    return replace(made, date=day) if day else made


# "14:35 - Two more taken: A and B": the time of a log's entry.
_CLOCKED = re.compile(r"\W*\d{1,2}[:.]\d\d(?: ?(?:hrs|[ap]\.?m\.?))?\s*[-–—:.)\]]+\s+")


def _is_clause(words: str) -> bool:
    """Whether a heading is a sentence of its own: "Three people were arrested"."""
    return _CLAUSE.match(words) is not None


_CLAUSE = re.compile(
    r"\W*(?!(?:the following|those|these|names?)\b)(?:[\w-]+ ){1,4}(?:was|were|are|is|have|has|had)\b",
    re.IGNORECASE,
)


def _active(words: str) -> headings.Headed | None:
    """Return what "Police arrested the following:" tells."""
    match = _ACTIVE.match(words)
    if match is None or headings.untold(match["before"][-60:]):
        return None
    verb = match["verb"].lower()
    told = headings.headed(_PASTS.get(verb, verb))
    return (
        told._replace(start=match.start("verb"), end=match.end("verb"))
        if told
        else None
    )


def _in_urdu(line: Line) -> headings.Headed | None:
    match = _HEAD_IN_URDU.match(line.whole)
    if match is None or headings.untold(line.whole):
        return None
    kind = next(kind for kind, _ in _URDU if match[kind])
    return headings.Headed((kind,), match.start(kind), match.end(kind))


def _roll(times: Times, line: Line, told: headings.Headed, end: int) -> Roll:
    span = (line.start + told.start, line.start + told.end)
    day = times.near(line.text, span, (line.start, end)).edtf
    if "detention" in told.kinds:
        day = day or times.dateline
    spot = where(line, span[0], end)
    doers = _doers(line, span, end)
    return Roll(told.kinds, day, doers, (span,), line.start, end, place=spot)


def _doers(line: Line, span: tuple[int, int], end: int) -> tuple[str, ...]:
    """Return who did it: the subject of the heading's verb, or behind its "by"."""
    row = line.row
    for k, unit in enumerate(row):
        if span[0] <= unit.start < span[1] and not unit.refs and k:
            found = clauses.subject(row, clauses.verb(row, k, k + 1, PAST))
            doers = [m for m in found if row[m].actor and row[m].form != "pronoun"]
            if doers:
                return line.refs(doers)
            break
    return _behind_by(line, span, end)


def _behind_by(line: Line, span: tuple[int, int], end: int) -> tuple[str, ...]:
    row = line.row
    for k, unit in enumerate(row[:-1]):
        behind = span[1] <= unit.start < end and unit.word == "by"
        after = (
            next((u for u in row[k + 1 : k + 4] if u.refs), None) if behind else None
        )
        if after is not None and after.actor and after.end <= end:
            return after.refs
    return ()


def _enrolled(
    times: Times, roll: Roll, line: Line, who: str, made: Sequence[Act]
) -> Iterator[Act]:
    """Give what the roll tells of one whom an entry enrols, with what the entry adds."""
    unit = next((u for u in line.row if who in u.refs), None)
    until = _next_named(line, unit) if unit and roll.rest else line.end
    behind = unit.end if unit else line.row[0].start if line.topic == (who,) else until
    own = particulars(times, line, behind, until)
    begin = unit.start if unit and roll.rest else line.start
    end = unit.end if unit else line.end
    spans = tuple(sorted({*roll.spans, (begin, max(end, begin + 1))}))
    for type_ in roll.types:
        family = HELD if type_ in HELD else {type_}
        if type_ == LOST or any(a.type in family and a.victim == who for a in made):
            continue
        lasts = type_ == "detention"
        yield replace(
            _EMPTY, type=type_, victim=who, by=roll.by,
            date=roll.date if lasts else own.day or roll.date,
            place=own.prison if lasts and own.prison else roll.place,
            time_frame="ongoing" if lasts and not line.sender else "incident",
            spans=spans, at=begin, number=line.number,
        )  # fmt: skip
    told = any(a.type == "bail" and a.victim == who for a in made)
    if own.bail and "release" in roll.types and "bail" not in roll.types and not told:
        yield replace(_EMPTY, type="bail", victim=who, date=own.day or roll.date,
                      spans=(own.bail,), at=begin, number=line.number)  # fmt: skip


def _next_named(line: Line, unit: Unit) -> int:
    """Return where the next one is named behind somebody of a list on one line."""
    later = (u.start for u in line.row if u.person and u.start >= unit.end)
    return next(later, line.end)


_EMPTY = Act(
    "", None, (), None, None, None, "stated", "affirmed", "explicit", "incident", (), (), 0
)  # fmt: skip
