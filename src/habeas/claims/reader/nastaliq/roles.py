"""Who does what to whom in a clause of Urdu, by the small words after the names.

"ne" marks who does it, "ko" whom it is done to, "par", "se" and "ke khilaf" the same
for some acts. One without a mark is done to, or the doer where others are taken along.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from habeas.claims.reader.nastaliq.addressed import spoken_to
from habeas.claims.reader.nastaliq.clauses import Clause
from habeas.claims.reader.nastaliq.kinfolk import came_back
from habeas.claims.reader.nastaliq.marked import (
    ALONG_WITH,
    CHILD_OF,
    KIN,
    KO,
    OF,
    OWNED_ACTS,
    is_of_office,
    last_of,
    marked_as,
    past_home,
    word_after,
)
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.units import Unit

_CHARGED = re.compile(
    r"(?:\s*(?:،|,|اور|aur)[^،,]{1,40}?)?\s*(?:کے خلاف|پر|ke khila+f|par|pe)(?!\S)",
    re.IGNORECASE,
)
_HIM = re.compile(
    r"(?<!\S)(?:ان[ہھ]یں|اسے|ان کو|اس کو|ان پر|اس پر|ان کے خلاف|اس کے خلاف|ان سے|"
    r"unh[ae]?[iy]?n?|inh[ae]?[iy]?n|us[ae]?y|use|usko|unko|us ko|un ko|un par|us par|un ke khilaa?f|"
    r"us ke khilaa?f)(?!\S)",
    re.IGNORECASE,
)
# Who was named before, by what befell him or by courtesy.
_EPITHET = re.compile(
    r"(?<!\S)(?:موصوفہ?|ملزمہ?|معزز رکن|مذکورہ \S+|مقتولہ?|متوفی|مغویہ?|مضروب|مرحومہ?) (?:کو|پر|کے خلاف|نے)(?!\S)"
)
_HIS = re.compile(
    r"(?<!\S)(?:ان|اس|اُن|اُس) (?:کا|کی|کے) (?!ساتھ|بعد|مطابق|بقول|خلاف|ہمراہ)"
    rf"(?!{KIN})|"
    rf"\b(?:un|us|in|is) ?k[aei] (?!saa?th|baa?d|mutabiq|khila)(?!{KIN})",
    re.IGNORECASE,
)
_ME = re.compile(
    r"(?<!\S)(?:مجھے|مجھ پر|مجھ کو|مجھ سے|ہمیں|ہم (?:سب |دونوں |تینوں )?(?:کو|پر))(?!\S)|"
    r"\b(?:mujhe|mujhko|mujh (?:par|ko|se)|ham[ei]+n|hume?i?n|hum (?:sab |dono?n? |teeno?n? )?(?:ko|par|pe))\b",
    re.IGNORECASE,
)
_MINE = re.compile(r"(?<!\S)میر[اےی](?!\S)|\bmer[aei]\b", re.IGNORECASE)
_OTHERS = re.compile(
    r"(?<!\S)(?!(?:ان|دونوں|تینوں|چاروں|سب)\s)[^\W\d]\S*(?:وں|ات|ین|ان) (?:کو|پر)(?!\S)|"
    r"\b(?:bet[aei]|beti|bha+i|beh[ae]n|shohar|biwi|walida?h?|abb?u|ammi|maa?n?|baap|"
    r"logo?n|larko?n|aurat\w*|bach+o?n|karkuno?n) (?:ko|par|pe)\b|"
    r"\b(?!dono?n|teeno?n|charon|un|in|jin|kin)[a-z]{2,}on (?:ko|par|pe)\b",
    re.IGNORECASE,
)
# "Their guard X was killed", "X, taken with him, came home": of another than the last.
HIS_OWN = re.compile(
    r"(?<!\S)(?:ان|اس|اُن|اُس) ک[ےای] (?:(?:\w+ )?(?:محافظ|ساتھی|دوست|بھائی|بیٹ|والد|وکیل|ڈرائیور|ملازم|شاگرد|"
    r"کزن|بہن|اہلیہ|بیوی|شوہر|چچا|ماموں|بھتیج|بھانج|پڑوسی|رشتہ)\w*|(?:ساتھ|ہمراہ) (?:اٹھائ|گرفتار|لاپتہ|پکڑ|زخمی)\w*)|"
    r"\b(?:un|us|in|is) ?k[aei] (?:(?:\w+ )?(?:muhafiz|saathi|sathi|dost|bha+i|bet[aei]|walid|wakee?l|driver|mulazim|"
    r"cousin|beh[ae]n|biwi|shohar|cha+cha|mamu)\w*|saa?th (?:utha|giraftar|pakr)\w*)",
    re.IGNORECASE,
)
_ALONG = re.compile(r"le (?:ga|ja)|لے (?:گ|جا)", re.IGNORECASE)
UNKNOWN = re.compile(
    r"(?:کالے|سیاہ) شیش\w+ وال|(?:بغیر|بنا) نمبر|\b(?:kale|siyah) sheesh|\b(?:baghair|bina) number|"
    r"(?:نامعلوم|سادہ (?:کپڑوں|لباس)|نقاب پوش|مسلح)(?: \w+){0,3}? ?(?:نے|افراد|لوگ)|"
    r"\b(?:na ?ma+lo+m|sa+d[ae] (?:kapr|libas)\w*|naqab ?posh|musl+a?h)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Roles:
    """Units of those an act is done to and of those who do it; `said` by a pronoun.

    `others` says that it is done to people whom no mention stands for.
    """

    victims: tuple[str, ...]
    by: tuple[str, ...]
    said: bool
    unknown: bool
    first: int
    others: bool = False


_TOLD_BY = 2  # "X ولد Y": the units from Y back to X


def children(row: Sequence[Unit], found: Sequence[int]) -> list[int]:
    """Return who is meant where "X ولد Y" stands: never the father, who only tells X."""
    meant = [
        k - _TOLD_BY
        if k >= _TOLD_BY and row[k - 1].word in CHILD_OF and row[k - _TOLD_BY].person
        else k
        for k in found
    ]
    return list(dict.fromkeys(meant))


def roles(line: Line, clause: Clause, act: str, at: int, root: str) -> Roles:
    """Return who stands in a clause before its root at `at` (of the text)."""
    row = line.row
    doers, marked, plain = _by_case(line, clause, act, at, root)
    if act == "prosecution":
        tried = [
            k
            for k in marked
            if _CHARGED.match(line.text, row[past_home(row, k) - 1].end)
            or word_after(row, k) in ALONG_WITH
        ]
        marked = tried or marked
    struck = [k for k in marked if word_after(row, k) in KO]
    if all(word_after(row, k) in ALONG_WITH for k in struck):
        struck = []  # "Shahbaz samait paanch mazdooron par": it was done to all
    if struck:  # "Hidayat ke bete Bilal ko": the father is not who was hit
        marked = [k for k in marked if word_after(row, last_of(row, k)) not in OF]
    if act == "search" and not marked:
        plain = []
    takers = [k for k in plain[:1] if row[k].form != "name" or not row[k].person]
    takers = [k for k in takers if not is_of_office(row, k)]
    if _ALONG.search(root) and not doers and takers:
        doers, plain = takers, plain[1:]
    marked, plain = children(row, marked), children(row, plain)
    marked = [k for k in marked if not _WHOSE_KIN.match(line.text[row[k].end : at])]
    victims = marked or [
        k for k in plain if row[k].person and not _another(line, row[k], at)
    ]
    before = line.text[clause.start : at]
    mine = _MINE.search(before) if act in OWNED_ACTS else None
    if not marked and (_ME.search(before) or mine):
        teller = line.scene.teller
        return Roles(
            (teller,) if teller else (),
            line.refs(doers),
            False,
            UNKNOWN.search(before) is not None,
            at,
            not teller,
        )
    owned = act in OWNED_ACTS and _HIS.search(before) is not None
    meant = not victims and _EPITHET.search(before) is not None
    return Roles(
        line.refs(k for k in victims if k not in doers),
        line.refs(doers),
        owned
        or _HIM.search(before) is not None
        or act == "release"
        and came_back(line, clause, at)
        or meant
        or not victims
        and _behind(line, clause, at),
        UNKNOWN.search(before) is not None
        and not any(row[k].sort == "organisation" for k in doers),
        min([row[k].start for k in (*victims, *doers)], default=at),
        not victims and not meant and _others(line, clause, at, before),
    )


def _by_case(
    line: Line, clause: Clause, act: str, at: int, root: str
) -> tuple[list[int], list[int], list[int]]:
    """Return those marked as who does it, as who suffers it, and those not marked."""
    doers: list[int] = []
    marked: list[int] = []
    plain: list[int] = []
    for k, unit in enumerate(line.row):
        if not unit.actor or not clause.start <= unit.start < at or sends(line, unit):
            continue
        part = marked_as(line, line.row, k, act, at)
        if part == "by":
            doers.append(k)
        elif part == "to" and _can_suffer(unit, act):
            marked.append(k)
        elif part == "" and (unit.person or _ALONG.search(root)):
            plain.append(k)
    return doers, marked, plain


_LATE = re.compile(
    r"\s(?:use|usey|usay|usko|unko|unhe?i?n|us ?p[ea]r?|un ?p[ea]r?|us ko|un ko|اسے|انہیں|اس کو|ان کو)\W*\Z",
    re.IGNORECASE,
)


# "X came home and heard that his brother was taken": no word is told of X.
_TOLD_SO = re.compile(
    r"(?<!\S)(?:تو|کہ|آیا|آئے|آئی|گیا|گئے|تھا|تھے|بتایا|پتہ|پتا|to|tou|aa?ya|aa?ye|aa?yi|gaya|gaye|tha|thay|bataya|"
    r"pata)(?!\S)",
    re.IGNORECASE,
)


# "X، جن کے کزن بھی زخمی ہوئے": it befell the kin.
_WHOSE_KIN = re.compile(
    rf"(?:\s(?:ولد|بنت|زوجہ|سکنہ)(?:\s[^\s،,]+){{1,5}})?(?:\s(?:کو|پر|ko|par))?\s*[،,]?\s*(?:جن|جس|jin|jis) (?:کے|کی|کا|k[aei]) (?:{KIN}|(?:\w+ )?(?:خاندان|کنبے|khandaa?n))\S*"
    r"(?:\s(?!ہے|ہیں|تھ|hai|tha)[^\s،,]+){0,9}\s*\Z",
    re.IGNORECASE,
)


def _another(line: Line, unit: Unit, at: int) -> bool:
    """Whether kin of a person stand between their own verb and the one at `at`."""
    if _WHOSE_KIN.match(line.text[unit.end : at]):
        return True
    his = HIS_OWN.search(line.text, unit.end, at)
    return his is not None and bool(_TOLD_SO.search(line.text, unit.end, his.start()))


def _behind(line: Line, clause: Clause, at: int) -> bool:
    """Whether the one it is done to stands behind the verb: "goli lagi hai usay"."""
    return _LATE.search(line.text[at : clause.end]) is not None


def sends(line: Line, unit: Unit) -> bool:
    """Whether a unit sends a message ("[7:20] Uzma: ...") or is spoken to."""
    if spoken_to(line.text, unit.start, unit.end):
        return True
    lead = line.raw[line.raw.rfind("\n", 0, unit.start) + 1 : unit.start]
    return line.text.startswith(":", unit.end) and _STAMP.search(lead) is not None


_STAMP = re.compile(r"\] \Z|\A[\W\d]*\d:\d\d(?: ?[AaPp][Mm])?[\]), –-]*\Z")


_OBJECT = re.compile(r"(?<!\S)(\S+) (?:کو|ko)(?!\S)", re.IGNORECASE)
# What "ko" makes a time of, and those whom it means again.
_TIME_OR_HIM = re.compile(
    r"(?:جنوری|فروری|مارچ|اپریل|مئی|جون|جولائی|اگست|ستمبر|اکتوبر|نومبر|دسمبر|پیر|منگل|بدھ|جمعرات|"
    r"جمعہ|جمعے|ہفتہ|ہفتے|اتوار|صبح|شام|رات|دن|دوپہر|کل|تاریخ|سال|محرم|صفر|رجب|شعبان|رمضان|شوال|"
    r"ان|اس|اُن|اُس|جن|جس|سب|دونوں|تینوں|چاروں|پانچوں|باقی|مجھ|ہم|تم|کسی|\d\S*|"
    r"\w*(?:january|february|march|april|may|june|july|august|september|october|november|"
    r"december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|jan|feb|apr|jun|jul|"
    r"aug|sept?|oct|nov|dec)|peer|mangal|budh|jume?raat|juma|jume|hafte|hafta|itwar|subah|"
    r"sham|shaam|raat|din|dopahar|kal|parson|tareekh|un|us|in|is|jin|jis|sab|dono?n?|teeno?n?|"
    r"charon|baqi|mujh|hum|tum|kisi|waqt|s)",
    re.IGNORECASE,
)


def _others(line: Line, clause: Clause, at: int, before: str) -> bool:
    """Whether it is done to people, or a thing, whom no mention stands for."""
    if _OTHERS.search(before):
        return True
    known = [u for u in line.row if u.actor and clause.start <= u.start < at]
    for match in _OBJECT.finditer(before):
        low = clause.start + match.start(1)
        meant = any(u.start <= low < u.end for u in known)
        if not meant and not _TIME_OR_HIM.fullmatch(match[1].strip("،,۔:")):
            return True
    return False


def others_before(line: Line, start: int, told: int) -> bool:
    """Whether the last "ko" before a clause is of people whom no mention stands for."""
    low = max(line.start, told)
    found = list(_OBJECT.finditer(line.text, low, start)) if low < start else []
    if not found:
        return False
    at, word = found[-1].start(1), found[-1][1].strip("،,۔:")
    meant = any(u.actor and u.start <= at < u.end for u in line.row)
    return not meant and not _TIME_OR_HIM.fullmatch(word)


def _can_suffer(unit: Unit, act: str) -> bool:
    return unit.person or act == "search"
