"""Which mentions stand as heads of a noun phrase.

A mention after a preposition, or one that only qualifies a noun, is no head. Those in
"A, B and C" are put together by `joining`; `antecedents` has what "who" stands for.
"""

from __future__ import annotations

from habeas.claims.reader import grammar as g
from habeas.claims.reader.clauses.led_in import led_in
from habeas.claims.reader.clauses.sources import named_source
from habeas.claims.reader.clauses.timing import time_word
from habeas.claims.reader.clauses.verbs import NOMINATIVE, Row
from habeas.claims.reader.units import Unit

REACH = 9
KIN = frozenset(
    [
        "cousin",
        "son",
        "daughter",
        "brother",
        "sister",
        "wife",
        "husband",
        "mother",
        "father",
        "uncle",
        "aunt",
        "nephew",
        "niece",
        "sister-in-law",
        "brother-in-law",
        "father-in-law",
        "mother-in-law",
        "son-in-law",
        "daughter-in-law",
        "grandson",
        "grandfather",
        "grandmother",
        "fiancé",
        "fiancée",
        "partner",
        "friend",
        "colleague",
        "widow",
    ]
)


def is_head(row: Row, k: int, low: int) -> bool:
    """Whether unit `k` is a mention of an actor that no preposition governs."""
    if not row[k].actor or row[k].owns or _supposes(row, k):
        return False
    left = k - 1
    steps = 0
    while left >= low and steps < 6 and qualifies(row[left]):
        if row[left].word == "m" and row[left - 1].word in ("a", "p"):
            return True  # "at about 3 a.m. soldiers of X and Y took A"
        left -= 1
        steps += 1
    if left < low:
        return True
    word = row[left].word
    if time_word(word):
        return True
    if word == "o" and left > 1 and row[left - 1].word == "/":
        return False  # "A, s/o B"
    if word == "of" and steps and row[k - 1].word in ("fire", "gunfire", "shots"):
        return True  # "in the exchange of fire three attackers were killed"
    if word == "of" and left and row[left - 1].word in COLLECTIVE:
        return True
    if word == "since" and row[k].word in NOMINATIVE:
        return True
    if word in ("before", "after") and left and row[left - 1].word in _SPELLS:
        return True  # "where a few days before gendarmes had killed A"
    if word == "as" and left and row[left - 1].word in ("identified", "named"):
        return True
    if word == ",":
        return True
    if row[k].form == "description" and _aside(row, k, left):
        return True
    if word in ("and", "or", "&"):
        return left == low or not _governed_list(row, left, low)
    return word not in g.PREPOSITIONS or led_in(row, left, k)


def _supposes(row: Row, k: int) -> bool:
    """Whether a pronoun is only who supposes it: "the men, who he believes are X's"."""
    if row[k].form != "pronoun" or row[k - 1].word not in ("who", "whom", "which"):
        return False
    return k + 1 < len(row) and row[k + 1].word in _SUPPOSES


_SUPPOSES = g.SAID | frozenset(
    """believe believes believed think thinks thought suspect suspects suspected know knows
    knew understood understands assumed identified recognised recognized""".split()  # noqa: SIM905
)


def _aside(row: Row, k: int, preposition: int) -> bool:
    """Whether a phrase of its own ("for the record") stands before a description."""
    between = row[preposition + 1 : k]
    return (
        len(between) == 2
        and between[0].word == "the"
        and between[1].word in ("record", "moment", "time", "past", "meantime", "first")
    )


_SPELLS = frozenset(
    "minutes hours days weeks months years hour day week month".split()  # noqa: SIM905
)
COLLECTIVE = frozenset(
    """all both each contingent contingents group groups team teams busload truckload batch
    picket squad unit units elements party column dozens hundreds scores number convoy
    detachment posse patrol patrols force members personnel lot mob crowd handful platoon
    battalion gang""".split()  # noqa: SIM905
)


def _governed_list(row: Row, left: int, low: int) -> bool:
    """Whether the list that a joiner continues stands after a preposition."""
    for back in range(left - 1, low - 1, -1):
        if row[back].actor:
            return row[back].person and not is_head(row, back, low)
        if row[back].word not in g.JOINERS and not qualifies(row[back]):
            return False
    return False


def in_between(row: Row, k: int, low: int) -> bool:
    """Whether a mention is a side of "clashes between A and B", which both fought."""
    left = k - 1
    while left > max(low, k - _SIDES) and (
        row[left].refs or row[left].word in _WITH_SIDES or qualifies(row[left])
    ):
        left -= 1
    return left >= low and row[left].word == "between"


_SIDES = 12  # units
_WITH_SIDES = frozenset(
    ["and", "of", "in", "on", "suspected", "alleged", "hired", "by"]
)


def qualifies(unit: Unit) -> bool:
    """Whether a unit can stand between a determiner or preposition and its noun."""
    if unit.refs:
        return unit.sort == "organisation"
    word = unit.word
    return (
        not time_word(word)
        and word not in g.PREPOSITIONS
        and word not in g.MARKS
        and word not in g.JOINERS
        and word not in g.CONJUNCTIONS
        and word not in g.RELATIVES
        and word not in g.MODALS
        and word != "."
        and not g.finite(word)
    )


def according(row: Row, k: int) -> bool:
    """Whether "according to" governs unit `k`: who says it, not who it is done to."""
    low = max(0, k - 5)
    while low > 0 and (row[low].word == "of" or row[low - 1].word == "of"):
        low -= 1  # "according to members of the squad of the police"
    if row[0].word == "according" and any(u.word == "," for u in row[1:k]):
        return named_source(row, k)  # "According to A, B and C were killed"
    near = [row[m].word for m in range(max(0, low - 2), k)]
    return "according" in near


_OFFICES = 9  # units before a name
APPOSED = 3  # "A, mate of B": three units stand before B


def of_him(row: Row, k: int) -> bool:
    """Whether unit `k` only says whose kin or friend another is: ", the cousin of B"."""
    if [u.word for u in row[max(0, k - 2) : k]] == ["/", "o"]:
        return True  # "A, s/o B"
    of = k - 1
    while of > k - 4 and of > 0 and row[of].word.isalpha() and row[of].word != "of":
        of -= 1
    while of > k - _OFFICES and of > 0 and row[of].word != "of" and qualifies(row[of]):
        of -= 1  # "of the detained oil worker B"
    if of < APPOSED - 1 or row[of].word != "of":
        return False
    left = of - 1
    noun = row[left].word
    plural = noun[-1:] == "s" and noun[:-1] not in KIN
    if row[left].refs or noun in COLLECTIVE or not noun.isalpha() or plural:
        return False
    while left > 0 and row[left].word not in (",", "and") and qualifies(row[left]):
        left -= 1
    return row[left].word == ","
