"""Tests that words for a time come to the day that a careful reader makes of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from habeas.claims.reader.document import Document, document
from habeas.text.dates import (
    UnknownWeekday,
    bounds,
    dates,
    mentions,
    resolve_weekday,
)

ROWS = yaml.safe_load(Path(__file__).with_name("dates.yaml").read_text("utf-8"))
_MARKED = re.compile(r"\[\[(.+?)\]\]")


@dataclass(frozen=True)
class Row:
    """One row of dates.yaml; `spans` are those of the words in brackets."""

    group: str
    text: str
    spans: list[tuple[int, int]]
    base: date | None
    edtf: str | None
    more: list[Any]


def _rows() -> list[Row]:
    found = []
    for group, rows in ROWS.items():
        for marked, base, edtf, *more in rows:
            spans, text, last = [], "", 0
            for match in _MARKED.finditer(marked):
                text += marked[last : match.start()]
                spans.append((len(text), len(text) + len(match[1])))
                text += match[1]
                last = match.end()
            text += marked[last:]
            found.append(Row(group, text, spans, base, edtf, more))
    return found


TABLE = _rows()


def _told(row: Row) -> list[tuple[str | None, str | None]]:
    """Return what the words in brackets come to, with the time."""
    language = row.more[1] if len(row.more) > 1 else "en"
    found = dates(Document(row.text, language), row.base)
    return [
        (one.edtf, one.time)
        for start, end in row.spans
        for one in found
        if one.start < end and start < one.end
    ]


def _is_right(row: Row) -> bool:
    told = _told(row)
    if not row.spans:
        language = row.more[1] if len(row.more) > 1 else "en"
        return not mentions(row.text, language=language)
    wanted = [row.edtf]
    time = row.more[0] if row.more else None
    if len(row.spans) > 1:
        wanted, time = [row.edtf, time], None
    return [edtf for edtf, _ in told] == wanted and time in (None, told[0][1])


def test_the_table_is_right() -> None:
    """At least 95 in 100 of the rows come out exactly; the others are named."""
    wrong = [row for row in TABLE if not _is_right(row)]
    report = [f"{r.group}: {r.text!r} gave {_told(r)}, not {r.edtf}" for r in wrong]
    print(f"dates: {len(TABLE) - len(wrong)} of {len(TABLE)} right")
    assert len(TABLE) >= 150
    assert len(wrong) * 20 <= len(TABLE), "\n".join(report)


@pytest.mark.parametrize(
    "row", [r for r in TABLE if not r.spans], ids=lambda r: r.text[:40]
)
def test_what_only_looks_like_a_date_is_none(row: Row) -> None:
    """Ages, sums, laws, names and codes name no time."""
    assert _is_right(row), _told(row)


@given(st.text(), st.sampled_from(["en", "ur", "es", "sw", "ms", "ur-Latn", "und"]))
def test_any_text_is_read(text: str, language: str) -> None:
    """Mentions lie in the text, in order, and never overlap."""
    found = mentions(text, language=language)
    assert all(0 <= m.start < m.end <= len(text) for m in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


_WORDS = (
    "on since by last next the 3 12th 2026 March May Friday , . – and to of night "
    "between two days later ago 03/04/26 2026-02-03 at 5 pm until from 31 week"
)
_PIECES = st.lists(st.sampled_from(_WORDS.split()), max_size=14)
_WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@example(["May", "2026", "–", "03/04/26"], date(2026, 5, 6))
@example(["2026-02-03", "–", "3", "March"], date(2000, 1, 1))
@given(_PIECES, st.dates(date(1990, 1, 1), date(2060, 1, 1)))
def test_every_date_is_edtf(pieces: list[str], dateline: date) -> None:
    """Whatever is resolved can be read back, and starts no later than it ends."""
    for one in dates(document(" ".join(pieces)), dateline):
        if one.edtf:
            first, last = bounds(one.edtf)
            assert first is None or last is None or first <= last
            assert one.bare


@given(_PIECES)
def test_without_a_dateline_only_words_tell(pieces: list[str]) -> None:
    """No day of reading is put in: what needs a dateline stays untold."""
    text = " ".join(pieces)
    for one in dates(document(text), None):
        if one.bare:
            assert one.derivation != "dateline"


@given(st.dates(date(1, 1, 8), date(9999, 12, 31)), st.integers(0, 6))
def test_a_weekday_is_the_last_one(dateline: date, number: int) -> None:
    """At most six days before the dateline, and of that name."""
    day = resolve_weekday(_WEEK[number], dateline)
    assert dateline - timedelta(days=6) <= day <= dateline
    assert day.weekday() == number


def test_no_weekday_is_made_up() -> None:
    """A word that names none raises, and the message does not repeat it."""
    with pytest.raises(UnknownWeekday) as raised:
        resolve_weekday("Monsday", date(2026, 2, 3))
    assert "Monsday" not in str(raised.value)


def test_a_chat_is_told_message_by_message() -> None:
    """Yesterday in the second message is the day of the first."""
    text = (
        "12/06/2026, 22:10 - Desk: Two taken at the bridge\n"
        "13/06/2026, 08:00 - Desk: they were taken yesterday, court tomorrow\n"
        "13/06/2026, 08:05 - Amal: ok\n"
    )
    doc = document(text)
    found = {text[d.start : d.end]: d.edtf for d in dates(doc, date(2026, 6, 12))}
    assert found["yesterday"] == "2026-06-12"
    assert found["tomorrow"] == "2026-06-14"


def test_the_same_evening_is_the_evening_told() -> None:
    """Not the day told last, when another evening was told before it."""
    text = (
        "Nine were seized on Tuesday evening at the weir. The boats were taken too, and "
        "the nets with them, as far as the families know.\n\nA nurse saw two of them at "
        "about 6 am on Wednesday. She was let in for a moment, with bread and a lamp, by "
        "a guard whom she had known at school, and she saw that one was lame.\n\nThe "
        "same evening the ferry office was sealed.\n"
    )
    found = dates(document(text), date(2026, 2, 26))
    assert [d.edtf for d in found][-1] == "2026-02-24"


def test_a_heading_stands_for_its_lines() -> None:
    """Lines of a timeline that name no day belong to the heading above."""
    text = (
        "TIMELINE\n\nFriday 5 June\n\n09:00 Gates are closed.\n10:30 Two are taken.\n"
        "22:00 They are still inside.\n\nSaturday 6 June\n\n07:15 One is let go.\n"
    )
    found = dates(document(text), date(2026, 6, 8))
    assert found.standing_at(text.index("10:30")) == "2026-06-05"
    assert found.standing_at(text.index("07:15")) == "2026-06-06"
    assert found.standing_at(0) is None


def test_the_page_stamp_tells_nothing_of_other_numbers() -> None:
    """A browser prints the month first; the statement may write the day first."""
    text = (
        "Home » News\n4/5/26, 9:12 AM\n\nThree held in the valley\n\n"
        "The letters bear 03/02/26 and 25/02/26.\n"
    )
    found = [d.edtf for d in dates(document(text), date(2026, 4, 5))]
    assert found == ["2026-04-05", "2026-02-03", "2026-02-25"]


@pytest.mark.parametrize("piece", ["5 May ", "12/", "since the ", "March\n", "9 " * 8])
def test_a_long_text_takes_no_longer_than_its_length(piece: str) -> None:
    """A million characters of one thing are read in seconds, not hours."""
    assert (
        dates(document(piece * (200_000 // len(piece))), date(2026, 5, 6)) is not None
    )
