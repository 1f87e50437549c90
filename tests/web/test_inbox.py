"""Taking in: kept before anything reads it, told twice from once, read in time."""

from __future__ import annotations

import datetime
import hashlib
import re
from dataclasses import fields
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import StopUpload
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from habeas.accounts import assign, searches
from habeas.claims.models import Claim
from habeas.sources import preserve
from habeas.sources.models import KINDS, Source
from habeas.store import desk as desks
from habeas.store.ledger import write
from habeas.web import door, jobs, sift, work
from habeas.web.days import NotADay
from habeas.web.sift import Asked
from habeas.web.upload import MAX_FILES, BlobUploadHandler
from tests.accounts.members import NAMES, gather
from tests.web.conftest import Filled
from tests.web.test_team import come_in

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
    """Fifty to a page, each from where the last ended; nothing twice, nothing lost."""
    for n in range(sift.PAGE + 1):
        preserve.keep(desk.officer, f"text {n}".encode(), kind="paste")
    first = shown(visitor)
    assert len(first) == sift.PAGE
    visitor.post("/sources/look", {"turn": "older"})
    second = shown(visitor)
    assert len(second) == 1 and not first & second
    visitor.post("/sources/look", {"turn": "older"})
    assert shown(visitor) == second
    visitor.post("/sources/look", {"turn": "newer"})
    assert shown(visitor) == first


def shown(client: Client) -> set[str]:
    """Return the ids of the sources that the list shows."""
    page = text(client.get("/inbox"))
    return set(re.findall(r'name="source" value="([0-9a-f-]{36})"', page))


def kept(desk: Any, words: str, **more: Any) -> Source:
    return preserve.keep(desk.officer, words.encode(), kind="paste", **more).source


def test_filters_are_posted_and_stay(desk: Any, visitor: Client) -> None:
    """By reading, review, kind, language, day and whom from; then all again."""
    mother = kept(desk, WORDS, received_from="Amma Jannat of the Colony")
    jobs.read_waiting()
    urdu = kept(desk, "پولیس نے کل تین افراد کو گرفتار کیا اور تھانے لے گئی۔ " * 5)
    jobs.read_waiting()
    late = kept(desk, "not read yet")
    note = preserve.note(desk.officer, "They took my son.", "a mother").source
    today = datetime.datetime.now().astimezone().date().isoformat()
    everything = {one.pk for one in (mother, urdu, late, note)}
    for asked, wanted in (
        ({"reading": "kept"}, {late.pk, note.pk}),
        ({"reading": "read", "language": "ur"}, {urdu.pk}),
        ({"review": "undecided", "language": "en"}, {mother.pk}),
        ({"review": "done"}, set()),
        ({"kind": "note"}, {note.pk}),
        ({"whom": "jannat"}, {mother.pk}),
        ({"whom": "MOTHER", "kind": "note"}, {note.pk}),
        ({"since": today, "until": today}, everything),
        ({"until": "2020-01-01"}, set()),
        ({"reading": "no such", "kind": "' OR 1=1 --"}, everything),
        ({"reset": "1", "kind": "note"}, everything),
    ):
        visitor.post("/sources/look", asked)
        assert shown(visitor) == wanted, asked
        assert shown(visitor) == wanted


def test_a_day_that_is_none_is_told(desk: Any, visitor: Client) -> None:
    """The list stays as it was."""
    one = kept(desk, WORDS)
    page = visitor.post("/sources/look", {"since": "2026-02-31"}, follow=True)
    assert "That is no day" in text(page) and shown(visitor) == {one.pk}


def test_review_progress_is_told_by_claims_that_are_seen(
    filled: Filled, officer_in: Client
) -> None:
    """Partly decided: in no other list."""
    for review, there in (("partly", True), ("done", False), ("undecided", False)):
        officer_in.post("/sources/look", {"review": review})
        assert bool(shown(officer_in)) is there


