"""What was known on a day stays the answer, whatever is taken back afterwards."""

from __future__ import annotations

import datetime
from typing import Any

from habeas.register import decide
from habeas.register.listing import rows

ON = datetime.date(2026, 3, 6)


def told_of(house: Any, known_on: datetime.datetime | None) -> dict[str, Any]:
    """Where each person was held, by whom taken, and what is demanded for them."""
    return {
        r.name: ([s.name for s in r.entry.stays], r.taken_by, len(r.demands))
        for r in rows(house.officer, ON, known_on)
    }


def now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


def test_what_is_withdrawn_since_is_still_what_was_known(house: Any, told: Any) -> None:
    """A place, those who took the person, and a demand."""
    before = now()
    source = house.tell(told())
    then = now()
    standing = told_of(house, None)
    assert standing["five dock workers"][0] == ["Kodiaga Prison"]
    assert standing["five dock workers"][1] == ("police",)
    assert standing["Selim Odhuno"][2] == 1
    decide.retract(house.officer, house.claims(source, "place"), "another place")
    decide.retract(house.officer, house.claims(source, "act", "demand"), "doubtful")
    after = told_of(house, None)
    assert after["five dock workers"][:2] == ([], ())
    assert after["Selim Odhuno"][2] == 0
    assert told_of(house, then) == standing
    assert told_of(house, before) == {}
