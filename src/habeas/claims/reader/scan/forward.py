"""Whom "his arrest" means where the name follows: "A day after his arrest, A died".

Only at the head of a sentence, where "his" means nobody told of before, and not where
the one named only says something.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from habeas.claims.reader import grammar as g
from habeas.claims.reader.scan.deed import Deed
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.sexes import sex_of
from habeas.claims.reader.stance import Stance
from habeas.text.spotting import Spotter

_HEAD = Spotter(
    r"^\W*(?:(?:an?|one|two|three|four|five|six|some|several|many|\d+|hours|days|weeks|months|"
    r"years|minutes|shortly|soon|barely|just|only|less than|hour|day|week|month|year|few) ){0,5}"
    r"(?:after|since|following) (?P<whose>his|her) (?P<noun>arrest|detention|abduction|"
    r"kidnapping)(?: (?:in|on|at|by|from) [^,;.]{2,40})?, (?=(?-i:[A-Z]))",
    re.IGNORECASE,
)
_ACTS = {"kidnapping": "abduction"}
_OF_OTHERS = re.compile(
    r"\b(?:lawyer|counsel|attorney|father|mother|wife|brother|sister)\b", re.IGNORECASE
)


# Who does something for another may not be the one taken: "A filed a petition for his son".
_OFFICE = re.compile(
    r"(?:Justice|Judge|Minister|Senator|Dr|Doctor|Advocate|Adv|Barrister|Inspector|SHO|DSP|SP|SSP|Constable)\b"
)
_DOES = re.compile(
    r",? (?:(?:had|has|also|then|soon|immediately) )*(?:fil|demand|heard|hear|mov|petition|visit|went|met|wrote|approach|"
    r"call|order|appeal|protest|condemn|urg|ask|request|took over|succeed|replac|issu|head|led|lead|travel|rush|seek|sought|"
    r"search|complain|contact|phon|learn|found out|began|start|becam|tweet|post|announc)\w*\b",
    re.IGNORECASE,
)


def forward(line: Line) -> Iterator[Deed]:
    """Give the taking of the one whom a sentence names behind "after his arrest,"."""
    match = line.find(_HEAD)
    if match is None or line.question or line.unsure:
        return
    row, start = line.row, line.start + match.end()
    at = next((k for k, u in enumerate(row) if u.start == start), -1)
    whose = next((u for u in row if u.start == line.start + match.start("whose")), None)
    if at < 0 or at + 1 >= len(row) or whose is None or whose.refs:
        return
    one = row[at]
    if not one.person or one.form != "name" or one.owns or len(one.refs) != 1:
        return
    if _OF_OTHERS.search(line.words(at)) or any(
        u.word in g.SAID for u in row[at + 1 :][:12]
    ):
        return
    if _OFFICE.match(line.words(at)) or _DOES.match(line.text, one.end, line.end):
        return
    own = sex_of(line.words(at))
    if own and own != ("m" if match["whose"].lower() == "his" else "f"):
        return
    noun = match["noun"].lower()
    place = line.start + match.start("noun")
    yield Deed(
        _ACTS.get(noun, noun), one.refs, (), Stance(), line.start, one.end, place,
        line.number,
    )  # fmt: skip
