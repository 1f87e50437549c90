"""What is kept in memory is of one officer, one state of the ledger, one unlocking."""

from __future__ import annotations

from typing import Any

from habeas.accounts.models import User
from habeas.records.remembered import forget, remembered
from habeas.store.ledger import write


def test_it_is_made_once_until_something_is_written(desk: Any) -> None:
    """And anew for another officer, after an entry, and once it was forgotten."""
    made: list[int] = []

    def make() -> int:
        made.append(len(made))
        return len(made)

    officer = desk.officer
    assert remembered(officer, make, "x") == remembered(officer, make, "x") == 1
    assert remembered(officer, make, "y") == 2
    other = User(pk="another", ceiling="internal")
    assert remembered(other, make, "x") == 3
    with write(officer, "test.touch", about=("x",)):
        pass
    assert remembered(officer, make, "x") == 4
    forget()
    assert remembered(officer, make, "x") == 5
    desk.again()
    assert remembered(officer, make, "x") == 6
