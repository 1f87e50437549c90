"""A workbook holds what was written, as text and nothing else."""

from __future__ import annotations

import io
import zipfile
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools import xlsx

CELLS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\t\n\r")
)
TABLES = st.lists(st.lists(CELLS, min_size=1, max_size=4), min_size=1, max_size=5)


@given(TABLES)
def test_what_is_read_is_what_was_written(rows: list[list[str]]) -> None:
    """Every letter, tabs and both ends of a line; the same bytes each time."""
    rows = [[c.replace("\ufffe", "").replace("\uffff", "") for c in r] for r in rows]
    made = xlsx.write(rows, "ur")
    assert xlsx.read(made) == rows
    assert made == xlsx.write(rows, "ur")


def test_nothing_is_a_formula() -> None:
    """What a spreadsheet would obey is text in the file."""
    made = xlsx.write([["=1+1", "@SUM(A1)", '=HYPERLINK("x")', "-2", "\0"]], "ur")
    sheet = part(made, "xl/worksheets/sheet1.xml")
    assert {c.get("t") for c in sheet.iter(f"{{{xlsx.MAIN}}}c")} == {"inlineStr"}
    assert not list(sheet.iter(f"{{{xlsx.MAIN}}}f"))
    assert xlsx.read(made)[0][4] == "\ufffd"


def test_a_sheet_from_the_right_and_its_name() -> None:
    """A name that Excel would refuse is mended."""
    made = xlsx.write([["a"]], "[Urdu]: what/said?" * 3, right_to_left=True)
    (view,) = part(made, "xl/worksheets/sheet1.xml").iter(f"{{{xlsx.MAIN}}}sheetView")
    assert view.get("rightToLeft") == "1"
    (sheet,) = part(made, "xl/workbook.xml").iter(f"{{{xlsx.MAIN}}}sheet")
    name = sheet.get("name") or ""
    assert 0 < len(name) <= 31 and not set(name) & set("[]:*?/\\'")


def test_what_a_spreadsheet_saves_is_read() -> None:
    """Shared strings in runs, gaps between cells, numbers; no result of a formula."""
    sheet = (
        f'<worksheet xmlns="{xlsx.MAIN}"><sheetData><row r="1">'
        '<c r="A1" t="s"><v>0</v></c><c r="C1"><v>7</v></c>'
        '<c r="D1" t="str"><f>A1</f><v>gone</v></c></row></sheetData></worksheet>'
    )
    strings = (
        f'<sst xmlns="{xlsx.MAIN}"><si><r><t>two </t></r><r><t>runs</t></r>'
        "<rPh><t>said</t></rPh></si></sst>"
    )
    assert xlsx.read(packed(sheet, strings)) == [["two runs", "", "7", ""]]


@pytest.mark.parametrize(
    "data",
    [b"", b"no zip", b"PK\x03\x04", "doctype"],
)
def test_what_is_no_workbook_is_refused(data: bytes | str) -> None:
    """Also one with entities of its own, which could grow without end."""
    bomb = packed('<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>', "<sst/>")
    with pytest.raises(xlsx.NoWorkbook):
        xlsx.read(bomb if isinstance(data, str) else data)


def packed(sheet: str, strings: str) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as book:
        book.writestr("xl/worksheets/sheet1.xml", sheet)
        book.writestr("xl/sharedStrings.xml", strings)
    return whole.getvalue()


def part(data: bytes, path: str) -> ElementTree.Element:
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return ElementTree.fromstring(book.read(path))  # noqa: S314 - made above
