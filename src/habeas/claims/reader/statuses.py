"""The register as a text tells it: for each person, what was told and what stands now.

A demand for release presupposes that the person is held; bail frees nobody.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from habeas.claims.reader import when
from habeas.claims.reader.acts.act import LIVING, Act, killed
from habeas.claims.reader.belonging import whole, wholes
from habeas.claims.reader.liberty import ENDED, HELD, Entry, Sign, entry_of, let_go
from habeas.claims.reader.mentions import Cast, Person


@dataclass
class Row:
    """What a text tells of one person's or group's liberty, in order of time."""

    person: str
    heads: tuple[int, int | None] | None
    history: list[Entry] = field(default_factory=list)

    @property
    def current(self) -> str:
        """What stands at the end of the text."""
        return self.history[-1].status


def rows(
    acts: Sequence[Act],
    signs: Sequence[Sign],
    cast: Cast,
    text: str,
    within: Mapping[str, str],
) -> list[Row]:
    """Return the register's rows, in order of the people."""
    entries: dict[str, list[Entry]] = {}
    nouns: dict[str, list[Entry]] = {}
    for act in acts:
        entry = entry_of(act, cast, text)
        if (
            entry is not None
            and act.victim is not None
            and not _served(act, entry, text)
        ):
            named = act.noun and act.type not in ("release", "death_in_custody")
            into = nouns if named else entries
            into.setdefault(act.victim, []).append(entry)
            if _kept_for_a_time(act, text) and let_go(act, text):
                gone = replace(entry, status="released", derivation="presupposed")
                into[act.victim].append(gone)
    for victim, only in nouns.items():
        known = entries.setdefault(victim, only)
        liberty = [e for e in known if e.status in HELD | ENDED]
        if known is only:
            continue
        of_now = [e for e in only if not e.old]
        if not (of_now and liberty and all(e.old for e in liberty)):
            of_now = _taken_before(only, known)
        known.extend(of_now)
    for some in entries.values():
        some.sort(key=lambda e: e.at)
        _before_it(some, text)
        _after_it(some, text)
    for sign in signs:
        told = entries.setdefault(sign.person, [])
        _sign(told, sign)
        if not told:
            del entries[sign.person]
    rests = _rests(entries, cast)
    dead = {a.victim for a in acts if killed(a)}
    found = []
    for person in cast.people:
        if person.kind != "class" and person.id in entries and not _of_the_law(person):
            larger = wholes(person, cast, {**rests, **within})
            inherited = [e for w in larger for e in entries.get(w, ())]
            if _uncounted(person, entries[person.id]) or _nobody_known(person):
                continue
            row = _row(person, entries[person.id], inherited)
            if row is not None and not (person.id in dead and row.current in LIVING):
                found.append(row)
    return _counted(found, cast, {**rests, **within})


def _taken_before(nouns: Sequence[Entry], known: Sequence[Entry]) -> list[Entry]:
    """Return the taking that a noun dates before all else: "the arrest of X on 3 May"."""
    days = [when.day(e.date) for e in known if e.date]
    first = min((d for d in days if d), default=None)
    if first is None or any(e.status in HELD and not _supposed(e) for e in known):
        return []
    return [
        e
        for e in nouns
        if e.status == "arrested"
        and len(e.date or "") == len("2026-01-01")
        and (day := when.day(e.date)) is not None
        and day < first
    ][:1]


# "Arrested again, two days after he was released": told last, it came first.
_AFTER = re.compile(
    r"[^.;\n]*?\bafter (?:(?:he|she|they|it|who|[A-Z]\w+(?: [A-Z]\w+)?) )?"
    r"(?:(?:had|was|were|being|having|been) )*\Z"
)


# "Freed two miners who had been abducted": of those freed, and told of before it.
_OF_THEM = re.compile(
    r"(?:freed|releas|rescu|let|hand|found|liberat|set free)\w*\b(?:(?!\b(?:and|but|then|only|before|again|"
    r"while|as|to be|where|when)\b)[^.;,:\n])*(?:, who had (?:been )?)?\Z",
    re.IGNORECASE,
)


