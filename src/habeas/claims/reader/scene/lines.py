"""The sentences of a text as lines, in order, each with its units and its voices.

Lists under a demand, cells of tables, messages of a chat and entries of a digest are
told apart here, and "the three" is opened to those listed before.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from habeas.claims.reader import clauses, narrator
from habeas.claims.reader.clauses.subjects import of_things
from habeas.claims.reader.contractions import opened
from habeas.claims.reader.document import Sentence
from habeas.claims.reader.families import of_several
from habeas.claims.reader.focus import Focus
from habeas.claims.reader.layouts import CONCERNED
from habeas.claims.reader.scene.answers import told_by_answers, told_in_chat
from habeas.claims.reader.scene.clients import with_clients
from habeas.claims.reader.scene.elided import with_elided, with_is
from habeas.claims.reader.scene.entries import (
    about_one,
    entry_of,
    incident,
    is_item,
    new_paragraph,
    of_another,
    of_caller,
    of_him,
    on_own_line,
    stamp_of,
    without_label,
)
from habeas.claims.reader.scene.glossed import glossed
from habeas.claims.reader.scene.leads import DEMAND_LEAD, WANTED
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.scene.quotations import Turn, open_quote, retorts
from habeas.claims.reader.scene.reworded import of_answerer, spelt_out, unsaid_by_them
from habeas.claims.reader.scene.scene import Scene
from habeas.claims.reader.scene.wholes import with_latter, with_sets, with_titles
from habeas.claims.reader.tables import TableRow, table_rows
from habeas.claims.reader.turns import HE
from habeas.claims.reader.units import Unit, described, people, refs_of, units
from habeas.claims.reader.voices import voices
from habeas.text.dates import HEADED
from habeas.text.parts import Part
from habeas.text.sentences import tokens
from habeas.text.spotting import Spotter
from habeas.text.standing import standing

_HIGHLIGHTS = re.compile(
    r"^\W*(?:highlights|summary|in brief|headlines|key (?:points|events)|at a glance)\b",
    re.IGNORECASE,
)
_READ = frozenset({"narrative", "resolution"})
# After "all but two were freed", "three of them were tried": who "they" are is open.
_SOME_OF_THEM = Spotter(
    r"\b(?:all|everyone|everybody)\b[^.;]{0,30}\b(?:but|except(?: for)?|save(?: for)?|bar|other "
    r"than|apart from)(?: the)? (?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|a few|"
    r"some|first|last)\b|"
    r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|some|most|several|many|half|few) "
    r"of (?:them|those|these|the(?! (?:\w+ )?(?:police|party|union|court|district)))\b",
    re.IGNORECASE,
)
_SOME_WERE = Spotter(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|some|several|most|half)(?: others)? "
    r"(?:were|have|had|are|remain)\b",
    re.IGNORECASE,
)
_FEW = 3
_LONGEST = 150
_BRACKETS = frozenset("()")
_STOPS = frozenset(";.")
_MARKS = _BRACKETS | _STOPS
_FEW_HEADS = 2  # "From: X": a mail has no more
_LABEL = 8  # letters of "Q12."
_APART = 13  # units from one of a run to the next


def lines(scene: Scene) -> list[Line]:
    """Return the sentences of the parts that tell something, in order."""
    course = _Course(scene)
    for sentence in scene.doc.sentences:
        row = course.row_of(sentence)
        if row is not None:
            course.take_row(sentence, row)
        elif sentence.part.kind in _READ or _asks(scene.doc.text, sentence):
            course.take(sentence)
    found = told_in_chat(course.found) if course.chat else course.found
    return with_elided(told_by_answers(found) if course.sides else found)


class _Course:
    """The lines found so far, and what of them bears on the next one."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.text = scene.doc.text
        self.found: list[Line] = []
        self.lead = ""
        self.lead_part: Part | None = None
        self.entry: tuple[str, ...] = ()
        self.speaking = self.summing = self.chat = False
        self.turn = Turn(scene)
        self.sender: tuple[str, ...] = ()
        self.told_to = 0
        heads = [m.span() for m in HEADED.finditer(self.text)]
        self.heads = heads if len(heads) > _FEW_HEADS else []
        self.sides, self.asks = narrator.sides(self.text), False
        teller = narrator.witness(scene.cast, self.text)
        scene.witness = teller
        issuer = None if teller else scene.issuer
        self.focus = Focus(scene.cast, self.text, witness=teller, issuer=issuer)
        self.form = _of_form(scene, self.focus.sexes) if teller is None else None
        self.rows = tuple(table_rows(scene.doc, scene.cast))
        self.starts = [row.start for row in self.rows]
        scene.tables = self.rows

    def row_of(self, sentence: Sentence) -> TableRow | None:
        """Return the row of a table that a sentence stands in."""
        at = bisect.bisect_right(self.starts, sentence.end - 1) - 1
        row = self.rows[at] if at >= 0 else None
        inside = row and row.start < sentence.end and sentence.start < row.end
        return row if inside else None

    def take_row(self, sentence: Sentence, row: TableRow) -> None:
        """Add the cells of a row, once."""
        found = self.found
        if sentence.start <= row.start or not found or found[-1].end < row.start:
            found.extend(_cells(self.scene, sentence, row))

    def take(self, sentence: Sentence) -> None:
        """Add a sentence as the next line."""
        scene = self.scene
        if stamp_of(self.text, sentence.start, sentence.end):
            self.sender, self.told_to, self.entry = (), sentence.end, ()
            return
        if self._is_label(sentence) or self._in_head(sentence):
            return
        apart = self._is_apart(sentence)
        item = is_item(self.text, sentence)
        fresh = apart or self._opens(sentence)
        self._end_lead(sentence, item, apart)
        lead = self.lead if item or (not apart and WANTED.match(self.lead)) else ""
        line = self._sent(_line(scene, sentence, item, lead, self.speaking))
        scene.now = line.start
        line = self._concerned(line)
        line = with_clients(self._opened(line, item, fresh))
        line = self._topical(about_one(line), item, fresh)
        line = self._voiced(line, item)
        self.speaking = open_quote(line, self.speaking)
        if line.find(DEMAND_LEAD) or WANTED.match(line.whole):
            self.lead, self.lead_part = line.whole, sentence.part
        for run in _groups(line):
            scene.listed([ref for ref in run if scene.alone(ref)])
        self.found.extend(_pieces(line))

    def _concerned(self, line: Line) -> Line:
        """Return a line of a call without who rings; note whom a call or a form is about."""
        called, about = of_caller(line)
        if called is not line:  # a call, which nothing before it bears on
            line = replace(called, item=True)
            self.focus.many = self.focus.waiting = ()
        self.focus.about = about or self.form
        if self.form and not about and not line.people and of_him(line):
            return replace(line, topic=(self.form,))
        return line

    def _sent(self, line: Line) -> Line:
        """Return a line of a message with its sender, also where others stand before it."""
        line = self._turned(line)
        found = without_label(line)
        if found.sender:
            self.sender, self.chat = found.sender, True
        elif self.sender and "\n\n" not in self.text[self.told_to : line.start]:
            found = replace(found, sender=self.sender)
        else:
            self.sender = ()
        self.told_to = line.end
        return with_is(glossed(spelt_out(found))) if found.sender else found

    def _turned(self, line: Line) -> Line:
        """Return a line of an interview without its label; who is asked is "I"."""
        if self.sides is None:
            return line
        turn = narrator.turn(self.text, line.start, line.end, self.sides)
        if turn is not None:
            self.asks = turn[0]
            row = tuple(u for u in line.row if u.start >= turn[1])
            line = replace(line, row=row)
        if not self.asks:
            return line
        return replace(line, row=tuple(of_answerer(line.row)), asks=True)

    def _in_head(self, sentence: Sentence) -> bool:
        """Whether a sentence stands in the head of a message; note who sends it."""
        head = next((h for h in self.heads if h[0] <= sentence.start < h[1]), None)
        if head is None:
            return False
        near = self.scene.cast.in_span(*head, "person")
        self.sender, self.told_to = tuple(m.ref for m in near[:1]), head[1]
        self.chat, self.entry = True, ()
        return True

    def _is_label(self, sentence: Sentence) -> bool:
        """Whether a sentence is no more than "Q1." of an interview; note who speaks."""
        if self.sides is None or sentence.end - sentence.start > _LABEL:
            return False
        at, end = sentence.start, sentence.end
        turn = narrator.turn(self.text, at, end + 1, self.sides)
        if turn is None or turn[1] < end:
            return False
        self.asks = turn[0]
        return True

    def _opens(self, sentence: Sentence) -> bool:
        """Whether a sentence opens an incident; a turn of an interview opens none."""
        at = sentence.start
        if self.sides and narrator.turn(self.text, at, sentence.end, self.sides):
            return False
        return incident(self.text, at)

    def _is_apart(self, sentence: Sentence) -> bool:
        """Whether a paragraph begins with a sentence."""
        found = self.found
        return not found or new_paragraph(self.text, found[-1].end, sentence.start)

    def _end_lead(self, sentence: Sentence, item: bool, apart: bool) -> None:
        """Forget the words that led a list, where the list is over."""
        if _runs_on(self.lead_part, sentence):
            self.lead_part = sentence.part
        if not self.lead:
            return
        words = self.text[sentence.start : sentence.end]
        over = not item and self.found and apart and not DEMAND_LEAD.search(words)
        if self.lead_part is not sentence.part or over:
            self.lead = ""

    def _opened(self, line: Line, item: bool, fresh: bool) -> Line:
        """Return the line with its pronouns and "the three" opened."""
        scene = self.scene
        inner = scene.cast.in_span(line.start, line.end, "person")
        nested = [m for m in inner if m.form in ("name", "short")]
        begins = fresh and not item
        row = with_latter(scene, line.row)
        opened = self.focus.resolved(row, fresh=begins, nested=nested)
        for group in _joined(opened):
            scene.listed(group)
        if fresh:
            scene.recent.clear()
        whole = with_titles(scene, with_sets(scene, opened))
        line = replace(line, row=whole) if whole != line.row else line
        for k in described(whole):
            words = self.text[whole[k].start : whole[k].end]
            if words[:4].lower() == "the " and len(whole[k].refs) == 1:
                scene.note_apart(whole[k].refs[0], words, whole[k].start)
        scene.recent.update(_told_apart(scene, line.row))
        self.focus.note(refs for refs in refs_of(line.row) if len(refs) > 1)
        many = self.focus.many
        if many and (line.find(_SOME_OF_THEM) or line.find(_SOME_WERE)):
            self.focus.many = ()
        return line

    def _topical(self, line: Line, item: bool, fresh: bool) -> Line:
        """Return the line with the one that its entry of a digest is about."""
        if line.sender:
            return self._in_message(line)
        own_line = on_own_line(line) and not line.topic
        if item or fresh or own_line:
            self.entry = entry_of(line) if item or own_line else ()
        elif self.entry and not line.topic and not of_another(line):
            return replace(line, topic=self.entry)
        return line

    def _in_message(self, line: Line) -> Line:
        """Return a message's line; "Let go at 9" is about the one it named just before."""
        line = unsaid_by_them(line)
        begins = line.row and line.row[0].start > line.start
        about = () if begins else self.entry
        named = [u.refs for u in line.row if u.person and u.form in ("name", "short")]
        named = named or [u.refs for u in line.row if u.word in ("he", "she")]
        self.entry = named[0] if len(named) == 1 and len(named[0]) == 1 else ()
        if not about or any(u.person for u in line.row) or line.topic:
            return line
        self.entry = about
        return replace(line, topic=about) if _GOES_ON.match(line.whole) else line

    def _voiced(self, line: Line, item: bool) -> Line:
        """Return the line with who speaks in it."""
        if line.heading and not item:
            self.summing = _HIGHLIGHTS.search(line.whole) is not None
        short = len(line.row) <= _LONGEST
        said = tuple(voices(line.row, self.scene.cast, self.text)) if short else ()
        summary = self.summing and item
        official = line.official or self.turn.official(line)
        official = official or retorts(self.found, line)
        if said or summary or official != line.official:
            return replace(line, summary=summary, voices=said, official=official)
        return line


