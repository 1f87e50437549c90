"""Who may speak in a statement, by its head, its signature and its first words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from habeas.claims.reader.document import Document
from habeas.claims.reader.head.lines import BODY, HEAD, first_lines, is_label, kind_at
from habeas.text import cues
from habeas.text.spans import Span, trim

_ISSUED = re.compile(
    r"^(?:issued|released|published) by\s*:?\s*(?P<rest>.*)$|^(?:on behalf of|"
    r"for and on "
    r"behalf of|for)\s*:?\s+(?P<behalf>(?:the )?[A-Z].*)$",
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


def issuers_of(doc: Document) -> Iterator[Span]:
    """Give the spans that may name who speaks, the likeliest first, each once."""
    seen: set[tuple[int, int]] = set()
    for span in _candidates(doc):
        span = trim(doc.text, span.start, span.end, " .,:;|–-")
        if span.end - span.start >= 2 and (span.start, span.end) not in seen:
            seen.add((span.start, span.end))
            yield span


def _candidates(doc: Document) -> Iterator[Span]:
    lines = list(first_lines(doc, 14))
    for line in lines:
        match = re.match(r"from\s*:\s*", doc.words(line), re.IGNORECASE)
        if match:
            name = doc.words(line)[match.end() :].split("<")[0]
            yield Span(line.start + match.end(), line.start + match.end() + len(name))
    yield from _letterhead(doc, lines)
    yield from _signed(doc)
    opening = _SPEAKER.search(doc.text, 0, 2 * HEAD)
    if opening:
        yield Span(opening.start("name"), opening.start("short") - 2)
    for line in lines[:3]:
        kept = _KEPT.search(doc.text, line.start, line.end)
        if kept and BODY.search(kept["name"]):
            yield Span(*kept.span("name"))
    writes = _WRITES.search(doc.text, 0, HEAD)
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
        if kind_at(doc, line) != "furniture":
            return
        plain = not re.match(r"whatsapp chat|home\b|by\s|\W*\d", words, re.IGNORECASE)
        mail = cues.MAIL_HEAD.match(words + " ")
        label = is_label(words) or _OFFICE_WORDS.match(words)
        if plain and not mail and not label and not cues.of_site(words):
            yield line


def _named(line: Span, words: str) -> Iterator[Span]:
    """Give the part of a line that names a body: up to a dash, or with its acronym."""
    start = 0
    for piece in re.split(r"( / )", words[:140]):
        cut, acronym = _CUT.search(piece), _ACRONYM.match(piece)
        end = cut.start() if cut else len(piece)
        if acronym and (cut is None or not BODY.search(piece[:end])):
            end = acronym.end()
        if end < 110 and (acronym or BODY.search(piece[:end])):
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
            if 4 <= len(words) <= 90 and BODY.search(words) and "@" not in words:
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
