"""People told without a name: "two constables", "the duty magistrate", "hundreds".

A description is a noun for people with what stands before it and, where it is part of
the description, after it. Whether it is of somebody named is decided by `cast`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from habeas.claims.reader.document import Document, Sentence
from habeas.claims.reader.lexicon import countable, singulars, words
from habeas.claims.reader.names import bare
from habeas.claims.reader.vocabulary import tags
from habeas.text.sentences import Token

Heads = tuple[int, int | None] | None

_POSSESSIVE = frozenset(["his", "her", "its", "their", "our", "my", "your"])
_APPROXIMATE = frozenset(
    ["about", "around", "some", "nearly", "almost", "approximately", "roughly"]
)
_STATUS = frozenset(
    [
        "arrested",
        "detained",
        "released",
        "charged",
        "injured",
        "wounded",
        "killed",
        "missing",
        "held",
        "remanded",
        "dead",
        "abducted",
        "inside",
        "remain",
        "freed",
        "discharged",
        "picked",
        "taken",
        "convicted",
        "sentenced",
        "summoned",
        "beaten",
        "shot",
        "hospitalised",
        "hospitalized",
        "disappeared",
        "bailed",
        "rescued",
        "hurt",
        "deported",
        "fined",
        "named",
        "accused",
    ]
)
_PARTS = frozenset(["of"])
_RELATIVE = frozenset(["who", "whom", "whose", "that"])
_WIDEST = 7


@dataclass(frozen=True)
class Description:
    """Words for people at tokens `first` to `last` of a sentence, end exclusive.

    `noun` is the singular of the head noun, "" where only a number stands; `plural`
    whether more than one is meant; `determiner` the lower-cased first word if it is
    one; `core` the end of the head noun, before what follows it. `subset` tells "four
    of ...", `of` how many the whole are, `vague` "hundreds of", `owned` that it begins
    with a possessive ("the party's mobiliser").
    """

    sentence: Sentence
    first: int
    last: int
    core: int
    noun: str
    plural: bool
    heads: Heads
    determiner: str
    kind: str
    subset: bool = False
    of: int | None = None
    vague: bool = False
    owned: bool = False

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.sentence.tokens[self.first].start

    @property
    def end(self) -> int:
        """Where it ends, without a possessive ending."""
        token = self.sentence.tokens[self.last - 1]
        return token.start + len(bare(token.text))

    @property
    def middle(self) -> tuple[str, ...]:
        """The lower-cased words between determiner and head noun."""
        begin = self.first + bool(self.determiner)
        inner = self.sentence.tokens[begin : max(begin, self.core - 1)]
        return tuple(t.text.lower() for t in inner)


def descriptions(
    doc: Document, taken: Sequence[tuple[int, int]] = ()
) -> list[Description]:
    """Return the descriptions of a text in order, none of them overlapping.

    `taken` are sorted spans of names, which no head noun may lie in.
    """
    found: list[Description] = []
    spans = _Spans(taken)
    for sentence in doc.sentences:
        end = 0
        for one in _in(sentence, spans):
            if one.first >= end:
                found.append(one)
                end = one.last
    return found


class _Spans:
    """Sorted spans, asked in order of text."""

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        self.inside = {p for s, e in spans for p in range(s, e)}

    def hold(self, token: Token) -> bool:
        return token.start in self.inside


def _in(sentence: Sentence, taken: _Spans) -> Iterator[Description]:
    tokens = sentence.tokens
    low = [bare(t.text).lower() for t in tokens]
    for at, word in enumerate(low):
        if taken.hold(tokens[at]):
            continue
        if word in singulars() and _is_head(tokens, low, at, taken):
            yield _noun_phrase(sentence, low, at, taken)
        elif _number_alone(tokens, low, at):
            one = _elliptic(sentence, low, at)
            if one:
                yield one


def _is_head(
    tokens: Sequence[Token], low: Sequence[str], at: int, taken: _Spans
) -> bool:
    """Whether a noun for people is the head of its phrase, and used as a noun."""
    word, kinds = low[at], tags(low[at])
    following = low[at + 1] if at + 1 < len(low) else ""
    owned = bare(tokens[at].text) != tokens[at].text
    if following in singulars() and not owned and following not in ("many",):
        if not (following in words("roles") and tags(following)[:1] == "V"):
            return False
    before = low[at - 1] if at else ""
    if kinds[:1] in ("V", "J", "P") and not _nominal(low, at):
        return False
    if before in ("to", "will", "would", "can", "could", "must", "should") and (
        "V" in kinds
    ):
        return False
    if owned or not following or not following[0].isalpha():
        return True
    after = tags(following)
    if tokens[at + 1].text[0].isupper():
        return True
    noun = after[:1] == "N" and not set(after) & set("VPIGR")
    plural = singulars()[word] != word
    return not (noun and not plural) and not (noun and following in _THINGS)


_THINGS = frozenset(
    [
        "union",
        "unions",
        "party",
        "parties",
        "club",
        "clubs",
        "movement",
        "movements",
        "organisation",
        "court",
        "organisations",
        "association",
        "organizations",
        "organization",
        "groups",
        "rights",
        "campus",
        "office",
        "offices",
        "custody",
        "uniform",
        "uniforms",
        "station",
        "stations",
        "house",
        "houses",
        "federation",
    ]
)


def _nominal(low: Sequence[str], at: int) -> bool:
    """Whether a determiner, number or adjective before it makes a word a noun."""
    for back in range(at - 1, max(-1, at - 4), -1):
        word = low[back]
        if word in words("determiners") or _value(word) is not None:
            return True
        if word not in words("modifiers"):
            return False
    return False


def _noun_phrase(
    sentence: Sentence, low: list[str], at: int, taken: _Spans
) -> Description:
    tokens = sentence.tokens
    first = _left(tokens, low, at, taken)
    noun = singulars()[low[at]]
    plural = noun != low[at] or low[at] in words("many")
    if noun in words("crowds"):
        plural = True
    heads, first = _heads(low, first, at, plural)
    determiner = low[first] if low[first] in words("determiners") else ""
    if noun in ("family", "household", "couple", "group", "team", "gang", "crowd"):
        heads = None
    last = _right(sentence, low, at)
    kind = "group" if plural else "individual"
    return Description(
        sentence, first, last, at + 1, noun, plural, heads, determiner, kind
    )


def _left(tokens: Sequence[Token], low: Sequence[str], at: int, taken: _Spans) -> int:
    """Return where the phrase begins whose head noun stands at `at`."""
    here, best = at, at
    while here > 0 and at - here < _WIDEST:
        word, token = low[here - 1], tokens[here - 1]
        if taken.hold(token) and bare(token.text) == token.text:
            if not token.text[0].isupper():
                break
            here -= 1
            best = here
            continue
        if word in words("determiners"):
            if word in ("that", "this", "no", "all") and best == at and here != at:
                return best
            return _before_determiner(low, here - 1)
        if not _modifies(tokens, low, here - 1):
            return best
        here -= 1
        if (
            word in words("modifiers")
            or _value(word) is not None
            or token.text[0].isupper()
            or token.text[-1] in "'’"
            or bare(token.text) != token.text
        ):
            best = here
    return best


def _before_determiner(low: Sequence[str], at: int) -> int:
    """A determiner may have "all", "both" or "one of" before it."""
    if at and low[at - 1] in ("all", "both"):
        return at - 1
    return at


def _modifies(tokens: Sequence[Token], low: Sequence[str], at: int) -> bool:
    word, token = low[at], tokens[at]
    if word in words("modifiers") or word in singulars() or _value(word) is not None:
        return True
    if not token.text[0].isalpha():
        return False
    kinds = tags(word)
    if not kinds:
        return word not in words("particles") and word.isalpha() and len(word) > 2
    if token.text[0].isupper() and at:
        return True
    return kinds[0] in "NJP" and not set(kinds) & set("DIMCS")


def _heads(low: Sequence[str], first: int, at: int, plural: bool) -> tuple[Heads, int]:
    """Return how many are told, and the start with "about", "at least" and so on."""
    for here in range(first, at):
        value = _value(low[here])
        if value is None:
            continue
        if here > first and low[first] not in words("determiners"):
            first = here
        return _counted(low, here, first, value)
    if not plural:
        return (1, 1), first
    return None, first


def _counted(
    low: Sequence[str], here: int, first: int, value: int
) -> tuple[Heads, int]:
    """Return the bounds of a number at `here`, and where its words begin."""
    before = tuple(low[max(0, here - 2) : here])
    if before and before[-1] in _APPROXIMATE:
        return (value, value), min(first, here - 1)
    if before in (("at", "least"), ("more", "than"), ("no", "fewer")):
        return (value + (before[0] == "more"), None), min(first, here - 2)
    if before[-1:] == ("over",):
        return (value, None), min(first, here - 1)
    if before in (("up", "to"), ("as", "many")):
        return (0, value), min(first, here - 2)
    lower = _value(before[0]) if len(before) == 2 and before[1] in _TO else None
    if lower is not None and lower <= value:
        begin = here - 2
        if begin and low[begin - 1] in _APPROXIMATE | {"between"}:
            begin -= 1
        return (lower, value), min(first, begin)
    return (value, value), first


_TO = frozenset(("to", "-", "–", "or", "and"))


def _value(word: str) -> int | None:
    """Return the number a word stands for, None for years, decimals and times."""
    if word in countable():
        return countable()[word]
    plain = word.replace(",", "")
    if plain.isascii() and plain.isdigit() and len(plain) < 7 and plain[0] != "0":
        if word == plain and 1900 <= int(plain) <= 2099:
            return None
        return int(plain)
    return None


def _right(sentence: Sentence, low: Sequence[str], at: int) -> int:
    """Return where the phrase ends: with "of ...", "who ..." and the like."""
    tokens = sentence.tokens
    here = at + 1
    if bare(tokens[at].text) != tokens[at].text or here >= len(low):
        return here
    if low[here] == "of":
        return _through(tokens, low, here + 1, 6)
    if low[here] in _RELATIVE and low[here] != "that":
        return _clause(tokens, low, here)
    if low[here] in ("in", "on", "from", "at", "with", "opposite") and (
        here + 1 < len(low) and _nounish(tokens, low, here + 1)
    ):
        return _through(tokens, low, here + 1, 5)
    return here


def _nounish(tokens: Sequence[Token], low: Sequence[str], at: int) -> bool:
    """Whether what follows "in" or "on" belongs to the people, not to the deed."""
    return low[at] in ("mufti", "uniform", "uniforms", "duty", "motorbikes", "fatigues")


def _through(tokens: Sequence[Token], low: Sequence[str], at: int, most: int) -> int:
    """Return the end of a simple noun phrase that begins at `at`."""
    here = at
    while here < len(low) and here - at < most:
        word = low[here]
        if (
            word in words("determiners")
            or word in words("modifiers")
            or tokens[here].text[0].isupper()
            or _value(word) is not None
            or word == "of"
            and here > at
            or tags(word)[:1] in ("N", "J", "")
            and word.isalpha()
        ):
            here += 1
        else:
            break
        if bare(tokens[here - 1].text) == tokens[here - 1].text:
            continue
    while here > at and low[here - 1] in words("determiners") | {"of"}:
        here -= 1
    return here if here > at else at - 1


def _clause(tokens: Sequence[Token], low: Sequence[str], at: int) -> int:
    here = at
    while here < len(low) and here - at < 9 and tokens[here].text not in ',;:.()“”"':
        if low[here] in ("and", "but") and here > at + 1:
            break
        here += 1
    return here


def _number_alone(tokens: Sequence[Token], low: Sequence[str], at: int) -> bool:
    """Whether a number or "dozens" at `at` may stand for people by itself."""
    word = low[at]
    if word in words("vague") and word not in ("many", "several", "some", "few"):
        return True
    return _value(word) is not None and at + 1 < len(low)


def _elliptic(sentence: Sentence, low: list[str], at: int) -> Description | None:
    """Read "four of the seven", "the other six", "sixteen have", "11 arrested"."""
    tokens, word = sentence.tokens, low[at]
    following = low[at + 1] if at + 1 < len(low) else ""
    value = _value(word)
    first = at
    if at and low[at - 1] in ("other", "remaining", "first"):
        first = at - 1
    if first and low[first - 1] in ("the", "these", "those", "all"):
        first -= 1
    if value is None:
        return _vague(sentence, low, at)
    if following == "of" and at + 2 < len(low) and low[at + 2] in _SETS:
        last = _through(tokens, low, at + 2, 6)
        if low[at + 2] in ("them", "us"):
            last = at + 3
        if last <= at + 2:
            last = at + 3
    elif following in ("others", "more") or following in _STATUS:
        last = at + 2
    elif first < at and low[first] in ("the", "all") and at - first == 2:
        last = at + 1
    elif following in ("have", "were", "are", "had") and at + 2 < len(low):
        if not set(tags(low[at + 2])) & set("VPG") and low[at + 2] != "been":
            return None
        last = at + 1
    else:
        return None
    heads, begin = _counted(low, at, first, value)
    determiner = low[begin] if low[begin] in words("determiners") else ""
    kind = "individual" if value == 1 else "group"
    return Description(
        sentence, begin, last, at + 1, "", value > 1, heads, determiner, kind
    )


_SETS = frozenset(
    [
        "the",
        "them",
        "us",
        "these",
        "those",
        "its",
        "their",
        "our",
        "his",
        "her",
        "my",
        "which",
        "whom",
    ]
)


def _vague(sentence: Sentence, low: list[str], at: int) -> Description | None:
    """Read "hundreds of other political workers", "dozens of people"."""
    if at + 2 >= len(low) or low[at + 1] != "of":
        return None
    last = _through(sentence.tokens, low, at + 2, 6)
    if last <= at + 2 or not any(w in singulars() for w in low[at + 2 : last]):
        return None
    return Description(sentence, at, last, last, "", True, None, "", "group")


def as_class(one: Description) -> Description:
    """Return the description as one of a class, which counts nobody."""
    return replace(one, kind="class", heads=None)


_WHOLE = re.compile(r"(all|any|every|whoever|anyone|everyone)\b", re.IGNORECASE)
