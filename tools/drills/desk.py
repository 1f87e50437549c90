"""What the drills do to a desk: make one, write to it without end, and look at it.

    python -m tools.drills.desk make DESK ACKS [--during WHAT]
    python -m tools.drills.desk write DESK ACKS [--during WHAT] [--seed N] [--spoil HOW]
    python -m tools.drills.desk look DESK ACKS

`write` keeps sources through the real store and, after each, adds a line to ACKS
(which lies outside the desk's own disk): the source's id and the SHA-256 of its
bytes. `look` opens the desk as an officer would, verifies it, reads every
acknowledged source again and prints what it found as one JSON object.

With `--during upgrade` the desk that is made is of an earlier version, with sources
in it, and `write` opens it, which brings it up to date. With `--during backup` it
makes backups into a folder beside the desk, each acknowledged, and `look` restores
them.

`--spoil` switches off one of the rules on purpose, for the drills' controls: `off`
and `normal` are SQLite's `synchronous` below what the desk demands; `naive` writes
files without fsync.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
PASSPHRASE = "a passphrase of the drills"  # noqa: S105 - opens throw-away desks only
SPOILS = ("none", "off", "normal", "naive")
DURING = ("keep", "upgrade", "backup")
BACKUP = "backup"  # in place of a source's id


@dataclass(frozen=True)
class Look:
    """What a desk was found to be after it was cut off."""

    opened: bool
    sentence: str
    acknowledged: int
    lost: int
    damage: int
    surplus: int
    seconds: float

    @property
    def good(self) -> bool:
        """Whether the desk opened, whole, with all that was acknowledged."""
        return self.opened and not self.lost and not self.damage


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("do", choices=("make", "write", "look"))
    parser.add_argument("desk", type=Path)
    parser.add_argument("acks", type=Path, nargs="?")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--most", type=int, default=1_000_000_000)
    parser.add_argument("--spoil", choices=SPOILS, default="none")
    parser.add_argument("--during", choices=DURING, default="keep")
    asked = parser.parse_args()
    _set_up(asked.desk)
    if asked.do == "make":
        make(asked.desk)
        if asked.during == "upgrade":
            write(asked.desk, asked.acks, asked.seed, 12)
            make_older(asked.desk)
    elif asked.do == "write":
        _spoil(asked.spoil)
        if asked.during == "upgrade":
            upgrade(asked.desk, asked.acks)
        else:
            backups = asked.during == "backup"
            write(asked.desk, asked.acks, asked.seed, asked.most, backups=backups)
    else:
        print(json.dumps(asdict(look(asked.desk, asked.acks))))


def make(root: Path) -> None:
    """Make a desk with one officer, its key cheap to derive."""
    from habeas.accounts import officers
    from habeas.store import desk
    from habeas.store.kdf import Cost

    desk.create(root, PASSPHRASE, cost=Cost(memory=8 * 1024, passes=1, lanes=1))
    officers.found("Officer of the drills", "Desk of the drills")
    desk.lock()


def make_older(root: Path) -> None:
    """Take a stage's tables away, as in a version that did not have them."""
    from django.core.management import call_command

    from habeas.store import desk, triggers

    desk.unlock(root, PASSPHRASE)
    call_command("migrate", "publication", "zero", verbosity=0)
    triggers.make()
    desk.lock()


def upgrade(root: Path, acks: Path) -> None:
    """Open an older desk, which brings it up to date."""
    from habeas.store import desk

    with acks.open("ab", buffering=0) as told:
        told.write(b"ready\n")
    desk.unlock(root, PASSPHRASE)
    time.sleep(3600)  # until the power goes


def write(
    root: Path, acks: Path, seed: int, most: int, *, backups: bool = False
) -> None:
    """Keep one source after the other until killed, or `most` times."""
    from habeas.accounts import officers
    from habeas.sources import preserve
    from habeas.store import backup, desk

    desk.unlock(root, PASSPHRASE)
    officer = officers.the_officer()
    chance = random.Random(seed)  # noqa: S311 - no secret
    with acks.open("ab", buffering=0) as told:
        told.write(b"ready\n")
        for _ in range(most):
            content = chance.randbytes(chance.choice(SIZES))
            kept = preserve.keep(officer, content, kind="file", name="drill.bin")
            line = f"{kept.source.pk} {hashlib.sha256(content).hexdigest()}\n"
            told.write(line.encode())
            if backups:
                made = backup.backup(root.parent / "out")
                told.write(f"{BACKUP} {made.name}\n".encode())


SIZES = (1, 300, 5_000, 40_000, 70_000, 200_000)


def look(root: Path, acks: Path) -> Look:
    """Open and verify the desk, and read all that was acknowledged again."""
    from habeas.errors import HabeasError
    from habeas.store import desk, verify

    told = acknowledged(acks)
    begun = time.monotonic()
    try:
        desk.unlock(root, PASSPHRASE)
    except HabeasError as error:
        return Look(False, str(error), len(told), len(told), 0, 0, 0.0)
    ready = time.monotonic() - begun
    found = verify.verify()
    damage = [f.sentence for f in found if f.damaged]
    surplus = sum(len(f.ids) for f in found if f.severity == "warning")
    lost = [pk for pk, sha256 in told if pk != BACKUP and _read(pk) != sha256]
    desk.lock()
    lost += [name for pk, name in told if pk == BACKUP and not _restored(root, name)]
    sentence = damage[0] if damage else ""
    return Look(True, sentence, len(told), len(lost), len(damage), surplus, ready)


def acknowledged(acks: Path) -> list[tuple[str, str]]:
    """Return ids and hashes of what was acknowledged; a cut-off line was not."""
    lines = acks.read_text("ascii").split("\n")[:-1] if acks.exists() else []
    pairs = (line.split(" ") for line in lines if line != "ready")
    return [(pk, sha256) for pk, sha256 in pairs]


def run(do: str, *arguments: object, **options: object) -> list[str]:
    """Return the command line that runs this module in a process of its own."""
    given = [str(a) for a in arguments]
    for name, value in options.items():
        given += [f"--{name}", str(value)]
    return [sys.executable, "-m", "tools.drills.desk", do, *given]


def environment() -> dict[str, str]:
    """Return the environment in which `run`'s command finds this module."""
    return {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}


def _read(pk: str) -> str | None:
    from habeas.errors import HabeasError
    from habeas.sources import preserve
    from habeas.sources.models import Source

    source: Any = Source.objects.whole("a drill").filter(pk=pk).first()
    if source is None:
        return None
    hashed = hashlib.sha256()
    try:
        for piece in preserve.stream(source):
            hashed.update(piece)
    except HabeasError:
        return None
    return hashed.hexdigest()


def _restored(root: Path, name: str) -> bool:
    from habeas.errors import HabeasError
    from habeas.store import backup

    with tempfile.TemporaryDirectory(prefix="habeas-drill-") as place:
        try:
            folder = root.parent / "out" / name
            return backup.restore(folder, Path(place) / "desk", PASSPHRASE) > 0
        except HabeasError:
            return False


def _spoil(how: str) -> None:
    from habeas.store.backend import pragmas

    if how in ("off", "normal"):
        pragmas._SETTINGS["synchronous"] = ("off", "normal").index(how)
    elif how == "naive":
        os.fsync = lambda _: None  # type: ignore[assignment]


def _set_up(root: Path) -> None:
    os.environ["HABEAS_DESK"] = str(root)
    os.environ["DJANGO_SETTINGS_MODULE"] = "habeas.settings"
    os.environ.pop("HABEAS_DATABASE_URL", None)
    import django

    django.setup()


if __name__ == "__main__":
    main()
