"""The API's corrections, inbox, demands, permissions and learning: the pages' rules."""

from __future__ import annotations

from typing import Any

import pytest

from habeas.records.models import Choice, Person
from habeas.register.models import Demand
from tests.accounts.members import gather
from tests.web.api.test_api import NOBODY, Program
from tests.web.conftest import Filled

WHY = "agreed at the meeting"


@pytest.fixture
def program(filled: Filled) -> Program:
    """Give a program that may do all that its officer may."""
    return Program(filled.officer)


def named_person(filled: Filled) -> Person:
    rows = Person.objects.visible_to(filled.officer).filter(
        withdrawn=False, kind="individual", label="internal"
    )
    found: Person = next(p for p in rows.order_by("entry", "id") if p.name)
    return found


def entered(program: Program, person: Person, name: str = "Zarak Tor") -> Any:
    told = {
        "field": "name",
        "value": name,
        "words": f"His name is {name}.",
        "reason": "the family spelt it",
    }
    return program.post(f"/records/people/{person.pk}/enter", told)


# --- corrections ----------------------------------------------------------------------


def test_a_name_is_entered_stands_and_is_taken_back(
    filled: Filled, program: Program
) -> None:
    person = named_person(filled)
    before = str(person.name)
    made = entered(program, person)
    assert made.status_code == 201 and made.json()["field"] == "name"
    person.refresh_from_db()
    assert str(person.name) == "Zarak Tor"
    standing = program.get(f"/records/people/{person.pk}/choices").json()
    assert standing["fields"] == ["name"]
    assert [c["id"] for c in standing["choices"]] == [made.json()["id"]]
    undone = program.post(f"/choices/{made.json()['id']}/undo")
    assert undone.status_code == 200 and undone.json()["undone"]
    person.refresh_from_db()
    assert str(person.name) == before
    again = program.post(f"/choices/{made.json()['id']}/undo")
    assert again.status_code == 404


def test_a_field_is_chosen_among_claims(filled: Filled, program: Program) -> None:
    person = named_person(filled)
    before = str(person.name)
    assert entered(program, person).status_code == 201
    at = f"/records/people/{person.pk}/choose"
    told = {"field": "name", "claim": person.claim_id, "reason": WHY}
    assert program.post(at, told).status_code == 201
    person.refresh_from_db()
    assert str(person.name) == before  # chosen against what was entered
    found = program.get(f"/records/people/{person.pk}/choices").json()["choices"]
    assert [c["claim_id"] for c in found] == [person.claim_id]
    wrong = program.post(at, told | {"field": "heads"})
    assert wrong.status_code == 400 and wrong.json()["error"] == "NotCorrectable"


@pytest.mark.parametrize(
    ("words", "value"),
    [("His name is\r\nZarak\tTor.", "is\r\nZarak"), ("x", "y"), ("e\u0301", "e\u0301")],
)
def test_whatever_is_entered_is_kept_or_refused(
    words: str, value: str, filled: Filled, program: Program
) -> None:
    told = {"field": "name", "value": value, "words": words, "reason": WHY}
    at = f"/records/people/{named_person(filled).pk}/enter"
    assert program.post(at, told).status_code in (201, 400)
    heads = told | {"field": "heads", "value": "9" * 900}
    assert program.post(at, heads).status_code == 400


def test_a_record_that_was_closed_is_not_corrected(
    filled: Filled, program: Program
) -> None:
    person = named_person(filled)
    made = entered(program, person).json()["id"]
    assert program.post(f"/claims/{person.claim_id}/restrict").status_code == 200
    filled.lower("internal")
    assert entered(program, person).status_code == 404
    assert program.get(f"/records/people/{person.pk}/choices").status_code == 404
    assert program.post(f"/choices/{made}/undo").status_code == 404
    assert not Choice.objects.whole("what stands").get(pk=made).undone


# --- inbox ----------------------------------------------------------------------------


def test_the_inbox_is_narrowed_assigned_and_read_again(
    filled: Filled, program: Program
) -> None:
    pk = filled.source.pk
    assert program.post("/inbox", {"kind": "paste"}).json()["items"] == []
    found = program.post("/inbox", {"kind": "file", "since": "2020-01-01"}).json()
    assert [(s["id"], s["holder"]) for s in found["items"]] == [(pk, None)]
    me = filled.officer.pk
    assert me in {o["id"] for o in program.get("/inbox/officers").json()}
    to = program.post("/inbox/assign", {"sources": [pk], "to": me})
    assert to.json() == {"changed": 1}
    mine = program.post("/inbox", {"holder": "mine"}).json()
    assert [s["holder"] for s in mine["items"]] == [me]
    nobody = program.post("/inbox/assign", {"sources": [pk], "to": NOBODY})
    assert nobody.status_code == 400 and nobody.json()["error"] == "NotAssigned"
    took = program.post("/inbox/assign", {"sources": [pk], "to": None})
    assert took.json() == {"changed": 1}
    again = program.post("/inbox/read", {"sources": [pk]})
    assert again.status_code == 202 and again.json()["job"]["kind"] == "again"
    assert program.post("/inbox/read", {"sources": [NOBODY]}).status_code == 404


