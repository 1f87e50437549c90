"""The sentences one by one: their pronouns are opened, and whom they tell of is kept."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from habeas.claims.reader import grammar as g
from habeas.claims.reader import pointing
from habeas.claims.reader.focus.meant import Meant
from habeas.claims.reader.focus.quoted import Quotations
from habeas.claims.reader.focus.reports import acted_on, reported
from habeas.claims.reader.focus.told import Told, one_breath
from habeas.claims.reader.focus.words import MEN, OWN_KIN, WOMEN
from habeas.claims.reader.mentions import Mention, Person
from habeas.claims.reader.turns import (
    ASKING,
    QUOTES,
    acted,
    behind_by,
    informed,
    kin_of,
    only_source,
    speaks_for,
    spoken,
    turns_of,
    who_did,
)
from habeas.claims.reader.units import Unit

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
_LEADING = frozenset(["headed", "led", "commanded", "under", "supervised", "guided"])
_HE_OR_SHE = frozenset(["he", "she"])
_FEW_WORDS = 6


def _leads(made: Sequence[Unit]) -> bool:
    """Whether the last one named leads others: "police headed by X", no one of "they"."""
    before = [u.word for u in made[-5:-1]]
    return (
        made[-1].form == "name" and "by" in before and not _LEADING.isdisjoint(before)
    )


class Focus(Meant):
    """Who was last spoken of, as the sentences are read in order."""

    @cached_property
    def quotations(self) -> Quotations:
        """The quotations of the text."""
        return Quotations(self.text)

    def resolved(
        self, row: Sequence[Unit], *, fresh: bool, nested: Sequence[Mention] = ()
    ) -> tuple[Unit, ...]:
        """Return the row with its pronouns opened, and remember whom it speaks of.

        Args:
            row: The units of the next sentence.
            fresh: Whether a new paragraph begins with it.
            nested: Names that stand inside the mention of a group ("A's family").
        """
        self.asking = False
        self._quote(row)
        self.sighted, self.reporting, self.others = None, False, False
        self.unnamed = set()
        if fresh:
            self._older(2)
        if self.about:
            sex = self.sexes.get(self.about)
            self.man = self.man if sex == "f" else self.about
            self.woman = self.woman if sex == "m" else self.about
            self.age[self.about] = 0
        told = Told(row, nested)
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
        if not self.about:
            self._heard(told.made)
        if told.named:
            self.together = open_pair or one_breath(told.made, self.text)
        self._older(1)
        return tuple(told.made)

    def _quote(self, row: Sequence[Unit]) -> None:
        """Note whether a sentence goes on with a quotation, and whose it is."""
        inside = self.quotations.around(row[0].start) if row else None
        self.quoting = inside is not None
        if inside is None or inside != self.quotation:
            self.quotation = self.says = None

    def _quoted_by(self, unit: Unit, told: Told) -> None:
        """Note who says the quotation that begins or ends here."""
        span = self.quotations.opened(unit.start)
        self.quotation = self.says = None
        if span is not None:
            meant = {"he": self.man, "she": self.woman}
            self.quotation = span
            self.says = self.quotations.speaker(span, told.made, self.cast, meant)

    def _heard(self, made: Sequence[Unit]) -> None:
        """Keep in mind whom somebody tells of, not him who tells it; of two, neither."""
        said = reported(made)
        self.teller = said.speaker if said else self.teller
        if said is None:
            two = acted_on(made)
            if two and all(self._is_one(r) for r in two):
                for own in ("m", "f"):
                    if all(self._may_be(r, own) for r in two):
                        self._mind(own, None)
            return
        for own in ("m", "f"):
            meant = self._told(said.told, own) or self._told(said.beside, own)
            if meant:
                self._mind(own, said.meant(meant))

    def _point(self, told: Told) -> tuple[str, ...]:
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

    def _rather(self, told: Told, who: str, other: str) -> None:
        """Let another be meant instead of one, if "he" may mean either."""
        if self.sexes.get(who, "") == self.sexes.get(other, self.sexes.get(who, "")):
            told.first = {s: other if r == who else r for s, r in told.first.items()}

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

    def _go_on(self, told: Told, end: int) -> None:
        """Pass over plain words, but for those that what stands before them bears on."""
        while len(told.made) < end and (self.sighted or told.described):
            self._read(len(told.made), told)
        told.made.extend(told.row[len(told.made) : end])

    def _read(self, at: int, told: Told) -> None:
        """Add a unit that stands for somebody, or that what comes next hangs on."""
        unit = told.row[at]
        self._turn(unit, told)
        opened = self._opened(unit, at, told)
        told.made.append(opened)
        told.described = opened.form == "description"
        self._take(unit, opened, at, told)
        if unit.refs and opened.person:
            self._name(unit, opened, at, told)

    def _turn(self, unit: Unit, told: Told) -> None:
        """Note who speaks from here on, and who asks or reports."""
        made = told.made
        if unit.word in QUOTES:
            self.quoting = unit.word == "“" or (unit.word == '"' and not self.quoting)
            self._quoted_by(unit, told)
            if unit.word != "”" and told.first and spoken(made):
                self._remember(told.first, told.named, quoting=True)
                told.first = {}
        self.asking = self.asking or unit.word in ASKING
        if told.described and unit.word in g.SAID:
            before = self.text[made[-1].start : made[-1].end]
            self.reporting = _REPORTS.search(before) is not None
        if unit.form == "description":
            words = self.text[unit.start : unit.end]
            if OWN_KIN.match(words) and not informed(made) and acted(made):
                told.kin = self._sex_of(words.split()[-1])

    def _take(self, unit: Unit, opened: Unit, at: int, told: Told) -> None:
        """Note who else is told of, and whom "he" or "she" stood for first."""
        if self.waiting and unit.actor and unit.refs != self.waiting:
            self.others = self.others or who_did(told.row, at + 1)
        if unit.word in ("he", "she") and len(opened.refs) == 1 and not told.first:
            self._learn(opened.refs[0], unit.word)
            told.first["of"] = opened.refs[0]

    def _name(self, unit: Unit, opened: Unit, at: int, told: Told) -> None:
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
        says = following is not None and following.word in g.SAID
        if _leads(made) or says and told.named == list(unit.refs):
            told.named[:] = [ref for ref in told.named if ref not in unit.refs]
        for inner in told.within(unit):
            if inner.ref not in unit.refs or not (behind_by(made) or only_source(made)):
                self._nested(inner, told.first)

    @staticmethod
    def _he_before(made: Sequence[Unit]) -> bool:
        """Whether the subject told of before the last unit is "he" or "she"."""
        near = (u for u in reversed(made[:-2]) if u.person or u.word in _HE_OR_SHE)
        return next((u.word in _HE_OR_SHE for u in near), False)

    @staticmethod
    def _sex_of(word: str) -> frozenset[str]:
        """Return the object pronoun that a word for kin may be meant by after it."""
        if WOMEN.fullmatch(word):
            return frozenset(["her"])
        return frozenset(["him"]) if MEN.fullmatch(word) else frozenset()
