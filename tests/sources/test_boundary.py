"""Tests that a stranger's bytes can do nothing but become text, or fail politely."""

from __future__ import annotations

import ast
import ctypes
import json
import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.errors import HabeasError
from habeas.sources import boundary, landlock
from habeas.sources.boundary import (
    UNPROVEN,
    BoundaryNotProven,
    ParserTooBig,
    ParserTooSlow,
    Reader,
    UnreadableSource,
    extract,
)
from habeas.sources.formats.extracted import Extracted
from habeas.sources.formats.limits import DEFAULT, MIB, Limits
from habeas.sources.formats.parsers import CHILD_ONLY, PARSERS, READERS
from habeas.sources.sandbox import PROOFS


def _landlock_version() -> int:
    if sys.platform != "linux":
        return 0
    return landlock.version(ctypes.CDLL(None, use_errno=True))


HERE = str(Path(__file__).parent)
QUICK = Limits(seconds=30, memory=512 * MIB, output=MIB, characters=100_000)
CANARY = "Hawa Testperson 555-0199"
REFUSED = {"EPERM", "EACCES", "EAGAIN", "EMFILE", "ENETUNREACH"}

# A container may not allow namespaces, an old kernel has no Landlock (ABI 0).
MAY_LACK = {"namespaces"} | ({"landlock"} if not _landlock_version() else set())

needs_proof = pytest.mark.usefixtures("proven")


def plant(do: str, limits: Limits = QUICK, **order: Any) -> Extracted:
    """Return what the planted reader answers when it is told to `do` something."""
    data = json.dumps({"do": do, **order}).encode()
    return boundary.converse(data, Reader("planted", (HERE,)), limits)


def page(html: str, limits: Limits = DEFAULT) -> Extracted:
    """Return what is read of a page given as text."""
    return extract(html.encode(), "text/html", limits=limits)


def test_the_boundary_holds_where_it_must(required: bool) -> None:
    """Continuous integration on Linux never passes by skipping these tests."""
    if not required:
        pytest.skip("neither CI nor CI_REQUIRE_BOUNDARY is set")
    report = boundary.probe()
    assert report.holds, report


@needs_proof
def test_every_layer_is_on() -> None:
    """A proven child names its layers and refuses everything that was tried."""
    report = boundary.probe()
    assert {"limits", "seccomp"} <= set(report.layers)
    assert report.proofs == dict.fromkeys(PROOFS, True)


@needs_proof
@pytest.mark.parametrize(
    ("layer", "refused"),
    [
        ("seccomp", set(PROOFS)),
        ("landlock", {"read", "write", "make", "connect", "exec"}),
        ("namespaces", {"connect", "udp"}),
        ("limits", {"connect", "udp", "local-socket", "read", "write", "make"}),
    ],
)
def test_each_layer_refuses_alone(layer: str, refused: set[str]) -> None:
    """No layer leans on another: each alone refuses what it is there for."""
    report = boundary.probe(layers=(layer,))
    if not report.layers and layer in MAY_LACK:
        pytest.skip(f"this system has no {layer}, or does not allow it")
    assert {name for name, held in report.proofs.items() if held} >= refused


@needs_proof
def test_the_child_gives_its_rights_up() -> None:
    """Even started by root, the child is nobody and has no capability left."""
    reader = Reader("planted", (HERE,), layers=("identity",))
    order = json.dumps({"do": "who"}).encode()
    found = boundary.converse(order, reader, QUICK, allow_unproven=True)
    user, capabilities = found.text.split()
    assert user != "0"
    assert int(capabilities, 16) == 0


@needs_proof
def test_nothing_is_refused_without_layers() -> None:
    """The proofs are real: with no lock on, every attempt succeeds."""
    assert boundary.probe(layers=()).proofs == dict.fromkeys(PROOFS, False)


@needs_proof
def test_it_holds_for_an_ordinary_user() -> None:
    """The locks close without any privilege, too."""
    order = json.dumps({"do": "long", "characters": 3}).encode()
    assert boundary.converse(order, Reader("nobody", (HERE,)), QUICK).text == "xxx"


@needs_proof
def test_a_namespace_of_its_own_gives_no_rights() -> None:
    """The rights an ordinary user has within a new namespace are given up as well."""
    reader = Reader("nobody", (HERE,), layers=("namespaces", "identity"))
    order = json.dumps({"do": "who"}).encode()
    found = boundary.converse(order, reader, QUICK, allow_unproven=True)
    assert int(found.text.split()[1], 16) == 0


