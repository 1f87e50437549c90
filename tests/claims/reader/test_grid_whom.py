"""Short texts made by a grid of forms: who is meant where no name, or no verb, stands.

"He", "the latter", "both brothers", "so was B", "A on Monday and B on Tuesday",
"arrested on Monday, A was": each frame is told of people made by chance from a fixed
seed, with whom it tells which acts of. Where two can be meant, nobody is. All names are
invented.
"""

from __future__ import annotations

from random import Random

import pytest

from habeas.claims.reader.read import read

MEN = "Ali Omar Asif Karim Bashir Daud Zahid Imran Naveed Rashid".split()  # noqa: SIM905
WOMEN = "Nadia Sana Rubina Fatima Saima".split()  # noqa: SIM905
LAST = "Khan Shah Baloch Mirza Soomro Jatoi Lashari Bhutto Abro Memon".split()  # noqa: SIM905
TAKEN = frozenset(["arrest", "detention", "abduction"])
VERBS = (
    ("arrested", "arrested", TAKEN),
    ("detained", "detained", TAKEN),
    ("picked up", "picked up", TAKEN),
    ("beat", "beaten", frozenset(["assault"])),
    ("tortured", "tortured", frozenset(["torture"])),
    ("wounded", "wounded", frozenset(["injury"])),
    ("questioned", "questioned", frozenset(["interrogation"])),
)
WHERE = (
    "", " in Sukkur", " outside the press club", " at a sit-in", " on Monday", " last night",
    " on 3 May",
)  # fmt: skip
DOERS = ("police", "the police", "soldiers", "rangers", "Levies")
# A frame, and of whom it tells the first act (P, p) and the second (Q, q).
FRAMES = (
    ("{A} was {P}{x}. He was later {Q}{y}.", "A", "A"),
    ("{A} was {P}{x} after he was {Q}{y}.", "A", "A"),
    ("Having been {P}{x}, {A} was {Q}{y}.", "A", "A"),
    ("After being {P}{x}, {A} was {Q}{y}.", "A", "A"),
    ("When he was {P}{x}, {A} was on his way home.", "A", ""),
    ("{P} by {D}{x}, {A} was {Q}{y}.", "A", "A"),
    ("{P} by {D}{x}, {A} and {B} were {Q}{y}.", "AB", "AB"),
    ("{A} said that {B} was {P}{x}. He was also {Q}{y}.", "B", "B"),
    ("{A}'s lawyer {B} said he had been {P}{x}.", "A", ""),
    ("{A}'s brother {B} says he was {P}{x}.", "", ""),
    ("{A}'s cellmate {B} was {P}{x}.", "B", ""),
    ("{D} {p} the brother of {A}{x}.", "", ""),
    ("{A} was {P}{x}. {B} visited him on Sunday. He has not been {Q}.", "A", ""),
    ("{A} met {B} in Rohri. He was {P}{x}.", "", ""),
    ("{A} and {B} were {P}{x}. He was {Q}{y}.", "AB", ""),
    ("{A} and {F} were {P}{x}. She was {Q}{y}.", "AF", "F"),
    ("{F} was {P}{x}. Her husband {A} moved the High Court. She was {Q}{y}.", "F", "F"),
    ("{A} and {B} were {P}{x}. The latter was {Q}{y}.", "AB", "B"),
    ("{A} was {P}{x}. {B} was {P} later. The former was {Q}{y}.", "AB", "A"),
    ("The brothers {A} and {B} were {P}{x}. Both brothers were {Q}{y}.", "AB", "AB"),
    ("{A} and his brother {B} were {P}{x}. The brothers were {Q}{y}.", "AB", "AB"),
    ("{A} was {P} on 2 May and {B} on 5 May.", "AB", ""),
    ("{A} was {P} in Sukkur, {B} in Rohri.", "AB", ""),
    ("{D} {p} {A} on 2 May and his cousin {B} two days later.", "AB", ""),
    ("{A} was {P}{x}, and so was his father, {B}.", "AB", ""),
    ("{A} was {P}{x}, as were {B} and {F}.", "ABF", ""),
    ("{A} was {P}{x}. So was {B}.", "AB", ""),
    ("{A} was {P}{x}. {B} was too.", "AB", ""),
    ("{A} was {P}{x} with his son {B}.", "AB", ""),
    ("{A}, not {B}, was {P}{x}.", "A", ""),
    ("{A} was {P}{x}, {B} was not.", "A", ""),
    ("{A} was not {P}{x} and neither was {B}.", "", ""),
    ("{A} was {P}{x} in front of his brother {B}.", "A", ""),
    ("{A} was {P} on Monday, {B} of the union said on Tuesday.", "A", ""),
    ("{A} was {P} at the funeral of {F} and {B} in Rohri.", "A", ""),
)  # fmt: skip
Told = tuple[str, list[tuple[frozenset[str], str]], list[str]]


def made(chance: Random, frame: tuple[str, str, str]) -> Told:
    """Return a text of a frame, the acts that it tells, and all whom it may name."""
    words, first, second = frame
    (p, pp, one), (_, qq, two) = chance.sample(VERBS, 2)
    while one == two:
        _, qq, two = chance.choice(VERBS)
    a, b, f = (
        f"{given} {last}"
        for given, last in zip(
            [*chance.sample(MEN, 2), chance.choice(WOMEN)],
            chance.sample(LAST, 3),
            strict=True,
        )
    )
    who = {"A": a, "B": b, "F": f}
    text = words.format(
        **who, P=pp, Q=qq, p=p, x=chance.choice(WHERE), y=chance.choice(WHERE),
        D=chance.choice(DOERS),
    )  # fmt: skip
    acts = [(one, who[k]) for k in first] + [(two, who[k]) for k in second]
    return f"Karachi, 9 May 2025. {text[0].upper()}{text[1:]}", acts, [a, b, f]


@pytest.fixture(scope="module")
def misread() -> tuple[list[str], list[str], int]:
    """Return the texts that lose an act, those that tell a false one, and how many."""
    chance = Random(20261127)
    lost, false = [], []
    for frame in FRAMES * 3:
        text, acts, named = made(chance, frame)
        found = read(text)
        names = {p["id"]: str(p["name"]) for p in found["people"]}
        done = {
            (act["type"], names[v])
            for act in found["acts"]
            if (act["modality"], act["polarity"]) == ("stated", "affirmed")
            for v in act["victims"]
            if names.get(v) in named
        }
        if any(not any((t, who) in done for t in types) for types, who in acts):
            lost.append(text)
        if any(not any(t in ts and w == who for ts, w in acts) for t, who in done):
            false.append(text)
    return lost, false, 3 * len(FRAMES)


def test_nobody_is_told_of_who_is_not_meant(
    misread: tuple[list[str], list[str], int],
) -> None:
    """At most one text in a hundred tells an act of another than it is told of."""
    _, false, of = misread
    assert len(false) <= of // 100, "\n".join(false)


def test_who_is_meant_is_told_of(misread: tuple[list[str], list[str], int]) -> None:
    """At most three texts in a hundred lose whom they mean."""
    lost, _, of = misread
    assert len(lost) <= of * 0.03, "\n".join(lost)
