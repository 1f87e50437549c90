"""The sentences that teach the finder of acts, as the reader sees them.

Labelled are the snippets of `tools/finder` and the hand-coded texts of
`tests/claims/reader/coded` that are not held back; unlabelled all other texts of the
tests that are our own. The practice set teaches nothing, so that it stays a measure.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

import yaml

from habeas.claims.reader.document import document
from habeas.claims.reader.finder import find, words
from habeas.claims.reader.read import _known, read
from habeas.claims.reader.respelt import respelt
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.scene.lines import lines
from habeas.claims.reader.scene.scene import Scene
from habeas.claims.reader.triggers import triggers

ROOT = Path(__file__).parent.parent
SNIPPETS = ROOT / "tools/finder"
TESTS = ROOT / "tests/claims/reader"
CODED = TESTS / "coded"
_LEAST = 40  # letters of a text without labels
Span = tuple[int, int]


class Told(NamedTuple):
    """An act of a text: its code, its words, its victims' mentions, how it is told."""

    code: str
    span: Span
    victims: tuple[tuple[Span, ...], ...]
    way: str


class Labelled(NamedTuple):
    """A text with its acts; `group` keeps together what is left out together."""

    group: str
    text: str
    acts: tuple[Told, ...]
    kind: str = "snippet"  # or "coded", or "" where nobody labelled it


@dataclass(frozen=True)
class Act:
    """An act in a row: its first and last unit, and the units of its victims."""

    code: str
    first: int
    last: int
    victims: frozenset[int]
    known: bool  # whether each victim stands in the row, or there is none
    way: str


@dataclass(frozen=True)
class Row:
    """A sentence as the models see it, with what they are to learn of it."""

    group: str
    line: Line
    words: tuple[str, ...]
    kind: tuple[str, ...]
    codes: tuple[tuple[str, ...], ...]  # of each unit
    acts: tuple[Act, ...]
    labelled: bool
    snippet: bool
    passed: frozenset[int] = frozenset()
    """Words of acts that the rules know and yet read no act by, in our own texts."""


def snippets() -> Iterator[Labelled]:
    """Give the labelled snippets; two that stand side by side may be twins."""
    for path in sorted(SNIPPETS.glob("*.txt")):
        blocks = re.split(r"\n\s*\n", path.read_text(encoding="utf-8").strip())
        for number, block in enumerate(blocks):
            rows = [r for r in block.split("\n") if not r.startswith("#")]
            said = [r for r in rows if not r.startswith("+ ") and r.strip() != "-"]
            text = " ".join(said).strip()
            acts = [_act(text, r[2:]) for r in rows if r.startswith("+ ")]
            if text:
                yield Labelled(f"{path.stem}{number // 4}", text, tuple(acts))


def _act(text: str, row: str) -> Told:
    code, victims, said, *way = (f.strip() for f in row.split("|"))
    at = text.index(said)
    span = (at, at + len(said))
    named = [v.strip() for v in victims.split(";") if v.strip()]
    found = [spot for v in named if (spot := _nearest(text, v, span))]
    return Told(
        code, span, tuple((s,) for s in found), way[0] if way and way[0] else "stated"
    )


def _nearest(text: str, name: str, span: Span) -> Span | None:
    """Return where a name stands that is nearest to an act's words."""
    every = [m.span() for m in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)]
    return min(
        every, key=lambda s: max(s[0] - span[1], span[0] - s[1], 0), default=None
    )


