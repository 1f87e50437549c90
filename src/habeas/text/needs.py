"""What a text must hold for an expression to match in it, by each way it may match.

An expression is taken apart as `re` parses it. Of "(?:took off her clothes|rape\\w*)"
a text needs all of the words "took", "off", "her", "clothes", or one that begins with
"rape". A word is marked with `APART` where no letter can stand beside it in a match: then
it is one of the text's `LETTERS`, or the beginning of one. A need is never too much: what
cannot be told is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from re import _parser as grammar  # type: ignore[attr-defined]
from typing import Any, NamedTuple

LETTERS = re.compile(r"[a-z]{2,}|[\u0600-\u06ff]{2,}")
APART = "\n"  # stands in no word
_ARABIC = range(0x0600, 0x0700)  # letters that have no case
_SHORTEST = 2
_NOTHING: tuple[str, Any] = ("", None)


class Need(NamedTuple):
    """Of each list a text holds a word; of each group all that one of its ways needs."""

    lists: tuple[tuple[str, ...], ...] = ()
    groups: tuple[tuple[Need, ...], ...] = ()


def asked(pattern: str, flags: int = 0) -> Need:
    """Return what a text must hold for an expression to match in it."""
    parsed = grammar.parse(pattern, flags)
    narrow = bool(parsed.state.flags & re.ASCII)  # where "é" is no letter beside a word
    return _need(tuple(parsed), not narrow, False, False)


def _need(parsed: Sequence[Any], marked: bool, left: bool, right: bool) -> Need:
    """Return what a sequence needs.

    `left` and `right` tell whether no letter can stand beside it; words are `marked`
    as standing apart only where that is of use.
    """
    lists: list[tuple[str, ...]] = []
    groups: list[tuple[Need, ...]] = []
    at = 0
    while at < len(parsed):
        end = at
        while end < len(parsed) and _is_plain(parsed[end]):
            end += 1
        run = tuple(parsed[at:end])
        name, value = _named(parsed[end]) if end < len(parsed) else _NOTHING
        before = _apart(parsed[:at], -1, left)
        beyond = _apart(parsed[end + 1 :], 1, right)
        if name == "BRANCH":  # of "left" and "leaves" the first letters are one
            ways = [_need((*run, *way), marked, before, beyond) for way in value[1]]
            more = _either(ways)
        else:
            after = _apart(parsed[end:], 1, right)
            found = _words(run, marked and before, marked and after)
            lists.extend((word,) for word in found)
            within = _apart(parsed[:end], -1, left)
            more = _need_inside(name, value, marked, within, beyond)
        lists.extend(more.lists)
        groups.extend(more.groups)
        at = end + 1
    return Need(tuple(dict.fromkeys(filter(_tells, lists))), tuple(groups))


def _need_inside(name: str, value: Any, marked: bool, left: bool, right: bool) -> Need:
    """Return what is needed of what stands in brackets or comes again."""
    if name == "SUBPATTERN":
        return _need(tuple(value[3]), marked and not value[1] & re.ASCII, left, right)
    if name in _REPEATS and value[0] > 0:
        once = value[1] == 1
        return _need(tuple(value[2]), marked, once and left, once and right)
    if name == "ATOMIC_GROUP":
        return _need(tuple(value), marked, left, right)
    return Need()


_REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")


def _either(ways: Sequence[Need]) -> Need:
    """Return what is needed where one of several ways is; those of one list are one."""
    if not all(need.lists or need.groups for need in ways):
        return Need()
    short = [w.lists[0] for w in ways if len(w.lists) == 1 and not w.groups]
    rest = [w for w in ways if len(w.lists) != 1 or w.groups]
    if not short:
        return Need((), (tuple(rest),))
    one = Need((tuple(sorted({word for words in short for word in words})),))
    return Need((), ((one, *rest),)) if rest else one


def _tells(words: Sequence[str]) -> bool:
    """Whether a list is of use: each of its words is a word by itself or long enough."""
    return all(
        word[-1] == APART or len(word.strip(APART)) > _SHORTEST for word in words
    )


def _words(run: Sequence[Any], left: bool, right: bool) -> Iterator[str]:
    """Give the words of a row of letters; what stands apart is marked."""
    said = "".join(chr(value).lower() for _, value in run)
    for match in LETTERS.finditer(said):
        word = match[0]
        if not word.isascii():  # marks and stops are of its letters
            yield word
        elif match.start() or left:
            yield APART + word + (APART if match.end() < len(said) or right else "")
        else:
            yield word


def _apart(beside: Sequence[Any], step: int, beyond: bool) -> bool:
    """Whether no letter stands at the near end of what is beside a run.

    `step` is 1 for what comes after it and -1 for what comes before. Where there is
    nothing sure, `beyond` decides.
    """
    told = _no_letter_of(beside, step)
    return beyond if told is None else told


def _no_letter_of(parsed: Sequence[Any], step: int) -> bool | None:
    for one in parsed[::step]:
        told = _no_letter(*_named(one), step)
        if told is not None:
            return told
    return None


def _no_letter(name: str, value: Any, step: int) -> bool | None:
    """Whether what is matched has no letter at its near end; None: it may be empty."""
    if name == "LITERAL":
        return not chr(value).isalnum()
    if name == "IN":
        return _no_letters(value)
    if name == "AT":
        return None if str(value) == "AT_NON_BOUNDARY" else True
    if name in ("ASSERT", "ASSERT_NOT"):
        word = name == "ASSERT_NOT" and value[0] == step and _any_letter(value[1])
        return True if word else None
    if name == "SUBPATTERN":
        return _no_letter_of(tuple(value[3]), step)
    if name == "BRANCH":
        told = [_no_letter_of(tuple(way), step) for way in value[1]]
        return False if False in told else None if None in told else True
    if name in _REPEATS:
        inner = _no_letter_of(tuple(value[2]), step)
        return inner if value[0] or inner is False else None
    return False


_APART_SIGNS = ("CATEGORY_SPACE", "CATEGORY_NOT_WORD")


def _no_letters(signs: Sequence[Any]) -> bool:
    if str(signs[0][0]) == "NEGATE":
        return ("CATEGORY", "CATEGORY_WORD") in [_named(sign) for sign in signs]
    return all(
        name == "LITERAL" and not chr(value).isalnum() or value in _APART_SIGNS
        for name, value in map(_named, signs)
    )


def _any_letter(parsed: Sequence[Any]) -> bool:
    """Whether what is matched may be any letter: a set with all of them."""
    if len(parsed) != 1 or str(parsed[0][0]) != "IN":
        return False
    signs = [_named(sign) for sign in parsed[0][1]]
    return ("CATEGORY", "CATEGORY_WORD") in signs and signs[0][0] != "NEGATE"


def _named(parsed: Any) -> tuple[str, Any]:
    code, value = parsed
    return str(code), str(value) if str(code) in ("CATEGORY", "AT") else value


def _is_plain(parsed: Any) -> bool:
    return str(parsed[0]) == "LITERAL" and plain(parsed[1])


def plain(letter: int) -> bool:
    """Whether a code point is looked for as it is: ASCII, or an Arabic letter."""
    return 32 <= letter < 128 or letter in _ARABIC
