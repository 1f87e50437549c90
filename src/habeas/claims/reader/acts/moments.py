"""When an act happened, and whether it is of the news, of before or goes on.

A date stands by the act, is carried where only order is told, or is the dateline where
somebody is held as the text is written.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from habeas.claims.reader import lasting
from habeas.claims.reader.acts.act import COURT, DEATHS, HELD, PHYSICAL, Act, whole
from habeas.claims.reader.acts.thread import Thread
from habeas.claims.reader.scan import Deed
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.scene.scene import Scene
from habeas.claims.reader.stance import Stance
from habeas.claims.reader.when import Moment, Times
from habeas.text.spotting import Spotter

_AHEAD = frozenset(
    ["hearing", "protest", "strike", "assembly_ban", "curfew", "release"]
)
_ONGOING = Spotter(
    r"\b(?:still|since|remains?|remained|is being|are being|till today|until now|"
    r"to this day|currently|now|at present|in force|so far|has been in|have been in|"
    r"for the (?:past|last))\b",
    re.IGNORECASE,
)
_PAST = Spotter(
    r"\b(?:this history|long history|history of|has always|have always|for decades|"
    r"generations|martyr\w*|sacrifices?|dictatorship|one-party|we remember|in memory)\b",
    re.IGNORECASE,
)
_EARLIER = Spotter(
    r"\b(?:earlier|previously|first|before that|last year|in the past|years ago|"
    r"already|once before|had been|formerly|not the first time|on another occasion)\b",
    re.IGNORECASE,
)


def moment_of(
    times: Times, thread: Thread, line: Line, deed: Deed
) -> tuple[Moment, bool]:
    """Return when a deed happened, and whether its day was carried on."""
    own = times.near(
        line.text,
        (deed.at, max(deed.end, deed.at)),
        (line.start, line.end),
        ahead=deed.act in _AHEAD or deed.stance.frame == "future",
        closed=deed.act in _AT_ONCE,
    )
    stated = deed.stance == Stance() or deed.stance.frame in ("ongoing", "incident")
    after = times.within(deed.at, min(line.end, deed.end + _NEXT_TO))
    before = line.text[max(line.start, deed.at - 40) : deed.at]
    if stated and not after and lasting.undated(deed.act, before):
        return Moment(), False
    if deed.act in lasting.LASTING and stated:
        began = own.edtf or (None if _now(line, deed) else thread.told or thread.day)
        told = lasting.lasted(line.whole, began, times.dateline)
        if told is not None:
            return Moment(told), True
    negated = deed.stance.polarity == "negated" and deed.act in HELD
    if own.edtf is not None and not (negated and _elsewhere(line, times, deed)):
        return own, False
    if deed.act in COURT | {"release"} and thread.line[0] == line.number:
        return Moment(thread.line[1]), False
    if deed.act in DEATHS and _PAST.search(line.around):
        return Moment(), False
    if _now(line, deed):
        return Moment(times.dateline), True
    clock = _CLOCK.match(line.raw, line.raw.rfind("\n", 0, line.start) + 1)
    if clock and deed.stance.modality == "stated" and not times.standing(deed.start):
        return Moment(times.dateline, clock["time"].replace(".", ":").zfill(5)), True
    if line.topic:
        return Moment(), False
    steady = deed.stance.frame in ("", "incident") and deed.stance.modality in (
        "stated",
        "intended",
    )
    if deed.stance.polarity == "negated" and deed.act in HELD:
        steady = False
    stands = times.standing(deed.start)
    if stands and steady and deed.stance.modality == "stated":
        return Moment(stands), True
    if deed.act in COURT and thread.legal and steady and deed.topic:
        return Moment(thread.legal), True
    if deed.act in PHYSICAL and steady and not thread.frame:
        day = times.standing(deed.start) or thread.told or thread.day
        return Moment(day), True
    return Moment(), False


_NEXT_TO = 35


def _elsewhere(line: Line, times: Times, deed: Deed) -> bool:
    """Whether each date of a sentence stands after a semicolon or a colon."""
    return all(
        re.search("[;:]", line.text[deed.end : d.start] + line.text[d.end : deed.start])
        for d in times.within(line.start, line.end)
    )


_AT_ONCE = (
    PHYSICAL
    | DEATHS
    | frozenset(
        ["release", "bail", "remand", "hearing", "conviction", "acquittal", "transfer"]
    )
)
_CLOCK = re.compile(r"[ \t]*(?P<time>(?:[01]?\d|2[0-3])[:.][0-5]\d)\b(?![.:/-]\d)")
_PRESENT = re.compile(
    r"\b(?:is|are|remains?)\b(?: (?:still|being|now|also|both|currently))*"
    r"(?: (?:held|detained|kept|lodged|imprisoned))? (?:in|at|inside)\b",
    re.IGNORECASE,
)
_SO_LONG = Spotter(
    r"\bin (?:jail|prison|custody|detention) for (?:\w+ ){1,3}(?:weeks|months|years|days)",
    re.IGNORECASE,
)


def _now(line: Line, deed: Deed) -> bool:
    """Whether somebody is told to be held as the text is written."""
    words = line.text[max(line.start, deed.at - 20) : deed.end + 10]
    return (
        deed.act == "detention"
        and deed.stance == Stance()
        and not deed.nobody
        and _PRESENT.search(words) is not None
    )


def frame_of(
    times: Times, thread: Thread, line: Line, deed: Deed, moment: Moment
) -> str:
    """Return how a deed's time stands to the news that tells of it."""
    if deed.stance.frame:
        return deed.stance.frame
    if deed.stance.modality == "intended" and not deed.stance.attempt:
        return "incident"
    if moment.edtf and moment.edtf.endswith("/.."):
        return "ongoing"
    if moment.edtf is None and deed.act in DEATHS and _PAST.search(line.around):
        return "historical"
    if deed.act == "detention" and (_now(line, deed) or _SO_LONG.search(line.whole)):
        return "ongoing"
    by_date = times.frame(moment.edtf)
    if by_date == "future" and deed.act not in ("hearing", "protest", "strike"):
        by_date = ""
    words = line.text[max(line.start, deed.start - 40) : min(line.end, deed.end + 40)]
    if (
        deed.act
        in (
            "detention",
            "surveillance",
            "incommunicado",
            "censorship",
            "curfew",
            "assembly_ban",
            "travel_restriction",
            "strike",
        )
        and _ONGOING.search(words)
        and deed.stance.polarity == "affirmed"
    ):
        return "ongoing"
    if by_date:
        return by_date
    if thread.section and (moment.edtf is None or times.age(moment.edtf) != 0):
        return thread.section
    if thread.frame and moment.edtf is None and deed.stance.modality == "stated":
        return thread.frame
    earlier = None if moment.edtf else _EARLIER.search(words)
    reported = earlier is not None and earlier[0].lower() == "had been" and line.voices
    return "background" if earlier and not reported else "incident"


