"""Carries a language's catalogue to a spreadsheet and back, for who translates there.

usage: python -m tools.sheets out LANGUAGE FILE.xlsx     (or FILE.csv)
       python -m tools.sheets in LANGUAGE FILE.xlsx

A workbook, whose cells are text and whose sheet lies as the language is written; or CSV
in UTF-8 with a byte order mark, which Excel and LibreOffice open rightly. Rows may
be sorted, left out and left empty: what is empty changes nothing. Nothing is taken from
a sheet that has one fault; each fault names its row.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterator
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

from tools import catalogues, xlsx

COLUMNS = ("where", "context", "English", "English, many", "translation", "many")
VALUE = re.compile(r"%\(\w+\)s")


class WrongSheet(Exception):
    """A sheet cannot be taken: each fault with the row it stands in."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__(
            "nothing was taken from the sheet. Mend these rows and give it again:\n"
            + "\n".join(faults)
        )


def path_of(language: str) -> Path:
    """Return where a language's catalogue stands."""
    return catalogues.LOCALE / language / "LC_MESSAGES" / "django.po"


def load(path: Path) -> Catalog:
    """Return a catalogue as it stands."""
    with path.open("rb") as handle:
        return read_po(handle, locale=path.parents[1].name, domain="django")


def out(path: Path) -> str:
    """Return the sheet of a catalogue, what is not translated yet first."""
    made = StringIO()
    csv.writer(made, lineterminator="\r\n").writerows(table(path))
    return "\ufeff" + made.getvalue()


def book(path: Path) -> bytes:
    """Return the same as a workbook, from the right where its language is so written."""
    locale = load(path).locale
    name = locale.english_name if locale else "Sheet"
    turned = locale is not None and locale.text_direction == "rtl"
    return xlsx.write(table(path), name or "Sheet", right_to_left=turned)


def table(path: Path) -> list[tuple[str, ...]]:
    """Return the rows of a sheet, the columns' names first."""
    rows = [_row(message) for message in load(path) if message.id]
    rows.sort(key=lambda row: (row[4] != "", row[0], row[2]))
    return [COLUMNS, *rows]


def _row(message: Message) -> tuple[str, ...]:
    one, many = _pair(message.id)
    told, told_many = _pair(message.string)
    where = next((str(place[0]) for place in message.locations), "")
    return where, message.context or "", one, many, told, told_many


def _pair(text: Any) -> tuple[str, str]:
    one, many = (text[0], text[-1]) if isinstance(text, list | tuple) else (text, "")
    return str(one or ""), str(many or "")


def take(path: Path, sheet: str | bytes) -> int:
    """Write a sheet's translations into a catalogue; return how many were changed.

    Args:
        path: The catalogue.
        sheet: The text of a CSV file, or the bytes of a workbook.

    Raises:
        WrongSheet: If a row is of no message, or its values are not the message's.
        xlsx.NoWorkbook: If bytes are no workbook.
    """
    catalog = load(path)
    changes, faults = [], []
    for number, row in _rows(sheet):
        message = catalog.get(row["English"], row["context"] or None)
        if message is None:
            faults.append(f"row {number}: the pages have no such message")
        elif fault := _fault(message, row):
            faults.append(f"row {number}: {fault}")
        elif row["translation"]:
            changes.append((message, row))
    if faults:
        raise WrongSheet(faults)
    changed = sum(_put(message, row) for message, row in changes)
    made = BytesIO()
    write_po(made, catalog, width=88, sort_output=True, include_lineno=False)
    path.write_text(catalogues.without_dates(made.getvalue().decode()), "utf-8")
    return changed


def _rows(sheet: str | bytes) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the rows with their numbers as a spreadsheet counts them."""
    if isinstance(sheet, bytes):
        return _of(csv.DictReader(_lines(xlsx.read(sheet))))
    return _of(_read(sheet))


def _lines(rows: list[list[str]]) -> Iterator[str]:
    """Yield a workbook's rows as lines of CSV, which one reader reads for both."""
    made = StringIO(newline="")
    csv.writer(made).writerows(rows)
    made.seek(0)
    return made


def _read(sheet: str) -> csv.DictReader[str]:
    text = sheet.removeprefix("\ufeff")
    head = text.partition("\n")[0]
    mark = max(",;\t", key=head.count)
    return csv.DictReader(StringIO(text, newline=""), delimiter=mark)


def _of(found: csv.DictReader[str]) -> Iterator[tuple[int, dict[str, str]]]:
    if not set(COLUMNS) <= set(found.fieldnames or ()):
        raise WrongSheet([f"row 1: the columns are not {', '.join(COLUMNS)}"])
    for number, row in enumerate(found, 2):
        yield number, {name: (row[name] or "").strip("\r") for name in COLUMNS}


def _fault(message: Message, row: dict[str, str]) -> str:
    """Return why a translation cannot stand for a message, '' where it can."""
    given = [row["translation"], row["many"]] if row["translation"] else []
    plural = isinstance(message.id, list | tuple)
    if plural and given and not all(given):
        return "both forms, of one and of many, are needed"
    wanted = set(VALUE.findall(_pair(message.id)[1 if plural else 0]))
    for text in given[: 2 if plural else 1]:
        if set(VALUE.findall(text)) != wanted:
            return f"the values must be {', '.join(sorted(wanted)) or 'none'}"
    return ""


def _put(message: Message, row: dict[str, str]) -> bool:
    plural = isinstance(message.id, list | tuple)
    told = (row["translation"], row["many"]) if plural else row["translation"]
    changed = bool(message.string != told)
    message.string = told
    return changed


def main(purpose: str, language: str, name: str) -> None:
    """Do what is asked on the command line."""
    file, path = Path(name), path_of(language)
    is_book = file.suffix == ".xlsx"
    if purpose == "out":
        file.write_bytes(book(path) if is_book else out(path).encode())
        return
    data = file.read_bytes()
    changed = take(path, data if is_book else data.decode())
    catalogues.compile_all()
    sys.stdout.write(f"{changed} translations changed in {language}\n")


if __name__ == "__main__":
    if len(sys.argv) != 4 or sys.argv[1] not in ("out", "in"):
        sys.exit(__doc__)
    try:
        main(*sys.argv[1:])
    except (WrongSheet, xlsx.NoWorkbook) as wrong:
        sys.exit(str(wrong))
