"""From bytes to text: once, with its encoding, its parts, and what went wrong."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from habeas.errors import HabeasError
from habeas.sources import custody, preserve, read
from habeas.sources.boundary import UnreadableSource
from habeas.sources.formats.limits import DEFAULT
from habeas.sources.formats.parsers import CHILD_ONLY, PARSERS
from habeas.sources.models import Source, Text
from habeas.store.models import Entry
from tests.command import environment


def text_of(desk: Any, data: bytes, name: str = "a.txt") -> Text:
    """Keep bytes and read them."""
    source = preserve.keep(desk.officer, data, kind="file", name=name).source
    return read.text_of(desk.officer, source)


def test_a_text_is_made_once(desk: Any) -> None:
    """The second call gives the first one's, and writes nothing."""
    first = text_of(desk, b"Zuwena was taken.\r\nShe is 40.")
    entries = Entry.objects.count()
    again = read.text_of(desk.officer, first.source)
    assert again.pk == first.pk and Entry.objects.count() == entries
    text = str(again.text)
    assert text == "Zuwena was taken.\r\nShe is 40."
    assert again.sha256 == hashlib.sha256(text.encode()).hexdigest()
    assert again.hash == read.keyed(text) and again.length == len(text)
    actions = [c.action for c in custody.chain(desk.officer, first.source)]
    assert actions == ["received", "hashed", "converted"]


@pytest.mark.parametrize(
    ("data", "text", "encoding", "replaced"),
    [
        (b"caf\xc3\xa9 \xff here\xc3\xa9\xc3\xa9\xc3\xa9", "café \ufffd hereééé", "utf-8", 1),
        ("she said no".encode("utf-16"), "she said no", "utf-16-le", 0),
        ("she said no".encode("utf-16-be"), "she said no", "utf-16-be", 0),
        (b"nul \x00" + b" and words" * 9, "nul \ufffd" + " and words" * 9, "utf-8", 1),
        (b"\xef\xbb\xbfwith a mark", "with a mark", "utf-8", 0),
        ("held \u202eyadirF\u202c".encode(), "held \u202eyadirF\u202c", "utf-8", 0),
    ],
)  # fmt: skip
def test_encodings(
    desk: Any, data: bytes, text: str, encoding: str, replaced: int
) -> None:
    """Invalid UTF-8, UTF-16, nulls, marks: one for one, counted, and said why."""
    found = text_of(desk, data)
    assert str(found.text) == text
    assert (found.encoding, found.replacements) == (encoding, replaced)
    assert found.encoding_reason


def test_unseen_characters_are_told(desk: Any) -> None:
    """A right-to-left override stays in the text, and a person is told of it."""
    found = text_of(desk, "held \u202eyadirF\u202c in Nakuru".encode())
    assert "unseen:2" in found.metadata["notes"]


@pytest.mark.parametrize(
    "data", [b"<script>alert(1)</script>", b"<div>" * 100_000 + b"Amina was held."]
)
def test_hostile_pages(desk: Any, proven: None, data: bytes) -> None:
    """A lone script, 100,000 unclosed tags: a text, or a mark and a sentence."""
    source = preserve.keep(desk.officer, data, kind="file", name="x.html").source
    try:
        text = str(read.text_of(desk.officer, source).text)
    except HabeasError:
        source.refresh_from_db()
        assert source.reading in ("unreadable", "too_long", "failed")
        assert source.failure
    else:
        assert "<" not in text
    assert b"".join(preserve.stream(source)) == data


def test_what_no_reader_reads_is_kept_and_marked(desk: Any) -> None:
    """The class of the error is on the source; asked again, nothing is added."""
    source = preserve.keep(desk.officer, bytes(range(256)) * 9, kind="file").source
    for _ in range(2):
        with pytest.raises(UnreadableSource):
            read.text_of(desk.officer, source)
    source = Source.objects.visible_to(desk.officer).get(pk=source.pk)
    assert (source.reading, source.failure) == ("unreadable", "UnreadableSource")
    assert Entry.objects.count() == 3