@pytest.mark.parametrize(
    "wrong", [{"reading": "x"}, {"review": "x"}, {"kind": "x"}, {"since": "0001-01-01"}]
)
def test_what_the_inbox_cannot_be_asked_is_refused(
    wrong: dict[str, str], program: Program
) -> None:
    assert program.post("/inbox", wrong).status_code == 400
    kept = {"name": "n", "asked": wrong}
    assert program.post("/inbox/searches", kept).status_code == 400
    assert program.get("/inbox/searches").json() == []


def test_a_search_is_kept_and_forgotten(program: Program) -> None:
    told = {"name": "letters", "asked": {"kind": "file", "until": "2026-12-01"}}
    made = program.post("/inbox/searches", told)
    assert made.status_code == 201
    assert program.get("/inbox/searches").json() == [made.json()]
    assert made.json()["asked"] == told["asked"]
    at = f"/inbox/searches/{made.json()['id']}/forget"
    assert program.post(at).status_code == 200
    assert program.post(at).status_code == 404


def test_reading_is_stopped_and_taken_up(program: Program) -> None:
    made = program.post("/pastes", {"text": "Something to read."}).json()["id"]
    stopped = program.post("/inbox/stop", {"sources": [made]}).json()
    assert stopped == {"stopped": 1}
    found = program.post("/inbox", {"reading": "stopped"}).json()["items"]
    assert [s["id"] for s in found] == [made]
    assert program.post("/inbox/take-up").json() == {"waiting": 1}
    assert program.post("/inbox/stop-all").json() == {"stopped": 1}


# --- demands --------------------------------------------------------------------------


def test_a_demand_is_followed_put_under_and_taken_back(
    filled: Filled, program: Program
) -> None:
    pk = filled.demands[0].pk
    followed = program.post(f"/demands/{pk}/follow", {"status": "sent"})
    assert followed.status_code == 200
    told = program.post(f"/demands/{pk}/topic", {"words": "release"})
    assert told.status_code == 201
    assert program.post(f"/demands/{pk}/topic", {"words": "release"}).status_code == 400
    one = program.get(f"/demands/{pk}").json()
    assert [s["step"] for s in one["steps"]] == ["sent"] and one["status"] == "sent"
    for asked in ({"topic": "release"}, {"status": "sent"}):
        found = program.post("/demands/look", asked).json()
        assert [d["id"] for d in found["items"]] == [pk]
    inferred = program.post(f"/demands/{pk}/infer", {"addressee": "the court"})
    assert inferred.json()["inferred"] == "the court"
    step, under = one["steps"][0]["id"], one["topics"][0]["id"]
    back = program.post(f"/demands/steps/{step}/undo").json()
    assert back["status"] == "recorded" and back["steps"] == []
    assert program.post(f"/demands/topics/{under}/undo").json()["topics"] == []
    assert program.post(f"/demands/steps/{step}/undo").status_code == 404
    none = program.post(f"/demands/{pk}/infer", {"addressee": None})
    assert none.json()["inferred"] is None


def test_what_a_state_must_record_is_asked_for(
    filled: Filled, program: Program
) -> None:
    at = f"/register/{filled.entries[0].id}"
    fields = program.get(f"{at}/questions").json()
    field = fields[0]["field"]
    told = {"field": field, "whom": "family", "on": "2026-03-01"}
    made = program.post(f"{at}/ask", told)
    assert made.status_code == 201, made.content
    asked = program.get(f"{at}/questions").json()[0]["asked"]
    assert [a["id"] for a in asked] == [made.json()["id"]]
    settled = f"/askings/{made.json()['id']}/settle"
    assert program.post(settled, {"state": "answered"}).json()["state"] == "answered"
    assert program.post(settled, {"state": "undone"}).status_code == 200
    assert program.post(settled, {"state": "asked"}).status_code == 404


# --- what may go out ------------------------------------------------------------------


def test_a_source_is_opened_and_closed_again(filled: Filled, program: Program) -> None:
    pk = filled.source.pk
    told = {"sources": [pk], "reason": WHY}
    assert program.post("/publish/public/open", told).status_code == 200
    assert program.get("/publish/public").json()[0]["open"]
    assert program.post(f"/sources/{pk}/close", key="k").json()["closed"]
    assert program.get("/publish/public").json()[0]["open"] == 0
    assert program.post(f"/sources/{pk}/close", key="k").status_code == 409


