"""Descriptions that come back to those told of before.

"The three", "both" and "all four", "the reporter", "my wife", and one person told
twice over in one sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from habeas.claims.reader import narrator
from habeas.claims.reader.company.company import POSSESSIVE, RECENT, Company
from habeas.claims.reader.description import Description
from habeas.claims.reader.keeping import LOOKS, acts_here
from habeas.claims.reader.lexicon import listed, singulars, words
from habeas.claims.reader.people import KIN, MINE, Figure

_LOOSE = listed("person man woman suspect detainee accused people")
_ALL = listed("the these those all both")
_SAME = listed("same said young two three")
_TAKEN = listed("arrested detained accused injured named above")
_NEAR_BY = 600


def of_a_set(company: Company, one: Description) -> bool:
    """Read "the three", "all four", "both" of people told of before."""
    if _of_one_kin(company, one):
        return True
    if one.heads is None or one.subset and one.determiner != "both":
        return False
    count, definite = (
        one.heads[0],
        one.determiner in _ALL,
    )
    if count < 2 or any(w in ("other", "remaining") for w in one.middle):
        return False
    for group in company.groups[: -RECENT - 1 : -1]:
        if group.heads != one.heads or group.first > one.start or one.subset:
            continue
        if not one.noun and _did_it(company, group, one.start):
            continue
        alike = one.noun in group.nouns if one.noun else not group.nouns
        if definite and (not one.noun or alike) or one.noun and alike and count > 2:
            group.add(one.start, one.end, "description")
            return True
    exact = one.heads[1] == count
    if not definite or not exact or one.noun and one.noun not in _LOOSE:
        return False
    told = one.last > one.core or one.after() in ("who", "whose", "whom")
    if one.noun and one.before() == "and" and told:
        return False  # "six priests and the two women who worked there"
    before = company.last(one.start, count) or _mixed(company, one.start, count)
    if one.subset and not _side_by_side(company, one, before):
        return False
    for figure in before:
        figure.add(one.start, one.end, "pronoun")
    return bool(before)


_FREED = re.compile(
    r"both(?: of them)? (?:were|have been|had been) (?:\w+ )?(?:released|freed|let go|bailed|allowed to go)\b",
    re.IGNORECASE,
)


def _did_it(company: Company, group: Figure, position: int) -> bool:
    """Whether a group is who did it to others: "A and B were taken by two men. Both"."""
    told = group.before(position)
    if _FREED.match(company.doc.text, position) is None:
        return False  # "both were shot dead by police": who they are is open
    by = told >= 0 and company.doc.text.endswith(("by ", "by the "), 0, told)
    return by and bool(group.heads and company.last(position, group.heads[0]))


def _of_one_kin(company: Company, one: Description) -> bool:
    """Read "both brothers", "the sisters", of two told before to be each other's."""
    if not one.plural or one.noun not in _EACH_OTHERS or one.last > one.core:
        return False
    if one.determiner not in ("both", "the") or one.heads not in (None, (2, 2)):
        return False
    if one.before() in ("of", "and"):
        return False
    two = company.last(one.start, _PAIR)
    if not two:
        return False
    near = [max(s for s in f.starts if s < one.start) for f in two]
    told = company.doc.text[max(0, min(near) - _LED) : max(near) + _JOINED].lower()
    if one.noun not in told[: one.start - max(0, min(near) - _LED)]:
        return False
    for figure in two:
        figure.add(one.start, one.end, "description")
    return True


_EACH_OTHERS = listed("brother sister cousin sibling twin friend son daughter")
_LED = 24


def _side_by_side(company: Company, one: Description, told: Sequence[Figure]) -> bool:
    """Whether "both of them" comes back to two who stand joined: "A and B, 19"."""
    ends = sorted(
        max((start, end) for start, end, _ in f.spans if start < one.start)
        for f in told
    )
    if len(ends) != _PAIR:
        return False
    gap = company.doc.text[ends[0][1] : ends[1][0]]
    return len(gap) < _JOINED and (" and " in gap or " & " in gap)


_PAIR, _JOINED = 2, 60


def _mixed(company: Company, position: int, count: int) -> list[Figure]:
    """Return one named and the groups of the sentence told last, if they are so many."""
    near: list[tuple[int, Figure]] = []
    for figure in (*company.figures[-RECENT:], *company.groups[-RECENT:]):
        last = figure.before(position)
        if last >= 0 and position - last < _NEAR_BY:
            near.append((last, figure))
    if not near:
        return []
    sentence = company.doc.sentence_at(max(near, key=lambda pair: pair[0])[0])
    if sentence is None:
        return []
    told = [f for at, f in near if sentence.start <= at < sentence.end]
    told = [f for f in dict.fromkeys(told) if f.name or f in company.groups]
    heads = [f.heads[0] if f.heads and f.heads[1] == f.heads[0] else 99 for f in told]
    return told if len(told) > 1 and sum(heads) == count else []