def test_what_no_reader_reads_is_typed_out_by_a_person(desk: Any) -> None:
    """The bytes stay; the text is theirs, waits to be read, and is never replaced."""
    data = bytes(range(256)) * 9
    source = preserve.keep(desk.officer, data, kind="file").source
    with pytest.raises(UnreadableSource):
        read.text_of(desk.officer, source)
    with pytest.raises(read.NothingTyped):
        read.type_out(desk.officer, source, " \r\n")
    text = read.type_out(desk.officer, source, "Police took\r\nAmara Tessowe.")
    assert text.text == "Police took\nAmara Tessowe."
    assert (text.method, text.length) == (read.TYPED, 26)
    assert read.text_of(desk.officer, source).pk == text.pk
    again = read.type_out(desk.officer, source, "Police took\r\nAmara Tessowe.")
    assert again.pk == text.pk
    with pytest.raises(read.HasText):
        read.type_out(desk.officer, source, "Nobody was taken.")
    kept = Source.objects.visible_to(desk.officer).get(pk=source.pk)
    assert (kept.reading, kept.failure) == ("kept", "")
    assert b"".join(preserve.stream(kept)) == data
    done = [c.action for c in custody.chain(desk.officer, kept)]
    assert done == ["received", "hashed", "converted"]


def test_nobody_types_what_the_desk_reads_or_did_not_try_to(desk: Any) -> None:
    """No word of a person's stands for a file that has words of its own."""
    source = preserve.keep(desk.officer, b"Nobody came.", kind="file").source
    with pytest.raises(read.NotForTyping):
        read.type_out(desk.officer, source, "Police took Amara Tessowe.")
    assert read.text_of(desk.officer, source).text == "Nobody came."
    with pytest.raises(read.HasText):
        read.type_out(desk.officer, source, "Nobody came.")


def test_too_long_is_kept_and_marked(desk: Any) -> None:
    """A text past the limit: a sentence that names the limit, and the mark."""
    data = b"word " * (DEFAULT.characters // 5 + 1)
    source = preserve.keep(desk.officer, data, kind="file").source
    with pytest.raises(read.TooLong, match="4,000,000 characters"):
        read.text_of(desk.officer, source)
    source.refresh_from_db()
    assert (source.reading, source.failure) == ("too_long", "TooLong")


_LARGE = """
import re, resource, sys
from pathlib import Path
from habeas.cli import app
resource.setrlimit(resource.RLIMIT_AS, (2 * 1024**3, 2 * 1024**3))
try:
    app()
finally:
    # not ru_maxrss: that is the parent's where it was larger before the child began
    told = Path("/proc/self/status").read_text()
    peak = int(re.search(r"VmHWM:\\s+(\\d+)", told)[1]) // 1024
    print(f"peak {peak}", file=sys.stderr)
"""


def test_200_megabytes_of_text(desk: Any, tmp_path: Path) -> None:
    """Kept, marked as too long to read, and never whole in memory."""
    paper, word = tmp_path / "large.txt", tmp_path / "pass"
    word.write_text(desk.passphrase)
    with paper.open("wb") as handle:
        for number in range(200):
            handle.write(b"%09d words\n" % number * (1024 * 1024 // 16))
    desk_files = ["--passphrase-file", str(word), "--json", str(paper)]
    done = subprocess.run(
        [sys.executable, "-c", _LARGE, "add", *desk_files],
        env=environment(desk.root),
        capture_output=True,
        text=True,
        check=False,
    )
    peak = int(done.stderr.rsplit("peak ", 1)[1])
    print(f"200 MB added: peak memory {peak} MB")
    assert done.returncode == 1 and "4,000,000 characters" in done.stderr
    source = Source.objects.visible_to(desk.officer).get()
    assert source.reading == "too_long" and peak < 300
    digest = hashlib.sha256(paper.read_bytes()).hexdigest()
    assert source.sha256 == digest


def test_parts_and_language_are_kept_with_the_text(desk: Any) -> None:
    """Parts cover the text; the language is a code."""
    found = text_of(desk, b"Nairobi, 3 May 2026\n\nPolice took the man and the boy.\n")
    assert found.language == "en"
    assert (found.parts[0]["start"], found.parts[-1]["end"]) == (0, found.length)


_IMPORTS = """
import sys, django, os
os.environ["DJANGO_SETTINGS_MODULE"] = "habeas.settings"
django.setup()
import habeas.claims.propose, habeas.register.decide, habeas.sources.erase
import habeas.web.urls, habeas.cli, habeas.doctor
print(*sorted(sys.modules))
"""


def test_the_server_imports_no_parser() -> None:
    """Importing all that serves brings in none of the listed parsers."""
    done = subprocess.run(
        [sys.executable, "-c", _IMPORTS],
        env=environment(Path("/nonexistent")),
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(done.stdout.split())
    assert not loaded & {*PARSERS, *CHILD_ONLY}
    assert not {m.partition(".")[0] for m in loaded} & set(PARSERS)
