"""Destroying a source: a tombstone, proofs, and nothing readable."""

from __future__ import annotations

from typing import Any

import pytest

from habeas.claims import propose
from habeas.claims.models import Claim
from habeas.records import identify
from habeas.records.models import Person
from habeas.register import asks
from habeas.register.listing import rows
from habeas.register.models import Episode
from habeas.sources import custody, erase, preserve, read
from habeas.sources.models import Source, Text
from habeas.store import keyring, vault
from habeas.store.findings import OK
from habeas.store.ledger import plain
from habeas.store.models import Entry, Payload
from habeas.store.verify import verify
from tests.register.conftest import Desk, statement


def bad() -> list[str]:
    """What a verification finds, bar the missing checkpoint."""
    found = [f for f in verify() if f.severity != OK]
    return [f.sentence for f in found if "checkpoint" not in f.sentence]


def test_everything_of_it_goes_and_the_proofs_stay(desk: Any) -> None:
    """No row, no blob, no payload can be read; the ledger still verifies."""
    house = Desk(desk.officer)
    source, other = house.tell(statement()), preserve.note(desk.officer, "x", "A")
    key_id, blob = source.key, source.blob
    erase.destroy(desk.officer, source, "asked to by those named")
    for model in (Claim, Text, Person, Episode):
        assert not model.objects.whole("test").exists()
    assert not rows(desk.officer, source.received_at.date())
    assert blob not in vault.blobs().names()
    with pytest.raises(keyring.KeyErased):
        vault.source_key(key_id)
    for item in Payload.objects.filter(key=key_id):
        with pytest.raises(keyring.KeyErased):
            plain(item)
    assert b"".join(preserve.stream(other.source)) == b"x"
    assert not bad()


def test_the_tombstone_says_who_when_and_why(desk: Any) -> None:
    """Its id, size and day stay; name, hash and voice are gone."""
    source = preserve.keep(desk.officer, b"words", kind="file", name="n.txt").source
    read.text_of(desk.officer, source)
    erase.destroy(desk.officer, source, "consent withdrawn")
    stone = Source.objects.visible_to(desk.officer).get(pk=source.pk)
    assert (stone.reading, stone.size, stone.name) == ("destroyed", 5, None)
    assert (stone.sha256, stone.blob, stone.key) == ("", "", "")
    chain = custody.chain(desk.officer, stone)
    assert [c.action for c in chain] == [
        "received",
        "hashed",
        "converted",
        "destroyed",
    ]
    assert [c.note for c in chain] == [None, None, None, "consent withdrawn"]
    with pytest.raises(read.Destroyed):
        read.text_of(desk.officer, stone)
    desk.again()
    assert not bad()


def test_the_same_bytes_may_come_again(desk: Any) -> None:
    """They are a new source: nothing tells that they were here."""
    source = preserve.keep(desk.officer, b"words", kind="file").source
    erase.destroy(desk.officer, source, "wrong desk")
    again = preserve.keep(desk.officer, b"words", kind="file")
    assert not again.duplicate and again.source.pk != source.pk
    assert not bad()


def test_what_was_given_out_is_not_destroyed(desk: Any) -> None:
    """Refused while a release cites it, and without a reason."""
    source = preserve.keep(desk.officer, b"words", kind="file").source
    entries = Entry.objects.count()
    with pytest.raises(erase.CitedByRelease, match="1 releases"):
        erase.destroy(desk.officer, source, "why", cited_by=["r1"])
    with pytest.raises(erase.NoReason):
        erase.destroy(desk.officer, source, " ")
    assert Entry.objects.count() == entries


def test_what_others_tell_of_it_holds_it(desk: Any) -> None:
    """A note on a person of the source: named, and nothing destroyed."""
    house = Desk(desk.officer)
    source = house.tell(statement())
    held = Episode.objects.whole("test").get(person__name_lookup="", kind="deprivation")
    day = source.received_at.date()
    asks.still_so(desk.officer, held, day, voice="A")
    with pytest.raises(erase.StoodOn) as caught:
        erase.destroy(desk.officer, source, "why")
    (note,) = caught.value.others
    assert Source.objects.visible_to(desk.officer).get(pk=note).kind == "note"
    assert Person.objects.visible_to(desk.officer).exists()
    erase.destroy(
        desk.officer, Source.objects.whole("test").get(pk=note), "wrong caller"
    )
    erase.destroy(desk.officer, source, "why")
    assert not bad()


def test_a_decision_of_sameness_goes_with_either(desk: Any) -> None:
    """It is no record of another source, and means nothing without both."""
    house = Desk(desk.officer)
    first = house.tell(statement())
    second = statement()
    second.text += "\nReprinted.\n"
    other = house.tell(second)
    people = Person.objects.visible_to(desk.officer)
    pair = [p for p in people if p.name == "Selim Odhuno"]
    identify.same(desk.officer, *pair)
    assert other.near_id is None or other.near_id == first.pk
    erase.destroy(desk.officer, first, "why")
    assert identify.bonds().root == {}
    assert Source.objects.visible_to(desk.officer).get(pk=other.pk).near_id is None
    assert not bad()


def test_a_crash_after_the_entry_is_finished_by_the_next(desk: Any) -> None:
    """The key is erased when anything is next added."""
    source = preserve.keep(desk.officer, b"words", kind="file").source
    key_id, key = source.key, vault.source_key(source.key)
    erase.destroy(desk.officer, source, "why")
    path = vault.layout().keyring / key_id
    erased = path.read_bytes()
    path.unlink()
    vault.new_source_key(key_id)  # as if the crash had come before the erasing
    assert path.read_bytes() != erased and vault.source_key(key_id) != key
    (desk.root / f"tmp-adding-{key_id}").touch()
    preserve.keep(desk.officer, b"others", kind="file")
    with pytest.raises(keyring.KeyErased):
        vault.source_key(key_id)


def test_pending_leaves_out_what_was_destroyed(desk: Any) -> None:
    """Nobody is asked to read a tombstone."""
    source = preserve.keep(desk.officer, b"words", kind="file").source
    erase.destroy(desk.officer, source, "why")
    assert propose.pending(desk.officer) == []
