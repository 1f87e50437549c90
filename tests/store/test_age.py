"""An archive comes back as it was; a hostile one writes nothing that it should not."""

from __future__ import annotations

import io
import os
import subprocess
import tarfile
from collections.abc import Callable
from pathlib import Path

import pyrage
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyrage import x25519

from habeas.store import age
from habeas.store.age import DamagedArchive

RECEIVER = x25519.Identity.generate()


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    (folder / "blobs").mkdir(parents=True)
    (folder / "desk.db").write_bytes(os.urandom(3_000_001))
    (folder / "head").write_bytes(b"")
    (folder / "tmp-half").write_bytes(b"half written")
    for number in range(30):
        (folder / "blobs" / f"{number:064x}").write_bytes(os.urandom(number * 500))
    return folder


def _pack(folder: Path, target: Path) -> None:
    age.pack({"": folder, "blobs": folder / "blobs"}, target, RECEIVER)


def _tree(folder: Path) -> dict[str, bytes]:
    return {
        str(p.relative_to(folder)): p.read_bytes()
        for p in folder.rglob("*")
        if p.is_file() and not p.name.startswith("tmp-")
    }


def test_a_folder_comes_back_as_it_was(filled: Path, tmp_path: Path) -> None:
    _pack(filled, tmp_path / "a.age")
    out = tmp_path / "out"
    out.mkdir()
    age.unpack(tmp_path / "a.age", out, RECEIVER)
    assert _tree(out) == _tree(filled)
    assert not [p for p in out.rglob("*") if p.is_file() and p.stat().st_mode & 0o077]


def test_it_opens_without_habeas(filled: Path, tmp_path: Path) -> None:
    """It is age, and in it tar: any other tool of the two opens it."""
    _pack(filled, tmp_path / "a.age")
    plain = pyrage.decrypt((tmp_path / "a.age").read_bytes(), [RECEIVER])
    out = tmp_path / "out"
    out.mkdir()
    subprocess.run(["tar", "-x", "-C", str(out)], input=plain, check=True)
    assert _tree(out) == _tree(filled)


def test_nothing_is_in_clear(filled: Path, tmp_path: Path) -> None:
    (filled / "head").write_bytes(b"the words of nobody " * 40)
    _pack(filled, tmp_path / "a.age")
    lying = (tmp_path / "a.age").read_bytes()
    assert b"words of nobody" not in lying
    assert b"desk.db" not in lying


def test_it_is_for_its_receiver_alone(filled: Path, tmp_path: Path) -> None:
    _pack(filled, tmp_path / "a.age")
    with pytest.raises(DamagedArchive):
        age.unpack(tmp_path / "a.age", tmp_path / "out", x25519.Identity.generate())


@settings(
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.floats(0, 1, exclude_max=True), st.integers(-1, 7))
def test_an_archive_touched_or_cut_is_refused(
    tmp_path_factory: pytest.TempPathFactory, where: float, bit: int
) -> None:
    place = tmp_path_factory.mktemp("age")
    (place / "in").mkdir()
    (place / "in" / "one").write_bytes(os.urandom(100_000))
    age.pack({"": place / "in"}, place / "a.age", RECEIVER)
    lying = bytearray((place / "a.age").read_bytes())
    at = int(where * len(lying))
    if bit >= 0:
        lying[at] ^= 1 << bit
    else:
        del lying[at:]
    (place / "b.age").write_bytes(lying)
    (place / "out").mkdir()
    with pytest.raises(DamagedArchive):
        age.unpack(place / "b.age", place / "out", RECEIVER)


def _hostile(place: Path, fill: Callable[[tarfile.TarFile], None]) -> Path:
    """Return an archive for the right receiver with a content of anyone's making."""
    plain = io.BytesIO()
    with tarfile.open(fileobj=plain, mode="w", format=tarfile.GNU_FORMAT) as tar:
        fill(tar)
    made = pyrage.encrypt(plain.getvalue(), [RECEIVER.to_public()])
    (place / "h.age").write_bytes(made)
    return place / "h.age"


def _file(name: str, kind: bytes = tarfile.REGTYPE, link: str = "") -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, link
    return info


@pytest.mark.parametrize(
    "member",
    [
        _file("../escaped"),
        _file("/tmp/escaped"),
        _file("a/b/c"),
        _file("a/../../escaped"),
        _file("~root"),
        _file("Head"),
        _file("a\nb"),
        _file(".hidden"),
        _file("x" * 101),
        _file("link", tarfile.SYMTYPE, "/etc/passwd"),
        _file("hard", tarfile.LNKTYPE, "/etc/passwd"),
        _file("folder", tarfile.DIRTYPE),
        _file("device", tarfile.CHRTYPE),
        _file("pipe", tarfile.FIFOTYPE),
        _file("sparse", tarfile.GNUTYPE_SPARSE),
        _file("keys.json\0.txt"),
    ],
    ids=lambda m: m.name[:20],
)
def test_a_hostile_member_is_refused(tmp_path: Path, member: tarfile.TarInfo) -> None:
    archive = _hostile(tmp_path, lambda tar: tar.addfile(member))
    out = tmp_path / "out"
    out.mkdir()
    if member.name == "keys.json\0.txt":  # tar itself ends the name at the NUL
        age.unpack(archive, out, RECEIVER)
        assert [p.name for p in out.iterdir()] == ["keys.json"]
        return
    with pytest.raises(DamagedArchive):
        age.unpack(archive, out, RECEIVER)
    assert not list(out.rglob("*"))


def test_a_name_twice_or_one_that_is_there_is_refused(tmp_path: Path) -> None:
    def twice(tar: tarfile.TarFile) -> None:
        tar.addfile(_file("one"))
        tar.addfile(_file("one"))

    (tmp_path / "out").mkdir()
    with pytest.raises(DamagedArchive):
        age.unpack(_hostile(tmp_path, twice), tmp_path / "out", RECEIVER)
    (tmp_path / "linked").mkdir()
    (tmp_path / "linked" / "blobs").symlink_to("/etc")
    archive = _hostile(tmp_path, lambda tar: tar.addfile(_file("blobs/x")))
    with pytest.raises(DamagedArchive):
        age.unpack(archive, tmp_path / "linked", RECEIVER)


@pytest.mark.parametrize(
    "plain",
    [b"", b"no tar at all" * 100, bytes(511), b"\xff" * 512],
    ids=["empty", "text", "short", "ones"],
)
def test_what_is_no_tar_is_refused(tmp_path: Path, plain: bytes) -> None:
    archive = tmp_path / "h.age"
    archive.write_bytes(pyrage.encrypt(plain, [RECEIVER.to_public()]))
    (tmp_path / "out").mkdir()
    with pytest.raises(DamagedArchive):
        age.unpack(archive, tmp_path / "out", RECEIVER)


def test_what_is_no_age_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "h.age").write_bytes(b"PK\3\4")
    with pytest.raises(DamagedArchive, match="older backup"):
        age.unpack(tmp_path / "h.age", tmp_path, RECEIVER)
