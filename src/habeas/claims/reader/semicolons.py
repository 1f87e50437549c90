"""Those whom semicolons add to the one that a deed is done to.

A statement that lists people with their offices parts them by semicolons, and names
the deed once, before the first.
"""

from __future__ import annotations

import re
from dataclasses import replace

from habeas.claims.reader import grammar as g
from habeas.claims.reader.scan import Deed
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.stance import Stance

_LISTED_ACTS = frozenset(
    ["arrest", "detention", "abduction", "killing", "injury", "release"]
)
_CUT = re.compile(r";(?: and)?\s*")


def listed_on(line: Line, deed: Deed) -> Deed:
    """Return the deed, with those whom semicolons add to the one it is done to.

    "Arrested A, president of B; C, organiser of D; and sixteen women": each part
    begins with a person, and no verb stands in it but behind "who".
    """
    last = max(
        (k for k, u in enumerate(line.row) if set(u.refs) & set(deed.victims)),
        default=-1,
    )
    if deed.act not in _LISTED_ACTS or deed.noun or last < 0 or deed.stance != Stance():
        return deed
    added: dict[str, None] = {}
    if any(u.start < deed.at and set(u.refs) & set(deed.victims) for u in line.row):
        return deed
    for k in range(last + 1, len(line.row)):
        unit, before = line.row[k], line.row[k - 1]
        if g.finite(unit.word) and not _in_relative(line, k):
            break
        begins = unit.person and before.word in (";", "and") and not unit.owns
        part = line.text[unit.end : line.end].split(";")[0]
        begins = begins and _ELSE.search(part) is None and not _tells(line, k)
        if begins and _CUT.fullmatch(
            line.text, _last_cut(line, unit.start), unit.start
        ):
            added.update(dict.fromkeys(unit.refs))
    if not added:
        return deed
    return replace(deed, victims=tuple(dict.fromkeys([*deed.victims, *added])))


def _tells(line: Line, k: int) -> bool:
    """Whether the part of a list that begins at a unit has a verb of its own."""
    for at in range(k + 1, len(line.row)):
        word = line.row[at].word
        if word == ";":
            return False
        if g.finite(word) and not _in_relative(line, at):
            return True
    return False


# What stands so in a part tells of other than the list: "A and two others still inside".
_ELSE = re.compile(
    r"\b(?:still|yet|not|inside|missing|remain\w*|held|(?:in|at) (?:custody|hospital|jail|"
    r"prison|home))\b",
    re.IGNORECASE,
)


def _last_cut(line: Line, position: int) -> int:
    cut = line.text.rfind(";", line.start, position)
    return cut if cut >= 0 else position


def _in_relative(line: Line, k: int) -> bool:
    """Whether a verb stands in "who ..." of its part of a list."""
    for unit in reversed(line.row[:k]):
        if unit.word in g.RELATIVES:
            return True
        if unit.word == ";":
            return False
    return False
