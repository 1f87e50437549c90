"""Sentences put together from forms: demands, denials, fears, reports, nominals.

Each frame is filled with invented people in many shapes and with deeds; what it must
give is known. Nothing false may be read, and most must be.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from habeas.claims.reader.read import read

_FIRST = [
    "Ali",
    "Omar",
    "Asif",
    "Nadia",
    "Karim",
    "Sana",
    "Bashir",
    "Daud",
    "Zahid",
    "Rubina",
]
_LAST = [
    "Khan",
    "Shah",
    "Baloch",
    "Mirza",
    "Soomro",
    "Jatoi",
    "Lashari",
    "Bhutto",
    "Abro",
    "Memon",
]
_ROLES = ["lawyer", "journalist", "teacher", "student leader", "poet", "farmer"]
# what is asked: told by a verb, by a noun, in the passive
_ASKED = [
    ("release {}", "the release of {}", "{} be released"),
    ("free {}", "freedom for {}", "{} be set free"),
    ("drop all charges against {}", "the dropping of all charges against {}",
     "all charges against {} be dropped"),
    ("produce {} before a court", "the production of {} before a court",
     "{} be produced before a court"),
    ("disclose the whereabouts of {}", "information on the whereabouts of {}",
     "the whereabouts of {} be disclosed"),
    ("recover {}", "the safe recovery of {}", "{} be recovered"),
    ("provide medical care to {}", "medical treatment for {}",
     "{} be given medical treatment"),
]  # fmt: skip
_DEMANDS = [
    "The union demands {n1}",
    "Lawyers demand that {t1}",
    "The Bar Association calls on the Governor to {b1} and {b2}",
    "We call for {n1} and {n2}",
    "Workers demand {n1}, {n2} and {n3}",
    "The Governor must {b1} and {b2}",
    "The meeting said that the Governor must {b1} and {b2}",
    "The House demands that {t1} and that {t2}",
    "The party demands: a) {n1}; b) {n2}; c) {n3}",
    "Our demands are {n1}, {n2} and {n3}",
    "Demanding {n1}, workers blocked the road",
    "The family renewed its call for {n1}",
    "The government was asked to {b1}",
    "It is time for the Sindh government to {b1}",
]
# base, past, participle, -ing
_DEEDS = [
    ("arrest", "arrested", "arrested", "arresting"),
    ("beat", "beat", "beaten", "beating"),
    ("kill", "killed", "killed", "killing"),
    ("torture", "tortured", "tortured", "torturing"),
    ("release", "released", "released", "releasing"),
]
# what is told of A or B, and which of them suffers something, if any
_TOLD = [
    ("{A} asked why {b} {wb} {done}", "b"),
    ("Police {did} {b} last night, {A} of the union told reporters", "b"),
    ("Police denied {doing} {a}, but {A} said that {b} {wb} {done}", "b"),
    ("According to {A}, {b} {wb} {done} on Monday", "b"),
    ("{A} accused soldiers of {doing} {b}", "b"),
    ("Lawyers held a rally to protest the beating of {b}", "b"),
    ("A petition against the torture of {b} was filed", "b"),
    ("{A} fears being {done}", ""),
    ("{A} said soldiers wanted to {do} {b}", ""),
    ("Police had no intention to {do} {b}, {A} said", ""),
    ("Police said that {b} had not been {done}", ""),
    ("{A} asked whether {b} {wb} {done}", ""),
    ("The inspector ordered his men to {do} {b}", ""),
    ("Police rejected claims that {b} had been {done}", ""),
]


class Person(NamedTuple):
    """Who is told of: the words for them, and the names in these."""

    words: str
    names: frozenset[str]


def _people(dice: random.Random) -> list[Person]:
    """Return four mentions of people whose names are all different."""
    pairs = zip(dice.sample(_FIRST, 8), dice.sample(_LAST, 8), strict=True)
    names = [f"{first} {last}" for first, last in pairs]
    made = []
    for one, two in zip(names[::2], names[1::2], strict=True):
        role, other = dice.sample(_ROLES, 2)
        both = frozenset([one, two])
        shapes = [
            Person(one, frozenset([one])),
            Person(f"{role} {one}", frozenset([one])),
            Person(f"{role} and {other} {one}", frozenset([one])),
            Person(f"{one} and {two}", both),
            Person(f"the brothers {one} and {two}", both),
            Person(f"{one} and his brother {two}", both),
            Person(f"{role} {one} and {other} {two}", both),
        ]
        made.append(dice.choice(shapes))
    return made


def _read(words: str) -> tuple[Mapping[str, Any], Mapping[str, str]]:
    said = read(f"Karachi, 9 May 2025. {words[0].upper()}{words[1:]}.")
    return said, {p["id"]: p.get("name") or "" for p in said["people"]}


def _suffer(said: Mapping[str, Any], names: Mapping[str, str]) -> set[str]:
    """Return those to whom something is told as done, or threatened."""
    acts = [a for a in said["acts"] if a["polarity"] == "affirmed"]
    told = [a for a in acts if a["modality"] in ("stated", "intended")]
    held = ("released", "arrested", "in_custody", "missing", "at_risk")
    of = [h for h in said["register"] if {s["status"] for s in h["history"]} & {*held}]
    found = {names[v] for a in told for v in a["victims"]}
    return (found | {names[h["person"]] for h in of}) - {""}


def _subjects(said: Mapping[str, Any], names: Mapping[str, str]) -> list[set[str]]:
    found = [{names.get(s, "") for s in d["subjects"]} for d in said["demands"]]
    return [one - {""} for one in found]


def test_each_thing_asked_for_is_read_of_those_it_is_asked_for() -> None:
    dice, whole, asked = random.Random(7), 0, _DEMANDS * 4
    false = []
    for frame in asked:
        people, things = _people(dice), dice.sample(_ASKED, 3)
        parts = {}
        for n, (thing, one) in enumerate(zip(things, people[:3], strict=True), 1):
            for kind, words in zip("bnt", thing, strict=True):
                parts[f"{kind}{n}"] = words.format(one.words)
        said, names = _read(frame.format(**parts))
        want: Sequence[frozenset[str]] = [
            one.names for n, one in enumerate(people[:3], 1) if f"{n}}}" in frame
        ]
        whole += sorted(map(sorted, want)) == sorted(
            map(sorted, _subjects(said, names))
        )
        false += [frame] if _suffer(said, names) else []
    assert not false
    assert whole >= 0.9 * len(asked)


def test_what_is_denied_feared_or_only_wanted_is_never_read_as_done() -> None:
    dice, right, told = random.Random(11), 0, _TOLD * 6
    false = []
    for frame, whose in told:
        one, two, three, _ = _people(dice)
        do, did, done, doing = dice.choice(_DEEDS)
        speaker = min(one.names)
        verb = "were" if len(two.names) > 1 else "was"
        words = frame.format(A=speaker, a=three.words, b=two.words, wb=verb,
                             do=do, did=did, done=done, doing=doing)  # fmt: skip
        found = _suffer(*_read(words))
        want = two.names if whose else frozenset()
        false += [words] if found - want else []
        right += found == want
    assert not false
    assert right >= 0.9 * len(told)
