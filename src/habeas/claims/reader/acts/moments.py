"""When an act happened, and whether it is of the news, of before or goes on.

A date stands by the act, is carried where only order is told, or is the dateline where
somebody is held as the text is written.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from habeas.claims.reader import lasting
from habeas.claims.reader.acts.act import COURT, DEATHS, HELD, PHYSICAL, WORST
from habeas.claims.reader.acts.alongside import of_that_day
from habeas.claims.reader.acts.asides import freed_on, reach
from habeas.claims.reader.acts.headed import entry_day
from habeas.claims.reader.acts.long_before import told_back
from habeas.claims.reader.acts.opened import goes_on
from habeas.claims.reader.acts.reckoned import reckoned
from habeas.claims.reader.acts.thread import Thread
from habeas.claims.reader.nastaliq.when import own_day
from habeas.claims.reader.scan import Deed
from habeas.claims.reader.scene.line import Line
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
    r"generations|martyrs|martyrdom|sacrifices?|dictatorship|one-party|we remember|in memory)\b",
    re.IGNORECASE,
)
_EARLIER = Spotter(
    r"\b(?:earlier|previously|first(?! (?:nights?|days?|hours?|weeks?|months?|time|two|three|"
    r"floor|hearing|group|batch)\b)|before that|last year|in the past|years ago|"
    r"already|once before|had been|formerly|not the first time|on another occasion)\b",
    re.IGNORECASE,
)


# "The slain X was honoured on Friday" does not say when X was slain.
_ALREADY = re.compile(
    r"the (?:slain|murdered|killed|arrested|detained|jailed|abducted|kidnapped|executed|released|"
    r"freed|disappeared|injured|wounded|imprisoned|convicted|remanded) (?:[a-z-]+ ){0,2}[A-Z]"
)


# "Earlier sentenced for killing B, A was released on 3 May" does not say when B died.
_PUNISHED_FOR = re.compile(
    r"\b(?:sentenced|convicted|jailed|imprisoned|condemned|serv(?:ed|ing) [^.;,]{1,20}|time|years?|pardoned|acquitted|tried)"
    r"(?: to [^.;,]{1,25})? (?:for|of)(?: (?:the|having))? \Z",
    re.IGNORECASE,
)


def moment_of(
    times: Times, thread: Thread, line: Line, deed: Deed
) -> tuple[Moment, bool]:
    """Return when a deed happened, and whether its day was carried on."""
    if not deed.noun and _ALREADY.match(line.text, max(line.start, deed.at - 4)):
        return Moment(), False
    if deed.act in DEATHS and _PUNISHED_FOR.search(
        line.text, max(line.start, deed.at - 60), deed.at
    ):
        return Moment(), False
    told = None if line.urdu else reckoned(times, thread, line, deed)
    if told is not None:
        return told, False
    told = of_that_day(times, thread, line, deed)
    if told is not None:
        return told, True
    own = (own_day(times, line, deed) if line.urdu else None) or times.near(
        line.text,
        (deed.at, max(deed.end, deed.at)),
        reach(line, deed),
        ahead=deed.act in _AHEAD or deed.stance.frame == "future" or _planned(deed),
        closed=deed.act in _AT_ONCE,
    )
    if own.edtf and freed_on(times, line, deed, own.edtf):
        own = Moment()
    if own.edtf and _now(line, deed) and _elsewhere(line, times, deed):
        return Moment(times.dateline), True
    stated = deed.stance == Stance() or deed.stance.frame in ("ongoing", "incident")
    after = times.within(deed.at, min(line.end, deed.end + _NEXT_TO))
    before = line.text[max(line.start, deed.at - 40) : deed.at]
    if stated and not after and lasting.undated(deed.act, before):
        return Moment(entry_day(times, line, deed)), False
    if deed.act in lasting.LASTING and stated:
        began = own.edtf or (None if _now(line, deed) else thread.told or thread.day)
        lasted = lasting.lasted(line.whole, began, times.dateline)
        if lasted is not None:
            return Moment(lasted), True
    clause = _of_clause(times, line, deed, own)
    if clause is None:
        return Moment(), False
    own = clause
    negated = deed.stance.polarity == "negated" and deed.act in HELD
    if own.edtf is not None and not (negated and _elsewhere(line, times, deed)):
        return own, False
    return (
        _told_around(times, thread, line, deed)
        or _of_event(times, thread, line)
        or _carried(times, thread, line, deed)
    )


def _of_event(times: Times, thread: Thread, line: Line) -> tuple[Moment, bool] | None:
    """Return the day that opens "On 3 May, they clashed in X; two were killed"."""
    if thread.event_at != line.number:
        return None
    dates = times.within(line.start, min(line.end, line.start + _OPENS_WITH))
    return (Moment(dates[0].edtf), True) if dates and dates[0].edtf else None


_OPENS_WITH = 24


def each_day(
    times: Times, line: Line, deed: Deed, victims: Sequence[str | None]
) -> dict[str | None, str | None]:
    """Return whose day is whose: "killed: A on 1 May and, on 3 May, B", "respectively".

    Where the days of a list are not as many as those named, none is known.
    """
    if len(victims) < len("AB"):
        return {}
    colon = line.text.find(":", deed.at, line.end)
    if colon < 0 and "respectively" not in line.whole:
        return {}
    found = times.within(colon if colon >= 0 else deed.at, line.end)
    if len(found) < len("AB"):
        return {}
    same = len(found) == len(victims)
    return {v: found[n].edtf if same else None for n, v in enumerate(victims)}


def _told_around(
    times: Times, thread: Thread, line: Line, deed: Deed
) -> tuple[Moment, bool] | None:
    """Return the day that a deed's sentence gives it by other words than a date."""
    apart = deed.act == "prosecution" and ";" in line.text[line.start : deed.at]
    if deed.act in COURT | {"release"} and thread.line[0] == line.number and not apart:
        return Moment(thread.line[1]), False
    if deed.act in WORST and _PAST.search(line.around):
        return Moment(), False
    if _now(line, deed):
        return Moment(times.dateline), True
    if _not_here(line, deed):
        return Moment(times.standing(deed.start) or times.dateline), True
    if deed.stance.polarity == "negated" and _SO_FAR.search(line.whole):
        day = thread.told or thread.day
        return Moment(lasting.between(day, times.dateline)), False
    return None


