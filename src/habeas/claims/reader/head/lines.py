"""The lines of a statement's head, and the words that tell what they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from habeas.claims.reader.document import Document
from habeas.text.dates import DateMention
from habeas.text.spans import Span, trim

HEAD = 1800
BODY = re.compile(
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


def is_stamp(doc: Document, mention: DateMention) -> bool:
    """Whether a number and a clock time are all that stand on a line of the site's."""
    if mention.kind != "numeric":
        return False
    line = line_of(doc.text, mention.start)
    rest = doc.text[mention.end : line.end]
    if doc.text[line.start : mention.start].strip():
        return False
    return (
        re.fullmatch(
            r",?\s+\d{1,2}:\d{2}(?::\d{2})?\s?(?:[AP]M)?\s*", rest, re.IGNORECASE
        )
        is not None
    )


def line_of(text: str, position: int) -> Span:
    """Return the line that a position stands on, without its end."""
    start = text.rfind("\n", 0, position) + 1
    end = text.find("\n", position)
    return Span(start, end if end >= 0 else len(text))


def kind_at(doc: Document, span: Span) -> str:
    """Return the kind of the part that a span begins in."""
    part = doc.part_at(span.start)
    return part.kind if part else "narrative"


def is_label(words: str) -> bool:
    """Whether a line only says what kind of text it is of ("Press statement")."""
    return _KIND_OF_TEXT.match(words) is not None


def first_lines(doc: Document, most: int) -> Iterator[Span]:
    """Give the first lines of the head that are not empty, at most so many."""
    for match in re.finditer(r"[^\n]*\S[^\n]*", doc.text[:HEAD]):
        yield trim(doc.text, match.start(), match.end())
        most -= 1
        if not most:
            return
