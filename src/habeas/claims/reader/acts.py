"""The acts of a text: one for each victim, with its date, place, doers and time frame.

`scan` finds what each sentence tells; here a sentence without a victim is given the
one it speaks of, dates and places are carried where only order is told, and what is
told twice becomes one act with several quotes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from habeas.claims.reader import clauses, lasting, nastaliq, when
from habeas.claims.reader.members import included, listed
from habeas.claims.reader.mentions import Cast, Person
from habeas.claims.reader.scan import Deed, told
from habeas.claims.reader.scene import Line, Scene, incident, lines
from habeas.claims.reader.stance import Stance
from habeas.claims.reader.tally import among, free, labelled, seen, tally, total
from habeas.claims.reader.threats import threats
from habeas.claims.reader.when import Moment, Times
from habeas.text.spotting import Spotter

HELD = frozenset(
    [
        "arrest",
        "detention",
        "abduction",
        "enforced_disappearance",
        "house_arrest",
        "remand",
        "mass_arrest",
    ]
)
# Told in order, these happen on the day last spoken of.
PHYSICAL = frozenset(
    [
        "arrest",
        "abduction",
        "assault",
        "injury",
        "killing",
        "dispersal",
        "destruction",
        "search",
        "office_raid",
        "confiscation",
        "blockade",
        "assembly_restriction",
        "interrogation",
        "torture",
        "sexual_violence",
        "attempted_killing",
        "mass_arrest",
        "threat",
        "death_threat",
        "eviction",
        "office_closure",
    ]
)
_PERSONAL = frozenset(
    [
        "arrest",
        "detention",
        "abduction",
        "release",
        "bail",
        "remand",
        "acquittal",
        "conviction",
        "transfer",
        "prosecution",
        "hearing",
        "interrogation",
        "denial_of_medical_care",
        "incommunicado",
        "torture",
        "assault",
        "death_in_custody",
        "house_arrest",
    ]
)
_FEW = 2
_AHEAD = frozenset(
    ["hearing", "protest", "strike", "assembly_ban", "curfew", "release"]
)
_IMPERSONAL = frozenset(
    [
        "assembly_ban",
        "assembly_restriction",
        "curfew",
        "censorship",
        "blockade",
        "dispersal",
        "strike",
        "protest",
        "speech_ban",
        "association_ban",
        "refusal_to_register",
        "failure_to_protect",
    ]
)
_ONGOING = Spotter(
    r"\b(?:still|since|remains?|remained|is being|are being|till today|until now|"
    r"to this day|currently|now|at present|in force|so far|has been in|have been in|"
    r"for the (?:past|last))\b",
    re.IGNORECASE,
)
_DEATHS = frozenset(
    ["killing", "death_in_custody", "torture", "enforced_disappearance"]
)
_PAST = Spotter(
    r"\b(?:this history|long history|history of|has always|have always|for decades|"
    r"generations|martyr\w*|sacrifices?|dictatorship|one-party|we remember|in memory)\b",
    re.IGNORECASE,
)
_BEFORE = Spotter(
    r"^\W*(?:background|what was before|a long (?:dispute|history)|history|"
    r"previous(?:ly| incidents| cases)?|earlier (?:incidents|cases)|context)\W*$|"
    r"\b(?:this is not new|not the first time|is not the only (?:place|case)|"
    r"no stranger to|for comparison|we remember|it is not the first)\b",
    re.IGNORECASE,
)
_EARLIER = Spotter(
    r"\b(?:earlier|previously|first|before that|last year|in the past|years ago|"
    r"already|once before|had been|formerly|not the first time|on another occasion)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Act:
    """Something done to one victim (an id, or None), as the source tells it.

    `spans` are its quotes, in order; `at` is where it is first told.
    """

    type: str
    victim: str | None
    by: tuple[str, ...]
    date: str | None
    time: str | None
    place: str | None
    modality: str
    polarity: str
    derivation: str
    time_frame: str
    voices: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    at: int
    attempt: bool = False
    carried: bool = False
    number: int = 0
    noun: bool = False
    headline: bool = False


@dataclass
class _Thread:
    """What a reader has in mind: the day, the place and the people last told of."""

    day: str | None = None
    place: str | None = None
    people: tuple[str, ...] = ()
    legal: str | None = None
    end: int = 0
    group_at: int = -1
    paragraph: int = 0
    hurt: tuple[str, ...] = ()
    force: tuple[str, ...] = ()
    force_at: int = -1
    group: tuple[str, ...] = ()
    latest: tuple[str, ...] = ()
    section: str = ""
    told: str | None = None
    told_at: int = -1
    back: str = ""
    back_at: int = -1
    line: tuple[int, str | None] = (-1, None)
    force_day: str | None = None
    court: tuple[str, ...] = ()
    court_at: int = -1
    placed: bool = False
    tally: str = ""
    dead: bool = False
    headed: bool = False
    captives: set[str | None] = field(default_factory=set)

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
        if "\n\n" in gap or opens or self.headed:
            self.paragraph += 1
            self.legal = None
            led = _led_by(line) if self.paragraph > 1 else None
            if led or not self.headed:
                self.place, self.placed = led, led is not None
        self.headed = line.heading and self.placed
        self.end = line.end
        if line.heading:
            self.tally = _tallied(line)
            self.dead = _DEATHS_HEAD.match(line.whole) is not None
        if _BEFORE.search(line.whole):
            self.section = "background"
        elif line.heading:
            self.section = ""


_TALLIES = re.compile(
    r"\W*(?:\w{1,3}[.)] )?(?:(?P<arrest>arrests?|arrested|detained|detainees|taken)|"
    r"(?P<release>released?|freed)|(?P<injury>injured|wounded))"
    r"(?: (?:so far|by|at|in|per|since|on|until|from)\b[^.]{0,50})?"
    r"(?: ?\([^)]{1,50}\))?\W*$",
    re.IGNORECASE,
)
_TALLY_LINE = re.compile(
    r"\W*[A-Z][^:–—\n\d]{2,40}?\s*[:–—-]\s*(?P<count>[1-9]\d*)\b[^:;.\n]{0,40}?"
    r"(?:[-–—:]|,? ?\b(?:among them|including|namely|they are)\b:?)"
)


def _tallied(line: Line) -> str:
    """Return the act that a heading tells of all counted under it, or ""."""
    match = _TALLIES.match(line.whole)
    found = match.groupdict() if match else {}
    return next((code for code, words in found.items() if words), "")


def _under(thread: _Thread, line: Line) -> Iterable[Deed]:
    """Give the act of a heading for those named in a line "Place: 8, among them X"."""
    match = _TALLY_LINE.match(line.whole) if thread.tally else None
    if match is None:
        return
    named = [
        u
        for u in line.row
        if u.person and u.form == "name" and u.start >= line.start + match.end()
    ]
    if named:
        refs = tuple(dict.fromkeys(r for u in named for r in u.refs))
        yield Deed(
            thread.tally, refs, (), Stance(), line.start, named[-1].end, line.start,
            line.number,
        )  # fmt: skip


_DEATHS_HEAD = re.compile(
    r"\W*(?:\w{1,3}[.)] )?(?:deaths?|killed|the dead|dead|fatalities|martyrs|"
    r"people killed|killings)\b[\w ]{0,30}\W*$",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"\W*(?:\(?\w{1,3}[.)]\W*)?(?:\d{1,2}[:.]\d\d\W*)?(?:(?i:in|at)\W+)?\Z"
)
_HEAD_MARK = re.compile(r"[^.:–—|\n]{0,24}(?: ?[–—|:] |\. ?|: ?$| - |$)")


def _led_by(line: Line) -> str | None:
    """Return the place that an incident's paragraph or its heading begins with."""
    for unit in line.row[:12]:
        if unit.sort != "place":
            continue
        begin = line.raw.rfind("\n", 0, line.start) + 1
        before = line.text[max(begin, line.start - 8) : unit.start]
        mark = _HEAD_MARK.match(line.text, unit.end, max(line.end, unit.end + 3))
        return unit.refs[0] if mark and _LEADS.match(before) else None
    return None


