"""Whether the person of a card is one the desk knows already: the key `m` leads here.

The person is the one that the chosen line speaks of. Before it is accepted it is no
record, and nothing can be decided; the names worth comparing are shown all the same.
"""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from habeas.accounts import roles
from habeas.claims.cards import about, called
from habeas.claims.models import Claim
from habeas.records import choosing, identify, listing, suggest
from habeas.records.listing import Listed
from habeas.records.models import Person
from habeas.web import find
from habeas.web.naming import people_called
from habeas.web.officer import OfficerRequest
from habeas.web.titles import titles_of
from habeas.web.views.people import sameness
from habeas.web.views.review import card_of

_KEY = "people to compare"
_OPEN = ("suggested", "in_review", "doubted")


@require_safe
def of_claim(request: OfficerRequest, pk: str) -> HttpResponse:
    """Show who else the person that a claim speaks of may be, to compare them."""
    claim = find.one(request, Claim, pk)
    who = _person(request, claim)
    record = _record(request, who)
    name = str(who.value.get("name") or "")
    card = card_of(request, who.source, {pk, who.pk})
    context: dict[str, Any] = {
        "claim": who,
        "name": called(who),
        "person": record,
        "back": f"/sources/{who.source_id}/review" + (f"/{card}" if card else ""),
        "here": request.path,
        "may_accept": who.state in _OPEN
        and roles.may(request.officer, roles.DECIDE)
        and who.value.get("kind") != "class",
        "comparable": record is not None and record.kind != "class",
    }
    if record is None:
        alike = suggest.alike_to(request.officer, name)
        context["alike"] = alike
        others = [p for p, _why in alike]
    else:
        own = [p.pk for p in identify.cluster(request.officer, record)]
        context |= sameness(request, own or [record.pk])
        words = str(request.session.get(_KEY, {}).get(pk, ""))
        context |= _looked_for(request, words, {record.pk, *own})
        others = [p for p, _name in context["found"]]
        others += [p for s in context["suggestions"] for p in (s.first, s.second)]
    context["titles"] = titles_of(request, {p.claim.source_id for p in others})
    return render(request, "same_person.html", context)


def _person(request: OfficerRequest, claim: Claim) -> Claim:
    """Return the claim of the person that a claim is, or is about. Raises `Http404`."""
    visible = Claim.objects.visible_to(request.officer)
    found = claim if claim.kind == "person" else None
    if found is None:
        found = visible.filter(pk=about(claim) or claim.subject_id).first()
    found = choosing.now(found) if found is not None else None
    if found is None or found.kind != "person":
        raise Http404
    if not visible.filter(pk=found.pk).exists():
        raise Http404
    return found


def _record(request: OfficerRequest, claim: Claim) -> Person | None:
    rows = Person.objects.visible_to(request.officer).select_related("claim")
    own = rows.filter(claim__in=choosing.chain(claim.pk), withdrawn=False)
    record: Person | None = own.order_by("entry", "id").first()
    return record


@require_POST
def seek(request: OfficerRequest, pk: str) -> HttpResponse:
    """Look for a person by name, to compare with; kept in memory only."""
    find.one(request, Claim, pk)
    words = request.POST.get("words", "").strip()[:200]
    request.session[_KEY] = {pk: words} if words else {}
    return HttpResponseRedirect(f"/claims/{pk}/same")


def _looked_for(request: OfficerRequest, words: str, but: set[str]) -> dict[str, Any]:
    """Return the people whom the officer looked for by name, to choose from."""
    listed = people_called(request.officer, words) if words else Listed((), None, 0)
    found = [
        (p, listing.called(p))
        for p in listed.rows
        if p.pk not in but and p.kind != "class"
    ]
    return {"looked_for": words, "found": found, "partly": listed.partly}
