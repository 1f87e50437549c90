"""Who is put under what, where one verb tells of two: "put A in custody and B under house arrest".

The measure that stands behind a name is his, whatever the verb tells of the one before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from habeas.claims.reader.acts.act import Act
from habeas.claims.reader.lexicon import one_person
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.when import Times

_MEASURES = frozenset(
    ["remand", "detention", "house_arrest", "bail", "travel_restriction", "conviction"]
)
_BEHIND = re.compile(
    r"(?: \(\d{1,2}\)|, (?:aged )?\d{1,2},)? (?:"
    r"(?P<house_arrest>(?:under|to|in) (?:full |partial |round-the-clock |temporary )?house[ -]arrest)|"
    r"(?P<remand>(?:in|into|to) (?:police |judicial |pre-?trial |preventive |provisional )?(?:custody|detention)|on remand|"
    r"to (?:remand|jail|prison)|to (?:the )?[A-Z][\w-]+ (?:Central )?[Pp]rison)|"
    r"(?P<bail>on bail)|"
    r"(?P<travel_restriction>under (?:an? )?(?:travel ban|written undertaking not to leave)))\b"
    r"(?=\W*(?:$|[.;,)]|(?:for|until|till|up to|from|on|pending|by|as|with|after|over|too|and)\b))"
)
_LED = re.compile(r"(?:\band|\bwhile|\bbut|,|;) (?P<led>(?:[a-z-]+ ){0,3})\Z")
_TOLD = re.compile(
    r"\W*(?:and )?(?:(?:who )?(?:was|were|is|are|has|had|have)|told|said)\b"
)


def measures(times: Times, line: Line, told: Sequence[Act]) -> list[Act]:
    """Return the acts of a sentence, each named one under the measure behind his name."""
    if line.question or line.heading or line.retracted:
        return list(told)
    kept = list(told)
    for ref, start, end, kind in _measured(line):
        before = [
            a
            for a in kept
            if a.type in _MEASURES and a.at < start and a.number == line.number
        ]
        done = [a for a in before if a.modality == "stated" and a.victim != ref]
        if not done or done[-1].polarity == "negated":
            continue
        model = done[-1]
        kept = [a for a in kept if not (a.victim == ref and a in before)]
        days = [d.edtf for d in times.within(start, end) if d.edtf]
        made = replace(
            model,
            type=kind,
            victim=ref,
            date=days[0] if days else model.date,
            place=None,
            spans=tuple(sorted({*model.spans, (start, end)})),
            at=start,
        )
        kept.append(made)
    return kept


def _measured(line: Line) -> Iterator[tuple[str, int, int, str]]:
    """Give who is named behind a joint with a measure of his own right behind the name."""
    for k in line.people:
        unit = line.row[k]
        if unit.form not in ("name", "short") or unit.owns or len(unit.refs) != 1:
            continue
        behind = _BEHIND.match(line.text, unit.end, line.end)
        if behind is None or not _joined(line, unit.start):
            continue
        if _TOLD.match(line.text, behind.end(), line.end):
            continue
        yield unit.refs[0], unit.start, behind.end(), str(behind.lastgroup)


def _joined(line: Line, start: int) -> bool:
    """Whether a name follows a joint, with no more than what he is between."""
    led = _LED.search(line.text[line.start : start])
    return led is not None and all(
        word in _OWN or one_person(word) for word in led["led"].split()
    )


_OWN = frozenset(
    ["his", "her", "their", "the", "elder", "younger", "fellow", "co-accused"]
)
