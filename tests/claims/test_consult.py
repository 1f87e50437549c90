"""Another reader only adds, and a hostile one adds nothing that no words stand for."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import pytest

from habeas.claims.consult import OnlyForComparison, consult
from habeas.claims.models import Claim, Quote
from habeas.claims.propose import ReadingFailed, propose
from habeas.claims.reader.endpoint.client import Endpoint, EndpointFailed
from habeas.claims.reader.endpoint.reading import EndpointReader
from habeas.claims.reader.hearing import Heard, VoiceFailed
from habeas.claims.reader.plugins.voiced import VoicedReader
from habeas.claims.reader.readers import Plain, default, keywords
from habeas.sources import preserve
from habeas.sources.models import Source
from habeas.store import desk as desks
from habeas.text.sentences import Token
from tests.claims.reader.endpoint import hostile
from tests.claims.reader.endpoint.test_endpoint import ARREST, LIES, TEXT, item
from tests.command import run
from tests.register.conftest import Desk

ALONE = "Guards poured cold tea over Wairimu Njoki at the gate."
WHOLE = f"{TEXT}\n{ALONE}\n"
# What our rules do not read: it stands on the model's word, and on the text's.
ADDED = {
    **ARREST,
    "type": "harassment",
    "sentence": None,
    "quote": ALONE,
    "victim": "Wairimu Njoki",
    "doer": "Guards",
}


def kept(house: Desk) -> Source:
    """The text as a source of a desk, not read yet."""
    return preserve.keep(house.officer, WHOLE.encode(), kind="paste").source


def by_model() -> list[Claim]:
    """The claims that a model proposed."""
    return list(Claim.objects.whole("test").filter(method="endpoint"))


def asked(house: Desk, source: Source, *items: object) -> int:
    """How many claims come of an endpoint that gives these items."""
    with hostile.serving(hostile.acts(*items)) as server:
        reader = EndpointReader(Endpoint(server.base, "small"))
        return consult(house.officer, source, reader)


def test_the_desks_own_reader_comes_first(house: Desk) -> None:
    """Consulting it alone is proposing."""
    source = kept(house)
    assert consult(house.officer, source, default()) > 0
    assert propose(house.officer, source) == 0
    assert by_model() == []


def test_what_a_model_adds_is_suggested_with_its_version(house: Desk) -> None:
    """Once; what both read is proposed once, by the rules."""
    source = kept(house)
    propose(house.officer, source)
    assert asked(house, source, item(), ADDED) == len(by_model()) > 0
    (act,) = [c for c in by_model() if c.kind == "act"]
    assert (act.value["type"], act.state) == ("harassment", "suggested")
    assert act.method_version.startswith("small ")
    (quote,) = Quote.objects.whole("test").filter(claim=act)
    assert WHOLE[quote.start : quote.end] == str(quote.exact) == ALONE
    assert asked(house, source, item(), ADDED) == 0


def test_nothing_of_a_hostile_endpoint_reaches_the_desk(house: Desk) -> None:
    """Names, paraphrases, positions, obeyed orders, keys of its own: none."""
    source = kept(house)
    propose(house.officer, source)
    before = Claim.objects.whole("test").count()
    lies = [lie for lie, _ in LIES.values()]
    assert asked(house, source, *lies) == 0
    assert Claim.objects.whole("test").count() == before
    assert by_model() == []


def test_a_failed_endpoint_leaves_what_stands(house: Desk) -> None:
    """The rules' claims, and the source as read."""
    source = kept(house)
    with hostile.serving(hostile.cut) as server, pytest.raises(EndpointFailed):
        reader = EndpointReader(Endpoint(server.base, "small"))
        consult(house.officer, source, reader)
    source.refresh_from_db()
    assert source.reading == "read"
    assert Claim.objects.whole("test").filter(method="rule").exists()


def test_a_reader_of_a_package_is_believed_in_nothing(house: Desk) -> None:
    """Its quotes are compared; where it stops, its error is said by class."""
    source = kept(house)
    lie = {"exact": "Juma", "start": 0, "end": 4}
    person = {"id": "p1", "name": "Juma", "kind": "individual", "quotes": [lie]}
    consult(house.officer, source, Plain("odd", "1", lambda _: {"people": [person]}))
    assert not Claim.objects.whole("test").filter(method="model").exists()

    def stops(text: str) -> dict[str, Any]:
        raise ZeroDivisionError(text)

    with pytest.raises(ReadingFailed, match="ZeroDivisionError") as caught:
        consult(house.officer, source, Plain("odd", "1", stops))
    assert "Zuwena" not in str(caught.value)
    with pytest.raises(OnlyForComparison):
        consult(house.officer, source, keywords())


def test_the_command_asks_a_model_of_this_machine(desk: Any) -> None:
    """`habeas propose ID --reader endpoint`; never beyond this machine."""
    source = preserve.keep(desk.officer, WHOLE.encode(), kind="paste").source
    propose(desk.officer, source)
    desks.lock()
    to = ("propose", source.pk, "--reader", "endpoint", "--model", "m", "--endpoint")
    with hostile.serving(hostile.acts(ADDED)) as server:
        done = run(desk.root, *to, server.base, passphrase=desk.passphrase)
    assert done.returncode == 0, done.stderr
    listed = run(desk.root, "claims", source.pk, "--json", passphrase=desk.passphrase)
    told = [c for c in json.loads(listed.stdout) if c["kind"] == "act"]
    assert "harassment" in json.dumps(told)
    done = run(desk.root, *to, "http://192.0.2.1/v1", passphrase=desk.passphrase)
    assert done.returncode == 2 and "of this machine" in done.stderr


class Hears:
    """A voice that takes one pair of words for a person; or stops."""

    name, version = "names-xx", "habeas-names-xx 1"

    def __init__(self, *words: str) -> None:
        self.words = words

    def names(self, sentences: Sequence[Sequence[Token]]) -> list[list[Heard]]:
        """Return a list for each sentence."""
        if not self.words:
            raise ZeroDivisionError
        return [self._in(row) for row in sentences]

    def _in(self, row: Sequence[Token]) -> list[Heard]:
        pairs = pairwise(row)
        return [
            Heard(one.start, two.end, "person", 0.99)
            for one, two in pairs
            if (one.text, two.text) == self.words
        ]


def test_a_voice_for_names_adds_whom_it_alone_hears(house: Desk) -> None:
    """With its version; all else is the desk's own and proposed once."""
    text = f"{WHOLE}We remember Vessik Ordhal.\n"
    source = preserve.keep(house.officer, text.encode(), kind="paste").source
    propose(house.officer, source)
    reader = VoicedReader(Hears("Vessik", "Ordhal"))
    assert consult(house.officer, source, reader) == 1
    (claim,) = Claim.objects.whole("test").filter(method="model")
    assert (claim.kind, claim.value["name"]) == ("person", "Vessik Ordhal")
    assert (claim.state, claim.method_version) == ("suggested", Hears.version)
    assert consult(house.officer, source, reader) == 0


def test_a_voice_that_stops_leaves_what_the_rules_proposed(house: Desk) -> None:
    """And a sentence that says so, by the class of its error."""
    source = kept(house)
    with pytest.raises(VoiceFailed, match="ZeroDivisionError.*rules"):
        consult(house.officer, source, VoicedReader(Hears()))
    assert Claim.objects.whole("test").filter(method="rule").exists()
    assert not Claim.objects.whole("test").filter(method="model").exists()
