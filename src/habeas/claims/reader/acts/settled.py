"""What the source itself settles of what others say: it was not so, or it was not done.

"The guard said that he had been freed. He was not freed": nobody is free by the word of
the guard. "The radio said that six men will be executed; it was not carried out": nobody
was killed, and the threat is over. Both are told once more, as not done.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from habeas.claims.reader.acts.act import Act
from habeas.claims.reader.scene.line import Line
from habeas.text.spotting import Spotter

_BACK = 2  # sentences
_NOT_FREED = Spotter(
    r"(?:\A|[.;:–—]\s+)\W*(?:(?:But|Yet|And|However|In fact|In truth|In reality|Actually),? )?"
    r"(?P<who>(?i:he|she|they)|(?-i:[A-Z])[\w'’-]+(?: (?-i:[A-Z])[\w'’-]+){0,2}) "
    r"(?:(?:was|were|has|have|had|is|are) (?:in fact )?(?:not|never)|(?:was|were|has|have|had|is|are)n['’]t)"
    r"(?: been)? (?:released|freed|let go|let out|set free|discharged)\b"
    r"(?! (?:until|till|before|on|by|from|with|without|together|at once|immediately|in time|for|to|alone)\b)",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"\b(?:sa(?:id|ys?)|told|claim(?:s|ed)|announced|insist(?:s|ed)|assured|according to|"
    r"maintain(?:s|ed)|reported|wrote|declared)\b",
    re.IGNORECASE,
)
_NOT_DONE = Spotter(
    r"(?:\A|[,;:–—]\s+|\b(?:but|and|yet|though) )\W*(?:(?:But|In the end),? )?"
    r"(?:it|this|that|the (?:sentences?|orders?|executions?|hangings?|plans?)) "
    r"(?:(?:was|were|has|have|had) (?:not|never)(?: yet)?(?: been)? (?:carried out|executed|implemented|"
    r"done|put into effect)|never (?:happened|took place|came to pass)|did not (?:happen|take place|come to pass))\b"
    r"(?! (?:until|till|before|by|in time|as planned|properly)\b)",
    re.IGNORECASE,
)
_PUT_TO_DEATH = re.compile(
    r"\b(?:will|would|shall|are to|is to|were to|was to) (?:\w+ )?be (?:\w+ )?(?:executed|hanged|shot|killed|beheaded|"
    r"put to death)\b",
    re.IGNORECASE,
)


def settled(read: Sequence[Line], found: Sequence[Act]) -> list[Act]:
    """Return the acts, those that the source says not to be so told as not done."""
    found = [*found, *_of_itself(read, found)]
    told: dict[int, list[Act]] = defaultdict(list)
    for act in found:
        if act.victim and (_freed(act) or act.type == "death_threat"):
            told[act.number].append(act)
    if not told:
        return list(found)
    instead: dict[int, Act] = {}
    for line in read:
        for old, new in (*_not_freed(line, told), *_not_done(line, told)):
            instead[id(old)] = new
    return [instead.get(id(a), a) for a in found] if instead else list(found)


# "Died of his age", says the jail, of one who was beaten: what killed him is denied.
_OF_ITSELF = Spotter(
    r"\b(?:died|passed away|succumbed)[\"”]? (?:[\"“])?(?:a natural death|(?:of|from|to|due to|because of|owing to) (?:an? |the |some |his |her |their |natural |old |"
    r"chronic |pre-existing |sudden |long |severe ){0,3}(?:age|causes|illness|sickness|disease|heart (?:attack|failure|disease|trouble)|cardiac (?:arrest|failure)|"
    r"stroke|fever|malaria|asthma|diabetes|kidney \w+|liver \w+|tuberculosis|pneumonia|cancer|weakness|ulcer))\b",
    re.IGNORECASE,
)
_DEATHS = frozenset(["killing", "death_in_custody", "extrajudicial_execution"])
_OF_POWER = re.compile(
    r"\b(?:police\w*|ministr?y|minister|spokes\w+|government|authorit\w+|officials?|officers?|prisons?|prisoners['’]|jail|"
    r"warden|director\w*|superintendent|command\w*|army|military|service|administration|department|committee|governor|"
    r"prosecut\w+|colonel|captain|major|general|chief|mayor)\b",
    re.IGNORECASE,
)


def _of_itself(read: Sequence[Line], found: Sequence[Act]) -> list[Act]:
    """Return the deaths once more, as denied, of which those in power give another cause."""
    dead: dict[str, Act] = {}
    for act in found:
        if act.type in _DEATHS and act.victim and _done(act):
            dead.setdefault(act.victim, act)
    made: list[Act] = []
    for line in read if dead else ():
        match = line.find(_OF_ITSELF)
        if match is None:
            continue
        at = line.start + match.start()
        before = [u for u in line.row if u.person and u.end <= at]
        who = before[-1].refs if before and at - before[-1].end < _CLOSE else ()
        said = _SAYS.search(line.text, line.start, at)
        power = _OF_POWER.search(line.text, line.start, said.end()) if said else None
        for ref in who if power else ():
            told = dead.get(ref)
            if told is not None and not any(
                a.victim == ref and a.modality == "denied" and a.type in _DEATHS
                for a in (*found, *made)
            ):
                span = (before[-1].start, line.start + match.end())
                made.append(
                    replace(
                        told, modality="denied", spans=(span,), at=at,
                        number=line.number, noun=False, date=None, by=(), place=None,
                        time_frame="incident",
                    )
                )  # fmt: skip
    return made


_CLOSE = 6  # characters between who died and the verb: a quotation mark, "has", "had"


def _done(act: Act) -> bool:
    return (act.modality, act.polarity) == ("stated", "affirmed")


def _freed(act: Act) -> bool:
    return (act.type, act.modality, act.polarity) == ("release", "stated", "affirmed")


def _not_freed(
    line: Line, told: Mapping[int, Sequence[Act]]
) -> Iterator[tuple[Act, Act]]:
    """Give the releases that somebody claimed just before, and as they are denied."""
    match = line.find(_NOT_FREED)
    if match is None:
        return
    start, end = line.start + match.start("who"), line.start + match.end()
    named = next((u for u in line.row if u.start == start), None)
    spoken = match["who"].lower() in ("he", "she", "they")
    if not spoken and (named is None or not named.person):
        return
    for number in range(line.number, line.number - _BACK - 1, -1):
        claims = [a for a in told.get(number, ()) if _freed(a) and a.at < start]
        claims = [a for a in claims if _claimed(line, a)]
        if named is not None and named.refs:
            claims = [a for a in claims if a.victim in named.refs]
        for act in claims:
            yield (
                act,
                replace(
                    act,
                    polarity="negated",
                    spans=((start, end),),
                    at=start,
                    number=line.number,
                ),
            )
        if claims:
            return


def _claimed(line: Line, act: Act) -> bool:
    """Whether somebody else's word tells an act."""
    low = max(line.text.rfind("\n\n", 0, act.at), act.at - 120, 0)
    return bool(act.voices) or _SAYS.search(line.text, low, act.at) is not None


def _not_done(
    line: Line, told: Mapping[int, Sequence[Act]]
) -> Iterator[tuple[Act, Act]]:
    """Give the deaths announced that did not come, and as they are denied."""
    match = line.find(_NOT_DONE)
    if match is None:
        return
    at = line.start + match.start()
    here = [a for a in told.get(line.number, ()) if a.at < at]
    before = told.get(line.number - 1, ()) if not match.start() else ()
    for act in here or before:
        words = line.text[act.spans[0][0] : act.spans[-1][1] + 30]
        if act.type == "death_threat" and _PUT_TO_DEATH.search(words):
            yield (
                act,
                replace(act, type="killing", modality="stated", polarity="negated"),
            )
