"""Who is only spoken to in Urdu: "جناب جسٹس منصور علی، میرے بھائی کو ... اٹھا لیا"."""

from __future__ import annotations

import re

# The head of a letter: a word of courtesy or of an office, then the name.
_HEAD = re.compile(
    r"\W*(?:(?:بخدمت|عالی|عزت ماب|عزت مآب|بحضور) )?(?:جناب|محترمہ?|حضور|عزت مآب|قابل احترام|جسٹس|چیف جسٹس|جج|وزیر|"
    r"گورنر|ایس پی|ڈی سی|کمشنر|ایس ایچ او|آئی جی|janab|mohtar[ae]ma?h?|huzoor|justice|judge|sir|honou?rable)"
    r"(?!\w)[^،,!:؛;۔.?؟\n|]{0,80}",
    re.IGNORECASE,
)
# What the letter goes on with: "my", "us", "you", "he", a greeting, a request; not "X, my
# brother, ko": that is X.
_ASKS = re.compile(
    r"(?: (?:صاحبہ?|جی|sa+hib[ae]?h?|sahab|sb|ji))?(?:\s*[!:]|\s*[۔.]?\s*\Z|\s*[،,۔.\n]\s*(?!(?:\w+ ){1,3}?\w+\s*[،,]\s*(?:کو|نے|ko|ne)\b)(?:میر[اےی]|ہمار[اےی]|"
    r"آپ|ہم|ہمیں|مجھے|مجھ|میں|اسے|انہیں|اس|ان|گزارش|گذارش|درخواست|عرض|السلام|سلام|خدارا|براہ|مہربانی|"
    r"mer[aei]y?|meray|hama+r[aei]y?|ham|hum|aa?p|mujh\w*|main|guza+rish|darkhwast|arz|assala\w*|salam|use|"
    r"usay|unhe?i?n|us|un|khudara|meherbani)(?!\w))",
    re.IGNORECASE,
)


def spoken_to(text: str, start: int, end: int) -> bool:
    """Whether the name at `start` to `end` is whom its sentence is said to.

    He did nothing, and nothing was done to him, by what the sentence goes on to tell.
    """
    begin = max(text.rfind(stop, 0, start) for stop in _STOPS) + 1
    head = _HEAD.match(text, begin, end)
    return head is not None and head.end() == end and bool(_ASKS.match(text, end))


_STOPS = "\n۔!؟."
