"""A text whose letters carry no case, with the capitals that its names would have.

Wire news, telegrams and headlines stand in capitals, feeds and chats in small letters:
there a capital tells no name. `recased` gives such a text, or such paragraphs of it,
the capitals that the model and the lists tell of, letter for letter: the copy is as
long as the text, so that every position stands in both. The reader reads the copy;
quotes are cut from the text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from habeas.claims.reader.casing.messages import (
    LATIN_URDU,
    SLANG,
    again,
    everyday,
    is_urdu,
    names,
    shouted,
    typed,
)
from habeas.claims.reader.casing.model import ACRONYM, CAPITAL, SMALL, cased, known
from habeas.claims.reader.lexicon import listed
from habeas.claims.reader.lexicon import words as known_bodies
from habeas.text.sentences import Token, sentences, tokens
from habeas.text.spans import Span

_SHOUT = re.compile(r"[A-Z]{2}(?:[^a-z\n]{60})")
_ADDRESS = re.compile(r"(?<!\S)[^\s@]*+@\S+|https?://\S+|www\.\S+", re.IGNORECASE)
_LINE = re.compile(r"[^\n]+")
_LETTERS = re.compile(r"[^\W\d_]+")
_FEWEST, _LONE = 8, 12  # words of a text, and of one paragraph of others
_SMALL = listed("of the and for de del la los las el y in on to a")
_MONTHS = listed("may march august jan feb mar apr jun jul aug sep sept oct nov dec")
_FORMS = listed("ma ko u daw saw naw bin binti don doña mr mrs ms dr al")
_PLAIN = 450  # how far a capital must stand above none for a word of the dictionary


@dataclass(frozen=True)
class _Word:
    """A word without case: where it stands and what the model says of it."""

    token: Token
    low: str
    label: int
    margin: int
    first: bool


def recased(text: str, language: str) -> str:
    """Return a copy as long as `text`, with capitals where its letters tell none.

    English and Urdu in Latin letters alone, and what is too short to tell; another text
    comes back itself.
    """
    if language not in ("en", "und", LATIN_URDU) or not text:
        return text
    spans = list(_caseless(text)) if language != LATIN_URDU else []
    chats = [] if spans else list(typed(text))
    urdu = [span for span in chats if is_urdu(text[span.start : span.end])]
    chats = [span for span in chats if span not in urdu]
    named = [] if spans else list(again(text))
    cried = [] if spans else list(shouted(text))
    if not spans and not chats and not urdu and not named and not cried:
        return text
    words = [w for span in spans or chats for w in _words(text, span)]
    labels = _agreed(words)
    if not spans:
        labels = [_in_message(*pair) for pair in zip(words, labels, strict=True)]
    made = list(text)
    for word, label in zip(words, labels, strict=True):
        made[word.token.start : word.token.end] = _written(word.token.text, label)
    for span in urdu:
        row = tokens(text, span.start, span.end)
        for at in names([t.text.lower() for t in row]):
            made[row[at].start : row[at].end] = _capital(row[at].text)
    for span in named:
        made[span.start] = text[span.start].upper()
    for span, name in cried:
        made[span.start + name : span.end] = text[span.start + name : span.end].lower()
    for address in _ADDRESS.finditer(text):
        made[address.start() : address.end()] = address[0]
    return "".join(made)


def _caseless(text: str) -> Iterator[Span]:
    """Give the stretches whose letters carry no case."""
    signs = set(text)
    upper = sum([text.count(sign) for sign in signs if sign.isupper()])
    lower = sum([text.count(sign) for sign in signs if sign.islower()])
    if min(upper, lower) * 50 <= max(upper, lower):
        if len(_LETTERS.findall(text)) >= _FEWEST:
            yield Span(0, len(text))
        return
    heading = _TOLD_BY.search(text, 0, _HEAD)
    if heading:
        yield Span(*heading.span())
    if _SHOUT.search(text):
        for match in _LINE.finditer(text):
            if _shouted(match[0]):
                yield Span(*match.span())


_HEAD = 700
# "TESTIMONY OF GUL BIBI": who tells, in the capitals of a heading.
_TOLD_BY = re.compile(
    r"^(?:[A-Z]+ )?(?:TESTIMONY|STATEMENT|AFFIDAVIT|ACCOUNT|DEPOSITION|INTERVIEW|LETTER|DECLARATION|STORY)"
    r"(?: NO\.? ?\d+)?,? (?:OF|BY|FROM|WITH) (?!(?:THE|AN?|ALL) )(?:[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){1,3})(?=[,\n(]| [a-z(–-])",
    re.MULTILINE,
)


def _in_message(word: _Word, label: int) -> int:
    """Return a word's label in a message: its slang is no name, its "us" no country.

    What is typed with a capital keeps it.
    """
    if word.token.text[0].isupper():
        return ACRONYM if word.token.text.isupper() else CAPITAL
    if label != SMALL and not word.first and word.low in SLANG | everyday():
        return SMALL
    return CAPITAL if label == ACRONYM and len(word.low) > _INITIALS - 1 else label


_STOPS = frozenset(".!?…")


def _shouted(line: str) -> bool:
    """Whether a paragraph among others is told in capitals: sentences, no title."""
    found = _LETTERS.findall(line)
    upper = sum(w.isupper() for w in found)
    ended = line.rstrip(" \t\r\"'”’)]")[-1:] in _STOPS  # a headline is none
    return ended and len(found) >= _LONE and upper * 100 >= len(found) * 95


def _words(text: str, span: Span) -> Iterator[_Word]:
    for sentence in sentences(text, span.start, span.end):
        row = tokens(text, sentence.start, sentence.end)
        low = [t.text.lower() for t in row]
        fresh = True
        for token, word, (label, margin) in zip(row, low, cased(low), strict=True):
            yield _Word(token, word, label, margin, fresh)
            fresh = fresh and not word[0].isalnum()


def _agreed(words: Sequence[_Word]) -> list[int]:
    """Return each word's label, words that the dictionary lacks all written alike."""
    votes: dict[str, int] = defaultdict(int)
    for word in words:
        votes[_bare(word.low)] += word.margin
    defined = _defined(words)
    acronyms = {words[at].low for at, label in defined.items() if label == ACRONYM}
    found: list[int] = []
    for at, word in enumerate(words):
        label = word.label if word.margin > _PLAIN else SMALL
        if known(word.low)[:1] in ("u", "A"):
            label = (word.label or CAPITAL) if votes[_bare(word.low)] > 0 else SMALL
        if word.low in _KINDS and words[at + 1 : at + 2]:
            label = SMALL if words[at + 1].low == "of" else label
        if label == CAPITAL and _unlisted_verb(words, found, at):
            label = SMALL
        if label == ACRONYM and found and found[-1] == CAPITAL:
            label = CAPITAL
        if word.low in _HOURS and at and words[at - 1].low in _AT:
            label = SMALL  # "exploded at dawn": no newspaper, and no place
        label = ACRONYM if word.low in acronyms else label
        found.append(defined.get(at, label))
    for at in range(len(words)):
        if found[at] == SMALL and (
            words[at].first or words[at].low == "i" or _beside(words, found, at)
        ):
            found[at] = CAPITAL
    return found