@needs_proof
def test_no_connection_reaches_a_listener() -> None:
    """A parser that calls home over TCP gets no further than its own error."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.3)
        assert plant("connect", port=server.getsockname()[1]).text in REFUSED
        with pytest.raises(TimeoutError):
            server.accept()


@needs_proof
def test_no_datagram_reaches_a_listener() -> None:
    """Nor over UDP, which Landlock alone would let through."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as server:
        server.bind(("127.0.0.1", 0))
        server.settimeout(0.3)
        assert plant("send", port=server.getsockname()[1]).text in REFUSED
        with pytest.raises(TimeoutError):
            server.recv(16)


@needs_proof
def test_no_local_socket_is_reached(tmp_path: Path) -> None:
    """Nor over a socket in a folder, such as a database's or an agent's."""
    path = tmp_path / "s"
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(path))
        server.listen()
        path.chmod(0o777)
        tmp_path.chmod(0o755)
        assert plant("local", path=str(path)).text in REFUSED


@needs_proof
def test_no_file_is_read_written_or_deleted(tmp_path: Path) -> None:
    """A parser sees no file, not even one that everyone may read and write."""
    open_to_all = tmp_path / "open"
    open_to_all.write_text(CANARY)
    tmp_path.chmod(0o777)
    open_to_all.chmod(0o666)
    assert plant("look", path=str(open_to_all)).text in REFUSED
    assert plant("spill", path=str(open_to_all)).text in REFUSED
    assert plant("spill", path=str(tmp_path / "new")).text in REFUSED
    assert plant("change", path=str(open_to_all)).text in REFUSED
    assert open_to_all.read_text() == CANARY
    assert list(tmp_path.iterdir()) == [open_to_all]


@needs_proof
@pytest.mark.parametrize(
    "do", ["run", "become", "fork", "kill", "code", "memory_file", "trace"]
)
def test_no_other_process_is_made_or_touched(do: str) -> None:
    """No program, no second process, no signal, no code made at run time."""
    assert plant(do).text in REFUSED


@needs_proof
def test_nothing_is_handed_down(monkeypatch: pytest.MonkeyPatch) -> None:
    """The child has neither our variables nor our open files."""
    monkeypatch.setenv("HABEAS_CANARY", CANARY)
    read_end, write_end = os.pipe()
    os.set_inheritable(read_end, True)
    try:
        names = set(plant("environment").text.split())
        assert names <= {"LC_CTYPE", "LD_LIBRARY_PATH"}
        assert plant("descriptors").text == ""
    finally:
        os.close(read_end)
        os.close(write_end)


@needs_proof
@pytest.mark.parametrize("do", ["sleep", "spin"])
def test_a_reading_ends_when_its_time_is_up(do: str) -> None:
    """Waiting and computing for ever both end as too slow, in time."""
    began = time.monotonic()
    with pytest.raises(ParserTooSlow):
        plant(do, Limits(seconds=1, memory=QUICK.memory))
    assert time.monotonic() - began < 30


@needs_proof
@pytest.mark.parametrize("do", ["hoard", "flood"])
def test_a_bomb_is_too_big(do: str) -> None:
    """Taking all memory, and answering without end, end as too big."""
    with pytest.raises(ParserTooBig):
        plant(do)


@needs_proof
def test_a_long_text_is_too_big_or_nothing() -> None:
    """More characters than allowed are never let in."""
    assert len(plant("long", characters=QUICK.characters).text) == QUICK.characters
    with pytest.raises(HabeasError):
        plant("long", characters=QUICK.characters + 1)
    with pytest.raises(ParserTooBig):
        plant("long", characters=QUICK.output + 1)


GOOD = {
    "media_type": "text/html",
    "encoding": "utf-8",
    "reason": "r",
    "replacements": 0,
    "metadata": {},
    "notes": [],
    "method": "m",
    "version": "1",
    "bytes": 0,
}


