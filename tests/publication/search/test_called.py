"""Parts of names are found in all records, and nothing closed is told of."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from habeas.publication.search import called as looking
from habeas.publication.search import queue
from habeas.publication.search.called import called
from habeas.publication.search.normal import words
from habeas.records import listing
from habeas.records.listing import Named, Wanted
from habeas.records.models import Person
from habeas.store.ledger import write
from tests.register.conftest import Desk, Statement, house, told

__all__ = ["house", "told"]
Told = Callable[[], Statement]


@pytest.fixture
def full(house: Desk, told: Told) -> Desk:
    """A desk with people, and an index of their names."""
    house.tell(told())
    queue.settle()
    return house


def names(desk: Desk) -> dict[str, str]:
    rows = Person.objects.visible_to(desk.officer).filter(withdrawn=False)
    return {p.pk: " ".join(words(str(p.name or p.words))) for p in rows}


def found(desk: Desk, typed: str) -> set[str]:
    told = called(desk.officer, "person", typed)
    assert told is not None and not told.more
    return set(told.ids)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_a_part_of_a_name_finds_all_who_have_it(
    full: Desk, data: st.DataObject
) -> None:
    """Any three letters or more of a name, from the middle of a word too."""
    every = names(full)
    name = data.draw(st.sampled_from(sorted(n for n in every.values() if len(n) > 3)))
    start = data.draw(st.integers(0, len(name) - 3))
    end = data.draw(st.integers(start + 3, len(name)))
    part = name[start:end].strip()
    if len(part) >= 3:
        assert found(full, part.upper()) == {pk for pk, n in every.items() if part in n}


def test_a_short_part_is_how_a_word_begins(full: Desk) -> None:
    """Two letters; and what is no word finds nothing."""
    every = names(full)
    begins = {pk for pk, n in every.items() if any(w[:2] == "am" for w in n.split())}
    assert begins and begins <= found(full, "Am")
    assert found(full, "?!") == found(full, "") == set()


def test_a_closed_name_is_told_of_by_nothing(full: Desk) -> None:
    """Neither the row nor a count; a name may be more closed than its record."""
    one = next(pk for pk, n in names(full).items() if "tessow" in n)
    row = Person.objects.visible_to(full.officer).get(pk=one)
    with write(full.officer, "test.label") as w:
        row.field_labels = {"name": "restricted"}
        w.save(row)
    assert one in found(full, "tessow")
    full.officer.ceiling = "internal"
    assert one not in found(full, "tessow")


def test_lists_turn_the_pages_of_what_was_found(
    full: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only who is called so now; by keyset, each once."""
    monkeypatch.setattr(listing, "PAGE", 2)
    every = names(full)
    wanted = Wanted(words="a")
    named = Named(list(every))
    ids, after = list[str](), None
    while True:
        page = listing.page(full.officer, Person, wanted, after, named)
        ids += [r.pk for r in page.rows]
        after = page.next
        if after is None:
            break
    assert sorted(ids) == sorted(pk for pk, n in every.items() if "a" in n)


def test_more_than_are_told_of_is_said(
    full: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The newest of them are told of."""
    every = names(full)
    letter = next(
        x
        for x in "abcdefghijklmnop"
        if sum(n.startswith(x) for n in every.values()) > 1
    )
    monkeypatch.setattr(looking, "MOST", 1)
    told = called(full.officer, "person", letter)
    assert told is not None and told.more and len(told.ids) == 1


def test_without_an_index_nothing_is_looked_for(house: Desk, told: Told) -> None:
    """The list then looks through the newest, and says so."""
    house.tell(told())
    assert called(house.officer, "person", "tessow") is None
