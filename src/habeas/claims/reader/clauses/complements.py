"""What completes a verb or a noun: its objects, and who stands after a preposition.

The objects stand to the right, or before the verb as "whom". `agents` has by whom.
"""

from __future__ import annotations

from collections.abc import Sequence

from habeas.claims.reader import grammar as g
from habeas.claims.reader.clauses.antecedents import antecedent
from habeas.claims.reader.clauses.chains import past_joined
from habeas.claims.reader.clauses.dated import without_days_of_others
from habeas.claims.reader.clauses.heads import COLLECTIVE, KIN, REACH, qualifies
from habeas.claims.reader.clauses.joining import joined
from habeas.claims.reader.clauses.lists import told_next
from habeas.claims.reader.clauses.verbs import Row, Verb, acts, whom_before
from habeas.claims.reader.lexicon import one_person, singulars
from habeas.claims.reader.numbers import value
from habeas.claims.reader.triggers import ING, triggers


def objects(row: Row, found: Verb, reach: int = 8) -> list[int]:
    """Return the units that stand as the object of a verb (joined ones together)."""
    at, steps = found.at + 1, 0
    whom = _whom(row, found)
    if whom:
        return whom
    while at < len(row) and steps <= reach:
        unit = row[at]
        if not unit.refs and unit.word in ("him", "them", "me", "us", "you", "it"):
            beside = at + 2 < len(row) and row[at + 1].word == "and"
            named = beside and row[at + 2].person and row[at + 2].form == "name"
            return _object_list(row, at + 2) if named else []
        if at == found.end and (end := past_joined(row, at)) > at:
            at = end
            continue
        if unit.actor:
            if unit.sort == "organisation" and person_soon(row, at):
                at += 1
                steps += 1
                continue
            if unit.owns and person_soon(row, at):
                at += 1
                steps += 1
                continue
            if unit.owns:
                return []
            return _object_list(row, at, relative=_whose_deed(row, found))
        if unit.sort == "place" and person_soon(row, at):
            at += 1
            continue
        if unit.refs or unit.word == ".":
            return []
        if unit.word == ":" and _counted_list(row, found.end, at):
            return _object_list(row, at + 1)
        if unit.word in g.MARKS and unit.word not in ("“", '"', "("):
            return []
        if at >= found.end and _deed_of_its_own(row, at):
            return []
        if unit.word == "," and steps and at + 1 < len(row) and row[at + 1].person:
            at += 1
            continue
        if steps and _named_as(row, at):
            at += 2
            continue
        if at >= found.end and (
            unit.word in g.PREPOSITIONS
            or unit.word in g.CONJUNCTIONS
            or unit.word in g.RELATIVES
            or unit.word in g.JOINERS
            or g.finite(unit.word)
        ):
            some = row[at - 1].word in _SOME_OF or value(row[at - 1].word) is not None
            some = some and unit.word == "of"
            aside = at > found.end + 1 or at == found.end + 1 and some
            return _named_aside(row, at) if aside else []
        at += 1
        steps += 1
    return []


def _named_as(row: Row, at: int) -> bool:
    """Whether "as" names whom a noun told of: "killed a trader identified as A"."""
    named = row[at].word in ("identified", "named", "known") and at + 2 < len(row)
    return named and row[at + 1].word == "as" and row[at + 2].person


def _counted_list(row: Row, begin: int, colon: int) -> bool:
    """Whether names follow a count: "arrested three activists: A, B and C"."""
    if colon + 1 >= len(row) or not 0 < colon - begin <= _COUNT:
        return False
    named = row[colon + 1]
    return named.person and named.form == "name" and value(row[begin].word) is not None


# "Police arrested two of their leaders, A and B."
_SOME_OF = frozenset(["one", "some", "several", "many", "another"])
_COUNT = 5  # "four", "young", "teachers"


def _deed_of_its_own(row: Row, at: int) -> bool:
    """Whether a participle begins what else was done: "opened fire killing two"."""
    if row[at].word[-3:] != "ing" or at + 1 >= len(row):
        return False
    before = row[at - 1].word
    told = row[at + 1].refs or row[at + 1].word[:1].isdigit()
    if not told or before in g.DETERMINERS or before in g.PREPOSITIONS:
        return False
    return any(f.form == ING for f in triggers().verbs.get(row[at].word, ()))


