"""Capitalised runs: the words that look like a name, and where they end.

A run is a sequence of capitalised words in one sentence, with the small words that
join names ("bin", "de", "of" inside the name of a body). What a run names is decided
by `cast`; this module only finds where one begins and ends. Works for scripts with
capital letters; `urdu` does the same for Urdu.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from habeas.claims.reader.document import EDGE, Document, Sentence
from habeas.claims.reader.lexicon import (
    either,
    listed,
    people_known,
    several_people,
    singulars,
    words,
)
from habeas.claims.reader.vocabulary import common, tags
from habeas.text.once import once
from habeas.text.sentences import Token
from habeas.text.standing import where

_ARTICLE = re.compile(r"(?:al|el|an|ar|as|ash|at|ad|az|ul|ur)-[^\W\d_a-z]")
_LONGEST = 24
_LINKS = frozenset(
    [
        "of",
        "for",
        "and",
        "the",
        "&",
        "de",
        "del",
        "la",
        "des",
        "du",
        "ti",
        "ng",
        "wa",
        "ya",
        "za",
        "la",
        "y",
        "e",
        "i",
    ]
)
_INITIAL = re.compile(r"[A-Z]{1,2}|Md|Mst|St|Abd|Muh|Moh|Mhd|Ch|Sh|Th|Hj|Jr|Sr")
_APOSTROPHE = re.compile(r"(?:['’]s|(?<=[sxz])['’])$", re.IGNORECASE)


@dataclass(frozen=True)
class Run:
    """Capitalised words `first` to `last` (end exclusive) of a sentence's tokens.

    `titles` counts the leading tokens that are titles (with their full stops);
    `caps` tells that the whole line is in capitals, so that capitals mean nothing.
    """

    sentence: Sentence
    first: int
    last: int
    titles: int = 0
    caps: bool = False

    @once
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the run, titles first."""
        return self.sentence.tokens[self.first : self.last]

    @once
    def names(self) -> tuple[str, ...]:
        """The words without titles and full stops, possessive endings taken off."""
        kept = self.sentence.tokens[self.first + self.titles : self.last]
        return tuple(bare(t.text) for t in kept if t.text[0].isalnum())

    @once
    def start(self) -> int:
        """Where the run begins, titles included."""
        return self.tokens[0].start

    @once
    def end(self) -> int:
        """Where it ends, without a possessive ending."""
        last = self.tokens[-1]
        return last.start + len(bare(last.text))

    @property
    def possessive(self) -> bool:
        """Whether the run ends in 's."""
        return len(bare(self.tokens[-1].text)) < len(self.tokens[-1].text)

    def before(self, count: int = 1) -> str:
        """Return the lower-cased token `count` before the run, or ""."""
        return self.sentence.wide[EDGE + self.first - count]

    def after(self, count: int = 1) -> str:
        """Return the lower-cased token `count` after the run, or ""."""
        return self.sentence.wide[EDGE + self.last + count - 1]


@lru_cache(maxsize=16384)
def bare(word: str) -> str:
    """Return a word without a possessive ending."""
    if len(word) < 3 or word[-1] not in "s'’" or not ("'" in word or "’" in word):
        return word
    return _APOSTROPHE.sub("", word)


def runs(doc: Document) -> list[Run]:
    """Return the runs of a text in order."""
    found: list[Run] = []
    for sentence in doc.sentences:
        caps = sentence.capitals or in_title_case(doc, sentence)
        found.extend(_in(sentence, caps))
    return found


def in_title_case(doc: Document, sentence: Sentence) -> bool:
    """Whether a sentence is a headline whose everyday words have capitals too."""
    if len(sentence.tokens) < 5 or doc.text[sentence.end - 1] in ".!?;:,)۔|":
        return False
    plain = [w for w in sentence.words if len(w) > 3 and w.isalpha()]
    everyday = [w for w in plain if common(w.lower())]
    capital = sum(w[0].isupper() for w in everyday)
    return len(everyday) > 2 and capital * 10 >= len(everyday) * 7


