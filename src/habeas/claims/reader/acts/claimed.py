"""Who is said to have done an act in other words than its own.

"X claimed responsibility for the murder", "the attack was attributed to X", "X is
blamed for it": such a sentence names the alleged doer of an act that it tells of
itself, or that was told shortly before. Only an act without a doer of its own gets one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from habeas.claims.reader import clauses
from habeas.claims.reader.acts.act import Act
from habeas.claims.reader.acts.doers import with_bodies
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.scene.scene import Scene
from habeas.claims.reader.triggers import PAST
from habeas.text.spotting import Spotter

_REACH = 5  # sentences back
_DEEDS = {
    "killing": "murder assassination killing massacre death slaying homicide execution"
    " shooting crime",
    "abduction": "kidnapping abduction disappearance hostage-taking",
    "": "attack bombing explosion ambush incident act bomb atrocity blast raid assault",
}
_NOUNS = {n: kind for kind, nouns in _DEEDS.items() for n in nouns.split()}
_PLURALS = {n + "s": kind for n, kind in _NOUNS.items()}
_FAMILY = {
    "extrajudicial_execution": "killing",
    "death_in_custody": "killing",
    "enforced_disappearance": "abduction",
}
_VIOLENT = frozenset(
    ["killing", "abduction", "assault", "injury", "attempted_killing", "destruction"]
)
# The deed itself, not what was done about it ("an inquiry into the killing", "covering up
# the murder", "the murder trial"): nothing but what qualifies a noun stands before it.
_DOING = (
    r"order|plan|mastermind|organi[sz]|stag|carry|carri|perpetrat|commit|direct|launch|instigat|"
    r"plott|execut|orchestrat|participat|tak|hav|be|command|lead|sponsor|authori[sz]|"
    r"arrang|fund|financ|incit"
)
_GAP = (
    r"(?:(?:(?:" + _DOING + r")\w*ing(?: been| part| a hand| taken part| \w+ed)?"
    r"(?: out| in| behind)?|(?:involvement|participation|complicity|part|role|hand) in|"
    r"(?!(?:into|over|after|against|for|in|on|to|about|before|during|following|since|at|"
    r"from|with|by|that|who|which|not|because|amid|upon|despite|around|regarding|"
    r"concerning|where|when|while|if|\w{3,}ing)\b)[\w'’-]+) ){0,5}?"
)
_DEED = (
    _GAP + r"(?:(?:" + "|".join([*_NOUNS, *_PLURALS]) + r")\b(?! (?:trial|case|cases|"
    r"inquiry|enquiry|probe|investigat\w+|victims?|scene|site|survivors?|charges?|"
    r"hearings?|toll|reports?|warnings?|threats?|memorial|anniversary|file|squad|"
    r"control|cell|shelters?|units?)\b)|(?:it|this|that)\b(?=\W*(?:[.,;]|$|and\b)))"
)
# What the law, the press or politics do about a deed is not the deed.
_ABOUT = Spotter(
    r"\b(?:fail\w*|not|cover\w*[ -]up|cover-up|hid(?:e|ing)|conceal\w*|ignor\w*|"
    r"refus\w*|neglig\w*|neglect\w*|indifferen\w*|delay\w*|inaction|silen\w+|"
    r"shield\w*|protect\w*|shelter\w*|harbou?ring|condon\w*|justify\w*|excus\w*|"
    r"politici[sz]\w*|exploit\w*|investigat\w*|prevent\w*|inquir\w*|enquir\w*|probe\w*|"
    r"trials?|hearings?|treatment|compensation|lack|defend\w*|prais\w*|celebrat\w*|"
    r"support\w*|report\w*|stud(?:y|ies)|search\w*|warning\w*|incompeten\w*|"
    r"slow\w*|blind|bungl\w*|mishandl\w*|lying|misus\w*|downplay\w*|knowledge|"
    r"questioning|autops\w+|post-mortem|rescue)\b",
    re.IGNORECASE,
)
_BY_SUBJECT = Spotter(
    r"\b(?:claim(?:s|ed|ing)?|took|takes?|taken|taking|assum(?:es?|ed|ing)|"
    r"accept(?:s|ed)?|admit(?:s|ted)?) (?:[\w-]+ ){0,3}?(?:responsibility|credit)"
    r" (?:(?!for\b)\w+ ){0,5}?for " + _DEED + r"|"
    r"\b(?:involved|implicated|participated|took part|participating|taking part) in "
    + _DEED
    + r"|\b(?:is|are|was|were|be|been|being) (?:\w+ )?(?:responsible|wanted) for "
    + _DEED
    + r"|\b(?:is|are|was|were|be|been|being) (?:\w+ )?behind "
    + _DEED
    + r"|\b(?:ordered|masterminded|planned|committed|perpetrated|carried out) (?=(?:the|"
    r"this|that|these|those|his|her|their|it|both|two|three|several)\b)" + _DEED,
    re.IGNORECASE,
)
_BY_TO = Spotter(
    r"\b(?:attribut|ascrib|imput)(?:ed|es|e|ing) (?=[^.;]{0,120}?\bto\b)|"
    r"\bblam(?:ed|es|e|ing)[ ,]+(?=[^.;]{0,120}?\bon\b)",
    re.IGNORECASE,
)
_BY_OBJECT = Spotter(
    r"\b(?:blam(?:e|es|ed|ing)|accus(?:e|es|ed|ing)|implicat(?:e|es|ed|ing)|(?:holds?|"
    r"held)(?=[^.;]{0,120}?\bresponsible for)) (?=[^.;]{0,120}?\b(?:for|of|in) (?P<told>"
    + _DEED
    + r"))",
    re.IGNORECASE,
)
_JOINED = re.compile(
    r"[^.;,]{0,80}? and (?:of )?(?:the |a |other )?(?:\w+ )?(?:"
    + "|".join([*_NOUNS, *_PLURALS])
    + r")\b",
    re.IGNORECASE,
)
_FOR_WHICH = Spotter(
    r"\bfor which (?=[^.;]{0,120}?(?:\b(?:claim\w*|took|taken|assum\w+|accept\w*|admit\w*) "
    r"(?:[\w-]+ ){0,2}?(?:responsibility|credit)|\b(?:is|are|was|were|been) (?:being )?"
    r"(?:held responsible|blamed))\b)",
    re.IGNORECASE,
)
_BY_AGENT = Spotter(
    r"\b(?:perpetrated|carried out|committed|staged|masterminded|claimed|launched)"
    r"(?: (?:this|last|on|early|late|yesterday|today|tonight|morning|night|evening|"
    r"afternoon|week|\w+day|\d{1,2})){0,4} by\b",
    re.IGNORECASE,
)
_WORK_OF = Spotter(
    r"\b(?:is|was|were|be|been) (?:\w+ly )?(?:the )?(?:work|doing|handiwork) of\b",
    re.IGNORECASE,
)
_BY_CLAIM = Spotter(
    r"\bclaim(?:ed|s) (?=(?:the|this|that|both|these|those)\b)"
    + _DEED
    + r"(?=\W*(?:[.,;]|\Z|through\b|via\b|on (?:its|their)\b|in (?:a|its|their)\b))",
    re.IGNORECASE,
)
_AGAINST = Spotter(
    r"\b(?:no|not|nobody|none|neither|nor|never|den(?:y|ies|ied|ying)|reject\w*|"
    r"could|might|may|whether|if|would|possib\w+|investigat\w+)\b[^.;:]{0,60}\Z|n['’]t\b",
    re.IGNORECASE,
)


def claimed(scene: Scene, read: Sequence[Line], found: Sequence[Act]) -> list[Act]:
    """Return the acts, those without a doer with the one that other words name."""
    made = list(found)
    told: dict[int, list[int]] = defaultdict(list)
    for at, act in enumerate(made):
        told[act.number].append(at)
    for line in read:
        if line.urdu or line.unsure or line.resolution:
            continue
        near = [
            at for n in range(line.number - _REACH, line.number + 1) for at in told[n]
        ]
        meant: dict[str, list[int]] = {}
        beside = [at for at in near if made[at].number >= line.number - 1]
        for refs, span in _owned_up(line) if beside else ():
            for at in _meant(made, line, "", beside):
                by = tuple(r for r in refs if r != made[at].victim)
                spans = tuple(sorted({*made[at].spans, span}))
                made[at] = replace(made[at], by=by, spans=spans)
        for named, kind, span in _named(line) if near else ():
            refs = with_bodies(scene, named, span[1])
            free = meant.get(kind, near)
            meant[kind] = free = [at for at in _meant(made, line, kind, free)]
            for at in free:
                by = tuple(r for r in refs if r != made[at].victim)
                spans = tuple(sorted({*made[at].spans, span}))
                made[at] = replace(made[at], by=by, spans=spans)
    return made


def _named(line: Line) -> Iterator[tuple[tuple[str, ...], str, tuple[int, int]]]:
    """Give the doers that a sentence names, the kind of deed, and its words."""
    for spotter, whom, window in (
        (_BY_SUBJECT, _subject, _own),
        (_BY_CLAIM, _claimant, _own),
        (_BY_TO, _after, _around),
        (_BY_OBJECT, _object, _told),
        (_BY_AGENT, _agent, _before),
        (_WORK_OF, _worker, _before),
        (_FOR_WHICH, _who, _before),
    ):
        for match in spotter.among(line.spotted, line.text, line.start, line.end):
            low, high = window(line, match)
            near = max(line.start, match.start() - _NEAR)
            if _AGAINST.search(line.text, near, match.start()):
                continue
            if _ABOUT.search(line.text, low, high) or _answers(line, match):
                continue
            if _AT_FIRST.match(line.text, match.start()) or (
                _AT_FIRST_BEFORE.search(line.text, near, match.start())
            ):
                continue
            at = bisect_left(line.row, match.start(), key=lambda u: u.start)
            kinds = _kinds(line.text[low:high])
            told = whom(line, at) if at < len(line.row) and kinds else []
            refs = line.refs(told)
            units = [line.row[k] for k in told]
            for kind in kinds if refs else ():
                start = min(match.start(), *(u.start for u in units))
                yield refs, kind, (start, max(match.end(), *(u.end for u in units)))


# "Six were killed in Kwall; Boko Haram claimed responsibility": of what was just told.
_OWNED_UP = Spotter(
    r"\b(?:claim(?:s|ed|ing)) (?:[\w-]+ )?(?:responsibility|credit)(?=\W*(?:[.,;]|\Z)| (?:in|on|via|"
    r"through|hours|soon|later|and)\b)|\b(?:is|are|was|were|being) (?:\w+ly )?(?P<held>suspected|blamed|"
    r"(?:believed|thought|suspected|alleged|presumed) to (?:be|have been) (?:responsible|"
    r"behind (?:it|them)))(?=\W*(?:[.;]|\Z))",
    re.IGNORECASE,
)
_ARMED = Spotter(
    r"\b(?:militants?|rebels?|insurgents?|guerrillas?|gunmen|fighters|bandits|jihadis\w*|cartel|"
    r"terrorists?|extremists?|herders|herdsmen|militia\w*|separatists?|settlers|gangs?|faction)\b",
    re.IGNORECASE,
)


def _owned_up(line: Line) -> Iterator[tuple[tuple[str, ...], tuple[int, int]]]:
    """Give the armed bodies that claim what was just told, or are held to have done it."""
    for match in _OWNED_UP.among(line.spotted, line.text, line.start, line.end):
        near = max(line.start, match.start() - _NEAR)
        if _AGAINST.search(line.text, near, match.start()):
            continue
        at = bisect_left(line.row, match.start(), key=lambda u: u.start)
        if at >= len(line.row):
            continue
        verb = clauses.verb(line.row, at, at + 1, PAST)
        if match["held"]:
            while at < len(line.row) and line.row[at].end < match.end():
                at += 1
            verb = verb._replace(passive=True)
        heads = [k for k in clauses.subject(line.row, verb) if line.row[k].actor]
        if heads and all(_is_armed(line, k, held=bool(match["held"])) for k in heads):
            start = min(match.start(), *(line.row[k].start for k in heads))
            yield line.refs(heads), (start, match.end())


def _is_armed(line: Line, k: int, *, held: bool) -> bool:
    """Whether one who claims a deed is a body, or one held to have done it is armed."""
    unit = line.row[k]
    armed = _ARMED.search(line.words(k)) is not None
    return (
        armed
        or unit.sort == "organisation"
        and (not held or not _LAW.search(line.words(k)))
    )


_LAW = re.compile(
    r"\b(?:police|government|court|ministry|council|company|hospital|union|party)\b",
    re.IGNORECASE,
)
_BESIDE, _NEAR = 90, 400
# "Attributed at first to X": it came out otherwise.
_THEN = r"(?:at first|first|initially|originally|wrongly|falsely|mistakenly|once|long|until|earlier|prematurely)"
_AT_FIRST = re.compile(rf"\w+ (?:on [^.;,]{{1,40}} )?{_THEN}\b", re.IGNORECASE)
_AT_FIRST_BEFORE = re.compile(
    rf"\b{_THEN}(?: (?:and|been|be|was|were|had|widely|publicly|officially))* \Z",
    re.IGNORECASE,
)
# Who answers for what others did or what befell: "the minister took responsibility for it".
_ANSWERS = re.compile(
    r"(?:took|tak|assum|accept)\w* (?:[\w-]+ ){0,3}?responsib", re.IGNORECASE
)
_IN_OFFICE = Spotter(
    r"\b(?:ministers?|ministry|mayors?|presidents?|compan(?:y|ies)|contractors?|owners?|airline|"
    r"railways?|directors?|board|council|hospital)\b[^.;:,]{0,40}\Z",
    re.IGNORECASE,
)


def _answers(line: Line, match: re.Match[str]) -> bool:
    """Whether somebody in an office takes responsibility, as one who did not do it."""
    low = max(line.start, match.start() - _BESIDE)
    told = _IN_OFFICE.search(line.text, low, match.start())
    return told is not None and _ANSWERS.match(match[0]) is not None


def _own(line: Line, match: re.Match[str]) -> tuple[int, int]:
    """Return where the words stand that name the deed: in the match."""
    return match.span()


def _told(line: Line, match: re.Match[str]) -> tuple[int, int]:
    """Return where those stand that say of what somebody is accused."""
    joined = _JOINED.match(line.text, match.end("told"), line.end)
    return match.start(), joined.end() if joined else match.end("told")


def _before(line: Line, match: re.Match[str]) -> tuple[int, int]:
    """Return where those stand that name what was "carried out by" somebody."""
    low = max(line.start, match.start() - _BESIDE)
    return max(low, line.text.rfind(";", low, match.start())), match.end()


def _around(line: Line, match: re.Match[str]) -> tuple[int, int]:
    """Return where those stand that name what was "attributed to" somebody."""
    low, _ = _before(line, match)
    to = re.compile(r"\b(?:to|on)\b").search(line.text, match.end(), line.end)
    return low, to.end() if to else match.end()


def _kinds(words: str) -> list[str]:
    """Return the kinds of deed that words name; "it" may be any."""
    said = re.findall(r"[\w-]+", words.lower())
    kinds = [
        _NOUNS.get(word, _PLURALS.get(word, ""))
        for word in said
        if word in _NOUNS or word in _PLURALS
    ]
    found = list(dict.fromkeys(kinds))
    return found or ([""] if said and said[-1] in ("it", "this", "that") else [])


def _subject(line: Line, at: int) -> list[int]:
    row = line.row
    verb = clauses.verb(row, at, at + 1, PAST)
    return [k for k in clauses.subject(row, verb) if row[k].actor]


def _claimant(line: Line, at: int) -> list[int]:
    """Return the body that claims a deed; others who claim something only say so."""
    return [k for k in _subject(line, at) if line.row[k].sort == "organisation"]


def _after(line: Line, at: int) -> list[int]:
    row, word = line.row, "on" if line.row[at].word.startswith("blam") else "to"
    for k in range(min(at + 20, len(row) - 1), at, -1):
        if row[k].word == word:  # the last: "blamed the attack on the bank on X"
            found = [m for m in clauses.after(row, k, (word,), 1) if row[m].actor]
            if found:
                return found
    return []


def _object(line: Line, at: int) -> list[int]:
    verb = clauses.verb(line.row, at, at + 1, PAST)
    if verb.passive:
        return [k for k in clauses.subject(line.row, verb) if line.row[k].actor]
    return [k for k in clauses.objects(line.row, verb) if line.row[k].actor]


def _who(line: Line, at: int) -> list[int]:
    """Return who stands behind "for which", before the verb."""
    actors = (k for k in range(at + 2, len(line.row)) if line.row[k].actor)
    first = next(actors, None)
    return [] if first is None else [first]


def _agent(line: Line, at: int) -> list[int]:
    found = clauses.after(line.row, at + 1, ("by",), 6)
    return [k for k in found if line.row[k].actor]


def _worker(line: Line, at: int) -> list[int]:
    """Return whose work something is said to be."""
    found = clauses.after(line.row, at + 1, ("of",), 6)
    return [k for k in found if line.row[k].actor]


def _meant(
    found: Sequence[Act], line: Line, kind: str, near: Sequence[int]
) -> list[int]:
    """Return the acts without a doer that a sentence speaks of, by their places.

    They are those told last of their kind: where those have a doer, no others are meant.
    `near` are the places of the acts that may be meant.
    """
    fits = [
        at
        for at in near
        for act in (found[at],)
        if act.polarity == "affirmed"
        and (act.type in _VIOLENT or act.type in _FAMILY)
        and (not kind or _FAMILY.get(act.type, act.type) == kind)
        and (act.modality == "stated" or _ordered(act, line))
    ]
    last = max((found[at].number for at in fits), default=-1)
    return [at for at in fits if found[at].number == last and not found[at].by]


def _ordered(act: Act, line: Line) -> bool:
    """Whether a sentence tells of an act as ordered: "ordered the murder of X"."""
    return act.modality == "intended" and act.noun and act.number == line.number
