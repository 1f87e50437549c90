"""A sealed column opens in its own row, column and table, and nowhere else."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from habeas.accounts.models import Owner
from habeas.store.ledger import write
from habeas.store.seal import SealBroken

HARD = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@HARD
@given(st.text())
def test_any_text_comes_back_as_it_was(desk: Any, text: str) -> None:
    with write(desk.officer, "test.make") as w:
        owner = Owner(name=text)
        w.save(owner)
    assert Owner.objects.whole("test").get(pk=owner.pk).name == text


def test_a_value_moved_to_another_row_does_not_open(desk: Any) -> None:
    with write(desk.officer, "test.make") as w:
        one, two = Owner(name="one"), Owner(name="two")
        w.save(one, two)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE accounts_owner SET name = "
            "(SELECT name FROM accounts_owner WHERE id = %s) WHERE id = %s",
            [one.pk, two.pk],
        )
    moved = Owner.objects.whole("test").get(pk=two.pk)
    with pytest.raises(SealBroken):
        str(moved.name)


def test_the_column_holds_no_clear_byte(desk: Any) -> None:
    with write(desk.officer, "test.make") as w:
        w.save(Owner(name="Ziaratabad Press Club"))
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM accounts_owner")
        stored = b"".join(bytes(row[0]) for row in cursor.fetchall())
    assert b"Ziaratabad" not in stored
