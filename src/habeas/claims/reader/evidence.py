"""What speaks for a run being a person, an organisation or a place.

Weights from the run's own words, from what stands around it and from the model; they
were set by hand on texts of our own. What is left below the least names nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from habeas.claims.reader.lexicon import (
    either,
    listed,
    people_known,
    singulars,
    words,
)
from habeas.claims.reader.names import Run
from habeas.claims.reader.pieces import strong_titles
from habeas.claims.reader.vocabulary import common
from habeas.claims.reader.weights.around import after_people
from habeas.claims.reader.weights.organisation import organisation
from habeas.claims.reader.weights.person import person, unknown_but_told
from habeas.claims.reader.weights.place import place

LEAST = 1.5
_MODEL = 1.2


def evidence(run: Run, heard: tuple[str, float] | None) -> dict[str, float]:
    low = [n.lower() for n in run.names]
    if (
        not low
        or is_office(low)
        or low[-1] in words("no_name_ends")
        and (len(low) < 3 or not set(low) & words("org_heads"))
    ):
        return {}
    if low[0] in ("yang", "di-pertua", "of", "and", "for"):
        return {}
    if _beside_slash(run) or _of_a_people(run, low) or _agency(run):
        return {}
    if run.titles and all(w in strong_titles() for w in low):
        return {}
    known = low[0] in people_known() or low[-1] in people_known()
    listed = run.titles or known and (len(low) > 1 or run.after() in ("ko", "ne"))
    if low[-1] in words("not_names") and not (listed or _of_clan(low)):
        return {}
    if len(low) == 1 and len(low[0]) == 1 and not run.titles:
        return {}
    found = {
        "person": person(run, low),
        "organisation": organisation(run, low),
        "place": place(run, low),
    }
    if heard and not run.caps:
        found[heard[0]] += _MODEL * heard[1]
        if len(low) == 1 and found["person"] < LEAST + 1.5 and not _cued(run, low):
            found["person"] = min(found["person"], LEAST - 0.1)
    return {sort: weight for sort, weight in found.items() if weight > 0}


# What is a people, and many a family's name: "Shahnawaz Kurd".
_CLANS = listed("kurd jat turk arab rajput mughal brahui irani awan gond munda")


def _of_clan(low: Sequence[str]) -> bool:
    """Whether a name of two words ends with a family's that is a people's, too."""
    first = low[0]
    told = first in words("demonyms") or first + "s" in words("peoples")
    return len(low) == len("XY") and low[-1] in _CLANS and not (told or common(first))


def _of_a_people(run: Run, low: Sequence[str]) -> bool:
    """Whether a word only tells of which people: "the Dalit settlement"."""
    people = len(low) == 1 and low[0] + "s" in words("peoples")
    return people and not run.titles and run.after() in _OF_PEOPLES


_OF_PEOPLES = listed(
    """settlement families family houses homes locality colony hamlet village quarter
    community villagers youths men women girls boys farmers labourers traders shops"""
)


def _agency(run: Run) -> bool:
    """Whether letters in brackets end a dateline: "(EFE) --"."""
    closed = run.before() == "(" and run.after() == ")" and len(run.names) == 1
    return closed and run.first < _IN_DATELINE and run.after(2) in ("--", "-", "–", "—")


_IN_DATELINE = 12


def _beside_slash(run: Run) -> bool:
    """Whether a single word is a part of a reference ("7/GC/04")."""
    return len(run.names) == 1 and run.before() == "/" and run.after() == "/"


def _cued(run: Run, low: list[str]) -> bool:
    """Whether one word alone has anything but the model to call it a person."""
    listed = low[0] in people_known() or run.before() in singulars()
    if run.titles or listed or after_people(run):
        return True
    return unknown_but_told(run, low)


def is_office(low: Sequence[str]) -> bool:
    """Whether a run is an office ("District Magistrate", "Minister of Transport")."""
    at = low.index("of") if "of" in low[1:4] else 0
    if at and low[0] in words("roles") and not set(low[1:at]) & words("org_heads"):
        return True
    if low[-1] in words("org_heads") and len(low) > 1:
        return False
    if at and low[-2] == "of" and {*low[:at]} & either("org_heads", "org_starts"):
        return False  # "Ministry of Justice"
    if low[-1] in singulars() and low[-1] not in people_known():
        return low[-1] in words("roles") or len(low) == 1
    return low[0] in words("roles") and "of" in low[1:3]
