"""Whom "he" means by what is told of him: who is released was held, who dies was hurt.

"X was taken. His father, Y, came to the station. He was released at noon": the one last
named was never held, and the one held is free. Where two could be meant, nobody is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from habeas.claims.reader.acts.act import DEATHS, HELD, Act
from habeas.claims.reader.mentions import Person
from habeas.claims.reader.scan import Deed
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.scene.scene import Scene

_OF_HELD = frozenset(["release", "transfer"])
_IN_COURT = frozenset(["hearing", "remand", "bail", "conviction"])
_FREED = frozenset(["release", "bail", "acquittal"])
_HURT = frozenset(["injury", "assault", "torture", "attempted_killing", "dispersal"])
_ONE = frozenset(["he", "she", "him", "her"])
_BACK = 2  # sentences


def presumed(
    scene: Scene, deed: Deed, near: Sequence[Line], found: Sequence[Act]
) -> Deed | None:
    """Return a deed done to "him" with the one it can be done to; None if to no one.

    `near` are the sentences up to the deed's own, that last; `found` the acts before.
    """
    if _told_of_others(near[-1], deed, found):
        return None
    same = _to_themselves(near[-1], deed)
    if same:
        return _of_whom_they_took(deed, same, found)
    who = _by_pronoun(near[-1], deed)
    if who is None:
        return deed
    if deed.act in _IN_COURT and _unnamed(scene, who) and not scene.was_held(who):
        held = [r for r in _meant(scene, near, deed.at) if scene.was_held(r)]
        return replace(deed, victims=(held[0],)) if len(held) == 1 else deed
    if deed.act in _OF_HELD and _of_one_unread(scene, near, who):
        return None
    others = [r for r in _named(scene, near, deed.at) if r != who]
    if not others:
        return deed
    since = near[-1].number - _BACK
    told = [a for a in found if a.number >= since and _done(a)]
    freed = {a.victim for a in told if a.type in _FREED}
    hurt = {a.victim for a in told if a.type in _HURT}
    if deed.act in _OF_HELD and not scene.was_held(who):
        fit = [r for r in others if scene.was_held(r) and r not in freed]
    elif who in freed and _is_held(near[-1], deed):
        fit = [r for r in others if scene.was_held(r) and r not in freed]
        if not fit:
            return None
    elif deed.act in DEATHS and who not in hurt and not scene.was_held(who):
        fit = [r for r in others if r in hurt]
    else:
        return deed
    if len(fit) > 1:
        return None
    return replace(deed, victims=(fit[0],)) if fit else deed


_KEPT = re.compile(
    r"\b(?:locked|held|detained|kept|confined|gheraoed|hostage|captive|trapped|besieged)\b",
    re.IGNORECASE,
)


def _of_one_unread(scene: Scene, near: Sequence[Line], who: str) -> bool:
    """Whether the sentence before holds somebody else, of whom no name is known."""
    if scene.was_held(who) or len(near) < len("AB"):
        return False
    last = near[-2]
    told = any(who in u.refs and not u.owns for u in last.row)
    return not told and _KEPT.search(last.whole) is not None


_THEY, _THEM_TOO = frozenset(["they", "he", "she"]), frozenset(["them", "him", "her"])


def _to_themselves(line: Line, deed: Deed) -> tuple[str, ...]:
    """Return those whom "they" and "them" of one clause would both mean."""
    theirs = [u for u in line.row if set(u.refs) & set(deed.victims)]
    acting = [u for u in theirs if u.word in _THEY and u.end < deed.at]
    if not acting or len(line.text[acting[-1].end : deed.at].split()) > 1:
        return ()
    suffering = [u for u in theirs if deed.at < u.start < deed.end]
    told = suffering and all(u.word in _THEM_TOO and not u.owns for u in suffering)
    return acting[-1].refs if told else ()


def _of_whom_they_took(deed: Deed, they: tuple[str, ...], found: Sequence[Act]) -> Deed:
    """Return a deed of those who took others done to these; of those taken, by others."""
    told = [a for a in found if a.type in HELD | _HARMS and _done(a)]
    own = {a.victim: a.by for a in told if a.type in HELD and a.victim in they}
    if own.keys() >= set(they):  # "they" are others: those who took them
        by = tuple(dict.fromkeys(r for refs in own.values() for r in refs))
        return replace(deed, by=by) if deed.act in _OF_HELD else deed
    theirs = [a for a in told if set(a.by) & set(they) and a.victim]
    if not theirs or {a.victim for a in told} & set(they):
        return deed
    whom = [a.victim for a in theirs if a.number == theirs[-1].number and a.victim]
    return replace(deed, victims=tuple(dict.fromkeys(whom)), by=they)


# "The officers who beat them": they are those of whom a beating was told.
_WHO = re.compile(r"\b[a-z]+ (?:who|that) (?:had |have |has |then )?\Z")
_THEM = _ONE | {"them"}


def _told_of_others(line: Line, deed: Deed, found: Sequence[Act]) -> bool:
    """Whether a clause goes back to a harm that was told, and never of those meant."""
    if deed.act not in _HARMS or not deed.victims or not _done_by(deed):
        return False
    if not _WHO.search(line.text, max(line.start, deed.start - 30), deed.at):
        return False
    inside = [u for u in line.row if u.refs and set(u.refs) <= set(deed.victims)]
    if not inside or not all(u.word in _THEM for u in inside if u.start >= deed.at):
        return False
    if not any(u.start >= deed.at for u in inside):
        return False
    hurt = {a.victim for a in found if a.type in _HARMS and _done(a)}
    return bool(hurt) and hurt.isdisjoint(deed.victims)


def _done_by(deed: Deed) -> bool:
    return deed.stance.modality == "stated" and deed.stance.polarity == "affirmed"


_HARMS = _HURT | DEATHS
_NOW = re.compile(r"\b(?:is|remains?|still|continues)\b", re.IGNORECASE)


def _is_held(line: Line, deed: Deed) -> bool:
    """Whether somebody is told to be held now, who was not set free just before."""
    if deed.act not in ("arrest", "detention"):
        return False
    return _NOW.search(line.text, deed.start, deed.end) is not None


def _by_pronoun(line: Line, deed: Deed) -> str | None:
    """Return whom a deed was done to, if a pronoun tells it and no name."""
    if len(deed.victims) != 1 or deed.stance.modality != "stated":
        return None
    if deed.stance.polarity != "affirmed":
        return None
    own = [u for u in line.row if u.refs == deed.victims]
    inside = [u for u in own if deed.start <= u.start < deed.end]
    said = bool(inside) and all(u.word in _ONE for u in inside)
    named = any(u.form in ("name", "short") for u in own)
    return deed.victims[0] if said and not named else None


def _named(scene: Scene, near: Sequence[Line], at: int) -> list[str]:
    """Return the people named one by one in some sentences, before a place."""
    refs = (
        ref
        for line in near
        for unit in line.row
        if unit.person and unit.form in ("name", "short") and unit.start < at
        for ref in unit.refs
    )
    return [r for r in dict.fromkeys(refs) if scene.alone(r)]


def _unnamed(scene: Scene, ref: str) -> bool:
    """Whether somebody is told of by no name: "learnt it from a journalist"."""
    person = scene.cast.get(ref)
    return isinstance(person, Person) and not person.name


def _meant(scene: Scene, near: Sequence[Line], at: int) -> list[str]:
    """Return those named or meant by "his" one by one in some sentences, before a place."""
    refs = (
        ref
        for line in near
        for unit in line.row
        if unit.person and unit.start < at and unit.form != "description"
        for ref in unit.refs
    )
    return [r for r in dict.fromkeys(refs) if scene.alone(r)]


def _done(act: Act) -> bool:
    return act.modality == "stated" and act.polarity == "affirmed"