@needs_proof
@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("", ""),
        ("[]", ""),
        ("null", ""),
        ("not json", ""),
        ("[" * 100_000, ""),
        ('{"bytes": ' + "9" * 10_000 + "}", ""),
        (json.dumps({**GOOD, "bytes": 3}), "four"),
        (json.dumps({**GOOD, "more": 1}), ""),
        (json.dumps({**GOOD, "replacements": True}), ""),
        (json.dumps({**GOOD, "replacements": -1}), ""),
        (json.dumps({**GOOD, "encoding": None}), ""),
        (json.dumps({**GOOD, "notes": [CANARY]}), ""),
        (json.dumps({**GOOD, "notes": "images:1"}), ""),
        (json.dumps({**GOOD, "metadata": {"name": "x"}}), ""),
        (json.dumps({**GOOD, "metadata": {"title": "a\nb"}}), ""),
        (json.dumps({**GOOD, "metadata": {"title": "\ud800"}}), ""),
        (json.dumps({**GOOD, "bytes": 3}), "\ud800"),
        (json.dumps({**GOOD, "bytes": 1}), "\0"),
    ],
)
def test_an_ill_formed_answer_is_not_believed(line: str, text: str) -> None:
    """Whatever a captured parser answers, only well-formed text comes in."""
    with pytest.raises(UnreadableSource):
        plant("babble", line=line, text=text)


@needs_proof
def test_the_well_formed_answer_is_believed() -> None:
    """The examples above fail for what each changes, and for nothing else."""
    assert plant("babble", line=json.dumps(GOOD)).text == ""


@needs_proof
@pytest.mark.parametrize(
    ("do", "order"), [("fail", {"words": CANARY}), ("surrogate", {}), ("crash", {})]
)
def test_a_failing_parser_is_unreadable(do: str, order: dict[str, Any]) -> None:
    """Errors and crashes of a parser end as one sentence without its words."""
    with pytest.raises(UnreadableSource) as caught:
        plant(do, **order)
    assert CANARY not in f"{caught.value!r} {caught.value} {caught.value.__cause__}"


def test_an_unlocked_process_is_not_fed() -> None:
    """Without proof the bytes stay here, unless the desk's owner allowed it."""
    reader = Reader(READERS["text/html"], layers=("landlock",))
    with pytest.raises(BoundaryNotProven):
        boundary.converse(b"<p>x", reader, QUICK)
    found = boundary.converse(b"<p>x", reader, QUICK, allow_unproven=True)
    assert (found.text, found.notes) == ("x", [UNPROVEN])


def test_a_reader_that_cannot_start_proves_nothing() -> None:
    """A reader that is not there ends as not proven, never as a crash of ours."""
    with pytest.raises(BoundaryNotProven):
        boundary.converse(b"", Reader("habeas.sources.formats.nosuch"), QUICK)


def test_an_unknown_type_is_not_read() -> None:
    """A type without a reader is refused, and the error repeats nothing of it."""
    with pytest.raises(UnreadableSource) as caught:
        extract(b"x", f"application/{CANARY}")
    assert CANARY not in str(caught.value)


def test_more_bytes_than_allowed_are_not_sent() -> None:
    """The input limit holds before any process starts, for plain text too."""
    with pytest.raises(ParserTooBig):
        extract(b"x" * 11, "text/plain", limits=Limits(input=10))
    with pytest.raises(ParserTooBig):
        extract(b"x" * 11, "text/plain", limits=Limits(characters=10))


def test_plain_text_needs_no_child(monkeypatch: pytest.MonkeyPatch) -> None:
    """Plain text is decoded in this process, line ends and all."""
    monkeypatch.setattr(sys, "executable", "/nonexistent")
    found = extract("a\r\nb\rc ۔".encode(), "text/plain")
    assert (found.text, found.method) == ("a\r\nb\rc ۔", "plain")


@needs_proof
@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        (b"<script>", ""),
        (b"<script>alert(1)</script>", ""),
        (b"<p>a\x00b", "a\ufffdb"),
        ("<p>گرفتار".encode("utf-16"), "گرفتار"),
        ("<p>held at night, every night".encode("utf-16-le"), None),
        (b"<p>\xff\xfe\xfd caf\xc3\xa9", None),
        ("<meta charset=latin1><p>گرفتار".encode(), "گرفتار"),
        ("<meta charset=utf-8><p>détenu".encode("cp1252"), "détenu"),
        ("<meta charset=windows-1256><p>معتقل".encode("cp1256"), "معتقل"),
        (b"<meta charset=rot13><p>abc", "abc"),
        ("<p>abc\u202edef\u2066ghi".encode(), "abc\u202edef\u2066ghi"),
        (b"<p>" + b"&lol9;" * 3, "&lol9;" * 3),
    ],
)
def test_odd_pages_are_read(data: bytes, text: str | None) -> None:
    """Odd bytes give text, with U+FFFD where nothing else can be said."""
    found = extract(data, "text/html")
    assert text is None or found.text == text
    assert isinstance(found.replacements, int)


