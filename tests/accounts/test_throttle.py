"""Guesses are counted, one by one or all at once."""

from __future__ import annotations

import threading

import pytest

from habeas.accounts.throttle import ACCOUNT, PAIR, Counter, TooManyTries


def test_tries_at_once_are_counted_as_those_one_by_one() -> None:
    """Of many that begin together only as many are looked at as may be."""
    counter, let_through = Counter(), []
    together = threading.Barrier(40)

    def one() -> None:
        together.wait()
        try:
            counter.begin("account", "10.0.0.1")
        except TooManyTries:
            return
        let_through.append(1)

    threads = [threading.Thread(target=one) for _ in range(40)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(let_through) == PAIR


def test_who_comes_in_is_not_counted() -> None:
    """However often somebody comes in, the account stays open to them."""
    counter = Counter()
    for _ in range(3 * ACCOUNT):
        counter.begin("account", "10.0.0.1")
        counter.came_in("account", "10.0.0.1")
    counter.require("account", "10.0.0.1")


def test_guesses_from_many_places_close_the_account_alone() -> None:
    """They are counted together, and no other account is closed by them."""
    counter = Counter()
    for place in range(ACCOUNT):
        counter.begin("account", f"10.0.1.{place}")
    with pytest.raises(TooManyTries):
        counter.begin("account", "10.0.2.1")
    counter.begin("another", "10.0.2.1")
