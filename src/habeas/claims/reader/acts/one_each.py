"""Whose deed is whose where a sentence shares them out: "A and B were held and killed,
respectively" tells that A was held, and B was killed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from habeas.claims.reader.scan import Deed
from habeas.claims.reader.scene.line import Line
from habeas.text.spotting import Spotter

_RESPECTIVELY = Spotter(r"\brespectively\b", re.IGNORECASE)
_DAY = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)?\b[^.;]{0,30}\band\b[^.;\d]{0,12}\b\d{1,2}\b|"
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b[^.;]{0,12}\band\b[^.;]{0,12}day\b",
    re.IGNORECASE,
)


def one_each(line: Line, found: Iterable[Deed]) -> list[Deed]:
    """Return deeds; those told "respectively" of several are of one of them each.

    Where they are not as many as those they are told of, it is not known whose is whose.
    Days, places or doers that are shared out leave the deeds to all.
    """
    told = list(found)
    if line.find(_RESPECTIVELY) is None or _shares_else(line):
        return told
    groups: dict[tuple[str, ...], list[Deed]] = defaultdict(list)
    for deed in sorted(told, key=lambda d: d.at):
        if len(deed.victims) > 1:
            groups[deed.victims].append(deed)
    made = [d for d in told if len(groups.get(d.victims, ())) < len("AB")]
    for victims, shared in groups.items():
        if 1 < len(shared) == len(victims):
            pairs = zip(shared, victims, strict=True)
            made.extend(replace(deed, victims=(one,)) for deed, one in pairs)
    return sorted(made, key=lambda d: d.at)


def _shares_else(line: Line) -> bool:
    places = {u.refs for u in line.row if u.sort == "place"}
    by = [k for k, u in enumerate(line.row) if u.word == "by"]
    doers = sum(u.actor for u in line.row[by[-1] :]) if by else 0
    return len(places) > 1 or doers > 1 or _DAY.search(line.whole) is not None
