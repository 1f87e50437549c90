"""Who does what to whom around a verb, found by position.

Nothing is parsed whole: from a verb the rules look left for its helpers ("had been")
and its subject, and right for its object and its doer ("by ..."). They stop at the
edges of a clause, and rather find nobody than the wrong one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from habeas.claims.reader import grammar as g
from habeas.claims.reader.triggers import BASE, DONE, ING, PAST, STRICT_PAST, triggers
from habeas.claims.reader.units import Unit

Row = Sequence[Unit]
_REACH = 9
_WIDEST = 45


@dataclass(frozen=True)
class Verb:
    """A verb at unit `at`, its helpers from `start`, and how they turn it.

    `helper` is the modal ("will", "must") where there is one; `to` says that it is an
    infinitive; `bare` that nothing helps it.
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
        elif word in g.MODALS or word in g.DO:
            helper = helper or word
        elif word == "to" and not to:
            to = True
        elif word in g.NEGATIONS or word.endswith("n't"):
            negated = True
            if word.endswith("n't"):
                helper = helper or word
        elif not g.adverb(word):
            break
        start -= 1
    if row[at].word in g.BE and end < len(row) and row[end].word == "not":
        negated = True
    if form == BASE and not (to or helper or be):
        to = _shares_to(row, start)
    passive = _passive(row, at, end, form, be, have, to, helper)
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
    )


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


def _passive(
    row: Row, at: int, end: int, form: str, be: str, have: bool, to: bool, helper: str
) -> bool:
    if form not in (PAST, DONE):
        return False
    if be:
        return True
    if have or (helper and not be) or row[at].word in STRICT_PAST:
        return False
    if at and (row[at - 1].word in _NOMINATIVE or row[at - 1].sort == "organisation"):
        return False
    if to or _infinitive_follows(row, end):
        return False
    joined = _joined_verb(row, at)
    if joined is False:
        return False
    if joined is not None and not object_follows(row, end):
        return joined
    if form == DONE:
        return True
    return not object_follows(row, end)


_CLAUSAL = g.SAID | frozenset(
    ["saw", "seen", "heard", "found", "watched", "believed", "knew"]
)
_OPEN = frozenset(
    [
        "i",
        "we",
        "he",
        "she",
        "they",
        "it",
        "you",
        "him",
        "her",
        "them",
        "me",
        "us",
        "this",
        "that",
    ]
)


def _infinitive_follows(row: Row, end: int) -> bool:
    """Whether "to" and a verb follow ("threatened to kill"), not "to" and a place."""
    if end + 1 >= len(row) or row[end].word != "to":
        return False
    following = row[end + 1]
    if following.word in _NOUNS_TOO and (end + 2 >= len(row) or not row[end + 2].refs):
        return False
    return any(f.form == BASE for f in triggers().verbs.get(following.word, ()))


_NOUNS_TOO = frozenset(["jail", "prison", "court", "remand", "trial", "work"])
_NOMINATIVE = frozenset(["i", "we", "he", "she", "they", "who"])


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
        return unit.sort != "place"
    word = unit.word
    if word in g.PREPOSITIONS or word in g.MARKS or word in g.CONJUNCTIONS:
        return False
    if word in g.DETERMINERS or word in ("him", "them", "me", "us"):
        return not _time_follows(row, at)
    if word in ("home", "free", "back", "indoors") or _when_word(row, at):
        return False
    if word in ("and", "or", ",") and at + 2 < len(row) and g.finite(row[at + 1].word):
        return row[at + 1].word not in g.BE and object_follows(row, at + 2)
    if word in g.JOINERS or word == "." or g.finite(word):
        return False
    return word[:1].isdigit() or (word.replace("-", "").isalpha() and len(word) > 2)


def _when_word(row: Row, at: int) -> bool:
    """Whether "last week", "yesterday" or "this morning" follows a verb at once."""
    word = row[at].word
    if word in ("yesterday", "today", "tonight", "overnight"):
        return True
    return word in ("last", "this", "next") and _time_follows(row, at)


