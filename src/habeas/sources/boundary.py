"""The parser boundary: a stranger's bytes go out, typed text comes back.

The server process imports no parser. Each reading runs in a process of its own that
locks itself (`habeas.sources.sandbox`), proves it, and only then is given the bytes,
through a pipe; nothing of a source touches a disk or an argument list on the way. What
comes back is believed only as far as `extracted.unpack` can check it. However a
reading fails, the source stays kept, and the error says nothing of what is in it.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO

from habeas.errors import HabeasError, Sentence
from habeas.sources.formats import plain
from habeas.sources.formats.extracted import (
    HEADER_LIMIT,
    Extracted,
    NotAnExtracted,
    unpack,
)
from habeas.sources.formats.limits import DEFAULT, Limits
from habeas.sources.formats.parsers import READERS
from habeas.sources.sandbox import LAYERS, PROOFS, Report

UNPROVEN = "unproven"
_ROOT = str(Path(__file__).resolve().parents[2])
_START = (
    "import sys; sys.path.insert(0, sys.argv[1]);"
    "from habeas.sources.formats.child import main; main(sys.argv[2])"
)
_PASSED_ON = ("SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
_KEPT = Sentence("It is kept unchanged; add a text version of it, or type the passage.")


class UnreadableSource(HabeasError):
    """No reader could turn a source's bytes into text."""

    def __init__(self) -> None:
        super().__init__(
            "no text could be read from this source. %(kept)s",
            kept=_KEPT,
        )


class ParserTooSlow(HabeasError):
    """Reading a source took more time than it may."""

    def __init__(self, seconds: float) -> None:
        super().__init__(
            "reading this source took more than %(seconds)s seconds and was stopped. "
            "%(kept)s",
            seconds=f"{seconds:g}",
            kept=_KEPT,
        )


class ParserTooBig(HabeasError):
    """A source, or what reading it needs or gives, is larger than the limits."""

    def __init__(self) -> None:
        super().__init__(
            "this source is too large to be read in one piece. %(kept)s A part of it "
            "can be added as a source of its own.",
            kept=_KEPT,
        )


class BoundaryNotProven(HabeasError):
    """The process that would read a source could not prove that it is locked."""

    def __init__(self) -> None:
        super().__init__(
            "this computer could not prove that reading this source is safe, so it was "
            "not opened. %(kept)s Whoever runs the desk can allow such readings.",
            kept=_KEPT,
        )


@dataclass(frozen=True)
class Reader:
    """A reader by the name of its module, and where else to import from.

    `layers` are those the process puts on; fewer only to test one alone.
    """

    module: str
    path: tuple[str, ...] = ()
    layers: tuple[str, ...] = LAYERS


def extract(
    data: bytes,
    media_type: str,
    *,
    limits: Limits = DEFAULT,
    allow_unproven: bool = False,
) -> Extracted:
    """Return the text of a source's bytes.

    Plain text is decoded here; every other type is read by a process behind the
    boundary. One call starts one process, and ends it.

    Args:
        data: The source's bytes, as kept.
        media_type: What `formats.kinds.kind` says they are.
        limits: The budget of this reading.
        allow_unproven: Read even where the process cannot prove that it is locked (a
            decision of the desk's owner); `notes` then hold `unproven`.

    Raises:
        UnreadableSource: If no reader reads this type, or its reader failed.
        ParserTooSlow: If the reading took more than `limits.seconds`.
        ParserTooBig: If the bytes, the text or the memory needed exceed the limits.
        BoundaryNotProven: If the process could not prove its locks.
    """
    if len(data) > limits.input:
        raise ParserTooBig
    if media_type == "text/plain":
        return _within(plain.read(data), limits)
    if media_type not in READERS:
        raise UnreadableSource
    return converse(data, Reader(READERS[media_type]), limits, allow_unproven)


def probe(layers: tuple[str, ...] = LAYERS, limits: Limits = DEFAULT) -> Report:
    """Return what holds on this computer, by starting a process that reads nothing.

    Args:
        layers: Which layers it puts on; fewer only to test one alone.
        limits: Its budget.

    Raises:
        HabeasError: As `extract`, if the process does not even start.
    """
    reader = Reader(READERS["text/html"], layers=layers)
    with _child(reader, limits) as child:
        return _report(child)


