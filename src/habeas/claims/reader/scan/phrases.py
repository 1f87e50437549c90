"""The deeds that whole phrases tell ("his whereabouts are unknown"), and of whom.

A phrase says where its victim stands: inside it, near it, deep before it, or nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from habeas.claims.reader import clauses
from habeas.claims.reader import grammar as g
from habeas.claims.reader.clauses import Verb
from habeas.claims.reader.mentions import Person
from habeas.claims.reader.scan import bodies
from habeas.claims.reader.scan.asking import asked_after, may_ask
from habeas.claims.reader.scan.deed import Deed, Fit, court_of, how_told
from habeas.claims.reader.scan.nearby import near_it
from habeas.claims.reader.scan.owners import unowned
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.scene.scene import Scene
from habeas.claims.reader.stance import Stance
from habeas.claims.reader.triggers import PAST, STRICT_PAST, THIRD, Way, triggers
from habeas.claims.reader.units import Unit
from habeas.text.spotting import Spotter


def phrases(scene: Scene, line: Line) -> Iterator[Deed]:
    """Give the deeds that whole phrases of a sentence tell."""
    words = line.whole
    for phrase in triggers().possible(line.spotted):
        for match in phrase.pattern.compiled.finditer(words):
            deed = _phrase(scene, line, phrase.way, match)
            if deed is not None:
                yield deed


def _phrase(scene: Scene, line: Line, way: Way, match: re.Match[str]) -> Deed | None:
    start, end = line.start + match.start(), line.start + match.end()
    row = line.row
    inside = [k for k, u in enumerate(row) if start <= u.start and u.end <= end]
    if not inside:
        return None
    if way.without and way.without.compiled.search(line.left(inside[0])):
        return None
    verb = Verb(inside[0], inside[0], inside[-1] + 1, "past", True)
    if way.act in _INACTION and (
        _NO_SUCH.search(line.left(inside[0]))
        or _NOT_REFUSED.search(match[0])
        or _in_peace(line, match[0])
    ):
        return None
    how = how_told(scene, line, Fit(way, verb, None, 0), nobody=way.frame == "no")
    if how is None or how.modality == "none":
        return None
    if way.frame == "deny":
        how = Stance("denied")
    if way.frame == "order" and how.modality == "stated":
        how = Stance("intended", frame="future")
    victims = _phrase_victims(scene, line, way, inside)
    called = () if victims or way.victim != "known" else _of_this_name(scene, line)
    if (
        way.needs in ("person", "actor")
        and not victims
        and not (
            line.fragment
            or way.frame in ("no", "deny")
            or (way.victim in ("deep", "list") and not _own_side(line, inside))
        )
    ):
        return None
    doers = _doers(scene, line, way, inside, victims, how)
    if doers is None:
        return None
    by, far = doers
    if way.doer == "near":
        victims = []
    of_things = way.act == "assault" and way.victim == "none"
    return Deed(
        way.act,
        line.refs(victims) or called,
        line.refs(by) or far or court_of(line, way.act),
        how,
        start,
        end,
        start,
        line.number,
        topic=not victims and way.frame != "no" and not of_things,
        nobody=way.frame == "no",
    )


def _doers(
    scene: Scene,
    line: Line,
    way: Way,
    inside: list[int],
    victims: list[int],
    how: Stance,
) -> tuple[list[int], tuple[str, ...]] | None:
    """Return the units of those who did what a phrase tells, and who is only meant.

    None where the phrase tells no deed without one who did it.
    """
    by = [k for k in _by(line, inside) if k not in victims]
    far: tuple[str, ...] = ()
    if way.doer == "head":
        heads = _subject(scene, line, way, inside)
        far = _they(scene, line, inside[0]) if heads is None else ()
        if heads is None and not far:
            return None
        by = heads or []
    if way.doer == "force":
        by = [k for k in inside if line.row[k].actor and _of_law(scene, line, k)][:1]
        by = by or [k for k in _before(line, inside[0]) if _of_law(scene, line, k)]
    if way.doer == "subject" and not way.frame and how.modality == "stated":
        by = _after_by(line, inside) or _acting(line, inside)
        by = [k for k in by if k not in victims]
    by = [k for k in by if not clauses.according(line.row, k)]
    if way.doer == "none" and way.act in ("protest", "strike"):
        by = []
    return near_it(line, inside) if way.doer == "near" else by, far


_INACTION = frozenset(["failure_to_protect", "refusal_to_register"])
# "there was no police inaction", "rejected the charge of police inaction".
_NO_SUCH = re.compile(
    r"\b(?:no|nor|not|without|never|hardly|(?:no|any) (?:question|case|instance|evidence|proof|"
    r"sign) of|(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|refut(?:es|ed|"
    r"ing)|rubbish(?:es|ed))\b[^.;]{0,60})(?: any| the| all| such)? ?\Z",
    re.IGNORECASE,
)


_NOT_REFUSED = re.compile(
    r"(?:\b(?:not|never|denied(?: having)?|nobody|no one)|n['’]t) (?:\w+ )?refus",
    re.IGNORECASE,
)


def _in_peace(line: Line, words: str) -> bool:
    """Whether police "did not intervene" in a march, or looked on at a game or a feast.

    No harm is told of then.
    """
    among = _MARCH if "interven" in words else _FEAST
    told = line.text[max(0, line.start - _BEFORE_THAT) : line.end]
    return bool(among.search(told)) and not _HARM.search(told)


_BEFORE_THAT = 240  # letters: the sentences before
_MARCH = Spotter(
    r"\b(?:(?<!\d )march\w*|rall(?:y|ies|ied)|protest\w*|demonstrat\w+|sit-in|vigil|procession)\b",
    re.IGNORECASE,
)
_FEAST = Spotter(
    r"\b(?:football|cricket|hockey|match|goal|wicket|danc(?:e|ed|ing)|sang|singing|songs?|wedding|"
    r"parade|fireworks|ceremony|festival|concert|accident|collision|derailment)\b",
    re.IGNORECASE,
)
_HARM = Spotter(
    r"\b(?:attack\w*|mobs?|burn\w*|loot\w*|kill\w*|beat\w*|stab\w*|riot\w*|lynch\w*|rap(?:e|ed|"
    r"ing)|fire|stones?|stoned|clash\w*|violen\w+|thugs?|goons?|assault\w*|armed|injur\w+|hurt|"
    r"wounded|dead|shot|shoot\w*|destroy\w*|ransack\w*|threat\w*)\b",
    re.IGNORECASE,
)


def _before(line: Line, at: int) -> list[int]:
    """Return who stands as subject of a verb in the past at unit `at`."""
    return clauses.subject(line.row, clauses.verb(line.row, at, at + 1, PAST))


def _after_by(line: Line, inside: list[int]) -> list[int]:
    """Return who is named after "by" in a phrase, or right behind it."""
    row = line.row
    for k in range(inside[0], min(inside[-1] + 4, len(row) - 1)):
        if row[k].word == "by":
            return [m for m in clauses.after(row, k, ("by",), 1) if row[m].actor]
        if k > inside[-1] and (row[k].word in g.MARKS or row[k].word in (".", ",")):
            return []
    return []


def _acting(line: Line, inside: list[int]) -> list[int]:
    """Return the subject of a phrase that begins with a verb in the active."""
    row, at = line.row, inside[0]
    forms = {f.form for f in triggers().verbs.get(row[at].word, ())}
    active = row[at].word in STRICT_PAST or THIRD in forms
    if not active or at and row[at - 1].word in g.BE:
        return []
    return [k for k in _before(line, at) if row[k].actor]


def _subject(scene: Scene, line: Line, way: Way, inside: list[int]) -> list[int] | None:
    """Return the subject of a phrase's verb; None where it is not who the way says."""
    wanted = way.subjects
    heads = _before(line, inside[0])
    if wanted is None or not heads:
        if wanted is None:
            return heads
        return heads or _close(line, wanted, inside[0])
    fit = [k for k in heads if wanted.search(_called(scene, line, k))]
    return fit or None


