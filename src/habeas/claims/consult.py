"""Asks another reader about a source that the desk's own has read; it only adds.

Its claims are `suggested`, like all, and carry its method and version. What both
readers read is proposed once, by the desk's own. A model behind an endpoint is on this
machine, or on another by the owner's written consent (`sources.consent`); then the
source's custody says that it was sent, and where.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from habeas.accounts.models import User
from habeas.claims.models import Quote
from habeas.claims.propose import ReadingFailed, propose, propose_reading
from habeas.claims.reader.endpoint import client
from habeas.claims.reader.endpoint.client import Endpoint
from habeas.claims.reader.endpoint.reading import EndpointReader
from habeas.claims.reader.hearing import VoiceFailed
from habeas.claims.reader.readers import ENDPOINT, KEYWORDS, RULES, Reader
from habeas.errors import HabeasError
from habeas.sources import consent
from habeas.sources.models import Source, Text
from habeas.sources.read import text_of
from habeas.store.labels import RESTRICTED

log = logging.getLogger(__name__)


class OnlyForComparison(HabeasError):
    """The reader by keywords was asked to read for a desk."""

    def __init__(self) -> None:
        super().__init__(
            "the reader by keywords is there to be compared with, not to read for a "
            "desk. Nothing was read. Use `rules`."
        )


def endpoint(base: str, model: str, key: str = "") -> Endpoint:
    """Return where a model is asked: on this machine, or where the owner consented.

    Args:
        base: Its address up to `/v1`.
        model: The model's name.
        key: A bearer token, if it wants one.

    Raises:
        NotLoopback: If it is no plain address, or another machine's without TLS.
        NoConsent: If it is another machine's and no consent is in force for its host.
    """
    host = client.host_of(base)
    if client.is_local(base) or host is None:
        return Endpoint(base, model, key=key)
    given = consent.standing(host)
    if given is None:
        raise consent.NoConsent
    return Endpoint(base, model, consent=client.Consent(host, given.closed), key=key)


def consult(officer: User, source: Source, reader: Reader) -> int:
    """Have a source read by the desk's own reader, then by another.

    Returns:
        How many claims are new, of both.

    Raises:
        ReadingFailed: If a reader stopped; what the desk's own proposed stands.
        NoConsent, NotSent: If it is on another machine and the source may not go there.
        VoiceFailed: If it is the rules with a voice for names, and that stopped.
        OnlyForComparison: If it is the reader by keywords.
        HabeasError: What the reader says of itself, or that no text could be made.
    """
    if reader.name == KEYWORDS:
        raise OnlyForComparison
    count = propose(officer, source)
    if reader.name == RULES:
        return count
    text = text_of(officer, source)
    if isinstance(reader, EndpointReader) and reader.endpoint.far:
        reader = _sent(officer, source, text, reader)
    found = _only_its_own(_read(source, reader, str(text.text)))
    if failed := _told(found).get("failed"):
        raise VoiceFailed(reader.name, str(failed))
    _log(source, found)
    method = ENDPOINT if reader.name == ENDPOINT else "model"
    return count + propose_reading(
        officer, source, text, found, method=method, version=reader.version
    )


def _sent(
    officer: User, source: Source, text: Text, reader: EndpointReader
) -> EndpointReader:
    """Return the reader as the consent of now lets it be, once custody says it."""
    asked = reader.endpoint
    host = str(client.host_of(asked.base))
    given = consent.sending(officer, source, host, reader.version)
    rows = Quote.objects.whole("what may not be sent out")
    closed = rows.filter(claim__source=source, text=text, label=RESTRICTED)
    return replace(
        reader,
        endpoint=replace(asked, consent=client.Consent(host, given.closed)),
        closed=tuple(closed.values_list("start", "end")),
    )


def _log(source: Source, reading: Mapping[str, Any]) -> None:
    """Log what a model gave that no words stand for: the source's id, and counts."""
    left_out = _told(reading).get("left_out")
    if isinstance(left_out, dict) and left_out:
        log.info(
            "source %s: left out of a model's answers: %d", source.pk, _sum(left_out)
        )


def _told(reading: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what a reader says of its reading."""
    told = reading.get("reader")
    return told if isinstance(told, dict) else {}


def _sum(counts: Mapping[str, Any]) -> int:
    return sum(n for n in counts.values() if type(n) is int)


def _read(source: Source, reader: Reader, text: str) -> Mapping[str, Any]:
    try:
        return reader.read(text)
    except HabeasError:
        raise
    except Exception as error:  # a fault of a package in one source stops no other
        raise ReadingFailed(source.pk, type(error).__name__) from error


def _only_its_own(reading: Mapping[str, Any]) -> dict[str, Any]:
    """Return a reading without what it says the desk's own has as well.

    A name that something of its own refers to stays, to be met again by its words.
    """
    found = dict(reading)
    referred = frozenset(_referred(reading))
    for kind in _KINDS:
        items = reading.get(kind)
        if isinstance(items, list):
            found[kind] = [i for i in items if not _agreed(i) or _id(i) in referred]
    return found


_KINDS = (
    "people", "organisations", "places", "events", "acts", "register", "demands",
    "scheduled",
)  # fmt: skip


def _agreed(item: object) -> bool:
    return isinstance(item, dict) and item.get("agreed") is True


def _id(item: dict[str, Any]) -> str:
    return str(item.get("id"))


def _referred(reading: Mapping[str, Any]) -> Iterator[str]:
    """Give what acts and rows of its own refer to, ids among it."""
    for kind in ("acts", "register", "demands", "scheduled"):
        items = reading.get(kind)
        for item in items if isinstance(items, list) else ():
            if isinstance(item, dict) and not _agreed(item):
                for name in _REFERENCES:
                    told = item.get(name)
                    yield from map(str, told if isinstance(told, list) else [told])


_REFERENCES = ("victims", "by", "event", "place", "person", "subjects")
