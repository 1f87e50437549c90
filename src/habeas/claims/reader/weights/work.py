"""For whom somebody works, where the words tell it: a paper, a firm, a school, no person.

"The editor of Karnali Sandesh", "reporter A of Himal Sanchar", "the Nova Knit factory".
"""

from __future__ import annotations

from habeas.claims.reader.lexicon import listed, people_known
from habeas.claims.reader.names import Run

_PRESS = listed(
    """editor editors reporter reporters correspondent correspondents journalist journalists
    cameraman photographer photojournalist publisher columnist subeditor sub-editor staffer
    anchor bureau chief stringer"""
)
_TRADES = listed(
    """operator cutter machinist seamstress stitcher tailor helper worker workers employee
    employees supervisor foreman storekeeper clerk welder technician electrician cashier"""
)
_PREMISES = listed(
    """factory factories mill mills plant plants works garments warehouse showroom workshop
    newspaper daily weekly newsroom magazine channel outlet portal website employees"""
)
_FAR = 5  # words from a name to "reporter" before somebody's own name


def premises(run: Run) -> bool:
    """Whether a run of two words or more is what a place to work at is called by.

    The place itself acts on nobody: in "those questioned over a sit-in at the Nova Knit
    plant were freed", those were.
    """
    several = not run.titles and len(run.names) > 1
    before = ("the", "a", "of", "at", "outside")
    return several and run.after() in _PREMISES and run.before() in before


def employs(run: Run) -> bool:
    """Whether a run of two words or more is told to be for whom people work."""
    if run.titles or len(run.names) < 2 or run.possessive:
        return False
    before, second = run.before(), run.before(2)
    if all(name.lower() in people_known() for name in run.names):
        return False
    if (
        before in ("of", "at")
        and second in _PRESS
        or before == "at"
        and second in _TRADES
    ):
        return True
    return before == "of" and _named_after_trade(run)


def _named_after_trade(run: Run) -> bool:
    """Whether "of" stands behind "reporter" and a name: "reporter A of Himal Sanchar"."""
    tokens, at = run.sentence.tokens, run.first - 2
    low = max(0, at - _FAR)
    while at > low and tokens[at].text[:1].isupper():
        if run.sentence.low[at] in _PRESS:
            return True
        at -= 1
    return at + 2 < run.first and run.sentence.low[at] in _PRESS
