"""Keeps the index in step with the records: what an entry changes waits for it.

The ids of what was changed are written in the entry's own transaction, and taken into
the index when it is committed, before the write returns. What could not be taken in
then waits: a search takes it in first, or does not answer. Only ids wait.
"""

from __future__ import annotations

import contextlib
import logging
import sys
import time
from collections.abc import Collection, Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import Any

from django.db import DatabaseError, transaction
from sqlcipher3 import dbapi2

from habeas.claims.models import Claim, Quote
from habeas.errors import HabeasError
from habeas.publication.models import Indexed, Waiting
from habeas.publication.search import file
from habeas.publication.search.pieces import KINDS, units
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
from habeas.store import vault
from habeas.store.folder import private, sync_folder
from habeas.store.jobs import Tell, untold
from habeas.store.rows import Row, new_id

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

log = logging.getLogger(__name__)
PATIENCE = 10.0  # seconds for which a turn at the index is waited for
_STEP = 0.02
_AT_ONCE = 200
_AT_A_TIME = 1_000  # units of a new index that are written at once
_OF_ITSELF = {
    Source: "source",
    Person: "person",
    Organisation: "organisation",
    Place: "place",
    Event: "event",
    Episode: "entry",
    Demand: "demand",
    Scheduled: "scheduled",
}
_OF_ANOTHER = {
    Attribute: ("person", "person_id"),
    Status: ("entry", "episode_id"),
    Contact: ("entry", "episode_id"),
    Asking: ("entry", "episode_id"),
    Topic: ("demand", "demand_id"),
    FollowUp: ("demand", "demand_id"),
}
Unit = tuple[str, str]


class IndexBusy(HabeasError):
    """The index is being made, or filled, by somebody else."""

    def __init__(self) -> None:
        super().__init__(
            "the search index is being made at this moment. Nothing is lost, and "
            "nothing was looked for. Try again in a minute."
        )


def note(rows: Iterable[Row]) -> None:
    """Let what `rows` are part of wait for the index; inside an entry's transaction.

    Where there is no index yet nothing waits: it is made of the records whole.
    """
    found = {unit for row in rows for unit in _touched(row)}
    if not found or not Indexed.objects.exists():
        return
    Waiting.objects.bulk_create([Waiting(kind=k, unit=u) for k, u in sorted(found)])
    transaction.on_commit(_take_in)


def _touched(row: Row) -> Iterator[Unit]:
    model: Any = type(row)
    if model in _OF_ITSELF:
        yield _OF_ITSELF[model], row.pk
    elif model in _OF_ANOTHER:
        kind, name = _OF_ANOTHER[model]
        yield kind, getattr(row, name)
    elif isinstance(row, Text):
        yield "text", row.pk
    elif isinstance(row, Claim):
        yield "claim", row.pk
        yield "text", row.text_id
    elif isinstance(row, Quote):
        yield "claim", row.claim_id
        yield "text", row.text_id


def _take_in() -> None:
    """Take in what waits, after a commit, which stands whatever comes of this."""
    try:
        if is_ready():  # else it is being made of the records as they are
            with turn():
                empty()
    except (file.NoIndex, IndexBusy, vault.Locked):
        pass  # the next search sees to it
    except (DatabaseError, dbapi2.Error, OSError) as error:
        log.warning("the search index is behind (%s)", type(error).__name__)


def settle(*, patience: float | None = None, tell: Tell = untold) -> None:
    """Bring the index up to date, made anew where that is needed.

    `tell` is told how many units are in, and of how many at most; what it raises stops
    the making, which the next begins anew.

    Raises:
        IndexBusy: If another has its turn for longer than `patience` seconds (None:
            `PATIENCE`).
        vault.Locked: If the desk is locked.
    """
    if _is_settled():
        return
    with turn(patience):
        try:
            empty()
        except file.NoIndex:
            rebuild(tell)


def _is_settled() -> bool:
    try:
        with file.opened() as index:
            return not Waiting.objects.exists() and _fits(file.state(index))
    except file.NoIndex:
        return False


def _fits(state: tuple[str, int]) -> bool:
    """Whether a file is the one that the database means, and as far."""
    known = Indexed.objects.values_list("file", "upto").first()
    return known is not None and known == state


def is_ready() -> bool:
    """Return whether an index stands that the database means."""
    try:
        with file.opened() as index:
            name, _ = file.state(index)
    except file.NoIndex:
        return False
    return Indexed.objects.filter(file=name).exists()