def coded(folder: Path) -> Iterator[Labelled]:
    """Give the hand-coded texts of a folder."""
    for path in sorted(folder.glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        who = {
            one["id"]: tuple(_spots(text, one["quotes"]))
            for kind in ("people", "organisations")
            for one in gold.get(kind, [])
        }
        acts = []
        for act in gold["acts"]:
            span = next(_spots(text, act["quotes"]), None)
            if span:
                way = act.get("modality", "stated")
                way = "negated" if act.get("polarity") == "negated" else way
                named = tuple(who.get(v, ()) for v in act.get("victims", ()))
                acts.append(Told(act["type"], span, named, way))
        yield Labelled(path.stem, text, tuple(acts), "coded")


def _spots(text: str, quotes: Sequence[Any]) -> Iterator[Span]:
    for quote in quotes:
        if isinstance(quote, str):
            at = text.find(quote)
            if at >= 0:
                yield at, at + len(quote)
        else:
            yield quote["start"], quote["end"]


def rows(one: Labelled) -> Iterator[Row]:
    """Give the sentences of a text as the reader sees them."""
    copy = respelt(one.text)
    if copy.cuts:
        return
    known = _known(document(copy.text))
    scene = Scene(known.doc, known.cast, known.issuer)
    every = lines(scene)
    refs = [_refs(every, told) if one.kind == "coded" else [] for told in one.acts]
    told_by_rules = [] if one.kind else _ruled(one.text)
    for line in every:
        if line.urdu or not line.row:
            continue
        codes: list[list[str]] = [[] for _ in line.row]
        acts = []
        for told, people in zip(one.acts, refs, strict=True):
            act = _in_row(line, told, people)
            if act:
                acts.append(act)
                for k in range(act.first, act.last + 1):
                    codes[k].append(told.code)
        yield Row(
            one.group, line, words.called(line.text, line.row), find.flags(line),
            tuple(map(tuple, codes)), tuple(acts), bool(one.kind), one.kind == "snippet",
            frozenset() if one.kind else _passed(line, told_by_rules),
        )  # fmt: skip


def _ruled(text: str) -> list[Span]:
    """Return the words by which the rules alone read acts."""
    with mock.patch.object(find, "_asked", lambda line: False):
        acts = read(text)["acts"]
    return [(q["start"], q["end"]) for act in acts for q in act["quotes"]]


def _passed(line: Line, told: Sequence[Span]) -> frozenset[int]:
    """Return where words of acts stand in a sentence of which the rules read no act."""
    if any(start < line.end and line.start < end for start, end in told):
        return frozenset()
    ways = triggers()
    return frozenset(
        k
        for k, unit in enumerate(line.row)
        if unit.word in ways.verbs or unit.word in ways.nouns
    )


def _refs(every: Sequence[Line], told: Told) -> list[frozenset[str]]:
    """Return, for each victim, the ids that the reader gives to its mentions."""
    found = []
    for spans in told.victims:
        met = Counter(
            unit.refs[0]
            for line in every
            for unit in line.row
            if len(unit.refs) == 1 and _touch(unit, spans)
        )
        most = max(met.values(), default=0)
        found.append(frozenset(r for r, n in met.items() if n * 2 >= most))
    return found


def _touch(unit: Any, spans: Sequence[Span]) -> bool:
    return any(unit.start < end and start < unit.end for start, end in spans)


def _in_row(line: Line, told: Told, people: Sequence[frozenset[str]]) -> Act | None:
    hit = [k for k, unit in enumerate(line.row) if _touch(unit, [told.span])]
    if not hit:
        return None
    victims: set[int] = set()
    known = True
    for number, spans in enumerate(told.victims):
        refs = people[number] if people else frozenset()
        found = [
            k
            for k, unit in enumerate(line.row)
            if _touch(unit, spans) or refs & {*unit.refs}
        ]
        known = known and bool(found)
        victims.update(found)
    return Act(told.code, hit[0], hit[-1], frozenset(victims), known, told.way)


def unlabelled() -> Iterator[Labelled]:
    """Give our own texts that nobody labelled word by word."""
    for path in sorted((TESTS / "unseen").glob("*.txt")):
        yield Labelled(path.stem, path.read_bytes().decode("utf-8"), (), "")
    for path in sorted(TESTS.glob("*.yaml")):
        loaded = yaml.safe_load(path.read_text(encoding="utf-8"))
        for number, text in enumerate(dict.fromkeys(_strings(loaded))):
            yield Labelled(f"{path.stem}{number}", text, (), "")


def _strings(loaded: Any) -> Iterator[str]:
    if isinstance(loaded, str):
        if len(loaded) >= _LEAST and " " in loaded:
            yield loaded
    elif isinstance(loaded, dict):
        for one in loaded.values():
            yield from _strings(one)
    elif isinstance(loaded, list):
        for one in loaded:
            yield from _strings(one)
