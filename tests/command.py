"""Runs the `habeas` command as an officer does: in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from django.db import connection

COMMAND = (sys.executable, "-m", "habeas.cli")
ROOT = Path(__file__).parent.parent


def environment(root: Path) -> dict[str, str]:
    """Return the environment of a command on the desk at `root`, and its database."""
    found = {
        **os.environ,
        "HABEAS_DESK": str(root),
        "PYTHONPATH": str(ROOT / "src"),
        "COLUMNS": "200",
    }
    url = os.environ.get("HABEAS_DATABASE_URL")
    if url:
        name = str(connection.settings_dict["NAME"])
        found["HABEAS_DATABASE_URL"] = url.replace("habeas_template", name)
    return found


def start(
    root: Path, *args: str, passphrase: str | None = None, **more: object
) -> subprocess.Popen[bytes]:
    """Start a command; the passphrase goes through a pipe of its own."""
    end = _pipe(passphrase)
    told = [] if end is None else ["--passphrase-file", f"fd:{end}"]
    try:
        return subprocess.Popen(  # type: ignore[call-overload,no-any-return]
            [*COMMAND, *args, *told],
            env=environment(root),
            pass_fds=() if end is None else (end,),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            **more,
        )
    finally:
        if end is not None:
            os.close(end)


def run(
    root: Path,
    *args: str,
    passphrase: str | None = None,
    stdin: bytes = b"",
    timeout: float = 600,
) -> subprocess.CompletedProcess[str]:
    """Run a command to its end and return what it said and its exit code."""
    process = start(root, *args, passphrase=passphrase, stdin=subprocess.PIPE)
    out, err = process.communicate(stdin, timeout=timeout)
    return subprocess.CompletedProcess(
        args, process.returncode, out.decode(), err.decode()
    )


def _pipe(passphrase: str | None) -> int | None:
    if passphrase is None:
        return None
    reading, writing = os.pipe()
    os.write(writing, passphrase.encode() + b"\n")
    os.close(writing)
    return reading