def empty() -> None:
    """Take into the index all that waits; for who has the turn.

    Raises `file.NoIndex` where it has to be made anew.
    """
    with file.opened() as index:
        while waiting := list(Waiting.objects.order_by("pk")[:5000]):
            _require_fit(file.state(index), waiting)
            last = waiting[-1].pk
            with file.writing(index):
                removed = _take(index, {(w.kind, w.unit) for w in waiting})
                file.tell(index, upto=str(last))
            if removed:
                file.settle(index)
            with transaction.atomic():
                Waiting.objects.filter(pk__in=[w.pk for w in waiting]).delete()
                Indexed.objects.update(upto=last)
        if not _fits(file.state(index)):
            raise file.NoIndex


def _require_fit(state: tuple[str, int], waiting: list[Waiting]) -> None:
    """A crash may have left the file ahead of the database, by what still waits."""
    known = Indexed.objects.first()
    ahead = {w.pk for w in waiting}
    if known is None or known.file != state[0]:
        raise file.NoIndex
    if state[1] != known.upto and state[1] not in ahead:
        raise file.NoIndex


def _take(index: Any, changed: Collection[Unit]) -> bool:
    """Put units as they are now into the index; return whether any was removed."""
    removed = False
    for kind, ids in _with_others(changed).items():
        listed = sorted(ids)
        for at in range(0, len(listed), _AT_ONCE):
            part = listed[at : at + _AT_ONCE]
            gone = set(part)
            for unit in units(kind, part):
                gone.discard(unit.id)
                removed |= file.put(index, unit)
            for unit_id in gone:
                removed |= file.remove(index, kind, unit_id)
    return removed


def _with_others(changed: Collection[Unit]) -> dict[str, set[str]]:
    """Return the changed units by kind, with those whose pieces hang on them."""
    found: dict[str, set[str]] = {kind: set() for kind in KINDS}
    for kind, unit in changed:
        if kind in found:
            found[kind].add(unit)
    why = "the search index"
    texts = Text.objects.whole(why)
    of_texts = texts.filter(pk__in=found["text"]).values_list("source", flat=True)
    sources = found["source"] | set(of_texts)
    found["text"] |= set(texts.filter(source__in=sources).values_list("pk", flat=True))
    demands = Demand.objects.whole(why).filter(claim__in=found["claim"])
    found["demand"] |= set(demands.values_list("pk", flat=True))
    episodes = Episode.objects.whole(why).filter(person__in=found["person"])
    found["entry"] |= set(episodes.values_list("pk", flat=True))
    return found


def rebuild(tell: Tell = untold) -> int:
    """Make the index anew from the records; return how many units it has.

    For who has the turn. What is written meanwhile waits for the new file, which
    takes the old one's place when it is whole.
    """
    name = new_id()
    with transaction.atomic():
        Indexed.objects.all().delete()
        Indexed.objects.create(file=name)
        Waiting.objects.all().delete()
    made = file.path().with_suffix(".new")
    _remove(made)
    count, most = 0, at_most()
    try:
        with file.making(made, name) as index:
            everything = chain.from_iterable(units(kind) for kind in KINDS)
            while part := list(islice(everything, _AT_A_TIME)):
                with file.writing(index):
                    count += sum(file.put(index, unit) for unit in part)
                tell("index", min(count, most), most)
        _put_in_place(made, file.path())
    finally:
        _remove(made)
    empty()
    return count


def at_most() -> int:
    """Return how many units an index has at most: not all rows have words."""
    models = (*_OF_ITSELF, Text, Claim)
    return sum(m.objects.whole("the search index").count() for m in models)


def _put_in_place(made: Path, at: Path) -> None:
    file.close()
    _remove(at)
    made.replace(at)
    sync_folder(at.parent)


def _remove(at: Path) -> None:
    for end in ("", "-wal", "-shm"):
        at.with_name(at.name + end).unlink(missing_ok=True)


@contextlib.contextmanager
def turn(patience: float | None = None) -> Iterator[None]:
    """Have the index alone, among threads and processes, for writing.

    Raises:
        IndexBusy: If another has it for longer than `patience` seconds (None:
            `PATIENCE`).
    """
    at = file.path().with_suffix(".lock")
    until = time.monotonic() + (PATIENCE if patience is None else patience)
    with open(at, "ab", opener=private) as handle:
        while not _got(handle.fileno()):
            if time.monotonic() > until:
                raise IndexBusy
            time.sleep(_STEP)
        yield


def _got(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def waiting() -> int:
    """Return how many changes are not in the index yet."""
    return Waiting.objects.count()
