"""A text in, its reading out: one `habeas-reading/1` object, every item quoted."""

from __future__ import annotations

import hashlib
from typing import Any

from habeas.claims.reader.document import Document, document
from habeas.text.spans import quote

FORMAT = "habeas-reading/1"


def read(text: str) -> dict[str, Any]:
    """Return what `text` says, as `habeas-reading/1`; the text is never changed.

    Quotes hold Unicode code points of `text`, end exclusive. The same text gives the
    same reading: no clock, no knowledge from outside, no chance.
    """
    doc = document(text)
    reading: dict[str, Any] = {
        "format": FORMAT,
        "text_sha256": sha256(text),
        "language": doc.language,
        "title": None,
        "issuer": None,
        "dateline": None,
        "page_stamp": None,
        "parts": _parts(doc),
    }
    lists = "people organisations places events acts register demands scheduled"
    reading.update({name: [] for name in lists.split()})
    reading.update({"contacts": [], "withhold": [], "relations": []})
    return reading


def sha256(text: str) -> str:
    """Return the hash of a text in UTF-8 (lone surrogates written as they are)."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def words(text: str, start: int, end: int) -> dict[str, Any]:
    """Return a quote of `text` as a reading holds it."""
    return dict(quote(text, start, end).to_dict())


def _parts(doc: Document) -> list[dict[str, Any]]:
    return [
        {"kind": p.kind, "voice": p.voice, "start": p.start, "end": p.end}
        for p in doc.parts
    ]
