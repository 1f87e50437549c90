"""Whether two records are the same person: suggested, decided by people, undone."""

from __future__ import annotations

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from habeas.errors import HabeasError
from habeas.records import identify
from habeas.records.models import Person, Sameness
from habeas.register.listing import rows
from habeas.web import find, flash
from habeas.web.officer import OfficerRequest
from habeas.web.views.register import when


@require_safe
def people(request: OfficerRequest) -> HttpResponse:
    """Show the pairs worth comparing, and what was decided."""
    standing = Sameness.objects.visible_to(request.officer).filter(undone=False)
    context = {
        "suggestions": identify.suggestions(request.officer),
        "decisions": standing.select_related("first", "second").order_by("-entry"),
    }
    return render(request, "people.html", context)


@require_POST
def same(request: OfficerRequest) -> HttpResponse:
    """Decide whether two records are the same person; nothing is merged."""
    pks = [request.POST.get("first", ""), request.POST.get("second", "")]
    visible = Person.objects.visible_to(request.officer).filter(withdrawn=False)
    found = {p.pk: p for p in visible.filter(pk__in=pks)}
    if set(pks) - set(found):
        raise Http404
    verdict = request.POST.get("verdict")
    decide = {"same": identify.same, "different": identify.different}.get(verdict or "")
    try:
        if decide is None:
            raise _NoVerdict
        decide(
            request.officer,
            found[pks[0]],
            found[pks[1]],
            reason=request.POST.get("reason", "").strip() or None,
        )
        flash.say(request, _("Decided. Both records stay as they are."))
    except HabeasError as error:
        flash.say(request, str(error), "refused")
    return _back(request)


@require_POST
def undo(request: OfficerRequest, pk: str) -> HttpResponse:
    """Take a decision about sameness back."""
    decision = find.one(request, Sameness, pk)
    if decision.undone:
        raise Http404
    identify.undo(request.officer, decision)
    flash.say(request, _("Taken back. Both records stay as they are."))
    return _back(request)


def _back(request: OfficerRequest) -> HttpResponse:
    """Return to the entry it was decided from, if it still stands."""
    pk = request.POST.get("entry", "")
    at = when(request)
    known = {r.entry.id for r in rows(request.officer, at.as_of, at.known_on)}
    where = f"/register/{pk}" if pk in known else "/people"
    return HttpResponseRedirect(where)


class _NoVerdict(HabeasError):
    """The form did not say whether they are the same."""

    def __init__(self) -> None:
        super().__init__(
            _("Say whether they are the same or different. Nothing was changed.")
        )
