"""People told without a name: "two constables", "the duty magistrate", "hundreds".

A description is a noun for people with what stands before it and, where it is part of
the description, after it; or a number that stands for people by itself ("four of the
seven", "31 arrested"). Whether it is of somebody named is decided by `people`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from habeas.claims.reader.document import Document, Sentence
from habeas.claims.reader.lexicon import listed, singulars, words
from habeas.claims.reader.names import bare, in_capitals
from habeas.claims.reader.numbers import APPROXIMATE, Heads, counted, value
from habeas.claims.reader.vocabulary import tags

_STATUS = listed(
    """arrested detained released charged injured wounded killed missing held remanded
    dead abducted inside remain freed discharged picked taken convicted sentenced
    summoned beaten shot hospitalised hospitalized disappeared bailed rescued hurt
    deported fined named accused produced"""
)
_SETS = listed("the them us these those its their our his her my which whom")
_THINGS = listed(
    """union unions party parties club clubs movement movements organisation court
    organisations association organizations organization groups rights campus office
    offices custody uniform uniforms station stations house houses federation strike
    strikes protest protests community unity solidarity card cards"""
)
_CLOTHES = listed(
    """mufti uniform uniforms duty motorbikes motorcycles fatigues fatigue plain civilian
    masks black khaki helmets overalls civvies vehicles charge office custody hiding
    exile front camouflage balaclavas hoods"""
)
_COLLECTIVE = listed("family household couple group team gang crowd mob")
_OFFICES = listed("minister secretary commissioner spokesperson member")
_UNITS = listed(
    """bn million billion m per percent % o'clock hours hour days day weeks week months
    month years year times km kg metres meters miles rounds am pm"""
)
_JOINS = listed("in on at from of with opposite outside near before for")
_OTHER_SUBJECTS = listed("police army soldiers authorities government military")
_CLAUSE_MARKS = frozenset(".,;:!?()|۔،")
_WIDEST = 7
_SAME = ("same", "said", "other", "remaining", "first", "last", "following")


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
    def core_end(self) -> int:
        """Where its head noun ends, before what follows it."""
        token = self.sentence.tokens[self.core - 1]
        return token.start + len(bare(token.text))

    @property
    def wide_end(self) -> int:
        """Where it ends with a phrase that may or may not be of it ("with sticks")."""
        tokens = self.sentence.tokens
        if self.last >= len(tokens) or tokens[self.last].text not in _JOINS:
            return self.end
        at = self.last + 1
        while at < len(tokens) and at - self.last < 9:
            low = tokens[at].text.lower()
            if not tokens[at].text[0].isalnum() or low == "and":
                break
            noun = tags(tokens[at - 1].text.lower())[:1] in ("D", "J")
            if tags(low)[:1] in ("V", "M", "S") and at > self.last + 1 and not noun:
                break
            at += 1
        return tokens[at - 1].end

    @property
    def clause_end(self) -> int:
        """Where the clause that it begins ends: what is said of it describes it."""
        tokens, at = self.sentence.tokens, self.last
        while at < len(tokens) and at - self.last < 16:
            if tokens[at].text in _CLAUSE_MARKS:
                break
            pair = [t.text.lower() for t in tokens[at : at + 2]]
            if pair[0] == "the" and pair[-1] in _OTHER_SUBJECTS and at - self.last > 2:
                break
            at += 1
        return tokens[at - 1].end

    @property
    def head(self) -> str:
        """The head noun as it is written, lower case."""
        return bare(self.sentence.tokens[self.core - 1].text).lower()

    @property
    def middle(self) -> tuple[str, ...]:
        """The lower-cased words between determiner and head noun."""
        begin = self.first + bool(self.determiner)
        inner = self.sentence.tokens[begin : max(begin, self.core - 1)]
        return tuple(bare(t.text).lower() for t in inner)

    def before(self, count: int = 1) -> str:
        """Return the lower-cased token `count` before it, or ""."""
        at = self.first - count
        return self.sentence.tokens[at].text.lower() if at >= 0 else ""

    def after(self, count: int = 1) -> str:
        """Return the lower-cased token `count` after it, or ""."""
        at = self.last + count - 1
        rest = self.sentence.tokens
        return rest[at].text.lower() if at < len(rest) else ""


@dataclass(frozen=True)
class _View:
    """A sentence as its rules need it; `taken` are the starts of tokens of names."""

    sentence: Sentence
    low: tuple[str, ...]
    taken: frozenset[int]
    used: set[int] = field(default_factory=set)

    def upper(self, at: int) -> bool:
        return self.sentence.tokens[at].text[0].isupper()

    def owns(self, at: int) -> bool:
        word = self.sentence.tokens[at].text
        following = self.low[at + 1 : at + 2]
        return bare(word) != word or word[-1] in "sz" and following in (("'",), ("’",))


def descriptions(
    doc: Document, taken: Sequence[tuple[int, int]] = ()
) -> list[Description]:
    """Return the descriptions of a text in order, none of them overlapping.

    `taken` are sorted spans of names, which no head noun may lie in.
    """
    inside = {p for s, e in taken for p in range(s, e)}
    found: list[Description] = []
    for sentence in doc.sentences:
        shouted = in_capitals(sentence)
        if shouted and not any(t.text.islower() for t in sentence.tokens):
            continue
        low = tuple(bare(t.text).lower() for t in sentence.tokens)
        names = frozenset(t.start for t in sentence.tokens if t.start in inside)
        view = _View(sentence, low, names)
        here = sorted(_in(view), key=lambda d: (d.first, -d.last))
        end = 0
        for one in here:
            if one.first >= end:
                found.append(one)
                end = one.last
    return found


def _in(view: _View) -> Iterator[Description]:
    """Give phrases with a noun first, then numbers that no phrase has taken."""
    for at, word in enumerate(view.low):
        free = view.sentence.tokens[at].start not in view.taken
        if free and word in singulars() and _is_head(view, at):
            one = _noun_phrase(view, at)
            view.used.update(range(one.first, one.core))
            yield one
    for at in range(len(view.low)):
        if at not in view.used and view.sentence.tokens[at].start not in view.taken:
            lone = _elliptic(view, at)
            if lone:
                yield lone


def _is_head(view: _View, at: int) -> bool:
    """Whether a noun for people is the head of its phrase, and used as a noun."""
    low, word = view.low, view.low[at]
    following = low[at + 1] if at + 1 < len(low) else ""
    owned, kinds = view.owns(at), tags(low[at])
    named = at + 1 < len(low) and view.sentence.tokens[at + 1].start in view.taken
    other = following in singulars() and not owned and not named
    if other and not _verb_here(view, at + 1):
        return False
    if owned and word == "people":
        return False
    before = low[at - 1] if at else ""
    if kinds[:1] in ("V", "J", "P") and not _nominal(view, at):
        return False
    modal = ("to", "will", "would", "can", "could", "must", "should", "not")
    if before in modal and "V" in kinds:
        return False
    body = before in _POSSESSIVE or before == "the" and low[at - 2 : at - 1] in (
        ("on",), ("in",), ("over",), ("to",),
    )  # fmt: skip
    if word == "head" and body and following != "of":
        return False
    if view.upper(at) and at and noun_of_paper(word) and not view.upper(at - 1):
        return False
    if owned or not following or not following[0].isalpha():
        return True
    if view.upper(at + 1):
        begins = view.sentence.tokens[at + 1].start in view.taken
        return begins or not view.upper(at) or following in words("titles")
    if following in _THINGS:
        return False
    after = tags(following)
    noun = after[:1] == "N" and not set(after) & set("VPIGR")
    plural = singulars()[word] != word
    starts = before in _DEFINITE or view.upper(at) and not before[:1].isalpha()
    acts = following[-1] == "s" and following[-2:] != "ss" and starts
    return not noun or plural or acts


_POSSESSIVE = listed("his her its their our my your")
_DEFINITE = _POSSESSIVE | {"the", "a", "an", "this", "that"}


def noun_of_paper(word: str) -> bool:
    """Whether a capitalised noun for people is more often the name of a paper."""
    return word in ("courier", "messenger", "observer", "guardian", "pilot", "guard")


def _verb_here(view: _View, at: int) -> bool:
    """Whether a word that may be a noun for people is a verb ("workers guard ...")."""
    return tags(view.low[at])[:1] == "V" and view.low[at] in words("roles")


def _nominal(view: _View, at: int) -> bool:
    """Whether a determiner, number or adjective before it makes a word a noun."""
    for back in range(at - 1, max(-1, at - 4), -1):
        word = view.low[back]
        if word in words("determiners") or value(word) is not None:
            return True
        if word in words("roles") and view.upper(at):
            return True
        if word not in words("modifiers") and word not in singulars():
            return False
    return False


def _noun_phrase(view: _View, at: int) -> Description:
    low = view.low
    first = _left(view, at)
    noun = singulars()[low[at]]
    plural = noun != low[at] or low[at] in words("many") or noun in words("crowds")
    heads, first = _heads(view, first, at, plural)
    if noun in _COLLECTIVE:
        heads = None
    plural = plural or heads is not None and heads[0] > 1
    subset, of = False, None
    whole = _part_of(view, first)
    if whole is not None:
        part, begin = whole
        of = heads[0] if heads and heads[0] > 1 else None
        heads, first, subset = part, begin, True
        plural = part is None or part[0] != 1
    determiner = low[first] if low[first] in words("determiners") else ""
    last = _right(view, at)
    owned = any(view.owns(i) for i in range(first, at))
    kind = "group" if plural else "individual"
    return Description(
        view.sentence, first, last, at + 1, noun, plural, heads, determiner, kind,
        subset, of, False, owned,
    )  # fmt: skip


def _part_of(view: _View, first: int) -> tuple[Heads, int] | None:
    """Read "one of" or "23 of" right before a phrase that begins at `first`."""
    if first < 2 or view.low[first - 1] != "of":
        return None
    number = value(view.low[first - 2])
    if number is None or view.low[first] not in _SETS | {"its"}:
        return None
    return counted(view.low, first - 2, first - 2, number)


def _left(view: _View, at: int) -> int:
    """Return where the phrase begins whose head noun stands at `at`."""
    low, here, best = view.low, at, at
    while here > 0 and at - here < _WIDEST:
        word, token = low[here - 1], view.sentence.tokens[here - 1]
        if token.start in view.taken:
            if not token.text[0].isupper() or view.low[here - 1] in ("and",):
                break
            here -= 1
            best = here
            continue
        if word in words("determiners"):
            if word in ("that", "this") and singulars()[low[at]] != low[at]:
                return best
            return (
                here - 2
                if here > 1 and low[here - 2] in ("all", "both")
                else (here - 1)
            )
        if word == "-" and here > 1 and low[here].startswith("year"):
            here -= 2
            best = here
            continue
        number = value(word)
        if number is not None:
            return _numbered(view, here - 1)
        if not _modifies(view, here - 1):
            return best
        here -= 1
        if word in _STATUS:
            continue
        if word in words("modifiers") or view.upper(here) or view.owns(here):
            best = here
    return best


def _numbered(view: _View, at: int) -> int:
    """Return the start of a phrase whose number stands at `at`."""
    low = view.low
    if at and low[at - 1] in ("other", "remaining", "first", "last"):
        at -= 1
    if at and low[at - 1] in words("determiners") and low[at - 1] not in ("that",):
        return at - 1
    return at


def _modifies(view: _View, at: int) -> bool:
    word, token = view.low[at], view.sentence.tokens[at]
    if (
        word in words("not_names")
        and not token.text.isupper()
        or not token.text[0].isalpha()
    ):
        return word in ("'", "’") and at > 0 and view.owns(at - 1)
    if word in words("modifiers") or word in singulars():
        return True
    kinds = tags(word)
    if token.text[0].isupper() and at:
        return not kinds or kinds[0] in "NJP"
    if not kinds:
        plain = word.replace("-", "").isalpha()
        return word not in words("particles") and plain and len(word) > 2
    return kinds[0] in "NJ" and not set(kinds) & set("DIMCS")


def _heads(view: _View, first: int, at: int, plural: bool) -> tuple[Heads, int]:
    """Return how many are told, and the start with "about", "at least" and so on."""
    for here in range(first, at):
        number = value(view.low[here])
        if number is not None and view.low[here + 1] not in ("-", "year-old"):
            heads, begin = counted(view.low, here, first, number)
            return _both(view, here, begin, heads)
    return ((1, 1) if not plural else None), first


def _both(view: _View, here: int, begin: int, heads: Heads) -> tuple[Heads, int]:
    """Read "8 named and 300 unnamed accused": the sum, from the first number on."""
    low = view.low
    if begin == here and here > 2 and low[here - 1] == "and" and heads and heads[1]:
        before = value(low[here - 3])
        if before is not None and low[here - 2] in _STATUS | {"unnamed", "known"}:
            total = before + heads[1]
            return (total, total), here - 3
    return heads, begin


def _right(view: _View, at: int) -> int:
    """Return where the phrase ends: with "of ...", "who ..." and the like."""
    low, here = view.low, at + 1
    if view.owns(at) or here >= len(low):
        return here
    word = low[here]
    following = low[here + 1] if here + 1 < len(low) else ""
    if word == "of" and value(following) is None:
        return _through(view, here + 1)
    if word == "of":
        unit = low[here + 2] if here + 2 < len(low) else ""
        return here + 2 + (unit in ("years", "months", "weeks", "days"))
    if word == "for" and following and view.upper(here + 1) and low[at] in _OFFICES:
        return _through(view, here + 1, 4)
    if word in ("who", "whom", "whose") or word == "that" and following in (
        "i", "he", "she", "we", "they",
    ):  # fmt: skip
        return _clause(view, here)
    if word in ("he", "she", "we", "i") and following and tags(following)[:1] == "V":
        return here + 2
    if word in ("in", "on", "with", "from", "at") and _belongs(view, at, here):
        return _through(view, here + 1, 7)
    return here


def _belongs(view: _View, at: int, here: int) -> bool:
    """Whether what follows "in" or "on" is of the people, not of the deed."""
    low = view.low
    if here + 1 >= len(low):
        return False
    if set(low[here + 1 : here + 4]) & _CLOTHES:
        return True
    if low[here] == "from":
        return view.upper(here + 1)
    end = _through(view, here + 1, 7)
    after = low[end] if end < len(low) else ""
    begins = _left(view, at)
    subject = begins == 0 or low[begins - 1] in (",", ".", ":", "and", ")", "that")
    verb = after[:1].isalpha() and tags(after)[:1] in ("V", "M")
    return (
        subject and verb and not view.upper(here + 1) and value(low[here + 1]) is None
    )


def _through(view: _View, at: int, most: int = 9) -> int:
    """Return the end of a simple noun phrase that begins at `at`, else `at - 1`."""
    low, here = view.low, at
    while here < len(low) and here - at < most:
        word = low[here]
        past = tags(word)[:1] in ("V", "P") and low[here - 1] not in words(
            "determiners"
        )
        if word in words("determiners") or word in words("modifiers") and not past:
            here += 1
        elif word in words("not_names"):
            break
        elif (
            view.upper(here)
            or value(word) is not None
            or word in ("'", "’")
            or (
                word == "and"
                and here > at
                and view.upper(here - 1)
                and (here + 1 < len(low) and view.upper(here + 1))
            )
        ):
            here += 1
        elif word in ("of", "with", "in") and at < here < len(low) - 1:
            if word == "in" and not view.upper(here + 1):
                break
            here += 1
        elif view.upper(here - 1) and "V" in tags(word):
            break
        elif tags(word)[:1] in ("N", "J", "") and word.isalpha():
            here += 1
        else:
            break
    while here > at and low[here - 1] in words("determiners") | {"of", "with", "in"}:
        here -= 1
    return here if here > at else at - 1


def _clause(view: _View, at: int) -> int:
    """Return the end of a relative clause: at a mark, or at the main verb."""
    low, here = view.low, at
    verbs = int(low[at] == "who")
    if verbs:
        here = at + 2
    while here < len(low) and here - at < 9:
        if not low[here][0].isalnum() and low[here] not in ("'", "’"):
            break
        if low[here] in ("and", "but") and here > at + 1:
            break
        if tags(low[here])[:1] in ("V", "M") and low[here - 1] not in ("to", "not"):
            verbs += not (verbs and tags(low[here - 1])[:1] in ("V", "M"))
            if verbs > 1:
                break
        here += 1
    return here


# --- numbers alone ----------------------------------------------------------


def _elliptic(view: _View, at: int) -> Description | None:
    """Read "four of the seven", "the other six", "sixteen have", "11 arrested"."""
    low, word = view.low, view.low[at]
    if word in words("vague"):
        return _vague(view, at)
    number = value(word)
    if number is None or at + 1 > len(low) or low[max(0, at - 1)] in ("no", "nos"):
        return None
    first = at
    if (
        at
        and low[at - 1] in ("other", "remaining")
        or at
        and low[at - 1] in ("first", "another")
        and view.upper(at - 1)
    ):
        first = at - 1
    if first and low[first - 1] in ("the", "these", "those", "all"):
        first -= 1
    last, subset, of = _tail(view, at, first, number)
    if last is None:
        return None
    heads, begin = counted(low, at, first, number)
    determiner = low[begin] if low[begin] in words("determiners") else ""
    kind = "individual" if number == 1 else "group"
    core = at + 1 + (low[at + 1 : at + 2] != () and low[at + 1] in _STATUS)
    return Description(
        view.sentence, begin, last, core, "", number > 1, heads, determiner, kind,
        subset, of,
    )  # fmt: skip


def _tail(
    view: _View, at: int, first: int, number: int
) -> tuple[int | None, bool, int | None]:
    """Return where a number for people ends, if it is one; and of what it is a part."""
    low = view.low
    following = low[at + 1] if at + 1 < len(low) else ""
    second = low[at + 2] if at + 2 < len(low) else ""
    if following == "of" and second in _SETS:
        if second in ("them", "us", "these", "those") and not _noun_at(view, at + 3):
            return at + 3, True, None
        end = max(_through(view, at + 2, 6), at + 3)
        if not _people_at(view, at + 2, end):
            return None, False, None
        of = next((v for w in low[at + 2 : end] if (v := value(w))), None)
        return end, True, of
    if following in ("others", "more") and not _noun_at(view, at + 2):
        return at + 2, False, None
    if following in _UNITS:
        return None, False, None
    if following in _STATUS:
        if first < at and low[first] in words("determiners"):
            return at + 1, False, None
        return _when(view, at + 2), False, None
    definite = first < at and low[first] in ("the", "those", "these", "all", "other")
    if definite and not _noun_at(view, at + 1) and number > 1:
        return at + 1, first + 1 < at, None
    if following in ("have", "were", "are", "had", "remain", "ought") and number > 1:
        clear = first == 0 or low[at - 1] in (",", ";", "that", "and", ".", "by")
        if clear and second and (second == "been" or set(tags(second)) & set("VPGJI")):
            return at + 1, False, None
    return None, False, None


def _people_at(view: _View, at: int, end: int) -> bool:
    """Whether "of the ..." goes on with people, a number or nothing else."""
    nouns = [w for w in view.low[at:end] if tags(w)[:1] == "N" or w in singulars()]
    return not nouns or nouns[-1] in singulars() or nouns[-1] in _STATUS


def _noun_at(view: _View, at: int) -> bool:
    """Whether a noun phrase goes on at `at` ("the two gates", "three more gates")."""
    for here in range(at, min(at + 3, len(view.low))):
        word = view.low[here]
        if not word[0].isalnum():
            return False
        kinds = tags(word)[:1]
        if kinds == "N" or word in singulars() or kinds == "" and word.isalpha():
            return True
        if kinds not in ("J", "P") and word not in words("modifiers"):
            return False
    return False


def _when(view: _View, at: int) -> int:
    """Take in "without charge", "on Friday night" after "24 released"."""
    low, here = view.low, at
    if low[here : here + 2] == ("without", "charge"):
        here += 2
    if here < len(low) and low[here] in ("on", "this", "last"):
        end = here + 1
        while end < len(low) and low[end] in _TIMES:
            end += 1
        here = end if end > here + 1 else here
    return here


_TIMES = listed(
    """monday tuesday wednesday thursday friday saturday sunday morning afternoon
    evening night noon yesterday today"""
)


def _vague(view: _View, at: int) -> Description | None:
    """Read "hundreds of other political workers", "dozens of people"."""
    low = view.low
    if at + 2 >= len(low) or low[at + 1] != "of":
        return None
    last = _through(view, at + 2, 6)
    heads = [i for i in range(at + 2, max(last, at + 2)) if low[i] in singulars()]
    if not heads:
        return None
    noun = singulars()[low[heads[-1]]]
    first = at - 1 if at and low[at - 1] in APPROXIMATE | {"many"} else at
    return Description(
        view.sentence, first, heads[-1] + 1, heads[-1] + 1, noun, True, None, "",
        "group", False, None, True,
    )  # fmt: skip
