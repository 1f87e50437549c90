"""A table as a spreadsheet's workbook (Office Open XML), and back as text.

Written by hand: a zip of six small files, ECMA-376 part 1. Every cell is text in the
file (`inlineStr`), so that no program takes one for a formula, a date or a number; and
what is read of a cell is its text alone: a formula's result is not taken. A sheet may
be laid out from the right.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from xml.etree import ElementTree
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")
_LARGEST = 64 << 20  # bytes, of one part
_LONGEST = 32_767  # characters of one cell
_WHEN = (1980, 1, 1, 0, 0, 0)


class NoWorkbook(Exception):
    """A file is no workbook that can be read."""

    def __init__(self) -> None:
        super().__init__(
            "this is no workbook that can be read. Nothing was taken. Save it as .xlsx "
            "or as .csv, and give it again."
        )


def write(
    rows: Iterable[Sequence[str]], name: str, *, right_to_left: bool = False
) -> bytes:
    """Return a workbook of one sheet; the first row stays in view.

    `name` loses what Excel takes in no name of a sheet, and all past 31 characters. A
    cell is cut at 32,767 characters, Excel's most; unseen control characters, which XML
    cannot carry, become U+FFFD.
    """
    called = escape(_NOT_IN_NAMES.sub(" ", name)[:31].strip() or "Sheet", _QUOTE)
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations("officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        f'<sheet name="{called}" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relations("worksheet", "worksheets/sheet1.xml"),
        "xl/worksheets/sheet1.xml": _sheet(list(rows), right_to_left),
    }
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as book:
        for path, xml in parts.items():
            entry = zipfile.ZipInfo(path, _WHEN)
            entry.compress_type = zipfile.ZIP_DEFLATED
            book.writestr(entry, _HEAD + xml)
    return whole.getvalue()


_QUOTE = {'"': "&quot;"}


def _content_types() -> str:
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/xl/workbook.xml" '
        f'ContentType="{_TYPES}.sheet.main+xml"/>'
        '<Override PartName="/xl/worksheets/sheet1.xml" '
        f'ContentType="{_TYPES}.worksheet+xml"/></Types>'
    )


def _relations(kind: str, target: str) -> str:
    return (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/{kind}" Target="{target}"/></Relationships>'
    )


def _sheet(rows: Sequence[Sequence[str]], right_to_left: bool) -> str:
    side = ' rightToLeft="1"' if right_to_left else ""
    wide = max(map(len, rows), default=1)
    lines = "".join(_line(n, row) for n, row in enumerate(rows, 1))
    return (
        f'<worksheet xmlns="{MAIN}"><sheetViews><sheetView{side} workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews>'
        f'<cols><col min="1" max="{wide}" width="40" customWidth="1"/></cols>'
        f"<sheetData>{lines}</sheetData></worksheet>"
    )


def _line(number: int, row: Sequence[str]) -> str:
    cells = "".join(
        _cell(f"{_letters(i)}{number}", text) for i, text in enumerate(row, 1)
    )
    return f'<row r="{number}">{cells}</row>'


def _letters(column: int) -> str:
    """Return how a column is called: A to Z, AA and so on."""
    more, last = divmod(column - 1, 26)
    return (_letters(more) if more else "") + chr(65 + last)


def _cell(at: str, text: str) -> str:
    told = escape(_NOT_IN_XML.sub("\ufffd", text[:_LONGEST]), {"\r": "&#13;"})
    return f'<c r="{at}" t="inlineStr"><is><t xml:space="preserve">{told}</t></is></c>'


def read(data: bytes) -> list[list[str]]:
    """Return the text of the first sheet, row by row; empty cells are ''.

    Raises:
        NoWorkbook: If it is none, or one of its parts is larger than 64 MiB.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            shared = list(_shared(book))
            sheet = _part(book, "xl/worksheets/sheet1.xml")
    except (zipfile.BadZipFile, KeyError, ElementTree.ParseError) as error:
        raise NoWorkbook from error
    return [_row(row, shared) for row in sheet.iter(f"{{{MAIN}}}row")]


def _part(book: zipfile.ZipFile, path: str) -> ElementTree.Element:
    if book.getinfo(path).file_size > _LARGEST:
        raise NoWorkbook
    data = book.read(path)
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise NoWorkbook
    return ElementTree.fromstring(data)  # noqa: S314 - no entity is left to expand


def _shared(book: zipfile.ZipFile) -> Iterator[str]:
    path = "xl/sharedStrings.xml"
    if path in book.namelist():
        yield from (_text(item) for item in _part(book, path))


def _row(row: ElementTree.Element, shared: Sequence[str]) -> list[str]:
    cells: list[str] = []
    for cell in row:
        at = _column(cell.get("r", "")) or len(cells) + 1
        cells += [""] * (at - len(cells))
        cells[at - 1] = _told(cell, shared)
    return cells


def _column(reference: str) -> int:
    """Return the number of the column of a reference such as `AB12`; 0 for none."""
    number = 0
    for letter in re.match("[A-Z]{0,3}", reference)[0]:  # type: ignore[index]
        number = number * 26 + ord(letter) - 64
    return number


def _told(cell: ElementTree.Element, shared: Sequence[str]) -> str:
    if cell.find(f"{{{MAIN}}}f") is not None:
        return ""
    kind, value = cell.get("t", "n"), cell.findtext(f"{{{MAIN}}}v") or ""
    if kind == "inlineStr":
        return _text(cell)
    if kind == "s":
        at = int(value) if value.isdecimal() else len(shared)
        return shared[at] if at < len(shared) else ""
    return value


def _text(item: ElementTree.Element) -> str:
    """Return the text of a string, of however many runs; not how it is pronounced."""
    phonetic = {t for r in item.iter(f"{{{MAIN}}}rPh") for t in r.iter()}
    found = (t for t in item.iter(f"{{{MAIN}}}t") if t not in phonetic)
    return "".join(t.text or "" for t in found)
