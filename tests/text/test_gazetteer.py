"""Which place a name means: rows of our own, claims of several states, and no file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from habeas.text.atlas import Entry, Place, entries, key, pack, written
from habeas.text.atlas import available as readable
from habeas.text.gazetteer import available, place_of, resolve, search, settled

_ROWS = yaml.safe_load(Path(__file__).with_name("places.yaml").read_text("utf-8"))
_LEAST = 0.9

made = pytest.mark.skipif(
    not available(), reason="no gazetteer: `make build` or tools/gazetteer.py makes it"
)


def _told(row: list[Any]) -> str:
    place = settled(resolve(row[0], **row[1]))
    if place is None:
        return ""
    lands, province = " ".join(place.countries), place.admin1 or ""
    return f"{place.name} | {lands} | {place.kind} | {province}".strip()


@made
@pytest.mark.parametrize("part", ["tuned", "held"])
def test_names_are_told_or_left_open(part: str) -> None:
    """At least nine in ten of each half are right, none of them by chance."""
    rows = _ROWS[part]
    wrong = [row for row in rows if _told(row) != (row[2] or "").strip()]
    assert len(wrong) <= (1 - _LEAST) * len(rows), wrong


@made
def test_no_name_that_stays_open_is_told() -> None:
    """A wrong place is worse than none."""
    rows = [row for half in _ROWS.values() for row in half if row[2] is None]
    assert [_told(row) for row in rows] == [""] * len(rows)


@made
@pytest.mark.parametrize("noun", ["court", "the village", "Home", "تھانے", "میدان"])
def test_a_common_noun_is_no_town(noun: str) -> None:
    """Though a town somewhere is called so; where it is said to lie in one, it may be."""
    assert resolve(noun) == []
    assert settled(resolve("Thana", parents=["Maharashtra"])) is not None


@made
@pytest.mark.parametrize(
    ("name", "countries"),
    [
        ("Gilgit-Baltistan", ("IN", "PK")),
        ("Srinagar", ("IN", "PK")),
        ("Kashmir", ("CN", "IN", "PK")),
        ("Taiwan", ("CN", "TW")),
        ("Western Sahara", ("EH", "MA")),
        ("Palestine", ("IL", "PS")),
    ],
)
def test_every_state_that_claims_a_place_is_named(
    name: str, countries: tuple[str, ...]
) -> None:
    """The order is that of the alphabet, so none comes first."""
    place = settled(resolve(name))
    assert place is not None
    assert place.countries == countries


@made
def test_reasons_are_given_strongest_first() -> None:
    """What the words themselves say comes before the country of the statement."""
    best = resolve("Hyderabad", parents=["Sindh"], country="PK")[0]
    assert best.place.admin1 == "Sindh"
    assert best.reasons[:2] == ("named with it", "country of the statement")


@made
def test_a_name_nearby_that_is_open_itself_says_nothing() -> None:
    """Two unclear names do not make each other clear."""
    assert settled(resolve("Hyderabad", near=["Punjab"])) is None


@made
@given(name=st.text(max_size=30), near=st.lists(st.text(max_size=12), max_size=3))
def test_any_name_is_ranked_in_order(name: str, near: list[str]) -> None:
    """No name breaks the ranking, and the best comes first."""
    ranked = resolve(name, near=near)
    assert [r.score for r in ranked] == sorted((r.score for r in ranked), reverse=True)
    assert settled(ranked) in (None, ranked[0].place if ranked else None)


def _place(name: str, number: int) -> Place:
    return Place(str(number), name, "city", 1.5, -2.25, ("XA", "XB"), None, 3.0)


@given(
    names=st.lists(
        st.text(st.characters(categories=["L"]), min_size=1, max_size=8), max_size=600
    )
)
def test_what_is_packed_is_found(
    names: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Every name of a packed file gives its place back, whole."""
    file = tmp_path_factory.mktemp("atlas") / "places.bin"
    places = [_place(name, at) for at, name in enumerate(names)]
    file.write_bytes(pack(written(key(p.name), p, 7, own=True) for p in places))
    for place in places:
        if key(place.name):
            assert Entry(place, 7, True) in entries(place.name, file)


def test_a_checkout_without_the_file_knows_no_place(tmp_path: Path) -> None:
    """A missing or foreign file is a state to be asked for, no crash."""
    missing, foreign = tmp_path / "none.bin", tmp_path / "foreign.bin"
    foreign.write_bytes(b"something else\n")
    for file in (missing, foreign):
        assert not readable(file)
        assert entries("Karachi", file) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mirpur Khas", "Mirpurkhas"),
        ("Khuzdār", "KHUZDAR"),
        ("حيدر آباد", "حیدرآباد"),
        ("Khairpur Mir’s", "Khairpur Mirs"),
    ],
)
def test_writings_of_one_name_share_a_key(one: str, other: str) -> None:
    """Blanks, marks, case and letters written for one another make no difference."""
    assert key(one) == key(other)


@made
@pytest.mark.parametrize("beginning", ["Larka", "Hyderabad", "کراچی", "sri", "Gil"])
def test_what_is_looked_up_is_found_again_by_its_id(beginning: str) -> None:
    """Each place once, those of the whole name first; by its own name as well."""
    found = search(beginning, most=200)
    assert found and len({p.id for p in found}) == len(found)
    whole = [any(e.place == p for e in entries(beginning)) for p in found]
    assert whole == sorted(whole, reverse=True)
    assert [place_of(p.id, p.name) for p in found] == found


@made
def test_looking_up_is_narrowed_by_province_and_country() -> None:
    """By a country's name or its code; a place that two claim is found by both."""
    both = {p.id for p in search("Hyderabad")}
    assert {p.id for p in search("Hyderabad", country="Pakistan")} < both
    sindh = search("hyderab", country="pk", admin1="sin")
    assert sindh and all(p.admin1 == "Sindh" for p in sindh if p.kind == "city")
    claimed = [search("Srinagar", country=c)[0].id for c in ("IN", "PK")]
    assert claimed[0] == claimed[1]
    assert search("Hyderabad", country="Nowhereland") == []
    assert search("Hyderabad", admin1="Nowhere") == []
    assert search("") == search("...") == []
