"""What commands show on stderr while they work."""

from __future__ import annotations

from pathlib import Path

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


@pytest.mark.parametrize(
    "weak", ["karim", "12345678901", "a" * 40, "ab ab ab ab ab ab"]
)
def test_a_passphrase_that_is_soon_guessed_is_refused(
    weak: str, tmp_path: Path
) -> None:
    """Nothing is said of it; four words pass, in any script."""
    path = tmp_path / "new"
    path.write_text(f"{weak}\n", encoding="utf-8")
    with pytest.raises(terminal.ShortPassphrase) as raised:
        terminal.new_passphrase(str(path))
    assert weak not in str(raised.value)
    for good in ("river boat seven lamp", "دریا کشتی سات چراغ"):
        path.write_text(f"{good}\n", encoding="utf-8")
        assert terminal.new_passphrase(str(path)) == good
