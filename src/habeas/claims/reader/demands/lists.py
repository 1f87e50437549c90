"""Demands that stand in a list: its items, or the points of one sentence.

The items follow a lead ("We demand:"); the points stand in the sentence that begins
with it ("We ask: that A be done; that B do C").
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from habeas.claims.reader.demands.addressees import (
    able,
    first_actor,
    lead_addressee,
    second_asked,
    subject_of_item,
    who_must,
    written_to,
)
from habeas.claims.reader.demands.demand import Demand, make_demand
from habeas.claims.reader.demands.modals import wanted
from habeas.claims.reader.demands.others import asked_before
from habeas.claims.reader.demands.words import (
    ASKS,
    MODAL,
    OUR_OWN,
    SHARED,
    WANTED,
    WRITE,
    noun_cuts,
)
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.scene.scene import Scene
from habeas.text.spans import trim
from habeas.text.spotting import Spotter

_NUMBER = re.compile(r"\(?(?P<n>[0-9۰-۹]{1,3}|[a-z]|[ivx]{1,4})[.)۔:/]")
_ROMAN = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "v": 5,
    "vi": 6,
    "vii": 7,
    "viii": 8,
    "ix": 9,
    "x": 10,
}
INLINE = Spotter(
    r"^\W*(?:we|i|they|the \w+)? ?(?:also )?(?:ask|asks|demand|demands|call for|urge|insist|"
    r"recommends?|want|request|our demands|demands)\b[^:.]{0,40}:\s*(?=\S)|"
    r"^\W*(?:[\w'’.-]+ ){1,7}?(?:also )?(?:demand(?:s|ed)?|call(?:s|ed)? for)\b(?! that)[^:.]{0,40}:\s*(?=\S)|"
    r"^\W*(?:our|their|its|the) (?:\w+ )?demands (?:are|include|were|included):?\s+(?=\S)|"
    r"^\W*(?:our |the )?(?:recommendations|requests|demands)(?: of (?:the )?[^:.;]{3,60})?:\s*(?=\S)|"
    r"^\W*(?:please |kindly )?(?:write|appeal|send (?:letters|appeals|faxes|e-?mails)|call|"
    r"email)\b[^:.]{0,20}?\b(?:to|on)\b(?P<whom>[^:.]{3,90}?)(?: to| and ask [^:.]{2,30})?:\s*(?=\S)|"
    r"^\W*(?:[^:;.]{0,40}, )?(?:we|i)\b[^:;.]{0,40}\b(?:pray|beg|request|ask|appeal|urge|"
    r"demand|implore|solicit)\b[^;.]{0,60}?[\s:]\(?(?:a|1|i)\)\s*(?=\S)|"
    r"^\W*(?:(?:our |the )?(?:recommendations?|requests?|demands?|appeals?|calls?) )?"
    r"(?-i:[Tt]o) (?=(?-i:the |[A-Z]))(?-i:the )?(?P<to>[^:.@]{2,60}):\s(?=\S)",
    re.IGNORECASE,
)
_FIRST = re.compile(r"(?:\(?(?:\d{1,2}|[a-h]|i{1,3}|iv|v)[.)]\s+)?")
_LETTER = re.compile(r"\(?(?P<n>\d{1,2}|[a-h]|i{1,3}|iv|v)\)\s*\Z")
_YOU = re.compile(r"\b(?:you|your|honou?rable|sir)\b", re.IGNORECASE)
_NEXT_POINT = re.compile(
    r";\s*(?:and )?(?:\(?(?:\d{1,2}|[a-h]|i{1,3}|iv|v)[.)]\s*)?|, (?:and )?(?=that )|[,.]?\s(?:and )?\(?(?:\d{1,2}|[a-h]|i{1,3}|iv|v)\)\s*"
)


def inline(scene: Scene, line: Line, number: int | None) -> Iterator[Demand]:
    """Give the demands of "We ask: that A be done; that B do C"."""
    words = line.whole
    match = INLINE.match(words)
    if match is None:
        return
    to = _called_to(scene, line, match) if match["to"] else None
    if match["to"] and to is None and match[0].lstrip(" \"'“").startswith("To"):
        return
    cuts = [m.span() for m in _NEXT_POINT.finditer(words, match.end())]
    cuts = cuts or [m.span() for m in _things(words, match.end())]
    begins = [match.end(), *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(words)]
    for a, b in zip(begins, ends, strict=True):
        a += _FIRST.match(words[a:]).end()  # type: ignore[union-attr]
        span = trim(line.text, line.start + a, line.start + b, " ,;.:")
        if span.end - span.start < 8:
            continue
        body = re.match(r"that\s+", line.text[span.start : span.end], re.IGNORECASE)
        low = span.start - line.start + (body.end() if body else 0)
        mark = MODAL.search(words, low, span.end - line.start)
        verb = mark or re.compile(r"$").search(words, low, span.end - line.start)
        active = mark is None and verb is not None
        addressee = (
            first_actor(scene, line, low)
            if active
            else (who_must(scene, line, low, mark) if mark else None)
        )
        addressee = addressee or to or written_to(scene, line, match)
        addressee = addressee or asked_before(scene, line, *match.span())
        if addressee is None and _YOU.search(match[0]):
            addressee = scene.addressed
        point = _LETTER.search(words, 0, a)
        own = _marked(point["n"]) if point and not number else number
        yield make_demand(scene, line, [(span.start, span.end)], addressee, own)


_THING = (
    r"(?:the|an?|no|an end|freedom|information|care|free|fair|full|better|safe|medical|immediate|treatment|compensation|"
    r"withdrawal|release|payment|reinstatement|protection|justice|access|water|land|punishment|"
    r"repeal|restoration|removal|dismissal|arrest|transfer|suspension|inquiry|investigation)\b"
)
_NEXT_THING = re.compile(rf",? and (?={_THING})|, (?={_THING})", re.IGNORECASE)


def _things(words: str, start: int) -> list[re.Match[str]]:
    """Return what parts several things asked for by nouns: "A, B and C"."""
    if MODAL.search(words, start) or not re.match(_THING, words[start:], re.IGNORECASE):
        return []
    found = [m for m in _NEXT_THING.finditer(words, start) if not _told_aside(words, m)]
    return found if any("," in m[0] for m in found) else []


def _told_aside(words: str, match: re.Match[str]) -> bool:
    """Whether what follows only says who somebody is: "release of A, a poet, and"."""
    named = _NAMED.search(words, 0, match.start()) is not None
    return named and _SOMEONE.match(words, match.end()) is not None


_NAMED = re.compile(r"[A-Z][\w’'-]+\Z")
_SOMEONE = re.compile(rf"(?!{WANTED})(?:an?|the) ", re.IGNORECASE)


def _called_to(scene: Scene, line: Line, match: re.Match[str]) -> str | None:
    """Return whom "To the Inspector General: ..." calls upon, if it is one body."""
    low, high = line.start, line.start + match.end("to")
    return next(
        (m.ref for m in scene.cast.in_span(low, high) if able(scene.cast, m.ref)), None
    )


def listed(scene: Scene, line: Line, number: int | None) -> Iterator[Demand]:
    """Give the demands of an item that a lead makes one ("We demand:")."""
    words = line.whole
    own = re.match(r"\W*to (?P<verb>\w+)", words, re.IGNORECASE)
    if (
        own
        and not WRITE.search(line.lead)
        and not ASKS.match(words[own.start("verb") :])
        and not _YOU.search(line.lead)
    ):
        return
    if MODAL.search(words) and any(wanted(line, m) for m in MODAL.finditer(words)):
        return
    if _NO_DEMAND.match(words):
        return
    on = _ON.match(words)
    called = second_asked(scene, line, line.start + on.end(), line.end) if on else None
    addressee = called or subject_of_item(scene, line) or lead_addressee(scene, line)
    cuts = noun_cuts(words, 0, len(words)) + [
        m for m in SHARED.finditer(words) if m.start() > 12
    ]
    edges = [
        on.end() if on else 0,
        *sorted({m.end() for m in cuts}),
        len(words),
    ]
    for a, b in itertools.pairwise(edges):
        span = trim(line.text, line.start + a, line.start + b, " ,;.:")
        cut = re.sub(r"[,;]? (?:and|as well as)$", "", line.text[span.start : span.end])
        if len(cut) >= 8:
            yield make_demand(
                scene, line, [(span.start, span.start + len(cut))], addressee, number
            )


_ON = re.compile(r"\W*(?:up)?on (?=[^,;]{3,60} to \w)", re.IGNORECASE)
_NO_DEMAND = re.compile(
    r"\W*(?:that )?(?:(?:the|this|our) [\w ]{2,30}? |we )?(?:strongly |also |further )*"
    r"(?:condemns?|salutes?|expresses|expressed|thanks?|congratulates?|mourns?|"
    r"pledges?|notes?|will (?!be )\w+|objects? to|oppos(?:es?|ed)|deplor(?:es?|ed)|denounc(?:es?|ed)|"
    r"regrets?|welcomes?|protests? against|stands? (?:with|by)|(?:extend|convey|send)s? (?:our|its|the)|"
    r"pays? tribute|remembers?|honou?rs?)\b|\W*(?:all )?members are (?:asked|urged)\b|"
    rf"\W*we (?:also |further )?(?:call (?:up)?on|urge|ask|appeal to|invite|instruct) {OUR_OWN}",
    re.IGNORECASE,
)


def point_number(line: Line) -> int | None:
    """Return the number that stands before a point; "b" and "ii" count as 2."""
    begin = line.raw.rfind("\n", 0, line.start) + 1
    match = _NUMBER.match(line.text[begin : line.start].strip())
    if match is None:
        return None
    return _marked(match["n"])


def _marked(mark: str) -> int:
    """Return the number of a point; a letter or a Roman number counts as its place."""
    if mark.isdigit():
        return int(mark)
    return _ROMAN.get(mark) or ord(mark) - ord("a") + 1
