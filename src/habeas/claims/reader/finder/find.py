"""The deeds of a sentence that only the learnt models find.

They speak where the rules read nothing, and only where they are sure. Demands,
questions and what stands under a demand are never asked for; what the models find
stands only where the guards of `bounds` let it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from habeas.claims.reader.finder import marks, telling, whom
from habeas.claims.reader.finder.bounds import may_stand, well_told
from habeas.claims.reader.finder.whom import Told
from habeas.claims.reader.finder.words import called
from habeas.claims.reader.merge import family
from habeas.claims.reader.scan.deed import Deed
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.scene.scene import Scene
from habeas.claims.reader.stance import Stance, stance
from habeas.claims.reader.stance import Told as Around
from habeas.claims.reader.voices import Voice, spoken

SURE, ON = 0.82, 0.25  # a word that tells an act, and those beside it that go with it
THEIRS = 0  # hundredths of log odds from which somebody is the one it was done to
# What is done to no one in particular.
_OF_NOBODY = frozenset(
    ["protest", "strike", "curfew", "blockade", "assembly_ban", "assembly_restriction"]
    + ["association_ban", "restriction_lifted", "censorship"]
)
_LONGEST = 160  # units
_NOT = (0.0, "")


class Mark(NamedTuple):
    """Units of a row that tell an act of a code, and how sure that is."""

    code: str
    first: int
    last: int
    sure: float


def flags(line: Line) -> tuple[str, ...]:
    """Return of what kind a sentence is, as the models are told."""
    known = {
        "resolution": line.resolution,
        "item": line.item,
        "question": line.question,
        "heading": line.heading,
        "sender": bool(line.sender),
    }
    return tuple(name for name, so in known.items() if so)


def found(scene: Scene, line: Line, told: Sequence[Deed]) -> Iterator[Deed]:
    """Give what the models find in a sentence beside what the rules `told` of it."""
    if not _asked(line):
        return
    words, kind = called(line.text, line.row), flags(line)
    for mark in marked(words, kind):
        near = words[max(0, mark.first - 2) : mark.last + 1]
        if _told_already(line, mark, told) or not may_stand(mark, near, line, told):
            continue
        deed = _deed(line, words, kind, mark)
        if deed is not None and well_told(scene, line, deed, mark.sure):
            yield deed


def _asked(line: Line) -> bool:
    """Whether the models are asked about a sentence at all."""
    if not line.row or len(line.row) > _LONGEST or line.urdu:
        return False
    return not (line.resolution or line.lead or line.unsure or line.retracted)


def marked(words: Sequence[str], kind: tuple[str, ...]) -> list[Mark]:
    """Return the acts that the network is sure of, in order of their words."""
    families = [_by_family(odds) for odds in marks.odds(words, kind, SURE)]
    spans: list[Mark] = []
    for name in sorted({f for odds in families for f in odds}):
        k = 0
        while k < len(families):
            most = families[k].get(name, _NOT)
            if most[0] < SURE:
                k += 1
                continue
            last = k
            while last + 1 < len(families):
                following = families[last + 1].get(name, _NOT)
                if following[0] < ON:
                    break
                last += 1
                most = max(most, following)
            spans.append(Mark(most[1], k, last, most[0]))
            k = last + 1
    return sorted(spans, key=lambda m: (m.first, m.last))


def _by_family(odds: marks.Odds) -> dict[str, tuple[float, str]]:
    """Return the odds of each family of codes, with its likeliest code."""
    summed: dict[str, tuple[float, str]] = {}
    best: dict[str, float] = {}
    for code, one in odds.items():
        name = family(code)
        total, likeliest = summed.get(name, _NOT)
        if one > best.get(name, 0.0):
            best[name], likeliest = one, code
        summed[name] = (total + one, likeliest)
    return summed


def _told_already(line: Line, mark: Mark, told: Sequence[Deed]) -> bool:
    """Whether the rules read the same words, or an act of the family, in the sentence."""
    start, end = line.row[mark.first].start, line.row[mark.last].end
    return any(family(d.act) == family(mark.code) or start <= d.at < end for d in told)


def _deed(
    line: Line, words: Sequence[str], kind: tuple[str, ...], mark: Mark
) -> Deed | None:
    row = line.row
    start, end = row[mark.first].start, row[mark.last].end
    voice = spoken(line.voices, mark.first, {})
    told = Told(mark.code, mark.first, mark.last)
    how = _how(line, words, kind, told, voice)
    if how is None:
        return None
    who = [] if mark.code in _OF_NOBODY else _whom(line, words, told)
    return Deed(
        mark.code,
        line.refs(who),
        (),
        how,
        min([start, *(row[k].start for k in who)]),
        max([end, *(row[k].end for k in who)]),
        start,
        line.number,
        (*line.sender, *(voice.refs if voice else ())),
        topic=not who and mark.code not in _OF_NOBODY,
        unforeseen=True,
    )


def _whom(line: Line, words: Sequence[str], told: Told) -> list[int]:
    """Return where those stand to whom it was done; never who only says so."""
    row, every = line.row, whom.candidates(line.row)
    says = {ref for voice in line.voices for ref in voice.refs}
    return [
        k
        for k in every
        if says.isdisjoint(row[k].refs)
        and whom.weight(whom.features(words, row, told, k, every)) > THEIRS
    ]


def _how(
    line: Line,
    words: Sequence[str],
    kind: tuple[str, ...],
    told: Told,
    voice: Voice | None,
) -> Stance | None:
    """Return how it is told: by the rules where they say more than that it was done."""
    start, end = line.row[told.first].start, line.row[told.last].end
    ruled = stance(
        Around(
            act=told.code,
            before=line.text[line.start : start],
            after=line.text[end : line.end],
            found=line.led,
            item=line.item,
            question=line.question,
            official=bool(voice and voice.official) or line.official,
            reported=voice is not None or line.quoted(start),
            quoted=line.quoted(start),
        )
    )
    if ruled is None or ruled.modality in ("none", "demanded"):
        return None
    if (ruled.modality, ruled.polarity) != ("stated", "affirmed"):
        return ruled
    sums = telling.weights(telling.features(words, kind, told))
    way = max(sums, key=lambda w: (sums[w], w))
    return Stance(polarity="negated") if way == "negated" else Stance(modality=way)
