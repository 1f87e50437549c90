"""What decisions teach: names that were accepted or put right, and those misread.

Nothing is taken from what was set aside, doubted, withdrawn or is not decided. A name
that an edit replaced counts as misread where the new words no longer cover it.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from habeas.claims.deciding import ACCEPTED
from habeas.claims.links import Chain
from habeas.claims.models import Claim, Quote
from habeas.claims.reader.learnt import folded
from habeas.claims.reader.training import Coded, Span
from habeas.sources.models import Text
from habeas.store.keyring import KeyErased

NAMES = ("person", "organisation", "place")
FIFTH = 5


@dataclass(frozen=True)
class Lesson:
    """A source's text as it was decided on; `held` if it is never learnt from."""

    source: str
    coded: Coded
    held: bool

    @property
    def corrected(self) -> bool:
        """Whether somebody put a name of it right."""
        return bool(self.coded.mended or self.coded.wrong)


def lessons() -> list[Lesson]:
    """Return the texts with a decided name, in the order of their hashes."""
    by_text: dict[str, list[Claim]] = defaultdict(list)
    rows = Claim.objects.whole("what the desk learns from").filter(kind__in=NAMES)
    every = {c.pk: c for c in rows}
    for claim in every.values():
        by_text[claim.text_id].append(claim)
    replaced = {old: every[new] for old, new in Chain(every.values()).after.items()}
    taught = {
        pk: [(c, how) for c in claims if (how := _how(c, replaced))]
        for pk, claims in by_text.items()
    }
    texts = Text.objects.whole("what the desk learns from")
    found = []
    for text in texts.filter(pk__in=[pk for pk, t in taught.items() if t]):
        try:
            found.append((_hash(text), _lesson(text, taught[text.pk])))
        except KeyErased:  # destroyed by another process just now
            continue
    return [lesson for _, lesson in sorted(found, key=lambda pair: pair[0])]


def _how(claim: Claim, replaced: dict[str, Claim]) -> str:
    """Return whether a claim was read rightly, wrongly, or teaches nothing ('')."""
    if claim.state == ACCEPTED:
        return "mended" if claim.method == "person" else "right"
    if claim.state == "misread":
        return "wrong"
    last = claim
    while last.state == "superseded" and last.pk in replaced:
        last = replaced[last.pk]
    return "wrong" if last is not claim and last.state == ACCEPTED else ""


def _hash(text: Text) -> str:
    """Return what decides whether a text is held out: its own words alone."""
    return hashlib.sha256(f"habeas-learn:{text.sha256}".encode()).hexdigest()


def is_held(text: Text) -> bool:
    """Return whether a text is held out: every fifth, by the hash of its words."""
    return int(_hash(text), 16) % FIFTH == 0


def _lesson(text: Text, taught: Iterable[tuple[Claim, str]]) -> Lesson:
    whole = str(text.text)
    spans: dict[str, set[Span]] = defaultdict(set)
    names: dict[str, tuple[str, str]] = {}
    for claim, how in taught:
        spans[how].update(_spans(claim))
        if how != "wrong":
            names[str(claim.value.get("name") or "")] = (claim.kind, how)
    for name, (kind, how) in names.items():
        spans[how].update(_again(whole, name, kind, spans["right"] | spans["mended"]))
    right = spans["right"] | spans["mended"]
    wrong = {s for s in spans["wrong"] if s not in right}
    mended = frozenset(spans["mended"] - spans["right"])
    coded = Coded(whole, frozenset(right), frozenset(wrong), mended)
    return Lesson(text.source_id, coded, is_held(text))


def _again(whole: str, name: str, kind: str, decided: set[Span]) -> set[Span]:
    """Return where else a decided name of two words or more stands, by itself."""
    if " " not in name:
        return set()
    taken = {p for start, end, _ in decided for p in (start, end - 1)}
    pattern = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
    return {
        (m.start(), m.end(), kind)
        for m in pattern.finditer(whole)
        if m.start() not in taken and m.end() - 1 not in taken
    }


def _spans(claim: Claim) -> Iterator[Span]:
    """Give the stretches of a claim's quotes that hold its name, or a part of it."""
    value: dict[str, Any] = claim.value
    name = str(value.get("name") or "")
    if not name:
        return
    parts = set(folded(name))
    short = str(value.get("acronym") or "")
    for quote in Quote.objects.whole("what the desk learns from").filter(claim=claim):
        exact = str(quote.exact)
        at = exact.find(name)
        own = set(folded(exact))
        if at >= 0:
            yield quote.start + at, quote.start + at + len(name), claim.kind
        elif own and (own <= parts or exact == short):
            yield quote.start, quote.end, claim.kind
