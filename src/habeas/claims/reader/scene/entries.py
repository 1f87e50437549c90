"""Lines that tell of one: a message of a chat, an entry of a list or of a digest.

Each is known by how its line begins: a stamp and a sender, a name, a mark, a place and
a colon.
"""

from __future__ import annotations

import re
from dataclasses import replace

from habeas.claims.reader import grammar as g
from habeas.claims.reader import narrator
from habeas.claims.reader.document import Sentence
from habeas.claims.reader.scene.line import Line
from habeas.text.chats import BARE_SENDER, BEFORE_SENDER, BEHIND_SENDER, MARK

_STAMP = re.compile(
    rf"{BEFORE_SENDER}[^:\n]{{2,60}}:\s|[^:\n{MARK}]{{2,60}}{BEHIND_SENDER}:\s|"
    rf"{BARE_SENDER}|"
    r"(?:\[\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]m)?, \d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}\]|"
    r"\[?\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},?[^\n:]{0,4}\d{1,2}[:.]\d{2}"
    r"(?:[^\n]{0,14}?[-\]]|(?::\d{2})?(?:[^\S\n]?[ap]\.?m\.?)?(?=[^\S\n]+[^\W\d])))"
    r"\s*[^:\n]{2,60}:\s",
    re.IGNORECASE,
)


def labels(text: str, position: int) -> bool:
    """Whether a place of a text stands in the stamp and sender of a message."""
    begin = text.rfind("\n", 0, position) + 1
    match = _STAMP.match(text, begin, begin + _WIDEST)
    return match is not None and position < match.end()


_WIDEST = 120


def without_label(line: Line) -> Line:
    """Return a message of a chat without its stamp and sender, who is its voice."""
    match = _STAMP.match(line.whole)
    if match is None:
        return _under_stamp(line)
    end = line.start + match.end()
    head = [u for u in line.row if u.end <= end and u.actor]
    row = tuple(u for u in line.row if u.start >= end)
    sender = tuple(r for u in head[:1] for r in u.refs)
    return replace(line, row=row, sender=sender)


# "Call 101 (18:12) Nino, sister of Luka Beridze: masked men took him": who rings, of whom.
_CALLER = re.compile(
    r"(?:\W*(?:(?:call|case|entry|no|ref|ticket|line)\b\.? ?#?)?(?:[A-Z]{1,3}-?)?\d{1,4}(?:[:.]\d\d)?"
    r"(?: ?[ap]\.?m\.?)?(?![\w/]))*\W{0,3}(?P<who>[^:\n]{2,90}?): (?=\S)",
    re.IGNORECASE,
)
_KIN_OF = re.compile(
    r"\b(?:wife|husband|mother|father|mum|dad|parents?|brother|sister|son|daughter|uncle|aunt|cousin|"
    r"nephew|niece|friend|colleague|neighbou?r|roommate|flatmate|classmate|teacher|lawyer|advocate|"
    r"counsel|employer|partner|fianc[eé]e?|boyfriend|girlfriend|widow|grand\w+|relative|family) of ",
    re.IGNORECASE,
)
_HIMSELF = re.compile(
    r"(?:,? (?:him|her|them)?self|,? \(self\)|,? (?:calls|calling|rings) for (?:him|her)self)\W*\Z",
    re.IGNORECASE,
)
_RINGS = re.compile(
    r"(?:ref|re|see|follow-?up|update|again|same)\b|(?:the |a |his |her )?(?:lawyers?|adv(?:ocate)?|anon\w*|caller|neighbou?r|"
    r"passer-?by|witness|counsel|volunteer|field|observer|attorney)\b",
    re.IGNORECASE,
)


def of_caller(line: Line) -> tuple[Line, str | None]:
    """Return a call's line without who rings, and the one for whom they ring, or None.

    Who rings for himself is the one whom it is about.
    """
    if not line.row or line.sender or ":" not in line.whole[:_WIDEST]:
        return line, None
    head = _CALLER.match(line.whole)
    if head is None:
        return line, None
    who = line.whole[slice(*head.span("who"))]
    kin, end = _KIN_OF.search(who), line.start + head.end()
    himself = _HIMSELF.search(who)
    numbered = head.start("who") > 1
    if not (kin or himself or (numbered and _RINGS.match(who))):
        return line, None
    row = tuple(u for u in line.row if u.start >= end)
    start = line.start + head.start("who") + (kin.end() if kin else 0)
    named = line.scene.cast.in_span(start, end, "person") if kin or himself else ()
    about = next((m.ref for m in named if m.form in ("name", "short")), None)
    if not row or (about is None and not numbered):
        return line, None
    line = replace(line, row=row)
    return (replace(line, topic=(about,)) if about and of_him(line) else line), about


def of_him(line: Line) -> bool:
    """Whether a line begins with what befell somebody, and does not say whom."""
    return bool(line.row) and _OF_HIM.match(line.text, line.row[0].start) is not None


_OF_HIM = re.compile(
    r"(?:(?:Update|Follow-?up|\d)[^:\n]{0,30}: )?(?:[A-Z]\. )?(?:was |has been |is |got )?(?:also |still |now |just )*(?:let (?:go|off|out)|released|freed|arrested|"
    r"detained|picked up|taken|held|beaten|shot|hit|injured|moved|remanded|charged|summoned|fined|sentenced|convicted|"
    r"questioned|kicked|stopped|threatened|in (?:custody|jail|hospital))\b"
)


_ALONE = re.compile(
    r"[^,\n]{1,40}, \[\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? \d{1,2}:\d{2}(?::\d{2})?\][ \t]*\Z"
)