_TIMES = frozenset(
    [
        "morning",
        "evening",
        "night",
        "day",
        "days",
        "week",
        "month",
        "year",
        "time",
        "same",
        "hour",
        "hours",
        "afternoon",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "weeks",
        "months",
        "years",
        "times",
        "minutes",
        "nights",
        "later",
    ]
)


def time_word(word: str) -> bool:
    """Whether a word ends the words for a time ("on the 12th", "on Sunday night")."""
    return (
        word in _TIMES
        or word in _MONTHS
        or bool(
            word[:1].isdigit()
            and (
                word.endswith(("st", "nd", "rd", "th"))
                or (len(word) == 4 and word.isdigit() and word[:2] in ("19", "20"))
            )
        )
    )


_MONTHS = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sept",
        "sep",
        "oct",
        "nov",
        "dec",
        "noon",
        "midnight",
        "dawn",
        "today",
        "yesterday",
    ]
)


def _time_follows(row: Row, at: int) -> bool:
    return any(u.word in _TIMES for u in row[at + 1 : at + 3])


# --- who -----------------------------------------------------------------------------


def subject(row: Row, found: Verb, depth: int = 0) -> list[int]:
    """Return the units that stand as the subject of a verb (joined ones together)."""
    at = found.start - 1
    while at >= 0 and g.adverb(row[at].word):
        at -= 1
    if at < 0 or depth > 3:
        return []
    if row[at].word == "of" and found.form == ING:
        return _accused(row, at)
    if row[at].word in _IN_TIME and (found.form == ING or _being(row, found)):
        return _of_main(row, at, depth)
    if row[at].word in g.RELATIVES:
        return _antecedent(row, at)
    if row[at].word in _OPEN and not row[at].refs:
        return []
    inserted = row[at].word in (",", ")", "—", "–")
    if inserted:
        at = _before_insert(row, at)
    low = max(_clause_start(row, at), at - _WIDEST)
    if inserted:
        low = _after_saying(row, low, at)
    heads = [k for k in range(low, at + 1) if _head(row, k, low)]
    heads = [k for k in heads if not _spent(row, k)]
    if not heads and found.passive and found.bare and row[at].person:
        return joined(row, at, low, at + 1)
    if heads and not inserted and _own_noun(row, heads[-1], at):
        return []
    if heads:
        head = heads[0] if inserted else heads[-1]
        return joined(row, head, low, at + 1)
    if at >= low and not inserted:
        return []  # a subject of its own that names nobody
    return _subject_before(row, low, depth)


_IN_TIME = frozenset(["before", "after", "while", "upon", "since", "without", "when"])


def _being(row: Row, found: Verb) -> bool:
    return any(u.word in ("being", "having") for u in row[found.start : found.at])


def _of_main(row: Row, at: int, depth: int) -> list[int]:
    """Return the subject of the verb before "before being acquitted"."""
    for k in range(at - 1, max(at - _WIDEST, -1), -1):
        if row[k].word in (";", ":", "|", "."):
            return []
        if g.finite(row[k].word) and not row[k].refs:
            return subject(row, verb(row, k, k + 1, PAST), depth + 1)
    return []


def _own_noun(row: Row, head: int, at: int) -> bool:
    """Whether a noun that names nobody stands as subject in what a head says."""
    said = [k for k in range(head + 1, at) if row[k].word in g.SAID]
    between = row[said[-1] + 1 : at + 1] if said else ()
    return any(
        u.word.endswith("s") and len(u.word) > _PLURAL and not u.refs and _modifier(u)
        for u in between
    )


_PLURAL = 4


def _after_saying(row: Row, low: int, at: int) -> int:
    """Return where what somebody says begins, if one who acts is named in it."""
    for k in range(at - 1, low, -1):
        if row[k].word in g.SAID and not row[k].refs:
            named = any(row[m].actor and _head(row, m, k + 1) for m in range(k + 1, at))
            return k + 1 if named and row[k - 1].actor else low
    return low


