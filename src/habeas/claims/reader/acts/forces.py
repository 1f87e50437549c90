"""Who takes people away: a force of the law, or men whom nobody names.

One taken by unknown men, or by a landlord's, is abducted; one whom the law is told to
hold was arrested.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from habeas.claims.reader import clauses
from habeas.claims.reader.acts.act import Act
from habeas.claims.reader.acts.captors import by_rebels
from habeas.claims.reader.mentions import Person
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.scene.scene import Scene
from habeas.text.spotting import Spotter

NAMELESS = Spotter(
    r"\b(?:unknown|unidentified|masked|armed men|gunmen|plain ?-?clothes|mufti|men in|"
    r"persons who|people who|four persons|men who|civilian clothes|men on|strangers|"
    r"hooded)\b",
    re.IGNORECASE,
)
UNIFORMED = Spotter(
    r"\b(?:police\w*|officers?|constables?|gendarmes?|troops|rangers|levies|khasadars?|soldiers?|troopers?|"
    r"inspectors?|wardens?|jawans?|cops?|sepoys?|askaris?)\b",
    re.IGNORECASE,
)


def acknowledged(scene: Scene, found: Sequence[Act]) -> list[Act]:
    """Return the acts; one taken by unknown men is abducted, unless an officer of the
    law is told to hold or charge them afterwards."""
    officially = {
        a.victim
        for a in found
        if a.type in ("remand", "prosecution", "bail", "detention", "conviction")
        and a.modality == "stated"
        and a.polarity == "affirmed"
    }
    booked = officially | _at_station(scene, found)
    found = [
        replace(a, type="arrest")
        if a.type == "abduction"
        and _PUT.match(scene.doc.text, a.at)
        and (
            a.victim in booked
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
        and not _SAYS_ABDUCTED.search(
            scene.doc.text, a.at, max(a.at + 9, a.spans[0][1])
        )
        else a
        for a in found
    ]
    return [
        replace(a, type="abduction")
        if a.type == "arrest"
        and a.modality == "stated"
        and a.victim not in officially
        and (_by_nobody_known(scene, a) or by_rebels(scene, a))
        else a
        for a in found
    ]


def _at_station(scene: Scene, found: Sequence[Act]) -> set[str | None]:
    """Return who is told to have been taken to a station or a jail of the police."""
    taken = [a for a in found if a.type == "arrest" and a.victim]
    told = [a for a in taken if (a.modality, a.polarity) == ("stated", "affirmed")]
    text = scene.doc.text
    return {a.victim for a in told if _STATION.search(text, a.at, a.at + 80)}


_STATION = re.compile(
    r"\A[^.;]{0,60}?\bto (?:the |a |an )?(?:[\w'’-]+ ){0,4}?(?:police (?:stations?|post|lines|"
    r"headquarters)|thana|stations?|jail|prison)\b",
    re.IGNORECASE,
)


def _by_nobody_known(scene: Scene, act: Act) -> bool:
    """Whether only men are told to have taken somebody whom no one knows."""
    unknown = _unmarked(scene, act) or any(_unknown(scene, ref) for ref in act.by)
    return unknown and not any(_known_force(scene, ref) for ref in act.by)


_SAYS_ABDUCTED = re.compile(r"(?:abduct|kidnap|اغوا|agh?wa)", re.IGNORECASE)


def _of_law(scene: Scene, ref: str) -> bool:
    """Whether an id stands for police, soldiers or another body of the law."""
    one = scene.cast.get(ref)
    if isinstance(one, Person):
        return _known_force(scene, ref)
    return one is not None and bool(_LAWFUL.search(one.name))


_LAWFUL = Spotter(
    r"\b(?:police|army|military|gendarm\w+|rangers|levies|khasadars?|security|intelligence|bureau|guard|"
    r"soldiers|troops|directorate|ministry|CTD|KGB|FSB|SSS|DSS|NSS|force|corps|"
    r"Brimob|Sabhara|Resmob|Jatanras|Densus|GUBOPiK|OMON|Basij|SEBIN|DGCIM|FAES|RAB|CRPF)\b",
    re.IGNORECASE,
)
_PUT = re.compile(
    r"(?:put|push|bundl|drag|throw|threw|shov|pull|forc|load|herd|walk|march|lead|led|escort)\w*\b",
    re.IGNORECASE,
)
_OF_POLICE = Spotter(
    r"\b(?:police|prison|army|military|rangers?|gendarmerie|riot(?: squad)?|brimob|sabhara|omon|rab|crpf|sebin|basij)['’s]*[ -](?:\w+ )?(?:vans?|"
    r"bus(?:es)?|cars?|trucks?|lorr(?:y|ies)|vehicles?|jeeps?|pick-?ups?)\b|"
    r"\bblack maria|\bby (?:the )?(?:\w+ )?(?:police|officers|constables|gendarmes)\b",
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
    words = (person.words or "") if isinstance(person, Person) else ""
    if _PRIVATE.search(words) and not UNIFORMED.search(words):
        return True
    return NAMELESS.search(words) is not None and not _IN_PLAIN.search(words)


# Whoever takes people away for them has no right to, whatever it is called.
_PRIVATE = Spotter(
    r"\b(?:landlords?|landowners?|wader\w+|zamindars?|feudals?|henchmen|goons?|goondas?|thugs?|"
    r"dacoits?|bandits?|gangsters?|moneylenders?|kiln[ -]owners?)\b",
    re.IGNORECASE,
)


# Police in plain clothes are police.
_IN_PLAIN = Spotter(
    r"\bplain ?-?clothes? (?:police\w*|detectives?|soldiers)|"
    r"\b(?:police(?:men|man)?|constables?|soldiers|officers|troopers) (?:personnel )?in "
    r"(?:plain ?-?clothes|mufti|civilian clothes)",
    re.IGNORECASE,
)


def _known_force(scene: Scene, ref: str) -> bool:
    person = scene.cast.get(ref)
    if not isinstance(person, Person):
        return True
    words = person.words or ""
    nameless = NAMELESS.search(words) and not _IN_PLAIN.search(words)
    return bool(UNIFORMED.search(words)) and not nameless


_CAME = frozenset(
    [
        "came", "arrived", "entered", "stormed", "surrounded", "burst", "broke",
        "stopped", "knocked", "appeared", "reached", "went", "drove", "landed",
    ]
)  # fmt: skip


def who_came(scene: Scene, line: Line) -> tuple[str, ...]:
    """Return a body or men without a name that a sentence says came somewhere."""
    alone = _alone(scene, line)
    if alone or _CAME.isdisjoint(line.letters):
        return alone
    for k, unit in enumerate(line.row):
        if unit.word not in _CAME or unit.refs:
            continue
        heads = clauses.subject(line.row, clauses.Verb(k, k, k + 1, "past", False))
        refs = line.refs(heads)
        if refs and all(_force(scene, ref) for ref in refs):
            return refs
    return ()


def _alone(scene: Scene, line: Line) -> tuple[str, ...]:
    """Return the officers who alone are told of: "They caught him. Two policemen." """
    row = [u for u in line.row if u.word not in (".", ",", "!")]
    if len(row) != 1 or not row[0].refs or line.question or line.heading:
        return ()
    one = scene.cast.get(row[0].refs[0])
    words = (one.words or "") if isinstance(one, Person) and one.name is None else ""
    return row[0].refs if UNIFORMED.search(words) else ()


def _force(scene: Scene, ref: str) -> bool:
    """Whether an id stands for a body, or for men told without a name who use force."""
    one = scene.cast.get(ref)
    if not isinstance(one, Person):
        return ref != scene.issuer
    words = one.words or ""
    nameless = NAMELESS.search(words) or _MEN_COME.search(words)
    return one.name is None and bool(UNIFORMED.search(words) or nameless)


_MEN_COME = Spotter(
    r"\b(?:men|personnel|agents|guards?|goons|thugs|militia\w*|patrols?|gunmen|"
    r"attackers|assailants|insurgents|rebels|fighters|commandos?|troops)\b",
    re.IGNORECASE,
)
