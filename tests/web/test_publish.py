"""Giving out from the page: what is open, who is named, and the same bytes as shown."""

from __future__ import annotations

import hashlib
import io
import threading
import zipfile
from copy import copy
from pathlib import Path

import pytest
from django.test import Client

from habeas.publication import opening, release
from habeas.publication.models import Disclosure, Naming, Opening, Release
from habeas.sources import erase
from habeas.sources.models import Source
from habeas.store import vault
from habeas.store.models import Job
from habeas.web import giving, ready, work
from habeas.web.templatetags import show
from tests.web.conftest import Filled, tell_of_a_town


def opened(filled: Filled, client: Client) -> None:
    given = {"source": filled.source.pk, "reason": "agreed at the desk"}
    client.post("/publish/public/open", given)


def shown(client: Client, file: str) -> str:
    return client.get(f"/publish/public/preview/{file}").content.decode()


def test_nothing_goes_out_before_it_is_opened(
    filled: Filled, officer_in: Client
) -> None:
    """A desk with accepted claims shows the public nothing."""
    page = officer_in.get("/publish/public").content.decode()
    assert "Nothing can be shown to this audience" in page
    assert "dock workers" not in shown(officer_in, "register.html")


def test_no_source_is_opened_by_default(filled: Filled, officer_in: Client) -> None:
    """None is ticked for the officer; where none is ticked nothing is opened."""
    page = officer_in.get("/publish/public").content.decode()
    form = page[page.index('id="open-form"') : page.index('id="open-reason"')]
    assert filled.source.pk in form
    assert "checked" not in form
    officer_in.post("/publish/public/open", {"reason": "agreed at the desk"})
    assert "no source is ticked" in officer_in.get("/publish/public").content.decode()
    assert not Opening.objects.visible_to(filled.officer).exists()
    nobody = {"basis": "own_consent", "reason": "agreed at the desk"}
    officer_in.post("/publish/public/name", nobody)
    assert "Nobody is ticked" in officer_in.get("/publish/public").content.decode()


def test_nobody_is_named_without_a_basis(filled: Filled, officer_in: Client) -> None:
    """Opened, the register tells of people known to the desk, without their names."""
    opened(filled, officer_in)
    register = shown(officer_in, "register.html")
    assert "a person, known to us" in register
    assert "Tessowe" not in register


def test_a_person_is_named_on_a_basis_until_it_is_taken_back(
    filled: Filled, officer_in: Client
) -> None:
    """With a reason that is kept; without one nothing changes."""
    opened(filled, officer_in)
    who = filled.entry("Tessowe").people[0]
    given = {"person": who, "basis": "own_consent", "reason": ""}
    officer_in.post("/publish/public/name", given)
    assert not Naming.objects.visible_to(filled.officer).exists()
    given["reason"] = "she said so, 7 March"
    officer_in.post("/publish/public/name", given)
    assert "Tessowe" in shown(officer_in, "register.html")
    (standing,) = Naming.objects.visible_to(filled.officer)
    officer_in.post("/publish/public/name", {"withdraw": standing.pk})
    assert "Tessowe" not in shown(officer_in, "register.html")


def test_what_is_written_is_what_was_shown(
    filled: Filled, officer_in: Client, tmp_path: Path
) -> None:
    """Byte for byte, into a new folder; the release is kept."""
    opened(filled, officer_in)
    before = shown(officer_in, "register.html")
    out = tmp_path / "out"
    given = {"do": "write", "folder": str(out), "form": "site", "language": "en"}
    officer_in.post("/publish/public/release", given)
    assert (out / "register.html").read_text("utf-8") == before
    assert Release.objects.visible_to(filled.officer).count() == 1
    assert "given out" in officer_in.get("/publish/public").content.decode()


def test_a_release_is_saved_as_one_file(filled: Filled, officer_in: Client) -> None:
    """A zip file, named after nobody, with the same files."""
    opened(filled, officer_in)
    response = officer_in.post("/publish/public/release", {"do": "save", "form": "csv"})
    with zipfile.ZipFile(io.BytesIO(response.content)) as packed:
        names = packed.namelist()
        assert packed.testzip() is None
    assert names
    assert response.headers["Content-Disposition"] == (
        'attachment; filename="release.zip"'
    )