def _before_insert(row: Row, at: int) -> int:
    """Return the unit before a relative clause that the comma at `at` closes."""
    for k in range(at - 1, 0, -1):
        word = row[k].word
        if word in (";", ":", "|"):
            return at
        opens = row[k + 1].word
        closed = word == "," or row[at].word == ")"
        if (
            closed
            and word in (",", "(")
            and (opens in g.RELATIVES or opens[:1].isdigit())
        ):
            return k - 1
    return at


def _accused(row: Row, of: int) -> list[int]:
    """Return whom "accuse the guards of beating" accuses."""
    for k in range(of - 1, max(of - 8, -1), -1):
        if row[k].word in ("accuse", "accused", "accuses", "accusing", "suspected"):
            return [m for m in range(k + 1, of) if row[m].actor]
    return []


def _spent(row: Row, k: int) -> bool:
    """Whether a mention is the object of the verb before it."""
    if row[k].word in _NOMINATIVE:
        return False
    left = k - 1
    while left >= 0 and _modifier(row[left]):
        left -= 1
    word = row[left].word if left >= 0 else ""
    if time_word(word):
        return False
    return g.finite(word) and word not in g.BE and word not in _CLAUSAL


def _subject_before(row: Row, low: int, depth: int) -> list[int]:
    """Return the subject of the verb before, where this one shares it ("came and")."""
    edge = low - 1
    if edge < 0 or row[edge].word not in ("and", ",", "or", "then", "but"):
        return []
    back = edge
    while back > 0:
        back -= 1
        word = row[back].word
        if word in ("”", '"'):
            back = _quote_opens(row, back)
            continue
        if word in (";", ":", ".") or word in g.MARKS:
            return []
        if g.finite(word) and not _disagree(row, low, back):
            return subject(row, verb(row, back, back + 1, PAST), depth + 1)
    return []


def _quote_opens(row: Row, close: int) -> int:
    """Return where the quotation opens that ends at `close`; 0 where it does not."""
    opens = (k for k in range(close - 1, -1, -1) if row[k].word in ("“", '"'))
    return next(opens, 0)


_ONE = frozenset(["was", "is", "has"])
_MANY = frozenset(["were", "are", "have"])


def _disagree(row: Row, low: int, back: int) -> bool:
    """Whether verbs cannot share a subject: "(they) were taken and was slapped"."""
    own = row[low].word if low < len(row) else ""
    there = {row[back].word, row[back - 1].word if back else ""}
    return (own in _ONE and bool(there & _MANY)) or (
        own in _MANY and bool(there & _ONE)
    )


def _antecedent(row: Row, relative: int) -> list[int]:
    """Return what "who" or "which" stands for: the mention before it, with joined."""
    at = relative - 1
    while at >= 0 and (row[at].word in (",", ")", "(", "—", "–") or not row[at].refs):
        if relative - at > 6 or g.finite(row[at].word):
            return []
        at -= 1
    if at < 0:
        return []
    if at > 2 and row[at - 1].word == "of" and row[at - 2].word in _KIN:
        earlier = [k for k in range(max(0, at - 7), at - 2) if row[k].person]
        return earlier[-1:]
    if row[at].sort == "place":
        earlier = [k for k in range(max(0, at - 6), at) if row[k].person]
        return earlier[-1:]
    if relative + 1 < len(row) and row[relative + 1].word in ("are", "were", "have"):
        return joined(row, at, 0, relative)
    return [at]


_KIN = frozenset(
    [
        "cousin",
        "son",
        "daughter",
        "brother",
        "sister",
        "wife",
        "husband",
        "mother",
        "father",
        "uncle",
        "aunt",
        "nephew",
        "niece",
        "sister-in-law",
        "brother-in-law",
        "father-in-law",
        "mother-in-law",
        "son-in-law",
        "daughter-in-law",
        "grandson",
        "grandfather",
        "grandmother",
        "fiancé",
        "fiancée",
        "partner",
        "friend",
        "colleague",
        "widow",
    ]
)


_OPENING = frozenset(["when", "while", "if", "where", "after", "before", "as", "until"])


def _finite_in(row: Row, low: int, high: int) -> bool:
    return any(g.finite(row[m].word) for m in range(low, high))


