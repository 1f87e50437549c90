"""Dates that begin with a weekday, with or without a number after it."""

from __future__ import annotations

import re
from dataclasses import replace

from habeas.text.almanac import NUMBERS
from habeas.text.grammar.days import from_month, simple
from habeas.text.grammar.here import (
    NOT_AFTER_ORDINAL,
    ORDINAL,
    ROMAN_TAILS,
    URDU_TAILS,
    DateMention,
    Here,
    timed,
)

_GAP = re.compile(r"[\s,]*(?:\(\s*)?(?:the\s+)?(?:کو\s+)?", re.IGNORECASE)
_BEFORE_LAST = re.compile(r"\s+before\s+last\b")
_BEFORE_CHRISTMAS = re.compile(r"\s+(before|after)\s+christmas\b", re.IGNORECASE)
_NEXT_WORDS = frozenset(("next", "próximo", "depan", "ijayo", "coming"))
_THROUGH = re.compile(
    r"(?:\s?[–—-]\s?|\s(?:to|until|till|through|and)\s)(?P<wd>[^\W\d_]{3,})\b(?!\s\d)"
)
_WEEKDAY_TAIL = re.compile(
    r"\s+(?:of\s+)?(?P<way>last|next|pasado|passado|lalu|lepas|iliyopita|próximo|depan|"
    r"ijayo|coming)(?P<week>\s+week)?\b(?!\s+(?:month|year|time|seen))",
    re.IGNORECASE,
)
_ENGLISH_WEAK = frozenset(
    ("mon", "tue", "tues", "wed", "weds", "thu", "thur", "thurs", "fri", "sat", "sun")
)
_WEEKDAY_LED_LISTED = (
    "on by until till since from this last next every of before after for and to "
    "hari siku el los ki ke ko noong"
)
_WEEKDAY_LED = frozenset(_WEEKDAY_LED_LISTED.split())
_FEASTS = frozenset(("ash", "good", "palm", "holy", "black", "bloody", "easter"))
_HABIT = re.compile(
    r"\s+(?:programmes?|programs?|shows?|editions?|bulletins?|markets?|schools?|"
    r"papers?|"
    r"newspapers?|newsletters?|clubs?|supplements?|sermons?|class(?:es)?|times|post|"
    r"telegraph|mail|magazine|standard|nation|mirror|observer)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?P<d>[12]?\d|3[01])(?=(?:[.:)]| [–—-]) [^\d\s])")
_SURNAME = re.compile(r" [A-Z][a-z]+(?:-[A-Z][a-z]+)?\b")


def from_weekday(here: Here) -> DateMention | None:
    """Return the date that a weekday begins, unless it names something else."""
    number = here.book.weekdays[here.word]
    gap = _GAP.match(here.text, here.end)
    after = gap.end() if gap else here.end
    if here.text[here.end : here.end + 1] == "." and here.book.is_weak(here.word):
        gap = _GAP.match(here.text, here.end + 1)
        after = gap.end() if gap else here.end + 1
    dated = _dated(here, after, number)
    if dated:
        return dated
    if here.book.is_weak(here.word) and not _is_weekday(here):
        return None
    if _is_no_day(here):
        return None
    if here.word in here.book.months:
        return from_month(here)
    return _pointed(here, number)


def _dated(here: Here, after: int, number: int) -> DateMention | None:
    """Return the date after a weekday: "Monday, 6 April", "Thursday (12th)"."""
    second = simple(here, after)
    if second and second.kind == "numeric" and "\n" in here.text[here.end : after]:
        return None
    if second is None:
        match = ORDINAL.match(here.text, after) or _entry(here, after)
        if match is None or NOT_AFTER_ORDINAL.match(here.text, match.end()):
            return None
        second = DateMention(
            after, match.end(), "day", f"XXXX-XX-{int(match['d']):02d}"
        )
    if second.edtf and second.edtf.count("-") < 2:
        return None
    end = second.end
    if "(" in here.text[here.end : after] and here.text[end : end + 1] == ")":
        end += 1
    return timed(here, replace(second, start=here.at, end=end, weekday=number))


def _entry(here: Here, after: int) -> re.Match[str] | None:
    """Return the number of a day that opens an entry of a diary: "Mon 7. The police"."""
    begin = here.text.rfind("\n", 0, here.at) + 1
    if (
        here.text[begin : here.at].strip(" \t*•·–—-")
        or not here.capital
        and not (here.text[here.at : here.end].isupper())
    ):
        return None
    return _NUMBERED.match(here.text, after)


def _is_no_day(here: Here) -> bool:
    """Whether a weekday's name names a habit, a feast, a paper or a person."""
    last = here.before[-1]
    if (
        last in _FEASTS
        or last in ("every", "each")
        or _HABIT.match(here.text, here.end)
    ):
        return True
    if (last in _WEEKDAY_LED and last != "and") or not here.capital:
        return False
    named = _SURNAME.match(here.text, here.end)
    led = here.text[max(0, here.at - 2) : here.at].strip()
    if named is None:
        return False
    listed = re.match(r",| and |$", here.text[named.end() : named.end() + 5])
    return led in (",", ";", "(") or led.isalpha() or listed is not None


def _is_weekday(here: Here) -> bool:
    """Whether a short name, or a word with another meaning, is a weekday here."""
    if here.word.isascii() and here.word in _ENGLISH_WEAK:
        bracket = here.text[here.at - 1 : here.at] == "("
        return here.capital and (bracket or here.before[-1] in _WEEKDAY_LED)
    if here.word.isascii():
        return here.before[-1] in _WEEKDAY_LED or bool(
            ROMAN_TAILS.match(here.text, here.end)
        )
    match = URDU_TAILS.match(here.text, here.end)
    return match is not None and here.before[-1] not in NUMBERS


def _pointed(here: Here, number: int) -> DateMention:
    """Return a weekday without a date, with the word that says which one is meant."""
    one = here.made(here.end, "weekday", weekday=number, unit="weekday")
    if _BEFORE_LAST.match(here.text, here.end):
        end = here.text.index("last", here.end) + len("last")
        return replace(one, end=end, count=-2)
    feast = _BEFORE_CHRISTMAS.match(here.text, here.end)
    if feast:
        count = -1 if feast[1].lower() == "before" else 1
        return replace(one, end=feast.end(), unit="christmas", count=count)
    through = _THROUGH.match(here.text, here.end)
    ranged = here.before[-1] in ("from", "between") or (
        through is not None and " and " not in through[0] and through[0][0] != " "
    )
    if through and ranged and through["wd"].lower() in here.book.weekdays:
        last = here.book.weekdays[through["wd"].lower()]
        return replace(one, end=through.end(), other=str(last))
    match = _WEEKDAY_TAIL.match(here.text, here.end)
    if match:
        count = 1 if match["way"].lower() in _NEXT_WORDS else -1
        unit = "week" if match["week"] else "weekday"
        one = replace(one, end=match.end(), count=count, unit=unit)
    return timed(here, one)