def _named_aside(row: Row, at: int) -> list[int]:
    """Return the one named after the words for them: "a reporter of Radio X, Ms Y"."""
    if row[at].word not in ("of", "from", "for", "with", "in"):
        return []
    for k in range(at + 1, min(at + 7, len(row) - 1)):
        if row[k].word == ",":
            named = row[k + 1].person and row[k + 1].form in ("name", "short")
            after = row[k + 2].word if k + 2 < len(row) else "."
            closed = after in (",", ".", "and", ")") or after in g.PREPOSITIONS
            return _object_list(row, k + 1) if named and closed else []
        if row[k].person and k + 3 < len(row) and row[k + 1].word == ",":
            continue
        if row[k].person or g.finite(row[k].word) or row[k].word in g.JOINERS:
            return []
    return []


def late_objects(row: Row, found: Verb) -> list[int]:
    """Return the object that a place stands before: "killed at the bridge my cousin"."""
    at = found.end
    if at >= len(row) or row[at].word not in (
        "out", "from", "at", "in", "near", "on", "into", "under", "to",
    ):  # fmt: skip
        return []
    for k in range(at + 1, min(at + 11, len(row))):
        unit = row[k]
        if unit.person:
            before = row[k - 1].word
            if before in g.PREPOSITIONS or unit.owns or _starts_clause(row, k):
                return []
            return _object_list(row, k)
        if unit.word == "," and row[k - 1].word in singulars():
            continue  # "arrested on Monday a councillor, X"
        if unit.word in g.JOINERS or g.finite(unit.word) or unit.word in g.MARKS:
            return []
    return []


def _whom(row: Row, found: Verb) -> list[int]:
    """Return what "whom" stands for, where it is the verb's object."""
    cleft = _cleft(row, found.start) or _fronted(row, found)
    if cleft:
        return cleft
    for k in range(found.start - 1, max(found.start - 12, -1), -1):
        if row[k].word == "whom":
            at = antecedent(row, k)
            return joined(row, at[0], 0, k) if at else []
        if k == found.start - 1 and (told := _contact(row, k, found)):
            return told
        named = k > 0 and row[k - 1].person and _relative(row, k)
        if named and _has_subject(row, k, found):
            at = antecedent(row, k)
            return joined(row, at[0], 0, k) if at and row[at[0]].person else []
        if row[k].word in ("and", "or") and k == found.start - 1:
            earlier = whom_before(row, k)
            at = antecedent(row, earlier) if earlier else []
            return joined(row, at[0], 0, earlier) if at else []
        if g.finite(row[k].word) or row[k].word in (";", ":", "|"):
            return []
    return []


def _contact(row: Row, k: int, found: Verb) -> list[int]:
    """Return whom "three people the police gunned down" tells of, `k` its subject."""
    left = k - 1
    if found.perfect and (before := _they_had(row, k, found)):
        return before
    if left < 1 or row[left].word != "the" or not row[k].actor or row[k].owns:
        return []
    told = row[left - 1]
    if not told.person or told.owns or told.form != "description" or found.passive:
        return []
    following = row[found.end] if found.end < len(row) else None
    stands = following is not None and (
        following.refs or following.word in g.DETERMINERS or following.word == "to"
    )
    return [] if stands else [left - 1]


def _they_had(row: Row, k: int, found: Verb) -> list[int]:
    """Return whom "workers it had held since May" tells of, `k` its pronoun."""
    if found.passive or k < 1 or row[k].word not in ("they", "it", "he", "she"):
        return []
    told, after = row[k - 1], row[found.end].word if found.end < len(row) else "."
    whom = told.person and told.form == "description" and not told.owns
    ends = after in _TIME_OR_PLACE or not after.isalnum()
    return [k - 1] if whom and ends else []


_TIME_OR_PLACE = frozenset(
    """since in on at for from last earlier during after before near yesterday overnight
    hostage captive and""".split()  # noqa: SIM905
)


def _cleft(row: Row, start: int) -> list[int]:
    """Return the one meant by "it was X (that) they arrested"."""
    at = start - 2
    if at < 2 or not (row[start - 1].word == "they" or row[start - 1].actor):
        return []
    at -= row[at].word in ("that", "who", "whom")
    named = at >= 2 and row[at].person and row[at].form in ("name", "short")
    if not named or row[at].owns or row[at - 1].word not in ("is", "was"):
        return []
    return [at] if row[at - 2].word in ("it", "that") else []


