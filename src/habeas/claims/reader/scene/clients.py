"""Whom a lawyer means by "his client": the one whose lawyer the sentence says he is.

"A's lawyer, B, said his client had been beaten": A was. Where no one is named so, nobody
is told of, the lawyer least of all.
"""

from __future__ import annotations

import re
from dataclasses import replace

from habeas.claims.reader.lexicon import listed
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.units import Unit

_LAWYERS = listed(
    "lawyer lawyers counsel advocate advocates attorney attorneys solicitor barrister"
)
_STANDS_FOR = listed("represents represented representing defends defended defending")
_CLIENTS = listed("client clients")
_OWN = listed("his her their my our")
_OF = listed("of for")
_NEAR = 4


def with_clients(line: Line) -> Line:
    """Return a line with "his client" opened to whom it means, if that is said."""
    if "client" not in line.whole:
        return line
    row = line.row
    made: list[Unit] = []
    at = 0
    while at < len(row):
        unit = row[at]
        following = row[at + 1].word if at + 1 < len(row) else ""
        if unit.word in _OWN and following in _CLIENTS:
            refs = _client(row, at) or _named_beside(line, unit.start)
            if refs:
                one = Unit("", unit.start, row[at + 1].end, refs, "person", "title")
                made.append(one)
            else:
                bare = unit._replace(refs=(), sort="", form="", owns=False)
                made.extend((bare, row[at + 1]))
            at += 2
            continue
        made.append(unit)
        at += 1
    return replace(line, row=tuple(made))


def _named_beside(line: Line, until: int) -> tuple[str, ...]:
    """Return X of "the lawyer of X says" and "X's lawyer says", also within one mention."""
    found: dict[str, None] = {}
    for match in _LAWYER.finditer(line.text, line.start, until):
        near = line.scene.cast.in_span(
            max(line.start, match.start() - _NAME), until, "person"
        )
        whose = [
            m.ref
            for m in near
            if m.form != "pronoun"
            and (
                m.start == match.end()
                if match["of"]
                else match.start() - m.end in (0, 2)
            )
        ]
        found.update(dict.fromkeys(whose[:1]))
    return tuple(found) if len(found) == 1 else ()


_NAME = 60
_WORDS = "lawyer|counsel|advocate|attorney|solicitor|barrister"
_LAWYER = re.compile(
    rf"(?:['’]s|(?<=s)['’]) (?:{_WORDS})\b|\b(?:{_WORDS}) (?P<of>of|for|representing) "
)


def _client(row: tuple[Unit, ...], at: int) -> tuple[str, ...]:
    """Return for whom the lawyer stands who is told of before unit `at`."""
    found: list[tuple[str, ...]] = []
    for k in range(at):
        if row[k].word in _STANDS_FOR:
            found += [u.refs for u in row[k + 1 : k + 2] if u.person]
        if row[k].word not in _LAWYERS:
            continue
        if k and row[k - 1].owns and row[k - 1].person and row[k - 1].refs:
            found.append(row[k - 1].refs)
        elif row[k + 1].word in _OF:
            found += [u.refs for u in row[k + 2 : k + _NEAR] if u.person][:1]
    told = dict.fromkeys(found)
    return next(iter(told)) if len(told) == 1 else ()
