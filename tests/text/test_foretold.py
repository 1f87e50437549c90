"""What was written down of expressions is what they ask for; without it all is as before."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from habeas.claims.reader.read import read
from habeas.text import foretold
from habeas.text.needs import asked
from habeas.text.sure import needed

SAID = "On Monday police arrested Karim Soomro in Sukkur."


def test_what_is_written_is_what_is_worked_out() -> None:
    """Of every twentieth expression; the file is this code's."""
    kept = json.loads(foretold.FILE.read_text("utf-8"))
    assert kept["by"] == foretold.version() and len(kept["wants"]) > 1_500
    for key in sorted(kept["wants"])[::20]:
        flags, _, pattern = key.partition(" ")
        worked_out = needed(pattern, int(flags)), asked(pattern, int(flags))
        assert foretold.wants(pattern, int(flags)) == worked_out


@pytest.mark.parametrize(
    "there", ["", "no json", "{}", "[1]", '{"by": "another", "wants": {}}']
)
def test_without_a_file_of_this_code_all_is_worked_out(
    there: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A missing, broken or older file changes nothing that is read."""
    file = tmp_path / "needs.json"
    if there:
        file.write_text(there, "utf-8")
    monkeypatch.setattr(foretold, "FILE", file)
    foretold._file.cache_clear()
    try:
        assert foretold.wants(r"\barrest(?:ed|s)\b") == (
            needed(r"\barrest(?:ed|s)\b"),
            asked(r"\barrest(?:ed|s)\b"),
        )
    finally:
        foretold._file.cache_clear()
    assert read(SAID)["people"]
