"""Print how well the reader reads: every figure that the manual gives, in one table.

usage: score_table.py [--json] [--docs | --check] [--folder FOLDER] [--quick]

The seed and the practice texts are read and scored as `habeas evaluate` does, with the
range of 1,000 draws over documents, and the reader by keywords beside them. Then the
names and roles of the public sets, the rows of dates and places, the sentences and
texts of our own, how far strong and weak held in texts left out, and the speed.
`--docs` rewrites the tables in docs/reader.md; `--check` exits with 1 where they say
something else than is measured now, by more than `APART` or in a false record. The
folder is `HABEAS_SHARED`, or `shared` beside the repository; without it nothing is
scored and the exit is 0. `--quick` leaves out what takes long (names, roles, speed).
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [p for p in (str(ROOT),) if p not in sys.path]

from habeas.claims.reader.evaluate import (
    Evaluation,
    Figure,
    Reference,
    evaluate,
    references,
)
from habeas.claims.reader.readers import default, keywords
from habeas.claims.reader.scoring import DETAILS, KINDS
from tools import calibrate

DOCS = ROOT / "docs" / "reader.md"
BEGIN, END = "<!-- score table: begin -->", "<!-- score table: end -->"
APART = 0.03  # a share may differ so much from what the manual says
_SHARE = re.compile(r"\d\.\d{3}\b")
_COUNT = re.compile(r" \(\d+\)")  # how many there are may grow
_FALSE = re.compile(r"\b(\d+) of \d+")
_TIMED = "speed"


@dataclass(frozen=True)
class Line:
    """A figure of its own: what it is of, what it came to, the goal, how it is made."""

    what: str
    came: str
    goal: str
    command: str


def main() -> int:
    """Score, print, and return 0; 1 for a quote that does not stand, or a stale page."""
    asked = _arguments()
    folder = Path(asked.folder) if asked.folder else _shared()
    if not (folder / "documents" / "practice").exists():
        print("no shared documents here: nothing was scored", file=sys.stderr)
        return 0
    sets = _sets(folder)
    by_rule = {name: evaluate(default(), given) for name, given in sets.items()}
    beside = {name: evaluate(keywords(), given) for name, given in sets.items()}
    lines = [*_own(), *([] if asked.quick else _public(folder)), *_tiers(sets)]
    lines.extend([] if asked.quick else _speed())
    table = markdown(by_rule, beside, lines)
    if asked.json:
        print(json.dumps(_data(by_rule, beside, lines), indent=1))
    else:
        print(_each(by_rule), table, sep="\n\n")
    if asked.docs:
        _rewrite(table)
    stale = _stale(table) if asked.check else []
    for one in stale:
        print(f"docs/reader.md is not current: {one}", file=sys.stderr)
    return int(bool(stale) or any(e.sums.broken for e in by_rule.values()))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--docs", action="store_true")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--folder")
    return parser.parse_args()


def _shared() -> Path:
    return Path(os.environ.get("HABEAS_SHARED") or ROOT.parent / "shared")


def _sets(folder: Path) -> dict[str, list[Reference]]:
    documents = folder / "documents"
    seed = [r for r in references(documents / "seed") if r.name == "statement"]
    return {"seed": seed, "practice": references(documents / "practice")}


# What each text of our own, and each public set, comes to.


def _own() -> Iterator[Line]:
    """Yield the figures of what is written in this repository."""
    labelled = import_module("tests.claims.reader.labelled")
    for held, what in ((True, "held back"), (False, "seen")):
        chosen = [s for s in labelled.labelled() if s.held_back == held]
        total = sum((labelled.result(s) for s in chosen), labelled.Result())
        yield Line(
            f"own sentences, {what} ({len(chosen)}), rows F1",
            f"{total.f1:.3f}",
            "",
            "python -m tests.claims.reader.labelled",
        )
    unseen = import_module("tests.claims.reader.test_unseen")
    missed = [unseen.missed(name) for name in unseen.EXPECTED]
    lost, wanted = sum(len(m) for m, _ in missed), sum(n for _, n in missed)
    made = sum(unseen.is_made(unseen.reading(n), f) for n, f in unseen.FALSE)
    command = "pytest tests/claims/reader/test_unseen.py"
    yield Line(
        f"own texts ({len(unseen.EXPECTED)}), expected and read",
        f"{wanted - lost}/{wanted} = {(wanted - lost) / wanted:.3f}",
        "",
        command,
    )
    yield Line(
        "own texts, false records", f"{made} of {len(unseen.FALSE)}", "0", command
    )
    dates = import_module("tests.text.test_dates")
    right = sum(map(dates._is_right, dates.TABLE))
    yield Line(
        "rows of dates",
        f"{right}/{len(dates.TABLE)} = {right / len(dates.TABLE):.3f}",
        "0.95",
        "pytest tests/text/test_dates.py",
    )
    yield from _places()
    yield from _coded()


def _coded() -> Iterator[Line]:
    """Yield what whole statements come to that were hand-coded blind."""
    coded = import_module("tests.claims.reader.test_coded")
    for what, given, folder in (
        ("coded blind, mended by since", coded.GIVEN, "coded"),
        ("coded blind, never mended by", coded.HELD, "coded/held"),
    ):
        sums = evaluate(default(), given).sums
        found = "; ".join(
            f"{kind} {sums.kinds[kind].f1:.3f}"
            for kind in ("people", "acts", "register", "demands")
        )
        command = f"habeas evaluate tests/claims/reader/{folder}"
        yield Line(f"statements {what} ({len(given)}), F1", found, "", command)
        false = f"{len(sums.false)} of {sums.traps}"
        yield Line(f"statements {what}, false records", false, "", command)


def _places() -> Iterator[Line]:
    places = import_module("tests.text.test_gazetteer")
    if not places.available():
        return
    rows = [row for half in places._ROWS.values() for row in half]
    right = sum(places._told(row) == (row[2] or "").strip() for row in rows)
    yield Line(
        "rows of places",
        f"{right}/{len(rows)} = {right / len(rows):.3f}",
        "0.90",
        "pytest tests/text/test_gazetteer.py",
    )


def _public(folder: Path) -> Iterator[Line]:
    """Yield the figures of the public sets' dev and practice parts."""
    from tools import score_plover, train, train_roles

    uner = folder / "data" / "uner-ewt" / "en_ewt-ud-dev.iob2"
    roles = folder / "data" / "ewt-propbank-roles" / "dev.jsonl"
    if uner.exists():
        yield Line(
            "UNER EWT dev, names, micro F1",
            f"{_quiet(lambda: train.score(uner)):.3f}",
            "0.72",
            "python tools/train.py --score FILE",
        )
    if roles.exists():
        found = _quiet(lambda: train_roles.score(roles))
        for name, goal in (("doer", "0.80"), ("done-to", "0.72")):
            yield Line(
                f"PropBank EWT dev, {name} by head, F1",
                f"{found[name]:.3f}",
                goal,
                "python tools/train_roles.py --score FILE",
            )
    events = folder / "data" / "plover-gsr-cameo" / "practice.json"
    if events.exists():
        found = _quiet(lambda: score_plover.score(events))
        for name, goal in (("source", "0.80"), ("target", "0.45")):
            yield Line(
                f"PLOVER practice, {name} by overlap, event given, F1",
                f"{found[name]:.3f}",
                goal,
                "python tools/score_plover.py FILE",
            )


