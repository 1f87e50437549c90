"""Long work: done in a thread, told step by step, stopped, interrupted, gone on with."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from django.db import DatabaseError, connection
from django.test import Client

from habeas.accounts import tokens
from habeas.accounts.models import User
from habeas.claims.models import Claim
from habeas.errors import Sentence
from habeas.publication.telling import keep
from habeas.register import lines, looking
from habeas.sources import preserve, read
from habeas.store import jobs, vault
from habeas.store.jobs import Tell
from habeas.store.models import Job
from habeas.web import days, door, work, works
from habeas.web.work import Doing
from tests.web.conftest import Filled

NOBODY = "00000000-0000-0000-0000-000000000000"


@pytest.fixture
def slow() -> Iterator[threading.Event]:
    """Give a kind of work with three steps, each waiting for a word."""
    go = threading.Event()

    def steps(doing: Doing, job: Job, tell: Tell) -> Mapping[str, Any]:
        for n in range(3):
            tell("learning", n, 3)
            go.wait(20)
        tell("learning", 3, 3)
        return {"read": 3, "new": 0, "failed": 1}

    before = work.WORKS[works.AGAIN]
    work.WORKS[works.AGAIN] = steps
    yield go
    go.set()
    work.WORKS[works.AGAIN] = before


def body(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def begin(officer: User) -> Job:
    """Ask for slow work, and do not wait for it."""
    work.WAIT, waits = 0.05, work.WAIT
    try:
        return work.ask(officer, works.AGAIN)
    finally:
        work.WAIT = waits


def test_verify_says_what_it_found(filled: Filled, officer_in: Client) -> None:
    """On the page it was asked from, and still there after a look elsewhere."""
    answer = officer_in.post("/about/verify")
    assert answer["Location"] == "/about#verify"
    work.settle()
    assert "The desk is whole." in body(officer_in, "/about")
    body(officer_in, "/inbox")
    assert "The desk is whole." in body(officer_in, "/about")
    (job,) = Job.objects.all()
    assert (job.state, job.kind) == (jobs.DONE, works.VERIFY)
    assert len(works.findings(job.result)) == len(job.result["findings"]) > 0


def test_a_wrong_checkpoint_is_refused_in_a_sentence(
    visitor: Client, desk: Any
) -> None:
    """In the part that would have told the result."""
    visitor.post("/about/verify", {"checkpoint": "none"})
    work.settle()
    page = body(visitor, "/about")
    assert "is-refused" in page and "Verifying the desk" in page


def test_how_far_it_is(visitor: Client, desk: Any, slow: threading.Event) -> None:
    """The part tells it, asks again by itself, and has a link where nothing can."""
    job = begin(desk.officer)
    there = {"HX-Current-URL": "http://localhost/inbox"}
    part = visitor.get(f"/work/{job.pk}", headers=there).content.decode()
    assert 'name="next" value="/inbox"' in part
    assert 'hx-trigger="every 2s"' in part and "Look again" in part
    assert "0 of 3" in part and "<progress" in part
    assert work.ask(desk.officer, works.AGAIN).pk == job.pk
    slow.set()
    work.settle()
    assert "hx-get" not in body(visitor, f"/work/{job.pk}")
    assert Job.objects.get().done == 3


def test_it_is_stopped_between_two_steps(
    visitor: Client, desk: Any, slow: threading.Event
) -> None:
    """What was done stays, and it can be gone on with."""
    job = begin(desk.officer)
    answer = visitor.post(f"/work/{job.pk}/stop", {"next": "/inbox"})
    assert answer["Location"] == "/inbox"
    slow.set()
    work.settle()
    job.refresh_from_db()
    assert job.state == jobs.STOPPED
    page = body(visitor, "/inbox")
    assert "stopped" in page and "Go on" in page
    visitor.post(f"/work/{job.pk}/go-on")
    work.settle()
    assert set(Job.objects.values_list("state", flat=True)) == {
        jobs.STOPPED,
        jobs.DONE,
    }


def test_a_question_that_the_database_is_at_is_broken_off(
    desk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would count for hours; told to stop, the job ends so, and the next one goes on."""
    began = threading.Event()
    counting = (
        "WITH RECURSIVE far(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM far "
        "WHERE n < 100000000000) SELECT count(*) FROM far"
    )

    def long(doing: work.Doing, job: Job, tell: Tell) -> dict[str, object]:
        with doing.heeding(), connection.cursor() as cursor:
            began.set()
            cursor.execute(counting)
        return {}

    monkeypatch.setattr(work, "WAIT", 0.0)
    monkeypatch.setitem(work.WORKS, works.INDEX, long)
    job = work.ask(desk.officer, works.INDEX)
    assert began.wait(20)
    while work.goes_on(works.INDEX):
        work.stop(job)
        time.sleep(0.02)
    job.refresh_from_db()
    assert job.state == jobs.STOPPED
    monkeypatch.setitem(work.WORKS, works.INDEX, lambda *_: {})
    again = work.ask(desk.officer, works.INDEX)
    work.settle()
    again.refresh_from_db()
    assert again.state == jobs.DONE


