"""What is opened to whom: by source, with a reason, never what is restricted."""

from __future__ import annotations

from typing import Any

import pytest

from habeas.claims.models import Claim, Quote
from habeas.publication import opening
from habeas.publication.audience import NoSuchAudience
from habeas.publication.models import Opening
from habeas.publication.naming import NoReason
from habeas.records.models import Attribute, Basis, Relation
from habeas.register import decide
from habeas.register.models import Demand, Episode, Status
from habeas.sources.models import Source, Text
from habeas.store.labels import LABELS
from habeas.store.verify import verify

CEILINGS = {"public": "public", "partner": "partners", "internal": "internal"}


def labels(model: type[Any], **only: Any) -> set[str]:
    return {r.label for r in model.objects.whole("test").filter(**only)}


@pytest.mark.parametrize("audience", CEILINGS)
def test_opened_is_what_was_accepted(house: Any, audience: str) -> None:
    """Accepted claims, their quotes and records carry the audience's label."""
    source = house.tell()
    house.open(source, to=audience)
    label = CEILINGS[audience]
    assert labels(Claim, kind="demand") == {label}
    assert labels(Quote, claim__kind="demand") == {label}
    assert labels(Episode, kind="deprivation") == {label}
    assert labels(Basis) <= {label, "internal", "restricted"}


def test_what_is_restricted_stays(house: Any) -> None:
    """Also a contact, what is withheld, and what describes a person."""
    before = house.tell()
    closed = {c.pk for c in house.claims(before) if c.label == "restricted"}
    house.open(before)
    after = {c.pk for c in house.claims(before) if c.label == "restricted"}
    assert closed and after == closed
    assert labels(Claim, kind="contact") == labels(Claim, kind="withhold")
    assert "public" not in labels(Attribute) | labels(Claim, kind="attribute")
    assert labels(Status, value="at_risk") == {"restricted"}
    assert labels(Episode, kind="watch") == {"restricted"}
    assert "public" not in labels(Source) | labels(Text)


def test_a_doers_unit_is_opened_in_place_of_the_name(house: Any) -> None:
    """The one relation that goes out."""
    house.open(house.tell())
    assert labels(Relation) == {"public"}


def test_what_is_not_accepted_stays_closed(house: Any) -> None:
    """A suggestion is opened by nobody; nor what is accepted afterwards."""
    source = house.tell(accept=False)
    house.open(source)
    assert labels(Claim) <= {"internal", "restricted"}
    decide.accept(house.officer, house.claims(source, "demand"))
    assert "public" not in labels(Claim)
    (state,) = opening.openness(house.officer, "public")
    assert state.open == 0 and state.closed > 0


def test_rebuilding_keeps_what_is_open(house: Any) -> None:
    """A decision on one claim of the source closes and opens nothing else."""
    source = house.tell()
    house.open(source)
    decide.retract(house.officer, house.claims(source, "demand")[:1], "misheard")
    assert labels(Episode, kind="deprivation") == {"public"}
    decide.rebuild(house.officer, source)
    assert labels(Episode, kind="deprivation") == {"public"}


def test_closing_again(house: Any) -> None:
    """Everything of the source is internal again; the opening says so."""
    source = house.tell()
    house.open(source)
    assert opening.close_source(house.officer, source) > 0
    assert "public" not in labels(Claim) | labels(Episode) | labels(Quote)
    assert [o.withdrawn for o in Opening.objects.whole("test")] == [True]
    assert not house.project().register


def test_what_was_taken_back_is_closed_too(house: Any) -> None:
    """Else it would be open again at once where it is accepted again."""
    source = house.tell()
    house.open(source)
    claims = house.claims(source, "demand")
    decide.retract(house.officer, claims[:1], "another look")
    opening.close_source(house.officer, source)
    decide.undo(house.officer, claims[0])
    assert "public" not in labels(Claim) | labels(Demand) | labels(Quote)


@pytest.mark.parametrize("how", ["retract", "undo", "doubt"])
def test_what_is_accepted_again_waits_to_be_opened(house: Any, how: str) -> None:
    """Taking something back closes it: it does not go out by being accepted again."""
    source = house.tell()
    house.open(source)
    (claim, *_) = house.claims(source, "demand")
    if how == "retract":
        decide.retract(house.officer, [claim], "another look")
        decide.undo(house.officer, claim)
    elif how == "undo":
        decide.undo(house.officer, claim)
        decide.accept(house.officer, [Claim.objects.whole("test").get(pk=claim.pk)])
    else:
        decide.doubt(house.officer, [claim], "is it so?")
        decide.accept(house.officer, [Claim.objects.whole("test").get(pk=claim.pk)])
    again = Claim.objects.whole("test").get(pk=claim.pk)
    assert (again.state, again.label) == ("accepted_as_attributed", "internal")
    assert labels(Quote, claim=claim.pk) == {"internal"}
    assert labels(Demand, claim=claim.pk) == {"internal"}
    assert labels(Claim, kind="demand") == {"internal", "public"}


def test_what_is_corrected_is_closed_until_it_is_opened(house: Any) -> None:
    """Nobody opened the new words."""
    source = house.tell()
    house.open(source)
    claim = house.claims(source, "demand")[0]
    new = decide.edit(house.officer, claim, value={**claim.value, "number": 77})
    assert new.label == "internal"
    assert labels(Demand, number=77) == {"internal"}
    assert 77 not in {d.number for d in house.project().demands}
    house.open(source)
    assert 77 in {d.number for d in house.project().demands}


def test_opening_further_is_counted(house: Any) -> None:
    """The page shows, by source, what an audience may see."""
    source = house.tell()
    (before,) = opening.openness(house.officer, "public")
    assert (before.open, before.source.pk) == (0, source.pk)
    house.open(source, to="partner")
    (public,) = opening.openness(house.officer, "public")
    (partner,) = opening.openness(house.officer, "partner")
    assert public.open == 0 and partner.open == before.closed
    assert partner.restricted == before.restricted > 0


def test_opening_is_an_entry_that_verifies(house: Any) -> None:
    """Rows that were opened still agree with the ledger."""
    house.open(house.tell())
    assert not [f for f in verify() if f.severity == "damage"]


def test_a_reason_and_an_audience_are_needed(house: Any) -> None:
    """Nothing is opened without them."""
    source = house.tell()
    with pytest.raises(NoReason):
        opening.open_sources(house.officer, [source], "public", " ")
    with pytest.raises(NoSuchAudience):
        opening.open_sources(house.officer, [source], "world", "why not")
    assert labels(Claim) <= set(LABELS[2:])
