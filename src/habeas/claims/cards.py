"""A source's claims laid out for deciding: cards, the riskiest first.

One card is one person, one incident or one list, with all its claims and the words
they stand in, so that a person decides on what belongs together at one look. People
whose whole story is told in one and the same sentence share a card, a line for each
claim. Whoever stops early has decided what the register would be most wrong without.

A group card gathers what makes or changes no person, act, status, identity or label;
it alone may be accepted in bulk (`bulk`). What a claim only refers to (an
organisation, a place, a person without a story) comes along when the claim is
accepted, and has a card of its own only where nothing else refers to it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from habeas.accounts.models import User
from habeas.claims import closed, links, quotes
from habeas.claims.consequence import in_bulk, weight
from habeas.claims.models import Claim
from habeas.claims.quotes import Words
from habeas.claims.reader.tiers import tier
from habeas.claims.told import closed_voices
from habeas.sources.models import Source, Text
from habeas.text.sentences import sentences
from habeas.text.spans import Span

DESK = "desk"  # in an act's value: what this desk decided about its words
OPEN = ("suggested", "in_review", "doubted")
# What a card is about. The first three are decided line by line, the rest are groups.
KINDS = (
    "person",
    "list",
    "incident",
    "acts",
    "people",
    "demands",
    "withheld",
    "document",
    "background",
)
GROUPS: Mapping[str, str] = {
    "demand": "demands",
    "contact": "withheld",
    "withhold": "withheld",
    "header": "document",
    "scheduled": "document",
    "relation": "background",
    "characterisation": "background",
    "commitment": "background",
    "event": "background",
    "organisation": "background",
    "place": "background",
    "attribute": "people",
    "person": "people",
    "case": "acts",
    "act": "acts",
    "status": "people",
}


@dataclass(frozen=True)
class Passage:
    """A sentence of the text that a card's words stand in (code points).

    The text is as the officer may see it (`claims.closed`).
    """

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Line:
    """One claim of a card, with its words.

    `shown` are its values as `(name of the field, text)`, in the order of the form,
    ids replaced by the names they stand for; `who` is the name, or the words, of the
    person it is about. `voices` are names where a voice is a claim.
    """

    claim: Claim
    quotes: tuple[Words, ...]
    who: str
    shown: tuple[tuple[str, str], ...]
    voices: tuple[str, ...]

    @property
    def open(self) -> bool:
        """Whether nobody has decided on it yet."""
        return self.claim.state in OPEN


@dataclass(frozen=True)
class Card:
    """What is decided on at one look.

    `id` names the card for as long as its first claim stands; `title` is what the
    source calls the person or the event, '' for a group (show `kind` instead).
    `title_claim` is the claim of that person or event, None for lists and groups.
    `passages` are the sentences the words stand in, in order; none for long groups.
    `along` are open claims that the card's claims refer to: they are accepted with
    them. `bulk` says that the card may be accepted at one stroke; `weight` orders.
    """

    id: str
    kind: str
    title: str
    title_claim: Claim | None
    lines: tuple[Line, ...]
    passages: tuple[Passage, ...] = ()
    quotes: tuple[Words, ...] = ()
    along: tuple[Line, ...] = ()
    bulk: bool = False
    weight: int = 0
    first: int = 0

    @property
    def open(self) -> bool:
        """Whether a line, or the title, is still to be decided."""
        title = self.title_claim is not None and self.title_claim.state in OPEN
        return title or any(line.open for line in self.lines)

    @property
    def agreed(self) -> bool:
        """Whether a second voice agrees with all that it tells (`reader.tiers`)."""
        return all(tier(line.claim.score) == "strong" for line in self.lines)

    @property
    def open_lines(self) -> int:
        """How many lines are still to be decided."""
        return sum(line.open for line in self.lines)


def cards(officer: User, source: Source) -> list[Card]:
    """Return the cards of a source, decided ones too, in the order to decide in.

    The same claims give the same cards, whatever was decided; an edited claim has
    the place of the one it stands for. Of equal risk, those that a second voice
    agrees with come first: whoever stops early leaves the doubtful ones undecided. Quotes that are lost are shown as lost.
    """
    claims = Claim.objects.visible_to(officer).filter(source=source)
    desk = _Table(officer, list(claims.order_by("first", "entry", "id")))
    made = [*_people(desk), *_incidents(desk), *_groups(desk)]
    return sorted(made, key=lambda c: (c.weight, not c.agreed, c.first, c.id))


class _Sentences:
    """Where the sentences of the last texts stand: positions alone, no words."""

    MOST = 4

    def __init__(self) -> None:
        self._kept: dict[tuple[str, tuple[closed.Gap, ...]], list[Span]] = {}

    def of(self, text_id: str, seen: closed.Seen) -> list[Span]:
        """Return the sentences of a text, which never changes under its id."""
        key = text_id, seen.gaps
        if key not in self._kept:
            kept = list(self._kept.items())[1 - self.MOST :]
            self._kept = {**dict(kept), key: sentences(seen.text)}
        return self._kept[key]


_SENTENCES = _Sentences()


@dataclass
class _Table:
    """The claims of a source on the table, and which of them have a card already."""

    officer: User
    rows: list[Claim]
    dealt: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.chain = links.Chain(self.rows)
        self.live = [
            c
            for c in self.rows
            if c.state != "superseded" and self.chain.now(c.pk) is c
        ]
        self.words = quotes.read(self.officer, self.live)
        self.by_root = {self.chain.root(c.pk): c for c in self.live}
        self.text, self.sentences = self._sentences()

    def _sentences(self) -> tuple[str, list[Span]]:
        ids = {c.text_id for c in self.live}
        texts = Text.objects.visible_to(self.officer).filter(pk__in=ids)
        last = texts.order_by("-number").first()
        if last is None:
            return "", []
        seen = closed.seen(self.officer, last)
        return seen.text, _SENTENCES.of(last.pk, seen)

    def find(self, claim_id: str | None) -> Claim | None:
        """Return the live claim that stands for an id."""
        return self.by_root.get(self.chain.root(claim_id)) if claim_id else None

    def name(self, claim_id: str) -> str:
        """Return what the source calls the thing a claim id stands for."""
        claim = self.find(claim_id)
        return called(claim) if claim else ""

    def is_person(self, root: str) -> bool:
        claim = self.by_root.get(root)
        return claim is not None and claim.kind == "person"

    def at(self, claim: Claim) -> frozenset[int]:
        """Return the numbers of the sentences that the claim's words stand in."""
        return frozenset(
            n for w in self.words[claim.pk] for n in _touched(self.sentences, w)
        )

    def deal(self, claims: Iterable[Claim]) -> None:
        self.dealt.update(c.pk for c in claims)

    @cached_property
    def said_of(self) -> dict[str, list[Claim]]:
        """What else is said of each person, by the root of the person's claim."""
        found: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.left("attribute", "relation"):
            found[self.chain.root(about(claim))].append(claim)
        return found

    def left(self, *kinds: str) -> list[Claim]:
        """Return the claims of these kinds that have no card yet, in text order."""
        return [c for c in self.live if c.kind in kinds and c.pk not in self.dealt]

    def line(self, claim: Claim) -> Line:
        return Line(
            claim=claim,
            quotes=tuple(self.words[claim.pk]),
            who=self.name(about(claim)),
            shown=tuple(self._shown(claim)),
            voices=tuple(self.voice(v) for v in map(str, claim.voices)),
        )

    @cached_property
    def closed_voices(self) -> dict[str, str]:
        """What is said in the place of voices that are closed to the officer."""
        return closed_voices(self.officer, self.live)

    def voice(self, voice: str) -> str:
        return self.closed_voices.get(voice) or self.name(voice) or voice

    def _shown(self, claim: Claim) -> Iterator[tuple[str, str]]:
        refers = set(links.ids(claim.kind, claim.value))
        for name, value in claim.value.items():
            if name == DESK:  # no word of the source
                continue
            listed = value if isinstance(value, list) else [value]
            texts = [self._told(v, refers) for v in listed]
            said = [_text(t) for t in texts if t not in (None, "")]
            if said:
                yield name, ", ".join(said)

    def _told(self, value: object, refers: Collection[str]) -> object:
        """Return a value, and for the id of a claim the name it stands for."""
        known = isinstance(value, str) and value in refers
        return self.name(str(value)) if known else value

    def card(self, kind: str, claims: Sequence[Claim], title: Claim | None) -> Card:
        """Deal a card of these claims, in the order given."""
        dealt = [c for c in (title, *claims) if c is not None]
        self.deal(dealt)
        found = sorted({n for c in dealt for n in self.at(c)})
        bulk = kind in _BULK
        return Card(
            id=self.chain.root(dealt[0].pk) if kind not in _ONE_OF_A_KIND else kind,
            kind=kind,
            title=called(title) if title else "",
            title_claim=title,
            lines=tuple(map(self.line, claims)),
            passages=() if bulk else tuple(map(self._passage, found)),
            quotes=tuple(self.words[title.pk]) if title else (),
            along=tuple(map(self.line, self._along(dealt))),
            bulk=bulk,
            weight=min(weight(c) for c in dealt) + _LATER.get(kind, 0),
            first=title.first if title else min(c.first for c in dealt),
        )

    def _along(self, dealt: Sequence[Claim]) -> list[Claim]:
        """Return the open claims that those of a card refer to, in text order."""
        own = {c.pk for c in dealt}
        under = {u.pk: u for c in dealt for u in self.chain.under(c)}
        found = [u for u in under.values() if u.state in OPEN and u.pk not in own]
        return sorted(found, key=lambda c: (c.first, c.pk))

    def _passage(self, number: int) -> Passage:
        span = self.sentences[number]
        return Passage(span.start, span.end, self.text[span.start : span.end])