def _clause_start(row: Row, at: int) -> int:
    """Return where the clause that unit `at` stands in begins."""
    for k in range(at, max(at - 2 * _WIDEST, -1), -1):
        word = row[k].word
        if word in (";", ":", "?", "!", "|"):
            return k + 1
        if word in ("“", '"') and k and row[k - 1].word in (",", ":"):
            return k + 1
        if word in ("that", "but", "because", "although", "though", "whereas"):
            return k + 1
        opens = word in _OPENING
        near = at - k < _REACH and row[at].word != ","
        if opens and (near or _finite_in(row, k + 1, at + 1)):
            return k + 1
        if word in ("and", "or", ",", "then") and _verb_between(row, k):
            after = [m for m in range(k + 1, at + 1) if row[m].actor]
            if after or k == at or _bare_stretch(row, k + 1, at + 1):
                return k + 1
    return 0


def _bare_stretch(row: Row, low: int, high: int) -> bool:
    return all(not row[m].refs for m in range(low, high))


def _verb_between(row: Row, k: int) -> bool:
    """Whether a verb stands before the joiner `k`, and what follows is no list."""
    if row[k].word == ",":
        following = row[k + 1].word if k + 1 < len(row) else ""
        if following in g.RELATIVES or following[:1].isdigit():
            return False
        if k + 1 < len(row) and row[k + 1].refs and k + 2 < len(row):
            return g.finite(row[k + 2].word) and _any_finite(row, k)
        return False
    return _any_finite(row, k)


def _any_finite(row: Row, k: int) -> bool:
    for m in range(k - 1, max(k - _WIDEST, -1), -1):
        if row[m].word in (";", ":", "|", "–", "—"):
            return False
        if g.finite(row[m].word):
            return True
    return False


def _head(row: Row, k: int, low: int) -> bool:
    """Whether unit `k` is a mention of an actor that no preposition governs."""
    if not row[k].actor or row[k].owns:
        return False
    left = k - 1
    steps = 0
    while left >= low and steps < 6 and _modifier(row[left]):
        left -= 1
        steps += 1
    if left < low:
        return True
    word = row[left].word
    if time_word(word):
        return True
    if word == "of" and left and row[left - 1].word in _COLLECTIVE:
        return True
    if word == ",":
        return True
    if row[k].form == "description" and _aside(row, k, left):
        return True
    if word in ("and", "or", "&"):
        return left == low or not _governed_list(row, left, low)
    return word not in g.PREPOSITIONS


def _aside(row: Row, k: int, preposition: int) -> bool:
    """Whether a phrase of its own ("for the record") stands before a description."""
    between = row[preposition + 1 : k]
    return (
        len(between) == 2
        and between[0].word == "the"
        and between[1].word in ("record", "moment", "time", "past", "meantime", "first")
    )


_COLLECTIVE = frozenset(
    [
        "contingent",
        "contingents",
        "group",
        "groups",
        "team",
        "teams",
        "squad",
        "unit",
        "units",
        "elements",
        "party",
        "column",
        "dozens",
        "hundreds",
        "scores",
        "number",
        "convoy",
        "detachment",
        "posse",
        "patrol",
        "patrols",
        "force",
        "members",
        "personnel",
        "lot",
        "mob",
        "crowd",
        "handful",
        "platoon",
        "battalion",
        "gang",
    ]
)


def _governed_list(row: Row, left: int, low: int) -> bool:
    """Whether the list that a joiner continues stands after a preposition."""
    for back in range(left - 1, low - 1, -1):
        if row[back].actor:
            return row[back].person and not _head(row, back, low)
        if row[back].word not in g.JOINERS and not _modifier(row[back]):
            return False
    return False


def _modifier(unit: Unit) -> bool:
    """Whether a unit can stand between a determiner or preposition and its noun."""
    if unit.refs:
        return unit.sort == "organisation"
    word = unit.word
    return (
        not time_word(word)
        and word not in g.PREPOSITIONS
        and word not in g.MARKS
        and word not in g.JOINERS
        and word not in g.CONJUNCTIONS
        and word not in g.RELATIVES
        and word not in g.MODALS
        and word != "."
        and not g.finite(word)
    )


