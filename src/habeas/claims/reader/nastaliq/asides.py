"""One who is told of again behind an aside: "X، جن کی عمر 20 سال ہے، لاپتہ ہیں".

Urdu puts a clause with "جو", "جن" or "جنہیں" between two commas right behind a name;
what follows the second comma goes on with the name, whose mark ("کو", "نے") stands
before the first comma or behind the second.
"""

from __future__ import annotations

import re
from dataclasses import replace

from habeas.claims.reader.nastaliq.clauses import Clause
from habeas.claims.reader.nastaliq.marked import CHILD_OF
from habeas.claims.reader.nastaliq.roles import Roles, children
from habeas.claims.reader.nastaliq.ways import HARM
from habeas.claims.reader.scene.line import Line

_ASIDE = re.compile(
    r"(?:\s(?:ولد|بنت|زوجہ|دختر|سکنہ|عرف)(?:\s(?!(?:کو|نے)[\s،,])[^\s،,]+){1,5})?(?P<mark>\s(?:کو|پر|نے|ko|par|pe|ne))?\s*[،,]\s*(?:جو|جن|جنہیں|جنھیں|جسے|جس|jo|jin|jinhe?i?n|jise)\s"
    r"[^،,۔:؛]{1,120}?\s(?:ہے|ہیں|تھا|تھے|تھی|تھیں|گیا|گئے|گئی|رہا|رہے|رہی|چکا|چکے|چکی|hai|hain|tha|thay|thi|gaya|gaye|rahe)"
    r"\s*[،,]\s*\Z",
    re.IGNORECASE,
)
_MARK = re.compile(
    r"\W*(?:بھی |bhi )?(?P<mark>کو|پر|نے|کے خلاف|ko|par|pe|ne|ke khila+f)(?!\S)",
    re.IGNORECASE,
)
# What is told of somebody by a bare name: it befell him.
_BEFELL = re.compile(
    r"(?<!\S)(?:ہو|ہوا|ہوئے|ہوئی|گیا|گئے|گئی|آئے|آیا|آئی|لاپتہ|ho|hua|hue|hui|gay[ae]|gayi)(?!\S)|جاں بحق|بازیاب",
    re.IGNORECASE,
)
_OTHER_NE = re.compile(r"(?<!\S)(?:نے|ne)(?!\S)", re.IGNORECASE)
_OTHERS = re.compile(
    r"\W*(?:بھی |bhi )?(?:کے|کی|کا|سے|میں|ke|ki|ka|se|mein)(?!\S)", re.IGNORECASE
)
_ON = frozenset({"پر", "par", "pe"})
_ON_ACTS = frozenset(
    ["assault", "torture", "prosecution", "attempted_killing", "injury"]
)
_BEFALLING = frozenset(
    ["killing", "injury", "arrest", "abduction", "release", "detention", "dismissal"]
    + ["death_in_custody", "enforced_disappearance", "acquittal"]
)
_NE = frozenset({"نے", "ne"})
_LIST = frozenset({"،", ",", "اور", "aur"})


def resumed(line: Line, start: int) -> tuple[tuple[str, ...], str]:
    """Return who stands before the aside that ends at `start`, and his mark, if any."""
    before = line.text[max(line.start, start - 1) : start]
    if not before or before[-1] not in "،, ":
        return (), ""
    named = [k for k, u in enumerate(line.row) if u.person and u.end < start]
    for k in reversed(named[-_NEAR:]):
        aside = _ASIDE.match(line.text, line.row[k].end, start)
        if aside is None:
            continue
        found = [k]
        for other in reversed(named[: named.index(k)]):
            gap = line.text[line.row[other].end : line.row[found[0]].start].strip()
            if gap not in _LIST and gap not in CHILD_OF:
                break
            found.insert(0, other)
        return line.refs(children(line.row, found)), (aside["mark"] or "").strip()
    return (), ""


_AGAINST = frozenset({"کے خلاف", "ke khilaf", "ke khilaaf"})
_NEAR = 4  # people named in an aside, and the one before it


def told_of(line: Line, clause: Clause, code: str, at: int, who: Roles) -> Roles:
    """Return the roles of a clause with the one whom an aside parts from his verb."""
    refs, mark = resumed(line, clause.start)
    if not refs:
        return who
    behind = _MARK.match(clause.words)
    mark = mark or (behind["mark"] if behind else "")
    if mark in _NE:
        return replace(who, by=who.by or refs) if code in HARM else who
    if who.victims:
        return who
    if not mark and (_OTHERS.match(clause.words) or not _befalls(clause, at)):
        return who
    if not mark and code not in _BEFALLING:
        return who
    if mark in _ON and code not in _ON_ACTS:
        return who
    if mark in _AGAINST and code != "prosecution":
        return who
    return Roles(refs, who.by, False, who.unknown, who.first)


def _befalls(clause: Clause, at: int) -> bool:
    """Whether the verb of a clause tells of its subject what was not his own deed."""
    begin = at - clause.start
    did = _OTHER_NE.search(clause.words, 0, begin)
    return did is None and _BEFELL.search(clause.words, begin) is not None
