"""A desk asks another machine only by consent, and says so in the custody."""

from __future__ import annotations

import ssl
from collections.abc import Iterator

import pytest

from habeas.claims import consult as consulting
from habeas.claims.consult import consult
from habeas.claims.models import Claim, Quote
from habeas.claims.propose import propose
from habeas.claims.reader.endpoint.client import NotLoopback, host_of
from habeas.claims.reader.endpoint.reading import EndpointReader
from habeas.sources import consent, preserve
from habeas.sources.consent import NoConsent
from habeas.sources.models import Custody, Source
from habeas.store.labels import RESTRICTED
from habeas.store.ledger import write
from tests.claims.reader.endpoint import hostile
from tests.claims.reader.endpoint.test_endpoint import ALL_LIES
from tests.claims.reader.endpoint.test_far import made, tls
from tests.claims.test_consult import ADDED, WHOLE, by_model
from tests.register.conftest import Desk

__all__ = ["made", "tls"]


@pytest.fixture
def server(tls: ssl.SSLContext) -> Iterator[hostile.Hostile]:
    """Another machine's model, that gives an act of its own among lies."""
    with hostile.serving(hostile.acts(*ALL_LIES, ADDED), tls) as running:
        yield running


def kept(house: Desk) -> Source:
    """The text, read by the desk's own reader."""
    source = preserve.keep(house.officer, WHOLE.encode(), kind="paste").source
    propose(house.officer, source)
    return source


def agree(house: Desk, server: hostile.Hostile, closed: bool = False) -> object:
    """The owner's consent for this server."""
    return consent.give(
        house.officer,
        str(host_of(server.base)),
        who="the chair",
        why="a test",
        since=consent.today(),
        closed=closed,
    )


def sent() -> list[str]:
    """What custody says was sent, and where to."""
    return [str(c.note) for c in Custody.objects.whole("test").filter(action="sent")]


def test_without_consent_nothing_is_asked(house: Desk, server: hostile.Hostile) -> None:
    """Nor over plain http, whoever consented."""
    with pytest.raises(NoConsent):
        consulting.endpoint(server.base, "m")
    agree(house, server)
    with pytest.raises(NotLoopback):
        consulting.endpoint("http://192.0.2.7/v1", "m")
    assert server.asked == [] and sent() == []


def test_what_it_adds_is_suggested_and_its_sending_recorded(
    house: Desk, server: hostile.Hostile
) -> None:
    """The lies beside it stay outside; custody names host and version."""
    source = kept(house)
    agree(house, server)
    reader = EndpointReader(consulting.endpoint(server.base, "m"))
    assert consult(house.officer, source, reader) > 0
    (act,) = [c for c in by_model() if c.kind == "act"]
    assert (act.value["type"], act.state) == ("harassment", "suggested")
    assert sent() == [f"{host_of(server.base)}, {reader.version}"]


def test_restricted_words_stay_at_the_desk(
    house: Desk, server: hostile.Hostile
) -> None:
    """Words that the desk restricted since, and what the reader withholds."""
    source = kept(house)
    agree(house, server)
    at = WHOLE.index("Guards poured")
    quote = Quote.objects.whole("test").filter(claim__source=source)[0]
    quote.start, quote.end, quote.exact = at, at + 6, "Guards"
    quote.label = RESTRICTED
    with write(house.officer, "claims.relabel") as w:
        w.save(quote)
    reader = EndpointReader(consulting.endpoint(server.base, "m"))
    consult(house.officer, source, reader)
    assert "arrested Zuwena" in server.shown()
    assert "cold tea" not in server.shown() and "0712" not in server.shown()
    assert by_model() == []


def test_a_consent_withdrawn_between_stops_it(
    house: Desk, server: hostile.Hostile
) -> None:
    """It is asked again for each source, not only when the reader was made."""
    source = kept(house)
    one = agree(house, server)
    reader = EndpointReader(consulting.endpoint(server.base, "m"))
    consent.withdraw(house.officer, one)  # type: ignore[arg-type]
    before = Claim.objects.whole("test").count()
    with pytest.raises(NoConsent):
        consult(house.officer, source, reader)
    assert server.asked == [] and sent() == []
    assert Claim.objects.whole("test").count() == before
