"""The manual's table: what differs from it beyond the tolerance is named."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tools import calibrate, score_table
from tools.score_table import BEGIN, END, _alike, _rows

ROW = "| acts, F1 | 0.923 (0.92-0.92) | 0.800 (0.75-0.85) |"
FALSE = "| false records | 0 of 40 | 0 of 119 |"
SPEED = "| speed: sentences a second | 1320.5 | | `x` |"


def test_a_row_may_differ_by_little() -> None:
    """A share by `APART`; ranges and counts follow from it and are not compared."""
    assert _alike(ROW, ROW.replace("0.800 (0.75", "0.790 (0.70"))
    assert not _alike(ROW, ROW.replace("0.800", "0.760"))
    assert not _alike(ROW, "")


def test_a_false_record_is_never_little() -> None:
    """One more is told."""
    assert _alike(FALSE, FALSE)
    assert not _alike(FALSE, FALSE.replace("0 of 119", "1 of 119"))


def test_what_depends_on_the_machine_is_left_out() -> None:
    """Speed and memory."""
    assert list(_rows(f"{ROW}\n{FALSE}\n{SPEED}")) == ["acts, F1", "false records"]


def test_a_stale_page_is_named_by_its_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And rewriting it makes it current, the words around it untouched."""
    page = tmp_path / "reader.md"
    old = ROW.replace("0.923", "0.5")
    page.write_text(f"before\n{BEGIN}\n{old}\n{FALSE}\n{END}\nafter\n")
    monkeypatch.setattr(score_table, "DOCS", page)
    now = f"{ROW}\n{FALSE}"
    assert score_table._stale(now) == ["acts, F1"]
    score_table._rewrite(now)
    assert score_table._stale(now) == []
    assert page.read_text() == f"before\n{BEGIN}\n{now}\n{END}\nafter\n"


def test_the_manual_has_every_figure() -> None:
    """Each kind with its range and the keywords beside it, and the lines of their own."""
    _, inside, _ = score_table._parts(score_table.DOCS.read_text(encoding="utf-8"))
    assert "| | seed | practice | seed, keywords | practice, keywords |" in inside
    for name in ("UNER", "PropBank", "rows of dates", "rows of places", "held back"):
        assert name in inside
    assert re.search(r"\| acts, F1 \| \d\.\d{3} \(\d\.\d\d-\d\.\d\d\)", inside)


def test_the_lower_end_of_a_share() -> None:
    """Wilson's; wide with few, narrow with many."""
    assert calibrate.lower(10, 10) < calibrate.lower(100, 100) < 1
    assert 0.8 < calibrate.lower(95, 100) < 0.95
