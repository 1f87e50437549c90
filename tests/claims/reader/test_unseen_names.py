"""People, bodies, places and words to hold back in texts that no rule was made for.

The texts and what a careful coder lists in them are in `unseen_names/`, written before
the reader had seen them. The floors are what it reached; what is named as nobody in
`NOBODY` may never become a person.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from habeas.claims.reader.read import read
from habeas.text.fold import fold
from tests.claims.reader.measuring import KINDS, Measure, is_one, measure

HERE = Path(__file__).parent / "unseen_names"
EXPECTED: dict[str, Any] = yaml.safe_load(
    (HERE / "expected.yaml").read_text(encoding="utf-8")
)
FLOORS = {
    "people": (0.95, 0.96),
    "organisations": (0.95, 0.95),
    "places": (0.95, 0.95),
    "withhold": (0.85, 0.97),
}
NOBODY = set(
    """court police ministry commission station prison hospital union council office
    january march total notes background urgent statement trust
    network association general secretariat muslim christian avenue province
    """.split()  # noqa: SIM905
)


@cache
def reading(name: str) -> dict[str, Any]:
    """Return what the reader makes of a text."""
    return read((HERE / f"{name}.txt").read_bytes().decode("utf-8"))


@cache
def measured() -> Measure:
    """Return the counts over all texts."""
    counts = Measure()
    for name, wanted in EXPECTED.items():
        measure(name, HERE / f"{name}.txt", wanted, reading(name), counts)
    return counts


@pytest.mark.parametrize("kind", [*KINDS, "withhold"])
def test_most_is_found_and_little_is_added(kind: str) -> None:
    """The floors are precision and recall over all the texts."""
    precision, recall = FLOORS[kind]
    counts = measured()
    assert counts.recall(kind) >= recall, counts.missed.get(kind)
    assert counts.precision(kind) >= precision, counts.added.get(kind)


@pytest.mark.parametrize("name", EXPECTED)
def test_no_body_place_or_heading_is_a_person(name: str) -> None:
    """A name that ends or begins as no person's does is a false record."""
    for one in reading(name)["people"]:
        said = fold(one["name"] or "").split()
        assert not NOBODY & set(said), one["name"]


@pytest.mark.parametrize("name", EXPECTED)
def test_heads_are_as_told(name: str) -> None:
    """A group's heads are the count that its words give, never more."""
    text = (HERE / f"{name}.txt").read_bytes().decode("utf-8")
    for wanted in EXPECTED[name]["people"]:
        if not isinstance(wanted, list) or wanted[1] is None:
            continue
        for one in reading(name)["people"]:
            if is_one(text, wanted, one) and not one["name"]:
                assert one["heads"] == [wanted[1], wanted[1]], wanted


@pytest.mark.parametrize("name", EXPECTED)
def test_the_head_tells_title_issuer_and_day(name: str) -> None:
    """What a statement says of itself is read where the coder could tell it."""
    wanted, got = EXPECTED[name], reading(name)
    bodies = {o["id"]: o["name"] for o in got["organisations"]}
    if "title" in wanted:
        assert got["title"]["exact"] == wanted["title"]
    if "issuer" in wanted:
        assert fold(bodies.get(got["issuer"], "")) == fold(wanted["issuer"])
    if "date" in wanted:
        assert got["dateline"]["date"] == str(wanted["date"])


def test_most_names_of_unusual_form_are_found() -> None:
    """At first sight 82 of 123 were found, and 18 of those found were none."""
    right = found = there = 0
    lines = (HERE / "sentences.txt").read_text(encoding="utf-8").splitlines()
    for line in (one for one in lines if not one.startswith("#")):
        words, _, names = line.rpartition(" | ")
        wanted = {fold(name) for name in names.split("; ") if name != "-"}
        said = {fold(p["name"]) for p in read(words)["people"] if p["name"]}
        right += len(wanted & said)
        found, there = found + len(said), there + len(wanted)
    assert right >= 0.8 * there
    assert right >= 0.9 * found


@pytest.mark.parametrize(
    ("words", "people", "places"),
    [
        ("Lahore mein Mall Road par talaba ne dharna diya.", [], ["Lahore"]),
        ("Unhe Dalbandin hospital le jaya gaya.", [], ["Dalbandin hospital"]),
        ("Rukhsar Bano Malir ki rehne wali hai.", ["Rukhsar Bano"], []),
    ],
)
def test_names_in_roman_urdu_swallow_no_word_beside_them(
    words: str, people: list[str], places: list[str]
) -> None:
    found = read(f"Karachi, 4 May 2026. {words}")
    assert [p["name"] for p in found["people"]] == people
    assert set(places) <= {p["name"] for p in found["places"]}