def is_capital(token: Token) -> bool:
    """Whether a token begins as a name does."""
    return _capital(token.text)


@lru_cache(maxsize=16384)
def _capital(word: str) -> bool:
    return word[0].isupper() or "-" in word and bool(_ARTICLE.match(word))


def _in(sentence: Sentence, caps: bool) -> Iterator[Run]:
    tokens = sentence.tokens
    end = 0
    for at in where(_opens, sentence.words):
        if at >= end:
            end = _end(tokens, at)
            yield from _trimmed(sentence, at, end, caps)


@lru_cache(maxsize=16384)
def _opens(word: str) -> bool:
    """Whether a word can be the first of a run."""
    return _capital(word) and not _numeral(word)


def _numeral(word: str) -> bool:
    return len(word) > 1 and word.isupper() and not word.strip("IVX")


def _end(tokens: tuple[Token, ...], at: int) -> int:
    """Return the end of the run that begins at `at`."""
    here = at + 1
    while here < min(len(tokens), at + _LONGEST):
        step = _step(tokens, at, here)
        if not step:
            break
        here += step
    return here


def _step(tokens: tuple[Token, ...], first: int, here: int) -> int:
    """Return how many tokens from `here` go on with the run, 0 where none does."""
    word = tokens[here].text
    previous = tokens[here - 1]
    owns = previous.text[0].isalnum() and bare(previous.text) != previous.text
    if owns and not (is_capital(tokens[here]) and _owns(tokens, here)):
        return 0
    if "\n\n" in _gap(tokens, here):
        return 0
    if is_capital(tokens[here]):
        return 1
    following = tokens[here + 1] if here + 1 < len(tokens) else None
    if word == "." and following and previous.end == tokens[here].start:
        if _abbreviated(previous.text) and is_capital(following):
            return 1
        return 0
    if word in "'’" and previous.end == tokens[here].start:
        if following and _owns(tokens, here + 1):
            return 2
        return 2 * (following is not None and _glottal(tokens, here))
    if here == first + 1 and _small_surname(tokens, first, here):
        return 1
    if following is None or not is_capital(following):
        pair = word in ("of", "for") and following and following.text == "the"
        if pair and here + 2 < len(tokens) and is_capital(tokens[here + 2]):
            return 3 if _body(tokens, first, here) else 0
        return _particle(tokens, here)
    if word.lower() in words("particles"):
        return 2
    if word in ("/", "&"):
        joint = _joint(tokens, first, here) or _owns(tokens, here + 1)
        return 2 if joint or _body(tokens, first, here) else 0
    if word in ("on", "against", "to") and following.text.lower() not in words(
        "not_names"
    ):
        return 2 if _ministry(tokens, first, here) else 0
    if word == "and" and _joint(tokens, first, here):
        return 2
    if word == "of" and _order(tokens, first, here):
        return 2
    if word.lower() in _LINKS and _body(tokens, first, here):
        return 2 if word != "and" or _goes_on(tokens, first, here) else 0
    return 0


def _glottal(tokens: tuple[Token, ...], here: int) -> bool:
    """Whether an apostrophe ends a word of a name ("Ik' Pérez"), no quotation."""
    last, following = tokens[here - 1], tokens[here + 1]
    if last.text[-1] in "sz" or not is_capital(following):
        return False
    opened = any(t.text in "'‘’" for t in tokens[max(0, here - 12) : here])
    return not opened and following.start - tokens[here].end == 1


def _small_surname(tokens: tuple[Token, ...], first: int, here: int) -> bool:
    """Whether a given name has a surname in small letters, as a slip of the pen."""
    given, word = tokens[first].text.lower(), tokens[here].text
    if common(given) or not word.isalpha() or word in words("place_heads"):
        return False
    if common(word) or word in singulars() or len(word) < 5 or here + 1 >= len(tokens):
        return False
    listed = first > 0 and tokens[first - 1].text.lower() in (",", "and", "as")
    after = tokens[here + 1 : here + 4]
    if not listed or after[0].text not in (",", "and", ".", ";", "from"):
        return False
    names = len(after) == 3 and is_capital(after[1]) and is_capital(after[2])
    return given in people_known() or after[0].text in (",", "and") and names


