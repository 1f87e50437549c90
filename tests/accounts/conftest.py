"""A team of five, one for each role, each with a passkey."""

from __future__ import annotations

from typing import Any

import pytest

from tests.accounts.members import Team, gather


@pytest.fixture
def team(desk: Any) -> Team:
    """Give a desk at which a team works."""
    return gather(desk.officer)
