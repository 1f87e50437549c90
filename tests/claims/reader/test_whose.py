"""Those named in a list only to say whose kin, lawyer or driver another is."""

from __future__ import annotations

import pytest

from habeas.claims.reader.read import read

HEAD = "A report of 11 May.\n\n"


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers arrested seven people. They are Edilberto Quintero (husband of Luz Dary), a boy and Wilmer Paz.",
        "Soldiers arrested seven people, among them Edilberto Quintero (husband of Luz Dary) and Wilmer Paz.",
        "Soldiers arrested Edilberto Quintero, husband of Luz Dary, and Wilmer Paz, lawyer of Marta Gil.",
        "Arrested: Edilberto Quintero, husband of Luz Dary; Wilmer Paz, s/o Rosa Paz.",
        "Arrested: Edilberto Quintero, husband of Luz Dary; Wilmer Paz, whose sister Ana Paz is a nurse.",
        "The arrested are Edilberto Quintero, whose wife Luz Dary is a nurse, and Wilmer Paz, a client of Marta Gil.",
    ],
)
def test_kin_of_those_listed_are_not_listed(text: str) -> None:
    """Only the two were arrested."""
    reading = read(HEAD + text)
    names = {person["id"]: person["name"] for person in reading["people"]}
    held = {names[v] for act in reading["acts"] for v in act["victims"] if names.get(v)}
    assert held == {"Edilberto Quintero", "Wilmer Paz"}
    rows = {names[row["person"]] for row in reading["register"]}
    assert not rows & {"Luz Dary", "Rosa Paz", "Ana Paz", "Marta Gil"}


@pytest.mark.parametrize(
    "text",
    [
        "In the village it was circulating that the police captured Luz Dary. She dined with us that night.",
        "People came running with the news that the police captured Luz Dary; she was at dinner.",
    ],
)
def test_what_only_went_round_is_not_done(text: str) -> None:
    """A rumour that the text itself answers arrests nobody."""
    assert read(HEAD + text)["register"] == []
