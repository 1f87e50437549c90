"""What is told of a person's liberty: by an act, or by words that are none.

An act makes an entry only where it is told as done; a threat makes one of risk.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from habeas.claims.reader.acts.act import Act
from habeas.claims.reader.mentions import Cast, Organisation, Person
from habeas.claims.reader.voices import official

Spans = tuple[tuple[int, int], ...]

_BY_ACT = {
    "arrest": "arrested",
    "detention": "in_custody",
    "house_arrest": "house_arrest",
    "abduction": "abducted_by_unknown",
    "enforced_disappearance": "held_unacknowledged",
    "remand": "remanded",
    "conviction": "serving_sentence",
    "release": "released",
    "deportation": "deported",
    "death_in_custody": "died_in_custody",
    "transfer": "in_custody",
}
HELD = frozenset(
    [
        "reported_held",
        "arrested",
        "in_custody",
        "remanded",
        "preventive_detention",
        "house_arrest",
        "serving_sentence",
        "abducted_by_unknown",
        "held_unacknowledged",
    ]
)
ENDED = frozenset(["released", "escaped", "deported", "died_in_custody", "found_dead"])
_ARMED = re.compile(
    r"\b(?:column|army of|people's army|front|militia|rebels?|guerrillas?|defen[cs]e "
    r"(?:team|force|group)|armed group|gang|farmers|villagers|crowd|mob|workers|"
    r"residents|students|employees|insurgents?|separatists?)\b",
    re.IGNORECASE,
)
_ORDER = re.compile(
    r"\b(?:detention order|preventive detention|preventively|\bMPO\b|administrative "
    r"detention|PSA\b|Public Safety Act|SOSMA|National Security Act)",
    re.IGNORECASE,
)
_BROUGHT = re.compile(
    r"(?:took|taken|takes|brought|bring|carried)\b[^.;]{0,60}\b(?:station|jail|prison|"
    r"thana|barracks|lock-?up|cells?|detention)",
    re.IGNORECASE,
)
_HOME = re.compile(r"\b(?:house|home) arrest\b", re.IGNORECASE)
_PRISON = re.compile(
    r"\b(?:years?|months?|life|death|prison|jail|days?['’]? (?:of |in )?(?:administrative )?"
    r"(?:arrest|detention|custody))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Entry:
    """A status of a person from a date on, with the words that tell it."""

    status: str
    date: str | None
    derivation: str
    spans: Spans
    at: int
    brought: bool = False
    denied: bool = False
    old: bool = False
    again: bool = False
    unforeseen: bool = False


@dataclass(frozen=True)
class Sign:
    """Words outside an act that tell a status ("is still inside", "went into hiding")."""

    person: str
    status: str
    date: str | None
    derivation: str
    spans: Spans
    at: int


def let_go(act: Act, text: str) -> bool:
    """Whether a holding is told as over: "for five hours", "till dawn"."""
    if act.modality != "stated" or act.polarity != "affirmed":
        return False
    low, high = act.spans[0]
    end = min((e for e in (text.find(c, high) for c in ".\n") if e >= 0), default=-1)
    told = _HOURS.search(text, low, min(end if end >= 0 else high, high + 60))
    return told is not None and _NOT_OVER.search(text, low, told.start()) is None


def entry_of(act: Act, cast: Cast, text: str) -> Entry | None:
    status = _status(act, cast, text)
    if status is None:
        return None
    derivation = "explicit" if act.derivation == "explicit" else act.derivation
    words = text[act.at : act.at + 80]
    brought = _BROUGHT.match(words) is not None and status == "arrested"
    denied = act.modality == "denied"
    old = act.time_frame in ("background", "historical")
    low, high = act.spans[0]
    again = _AGAIN.search(text, low, min(high + 30, len(text))) is not None
    return Entry(
        status, act.date, derivation, act.spans, act.at, brought, denied, old, again,
        act.unforeseen,
    )  # fmt: skip


_AGAIN = re.compile(
    r"\b(?:again|re-?(?:arrest|detain)\w*|once more|a second time|doba?ra)\b|دوبارہ",
    re.IGNORECASE,
)


def _status(act: Act, cast: Cast, text: str) -> str | None:
    if act.polarity != "affirmed" or act.time_frame == "pattern":
        return None
    if act.modality == "denied":
        told = act.type in ("detention", "arrest")
        return "held_unacknowledged" if told and _disowned(act, cast) else None
    if act.modality == "feared":
        risky = act.type in ("arrest", "detention", "abduction", "killing")
        return "at_risk" if risky else None
    if act.modality == "intended":
        risky = act.type in ("threat", "death_threat") or act.attempt
        if act.type == "threat" and _GOODS_ONLY.search(_around(act, text)):
            return None
        return "at_risk" if risky and act.type != "assault" else None
    if act.modality != "stated" or act.time_frame == "future":
        return None
    words = " ".join(text[a:b] for a, b in act.spans)
    if act.type == "prosecution":
        summoned = re.search(
            r"\b(?:summon|call(?:ed)? to|cited|(?:issued|served|sent) (?:[\w-]+ ){0,2}notices?)",
            words,
            re.IGNORECASE,
        )
        return "summoned" if summoned else "facing_case"
    status = _BY_ACT.get(act.type)
    if act.type == "acquittal" and re.search(r"\bdischarged\b", words, re.IGNORECASE):
        status = "released"
    after = text[act.spans[0][1] : act.spans[0][1] + 70].split(".")[0]
    if act.type in ("detention", "arrest") and _ORDER.search(words + after):
        status = "preventive_detention"
    if act.type == "conviction" and _HOME.search(text[act.at : act.at + 60]):
        return "house_arrest"
    if act.type == "conviction" and not _to_prison(text, act.at):
        return None
    if act.type in ("abduction", "arrest", "detention") and _armed(act, cast):
        return "reported_held"
    return status


def _to_prison(text: str, at: int) -> bool:
    """Whether a sentence puts somebody in prison: a suspended one does not."""
    told = text[at : at + 90]
    if not _PRISON.search(told) or _SUSPENDED.search(_sentence(text, at)):
        return False
    return _ON_BAIL.match(text, at, at + 300) is None


def _sentence(text: str, at: int) -> str:
    """Return what follows a place up to the end of its sentence."""
    return re.split(r"[.;!?](?:\s|\Z)", text[at : at + 160])[0]


# "She was given five years. She is out on bail and will appeal": the next sentence alone.
_ON_BAIL = re.compile(
    r"[^.;!?\n]*[.;] (?:He|She|They|he|she|they) (?:is|are|remains?|stays?) (?:still )?"
    r"(?:out |free |at liberty )?on (?:(?:the|his|her|their) )?(?:earlier )?bail\b"
)
_SUSPENDED = re.compile(
    r"\b(?:suspended (?:prison |jail |\w+ ){0,3}?(?:sentences?|terms?|imprisonment)|"
    r"(?<!was )(?<!were )(?<!been )suspended (?:for|on)\b|"
    r"(?:sentences?|terms?) (?:was|were|has been|is|are) suspended\b|(?:months?|years?|sentence|term|prison)(?:, (?:all )?| )suspended\b|"
    r"(?:on|given|to|of) probation)",
    re.IGNORECASE,
)


def _disowned(act: Act, cast: Cast) -> bool:
    """Whether those who could hold somebody deny it: not his kin, nor one named alone."""
    said = act.by or act.voices[-1:]
    return not said or any(official(ref, cast) for ref in said)


_GOODS_ONLY = re.compile(
    r"\b(?:evict\w*|leave (?:the |their )?(?:land|village|houses?|homes?)|blacklist\w*|"
    r"dismiss\w*|sack(?:ed)?|(?:lose|land) (?:their |his |her )?(?:jobs?|land|titles?)|"
    r"demolish\w*|bulldoz\w*|grader|line rooms|licen[cs]es?|fired from)\b",
    re.IGNORECASE,
)


def _around(act: Act, text: str) -> str:
    """Return the words of an act and what follows them in its sentence."""
    low, high = act.spans[0]
    end = text.find(".", high)
    return text[low : min(end if end >= 0 else high, high + 120)]


def _armed(act: Act, cast: Cast) -> bool:
    """Whether those said to hold someone are an armed group or a crowd."""
    for ref in act.by:
        one = cast.get(ref)
        name = (
            one.name
            if isinstance(one, Organisation)
            else (one.words or "" if isinstance(one, Person) else "")
        )
        if _ARMED.search(name or ""):
            return True
    return False


_NOT_OVER = re.compile(
    r"\b(?:is|are|being|will|can|may|could|remains?)\b", re.IGNORECASE
)
_HOURS = re.compile(
    r"\bfor (?:about |some |nearly )?(?:\w+ )?(?:hours?|minutes)\b|\buntil (?:about |late |past |"
    r"nearly )?(?:midnight|dawn|noon|sunset|sunrise|dusk|(?:the )?(?:next |following |early )?"
    r"(?:morning|evening|night|afternoon)|\d{1,2}(?:[.:]\d\d)? ?[ap]\.?m)\b",
    re.IGNORECASE,
)
