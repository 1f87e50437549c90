"""Where the clause that a word stands in begins, and which words are its verb."""

from __future__ import annotations

from habeas.claims.reader import grammar as g
from habeas.claims.reader.clauses.heads import COLLECTIVE, REACH, qualifies
from habeas.claims.reader.clauses.verbs import Row, acts
from habeas.claims.reader.lexicon import several_people
from habeas.claims.reader.triggers import DONE, PAST, triggers
from habeas.claims.reader.units import Unit

WIDEST = 45
OPENING = frozenset(["when", "while", "if", "where", "after", "before", "as", "until"])


def finite_in(row: Row, low: int, high: int) -> bool:
    return any(
        g.finite(row[m].word) and not (row[m].word == "may" and _no_verb(row, m))
        for m in range(low, high)
    )


def clause_start(row: Row, at: int) -> int:
    """Return where the clause that unit `at` stands in begins."""
    for k in range(at, max(at - 2 * WIDEST, -1), -1):
        word = row[k].word
        if word in (";", ":", "?", "!", "|"):
            return k + 1
        if word in ("“", '"') and k and row[k - 1].word in (",", ":"):
            return k + 1
        if word == "that" and 0 < k < at and _of_him_before(row, k):
            continue  # "a crowd that gathered at the gate broke the windows"
        if word == "which" and k and row[k - 1].word in ("failing", "after", "upon"):
            return k + 1
        if word in ("that", "but", "because", "although", "though", "whereas"):
            return k + 1
        if word in OPENING and not _in_court(row, k):
            near = at - k < REACH and row[at].word != "," or _apposed(row, k, at)
            if near or finite_in(row, k + 1, at + 1):
                return k + 1
            continue
        joint = word in ("and", "or", ",", "then") and not _said_of_both(row, k)
        if (
            joint
            and _verb_between(row, k)
            and (k == at or not _one_subject(row, k, at))
        ):
            after = [m for m in range(k + 1, at + 1) if row[m].actor]
            if after or k == at or _bare_stretch(row, k + 1, at + 1):
                return k + 1
    return 0


def _of_him_before(row: Row, that: int) -> bool:
    """Whether "that" tells more of the one before it, and opens no clause."""
    after = row[that + 1]
    return row[that - 1].actor and not after.refs and g.finite(after.word)


def _said_of_both(row: Row, k: int) -> bool:
    """Whether "and" joins two of whom somebody says something: "said A and B were"."""
    if row[k].word != "and" or not row[k - 1].person:
        return False
    left = k - 2
    while left > 0 and (
        row[left].person or row[left].word in (",", "of") or qualifies(row[left])
    ):
        if row[left].word in _ASKED:
            return left < k - 1  # "asked why A and B were beaten"
        if acts(row, left):
            return False
        left -= 1
    return row[left].word in g.SAID | {"that"} and left < k - 1


_ASKED = frozenset(["why", "how", "whether", "where"])


def _one_subject(row: Row, k: int, at: int) -> bool:
    """Whether "and" joins two who begin a clause: "X was shot and A and B were beaten"."""
    if row[k].word != "and" or k >= at or _alone(row, at + 1):
        return False
    left = k - 1
    while left > 0 and not row[left].person and _told_aside(row[left]):
        left -= 1
    if not row[left].person or row[left].owns:
        return False
    left = _past_words(row, left - 1)
    if left > 1 and row[left].word == "and" and _done_to(row, left - 1):
        return False  # "police beat A and B and soldiers shot C"
    while left > 1 and row[left].word == "," and row[left - 1].person:
        left = _past_words(row, left - 2)  # "A, B and C were"
    if left > 1 and row[left].word == "," and several_people(row[left - 1].word):
        left = _past_words(row, left - 1)  # "two students, A and B, were"
    if left > 1 and row[left].word == "," and _fronted(row, left):
        return True  # "Tortured by rangers in Sukkur, A and B were freed"
    return left < 0 or row[left].word in _BEGINS or _led_by_phrase(row, left)


def _led_by_phrase(row: Row, comma: int) -> bool:
    """Whether a phrase without a subject ends there: "Instead of being freed, A and B"."""
    opens = row[0].word in _LEADS and row[comma].word == ","
    return opens and not any(row[m].actor or row[m].word == "," for m in range(comma))


_LEADS = g.PREPOSITIONS | {"instead", "far", "rather", "despite", "having", "being"}


