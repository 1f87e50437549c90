"""What these pages are made of: kept in step, or being made while somebody waits.

On a desk that has none yet a page makes it in a second or two where it is small; of a
large one a thread goes on, and the page says how far it is.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import TypeVar

from django.http import HttpResponse
from django.shortcuts import render

from habeas.publication.telling import keep
from habeas.records.remembered import remembered
from habeas.register import lines
from habeas.web.officer import OfficerRequest

T = TypeVar("T")
View = Callable[..., HttpResponse]


def told(view: View) -> View:
    """Let a view answer once all that it counts is made; before, it says how far."""

    @functools.wraps(view)
    def answered(
        request: OfficerRequest, *args: object, **more: object
    ) -> HttpResponse:
        if keep.ensure() is None:
            return making(request)
        return view(request, *args, **more)

    return answered


def making(request: OfficerRequest) -> HttpResponse:
    """Say how far the making is; it goes on by itself."""
    done, total = keep.progress()
    return render(request, "explore/making.html", {"done": done, "total": total})


def kept(request: OfficerRequest, make: Callable[[], T], *of: object) -> T:
    """Return `make()`, made once for as long as nothing that is told changes."""
    return remembered(request.officer, make, *of, lines.ensure(), since=keep.standing())
