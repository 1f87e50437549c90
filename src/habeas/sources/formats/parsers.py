"""Which module reads which format, and which modules the server never imports.

Names only: nothing here imports a parser. What a stranger's document is parsed with
runs in the child process behind `habeas.sources.boundary`; the server process knows
the readers by the names in `READERS`, and a test proves that it has none of `PARSERS`.
"""

from __future__ import annotations

READERS = {
    "text/html": "habeas.sources.formats.html",
}

IN_PROCESS = ("text/plain",)

CHILD_ONLY = (*READERS.values(), "habeas.sources.formats.child")

PARSERS = (
    "PIL",
    "bs4",
    "defusedxml",
    "docx",
    "extract_msg",
    "fitz",
    "html5lib",
    "icalendar",
    "justext",
    "lxml",
    "lxml_html_clean",
    "mammoth",
    "nh3",
    "odf",
    "openpyxl",
    "pdfminer",
    "pikepdf",
    "pymupdf",
    "pypdf",
    "pypdfium2",
    "pytesseract",
    "selectolax",
    "trafilatura",
    "warcio",
)