def test_what_is_asked_about_others_is_not_passed_over(
    visitor: Client, desk: Any, slow: threading.Event
) -> None:
    """Work of the same kind about other sources waits for its turn."""
    first = begin(desk.officer)
    work.WAIT, waits = 0.05, work.WAIT
    try:
        other = work.ask(desk.officer, works.AGAIN, [NOBODY])
        assert work.ask(desk.officer, works.AGAIN, [NOBODY]).pk == other.pk
    finally:
        work.WAIT = waits
    assert other.pk != first.pk and "waits for other work" in body(visitor, "/inbox")
    slow.set()
    work.settle()
    assert set(Job.objects.values_list("state", flat=True)) == {jobs.DONE}


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
@pytest.mark.parametrize("error", [OSError("x"), DatabaseError("x"), RuntimeError("x")])
def test_work_that_breaks_off_says_so_and_leaves_none_behind_it_waiting(
    visitor: Client,
    desk: Any,
    slow: threading.Event,
    error: Exception,
    monkeypatch: Any,
) -> None:
    """It tells the class of the error and not that the desk was locked."""

    def broken(doing: Doing, job: Job, tell: Tell) -> Mapping[str, Any]:
        tell("", 3, 5)
        slow.wait(20)
        raise error

    monkeypatch.setitem(work.WORKS, works.INDEX, broken)
    monkeypatch.setattr(work, "WAIT", 0.05)
    one = work.ask(desk.officer, works.INDEX)
    two = work.ask(desk.officer, works.AGAIN)
    slow.set()
    work.settle()
    one.refresh_from_db()
    assert (one.state, one.done, one.total) == (jobs.FAILED, 3, 5)
    page = body(visitor, f"/work/{one.pk}")
    assert type(error).__name__ in page and "was locked" not in page
    two.refresh_from_db()
    assert two.state == jobs.DONE


def test_work_whose_row_cannot_say_that_it_broke_off(
    visitor: Client, desk: Any, slow: threading.Event, monkeypatch: Any
) -> None:
    """This run of the program says it all the same."""

    def broken(doing: Doing, job: Job, tell: Tell) -> Mapping[str, Any]:
        slow.wait(20)
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE store_job RENAME TO away")
        raise DatabaseError

    monkeypatch.setitem(work.WORKS, works.INDEX, broken)
    monkeypatch.setattr(work, "WAIT", 0.05)
    one = work.ask(desk.officer, works.INDEX)
    slow.set()
    work.settle()
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE away RENAME TO store_job")
    one.refresh_from_db()
    assert one.state == jobs.RUNNING and work.shown(one).state == jobs.FAILED
    assert "DatabaseError" in body(visitor, f"/work/{one.pk}")


