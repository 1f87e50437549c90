"""What Urdu tells only by hearsay, in a play or a joke, or of a care: nothing of it is done."""

from __future__ import annotations

import re

from habeas.claims.reader.nastaliq.clauses import one_form

_TALKED = re.compile(
    r"\b(?:afwa+h?|suna|lagta|ho sakta)(?: \w+)? (?:hai|he|hy|hay|thi|tha|phaili|chali|phela\w*|ura\w*) (?:ke|keh|k)\b|"
    r"\b(?:laga|samjh[aei]|lag raha)(?: \w+)? (?:tha |thay |thi |the )?(?:ke|keh|k|jaise)\b|"
    r"(?:لگا|سمجھا|سمجھے|سمجھی|لگ رہا|خیال)(?: (?:تھا|تھے|تھی))? کہ|(?<!\S)(?:سوچا|سمجھا|سمجھے|لگا|خیال) (?:تھا|تھے)(?!\S)|"
    r"\b(?:socha|samjh[ae]|laga|khaya+l) (?:tha|thay|the)\b|"
    r"(?:کچھ|بعض|کئی) (?:لوگ\w*|دوست\w*|صارفین|اکاؤنٹس|پیجز)(?: \S+){0,3}? (?:کہہ|پھیلا|لکھ|دعوی)(?: کر)? رہے(?: ہیں)? کہ|"
    r"\b(?:kuch|baa?z|kai) (?:log|dost|pages?|accounts?)(?: \w+){0,3}? (?:keh|phaila|likh|da+wa)(?: kar)? rahe(?: hain)? (?:ke|keh|k)\b|"
    r"\b(?:pata|maloom|wazeh) nah[ie]+n? (?:ke|keh|k)\b|"
    r"\b(?:lo+g|koi|kuch lo+g|sab|mohalle wale|bacche) (?:\w+ )?(?:keh?te|keh|bolte|bol|keh?ta)(?: rah[aei])? (?:hain?|thay?|the)\b(?: (?:ke|keh|k)\b)?|"
    r"\bsun+(?:e|ay|ny|ey) m[aei]+n? aa?[iy]?a (?:hai |he |hy |tha )?(?:ke|keh|k)\b|(?:لوگ|کوئی|کچھ لوگ|سب) (?:\S+ )?(?:کہتے|کہہ|بولتے|بول)(?: رہ[اےی])? (?:ہے|ہیں|تھے) کہ|"
    r"سننے میں آیا (?:ہے )?کہ|"
    r"\b(?:gh?ala?t|jhoo?t[hi]+) (?:khabar|baa?t|afwa+h|post)(?: \w+){0,5}? "
    r"(?:hai|hain|thi|di|gai|gayi|chali|phaili|phailai) (?:ke|keh|k)\b|"
    r"(?:غلط|جھوٹی) (?:خبر|بات|افواہ|پوسٹ)(?: \w+){0,5}? (?:ہے|ہیں|تھی|دی|گئی|چلی|پھیلی|پھیلائی) کہ|"
    r"(?:خبر\w*|بات|اطلاع\w*|دعو\w+|الزام\w*|تاثر)(?: \w+){0,2} (?:درست|صحیح|سچ|مصدقہ|ٹھیک) نہیں(?: ہے| ہیں)? کہ|"
    r"(?:خبر\w*|بات|اطلاع\w*|دعو\w+|الزام\w*)(?: \w+){0,2} (?:بے بنیاد|من گھڑت|جھوٹ\w*|غلط)(?: ہے| ہیں)? کہ|"
    r"تصدیق (?:نہیں|نہ)(?: \w+){0,3} کہ|(?:tasdee?q|confirm) nah[ie]+n?(?: \w+){0,3} (?:ke|keh|k)\b|"
    r"(?:افواہ|سنا|لگتا|ہو سکتا)(?: \S+)? (?:ہے|تھی|تھا|پھیلی|چلی|پھیلائی|اڑی) کہ|(?:معلوم|پتہ|پتا|واضح|علم) نہیں(?: ہے| ہو سکا)? کہ",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\W*(?:\w+ ){0,4}?(?:confirm|tasdee?q|pak+i|تصدیق)(?: \w+){0,2}? (?:nah[ie]+n?|نہیں)|"
    r"\W*(?:abhi |ye |yeh )?(?:not|un) ?confirmed",
    re.IGNORECASE,
)


