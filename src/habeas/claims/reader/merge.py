"""One act for what is told several times: headline, lead, body, a second witness.

Two tellings are one act where type, victim and manner agree and no date speaks against
it. A headline adds its words to an act, and makes one only where no other tells it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from habeas.claims.reader import when
from habeas.claims.reader.acts.act import HELD, Act
from habeas.claims.reader.mentions import Cast, Person

_ONE = {
    "detention": "arrest",
    "mass_arrest": "arrest",
    "death_threat": "threat",
    "office_raid": "search",
    "extrajudicial_execution": "killing",
    "death_in_custody": "killing",
}
_STRONGER = (
    "arrest",
    "death_threat",
    "death_in_custody",
    "extrajudicial_execution",
    "office_raid",
    "search",
)
_NEAR_DAYS = 4
_ANYWHERE = frozenset(["assembly_ban", "curfew"])


def merge(found: Iterable[Act], cast: Cast) -> list[Act]:
    """Return the acts with what is told twice put together, in order."""
    kept: list[Act] = []
    words: list[
        set[tuple[int, int]]
    ] = []  # by which each is told; sorted once, at the end
    again: set[int] = set()
    near: dict[_Near, dict[int, None]] = defaultdict(dict)
    for act in found:
        meant = [at for key in _nears(act) for at in near.get(key, ())]
        for at in sorted(set(meant)):
            other = kept[at]
            if _same(other, act, cast, words[at]) and not _freed_between(kept, at, act):
                kept[at] = _together(other, act, cast)
                words[at].update(act.spans)
                again.add(at)
                break
        else:
            at = len(kept)
            kept.append(act)
            words.append(set(act.spans))
        for key in _nears(act):
            near[key][at] = None
    for at in again:
        kept[at] = replace(kept[at], spans=tuple(sorted(words[at])))
    told = {family(a.type) for a in kept if not a.headline}
    return [a for a in kept if not a.headline or family(a.type) not in told]


def family(code: str) -> str:
    """Return the code that stands for a type of act and its near kin."""
    return _ONE.get(code, code)


_Near = tuple[str, str | None, str, str, int]
_CELL = 256  # letters


def _nears(act: Act) -> Iterator[_Near]:
    """Yield where an act is looked for: two that are the same share one of these.

    Those with a victim are told anywhere; those without by the same words, or in the
    same sentence.
    """
    kin = family(act.type), act.victim, act.modality, act.polarity
    if act.victim is not None or act.type in _ANYWHERE:
        yield (*kin, 0)
        return
    yield (*kin, -1 - act.number)
    for start, end in act.spans:
        yield from ((*kin, cell) for cell in range(start // _CELL, end // _CELL + 1))


def same(one: Act, two: Act, cast: Cast) -> bool:
    """Whether two acts that were put together each are one."""
    return _same(one, two, cast, set(one.spans))


def _same(one: Act, two: Act, cast: Cast, words: set[tuple[int, int]]) -> bool:
    """Whether a second act is the first, which is told by `words`."""
    if family(one.type) != family(two.type) or one.polarity != two.polarity:
        return False
    if one.modality != two.modality or one.attempt != two.attempt:
        return False
    if one.victim != two.victim:
        return False
    if one.victim is None and not _same_telling(one, two, words):
        return False
    if one.modality == "denied" and one.number != two.number:
        return False
    if one.type == "transfer" and one.place and two.place and one.place != two.place:
        return False
    return _dates_agree(one, two) and _frames_agree(one, two)


def _freed_between(kept: Sequence[Act], at: int, act: Act) -> bool:
    """Whether an undated taking was ended before a later one: they are two."""
    if act.type not in HELD or kept[at].date is not None or act.date is None:
        return False
    day = when.day(act.date)
    freed = (
        when.day(a.date)
        for a in kept[at + 1 :]
        if a.type == "release" and a.victim == act.victim and a.date
    )
    return day is not None and any(d is not None and d < day for d in freed)


def _same_telling(one: Act, two: Act, words: set[tuple[int, int]]) -> bool:
    """Whether two acts without a victim are told by the same words, or nearly."""
    overlap = any(a < d and c < b for a, b in words for c, d in two.spans)
    return (
        overlap
        or (one.number == two.number or two.type in _ANYWHERE)
        and one.by == two.by
    )


def _dates_agree(one: Act, two: Act) -> bool:
    if one.date == two.date:
        return True
    if one.date is None or two.date is None:
        known = one.date or two.date or ""
        return len(known) != len("2021") or one.number == two.number
    if one.carried or two.carried:
        return True
    a, b = when.day(one.date), when.day(two.date)
    if a is None or b is None:
        return False
    if one.type != two.type and _closed(one.date) != _closed(two.date):
        return False
    same_kind = one.type in HELD and two.type in HELD and one.type != two.type
    return abs((a - b).days) <= (_NEAR_DAYS if same_kind else 0) or (
        one.number == two.number
    )


def _closed(edtf: str) -> bool:
    """Whether a date is a stay from a day to another."""
    return "/" in edtf and ".." not in edtf


def _frames_agree(one: Act, two: Act) -> bool:
    old = ("background", "historical")
    if one.time_frame == "pattern" or two.time_frame == "pattern":
        return one.time_frame == two.time_frame
    if (one.time_frame in old) != (two.time_frame in old):
        return one.date is None and two.date is None and one.number == two.number
    return True


def _together(one: Act, two: Act, cast: Cast) -> Act:
    """Return the first of two tellings, completed by the second; its words stay."""
    code = one.type
    if two.type != code and two.type in _STRONGER and code not in _STRONGER:
        code = two.type
    own = two.date is not None and (one.date is None or one.carried)
    if own and one.date is not None and (two.type != one.type or two.carried):
        own = False
    if two.carried and two.time_frame == "ongoing" and two.type != one.type:
        own = False  # held now, which is no day of the taking
    return replace(
        one,
        type=code,
        date=two.date if own else one.date,
        carried=two.carried if own else one.carried,
        time=one.time or two.time,
        place=one.place or two.place,
        by=one.by or _doers(one, two, cast),
        time_frame=two.time_frame if code != one.type and own else _frame(one, two),
        headline=one.headline and two.headline,
        noun=one.noun and two.noun,
    )


def _doers(one: Act, two: Act, cast: Cast) -> tuple[str, ...]:
    """Return who did it by the second telling; a court that sends to prison took nobody."""
    doers = tuple(dict.fromkeys(two.by))
    if one.type != "arrest" or two.type == "arrest":
        return doers
    named = {ref: cast.get(ref) for ref in doers}
    return tuple(
        r for r in doers if not _COURT.search(getattr(named[r], "name", "") or "")
    )


_COURT = re.compile(r"\b(?:court|tribunal|magistrate|judge)\b", re.IGNORECASE)


def _frame(one: Act, two: Act) -> str:
    return (
        two.time_frame
        if one.time_frame == "incident"
        and (two.time_frame == "ongoing" and one.type == two.type)
        else one.time_frame
    )


def with_members(acts: Sequence[Act], cast: Cast) -> list[Act]:
    """Return the acts, and those of a group again for its members told among them.

    "They include A and B" after "23 were arrested" says that A and B were arrested.
    """
    members: dict[str, list[Person]] = {}
    for person in cast.people:
        if person.part_of and person.name and person.kind == "individual":
            members.setdefault(person.part_of, []).append(person)
    found: list[Act] = []
    for act in acts:
        found.append(act)
        for person in members.get(act.victim or "", ()):
            if act.type in HELD or act.type in ("prosecution", "dismissal"):
                found.append(_for(act, person))
    return found


def _for(act: Act, person: Person) -> Act:
    first = person.mentions[0]
    spans = (*act.spans, (first.start, first.end))
    return replace(act, victim=person.id, spans=tuple(sorted(spans)))
