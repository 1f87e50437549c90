"""The process that parses: started, locked, proven, fed, heard once, gone.

Started by `habeas.sources.boundary` with one argument, a JSON object: `path` (folders
to import from), `module` (the reader) and the fields of `Limits`. It imports the
reader, locks itself, writes the report of what holds as one line of JSON, and only
then reads bytes from standard input to their end. It answers with what `pack` makes
of an `Extracted`, or with one line `{"failed": "unreadable" | "too_big"}`; an error of
a parser is never passed on in its own words, which may hold the source's.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import sys
from types import ModuleType
from typing import Any

from habeas.sources import sandbox
from habeas.sources.formats.extracted import pack
from habeas.sources.formats.limits import Limits, TooLong


def main(argument: str) -> None:
    """Read one source from standard input and answer on standard output."""
    order: dict[str, Any] = json.loads(argument)
    sys.path[:0] = order["path"]
    reader = importlib.import_module(order["module"])
    limits = Limits(**order["limits"])
    gc.disable()
    report = sandbox.close(
        memory=limits.memory,
        seconds=limits.seconds,
        layers=order.get("layers", sandbox.LAYERS),
    )
    _write(_line(vars(report)))
    _write(*_answer(reader, sys.stdin.buffer.read(limits.input + 1), limits))
    os._exit(0)


def _answer(reader: ModuleType, data: bytes, limits: Limits) -> tuple[bytes, ...]:
    try:
        return pack(reader.read(data, limits))
    except (MemoryError, TooLong):
        return (_line({"failed": "too_big"}),)
    except Exception:  # noqa: BLE001  whatever a parser raises ends here
        return (_line({"failed": "unreadable"}),)


def _line(value: dict[str, Any]) -> bytes:
    return json.dumps(value).encode("ascii") + b"\n"


def _write(*pieces: bytes) -> None:
    for piece in pieces:
        sys.stdout.buffer.write(piece)
    sys.stdout.buffer.flush()
