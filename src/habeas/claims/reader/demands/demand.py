"""A demand: its words, about whom they are, and whether they ask to free them.

One who is to be punished, or stands only for an office, is not one to be freed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from habeas.claims.reader.mentions import Cast, Person
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.scene.scene import Scene
from habeas.claims.reader.sexes import sex_of
from habeas.text.spotting import Spotter

_HELD = Spotter(
    r"\b(?:releas\w+|free(?:d|ing)?|set free|set at liberty|discharged|let (?:out|go)|"
    r"liberat\w+|(?:liberty|freedom) (?:of|for) (?!(?:the )?(?:expression|assembly|speech|"
    r"press|association|movement|religion|media|thought|opinion|belief))|produce[sd]?|bring out|raise our voice|bailed)\b",
    re.IGNORECASE,
)
_CASE = Spotter(
    r"\b(?:cases?|charges?|fir|firs|proceedings|prosecution)\b",
    re.IGNORECASE,
)
_UNDO = Spotter(
    r"\b(?:withdraw\w*|drop\w*|quash\w*|cancel\w*|dismiss\w*|end\w*)\b", re.IGNORECASE
)
_GIVEN_BACK = Spotter(r"\b(?:produc|releas|free|return|bring)", re.IGNORECASE)


@dataclass(frozen=True)
class Demand:
    """Something asked for; `spans` are its words, `number` the point it stands in.

    `release` says that it asks to free its subjects, `undo` to end cases against them;
    `beside` are subjects for whom something else is asked: "justice for B".
    """

    addressee: str | None
    subjects: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    number: int | None
    sentence: int
    release: bool = False
    undo: bool = False
    beside: frozenset[str] = frozenset()


def make_demand(
    scene: Scene,
    line: Line,
    spans: list[tuple[int, int]],
    addressee: str | None,
    number: int | None,
) -> Demand:
    """Return the demand of these words, about those whom the first span names."""
    start, end = spans[0]
    words = line.text[start:end]
    subjects = [
        ref
        for k in line.people
        if start <= line.row[k].start and line.row[k].end <= end
        for ref in _meant(scene, line, k, start, addressee)
        if ref != addressee and not _told(line, k) and not _only_whose(line, k)
    ]
    subjects = list(dict.fromkeys(subjects))
    found = line.spotted
    case = bool(_CASE.seek(found, words) and _UNDO.seek(found, words))
    release = _HELD.seek(found, words) is not None and not case
    asked = _GIVEN_BACK.seek(found, words)
    if not asked:
        subjects = [s for s in subjects if not _class(scene.cast, s)]
    if release or case:
        spared = {
            r
            for u in line.row
            if u.person
            and _PUNISHED.seek(found, line.text[start : max(start, u.start)])
            for r in u.refs
        }
        subjects = [s for s in subjects if s not in spared]
        subjects = [s for s in subjects if not _only_role(scene.cast, s)]
        ordering = {r for k in line.people if _orders(line, k) for r in line.refs([k])}
        subjects = [s for s in subjects if s not in ordering]
    if any(not _counsel(scene.cast, s) for s in subjects):
        subjects = [s for s in subjects if not _counsel(scene.cast, s)]
    beside = _beside(line, start, end) if release or case else frozenset()
    return Demand(
        addressee,
        tuple(subjects),
        tuple(spans),
        number,
        line.number,
        release,
        case,
        beside,
    )


# "Release A, give back what was taken from B"; "the release of A and justice for B".
_ELSE = Spotter(
    r"\b(?:justice|compensat\w+|reparations?|damages|redress|protect\w*|investigat\w*|inquir\w+|enquir\w+|"
    r"probe|return(?:ed|ing)?|giv\w+ back|hand\w* (?:over|back)|bod(?:y|ies)|remains|taken from|apolog\w+|treat\w*|"
    r"reinstat\w+|restor\w+|reopen\w*|killing|murder|death|killers|murderers|whereabouts)\b",
    re.IGNORECASE,
)
_TO_BE_FREED = re.compile(
    r"[^,;.]{0,40}?\b(?:be|is|are|goes|go|walks?) (?:\w+ ){0,3}?(?:releas|free|set )",
    re.IGNORECASE,
)
_SAME = re.compile(r"\breleas|\bfree|\blet\b|\bset\b", re.IGNORECASE)


def _beside(line: Line, start: int, end: int) -> frozenset[str]:
    """Return those of a demand before whom the last word asks something else for them."""
    found: set[str] = set()
    freed: set[str] = set()
    if not line.may(_ELSE):
        return frozenset()
    for unit in line.row:
        if not (unit.person and start <= unit.start and unit.end <= end):
            continue
        before = line.text[start : unit.start]
        other = max((m.end() for m in _ELSE.finditer(before)), default=-1)
        same = max((m.end() for m in _SAME.finditer(before)), default=-1)
        passive = _TO_BE_FREED.match(line.text, unit.end, end)
        (found if other > same and not passive else freed).update(unit.refs)
    return frozenset(found - freed)


def _meant(
    scene: Scene, line: Line, k: int, start: int, addressee: str | None
) -> list[str]:
    """Return whom a unit means: "him" is the last one named in the demand before it.

    "... to say where A is, to release him": A, whoever was told of in the sentences before.
    """
    refs = list(line.refs([k]))
    own = line.row[k]
    said = scene.flat[own.start : own.end].lower()
    if said == "they" and any(u.word in _HOLD for u in line.row[k + 1 : k + 2]):
        return []  # "if they hold him": those who are asked
    sex = _SEXES.get(said) if own.form == "pronoun" else None
    if sex is None:
        return refs
    for at in range(k - 1, -1, -1):
        unit = line.row[at]
        if unit.start < start:
            break
        if not (unit.person and unit.form in ("name", "short")) or unit.owns:
            continue
        one = scene.cast.get(unit.refs[0])
        asked = unit.refs[0] == addressee or line.row[at + 1].word in _ASKED
        if asked or len(unit.refs) != 1 or not isinstance(one, Person):
            continue
        if sex_of(one.name or "") in ("", sex):
            return [unit.refs[0]]
    return refs


_SEXES = {"him": "m", "her": "f", "he": "m", "she": "f"}
_HOLD = frozenset(
    ["hold", "have", "keep", "detain", "held", "took", "kept", "arrested", "detained"]
)
_ASKED = frozenset(["to", "must", "should", "shall", "has", "ought"])
_COUNSEL = re.compile(
    r"(?:his|her|their) (?:\w+ )?(?:lawyers?|counsel|advocates?|doctors?|physician)\b",
    re.IGNORECASE,
)


def _counsel(cast: Cast, ref: str) -> bool:
    """Whether someone is only who is to be let in ("let her see her lawyer")."""
    one = cast.get(ref)
    if not isinstance(one, Person) or one.name is not None:
        return False
    return _COUNSEL.match(one.words or "") is not None


def _orders(line: Line, k: int) -> bool:
    """Whether one is who orders or asks it: "Judge A ordered that B be produced"."""
    said = [u.word for u in line.row[k + 1 : k + 3]]
    return bool(said) and (
        said[0] in _ORDERED or said[0] == "has" and said[-1] in _ORDERED
    )


_ORDERED = frozenset(
    """ordered directed orders directs ruled instructed asked asks inquired enquired
    wondered""".split()  # noqa: SIM905
)


def _only_whose(line: Line, k: int) -> bool:
    """Whether "his" only leads on to kin told by name: "A and his brother B"."""
    if not (line.row[k].form == "pronoun" and line.row[k].owns):
        return False
    return any(u.person and u.form == "name" for u in line.row[k + 1 : k + 4])


def _told(line: Line, k: int) -> bool:
    """Whether one is only to be told or given something ("tell me where he is")."""
    before = line.row[k - 1].word if k else ""
    return line.row[k].word in ("me", "us") and before in (
        "tell",
        "inform",
        "show",
        "let",
    )


_PUNISHED = Spotter(
    r"\b(?:punish\w*|arrest|trial|prosecut\w*|remov\w*|dismiss\w*|suspen\w*|action)"
    r" (?:of|against) (?:[\w.'-]+ ){0,4}\Z|"
    r"(?<!not to )(?<!not )\b(?:punish|arrest|try|prosecute|remove|dismiss|sack|suspend|"
    r"charge|investigate|transfer|discipline|hang|question|disarm)\b"
    r" (?:(?!releas|free|produc|let\b|set\b|and\b|or\b)[\w.'-]+ ){0,4}\Z",
    re.IGNORECASE,
)


def _class(cast: Cast, ref: str) -> bool:
    one = cast.get(ref)
    return isinstance(one, Person) and one.kind == "class"


def _only_role(cast: Cast, ref: str) -> bool:
    """Whether someone is an office ("the Commissioner"), not one to be freed."""
    one = cast.get(ref)
    return (
        isinstance(one, Person)
        and one.name is None
        and ("role" in one.attributes and one.kind == "individual")
    )
