"""From a reading to drafts of claims: the form of each kind's value, and its words.

Pure but for the ids it makes. A draft refers to others by the ids of their claims. An
item that no words stand for, or with an unknown code, is left out and counted; what
refers to it loses the reference, or is left out with it where it means nothing
without. See `docs/claims.md` for the forms and `reading-format` for what comes in.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from habeas.claims.consequence import HEALTH
from habeas.claims.items import Item, Span, Ungrounded, Words
from habeas.store.labels import RESTRICTED
from habeas.store.rows import new_id
from habeas.vocab.terms import register

MOST = 20_000  # items of one kind
VOICES = ("site", "issuer", "meeting", "author")


@dataclass
class Draft:
    """A claim to be: `id` is its claim's; positions are code points.

    `said_by` are the reading's own ids of who asserts it; `voices` what they become.
    """

    id: str
    kind: str
    value: dict[str, Any]
    spans: list[Span]
    subject: str | None = None
    modality: str = "stated"
    polarity: str = "affirmed"
    derivation: str = "explicit"
    time_frame: str = "incident"
    voices: list[str] = field(default_factory=list)
    said_by: list[str] = field(default_factory=list)
    score: int | None = None
    label: str = ""

    @property
    def first(self) -> int:
        return min(start for start, _ in self.spans)


@dataclass(frozen=True)
class Part:
    """A stretch of the text and whose voice speaks in it."""

    start: int
    end: int
    voice: str


class Forms:
    """The drafts of one reading, and how many items were left out, by reason.

    `trusted` is set for what a person coded by hand: then a name may be written out
    where the text has it otherwise. From a machine it must stand in the text.
    """

    def __init__(
        self,
        reading: Mapping[str, Any],
        text: str,
        parts: Sequence[Mapping[str, Any]] = (),
        *,
        trusted: bool = False,
    ) -> None:
        self.reading, self.text, self.trusted = reading, text, trusted
        self.words = Words(text)
        self.drafts: list[Draft] = []
        self.left_out: Counter[str] = Counter()
        self._ids: dict[str, Draft] = {}
        self._by_claim: dict[str, Draft] = {}
        self._acts_on: dict[str, list[Draft]] = defaultdict(list)
        self._parts = _parts(reading.get("parts"), parts)

    def each(self, name: str, make: Callable[[Item], None]) -> None:
        """Make drafts of each item of a list; count the items that are left out."""
        found = self.reading.get(name) or []
        if not isinstance(found, list):
            self.left_out[f"{name}:form"] += 1
            return
        for values in found[:MOST]:
            self.attempt(name, self._make, make, values)
        if len(found) > MOST:
            self.left_out[f"{name}:too_many"] += len(found) - MOST

    def attempt(self, name: str, make: Callable[..., None], *args: Any) -> None:
        """Do `make`; what is `Ungrounded` is counted under `name` and its reason."""
        try:
            make(*args)
        except Ungrounded as error:
            self.left_out[f"{name}:{error.why}"] += 1

    def _make(self, make: Callable[[Item], None], values: object) -> None:
        make(Item(values, self.text))

    def add(
        self,
        kind: str,
        item: Item,
        value: Mapping[str, Any],
        spans: list[Span] | None = None,
        **more: Any,
    ) -> Draft:
        """Add a draft with the item's quotes, its score, and who says it."""
        at = item.spans() if spans is None else spans
        draft = Draft(
            id=new_id(),
            kind=kind,
            value={k: v for k, v in value.items() if v is not None},
            spans=at,
            said_by=_strings(item.values.get("asserted_by")),
            score=item.score(),
            **more,
        )
        self.drafts.append(draft)
        self._by_claim[draft.id] = draft
        if kind == "act" and draft.subject:
            self._acts_on[draft.subject].append(draft)
        name = item.values.get("id")
        if isinstance(name, str) and kind != "attribute":
            self._ids.setdefault(name, draft)
        return draft

    def ref(self, name: object, *kinds: str) -> str | None:
        """Return the id of the claim that a reading's id stands for, or None.

        A reference to nothing, or to another kind of thing, is counted and dropped.
        """
        if name is None:
            return None
        found = self._ids.get(name) if isinstance(name, str) else None
        if found is None or found.kind not in kinds:
            self.left_out["reference:unknown"] += 1
            return None
        return found.id

    def must(self, name: object, *kinds: str) -> str:
        """Return what `ref` does; without it the item means nothing."""
        found = self._ids.get(name) if isinstance(name, str) else None
        if found is None or found.kind not in kinds:
            raise Ungrounded("reference")
        return found.id

    def grounded(self, value: str) -> bool:
        """Return whether the text, or a person, stands for a name."""
        return self.trusted or self.words.hold(value)

    def name(self, item: Item, name: str = "name") -> str:
        """Return a name that the text holds."""
        value = item.text(name)
        if not self.grounded(value):
            raise Ungrounded("name")
        return value

    def own(self, item: Item, name: str) -> str | None:
        """Return words that the text holds; where it does not, the quote's own."""
        value = item.maybe(name)
        if value is None or self.grounded(value):
            return value
        start, end = item.spans()[0]
        return self.text[start:end][:200]

    def draft(self, claim_id: str) -> Draft:
        """Return the draft with this id."""
        return self._by_claim[claim_id]

    def acts_on(self, claim_id: str) -> list[Draft]:
        """Return the acts whose victim is the person of a claim."""
        return self._acts_on.get(claim_id, [])

    @cached_property
    def asked_for(self) -> frozenset[str]:
        """The ids of the claims of those for whom a demand is made."""
        listed = self.reading.get("demands")
        demands = listed if isinstance(listed, list) else []
        names = {
            name
            for d in demands
            if isinstance(d, dict)
            for name in _strings(d.get("subjects"))
        }
        return frozenset(self._ids[n].id for n in names if n in self._ids)

    def close(self) -> None:
        """Resolve who says each draft, and close what is restricted from birth."""
        closed = [
            s for d in self.drafts if d.kind in ("withhold", "contact") for s in d.spans
        ]
        self.withheld = Stretches(closed)
        for draft in self.drafts:
            voices = [v for v in map(self.voice, draft.said_by) if v]
            draft.voices = voices or self._voices_at(draft.first)
            if _is_closed(draft, self.withheld):
                draft.label = RESTRICTED

    def voice(self, name: str) -> str:
        """Return the id of the claim of who speaks, or a word for it, or ''."""
        draft = self._ids.get(name)
        return draft.id if draft else (name if name in VOICES else "")

    def _voices_at(self, at: int) -> list[str]:
        n = bisect_right(self._parts, at, key=lambda p: p.start) - 1
        inside = n >= 0 and at < self._parts[n].end
        voice = self._parts[n].voice if inside else "issuer"
        issuer = self.reading.get("issuer")
        who = self.voice(issuer) if isinstance(issuer, str) else ""
        if voice == "site":
            return ["site"]
        spoken = "" if voice == "issuer" else self.voice(voice)
        return [v for v in dict.fromkeys((who, spoken)) if v]


