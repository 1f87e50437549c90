"""Words for people of several who are named: "the families of A and B" holds B as well.

What is done to the families, the lawyers or the mothers of A and B is done to neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from habeas.claims.reader import grammar as g
from habeas.claims.reader.lexicon import listed, one_person, words
from habeas.claims.reader.mentions import Mention
from habeas.claims.reader.units import Unit

_HEAD = re.compile(r"(?P<head>[\w-]+) of(?: the)?(?: late)? ?\Z", re.IGNORECASE)
_MEMBERS = listed(
    "family families relatives relations household kin kith people children"
)
# One of these may be of several: a mother, a lawyer; a wife is of one.
_ONE = listed(
    """mother father brother sister son daughter family household lawyer counsel advocate
    attorney cousin uncle aunt grandmother grandfather home house"""
)
_MANY = listed("were are have")
_SINGLE = listed("was is has")
_NAMES = ("name", "short")


def of_several(
    row: tuple[Unit, ...], mentions: Iterable[Mention], text: str
) -> tuple[Unit, ...]:
    """Return a row in which words for people of A and B are one unit."""
    told = [k for k, u in enumerate(row[:-2]) if u.form == "description" and not u.owns]
    told = [k for k in told if row[k + 1].word in ("and", ",")]
    if not told:
        return row
    made = list(row)
    named = {m.end: m for m in mentions if m.sort == "person" and m.form in _NAMES}
    for k in reversed(told):
        unit = row[k]
        inner = named.get(unit.end)
        if inner is None or inner.start <= unit.start:
            continue
        head = _HEAD.search(text, unit.start, inner.start)
        last = _last(made, k, head["head"].lower()) if head else k
        if last > k:
            made[k : last + 1] = [unit._replace(end=made[last].end)]
    return tuple(made)


def _last(row: list[Unit], k: int, head: str) -> int:
    """Return where the last stands of those named whose people unit `k` tells of; or `k`."""
    family = head in _MEMBERS
    many = family or head.endswith("s")
    if not many and head not in _ONE:
        return k
    at, last, closed = k, k, False
    while not closed and at + 2 < len(row):
        joint = row[at + 1].word
        closed = joint == "and"
        kin = head in words("kin") or head.removesuffix("s") in words("kin")
        if not (closed or joint == "," and many and (family or not kin)):
            return k
        at += 2
        while at < len(row) and not row[at].refs and _office(row[at].word):
            at += 1
        if at >= len(row) or not (row[at].person and row[at].form in _NAMES):
            return k
        last = at
    return last if closed and _ends(row, k, last, many=many, family=family) else k


def _office(word: str) -> bool:
    return word == "the" or one_person(word)


def _ends(row: list[Unit], k: int, last: int, *, many: bool, family: bool) -> bool:
    """Whether those named are not told of by a verb of their own behind them."""
    after = row[last + 1].word if last + 1 < len(row) else ""
    if row[last].owns or after in _SINGLE and many:
        return False
    if after in _MANY:
        return many or family
    if after in _SINGLE or not (after and g.finite(after)):
        return True
    return k <= 1
