"""Values as the text writes them, where the reader read a copy with capitals."""

from __future__ import annotations

import re
from typing import Any


def as_written(copy: str, text: str, value: Any) -> Any:
    """Return what was read from `copy` with its words as `text` writes them.

    The two are equal letter for letter but for case, and for spaces where words are
    crossed out. Ids and codes stay as they are: only the keys that hold words of the
    text are changed, however deep.
    """
    if copy is text:
        return value
    written = (text[m.start() : m.end()] for m in _WORD.finditer(copy))
    return _within(" ".join(copy.split()), " ".join(written), value)


_WORD = re.compile(r"\S+")


_WORDS = ("name", "words", "acronym", "role", "occupation", "title")


def _within(copy: str, text: str, value: Any) -> Any:
    if isinstance(value, list):
        return [_within(copy, text, one) for one in value]
    if not isinstance(value, dict):
        return value
    return {
        key: _said(copy, text, one)
        if key in _WORDS and isinstance(one, str)
        else _within(copy, text, one)
        for key, one in value.items()
    }


def _said(copy: str, text: str, words: str) -> str:
    at = copy.find(words)
    return text[at : at + len(words)] if at >= 0 else words
