"""What was typed into a form that is refused, shown back so that it is not lost.

Browsers keep a form when one goes back to it, but not all of them a page that may not be
stored. Only a form of the desk's own pages is shown back, in the answer to who sent it;
never a file, which is not even read, a secret, or what a page itself put into the form.
"""

from __future__ import annotations

import re

from django.http import HttpRequest

_FORM = "application/x-www-form-urlencoded"
_SECRET = re.compile(r"pass|proof|code|token|secret|letters")
_OURS = re.compile(
    r"next|do|draft|revision|text_id|spans|card|seen|offered|take|form|language"
)
_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}.*")


def typed_in(request: HttpRequest) -> list[str]:
    """Return the words of a refused form, in its order; [] where there are none."""
    own = request.headers.get("Sec-Fetch-Site") == "same-origin"
    if request.method != "POST" or not own or request.content_type != _FORM:
        return []
    return [
        value
        for name, values in request.POST.lists()
        for value in map(str, values)
        if value.strip() and not _is_ours(name, value)
    ]


def _is_ours(name: str, value: str) -> bool:
    made = _OURS.fullmatch(name) or _ID.fullmatch(value)
    return bool(made or _SECRET.search(name))
