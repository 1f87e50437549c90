"""Where each of those taken stands, entry by entry: "• A and his son B: back home".

Only under words that say so ("here is where each of them stands:"), behind a taking that
was told; a list of lawyers, officers or meeting places tells of nobody's custody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from habeas.claims.reader.acts.act import HELD, Act
from habeas.claims.reader.scan import Deed
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.stance import Stance
from habeas.text.spotting import Spotter

_HOUSE = r"(?:[A-Z][\w'’-]+ ){0,4}(?:[Jj]ail|[Pp]rison|[Ll]ock-?up|[Tt]hana|[Pp]olice [Ss]tation)"
_STANDS = Spotter(
    r"(?:: | [–—-] )(?:"
    r"(?P<release>(?:now |safely |already )*(?:back )?home(?= since| again|\s*(?:[.;,]|\Z)))|"
    rf"(?P<detention>(?:still |now |held |being held |lodged )*(?:(?:in|at) (?:the )?)?{_HOUSE}"
    r"(?:,? [A-Z][\w'’-]+)?(?=\s*(?:[.;,]|\Z)))"
    r")"
)
_REMAND = re.compile(
    r", (?P<remand>remand(?:ed)?(?: (?:until|till|to|for)\b|(?=[.;,])))"
)
_EACH = re.compile(
    r"\b(?:each of (?:them|these|the)|where (?:they|each|all)|how (?:they|each)|status of|situation of|whereabouts|"
    r"arrested|detained|picked up|prisoners|detainees|in custody)\b[^.\n]{0,60}:?\s*\Z",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:lawyers?|counsel|advocates?|adv|officers?|sho|inspector|superintendent|contacts?|meet|visit|duty|not|never|"
    r"no|denied|says?|told|until proven|feared|may|if)\b|n['’]t\b|\?",
    re.IGNORECASE,
)
_JOINED = re.compile(r"(?:, | and | & )(?:(?:his|her) (?:\w+ )?)?")
_BACK = 1500  # letters to the words above the list


def whereabouts(line: Line, found: Sequence[Act]) -> Iterator[Deed]:
    """Give what an entry of such a list tells of those it begins with."""
    if not line.item or not line.may(_STANDS) or line.question or line.urdu:
        return
    who, end = _named(line)
    match = _STANDS.compiled.match(line.text, end, line.end) if who else None
    if match is None or match.lastgroup is None:
        return
    if _OTHERS.search(line.text, line.start, match.end()) or not _under(line, found):
        return
    told = [(match.lastgroup, match.start(match.lastgroup), match.end())]
    more = _REMAND.match(line.text, match.end(), line.end)
    if more and match.lastgroup == "detention":
        told.append(("remand", more.start("remand"), more.end("remand")))
    for act, at, until in told:
        how = Stance(frame="ongoing" if act == "detention" else "")
        yield Deed(act, who, (), how, line.row[0].start, until, at, line.number)


def _named(line: Line) -> tuple[tuple[str, ...], int]:
    """Return those an entry begins with, and where their names end."""
    who: dict[str, None] = {}
    end = 0
    for unit in line.row:
        if not unit.refs or unit.owns and unit.form == "pronoun":
            continue
        name = unit.person and unit.form in ("name", "short")
        if not name or end and not _JOINED.fullmatch(line.text, end, unit.start):
            break
        if not end and unit.start - line.start > len("12. "):
            break
        who.update(dict.fromkeys(unit.refs))
        end = unit.end
    return tuple(who), end


def _under(line: Line, found: Sequence[Act]) -> bool:
    """Whether a taking was told, and the words above the list say whom it is of."""
    if not any(a.type in HELD and a.modality == "stated" for a in found):
        return False
    above = line.raw[max(0, line.start - _BACK) : line.start].split("\n")
    for words in reversed(above[:-1]):
        if words.strip() and not _ITEM.match(words):
            return _EACH.search(words) is not None
    return False


_ITEM = re.compile(r"\s*(?:[*•·▪–—-]|\(?\w{1,3}[.)])\s")
