"""A team and its switches on the command line, each command a process of its own."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from habeas.accounts import officers, secrets, switches, team, ways
from habeas.store import desk as desks
from tests.command import run


def test_a_team_from_a_terminal(desk: Any) -> None:
    """Invited, listed, let go, invited anew; read-only and logged out; wrong names."""
    desks.lock()

    def habeas(*args: str, code: int = 0) -> str:
        done = run(desk.root, *args, passphrase=desk.passphrase)
        assert done.returncode == code, done.stderr
        return str(done.stdout + done.stderr)

    told = habeas("officer", "add", "Tomo Ashkar", "--role", "coder")
    letters = re.findall(r"^  ([0-9a-f]{40})$", told, re.MULTILINE)
    assert len(letters) == 2 and "You sign in yourself" in told
    listed = json.loads(
        run(desk.root, "officer", "list", "--json", passphrase=desk.passphrase).stdout
    )
    assert [(r["roles"], r["ceiling"]) for r in listed] == [
        (["keeper"], "internal"),
        (["coder"], "restricted"),
    ]
    refused = habeas("officer", "disable", "Nobody Here", code=2)
    assert "Nobody Here" not in refused and "Nothing was changed" in refused
    habeas("officer", "disable", "Tomo Ashkar")
    habeas("read-only", "on")
    habeas("log-out-all")
    desks.unlock(desk.root, desk.passphrase)
    found = team.named("Tomo Ashkar")
    assert found is not None and not found.is_active and ways.all_of(found) == []
    switch = switches.standing()
    assert (switch.read_only, switch.round) == (True, 1)
    assert ways.invited(letters[1], "").holder == officers.the_officer()


WORDS = "eleven kind herons wade"


@pytest.fixture
def gathered(desk: Any) -> Iterator[Any]:
    """Give a locked team's desk whose keeper has a password and a device."""
    device = secrets.new_secret()
    code = secrets.totp(device, secrets.now_step())
    ways.set_password(desk.officer, WORDS, device, code)
    team.invite(desk.officer, "Tomo Ashkar", ["coder"], own=["keeper", "reader"])
    name = str(desk.officer.name)
    desks.lock()

    def run_as(*args: str, password: str = WORDS, shown: bool = True) -> Any:
        now = secrets.totp(device, secrets.now_step() + 1)  # good for a minute
        lines = [desk.passphrase, *([name, password, now] if shown else [])]
        return run(desk.root, *args, passphrase="\n".join(lines))

    run_as.root = desk.root  # type: ignore[attr-defined]
    yield run_as


def test_who_runs_a_command_shows_who_they_are(gathered: Any, desk: Any) -> None:
    """The passphrase alone signs nothing in a team; a wrong password opens nothing."""
    assert gathered("officer", "list").returncode == 0
    for refused in (
        gathered("officer", "disable", "Tomo Ashkar", shown=False),
        gathered("officer", "disable", "Tomo Ashkar", password="another one"),
        gathered("passphrase", "--new-passphrase-file", "/dev/null", shown=False),
        gathered("sheet", shown=False),
    ):
        assert refused.returncode == 2, refused.stderr
        assert WORDS not in refused.stderr and "Tomo" not in refused.stderr
    desks.unlock(desk.root, desk.passphrase)
    found = team.named("Tomo Ashkar")
    assert found is not None and found.is_active


def test_the_passphrase_alone_switches_off_and_copies(
    gathered: Any, tmp_path: Path
) -> None:
    """What opens nothing to anybody needs no officer: a bad day, a backup, a proof."""
    assert gathered("read-only", "on", shown=False).returncode == 0
    assert gathered("log-out-all", shown=False).returncode == 0
    assert gathered("checkpoint", shown=False).returncode == 0
    assert gathered("backup", str(tmp_path), shown=False).returncode == 0
    assert gathered("read-only", "off", shown=False).returncode == 2
    assert gathered("read-only", "off").returncode == 0


def test_a_coder_signs_as_a_coder(gathered: Any, desk: Any) -> None:
    """A command may what its officer may, whoever came first."""
    desks.unlock(desk.root, desk.passphrase)
    tomo = team.named("Tomo Ashkar")
    assert tomo is not None
    device = secrets.new_secret()
    step = secrets.now_step()
    ways.set_password(tomo, WORDS, device, secrets.totp(device, step))
    desks.lock()
    lines = [desk.passphrase, "Tomo Ashkar", WORDS]
    for command, code in ((("officer", "reset", "Tomo Ashkar"), 2), (("sources",), 0)):
        shown = [*lines, secrets.totp(device, secrets.now_step() + 1)]
        done = run(desk.root, *command, passphrase="\n".join(shown))
        assert done.returncode == code, done.stderr
