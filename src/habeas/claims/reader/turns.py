"""What the words around a unit tell of who is spoken of: whose kin, who says, who did."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from habeas.claims.reader import grammar as g
from habeas.claims.reader.lexicon import listed, words
from habeas.claims.reader.units import Unit, named, said
from habeas.text.standing import standing

HE = frozenset(["he", "him", "his", "himself"])
SHE = frozenset(["she", "her", "herself"])
THEY = frozenset(["they", "them", "their", "themselves"])
ME = frozenset(["i", "me", "my", "myself"])
WE = frozenset(["we", "us", "our"])
PRONOUNS = HE | SHE | THEY | ME | WE
QUOTES = frozenset(["“", "”", '"'])
OWNS = frozenset(["his", "her", "their", "my", "our"])
ASKING = frozenset(
    ["called", "calls", "urged", "urges", "appealed", "appeals", "demanded", "demands"]
)
_TURNING = PRONOUNS | QUOTES | ASKING


def turns_of(row: Sequence[Unit]) -> list[int]:
    """Return where somebody is named, spoken of or quoted in a row, in order."""
    return sorted({*standing(_TURNING, said(row)), *named(row)})


def who_did(row: Sequence[Unit], at: int) -> bool:
    """Whether ", who" follows: "before the magistrate, who granted them bail"."""
    at += at < len(row) and row[at].word == ","
    return at < len(row) and row[at].word in ("who", "which")


def behind_by(row: Sequence[Unit]) -> bool:
    """Whether the last unit is named after "led by one Cpl." or "by a leader, "."""
    apposed = len(row) > 1 and row[-2].word == ","
    for unit in reversed(row[-9 if apposed else -6 : -2 if apposed else -1]):
        if unit.word == "by":
            return True
        told = unit.refs and not (apposed and unit.form != "name")
        if told or unit.word == "," or g.finite(unit.word):
            return False
    return False


def kin_of(row: Sequence[Unit]) -> bool:
    """Whether the last unit is named as somebody's kin: "His brother Akram"."""
    owned = row[-3:-1]
    return (
        len(owned) == len(("his", "brother"))
        and row[-1].form == "name"
        and owned[0].word in OWNS
        and owned[1].word in words("kin")
    )


# Who speaks for somebody else: kin, and those whose office it is.
_NEAR_ONE = listed(
    """lawyer attorney counsel advocate solicitor barrister colleague friend neighbour
    neighbor comrade editor employer spokesman spokesperson spokeswoman"""
)


@cache
def _near() -> frozenset[str]:
    return words("kin") | _NEAR_ONE


def speaks_for(row: Sequence[Unit], at: int) -> bool:
    """Whether one named tells of whose kin or lawyer he is: "his lawyer, X, said"."""
    if at + 1 >= len(row) or row[at + 1].word != ",":
        return False
    near = _near()
    said = [u.word for u in row[max(0, at - 3) : at + 6]]
    k = min(at, 3)
    before, after = said[:k], said[k + 1 :]
    if len(before) == k == len(("his", "lawyer", ",")) and before[2] == ",":
        told = len(after) > 1 and after[1] in g.SAID
        return told and before[0] in OWNS and before[1] in near
    beside = after[3:4] == [","] and len(after) > len("X,hs")
    return beside and after[1] in OWNS and after[2] in near and after[4] in g.SAID


def only_source(row: Sequence[Unit]) -> bool:
    """Whether the last unit is only who says it: "According to her editor, X"."""
    if len(row) - 1 > len("editor"):
        return False
    words = [u.word for u in row[:-1]]
    if words[:2] != ["according", "to"]:
        return False
    if words[-1] == "," and any(u.form == "name" for u in row[2:-1]):
        return False  # "According to X, Y was"
    return not any(g.finite(w) for w in words)


def informed(made: Sequence[Unit]) -> bool:
    """Whether what comes next is whom somebody says something to."""
    return bool(made) and made[-1].word in g.SAID | {"told", "informed"}