ENTITY_BOMB = (
    '<!DOCTYPE html [<!ENTITY a "'
    + "x" * 1000
    + '">'
    + "".join(f'<!ENTITY b{n} "{"&a;" * 100}">' for n in range(20))
    + '<!ENTITY f SYSTEM "file:///etc/passwd">]><p>&b1;&f;end'
)


@needs_proof
def test_entities_are_not_expanded() -> None:
    """A page's own entities are not followed, into a bomb or into a file."""
    found = page(ENTITY_BOMB)
    assert found.text.endswith("&b1;&f;end")
    assert "root:" not in found.text


@needs_proof
@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 100_000 + "x",
        "<b>" * 100_000 + "x",
        "<table><tr><td>" * (5_000_000 // 15) + "x",
        "<ul><li>" * 50_000 + "x",
        "<p" + " a=b" * 500_000 + ">x",
        "&" * 1_000_000,
        "<td rowspan=65534 colspan=1000>x" * 10_000,
    ],
    ids=["div", "b", "tables", "lists", "attributes", "ampersands", "spans"],
)
def test_monstrous_pages_end(html: str) -> None:
    """Depth and size end in text or in one of our errors, within the time allowed."""
    began = time.monotonic()
    try:
        assert page(html, Limits(seconds=6)).text.endswith(("x", "&"))
    except (ParserTooSlow, ParserTooBig):
        pass
    assert time.monotonic() - began < 60


@needs_proof
def test_nothing_of_a_page_is_fetched() -> None:
    """Images, frames, style sheets and refreshes of a page are not asked for."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.3)
        at = f"http://127.0.0.1:{server.getsockname()[1]}/"
        found = page(
            f'<meta http-equiv=refresh content="0;url={at}"><base href="{at}">'
            f'<link rel=stylesheet href="{at}"><script src="{at}"></script>'
            f'<img src="{at}"><iframe src="{at}"></iframe><p>Nothing was fetched.'
        )
        with pytest.raises(TimeoutError):
            server.accept()
    assert found.text == "Nothing was fetched."
    assert found.notes == ["frames:1", "images:1", "scripts:1"]


@needs_proof
@settings(max_examples=30, deadline=None)
@given(st.binary(max_size=2000) | st.text().map(lambda t: t.encode("utf-8", "replace")))
def test_any_bytes_give_text_or_our_error(data: bytes) -> None:
    """No bytes make the reading hang, or raise anything but an error of ours."""
    try:
        found = extract(data, "text/html", limits=QUICK)
    except HabeasError:
        return
    assert found.text.encode("utf-8").decode("utf-8") == found.text


def _imported(path: Path) -> set[str]:
    """Return the first part of the name of each module a file imports anywhere."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module or "")
    return {name.partition(".")[0] for name in names}


def test_only_readers_in_the_child_name_a_parser() -> None:
    """No file of the package imports a parser, at any depth, but those readers."""
    root = Path(boundary.__file__).parents[2]
    guilty = {
        ".".join(path.relative_to(root).with_suffix("").parts)
        for path in root.glob("habeas/**/*.py")
        if _imported(path) & set(PARSERS)
    }
    assert guilty == set(READERS.values())
    assert guilty < set(CHILD_ONLY)


IMPORTS = """
import importlib, os, pkgutil, sys
sys.path.insert(0, sys.argv[1])
import habeas
from habeas.sources.formats.parsers import CHILD_ONLY, PARSERS
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "habeas.settings")
import django
django.setup()
broken = []
for found in pkgutil.walk_packages(habeas.__path__, "habeas."):
    if found.name in CHILD_ONLY or ".migrations" in found.name:
        continue
    try:
        importlib.import_module(found.name)
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("habeas"):
            broken.append(found.name)
print(*broken, *sorted(set(PARSERS) & {name.split(".")[0] for name in sys.modules}))
"""


def test_the_server_imports_no_parser(tmp_path: Path) -> None:
    """With everything the server has imported, no parser of documents is in memory."""
    root = str(Path(boundary.__file__).parents[2])
    done = subprocess.run(
        [sys.executable, "-c", IMPORTS, root],
        env={**os.environ, "HABEAS_DESK": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == ""
