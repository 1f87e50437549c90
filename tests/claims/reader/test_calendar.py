"""Tests that what is announced for days ahead is told, and deadlines are not."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from habeas.claims.reader.calendar import Scheduled, scheduled
from habeas.claims.reader.document import Document, document
from habeas.claims.reader.header import header
from habeas.text.dates import dates
from tests.conftest import shared
from tests.text.corpus import samples

TUESDAY = date(2026, 6, 9)
TABLE = yaml.safe_load(Path(__file__).with_name("ahead.yaml").read_text("utf-8"))
ROWS = [(text, days) for rows in TABLE.values() for text, days in rows]


def _announced(text: str, doc: Document | None = None) -> list[Scheduled]:
    doc = doc or document(text)
    return scheduled(doc, dates(doc, TUESDAY), TUESDAY)


def _days(text: str) -> list[str]:
    language = "es" if "será" in text else document(text).language
    doc = Document(text, "en" if language == "und" else language)
    found = _announced(text, doc)
    return [s.starts + (f"/{s.ends}" if s.ends else "") for s in found]


@pytest.mark.parametrize(("text", "days"), ROWS, ids=[r[0][:40] for r in ROWS])
def test_what_is_announced(text: str, days: list[str]) -> None:
    """The day ahead is told with its time; a deadline, a ban, a promise is no event."""
    assert _days(text) == days


@pytest.mark.parametrize(
    "sample", [s for s in samples() if "scheduled" in s.keys], ids=lambda s: s.name
)
def test_in_whole_documents(sample: Any) -> None:
    """Each announced day of a whole document is found; no other is."""
    doc = Document(sample.text, sample.language)
    base = header(doc).base
    found = scheduled(doc, dates(doc, base), base)
    wanted = sample.keys["scheduled"]
    assert len(found) == len(wanted)
    assert all(s.starts.startswith(w) for s, w in zip(found, wanted, strict=True))


def test_a_calendar_of_the_page() -> None:
    """Entries of a page's own calendar need no verb, and no dateline."""
    text = (
        "Two held at the weir\n\nThe two were taken in the morning.\n\n"
        "Their families know nothing.\n\nUPCOMING EVENTS\n"
        "14 June 2026 – Poetry evening, Accra\n20-21 June 2026 – Boat repair days\n"
    )
    doc = document(text)
    found = scheduled(doc, dates(doc, None), None)
    assert [(s.title, s.starts, s.ends) for s in found] == [
        ("Poetry evening, Accra", "2026-06-14", None),
        ("Boat repair days", "2026-06-20", "2026-06-21"),
    ]


def test_one_thing_told_twice_is_one() -> None:
    """The mention with the hour is kept."""
    text = "The hearing is set for 15 June. The court will sit on 15 June at 9 am."
    assert _days(text) == ["2026-06-15T09:00"]


@given(st.text())
def test_it_quotes_the_text(text: str) -> None:
    """The words lie in the text, and the title is made of its words."""
    for one in _announced(text):
        assert 0 <= one.first < one.last <= len(text)
        assert one.title in " ".join(text.split())


def test_the_hand_coded_documents() -> None:
    """All that coders found is found with the right day, and nothing else."""
    right = told = wanted = 0
    paths = [shared("documents", "seed", "statement.json")]
    paths += sorted(shared("documents", "practice").glob("p*.json"))
    for path in paths:
        gold = json.loads(path.read_text("utf-8"))["scheduled"]
        text = path.with_suffix(".txt").read_bytes().decode("utf-8")
        doc = document(text)
        base = header(doc).base
        found = scheduled(doc, dates(doc, base), base)
        right += len(
            {(g["start"], g["end"]) for g in gold} & {(s.starts, s.ends) for s in found}
        )
        told, wanted = told + len(found), wanted + len(gold)
    print(f"scheduled: {right} right of {told} told and {wanted} to be told")
    assert right >= 0.9 * wanted and right >= 0.9 * told
