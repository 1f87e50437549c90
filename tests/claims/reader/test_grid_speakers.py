"""Short texts made by a grid of frames in which somebody says something of another.

"He" of the next sentence is the one told of, or nobody where two may be meant, and
seldom the one who says it. All names are invented.
"""

from __future__ import annotations

from random import Random
from typing import NamedTuple

import pytest

from habeas.claims.reader.read import read

FIRST = "Ali Omar Asif Karim Bashir Daud Zahid Imran Naveed Rashid Sunil".split()  # noqa: SIM905
LAST = "Khan Shah Baloch Mirza Soomro Jatoi Lashari Bhutto Memon Malla Giri".split()  # noqa: SIM905
VERBS = (
    ("arrested", {"arrest"}), ("detained", {"arrest", "detention", "abduction"}),
    ("beaten", {"assault"}), ("tortured", {"torture"}), ("wounded", {"injury"}),
    ("questioned", {"interrogation"}),
)  # fmt: skip
SPEAKERS = (
    "{S}", "{S}, a lawyer,", "Advocate {S}", "Union secretary {S}", "{S} of the union",
    "His colleague {S}", "Nadia Abro", "Journalist {S}",
)  # fmt: skip
ROLES = ("", "", "reporter ", "photographer ", "teacher ", "student leader ")
SAYING = (
    "said that", "said", "told us that", "reported that", "confirmed that", "wrote that",
    "complained that", "told the commission that", "recalled that", "maintains that",
    "stated on Tuesday that",
)  # fmt: skip
TOLD = (
    "{b} was {P}", "{b} had been {P}", "soldiers had {P} {b}", "{b} is missing",
    "{b}, a student, was {P}", "{b}, who was {P}, was unwell",
    "{b} has not been produced in court",
)  # fmt: skip
WHOLE = (
    "{s} asked whether the story that {b} was {P} was true.",
    "{s} asked why {b} was {P}.", "{s} wanted to know whether {b} was {P}.",
    "{s} complained of the arrest of {b}.", "{s} confirmed the detention of {b}.",
    "{s} filed a complaint about {b}, who was {P}.", "{b} was {P}, {s} said.",
    "According to {S}, {b} was {P}.", "{b} was {P}, according to {S}.",
    "{s} said of {b} that police had {P} him.",
)  # fmt: skip
NEXT = (
    "He was {Q}.", "He had been {Q}.", "On Friday he was {Q}.", "Police had {Q} him.",
    "There he was {Q}.", "The family says he was {Q}.",
)  # fmt: skip
# Of these either may be meant, or neither: nobody is told of.
OPEN = (
    "{s} said that {b} and {c} were unwell. He was {Q}.",
    "{s} said {b} told him that {c} was missing. He was {Q}.",
    "{s} said that {b} had raided his house. He was {Q}.",
    "{S} carried the wounded {b} to the clinic. In 1997 he was {Q}.",
    "Inspector {S} had met {b}. He was {Q}.",
    "{S} said that {b} was missing. He said he was {Q}.",
)
# And of these he who says it is.
SELF = (
    "{S} said that he was {Q}.", "{S} told us that he had been {Q}.",
    "{S}, who said that {b} was missing, was {Q}.", "{S} was {Q}, he said.",
    "{S} said that he was unwell. He was {Q}.",
)  # fmt: skip


class Text(NamedTuple):
    """A text, and the one of its last act, or "" where nobody is told."""

    words: str
    who: str
    acts: set[str]


def made(chance: Random, frame: str, who: str) -> Text:
    """Return a text of a frame, in which `who` of S and b is told of, all else by chance."""
    given, last = chance.sample(FIRST, 3), chance.sample(LAST, 3)
    one, two, three = (f"{g} {n}" for g, n in zip(given, last, strict=True))
    (first, _), (second, acts) = chance.sample(VERBS, 2)
    names = {"S": one, "b": chance.choice(ROLES) + two, "c": three}
    said = chance.choice(SPEAKERS).format(**names)
    words = frame.format(**names, s=said, P=first, Q=second)
    return Text(
        f"Karachi, 9 May 2025. {words[0].upper()}{words[1:]}",
        {"S": one, "b": two}.get(who, ""), acts,
    )  # fmt: skip


def told(text: Text) -> set[str]:
    """Return of whom a reading tells the last act of a text."""
    found = read(text.words)
    names = {p["id"]: str(p["name"]) for p in found["people"]}
    return {
        names[v]
        for act in found["acts"]
        if act["type"] in text.acts
        for v in act["victims"]
        if names.get(v, "None") != "None"
    }


def texts(kind: str) -> list[Text]:
    """Return the texts of one kind of frames, by a fixed seed."""
    chance = Random(kind)
    if kind == "told":
        pairs = [(s, t) for s in SAYING for t in TOLD] * 2
        framed = [f"{{s}} {s} {t}. {chance.choice(NEXT)}" for s, t in pairs]
        framed += [f"{w} {n}" for w in WHOLE for n in NEXT]
        return [made(chance, f, "b") for f in framed]
    frames, who = (OPEN, "") if kind == "open" else (SELF, "S")
    return [made(chance, f, who) for f in frames * 8]


@pytest.mark.parametrize("kind", ["told", "open", "self"])
def test_he_who_says_it_is_not_taken_for_whom_it_is_said_of(kind: str) -> None:
    """Of a hundred texts at most one tells of a wrong one, and four of nobody at all."""
    read_ = [(text, told(text)) for text in texts(kind)]
    false = [f"{who}: {t.words}" for t, who in read_ if who - {t.who}]
    lost = [t.words for t, who in read_ if t.who and not who]
    assert len(false) <= len(read_) // 100, "\n".join(false)
    assert len(lost) <= len(read_) * 0.04, "\n".join(lost)
