"""The server in a process of its own: where it listens, what it leaves, how it ends."""

from __future__ import annotations

import http.cookiejar
import io
import os
import re
import signal
import socket
import subprocess
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
import pytest
from waitress.proxy_headers import (  # type: ignore[import-untyped]
    proxy_headers_middleware,
)

from habeas.store import desk as desks
from habeas.web import serve as serving
from habeas.web.serve import PortTaken
from tests.command import COMMAND, ROOT, environment
from tests.conftest import PASSPHRASE

RESIDENT = 250  # MB, after unlocking and 500 requests


@dataclass
class Running:
    """A served desk and a browser without scripts."""

    process: subprocess.Popen[str]
    address: str
    opens: Path

    def __post_init__(self) -> None:
        jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.browser = urllib.request.build_opener(jar)

    def get(self, path: str) -> str:
        with self.browser.open(f"{self.address}{path}", timeout=120) as answer:
            return str(answer.read().decode())

    def post(self, path: str, fields: dict[str, str]) -> str:
        data = urllib.parse.urlencode(fields).encode()
        return self.send(path, data, "application/x-www-form-urlencoded")

    def send(self, path: str, data: bytes, kind: str) -> str:
        request = urllib.request.Request(f"{self.address}{path}", data=data)
        request.add_header("Origin", self.address)
        request.add_header("Content-Type", kind)
        with self.browser.open(request, timeout=120) as answer:
            return str(answer.read().decode())

    def secret(self) -> str:
        """Return the secret that the desk's forms carry."""
        found = re.search(r'csrfmiddlewaretoken" value="(\w+)"', self._page())
        assert found
        return found.group(1)

    def _page(self) -> str:
        try:
            return self.get("/")
        except urllib.error.HTTPError as error:
            with error:
                return error.read().decode()

    def unlock(self) -> None:
        given = {"csrfmiddlewaretoken": self.secret(), "passphrase": PASSPHRASE}
        self.post("/unlock", given)

    def resident(self) -> float:
        """Return the server's resident memory in MB."""
        return psutil.Process(self.process.pid).memory_info().rss / 1e6


