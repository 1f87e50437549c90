"""What a reader has in mind from sentence to sentence: day, place, people, force.

A heading or a turn of phrase opens a thread anew; each act told is remembered in it,
and a date of the time of the news is carried on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from habeas.claims.reader.acts.act import (
    ANSWERED,
    ATTACKS,
    COURT,
    CROWD,
    CUSTODIAL,
    DEATHS,
    FORCED,
    HELD,
    PHYSICAL,
    Act,
    is_group,
    is_person,
    whole,
)
from habeas.claims.reader.acts.opened import Opened, opened_with
from habeas.claims.reader.mentions import Person
from habeas.claims.reader.scene.entries import incident
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.scene.scene import Scene
from habeas.claims.reader.when import Times
from habeas.text.spotting import Spotter

_BEFORE = Spotter(
    r"^\W*(?:background|what was before|a long (?:dispute|history)|history|"
    r"previous(?:ly| incidents| cases)?|earlier (?:incidents|cases)|context)\W*$|"
    r"\b(?:this is not new|not the first time|is not the only (?:place|case)|"
    r"no stranger to|for comparison|we remember|it is not the first)\b",
    re.IGNORECASE,
)


@dataclass
class Thread:
    """What a reader has in mind: the day, the place and the people last told of."""

    day: str | None = None
    place: str | None = None
    people: tuple[str, ...] = ()
    legal: str | None = None
    heard: tuple[str | None, ...] = ()
    end: int = 0
    group_at: int = -1
    paragraph: int = 0
    hurt: tuple[str, ...] = ()
    force: tuple[str, ...] = ()
    force_at: int = -1
    group: tuple[str, ...] = ()
    latest: tuple[str, ...] = ()
    section: str = ""
    aside: bool = False
    """Whether the section is but a paragraph that goes back: "We remember today ..."."""
    told: str | None = None
    told_at: int = -1
    back: str = ""
    back_at: int = -1
    line: tuple[int, str | None] = (-1, None)
    force_day: str | None = None
    court: tuple[str, ...] = ()
    court_at: int = -1
    placed: bool = False
    event: str | None = None
    """Where what the sentence, or the one before it, tells broke out or struck."""
    event_at: int = -1
    tally: str = ""
    dead: bool = False
    headed: bool = False
    attack: tuple[str, ...] = ()
    attack_at: tuple[int, int] = (-1, -1)
    raid: tuple[str, ...] = ()
    raid_at: tuple[int, int] = (-1, -1)
    before_points: tuple[str | None, str | None] | None = None
    """The days told before the list of points in which a sentence stands."""
    captives: set[str | None] = field(default_factory=set)
    kept: dict[str | None, str] = field(default_factory=dict)
    kept_at: int = -1
    opened: Opened = field(default_factory=Opened)
    freed: dict[str | None, str] = field(default_factory=dict)
    """The day on which each was freed whom the paragraph tells to be free."""
    past: bool = False
    """Whether the day is one of a witness's story, years back: it ends with its paragraph."""
    days: dict[str, str] = field(default_factory=dict)
    """The day of the act of each type that was told last."""

    @property
    def frame(self) -> str:
        """The time that a paragraph has gone back to, or ""."""
        return self.back if self.back_at == self.paragraph else ""

    def enter(self, line: Line) -> None:
        """Note whether a heading or a turn of phrase leads into what was before."""
        gap = line.raw[self.end : line.start]
        entry = incident(line.raw, line.start)
        opens = line.item or line.heading or entry
        if entry and not line.sender:
            self.day = self.told = None
        self._next_point(line)
        if "\n\n" in gap or opens or self.headed:
            self.paragraph += 1
            self.legal = None
            if self.past:
                self.day, self.told, self.past = None, None, False
            self.freed = {}
            speaks = "\n\n" in gap and ":" in line.whole
            if speaks and _SPEAKER.match(line.whole):
                self.day = self.told = None
            begun = self.paragraph > 1 or line.item
            led = _led_by(line) if begun else None
            if led or not self.headed:
                self.place, self.placed = led, led is not None
        if line.asks:
            self.force_at = -1
        noted = _noted_at(line)
        if noted:
            self.place, self.placed = noted, True
        self.headed = line.heading and self.placed
        self.end = line.end
        if line.heading:
            self.tally = _tallied(line)
            self.dead = _DEATHS_HEAD.match(line.whole) is not None
        if line.find(_BEFORE):
            self.section, self.aside = "background", not line.heading
        elif line.heading or self.aside and "\n\n" in gap:
            self.section = ""

    def _next_point(self, line: Line) -> None:
        """Let no day of one point of a list of news go on into the next."""
        begin = line.raw.rfind("\n", 0, line.start) + 1
        if not line.item or _POINT.match(line.raw, begin) is None:
            if "\n\n" in line.raw[self.end : line.start]:
                self.before_points = None
            return
        if self.before_points is None:
            self.before_points = (self.day, self.told)
        elif begin >= self.end - 1:
            self.day, self.told = self.before_points


