"""The API: the desk by program, under the same rules as its pages."""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping
from typing import Any

import pytest
from django.test import Client

from habeas.accounts import tokens
from habeas.records import correct
from habeas.records.models import Person
from habeas.register.decide import rebuild_in
from habeas.store import desk as desks
from habeas.store import jobs
from habeas.store.jobs import Tell
from habeas.store.models import Job
from habeas.web import ready, work, works
from tests.web.conftest import Filled

NOBODY = "00000000-0000-0000-0000-000000000000"
WORDS = "Police arrested Jamila Anwar in Larkana on 3 March 2026."


class Program:
    """A program with a token."""

    def __init__(self, officer: Any, *scopes: str) -> None:
        self.secret = tokens.make(officer, scopes or tuple(tokens.SCOPES), 1)
        self.client = Client()

    def _head(self, key: str | None = None) -> dict[str, str]:
        head = {"authorization": f"Bearer {self.secret}"}
        return head | ({"idempotency-key": key} if key else {})

    def get(self, at: str) -> Any:
        return self.client.get(f"/api{at}", headers=self._head())

    def post(self, at: str, told: Any = None, key: str | None = None) -> Any:
        return self.client.post(
            f"/api{at}",
            json.dumps(told if told is not None else {}),
            content_type="application/json",
            headers=self._head(key),
        )


@pytest.fixture
def program(filled: Filled) -> Program:
    """Give a program that may do all that its officer may."""
    return Program(filled.officer)


def test_a_source_goes_in_is_read_decided_and_stands_in_the_register(
    filled: Filled, program: Program
) -> None:
    kept = program.post("/pastes", {"text": WORDS})
    assert kept.status_code == 201
    source = kept.json()["id"]
    assert program.get(f"/sources/{source}/text").status_code == 404  # not read yet
    assert program.post(f"/sources/{source}/read").json()["proposed"] > 2
    text = program.get(f"/sources/{source}/text").json()["text"]
    assert text == WORDS
    page = program.post(f"/sources/{source}/claims", {}).json()
    for claim in page["items"]:
        for quote in claim["quotes"]:
            assert text[quote["start"] : quote["end"]] == quote["exact"]
    ids = [c["id"] for c in page["items"] if c["kind"] != "withhold"]
    done = program.post("/decisions", {"verb": "accept", "claims": ids})
    assert done.status_code == 200
    register = program.post("/register", {"as_of": "2026-03-04"}).json()
    assert "Jamila Anwar" in {e["name"] for e in register["entries"]}


def test_without_a_standing_token_nothing_is_told(filled: Filled) -> None:
    told = Client().get("/api/desk")
    assert told.status_code == 401
    wrong = Client().get("/api/desk", headers={"authorization": "Bearer habeas_x"})
    assert wrong.status_code == 401
    assert wrong.json()["error"] == "NoToken"


@pytest.mark.parametrize(
    ("scope", "at"),
    [
        ("read", "/pastes"),
        ("read", "/decisions"),
        ("propose", "/same"),
        ("decide", "/publish/public/give"),
    ],
)
def test_a_token_does_nothing_beyond_its_scopes(
    filled: Filled, scope: str, at: str
) -> None:
    program = Program(filled.officer, scope)
    assert program.post(at, {}).status_code == 403


def test_a_lower_ceiling_sees_no_more_closed_row_nor_its_id(filled: Filled) -> None:
    program = Program(filled.officer)
    everything = program.post(f"/sources/{filled.source.pk}/claims", {}).json()
    restricted = {c["id"] for c in everything["items"] if c["label"] == "restricted"}
    assert restricted
    filled.lower("internal")
    fewer = program.post(f"/sources/{filled.source.pk}/claims", {})
    assert not restricted & {c["id"] for c in fewer.json()["items"]}
    assert not any(pk in fewer.content.decode() for pk in restricted)
    assert fewer.json()["total"] == everything["total"] - len(restricted)
    for pk in restricted:
        assert program.get(f"/claims/{pk}").status_code == 404


@pytest.mark.parametrize("sort", ["people", "acts"])
@pytest.mark.parametrize(
    "after", ["x|y", "2026-03-01T00:00:00|z", "0001-01-01T00:00:00+14:00|x", "x"]
)
def test_a_cursor_that_no_page_gave_is_refused(
    sort: str, after: str, program: Program
) -> None:
    answer = program.post(f"/records/{sort}", {"after": after})
    assert answer.status_code == 400 and "no cursor" in answer.json()["said"]


def test_a_record_as_known_on_the_first_day_of_all(
    filled: Filled, program: Program
) -> None:
    """A day at the edge of the calendar is answered, or said to be none."""
    person = Person.objects.visible_to(filled.officer).first()
    for day in ("0001-01-01", "9999-12-31"):
        answer = program.get(f"/records/people/{person.pk}?known_on={day}")
        assert answer.status_code in (200, 400)


