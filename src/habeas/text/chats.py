"""Chats whose messages have a clock time alone: "08:12 Rafi: ...", "Rafi (8:12 am): ...".

An export's stamp has a day, which tells it from all else. A clock time may lead the
line of a timeline too: "08:30 Clock Tower: ...". A chat has few senders who come back,
and they speak to one another: "I", "you", questions. `marked` gives such a text with
`MARK` for the space between the time and the sender of each message, so that whoever
looks at a line alone sees a message; the copy is as long as the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from datetime import date

MARK = "\u2007"
_CLOCK = r"\d{1,2}[:.]\d{2}(?::\d{2})?(?:[ \u202f]?[ap]\.?m\.?)?"
# The head of a message that `marked` has seen, up to its sender or with him.
BEFORE_SENDER = rf"[\[(]?\d{{1,2}}[:.]\d{{2}}[^\n{MARK}]{{0,12}}{MARK}"
BEHIND_SENDER = rf"{MARK}[\[(]\d{{1,2}}[:.]\d{{2}}[^\n\])]{{0,9}}[\])]"
_WHO = r"(?P<who>[^\W\d_][^:;()\[\]\n]{0,28}[^\W_](?: \([^()\n]{2,30}\))?)"
_FIRST = re.compile(
    rf"^[\[(]?{_CLOCK}[\])]?(?:[ \t]?[-–—])?(?P<gap>[ \t]){_WHO}:[ \t]",
    re.MULTILINE | re.IGNORECASE,
)
_LAST = re.compile(
    rf"^{_WHO}(?P<gap>[ \t])[\[(]{_CLOCK}[\])]:[ \t]", re.MULTILINE | re.IGNORECASE
)
# "Sana: guys ...", without any time: only where nearly all the text is such lines.
_BARE = re.compile(rf"^{_WHO}:(?P<gap>[ \t])", re.MULTILINE)
BARE_SENDER = rf"[^:\n{MARK}]{{2,30}}:{MARK}"
_ASKED = re.compile(
    r"\b(?:interview\w*|question|answer|court|judge|counsel|witness|respondent|prosecutor|"
    r"date|name|status|place|time)\b|سوال|جواب|عدالت|نام|تاریخ|وکیل",
    re.IGNORECASE,
)
_SPEAKS = re.compile(
    r"(?<![\w'’])(?:i|i['’]m|i['’]ll|me|my|we|us|our|ours|you|your|u|ur|pls|plz|please|"
    r"guys|lol|thanks?|salam|main|mein ne|mujhe|mere|mera|meri|hum|hame[ie]?n|hamar[aei]|"
    r"aap|tum|yaar|bhai|inshallah|alhamdulillah|kya|kahan|kab|kaun)(?![\w])|[?؟]",
    re.IGNORECASE,
)
_FEWEST, _MOST_WORDS = 4, 4
_COPIED = re.compile(
    r"\b(?:copied|exported|saved|printed|downloaded|forwarded|received)\b",
    re.IGNORECASE,
)


def marked(text: str, placed: Callable[[str], bool]) -> str:
    """Return a copy with `MARK` in the head of each message, or the text itself.

    `placed` says of a label whether it is no speaker's: a place, a body, an office.
    """
    found = list(_FIRST.finditer(text))
    found = found if len(found) >= _FEWEST else list(_LAST.finditer(text))
    if not found:
        found = _bare(text)
    if not _is_chat(text, found, placed):
        return text
    signs = list(text)
    for match in found:
        signs[match.start("gap")] = MARK
    return "".join(signs)


def _bare(text: str) -> list[re.Match[str]]:
    """Return the heads of messages without a time, if every line has one."""
    if not (_BARE.match(text) or _BARE.match(text, text.find("\n") + 1)):
        return []
    found = list(_BARE.finditer(text))
    lines = sum(1 for line in text.splitlines() if line.strip())
    told = any(_ASKED.search(match["who"]) for match in found)
    told = told or _is_interview(text, found)
    return found if len(found) >= lines - 1 and not told else []


def _is_interview(text: str, found: list[re.Match[str]]) -> bool:
    """Whether of two who speak one asks and the other answers."""
    asks: dict[str, list[bool]] = {}
    for match in found:
        said = text[match.end() : _line_end(text, match.end())]
        asks.setdefault(match["who"], []).append("?" in said)
    shares = sorted(sum(own) / len(own) for own in asks.values())
    return len(shares) == 2 and shares[1] >= 0.6 and shares[0] <= 1 / 3


def _is_chat(
    text: str, found: list[re.Match[str]], placed: Callable[[str], bool]
) -> bool:
    """Whether lines are messages: few senders who come back and speak to another."""
    senders = Counter(m["who"].casefold() for m in found)
    if len(found) < _FEWEST or not 1 < len(senders) <= len(found) * 2 // 3:
        return False
    if any(len(who.split(" (")[0].split()) > _MOST_WORDS for who in senders):
        return False
    back = sum(n for n in senders.values() if n > 1)
    places = sum(n for who, n in senders.items() if placed(who))
    if back * 2 < len(found) or places * 3 > len(found):
        return False
    said = (text[m.end() : _line_end(text, m.end())] for m in found)
    return sum(_SPEAKS.search(words) is not None for words in said) * 6 >= len(found)


def _line_end(text: str, position: int) -> int:
    end = text.find("\n", position)
    return len(text) if end < 0 else end


_HEAD = re.compile(
    rf"^(?:{BEFORE_SENDER}|[^\n{MARK}]{{1,60}}{BEHIND_SENDER}:)", re.MULTILINE
)
_TIME = re.compile(
    r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?::\d{2})?\s?(?P<half>[ap])?",
    re.IGNORECASE,
)


def day_of(text: str, dateline: date | None) -> list[tuple[int, str]]:
    """Return (position, day) from where the messages of a marked chat stand under one.

    Empty where it has no mark, no day is told, the day is that of a copy, or the clock
    goes back at midnight: which of the two days is told then is not known.
    """
    if dateline is None or MARK not in text:
        return []
    heads = list(_HEAD.finditer(text))
    times = [minutes for m in heads if (minutes := _minutes(m[0])) is not None]
    if not times or times != sorted(times) or _COPIED.search(text, 0, heads[0].start()):
        return []
    return [(heads[0].start(), dateline.isoformat())]


def _minutes(head: str) -> int | None:
    found = _TIME.search(head)
    if found is None:
        return None
    hour, half = int(found["hour"]), (found["half"] or "").lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return hour * 60 + int(found["minute"])
