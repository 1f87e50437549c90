"""Gives out as long work: into a folder, or as one file that waits in memory.

What is put into a folder is remembered as given out in the same moment. A file is made
and searched first, and waits for whoever asked for it; it counts as given out when it
is fetched, unless what it stands on was changed since (`publication.meanwhile`): then
it never goes out, and one that went out goes out no second time. It is gone with the lock, and with the next
file that the officer has made.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, ClassVar

from habeas.accounts.models import User
from habeas.errors import HabeasError
from habeas.publication import meanwhile
from habeas.publication import release as releasing
from habeas.publication.folder import require_free
from habeas.publication.meanwhile import ChangedMeanwhile
from habeas.publication.models import Release
from habeas.publication.release import Prepared
from habeas.store import vault
from habeas.store.jobs import Tell
from habeas.store.labels import AUDIENCES
from habeas.store.models import Job
from habeas.web import door, work
from habeas.web.ready import Of, prepared
from habeas.web.work import Doing, Work

# Of the jobs: into a folder, and into one file.
OUT = {audience: f"out.{audience}" for audience in AUDIENCES}
FILE = {audience: f"zip.{audience}" for audience in AUDIENCES}
_guard = threading.Lock()


class GoesOn(HabeasError):
    """Something was to be given out to an audience while that is being done."""

    def __init__(self) -> None:
        super().__init__(
            "something is being given out to this audience for you already. Nothing "
            "was begun. Wait until it ends, or stop it, then begin again."
        )


class NoFile(HabeasError):
    """A file was to be fetched that does not wait any more."""

    def __init__(self) -> None:
        super().__init__(
            "the file is not in memory any more: the desk was locked, another one was "
            "made, or something was decided since it went out. Nothing was given out "
            "now. Have it made again."
        )


class CannotWrite(HabeasError):
    """The folder that was named cannot be written into."""

    def __init__(self) -> None:
        super().__init__(
            "that is no folder that can be written into, or the disk is full. Nothing "
            "was given out. Name a new or empty folder with room in it."
        )


@dataclass(frozen=True)
class Wanted:
    """What is to be given out, where to, under which key.

    Without a folder it is made into one file.
    """

    of: Of
    folder: Path | None = None
    key: str | None = None


@dataclass(frozen=True)
class _File:
    """A file that waits, or was fetched; `release` is None until it is given out."""

    job: str
    generation: int
    ready: Prepared
    whole: bytes
    key: str | None
    release: Release | None = None

    @property
    def stands(self) -> bool:
        """Return whether nothing ended it since it was made, as far as rows tell."""
        return meanwhile.stands(self.ready.stand)

    @property
    def whole_ready(self) -> Prepared:
        """What is given out, with its files."""
        return replace(self.ready, files=releasing.unzipped(self.whole))


class _Files:
    """The last file that was made for each officer."""

    of: ClassVar[dict[str, _File]] = {}


def forget() -> None:
    """Drop what waits; called when the desk is locked."""
    with _guard:
        _Files.of.clear()


door.forgetting.append(forget)


def ask(officer: User, wanted: Wanted) -> Job:
    """Have something given out by a job.

    Raises:
        GoesOn: If the same audience is being given something for the officer.
        folder.NotEmpty: If the folder is not free.
    """
    kinds = OUT[wanted.of.audience], FILE[wanted.of.audience]
    if any((one := work.now(k, officer)) and one.goes_on for k in kinds):
        raise GoesOn
    if wanted.folder is None:
        return work.ask(officer, kinds[1], given=wanted)
    require_free(wanted.folder)
    return work.ask(officer, kinds[0], given=wanted)


def into_folder(doing: Doing, job: Job, tell: Tell) -> Mapping[str, Any]:
    """Compose, search and check, then put it into its folder.

    Raises:
        CannotWrite: If the disk refuses.
    """
    wanted: Wanted = doing.given
    with doing.heeding():
        ready = _prepared(doing, wanted.of, tell)
    tell("placing", 0, 0)
    done = _put(doing.officer, ready, wanted.folder or Path(), wanted.key)
    return {"files": len(ready.files), "form": wanted.of.form, "release": done.pk}


def into_file(doing: Doing, job: Job, tell: Tell) -> Mapping[str, Any]:
    """Compose, search and check, then keep it as one file that waits."""
    wanted: Wanted = doing.given
    generation = vault.generation()
    forget_of(doing.officer)
    with doing.heeding():
        ready = _prepared(doing, wanted.of, tell)
        tell("packing", 0, 0)
        whole = releasing.zipped(ready.files)
    kept = replace(ready, files={})
    with _guard:
        if generation == vault.generation():  # not locked meanwhile
            file = _File(job.pk, generation, kept, whole, wanted.key)
            _Files.of[doing.officer.pk] = file
    return {"files": len(ready.files), "form": wanted.of.form, "size": len(whole)}


def _prepared(doing: Doing, of: Of, tell: Tell) -> Prepared:
    """Return what was put together to be looked at, where it still stands; else anew."""
    stands = prepared(doing.officer, of)
    if stands is not None:
        return stands
    return releasing.prepared(
        doing.officer, of.audience, of.form, of.language, of.day, tell
    )


def _put(officer: User, ready: Prepared, folder: Path, key: str | None) -> Release:
    try:
        return releasing.put(officer, ready, folder, key=key)
    except OSError:
        raise CannotWrite from None


def forget_of(officer: User) -> None:
    """Drop the file that waits for an officer."""
    with _guard:
        _Files.of.pop(officer.pk, None)


def waits(job: Job) -> bool:
    """Return whether the file of a job is in memory, to be fetched, or once more."""
    file = _of(job.officer, job.pk)
    return file is not None and file.stands


def fetch(officer: User, job: str) -> tuple[Release, bytes]:
    """Return the file of a job (an id), given out with this; again, if it was before.

    Raises:
        NoFile: If it does not wait any more.
        meanwhile.ChangedMeanwhile: If what it stands on was changed since; nothing is
            given out.
    """
    file = _of(officer.pk, job)
    if file is None:
        raise NoFile
    ready = file.whole_ready
    try:
        if file.release is not None:
            meanwhile.settled(ready.stand, lambda: ready.files)
            return file.release, file.whole
        done = releasing.handed_out(officer, ready, key=file.key)
    except ChangedMeanwhile:
        forget_of(officer)
        if file.release is None:
            raise
        raise NoFile from None
    stand = replace(ready.stand, own=frozenset({done.pk}))
    kept = replace(file, release=done, ready=replace(file.ready, stand=stand))
    with _guard:
        _Files.of[officer.pk] = kept
    return done, file.whole


def _of(officer: str, job: str) -> _File | None:
    with _guard:
        file = _Files.of.get(officer)
    stands = file is not None and file.generation == vault.generation()
    return file if file is not None and stands and file.job == job else None


WORK: dict[str, Work] = {
    **dict.fromkeys(OUT.values(), into_folder),
    **dict.fromkeys(FILE.values(), into_file),
}
work.WORKS.update(WORK)
