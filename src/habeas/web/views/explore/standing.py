"""What these pages are made of: kept in step, or being made while somebody waits."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import TypeVar

from django.http import HttpResponse

from habeas.publication.telling import keep
from habeas.records.remembered import remembered
from habeas.register import lines
from habeas.web import made
from habeas.web.officer import OfficerRequest

T = TypeVar("T")
View = Callable[..., HttpResponse]


def told(view: View) -> View:
    """Let a view answer once all that it counts is made; before, it says how far."""

    @functools.wraps(view)
    def answered(
        request: OfficerRequest, *args: object, **more: object
    ) -> HttpResponse:
        waits = made.lines(request) or made.tellings(request)
        return waits or view(request, *args, **more)

    return answered


def kept(request: OfficerRequest, make: Callable[[], T], *of: object) -> T:
    """Return `make()`, made once for as long as nothing that is told changes."""
    return remembered(request.officer, make, *of, lines.made(), since=keep.standing())
