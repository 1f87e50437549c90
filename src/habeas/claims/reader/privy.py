"""Texts not meant for the public: what of them stays closed until somebody opens it.

In an internal note, a call's record, a letter to a friend, most of what is told of
people endangers somebody, in words that no list foresees. Such a text tells itself by
its heading ("not for publication"), or by how many of its sentences hold something back
already. In it every sentence is held back but those of public matters: what police,
courts, ministers, parties, unions did or said, demands, and questions.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from habeas.claims.reader.document import Document, Sentence
from habeas.claims.reader.guarded import weight, why
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
    r"عدالت میں پیش|بازیاب|آپریشن (?:\S+ )?(?:شروع|ختم|جاری)|(?:پولیس|ایف سی|رینجرز|سی ٹی ڈی|لیویز|فوج)(?: والے)? (?:\S+ ){0,8}?لے گ\S*|لاش\S* (?:\S+ ){0,6}?(?:ملی|برآمد)|تھانے (?:والوں )?نے|اپیل|"
    r"\b(?:police|FC|fauj|rangers|levies|CTD|ahalkaron|hukumat|adalat|court|jaj|judge|"
    r"commission(?:er)?|minister|wazir|SSP|SHO|DSP|tanzeem|union|council|party|bar|tarjuman|"
    r"sadar|department|committee|councill?or|nazim|mpa|mna|dc|ac|sp|dig|ig)\s+(?:\w+\s+){0,3}?(?:ne|ko)\b|\b(?:mutal[ai]?b\w*|mazam+at|"
    r"ehtejaj|muzahra|hartal|dharn\w+|operation|talashi|press\s+club|giraftar|zamanat|ijlas|jalsa|adalat\s+mein|"
    r"(?:detain|arrest|giraftar|nikal|bartaraf)\s+(?:kiya|kiye|kar\s+diya|diya|diye)\s+ga\w+)\b",
    re.IGNORECASE,
)
# Who tells from inside, or a voice to us, is nobody's public matter.
_INSIDE = re.compile(
    r"\b(?:clerk|cook|sweeper|orderly|nurse|guard|warder|secretary|donor|source|friend)\b"
    r"[^.;]{0,60}\b(?:us|me|our)\b|^\W*our\s|\bhamein\b|ہمیں|\b(?:munshi|sipahi|babu)\b|منشی|بابو",
    re.IGNORECASE,
)
# What everybody knows is no secret.
_KNOWN = re.compile(
    r"^\W*(?:(?:and|but|for)\s+)?(?:we\s+)?(?:all(?:\s+of\s+us)?|everybody|everyone|people|"
    r"the\s+whole\s+\w+)\s+(?:here\s+)?(?:knows?|says?|sees?)\b|"
    r"^\W*سب (?:کو (?:معلوم|پتا|پتہ|علم)|جانتے)|^\W*sab\s+(?:ko\s+(?:pata|maloom|ilm)|ja+nte)\b",
    re.IGNORECASE,
)
_STAMP = re.compile(
    rf"\s*(?:(?:{BEFORE_SENDER}|[\[(]?\d[^\]\n]{{2,24}}\]\s*)"
    r"(?P<who>[^:\n]{1,30}):\s*|\d\d[:.]\d\d\s)"
)
_ASKS = re.compile(r"[?؟]\W*$")
_BREAK = re.compile(r"[;؛\s](?:(?<=[;؛])|(?<=[.۔!]\s))\s*")
_SHORT = 12
# One in so many sentences holds something back: where the heading says it, elsewhere.
_SAID, _CHAT, _NOTE, _PROSE = 10, 5, 5, 2
# Hundredths of log odds (`guarded.weight`) from which a piece is held back: in a text for
# everybody, and below which none is in one that is not; letters of a usual piece.
_OPEN, _NEVER, _PLAIN = 120, -150, 60
_PUBLICLY = 300  # where a piece in Urdu tells of what a body did, or of a body found
# A text of which so much sounds like a secret is not for everybody: any, a chat or a
# letter, one whose heading says so; and of how many pieces at least.
_PRIVATE, _TOLD, _HEADED, _FEWEST = 0.4, 0.25, 0.15, 5


def closed(
    doc: Document, held: Sequence[tuple[int, int, str]]
) -> Iterator[tuple[int, int, str]]:
    """Give the stretches, and why, that a text not meant for the public keeps closed.

    `held` is what the rules hold back of it: start, end, reason. Of a text that seems
    to be for everybody only that is given which sounds much like a secret.
    """
    told = list(pieces(doc))
    mine = [h for h in held if h[2] != "contact"]
    sounds = [weight(doc.words(piece)) for piece in told]
    share = sum(one > 0 for one in sounds) / max(len(told), _FEWEST)
    private = _is_privy(doc, mine, share)
    whys = _touched(told, mine)
    for number, (piece, sound) in enumerate(zip(told, sounds, strict=True)):
        words = doc.words(piece)
        reason, letters = whys.get(number, ("", 0))
        if private and reason:
            yield piece.start, piece.end, reason
        elif reason == "identity_document" or letters * 2 > len(words):
            continue  # the rules found what there is
        elif _KNOWN.match(words):
            continue
        elif _loud(sound, words) > _least(words) or (
            private and _is_kept(sound, words)
        ):
            yield piece.start, piece.end, why(words)


def _is_kept(sound: int, words: str) -> bool:
    """Whether a text that is not for everybody keeps a piece closed."""
    return sound > 0 or (sound > _NEVER and not _is_open(words))


def _least(words: str) -> int:
    """Return how loud a piece must sound to be held back of a text for everybody."""
    return _PUBLICLY if not words.isascii() and _is_open(words) else _OPEN


def _loud(sound: int, words: str) -> int:
    """Return how much like a secret a piece sounds; a long one meets more by chance."""
    return sound * _PLAIN // max(_PLAIN, len(words))


def _tells(sentence: Sentence) -> bool:
    quiet = ("furniture", "contact", "signature", "calendar")
    return sentence.part.kind not in quiet and sentence.end - sentence.start > _SHORT


def _is_privy(
    doc: Document, held: Sequence[tuple[int, int, str]], share: float
) -> bool:
    """Whether a text is not for everybody.

    A heading says so, or enough of its sentences hold something back or, by `share`,
    sound like it: in chats and letters fewer.
    """
    told = [s for s in doc.sentences if _tells(s)]
    hit = _touched([Span(s.start, s.end) for s in told], held)
    if _HEADING.search(doc.text, 0, _TOP):
        return share >= _HEADED or (bool(hit) and len(hit) * _SAID >= len(told))
    chat = sum(1 for s in told if _STAMP.match(doc.text, s.start)) * 2 > len(told)
    letter = _LETTER.search(doc.text, 0, _TOP) is not None
    if share >= (_TOLD if chat or letter else _PRIVATE):
        return True
    least, of = (2, _CHAT) if chat else (3, _NOTE if letter else _PROSE)
    kinds = len({why for _, _, why in held})
    return len(hit) >= least <= kinds and len(hit) * of >= len(told)


def _touched(
    spans: Sequence[Span], held: Sequence[tuple[int, int, str]]
) -> dict[int, tuple[str, int]]:
    """Return the numbers of the spans that hold something back, each with why.

    `spans` are sorted and lie apart; the first of `held` gives the reason. Beside it
    stands how many letters are held back at most.
    """
    ends = [span.end for span in spans]
    found: dict[int, tuple[str, int]] = {}
    for start, end, reason in held:
        at = bisect_right(ends, start)
        while at < len(spans) and spans[at].start < end:
            first, letters = found.get(at, (reason, 0))
            found[at] = (
                first,
                letters + min(end, ends[at]) - max(start, spans[at].start),
            )
            at += 1
    return found


def pieces(doc: Document) -> Iterator[Span]:
    """Give the stretches of a text's sentences that are held back or not as one."""
    for sentence in doc.sentences:
        if _tells(sentence):
            yield from _pieces(doc, sentence)


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