# "na X riha hua na Y", "almost released, when ...", "says they let him go; he never came
# home", "leaving X aside, all were let go".
_NOT_OUT = re.compile(
    r"رہا (?:کرانے|کروانے|کرنے) (?:آئ|آی|گئ|گیا|پہنچ|جا )|\bri[hy]a kar(?:a|wa)?ne (?:aa?y|ga[yei]|poh|pah|ja)|"
    r"(?<!\S)نہ (?!صرف)[^۔]*\sنہ(?!\S)|\bna (?!sirf)[^.]*\bna\b|تقریب\S* رہا|ta?qree?ban riha|"
    r"(?:اب|ابھی) تک (?:گھر )?(?:نہیں|نہ) (?:پہنچ|آی|آئ|لوٹ)|"
    r"\bab(?:hi)? ?tak (?:ghar )?na(?:h[ie]+n?|hi)? (?:poh|pah|aa?y|lot|laut)|"
    r"(?:walid\w*|ghar ?wal\w+|family|ahl e kha+na)(?: \w+){0,3}? (?:inka+r|tarde+d) |"
    r"(?:والد\w*|گھر والے|اہل خانہ|لواحقین|خاندان)(?: \S+){0,3}? (?:انکار|تردید) |"
    r"پیرول|\bparole\b|گھر (?:نہیں|نہ) (?:پہنچ|آی|آئ|لوٹ)|\bghar na(?:h[ie]+n?|hi)? (?:poh|pah|aa?y|lot|laut)|"
    r"(?:کو|ko) (?:چھوڑ کر|ch?h?or+ kar)(?! (?:دیا|دی|diy))",
    re.IGNORECASE,
)


# Who is taken to hospital or home is not arrested.
_CARED_FOR = re.compile(
    r"(?:ہسپتال|اسپتال|ہاسپٹل|عدالت|کورٹ|کچہری|قبرستان|\bcourt|\bada+lat|\bkachehri|\bqabrista+n|ڈاکٹر کے پاس|گھر|\bhospital|\b(?:h?as[h]?pataa?l)|\bdoctor ke paas?|"
    r"\bghar|شادی|اسکول|سکول|دکان|بازار|اسٹیج|سٹیج|تقریب|\bstage|\bfunction|\btaqree?b|\bstudio|\bclinic|\bsha+di|\bschool|\bmasjid|\bduka+n|\bba+za+r)"
    r"(?: m[aei]+n?| میں| pe| par| پر)? (?:wa+pi?s )?\Z|"
    r"(?<!\S)(?:سر|سروں|کندھے|کندھوں|گود|ہاتھوں|پلکوں|\bsar|\bkandh\w+|\bgod) (?:پر|میں|pe|par|m[aei]+n?) \Z|"
    r"(?:فائدہ|سوال|آواز|قدم|معاملہ|مسئلہ|نقصان|حلف|نکتہ|\bfa+ida|\bsawal|\ba+wa+z|\bqadam|\bma+mla|\bmasla|\bnuqsa+n) \Z|"
    r"(?:ambulance|ایمبولینس|\brescue\b|stretcher|اسٹریچر)[^،,]*\Z|"
    r"\b(?:lene|dene|dikhane|milne|khilane|parhane|ila+j|ghumane) ke liye (?:\w+ ){0,4}\Z|"
    r"(?:لینے|دینے|دکھانے|ملنے|کھلانے|علاج|پڑھانے) کے لیے (?:\S+ ){0,4}\Z",
    re.IGNORECASE,
)


# Who is seized in a bazaar or in court is arrested, unlike who is only taken there.
_SEIZED = re.compile(
    r"گرفتار|حراست|تحویل|\bgi?r[ai]?f+t|\bhira+sa?t|\barrest|\bdetain", re.IGNORECASE
)


# "X was freed, this news is false."
_THIS_FALSE = re.compile(
    r"\W*(?:sab |سب )?(?:jhoo?t\w*|ghala?t|fake|بے بنیاد|جھوٹ\w*|غلط) (?:hai|hain|hy|tha|thi|nikl\w+|ہے|ہیں|تھا|تھی|نکل\w+)|"
    r"\W*(?:لیکن |مگر |magar |lekin )?(?:ba+d m[aei]+n? |بعد میں )?"
    r"(?:(?:یہ|ye|yeh) (?:خبر|بات|دعو\w+|اطلاع|افواہ|سب|khabar|baa?t|da+wa|ittila|"
    r"afwa+h|sab)?|خبر|اطلاع|افواہ|khabar|ittila|afwa+h)(?: \w+){0,2}? ?(?:جھوٹ\w*|غلط|بے بنیاد|درست نہیں|سچ نہیں|jhoo?t\w*|ghala?t|be ?bunya+d|"
    r"sach nah\w+|durust nah\w+|fake)",
    re.IGNORECASE,
)