def acts(scene: Scene, times: Times, read: Sequence[Line] | None = None) -> list[Act]:
    """Return the acts that a text tells, in order, before what is told twice is put
    together (`merge`)."""
    thread = _Thread()
    read = lines(scene) if read is None else read
    found: list[Act] = list(_rows(scene, times))
    tabled: dict[int, list[Act]] = defaultdict(list)
    for act in found:
        tabled[act.number].append(act)
    before = begun = len(found)
    for line in read:
        before, begun = begun, len(found)
        thread.enter(line)
        scene.now = line.start
        came = _came(scene, line)
        if came:
            thread.force, thread.force_at = came, thread.paragraph
            spots = [u.refs[0] for u in line.row if u.sort == "place"]
            if spots:
                thread.place = spots[0]
        for deed in (*_deeds(scene, line), *_under(thread, line)):
            made = list(_acts(scene, times, thread, line, deed))
            found.extend(made)
            _remember(scene, thread, made)
        here = tabled[line.number] + found[begun:]
        named = _members(scene, thread, line, here, found)
        spent = _all_named(scene, named, here)
        if spent:
            found = [
                a for a in found if a.victim not in spent or a.number != line.number
            ]
        found.extend(named)
        near = [a for n in (line.number - 1, line.number) for a in tabled[n]]
        found.extend(_refuted(line, near + found[before:]))
        _carry(times, thread, line)
    return _dated(scene, times, _acknowledged(scene, _standing(found)))


def _dated(scene: Scene, times: Times, found: Sequence[Act]) -> list[Act]:
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
        day = taken.get(act.victim or "") or taken.get(_whole(scene, act.victim) or "")
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