_POINT = re.compile(r"[ \t]*[•●▪■◦‣·*>–—-]\s")
# "Dato' A. Rahim [Rompin]: I thank the member ...": somebody else begins to speak.
_SPEAKER = re.compile(
    r"(?:(?:[A-Z][\w.'’/-]*|a/[lp]|bin|binti|al|de|van|of|the)[, ]{1,2}){1,8}"
    r"(?:[A-Z][\w.'’/-]*|\[[^\]\n]{2,40}\]) ?: ?\S"
)


_TALLIES = re.compile(
    r"\W*(?:\w{1,3}[.)] )?(?:(?P<arrest>arrests?|arrested|detained|detainees|taken)|"
    r"(?P<release>released?|freed)|(?P<injury>injured|wounded))"
    r"(?: (?:so far|by|at|in|per|since|on|until|from)\b[^.]{0,50})?"
    r"(?: ?\([^)]{1,50}\))?\W*$",
    re.IGNORECASE,
)


def _tallied(line: Line) -> str:
    """Return the act that a heading tells of all counted under it, or ""."""
    match = _TALLIES.match(line.whole)
    found = match.groupdict() if match else {}
    return next((code for code, words in found.items() if words), "")


_DEATHS_HEAD = re.compile(
    r"\W*(?:\w{1,3}[.)] )?(?:deaths?|killed|the dead|dead|fatalities|martyrs|"
    r"people killed|killings)\b[\w ]{0,30}\W*$",
    re.IGNORECASE,
)
# "Drone attack - Kherson - 12 January 2024 - one killed": what, where, when.
_NOTE = re.compile(r"\W*[A-Z][\w /]{2,30} [-–—|] \Z")
_NOTE_MARK = re.compile(r"[^-–—|:.;\n]{0,24} [-–—|] ")


def _noted_at(line: Line) -> str | None:
    """Return the place that stands between strokes after the kind of a note."""
    for unit in line.row[:10]:
        if unit.sort != "place":
            continue
        led = _NOTE.match(line.text[line.start : unit.start])
        return unit.refs[0] if led and _NOTE_MARK.match(line.text, unit.end) else None
    return None


_LEADS = re.compile(
    r"\W*(?:\(?\w{1,3}[.)]\W*)?(?:\d{1,2}[:.]\d\d\W*)?"
    r"(?:\d{1,2} [A-Z][a-z]{2,8}, )?(?:(?i:in|at)\W+)?\Z"
)
_HEAD_MARK = re.compile(r"[^.:–—|\n]{0,24}\.?(?: ?[–—|:] |\. ?|: ?$| - |$)")


def _led_by(line: Line) -> str | None:
    """Return the place that an incident's paragraph or its heading begins with."""
    for at, unit in enumerate(line.row[:12]):
        if unit.sort != "place":
            continue
        following = line.row[at + 2 : at + 3]
        if (
            following
            and following[0].sort == "place"
            and line.row[at + 1].word in "-–—"
        ):
            end = following[0].end
            if line.text[end : end + 1] == ":":
                return following[0].refs[0]  # "Ecuador - Guayaquil: Gunmen killed ..."
        begin = line.raw.rfind("\n", 0, line.start) + 1
        begin = line.start if line.sender else max(begin, line.start - 8)
        before = line.text[begin : unit.start]
        mark = _HEAD_MARK.match(line.text, unit.end, max(line.end, unit.end + 3))
        return unit.refs[0] if mark and _LEADS.match(before) else None
    return None


