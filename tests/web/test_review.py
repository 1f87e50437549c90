"""Deciding by card, without a script: what each button does, and its undoing."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from habeas.accounts import switches
from habeas.claims.cards import Card, cards
from habeas.claims.models import Claim, Decision
from habeas.register.counts import counts
from habeas.store.labels import RESTRICTED
from habeas.web import days
from habeas.web.telling import according
from tests.web.conftest import Filled


class Table:
    """The cards of the statement, and a browser to decide on them."""

    def __init__(self, filled: Filled, client: Client) -> None:
        self.filled, self.client = filled, client
        self.base = f"/sources/{filled.source.pk}"

    @property
    def cards(self) -> list[Card]:
        return cards(self.filled.officer, self.filled.source)

    def card(self, kind: str) -> Card:
        return next(c for c in self.cards if c.kind == kind)

    def decide(self, card: Card, do: str, **more: Any) -> Any:
        given = {"card": card.id, "do": do, **more}
        if ":" not in do and not more:  # as the page sends it, every box ticked
            ids = [line.claim.pk for line in card.lines if line.open]
            given |= {"offered": ids, "take": ids}
        return self.client.post(f"{self.base}/decide", given)

    def two_open(self) -> Card:
        """Take decisions back until the demands are open again; return their card."""
        while not self.card("demands").open:
            self.undo()
        return self.card("demands")

    def state(self, claim: Claim) -> str:
        return str(Claim.objects.visible_to(self.filled.officer).get(pk=claim.pk).state)

    def undo(self) -> Any:
        return self.client.post(f"{self.base}/undo")


@pytest.fixture
def table(filled: Filled, officer_in: Client) -> Table:
    return Table(filled, officer_in)


def test_without_a_script_it_is_said_what_was_decided(table: Table) -> None:
    """On the page that comes, once."""
    to = table.decide(table.filled.open_card, "accept")["Location"]
    assert " accepted.</span>" in table.client.get(to).content.decode()
    assert " accepted.</span>" not in table.client.get(to).content.decode()


def test_a_card_is_accepted_by_one_button(table: Table) -> None:
    """Every line of it, and the page goes on to what is left."""
    card = table.filled.open_card
    response = table.decide(card, "accept")
    assert response.status_code == 302
    assert {table.state(line.claim) for line in card.lines} == {
        "accepted_as_attributed"
    }
    assert (
        "Everything is decided"
        in table.client.get(f"{table.base}/review").content.decode()
    )


def test_what_is_unticked_stays_undecided(table: Table) -> None:
    """A line left out of the whole card is decided on by itself."""
    card = table.filled.open_card
    ids = [line.claim.pk for line in card.lines]
    assert len(ids) > 1
    table.decide(card, "accept", offered=ids, take=ids[1:])
    assert table.state(card.lines[0].claim) == "suggested"
    assert table.state(card.lines[1].claim) == "accepted_as_attributed"


def test_a_line_the_page_did_not_show_is_not_decided(table: Table) -> None:
    """What came to the card after the page was made, nobody has read."""
    card = table.filled.open_card
    ids = [line.claim.pk for line in card.lines]
    table.decide(card, "accept", offered=ids[1:], take=ids[1:])
    assert table.state(card.lines[0].claim) == "suggested"
    assert table.state(card.lines[1].claim) == "accepted_as_attributed"


def test_nothing_is_decided_where_nothing_is_ticked(table: Table) -> None:
    """A card with no line in it says so."""
    card = table.filled.open_card
    ids = [line.claim.pk for line in card.lines]
    response = table.client.post(
        f"{table.base}/decide",
        {"card": card.id, "do": "accept", "offered": ids},
        follow=True,
    )
    assert "No line of this card" in response.content.decode()


@pytest.mark.parametrize(
    ("verb", "state"),
    [
        ("accept", "accepted_as_attributed"),
        ("misread", "misread"),
        ("set_aside", "set_aside"),
        ("doubt", "doubted"),
    ],
)
def test_a_line_is_decided_by_its_button(table: Table, verb: str, state: str) -> None:
    """One line alone; the card stays until all its lines are decided."""
    card = table.two_open()
    first, second = card.lines[0].claim, card.lines[1].claim
    response = table.decide(card, f"{verb}:{first.pk}")
    assert table.state(first) == state
    assert table.state(second) == "suggested"
    assert response["Location"] == f"{table.base}/review/{card.id}"


def test_a_whole_card_is_undone_as_a_whole(table: Table) -> None:
    """One press takes back what one press did."""
    card = table.filled.open_card
    before = {line.claim.pk: line.claim.state for line in card.lines}
    table.decide(card, "accept")
    response = table.undo()
    assert response["Location"] == f"{table.base}/review/{card.id}"
    after = {line.claim.pk: table.state(line.claim) for line in card.lines}
    assert after == before


def test_an_undoing_that_is_refused_is_not_said_to_be_done(table: Table) -> None:
    """The page says why, and that the decision stands."""
    card = table.filled.open_card
    table.decide(card, "accept")
    before = [table.state(line.claim) for line in card.lines]
    table.client.get(f"{table.base}/review")  # says what was decided, once
    switches.read_only(table.filled.officer, True)
    page = table.client.post(f"{table.base}/undo", follow=True).content.decode()
    assert "the desk is read-only" in page and "taken back" not in page
    assert [table.state(line.claim) for line in card.lines] == before


def test_undoing_goes_back_step_by_step(table: Table) -> None:
    """Each press takes back the decision before."""
    card = table.two_open()
    first, second = card.lines[0].claim, card.lines[1].claim
    table.decide(card, f"misread:{first.pk}")
    table.decide(card, f"set_aside:{second.pk}")
    table.undo()
    assert (table.state(first), table.state(second)) == ("misread", "suggested")
    table.undo()
    assert table.state(first) == "suggested"


def test_who_is_misread_takes_along_what_is_said_of_them(table: Table) -> None:
    """Where the source speaks of no such person, it tells nothing of them."""
    officer, day = table.filled.officer, days.today()
    before = counts(officer, day).released
    card = next(c for c in table.cards if "Tessowe" in c.title)
    table.decide(card, "misread")
    told = [table.state(line.claim) for line in card.lines]
    assert set(told) == {"accepted_as_attributed"} or set(told) == {"misread"}
    assert counts(officer, day).released <= before


def test_a_decision_says_that_it_was_in_bulk(table: Table) -> None:
    """What was accepted at one stroke is counted apart."""
    card = table.filled.open_card
    assert card.bulk
    table.decide(card, "accept")
    made = Decision.objects.visible_to(table.filled.officer).filter(
        claim__in=[line.claim.pk for line in card.lines]
    )
    assert all(d.bulk for d in made)


def test_with_a_script_only_the_card_comes_back(table: Table) -> None:
    """The answer to htmx is the next card and the text with its marks."""
    card = table.filled.open_card
    response = table.client.post(
        f"{table.base}/decide",
        {"card": card.id, "do": f"doubt:{card.lines[0].claim.pk}"},
        headers={"hx-request": "true"},
    )
    text = response.content.decode()
    assert response.status_code == 200
    assert 'id="review"' in text and "<html" not in text
    assert 'id="text-pane" hx-swap-oob="true"' in text


def test_a_claim_is_corrected_in_a_form_that_knows_the_words(table: Table) -> None:
    """The first reading is kept as superseded, the second is accepted."""
    claim = next(c for c in table.filled.claims("act") if c.value["type"] == "arrest")
    page = table.client.get(f"/claims/{claim.pk}").content.decode()
    assert '<option value="abduction"' in page
    response = table.client.post(
        f"/claims/{claim.pk}/edit",
        {"type": "abduction", "date": "2026-03-05", "modality": "stated"},
    )
    assert response.status_code == 302
    assert table.state(claim) == "superseded"
    new = Claim.objects.visible_to(table.filled.officer).get(supersedes=claim)
    assert (new.value["type"], new.value["date"]) == ("abduction", "2026-03-05")
    assert new.value.get("victim") == claim.value.get("victim")
    assert new.state == "accepted_as_attributed"


def test_a_claim_is_doubted_and_withdrawn_with_a_reason(table: Table) -> None:
    """Without a reason nothing that was accepted is withdrawn."""
    claim = table.filled.claims("act")[0]
    path = f"/claims/{claim.pk}/decide"
    table.client.post(path, {"do": "retract"})
    assert table.state(claim) == "accepted_as_attributed"
    table.client.post(path, {"do": "retract", "reason": "the union took it back"})
    assert table.state(claim) == "retracted"
    assert "the union took it back" in (
        table.client.get(f"/claims/{claim.pk}").content.decode()
    )


def test_what_is_restricted_is_closed_with_all_that_rests_on_it(table: Table) -> None:
    """The claim, its words and its record, by one decision."""
    claim = next(
        c for c in table.filled.claims("person") if "Tessowe" in (c.value["name"] or "")
    )
    table.client.post(f"/claims/{claim.pk}/relabel")
    found = Claim.objects.visible_to(table.filled.officer).get(pk=claim.pk)
    assert found.label == RESTRICTED
    assert {q.label for q in found.quotes.visible_to(table.filled.officer)} == {
        RESTRICTED
    }


def test_a_voice_that_says_all_of_a_card_is_told_once(table: Table) -> None:
    """Above the lines; where two say what stands there, each line tells its own."""
    for card in table.cards:
        page = table.client.get(f"{table.base}/review/{card.id}").content.decode()
        said = {according(line.voices) for line in card.lines}
        times = page.count('class="according"')
        if len(said) == 1 and len(card.lines) > 1 and "" not in said:
            assert times == 1
            assert page.index('class="according"') < page.index('class="lines"')
        else:
            assert times == sum(bool(according(x.voices)) for x in card.lines)
