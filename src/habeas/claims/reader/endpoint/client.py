"""Asks a model: one request, one bounded answer, nothing followed.

A loopback address is asked over plain http; any other only with the desk's written
`Consent` for that very host, over TLS with a certificate that holds. The address that
was really connected to is compared before a byte is sent: a name that was consented to
must lead to a public address, so that no name of the outer world opens a door inside;
a private address is asked only where the consent names it in figures. No proxy of the
environment is used, no redirect followed, no answer longer than `ANSWER_MOST` read,
and the whole exchange ends after `seconds`.
"""

from __future__ import annotations

import contextlib
import http.client
import ipaddress
import json
import socket
import ssl
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import SplitResult, urlsplit

from habeas.errors import HabeasError

ANSWER_MOST = 1_000_000  # bytes
SECONDS = 120.0
_LOCAL_NAME = "localhost"


class NotLoopback(HabeasError):
    """An endpoint is not on this machine, or its address is no plain one."""

    def __init__(self) -> None:
        super().__init__(
            "the endpoint is not a plain http address of this machine. Nothing was "
            "sent. Give one such as http://127.0.0.1:11434/v1, without user or query. "
            "Another machine is asked only over https, from a desk whose owner "
            "consented in writing."
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


class WrongAddress(HabeasError):
    """A host that was consented to led to an address that it must not lead to."""

    def __init__(self) -> None:
        super().__init__(
            "the endpoint's name led to an address inside this network. Nothing was "
            "sent. Ask who keeps the network, or write the address itself into the "
            "consent."
        )


@dataclass(frozen=True)
class Consent:
    """The owner of a desk consents that sources go to `host` (host, or host:port).

    `closed` says that restricted words may go too. It is made of a record of the desk
    (`sources.consent`), never of an option.
    """

    host: str
    closed: bool = False


@dataclass(frozen=True)
class Endpoint:
    """Where a model answers: `base` up to `/v1`, as Ollama, llama.cpp, vLLM have it.

    `key` is sent as a bearer token; it is shown nowhere.

    Raises:
        NotLoopback: If it is not on this machine, and no consent names its host.
    """

    base: str
    model: str
    seconds: float = SECONDS
    consent: Consent | None = None
    key: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        consented = self.consent is not None and host_of(self.base) == self.consent.host
        if not (self.model and (is_local(self.base) or consented)):
            raise NotLoopback
        if not (self.key.isascii() and self.key.isprintable()):
            raise NotLoopback

    @property
    def far(self) -> bool:
        """Whether what is asked leaves the machine, as far as the address tells."""
        return not is_local(self.base)

    @property
    def host(self) -> str:
        """Host and port, as they are kept with what comes of it."""
        return urlsplit(self.base).netloc

    @property
    def path(self) -> str:
        """The path that is asked."""
        return f"{urlsplit(self.base).path.rstrip('/')}/chat/completions"


def is_local(base: str) -> bool:
    """Whether a base is a plain http address of this machine."""
    parts = _parts(base)
    if parts is None or parts.scheme != "http":
        return False
    host = parts.hostname or ""
    return host == _LOCAL_NAME or _is_loopback(host)


def host_of(base: str) -> str | None:
    """Return host, or host:port, of a base over https; None where it is no plain one."""
    parts = _parts(base)
    if parts is None or parts.scheme != "https" or not parts.hostname:
        return None
    port = "" if parts.port in (None, HTTPS) else f":{parts.port}"
    name = parts.hostname
    return f"[{name}]{port}" if ":" in name else f"{name}{port}"


HTTPS = 443


def _parts(base: str) -> SplitResult | None:
    try:
        parts = urlsplit(base)
        port = parts.port
    except ValueError:
        return None
    odd = "@" in parts.netloc or parts.query or parts.fragment
    sane = base.isascii() and base.isprintable() and " " not in base
    return parts if sane and not odd and port != 0 else None


def _is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False


def ask(endpoint: Endpoint, body: Mapping[str, Any]) -> str:
    """Return the words of the model's answer.

    Raises:
        NotLoopback: If the name `localhost` leads elsewhere.
        WrongAddress: If a host that was consented to leads inside.
        EndpointFailed: If no answer of status 200 came whole, in time and in bounds.
        BadAnswer: If the answer is not in the form of a chat completion.
    """
    return _content(_post(endpoint, json.dumps(body).encode()))


def _post(endpoint: Endpoint, body: bytes) -> bytes:
    parts = urlsplit(endpoint.base)
    host, port = str(parts.hostname), parts.port or (HTTPS if endpoint.far else 80)
    connection = http.client.HTTPConnection(host, port, timeout=endpoint.seconds)
    late = threading.Event()
    try:
        connection.connect()
        plug: socket.socket = connection.sock
        _check_reached(endpoint, host, plug.getpeername()[0])
        if endpoint.far:
            plug = connection.sock = _sealed(plug, host)
        with _ended(plug, endpoint.seconds, late):
            if isinstance(plug, ssl.SSLSocket):
                plug.do_handshake()
            answer = _exchange(connection, endpoint, body)
    except (OSError, http.client.HTTPException) as error:
        slow = late.is_set() or isinstance(error, TimeoutError)
        why = "too slow" if slow else type(error).__name__
        raise EndpointFailed(why) from error
    finally:
        connection.close()
    if late.is_set():
        raise EndpointFailed("too slow")
    return answer


def _check_reached(endpoint: Endpoint, host: str, peer: str) -> None:
    """Compare the address that was connected to with what may be asked."""
    if not endpoint.far:
        if not _is_loopback(peer):
            raise NotLoopback
        return
    reached = ipaddress.ip_address(peer.partition("%")[0])
    mapped = getattr(reached, "ipv4_mapped", None)
    try:
        named = ipaddress.ip_address(host)
    except ValueError:
        if not (mapped or reached).is_global or (mapped or reached).is_multicast:
            raise WrongAddress from None
        return
    if named not in (reached, mapped):
        raise WrongAddress


def _sealed(plug: socket.socket, host: str) -> ssl.SSLSocket:
    """Return the connection under TLS; the handshake is still to come."""
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context.wrap_socket(
        plug, server_hostname=host, do_handshake_on_connect=False
    )


@contextlib.contextmanager
def _ended(
    plug: socket.socket, seconds: float, late: threading.Event
) -> Iterator[None]:
    """End the exchange after so long, however slowly it drips."""

    def end() -> None:
        late.set()
        with contextlib.suppress(OSError):
            socket.socket.shutdown(plug, socket.SHUT_RDWR)

    timer = threading.Timer(seconds, end)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _exchange(
    connection: http.client.HTTPConnection, endpoint: Endpoint, body: bytes
) -> bytes:
    headers = {"Content-Type": "application/json", "Accept": "application/json"}
    if endpoint.key:
        headers["Authorization"] = f"Bearer {endpoint.key}"
    connection.request("POST", endpoint.path, body, headers)
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
