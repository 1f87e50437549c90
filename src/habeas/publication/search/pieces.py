"""What the desk looks in: stretches of words, each with its label and what it is of.

A *unit* is a thing that is found (a text, a claim, a person, an entry of the register);
its *pieces* are its words, parted wherever the label changes, so that what is more
closed is never in one piece with what is less. A claim's words are as closed as the
most closed of its quotes. What was withdrawn, superseded or erased has no pieces.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from collections import defaultdict
from collections.abc import (
    Callable,
    Collection,
    Iterable,
    Iterator,
    Mapping,
    Sequence,
)
from dataclasses import dataclass
from typing import Any

from habeas.claims.closed import Stretch, closing
from habeas.claims.closed import label_of as label_of_text
from habeas.claims.models import Claim, Quote
from habeas.publication.search.stretches import stretches
from habeas.records.models import Attribute, Event, Organisation, Person, Place
from habeas.register.models import (
    Asking,
    Contact,
    Demand,
    Episode,
    FollowUp,
    Scheduled,
    Status,
    Topic,
)
from habeas.sources.models import Source, Text
from habeas.store.keyring import KeyErased
from habeas.store.labels import LABELS, most_closed, up_to
from habeas.store.rows import Row

# In the order in which results are shown.
KINDS = (
    "person",
    "entry",
    "organisation",
    "place",
    "event",
    "demand",
    "scheduled",
    "source",
    "text",
    "claim",
)
CALLED = ("person", "organisation", "place", "event")
NAMED = ("person", "entry", "organisation", "place", "event")
_NAMED_CLAIMS = ("person", "organisation", "place")
_WHY = "the search index"
_GONE = ("superseded",)
# Of a claim's value: words, not codes, dates or references.
_CODES = frozenset(
    [
        "id",
        "kind",
        "type",
        "axis",
        "modality",
        "polarity",
        "why",
        "field",
        "property",
        "subject",
        "person",
        "organisation",
        "place",
        "event",
        "to",
        "from",
        "date",
        "start",
        "end",
        "channel",
        "number",
        "heads",
        "gender",
        "language",
        "events",
        "victims",
        "by",
        "acts",
    ]
)


@dataclass(frozen=True)
class Piece:
    """Words with one label; `start` and `end` are their place in a text (code points).

    `at` is when their source was received, or the row was written (UTC); `source` is
    the id of that source, '' where there is none; `name` says that they name somebody
    or something, so that other spellings find them; `called` are the names of a record
    among them, of which parts are looked for.
    """

    kind: str
    unit: str
    label: str
    owner: str
    words: str
    at: datetime.datetime
    start: int = 0
    end: int = 0
    source: str = ""
    source_kind: str = ""
    language: str = ""
    state: str = ""
    name: bool = False
    called: tuple[str, ...] = ()


@dataclass(frozen=True)
class Unit:
    """A thing that is found, with its pieces and a digest that tells it was changed.

    The pieces are made when they are asked for: a text is opened only where its
    digest is another than the index has.
    """

    kind: str
    id: str
    digest: str
    pieces: Callable[[], list[Piece]]


def units(kind: str, ids: Collection[str] | None = None) -> Iterator[Unit]:
    """Yield the units of `kind` that have pieces, those of `ids` or all.

    For the index, which holds everything; who may see a piece is asked at each search.
    """
    yield from _MAKE[kind](ids)


def _rows(model: Any, ids: Collection[str] | None) -> Any:
    rows = model.objects.whole(_WHY)
    return rows if ids is None else rows.filter(pk__in=ids)


def _unit(kind: str, pk: str, pieces: list[Piece]) -> Iterator[Unit]:
    if pieces:
        told = [[*map(str, vars(p).values())] for p in pieces]
        yield Unit(kind, pk, _digest(told), lambda: pieces)


def _digest(told: Any) -> str:
    return hashlib.sha256(json.dumps(told).encode("utf-8", "surrogatepass")).hexdigest()


# Texts


def _texts(ids: Collection[str] | None) -> Iterator[Unit]:
    rows = _rows(Text, ids).select_related("source").defer("metadata", "sha256")
    for batch in _batches(rows.order_by("source__received_at", "pk"), 50):
        newest = _newest(batch)
        closed = _closer(batch)
        for text in batch:
            if newest[text.source_id] == text.number:
                yield _text(text, closed[text.pk])


def _closer(texts: Sequence[Text]) -> dict[str, list[Stretch]]:
    """Return what closes words further than their text does; of the rest none does."""
    open_to = {t.pk: len(up_to(label_of_text(t))) for t in texts}
    above = LABELS[min(min(open_to.values()), len(LABELS) - 1)]
    laid = closing(list(open_to), above)
    return {
        pk: [s for s in laid.get(pk, ()) if s[2] not in LABELS[:known]]
        for pk, known in open_to.items()
    }


def _newest(texts: Iterable[Text]) -> dict[str, int]:
    found: dict[str, int] = {}
    rows = Text.objects.whole(_WHY).filter(source__in={t.source_id for t in texts})
    for source, number in rows.values_list("source_id", "number"):
        found[source] = max(number, found.get(source, 0))
    return found


def _text(text: Text, closed: list[tuple[int, int, str]]) -> Unit:
    source = text.source
    told = [text.hash, label_of_text(text), text.owner, text.language, closed]
    when = [str(source.received_at), source.kind, source.pk]
    return Unit("text", text.pk, _digest([*told, *when]), lambda: cut(text, closed))


def cut(text: Text, closed: list[tuple[int, int, str]]) -> list[Piece]:
    """Return the pieces of a text, of which `closed` are the labels laid on it."""
    try:
        whole = str(text.text)
    except KeyErased:
        return []
    source = text.source
    return [
        Piece(
            "text",
            text.pk,
            label,
            text.owner,
            whole[start:end],
            source.received_at,
            start,
            end,
            source=source.pk,
            source_kind=source.kind,
            language=text.language,
        )
        for start, end, label in stretches(whole, label_of_text(text), closed)
    ]


# Claims


def _claims(ids: Collection[str] | None) -> Iterator[Unit]:
    rows = _rows(Claim, ids).exclude(state__in=_GONE).select_related("source", "text")
    rows = rows.defer("text__text", "text__metadata").order_by("recorded_at", "pk")
    for batch in _batches(rows, 500):
        closed = _quoted([c.pk for c in batch])
        for claim in batch:
            yield from _unit("claim", claim.pk, _claim(claim, closed[claim.pk]))


def _quoted(claims: Collection[str]) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    rows = Quote.objects.whole(_WHY).filter(claim__in=claims)
    for claim, label in rows.values_list("claim_id", "label"):
        found[claim].append(label)
    return found


def _claim(claim: Claim, quoted: list[str]) -> list[Piece]:
    label = most_closed((claim.label_of("value"), *quoted))
    said = " · ".join(_opened(lambda: list(_said(claim.value))))
    named = claim.kind in _NAMED_CLAIMS
    return _of_source("claim", claim, [(label, said)], claim, named, claim.state)


def _said(value: Any, name: str = "") -> Iterator[str]:
    """Yield the words of a claim's value, not its codes and references."""
    if isinstance(value, str) and name not in _CODES:
        yield value
    elif isinstance(value, Mapping):
        for inner, one in value.items():
            yield from _said(one, "" if inner == "value" else inner)
    elif isinstance(value, list) and name not in _CODES:
        for one in value:
            yield from _said(one)


