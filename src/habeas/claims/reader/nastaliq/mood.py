"""How an act is told in Urdu, by what stands after its root in its clause.

"chhor diya" tells of a release, "chhor do" and "chhora jaye" ask for it, "chhor dein ge"
promises it, "nahi chhora" says that there was none, "le ja sakte hain" fears.
"""

from __future__ import annotations

import re

from habeas.claims.reader.nastaliq.hearsay import BY_NOBODY
from habeas.claims.reader.nastaliq.ways import HARM
from habeas.claims.reader.stance import Stance

_NO = r"(?<!\S)(?:نہیں|نہ)(?!\S)|\bna(?:h[ie]+n?|hi|i)?\b"
ASK = re.compile(
    r"(?:ی|ا|ے) جائ(?:ے|یں)(?!\s*گ)|(?:کرایا|کروایا|لایا|بنایا|روکا) جائ(?:ے|یں)(?!\s*گ)|"
    r"چاہ(?:یے|ئے|یئے)|(?:رہا|بازیاب|گرفتار|بحال|آزاد) (?:ہوں|ہو جائیں|ہو جائے)(?!\s*گ)|"
    r"\b(?:r[ie]?ha|ba+z[iy]a+b|giraftar|baha+l|aa?za+d) (?:ho+n|hun|ho jaye[in]*|ho ja[ey]n)\b(?! ?g)|"
    r"\b\w*(?:iy?a|iye|aya|ora|oka|ki|di|li|iya|ya) ja(?:ye|yen|yein|ey|ein|e|in|aye)\b(?! ?g)|\bchah(?:iye|ye|ie)",
    re.IGNORECASE,
)
WISH = re.compile(
    r"(?:کر(?:ے|یں)|کرائ(?:ے|یں)|کروائ(?:ے|یں)|دے|دیں|لے|لیں|روکے|روکیں|دلائے|دلوائے|بنائے|بنائیں)\s*(?:[۔.،]|\s(?:اور)(?:\s|$)|$)|"
    r"\b(?:kare|karen|karein|karain|karay|karaye|karwaye|de|dein|den|le|lein|roke|rokein)\s*(?:[,.!]|\saur(?:\s|$)|$)",
    re.IGNORECASE,
)
ORDER = re.compile(
    r"(?:چھوڑ|رہا کر|آزاد کر|واپس کر|بند کر|پیش کر|بازیاب کر|بتا) ?(?:دو|دیں|دیجیے|دیجئے|و)(?=[\s،۔!.]|$)(?! گ)|"
    r"(?:رہا|آزاد|بند|واپس|پیش|بازیاب) (?:کرو|کریں|کیجیے|کیجئے|کراؤ|کرواؤ)(?=[\s،۔!.]|$)(?! گ)|"
    r"\b(?:ch?h?or+|r[ie]h?a kar|aa?zaad kar|wa+pi?s kar|band kar|pesh kar|ba+z[iy]a+b kar) ?(?:do|d[ei]+n|dijiye|dijye|de)\b(?! ?g)|"
    r"\b(?:r[ie]ha|aa?zaad|band|wa+pi?s|pesh) (?:karo|kare[ni]*|kijiye|karao)\b(?! ?g)",
    re.IGNORECASE,
)
FUTURE = re.compile(
    r"(?<=\s)(?:گا|گی|گے|گیں)(?=[\s۔.،)\"”]|$)|ہوگ[اےی]|\bhog[aei]y?\b|\b(?:ga|gi|ge|gay|gey)\b(?=\W*$|\s*[,.]|\s+(?:aur|keh|ke)\b)|"
    r"\b\w+(?:unga|ungi|enge|ainge|einge|ega|egi)\b",
    re.IGNORECASE,
)
_CAN = re.compile(r"سک(?:تا|تی|تے|ے|یں)|\bsak(?:ta|ti|te|tay|e|ein)\b", re.IGNORECASE)
_FEAR = re.compile(
    r"خدش|اندیش|خطرہ|خوف|ڈر (?:ہے|تھا)|\bkhadsh|\bandesh|\bkhatra|\bdar (?:hai|tha|lag)|\bkhof",
    re.IGNORECASE,
)
_TRY = re.compile(r"کوشش|\bkoshish", re.IGNORECASE)
_DENY = re.compile(
    r"تردید|(?:الزام\w*|دعو\w+|خبر\w*)(?: \w+){0,3}? (?:مسترد|غلط|بے بنیاد|جھوٹ)|بے بنیاد قرار|"
    r"\btardeed|\btardid|\b(?:ilza+m\w*|khabar\w*) (?:\w+ ){0,3}?(?:mustarad|ghalat|be ?bunya+d|jhoo?t)",
    re.IGNORECASE,
)
_REFUSE = re.compile(r"انکار|\binkaa?r", re.IGNORECASE)
_NOT = re.compile(_NO, re.IGNORECASE)
_NOT_BEFORE = re.compile(rf"(?:{_NO})\s+(?:\S+\s+)?$", re.IGNORECASE)
_NEITHER = re.compile(r"(?<!\S)نہ (?:تو|ہی)(?!\S)|\bna (?:to|tou|hi)\b", re.IGNORECASE)
# "na X ko giraftar kiya gaya aur na Y ko": each clause begins with its "na".
_NEITHER_IS = re.compile(
    r"\W*(?:(?:اور|aur) )?(?:نہ|na) (?!صرف|sirf|جانے|jaa?ne)", re.IGNORECASE
)
_NOBODY = re.compile(
    r"کوئی|کسی|ایک بھی|\bkoi\b|\bkisi\b|\bek bhi\b|\baik bhi\b", re.IGNORECASE
)
HABIT = re.compile(
    r"معمول|اکثر|ہمیشہ|آئے روز|(?:کیا|کی|بنائے|لیا|دی) جات(?:ا|ی|ے) (?:ہے|ہیں|رہ)|کرتے رہتے|"
    r"\bma+mool|\baksar|\bhamesha|\baaye roz|\b(?:kiya|ki|liya|di|kiye) jaa?t[aei] (?:hai|rah)",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"(?:پچھلے|گزشتہ) (?:سال|برس)(?: \S+ میں)? بھی|\bpich?h?le sa+l(?: \w+ mein?)? bhi|پہلے بھی|اس سے پہلے|ماضی میں|اس سے قبل|\bpehl[ea]y? bhi|\bis se pehle|\bmaa?zi m|\bis se qab",
    re.IGNORECASE,
)
_ORDERED = re.compile(
    r"حکم|ہدایت|وعد|یقین|\bhuka?m|\bhidaa?yat|\bwaa?d|\byaqee?n", re.IGNORECASE
)
_WANT = re.compile(
    r"مطالب|اپیل|درخواست|\bm[ua]taa?l[bi]|\bapp?eal|\bdarkhwa", re.IGNORECASE
)
# The verb is a noun: "karne", "kiye jane"; what is done to it follows.
_NOUN = re.compile(
    r"نے\s(?:کا|کی|کے|سے|پر|کو)(?!\S)|(?:\s*کا (?:نشانہ|شکار) )?\S*\s*(?:کر|کیے جا|کئے جا|ہو|دی|دیے جا|لے جا|لی|لے|دے|جا|بنا)نے?(?:\s(?:کا|کی|کے|سے|پر|کو))|"
    r"\S*\s*(?:kar|kiye ja|ho|le ja|de|le|diye ja|bana)ne?(?:\s(?:ka|ki|ke|se|par|ko))\b",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"(?:معطل|بند) رہ(?:ی|ا|ے|یں)(?=[\s،۔]|$)|"
    r"کی(?=\s*(?:[۔،.؛:!\"”)]|$)|\s(?:ہے|ہیں|تھی|تھیں|گئی|گئیں|جا|اور|تو|جس|جن))|"
    r"(?:لیا|لی|لیے|گیا|گئے|گئی|گئیں|دیا|دی|دیے|دیئے|دیں|کیا|کیے|کئے|کیں|ہوا|ہوئے|ہوئی|ہوئیں|تھا|تھی|"
    r"تھے|ہے|ہیں|چکا|چکے|چکی|رکھا|نکالا|نکالی|سنائی|ملا|ملی|ملے|بھیجا|مارے|مارا|پیٹا|چھوڑا|چھینا|بنایا|بنائے|لگایا|"
    r"(?:برسا|لگا|اٹھا|بٹھا|چلا|گرا|جلا|دھمکا|سنا)(?:یا|ئے|ئی|ئیں)|(?:پھینک|توڑ|ڈال|اتار|روک|پکڑ|نکال|باندھ|"
    r"گھسیٹ|کاٹ|پھاڑ|چھین|لوٹ|مار|بھیج|ٹھہر|پہنچ)(?:ا|ے|ی|یں)|(?<!نے )(?:آیا|آئے|آئی|آئیں))(?=[\s،۔.؛:!\"”)]|$)|"
    r"\b(?:liy?a|li|liye|lay|ga(?:ya|ye|yi|yin|yein|in|i|e|y)|gy[aei]|diy?a|di|diye|kiy?a|ki(?=\W*$|[,.!]| (?:hai|thi|ga|gay|ja|aur|to|jis|jin|(?:\w+ ){1,2}ne\W*$))|kiye|kee|hua|hue|huay|hui|tha|"
    r"thi|thay|the|hai|hain|chuka|chuke|rakha|lagi|lagayi|nikaa?l[ai]|sunai|mila|mili|milay|bheja|maa?r[ae]|pee?ta|ch?h?or+a|kaa?ta|banaye|utha(?:ya|ye|yi)|bitha(?:ya|ye|yi)|pakr[ae]|phenk[ae]|ghas[ei]+ta|maa?ri|kaa?ti|bana[iy]i|laga[iy]i)\b",
    re.IGNORECASE,
)
# What an act is the reason or the charge of is not told to be done.
_OF = re.compile(
    r"\s*(?:کے (?:خلاف|الزام|مقدم|کیس|جرم|شب[ہے]|ملزم)|کی مذمت|کا (?:الزام|مقدم|کیس|شب)|میں (?:ملوث|مطلوب|نامزد|شریک ملزم)|"
    r"ke (?:khila|ilza|muqad|case|jurm|shub|mulzim)|ki mazz?am|ka (?:ilza|muqad|case|shub)|m[aei]+n? (?:mulaw+is|matloo?b|na+mzad))",
    re.IGNORECASE,
)
_CONDEMNS = re.compile(
    r"مذمت|خلاف|احتجاج|تصدیق|کے بعد|افسوس|تشویش|mazz?am+at|khila+f|tasdee?q|ke baad|"
    r"afsos|tashwee?sh",
    re.IGNORECASE,
)
_IF = re.compile(r"^\s*(?:اگر|agar)\b|(?<!\S)(?:اگر|agar|agr)\s", re.IGNORECASE)
_HEARSAY = re.compile(
    r"افواہ|سنا ہے|شاید|ممکن ہے|پتہ نہیں|معلوم نہیں|\bafwa+h?|\bsuna (?:hai|he|hy)|\blagta (?:hai|he|hy)|\blag raha (?:hai|he|hy)|"
    r"\bsun+(?:e|ay|ny) m[aei]*n? aa?[iy]?a\b|\bkoi (?:keh|bol|kah) raha|\bho sakta (?:hai|he)|\bsha+ya?d|\bmumkin hai|"
    r"\bpata nah[ie]+n? (?:k|ke|agar)\b",
    re.IGNORECASE,
)


