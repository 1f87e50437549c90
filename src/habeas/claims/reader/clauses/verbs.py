"""A verb with its helpers: its voice, its mood, and whether an object follows it.

From a verb the rules look left for "had been" or "must not", and right for an object,
which tells an active verb from a passive one where no helper does.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from habeas.claims.reader import grammar as g
from habeas.claims.reader.clauses.chains import past_joined
from habeas.claims.reader.clauses.timing import (
    MONTHS,
    TIMES,
    in_figures,
    is_day,
    is_month,
    is_span,
    on_day,
    time_follows,
    time_word,
    when_word,
)
from habeas.claims.reader.lexicon import one_person, several_people
from habeas.claims.reader.triggers import BASE, DONE, ING, PAST, STRICT_PAST, triggers
from habeas.claims.reader.units import Unit

Row = Sequence[Unit]


class Verb(NamedTuple):
    """A verb at unit `at`, its helpers from `start`, and how they turn it.

    `helper` is the modal ("will", "must") where there is one; `to` says that it is an
    infinitive; `bare` that nothing helps it; `wished` that it shares the "be" of "that
    he be tried and punished".
    """

    at: int
    start: int
    end: int
    form: str
    passive: bool
    helper: str = ""
    to: bool = False
    negated: bool = False
    perfect: bool = False
    progressive: bool = False
    bare: bool = False
    wished: bool = False


def verb(row: Row, at: int, end: int, form: str) -> Verb:
    """Return the verb whose first word is unit `at`; `end` is after its particle."""
    start, be, have, helper, to, negated = at, "", False, "", False, False
    while start > 0:
        unit = row[start - 1]
        word = unit.word
        if word in g.BE:
            be = be or word
        elif word in g.HAVE:
            have = True
        elif word == "may" and is_month(row, start - 1):
            break
        elif word in g.MODALS or word in g.DO:
            helper = helper or word
        elif word == "to" and not to:
            to = True
        elif word in g.NEGATIONS or word.endswith("n't"):
            negated = True
            if word.endswith("n't"):
                helper = helper or word
        elif time_word(word) and on_day(row, start - 1):
            start -= 1
        elif not g.adverb(word):
            break
        start -= 1
    if row[at].word in g.BE and end < len(row) and row[end].word == "not":
        negated = True
    if not (to or helper or be):
        if form == BASE:
            to = _shares_to(row, start)
            helper = "" if to else _shares_modal(row, start)
        elif (
            not have and row[at].word in g.ALIKE and (also := _shares_modal(row, start))
        ):
            helper, form = also, BASE
    passive = _passive(row, at, end, form, be, have, to, helper)
    wished = False
    if passive and start == at:
        helper, to, wished = _shares_be(row, at)
    return Verb(
        at,
        start,
        end,
        form,
        passive,
        helper,
        to,
        negated,
        have,
        form == ING and bool(be),
        start == at,
        wished,
    )


def _shares_be(row: Row, at: int) -> tuple[str, bool, bool]:
    """Return the modal, the "to" and the wish that a joined participle shares.

    "Must be tried and punished", "to be tried and punished", "that he be tried and
    punished".
    """
    nothing = ("", False, False)
    if at < 3 or row[at - 1].word not in ("and", "or", ","):
        return nothing
    for back in range(at - 2, max(at - 9, 0), -1):
        word = row[back].word
        if word == "be":
            left = back - 1
            while left > 0 and (g.adverb(row[left].word) or row[left].word == "not"):
                left -= 1
            before = row[left].word
            if before in g.MODALS:
                return before, False, False
            return "", before == "to", before != "to"
        if word in g.MARKS or word in ("was", "were", "is", "are", "has", "had"):
            return nothing
    return nothing


def _shares_to(row: Row, start: int) -> bool:
    """Whether a base form is joined to an infinitive: "to intimidate and disrupt"."""
    if start < 3 or row[start - 1].word not in ("and", "or", ","):
        return False
    for back in range(start - 2, max(start - 12, -1), -1):
        word = row[back].word
        if word == "to":
            return True
        if word in g.MARKS or word == "." or g.finite(word):
            return False
    return False


def _shares_modal(row: Row, start: int) -> str:
    """Return the modal that a joined base form shares: "must drop it and free A"."""
    if start < _SHARING or row[start - 1].word not in ("and", "or", "then", ","):
        return ""
    for back in range(start - 2, max(start - _FAR, -1), -1):
        word = row[back].word
        if word in g.MODALS and not is_month(row, back):
            return word
        if word in _OTHER_CLAUSE or (g.finite(word) and not row[back].refs):
            return ""
    return ""


_SHARING, _FAR = 3, 30  # units
_OTHER_CLAUSE = frozenset(
    [";", ":", "|", ".", "to", "who", "which", "that", "when", "while", "if", "because"]
)


def _passive(
    row: Row, at: int, end: int, form: str, be: str, have: bool, to: bool, helper: str
) -> bool:
    if form not in (PAST, DONE):
        return False
    if be:
        return True
    if have or (helper and not be) or row[at].word in STRICT_PAST:
        return False
    if at and (row[at - 1].word in NOMINATIVE or _acting_body(row, at - 1)):
        return False
    if to or _infinitive_follows(row, end):
        return not to and row[at].word in _LET_DO and _joined_verb(row, at) is True
    if end > at + 1 and row[at + 1].word in _OBJECTS:
        return False
    if end > at + 1 and _aimed(row, at, end):
        return False
    if at > 1 and row[at - 1].word in _SAID_TO_BE and row[at - 2].word in g.BE:
        return True
    aims = (
        row[at].word in _SHOOTS
        and at
        and row[end - 1].word != "dead"
        and _aims(row, end)
    )
    if aims and (row[at - 1].actor or _shoots(row, at, end)):
        return False
    if row[at].word in _STRIKES and _comes(row, at):
        return False
    if row[at].word == "drowned" and "by" not in {u.word for u in row[end : end + 6]}:
        return False
    if at and row[at - 1].word in ("and", "or") and whom_before(row, at - 1):
        return False
    joined = _joined_verb(row, at)
    if joined is False:
        return False
    if joined is not None and not object_follows(row, end):
        return joined
    if form == DONE:
        return True
    return not object_follows(row, end) and not _object_late(row, end)


def _object_late(row: Row, end: int) -> bool:
    """Whether "murdered in Cali Judge X" names whom behind where or when."""
    if end >= len(row) or row[end].word not in _WHERE_OR_WHEN:
        return False
    for k in range(end + 1, min(end + 8, len(row))):
        unit, before = row[k], row[k - 1]
        if unit.person:
            placed = before.sort == "place" or time_word(before.word)
            return placed and unit.form == "name" and not unit.owns
        if unit.word in g.MARKS or unit.word in (",", ".", "and", "by"):
            return False
        if g.finite(unit.word) and not unit.refs:
            return False
    return False


_WHERE_OR_WHEN = frozenset(["in", "on", "at", "near", "during", "within"])


def _acting_body(row: Row, k: int) -> bool:
    """Whether a body stands as subject, and not behind its member: "X of the union"."""
    if row[k].sort != "organisation":
        return False
    of = k - 1 - (k > 0 and row[k - 1].word == "the")
    member = of > 0 and row[of].word in ("of", "from") and row[of - 1].person
    return not (member and row[of - 1].form in ("name", "short"))


def whom_before(row: Row, joint: int) -> int:
    """Return where "whom" stands in "whom men dragged out of a bus and shot"; or 0.

    `joint` is the "and": what stands between must be one clause, with its own subject.
    """
    for k in range(joint - 1, max(joint - 16, 0), -1):
        word = row[k].word
        if word == "whom":
            clause = row[k + 1 : joint]
            passive = any(u.word in g.BE for u in clause)
            return 0 if passive or not any(u.actor for u in clause) else k
        if word in g.MARKS or word in g.RELATIVES or word in (",", ".", "and"):
            return 0
    return 0


# "Was questioned and then allowed to go": the passive is shared.
_LET_DO = frozenset(
    [
        "allowed",
        "permitted",
        "forced",
        "ordered",
        "compelled",
        "made",
        "told",
        "asked",
        "warned",
    ]
)
# "was reported killed": a passive, whatever follows.
_SAID_TO_BE = frozenset(
    """reported feared believed presumed rumoured rumored thought found declared confirmed
    left""".split()  # noqa: SIM905
)


def _aimed(row: Row, at: int, end: int) -> bool:
    """Whether those before "fired at" did it: somebody or something is its object."""
    told = at and row[at - 1].actor and not row[at - 1].owns
    if not told or row[end - 1].word not in ("at", "on", "upon") or end >= len(row):
        return False
    return bool(row[end].refs) or row[end].word in g.DETERMINERS


_SHOOTS = frozenset(["shot", "fired"])


def _aims(row: Row, at: int) -> bool:
    """Whether "repeatedly at the car" follows: who stands before "shot" did it."""
    while at < len(row) and g.adverb(row[at].word):
        at += 1
    words = [u.word for u in row[at : at + 3]]
    if len(words) < 2 or words[0] not in ("at", "into"):
        return False
    return words[1] not in TIMES and words[-1] not in ("dawn", "dusk", "night")


_STRIKES = frozenset(["attacked", "struck", "charged", "raided", "stormed", "ambushed"])
_WHEN = frozenset(["when", "while", "as", "before", "after", "until", "till", "if"])


def _comes(row: Row, at: int) -> bool:
    """Whether "when the mob attacked" tells who attacked, and ends there."""
    told = at > 1 and row[at - 1].actor and row[at - 2].word in _WHEN
    after = row[at + 1].word if at + 1 < len(row) else "."
    return told and after in g.MARKS | {".", ",", "and"}


def _shoots(row: Row, at: int, end: int) -> bool:
    """Whether "two men on a motorcycle shot at the car" tells who shot."""
    target = {u.word for u in row[end + 1 : end + 6]}
    aimed = any(u.actor for u in row[end + 1 : end + 4])
    if row[end].word != "at" or not (aimed or target & _TARGETS):
        return False
    for k in range(at - 1, max(at - 7, 0), -1):
        if row[k].word in ("on", "in", "from", "aboard"):
            return row[k - 1].person
        if row[k].refs or row[k].word in g.MARKS:
            return False
    return False


_TARGETS = frozenset(
    """car cars vehicle vehicles bus jeep truck van house home convoy patrol checkpoint office
    offices building embassy window windows door police guards""".split()  # noqa: SIM905
)
_OBJECTS = frozenset(["him", "her", "them", "me", "us"])


def _infinitive_follows(row: Row, end: int) -> bool:
    """Whether "to" and a verb follow ("threatened to kill"), not "to" and a place."""
    if end + 1 >= len(row) or row[end].word != "to":
        return False
    following = row[end + 1]
    if following.word in _NOUNS_TOO and (end + 2 >= len(row) or not row[end + 2].refs):
        return False
    return any(f.form == BASE for f in triggers().verbs.get(following.word, ()))


_NOUNS_TOO = frozenset(["jail", "prison", "court", "remand", "trial", "work"])
NOMINATIVE = frozenset(["i", "we", "he", "she", "they", "who"])


def _joined_verb(row: Row, at: int) -> bool | None:
    """Whether the verb that this one is joined to ("tortured and killed") is passive."""
    left = at - 1
    while left >= 0 and g.adverb(row[left].word):
        left -= 1
    if left < 1 or row[left].word not in ("and", "or", ",", "then", "but"):
        return None
    passed = False
    for back in range(left - 1, max(left - 9, -1), -1):
        word = row[back].word
        if word in g.HAVE:
            return False
        if passed and word in g.BE:
            break
        if word in g.BE:
            return True
        if row[back].actor and row[back - 1].word not in g.PREPOSITIONS | {"the"}:
            passed = True
        if g.finite(word) and back > 0 and row[back - 1].word in g.BE:
            return True
        if word in (";", ":", "."):
            break
    return None


def object_follows(row: Row, end: int) -> bool:
    """Whether a thing or a person directly follows (so that the verb is active)."""
    at = end
    while at < len(row) and (g.adverb(row[at].word) or row[at].word in ("up",)):
        at += 1
    if at >= len(row):
        return False
    unit = row[at]
    if unit.refs:
        return unit.sort != "place" or (end > 0 and row[end - 1].word in _ON_PLACES)
    word = unit.word
    if _how_often(row, at):
        return False
    if (there := past_joined(row, at)) > at:
        return object_follows(row, there)
    if word in g.PREPOSITIONS or word in g.MARKS or word in g.CONJUNCTIONS:
        return False
    if word in g.DETERMINERS or word in ("him", "them", "me", "us"):
        return not time_follows(row, at)
    if word in _STATES or when_word(row, at):
        return False
    if word in g.JOINERS or word == "." or g.finite(word):
        return False
    if word in MONTHS or word[:1].isdigit() and (is_day(row, at) or in_figures(word)):
        return False
    if is_span(row, at):
        return False
    return (
        word[:1].isdigit()
        or (word.replace("-", "").isalpha() and len(word) > 2)
        or word.endswith(("'s", "’s"))
        or (word in ("tv", "mp", "un", "ex"))
    )


def _how_often(row: Row, at: int) -> bool:
    """Whether "more" only tells how often: "arrested once more"."""
    return row[at].word == "more" and row[at - 1].word == "once"


_STATES = frozenset(
    [
        "home",
        "free",
        "back",
        "indoors",
        "captive",
        "hostage",
        "prisoner",
        "incommunicado",
        "responsible",
        "anew",
        "afresh",
    ]
)
# What is done to places: "soldiers surrounded the market".
_ON_PLACES = frozenset(
    [
        "surrounded", "raided", "stormed", "entered", "attacked", "besieged", "sealed",
        "closed", "blocked", "searched", "shelled", "bombed", "encircled", "occupied",
        "ransacked", "reached", "gheraoed", "blockaded", "torched", "burned", "burnt",
        "seized", "captured", "recaptured", "overran", "defended", "liberated",
    ]
)  # fmt: skip


def acts(row: Row, k: int) -> bool:
    """Whether a word is the verb of a clause: "police arrested X", not "the arrested X"."""
    word = row[k].word
    if g.finite(word):
        return True
    if word not in _PARTICIPLES or not 0 < k < len(row) - 1:
        return False
    if not (row[k - 1].actor or several_people(row[k - 1].word)):
        return False
    after = row[k + 1]
    begins = after.word in g.DETERMINERS or after.word[:1].isdigit()
    one = one_person(after.word)
    return bool(after.refs) or begins or one


_PARTICIPLES = frozenset(["arrested", "detained", "injured", "wounded", "imprisoned"])
