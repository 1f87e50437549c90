"""What the reader's expressions ask of a text, worked out when Habeas is built.

To take an expression apart costs more than to read a page with it, and there are two
thousand: so `tools/needs.py` writes down what each asks for. An expression that is not
in that file is taken apart when it is made, as all are where there is no file, or where
it was written by another version of the code that works it out.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from habeas.text.needs import Need, asked
from habeas.text.sure import needed

Wants = tuple[tuple[tuple[str, ...], ...], Need]
FILE = files("habeas.text") / "data" / "needs.json"
_CODE = ("needs.py", "sure.py")


def wants(pattern: str, flags: int = 0) -> Wants:
    """Return the lists of each of which a match holds a word, and what its ways need."""
    key = f"{int(flags)} {pattern}"
    kept = _file().get(key)
    if kept is None:
        found = _worked_out[key] = needed(pattern, flags), asked(pattern, flags)
        return found
    lists, need = kept
    return tuple(map(tuple, lists)), _need(need)


def written() -> str:
    """Return the file's text for all expressions taken apart in this process."""
    return json.dumps(
        {"by": version(), "wants": _worked_out},
        ensure_ascii=False,
        separators=(",", ":"),
    )


@cache
def version() -> str:
    """Return a hash of the code that takes expressions apart."""
    code = (files("habeas.text").joinpath(name).read_bytes() for name in _CODE)
    return hashlib.sha256(b"\0".join(code)).hexdigest()


_worked_out: dict[str, Wants] = {}


@cache
def _file() -> dict[str, Any]:
    try:
        kept = json.loads(FILE.read_text("utf-8"))
        return dict(kept["wants"]) if kept["by"] == version() else {}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _need(kept: Any) -> Need:
    lists, groups = kept
    return Need(tuple(map(tuple, lists)), tuple(_ways(groups)))


def _ways(groups: Any) -> Iterator[tuple[Need, ...]]:
    for ways in groups:
        yield tuple(map(_need, ways))