_BULK = ("demands", "withheld", "document", "background")
_ONE_OF_A_KIND = (*_BULK, "acts", "people")
# Groups come after every card on which a person's record hangs, in this order.
_LATER = {kind: 100 * n for n, kind in enumerate(KINDS) if n > KINDS.index("list")}
# Claims that tell what happened to a person, or how they stand.
_STORY = ("act", "status")


def called(claim: Claim) -> str:
    """Return what the source calls the thing that a claim is of, '' if nothing."""
    value = claim.value
    for name in ("name", "words", "title"):
        if isinstance(value.get(name), str) and value[name]:
            return str(value[name])
    return ""


def about(claim: Claim) -> str:
    """Return the id of the claim of the person, or thing, that `claim` is about."""
    name = links.SUBJECT.get(claim.kind, "")
    return str(claim.value.get(name) or claim.subject_id or "")


def _text(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{k} {_text(v)}" for k, v in value.items())
    return str(value)


def _touched(spans: Sequence[Span], words: Words) -> Iterator[int]:
    """Yield the numbers of the sentences that a quote has a character in."""
    low, high = 0, len(spans)
    while low < high:
        middle = (low + high) // 2
        if spans[middle].end <= words.start:
            low = middle + 1
        else:
            high = middle
    while low < len(spans) and spans[low].start < words.end:
        yield low
        low += 1


def _people(desk: _Table) -> Iterator[Card]:
    """Yield a card for each person with a story, one for those who share it."""
    stories = _stories(desk)
    sentences_of = {
        root: frozenset(n for c in story for n in desk.at(c))
        for root, story in stories.items()
    }
    alike: dict[frozenset[int], list[str]] = defaultdict(list)
    for root, at in sentences_of.items():
        alike[at].append(root)
    for roots in alike.values():
        if len(roots) > 1:
            roots.sort(key=lambda r: (desk.by_root[r].first, r))
            yield desk.card("list", [c for r in roots for c in stories[r]], None)
        else:
            yield _person(desk, roots[0], stories[roots[0]])


def _stories(desk: _Table) -> dict[str, list[Claim]]:
    """Return what is told of each person, by the root of the person's claim."""
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in desk.live:
        person = desk.find(about(claim)) if claim.kind in _STORY else None
        if person is not None and person.kind == "person" and not _is_class(person):
            found[desk.chain.root(person.pk)].append(claim)
    return {root: sorted(story, key=_told) for root, story in found.items()}


def _told(claim: Claim) -> tuple[object, ...]:
    """Return what puts a person's story in order: acts, then how they stood."""
    order = claim.value.get("order") or 0
    return claim.kind, claim.first, order, str(claim.value.get("type")), claim.pk


def _is_class(person: Claim) -> bool:
    return bool(person.value.get("kind") == "class")


def _person(desk: _Table, root: str, story: list[Claim]) -> Card:
    more = [c for c in desk.said_of.get(root, ()) if c.pk not in desk.dealt]
    return desk.card("person", [*story, *more], desk.by_root[root])


def _incidents(desk: _Table) -> Iterator[Card]:
    """Yield a card for each event with acts that were done to nobody in particular."""
    by_event: dict[str, list[Claim]] = defaultdict(list)
    for claim in desk.left("act"):
        event = desk.find(claim.value.get("event"))
        if event is not None and weight(claim) < weight(event):
            by_event[event.pk].append(claim)
    for event_id, acts in by_event.items():
        yield desk.card("incident", acts, desk.chain.claims[event_id])


def _groups(desk: _Table) -> Iterator[Card]:
    """Yield the cards of what is left: some kinds together, named after the group."""
    referred = _referred(desk)
    dealt: dict[str, list[Claim]] = defaultdict(list)
    for claim in desk.live:
        alone = desk.chain.root(claim.pk) not in referred
        if claim.pk not in desk.dealt and (alone or claim.kind not in _COMES_ALONG):
            dealt[_group(desk, claim)].append(claim)
    for kind in KINDS:
        if dealt[kind]:
            yield desk.card(kind, dealt[kind], None)


def _referred(desk: _Table) -> set[str]:
    """Return the roots of what comes along with something else.

    A person does not come along with a demand, or with what is only said of them.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for claim in desk.live:
        for i in links.of(claim):
            found[desk.chain.root(i)].add(claim.kind)
    return {
        root
        for root, kinds in found.items()
        if kinds - {"demand", "attribute", "relation"} or not desk.is_person(root)
    }


_COMES_ALONG = ("organisation", "place", "event", "person")


def _group(desk: _Table, claim: Claim) -> str:
    """Return the group of a claim; what may not be accepted in bulk is never in one."""
    found = _light_group(desk, claim)
    return "acts" if found in _BULK and not in_bulk(claim) else found


def _light_group(desk: _Table, claim: Claim) -> str:
    if claim.kind == "person" and _is_class(claim):
        return "background"
    if claim.kind == "act" and claim.time_frame == "pattern":
        return "background"
    if claim.kind in ("attribute", "relation"):
        person = desk.find(about(claim))
        named = person is not None and person.kind == "person"
        return "people" if named else "background"
    return GROUPS[claim.kind]
