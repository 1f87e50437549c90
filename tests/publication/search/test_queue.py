"""The index is what a new one would be, after whatever was written; or it is made so."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from habeas.claims.models import Claim, Quote
from habeas.publication.models import Indexed, Waiting
from habeas.publication.search import file, queue
from habeas.sources import erase
from habeas.sources.models import Source
from habeas.store import desk as desks
from habeas.store import vault
from habeas.store.labels import LABELS
from habeas.store.ledger import write
from tests.publication.search.conftest import Room

_PAGE, _RESERVED, _SALT = 4096, 80, 16


def held() -> list[Any]:
    """Return all that the index holds, but for where in the file it stands."""
    asked = (
        "SELECT p.kind, p.unit, p.first, p.last, p.label, p.owner, p.source, "
        "p.source_kind, p.language, p.state, f.words, f.keys, u.digest "
        "FROM piece p JOIN found f ON f.rowid = p.id "
        "LEFT JOIN unit u ON u.kind = p.kind AND u.unit = p.unit"
    )
    with file.opened() as index:
        return sorted(index.execute(asked))


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["keep", "close", "label", "destroy", "voice"]),
            st.integers(0, 9),
            st.sampled_from(LABELS),
        ),
        max_size=8,
    )
)
def test_after_any_writes_it_is_what_a_new_one_is(
    one_room: Room, steps: list[tuple[str, int, str]]
) -> None:
    queue.settle()
    for verb, number, label in steps:
        _do(one_room, verb, number, label)
    queue.settle()
    before = held()
    with queue.turn():
        queue.rebuild()
    assert held() == before


def _do(room: Room, verb: str, number: int, label: str) -> None:
    rows = Source.objects.visible_to(room.officer).exclude(reading="destroyed")
    sources = list(rows.order_by("received_at"))
    if verb == "keep" or not sources:
        room.keep(
            f"Crate {number} of quay {len(sources)}", [(0, 5 + number % 2, label)]
        )
        return
    source = sources[number % len(sources)]
    if verb == "destroy":
        erase.destroy(room.officer, source, "asked for by who told it")
        return
    with write(room.officer, "tests.do") as w:
        if verb == "close":
            text = source.texts.whole("a test").get()
            w.save(*room.claim(source, text, number % 5, 7, label))
        elif verb == "voice":
            source.voice, source.label = f"voice {number}", label
            w.save(source)
        else:
            for claim in Claim.objects.whole("a test").filter(source=source):
                claim.label = label
                w.save(claim)


def test_nothing_waits_where_there_is_no_index(room: Room) -> None:
    """The first search makes it of the records whole."""
    room.keep("Crates at the quay.")
    assert not Waiting.objects.exists() and not file.path().exists()
    assert len(room.hits("crates")) == 1
    assert Indexed.objects.count() == 1


def test_what_waits_is_taken_in_at_the_next_search(room: Room) -> None:
    """Where the index could not be written after the commit."""
    queue.settle()
    with queue.turn():  # somebody else has it
        queue.PATIENCE, old = 0.0, queue.PATIENCE
        try:
            room.keep("Crates at the quay.")
        finally:
            queue.PATIENCE = old
        assert Waiting.objects.exists()
        with pytest.raises(queue.IndexBusy):
            queue.settle(patience=0)
    assert len(room.hits("crates")) == 1
    assert not Waiting.objects.exists()


def _lose(at: Path) -> None:
    file.close()
    at.unlink()


def _damage(at: Path) -> None:
    file.close()
    data = bytearray(at.read_bytes())
    for place in range(600, len(data), 997):
        data[place] ^= 0xFF
    at.write_bytes(bytes(data))


def _empty(at: Path) -> None:
    file.close()
    at.write_bytes(b"")


def _other_key(at: Path) -> None:
    file.close()
    at.write_bytes(bytes(range(256)) * 64)


@pytest.mark.parametrize("harm", [_lose, _damage, _empty, _other_key])
def test_an_index_that_is_no_good_is_made_anew(room: Room, harm: Any) -> None:
    """The officer sees the answer, and no fault."""
    room.keep("Crates at the quay.")
    assert len(room.hits("crates")) == 1
    harm(file.path())
    assert len(room.hits("crates")) == 1


def test_an_older_index_is_not_believed(room: Room) -> None:
    """Put back by hand, it lacks what was written since."""
    queue.settle()
    file.close()
    old = file.path().read_bytes()
    room.keep("Crates at the quay.")
    assert len(room.hits("crates")) == 1
    file.close()
    file.path().write_bytes(old)
    assert len(room.hits("crates")) == 1


def test_a_crash_between_the_file_and_the_database(room: Room) -> None:
    """The file is ahead by what still waits: it is taken in a second time."""
    queue.settle()
    with queue.turn():
        queue.PATIENCE, old = 0.0, queue.PATIENCE
        room.keep("Crates at the quay.")
        queue.PATIENCE = old
    last = Waiting.objects.order_by("-pk").values_list("pk", flat=True)[0]
    with file.opened() as index, file.writing(index):
        file.tell(index, upto=str(last))
    name = Indexed.objects.get().file
    assert len(room.hits("crates")) == 1
    assert Indexed.objects.get().file == name


def _decrypted(at: Path) -> bytes:
    """Return the pages of an index file in clear (SQLCipher 4, raw key)."""
    data, key = at.read_bytes(), vault.key("search index")
    clear = []
    for start in range(0, len(data), _PAGE):
        page = data[start : start + _PAGE]
        body, vector = page[: _PAGE - _RESERVED], page[_PAGE - _RESERVED :][:16]
        body = body[_SALT:] if start == 0 else body
        cipher = Cipher(algorithms.AES(key), modes.CBC(vector)).decryptor()
        clear.append(cipher.update(body))
    return b"".join(clear)


def test_a_destroyed_source_is_gone_from_the_file(room: Room) -> None:
    """From its pages as well, and from its log."""
    text = room.keep("The lanternbearer Zephyrine walked off.", [(18, 27, "internal")])
    room.keep("Another one, of crates.")
    assert len(room.hits("zephyrine")) == 2
    with file.opened() as index:
        file.settle(index)
    assert b"zephyrine" in _decrypted(file.path())
    erase.destroy(room.officer, text.source, "asked for by who told it")
    log = file.path().with_name(file.NAME + "-wal")
    assert not log.exists() or log.stat().st_size == 0
    assert b"zephyrine" not in _decrypted(file.path())
    assert b"lanternbearer" not in _decrypted(file.path())
    assert not room.hits("zephyrine") and len(room.hits("crates")) == 1


def test_the_file_holds_no_clear_text(room: Room) -> None:
    """Nor does its log, or its name."""
    room.keep("The lanternbearer Zephyrine walked off.")
    queue.settle()
    room.keep("Zephyrine came back.")
    for path in file.path().parent.glob("search*"):
        data = path.read_bytes().lower()
        assert b"zephyrine" not in data and b"sqlite format" not in data
        assert path.stat().st_mode & 0o077 == 0


def test_only_ids_wait(room: Room) -> None:
    """The queue's columns are a kind, and an id as rows have it."""
    queue.settle()
    with queue.turn():
        queue.PATIENCE, old = 0.0, queue.PATIENCE
        room.keep("Crates.")
        queue.PATIENCE = old
    for kind, unit in Waiting.objects.values_list("kind", "unit"):
        assert kind in ("text", "source") and len(unit) == 36


def test_it_is_closed_with_the_desk(desk: Any, room: Room) -> None:
    room.keep("Crates at the quay.")
    queue.settle()
    desks.lock()
    with pytest.raises(vault.Locked), file.opened():
        pass
    desks.unlock(desk.root, desk.passphrase)
    assert len(room.hits("crates")) == 1


def test_a_quote_of_another_claim_keeps_its_words_closed(room: Room) -> None:
    """A claim that is less closed than a quote of it is found as the quote is."""
    text = room.keep("Hawa hides at the mill.", [(0, 4, "internal")])
    queue.settle()
    quote = Quote.objects.visible_to(room.officer).get(text=text)
    with write(room.officer, "tests.close") as w:
        quote.label = "restricted"
        w.save(quote)
    assert not room.hits("hawa", "internal")
