"""What chance decides in a test follows from the run's number and the test's name."""

from __future__ import annotations

import random
import uuid

from habeas.store.rows import new_id
from tests import chance


def drawn(name: str) -> tuple[str, float]:
    """Return what a test of this name would draw first."""
    chance.begin(name)
    return new_id(), random.random()


def test_a_test_draws_the_same_whatever_ran_before_it() -> None:
    """And another than a test of another name: no id comes twice in a run."""
    first, other = drawn("one"), drawn("another")
    assert drawn("one") == first
    assert not set(first) & set(other)
    assert uuid.UUID(first[0]).version == 4


def test_what_is_made_once_takes_nothing_from_who_needed_it_first() -> None:
    """The desk that all others are copies of is the same for every worker."""
    alone = drawn("one")[0]
    chance.begin("one")
    with chance.apart("the template"):
        template = new_id()
    assert new_id() == alone
    with chance.apart("the template"):
        assert new_id() == template
