"""Whom words of Urdu mean that name nobody: "unhein", "usko", who was asked about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from habeas.claims.reader.mentions import Person
from habeas.claims.reader.nastaliq.addressed import spoken_to
from habeas.claims.reader.nastaliq.hands import WITH_HIS
from habeas.claims.reader.nastaliq.marked import NE
from habeas.claims.reader.nastaliq.roles import sends
from habeas.claims.reader.scene.entries import incident, labels
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.scene.scene import Scene

# "X ne jab video banayi to unka phone ...": X is meant by what follows.
_WHEN = re.compile(r"(?<!\S)(?:jab|جب)(?!\S)(?! tak| تک)", re.IGNORECASE)


# "X ne roka to usay maara gaya": what X did led to it.
_LED_TO = re.compile(r"\s(?:تو|to|tou)\s*\Z", re.IGNORECASE)


def him(
    scene: Scene, line: Line, start: int, by: Sequence[str] = ()
) -> tuple[str, ...]:
    """Return whom "unhein" means: who speaks if held, else the one last told of.

    Before anything was told, the one person named in the two sentences before. Whom
    `by` holds does it to another: "X ne mana kiya to Y ne usay maara" tells of X.
    """
    row = line.row
    before = [
        k
        for k, u in enumerate(row)
        if u.person
        and u.form in ("name", "short")
        and u.end <= start
        and not labels(line.raw, u.start)
        and not sends(line, u)
    ]
    before = [k for k in before if not set(row[k].refs) & {*by}]
    speaks = [
        k
        for k in before
        if k + 1 < len(row)
        and (row[k + 1].word in NE or WITH_HIS.match(line.text, row[k].end))
    ]
    led = speaks and _LED_TO.search(line.text, line.row[speaks[-1]].end, start)
    if led or by and len(speaks) == 1 and len(before) == 1:
        return line.refs(speaks[-1:])
    apart = [k for k in before if k not in speaks]
    if apart and speaks and apart[-1] > speaks[-1]:
        return line.refs(apart[-1:])
    for k in reversed(speaks):
        refs = line.refs([k])
        if any(scene.was_held(r) for r in refs):
            return refs
    if speaks and _WHEN.search(line.text, line.start, start):
        return line.refs(speaks[-1:])
    begin = line.raw.rfind("\n", 0, line.start) + 1
    if incident(line.raw, begin) and begin == line.start:
        return _named_last(scene, line)
    spoken = tuple(
        r
        for r in scene.spoken
        if isinstance(scene.cast.get(r), Person)
        and r != scene.teller
        and r not in scene.dead
    )
    if speaks and _of_himself(scene, line, speaks[-1], start):
        return line.refs(speaks[-1:])
    if speaks and not spoken and scene.dead:
        return line.refs(speaks[-1:])
    others = [k for k in before if k not in speaks]
    if others and not speaks:
        return line.refs(others[-1:])
    return _of_paragraph(scene, line, spoken) or spoken[-1:] or _named_last(scene, line)


def _of_paragraph(scene: Scene, line: Line, spoken: tuple[str, ...]) -> tuple[str, ...]:
    """Return the one whom a new paragraph alone names, before whom others were told of."""
    begin = line.raw.rfind("\n\n", 0, line.start) + 1
    if not begin or line.sender or not spoken:
        return ()
    named = {
        m.ref
        for m in scene.cast.in_span(begin, line.start, "person")
        if m.form in ("name", "short")
    }
    return () if len(named) != 1 or spoken[-1] in named else tuple(named)


_TELLS = re.compile(
    r"\s(?:نے|ne)\s(?:\S+\s){0,4}?(?:بتایا|کہا|bataya|kaha)(?: (?:ہے|hai))? (?:کہ|keh?)\s*\Z",
    re.IGNORECASE,
)
_FOR_OTHERS = frozenset(("وکیل", "ایڈووکیٹ", "ترجمان", "بیرسٹر", "افسر", "ڈی", "ایس"))


def _of_himself(scene: Scene, line: Line, k: int, start: int) -> bool:
    """Whether who speaks tells of himself: "X نے بتایا کہ انہیں گرفتار کیا گیا".

    So where nobody was told of before him, and he speaks for nobody by his office.
    """
    unit = line.row[k]
    if not _TELLS.match(line.text[unit.end : start]):
        return False
    near = {*line.text[max(line.start, unit.start - 30) : unit.end].split()}
    earlier = scene.cast.in_span(0, unit.start, "person")
    return not near & _FOR_OTHERS and not any(m.start < unit.start for m in earlier)


def _named_last(scene: Scene, line: Line) -> tuple[str, ...]:
    """Return the one person named shortly before, senders of messages left out."""
    for sentence in line.scene.doc.sentences[max(0, line.number - 1) : line.number]:
        alone = {
            m.ref
            for m in scene.cast.in_span(sentence.start, sentence.end, "person")
            if m.form in ("name", "short")
            and not labels(line.raw, m.start)
            and not spoken_to(line.text, m.start, m.end)
        }
        if len(alone) == 1 and not incident(line.raw, line.start):
            return tuple(alone)
    low = 0 if scene.teller else max(0, line.start - 300)
    begin = line.raw.rfind("\n", 0, line.start) + 1
    if incident(line.raw, begin):
        low = max(low, begin)
    found = {
        m.ref
        for m in scene.cast.in_span(low, line.start, "person")
        if m.form in ("name", "short")
        and not labels(line.raw, m.start)
        and not spoken_to(line.text, m.start, m.end)
    }
    found.discard(scene.teller or "")
    return tuple(found) if len(found) == 1 else ()


def asked_about(scene: Scene, line: Line) -> tuple[str, ...]:
    """Return the one named in the sentence before, in the same message or line."""
    begin = line.raw.rfind("\n", 0, line.start) + 1
    before = scene.doc.sentences[line.number - 1] if line.number else None
    if before is None or before.start < begin or line.start <= begin:
        return ()
    named = {
        m.ref
        for m in scene.cast.in_span(before.start, before.end, "person")
        if m.form in ("name", "short") and not labels(line.raw, m.start)
    }
    return tuple(named) if len(named) == 1 else ()


def questioned(scene: Scene, line: Line) -> tuple[str, ...]:
    """Return the one whom the message before asks about: "aur Nadeem?" "usko ..."."""
    before = scene.doc.sentences[line.number - 1] if line.number else None
    if before is None or not labels(line.raw, line.start):
        return ()
    words = scene.doc.text[before.start : before.end].rstrip()
    if not words.endswith(("?", "؟")):
        return ()
    named = {
        m.ref
        for m in scene.cast.in_span(before.start, before.end, "person")
        if m.form in ("name", "short") and not labels(line.raw, m.start)
    }
    return tuple(named) if len(named) == 1 else ()


_UNIFORM = re.compile(
    r"اہلکار|سپاہی|فوجی|پولیس|ahalkar|ahlkar|sipahi|police|officer", re.IGNORECASE
)


def uniformed(scene: Scene, ref: str) -> bool:
    """Whether an id stands for officers without a name."""
    one = scene.cast.get(ref)
    nameless = isinstance(one, Person) and one.name is None
    words = (one.words or "") if isinstance(one, Person) else ""
    return nameless and _UNIFORM.search(words) is not None
