"""Drives a browser that is installed, by the commands of W3C WebDriver.

Firefox takes them over its Marionette socket and WebKit by HTTP from its driver; so
neither needs a program from elsewhere. Only what `tools/browsers.py` walks by is here.
"""

from __future__ import annotations

import base64
import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, ClassVar, Protocol

_ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
_PATIENCE = 60.0
SHIFT = "\ue008"
FIREFOX = ("firefox-esr", "firefox")
MINIBROWSER = ("webkit2gtk-4.1", "webkit2gtk-4.0", "webkitgtk-6.0")


class NotThere(Exception):
    """A browser, or what it is driven by, is not on this machine."""


class Refused(Exception):
    """The browser did not do what it was told."""


class Wire(Protocol):
    """Sends one command; returns what the browser answers."""

    version: str

    def send(self, name: str, given: dict[str, Any]) -> Any: ...


class Marionette:
    """Firefox's own socket: `LENGTH:[0, id, command, given]`, in UTF-8 JSON."""

    def __init__(self, port: int) -> None:
        self.socket = _connected(port)
        self.heard = b""
        self.sent = 0
        self._read()
        made = self.send("NewSession", {"capabilities": {}})
        self.version = "Firefox " + made["capabilities"]["browserVersion"]

    def send(self, name: str, given: dict[str, Any]) -> Any:
        self.sent += 1
        told = json.dumps([0, self.sent, f"WebDriver:{name}", given]).encode()
        self.socket.sendall(str(len(told)).encode() + b":" + told)
        _one, _id, fault, answer = self._read()
        if fault:
            raise Refused(fault["message"])
        return answer.get("value", answer) if isinstance(answer, dict) else answer

    def _read(self) -> Any:
        while b":" not in self.heard:
            self._more()
        length, _, rest = self.heard.partition(b":")
        self.heard = rest
        while len(self.heard) < int(length):
            self._more()
        told, self.heard = self.heard[: int(length)], self.heard[int(length) :]
        return json.loads(told)

    def _more(self) -> None:
        got = self.socket.recv(65536)
        if not got:
            raise Refused("the browser hung up")
        self.heard += got


class Driver:
    """WebKit's driver: each command is an address below the session's."""

    PATHS: ClassVar = {
        "Navigate": "url",
        "ExecuteScript": "execute/sync",
        "PerformActions": "actions",
    }

    def __init__(self, port: int, binary: str) -> None:
        self.base = f"http://127.0.0.1:{port}/session"
        options = {"binary": binary, "args": ["--automation"]}
        asked = {"alwaysMatch": {"webkitgtk:browserOptions": options}}
        made = self._post(self.base, {"capabilities": asked})
        self.base += "/" + made["sessionId"]
        self.version = "WebKitGTK " + made["capabilities"]["browserVersion"]

    def send(self, name: str, given: dict[str, Any]) -> Any:
        if name == "Print":
            raise NotThere
        return self._post(f"{self.base}/{self.PATHS[name]}", given)

    def _post(self, address: str, given: dict[str, Any]) -> Any:
        request = urllib.request.Request(  # noqa: S310 - the driver on this machine
            address, json.dumps(given).encode(), {"Content-Type": "application/json"}
        )
        try:
            with urllib.request.urlopen(request, timeout=_PATIENCE) as answer:  # noqa: S310
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise Refused(json.load(error)["value"]["message"]) from error


class Window:
    """A window of a browser, by what an officer does in it."""

    def __init__(self, wire: Wire, base: str) -> None:
        self.wire, self.base = wire, base

    def go(self, path: str) -> None:
        self.wire.send("Navigate", {"url": self.base + path})

    def ask(self, script: str, *given: object) -> Any:
        """Return what a script returns, an element as None."""
        told = {"script": script, "args": list(given)}
        answer = self.wire.send("ExecuteScript", told)
        return None if isinstance(answer, dict) and _ELEMENT in answer else answer

    def until(self, script: str, *given: object) -> Any:
        """Return what a script returns, once that is something."""
        end = time.monotonic() + _PATIENCE
        while not (found := self._tried(script, *given)):
            if time.monotonic() > end:
                raise Refused(f"it did not come about: {script}")
            time.sleep(0.1)
        return found

    def press(self, *keys: str, shift: bool = False) -> None:
        """Press keys one after the other, as a keyboard does."""
        steps = [
            {"type": way, "value": key} for key in keys for way in ("keyDown", "keyUp")
        ]
        if shift:
            held = [{"type": "keyDown", "value": SHIFT}]
            steps = [*held, *steps, {"type": "keyUp", "value": SHIFT}]
        told = {"type": "key", "id": "keys", "actions": steps}
        self.wire.send("PerformActions", {"actions": [told]})

    def type(self, selector: str, words: str) -> None:
        self.until("return !!document.querySelector(arguments[0])", selector)
        self.ask("document.querySelector(arguments[0]).focus()", selector)
        self.press(*words)

    def click(self, selector: str) -> None:
        """Press what a selector finds, as soon as it is there."""
        self.until("return !!document.querySelector(arguments[0])", selector)
        found = f"document.querySelector({json.dumps(selector)})"
        self.ask(f"setTimeout(() => {found}.click())")  # the page may go at once

    def pdf(self) -> bytes:
        """Return the page as it prints; `NotThere` where the driver cannot."""
        return base64.b64decode(self.wire.send("Print", {}))

    def _tried(self, script: str, *given: object) -> Any:
        try:
            return self.ask(script, *given)
        except Refused:
            return None  # one page gives way to the next


@contextmanager
def firefox() -> Iterator[Marionette]:
    """Start Firefox without a screen, with a profile that goes at the end."""
    found = next((p for name in FIREFOX if (p := shutil.which(name))), None)
    if found is None:
        raise NotThere("install the system's package `firefox-esr`")
    port = _free_port()
    with tempfile.TemporaryDirectory() as profile:
        wanted = f'user_pref("marionette.port", {port});\n'
        Path(profile, "user.js").write_text(wanted, "utf-8")
        command = [found, "--headless", "--marionette", "--profile", profile]
        with _running([*command, "about:blank"]):
            yield Marionette(port)


@contextmanager
def webkit() -> Iterator[Driver]:
    """Start WebKit's small browser on a screen of its own."""
    driver = shutil.which("WebKitWebDriver")
    places = [Path("/usr/lib").glob(f"*/{n}/MiniBrowser") for n in MINIBROWSER]
    binary = next((str(p) for place in places for p in place), None)
    if not driver or not binary or not shutil.which("Xvfb"):
        raise NotThere("install the packages `webkit2gtk-driver` and `xvfb`")
    port, screen = _free_port(), f":{_free_port() % 1000 + 100}"
    with _running(["Xvfb", screen, "-screen", "0", "1280x900x24"]):
        # as root, in a container, its own sandbox cannot be set up
        lone = {"WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1"}
        with _running([driver, "-p", str(port)], DISPLAY=screen, **lone):
            _connected(port).close()
            yield Driver(port, binary)


@contextmanager
def _running(command: list[str], **more: str) -> Iterator[None]:
    process = subprocess.Popen(
        command,
        env={**os.environ, **more},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield
    finally:
        process.terminate()
        process.wait(timeout=_PATIENCE)


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _connected(port: int) -> socket.socket:
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=_PATIENCE)
        except OSError as error:
            if time.monotonic() > end:
                raise Refused("the browser did not start") from error
            time.sleep(0.1)