# Who works in a jail, or visits it, is not held there.
_SERVES = re.compile(
    r"وارڈن|جیلر|سپرنٹنڈنٹ (?!نے)|تعینات|ڈیوٹی|ملازم(?:ت)? (?:ہیں|ہے|کر)|معائن|بھرتی|"
    r"\bwarden|\bjailer|\btai+na+t|\bduty\b|\bbharti\b|\bmula+zim (?:hai|hain)",
    re.IGNORECASE,
)


def is_or_else(act: str, rest: str) -> bool:
    """Whether words threaten by telling what will be done: "laash mile gi"."""
    named = "دھمک" in rest[:8] or "dhamk" in rest[:8].lower()
    return act in ("threat", "death_threat") and not named and bool(FUTURE.search(rest))


def mood(act: str, clause: str, at: int, end: int) -> Stance | None:
    """Return how `act`, whose root is `at` to `end` of a clause, is told; None: not.

    None also where it is asked for: demands are read apart.
    """
    rest, after = clause[at:], clause[end:]
    if _NEITHER_IS.match(clause):
        return Stance(polarity="negated") if act in ("arrest", "abduction") else None
    if is_or_else(act, rest):
        return Stance("intended")
    if _IF.search(clause[:at]) or _HEARSAY.search(clause):
        return None
    if act == "killing" and BY_NOBODY.search(clause):
        return None
    if act in ("detention", "arrest") and _SERVES.search(clause):
        return None
    if act == "conviction" and _SUFFERS.search(clause, at):
        return None
    if act == "refusal_to_register":
        open_ = ASK.search(after) or _CAN.search(after) or _not_yet(clause)
        return None if open_ else Stance()
    if act in ("threat", "death_threat"):
        if _NOUN.match(after):
            return Stance("intended") if _CONDEMNS.search(after) else None
        unsaid = _NOT.search(after[:16]) or ASK.search(after) or FUTURE.search(after)
        return None if unsaid or not _DONE.search(after) else Stance("intended", frame=_frame(clause))  # fmt: skip
    if act in ("protest", "strike"):
        return _gathering(clause, rest)
    if act in ("incommunicado", "denial_of_medical_care"):
        return None if ASK.search(after) or FUTURE.search(after) else Stance()
    if _OF.match(after) or _UNDONE.match(after):
        return None
    if _DENY.search(after):
        return Stance("denied")
    if _REFUSE.search(after):
        return Stance("denied") if act != "release" and not _NOUN.match(after) else None
    if _TRY.search(after):
        return None if act == "release" else Stance("intended", attempt=True)
    if _WANT.search(after) or ASK.search(rest) or ORDER.search(rest):
        return None
    if act == "release" and _REMAINS.search(clause):
        return None
    could = _CAN.search(after)
    if could and _NOT.search(after[: could.start()]):
        return Stance(polarity="negated") if act in ("arrest", "abduction") else None
    fears = _FEAR.search(after) or could
    if fears and act in HARM:
        return Stance("feared")
    if fears or "دھمک" in after or "dhamk" in after.lower():
        return None
    if FUTURE.search(after) or _WAS_TO.match(after):
        return None
    if _NOUN.match(after):
        return _noun(act, after)
    if WISH.search(rest) and not _DONE.search(after):
        return None
    return _told(act, clause, rest, after)


