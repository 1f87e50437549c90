"""What a text about people at risk holds back, at first sight and ever after.

The texts and what an officer holds back in them are in `endangered.yaml`.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from habeas.claims.reader.document import document
from habeas.claims.reader.withhold import Withheld, withheld

TEXTS: dict[str, Any] = yaml.safe_load(
    Path(__file__).with_name("endangered.yaml").read_text(encoding="utf-8")
)
SHARE = 0.8


@cache
def held(name: str) -> list[Withheld]:
    """Return what is held back in a text."""
    return withheld(document(TEXTS[name]["text"]))


def covered(name: str, words: str, why: str | None = None) -> float:
    """Return the share of some words that is held back, for a reason or for any."""
    at = TEXTS[name]["text"].index(words)
    wanted = set(range(at, at + len(words)))
    found = {n for w in held(name) if why in (None, w.why) for n in _range(w)}
    return len(wanted & found) / len(wanted)


def _range(one: Withheld) -> range:
    return range(one.start, one.end)


OPEN = [(n, words) for n, e in TEXTS.items() for words in e["open"]]


@pytest.mark.parametrize(("name", "words"), OPEN, ids=[n for n, _ in OPEN])
def test_it_stays_open(name: str, words: str) -> None:
    """What endangers nobody is not held back."""
    assert covered(name, words) == 0


def missed(name: str) -> list[str]:
    """Return what ought to be held back and is not, by less than four fifths."""
    return [
        f"{why}: {words}"
        for why, words in TEXTS[name]["hold"]
        if covered(name, words) < SHARE
    ]


@pytest.mark.parametrize("name", TEXTS)
def test_enough_is_held_back(name: str) -> None:
    """Of what endangers somebody little may be missed; what is, is named."""
    lost = missed(name)
    assert len(lost) <= len(TEXTS[name]["hold"]) * (1 - SHARE), "\n".join(lost)