def test_a_write_sent_twice_is_done_once(filled: Filled, program: Program) -> None:
    claim = filled.open_card.lines[0].claim
    told = {"verb": "set_aside", "claims": [claim.pk]}
    assert program.post("/decisions", told, "a key").status_code == 200
    again = program.post("/decisions", told, "a key")
    assert again.status_code == 409
    assert again.json()["error"] == "AlreadyDone"
    assert len(program.get(f"/claims/{claim.pk}").json()["decisions"]) == 1


def test_what_is_heavy_is_not_accepted_in_bulk(
    filled: Filled, program: Program
) -> None:
    acts = [c.pk for c in filled.claims("act")]
    told = {"verb": "accept", "claims": acts, "bulk": True}
    refused = program.post("/decisions", told)
    assert refused.status_code == 400
    assert refused.json()["error"] == "NotInBulk"


def test_what_is_not_of_its_form_is_named_and_never_repeated(program: Program) -> None:
    told = {"verb": "accept", "claims": ["Jamila Anwar"], "who": "Jamila"}
    answer = program.post("/decisions", told)
    assert answer.status_code == 422
    assert "claims" in answer.json()["said"]
    assert "Jamila" not in answer.content.decode()


def test_a_claim_is_coded_by_hand_and_taken_back(
    filled: Filled, program: Program
) -> None:
    at = f"/sources/{filled.source.pk}"
    text = program.get(f"{at}/text").json()["text"]
    told = {
        "kind": "place",
        "value": {"name": text[:9]},
        "spans": [{"start": 0, "end": 9}],
    }
    made = program.post(f"{at}/claims/make", told)
    assert made.status_code == 201
    assert made.json()["quotes"][0]["exact"] == text[:9]
    wrong = told | {"spans": [{"start": len(text), "end": len(text) + 3}]}
    assert program.post(f"{at}/claims/make", wrong).status_code == 400


def test_locked_is_locked_for_programs_too(filled: Filled, program: Program) -> None:
    desks.lock()
    assert program.get("/desk").status_code == 423
    assert program.post("/pastes", {"text": WORDS}).status_code == 423
    for answer in (program.get("/desk"), program.post("/pastes", {"text": WORDS})):
        assert answer.headers["Content-Type"] == "application/json"
        assert answer.json()["error"] == "Locked"


def test_every_error_is_told_in_one_form(filled: Filled, program: Program) -> None:
    """Also where no operation was reached: an address that is none, another method."""
    for answer, status in (
        (program.get("/nothing-is-here"), 404),
        (program.post("/desk", {}), 405),
    ):
        assert answer.status_code == status
        assert set(answer.json()) == {"error", "said"}


def test_a_release_is_given_as_one_file(filled: Filled, program: Program) -> None:
    told = program.post("/publish/public/check", {}).json()
    assert told["files"]
    given = program.post("/publish/public/give", {})
    assert given.status_code == 200
    assert given.content.startswith(b"PK")
    release = program.get("/releases").json()[0]["id"]
    gone = program.post(f"/releases/{release}/withdraw", {"reason": "A correction."})
    assert gone.json()["withdrawn"] is True