_YET = re.compile(
    r"(?<!\S)(?:ابھی تک|اب تک|تاحال|abhi tak|ab tak|ta+ha+l)(?!\S)", re.IGNORECASE
)
_WOULD_NOT = re.compile(
    r"انکار|منع|(?<!\S)نے(?!\S)|\b(?:inka+r|mana|ne)\b", re.IGNORECASE
)


def _not_yet(clause: str) -> bool:
    """Whether a case is only not lodged yet, by nobody who would not: "abhi tak"."""
    return _YET.search(clause) is not None and _WOULD_NOT.search(clause) is None


# "X is being punished for raising a voice": no court said so.
_SUFFERS = re.compile(
    r"سزا (?:مل|(?:دی|بھگت)\S* (?:جا )?رہ)|\bsaza (?:mil|(?:di|bhugat)\w* (?:ja )?rah)",
    re.IGNORECASE,
)
# A body that is thrown out or handed over is nobody's release.
_REMAINS = re.compile(
    r"(?<!\S)(?:لاش(?:یں|وں)?|نعش|میت\w*|جسد|مردہ|تدفین)(?!\S)|\b(?:la+sh(?!a+r)\w*|mayy?a?t|dead ?body|murda|jasad)\b",
    re.IGNORECASE,
)
# Who got somebody freed did not hold them: "X ne Y ko riha karaya".
GOT_OUT = re.compile(
    r"کرو?ا(?:یا|ئے|ئی| لیا| لی| لیے| دیا)|\bkar(?:w|v)?aa?(?:y[aei]+| ?li[ay]?a?| ?diya)\b",
    re.IGNORECASE,
)
# In a cell of a table or a headline no verb stands: "جوڈیشل ریمانڈ پر".
_ALONE = frozenset(["remand", "release", "detention"])
_BARE = frozenset(
    ["abduction", "arrest", "injury", "killing", "death_in_custody", "search"]
    + [
        "dismissal",
        "dispersal",
        "confiscation",
        "transfer",
        "censorship",
        "destruction",
    ]
    + [
        "assembly_ban",
        "prosecution",
        "curfew",
        "attempted_killing",
        "assault",
        "torture",
        "eviction",
        "acquittal",
    ]
)
_ENDS_SO = re.compile(r"\s*(?:[،۔.,]|\Z)")
_GOES_ON = re.compile(
    r"\s*(?:اور|جبکہ|تاہم|مگر|لیکن|aur|jabke|magar|lekin)\s*", re.IGNORECASE
)
_NO_VERB = re.compile(r"[ ،,۔.!]*(?:(?:پر|par|نظر بند|nazarband)[ ،,۔.!]*)?")


