"""Rolls: the names listed under "Arrested on 19 May:" were arrested on 19 May.

A line that only says what befell those listed under it, and that ends before the list,
gives its act and its day to each entry that begins with a name. An entry that says that
it was not so, or that nobody is sure, gets none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from habeas.claims.reader.acts.act import HELD, Act
from habeas.claims.reader.cells import UNSURE
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.when import Times

_WHAT = (
    ("arrest", "arrested|detained|taken into custody|picked up|rounded up"),
    ("detention", "(?:held|in custody|in detention|behind bars|in prison|in jail)"),
    ("killing", "killed|shot dead"),
    ("injury", "injured|wounded"),
    ("release", "released|freed|let go"),
    ("abduction", "abducted|kidnapped"),
)
_DONE = "|".join(f"(?P<{kind}>{words})" for kind, words in _WHAT)
_OF_WHOM = (
    r"(?:people|persons|students|workers|protesters|protestors|activists|men|women|boys|members|journalists|"
    r"lawyers|teachers|comrades|citizens|civilians|villagers|demonstrators|colleagues|leaders|friends)"
)
_HEAD = re.compile(
    r"\W*(?:\w{1,3}[.)] )?(?:(?:the |a |our |full |partial |complete |incomplete |first |updated |revised |second )*"
    r"(?:names?|list|details|particulars|roll)\b(?: and \w+| \([^)\n]{1,40}\))?(?: of|:| [-–—])? ?)?"
    r"(?:(?:the|those|all|some|of|following|\d+|our|who|whom|known|confirmed|so far|to date|far) )*"
    rf"(?:{_OF_WHOM} )?(?:(?:who|that|whom) )?"
    r"(?:(?:were|was|are|is|have|has|had|been|being|still|also|now|currently|reported|confirmed|forcibly) )*"
    rf"(?:{_DONE})\b(?P<rest>(?:[^.;?!\n]|(?<=\d)\.(?=\d)){{0,140}}?)\W*\Z",
    re.IGNORECASE,
)
_ACTIVE = re.compile(
    rf"[^.;:?!\n]{{3,80}}?\b(?:{_DONE})\b (?P<rest>(?:the following|these)\b[^.;:?!\n]{{0,90}})\W*\Z",
    re.IGNORECASE,
)
_URDU = (
    ("arrest", "گرفتار|giraftar|pakre gaye"),
    ("detention", "زیر حراست|اسیران?|hirasat mein"),
    ("killing", "شہید|شہداء?|جاں بحق|ہلاک|مقتولین|shaheed|shuhada|jan bahaq|halaak"),
    ("injury", "زخمی|زخمیوں|zakhmi"),
    ("release", "رہا|رہائی پانے|riha"),
    ("abduction", "اغوا|مغوی|aghwa"),
)
_HEAD_IN_URDU = re.compile(
    r"\W*(?:(?:فہرست|نام|تفصیل|fehrist|naam)\s(?:برائے\s)?)?"
    rf"(?:{'|'.join(f'(?P<{kind}>{words})' for kind, words in _URDU)})"
    r"(?:\s?شدگان|\s(?:افراد|کارکن\S*|طلبہ|لوگ|ہونے والے|کیے گئے|والے|والوں کے نام|hone wale|log|afraa?d|karkun))?"
    r"(?:\s*\(?\d{1,3}\)?)?\s*:\s*\Z",
    re.IGNORECASE,
)
_UNTOLD = re.compile(
    r"\b(?:not|never|nobody|none|if|must|should|(?-i:may)|might|could|would|will|to be|wanted|alleged\w*|rumou?r\w*|"
    r"unconfirmed|claims?|demand\w*|free|n['’]t|charges?|weapons?|items?|goods|vehicles?|phones?)\b",
    re.IGNORECASE,
)
_NOT_HE = re.compile(
    r"\b(?:(?:was|were|is|are|has|had) (?:not|never)|not (?:yet )?(?:arrested|detained|held|taken|confirmed|there|"
    r"present|at|in|among|injured|killed|released|freed)|never|struck|deleted|removed|withdrawn|duplicate|"
    r"same (?:person )?as|mistaken(?:ly)? (?:identity|listed)|listed (?:by|in) (?:mistake|error)|abroad|wrong(?:ly)?|see no|"
    r"nahi|bach ga\w*|ghalti se|alive|safe|escaped|got away|at home|went home before)\b|"
    r"(?<!\S)(?:نہیں|نہ|غلطی سے|بچ گ\S+|محفوظ|غیر مصدقہ|تصدیق|روپوش|مفرور|اشتہاری)(?!\S)",
    re.IGNORECASE,
)
_FIRST = 3  # units before the name: the mark of an entry
_MISTAKE = re.compile(r"\bnot an? \w+", re.IGNORECASE)


@dataclass(frozen=True)
class Roll:
    """What befell those listed next, and when; `spans` quotes the words for it."""

    type: str
    date: str | None
    by: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    frame: str


def headed(times: Times, line: Line) -> Roll | None:
    """Return the roll that a line leads, if it does."""
    last = line.whole.rstrip()[-1:]
    if last != ":" and (not line.heading or line.item) or line.lead or line.resolution:
        return None
    match = _HEAD.match(line.whole) or _ACTIVE.match(line.whole)
    match = match or _HEAD_IN_URDU.match(line.whole)
    if match is None or _UNTOLD.search(line.whole) or line.question:
        return None
    kind = next(kind for kind, _ in _WHAT if match[kind])
    start, end = line.start + match.start(kind), line.start + match.end(kind)
    by = [u for u in line.row if u.actor and u.end <= start and u.form != "pronoun"]
    held = kind == "detention"
    day = times.near(line.text, (start, end), (line.start, line.end)).edtf
    return Roll(
        kind,
        day or (times.dateline if held else None),
        by[-1].refs if by else (),
        ((start, end),),
        "ongoing" if held else "incident",
    )


def goes_on(line: Line) -> bool:
    """Whether a line is an entry, or a later sentence of one."""
    begins = line.start == 0 or "\n" in line.raw[line.start - 3 : line.start]
    return line.item or not begins or bool(_entered(line))


def whom(line: Line) -> str:
    """Return whom an entry enrols: the one it begins with, unless it says otherwise."""
    words = _MISTAKE.sub("", line.whole)
    if _NOT_HE.search(words) or UNSURE.search(words):
        return ""
    return _entered(line)


def enrolled(roll: Roll, line: Line, made: Sequence[Act]) -> Iterator[Act]:
    """Give what the roll tells of the one whom an entry begins with.

    `made` are the acts that the entry itself tells.
    """
    who = whom(line)
    if not who:
        return
    family = HELD if roll.type in HELD else {roll.type}
    if any(a.type in family and a.victim == who for a in made):
        return
    name = next((u for u in line.row if who in u.refs), None)
    begin = line.start
    end = name.end if name else min(line.row[0].start, line.end) if line.row else begin
    spans = tuple(sorted({*roll.spans, (begin, max(end, begin + 1))}))
    yield replace(_EMPTY, type=roll.type, victim=who, by=roll.by, date=roll.date,
                  time_frame=roll.frame, spans=spans, at=begin, number=line.number)  # fmt: skip


_EMPTY = Act(
    "", None, (), None, None, None, "stated", "affirmed", "explicit", "incident", (), (), 0
)  # fmt: skip


def _entered(line: Line) -> str:
    """Return whom an entry begins with by name, or ""."""
    if len(line.topic) == 1 and line.row and line.row[0].start > line.start:
        return line.topic[0]
    for unit in line.row[:_FIRST]:
        if unit.person and unit.form in ("name", "short") and len(unit.refs) == 1:
            return unit.refs[0] if not unit.owns else ""
        if unit.refs or unit.word.isalpha() and len(unit.word) > _FIRST:
            return ""
    return ""