def joined(row: Row, k: int, low: int, high: int) -> list[int]:
    """Return unit `k` and those joined to it by commas and "and", in order."""
    kept = [k]
    for step in (-1, 1):
        at = k
        while True:
            nearest = _next_joined(row, at, step, low, high)
            if nearest is None:
                break
            kept.append(nearest)
            at = nearest
    kept.sort()
    return [k for n, k in enumerate(kept) if not (n and _apposed(row, kept[n - 1], k))]


def _apposed(row: Row, name: int, k: int) -> bool:
    """Whether a description only says who the one named before it is."""
    if row[name].form == "description" or row[k].form != "description":
        return False
    between = row[name + 1 : k]
    return bool(between) and all(_modifier(u) for u in between)


def _according(row: Row, k: int) -> bool:
    """Whether "according to" governs unit `k`: who says it, not who it is done to."""
    near = [row[m].word for m in range(max(0, k - 5), k)]
    return "according" in near


def _short_aside(row: Row, who: int) -> int:
    """Return the comma that ends ", who is 17, and", or 0 where no such words stand."""
    if row[who - 1].word != "," or row[who + 1 : who + 2] == ():
        return 0
    if not (row[who + 1].word in g.BE and row[who + 1].word):
        return 0
    for k in range(who + 2, min(who + 9, len(row))):
        if row[k].word == ",":
            return k
        if row[k].person or g.finite(row[k].word):
            return 0
    return 0


def _next_joined(row: Row, at: int, step: int, low: int, high: int) -> int | None:
    seen_joiner = False
    k = at + step
    gap = 0
    while low <= k < high:
        unit = row[k]
        if unit.owns and unit.form == "pronoun":
            kin = (
                row[k - 1].word == "of" or k + 1 < len(row) and row[k + 1].word in _KIN
            )
            if not kin:
                return None
            k, gap = k + step, gap + 1
            continue
        if step < 0 and unit.actor and _according(row, k):
            return None
        if unit.actor and seen_joiner and (row[at].sort == unit.sort or unit.person):
            return k
        if (
            step < 0
            and unit.person
            and unit.form == "name"
            and row[at].form == "description"
            and _apposed(row, k, at)
        ):
            return k
        if unit.word in ("and", "&", "or", "plus") or (
            unit.word == "," and not seen_joiner
        ):
            seen_joiner = True
        elif (
            unit.word == ","
            or unit.word in ("(", ")")
            or unit.word[:1].isdigit()
            or unit.refs
            and unit.sort in ("organisation", "place")
        ):
            pass
        elif step > 0 and unit.word == "who" and _short_aside(row, k):
            k = _short_aside(row, k)
            seen_joiner = True
        elif (
            unit.word in g.RELATIVES
            or g.finite(unit.word)
            or unit.word in g.MODALS
            or unit.word in g.MARKS
            or unit.word in g.CONJUNCTIONS
            or unit.word in ("presence", "front", "sight", "eyes")
            or unit.word in g.PREPOSITIONS
            and unit.word not in ("of", "from", "in")
        ):
            return None
        gap += 1
        if gap > 22:
            return None
        k += step
    return None


# --- to whom -------------------------------------------------------------------------


