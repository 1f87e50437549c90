"""A document being read: who was held or listed so far, and who "the three" are."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Sequence
from typing import Any

from habeas.claims.reader.document import Document
from habeas.claims.reader.letters import to_office, written_to
from habeas.claims.reader.mentions import Cast, Person
from habeas.claims.reader.numbers import value
from habeas.claims.reader.stations import by_station
from habeas.claims.reader.tables import TableRow
from habeas.claims.reader.units import Unit
from habeas.text.spotting import Spotter

_GOVERNING = ("by ", "with ", "from ", "to ", "against ", "beside ", "near ")
_TAKERS = re.compile(
    r"\b(?:officers?|police\w*|constables|soldiers|guards|agents|gunmen|men|rangers|judges)\b",
    re.IGNORECASE,
)
NUMBERS = {
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
    r"(?:(?:the|all|these|those|both|said|of|them|last|our)\s+)+"
    r"(?P<number>both|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"\d{1,2})(?:\s+(?:named|above|men|women|brothers|sisters|people|persons|students|"
    r"workers|activists|detainees|organisers|organizers|comrades|traders|youths|of|"
    r"them|accused|journalists|farmers|teachers|leaders|cellmates|members|others|"
    r"prisoners|friends|neighbou?rs|villagers|boys|girls))*",
    re.IGNORECASE,
)
_KIND = re.compile(
    r"\b(student|worker|activist|organi[sz]er|trader|journalist|farmer|teacher|leader|lawyer|"
    r"villager|prisoner|neighbou?r)s? ?",
    re.IGNORECASE,
)
_WHICH = re.compile(r" (?:who|whom|whose|that|killed|employed|working|living)\b")
_OF_US = re.compile(
    r"(?:all )?(?:the )?(?P<number>both|two|three|four|five|six) of us", re.IGNORECASE
)
_WORDS = re.compile(r"[^\W\d_]+")
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
SEX = re.compile(r"\b(?:men|women|boys|girls|brothers|sisters)\b", re.IGNORECASE)
_WOMEN = re.compile(r".{0,4}\b(?:Ms|Mrs|Miss|Mst|Bibi|Daw)\b")
_MEN = re.compile(r".{0,4}\b(?:Mr|Sir)\b")
# What tells that one named is a man, or a woman: "her daughter A", "B (60), her".
_OF_SEX = {
    False: re.compile(
        r"\A.{0,16}\b(?:Mr\.?|Sir|brother|husband|father|son|uncle|nephew|Shri|Sardar|Maulana) "
        r"[A-Z]|[,(] (?:\w+ ){0,2}his (?:wife|son|daughter|brother|sister|mother|father)\b"
    ),
    True: re.compile(
        r"\A.{0,16}\b(?:Ms\.?|Mrs\.?|Miss|Mst\.?|Bibi|Daw|sister|wife|mother|daughter|aunt|niece|"
        r"widow|Smt\.?|Begum|Sr\.?|Mme\.?) [A-Z]|[,(] (?:\w+ ){0,2}her (?:husband|son|daughter|"
        r"brother|sister|mother|father)\b"
    ),
}
# A line end inside a wrapped sentence is a space to every rule; lengths stay.
_SPACES = "\n\r\t\u00a0\u202f"


def _on_one_line(text: str) -> str:
    for space in _SPACES:
        text = text.replace(space, " ")
    return text


_NEAR_LIST = 700  # characters


_NEAR = 600  # letters
_BESIDE_COUNT = frozenset(
    ["the", "other", "others", "remaining", "more", "of", "them", "these", "those"]
)


def _only_counted(words: str) -> bool:
    """Whether words for people hold a number and nothing that says who they are."""
    said = [w for w in words.lower().split() if w not in _BESIDE_COUNT]
    return len(said) == 1 and value(said[0]) is not None


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
        self.flat = _on_one_line(doc.text)
        self.crowd: tuple[str, ...] = ()
        self.cellmates: dict[str, int] = {}  # and where the witness names them
        self.spoken: tuple[str, ...] = ()
        self.within: dict[str, str] = {}
        self.tables: tuple[TableRow, ...] = ()
        self.stood: tuple[Any, ...] = ()
        self.freed: dict[str, None] = {}
        self.dead: dict[str, None] = {}
        self.taken: tuple[Any, ...] = ()
        self.bodies: dict[str, tuple[tuple[int, str], ...]] = {}
        self._sets: dict[str, tuple[str, ...]] = {}
        self._apart: dict[int, tuple[int, str]] = {}
        self.recent: dict[str, None] = {}
        self.addressed = _addressed(doc.text, cast)
        self.to_office = to_office(doc.text)
        self.by_station = by_station(doc.text)
        self.teller = _teller(doc.text, cast)
        self.witness: str | None = None

    def was_held(self, ref: str) -> bool:
        """Whether someone was told to be taken or held before this point."""
        if ref in self.held:
            return True
        person = self.cast.get(ref)
        if self.within.get(ref) in self.held:
            return True
        return isinstance(person, Person) and (
            person.part_of in self.held or self._some_of_held(person)
        )

    def _some_of_held(self, some: Person) -> bool:
        """Whether only a number tells of whom: "Six were let go", of nine held before."""
        if some.name or not some.heads or not _only_counted(some.words or ""):
            return False
        begin, many = some.mentions[0].start, some.heads[0]
        whole = (self.cast.get(ref) for ref in self.held)
        return any(
            isinstance(one, Person)
            and one.kind == "group"
            and one.heads is not None
            and one.heads[0] > many
            and begin - _NEAR < one.mentions[0].start < begin
            for one in whole
        )

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

    def opened(self, ref: str, words: str, at: int) -> tuple[str, ...]:
        """Return whom a group such as "the three", told `at` a place, stands for, or
        itself."""
        if ref in self._sets:
            return self._sets[ref]
        person = self.cast.get(ref)
        if not isinstance(person, Person) or person.name or person.kind != "group":
            return (ref,)
        match = _OF_US.fullmatch(words.strip()) if self.witness else None
        if match:
            people = self.set_of(NUMBERS[match["number"].lower()] - 1)
            return (*people, str(self.witness)) if people else (ref,)
        match = _SET.fullmatch(words.strip())
        if match and (self._others_too(at, words) or self._introduced(person, at)):
            return (ref,)
        if match:
            sex = SEX.search(words)
            number = match["number"].lower()
            count = int(number) if number.isdigit() else NUMBERS[number]
            kind = _KIND.search(words)
            return self._of(
                count,
                ref,
                sex[0][:1].lower() if sex else "",
                kind[1].lower() if kind else "",
            )
        if _SOME.fullmatch(words.strip()):
            near = self._near(at, at + len(words) + len(", "))
            sex = SEX.search(words)
            return (self._of_sex(near, sex[0]) if sex else near) or (ref,)
        return (ref,)

    def note_apart(self, ref: str, words: str, at: int) -> None:
        """Note a group ("the two leaders") that nobody listed before can be."""
        match, kind = _SET.fullmatch(words), _KIND.search(words)
        number = match["number"].lower() if match and kind else ""
        count = int(number) if number.isdigit() else NUMBERS.get(number, 0)
        if count and kind and not self.set_of(count, "", kind[1].lower()):
            self._apart[count] = (at, ref)

    def _others_too(self, at: int, words: str) -> bool:
        """Whether a list goes on: "the six priests and the two women who worked there"."""
        told = _WHICH.match(self.flat, at + len(words))
        return told is not None and self.flat[max(0, at - 5) : at] == " and "

    def _introduced(self, group: Person, at: int) -> bool:
        """Whether a group was told before beside those named: "A and four workers"."""
        return any(
            self.flat.endswith((" and ", " & "), 0, m.start)
            and _SET.fullmatch(self.flat[m.start : m.end].strip()) is None
            for m in group.mentions
            if m.start < at
        )

    def _of_sex(self, people: tuple[str, ...], word: str) -> tuple[str, ...]:
        """Return those of a list whom words beside their names tell to be the women.

        All of them, where the words tell it of nobody and of nobody that he is none.
        """
        own, other = _OF_SEX[word[0].lower() in "wgs"], _OF_SEX[word[0].lower() in "mb"]
        known = tuple(p for p in people if self._beside(p, own))
        if known or any(self._beside(p, other) for p in people):
            return known
        return people

    def _beside(self, ref: str, words: re.Pattern[str]) -> bool:
        """Whether words right around the names of somebody match."""
        person = self.cast.get(ref)
        if not isinstance(person, Person):
            return False
        near = ((max(0, m.start - 16), m.end + 24) for m in person.mentions)
        return any(words.search(self.flat[low:high]) for low, high in near)

    def _near(self, place: int, beside: int) -> tuple[str, ...]:
        """Return those listed last before a place, at most two lines before, or beside
        it: "the men, A and B,"."""
        at = bisect.bisect_right(self.lists, self.now, key=lambda told: told[0])
        begin, people = self.lists[at - 1] if at else (self.now, ())
        if begin == self.now and not self._told(people, place, beside):
            return ()
        return people if self.doc.text.count("\n", begin, self.now) <= _LINES else ()

    def pair(self) -> tuple[str, ...]:
        """Return the group of two told last in the paragraph: "two of them are ... both".

        Nobody, where people were listed or named since.
        """
        low = self.doc.text.rfind("\n", 0, self.now) + 1
        near = self.cast.in_span(low, self.now, "person")
        last = max(near, key=lambda m: m.start, default=None)
        one = self.cast.get(last.ref) if last else None
        two = isinstance(one, Person) and one.kind == "group" and one.heads == (2, 2)
        if last is None or not two or last.ref in self._sets:
            return ()
        governed = self.flat.endswith(_GOVERNING, 0, last.start)
        taker = _TAKERS.search(self.flat, last.start, last.end) is not None
        return () if governed or taker else (last.ref,)

    def accused(self) -> tuple[str, ...]:
        """Return those listed last before this point: "the accused" of a hearing."""
        return self._near(self.now, -1)

    def _told(self, people: Iterable[str], place: int, beside: int) -> bool:
        """Whether people are all named before a place, or one of them right beside it."""
        found = [p for p in map(self.cast.get, people) if isinstance(p, Person)]
        if any(m.start == beside for p in found for m in p.mentions):
            return True
        return all(any(m.start < place for m in p.mentions) for p in found)

    def _of(self, count: int, ref: str, sex: str, kind: str = "") -> tuple[str, ...]:
        people = self.set_of(count, sex, kind)
        if people and ref not in people:
            self._sets[ref] = people
            return people
        return (ref,)

    def set_of(self, count: int, sex: str = "", kind: str = "") -> tuple[str, ...]:
        """Return the people last listed together, if they are `count`.

        Where `sex` is told ("the two men"), those of the other sex are passed over,
        and those that a longer list leaves without them are meant. Where a `kind` is told
        ("the two leaders"), those named as another are ("teachers A and B").
        """
        others: set[str] = set()
        since, group = self._apart.get(count, (-1, ""))
        at = bisect.bisect_right(self.lists, self.now, key=lambda told: told[0])
        for begin, people in reversed(self.lists[max(0, at - 40) : at]):
            if group and not kind and begin < since <= self.now:
                return (group,)
            rest = tuple(p for p in people if p not in others)
            if self._count(rest) != count or kind and self._other_kind(rest, kind):
                continue
            if not sex or not any(self._is_other(p, sex) for p in rest):
                return rest
            others.update(p for p in rest if self._is_other(p, sex))
        return ()

    def _other_kind(self, people: Sequence[str], kind: str) -> bool:
        """Whether those of a list are named as others: teachers, and not leaders."""
        one = self.cast.get(people[0])
        if not isinstance(one, Person):
            return False
        near = (self.flat[max(0, m.start - 14) : m.start] for m in one.mentions[:4])
        told = {k[1].lower() for words in near if (k := _KIND.search(words))}
        return bool(told) and kind not in told

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

    def all_the_rest(self, before: Sequence[Unit]) -> tuple[str, ...]:
        """Return whom "the others" are of those listed last, some told of apart since."""
        here = {r for u in before for r in u.refs}
        for begin, people in reversed(self.lists):
            if begin > self.now or self.now - begin > _NEAR_LIST:
                continue
            rest = tuple(
                p for p in people if p not in here | self._since(begin, people)
            )
            if 0 < len(rest) < len(people):
                return rest
        return ()

    def _since(self, begin: int, people: Iterable[str]) -> set[str]:
        """Return who is named again between the sentence at `begin` and this one."""
        told = self.doc.sentence_at(begin)
        end = told.end if told else begin
        found = (self.cast.get(p) for p in people)
        return {
            p.id
            for p in found
            if isinstance(p, Person)
            if any(end <= m.start < self.now for m in p.mentions)
        }

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


_LINES = 2
ROLE_WORDS = frozenset(
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


_MY_NAME = Spotter(
    r"میرا نام |(?<!\S)میں (?=مسم|بنت|ولد|زوجہ)|\b[Mm]era naam |"
    r"(?<!\S)(?:مدعیہ?|سائلہ?|بیان(?: حلفی)?)(?: از)?: ?|"
    r"\b(?:[Mm]ud+a+[iy]y?ah?|[Bb]aya+n(?: e? ?halfi)?)(?: az)?:? (?=[A-Z])"
)
_I_TOLD = re.compile(
    r"(?<!\S)(?:میں|مجھے|میرے|میری|ہمارے)(?!\S)|\b(?:[Mm]ain|[Mm]ujhe|[Mm]er[aei]|[Hh]amar[aei])\b"
)


def _teller(text: str, cast: Cast) -> str | None:
    """Return who tells in Urdu as "I": named after "میرا نام", "میں مسماۃ", "مدعی:"."""
    match = _MY_NAME.search(text[:_FIRST])
    if match is None or _I_TOLD.search(text, match.end()) is None:
        return None
    near = cast.in_span(match.end(), match.end() + 40, "person")
    return near[0].ref if near and near[0].form == "name" else None


_FIRST = 2000
_LINE = 90


def _addressed(text: str, cast: Cast) -> str | None:
    """Return the body or the office that a letter is written to, if it says so."""
    at = written_to(text)
    blank = text.find("\n\n", at) if at >= 0 else -1
    end = min(at + _LINE, blank if blank > 0 else at + _LINE)
    near = cast.in_span(at, end) if at >= 0 else ()
    return next((m.ref for m in near if m.sort != "place"), None)


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
            words = _WORDS.findall(before.lower())
            run: list[str] = []
            for word in words:
                if word in ROLE_WORDS:
                    run.append(word)
                elif run and word in person.name.lower().split():
                    break
                elif run and word not in ("comrade", "mr", "ms", "mrs", "dr"):
                    run = []
            if run:
                found.setdefault(tuple(run), set()).add(person.id)
    return {k: next(iter(v)) for k, v in found.items() if len(v) == 1}
