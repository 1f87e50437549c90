"""What an audience might see, made up by Hypothesis: any deeds, of any people."""

from __future__ import annotations

import datetime

from hypothesis import strategies as st

from habeas.publication.seen import KINDS, Asked, Deed, Seen
from habeas.register.demands import STATUSES
from habeas.vocab.terms import acts, claims

PEOPLE = tuple(f"person-{n}" for n in range(6))
PLACES = {f"place-{n}": f"Place {n}" for n in range(4)}
BODIES = {f"body-{n}": f"Body {n}" for n in range(3)}
EVENTS = tuple(f"event-{n}" for n in range(3))
SOURCES = tuple(f"source-{n}" for n in range(5))
DAYS = st.dates(datetime.date(2021, 1, 1), datetime.date(2026, 12, 31))


@st.composite
def dates(draw: st.DrawFn) -> str:
    """Return a date in one of the forms that sources leave."""
    a, b = sorted((draw(DAYS), draw(DAYS)))
    forms = (
        "", f"{a}", f"{a:%Y-%m}", f"{a:%Y}", f"{a}~", f"{a:%Y}~", f"{a}/{b}",
        f"../{b}", f"{a}/..", f"[{a},{b}]", f"{a:%Y-%m-%d}T14:58", f"{a:%Y}-XX",
        f"[{a},{a + datetime.timedelta(days=1)}]", f"[..{b}]",
    )  # fmt: skip
    return draw(st.sampled_from(forms))


@st.composite
def deeds(draw: st.DrawFn) -> Deed:
    """Return one deed; what is in it need not make sense together."""
    event = draw(st.sampled_from(("", *EVENTS)))
    low = draw(st.none() | st.integers(0, 9))
    return Deed(
        id=draw(st.uuids()).hex,
        kind=draw(st.sampled_from(KINDS)),
        code=draw(st.sampled_from(tuple(acts()))),
        date=draw(dates()),
        place=draw(st.sampled_from(("", *PLACES))),
        event=event,
        title=draw(st.sampled_from(("", "An incident"))),
        bodies=tuple(sorted(draw(st.sets(st.sampled_from(tuple(BODIES)))))),
        individuals=draw(st.integers(0, 2)),
        victim=draw(st.sampled_from(("", *PEOPLE))),
        heads=(low, low),
        modality=draw(st.sampled_from(tuple(claims().modality))),
        sources=frozenset(draw(st.sets(st.sampled_from(SOURCES)))),
    )


@st.composite
def everything(draw: st.DrawFn) -> Seen:
    """Return everything that an audience might see."""
    asked = st.builds(
        Asked,
        st.uuids().map(lambda u: u.hex),
        st.sampled_from(STATUSES),
        st.sampled_from(SOURCES),
    )
    return Seen(
        audience="desk",
        deeds=tuple(draw(st.lists(deeds(), max_size=14))),
        places=PLACES,
        bodies=BODIES,
        demands=tuple(draw(st.lists(asked, max_size=8))),
        days={s: draw(DAYS) for s in SOURCES},
    )