def with_days(scene: Scene, times: Times, found: Sequence[Act]) -> list[Act]:
    """Return the acts; who was let go with no day told, was so by the dateline, and
    what was done at somebody's arrest was done on its day."""
    taken = {
        a.victim: a.date
        for a in reversed(found)
        if a.type in ("arrest", "abduction")
        and a.victim
        and a.date
        and a.modality == "stated"
        and a.polarity == "affirmed"
    }
    made = []
    for act in found:
        told = act.modality == "stated" and act.polarity == "affirmed"
        day = taken.get(act.victim or "") or taken.get(whole(scene, act.victim) or "")
        if told and act.date is None and day and act.time_frame == "incident":
            words = scene.flat[act.spans[0][0] : act.spans[-1][1] + 40]
            if act.type in _UNTIL_NOW:
                act = replace(act, date=lasting.between(day, times.dateline))
            elif act.type in lasting.LASTING:
                low = max(0, act.spans[0][0] - 30)
                words = scene.flat[low : act.spans[-1][1] + 40]
                act = replace(act, date=lasting.lasted(words, day, None))
            elif act.type in PHYSICAL and _AT_ARREST.search(words):
                act = replace(act, date=day)
        made.append(act)
    return made


_UNTIL_NOW = frozenset(["release"])
_AT_ARREST = re.compile(
    r"\b(?:at|during|on|upon|while being) (?:the |his |her |their )?(?:time of )?"
    r"(?:the |his |her |their )?(?:arrest|arrested|taken|abduction|capture|being taken)\b",
    re.IGNORECASE,
)
