"""What testimonies and messages leave out, and names typed in small letters."""

from __future__ import annotations

import pytest

from habeas.claims.reader.read import read

HEAD = (
    "TESTIMONY OF MARIAM SULEMAN\nKondoa, 14 June 2026\n\nI sell bread. I was asleep "
    "when the soldiers came. "
)
CHAT = "14/07/2026, 20:02 - {by}: {said}\n"


def told(text: str) -> set[tuple[str, str]]:
    """Return the acts told as done, each with the name of whom they were done to."""
    found = read(text)
    names = {p["id"]: str(p.get("name")) for p in found["people"]}
    return {
        (a["type"], names[v])
        for a in found["acts"]
        if (a["modality"], a["polarity"]) == ("stated", "affirmed")
        for v in a["victims"]
    }


@pytest.mark.parametrize(
    ("said", "acts"),
    [
        ("I was not beaten, but Asif Khan was.", {("assault", "Asif Khan")}),
        (
            "They beat me on Sunday, and Asif Khan too.",
            {("assault", "Asif Khan"), ("assault", "MARIAM SULEMAN")},
        ),
        (
            "Asif Khan was arrested with me.",
            {("arrest", "Asif Khan"), ("arrest", "MARIAM SULEMAN")},
        ),
        ("I dream that I am released.", set()),
    ],
)
def test_a_testimony_tells_of_whom_it_says_no_verb(
    said: str, acts: set[tuple[str, str]]
) -> None:
    """The verb is meant, and the one who tells is named in the heading."""
    assert told(HEAD + said) == acts


@pytest.mark.parametrize(
    ("said", "acts"),
    [
        (["they picked up asif khan from saddar last nite"], {("arrest", "asif khan")}),
        (["asif khan arrested at saddar", "sorry not asif, bilal soomro"],
         {("arrest", "bilal soomro")}),
        (["asif khan arrested at saddar", "asif khan out now"],
         {("arrest", "asif khan"), ("release", "asif khan")}),
        (["asif khan not arrested, he is with us"], set()),
    ],
)  # fmt: skip
def test_names_in_small_letters_are_names(
    said: list[str], acts: set[tuple[str, str]]
) -> None:
    """Only the senders' names have capitals in such a chat."""
    rows = ["guys any news", *said, "ok thanks", "pls keep me posted"]
    text = "".join(
        CHAT.format(by=("Ruwan", "Yusuf")[n % 2], said=one)
        for n, one in enumerate(rows)
    )
    assert told(text) == acts