def _before_it(some: list[Entry], text: str) -> None:
    """Put an entry without a day before the one that it is told to have come before."""
    for k in range(len(some) - 1, 0, -1):
        first, then = some[k - 1], some[k]
        near = then.date is None and first.at < then.at < first.at + _SENTENCE
        freed = (first.status, then.status in _TAKEN) == ("released", True)
        told = freed and _OF_THEM.fullmatch(text, first.at, then.at) is not None
        if near and (told or _AFTER.fullmatch(text, first.at, then.at)):
            some[k - 1], some[k] = then, first


_SENTENCE = 240


def _after_it(some: list[Entry], text: str) -> None:
    """Note who is told to be handed over or held in the same breath as they are let go.

    "Released on 11 May; at the gate he was handed to another station", "... and is now in
    its lock-up": what stands last is that he is held.
    """
    for k in range(1, len(some)):
        first, then = some[k - 1], some[k]
        if first.status != "released" or then.status not in _KEPT or then.old:
            continue
        if not first.at < then.at < first.at + _SENTENCE or first.old:
            continue
        end = text.find(".", then.at)
        told = text[first.at : end if end >= 0 else len(text)]
        if _EARLIER.search(told) is None and _NOW.search(told, then.at - first.at - 30):
            some[k] = replace(then, again=True)


_KEPT = frozenset(["in_custody", "remanded", "preventive_detention"])
_EARLIER = re.compile(
    r"\b(?:had|earlier|before|previously|since|until|after (?!which\b)|having|first|"
    r"for [\w ]{1,20}(?:hours?|nights?|days?|weeks?|months?|years?))\b",
    re.IGNORECASE,
)
_NOW = re.compile(
    r"\b(?:is|are|now|handed|turned|back|again|another|sent|shifted|moved|remanded|placed)\b",
    re.IGNORECASE,
)


def _kept_for_a_time(act: Act, text: str) -> bool:
    """Whether words for being kept, not for being taken, tell of custody."""
    if act.type == "arrest":
        kept = text.startswith(("detained", "held", "kept", "confined"), act.at)
        return kept and " until " in text[act.at : act.at + 60]
    return act.type == "detention"


# "In 2021 he spent forty days in jail": he came out of it, or was moved; nobody is held by it.
_SPENT = re.compile(r"(?<!has )(?<!have )(?<!['’]s )(?<!['’]ve )\bspent\b")


def _served(act: Act, entry: Entry, text: str) -> bool:
    """Whether a holding of another time is told as one that lasted and was over."""
    if not entry.old or act.type != "detention":
        return False
    low, high = act.spans[0]
    return _SPENT.search(text, low, high) is not None


_REST = re.compile(
    r"(?:the |all |these )?(?:\w+ )?(?:others?|other|remaining|rest|first|last|more)\b|"
    r"\w+ (?:more|others)\b",
    re.IGNORECASE,
)


def _rests(entries: Mapping[str, Sequence[Entry]], cast: Cast) -> dict[str, str]:
    """Return the group that "the other four" or "seven more" were held with.

    It is the last one told of before them that was held and is as large or larger.
    """
    held = [
        p
        for p in cast.people
        if p.kind == "group"
        and p.heads
        and any(e.status in HELD and not e.old for e in entries.get(p.id, ()))
    ]
    found = {}
    for person in cast.people:
        heads, words = person.heads, person.words or ""
        if person.kind != "group" or not heads or not _REST.match(words):
            continue
        if not any(e.status in ENDED | HELD for e in entries.get(person.id, ())):
            continue
        at = person.mentions[0].start
        before = [
            p
            for p in held
            if p.heads
            and p.heads[0] > heads[0]
            and 0 < at - p.mentions[0].start < _REACH
        ]
        if before:
            found[person.id] = max(before, key=lambda p: p.mentions[0].start).id
    return found


_REACH = 1500


def _uncounted(person: Person, told: Sequence[Entry]) -> bool:
    """Whether words alone ("hundreds") tell of people long ago: no row is kept."""
    return (
        person.kind == "group"
        and person.heads is None
        and all(
            e.date is None and e.status in ("died_in_custody", "released") for e in told
        )
    )


def _nobody_known(person: Person) -> bool:
    """Whether a case is against "unknown persons", or "people" were taken: no one is told of."""
    words = person.words or ""
    if person.name is not None:
        return False
    vague = person.heads is None and words.lower() in ("people", "persons", "others")
    return vague or _UNKNOWN.match(words) is not None