def _quiet(score: Callable[[], Any]) -> Any:
    with contextlib.redirect_stdout(io.StringIO()):
        return score()


def _tiers(sets: dict[str, list[Reference]]) -> Iterator[Line]:
    """Yield how far strong and weak held, by kind, each text left out in turn."""
    found = calibrate.left_out(calibrate.cases_of(sets["practice"]))
    for kind, by_tier in found.items():
        told = [
            f"{which} {tier['precision']:.3f} ({tier['right']}/{tier['of']}, "
            f"{tier['interval'][0]:.2f}-{tier['interval'][1]:.2f})"
            for which, tier in by_tier.items()
            if tier["of"]
        ]
        yield Line(
            f"right among {kind}", ", ".join(told), "", "python tools/calibrate.py"
        )


def _speed() -> Iterator[Line]:
    command = [sys.executable, str(ROOT / "tools" / "bench_reader.py"), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    told = json.loads(done.stdout)
    for key, what, goal in (
        ("documents_a_second", "documents of the seed's length a second", "60"),
        ("sentences_a_second", "sentences a second", ""),
        ("new_texts_seconds_for_10000", "seconds for 10,000 characters never read", ""),
        ("growth_at_8", "time for eight times the text, over eight times", ""),
        ("peak_memory_mb", "peak memory, MB", "< 400"),
    ):
        yield Line(
            f"{_TIMED}: {what}", str(told[key]), goal, "python tools/bench_reader.py"
        )


# How it is told.


def _each(found: dict[str, Evaluation]) -> str:
    lines = []
    for name, one in found.items():
        lines.append(f"== {name}")
        for stem, score in zip(one.documents, one.scores, strict=True):
            told = (f"{k}={score.kinds[k].f1:.2f}" for k in KINDS)
            lines.append(f"  {stem}: {' '.join(told)}")
        lines.extend(
            f"  FALSE {stem}: {why}"
            for stem, score in zip(one.documents, one.scores, strict=True)
            for why in score.false
        )
    return "\n".join(lines)


def markdown(
    by_rule: dict[str, Evaluation],
    beside: dict[str, Evaluation],
    lines: list[Line],
) -> str:
    """Return the tables as Markdown, as the manual has them."""
    heads = [*by_rule, *(f"{name}, keywords" for name in beside)]
    every = [*by_rule.values(), *beside.values()]
    told = ["| | " + " | ".join(heads) + " |", "|---|" + "---|" * len(heads)]
    for kind in (*KINDS, *DETAILS):
        measure = every[0].figures[kind].measure
        name = f"{kind}, F1" if measure == "f1" else kind
        cells = [_cell(e.figures[kind]) for e in every]
        told.append(f"| {name} | " + " | ".join(cells) + " |")
    for name, cells in (
        ("false records", [f"{len(e.sums.false)} of {e.sums.traps}" for e in every]),
        (
            "unmatched stated acts on named people",
            [str(len(e.sums.loose)) for e in every],
        ),
    ):
        told.append(f"| {name} | " + " | ".join(cells) + " |")
    told += ["", "| | now | goal | made by |", "|---|---|---|---|"]
    told += [f"| {x.what} | {x.came} | {x.goal} | `{x.command}` |" for x in lines]
    return "\n".join(told)


def _cell(figure: Figure) -> str:
    counts = figure.counts
    if not counts.wanted:
        return "-"
    return f"{figure.value:.3f} ({figure.low:.2f}-{figure.high:.2f})"


def _data(
    by_rule: dict[str, Evaluation],
    beside: dict[str, Evaluation],
    lines: list[Line],
) -> dict[str, Any]:
    from habeas.claims.reader.evaluate import as_data

    return {
        "rules": {name: as_data(e) for name, e in by_rule.items()},
        "keywords": {name: as_data(e) for name, e in beside.items()},
        "lines": [vars(x) for x in lines],
    }


def _parts(words: str) -> tuple[str, str, str]:
    head, _, rest = words.partition(BEGIN)
    inside, _, tail = rest.partition(END)
    return head, inside.strip("\n"), tail


def _rewrite(table: str) -> None:
    head, _, tail = _parts(DOCS.read_text(encoding="utf-8"))
    DOCS.write_text(f"{head}{BEGIN}\n{table}\n{END}{tail}", encoding="utf-8")


def _stale(table: str) -> list[str]:
    """Return the rows of the manual that say something else than `table`, by name."""
    _, told, _ = _parts(DOCS.read_text(encoding="utf-8"))
    now, then = _rows(table), _rows(told)
    return [name for name in now if not _alike(now[name], then.get(name, ""))]


def _rows(table: str) -> dict[str, str]:
    """Return the rows by their first cell; what depends on the machine is left out."""
    rows = [row for row in table.splitlines() if row.startswith("| ")]
    named = {_COUNT.sub("", row.split(" | ")[0].strip("| ")): row for row in rows}
    return {name: row for name, row in named.items() if not name.startswith(_TIMED)}


def _alike(now: str, then: str) -> bool:
    if "false records" in now:
        return _FALSE.findall(now) == _FALSE.findall(then)
    pairs = (
        list(map(float, _SHARE.findall(now))),
        list(map(float, _SHARE.findall(then))),
    )
    if len(pairs[0]) != len(pairs[1]):
        return False
    apart = APART * 4 if "right among" in now else APART  # there, few items decide
    return all(abs(a - b) <= apart for a, b in zip(*pairs, strict=True))


if __name__ == "__main__":
    sys.exit(main())