# Records and the register


def _people(ids: Collection[str] | None) -> Iterator[Unit]:
    for batch in _standing(Person, ids):
        about = _hanging(Attribute, "person", batch, withdrawn=False)
        for p in batch:
            names = _fields(p, "name", "words")
            told = names + [x for a in about[p.pk] for x in _values(a)]
            pieces = _of_source("person", p, told, p.claim, called=names)
            yield from _unit("person", p.pk, pieces)


def _values(row: Attribute) -> list[tuple[str, str]]:
    said = _opened(lambda: list(_said(row.value, "words")))
    return [(row.label_of("value"), words) for words in said]


def _entries(ids: Collection[str] | None) -> Iterator[Unit]:
    for batch in _standing(Episode, ids, "person"):
        notes = [_hanging(m, "episode", batch) for m in (Contact, Asking)]
        reasons = _hanging(Status, "episode", batch, withdrawn=False)
        for e in batch:
            named = _fields(e.person, "name", "words")
            told = [(most_closed((e.label, label)), said) for label, said in named]
            told += [
                x for by in notes for row in by[e.pk] for x in _fields(row, "note")
            ]
            told += [x for row in reasons[e.pk] for x in _fields(row, "reason")]
            yield from _unit("entry", e.pk, _of_source("entry", e, told, e.claim))


def _demands(ids: Collection[str] | None) -> Iterator[Unit]:
    for batch in _standing(Demand, ids):
        topics = _hanging(Topic, "demand", batch, undone=False)
        steps = _hanging(FollowUp, "demand", batch, undone=False)
        quotes = _hanging(Quote, "claim", [d.claim for d in batch])
        laid = closing({q.text_id for of in quotes.values() for q in of})
        for d in batch:
            told = [
                (most_closed((d.label, d.claim.label, label, *_over(q, laid))), said)
                for q in quotes[d.claim_id]
                for label, said in _fields(q, "exact")
            ]
            told += _fields(d, "inferred")
            told += [x for t in topics[d.pk] for x in _fields(t, "words")]
            told += [x for s in steps[d.pk] for x in _fields(s, "note")]
            yield from _unit("demand", d.pk, _of_source("demand", d, told, d.claim))


