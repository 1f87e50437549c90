"""Acts that are announced for a day ahead: protests, strikes and hearings.

They come from what the calendar of the reader finds; one that a sentence already told
as an act of that day is not made again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from habeas.claims.reader.acts.act import COURT, Act
from habeas.claims.reader.calendar import Scheduled
from habeas.claims.reader.mentions import Person
from habeas.claims.reader.scene.scene import Scene
from habeas.claims.reader.undertaken import undertaking
from habeas.text.spotting import Spotter

_STRIKE = Spotter(
    r"\b(?:strikes?|hartal|shutdown|stoppage|bandh|walkout)\b", re.IGNORECASE
)
_PROTEST = Spotter(
    r"(?i:\b(?:protests?|rall(?:y|ies)|processions?|vigils?|demonstrations?|sit-?ins?|"
    r"dharnas?|gherao|jam|(?:news|media) blackouts?|human chain|blockades?|pickets?|maandamano)\b)|"
    r"\bmarch(?:es)?\b|(?<!\d )(?<!\d(?:st|nd|rd|th) )\bMarch (?:through|to|on|for|from)\b"
)
_HEARING = re.compile(
    r"\b(?:hearing|(?<!pre-)(?<!pre )trial|verdict|cases? (?:comes? up|resumes?|continues?|goes|is (?:set|listed|fixed|due))|arraignment|inquest|petition|appeal|judgment|rulings|ruling(?! (?:party|parties|coalition|front|class|classes|alliance|regime|family|council|junta|bloc|elite|circles|military))|"
    r"before the [\w ]{0,30}(?:magistrate|court|judge)|adjourned|produced)\b",
    re.IGNORECASE,
)
_NOT_HEARING = Spotter(
    r"\b(?:remand|(?:custody|detention|house arrest) until|run until|next sitting)\b",
    re.IGNORECASE,
)
_COURT = Spotter(r"\b(?:court|magistrate|tribunal|judge)\b", re.IGNORECASE)


_OURS = re.compile(r"\b(?:we|us|our|hum|hamar[aei])\b|ہم\b|ہمار", re.IGNORECASE)
_VENUE = re.compile(
    r"\b(?:in front of|outside|before|opposite|at|near|to|towards)(?: the)? \Z",
    re.IGNORECASE,
)


def announced(
    scene: Scene, found: Sequence[Scheduled], told: Sequence[Act]
) -> Iterator[Act]:
    """Give the acts announced that `told` does not hold, in order."""
    known = {(a.type, a.date) for a in told}
    for one in found:
        part = scene.doc.part_at(one.first)
        if part is None or part.voice == "site":
            continue
        words = scene.doc.text[one.first : one.last]
        code = _code(words)
        date = one.starts[:10]
        if code is None or (code, date) in known:
            continue
        if code == "hearing":
            yield from _hearings(scene, one, date, told)
        else:
            yield _protest(scene, one, code, date)


def _code(words: str) -> str | None:
    if _HEARING.search(words) and not _NOT_HEARING.search(words):
        return "hearing"
    return _named(words) or undertaking(words)


def _named(words: str) -> str | None:
    """Return the code of a strike or protest that is called one."""
    if _STRIKE.search(words):
        return "strike"
    return "protest" if _PROTEST.search(words) else None


def _protest(scene: Scene, one: Scheduled, code: str, date: str) -> Act:
    """Return a protest or strike; the issuer pledges its own, another's is meant."""
    bodies = [
        m.ref
        for m in scene.cast.in_span(one.first, one.last, "organisation")
        if m.ref != scene.issuer and not _VENUE.search(scene.flat[: m.start][-20:])
    ]
    words = scene.doc.text[one.first : one.last]
    others = _named(words) is None and not _OURS.search(words)
    modality = "intended" if bodies or others else "committed"
    own = [scene.issuer] if scene.issuer and not others else []
    return _act(scene, one, code, date, None, tuple(bodies[:1] or own), modality)


def _hearings(
    scene: Scene, one: Scheduled, date: str, told: Sequence[Act]
) -> Iterator[Act]:
    people = [
        m
        for m in scene.cast.in_span(one.first, one.last, "person")
        if m.form in ("name", "short")
        and not _WHOSE.match(scene.doc.text, m.end)
        and isinstance(scene.cast.get(m.ref), Person)
        and not _COURT.search(scene.doc.text[m.start : m.end])
    ]
    courts = [
        m.ref
        for m in scene.cast.in_span(one.first, one.last)
        if m.sort != "place" and _COURT.search(scene.doc.text[m.start : m.end])
    ]
    refs = [m.ref for m in people[:1]] or _of_the_case(scene, one, told)
    for ref in dict.fromkeys(refs):
        yield _act(scene, one, "hearing", date, ref, tuple(courts[:1]), "stated")


# "The appeal of X's brother Y" is Y's.
_WHOSE = re.compile(
    r"['’]s (?:[a-z-]+ )?(?:brother|sister|wife|husband|son|daughter|father|mother|cousin|nephew|niece|uncle|aunt|"
    r"lawyer|colleague|friend|partner|driver|assistant|neighbou?r)(?:,| (?=[A-Z]))"
)
_THE_CASE = re.compile(
    r"(?:the|this|their|his|her) (?:next |first |main )?(?:cases?|hearing|trial|matter|appeal|verdict|judgment)\b",
    re.IGNORECASE,
)


def _of_the_case(scene: Scene, one: Scheduled, told: Sequence[Act]) -> list[str]:
    """Return whose "the case" is: theirs before the court of whom its paragraph tells last."""
    if not _THE_CASE.match(scene.doc.text, one.first):
        return []
    begin = scene.doc.text.rfind("\n", 0, one.first) + 1
    before = [
        a
        for a in told
        if a.type in COURT and a.victim and begin <= a.at < one.first
        if (a.modality, a.time_frame) == ("stated", "incident")
    ]
    last = max((a.at for a in before), default=0)
    return [a.victim for a in before if a.at == last and a.victim]


def _act(
    scene: Scene,
    one: Scheduled,
    code: str,
    date: str,
    victim: str | None,
    by: tuple[str, ...],
    modality: str,
) -> Act:
    places = scene.cast.in_span(one.first, one.last, "place")
    return Act(
        code,
        victim,
        by,
        date,
        None,
        places[0].ref if places else None,
        modality,
        "affirmed",
        "explicit",
        "future",
        (),
        ((one.first, one.last),),
        one.first,
    )


def meant(scene: Scene, act: str, by: Sequence[str], frame: str, modality: str) -> str:
    """Return how a strike or protest to come is told: pledged by the issuer, else meant."""
    if act not in ("strike", "protest") or (frame, modality) != ("future", "stated"):
        return modality
    return "committed" if scene.issuer and scene.issuer in by else "intended"
