"""Which mentions are joined to one another: all of "A, B and C" together.

Commas and "and" join; a verb, most prepositions and a deed of its own end the list.
"""

from __future__ import annotations

from habeas.claims.reader import grammar as g
from habeas.claims.reader.clauses.heads import (
    APPOSED,
    KIN,
    according,
    is_head,
    of_him,
    qualifies,
)
from habeas.claims.reader.clauses.verbs import NOMINATIVE, Row, acts
from habeas.claims.reader.lexicon import one_person, singulars
from habeas.claims.reader.triggers import ING, PAST, triggers
from habeas.claims.reader.units import Unit
from habeas.claims.reader.vocabulary import tags


def joined(row: Row, k: int, low: int, high: int) -> list[int]:
    """Return unit `k` and those joined to it by commas and "and", in order."""
    kept = [k]
    for step in (-1, 1):
        at = k
        while True:
            nearest = _next_joined(row, at, step, low, high)
            if nearest is None or at == k and step < 0 and _led_in(row, nearest, k):
                break
            if step < 0 and _whole(row, nearest):
                break
            kept.append(nearest)
            at = nearest
    kept.sort()
    return [k for n, k in enumerate(kept) if not (n and _apposed(row, kept[n - 1], k))]


def _whole(row: Row, k: int) -> bool:
    """Whether unit `k` is whom those told of are some of: "Of the four, A was freed"."""
    apart = k + 1 < len(row) and row[k + 1].word == ","
    return k == 1 and row[0].word == "of" and apart


def _led_in(row: Row, before: int, k: int) -> bool:
    """Whether unit `before` only leads in the clause: "in view of A, a mob came"."""
    between = row[before + 1 : k]
    if any(u.word in ("and", "or", "&", "plus") for u in between):
        return False
    left = before - 1
    apart = row[before].sort == "organisation" and row[k - 1].word == ","
    of_them = left == 0 and row[0].word == "of"
    if between and between[0].word != "," and not (of_them or apart):
        return False  # "outside the court in X, police took A" leads in
    while left > 0 and qualifies(row[left]):
        left -= 1
    told = row[k].form == "description" or apart and row[k].sort == "organisation"
    return row[left].word in g.PREPOSITIONS and told


def _apposed(row: Row, name: int, k: int) -> bool:
    """Whether a description only says who the one named before it is."""
    if row[name].form == "description" or row[k].form != "description":
        return False
    between = row[name + 1 : k]
    return bool(between) and all(qualifies(u) for u in between)


def _begins_clause(row: Row, k: int) -> bool:
    """Whether a body behind a comma is what a verb is told of: ", police now want B"."""
    if row[k - 1].word != ",":
        return False
    after = k + 1
    while after < len(row) - 1 and (
        g.adverb(row[after].word) or tags(row[after].word)[:1] == "R"
    ):
        after += 1
    return after < len(row) and tags(row[after].word) == "V"


def _begins_main(row: Row, at: int, k: int) -> bool:
    """Whether the main clause begins at `k`: "After the attack on A, a group of men said".

    `at` is the mention before the comma, which a word at the sentence's head governs.
    """
    if row[0].word not in _FRONTED or row[k].form != "description":
        return False
    between = [u.word for u in row[at + 1 : k]]
    if between != [","] or any(u.word in (",", "and") for u in row[1:at]):
        return False
    for unit in row[k + 1 : k + _MAIN]:
        if unit.word in (",", "and", "or"):
            return False
        if g.finite(unit.word) and not unit.refs:
            return True
    return False


_MAIN = 12


_FRONTED = frozenset(
    """regarding after following during concerning despite amid since in on at with before
    against about""".split()  # noqa: SIM905
)


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


_STATUS = frozenset(["dead", "wounded", "injured", "hurt"])


def _deed(row: Row, k: int) -> bool:
    """Whether a word of the list is a deed of its own: "two and injuring nine"."""
    named = _past_offices(row, k + 1)
    if named >= len(row):
        return False
    begins = row[named].word in g.DETERMINERS | g.POSSESSIVES
    if not (row[named].refs or begins or row[named].word[:1].isdigit()):
        return False
    before = row[k - 1].word if k else ""
    forms = triggers().verbs.get(row[k].word, ())
    acts = any(f.form in (ING, PAST) for f in forms)
    acts = acts or row[k].word not in singulars() and tags(row[k].word) in ("V", "NV")
    return acts and before in ("and", ",", "while", "or", "then")


def _past_offices(row: Row, k: int) -> int:
    """Return what stands behind the offices of somebody: "arrested lawyer and poet X"."""
    at = k
    while at < len(row) and not row[at].refs and qualifies(row[at]) and at < k + _LONG:
        at += 1
    return at if at > k and one_person(row[at - 1].word) else k


_LONG = 4  # units


_BESIDE = frozenset(
    """driver drivers bodyguard bodyguards assistant secretary escort escorts aide aides
    chauffeur cameraman helper cook interpreter translator fixer guard guards companion
    companions pilot clerk deputy maid servant gardener colleagues friends colleague friend
    comrade comrades roommate roommates room-mate room-mates housemate housemates flatmate
    flatmates classmate classmates fellow neighbour neighbours neighbor neighbors fiancé
    fiancée fiance fiancee boyfriend girlfriend partner lawyer lawyers advocate guest guests
    host pupil pupils student students employee employees co-worker co-workers coworker
    coworkers apprentice apprentices spokesman spokeswoman editor photographer producer
    business-partner tenant landlord client clients nurse doctor teacher""".split()  # noqa: SIM905
)


def _belongs(row: Row, k: int) -> bool:
    """Whether unit `k` is only what one belongs to: "A, of the traders, was taken"."""
    if k < 2 or row[k - 1].word not in ("of", "from") or row[k - 2].word != ",":
        return False
    return k + 1 < len(row) and row[k + 1].word == ","