def under_stamp(text: str, start: int) -> int:
    """Return where the line of a sender ("Asha, [02.02.2026 21:14]") begins above one.

    -1 where the line at `start` is no message's first.
    """
    end = text.rfind("\n", 0, start)
    if end < 0 or text[end + 1 : start].strip():
        return -1
    begin = text.rfind("\n", 0, end) + 1
    return begin if _ALONE.match(text[begin:end][:_WIDEST]) else -1


def stamp_of(text: str, start: int, end: int) -> bool:
    """Whether a line is the stamp of a message and nothing else."""
    line_end = text.find("\n", start)
    line_end = len(text) if line_end < 0 else line_end
    return end <= line_end and _ALONE.match(text[start:line_end]) is not None


def _under_stamp(line: Line) -> Line:
    """Return a message whose sender stands in the line above with its voice."""
    begin = under_stamp(line.raw, line.start)
    if begin < 0:
        return line
    near = line.scene.cast.in_span(begin, line.start, "person")
    return replace(line, sender=tuple(m.ref for m in near[:1]))


# "3) Karim Soomro - Dadu - ghar se uthaya gaya": the parts of an entry.
_DASHED = re.compile(r"(?:, [^,:\n-]{2,24})?[^\S\n]+[-–—][^\S\n]+(?=\w)")
_OF_ONE = re.compile(r"(?: \([^)\n]{2,60}\))?(?:,[^:\n]{2,40})?: (?=[a-z])")


def about_one(line: Line) -> Line:
    """Return a line "Name (what they are): what befell them" as one about its name."""
    first = line.row[0] if line.row else None
    begins = line.start == 0 or line.raw[line.start - 1] in "\n \t"
    if first is None or not begins or first.form != "name" or not first.person:
        return line
    mark = _OF_ONE.match(line.text, first.end)
    if mark is None and line.item and not line.lead:
        mark = _DASHED.match(line.text, first.end)
    if mark is None or line.sender or first.start - line.start > len("12. "):
        return line
    row = tuple(u for u in line.row if u.start >= mark.end())
    return replace(line, row=row, topic=first.refs) if row else line


def on_own_line(line: Line) -> bool:
    """Whether a sentence begins a line of the text, with a name at its head."""
    begins = line.start == 0 or line.raw[line.start - 1] == "\n"
    first = line.row[0] if line.row else None
    if not begins or first is None or not first.person or first.form != "name":
        return False
    return line.text[first.end : first.end + 2].strip()[:1] in (",", "(", "–")


def entry_of(line: Line) -> tuple[str, ...]:
    """Return whose entry of a list begins: "1. X, 38, engineer." tells of nobody else.

    The sentences that follow on are about them: "Arrested 11 May. Held in Y."
    """
    named = [k for k, u in enumerate(line.row) if u.form == "name" and u.person]
    told = any(g.finite(u.word) and not u.refs for u in line.row)
    label = line.item and len(line.row) <= _LABEL  # "(b) Missing person, X."
    if len(named) != 1 or named[0] > 1 and not label or told or line.resolution:
        return ()
    return line.row[named[0]].refs


_LABEL = 7


def of_another(line: Line) -> bool:
    """Whether a sentence of an entry has somebody else as its subject."""
    first = next((u for u in line.row[:3] if u.person and u.form == "name"), None)
    return first is not None


_MARK = re.compile(r"[*•·▪–—-]|\(?\w{1,4}\*?[.)۔/]")


def is_item(text: str, sentence: Sentence) -> bool:
    """Whether a sentence begins after a list mark."""
    begin = text.rfind("\n", 0, sentence.start) + 1
    mark = text[begin : sentence.start].strip()
    return bool(mark) and _MARK.fullmatch(mark) is not None


_INCIDENT = re.compile(
    r"(?:[-•*▪–] ?)?[A-Z][\w'’-]+(?:[ ,/]+(?:[A-Z(][\w'’.)-]*|de|of|and|el|al)){0,4}"
    r"(?: \([^)\n]{2,30}\))?(?::| [–—-]) (?=\S)|"
    r"[\u0600-\u06ff]+(?: [\u0600-\u06ff]+){0,2}: (?=\S)|"
    r"(?:[-•*▪–] ?)?(?:پیر|سوموار|منگل|بدھ|جمعرات|جمعہ|ہفتہ|اتوار|[0-9۰-۹]{1,2} (?=جن|فر|مار|اپر|مئی|جون|جول|اگ|ست|اکت|نوم|دسم))"
    r"[^:\n—–-]{0,24}(?::| [–—-]) ?(?=\S)"
)


_DATED = re.compile(
    r"(?:[-•*▪–] ?)?(?:\d{1,2}(?:st|nd|rd|th)? (?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|"
    r"Sept?|Oct|Nov|Dec)[a-z]*|(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)"
    r"[a-z]* \d{1,2})(?:,? (?:19|20)\d\d)?(?:(?::| [–—-]) ?|, (?:[A-Z][\w.'’-]* ?){1,3}\. )(?=[A-Z])"
)
_ALONE_AT = re.compile(r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,1}\. (?=[A-Z])")


def incident(text: str, start: int) -> bool:
    """Whether a sentence opens a line with a place or a name and a colon: a digest."""
    begins = start == 0 or text[start - 1] == "\n"
    if begins and narrator.turn(text, start, start + _WIDEST):
        return False
    if begins and (_ALONE_AT.match(text, start) or _DATED.match(text, start)):
        return True
    return begins and _INCIDENT.match(text, start) is not None


def new_paragraph(text: str, end: int, start: int) -> bool:
    """Whether an empty line stands between two places of a text."""
    return text.count("\n", end, start) > 1
