"""Keeping: untouched, hashed, durable, once."""

from __future__ import annotations

import hashlib
import io
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from habeas.accounts import team
from habeas.sources import custody, preserve
from habeas.sources.models import Source
from habeas.store import keyring, vault
from habeas.store.findings import OK
from habeas.store.ledger import AlreadyDone, write
from habeas.store.models import Entry
from habeas.store.verify import verify


def lying(desk: Any) -> tuple[int, int]:
    """How many blobs and source keys lie in the desk's folder."""
    return len(vault.blobs().names()), len(keyring.ids(vault.layout()))


def whole(source: Source) -> bytes:
    """The bytes of a source as they are kept."""
    return b"".join(preserve.stream(source))


def test_what_is_kept_is_what_came(desk: Any) -> None:
    """Byte for byte, with the hash that `sha256sum` gives, and the custody of it."""
    data = b"\xff\xfe\x00 not a text \r\n"
    kept = preserve.keep(
        desk.officer, data, kind="file", name="/home/x/a note.bin", received_from="Y"
    )
    source = Source.objects.visible_to(desk.officer).get(pk=kept.source.pk)
    assert not kept.duplicate and whole(source) == data
    assert source.sha256 == hashlib.sha256(data).hexdigest()
    assert (source.size, source.name) == (len(data), "a note.bin")
    assert (source.received_from, source.reading) == ("Y", "kept")
    assert [c.action for c in custody.chain(desk.officer, source)] == [
        "received",
        "hashed",
    ]


@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.binary(min_size=1, max_size=200_000))
def test_any_bytes_come_back(desk: Any, data: bytes) -> None:
    """Whatever they are, and however they are handed over."""
    kept = preserve.keep(desk.officer, io.BytesIO(data), kind="file")
    assert whole(kept.source) == data


@pytest.mark.parametrize(
    "name", ["C:\\Users\\Zuwena\\a note.txt", "/home/zuwena/a note.txt", "a note.txt"]
)
def test_a_folder_is_no_part_of_a_name(desk: Any, name: str) -> None:
    """Whoever's it is, on whichever system."""
    kept = preserve.keep(desk.officer, b"words", kind="file", name=name)
    assert kept.source.name == "a note.txt"


def test_the_same_bytes_are_kept_once(desk: Any) -> None:
    """Told so; nothing is stored and nothing entered a second time."""
    first = preserve.keep(desk.officer, b"one", kind="file", name="a.txt")
    before = lying(desk), Entry.objects.count()
    for data in (b"one", io.BytesIO(b"one")):
        again = preserve.keep(desk.officer, data, kind="paste", name="b.txt")
        assert again.duplicate and again.source.pk == first.source.pk
    assert (lying(desk), Entry.objects.count()) == before


def test_nothing_is_made_of_nothing(desk: Any) -> None:
    """An empty file, or a note of spaces, is refused in one sentence."""
    before = lying(desk), Entry.objects.count()
    for attempt in (
        lambda: preserve.keep(desk.officer, b"", kind="file"),
        lambda: preserve.keep(desk.officer, io.BytesIO(), kind="file"),
        lambda: preserve.note(desk.officer, " \n", "a caller"),
    ):
        with pytest.raises(preserve.NothingInIt, match="there is nothing in this"):
            attempt()
    assert (lying(desk), Entry.objects.count()) == before


def test_a_note_is_its_callers_own(desk: Any) -> None:
    """The same words of two callers are two sources, hashed like any other."""
    notes = [preserve.note(desk.officer, "He is at home.", v) for v in ("A", "B")]
    assert len({n.source.pk for n in notes}) == 2
    assert [n.source.voice for n in notes] == ["A", "B"]
    digest = hashlib.sha256(b"He is at home.").hexdigest()
    assert {n.source.sha256 for n in notes} == {digest}


def test_an_idempotency_key_returns_what_it_made(desk: Any) -> None:
    """A form sent twice keeps one source, though a note is never a duplicate."""
    first = preserve.keep(desk.officer, b"words", kind="note", voice="A", key="f-1")
    again = preserve.keep(desk.officer, b"words", kind="note", voice="A", key="f-1")
    assert again.duplicate and again.source.pk == first.source.pk
    assert lying(desk) == (1, 1)


def test_a_key_used_before_never_swallows_other_bytes(desk: Any) -> None:
    """Other bytes under the same key are refused, not taken for those of before; and
    what another officer calls theirs the same has nothing to do with it."""
    preserve.keep(desk.officer, b"words", kind="note", voice="A", key="f-1")
    before = lying(desk)
    with pytest.raises(AlreadyDone):
        preserve.keep(desk.officer, b"others", kind="note", voice="A", key="f-1")
    with write(desk.officer, "sources.mark", key="f-2", about=("x",)):
        pass
    with pytest.raises(AlreadyDone):
        preserve.keep(desk.officer, b"others", kind="paste", key="f-2")
    assert lying(desk) == before
    other, _ = team.invite(desk.officer, "Tomo Ashkar", ["coder"], own=["keeper"])
    made = preserve.keep(other, b"others", kind="paste", key="f-1")
    assert not made.duplicate


def test_what_cannot_be_read_to_its_end_is_not_kept(desk: Any) -> None:
    """A broken pipe in the middle leaves neither blob, key nor row."""

    class Broken(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            if self.tell() > 0:
                raise OSError(5, "input/output error")
            return super().read(size)

    with pytest.raises(OSError, match="input/output"):
        preserve.keep(desk.officer, Broken(bytes(3_000_000)), kind="file")
    assert lying(desk) == (0, 0)
    assert not list(desk.root.glob("tmp-*"))
    assert not Source.objects.whole("test").exists()


def test_a_locked_desk_keeps_nothing(desk: Any) -> None:
    """The caller is told; no file is begun."""
    vault.lock()
    with pytest.raises(vault.Locked):
        preserve.keep(desk.officer, b"words", kind="file")


def test_a_desk_with_sources_verifies(desk: Any) -> None:
    """Nothing but good findings, blobs and keys among them."""
    preserve.keep(desk.officer, b"a" * 100_000, kind="file")
    preserve.note(desk.officer, "words", "A")
    bad = [f for f in verify() if f.severity != OK and "checkpoint" not in f.sentence]
    assert not bad


def test_what_is_closed_is_not_told_of_by_its_own_bytes(desk: Any) -> None:
    """Whoever may not see a source keeps its bytes anew, once, and is told of nothing."""
    data = b"nobody may know that the desk has this"
    born = preserve.keep(desk.officer, data, kind="paste", label="restricted")
    desk.officer.ceiling = "internal"
    first = preserve.keep(desk.officer, data, kind="paste")
    second = preserve.keep(desk.officer, io.BytesIO(data), kind="file")
    assert not first.duplicate and first.source.pk != born.source.pk
    assert second.duplicate and second.source.pk == first.source.pk
    with write(desk.officer, "sources.mark") as w:
        first.source.label = "restricted"
        w.save(first.source)
    third = preserve.keep(desk.officer, data, kind="paste")
    assert not third.duplicate and whole(third.source) == data
    desk.officer.ceiling = "restricted"
    again = preserve.keep(desk.officer, data, kind="paste")
    assert again.duplicate and again.source.pk == born.source.pk
