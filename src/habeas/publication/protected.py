"""What an audience must not be given: by its place in the texts, and as strings.

Protected are: what is restricted, contacts, what was proposed to be withheld (until a
person says that this was misread), people who may not be named with every mention and
description of them, those who spoke to the desk, and its officers. It is gathered from
everything the desk holds, not only from what is open.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any

from django.db.models import Q

from habeas.accounts.models import User
from habeas.claims.closed import NOT_SAID
from habeas.claims.models import Claim, Quote
from habeas.publication.audience import parts
from habeas.publication.cast import Cast
from habeas.publication.leaks import (
    Needle,
    mention_needles,
    name_needles,
    value_needles,
)
from habeas.records.accepted import roots_in
from habeas.records.models import Person
from habeas.sources.models import Source, Text
from habeas.store import vault
from habeas.store.jobs import Tell, untold
from habeas.store.keyring import KeyErased
from habeas.store.labels import RESTRICTED
from habeas.text.fold import fold
from habeas.vocab.terms import register

Span = tuple[int, int]
_WHY = "what must not leave"
_DESCRIBING = ("attribute", "relation")
# What is left of a sentence would still tell how someone is kept safe, or who told.
_WHOLE = ("protective_detail", "location_of_person_at_risk", "witness", "informant")
_MATTERS = {
    **dict.fromkeys(
        (*register().liberty.watch, *register().liberty.watch_end), "watch"
    ),
    "escaped": "escaped",
}
_END = re.compile(r"[.!?۔।。]+[\"'”’)\]]*\s|\n")
_NOWHERE: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Protected:
    """The protected stretches of each text (code points), and the strings.

    `closed` are those of them that are so for what they say, not for whom they name.
    `nameless` are people (clusters) whose very name was proposed to be withheld: no
    basis lets it out.
    """

    spans: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    closed: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    needles: tuple[Needle, ...] = ()
    nameless: frozenset[str] = frozenset()

    def of(self, text: str) -> tuple[Span, ...]:
        """Return the protected stretches of text `text` (its id)."""
        return self.spans.get(text, _NOWHERE)

    def outside(self, text: str, start: int, end: int) -> int:
        """Return how many places from `start` to `end` no closed stretch covers."""
        places = set(range(start, end))
        for first, last in self.closed.get(text, _NOWHERE):
            if first < end and start < last:
                places -= set(range(first, last))
        return len(places)


def protected(cast: Cast, tell: Tell = untold) -> Protected:
    """Gather what must not be given to the cast's audience.

    A source whose key was erased has nothing left that could leave, and is passed
    over.
    """
    tell("guarding", 0, 0)
    closed_claims = _loaded(_what_is_closed())
    quotes = _quotes(closed_claims)
    withheld = [q for c in closed_claims if c.kind == "withhold" for q in quotes[c.pk]]
    people = _People(cast, {fold(str(q.exact)) for q in withheld})
    telling = _loaded(Claim.objects.whole(_WHY), people.telling_claims())
    quotes |= _quotes(telling)
    claims = sorted({c.pk: c for c in (*closed_claims, *telling)}.values(), key=_place)
    named: dict[str, set[Span]] = defaultdict(set)
    closed: dict[str, set[Span]] = defaultdict(set)
    needles: list[Needle] = []
    sentences = _Sentences()
    for claim in claims:
        if people.disclosed(claim):
            continue
        why, hides = _closed(claim), people.hides(claim)
        for quote in quotes[claim.pk]:
            span = (quote.start, quote.end)
            if why or quote.label == RESTRICTED:
                whole = claim.value.get("why") in _WHOLE
                closed[quote.text_id].add(sentences.of(quote) if whole else span)
                needles += value_needles(str(quote.exact), claim.pk, why or "withheld")
            elif hides:
                named[quote.text_id].add(span)
                if claim.kind == "person":
                    needles += mention_needles(str(quote.exact), people.id(claim))
        needles += _of_value(claim, why)
    needles += people.needles(claims)
    needles += _speakers()
    both = {t: closed[t] | named[t] for t in {*closed, *named}}
    return Protected(_sorted(both), _sorted(closed), tuple(needles), people.nameless)


def heard(claim: Claim, quotes: Iterable[Quote]) -> Iterator[Needle]:
    """Return the strings that a claim could protect, at its most closed.

    As `protected` gathers them, but for whom the audience may be told of.
    """
    if claim.state in NOT_SAID or not _readable(claim):
        return
    why = _closed(claim)
    for quote in quotes:
        if why or quote.label == RESTRICTED:
            yield from value_needles(str(quote.exact), claim.pk, why or "withheld")
        elif claim.kind == "person" and claim.value.get("name"):
            yield from mention_needles(str(quote.exact), claim.pk)
    if claim.kind == "person" and claim.value.get("name"):
        yield from name_needles(str(claim.value["name"]), claim.pk)
    yield from _of_value(claim, why)


def _sorted(spans: Mapping[str, set[Span]]) -> dict[str, tuple[Span, ...]]:
    return {text: tuple(sorted(found)) for text, found in spans.items()}


def _said() -> Any:
    """Return a query of the claims that were not called misread."""
    return Claim.objects.whole(_WHY).exclude(state__in=NOT_SAID)


def _what_is_closed() -> Any:
    """Return a query of the claims whose words are protected for what they say."""
    quoted = Quote.objects.whole(_WHY).filter(label=RESTRICTED).values("claim")
    kinds = Q(kind__in=("contact", "withhold"))
    return _said().filter(kinds | Q(label=RESTRICTED) | Q(pk__in=quoted))


def _loaded(rows: Any, ids: Iterable[str] | None = None) -> list[Claim]:
    """Return those claims of a query, or of `ids` in it, that can be read."""
    if ids is None:
        return [c for c in rows if _readable(c)]
    return [c for p in parts(ids) for c in rows.filter(pk__in=p) if _readable(c)]


def _quotes(claims: Iterable[Claim]) -> dict[str, list[Quote]]:
    """Return the quotes of claims, by the claim's id, in order of position."""
    found: dict[str, list[Quote]] = {c.pk: [] for c in claims}
    for part in parts(list(found)):
        for quote in Quote.objects.whole(_WHY).filter(claim__in=part):
            found[quote.claim_id].append(quote)
    for theirs in found.values():
        theirs.sort(key=lambda q: (q.text_id, q.start, q.pk))
    return found