def _next_joined(row: Row, at: int, step: int, low: int, high: int) -> int | None:
    """Return the next one joined to `at` by commas and "and", looking `step` by step."""
    seen_joiner = False
    k = at + step
    gap = 0
    while low <= k < high:
        unit = row[k]
        if unit.owns and unit.form == "pronoun":
            if not _of_kin(row, k):
                return None
            k, gap = k + step, gap + 1
            continue
        if step < 0 and unit.actor and according(row, k):
            return None
        if step < 0 and unit.word in ("him", "them") and row[k + 1].word != "and":
            return None  # "of those tried with him in 2022, A and B remain in prison"
        if step < 0 and unit.person and row[k + 1].word == "," and _whose_kin(row, k):
            return None
        if step > 0 and unit.word in NOMINATIVE and row[k - 1].word != "and":
            return None
        if step > 0 and unit.sort == "organisation" and _begins_clause(row, k):
            return None
        if step > 0 and unit.person and gap and _begins_main(row, at, k):
            return None
        if step > 0 and unit.person and gap and of_him(row, k):
            k, gap = k + step, gap + 1
            continue
        if step > 0 and unit.actor and _belongs(row, k):
            k, gap, seen_joiner = k + step, gap + 1, False
            continue
        if unit.actor and seen_joiner and (row[at].sort == unit.sort or unit.person):
            return k
        if step < 0 and _with_men(row, k, at, low):
            return k
        if step < 0 and _told_by(row, k, at):
            return k
        if (
            _together(row, k)
            or unit.word in _JOINERS
            or (unit.word == "," and not seen_joiner)
        ):
            seen_joiner = True
        elif step > 0 and unit.word == "who" and _short_aside(row, k):
            k = _short_aside(row, k)
            seen_joiner = True
        elif not _is_aside(unit) and (_parts(row, k) or step > 0 and _deed_of(row, k)):
            return None
        gap += 1
        if gap > _APART:
            return None
        k += step
    return None


def _with_men(row: Row, k: int, at: int, low: int) -> bool:
    """Whether "police and men in plain clothes" opens a clause: a body, and people."""
    if row[k].sort != "organisation" or row[k].owns or row[k + 1].word != "and":
        return False
    if at - k > APPOSED or row[at].form != "description" or not is_head(row, k, low):
        return False
    before = row[k - 1].word if k else ""
    return before not in ("and", "of") and not g.finite(before)


def _whose_kin(row: Row, k: int) -> bool:
    """Whether "the wife of A" leads to whom a comma names: "the wife of A, B, was"."""
    of = k - 1
    while of > 0 and qualifies(row[of]) and not row[of].refs and row[of].word != "of":
        of -= 1
    if of < 1 or row[of].word != "of" or row[of - 1].refs:
        return False
    noun = row[of - 1].word
    return noun in KIN and row[of - 2].word not in (",", "and")


def _deed_of(row: Row, k: int) -> bool:
    """Whether "the killing of" begins another deed: "the disappearance of A and ..."."""
    after = row[k + 1].word if k + 1 < len(row) else ""
    return after in ("of", "against") and row[k].word in triggers().nouns


def _together(row: Row, k: int) -> bool:
    """Whether "together with", "along with" or "as well as" stands at unit `k`."""
    word, before = row[k].word, row[k - 1].word if k else ""
    after = row[k + 1].word if k + 1 < len(row) else ""
    if word == "with" or word in ("together", "along") and after == "with":
        return word != "with" or before in ("together", "along")
    beside = word == "as" and ("well" in (after, before))
    return beside or word == "well" and after == "as"


_JOINERS = frozenset(["and", "&", "or", "plus", "alongside"])


_APART = 22


def _of_kin(row: Row, k: int) -> bool:
    """Whether "his" at `k` leads on to kin or an aide: "X and his driver"."""
    after = [u.word for u in row[k + 1 : k + 4]]
    while after and (after[0] in _FEW or after[0][:1].isdigit()):
        after = after[1:]
    following = after[0] if after else ""
    kin = following in KIN or following.removesuffix("s") in KIN
    return row[k - 1].word == "of" or kin or following in _BESIDE


_FEW = frozenset(
    ["two", "three", "four", "five", "both", "elder", "younger", "young", "minor"]
)


def _told_by(row: Row, k: int, at: int) -> bool:
    """Whether the description at `at` only says who the one named at `k` is."""
    named = row[k].person and row[k].form == "name"
    return named and row[at].form == "description" and _apposed(row, k, at)


def _is_aside(unit: Unit) -> bool:
    """Whether a unit may stand between those joined: a comma, an age, a place."""
    word = unit.word
    apart = unit.refs and unit.sort in ("organisation", "place")
    return word in (",", "(", ")") or word[:1].isdigit() or bool(apart)


def _parts(row: Row, k: int) -> bool:
    """Whether a word ends what is joined: a verb, a mark, most prepositions."""
    word = row[k].word
    return (
        word in g.RELATIVES
        or acts(row, k)
        or word in g.MODALS
        or word in g.MARKS
        or word in g.CONJUNCTIONS
        or _deed(row, k)
        or word in _STATUS
        or word in _BEFORE_ONE
        or (word == "of" and _doing(row, k + 1))
        or (word in g.PREPOSITIONS and word not in ("of", "from", "in"))
    )


def _doing(row: Row, k: int) -> bool:
    """Whether a deed stands at unit `k`: "accuses A and B of killing C and D"."""
    forms = triggers().verbs.get(row[k].word, ()) if k < len(row) else ()
    return any(f.form == ING for f in forms)


_BEFORE_ONE = frozenset(["presence", "front", "sight", "eyes"])
