"""A small server of ours that answers as a model might, and as none should."""

from __future__ import annotations

import json
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = Callable[[BaseHTTPRequestHandler], None]


class Hostile(ThreadingHTTPServer):
    """Answers every request by `answer`, and keeps what was asked."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, answer: Answer, tls: ssl.SSLContext | None = None) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answer = answer
        self.asked: list[dict[str, Any]] = []
        self.keys: list[str | None] = []
        self.scheme = "https" if tls else "http"
        if tls:
            self.socket = tls.wrap_socket(
                self.socket, server_side=True, do_handshake_on_connect=False
            )

    @property
    def base(self) -> str:
        return f"{self.scheme}://127.0.0.1:{self.server_address[1]}/v1"

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a client that hung up."""

    def shown(self) -> str:
        """What the model was shown, all requests together."""
        return "\n".join(m["content"] for a in self.asked for m in a["messages"])


class _Handler(BaseHTTPRequestHandler):
    server: Hostile

    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        self.server.asked.append(json.loads(self.rfile.read(length)))
        self.server.keys.append(self.headers["Authorization"])
        try:
            self.server.answer(self)
        except OSError:
            return

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def serving(answer: Answer, tls: ssl.SSLContext | None = None) -> Iterator[Hostile]:
    """Run a server for as long."""
    server = Hostile(answer, tls)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def raw(body: bytes, status: int = 200, **headers: str) -> Answer:
    """Answer with these bytes."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def content(words: str) -> Answer:
    """Answer as a chat completion with these words."""
    return raw(json.dumps({"choices": [{"message": {"content": words}}]}).encode())


def acts(*items: object, **more: object) -> Answer:
    """Answer with these items."""
    return content(json.dumps({"acts": list(items), **more}))


def dripping(handler: BaseHTTPRequestHandler) -> None:
    """Answer a byte at a time, for ever: no single read is slow."""
    handler.send_response(200)
    handler.end_headers()
    while True:
        handler.wfile.write(b" ")
        time.sleep(0.05)


def endless(handler: BaseHTTPRequestHandler) -> None:
    """Answer more than anybody asked for."""
    handler.send_response(200)
    handler.end_headers()
    while True:
        handler.wfile.write(b" " * 65_536)


def silent(handler: BaseHTTPRequestHandler) -> None:
    """Answer nothing, for longer than the reader waits."""
    time.sleep(2)


def cut(handler: BaseHTTPRequestHandler) -> None:
    """Announce more than is sent, and hang up."""
    handler.send_response(200)
    handler.send_header("Content-Length", "500")
    handler.end_headers()
    handler.wfile.write(b'{"choices": [')


def creeping(handler: BaseHTTPRequestHandler) -> None:
    """Send headers without end, a letter at a time."""
    handler.send_response(200)
    handler.flush_headers()
    while True:
        handler.wfile.write(b"X")
        time.sleep(0.05)


def chunked(handler: BaseHTTPRequestHandler) -> None:
    """Answer in chunks, and never with the last one."""
    handler.protocol_version = "HTTP/1.1"
    handler.send_response(200)
    handler.send_header("Transfer-Encoding", "chunked")
    handler.end_headers()
    while True:
        handler.wfile.write(b"8000\r\n" + b" " * 0x8000 + b"\r\n")
