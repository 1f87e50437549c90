"""What corrections teach the reader, by program: its lists, and refits of its models.

To destroy a version, with its key, is left to a person at the page.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from ninja import Router, Status

from habeas.claims.learning import offered, refit, words
from habeas.claims.models import Word as Listed
from habeas.web import find, work
from habeas.web.api import shown
from habeas.web.api.door import DECIDE, READ, ApiRequest, key
from habeas.web.api.forms import Id, Offer, Stand, Word, Words
from habeas.web.api.jobs import accepted, begin
from habeas.web.works import LEARN, MEASURE

router = Router(tags=["learning"], auth=READ)
_WITHIN = ("weights", "more", "taught")  # of a version: what could tell of names


@router.get("/learning/words")
def listed(request: ApiRequest) -> list[dict[str, Any]]:
    """The words on the desk's own lists, by kind, then by their letters."""
    return shown.rows(request.officer, words.listed(request.officer))


@router.post("/learning/words", response={201: dict}, auth=DECIDE)
def add(request: ApiRequest, told: Word) -> Status[dict[str, Any]]:
    """Put a word on a list; what is read from now on is read with it."""
    made = words.add(
        request.officer, told.kind, told.words, told.means, key=key(request)
    )
    return Status(201, shown.row(request.officer, made))


@router.post("/learning/words/{id}/remove", auth=DECIDE)
def remove(request: ApiRequest, id: Id) -> dict[str, str]:
    """Take a word off its list; what was read with it stays."""
    words.remove(request.officer, find.one(request, Listed, id), key=key(request))
    return {"removed": id}


@router.get("/learning/list")
def give(request: ApiRequest) -> dict[str, Any]:
    """The lists as a rule list for another desk, without what is restricted."""
    return words.export(request.officer)


@router.post("/learning/list", auth=DECIDE)
def take_in(request: ApiRequest, told: Words) -> dict[str, Any]:
    """Take a rule list in, each word as if it was sent alone.

    `refused` are the numbers, from 1, of the words that cannot stand on their list.
    """
    taken = words.take_in(request.officer, told.dict(), key=key(request))
    return {"new": taken.new, "refused": list(taken.refused)}


@router.get("/learning/offers")
def offers(request: ApiRequest) -> list[dict[str, Any]]:
    """What decisions on claims offer for the lists, with the claim of each."""
    return [
        {
            "offer": one.id,
            "claim": one.claim.pk,
            "kind": one.kind,
            "words": one.words,
            "means": one.means,
            "restricted": one.restricted,
        }
        for one in offered.offered(request.officer)
    ]


@router.post("/learning/offers", auth=DECIDE)
def answer(request: ApiRequest, told: Offer) -> dict[str, Any]:
    """Take what is offered to its list, or never be offered it again."""
    made = offered.answer(request.officer, told.offer, take=told.take, key=key(request))
    return shown.row(request.officer, made)


@router.get("/learning/versions")
def versions(request: ApiRequest) -> list[dict[str, Any]]:
    """The versions of the reader's models with their figures, the newest first.

    One that is `tainted` was taught by a source that was destroyed since.
    """
    found = refit.versions(request.officer)
    gone = refit.tainted(found)
    return [
        {**shown.row(request.officer, one, _WITHIN), "tainted": one.number in gone}
        for one in found
    ]


@router.post("/learning/measure", auth=DECIDE)
def measure(request: ApiRequest) -> HttpResponse:
    """Have it learn and be measured, by a job; nothing is kept."""
    return accepted(begin(request, lambda: work.ask(request.officer, MEASURE)))


@router.post("/learning/learn", auth=DECIDE)
def learn(request: ApiRequest) -> HttpResponse:
    """Have it learn by a job, and let the new version stand if it is no worse."""
    return accepted(begin(request, lambda: work.ask(request.officer, LEARN)))


@router.post("/learning/stand", auth=DECIDE)
def stand(request: ApiRequest, told: Stand) -> dict[str, int]:
    """Let another version stand again."""
    refit.back(request.officer, told.version, key=key(request))
    return {"stands": told.version}
