"""Asks another reader about a source that the desk's own has read; it only adds.

Its claims are `suggested`, like all, and carry its method and version. What both
readers read is proposed once, by the desk's own. A model behind an endpoint is on this
machine or is not asked; see `claims.reader.endpoint`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from habeas.accounts.models import User
from habeas.claims.propose import ReadingFailed, propose, propose_reading
from habeas.claims.reader.readers import ENDPOINT, KEYWORDS, RULES, Reader
from habeas.errors import HabeasError
from habeas.sources.models import Source
from habeas.sources.read import text_of


class OnlyForComparison(HabeasError):
    """The reader by keywords was asked to read for a desk."""

    def __init__(self) -> None:
        super().__init__(
            "the reader by keywords is there to be compared with, not to read for a "
            "desk. Nothing was read. Use `rules`."
        )


def consult(officer: User, source: Source, reader: Reader) -> int:
    """Have a source read by the desk's own reader, then by another.

    Returns:
        How many claims are new, of both.

    Raises:
        ReadingFailed: If a reader stopped; what the desk's own proposed stands.
        OnlyForComparison: If it is the reader by keywords.
        HabeasError: What the reader says of itself, or that no text could be made.
    """
    if reader.name == KEYWORDS:
        raise OnlyForComparison
    count = propose(officer, source)
    if reader.name == RULES:
        return count
    text = text_of(officer, source)
    found = _only_its_own(_read(source, reader, str(text.text)))
    method = ENDPOINT if reader.name == ENDPOINT else "model"
    return count + propose_reading(
        officer, source, text, found, method=method, version=reader.version
    )


def _read(source: Source, reader: Reader, text: str) -> Mapping[str, Any]:
    try:
        return reader.read(text)
    except HabeasError:
        raise
    except Exception as error:  # a fault of a package in one source stops no other
        raise ReadingFailed(source.pk, type(error).__name__) from error


def _only_its_own(reading: Mapping[str, Any]) -> dict[str, Any]:
    """Return a reading without the acts that it says the desk's own has as well."""
    acts = reading.get("acts")
    if not isinstance(acts, list):
        return dict(reading)
    new = [a for a in acts if not (isinstance(a, dict) and a.get("agreed") is True)]
    return {**reading, "acts": new}
