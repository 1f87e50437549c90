"""News, notes of observers, wire reports, appeals: who did what to whom, where.

The texts and what a careful officer reads in them are in `news/`, round by round. A
false record fails by name; a text must give at least `SHARE` of what is expected, or
the `share` that it has of its own where less is read so far.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from habeas.claims.reader.read import read
from tests.claims.reader.test_unseen import acts, is_made, missed_of, same_name

HERE = Path(__file__).parent / "news"
EXPECTED: dict[str, Any] = {
    name: one
    for path in sorted(HERE.glob("*.yaml"))
    for name, one in yaml.safe_load(path.read_text(encoding="utf-8")).items()
}
SHARE = 0.6


@cache
def reading(name: str) -> dict[str, Any]:
    """Return what the reader makes of a text."""
    return read(EXPECTED[name]["text"])


FALSE = [(n, f) for n, e in EXPECTED.items() for f in e.get("never", [])]


@pytest.mark.parametrize(
    ("name", "false"), FALSE, ids=[f"{n}-{i}" for i, (n, _) in enumerate(FALSE)]
)
def test_no_false_record(name: str, false: dict[str, Any]) -> None:
    """Inventing something can cost a person."""
    assert not is_made(reading(name), false)


def place_of(found: dict[str, Any], act: dict[str, Any]) -> str:
    """Return the name of the place where an act was done."""
    names = [p["name"] for p in found["places"] if p["id"] == act["place"]]
    return str(names[0]) if names else ""


def missed(name: str) -> tuple[list[str], int]:
    """Return what a reading misses of the expected, and how much was expected."""
    found, expected = reading(name), EXPECTED[name]
    lost, of = missed_of(found, expected)
    wanted = expected.get("places", [])
    for kind, victim, place in wanted:
        done = acts(found, {"type": kind, "victim": victim})
        if not any(same_name(place_of(found, a), place) for a in done):
            lost.append(f"place {kind} {victim}: {place}")
    return lost, of + len(wanted)


@pytest.mark.parametrize("name", EXPECTED)
def test_enough_is_read(name: str) -> None:
    """Most of what a careful officer reads is proposed; what is not, is named."""
    lost, of = missed(name)
    share = EXPECTED[name].get("share", SHARE)
    assert len(lost) <= of * (1 - share), "\n".join(lost)
