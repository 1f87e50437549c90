"""The headline of a statement."""

from __future__ import annotations

import re

from habeas.claims.reader.document import Document
from habeas.claims.reader.head.lines import BODY, first_lines, is_label, kind_at
from habeas.text import cues
from habeas.text.dates import mentions
from habeas.text.spans import Span, trim

_CONTENT = re.compile(
    r"^(?!not |\(|version|recorded|second|third)(?![^.]*\b(?:version|"
    r"edition)\b)[^.]*\b(?:digest|testimony|tally|count|table|"
    r"answers|bulletin|report|timeline|register|list|update|minutes|affidavit|appeal|"
    r"chat with|statement|resolution|letter|brief)\b",
    re.IGNORECASE,
)
_FIELD = re.compile(r"[A-Z][\w ]{1,20}: ")
# The heads of a table's columns: "No,Name,Held at,Status".
_COLUMNS = re.compile(r"(?:[^,;\t]{1,60}[,;\t](?! )){3}")
_HEADING = "#"  # before a heading, in Markdown


def title_of(doc: Document) -> Span | None:
    """Return the headline: an e-mail's subject, or the first line that is no label."""
    lines = list(first_lines(doc, 14))
    for line in lines:
        words = doc.words(line)
        if re.match(r"(?:subject|asunto|re)\s*:", words, re.IGNORECASE):
            start = line.start + words.index(":") + 1
            return trim(doc.text, start, line.end)
    first = doc.parts[0] if doc.parts else None
    body = [s for s in lines if first is None or kind_at(doc, s) != "furniture"]
    body = body[_letter_lines(doc, body) :]
    for line in body[:3]:
        words = doc.words(line)
        if is_label(words):
            continue
        if (before := _before_the_site(doc, line, body)) is not None:
            return before
        if _is_headline(doc, line):
            return trim(doc.text, line.start, line.end, _HEADING)
        break
    return _title_of_head(doc, lines)


def _letter_lines(doc: Document, body: list[Span]) -> int:
    """Count the lines "X Circle / PRESS STATEMENT / Bishkek, 14 March 2026" at a head."""
    said = [doc.words(line) for line in body[:4]]
    if len(said) < 4 or not BODY.search(said[0]) or not is_label(said[1]):
        return 0
    dated = len(said[2]) < 50 and mentions(said[2], 0, None, doc.language)
    return 3 if dated else 2


def _before_the_site(doc: Document, line: Span, body: list[Span]) -> Span | None:
    """Return the headline of "Headline | Name of the site", where it stands again."""
    bar = doc.text.find(" | ", line.start, line.end)
    if bar < 0:
        return None
    head = trim(doc.text, line.start, bar)
    again = any(doc.words(other) == doc.words(head) for other in body[1:8])
    return head if again and _is_headline(doc, head) else None


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
    if "|" in words or _COLUMNS.match(words) or re.match(r"[A-Z]\.\s", words):
        return False
    if re.fullmatch(r"[A-Z &]{4,24}", words):
        return False
    following = doc.text[line.end : line.end + 80].lstrip(" \r")
    if _FIELD.match(words) and _FIELD.match(following[1:]):
        return False
    after = doc.text[line.end : line.end + 3]
    return "\n" in after or len(words) <= 160


def _title_of_head(doc: Document, lines: list[Span]) -> Span | None:
    head = [s for s in lines if kind_at(doc, s) == "furniture"]
    own = [s for s in head if not cues.MAIL_HEAD.match(doc.words(s) + " ")]
    chosen = [s for s in own if _CONTENT.search(doc.words(s)[:60])] or own
    line = next(iter(chosen), None)
    if line is None:
        return None
    inside = mentions(doc.text, line.start, line.end, doc.language)
    cut = inside[0].start if inside and inside[0].start - line.start > 12 else line.end
    return trim(doc.text, line.start, cut, "|,–- ")
