"""What the small words after a name mark it as: "ne" who does it, "ko" whom it is done to.

A word for an office or a home between the name and the mark is passed over, and one of
a list bears the mark of the last.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from habeas.claims.reader.nastaliq.hands import ACTS, BY, BY_FIRE, WITH_HIS, men_of
from habeas.claims.reader.nastaliq.instead import rather
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.script import words
from habeas.claims.reader.units import Unit

NE = frozenset({"نے", "ne"})
KO = frozenset({"کو", "ko", "سمیت", "samait"})
ALONG_WITH = frozenset({"سمیت", "samait"})
OF = frozenset({"کی", "کا", "کے", "ki", "ka", "ke"})
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
OWNED_ACTS = frozenset(
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
# "X's two sons were hurt", "X's brother got bail": it was done to them, not to X.
KIN = (
    r"(?:(?!درخواست|darkhwast|[^\W\d]+ ne\b)\w+ ){0,2}?(?:بیٹ|بھائ|بہن|والد|بچ[ےاوہ]|ساتھی|دوست|محافظ|"
    r"رشتہ|وکیل|منشی|گارڈ|ترجمان|حامی|عزیز|اہل خانہ|اہلی|گھر وال|شوہر|بیوی|چچا|ماموں|بھتیج|بھانج|ڈرائیور|ملازم|پڑوسی|محلے دار|کزن|شاگرد|"
    r"ماں|امی|ابو|خالہ|نانی|دادی|maa?n?\b|ammi|abb?u|kha+la|phup+ho|na+ni|da+di|bet[aei]|bha+i|beh[ae]n|walid|bach+[aeo]|sa+thi|dost|muhafiz|rishte?da|ghar wal|shohar|biwi|"
    r"cha+cha|mam[ou]|driver|mulazim|paros|cousin|shagird)"
)
OF_KIN = re.compile(
    rf"\s*(?:کا|کی|کے|k[aei]) {KIN}(?!\w* (?:کی|ki) (?:درخواست|darkh))", re.IGNORECASE
)
CHILD_OF = frozenset(["ولد", "بنت", "زوجہ", "دختر", "walad", "wald", "bint"])


def word_after(row: Sequence[Unit], k: int) -> str:
    """Return the word that stands after an actor and where they live, or ''."""
    m = past_home(row, k)
    return row[m].word if m < len(row) else ""


def last_of(row: Sequence[Unit], k: int) -> int:
    """Return the last actor of the list that an actor stands in."""
    while (
        word_after(row, k) in _AND | ALONG_WITH
        and (then := _joined(row, k)) is not None
    ):
        k = then
    return k


_LIVES = frozenset({"عرف", "سکنہ", "ساکن", "ساکنہ", "نامی"})
_HOME_UNITS = 6
# What no father's name and no town holds: the mark behind it is of another.
_NOT_HOME = frozenset(
    "جاں شہید زخمی گرفتار قتل رہا لاپتہ موقع شدید ہلاک سے میں نامعلوم مسلح se mein".split()  # noqa: SIM905
)


def past_home(row: Sequence[Unit], k: int) -> int:
    """Return the unit behind an actor, and behind "سکنہ Turbat" where that stands."""
    first = k + 1
    if first < len(row) and row[first].word in _LIVES | CHILD_OF:
        for m in range(first + 1, min(first + _HOME_UNITS, len(row))):
            if row[m].word in _NOT_HOME or row[m].actor and m > first + 1:
                break
            if row[m].word in KO | NE | OF | _AND | _ON.keys() - {"سے", "se"}:
                return m
    return first


# "X ko qatl karne wale Y ko": it was done to X by Y, and the verb is told of Y alone.
_DONE_BY = re.compile(
    r"\s*(?:کو|پر|ko|par|pe)\s(?:(?!نے |ne |نافذ )\S+\s){0,4}?(?:کرنے|مارنے|دینے|بنانے|پہنچانے|چلانے|لگانے|kar(?:ne|nay)|"
    r"mar(?:ne|nay)|lagane|chalane|banane)\s(?:وال|wal)",
    re.IGNORECASE,
)
# "Y کو اغوا کرنے کے الزام میں": what another is charged with, done to Y.
_CHARGED_WITH = re.compile(
    r"\s*(?:کو|پر|ko|par|pe)\s(?:(?!کو\s|نے\s|ko\s|ne\s)\S+\s){0,4}?\w+(?:نے|ne|nay)\s(?:کے|ke)\s(?:الزام|جرم|مقدم\w*|شب\w|کیس|"
    r"ilza+m|jurm|muqad\w*|shub\w*|case)(?!\w)",
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


def marked_as(line: Line, row: Sequence[Unit], k: int, act: str, at: int) -> str:
    """Return "by", "to", "" (no mark) or "none" for an actor of a clause."""
    behind = past_home(row, k)
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
    if _CHARGED_WITH.match(line.text, end):
        return "none"
    if _DONE_BY.match(line.text, end) or _HIS_CASE.match(line.text, end):
        return "none"
    if BY.match(line.text, end):
        return "by"
    if after.word in ALONG_WITH and (whole := _joined(row, behind)) is not None:
        return marked_as(line, row, whole, act, at) or "to"  # "X samait do afrad ne"
    if after.word in KO:
        # "X ko chhape ke dauran": taken
        return "none" if act == "search" or rather(row, behind) else "to"
    if after.word in _WHERE:
        return "none"
    if after.word in _ON:
        if act == "search" and at - after.end > 1:
            return "none"  # "X par chhape ke dauran tashaddud": no raid on X
        wanted = _ON_ACTS if _ON[after.word] == "on" else _FROM_ACTS
        return "to" if act in wanted else "none"
    if after.word in OF:
        then = row[behind + 1].word if behind + 1 < len(row) else ""
        if then in _MEN and k + 3 < len(row) and row[k + 3].word in NE:
            return "none" if row[k].person else "by"
        if then in _NOT_HIS:
            return "none"
        if BY_FIRE.match(line.text, end) and act in _BY_ARMS:
            return "by"
        if then in _AGAINST:
            return "to" if act == "prosecution" else "none"
        owned = act in OWNED_ACTS and not OF_KIN.match(line.text, end)
        owned = (
            owned and then not in _EVENTS and not (act == "injury" and then in _HOUSES)
        )
        noun = act in _NOUN_ACTS or act == "release" and _FREED.match(line.text, at)
        own = noun and 0 <= at - after.end <= 1
        return "to" if owned or own else "none"
    if after.word in _AND and (follower := _joined(row, behind - 1)) is not None:
        return marked_as(line, row, follower, act, at)
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
        if row[m].actor and not is_of_office(row, m):
            return m
        if row[m].actor:
            continue
        if row[m].word not in _AND | _WITH and row[m].word not in offices():
            return _listed(row, k)
    return None


def is_of_office(row: Sequence[Unit], m: int) -> bool:
    """Whether a body only tells whose officer the next one is: "ٹریڈ یونین رہنما X"."""
    after = [u.word for u in row[m + 1 : m + 4]]
    if row[m].person or not after:
        return False
    return (
        after[0] in offices()
        or after[0] in OF
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
            listed = after in _AND | KO | NE or after in _ON
            named = row[m].person and row[m].form == "name"
            return m if named and listed and row[k].person else None
        if row[m].word in _NO_LIST:
            return None
    return None