_BEFORE_IT = 48


def _close(line: Line, wanted: Spotter, at: int) -> list[int] | None:
    """Return who the way asks for of those right before unit `at`; None where no such.

    "The inspector pleaded that he had no orders": no mention is the subject.
    """
    nearest = line.row[at - 1] if at else None
    if nearest is not None and not nearest.refs and nearest.word in _VEHICLES:
        return None  # "fired at them as their jeep did not stop"
    near = line.left(at)[-_BEFORE_IT:]
    found = list(wanted.compiled.finditer(near)) if wanted.search(near) else []
    if not found:
        return None
    low, high = (line.row[at].start - len(near) + n for n in found[-1].span())
    for k in range(at - 1, -1, -1):
        unit = line.row[k]
        if unit.start < high and unit.end > low and unit.actor:
            left = k - 1 - (k > 0 and line.row[k - 1].word in g.DETERMINERS)
            led = left >= 0 and line.row[left].word in _TO_THEM
            return [] if led else [k]
    return []


def _they(scene: Scene, line: Line, at: int) -> tuple[str, ...]:
    """Return the police told of last in the sentence before, whom "they" means."""
    left = at - 1
    while left > 0 and (g.adverb(line.row[left].word) or line.row[left].word in g.BE):
        left -= 1
    if left < 0 or line.row[left].word != "they":
        return ()
    low = max(line.start - _BEFORE_THAT, line.raw.rfind("\n\n", 0, line.start), 0)
    low = max(low, line.text.rfind(". ", low, max(line.start - 2, low)))
    told = [
        mention
        for sort in ("person", "organisation")
        for mention in scene.cast.in_span(low, line.start, sort)
        if mention.form != "pronoun"
    ]
    last = max(told, key=lambda mention: mention.start, default=None)
    if last is None or not _LAW.search(scene.flat[last.start : last.end]):
        return ()
    return (last.ref,)


