"""From passphrase to key by Argon2id, in a child, at a cost that fits the machine."""

from __future__ import annotations

import resource

import pytest
from argon2.low_level import Type, hash_secret_raw

from habeas.store import kdf
from habeas.store.kdf import Cost

CHEAP = Cost(memory=8 * 1024, passes=1, lanes=1)


def test_the_key_is_that_of_argon2id() -> None:
    expected = hash_secret_raw(b"open", bytes(16), 1, 8 * 1024, 1, 32, Type.ID)
    assert kdf.derive("open", bytes(16), CHEAP) == expected


def test_every_part_of_it_counts() -> None:
    keys = {
        kdf.derive("open", bytes(16), CHEAP),
        kdf.derive("Open", bytes(16), CHEAP),
        kdf.derive("open", bytes(15) + b"\1", CHEAP),
        kdf.derive("open", bytes(16), Cost(8 * 1024, 2, 1)),
        kdf.derive("open", bytes(16), Cost(16 * 1024, 1, 1)),
    }
    assert len(keys) == 5


def test_a_passphrase_in_any_script_is_taken() -> None:
    assert len(kdf.derive("کھلو 🔑", bytes(16), CHEAP)) == 32


def test_the_memory_is_the_childs() -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    kdf.derive("open", bytes(16), Cost(memory=256 * 1024, passes=1, lanes=1))
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert after - before < 64 * 1024


def test_the_cost_chosen_is_possible_and_no_trifle() -> None:
    cost = kdf.chosen()
    assert cost.possible()
    assert cost.memory >= kdf.LEAST
    assert cost.passes >= 3


@pytest.mark.parametrize(
    "cost",
    [Cost(0, 1, 1), Cost(2**40, 1, 1), Cost(8192, 0, 1), Cost(8192, 10**9, 1)],
)
def test_a_cost_from_a_hostile_file_is_not_possible(cost: Cost) -> None:
    assert not cost.possible()


def test_a_child_that_cannot_says_so() -> None:
    with pytest.raises(kdf.NoDerivation, match="Nothing was changed"):
        kdf.derive("open", b"", CHEAP)  # Argon2 asks for a salt of eight bytes
