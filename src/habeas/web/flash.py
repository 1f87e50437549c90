"""Says once, on the next page, what was done. Sentences carry numbers, never names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.http import HttpRequest

from habeas.errors import HabeasError

_KEY = "said"
# "demand <id>: ", with which a sentence begins in a terminal or a log. On a page it is
# plain which one is meant.
_WHICH = re.compile(r"^\w+ [0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}: ")


@dataclass(frozen=True)
class Said:
    """A sentence for the next page; `kind` is done, warning or refused."""

    kind: str
    sentence: str
    undo: str = ""


def say(
    request: HttpRequest, sentence: str, kind: str = "done", undo: str = ""
) -> None:
    """Keep a sentence for the next page; `undo` is where it can be taken back."""
    told = [*request.session.get(_KEY, ()), (kind, str(sentence), undo)]
    request.session[_KEY] = told[-10:]


@contextmanager
def refusals(request: HttpRequest) -> Iterator[None]:
    """Do what the block says; where it is refused, the next page says why."""
    try:
        yield
    except HabeasError as error:
        refuse(request, error)


def refuse(request: HttpRequest, error: HabeasError) -> None:
    """Say on the next page why something was refused."""
    say(request, _WHICH.sub("", str(error)), "refused")


def take(request: HttpRequest) -> list[Said]:
    """Return what was kept, and forget it."""
    session = getattr(request, "session", None)
    if session is None or _KEY not in session:
        return []
    return [Said(*told) for told in session.pop(_KEY)]
