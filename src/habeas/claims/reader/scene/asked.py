"""Whom an answer names to whom the question asks if it was done, or who it was.

"Were you beaten? – Not me. Asif was." "Were you arrested? – Yes, with my friend Asif."
"Who was taken? – Only Asif." "When was he freed? – He is still inside."
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from habeas.claims.reader.lexicon import listed
from habeas.claims.reader.lexicon import words as listed_words
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.triggers import PAST, inflect
from habeas.claims.reader.units import Unit

DONE = listed(
    """beaten arrested detained taken released freed tortured hit kicked slapped punched whipped
    flogged killed shot wounded injured hurt questioned interrogated charged sentenced
    convicted remanded blindfolded handcuffed robbed raped stabbed burned burnt electrocuted
    hung hanged transferred moved jailed imprisoned held abducted kidnapped"""
)
_FREED = listed("released freed free released let release")
_TOGETHER = listed("arrested detained taken abducted kidnapped jailed imprisoned held")
_BE = frozenset(["was", "were"])
_ENDS = frozenset(".,;!?")
_LIST = frozenset([",", "and", "&"])
_MY = listed(
    "my our his her their the a friend friends colleague colleagues neighbour neighbor"
)
# "When was he released?" - "He is still inside", "They never let him go".
_HELD_YET = re.compile(
    r"\W*(?:well,? |oh,? |but )?(?:[\w'’]+ ){1,3}?(?:still |has(?: not|n['’]t) |have(?: not|n['’]t) |"
    r"was(?: not|n['’]t)|were(?: not|n['’]t)|did(?: not|n['’]t)|is(?: not|n['’]t) |never )|\W*(?:not yet|never|still)\b",
    re.IGNORECASE,
)
_SEEN = listed("see know recognise recognize hear")
_SOMEBODY = re.compile(
    r"\W*(?:yes\W+|it was |they were |(?:a|an|the|one of the|two|three|four|some|several) |(?:men|soldiers|policemen|police|officers|people) )"
    r"(?!.*\b(?:nobody|no one|not|never|rumou?r|heard|said|say|think|believe|maybe|perhaps|alive|if)\b|.*n['’]t\b)",
    re.IGNORECASE,
)


def at_place(unit: Unit, place: Unit) -> Unit:
    """Return a unit as if it stood at another, so that all stand in order."""
    return unit._replace(start=place.start, end=place.end)


def held_yet(asked: Sequence[str], words: str) -> bool:
    """Whether who is asked when somebody was freed says that he was not."""
    return bool(_FREED & set(asked[2:])) and _HELD_YET.match(words) is not None


def only_named(row: Sequence[Unit]) -> tuple[Unit, ...]:
    """Return the names that alone stand in an answer ("Only Asif.", "Juma and Kofi")."""
    begun = 1 if row and row[0].word in ("only", "just") else 0
    told = [u for u in row[begun:] if u.word not in _ENDS - {","}]
    told = told[_led_by_kin(told) :]
    named = [u for u in told if u.person and not u.owns and u.form in ("name", "short")]
    others = [u for u in told if u not in named and u.word not in _LIST]
    return tuple(told) if named and not others else ()


def _led_by_kin(told: Sequence[Unit]) -> int:
    """Return how many words of kin lead to the name: "My younger brother Haroon"."""
    kin = 0
    while (
        kin < len(told) and not told[kin].person or kin < len(told) and told[kin].owns
    ):
        word = told[kin].word
        if word not in _MINE and word not in listed_words("kin") and not told[kin].owns:
            return 0
        kin += 1
    named = kin < len(told) and told[kin].form in ("name", "short")
    return kin if 1 < kin <= _KIN_WORDS and named else 0


_MINE = listed("my our his her the younger elder older eldest youngest cousin")
_KIN_WORDS = 4


def together(line: Line, answer: Line) -> Line | None:
    """Return "were I arrested?" told also of who is named by "Yes, with my friend X"."""
    row, said = line.row, answer.row
    asks = len(row) > 2 and row[0].word in _BE and row[1].person
    if not asks or row[2].word not in _TOGETHER or len(row) > _SHORT:
        return None
    words = [u.word for u in said]
    at = next((k for k, w in enumerate(words[:5]) if w == "with"), -1)
    if (
        words[:1] != ["yes"]
        or at < 0
        or set(words[1:at]) - {",", ".", "together", "along"}
    ):
        return None
    for k in range(at + 1, min(at + 5, len(said))):
        unit = said[k]
        if unit.person and unit.form in ("name", "short") and not unit.owns:
            end = said[k + 1].word if k + 1 < len(said) else "."
            if end not in _ENDS:
                return None
            also = Unit("and", row[1].start, row[1].end)
            joined = (row[1], also, at_place(unit, row[1]), row[0], *row[2:])
            return replace(line, row=joined, answer=(answer.start, answer.end))
        if unit.word not in _MY and unit.word not in listed_words("kin"):
            return None
    return None


_SHORT = 6


def whom(line: Line, answer: Line) -> Line | None:
    """Return "who was taken?", "whom did they take?" told of those an answer names."""
    named, row = only_named(answer.row), line.row
    if (
        not named
        or len(row) < len(("who", "was", "taken"))
        or row[0].word not in ("who", "whom")
    ):
        return None
    placed = tuple(at_place(u, row[0]) for u in named)
    told = (answer.start, answer.end)
    if (
        row[1].word in _BE
        and row[2].word in DONE
        and not {"by", "when"} & {u.word for u in row}
    ):
        away = row[2].word == "taken" and row[3:4] and row[3].word in _ENDS
        taken = (row[2], at_place(Unit("away", 0, 0), row[2])) if away else row[2:3]
        return replace(line, row=(*placed, row[1], *taken, *row[3:]), answer=told)
    if (
        row[1].word == "did"
        and (row[2].actor or row[2].word == "they")
        and len(row) > 3
    ):
        past = [w for w, form in inflect(row[3].word).items() if form == PAST]
        if past and not row[3].refs and all(u.word in _ENDS for u in row[4:]):
            verb = row[3]._replace(word=past[0])
            named = tuple(at_place(u, row[3]) for u in named)
            return replace(line, row=(row[2], verb, *named, *row[4:]), answer=told)
    return None


def by_somebody(line: Line, answer: Line) -> Line:
    """Return "(did you see) who shot X?" told of X, where the answer says that it was."""
    row = line.row
    first = next((k for k, u in enumerate(row[:4]) if u.word == "who"), -1)
    led = [u.word for u in row[:first]]
    if first < 0 or led and not (led[0] in ("did", "do") and led[-1] in _SEEN):
        return line
    rest = row[first + 1 :]
    words = answer.text[answer.row[0].start if answer.row else answer.end : answer.end]
    past = bool(rest) and not rest[0].refs and rest[0].word in _PASTS
    if len(rest) < 2 or not past or not rest[1].person or not _SOMEBODY.match(words):
        return line
    they = Unit("they", row[0].start, row[0].end)
    return replace(line, row=(they, *rest), answer=(answer.start, answer.end))


_PASTS = listed(
    """took arrested detained beat killed shot hit tortured abducted kidnapped attacked
    stabbed injured wounded slapped kicked raped threatened interrogated questioned"""
)
