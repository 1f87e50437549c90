"""`habeas words`, `add-word`, `take-word`, `remove-word` and `learn`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from habeas.store import desk as desks
from tests.claims.learning.conftest import Officer
from tests.command import run
from tests.conftest import PASSPHRASE


def test_lists_by_command(desk: Any, tmp_path: Path) -> None:
    """Added, listed, written to a file, removed, taken in again; refused in a sentence."""
    desks.lock()

    def said(*words: str) -> Any:
        return run(desk.root, *words, passphrase=PASSPHRASE)

    assert said("add-word", "alias", "SSJ", "--means", "Sath Sujag").returncode == 0
    bad = said("add-word", "act", "demand", "--means", "arrest")
    assert bad.returncode and "cannot be put on the list" in bad.stderr
    [row] = json.loads(said("words", "--json").stdout)
    assert (row["kind"], row["words"], row["means"]) == ("alias", "SSJ", "Sath Sujag")
    path = str(tmp_path / "lists.json")
    assert said("words", "--export", path).returncode == 0
    assert said("words", "--export", path).returncode != 0
    assert "removed" in said("remove-word", row["id"][:8]).stdout
    assert "1 new" in said("words", "--import", path).stdout
    assert "no list of the form" in said("words", "--import", "nowhere").stderr


def test_learn_by_command(desk: Any) -> None:
    """Measured, learnt, listed, gone back from; an offer is taken."""
    Officer(desk.officer).correct_many()
    desks.lock()

    def said(*words: str) -> Any:
        return run(desk.root, *words, passphrase=PASSPHRASE)

    dry = said("learn", "--dry-run")
    assert "nothing was changed" in dry.stdout and "held out: F1" in dry.stdout
    assert "version 1 stands" in said("learn").stdout
    [row] = json.loads(said("learn", "--list", "--json").stdout)
    assert row["version"] == 1 and row["stands"] == "yes" and not row["note"]
    assert float(row["F1 after"]) >= float(row["F1 before"])
    assert "version 0 stands" in said("learn", "--back", "0").stdout
    first, *_ = json.loads(said("words", "--offered", "--json").stdout)
    assert "1 taken" in said("take-word", first["id"]).stdout
    [word] = json.loads(said("words", "--json").stdout)
    assert word["words"] == first["words"]