_VEHICLES = frozenset(
    """jeep car van bus truck vehicle train driver cyclist motorcyclist passengers victims
    residents people men women families mob crowd""".split()  # noqa: SIM905
)
_TO_THEM = g.PREPOSITIONS | frozenset(["told", "asked", "called", "informed", "saw"])


_TITLE = 32
# "deputy commissioner of police X stood by": what stands right before a name.
_OFFICE = re.compile(
    r"\b(?:commissioner|superintendent|inspector|constable|officer|magistrate|collector|"
    r"commandant|DCP|ACP|SP|DSP|SSP|ASI|PSI|SHO)(?:-in-charge)?(?: of police)?,? ?\Z",
    re.IGNORECASE,
)


def _called(scene: Scene, line: Line, k: int) -> str:
    """Return what a unit is called, and who it stands for where it is a pronoun."""
    words = line.words(k)
    if line.row[k].form == "name":
        office = _OFFICE.search(line.left(k)[-_TITLE:])
        return f"{office[0]} {words}" if office else words
    if line.row[k].form != "pronoun":
        return words
    known = [scene.cast.get(ref) for ref in line.row[k].refs]
    told = [p.words or "" if isinstance(p, Person) else p.name for p in known if p]
    return " ".join((words, *told))


def _of_law(scene: Scene, line: Line, k: int) -> bool:
    return _LAW.search(_called(scene, line, k)) is not None


_LAW = Spotter(
    r"\b(?:police\w*|officers?|constables?|soldiers?|troops?|guards?|security|gendarm\w+|"
    r"army|military|rangers|jawans?|cops?|askaris?|inspectors?|SHO|station|authorities|"
    r"constabulary|troopers?|forces?|SRP|PAC|CRPF|RAF|BSF|rifles|personnel|"
    r"commissioner|superintendent|sergeant|desk|officials?|administration|hospital|"
    r"prison|ministry|registrar|clerk)\b",
    re.IGNORECASE,
)
_THIS_NAME = Spotter(r"\b(?:this|that|such a|the said) name\b", re.IGNORECASE)
_NAME_BACK = 700
_ASKS_OR_HOLDS = re.compile(
    r"\b(?:captain|major|colonel|lieutenant|inspector|officer|sergeant|commander|manager|owner|landlord|"
    r"constable|superintendent|warden|commissioner|(?P<mine>my) (?:aunt|uncle|wife|mother|father|brother|sister|husband))\b[^.;]*\Z",
    re.IGNORECASE,
)


