"""A request that comes a second time under its idempotency key is done once."""

from __future__ import annotations

from typing import Any

from django.test import Client

from habeas.accounts import tokens
from habeas.store.models import Entry, Job
from habeas.store.rows import new_id
from tests.web import marked
from tests.web.conftest import Filled
from tests.web.test_marked import ALL, Asked, filled_in
from tests.web.test_routes import named

# What answers a key that was used with what it kept, or with the job that it began.
READS = ("/gazetteer", "/check")
KEEPS = ("/api/sources", "/api/pastes", "/api/notes", "/api/calls")
BEGINS = ("/verify", "/measure", "/learn", "/inbox/read")
# Which have nothing to do on this desk, or need a file that waits.
NOTHING_TO_DO = (
    "/offers", "/file", "/jobs/{job}/stop", "/inbox/stop", "/inbox/take-up",
    "/claims/make", "/decisions", "/same", "/rebuild", "/learning/list", "/reading",
    "/stand",
)  # fmt: skip


def writes() -> list[Asked]:
    """Return what a program can send to change something; what takes back, first."""
    found = [a for a in ALL if a.api and not a.looks and a.method == "POST"]
    found = [a for a in found if not a.path.endswith(READS)]
    order = ("/undo", "/withdraw", "/remove", "/forget"), ("/restrict", "/close")
    return sorted(
        found, key=lambda a: (a.path.endswith(order[1]), not a.path.endswith(order[0]))
    )


def test_nothing_is_done_twice(filled: Filled) -> None:
    """The second time no entry is made, and the answer says so or is the first one."""
    bearer = tokens.make(filled.officer, tokens.SCOPES, 9, name="a program")
    names = marked.open_more(filled, named(filled)) | {"job": new_id()}
    undone, wrong = set(), []
    for asked in writes():
        head = {"authorization": f"Bearer {bearer}", "idempotency-key": new_id()}
        first = send(asked, names, head)
        made, jobs = Entry.objects.count(), Job.objects.count()
        second = send(asked, names, head)
        if first.status_code >= 400:
            undone.add(asked.path)
            continue
        same = (Entry.objects.count(), Job.objects.count()) == (made, jobs)
        if not same or not is_fitting(asked, first, second):
            wrong.append((asked.path, first.status_code, second.status_code))
    assert wrong == []
    undone -= {a.path for a in ALL if a.path.endswith(("/choose", "/enter"))} - {
        f"/api/records/people/{{person}}/{what}" for what in ("choose", "enter")
    }  # a field that every sort of record has there is none
    assert {p for p in undone if not p.endswith(NOTHING_TO_DO)} == set()


def is_fitting(asked: Asked, first: Any, second: Any) -> bool:
    """Return whether a second answer is as the API says that it is."""
    if asked.path.endswith(NOTHING_TO_DO):
        return second.status_code in (first.status_code, 409)
    if asked.path.endswith((*KEEPS, *BEGINS)):
        return second.status_code == first.status_code
    return second.status_code == 409 and "done before" in second.json()["said"]


def send(asked: Asked, names: dict[str, str], head: dict[str, str]) -> Any:
    path, data = filled_in(asked.path, names), filled_in(asked.data, names)
    if data == "file":
        return Client().post(path, {"file": marked.file()}, headers=head)
    kind = "application/json"
    return Client().post(path, data, content_type=kind, headers=head)


def test_a_list_of_words_goes_on_where_it_broke_off(filled: Filled) -> None:
    """Under one key each word is taken in once; the others are, the second time."""
    bearer = tokens.make(filled.officer, tokens.SCOPES, 9, name="a program")
    head = {"authorization": f"Bearer {bearer}", "idempotency-key": "letters-17"}
    words = [{"kind": "title", "words": w, "means": ""} for w in ("Kamdar", "Wadero")]
    asked = Asked("POST", "/api/learning/list", {}, api=True)
    told = {"format": "habeas-lists/1", "words": words[:1]}
    first = Client().post(
        asked.path, told, content_type="application/json", headers=head
    )
    made = Entry.objects.count()
    told["words"] = words
    again = Client().post(
        asked.path, told, content_type="application/json", headers=head
    )
    assert (first.json()["new"], again.json()["new"]) == (1, 1)
    assert Entry.objects.count() == made + 1