def _owns(tokens: tuple[Token, ...], here: int) -> bool:
    """Whether "Students' ... Front" or "Women's Wing" goes on as one name."""
    later = [bare(t.text).lower() for t in tokens[here : here + 4] if is_capital(t)]
    return any(w in words("org_heads") or w in words("titles") for w in later)


def _gap(tokens: tuple[Token, ...], here: int) -> str:
    return "\n\n" if tokens[here].start - tokens[here - 1].end > 3 else ""


def _particle(tokens: tuple[Token, ...], here: int) -> int:
    """Two particles in a row ("de la"), or a/p and the like, before a capital."""
    first = tokens[here].text.lower()
    if len(first) > 1 and first not in words("particles"):
        return 0
    said = [t.text.lower() for t in tokens[here : here + 3]]
    capital = [is_capital(t) for t in tokens[here : here + 4]]
    if "".join(said) in _SLASHED:
        return 4 if capital[3:] == [True] else 0
    pair = said[:1] + said[1:2]
    if capital[2:3] == [True] and all(w in words("particles") for w in pair):
        return 3
    return 0


_SLASHED = frozenset(["a/l", "a/p", "s/o", "d/o", "w/o", "c/o"])


def _abbreviated(word: str) -> bool:
    low = word.lower()
    return bool(_INITIAL.fullmatch(word)) or low in words("titles")


def _body(tokens: tuple[Token, ...], first: int, here: int) -> bool:
    """Whether the run so far can be the name of a body that goes on with "of"."""
    said = [bare(t.text).lower() for t in tokens[first:here]]
    heads, starts = words("org_heads"), words("org_starts")
    return any(w in heads or w in starts for w in said)


def _order(tokens: tuple[Token, ...], first: int, here: int) -> bool:
    """Whether "the Sisters of Mercy Trust" is one: people of something, then a head."""
    low = tokens[first].text.lower()
    people = here == first + 1 and several_people(low)
    if not people or not first or tokens[first - 1].text.lower() != "the":
        return False
    for token in tokens[here + 1 : here + 5]:
        if not is_capital(token):
            return False
        if token.text.lower() in words("org_heads"):
            return True
    return False


def _joint(tokens: tuple[Token, ...], first: int, here: int) -> bool:
    """Whether "Dock and Harbour Workers' Union" is one: nouns, then a head."""
    said = [t.text.lower() for t in tokens[first:here]]
    said = [w for w in said if w != "the"]
    if (
        not said
        or not all(tags(w)[:1] in ("N", "J") for w in said)
        or tags(said[-1])[:1] == "J"
        or set(said) & words("org_generic")
    ):
        return False
    if any(w in singulars() and "J" not in tags(w) for w in said):
        return False
    later = [bare(t.text).lower() for t in tokens[here + 1 : here + 5] if is_capital(t)]
    return any(w in words("org_heads") for w in later)


_WATCHING = listed(
    """commission committee coalition campaign watch centre center network council
    alliance working taskforce"""
)


def _ministry(tokens: tuple[Token, ...], first: int, here: int) -> bool:
    """Whether "on", "against" or "to" may follow: "Commission on", "Committee to"."""
    said = {t.text.lower() for t in tokens[first:here]}
    return bool(said & _WATCHING)


def _goes_on(tokens: tuple[Token, ...], first: int, here: int) -> bool:
    """Whether "and" stands inside one name ("Rights and Duties").

    It does after "of" or "for" in the same run, where the next word is no title and
    begins no second name of a body.
    """
    said = [t.text.lower() for t in tokens[first:here]]
    following = tokens[here + 1].text.lower()
    if following in words("titles") or following in words("org_starts"):
        return False
    later = [bare(t.text).lower() for t in tokens[here + 1 : here + 4]]
    whole = here - first > 1 and bare(said[-1]) in words("org_heads")
    if whole and "of" not in said and "for" not in said:
        return False
    return {"of", "for", "on"} & set(said) != set() or any(
        w in words("org_heads") for w in later
    )


