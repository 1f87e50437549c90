"""Stories of custody made by combining steps: who is still held, and who is out of it.

A false release is the worst record that there is: bail alone frees nobody, silence frees
nobody, and who was let go and taken again is held. Each is asserted never to be free.
"""

from __future__ import annotations

import random

import pytest

from habeas.claims.reader.read import read

_NAMES = ("Ali Khan", "Omar Baloch", "Karim Soomro", "Rubina Memon", "Sana Junejo")
_WOMEN = ("Rubina", "Sana")
_JAILS = ("Sukkur jail", "Khairpur district jail", "Hyderabad Central Prison")
_HELD = frozenset(
    """reported_held arrested in_custody remanded preventive_detention serving_sentence
    abducted_by_unknown held_unacknowledged""".split()  # noqa: SIM905
)
_FREE = frozenset(["released", "escaped"])
_TAKEN = (
    "{A} was arrested on 2 May. ",
    "{A} was taken from {his} house by the police on 2 May and remanded in custody. ",
    "{A}, arrested by the police on 2 May, was moved to {J} on 5 May. ",
    "{A} has been held since 2 May. ",
    "{A}, in {J} since 2 May, is ill. ",
)
_STILL_HELD = (
    "{He} was granted bail on 12 May but has not been released.",
    "The court threw out {his} bail plea on 12 May.",
    "{He} was told on 12 May that {he} would be freed soon.",
    "{His} release on 12 May was stayed by the High Court.",
    "Nothing has been heard of {him} since 12 May.",
    "{His} brother came home on 12 May.",
    "Doctors released {him} from the ward on 12 May back to {J}.",
    "{He} was acquitted of one charge on 12 May and stays in {J}.",
    "{His} detention was extended on 12 May for thirty days.",
    "A rally for {his} release was held on 12 May.",
)
_AGAIN_HELD = (
    "{He} was released on 12 May; as {he} left the jail {he} was handed to another station.",
    "{He} was freed on 12 May. {He} is back in jail.",
    "{He} was let go on 12 May and picked up once more on 14 May.",
    "{He} was freed on bail on 12 May but rearrested at the gate.",
)
_OUT = (
    "{He} was released on 12 May.",
    "{He} was exchanged for two soldiers on 12 May.",
    "{He} came home on 12 May.",
    "On 12 May {he} was acquitted and walked free.",
    "{He} escaped on 12 May while being taken to court.",
)


def _told(seed: int, last: str) -> tuple[str, list[str], str]:
    """Return a name, the statuses that the register gives it, and the text."""
    by = random.Random(seed)
    name = by.choice(_NAMES)
    she = name.startswith(_WOMEN)
    he, his, him = ("she", "her", "her") if she else ("he", "his", "him")
    text = (by.choice(_TAKEN) + last).format(
        A=name, J=by.choice(_JAILS), he=he, his=his, him=him,
        He=he.capitalize(), His=his.capitalize(),
    )  # fmt: skip
    found = read(f"Karachi, 20 June 2025\n\n{text}")
    names = {p["id"]: p["name"] for p in found["people"]}
    rows = [r for r in found["register"] if names[r["person"]] == name]
    return name, [h["status"] for r in rows for h in r["history"]], text


@pytest.mark.parametrize("last", _STILL_HELD)
def test_who_is_not_let_go_is_held(last: str) -> None:
    for seed in range(6):
        _, statuses, text = _told(seed, last)
        assert not _FREE & set(statuses), text
        assert statuses, text
        assert statuses[-1] in _HELD, text


@pytest.mark.parametrize("last", _AGAIN_HELD)
def test_who_was_let_go_and_taken_again_is_held(last: str) -> None:
    for seed in range(6):
        _, statuses, text = _told(seed, last)
        assert statuses[-1:], text
        assert statuses[-1] in _HELD, text


def test_who_is_out_is_out() -> None:
    right = [
        bool(_FREE & set(_told(seed, last)[1][-1:]))
        for last in _OUT
        for seed in range(6)
    ]
    assert sum(right) >= 0.9 * len(right)


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("She returned home on 13 May.", ["missing", "released"]),
        ("Her brother came home on 13 May.", ["missing"]),
        ("She never came home.", ["missing"]),
        ("Her mother hopes that she has come home.", ["missing"]),
        ("She was found alive on 13 May.", ["missing", "released"]),
    ],
)
def test_who_was_missing_is_home_only_where_it_is_told(
    text: str, statuses: list[str]
) -> None:
    found = read(f"Karachi, 20 June 2025\n\nSana Memon went missing on 1 May. {text}")
    names = {p["id"]: p["name"] for p in found["people"]}
    rows = [r for r in found["register"] if names[r["person"]] == "Sana Memon"]
    assert [h["status"] for r in rows for h in r["history"]] == statuses


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("{A} was not arrested or beaten by police.", []),
        ("{A} has not been arrested, detained or questioned.", []),
        ("Police did not arrest or beat {A}.", []),
        ("{A} was not arrested but beaten by police.", ["assault"]),
        ("{A} was arrested or abducted on 3 May.", ["abduction", "arrest"]),
        ("{A} was not charged and was beaten by police.", ["assault"]),
        ("His wife had seen {A} being taken away.", ["arrest"]),
        ("The mother of {A}, held since 2 May, met the minister.", ["detention"]),
        ("The wife of {A}, arrested on 2 May, was freed on 3 May.", []),
    ],
)
def test_what_is_told_of_one_in_a_sentence(text: str, acts: list[str]) -> None:
    found = read("Karachi, 20 June 2025\n\n" + text.format(A="Ali Khan"))
    names = {p["id"]: p["name"] for p in found["people"]}
    done = [
        a["type"]
        for a in found["acts"]
        if (a["modality"], a["polarity"]) == ("stated", "affirmed")
        and any(names[v] == "Ali Khan" for v in a["victims"])
    ]
    assert sorted(done) == acts
