"""Whom the entries of a roll enrol: "1. Dr. A, 34, teacher", "A (Kasur); B and C".

An entry that says that it was not so, or that nobody is sure, enrols nobody.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from habeas.claims.reader import grammar as g
from habeas.claims.reader.cells import UNSURE
from habeas.claims.reader.lexicon import one_person, several_people, words
from habeas.claims.reader.members import whose
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.units import Unit

_NOT_HE = re.compile(
    r"\b(?:(?:was|were|is|are|has|had) (?:not|never)|not (?:yet )?(?:arrested|detained|held|taken|confirmed|there|"
    r"present|at|in|among|injured|killed|released|freed)|never|struck|deleted|removed|withdrawn|duplicate|"
    r"same (?:person )?as|mistaken(?:ly)? (?:identity|listed)|listed (?:by|in) (?:mistake|error)|abroad|wrong(?:ly)?|see no|"
    r"denied by|hamstring|groin|(?:yellow|red) cards?|\d-\d, \d-\d|as (?:\w+ )?(?:speakers?|guests?|performers?)|nahi|bach ga\w*|ghalti se|alive|safe|escaped|got away|at home|went home before)\b|"
    r"(?<!\S)(?:نہیں|نہ|غلطی سے|بچ گ\S+|محفوظ|غیر مصدقہ|تصدیق|روپوش|مفرور|اشتہاری)(?!\S)",
    re.IGNORECASE,
)
_MISTAKE = re.compile(r"\bnot an? \w+", re.IGNORECASE)
_FIRST = 5  # units before the name: the mark of an entry, what they are
_SHORT = 3  # letters of a mark
_BEGIN = frozenset([":", ",", ";", "and", "&", "including", "especially", "namely", "plus", "–", "—", "-"])  # fmt: skip
# Those who stand beside a case, and of whom nothing is told.
_BESIDE = frozenset(["witness", "witnesses", "complainant", "complainants", "informant", "surety", "sureties", "source", "contact"])  # fmt: skip
_ON = frozenset(["bail", "remand", "parole", "charges", "suspicion", "or", "way", "night", "evening", "morning", "account", "orders"])  # fmt: skip
_DAYS = frozenset(
    """mon tue wed thu fri sat sun jan feb mar apr may jun jul aug sep oct nov dec""".split()  # noqa: SIM905
)
_OF_ONE = re.compile(r"(?:an?|the) ", re.IGNORECASE)
_OF_THEM = re.compile(r"\b(?:of|among) (?:them|those|whom|these)\b", re.IGNORECASE)


def doubted(said: str) -> bool:
    """Whether words say that it was not so, or not for sure."""
    told = _MISTAKE.sub("", said)
    return _NOT_HE.search(told) is not None or UNSURE.search(told) is not None


def whom(line: Line) -> tuple[str, ...]:
    """Return whom a line of a list enrols: those it begins with, unless it says otherwise."""
    return () if doubted(line.whole) else entered(line)


def entered(line: Line) -> tuple[str, ...]:
    """Return whom an entry begins with: one by name, or a group."""
    row = line.row
    if len(line.topic) == 1 and row and row[0].start > line.start:
        return line.topic
    for k, unit in enumerate(row[:_FIRST]):
        if unit.person and not unit.owns:
            return _of_entry(line, k)
        if unit.refs or not _before(unit.word):
            return ()
    return ()


def _of_entry(line: Line, k: int) -> tuple[str, ...]:
    unit = line.row[k]
    if _on_what(line.row, k):
        return ()
    if unit.form in ("name", "short"):
        return _pair(line, k) if len(unit.refs) == 1 else ()
    if unit.form != "description" or _OF_ONE.match(line.words(k)):
        return ()
    return unit.refs


def _on_what(row: Sequence[Unit], k: int) -> bool:
    """Whether one speaks or writes on something: "A on tax reform"."""
    words = [u.word for u in row[k + 1 : k + 4]]
    if words[:1] != ["on"]:
        return False
    after = next((w for w in words[1:] if w not in ("the", "a", "an")), "")
    return after.isalpha() and after not in _ON and after[:3] not in _DAYS


def _pair(line: Line, k: int) -> tuple[str, ...]:
    """Return the one at a place of a row, with those joined to them: "A and B"."""
    row, found = line.row, [*line.row[k].refs]
    while k + 2 < len(row) and row[k + 1].word in ("and", "&"):
        k += 2
        if row[k].person and not row[k].owns and row[k].form in ("name", "short"):
            found.extend(row[k].refs)
        else:
            break
    return tuple(dict.fromkeys(found))


def _before(word: str) -> bool:
    """Whether a word may stand before the name of an entry."""
    if not word.isalpha() or len(word) <= _SHORT:
        return word not in _NEVER
    return one_person(word) or word in words("titles") or word in _OF_RANK


_NEVER = frozenset(["by", "via", "vs", "the", "a", "an", "no", "our", "for", "to", "in", "on", "at", "we", "he", "she"])  # fmt: skip
_OF_RANK = frozenset(["student", "union", "senior", "young", "general", "deputy", "vice", "former", "retired", "political", "rights", "human", "party", "trade", "labour", "peasant", "brick", "kiln", "school", "freelance", "veteran", "local", "also", "student's"])  # fmt: skip


def behind(line: Line, position: int) -> tuple[str, ...]:
    """Return those listed on a line from a position on; none where a clause is told.

    "A, teacher; B (24) and her son C", "17 labourers, two of them women".
    """
    row = line.row
    first = next((k for k, u in enumerate(row) if u.start >= position), len(row))
    if _tells(row, first) or _acts_on(line, first):
        return ()
    found: dict[str, None] = {}
    deep = 0
    for k in range(first, len(row)):
        deep += {"(": 1, ")": -1}.get(row[k].word, 0)
        stops = row[k].word == "." and k + 1 < len(row) and not _numbers(row, k)
        if stops or row[k].word == ":" and deep < 1:
            break
        if deep < 1 and _listed(line, first, k):
            last = next((n for n in range(k + 1, len(row)) if row[n].refs), len(row))
            if not doubted(line.text_between(k, last)):
                found.update(dict.fromkeys(row[k].refs))
    return tuple(found)


def _tells(row: Sequence[Unit], first: int) -> bool:
    """Whether a verb tells something outside brackets and "who ..."."""
    deep, apart = 0, False
    for k in range(first, len(row)):
        word = row[k].word
        deep += {"(": 1, ")": -1}.get(word, 0)
        apart = word in g.RELATIVES or apart and word not in (",", ";")
        verb = word in g.BE or word in _HAVE or g.finite(word) and word not in _NOUNS
        if verb and deep < 1 and not apart and not row[k].refs:
            return True
    return False


_HAVE = frozenset(["has", "have", "had", "will", "would", "may", "must", "said", "says"])  # fmt: skip
_NOUNS = frozenset(["aged", "retired", "unidentified", "unnamed", "disabled", "named", "married", "based"])  # fmt: skip


def _acts_on(line: Line, first: int) -> bool:
    """Whether the first one named goes on to do something: "A reports on prison life"."""
    row = line.row
    k = next((k for k in range(first, len(row)) if row[k].person), len(row))
    word = row[k + 1].word if k + 1 < len(row) else ""
    return word.isalpha() and word not in _GO_ON and not row[k + 1].refs


_GO_ON = frozenset(["and", "of", "from", "son", "daughter", "wife", "widow", "aged", "in", "at", "who", "alias", "including", "among", "with", "resident", "near", "on", "for", "also", "plus"])  # fmt: skip


def _listed(line: Line, first: int, k: int) -> bool:
    """Whether a unit is one of a list, and no father, town or office of another."""
    row, unit = line.row, line.row[k]
    if not unit.person or unit.owns or unit.form == "pronoun" or _on_what(row, k):
        return False
    if whose(line, unit):
        return False
    at = k - 1
    while (
        at >= first
        and (row[at].owns or not row[at].refs)
        and row[at].word not in _BEGIN
        and not _among(row, at)
        and not _numbers(row, at)
    ):
        if row[at].word in _BESIDE:
            return False
        known = row[at].word == "the" or _before(row[at].word)
        if not (known or row[at].owns or several_people(row[at].word)):
            return False
        at -= 1
    if at >= first and row[at].refs and not row[at].owns and not _among(row, at):
        return False
    if unit.form != "description":
        return True
    said = line.words(k)
    if _OF_THEM.search(said):
        return False
    opens = at < first or row[at].word in ("and", "&", ";")
    return (
        opens or not _OF_ONE.match(said) and row[at].word == "," and said[:1].isdigit()
    )


def _numbers(row: Sequence[Unit], at: int) -> bool:
    """Whether the mark of an entry ends at a place of a row: "2." or "(2)"."""
    if at < 1 or row[at].word not in (".", ")") or not row[at - 1].word.isdigit():
        return False
    return len(row[at - 1].word) < _SHORT


def _among(row: Sequence[Unit], at: int) -> bool:
    """Whether "among them" ends at a place of a row."""
    return at > 0 and row[at - 1].word == "among" and row[at].word in ("them", "whom")
