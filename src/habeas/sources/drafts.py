"""What is being typed and is no source yet: sealed files of the desk, one a draft.

A draft is work in hand, not a record: it has no entry in the ledger, goes into backups
as it lies here, sealed, and is gone when it is kept as a source or discarded. Each save is durable on
return (written, fsynced, renamed, the folder fsynced), so that nothing typed is lost
by a crash, a power cut or a locked desk. Two windows with one draft never overwrite
each other: the later one's words become a draft of their own.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from habeas.accounts.models import User
from habeas.errors import HabeasError
from habeas.store import vault
from habeas.store.findings import DAMAGE, Finding
from habeas.store.folder import is_draft, make_folder, remove, write_file
from habeas.store.ledger import write
from habeas.store.locks import only_one
from habeas.store.rows import new_id
from habeas.store.seal import SealBroken, seal, unseal

FORMAT = "habeas-draft/1"
MOST = 200


class TooManyDrafts(HabeasError):
    """More drafts are open than the desk keeps."""

    def __init__(self) -> None:
        super().__init__(
            "there are %(most)s open drafts. This one was not saved; what was typed is "
            "still in the form. Keep or discard some of the others on Today.",
            most=MOST,
        )


class DraftDamaged(HabeasError):
    """A draft is not what was saved, or not of this desk."""

    def __init__(self, draft_id: str) -> None:
        super().__init__(
            "draft %(draft_id)s is damaged, or of another desk; it cannot be opened. "
            "Its file is left as it is. Look for it in the last backup.",
            draft_id=draft_id,
        )


@dataclass(frozen=True)
class Draft:
    """Officer `officer` began this at `began` and typed it until `saved` (UTC, ISO).

    `revision` counts the saves. `beside` is the draft that another window had open
    at the same time, where this one was set apart from it.
    """

    id: str
    officer: str
    kind: str
    values: Mapping[str, str]
    revision: int
    began: str
    saved: str
    beside: str = ""

    @property
    def began_at(self) -> datetime.datetime:
        """When it was begun (aware, UTC)."""
        return datetime.datetime.fromisoformat(self.began)

    @property
    def saved_at(self) -> datetime.datetime:
        """When it was saved last (aware, UTC)."""
        return datetime.datetime.fromisoformat(self.saved)


def is_id(text: str) -> bool:
    """Return whether a text can be the id of a draft."""
    return is_draft(text)


def save(
    officer: User, draft_id: str, kind: str, values: Mapping[str, str], seen: int
) -> Draft:
    """Save what was typed; durable on return.

    Args:
        officer: Who types.
        draft_id: The draft's id, made by whoever opened the form.
        kind: What form it is.
        values: The fields.
        seen: The revision that the window was typing over, 0 for a new draft.

    Returns:
        The draft. Where another window saved it meanwhile, with other words, both are
        kept: this one under an id of its own, `beside` the other.

    Raises:
        TooManyDrafts: If there is no room for a new one.
    """
    with _turn() as folder:
        standing = _read(folder, draft_id)
        if standing is not None and standing.officer != str(officer.pk):
            standing, draft_id, seen = None, new_id(), 0
        if standing is not None and standing.values == dict(values):
            return standing
        if standing is not None and standing.revision != seen:
            return _write(folder, _new(officer, new_id(), kind, values, standing))
        if standing is None:
            return _write(folder, _new(officer, draft_id, kind, values))
        fields = asdict(standing)
        renewed = {"values": dict(values), "revision": seen + 1, "saved": _now()}
        return _write(folder, Draft(**{**fields, **renewed}))


def load(officer: User, draft_id: str) -> Draft | None:
    """Return a draft of this officer's, or None."""
    found = _read(_folder(), draft_id)
    return found if found is not None and found.officer == str(officer.pk) else None


def open_of(officer: User) -> list[Draft]:
    """Return the officer's open drafts, the one saved last first."""
    folder = _folder()
    names = [p.name for p in folder.iterdir()] if folder.is_dir() else []
    found = [d for n in names if (d := load(officer, n)) is not None]
    return sorted(found, key=lambda d: (d.saved, d.id), reverse=True)


def discard(officer: User, draft_id: str) -> bool:
    """Throw a draft away, by decision; the ledger says that one was, and whose.

    Returns:
        Whether there was one.
    """
    with _turn() as folder:
        found = load(officer, draft_id)
        if found is None:
            return False
        with write(officer, "drafts.discard", about=(draft_id,)):
            pass
        remove(folder / draft_id)
    return True


def done(officer: User, draft_id: str) -> None:
    """Remove a draft that was kept as a source."""
    with _turn() as folder:
        if load(officer, draft_id) is not None:
            remove(folder / draft_id)


def drafts() -> Iterator[Finding]:
    """Open every draft. For `store.verify.verify(more=...)`: a damaged one is told."""
    folder = _folder()
    names = sorted(p.name for p in folder.iterdir()) if folder.is_dir() else []
    for name in filter(is_id, names):
        try:
            sealed = (folder / name).read_bytes()
            unseal(vault.key("drafts"), sealed, _bound(name))
        except FileNotFoundError:
            continue
        except SealBroken:
            yield Finding(DAMAGE, "drafts", DraftDamaged(name).sentence, (name,))


def _folder() -> Path:
    return vault.layout().drafts


@contextmanager
def _turn() -> Iterator[Path]:
    """Let one thread or process at a time change the drafts."""
    folder = _folder()
    if not folder.is_dir():
        make_folder(folder)
    with only_one(folder / "lock"):
        yield folder


def _new(
    officer: User,
    draft_id: str,
    kind: str,
    values: Mapping[str, str],
    beside: Draft | None = None,
) -> Draft:
    if len([p for p in _folder().iterdir() if is_id(p.name)]) >= MOST:
        raise TooManyDrafts
    now = _now()
    return Draft(
        id=draft_id,
        officer=str(officer.pk),
        kind=kind,
        values=dict(values),
        revision=1,
        began=beside.began if beside else now,
        saved=now,
        beside=beside.id if beside else "",
    )


def _write(folder: Path, draft: Draft) -> Draft:
    plain = json.dumps({"format": FORMAT, **asdict(draft)}).encode()
    write_file(folder / draft.id, seal(vault.key("drafts"), plain, _bound(draft.id)))
    return draft


def _read(folder: Path, draft_id: str) -> Draft | None:
    """Return a draft; None for a file that is none, is damaged or of another desk."""
    if not is_id(draft_id):
        return None
    try:
        sealed = (folder / draft_id).read_bytes()
        plain = json.loads(unseal(vault.key("drafts"), sealed, _bound(draft_id)))
    except (FileNotFoundError, SealBroken):
        return None
    return Draft(**{k: v for k, v in plain.items() if k != "format"})


def _bound(draft_id: str) -> bytes:
    return f"{FORMAT}:{draft_id}".encode()


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="milliseconds")