def _standing(found: Sequence[Act]) -> list[Act]:
    """Return the acts without those that the source takes back later."""
    taken_back = {
        (a.victim, a.at)
        for a in found
        if a.victim
        and a.type in HELD
        and a.polarity == "negated"
        and a.modality == "stated"
    }
    return [
        a
        for a in found
        if a.type not in HELD
        or a.polarity == "negated"
        or a.modality != "stated"
        or a.time_frame in ("background", "historical")
        or not any(v == a.victim and a.at < at for v, at in taken_back)
    ]


def _acknowledged(scene: Scene, found: Sequence[Act]) -> list[Act]:
    """Return the acts; one taken by unknown men is abducted, unless an officer of the
    law is told to hold or charge them afterwards."""
    officially = {
        a.victim
        for a in found
        if a.type in ("remand", "prosecution", "bail", "detention", "conviction")
        and a.modality == "stated"
        and a.polarity == "affirmed"
    }
    found = [
        replace(a, type="arrest")
        if a.type == "abduction"
        and _PUT.match(scene.doc.text, a.at)
        and (
            a.victim in officially
            or any(_known_force(scene, ref) for ref in a.by)
            or _OF_POLICE.search(scene.doc.text, a.at, a.at + 90)
        )
        else a
        for a in found
    ]
    found = [
        replace(a, type="arrest")
        if a.type == "abduction"
        and a.modality == "stated"
        and any(_of_law(scene, ref) for ref in a.by)
        and not _SAYS_ABDUCTED.match(scene.doc.text, a.at)
        else a
        for a in found
    ]
    return [
        replace(a, type="abduction")
        if a.type == "arrest"
        and a.modality == "stated"
        and a.victim not in officially
        and (_unmarked(scene, a) or any(_unknown(scene, ref) for ref in a.by))
        and not any(_known_force(scene, ref) for ref in a.by)
        else a
        for a in found
    ]


_SAYS_ABDUCTED = re.compile(r"(?:abduct|kidnap|اغوا|agh?wa)", re.IGNORECASE)


def _of_law(scene: Scene, ref: str) -> bool:
    """Whether an id stands for police, soldiers or another body of the law."""
    one = scene.cast.get(ref)
    if isinstance(one, Person):
        return _known_force(scene, ref)
    return one is not None and bool(_LAWFUL.search(one.name))


_LAWFUL = Spotter(
    r"\b(?:police|army|military|gendarm\w+|rangers|security|intelligence|bureau|guard|"
    r"soldiers|troops|directorate|ministry|CTD|KGB|FSB|SSS|DSS|NSS|force|corps)\b",
    re.IGNORECASE,
)
_PUT = re.compile(
    r"(?:put|push|bundl|drag|throw|threw|shov|pull|forc|load|herd)\w*\b", re.IGNORECASE
)
_UNIFORMED = Spotter(
    r"\b(?:police\w*|officers?|constables?|gendarmes?|troops|rangers|soldiers?|troopers?|"
    r"inspectors?|wardens?)\b",
    re.IGNORECASE,
)
_OF_POLICE = Spotter(
    r"\b(?:police|prison|army|military|rangers?|gendarmerie)['’s]*[ -](?:\w+ )?(?:vans?|"
    r"bus(?:es)?|cars?|trucks?|lorr(?:y|ies)|vehicles?|jeeps?|pick-?ups?)\b|"
    r"\bblack maria|\bby (?:the )?(?:\w+ )?(?:police|officers|constables|gendarmes)\b",
    re.IGNORECASE,
)
_NAMELESS = Spotter(
    r"\b(?:unknown|unidentified|masked|armed men|gunmen|plain ?-?clothes|mufti|men in|"
    r"persons who|people who|four persons|men who|civilian clothes|men on|strangers|"
    r"hooded)\b",
    re.IGNORECASE,
)


_UNMARKED = Spotter(
    r"\b(?:plain ?-?clothes|no (?:number )?plates|without (?:number )?plates|unmarked|"
    r"mufti|masked men|unknown men|unidentified men)\b",
    re.IGNORECASE,
)


def _unmarked(scene: Scene, act: Act) -> bool:
    low, high = act.spans[0]
    return not act.by and bool(_UNMARKED.search(scene.doc.text, low, high + 60))


def _unknown(scene: Scene, ref: str) -> bool:
    person = scene.cast.get(ref)
    return isinstance(person, Person) and bool(_NAMELESS.search(person.words or ""))


def _known_force(scene: Scene, ref: str) -> bool:
    person = scene.cast.get(ref)
    if not isinstance(person, Person):
        return True
    words = person.words or ""
    return bool(_UNIFORMED.search(words)) and not _NAMELESS.search(words)


_THINGS = frozenset(["confiscation", "destruction", "search"])
_THEIRS = frozenset(
    [
        "search",
        "office_raid",
        "arrest",
        "abduction",
        "assault",
        "blockade",
        "travel_restriction",
    ]
)


