"""Who stands as the subject of a verb.

The subject is looked for to the left, up to the edge of the clause: past inserted
clauses, and at the verb before where both share one ("came and took").
"""

from __future__ import annotations

from habeas.claims.reader import grammar as g
from habeas.claims.reader.clauses.agents import agent
from habeas.claims.reader.clauses.antecedents import antecedent
from habeas.claims.reader.clauses.behind_phrase import behind_clause, behind_phrase
from habeas.claims.reader.clauses.edges import (
    WIDEST,
    clause_start,
    finite_in,
)
from habeas.claims.reader.clauses.heads import in_between, is_head, qualifies
from habeas.claims.reader.clauses.inserted import (
    DETERMINING,
    after_asking,
    after_opening,
    after_saying,
    before_insert,
    in_which,
)
from habeas.claims.reader.clauses.joining import joined
from habeas.claims.reader.clauses.led_in import led_in_before
from habeas.claims.reader.clauses.lists import after_phrase
from habeas.claims.reader.clauses.seen import seen
from habeas.claims.reader.clauses.spent import first_named, spent
from habeas.claims.reader.clauses.struck import struck
from habeas.claims.reader.clauses.verbs import Row, Verb, acts, verb
from habeas.claims.reader.clauses.within import (
    named_by,
    of_whom,
    outer_subject,
    person_noun,
    some_are_told,
    somebody_told,
    told_beside,
    who_tries,
    whom_at,
)
from habeas.claims.reader.lexicon import listed
from habeas.claims.reader.triggers import BASE, DONE, ING, PAST, triggers

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


def subject(row: Row, found: Verb, depth: int = 0) -> list[int]:
    """Return the units that stand as the subject of a verb (joined ones together)."""
    at = found.start - 1
    if _apart(row, found):
        return [at - 1]
    while at >= 0 and g.adverb(row[at].word):
        at -= 1
    if at < 0 or depth > 3:
        return []
    others = seen(row, found)
    if others is not None:
        return others
    at = _past_marks(row, at)
    if some_are_told(row, found):
        return []
    led = _led_by_word(row, found, at, depth)
    if led is not None:
        return led
    apart = behind_clause(row, found, at)
    if apart:
        return joined(row, apart[0], apart[0], at + 1)
    at = told_beside(row, found, _of_body(row, found, at))
    first = _first_of_two(row, found, at)
    if first is not None:
        return subject(row, first, depth + 1)
    inserted, apposed = row[at].word in (",", ")", "—", "–"), at - 1
    comma = at
    if inserted:
        at = before_insert(row, at)
    low = after_phrase(row, max(clause_start(row, at), at - WIDEST), at)
    if inserted:
        low = after_asking(row, after_saying(row, low, at), at)
        low = after_opening(row, low, at)
        low = in_which(row, low, at)
    shut = _headlined(row, found, low, at)
    if shut is not None:
        low = shut
    plain = found.passive and all(g.adverb(u.word) for u in row[found.start : found.at])
    if inserted and plain and _told_of(row, apposed, low):
        return joined(row, apposed, low, at + 1)
    if inserted and plain and found.bare and of_whom(row, apposed):
        return [apposed]
    heads = _heads(row, found, low, at, comma)
    if not heads and not inserted:
        heads = behind_phrase(row, found, low, at)
    told = _of_heads(row, found, heads, low, at, inserted)
    if told is not None:
        return told
    led = _leader(row, low, at)
    if led:
        return led
    if shut is not None or (at >= low and not inserted):
        return []  # a subject of its own that names nobody
    return _subject_before(row, low, found, depth)


def _past_marks(row: Row, at: int) -> int:
    """Return the unit of a name before a quotation mark or a short form in brackets."""
    if at > 1 and row[at].word in ('"', "”") and row[at - 1].word == ",":
        at -= 2 if row[at - 2].actor else 0  # the "Red Front," claimed
    if at > 2 and row[at].word == ")" and row[at - 2].word == "(":
        at -= 3 if row[at - 3].person and row[at - 1].sort == "organisation" else 0
    return at