_OPENS = frozenset(
    (",", ";", ".", ":", "—", "–", "and", "but", "while", "only", "also")
)


def _fronted(row: Row, found: Verb) -> list[int]:
    """Return the one named before "they": "Deng they did not release, only Aleng"."""
    at = found.start - 2
    if at < 0 or row[at + 1].word != "they" or not row[at].person:
        return []
    named = row[at].form in ("name", "short") and not row[at].owns
    if not named or at and row[at - 1].word not in _OPENS:
        return []
    after = row[found.end : found.end + 2]
    whole = not after or not (after[0].refs or after[0].word in g.DETERMINERS)
    return [at] if whole else []


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


def person_soon(row: Row, at: int) -> bool:
    """Whether an organisation only qualifies a person ("CPP member Comrade A")."""
    for k in range(at + 1, min(at + 6, len(row))):
        if row[k].person:
            return True
        if row[k].sort in ("place", "organisation"):
            continue
        if row[k].word == "," and (
            row[k - 1].word in KIN or row[k - 1].word in singulars()
        ):
            after = row[k + 2].word if k + 2 < len(row) else "."
            named = k + 1 < len(row) and row[k + 1].form == "name"
            return named and not (g.finite(after) or after in g.BE | g.HAVE | g.SAID)
        if not qualifies(row[k]):
            return False
    return False


def _whose_deed(row: Row, found: Verb) -> bool:
    """Whether a deed is told by "those who": what is told of them stands behind it."""
    return found.start > 0 and row[found.start - 1].word in ("who", "that")


def _object_list(row: Row, at: int, *, relative: bool = False) -> list[int]:
    kept = joined(row, at, at, _before_claim(row, at))
    if relative:
        return kept  # "those who beat A and B are free": A and B were beaten
    if len(kept) > 1 and _says_so(row, kept[-1]):
        kept.pop()
    while len(kept) > 1 and _starts_clause(row, kept[-1]):
        last = kept.pop()
        says = row[last + 1].word in g.SAID or _two_told(row, kept[-1], last)
        while says and len(kept) > 1 and row[last - 1].word == "and":
            last = kept.pop()  # "two men, Inspector A and Constable B said"
        kept = kept[: len(kept) - told_next(row, kept, last)]
    return without_days_of_others(row, kept)


def _two_told(row: Row, k: int, last: int) -> bool:
    """Whether "were" is told of both before it: "by A and B and C were beaten"."""
    many = any(u.word in _MANY for u in row[last + 1 : last + 4])
    return many and row[last - 1].word == "and" == row[k - 1].word


_MANY = frozenset(["were", "are", "have"])


def _says_so(row: Row, k: int) -> bool:
    """Whether the last one named only reports it: "beat A, B of the union told us"."""
    if row[k - 1].word != "," or not row[k].person:
        return False
    for unit in row[k + 1 : k + _OFFICE]:
        if unit.word in g.SAID and not unit.refs:
            return True
        if unit.person or unit.word in ("and", "or", ".", ";") or unit.word in g.BE:
            return False
    return False


_OFFICE = 12  # units: ", president of the union, told reporters"
_CLAIM = frozenset(
    """claim charge allegation accusation story version account statement fact conclusion
    finding verdict suggestion report""".split()  # noqa: SIM905
)


def _before_claim(row: Row, at: int) -> int:
    """Return where ", a claim that his family rejects" begins, or where a row ends."""
    for k in range(at + 1, len(row) - 2):
        if row[k].word == "," and row[k + 1].word in ("a", "an"):
            near = (u.word for u in row[k + 2 : k + 4])
            if any(word in _CLAIM for word in near):
                return k
    return len(row)


def _starts_clause(row: Row, k: int) -> bool:
    """Whether the mention `k` is the subject of a clause that follows."""
    after = _past_aside(row, k + 1)
    while after < len(row) and g.adverb(row[after].word):
        after += 1
    if after >= len(row):
        return False
    if (end := _past_whose(row, after)) > after:
        return acts(row, end)
    if row[after].word == "," and _new_clause(row, k):
        after = min(after + 1, len(row) - 1)
    word = row[after].word
    return (
        word in g.BE
        or word in g.HAVE
        or word in g.MODALS
        or (
            acts(row, after)
            and not (after + 1 < len(row) and row[after + 1].word == "by")
        )
    )