def _of_whom(found: list[Deed]) -> list[Deed]:
    """Return the deeds; what is taken or broken without a word whose it is belongs to
    the one that the sentence told of just before."""
    made: list[Deed] = []
    last: Deed | None = None
    for number, deed in enumerate(found):
        sought = found[number + 1] if number + 1 < len(found) else None
        aimed = sought is not None and sought.stance.attempt
        if sought and aimed and deed.act == "search" and not deed.victims:
            made.append(replace(deed, victims=sought.victims))
            continue
        if deed.act in _THINGS and not deed.victims and last is not None:
            if deed.stance == last.stance:
                deed = replace(deed, victims=last.victims)
        elif deed.act in _THEIRS and deed.victims:
            last = deed
        made.append(deed)
    return made


# Who is said to be free, and by others not to be, is not shown as free.
_DISPUTED = Spotter(
    r"\bbut (?:[\w'’]+ ){1,5}(?:den(?:y|ies|ied)|disput(?:e|es|ed)|contradicts?|"
    r"contradicted|rejects?|rejected) (?:it|this|that)\b|\b(?:but|yet|though)\b[^.;]{0,50}"
    r"\b(?:is|are|remains?) (?:still )?(?:inside|held|detained|locked|in (?:custody|jail|"
    r"prison|detention|the cells?))\b",
    re.IGNORECASE,
)
_NEGATABLE = frozenset(
    ["arrest", "killing", "injury", "assault", "detention", "death_in_custody"]
)


def _produced(line: Line, deed: Deed) -> bool:
    """Whether a hearing is only the way to a remand ("produced before ...")."""
    words = line.text[deed.at : deed.at + 8].lower()
    return deed.act == "hearing" and words.startswith("produced")


def _rows(scene: Scene, times: Times) -> list[Act]:
    """Return the arrests that the rows of tables tell by their columns."""
    made = []
    for row in scene.tables:
        if row.date is None:
            continue
        moment = times.within(row.date.start, row.date.end)
        by = scene.cast.in_span(row.by.start, row.by.end) if row.by else ()
        doers = tuple(dict.fromkeys(m.ref for m in by if m.sort != "place"))
        words = scene.doc.text[row.by.start : row.by.end] if row.by else ""
        unknown = _NAMELESS.search(words) is not None
        end = (row.by or row.date).end
        made.append(
            Act(
                "abduction" if unknown else "arrest",
                row.person,
                doers,
                moment[0].edtf if moment else None,
                None,
                None,
                "stated",
                "affirmed",
                "explicit",
                "incident",
                (),
                ((row.name.start, end),),
                row.name.start,
            )
        )
        scene.hold([row.person])
    return made


_MENACES = frozenset(["threat", "death_threat"])


def _deeds(scene: Scene, line: Line) -> list[Deed]:
    title = line.heading or line.item and not line.whole.endswith(".")
    if title and line.whole.isupper() and not line.topic:
        return []
    if total(line) or line.retracted or line.unsure:
        return []
    if line.urdu:
        return list(nastaliq.deeds(scene, line))
    found = [*told(scene, line), *tally(scene, line), *labelled(scene, line)]
    found.extend([*seen(scene, line), *among(scene, line), *free(scene, line)])
    if _DISPUTED.search(line.whole):
        found = [d for d in found if d.act != "release"]
    menaces = [
        d for d in found if d.act in ("threat", "death_threat") or d.stance.threat
    ]
    found += [
        t
        for t in threats(scene, line)
        if not any(t.start < m.end and m.start < t.end for m in menaces)
    ]
    found = [
        d
        for d in found
        if d.victims or d.stance.polarity == "affirmed" or d.act in _NEGATABLE
    ]
    found = [
        d
        for d in found
        if d.victims or d.topic or d.stance.modality != "denied" or d.act not in HELD
    ]
    found = [
        d
        for d in found
        if d.act != "release"
        or d.stance.polarity == "affirmed"
        or d.stance.modality != "stated"
    ]
    found = [
        d
        for d in found
        if d.act != "strike" or d.by or not line.sender or d.stance.frame
    ]
    tried = [d for d in found if d.act == "attempted_killing"]
    found = [
        d
        for d in found
        if not (d.act == "killing" and d.stance.attempt and tried)
        and not (d.act in _MENACES and d.stance.polarity == "negated")
    ]
    if line.headline:
        found = [replace(d, noun=True, topic=False) for d in found]
    found = _of_whom(sorted(found, key=lambda d: d.at))
    if any(d.act == "remand" for d in found):
        found = [d for d in found if not _produced(line, d)]
    denied = [
        d for d in found if d.act == "detention" and d.stance.modality == "denied"
    ]
    found = [
        d
        for d in found
        if d.stance.polarity == "affirmed"
        or d.act not in HELD
        or not any(x.start < d.end and d.start < x.end for x in denied)
    ]
    codes = {d.act for d in found}
    if "assembly_restriction" in codes:
        found = [d for d in found if d.act != "blockade"]
    return sorted(found, key=lambda d: d.at)


