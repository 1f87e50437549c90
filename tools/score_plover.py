"""Score who acts on whom against the PLOVER records, read from the shared folder.

usage: score_plover.py [FILE] [--misses]

FILE is `practice.json` of the PLOVER gold-standard records (Open Event Data Alliance,
CC BY-SA 4.0); by default the one of `HABEAS_SHARED`, or of `shared` beside the
repository. Nothing of it is kept. The words of the event are given; the source and the
target that the reader's roles name (`semantic.parties`) are right where they share a
letter with one that the record marks. Without the file nothing is scored and the exit
is 0. `--misses` prints the records that are not right.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [p for p in (str(ROOT / "src"),) if p not in sys.path]

from habeas.claims.reader.semantic.heads import Sentence
from habeas.claims.reader.semantic.parties import Phrase, parties
from habeas.text.sentences import Token, tokens

ROLES = {"source": "SRC", "target": "TAR"}
_OPENS = re.compile(r"\((?P<role>(?:SRC|TAR|EVT|LOC)(?:/(?:SRC|TAR|LOC))?)\s*: *")
Span = tuple[int, int]


@dataclass(frozen=True)
class Record:
    """A sentence, and where its markup puts event, source and target."""

    text: str
    spans: dict[str, list[Span]]


def records(path: Path) -> Iterator[Record]:
    """Yield the records that mark an event; the licence's own record is passed over."""
    for one in json.loads(path.read_text(encoding="utf-8")):
        info = one.get("textInfo")
        if isinstance(info, dict) and "EVT" in info.get("markup", ""):
            yield marked(info["markup"])


def marked(markup: str) -> Record:
    """Return the sentence of a markup such as "(SRC: Libya) has (EVT: agreed)"."""
    text, spans, at = "", dict[str, list[Span]](), 0
    opened: list[tuple[str, int]] = []
    while at < len(markup):
        found = _OPENS.match(markup, at)
        if found:
            opened.append((found["role"], len(text)))
            at = found.end()
            continue
        if markup[at] == "(":
            opened.append(("", len(text)))
        closes = markup[at] == ")" and opened
        role, start = opened.pop() if closes else ("", 0)
        for name in role.split("/") if role else ():
            spans.setdefault(name, []).append((start, len(text)))
        if markup[at] not in "{}" and not role:
            text += markup[at]
        at += 1
    return Record(text, spans)


def read(record: Record) -> dict[str, Span | None]:
    """Return the source and target that the reader's roles name, as spans of text."""
    words = tuple(tokens(record.text, 0, len(record.text)))
    sentence = Sentence([word.text for word in words])
    event = [n for n, word in enumerate(words) if _touches(word, record.spans["EVT"])]
    found = parties(sentence, event)
    return {
        "source": _span(words, found.source),
        "target": _span(words, found.target),
    }


def _touches(word: Token, spans: list[Span]) -> bool:
    return any(word.start < end and start < word.end for start, end in spans)


def _span(words: tuple[Token, ...], phrase: Phrase | None) -> Span | None:
    return (words[phrase[0]].start, words[phrase[1] - 1].end) if phrase else None


def score(path: Path, misses: bool = False) -> dict[str, float]:
    """Print and return the F1 of sources and targets, by record."""
    counts = {name: [0, 0, 0] for name in ROLES}
    for record in records(path):
        said = read(record)
        for name, role in ROLES.items():
            wanted, given = record.spans.get(role, []), said[name]
            right = given is not None and any(
                given[0] < end and start < given[1] for start, end in wanted
            )
            counts[name][0] += right
            counts[name][1] += given is not None
            counts[name][2] += bool(wanted)
            if misses and not right and (wanted or given):
                _print_miss(record, name, wanted, given)
    found = {}
    for name, (hits, read_, wanted_) in counts.items():
        p, r = hits / max(read_, 1), hits / max(wanted_, 1)
        found[name] = 2 * hits / max(read_ + wanted_, 1)
        print(f"{name:6} P {p:.3f} R {r:.3f} F1 {found[name]:.3f} of {wanted_}")
    return found


def _print_miss(
    record: Record, name: str, wanted: list[Span], given: Span | None
) -> None:
    told = [record.text[a:b] for a, b in wanted]
    said = record.text[given[0] : given[1]] if given else ""
    print(f"{name}: {record.text}\n   wanted {told} said {said!r}")


def default() -> Path:
    """Return where the practice records lie."""
    shared = Path(os.environ.get("HABEAS_SHARED") or ROOT.parent / "shared")
    return shared / "data" / "plover-gsr-cameo" / "practice.json"


def main(argv: list[str] | None = None) -> int:
    """Read the command line, and score."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--misses", action="store_true")
    said: Any = parser.parse_args(argv)
    path = said.file or default()
    if not path.exists():
        print("no PLOVER records here: nothing was scored", file=sys.stderr)
        return 0
    score(path, said.misses)
    return 0


if __name__ == "__main__":
    sys.exit(main())
