"""Kin in a sentence of Urdu: they tell of somebody, or it was done to them.

"X کے لواحقین کا کہنا ہے کہ اسے ..." tells of X, and so does "X کے بھائی Y نے بتایا کہ
انہیں ...". "میرے سسر نے روکنا چاہا تو ان کے سر پر ..." is of the father-in-law, whom
no mention stands for. "مقتول" is the one who was told to be dead.
"""

from __future__ import annotations

import re

from habeas.claims.reader.nastaliq.clauses import Clause
from habeas.claims.reader.nastaliq.marked import KIN
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.scene.scene import Scene

_SAYS = (
    r"(?:کا (?:کہنا|موقف|الزام|دعو\S+) (?:ہے|ہیں|تھا)|نے (?:\S+ ){0,4}?(?:بتایا|کہا|الزام (?:لگایا|عائد کیا))|"
    r"کے مطابق|کہتے ہیں|کہتی ہیں|ka kehna (?:hai|tha)|ne (?:\w+ ){0,4}?(?:bataya|kaha)|ke muta+biq)"
)
_THEY_SAY = re.compile(rf"[^۔؟!]{{0,30}}?(?<!\S){_SAYS}(?!\S)", re.IGNORECASE)
_KIN_OF = re.compile(
    rf"\s(?:کے|کی|ke|ki) (?:{KIN}\S*|لواحقین|ورثا\S?|خاندان(?: والوں)?|والدین|lawa+hiqeen|wursa|khaa?nda+n)\s+",
    re.IGNORECASE,
)
# What who speaks tells of himself, though he speaks for another.
_HIS_OWN = frozenset(
    ["threat", "death_threat", "harassment", "interrogation", "summons", "search"]
    + ["refusal_to_register", "incommunicado", "protest", "strike"]
)


def told_by_kin(line: Line, at: int, code: str) -> tuple[str, ...]:
    """Return whom "اسے" before `at` means where his kin speak before it."""
    if code in _HIS_OWN:
        return ()
    for unit in reversed([u for u in line.row if u.person and u.end <= at]):
        if unit.form not in ("name", "short"):
            continue
        kin = _KIN_OF.match(line.text, unit.end, at)
        if kin and _THEY_SAY.match(line.text, kin.end(), at):
            return unit.refs
    return ()


_DID = re.compile(
    r"(?<!\S)(?:میر[ےی]|ہمار[ےی]|ان ک[ےی]|اس ک[ےی]|mer[ei]|hamar[ei]|un ?k[ei]|us ?k[ei]) (?P<kin>\S+) (?:نے|ne) "
    r"(?!(?:\S+ ){0,3}?(?:بتایا|کہا|پوچھا|دیکھا|سنا|bataya|kaha|dekha|suna))(?:\S+ ){1,9}?(?:تو|اور|to|tou|aur) "
    r"(?:\S+ ){0,3}?(?:ان|اُن|انہیں|اسے|اس|un|unhe?i?n|use|usko|unko|us)(?!\S)",
    re.IGNORECASE,
)
_OF_ME = re.compile(
    rf"{KIN}|سسر|ساس|دیور|نند|بہو|داماد|سال[اےی]|جیٹھ|sa?sur|sa+s\b|dewar|bahu|da+ma+d",
    re.IGNORECASE,
)


def kin_did(line: Line, clause: Clause, at: int) -> bool:
    """Whether "ان" before `at` are kin without a name, who had done something first."""
    low = max([line.start, *(u.end for u in line.row if u.person and u.end < at)])
    match = _DID.search(line.text, low, at)
    if match is None or not _OF_ME.match(match["kin"]):
        return False
    known = re.compile(
        rf"(?:میر[اےی]|ہمار[اےی]|mer[aei]|hamar[aei]) {match['kin'][:3]}"
    )
    return match.end() > clause.start and not known.search(line.raw, 0, line.start)


# "وہ دوسرے دن واپس آ گیا": who was held, unless the words speak of his kin or of those
# who came again and did more.
_HE = re.compile(r"(?<!\S)(?:وہ|wo|woh)(?! (?:لوگ|سب|log|sab))(?!\S)", re.IGNORECASE)
_AND_DID = re.compile(
    r"[^،,۔.]{0,24}?\s(?:گئے|گئی|gaye|gayi|gay)\s(?:اور|پھر|aur|phir)\s", re.IGNORECASE
)
_EMPTY = re.compile(r"خالی ہاتھ|مایوس|\bkha+li ha+th|\bmayoos", re.IGNORECASE)


def came_back(line: Line, clause: Clause, at: int) -> bool:
    """Whether "وہ" before `at` is who was taken, and now is back."""
    if not _HE.search(line.text, clause.start, at):
        return False
    if _AND_DID.match(line.text, at) or _EMPTY.search(clause.words):
        return False
    before = line.text[line.start : at]
    return not re.search(
        rf"(?<!\S)(?:ان|اس|میر|un|us|mer)\S* ?(?:ک[اےی]|k[aei])? ?{KIN}", before
    )


_DEAD = re.compile(
    r"(?<!\S)(?:مقتولہ?|متوفیہ?|متوفی|مرحومہ?|maqtoo?l|marho+m)(?!\S)", re.IGNORECASE
)


def the_dead(scene: Scene, line: Line, at: int) -> tuple[str, ...] | None:
    """Return whom "مقتول" before `at` means; None where no such word stands."""
    found = _DEAD.search(line.text, line.start, at)
    if found is None or not scene.dead:
        return None
    named = any(u.form == "name" and found.end() <= u.start < at for u in line.row)
    if named:
        return None
    return tuple(scene.dead) if len(scene.dead) == 1 else ()
