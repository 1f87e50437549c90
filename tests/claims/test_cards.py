"""Cards: what belongs together at one look, the riskiest first."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from habeas.claims import propose
from habeas.claims.cards import OPEN, Card, cards
from habeas.claims.consequence import in_bulk
from habeas.claims.models import Claim
from habeas.register import decide
from habeas.register.counts import counts
from habeas.sources import preserve, read
from tests.conftest import shared
from tests.register.conftest import Desk, Statement

Told = Callable[[], Statement]


def by_kind(found: list[Card]) -> dict[str, list[Card]]:
    """The cards by kind, in their order."""
    kinds: dict[str, list[Card]] = {}
    for card in found:
        kinds.setdefault(card.kind, []).append(card)
    return kinds


def test_every_claim_is_on_one_card_or_comes_along(house: Desk, told: Told) -> None:
    """Nothing twice, nothing forgotten."""
    source = house.read(told())
    found = cards(house.officer, source)
    dealt = [c.pk for card in found for c in decide.claims_of(card)]
    assert len(dealt) == len(set(dealt))
    along = {line.claim.pk for card in found for line in card.along}
    assert set(dealt) | along == {c.pk for c in house.claims(source)}


def test_a_person_an_incident_a_list(house: Desk, told: Told) -> None:
    """One card for each person with a story; names of one sentence share one."""
    s = told()
    s.text += "\nGuards beat Otieno Wekesa and Njeri Kamande.\n"
    for id, name in (("p7", "Otieno Wekesa"), ("p8", "Njeri Kamande")):
        s.person(id, name)
    s.act("assault", "Guards beat Otieno Wekesa and Njeri Kamande", ["p7", "p8"])
    s.act("blockade", "at the bus\npark", [], by=["o2"])
    kinds = by_kind(cards(house.officer, house.read(s)))
    assert [c.title for c in kinds["person"]] == [
        "Amara Tessowe",
        "five dock workers",
        "Jonah Kipruwet",
        "Selim Odhuno",
        "Rehema Walukho",
        "Baraka Ondisa",
    ]
    (listed,) = kinds["list"]
    assert [line.who for line in listed.lines] == ["Otieno Wekesa", "Njeri Kamande"]
    assert [p.text for p in listed.passages] == [
        "Guards beat Otieno Wekesa and Njeri Kamande."
    ]
    (incident,) = kinds["incident"]
    assert incident.title == "Arrests at the bus park" and len(incident.lines) == 1


def test_the_riskiest_comes_first(house: Desk, told: Told) -> None:
    """Who is held, who is threatened, who is asked for, what is long past."""
    found = cards(house.officer, house.read(told()))
    kinds = [c.kind for c in found]
    assert kinds == sorted(kinds, key=lambda k: k != "person")
    titles = [c.title for c in found if c.kind == "person"]
    assert titles[-1] == "Baraka Ondisa" and titles[:2] == [
        "Amara Tessowe",
        "five dock workers",
    ]


def test_stopping_early_leaves_the_register_right(house: Desk, told: Told) -> None:
    """After the first card she is arrested and released, not only arrested."""
    source = house.read(told())
    decide.accept_card(house.officer, cards(house.officer, source)[0])
    day = read.text_of(house.officer, source).recorded_at.date()
    found = counts(house.officer, day)
    assert (found.reported, found.released) == (0, 1)


def test_a_line_can_be_left_out(house: Desk, told: Told) -> None:
    """The rest of the card is accepted; the line stays open, and so does the card."""
    source = house.read(told())
    card = cards(house.officer, source)[0]
    line = next(x for x in card.lines if x.claim.value.get("value") == "released")
    decide.accept_card(house.officer, card, {line.claim.pk})
    again = next(c for c in cards(house.officer, source) if c.id == card.id)
    assert again.open_lines == 1 and again.open
    decide.set_aside(house.officer, [line.claim])
    again = next(c for c in cards(house.officer, source) if c.id == card.id)
    assert not again.open


def test_only_light_groups_are_in_bulk(house: Desk, told: Told) -> None:
    """What may be accepted at one stroke holds nothing that may not."""
    source = house.read(told())
    for card in cards(house.officer, source):
        if card.bulk:
            assert all(in_bulk(c) for c in decide.claims_of(card))
            decide.accept_card(house.officer, card)


def test_a_pattern_with_an_alleged_doer_is_not_in_bulk(house: Desk, told: Told) -> None:
    """What is said of no one occasion is light, but never a name beside it."""
    s = told()
    for doers in ([], ["o2"]):
        s.act("torture", "Nobody was beaten", ["c"], by=doers, time_frame="pattern")
    groups = by_kind(cards(house.officer, house.read(s)))
    (acts,), (background,) = groups["acts"], groups["background"]
    assert [x.claim.value["by"] != [] for x in acts.lines] == [True]
    assert "torture" in {x.claim.value.get("type") for x in background.lines}


def test_decisions_and_edits_move_no_card(house: Desk, told: Told) -> None:
    """The same cards in the same order, whatever was decided on the way."""
    source = house.read(told())
    before = [c.id for c in cards(house.officer, source)]
    for card in cards(house.officer, source):
        decide.accept_card(house.officer, card)
    claim = next(
        c for c in house.claims(source, "status") if c.value["value"] == "in_custody"
    )
    decide.edit(house.officer, claim, value={**claim.value, "value": "remanded"})
    after = cards(house.officer, source)
    assert [c.id for c in after] == before and not any(c.open for c in after)
    shown = {line.claim.value.get("value") for c in after for line in c.lines}
    assert "remanded" in shown and "in_custody" not in shown


def test_a_card_shows_names_for_ids(house: Desk, told: Told) -> None:
    """Who did it and where, in the source's own words."""
    card = cards(house.officer, house.read(told()))[0]
    arrest = next(x for x in card.lines if x.claim.kind == "act")
    shown = dict(arrest.shown)
    assert (shown["by"], shown["place"]) == ("police", "the bus park")
    assert shown["victim"] == "Amara Tessowe"