def _place(claim: Claim) -> tuple[str, int, int, str]:
    return (claim.source_id, claim.first, claim.entry, claim.pk)


def _readable(claim: Claim) -> bool:
    try:
        return claim.value is not None
    except KeyErased:
        return False


def _is_erased(key: str) -> bool:
    """Return whether a source's key was erased: nothing under it can be read."""
    try:
        vault.sealing_key(key)
    except KeyErased:
        return True
    return False


def _closed(claim: Claim) -> str:
    """Return why all words of a claim are protected, or ''."""
    if claim.kind == "contact":
        return "contact"
    if claim.kind == "withhold":
        return "withheld"
    return "restricted" if claim.label == RESTRICTED else ""


def _of_value(claim: Claim, closed: str) -> Iterator[Needle]:
    """Return the words that a protected claim's value holds beside its quotes."""
    value = claim.value.get("value")
    if closed in ("contact", "restricted") and claim.kind in ("contact", "attribute"):
        for words in _strings(value):
            yield from value_needles(words, claim.pk, closed)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one)


class _Sentences:
    """Widens a quote to the sentences that it stands in."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}

    def of(self, quote: Quote) -> Span:
        if quote.text_id not in self._texts:
            text = Text.objects.whole(_WHY).get(pk=quote.text_id)
            self._texts[quote.text_id] = str(text.text)
        text = self._texts[quote.text_id]
        before = [m.end() for m in _END.finditer(text, 0, quote.start)]
        after = _END.search(text, max(quote.start, quote.end - 1))
        start = before[-1] if before else 0
        return (start, after.end() if after else len(text))


class _People:
    """The people whom the cast may not name, by the claims that tell of them."""

    def __init__(self, cast: Cast, withheld: Collection[str]) -> None:
        self._cast = cast
        self._roots = roots_in(_said())
        rows = Person.objects.whole(_WHY)
        keys = dict(rows.values_list("pk", "claim__key"))
        gone = {k for k in set(keys.values()) if _is_erased(k)}
        self._rows = {self._root(p.claim_id): p for p in rows if keys[p.pk] not in gone}
        self.nameless = frozenset(
            cast.root(p.pk)
            for p in self._rows.values()
            if p.name and fold(str(p.name)) in withheld
        )
        self._named = {
            root
            for root, p in self._rows.items()
            if not p.withdrawn
            and cast.may_name(p)
            and cast.root(p.pk) not in self.nameless
        }

    def telling_claims(self) -> list[str]:
        """Return the ids of claims that may name or describe who is not to be named."""
        people = _said().filter(kind="person").values_list("pk", flat=True)
        found = [pk for pk in people if self._hidden(pk)]
        told = _said().filter(kind__in=_DESCRIBING).values_list("pk", "subject_id")
        found += [pk for pk, who in told if who is None or self._is_hidden(who)]
        return found

    def _root(self, claim: str | None) -> str:
        return self._roots.get(claim or "", claim or "")

    def hides(self, claim: Claim) -> bool:
        """Whether a claim mentions or describes someone who may not be named."""
        if claim.kind == "person":
            return self._hidden(claim.pk) and bool(claim.value.get("name"))
        if claim.kind in _DESCRIBING:
            return self._is_hidden(claim.subject_id or claim.value.get("subject"))
        return False

    def _is_hidden(self, claim: str | None) -> bool:
        return self._is_individual(claim) and self._hidden(claim)

    def id(self, claim: Claim) -> str:
        """Return the id of the person that a claim tells of; else the claim's own."""
        row = self._rows.get(self._root(claim.pk))
        return str(row.pk if row else claim.pk)

    def disclosed(self, claim: Claim) -> bool:
        """Whether a status is restricted for a matter that was disclosed."""
        matter = _MATTERS.get(str(claim.value.get("value")))
        row = self._rows.get(self._root(claim.subject_id))
        if claim.kind != "status" or not matter or row is None:
            return False
        return self._cast.told(row.pk, matter)

    def _hidden(self, claim: str | None) -> bool:
        return self._root(claim) not in self._named

    def _is_individual(self, claim: str | None) -> bool:
        row = self._rows.get(self._root(claim))
        return row is not None and row.kind == "individual"

    def needles(self, claims: Iterable[Claim]) -> Iterator[Needle]:
        """Return the names of who may not be named, as claims and records have them."""
        for claim in claims:
            name = claim.value.get("name") if claim.kind == "person" else None
            if name and self._hidden(claim.pk):
                yield from name_needles(str(name), self.id(claim))
        for root, row in self._rows.items():
            if row.name and root not in self._named:
                yield from name_needles(str(row.name), row.pk)


def _speakers() -> Iterator[Needle]:
    for officer in User.objects.whole(_WHY):
        yield from name_needles(str(officer.name), officer.pk)
    for source in Source.objects.whole(_WHY):
        yield from of_source(source)


def of_source(source: Source) -> Iterator[Needle]:
    """Return what a source protects: who spoke, what its file is called, its address."""
    try:
        told = [source.voice, source.received_from]
        name, url = source.name, source.url
    except KeyErased:
        return
    for words in told:
        if words:
            yield from name_needles(str(words), source.pk)
    if name:
        stem = PurePath(str(name)).stem
        yield Needle(stem, source.pk, "file_name", soft=True)
    if url:
        yield from value_needles(str(url), source.pk, "restricted")