_TRIED_FOR = re.compile(
    r"\b(?:trials?|tried|charged|accused|convicted|case|wanted|suspected|indicted|sentenced|"
    r"prosecuted|acquitted)\b[^.;]{0,60}$",
    re.IGNORECASE,
)


def _carried(
    times: Times, thread: Thread, line: Line, deed: Deed
) -> tuple[Moment, bool]:
    """Return the day carried on from what was told before, where order alone is told."""
    clock = _CLOCK.match(line.raw, line.raw.rfind("\n", 0, line.start) + 1)
    if clock and deed.stance.modality == "stated" and not times.standing(deed.start):
        if _after_midnight(line, clock["time"]):
            return Moment(), False
        return Moment(times.dateline, clock["time"].replace(".", ":").zfill(5)), True
    if line.topic:
        return Moment(), False
    year = _OF_YEAR.match(line.whole)
    if year and times.frame(year["year"]) == "historical":
        return Moment(year["year"]), False
    said = any(line.row[v.at].start <= deed.at for v in line.voices)
    before = not said and thread.day == times.dateline
    if (
        deed.noun
        and deed.act in WORST
        and _TRIED_FOR.search(line.text[line.start : deed.at])
    ):
        return Moment(), False
    if _OFTEN.search(line.text, deed.start, min(line.end, deed.end + _NEXT_TO)):
        return Moment(), False
    if _HELD_SINCE.search(line.text, line.start, deed.at):
        return Moment(), False
    if before and _HAD_BEEN.search(line.text, deed.start, deed.end):
        return Moment(), False
    steady = deed.stance.frame in ("", "incident") and deed.stance.modality in (
        "stated",
        "intended",
    )
    if deed.stance.polarity == "negated" and deed.act in HELD:
        steady = False
    stands = times.standing(deed.start)
    if (
        deed.noun
        and deed.act in DEATHS
        and _MOURNED.search(line.text[line.start : deed.at])
    ):
        return Moment(), False
    if stands and steady and deed.stance.modality == "stated":
        says = line.scene.doc.diary and _SAYS.search(line.text, line.start, deed.at)
        return Moment(None if says else stands), True
    if deed.act in _ORDERS and thread.legal and steady and _of_hearing(thread, deed):
        return Moment(thread.legal), True
    if deed.act in PHYSICAL and steady and not thread.frame:
        opened = None if said else _opened(times, line, deed)
        if opened is not None:
            return opened, True
        told = None if _ON_RETURN.match(line.whole) else thread.told
        taking = deed.act == "arrest" and deed.stance == Stance()
        told = (
            told if said else goes_on(thread, line, deed.victims, told, taking=taking)
        )
        if told and _whole_day(told) and not stands and deed.act not in HELD:
            return Moment(_while_held(thread, deed, told)), True
        return Moment(times.standing(deed.start) or told or thread.day), True
    return Moment(), False


def _opened(times: Times, line: Line, deed: Deed) -> Moment | None:
    """Return the day with which a sentence opens that tells more behind a semicolon."""
    semicolon = line.text.find(";", line.start, deed.at)
    first = next(iter(times.within(line.start, max(semicolon, line.start))), None)
    if first is None:
        return None
    led = line.text[line.start : first.start]
    if len(led) > _OPENS_LATE and _THAT.search(led) is None:
        return None
    return Moment(first.edtf if _whole_day(first.edtf) else None)