# "Would that X were free", "X would have been freed by now": it did not happen.
_WISHED = re.compile(
    r"(?<!\S)کاش(?!\S)|\bka+sh\b|(?:قریب|ممکن|بعید نہیں|عین ممکن) تھا(?: کہ)?|\bqareeb tha\b",
    re.IGNORECASE,
)
_WOULD = re.compile(
    r"[^،,۔.;]{0,30}?(?:گیا|گئے|گئی|دیا|دیے|دی|لیا|لیے|لی|چکا|چکے|چکی|کیا|ہوا|ہوئے|ہوئی) ہوت[اےی](?!\S)|"
    r"[^،,۔.;]{0,30}?\b(?:gay[aei]|gai|diy[ae]|di|liy[ae]|li|chuk[aei]|kiy[ae]|hu[aei]) hot[aei]y?\b",
    re.IGNORECASE,
)
_BUT = re.compile(r"\s(?:لیکن|مگر|magar|lekin)(?=\s)", re.IGNORECASE)


def unsure(text: str, start: int, at: int, end: int, act: str = "") -> bool:
    """Whether a sentence of Urdu tells only hearsay of what stands at a position.

    "Afwah hai ke X chhoot gaya" and "X chhoot gaya, confirm nahi" tell nothing as done;
    `start` and `end` are the sentence's, the words right behind it count too.
    """
    words = one_form(text[start : end + 40])
    if act == "release" and _NOT_OUT.search(words, 0, end - start):
        return True
    away = words.startswith(("se ", "سے "), at - start)  # "ghar se uthaya": from it
    away = away or _SEIZED.match(words, at - start) is not None
    if act == "arrest" and not away and _CARED_FOR.search(words[: at - start]):
        return True
    if _BREATHED.match(words, at - start) and BY_NOBODY.search(words, 0, end - start):
        return True
    if _WISHED.search(words, 0, at - start) or _WOULD.match(words, at - start):
        return True
    if _STAGED.search(words, 0, at - start):
        return True
    if _TALKED.search(words, 0, at - start) or _JOKES.search(words, 0, end - start):
        return True
    if _RUMOURED.search(words, 0, at - start) and _NOT_SO.search(words, at - start):
        return True
    later = [m for c in ",،;.۔-" if (m := words.find(c, at - start)) >= 0]
    later += [m.start() for m in _BUT.finditer(words, at - start)]
    return any(_OPEN.match(words, m) or _THIS_FALSE.match(words, m) for m in later)


# "The news going round that X was taken is not right": neither was done.
_RUMOURED = re.compile(
    r"(?:خبر\w*|اطلاع\w*|افواہ\w*|دعو\w+|پوسٹ\w*|بات)(?: \S+){0,6}? کہ\s|"
    r"\b(?:khabar\w*|ittila\w*|afwa+h\w*|da+wa|posts?|baa?t)(?: \w+){0,6}? (?:ke|keh|k) ",
    re.IGNORECASE,
)
_NOT_SO = re.compile(
    r"(?:درست|صحیح|سچ|ٹھیک|مصدقہ) (?:نہیں|نہ)|(?:غلط|بے بنیاد|جھوٹ\w*|من گھڑت|فیک|افواہ) (?:ہے|ہیں|تھی|تھا|نکلی|ثابت|قرار)|"
    r"\b(?:durust|sahi+h?|sach|theek) na(?:h[ie]+n?)?\b|"
    r"\b(?:ghala?t|be ?bunya+d|jhoo?t\w*|man ?gha?rat|fake|afwa+h) (?:hai|hain|hy|thi|tha|nikl\w+|sa+bit)",
    re.IGNORECASE,
)
_JOKES = re.compile(
    r"\b(?:haha|hehe|lol|mazaa?q)\w*|[😂🤣😜]|(?<!\S)مذاق", re.IGNORECASE
)
# "Drame mein X ko qatal kar diya jata hai": a play tells it.
_STAGED = re.compile(
    r"(?<!\S)(?:ڈرام[ےا]|فلم|ناول|خواب|سیریل|افسان[ےہ]|ناٹک|(?:آخری|پہلی|دوسری) قسط|مشق|ریہرسل) (?:میں|کے آخر میں) "
    r"(?!کام|کردار|اداکار|گانے|حصہ|دکھا)|"
    r"\b(?:dra+m[ae]y?|film|movie|novel|khwa+b|serial|afsa+n[ae]y?|na+tak|(?:aa?khri|pehli|dusri) qist|mashq|rehearsal) (?:ke aa?khir )?m[aei]+n? "
    r"(?!kaam|kirda+r|ada+ka+r|gane|hissa)",
    re.IGNORECASE,
)
_BREATHED = re.compile(r"دم توڑ|چل بس|\bdam tor|\bchal bas", re.IGNORECASE)
# A death that nobody brought about.
BY_NOBODY = re.compile(
    r"حادث[ہےا]|بیماری|علالت|بیمار|دل کا دورہ|دل کے دورے|کینسر|سرطان|طبعی|ڈوب کر|سیلاب|زلزل|فالج|ہارٹ اٹیک|"
    r"\b(?:cancer|bi+ma+ri?|ha+ds[ae]|accident|heart attack|doob|sailab|zalzal\w*)\b",
    re.IGNORECASE,
)
