"""The events of a text: occasions that acts are part of.

One of the news (what happened where on the day most acts are told of), and one for each
other day and place on which several acts fell. A gathering that the text is about is an
event of its own.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from habeas.claims.reader.acts.act import PHYSICAL, Act
from habeas.claims.reader.mentions import Cast
from habeas.text.spotting import Spotter

_MEETING = Spotter(
    r"\b(?:conference|seminar|rally|march|procession|protest|demonstration|congress|"
    r"convention|dharna|sit-in|vigil|assembly|meeting|session)\b",
    re.IGNORECASE,
)
_WANTED = ("incident",)


_NEAR = 12
# Done to those held, where they are held: the place of the taking tells nothing of it.
_ELSEWHERE = frozenset(["interrogation", "torture"])


@dataclass(frozen=True)
class Event:
    """An occasion: `kind` is assembly, incident, background or other."""

    id: str
    title: str
    kind: str
    date: str | None
    place: str | None
    spans: tuple[tuple[int, int], ...]


def events(
    acts: Sequence[Act], cast: Cast, text: str, title: tuple[int, int] | None
) -> tuple[list[Event], list[tuple[Act, str | None]]]:
    """Return the events, and each act with the id of the event it is part of."""
    days = Counter(
        a.date
        for a in acts
        if a.date and a.time_frame in _WANTED and a.modality == "stated"
    )
    chosen = [d for d, n in days.most_common(3) if n > 1] or [
        d for d, _ in days.most_common(1)
    ]
    found: list[Event] = []
    parts: list[tuple[Act, str | None]] = []
    ids = {d: f"e{n}" for n, d in enumerate(chosen, 1)}
    for day in chosen:
        of_day = [a for a in acts if a.date == day and a.time_frame in _WANTED]
        found.append(_event(ids[day], day, of_day, text, title, day == chosen[0]))
    for act in acts:
        event = ids.get(act.date or "") if act.time_frame in _WANTED else None
        parts.append((act, event))
    return found, parts


def _event(
    ref: str,
    day: str,
    acts: Sequence[Act],
    text: str,
    title: tuple[int, int] | None,
    first: bool,
) -> Event:
    places = Counter(a.place for a in acts if a.place)
    spans = tuple(dict.fromkeys(a.spans[0] for a in acts))[:4]
    words = (
        text[title[0] : title[1]]
        if title and first
        else (text[spans[0][0] : spans[0][1]])
    )
    kind = "assembly" if _MEETING.search(words) and first and title else "incident"
    return Event(
        ref,
        " ".join(words.split())[:160],
        kind,
        day,
        places.most_common(1)[0][0] if places else None,
        spans,
    )


# What follows these words happened elsewhere.
_APART = Spotter(
    r"\b(?:meanwhile|elsewhere|separately|in (?:a |an )?(?:another|separate|different|unrelated|"
    r"other) (?:development|incident|case|attack|action|event|clash|operation)s?)\b",
    re.IGNORECASE,
)


def _asks(told: tuple[Act, str | None]) -> bool:
    """Whether an act has no place, and may have that of its event."""
    act, event = told
    carried = act.place is None and event is not None and act.carried
    return carried and act.type in PHYSICAL - _ELSEWHERE


# Where somebody was brought tells nothing of where else it happened.
_MOVED = frozenset(["transfer", "deportation"])


def placed(
    acts: Sequence[tuple[Act, str | None]], found: Sequence[Event], text: str
) -> list[tuple[Act, str | None]]:
    """Return the acts with the place of their event where they have none.

    Only where all that is told of the event is told of one place, and near by.
    """
    told: dict[str | None, set[str]] = {}
    lines: dict[str | None, list[Act]] = {}
    breaks = [m.start() for m in _APART.finditer(text)] if any(map(_asks, acts)) else []
    for act, event in acts:
        if act.place and act.type not in _MOVED:
            told.setdefault(event, set()).add(act.place)
            lines.setdefault(event, []).append(act)
    where = {e.id: e.place for e in found if len(told.get(e.id, ())) == 1}
    return [
        (
            replace(a, place=where.get(e))
            if e
            and _asks((a, e))
            and any(
                abs(a.number - n.number) <= _NEAR
                and bisect(breaks, a.at) == bisect(breaks, n.at)
                for n in lines.get(e, ())
            )
            else a,
            e,
        )
        for a, e in acts
    ]
