"""Does long work in a thread of this process, while pages say how far it is.

One job at a time, in the order they were asked for; a page may be left, and the job
goes on. It can be stopped between two of its steps. A lock of the desk, or the end of
the program, interrupts it: its row then says so, and it is begun again by hand. What a
job keeps step by step (readings, lines, tellings) is not done a second time.
"""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import DatabaseError, connection

from habeas.accounts.models import User
from habeas.errors import HabeasError, Sentence
from habeas.store import jobs, stopping, vault
from habeas.store.interrupting import Reading
from habeas.store.jobs import Tell
from habeas.store.models import Job
from habeas.store.vault import Locked

log = logging.getLogger(__name__)
WAIT = 1.5  # seconds for which the page that asked waits, to show what is short


class Stopped(Exception):
    """A job was told to stop, and does so between two steps."""


class BrokeOff(HabeasError):
    """A job was ended by an error that is nobody's at the desk; `error` is its class."""

    def __init__(self, job: str, error: str) -> None:
        super().__init__(
            "work %(job)s ended in the middle by an error of the program, its database "
            "or the disk (%(error)s). What it had kept stays, and nothing is half "
            "written. See that the disk has room, then begin it again; if it ends so "
            "again, run `habeas verify`.",
            job=job,
            error=error,
        )


@dataclass
class Doing:
    """A job that waits or is done in this process, and how far it is."""

    job: str
    kind: str
    officer: User
    given: Any = None
    stage: str = ""
    done: int = 0
    total: int = 0
    opened: int = field(default_factory=vault.generation)
    stop: threading.Event = field(default_factory=threading.Event)
    ended: threading.Event = field(default_factory=threading.Event)
    reading: Reading = field(default_factory=Reading)

    @property
    def is_locked_out(self) -> bool:
        """Return whether the desk was locked since this was asked for."""
        return not vault.is_open() or vault.generation() != self.opened

    def go_on(self) -> None:
        """Raise `Stopped` where it was told to stop."""
        if self.stop.is_set():
            raise Stopped

    @contextmanager
    def heeding(self) -> Iterator[None]:
        """Let it be stopped at any moment of the block, in which nothing is written.

        Raises:
            Stopped: If it was told to stop.
        """
        try:
            with stopping.heeding(self.go_on), self.reading.going_on(self.stop.is_set):
                yield
                self.go_on()  # whatever was made of an answer that broke off
        except DatabaseError:
            self.go_on()  # it was broken off by that
            raise

    def tell(self, stage: str, done: int, total: int) -> None:
        """Take down how far it is. Raises `Stopped` where it was told to stop."""
        self.go_on()
        self.stage, self.done, self.total = stage, done, total


Work = Callable[[Doing, Job, Tell], Mapping[str, Any]]
WORKS: dict[str, Work] = {}
_queue: deque[Doing] = deque()
_live: dict[str, Doing] = {}
_broken: dict[str, Sentence] = {}  # how jobs ended whose rows could not say it
_guard = threading.Lock()
_thread: threading.Thread | None = None


@dataclass(frozen=True)
class Shown:
    """A job as a page shows it."""

    job: Job
    state: str
    stage: str
    done: int
    total: int

    @property
    def goes_on(self) -> bool:
        return self.state in (jobs.WAITING, jobs.RUNNING)

    @property
    def error(self) -> Sentence:
        """The sentence that ended it."""
        return _broken.get(self.job.pk) or jobs.unpacked(self.job.error)

    @property
    def left(self) -> int:
        """How many of its things were not come to."""
        return max(0, self.total - self.done)


def ask(officer: User, kind: str, about: Sequence[str] = (), given: Any = None) -> Job:
    """Have work done; where the same is being done for the officer, return that.

    The same is of the same kind, about the same ids: what is about others waits.

    Args:
        officer: Who asks; what is written is theirs.
        kind: One of `WORKS`.
        about: Ids it is to work through.
        given: What it needs beside, kept in memory only.
    """
    standing = now(kind, officer)
    if standing is not None and standing.goes_on and standing.job.about == [*about]:
        return standing.job
    job = jobs.begin(kind, officer.pk, about)
    doing = Doing(job.pk, kind, officer, given, total=len(about))
    with _guard:
        _live[job.pk] = doing
        _queue.append(doing)
    _start()
    doing.ended.wait(WAIT)
    job.refresh_from_db()
    return job