def _all_named(
    scene: Scene, named: Sequence[Act], here: Sequence[Act]
) -> set[str | None]:
    """Return the groups of a sentence whose members it names one and all.

    `here` are the acts that the sentence tells.
    """
    spent: set[str | None] = set()
    people = {a.victim for a in named}
    for act in here if named else ():
        group = scene.cast.get(act.victim) if act.victim else None
        if not isinstance(group, Person):
            continue
        low, high = group.heads or (0, None)
        if group.kind == "group" and 1 < low == high == len(people):
            spent.add(act.victim)
    return spent


_REFUTES = Spotter(
    r"\b(?:den(?:ied|ies)|reject(?:s|ed)|dismiss(?:es|ed)|refut(?:es|ed)) (?:all )?"
    r"(?:this|that|it|(?:the|these|those|such) (?:allegations?|accusations?|claims?|"
    r"charges?|reports?))(?=\s*(?:[.,;]|as\b|and\b|\Z))|\bcalled (?:this|it|the "
    r"(?:allegations?|claims?|reports?)) (?:false|baseless|lies|a lie|fabricated)\b",
    re.IGNORECASE,
)
_REFUTED = frozenset(
    [
        "assault",
        "torture",
        "sexual_violence",
        "killing",
        "death_in_custody",
        "injury",
        "search",
        "confiscation",
        "destruction",
        "dispersal",
    ]
)


def _refuted(line: Line, found: Sequence[Act]) -> Iterable[Act]:
    """Give again, as denied, what the sentence before told and this one denies."""
    match = _REFUTES.search(line.whole)
    if match is None or any(
        a.number == line.number and a.modality == "denied" for a in found
    ):
        return
    start, end = line.start + match.start(), line.start + match.end()
    for act in list(found):
        told = act.modality == "stated" and act.polarity == "affirmed"
        near = line.number - 1 <= act.number <= line.number and act.at < start
        if near and told and act.type in _REFUTED and act.time_frame == "incident":
            yield replace(
                act, modality="denied", spans=((start, end),), at=start,
                number=line.number, noun=False,
            )  # fmt: skip


_OF_MEMBERS = frozenset(
    [
        "release", "acquittal", "conviction", "deportation", "listing", "interrogation",
        "killing", "abduction", "torture", "assault", "bail", "transfer", "eviction",
        "travel_restriction", "enforced_disappearance",
    ]
)  # fmt: skip


def _members(
    scene: Scene,
    thread: _Thread,
    line: Line,
    told: Sequence[Act],
    found: Sequence[Act],
) -> list[Act]:
    """Return the acts of a group again for those named as its members.

    `told` are the acts that the sentence tells, `found` all so far.
    """
    here = [a for a in told if a.victim and _is_group(scene.cast, a.victim)]
    group = here or _of_latest(thread, line, found)
    if not group or line.number - group[-1].number > 3:
        return []
    codes = (
        HELD | {"prosecution", "dismissal", "injury"} | (_OF_MEMBERS if here else set())
    )
    group = [a for a in group if a.type in codes and a.modality == "stated"]
    done = {a.victim for a in told if a.type in codes}
    made = []
    for ref, start, end in (*included(scene, line), *listed(scene, line)):
        if ref in done:
            continue
        done.add(ref)
        if group:
            scene.within.setdefault(ref, str(group[-1].victim))
        for act in group:
            spans = tuple(sorted({*act.spans, (start, end)}))
            made.append(replace(act, victim=ref, spans=spans))
    scene.hold(a.victim for a in made if a.victim and a.type in HELD)
    if made:
        scene.listed([a.victim for a in made if a.victim])
    return made


def _of_latest(thread: _Thread, line: Line, found: Sequence[Act]) -> list[Act]:
    """Return the acts done to the group last told of, if it was told of just now."""
    if not thread.latest:
        return []
    for act in reversed(found):
        if act.victim and act.victim in thread.latest:
            return [a for a in found if a.victim and a.victim in thread.latest]
        if 0 <= act.number < line.number - 3:
            return []
    return []


def _acts(
    scene: Scene, times: Times, thread: _Thread, line: Line, deed: Deed
) -> Iterable[Act]:
    victims: tuple[str | None, ...] = deed.victims
    if (
        not victims
        and deed.act in _ANSWERED
        and (deed.stance.modality == "denied" and not deed.nobody)
    ):
        victims = thread.hurt
    if not victims and deed.act in _CROWD and deed.stance.modality == "stated":
        crowd = scene.crowd or _gathered(scene, line)
        victims = tuple(v for v in crowd if v not in deed.by)
    if not victims and line.topic and deed.act not in _IMPERSONAL:
        victims = line.topic
    elif not victims and deed.topic and deed.act in _PERSONAL:
        victims = thread.people
        if deed.stance.modality == "denied" and len(victims) > _FEW:
            return
        if not victims and deed.stance.polarity == "affirmed":
            return
    if deed.act in _LEGAL:
        victims = tuple(v for v in victims if not (v and scene.court(v))) or (None,)
        if victims == (None,) and deed.victims:
            return
    moment, carried = _moment(times, thread, line, deed)
    where = when.place(
        scene.cast,
        line.text,
        deed.act,
        (deed.start, deed.end),
        (line.start, line.end),
    )
    if where is None and _here(thread, deed, carried):
        where = thread.place
    frame = _frame(times, thread, line, deed, moment)
    by = _doers(scene, thread, line, deed, victims)
    own = moment.edtf if not carried else None
    if by and not deed.by and own and thread.force_day not in (None, own):
        by = ()
    type_, modality = _named(deed)
    if type_ == "injury" and thread.dead and deed.stance == Stance():
        type_ = "killing"
    if type_ == "arrest" and frame == "ongoing":
        type_ = "detention"
    if type_ in HELD | {"release"}:
        by = tuple(r for r in by if not scene.was_held(r) and not _kin(scene, r))
    if type_ in _ANSWERED and by and all(scene.was_held(r) for r in by):
        by = ()
    for victim in victims or (None,):
        yield Act(
            type_,
            victim,
            by,
            moment.edtf,
            moment.time,
            where,
            modality,
            deed.stance.polarity,
            deed.stance.derivation,
            frame,
            deed.voices,
            ((deed.start, deed.end),),
            deed.at,
            deed.stance.attempt,
            carried,
            line.number,
            deed.noun,
            line.headline,
        )


