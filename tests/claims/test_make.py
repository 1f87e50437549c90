"""Claims that a person makes of words they chose."""

from __future__ import annotations

from typing import Any

import pytest

from habeas.claims import quotes, review
from habeas.claims.make import NotMade
from habeas.claims.models import KINDS, Claim, Decision
from habeas.register import decide
from habeas.sources import read
from habeas.store.labels import RESTRICTED
from habeas.text.spans import BadSpan
from habeas.web.forms.claim import FORMS
from tests.register.conftest import Desk


@pytest.fixture
def source(house: Desk, told: Any) -> Any:
    """The invented statement, read and decided on by nobody."""
    return house.read(told())


def at(text: Any, *words: str) -> list[tuple[int, int]]:
    """Return where words stand."""
    whole = str(text.text)
    return [(whole.index(w), whole.index(w) + len(w)) for w in words]


def values(source: Any) -> dict[str, dict[str, Any]]:
    """Return a value of every kind, with what it refers to in this source."""
    rows = Claim.objects.whole("test").filter(source=source)
    one = {c.kind: c.pk for c in rows.order_by("first", "id")}
    return {
        "header": {"field": "language", "value": "en"},
        "person": {"name": "Amara Tessowe", "kind": "individual"},
        "attribute": {"property": "occupation", "value": "teacher"},
        "organisation": {"name": "Dock Workers' Union"},
        "place": {"name": "Kisumu"},
        "event": {"title": "bus park"},
        "act": {"type": "arrest", "victim": one["person"], "date": "2026-03-04"},
        "status": {"value": "in_custody", "person": one["person"]},
        "demand": {"number": 3},
        "scheduled": {"title": "hearing", "start": "2026-03-09"},
        "contact": {"kind": "phone", "value": "1"},
        "withhold": {"why": "witness"},
        "relation": {
            "subject": one["person"], "type": "member", "object": one["organisation"],
        },
        "characterisation": {"words": "false case", "of": one["act"]},
        "commitment": {},
        "case": {"number": "1"},
    }  # fmt: skip


def test_a_claim_of_every_kind_is_made_of_chosen_words(
    house: Desk, source: Any
) -> None:
    """Each is accepted, a person's own, and quotes the words at its positions."""
    text, told = read.text_of(house.officer, source), values(source)
    assert set(told) == set(KINDS) == set(FORMS)
    spans = at(text, "arrested the teacher", "Kodiaga Prison")
    for kind, value in told.items():
        subject = told["act"]["victim"] if kind == "attribute" else None
        made = decide.make(
            house.officer, text, kind=kind, value=value, spans=spans, subject=subject
        )
        found = Claim.objects.visible_to(house.officer).get(pk=made.pk)
        assert (found.state, found.method) == ("accepted_as_attributed", "person")
        words = quotes.read(house.officer, [found])[found.pk]
        assert [w.exact for w in words] == ["arrested the teacher", "Kodiaga Prison"]
        assert not any(w.lost for w in words)
        decided = Decision.objects.visible_to(house.officer).get(claim=found)
        assert (decided.verb, decided.bulk) == ("accept", False)


def test_what_is_made_is_taken_back(house: Desk, source: Any) -> None:
    """It is then a suggestion like any other."""
    text = read.text_of(house.officer, source)
    made = decide.make(
        house.officer, text, kind="place", value={"name": "Kisumu"}, spans=[(0, 4)]
    )
    review.undo(house.officer, made)
    found = Claim.objects.visible_to(house.officer).get(pk=made.pk)
    assert found.state == "suggested"


@pytest.mark.parametrize(
    ("kind", "value", "field"),
    [
        ("act", {}, "type"),
        ("act", {"type": "tickle"}, "type"),
        ("act", {"type": "arrest", "date": "last week"}, "date"),
        ("act", {"type": "arrest", "victim": "nobody"}, "reference"),
        ("status", {"value": "in_custody"}, "person"),
        ("person", {"kind": "individual"}, "name|words"),
        ("attribute", {"property": "age", "value": "9"}, "person"),
        ("withhold", {"why": "secret"}, "why"),
        ("fact", {"name": "x"}, "kind"),
    ],
)
def test_what_is_not_of_its_form_is_not_made(
    kind: str, value: dict[str, Any], field: str, house: Desk, source: Any
) -> None:
    """The field is named, and nothing is recorded."""
    text = read.text_of(house.officer, source)
    before = Claim.objects.whole("test").count()
    with pytest.raises(NotMade) as told:
        decide.make(house.officer, text, kind=kind, value=value, spans=[(0, 4)])
    assert told.value.field == field
    assert Claim.objects.whole("test").count() == before


def test_positions_outside_the_text_are_refused(house: Desk, source: Any) -> None:
    """A browser is believed in nothing."""
    text = read.text_of(house.officer, source)
    for spans in ([(0, 10**6)], [(5, 5)], [(-1, 3)]):
        with pytest.raises(BadSpan):
            decide.make(
                house.officer, text, kind="place", value={"name": "x"}, spans=spans
            )


def test_words_that_were_closed_stay_closed(house: Desk, source: Any) -> None:
    """A claim of nothing but withheld words is restricted from birth."""
    text = read.text_of(house.officer, source)
    closed = at(text, "Kodiaga Prison")
    decide.make(
        house.officer, text, kind="withhold", value={"why": "witness"}, spans=closed
    )
    made = decide.make(
        house.officer, text, kind="place", value={"name": "Kodiaga"}, spans=closed
    )
    assert made.label == RESTRICTED


def test_an_edit_opens_no_words_that_were_closed(house: Desk, source: Any) -> None:
    """Moved onto words that another claim withholds, a claim is closed like them."""
    text = read.text_of(house.officer, source)
    closed = at(text, "Kodiaga Prison")
    decide.make(
        house.officer, text, kind="withhold", value={"why": "witness"}, spans=closed
    )
    place = decide.make(
        house.officer,
        text,
        kind="place",
        value={"name": "Kisumu"},
        spans=at(text, "Kisumu"),
    )
    assert place.label != RESTRICTED
    moved = decide.edit(house.officer, place, value={"name": "Kodiaga"}, spans=closed)
    assert moved.label == RESTRICTED
    assert quotes.read(house.officer, [moved])[moved.pk][0].label == RESTRICTED