def test_naming_and_telling_are_listed_and_taken_back(
    filled: Filled, program: Program
) -> None:
    person = named_person(filled).pk
    name = {"people": [person], "basis": "family", "reason": WHY}
    assert program.post("/publish/public/name", name).status_code == 200
    tell = {"person": person, "matter": "watch", "reason": WHY}
    assert program.post("/publish/public/tell", tell).status_code == 201
    for sort in ("named", "told"):
        found = program.get(f"/publish/public/{sort}").json()
        assert [d["person_id"] for d in found["items"]] == [person]
        assert program.get(f"/publish/partner/{sort}").json()["items"] == []
        at = f"/{sort}/{found['items'][0]['id']}/withdraw"
        assert program.post(at).json()["withdrawn"]
        assert program.post(at).status_code == 404
        assert program.get(f"/publish/public/{sort}").json()["total"] == 0


def test_a_list_is_named_at_one_stroke(filled: Filled, program: Program) -> None:
    told = {"demand": filled.demands[0].pk, "basis": "none", "reason": WHY}
    made = program.post("/publish/partner/name-list", told)
    assert made.status_code == 200
    found = program.get("/publish/partner/named?limit=1").json()
    assert found["total"] == len(made.json()["decided"])


# --- learning -------------------------------------------------------------------------


def test_a_word_goes_on_a_list_and_off_it(program: Program) -> None:
    made = program.post("/learning/words", {"kind": "title", "words": "Wadero"})
    assert made.status_code == 201
    assert [w["words"] for w in program.get("/learning/words").json()] == ["Wadero"]
    rules = program.get("/learning/list").json()
    assert program.post(f"/learning/words/{made.json()['id']}/remove").json()
    assert program.get("/learning/words").json() == []
    taken = program.post("/learning/list", rules)
    assert taken.json() == {"new": 1, "refused": []}
    assert program.post("/learning/list", rules | {"format": "x"}).status_code == 400
    bad = program.post("/learning/words", {"kind": "act", "words": "x y z"})
    assert bad.status_code == 400


def test_a_correction_is_offered_and_answered(filled: Filled, program: Program) -> None:
    claim = next(c for c in filled.claims("person") if c.value.get("name"))
    told = {"verb": "misread", "claims": [claim.pk]}
    assert program.post("/decisions", told).status_code == 200
    offers = program.get("/learning/offers").json()
    assert [o["claim"] for o in offers] == [claim.pk]
    answer = {"offer": offers[0]["offer"], "take": False}
    assert program.post("/learning/offers", answer).json()["refused"]
    assert program.get("/learning/offers").json() == []
    assert program.get("/learning/versions").json() == []
    assert program.post("/learning/stand", {"version": 7}).status_code == 400
    assert program.post("/learning/measure").status_code == 202


# --- who may --------------------------------------------------------------------------

WRITES = [
    ("propose", f"/records/people/{NOBODY}/choose"),
    ("propose", f"/records/people/{NOBODY}/enter"),
    ("propose", f"/choices/{NOBODY}/undo"),
    ("read", "/inbox/assign"),
    ("read", "/inbox/searches"),
    ("propose", f"/demands/{NOBODY}/topic"),
    ("propose", f"/demands/steps/{NOBODY}/undo"),
    ("decide", f"/sources/{NOBODY}/close"),
    ("publish", "/publish/public/tell"),
    ("propose", "/learning/words"),
]


@pytest.mark.parametrize(("scope", "at"), WRITES)
def test_a_token_does_nothing_beyond_its_scopes(
    filled: Filled, scope: str, at: str
) -> None:
    assert Program(filled.officer, scope).post(at, {}).status_code == 403


def test_a_coder_assigns_and_asks_but_corrects_nothing(filled: Filled) -> None:
    coder = Program(gather(filled.officer)["coder"], "read", "propose")
    told = {"sources": [filled.source.pk], "to": None}
    assert coder.post("/inbox/assign", told).status_code == 200
    assert entered(coder, named_person(filled)).status_code == 403
    pk = filled.demands[0].pk
    assert coder.post(f"/demands/{pk}/follow", {"status": "sent"}).status_code == 200
    assert coder.post(f"/demands/{pk}/topic", {"words": "release"}).status_code == 403


def test_a_lower_ceiling_sees_nothing_closed_in_what_was_added(
    filled: Filled, program: Program
) -> None:
    person = named_person(filled)
    tell = {"person": person.pk, "matter": "watch", "reason": WHY}
    told = program.post("/publish/public/tell", tell).json()["id"]
    demand = filled.demands[0]
    topic = program.post(f"/demands/{demand.pk}/topic", {"words": "release"}).json()
    for claim in (person.claim_id, demand.claim_id):
        assert program.post(f"/claims/{claim}/restrict").status_code == 200
    filled.lower("internal")
    assert Demand.objects.visible_to(filled.officer).filter(pk=demand.pk).count() == 0
    assert program.get(f"/demands/{demand.pk}").status_code == 404
    under = topic["topics"][0]["id"]
    assert program.post(f"/demands/topics/{under}/undo").status_code == 404
    found = program.get("/publish/public/told").json()
    assert found["items"] == [] and found["total"] == 0
    assert program.post(f"/told/{told}/withdraw").status_code == 404
    assert program.post("/demands/look", {"topic": "release"}).json()["items"] == []