def _over(quote: Quote, laid: Mapping[str, list[Stretch]]) -> Iterator[str]:
    """Yield the labels of what lies on the words of a quote, by whatever claim."""
    for start, end, label in laid.get(quote.text_id, ()):
        if start < quote.end and quote.start < end:
            yield label


def _simple(
    kind: str, model: Any, *names: str
) -> Callable[[Collection[str] | None], Iterator[Unit]]:
    def made(ids: Collection[str] | None) -> Iterator[Unit]:
        for batch in _standing(model, ids):
            for row in batch:
                told = _fields(row, *names)
                called = told if kind in CALLED else ()
                pieces = _of_source(kind, row, told, row.claim, called=called)
                yield from _unit(kind, row.pk, pieces)

    return made


def _sources(ids: Collection[str] | None) -> Iterator[Unit]:
    rows = _rows(Source, ids).exclude(reading="destroyed").order_by("received_at", "pk")
    for batch in _batches(rows, 500):
        for s in batch:
            told = _fields(s, "name", "received_from", "voice", "url")
            pieces = [
                Piece(
                    "source",
                    s.pk,
                    label,
                    s.owner,
                    said,
                    s.received_at,
                    source=s.pk,
                    source_kind=s.kind,
                    name=True,
                )
                for label, said in _by_label(told)
            ]
            yield from _unit("source", s.pk, pieces)


def _standing(
    model: Any, ids: Collection[str] | None, *also: str
) -> Iterator[list[Any]]:
    rows = _rows(model, ids).filter(withdrawn=False)
    rows = rows.select_related("claim__source", "claim__text", *also)
    rows = rows.defer("claim__text__text", "claim__text__metadata", "claim__value")
    return _batches(rows.order_by("recorded_at", "pk"), 500)


def _hanging(
    model: Any, name: str, rows: Iterable[Row], **standing: Any
) -> Mapping[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    hung = model.objects.whole(_WHY).filter(
        **{f"{name}__in": [r.pk for r in rows]}, **standing
    )
    for row in hung.order_by("entry", "pk"):
        found[getattr(row, f"{name}_id")].append(row)
    return found


def _fields(row: Row, *names: str) -> list[tuple[str, str]]:
    """Return the words of a row's fields, each with its effective label."""
    found = []
    for name in names:
        said = _opened(lambda name=name: [getattr(row, name) or ""])  # type: ignore[misc]
        found += [(row.label_of(name), str(x)) for x in said if x]
    return found


def _opened(of: Callable[[], list[str]]) -> list[str]:
    try:
        return of()
    except KeyErased:
        return []


def _by_label(told: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Lay together the words that have one label, in their order, each once."""
    found: dict[str, dict[str, None]] = {}
    for label, said in told:
        if said.strip():
            found.setdefault(label, {})[said] = None
    for label, words in found.items():
        yield label, " · ".join(words)


def _of_source(
    kind: str,
    row: Any,
    told: Iterable[tuple[str, str]],
    claim: Claim,
    named: bool | None = None,
    state: str = "",
    called: Iterable[tuple[str, str]] = (),
) -> list[Piece]:
    # What hangs on a row was written when it may have been more open than it is now.
    told = [(most_closed((row.label, label)), said) for label, said in told]
    source = claim.source
    names: dict[str, tuple[str, ...]] = {}
    for own, name in called:
        label = most_closed((row.label, own))
        names[label] = (*names.get(label, ()), name)
    return [
        Piece(
            kind,
            row.pk,
            label,
            row.owner,
            said,
            source.received_at,
            source=source.pk,
            source_kind=source.kind,
            language=claim.text.language,
            state=state,
            name=kind in NAMED if named is None else named,
            called=names.get(label, ()),
        )
        for label, said in _by_label(told)
    ]


def _batches(rows: Any, size: int) -> Iterator[list[Any]]:
    """Yield the rows of an ordered query in batches; it is read once."""
    batch: list[Any] = []
    for row in rows.iterator(chunk_size=size):
        batch.append(row)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


_MAKE: Mapping[str, Callable[[Collection[str] | None], Iterator[Unit]]] = {
    "person": _people,
    "entry": _entries,
    "organisation": _simple("organisation", Organisation, "name", "acronym"),
    "place": _simple("place", Place, "name"),
    "event": _simple("event", Event, "title"),
    "demand": _demands,
    "scheduled": _simple("scheduled", Scheduled, "title"),
    "source": _sources,
    "text": _texts,
    "claim": _claims,
}