def _led_by_word(row: Row, found: Verb, at: int, depth: int) -> list[int] | None:
    """Return the subject that the word right before a verb tells; None where it does not.

    "Accused of beating", "before being freed", "who killed", "he was taken".
    """
    if row[at].word == "of" and found.form == ING:
        return _accused(row, at)
    if row[at].word == "for" and found.form == ING and _accused(row, at):
        return _accused(row, at)
    if found.to and row[at].word in _GOING_TO and row[at - 1].word == "and":
        return subject(row, verb(row, at, at + 1, PAST), depth + 1)
    if row[at].word in _IN_TIME and (found.form == ING or _being(row, found)):
        return _of_main(row, at, depth)
    if row[at].word in g.RELATIVES:
        return antecedent(row, at)
    if found.form in (ING, BASE) and found.bare and person_noun(row, at):
        return []  # "filming rioters setting fire to a bus": those told of by no name
    if row[at].word in _OPEN and not row[at].refs:
        return _own_words(row, at, depth)
    if row[at].word == "," and found.form == ING and found.bare:
        main = _main_verb(row, at)
        if main >= 0 and row[main - 1].word not in _OPEN:
            return _of_verb(row, main, found, depth)
    return None


def _apart(row: Row, found: Verb) -> bool:
    """Whether ", himself arrested in April" is told of the one named before the comma."""
    at = found.start
    if at < 2 or row[at].word not in _SELVES or found.at > at + 1 or not found.passive:
        return False
    named = row[at - 2].person and row[at - 2].form in ("name", "short")
    return named and row[at - 1].word == ","


_SELVES = frozenset(["himself", "herself"])


def _heads(row: Row, found: Verb, low: int, at: int, comma: int) -> list[int]:
    """Return the heads from `low` to `at` that a verb may have as its subject."""
    heads = [k for k in range(low, at + 1) if is_head(row, k, low)]
    heads = [k for k in heads if not in_between(row, k, low)]
    heads = [k for k in heads if not spent(row, first_named(row, k, low))]
    if heads and struck(row, found, heads[-1], at, comma):
        return []
    if not found.bare:
        heads = [k for k in heads if row[k].word not in _OBJECTIVE or _all_of(row, k)]
    return heads


def _of_heads(
    row: Row, found: Verb, heads: list[int], low: int, at: int, inserted: bool
) -> list[int] | None:
    """Return the subject among the heads of a clause; None where there is none."""
    trying = who_tries(row, found, heads[-1] if heads else low, at)
    if trying is not None:
        return antecedent(row, trying)
    whom = whom_at(row, heads, at, alike=found.passive and found.bare)
    if whom is not None:
        return antecedent(row, whom)
    outer = outer_subject(row, heads, at) if heads and found.perfect else None
    if outer is not None:
        return outer
    if heads and not found.bare and named_by(row, heads[-1]):
        return [k for k in (heads[-1] - 1,) if row[k].person]
    beside = found.passive and found.bare and row[at].person
    if beside and of_things(row, at):
        return []
    if beside and (not heads or finite_in(row, heads[-1] + 1, at)):
        at = _before_by(row, at)
        return joined(row, at, low, at + 1) if at >= low else []
    if not heads:
        return None
    if not inserted and (
        _own_noun(row, heads[-1], at) or somebody_told(row, found, heads[-1], at)
    ):
        return []
    head = heads[0] if inserted else _behind(row, heads, low)
    return _one_told(row, found, joined(row, head, low, at + 1)) if head >= 0 else []


def _one_told(row: Row, found: Verb, heads: list[int]) -> list[int]:
    """Return the one of whom a verb is told: "the lawyer of A, B and C was beaten"."""
    if len(heads) < len("AB") or row[found.start].word not in _ONE:
        return heads
    of = heads[0] - 1
    while of > 1 and not row[of].refs and qualifies(row[of]):
        of -= 1
    if of > 0 and row[of].word == "of" and person_noun(row, of - 1):
        return []
    if led_in_before(row, heads):
        return heads[-1:]
    several = row[heads[0]].form == "description" and row[heads[0] + 1].word == ","
    named = several and len(heads) > len("AB") and row[heads[1]].form == "name"
    return heads[:1] if named else heads


def _of_body(row: Row, found: Verb, at: int) -> int:
    """Return who is told of where "X of the Teachers' Union beaten" names his body."""
    of = at - 1 - (at > 0 and row[at - 1].word == "the")
    if not (found.passive and found.bare) or row[at].sort != "organisation" or of < 1:
        return at
    named = row[of - 1].person and row[of - 1].form in ("name", "short")
    return of - 1 if named and row[of].word in ("of", "from") else at


def of_things(row: Row, at: int) -> bool:
    """Whether what is told of is a thing of the one named: "the files of X taken"."""
    of = at - 1
    while of > 1 and qualifies(row[of]) and not row[of].refs:
        of -= 1
    return of > 0 and row[of].word == "of" and row[of - 1].word in _THINGS


_THINGS = listed(
    """files file papers documents phones phone mobiles laptop laptops computers cameras camera
    house houses home homes car cars vehicle vehicles motorbike belongings money office
    offices shop shops property properties land lands cattle passport passports books records
    archive statement statements body bodies case cases names name"""
)


