"""A deed as one sentence tells it, and how it is told.

`Fit` is a way of telling that fits where a trigger stands; `how_told` says how the
sentence around it turns it; `court_of` supplies the court of an act of courts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from habeas.claims.reader import grammar as g
from habeas.claims.reader.clauses import Verb
from habeas.claims.reader.scan.neither import neither
from habeas.claims.reader.scan.shared_not import shares_not
from habeas.claims.reader.scene.corrected import stands_but_for
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.scene.scene import Scene
from habeas.claims.reader.stance import Stance, Told, stance
from habeas.claims.reader.triggers import Way
from habeas.claims.reader.voices import spoken
from habeas.text.spotting import Spotter


@dataclass(frozen=True)
class Deed:
    """An act as one sentence tells it, of all its victims together.

    `victims` and `by` are ids; `start` to `end` are its words, `at` where its trigger
    stands. `topic` says that the sentence names no victim, and lets one be supplied;
    `unforeseen` that no rule found it (`finder`).
    """

    act: str
    victims: tuple[str, ...]
    by: tuple[str, ...]
    stance: Stance
    start: int
    end: int
    at: int
    sentence: int
    voices: tuple[str, ...] = ()
    noun: bool = False
    topic: bool = False
    nobody: bool = False
    unforeseen: bool = False


class Fit(NamedTuple):
    """A way of telling that fits where its trigger stands; the best score tells."""

    way: Way
    verb: Verb
    thing: int | None
    score: float


_COURTS = frozenset(["hearing", "remand", "bail", "conviction", "acquittal"])
COURT = Spotter(
    r"\b(?:court|magistrate|tribunal|judge|sessions|coroner)\b", re.IGNORECASE
)


def court_of(line: Line, code: str) -> tuple[str, ...]:
    """Return the court of a sentence, where an act of a court names no other doer."""
    if code not in _COURTS:
        return ()
    found = [
        k
        for k, u in enumerate(line.row)
        if u.actor
        and COURT.search(line.words(k))
        and not _IS_TOLD & {line.row[m].word for m in range(max(k - 2, 0), k)}
    ]
    return line.refs(found[:1])


_IS_TOLD = frozenset(["told", "informed", "petitioned", "approached", "moved"])


# Who speaks of "our prisons" and "our officers" speaks for those who are accused.
_OURS = re.compile(
    r"\bour (?:\w+ )?(?:prisons?|jails?|custody|detention|police|stations?|cells|barracks|camps?|officers|"
    r"policemen|soldiers|troops|gendarmes|forces|guards|warders|security)\b"
)
_NEARLY = frozenset(["almost", "nearly"])  # what nearly happened did not


def how_told(scene: Scene, line: Line, fit: Fit, nobody: bool) -> Stance | None:
    """Return how the sentence around a fit tells it; None where it tells nothing."""
    verb, row = fit.verb, line.row
    start = row[verb.start].start
    if any(u.word in _NEARLY for u in row[max(verb.start - 1, 0) : verb.end]):
        return None
    voice = spoken(line.voices, verb.at, {})
    before = line.text[line.start : start]
    if verb.to and row[verb.start].word == "only":
        before += "only "
    return stance(
        Told(
            act=fit.way.act,
            before=line.lead + stands_but_for(line, before),
            after=line.text[row[verb.end - 1].end : line.end],
            found=line.led,
            helper=verb.helper,
            to=verb.to,
            form=verb.form,
            passive=verb.passive,
            helpers="be"
            if verb.wished
            else " ".join(
                u.word for u in row[verb.start : verb.at] if not g.adverb(u.word)
            ),
            negated=verb.negated or shares_not(row, verb),
            nobody=nobody or fit.verb.form != "noun" and neither(line, verb),
            resolution=line.resolution,
            item=line.item,
            question=line.question,
            official=bool(voice and voice.official)
            or line.official
            or line.quoted(start)
            and _OURS.search(line.text, start, line.end) is not None,
            reported=voice is not None or line.quoted(start),
            quoted=line.quoted(start),
        )
    )