_GOES_ON = re.compile(
    r"(?:also |later |then |now |still |just )*(?:let (?:go|off|out)|released|freed|arrested|"
    r"detained|picked up|taken|held|beaten|shot|moved|shifted|remanded|charged|sent|"
    r"in (?:custody|jail)|inside|bailed|not (?:yet )?(?:released|charged|freed))\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"(?:And |The |the )*(?:[\w'’-]+ ){1,6}?(?:asks?|demands?|urges?|calls? (?:up)?on|wants?) "
    r"(?:the |him |her |them |[A-Z])"
)


_FORM = re.compile(rf"^[ \t]*(?i:{CONCERNED})[ \t]*:[ \t]*", re.MULTILINE)


def _of_form(scene: Scene, sexes: dict[str, str]) -> str | None:
    """Return the one whom a form is about: the only one that its labels name so.

    The first "he" or "she" behind is that one; `sexes` keeps it.
    """
    text = scene.doc.text
    found = [m.end() for m in _FORM.finditer(text[:_HEAD])]
    if len(found) != 1:
        return None
    near = scene.cast.in_span(found[0], found[0] + _NAME, "person")
    if not near or near[0].start != found[0] or near[0].form != "name":
        return None
    told = _HE_OR_SHE.search(text, near[0].end)
    if told:
        sexes.setdefault(near[0].ref, "m" if told[0].lower() in HE else "f")
    return near[0].ref


_HE_OR_SHE = re.compile(r"\b(?:he|his|him|she|her)\b", re.IGNORECASE)
_HEAD, _NAME = 1000, 60


def _asks(text: str, sentence: Sentence) -> bool:
    """Whether a sentence beside dates to come asks something of somebody."""
    asks = sentence.part.kind == "calendar" and _ASKS.match(text, sentence.start)
    return bool(asks and asks.end() < sentence.end)


def _runs_on(before: Part | None, sentence: Sentence) -> bool:
    """Whether the list of a lead is the part right behind the lead's own."""
    part = sentence.part
    return before is not None and part.kind == "resolution" and before.end == part.start


def _told_apart(scene: Scene, row: Sequence[Unit]) -> dict[str, None]:
    """Return the people of a sentence, unless it lists many together."""
    refs = {r: None for k in people(row) for r in row[k].refs if scene.alone(r)}
    return refs if len(refs) <= _FEW else {}


def _pieces(line: Line) -> Iterator[Line]:
    """Give a sentence that has no end (a list of a thousand names) in pieces."""
    if len(line.row) <= _LONGEST:
        yield line
        return
    for low in range(0, len(line.row), _LONGEST):
        row = line.row[low : low + _LONGEST]
        last = low + _LONGEST >= len(line.row)
        yield replace(
            line,
            row=row,
            start=row[0].start if low else line.start,
            end=line.end if last else row[-1].end,
            voices=(),
        )


def _cells(scene: Scene, sentence: Sentence, row: TableRow) -> list[Line]:
    """Return the cells of a table's row that tell, each as a line about its person."""
    made = []
    for cell in row.told:
        part = replace(
            sentence,
            start=cell.start,
            end=cell.end,
            tokens=tuple(tokens(scene.doc.text, cell.start, cell.end)),
        )
        line = _line(scene, part, item=True, lead="", official=False)
        made.append(replace(line, topic=(row.person,)))
    return made


_APOSTROPHES = re.compile("['’]")


def _line(
    scene: Scene, sentence: Sentence, item: bool, lead: str, official: bool
) -> Line:
    text = scene.flat
    mentions = [
        m
        for m in scene.cast.in_span(sentence.start, sentence.end)
        if m.form not in ("pronoun", "wide")
    ]
    row = of_several(units(sentence, mentions, text), mentions, text)
    if _APOSTROPHES.search(text, sentence.start, sentence.end):
        row = opened(row, text)
    resolution = sentence.part.kind == "resolution" or bool(lead)
    return Line(
        sentence.number,
        sentence.start,
        sentence.end,
        text,
        row,
        (),
        resolution,
        item,
        lead,
        scene,
        official,
    )


def _joined(row: Sequence[Unit]) -> Iterator[tuple[str, ...]]:
    """Give the people that are joined by commas and "and" in a sentence."""
    done = -1
    for k in people(row[:_LONGEST]):
        if k > done and row[k].form in ("name", "short"):
            found = clauses.joined(row, k, k, min(len(row), k + 40))
            done = found[-1]
            if len(found) > 1:
                yield tuple(r for m in found for r in row[m].refs)


def _groups(line: Line) -> list[tuple[str, ...]]:
    """Return the runs of people named one after another in a sentence."""
    if not line.people:
        return []
    runs: list[list[str]] = [[]]
    last = inside = 0
    for k in sorted({*line.people, *standing(_MARKS, line.said)}):
        unit = line.row[k]
        if unit.word in _STOPS:
            runs.append([])
        elif unit.word in _BRACKETS:
            inside += 1 if unit.word == "(" else -1
        elif unit.form != "pronoun" and not unit.owns and inside <= 0:
            if of_things(line.row, k):
                continue  # "the house of A": he is not one of them
            if k - last > _APART:
                runs.append([])
            runs[-1].extend(unit.refs)
            last = k
    return [tuple(dict.fromkeys(r)) for r in runs if len(set(r)) > 1]