_KIN_WORDS = re.compile(
    r"\b(?:father|mother|brother|sister|wife|husband|son|daughter|uncle|aunt|cousin|"
    r"nephew|niece|grandfather|grandmother)(?:-in-law)?\b",
    re.IGNORECASE,
)


def _kin(scene: Scene, ref: str) -> bool:
    """Whether an id stands for kin told without a name: they take nobody away."""
    one = scene.cast.get(ref)
    if not isinstance(one, Person) or one.name is not None:
        return False
    return _KIN_WORDS.search(one.words or "") is not None


def _here(thread: _Thread, deed: Deed, carried: bool) -> bool:
    """Whether an act without a place of its own fell where its paragraph tells of."""
    if deed.stance.frame not in ("", "incident") or deed.act in _NOWHERE:
        return False
    if deed.stance.modality not in ("stated", "denied"):
        return False
    return thread.placed or (deed.act in PHYSICAL and carried)


_NOWHERE = frozenset(
    [
        "prosecution",
        "bail",
        "hearing",
        "acquittal",
        "conviction",
        "transfer",
        "deportation",
        "travel_restriction",
        "threat",
        "death_threat",
    ]
)


_MANY_HEADS = 50
_NO_CROWD = Spotter(
    r"\b(?:unknown|unnamed|accused|police\w*|officers|soldiers|troops|arrest\w*|"
    r"detain\w*|delegates|members|voters|prisoners|signatories|households|families|killed|injured)\b",
    re.IGNORECASE,
)


def _gathered(scene: Scene, line: Line) -> tuple[str, ...]:
    """Return the crowd that was counted last before a line, if one was."""
    for person in reversed(scene.cast.people):
        first = person.mentions[0].start if person.mentions else line.end
        many = person.heads is not None and person.heads[0] >= _MANY_HEADS
        if many and first < line.end and not _NO_CROWD.search(person.words or ""):
            return (person.id,)
    return ()


def _doers(
    scene: Scene,
    thread: _Thread,
    line: Line,
    deed: Deed,
    victims: tuple[str | None, ...],
) -> tuple[str, ...]:
    """Return who did it: as its sentence says, or as its paragraph said just before.

    "They" are those who came or acted last; who is let go or questioned without a
    word by whom, by those who took them.
    """
    by = _with_bodies(scene, deed) if deed.act not in _GATHERED else deed.by
    if by and set(by) <= thread.captives and deed.act in PHYSICAL:
        by = ()
    if by:
        return by
    told = deed.stance.modality == "stated" and deed.stance.polarity == "affirmed"
    if not told:
        return _speaking(scene, line, deed, victims)
    if deed.act == "prosecution":
        return _complainants(line, deed)
    if deed.act in _OF_COURTS and thread.court_at == thread.paragraph:
        return thread.court if deed.topic or not deed.victims else ()
    if thread.force_at != thread.paragraph:
        return ()
    theirs = victims and {_whole(scene, v) for v in victims} <= thread.captives
    they = _THEY.search(line.text, line.start, deed.at)
    if deed.act in _FORCED or they or (theirs and deed.act in _CAPTIVE):
        return tuple(r for r in thread.force if r not in victims)
    return ()


_CAME = frozenset(
    [
        "came", "arrived", "entered", "stormed", "surrounded", "burst", "broke",
        "stopped", "knocked", "appeared", "reached", "went", "drove", "landed",
    ]
)  # fmt: skip


def _came(scene: Scene, line: Line) -> tuple[str, ...]:
    """Return a body or men without a name that a sentence says came somewhere."""
    for k, unit in enumerate(line.row):
        if unit.word not in _CAME or unit.refs:
            continue
        heads = clauses.subject(line.row, clauses.Verb(k, k, k + 1, "past", False))
        refs = line.refs(heads)
        if refs and all(_force(scene, ref) for ref in refs):
            return refs
    return ()


