"""Who told the desk something, as far as an officer may know who that was.

The words for whoever spoke stand in the note, where they may be closed, and once more
as the voice of the source and of each of its claims. What is closed in the text of a
source is closed wherever its words are said again.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import Q
from django.utils.translation import gettext as _

from habeas.accounts.models import User
from habeas.claims.closed import NOT_SAID, sees_all
from habeas.claims.forms import VOICES
from habeas.claims.models import Claim, Quote
from habeas.sources.models import Source
from habeas.store.keyring import KeyErased
from habeas.store.labels import up_to
from habeas.text.fold import fold

_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_APART = re.compile(r"[^\w]+|_")
_NAMING = ("person", "organisation", "place")
_SHORT = 4  # code points; a shorter word stands in many a sentence by chance


@dataclass(frozen=True)
class Cover:
    """What stands on a source: who gave it, who speaks in it, what its file is called
    and where it stands online; None is nothing, or closed."""

    giver: str | None
    voice: str | None
    name: str | None
    url: str | None


@dataclass(frozen=True)
class Told:
    """The words closed to an officer, folded, by the id of their source."""

    closed: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def hides(self, source: str, words: str) -> bool:
        """Return whether `words` say, or are part of, what is closed in a source."""
        said = _words(words)
        return any(said in one or one in said for one in self.closed.get(source, ()))

    def says(self, source: str, words: str) -> bool:
        """Return whether `words` say all of something that is closed in a source."""
        said = _words(words)
        return any(one in said for one in self.closed.get(source, ()))

    def open(self, source: str, words: str | None) -> str | None:
        """Return `words` that were said of a source, None where they are closed."""
        return words if words and not self.hides(source, words) else None


def told(officer: User, sources: Collection[str]) -> Told:
    """Return what is closed to `officer` in sources, given by their ids.

    Of a person, a body or a place that is the name, or the words for one without a
    name; of anything else the quoted words, unless they are too short to tell.
    """
    if sees_all(officer) or not sources:
        return Told()
    may = up_to(officer.ceiling)
    rows = Quote.objects.whole("what closes the words for a voice")
    rows = rows.filter(claim__source__in=list(sources))
    rows = rows.exclude(claim__state__in=NOT_SAID)
    rows = rows.exclude(Q(label__in=may) & Q(claim__label__in=may))
    found: dict[str, set[str]] = defaultdict(set)
    for quote in rows.select_related("claim"):
        found[quote.claim.source_id] |= _closed(quote)
    return Told({source: frozenset(words) for source, words in found.items()})


def covers(officer: User, sources: Iterable[Source]) -> dict[str, Cover]:
    """Return what stands on sources, by their id, as far as that is open."""
    given = {s.pk: (s.received_from, s.voice, s.name, s.url) for s in sources}
    known = told(officer, [pk for pk, words in given.items() if any(words)])
    return {
        pk: Cover(*(known.open(pk, said) for said in words))
        for pk, words in given.items()
    }


def _closed(quote: Quote) -> set[str]:
    try:
        if quote.claim.kind in _NAMING:
            value = quote.claim.value
            said = [value.get("name") or value.get("words")]
        else:
            said = [quote.exact] if len(str(quote.exact)) >= _SHORT else []
    except KeyErased:
        return set()
    return {_words(str(s)) for s in said if s} - {_words("")}


def _words(text: str) -> str:
    """Return folded words with a space on both sides, so that they match whole."""
    return f" {' '.join(_APART.sub(' ', fold(text)).split())} "


def closed_voices(officer: User, claims: Iterable[Claim]) -> dict[str, str]:
    """Return what is said in the place of voices that are closed to `officer`.

    By voice, as it stands in the claim: a claim's id, or words.
    """
    if sees_all(officer):
        return {}
    ids: set[str] = set()
    words: set[tuple[str, str]] = set()
    for claim in claims:
        for voice in map(str, claim.voices or ()):
            if _ID.fullmatch(voice):
                ids.add(voice)
            elif voice not in VOICES:
                words.add((claim.source_id, voice))
    known = told(officer, {source for source, _voice in words})
    hidden = {voice for source, voice in words if known.hides(source, voice)}
    if ids:
        rows = Claim.objects.visible_to(officer).filter(pk__in=ids)
        hidden |= ids - set(rows.values_list("pk", flat=True))
    return dict.fromkeys(hidden, _("someone closed to you"))


def voices(claim: Claim, closed: Mapping[str, str]) -> list[str]:
    """Return a claim's voices with what is said in the place of closed ones."""
    return [closed.get(v, v) for v in map(str, claim.voices or ())]
