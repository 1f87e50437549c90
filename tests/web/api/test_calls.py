"""A call and the day by program, as the pages keep and show them."""

from __future__ import annotations

from typing import Any

import pytest

from habeas.sources.models import Source
from tests.web.api.test_api import Program
from tests.web.conftest import Filled
from tests.web.test_call import GATE


@pytest.fixture
def program(filled: Filled) -> Program:
    """Give a program that may do all that its officer may."""
    return Program(filled.officer)


def kept(program: Program, key: str | None = None, **told: Any) -> Any:
    answer = program.post("/calls", told, key)
    assert answer.status_code == 201, answer.content
    return answer.json()


def test_a_call_is_a_note_with_claims_that_quote_it_and_rows(program: Program) -> None:
    made = kept(program, **GATE)
    assert made["source"]["kind"] == "note" and len(made["source"]["sha256"]) == 64
    text = program.get(f"/sources/{made['id']}/text").json()["text"]
    assert "Sohail Dost" in text and "the mill gate" in text
    page = program.post(f"/sources/{made['id']}/claims", {}).json()
    assert page["total"] == made["claims"] > 5
    for claim in page["items"]:
        assert claim["state"].startswith("accepted") and claim["quotes"]
        for quote in claim["quotes"]:
            assert text[quote["start"] : quote["end"]] == quote["exact"]
    assert len(made["rows"]) == 2 and made["waiting"] == 0
    assert all(r["clock"]["timed"] and r["to_ask"] for r in made["rows"])
    assert program.get(f"/calls/{made['id']}").json()["rows"]
    did = program.get(f"/sources/{made['id']}/custody").json()
    assert did[0]["action"] == "received" and did[0]["source_id"] == made["id"]


def test_a_call_sent_twice_is_kept_once_and_other_words_are_another(
    program: Program,
) -> None:
    first = kept(program, "line-7", **GATE)
    again = kept(program, "line-7", **GATE)
    other = kept(program, "line-7", **GATE | {"further": "She will call again."})
    assert again["id"] == first["id"] != other["id"]
    assert again["claims"] == first["claims"]
    notes = Source.objects.whole("the notes of a test").filter(kind="note")
    assert notes.count() == 2


def test_a_token_that_may_not_decide_only_suggests(filled: Filled) -> None:
    """Whatever its officer may: nothing is accepted, no row stands."""
    program = Program(filled.officer, "read", "propose")
    made = kept(program, **GATE)
    assert made["waiting"] == made["claims"] > 5
    assert made["rows"] == []


def test_what_a_caller_closes_is_not_there_for_a_lower_ceiling(
    filled: Filled, program: Program
) -> None:
    closed = kept(program, **GATE, consent="no")["id"]
    open_ = kept(program, **GATE, consent="desk")["id"]
    filled.lower("internal")
    assert program.get(f"/calls/{closed}").status_code == 404
    assert program.get(f"/sources/{closed}/custody").status_code == 404
    assert program.get(f"/calls/{open_}").json()["rows"]
    told = program.get(f"/sources/{open_}/text").json()["text"]
    assert "Sohail Dost" in told and "a woman at the gate" not in told


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ({}, 400),
        ({"consent": "public"}, 400),
        ({"who": "Sohail Dost", "manner": "by force"}, 422),
        ({"who": "Sohail Dost", "whom": "x"}, 422),
        ({"who": "Sohail Dost", "began_at": "2026-03-03T10:00:00"}, 422),
        ({"who": "Sohail Dost", "began_at": "0001-01-01T00:00:00+14:00"}, 400),
        ({"who": "Sohail Dost", "began_at": "9999-12-31T23:00:00-14:00"}, 400),
    ],
)
def test_what_is_no_call_is_not_kept(
    told: dict[str, str], status: int, program: Program
) -> None:
    answer = program.post("/calls", told)
    assert answer.status_code == status
    assert "Sohail" not in answer.content.decode()
    notes = Source.objects.whole("the notes of a test").filter(kind="note")
    assert not notes.exists()


def test_when_a_call_began_is_what_its_days_are_reckoned_from(
    program: Program,
) -> None:
    made = kept(program, who="Sohail Dost", day="today", began_at="2026-03-03T12:00Z")
    page = program.post(f"/sources/{made['id']}/claims", {"kind": "status"}).json()
    assert [c["value"]["date"] for c in page["items"]] == ["2026-03-03"]


def test_the_day_tells_what_it_asks(filled: Filled, program: Program) -> None:
    made = kept(program, **GATE)
    told = program.post("/today", {"silent_for": 3}).json()
    rows = {r["episode"]["person_id"] for r in made["rows"]}
    assert {p for c in told["clocks"]["items"] for p in c["entry"]["people"]} >= rows
    assert all(
        c["state"] in ("over", "perhaps", "running") for c in told["clocks"]["items"]
    )
    undecided = {s["id"] for s in told["undecided"]["items"]}
    assert filled.source.pk in undecided and told["questions"]["total"] > 0
    assert told["unheard"]["total"] == len(told["unheard"]["items"])
    one = program.post("/today", {"limit": 1}).json()
    assert len(one["clocks"]["items"]) == 1
    assert one["clocks"]["total"] == told["clocks"]["total"]
    then = program.post("/today", {"as_of": "2026-03-04"}).json()
    assert then["day"] == "2026-03-04" and then["now"].startswith("2026-03-04T23:59")
    assert program.post("/today", {"as_of": "0001-01-01"}).status_code == 400


def test_the_day_of_a_lower_ceiling_tells_nothing_closed(
    filled: Filled, program: Program
) -> None:
    kept(program, **GATE, consent="no")
    assert "Sohail Dost" in program.post("/today", {}).content.decode()
    filled.lower("public")
    told = program.post("/today", {})
    assert "Sohail" not in told.content.decode()
    parts = [p for p in told.json().values() if isinstance(p, dict)]
    assert len(parts) == 7 and not any(p["total"] or p["items"] for p in parts)


def test_a_call_takes_the_scope_propose_and_the_day_the_scope_read(
    filled: Filled,
) -> None:
    assert Program(filled.officer, "read").post("/calls", GATE).status_code == 403
    writer = Program(filled.officer, "propose")
    assert writer.post("/today", {}).status_code == 403
    assert writer.get(f"/sources/{filled.source.pk}/custody").status_code == 403
