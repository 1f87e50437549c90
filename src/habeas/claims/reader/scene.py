"""What the rules need to know around a sentence, and what was told before it."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from habeas.claims.reader import clauses
from habeas.claims.reader import grammar as g
from habeas.claims.reader.document import Document, Sentence
from habeas.claims.reader.focus import Focus, witness
from habeas.claims.reader.mentions import Cast, Person
from habeas.claims.reader.tables import TableRow, table_rows
from habeas.claims.reader.units import Unit, units
from habeas.claims.reader.voices import Voice, official, voices
from habeas.text.sentences import tokens

_NUMBERS = {
    "both": 2,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
}
_SET = re.compile(
    r"(?:(?:the|all|these|those|both|said|of|them|last)\s+)+"
    r"(?P<number>both|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"\d{1,2})(?:\s+(?:named|above|men|women|brothers|sisters|people|persons|students|"
    r"workers|activists|detainees|organisers|organizers|comrades|traders|youths|of|"
    r"them|accused|journalists|farmers|teachers|leaders|cellmates|members|others|"
    r"prisoners|friends|neighbou?rs|villagers|boys|girls))*",
    re.IGNORECASE,
)
_SOME = re.compile(
    r"(?:the|these|those)\s+(?:men|women|brothers|sisters|detainees|accused|couple|"
    r"arrested|detained)",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"\b(?:police\w*|officers?|constables?|soldiers?|magistrates?|judges?|ministers?|"
    r"inspector|sergeant|"
    r"commissioner|attorney|prosecutors?|lawyers?|spokes\w+|witness\w*|doctors?|"
    r"superintendent|governor|court|guards?|gunmen|wardens?)\b",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"^(?:the|a|an)? ?(?:\w+ )*(?:magistrate|judge|court|inspector[ -]general|"
    r"attorney[ -]general|prosecutor|registrar|coroner|minister|police commissioner|"
    r"commissioner of police|commissioner[ -]general|district commissioner|governor)"
    r"(?: of [\w ]+)?$",
    re.IGNORECASE,
)
_MOST = 12  # "the thirteen" is no word for people listed by name
_SEX = re.compile(r"\b(?:men|women|boys|girls|brothers|sisters)\b", re.IGNORECASE)
_WOMEN = re.compile(r".{0,4}\b(?:Ms|Mrs|Miss|Mst|Bibi|Daw)\b")
_MEN = re.compile(r".{0,4}\b(?:Mr|Sir)\b")
_QUOTED = re.compile(r"[\"“][^\"“”]{2,600}[\"”]|[\"“][^\"“”]{2,600}$")
_DEMAND_LEAD = re.compile(
    r"\b(?:write|writing|appeals?|letters?|faxes|e-?mails?|messages?|petition)\b"
    r"[^.:]{0,60}\bto\b[^.:]{0,120}:\s*$|"
    r"\b(?:demand|demands|urge|urging|call|calls|calling|ask|asks|asking|want|wants|"
    r"request|requests|resolves?|appeal|matalbat)\b[^.]{0,160}:\s*$|"
    r"^\W*(?:what we want|demands|our demands|action requested|we ask|we demand|"
    r"recommendations|we call)\b[^.]{0,60}$|"
    r"(?:مطالب|اپیل|\bmutaa?lb)[^۔.]{0,80}:\s*$",
    re.IGNORECASE,
)


_ROMAN = re.compile(
    r"\b(?:ne|ko|ki|ka|ke|hai|hain|mein|kar|gaya|gayi|se|nahi|aur|naam|unko|usko)\b",
    re.IGNORECASE,
)


_RUMOUR = re.compile(
    r"\brumou?rs?:|\b(?:someone|somebody|some people) (?:says?|said|(?:is|are) saying|"
    r"claims?)\b|\bcan (?:any|some)(?:one|body) confirm\b|"
    r"\b(?:pl(?:ea)?[sz]e?|pls|plz|to|must|let us|try to|i (?:can(?:no|')t|could not)|"
    r"can(?:no|')t|could not|unable to|not able to|yet to|who can|still to) (?:\w+ )?"
    r"(?:confirm|verify)\b(?! (?:her|his|their) death)|"
    r"\b(?:not|un)[ -]?(?:yet )?(?:sure|confirmed|verified)\b(?: (?:yet|if|whether|though))?"
    r"(?=\W*$)|\bis it true\b|\bthere is talk\b|\b(?:na lie|nah lie|fake news|false news)\b",
    re.IGNORECASE,
)
_POLAR = re.compile(
    r"^\W*(?:(?:[A-Z][\w.'’-]+ ?){1,4}:\W*)?(?:Was|Were|Is|Are|Has|Have|Had|Did|Does|Do)"
    r"\b(?!.*\b(?:aware|why|that)\b)|"
    r"\b(?:confirm|deny|is it true|is it correct|do you know (?:if|whether)|heard) "
    r"(?:that|whether|if)?\b",
    re.IGNORECASE,
)
_ASKS_MORE = re.compile(
    r"\b(?:why|how|when|where|who|whom|whose|what|which|will|would|can|could|should|"
    r"is it not|isn't|aware|kyun?|kahan|kab|kon|kaun|kis)\b",
    re.IGNORECASE,
)
_TAKEN_BACK = re.compile(
    r"\W{0,6}(?:(?:He|She|They|It|This|That) (?:had|was|were|did|has|have|is) not\b"
    r"(?=\s*(?:[.;:,—–]|\Z))|(?:This|That|It) (?:has |had )?(?:since |now )?"
    r"prove[dns]* (?:to be )?(?:wrong|false|untrue|incorrect)|(?:This|That|It) (?:was|is) "
    r"(?:a mistake|an error|incorrect|mistaken)|(?:(?:This|That|It) (?:is|was) )?(?:not true|untrue|wrong|"
    r"(?i:not (?:yet )?confirmed)|unconfirmed)\b)"
)


@dataclass(frozen=True)
class Line:
    """A sentence as the rules see it; `lead` is the demand that its list stands under.

    `official` says that an accused one's quotation runs on into it.
    """

    number: int
    start: int
    end: int
    text: str
    row: tuple[Unit, ...]
    voices: tuple[Voice, ...]
    resolution: bool
    item: bool
    lead: str
    scene: Scene = field(repr=False, compare=False)
    official: bool = False
    topic: tuple[str, ...] = ()
    sender: tuple[str, ...] = ()
    summary: bool = False

    @property
    def raw(self) -> str:
        """The text as it is, with its line ends (`text` has spaces for them)."""
        return self.scene.doc.text

    @cached_property
    def whole(self) -> str:
        """The words of the sentence."""
        return self.text[self.start : self.end]

    @cached_property
    def urdu(self) -> bool:
        """Whether it is in Urdu, by its letters or by its small words."""
        words = self.whole
        if not words.isascii():
            script = sum("\u0600" <= c <= "\u06ff" for c in words)
            if script * 2 > len(words):
                return True
        least = 1 if self.scene.doc.language == "ur-Latn" else 3
        return len({w.lower() for w in _ROMAN.findall(words)}) >= least

    @cached_property
    def question(self) -> bool:
        """Whether it asks."""
        return self.whole.rstrip("”\"' )").endswith("?")

    @cached_property
    def unsure(self) -> bool:
        """Whether it asks if something is so; "why was X taken?" takes it as done."""
        if not self.question:
            return False
        asks = _POLAR.search(self.whole) is not None
        aside = self.whole.rfind("(") > self.whole.rfind(")")
        return asks or not aside and _ASKS_MORE.search(self.whole) is None

    @cached_property
    def repeated(self) -> bool:
        """Whether it stands in a mail that is answered, behind ">"."""
        begin = self.raw.rfind("\n", 0, self.start) + 1
        return self.raw[begin : self.start + 1].lstrip().startswith(">")

    @cached_property
    def retracted(self) -> bool:
        """Whether it is a rumour, or is taken back in the words that follow."""
        told = _RUMOUR.search(self.whole) is not None
        return told or _TAKEN_BACK.match(self.text, self.end) is not None

    @cached_property
    def fragment(self) -> bool:
        """Whether it is a row of a table, or a line without a sentence's end."""
        return bool(self.topic) or (self.item and not self.lead)

    @cached_property
    def around(self) -> str:
        """The words of the sentence and some of those before and after it."""
        return self.text[max(0, self.start - 100) : self.end + 60]

    @cached_property
    def heading(self) -> bool:
        """Whether it stands alone in its line, short and without a full stop."""
        before = self.raw[max(0, self.start - 60) : self.start].rstrip(" \t")
        after = self.raw[self.end : self.end + 2].lstrip(" \t")
        alone = (before == "" or before[-1] == "\n") and after[:1] in ("", "\n", "\r")
        return alone and len(self.whole) < 90 and not self.whole.endswith((".", "?"))

    @cached_property
    def headline(self) -> bool:
        """Whether it is a title or a highlight: it sums up what is told below."""
        if self.summary:
            return True
        if self.topic or self.sender or self.resolution or ":" in self.whole[:-1]:
            return False
        return self.heading and re.match(r"\W*\d", self.whole) is None

    @cached_property
    def quotes(self) -> tuple[tuple[int, int], ...]:
        """The stretches in quotation marks, as positions in the text."""
        return tuple(
            (self.start + m.start(), self.start + m.end())
            for m in _QUOTED.finditer(self.whole)
        )

    def quoted(self, position: int) -> bool:
        """Whether `position` stands in quotation marks."""
        return any(a <= position < b for a, b in self.quotes)

    def words(self, k: int) -> str:
        """Return the words of unit `k` as they stand."""
        return self.text[self.row[k].start : self.row[k].end]

    def left(self, k: int) -> str:
        """Return the words of the sentence before unit `k`."""
        return self.text[self.start : self.row[k].start]

    def text_between(self, after: int, before: int) -> str:
        """Return the words after unit `after` and before unit `before`."""
        start = self.row[after].end if after >= 0 else self.start
        end = self.row[before].start if before < len(self.row) else self.end
        return self.text[start:end]

    def refs(self, found: Iterable[int]) -> tuple[str, ...]:
        """Return whom units stand for, each once, with sets ("the three") opened."""
        ids: dict[str, None] = {}
        for k in found:
            for ref in self.row[k].refs:
                for one in self.scene.opened(ref, self.words(k)):
                    ids[one] = None
        return tuple(ids)