def now(kind: str, officer: User) -> Shown | None:
    """Return the last job of a kind that an officer had begun, as it is now."""
    job = jobs.last(kind, officer.pk)
    return shown(job) if job else None


def shown(job: Job) -> Shown:
    """Return a job with how far it is now."""
    doing = _live.get(job.pk)
    if doing is None:
        return Shown(job, _ended(job), "", job.done, job.total)
    return Shown(job, job.state, doing.stage, doing.done, doing.total)


def _ended(job: Job) -> str:
    if job.pk in _broken:
        return jobs.FAILED
    return str(job.state) if job.state in jobs.ENDED else jobs.INTERRUPTED


def goes_on(kind: str) -> bool:
    """Return whether work of this kind goes on, whoever asked for it."""
    return any(d.kind == kind for d in list(_live.values()))


def stop(job: Job) -> None:
    """Tell a job to stop: at once where it only reads, else before its next step."""
    doing = _live.get(job.pk)
    if doing is not None:
        doing.stop.set()
        doing.reading.break_off()


def forget() -> None:
    """Stop all that goes on; called when the desk is locked."""
    for doing in list(_live.values()):
        doing.stop.set()
        doing.reading.break_off()


def settle(seconds: float = 60.0) -> None:
    """Wait until nothing goes on."""
    for doing in list(_live.values()):
        doing.ended.wait(seconds)


def _start() -> None:
    global _thread
    with _guard:
        if _thread is None or not _thread.is_alive():
            _thread = threading.Thread(target=_run, name="habeas-work", daemon=True)
            _thread.start()


def _run() -> None:
    try:
        while (doing := _next()) is not None:
            _done(doing)
    finally:
        connection.close()
        _go_on()


def _go_on() -> None:
    """Have what still waits done by another thread, where this one broke off."""
    global _thread
    with _guard:
        waits = bool(_queue) and _thread is threading.current_thread()
        _thread = None if waits else _thread
    if waits:
        _start()


def _done(doing: Doing) -> None:
    """Do a job; one that breaks off ends no other, and says by what it ended."""
    try:
        _do(doing)
    except (DatabaseError, OSError) as error:
        log.error("job %s broke off (%s)", doing.job, type(error).__name__)
        _say_broken(doing, error)
    except BaseException as error:
        _say_broken(doing, error)
        raise
    finally:
        _live.pop(doing.job, None)
        doing.ended.set()


def _say_broken(doing: Doing, error: BaseException) -> None:
    """Let a job say that it broke off: its row, else this run of the program."""
    if doing.is_locked_out:  # then it was interrupted
        return
    said = BrokeOff(doing.job, type(error).__name__).sentence
    try:
        connection.close()  # the one it broke off in the middle of
        job = Job.objects.get(pk=doing.job)
        told = {"done": doing.done, "total": doing.total}
        jobs.change(job, jobs.FAILED, error=jobs.packed(said), **told)
    except (DatabaseError, Job.DoesNotExist, Locked):
        _broken[doing.job] = said


def _next() -> Doing | None:
    """Return the next job; None ends the thread, which is forgotten at once."""
    global _thread
    with _guard:
        if _queue:
            return _queue.popleft()
        _thread = None
        return None


def _do(doing: Doing) -> None:
    """Do one job to its end; where the desk was locked, its row stays as it is."""
    try:
        job = Job.objects.get(pk=doing.job)
        jobs.change(job, jobs.RUNNING)
        doing.officer = _officer(doing)
        state, values = _worked(doing, job)
        if vault.is_open():
            jobs.change(job, state, done=doing.done, total=doing.total, **values)
    except Locked:
        pass


def _officer(doing: Doing) -> User:
    """Return who asked as they are now: they may see less than when they asked."""
    rows = User.objects.whole("for whom work is done")
    return rows.filter(pk=doing.officer.pk).first() or doing.officer


def _worked(doing: Doing, job: Job) -> tuple[str, dict[str, Any]]:
    try:
        doing.tell("", 0, doing.total)
        return jobs.DONE, {"result": dict(WORKS[job.kind](doing, job, doing.tell))}
    except Stopped:
        return jobs.STOPPED, {"result": job.result}
    except Locked:
        raise
    except HabeasError as error:
        return jobs.FAILED, {"error": jobs.packed(error.sentence)}