@pytest.fixture
def running(no_desk: Path, tmp_path: Path) -> Iterator[Running]:
    """Serve a new desk on a free port, and note each file it opens for writing."""
    from habeas.accounts import officers
    from tests.conftest import CHEAP

    desks.create(no_desk, PASSPHRASE, cost=CHEAP)
    officers.found("Officer Nobody", "Desk of the tests")
    desks.lock()
    opens = tmp_path / "opens"
    given = environment(no_desk)
    given["PYTHONPATH"] += f"{os.pathsep}{ROOT / 'tests' / 'canary'}"
    given["HABEAS_CANARY_OPENS"] = str(opens)
    process = subprocess.Popen(
        [*COMMAND, "serve", "--desk", str(no_desk), "--port", "0", "--no-browser"],
        env=given,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    found = re.search(r"http://localhost:\d+", process.stdout.readline())
    assert found
    yield Running(process, found.group(0), opens)
    process.terminate()
    process.communicate(timeout=120)


def test_it_listens_on_this_computer_alone(running: Running) -> None:
    """No other computer can reach it."""
    listening = {
        c.laddr.ip
        for c in psutil.Process(running.process.pid).net_connections()
        if c.status == psutil.CONN_LISTEN
    }
    assert "127.0.0.1" in listening
    assert listening <= {"127.0.0.1", "::1"}


def test_an_upload_of_50_mb_opens_no_temporary_file(
    running: Running, no_desk: Path, tmp_path: Path
) -> None:
    """Its bytes go from memory into the desk, sealed, and nowhere else."""
    running.unlock()
    body, kind = form(running.secret(), b"\x89PNG\r\n\x1a\n" + os.urandom(50_000_000))
    assert "kept" in running.send("/sources/add", body, kind)
    lines = running.opens.read_text("utf-8").splitlines()
    names = {line.partition("\t")[2] for line in lines}
    outside = [
        n
        for n in names
        if not n.startswith((str(no_desk), str(running.opens), "/dev/null"))
        and n.startswith("/")
        and not n.endswith(".pyc")
        and "__pycache__" not in n
    ]
    assert outside == []
    assert any(p.stat().st_size > 50_000_000 for p in (no_desk / "blobs").iterdir())


def form(secret: str, data: bytes) -> tuple[bytes, str]:
    """Return a form with one file as a browser sends it."""
    edge = "boundary7f3a"
    parts = io.BytesIO()
    for name, value in (("csrfmiddlewaretoken", secret), ("received_from", "")):
        parts.write(f"--{edge}\r\nContent-Disposition: form-data; ".encode())
        parts.write(f'name="{name}"\r\n\r\n{value}\r\n'.encode())
    parts.write(f"--{edge}\r\nContent-Disposition: form-data; ".encode())
    parts.write(b'name="files"; filename="a.png"\r\n')
    parts.write(b"Content-Type: image/png\r\n\r\n" + data)
    parts.write(f"\r\n--{edge}--\r\n".encode())
    return parts.getvalue(), f"multipart/form-data; boundary={edge}"


def test_memory_after_500_requests(running: Running, capsys: Any) -> None:
    """A small computer carries it all day."""
    running.unlock()
    given = {"csrfmiddlewaretoken": running.secret(), "text": "Held on 3 March 2026."}
    running.post("/sources/paste", given)
    paths = ("/", "/inbox", "/register", "/demands", "/publish/public", "/about")
    for n in range(500):
        running.get(paths[n % len(paths)])
    resident = running.resident()
    with capsys.disabled():
        print(f"\nserve after 500 requests: {resident:.0f} MB (limit {RESIDENT})")
    assert resident < RESIDENT


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_in_a_sentence(how: signal.Signals, running: Running) -> None:
    """Stopped by hand or by the system it locks the desk and says so."""
    running.unlock()
    running.process.send_signal(how)
    _, said = running.process.communicate(timeout=120)
    assert running.process.returncode == 0
    assert "locked" in said
    assert "Traceback" not in said


def test_a_port_in_use_is_a_sentence() -> None:
    """Another program's port is not taken, and the sentence says what to do."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with pytest.raises(PortTaken, match="--port"):
            serving.listen(other.getsockname()[1])


def test_the_other_address_of_this_computer_is_taken_too() -> None:
    """Nobody else can stand at ::1 where a browser may look for "localhost"."""
    sockets = serving.listen(0)
    port = sockets[0].getsockname()[1]
    for address in sockets[1:]:
        with socket.socket(address.family) as other, pytest.raises(OSError):
            other.bind(("::1", port))
    for one in sockets:
        one.close()


def test_a_folder_without_a_desk_is_a_sentence(no_desk: Path) -> None:
    """Nothing is served where there is no desk."""
    with pytest.raises(desks.NoDesk):
        serving.serve(no_desk, port=0, browser=False)


def test_the_address_of_a_locked_desk_has_no_token() -> None:
    """A token stands in an address only where it opens something, and once."""
    assert serving.address(8317) == "http://localhost:8317/"


def _address_seen(peer: str) -> str:
    """Return whom a request is from, that a proxy at `peer` passes on for a visitor."""
    seen: list[str] = []

    def pages(environ: dict[str, str], answer: Any) -> list[bytes]:
        seen.append(environ["REMOTE_ADDR"])
        return []

    served = proxy_headers_middleware(pages, **serving._proxy())
    told = {"REMOTE_ADDR": peer, "HTTP_X_FORWARDED_FOR": "198.51.100.1, 203.0.113.7"}
    served(told, lambda *_: None)
    return seen[0]


@pytest.mark.parametrize("peer", ["127.0.0.1", "::1"])
def test_the_proxy_of_a_team_may_come_by_either_loopback_address(
    settings: Any, peer: str
) -> None:
    """It is believed who the visitor is; where no team's address is, nobody is."""
    settings.TEAM_ADDRESS = "https://desk.example.org"
    assert _address_seen(peer) == "203.0.113.7"
    settings.TEAM_ADDRESS = ""
    assert _address_seen(peer) == peer
