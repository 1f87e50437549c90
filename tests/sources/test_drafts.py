"""Drafts: durable at each save, sealed, never overwritten by another window."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from habeas.sources import drafts
from habeas.store import backup as backups
from habeas.store import desk as desks
from habeas.store import vault
from habeas.store.rows import new_id
from habeas.store.verify import verify
from tests.conftest import POSTGRES

WORDS = {"who": "Sohail Dost", "further": "They shouted at the women."}


def files(desk: Any) -> list[Path]:
    return [p for p in (desk.root / "drafts").iterdir() if p.name != "lock"]


def test_it_is_there_after_the_desk_was_locked(desk: Any) -> None:
    """What was typed outlives the keys in memory."""
    made = drafts.save(desk.officer, new_id(), "call", WORDS, 0)
    desk.again()
    assert drafts.load(desk.officer, made.id) == made
    assert drafts.open_of(desk.officer) == [made]


def test_nothing_of_it_lies_in_clear(desk: Any) -> None:
    """Neither words nor names stand in the file, or in its name."""
    made = drafts.save(desk.officer, new_id(), "call", WORDS, 0)
    (path,) = files(desk)
    assert path.name == made.id and path.stat().st_mode & 0o077 == 0
    kept = path.read_bytes()
    assert (
        b"Sohail" not in kept and b'"who"' not in kept
    )  # three letters come by chance


def test_a_locked_desk_saves_and_shows_nothing(desk: Any) -> None:
    """Without the key there is no draft."""
    made = drafts.save(desk.officer, new_id(), "call", WORDS, 0)
    desks.lock()
    with pytest.raises(vault.Locked):
        drafts.load(desk.officer, made.id)
    with pytest.raises(vault.Locked):
        drafts.save(desk.officer, made.id, "call", WORDS, 1)


def test_each_save_is_another_revision(desk: Any) -> None:
    """The same words again are no new save."""
    one = drafts.save(desk.officer, new_id(), "call", WORDS, 0)
    same = drafts.save(desk.officer, one.id, "call", WORDS, one.revision)
    more = drafts.save(desk.officer, one.id, "call", {**WORDS, "by": "B"}, 1)
    assert (one.revision, same.revision, more.revision) == (1, 1, 2)
    assert more.began == one.began and len(files(desk)) == 1


def test_two_windows_keep_both(desk: Any) -> None:
    """The later of two windows with one draft gets a draft of its own, beside it."""
    one = drafts.save(desk.officer, new_id(), "call", WORDS, 0)
    first = drafts.save(desk.officer, one.id, "call", {**WORDS, "by": "A"}, 1)
    second = drafts.save(desk.officer, one.id, "call", {**WORDS, "by": "B"}, 1)
    assert second.id != first.id and second.beside == first.id
    assert {d.values["by"] for d in drafts.open_of(desk.officer)} == {"A", "B"}


def test_a_draft_is_discarded_by_decision(desk: Any) -> None:
    """Its file is gone; the ledger says that a draft was discarded, not what it held."""
    made = drafts.save(desk.officer, new_id(), "call", WORDS, 0)
    before = desks.entries()
    assert drafts.discard(desk.officer, made.id)
    assert files(desk) == [] and desks.entries() == before + 1
    assert not drafts.discard(desk.officer, made.id)


@pytest.mark.parametrize("name", ["../keys.json", "lock", "", "a" * 300])
def test_a_name_that_is_no_id_is_no_draft(name: str, desk: Any) -> None:
    """No path is made of what a form sends."""
    assert drafts.load(desk.officer, name) is None
    assert not drafts.discard(desk.officer, name)


def test_a_file_that_was_changed_is_no_draft(desk: Any) -> None:
    """It does not open, and stays where it is."""
    made = drafts.save(desk.officer, new_id(), "call", WORDS, 0)
    (path,) = files(desk)
    kept = path.read_bytes()
    path.write_bytes(kept[:-1] + bytes([kept[-1] ^ 1]))
    assert drafts.load(desk.officer, made.id) is None and path.exists()


KILLED = """
import os, signal, sys
import django
django.setup()
from pathlib import Path
from habeas.accounts.officers import the_officer
from habeas.sources import drafts
from habeas.store import desk as desks
desks.unlock(Path(sys.argv[1]), sys.argv[2])
drafts.save(the_officer(), sys.argv[3], "call", {"who": "typed"}, 0)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(
    sys.platform == "win32" or POSTGRES,
    reason="on SQLite only, where another process has the same database, and SIGKILL",
)
def test_a_killed_process_has_lost_nothing(desk: Any) -> None:
    """What `save` returned for is there when the process is gone in that moment."""
    draft = new_id()
    desks.lock()
    ended = subprocess.run(
        [sys.executable, "-c", KILLED, str(desk.root), desk.passphrase, draft],
        env={**os.environ, "HABEAS_DESK": str(desk.root)},
        check=False,
    )
    assert ended.returncode == -signal.SIGKILL
    desks.unlock(desk.root, desk.passphrase)
    found = drafts.load(desk.officer, draft)
    assert found is not None and found.values == {"who": "typed"}


@pytest.mark.skipif(
    POSTGRES, reason="on SQLite only: a team's database is not empty here"
)
def test_a_backup_holds_what_is_being_typed(desk: Any, tmp_path: Path) -> None:
    """Sealed in it as on the disk; the restored desk goes on with the call."""
    made = drafts.save(desk.officer, new_id(), "call", WORDS, 0)
    made = drafts.save(desk.officer, made.id, "call", {**WORDS, "by": "B"}, 1)
    out = tmp_path / "stick"
    backups.backup(out)
    (folder,) = out.iterdir()
    assert not [
        p for p in folder.rglob("*") if p.is_file() and b"Sohail" in p.read_bytes()
    ]
    drafts.discard(desk.officer, made.id)
    desks.lock()
    again = tmp_path / "again"
    backups.restore(folder, again, desk.passphrase)
    desks.unlock(again, desk.passphrase)
    assert drafts.open_of(desk.officer) == [made]
    desks.lock()


def test_a_damaged_draft_is_told(desk: Any) -> None:
    """It is left out of the list, and `verify` says so."""
    made = drafts.save(desk.officer, new_id(), "call", WORDS, 0)
    assert not [f for f in verify(more=(drafts.drafts,)) if f.damaged]
    (path,) = files(desk)
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)
    assert drafts.open_of(desk.officer) == []
    found = [f for f in verify(more=(drafts.drafts,)) if f.damaged]
    assert [f.ids for f in found] == [(made.id,)]
