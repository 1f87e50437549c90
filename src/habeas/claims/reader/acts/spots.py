"""Where an act was done: the place of its own words, of its paragraph, or of custody.

The nearest place that stands after "in", "at", "from" or "outside", or that somebody
raided, entered or surrounded. Where somebody was brought to is no place of the taking;
it is where they were questioned and let go. A prison is no place of a charge or of bail.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from habeas.claims.reader.acts.act import PHYSICAL, Act, whole
from habeas.claims.reader.acts.origins import origin, own_place
from habeas.claims.reader.acts.thread import Thread
from habeas.claims.reader.mentions import Cast, Place
from habeas.claims.reader.scan import Deed
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.scene.scene import Scene
from habeas.claims.reader.stance import Stance
from habeas.claims.reader.telling import tells_where
from habeas.claims.reader.when import distance
from habeas.text.spotting import Spotter

_TOWARDS = frozenset(["transfer", "remand", "hearing"])
_FAR = 90
_FRONT = 16
_NOWHERE = frozenset(
    [
        "prosecution", "bail", "hearing", "acquittal", "conviction", "transfer",
        "deportation", "travel_restriction", "threat", "death_threat",
    ]
)  # fmt: skip
_IN_CUSTODY = frozenset(
    ["release", "interrogation", "torture", "incommunicado", "denial_of_medical_care"]
)
# Where these were done is no scene of what comes next.
MOVES = frozenset(["release", "transfer", "bail", "remand", "hearing", "acquittal"])
_COURTS = frozenset(["bail", "prosecution", "acquittal"])
_PRISON = re.compile(
    r"\b(?:jails?|prisons?|stations?|thana|cells?|lock-?ups?|barracks|custod\w+|cent(?:er|re)|"
    r"detachment|headquarters|camp|police post|division|CID|penitentiary|gaol|chowki)\b|"
    r"جیل|تھان|حوالات",
    re.IGNORECASE,
)
_WHERE = frozenset(
    ["in", "at", "near", "from", "outside", "inside", "on", "around", "between"]
)
_ANY = _WHERE | frozenset(
    ["to", "of", "for", "by", "with", "into", "against", "off", "through", "about"]
)
_ENTERED = re.compile(
    r"\b(?:raid(?:ed|s)?|enter(?:ed|s)?|storm(?:ed|s)?|surround(?:ed|s)?|attack(?:ed|s)?|"
    r"clos(?:ed|es)|block(?:ed|s)?|seal(?:ed|s)?|search(?:ed|es)?|occup(?:ied|ies)|came to|"
    r"come to|went to|reached|bomb(?:ed|s)?|shell(?:ed|s)?|ransack(?:ed|s)?) "
    r"(?:the |a |our |village |town )*\Z",
    re.IGNORECASE,
)
# "in the village of X", "on the outskirts of X": the place is X.
_KIND_OF = re.compile(
    r"\b(?:town|city|village|hamlet|district|municipality|department|province|state|"
    r"county|region|outskirts|suburbs?|neighbou?rhoods?|area|locality|camp|port|"
    r"settlement|parish|community|cent(?:er|re)|streets|vicinity|sub-?district|"
    r"(?:north|south|east|west)) of (?:the )?\Z",
    re.IGNORECASE,
)
_JOINED = re.compile(
    r"(?:,| in| at| of| near| on)? (?:\((?:[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*, )?|the )?"
    r"(?:(?:district|tehsil|taluka|taluk|tahsil|upazila|division|sub-?division|union council|"
    r"province|county|township|municipality|governorate|block)(?: of)? )?\Z"
)
_OWNED = re.compile(r"['’]s? \Z")
_HERE_IN_URDU = re.compile(
    r"\s+(?:(?:کے|کی|ke|ki) (?:(?:نواحی|قریبی|مضافاتی|مرکزی|مصروف|پہاڑی|ساحلی|سرحدی|صنعتی|دیہی|nawahi|qareebi|saheli) )?(?:(?:مقام|علاق\w+|نواح\w*|مضافات|محلے|گاؤں|بازار|چوک|روڈ|اڈے|تھانے|جیل|ہسپتال|ہوٹل|ہاسٹل|"
    r"مسجد|سرحد\w*|حدود|ilaq\w+|nawah\w*|mohall\w+|gaon|bazaa?r|chowk|road|adday?|thane|jail|hospital|hotel|"
    r"hostel|masjid|hudood)|\S+ (?:روڈ|چوک|بازار|اڈے|محلے|ٹاؤن|کالونی|road|chowk|bazaa?r|adday?|town|colony)) )?"
    r"(?:میں|سے(?! (?:تعلق|وابستہ|منسلک|منتخب))|پر|کے (?:سامنے|باہر|قریب|اندر|پاس|نزدیک)|mein|main|me|mn|se|ke (?:samn[ae]y?|baa?har|qareeb|andar|paas|nazdeek))"
    r"(?!\w)",
    re.IGNORECASE,
)


class Spot(Protocol):
    """A mention of a place."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def ref(self) -> str: ...


