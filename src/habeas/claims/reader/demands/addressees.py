"""Of whom a demand is asked, where its words say it.

Only a body, an office or someone told without a name can be asked; a call to one's own
side ("members", "friends") has no addressee.
"""

from __future__ import annotations

import re

from habeas.claims.reader import grammar as g
from habeas.claims.reader.demands.words import ASKS, BASE, OWN_SIDE, WANTED, WRITE
from habeas.claims.reader.mentions import Cast, Organisation, Person
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.scene.scene import Scene


def written_to(scene: Scene, line: Line, match: re.Match[str]) -> str | None:
    """Return whom "Please write to X to:" asks."""
    if match["whom"] is None:
        return None
    low, high = line.start + match.start("whom"), line.start + match.end("whom")
    found = [m for m in scene.cast.in_span(low, high) if m.sort != "place"]
    asked = [m.ref for m in found if able(scene.cast, m.ref)]
    return asked[0] if asked else None


_LEAD = 8  # letters: "that the"


def first_actor(scene: Scene, line: Line, low: int) -> str | None:
    """Return the one who must act, at the head of a clause."""
    for unit in line.row:
        if unit.start >= line.start + low:
            lead = line.text[line.start + low : unit.start]
            near = len(lead) < _LEAD or _OF_WHERE.sub("", lead) in ("the ", "for the ")
            if unit.actor and near and able(scene.cast, unit.refs[0]):
                return unit.refs[0]
            if not near:
                return None
    return None


_BIDDEN = re.compile(
    r"(?:be )?(?:also |hereby )?(?:moved|prayed|petitioned|requested|asked|urged|called upon|directed|approached|"
    r"prevailed upon|impressed upon) to\b"
)
_TO_BE = re.compile(r"(?:not )?(?:immediately |also |completely |fully )?be \w+")
_MADE_TO = re.compile(r"(?:immediately )?be (?:bound|made|compelled|obliged|required)")


def who_must(scene: Scene, line: Line, low: int, mark: re.Match[str]) -> str | None:
    """Return who must act, where the words say so: an active subject that can."""
    after = line.whole[mark.end() :].lstrip().lower()
    if _BIDDEN.match(after):
        return first_actor(scene, line, low)
    if mark[0].lower().startswith("be") or (
        _TO_BE.match(after) and not _MADE_TO.match(after)
    ):
        return _asked_that(scene, line, mark) or lead_addressee(scene, line)
    begin, end = line.start + low, line.start + mark.start()
    heads = [
        u
        for u in line.row
        if begin <= u.start and u.end <= end and u.actor and not u.owns
    ]
    for unit in heads:
        ref = unit.refs[0]
        if able(scene.cast, ref) and _governs(line, unit.start):
            return ref
    return lead_addressee(scene, line)


# "Write to X demanding that A be freed", "it is demanded from X that A be freed".
_ASKED_THAT = re.compile(
    r".*\b(?:demand(?:s|ed|ing)?|ask(?:s|ed|ing)?|request(?:s|ed|ing)?|urg(?:es?|ed|ing)|"
    r"call(?:s|ed|ing)? (?:up)?on|appeal(?:s|ed|ing)? to|(?:write|writing|letters?) to|"
    r"requir(?:es?|ed))(?: (?:from|of))? (?P<whom>(?!that )[^,;:.]{3,80}?),?"
    r"(?: (?:and )?(?:demand|ask|urg|request|insist)ing)? that\b[^;:]*\Z",
    re.IGNORECASE,
)


def _asked_that(scene: Scene, line: Line, mark: re.Match[str]) -> str | None:
    """Return who is asked that something be done, named before "that"."""
    if " that" not in line.whole[: mark.start()].lower():
        return None
    match = _ASKED_THAT.match(line.whole, 0, mark.start())
    if match is None:
        return None
    low, high = line.start + match.start("whom"), line.start + match.end("whom")
    asked = [
        m.ref
        for m in scene.cast.in_span(low, high)
        if m.sort != "place" and m.form != "pronoun" and able(scene.cast, m.ref)
        if m.start - low <= len("all the ")
    ]
    return asked[0] if asked else None


def _governs(line: Line, start: int) -> bool:
    """Whether a mention is no mere complement ("security of the company")."""
    before = line.text[line.start : start].rstrip().lower()
    word = re.search(r"([\w']+)(?:\s+(?:the|all|an?|our|its))*$", before)
    return word is None or word[1] not in g.PREPOSITIONS


def able(cast: Cast, ref: str) -> bool:
    """Whether somebody can be asked: a body, an office, one told without a name."""
    one = cast.get(ref)
    if isinstance(one, Organisation):
        return True
    return isinstance(one, Person) and (
        "role" in one.attributes
        or bool(one.name is None and one.kind == "individual")
        or bool(_SIDES.search(one.words or ""))
    )


# Sides of a war and bodies of one kind: who can be asked, though only a group.
_SIDES = re.compile(
    r"\b(?:groups|fighters|rebels|militias?|insurgents|factions|parties to|embassies|governments|"
    r"authorities|companies|employers|brands|banks|donors|churches|courts|prosecutors|states)\b",
    re.IGNORECASE,
)


