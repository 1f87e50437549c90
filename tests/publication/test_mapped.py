"""The map: as wide as is known, nothing by a guess, and every act counted."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from habeas.publication.mapped import Located, mapped
from habeas.publication.seen import Seen
from tests.publication.strategies import PLACES, everything

PROVINCE = Located("Sindh", "admin1", 26.5, 68.5, 219.8, "", "PK")


@given(everything(), st.sets(st.sampled_from(tuple(PLACES.values()))))
def test_every_act_is_on_the_map_or_beside_it(told: Seen, known: set[str]) -> None:
    """Each act counts once: at a place drawn, at one listed, or at none told."""

    def settle(name: str, near: Sequence[str]) -> Located | None:
        assert name not in near
        return PROVINCE if name in known else None

    found = mapped(told, settle)
    assert found.total == len(told.done)
    assert {s.name for s in found.spots} <= known
    assert {s.name for s in found.beside}.isdisjoint(known)
    at = {d.id: d.place for d in told.done}
    for spot in (*found.spots, *found.beside):
        assert set(spot.deeds) == {d for d, place in at.items() if place == spot.place}
        assert spot.events == sum(
            d.kind == "event" and d.place == spot.place for d in told.deeds
        )


@given(everything())
def test_what_does_not_settle_is_not_drawn(told: Seen) -> None:
    """Without a gazetteer, every place is listed and none is drawn."""
    assert mapped(told, lambda name, near: None).spots == ()
