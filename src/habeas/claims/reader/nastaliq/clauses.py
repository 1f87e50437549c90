"""The clauses of a sentence in Urdu, where the verb stands last.

A clause ends after a finite verb before "aur" or a comma, at "magar", and after "keh".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from habeas.claims.reader.scene.entries import labels
from habeas.claims.reader.scene.line import Line

# Arabic forms of letters, each for the one that Urdu writes.
_LETTERS = str.maketrans("يىكه", "ییکہ")
_FINITE = (
    r"ہے|ہیں|تھا|تھے|تھی|تھیں|گیا|گئے|گئی|گئیں|لیا|دیا|دیے|دیئے|کیا|کیے|ہوا|ہوئے|"
    r"ہوئی|ہوئیں|جائے|جائیں|کرے|کریں|بنایا|بنائے|دیں|پیٹا|پہنچایا|ڈالا|لگایا|لگائے|مارا|مارے|ماری|چلا|چلی|چلائی|برسائیں|برسائے|اٹھایا|اٹھائے|روکا|نکالا|نکالے|پکڑا|چھوڑا|بتایا|بھیجا|بٹھایا|رہی|رہے|"
    r"گا|گی|گے|گیں|چکا|چکے|چکی|چاہیے|چاہئے|نہیں|دی|لی|دو|"
    r"hai|hain|tha|thay|thi|thin|gaya|gaye|gayi|gai|gae|gya|gye|gyi|liya|lia|diya|dia|diye|"
    r"kiya|kia|kiye|di|li|hua|hue|hui|jaye|jayen|jayein|kare|karen|karein|dein|den|ga|gi|ge|"
    r"chahiye|chahye|nahi|nahin|kar do|chh?or+ do|karo"
)
_CUT = re.compile(
    r"[۔؟!;؛]|"
    r"(?<!\S)(?:مگر|لیکن|جبکہ|تاہم|ورنہ|magar|lekin|lakin|jabke|jab ke|warnah?)(?!\S)|"
    rf"(?:(?<=\s)|^)(?:{_FINITE})\s*(?:(?:،|,)(?:\s*(?:اور|aur))?|\s(?:اور|aur|phir|پھر|بلکہ|balke)(?=\s))|"
    rf"(?:(?<=\s)|^)(?:{_FINITE})(?:\s[^\s،,]+){{1,2}}(?:،|,)\s*(?:اور|aur)(?=\s)|"
    rf"(?:(?<=\s)|^)(?:{_FINITE})(?=\s(?:باقی|baa?q[iy])\s)|"
    rf"(?:(?<=\s)|^)(?:{_FINITE}|مانگا|پوچھا|چاہا|کہا|بتایا|poo?chh?a|ma+nga|chaha|kaha|bataya|bola|aaya|aaye|aayi|ki|کی|چلائی|chalai)\s(?:تو|to|tou)(?=\s)|"
    r"\s(?:نہیں|نہ|nahin?|nai)\s[^\s،,]+(?:\s[^\s،,]+)?(?:،|,)(?=\s[^،,]{2,40}\s(?:کو|ko)\s)|"
    r"(?:(?<=\sنے\s)|(?<=\sne\s))(?:کہا|بتایا|kaha|bataya)(?:\s(?:ہے|تھا|hai|tha))?(?=\s(?!گیا|جات|جا |اور|پھر|کہ|تو|ga[iy]|ja|aur|phir|keh?\s|tou?\s)[^\s،,]+(?:\s[^\s،,]+)?\s(?:کو|ko)\s)|"
    r"\s[-–—]\s(?=\S)|(?<=\s)(?=(?:jis ?ne|jinho?n ?ne|جس نے|جنہوں نے)\s)|"
    r"\s(?:پٹائی|فائرنگ|شیلنگ|گرفتاری|تلاشی|بارش|بدسلوکی|تذلیل|بدتمیزی|توڑ پھوڑ) کی\s+اور(?=\s)|"
    r"\s(?:pitai|firing|sheling|shelling|talashi|badsulo+ki|bad ?tame+zi) ki\s+aur(?=\s)|"
    r"(?<=\sکی)\s+اور(?=\s(?:کہا|بتایا|مطالبہ|انہیں|اسے|پھر))|"
    r"(?:(?<!\S)|(?<=[بلن])|(?<=\sتا))کہ(?=\s)|(?<!\S)keh(?=\s)(?! rah| di)|"
    r"(?:(?<=\s)|^)(?:جب|jab)\s(?!tak|تک)(?:(?!کہ\s)[^\s،,۔.]+\s){2,12}?(?:تو|to|tou)(?=\s)|"
    r"\b(?:kar(?:wa)?(?:i|ya|yi)|likhw(?:ai|aya)|dikhaya|sunaya|batai|bol[ai]) ke(?=\s)|"
    r"\b(?:kaha|bataya|hai|hain|kiya|dilaya|boley?|di|laga(?:ya|yi|ye)|likha|suna|dekha|mana|poo?chh?a|tha|thi|thay|gaya|rah[aei]|chaha|hoga) ke(?=\s)|"
    r"(?:ہے|ہیں|تھا|تھے|hai|hain|tha|thay)(?=\s(?:جو|جنہیں|جسے|جن میں|jo|jinhein|jise|jin m[aei]+n?)\s)|"
    r"(?:(?<=\s)|^)(?:جاں بحق|ہلاک|شہید|زخمی)\s+اور(?=\s)|"
    r"(?:(?<=کو\s)|(?<=سے\s))(?:گرفتار|رہا|بری|قتل|اغوا|برطرف|معطل|لاپتہ)\s+اور(?=\s(?!اسے|ان)(?:[^\s،۔]+\s){1,12}?(?:کو|پر)\s)|"
    r"(?<=\s)(?=(?:جس|jis) (?:سے|se|میں|m[aei]+n?|کے بعد|کے نتیجے|کے باعث|کی وجہ)\s)|"
    r"(?:گیا|گئے|گئی|لیا|کیا|کیے|دیا|ہوئی|ہوا|ہوئے|تھی|تھیں|دیے|ملی|ملے|کی|gaya|gaye|liya|kiya|diya|hui|hua|hue|mili)(?=\s(?:جنہیں|جسے|جن کو|جن میں(?! سے)|jinhe?i?n|jise|جس نے|جنہوں نے|jis ne|jinho?n ne)\s)|"
    r"(?<=\s)(?:جنہیں|جسے|جن کو|جن پر)\s(?:(?!تھ|جنہ|جسے)[^\s،,۔]+\s){1,14}?(?:تھا|تھے|تھی|تھیں)(?=\s(?!جن|جس|اور|لیکن)\S+\s\S)|"
    r"(?:،|,)(?=\s*(?:جو|جنہیں|جسے|باقی|jo|jinhein|jise|baaq[iy])\s)|"
    r"(?<=\s)(?=(?:جن|ان|jin|un) (?:میں|mei?n|main) (?:سے|se)\s)",
    re.IGNORECASE,
)
# A headline's clauses have no verb; an entry of a list tells of one alone.
_BARE_CUT = re.compile(
    r"(?:(?<=\s)|^)(?:بازیاب|گرفتار|ہلاک|جاں بحق|زخمی|شہید|قتل|رہا|منظور|مسترد|درج|اغوا|منتقل|برآمد|معطل|برطرف|"
    r"نظر بند|لاپتہ|ضبط|سیل|بری)\s*،(?=\s)"
)
_ENTRY = re.compile(r"\s*[0-9۰-۹]{1,3}\s*[-.)۔:]|\s*[•*▪-]")
_WHO = re.compile(r"\s*(?:جو|جنہیں|جسے|jo|jinhein|jise)\s", re.IGNORECASE)
LEADS_ON = re.compile(
    r"[\s،,]+(?:اور|مگر|لیکن|جبکہ|تاہم|ورنہ|پھر|کہ|aur|magar|lekin|lakin|warnah?|jabke|phir|keh|ke)\s*$",
    re.IGNORECASE,
)
_JOINS = re.compile(r"اور|بلکہ|aur|balke", re.IGNORECASE)
_STAMPED = 12
# "agar ... to": what follows hangs on it, and is told with it.
_THEN = re.compile(r"\s(?:تو|to|tou)\Z", re.IGNORECASE)
_IF = re.compile(r"(?<!\S)(?:اگر|جب تک|agar|jab tak)(?!\S)", re.IGNORECASE)
_COMMA = re.compile(r"[،,]")


@dataclass(frozen=True)
class Clause:
    """Words of a sentence, `start` to `end` in the text; `joined` to the one before.

    `verb` is the light verb of the next clause, which it shares: "A کو گرفتار اور B کو
    زخمی کر دیا". `joined` says that "aur" alone leads from the last clause into it; `relative` that
    it tells of the one named right before it.
    """

    start: int
    end: int
    words: str
    joined: bool = False
    relative: bool = False
    verb: str = ""


def one_form(words: str) -> str:
    """Return the words with Urdu's own letters, no longer and no shorter."""
    return words.translate(_LETTERS)