def place_of(
    scene: Scene, thread: Thread, line: Line, deed: Deed, carried: bool
) -> str | None:
    """Return the place where a deed is said to be done, by id, or None."""
    own = _named_here(scene.cast, line, deed)
    if own is not None:
        return own
    kept = _kept(scene, thread, deed)
    if kept is not None:
        return kept
    if thread.place and _here(scene, thread, deed, carried):
        return thread.place
    if thread.event_at < line.number - 1 or deed.act not in _STRUCK:
        return None
    told = deed.stance == Stance() and not line.find(_ELSEWHERE)
    return thread.event if told else None


def break_out(scene: Scene, thread: Thread, line: Line) -> None:
    """Note where what a sentence tells broke out: "clashes in X; two were shot dead"."""
    if not line.find(_BREAKS_OUT) or line.question or line.heading:
        return
    spots = list(scene.cast.in_span(line.start, line.end, "place"))
    led = [k for k in range(len(spots)) if _led(line, spots, k) in _EVENT_IN]
    if led and line.find(_ELSEWHERE) is None:
        thread.event, thread.event_at = _whole_name(line, spots, led[0]), line.number


_STRUCK = frozenset(["killing", "injury", "destruction", "dispersal", "assault"])
_EVENT_IN = frozenset(["in", "at", "near", "outside"])
_BREAKS_OUT = Spotter(
    r"\b(?:clash(?:es|ed)?|fighting|battles?|explo(?:sion|d\w+)|blasts?|detonat\w+|went off|"
    r"ambush\w*|air ?strikes?|drone strikes?|shelling|opened fire|gun ?battle|shoot-?out|riots?|"
    r"rioters|missiles?|rockets?|stormed|strike hit|attack(?:ed|s)? (?:on|in|at|hit|by)|"
    r"(?:broke|breaks) out)\b",
    re.IGNORECASE,
)
_ELSEWHERE = Spotter(
    r"\b(?:elsewhere|another|separate|other|earlier|previous\w*|since|last (?:year|month|week)|"
    r"in (?:19|20)\d\d|ago|meanwhile|across|nationwide|so far|total)\b",
    re.IGNORECASE,
)


def _named_here(cast: Cast, line: Line, deed: Deed) -> str | None:
    options = []
    every = cast.in_span(line.start, line.end, "place")
    spots = [m for m in every if not _of_men(line, m)]
    for k, mention in enumerate(spots):
        if own_place(line, deed, mention):
            options.append((0, _whole_name(line, spots, k)))
            continue
        if origin(line, deed, mention):
            continue
        led = _led(line, spots, k)
        towards = deed.act in _TOWARDS and led == "to"
        if not (towards or led in _WHERE or led in ("entered", "head")):
            continue
        if deed.act == "hearing" and led == "from" or _of_thing(line, mention):
            continue
        if tells_where(line.text, mention, deed.at):
            continue
        if led == "from" and _FIRED_FROM.search(line.text, line.start, mention.start):
            continue
        if deed.act in _TAKING and _of_later(line, deed.at, mention):
            continue
        if deed.act in _COURTS and _is_prison(cast, mention):
            continue
        fronted = mention.start - line.start <= _FRONT
        begin = deed.at if mention.end <= deed.at and not fronted else deed.start
        gap = distance(line.text, mention, begin, deed.end)
        gap += 60 if led == "head" else 0
        if deed.act == "transfer" and led != "to":
            gap += 80
        if line.urdu and deed.start <= mention.start < deed.at:
            gap = min(gap, _FAR - 1)  # the verb of its clause stands last
        options.append((gap, _whole_name(line, spots, k)))
    return min(options)[1] if options and min(options)[0] < _FAR else None


