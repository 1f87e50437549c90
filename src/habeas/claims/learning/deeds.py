"""What decisions on acts teach: how far a word can be leant on, and who did it to whom.

An act that was accepted was read rightly; one marked as misread told of nothing; one
that an edit replaced was of another type, or told in another manner, or of others. What
was set aside, doubted, withdrawn or is not decided teaches nothing. A text is held out
by its own words, as for names (`lessons`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from habeas.claims.deciding import ACCEPTED
from habeas.claims.learning.lessons import is_held
from habeas.claims.links import Chain
from habeas.claims.models import Claim, Quote
from habeas.claims.reader import judged
from habeas.claims.reader.document import Document, Sentence, document
from habeas.claims.reader.judged import Outcome
from habeas.claims.reader.semantic import heads
from habeas.claims.reader.semantic.refit import Told, told_of
from habeas.claims.reader.triggers import Triggers, triggers
from habeas.sources.models import Text
from habeas.store.keyring import KeyErased

_WHY = "what the desk learns from"
_QUALIFIERS = ("modality", "polarity")
_RULE = "rule"
_AT_ONCE = 400  # ids asked for in one query
Span = tuple[int, int]


@dataclass(frozen=True)
class Deeds:
    """What a text's decided acts teach; `held` if it is never learnt from."""

    source: str
    held: bool
    outcomes: tuple[Outcome, ...] = ()
    told: tuple[Told, ...] = ()

    @property
    def corrected(self) -> bool:
        """Whether somebody put a word's act right, or said that it is none."""
        return any(o.outcome != judged.RIGHT for o in self.outcomes)

    @property
    def recast(self) -> bool:
        """Whether somebody put right who did it, or to whom."""
        return any(t.mended for t in self.told)


@dataclass(frozen=True)
class _Decided:
    """An act as it was proposed (None: found by a person), and what stands for it."""

    first: Claim | None
    last: Claim
    outcome: str


def deeds(acts: tuple[tuple[str, str], ...] = ()) -> list[Deeds]:
    """Return what the decided acts of each text teach, in the order of the texts' ids.

    `acts` are the verbs that the desk lists (`reader.learnt`).
    """
    rows = Claim.objects.whole(_WHY).filter(kind="act")
    by_text: dict[str, list[_Decided]] = defaultdict(list)
    for one in _decided({c.pk: c for c in rows}):
        by_text[one.last.text_id].append(one)
    texts = Text.objects.whole(_WHY).filter(pk__in=list(by_text)).order_by("pk")
    found = []
    for text in texts:
        try:
            found.append(_of(text, by_text[text.pk], triggers(acts)))
        except KeyErased:  # destroyed by another process just now
            continue
    return [d for d in found if d.outcomes or d.told]


def _decided(every: Mapping[str, Claim]) -> Iterator[_Decided]:
    later = {old: every[new] for old, new in Chain(every.values()).after.items()}
    for claim in every.values():
        if claim.supersedes_id:
            continue
        last = claim
        while last.state == "superseded" and last.pk in later:
            last = later[last.pk]
        first = claim if claim.method == _RULE else None
        if last.state == "misread" and first is not None:
            yield _Decided(first, last, judged.NOTHING)
        elif last.state == ACCEPTED:
            yield _Decided(first, last, _outcome(claim, last))


def _outcome(first: Claim, last: Claim) -> str:
    if first.value.get("type") != last.value.get("type"):
        return f"type:{last.value.get('type')}"
    for name in _QUALIFIERS:
        if getattr(first, name) != getattr(last, name):
            return f"manner:{getattr(last, name)}"
    return judged.RIGHT


def _of(text: Text, decided: Iterable[_Decided], known: Triggers) -> Deeds:
    doc = document(str(text.text))
    rows = list(decided)
    whose = {pk for d in rows for pk in _people(d.last)}
    spans = _spans(whose | {c.pk for d in rows for c in (d.first, d.last) if c})
    outcomes = {o: None for d in rows for o in _outcomes(text.pk, doc, d, spans, known)}
    told = [t for d in rows for t in _told(doc, d, spans, known)]
    return Deeds(text.source_id, is_held(text), tuple(outcomes), tuple(told))


def _outcomes(
    text: str,
    doc: Document,
    one: _Decided,
    spans: Mapping[str, list[Span]],
    known: Triggers,
) -> Iterator[Outcome]:
    """Give what the words of an act came to; for several victims of one telling once."""
    if one.first is None:
        return
    own, code = spans.get(one.first.pk, []), str(one.first.value.get("type") or "")
    for word in judged.words(judged.near(doc, own), own, code, known):
        yield Outcome(text, min(own)[0], word, code, one.outcome)


def _told(
    doc: Document, one: _Decided, spans: Mapping[str, list[Span]], known: Triggers
) -> Iterator[Told]:
    """Give the verbs of an accepted act, with the words of who did it and to whom."""
    if one.last.state != ACCEPTED or one.last.modality != "stated":
        return
    victim, *doers = _people(one.last)
    mended = one.first is None or _cast(one.first) != _cast(one.last)
    code = str(one.last.value.get("type") or "")
    there = spans.get(one.last.pk, [])
    for sentence, at in _verbs(doc, there, code, known):
        fills = [_at(sentence, ids, spans) for ids in (doers, [victim])]
        if any(fills):
            words = [t.text for t in sentence.tokens]
            yield told_of(words, at, *fills, mended=mended)


def _people(claim: Claim) -> list[str]:
    """Return the ids of whom an act was done to ('' for nobody), and of its doers."""
    value: dict[str, Any] = claim.value
    victim = str(value.get("victim") or claim.subject_id or "")
    return [victim, *map(str, value.get("by") or [])]


def _cast(claim: Claim) -> tuple[Any, ...]:
    value: dict[str, Any] = claim.value
    return value.get("victim"), tuple(value.get("by") or ())


def _verbs(
    doc: Document, spans: Iterable[Span], code: str, known: Triggers
) -> Iterator[tuple[Sentence, int]]:
    seen = set()
    for start, end in spans:
        sentence = doc.sentence_at(start)
        for at, token in enumerate(sentence.tokens if sentence else ()):
            inside = start <= token.start < end and token.start not in seen
            tells = judged.words(
                [(token.start, token.text)], [(start, end)], code, known
            )
            if sentence and inside and tells:
                seen.add(token.start)
                if heads.is_verb([t.text for t in sentence.tokens], at):
                    yield sentence, at


def _at(
    sentence: Sentence, ids: Iterable[str], whose: Mapping[str, list[Span]]
) -> list[int]:
    """Return which words of a sentence are those of some claims."""
    spans = [s for pk in ids for s in whose.get(pk, ())]
    return [
        n
        for n, t in enumerate(sentence.tokens)
        if any(start <= t.start < end for start, end in spans)
    ]


def _spans(claims: Collection[str]) -> dict[str, list[Span]]:
    found: dict[str, list[Span]] = defaultdict(list)
    listed = sorted(claims)
    for at in range(0, len(listed), _AT_ONCE):
        part = listed[at : at + _AT_ONCE]
        rows = Quote.objects.whole(_WHY).filter(claim__in=part)
        for claim, start, end in rows.values_list("claim_id", "start", "end"):
            found[claim].append((start, end))
    return found