# "Was to be freed today": not that it came about.
_WAS_TO = re.compile(
    r"\S*\s*(?:(?:کرنا|ہونا|جانا|چھوڑنا|دینا|لینا)(?: \S+)? (?:تھا|تھے|تھی|ہے|ہیں|چاہ)|(?:(?:kiya|kiye|de|le|chh?or) )?"
    r"(?:karna|hona|jana|dena|lena)(?: \w+)? (?:tha|thay|the|thi|hai|hy|chah\w*)\b)",
    re.IGNORECASE,
)
_SUCCUMBED = re.compile(r"تاب نہ لا|\btaab? na la", re.IGNORECASE)


def _told(act: str, clause: str, rest: str, after: str) -> Stance | None:
    if act == "killing" and _SUCCUMBED.search(clause):
        return Stance(frame=_frame(clause))
    before = clause[: len(clause) - len(rest)]
    bare = act in _BARE and _ENDS_SO.match(after) is not None
    bare = bare and not _NOT.search(rest[: len(rest) - len(after)])
    if bare and not (_NOT_BEFORE.search(before) or _NEITHER.search(before)):
        return Stance(frame=_frame(clause))
    refused = act == "bail" and re.search(
        r"مسترد|خارج|نامنظور|منسوخ|mustarad|kha+rij|na ?manzoor|reject|refus|dismiss|cancel|mansoo?kh",
        rest,
        re.IGNORECASE,
    )
    if refused:
        return Stance(polarity="negated")
    rest = _TILL_HE.split(rest, maxsplit=1)[0]
    said = after if act == "torture" else rest  # "sone nahi diya": the act itself
    if _NOT.search(said) or _NOT_BEFORE.search(before) or _NEITHER.search(before):
        nobody = _NOBODY.search(clause) or act in ("arrest", "abduction")
        return Stance(polarity="negated") if nobody else None
    if HABIT.search(clause):
        return Stance(frame="pattern")
    alone = act in _ALONE and _NO_VERB.fullmatch(after) is not None
    alone = (
        alone or act in ("killing", "injury") and _GOES_ON.fullmatch(after) is not None
    )
    whole = (
        alone
        or _DONE.search(rest)
        or act == "release"
        and GOT_OUT.search(rest)
        or act in ("remand", "bail")
        and _DONE.search(clause)
    )
    return Stance(frame=_frame(clause)) if whole else None