_OPENS_LATE = 30
_THAT = re.compile(r"\bthat,? (?:(?:on|in) )?(?:the \w+ of )?\Z")


def _while_held(thread: Thread, deed: Deed, taken: str) -> str:
    """Return the day of the taking, or from then to the day on which all were freed."""
    freed = {thread.freed.get(victim) for victim in deed.victims}
    day = freed.pop() if len(freed) == 1 else None
    return f"{taken}/{day}" if _whole_day(day) and taken < str(day) else taken


# "On Friday lawyers struck against the murder of X": he was murdered before.
_MOURNED = re.compile(
    r"\b(?:strikes?|struck|protest\w*|rall(?:y|ied|ies)|march\w*|demonstrat\w*|vigils?|boycott\w*|"
    r"mourn\w*|condemn\w*|sit-?in|gather\w*|hartal|shutter-?down|walk-?out|reference)\b"
    r"[^.;]{0,40}\b(?:against|over|at|for|of|to condemn|to protest|to mourn) [^.;,]{0,40}\Z",
    re.IGNORECASE,
)
_NEXT_TO = 35
_OFTEN = re.compile(
    r"\b(?:twice|repeatedly|(?:several|many|three|four) times|during the trial)\b",
    re.IGNORECASE,
)
# "X, himself in prison since 2015, was beaten": not on the day told of another before.
_HELD_SINCE = re.compile(r"\bsince (?:\w+ )?(?:19|20)\d\d\b")
_OF_YEAR = re.compile(
    r"\W*(?:(?:In|During|After|Since) )?[Tt]he (?P<year>(?:19|20)\d\d) [a-z]"
)
# Before the day that is told, and nobody says it: "he had been arrested".
_HAD_BEEN = re.compile(r"\bhad (?:\w+ly |already |earlier )?been\b", re.IGNORECASE)


def _of_hearing(thread: Thread, deed: Deed) -> bool:
    """Whether an order was made at the hearing last told of, in the same paragraph."""
    latest = max(thread.told or "", thread.day or "")
    if thread.legal and latest > thread.legal:
        return False
    return deed.topic or bool(set(deed.victims) & set(thread.heard))


# "6 May. He says both were beaten": of the diary's day is only that he says it.
_SAYS = re.compile(r"\b(?:says?|said|tells?|told|reports?|reported|adds?)\b")
_ON_RETURN = re.compile(
    r"When (?:he|she|they|I|we) (?:came|returned|went|appeared|reported|arrived|got)\b"
)
_ORDERS = COURT - {"acquittal"}
_BECAUSE = re.compile(r"\bbecause\b[^,;]*\Z", re.IGNORECASE)
_WHO_HAD = re.compile(
    r"\b(?:who|which) had (?:already |earlier |previously )?\Z", re.IGNORECASE
)
_MAY_NOT = re.compile(
    r"\b(?:may|can|must)(?: not|not|n['’]t)\b|\b(?:is|are) (?:not allowed|not permitted|"
    r"barred|banned|forbidden)\b",
    re.IGNORECASE,
)


def _of_clause(times: Times, line: Line, deed: Deed, own: Moment) -> Moment | None:
    """Return the date of a sentence as the clause of a deed takes it.

    None where the deed is told as the cause of what is dated. Who "had" done something
    before had done it by that day; who may not leave, may not from that day on.
    """
    dates = times.within(line.start, deed.at)
    date = next((d for d in dates if d.edtf == own.edtf), None)
    lead = line.text[line.start : deed.at]
    if date is not None and deed.noun and deed.act in WORST and _MOURNED.search(lead):
        return None
    of_trial = date is not None and deed.noun and deed.act in WORST
    if of_trial and _TRIED_FOR.search(lead):
        return None
    if date is not None and _whole_day(own.edtf):
        between = line.text[date.end : deed.at]
        if _BECAUSE.search(between):
            return None
        if _WHO_HAD.search(lead) and _WHO_HAD.search(between):
            return Moment(f"../{own.edtf}")
    near = line.text[max(line.start, deed.start - 20) : deed.end]
    if deed.act == "travel_restriction" and _MAY_NOT.search(near):
        return Moment(f"{own.edtf}/..") if _whole_day(own.edtf) else own
    nth = lasting.nth(line.whole, own.edtf) if deed.act in lasting.LASTING else None
    return Moment(nth) if nth else own


def _whole_day(edtf: str | None) -> bool:
    return edtf is not None and re.fullmatch(r"\d{4}-\d\d-\d\d", edtf) is not None


def _planned(deed: Deed) -> bool:
    """Whether a deed is told as what somebody means to do, other than by a threat."""
    return deed.stance.modality in ("intended", "committed") and not (
        deed.stance.threat or deed.stance.attempt
    )


