"""Days that count from another act, who led or made it, and whom a place leads in."""

from __future__ import annotations

from typing import Any

import pytest

from habeas.claims.reader.read import read

HEAD = "Hyderabad, 14 November 2025\n\n"


def told(words: str, victim: str) -> list[tuple[str, str | None, set[str]]]:
    """Return the type, day and doers of each act on somebody that is told as done."""
    found: dict[str, Any] = read(HEAD + words)
    named = [*found["people"], *found["organisations"]]
    names = {p["id"]: str(p["name"] or p["words"]).lower() for p in named}
    return [
        (a["type"], a["date"], {names[b] for b in a["by"]})
        for a in found["acts"]
        if (a["modality"], a["polarity"]) == ("stated", "affirmed")
        and victim.lower() in {names[v] for v in a["victims"]}
    ]


MURDER = "Waseem Chandio was murdered on 10 November. "
TAKEN = "Ali Khan was arrested in Badin on 3 November. "


@pytest.mark.parametrize(
    ("words", "day"),
    [
        (MURDER + "Three days before the murder, Rangers beat Omar Shah.", "2025-11-07"),
        (MURDER + "Rangers beat Omar Shah on the eve of the murder.", "2025-11-09"),
        ("A day before the march of 9 November, police beat Omar Shah.", "2025-11-08"),
        ("Omar Shah was beaten two days after his arrest on 5 November.", "2025-11-07"),
        (TAKEN + "Two days after the flood, Omar Shah was beaten.", None),
        (TAKEN + "Weeks earlier, Rangers had beaten Omar Shah.", None),
        (TAKEN + "On 9 November, a day after the march, Omar Shah was beaten.", "2025-11-09"),
        ("On 9 November huts were burnt; Omar Shah was beaten.", "2025-11-09"),
    ],
)  # fmt: skip
def test_a_day_is_reckoned_from_another(words: str, day: str | None) -> None:
    assert [d for kind, d, _ in told(words, "Omar Shah") if kind == "assault"] == [day]


@pytest.mark.parametrize(
    ("words", "doers"),
    [
        ("A police party led by DSP Harchand Rai beat Omar Shah.", {"police", "harchand rai"}),
        ("Rangers, led by Major Asad Rind, beat Omar Shah.", {"rangers", "asad rind"}),
        ("Omar Shah was arrested. The arrest was made by Rangers and the CTD.", {"rangers", "ctd"}),
        ("Combined elements of the Army and the Provincial Mobile Force beat Omar Shah.",
         {"army", "provincial mobile force"}),
        ("The army led by General Asad Rind beat Omar Shah.", {"army"}),
        ("Police beat Omar Shah at a march led by Asad Rind.", {"police"}),
        ("Omar Shah was arrested. The arrest was not made by Rangers.", set()),
        ("Omar Shah was arrested. The search for him was conducted by his family.", set()),
    ],
)  # fmt: skip
def test_who_led_or_made_it_is_a_doer(words: str, doers: set[str]) -> None:
    assert {d for _, _, by in told(words, "Omar Shah") for d in by} == doers


@pytest.mark.parametrize(
    "words",
    [
        "In Badin Omar Shah was beaten by two constables.",
        "In Okara Omar Shah, secretary of the press club, was beaten.",
        "At the station Omar Shah was beaten by two constables.",
        "During their first night in the cells Omar Shah was beaten.",
    ],
)
def test_who_stands_behind_a_place_is_told_of(words: str) -> None:
    assert "assault" in {kind for kind, _, _ in told(words, "Omar Shah")}


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ('Minister Daka on Thursday threatened to "deal with" Omar Shah.', "Daka"),
        ("Omar Shah was questioned by the CTD about a vigil held there in July.", "x"),
    ],
)
def test_nothing_is_made_of_words_beside_it(words: str, who: str) -> None:
    assert not told(words, who)
    assert "detention" not in {kind for kind, _, _ in told(words, "Omar Shah")}
