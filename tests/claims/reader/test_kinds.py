"""Statements of many kinds and tongues: who, what, whom asked, what is to come.

The texts and what a careful officer reads in them are in `kinds/`. It asks more than
`unseen/`: people and bodies by name, counts, whom a demand is about, days ahead,
contacts and ties. A false record fails by name; a text must give at least `SHARE` of
what is expected, or the `share` that it has of its own where less is read so far.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from habeas.claims.reader.read import read
from habeas.text.fold import fold
from tests.claims.reader.test_unseen import is_called, is_made, missed_of

HERE = Path(__file__).parent / "kinds"
EXPECTED: dict[str, Any] = yaml.safe_load(
    (HERE / "expected.yaml").read_text(encoding="utf-8")
)
SHARE = 0.6
KINDS = (
    "people",
    "heads",
    "organisations",
    "subjects",
    "scheduled",
    "contacts",
    "ties",
)


@cache
def reading(name: str) -> dict[str, Any]:
    """Return what the reader makes of a text."""
    return read((HERE / f"{name}.txt").read_bytes().decode("utf-8"))


FALSE = [(n, f) for n, e in EXPECTED.items() for f in e.get("never", [])]


@pytest.mark.parametrize(
    ("name", "false"), FALSE, ids=[f"{n}-{i}" for i, (n, _) in enumerate(FALSE)]
)
def test_no_false_record(name: str, false: dict[str, Any]) -> None:
    """Inventing something can cost a person."""
    assert not is_made(reading(name), false)


def missed(name: str) -> tuple[list[str], int]:
    """Return what a reading misses of the expected, and how much was expected."""
    found, expected = reading(name), EXPECTED[name]
    lost, of = missed_of(found, expected)
    for who in expected.get("people", []):
        if not any(is_called(found, p["id"], who) for p in found["people"]):
            lost.append(f"person {who}")
    for who, heads in expected.get("heads", []):
        if not any(_counts(found, p, who, heads) for p in found["people"]):
            lost.append(f"heads {who}: {heads}")
    for body in expected.get("organisations", []):
        if not any(_is_body(o, body) for o in found["organisations"]):
            lost.append(f"organisation {body}")
    for words, subjects in expected.get("subjects", []):
        if not any(_is_about(found, d, words, subjects) for d in found["demands"]):
            lost.append(f"subjects {words}: {subjects}")
    for day in expected.get("scheduled", []):
        if not any(s["start"][:10] == str(day) for s in found["scheduled"]):
            lost.append(f"scheduled {day}")
    for value in expected.get("contacts", []):
        if not any(c["value"] == value for c in found["contacts"]):
            lost.append(f"contact {value}")
    for who, kind, other in expected.get("ties", []):
        if not _is_tied(found, who, kind, other):
            lost.append(f"tie {who} {kind} {other}")
    return lost, of + sum(len(expected.get(k, [])) for k in KINDS)


def _counts(found: dict[str, Any], person: dict[str, Any], who: str, n: int) -> bool:
    said = any(fold(who) in fold(q["exact"]) for q in person["quotes"])
    return (said or is_called(found, person["id"], who)) and person["heads"] == [n, n]


def _is_body(body: dict[str, Any], name: str) -> bool:
    said = fold(body["name"]).removeprefix("the ")
    return fold(name).removeprefix("the ") == said or body["acronym"] == name


def _is_about(
    found: dict[str, Any], demand: dict[str, Any], words: str, subjects: list[str]
) -> bool:
    """Whether a demand has the words and is about these, and about nobody else."""
    own = demand["subjects"]
    return (
        any(words in q["exact"] for q in demand["quotes"])
        and len(own) == len(subjects)
        and all(any(is_called(found, s, who) for s in own) for who in subjects)
    )


def _is_tied(found: dict[str, Any], who: str, kind: str, other: str) -> bool:
    for person in found["people"]:
        tie = person["attributes"].get("relative")
        same = tie and tie["kind"] == kind and fold(other) == fold(tie["name"])
        if same and is_called(found, person["id"], who):
            return True
    return any(
        r["type"] == kind
        and is_called(found, r["subject"], who)
        and is_called(found, r["object"], other)
        for r in found.get("relations", [])
    )


@pytest.mark.parametrize("name", EXPECTED)
def test_enough_is_read(name: str) -> None:
    """Most of what a careful officer reads is proposed; what is not, is named."""
    lost, of = missed(name)
    share = EXPECTED[name].get("share", SHARE)
    assert len(lost) <= of * (1 - share), "\n".join(lost)
