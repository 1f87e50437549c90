"""A catalogue goes to a spreadsheet and comes back as it was."""

from __future__ import annotations

import csv
import shutil
import zipfile
from io import BytesIO, StringIO
from pathlib import Path

import pytest

from tools import sheets, xlsx


@pytest.fixture
def urdu(tmp_path: Path) -> Path:
    """Give a copy of the Urdu catalogue."""
    path = tmp_path / "ur" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    shutil.copy(sheets.path_of("ur"), path)
    return path


def rows(sheet: str) -> list[list[str]]:
    return list(csv.reader(StringIO(sheet.removeprefix("\ufeff"), newline="")))


def written(table: list[list[str]], mark: str = ",") -> str:
    made = StringIO()
    csv.writer(made, delimiter=mark).writerows(table)
    return made.getvalue()


def test_out_and_in_again_changes_nothing(urdu: Path) -> None:
    """The law: a sheet given back unchanged leaves each translation as it was."""
    before = {(m.id, m.context): m.string for m in sheets.load(urdu)}
    assert sheets.take(urdu, sheets.out(urdu)) == 0
    assert {(m.id, m.context): m.string for m in sheets.load(urdu)} == before


def test_a_spreadsheet_opens_it(urdu: Path) -> None:
    """A byte order mark first, one row a message, Urdu in its letters."""
    sheet = sheets.out(urdu)
    assert sheet.startswith("\ufeffwhere,context,English")
    table = rows(sheet)
    assert len(table) == len([m for m in sheets.load(urdu) if m.id]) + 1
    assert ["Register", "رجسٹر"] in [[row[2], row[4]] for row in table]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_changed_row_is_taken(urdu: Path, mark: str) -> None:
    """From a sheet that was sorted, shortened and written with another separator."""
    head, *table = rows(sheets.out(urdu))
    row = next(r for r in table if r[2] == "Register" and not r[1])
    row[4] = "اندراج"
    assert sheets.take(urdu, written([head, row], mark)) == 1
    assert sheets.load(urdu).get("Register").string == "اندراج"  # type: ignore[union-attr]


def test_an_empty_place_changes_nothing(urdu: Path) -> None:
    """A translator's gap removes no translation."""
    head, *table = rows(sheets.out(urdu))
    row = next(r for r in table if r[2] == "Register" and not r[1])
    assert sheets.take(urdu, written([head, [*row[:4], "", ""]])) == 0
    assert sheets.load(urdu).get("Register").string == "رجسٹر"  # type: ignore[union-attr]


def test_a_fault_takes_nothing_and_names_its_row(urdu: Path) -> None:
    """A lost value, an unknown message, half a plural, other columns."""
    before = urdu.read_bytes()
    head, *table = rows(sheets.out(urdu))
    valued = next(r for r in table if "%(" in r[2] and not r[3])
    many = next(r for r in table if r[3] and r[4])
    good = next(r for r in table if r[2] == "Register" and not r[1])
    wrong = [
        head,
        [*good[:4], "اندراج", ""],
        [*valued[:4], "بے قدر", ""],
        ["", "", "No page says this.", "", "یہ", ""],
        [*many[:5], ""],
    ]
    with pytest.raises(sheets.WrongSheet) as refused:
        sheets.take(urdu, written(wrong))
    said = str(refused.value)
    assert all(f"row {number}" in said for number in (3, 4, 5))
    assert "row 2" not in said
    with pytest.raises(sheets.WrongSheet):
        sheets.take(urdu, "one,two\n1,2\n")
    assert urdu.read_bytes() == before


def test_a_workbook_goes_out_and_comes_back(urdu: Path) -> None:
    """Unchanged it changes nothing; it lies from the right; one cell changed is taken."""
    whole = sheets.book(urdu)
    assert sheets.take(urdu, whole) == 0
    with zipfile.ZipFile(BytesIO(whole)) as book:
        assert b'rightToLeft="1"' in book.read("xl/worksheets/sheet1.xml")
        assert b'name="Urdu"' in book.read("xl/workbook.xml")
    head, *table = xlsx.read(whole)
    row = next(r for r in table if r[2] == "Register" and not r[1])
    row[4] = "=SUM(A1)"
    assert sheets.take(urdu, xlsx.write([head, row], "x")) == 1
    assert sheets.load(urdu).get("Register").string == "=SUM(A1)"  # type: ignore[union-attr]


def test_a_workbook_of_other_columns_is_refused(urdu: Path) -> None:
    """It is named, and nothing is taken."""
    with pytest.raises(sheets.WrongSheet):
        sheets.take(urdu, xlsx.write([["a", "b"]], "x"))
