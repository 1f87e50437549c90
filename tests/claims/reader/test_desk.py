"""What comes to a desk: testimonies, interviews, chats, mails, tables, lists, tallies.

The texts and what a careful officer reads in them are in `desk/`, set by set, written
before they were read. A false record fails by name; a text must give at least `SHARE`
of what is expected, or the `share` that it has of its own where less is read so far.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from habeas.claims.reader.read import read
from tests.claims.reader.test_unseen import is_made, missed_of

HERE = Path(__file__).parent / "desk"
EXPECTED: dict[str, Any] = {
    name: one
    for path in sorted(HERE.glob("*.yaml"))
    for name, one in yaml.safe_load(path.read_text(encoding="utf-8")).items()
}
SHARE = 0.6
FALSE = [(n, f) for n, e in EXPECTED.items() for f in e.get("never", [])]


@cache
def reading(name: str) -> dict[str, Any]:
    """Return what the reader makes of a text."""
    return read(EXPECTED[name]["text"])


@pytest.mark.parametrize(
    ("name", "false"), FALSE, ids=[f"{n}-{i}" for i, (n, _) in enumerate(FALSE)]
)
def test_no_false_record(name: str, false: dict[str, Any]) -> None:
    """Inventing something can cost a person."""
    wanted = {**false, "value": str(false["value"])} if "value" in false else false
    assert not is_made(reading(name), wanted)


@pytest.mark.parametrize("name", EXPECTED)
def test_enough_is_read(name: str) -> None:
    """Most of what a careful officer reads is proposed; what is not, is named."""
    lost, of = missed_of(reading(name), EXPECTED[name])
    share = EXPECTED[name].get("share", SHARE)
    assert len(lost) <= of * (1 - share), "\n".join(lost)