# A line end inside a wrapped sentence is a space to every rule; lengths stay.
_SPACES = {ord(c): " " for c in "\n\r\t\u00a0\u202f"}


class Scene:
    """A document being read from first to last; it remembers who was held or listed."""

    def __init__(self, doc: Document, cast: Cast, issuer: str | None = None) -> None:
        self.doc = doc
        self.cast = cast
        self.issuer = issuer
        self.held: dict[str, None] = {}
        self.now = 0
        self.lists: list[tuple[int, tuple[str, ...]]] = []
        self.roles = _roles(cast, doc.text)
        self.flat = doc.text.translate(_SPACES)
        self.crowd: tuple[str, ...] = ()
        self.spoken: tuple[str, ...] = ()
        self.within: dict[str, str] = {}
        self.tables: tuple[TableRow, ...] = ()
        self.freed: dict[str, None] = {}
        self.taken: tuple[Any, ...] = ()
        self._sets: dict[str, tuple[str, ...]] = {}
        self.recent: dict[str, None] = {}

    def was_held(self, ref: str) -> bool:
        """Whether someone was told to be taken or held before this point."""
        if ref in self.held:
            return True
        person = self.cast.get(ref)
        if self.within.get(ref) in self.held:
            return True
        return isinstance(person, Person) and person.part_of in self.held

    def hold(self, refs: Iterable[str]) -> None:
        """Note that these were told to be taken or held."""
        self.held.update(dict.fromkeys(refs))

    def listed(self, refs: Sequence[str]) -> None:
        """Note that these stand together, so that "the three" can mean them."""
        people = tuple(dict.fromkeys(r for r in refs if self._countable(r)))
        if len(people) > 1 and people not in self._before()[:3]:
            bisect.insort(self.lists, (self.now, people), key=lambda told: told[0])

    def _before(self) -> list[tuple[str, ...]]:
        """Return those listed so far in the text, the last ones first."""
        at = bisect.bisect_right(self.lists, self.now, key=lambda told: told[0])
        return [people for _, people in reversed(self.lists[max(0, at - 40) : at])]

    def opened(self, ref: str, words: str) -> tuple[str, ...]:
        """Return whom a group such as "the three" stands for, or itself."""
        if ref in self._sets:
            return self._sets[ref]
        person = self.cast.get(ref)
        if not isinstance(person, Person) or person.name or person.kind != "group":
            return (ref,)
        match = _SET.fullmatch(words.strip())
        if match:
            sex = _SEX.search(words)
            number = match["number"].lower()
            count = int(number) if number.isdigit() else _NUMBERS[number]
            return self._of(count, ref, sex[0][:1].lower() if sex else "")
        if _SOME.fullmatch(words.strip()):
            return next(iter(self._before()), (ref,))
        return (ref,)

    def _of(self, count: int, ref: str, sex: str) -> tuple[str, ...]:
        people = self.set_of(count, sex)
        if people and ref not in people:
            self._sets[ref] = people
            return people
        return (ref,)

    def set_of(self, count: int, sex: str = "") -> tuple[str, ...]:
        """Return the people last listed together, if they are `count`.

        Where `sex` is told ("the two men"), those of the other sex are passed over,
        and those that a longer list leaves without them are meant.
        """
        others: set[str] = set()
        for people in self._before():
            rest = tuple(p for p in people if p not in others)
            if self._count(rest) != count:
                continue
            if not sex or not any(self._is_other(p, sex) for p in rest):
                return rest
            others.update(p for p in rest if self._is_other(p, sex))
        return ()

    def _is_other(self, ref: str, sex: str) -> bool:
        """Whether a title before a name tells of the other sex than m, b, w or g."""
        person = self.cast.get(ref)
        if not isinstance(person, Person):
            return False
        title = _WOMEN if sex in "mb" else _MEN
        text = self.doc.text
        return any(
            title.match(text, max(0, m.start - 5)) for m in person.mentions
        ) or any(title.search(text[m.start : m.start + 5]) for m in person.mentions)

    def rest_of(self, count: int, before: Sequence[Unit]) -> tuple[str, ...]:
        """Return the `count` people of a list whom the words before do not name.

        Where its own sentence names none of them, those told of apart since the
        paragraph began are left out.
        """
        named = {r for u in before for r in u.refs}
        return self._rest(count, named) or self._rest(count, named | {*self.recent})

    def means(self, ref: str, people: tuple[str, ...]) -> tuple[str, ...]:
        """Note whom a group's mention stands for, so that "them" means them too."""
        if people and ref not in people:
            self._sets[ref] = people
        return people

    def _rest(self, count: int, named: set[str]) -> tuple[str, ...]:
        for people in self._before():
            rest = tuple(p for p in people if p not in named)
            if len(rest) < len(people) and self._count(rest) == count:
                return rest
        return ()

    def court(self, ref: str) -> bool:
        """Whether someone is a court's or an officer's role, whom nobody arrests."""
        person = self.cast.get(ref)
        return (
            isinstance(person, Person)
            and person.name is None
            and _ROLE.search(person.words or "") is not None
        )

    def _count(self, people: Iterable[str]) -> int:
        found = (self.cast.get(ref) for ref in people)
        return sum(p.heads[0] for p in found if isinstance(p, Person) and p.heads)

    def alone(self, ref: str) -> bool:
        """Whether an id stands for one person; a group counts only where it is joined
        to others by "and"."""
        person = self.cast.get(ref)
        return isinstance(person, Person) and person.kind == "individual"

    def _countable(self, ref: str) -> bool:
        """Whether someone can be one of "the three": no officer, no crowd."""
        person = self.cast.get(ref)
        if not isinstance(person, Person):
            return False
        if person.name is None and _OFFICE.search(person.words or ""):
            return False
        low, high = person.heads or (0, None)
        few = person.kind == "group" and low == high and low <= _MOST
        return person.kind == "individual" or few


