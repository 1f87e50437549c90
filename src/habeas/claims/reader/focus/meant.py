"""Whom a pronoun stands for, by what its sentence and those before it have told."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from habeas.claims.reader import grammar as g
from habeas.claims.reader import pointing
from habeas.claims.reader.focus import speakers
from habeas.claims.reader.focus.insertions import done_to_before, inserted_behind
from habeas.claims.reader.focus.minded import Minded
from habeas.claims.reader.focus.reports import reported, said_of
from habeas.claims.reader.focus.told import (
    BECAUSE,
    JOINING,
    Told,
    does,
    of_those_who_act,
)
from habeas.claims.reader.focus.words import MEN, WOMEN
from habeas.claims.reader.mentions import Person
from habeas.claims.reader.turns import (
    HE,
    ME,
    OWNS,
    PRONOUNS,
    SHE,
    THEY,
    WE,
    ends_phrase,
    met_by,
    object_before,
    said_by_other,
)
from habeas.claims.reader.units import Unit

_NEW = re.compile(
    r"(?:an?|one) (?!judge|magistrate|lawyer|doctor|court|spokes)", re.IGNORECASE
)
_SAYING = g.SAID | {"denied", "denies"}
_DENYING = frozenset(["not", "never", "denied", "denies", "neither", "n't"])
_HOLDING = frozenset(
    """have hold holding held detained arrested taken custody detaining arresting seen know
    took had""".split()  # noqa: SIM905
)
WITH_ME = frozenset(["we", "us"])


class Meant(Minded):
    """Who is kept in mind, and whom of them a pronoun stands for."""

    def _opened(self, unit: Unit, at: int, told: Told) -> Unit:
        """Return the unit with whom it stands for, if it is a pronoun."""
        opens = unit.word in PRONOUNS and unit.word not in told.kin
        if opens and (unit.word in ME or unit.word in WITH_ME):
            opens = not said_by_other(told.made)
        opened = self._open(unit, told.first, told.named) if opens else unit
        if unit.word == "them" and done_to_before(told.made, self.waiting):
            opened = unit._replace(refs=self.waiting, sort="person", form="pronoun")
        acting = unit.word == "they" and does(told.following(at))
        if acting and opened.refs and of_those_who_act(told.made, opened):
            opened = unit
        if unit.word in ("he", "she"):
            opened = self._of_aside(opened, told)
            opened = self._told_of_by(self._new_here(opened, told), told)
            opened = self._ahead(self._not_informed(opened, at, told), at, told)
            opened = self._ruled_of(self._in_report(opened, at, told), told)
        if self.sighted and told.made and told.made[-1].word == "that":
            opened = self._as_seen(opened)
        if unit.word == "her" and ends_phrase(told.following(at)):
            opened = opened._replace(owns=False)
        if unit.word == "him" or unit.word == "her" and not opened.owns:
            opened = self._another(self._met_before(opened, told.made), told)
            opened = self._not_held(self._of_client(opened, at, told), told)
        if unit.word in ("he", "she", "him") and (of := said_of(told.made)):
            own = "f" if unit.word == "she" else "m"
            if self._told(of, own):
                opened = opened._replace(refs=of, sort="person", form="pronoun")
        return opened

    def _ruled_of(self, unit: Unit, told: Told) -> Unit:
        """Return "he" as another than who orders it; as nobody beside whom he was."""
        judge = speakers.rules(told.made)
        if judge and unit.refs == judge:
            own = "m" if unit.word == "he" else "f"
            before = self.man if own == "m" else self.woman
            before = None if before in judge else before
            told.first = {
                s: (before or r) if r in judge else r
                for s, r in told.first.items()
                if before or r not in judge
            }
            refs = (before,) if before else ()
            return unit._replace(refs=refs, sort="person", form="pronoun")
        other = speakers.met_beside(told.made)
        if other and unit.refs and unit.refs != other:
            return unit._replace(refs=(), sort="", form="")
        return unit

    def _of_client(self, unit: Unit, at: int, told: Told) -> Unit:
        """Return "him" as whose lawyer says it: "his lawyer, X, said they beat him"."""
        said = speakers.saying(told.made) if unit.refs else ()
        speaks = pointing.spoken_for(said) if said else None
        if speaks is not None:
            return self._spoken_for(unit, *speaks, said)
        if not said or unit.refs != speakers.lawyer(self.text, said):
            return unit
        before = self.man if unit.word == "him" else self.woman
        if before is None or before in unit.refs:
            return unit
        held = speakers.held_behind(told.row, at)
        refs = (before,) if held else ()
        return unit._replace(refs=refs, sort="person" if held else "")

    def _in_report(self, unit: Unit, at: int, told: Told) -> Unit:
        """Return "he" as the one told of, or nobody: "X said that Y was held when he"."""
        following = told.following(at)
        says = following is not None and following.word in g.SAID
        own = "m" if unit.word == "he" else "f"
        if says and not told.named and self.teller and self._may_be(self.teller, own):
            self._mind(own, None)  # the teller, or the one told of
            return unit._replace(refs=(), sort="", form="")
        said = reported(told.made) if unit.refs and not says else None
        if said is None or unit.refs != (said.speaker,) or said.himself:
            return unit
        meant = self._told(said.told, own)
        if not meant:
            return unit
        joint = next((u.word for u in told.made[::-1] if not g.adverb(u.word)), "")
        one = said.meant(meant) if joint in JOINING else None
        if one is None:
            return unit._replace(refs=(), sort="", form="")
        return unit._replace(refs=(one,))

    def _ahead(self, unit: Unit, at: int, told: Told) -> Unit:
        """Return "he" as whom his sentence goes on to name, if nobody was told of before."""
        if unit.refs or told.first or (self.man if unit.word == "he" else self.woman):
            return unit
        refs = pointing.ahead(told.row, at)
        return unit._replace(refs=refs, sort="person", form="pronoun") if refs else unit

    def _not_informed(self, unit: Unit, at: int, told: Told) -> Unit:
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

    def _another(self, unit: Unit, told: Told) -> Unit:
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

    def _of_aside(self, unit: Unit, told: Told) -> Unit:
        """Return "she" as the one behind whose name an aside tells it, if of that sex."""
        refs = inserted_behind(told.made)
        own = "m" if unit.word == "he" else "f"
        if not refs or not self._may_be(refs[0], own) or not self._is_one(refs[0]):
            return unit
        return unit._replace(refs=refs, sort="person", form="pronoun")

    def _new_here(self, unit: Unit, told: Told) -> Unit:
        """Return "he" as the one its sentence begins with: "A worker died after he was"."""
        joint = next((u.word for u in told.made[:-3:-1] if not g.adverb(u.word)), "")
        if joint == ";":
            return self._of_new_one(unit, told)
        if joint not in BECAUSE:
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

    def _of_new_one(self, unit: Unit, told: Told) -> Unit:
        """Return "he" as the one without a name told of just before: "one man was; he"."""
        people = [u for u in told.made if u.person and not u.owns]
        if (
            not people
            or people[0].form != "description"
            or any(u.form in ("name", "short") for u in people)
        ):
            return unit
        if not _NEW.match(self.text, people[0].start, people[0].end):
            return unit
        alone = {u.refs for u in people if all(map(self._is_one, u.refs))}
        if not alone or not self._may_be(
            people[0].refs[0], "m" if unit.word == "he" else "f"
        ):
            return unit
        refs = people[0].refs if len(alone) == 1 else ()
        return unit._replace(refs=refs, sort="person" if refs else "", form="pronoun")

    def _not_held(self, unit: Unit, told: Told) -> Unit:
        """Return "him" as the one told of before: "X said that the army does not have him"."""
        before = self.man if unit.word == "him" else self.woman
        if not unit.refs or before is None or before in unit.refs:
            return unit
        said = next((k for k, u in enumerate(told.made) if u.word in _SAYING), 0)
        near = (u for u in reversed(told.made[:said]) if u.person and not u.owns)
        if next((u.refs for u in near), ()) != unit.refs:
            return unit
        words = {u.word for u in told.made[said:]}
        if _DENYING.isdisjoint(words) or _HOLDING.isdisjoint(words):
            return unit
        return unit._replace(refs=(str(before),))

    def _told_of_by(self, unit: Unit, told: Told) -> Unit:
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
            other = MEN if own == "f" else WOMEN
            if self.sexes.get(inner.ref) == own or other.search(kin):
                return unit._replace(refs=(inner.ref,), sort="person", form="pronoun")
            return unit._replace(refs=(), sort="", form="")  # the one or the other
        return unit

    def _spoken_for(
        self, unit: Unit, noun: str, refs: tuple[str, ...], made: Sequence[Unit]
    ) -> Unit:
        """Return "he" as the one whose lawyer says it; of kin, if only one can be meant."""
        man = unit.word in ("he", "him")
        own, other = ("m", WOMEN) if man else ("f", MEN)
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

    def _as_seen(self, unit: Unit) -> Unit:
        """Return "he" as the one seen: "said he saw X, and that he was beaten"."""
        person = self.cast.get(self.sighted or "")
        own = "m" if unit.word == "he" else "f" if unit.word == "she" else ""
        if not own or unit.form != "pronoun" or not isinstance(person, Person):
            return unit
        other = self.sexes.get(person.id, own) != own
        return unit if other else unit._replace(refs=(person.id,))

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

    def _refs(
        self, word: str, first: dict[str, str], named: list[str]
    ) -> tuple[str, ...]:
        if self.spoke and (word in HE or word in SHE):
            first = {k: r for k, r in first.items() if r != self.witness}
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
        elif word in ME and self.quoting:
            return (self.says,) if self.says else ()
        elif (word in ME or word in WITH_ME) and self.witness and not self.quoting:
            one, self.spoke = self.witness, True
        else:
            return ()
        if self.spoke and one == self.witness and (word in HE or word in SHE):
            return ()  # who says "I" of himself is no "he"
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