_WHENCE = ("from ", "from the ")


def _of_men(line: Line, mention: Spot) -> bool:
    """Whether a place only tells whose the men are: "officers from X station"."""
    if not line.text[max(0, mention.start - 10) : mention.start].endswith(_WHENCE):
        return False
    return any(
        unit.start < mention.start < unit.end and unit.person for unit in line.row
    )


_FIRED_FROM = re.compile(
    r"\b(?:shelling|fire|rockets?|missiles?|shells?|drones?|fired|launched|mortars?) from "
    r"(?:the |across )?\Z"
)
_TAKING = frozenset(["arrest", "abduction"])
# "Was arrested on Monday and tortured in X prison": not where the arrest was.
_LATER = re.compile(
    r"\b(?:and|who|where|then|before|but)\b[^.;]{0,40}?\b(?:is|was|were|are|been|being|"
    r"held|taken|brought|transferred|sent|moved|kept|tortured|beaten|questioned|charged|"
    r"died|released|freed|remains?|lodged|remanded|jailed|detained|produced)\b",
    re.IGNORECASE,
)


def _of_later(line: Line, at: int, mention: Spot) -> bool:
    """Whether a place behind a taking is that of what was done after it."""
    return (
        mention.start > at and _LATER.search(line.text, at, mention.start) is not None
    )


def _of_thing(line: Line, mention: Spot) -> bool:
    """Whether a place only tells which thing is meant: "in the Naroda arson"."""
    if line.text[mention.start - 4 : mention.start].lower() != "the ":
        return False
    noun = _NOUN_NEXT.match(line.text, mention.end)
    return noun is not None and noun[1] in _THINGS


_NOUN_NEXT = re.compile(r" (?:\w+ )?([a-z]+)\b")
_THINGS = frozenset(
    """arson case cases riot riots attack attacks killing killings massacre murder bombing
    blast blasts incident firing shooting raid protest protests march election elections
    violence carnage agitation movement trial issue affair""".split()  # noqa: SIM905
)


def _led(line: Line, spots: Sequence[Spot], k: int) -> str:
    """Return the word that leads a place: a preposition, "entered", or ""."""
    mention = spots[k]
    if _HERE_IN_URDU.match(line.text, mention.end):
        return "in"
    begins = mention.start == line.start and line.urdu
    if begins and line.text.startswith("،", mention.end):
        return "head"  # "سکھر، رہنما X قتل"
    low = max(line.start, mention.start - 40)
    before = line.text[low : mention.start]
    if k and _OWNED.fullmatch(line.text[spots[k - 1].end : mention.start]):
        return _led(line, spots, k - 1)
    kind = _KIND_OF.search(before)
    before = before[: kind.start()] if kind else before
    if _ENTERED.search(before):
        return "entered"
    tail = [w.strip("(,") for w in before.lower().split()[-5:]]
    last = [w for w in tail if w in _ANY]
    return last[-1] if last else ""


def _whole_name(line: Line, spots: Sequence[Spot], k: int) -> str:
    """Return the place meant by "X at Y", "X, Y" and "Y's X": X."""
    after = spots[k + 1] if k + 1 < len(spots) else None
    if after and _OWNED.fullmatch(line.text[spots[k].end : after.start]):
        return after.ref
    if k == 0:
        return spots[k].ref
    gap = line.text[spots[k - 1].end : spots[k].start]
    led = _led(line, spots, k - 1)
    if (
        _JOINED.fullmatch(gap)
        and gap.strip() != ""
        and (led in _WHERE or led == "entered")
    ):
        return spots[k - 1].ref
    return spots[k].ref


