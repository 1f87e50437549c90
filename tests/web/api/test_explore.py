"""Explore by program: the sums of the pages, each open to what it counts."""

from __future__ import annotations

from typing import Any

import pytest

from habeas.claims.models import Claim
from tests.web.api.test_api import NOBODY, Program
from tests.web.conftest import Filled, tell_of_a_town

OPERATIONS = ("figures", "timeline", "network")


@pytest.fixture
def program(filled: Filled) -> Program:
    """Give a program that may read a desk with two statements."""
    tell_of_a_town(filled.officer)
    return Program(filled.officer, "read")


def posted(program: Program, at: str, told: Any = None) -> Any:
    answer = program.post(f"/explore/{at}", told)
    assert answer.status_code == 200, answer.content
    return answer.json()


def test_each_cell_of_each_figure_opens_to_what_it_counts(program: Program) -> None:
    """Acts, demands and sources by number; of the register, the heads of entries."""
    made = posted(program, "figures")
    assert {f["figure"] for f in made["figures"]} == {
        "types", "places", "bodies", "register", "demands", "sources",
    }  # fmt: skip
    met = set()
    for figure in made["figures"]:
        assert figure["unit"] and len(figure["sources_by_column"]) == len(
            figure["columns"]
        )
        for row in figure["rows"]:
            for column, value in zip(figure["columns"], row["cells"], strict=True):
                if not value or (figure["figure"], row["row"]) in met:
                    continue
                met.add((figure["figure"], row["row"]))
                told = {"figure": figure["figure"], "row": row["row"]}
                found = posted(program, "figures/cell", told | {"column": column})
                assert len(found["items"]) == found["total"]
                if figure["figure"] == "register":
                    assert sum(e["heads"][0] for e in found["items"]) >= value
                else:
                    assert found["total"] == value
    assert {code for code, _ in met} >= {"types", "places", "bodies", "sources"}


def test_narrowed_figures_are_those_of_acts(program: Program) -> None:
    made = posted(program, "figures", {"code": "arrest"})
    assert {f["figure"] for f in made["figures"]} == {"types", "places", "bodies"}
    assert all(f["total"] == made["figures"][0]["total"] for f in made["figures"])
    none = posted(program, "figures", {"last": "1950-01-31"})
    assert (none["first"], none["last"]) == ("1949-02-01", "1950-01-31")


def test_the_timeline_tells_what_has_no_date_apart(program: Program) -> None:
    made = posted(program, "timeline")
    assert made["undated_total"] == len(made["undated"])
    assert made["total"] == len(made["dated"]) + made["undated_total"] == made["of"]
    assert all(d["date"] for d in made["dated"])
    assert not any(d["date"] for d in made["undated"])
    counted = sum(s["deeds"] for s in made["by_time"]) + made["in_no_one_month"]
    assert counted == len(made["dated"])
    events = posted(program, "timeline", {"kind": "event"})
    assert events["total"] and {d["kind"] for d in events["dated"]} <= {"event"}
    for deed in made["dated"][:3]:
        found = program.get(f"/explore/of/deed/{deed['id']}").json()
        assert deed["id"] in {d["id"] for d in found["items"]}
        assert program.get(f"/claims/{deed['claim']}").status_code == 200


def test_the_network_links_no_people_and_each_edge_opens(program: Program) -> None:
    made = posted(program, "network")
    nodes = {n["id"]: n for n in made["nodes"]}
    assert {n["kind"] for n in nodes.values()} <= {"body", "event", "act", "place"}
    opened = 0
    for edge in made["edges"]:
        start, end = nodes[edge["start"]], nodes[edge["end"]]
        if start["kind"] == "event":
            assert end["kind"] == "place"
            assert program.get(f"/explore/of/event/{start['id']}").status_code == 200
            continue
        assert (start["kind"], end["kind"]) in {("body", "act"), ("act", "place")}
        act = start if start["kind"] == "act" else end
        other = {"body": start["id"]} if act is end else {"at": end["id"]}
        told = {"act": act["code"], "event": act["within"], "spot": act["place"]}
        found = posted(program, "acts", told | other)
        assert found["total"] == edge["acts"]
        assert found["sources"] == edge["sources"]
        opened += 1
    assert opened
    for node in nodes.values():
        if node["kind"] in ("body", "place"):
            found = program.get(f"/explore/of/{node['kind']}/{node['id']}").json()
            assert found["total"]


def test_what_is_no_code_or_no_cell_is_said(program: Program) -> None:
    for name in ("code", "modality", "status"):
        answer = program.post("/explore/timeline", {name: "Jamila"})
        assert answer.status_code == 400 and "Jamila" not in answer.content.decode()
    cell = {"figure": "types", "row": "none such", "column": "undated"}
    assert program.post("/explore/figures/cell", cell).status_code == 404
    assert program.post("/explore/acts", {"act": "none-such"}).status_code == 404
    assert program.get(f"/explore/of/place/{NOBODY}").status_code == 404


def test_a_lower_ceiling_sees_nothing_closed(filled: Filled, program: Program) -> None:
    """Neither what is closed, nor a sum, an id or a name that tells of it."""
    everything = posted(program, "timeline")["of"]
    rows = Claim.objects.visible_to(filled.officer).exclude(label="public")
    closed = set(rows.values_list("pk", flat=True))
    filled.lower("public")
    for at in OPERATIONS:
        answer = program.post(f"/explore/{at}")
        assert answer.status_code == 200
        text = answer.content.decode()
        assert not any(pk in text for pk in closed)
        assert "Wekesa" not in text and "Nakuru" not in text
    assert posted(program, "timeline")["of"] == 0 < everything
    assert posted(program, "network")["nodes"] == []


def test_it_takes_the_scope_read(filled: Filled) -> None:
    program = Program(filled.officer, "propose")
    for at in (*OPERATIONS, "acts", "figures/cell"):
        assert program.post(f"/explore/{at}").status_code == 403
    assert program.get(f"/explore/of/deed/{NOBODY}").status_code == 403
