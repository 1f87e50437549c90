"""Acts whose verb is said once and meant again of another.

"A was taken on 2 March and B on 16 March", "they held A in Sukkur, B in Rohri", "so was
B", "as were B and C", "B was too": what is told of the one is told of the other, at the
day and place that stand beside him.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from habeas.claims.reader import clauses
from habeas.claims.reader import grammar as g
from habeas.claims.reader.acts.act import CROWD, Act
from habeas.claims.reader.clauses.verbs import acts as is_verb
from habeas.claims.reader.lexicon import one_person, singulars
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.units import Unit
from habeas.claims.reader.when import Times
from habeas.text.spotting import Spotter

_AGAIN = Spotter(
    r"(?:\bso|\bso too|\bso, too,|\bas|\bnor|\bneither) (?:was|were|is|are|has|have|had)\b|"
    r"\b(?:too|as well)\W*(?:$|[;,.])",
    re.IGNORECASE,
)
_LED = re.compile(
    r"(?P<so>\b(?:and |but )?so(?: too|, too,)?|\bas|(?P<no>\b(?:and )?(?:nor|neither)))"
    r" (?:was|were|is|are|has|have|had)\b ?",
    re.IGNORECASE,
)
_BE = frozenset(["was", "were", "is", "are", "has", "have", "had"])
_UNSURE = frozenset(
    ["if", "whether", "would", "will", "may", "might", "could", "should"]
)
_WHEN = frozenset(
    """yesterday today monday tuesday wednesday thursday friday saturday sunday later
    earlier afterwards last next same""".split()  # noqa: SIM905
)
_HOURS = frozenset(["morning", "evening"])
_SPELLS = frozenset(["day", "night", "morning", "evening", "week", "month"])
_AT = frozenset(["on", "in", "at", "from", "near", "outside", "by", "inside", "early"])
_JOINTS = frozenset(["and", ",", ";", "while", "whereas"])
_LONG = 14  # units of what stands beside the one meant again


def gapped(
    times: Times, line: Line, told: Sequence[Act], before: Sequence[Act]
) -> Iterator[Act]:
    """Give the acts of a sentence again for those of whom its verb is only meant.

    `told` are the acts of the sentence, `before` those of the sentences before it.
    """
    if line.question or line.resolution or line.retracted or line.heading:
        return
    if line.find(_AGAIN) is not None:
        yield from _so_was(times, line, told, before)
    if told:
        yield from _without_verb(times, line, told)


def _done(act: Act) -> bool:
    return act.modality == "stated" and act.polarity == "affirmed"


def _so_was(
    times: Times, line: Line, told: Sequence[Act], before: Sequence[Act]
) -> Iterator[Act]:
    """Give what "so was B", "as were B and C" and "B was too" tell."""
    for at, end, whom, negated in _named_so(line):
        last = _meant(line, told, before, at)
        if not last:
            continue
        for act in last:
            if (act.polarity == "negated") != negated or act.modality != "stated":
                continue
            for ref in whom:
                yield _of(times, line, act, ref, (at, end))


def _named_so(line: Line) -> Iterator[tuple[int, int, tuple[str, ...], bool]]:
    """Give where others are put beside those told of, and who they are."""
    row = line.row
    for match in _LED.finditer(line.text, line.start, line.end):
        first = next((k for k, u in enumerate(row) if u.start >= match.end()), len(row))
        found = _people_from(row, first)
        if found and not _may_be(row, first):
            refs, last = found
            if not _goes_on(row, last + 1):
                end = _segment_end(row, last + 1)
                yield match.start(), row[end - 1].end, refs, bool(match["no"])
    yield from _named_too(line)


def _named_too(line: Line) -> Iterator[tuple[int, int, tuple[str, ...], bool]]:
    """Give those of "B was too", "and B too", "and his brother B as well"."""
    row = line.row
    for k, unit in enumerate(row):
        well = unit.word == "as" and [u.word for u in row[k : k + 2]] == ["as", "well"]
        if not (unit.word == "too" or well) or k < 1:
            continue
        ends = k + 1 + well
        if ends < len(row) and row[ends].word not in (".", ";", ","):
            continue
        if ends < len(row) and row[ends].word == "," and _told_after(row, ends):
            continue
        at = k - 1 - (row[k - 1].word in (",", *_BE))
        if at < 0 or not row[at].person or row[at].owns or row[at].form == "pronoun":
            continue
        whom = clauses.joined(row, at, 0, at + 1)
        left = whom[0] - 1
        while left >= 0 and _leads(row[left]):
            left -= 1
        if left >= 0 and row[left].word not in ("and", ";", ",", "but"):
            continue
        if left >= 0 and row[k - 1].word not in _BE and row[left].word != "and":
            continue
        yield row[whom[0]].start, row[at].end, _refs(row, whom), False


def _refs(row: Sequence[Unit], units: Iterable[int]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(r for k in units for r in row[k].refs))


def _leads(unit: Unit) -> bool:
    """Whether a word may stand between a joint and a name: "his elder brother"."""
    if unit.refs:
        return unit.form == "pronoun" and unit.owns or unit.sort == "organisation"
    word = unit.word
    if word in g.POSSESSIVES | g.DETERMINERS or word in singulars():
        return True
    return one_person(word) or word in (
        "elder",
        "younger",
        "older",
        "fellow",
        "co",
        "-",
    )


def _people_from(row: Sequence[Unit], first: int) -> tuple[tuple[str, ...], int] | None:
    """Return who is named from a unit on ("his nephew, B", "B and C"), and the last."""
    at = first
    while at < len(row) and (_leads(row[at]) or row[at].word == ","):
        at += 1
        if at - first > _LONG // 2:
            return None
    if at >= len(row) or not row[at].person or row[at].owns:
        return None
    if row[at].form == "pronoun":
        return None
    if row[at].form == "description" and [u.word for u in row[at + 1 : at + 2]] == [
        ","
    ]:
        named = row[at + 2] if at + 2 < len(row) else None
        if named is not None and named.form == "name":
            at += 2
    whom = clauses.joined(row, at, at, len(row))
    return _refs(row, whom), whom[-1]


def _goes_on(row: Sequence[Unit], at: int) -> bool:
    """Whether a verb follows those named: "as was B killed", "so was B told"."""
    if at >= len(row) or row[at].refs:
        return False
    word = row[at].word
    return word == "'s" or word in g.BE or is_verb(row, at) or word.endswith("ing")


def _may_be(row: Sequence[Unit], k: int) -> bool:
    """Whether what is told before a unit is no more than likely."""
    return any(u.word in _UNSURE and _told(row, n) for n, u in enumerate(row[:k]))


def _segment_end(row: Sequence[Unit], at: int) -> int:
    """Return where what stands beside a name ends: at a mark, or where a clause begins."""
    end = at
    while end < len(row) and end - at < _LONG:
        word = row[end].word
        if word in (".", ";", ":", ",", "(") or word in g.RELATIVES or word == "and":
            break
        end += 1
    return max(end, 1)


def _meant(
    line: Line, told: Sequence[Act], before: Sequence[Act], at: int
) -> list[Act]:
    """Return the acts of the one told of last before a place, or in the line before."""
    here = [a for a in told if a.at < at and a.victim and a.type not in CROWD]
    opens = not line.text[line.start : at].strip(" \"'“‘")
    if not here and opens:
        here = [a for a in before if a.number == line.number - 1 and a.victim]
    if not here:
        return []
    last = max(a.at for a in here)
    near = [a for a in here if a.at == last]
    whom = {a.victim for a in near}
    if opens:
        return near[:1] if len(whom) == 1 else _once(near)
    own = [a for a in here if a.victim in whom] if len(whom) == 1 else near
    return _once([a for a in own if _joined(line, a.at, last)])


def _once(found: Sequence[Act]) -> list[Act]:
    """Return one act of each kind."""
    return list({a.type: a for a in reversed(found)}.values())[::-1]


def _joined(line: Line, at: int, last: int) -> bool:
    """Whether two verbs are joined by "and" alone: "was taken and beaten"."""
    return at == last or "," not in line.text[at:last] and ";" not in line.text[at:last]


def _without_verb(times: Times, line: Line, told: Sequence[Act]) -> Iterator[Act]:
    """Give what "A was taken on Monday and B on Tuesday" tells of B."""
    row = line.row
    done = [a for a in told if _done(a) and a.victim and a.type not in CROWD]
    if not done:
        return
    for k in line.people:
        unit = row[k]
        if unit.form not in ("name", "short") or unit.owns:
            continue
        stop = line.text.find(";", unit.end, line.end)
        near = [a for a in told if stop < 0 or a.at < stop]
        if {*unit.refs} & {r for a in near for r in (a.victim, *a.by)}:
            continue
        last = _with_next(row, k)
        end = _beside(times, row, last)
        left = _joint_before(row, k)
        if not end or left < 0:
            continue
        here = [a for a in done if a.at < row[left].start]
        verb = max((a.at for a in here), default=-1)
        near = [a for a in here if a.at == verb]
        if not near or not _parallel(times, row, verb, left, {a.victim for a in near}):
            continue
        for ref in _refs(row, (k, last)):
            span = (unit.start, row[end - 1].end)
            yield _of(times, line, near[-1], ref, span, apart=True)


def _with_next(row: Sequence[Unit], k: int) -> int:
    """Return C in "B and C on Tuesday", for B."""
    pair = k + 2 < len(row) and row[k + 1].word == "and"
    return k + 2 if pair and row[k + 2].form in ("name", "short") else k


def _beside(times: Times, row: Sequence[Unit], k: int) -> int:
    """Return where the day, place or doer beside a name ends; 0 where none stands."""
    at = _past_aside(row, k + 1)
    if at >= len(row) or row[at].refs and row[at].sort != "place":
        return 0
    end = at
    while end < len(row) and end - at < _LONG:
        unit = row[end]
        if unit.word in (".", ";", ":", ",", ")") or end > at and unit.word == "and":
            break
        if not unit.refs and _told(row, end):
            return 0
        if unit.actor and row[end - 1].word not in ("by", "the"):
            return 0
        end += 1
    after = row[end] if end < len(row) else None
    if after is not None and after.word == "," and _told_after(row, end):
        return 0
    words = [u.word for u in row[at:end]]
    if words[:1] == ["on"] and not any(times.within(row[at].start, row[end - 1].end)):
        return 0  # "on duty", "on the phone"
    return end if words and _is_beside(words) else 0


def _past_aside(row: Sequence[Unit], at: int) -> int:
    """Return what stands behind ", 24," or ", a farmer," that only describes."""
    if at < len(row) and row[at].word in (",", "("):
        for k in range(at + 1, min(at + 7, len(row))):
            if row[k].word in (",", ")"):
                return k + 1
            if row[k].refs and row[k].sort != "organisation" or _told(row, k):
                return at
    return at


def _told(row: Sequence[Unit], k: int) -> bool:
    """Whether a unit tells of something: a verb, or what leads one."""
    word = row[k].word
    if word in ("if", "whether"):
        return True
    if word == "may" and any(u.word[:1].isdigit() for u in row[k - 1 : k + 2]):
        return False  # "3 May"
    if word in g.RELATIVES or word in g.MODALS or word in g.BE | g.HAVE | g.DO:
        return True
    return g.finite(word) and word not in _WHEN or word in g.SAID


def _told_after(row: Sequence[Unit], comma: int) -> bool:
    """Whether a verb of the one named follows behind a comma: "and B, on Monday, said"."""
    after = comma + 1
    return after < len(row) and not row[after].refs and _told(row, after)


def _is_beside(words: Sequence[str]) -> bool:
    if words[0] in _AT or words[0] in _WHEN:
        return True
    if words[-1:] in (["later"], ["earlier"], ["afterwards"], ["before"]):
        return True
    if words[:1] == ["the"] and words[2:] == ["after"] and words[1] in _SPELLS:
        return True
    return words[:2] in (["the", "next"], ["the", "following"], ["the", "same"])


def _joint_before(row: Sequence[Unit], k: int) -> int:
    """Return where the joint before a name stands: "and (his brother) B"; or -1."""
    left = k - 1
    if left > 1 and row[left].word == "," and _leads_back(row, left - 1):
        left = _back(row, left - 1)
    else:
        left = _back(row, left)
    if left < 2 or row[left].word not in _JOINTS:
        return -1
    return left - (row[left].word == "and" and row[left - 1].word in (",", ";"))


def _leads_back(row: Sequence[Unit], at: int) -> bool:
    """Whether words for one person stand before a comma: "and his brother, B"."""
    left = _back(row, at)
    return left < at and left > 0 and row[left].word == "and"


def _back(row: Sequence[Unit], at: int) -> int:
    while at > 0 and (_leads(row[at]) or row[at].form == "description"):
        at -= 1
    return at


def _parallel(
    times: Times,
    row: Sequence[Unit],
    verb: int,
    joint: int,
    victims: set[str | None],
) -> bool:
    """Whether the clause before a joint ends with a day, a place or a doer as well."""
    begin = next((k for k, u in enumerate(row) if u.start >= verb), joint) + 1
    words = row[begin:joint]
    if not words or any(
        not u.refs and _told(row, begin + n) for n, u in enumerate(words)
    ):
        return False
    if any(
        u.word.endswith("ing") and u.word not in _HOURS and not u.refs for u in words
    ):
        return False
    last = words[-1]
    if last.actor and all(u.word != "by" for u in words):
        return False
    past = [u for u in words if not victims & {*u.refs}]
    return any(u.word in _AT or u.word in _WHEN for u in past) or _is_beside(
        [u.word for u in past] or [""]
    )


def _of(
    times: Times,
    line: Line,
    act: Act,
    ref: str,
    span: tuple[int, int],
    *,
    apart: bool = False,
) -> Act:
    """Return an act again of another, at the day and place that stand beside him."""
    days = [d.edtf for d in times.within(*span) if d.edtf]
    here = [u for u in line.row if span[0] <= u.start and u.end <= span[1]]
    spots = [u.refs[0] for u in here if u.sort == "place"]
    words = [u.word for u in here]
    later = apart and not spots
    by = act.by
    if "by" in words:
        by = tuple(r for u in here[words.index("by") :] if u.actor for r in u.refs)
    date = days[0] if days else None if later else act.date
    return replace(
        act,
        victim=ref,
        by=by,
        date=date,
        time=None,
        place=spots[0] if spots else None if apart else act.place,
        spans=tuple(sorted({*act.spans, span}))
        if act.number == line.number
        else (span,),
        at=span[0],
        number=line.number,
        carried=act.carried and not days,
    )