def lead_addressee(scene: Scene, line: Line) -> str | None:
    """Return whom the lead of a list asks ("urging the authorities to:")."""
    if not line.lead:
        return None
    start = line.text.rfind(line.lead, 0, line.start)
    if start < 0:
        return None
    match = WRITE.search(line.lead) or ASKS.search(line.lead)
    match = match or _TO_BODY.match(line.lead)
    if match is None:
        return None
    own = OWN_SIDE.match(line.lead[match.end() :])
    low = start + match.end()
    found = [
        m
        for m in scene.cast.in_span(low, start + len(line.lead))
        if m.sort == "organisation" or (m.sort == "person" and able(scene.cast, m.ref))
    ]
    if not found:
        found = [
            m
            for m in scene.cast.in_span(start, low)
            if m.sort == "organisation" and m.ref != scene.issuer
        ][-1:]
    if not found and _YOU.search(line.lead):
        return scene.addressed
    return found[0].ref if found and not own else None


_TO_BODY = re.compile(r"\W*To (?=(?:the |all |both )?[\w ]{3,80}:\s*\Z)")
_YOU = re.compile(r"\b(?:you|your good self)\b", re.IGNORECASE)


def second_asked(scene: Scene, line: Line, start: int, end: int) -> str | None:
    """Return a second one asked: "and on the DSS to state ..."."""
    match = _ALSO_ON.match(line.text[start:end])
    at = start + (match.end() if match else 0)
    for mention in scene.cast.in_span(start, min(end, at + 80)):
        led = _OF_WHERE.sub("", line.text[at : mention.start])
        if (
            len(led) <= 1
            and able(scene.cast, mention.ref)
            and (line.text[mention.end : mention.end + 4].startswith(" to "))
        ):
            return mention.ref
    return None


_ALSO_ON = re.compile(r"(?:(?:up)?on |of |to )?(?:the |all |both )?")
_THING = re.compile(rf"\W*{WANTED}", re.IGNORECASE)


def asked_of(
    scene: Scene, line: Line, match: re.Match[str], end: int
) -> tuple[str | None, int]:
    """Return who is asked ("on the police to"), and where what is asked begins."""
    words = line.whole
    verb = match["verb"].lower()
    rest = words[match.end() : end]
    if _THING.match(rest):
        return None, match.end()  # "demand access to lawyers for A"
    if (
        verb.endswith((" for", " that", " on"))
        and "call" not in verb
        and (not re.search(r"\bto\b", rest[:100]))
    ):
        return None, match.end()
    to = re.search(r"\bto (?=\w)|\bthat (?=\w)", rest)
    if to and verb.startswith("want") and _UNDERGOES.match(rest, to.end()):
        return None, match.end()  # "want the officer to be arrested"
    low, high = (
        line.start + match.end(),
        line.start + match.end() + (to.start() if to else 0),
    )
    if to and high - low < 140:
        for mention in scene.cast.in_span(low, high):
            if mention.sort == "organisation" or (
                mention.sort == "person"
                and mention.form != "pronoun"
                and able(scene.cast, mention.ref)
            ):
                return mention.ref, match.end() + to.end()
    if not (verb.endswith(("for", "on")) or verb.startswith("want")):
        for mention in scene.cast.in_span(low, line.start + end):
            base = line.text[low : mention.start].strip()
            base = _OF_WHERE.sub("", base + " ").strip().lower()
            if base in _TO_WHOM and (
                mention.sort == "organisation"
                or mention.sort == "person"
                and mention.form != "pronoun"
                and able(scene.cast, mention.ref)
            ):
                return mention.ref, mention.end - line.start
            break
    return None, match.end()


_UNDERGOES = re.compile(r"be (?:\w+ly )?\w+(?:ed|en|ght|ut)\b")
_OF_WHERE = re.compile(r"\b[A-Z][a-z]+ \Z")  # "the Sindh government"
_TO_WHOM = frozenset(
    ["", "the", "that", "that the", "all", "from", "from the", "of", "of the"]
)
_THAT = re.compile(r"\W*(?:that )?(?:the |our |all )?\Z", re.IGNORECASE)
_TO_DO = re.compile(
    rf"(?: in [A-Z]\w+)? to (?:{'|'.join(BASE)}|come|go|act|issue|do|make|order|see)\b"
)
_CALLED_UPON = re.compile(
    r"\b(?:is|are) (?:hereby )?(?:called upon|asked|urged|requested|directed) to\b",
    re.IGNORECASE,
)


def subject_of_item(scene: Scene, line: Line) -> str | None:
    """Return who must act in "That the Ministry identify the men"."""
    first = next((k for k, u in enumerate(line.row) if u.actor), -1)
    if first < 0 or first + 1 >= len(line.row):
        return None
    unit, verb = line.row[first], line.row[first + 1].word
    said = _THAT.match(line.text[line.start : unit.start]) is not None
    rest = line.text[unit.end : line.end]
    if said and _TO_DO.match(rest) and not unit.owns and able(scene.cast, unit.refs[0]):
        return unit.refs[0]
    acts = verb.isalpha() and verb not in g.BE and verb not in g.PREPOSITIONS
    joined = verb in g.JOINERS or verb in g.CONJUNCTIONS or verb in g.RELATIVES
    begins = re.match(r"\W*that\b", line.whole, re.IGNORECASE) is not None
    begins = begins or re.search(r"\bthat\W*\Z", line.lead) is not None
    if said and _CALLED_UPON.match(line.text[unit.end : line.end].lstrip()):
        return unit.refs[0] if able(scene.cast, unit.refs[0]) else None
    if not (said and begins and acts) or joined or unit.owns:
        return None
    return unit.refs[0] if able(scene.cast, unit.refs[0]) else None