def _of_this_name(scene: Scene, line: Line) -> tuple[str, ...]:
    """Return the one whose name was told last, where "this name" is spoken of.

    Those who speak or answer, with a colon or a bracket after their names, are passed
    over.
    """
    if line.find(_THIS_NAME) is None:
        return ()
    if sought := asked_after(line):
        return sought
    low = max(0, line.start - _NAME_BACK)
    asking = {ref for unit in line.row if unit.form == "pronoun" for ref in unit.refs}
    asking.update(r for r in (scene.witness, scene.teller) if r)
    found, kin = [], []
    for mention in reversed(scene.cast.in_span(low, line.start, "person")):
        after = scene.flat[mention.end : mention.end + 3]
        before = scene.flat[max(0, mention.start - 40) : mention.start]
        known = mention.ref not in asking and may_ask(line, mention)
        other = _ASKS_OR_HOLDS.search(before)
        named = mention.form == "name" and ":" not in after and ")" not in after
        if named and known and other is None:
            found.append(mention.ref)
        elif named and known and other and other["mine"]:
            kin.append(mention.ref)
    held = [ref for ref in (*found, *kin) if scene.was_held(ref)]
    alone = kin if len(kin) == 1 else []
    return tuple((held or found or alone)[:1])


def _own_side(line: Line, inside: list[int]) -> bool:
    """Whether a phrase is of one who says "I" and is not known."""
    return any(
        line.row[k].word in ("my", "me", "i", "we", "our", "us")
        and not line.row[k].refs
        for k in range(max(inside[0] - 3, 0), inside[-1] + 1)
    )


def _by(line: Line, inside: list[int]) -> list[int]:
    """Return who follows a "by" in a phrase or right after it."""
    row = line.row
    for k in range(inside[0], min(inside[-1] + 4, len(row))):
        if row[k].word == "by":
            return [n for n in clauses.after(row, k, ("by",), 1) if row[n].actor]
    return []


def _phrase_victims(scene: Scene, line: Line, way: Way, inside: list[int]) -> list[int]:
    row = line.row
    doers = set(_by(line, inside))
    within = [k for k in inside if row[k].person and k not in doers]
    before = [k for k in range(inside[0]) if row[k].person]
    later = [
        k
        for k in range(inside[-1] + 1, len(row))
        if row[k].person and k not in doers and not _says(row, k)
    ]
    if way.victim == "none":
        return []
    if line.topic and way.victim != "known":
        return []
    if any(row[k].word in ("my", "me", "i") and not row[k].refs for k in inside):
        return []
    if way.victim == "list":
        first = within[0] if within else 0
        return clauses.joined(row, first, first, inside[-1] + 1) if within else []
    if way.victim == "inside":
        return _inside(scene, line, inside, before)
    if way.victim == "known":
        him = [k for k in within if row[k].form == "pronoun" and not row[k].owns][:1]
        before = [k for k in before if not _tells_it(row, k)]
        held = [k for k in (*within, *before[::-1]) if _held(scene, line, k)] or him
        return (
            held[:2]
            if held and row[held[0]].form != "pronoun"
            else (held[:1] or [k for k in within if row[k].form == "name"][:1])
        )
    if way.victim == "deep":
        if inside[0] and row[inside[0] - 1].owns and row[inside[0] - 1].person:
            return [inside[0] - 1]
        if (body := bodies.whose(row, inside)) is not None:
            return body
        held = [k for k in within if _held(scene, line, k)]
        held = held or [k for k in before[::-1] if _held(scene, line, k)][:1]
        spoken_of = [k for k in before if row[k].form in ("pronoun", "name", "short")]
        named = [
            k
            for k in within
            if row[k].owns
            or (row[k].form == "name" and _MEET.search(line.left(k)[-16:]))
        ]
        return held or spoken_of[-1:] or named[-1:]
    if way.victim == "near":
        owners = [k for k in inside if row[k].owns and row[k].person]
        if owners:
            return owners[:1]
        before = [k for k in before if not _of_court(scene, row, k)]
        left = row[inside[0] - 1] if inside[0] else None
        if left is not None and left.word in ("he", "she", "they") and not left.refs:
            return []
        if before and row[before[-1]].word in ("he", "she", "i"):
            return before[-1:]
        if before:
            return clauses.joined(row, before[-1], 0, inside[0])
        near = [k for k in within if not _says(row, k)][-1:] or later[:1]
        return [k for k in near if row[k - 1].word not in _THEN_HURT]
    named = clauses.after(row, inside[0], tuple(way.victim.split("|")), 14)
    found = [k for k in named if row[k].person]
    return (
        found
        or [k for k in within if row[k].owns][:1]
        or [k for k in before if row[k].owns][:1]
    )


