"""An act as a source tells it, and the codes of acts that the rules treat alike."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from habeas.claims.reader.mentions import Cast, Person
from habeas.claims.reader.scene.scene import Scene

HELD = frozenset(
    [
        "arrest",
        "detention",
        "abduction",
        "enforced_disappearance",
        "house_arrest",
        "remand",
        "mass_arrest",
    ]
)
# Told in order, these happen on the day last spoken of.
PHYSICAL = frozenset(
    [
        "arrest",
        "abduction",
        "assault",
        "injury",
        "killing",
        "dispersal",
        "destruction",
        "search",
        "office_raid",
        "confiscation",
        "blockade",
        "assembly_restriction",
        "interrogation",
        "torture",
        "sexual_violence",
        "attempted_killing",
        "mass_arrest",
        "threat",
        "death_threat",
        "eviction",
        "office_closure",
    ]
)
DEATHS = frozenset(["killing", "death_in_custody", "extrajudicial_execution"])
WORST = DEATHS | {"torture", "enforced_disappearance"}
FORCED = frozenset(["arrest", "search", "confiscation", "office_raid"])
ANSWERED = frozenset(["assault", "torture", "injury", "killing"])
ATTACKS = frozenset(
    ["assault", "dispersal", "killing", "attempted_killing", "extrajudicial_execution"]
)
CROWD = frozenset(["dispersal", "blockade", "assembly_restriction"])
COURT = frozenset(
    ["hearing", "prosecution", "bail", "remand", "conviction", "acquittal"]
)
LEGAL = (
    frozenset(
        [
            "remand",
            "bail",
            "hearing",
            "prosecution",
            "conviction",
            "acquittal",
            "release",
        ]
    )
    | HELD
    | {"incommunicado"}
)
CUSTODIAL = HELD | COURT | {"release", "transfer", "interrogation"}


@dataclass(frozen=True)
class Act:
    """Something done to one victim (an id, or None), as the source tells it.

    `spans` are its quotes, in order; `at` is where it is first told, and `told` the
    day last spoken of there; `unforeseen` says that no rule found it (`finder`).
    """

    type: str
    victim: str | None
    by: tuple[str, ...]
    date: str | None
    time: str | None
    place: str | None
    modality: str
    polarity: str
    derivation: str
    time_frame: str
    voices: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    at: int
    attempt: bool = False
    carried: bool = False
    number: int = 0
    noun: bool = False
    headline: bool = False
    told: str | None = None
    unforeseen: bool = False


def told_dead(acts: Iterable[Act]) -> frozenset[str]:
    """Return those whose death is told as a fact."""
    return frozenset(
        act.victim
        for act in acts
        if act.victim
        and act.type in DEATHS
        and (act.modality, act.polarity) == ("stated", "affirmed")
    )


def is_group(cast: Cast, ref: str) -> bool:
    """Whether an id stands for a group of people."""
    person = cast.get(ref)
    return isinstance(person, Person) and person.kind == "group"


def is_person(cast: Cast, ref: str) -> bool:
    """Whether an id stands for a person or a group of people."""
    return isinstance(cast.get(ref), Person)


def whole(scene: Scene, ref: str | None) -> str | None:
    """Return the group that somebody is a part of, or the one asked for."""
    one = scene.cast.get(ref) if ref else None
    part = one.part_of if isinstance(one, Person) else None
    return part or (scene.within.get(ref, ref) if ref else ref)


LIVING = frozenset(["at_risk", "missing", "arrested", "summoned", "facing_case"])


def killed(act: Act) -> bool:
    """Whether an act tells that its victim is dead: no status of liberty stands."""
    told = act.modality == "stated" and act.polarity == "affirmed"
    return told and act.type in DEATHS and not act.attempt
