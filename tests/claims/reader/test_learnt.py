"""What a desk lists is found where it stands, and says nothing of how it is told."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.claims.reader.learnt import NOTHING, Learnt, learnt
from habeas.claims.reader.read import read

TEXT = """Larkana, 4 March 2026

On 3 March police arrested Sath Sujag worker Bashir Lashari in Larkana. Sath Sujag said
that Kamdar Bashir Lashari was beaten. SSJ asked for his release.
The police shutterdowned Amina Chandio on Monday.
We demand that the police must not shutterdown Rubina Solangi.
"""
LISTS = [
    ("organisation", "Sath Sujag", ""),
    ("alias", "SSJ", "Sath Sujag"),
    ("title", "Kamdar", ""),
    ("act", "shutterdown", "house_arrest"),
]


def names(reading: dict[str, Any], listed: str = "people") -> list[str]:
    return [str(one["name"]) for one in reading[listed]]


def test_without_lists_nothing_changes() -> None:
    """No lists and empty lists are one, and the reading is as it was."""
    assert read(TEXT) == read(TEXT, NOTHING) == read(TEXT, learnt([]))
    assert "Kamdar Bashir Lashari" in names(read(TEXT))


def test_names_titles_and_short_forms() -> None:
    """A listed body, its short form, and a title are read as the desk has them."""
    found = read(TEXT, learnt(LISTS))
    assert "Bashir Lashari" in names(found)
    assert "Kamdar Bashir Lashari" not in names(found)
    bodies = {o["name"]: o for o in found["organisations"]}
    assert bodies["Sath Sujag"]["acronym"] == "SSJ"
    assert "SSJ" not in bodies and "Sath Sujag" not in names(found)


def test_a_word_of_an_act_tells_it_and_a_demand_stays_one() -> None:
    """The act that is told is read; the one that is demanded against is no event."""
    found = read(TEXT, learnt(LISTS))
    told = [a for a in found["acts"] if a["type"] == "house_arrest"]
    people = {p["id"]: p["name"] for p in found["people"]}
    stated = {
        people[v] for a in told if a["modality"] == "stated" for v in a["victims"]
    }
    assert stated == {"Amina Chandio"}


def test_the_lists_leave_no_trace() -> None:
    """A reading without lists is the same after one with them."""
    before = read(TEXT)
    read(TEXT, learnt(LISTS))
    assert read(TEXT) == before


def test_what_is_never_a_name_is_none() -> None:
    """A word that the desk crossed out names nobody any more."""
    text = "Police arrested Ramzan Bazaar and Bashir Lashari on Monday."
    assert "Ramzan Bazaar" in {
        *names(read(text)), *names(read(text), "places"),
        *names(read(text), "organisations"),
    }  # fmt: skip
    found = read(text, learnt([("never", "Ramzan Bazaar", "")]))
    assert all(
        "Ramzan Bazaar" not in names(found, kind)
        for kind in ("people", "places", "organisations")
    )


def test_a_listed_word_is_no_piece_of_a_longer_name() -> None:
    """One word alone is a name only where it stands alone."""
    known = learnt([("organisation", "Awaz", "")])
    found = read("Police raided Awaz on Monday. Awaz Road was closed.", known)
    assert "Awaz" in names(found, "organisations")
    assert not read("We heard an awaz.", known)["organisations"]


def test_a_listed_person_is_found_by_part_and_in_urdu() -> None:
    """The surname alone is theirs; names in Urdu are found in Urdu texts."""
    known = learnt([("person", "Sath Ulloo", ""), ("person", "سانول چنا", "")])
    found = read("Sath Ulloo was arrested. Ulloo was beaten by police.", known)
    assert names(found) == ["Sath Ulloo"]
    assert "سانول چنا" in names(read("پولیس نے سانول چنا کو گرفتار کر لیا۔", known))


words_ = st.text("abcdeéñ سچن.", min_size=1, max_size=12)
lists_ = st.lists(
    st.tuples(
        st.sampled_from(["person", "organisation", "place", "title", "never"]),
        words_,
        st.just(""),
    ),
    max_size=8,
)


@pytest.fixture(scope="module")
def pieces() -> list[str]:
    return [
        "Police arrested ",
        "Abe Dane",
        "Sane Ben",
        ". ",
        "We demand ",
        "سچ ",
        "CAB ",
    ]


@given(lists_, st.lists(st.integers(0, 6), max_size=12))
def test_every_value_stands_in_the_text(
    pieces: list[str], listed: list[tuple[str, str, str]], order: list[int]
) -> None:
    """Whatever a desk lists, each name and each quote is in the text."""
    text = "".join(pieces[n] for n in order) + " ".join(w for _, w, _ in listed)
    found = read(text, learnt(listed))
    for kind in ("people", "organisations", "places"):
        for one in found[kind]:
            assert all(text[q["start"] : q["end"]] == q["exact"] for q in one["quotes"])
            said = one["name"] or one["words"]
            assert said in " ".join(text.split()) or said in text.casefold()


ASKED = [
    "We demand that the police must not {} Rubina Solangi.",
    "They threatened to {} Rubina Solangi.",
    "Police denied that they {}ed Rubina Solangi.",
    "The police must {} Rubina Solangi.",
]


@given(st.text("bcdfgklmnprstvz", min_size=4, max_size=8), st.sampled_from(ASKED))
def test_no_list_makes_an_event_of_a_demand(verb: str, frame: str) -> None:
    """How an act is told is read from the words around it, whatever the verb."""
    given_: Learnt = learnt([("act", verb, "arrest")])
    found = read(frame.format(verb), given_)
    told = [a for a in found["acts"] if a["type"] == "arrest"]
    assert all(a["modality"] != "stated" or a["polarity"] != "affirmed" for a in told)
