"""What a sentence takes back, what a modal asks for further on, and who is not yet out."""

from __future__ import annotations

import pytest

from habeas.claims.reader.read import read

TAKEN = "Sara Deng and Juma Ali were arrested on Monday. "


def acts(text: str) -> set[tuple[str, str, str]]:
    """Return the type, modality and polarity of what is read."""
    return {(a["type"], a["modality"], a["polarity"]) for a in read(text)["acts"]}


def statuses(text: str) -> set[str]:
    """Return every status that is read of anybody."""
    return {h["status"] for row in read(text)["register"] for h in row["history"]}


@pytest.mark.parametrize(
    "asked",
    [
        "The court should drop the charges against Sara and Juma and set free the two.",
        "The court must apologise and set Juma Ali free.",
        "The governor should close the case and let Sara Deng go.",
        "The prison must open its gates and let go both of them.",
    ],
)
def test_a_demand_of_two_verbs_frees_nobody(asked: str) -> None:
    """The past of "set" and "let" is as their base form: "must stop and set free"."""
    found = read(TAKEN + asked)
    assert found["demands"]
    assert "released" not in statuses(TAKEN + asked)
    assert not [a for a in found["acts"] if a["type"] == "release"]


@pytest.mark.parametrize(
    "told",
    [
        "Police came to the house and beat Juma Ali.",
        "They were to be tried: they came in at night and beat Juma Ali.",
        "The army should withdraw, but soldiers entered the market and hit Juma Ali.",
    ],
)
def test_a_deed_behind_another_clause_stays(told: str) -> None:
    """No modal reaches over a verb that tells what was done."""
    assert ("assault", "stated", "affirmed") in acts(told)


@pytest.mark.parametrize(
    "told",
    [
        "A newspaper has printed that Juma Ali has been taken on remand. This is false.",
        "You have all read that reporter Sara Deng was arrested. She wasn't.",
        "The radio said that Juma Ali was arrested on Monday. The report is untrue.",
        "We heard that Sara Deng was released. That is not true, she is in her cell.",
    ],
)
def test_the_next_sentence_takes_a_report_back(told: str) -> None:
    """It is told that it was not so, and gives nobody a status."""
    assert not [a for a in acts(told) if a[1:] == ("stated", "affirmed")]
    assert not statuses(told) & {"arrested", "remanded", "released"}


@pytest.mark.parametrize(
    "told",
    [
        "Police said that Juma Ali was arrested. He was not allowed to see a lawyer.",
        "Our paper wrote that Juma Ali was arrested. The charge is false.",
        "Our paper wrote that Juma Ali was arrested. The police say this is false.",
        "Juma Ali was arrested. She wasn't.",
        "Juma Ali told us he was arrested on Monday. That is false, says the police.",
        "Juma Ali was arrested on Monday. This is a false case.",
    ],
)
def test_nothing_else_is_taken_back(told: str) -> None:
    """A false charge, another's denial and a rule of the prison take nothing back."""
    assert ("arrest", "stated", "affirmed") in acts(told)


@pytest.mark.parametrize(
    "told",
    [
        (
            "Juma Ali has been allowed out on bail of 40,000 by the court, but the family"
            " is still collecting the money."
        ),
        (
            "The chamber on Friday ordered the release of Juma Ali. The prosecution"
            " appealed, which stays the order."
        ),
        "The court ordered the release of Juma Ali, but the release was stayed.",
    ],
)
def test_who_may_leave_is_not_yet_out(told: str) -> None:
    """An order is no release: one that is stayed, and bail that nobody has paid."""
    assert "released" not in statuses(TAKEN + told)


def test_a_release_carried_out_stays() -> None:
    """What is decided of another order keeps nobody in."""
    told = "Juma Ali was released on Friday. The strike order was suspended."
    assert "released" in statuses(TAKEN + told)
    assert "released" in statuses(TAKEN + "Juma Ali is out on bail since Friday.")


@pytest.mark.parametrize(
    ("told", "serves"),
    [
        ("Juma Ali was given a suspended sentence of three months.", False),
        ("Juma Ali was sentenced to three years in prison, suspended for five.", False),
        ("Juma Ali was given two years in prison. Her licence was suspended.", True),
        ("Juma Ali was sentenced to three years in prison.", True),
        ("Ana Kos got five years in prison. She is out on the bail of May.", False),
        ("Ana Kos was given five years in prison. She was out on bail before.", True),
        (
            "Ana was given two years in prison, and her licence was suspended for two.",
            True,
        ),
    ],
)
def test_a_suspended_sentence_is_not_served(told: str, serves: bool) -> None:
    """It is a conviction all the same."""
    assert ("conviction", "stated", "affirmed") in acts(told)
    assert ("serving_sentence" in statuses(told)) is serves


def test_what_stands_under_withdrawn_is_not_told() -> None:
    """Of what "we posted"; another deed of the same post stays."""
    told = "\nYesterday we posted that Sara Deng was kidnapped in Wau. She was asleep."
    assert not acts("WITHDRAWN" + told)
    assert ("abduction", "stated", "affirmed") in acts("NEWS" + told)
    other = "WITHDRAWN\nThe permit. Police arrested Juma Ali on Monday.\n"
    assert ("arrest", "stated", "affirmed") in acts(other)
