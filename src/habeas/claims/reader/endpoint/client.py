"""Asks a model on this machine: one request, one bounded answer, nothing followed.

Only a loopback address is asked: what a source says never leaves the machine. The
address that was really connected to is compared again before a byte is sent. No proxy
of the environment is used, no redirect followed, no certificate trusted, no answer
longer than `ANSWER_MOST` read, and the whole exchange ends after `seconds`.
"""

from __future__ import annotations

import contextlib
import http.client
import ipaddress
import json
import socket
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from habeas.errors import HabeasError

ANSWER_MOST = 1_000_000  # bytes
SECONDS = 120.0
_LOCAL_NAME = "localhost"


class NotLoopback(HabeasError):
    """An endpoint is not on this machine, or its address is no plain one."""

    def __init__(self) -> None:
        super().__init__(
            "the endpoint is not a plain http address of this machine. Nothing was "
            "sent. Give one such as http://127.0.0.1:11434/v1, without user or query."
        )


class EndpointFailed(HabeasError):
    """An endpoint gave no answer that could be used."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"the endpoint gave no answer that could be used ({why}). Nothing was "
            "proposed and the source is unchanged. Look whether the model runs, or "
            "use the reader `rules`."
        )


class BadAnswer(Exception):
    """An answer came, and is not what was asked for; `why` is a code."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(why)


@dataclass(frozen=True)
class Endpoint:
    """Where a model answers: `base` up to `/v1`, as Ollama, llama.cpp, vLLM have it.

    Raises:
        NotLoopback: If it is not on this machine.
    """

    base: str
    model: str
    seconds: float = SECONDS

    def __post_init__(self) -> None:
        if not (self.model and _is_plain(self.base)):
            raise NotLoopback

    @property
    def host(self) -> str:
        """Host and port, as they are kept with what comes of it."""
        return urlsplit(self.base).netloc

    @property
    def path(self) -> str:
        """The path that is asked."""
        return f"{urlsplit(self.base).path.rstrip('/')}/chat/completions"


def _is_plain(base: str) -> bool:
    try:
        parts = urlsplit(base)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return False
    odd = parts.username or parts.password or parts.query or parts.fragment
    sane = base.isascii() and base.isprintable() and " " not in base
    local = host == _LOCAL_NAME or _is_loopback(host)
    return parts.scheme == "http" and local and sane and not odd and port != 0


def _is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False


def ask(endpoint: Endpoint, body: Mapping[str, Any]) -> str:
    """Return the words of the model's answer.

    Raises:
        NotLoopback: If the name `localhost` leads elsewhere.
        EndpointFailed: If no answer of status 200 came whole, in time and in bounds.
        BadAnswer: If the answer is not in the form of a chat completion.
    """
    return _content(_post(endpoint, json.dumps(body).encode()))


def _post(endpoint: Endpoint, body: bytes) -> bytes:
    parts = urlsplit(endpoint.base)
    connection = http.client.HTTPConnection(
        str(parts.hostname), parts.port or 80, timeout=endpoint.seconds
    )
    late = threading.Event()
    try:
        connection.connect()
        plug: socket.socket = connection.sock
        if not _is_loopback(plug.getpeername()[0]):
            raise NotLoopback
        with _ended(plug, endpoint.seconds, late):
            answer = _exchange(connection, endpoint.path, body)
    except (OSError, http.client.HTTPException) as error:
        why = "too slow" if late.is_set() else type(error).__name__
        raise EndpointFailed(why) from error
    finally:
        connection.close()
    if late.is_set():
        raise EndpointFailed("too slow")
    return answer


@contextlib.contextmanager
def _ended(
    plug: socket.socket, seconds: float, late: threading.Event
) -> Iterator[None]:
    """End the exchange after so long, however slowly it drips."""

    def end() -> None:
        late.set()
        with contextlib.suppress(OSError):
            plug.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(seconds, end)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _exchange(connection: http.client.HTTPConnection, path: str, body: bytes) -> bytes:
    headers = {"Content-Type": "application/json", "Accept": "application/json"}
    connection.request("POST", path, body, headers)
    response = connection.getresponse()
    if response.status != http.client.OK:
        raise EndpointFailed(f"status {response.status}")
    answer = response.read(ANSWER_MOST + 1)
    if len(answer) > ANSWER_MOST:
        raise EndpointFailed("too long")
    if response.length:
        raise EndpointFailed("cut short")
    return answer


def _content(answer: bytes) -> str:
    found = parsed(answer)
    try:
        words = found["choices"][0]["message"]["content"]
    except (KeyError, IndexError, TypeError) as error:
        raise BadAnswer("form") from error
    if not isinstance(words, str):
        raise BadAnswer("form")
    return words


def parsed(words: bytes | str) -> Any:
    """Return JSON as values; a name said twice, or a number that is none, is refused.

    Raises:
        BadAnswer: If it is no such JSON, cut short or nested without end.
    """
    try:
        return json.loads(words, object_pairs_hook=_once, parse_constant=_none)
    except (ValueError, RecursionError) as error:
        raise BadAnswer("json") from error


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError
    return found


def _none(_: str) -> Any:
    raise ValueError