def _of_court(scene: Scene, row: Sequence[Unit], k: int) -> bool:
    """Whether a unit is before whom somebody stood: "before the judge with bruises"."""
    return row[k - 1].word == "before" and all(map(scene.court, row[k].refs))


def _says(row: Sequence[Unit], k: int) -> bool:
    """Whether a unit is who tells it: "a bomb exploded near the bank, X said"."""
    return k + 1 < len(row) and row[k + 1].word in g.SAID


def _tells_it(row: Sequence[Unit], k: int) -> bool:
    """Whether a unit is who tells it, with no more than a comma between: "X, said"."""
    at = k + 1 + (k + 1 < len(row) and row[k + 1].word == ",")
    return at < len(row) and row[at].word in g.SAID


def _inside(
    scene: Scene, line: Line, inside: list[int], before: list[int]
) -> list[int]:
    """Return the one that a phrase's own words name, else the one spoken of before.

    "The body of" somebody whom nothing else names is of nobody spoken of before.
    """
    row, doers = line.row, set(_by(line, inside))
    within = [k for k in inside if row[k].person and k not in doers]
    dead = [k for k in within if _of_a_body(row, k)]
    if dead:
        return clauses.joined(row, dead[0], dead[0], within[-1] + 1)
    named = [k for k in within if row[k].form in ("name", "short")]
    own = unowned(row, named) or [k for k in within if not _by_office(scene, row[k])]
    if own:
        return clauses.joined(row, own[0], own[0], own[-1] + 1)
    if any(row[k].word == "of" and row[k - 1].word in _BODIES for k in inside[1:]):
        return []
    if row[inside[0]].word in _REFUSING and row[inside[0] + 1].word == "to":
        return []  # who stands before it is the one who refuses
    spoken_of = [k for k in before if not _by_office(scene, row[k])]
    return spoken_of[-1:]


_REFUSING = frozenset(
    ["refused", "refuses", "refusing", "refuse", "declined", "declines", "failed"]
)


# "The body of X was found", "a grenade was thrown at the house of X".
_DEAD = frozenset(["body", "bodies", "corpse", "corpses", "remains"])
_BODIES = _DEAD | {"house", "home", "residence", "car", "vehicle", "gate"}


# "A bomb exploded near the bank, killing X": X is told of by the verb.
_THEN_HURT = frozenset(["killing", "injuring", "wounding", "maiming", "hurting"])


def _of_a_body(row: Sequence[Unit], k: int) -> bool:
    """Whether a unit is whose body a phrase tells of."""
    left = k - 1
    while left > 0 and clauses.qualifies(row[left]) and not row[left].refs:
        left -= 1
    return left > 0 and row[left].word == "of" and row[left - 1].word in _DEAD


def _by_office(scene: Scene, unit: Unit) -> bool:
    """Whether a unit stands for officers, lawyers or kin told without a name."""
    if unit.form in ("name", "short", "pronoun"):
        return False
    return _OFFICIAL.search(scene.flat, unit.start, unit.end) is not None


_OFFICIAL = Spotter(
    r"\b(?:police\w*|officers?|soldiers?|guards?|men|agents?|gunmen|lawyers?|advocate|"
    r"counsel|famil(?:y|ies)|relatives|parents|troops|wardens?|doctors?|authorities)\b",
    re.IGNORECASE,
)
_MEET = Spotter(r"\b(?:see|meet|visit|visiting|meeting|seeing)\W+(?:\w+\W+)?$")


def _held(scene: Scene, line: Line, k: int) -> bool:
    return any(scene.was_held(ref) for ref in line.refs([k]))