def _trimmed(sentence: Sentence, at: int, end: int, caps: bool) -> Iterator[Run]:
    """Give the run without words that only stand at the head of a sentence."""
    tokens = sentence.tokens
    while at < end and _leading(sentence, at, end):
        at += 1
    while at < end and not tokens[at].text[0].isalnum():
        at += 1
    while end > at and (
        not tokens[end - 1].text[0].isalnum() or tokens[end - 1].text in ("No", "Nos")
    ):
        end -= 1
    if at and tokens[at - 1].text in _SMALL_TITLES and at < end:
        at -= 1
    if end - at > 2 and _home_behind(tokens, end):
        yield Run(sentence, at, end - 1, title_tokens(tokens, at, end - 1), caps)
        at = end - 1
    if at < end:
        yield Run(sentence, at, end, title_tokens(tokens, at, end), caps)


def _home_behind(tokens: tuple[Token, ...], end: int) -> bool:
    """Whether a run ends in where one lives, in Urdu: "Sana Gabol Lyari ki rehne wali"."""
    said = [t.text.lower() for t in tokens[end : end + 2]]
    return said[:1] in (["ka"], ["ki"], ["ke"]) and said[1:] != [] and said[1] in _LIVES


# Words of Urdu in Roman letters that open a sentence: "Mera naam ...", "Aur Naveed?".
_URDU_HEADS = frozenset(
    ["aur", "mera", "meri", "mere", "hum", "agar", "phir", "unhon", "magar", "lekin"]
)

# Those that are never part of a name: "Unhein Civil Hospital le gaye".
_HIM = listed(
    "unhe unhein unhen unhain usay usko unko inko isko inhe inhein inhen kya kab kahan mujhe mujhay"
)
_URDU_ME = frozenset(["mujhe", "mujhay"])
_LIVES = listed("rehne rahne rehnay rehaishi rihaishi")


def _leading(sentence: Sentence, at: int, end: int) -> bool:
    """Whether a capital is due to the place in the sentence alone."""
    tokens = sentence.tokens
    word = tokens[at].text
    low = word.lower()
    if len(word) == 1 and at + 1 < end and tokens[at + 1].text == ".":
        return False
    if low in _DAYS and at + 1 < end and not common(tokens[at + 1].text.lower()):
        return at == 0 or tokens[at - 1].text not in (",", "and")
    opens = at == 0 or tokens[at - 1].text in (":", ".", "?")
    if low in _HIM and opens and (end - at > 1 or low in _URDU_ME):
        return True
    if opens and low in _UNDERGONE and end - at > 2 and not _later(sentence, at, end):
        return True  # "Jailed Amir Noor began ..."
    if opens and low in _URDU_HEADS and at + 1 < len(tokens):
        following = tokens[at + 1].text
        if low in ("aur", "hum") or following.islower() and not common(following):
            return True
    if end - at > 1 and given_too(tokens, at):
        return False
    listed = low in people_known() and end - at > 1 and low not in words("determiners")
    if low in _MONTH_NAMES and end - at > 1 and not common(tokens[at + 1].text.lower()):
        return bool(at) and (
            tokens[at - 1].text[0].isdigit() or tokens[at - 1].text.lower() in _IN_MONTH
        )
    if listed and not common(tokens[at + 1].text.lower()):
        return False
    if low in words("not_names") and low not in _CALENDAR and _later(sentence, at, end):
        return False
    if (
        end - at == 1
        and low in people_known()
        and end < len(tokens)
        and (tokens[end].text in _MARKS_OF_CASE)
    ):
        return False  # "Ramzan ko" is a man, "in Ramzan" a month
    if low in words("determiners") or low in words("not_names"):
        return True
    if low in _SLOGANS and opens and end - at > 1 and not _later(sentence, at, end):
        return True
    if low in words("titles") or word.isupper() and len(word) > 1:
        return False
    if at and sentence.tokens[at - 1].text not in ".!?:\"“‘'(-–—•*[;،":
        return False
    if not common(low) or low in people_known() and end - at > 1:
        return False
    if low in singulars():
        return not _later(sentence, at, end)
    if low in words("org_generic") or low in words("org_starts"):
        return end - at == 1
    if end - at == 1:
        return len(tokens) > 2 or tokens[-1].text != "."
    return tags(low)[0] != "N" and not _later(sentence, at, end)