_STAMP = re.compile(
    r"\[?\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},?[^\n:]{0,4}\d{1,2}[:.]\d{2}[^\n]{0,14}?[-\]]"
    r"\s*(?P<who>[^:\n]{2,60}):\s"
)


def _without_label(line: Line) -> Line:
    """Return a message of a chat without its stamp and sender, who is its voice."""
    match = _STAMP.match(line.whole)
    if match is None:
        return line
    end = line.start + match.end()
    head = [u for u in line.row if u.end <= end and u.actor]
    row = tuple(u for u in line.row if u.start >= end)
    sender = tuple(r for u in head[:1] for r in u.refs)
    return replace(line, row=row, sender=sender)


_DENIES = frozenset(
    [
        "denied",
        "denies",
        "dismissed",
        "dismisses",
        "rejected",
        "rejects",
        "refuted",
        "refutes",
        "rubbished",
        "rubbishes",
        "trashed",
        "scoffed",
        "disputed",
        "disputes",
        "downplayed",
        "contradicted",
    ]
)


def _retorts(found: Sequence[Line], line: Line) -> bool:
    """Whether a quotation follows on somebody's denial, in their words."""
    before = found[-1].voices if found else ()
    begins = line.whole[:1] in ("“", '"')
    return begins and any(v.word in _DENIES for v in before[-1:])


