"""Who fired, where no "by" says who did it: "was killed when police opened fire".

From a verb the rules look right for those who fired, and left for "in firing by X".
"""

from __future__ import annotations

from collections.abc import Sequence

from habeas.claims.reader import clauses
from habeas.claims.reader import grammar as g
from habeas.claims.reader.clauses import Verb
from habeas.claims.reader.triggers import DONE, ING
from habeas.claims.reader.units import Unit

_SHOOTING = frozenset(
    [
        "opened", "fired", "shot", "charged", "shelled", "attacked", "raided", "fire",
        "ambushed", "resorted", "stormed", "bombed", "bombarded", "lathi-charged",
        "baton-charged", "shoot", "open", "pelted", "stoned", "clashed", "lobbed", "strafed", "cracked",
        "torched", "burnt", "burned", "hurled", "threw", "rammed",
    ]
)  # fmt: skip
_FIRING = frozenset(
    [
        "firing", "fire", "shooting", "bullets", "bullet", "gunfire", "shelling",
        "action", "lathi-charge", "lathicharge", "attack", "raid", "ambush",
        "crackdown", "air", "airstrike", "strike", "bombing", "stone-pelting", "raids",
        "operation", "operations", "sweep",
    ]
)  # fmt: skip
_ENCOUNTER = frozenset(
    ["encounter", "gunfight", "gunbattle", "shootout", "shoot-out", "firefight"]
)


def fired(row: Sequence[Unit], verb: Verb) -> list[int]:
    """Return who is said to have fired, where no "by" says who did it.

    "Was killed when police opened fire", "in police firing", "in an encounter with".
    """
    for k in range(verb.end, min(verb.end + 24, len(row) - 1)):
        word, following = row[k].word, row[k + 1].word
        if word in (";", ":", "|", ".", "?"):
            return []
        shots = word == "exchange" and following == "of"
        if word in _ENCOUNTER and following in ("with", "between") or shots:
            met = clauses.after(row, k + 1, ("with",), 4)
            return [m for m in met if row[m].actor]
        if _others_begin(row, k):
            return []
        if not row[k].actor or row[k].owns and following not in _FIRING:
            continue
        between = {row[m].word for m in range(verb.end, k)}
        if between & {"when", "as", "after", "while"} and (
            following in _SHOOTING or _goes_on_to_shoot(row, k)
        ):
            return clauses.joined(row, k, k, min(k + 6, len(row)))
        if following in _FIRING and row[k - 1].word in _BY_FIRE:
            return [k]
        left = k - 1 - (row[k - 1].word == "the")
        if row[left].word == "of" and row[left - 1].word in _BULLETS:
            return [k]
        if row[left].word == "from" and following in _GUNS:
            return [k]
    return []


_GUNS = frozenset(["rifles", "guns", "revolvers", "weapons", "rifle", "gun"])


def _others_begin(row: Sequence[Unit], k: int) -> bool:
    """Whether "and two" tells of others: "eight were stabbed and two died in firing"."""
    if row[k - 1].word not in ("and", ",", "but"):
        return False
    counted = row[k].person and row[k].form == "description" or row[k].word in _FEW
    return counted and row[k + 1].word in ("in", "by", "to", "of", "others", "more")


_FEW = frozenset("one two three four five six seven another".split())  # noqa: SIM905
_BULLETS = frozenset(["bullets", "bullet", "guns", "gunfire", "firing"])


def _goes_on_to_shoot(row: Sequence[Unit], k: int) -> bool:
    """Whether "constables guarding the mill opened fire", "police and B fired"."""
    for m in range(k + 1, min(k + 9, len(row))):
        word = row[m].word
        if row[m].refs and row[m].actor and row[m - 1].word not in ("and", "the"):
            return False
        if word in _SHOOTING and not row[m].refs:
            return True
        if word in (",", ".", ";", ":", "by", "but") or g.finite(word):
            return False
    return False


