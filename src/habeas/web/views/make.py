"""Making a claim by hand: words chosen in a text, then a form that knows the kinds.

The positions come from the browser and are checked against the text; without a script
the words are copied into a field, and found. Words of several pages are gathered one
after the other. What is chosen and typed is kept in the session until it is sent.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from habeas.claims.make import MOST_SPANS, NotMade
from habeas.claims.models import KINDS, Claim
from habeas.claims.told import closed_voices
from habeas.errors import HabeasError
from habeas.register import decide as deciding
from habeas.sources.models import Source
from habeas.text import spans as cut
from habeas.web import find, flash, typed
from habeas.web.forms import claim as form
from habeas.web.listed import claims_of
from habeas.web.officer import OfficerRequest
from habeas.web.stretch import Reading, text_of
from habeas.web.telling import FIELDS
from habeas.web.titles import title_of

_FORM = re.compile(r"(?:make|edit|type):[0-9a-f-]{36}")
# What is made by hand most often stands first.
_FIRST = ("person", "act", "status", "place", "organisation", "event", "demand")
_SPAN = re.compile(r"(\d{1,10})-(\d{1,10})")
_LONGEST = 10_000  # code points of words that are looked for
Span = tuple[int, int]


class NotThere(HabeasError):
    """The words that were copied do not stand in the text, or not as often."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "These words do not stand in the text as they were written, or not "
                "that many times. Nothing was recorded. Copy them from the text."
            )
        )


class ManyTimes(HabeasError):
    """The words that were copied stand in the text several times."""

    def __init__(self, count: int) -> None:
        super().__init__(
            _(
                "These words stand in the text %(n)s times. Nothing was recorded. Say "
                "which one it is, counted from the beginning."
            )
            % {"n": count}
        )


@require_POST
def words(request: OfficerRequest, pk: str) -> HttpResponse:
    """Take words of the text for the claim that is being made."""
    one = find.one(request, Source, pk)
    text = text_of(request, one)
    try:
        if text is None:
            raise NotThere
        chosen = _chosen(request, text.seen.text)
        for start, end in chosen:
            text.seen.whole(start, end)
    except HabeasError as error:
        flash.refuse(request, error)
        return find.back(request, f"/sources/{pk}")
    name = f"make:{pk}"
    kept = typed.get(request.session, name)
    before = kept.get("spans", []) if _is_of(kept, text) else []
    spans = sorted({(a, b) for a, b in [*before, *chosen]})[:MOST_SPANS]
    told = {"text": text.of.pk, "spans": spans, "gaps": text.seen.gaps}
    typed.put(request.session, name, **told)
    return HttpResponseRedirect(f"/sources/{pk}/claim")


def _is_of(kept: Mapping[str, Any], text: Reading) -> bool:
    """Return whether words were chosen in this text, as the officer sees it now."""
    same = kept.get("gaps", text.seen.gaps) == text.seen.gaps
    return kept.get("text") == text.of.pk and same


def _chosen(request: OfficerRequest, text: str) -> list[Span]:
    """Return where the chosen words stand, by positions or by the words themselves.

    Raises:
        NotThere, ManyTimes: If copied words do not stand there, or stand elsewhere too.
        text.spans.BadSpan: If positions are not in the text.
    """
    told = _SPAN.findall(request.POST.get("spans", ""))
    if told:
        return [_trimmed(text, int(a), int(b)) for a, b in told[:MOST_SPANS]]
    wanted = request.POST.get("quote", "").strip()[:_LONGEST]
    places = _places(text, wanted)
    if not places:
        raise NotThere
    which = request.POST.get("which", "").strip()
    if not which and len(places) > 1:
        raise ManyTimes(len(places))
    number = int(which) if which.isdecimal() and len(which) < 9 else 1
    if not 1 <= number <= len(places):
        raise NotThere
    return [places[number - 1]]


def _trimmed(text: str, start: int, end: int) -> Span:
    """Return a span without the space at its ends. Raises `BadSpan`."""
    cut.quote(text, start, end)
    found = cut.trim(text, start, end)
    words = cut.quote(text, found.start, found.end)
    return words.start, words.end


def _places(text: str, wanted: str) -> list[Span]:
    """Return where words stand; a field turns line ends and hard spaces into others."""
    parts = [re.escape(word) for word in wanted.split()]
    if not parts:
        return []
    return [m.span() for m in re.finditer(r"\s+".join(parts), text)]


@require_safe
def making(request: OfficerRequest, pk: str) -> HttpResponse:
    """Show the form of the claim that is being made."""
    one = find.one(request, Source, pk)
    text = text_of(request, one)
    spans = _spans(request, text, pk)
    if text is None or not spans:
        flash.say(request, _("Choose words in the text first."), "refused")
        return HttpResponseRedirect(f"/sources/{pk}")
    return render(request, "make.html", _context(request, one, text, spans))