def told_again(company: Company, one: Description) -> bool:
    """Read "the reporter", "the workers", "my wife" of somebody told of before."""
    first = one.sentence.tokens[one.first].text.lower()
    own = KIN.get(one.noun, "") if first in MINE else ""
    if own:
        return _one_of_mine(company, one, company.called(f"my {own}"))
    theirs = KIN.get(one.noun, "") if first in _THEIRS else ""
    if theirs and (fits := company.called(f"kin {theirs}")):
        return _one_of_mine(company, one, fits)
    sworn = one.noun in words("kin") and _SWORN.match(_said(company, one)) is not None
    if sworn and (fits := company.called(f"my {one.noun}")):
        return _one_of_mine(company, one, fits)
    if first == "your" and not one.plural and (fits := _answered(company, one)):
        return _one_of_mine(company, one, fits)
    if first in ("my", "our") and not one.plural:
        return _one_of_mine(company, one, company.called(f"{first} {one.noun}"))
    one_kin = not one.plural and one.heads in (None, (1, 1))
    kin = first in POSSESSIVE and one.noun in words("kin") and one_kin
    if kin and one.last == one.core:
        named = [f for f in company.called(f"their {one.noun}") if f.name]
        if len(named) == 1:
            named[0].add(one.start, one.end, "description")
            return True
    told = one.sentence.part.kind == "narrative" and one.determiner == "all"
    if told and set(one.middle) & _TAKEN and not one.heads:
        shared = {one.noun, *one.middle} - _TAKEN
        return _come_back(
            company, one, [g for g in company.groups if g.nouns & shared][-1:]
        )
    if one.plural and not one.heads and one.determiner == "" and not one.middle:
        fits = [
            f for f in company.called(one.noun) if f.kind == "group" and not f.heads
        ]
        if one.last == one.core and acts_here(one):
            return _come_back(company, one, fits)
    if (
        one.plural
        and not one.heads
        and set(one.middle) & _TAKEN
        and (one.noun in _LOOSE and one.determiner == "the")
    ):
        return _come_back(company, one, company.groups[-RECENT:]) or True
    shouted = one.head.isupper() or one.sentence.tokens[one.core - 1].text.isupper()
    looks = any(w in LOOKS for w in one.middle)
    owned = first in POSSESSIVE and one.noun not in ("people", "person")
    if one.plural and not one.heads and (looks or owned):
        fits = [f for f in company.called(one.noun) if f.kind == "group"]
        if looks:
            fits = [f for f in fits if f.looks == one.middle]
        return _come_back(company, one, fits)
    definite = one.determiner in ("the", "this", "that") or shouted
    if not definite or not one.noun or _in_command(one):
        return False
    plain = [w for w in one.middle if w not in _SAME]
    said = " ".join(company.doc.text[one.start : one.end].split())
    fits = [
        f
        for f in company.called(one.noun)
        if (f.kind == "group") == one.plural
        and set(plain) <= f.nouns
        and (one.heads in (None, (1, 1)) or f.heads == one.heads)
        and (one.last == one.core or f.words == said)
    ]
    return _come_back(company, one, fits)


def _in_command(one: Description) -> bool:
    """Whether an office is told by what it is of: "the officer in command" is nobody named."""
    return one.after() == "in" and one.after(2) in ("command", "charge")


_SWORN = re.compile(
    r"the (?:deponent|petitioner|applicant|complainant|undersigned)['’]s \w|"
    r"the (?:\w+ )?\w+ of the (?:deponent|petitioner|applicant|complainant|undersigned)\b",
    re.IGNORECASE,
)


def _said(company: Company, one: Description) -> str:
    return company.doc.text[one.start : one.wide_end]


def _answered(company: Company, one: Description) -> list[Figure]:
    """Return whom the answers of an interview call "my brother", asked "your brother"."""
    fits = company.called(f"my {one.noun}")
    return fits if fits and narrator.sides(company.doc.text) is not None else []


_THEIRS = listed("ان اس un us unke uske unki uski")
_ORDINALS = listed("second third younger youngest other")
_FIRST_BORN = listed("first elder eldest older oldest")


def _one_of_mine(company: Company, one: Description, fits: list[Figure]) -> bool:
    """Read "my son" of the one most told of, "my second son" of the younger one."""
    for order in (_ORDINALS, _FIRST_BORN):
        if set(one.middle) & order:
            told = [f for f in fits if f.nouns & order]
            return _come_back(company, one, told)
    before = [f for f in fits if f.first < one.start]
    before = [f for f in before if not f.nouns & _ORDINALS] or before
    most = max((len(f.starts) for f in before), default=0)
    return _come_back(company, one, [f for f in before if len(f.starts) == most])


def _come_back(company: Company, one: Description, fits: Sequence[Figure]) -> bool:
    before = [f for f in fits if f.first < one.start]
    if not before:
        return False
    figure = max(before, key=lambda f: f.before(one.start))
    figure.add(one.start, one.end, "description")
    return True


def told_twice(company: Company, one: Description) -> bool:
    """Read "a clerk in the office, our own man, ...": one person told twice."""
    tokens, last = one.sentence.tokens, company.figures[-1] if company.figures else None
    if last is None or last.name or last.kind != "individual" or one.plural:
        return False
    if one.first < 2 or tokens[one.first - 1].text not in (",", "(", "–", "—"):
        return False
    after = tokens[one.last].text if one.last < len(tokens) else "."
    child = one.determiner == "the" and one.noun in words("kin")
    if not child and one.determiner not in ("a", "an", "our", "his", "her", "my"):
        return False
    if after not in (",", ")", "–", "—") and not (child and after == "."):
        return False
    ends = {end for _, end, _ in last.spans}
    if tokens[one.first - 2].end not in ends or one.heads not in (None, (1, 1)):
        return False
    last.add(one.start, one.end, "description")
    return True


def of_things(company: Company, one: Description) -> bool:
    """Whether "seven of the eleven" are of eleven houses told just before."""
    if not one.subset or one.noun or one.of is None:
        return False
    tokens = one.sentence.tokens
    if any(g.heads and g.heads[0] == one.of for g in company.groups[-RECENT:]):
        return False
    count = re.escape(tokens[one.last - 1].text)
    near = company.doc.text[max(0, one.start - _NEAR_BY) : one.start]
    said = re.findall(rf"\b{count} (\w+s)\b", near, re.IGNORECASE)
    return bool(said) and said[-1].lower() not in singulars()
