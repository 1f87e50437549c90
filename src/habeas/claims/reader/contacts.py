"""The contacts a statement gives, and whose they are as far as the page tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from habeas.claims.reader.document import Document
from habeas.text import cues
from habeas.text.contacts import Reach, postal, reaches
from habeas.text.parts import Part
from habeas.text.spans import Span
from habeas.text.spotting import Spotter

_WIDEST = 240
_OWN_PARTS = frozenset(("contact", "signature", "furniture"))
_OFFICE = Spotter(
    r"\b(?:office of|ministr\w+|commission\w*|secretary of|court|police|embassy|high "
    r"commissioner|government|president of|prime minister|minister|governor|department|"
    r"authorit\w+|prosecutor|attorney general|ombuds\w+|inspector general|"
    r"united nations"
    r"|special rapporteur|rapporteur|speaker|parliament|senate|registrar)\b",
    re.IGNORECASE,
)
_APPEAL = re.compile(
    r"\b(?:(?:please\s+)?(?:write|send|address|fax|mail|e-?mail|call|tele?phone|phone|appeal)\b|appeals?\s+(?:to|should)\b|"
    r"(?:letters?|messages?|faxes|protests?)\s+(?:(?:can|may|should)\s+be\s+\w+\s+)?to\b)[^.;\n]{0,160}\Z",
    re.IGNORECASE,
)
# A line that is there to be rung by everybody.
_OPEN_LINE = re.compile(
    r"\b(?:toll-?free|free\s?phone|hot-?line|help-?line|switchboard|complaints?\s+(?:cell|line)|"
    r"(?:emergency|control)\s+room)\b[^.;\n]{0,40}\Z",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(
    r"\b(?:or\s+(?!(?:tele?phone|phone|fax|e-?mail|mail|call|by)\b\W*(?:\w{2,6}\W*)?\Z)|his|her|my|our|their|your|whose|me|us|him|family|wife|husband|mother|father|"
    r"brother|sister|son|daughter|lawyer|counsel|advocate|relatives?|witness|source|friend|and\s+(?:call|ring|text|phone|reach)|ask)\b",
    re.IGNORECASE,
)
_SENDER = re.compile(
    r"^(?P<head>from|to|cc|bcc|reply-to)\s*:\s*(?P<names>.*)$", re.IGNORECASE
)
_SENDER_OF_CHAT = re.compile(
    r"(?s:.*\n|)\[?\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}[^\n]{0,24}?\]?[ -]+"
    r"\+[\d \u00a0()-]{8,20}:$"
)
_NAMED = re.compile(r"(?P<name>[^<>,;:]{2,60}?)\s*<\s*$")


@dataclass(frozen=True)
class Contact:
    """A way to reach somebody.

    `start` to `end` is where it stands first, `again` where it is repeated.
    `owner` is the span of the words that say whose it is, None where none do;
    `of_issuer` whether it stands in the issuer's own block; `public` whether it is a
    public office's, which a statement prints so that letters are sent there.
    """

    start: int
    end: int
    kind: str
    value: str
    owner: Span | None
    of_issuer: bool
    public: bool
    again: tuple[Span, ...] = ()

    @property
    def private(self) -> bool:
        """Whether it is withheld until somebody decides otherwise."""
        return self.kind not in ("url", "social") and not self.public


def contacts(doc: Document) -> list[Contact]:
    """Return the contacts of `doc`, in order of position.

    Pages on the web count in the head, the signature and the contact block alone: in
    narrative they are references.
    """
    first: dict[tuple[str, str], Contact] = {}
    again: dict[tuple[str, str], list[Span]] = {}
    for part in doc.parts:
        for one in _of_part(doc, part):
            key = (one.kind, one.value.casefold())
            if key in first:
                again.setdefault(key, []).append(Span(one.start, one.end))
            else:
                first[key] = one
    found = [replace(c, again=tuple(again.get(k, ()))) for k, c in first.items()]
    return sorted(found, key=lambda c: (c.start, c.end, c.kind))


def _of_part(doc: Document, part: Part) -> Iterator[Contact]:
    own = part.kind in _OWN_PARTS
    for reach in reaches(doc.text, part.start, part.end):
        if reach.kind == "phone" and _SENDER_OF_CHAT.match(
            doc.text[max(part.start, reach.start - 40) : reach.end + 1]
        ):
            reach = replace(reach, kind="mobile")
        if own or reach.kind not in ("url", "social"):
            yield _contact(doc, part, reach, own=own)
    if own:
        for reach in postal(doc.text, part.start, part.end):
            yield _contact(doc, part, reach, own=own)


def _contact(doc: Document, part: Part, reach: Reach, *, own: bool) -> Contact:
    line = _line(doc.text, reach.start, part)
    owner = _owner(doc.text, line, reach)
    before = doc.text[line.start : reach.value_start]
    public = _is_public(part, reach, before)
    mail = cues.MAIL_HEAD.match(doc.words(line).strip()[:100])
    of_issuer = own and part.voice != "author" and not public and mail is None
    return Contact(
        reach.start, reach.end, reach.kind, reach.value, owner, of_issuer, public
    )


def _is_public(part: Part, reach: Reach, before: str) -> bool:
    """Whether a contact is an office's to which people are asked to write."""
    if is_open_line(before):
        return True
    office = _OFFICE.search(before if reach.kind != "postal" else reach.value)
    if office is None:
        return False
    if part.kind == "contact":
        return cues.CONTACT.match(before.strip()[:60]) is None
    asked = _APPEAL.search(before) is not None
    return asked and _SOMEBODY.search(before, office.end()) is None


def is_open_line(before: str) -> bool:
    """Whether the words before a number say that everybody may ring it."""
    return _OPEN_LINE.search(before) is not None


def _line(text: str, position: int, part: Part) -> Span:
    """Return the line around a position, at most so many characters to each side."""
    first = max(part.start, position - _WIDEST)
    start = max(first, text.rfind("\n", first, position) + 1)
    last = min(part.end, position + _WIDEST)
    end = text.find("\n", position, last)
    return Span(start, end if end >= 0 else last)


def _owner(text: str, line: Span, reach: Reach) -> Span | None:
    """Return the words before a mail address that name its owner, in a mail header."""
    before = text[line.start : reach.start]
    if not _SENDER.match(text[line.start : line.end].strip()):
        return None
    named = _NAMED.search(before)
    if named is None or not named["name"].strip(" \"'"):
        return None
    name = named["name"].strip(" \"'")
    start = line.start + before.rindex(name)
    return Span(start, start + len(name))
