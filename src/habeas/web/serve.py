"""Serves the desk's pages on this computer alone, until it is stopped."""

from __future__ import annotations

import errno
import os
import signal
import socket
import sys
import webbrowser
from pathlib import Path
from types import FrameType
from typing import Any

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from waitress.server import create_server  # type: ignore[import-untyped]

from habeas.errors import HabeasError
from habeas.store import desk as desks
from habeas.store import vault
from habeas.web import door, jobs
from habeas.web.upload import MAX_BODY

THREADS = 4


class PortTaken(HabeasError):
    """Another program listens where the desk was to."""

    def __init__(self, port: int) -> None:
        super().__init__(
            f"port {port} is in use by another program, or by a desk that runs "
            "already. Nothing was started. Use that one, or choose another with --port."
        )


class NotBuilt(HabeasError):
    """The pages' styles and scripts were not built."""

    def __init__(self) -> None:
        super().__init__(
            "the pages' styles and scripts are not built. Nothing was started. "
            "Run `make setup` in the project's folder, or install the wheel."
        )


def serve(root: Path, *, port: int = 8317, browser: bool = True) -> None:
    """Serve the desk at `root` on the loopback address until Ctrl-C or SIGTERM.

    A desk that is unlocked already stays so, and the browser that is opened is let
    in by this start's token; else the browser asks for the passphrase. The desk is
    locked on the way out.

    Raises:
        desks.NoDesk: If there is no desk in the folder.
        PortTaken: If the port is in use.
        NotBuilt: If the front end was not built.
        door.BadIdleTime: If the desk's settings name no idle time that can be kept.
    """
    desks.require(root)
    if not (Path(__file__).parent / "static" / "app.css").exists():
        raise NotBuilt
    door.at(root)
    listening = listen(port)
    server = create_server(
        WSGIHandler(),
        sockets=listening,
        threads=THREADS,
        ident="",
        max_request_body_size=MAX_BODY,
        # a body over this size would be written to a temporary file, in clear
        inbuf_overflow=MAX_BODY + 1,
        outbuf_overflow=MAX_BODY + 1,
        outbuf_high_watermark=8 * 1024 * 1024,
        clear_untrusted_proxy_headers=True,
        **_proxy(),
    )
    reader, watch = jobs.Reader(), door.Watch()
    reader.start()
    watch.start()
    _greet(address(listening[0].getsockname()[1]), browser=browser)
    old = signal.signal(signal.SIGTERM, _stop)
    try:
        server.run()
    except KeyboardInterrupt:
        pass
    finally:
        signal.signal(signal.SIGTERM, old)
        watch.stop.set()
        reader.end()
        server.close()
        reader.join(timeout=10)
        door.close()
        sys.stderr.write("The desk is locked and closed.\n")


def _proxy() -> dict[str, Any]:
    """Return what the server takes from a proxy: whom it speaks for, where one stands.

    Without a team's address there is none, and what looks like its headers is dropped.
    With one, wrong passwords are counted by the visitor's address that the proxy adds
    last to `X-Forwarded-For`; else one visitor could shut passwords for all. Whoever
    connects is on this computer (`listen`), by 127.0.0.1 or by ::1: a proxy may be
    told either, or `localhost`, which is now the one and now the other.
    """
    if not settings.TEAM_ADDRESS:
        return {}
    return {
        "trusted_proxy": "*",
        "trusted_proxy_count": 1,
        "trusted_proxy_headers": {"x-forwarded-for"},
    }


def listen(port: int) -> list[socket.socket]:
    """Return sockets that listen on the loopback addresses; port 0 takes a free one.

    Both of them, because a browser may try either for "localhost": another user of
    this computer must not stand at the one that is left free.

    Raises:
        PortTaken: If the port is in use on one of them.
    """
    first = _listening(socket.AF_INET, "127.0.0.1", port)
    try:
        second = _listening(socket.AF_INET6, "::1", first.getsockname()[1])
    except PortTaken:
        first.close()
        raise
    except OSError:  # a computer without IPv6
        return [first]
    return [first, second]


def _listening(family: socket.AddressFamily, host: str, port: int) -> socket.socket:
    made = socket.socket(family, socket.SOCK_STREAM)
    if os.name == "posix":
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((host, port))
        made.listen(64)
    except OSError as error:
        made.close()
        if error.errno in (errno.EADDRINUSE, errno.EACCES):
            raise PortTaken(port) from None
        raise
    return made


def address(port: int) -> str:
    """Return where the pages are; with a token where the desk is open already."""
    base = f"http://localhost:{port}/"
    return f"{base}start/{door.token()}" if vault.is_open() else base


def _greet(where: str, *, browser: bool) -> None:
    sys.stdout.write(
        f"Habeas is at {where}\n"
        "Only this computer can reach it, and nothing is sent out. Ctrl-C stops it.\n"
    )
    sys.stdout.flush()
    if browser:
        webbrowser.open(where)


def _stop(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt
