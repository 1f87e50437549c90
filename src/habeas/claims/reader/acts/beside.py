"""Who only stands beside a deed: set apart from it, telling of it, or owning whom it met.

"Instead of X the police beat Y", "X and others say police beat Y", "X, whose driver was
arrested", "a friend of X, was arrested", "X said that he was killed": X neither did it
nor met with it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from habeas.claims.reader.acts.act import DEATHS, HELD, WORST
from habeas.claims.reader.scan import Deed
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.units import Unit

_APART = re.compile(
    r"\b(?:unlike|instead of|rather than|(?:was|were|is) not(?: by)?) (?:the |\w+or )?\Z",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"\b(?:say|says|said|told|tells?|alleg\w+|claim(?:s|ed)?|report(?:s|ed)?|"
    r"insist(?:s|ed)?)\b",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"\b(?:says?|said|told|tells|added|alleg(?:es|ed)|claim(?:s|ed)|recall(?:s|ed)|wrote|"
    r"writes|asked|asks)\b[^.;]*\Z",
    re.IGNORECASE,
)
_OTHERS = (
    r"(?:friend|driver|nephew|niece|guard|bodyguard|cook|servant|maid|colleague|neighbou?r|"
    r"comrade|client|employee|partner|assistant|secretary|aide|associate|follower|"
    r"supporter|student|pupil|cousin|uncle|aunt|brother|sister|son|daughter|father|"
    r"mother|wife|husband|relative)s?"
)
_THEIRS = re.compile(
    rf"\b(?:whose|his|her|their) (?:[\w-]+ )?(?P<noun>{_OTHERS}),?(?P<was>(?: (?:was|were|is|are|has|have|"
    r"had|been|being|also|then|later|both))*)\s*\Z",
    re.IGNORECASE,
)
# "X, named as the man who shot his son, was freed": X was, and no son.
_ASIDE = re.compile(
    r", (?:who|whom|which|(?:(?:also|now|once|earlier) )?[a-z]+(?:ed|en|own)) [^,]*\Z"
)
_PASSIVE = re.compile(r"\w+ (?:dead )?by\b")
_OF_HIM = re.compile(
    rf", (?:an?|the|one) (?:[\w-]+ ){{0,2}}{_OTHERS} of (?:the )?\Z", re.IGNORECASE
)
_GRAVE = HELD | WORST | {"release", "injury", "torture", "assault", "abduction"}


def without_bystanders(line: Line, found: Sequence[Deed]) -> list[Deed]:
    """Return the deeds without those who only stand beside them."""
    made = []
    for deed in found:
        if deed.act in _GRAVE and deed.stance.polarity == "affirmed":
            other = _of_another(line, deed)
            if other == () or _by_the_dead(line, deed) or _while_held(line, deed):
                continue
            if len(deed.victims) > 1 and _one_or_other(line, deed):
                continue
            deed = replace(deed, victims=other or _owner(line, deed) or deed.victims)
            if deed.act == "release" and _RESCUED.search(line.text, deed.at, deed.end):
                deed = replace(deed, by=())
            by = tuple(r for r in deed.by if not _stands_by(line, deed, r))
            hit = tuple(r for r in deed.victims if not _not_met(line, deed, r))
            if deed.victims and not hit:
                continue
            if by != deed.by or hit != deed.victims:
                deed = replace(deed, by=by, victims=hit)
        made.append(deed)
    return made


def _one_or_other(line: Line, deed: Deed) -> bool:
    """Whether it is left open to whom a deed was done: "A or B was taken"."""
    own = [k for k, u in enumerate(line.row) if set(u.refs) & set(deed.victims)]
    pairs = itertools.pairwise(own)
    return any(
        b - a <= _CLOSE and any(u.word == "or" for u in line.row[a + 1 : b])
        for a, b in pairs
    )


_CLOSE = 6  # units from one of two named to the other


def _last(line: Line, deed: Deed, ref: str) -> Unit | None:
    before = [u for u in line.row if ref in u.refs and u.end <= deed.at]
    return before[-1] if before else None


def _set_apart(line: Line, unit: Unit) -> bool:
    low = max(line.start, unit.start - 40)
    return _APART.search(line.text[low : unit.start]) is not None


def _stands_by(line: Line, deed: Deed, ref: str) -> bool:
    """Whether one taken for a doer is set apart, or only says what others did."""
    unit = _last(line, deed, ref)
    if unit is None:
        return False
    if _set_apart(line, unit):
        return True
    nearer = any(
        u.start > unit.end and u.end <= deed.at and not deed_only(u, ref)
        for u in line.row
        if set(u.refs) & set(deed.by)
    )
    return nearer and _SAYS.search(line.text, unit.end, deed.at) is not None


def deed_only(unit: Unit, ref: str) -> bool:
    """Whether a unit stands for nobody but `ref`."""
    return set(unit.refs) == {ref}


def _not_met(line: Line, deed: Deed, ref: str) -> bool:
    """Whether one taken for a victim is set apart, or only a friend of the victim's."""
    unit = _last(line, deed, ref)
    if unit is None:
        return False
    low = max(line.start, unit.start - 50)
    of_him = len(deed.victims) > 1 and _OF_HIM.search(line.text[low : unit.start])
    return _set_apart(line, unit) or bool(of_him)