def test_what_is_drawn_for_them_is_shown_and_given_out(
    filled: Filled, officer_in: Client
) -> None:
    """Timeline, map and figures on the page; the same by the gate, with their sums."""
    opened(filled, officer_in)
    page = officer_in.get("/publish/public/drawn").content.decode()
    assert "t-timeline" in page and "t-map" in page and "is-timeline" in page
    given = {"do": "save", "form": "drawn", "language": "ur"}
    response = officer_in.post("/publish/public/release", given)
    with zipfile.ZipFile(io.BytesIO(response.content)) as packed:
        files = {name: packed.read(name) for name in packed.namelist()}
    assert {"drawn.html", "timeline.svg", "timeline.csv", "map.geojson"} <= set(files)
    assert b'lang="ur"' in files["drawn.html"]
    for line in files["SHA256SUMS"].decode().splitlines():
        told, name = line.split("  ")
        assert hashlib.sha256(files[name]).hexdigest() == told


def test_a_folder_that_holds_something_is_left_alone(
    filled: Filled, officer_in: Client, tmp_path: Path
) -> None:
    """Nothing is written over, and the page says so."""
    (tmp_path / "mine").write_text("mine", "utf-8")
    given = {"do": "write", "folder": str(tmp_path), "form": "site"}
    response = officer_in.post("/publish/public/release", given, follow=True)
    assert "not empty" in response.content.decode()
    assert [p.name for p in tmp_path.iterdir() if p.name != "desk"] == ["mine"]


@pytest.mark.parametrize("folder", ["desk", "unknown", "cut"])
def test_a_folder_that_cannot_be_is_refused_in_a_sentence(
    filled: Filled, officer_in: Client, folder: str
) -> None:
    """Nothing in clear goes into the desk's own folder, which backups take along."""
    root = vault.layout().root
    typed = {"desk": f"{root}/blobs/out", "unknown": "~no-such/x", "cut": "/a\0b"}
    given = {"do": "write", "folder": typed[folder], "form": "site"}
    response = officer_in.post("/publish/public/release", given, follow=True)
    assert response.status_code == 200
    assert "is-refused" in response.content.decode()
    assert not (root / "blobs" / "out").exists()


def test_a_source_is_closed_again(filled: Filled, officer_in: Client) -> None:
    """What was opened is internal again; the page shows nothing of it."""
    opened(filled, officer_in)
    assert "a person" in shown(officer_in, "register.html")
    officer_in.post("/publish/public/close", {"source": filled.source.pk})
    assert "dock workers" not in shown(officer_in, "register.html")


def test_an_audience_that_is_none(filled: Filled, officer_in: Client) -> None:
    """There are three, and no other page."""
    assert officer_in.get("/publish/police").status_code == 404
    response = officer_in.get("/publish/public/preview/../settings.py")
    assert response.status_code == 404


def test_a_watch_entry_leaves_by_a_decision_for_that_person_alone(
    filled: Filled, officer_in: Client
) -> None:
    """Decided with a reason and taken back; nobody else's entry goes with it."""
    opened(filled, officer_in)
    who = filled.entry("Kipruwet").people[0]
    page = officer_in.get("/publish/public").content.decode()
    assert f'<option value="{who}">' in page
    given = {"person": who, "matter": "watch", "reason": "his own wish, 7 March"}
    officer_in.post("/publish/public/tell", given)
    (standing,) = Disclosure.objects.visible_to(filled.officer)
    assert (standing.person_id, standing.matter) == (who, "watch")
    officer_in.post("/publish/public/tell", {"close": standing.pk})
    standing.refresh_from_db()
    assert standing.withdrawn


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every desk be one that a page does not put together itself."""
    monkeypatch.setattr(ready, "LARGE", 0)


def test_of_a_large_desk_nothing_is_told_before_it_is_put_together(
    filled: Filled, officer_in: Client, large: None
) -> None:
    """No check, no file, no count; a job does it, and its row holds nothing of it."""
    opened(filled, officer_in)
    page = officer_in.get("/publish/public").content.decode()
    assert "Nothing was put together since" in page
    assert "Nothing stands in the way" not in page
    assert "preview/index.html" not in page
    answer = officer_in.get("/publish/public/preview/register.html")
    assert answer.headers["Location"] == "/publish/public"
    assert officer_in.get("/publish/public/drawn").status_code == 302
    officer_in.post("/publish/public/release", {"do": "look"})
    work.settle()
    page = officer_in.get("/publish/public").content.decode()
    assert "Nothing was put together since" not in page
    assert "preview/index.html" in page
    assert "a person, known to us" in shown(officer_in, "register.html")
    assert officer_in.get("/publish/public/drawn").status_code == 200
    (job,) = Job.objects.filter(kind="give.public")
    assert (job.about, job.result) == ([], {})


def test_of_a_large_desk_people_are_decided_on_as_last_put_together(
    filled: Filled, officer_in: Client, large: None
) -> None:
    """After a decision nothing stands any more; who was decided on is not asked for."""
    opened(filled, officer_in)
    officer_in.post("/publish/public/release", {"do": "look"})
    work.settle()
    who = filled.entry("Tessowe").people[0]
    box = f'name="person" value="{who}"'
    assert box in officer_in.get("/publish/public").content.decode()
    given = {"person": who, "basis": "own_consent", "reason": "she said so"}
    officer_in.post("/publish/public/name", given)
    page = officer_in.get("/publish/public").content.decode()
    assert box not in page
    assert "As it was put together last" in page
    assert "Nothing was put together since" in page
    ready._forget()
    page = officer_in.get("/publish/public").content.decode()
    assert "Who they are is worked out when" in page


def test_sources_are_opened_page_by_page(
    filled: Filled, officer_in: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each once, the oldest first; the last page says that it is not the first."""
    monkeypatch.setattr(opening, "PAGE", 1)
    seen, after = list[str](), None
    rows = opening.openness(filled.officer, "public")
    for _ in rows:
        state, more = opening.openness_page(filled.officer, "public", after)
        assert len(state) == 1
        after = state[0].source
        seen.append(after.pk)
        assert more is (len(seen) < len(rows))
    assert seen == [o.source.pk for o in rows]
    page = officer_in.get(f"/publish/public?after={seen[-1]}").content.decode()
    assert "The oldest" in page