def test_its_forms_lead_back_to_the_page_it_stands_on(
    visitor: Client, desk: Any, slow: threading.Event
) -> None:
    """Also once the part was fetched by itself, and nowhere else."""
    job = begin(desk.officer)
    for told, at in (
        ("http://localhost:8317/explore/map?x=1", "/explore/map"),
        ("https://elsewhere.example//evil.example/", "/"),
        ("", "/"),
    ):
        answer = visitor.get(f"/work/{job.pk}", headers={"HX-Current-URL": told})
        assert f'name="next" value="{at}"' in answer.content.decode()
    slow.set()


def test_what_another_run_left_was_interrupted(visitor: Client, desk: Any) -> None:
    """A restart in the middle is said, never passed over."""
    job = jobs.begin(works.AGAIN, desk.officer.pk, [NOBODY] * 5)
    jobs.change(job, jobs.RUNNING, done=2)
    page = body(visitor, "/inbox")
    assert "interrupted" in page and "2 of 5 were done." in page


def test_nobody_sees_the_work_of_another(visitor: Client, desk: Any) -> None:
    """Neither its part, nor its buttons."""
    job = jobs.begin(works.AGAIN, NOBODY)
    assert visitor.get(f"/work/{job.pk}").status_code == 404
    for verb in ("stop", "go-on"):
        assert visitor.post(f"/work/{job.pk}/{verb}").status_code == 404
    own = jobs.begin(works.VERIFY, desk.officer.pk)
    assert visitor.post(f"/work/{own.pk}/go-on").status_code == 404


def test_sources_are_read_again_one_by_one(filled: Filled, officer_in: Client) -> None:
    """What is decided stays as it is; the page says how many were read."""
    before = Claim.objects.visible_to(filled.officer).count()
    kept = preserve.keep(filled.officer, b"Said on 3 March.", kind="paste").source
    read.text_of(filled.officer, kept)
    ids = [filled.source.pk, kept.pk]
    officer_in.post("/sources/many", {"source": ids, "do": "again"})
    work.settle()
    job = Job.objects.get()
    assert job.state == jobs.DONE and set(job.result) == {"read", "new", "failed"}
    assert "read again." in body(officer_in, "/inbox")
    assert Claim.objects.visible_to(filled.officer).count() >= before


