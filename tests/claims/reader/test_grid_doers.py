"""Who did it and where, in sentences of all forms: the doer and the place must be told.

Each sentence tells one act of one person, done by those of one of many words ("a large
contingent of police", "guards of the landlord, X,", "soldiers of the 11th Brigade"), at
one of many places, in one of the frames below. All names are invented. He who only owns
or leads the men, or stands by, may not become the doer.
"""

from __future__ import annotations

from random import Random
from typing import Any, NamedTuple

import pytest

from habeas.claims.reader.read import read

FIRST = "Ali Omar Asif Karim Bashir Daud Zahid Sajjad".split()  # noqa: SIM905
LAST = "Khan Shah Baloch Mirza Soomro Jatoi Lashari Memon".split()  # noqa: SIM905
TAKEN = frozenset(["arrest", "detention", "abduction"])
VERBS = (
    ("arrested", "arrested", TAKEN), ("picked up", "picked up", TAKEN),
    ("detained", "detained", TAKEN), ("beat", "beaten", frozenset(["assault"])),
    ("assaulted", "assaulted", frozenset(["assault"])),
    ("wounded", "wounded", frozenset(["injury"])),
    ("shot dead", "shot dead", frozenset(["killing", "extrajudicial_execution"])),
)  # fmt: skip


class Doer(NamedTuple):
    """Words for those who act, a word of theirs, what may stand too, and what not."""

    words: str
    said: str
    also: tuple[str, ...] = ()
    never: str = "-"


DOERS = (
    Doer("police", "police"),
    Doer("women police", "police"),
    Doer("Rangers personnel", "rangers"),
    Doer("the Counter Terrorism Department (CTD)", "counter terrorism", ("ctd",)),
    Doer("a team of the Crime Branch", "crime branch", ("team",)),
    Doer("a large contingent of police", "police"),
    Doer("soldiers of the 11th Brigade", "soldiers", ("brigade",)),
    Doer("state agents", "agents"),
    Doer("five masked men", "men"),
    Doer("unidentified armed men", "men"),
    Doer("men in plain clothes", "men"),
    Doer("gunmen on motorcycles", "gunmen"),
    Doer("police commandos", "commandos", ("police",)),
    Doer("SHO Tariq Mehmood", "tariq mehmood"),
    Doer("officers from Airport police station", "officers"),
    Doer("guards of the landlord, Haji Wazir,", "guards", (), "wazir"),
    Doer("armed men of the landlord Haji Wazir", "men", (), "wazir"),
    Doer("Haji Wazir's manager, Rasool Bux,", "rasool bux", (), "wazir"),
)
PLACES = (
    ("in Sukkur", "sukkur"), ("in the village of Bhit Shah", "bhit"),
    ("near Rohri", "rohri"), ("in Karachi's Lyari area", "lyari"),
    ("in Sehwan, district Jamshoro", "sehwan"), ("at a checkpoint near Mastung", "mastung checkpoint"),
    ("between Sukkur and Rohri", "sukkur rohri"), ("outside Mach prison", "mach"),
    ("in the Satellite Town area of Quetta", "satellite"),
)  # fmt: skip
WHEN = ("", " on Monday", " last night", " yesterday", " on 3 May")
FRAMES = (
    "{D} {past} {v} {p}{t}", "{D}{t} {past} {v} {p}", "{v} was {pp} by {d} {p}{t}",
    "{v} was {pp} {p}{t} by {d}", "{v} was reportedly {pp} by {d}{t} {p}",
    "On Monday {p}, {o} {past} {v}", "{v}, who was {pp} by {d} {p}{t}, is known to all",
    "Police said that {v} was {pp} by {d} {p}{t}",
    "The union said that {v} had been {pp} by {d} {p}{t}",
)  # fmt: skip
LEAD = "Islamabad, 7 May 2025\n\n"


class Told(NamedTuple):
    """A text, whom it tells of, by whom, where, and as which acts."""

    words: str
    victim: str
    doer: Doer
    place: str
    acts: frozenset[str]


def told(chance: Random, frame: str) -> Told:
    """Return a sentence of a frame, all else by chance."""
    doer, (where, place) = chance.choice(DOERS), chance.choice(PLACES)
    past, participle, acts = chance.choice(VERBS)
    victim = f"{chance.choice(FIRST)} {chance.choice(LAST)}"
    words = frame.format(
        D=doer.words[0].upper() + doer.words[1:], o=doer.words, d=doer.words.rstrip(","),
        v=victim, p=where, t=chance.choice(WHEN), past=past, pp=participle,
    )  # fmt: skip
    return Told(f"{LEAD}{words}.", victim, doer, place, acts)


def wrong(one: Told) -> str:
    """Return what a reading makes of a text that it does not tell, or loses of it."""
    found = read(one.words)
    names = {
        o["id"]: str(o.get("name") or o.get("words") or "").lower()
        for kind in ("people", "organisations", "places")
        for o in found[kind]
    }
    mine = [a for a in found["acts"] if _is(a, one, names)]
    by = [names[r] for a in mine for r in a["by"]]
    if any(one.doer.never in n and one.doer.said not in n for n in by):
        return "owner"
    if any(not _may(one.doer, name) for name in by):
        return f"false {by}"
    if not mine or not any(one.doer.said in name for name in by):
        return "lost"
    where = {names.get(a["place"], "") for a in mine if a["place"]}
    if where and not any(p in name for name in where for p in one.place.split()):
        return f"place {where}"
    return "" if where else "no place"


def _is(act: dict[str, Any], one: Told, names: dict[str, str]) -> bool:
    who = {names[v] for v in act["victims"]}
    return act["type"] in one.acts and one.victim.lower() in who


def _may(doer: Doer, name: str) -> bool:
    return doer.said in name or any(word in name for word in doer.also)


@pytest.mark.parametrize("frame", FRAMES)
def test_doers_and_places_are_told(frame: str) -> None:
    """Of thirty sentences of a frame at most four are misread, and no owner is a doer."""
    chance = Random(frame)
    found = [(one, wrong(one)) for one in (told(chance, frame) for _ in range(30))]
    misread = [f"{why}: {one.words[len(LEAD) :]}" for one, why in found if why]
    assert len(misread) <= 4, "\n".join(misread)
    assert not [m for m in misread if m.startswith("owner")], "\n".join(misread)
