"""Whom "he", "her", "them" and "I" stand for, within bounds that are safe.

A pronoun stands for the one last spoken of: the subject of its own sentence before it,
or of the sentences before in its paragraph. Where the sex is told ("Mr", "the widow")
it must agree. What lies farther back is left open.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from habeas.claims.reader import grammar as g
from habeas.claims.reader import pointing
from habeas.claims.reader.mentions import Cast, Mention, Person
from habeas.claims.reader.sexes import sex_of
from habeas.claims.reader.triggers import BASE, PAST, triggers
from habeas.claims.reader.turns import (
    ASKING,
    HE,
    ME,
    OWNS,
    PRONOUNS,
    QUOTES,
    SHE,
    THEY,
    WE,
    acted,
    behind_by,
    ends_phrase,
    informed,
    kin_of,
    met_by,
    object_before,
    only_source,
    said_by_other,
    speaks_for,
    spoken,
    turns_of,
    who_did,
)
from habeas.claims.reader.units import Unit

_MEN = re.compile(
    r"\b(?:mr|brother|father|fr|don|mzee|bwana|bw|sheikh|imam|pastor|maulana|mullah|"
    r"sardar|son|husband|nephew|uncle|boy|man|ko|haji|s/o|baba|pa|bhai|grandfather|"
    r"sir|rev|priest|monk|herdsman|salesman|fisherman|watchman|chairman|a/l|bin|he|"
    r"his|sr|señor|waiter|[a-z]{3,}(?<!wo)man)\b",
    re.IGNORECASE,
)
_WOMEN = re.compile(
    r"\b(?:mrs|ms|miss|sister|mother|bibi|begum|daw|doña|sra|srta|daughter|wife|"
    r"widow|niece|aunt|girl|woman|mama|bi|khatun|d/o|w/o|a/p|binti|puan|she|lady|"
    r"grandmother|nun|[a-z]{3,}woman|her|señora|sewing|bai|bano|kaur)\b",
    re.IGNORECASE,
)
_OF_WHOM = re.compile(r"\b(?:[Hh]is|[Hh]er) (?=[a-z])")
_KIN = re.compile(r"(?:his|her|their|my)\b", re.IGNORECASE)
_SIGHT = frozenset(["seen", "saw", "heard", "met", "found", "with"])
_REPORTS = re.compile(
    r"\b(?:villagers|residents|witnesses|eyewitnesses|neighbou?rs|families|relatives|"
    r"locals|colleagues|lawyers|bystanders)\b",
    re.IGNORECASE,
)
_FINDING = (
    r"[\w'’ ]{1,40}?\b(?:buried|found|recovered|discovered|identified|exhumed|carried|"
    r"retrieved|uncovered|dug up|came (?:across|upon)|stumbled (?:on|upon|across)|"
    r"brought (?:back|down)|pulled|rescued|mourned)\b"
)
_FOUND = re.compile(_FINDING + r"[\w ]{0,20}", re.IGNORECASE)
_FOUND_DEAD = re.compile(
    _FINDING + r"[^.;]{0,40}?\b(?:bod(?:y|ies)|corpses?|remains|dead|skeletons?)\b",
    re.IGNORECASE,
)
_NEW = re.compile(
    r"(?:an?|one) (?!judge|magistrate|lawyer|doctor|court|spokes)", re.IGNORECASE
)
_HE_OR_SHE = frozenset(["he", "she"])
_BECAUSE = frozenset(["after", "when", "as", "while", "because", "before"])
_WITH_ME = frozenset(["we", "us"])
_REACH = 3
_FEW_WORDS = 6


def _begin(mention: Mention) -> int:
    return mention.start


@dataclass
class _Told:
    """What of a sentence has been read, and whom it has spoken of so far."""

    row: Sequence[Unit]
    nested: Sequence[Mention]
    made: list[Unit] = field(default_factory=list)
    first: dict[str, str] = field(default_factory=dict)
    named: list[str] = field(default_factory=list)
    kin: frozenset[str] = frozenset()
    described: bool = False
    """Whether the last unit is a description ("the two farmers")."""

    def following(self, at: int) -> Unit | None:
        """Return the unit after one of the sentence, or None at its end."""
        return self.row[at + 1] if at + 1 < len(self.row) else None

    def within(self, unit: Unit) -> Iterator[Mention]:
        """Give the names that stand inside the mention of a group."""
        at = bisect.bisect_left(self.nested, unit.start, key=_begin)
        end = bisect.bisect_left(self.nested, unit.end, at, key=_begin)
        return (inner for inner in self.nested[at:end] if inner.end <= unit.end)


@dataclass
class Focus:
    """Who was last spoken of, as the sentences are read in order."""

    cast: Cast
    text: str
    man: str | None = None
    woman: str | None = None
    many: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()
    others: bool = False
    """Whether somebody else is told of in the sentence, after those who wait."""

    many_age: int = 0
    unnamed: set[str] = field(default_factory=set)
    witness: str | None = None
    issuer: str | None = None
    quoting: bool = False
    sighted: str | None = None
    reporting: bool = False
    asking: bool = False
    age: dict[str, int] = field(default_factory=dict)
    sexes: dict[str, str] = field(default_factory=dict)
    weak: set[str] = field(default_factory=set)
    """Those whose sex only their given name tells."""

    spoke: bool = False
    together: tuple[str, ...] = ()
    """Those whom the last sentence that names anybody told of in one breath."""

    about: str | None = None
    """Whom a call or a form is about: no one without a name is "he" there."""

    def resolved(
        self, row: Sequence[Unit], *, fresh: bool, nested: Sequence[Mention] = ()
    ) -> tuple[Unit, ...]:
        """Return the row with its pronouns opened, and remember whom it speaks of.

        Args:
            row: The units of the next sentence.
            fresh: Whether a new paragraph begins with it.
            nested: Names that stand inside the mention of a group ("A's family").
        """
        self.quoting = self.asking = False
        self.sighted, self.reporting, self.others = None, False, False
        self.unnamed = set()
        if fresh:
            self._older(2)
        if self.about:
            sex = self.sexes.get(self.about)
            self.man = self.man if sex == "f" else self.about
            self.woman = self.woman if sex == "m" else self.about
            self.age[self.about] = 0
        told = _Told(row, nested)
        for turn in (*turns_of(row), len(row)):
            self._go_on(told, turn)
            if turn < len(row):
                self._read(turn, told)
        if self.waiting and self._only_found(told.made):
            self.waiting = self.many = ()
        alone = self._alone(told.made)
        if alone and not told.first:
            told.first["?"] = alone
        open_pair = self._point(told)
        self._remember(told.first, told.named)
        if told.named:
            self.together = open_pair or one_breath(told.made, self.text)
        self._older(1)
        return tuple(told.made)

    def _point(self, told: _Told) -> tuple[str, ...]:
        """Note who of those named is told of; return two of whom either may be meant."""
        meeting, telling = pointing.met(told.made), pointing.told_of(told.made)
        if meeting:
            who, other, inside = meeting
            if not (self._is_one(who) and self._is_one(other)):
                return ()
            if not inside:
                return (who, other)
            self._rather(told, who, other)
        elif telling:
            self._rather(told, *telling)
        return ()

    def _rather(self, told: _Told, who: str, other: str) -> None:
        """Let another be meant instead of one, if "he" may mean either."""
        if self.sexes.get(who, "") == self.sexes.get(other, self.sexes.get(who, "")):
            told.first = {s: other if r == who else r for s, r in told.first.items()}

    def _is_one(self, ref: str) -> bool:
        person = self.cast.get(ref)
        return isinstance(person, Person) and person.kind == "individual"

    def _alone(self, made: Sequence[Unit]) -> str | None:
        """Return the one without a name of whom a few words are: "Only the guard." """
        people = [u for u in made if u.person] if len(made) <= _FEW_WORDS else []
        if len(people) != 1 or len(people[0].refs) != 1:
            return None
        person = self.cast.get(people[0].refs[0])
        plain = isinstance(person, Person) and person.kind == "individual"
        verb = any(g.finite(u.word) or u.word in g.BE for u in made)
        return people[0].refs[0] if plain and not verb else None

    def _only_found(self, made: Sequence[Unit]) -> bool:
        """Whether those who wait found others: "they" who had been shot are not they."""
        begun = next((u.start for u in made if u.refs == self.waiting), None)
        if begun is None:
            return False
        if _FOUND_DEAD.match(self.text, begun, made[-1].end):
            return True
        others = [u.start for u in made if u.refs and u.refs == self.many]
        return (
            bool(others) and _FOUND.fullmatch(self.text, begun, others[-1]) is not None
        )

    def _go_on(self, told: _Told, end: int) -> None:
        """Pass over plain words, but for those that what stands before them bears on."""
        while len(told.made) < end and (self.sighted or told.described):
            self._read(len(told.made), told)
        told.made.extend(told.row[len(told.made) : end])

    def _read(self, at: int, told: _Told) -> None:
        """Add a unit that stands for somebody, or that what comes next hangs on."""
        unit = told.row[at]
        self._turn(unit, told)
        opened = self._opened(unit, at, told)
        told.made.append(opened)
        told.described = opened.form == "description"
        self._take(unit, opened, at, told)
        if unit.refs and opened.person:
            self._name(unit, opened, at, told)

    def _turn(self, unit: Unit, told: _Told) -> None:
        """Note who speaks from here on, and who asks or reports."""
        made = told.made
        if unit.word in QUOTES:
            self.quoting = unit.word == "“" or (unit.word == '"' and not self.quoting)
            if unit.word != "”" and told.first and spoken(made):
                self._remember(told.first, told.named, quoting=True)
                told.first = {}
        self.asking = self.asking or unit.word in ASKING
        if told.described and unit.word in g.SAID:
            before = self.text[made[-1].start : made[-1].end]
            self.reporting = _REPORTS.search(before) is not None
        if unit.form == "description":
            words = self.text[unit.start : unit.end]
            if _KIN.match(words) and not informed(made) and acted(made):
                told.kin = self._sex_of(words.split()[-1])

    def _opened(self, unit: Unit, at: int, told: _Told) -> Unit:
        """Return the unit with whom it stands for, if it is a pronoun."""
        opens = unit.word in PRONOUNS and unit.word not in told.kin
        if opens and (unit.word in ME or unit.word in _WITH_ME):
            opens = not said_by_other(told.made)
        opened = self._open(unit, told.first, told.named) if opens else unit
        acting = unit.word == "they" and _does(told.following(at))
        if acting and opened.refs and _of_those_who_act(told.made, opened):
            opened = unit
        if unit.word in ("he", "she"):
            opened = self._told_of_by(self._new_here(opened, told), told)
            opened = self._ahead(self._not_informed(opened, at, told), at, told)
        if self.sighted and told.made and told.made[-1].word == "that":
            opened = self._as_seen(opened)
        if unit.word == "her" and ends_phrase(told.following(at)):
            opened = opened._replace(owns=False)
        if unit.word == "him" or unit.word == "her" and not opened.owns:
            opened = self._another(self._met_before(opened, told.made), told)
        return opened

    def _ahead(self, unit: Unit, at: int, told: _Told) -> Unit:
        """Return "he" as whom his sentence goes on to name, if nobody was told of before."""
        if unit.refs or told.first or (self.man if unit.word == "he" else self.woman):
            return unit
        refs = pointing.ahead(told.row, at)
        return unit._replace(refs=refs, sort="person", form="pronoun") if refs else unit

    def _not_informed(self, unit: Unit, at: int, told: _Told) -> Unit:
        """Return "he" as the other of two, where he tells one of them something."""
        informed_one = pointing.informed_by_him(told.row, at)
        if not informed_one or unit.refs not in ((), informed_one):
            return unit
        own = "m" if unit.word == "he" else "f"
        both = self.together if informed_one[0] in self.together else ()
        left = [r for r in both if r not in informed_one and self._may_be(r, own)]
        if len(left) != 1:
            return unit._replace(refs=(), sort="", form="")
        return unit._replace(refs=(left[0],), sort="person", form="pronoun")

    def _another(self, unit: Unit, told: _Told) -> Unit:
        """Return "him" as another than the one who meets him: "X found him"."""
        meeting = met_by(told.made)
        if not meeting or unit.refs not in ((), meeting):
            return unit
        own, other = ("m", "f") if unit.word == "him" else ("f", "m")
        first: dict[str, str] = {}
        for sex, ref in told.first.items():
            if ref not in meeting:
                first[sex] = ref
            elif sex != own:
                first.setdefault(other, ref)
        told.first = first
        if own == "m" and self.man in meeting:
            self.man = None
        if own == "f" and self.woman in meeting:
            self.woman = None
        before = self.man if own == "m" else self.woman
        if before is None:
            return unit._replace(refs=(), sort="", form="")
        return unit._replace(refs=(before,), sort="person", form="pronoun")

    def _new_here(self, unit: Unit, told: _Told) -> Unit:
        """Return "he" as the one its sentence begins with: "A worker died after he was"."""
        joint = next((u.word for u in told.made[:-3:-1] if not g.adverb(u.word)), "")
        if joint not in _BECAUSE:
            return unit
        people = list(islice((u for u in told.made if u.person), 2))
        if len(people) != 1 or len(people[0].refs) != 1 or people[0].owns:
            return unit
        new = _NEW.match(self.text, people[0].start, people[0].end)
        one = self.cast.get(people[0].refs[0])
        alone = isinstance(one, Person) and one.kind == "individual"
        if not new or not alone:
            return unit
        return unit._replace(refs=people[0].refs, sort="person", form="pronoun")

    def _told_of_by(self, unit: Unit, told: _Told) -> Unit:
        """Return "she" as the one whose kin or lawyer says it: "X's sister says she was"."""
        speaks = pointing.spoken_for(told.made)
        if speaks is not None:
            return self._spoken_for(unit, *speaks, told.made)
        made = [u for u in told.made[-4:] if not g.adverb(u.word) and u.word != "that"]
        if len(made) < 2 or made[-1].word not in g.SAID or not made[-2].person:
            return unit
        if made[-2].form != "description":
            return unit
        own = "m" if unit.word == "he" else "f"
        whose = self.text[made[-2].start : made[-2].start + 4]
        if whose == ("his " if own == "f" else "her "):
            return unit._replace(refs=(), sort="", form="")
        for inner in told.within(made[-2]):
            owned = self.text[inner.end : inner.end + 2] in ("'s", "’s")
            if not owned or self.sexes.get(inner.ref, own) != own:
                continue
            kin = self.text[inner.end : made[-2].end]
            other = _MEN if own == "f" else _WOMEN
            if self.sexes.get(inner.ref) == own or other.search(kin):
                return unit._replace(refs=(inner.ref,), sort="person", form="pronoun")
            return unit._replace(refs=(), sort="", form="")  # the one or the other
        return unit

    def _spoken_for(
        self, unit: Unit, noun: str, refs: tuple[str, ...], made: Sequence[Unit]
    ) -> Unit:
        """Return "he" as the one whose lawyer says it; of kin, if only one can be meant."""
        own, other = ("m", _WOMEN) if unit.word == "he" else ("f", _MEN)
        says = next((u.refs[0] for u in reversed(made) if u.person), "")
        apart = other.fullmatch(noun) or not self._may_be(says, own)
        if self._may_be(refs[0], own) and (pointing.is_lawyer(noun) or apart):
            return unit._replace(refs=refs, sort="person", form="pronoun")
        return unit._replace(refs=(), sort="", form="")

    def _met_before(self, unit: Unit, made: Sequence[Unit]) -> Unit:
        """Return "him" as the one done to by the verb joined before: "beat X and took him"."""
        met = object_before(made)
        own = "m" if unit.word == "him" else "f"
        if len(met) != 1 or self.sexes.get(met[0], own) != own:
            return unit
        return unit._replace(refs=met, sort="person", form="pronoun")

    def _take(self, unit: Unit, opened: Unit, at: int, told: _Told) -> None:
        """Note who else is told of, and whom "he" or "she" stood for first."""
        if self.waiting and unit.actor and unit.refs != self.waiting:
            self.others = self.others or who_did(told.row, at + 1)
        if unit.word in ("he", "she") and len(opened.refs) == 1 and not told.first:
            self._learn(opened.refs[0], unit.word)
            told.first["of"] = opened.refs[0]

    def _name(self, unit: Unit, opened: Unit, at: int, told: _Told) -> None:
        """Note a person that is named, and those named within."""
        made, following = told.made, told.following(at)
        if made[-2:-1] and made[-2].word in _SIGHT and opened.form == "name":
            self.sighted = opened.refs[0]
        if following is not None and following.word in g.SAID and kin_of(made):
            return
        if unit.form == "name" and speaks_for(told.row, at):
            return
        if pointing.is_informed(made) and self._he_before(made):
            told.named.extend(opened.refs)
            return
        opens = following is not None and g.finite(following.word)
        self._seen(opened, told.first, told.named, made, opens=opens)
        for inner in told.within(unit):
            if inner.ref not in unit.refs or not (behind_by(made) or only_source(made)):
                self._nested(inner, told.first)

    @staticmethod
    def _he_before(made: Sequence[Unit]) -> bool:
        """Whether the subject told of before the last unit is "he" or "she"."""
        near = (u for u in reversed(made[:-2]) if u.person or u.word in _HE_OR_SHE)
        return next((u.word in _HE_OR_SHE for u in near), False)

    def _as_seen(self, unit: Unit) -> Unit:
        """Return "he" as the one seen: "said he saw X, and that he was beaten"."""
        person = self.cast.get(self.sighted or "")
        own = "m" if unit.word == "he" else "f" if unit.word == "she" else ""
        if not own or unit.form != "pronoun" or not isinstance(person, Person):
            return unit
        other = self.sexes.get(person.id, own) != own
        return unit if other else unit._replace(refs=(person.id,))

    @staticmethod
    def _sex_of(word: str) -> frozenset[str]:
        """Return the object pronoun that a word for kin may be meant by after it."""
        if _WOMEN.fullmatch(word):
            return frozenset(["her"])
        return frozenset(["him"]) if _MEN.fullmatch(word) else frozenset()

    def note(self, sets: Iterable[tuple[str, ...]]) -> None:
        """Remember the last of some sets of people ("the two") as those spoken of."""
        for refs in sets:
            self.many, self.many_age = refs, 0

    def _open(self, unit: Unit, first: dict[str, str], named: list[str]) -> Unit:
        if unit.refs or not unit.word.isalpha():
            return unit
        if unit.word in WE and self.issuer and not self.quoting:
            owns = unit.word == "our"
            return unit._replace(
                refs=(self.issuer,),
                sort="organisation",
                form="pronoun",
                owns=owns,
            )
        refs = self._refs(unit.word, first, named)
        if not refs:
            return unit
        alone = refs[0] == self.man == self.woman and not first
        if len(refs) == 1 and (
            alone or (refs[0] == first.get("?") and len(set(named)) == 1)
        ):
            self._learn(refs[0], unit.word)
        return unit._replace(
            refs=refs, sort="person", form="pronoun", owns=unit.word in OWNS
        )

    def _learn(self, ref: str, word: str) -> None:
        """Keep what "her" says of the one person that its sentence has named."""
        told = "m" if word in HE else "f" if word in SHE else ""
        if told:
            self.sexes.setdefault(ref, told)
        if told == "m" and self.woman == ref:
            self.woman = None
        if told == "f" and self.man == ref:
            self.man = None

    def _refs(
        self, word: str, first: dict[str, str], named: list[str]
    ) -> tuple[str, ...]:
        if word in HE:
            one = self._one(
                word == "him", self._earliest(first, "m"), self._of_pair(self.man, "m")
            )
        elif word in SHE:
            one = self._one(
                word == "her",
                self._earliest(first, "f"),
                self._of_pair(self.woman, "f"),
            )
        elif word in THEY:
            here = tuple(dict.fromkeys(named))
            if len(here) > 1:
                return here
            if word == "them" and not (self.waiting and (first or self.others)):
                return self.many
            if self.many and self.reporting:
                return self.many
            return self.waiting or self.many
        elif (word in ME or word in _WITH_ME) and self.witness and not self.quoting:
            one, self.spoke = self.witness, True
        else:
            return ()
        return (one,) if one else ()

    def _earliest(self, first: dict[str, str], sex: str) -> str | None:
        """Return the one of the sentence told to be of a sex, else who may be."""
        told = first.get(sex) or next(
            (r for k in ["?", "of"] if (r := first.get(k)) and self._may_be(r, sex)),
            None,
        )
        if self.about and told != first.get(sex):
            return None if self.sexes.get(told or "") != sex else told
        return told

    def _may_be(self, ref: str, sex: str) -> bool:
        return self.sexes.get(ref, sex) == sex

    def _of_pair(self, ref: str | None, sex: str) -> str | None:
        """Return the one of those told of together whom "he" can mean, if one alone.

        "A and B were held. He was freed": who is not told.
        """
        if ref not in self.together:
            return ref
        fits = [r for r in self.together if self._may_be(r, sex)]
        return fits[0] if len(fits) == 1 else None

    def _one(self, taken: bool, here: str | None, before: str | None) -> str | None:
        """Return the one meant: of "him", rather the one spoken of before than one
        without a name in the sentence, who mostly is the one that does it, or than
        the one who asks for something to be done."""
        if taken and self.asking and before != here:
            return before
        if taken and here in self.unnamed and before:
            return before
        return here or before

    def _seen(
        self,
        unit: Unit,
        first: dict[str, str],
        named: list[str],
        row: list[Unit],
        *,
        opens: bool = False,
    ) -> None:
        for ref in unit.refs:
            person = self.cast.get(ref)
            if not isinstance(person, Person) or only_source(row):
                continue
            if person.kind == "individual":
                sex = self.sex(person, unit)
                before = row[-2].word if len(row) > 1 else ""
                governed = before in g.PREPOSITIONS
                governed = governed and not (opens and before in g.CONJUNCTIONS)
                governed = governed or behind_by(row)
                governed = governed or unit.owns and unit.form == "name"
                words = self.text[unit.start : unit.end]
                mine = bool(self.witness) and words[:3].lower() == "my "
                vague = person.name is None and (
                    sex == "?"
                    or self.about is not None
                    or (not mine and _of_one_sex(words, sex))
                )
                if person.name is None and not mine:
                    self.unnamed.add(ref)
                possessed = unit.owns and unit.form == "pronoun"
                if not governed and not vague and not possessed:
                    first.setdefault(self._key(sex, ref, first), ref)
                elif governed and person.name and not first:
                    first["of"] = ref
                if not vague and not mine:
                    named.append(ref)
            elif person.kind == "group":
                if any(u.actor for u in row[:-1]):
                    self.many, self.many_age = (ref,), 0
                else:
                    self.waiting = (ref,)

    def _key(self, sex: str, ref: str, first: dict[str, str]) -> str:
        """Return as whom one is kept: by a name's sex only beside one of the other."""
        before = self.sexes.get(first.get("?", ""), "")
        own = self.sexes.get(ref, "")
        return own if sex == "?" and before and own and own != before else sex

    def _nested(self, inner: Mention, first: dict[str, str]) -> None:
        person = self.cast.get(inner.ref)
        if isinstance(person, Person) and person.kind == "individual":
            if self.text[inner.end : inner.end + 2] in ("'s", "’s"):
                first.setdefault("of", inner.ref)  # "X's lawyer, Y, was beaten"
                return
            unit = Unit("", inner.start, inner.end, (inner.ref,), "person", inner.form)
            first.setdefault(self.sex(person, unit), inner.ref)

    def _remember(
        self, first: dict[str, str], named: list[str], *, quoting: bool = False
    ) -> None:
        """Keep whom a sentence was about; one who only speaks does not replace them."""
        if quoting and (self.man or self.woman):
            return
        if self.spoke:  # one who says "I" is no "he"
            first = {sex: ref for sex, ref in first.items() if ref != self.witness}
        if set(first) == {"of"}:
            first = {"?": first["of"]}
        if first.get("m"):
            self.man = first["m"]
        if first.get("f"):
            self.woman = first["f"]
        if first.get("?"):
            sex = self.sexes.get(first["?"], "")
            if not first.get("m") and sex != "f":
                self.man = first["?"]
            if not first.get("f") and sex != "m":
                self.woman = first["?"]
        for ref in (self.man, self.woman):
            if ref and ref in named:
                self.age[ref] = 0
        people = tuple(dict.fromkeys(named))
        if self.waiting or len(people) > 1:
            self.many_age = 0
        if self.waiting:
            self.many, self.waiting = self.waiting, ()
        if len(people) > 1:
            self.many = people

    def _older(self, by: int) -> None:
        self.many_age += by
        if self.many_age > _REACH:
            self.many = ()
        for ref in {self.man, self.woman} - {None}:
            self.age[str(ref)] = self.age.get(str(ref), 0) + by
        if self.man and self.age[self.man] > _REACH + 2:
            self.man = None
        if self.woman and self.age[self.woman] > _REACH + 2:
            self.woman = None

    def sex(self, person: Person, unit: Unit) -> str:
        """Return m, f, or ? where the words do not tell."""
        if person.id in self.sexes:
            return "?" if person.id in self.weak else self.sexes[person.id]
        low = max(0, unit.start - 14)
        words = self.text[low : unit.end] + " " + (person.words or "")
        words += " " + str(person.attributes.get("occupation") or "")
        words = _OF_WHOM.sub("", words)
        beside = _BESIDE.match(self.text, unit.end)
        words += beside[1] if beside else ""
        sex = "f" if _WOMEN.search(words) else "m" if _MEN.search(words) else "?"
        if sex != "?":
            self.sexes[person.id] = sex
        elif person.name and (named := sex_of(person.name)):
            self.sexes[person.id] = named
            self.weak.add(person.id)
        return sex