# "who was taken, of him nothing is known": what stands behind denies nothing.
_TILL_HE = re.compile(
    r"(?<=\s)(?:تھ[اےی]|تھیں|thay?|the|thi|tha)\s+(?=(?:ان|اس|وہ|انہیں|اسے|un\w*|us\w*|wo+h?)\s)",
    re.IGNORECASE,
)


def _frame(clause: str) -> str:
    return "background" if _BEFORE.search(clause) else ""


# "karne ke bajaye", "kiye bagair", "karne ke liye", "karne aayi": it was not done.
_UNDONE = re.compile(
    r"ی (?:کے لی|کے لئ|تک |کی (?:امید|اپیل|درخواست))|"
    r"\s*\S*\s?(?:کر|ہو|لے|لے جا|چھوڑ|مار|پکڑ|اٹھا)نے (?:(?:کے |کی )?(?:بجائے|بغیر|لیے|لئے|غرض|خاطر|نیت)|(?:آئ|آی|گئ|گی(?!ا)|پہنچ|نکل|لگے تھ|والے تھ|ہی وال))|"
    r"\s*کر(?:ان|وان|ن)ے (?!میں|پر|سے|کا|کی|والے|کے بعد)(?:\S+ ){0,4}?(?:گئے|گیا|گئی|آئے|آیا|آئی|پہنچ\w*|نکل\w*)(?!\w)|"
    r"\s*\S*\s?(?:کیے|دیے|لیے) (?:بغیر|بنا)|"
    r"\s*\w*\s?(?:kar|ho|le|le ja|ch?h?or|maa?r|pakar|utha)n[ea]y? (?:(?:ke? |ki )?(?:baja+[iy]e|ba?gh?air|liye|niyat)|aa?y|ga[iy]|poh?an?ch|lage? th|wale th)|"
    r"\s*kar(?:a|wa)?n[ea]y? (?!mein|par|pe|se|ka|ki|wale|ke baa?d)(?:\w+ ){0,4}?(?:ga[iy]\w*|aa?y[aei]|poh?an?ch\w*)(?!\w)|"
    r"\s*\w*\s?(?:kiye|diye|liye) (?:ba?gh?air|bina)",
    re.IGNORECASE,
)