_BY_FIRE = frozenset(
    ["in", "by", "during", "from", "to", "a", "an", "the", "under", "of"]
)
_STRIKES = _FIRING | frozenset(
    """airstrikes strikes attacks assault raids bombardment bombings explosion shots
    ambushes rampage assaults bomb blast volley""".split()  # noqa: SIM905
)
_STRUCK = frozenset(
    """hit struck exploded detonated destroyed landed fell slammed targeted ripped tore blew
    went crashed""".split()  # noqa: SIM905
)
_SENT = frozenset(
    """fired thrown hurled lobbed dropped sent planted placed laid left detonated exploded
    launched off""".split()  # noqa: SIM905
)


def before(row: Sequence[Unit], verb: Verb) -> list[int]:
    """Return who "opened fire, in which four people were killed"."""
    for k in range(verb.start - 1, max(verb.start - 12, 0), -1):
        if row[k].word == "which" and row[k - 1].word == "in":
            for m in range(k - 2, max(k - 14, -1), -1):
                near = {u.word for u in row[m + 1 : min(m + 5, k)]}
                if row[m].actor and near & _SHOOTING:
                    return [m]
            return []
        if row[k].word in g.MARKS:
            return []
    return []


def leading(row: Sequence[Unit], verb: Verb) -> list[int]:
    """Return who fired, in "In firing by X at Y, a woman died", "In X firing ..."."""
    if not row or row[0].word not in ("in", "during"):
        return []
    for k in range(1, min(verb.start, 12)):
        if row[k].word == "," or g.finite(row[k].word) and row[k].word not in _FIRING:
            return []
        left = k - 1 - (row[k - 1].word == "the")
        if row[k].actor and row[left].word == "by" and row[left - 1].word in _STRIKES:
            return [k]
        if row[k].actor and k + 1 < verb.start and row[k + 1].word in _FIRING:
            return [k]
    return []


def shot_by(row: Sequence[Unit], verb: Verb) -> list[int]:
    """Return by whom one was shot who "died after he was shot in Cali by two men"."""
    for k in range(verb.end, min(verb.end + 10, len(row) - 2)):
        if row[k].word not in ("after", "when"):
            continue
        was = [u.word for u in row[k + 1 : k + 3]]
        if was[0] in ("he", "she", "they") and was[1] in ("was", "were"):
            told = clauses.verb(row, k + 3, k + 4, DONE)
            return clauses.agent(row, told) if row[k + 3].word in _HURT else []
        return []
    return []


_HURT = frozenset(["shot", "stabbed", "beaten", "attacked", "hacked", "wounded", "hit"])


def weapon(row: Sequence[Unit], verb: Verb) -> list[int]:
    """Return who fired what strikes: "a bullet fired by a constable killed X"."""
    main = verb.form == ING and verb.bare  # "a bomb placed by X hit a bus, killing Y"
    for k in range(verb.start - 1, max(verb.start - 18, 0), -1):
        if main and row[k].word in _STRUCK and not row[k].refs:
            main = False
            continue
        if row[k].word == "by" and row[k - 1].word in _SENT | _STRIKES:
            named = [m for m in clauses.after(row, k, ("by",), 1) if m < verb.start]
            return named or [m for m in range(k + 1, verb.start) if row[m].actor][:1]
        if row[k].word in _STRIKES and row[k - 1].actor and row[k - 1].owns:
            return [k - 1]
        finite = g.finite(row[k].word) and row[k].word not in _SENT
        if not row[k].refs and (finite or row[k].word in ";:?!|"):
            return []
    return []


def sent(row: Sequence[Unit], verb: Verb) -> list[int]:
    """Return who fired what struck: "was hit by pellets fired by troopers"."""
    for k in range(verb.end, min(verb.end + 14, len(row))):
        if row[k].word == "by" and row[k - 1].word in _SENT:
            return clauses.after(row, k, ("by",), 1)
        if row[k].word in g.MARKS or row[k].word in (".", "and"):
            return []
    return []
