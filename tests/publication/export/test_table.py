"""CSV that a spreadsheet opens without obeying it, and that reads back the same."""

from __future__ import annotations

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.publication.export import table
from habeas.publication.export.table import plain_cell, read, safe_cell, write

from .sample import FORMULA, publication

NUMBER = re.compile(r"-?\d+(\.\d+)?")
DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


@pytest.mark.parametrize(
    "value",
    ["=1+1", "+44", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\u00a0=1",
     "＝1", "\u200b=1", "-", FORMULA, "'=1"],
)  # fmt: skip
def test_what_a_spreadsheet_would_obey_is_text(value: str) -> None:
    """It gets an apostrophe before it, and loses it when it is read."""
    assert safe_cell(value).startswith("'")
    assert plain_cell(safe_cell(value)) == value


@pytest.mark.parametrize(
    ("value", "cell"),
    [(None, ""), (True, "yes"), (False, "no"), (3, "3"), (-3, "-3"), ("a=b", "a=b"),
     ("", ""), ("گرفتار", "گرفتار")],
)  # fmt: skip
def test_other_values_are_plain(value: object, cell: str) -> None:
    """Numbers stay numbers; nothing is an empty cell."""
    assert safe_cell(value) == cell


@given(st.text())
def test_no_cell_begins_dangerously(text: str) -> None:
    """Whatever comes in, and it reads back as it was."""
    cell = safe_cell(text)
    assert not cell.startswith(DANGEROUS)
    assert not cell.lstrip(" \u00a0").startswith(DANGEROUS)
    assert plain_cell(cell) == text


@given(st.lists(st.tuples(st.text(), st.text()), max_size=5))
def test_a_table_reads_back(rows: list[tuple[str, str]]) -> None:
    """Line feeds, quotes, commas and formulas; NUL alone is replaced."""
    data = write(("a", "b"), rows)
    assert data.startswith(b"\xef\xbb\xbfa,b\r\n")
    expected = [{"a": a, "b": b} for a, b in rows]
    told = [{k: v.replace("\0", "\ufffd") for k, v in r.items()} for r in expected]
    assert read(data) == told


def test_the_tables_of_a_publication() -> None:
    """One row for each row, act, demand, source and figure; every cell is safe."""
    it = publication()
    files = table.tables(it)
    counts = {n: len(read(d)) for n, d in files.items() if n.endswith(".csv")}
    assert counts == {
        "register.csv": 5, "acts.csv": 3, "demands.csv": 1, "sources.csv": 1,
        "figures.csv": 4, "announced.csv": 1, "places.csv": 3,
    }  # fmt: skip
    for name, data in files.items():
        if name.endswith(".csv"):
            cells = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
            found = [c for r in cells for c in r if c.startswith(DANGEROUS)]
            assert [c for c in found if not NUMBER.fullmatch(c)] == []


def test_what_the_cells_say() -> None:
    """Codes, EDTF dates and ids, so that a table can be read by a program."""
    files = table.tables(publication())
    first = read(files["register.csv"])[0]
    assert (first["liberty"], first["since"], first["disputed"]) == (
        "in_custody", "2026-03-10", "yes",
    )  # fmt: skip
    act = read(files["acts.csv"])[0]
    assert act["incident"] == FORMULA and act["date"] == "[2026-03-10,2026-03-11]"
    assert act["alleged_doers"] == "Marine Police Unit | individual | body"
    assert act["quotes"] == "they beat […] there"
    figure = read(files["figures.csv"])[2]
    assert (figure["value"], figure["fewer_than"]) == ("", "5")


def test_the_same_publication_gives_the_same_tables() -> None:
    """Byte for byte."""
    assert table.tables(publication()) == table.tables(publication())