def _force(scene: Scene, ref: str) -> bool:
    """Whether an id stands for a body, or for men told without a name who use force."""
    one = scene.cast.get(ref)
    if not isinstance(one, Person):
        return ref != scene.issuer
    words = one.words or ""
    nameless = _NAMELESS.search(words) or _MEN_COME.search(words)
    return one.name is None and bool(_UNIFORMED.search(words) or nameless)


_MEN_COME = Spotter(
    r"\b(?:men|personnel|agents|guards?|goons|thugs|militia\w*|patrols?|gunmen|"
    r"attackers|assailants|insurgents|rebels|fighters|commandos?|troops)\b",
    re.IGNORECASE,
)


def _with_bodies(scene: Scene, deed: Deed) -> tuple[str, ...]:
    """Return the doers, and the body that the words for them name ("men of X")."""
    made: dict[str, None] = {}
    for ref in deed.by:
        made[ref] = None
        one = scene.cast.get(ref)
        if not isinstance(one, Person) or one.name is not None:
            continue
        for mention in one.mentions:
            if mention.form != "description" or mention.start > deed.at:
                continue
            reach = mention.end + len(_OF_BODY)
            for body in scene.cast.in_span(mention.start, reach, "organisation"):
                joint = scene.flat[mention.end : body.start].strip()
                if body.end <= mention.end or joint in ("of the", "of", "for"):
                    made[body.ref] = None
    return tuple(made)


_OF_BODY = " of the "


def _whole(scene: Scene, ref: str | None) -> str | None:
    """Return the group that somebody is a part of, or the one asked for."""
    one = scene.cast.get(ref) if ref else None
    part = one.part_of if isinstance(one, Person) else None
    return part or (scene.within.get(ref, ref) if ref else ref)


def _speaking(
    scene: Scene, line: Line, deed: Deed, victims: tuple[str | None, ...]
) -> tuple[str, ...]:
    """Return who makes a threat or a promise, or says that they do not hold someone."""
    stance = deed.stance
    says = stance.threat or deed.act in ("threat", "death_threat")
    says = says or (stance.modality == "committed" and deed.act == "release")
    denies = stance.modality == "denied" and deed.act in HELD
    if not says and not denies:
        return ()
    before = [v for v in line.voices if line.row[v.at].start <= deed.end and v.refs]
    refs = before[-1].refs if before else ()
    if not refs and denies and line.official:
        heads = [u for u in line.row if u.sort == "organisation" and u.end <= deed.at]
        refs = tuple(dict.fromkeys(r for u in heads for r in u.refs))
    known = tuple(r for r in refs if r not in victims and r != scene.issuer)
    return () if denies and any(scene.was_held(r) for r in known) else known


def _complainants(line: Line, deed: Deed) -> tuple[str, ...]:
    """Return who brought a case: "in a case filed by X", "on the complaint of X"."""
    for k in range(len(line.row) - 1):
        words = (line.row[k].word, line.row[k + 1].word)
        near = deed.start <= line.row[k].start <= deed.end + 120
        if near and (words in _FILED or words == ("complaint", "of")):
            return line.refs(clauses.after(line.row, k + 1, ("by", "of"), 1))
    return ()


_FILED = frozenset(
    (verb, "by") for verb in ("filed", "lodged", "registered", "brought", "made")
)
_OF_COURTS = frozenset(["bail", "remand", "conviction"])
_GATHERED = frozenset(["protest", "strike"])
_CAPTIVE = frozenset(["release", "interrogation"])
_THEY = Spotter(r"\bthey(?: [\w-]+){0,2} \Z", re.IGNORECASE)


def _named(deed: Deed) -> tuple[str, str]:
    """Return the act's code: a threat of something is a threat, not that."""
    if not deed.stance.threat:
        modality = deed.stance.modality
        if deed.act in ("threat", "death_threat") and modality == "stated":
            modality = "intended"
        return deed.act, modality
    deadly = deed.act in ("killing", "extrajudicial_execution", "death_in_custody")
    return ("death_threat" if deadly else "threat"), "intended"


def _moment(
    times: Times, thread: _Thread, line: Line, deed: Deed
) -> tuple[Moment, bool]:
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
    if deed.act in _COURT | {"release"} and thread.line[0] == line.number:
        return Moment(thread.line[1]), False
    if deed.act in _DEATHS and _PAST.search(line.around):
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
    if deed.act in _COURT and thread.legal and steady and deed.topic:
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
    | _DEATHS
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


def _frame(
    times: Times, thread: _Thread, line: Line, deed: Deed, moment: Moment
) -> str:
    if deed.stance.frame:
        return deed.stance.frame
    if deed.stance.modality == "intended" and not deed.stance.attempt:
        return "incident"
    if moment.edtf and moment.edtf.endswith("/.."):
        return "ongoing"
    if moment.edtf is None and deed.act in _DEATHS and _PAST.search(line.around):
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


