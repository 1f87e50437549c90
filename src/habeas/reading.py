"""`habeas read`: a text in, its reading out, without a desk.

The text is decoded as the desk decodes it; a web page goes through the parser
boundary. One line in gives one line out, in the same order; a line that cannot be
read gives an `error` in its place and stops nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import IO, Any

from habeas.claims.reader.readers import Reader, default
from habeas.errors import HabeasError
from habeas.sources.boundary import extract
from habeas.sources.formats.kinds import HEAD, kind
from habeas.sources.formats.limits import DEFAULT

READ_LIMIT = DEFAULT.characters  # code points


class TooLongToRead(HabeasError):
    """A text is longer than the reader reads."""

    def __init__(self) -> None:
        super().__init__(
            "the text is longer than %(limit)s characters. Nothing was read or "
            "changed. Cut it into its documents, or keep it with `habeas add`.",
            limit=READ_LIMIT,
        )


def one(
    handle: IO[bytes], name: str, out: IO[str], reader: Reader | None = None
) -> None:
    """Write the reading of one file's text to `out` as indented JSON."""
    found = _read(_text(handle.read(), name), reader or default())
    out.write(json.dumps(found, ensure_ascii=False, indent=1))
    out.write("\n")


def lines(handle: Iterable[bytes], out: IO[str], reader: Reader | None = None) -> int:
    """Read JSON lines and write one reading for each; return how many failed."""
    failed, reader = 0, reader or default()
    for line in handle:
        if not line.strip():
            continue
        answer = _answer(line, reader)
        failed += "error" in answer
        out.write(json.dumps(answer, ensure_ascii=False) + "\n")
        out.flush()
    return failed


def _answer(line: bytes, reader: Reader) -> dict[str, Any]:
    try:
        given = json.loads(line)
        name, text = given["id"], given["text"]
    except (ValueError, KeyError, TypeError):
        return {"id": None, "error": 'this line is no JSON object with "id" and "text"'}
    if not isinstance(text, str):
        return {"id": name, "error": '"text" is no string'}
    try:
        return {"id": name, "reading": _read(text, reader)}
    except HabeasError as error:
        return {"id": name, "error": str(error)}


def _read(text: str, reader: Reader) -> Mapping[str, Any]:
    if len(text) > READ_LIMIT:
        raise TooLongToRead
    return reader.read(text)


def _text(data: bytes, name: str) -> str:
    media_type = kind(data[:HEAD], Path(name).suffix)
    return extract(data, media_type).text