def remember(scene: Scene, thread: Thread, made: list[Act]) -> None:
    """Note what the acts of one deed leave in mind for the next ones."""
    people = tuple(
        dict.fromkeys(
            a.victim for a in made if a.victim and is_person(scene.cast, a.victim)
        )
    )
    hurt = [
        a.victim
        for a in made
        if a.victim and a.type in ANSWERED and a.modality == "stated"
    ]
    _remember_force(scene, thread, made)
    _remember_courts(thread, made)
    thread.hurt = tuple(dict.fromkeys(hurt)) or thread.hurt
    crowd = [
        r
        for a in made
        if a.type in ("protest", "strike") and a.time_frame != "future"
        for r in a.by
        if is_group(scene.cast, r)
    ]
    scene.crowd = tuple(crowd[:1]) or scene.crowd
    held = [
        a.victim
        for a in made
        if a.victim
        and a.type in HELD
        and a.modality == "stated"
        and a.polarity == "affirmed"
    ]
    scene.hold(held)
    where = [
        a.place
        for a in made
        if a.place and a.time_frame == "incident" and a.type not in _ELSEWHERE
        if not _later_death(scene, a)
    ]
    if where:
        thread.place = where[-1]
    if people:
        scene.listed(people)
        scene.spoken = people
        if any(a.type in CUSTODIAL and a.modality != "intended" for a in made):
            thread.people = people
        _within(scene, thread, made)
    dates = [a.date for a in made if a.type in COURT and a.date and not a.carried]
    thread.legal = dates[-1] if dates else thread.legal
    if dates:
        thread.heard = tuple(a.victim for a in made)
    _remember_groups(scene, thread, made)
    _remember_day(thread, [a for a in made if not _later_death(scene, a)])


# Who is hurt dies later, somewhere else: what is told next was where and when it began.
_DIED = re.compile(r"(?:died|dies|succumb\w*|passed away)\b", re.IGNORECASE)


def _later_death(scene: Scene, act: Act) -> bool:
    """Whether an act is only that somebody died in the end, of what was done before."""
    return act.type in DEATHS and _DIED.match(scene.doc.text, act.at) is not None


def _remember_force(scene: Scene, thread: Thread, made: list[Act]) -> None:
    """Note who did violence, on what day and to whom."""
    for act in made:
        if act.modality != "stated" or not act.by:
            continue
        told = act.victim or act.type != "killing"
        if act.type in ATTACKS and act.polarity == "affirmed" and told:
            thread.attack, thread.attack_at = act.by, (thread.paragraph, act.number)
        if act.type in FORCED | CROWD and act.polarity == "affirmed":
            thread.raid, thread.raid_at = act.by, (thread.paragraph, act.number)
        if act.type in FORCED | {"abduction"}:
            thread.force, thread.force_at = act.by, thread.paragraph
            thread.force_day = act.date
            taken = {a.victim for a in made if a.by == act.by}
            thread.captives = taken | {whole(scene, v) for v in taken}


def _remember_courts(thread: Thread, made: list[Act]) -> None:
    """Note the day that a sentence told and the court that ruled."""
    at_once = [a for a in made if a.date and a.type in COURT | HELD and not a.carried]
    if at_once and at_once[-1].time_frame == "incident":
        thread.line = at_once[-1].number, at_once[-1].date
    ruled = [a.by for a in made if a.by and a.type in COURT and a.modality == "stated"]
    if ruled:
        thread.court, thread.court_at = ruled[-1], thread.paragraph


def _remember_groups(scene: Scene, thread: Thread, made: list[Act]) -> None:
    """Note the groups that something was done to."""
    groups = tuple(
        a.victim
        for a in made
        if a.victim
        and (a.type in HELD or a.type in ("prosecution", "dismissal", "injury"))
        and a.modality == "stated"
        and is_group(scene.cast, a.victim)
    )
    thread.latest = groups or thread.latest
    if groups and any(a.type in HELD for a in made):
        thread.group, thread.group_at = groups, thread.paragraph
    elif groups and not thread.group:
        thread.group = groups