_SOME_OF = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|seven|several|some|many) of \Z",
    re.IGNORECASE,
)


def _of_another(line: Line, deed: Deed) -> tuple[str, ...] | None:
    """Return whom "whose driver was killed" stands for, () for nobody; None: no such."""
    match = _THEIRS.search(line.text[line.start : deed.at])
    passive = match and (match["was"] or _PASSIVE.match(line.text, deed.at, line.end))
    if match is None or not passive:
        return None
    if _SOME_OF.search(line.text, line.start, line.start + match.start()):
        return None  # "two of his clients were killed: A and B"
    aside = match[0].find(",") > 0 and not match[0].lower().startswith("whose")
    if aside and _ASIDE.search(line.text[line.start : deed.at - len(match[0])]):
        return None
    start, end = (line.start + match.start("noun"), line.start + match.end("noun"))
    own = [u for u in line.row if u.person and u.start < end and start < u.end]
    refs = tuple(r for u in own for r in u.refs)
    return None if set(refs) & set(deed.victims) else refs


_WHOSE = re.compile(
    r"(?:The |the )?(?P<many>famil\w+|relatives|kin|parents|friends|lawyers|colleagues|supporters|"
    r"comrades|neighbours|neighbors|fans|followers)?\b[\w' -]*\bof ",
)
_CLOSED = re.compile(
    r"[^,.;]{2,60}, (?:also |now |still )?(?:says?|said|fears?|blames?|told|"
    r"wants?|believes?|demands?|asks?|asked|accuses?|alleges?)\b"
)


_KIN_OF = re.compile(
    rf"(?:.+['’]s?|his|her|their|my) (?:[\w-]+ )?{_OTHERS}\Z|(?:the )?{_OTHERS} of ",
    re.IGNORECASE,
)
# Who frees somebody from a gang did not hold them.
_RESCUED = re.compile(
    r"\bfrom (?:the |his |her |their |a )?(?:[\w-]+ )?(?:gangs?|kidnappers?|captors?|abductors?|bandits?|mob)\b",
    re.IGNORECASE,
)
_WHILE = re.compile(r"\b(?:while|when) (?:he|she) (?:was|is|were)\b", re.IGNORECASE)


def _while_held(line: Line, deed: Deed) -> bool:
    """Whether "X's father died while he was in jail" leaves open who was in jail."""
    if deed.act not in ("death_in_custody", "detention") or not deed.victims:
        return False
    near = line.text[max(line.start, deed.at - 12) : min(line.end, deed.end)]
    if _WHILE.search(near) is None:
        return False
    own = [u for u in line.row if set(u.refs) & set(deed.victims)]
    return bool(own) and _KIN_OF.match(line.text[own[0].start : own[0].end]) is not None


def _owner(line: Line, deed: Deed) -> tuple[str, ...]:
    """Return X in "the family of X, arrested on Monday," where they themselves are not."""
    for unit in line.row:
        beside = unit.person and line.text[unit.end : deed.at] == ", "
        match = _WHOSE.match(line.text, unit.start, unit.end) if beside else None
        if match and (match["many"] or _CLOSED.match(line.text, deed.at)):
            inside = line.scene.cast.in_span(unit.start, unit.end, "person")
            return tuple(
                m.ref for m in inside if m.form == "name" and m.end == unit.end
            )
    return ()


def _by_the_dead(line: Line, deed: Deed) -> bool:
    """Whether the dead would be who tells of it: "X said that he was killed"."""
    if deed.act not in DEATHS or deed.stance.modality != "stated":
        return False
    for ref in deed.victims:
        own = [u for u in line.row if ref in u.refs and u.end <= deed.at]
        if len(own) > 1 and own[-1].form == "pronoun" and not own[-2].owns:
            if "," in line.text[own[-1].end : deed.at]:
                continue
            if _TELLS.search(line.text, own[-2].end, own[-1].start):
                return True
    return False
