"""Other words that lead a list: "Accused:" under an FIR, "Two are missing. They are".

Each gives what befell those listed as `headings.headed` does, and where they begin.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from habeas.claims.reader.acts.rolls.headings import Headed, headed
from habeas.claims.reader.mentions import Person
from habeas.claims.reader.numbers import value
from habeas.claims.reader.scene.line import Line

_FIR = re.compile(
    r"\b(?:F\.?I\.?R\.?|[Cc]rime|[Cc]ase) ?(?:[Nn]o\.? ?)?:? ?\d{1,4}[/-]\d{2,4}"
)
_NAMES = re.compile(
    r"(?:\W|^)(?P<word>(?:(?:the )?(?:co-)?accused(?: persons?| named| nominated)?|nominated(?: accused| persons?)?|it names|"
    r"(?:persons |those )?(?:named|nominated)(?: in it)?))(?: \(\d+\))?\s?:\s*\Z",
    re.IGNORECASE,
)
_BEFORE_COLON = 30
_OF_FIR = re.compile(
    r"\W*(?P<word>F\.?I\.?R\.? ?(?:[Nn]o\.? ?)?\d{1,4}[/-]\d{2,4})(?P<more>[^\n]{0,120}?)(?:: | [–—-] )(?=\(?\d?\W*[A-Z])"
)
_OF_LAW = re.compile(
    r"(?:[\s,;()&/.-]|\d+\w?|and|of|on|dated?|u/s|under|sections?|sec|section|[A-Z][\w'’.-]*|police|station|thana|r/w)*"
)
_OFFICER = re.compile(
    r"\W*(?:I\.?O\.?|Inspector|Insp|Sub-?Inspector|SI|ASI|SHO|DSP|SP|SSP|Constable|Investigat\w+|Complainant|Judge|"
    r"Magistrate|Adv|Advocate|Informant|Witness|Registered|Police)\b"
)
_THEY = re.compile(
    r"\W*(?:They are|These are|Those are|Their names(?: are)?|Names|The (?:two|three|four|five|six|\d) are)\s?:? (?=\S)"
)
_COUNT = re.compile(
    r"(?:^|[.;:!\n]\s*)\W*(?:Another |Of (?:them|these),? |The other |A further )?(?P<count>[A-Za-z]+|\d{1,2})"
    r"(?: (?:others?|more|of (?:them|these)|men|women|people|persons|[a-z]+s))?"
    r" (?P<state>(?:were|are|remain|remains|have been|still|is|was) [^.;:!?\n]{3,60})[.:;]\s*\Z",
    re.IGNORECASE,
)
_LOOK_BACK, _NEAR = 140, 260
_BRACKETED = re.compile(r"(?P<count>\d{1,2})(?: [a-z]+)? \((?=[A-Z])")


class Lead(NamedTuple):
    """What is told of those listed, how many they must be (0: any), where they begin."""

    told: Headed
    begin: int
    many: int = 0


def lead(line: Line) -> Lead | None:
    """Return what a line's own words, or the sentence before it, say of those it lists."""
    if not line.people or line.question or line.resolution:
        return None
    return _of_case(line) or _counted(line) or _on_board(line)


def _of_case(line: Line) -> Lead | None:
    """Return the charge that "Accused: A, B" tells where a case is numbered above it."""
    colon = line.whole.find(":", 0, _BEFORE_COLON)
    match = _NAMES.search(line.whole[: colon + 1]) if colon >= 0 else None
    if match:
        opened = line.raw.rfind("\n\n", 0, line.start) + 1
        above = line.raw[max(opened, line.start - _NEAR) : line.start + colon]
        if _FIR.search(above):
            return Lead(Headed(("prosecution",), *match.span("word")), colon + 1)
    if "FIR" not in line.whole and "F.I.R" not in line.whole:
        return None
    own = _OF_FIR.match(line.whole)
    if own is None or not _OF_LAW.fullmatch(own["more"]):
        return None
    if _OFFICER.match(line.whole, own.end()):
        return None
    return Lead(Headed(("prosecution",), *own.span("word")), own.end())


# "I could read 5 names on the board: A, B ...": whom a station holds.
_BOARD = re.compile(
    r"(?:^|: |[.;!] )\W*(?:(?:i|we|he|she|just|could|can|managed to|only|now|also|have|has|was able to|saw|see|seen|read|got|"
    r"copied|counted|wrote down|found|there are|here are|got|the|these|those|following|some|all) )*"
    r"(?:(?P<count>\d{1,2}|[a-z]+) )?(?P<word>names (?:written )?(?:on|in|from|off) (?:the|their|its|a) "
    r"(?:police |station |custody |cell |charge |duty |white|black|notice )?(?:board|book|list|register|sheet|wall|log|logbook))"
    r"(?: (?:at|of|in|outside|inside) [^:.;]{2,40})?: (?=\S)",
    re.IGNORECASE,
)
_OF_STATION = re.compile(
    r"\b(?:(?:police |at the |the )stations?|polres\w*|polda|polsek|custody|cells?|detain\w*|detention|jail|prison|lock-?up|thana|"
    r"barracks|charge (?:sheet|office)|kanit|OCS|SHO)\b",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(
    r"\b(?:speakers?|lawyers?|volunteers?|donors?|exam\w*|results?|winners?|candidates?|attendance|rota|shift|guests?|wanted|missing|"
    r"dead|patients?|hospital|bail(?:ed)?|releas\w*)\b",
    re.IGNORECASE,
)
_ABOVE = 700


def _on_board(line: Line) -> Lead | None:
    """Return the holding of those whose names a message read on the board of a station."""
    match = _BOARD.search(line.whole) if line.sender and "names" in line.whole else None
    if match is None or _OF_OTHERS.search(line.whole, 0, match.end()):
        return None
    above = line.raw[max(0, line.start - _ABOVE) : line.start + match.end()]
    if _OF_STATION.search(above) is None:
        return None
    many = value(match["count"].lower()) if match["count"] else 0
    return Lead(Headed(("detention",), *match.span("word")), match.end(), many or 0)


def _counted(line: Line) -> Lead | None:
    """Return what "Two remain missing." tells of those in "They are A and B."."""
    match = _THEY.match(line.whole)
    if match is None:
        return None
    before = line.raw[max(0, line.start - _LOOK_BACK) : line.start]
    if "\n\n" in before[-4:]:
        return None
    said = _COUNT.search(before)
    many = value(said["count"].lower()) if said else None
    told = headed(said["state"]) if said else None
    if not many or told is None:
        return None
    return Lead(told._replace(start=0, end=match.end()), match.end(), many)


def within(line: Line, rest: Sequence[str]) -> None:
    """Note that those listed are the group that the sentence before counts."""
    scene = line.scene
    near = scene.cast.in_span(max(0, line.start - _LOOK_BACK), line.start, "person")
    many = (len(rest), len(rest))
    for mention in reversed(near):
        group = scene.cast.get(mention.ref)
        if isinstance(group, Person) and not group.name and group.heads == many:
            for ref in rest:
                scene.within.setdefault(ref, group.id)
            return


def in_brackets(words: str, begin: int) -> int:
    """Return where those named in "Missing: 2 (A, B)" begin, or `begin`."""
    match = _BRACKETED.match(words, begin)
    return match.end() if match else begin