def _restore(request: OfficerRequest, name: str) -> None:
    """Take the words from the form itself, where the desk was locked meanwhile."""
    if not typed.get(request.session, name).get("spans"):
        found = _SPAN.findall(request.POST.get("spans", ""))[:MOST_SPANS]
        spans = [(int(a), int(b)) for a, b in found]
        typed.put(request.session, name, text=request.POST.get("text", ""), spans=spans)


def _spans(request: OfficerRequest, text: Reading | None, pk: str) -> list[Span]:
    """Return where the chosen words stand in the text as it is shown."""
    kept = typed.get(request.session, f"make:{pk}")
    if text is None or not _is_of(kept, text):
        return []
    return [(a, b) for a, b in kept.get("spans", ()) if b <= text.length]


def _context(
    request: OfficerRequest, one: Source, text: Reading, spans: list[Span]
) -> dict[str, Any]:
    name = f"make:{one.pk}"
    told = typed.fields(request.session, name)
    kind = str(told.get("claim_kind", "") if told else "")
    kind = kind if kind in KINDS else ""
    others = list(claims_of(request, one))
    chosen = [cut.quote(text.seen.text, a, b) for a, b in spans]
    near = _near(request, others, text.seen.position(spans[0][0]))
    voices = told.getlist("voice") if told and "voice" in told else near
    return {
        "source": one,
        "text": text.of,
        "title": title_of(request, one),
        "draft": name,
        "chosen": chosen,
        "kinds": [*_FIRST, *(k for k in KINDS if k not in _FIRST)],
        "kind": kind,
        "fields": form.asked(kind, _first(chosen), others, told) if kind else [],
        "qualifiers": form.qualifiers(form.usually(kind), told) if kind else [],
        "speakers": form.speakers(others, voices),
        "voices": [*voices, "", "", ""][:3],
    }


def _first(chosen: list[cut.Quote]) -> str:
    """Return the first chosen words, as a name or a title would be written."""
    return " ".join(chosen[0].exact.split())[:200]


def _near(request: OfficerRequest, others: list[Claim], at: int) -> list[str]:
    """Return who says the claim that begins nearest before the chosen words.

    Where that is closed to the officer, it is asked for.
    """
    before = ([c for c in others if c.first <= at] or others[:1])[-1:]
    hidden = closed_voices(request.officer, before)
    return [str(v) for c in before for v in c.voices if v not in hidden]


@require_POST
def make(request: OfficerRequest, pk: str) -> HttpResponse:
    """Record the claim, or change what it is going to be."""
    one = find.one(request, Source, pk)
    name, here = f"make:{pk}", f"/sources/{pk}/claim"
    text = text_of(request, one)
    _restore(request, name)
    spans = _spans(request, text, pk)
    do, _sep, which = request.POST.get("do", "").partition(":")
    try:
        typed.keep(request.session, name, request.POST)
        if do == "drop":
            left = [s for n, s in enumerate(spans) if str(n) != which]
            typed.put(request.session, name, spans=left)
        elif do == "discard":
            typed.forget(request.session, name)
            flash.say(request, _("Given up. Nothing was recorded."))
        elif do == "make":
            return _made(request, one, text, spans)
        elif do == "kind" and which in KINDS:
            asked = request.POST.copy()
            asked["claim_kind"] = which
            typed.keep(request.session, name, asked)
        else:
            return HttpResponseRedirect(f"/sources/{pk}")
    except HabeasError as error:
        flash.say(request, _sentence(error), "refused")
    return HttpResponseRedirect(here if do != "discard" else f"/sources/{pk}")


def _made(
    request: OfficerRequest, one: Source, text: Reading | None, spans: list[Span]
) -> HttpResponse:
    kind = request.POST.get("claim_kind", "")
    if text is None or kind not in KINDS:
        raise NotMade("claim", "kind")
    value, about = form.made_of(kind, request.POST)
    made = deciding.make(
        request.officer,
        text.of,
        kind=kind,
        value=value,
        spans=[text.seen.whole(start, end) for start, end in spans],
        subject=about,
        voices=[v for v in request.POST.getlist("voice") if v][:3],
        **form.qualifiers_of(request.POST),
    )
    typed.forget(request.session, f"make:{one.pk}")
    flash.say(request, _("Recorded and accepted, with its words. It can be undone."))
    return HttpResponseRedirect(f"/claims/{made.pk}/words")


def _sentence(error: HabeasError) -> str:
    """Return what is wrong, in the words of the form."""
    if not isinstance(error, NotMade):
        return str(error)
    names = [str(FIELDS.get(n, n)) for n in error.field.split("|")]
    return _(
        "“%(field)s” is missing, or not of its form. Nothing was recorded; what you "
        "typed is still here."
    ) % {"field": " / ".join(names)}


@require_POST
def draft(request: OfficerRequest) -> HttpResponse:
    """Keep what stands in a form, as it is typed."""
    name = request.POST.get("form", "")
    if not _FORM.fullmatch(name):
        return HttpResponse(status=400)
    try:
        if name.startswith("make:"):
            _restore(request, name)
        typed.keep(request.session, name, request.POST)
    except typed.TooMuchTyped:
        return HttpResponse(status=413)
    return HttpResponse(status=204)
