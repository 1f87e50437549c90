"""Whether the person of a card is known already: who is compared, and what is refused."""

from __future__ import annotations

import pytest
from django.test import Client

from habeas.claims.models import Claim
from habeas.publication.search import queue
from habeas.records import listing
from habeas.register import decide
from tests.register.conftest import Desk, Statement
from tests.web.api.test_api import Program
from tests.web.conftest import Filled


def read(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode()


def claim(filled: Filled, name: str) -> Claim:
    return next(c for c in filled.claims("person") if name in str(c.value.get("name")))


def test_the_person_of_the_claim_is_the_one_compared(
    filled: Filled, officer_in: Client
) -> None:
    """Also from an act on them; with a pair worth comparing, and one looked for."""
    again = Statement("A. Tessowe was seen.")
    again.person("p1", "A. Tessowe")
    Desk(filled.officer).tell(again)
    one = claim(filled, "Amara")
    text = read(officer_in, f"/claims/{one.pk}/same")
    assert "Amara Tessowe" in text and "/people/compare/" in text
    act = next(c for c in filled.claims("act") if c.value.get("victim") == one.pk)
    assert "Amara Tessowe" in read(officer_in, f"/claims/{act.pk}/same")
    path = f"/claims/{one.pk}/same"
    answer = officer_in.post(f"{path}/seek", {"words": "Odhuno"})
    assert answer["Location"] == path
    assert "Selim Odhuno" in read(officer_in, path)


def test_one_who_is_no_record_yet_is_accepted_first(
    filled: Filled, officer_in: Client
) -> None:
    """Names that are nearly the same are shown; nothing can be decided on nobody."""
    again = Statement("A. Tessowe was seen.")
    again.person("p1", "A. Tessowe")
    Desk(filled.officer).tell(again)
    one = claim(filled, "Amara")
    decide.misread(filled.officer, [one])
    path = f"/claims/{one.pk}/same"
    text = read(officer_in, path)
    assert "A. Tessowe" in text and "/people/compare/" not in text
    decide.undo(filled.officer, one)
    assert "/people/compare/" in read(officer_in, path)


def test_nobody_else_has_such_a_page(filled: Filled, officer_in: Client) -> None:
    """A demand, a claim that may not be seen, and no claim at all; a class says so."""
    header = next(c for c in Claim.objects.whole("test") if c.kind == "organisation")
    assert officer_in.get(f"/claims/{header.pk}/same").status_code == 404
    a_class = next(c for c in filled.claims("person") if c.value.get("kind") == "class")
    assert "counts nobody" in read(officer_in, f"/claims/{a_class.pk}/same")
    filled.lower("public")
    one = claim(filled, "Amara") if filled.claims("person") else header
    assert officer_in.get(f"/claims/{one.pk}/same").status_code == 404


def test_whoever_is_looked_for_is_found_in_all_records(
    filled: Filled, officer_in: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody is said to be of no record because theirs is an old one."""
    again = Statement("Zerubina Okello was seen.")
    again.person("p1", "Zerubina Okello")
    Desk(filled.officer).tell(again)
    queue.settle()
    monkeypatch.setattr(listing, "LOOKED", 1)
    path = f"/claims/{claim(filled, 'Amara').pk}/same"
    officer_in.post(f"{path}/seek", {"words": "dhun"})
    assert "Selim Odhuno" in read(officer_in, path)
    found = Program(filled.officer).post("/records/people", {"words": "dhun"}).json()
    assert [p["name"] for p in found["items"]] == ["Selim Odhuno"]
    assert not found["partly"]