def _noun(act: str, after: str) -> Stance | None:
    """Return how "karne" and what follows tell it: ordered, condemned, or not at all."""
    if act == "release" and _ORDERED.search(after):
        return Stance("committed", frame="future")
    if act != "release" and _CONDEMNS.search(after):
        return Stance(derivation="presupposed")
    return None


# "Who holds a sit-in again, his house ...": nobody said that he will.
_WHOEVER = re.compile(
    r"(?<!\S)(?:جو|جس نے|jo|jis ne)\s.*?(?:گا|گی|ga|gi)\s[،,]?\s?(?:اس ک[اےیو]|اسے|us ?k[aeio]|use)(?!\w)",
    re.IGNORECASE,
)


def _gathering(clause: str, rest: str) -> Stance | None:
    if _WHOEVER.search(clause):
        return None
    if FUTURE.search(clause):
        return Stance("committed", frame="future")
    if re.search(
        r"(?:کال|اعلان)|\b(?:call|kaa?l|ailaa?n|elaa?n)\b", rest, re.IGNORECASE
    ):
        return Stance("committed", frame="future")
    if _NOT.search(rest) or ASK.search(rest) or ORDER.search(rest):
        return None
    if re.fullmatch(
        r"ہڑتال[ ،۔]*|hart?a+l[ .,]*", rest, re.IGNORECASE
    ) and _BARE_STRIKE.search(clause):
        return Stance()
    told = r"(?:کیا|کی|کیے|دیا|دیے|دیئے|نکالی|ہوا|ہوئے|جاری|رہی|رہا)|\b(?:kiy?a|ki|kiye|diya|nikaa?li|hua|jaa?ri)\b"
    return Stance() if re.search(told, rest[:44], re.IGNORECASE) else None


# "کے خلاف شٹر ڈاؤن ہڑتال": a headline has no verb.
_BARE_STRIKE = re.compile(
    r"\A(?!.*(?:کل|آئندہ|\bkal\b)).*(?:کے خلاف|ke khila+f)(?: \S+){0,4} (?:شٹر ?ڈاؤن|پہیہ جام|مکمل|جزوی|"
    r"shutter ?down|pahiya jam|mukammal|juzwi) \S*",
    re.IGNORECASE,
)
# "The news of X's arrest is false", in the source's own voice.
_FALSE_NEWS = re.compile(
    r"(?:خبر\w*|افواہ\w*|اطلاع\w*)(?: \w+){0,3}? (?:غلط|بے بنیاد|جھوٹ\w*|من گھڑت|گمراہ کن|درست نہیں|فیک) ?(?:ہیں|ہے|تھ|$|۔)|"
    r"\b(?:khabar\w*|afwa+h\w*)(?: \w+){0,3}? (?:ghalat|be ?bunya+d|jhoo?t\w*)",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"(?<!\S)نے(?!\S)|تردید|قرار|مطابق|\bne\b|\btardee?d|\bmutabiq", re.IGNORECASE
)


# "The report of his being missing was not taken": no one denies that he is.
_REPORT = re.compile(
    r"\s*(?:کی|کا|کے|ki|ka|ke)\s(?:\S+\s){0,2}?(?:رپورٹ|ایف آئی آر|مقدم|پرچ|درخواست|شکایت|"
    r"report|FIR|muqad|parcha|darkhwast|shika[iy]a)",
    re.IGNORECASE,
)


def named_act(act: str, clause: str, end: int) -> Stance | None:
    """Return how the noun of an act is told: condemned, confirmed, denied; or None."""
    after = clause[end : end + 110]
    if _FALSE_NEWS.search(after) and not _SAYS.search(clause):
        return Stance(polarity="negated")
    report = _REPORT.match(after)
    if not report and (_DENY.search(after) or _REFUSE.search(after)):
        return Stance("denied")
    if _FEAR.search(after):
        return Stance("feared") if act in HARM else None
    if _HEARSAY.search(clause) or _IF.search(clause) or HABIT.search(clause):
        return None
    if (
        _CONDEMNS.search(after)
        or act in ("prosecution", "listing")
        and _UNDO.search(after)
    ):
        return Stance(derivation="presupposed")
    return None


# "the false case that was lodged against X is to be withdrawn": it was lodged.
_UNDO = re.compile(r"خارج|ختم|واپس|منسوخ|کالعدم")


__all__ = [
    "ASK",
    "FUTURE",
    "GOT_OUT",
    "HABIT",
    "ORDER",
    "WISH",
    "mood",
    "named_act",
]
