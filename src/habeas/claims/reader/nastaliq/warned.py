"""What is said to somebody in Urdu that he must fear: "کہا کہ بولے تو اٹھا لیں گے".

No word for a threat stands there; words said to one ("مجھے کہا گیا کہ", "ان سے کہا")
lead over a condition ("تو", "ورنہ", "آئندہ") to harm in the future. What a union says
that it will do is no threat, and what the police say that they will do for somebody is
none either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from habeas.claims.reader.nastaliq.denied import ENDS
from habeas.claims.reader.nastaliq.meant import him
from habeas.claims.reader.scan import Deed
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.scene.scene import Scene
from habeas.claims.reader.stance import Stance
from habeas.text.spans import trim

_SAID = re.compile(
    r"(?:(?P<me>(?<!\S)(?:مجھے|مجھ سے|ہمیں|ہم سے|mujhe|mujh se|hame[ie]n|humein|hum se))|"
    r"(?P<him>(?<!\S)(?:انہیں|اسے|ان سے|اس سے|ان کو|اس کو|unhe?i?n|unse|un se|usse|us se|usko|unko))|"
    r"(?P<other>(?<!\S)[^\s،,۔.]+ (?:سے|کو|se|ko)))"
    r"(?: (?!نے |ne )[^\s،,۔.]+){0,4}? (?:کہا|بولا|بولے|بتایا|خبردار کیا|پیغام (?:دیا|بھیجا)|فون (?:پر )?(?:کہا|آیا)|kaha|kehte hain|bola|boley?|bataya|call (?:aa?[iy]\w*,? )?kaha)"
    r"(?: (?:گیا|ہے|ہیں|تھا|gaya|hai|hain|tha))*[،,]?(?: (?:کہ|ke|keh))?(?!\S)",
    re.IGNORECASE,
)
# Words of officers or of unknown men, said to nobody whom they name.
_THEY = re.compile(
    r"(?<!\S)(?:پولیس|ایس ایچ او|اہلکاروں|ایجنسی|(?:ایف سی|وردی|سی ٹی ڈی) والوں|نامعلوم|police|SHO|ahl?a?lkaron|(?:FC|CTD|agency|wardi|dala) walo?n)"
    r"(?: [^\s،,۔.]+){0,4}? (?:نے|ne) (?:کہا|kaha)(?: (?:ہے|ہیں|hai))?[،,]?(?: (?:کہ|ke|keh))?(?!\S)",
    re.IGNORECASE,
)
_IF = re.compile(
    r"(?<!\S)(?:تو|ورنہ|نہیں تو|آئندہ|اگلی بار|دوبارہ|جو|to|tou|warnah?|a+inda|agl[ie] ba+r|dobara|jo)(?!\S)",
    re.IGNORECASE,
)
_HARM = re.compile(
    r"(?:اٹھا (?:لیں|لے|کر)|(?<!\S)لے (?:جائیں|جایا)|(?:بند|غائب|لاپتہ|گرفتار|اندر) کر|مار (?:د|ڈال)|(?<!\S)ماریں|گولی(?:اں)? مار|جلا د|گرا د|"
    r"(?:کیس|مقدم\w+) (?:میں |بنا|ڈال|درج)|نکال د|نہیں چھوڑ|زندہ نہیں|پکڑ ل|پھنسا د|توڑ د|سبق سکھا|دیکھ لی|"
    r"\b(?:utha (?:le|li)|le ja|(?:band|gha+[iy]a?b|giraftar|andar) kar|maa?r (?:d|da+l)|maa?ren|goli(?:yan)? maa?r|jala d|gira d|case (?:mein|bana|da+l)|nika+l d|"
    r"nah[ie]+n? ch?h?or|pakar l|phansa d|tor d))(?:[^\s،,۔.]* ){0,2}?[^\s،,۔.]*?(?:گے|گا|گی|\bg[ei]y?\b|(?:en|a|ain|ein)ge\b)(?=[\s،,۔.!]|$)",
    re.IGNORECASE,
)
_KILLS = re.compile(
    r"\A(?:مار (?:د|ڈال)|زندہ نہیں|گولی|goli|maa?r (?:d|da+l))", re.IGNORECASE
)
_NO = re.compile(
    r"(?<!\S)(?:نہیں|نہ|nah[ie]+n?) (?:کہا|دھمکی|kaha|dhamki)|دھمک|\bdhamk|خواب|\bkhwa+b|"
    r"(?<!\S)(?:میں|ہم) نے (?:\S+ ){0,3}کہا|\b(?:main|hum) ne (?:\w+ ){0,3}kaha",
    re.IGNORECASE,
)
# Whom the law is to take is no one who must fear it.
_CULPRIT = re.compile(
    r"ملزم|قاتل|مجرم|مفرور|ڈاکو|چور(?!ا)|دہشت ?گرد|حملہ آور|ذمہ دار|\b(?:mulzim|qa+til|mujrim|da+ku|chor\b|zimm?eda+r)",
    re.IGNORECASE,
)
# Who means well, or keeps a house; and what is closed is a thing.
_MEANS_WELL = re.compile(
    r"(?<!\S)(?:ماں|والدہ?|امی|ابو|بھائی|بہن|ڈاکٹر|استاد|دوست|وکیل|maa?n?|abb?u|ammi|bha+i|doctor|dost|wakee?l) (?:نے|ne)(?!\S)|"
    r"(?:گاڑی|دکان|سڑک|بجلی|گیس|موبائل|فون|اکاؤنٹ|راستہ|ہائی وے|دفتر|ہسپتال|سکول|اسکول|gaa?ri|duka+n|road|bijli|phone|hospital|school)"
    r"(?: (?:میں|کو|mein|ko))? (?:بند کر|اٹھا ل|band kar|utha l)",
    re.IGNORECASE,
)
# Who can do such harm: officers, a landlord, an employer, one who rings and is not known.
_CAN_HARM = re.compile(
    r"پولیس|اہلکار|ایس ایچ او|ایس پی|ڈی ایس پی|انسپکٹر|وردی|نامعلوم|ایجنس|ایف سی|سی ٹی ڈی|رینجرز|فوج|میجر|کرنل|وڈیر|سردار|زمیندار|"
    r"ٹھیکیدار|مالک|منیجر|فون|کال|پیغام|\b(?:police|SHO|SP|DSP|inspector|ahl?a?lkar|FC|CTD|agency|rangers|major|colonel|wader|sarda+r|"
    r"zamindar|thekedar|malik|manager|call|phone|message|number)",
    re.IGNORECASE,
)
_WORD = re.compile(r"کہا|بول|بتایا|خبردار|پیغام|فون|\b(?:kaha|kehte|bol|bataya|call)")


def warned(scene: Scene, line: Line, told: Sequence[Deed]) -> Iterator[Deed]:
    """Give the threat that a sentence of Urdu tells by what was said to somebody."""
    if not _WORD.search(line.text, line.start, line.end):
        return
    if any(d.act in ("threat", "death_threat") for d in told):
        return
    match = _SAID.search(line.text, line.start, line.end)
    match = match or _THEY.search(line.text, line.start, line.end)
    if match is None or _NO.search(line.text, line.start, line.end):
        return
    if _MEANS_WELL.search(line.text, line.start, line.end):
        return
    to_other = match.groupdict().get("other") is not None
    if to_other and not _CAN_HARM.search(line.text, line.start, match.end()):
        return
    harm = _HARM.search(line.text, match.end(), line.end)
    if harm is None or not _IF.search(line.text, match.end(), harm.start()):
        return
    words = line.text[match.end() : harm.end()]
    if "۔" in words or _CULPRIT.search(words):
        return
    span = trim(line.text, match.start(), harm.end(), ENDS)
    yield Deed(
        "death_threat" if _KILLS.match(harm[0]) else "threat",
        _to_whom(scene, line, match), (), Stance("intended"), span.start, span.end,
        harm.start(), line.number, line.sender,
    )  # fmt: skip


def _to_whom(scene: Scene, line: Line, match: re.Match[str]) -> tuple[str, ...]:
    """Return whom the words were said to: the teller, who was told of, or the one named."""
    said = match.groupdict()
    if said.get("me"):
        return (scene.teller,) if scene.teller else ()
    if said.get("him"):
        return him(scene, line, match.start("him"))
    named = [
        u
        for u in line.row
        if u.person
        and u.form in ("name", "short")
        and said.get("other")
        and u.start <= match.start("other") < u.end
    ]
    return named[0].refs if named else ()
