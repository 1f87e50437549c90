"""`habeas search` and `habeas index`: what they print, and what they refuse."""

from __future__ import annotations

import json
from typing import Any

import pytest

from habeas.sources import preserve, read
from habeas.store import desk as desks
from tests.command import run
from tests.conftest import PASSPHRASE


@pytest.fixture
def kept(desk: Any) -> Any:
    """A desk with two sources, locked again."""
    for words in ("Crates at the quay.", "کشتی quay پر"):
        source = preserve.keep(desk.officer, words.encode(), kind="paste").source
        read.text_of(desk.officer, source)
    desks.lock()
    return desk


def test_search_and_index(kept: Any) -> None:
    """Found newest first, as words or JSON; the index is made by the first search."""
    root = kept.root
    state = run(root, "index", "state", passphrase=PASSPHRASE)
    assert "no search index yet" in state.stdout
    done = run(root, "search", "quay", "--json", passphrase=PASSPHRASE)
    rows = json.loads(done.stdout)
    assert [row["kind"] for row in rows] == ["text", "text"]
    assert rows[1]["words"] == "Crates at the quay."
    state = run(root, "index", "state", "--json", passphrase=PASSPHRASE)
    told = json.loads(state.stdout)
    assert told == {"stands": True, "waiting": 0, "made_of": None}
    made = run(root, "index", "rebuild", passphrase=PASSPHRASE)
    assert made.returncode == 0 and "of 2 things" in made.stdout


@pytest.mark.parametrize(
    ("words", "more", "said"),
    [
        ('"', [], "no word to look for"),
        ("quay", ["--kind", "spies"], "no such kind"),
    ],
)
def test_what_is_refused(kept: Any, words: str, more: list[str], said: str) -> None:
    done = run(kept.root, "search", words, *more, passphrase=PASSPHRASE)
    assert done.returncode in (1, 2) and said in done.stderr and not done.stdout