def test_a_search_is_kept_and_looked_for_again(desk: Any, visitor: Client) -> None:
    """By its name; the same name takes the new filters; it is the officer's own."""
    kept(desk, WORDS)
    note = preserve.note(desk.officer, "They took my son.", "a mother").source
    visitor.post("/sources/look", {"kind": "note"})
    visitor.post("/sources/searches", {"name": " Notes  of <b>today</b> "})
    visitor.post("/sources/look", {"reset": "1"})
    (saved,) = searches.of(desk.officer)
    assert saved.name == "Notes of <b>today</b>" and saved.asked == {"kind": "note"}
    page = text(visitor.get("/inbox"))
    assert "<b>today" not in page and len(shown(visitor)) == 2
    visitor.post("/sources/look", {"saved": saved.pk})
    assert shown(visitor) == {note.pk}
    visitor.post("/sources/look", {"kind": "file"})
    visitor.post("/sources/searches", {"name": "Notes of <b>today</b>"})
    (saved,) = searches.of(desk.officer)
    assert saved.asked == {"kind": "file"}
    refused = visitor.post("/sources/searches", {"name": "   "}, follow=True)
    assert "Nothing was kept" in text(refused)
    assert visitor.post(f"/sources/searches/{saved.pk}/forget").status_code == 302
    assert visitor.post(f"/sources/searches/{saved.pk}/forget").status_code == 404
    assert searches.of(desk.officer) == []


def test_reading_is_stopped_and_taken_up(desk: Any, visitor: Client) -> None:
    """What waits stays kept, is not read, and is read when it is wanted."""
    ids = [kept(desk, f"{WORDS} {n}").pk for n in range(3)]
    assert "3 sources is stopped" in text(visitor.post("/sources/stop", follow=True))
    assert jobs.read_waiting() == 0
    page = text(visitor.get("/inbox"))
    assert "reading stopped" in page and "every 2s" not in page
    visitor.post("/sources/look", {"reading": "stopped"})
    assert len(shown(visitor)) == 3
    visitor.post("/sources/many", {"source": ids[:1], "do": "again"})
    assert jobs.read_waiting() == 1
    assert "2 sources is taken up" in text(
        visitor.post("/sources/take-up", follow=True)
    )
    assert jobs.read_waiting() == 2
    assert not Source.objects.visible_to(desk.officer).exclude(reading="read").exists()


def test_what_is_ticked_is_done_and_nothing_else(desk: Any, visitor: Client) -> None:
    """Not read, or read again without a second proposal; nothing without a tick."""
    one, other = kept(desk, WORDS), kept(desk, "another text")
    visitor.post("/sources/many", {"source": [other.pk], "do": "stop"})
    assert jobs.read_waiting() == 1
    one.refresh_from_db()
    assert one.reading == "read"
    claims = Claim.objects.visible_to(desk.officer).count()
    visitor.post("/sources/many", {"source": [one.pk], "do": "again"})
    work.settle()
    assert "0 new proposals" in text(visitor.get("/inbox"))
    assert Claim.objects.visible_to(desk.officer).count() == claims
    page = visitor.post("/sources/many", {"do": "stop"}, follow=True)
    assert "no source is ticked" in text(page)
    assert (
        visitor.post("/sources/many", {"do": "x", "source": one.pk}).status_code == 404
    )


def test_alone_nobody_is_assigned(desk: Any, visitor: Client) -> None:
    """In a desk of one officer the control is not shown."""
    kept(desk, WORDS)
    page = text(visitor.get("/inbox"))
    assert "Assigned to" not in page and 'value="assign"' not in page