def _elsewhere(line: Line, times: Times, deed: Deed) -> bool:
    """Whether each date of a sentence stands after a semicolon or a colon."""
    return all(
        re.search("[;:]", line.text[deed.end : d.start] + line.text[d.end : deed.start])
        for d in times.within(line.start, line.end)
    )


_AT_ONCE = (
    PHYSICAL
    | WORST
    | frozenset(
        ["release", "bail", "remand", "hearing", "conviction", "acquittal", "transfer"]
    )
)
_CLOCK = re.compile(
    r"[ \t]*(?:(?:(?:[Cc]all|[Cc]ase|[Ee]ntry|[Nn]o\.?|[Rr]ef\.?) ?#?|[A-Z]{1,2}-)\d{1,4}\W{1,3}|\[|\()?"
    r"(?P<time>(?:[01]?\d|2[0-3])[:.][0-5]\d)\b(?![.:/-]\d)",
    re.MULTILINE,
)
_BEGINS = re.compile(rf"^{_CLOCK.pattern}", re.MULTILINE)
_NOON, _MORNING = 12, 8


def _after_midnight(line: Line, time: str) -> bool:
    """Whether a log that begins after noon has come to the early hours: of which day?"""
    first = _BEGINS.search(line.raw)
    late = first is not None and _hour(first["time"]) >= _NOON
    return late and _hour(time) < _MORNING


def _hour(time: str) -> int:
    return int(re.split("[:.]", time)[0])


_PRESENT = re.compile(
    r"\b(?:is|are|remains?)\b(?: (?:still|being|now|also|both|currently|back|again|once more))*"
    r"(?: (?:held|detained|kept|lodged|imprisoned))? (?:in|at|inside)\b",
    re.IGNORECASE,
)


def _not_here(line: Line, deed: Deed) -> bool:
    """Whether somebody is told, as the text is written, not to be held there."""
    said = deed.stance.polarity == "negated" and deed.stance.modality == "stated"
    words = line.text[max(line.start, deed.start - 30) : deed.end + 20]
    return deed.act in HELD and said and _NOT_HERE.search(words) is not None


_NOT_HERE = re.compile(
    r"\b(?:(?:is|are|'s|am) (?:not|NOT|n[o']t)|(?:do|does)(?:n['’]t| not) (?:have|hold)|"
    r"not (?:in|with|under)|nobody|no such person)\b"
)
_SO_FAR = re.compile(
    r"\b(?:so far|until now|till (?:today|now|date)|to date|up to now)\b", re.IGNORECASE
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


_HAD_BEEN = re.compile(r"\bhad been (?:held|detained|kept|jailed|in)\b", re.IGNORECASE)
_BANS = frozenset(["assembly_ban", "curfew", "travel_restriction", "speech_ban"])


def _in_force(edtf: str | None, now: str | None) -> bool:
    """Whether a time from a day to another holds the day that a text speaks from."""
    first, _, last = (edtf or "").partition("/")
    days = _whole_day(first) and _whole_day(last)
    return days and now is not None and first <= now <= last


_ENDING = frozenset(["release", "bail", "acquittal"])
# "Recalled that the court had quashed an earlier order and that he had been freed".
_RECALLED = Spotter(
    r"\b(?:recall(?:s|ed|ing)?|earlier (?:order|case|arrest|detention|term)|previous(?:ly)?|"
    r"first (?:arrest|detention))\b[^.;]*\bhad (?:\w+ )?been \w+",
    re.IGNORECASE,
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
        told = line.text[max(line.start, deed.start - 20) : deed.end]
        return "background" if _HAD_BEEN.search(told) else "ongoing"
    if deed.act in _BANS and _in_force(moment.edtf, times.dateline):
        return "ongoing"
    if moment.edtf is None and deed.act in WORST and _PAST.search(line.around):
        return "historical"
    if deed.act == "detention" and (_now(line, deed) or _SO_LONG.search(line.whole)):
        return "ongoing"
    if deed.act in _ENDING and _RECALLED.search(line.text, line.start, deed.end):
        return "background"
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
    if by_date == "background" and deed.act in WORST and _PAST.search(line.around):
        return "historical"
    if by_date:
        return by_date
    if told_back(line.text[line.start : deed.end], moment.edtf, times.dateline):
        return "background"
    if thread.section and (moment.edtf is None or times.age(moment.edtf) != 0):
        return thread.section
    if thread.frame and moment.edtf is None and deed.stance.modality == "stated":
        return thread.frame
    dated = moment.edtf and times.frame(moment.edtf) != "future"
    earlier = None if dated else _EARLIER.search(words)
    reported = earlier is not None and earlier[0].lower() == "had been" and line.voices
    return "background" if earlier and not reported else "incident"
