"""Sentences in which one act is told and another is denied, feared, charged or ordered.

Each frame names somebody of whom no act may be read as done; beside it stands a clause
that does tell one of another. All people are invented.
"""

from __future__ import annotations

import random

from habeas.claims.reader.read import read

_FIRST = ("Ali", "Omar", "Asif", "Nadia", "Karim", "Sana", "Bashir", "Lubna", "Waqas")
_LAST = ("Khan", "Shah", "Mirza", "Soomro", "Jatoi", "Abro", "Memon", "Wazir", "Larik")
_ROLES = ("lawyer", "journalist", "teacher", "student leader", "poet", "farmer")
# base, past and participle, -ing
_DEEDS = (
    ("arrest", "arrested", "arresting"),
    ("detain", "detained", "detaining"),
    ("torture", "tortured", "torturing"),
    ("question", "questioned", "questioning"),
    ("evict", "evicted", "evicting"),
)
_UNTOLD = (
    "Police denied {ing} {a}",
    "Relatives fear that {a} may be {pp}",
    "If {a} {is_} {pp}, the union will strike",
    "Had {a} been {pp}, there would have been an outcry",
    "The inspector ordered his men to {base} {a}",
    "{a} narrowly escaped being {pp}",
    "Police came to {base} {a}, who {was} not there",
    "The judge ordered that {a} be {pp}",
    "Rumours that {a} had been {pp} proved false",
    "{a} {has} yet to be {pp}",
    "The House begged police not to {base} {a}",
    "It is unclear whether {a} {was} {pp}",
)
_TOLD = ("{c} {was} wounded by soldiers", "soldiers wounded {c}")
_JOINTS = (". ", "; ", ", but ", ", while ")
_TYPES = frozenset(
    ["arrest", "detention", "torture", "interrogation", "eviction", "injury"]
)


def _people(dice: random.Random) -> list[tuple[str, frozenset[str]]]:
    pairs = zip(dice.sample(_FIRST, 4), dice.sample(_LAST, 4), strict=True)
    names = [f"{first} {last}" for first, last in pairs]
    made = []
    for one, two in (names[:2], names[2:]):
        role, other = dice.sample(_ROLES, 2)
        shapes = (
            (one, [one]),
            (f"{role} {one}", [one]),
            (f"{one} and {two}", [one, two]),
            (f"the brothers {one} and {two}", [one, two]),
            (f"{role} {one} and {other} {two}", [one, two]),
        )
        words, told = dice.choice(shapes)
        made.append((words, frozenset(told)))
    return made


def _sentence(
    dice: random.Random, frame: str
) -> tuple[str, frozenset[str], frozenset[str]]:
    """Return a text, those of whom nothing is done in it, and those wounded."""
    (a, untold), (c, hurt) = _people(dice)
    base, done, doing = dice.choice(_DEEDS)
    many = len(untold) > 1
    first = frame.format(
        a=a, base=base, pp=done, ing=doing, is_="are" if many else "is",
        was="were" if many else "was", has="have" if many else "has",
    )  # fmt: skip
    then = dice.choice(_TOLD).format(c=c, was="were" if len(hurt) > 1 else "was")
    joint = dice.choice(_JOINTS)
    then = then[0].upper() + then[1:] if joint == ". " else then
    words = first[0].upper() + first[1:] + joint + then
    return f"Karachi, 9 May 2025. {words}.", untold, hurt


def _done(words: str) -> set[tuple[str, str]]:
    said = read(words)
    names = {p["id"]: str(p.get("name")) for p in said["people"]}
    return {
        (act["type"], names[v])
        for act in said["acts"]
        if (act["modality"], act["polarity"]) == ("stated", "affirmed")
        for v in act["victims"]
    }


def test_what_is_told_of_one_is_not_told_of_another() -> None:
    """Two in a hundred may be false, and one in ten lost."""
    dice = random.Random(2)
    false, lost, of = [], [], 0
    for frame in _UNTOLD * 8:
        words, untold, hurt = _sentence(dice, frame)
        done = _done(words)
        false += [words] if any(n in untold and t in _TYPES for t, n in done) else []
        lost += [words] if any(("injury", n) not in done for n in hurt) else []
        of += 1
    assert len(false) <= of * 0.02, false
    assert len(lost) <= of * 0.1, lost
