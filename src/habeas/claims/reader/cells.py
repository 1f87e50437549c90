"""What one cell of a table says: nothing, no, the same as above, yes, or not for sure.

A cell under "Released" tells a release only where it holds a day or a plain yes.
"""

from __future__ import annotations

import re

_EMPTY = re.compile(
    r"[\s–—\-_.?*/\"]*|\s*(?:not known|unknown|n/?k|n\.?/?a\.?|none|nil|null|not told|"
    r"not available|blank|-+|نامعلوم|معلوم نہیں|نہیں معلوم|دستیاب نہیں|کوئی نہیں)\s*",
    re.IGNORECASE,
)
_DITTO = re.compile(
    r"\W*(?:ditto|do|-do-|idem|id|same(?: (?:as|date|day|place))?(?: above)?|as above|"
    r"(?:the )?same (?:as|date|day|place)\b.*|[″〃]|['’]{2}|\")\W*",
    re.IGNORECASE,
)
_SUM = re.compile(
    r"\W*(?:sub-?|grand )?(?:totals?|sum|altogether|in all|count|overall)\b.*",
    re.IGNORECASE,
)
UNSURE = re.compile(
    r"[?؟]|\b(?:unconfirmed|not (?:yet )?(?:confirmed|verified|checked|sure|clear|certain)|"
    r"unverified|to be confirmed|tbc|maybe|perhaps|probably|possibly|may have|might have|"
    r"rumou?r\w*|hearsay|unclear|doubtful)\b|غیر مصدقہ|تصدیق نہیں|مشکوک|غیر واضح|شاید",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\W*(?:no|not|never|nobody|pending|refused|denied|await\w*|expected|due|to be|will|"
    r"still|held|inside|in|false|f|n|x|✗|✘|❌|adjourned|rejected|if|when|after|before|"
    r"wrong|error|cancelled|hearing|applied|promised|ordered|scheduled|likely|hoped)\b|"
    r"\W*[✗✘❌]",
    re.IGNORECASE,
)
_STILL_NOT = re.compile(
    r"\b(?:hearing|adjourned|if|expected|scheduled|fixed|due|plea|not released|on paper|promised|"
    r"order(?:ed)?|bail set|awaiting|likely|hoped|will)\b",
    re.IGNORECASE,
)
_NO = re.compile(r"\W*(?:no|n|never|none|false|✗|✘|❌)\W*", re.IGNORECASE)
_YES = re.compile(
    r"\W*(?:yes|y|true|done|released|freed|discharged|let go|out|on bail|bail(?:ed)?|"
    r"same day|next day)\b|\W*[✓✔☑✅]",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"\d{1,2}|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\b", re.IGNORECASE
)


def empty(words: str) -> bool:
    """Whether a cell says nothing."""
    return _EMPTY.fullmatch(words) is not None


def ditto(words: str) -> bool:
    """Whether a cell stands for the one above it."""
    return _DITTO.fullmatch(words) is not None


def sums(words: str) -> bool:
    """Whether a cell heads a row of sums, which stands for nobody."""
    return _SUM.fullmatch(words) is not None


def unsure(words: str) -> bool:
    """Whether a cell puts in doubt what it says."""
    return UNSURE.search(words) is not None


def no(words: str) -> bool:
    """Whether a cell says no, and nothing else."""
    return _NO.fullmatch(words) is not None


def befell(words: str) -> bool:
    """Whether a cell says that what its heading names was done: by a day, or "yes"."""
    if empty(words) or unsure(words) or _NOT.match(words) or _STILL_NOT.search(words):
        return False
    return _YES.match(words) is not None or _DAY.search(words) is not None