def _fronted(row: Row, comma: int) -> bool:
    """Whether a comma ends a participle that opens the sentence, with what is of it."""
    begin = int(row[0].word in ("after", "when", "while", "before", "since", "once"))
    first = row[begin]
    forms = triggers().verbs.get(first.word, ())
    opens = first.word in ("having", "being") or any(
        f.form in (DONE, PAST) for f in forms
    )
    if first.refs or not opens:
        return False
    between = row[begin + 1 : comma]
    helping = g.BE | g.HAVE if first.word not in ("having", "being") else g.MODALS
    if any(u.word in helping or u.word in g.RELATIVES for u in between):
        return False
    return any(u.word in g.PREPOSITIONS for u in between[:3]) or not between


def _done_to(row: Row, k: int) -> bool:
    """Whether the mention at `k` is what the verb or "of" before it is done to."""
    before = _past_words(row, k - 1)
    while before > 1 and row[before].word == "," and row[before - 1].person:
        before = _past_words(row, before - 2)  # "beat A, B and C and soldiers shot D"
    if before > 1 and row[before].word == "," and several_people(row[before - 1].word):
        before = _past_words(row, before - 1)  # "beat two students, A and B, and"
    if not row[k].actor or before <= 0:
        return False
    led = row[before].word == "of" and not row[before - 1].refs
    if led or "to" in (row[before].word, row[before - 1].word):
        return True
    active = acts(row, before) and row[before].word not in g.BE
    return active and row[before - 1].word not in g.BE | g.HAVE


def _past_words(row: Row, at: int) -> int:
    """Return the unit before the words that only say who the one behind them is."""
    while at >= 0 and not row[at].refs and qualifies(row[at]):
        at -= 1
    return at


def _alone(row: Row, at: int) -> bool:
    """Whether the verb that begins at unit `at` is told of one: "was", "has"."""
    while at < len(row) and (g.adverb(row[at].word) or row[at].word == ","):
        at += 1
    return at < len(row) and row[at].word in ("was", "is", "has")


def _told_aside(unit: Unit) -> bool:
    """Whether a unit may stand between a name and "and": ", a poet,", "(24)"."""
    if unit.refs:
        return unit.form == "description"
    return unit.word in (",", "(", ")") or unit.word[:1].isdigit() or qualifies(unit)


_BEGINS = OPENING | g.SAID | {"and", "but", ";", "whereas", "that"}


def _apposed(row: Row, low: int, at: int) -> bool:
    """Whether "a sub-inspector, Rind," stands between `low` and the comma at `at`.

    Or "two lawyers, A and B,".
    """
    first = next((m for m in range(low, at) if row[m].word == ","), at)
    if first < at and several_people(row[first - 1].word):
        return all(u.person or u.word in ("and", ",") for u in row[first:at])
    named = at - low > len("a,n") and row[at - 1].person and row[at - 1].form == "name"
    return named and row[at].word == "," and row[at - 2].word == ","


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
    for m in range(k - 1, max(k - WIDEST, -1), -1):
        if row[m].word in _OPENS_CLAUSE:
            return False
        if acts(row, m) and not _no_verb(row, m):
            return True
    return False


_OPENS_CLAUSE = frozenset(
    [";", ":", "|", "–", "—", "but", "because", "although", "though", "whereas"]
)


_PRODUCED = frozenset(
    """brought produced appeared presented arraigned appear appears produce hauled taken
    dragged paraded testified""".split()  # noqa: SIM905
)


def _in_court(row: Row, k: int) -> bool:
    """Whether "before" only says who sits: "was brought before Judge X, charged"."""
    if row[k].word != "before":
        return False
    return any(u.word in _PRODUCED for u in row[max(0, k - 3) : k])


def _no_verb(row: Row, m: int) -> bool:
    """Whether "may" is the month, or "suspected" stands before its noun."""
    word, before = row[m].word, row[m - 1].word if m else ""
    after = row[m + 1].word if m + 1 < len(row) else ""
    counted = before[:1].isdigit() or before in g.DETERMINERS
    if word == "may":
        return before[:1].isdigit() or after[:1].isdigit() or before in _IN_MONTH
    if word in ("combined", "allied", "united") and after in COLLECTIVE:
        return True
    return word.endswith("ed") and counted and after.isalpha()


_IN_MONTH = frozenset(["in", "since", "of", "last", "until", "on", "from", "early"])
