"""Fifty strings in every kind of field, every feature used: none lies in the clear.

Each process of the desk runs with folders of its own for the desk, temporary files,
caches, user data and logs. Afterwards every byte of them is searched for each string
in UTF-8, UTF-16, UTF-32, base64, hex and escapes, in every case.
"""

from __future__ import annotations

import os
import subprocess
import sys
import urllib.parse
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.canary.visitor import Visitor
from tests.canary.words import CANARIES, forms
from tools.served import served

ROOT = Path(__file__).parents[1]
PASSPHRASE = "a canary sings in the dark"
FOLDERS = ("desk", "tmp", "home", "cache", "data", "logs", "stick", "again")
# Where a desk may write: itself, what the officer named, and nothing that is kept.
NOWHERE = ("/dev/", "/proc/self/", "pipe:", "socket:")


class Machine:
    """The folders of one machine, and the programs run on it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for name in FOLDERS:
            (root / name).mkdir()
        (root / "desk").rmdir()
        (root / "again").rmdir()
        self.words = root / "passphrase"  # typed, in life
        self.words.write_text(PASSPHRASE + "\n", "utf-8")
        self.opens = root / "logs" / "opens"
        self.number = 0

    @property
    def environment(self) -> dict[str, str]:
        """What the programs find in their environment."""
        at = {name: str(self.root / name) for name in FOLDERS}
        return {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}:{ROOT / 'tests' / 'canary'}",
            "PYTHONDONTWRITEBYTECODE": "1",
            "LC_ALL": "C.UTF-8",
            "TMPDIR": at["tmp"],
            "HOME": at["home"],
            "XDG_CACHE_HOME": at["cache"],
            "XDG_DATA_HOME": at["data"],
            "HABEAS_DESK": at["desk"],
            "HABEAS_CANARY_OPENS": str(self.opens),
        }

    def run(self, *command: str, typed: str = "", codes: tuple[int, ...] = (0,)) -> str:
        """Run a Python module, keep what it says to standard error as a log."""
        self.number += 1
        log = self.root / "logs" / f"errors-{self.number}"
        with log.open("wb") as errors:
            done = subprocess.run(
                [sys.executable, "-m", *command],
                cwd=self.root,
                env=self.environment,
                input=typed.encode(),
                check=False,
                stdout=subprocess.PIPE,
                stderr=errors,
            )
        assert done.returncode in codes, log.read_text("utf-8")
        return done.stdout.decode()

    def habeas(
        self, *command: str, typed: str = "", codes: tuple[int, ...] = (0,)
    ) -> str:
        """Run a command on the desk."""
        words = ("--passphrase-file", str(self.words))
        return self.run("habeas.cli", *command, *words, typed=typed, codes=codes)


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Machine:
    """Give a machine on which everything was done."""
    found = Machine(tmp_path_factory.mktemp("machine"))
    found.run("tests.canary.plant", str(found.root / "desk"))
    on_the_command_line(found)
    in_the_browser(found)
    return found


def on_the_command_line(machine: Machine) -> None:
    """Use the commands, with words where they may be, and where they may not."""
    listed = machine.habeas("sources", "--json")
    source = listed.partition('"id": "')[2].partition('"')[0]
    pasted = f"{CANARIES[7]} and {CANARIES[38]} were arrested on 4 May 2026."
    machine.habeas("add", "-", "--from", CANARIES[8], "--no-read", typed=pasted)
    machine.habeas("propose")
    claims = machine.habeas("claims", source, "--json")
    claim = claims.partition('"id": "')[2].partition('"')[0]
    machine.habeas("note", f"{CANARIES[9]} called.", "--voice", CANARIES[10])
    machine.habeas("doubt", claim, "--reason", CANARIES[11], codes=(0, 2))
    machine.habeas("undo", claim, codes=(0, 2))
    for wrong in ("accept", "claims", "undo"):
        machine.habeas(wrong, CANARIES[12], codes=(1, 2))
    machine.habeas("register", "--as-of", CANARIES[13], codes=(2,))
    machine.habeas("add", f"{CANARIES[14]}.txt", codes=(1, 2))
    for look in ("register", "demands", "questions", "sources"):
        machine.habeas(look, "--json")
    out = machine.root / "out"
    machine.habeas("publish", "--audience", "internal", "-o", str(out / "site"))
    for form in ("bundle", "csv"):
        options = ("--format", form, "--audience", "public")
        machine.habeas("export", *options, "-o", str(out / form))
    machine.habeas("verify")
    machine.habeas("backup", str(machine.root / "stick"))
    made = next((machine.root / "stick").iterdir())
    again = ("--desk", str(machine.root / "again"))
    machine.habeas("restore", str(made), *again)
    machine.run("habeas.cli", "doctor")


def in_the_browser(machine: Machine) -> None:
    """Walk through all pages, and fill in every form."""
    log = machine.root / "logs" / "served"
    command = [sys.executable, "-m", "habeas.cli", "serve", "--no-browser", "--port"]
    with served([*command, "0"], environment=machine.environment, errors=log) as desk:
        visitor = Visitor(desk.base, desk.browser, CANARIES)
        visitor.unlock(CANARIES[15])
        visitor.unlock(PASSPHRASE)
        visitor.send("/" + urllib.parse.quote(CANARIES[16]))
        visitor.send("/register/" + urllib.parse.quote(CANARIES[40]))
        visitor.walk()
    machine.visitor = visitor  # type: ignore[attr-defined]


def kept(machine: Machine) -> Iterator[Path]:
    """Yield every file that is left on the machine, but what was given out."""
    for name in FOLDERS:
        yield from (p for p in (machine.root / name).rglob("*") if p.is_file())


def found_in(raw: bytes) -> list[int]:
    """Return the numbers of the canaries that bytes hold, in whatever form."""
    return [n for n, w in enumerate(CANARIES) if any(f in raw for f in forms(w))]


def test_there_are_fifty_and_no_two_share_a_form() -> None:
    """The strings are what the issue asks for."""
    assert len(set(CANARIES)) == 50


@pytest.mark.parametrize("number", [0, 36, 40, 44, 46, 48])
def test_the_search_finds_a_string_in_any_form(number: int) -> None:
    """Negative control: bytes with a string in the clear are found."""
    for form in forms(CANARIES[number]):
        assert number in found_in(b"\0\x07" + form + b"\xff")


def test_every_string_was_planted(machine: Machine) -> None:
    """Positive control: the desk, opened, holds each of the strings."""
    desk = str(machine.root / "desk")
    held = machine.run("tests.canary.held", desk, typed=PASSPHRASE + "\n")
    assert set(found_in(held.encode())) == set(range(50))


def test_no_string_lies_in_the_clear(machine: Machine) -> None:
    """No file of desk, backup, temporary, cache, user or log folders holds one."""
    files = list(kept(machine))
    assert len(files) > 20
    left = {
        str(path.relative_to(machine.root)): numbers
        for path in files
        if (numbers := found_in(path.read_bytes()))
    }
    assert not left


def test_no_string_is_seen_by_a_teams_server(machine: Machine) -> None:
    """Without the encryption of the whole file, sealed columns give nothing away."""
    desk = str(machine.root / "desk")
    rows = machine.run("tests.canary.columns", desk, typed=PASSPHRASE + "\n")
    assert len(rows.splitlines()) > 200
    assert not found_in(rows.encode() + rows.encode("latin-1", "replace"))


def test_no_file_is_called_after_one(machine: Machine) -> None:
    """Names of files and folders say nothing either."""
    names = "\n".join(str(p.relative_to(machine.root)) for p in kept(machine))
    assert not found_in(names.encode())


def test_nothing_was_written_elsewhere(machine: Machine) -> None:
    """No temporary file was opened, also none that is gone by now."""
    allowed = tuple(str(machine.root / n) for n in ("desk", "stick", "again", "out"))
    allowed += (str(machine.opens), *NOWHERE)
    lines = machine.opens.read_text("utf-8").splitlines()
    names = {line.partition("\t")[2] for line in lines}
    assert not [n for n in names if n.startswith("/") and not n.startswith(allowed)]


def test_every_page_answered(machine: Machine) -> None:
    """The visitor came everywhere: no page failed, most forms were sent."""
    visitor: Visitor = machine.visitor  # type: ignore[attr-defined]
    failed = {p: s for p, s in visitor.statuses.items() if s >= 500}
    assert not failed
    assert len(visitor.sent) > 10
    assert len(visitor.statuses) > 30
