"""What an officer learnt of a person: still so, asked, a change; each a note first."""

from __future__ import annotations

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from habeas.errors import HabeasError
from habeas.register import asks, change
from habeas.register.entries import Entry
from habeas.register.listing import row_of
from habeas.web import days, flash, typed
from habeas.web.officer import OfficerRequest
from habeas.web.views.person import episode_of
from habeas.web.views.register import when


def _entry(request: OfficerRequest, pk: str) -> Entry:
    at = when(request)
    row = row_of(request.officer, pk, at.as_of, at.known_on)
    if row is None:
        raise Http404
    return row.entry


@require_POST
def still(request: OfficerRequest, pk: str) -> HttpResponse:
    """Record that the value still stands, by somebody's word."""
    episode = episode_of(request, _entry(request, pk))
    with typed.until_taken(request, f"still:{pk}"):
        on = days.come(request.POST.get("on", ""))
        voice = _required(request, "voice", _("who says it"))
        asks.still_so(
            request.officer, episode, on, voice=voice, words=_text(request, "words")
        )
        flash.say(request, _("Recorded as a note, with who said it."))
    return HttpResponseRedirect(f"/register/{pk}")


@require_POST
def asked(request: OfficerRequest, pk: str) -> HttpResponse:
    """Record whom the desk asked, and the answer."""
    episode = episode_of(request, _entry(request, pk))
    with typed.until_taken(request, f"asked:{pk}"):
        asks.asked(
            request.officer,
            episode,
            request.POST.get("whom", ""),
            request.POST.get("answer", ""),
            days.about(request.POST.get("on", ""), request.POST.get("on_how", "day")),
            words=_text(request, "words"),
            place=_text(request, "place"),
            time=_text(request, "time"),
            rank=_text(request, "rank"),
        )
        flash.say(request, _("Recorded: whom you asked, and the answer."))
    return HttpResponseRedirect(f"/register/{pk}")


@require_POST
def record(request: OfficerRequest, pk: str) -> HttpResponse:
    """Record a change that the officer learnt of, in the words it rests on."""
    entry = _entry(request, pk)
    axis, _sep, value = request.POST.get("value", "").partition(":")
    with typed.until_taken(request, f"change:{pk}"):
        change.record(
            request.officer,
            episode_of(request, entry),
            axis,
            value,
            days.come(request.POST.get("on", "")),
            words=request.POST.get("words", ""),
            voice=_text(request, "voice"),
            end_basis=request.POST.get("end_basis", "") if axis == "liberty" else "",
            release_type=(
                request.POST.get("release_type", "") if value == "released" else ""
            ),
            reason=_text(request, "reason"),
            place=_text(request, "place"),
            person=entry.people[0] if "+" in entry.id else None,
        )
        flash.say(
            request,
            _("Recorded: the words are kept as a note, the change rests on them."),
        )
    return HttpResponseRedirect(f"/register/{pk}")


class _Missing(HabeasError):
    """A field that is needed was left empty."""

    def __init__(self, what: str) -> None:
        super().__init__(
            _("Say %(what)s. Nothing was recorded; fill it in and send it again.")
            % {"what": what}
        )


def _required(request: OfficerRequest, name: str, what: str) -> str:
    given = _text(request, name)
    if given is None:
        raise _Missing(what)
    return given


def _text(request: OfficerRequest, name: str) -> str | None:
    return request.POST.get(name, "").strip() or None
