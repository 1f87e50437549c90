"""Who does what to whom in a clause of Urdu, by the small words after the names.

"ne" marks who does it, "ko" whom it is done to, "par", "se" and "ke khilaf" the same
for some acts. One without a mark is done to, or the doer where others are taken along.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from habeas.claims.reader.nastaliq.addressed import spoken_to
from habeas.claims.reader.nastaliq.clauses import Clause
from habeas.claims.reader.nastaliq.hands import ACTS, BY, BY_FIRE, WITH_HIS, men_of
from habeas.claims.reader.nastaliq.instead import rather
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.script import words
from habeas.claims.reader.units import Unit

NE = frozenset({"نے", "ne"})
_KO = frozenset({"کو", "ko", "سمیت", "samait"})
_ALONG_WITH = frozenset({"سمیت", "samait"})
_OF = frozenset({"کی", "کا", "کے", "ki", "ka", "ke"})
_AND = frozenset({"اور", "aur", "،", ",", "&", "تا", "بھی", "bhi"})
_WITH = frozenset(
    {"ان", "اس", "کے", "ساتھ", "ہمراہ", "علاوہ", "un", "us", "ke", "saath", "sath"}
    | {"unki", "uski", "unke", "uske", "unka", "uska", "ki", "biwi", "bete", "beti"}
    | {"beta", "bhai", "behan", "walid", "bachay"}
    | {"بیوی", "اہلیہ", "بیٹے", "بیٹی", "بیٹا", "بہن", "والد", "والدہ"}
    | {"سینئر", "سینیئر", "معروف", "مقامی", "سابق", "نوجوان", "خاتون", "بزرگ", "ممتاز"}
    | {"طالب", "علم", "رہنما", "کارکن", "بھائی", "دوست", "ساتھی", "صحافی", "وکیل"}
)
_ON = {"پر": "on", "par": "on", "pe": "on", "pr": "on", "سے": "from", "se": "from"}
_WHERE = frozenset(
    {"میں", "تک", "mein", "mn", "tak"}
)  # of a place, never of one person
_ON_ACTS = frozenset(
    [
        "assault",
        "detention",
        "torture",
        "prosecution",
        "attempted_killing",
        "injury",
        "dispersal",
        "search",
    ]
)
_FROM_ACTS = frozenset(["confiscation", "interrogation", "incommunicado"])
_OWNED_ACTS = frozenset(
    [
        "search",
        "confiscation",
        "bail",
        "remand",
        "destruction",
        "injury",
        "denial_of_medical_care",
        "attempted_killing",
        "listing",
    ]
)
_CHARGED = re.compile(
    r"(?:\s*(?:،|,|اور|aur)[^،,]{1,40}?)?\s*(?:کے خلاف|پر|ke khila+f|par|pe)(?!\S)",
    re.IGNORECASE,
)
# "X ki pitai ki", "X ka qatl kiya": done to X by the noun right behind.
_NOUN_ACTS = frozenset(
    ["assault", "killing", "abduction", "arrest", "torture", "harassment"]
    + ["sexual_violence", "detention", "acquittal"]
)
_FREED = re.compile(r"ri?ha+i (?:ho|mil) (?:ga|g[iy]|ch)", re.IGNORECASE)
_MEN = frozenset(
    [
        "آدمیوں",
        "اہلکاروں",
        "لوگوں",
        "کارندوں",
        "محافظوں",
        "غنڈوں",
        "admiyon",
        "ahalkaron",
        "logon",
        "ghundon",
    ]
)
_BY_ARMS = frozenset(["killing", "injury", "death_in_custody", "assault", "torture"])
_AGAINST = frozenset({"خلاف", "khilaf", "khilaaf"})
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
# "X's two sons were hurt", "X's brother got bail": it was done to them, not to X.
_KIN = (
    r"(?:(?!درخواست|darkhwast|[^\W\d]+ ne\b)\w+ ){0,2}?(?:بیٹ|بھائ|بہن|والد|بچ[ےاوہ]|ساتھی|دوست|محافظ|"
    r"رشتہ|وکیل|منشی|گارڈ|ترجمان|حامی|عزیز|اہل خانہ|اہلی|گھر وال|شوہر|بیوی|چچا|ماموں|بھتیج|بھانج|ڈرائیور|ملازم|پڑوسی|محلے دار|کزن|شاگرد|"
    r"ماں|امی|ابو|خالہ|نانی|دادی|maa?n?\b|ammi|abb?u|kha+la|phup+ho|na+ni|da+di|bet[aei]|bha+i|beh[ae]n|walid|bach+[aeo]|sa+thi|dost|muhafiz|rishte?da|ghar wal|shohar|biwi|"
    r"cha+cha|mam[ou]|driver|mulazim|paros|cousin|shagird)"
)
OF_KIN = re.compile(
    rf"\s*(?:کا|کی|کے|k[aei]) {_KIN}(?!\w* (?:کی|ki) (?:درخواست|darkh))", re.IGNORECASE
)
_HIS = re.compile(
    r"(?<!\S)(?:ان|اس|اُن|اُس) (?:کا|کی|کے) (?!ساتھ|بعد|مطابق|بقول|خلاف|ہمراہ)"
    rf"(?!{_KIN})|"
    rf"\b(?:un|us|in|is) ?k[aei] (?!saa?th|baa?d|mutabiq|khila)(?!{_KIN})",
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


CHILD_OF = frozenset(["ولد", "بنت", "زوجہ", "دختر", "walad", "wald", "bint"])
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
            if _CHARGED.match(line.text, row[_behind_home(row, k) - 1].end)
            or _after(row, k) in _ALONG_WITH
        ]
        marked = tried or marked
    struck = [k for k in marked if _after(row, k) in _KO]
    if all(_after(row, k) in _ALONG_WITH for k in struck):
        struck = []  # "Shahbaz samait paanch mazdooron par": it was done to all
    if struck:  # "Hidayat ke bete Bilal ko": the father is not who was hit
        marked = [k for k in marked if _after(row, _last_of(row, k)) not in _OF]
    if act == "search" and not marked:
        plain = []
    takers = [k for k in plain[:1] if row[k].form != "name" or not row[k].person]
    if _ALONG.search(root) and not doers and takers:
        doers, plain = takers, plain[1:]
    marked, plain = children(row, marked), children(row, plain)
    victims = marked or [
        k for k in plain if row[k].person and not _another(line, row[k], at)
    ]
    before = line.text[clause.start : at]
    mine = _MINE.search(before) if act in _OWNED_ACTS else None
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
    owned = act in _OWNED_ACTS and _HIS.search(before) is not None
    meant = not victims and _EPITHET.search(before) is not None
    return Roles(
        line.refs(k for k in victims if k not in doers),
        line.refs(doers),
        owned
        or _HIM.search(before) is not None
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
        part = _part(line, line.row, k, act, at)
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
    rf"\s*[،,]?\s*(?:جن|جس|jin|jis) (?:کے|کی|کا|k[aei]) {_KIN}\S*"
    r"(?:\s(?!ہے|ہیں|تھ|hai|tha)[^\s،,]+){0,5}\s*\Z",
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


def _after(row: Sequence[Unit], k: int) -> str:
    """Return the word that stands after an actor and where they live, or ''."""
    m = _behind_home(row, k)
    return row[m].word if m < len(row) else ""


def _last_of(row: Sequence[Unit], k: int) -> int:
    """Return the last actor of the list that an actor stands in."""
    while (
        _after(row, k) in _AND | _ALONG_WITH and (then := _joined(row, k)) is not None
    ):
        k = then
    return k


_LIVES = frozenset({"عرف", "سکنہ", "ساکن", "ساکنہ", "نامی"})
_HOME_UNITS = 6


# What no father's name and no town holds: the mark behind it is of another.
_NOT_HOME = frozenset(
    "جاں شہید زخمی گرفتار قتل رہا لاپتہ موقع شدید ہلاک سے میں نامعلوم مسلح se mein".split()  # noqa: SIM905
)


def _behind_home(row: Sequence[Unit], k: int) -> int:
    """Return the unit behind an actor, and behind "سکنہ Turbat" where that stands."""
    first = k + 1
    if first < len(row) and row[first].word in _LIVES | CHILD_OF:
        for m in range(first + 1, min(first + _HOME_UNITS, len(row))):
            if row[m].word in _NOT_HOME or row[m].actor and m > first + 1:
                break
            if row[m].word in _KO | NE | _OF | _AND | _ON.keys() - {"سے", "se"}:
                return m
    return first


def _can_suffer(unit: Unit, act: str) -> bool:
    return unit.person or act == "search"


# "X ko qatl karne wale Y ko": it was done to X by Y, and the verb is told of Y alone.
_DONE_BY = re.compile(
    r"\s*(?:کو|پر|ko|par|pe)\s(?:(?!نے |ne |نافذ )\S+\s){0,4}?(?:کرنے|مارنے|دینے|بنانے|پہنچانے|چلانے|لگانے|kar(?:ne|nay)|"
    r"mar(?:ne|nay)|lagane|chalane|banane)\s(?:وال|wal)",
    re.IGNORECASE,
)
# "X murder case": the case that bears X's name is of another.
_HIS_CASE = re.compile(
    r"\s*(?:وال[اےی]|wa+l[aeiy]+)\s(?:کیس|مقدم|معامل|قصے|مسئل|ایف آئی آر|case|muqad|ma+ml|masl|qiss|fir\b)|\s*(?:کے |ke )?(?:قتل|اغوا|اغواء|تشدد|زیادتی|ریپ|گمشدگی|qata?l|murder|aghwa|rape)\s(?:کے |ke )?(?:کیس|مقدم|case|"
    r"muqad)",
    re.IGNORECASE,
)


# "After X's arrest ...": what is told next is not done to X.
_HOUSES = frozenset({"گھر", "مکان", "دفتر", "دکان", "ghar", "daftar", "dukan"})
_EVENTS = frozenset(
    """گرفتاری گرفتاریوں اغوا قتل گمشدگی رہائی تلاش بازیابی ہلاکت حراست شہادت برطرفی معطلی سزا giraftari qatal
    gumshudgi rihai talash bazyabi halakat""".split()  # noqa: SIM905
)


# "X کے مطابق", "X کے علاوہ باقی سب کو": nothing is told of X.
_NOT_HIS = frozenset(
    ("مطابق", "بقول", "علاوہ", "سوا", "بغیر", "mutabiq", "baqaul", "ilawa", "siwa")
)


def _part(line: Line, row: Sequence[Unit], k: int, act: str, at: int) -> str:
    """Return "by", "to", "" (no mark) or "none" for an actor of a clause."""
    behind = _behind_home(row, k)
    after = row[behind] if behind < len(row) else None
    if after is None:
        return ""
    end = row[behind - 1].end
    if after.word in NE:
        return "by"
    men = men_of(line, row[k])
    if men > row[k].end and ACTS.match(line.text, men):
        return "by"
    if men > row[k].end and act in _BY_ARMS and BY_FIRE.match(line.text, men):
        return "by"
    if _DONE_BY.match(line.text, end) or _HIS_CASE.match(line.text, end):
        return "none"
    if BY.match(line.text, end):
        return "by"
    if after.word in _ALONG_WITH and (whole := _joined(row, behind)) is not None:
        return _part(line, row, whole, act, at) or "to"  # "X samait do afrad ne"
    if after.word in _KO:
        # "X ko chhape ke dauran": taken
        return "none" if act == "search" or rather(row, behind) else "to"
    if after.word in _WHERE:
        return "none"
    if after.word in _ON:
        if act == "search" and at - after.end > 1:
            return "none"  # "X par chhape ke dauran tashaddud": no raid on X
        wanted = _ON_ACTS if _ON[after.word] == "on" else _FROM_ACTS
        return "to" if act in wanted else "none"
    if after.word in _OF:
        then = row[behind + 1].word if behind + 1 < len(row) else ""
        if then in _MEN and k + 3 < len(row) and row[k + 3].word in NE:
            return "none" if row[k].person else "by"
        if then in _NOT_HIS:
            return "none"
        if BY_FIRE.match(line.text, end) and act in _BY_ARMS:
            return "by"
        if then in _AGAINST:
            return "to" if act == "prosecution" else "none"
        owned = act in _OWNED_ACTS and not OF_KIN.match(line.text, end)
        owned = (
            owned and then not in _EVENTS and not (act == "injury" and then in _HOUSES)
        )
        noun = act in _NOUN_ACTS or act == "release" and _FREED.match(line.text, at)
        own = noun and 0 <= at - after.end <= 1
        return "to" if owned or own else "none"
    if after.word in _AND and (follower := _joined(row, behind - 1)) is not None:
        return _part(line, row, follower, act, at)
    if WITH_HIS.match(line.text, end):
        return "by"
    return ""


@cache
def offices() -> frozenset[str]:
    """Return the single words of titles and occupations, which stand within lists."""
    listed = (*words("occupations"), *words("roles"), *words("titles"), *words("kin"))
    return frozenset(part for one in listed for part in one.split())


def _joined(row: Sequence[Unit], k: int) -> int | None:
    """Return the next actor of a list ("A, B aur C ko"), if one follows at once."""
    for m in range(k + 1, min(k + 10, len(row))):
        if row[m].actor and not _is_of_office(row, m):
            return m
        if row[m].actor:
            continue
        if row[m].word not in _AND | _WITH and row[m].word not in offices():
            return _listed(row, k)
    return None


def _is_of_office(row: Sequence[Unit], m: int) -> bool:
    """Whether a body only tells whose officer the next one is: "ٹریڈ یونین رہنما X"."""
    after = [u.word for u in row[m + 1 : m + 4]]
    if row[m].person or not after:
        return False
    return (
        after[0] in offices()
        or after[0] in _OF
        and any(w in offices() for w in after[1:])
    )


_NO_LIST = frozenset(
    """کو نے سے پر میں تک کہ جو جس جن جنہیں جسے نہیں نہ ہے ہیں تھا تھے تھی تھیں گیا گئے گئی کیا کیے کر دیا دیے لیا لیے ہو
    ہوا ہوئے ہوئی خلاف بعد لیے مطابق ساتھ علاوہ باعث وجہ : ۔ ؛ ne ko se par pe mein tak ke keh jo jis jin nahi hai hain tha
    thay thi gaya gaye gayi kiya kar diya liya ho hua hue baad khilaf liye . ; -""".split()  # noqa: SIM905
)


def _listed(row: Sequence[Unit], k: int) -> int | None:
    """Return the next person of a list ("A، سابق ایم پی اے B اور C کو") by name."""
    for m in range(k + 2, min(k + 8, len(row))):
        if row[m].actor:
            after = row[m + 1].word if m + 1 < len(row) else ""
            listed = after in _AND | _KO | NE or after in _ON
            named = row[m].person and row[m].form == "name"
            return m if named and listed and row[k].person else None
        if row[m].word in _NO_LIST:
            return None
    return None
