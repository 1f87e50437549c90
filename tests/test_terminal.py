"""What commands show on stderr while they work."""

from __future__ import annotations

import pytest

from habeas import terminal


def test_bringing_up_to_date_is_said_once_and_ends(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """In words where there is no terminal to draw a bar on; nothing on stdout."""
    shown = terminal.Upgrading()
    for far in (("copying", 0, 0), ("copying", 40, 100), ("checking", 0, 0)):
        shown(*far)
    shown("", 0, 0)
    shown("", 0, 0)
    told = capsys.readouterr()
    assert told.err.count("of an earlier version") == 1 and told.out == ""
