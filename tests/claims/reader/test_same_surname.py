"""Two of one surname stay two: a title tells the man from the woman, capitals nobody."""

from __future__ import annotations

from typing import Any

import pytest

from habeas.claims.reader.read import read


def _victims(found: dict[str, Any], kind: str) -> list[str]:
    names = {p["id"]: p["name"] or p["words"] for p in found["people"]}
    return [names[v] for a in found["acts"] if a["type"] == kind for v in a["victims"]]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Karim Soomro was arrested. Asma Soomro was beaten. Mr Soomro was sent to jail.",
            "Karim Soomro",
        ),
        (
            "Asma Soomro was arrested. Karim Soomro was beaten. Ms Soomro was sent to jail.",
            "Asma Soomro",
        ),
        (
            "Police arrested Lotfi Chebbi. Samia Chebbi was let go. Mr Chebbi was sent to jail.",
            "Lotfi Chebbi",
        ),
    ],
)
def test_a_title_tells_who_is_meant(text: str, who: str) -> None:
    """Not the one named last, where she cannot be Mr."""
    assert _victims(read(text), "remand") == [who]


def test_mrs_is_nobody_named_before() -> None:
    """Two names are never merged in silence."""
    found = read("Karim Soomro was arrested. Mrs Soomro was sent to jail.")
    assert _victims(found, "remand") != ["Karim Soomro"]


def test_a_shouted_name_is_who_bears_it() -> None:
    """A message in capitals frees the one it names, and not his namesake."""
    found = read(
        "[20/10/2026, 09:15:27] Tariro: loaded into a police truck: Tinashe Moyo, Rosa Dube\n"
        "[20/10/2026, 09:40:55] Chipo: Farai Moyo was taken from our house by men in a van\n"
        "[20/10/2026, 10:33:50] Kudzi: mind the 2 Moyos. Tinashe is at Central.\n"
        "[20/10/2026, 16:25:52] Chipo: FARAI IS FOUND. They dumped him near Beatrice.\n"
    )
    assert _victims(found, "release") == ["Farai Moyo"]


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Asma Jatoi was taken on Monday night by soldiers.", ["Asma Jatoi"]),
        ("Asma Jatoi was taken home by men from her village.", []),
        ("Asma Jatoi was taken to hospital by police.", []),
        ("Asma Jatoi was taken by surprise by men in suits.", []),
    ],
)
def test_taken_by_men(text: str, held: list[str]) -> None:
    """By those who hold people, and not home or to a bed."""
    found = read(text)
    assert _victims(found, "arrest") + _victims(found, "abduction") == held


@pytest.mark.parametrize(
    ("text", "freed"),
    [
        (
            (
                "Levan Tsulaia and his brother were beaten.\n\n8 are held. Two of them are "
                "17 years old. The police promised that both would be freed by noon."
            ),
            ["Two of them"],
        ),
        (
            "Asma Jatoi and Daud Mirza were arrested by two officers. Both were released.",
            ["Asma Jatoi", "Daud Mirza"],
        ),
    ],
)
def test_both_are_the_two_told_of_last(text: str, freed: list[str]) -> None:
    """Not two of the paragraph before, and not those who took them."""
    assert _victims(read(text), "release") == freed


def test_his_father_is_told_that_they_will_take_him() -> None:
    """Who is threatened is the one whose father is told, not who was told of before."""
    found = read(
        "Nazeer Sial was killed on 18 July 2026. The same night men came to the home of our "
        'secretary Rana Sohail and told his old father: "Produce him or we will take him."'
    )
    assert _victims(found, "threat") == ["Rana Sohail"]


def test_a_ruling_party_fixes_no_hearing() -> None:
    """It is the party, and no judgment."""
    found = read(
        "Sukkur, 7 March 2026\n\nOn Thursday evening four youths beat Daud Mirza, a guard of "
        "the ruling party's office. The court of the district was closed."
    )
    assert _victims(found, "hearing") == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Asma Jatoi and Daud Mirza were robbed by two men. Both were shot dead by police.", "killing"),
        ("Asma Jatoi disappeared on 3 May 2026. She had reached home at six and gone out.", "release"),
        ("The governor signed an order to detain Asma Jatoi under the Order Act, but it was never carried out.", "detention"),
        ("The court approved the detention of the goods of Asma Jatoi for ten days.", "detention"),
        ("A fake letter says that they signed detention orders against Asma Jatoi under the Act.", "detention"),
        ("Police drove the governor Asma Jatoi in a convoy to the camp.", "arrest"),
        ("Nine teachers, among them Asma Jatoi, were held. All were released, the police said.", "release"),
    ],
)  # fmt: skip
def test_nothing_is_told_of_her(text: str, kind: str) -> None:
    """Each was read so once."""
    assert "Asma Jatoi" not in _victims(read(text), kind)