@pytest.mark.parametrize("how", ["reference", "reader"])
def test_the_real_statement_in_few_cards_and_keys(
    desk: Any, seed_path: Any, how: str
) -> None:
    """At most 16 cards, decided by at most 45 keys; nothing is left open."""
    gold = json.loads(shared("documents", "seed", "statement.json").read_text("utf-8"))
    data = seed_path.read_bytes()
    source = preserve.keep(desk.officer, data, kind="file").source
    if how == "reference":
        text = read.text_of(desk.officer, source)
        propose.propose_reading(desk.officer, source, text, gold, method="import")
    else:
        propose.propose(desk.officer, source)
    found = cards(desk.officer, source)
    keys = 0
    for card in found:
        decide.accept_card(desk.officer, card)
        keys += 1  # one key accepts a card and goes on to the next
    claims = Claim.objects.visible_to(desk.officer).filter(source=source)
    print(f"{how}: {len(found)} cards, {keys} keys, {claims.count()} claims")
    assert len(found) <= 16 and keys <= 45
    assert not claims.filter(state__in=OPEN).exists()


def test_ten_thousand_claims_are_linear(house: Desk) -> None:
    """A long list costs what it is long, not its square."""
    lines = [f"Person Number{n} was held." for n in range(2000)]
    s = Statement("\n".join(lines))
    at = 0
    for n, line in enumerate(lines):
        quote = {"exact": line, "start": at, "end": at + len(line)}
        at += len(line) + 1
        s.reading["people"].append(
            {"id": f"p{n}", "name": f"Person Number{n}", "quotes": [quote]}
        )
        told = {"status": "in_custody", "date": None, "quotes": [quote]}
        s.reading["register"].append({"person": f"p{n}", "history": [told]})
    source = house.read(s)
    assert len(cards(house.officer, source)) == 2000
