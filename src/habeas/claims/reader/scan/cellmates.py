"""Who was in the cell with the one who tells: "with me were A, a student, and B".

Former prisoners name those with whom they were held. Only what a witness tells of himself
is read so, where the words place the named in the same cell, or where the sentence before
does and they are remembered there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from habeas.claims.reader.scan.deed import Deed
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.scene.scene import Scene
from habeas.claims.reader.stance import Stance
from habeas.text.spotting import Spotter

_CELL = (
    r"(?:(?:the|that|our|my|this|one|a|an) )?(?:(?:same|next|big|small|large|common|dark|other|first|second|"
    r"third|women['’]s|men['’]s|isolation|underground|collective|overcrowded) ){0,2}"
    r"(?:(?:prison|police|death) )?(?:cells?|ward|dormitory|cage|dungeon|lock-?up|prison|jail|barrack)\b(?: (?:no\.? ?)?\d+)?"
)
_LIST = Spotter(
    rf"\b(?:with|beside|next to|alongside|together with) (?:me|us)\b,? (?:(?:there|then|also),? )?(?:in|inside) {_CELL},? (?:there )?"
    r"(?:was|were|sat|lay|slept|I found|I met):? |"
    rf"\b(?:in|inside) {_CELL} (?:with|beside|next to) (?:me|us),? (?:there )?(?:was|were|sat|lay|slept):? |"
    rf"\bshared {_CELL} with:? |\b(?:my|our) (?:fellow prisoners|cell-?mates?)(?: there| then)? (?:was|were|included|are):? |"
    rf"\b(?:in|inside) (?:(?:my|our|this|that) (?:\w+ )?(?:cell|ward|dormitory|cage|dungeon)|the (?:same|next) cell)\b,? (?:there )?"
    r"(?:was|were|sat|lay|slept):? |"
    rf"\b(?:\d+|[a-z]+(?:teen|ty)?) (?:of us|men|women|people|prisoners|persons)(?: \w+)? (?:in|inside) {_CELL}[^.;:]{{0,20}}?[,:;–—] ?"
    r"(?:among (?:them|us|others)|including|with):? ",
    re.IGNORECASE,
)
_REMEMBERED = Spotter(
    r"(?:\A|[;:] )\W*(?:There |Here )?(?:I|we) (?:still |also )?(?:remember|recall|met|got to know|came to know|found|saw)"
    r"(?: there| inside| here| in there| among them)?:? ",
    re.IGNORECASE,
)
_IN_CELL = re.compile(
    rf"\b(?:I|we)(?: (?:was|were|lay|slept|sat|lived|spent|stayed|had been|remained|came|got)\b| were [^.;]{{0,20}})[^.;!?]{{0,60}}?"
    rf"\b(?:in|into|inside|to) {_CELL}[^.!?]{{0,60}}[.!?]\s*\Z",
    re.IGNORECASE,
)
# What may stand before a name in a list: "; the old judge N", ", a nurse called N".
_LED = re.compile(
    r"(?:\A|[;,:]\s*|\band )(?:and )?(?:(?:also|(?!(?:to|of|by|from|with|like|not|for|at|in|on|than|who|when|where|his|her|"
    r"their|whose|that|as|was|were|is|and)\b)[a-z-]+) ){0,5}(?:(?:Dr|Mr|Mrs|Ms|Prof|Judge|Sheikh|Father|Imam|Sister)\.? )?\Z"
)
_CLAUSE = re.compile(r"\b(?:who|whose|whom|when|where|because|which|that|while)\b")
_ELSEWHERE = re.compile(
    r"\W*(?:from (?:school|home|my |our |the (?:university|mosque|market|street|neighbo)|before|childhood)|as a (?:boy|child|girl)|"
    r"(?:saying|telling|asking)\b|(?:who )?(?:was|is) (?:outside|abroad|free)|on (?:the )?(?:television|radio|TV))",
    re.IGNORECASE,
)
_BUT = re.compile(
    r"\b(?:guards?|warders?|jailers?|officers?|doctor|captain|director) \Z"
)


def cellmates(scene: Scene, line: Line) -> Iterator[Deed]:
    """Give the detention of those whom a witness names as held with him."""
    if not scene.witness or line.question or line.urdu:
        return
    yield from _died(scene, line)
    match = line.find(_LIST) or (
        line.find(_REMEMBERED) if _told_of_cell(line) else None
    )
    if match is None:
        return
    start = line.start + match.end()
    for item, end in _items(line, start):
        clause = _CLAUSE.search(line.text, item, end)
        stop = clause.start() if clause else end
        for unit in line.row:
            named = unit.person and unit.form in ("name", "short") and not unit.owns
            if not named or not item <= unit.start < stop:
                continue
            before = line.text[item : unit.start].lstrip()
            if _LED.search(before) is None or _BUT.search(before):
                continue
            if _ELSEWHERE.match(line.text, unit.end, line.end):
                continue
            refs = tuple(r for r in unit.refs if r != scene.witness)
            if refs:
                scene.cellmates.update(dict.fromkeys(refs, unit.start))
                yield Deed(
                    "detention", refs, (), Stance(), unit.start, unit.end, unit.start,
                    line.number,
                )  # fmt: skip


_DIED = re.compile(
    r"(?: (?:then|also|later|finally|himself|himself then))? died\b(?=\W*(?:$|[.,;]|in (?:the|that|my|our|his|her|front|there|silence)\b|on (?:the|\d)|"
    r"at (?:dawn|night|noon|four|five|six|three|two|one|\d)|that|there|the (?:same|next)|before (?:our|my|us|the)|beside|during|of|after|"
    r"(?:\w+ )?(?:days|weeks|hours|months) (?:later|after)|next|like|without|[A-Z]))"
    r"(?![^.;]{0,50}\b(?:hospital|at home|release\w*|freed|let go|outside|abroad)\b)"
)


def _died(scene: Scene, line: Line) -> Iterator[Deed]:
    """Give the death of one who was just told to be in the cell, in the same paragraph."""
    for unit in line.row if scene.cellmates else ():
        if not unit.person or unit.owns or len(unit.refs) != 1:
            continue
        since = scene.cellmates.get(unit.refs[0], -1)
        died = _DIED.match(line.text, unit.end, line.end) if since >= 0 else None
        if died is None or "\n\n" in line.raw[since : unit.start]:
            continue
        yield Deed(
            "death_in_custody", unit.refs, (), Stance(), unit.start, died.end(),
            died.end() - len("died"), line.number,
        )  # fmt: skip


def _told_of_cell(line: Line) -> bool:
    """Whether the sentence before tells that the witness was in a cell."""
    low = max(line.text.rfind("\n\n", 0, line.start), line.start - 200, 0)
    before = line.text[low : line.start]
    return _IN_CELL.search(before if before.endswith(" ") else before + " ") is not None


def _items(line: Line, start: int) -> Iterator[tuple[int, int]]:
    """Give where the items of a list begin and end, which semicolons part."""
    at = start
    while at < line.end:
        semicolon = line.text.find(";", at, line.end)
        end = semicolon if semicolon >= 0 else line.end
        yield at, end
        at = end + 1
