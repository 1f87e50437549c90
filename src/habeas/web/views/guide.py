"""The guide through a first statement: begun, left, and taken up again."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from habeas.accounts import guide
from habeas.sources import preserve
from habeas.sources.models import Source
from habeas.web import find, flash, guiding, jobs
from habeas.web.officer import OfficerRequest


@require_POST
def begin(request: OfficerRequest) -> HttpResponse:
    """Keep the invented statement as any other, and lead through it."""
    kept = preserve.keep(
        request.officer,
        guiding.sample(),
        kind="file",
        name=guiding.SAMPLE,
        received_from=_("the sample (invented)"),
    )
    seen = Source.objects.visible_to(request.officer)
    if seen.filter(pk=kept.source.pk).exists():
        guide.begin(request.officer, kept.source.pk)
        guiding.forget(request)
    jobs.wake()
    flash.say(request, _("The sample is kept, with its SHA-256. It is being read."))
    return HttpResponseRedirect("/inbox")


@require_POST
def leave(request: OfficerRequest) -> HttpResponse:
    """Close the guide where it is; it can be taken up again from Help."""
    one = guide.of(request.officer)
    if one is not None:
        guide.come_to(request.officer, one, guiding.step_of(request))
        guide.leave(request.officer)
        guiding.forget(request)
        flash.say(request, _("The guide is closed. Help takes it up again."))
    return find.back(request, "/inbox")


@require_POST
def take_up(request: OfficerRequest) -> HttpResponse:
    """Go on with the guide at the step where it was left."""
    one = guide.of(request.officer)
    if one is not None:
        guide.begin(request.officer, one.source)
        guiding.forget(request)
    return HttpResponseRedirect("/inbox")