class Stretches:
    """Stretches of a text, to ask whether another touches them or lies inside."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans: list[Span] = []
        for start, end in sorted(spans):
            if self._spans and start <= self._spans[-1][1]:
                last = self._spans[-1]
                self._spans[-1] = (last[0], max(last[1], end))
            else:
                self._spans.append((start, end))
        self._ends = [end for _, end in self._spans]

    def touch(self, span: Span) -> bool:
        """Whether a character of `span` is in one of them."""
        found = self._next(span)
        return found is not None and found[0] < span[1]

    def hold(self, span: Span) -> bool:
        """Whether `span` lies wholly in one of them."""
        found = self._next(span)
        return found is not None and found[0] <= span[0] and span[1] <= found[1]

    def _next(self, span: Span) -> Span | None:
        at = bisect_left(self._ends, span[0] + 1)
        return self._spans[at] if at < len(self._spans) else None


def closed_by_value(kind: str, value: Mapping[str, Any]) -> bool:
    """Return whether a claim is restricted from birth by its kind and value."""
    if kind in ("contact", "withhold"):
        return True
    if kind == "status":
        liberty = register().liberty
        watched = (*liberty.watch, *liberty.watch_end, "escaped")
        return value.get("value") in watched
    return kind == "attribute" and value.get("property") in HEALTH


def _is_closed(draft: Draft, withheld: Stretches) -> bool:
    """Whether a claim is restricted from birth, by its value or by its words."""
    if closed_by_value(draft.kind, draft.value):
        return True
    unnamed = draft.kind == "attribute" or (
        draft.kind == "person" and not draft.value.get("name")
    )
    within = withheld.touch if unnamed else withheld.hold
    return all(within(s) for s in draft.spans)


def _parts(given: object, standing: Sequence[Mapping[str, Any]]) -> tuple[Part, ...]:
    listed = given if isinstance(given, list) else []
    found: list[Any] = [p for p in listed if isinstance(p, dict)] or list(standing)
    made = [
        Part(p["start"], p["end"], str(p.get("voice") or ""))
        for p in found
        if type(p.get("start")) is int and type(p.get("end")) is int
    ]
    return tuple(sorted(made, key=lambda p: p.start))


def _strings(value: object) -> list[str]:
    return [v for v in value if isinstance(v, str)] if isinstance(value, list) else []


def overlap(a: Iterable[Span], b: Iterable[Span]) -> bool:
    """Return whether any span of `a` shares a character with any of `b`."""
    others = list(b)
    return any(x[0] < y[1] and y[0] < x[1] for x in a for y in others)
