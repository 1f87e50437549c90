"""What is typed in a form and not sent yet, kept in the memory of the desk.

It goes with the session: when the desk is locked it is forgotten here, and stands in
the form that is still open (`assets/drafts.ts`). Nothing of it touches the disk.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from habeas.errors import HabeasError
from habeas.web import flash

MOST_FORMS, MOST_SIGNS = 20, 100_000
_KEY = "typed"
_OURS = ("csrfmiddlewaretoken", "form", "do", "next", "spans", "text")


class TooMuchTyped(HabeasError):
    """More was typed in a form than the desk keeps for it."""

    def __init__(self) -> None:
        super().__init__(
            _("This is too long to be kept while you type. Send the form, or shorten.")
        )


def keep(session: Any, form: str, post: QueryDict) -> None:
    """Keep what stands in a form.

    Raises:
        TooMuchTyped: If it is too long; what was kept before stays.
    """
    told = {k: v for k, v in post.lists() if k not in _OURS}
    if sum(len(v) for values in told.values() for v in values) > MOST_SIGNS:
        raise TooMuchTyped
    put(session, form, fields=told)


def put(session: Any, form: str, **more: Any) -> None:
    """Keep values beside what stands in a form."""
    kept = dict(session.get(_KEY, {}))
    kept[form] = {**kept.pop(form, {}), **more}
    session[_KEY] = dict(list(kept.items())[-MOST_FORMS:])


def get(session: Any, form: str) -> Mapping[str, Any]:
    """Return what is kept of a form, by name; nothing where nothing is."""
    found: Mapping[str, Any] = session.get(_KEY, {}).get(form, {})
    return found


@contextmanager
def until_taken(request: HttpRequest, form: str) -> Iterator[None]:
    """Do what the block says; where it is refused, the form comes back as it was sent.

    The next page says why (`flash.refusals`). Where it is not, what was kept is
    forgotten.
    """
    try:
        yield
    except HabeasError as error:
        flash.refuse(request, error)
        with suppress(TooMuchTyped):
            keep(request.session, form, request.POST)
    else:
        forget(request.session, form)


def has(session: Any, form: str) -> bool:
    """Return whether anything is kept of a form."""
    return form in session.get(_KEY, {})


def fields(session: Any, form: str) -> QueryDict | None:
    """Return the fields of a form as they were typed, None where none were."""
    told = get(session, form).get("fields")
    if not told:
        return None
    found = QueryDict(mutable=True)
    for name, values in told.items():
        found.setlist(name, values)
    return found


def forget(session: Any, form: str) -> None:
    """Forget a form that was sent, or given up."""
    kept = dict(session.get(_KEY, {}))
    if kept.pop(form, None) is not None:
        session[_KEY] = kept
