"""Days that are reckoned from what else is told: "three days before the murder".

The day counts from the act that the words point to, as far as its own day is known; it
is never the day of that act, nor the one last told. "Weeks earlier" leaves it open.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from habeas.claims.reader.acts.thread import Thread
from habeas.claims.reader.scan import Deed
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.when import Moment, Times
from habeas.text.almanac import NUMBERS
from habeas.text.spotting import Spotter

_KINDS: dict[str, tuple[str, ...]] = {
    "arrest": ("arrest", "mass_arrest", "abduction", "detention"),
    "detention": ("detention", "arrest", "abduction"),
    "abduction": ("abduction", "arrest"),
    "kidnapping": ("abduction",),
    "disappearance": ("enforced_disappearance", "abduction"),
    "murder": ("killing", "extrajudicial_execution"),
    "killing": ("killing", "extrajudicial_execution"),
    "assassination": ("killing",),
    "death": ("killing", "death_in_custody"),
    "shooting": ("killing", "injury", "attempted_killing"),
    "raid": ("office_raid", "search"),
    "search": ("search", "office_raid"),
    "attack": ("assault", "killing", "destruction", "attempted_killing", "injury"),
    "assault": ("assault",),
    "beating": ("assault",),
    "eviction": ("eviction",),
    "protest": ("protest", "dispersal"),
    "march": ("protest", "dispersal"),
    "rally": ("protest", "dispersal"),
    "demonstration": ("protest", "dispersal"),
    "sit-in": ("protest", "dispersal"),
    "strike": ("strike",),
    "hearing": ("hearing", "remand", "bail"),
    "trial": ("hearing",),
    "verdict": ("conviction", "acquittal"),
    "sentence": ("conviction",),
    "conviction": ("conviction",),
    "release": ("release",),
    "dismissal": ("dismissal",),
    "clearance": ("dispersal", "eviction", "destruction"),
    "crackdown": ("dispersal",),
    "dispersal": ("dispersal",),
    "ban": ("assembly_ban", "association_ban"),
}
_UNIT = r"days?|nights?|evenings?|mornings?|afternoons?|weeks?|months?|years?|hours?"
_COUNT = r"the|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|\d{1,2}"
_RECKONED = Spotter(
    r"\b(?:(?:(?P<count>" + _COUNT + r")(?: full)? )?(?P<unit>" + _UNIT + r")"
    r" (?P<way>before|after|prior to|following|ahead of|preceding)|"
    r"on the (?:very |same )?(?P<same>day|night|evening|morning|afternoon|eve) of) "
    r"(?:the|this|that|his|her|their|its|our|my|these|those)(?P<of>(?: [\w'’-]+){1,4})",
    re.IGNORECASE,
)
_VAGUE = Spotter(
    r"\b(?:(?:some|several|a few|many|just|only) )?(?:days|weeks|months|years) "
    r"(?:earlier|before|previously|later|afterwards|ago)(?=\W*(?:[,.;)]|$|\b(?:by|in|at|and|"
    r"the|a|an|police|[A-Z])))",
    re.IGNORECASE,
)
# Between these words and the deed no other clause may begin.
_APART = re.compile(
    r"[;:(]|[.] |\b(?:and|but|while|who|which|whose|when|where|after|before|because|that)\b",
    re.IGNORECASE,
)
_ITS_DAY = re.compile(
    r"(?: of (?:[\w'’.-]+ ?){1,4}?)?(?:,? (?:which|that) (?:took place|was held|fell|had taken place|had been held))?"
    r"(?: (?:of|on|in))?(?: the)? ?\Z",
    re.IGNORECASE,
)
_WHOLE = len("2026-01-01")
_FRONT, _FAR, _TO_DAY = 30, 90, 45
_DAYS = {"day": 1, "night": 1, "evening": 1, "morning": 1, "afternoon": 1, "week": 7}


def reckoned(times: Times, thread: Thread, line: Line, deed: Deed) -> Moment | None:
    """Return when a deed was done that is reckoned from another; None where none is.

    A moment without a day says that the words leave it open.
    """
    if line.may(_RECKONED):
        for match in _RECKONED.compiled.finditer(line.text, line.start, line.end):
            if _of_deed(line, deed, match.start(), match.end()):
                told = _from_act(times, thread, line, match)
                return _kept(thread, line, match, told) if told else None
    if line.may(_VAGUE):
        dates = times.within(line.start, line.end)
        if any(_of_deed(line, deed, d.start, d.end) for d in dates):
            return None
        for match in _VAGUE.compiled.finditer(line.text, line.start, line.end):
            if _of_deed(line, deed, match.start(), match.end()):
                return _kept(thread, line, match, Moment())
    return None


def _kept(thread: Thread, line: Line, match: re.Match[str], told: Moment) -> Moment:
    """Return a moment; where its words open a sentence, the next go on from it."""
    if match.start() - line.start <= _FRONT:
        thread.day = thread.told = told.edtf
        thread.told_at = thread.paragraph
    return told


def _of_deed(line: Line, deed: Deed, low: int, high: int) -> bool:
    """Whether words that tell when stand in the clause of a deed, and do not name it."""
    start, end = deed.at, max(deed.end, deed.at)
    if low <= start < high:
        return False
    if line.text.endswith(("for ", "For "), line.start, low):
        return False  # so long, not when
    if low > start:
        gap = line.text[min(end, low) : low]
        return len(gap) < _FAR and _APART.search(gap) is None
    gap = line.text[high : max(high, start)]
    if ";" in gap or len(gap) > 2 * _FAR:
        return False
    fronted = low - line.start <= _FRONT
    return fronted or len(gap) < _FAR and _APART.search(gap) is None


def _from_act(
    times: Times, thread: Thread, line: Line, match: re.Match[str]
) -> Moment | None:
    """Return the day so long before or after the act that is meant, if that is known."""
    noun, end = _noun(match)
    if not noun and not match["count"]:
        return None
    low = match.start()
    if any(d.start < low < d.end for d in times.within(line.start, line.end)):
        return None  # "the same night after the villagers came"
    own = next(iter(times.within(end, end + _TO_DAY)), None)
    joint = line.text[end : own.start] if own else ""
    given = own is not None and _ITS_DAY.fullmatch(joint) is not None
    others = [
        d
        for d in times.within(line.start, line.end)
        if d.end <= match.start() or d.start >= end
    ]
    if given and own is not None:
        others = [d for d in others if d.start != own.start]
    if others:
        return None  # the clause may have a day of its own
    base = own.edtf if given and own is not None else _last(thread, noun)
    days = _days(match)
    if base is None or days is None or len(base) != _WHOLE:
        return Moment()
    try:
        told = date.fromisoformat(base)
    except ValueError:
        return Moment()
    return Moment((told + timedelta(days=days)).isoformat())


def _noun(match: re.Match[str]) -> tuple[str, int]:
    """Return the noun for what a day counts from, or "", and where it ends."""
    for word in re.finditer(r"[\w'’-]+", match["of"]):
        low = word[0].lower()
        if low in _KINDS:
            return low, match.start("of") + word.end()
        if low in _ENDS:
            break
    first = re.match(r" [\w'’-]+", match["of"])
    return "", match.start("of") + (first.end() if first else 0)


_ENDS = frozenset("of on in at by for to and was were is had he she they".split())  # noqa: SIM905


def _last(thread: Thread, noun: str) -> str | None:
    """Return the day of the act that a noun points back to, if one was told."""
    kinds = _KINDS.get(noun.lower(), ())
    return next((thread.days[k] for k in kinds if k in thread.days), None)


def _days(match: re.Match[str]) -> int | None:
    """Return how many days the words count, or None where they do not say."""
    if match["same"]:
        return -1 if match["same"].lower() == "eve" else 0
    unit = match["unit"].lower().rstrip("s")
    told = (match["count"] or "").lower()
    if told in ("the", "a", "an", "one"):
        count: int | None = 1
    else:
        count = int(told) if told.isdecimal() else NUMBERS.get(told)
    length = _DAYS.get(unit)
    if count is None or length is None or unit == "week" and told == "the":
        return None
    back = match["way"].lower() not in ("after", "following")
    return -count * length if back else count * length
