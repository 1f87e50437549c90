"""Custody that those deny who are said to hold somebody, in Urdu."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from habeas.claims.reader.mentions import Person
from habeas.claims.reader.nastaliq.clauses import Clause
from habeas.claims.reader.nastaliq.meant import asked_about
from habeas.claims.reader.scan import Deed
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.scene.scene import Scene
from habeas.claims.reader.stance import Stance
from habeas.text.spans import trim

ENDS = ' ،,۔.!؛"”'
_WITH = re.compile(
    r"(?:ہمارے|ان کے|پولیس کے) پاس(?: \S+){0,9}? کوئی(?: \S+){0,3}? نہیں|"
    r"(?:کے پاس|ہمارے پاس|کی تحویل میں|کی حراست میں|ان کے پاس)(?: \w+){0,2}? نہیں|"
    r"\b(?:ke|hamare|hamarey|humare|inke|unke) paa?s (?:\w+ ){0,2}?nah",
    re.IGNORECASE,
)
_IGNORANT = re.compile(
    r"(?:گرفتاری|حراست|تحویل|گمشدگی)(?: \w+){0,3}? (?:سے (?:صاف )?(?:انکار|لاعلم|لا علم)|کی تردید)|"
    r"\b(?:g(?:i?r[aie]?)f+t[ae]+ri|hirasa?t|tehwee?l)(?: \w+){0,3}? (?:se (?:saaf )?(?:inkaa?r|la ?ilm)|ki tardee?d)",
    re.IGNORECASE,
)
OFFICERS = re.compile(
    r"ڈی آئی جی|ایس ایس پی|ترجمان|\b(?:DIG|SSP|DSP|IG)\b|پولیس|تھان|اہلکار|حکام|ایجنس|سی ٹی ڈی|ایف آئی اے|رینجرز|\bpolice|\btha+n[ae]|\bSHO\b|"
    r"\brangers|\bCTD|\bFIA\b|\bha?wala+t",
    re.IGNORECASE,
)
_EVER = re.compile(r"کبھی|\bkabhi\b", re.IGNORECASE)
_NONE = re.compile(r"\bkoi\b|کوئی", re.IGNORECASE)
_FEW = 4


_SAY = re.compile(
    r"(?<!\S)کہ(?:نا|ا|تے|تی|ہ)(?!\S)|موقف|دعو|انکار|تردید|بتایا|مطابق|بقول|\b(?:kaha|kehn[aei]|keht[aei]|keh|bol\w*|inka+r|da+wa|bataya|muta+biq)\b",
    re.IGNORECASE,
)


def they_deny(line: Line, did: bool) -> bool:
    """Whether officers say that they did not: not where "police ne" only did not do it."""
    officers = OFFICERS.search(line.whole) is not None
    return officers and (not did or _SAY.search(line.whole) is not None)


def is_group(scene: Scene, ref: str) -> bool:
    """Whether an id stands for several people told as one."""
    one = scene.cast.get(ref)
    return isinstance(one, Person) and one.kind == "group"


_ALL = re.compile(
    r"(?<!\S)(?:سب|تمام|sab|tamaa?m|saa?r[aei]) (?:\S+ )?(?:کو|ko)(?!\S)", re.IGNORECASE
)


_NUMBERED = re.compile(
    r"(?<!\S)(?P<many>دونوں|تینوں|چاروں|پانچوں|dono?n?|teeno?n?|charo?n?|pa+ncho?n?) (?:\S+ )?(?:کو|ko|پر|par)(?!\S)",
    re.IGNORECASE,
)
_MANY = {"دو": 2, "تی": 3, "چا": 4, "پا": 5, "do": 2, "te": 3, "ch": 4, "pa": 5}
_BUT_FOR = re.compile(
    r"\s*(?:کے (?:علاوہ|سوا|بغیر)|ke? (?:ila+wah?|siwa\w*)) (?:باقی |دیگر |baa?q[iy] )?"
    r"(?:سب|تمام|باقی|دیگر|سارے|sab|tamaa?m|baa?q[iy]|saa?re)(?!\S)",
    re.IGNORECASE,
)
_FEW_HELD = 12


def all_but(scene: Scene, line: Line, start: int, end: int) -> tuple[str, ...]:
    """Return who is let go by "X ke ilawa sab chhoot gaye": those held, but for X."""
    left = {
        r
        for u in line.row
        if u.person and start <= u.start and _BUT_FOR.match(line.text, u.end, end)
        for r in u.refs
    }
    held = [r for r in scene.held if r not in scene.freed]
    if not left & set(held) or len(held) > _FEW_HELD:
        return ()
    return tuple(r for r in held if r not in left and not is_group(scene, r))


def all_numbered(scene: Scene, words: str) -> tuple[str, ...]:
    """Return those held by name, where "charon ko" counts just as many."""
    match = _NUMBERED.search(words)
    held = [r for r in scene.held if r not in scene.freed and not is_group(scene, r)]
    many = _MANY[match["many"][:2].lower()] if match else 0
    whole = [r for r in scene.held if r not in scene.freed and _heads(scene, r) == many]
    if many and len(whole) == 1:
        inside = [m for m, group in scene.within.items() if group == whole[0]]
        return (whole[0], *inside)
    return tuple(held) if len(held) == many else ()


def named_together(scene: Scene, line: Line, words: str) -> tuple[str, ...]:
    """Return those whom "dono ko" means: just as many listed in the sentence before."""
    match = _NUMBERED.search(words)
    if match is None or not line.number:
        return ()
    before = scene.doc.sentences[line.number - 1]
    near = [
        m
        for m in scene.cast.in_span(before.start, line.start, "person")
        if m.form in ("name", "short")
    ]
    many = _MANY[match["many"][:2].lower()]
    last = near[-many:]
    gaps = (scene.doc.text[a.end : b.start].split() for a, b in pairwise(last))
    listed = all(len(g) < _FEW and ({*g} & _AND) for g in gaps)
    refs = tuple(dict.fromkeys(m.ref for m in last))
    return refs if listed and len(refs) == many else ()


_AND = frozenset(("اور", "،", ",", "aur"))


def _heads(scene: Scene, ref: str) -> int:
    one = scene.cast.get(ref)
    several = isinstance(one, Person) and one.kind == "group" and one.heads
    return several[0] if several and several[0] == several[1] else -1


def all_of_them(scene: Scene, words: str) -> tuple[str, ...]:
    """Return the one group that is held, with its members: "sab khawateen ko riha"."""
    groups = [r for r in scene.held if r not in scene.freed and is_group(scene, r)]
    if len(groups) != 1 or _ALL.search(words) is None:
        return ()
    inside = [m for m, whole in scene.within.items() if whole == groups[0]]
    return (groups[0], *(m for m in inside if m not in scene.freed))


def not_held(scene: Scene, line: Line, found: list[Clause]) -> Iterator[Deed]:
    """Give "X is not with the police": custody that is denied."""
    for clause in found:
        match = _WITH.search(clause.words) or _IGNORANT.search(clause.words)
        if match is None or not OFFICERS.search(line.whole):
            continue
        at = clause.start + match.start()
        people = [
            k
            for k, u in enumerate(line.row)
            if u.person
            and u.form != "description"
            and clause.start <= u.start < clause.start + match.end()
        ]
        victims = line.refs(people)
        if _EVER.search(
            clause.words
        ):  # they were let go: nobody says that they are held
            victims = tuple(v for v in victims if v not in scene.freed)
            if not victims:
                continue
        if not victims:
            held = [r for r in scene.held if r not in scene.freed]
            victims = tuple(r for r in held if not is_group(scene, r))
            asked = asked_about(scene, line)
            victims = asked if asked else victims
            few = 1 if _NONE.search(clause.words) is None else _FEW
            victims = victims if len(victims) <= few else ()
        if victims:
            span = trim(line.text, clause.start, clause.end, ENDS)
            yield Deed(
                "detention",
                victims,
                (),
                Stance("denied"),
                span.start,
                span.end,
                at,
                line.number,
                line.sender,
            )
