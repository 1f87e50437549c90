"""Whom the sentences have spoken of so far, of which sex, and how long ago."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from habeas.claims.reader import grammar as g
from habeas.claims.reader.focus.words import MEN, WOMEN, of_one_sex
from habeas.claims.reader.mentions import Cast, Mention, Person
from habeas.claims.reader.sexes import sex_of
from habeas.claims.reader.turns import HE, SHE, behind_by, only_source
from habeas.claims.reader.units import Unit

_OF_WHOM = re.compile(r"\b(?:[Hh]is|[Hh]er) (?=[a-z])")
_KIN_OF = re.compile(r"\b[a-z]+ of (?:the )?(?:said |late )?(?=[A-Z])")
_REACH = 3
# "Javed, her husband, found", "Sana is the wife of".
_BESIDE = re.compile(
    r"(?:,| is| was| being) (?:his|her|their|my|our|the)(?: \w+)?( (?:husband|wife|father|mother|brother|sister|son|"
    r"daughter|uncle|aunt|nephew|niece))\b"
)


@dataclass
class Minded:
    """Who is kept in mind, as the sentences are read in order."""

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
    quotation: tuple[int, int] | None = None
    """Where the quotation begins and ends that is being read, and who says it."""

    says: str | None = None
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

    teller: str | None = None
    """Who told last of somebody else: "he said" of the next sentence may be him."""

    about: str | None = None
    """Whom a call or a form is about: no one without a name is "he" there."""

    def note(self, sets: Iterable[tuple[str, ...]]) -> None:
        """Remember the last of some sets of people ("the two") as those spoken of."""
        for refs in sets:
            self.many, self.many_age = refs, 0

    def _learn(self, ref: str, word: str) -> None:
        """Keep what "her" says of the one person that its sentence has named."""
        told = "m" if word in HE else "f" if word in SHE else ""
        if told:
            self.sexes.setdefault(ref, told)
        if told == "m" and self.woman == ref:
            self.woman = None
        if told == "f" and self.man == ref:
            self.man = None

    def _mind(self, own: str, ref: str | None) -> None:
        """Keep one of a sex in mind as the one last told of, or nobody."""
        if own == "m":
            self.man = ref
        else:
            self.woman = ref
        if ref:
            self.age[ref] = 0

    def _told(self, refs: tuple[str, ...], own: str) -> list[str]:
        """Return those of some who are one alone and can be "he", or "she"."""
        return [r for r in refs if self._is_one(r) and self._may_be(r, own)]

    def _may_be(self, ref: str, sex: str) -> bool:
        return self.sexes.get(ref, sex) == sex

    def _is_one(self, ref: str) -> bool:
        person = self.cast.get(ref)
        return isinstance(person, Person) and person.kind == "individual"

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
                    or (not mine and of_one_sex(words, sex))
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
        words = _KIN_OF.sub("", _OF_WHOM.sub("", words))
        beside = _BESIDE.match(self.text, unit.end)
        words += beside[1] if beside else ""
        sex = "f" if WOMEN.search(words) else "m" if MEN.search(words) else "?"
        if sex != "?":
            self.sexes[person.id] = sex
        elif person.name and (named := sex_of(person.name)):
            self.sexes[person.id] = named
            self.weak.add(person.id)
        return sex
