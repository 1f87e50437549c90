"""Finds what a page is about, as far as the officer may see it, or answers 404."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme

from habeas.claims.models import Claim
from habeas.records import identify
from habeas.records.choosing import model_of
from habeas.records.models import Choice, Person, Sameness
from habeas.register.models import Asking, Episode
from habeas.web.officer import OfficerRequest


def one(request: OfficerRequest, model: Any, pk: str) -> Any:
    """Return the row of `model` with this id. Raises `Http404`."""
    found = model.objects.visible_to(request.officer).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def standing(request: OfficerRequest, model: Any, pk: str) -> Any:
    """Return a record that still stands, with its claim. Raises `Http404`."""
    rows = model.objects.visible_to(request.officer).select_related("claim")
    found = rows.filter(pk=pk, withdrawn=False).first()
    if found is None:
        raise Http404
    return found


def decided_same(request: OfficerRequest, pk: str) -> Sameness:
    """Return a standing decision about two people who may both be seen, or 404."""
    found: Sameness | None = identify.visible(request.officer).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def asked_about(request: OfficerRequest, pk: str) -> Asking:
    """Return a standing asking about an episode of whom may be seen, or 404.

    Either may have been closed since the desk asked.
    """
    found: Asking = one(request, Asking, pk)
    episode = one(request, Episode, found.episode_id)
    one(request, Person, episode.person_id)
    if found.undone:
        raise Http404
    return found


def chosen(request: OfficerRequest, pk: str) -> Choice:
    """Return a standing choice whose record and claim may be seen, or 404."""
    found: Choice = one(request, Choice, pk)
    one(request, model_of(found.table), found.row)
    one(request, Claim, found.claim_id)
    if found.undone:
        raise Http404
    return found


def some(request: OfficerRequest, model: Any, pks: list[str]) -> list[Any]:
    """Return rows by their ids, in the order of `pks`. Raises `Http404` if one fails."""
    rows = model.objects.visible_to(request.officer).filter(pk__in=pks)
    found = {row.pk: row for row in rows}
    if not pks or set(pks) - set(found):
        raise Http404
    return [found[pk] for pk in dict.fromkeys(pks)]


def back(request: OfficerRequest, otherwise: str) -> HttpResponse:
    """Return a redirect to the page the form names, if it is one of ours."""
    told = request.POST.get("next", "")
    ours = told.startswith("/") and url_has_allowed_host_and_scheme(told, None)
    return HttpResponseRedirect(told if ours else otherwise)
