"""Who says a value, in which words and how: what stands behind a value on a page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from habeas.claims import quotes
from habeas.claims.cards import called
from habeas.claims.models import Claim
from habeas.claims.quotes import Words
from habeas.claims.told import closed_voices
from habeas.web.officer import OfficerRequest
from habeas.web.telling import according, manner
from habeas.web.terms import say
from habeas.web.titles import titles_of


@dataclass(frozen=True)
class Saying:
    """A claim as a page shows it beside a value.

    `title` is its source's; `manner` how it is said where that is out of the ordinary;
    `gist` what it says, in a few words.
    """

    claim: Claim
    words: tuple[Words, ...]
    according: str
    manner: tuple[str, ...]
    title: str
    gist: str = ""


def sayings(request: OfficerRequest, claims: Iterable[Claim]) -> Mapping[str, Saying]:
    """Return the sayings of claims that the officer may see, by claim id."""
    found = {c.pk: c for c in claims}
    words = quotes.read(request.officer, found.values())
    titles = titles_of(request, {c.source_id for c in found.values()})
    names = voices(request, found.values())
    return {
        pk: Saying(
            claim,
            tuple(words.get(pk, ())),
            according(names.get(v, v) for v in claim.voices or ()),
            manner(claim),
            titles.get(claim.source_id, ""),
            gist(claim),
        )
        for pk, claim in found.items()
    }


def voices(request: OfficerRequest, claims: Iterable[Claim]) -> dict[str, str]:
    """Return what the voices of claims are called, by the id of their claim.

    Also, by the words themselves, what is said in the place of closed ones.
    """
    found = list(claims)
    ids = {v for c in found for v in c.voices or () if isinstance(v, str)}
    rows = Claim.objects.visible_to(request.officer).filter(pk__in=ids)
    return {c.pk: called(c) for c in rows} | closed_voices(request.officer, found)


def gist(claim: Claim) -> str:
    """Return what kind of thing a claim says, without names that it refers to."""
    value: Any = claim.value
    if claim.kind == "act":
        return say(value.get("type"), "act")
    if claim.kind == "status":
        return say(value.get("value"), str(value.get("axis") or "liberty"))
    if claim.kind == "attribute":
        return str(value.get("property") or "").replace("_", " ")
    return called(claim) or say(claim.kind, "kind")
