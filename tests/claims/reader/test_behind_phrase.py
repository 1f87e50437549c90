"""Those told of right behind a phrase or a clause that no comma ends."""

from __future__ import annotations

import pytest

from habeas.claims.reader.read import read

HEAD = "Open Cells Watch, Lusaka, 12 May 2026\n\n"
PHRASES = """By our count
By our reckoning
To our knowledge
As per reports
As per the details received by us
Without any warrant
Without warning
In retaliation
In the course of the operation
On the pretext of a search
In connection with the strike
In full view of the public
In a pre-dawn swoop
At gunpoint
With great violence
Following a complaint by the mill
For refusing to leave
After three hours of questioning
It is a year since
On 16 June it will be twelve years since
When the talks failed
When they refused to leave
As he was leaving the mosque
Because they had no permit
After the police opened fire
Even before the march began
Once the cameras had left""".splitlines()


def told(text: str) -> list[tuple[str, str, str]]:
    """Return the code, manner and polarity of each act."""
    return [
        (a["type"], a["modality"], a["polarity"]) for a in read(HEAD + text)["acts"]
    ]


@pytest.mark.parametrize("phrase", PHRASES)
def test_who_stands_behind_a_phrase_is_told_of(phrase: str) -> None:
    """The act is read, stated and affirmed, of a name and of a number."""
    for who, code in (
        ("Harun Majhi was arrested", "arrest"),
        ("34 persons were arrested", "arrest"),
        ("nine men were killed", "killing"),
    ):
        assert (code, "stated", "affirmed") in told(f"{phrase} {who}."), who


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("From Harun Majhi were taken three laptops.", "arrest"),
        ("The police who arrested Harun Majhi were suspended.", "dismissal"),
        ("The hearing before Judge Harun Majhi was moved.", "transfer"),
        ("With the release of Harun Majhi were arrested his aides.", "arrest"),
    ],
)
def test_whom_a_phrase_governs_is_not_told_of(text: str, code: str) -> None:
    """A name that a noun or a relative clause governs is no subject of the verb."""
    reading = read(HEAD + text)
    (named,) = [p["id"] for p in reading["people"] if p["name"] == "Harun Majhi"]
    done = {v for act in reading["acts"] if act["type"] == code for v in act["victims"]}
    assert named not in done


@pytest.mark.parametrize(
    "text",
    [
        "For no reason police arrested Harun Majhi.",
        "With no warrant police arrested Harun Majhi.",
        "Because they had no permit police arrested Harun Majhi.",
        "In total 34 persons were arrested.",
        "In all, 34 persons were arrested.",
    ],
)
def test_no_reason_is_no_denial(text: str) -> None:
    """A "no" of something else denies nothing; a total in a sentence is told."""
    assert told(text) == [("arrest", "stated", "affirmed")]


def test_nobody_behind_a_passive_is_another() -> None:
    """ "Since X was arrested nobody sleeps" denies no arrest."""
    found = told("Since Harun Majhi was arrested nobody sleeps.")
    assert found == [("arrest", "stated", "affirmed")]


def test_a_number_stands_for_some_of_those_held() -> None:
    """Whom only a number names is let go as one of those told to be held."""
    found = told(
        "On Monday 34 persons were arrested. Nineteen, mainly shopkeepers, were allowed to go home."
    )
    assert ("release", "stated", "affirmed") in found
