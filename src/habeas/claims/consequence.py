"""How much hangs on a claim: what is decided first, and what never in bulk.

Never in bulk: a status or its end, an act with a victim, an alleged doer, a death, a
child, sexual violence, a date the coder inferred, who a person is, a label.
"""

from __future__ import annotations

from collections.abc import Mapping

from habeas.claims.models import Claim
from habeas.vocab.terms import register

DEATHS = ("killing", "extrajudicial_execution", "death_in_custody", "attempted_killing")
GRAVE = (*DEATHS, "sexual_violence", "enforced_disappearance", "abduction", "torture")
# Kinds that make or change no person, act, status, identity or label.
LIGHT = frozenset(
    {
        "header",
        "demand",
        "scheduled",
        "contact",
        "withhold",
        "relation",
        "characterisation",
        "commitment",
        "attribute",
        "event",
        "organisation",
        "place",
    }
)
CHILD_AGE = 18
HEALTH = ("health", "illness", "disability", "injury")
# The order to decide in; a lower number comes first.
FIRST, HELD, WATCHED, SUPPOSED, DONE, PAST, OTHER, CONTEXT = 0, 1, 2, 3, 4, 5, 6, 7
_OF_KIND: Mapping[str, int] = {"case": DONE, "person": OTHER}


def in_bulk(claim: Claim) -> bool:
    """Return whether a claim may be accepted with others at one stroke."""
    if claim.derivation == "inferred_by_coder" or _tells_of_a_child(claim):
        return False
    if claim.kind == "withhold":
        return bool(claim.value.get("why") != "victim_of_sexual_violence")
    if claim.kind == "person":
        return bool(claim.value.get("kind") == "class")
    if claim.kind == "act":
        return claim.time_frame == "pattern" and _of_nobody(claim)
    return claim.kind in LIGHT


def _of_nobody(act: Claim) -> bool:
    """Whether an act names no doer, was done to no person, and is no grave one.

    A class of people counts nobody, and may be its victim.
    """
    value = act.value
    if value.get("by") or value.get("type") in (*DEATHS, "sexual_violence"):
        return False
    victim = act.subject if act.subject_id else None
    if victim is None:
        return not value.get("victim")
    return bool(victim.kind == "person" and victim.value.get("kind") == "class")


def weight(claim: Claim) -> int:
    """Return the claim's place in the order to decide in: the least comes first."""
    if claim.kind == "status":
        return _weight_of_status(claim)
    if claim.kind == "act":
        return _weight_of_act(claim)
    if _tells_of_a_child(claim):
        return FIRST
    return _OF_KIND.get(claim.kind, CONTEXT)


def _weight_of_status(claim: Claim) -> int:
    value, liberty = claim.value.get("value"), register().liberty
    if claim.time_frame == "historical":
        return PAST
    if value in liberty.watch + liberty.watch_end:
        return SUPPOSED if claim.derivation == "presupposed" else WATCHED
    if claim.derivation == "presupposed" or claim.modality == "demanded":
        return SUPPOSED
    return FIRST if value in ("died_in_custody", "found_dead") else HELD


def _weight_of_act(claim: Claim) -> int:
    if claim.time_frame == "pattern":
        return CONTEXT
    if claim.time_frame == "historical":
        return PAST
    if claim.value.get("type") in GRAVE and claim.modality == "stated":
        return FIRST
    return DONE


def _tells_of_a_child(claim: Claim) -> bool:
    value = claim.value
    if claim.kind == "withhold":
        return bool(value.get("why") == "minor")
    if claim.kind != "attribute" or value.get("property") != "age":
        return False
    told = value.get("value")
    youngest = told[0] if isinstance(told, list) and told else told
    return isinstance(youngest, int) and youngest < CHILD_AGE