def _remember_day(thread: Thread, made: list[Act]) -> None:
    """Note the day on which something was done to a body."""
    dated = [
        a.date
        for a in made
        if a.date
        and len(a.date) > len("2021")
        and not a.carried
        and a.time_frame == "incident"
        and a.type in PHYSICAL
        and a.modality == "stated"
    ]
    if dated:
        thread.told, thread.told_at = dated[-1], thread.paragraph
    for act in made:
        if act.date and not act.carried and act.time_frame != "future":
            thread.days[act.type] = act.date
        done = (act.modality, act.polarity) == _TOLD
        if act.type == "release" and act.date and done and not act.carried:
            thread.freed[act.victim] = act.date


_TOLD = ("stated", "affirmed")


# Where these were done tells nothing of where the next act was.
_ELSEWHERE = frozenset(["release", "transfer", "bail", "acquittal"])


# "Four other workers" are not those who were named before them.
_BESIDES = re.compile(r"\b(?:others?|another|more|further|additional)\b", re.IGNORECASE)


def _is_besides(scene: Scene, one: str, group: str) -> bool:
    """Whether a group is told of as others than somebody named before it."""
    person, others = scene.cast.get(one), scene.cast.get(group)
    if not isinstance(person, Person) or not isinstance(others, Person):
        return False
    before = person.mentions[0].start < others.mentions[0].start
    return before and bool(_BESIDES.search(others.words or ""))


def _within(scene: Scene, thread: Thread, made: list[Act]) -> None:
    """Note who is told of in the paragraph of a group that was taken: one of it."""
    if thread.group_at != thread.paragraph or len(thread.group) != 1:
        return
    for act in made:
        one = act.victim
        if not one or one in thread.group or act.type not in CUSTODIAL | {"assault"}:
            continue
        if act.type in HELD and act.type not in ("remand", "detention"):
            continue
        if _is_besides(scene, one, thread.group[0]):
            continue
        if act.modality == "stated" and act.time_frame not in ("background", "pattern"):
            scene.within.setdefault(one, thread.group[0])


_IN_YEAR = re.compile(
    r"\W*(?:Back |Already |As early as )?In (?P<year>(?:19|20)\d\d)\b", re.IGNORECASE
)


def _go_back(times: Times, thread: Thread, line: Line) -> None:
    """Note where a paragraph goes back in time: it stays there until a new date."""
    year = _IN_YEAR.match(line.whole)
    if year and times.frame(year["year"]) in ("historical", "background"):
        thread.back, thread.back_at = times.frame(year["year"]), thread.paragraph
        return
    dates = times.within(line.start, line.end)
    frames = {times.frame(d.edtf) for d in dates}
    old = frames & {"historical", "background"}
    if frames - old:
        thread.back, thread.back_at = "", -1
    elif old and thread.told_at != thread.paragraph:
        if line.scene.witness and len(dates[0].edtf or "") == len("2023-03-24"):
            return  # the day of one's own story, and not of what was before it
        early = dates[0].start - line.start < len("Two and a half years ago")
        if early and dates[0].edtf and not dates[0].edtf.endswith("/.."):
            thread.back, thread.back_at = times.frame(dates[0].edtf), thread.paragraph


def carry(times: Times, thread: Thread, line: Line) -> None:
    """Keep the day that a sentence tells of, where it is of the time of the news."""
    if line.topic:
        return
    _go_back(times, thread, line)
    # A witness's own story may lie years back: its days are those of what is told.
    spoken_of = ("", "background", "historical") if line.scene.witness else ("",)
    thread.opened = opened_with(times, thread, line) or thread.opened
    for found in times.within(line.start, line.end):
        if (
            times.frame(found.edtf) in spoken_of
            and found.edtf
            and len(found.edtf) > len("2021-12")
            and not (found.edtf.endswith("/..") or found.edtf.startswith("../"))
        ):
            if times.is_own(found):
                continue
            days = times.age(found.edtf)
            if days is not None and days >= 0 and "/" not in found.edtf:
                thread.day = found.edtf
                thread.past = times.frame(found.edtf) != ""
                if thread.told_at != thread.paragraph:
                    thread.told, thread.told_at = found.edtf, thread.paragraph