def _past_aside(row: Row, at: int) -> int:
    """Return what stands behind "(51)" or "of the Teachers' Union"."""
    if at < len(row) and row[at].word == "(":
        return next((k + 1 for k in range(at, at + 5) if _shuts(row, k)), at)
    if at < len(row) - 1 and row[at].word in ("of", "from"):
        body = at + 1 + (row[at + 1].word == "the")
        if body < len(row) and row[body].sort == "organisation":
            return body + 1
    return at


def _shuts(row: Row, k: int) -> bool:
    return k < len(row) and row[k].word == ")"


def _past_whose(row: Row, at: int) -> int:
    """Return the verb behind "of armed men" or "on motorcycles"; else `at`."""
    if row[at].word not in ("of", "on", "in", "from"):
        return at
    if row[at + 1 : at + 2] and row[at + 1].word.endswith("ing"):
        return at  # "accuses A and B of killing C"
    for k in range(at + 1, min(at + _WHOSE, len(row) - 1)):
        if acts(row, k) and not row[k].refs and row[k].word != "may":
            return k
        if not (row[k].refs or qualifies(row[k])):
            return at
    return at


_WHOSE = 6  # units


def _new_clause(row: Row, k: int) -> bool:
    """Whether ", and" stands before one who is told in two ways: ", and a man, X,"."""
    left = k - 1
    while left > 0 and (row[left].word == "," or row[left].person):
        left -= 1
    return k - left > 1 and row[left].word == "and" and row[left - 1].word == ","


def after(row: Row, at: int, prepositions: Sequence[str], reach: int = 14) -> list[int]:
    """Return the units that follow the first of `prepositions` after unit `at`."""
    for k in range(at, min(at + reach, len(row))):
        if row[k].word in (";", ".", ":", "|", "?"):
            return []
        if row[k].word in prepositions and not (
            row[k].word == "of" and _speaks(row, k)
        ):
            found = named_after(row, k)
            if found:
                return found
    return []


def _speaks(row: Row, of: int) -> bool:
    """Whether "of" tells of whom somebody speaks: "my shop burnt, he said of the men"."""
    return of > 0 and row[of - 1].word in g.SAID


def named_after(row: Row, preposition: int) -> list[int]:
    begin = past_joined(row, preposition + 1)
    for k in range(begin, min(begin + REACH, len(row))):
        unit = row[k]
        if unit.actor:
            if unit.sort == "organisation" and person_soon(row, k):
                continue
            if unit.owns and unit.form == "pronoun":
                continue  # "by his work": not by him
            if unit.sort == "organisation" and _modifies(row, k):
                return [k]
            return _object_list(row, _whose(row, k))
        if unit.word == "," and row[k - 1].word in singulars() and k + 2 < len(row):
            named = row[k + 1].person and row[k + 1].form in ("name", "short")
            many = singulars()[row[k - 1].word] != row[k - 1].word
            if named and many and row[k + 2].word in ("and", ","):
                return _object_list(row, k + 1)
            return [k + 1] if named and not g.finite(row[k + 2].word) else []
        if unit.word == "of" and row[k - 1].word in COLLECTIVE:
            continue  # "by a large contingent of police"
        if k > begin and _named_as(row, k):
            return _object_list(row, k + 2)
        if unit.refs or not qualifies(unit):
            return []
    return []


_BETWEEN = 4  # words that tell what one is to another: "alleged killer"


def _whose(row: Row, k: int) -> int:
    """Return where the one stands that "A's lawyer, B" names, if `k` is A; else `k`.

    "A's brother B" names him without a comma.
    """
    if not (row[k].owns and row[k].form in ("name", "short")):
        return k
    m = k + 1
    while m < min(k + _BETWEEN, len(row)) and row[m].word.isalpha() and not row[m].refs:
        m += 1
    apposed = k + 1 < m < len(row) - 1 and row[m].word == ","
    if not apposed and k + 1 < m < len(row) and one_person(row[m - 1].word):
        named = row[m].person and row[m].form in ("name", "short")
        return m if named and not row[m].owns else k
    other = row[m + 1] if apposed else row[k]
    named = other.person and other.form in ("name", "short") and not other.owns
    return m + 1 if named and not _starts_clause(row, m + 1) else k


def _modifies(row: Row, k: int) -> bool:
    """Whether a body only qualifies the noun behind it: "by police bullets, A and B"."""
    following = row[k + 1] if k + 1 < len(row) else None
    return following is not None and following.word.isalpha() and qualifies(following)