def body(line: Line) -> int:
    """Return where a sentence begins, after the stamp and the sender of a message."""
    first = line.row[0].start if line.row else line.start
    stamped = first - line.start > _STAMPED and labels(line.raw, line.start)
    return first if stamped else line.start


def clauses(line: Line) -> list[Clause]:
    """Return the clauses of a sentence, in order."""
    low = body(line)
    words = one_form(line.text[low : line.end])
    cuts = [
        (m.end(), _JOINS.search(m[0]) is not None)
        for m in _CUT.finditer(words)
        if not (_THEN.search(m[0]) and _IF.search(words, 0, m.start()))
    ]
    if "،" in words and not _ENTRY.match(line.raw, line.raw.rfind("\n", 0, low) + 1):
        cuts.extend((m.end(), False) for m in _BARE_CUT.finditer(words))
        cuts.sort()
    made: list[Clause] = []
    begin, joined = 0, False
    for end, also in [*cuts, (len(words), False)]:
        if end > begin and words[begin:end].strip(" ،,۔."):
            made.extend(_relative(low, words, begin, end, joined))
        begin, joined = end, also
    return [
        replace(one, verb=_shared_verb(one, then)) if _SHARES.search(one.words) else one
        for one, then in zip(made, [*made[1:], None], strict=True)
    ]


