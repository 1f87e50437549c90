"""Orders that put somebody into detention, which are detention and no mere plan.

"The Deputy Commissioner issued orders under 3-MPO to detain A for thirty days", "ordered
the detention of A under the Public Safety Act", "a detention order was served on A".
A plain order to detain somebody whom nobody holds stays a threat; what a court orders is
`remand` (the codebook of the shared practice texts, rule 9).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from habeas.claims.reader import clauses
from habeas.claims.reader import grammar as g
from habeas.claims.reader.scan.deed import Deed
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.stance import Stance
from habeas.claims.reader.triggers import PAST
from habeas.text.spotting import Spotter

_GAVE = (
    r"(?:issued|passed|signed|made|served|slapped|approved|confirmed|obtained|renewed|extended|"
    r"released|imposed)"
)
_KIND = r"(?:(?:preventive|administrative|further|fresh|new|written|formal|thirty|\d+)[ -](?:days?[ -])?)*"
_LAW = (
    r"under (?:section \w+|(?:the )?(?:\d-?)?MPO\b|(?:the |a |its )?(?-i:[A-Z])[\w'’.-]*(?: [\w'’.-]+){0,6}?|"
    r"(?:a |the )?(?:[\w-]+ ){0,4}(?:law|act|ordinance|regulations?))"
)
_ORDER = Spotter(
    rf"\b(?:{_GAVE} (?:an? |the |their |his |her )?{_KIND}(?:detention orders?|orders? of {_KIND}detention)"
    rf"(?: {_LAW})?(?: (?:against|on|for|of|to))|"
    rf"{_GAVE} (?:an? )?{_KIND}orders? (?:{_LAW} )?(?:to detain|for the {_KIND}detention of)|"
    rf"(?:ordered|directed|approved|extended|sanctioned|confirmed) (?:the |a |that )?{_KIND}detention of|"
    r"detention orders?(?: [^.;,]{0,40}?)? (?:was|were|has been|have been) (?:\w+ly )?"
    r"(?:issued|passed|served|slapped|signed|made|confirmed|extended)(?: (?:against|on|for)))(?=\W)",
    re.IGNORECASE,
)
# What tells that it was carried out, or is in force: a term, or the law that allows it.
_TERM = Spotter(
    r"\bfor (?:a (?:period|term) of |another |a further |up to |the next )?(?:\d+|an?|two|three|four|six|seven|"
    r"ten|twelve|fifteen|thirty|sixty|ninety|one)[ -](?:days?|weeks?|months?|years?)\b|\bdetention orders?\b|"
    r"\bMPO\b|\bpreventive(?:ly)?\b|\badministrative detention\b|\bunder (?:the )?(?-i:[A-Z])",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:if|unless|would|will|may|might|could|should|must|demand\w*|request\w*|asked|sought|seeks?|"
    r"withdr\w+|revok\w+|cancel\w+|quash\w*|set aside|struck down|threat\w*|not|never|no|refus\w+|"
    r"declin\w+|police|officers|soldiers) ?(?:[\w'’]+ ){0,3}\Z",
    re.IGNORECASE,
)
_UNDONE = re.compile(
    r"[^.;]{0,80}\b(?:withdrawn|revoked|cancelled|quashed|set aside|struck down|not (?:been )?"
    r"(?:carried out|executed|served)|never|evad\w+|eluded|(?:is|are|was|were|remains?) (?:still )?(?:free|at large)|"
    r"could not be|if (?:he|she|they)|unless)\b",
    re.IGNORECASE,
)
_FAKE = re.compile(r"\b(?:fake|forged|false|doctored|draft|unsigned)\b", re.IGNORECASE)
_COURT = re.compile(r"\b(?:court|judge|magistrate|tribunal)\b", re.IGNORECASE)
_NEAR = 6  # units between "detention of" and whom it is of


def detained_by_order(line: Line) -> Iterator[Deed]:
    """Give the detentions that a sentence tells to be ordered for a term or by a law."""
    match = line.find(_ORDER)
    if match is None or line.question or line.resolution or line.find(_TERM) is None:
        return
    if _OPEN.search(line.whole[: match.start()]) or _FAKE.search(line.whole):
        return
    if _UNDONE.match(line.whole, match.end()):
        return
    low, high = line.start + match.start(), line.start + match.end()
    whom = _whom(line, high)
    victims = line.refs(whom)
    if not victims:
        return
    by = _by(line, low, high, victims)
    court = _COURT.search(line.text[line.start : high]) is not None
    yield Deed(
        "remand" if court else "detention",
        victims,
        by,
        Stance("stated"),
        low,
        max(line.row[k].end for k in whom),
        low,
        line.number,
    )


def _whom(line: Line, high: int) -> list[int]:
    """Return the units of those whom the words behind an order name."""
    first = next((k for k, u in enumerate(line.row) if u.start >= high), len(line.row))
    for k in range(first, min(first + _NEAR, len(line.row))):
        unit = line.row[k]
        if unit.word in (".", ";", ":", ",", "of", "for") or g.finite(unit.word):
            return []
        if unit.person and not unit.owns:
            return clauses.joined(line.row, k, k, len(line.row))
    return []


def _by(line: Line, low: int, high: int, victims: Sequence[str]) -> tuple[str, ...]:
    """Return who ordered it: the subject of "issued", or whom "by" names behind it."""
    row = line.row
    at = next((k for k, u in enumerate(row) if u.start >= low), -1)
    if at < 0:
        return ()
    if not line.text[low:high].lower().startswith("detention"):
        heads = clauses.subject(row, clauses.verb(row, at, at + 1, PAST))
        heads = [k for k in heads if row[k].actor or row[k].person]
    else:
        heads = [
            k
            for k in range(at + 1, len(row))
            if row[k - 1].word == "by" and row[k].actor
        ][:1]
    return tuple(r for r in line.refs(heads) if r not in victims)
