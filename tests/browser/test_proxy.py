"""A team's desk at an address of its own: behind a proxy with TLS, as it is meant."""

from __future__ import annotations

import asyncio
import base64
import datetime
import hashlib
import re
import shutil
import ssl
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.conftest import Served, go, serve, stop
from tests.browser.test_passkey import equip
from tests.conftest import PASSPHRASE

HOST = "desk.example.org"
PATIENCE = 60_000  # milliseconds


class Proxy:
    """Ends TLS for `HOST` and passes requests on, each with the visitor's address.

    One request a connection, so that the head of each is seen. `visitor` is the
    address that it adds.
    """

    def __init__(self, folder: Path) -> None:
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.pin = _certificate(folder)
        self.context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
        self.target, self.visitor, self.port = 0, "203.0.113.7", 0
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        self._ready.wait(10)
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        made = asyncio.start_server(self._pass, "127.0.0.1", 0, ssl=self.context)
        server = self._loop.run_until_complete(made)
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        self._loop.run_forever()
        server.close()
        for task in asyncio.all_tasks(self._loop):
            task.cancel()
        self._loop.run_until_complete(asyncio.sleep(0))
        self._loop.close()

    async def _pass(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        try:
            head = await reader.readuntil(b"\r\n\r\n")
            first, rest = head.split(b"\r\n", 1)
            kept = re.sub(rb"(?im)^(connection|x-forwarded-for):.*\r\n", b"", rest)
            added = f"X-Forwarded-For: {self.visitor}\r\nConnection: close\r\n"
            body = await _body(reader, rest)
            back, on = await asyncio.open_connection("127.0.0.1", self.target)
            on.write(first + b"\r\n" + added.encode() + kept + body)
            await on.drain()
            writer.write(await back.read())
            await writer.drain()
            on.close()
        except (OSError, asyncio.IncompleteReadError):
            pass  # the browser opens connections that it never uses
        finally:
            writer.close()


async def _body(reader: asyncio.StreamReader, head: bytes) -> bytes:
    found = re.search(rb"(?im)^content-length:\s*(\d+)", head)
    return await reader.readexactly(int(found[1])) if found else b""


def _certificate(folder: Path) -> str:
    """Write a certificate of `HOST`; return the pin by which Chromium takes it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, HOST)])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=30))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(HOST)]), False)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    (folder / "cert.pem").write_bytes(made.public_bytes(pem))
    plain = serialization.NoEncryption()
    form = serialization.PrivateFormat.PKCS8
    (folder / "key.pem").write_bytes(key.private_bytes(pem, form, plain))
    spki = key.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    return base64.b64encode(hashlib.sha256(spki).digest()).decode()


@pytest.fixture
def behind(template: Any, tmp_path: Path) -> Iterator[tuple[Served, Proxy, str]]:
    """Serve an empty desk that says its address, behind a proxy that has it."""
    root = tmp_path / "desk"
    shutil.copytree(template.root, root)
    with Proxy(tmp_path) as proxy:
        address = f"https://{HOST}:{proxy.port}"
        (root / "desk.toml").write_text(f'address = "{address}"\n', "utf-8")
        desk = serve(root)
        proxy.target = urlsplit(desk.address).port or 0
        yield desk, proxy, address
        stop(desk)


@pytest.fixture
def abroad(chromium: Browser, behind: tuple[Served, Proxy, str]) -> Iterator[Browser]:
    """Give a browser that finds the proxy under its name and trusts its certificate."""
    browser = chromium.browser_type.launch(
        executable_path=shutil.which("chromium") or shutil.which("chromium-browser"),
        args=[
            "--no-sandbox",
            "--disable-dev-shm-usage",
            f"--host-resolver-rules=MAP {HOST} 127.0.0.1",
            f"--ignore-certificate-errors-spki-list={behind[1].pin}",
        ],
    )
    yield browser
    browser.close()


def window(browser: Browser) -> BrowserContext:
    made = browser.new_context(locale="en-GB")
    made.set_default_timeout(PATIENCE)
    return made


def opened(browser: Browser, address: str) -> Page:
    """Return the page of who unlocked the desk and can make a passkey."""
    page = window(browser).new_page()
    equip(page)
    page.goto(address)
    page.fill("#passphrase", PASSPHRASE)
    page.click("#unlock")
    page.wait_for_selector("#lock")
    return page


def invite(page: Page, address: str) -> None:
    """Make a passkey of one's own, then invite a coder."""
    page.goto(f"{address}/account")
    page.fill("#called", "this computer")
    page.get_by_role("button", name="Make a passkey").click()
    page.wait_for_selector("text=The passkey is kept")
    page.goto(f"{address}/team")
    page.fill("#name", "Tomo Ashkar")
    page.get_by_role("group", name="Roles", exact=True).get_by_label("Coder").check()
    page.get_by_role("button", name="Invite", exact=True).click()
    page.wait_for_selector("text=Shown this once")


def test_a_team_works_at_its_own_address(
    abroad: Browser, behind: tuple[Served, Proxy, str]
) -> None:
    """Unlocked, a passkey made, invited, signed in; the cookie goes by TLS alone."""
    _, _, address = behind
    keeper = opened(abroad, address)
    cookies = keeper.context.cookies()
    assert cookies and all(c["secure"] and c["httpOnly"] for c in cookies)
    invite(keeper, address)
    link = keeper.locator("pre").first.inner_text()
    assert link.startswith(f"{address}/join")
    coder = window(abroad).new_page()
    equip(coder)
    coder.goto(link)
    coder.get_by_role("button", name="Go on").click()
    coder.wait_for_selector("text=Welcome, Tomo Ashkar")
    coder.get_by_role("button", name="Make a passkey").click()
    coder.wait_for_selector("text=You are in")


def test_wrong_passwords_are_counted_by_visitor(
    abroad: Browser, behind: tuple[Served, Proxy, str]
) -> None:
    """Who tries too often from one address shuts the password there, and not elsewhere."""
    _, proxy, address = behind
    keeper = opened(abroad, address)
    invite(keeper, address)
    said = [_tried(abroad, address) for _ in range(6)]
    assert "do not belong together" in said[0] and "do not belong" not in said[-1]
    proxy.visitor = "203.0.113.8"
    assert "do not belong together" in _tried(abroad, address)


def _tried(browser: Browser, address: str) -> str:
    """Return what is said to who comes in by a wrong password."""
    page = window(browser).new_page()
    page.goto(f"{address}/sign-in")
    page.get_by_text("With a password and a code").click()
    page.fill("#name", "Tomo Ashkar")
    page.fill("#password", "not the word")
    page.fill("#code", "123456")
    go(page.locator("#sign-in"))
    said = page.locator("#why").inner_text()
    page.context.close()
    return str(said)
