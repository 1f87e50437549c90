"""Taking in: kept before anything reads it, told twice from once, read in time."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import StopUpload
from django.test import Client

from habeas.sources import preserve
from habeas.sources.models import Source
from habeas.store import desk as desks
from habeas.web import jobs
from habeas.web.upload import MAX_FILES, BlobUploadHandler

WORDS = "Police arrested Jonah Kipruwet in Kisumu on 4 March 2026.\r\nHe is held.\r\n"


def text(response: Any) -> str:
    return str(response.content.decode())


def add(client: Client, *files: tuple[str, bytes]) -> str:
    given = [SimpleUploadedFile(name, data) for name, data in files]
    return text(client.post("/sources/add", {"files": given}, follow=True))


def test_an_empty_desk_teaches(visitor: Client) -> None:
    """The first page says what to do, in three steps."""
    page = text(visitor.get("/inbox"))
    assert "Nothing is kept yet" in page and page.count("<li>") >= 3


def test_a_file_is_kept_as_it_is(desk: Any, visitor: Client) -> None:
    """Byte for byte, under the hash that sha256sum gives."""
    data = WORDS.encode("utf-16")
    assert "1 source kept" in add(visitor, ("a.txt", data))
    (source,) = Source.objects.visible_to(desk.officer)
    assert b"".join(preserve.stream(source)) == data
    assert source.sha256 == hashlib.sha256(data).hexdigest()
    assert source.reading == "kept"


def test_the_same_bytes_are_not_kept_twice(desk: Any, visitor: Client) -> None:
    """The page says so, and nothing is stored again."""
    add(visitor, ("a.txt", b"one"))
    page = add(visitor, ("b.txt", b"one"), ("c.txt", b"two"))
    assert "1 was kept before" in page and "1 source kept" in page
    assert Source.objects.visible_to(desk.officer).count() == 2


def test_an_empty_file_is_refused_and_stops_no_other(
    desk: Any, visitor: Client
) -> None:
    """Each file has its own answer."""
    page = add(visitor, ("a.txt", b""), ("b.txt", b"two"))
    assert "there is nothing in this file" in page and "1 source kept" in page


def test_what_waits_is_read(desk: Any, visitor: Client) -> None:
    """Kept first; read after, by the thread or by the button."""
    visitor.post("/sources/paste", {"text": WORDS})
    page = text(visitor.get("/inbox"))
    assert "kept, not read yet" in page and 'hx-trigger="every 2s"' in page
    assert jobs.read_waiting() == 1
    page = text(visitor.get("/inbox"))
    assert "Review" in page and "every 2s" not in page


def test_reading_ends_quietly_when_the_desk_is_locked(
    desk: Any, visitor: Client
) -> None:
    """What waits, waits for the next unlocking."""
    visitor.post("/sources/paste", {"text": WORDS})
    desks.lock()
    assert jobs.read_waiting() == 0


def test_a_note_keeps_whose_words_they_are(desk: Any, visitor: Client) -> None:
    """The caller is the voice; the officer wrote it down."""
    visitor.post("/sources/note", {"text": "They took my son.", "voice": "a mother"})
    (source,) = Source.objects.visible_to(desk.officer)
    assert (source.kind, source.voice) == ("note", "a mother")
    assert "a mother" in text(visitor.get("/inbox"))


def test_near_the_same_is_told(desk: Any, visitor: Client) -> None:
    """Both are kept, and the list says how near they are."""
    whole = " ".join(
        f"Sentence {n} tells of the arrests at gate {n}." for n in range(60)
    )
    for said in (whole, whole.replace("gate 7.", "gate 8.")):
        visitor.post("/sources/paste", {"text": said})
        jobs.read_waiting()
    page = text(visitor.get("/inbox"))
    assert "% the same as" in page and "both are kept" in page


@pytest.mark.parametrize("name", ["<script>.txt", "../../etc/passwd", "نام.txt"])
def test_a_name_is_only_a_name(name: str, desk: Any, visitor: Client) -> None:
    """Whatever a file is called, it is words on a page."""
    add(visitor, (name, WORDS.encode()))
    page = text(visitor.get("/inbox"))
    assert "<script>.txt" not in page
    assert visitor.get(f"/sources/{Source.objects.visible_to(desk.officer)[0].pk}")


def test_more_files_than_a_form_may_bring_are_stopped() -> None:
    """A form of thousands of files does not fill the memory."""
    handler = BlobUploadHandler()
    for _ in range(MAX_FILES):
        handler.new_file("files", "a", "text/plain", 1)
    with pytest.raises(StopUpload):
        handler.new_file("files", "a", "text/plain", 1)


def test_pages_turn_without_an_address(desk: Any, visitor: Client) -> None:
    """Fifty to a page; the page's number is kept in memory."""
    for n in range(51):
        preserve.keep(desk.officer, f"text {n}".encode(), kind="paste")
    assert "1 / 2" in text(visitor.get("/inbox"))
    visitor.post("/sources/page", {"page": "2"})
    assert "2 / 2" in text(visitor.get("/inbox"))
