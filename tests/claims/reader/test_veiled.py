"""Threats that name no harm: "you will join him", "tomorrow is your turn"."""

from __future__ import annotations

import pytest

from habeas.claims.reader.read import read


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            (
                'Karim Soomro was questioned and was told that he "would join Adoum" if he '
                "did not give the password."
            ),
            "Karim Soomro",
        ),
        (
            'A caller told Asma Jatoi: "You will end up like Daud Mirza."',
            "Asma Jatoi",
        ),
        ('A man told Rosa Mwangi: "Tomorrow is your turn."', "Rosa Mwangi"),
    ],
)
def test_who_is_told_so_is_threatened(text: str, who: str) -> None:
    """And not the one whose fate is pointed to."""
    found = read(text)
    names = {p["id"]: p["name"] for p in found["people"]}
    told = [a for a in found["acts"] if a["type"] in ("threat", "death_threat")]
    assert [names[v] for a in told for v in a["victims"]] == [who]
    assert {a["modality"] for a in told} == {"intended"}


@pytest.mark.parametrize(
    "text",
    [
        'Asma Jatoi told us that she "would join the union" next year.',
        'He told Asma Jatoi that she "could join the march".',
        'Police told the crowd that they "would join them in prayer".',
        'Karim Soomro told the court that "the same thing happened to my brother".',
        'The minister told reporters that the strikers "will be like family" to him.',
    ],
)
def test_who_joins_a_march_is_not_threatened(text: str) -> None:
    """Harmless words stay harmless."""
    told = [a for a in read(text)["acts"] if "threat" in a["type"]]
    assert told == []
