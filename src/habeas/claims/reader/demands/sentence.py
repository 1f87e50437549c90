"""The demands of a text, sentence by sentence, in each of the forms they take."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from habeas.claims.reader.demands.addressees import able, first_actor
from habeas.claims.reader.demands.asking import calls_on
from habeas.claims.reader.demands.demand import Demand, make_demand
from habeas.claims.reader.demands.lists import INLINE, inline, listed, point_number
from habeas.claims.reader.demands.modals import obligations
from habeas.claims.reader.demands.words import BASE, IMPERATIVE, WANTED
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.scene.lines import lines
from habeas.claims.reader.scene.scene import Scene
from habeas.text.spans import trim
from habeas.text.spotting import Spotter


def demands(scene: Scene, found: Sequence[Line] | None = None) -> list[Demand]:
    """Return the demands of a text, in order, none inside another."""
    made: list[Demand] = []
    count = 0
    last_item = -1
    for line in lines(scene) if found is None else found:
        if line.item and line.start != last_item:
            last_item, count = line.start, count + 1
        number = point_number(line) or (count if line.resolution and count else None)
        for demand in _of(scene, line, number):
            if not any(_overlap(demand, other) for other in made[-6:]):
                made.append(demand)
    return made


def _overlap(one: Demand, two: Demand) -> bool:
    (a, b), (c, d) = one.spans[0], two.spans[0]
    return a < d and c < b


_WILL = Spotter(
    r"\bwill (?P<who>he|she|they|(?:the )?[A-Z][\w'’ ]{2,40}?) "
    r"(?=(?:release|free|take action|withdraw|order|stop|return|publish|allow|"
    r"investigate|punish|restore|drop|lift|resign|suspend|compensate)\b)",
)


def _questioned(scene: Scene, line: Line, number: int | None) -> Iterator[Demand]:
    """Give the deeds that a question asks for: "Will the Minister release them?"."""
    for match in line.finds(_WILL):
        low, high = line.start + match.start(), line.end
        cut = re.search(r", because|, and why|\?", line.text[low:high])
        span = trim(line.text, low, low + cut.start() if cut else high, " ,;.:?")
        who = [
            m.ref
            for m in scene.cast.in_span(low, line.start + match.end())
            if m.form != "pronoun"
        ]
        asked = make_demand(
            scene, line, [(span.start, span.end)], who[0] if who else None, number
        )
        does = {r for u in line.row if low <= u.start < low + 12 for r in u.refs}
        yield replace(asked, subjects=tuple(s for s in asked.subjects if s not in does))


_SLOGAN = re.compile(
    r"\W*(?:Release|Free|Drop|Withdraw|Stop|End|Lift|Reopen|Bring back|Find|Save|Produce) [^.;:?]{4,90}!"
)


def _called(scene: Scene, line: Line, number: int | None) -> Iterator[Demand]:
    """Give the demand of a slogan: "Release X now!"."""
    if _SLOGAN.match(line.text, line.start, line.end + 1) and not line.urdu:
        span = trim(line.text, line.start, line.end, " ,;.:!\"“”'’")
        yield make_demand(scene, line, [(span.start, span.end)], None, number)


_ASKED = Spotter(
    rf"^\W*(?P<what>{WANTED}[^.;:]{{4,200}}?) (?:was|were|is|are|has been|have been) "
    r"(?:also |again )?(?:demanded|sought|called for)\b|"
    r"\b(?:government(?: of [\w ]{3,30}?)?|governor|minist(?:er|ry)(?: of (?:the )?[\w ]{3,20}?)?|authorities|police|commission(?: for [\w ]{3,40}?)?|commissioner|court|"
    r"department|secretary|management|union|nations|parliament|prosecutor(?: general)?|attorney general|council|president|company|administration|inspector general(?: of police)?)"
    r" (?:was|were|is|are|has been|have been) (?:also |again )?(?:asked|urged|requested|called upon)"
    rf" to (?P<do>(?:\w+ly )?(?:{'|'.join(BASE)})\b[^.;]{{4,200}})",
    re.IGNORECASE,
)


def _asked(scene: Scene, line: Line, number: int | None) -> Iterator[Demand]:
    """Give what was asked, told in the passive: "the release of A was demanded"."""
    for match in line.finds(_ASKED):
        part = "what" if match["what"] else "do"
        low, high = line.start + match.start(part), line.start + match.end(part)
        head = line.start + match.start()
        near = scene.cast.in_span(max(line.start, head - 40), low)
        who = [m.ref for m in near if able(scene.cast, m.ref) and m.end > head]
        asked = who[-1] if who and part == "do" else None
        for begin, end in _things(line, low, high):
            span = trim(line.text, begin, end, " ,;.:")
            yield make_demand(scene, line, [(span.start, span.end)], asked, number)


def _things(line: Line, low: int, high: int) -> Iterator[tuple[int, int]]:
    """Give the things asked for in one breath: "is urged to do A and to do B"."""
    begin = low
    for match in _AND_TO.finditer(line.text, low, high):
        yield begin, match.start()
        begin = match.end()
    yield begin, high


_AND_TO = re.compile(rf"(?:,? and|,) to (?=(?:\w+ly )?(?:{'|'.join(BASE)})\b)")


_TIME = Spotter(
    r"\bit is (?:now |high |long past |about |past )?time (?:that |for (?!talks|action|us|change))"
    r"(?P<what>[^.;]{10,140})",
    re.IGNORECASE,
)


def _due(scene: Scene, line: Line, number: int | None) -> Iterator[Demand]:
    """Give what a sentence holds to be due: "it is time that A do B"."""
    for match in line.finds(_TIME):
        low, high = line.start + match.start("what"), line.start + match.end("what")
        if line.quoted(low) and not line.resolution:
            continue
        span = trim(line.text, low, high, " ,;.:")
        who = first_actor(scene, line, match.start("what"))
        yield make_demand(scene, line, [(span.start, span.end)], who, number)


def _of(scene: Scene, line: Line, number: int | None) -> Iterator[Demand]:
    if line.repeated:
        return
    if line.question and not line.resolution:
        yield from _questioned(scene, line, number)
        return
    if INLINE.opens(line.spotted, line.whole):
        yield from inline(scene, line, number)
        return
    asks = list(calls_on(scene, line, number)) or list(_called(scene, line, number))
    if asks:
        yield from asks
    yield from _due(scene, line, number)
    yield from _asked(scene, line, number)
    yield from obligations(scene, line, number)
    if not asks and line.lead and (line.item or IMPERATIVE.match(line.whole)):
        yield from listed(scene, line, number)