def _leader(row: Row, low: int, at: int) -> list[int]:
    """Return who led those who act: "a team led by Inspector X arrested four"."""
    for k in range(low, at - 1):
        led = row[k].word in ("led", "headed") and row[k + 1].word == "by"
        if led and k and row[k - 1].word in _TEAMS:
            return next(([m] for m in range(k + 2, at + 1) if row[m].actor), [])
    return []


_TEAMS = frozenset(["team", "party", "squad", "posse", "contingent", "force", "patrol"])


def _before_by(row: Row, at: int) -> int:
    """Return who is meant where "robbers chased by guards shot" tells of robbers; or -1."""
    by = at - 1
    while by > 0 and qualifies(row[by]) and not row[by].refs:
        by -= 1
    if by < 1 or row[by].word != "by":
        return at
    near = (k for k in range(by - 1, max(by - 4, -1), -1) if row[k].actor)
    return next(near, -1)


def _of_verb(row: Row, main: int, found: Verb, depth: int) -> list[int]:
    """Return who does what a verb tells that shares its subject with that at `main`.

    "A was attacked by B, injuring two": B.
    """
    told = verb(row, main, main + 1, PAST)
    helped = any(u.word in g.BE for u in row[told.start : main])
    if found.form == ING and found.bare and told.passive and helped:
        return agent(row, told)
    return subject(row, told, depth + 1)


