"""What a text resolves, pledges, calls things and says of cases in court.

None of these is an act: a resolution's kind says what it does with words, a commitment
is the speaker's own pledge, a characterisation ("illegal") stays a quote with a voice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from habeas.claims.reader.acts.act import Act
from habeas.claims.reader.demands import Demand
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.scene.scene import Scene
from habeas.text.spotting import Spotter

Span = tuple[int, int]
Parted = Sequence[tuple[Act, str | None]]

_KINDS = (
    (
        "condemnation",
        re.compile(r"\b(?:condemn|denounc|deplor|reject)\w*", re.IGNORECASE),
    ),
    (
        "solidarity",
        re.compile(r"\b(?:solidarity|sympath|sorrow|condolen)\w*", re.IGNORECASE),
    ),
    ("concern", re.compile(r"\b(?:concern|alarm|worr)\w*", re.IGNORECASE)),
    (
        "attribution",
        re.compile(r"\b(?:responsible|blame|accountable)\b", re.IGNORECASE),
    ),
)
_PLEDGE = Spotter(
    r"\b(?:(?:we|it|they|party|union|federation|alliance|council|sabha|front|committee)"
    r"\s+(?:will|shall)(?! not be)|(?:pledge|vow|reaffirm|resolve|undertake|promise|swear|swore|commit)s?(?:e?d)?"
    r"\s+(?:(?:itself|themselves|ourselves)\s+)?(?:that|to))\b[^.;]{8,240}|"
    r"ہم (?:\S+ ){1,24}?(?:گے|گا|گی)(?!\S*\w)",
    re.IGNORECASE,
)
_WORDS = Spotter(
    r"\b(?:illegal(?:ly)?|unlawful(?:ly)?|arbitrary|arbitrarily|baseless|false|"
    r"fabricated|brutal(?:ly)?|unconstitutional|politically motivated|trumped-up|"
    r"peaceful|unprovoked|so-called|targeted|cowardly|barbaric|inhuman|shameful|"
    r"in\s+cold\s+blood|without\s+(?:any\s+)?(?:warning|provocation|a\s+warrant|cause)|"
    r"indiscriminate(?:ly)?|unjust(?:ified)?|disproportionate|excessive|deliberate(?:ly)?|"
    r"extra-?judicial|high-handed|cruel|savage|merciless(?:ly)?)\b",
    re.IGNORECASE,
)
_CASE = re.compile(
    r"\b(?P<number>(?:(?:F\.?I\.?R\.?|Crim(?:inal)?\.? Case|[Cc]ase|Crime|OB|Cr\. ?No|GD|Petition|Suit|"
    r"(?:Writ|Constitution(?:al)?|Civil|Criminal) (?:[Pp]etition|[Aa]ppeal|[Ss]uit)|"
    r"[WCS]\.?(?:W\.?)?P\.?|[A-Z][\w ]{0,20} P\.S\. Case),?\s*(?:[Nn]o\.?|Nos\.?|[Nn]umbers?|#)?\s*"
    r"[A-Z]{0,3}-?\d+[\w()./-]*(?: of (?:19|20)\d\d\b)?))"
    r"|(?P<urdu>(?:مقدمہ|ایف آئی آر|درخواست|پٹیشن) (?:نمبر )?[0-9۰-۹]+[0-9۰-۹/-]*)",
)
_DIGIT = re.compile(r"\d")
_STATION = re.compile(
    r"\b(?P<name>(?:[A-Z][\w'-]+ ){1,3}(?:Police Station|P\.S\.|PS|police station|thana)\b|"
    r"(?:Police Station|PS|P\.S\.|[Tt]hana) [A-Z][\w'-]+(?: [A-Z][\w'-]+)?)|"
    r"(?P<urdu>تھانہ \S+)"
)
_COURT = re.compile(
    r"\b(?P<name>(?:[A-Z][\w'’-]+ ){0,4}(?:(?:Law )?Courts?|Magistrate|Tribunal)"
    r"(?: of [A-Z]\w+| in [A-Z]\w+)?|"
    r"(?:high|supreme|sessions|district|magistrate['’]?s|anti-terrorism) court(?: of [A-Z]\w+)?)\b"
)
_LAW = Spotter(
    r"\b(?:[Ss]ections?|[Dd]afa(?:at)?|u/s) \d+[\w()]*(?:(?:,| and|,? aur|/) ?\d+[\w()]*)*|\b[Aa]rticles? \d+\w*|"
    r"\b(?:[A-Z][\w-]+ ){1,5}(?:Act|Law(?! Courts?)|Code|Ordinance)\b|\b(?:UAPA|PTA|PECA|MPO|AFSPA|SOSMA)\b|"
    r"دفع(?:ہ|ات) [0-9۰-۹]+(?:(?:،| اور) ?[0-9۰-۹]+)*"
)


# "The arrest of X was illegal and cowardly"; "killed X in cold blood".
_CALLED = re.compile(
    r"[^.;:!?\n]{0,60}?\b(?:is|was|were|are|as)\s[^.;:!?\n]{0,60}|\s[^.;:!?\n]{0,40}"
)


@dataclass(frozen=True)
class Resolution:
    """A point that was adopted; `demands` are numbers of demands, from 1."""

    number: int
    kind: str
    demands: tuple[int, ...]
    span: Span


@dataclass(frozen=True)
class Commitment:
    """Somebody's own pledge; `by` is None for the issuer."""

    by: str | None
    span: Span