# A clause that leaves its verb to the next, and how that one ends.
_SHARES = re.compile(
    r"(?:کو|سے)\s(?:گرفتار|رہا|بری|قتل|اغوا|ہلاک|شہید|زخمی|برطرف|معطل|لاپتہ|(?:\S+ سال|عمر) قید)\s+(?:اور|جبکہ)\s*\Z"
)
_DOES_SO = re.compile(
    r"(?:دیا|دی|دیے|لیا|لی|کیا|سنائی)(?P<passive> (?:گیا|گئے|گئی))?(?: (?:ہے|ہیں|تھا|تھے))?[\s۔،.]*\Z"
)
_DOES_NOT = re.compile(
    r"(?<!\S)(?:نہیں|نہ|کوشش|الزام|مذمت|تردید|انکار|دھمکی|خدش\S*|حکم|مطالبہ|اگر)(?!\S)"
)


def _shared_verb(one: Clause, then: Clause | None) -> str:
    """Return the light verb that a clause shares with the next, "" where it has none."""
    match = _DOES_SO.search(then.words) if then else None
    if then is None or match is None or _DOES_NOT.search(one.words + then.words):
        return ""
    return " کر دیا گیا" if match["passive"] else " کر دیا"


def _relative(low: int, words: str, begin: int, end: int, joined: bool) -> list[Clause]:
    """Return a clause; one that begins with "jo" ends at its comma, the rest is next."""
    match = _WHO.match(words, begin)
    comma = _COMMA.search(words, match.end(), end) if match else None
    if match is None:
        return [Clause(low + begin, low + end, words[begin:end], joined)]
    at = comma.end() if comma else end
    found = [Clause(low + begin, low + at, words[begin:at], False, True)]
    if at < end and words[at:end].strip(" ،,۔."):
        found.append(Clause(low + at, low + end, words[at:end]))
    return found