_UNKNOWN = re.compile(
    r"(?:(?:the|some|an?|several|other|many) )*(?:unknown|unidentified|unnamed) "
    r"(?:persons?|people|men|man|women|individuals?|accused|suspects?|miscreants|assailants|"
    r"attackers|protesters|demonstrators|others)\b",
    re.IGNORECASE,
)


def _of_the_law(person: Person) -> bool:
    """Whether unnamed people are officers: what befalls them is not kept here."""
    return person.name is None and bool(
        re.search(
            r"\b(?:officers?|constables?|police(?:men|man)?|soldiers?|guards?|agents?|SHO|DSP|SSP|"
            r"ASP|ASI|(?:sub-?)?inspectors?|superintendents?|commissioners?|sergeants?|"
            r"captains?|colonels?|majors?|(?:wardens?|jailers?|magistrates?|judges?))\b",
            person.words or "",
            re.IGNORECASE,
        )
    )


def _sign(known: list[Entry], sign: Sign) -> None:
    """Add what words outside an act tell; what is presupposed yields to the told."""
    if sign.derivation == "presupposed" and known:
        return
    entry = Entry(sign.status, sign.date, sign.derivation, sign.spans, sign.at)
    later = [k for k, e in enumerate(known) if e.status in ENDED and e.at > sign.at]
    lost = sign.status == "missing" and sign.date is None and later
    known.insert(later[0] if lost else len(known), entry)


def _row(
    person: Person, own: Sequence[Entry], inherited: Sequence[Entry]
) -> Row | None:
    told = list(own)
    if (
        inherited
        and not any(
            e.status in _TAKEN or (e.status == "reported_held" and not _supposed(e))
            for e in own
        )
        and any(e.status in HELD | ENDED | {"facing_case"} for e in own)
    ):
        told = [e for e in inherited if e.status in HELD][:1] + _known_held(told)
    told = [replace(e, old=False) if _follows(e, told) else e for e in told]
    again = any(not e.old and e.status in _TAKEN for e in told)
    if again and not _freed_between(told):
        told = [e for e in told if not e.old]
    ordered = _without_case(_in_order(told))
    history: list[Entry] = []
    for entry in ordered:
        if (
            entry.brought
            and history
            and history[-1].status == "arrested"
            and abs(history[-1].at - entry.at) < _SAME_BREATH
        ):
            entry = replace(entry, status="in_custody")
        if history and history[-1].status == entry.status:
            continue
        if history and _adds_nothing(history, entry):
            continue
        history.append(entry)
    return Row(person.id, person.heads, history) if history else None


def _freed_between(told: Sequence[Entry]) -> bool:
    """Whether what is told of before ended before somebody was taken anew."""
    if any(e.old and e.status in ENDED for e in told):
        return True
    days = [
        d for e in told if not e.old and e.status in _TAKEN if (d := when.day(e.date))
    ]
    return bool(days) and any(
        e.status in ENDED and (day := when.day(e.date)) is not None and day <= max(days)
        for e in told
        if not e.old
    )


def _supposed(entry: Entry) -> bool:
    return entry.derivation == "presupposed"


def _known_held(told: Sequence[Entry]) -> list[Entry]:
    """Return entries of one known to be held: a demand to free them says no less."""
    return [
        replace(e, status="in_custody")
        if e.status == "reported_held" and _supposed(e)
        else e
        for e in told
    ]


def _follows(entry: Entry, told: Sequence[Entry]) -> bool:
    """Whether an end without a date is told after the taking: "had been let go".

    Behind a taking of long ago ("last year too") it ended that one.
    """
    if not entry.old or entry.date is not None or entry.status not in ENDED:
        return False
    taken = [e for e in told if e.status in _TAKEN and e.at < entry.at]
    return bool(taken) and not max(taken, key=lambda e: e.at).old


_TAKEN = frozenset(["arrested", "abducted_by_unknown"])
_SAME_BREATH = 150
_SAYS_MORE = frozenset(
    [
        "remanded",
        "serving_sentence",
        "preventive_detention",
        "house_arrest",
        "held_unacknowledged",
        "abducted_by_unknown",
    ]
)


