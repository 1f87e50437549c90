"""Chains of custody in texts the rules were not made for: who stands where, since when.

The texts and what a careful officer reads in them are in `custody.yaml`. A false record
fails by name; of the expected each text must give at least the share `SHARE`.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from habeas.claims.reader.read import read
from habeas.text.fold import fold
from tests.claims.reader.test_unseen import acts, is_made, rows

TEXTS: dict[str, Any] = yaml.safe_load(
    Path(__file__).with_name("custody.yaml").read_text(encoding="utf-8")
)
SHARE = 0.4
FALSE = [(n, f) for n, e in TEXTS.items() for f in e.get("never", [])]


@cache
def reading(name: str) -> dict[str, Any]:
    """Return what the reader makes of a text."""
    return read(TEXTS[name]["text"])


@pytest.mark.parametrize(
    ("name", "false"), FALSE, ids=[f"{n}-{i}" for i, (n, _) in enumerate(FALSE)]
)
def test_no_false_record(name: str, false: dict[str, Any]) -> None:
    """Inventing something can cost a person."""
    assert not is_made(reading(name), false)


def missed(name: str) -> tuple[list[str], int]:
    """Return what a reading misses of the expected, and how much was expected."""
    found, wanted = reading(name), TEXTS[name]
    lost = []
    for person, status in wanted.get("current", {}).items():
        if status not in [r["current"] for r in rows(found, person)]:
            lost.append(f"current {person}: {status}")
    for person, past in wanted.get("history", {}).items():
        told = [[h["status"] for h in r["history"]] for r in rows(found, person)]
        if past not in told:
            lost.append(f"history {person}: {past}, not {told}")
    for group, number in wanted.get("heads", {}).items():
        if [number, number] not in [r["heads"] for r in rows(found, group)]:
            lost.append(f"heads {group}: {number}")
    for key in ("dates", "places", "frames"):
        lost.extend(_details(found, key, wanted.get(key, [])))
    return lost, sum(len(wanted.get(k, ())) for k in KINDS)


KINDS = ("current", "history", "heads", "dates", "places", "frames")


def _details(found: dict[str, Any], key: str, wanted: list[list[Any]]) -> list[str]:
    """Return the dates, places or time frames of acts that a reading has not so."""
    named = {p["id"]: fold(p["name"]) for p in found["places"]}
    lost = []
    for kind, victim, right in wanted:
        done = acts(found, {"type": kind, "victim": victim})
        told = {
            "dates": [a["date"] for a in done],
            "frames": [a["time_frame"] for a in done],
            "places": [named.get(a["place"]) for a in done],
        }[key]
        same = str(right) if key != "places" else fold(str(right))
        if not any(
            t is not None and (t == same or _within(key, t, same)) for t in told
        ):
            lost.append(f"{key} {kind} {victim}: {right}, not {told}")
    return lost


def _within(key: str, told: str, right: str) -> bool:
    """Whether the name of a place begins or ends with the one expected."""
    return key == "places" and (told.startswith(right) or told.endswith(right))


@pytest.mark.parametrize("name", TEXTS)
def test_enough_is_read(name: str) -> None:
    """Most of what a careful officer reads is proposed; what is not, is named."""
    lost, of = missed(name)
    assert len(lost) <= of * (1 - SHARE), "\n".join(lost)