def test_sources_without_titles_are_told_apart_where_they_are_closed(
    filled: Filled, officer_in: Client
) -> None:
    """By when they came: whoever closes one must not take it for another."""
    tell_of_a_town(filled.officer)
    source = Source.objects.visible_to(filled.officer).exclude(pk=filled.source.pk)[0]
    opening.open_sources(filled.officer, [source], "public", "agreed")
    page = officer_in.get("/publish/public").content.decode()
    button = page[page.index("Close again") :].partition("</button>")[0]
    assert show.moment(source.received_at) in button


def put_together(filled: Filled, client: Client) -> None:
    opened(filled, client)
    client.post("/publish/public/release", {"do": "look"})
    work.settle()


def given_out(filled: Filled) -> int:
    return Release.objects.visible_to(filled.officer).count()


def test_a_large_desk_is_written_into_a_folder_by_a_job(
    filled: Filled, officer_in: Client, large: None, tmp_path: Path
) -> None:
    """What was put together and looked at is what stands there; the page says so."""
    put_together(filled, officer_in)
    before = shown(officer_in, "register.html")
    out = tmp_path / "out"
    officer_in.post("/publish/public/release", {"do": "write", "folder": str(out)})
    work.settle()
    assert (out / "register.html").read_text("utf-8") == before
    assert given_out(filled) == 1
    assert "stand in the folder" in officer_in.get("/publish/public").content.decode()
    (job,) = Job.objects.filter(kind="out.public")
    assert set(job.result) == {"files", "form", "release"} and job.about == []


def test_a_large_desks_file_counts_as_given_out_when_it_is_saved(
    filled: Filled, officer_in: Client, large: None
) -> None:
    """It waits in memory; saved twice, it is one release; after a lock it is gone."""
    put_together(filled, officer_in)
    officer_in.post("/publish/public/release", {"do": "save", "form": "csv"})
    work.settle()
    (job,) = Job.objects.filter(kind="zip.public")
    assert given_out(filled) == 0
    assert "Save the file" in officer_in.get("/publish/public").content.decode()
    fetch = {"do": "fetch", "job": job.pk}
    for _ in range(2):
        answer = officer_in.post("/publish/public/release", fetch)
        with zipfile.ZipFile(io.BytesIO(answer.content)) as packed:
            assert len(packed.namelist()) == job.result["files"]
        assert given_out(filled) == 1
    giving.forget()
    answer = officer_in.post("/publish/public/release", fetch, follow=True)
    page = answer.content.decode()
    assert "is not in memory any more" in page and "Save the file" not in page
    assert given_out(filled) == 1