def _first_of_two(row: Row, found: Verb, at: int) -> Verb | None:
    """Return the first participle of ", killing seven men and burning huts"."""
    if found.form != ING or not found.bare or row[at].word != "and":
        return None
    for k in range(at - 1, max(at - WIDEST // 2, 0), -1):
        word = row[k].word
        if word.endswith("ing") and not row[k].refs and row[k - 1].word == ",":
            return verb(row, k, k + 1, ING)
        if word in (";", ":", ".", "|") or g.finite(word) and not row[k].refs:
            return None
    return None


def _headlined(row: Row, found: Verb, low: int, at: int) -> int | None:
    """Return where a headline's second part begins: "A and B arrested, C shot dead"."""
    if not (found.passive and found.bare) or row[at].word == ",":
        return None
    joint = next((k for k in range(at, low, -1) if row[k].word in _JOINTS), low)
    for k in range(joint - 1, low, -1):
        if row[k].refs or row[k].word in _JOINTS:
            return None
        if _done(row[k].word):
            return joint + 1 if row[k - 1].actor and row[k - 1].person else None
    return None


_JOINTS = frozenset([",", "and", "but", "while"])


def _done(word: str) -> bool:
    return any(f.form in (PAST, DONE) for f in triggers().verbs.get(word, ()))


def _behind(row: Row, heads: list[int], low: int) -> int:
    """Return the last head, or in "men fleeing the army" that of which it is told.

    -1 where that is no mention.
    """
    k = heads[-1] - 1
    while k > low and row[k].word in DETERMINING:
        k -= 1
    by = row[k].word == "by"
    k -= row[k].word in _FLED
    if k <= low or row[k].refs or not row[k].word.endswith("ed" if by else "ing"):
        return heads[-1]
    if k - 1 in heads and row[k - 1].actor and not row[k - 1].owns:
        return k - 1
    if row[k - 1].word in _OF_DOING and len(heads) > 1:
        return heads[-2]  # "the police deny beating A and arrested B"
    if row[k].word in _BEARING and not row[k - 1].refs:
        return -1  # "a bus carrying police hit X"
    return -1 if person_noun(row, k - 1) else heads[-1]


_BEARING = frozenset(
    ["carrying", "transporting", "ferrying", "bringing", "taking", "escorting"]
)


_OF_DOING = listed(
    """deny denied denies denying admit admitted admits regret regretted stopped began started
    resumed kept considered recalled mentioned described continued finished"""
)
_FLED = frozenset(["from", "by", "for", "with", "against", "at", "behind", "before"])


def _all_of(row: Row, k: int) -> bool:
    """Whether "all of", "both of" or "each of" stands before "them"."""
    said = [u.word for u in row[max(0, k - 2) : k]]
    return said[1:] == ["of"] and said[0] in ("all", "both", "each")


_OBJECTIVE = frozenset(["them", "him", "us", "me"])


def _told_of(row: Row, k: int, low: int) -> bool:
    """Whether ", released on Friday" is told of the one named right before it."""
    if k < low or row[k + 1].word != "," or not row[k].person or row[k].owns:
        return False
    return row[k].form in ("name", "short") and is_head(row, k, low)


def _own_words(row: Row, at: int, depth: int) -> list[int]:
    """Return the body that says of itself what it did: "X admitted that it killed"."""
    if row[at].word != "it" or at < 3:
        return []
    told = at - 2 if row[at - 1].word == "that" else at - 1
    if row[told].word not in g.SAID and row[told].word not in _ADMITTED:
        return []
    heads = subject(row, verb(row, told, told + 1, PAST), depth + 1)
    return [k for k in heads if row[k].sort == "organisation"]


_GOING_TO = frozenset(["threatened", "tried", "attempted", "vowed", "swore", "wanted"])
_ADMITTED = frozenset(["admitted", "claimed", "acknowledged", "announced"])
_IN_TIME = frozenset(["before", "after", "while", "upon", "since", "without", "when"])


def _being(row: Row, found: Verb) -> bool:
    return any(u.word in ("being", "having") for u in row[found.start : found.at])


def _of_main(row: Row, at: int, depth: int) -> list[int]:
    """Return the subject of the verb before "before being acquitted"."""
    main = _main_verb(row, at)
    if main < 0:
        return []
    return subject(row, verb(row, main, main + 1, PAST), depth + 1)


def _main_verb(row: Row, at: int) -> int:
    """Return where the verb before unit `at` stands that is no relative clause's; or -1."""
    for k in range(at - 1, max(at - WIDEST, -1), -1):
        if row[k].word in (";", ":", "|", "."):
            return -1
        if g.finite(row[k].word) and not row[k].refs and not _in_aside(row, k):
            if row[k].word.endswith("ed") and row[k - 1].actor and spent(row, k - 1):
                continue  # "attacked protesters camped at the gate"
            return k
    return -1


def _in_aside(row: Row, k: int) -> bool:
    """Whether a verb is that of a relative clause: "teachers who tried to march"."""
    left = k - 1
    while left > 0 and (g.adverb(row[left].word) or row[left].word in g.BE | g.HAVE):
        left -= 1
    return row[left].word in g.RELATIVES


def _own_noun(row: Row, head: int, at: int) -> bool:
    """Whether a noun that names nobody stands as subject in what a head says."""
    said = [k for k in range(head + 1, at) if row[k].word in g.SAID]
    between = row[said[-1] + 1 : at + 1] if said else ()
    opened = between and between[0].word in _AN | g.DETERMINERS | g.POSSESSIVES
    if opened and not any(u.refs for u in between):
        return len(between) > 1
    return any(
        u.word.endswith("s") and len(u.word) > _PLURAL and not u.refs and qualifies(u)
        for u in between
    )


_PLURAL = 4
_AN = frozenset(["a", "an", "another", "no"])


def _accused(row: Row, of: int) -> list[int]:
    """Return whom "accuse the guards of beating" accuses."""
    for k in range(of - 1, max(of - 8, -1), -1):
        if row[k].word in _BLAMED:
            return [m for m in range(k + 1, of) if row[m].actor]
    return []


_BLAMED = frozenset(
    """accuse accused accuses accusing suspected blame blames blamed blaming denounced
    condemned criticised criticized""".split()  # noqa: SIM905
)


def _subject_before(row: Row, low: int, found: Verb, depth: int) -> list[int]:
    """Return the subject of the verb before, where this one shares it ("came and")."""
    edge = low - 1
    if edge < 0 or row[edge].word not in ("and", ",", "or", "then", "but"):
        return []
    back = _before_aside(row, edge)
    while back > 0:
        back -= 1
        word = row[back].word
        if word in ("”", '"'):
            back = _quote_opens(row, back)
            continue
        if word in (";", ":", ".") or word in g.MARKS:
            return []
        if acts(row, back) and not _disagree(row, low, back):
            return _of_verb(row, back, found, depth)
    return []


def _before_aside(row: Row, edge: int) -> int:
    """Return where an aside opens that closes before "and", else where that stands.

    "They entered the school, where teachers sat, and arrested A": they arrested A.
    """
    if edge < 2 or row[edge].word != "and" or row[edge - 1].word != ",":
        return edge
    for k in range(edge - 2, max(edge - WIDEST, 0), -1):
        if row[k].word == ",":
            opens = row[k + 1].word in ("where", "which", "when", "while")
            return k if opens or _in_which_case(row, k + 1) else edge
        if row[k].word in (";", ":"):
            return edge
    return edge


def _in_which_case(row: Row, k: int) -> bool:
    """Whether an aside begins like "by which", "as a result of which" at unit `k`."""
    if row[k].word not in g.PREPOSITIONS and row[k].word != "as":
        return False
    return any(u.word in ("which", "whom") for u in row[k + 1 : k + 5])


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
