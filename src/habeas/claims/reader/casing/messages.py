"""Messages in small letters, with the capitals that their names would have.

The heads of a chat's messages carry capitals (the sender's name, "PM"), what is typed
behind them often none: "[14:02] Sana: they took asif khan". `typed` gives the words of
the messages of each sender who writes no capitals within a sentence; `names` tells in a
line of Urdu in Latin letters which of its words are names, by the lists.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from habeas.claims.reader.lexicon import (
    listed,
    people_known,
    places_known,
    sections,
    spelt,
)
from habeas.claims.reader.vocabulary import common
from habeas.text.chats import MARK
from habeas.text.cues import CHAT
from habeas.text.languages import language
from habeas.text.spans import Span

_BEGINS = re.compile(rf"^\[?\d{{1,4}}[/.:-]\d|, \[\d|{MARK}", re.MULTILINE)
_BARE = re.compile(rf"[^:\n{MARK}]{{2,30}}:{MARK}")
_LINE = re.compile(r"[^\n]+")
_WHO = re.compile(rf"[^\W\d_][^\n:\]{MARK}]*")
# A capital that no beginning of a sentence asks for, and no word written all in capitals.
_INNER = re.compile(r"(?<=[a-z0-9,;'’)] )[A-Z][a-z]\w+")
_FEWEST = 3
LATIN_URDU = "ur-Latn"

# What messages say besides, and no dictionary has: never a name.
SLANG = listed(
    """alhamdulillah alhamdullilah inshallah insha mashallah allah thana thane thanay ok okay pls plz lol omg
    us nite tonite tmrw tmr yday bros bro sis yaar bhai apa finally guys ppl abt rn btw idk msg msgs whatsapp fb
    insta wtf asap ya yeah yep nope nah hmm oh ah hello salam slm walaikum ji haan wallah habibi boss akka
    anna didi dada oga abeg na dey dem sef una wetin mtaa polisi still u r ur im ive hes shes theyre dont cant
    wont didnt its thats whats hostel dorm gate van pickup dala vigo"""
)


def typed(text: str) -> Iterator[Span]:
    """Give the words of each message of those who type in small letters."""
    if _BEGINS.search(text) is None:
        return
    said: dict[str, list[Span]] = defaultdict(list)
    who, count = "", 0
    for match in _LINE.finditer(text):
        head = CHAT.match(match[0]) or _BARE.match(match[0])
        body = match.start() + (head.end() if head else 0)
        if head:
            who, count = _sender(head[0]), count + 1
        if who and body < match.end():
            said[who].append(Span(body, match.end()))
    if count < _FEWEST:
        return
    for spans in said.values():
        inner = sum(_INNER.search(text, s.start, s.end) is not None for s in spans)
        if inner * 10 <= len(spans) - 1 or not inner:
            yield from spans


def again(text: str) -> Iterator[Span]:
    """Give the words in small letters that another message writes as a name.

    "Taimur Gill arrested" ... "taimur ko chor diya": only words of the lists of names
    which mean nothing else.
    """
    bodies, known = _written(text)
    for body in bodies if known else ():
        for match in _SMALL.finditer(text, body.start, body.end):
            if match[0] in known:
                yield Span(*match.span())


def shouted(text: str) -> Iterator[tuple[Span, bool]]:
    """Give the words that a message shouts about somebody whom another one names.

    "Farai Moyo was taken" ... "FARAI IS FOUND": each with whether it is the name.
    """
    bodies, known = _written(text)
    for body in bodies if known else ():
        for match in _CRY.finditer(text, body.start, body.end):
            found = list(_LOUD.finditer(text, *match.span()))
            if not any(word[0].lower() in known for word in found):
                continue
            for word in found:
                low = word[0].lower()
                if low in known or common(low):
                    yield Span(*word.span()), low in known


_CRY = re.compile(r"(?<![\w@/.])[A-Z]{2,}(?: [A-Z]{2,}){1,7}(?![\w@/])")
_LOUD = re.compile(r"[A-Z]{2,}")


def _written(text: str) -> tuple[list[Span], set[str]]:
    """Return what the messages of a chat say, and the names that they write as names."""
    bodies: list[Span] = []
    if _BEGINS.search(text) is None:
        return bodies, set()
    for match in _LINE.finditer(text):
        head = CHAT.match(match[0]) or _BARE.match(match[0])
        if head:
            bodies.append(Span(match.start() + head.end(), match.end()))
    if len(bodies) < _FEWEST:
        return bodies, set()
    written = {
        m[0].lower() for b in bodies for m in _CAPITAL.finditer(text, b.start, b.end)
    }
    return bodies, {w for w in written if _free(w) and w in people_known()}


_CAPITAL = re.compile(r"(?<![\w@/.])[A-Z][a-z]{2,}(?![\w@/])")
_SMALL = re.compile(r"(?<![\w@/.])[a-z]{3,}(?![\w@/])")


def _sender(head: str) -> str:
    """Return who sends a message, by the letters that its head ends with."""
    found = _WHO.findall(head)
    return found[-1].strip() if found else head


def is_urdu(line: str) -> bool:
    """Whether a line is Urdu in Latin letters."""
    return language(line) == LATIN_URDU


@cache
def everyday() -> frozenset[str]:
    """Return everyday words of Urdu in Latin letters."""
    return sections("roman_words.txt")["words"]


_CASES = listed(
    "ko ne ka ki ke se par pe pr ky ny bhi or aur sahab sb bhai , . giraftar riha"
)


def names(low: Sequence[str]) -> set[int]:
    """Return which words of a line of Urdu, in small letters, are names."""
    sure = {at for at, word in enumerate(low) if _free(word) and _named(word)}
    beside = {
        at
        for at, word in enumerate(low)
        if {at - 1, at + 1} & sure and _free(word) and spelt(word) in "uA"
        or {at - 1, at + 1} & sure and word in people_known() and _closed(low, at, sure)
    }  # fmt: skip
    return sure | beside


def _free(word: str) -> bool:
    return (
        len(word) > 2 and word.isalpha() and word not in everyday() and not common(word)
        and word not in SLANG
    )  # fmt: skip


def _named(word: str) -> bool:
    return word in people_known() or word in places_known()


def _closed(low: Sequence[str], at: int, sure: set[int]) -> bool:
    """Whether an everyday word that names people too ends a name before a case."""
    return at - 1 in sure and low[at + 1 : at + 2] != [] and low[at + 1] in _CASES
