"""Who says a sentence: the source itself, or somebody it reports.

A statement quotes others: a witness, a lawyer, the police. What they deny is denied,
what they promise is promised; the source does not say it itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from habeas.claims.reader import clauses
from habeas.claims.reader import grammar as g
from habeas.claims.reader.mentions import Cast, Organisation, Person
from habeas.claims.reader.triggers import PAST
from habeas.claims.reader.units import Unit, said
from habeas.text.spotting import Spotter
from habeas.text.standing import standing

Row = Sequence[Unit]

_OFFICIAL = re.compile(
    r"\b(?:police|army|military|forces?|troops|gendarmerie|commander|commissioner|"
    r"minister|ministry|spokes(?:man|person|woman)|government|authorit(?:y|ies)|"
    r"officials?|officers?|sho|oic|ocs|dpo|ssp|dsp|asp|sp|command|secretary of|governor|"
    r"prosecutor|department|directorate|bureau of|agency|intelligence|prisons?|"
    r"company|management|owner|employer|manager|superintendent|mayor|"
    r"inspector|captain|colonel|lt|general|rangers|rab|dss|tid|cid|registrar|"
    r"ctd|fia|isi|nab|fc|frontier corps|levies|sit|ats|nia|bsf|crpf|cbi|sog|kgb|fsb|sebin|dgfi|"
    r"nss|constabulary|jail|deputy|attorney general|embassy|administration|board|chief|warden|president|"
    r"party denied|column|guards?)\b",
    re.IGNORECASE,
)
_FRIEND = Spotter(
    r"\b(?:lawyer|advocate|family|mother|father|wife|husband|sister|brother|widow|"
    r"son|daughter|witness|victim|relative|colleague|editor|cellmate|union|resident|"
    r"neighbou?r|human rights|bar association|journalist)\b",
    re.IGNORECASE,
)
_SAYS = g.SAID | frozenset(
    [
        "denied",
        "rubbished",
        "rubbishes",
        "disputed",
        "disputes",
        "downplayed",
        "scoffed",
        "denies",
        "deny",
        "rejected",
        "rejects",
        "dismissed",
        "dismisses",
        "refuted",
        "refutes",
        "promised",
        "promises",
        "assured",
        "assures",
        "pledged",
        "vowed",
        "fears",
        "feared",
        "asked",
        "asks",
    ]
)


@dataclass(frozen=True)
class Voice:
    """Who is reported in a sentence, from unit `at` on; `official` as an accused."""

    refs: tuple[str, ...]
    at: int
    official: bool
    word: str


def official(ref: str, cast: Cast, words: str = "") -> bool:
    """Whether one speaks for those who could be accused (police, a company)."""
    found = cast.get(ref)
    told = [words]
    if isinstance(found, Person):
        told += [found.words or "", str(found.attributes.get("role") or "")]
        told.append(str(found.attributes.get("occupation") or ""))
    elif isinstance(found, Organisation):
        told.append(found.name)
    joined = " ".join(told)
    return bool(_OFFICIAL.search(joined)) and not _FRIEND.search(joined)


def voices(row: Row, cast: Cast, text: str) -> list[Voice]:
    """Return those whom a sentence reports ("X said that"), in order."""
    found = list(_source(row, cast, text))
    for at in standing(_SAYS, said(row)):
        if not row[at].refs:
            voice = _speaker(row, at, cast, text)
            if voice is not None:
                found.append(voice)
    return found


def _source(row: Row, cast: Cast, text: str) -> Iterator[Voice]:
    """Give the officials whom a sentence opens with: "According to the police, X was not"."""
    begin = next((k for k, unit in enumerate(row[:9]) if unit.word == "according"), -1)
    opens = begin == 0 or begin > 0 and row[begin - 1].word in _DASHES
    if not opens or begin + 2 >= len(row) or row[begin + 1].word != "to":
        return
    near = range(begin + 2, min(begin + 14, len(row)))
    comma = next((k for k in near if row[k].word == ","), 0)
    told = [k for k in range(begin + 2, comma) if row[k].actor]
    words = text[row[begin].start : row[comma].start]
    refs = tuple(r for k in told[:1] for r in row[k].refs)
    if told and any(official(r, cast, words) for r in refs):
        yield Voice(refs, told[0], True, "according")


_DASHES = ("-", "–", "—", ":")


def _speaker(row: Row, at: int, cast: Cast, text: str) -> Voice | None:
    if _is_told(row, at):
        by = row[at + 1 : at + 5] if at + 1 < len(row) else ()
        said_by = text[by[0].start : by[-1].end] if by and by[0].word == "by" else ""
        return Voice((), at, bool(_OFFICIAL.search(said_by)), row[at].word)
    heads = clauses.subject(row, clauses.verb(row, at, at + 1, PAST))
    if not heads and at and row[at - 1].word in ("i", "we"):
        return Voice(row[at - 1].refs, at, False, row[at].word)
    if not heads:
        heads = [k for k in range(at + 1, min(at + 4, len(row))) if row[k].actor][:1]
        if row[at].word in ("told", "asked", "assured", "informed"):
            heads = []
        if heads and heads[0] + 1 < len(row) and row[heads[0] + 1].word in g.MODALS:
            heads = []  # "the meeting said the Inspector General must free A"
    word = row[at].word
    if not heads:
        low = max(0, row[max(at - 6, 0)].start)
        words = text[low : row[at].start]
        return Voice((), at, bool(_OFFICIAL.search(words)), word)
    head = row[heads[0]]
    before = max(row[0].start, head.start - 40)
    words = text[before : max(row[at].start, head.end)]
    refs = tuple(r for k in heads for r in row[k].refs)
    return Voice(refs, at, any(official(r, cast, words) for r in refs), word)


def _is_told(row: Row, at: int) -> bool:
    """Whether somebody "was told that": they are no speaker of it."""
    if row[at].word not in _TOLD or not at or row[at - 1].word not in g.BE:
        return False
    behind = [u.word for u in row[at + 1 : at + 9]]
    return "that" in behind and "to" not in behind[:1]


_TOLD = frozenset(["told", "informed", "assured", "promised"])


def spoken(
    voices_found: Sequence[Voice], at: int, marks: Mapping[int, bool]
) -> Voice | None:
    """Return who is reported to say what stands at unit `at`.

    It is the last one before it; one after it ("..., he said") if none is before.
    """
    before = [v for v in voices_found if v.at < at]
    if before:
        return before[-1]
    after = [v for v in voices_found if v.at > at]
    return after[0] if after and marks.get(at, True) else None
