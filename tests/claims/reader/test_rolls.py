"""Lists under and behind headings, blocks of fields and tables beside lists."""

from __future__ import annotations

from random import Random

import pytest

from habeas.claims.reader.acts.rolls.headings import headed
from habeas.claims.reader.read import read

NAMES = [
    "Ali Khan",
    "Nadia Baloch",
    "Karim Soomro",
    "Sana Mirza",
    "Daud Jatoi",
    "Rubina Abro",
]
HEADS = {
    "arrest": ("Arrested", "Those arrested on 3 May", "Names of the arrested teachers"),
    "detention": ("Still in custody", "In Central Jail Sukkur", "Not yet released"),
    "release": ("Released", "Set free", "Let go the same night", "Released without charge"),
    "killing": ("Killed", "Shot dead", "Killed by police", "Names of the martyrs"),
    "injury": ("Injured", "The injured", "Seriously injured", "Injured in the baton charge"),
    "prosecution": ("Charged", "Named in the FIR", "FIR registered against"),
    "dismissal": ("Dismissed from service", "Suspended teachers"),
    "": ("Speakers", "Not arrested", "At risk of arrest", "Lawyers for the detained",
         "Released on DVD", "Killed by boredom", "Relatives of the arrested"),
}  # fmt: skip
ENTRIES = (
    "{}",
    "{}, 34",
    "{} (24)",
    "Dr. {}",
    "{}, teacher",
    "Advocate {}",
    "{} (Dadu)",
)
LAYOUTS = ("\n- ", "\n1. ", "\n", "\n• ", " ", " ")


def _made(chance: Random) -> tuple[str, str, list[str]]:
    """Return a text of one list, with the act and the people that it tells of."""
    kind = chance.choice(list(HEADS))
    head, names = chance.choice(HEADS[kind]), chance.sample(NAMES, 3)
    said = [chance.choice(ENTRIES).format(name) for name in names]
    mark = chance.choice(LAYOUTS)
    rest = ", ".join(said) + "." if mark == " " else mark.lstrip("\n")
    listed = rest if mark == " " else mark.join(["", *said])
    return f"Sukkur, 9 May 2025\n\nThe union met.\n\n{head}:{mark if mark == ' ' else ''}{listed}\n\nShops closed.", kind, names  # fmt: skip


def _told(text: str) -> set[tuple[str, str]]:
    found = read(text)
    names = {p["id"]: str(p["name"]) for p in found["people"]}
    return {
        (a["type"], names[v])
        for a in found["acts"]
        if (a["modality"], a["polarity"]) == ("stated", "affirmed")
        for v in a["victims"]
        if v in names
    }


def test_a_heading_tells_of_those_listed_and_of_nobody_else() -> None:
    """Of sixty lists at most two lose or invent anything."""
    chance, wrong = Random(4), []
    for _ in range(60):
        text, kind, names = _made(chance)
        if _told(text) != ({(kind, name) for name in names} if kind else set()):
            wrong.append((text, _told(text)))
    assert len(wrong) <= 2, wrong


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("Those picked up and since freed", ("arrest", "release")),
        ("Released on bail", ("release", "bail")),
        ("The following were arrested on 3 May", ("arrest",)),
        ("Wanted", None),
        ("Those who visited the injured", None),
    ],
)
def test_what_a_heading_says(words: str, kinds: tuple[str, ...] | None) -> None:
    """A heading says what befell those listed, or nothing."""
    found = headed(words)
    assert (found.kinds if found else None) == kinds


def test_what_is_told_above_a_table_frees_nobody_in_it() -> None:
    """ "Released" in a list above, or FREEDOM in a title, is no heading of the table."""
    text = (
        "Sukkur, 9 May 2025\n\nPRESS FREEDOM COUNCIL\n\nArrested:\n- Ali Khan, released on 5 May\n\n"
        "Name | Arrested | Status\nKarim Soomro | 3 May | charged\nSana Mirza | 3 May | in jail\n"
    )
    rows = {r["current"] for r in read(text)["register"] if r["person"]}
    found = read(text)
    names = {p["id"]: p["name"] for p in found["people"]}
    freed = {
        names[r["person"]] for r in found["register"] if r["current"] == "released"
    }
    assert freed == {"Ali Khan"}, rows


def test_the_last_cell_of_a_row_may_be_empty() -> None:
    """A row of columns set by spaces whose last cell is empty can be read."""
    text = (
        "Sukkur, 9 May 2025\n\nThe arrested\nNo.   Name            Father's name   Detained on   Status\n"
        "1     Rashid Nizami   Pir Jan         3 May 2025    in custody\n"
        "2     Naheed Jatoi    Pir Jan         5/5/2025\n"
    )
    assert len(read(text)["register"]) == 2


def test_blocks_of_fields_since_when_they_are_held() -> None:
    """ "Held since" is the day of the taking; a charge is of the one of its block."""
    text = (
        "Sukkur, 9 May 2025\n\nSana Mirza remains in jail.\n\n"
        "Name: Karim Soomro\nFather's name: Pir Jan\nHeld since: 5 May\nCharge: Section 144\n\n"
        "Name: Ali Khan\nHeld since: 3 May\nStatus: released on bail\n"
    )
    told = _told(text)
    assert {
        ("arrest", "Karim Soomro"),
        ("arrest", "Ali Khan"),
        ("release", "Ali Khan"),
    } <= told
    assert ("prosecution", "Sana Mirza") not in told