def _unlisted_verb(words: Sequence[_Word], labels: Sequence[int], at: int) -> bool:
    """Whether a word that no list has is a verb: "rebels machinegunned a bus"."""
    low = words[at].low
    if (
        not at
        or low[-2:] != "ed"
        or low.endswith(("med", "eed", "ned"))
        and len(low) < 8
    ):
        return False
    before = words[at - 1].low if labels[-1] == SMALL else ""
    after = words[at + 1].low if at + 1 < len(words) else ""
    if before in _HELPERS:
        return True
    return after in _OBJECTS and before.isalpha() and before not in _SMALL


_KINDS = listed(
    """hamlet canton village town district neighborhood neighbourhood suburb municipality
    department province parish settlement outskirts hamlets villages towns city port"""
)
_HOURS = listed("dawn dusk noon midday midnight sunrise sunset daybreak nightfall")
_AT = listed(
    "at before after until till since by around about towards toward near from"
)
_HELPERS = listed("was were been be being had has have is are and which who not")
_OBJECTS = listed("a an the his her their its him them in on at by with from against")


def _beside(words: Sequence[_Word], labels: Sequence[int], at: int) -> bool:
    """Whether what stands beside a word gives it a capital: a day, a name."""
    low = words[at].low
    beside = [words[n] for n in (at - 1, at + 1) if 0 <= n < len(words)]
    if low in _MONTHS:
        return any(w.low[0].isdigit() for w in beside)
    named = at + 1 < len(words) and labels[at + 1] == CAPITAL
    return low in _FORMS and named and not words[at + 1].first


def _bare(word: str) -> str:
    return word.removesuffix("'s").removesuffix("’s")


