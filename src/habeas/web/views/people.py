"""People: a page of each, and whether two records are the same person.

Suggested by simple keys, decided by people, taken back at will; nothing is merged.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from habeas.errors import HabeasError
from habeas.records import around, identify, suggest
from habeas.records.models import Attribute, Person, Relation
from habeas.register.demands import demands_for
from habeas.register.entries import Entry
from habeas.register.listing import entries_about, row_of
from habeas.register.looking import flags_of
from habeas.web import find, flash
from habeas.web.framing import Field, fields, frame
from habeas.web.naming import addresses, people_called
from habeas.web.officer import OfficerRequest
from habeas.web.saying import Saying, sayings
from habeas.web.titles import titles_of
from habeas.web.views import acts as acting
from habeas.web.views.register import when

_FOUND = "people found"


@dataclass(frozen=True)
class Side:
    """One of two records that are compared: what is told of it, and by which source."""

    person: Person
    fields: tuple[Field, ...]
    attributes: tuple[tuple[Attribute, Saying | None], ...]
    acts: tuple[Any, ...]
    entries: tuple[Entry, ...]
    title: str


@require_safe
def people(request: OfficerRequest) -> HttpResponse:
    """Show the pairs worth comparing, and what was decided."""
    standing = identify.visible(request.officer)
    decided = standing.select_related("first", "second").order_by("-entry", "id")
    suggested = suggest.suggestions(request.officer)
    both = [p for s in suggested for p in (s.first, s.second)]
    context = {
        "suggestions": suggested,
        "decisions": list(decided[:200]),
        "titles": titles_of(request, {p.claim.source_id for p in both}),
    }
    return render(request, "people.html", context)


@require_safe
def person(request: OfficerRequest, pk: str) -> HttpResponse:
    """Show a person, or an unnamed group, as all records decided to be them tell."""
    one = find.standing(request, Person, pk)
    rows = _cluster(request, one)
    ids = [r.pk for r in rows]
    at = when(request)
    alleged = around.alleged(request.officer, person__in=ids)
    context = {
        **frame(request, "people", rows),
        "person": one,
        "records": rows,
        "attributes": _attributes(request, ids),
        "acts": acting.lines(request, around.acts(request.officer, victim__in=ids)),
        "alleged": acting.lines(request, alleged),
        "relations": _relations(request, ids),
        "entries": [
            (e, flags_of(e))
            for e in entries_about(request.officer, ids, at.as_of, at.known_on)
        ],
        "when": at,
        "demands": demands_for(request.officer, ids),
        **sameness(request, ids),
        **membership(request, one, ids),
    }
    return render(request, "person_record.html", context)


@require_safe
def compare(request: OfficerRequest, first: str, second: str) -> HttpResponse:
    """Show two records side by side, with their words, to decide whether they are one."""
    pair = [find.standing(request, Person, pk) for pk in (first, second)]
    why, _score = suggest.compare(*(str(p.name or "") for p in pair))
    standing = [
        d
        for d in identify.decisions(request.officer, pair[0])
        if {d.first_id, d.second_id} == {first, second}
    ]
    bound = identify.bonds_of([first, second])
    context = {
        "sides": [_side(request, p) for p in pair],
        "why": why,
        "decisions": standing,
        "groups": [p for p in pair if p.kind == "group"],
        "comparable": first != second and all(p.kind != "class" for p in pair),
        "both_groups": all(p.kind == "group" for p in pair),
        "joined": bound.joined(first, second),
        "parted": bound.parted(first, second),
    }
    return render(request, "compare.html", context)


def _side(request: OfficerRequest, one: Person) -> Side:
    at = when(request)
    acts = around.acts(request.officer, victim=one)
    source = one.claim.source_id
    return Side(
        one,
        tuple(fields(request, [one], [], {})),
        tuple(_attributes(request, [one.pk])),
        tuple(acting.lines(request, acts)),
        tuple(entries_about(request.officer, [one.pk], at.as_of, at.known_on)),
        titles_of(request, [source]).get(source, ""),
    )


def _cluster(request: OfficerRequest, one: Person) -> list[Person]:
    """Return the records decided to be this person's, that of the page first."""
    found = identify.cluster(request.officer, one)
    others = [p for p in found if p.pk != one.pk]
    rows = Person.objects.visible_to(request.officer).select_related("claim")
    claims = {p.pk: p for p in rows.filter(pk__in=[o.pk for o in others])}
    return [one, *(claims[o.pk] for o in others)]


def sameness(request: OfficerRequest, ids: Sequence[str]) -> dict[str, Any]:
    """Return what was decided about some records, and what is worth comparing."""
    rows = identify.visible(request.officer)
    mine = rows.filter(first__in=ids) | rows.filter(second__in=ids)
    decided = mine.select_related("first", "second").order_by("entry", "id")
    alike = suggest.suggestions_for(request.officer, ids)
    both = {p.claim.source_id for s in alike for p in (s.first, s.second)}
    return {
        "decisions": list(decided),
        "suggestions": alike,
        "same_titles": titles_of(request, both),
    }


