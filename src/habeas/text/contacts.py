"""Ways to reach somebody, in a text: numbers, mail addresses, pages, postal addresses.

Values stay as the source writes them, but a number with a country code, which becomes
`+` and digits (ITU-T E.164). A country's numbering plan says only whether a number
without a label is a mobile's: a wrong digit is the source's own, and is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberType

from habeas.text.spotting import Spotter

KINDS = (
    "phone", "fax", "mobile", "email", "postal", "url", "social", "messenger",
)  # fmt: skip


@dataclass(frozen=True)
class Reach:
    """One way to reach somebody; `start` to `end` with its label where it has one.

    `value_start` is where the number or address itself begins.
    """

    start: int
    end: int
    kind: str
    value: str
    value_start: int


_EMAIL = re.compile(
    r"(?<![\w.+%-])[\w.+%-]{1,64}@[^\W_][\w-]{0,62}(?:\.[^\W_][\w-]{0,62}){1,6}"
    r"|(?<![\w.+%-])[\w.+%-]{1,64}\s?[\[(]at[\])]\s?[^\W_][\w-]{0,62}"
    r"(?:(?:\.|\s?[\[(]dot[\])]\s?)[^\W_][\w-]{0,62}){1,6}",
    re.IGNORECASE,
)
_AT = re.compile(r"@|[\[(]at[\])]", re.IGNORECASE)
_URL = Spotter(r"(?:\bhttps?://|\bwww\.)[^\s<>\"“”|]{2,2000}", re.IGNORECASE)
_NUMBER = re.compile(
    r"(?<![\w/.,@-])(?:\+|00)?\(?\d[\d() \u00a0./–-]{4,22}\d(?![\w@]|-\w)"
)
_DIGITS = re.compile(r"\d[\d() \u00a0./–-]{4}")  # of each number, and found sooner
_HANDLE = re.compile(
    r"\b(?:twitter|x|instagram|facebook|telegram|tiktok|threads|bluesky|mastodon)"
    r"\s*(?::|–|-)\s*(?P<handle>@[\w.]{2,40}|/[\w.]{2,40})",
    re.IGNORECASE,
)
# Numbers that are a telephone's by their groups alone: with the 0 before a town's or a
# mobile's, a mobile's of eleven digits in one, and one of India's in two fives.
_GROUPED = re.compile(
    r"\(?0\d{1,4}\)?[ -]\d{3,4}[ -]?\d{2,4}(?:[ -]\d{2,4})?|0[37]\d{9}|[6-9]\d{4} \d{5}"
)
_PLAIN = {base + n: str(n) for base in (0x660, 0x6F0) for n in range(10)}
_MARKED = re.compile(r"[:–-]\s*[@/][\w.]")
_SOCIAL = re.compile(
    r"(?://|\.|^)(?:youtube|youtu|twitter|x|facebook|fb|instagram|tiktok|linkedin|"
    r"threads|"
    r"bsky|vk)\.(?:com|be|me|net|app)\b",
    re.IGNORECASE,
)
_MESSENGER_URL = re.compile(
    r"//(?:wa|t|signal|m|chat\.whatsapp)\.(?:me|com)/", re.IGNORECASE
)
_LABEL = re.compile(
    r"(?P<label>\b(?:tele)?phones?|\btel|\bph|\bmob(?:ile)?s?|\bcell|\bcall|\bring|"
    r"\bfax|"
    r"\bhand ?phone|\bwhats ?app|\bsignal|\btelegram|\bviber|\bwire|\bhot ?lines?|"
    r"\blines?|"
    r"\bsimu|\btel[eé]fono|\bcelular|\btelepon|\btelefon|\bcontact|\bhp|\bimo|\bsms|"
    r"\btext|"
    r"فون|موبائل|فیکس|واٹس ایپ|رابطہ|ٹیلی فون)"
    r"(?P<rest>\s?(?:no|nos|number|numbers|only)?\.?\s?[/,&]?\s?\w{0,9}\)?\s?"
    r"[.:：–-]{0,2}\s{0,3})$",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?:tele)?phones?|tel|ph|simu|tel[eé]fono|فون", re.IGNORECASE)
_LABEL_AFTER = re.compile(
    r"\s*\(\s?(?:also|only|on|by|and)?\s*(?:on\s+)?(?P<label>whats ?app|signal|"
    r"telegram|"
    r"viber|fax|mobile|mob|office|home)\b[^)]{0,20}\)",
    re.IGNORECASE,
)
_LISTED = re.compile(r"\s*(?:,|;|/|\||&|\band\b|\bor\b|،|اور)\s*$", re.IGNORECASE)
_NO_PHONE = re.compile(
    r"(?:\b(?:no|nos|nic|cnic|id|passport|account|a/c|iban|case|fir|rs|inr|pkr|usd|ref|"
    r"reg|regd|page|isbn|card|interviewer|invoice|receipt|code|act|section|art|p\.s)\b"
    r"\.?\s*[:#]?\s*|[$₦€£₹]\s?)$",
    re.IGNORECASE,
)
_DATE_LIKE = re.compile(
    r"(?:\d{1,4}[./-]\d{1,2}[./-]\d{2,4}|(?:19|20)\d\d\s?[-–/]\s?(?:19|20)?\d\d)"
    r"(?:[ ,].*)?"
)
_KINDS = (
    ("fax", ("fax", "فیکس")),
    ("mobile", ("mob", "cell", "hand", "celular", "hp", "موبائل")),
    ("messenger", ("whats", "signal", "telegram", "viber", "wire", "imo", "واٹس")),
)
_TRAILING = ".,;:!?)]}'\"”’»*>۔،"

# Postal addresses.
_BOX = re.compile(
    r"\bP\.? ?O\.? ?Box\b|\bApartado\b|پوسٹ بکس|\bPost Bag\b", re.IGNORECASE
)
_PLACED = re.compile(
    r"\b(?:room|house|flat|plot|office|suite|block|apartment|apt|shop|floor|unit|door|"
    r"villa|building|bldg)\s?(?:no\.?\s?)?[A-Z]?-?\d|"
    r"(?<!no\. )(?<!no )\b[A-Z]-\d{1,4}\b,|"
    r"\b\d{1,5}[A-Z]?,?\s(?:[A-Z][\w.'-]+\s){1,4}(?:street|st|road|rd|lane|avenue|ave|"
    r"marg|drive|way|close|square|boulevard|blvd)\b|"
    r"\b(?:street|road|lane|avenue|camp|phase|sector|colony|nagar|chowk|marg|jalan|"
    r"calle|"
    r"avenida|rue|gali|mohalla|marg|plaza|heights|estate|compound)\b"
    r"(?:[ -][\w-]+){0,3},\s*\S",
    re.IGNORECASE,
)
_POSTAL_LABEL = re.compile(
    r"^(?:[•*–-]\s*)?(?P<label>(?:[A-Z][\w'.-]*\s){0,3}(?:address|office|secretariat|"
    r"headquarters|hq|centre|center|residence|پتہ|دفتر)\s*[:–-]\s*)",
    re.IGNORECASE,
)
_NO_ADDRESS = re.compile(
    r"(?:phones?|tel|telephone|mob|mobile|cell|fax|e-?mail|web|website|whats ?app|"
    r"signal|"
    r"contact|issued|published|date|posted|from|to|cc)\b",
    re.IGNORECASE,
)
_SEGMENT = re.compile(
    r"(?:[^.|;]|\.(?!\s|$)|(?<=\bOpp)\.|"
    r"(?<=\bSt)\.|(?<=\bNo)\.|(?<=\bRd)\.|(?<=\bO)\.|(?<=\bNr)\.)+",
    re.IGNORECASE,
)


def reaches(text: str, start: int = 0, end: int | None = None) -> list[Reach]:
    """Return mail addresses, pages and numbers between two positions, in order.

    A number that says by a label that it serves as a messenger too is returned twice.
    """
    stop = len(text) if end is None else end
    found = [*_emails(text, start, stop), *_pages(text, start, stop)]
    taken = [(r.value_start, r.end) for r in found]
    found.extend(_numbers(text, start, stop, taken))
    return sorted(found, key=lambda r: (r.value_start, r.kind))


def postal(text: str, start: int, end: int) -> list[Reach]:
    """Return the postal addresses between two positions, in order.

    For the head, the signature and the contact block of a statement; in narrative
    every street would be one.
    """
    found: list[Reach] = []
    for line in re.finditer(r"[^\n]+", text[start:end]):
        if len(line[0]) < 400:
            found.extend(_addresses(text, start + line.start(), start + line.end()))
    return found


def _emails(text: str, start: int, stop: int) -> Iterator[Reach]:
    if _AT.search(text, start, stop) is None:
        return
    for match in _EMAIL.finditer(text, start, stop):
        value = match[0].rstrip(_TRAILING)
        yield Reach(
            match.start(), match.start() + len(value), "email", value, match.start()
        )


def _pages(text: str, start: int, stop: int) -> Iterator[Reach]:
    for match in _URL.finditer(text, start, stop):
        value = match[0].rstrip(_TRAILING)
        kind = "url"
        if _MESSENGER_URL.search(value):
            kind = "messenger"
        elif _SOCIAL.search(value):
            kind = "social"
        end = match.start() + len(value)
        yield Reach(match.start(), end, kind, value, match.start())
    if _MARKED.search(text, start, stop) is None:
        return
    for match in _HANDLE.finditer(text, start, stop):
        begin = match.start("handle")
        kind = "messenger" if match[0].lower().startswith("telegram") else "social"
        yield Reach(begin, match.end(), kind, match["handle"], begin)


def _numbers(
    text: str, start: int, stop: int, taken: list[tuple[int, int]]
) -> Iterator[Reach]:
    last_end, last_kind = -1, ""
    spans = sorted(taken)
    at = 0
    if _DIGITS.search(text, start, stop) is None:
        return
    for match in _NUMBER.finditer(text, start, stop):
        while at < len(spans) and spans[at][1] <= match.start():
            at += 1
        if at < len(spans) and spans[at][0] < match.end():
            continue
        begin, words = _trimmed(match)
        listed = last_end >= 0 and _LISTED.fullmatch(text[last_end:begin]) is not None
        label = _LABEL.search(text[max(start, begin - 32) : begin])
        after = _LABEL_AFTER.match(text, begin + len(words), begin + len(words) + 40)
        if not _is_number(text, begin, words, labelled=bool(label or after or listed)):
            continue
        kind = _kind(label, after, last_kind if listed else "", words)
        first = begin
        if label and kind in ("phone", "fax"):
            first = max(start, begin - 32) + label.start()
        last_end, last_kind = begin + len(words), kind
        yield Reach(first, last_end, kind, _value(words), begin)
        if after and kind != "messenger" and _sort(after["label"]) == "messenger":
            yield Reach(begin, last_end, "messenger", _value(words), begin)


def _trimmed(match: re.Match[str]) -> tuple[int, str]:
    """Return a number without a bracket that it opens or closes alone."""
    words, begin = match[0], match.start()
    if words.count("(") > words.count(")"):
        cut = words.rindex("(")
        if cut:
            words = words[:cut]
        else:
            words, begin = words[1:], begin + 1
    if words.count(")") > words.count("("):
        words = words[: words.index(")")]
    return begin, words.rstrip(" \u00a0().-–/")


def _is_number(text: str, begin: int, words: str, *, labelled: bool) -> bool:
    digits = re.sub(r"\D", "", words)
    if not 6 <= len(digits) <= 15 or _DATE_LIKE.fullmatch(words):
        return False
    if words.startswith("+"):
        return len(digits) >= 8
    if _NO_PHONE.search(text, max(0, begin - 16), begin) and not labelled:
        return False
    if labelled:
        return len(digits) >= 6 and "." not in words.strip(".")
    grouped = _GROUPED.fullmatch(words.translate(_PLAIN))
    return grouped is not None and 9 <= len(digits) <= 12


def _kind(
    label: re.Match[str] | None,
    after: re.Match[str] | None,
    before: str,
    words: str,
) -> str:
    if label:
        told = _sort(label["label"])
        told = _sort(label["rest"]) if told == "phone" else told
        if told != "phone" or _PHONE.match(label["label"].strip()):
            return told
    if before:
        return before
    if after:
        return _sort(after["label"])
    return "mobile" if words.startswith("+") and _is_mobile(words) else "phone"


def _is_mobile(words: str) -> bool:
    """Whether a country's plan gives a number with its code to mobiles alone."""
    try:
        number = phonenumbers.parse(words)
    except NumberParseException:
        return False
    return phonenumbers.number_type(number) == PhoneNumberType.MOBILE


def _sort(label: str) -> str:
    small = label.lower()
    for kind, starts in _KINDS:
        if any(word in small for word in starts):
            return kind
    return "phone"


def _value(words: str) -> str:
    if words.startswith("+"):
        return "+" + re.sub(r"\D", "", words)
    return words


def _addresses(text: str, start: int, end: int) -> Iterator[Reach]:
    label = _POSTAL_LABEL.match(text[start:end])
    at = start + (label.end() if label else 0)
    for segment in _SEGMENT.finditer(text, at, end):
        words = segment[0].strip(" \t\u00a0,:-–")
        begin = text.index(words, segment.start()) if words else segment.start()
        if not words or len(words) < 8 or _EMAIL.search(words) or _URL.search(words):
            continue
        first = segment.start() == at and label is not None and "," in words
        if not (first or _BOX.search(words) or _PLACED.search(words)):
            continue
        if _NO_ADDRESS.match(words) and not _BOX.search(words):
            continue
        if "," not in words and not _BOX.search(words):
            continue
        yield Reach(begin, begin + len(words), "postal", words, begin)
