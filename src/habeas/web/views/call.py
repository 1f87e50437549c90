"""A call: one form in the order in which a caller talks, saved as it is typed."""

from __future__ import annotations

import datetime
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from habeas.claims import calling
from habeas.claims.calling import Call
from habeas.claims.models import Claim
from habeas.claims.reviewed import OPEN
from habeas.errors import HabeasError
from habeas.register import called, calls
from habeas.sources import drafts
from habeas.sources.drafts import Draft
from habeas.sources.models import Source
from habeas.store.rows import new_id
from habeas.web import days, find, flash
from habeas.web.officer import OfficerRequest

KIND = "call"


@require_safe
def call(request: OfficerRequest) -> HttpResponse:
    """Show an empty form. It becomes a draft with the first letter typed."""
    return _form(request, new_id(), {}, None)


@require_safe
def resume(request: OfficerRequest, pk: str) -> HttpResponse:
    """Show a draft as it was left."""
    draft = _draft(request, pk)
    return _form(request, draft.id, draft.values, draft)


@require_POST
def save(request: OfficerRequest) -> HttpResponse:
    """Save what is typed; the answer comes when it is durable."""
    values = calling.clean(request.POST.dict())
    asked = request.headers.get("X-Habeas-Save") == "1"
    try:
        draft = _save(request, values)
    except HabeasError as error:
        if asked:
            return JsonResponse({"said": str(error)}, status=409)
        return _form(request, _id(request), values, None, str(error))
    if asked:
        return JsonResponse({**_saved(request, draft), "read": readings(draft)})
    flash.say(request, _("Saved as a draft. Nothing of it is a source yet."))
    return HttpResponseRedirect(f"/call/{draft.id}")


@require_POST
def keep(request: OfficerRequest) -> HttpResponse:
    """Keep the call as a source; its words make rows of the register."""
    values = calling.clean(request.POST.dict())
    try:
        if not values:
            raise calls.EmptyCall
        draft = _save(request, values)
        begun = Call(values, draft.began_at.astimezone())
        taken = calls.take(request.officer, begun, key=calls.key_of(draft.id, values))
    except HabeasError as error:
        standing = drafts.load(request.officer, _id(request))
        return _form(request, _id(request), values, standing, str(error))
    drafts.done(request.officer, draft.id)
    return HttpResponseRedirect(f"/call/kept/{taken.source.pk}")


@require_POST
def discard(request: OfficerRequest, pk: str) -> HttpResponse:
    """Throw a draft away, once the officer has said to be sure."""
    _draft(request, pk)
    if request.POST.get("sure") != "1":
        said = _("Tick the box to say that you are sure. Nothing was discarded.")
        flash.say(request, said, "refused")
        return HttpResponseRedirect(f"/call/{pk}")
    drafts.discard(request.officer, pk)
    flash.say(request, _("The draft is discarded."))
    return HttpResponseRedirect("/")


@require_safe
def kept(request: OfficerRequest, pk: str) -> HttpResponse:
    """Show what a call made, its clocks, and the questions still to ask."""
    source = find.one(request, Source, pk)
    if source.kind != "note":
        raise Http404
    taken = calls.of_note(request.officer, source)
    now = datetime.datetime.now().astimezone()
    claims = Claim.objects.visible_to(request.officer).filter(source=source)
    context = {
        "source": source,
        "shown": called.rows_of(request.officer, taken, days.today(), now),
        "waiting": claims.filter(state__in=OPEN).count(),
    }
    return render(request, "call_kept.html", context)


def readings(draft: Draft) -> dict[str, str]:
    """Return what the day, the time and the number come to, in words; '' if unread.

    What cannot be read is said to be kept as words.
    """
    told = Call(draft.values, draft.began_at.astimezone())
    words = _("kept as words; not read as a date or a number")
    return {
        "day": (days.words(told.day) or words) if told["day"] else "",
        "time": (told.time or words) if told["time"] else "",
        "count": _count(told) if told.told and (told["count"] or told["who"]) else "",
    }


def _count(told: Call) -> str:
    named = len(told.names)
    said = ngettext("%(n)s named", "%(n)s named", named) % {"n": named}
    rest = told.unnamed
    if rest is None:
        return said
    low, high = rest
    if low is None:
        return _("%(named)s; how many others is kept as words") % {"named": said}
    if high is None:
        return _("%(named)s, %(n)s or more not named") % {"named": said, "n": low}
    span = str(low) if low == high else f"{low}–{high}"
    return _("%(named)s, %(n)s not named") % {"named": said, "n": span}


def _form(
    request: OfficerRequest,
    draft_id: str,
    values: Any,
    draft: Draft | None,
    refused: str = "",
) -> HttpResponse:
    context = {
        "draft": draft,
        "draft_id": draft_id,
        "revision": draft.revision if draft else 0,
        "values": values,
        "consents": list(calling.CONSENTS.items()),
        "manners": [(code, told[0]) for code, told in calling.MANNERS.items()],
        "read": readings(draft) if draft else {},
        "others": [d for d in drafts.open_of(request.officer) if d.id != draft_id],
        "refused": refused,
        "now": datetime.datetime.now().astimezone(),
    }
    return render(request, "call.html", context)


def _save(request: OfficerRequest, values: dict[str, str]) -> Draft:
    told = request.POST.get("revision", "0")
    seen = int(told) if told.isascii() and told.isdigit() and len(told) < 9 else 0
    return drafts.save(request.officer, _id(request), KIND, values, seen)


def _saved(request: OfficerRequest, draft: Draft) -> dict[str, object]:
    return {
        "id": draft.id,
        "revision": draft.revision,
        "saved": f"{draft.saved_at.astimezone():%H:%M}",
        "beside": draft.beside if draft.id != _id(request) else "",
        "token": get_token(request),
    }


def _id(request: OfficerRequest) -> str:
    """Return the draft's id that the form brought, or a new one."""
    told = request.POST.get("draft", "")
    return told if drafts.is_id(told) else new_id()


def _draft(request: OfficerRequest, pk: str) -> Draft:
    found = drafts.load(request.officer, pk)
    if found is None or found.kind != KIND:
        raise Http404
    return found
