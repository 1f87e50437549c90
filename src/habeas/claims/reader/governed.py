"""How far a word that fears, denies or supposes reaches over what follows it.

"If A is killed, the union will strike, but B was questioned", "denied beating A, and B
was evicted", "fears that A may be taken, and B was beaten": what is told of B stands in
a clause of its own, which that word no longer governs.
"""

from __future__ import annotations

import re

from habeas.text.spotting import Spotted, Spotter

# A word too many here gives nothing: only behind one of these is a clause looked at.
_GOVERNS = Spotter(
    r"\b(?:if|unless|should|had|whether|fear(?:s|ed|ing)?|afraid|worr(?:y|ied|ies)|"
    r"den(?:y|ies|ied|ying)|refut\w+|reject\w+|dismiss\w+|rumou?rs?|reports?|claims?|"
    r"unclear|known|baseless|false|untrue|accus\w+)\b",
    re.IGNORECASE,
)
_TITLES = r"(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)"
_AGAINST = re.compile(
    rf"(?:, ?|{_TITLES}[;.] |\b )(?:but|while|whereas|yet|though|although) (?!that\b|not\b|to\b|"
    r"also that\b|nor\b|rather\b|was\b|were\b|had\b|has\b|have\b|then\b)|; (?!that\b|or\b|nor\b|if\b|whether\b)"
)
_AND = re.compile(
    r",? and (?!that\b|then\b|if\b|whether\b|not\b|to\b|was\b|were\b|had\b|has\b|have\b|will\b|would\b)"
)
# "If A is taken, the union will strike": the condition has its consequence.
_CONDITION = re.compile(r"\b(?:[Ii]f|[Uu]nless)\b|\b(?:Should|Had)\b")
_SO_THEN = re.compile(
    r",[^,;.]{0,60}\b(?:will|would|shall|can|cannot|could|must|should|may|might)\b"
)
_OPEN_QUESTION = re.compile(
    r"\b(?:whether|(?:known|clear|asked|told|knows?|say|sure) if)\b", re.IGNORECASE
)
# "Denied beating A": a deed without a subject is denied, and no clause.
_DENIED_DEED = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|accus\w+ (?:[^,;.]{1,40} )?of)(?: any)? (?:ever )?(?:having|being|\w+ing)\b"
)
_MAY = re.compile(
    r"\b(?:fear\w*|afraid|worr\w+)\b[^;.]*\b(?:may|might|could|will|would)\b",
    re.IGNORECASE,
)
_CLOSED = re.compile(
    r"\b(?:rumou?rs?|reports?|claims?)\b[^;.]*\b(?:is|are|was|were|prove[sdn]+|turn(?:s|ed) out)\b"
    r"(?: to be)?(?: \w+ly)? (?:false|untrue|baseless|unfounded|wrong|fake|groundless)\b",
    re.IGNORECASE,
)
_NO_SUBJECT = re.compile(r"\W*(?:\w+ly |also |then |later )*\Z")


def own_clause(before: str, found: Spotted, *, finite: bool) -> str:
    """Return what of the words before a verb its own clause holds.

    All of them, unless a word that governs stands in them and its reach is over.
    `finite` says that the verb is told in the past, with no "may" or "will" of its own.
    """
    if not _GOVERNS.seek(found, before):
        return before
    joints = [(m.start(), m.end(), True) for m in _AGAINST.finditer(before)]
    if finite:
        joints += [(m.start(), m.end(), False) for m in _AND.finditer(before)]
    for start, end, against in sorted(joints, reverse=True):
        if _NO_SUBJECT.match(before, end):
            continue
        if _over(before[:start], against=against, finite=finite):
            return before[end:]
    return before


def _over(left: str, *, against: bool, finite: bool) -> bool:
    """Whether what governs in the words to the left of a joint is over there."""
    if not _GOVERNS.search(left):
        return False
    condition = _CONDITION.search(left)
    if condition and not _OPEN_QUESTION.search(left):
        return finite and _SO_THEN.search(left, condition.end()) is not None
    if against:
        return True
    return bool(_DENIED_DEED.search(left) or _MAY.search(left) or _CLOSED.search(left))


_HAD = re.compile(r"(?:\A|[.;:!?] )\W*Had [^.;:!?]+\Z")


def inverted(before: str, helpers: str) -> bool:
    """Whether a passive is only supposed: "Had A and B been beaten, all would know"."""
    return helpers.split()[:1] == ["been"] and _HAD.search(before) is not None


_PAPER = Spotter(
    r"\b(?:FIRs?|first information report|charge-? ?sheet|challan|indictment|(?:case|complaint) (?:also )?(?=accus))\b"
    r"[^.;]{0,40}?\b(?:accus|charg|nam|implicat)\w+ [^.;]{1,120}? (?:of|with|for) (?:\w+ly )?\Z",
    re.IGNORECASE,
)
_DEATHS = frozenset(["killing", "death_in_custody", "extrajudicial_execution"])


def only_charged(act: str, before: str, found: Spotted) -> bool:
    """Whether a paper of the police alone tells a deed: "the FIR accuses A of taking B".

    Who is killed is dead whoever did it, so a death stands.
    """
    return act not in _DEATHS and _PAPER.seek(found, before) is not None
