"""Whether a second voice agrees is said beside what is open, in words, and no more."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from habeas.claims.cards import OPEN, Card, Line, cards
from habeas.claims.models import Claim
from habeas.claims.reader.tiers import tier
from habeas.store.ledger import write
from tests.web.conftest import Filled

TWO, ONE = "two voices agree", "one voice"


def told(html: str) -> tuple[int, int]:
    """How often a page says each."""
    return html.count(f">{TWO}<"), html.count(f">{ONE}<")


@pytest.fixture
def scored(filled: Filled) -> list[Claim]:
    """The open claims of the card that is left, with scores of every kind."""
    claims = [line.claim for line in filled.open_card.lines if line.open][:3]
    with write(filled.officer, "claims.propose") as w:
        for claim, score in zip(claims, (97, 61, None), strict=False):
            claim.score = score
            w.save(claim)
    return claims


def test_a_list_says_it_of_each_open_claim(
    filled: Filled, officer_in: Client, scored: list[Claim]
) -> None:
    """As the score is; nothing beside a claim without one."""
    html = officer_in.get(f"/sources/{filled.source.pk}").content.decode()
    for claim in scored:
        start = html.index(f'id="claim-{claim.pk}"')
        head = html[start : html.index('class="what"', start)]
        shown = tier(claim.score)
        assert (TWO in head, ONE in head) == (shown == "strong", shown == "weak")


def test_a_card_says_it_on_each_line(
    filled: Filled, officer_in: Client, scored: list[Claim]
) -> None:
    """And the claim's own page; nothing of what somebody decided on."""
    base = f"/sources/{filled.source.pk}/review"
    html = officer_in.get(f"{base}/{filled.open_card.id}").content.decode()
    assert told(html) == (1, int(len(scored) > 1))
    page = officer_in.get(f"/claims/{scored[0].pk}").content.decode()
    assert told(page) == (1, 0)
    decided = next(c for c in filled.claims("person") if c.state not in OPEN)
    page = officer_in.get(f"/claims/{decided.pk}").content.decode()
    assert told(page) == (0, 0)


def test_it_orders_within_equal_risk_alone(filled: Filled) -> None:
    """Cards go by weight first, and none is left out for its score."""
    dealt = cards(filled.officer, filled.source)
    assert [c.weight for c in dealt] == sorted(c.weight for c in dealt)
    by_weight: dict[int, list[bool]] = {}
    for card in dealt:
        by_weight.setdefault(card.weight, []).append(card.agreed)
    assert all(g == sorted(g, reverse=True) for g in by_weight.values())


def test_a_card_agrees_only_where_all_its_lines_do() -> None:
    """One line with a single voice, or a person's own, makes it none."""

    class Scored:
        def __init__(self, score: int | None) -> None:
            self.score = score

    def card(*scores: int | None) -> Card:
        lines: list[Any] = [Line(Scored(s), (), "", (), ()) for s in scores]  # type: ignore[arg-type]
        return Card("id", "list", "", None, tuple(lines))

    assert card(95, 90).agreed
    assert not card(95, 89).agreed
    assert not card(95, None).agreed