@pytest.mark.parametrize("path", ["/explore", "/explore/figures", "/register", "/"])
def test_a_large_desk_waits_until_all_is_counted(
    path: str,
    filled: Filled,
    officer_in: Client,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nothing is counted before it is whole; then the page is there."""
    keep.forget()
    lines.Drawn.objects.all().delete()
    monkeypatch.setattr("habeas.web.made.PATIENCE", 0.0)
    monkeypatch.setattr(work, "WAIT", 0.0)
    for _ in range(3):
        page = body(officer_in, path)
        work.settle()
    assert "being worked out, once" not in page
    assert keep.standing() is not None or path in ("/register", "/")
    assert lines.standing() is not None


def test_stopped_making_waits_for_a_word(
    filled: Filled, officer_in: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is not begun again by looking at the page."""
    keep.forget()
    lines.ensure()
    monkeypatch.setattr("habeas.web.made.PATIENCE", 0.0)
    job = jobs.begin(works.TELLINGS, filled.officer.pk)
    jobs.change(job, jobs.STOPPED)
    page = body(officer_in, "/explore")
    assert "being worked out, once" in page and "Go on" in page
    officer_in.post(f"/work/{job.pk}/go-on", {"next": "/explore"})
    work.settle()
    assert 'id="told-count"' in body(officer_in, "/explore")


def test_a_page_leaves_the_making_to_the_job(
    filled: Filled, officer_in: Client, slow: threading.Event
) -> None:
    """While it goes on, whoever began it, a page takes no step beside it."""
    lines.ensure()
    keep.forget()
    work.WORKS[works.TELLINGS], before = (
        work.WORKS[works.AGAIN],
        work.WORKS[works.TELLINGS],
    )
    try:
        other = User(pk=NOBODY)
        work.WAIT, waits = 0.05, work.WAIT
        work.ask(other, works.TELLINGS)
        assert work.goes_on(works.TELLINGS)
        assert "A colleague" in body(officer_in, "/explore")
        assert keep.progress() == (0, 0)
    finally:
        work.WAIT, work.WORKS[works.TELLINGS] = waits, before
        slow.set()
        work.settle()


def test_a_sentence_is_kept_as_json() -> None:
    """To be said in the language of whoever looks later."""
    one = Sentence("%(check)s: %(count)s.", check=Sentence("rows"), count=3)
    told = jobs.unpacked(jobs.packed(one))
    assert (told, told.template) == (one, one.template)
    assert isinstance(told.named["check"], Sentence)
    assert jobs.unpacked(jobs.packed(Sentence("100 % whole"))) == "100 % whole"


def test_old_jobs_are_forgotten(desk: Any) -> None:
    """Of those that ended, so many are kept."""
    for _ in range(jobs.KEPT + 5):
        jobs.change(jobs.begin(works.VERIFY, desk.officer.pk), jobs.DONE)
    assert Job.objects.count() == jobs.KEPT + 1


def left_alone(hours: float = 0.0) -> None:
    """Let nobody have been at the desk for its idle time, and so long beyond."""
    door._state.used = time.monotonic() - door._state.idle - 1 - hours * 3600


def test_idleness_shuts_the_pages_and_lets_work_go_on(
    desk: Any, visitor: Client, slow: threading.Event
) -> None:
    """Everybody is outside at once; the desk locks when the work is done."""
    job = begin(desk.officer)
    secret = tokens.make(desk.officer, ["read"], 1)
    program = {"authorization": f"Bearer {secret}"}
    assert Client().get("/api/desk", headers=program).status_code == 200
    assert "keys stay in memory until this ends" in body(visitor, f"/work/{job.pk}")
    left_alone()
    assert not door.lock_if_idle()
    assert vault.is_open() and door.is_shut() and work.goes_on(works.AGAIN)
    told = visitor.get("/")
    assert told.status_code == 423
    assert b"goes on with the keys in memory" in told.content
    assert Client().get("/api/desk", headers=program).status_code == 423
    slow.set()
    work.settle()
    assert Job.objects.get(pk=job.pk).state == jobs.DONE
    assert door.lock_if_idle() and not vault.is_open()


def test_who_comes_back_while_work_goes_on_is_let_in_by_the_passphrase(
    desk: Any, visitor: Client, slow: threading.Event
) -> None:
    """And the desk is no longer shut; the old session stays outside."""
    old = visitor.cookies["habeas"].value
    begin(desk.officer)
    left_alone()
    assert not door.lock_if_idle()
    visitor.post("/unlock", {"passphrase": desk.passphrase})
    assert visitor.get("/").status_code == 200 and not door.is_shut()
    other = Client()
    other.cookies["habeas"] = old
    assert other.get("/").status_code == 423
    assert not door.lock_if_idle()


def test_work_keeps_no_desk_open_for_ever(
    desk: Any, visitor: Client, slow: threading.Event
) -> None:
    """At the latest after some hours it is locked, and the work is interrupted."""
    begin(desk.officer)
    left_alone(door.LONGEST_WORK)
    assert door.lock_if_idle() and not vault.is_open()


def test_what_a_page_makes_by_itself_keeps_no_desk_open() -> None:
    """It goes on where it was."""
    assert {works.LINES, works.TELLINGS, works.INDEX}.isdisjoint(works.KEPT_OPEN)


def test_no_page_waits_without_end_for_a_large_register(
    filled: Filled, officer_in: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever reaches the lines before they are whole is told so, and no part."""
    lines.forget()
    monkeypatch.setattr(lines, "MOMENT", 0.0)
    with pytest.raises(lines.BeingMade):
        looking.counted(filled.officer, days.today())
    answer = officer_in.post("/register/look", {"turn": "next"})
    assert answer.status_code == 302 and lines.standing() is None
    told = Client.get(officer_in, "/register")
    assert told.status_code == 200 and lines.standing() is not None
