"""What the tests of claims share: a statement read on a desk of its own."""

from __future__ import annotations

from typing import Any

import pytest

from tests.register.conftest import Desk, Statement, statement


@pytest.fixture
def house(desk: Any) -> Desk:
    """A desk with what these tests do on it."""
    return Desk(desk.officer)


@pytest.fixture
def told() -> Any:
    """Makes the statement anew, to be changed before it is read."""
    return statement


__all__ = ["Statement"]