def _armed(words: Sequence[_Word]) -> dict[int, int]:
    """Return the labels of the words of bodies that are known by name."""
    found: dict[int, int] = {}
    for at in range(len(words)):
        for size in (1, 2, 3):
            said = words[at : at + size]
            name = " ".join(_bare(w.low) for w in said)
            if name in known_bodies("armed"):
                label = CAPITAL if size > 1 or len(name) > _INITIALS else ACRONYM
                found.update(dict.fromkeys(range(at, at + size), label))
    return found


_INITIALS = 5


def _defined(words: Sequence[_Word]) -> dict[int, int]:
    """Return the labels of names before "(XYZ)" whose letters begin their words."""
    found = _armed(words)
    for at in range(2, len(words) - 1):
        acronym = words[at].low
        if words[at - 1].low != "(" or words[at + 1].low != ")":
            continue
        begin = _spells(words, at - 2, acronym)
        if begin is None:
            begin = _body_before(words, at - 2, acronym)
        if begin is not None:
            found[at] = ACRONYM
            if words[begin - 1].low.startswith(_LEANING):
                found[begin - 1] = SMALL
            for n in range(begin, at - 1):
                found[n] = SMALL if words[n].low in _SMALL else CAPITAL
    return found


def _body_before(words: Sequence[_Word], last: int, acronym: str) -> int | None:
    """Return where a body's name begins whose letters are of another language.

    "the Army of National Liberation (ELN)": from the article on, with a noun for bodies.
    """
    if not 2 <= len(acronym) <= _LONGEST or not acronym[0].isalpha():
        return None
    for here in range(last, max(last - _LONGEST, -1), -1):
        low = words[here].low
        if low in _ARTICLES:
            return _name_in(words, here + 1, last)
        if not low[0].isalpha() or low in _HELPERS:
            return None
    return None


def _name_in(words: Sequence[_Word], begin: int, last: int) -> int | None:
    """Return where the name begins in "pro-Castro guerrilla group X Movement"."""
    if not any(words[n].low in _BODIES for n in range(begin, last + 1)):
        return None
    for n in range(last - 1, begin - 1, -1):
        low = words[n].low
        generic = low in _GENERIC or "-" in low or low in known_bodies("demonyms")
        heads = low in _BODIES and words[n + 1].low not in _SMALL
        if (
            generic
            or heads
            and any(words[m].low in _BODIES for m in range(n + 1, last + 1))
        ):
            return n + 1 if n + 1 < last else None
    return begin if begin < last else None


_LEANING = ("pro-", "anti-", "self-", "so-", "ultra-")
_GENERIC = listed(
    """group guerrilla rebel leftist rightist organization organisation extremist marxist maoist
    separatist terrorist outlawed banned clandestine ruling called so opposition
    radical proscribed insurgent militant the local"""
)
_LONGEST = 8
_ARTICLES = listed("the a an by")
_BODIES = listed(
    """army front movement party union federation confederation committee commission
    council coordinator coordination association organization organisation alliance cartel
    brigade brigades forces command league congress institute agency network corps"""
)


def _spells(words: Sequence[_Word], last: int, acronym: str) -> int | None:
    """Return where the words begin whose first letters an acronym gives, if they do."""
    if not 2 <= len(acronym) <= 8 or not acronym.isalpha():
        return None
    here = last
    for letter in reversed(acronym):
        while here >= 0 and words[here].low[0] != letter:
            if words[here].low not in _SMALL:
                return None
            here -= 1
        if here < 0:
            return None
        here -= 1
    return here + 1


def _written(word: str, label: int) -> str:
    if label == ACRONYM:
        return _whole(word, str.upper)
    low = _whole(word, str.lower)
    if label == SMALL:
        return low
    parts = low.split("-")
    capital = [
        p if n and (known(p)[:1] == "a" or p in _SMALL) else _capital(p)
        for n, p in enumerate(parts)
    ]
    return "-".join(capital)


def _capital(word: str) -> str:
    made = []
    while True:
        head, mark, rest = word.partition("'")
        if not (mark and len(head) < 3 and len(rest) > 2):
            made.append(_whole(word[:1], str.upper) + word[1:])
            return "".join(made)
        made.append(_whole(head[:1], str.upper) + head[1:] + mark)
        word = rest


def _whole(word: str, change: Callable[[str], str]) -> str:
    """Change each letter by itself, one for one; what grows by it stays as it is."""
    changed = change(word)
    if len(changed) == len(word):
        return changed
    return "".join(c if len(change(c)) != 1 else change(c) for c in word)