def test_a_file_that_waits_does_not_go_out_after_a_decision(
    filled: Filled, officer_in: Client, large: None
) -> None:
    """A source closed meanwhile must not be in it."""
    put_together(filled, officer_in)
    officer_in.post("/publish/public/release", {"do": "save"})
    work.settle()
    officer_in.post("/publish/public/close", {"source": filled.source.pk})
    fetch = {"do": "fetch", "job": Job.objects.get(kind="zip.public").pk}
    answer = officer_in.post("/publish/public/release", fetch, follow=True)
    assert "since this was begun" in answer.content.decode()
    assert given_out(filled) == 0


def test_a_file_goes_out_no_second_time_after_a_decision(
    filled: Filled, officer_in: Client, large: None
) -> None:
    """A source destroyed since is not in memory to be saved again, nor offered."""
    put_together(filled, officer_in)
    officer_in.post("/publish/public/release", {"do": "save"})
    work.settle()
    fetch = {"do": "fetch", "job": Job.objects.get(kind="zip.public").pk}
    assert officer_in.post("/publish/public/release", fetch).content[:2] == b"PK"
    erase.destroy(filled.officer, filled.source, "asked for by the one who spoke")
    assert "Save the file" not in officer_in.get("/publish/public").content.decode()
    answer = officer_in.post("/publish/public/release", fetch, follow=True)
    assert "something was decided since it went out" in answer.content.decode()
    assert not giving._Files.of


def test_a_withdrawn_file_goes_out_no_second_time(
    filled: Filled, officer_in: Client, large: None
) -> None:
    """What was said to stand no longer is not handed out again."""
    put_together(filled, officer_in)
    officer_in.post("/publish/public/release", {"do": "save"})
    work.settle()
    fetch = {"do": "fetch", "job": Job.objects.get(kind="zip.public").pk}
    assert officer_in.post("/publish/public/release", fetch).content[:2] == b"PK"
    (done,) = release.releases(filled.officer)
    release.withdraw(filled.officer, done, "a name should not have been in it")
    assert "Save the file" not in officer_in.get("/publish/public").content.decode()
    answer = officer_in.post("/publish/public/release", fetch, follow=True)
    assert "something was decided since it went out" in answer.content.decode()


def test_work_is_done_for_who_asked_as_they_are_when_it_begins(
    filled: Filled, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whose ceiling was lowered while it waited is given no more than that."""
    seen: list[str] = []

    def look(doing: work.Doing, *_: object) -> dict[str, object]:
        seen.append(doing.officer.ceiling)
        return {}

    monkeypatch.setitem(work.WORKS, "zip.public", look)
    asked = copy(filled.officer)
    asked.ceiling = "public"
    work.ask(asked, "zip.public")
    work.settle()
    assert seen == [filled.officer.ceiling] != ["public"]


def test_what_cannot_be_given_out_is_said_where_the_job_stands(
    filled: Filled, officer_in: Client, large: None, tmp_path: Path
) -> None:
    """A folder that is not free is refused before, a disk that refuses after."""
    put_together(filled, officer_in)
    (tmp_path / "mine").write_text("mine", "utf-8")
    for folder, said in (
        (tmp_path, "not empty"),
        (tmp_path / "mine" / "out", "no folder that can be written into"),
    ):
        typed = {"do": "write", "folder": str(folder)}
        officer_in.post("/publish/public/release", typed)
        work.settle()
        assert said in officer_in.get("/publish/public").content.decode()
    assert given_out(filled) == 0


def test_giving_out_is_stopped_between_two_steps(filled: Filled) -> None:
    """Nothing is remembered, and nothing is in the way of beginning anew."""

    def stop(stage: str, done: int, total: int) -> None:
        if stage == wanted:
            raise work.Stopped

    for wanted in ("guarding", "composing", "writing", "searching", "checking"):
        with pytest.raises(work.Stopped):
            release.prepared(filled.officer, "internal", tell=stop)
    assert given_out(filled) == 0


def test_an_audience_is_given_one_thing_at_a_time(
    filled: Filled, officer_in: Client, large: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While a job goes on, the page shows it, offers to stop it, and begins no other."""
    go = threading.Event()
    monkeypatch.setattr(work, "WAIT", 0.05)
    monkeypatch.setitem(work.WORKS, "zip.public", lambda *_: go.wait(20) and {} or {})
    officer_in.post("/publish/public/release", {"do": "save"})
    page = officer_in.get("/publish/public").content.decode()
    assert "Giving out" in page and "/stop" in page
    answer = officer_in.post("/publish/public/release", {"do": "save"}, follow=True)
    assert "is being given out to this audience" in answer.content.decode()
    go.set()
    work.settle()
    assert Job.objects.filter(kind="zip.public").count() == 1