@dataclass(frozen=True)
class Characterisation:
    """A word that judges an act; `act` is the number of the act, from 1."""

    act: int
    span: Span


@dataclass(frozen=True)
class Case:
    """A case in court as the text gives it; what it does not give is None."""

    number: str
    station: str | None
    court: str | None
    laws: tuple[str, ...]
    accused: tuple[str, ...]
    span: Span


@dataclass(frozen=True)
class Statements:
    """What a text says that is no act."""

    resolutions: tuple[Resolution, ...]
    commitments: tuple[Commitment, ...]
    characterisations: tuple[Characterisation, ...]
    cases: tuple[Case, ...]


def statements(
    scene: Scene,
    found: Sequence[Line],
    asked: Sequence[Demand],
    acts: Parted,
    tried: Sequence[Case],
) -> Statements:
    """Return resolutions, commitments and characterisations, in order, and `tried`."""
    return Statements(
        tuple(_resolutions(found, asked)),
        tuple(_commitments(found)),
        tuple(_characterisations(scene.doc.text, acts)),
        tuple(tried),
    )


def _resolutions(
    found: Sequence[Line], asked: Sequence[Demand]
) -> Iterator[Resolution]:
    """Give the points of the resolutions: a list item with the lines after it."""
    points: list[list[Line]] = []
    for line in found:
        if not line.resolution or (line.heading and not line.item):
            continue
        if line.item or not points:
            points.append([line])
        else:
            points[-1].append(line)
    for number, point in enumerate(points, 1):
        numbers = {line.number for line in point}
        about = tuple(n for n, d in enumerate(asked, 1) if d.sentence in numbers)
        words = " ".join(line.whole for line in point)
        kind = (
            "demand"
            if about
            else next((name for name, cue in _KINDS if cue.search(words)), "other")
        )
        if kind != "other":
            yield Resolution(number, kind, about, (point[0].start, point[-1].end))


def _commitments(found: Sequence[Line]) -> Iterator[Commitment]:
    for line in found:
        match = line.find(_PLEDGE)
        if match is None or line.quoted(line.start + match.start()):
            continue
        before = [u for u in line.row if u.end <= line.start + match.start()]
        orgs = [u for u in before if u.sort == "organisation"]
        if line.voices and line.voices[0].official:
            continue
        yield Commitment(
            orgs[0].refs[0] if orgs else None,
            (line.start + match.start(), line.start + match.end()),
        )


def _characterisations(text: str, acts: Parted) -> Iterator[Characterisation]:
    seen: set[Span] = set()
    for number, (act, _) in enumerate(acts, 1):
        for low, high in act.spans:
            after = _CALLED.match(text, high)
            for match in _WORDS.finditer(
                text, max(0, low - 20), after.end() if after else high
            ):
                span = (match.start(), match.end())
                if span not in seen:
                    seen.add(span)
                    yield Characterisation(number, span)


def cases(found: Sequence[Line], acts: Parted) -> Iterator[Case]:
    """Give the cases that a text numbers, each where it is first told of."""
    seen: set[str] = set()
    for line in found:
        for match in _CASE.finditer(line.whole) if _DIGIT.search(line.whole) else ():
            number = " ".join((match["number"] or match["urdu"]).split())
            if number in seen:
                continue
            seen.add(number)
            yield Case(
                number,
                _first(_STATION, line.whole),
                _first(_COURT, line.whole),
                tuple(dict.fromkeys(m[0] for m in line.finds(_LAW))),
                _accused(line, acts),
                (line.start + match.start(), line.start + match.end()),
            )


def _first(pattern: re.Pattern[str], words: str) -> str | None:
    match = pattern.search(words)
    return " ".join(match[0].split()) if match else None


def _accused(line: Line, acts: Parted) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(
            a.victim
            for a, _ in acts
            if a.victim
            and a.type == "prosecution"
            and a.polarity == "affirmed"
            and any(line.start <= s < line.end for s, _ in a.spans)
        )
    )
