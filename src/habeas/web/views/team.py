"""The team: who works here, in which roles; the switches for a bad day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from habeas.accounts import roles, switches, ways
from habeas.accounts import team as teams
from habeas.accounts.models import Credential, User
from habeas.errors import HabeasError
from habeas.store.labels import LABELS
from habeas.web import flash
from habeas.web.headers import own_origin
from habeas.web.officer import OfficerRequest
from habeas.web.terms import ROLES

WAYS: dict[str, Promise] = {
    Credential.PASSKEY: gettext_lazy("passkey"),
    Credential.PASSWORD: gettext_lazy("password and code"),
    Credential.RECOVERY: gettext_lazy("recovery codes"),
    Credential.INVITATION: gettext_lazy("invited, not in yet"),
}


@dataclass(frozen=True)
class Member:
    """An officer as the list shows them."""

    officer: User
    roles: list[Promise]
    ways: list[Promise]
    is_you: bool


def _member(officer: User, you: User) -> Member:
    kinds = dict.fromkeys(c.kind for c in ways.all_of(officer))
    return Member(
        officer,
        [ROLES[r][0] for r in officer.roles if r in ROLES],
        [WAYS[k] for k in kinds if k in WAYS],
        officer.pk == you.pk,
    )


@require_safe
def team(request: OfficerRequest) -> HttpResponse:
    """Show who works here, and what a keeper of keys can do about it."""
    context = {
        "members": [_member(u, request.officer) for u in teams.officers()],
        "roles": [(code, *said) for code, said in ROLES.items()],
        "ceilings": LABELS[::-1],
        "alone": roles.table().alone in request.officer.roles,
        "has_way": ways.has(request.officer),
    }
    return render(request, "team.html", context)


def _chosen(request: OfficerRequest, field: str = "role") -> list[str]:
    return [r for r in request.POST.getlist(field) if r]


def _ceiling(request: OfficerRequest) -> str | None:
    return request.POST.get("ceiling") or None


def _one(pk: str) -> User:
    found = next((u for u in teams.officers() if u.pk == pk), None)
    if found is None:
        raise Http404
    return found


def _attempt(
    request: OfficerRequest, do: Callable[[], object], said: str
) -> HttpResponse:
    with flash.refusals(request):
        do()
        flash.say(request, said)
    return HttpResponseRedirect("/team")


def _shown(request: OfficerRequest, do: Callable[[], tuple[User, str]]) -> HttpResponse:
    try:
        officer, secret = do()
    except HabeasError as error:
        flash.refuse(request, error)
        return HttpResponseRedirect("/team")
    link = f"{own_origin(request, request.get_host())}/join#{secret}"
    context = {"invited": officer, "link": link, "secret": secret}
    return render(request, "shown_once.html", context)


@require_POST
def invite(request: OfficerRequest) -> HttpResponse:
    """Add an officer, and show the link of their invitation this once."""
    keeper = request.officer

    def do() -> tuple[User, str]:
        if not ways.has(keeper):
            raise teams.NoWayIn
        return teams.invite(
            keeper,
            request.POST.get("name", ""),
            _chosen(request),
            ceiling=_ceiling(request),
            own=_chosen(request, "own"),
            language=keeper.language,
        )

    return _shown(request, do)


@require_POST
def change_roles(request: OfficerRequest, pk: str) -> HttpResponse:
    """Give an officer other roles."""
    officer = _one(pk)
    return _attempt(
        request,
        lambda: teams.change_roles(
            request.officer, officer, _chosen(request), _ceiling(request)
        ),
        _("The roles are changed, from the officer's next step on."),
    )


@require_POST
def disable(request: OfficerRequest, pk: str) -> HttpResponse:
    """Let an officer in no more."""
    officer = _one(pk)
    return _attempt(
        request,
        lambda: teams.disable(request.officer, officer),
        _("This officer comes in no more. What they did stays theirs."),
    )


@require_POST
def reset(request: OfficerRequest, pk: str) -> HttpResponse:
    """Take an officer's ways in away and invite them anew."""
    officer = _one(pk)
    return _shown(request, lambda: (officer, teams.reset(request.officer, officer)))


@require_POST
def read_only(request: OfficerRequest) -> HttpResponse:
    """Switch writing off, or on again."""
    on = request.POST.get("on") == "1"
    return _attempt(
        request,
        lambda: switches.read_only(request.officer, on),
        _("Nobody can write now.") if on else _("Writing is switched on again."),
    )


@require_POST
def log_out_all(request: OfficerRequest) -> HttpResponse:
    """End every session and token."""
    switches.log_out_all(request.officer)
    return HttpResponseRedirect("/")
