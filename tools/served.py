"""A desk that is really served, for tools that measure it or try it out."""

from __future__ import annotations

import contextlib
import http.cookiejar
import os
import re
import signal
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

ADDRESS = re.compile(r"http://\S+")
LINK = re.compile(r'href="(/[^"#?]*)"')


class DidNotServe(Exception):
    """The program ended, or fell silent, before it said where its pages are."""


@dataclass
class Served:
    """A running server, and a browser without scripts that has come in."""

    process: subprocess.Popen[str]
    address: str
    seconds: float
    browser: urllib.request.OpenerDirector

    @property
    def base(self) -> str:
        """Return the address without a path."""
        return "/".join(self.address.split("/", 3)[:3])

    def get(self, path: str) -> tuple[int, str]:
        """Return the status and text of a page."""
        url = path if path.startswith("http") else self.base + path
        try:
            with self.browser.open(url, timeout=60) as answer:
                return answer.status, answer.read().decode("utf-8", "replace")
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode("utf-8", "replace")

    def links(self, text: str) -> list[str]:
        """Return the desk's own pages that a page links to, in order."""
        found = [p for p in LINK.findall(text) if not p.startswith("/static/")]
        return list(dict.fromkeys(found))

    def resident(self) -> float:
        """Return the server's resident memory in MB (Linux)."""
        status = Path(f"/proc/{self.process.pid}/status").read_text("utf-8")
        found = re.search(r"VmRSS:\s+(\d+) kB", status)
        return int(found.group(1)) / 1024 if found else float("nan")


@contextlib.contextmanager
def served(
    command: Sequence[str],
    *,
    cwd: Path | None = None,
    environment: Mapping[str, str] | None = None,
    errors: Path | None = None,
) -> Iterator[Served]:
    """Start `command`, wait until it names its address, and stop it at the end.

    `seconds` is the time from the start until the first page was answered. What the
    program says to standard error goes to the file `errors`, if one is named.
    """
    start = time.monotonic()
    with errors.open("w+") if errors else tempfile.TemporaryFile("w+") as said:
        process = _started(command, cwd, environment, said)
        try:
            address = _address(process, said)
            desk = Served(process, address, 0.0, _browser())
            desk.get(address)
            desk.seconds = time.monotonic() - start
            yield desk
        finally:
            stop(process)


def _started(
    command: Sequence[str],
    cwd: Path | None,
    environment: Mapping[str, str] | None,
    errors: IO[str],
) -> subprocess.Popen[str]:
    if environment is None:
        environment = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
    return subprocess.Popen(
        command,
        cwd=cwd,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=errors,
        text=True,
        start_new_session=True,
    )


def _browser() -> urllib.request.OpenerDirector:
    jar = http.cookiejar.CookieJar()
    return urllib.request.build_opener(
        urllib.request.ProxyHandler({}), urllib.request.HTTPCookieProcessor(jar)
    )


def _address(process: subprocess.Popen[str], errors: IO[str]) -> str:
    if process.stdout is None:
        raise DidNotServe("no output was asked for")
    for line in process.stdout:
        if found := ADDRESS.search(line):
            return found.group()
    process.wait(timeout=30)
    errors.seek(0)
    raise DidNotServe(errors.read())


def stop(process: subprocess.Popen[str]) -> None:
    """End the program and its children as Ctrl-C does; after half a minute, by force."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGINT)
    try:
        process.wait(timeout=30)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    if process.stdout is not None:
        process.stdout.close()