def test_a_team_shares_out_its_sources(desk: Any) -> None:
    """Assigned at once, shown in the list, looked for; a reader may do none of it."""
    door.at(desk.root)
    ids = [kept(desk, f"text {n}").pk for n in range(3)]
    found = gather(desk.officer)
    coder = come_in(found, "coder")
    page = text(coder.get("/inbox"))
    assert 'value="assign"' in page and NAMES["reviewer"] in page
    told = {"source": ids[:2], "do": "assign", "to": found["reviewer"].pk}
    page = text(coder.post("/sources/many", told, follow=True))
    assert "2 sources changed hands" in page
    assert assign.holders(ids) == dict.fromkeys(ids[:2], found["reviewer"].pk)
    coder.post("/sources/look", {"holder": "nobody"})
    assert shown(coder) == {ids[2]}
    coder.post("/sources/look", {"holder": found["reviewer"].pk})
    assert shown(coder) == set(ids[:2])
    reviewer = come_in(found, "reviewer")
    reviewer.post("/sources/look", {"holder": "mine"})
    assert shown(reviewer) == set(ids[:2])
    refused = coder.post(
        "/sources/many", {**told, "to": found["reader"].pk}, follow=True
    )
    assert "may not work on sources" in text(refused)
    reader = come_in(found, "reader")
    assert reader.post("/sources/many", told).status_code == 403
    assert 'name="source"' not in text(reader.get("/inbox"))
    assert searches.of(found["reader"]) == []
    reader.post("/sources/look", {"kind": "note"})
    reader.post("/sources/searches", {"name": "mine"})
    assert [s.name for s in searches.of(found["reader"])] == ["mine"]
    assert searches.of(found["coder"]) == []


def test_each_dropped_file_has_its_own_answer(desk: Any, visitor: Client) -> None:
    """Kept, kept before, or refused with a sentence; a link to what is kept."""
    sent = {"HTTP_X_HABEAS_DROP": "1"}

    def drop(data: bytes) -> Any:
        file = SimpleUploadedFile("a.txt", data)
        return visitor.post("/sources/add", {"files": [file]}, **sent).json()

    first, again, empty = drop(b"one"), drop(b"one"), drop(b"")
    pk = Source.objects.visible_to(desk.officer).get().pk
    assert first["kept"] == [{"again": False, "at": f"/sources/{pk}"}]
    assert again["kept"] == [{"again": True, "at": f"/sources/{pk}"}]
    assert not empty["kept"] and "nothing in this file" in empty["refused"][0]
    assert "said-one" not in text(visitor.get("/inbox"))


def test_what_is_closed_to_an_officer_is_in_no_list_or_count(
    desk: Any, visitor: Client
) -> None:
    """Not among what fits, not in the total, not by a tick, not as a duplicate."""
    one = kept(desk, WORDS)
    with write(desk.officer, "sources.mark") as w:
        one.label = "restricted"
        w.save(one)
        desk.officer.ceiling = "internal"
        w.save(desk.officer)
    assert "Nothing is kept yet" in text(visitor.get("/inbox"))
    page = visitor.post("/sources/many", {"do": "stop", "source": one.pk}, follow=True)
    assert "no source is ticked" in text(page)
    file = SimpleUploadedFile("a.txt", WORDS.encode())
    answer = visitor.post(
        "/sources/add", {"files": [file]}, HTTP_X_HABEAS_DROP="1"
    ).json()
    (told,) = answer["kept"]
    assert not told["again"] and one.pk not in told["at"]


@given(st.dictionaries(st.sampled_from([f.name for f in fields(Asked)]), st.text()))
def test_whatever_is_posted_is_a_choice_or_nothing(told: dict[str, str]) -> None:
    """What is kept asks again for the same; a code that is none asks for nothing."""
    try:
        asked = Asked.of(told)
    except NotADay:
        return
    assert Asked.of(asked.told) == asked
    assert asked.review in ("", *sift.REVIEWS) and asked.kind in ("", *KINDS)


def test_an_urdu_officer_reads_errors_in_urdu(desk: Any, visitor: Client) -> None:
    """Made in a stage that knows no language, said in the page's; kept in English."""
    visitor.post("/language", {"language": "ur", "next": "/inbox"})
    page = add(visitor, ("a.txt", b""))
    assert "اس فائل میں کچھ نہیں" in page and "nothing in this file" not in page
    visitor.post("/about/verify")
    work.settle()
    page = text(visitor.get("/about"))
    assert "کھاتہ: درست" in page and "in order" not in page


def test_a_total_is_counted_to_a_thousand(
    desk: Any, visitor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Then it is said to be more."""
    for n in range(4):
        kept(desk, f"text {n}")
    monkeypatch.setattr(sift, "MOST", 3)
    assert "1,000+" in text(visitor.get("/inbox"))
