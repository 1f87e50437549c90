"""Leads of police news, made from forms: who is named, by whom it was done, how it is told.

Each form knows the act, its victims and its doer; a grid of names, forces and places
makes sentences of it. All but a few must be read as told, and nothing else as done.
"""

from __future__ import annotations

from random import Random

from habeas.claims.reader.read import read
from habeas.text.fold import fold
from tests.claims.reader.test_conduct import Wanted, called, fits

NAMES = (
    "Iqbal Soomro", "Bhanwar Lal Saini", "Nasreen Akhtar", "Shafiqul Islam", "Mary Wanjiru",
    "Rahim Bux Mengal", "Pedro Huamán",
)  # fmt: skip
WOMEN = ("Nasreen Akhtar", "Mary Wanjiru")
FORCES = (
    "police", "security forces", "soldiers", "paramilitary troops", "a team of the Special Branch",
)  # fmt: skip
GUNMEN = (
    "unidentified gunmen",
    "armed men",
    "two motorcyclists",
    "suspected militants",
)
PLACES = ("Mansehra", "Karauli", "Narowal", "Kisenyi", "Turbat")
# act | victims | doer: a is the first named, b the second, f the force, u the gunmen.
FORMS = (
    ("A rickshaw driver was shot dead by {u} in {p}. The deceased was identified as {a}, 26.",
     "killing", "{a}", "{u}"),
    ("A man, later identified as {a}, was abducted by {u} in {p}.", "abduction", "{a}", "{u}"),
    ("Two people were killed by {u} in {p}. They were identified as {a} and {b}.",
     "killing", "{a}|{b}", "{u}"),
    ("Those detained have been identified as {a} and {b}.", "arrest", "{a}|{b}", ""),
    ("{u} stopped {a} and {b} near {p}, robbed them and beat them with rods.",
     "assault", "{a}|{b}", "{u}"),
    ("{f} claimed to have killed {a} during a raid in {p}.", "killing", "{a}", "{f}"),
    ("{f} said they had arrested {a} in {p}.", "arrest", "{a}", "{f}"),
    ("{f} arbitrarily detained {a} in {p} on Monday.", "arrest", "{a}", "{f}"),
    ("{f} booked 32-year-old {a} on charges of rioting.", "prosecution", "{a}", ""),
    ("A day after {his} arrest, {a} was taken to a hospital in {p}.", "arrest", "{a}", ""),
    ("The chargesheet, filed in {p}, names {a} and {b}.", "prosecution", "{a}|{b}", ""),
    ("{a} was found dead in {p} with both hands tied.", "killing", "{a}", ""),
    ("Five people were shot dead and 12 injured by {u} in {p}.", "injury", "12", "{u}"),
    ("Mobile internet was snapped in {p} on Friday.", "censorship", "", ""),
)  # fmt: skip
NOT_DONE = (
    ("{a} was abducted from {p} while returning home on leave.", "release"),
    ("{a} was hit when policemen fired from the roof of the station in {p}.", "dismissal"),
    ("The office was raided in {p} and its accreditation withdrawn.", "restriction_lifted"),
    ("A woman said her son was killed by a customer. The accused was named as {a}.", "arrest"),
    ("The union said they had arrested {a} in {p}.", "killing"),
    ("A day after {his} arrest, lawyer {a} said the minister was well.", "arrest"),
    ("The chargesheet names {a} as a witness.", "prosecution"),
    ("{a} claimed to be from {p}, a man said, and to have killed a tiger.", "killing"),
)  # fmt: skip


def _made(frame: str, values: dict[str, str]) -> str:
    text = frame.format(**values)
    return text[0].upper() + text[1:]


def _values(chance: Random) -> dict[str, str]:
    a, b = chance.sample(NAMES, 2)
    return {
        "a": a, "b": b, "f": chance.choice(FORCES), "u": chance.choice(GUNMEN),
        "p": chance.choice(PLACES), "his": "her" if a in WOMEN else "his",
    }  # fmt: skip


def _lost(text: str, act: str, victims: list[str], doer: str) -> list[str]:
    """Return what of a form is not read, or of whom else it is."""
    found = read(text)
    names = called(found)
    acts = [a for a in found["acts"] if fits(a, Wanted(act))]
    lost = [] if acts else [act]
    for victim in victims:
        own = [a for a in acts if any(fold(victim) in names[v] for v in a["victims"])]
        by = {names.get(ref, "") for a in own for ref in a["by"]}
        told = not doer or any(fold(doer.split()[-1]) in one for one in by)
        if not own or not told:
            lost.append(victim)
    done_by = {ref for a in acts for ref in a["by"]}
    doers = {fold(p["name"] or "") for p in found["people"] if p["id"] in done_by}
    return lost + [v for v in victims if fold(v) in doers]


def test_leads_are_read() -> None:
    """All but a few in a hundred are read of whom they tell, and no victim does it."""
    chance, lost = Random(3), []
    for frame, act, victims, doer in FORMS * 6:
        values = _values(chance)
        text = _made(frame, values)
        named = [v for v in victims.format(**values).split("|") if v]
        missed = _lost(text, act, named, doer.format(**values))
        if missed:
            lost.append((text, missed))
    assert len(lost) <= 3, lost


def test_what_is_only_near_is_not_read() -> None:
    """A way home, shots from a roof, a witness of a charge sheet are none of it."""
    chance = Random(4)
    for frame, act in NOT_DONE * 4:
        text = _made(frame, _values(chance))
        assert not [a for a in read(text)["acts"] if fits(a, Wanted(act))], text