def membership(
    request: OfficerRequest, one: Person, ids: Sequence[str]
) -> dict[str, Any]:
    """Return who is decided to be of a group, or of which groups a person is.

    `found` are the people that were looked for by name, to choose from.
    """
    bound = identify.bonds_of([one.pk])
    root = bound.of(one.pk)
    members = set(bound.members.get(root, ()))
    groups = {g for g, theirs in bound.members.items() if root in theirs}
    named = around.people_named(request.officer, members | groups)
    return {
        "members": [p for pk, p in named.items() if pk in members],
        "groups": [p for pk, p in named.items() if pk in groups],
        "found": _looked_for(request, one, {*ids, *members, *groups}),
        "nearby": _nearby(request, one, {*ids, *members, *groups}),
        "looked_for": sought(request, one),
    }


def sought(request: OfficerRequest, one: Person) -> str:
    """Return the name that was looked for beside a person; '' for none."""
    return str(request.session.get(_FOUND, {}).get(one.pk, ""))


def _looked_for(
    request: OfficerRequest, one: Person, but: set[str]
) -> list[tuple[str, Person]]:
    words = sought(request, one)
    if not words:
        return []
    found = people_called(request.officer, words).rows
    return _choosable(request, (p for p in found if p.pk not in but), one)


def _nearby(
    request: OfficerRequest, one: Person, but: set[str]
) -> list[tuple[str, Person]]:
    """Return the people of the same source, who may be of a group."""
    rows = Person.objects.visible_to(request.officer).filter(
        claim__source=one.claim.source_id, withdrawn=False
    )
    listed = rows.exclude(pk__in=but).order_by("claim__first", "id")[:50]
    return _choosable(request, listed, one)


def _choosable(
    request: OfficerRequest, found: Any, one: Person
) -> list[tuple[str, Person]]:
    other = "individual" if one.kind == "group" else "group"
    people = [p for p in found if p.kind == other]
    links = addresses(request, people)
    return [(links[p.pk][1], p) for p in people if p.pk in links]


def _attributes(
    request: OfficerRequest, ids: Sequence[str]
) -> list[tuple[Attribute, Saying | None]]:
    rows = Attribute.objects.visible_to(request.officer).filter(
        person__in=ids, withdrawn=False
    )
    listed = list(rows.select_related("claim").order_by("property", "id")[:200])
    told = sayings(request, [r.claim for r in listed])
    return [(r, told.get(r.claim_id)) for r in listed]


def _relations(
    request: OfficerRequest, ids: Sequence[str]
) -> list[tuple[Relation, tuple[str, str], bool, Saying | None]]:
    """Return relations with the other end, and whether this person is the subject."""
    rows = around.relations(request.officer, ids)
    ends: list[Any] = [
        x for r in rows
        for x in (r.person, r.organisation, r.to_person, r.to_organisation)
    ]  # fmt: skip
    links = addresses(request, ends)
    told = sayings(request, [r.claim for r in rows])
    found = []
    for r in rows:
        subject = r.person_id in ids
        other = (
            (r.to_person_id or r.to_organisation_id)
            if subject
            else (r.person_id or r.organisation_id)
        )
        if other in links:
            found.append((r, links[other], subject, told.get(r.claim_id)))
    return found


@require_POST
def seek(request: OfficerRequest, pk: str) -> HttpResponse:
    """Look for a person by name, to say that they are of a group, or the same."""
    find.standing(request, Person, pk)
    words = request.POST.get("words", "").strip()
    request.session[_FOUND] = {pk: words} if words else {}
    return find.back(request, f"/records/people/{pk}")


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
    with flash.refusals(request):
        if decide is None:
            raise _NoVerdict
        made = decide(
            request.officer,
            found[pks[0]],
            found[pks[1]],
            reason=request.POST.get("reason", "").strip() or None,
        )
        request.session.pop(_FOUND, None)
        done = _("Decided. Both records stay as they are.")
        flash.say(request, done, undo=f"/people/undo/{made.pk}")
    return _back(request)


@require_POST
def undo(request: OfficerRequest, pk: str) -> HttpResponse:
    """Take a decision about sameness back."""
    identify.undo(request.officer, find.decided_same(request, pk))
    flash.say(request, _("Taken back. Both records stay as they are."))
    return _back(request)


def _back(request: OfficerRequest) -> HttpResponse:
    """Return to the page it was decided from, or to the entry, if it still stands."""
    if request.POST.get("next"):
        return find.back(request, "/people")
    pk = request.POST.get("entry", "")
    at = when(request)
    stands = pk and row_of(request.officer, pk, at.as_of, at.known_on) is not None
    return HttpResponseRedirect(f"/register/{pk}" if stands else "/people")


class _NoVerdict(HabeasError):
    """The form did not say whether they are the same."""

    def __init__(self) -> None:
        super().__init__(
            _("Say whether they are the same or different. Nothing was changed.")
        )
