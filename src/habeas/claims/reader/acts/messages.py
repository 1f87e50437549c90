"""What stands in one message of a chat belongs to it: its counts, its lists, its truck."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from habeas.claims.reader.acts.act import Act
from habeas.claims.reader.mentions import Person
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.scene.scene import Scene
from habeas.claims.reader.units import Unit

_COUNT = re.compile(
    r"(?<![\d:.,/])(?:\d{1,4}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|many|some|"
    r"dozens|hundreds)\b(?![:.,/]\d)",
    re.IGNORECASE,
)
_HELD_THERE = re.compile(
    r"\W*(?:\([^)]{1,30}\) ?)?(?:is|are|was|were|['’]s) (?:(?:still|now|also|already|right now|sitting|both|all) )*"
    r"(?:in|inside|on|at) (?:(?:the|their|a|that|same|police|army|prison) ){0,3}"
    r"(?:trucks?|vans?|bus(?:es)?|cars?|lorry|jeeps?|pick-?ups?|cells?|lock-?ups?|custody|station|barracks|prison|jail|thana)\b",
    re.IGNORECASE,
)


# "3 came out by the gate: A, B" lists those three; "2 of them: A, B" does not.
_HEADED = re.compile(
    r"(?:only |another |all |just |the )*(?:\d{1,4}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    r"(?! of\b)(?: [^\s:.;!?]+){1,12}: (?=\S)",
    re.IGNORECASE,
)


def counts_others(line: Line, told: Sequence[Act]) -> bool:
    """Whether a message counts people of its own before a sentence that says "one is X".

    Those are meant, and not the group of whom another message `told`.
    """
    if not line.sender:
        return False
    begin = line.raw.rfind("\n", 0, line.start) + 1
    if any(act.at >= begin for act in told):
        return False
    if line.row and _HEADED.match(line.text, line.row[0].start, line.end):
        return True
    if begin >= line.start:
        return False
    return _COUNT.search(_said(line, begin)) is not None


def _said(line: Line, begin: int) -> str:
    """Return what a message says before a sentence, without its stamp and sender."""
    words = line.raw[begin : line.start]
    head = words.find(": ", min(len(words), _STAMP))
    return words[head + 2 :] if head >= 0 else ""


_STAMP = 8  # letters of the shortest clock time with its brackets


def still_there(line: Line, named: Sequence[Unit]) -> Iterator[str]:
    """Give those named of whom it is said that the truck or the cell has them."""
    for unit in named:
        if _HELD_THERE.match(line.text, unit.end, line.end):
            yield from unit.refs


def told_of_each(scene: Scene, line: Line, told: Sequence[Act]) -> list[Act]:
    """Return the acts of a line; of a group that a colon lists one and all, of each listed.

    "3 friends pulled into the van: A, B and a schoolgirl" is told of A, B and the girl.
    """
    made: list[Act] = []
    for act in told:
        each = _each(scene, line, act) if act.victim else ()
        if not each:
            made.append(act)
            continue
        known = {a.victim for a in told if a.type == act.type}
        made.extend(replace(act, victim=r) for r in each if r not in known)
        scene.listed(list(each))
    return made


def _each(scene: Scene, line: Line, act: Act) -> tuple[str, ...]:
    """Return those listed behind a colon, if they are as many as the group of an act."""
    group = scene.cast.get(act.victim or "")
    heads = group.heads if isinstance(group, Person) and group.kind == "group" else None
    whole = next((u for u in line.row if act.victim in u.refs), None)
    if heads is None or heads[0] != heads[1] or heads[0] < _PAIR or whole is None:
        return ()
    colon = line.text.find(": ", whole.end, min(line.end, whole.end + _FAR))
    others = any(u.person and whole.end <= u.start < colon for u in line.row)
    others = others or _COUNT.search(line.text, whole.end, max(colon, 0)) is not None
    if colon < 0 or others or _STOP.search(line.text, whole.end, colon):
        return ()
    found: list[str] = []
    count, last = 0, colon + 1
    for unit in line.row:
        one = scene.cast.get(unit.refs[0]) if unit.refs and unit.person else None
        if unit.start < colon or not isinstance(one, Person) or unit.form == "pronoun":
            continue
        if (
            not one.heads
            or unit.owns
            or not _JOINS.fullmatch(line.text, last, unit.start)
        ):
            break
        found.append(one.id)
        count, last = count + one.heads[0], unit.end
        if count >= heads[0]:
            break
    return tuple(found) if count == heads[0] and len(found) > 1 else ()


_PAIR, _FAR = 2, 90
_STOP = re.compile(r"[.;!?]\s")
# "A (student), B and one more, C": what may stand between those listed.
_JOINS = re.compile(
    r"\s*(?:\([^()\n]{1,40}\))?(?:,? (?:\d{1,2}|(?:law |high school |school )?(?:student|teacher|driver|pupil)))?"
    r"\s*(?:[,;/&+]|\band\b|\bn\b|, and\b|\balso\b|\bplus\b|\bthe\b|\s)*(?:(?-i:[A-Z])[a-z]{1,4}\. )?",
    re.IGNORECASE,
)