def _adds_nothing(history: Sequence[Entry], entry: Entry) -> bool:
    """Whether an entry says less than what stands: held, where the form is known."""
    last = history[-1].status
    if entry.status == "at_risk":
        return last in HELD
    if entry.status == "held_unacknowledged" and entry.denied:
        return last in ("abducted_by_unknown", "reported_held")
    if entry.status == "missing":
        return last in HELD
    if entry.status == "in_custody":
        after = entry.date and entry.at > history[-1].at and not _supposed(entry)
        if after and last == "held_unacknowledged":
            return False
        return last in _SAYS_MORE or (last in ENDED and entry.date is None)
    if entry.status == "arrested":
        if entry.again and last in ENDED:
            return False
        known = [e for e in history if entry.old or not e.old]
        return entry.date is None and any(e.status in HELD | ENDED for e in known)
    if entry.status == "found_dead":
        return last == "died_in_custody"
    return entry.status == last == "released"


def _in_order(entries: Iterable[Entry]) -> list[Entry]:
    """Return entries by date; one without a date stays after the one told before it."""
    entries = list(entries)
    coarse = any(e.date and len(e.date) == 4 for e in entries)
    told_before = [d for e in entries if e.old and (d := when.day(e.date))]
    earlier = max(told_before, default=date.min)
    day: date | None = None
    past: date | None = None
    keyed: list[tuple[date, float, int, Entry]] = []
    rank: float
    for number, entry in enumerate(entries):
        own = when.day(entry.date)
        if entry.old and own is None:
            rank = _LAST + number if past else number - len(entries)
            keyed.append((past or date.min, rank, number, entry))
            continue
        past = own if entry.old else past
        day = own or day
        rank = _ORDER_OF.get(entry.status, 0) if own else _LAST
        if own and entry.again and entry.status in {"arrested", *_KEPT}:
            rank = _ORDER_OF["released"] + 0.5  # the day that he was let go
        if entry.denied and own is None and day is not None:
            rank = _ORDER_OF["held_unacknowledged"]
        unknown = date.max if coarse else earlier
        keyed.append((day or unknown, rank, number, entry))
    keyed.sort(key=lambda k: k[:3])
    return [entry for _, _, _, entry in keyed]


_LAST = 99
_ORDER_OF = {
    s: n
    for n, s in enumerate(
        [
            "at_risk",
            "summoned",
            "facing_case",
            "missing",
            "reported_held",
            "arrested",
            "abducted_by_unknown",
            "held_unacknowledged",
            "in_custody",
            "remanded",
            "preventive_detention",
            "house_arrest",
            "serving_sentence",
            "released",
            "escaped",
            "deported",
            "died_in_custody",
            "found_dead",
            "in_hiding",
        ]
    )
}


def _without_case(history: list[Entry]) -> list[Entry]:
    """Leave out a case against, or a fear for, someone held: no status of liberty."""
    if any(e.status in HELD | ENDED for e in history):
        history = [e for e in history if e.status not in ("facing_case", "summoned")]
    inside = False
    kept = []
    for entry in history:
        inside = entry.status in HELD or inside and entry.status not in ENDED
        if not (inside and entry.status == "at_risk"):
            kept.append(entry)
    return kept


def _counted(found: list[Row], cast: Cast, within: Mapping[str, str]) -> list[Row]:
    """Return the rows with each group's heads less those that have rows of their own."""
    listed = {row.person: row for row in found}
    members = defaultdict(list)
    for one in cast.people:
        if one.id in listed:
            members[whole(one, cast, within)].append(one)
    kept = []
    for row in found:
        person = cast.get(row.person)
        if (
            not isinstance(person, Person)
            or person.heads is None
            or (person.kind != "group")
        ):
            kept.append(row)
            continue
        parts = members.get(person.id, [])
        taken = sum((p.heads or (0, 0))[0] for p in parts)
        low, high = person.heads
        left = low - taken
        if parts and left <= 0:
            continue
        kept.append(
            replace_row(row, (left, None if high is None else max(high - taken, left)))
        )
    return kept


def replace_row(row: Row, heads: tuple[int, int | None]) -> Row:
    """Return the row with other heads."""
    return replace(row, heads=heads)


def by_person(found: Iterable[Row]) -> Mapping[str, Row]:
    """Return rows by the id of their person."""
    return {row.person: row for row in found}
