"""Crowds that a sentence of Urdu tells of by a bare noun, and what is done to them.

"مزدور گیٹ پر بیٹھے تھے تو پولیس نے ان پر دھاوا بول دیا": "ان" are the workers, whom no
mention stands for, and not the leader who tells of it; and no home was raided.
"""

from __future__ import annotations

import re

from habeas.claims.reader.nastaliq.clauses import Clause
from habeas.claims.reader.scene.line import Line

_CROWD = re.compile(
    r"(?<!\S)(?:مزدور|محنت کش|طلبہ|طلباء?|طالبات|کارکنان?|مظاہرین|لوگ|خواتین|کسان|ملازمین|اساتذہ|وکلاء?|صحافی|ہاری|"
    r"ماہی گیر|نرسیں|ڈاکٹرز?|رہائشی|مکین|شرکاء?|شہری|دکاندار|ریڑھی بان|ورکرز|لواحقین)\s(?!(?:نے|کو|پر|کے|کی|کا|سے|رہنما)\s)"
    r"(?:[^\s۔]+\s){0,16}?(?:تھے|تھیں|ہوئے|نکلے|پہنچے|گئے|آئے|بیٹھے|کر رہے)\s(?:تو|کہ|اور|،)"
)
_ON_HIM = re.compile(r"(?<!\S)(?:ان پر|انہیں|ان کو|اُن پر|اُنہیں|ان سے|ان کے ساتھ)(?!\S)")
_HOMES = re.compile(
    r"گھر|مکان|دفتر|ہاسٹل|گاؤں|بستی|محل[ےہ]|مرکز|رہائش|دکان|کوارٹر|مدرس|اسکول|کلب"
)
_ON_PEOPLE = re.compile(
    r"(?<!\S)(?:ان|ہم|اُن|مظاہرین|شرکاء?|خواتین|طلبہ|وکلاء?|دھرن[ےا]\S*|ریلی|جلوس|جلسے|مظاہرے|کیمپ|[^\W\d]+وں) پر (?:\S+ ){0,2}?\Z"
)


def meant(line: Line, clause: Clause, at: int) -> bool:
    """Whether "ان" before `at` are a crowd of the same sentence, named by its noun."""
    told = _ON_HIM.search(line.text, clause.start, at)
    if told is None:
        return False
    named = [u.end for u in line.row if u.person and u.end <= told.start()]
    begin = named[-1] if named else line.start
    return _CROWD.search(line.text, begin, told.start()) is not None


def no_home(clause: Clause, start: int) -> bool:
    """Whether those are attacked, and no home, of whom "دھاوا" at `start` is told."""
    if not clause.words.startswith("دھاو", start) or _HOMES.search(clause.words):
        return False
    return _ON_PEOPLE.search(clause.words, 0, start) is not None


# "bailiff ne mazdoor bazyab kara liye": those freed are the bare noun's.
_BARE = re.compile(
    r"(?:\A|\s)(?:مزدور|محنت کش|طلبہ|کارکن|لوگ|خواتین|بچے|قیدی|کسان|ہاری|شہری|لڑکے|لڑکیاں|ملازمین|افراد|"
    r"mazdoor|talba|kar ?kun|log|khawateen|bach+[ae]y?|qaidi|kisan|ha+ri|lark[ae]y?|larkiyan|band[ae]y?|afra+d|students|workers)"
    r"(?: (?:بھی|bhi))?\s+\Z",
    re.IGNORECASE,
)


def right_before(clause: Clause, start: int) -> bool:
    """Whether a bare noun for people stands right before what is told at `start`."""
    return _BARE.search(clause.words, 0, start) is not None
