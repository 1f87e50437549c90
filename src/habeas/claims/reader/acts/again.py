"""What one sentence tells of the acts of others: again, as denied or as taken back.

The acts of a group are those of the members it names; an act that the next sentence
denies is given once more as denied; what the source takes back later is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from habeas.claims.reader.acts.act import DEATHS, HELD, Act, is_group, whole
from habeas.claims.reader.acts.messages import counts_others
from habeas.claims.reader.acts.thread import Thread
from habeas.claims.reader.members import (
    apposed,
    included,
    listed,
    named_behind,
    named_from,
    of_them,
)
from habeas.claims.reader.mentions import Person
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.scene.scene import Scene
from habeas.text.spotting import Spotter

_OF_MEMBERS = frozenset(
    [
        "release", "acquittal", "conviction", "deportation", "listing", "interrogation",
        "killing", "abduction", "torture", "assault", "bail", "transfer", "eviction",
        "travel_restriction", "enforced_disappearance",
    ]
)  # fmt: skip


# "the number of those refusing food; one of them, X": of others than those told before.
_OTHERS = Spotter(
    r"\b(?:those|number of|people|persons) (?:[\w'-]+ ){1,12}[^.]{0,40}[;,:] one of (?:them|whom)",
    re.IGNORECASE,
)


def of_members(
    scene: Scene,
    thread: Thread,
    line: Line,
    told: Sequence[Act],
    found: Sequence[Act],
) -> list[Act]:
    """Return the acts of a group again for those named as its members.

    `told` are the acts that the sentence tells, `found` all so far.
    """
    here = [a for a in told if a.victim and is_group(scene.cast, a.victim)]
    here = here or _of_kind(scene, line, found)
    if not here and (line.find(_KIND) or line.find(_THEY)):
        return []  # "the deceased was X": not one of the injured told before
    group = here or ([] if line.find(_OTHERS) else _of_latest(thread, line, found))
    if not here and counts_others(line, group):
        return []
    if not group or line.number - group[-1].number > (1 if of_them(line) else 3):
        return []
    if _of_other_people(line):
        return []
    codes = (
        HELD | {"prosecution", "dismissal", "injury"} | (_OF_MEMBERS if here else set())
    )
    group = [a for a in group if a.type in codes and a.modality == "stated"]
    taken = any(a.type in ("arrest", "abduction") for a in group)
    done = {
        a.victim
        for a in told
        if a.type in codes and not (taken and a.time_frame == "ongoing")
    }
    done |= {a.victim for a in told if a.type in DEATHS and a.modality == "stated"}
    made = []
    named = (*included(scene, line), *listed(scene, line), *apposed(scene, line))
    if not here and _too_many(scene, group, {ref for ref, _, _ in named}):
        return []
    nine = frozenset(str(a.victim) for a in here if a.modality == "stated")
    for ref, start, end in (*named, *named_behind(scene, line, nine)):
        if ref in done:
            continue
        done.add(ref)
        nearest = [
            act
            for act in _nearest(scene, line, group, start)
            if not (act.type in _ENDS and _apart(line, act, start))
        ]
        if nearest:
            scene.within.setdefault(ref, str(nearest[-1].victim))
        for act in (*nearest, *_of_all(scene, nearest, found)):
            spans = tuple(sorted({*act.spans, (start, end)}))
            made.append(replace(act, victim=ref, spans=spans))
    scene.hold(a.victim for a in made if a.victim and a.type in HELD)
    if made:
        scene.listed([a.victim for a in made if a.victim])
    return made


def _of_all(scene: Scene, nearest: Sequence[Act], found: Sequence[Act]) -> list[Act]:
    """Return the taking of the nineteen of whom those named are of "the other seven"."""
    parts = {act.victim for act in nearest}
    larger = {whole(scene, part) for part in parts} - parts
    if any(act.type in _TAKEN or act.type not in _OF_TAKEN for act in nearest):
        return []
    return [
        act
        for act in found
        if act.victim in larger and act.type in _TAKEN and _told_as_done(act)
    ][-1:]


_TAKEN = frozenset(["arrest", "abduction"])
_OF_TAKEN = HELD | {"release", "bail", "hearing", "prosecution", "transfer"}


def _too_many(scene: Scene, group: Sequence[Act], named: set[str]) -> bool:
    """Whether more are named than the group told of before has: others are among them."""
    one = scene.cast.get(str(group[-1].victim)) if group else None
    heads = one.heads if isinstance(one, Person) else None
    return heads is not None and heads[1] == heads[0] and len(named) > heads[0] > 1


def _of_other_people(line: Line) -> bool:
    """Whether names behind a colon are of others: "a tip from two women: A and B"."""
    begin = line.row[0].start if line.sender and line.row else line.start
    colon = line.text.find(": ", begin, line.end)
    if colon > 0 and _OF_OTHERS.search(line.text, max(begin, colon - 50), colon):
        return True
    return colon > 0 and _COUNTED.search(line.text, line.start, colon) is not None


# "Speakers' names on the list: A, B": those who speak, not the twelve told before.
_OF_OTHERS = re.compile(
    r"\b(?:(?:speakers?|volunteers?|donors?|candidates?|winners?|guests?|observers?|monitors?)['’]? (?:names?|list|rota)|"
    r"(?:names?|list|rota) (?:of|for|on) (?:the |our |today['’]s )?(?:speakers?|volunteers?|donors?|candidates?|winners?|guests?|observers?|"
    r"lawyers?|monitors?|exam\w*|results?|duty|shift|programme)\b)[^:.;]*\Z",
    re.IGNORECASE,
)
# Words for as many as are named are no unit of their own: "two women: A and B".
_COUNTED = re.compile(
    r"\b(?:from|against|praised|thanked|questioned|heard|met|interviewed|summoned|called|phoned|rang|contacted|asked|"
    r"(?:talked|talking|spoke|spoken|wrote|turned|went|waiting) (?:to|with|for)) (?:the )?"
    r"(?:two|three|four|five|six|\d+) (?:[\w-]+ )?(?:[a-z]+s|men|women|people|children)\Z",
    re.IGNORECASE,
)
# "The deceased were identified as A and B": of those told to be killed, not the injured.
_KIND = Spotter(
    r"^\W*(?:the|those|all|both|(?:(?:one|two|three|some|several|many|most|\d+) of|among)"
    r" (?:the|those))(?: the)?(?: [\w-]+)? (?:(?P<killing>dead(?: [a-z]+s)?|deceased|killed|"
    r"slain|victims|fatalities|casualties)|(?P<injury>injured|wounded)|(?P<arrest>arrested|detained|detainees|"
    r"arrestees))\b[^.;]{0,50}?\b(?:identified|named|includes?|included|are|is|was|were|as)\b|"
    r"^\W*(?:one|two|three|four|five|six|several|some) of the (?:(?P<killing2>dead|deceased|slain|"
    r"victims)|(?P<injury2>injured|wounded)), (?=(?-i:[A-Z]))",
    re.IGNORECASE,
)


# "Two men were shot dead. They were identified as A and B."
_THEY = Spotter(
    r"^\W*(?:they|the (?:two|three|four|five|six|trio|duo)|both) (?:were|are|have been|had been) "
    r"(?:later |since |all )?(?:identified|named) as\b",
    re.IGNORECASE,
)


def _of_kind(scene: Scene, line: Line, found: Sequence[Act]) -> list[Act]:
    """Return the acts told just before of the kind that a list of names says."""
    match = line.find(_KIND)
    if match is None:
        return _of_them(scene, line, found)
    kind = next(k for k, words in match.groupdict().items() if words).rstrip("2")
    codes = DEATHS if kind == "killing" else HELD if kind == "arrest" else {kind}
    near = [
        a
        for a in found
        if a.type in codes
        and a.modality == "stated"
        and 0 < line.number - a.number <= _SEVERAL + 1
        and a.victim
        and is_group(scene.cast, a.victim)
    ]
    return [a for a in near if a.victim == near[-1].victim]


def _of_them(scene: Scene, line: Line, found: Sequence[Act]) -> list[Act]:
    """Return what the sentence before tells of the group that a line names."""
    match = line.find(_THEY)
    if match is None:
        return []
    near = [
        a
        for a in found
        if a.number == line.number - 1
        and _told_as_done(a)
        and a.victim
        and is_group(scene.cast, a.victim)
    ]
    names = {r for r, _, _ in named_from(scene, line, line.start + match.end())}
    if any(_counts(scene, who, len(names)) for a in near for who in a.by):
        return []  # "two were shot by two gunmen. They were identified as": who were?
    groups = {a.victim for a in near}
    fits = {g for g in groups if _counts(scene, g, len(names))}
    wanted = fits or groups
    return [a for a in near if a.victim in wanted] if len(wanted) == 1 else []


def _counts(scene: Scene, ref: str | None, count: int) -> bool:
    group = scene.cast.get(ref) if ref else None
    return isinstance(group, Person) and group.heads == (count, count)


# After "eleven were let go": the three who remain are told of, and no longer the eleven.
_APART = re.compile(
    r"[;:]|\b(?:but|while|whereas|although|though|remain\w*|still|kept|keep|keeps|held|"
    r"holding|detained|detains|arrested|rearrested|re-arrested|remanded|jailed|rest|"
    r"remainder|others?|another|except|excluding|not|never|nobody|none|no|yet|inside|"
    r"continue\w*|meanwhile|missing|whereabouts)\b|"
    r"(?:\band\b|,)\s+(?:the (?:other )?)?(?:\d+|one|two|three|four|five|six|seven|eight|"
    r"nine|ten|eleven|twelve|several|some|many|dozens)\b",
    re.IGNORECASE,
)
_ENDS = frozenset(["release", "bail", "acquittal", "dismissal", "deportation"])


def _apart(line: Line, act: Act, start: int) -> bool:
    """Whether the words between a group set free and a name turn to others.

    Absence of news is never a release, and a name told beside one is none either.
    """
    here = [e for s, e in act.spans if line.start <= s and e <= start]
    since = max(here, default=line.start) - line.start
    group = max(
        (u.end for u in line.row if act.victim in u.refs and u.end <= start),
        default=line.start,
    )
    first = min(since, group - line.start) if here else group - line.start
    found = _APART.search(line.whole, first, start - line.start)
    if found and found[0] == ":" and not _GOES_ON.search(line.whole, found.end()):
        found = _APART.search(line.whole, found.end(), start - line.start)
    return found is not None


# Behind a colon nothing but names: "granted bail to four: A, B, C and D."
_GOES_ON = re.compile(
    r"\b(?:is|are|was|were|has|have|had|do|does|did|will|would|can|could|may|to|on|but|"
    r"still|not|never|who|remain\w*|inside|missing|refused|denied|held|rest)\b",
    re.IGNORECASE,
)


def _nearest(scene: Scene, line: Line, group: Sequence[Act], start: int) -> list[Act]:
    """Return the acts of the group named last before a member, where there are two."""
    victims = {a.victim for a in group}
    own = [u for u in line.row if not victims.isdisjoint(u.refs)]
    if own and own[0].start > start and _another_group(line, start):
        return []  # "four officers, including A, in the murder of six priests"
    if len(victims) < _SEVERAL:
        return list(group)
    before = [u for u in line.row if u.end <= start and not victims.isdisjoint(u.refs)]
    last = set(before[-1].refs) if before else victims
    return [a for a in group if a.victim in last]


_SEVERAL = 2


def _another_group(line: Line, start: int) -> bool:
    """Whether people told without a name stand before `start` of the text."""
    return any(
        u.person and u.form == "description" and u.end <= start for u in line.row
    )


def _of_latest(thread: Thread, line: Line, found: Sequence[Act]) -> list[Act]:
    """Return the acts done to the group last told of, if it was told of just now."""
    if not thread.latest:
        return []
    for act in reversed(found):
        if act.victim and act.victim in thread.latest:
            return [a for a in found if a.victim and a.victim in thread.latest]
        if 0 <= act.number < line.number - 3:
            return []
    return []


def all_named(
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


_IDENTIFIED = Spotter(r"\b(?:identified|named) as\b", re.IGNORECASE)


def now_named(
    scene: Scene, line: Line, named: Sequence[Act]
) -> set[tuple[str | None, str, int]]:
    """Return the acts of a group that a later line names one and all, by their keys."""
    if not named or line.find(_IDENTIFIED) is None:
        return set()
    people = {a.victim for a in named}
    wholes = {scene.within.get(p or "") for p in people}
    spent = [w for w in wholes if _counts(scene, w, len(people))]
    return {(w, a.type, a.at) for w in spent for a in named}


_WOUNDING = re.compile(r"(?:shot|stabbed|hit|struck|hacked|speared)\b", re.IGNORECASE)
_KILLING = frozenset(["killing", "extrajudicial_execution"])


def fatal(scene: Scene, found: Sequence[Act]) -> list[Act]:
    """Return the acts; who was shot and is told nearby to have died was killed by that."""
    dead: dict[str, list[Act]] = {}
    for act in found:
        if act.type in _KILLING and act.victim and _told_as_done(act):
            dead.setdefault(act.victim, []).append(act)
    return [
        replace(a, type="killing")
        if a.type == "injury" and _of_a_death(scene, a)
        else replace(a, type=same[0].type)
        if a.type == "injury"
        and _told_as_done(a)
        and (same := _near_it(dead.get(a.victim or "", ()), a))
        and _WOUNDING.match(scene.flat, a.at)
        else a
        for a in found
    ]


# "The death of the dyer X, shot by police."
_DEATH_OF = re.compile(
    r"\b(?:deaths?|killing|murder|funeral|burial|loss) of (?:[\w'’-]+ ){0,4}\Z",
    re.IGNORECASE,
)


def _of_a_death(scene: Scene, act: Act) -> bool:
    """Whether somebody shot is told of only as one who died: "the death of X, shot by"."""
    start = min((low for low, _ in act.spans), default=act.at)
    shot = _WOUNDING.match(scene.flat, act.at) is not None
    near = scene.flat[max(0, start - 60) : start]
    return shot and _told_as_done(act) and _DEATH_OF.search(near) is not None


def _told_as_done(act: Act) -> bool:
    return act.modality == "stated" and act.polarity == "affirmed"


def _near_it(killings: Sequence[Act], act: Act) -> list[Act]:
    """Return the killings told at most three sentences off, of no other day."""
    return [
        k
        for k in killings
        if abs(k.number - act.number) <= _SEVERAL + 1
        and (None in (k.date, act.date) or k.date == act.date)
    ]


_REFUTES = Spotter(
    r"\b(?:den(?:ied|ies)|reject(?:s|ed)|dismiss(?:es|ed)|refut(?:es|ed)) (?:all )?"
    r"(?:this|that|it|(?:the|these|those|such) (?:allegations?|accusations?|claims?|"
    r"charges?|reports?))(?=\s*(?:[.,;]|as\b|and\b|\Z))|\b(?:call(?:s|ed)|describ(?:es|ed)|term(?:s|ed)|"
    r"dismiss(?:es|ed)|brand(?:s|ed)|label(?:s|led|ed)) (?:all )?(?:this|it|(?:the|these|those|such|his|her|their) (?:\w+ )?"
    r"(?:allegations?|accusations?|claims?|reports?|account|story|version|complaints?|statements?))(?: as)? [\"“'‘]?(?:an? |the |pure |sheer |mere |all |"
    r"complete(?:ly)? |total(?:ly)? |entirely |utter(?:ly)? |wholly )*(?:false|baseless|unfounded|untrue|groundless|lies?|"
    r"fabricat\w+|inventions?|invented|fictions?|fair(?:y|y-)? ?tales?|propaganda|nonsense|slander|exaggerat\w+|"
    r"concoct\w+|rumou?rs?|myths?|hoax|drama|theatre|smears?|imagination|imaginary|made[- ]up)\b",
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


def refuted(line: Line, found: Sequence[Act]) -> Iterable[Act]:
    """Give again, as denied, what the sentence before told and this one denies."""
    match = line.find(_REFUTES)
    if match is None or any(
        a.number == line.number and a.modality == "denied" for a in found
    ):
        return
    start, end = line.start + match.start(), line.start + match.end()
    just = {a.victim for a in found if a.number == line.number - 1 and a.victim}
    found = _of_clause_before(line, start, found)
    for act in list(found):
        told = act.modality == "stated" and act.polarity == "affirmed"
        near = line.number - 1 <= act.number <= line.number and act.at < start
        near = near or act.number == line.number - 2 and act.victim in just
        if near and told and act.type in _REFUTED and act.time_frame == "incident":
            yield replace(
                act, modality="denied", spans=((start, end),), at=start,
                number=line.number, noun=False,
            )  # fmt: skip


def _of_clause_before(line: Line, start: int, found: Sequence[Act]) -> list[Act]:
    """Return the acts that "this" may mean: of clauses of a list, those told last.

    "That A was shot; that B was beaten; and that the colonel called this a lie": B.
    """
    here = line.text.rfind(";", line.start, start)
    own = here < 0 or any(a.number == line.number and here < a.at for a in found)
    low = line.text.rfind(";", line.start, max(here, line.start)) if not own else -1
    if own or low < 0:
        return list(found)
    return [a for a in found if a.at > low]


# "The report that he was arrested again is of another man": the first time stands.
_ONCE_MORE = re.compile(
    r"(?:re-?arrest|\w+ (?:once )?(?:again|anew|more)\b)", re.IGNORECASE
)


def standing(text: str, found: Sequence[Act], repeated: frozenset[int]) -> list[Act]:
    """Return the acts without those that the source takes back later.

    `repeated` are the numbers of the sentences of an earlier mail, quoted below: what
    the mail above takes back of them is later.
    """
    taken_back = {
        (a.victim, a.at, a.number in repeated)
        for a in found
        if a.victim
        and a.type in HELD
        and a.polarity == "negated"
        and a.modality == "stated"
        and not _ONCE_MORE.match(text, a.at)
    }
    return [
        a
        for a in found
        if a.type not in HELD
        or a.polarity == "negated"
        or a.modality != "stated"
        or a.time_frame in ("background", "historical")
        or not any(
            v == a.victim and (a.at < at or a.number in repeated and not old)
            for v, at, old in taken_back
        )
    ]
