"""Texts not meant for the public: what of them stays closed until somebody opens it.

In an internal note, a call's record, a letter to a friend, most of what is told of
people endangers somebody, in words that no list foresees. Such a text tells itself by
its heading ("not for publication"), or by how many of its sentences hold something back
already. In it every sentence is held back but those of public matters: what police,
courts, ministers, parties, unions did or said, demands, and questions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from habeas.claims.reader.document import Document, Sentence
from habeas.text.chats import BEFORE_SENDER
from habeas.text.spans import Span, trim

_HEADING = re.compile(
    r"^\W*(?:strictly\s+)?(?:internal|confidential|private)\b(?!\s+(?:security|affairs|secretary|"
    r"school|hospital|sector))|\b(?:(?:internal|confidential)\s+(?:note|memo|use|file|log)|(?:for|to)(?:\s\w+){1,3}\sonly|only\s+for\s+\w+|"
    r"not\s+for\s+(?:the\s+web|public\w*|circulation|release|print)|do\s+not\s+(?:share|"
    r"forward|publish|circulate)|off\s+the\s+record|(?:board|eyes|staff|members|desk|"
    r"team|coordinators?|lawyers?)\s+only|safety\s+note|security\s+note|intake|hot-?line|"
    r"help-?line|case\s?note\w*|casework|case\s?worker|relocation|notes?\s+(?:of|from|on)\s+"
    r"(?:the|my|our|a)\s+(?:visit|call|interview|meeting)|sirf\s+(?:aap|tumhare|team|desk|"
    r"office|apne)\b[^\n]{0,12}|aage\s+(?:mat|na)\s+bhej\w*|share\s+(?:mat|na)\s+kar\w*|"
    r"kisi\s+ko\s+(?:mat|na)\s+(?:bhej|dikha)\w*)\b|"
    r"خفیہ|اندرونی|شائع نہ|صیغہ راز|صرف (?:\S+ ){1,3}کے لیے|ہیلپ لائن|ہاٹ لائن|فیلڈ نوٹ|کیس نوٹ|"
    r"آگے نہ بھیج|نوٹ برائے",
    re.IGNORECASE | re.MULTILINE,
)
_TOP = 260
_LETTER = re.compile(
    r"^\s*(?:hi|hello|dear|hey|salam|assalam\S*|محترم\S*|پیارے|عزیز|\w+ (?:bhai|apa|baji|sir))\b(?! all)",
    re.IGNORECASE | re.MULTILINE,
)
_BODY = (
    r"(?:police|policemen|soldiers?|troops|army|forces?|navy|rangers|levies|militia|"
    r"gendarmes?|ministry|ministers?|government|parliament|senate|courts?|judges?|"
    r"magistrate|prosecutors?|commission(?:er)?|council|union|committee|league|alliance|"
    r"federation|association|party|bar|governor|president|mayor|bishop|authorit(?:y|ies)|"
    r"delegation|embassy|company|ombudsman|spokes\w+|officers?|officials?|department|"
    r"administration|municipality|mob|gunmen|prison|university|constable|IPOA)"
)
_PUBLIC = re.compile(
    rf"^\W*(?:[\w,' ]{{1,40}},\s+)?(?:on\s[\w ]{{3,20}}?\s)?(?:(?:the|a|an|some|about|"
    rf"\w+teen|\w+ty|\d+)\s+)?(?:[\w'’-]+\s+){{0,4}}?{_BODY}\b(?!['’]s\s+(?:clerk|driver|"
    r"wife|cook|secretary|office))|"
    r"\b(?:was|were|has\s+been|have\s+been)\s+(?:\w+\s+)?(?:arrested|detained|charged|released|"
    r"remanded|sentenced|acquitted|killed|shot|evicted|banned|moved\s+to|summoned|informed|adjourned)\b|"
    r"\b(?:condemn|demand|appeal|call\s+(?:up)?on|urge|protest|denie[sd]|press\s+"
    r"(?:conference|club)|statement|hearing|march|strike)\w*\b|^\W*we\s+thank\b|^\W*the\s+(?:\w+\s+)?hospital\b|\bdetained\W*$|^\W*they\s+(?:\w+\s+)?(?:beat|kicked|hit|shot|burned|took|dragged|tied|"
    r"hung|killed|threatened|refused)\b|\b(?:officers?|police|soldiers?)\b[^.;]{0,30}\brefused\b|^\W*(?:s?he|they)\s+died\b|"
    r"(?:پولیس|ایف سی|فوج|رینجرز|لیویز|سی ٹی ڈی|اہلکاروں|حکومت|انتظامیہ|عدالت|جج|جسٹس|مجسٹریٹ|"
    r"کمشنر|وزیر\S*|گورنر|ایس ایس پی|ایس ایچ او|ڈی ایس پی|تحصیلدار|کمیشن|تنظیم|یونین|کونسل|بار|اتحاد|"
    r"کمیٹی|پارٹی|ترجمان|صدر|ہجوم|مسلح افراد|ایسوسی ایشن) (?:\S+ ){0,3}?نے(?!\S)|مطالبہ|مذمت|احتجاج|"
    r"مظاہر|ہڑتال|بائیکاٹ|پریس کلب|درخواست (?:دائر|کی گئی)|ضمانت پر|گرفتار (?:کر|کیا|ہو)|اجلاس|جلسہ|"
    r"عدالت میں پیش|بازیاب|(?:پولیس|ایف سی|رینجرز|سی ٹی ڈی|لیویز|فوج)(?: والے)? (?:\S+ ){0,8}?لے گ\S*|لاش (?:\S+ ){0,6}?(?:ملی|برآمد)|تھانے (?:والوں )?نے|اپیل|"
    r"\b(?:police|FC|fauj|rangers|levies|CTD|ahalkaron|hukumat|adalat|court|jaj|judge|"
    r"commission(?:er)?|minister|wazir|SSP|SHO|DSP|tanzeem|union|council|party|bar|tarjuman|"
    r"sadar|department|committee)\s+(?:\w+\s+){0,3}?(?:ne|ko)\b|\b(?:mutal[ai]?b\w*|mazam+at|"
    r"ehtejaj|muzahra|hartal|press\s+club|giraftar|zamanat|ijlas|jalsa|adalat\s+mein|"
    r"(?:detain|arrest|giraftar|nikal|bartaraf)\s+(?:kiya|kiye|kar\s+diya|diya|diye)\s+ga\w+)\b",
    re.IGNORECASE,
)
# Who tells from inside, or a voice to us, is nobody's public matter.
_INSIDE = re.compile(
    r"\b(?:clerk|cook|sweeper|orderly|nurse|guard|warder|secretary|donor|source|friend)\b"
    r"[^.;]{0,60}\b(?:us|me|our)\b|^\W*our\s|\bhamein\b|ہمیں|\b(?:munshi|sipahi|babu)\b|منشی|بابو",
    re.IGNORECASE,
)
_STAMP = re.compile(
    rf"\s*(?:(?:{BEFORE_SENDER}|[\[(]?\d[^\]\n]{{2,24}}\]\s*)"
    r"(?P<who>[^:\n]{1,30}):\s*|\d\d[:.]\d\d\s)"
)
_ASKS = re.compile(r"[?؟]\W*$")
_BREAK = re.compile(r"[;؛]\s*|(?<=[.۔!])\s+")
_SHORT = 12
# One in so many sentences holds something back: where the heading says it, elsewhere.
_SAID, _CHAT, _NOTE, _PROSE = 10, 5, 5, 2
_GUESS = (
    ("minor", r"\b(?:baby|child|toddler|pupil|school(?:boy|girl)|bach+[aei]\w*)\b|بچ[ہیےا]"),
    ("health", r"\b(?:ill|sick|blood|pain|doctor|medicine|dawa\w*|bima?r)\b|خون|دوا|حمل|علاج|بیمار"),
    ("lawyer_client", r"\b(?:att(?:orne)?y|lawyer|counsel|advocate|ma[iî]tre|wakee?l|vakee?l)\b|وکیل"),
    ("witness", r"\b(?:saw|seen|heard|watched|recogni\w+|witness\w*|dekh\w*|suna|pehchan\w*)\b|دیکھ|پہچان|سنا"),
    (
        "family_of_person_at_risk",
        (r"\b(?:mother|father|wife|husband|sister|brother|parents|son|daughter|behan|bhai|"
        r"miyan|biwi|saas|sasur|ammi|abbu)\b|والد|والدہ|بھائی|بہن|ساس|سسر|بیوی|شوہر|نند"),
    ),
    (
        "location_of_person_at_risk",
        (r"\b(?:sleeps?|stays?|lives?|hid\w*|house|room|now\s+(?:in|at|with)|ke\s+(?:paas|haan|"
        r"ghar))\b|گھر|کمرے|ٹھہر|رات"),
    ),
)  # fmt: skip
_GUESSES = tuple((why, re.compile(words, re.IGNORECASE)) for why, words in _GUESS)


def closed(
    doc: Document, held: Sequence[tuple[int, int, str]]
) -> Iterator[tuple[int, int, str]]:
    """Give the stretches, and why, that a text not meant for the public keeps closed.

    `held` is what the rules hold back of it: start, end, reason. Nothing is given for
    a text that seems to be for everybody.
    """
    told = [s for s in doc.sentences if _tells(s)]
    mine = [h for h in held if h[2] != "contact"]
    if not mine or not _is_privy(doc, told, mine):
        return
    for sentence in told:
        for piece in _pieces(doc, sentence):
            whys = [w for s, e, w in mine if s < piece.end and e > piece.start]
            words = doc.words(piece)
            if whys or not _is_open(words):
                yield piece.start, piece.end, whys[0] if whys else _guess(words)


def _tells(sentence: Sentence) -> bool:
    quiet = ("furniture", "contact", "signature", "calendar")
    return sentence.part.kind not in quiet and sentence.end - sentence.start > _SHORT


def _is_privy(
    doc: Document, told: Sequence[Sentence], held: Sequence[tuple[int, int, str]]
) -> bool:
    """Whether a heading says so, or enough of the sentences hold something back."""
    starts = [s.start for s in told]
    hit = {
        n
        for start, end, _ in held
        for n, s in enumerate(told)
        if start < s.end and end > s.start
    }
    if _HEADING.search(doc.text, 0, _TOP):
        return len(hit) * _SAID >= len(told)
    chat = sum(1 for s in starts if _STAMP.match(doc.text, s)) * 2 > len(starts)
    letter = _LETTER.search(doc.text, 0, _TOP) is not None
    least, of = (2, _CHAT) if chat else (3, _NOTE if letter else _PROSE)
    kinds = len({why for _, _, why in held})
    return len(hit) >= least <= kinds and len(hit) * of >= len(told)


def _pieces(doc: Document, sentence: Sentence) -> Iterator[Span]:
    stamp = _STAMP.match(doc.text, sentence.start, sentence.end)
    at = stamp.end() if stamp else sentence.start
    cuts = [m.span() for m in _BREAK.finditer(doc.text, at, sentence.end)]
    for low, high in [*cuts, (sentence.end, sentence.end)]:
        span = trim(doc.text, at, low, " ,.;۔،\n")
        if span.end - span.start > _SHORT:
            yield span
        at = high


def _is_open(words: str) -> bool:
    """Whether a piece asks, or tells of a public matter."""
    if _ASKS.search(words):
        return True
    return _PUBLIC.search(words) is not None and _INSIDE.search(words) is None


def _guess(words: str) -> str:
    for why, pattern in _GUESSES:
        if pattern.search(words):
            return why
    return "protective_detail"