def _is_prison(cast: Cast, mention: Spot) -> bool:
    spot = cast.get(mention.ref)
    return isinstance(spot, Place) and _holds(spot)


def _holds(spot: Place) -> bool:
    return spot.holding or _PRISON.search(spot.name) is not None


def _here(scene: Scene, thread: Thread, deed: Deed, carried: bool) -> bool:
    """Whether an act without a place of its own fell where its paragraph tells of."""
    if deed.stance.frame not in ("", "incident") or deed.act in _NOWHERE:
        return False
    if deed.stance.modality not in ("stated", "denied"):
        return False
    spot = scene.cast.get(thread.place) if thread.place else None
    prison = isinstance(spot, Place) and _holds(spot)
    if deed.act in ("arrest", "abduction") and prison and not thread.headed:
        return False
    if deed.act in _IN_CUSTODY and not prison:
        return thread.placed and deed.act not in ("interrogation", "torture")
    return thread.placed or (deed.act in PHYSICAL and carried)


def _kept(scene: Scene, thread: Thread, deed: Deed) -> str | None:
    """Return where those are kept that something of custody is done to."""
    if deed.act not in _IN_CUSTODY or deed.stance.modality not in ("stated", "denied"):
        return None
    if thread.frame or thread.section or deed.stance.frame not in ("", "incident"):
        return None
    for victim in deed.victims or thread.people:
        known = thread.kept.get(victim) or thread.kept.get(whole(scene, victim))
        if known:
            return known
    same = thread.kept_at == thread.paragraph
    return thread.kept.get(None) if same and deed.act == "release" else None


def scene_of(scene: Scene, line: Line) -> str | None:
    """Return the last place of a sentence at which something is told to be, or None."""
    spots = list(scene.cast.in_span(line.start, line.end, "place"))
    found = [
        _whole_name(line, spots, k)
        for k in range(len(spots))
        if _led(line, spots, k) in _SET
    ]
    return found[-1] if found else None


_SET = frozenset(["at", "near", "outside", "inside", "on", "entered"])


def shared_out(
    scene: Scene, line: Line, deed: Deed, victims: Sequence[str | None]
) -> dict[str | None, str]:
    """Return whose place is whose in "A from his office and B and C from the hall"."""
    spots = list(scene.cast.in_span(deed.at, line.end, "place"))
    led = [
        m for k, m in enumerate(spots) if _led(line, spots, k) in ("from", "at", "in")
    ]
    if len(led) < _TWO or len(victims) < _TWO:
        return {}
    found: dict[str | None, str] = {}
    for unit in line.row:
        for ref in unit.refs if unit.person and unit.start > deed.at else ():
            after = [m for m in led if m.start > unit.end]
            if ref in victims and after and ref not in found:
                found[ref] = after[0].ref
    return found if len(set(found.values())) >= _TWO else {}


_TWO = 2


def keep(scene: Scene, thread: Thread, line: Line, made: Sequence[Act]) -> None:
    """Note where those taken in a sentence were brought to or are held."""
    spots = list(scene.cast.in_span(line.start, line.end, "place"))
    for act in made:
        if act.modality != "stated" or act.polarity != "affirmed" or not act.victim:
            continue
        if act.type in ("arrest", "abduction"):
            brought = [
                m
                for k, m in enumerate(spots)
                if m.start > act.at
                and _led(line, spots, k) in ("to", "into", "inside", "in", "at")
                and _is_prison(scene.cast, m)
            ]
            if brought:
                thread.kept[act.victim] = thread.kept[None] = brought[0].ref
                thread.kept_at = thread.paragraph
        elif act.type in ("detention", "transfer", "remand") and act.place:
            thread.kept[act.victim] = act.place
