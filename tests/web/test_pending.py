"""What comes next when a source is decided: the newest, one's own first."""

from __future__ import annotations

from typing import Any

from django.test import Client

from habeas.accounts import assign
from habeas.claims import review
from habeas.claims.cards import cards
from habeas.claims.models import Claim
from habeas.register import decide
from habeas.sources import preserve
from habeas.sources.models import Source
from habeas.web import jobs, pending
from tests.accounts.members import gather
from tests.web.conftest import Filled

TOLD = b"Police arrested Amara Tessowe on 3 May 2026 in Nauta."


def another(officer: Any, more: bytes = b"") -> Source:
    kept = preserve.keep(officer, TOLD + more, kind="file", name="letter.txt")
    jobs.read_waiting()
    return kept.source


def test_the_last_card_leads_to_the_next_source(
    filled: Filled, officer_in: Client
) -> None:
    """By a button and by the key for the next card; it is named; Today leads there."""
    following = another(filled.officer)
    decide.accept_card(filled.officer, filled.open_card)
    page = officer_in.get(f"/sources/{filled.source.pk}/review").content.decode()
    to = f'id="card-after" href="/sources/{following.pk}/review"'
    assert to in page and "letter.txt" in page
    today = officer_in.get("/").content.decode()
    assert f'id="decide-next" href="/sources/{following.pk}/review"' in today
    for card in cards(filled.officer, following):
        decide.accept_card(filled.officer, card)
    done = officer_in.get(f"/sources/{following.pk}/review").content.decode()
    assert "No other source waits" in done and 'id="card-after"' not in done
    assert 'id="decide-next"' not in officer_in.get("/").content.decode()


def test_ones_own_come_before_a_colleagues(desk: Any) -> None:
    """Then what nobody was given, then what a colleague works on."""
    free, own = another(desk.officer, b" One."), another(desk.officer, b" Two.")
    theirs, seen = another(desk.officer, b" Three."), another(desk.officer, b" Four.")
    members = gather(desk.officer)
    me = members["reviewer"]
    assign.assign(me, [own.pk], me)
    assign.assign(me, [theirs.pk], members["coder"])
    for expected in (own, free, theirs):
        found = pending.after(me, seen)
        assert found is not None and found.pk == expected.pk
        claims = Claim.objects.visible_to(me).filter(source=found, state="suggested")
        review.set_aside(me, list(claims))
    assert pending.after(me, seen) is None