def objects(row: Row, found: Verb, reach: int = 8) -> list[int]:
    """Return the units that stand as the object of a verb (joined ones together)."""
    at, steps = found.at + 1, 0
    whom = _whom(row, found)
    if whom:
        return whom
    while at < len(row) and steps <= reach:
        unit = row[at]
        if not unit.refs and unit.word in ("him", "them", "me", "us", "you", "it"):
            return []
        if (
            unit.word in ("and", "or", ",")
            and at >= found.end
            and at + 2 < len(row)
            and g.finite(row[at + 1].word)
            and row[at + 1].word not in g.BE
            and at == found.end
        ):
            at += 2
            continue
        if unit.actor:
            if unit.sort == "organisation" and _person_soon(row, at):
                at += 1
                steps += 1
                continue
            if unit.owns and unit.form == "pronoun" and _person_soon(row, at):
                at += 1
                steps += 1
                continue
            return [] if unit.owns else _object_list(row, at)
        if unit.sort == "place" and _person_soon(row, at):
            at += 1
            continue
        if unit.refs or unit.word == ".":
            return []
        if unit.word in g.MARKS and unit.word not in ("“", '"', "("):
            return []
        if unit.word == "," and steps and at + 1 < len(row) and row[at + 1].person:
            at += 1
            continue
        if at >= found.end and (
            unit.word in g.PREPOSITIONS
            or unit.word in g.CONJUNCTIONS
            or unit.word in g.RELATIVES
            or unit.word in g.JOINERS
            or g.finite(unit.word)
        ):
            return _named_aside(row, at) if at > found.end + 1 else []
        at += 1
        steps += 1
    return []


def _named_aside(row: Row, at: int) -> list[int]:
    """Return the one named after the words for them: "a reporter of Radio X, Ms Y"."""
    if row[at].word not in ("of", "from", "for", "with", "in"):
        return []
    for k in range(at + 1, min(at + 7, len(row) - 1)):
        if row[k].word == ",":
            named = row[k + 1].person and row[k + 1].form in ("name", "short")
            after = row[k + 2].word if k + 2 < len(row) else "."
            closed = after in (",", ".", "and", ")") or after in g.PREPOSITIONS
            return [k + 1] if named and closed else []
        if row[k].person or g.finite(row[k].word) or row[k].word in g.JOINERS:
            return []
    return []


def late_objects(row: Row, found: Verb) -> list[int]:
    """Return the object that a place stands before: "killed at the bridge my cousin"."""
    at = found.end
    if at >= len(row) or row[at].word not in ("out", "from", "at", "in", "near", "on"):
        return []
    for k in range(at + 1, min(at + 8, len(row))):
        unit = row[k]
        if unit.person:
            before = row[k - 1].word
            if before in g.PREPOSITIONS or unit.owns or _starts_clause(row, k):
                return []
            return _object_list(row, k)
        if unit.word in g.JOINERS or g.finite(unit.word) or unit.word in g.MARKS:
            return []
    return []


def _whom(row: Row, found: Verb) -> list[int]:
    """Return what "whom" stands for, where it is the verb's object."""
    for k in range(found.start - 1, max(found.start - 12, -1), -1):
        if row[k].word == "whom":
            at = _antecedent(row, k)
            return joined(row, at[0], 0, k) if at else []
        named = k > 0 and row[k - 1].person and _relative(row, k)
        if named and _has_subject(row, k, found):
            at = _antecedent(row, k)
            return joined(row, at[0], 0, k) if at and row[at[0]].person else []
        if g.finite(row[k].word) or row[k].word in (";", ":", "|"):
            return []
    return []


def _relative(row: Row, k: int) -> bool:
    """Whether unit `k` is "who", or a "that" after people told without a name."""
    if row[k].word == "who":
        return True
    return row[k].word == "that" and row[k - 1].form == "description"


def _has_subject(row: Row, relative: int, found: Verb) -> bool:
    """Whether a relative clause has a subject of its own: "the boys who they took"."""
    between = row[relative + 1 : found.start]
    first = next((u for u in between if not g.adverb(u.word)), None)
    return first is not None and (
        first.word in ("they", "he", "she", "we", "i") or first.actor
    )


def _person_soon(row: Row, at: int) -> bool:
    """Whether an organisation only qualifies a person ("CPP member Comrade A")."""
    for k in range(at + 1, min(at + 6, len(row))):
        if row[k].person:
            return True
        if row[k].sort in ("place", "organisation"):
            continue
        if row[k].word == "," and row[k - 1].word in _KIN:
            return k + 1 < len(row) and row[k + 1].form == "name"
        if not _modifier(row[k]):
            return False
    return False


def _object_list(row: Row, at: int) -> list[int]:
    kept = joined(row, at, at, len(row))
    while len(kept) > 1 and _starts_clause(row, kept[-1]):
        kept.pop()
    return kept


