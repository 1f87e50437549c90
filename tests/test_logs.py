"""What a log line may hold."""

from __future__ import annotations

import logging
from typing import Any

import pytest

from habeas.errors import HabeasError
from habeas.logs import IdsOnly

WORD = "Qvanari"


class Request:
    """A request as Django's log records carry it."""

    def __init__(self, path: str, match: object) -> None:
        self.path, self.resolver_match = path, match


def said(message: str, *given: object, **extra: Any) -> str:
    """Return the line that a record becomes."""
    record = logging.LogRecord("x", logging.ERROR, "x", 1, message, given, None)
    for name, value in extra.items():
        setattr(record, name, value)
    assert IdsOnly().filter(record)
    return logging.Formatter("{message}", style="{").format(record)


@pytest.mark.parametrize("error", [ValueError(WORD), KeyError(WORD)])
def test_an_error_that_is_not_ours_keeps_its_class_alone(error: Exception) -> None:
    """What Python says of bad input may repeat the input."""
    line = said("failed", exc_info=(type(error), error, None))
    assert type(error).__name__ in line
    assert WORD not in line


def test_an_error_of_ours_keeps_its_sentence() -> None:
    """Our sentences hold ids and numbers."""
    error = HabeasError("source 12: nothing was read")
    assert "source 12" in said("failed", exc_info=(HabeasError, error, None))


def test_an_address_that_is_none_of_ours_is_not_repeated() -> None:
    """Somebody may have typed a name behind the address of the desk."""
    path = f"/{WORD}"
    line = said("Not Found: %s", path, request=Request(path, None), status_code=404)
    assert WORD not in line
    assert "404" in line


def test_an_address_of_ours_stays() -> None:
    """Ours hold ids."""
    line = said("Internal Server Error: %s", "/about", request=Request("/about", 1))
    assert "/about" in line
