"""What speaks for a run being the name of a place."""

from __future__ import annotations

from habeas.claims.reader.lexicon import (
    listed,
    places_known,
    singulars,
    towns_known,
    words,
)
from habeas.claims.reader.names import Run
from habeas.claims.reader.vocabulary import common, tags
from habeas.claims.reader.weights.around import (
    AIMED,
    IN_URDU,
    PAPERS,
    PLACED,
    in_town,
    known,
)


def place(run: Run, low: list[str]) -> float:
    """Return the weight; `low` are the run's names in small letters."""
    if run.caps and any(tags(w)[:1] in ("I", "V") and w != "of" for w in low):
        return 0.0
    if run.caps and set(low) & PAPERS:
        return 0.0
    weight = _listed(run, low) + _headed(run, low)
    weight += _reached(run, low) + _dwelt(run, low)
    weight += _numbered(run, low) + _of_a_kind(run, low)
    return weight + _alone(run, low)


def _listed(run: Run, low: list[str]) -> float:
    whole = " ".join(low)
    if whole in places_known():
        return 2.5
    return 0.8 if whole in towns_known() and not run.caps else 0.0


def _headed(run: Run, low: list[str]) -> float:
    """What a word for a place in the run or right behind it tells."""
    heads, weight = words("place_heads"), 0.0
    if low[-1] in heads and len(low) > 1:
        weight += 3
    elif low[0] in words("place_starts") and len(low) > 1:
        weight += 2
    after2 = run.after(2)
    after = "" if after2 in singulars() else run.after()
    headed = after in heads and after not in ("state", "police")
    housed = after in _KINDS and after2 in heads | _CENTRES
    if (headed or housed) and not run.possessive:
        weight += 2.5
    return weight


def _reached(run: Run, low: list[str]) -> float:
    """What "in", "taken to" and "marched from" before a run tell."""
    before, before2, weight = run.before(), run.before(2), 0.0
    aimed = before == "at" and before2 in AIMED
    if before in words("place_preps") and not run.caps and not aimed:
        weight += _PREPOSED.get(before, 1.2)
    if run.after() in IN_URDU and len(low) < 3 and not common(low[0]):
        weight += 2
    if before in ("to", "into") and before2 in _BROUGHT:
        weight += 1.5
    if before in ("from", "to", "through") and before2 in _WALKED:
        weight += 3
    if run.after() == "(" and before in _ATTACKED and not run.titles:
        weight += 3  # "attacked Gidan Barau (Kajuru, Kaduna)"
    return weight


def _dwelt(run: Run, low: list[str]) -> float:
    """What "the villagers of" and "the mayor of" before a run tell."""
    before, before2, weight = run.before(), run.before(2), 0.0
    if before == "of" and before2 in _DWELLERS and len(low) == 1:
        weight += 1.7 if not known(low) and not common(low[0]) else 0
    if before == "of" and before2 in _SEATED:
        weight += 2.5
    if before == "the" and low[-1] in _OFFICES:
        weight -= 1
    if before in ("a", "an"):
        weight -= 3
    return weight


def _numbered(run: Run, low: list[str]) -> float:
    """What a date, a house's number or a colony's tells."""
    before, weight = run.before(), 0.0
    if _dateline(run) and not run.caps:
        weight += 3
    if low[-1] in _COLONIES and run.after() == "no":
        weight += 4
    if before == "," and run.before(2).isdigit() and run.before(4) == "no":
        weight += 3
    if before == "of" and run.before(2) == "," and run.before(3).isdigit():
        weight += 0 if run.before(4) == "no" else 3
    if before == "[" and run.after() == "]" and run.first > 2:
        weight += 2
    return weight


def _of_a_kind(run: Run, low: list[str]) -> float:
    """What "village" or "the town of" before a run tells, and a title in it."""
    heads, before, weight = words("place_heads"), run.before(), 0.0
    titled = run.titles and before in ("", "district", "township")
    if before in ("of", "village", "town", "city") and run.before(2) in heads:
        weight += 2
    if before == "of" and run.before(2) in PLACED and run.before(3) in _THE:
        weight += 2
    if before in PLACED and not common(low[0]) and not titled:
        weight += 3
    elif before in heads and not common(low[0]):
        weight += 1
    if run.titles and (titled or before not in PLACED) and not in_town(run):
        weight -= 3
    return weight


_THE = frozenset(["the", "a", "our", "this"])


def _alone(run: Run, low: list[str]) -> float:
    """What one word tells, or a run that is all its sentence has."""
    alone = len(run.sentence.tokens) == len(run.tokens) + 1 and not run.caps
    weight = 0.0
    short = len(low) < 3 and len(low[0]) > 2
    if alone and short and run.after() == "." and not known(low):
        weight += 2.5
    if len(low) == 1 and tags(low[0]) and " ".join(low) not in places_known():
        led = run.before() in ("at", "near") and run.first > 1
        weight -= 0 if led else 1.5
    return weight


def _dateline(run: Run) -> bool:
    """Whether a run begins a line and a day and a month follow it."""
    if run.first:
        return False
    near = [run.after(n) for n in (1, 2, 3)]
    day = near[0] == "," and near[1].isdigit() and near[2] in _MONTHS
    return day


_ATTACKED = listed(
    "attacked raided stormed entered shelled bombed besieged burned torched ransacked"
)
_MONTHS = listed(
    """january february march april may june july august september october november
    december"""
)
_WALKED = listed("marched walked rallied paraded march rally procession")
_BROUGHT = listed(
    """moved transferred taken brought driven sent posted deported shifted returned
    removed flown marched exiled banished travelled fled"""
)
_OFFICES = listed("office bureau secretariat")
_COLONIES = listed("colony prison jail")
_DWELLERS = listed(
    """residents villagers inhabitants people farmers workers fishermen traders families
    elders women mothers youths townspeople peasants herders dwellers"""
)
_SEATED = listed(
    """mayor governor bishop archbishop diocese municipality resident native sho oc ocs
    dpo oic tehsildar"""
)


_PREPOSED = {"in": 2.0, "at": 2.0, "near": 2.0, "from": 1.6}


_CENTRES = listed("centre center")


_KINDS = listed(
    """police custodial detention central district juvenile army refugee railway grain
    court correctional remand training bus metro fish vegetable cattle"""
)
