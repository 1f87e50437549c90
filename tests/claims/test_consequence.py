"""What is never accepted in bulk, and what is decided first."""

from __future__ import annotations

from typing import Any

import pytest

from habeas.claims.consequence import in_bulk, weight
from habeas.claims.models import KINDS, Claim
from habeas.vocab.terms import acts, register


def claim(kind: str, value: dict[str, Any] | None = None, **more: str) -> Claim:
    """A claim that is not saved."""
    return Claim(kind=kind, value=value or {}, **more)


@pytest.mark.parametrize(
    "heavy",
    [
        claim("status", {"value": "released"}),
        claim("status", {"value": "in_custody"}),
        claim("act", {"type": "arrest", "victim": "p"}),
        claim("act", {"type": "blockade", "by": ["o"]}),
        claim("act", {"type": "killing"}),
        claim("act", {"type": "sexual_violence"}, time_frame="historical"),
        claim("act", {"type": "torture", "by": ["o"]}, time_frame="pattern"),
        claim("person", {"name": "A", "kind": "individual"}),
        claim("person", {"words": "five", "kind": "group"}),
        claim("attribute", {"property": "age", "value": [15, 16]}),
        claim("header", {"field": "dateline"}, derivation="inferred_by_coder"),
        claim("case", {"number": "FIR 1"}),
        claim("act", {"type": "arrest", "victim": "p"}, time_frame="pattern"),
        claim("act", {"type": "extrajudicial_execution"}, time_frame="pattern"),
        claim("act", {"type": "sexual_violence"}, time_frame="pattern"),
        claim("withhold", {"why": "minor"}),
        claim("withhold", {"why": "victim_of_sexual_violence"}),
    ],
)
def test_never_in_bulk(heavy: Claim) -> None:
    """A status, an act, a doer, a death, a child, a person, an inferred date."""
    assert not in_bulk(heavy)


def test_light_in_bulk() -> None:
    """Demands as written, header, calendar, contacts, roles, names of bodies."""
    light = set(KINDS) - {"status", "act", "person", "case"}
    assert all(in_bulk(claim(kind)) for kind in light)
    assert in_bulk(claim("person", {"kind": "class"}))
    assert in_bulk(claim("act", {"type": "torture"}, time_frame="pattern"))
    assert in_bulk(claim("attribute", {"property": "age", "value": [65, 70]}))


def test_every_status_and_act_has_its_place() -> None:
    """A death before who is held, before who is asked for, before what is past."""
    liberty = register().liberty
    values = (*liberty.held, *liberty.ended, *liberty.watch, *liberty.unknown)
    assert all(weight(claim("status", {"value": v})) <= 3 for v in values)
    assert all(weight(claim("act", {"type": t})) <= 4 for t in acts())
    order = [
        claim("status", {"value": "died_in_custody"}),
        claim("status", {"value": "in_custody"}),
        claim("status", {"value": "at_risk"}),
        claim("status", {"value": "reported_held"}, derivation="presupposed"),
        claim("act", {"type": "dispersal"}),
        claim("status", {"value": "died_in_custody"}, time_frame="historical"),
        claim("person"),
        claim("organisation"),
    ]
    weights = [weight(c) for c in order]
    assert weights == sorted(set(weights))
