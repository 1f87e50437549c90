"""Looks for words in all that an officer may see, and shows where they stand.

The index gives candidates, asked with the officer's labels inside the query; each is
compared with its row as it stands, and what no longer answers is dropped. Snippets are
cut from the text itself, within one piece, so that nothing more closed stands in them.
Counts are of passages the officer may see, and end at `CAP`. There are no scores.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from habeas.accounts.models import User
from habeas.claims import closed
from habeas.claims.closed import closing
from habeas.claims.models import Claim
from habeas.publication.search import asking, file, queue
from habeas.publication.search.normal import tokens
from habeas.publication.search.pieces import KINDS, Piece, cut, units
from habeas.records.models import Event, Organisation, Person, Place
from habeas.register.models import Demand, Episode, Scheduled
from habeas.sources.models import Source, Text
from habeas.store.here import begins
from habeas.store.labels import LABELS, up_to

CAP = 1_000
PAGE, GLIMPSE = 20, 3
AROUND = 90  # code points of a snippet before its first mark, and after its last
_MOST = 340  # code points of a snippet
_LEFT = " \t\r\n.,;:!?۔،؛؟)]"  # what is left of the sentence before
_TRIES = 5  # batches of stale candidates that are passed over before a page ends
MODELS: Mapping[str, Any] = {
    "person": Person,
    "entry": Episode,
    "organisation": Organisation,
    "place": Place,
    "event": Event,
    "demand": Demand,
    "scheduled": Scheduled,
    "source": Source,
    "text": Text,
    "claim": Claim,
}
_DAY = datetime.timedelta(days=1)
Span = tuple[int, int]


@dataclass(frozen=True)
class Ask:
    """What is looked for, and where. An empty filter lets everything through.

    `since` and `until` are days (`store.here`) on which the source was received, both
    included.
    `after` is the row id that the page before ended at.
    """

    words: str = ""
    kind: str = ""
    language: str = ""
    label: str = ""
    state: str = ""
    source_kind: str = ""
    since: datetime.date | None = None
    until: datetime.date | None = None
    after: int | None = None

    @property
    def filtered(self) -> bool:
        """Whether anything but the kind is asked beside the words."""
        told = (self.language, self.label, self.state, self.source_kind)
        return any(told) or self.since is not None or self.until is not None


@dataclass(frozen=True)
class Bit:
    """A stretch of a snippet; `marked` where it is what was looked for."""

    words: str
    marked: bool = False


@dataclass(frozen=True)
class Hit:
    """A passage that answers: what it is of, and its words.

    `start` and `end` are where the first mark stands in a text as the officer may see
    it (`claims.closed`; code points), 0 for what is no text. `otherwise` says that only another spelling was found.
    """

    kind: str
    id: str
    row: int
    label: str
    source: str
    state: str
    language: str
    at: datetime.datetime
    snippet: tuple[Bit, ...]
    start: int = 0
    end: int = 0
    otherwise: bool = False
    of: Any = None


@dataclass(frozen=True)
class Group:
    """The hits of one kind: some of `count`, which ends at `CAP` where `more_than`.

    `after` is where the next page begins, None where there is none.
    """

    kind: str
    hits: tuple[Hit, ...]
    count: int
    more_than: bool = False
    after: int | None = None


@dataclass(frozen=True)
class Found:
    """The groups that answer, in the order of `KINDS`."""

    groups: tuple[Group, ...] = ()
    asked: bool = True
    count: int = 0
    more_than: bool = False


def search(officer: User, ask: Ask) -> Found:
    """Return what answers `ask` and `officer` may see, newest first in each kind.

    Without a kind each group shows its first few; with one, a page.

    Raises:
        queue.IndexBusy: If the index is being made or filled by another.
        vault.Locked: If the desk is locked.
    """
    query = asking.query(ask.words)
    if not query.wanted:
        return Found(asked=False)
    if ask.kind not in KINDS:
        ask = replace(ask, kind="", after=None)
    queue.settle()
    try:
        return _search(officer, ask, query)
    except file.NoIndex:  # it turned out damaged on the way: once more, on a new one
        queue.settle()
        return _search(officer, ask, query)


def _search(officer: User, ask: Ask, query: asking.Query) -> Found:
    where = _Where(officer, ask, query)
    with file.opened() as index:
        found = where.candidates(index)
        if ask.after is not None and ask.kind:
            page = where.page(index, ask.kind, ask.after)
        else:
            page = found.get(ask.kind, [])
    groups = [
        _group(officer, ask, query, page if ask.kind else of_kind, len(of_kind))
        for _, of_kind in sorted(found.items(), key=lambda x: KINDS.index(x[0]))
    ]
    shown = tuple(g for g in groups if g.count)
    count = sum(g.count for g in shown)
    more = count > CAP or any(g.more_than for g in shown)
    return Found(shown, count=min(count, CAP), more_than=more)


def _group(
    officer: User,
    ask: Ask,
    query: asking.Query,
    candidates: Sequence[_Candidate],
    count: int,
) -> Group:
    """Return the first of the candidates that stand; `count` is of all pages."""
    wanted = PAGE if ask.kind else GLIMPSE
    hits: list[Hit] = []
    end, dropped = 0, 0
    for start in range(0, min(len(candidates), wanted * _TRIES), wanted):
        part = candidates[start : start + wanted]
        end = start + len(part)
        hits = _checked(officer, query, part)
        dropped += len(part) - len(hits)
        if hits:
            break
    if not hits:
        return Group(ask.kind, (), 0)
    after = candidates[end - 1].row if end < len(candidates) else None
    left = max(len(hits), count - dropped)
    return Group(hits[0].kind, tuple(hits), min(left, CAP), left > CAP, after)


@dataclass(frozen=True)
class _Candidate:
    row: int
    kind: str
    unit: str
    start: int
    end: int
    label: str


class _Where:
    """The conditions of one query on the index."""

    def __init__(self, officer: User, ask: Ask, query: asking.Query) -> None:
        self.expression = query.expression()
        self.kinds = (ask.kind,) if ask.kind in KINDS else KINDS
        seen = [x for x in up_to(officer.ceiling) if ask.label in ("", x)]
        self.terms = [f"p.label IN ({', '.join('?' * len(seen))})"]
        self.values: list[Any] = [LABELS.index(x) for x in seen]
        for column in ("language", "state", "source_kind"):
            if told := getattr(ask, column):
                self.terms.append(f"p.{column} = ?")
                self.values.append(told.encode("utf-8", "replace").decode("utf-8"))
        last = datetime.date.max
        next_day = ask.until + _DAY if ask.until and ask.until < last else None
        for sign, day in ((">=", ask.since), ("<", next_day)):
            if day is not None:
                self.terms.append(f"f.rowid & ? {sign} ?")
                self.values += [file.TIME, file.time_of(begins(day))]

    def _rows(
        self, index: Any, first: int, end: int, limit: int = -1
    ) -> Iterator[_Candidate]:
        """Yield candidates from row id `first` to before `end`, newest first."""
        query = (
            "SELECT p.id, p.unit, p.first, p.last, p.label "  # noqa: S608 - names of our own; what is asked comes as parameters
            "FROM found f CROSS JOIN piece p ON p.id = f.rowid "
            "WHERE f.found MATCH ? AND f.rowid >= ? AND f.rowid < ? AND "
            f"{' AND '.join(self.terms)} ORDER BY f.rowid DESC LIMIT ?"
        )
        values = [self.expression, first, end, *self.values, limit]
        for row, unit, start, stop, label in index.execute(query, values):
            yield _Candidate(row, file.kind_of(row), unit, start, stop, LABELS[label])

    def candidates(self, index: Any) -> dict[str, list[_Candidate]]:
        """Return the first `CAP` and one more of each kind, all in as few goes."""
        found: dict[str, list[_Candidate]] = {}
        first, end = file.first_row(self.kinds[0], None), file.end_row(self.kinds[-1])
        while end > first:
            last, end = end, first
            for one in self._rows(index, first, last):
                listed = found.setdefault(one.kind, [])
                listed.append(one)
                if len(listed) > CAP:
                    end = file.first_row(one.kind, None)
                    break
        return found

    def page(self, index: Any, kind: str, after: int) -> list[_Candidate]:
        """Return the candidates of a page that begins below row id `after`."""
        first, end = file.first_row(kind, None), min(after, file.end_row(kind))
        return list(self._rows(index, first, end, PAGE * _TRIES + 1))


def _checked(
    officer: User, query: asking.Query, candidates: Sequence[_Candidate]
) -> list[Hit]:
    """Return the candidates that their rows, as they stand, still answer."""
    if not candidates:
        return []
    kind = candidates[0].kind
    ids = {c.unit for c in candidates}
    rows = MODELS[kind].objects.visible_to(officer).filter(pk__in=ids)
    if kind == "text":
        rows = rows.select_related("source")
    visible = {row.pk: row for row in rows}
    seen = up_to(officer.ceiling)
    pieces = _texts(visible) if kind == "text" else _others(kind, visible)
    found = []
    for c in candidates:
        piece = pieces.get((c.unit, c.start, c.end, c.label))
        if piece is not None and piece.label in seen:
            hit = _hit(officer, query, c, piece, visible[c.unit])
            found += [hit] if hit is not None else []
    return found


_Key = tuple[str, int, int, str]


def _others(kind: str, visible: Iterable[str]) -> dict[_Key, Piece]:
    return {
        (p.unit, p.start, p.end, p.label): p
        for unit in units(kind, list(visible))
        for p in unit.pieces()
    }


def _texts(visible: Mapping[str, Text]) -> dict[_Key, Piece]:
    laid = closing(list(visible))
    return {
        (p.unit, p.start, p.end, p.label): p
        for text in visible.values()
        for p in cut(text, laid[text.pk])
    }


def _hit(
    officer: User, query: asking.Query, candidate: _Candidate, piece: Piece, row: Any
) -> Hit | None:
    read = tokens(piece.words)
    marks = query.marks(read, name=piece.name)
    if marks is None:
        return None
    exact = query.marks(read, name=False) is not None
    at = (0, 0)
    if piece.kind == "text":
        first, last = (piece.start + x for x in marks[0])
        at = _shown(officer, row, first, last)
    return Hit(
        piece.kind,
        piece.unit,
        candidate.row,
        piece.label,
        piece.source,
        piece.state,
        piece.language,
        piece.at,
        tuple(snippet(piece.words, marks)),
        *at,
        not exact,
        row,
    )


def _shown(officer: User, text: Text, start: int, end: int) -> Span:
    """Return where words of a text stand in it, as the officer may see it."""
    if closed.sees_all(officer):
        return start, end
    return closed.seen(officer, text).shown(start, end)


def snippet(words: str, marks: Sequence[Span]) -> Iterator[Bit]:
    """Yield the words around the first marks, cut at spaces; nothing is rewritten."""
    start = _back(words, max(0, marks[0][0] - AROUND))
    last = [end for _, end in marks if end - start <= _MOST] or [marks[0][1]]
    end = _on(words, min(len(words), max(last[-1], marks[0][1]) + AROUND))
    if start:
        yield Bit("… ")
    else:  # a piece may begin where the words before it are closed
        start = min(len(words) - len(words.lstrip(_LEFT)), marks[0][0])
    at = start
    for first, stop in marks:
        if stop > end:
            break
        if at < first:
            yield Bit(words[at:first])
        yield Bit(words[first:stop], marked=True)
        at = stop
    if at < end:
        yield Bit(words[at:end])
    if end < len(words):
        yield Bit(" …")


def _back(words: str, at: int) -> int:
    """Return the start of the word after `at`, where one begins soon."""
    if at == 0:
        return 0
    space = words.find(" ", at, at + 30)
    return space + 1 if space >= 0 else at


def _on(words: str, at: int) -> int:
    if at == len(words):
        return at
    space = words.rfind(" ", max(0, at - 30), at)
    return space if space >= 0 else at
