"""What corrections teach the reader: the desk's own lists, and refits of its model."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from habeas.accounts.models import User
from habeas.claims.learning import given, offered, refit, words
from habeas.claims.models import Version, Word
from habeas.claims.reader.learnt import KINDS
from habeas.errors import HabeasError
from habeas.vocab.terms import acts
from habeas.web import door, flash, work
from habeas.web.officer import OfficerRequest
from habeas.web.views import working
from habeas.web.works import LEARN, MEASURE

KIND: dict[str, tuple[Promise, Promise]] = {
    "person": (gettext_lazy("Person"), gettext_lazy("People")),
    "organisation": (gettext_lazy("Organisation"), gettext_lazy("Organisations")),
    "place": (gettext_lazy("Place or venue"), gettext_lazy("Places and venues")),
    "alias": (gettext_lazy("Short form"), gettext_lazy("Short forms")),
    "title": (
        gettext_lazy("Title before a name"),
        gettext_lazy("Titles before names"),
    ),
    "act": (gettext_lazy("Verb for an act"), gettext_lazy("Verbs for acts")),
    "never": (gettext_lazy("Never a name"), gettext_lazy("Never a name")),
}
LONGEST = 400_000  # characters of a rule list
door.forgetting.append(given.forget)


@dataclass(frozen=True)
class Row:
    """A version as the table shows it; F1 in hundredths."""

    version: Version
    maker: str
    held: tuple[str, str]
    kept: tuple[str, str]
    tainted: bool
    roles: tuple[str, str] | None = None
    words: dict[str, Any] | None = None
    dates: dict[str, Any] | None = None
    places: dict[str, Any] | None = None

    @property
    def names(self) -> bool:
        """Whether its model of names was learnt anew."""
        told: dict[str, Any] = self.version.figures
        return bool(told.get("status", refit.LEARNT) == refit.LEARNT)

    @property
    def corrected(self) -> int:
        """In how many texts something was put right, of whichever part."""
        told: dict[str, Any] = self.version.figures
        parts = (told, *(told.get(name) or {} for name in refit.PARTS))
        return max(int(p.get("corrected", 0)) for p in parts)


@require_safe
def learning(request: OfficerRequest) -> HttpResponse:
    """Show what is offered, the lists, and the versions of the model."""
    return render(request, "learning.html", _context(request))


def _context(request: OfficerRequest) -> dict[str, Any]:
    rows = _versions(request.officer)
    listed = words.listed(request.officer)
    by_kind = [(k, KIND[k][1], [w for w in listed if w.kind == k]) for k in KINDS]
    return {
        "part": "about",
        "work": working.part(request, LEARN, MEASURE),
        "offers": [(o, KIND[o.kind][0]) for o in offered.offered(request.officer)],
        "lists": [one for one in by_kind if one[2]],
        "kinds": [(k, KIND[k][0]) for k in KINDS],
        "acts": [(code, act) for code, act in acts().items() if act.adverse],
        "versions": rows,
        "stands": next((r.version.number for r in rows if r.version.current), 0),
        "stands_tainted": any(r.tainted and r.version.current for r in rows),
        "least": refit.LEAST,
        "least_held": refit.LEAST_HELD,
    }


def _versions(officer: User) -> list[Row]:
    found = refit.versions(officer)
    gone = refit.tainted(found)
    names = {u.pk: str(u.name) for u in User.objects.visible_to(officer)}
    return [
        Row(
            v,
            names.get(v.maker, ""),
            _pair(v.figures["held"]),
            _pair(v.figures["kept"]),
            v.number in gone,
            _roles(v),
            working.part_of(v.figures, "words"),
            working.part_of(v.figures, "dates"),
            working.part_of(v.figures, "places"),
        )
        for v in found
    ]


def _roles(version: Version) -> tuple[str, str] | None:
    told = working.part_of(version.figures, "roles")
    return _pair(told["held"]) if told else None


def _pair(told: dict[str, Any]) -> tuple[str, str]:
    return refit.percent(told["before"]), refit.percent(told["after"])


@require_POST
def add(request: OfficerRequest) -> HttpResponse:
    """Put a word on one of the lists."""
    kind = request.POST.get("kind", "")
    means = request.POST.get("act" if kind == "act" else "means", "")
    said = request.POST.get("words", "")
    return _attempt(
        request,
        lambda: words.add(request.officer, kind, said, means),
        _("On the list. What is read from now on is read with it."),
    )


@require_POST
def remove(request: OfficerRequest) -> HttpResponse:
    """Take a word off its list."""
    rows = Word.objects.visible_to(request.officer)
    word = rows.filter(pk=request.POST.get("word", "")).first()
    if word is None:
        raise Http404
    said = _("Taken off the list. What was read with it stays.")
    return _attempt(request, lambda: words.remove(request.officer, word), said)


@require_POST
def answer(request: OfficerRequest) -> HttpResponse:
    """Take what a correction offers, or do not."""
    take = request.POST.get("take") == "1"
    offer = request.POST.get("offer", "")
    said = _("On the list.") if take else _("It is not offered again.")
    return _attempt(
        request, lambda: offered.answer(request.officer, offer, take=take), said
    )


@require_POST
def give_out(request: OfficerRequest) -> HttpResponse:
    """Give the lists as a rule list, without what is restricted."""
    told = json.dumps(words.export(request.officer), ensure_ascii=False, indent=1)
    answer_ = HttpResponse(told + "\n", content_type="application/json")
    answer_["Content-Disposition"] = 'attachment; filename="habeas-lists.json"'
    return answer_


@require_POST
def take_in(request: OfficerRequest) -> HttpResponse:
    """Take a rule list in, each word as if it was typed."""
    try:
        taken = words.take_in(request.officer, _loaded(request.POST.get("list", "")))
    except HabeasError as error:
        return _refused(request, error)
    n = len(taken.refused)
    new = ngettext("%(n)s word is new.", "%(n)s words are new.", taken.new)
    said = new % {"n": taken.new}
    if n:
        left = ngettext("%(n)s was refused.", "%(n)s were refused.", n) % {"n": n}
        said = f"{said} {left}"
    flash.say(request, said)
    return HttpResponseRedirect("/learning")


def _loaded(text: str) -> object:
    try:
        return json.loads(text[:LONGEST])
    except ValueError:
        return None


@require_POST
def measure(request: OfficerRequest) -> HttpResponse:
    """Have it learn and measured; nothing is kept."""
    work.ask(request.officer, MEASURE)
    return HttpResponseRedirect("/learning#model")


@require_POST
def learn(request: OfficerRequest) -> HttpResponse:
    """Have it learn, and let the new version stand."""
    work.ask(request.officer, LEARN)
    return HttpResponseRedirect("/learning#model")


@require_POST
def back(request: OfficerRequest) -> HttpResponse:
    """Let another version stand again."""
    number = _number(request)
    return _attempt(
        request,
        lambda: refit.back(request.officer, number),
        _("It stands again. Going on is as easy as going back."),
    )


@require_POST
def forget(request: OfficerRequest) -> HttpResponse:
    """Destroy a version that does not stand, with its key."""
    number = _number(request)
    return _attempt(
        request,
        lambda: refit.forget(request.officer, number),
        _("Destroyed, with its key. Renew the keyring of backups that hold it."),
    )


def _number(request: OfficerRequest) -> int:
    """Return the number of the version that is asked for; none has a negative one."""
    given_ = request.POST.get("version", "")
    return int(given_) if given_.isdecimal() and len(given_) < 7 else -1


def _attempt(
    request: OfficerRequest, do: Callable[[], object], said: str
) -> HttpResponse:
    try:
        do()
    except HabeasError as error:
        return _refused(request, error)
    flash.say(request, said)
    return HttpResponseRedirect("/learning")


def _refused(request: OfficerRequest, error: HabeasError) -> HttpResponse:
    flash.refuse(request, error)
    return HttpResponseRedirect("/learning")