def one_breath(made: Sequence[Unit], text: str) -> tuple[str, ...]:
    """Return the two or more whom a sentence begins with: "A and his wife B were"."""
    refs: list[str] = []
    last: Unit | None = None
    for at, unit in enumerate(made):
        if unit.form != "name" or not unit.person or len(unit.refs) != 1:
            continue
        if last is not None and not _AND.fullmatch(text, last.end, unit.start):
            break
        refs.append(unit.refs[0])
        last = unit
        if at + 1 < len(made) and made[at + 1].word in ("were", "have", "are"):
            return tuple(refs) if len(refs) > 1 else ()
    return ()


_AND = re.compile(r",?(?:,| and| along with| with)(?: (?:his|her))?(?: [\w-]+){0,2} ")


def _of_one_sex(words: str, sex: str) -> bool:
    """Whether "he" may mean whose kin is told of as well: "his brother", "their son".

    Of "her father" it cannot.
    """
    own = _KIN.match(words)
    return own is not None and {"his": "m", "her": "f"}.get(own[0].lower(), sex) == sex


def _does(following: Unit | None) -> bool:
    """Whether a deed is told of those before it, in the active: "they beat"."""
    if following is None or following.refs:
        return False
    forms = triggers().verbs.get(following.word, ())
    return any(f.form in (PAST, BASE) for f in forms)


def _of_those_who_act(made: Sequence[Unit], they: Unit) -> bool:
    """Whether "they" are who the sentence begins with: "men took A and B when they beat".

    Both may be meant, so that nobody is: what a force does is not laid on those it takes.
    """
    first = next((u for u in made if u.actor), None)
    if first is None or first.refs[0] in they.refs or made[-1].word not in _JOINING:
        return False
    return first.sort == "organisation" or first.form == "description"


_JOINING = _BECAUSE | {"and", "but", "until", "where"}
# "Javed, her husband, found", "Sana is the wife of".
_BESIDE = re.compile(
    r"(?:,| is| was| being) (?:his|her|their|my|our|the)(?: \w+)?( (?:husband|wife|father|mother|brother|sister|son|"
    r"daughter|uncle|aunt|nephew|niece))\b"
)
