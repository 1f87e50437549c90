"""Some of a group, named behind what was done to it.

"دو افراد کو گرفتار کیا جن میں سے ایک کا نام X ہے", "جن افراد کو رہا کیا گیا ان میں X شامل ہیں".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from habeas.claims.reader.nastaliq.clauses import Clause
from habeas.claims.reader.nastaliq.mood import mood
from habeas.claims.reader.nastaliq.roles import children
from habeas.claims.reader.nastaliq.those import kin_named
from habeas.claims.reader.nastaliq.ways import TRIGGERS
from habeas.claims.reader.scan import Deed
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.stance import Stance

_ONE = re.compile(
    r"\W*(?:اور )?(?:جن|ان|اُن|jin|un) (?:میں|mei?n|main) (?:سے|se) (?:ایک|دو|تین|ek|aik|do|teen) "
    r"(?:(?:کا|کے|کی|ka|ke|ki) )?(?:نام|شناخت|پہچان|na+m|shana+kht)(?!\w)",
    re.IGNORECASE,
)
_NO = re.compile(
    r"(?<!\S)(?:نہیں|نہ|nah[ie]+n?|na)(?!\w)|غلط|مفرور|فرار|مطلوب|\b(?:ghalat|fara+r)",
    re.IGNORECASE,
)


def named_of(line: Line, found: list[Clause], last: Deed | None) -> Iterator[Deed]:
    """Give the act of a group again for those of it whom a later clause names."""
    if last is None or last.stance != Stance() or not last.victims:
        return
    for clause in found:
        match = _ONE.match(clause.words)
        if (
            match is None
            or clause.start <= last.at
            or _NO.search(line.text, clause.start, line.end)
        ):
            continue
        low = clause.start + match.end()
        named = [
            k
            for k, u in enumerate(line.row)
            if u.person and u.form == "name" and low < u.end <= clause.end
        ]
        refs = tuple(
            r for r in line.refs(children(line.row, named)) if r not in last.victims
        )
        if refs:
            at = max(low, line.row[named[0]].start)
            yield replace(
                last, victims=refs, start=at, end=line.row[named[-1]].end, at=at
            )


# "جن افراد کو گرفتار کیا گیا ہے ان میں X اور Y بھی شامل ہیں"
_THOSE = re.compile(
    r"(?<!\S)جن (?:\S+ ){1,4}?(?:کو|پر) (?P<done>[^۔،]{4,70}?)[،]? (?:ان|اُن) میں (?P<who>[^۔؟]{3,160}?) (?:بھی )?شامل "
    r"(?:ہیں|ہے|تھے|تھا|تھی)(?! نہیں)"
)


def included(line: Line) -> Iterator[Deed]:
    """Give what was done to those who are told to be among those it was done to."""
    if "شامل" not in line.whole or "جن" not in line.whole:
        return
    match = _THOSE.search(line.text, line.start, line.end)
    if match is None:
        return
    code, at = _act_of(match["done"])
    low, high = match.span("who")
    named = [
        k
        for k, u in enumerate(line.row)
        if u.person and u.form == "name" and low <= u.start < high
    ]
    named = children(line.row, [k for k in named if not kin_named(line, named, k)])
    if code and named:
        at += match.start("done")
        yield Deed(
            code, line.refs(named), (), Stance(), at, line.row[named[-1]].end, at,
            line.number, line.sender,
        )  # fmt: skip


def _act_of(words: str) -> tuple[str, int]:
    """Return the act that words tell as done, and where it stands in them."""
    found = [
        (m.start(), n, code, m.end())
        for n, (code, p) in enumerate(TRIGGERS)
        if (m := p.search(words))
    ]
    for at, _, code, end in sorted(found)[:1]:
        if mood(code, words, at, end) == Stance():
            return code, at
    return "", 0
