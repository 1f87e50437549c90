"""Days that a text gives by what was told before and after: from the arrest to the release.

Who was held from one day to another was questioned and beaten within these days. Who
was let go with no day told, was so by the dateline; what an accused denies is of the
day of what is laid to them. Nothing is told of a day that the text does not bound.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from habeas.claims.reader import lasting
from habeas.claims.reader.acts.act import ANSWERED, COURT, HELD, PHYSICAL, Act, whole
from habeas.claims.reader.merge import family
from habeas.claims.reader.numbers import value
from habeas.claims.reader.scene.scene import Scene
from habeas.claims.reader.when import Times, shifted
from habeas.text.edtf import BadDate, bounds

_INSIDE = frozenset(
    ["torture", "assault", "interrogation", "sexual_violence", "injury", "confiscation"]
)
_TAKEN = ("arrest", "abduction")
_LET_GO = ("release", "death_in_custody", "deportation")
_AT_ARREST = re.compile(
    r"\b(?:at|during|on|upon|while being) (?:the |his |her |their )?(?:time of )?"
    r"(?:the |his |her |their )?(?:arrest|arrested|taken|abduction|capture|being taken)\b",
    re.IGNORECASE,
)
_TELLING = re.compile(
    r"\b(?:told|tells|said|says|testified|complained)\b[^.;]{0,60}\b(?:(?:he|she|they|who|I)"
    r" (?:was|were|had been|has been)|had been|(?:constables?|officers?|soldiers?|they|"
    r"police(?:men)?|guards) (?:had |have )?\w+)|بتایا کہ",
    re.IGNORECASE,
)
_OUT_ON_BAIL = re.compile(
    r"\b(?:out|released|freed|home|let (?:out|go)|came out|gone) on (?:\w+ )?bail\b",
    re.IGNORECASE,
)
_UNTIL_NOW = re.compile(
    r"\b(?:until|till|up to) (?:now|today|date)\b|\bso far\b", re.IGNORECASE
)
_NEAR = 3
_UNTIL = re.compile(r"\b(?:until|till)\b", re.IGNORECASE)
_OFF = re.compile(
    r"\b(?:the|an?|(?P<count>one|two|three|four|five)) (?P<unit>day|night|week)s? "
    r"(?P<way>before|after) (?:the|his|her|their|this|that) (?:raid|arrests?|abduction|"
    r"operation|capture|detention|round-?up)\b",
    re.IGNORECASE,
)
_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}


@dataclass(frozen=True)
class Stay:
    """When somebody was taken, and let go where that is told; `at` is where it stands."""

    day: str
    end: str | None = None
    at: int = -1


def with_days(scene: Scene, times: Times, found: Sequence[Act]) -> list[Act]:
    """Return the acts with the days that others told of their victims bound them by."""
    stays = _stays(found)
    found = _of_the_same(found)
    made = [_dated(scene, times, stays, found, act) for act in found]
    return [_as_laid(act, made) for act in made]


def _of_the_same(found: Sequence[Act]) -> list[Act]:
    """Return the acts; what befell somebody years before explains what befell them now."""
    now = {a.victim for a in found if a.victim and a.time_frame == "incident"}
    return [
        replace(a, time_frame="background")
        if a.time_frame == "historical" and a.victim in now
        else a
        for a in found
    ]


def _stays(found: Sequence[Act]) -> dict[str, Stay]:
    """Return when each was first taken, by the id of the person or group."""
    told = [a for a in found if a.victim and a.date and _done(a)]
    stays: dict[str, Stay] = {}
    for act in told:
        if act.type in _TAKEN and act.victim:
            stays.setdefault(act.victim, Stay(act.date or ""))
    for act in told:
        known = stays.get(act.victim or "")
        if act.type in _LET_GO and known and known.end is None:
            stays[act.victim or ""] = Stay(known.day, act.date, act.at)
    return stays


_LONGEST = 1000  # letters; who is listed is told by a heading far above, too


def _done(act: Act) -> bool:
    return act.modality == "stated" and act.polarity == "affirmed"


def _dated(
    scene: Scene,
    times: Times,
    stays: dict[str, Stay],
    found: Sequence[Act],
    act: Act,
) -> Act:
    stay = stays.get(act.victim or "") or stays.get(whole(scene, act.victim) or "")
    low, high = act.spans[0][0], act.spans[-1][1]
    words = scene.flat[max(low, high - _LONGEST) : high + 40]
    if act.type in ("bail", "acquittal") and act.date and not act.carried:
        return replace(act, date=_bounded(scene, times, act, found))
    if act.type in _TAKEN and _gone_before(scene, found, act):
        return replace(act, date=None)
    if act.type in HELD and act.date and _whole_day(act.date):
        act = replace(act, date=_days_before(scene, found, act))
    off = _OFF.search(scene.flat[max(0, low - 60) : low].rpartition(". ")[2] + words)
    if off and stay and act.type not in _TAKEN:
        sign = -1 if off["way"].lower() == "before" else 1
        count = _NUMBERS.get((off["count"] or "one").lower(), 1)
        days = count * (7 if off["unit"].lower() == "week" else 1)
        return replace(act, date=shifted(stay.day, sign * days))
    if act.type == "detention" and act.date and _UNTIL.search(words):
        return replace(act, date=_since(found, act))
    lasts = act.type in lasting.LASTING and _done(act) and act.date is None
    if stay and lasts and _UNTIL_NOW.search(words):
        return replace(act, date=lasting.between(stay.day, times.dateline))
    if stay is None or act.time_frame != "incident":
        return act
    if act.type == "injury" and act.date == stay.end and act.at >= stay.at:
        return replace(act, date=_joined(stay))
    if act.date and act.date.startswith("../") and act.type == "release":
        return replace(act, date=lasting.between(stay.day, act.date[3:]) or act.date)
    if act.type in _INSIDE and act.polarity == "affirmed":
        within = _inside(scene, times, stay, act, words)
        if within:
            return replace(act, date=within)
    if act.date is not None or not _done(act):
        return act
    if act.type == "release" or (act.type == "prosecution" and _plain(scene, act)):
        return replace(
            act, date=lasting.between(_last(found, act, stay), times.dateline)
        )
    if act.type in lasting.LASTING:
        words = scene.flat[max(0, low - 30) : high + 40]
        return replace(act, date=lasting.lasted(words, stay.day, None))
    if act.type in PHYSICAL and _AT_ARREST.search(words):
        return replace(act, date=stay.day)
    return act


def _inside(scene: Scene, times: Times, stay: Stay, act: Act, words: str) -> str | None:
    """Return the days within which something was done to somebody held, or None."""
    if act.date is not None and not act.carried:
        return None
    if act.modality not in ("stated", "denied") or _AT_ARREST.search(words):
        return None
    if stay.end and 0 <= stay.at < act.at:
        return _joined(stay)
    before = scene.flat[max(0, act.at - 120) : act.spans[-1][1]]
    told = act.told
    if act.type == "confiscation" or not told or told <= stay.day:
        return None
    return lasting.between(stay.day, told) if _TELLING.search(before) else None


# "Freed on 9 May, six days after he was taken".
_DAYS_AFTER = re.compile(
    r"\b(?P<count>\w+) (?P<unit>day|week)s? after (?:[^\W\d_]+ ){0,3}?(?:was|were|had been|being|"
    r"his|her|their)?\W*\Z"
)


def _days_before(scene: Scene, found: Sequence[Act], act: Act) -> str | None:
    """Return the day of a taking told as so many days before another of its sentence."""
    low = min(act.at, act.spans[0][0])
    match = _DAYS_AFTER.search(scene.flat[max(0, low - 60) : act.at])
    same = any(
        a.date == act.date and a.number == act.number and a.at < act.at for a in found
    )
    if match is None or not same:
        return act.date
    said = match["count"].lower()
    count = int(said) if said.isdigit() else value(said) or (1 if said == "a" else 0)
    days = count * (7 if match["unit"] == "week" else 1)
    return shifted(str(act.date), -days) if days else None


_ONCE_MORE = re.compile(
    r"\b(?:having|after|had been|following)\b",
    re.IGNORECASE,
)


def _gone_before(scene: Scene, found: Sequence[Act], act: Act) -> bool:
    """Whether the same sentence lets somebody go on a day before that of the taking.

    Who is told to be taken after that was taken on the later day.
    """
    if not act.date or not _whole_day(act.date):
        return False
    return any(
        a.type == "release"
        and a.victim == act.victim
        and a.number == act.number
        and a.at > act.at
        and a.date is not None
        and _whole_day(a.date)
        and a.date < (act.date or "")
        and not _ONCE_MORE.search(scene.flat, act.at, a.at)
        for a in found
    )


def _joined(stay: Stay) -> str | None:
    """Return the days from when somebody was taken to when they were let go."""
    end = stay.end or ""
    if end.startswith("../"):
        return lasting.between(stay.day, end[3:]) or end
    return lasting.between(stay.day, end)


def _plain(scene: Scene, act: Act) -> bool:
    """Whether a charge is told as past: "were charged", not "is" or "has been"."""
    low, high = act.spans[0][0], act.spans[-1][1]
    return (
        re.search(r"\b(?:was|were) charged\b", scene.flat[low : high + 12]) is not None
    )


def _last(found: Sequence[Act], act: Act, stay: Stay) -> str:
    """Return the last day told before an act on which its victim was still held."""
    days = [
        a.date
        for a in found
        if a.victim == act.victim
        and a.date
        and a.at < act.at
        and _done(a)
        and a.type in COURT | HELD
        and _whole_day(a.date)
    ]
    return max([stay.day, *days])


def _whole_day(edtf: str) -> bool:
    try:
        first, last = bounds(edtf)
    except BadDate:
        return False
    return first is not None and first == last


def _bounded(scene: Scene, times: Times, act: Act, found: Sequence[Act]) -> str | None:
    """Return a court's day as told, or as bounded by that of the release after it."""
    if act.date is None or not _whole_day(act.date):
        return act.date
    later = any(
        a.type == "release"
        and a.victim == act.victim
        and a.number == act.number
        and a.date == act.date
        and a.at > act.at
        and not times.within(act.at, a.at)
        for a in found
    )
    words = scene.flat[max(0, act.spans[0][0] - 20) : act.spans[-1][1]]
    return f"../{act.date}" if later or _OUT_ON_BAIL.search(words) else act.date


def _since(found: Sequence[Act], act: Act) -> str | None:
    """Return the time from an arrest told before to the day until which it lasted."""
    days = [
        a.date
        for a in found
        if a.victim == act.victim and a.type in _TAKEN and a.date and a.at < act.at
    ]
    until = (act.date or "").removeprefix("../")
    early = [d for d in days if "/" not in d and "[" not in d and d < until]
    return f"{early[-1]}/{until}" if early and "/" not in until else act.date


def _as_laid(act: Act, found: Sequence[Act]) -> Act:
    """Return a denial with the day of what is laid to those who deny it."""
    if act.date is not None or act.modality != "denied" or act.type in HELD:
        return act
    alike = {family(act.type)} | (ANSWERED if act.type in ANSWERED else set())
    for other in sorted(found, key=lambda a: abs(a.at - act.at)):
        near = act.victim is None and abs(other.number - act.number) <= _NEAR
        same = near or other.victim == act.victim
        same = same and _done(other) and other.time_frame == act.time_frame
        known = other.date and not other.date.startswith("..")
        if same and known and family(other.type) in alike:
            return replace(act, date=other.date)
    return act