def test_a_large_desks_release_is_made_by_a_job(
    filled: Filled, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    """202 with an address to ask; its file is fetched once it is done."""
    monkeypatch.setattr(ready, "LARGE", 0)
    monkeypatch.setattr(work, "WAIT", 0.0)
    begun = program.post("/publish/public/check", {})
    assert begun.status_code == 202 and begun.json()["kind"] == "give.public"
    work.settle()
    assert program.post("/publish/public/check", {}).json()["files"]
    begun = program.post("/publish/public/give", {"form": "csv"}, key="k1")
    assert begun.status_code == 202
    at = begun["Location"].removeprefix("/api")
    work.settle()
    told = program.get(at).json()
    assert (told["state"], told["waits"]) == ("done", True)
    assert program.get("/releases").json() == []
    assert program.post(f"{at}/file").content.startswith(b"PK")
    assert len(program.get("/releases").json()) == 1
    assert program.post(f"{at}/stop").json()["state"] == "done"
    again = program.post("/publish/public/give", {}, key="k1")
    assert (again.status_code, again.json()["error"]) == (409, "AlreadyDone")
    assert program.post(f"{at}/file").status_code == 200
    assert len(program.get("/releases").json()) == 1


def test_verifying_is_a_job_that_a_reader_may_stop(
    filled: Filled, monkeypatch: pytest.MonkeyPatch
) -> None:
    """202 with an address; what was found stands there, in sentences, once it is done."""
    reader = Program(filled.officer, "read")
    here = reader.post("/verify", {}).json()
    assert here["sound"] is True and here["findings"][0]["sentence"]
    monkeypatch.setattr(work, "WAIT", 0.0)
    go, came = threading.Event(), threading.Event()
    verifying = work.WORKS[works.VERIFY]

    def slow(doing: work.Doing, job: Job, tell: Tell) -> Mapping[str, Any]:
        came.set()
        go.wait(20)
        return verifying(doing, job, tell)

    monkeypatch.setitem(work.WORKS, works.VERIFY, slow)
    begun = reader.post("/verify", {})
    assert begun.status_code == 202 and came.wait(20)
    at = begun["Location"].removeprefix("/api")
    assert reader.get(at).json()["result"] == {}
    assert reader.post(f"{at}/stop").status_code == 200
    go.set()
    work.settle()
    assert reader.get(at).json()["state"] == jobs.STOPPED
    begun = reader.post("/verify", {})
    work.settle()
    told = reader.get(begun["Location"].removeprefix("/api")).json()
    assert (told["state"], told["result"]["sound"]) == (jobs.DONE, True)
    assert set(told["result"]["findings"][0]) == {
        "severity", "check", "sentence", "ids",
    }  # fmt: skip
    giving_out = jobs.begin("zip.public", filled.officer.pk)
    assert reader.post(f"/jobs/{giving_out.pk}/stop").status_code == 403


def test_the_first_search_waits_for_no_index(
    filled: Filled, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is answered 202 while the index is made, and found in once it is."""
    monkeypatch.setattr(work, "WAIT", 0.0)
    go, making = threading.Event(), work.WORKS[works.INDEX]
    monkeypatch.setitem(
        work.WORKS, works.INDEX, lambda *told: go.wait(20) and making(*told) or {}
    )
    begun = program.post("/search", {"words": "arrested"})
    assert begun.status_code == 202 and begun.json()["kind"] == works.INDEX
    go.set()
    work.settle()
    assert program.post("/search", {"words": "arrested"}).json()["count"]


def test_a_job_of_somebody_else_is_not_there(filled: Filled, program: Program) -> None:
    other = jobs.begin("zip.public", NOBODY)
    assert program.get(f"/jobs/{other.pk}").status_code == 404
    for verb in ("stop", "file"):
        assert program.post(f"/jobs/{other.pk}/{verb}").status_code == 404


def test_records_open_to_the_claims_they_rest_on(
    filled: Filled, program: Program
) -> None:
    for sort in ("people", "organisations", "places", "events", "acts"):
        page = program.post(f"/records/{sort}", {}).json()
        for item in page["items"][:3]:
            one = program.get(f"/records/{sort}/{item['id']}").json()
            assert one["rests_on"]
            for claims in one["rests_on"].values():
                for pk in claims:
                    assert program.get(f"/claims/{pk}").status_code == 200


def test_a_record_is_told_as_known_on_a_day(filled: Filled, program: Program) -> None:
    """By what officers had chosen by then; now, by what is chosen now."""
    person = next(
        p
        for p in Person.objects.visible_to(filled.officer).select_related("claim")
        if "Amara" in str(p.name)
    )
    correct.enter(
        filled.officer,
        person,
        "name",
        "Amara Tessoway",
        words="She is Amara Tessoway.",
        voice=None,
        reason="her own spelling",
        after=rebuild_in,
    )
    at = f"/records/people/{person.pk}"
    assert program.get(at).json()["name"] == "Amara Tessoway"
    then = program.get(f"{at}?known_on=2020-01-01").json()
    assert then["name"] == "Amara Tessowe"
    assert then["rests_on"]["name"] == [person.claim_id]
    assert program.get(f"{at}?known_on=never").status_code == 422


def test_the_register_and_the_demands_are_given_page_by_page(
    filled: Filled, program: Program
) -> None:
    """Every row once, in one order, however small a page is; the counts are whole."""
    whole = program.post("/register", {"limit": 200}).json()
    assert whole["next"] is None
    rows, after = [], None
    while True:
        part = program.post("/register", {"limit": 1, "after": after}).json()
        assert part["counts"] == whole["counts"]
        rows += part["entries"]
        after = part["next"]
        if after is None:
            break
    assert rows == whole["entries"]
    assert len(rows) == whole["total"] > 1
    every = program.get("/demands?limit=200").json()
    assert every["next"] is None
    rows, at = [], "/demands?limit=1"
    while at:
        part = program.get(at).json()
        rows += part["items"]
        at = part["next"] and f"/demands?limit=1&after={part['next']}"
    assert rows == every["items"]
    assert len(rows) == every["total"] > 0


@pytest.mark.parametrize("after", ["x", "1|x|", "1|2024-13-01|", "9||' OR 1"])
def test_a_cursor_of_the_register_that_no_page_gave_is_refused(
    program: Program, after: str
) -> None:
    assert program.post("/register", {"after": after}).status_code == 400
