"""Who is said to have done an act in other words than its own.

"X claimed responsibility for the murder", "the attack was attributed to X", "X is
blamed for it": such a sentence names the alleged doer of an act that it tells of
itself, or that was told shortly before. Only an act without a doer of its own gets one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from habeas.claims.reader import clauses
from habeas.claims.reader.acts.act import Act
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.scene.scene import Scene
from habeas.claims.reader.triggers import PAST
from habeas.text.spotting import Spotter

_REACH = 5  # sentences back
_DEEDS = {
    "killing": "murder assassination killing massacre death slaying homicide execution"
    " shooting crime",
    "abduction": "kidnapping abduction disappearance hostage-taking",
    "": "attack bombing explosion ambush incident act bomb atrocity blast",
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
_DEED = r"(?:[\w'’-]+ ){0,5}?(?:" + "|".join([*_NOUNS, *_PLURALS]) + r"|it|this|that)\b"
_BY_SUBJECT = Spotter(
    r"\b(?:claim(?:s|ed|ing)?|took|takes?|taken|taking|assum(?:es?|ed|ing)|"
    r"accept(?:s|ed)?|admit(?:s|ted)?) (?:[\w-]+ ){0,3}?(?:responsibility|credit)"
    r" (?:[\w ]{0,30}?)for " + _DEED + r"|"
    r"\b(?:involved|implicated|participated|took part|participating|taking part) in "
    + _DEED
    + r"|\b(?:is|are|was|were|be|been|being) (?:\w+ )?(?:responsible|wanted) for "
    + _DEED
    + r"|\b(?:ordered|masterminded|planned|committed|perpetrated|carried out) (?=(?:the|"
    r"this|that|a|an|his|her|their)\b)" + _DEED,
    re.IGNORECASE,
)
_BY_TO = Spotter(
    r"\b(?:attribut|ascrib|imput)(?:ed|es|e|ing) (?=[^.;]{0,120}?\bto\b)|"
    r"\bblam(?:ed|es|e|ing)[ ,]+(?=[^.;]{0,120}?\bon\b)",
    re.IGNORECASE,
)
_BY_OBJECT = Spotter(
    r"\b(?:blam(?:e|es|ed|ing)|accus(?:e|es|ed|ing)|implicat(?:e|es|ed|ing)|holds?|"
    r"held) (?=[^.;]{0,120}?\b(?:for|of|in|responsible for) " + _DEED + r")",
    re.IGNORECASE,
)
_BY_AGENT = Spotter(
    r"\b(?:perpetrated|carried out|committed|staged|masterminded|claimed|launched) by\b",
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
    for line in read:
        if line.urdu or line.unsure or line.resolution:
            continue
        for refs, kind, span in _named(line):
            for at in _meant(made, line, kind):
                by = tuple(r for r in refs if r != made[at].victim)
                spans = tuple(sorted({*made[at].spans, span}))
                made[at] = replace(made[at], by=by, spans=spans)
    return made


def _named(line: Line) -> Iterator[tuple[tuple[str, ...], str, tuple[int, int]]]:
    """Give the doers that a sentence names, the kind of deed, and its words."""
    for spotter, whom in (
        (_BY_SUBJECT, _subject),
        (_BY_TO, _after),
        (_BY_OBJECT, _object),
        (_BY_AGENT, _agent),
    ):
        for match in spotter.among(line.spotted, line.text, line.start, line.end):
            if _AGAINST.search(line.text, line.start, match.start()):
                continue
            at = next(
                (k for k, u in enumerate(line.row) if u.start >= match.start()), None
            )
            kind = _kind(line, match)
            told = whom(line, at) if at is not None and kind is not None else []
            refs = line.refs(told)
            if refs and kind is not None:
                units = [line.row[k] for k in told]
                start = min(match.start(), *(u.start for u in units))
                yield refs, kind, (start, max(match.end(), *(u.end for u in units)))


def _kind(line: Line, match: re.Match[str]) -> str | None:
    """Return the kind of deed that the words of a match, or around it, name."""
    said = [w.strip(".,'’\"") for w in match[0].lower().split()]
    around = line.text[max(line.start, match.start() - 90) : match.end() + 90]
    for words in (said, re.findall(r"[\w-]+", around.lower())):
        for word in words:
            if word in _NOUNS or word in _PLURALS:
                return _NOUNS.get(word, _PLURALS.get(word))
    return "" if said[-1] in ("it", "this", "that") else None


def _subject(line: Line, at: int) -> list[int]:
    row = line.row
    verb = clauses.verb(row, at, at + 1, PAST)
    return [k for k in clauses.subject(row, verb) if row[k].actor]


def _after(line: Line, at: int) -> list[int]:
    found = clauses.after(line.row, at + 1, ("to", "on"), 20)
    return [k for k in found if line.row[k].actor]


def _object(line: Line, at: int) -> list[int]:
    verb = clauses.verb(line.row, at, at + 1, PAST)
    if verb.passive:
        return [k for k in clauses.subject(line.row, verb) if line.row[k].actor]
    return [k for k in clauses.objects(line.row, verb) if line.row[k].actor]


def _agent(line: Line, at: int) -> list[int]:
    found = clauses.after(line.row, at + 1, ("by",), 3)
    return [k for k in found if line.row[k].actor]


def _meant(found: Sequence[Act], line: Line, kind: str) -> list[int]:
    """Return the acts without a doer that a sentence speaks of, by their places."""
    fits = [
        at
        for at, act in enumerate(found)
        if not act.by
        and act.modality == "stated"
        and act.polarity == "affirmed"
        and act.type in _VIOLENT | set(_FAMILY)
        and (not kind or _FAMILY.get(act.type, act.type) == kind)
        and 0 <= line.number - act.number <= _REACH
    ]
    last = max((found[at].number for at in fits), default=-1)
    return [at for at in fits if found[at].number == last]
