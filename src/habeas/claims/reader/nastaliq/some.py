"""Some of a group, named behind what was done to it: "دو افراد کو ... جن میں سے ایک کا نام X"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from habeas.claims.reader.nastaliq.clauses import Clause
from habeas.claims.reader.nastaliq.roles import children
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