# A word for kin that is also a given name of Baloch men: "Dad Mohammad".
_GIVEN_TOO = frozenset(["dad"])


def given_too(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a word for kin is a given name here: no "my" or "his" stands before it."""
    if tokens[at].text.lower() not in _GIVEN_TOO:
        return False
    before = tokens[at - 1].text.lower() if at else ""
    return before not in words("determiners") and bare(before) == before


_MARKS_OF_CASE = listed("ko ne")
_SLOGANS = listed("release free find save withdraw drop punish arrest stop")
_SMALL_TITLES = listed("don doña dona fray sor sheikh mullah señor señora")
_CALENDAR = listed(
    """january february march april may june july august september october november
    december jan feb mar apr jun jul aug sept sep oct nov dec monday tuesday wednesday
    thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun"""
)
_MONTH_NAMES = listed("january february march april may june july august october")
_IN_MONTH = listed("in of since by until till last this on from for before after and")
_PLAIN = listed("mr mrs ms miss mx dr comrade sir prof father fr sister brother")
_SURNAMES = listed(
    """bay park hill hills lake field fields forest garden gardens plain camp river port
    pass lane street school church bank banks house hall post rose king"""
)
_UNDERGONE = listed(
    """jailed freed slain killed arrested detained wounded injured exiled sacked dismissed
    abducted kidnapped missing released imprisoned convicted tortured remanded accused
    deported ousted suspended evicted acquitted disappeared bailed"""
)
_DAYS = listed("monday tuesday wednesday thursday friday saturday sunday")


def _later(sentence: Sentence, at: int, end: int) -> bool:
    """Whether a run goes on as the name of a body or a place."""
    later = [bare(t.text).lower() for t in sentence.tokens[at + 1 : end]]
    heads = either("org_heads", "place_heads")
    return any(w in heads for w in later)


_GIVEN = 2
_PAIRS = frozenset(
    (first, last)
    for first in ("imam", "pir", "mir", "faqir", "malik", "nawab", "sardar", "haji")
    for last in (
        "bakhsh",
        "bux",
        "bukhsh",
        "buksh",
        "dad",
        "jan",
        "din",
        "gul",
        "zaman",
    )
)


def _title(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a word is a title: "ex-councillor", and "Lance" before a rank."""
    low = tokens[at].text.lower()
    if low == "lance":
        following = tokens[at + 1].text.lower()
        return following == "naik" or following in words("titles")
    if low == "naik":
        return at > 0 and tokens[at - 1].text.lower() == "lance"
    former = low.startswith("ex-") and low[3:] in either(
        "roles", "titles", "occupations"
    )
    return former or low in words("titles")


def title_tokens(tokens: tuple[Token, ...], at: int, end: int) -> int:
    """Count the leading title tokens, full stops included; never the whole run.

    "General Council" and "Chief Magistrate's Court" begin with no title.
    """
    here = at
    head = bare(tokens[end - 1].text).lower()
    heads = either("org_heads", "place_heads")
    if head in heads and not (head in _SURNAMES and tokens[at].text.lower() in _PLAIN):
        return 0
    if end - at == _GIVEN and (tokens[at].text.lower(), head) in _PAIRS:
        return 0  # "Imam Bakhsh" is one name
    while here < end - 1:
        low = tokens[here].text.lower()
        if len(low) == 1 and tokens[here + 1].text == "." or not _title(tokens, here):
            break
        if low in words("weak_titles") and tokens[here].text.isupper() and len(low) > 1:
            break
        here += 1
        if tokens[here].text in ".'’" and here < end - 1:
            here += 1
    return here - at
