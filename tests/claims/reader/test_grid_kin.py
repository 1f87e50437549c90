"""A grid of those who tell of their own kin: whose son, husband or brother is meant.

Each text says in one way whose kin the one who tells is, and in another whom it befell.
"""

from __future__ import annotations

import random

from habeas.claims.reader.read import read

NAMES = ("Asif Khan", "Bilal Soomro", "Waqar Mengal", "Imran Marri", "Waheed Kurd")
KIN = (("mother", "son"), ("wife", "husband"), ("sister", "brother"), ("father", "son"))
SWORN = "AFFIDAVIT\n\nI, Hajra Bibi, resident of Quetta, do hereby solemnly affirm as under:\n"
TOLD = "Testimony of Hajra Bibi, recorded in Quetta on 3 May 2025\n\n"
SAID = (
    (SWORN + "1. That the deponent is the real {back} of {A}, aged 23.\n2. That {deed}", "her said {kin}"),
    (SWORN + "1. That the deponent is the {back} of {A}.\n2. That {deed}", "the deponent's {kin}"),
    (SWORN + "1. That {A} is the deponent's {kin}.\n2. That {deed}", "the deponent's {kin}"),
    (SWORN + "1. That I am the {back} of {A}.\n2. That {deed}", "my said {kin}"),
    (TOLD + "I am the {back} of {A}. I sew clothes. I was at home. {deed}", "my {kin}"),
    (TOLD + "My {kin}'s name is {A}. I sew clothes. I was at home. {deed}", "my {kin}"),
    ("Statement of Hajra Bibi, {back} of {A}, recorded in Quetta on 3 May 2025\n\nI sew clothes. {deed}", "my {kin}"),
)  # fmt: skip
LATER = (
    TOLD + "I sew clothes. I was at home. {deed} His name is {A}.",
    (
        "[03/05/2025, 20:01:11] Hajra: {deed}\n[03/05/2025, 20:01:40] Desk: what is his name?\n"
        "[03/05/2025, 20:02:02] Hajra: {A}\n[03/05/2025, 20:03:09] Desk: noted"
    ),
    (
        "[03/05/2025, 20:01:11] Hajra: {deed}\n[03/05/2025, 20:01:40] Hajra: name is {A}, 24\n"
        "[03/05/2025, 20:03:09] Desk: noted"
    ),
)
DEEDS = (
    "on 1 May police arrested {whom}.",
    "on 1 May {whom} was taken away by police.",
)
# Of these, the one named is not the one it befell.
OTHERS = (
    TOLD + "I was told by the mother of {A} to wait. My son was arrested on 1 May.",
    TOLD + "I am a friend of the brother of {A}. My brother was arrested on 1 May.",
    TOLD + "My son was arrested on 1 May. My lawyer came. The lawyer's name is {A}.",
    ("[03/05/2025, 20:01:11] Hajra: my son was taken\n[03/05/2025, 20:01:40] Hajra: SHO ka naam {A} hai\n"
    "[03/05/2025, 20:03:09] Desk: noted"),
    TOLD + "My son was arrested on 1 May. My name is {A}. I sew clothes. I was at home.",
)  # fmt: skip
TAKEN = ("arrest", "abduction", "detention")
FEW_LOST = 0.06


def _taken(text: str) -> set[str]:
    """Return the names of those read as taken."""
    found = read(text)
    names = {p["id"]: p.get("name") or "?" for p in found["people"]}
    return {names[v] for a in found["acts"] if a["type"] in TAKEN for v in a["victims"]}


def test_kin_are_those_whom_the_text_names() -> None:
    """All but few are found, and nobody else is told to be taken."""
    chance = random.Random(7)
    lost, of = [], 0
    for n, (frame, whom) in enumerate([*SAID, *((f, "my {kin}") for f in LATER)]):
        for deed in DEEDS:
            back, kin = KIN[n % len(KIN)] if n % 2 else chance.choice(KIN)
            name = chance.choice(NAMES)
            told = deed.format(whom=whom.format(kin=kin))
            text = frame.format(A=name, back=back, kin=kin, deed=told)
            of += 1
            if _taken(text) != {name}:
                lost.append((text, _taken(text)))
    assert len(lost) <= of * FEW_LOST, lost


def test_who_is_only_named_nearby_is_not_the_kin() -> None:
    """The lawyer, the officer and the one who tells are not the son."""
    for frame in OTHERS:
        assert "Asif Khan" not in _taken(frame.format(A="Asif Khan")), frame
