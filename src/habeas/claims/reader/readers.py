"""The readers behind one interface: the desk's own by rule, and others by name.

A reader is anything with a name, a version and `read(text)`, which gives a
`habeas-reading/1` object. A package offers one by the entry point group
`habeas.readers`: its name, and a callable without arguments that returns the reader.
What it gives is believed in nothing: each quote is compared with the text before
anything is proposed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points
from typing import Any, Protocol

from habeas import __version__
from habeas.claims.reader import baseline
from habeas.claims.reader import read as rules
from habeas.claims.reader.endpoint.client import Endpoint
from habeas.claims.reader.endpoint.reading import EndpointReader
from habeas.errors import HabeasError

GROUP = "habeas.readers"
RULES, KEYWORDS, ENDPOINT = "rules", "keywords", "endpoint"


class Reader(Protocol):
    """What reads a text; the same text should give the same reading."""

    @property
    def name(self) -> str:
        """The name by which it is asked for."""

    @property
    def version(self) -> str:
        """Which one it is: it is kept with each claim that comes of it."""

    def read(self, text: str) -> Mapping[str, Any]:
        """Return what `text` says, as `habeas-reading/1`."""


class UnknownReader(HabeasError):
    """There is no reader of this name, or it could not be used."""

    def __init__(self, known: Iterable[str]) -> None:
        names = ", ".join(sorted(known))
        super().__init__(
            f"there is no reader of that name here. Nothing was read. Known: {names}."
        )


class NoEndpoint(HabeasError):
    """The reader by endpoint was asked for, without saying which."""

    def __init__(self) -> None:
        super().__init__(
            "the reader by endpoint is off until it is told an address and a model. "
            "Nothing was read or sent. Give --endpoint http://127.0.0.1:PORT/v1 and "
            "--model NAME."
        )


class BrokenReader(HabeasError):
    """A reader from another package could not be loaded."""

    def __init__(self, error: str) -> None:
        super().__init__(
            f"this reader could not be loaded ({error}). Nothing was read. Install "
            "what it needs, or use the reader `rules`."
        )


@dataclass(frozen=True)
class Plain:
    """A reader made of a function."""

    name: str
    version: str
    read: Callable[[str], Mapping[str, Any]]


def default() -> Reader:
    """Return the desk's own reader."""
    return Plain(RULES, f"habeas {__version__}", rules.read)


def keywords() -> Reader:
    """Return the reader by keywords, which only `habeas evaluate` compares with."""
    return Plain(KEYWORDS, f"habeas {__version__}, {baseline.VERSION}", baseline.read)


def names() -> tuple[str, ...]:
    """Return the names of all readers here, ours first."""
    ours = (RULES, KEYWORDS, ENDPOINT)
    return (*ours, *sorted(set(_others()) - set(ours)))


def reader(name: str, endpoint: Endpoint | None = None) -> Reader:
    """Return the reader called `name`; no package can take the name of one of ours.

    Args:
        name: One of `names()`.
        endpoint: Where the reader `endpoint` asks; the others need none.

    Raises:
        UnknownReader: If there is none of that name.
        NoEndpoint: If it is `endpoint`, and none is given.
        BrokenReader: If another package's could not be loaded.
    """
    if name == ENDPOINT:
        if endpoint is None:
            raise NoEndpoint
        return EndpointReader(endpoint)
    ours = {RULES: default, KEYWORDS: keywords}
    if name in ours:
        return ours[name]()
    return _loaded(name)


def _others() -> dict[str, EntryPoint]:
    return {point.name: point for point in entry_points(group=GROUP)}


def _loaded(name: str) -> Reader:
    point = _others().get(name)
    if point is None:
        raise UnknownReader(names())
    try:
        found: Reader = point.load()()
    except (ImportError, AttributeError, TypeError) as error:
        raise BrokenReader(type(error).__name__) from error
    return found
