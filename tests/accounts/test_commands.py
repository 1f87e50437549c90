"""A team and its switches on the command line, each command a process of its own."""

from __future__ import annotations

import json
import re
from typing import Any

from habeas.accounts import officers, switches, team, ways
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