_FORCED = frozenset(["arrest", "search", "confiscation", "office_raid"])
_ANSWERED = frozenset(["assault", "torture", "injury", "killing"])
_CROWD = frozenset(["dispersal", "blockade", "assembly_restriction"])


def _remember(scene: Scene, thread: _Thread, made: list[Act]) -> None:
    people = tuple(
        dict.fromkeys(
            a.victim for a in made if a.victim and _is_person(scene.cast, a.victim)
        )
    )
    hurt = [
        a.victim
        for a in made
        if a.victim and a.type in _ANSWERED and a.modality == "stated"
    ]
    for act in made:
        if act.modality != "stated" or not act.by:
            continue
        if act.type in _FORCED | {"abduction"}:
            thread.force, thread.force_at = act.by, thread.paragraph
            thread.force_day = act.date
            taken = {a.victim for a in made if a.by == act.by}
            thread.captives = taken | {_whole(scene, v) for v in taken}
    at_once = [a for a in made if a.date and a.type in _COURT | HELD and not a.carried]
    if at_once and at_once[-1].time_frame == "incident":
        thread.line = at_once[-1].number, at_once[-1].date
    ruled = [a.by for a in made if a.by and a.type in _COURT and a.modality == "stated"]
    if ruled:
        thread.court, thread.court_at = ruled[-1], thread.paragraph
    thread.hurt = tuple(dict.fromkeys(hurt)) or thread.hurt
    crowd = [
        r
        for a in made
        if a.type in ("protest", "strike") and a.time_frame != "future"
        for r in a.by
        if _is_group(scene.cast, r)
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
    where = [a.place for a in made if a.place and a.time_frame == "incident"]
    if where:
        thread.place = where[-1]
    if people:
        scene.listed(people)
        scene.spoken = people
        if any(a.type in _CUSTODIAL and a.modality != "intended" for a in made):
            thread.people = people
        _within(scene, thread, made)
    dates = [a.date for a in made if a.type in _COURT and a.date and not a.carried]
    thread.legal = dates[-1] if dates else thread.legal
    groups = tuple(
        a.victim
        for a in made
        if a.victim
        and (a.type in HELD or a.type in ("prosecution", "dismissal", "injury"))
        and a.modality == "stated"
        and _is_group(scene.cast, a.victim)
    )
    thread.latest = groups or thread.latest
    if groups and any(a.type in HELD for a in made):
        thread.group, thread.group_at = groups, thread.paragraph
    elif groups and not thread.group:
        thread.group = groups
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


_LEGAL = (
    frozenset(
        [
            "remand",
            "bail",
            "hearing",
            "prosecution",
            "conviction",
            "acquittal",
            "release",
        ]
    )
    | HELD
    | {"incommunicado"}
)
_COURT = frozenset(
    ["hearing", "prosecution", "bail", "remand", "conviction", "acquittal"]
)
_CUSTODIAL = HELD | _COURT | {"release", "transfer", "interrogation"}


def _within(scene: Scene, thread: _Thread, made: list[Act]) -> None:
    """Note who is told of in the paragraph of a group that was taken: one of it."""
    if thread.group_at != thread.paragraph or len(thread.group) != 1:
        return
    for act in made:
        one = act.victim
        if not one or one in thread.group or act.type not in _CUSTODIAL | {"assault"}:
            continue
        if act.type in HELD and act.type not in ("remand", "detention"):
            continue
        if act.modality == "stated" and act.time_frame not in ("background", "pattern"):
            scene.within.setdefault(one, thread.group[0])


def _is_group(cast: Cast, ref: str) -> bool:
    person = cast.get(ref)
    return isinstance(person, Person) and person.kind == "group"


def _is_person(cast: Cast, ref: str) -> bool:
    return isinstance(cast.get(ref), Person)


_IN_YEAR = re.compile(
    r"\W*(?:Back |Already |As early as )?In (?P<year>(?:19|20)\d\d)\b", re.IGNORECASE
)


def _go_back(times: Times, thread: _Thread, line: Line) -> None:
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
        early = dates[0].start - line.start < len("Two and a half years ago")
        if early and dates[0].edtf and not dates[0].edtf.endswith("/.."):
            thread.back, thread.back_at = times.frame(dates[0].edtf), thread.paragraph


def _carry(times: Times, thread: _Thread, line: Line) -> None:
    """Keep the day that a sentence tells of, where it is of the time of the news."""
    if line.topic:
        return
    _go_back(times, thread, line)
    for found in times.within(line.start, line.end):
        if (
            times.frame(found.edtf) == ""
            and found.edtf
            and len(found.edtf) > len("2021-12")
            and not (found.edtf.endswith("/..") or found.edtf.startswith("../"))
        ):
            days = times.age(found.edtf)
            if days is not None and days >= 0 and "/" not in found.edtf:
                thread.day = found.edtf
                if thread.told_at != thread.paragraph:
                    thread.told, thread.told_at = found.edtf, thread.paragraph


def renamed(act: Act, **changes: object) -> Act:
    """Return the act with some fields changed."""
    return replace(act, **changes)  # type: ignore[arg-type]