_HIGHLIGHTS = re.compile(
    r"^\W*(?:highlights|summary|in brief|headlines|key (?:points|events)|at a glance)\b",
    re.IGNORECASE,
)


class _Turn:
    """Whose turn it is to speak, where a text gives speakers at the head of lines."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.accused = False

    def official(self, line: Line) -> bool:
        """Whether one who could be accused speaks in this line."""
        begins = line.start == 0 or line.raw[line.start - 1] == "\n"
        label = _LABEL.match(line.whole) if begins else None
        if label is not None:
            heads = [u for u in line.row if u.end <= line.start + label.end()]
            said = " ".join(label[0].split())
            width = sum(u.end - u.start for u in heads if u.refs)
            if width * 2 < label.end():
                return self.accused
            self.accused = any(
                official(r, self.scene.cast, said) for u in heads for r in u.refs
            )
        return self.accused


_LABEL = re.compile(r"[A-Z][^:\n|]{3,70}(?:\[[^\]]{2,50}\])?:(?=\s)")
_READ = frozenset({"narrative", "resolution"})


def lines(scene: Scene) -> list[Line]:
    """Return the sentences of the parts that tell something, in order."""
    found: list[Line] = []
    lead, lead_part, speaking = "", None, False
    text = scene.doc.text
    teller = witness(scene.cast, text)
    issuer = None if teller else scene.issuer
    focus = Focus(scene.cast, text, witness=teller, issuer=issuer)
    turn = _Turn(scene)
    summing = False
    entry: tuple[str, ...] = ()
    rows = {row.start: row for row in table_rows(scene.doc, scene.cast)}
    scene.tables = tuple(rows.values())
    starts = sorted(rows)
    for sentence in scene.doc.sentences:
        at = bisect.bisect_right(starts, sentence.end - 1) - 1
        row = rows[starts[at]] if at >= 0 else None
        if row is not None and row.start < sentence.end and sentence.start < row.end:
            if sentence.start <= row.start or not found or found[-1].end < row.start:
                found.extend(_cells(scene, sentence, row))
            continue
        if sentence.part.kind not in _READ:
            continue
        item = _item(text, sentence)
        if (
            lead_part is not sentence.part
            or not item
            and found
            and (not _DEMAND_LEAD.search(text[sentence.start : sentence.end]))
            and _new_paragraph(text, found[-1].end, sentence.start)
        ):
            lead = ""
        fresh = not found or _new_paragraph(text, found[-1].end, sentence.start)
        fresh = fresh or incident(text, sentence.start)
        line = _line(scene, sentence, item, lead if item else "", speaking)
        line = _without_label(line)
        scene.now = line.start
        inner = scene.cast.in_span(line.start, line.end, "person")
        nested = [m for m in inner if m.form in ("name", "short")]
        opened = focus.resolved(line.row, fresh=fresh and not item, nested=nested)
        line = replace(line, row=opened)
        for group in _joined(line.row):
            scene.listed(group)
        if fresh:
            scene.recent.clear()
        line = replace(line, row=_titled(scene, _sets(scene, line.row)))
        scene.recent.update(_told_apart(scene, line.row))
        focus.note(u.refs for u in line.row if len(u.refs) > 1)
        line = _labelled(line)
        own_line = _on_own_line(line) and not line.topic
        if item or fresh or own_line:
            entry = _entry(line) if item or own_line else ()
        elif entry and not line.topic and not _of_another(line):
            line = replace(line, topic=entry)
        if line.heading and not item:
            summing = _HIGHLIGHTS.search(line.whole) is not None
        line = replace(line, summary=summing and item)
        said = voices(line.row, scene.cast, text) if len(line.row) <= _LONGEST else ()
        line = replace(
            line,
            voices=tuple(said),
            official=line.official or turn.official(line) or _retorts(found, line),
        )
        speaking = _open_quote(line, speaking)
        scene_words = line.whole
        if _DEMAND_LEAD.search(scene_words):
            lead, lead_part = scene_words, sentence.part
        for run in _groups(line):
            scene.listed([ref for ref in run if scene.alone(ref)])
        found.extend(_pieces(line))
    return found


_OF_ONE = re.compile(r"(?: \([^)\n]{2,60}\))?(?:,[^:\n]{2,40})?: (?=[a-z])")


def _labelled(line: Line) -> Line:
    """Return a line "Name (what they are): what befell them" as one about its name."""
    first = line.row[0] if line.row else None
    begins = line.start == 0 or line.raw[line.start - 1] in "\n \t"
    if first is None or not begins or first.form != "name" or not first.person:
        return line
    mark = _OF_ONE.match(line.text, first.end)
    if mark is None or line.sender or first.start - line.start > len("12. "):
        return line
    row = tuple(u for u in line.row if u.start >= mark.end())
    return replace(line, row=row, topic=first.refs) if row else line


def _on_own_line(line: Line) -> bool:
    """Whether a sentence begins a line of the text, with a name at its head."""
    begins = line.start == 0 or line.raw[line.start - 1] == "\n"
    first = line.row[0] if line.row else None
    if not begins or first is None or not first.person or first.form != "name":
        return False
    return line.text[first.end : first.end + 2].strip()[:1] in (",", "(", "–")


def _entry(line: Line) -> tuple[str, ...]:
    """Return whose entry of a list begins: "1. X, 38, engineer." tells of nobody else.

    The sentences that follow on are about them: "Arrested 11 May. Held in Y."
    """
    named = [k for k, u in enumerate(line.row) if u.person and u.form == "name"]
    told = any(g.finite(u.word) and not u.refs for u in line.row)
    if len(named) != 1 or named[0] > 1 or told or line.resolution:
        return ()
    return line.row[named[0]].refs


def _of_another(line: Line) -> bool:
    """Whether a sentence of an entry has somebody else as its subject."""
    first = next((u for u in line.row[:3] if u.person and u.form == "name"), None)
    return first is not None


def _told_apart(scene: Scene, row: Sequence[Unit]) -> dict[str, None]:
    """Return the people of a sentence, unless it lists many together."""
    refs = {r: None for u in row if u.person for r in u.refs if scene.alone(r)}
    return refs if len(refs) <= _FEW else {}


_FEW = 3
_LONGEST = 150


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
        line = _line(scene, part, item=False, lead="", official=False)
        made.append(replace(line, topic=(row.person,)))
    return made


def _line(
    scene: Scene, sentence: Sentence, item: bool, lead: str, official: bool
) -> Line:
    text = scene.flat
    mentions = [
        m
        for m in scene.cast.in_span(sentence.start, sentence.end)
        if m.form not in ("pronoun", "wide")
    ]
    row = units(sentence, mentions, text)
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


def _sets(scene: Scene, row: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """Return the row with "the three", "both" and "all four" opened to whom they mean.

    Only where people were listed before, in that number.
    """
    made: list[Unit] = []
    at = 0
    while at < len(row):
        width, people = _set_at(scene, row, at)
        if not people and row[at].form == "description":
            width, people = 1, _others(scene, row, at)
        if people:
            first, last = row[at], row[at + width - 1]
            made.append(Unit("", first.start, last.end, people, "person", "pronoun"))
            at += width
        else:
            made.append(row[at])
            at += 1
    return tuple(made)


_ROLE_WORDS = frozenset(
    [
        "secretary",
        "general",
        "president",
        "chairman",
        "chairperson",
        "chairwoman",
        "spokesperson",
        "spokesman",
        "spokeswoman",
        "treasurer",
        "coordinator",
        "convenor",
        "convener",
        "director",
        "commissioner",
        "minister",
        "commander",
        "chief",
        "leader",
        "editor",
        "mayor",
        "governor",
        "deputy",
        "vice",
        "joint",
        "press",
        "finance",
        "district",
        "provincial",
        "central",
        "organiser",
        "organizer",
        "principal",
        "imam",
        "bishop",
        "headmaster",
        "ambassador",
        "judge",
        "magistrate",
        "inspector",
        "registrar",
        "superintendent",
    ]
)


def _roles(cast: Cast, text: str) -> dict[tuple[str, ...], str]:
    """Return whose role is told before their name: ("secretary", "general") to an id.

    A role that two people have is left out.
    """
    found: dict[tuple[str, ...], set[str]] = {}
    for person in cast.people:
        if person.name is None:
            continue
        for mention in person.mentions:
            before = text[max(0, mention.start - 60) : mention.start + 40]
            words = re.findall(r"[^\W\d_]+", before.lower())
            run: list[str] = []
            for word in words:
                if word in _ROLE_WORDS:
                    run.append(word)
                elif run and word in person.name.lower().split():
                    break
                elif run and word not in ("comrade", "mr", "ms", "mrs", "dr"):
                    run = []
            if run:
                found.setdefault(tuple(run), set()).add(person.id)
    return {k: next(iter(v)) for k, v in found.items() if len(v) == 1}


def _titled(scene: Scene, row: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """Return the row with "the Secretary General" opened to who was named so."""
    made: list[Unit] = []
    at = 0
    while at < len(row):
        width = 0
        while at + width < len(row) and row[at + width].word in _ROLE_WORDS:
            width += 1
        words = tuple(u.word for u in row[at : at + width])
        ref = scene.roles.get(words) if width else None
        following = row[at + width] if at + width < len(row) else None
        if ref and not (following is not None and following.person):
            first, last = row[at], row[at + width - 1]
            made.append(Unit("", first.start, last.end, (ref,), "person", "title"))
            at += width
            continue
        made.extend(row[at : at + max(width, 1)])
        at += max(width, 1)
    return tuple(made)


_OTHERS = re.compile(r"(?:the )?(?:other|remaining) (?P<number>\w+)$", re.IGNORECASE)


def _others(scene: Scene, row: tuple[Unit, ...], at: int) -> tuple[str, ...]:
    """Return whom "the other five" leaves of a list, some of whom are named before."""
    words = scene.doc.text[row[at].start : row[at].end]
    match = _OTHERS.match(words.strip())
    number = match["number"].lower() if match else ""
    count = int(number) if number.isdigit() else _NUMBERS.get(number, 0)
    rest = scene.rest_of(count, row[:at]) if count else ()
    return scene.means(row[at].refs[0], rest) if row[at].refs else rest


def _set_at(
    scene: Scene, row: tuple[Unit, ...], at: int
) -> tuple[int, tuple[str, ...]]:
    words = [u.word for u in row[at : at + 3]]
    if not words or words[0] not in ("the", "all", "both", "these", "those"):
        return 0, ()
    width = 1
    if words[0] != "both":
        while width < len(words) and words[width] in ("the", "other", "remaining"):
            width += 1
        if width >= len(words) or words[width] not in _NUMBERS:
            return 0, ()
        width += 1
    number = _NUMBERS[words[width - 1]]
    following = row[at + width] if at + width < len(row) else None
    if (
        following is not None
        and following.word.isalpha()
        and not (
            following.word in _AFTER_SET
            or g.finite(following.word)
            or following.word in g.PREPOSITIONS
            or following.word in g.BE
        )
    ):
        return 0, ()
    if "other" in words[:width] or "remaining" in words[:width]:
        return width, scene.rest_of(number, row[:at])
    sex = following.word[:1] if following and _SEX.match(following.word) else ""
    return width, scene.set_of(number, sex)


_AFTER_SET = frozenset(
    [
        "and",
        "named",
        "above",
        "men",
        "women",
        "were",
        "have",
        "had",
        "who",
        "are",
        "both",
    ]
)


def _item(text: str, sentence: Sentence) -> bool:
    """Whether a sentence begins after a list mark."""
    begin = text.rfind("\n", 0, sentence.start) + 1
    mark = text[begin : sentence.start].strip()
    return bool(mark) and bool(re.fullmatch(r"[*•·▪–—-]|\(?\w{1,4}[.)۔]", mark))


_INCIDENT = re.compile(
    r"(?:[-•*▪–] ?)?[A-Z][\w'’-]+(?:[ ,/]+(?:[A-Z(][\w'’.)-]*|de|of|and|el|al)){0,4}"
    r"(?: \([^)\n]{2,30}\))?(?::| [–—-]) (?=\S)"
)


def incident(text: str, start: int) -> bool:
    """Whether a sentence opens a line with a place or a name and a colon: a digest."""
    begins = start == 0 or text[start - 1] == "\n"
    return begins and _INCIDENT.match(text, start) is not None


def _new_paragraph(text: str, end: int, start: int) -> bool:
    return text.count("\n", end, start) > 1


def _open_quote(line: Line, before: bool) -> bool:
    """Whether an accused one's quotation is still open after this line."""
    whole = line.whole
    opened = whole.count("“") - whole.count("”")
    if opened > 0:
        return bool(line.voices and line.voices[-1].official) or before
    return before and opened == 0 and "”" not in whole and '"' not in whole


def _joined(row: Sequence[Unit]) -> Iterator[tuple[str, ...]]:
    """Give the people that are joined by commas and "and" in a sentence."""
    done = -1
    for k, unit in enumerate(row[:_LONGEST]):
        if unit.person and k > done and unit.form in ("name", "short"):
            found = clauses.joined(row, k, k, min(len(row), k + 40))
            done = found[-1]
            if len(found) > 1:
                yield tuple(r for m in found for r in row[m].refs)


def _groups(line: Line) -> list[tuple[str, ...]]:
    """Return the runs of people named one after another in a sentence."""
    runs: list[list[str]] = [[]]
    gap = 0
    inside = 0
    for unit in line.row:
        inside += (unit.word == "(") - (unit.word == ")")
        if unit.person and unit.form != "pronoun" and not unit.owns and inside <= 0:
            runs[-1].extend(unit.refs)
            gap = 0
        else:
            gap += 1
            if unit.word in (";", ".") or gap > 12:
                runs.append([])
                gap = 0
    return [tuple(dict.fromkeys(r)) for r in runs if len(set(r)) > 1]