def converse(
    data: bytes, reader: Reader, limits: Limits, allow_unproven: bool = False
) -> Extracted:
    """Return what `reader` makes of `data` in a process of its own; see `extract`."""
    with _child(reader, limits) as child:
        report = _report(child)
        if not report.holds and not allow_unproven:
            raise BoundaryNotProven
        _feed(child, data)
        extracted = _hear(child, limits)
    if report.holds:
        return extracted
    return replace(extracted, notes=[*extracted.notes, UNPROVEN])


@dataclass
class _Child:
    process: subprocess.Popen[bytes]
    feed: IO[bytes]
    answer: IO[bytes]
    limits: Limits
    late: bool = False

    def stop(self) -> None:
        self.late = True
        self.process.kill()

    def failure(self) -> HabeasError:
        """Return why nothing whole was heard, from how the process ended."""
        self.answer.close()
        code = self.process.wait()
        if self.late or code == -getattr(signal, "SIGXCPU", 0):
            return ParserTooSlow(self.limits.seconds)
        if code == -getattr(signal, "SIGKILL", 0):
            return ParserTooBig()
        return UnreadableSource()


@contextmanager
def _child(reader: Reader, limits: Limits) -> Iterator[_Child]:
    """Start the process, stop it when its time is up, and leave none behind."""
    process = _start(reader, limits)
    if process.stdin is None or process.stdout is None:
        raise BoundaryNotProven
    child = _Child(process, process.stdin, process.stdout, limits)
    clock = threading.Timer(limits.seconds, child.stop)
    clock.daemon = True
    clock.start()
    try:
        yield child
    finally:
        clock.cancel()
        process.kill()
        _close(child.feed)
        child.answer.close()
        process.wait()


def _start(reader: Reader, limits: Limits) -> subprocess.Popen[bytes]:
    order = {
        "path": reader.path,
        "module": reader.module,
        "layers": reader.layers,
        "limits": vars(limits),
    }
    command = [sys.executable, "-I", "-c", _START, _ROOT, json.dumps(order)]
    try:
        return subprocess.Popen(  # noqa: S603  our own Python and module
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={k: os.environ[k] for k in _PASSED_ON if k in os.environ},
            cwd=os.path.abspath(os.sep),
            close_fds=True,
            start_new_session=True,
        )
    except OSError as error:
        raise BoundaryNotProven from error


def _report(child: _Child) -> Report:
    line = child.answer.readline(HEADER_LIMIT)
    if child.late:
        raise child.failure()
    try:
        found = json.loads(line)
        proofs = {name: found["proofs"].get(name) is True for name in PROOFS}
        layers = [str(layer)[:32] for layer in found["layers"]]
    except (ValueError, RecursionError, LookupError, TypeError, AttributeError):
        raise BoundaryNotProven from None
    return Report(layers, proofs)


def _feed(child: _Child, data: bytes) -> None:
    try:
        child.feed.write(data)
    except OSError:
        return  # it ended before it had read all: `_hear` finds out why
    _close(child.feed)


def _close(pipe: IO[bytes]) -> None:
    try:
        pipe.close()
    except OSError:
        return  # the other end is gone, and with it what was still in the pipe


def _hear(child: _Child, limits: Limits) -> Extracted:
    line = child.answer.readline(HEADER_LIMIT + 1)
    text = child.answer.read(limits.output + 1)
    if len(line) > HEADER_LIMIT or len(text) > limits.output:
        raise ParserTooBig
    if child.late or not line.endswith(b"\n"):
        raise child.failure()
    if line == b'{"failed": "too_big"}\n':
        raise ParserTooBig
    try:
        return unpack(line, text, limits)
    except NotAnExtracted:
        raise UnreadableSource from None


def _within(extracted: Extracted, limits: Limits) -> Extracted:
    if len(extracted.text) > limits.characters:
        raise ParserTooBig
    return extracted