def acted(made: Sequence[Unit]) -> bool:
    """Whether what comes next is what somebody does something to ("had tied ...")."""
    before = made[-1].word if made else ""
    helped = any(u.word in g.HAVE for u in made[-3:]) and before not in g.PREPOSITIONS
    return any(u.actor for u in made) and (helped or g.finite(before))


def spoken(before: Sequence[Unit]) -> bool:
    """Whether a quotation that opens here is what somebody says."""
    return bool(before) and (
        before[-1].word in (",", ":") or before[-1].word in g.SAID | {"that"}
    )


def ends_phrase(following: Unit | None) -> bool:
    """Whether "her" stands alone, and is no possessive."""
    if following is None:
        return True
    word = following.word
    return bool(word) and (
        not word[0].isalnum()
        or word in g.PREPOSITIONS
        or word in g.CONJUNCTIONS
        or word in _NOT_HERS
    )


# "let her go", "set her free", "hit her twice": done to her, nothing is hers.
_NOT_HERS = frozenset(
    [
        "and", "or", "a", "an", "the", "later", "again", "there", "away", "free", "go",
        "off", "alone", "here", "incommunicado", "overnight", "twice", "repeatedly",
        "yesterday", "today", "that", "to", "leave", "kneel", "undress",
        "strip", "without",
    ]
)  # fmt: skip


_BACK = 7  # units
_TAKEN = frozenset(["arrested", "detained", "injured", "wounded"])


def object_before(made: Sequence[Unit]) -> tuple[str, ...]:
    """Return whom a verb was told of that is joined to the last one of a row."""
    at = len(made) - 1
    while at > 0 and (g.adverb(made[at].word) or g.finite(made[at].word)):
        at -= 1
    if at == len(made) - 1 or at < 1 or made[at].word not in ("and", ",", "then"):
        return ()
    for k in range(at - 1, max(at - _BACK, 0), -1):
        if made[k].person:
            verb = made[k - 1].word if made[k - 1].word != "for" else made[k - 2].word
            named = made[k].form in ("name", "short") and not made[k].owns
            taken = verb in _TAKEN and k > 1 and made[k - 2].actor
            return made[k].refs if named and (taken or _acts(verb)) else ()
        if g.finite(made[k].word):
            return ()
    return ()


def met_by(made: Sequence[Unit]) -> tuple[str, ...]:
    """Return who meets the one meant next: X of "X found", "X could not speak to"."""
    at = len(made) - 1
    if at > 0 and made[at].word in _TO_WHOM:
        at -= 1
    verb = made[at] if at > 0 else None
    if verb is None or verb.refs or verb.word in _UNMET | {"been"}:
        return ()
    if not g.finite(verb.word) and made[at - 1].word not in g.HAVE:
        return ()
    at -= 1
    while at > 0 and not made[at].refs and made[at].word in _HELPING:
        at -= 1
    if made[at].word == ",":  # "X, his lawyer, found"
        aside = (
            k for k in range(at - 1, max(at - _ASIDE, 0), -1) if made[k].word == ","
        )
        at = next(aside, at) - 1
    return made[at].refs if made[at].person and not made[at].owns else ()


_ASIDE = 7
_TELLING = g.SAID | {"told", "shouted", "asked", "answered", "wrote", "whispered"}
_UNMET = _TELLING | g.BE
_TO_WHOM = listed("to with for at after about")
_HELPING = listed("has had could did later then also finally never not just only once")


def said_by_other(made: Sequence[Unit]) -> bool:
    """Whether what is told stands behind "he said:", so that "I" is who said it."""
    for k in range(len(made) - 1, 0, -1):
        if made[k].word == ":":
            before = {u.word for u in made[max(0, k - _LEAD) : k]}
            return bool(before & _TELLING) and not before & {"i", "we"}
    return False


_LEAD = 8  # units before a colon that tell who speaks behind it


def _acts(word: str) -> bool:
    return g.finite(word) and word not in g.BE | g.HAVE | g.SAID