def _starts_clause(row: Row, k: int) -> bool:
    """Whether the mention `k` is the subject of a clause that follows."""
    after = k + 1
    while after < len(row) and g.adverb(row[after].word):
        after += 1
    if after >= len(row):
        return False
    word = row[after].word
    return (
        word in g.BE
        or word in g.HAVE
        or word in g.MODALS
        or (
            g.finite(word)
            and not (after + 1 < len(row) and row[after + 1].word == "by")
        )
    )


def after(row: Row, at: int, prepositions: Sequence[str], reach: int = 14) -> list[int]:
    """Return the units that follow the first of `prepositions` after unit `at`."""
    for k in range(at, min(at + reach, len(row))):
        if row[k].word in (";", ".", ":", "|", "?"):
            return []
        if row[k].word in prepositions:
            found = _named_after(row, k)
            if found:
                return found
    return []


def _named_after(row: Row, preposition: int) -> list[int]:
    for k in range(preposition + 1, min(preposition + _REACH, len(row))):
        unit = row[k]
        if unit.actor:
            if unit.sort == "organisation" and _person_soon(row, k):
                continue
            if unit.owns and unit.form == "pronoun" and _person_soon(row, k):
                continue
            return _object_list(row, k)
        if unit.refs or not _modifier(unit):
            return []
    return []


def agent(row: Row, found: Verb) -> list[int]:
    """Return the units after the "by" of a verb: those said to have done it."""
    for k in range(found.end, min(found.end + 25, len(row))):
        if row[k].word in (";", ":", "|", "?") or row[k].word == ".":
            return []
        if row[k].word in ("was", "were", "is", "are", "has", "had"):
            return []
        noun = found.form == "noun"
        if row[k].word == "by" and noun and _participle(row[k - 1].word):
            return []
        if row[k].word == "by" and not (k > 0 and row[k - 1].word in _OTHER_BY):
            return _named_after(row, k)
        if row[k].word in ("and", "but", ",") and _verb_soon(row, k):
            return []
    return []


def _participle(word: str) -> bool:
    return word.endswith("ed") or word in (
        "held",
        "taken",
        "led",
        "made",
        "given",
        "kept",
    )


_OTHER_BY = frozenset(["filed", "led", "organised", "organized", "told", "followed"])


def _verb_soon(row: Row, k: int) -> bool:
    return any(
        row[m].word in g.BE or row[m].word in g.HAVE or row[m].word in g.MODALS
        for m in range(k + 1, min(k + 4, len(row)))
    ) and any(row[m].actor for m in range(k + 1, min(k + 3, len(row))))


def owner(row: Row, at: int, reach: int = 5) -> list[int]:
    """Return whose a thing is: the possessive before unit `at`, or "of X" after."""
    for k in range(at - 1, max(at - reach - 1, -1), -1):
        unit = row[k]
        if unit.actor and unit.owns:
            return [k]
        if unit.word == "whose":
            return _antecedent(row, k)
        if unit.refs and unit.sort != "organisation":
            return []
        if unit.word in g.PREPOSITIONS or g.finite(unit.word) or unit.word == ",":
            break
    if at + 1 < len(row) and row[at + 1].word == "of":
        return _owner_after(row, at + 1)
    return []


def _kin_of(row: Row, k: int) -> list[int]:
    """Return the one named as kin of unit `k` ("A's mother, B"), or the unit."""
    if not row[k].owns or k + 3 >= len(row) or row[k + 1].word not in _KIN:
        return [k]
    named = row[k + 2].word == "," and row[k + 3].person
    return [k + 3] if named else [k + 2] if row[k + 2].person else [k]


def _owner_after(row: Row, of: int) -> list[int]:
    """Return whose it is in "of the car of the cook, Mrs. B"."""
    for k in range(of + 1, min(of + 12, len(row))):
        unit = row[k]
        if unit.actor and not (unit.sort == "organisation" and _person_soon(row, k)):
            return _kin_of(row, k)
        if unit.word not in ("of", ",") and not _modifier(unit):
            return []
    return []
