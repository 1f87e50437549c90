"""Whom an act was done to where no mention tells it: "he was arrested", "killing one".

A sentence out of the midst of an article tells of one who was named long before, or of
some who are only counted. What was done stands then, with no victim.
"""

from __future__ import annotations

from collections.abc import Sequence

from habeas.claims.reader import grammar as g
from habeas.claims.reader.lexicon import singulars
from habeas.claims.reader.scan.deed import Fit
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.stance import Stance
from habeas.claims.reader.triggers import BASE, ING
from habeas.claims.reader.units import Unit
from habeas.claims.reader.vocabulary import tags

_TAKEN = frozenset(["arrest", "detention", "abduction"])
_DONE = _TAKEN | frozenset(
    [
        "remand",
        "killing",
        "attempted_killing",
        "injury",
        "assault",
        "interrogation",
        "release",
    ]
)
_OPEN = frozenset(["he", "she", "they", "him", "them"])
_COUNTED = frozenset(
    """several many some most few a dozens scores hundreds others another one two three
    four five six seven eight nine ten eleven twelve anyone everyone whoever
    both all""".split()  # noqa: SIM905
)
_ENDS = frozenset(
    """, . ; : ) and or but in at on by for from near outside during after before when while
    as to with who under with yesterday today last this over until till
    inside""".split()  # noqa: SIM905
)


def unnamed(line: Line, fit: Fit, how: Stance, by: Sequence[int]) -> bool:
    """Whether an act was done to one or some whom no mention tells."""
    way, verb = fit.way, fit.verb
    if way.act not in _DONE or way.marks & _NEEDING or line.sender or line.topic:
        return False
    if (how.modality, how.polarity) != ("stated", "affirmed") or line.scene.witness:
        return False
    if not by and (way.act not in _TAKEN | {"release"} or "live" in way.marks):
        return False
    if verb.passive and not by and _by_somebody(line.row, verb.end):
        return False
    if verb.passive and way.victim == "object" or way.victim == "subject":
        return not verb.to and _stands_before(line, verb.start)
    if way.victim != "object" or not by or _wished(line, fit):
        return False
    return _stands_behind(line, verb.end)


def _by_somebody(row: Sequence[Unit], at: int) -> bool:
    """Whether a "by" follows whose words are nobody's: "picked by the selectors"."""
    return any(unit.word == "by" for unit in row[at : at + 2])


def _wished(line: Line, fit: Fit) -> bool:
    """Whether a verb in "-ing" only names a deed: "must stop arresting students"."""
    start = fit.verb.start
    before = line.row[start - 1].word if start else ""
    return fit.verb.form in (ING, BASE) and fit.verb.bare and before != ","


_NEEDING = frozenset(["bare", "held", "where", "violent", "promised", "parts"])


def _stands_before(line: Line, at: int) -> bool:
    """Whether a pronoun or a count that is no mention stands before unit `at`."""
    row, at = line.row, at - 1
    while at > 0 and g.adverb(row[at].word) and row[at].word not in _COUNTED:
        at -= 1
    if at < 0 or row[at].refs:
        return False
    told = row[at].word in _OPEN or row[at].word in ("these", "those")
    return told or _counts(row, at) or _people(line, at) or _some_of(row, at)


def _some_of(row: Sequence[Unit], at: int) -> bool:
    """Whether "eight of those named in the case" stands as subject up to unit `at`."""
    for k in range(at, max(at - _REACH, 0), -1):
        if row[k].refs and row[k].sort == "person" or row[k].word in g.MARKS:
            return False
        if row[k].word == "of" and row[k - 1].word in _COUNTED:
            return k == 1 or row[k - 2].word in _ENDS
    return False


_REACH = 9  # units that such a subject may be long


def _stands_behind(line: Line, at: int) -> bool:
    """Whether one stands behind a verb that ends before unit `at`."""
    row = line.row
    counts = at < len(row) and row[at].word in _COUNTED
    while (
        not counts
        and at + 1 < len(row)
        and (row[at].word in _LEADS or row[at].word[:1].isdigit())
    ):
        at += 1
    if at >= len(row) or row[at].refs:
        return False
    following = row[at + 1].word if at + 1 < len(row) else "."
    if row[at].word == "her":
        return following in _ENDS
    if counts:
        return following in _ENDS or following == "of"
    return row[at].word in _OPEN or _people(line, at)


def _people(line: Line, at: int) -> bool:
    """Whether unit `at` is a noun for people, or a first name that stands alone."""
    word, start = line.row[at].word, line.row[at].start
    if word in singulars():
        return True
    return line.text[start].isupper() and word.isalpha() and not tags(word)


_LEADS = frozenset("the a an up away back".split())  # noqa: SIM905


def _counts(row: Sequence[Unit], at: int) -> bool:
    """Whether "several" or "two" stands alone at unit `at`, as subject."""
    if row[at].word not in _COUNTED:
        return False
    return at == 0 or row[at - 1].word in _ENDS or row[at - 1].word in _COUNTED
