"""Print how well the reader reads the shared documents: the whole table.

usage: score_table.py [--json] [--docs] [--folder FOLDER]

The seed and each practice document are read and scored by the shared scorer; then the
sums, the acts told as done to named people that no reference has, and the false
records. `--docs` rewrites the table in docs/reader.md. The folder is `HABEAS_SHARED`,
or `shared` beside the repository; without it nothing is scored and the exit is 0.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import sys
from collections import defaultdict
from pathlib import Path
from types import ModuleType
from typing import Any

from habeas.claims.reader.read import read

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs" / "reader.md"
BEGIN, END = "<!-- score table: begin -->", "<!-- score table: end -->"
KINDS = (
    "people",
    "organisations",
    "places",
    "acts",
    "register",
    "demands",
    "scheduled",
    "contacts",
    "withhold (characters)",
)
DETAILS = (
    "acts.modality",
    "acts.polarity",
    "acts.time_frame",
    "acts.date",
    "acts.place",
    "acts.by",
    "register.current",
    "register.history",
    "demands.addressee",
    "demands.subjects",
    "contacts.value",
)


def main() -> int:
    """Score, print, and return 0; 1 where a reading's quotes do not stand."""
    asked = _arguments()
    folder = Path(asked.folder) if asked.folder else _shared()
    if not (folder / "tools" / "score_readings.py").exists():
        print("no shared documents here: nothing was scored", file=sys.stderr)
        return 0
    scorer = _scorer(folder / "tools" / "score_readings.py")
    sets = {
        "seed": [folder / "documents" / "seed" / "statement.json"],
        "practice": sorted((folder / "documents" / "practice").glob("*.json")),
    }
    table = {name: _scored(scorer, files) for name, files in sets.items()}
    if asked.json:
        print(json.dumps(table, indent=1))
    else:
        print(_text(table))
    if asked.docs:
        _rewrite(_markdown(table))
    return int(any(row["broken"] for row in table.values()))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--docs", action="store_true")
    parser.add_argument("--folder")
    return parser.parse_args()


def _shared() -> Path:
    return Path(os.environ.get("HABEAS_SHARED") or ROOT.parent / "shared")


def _scorer(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_readings", path)
    if spec is None or spec.loader is None:
        raise SystemExit("the shared scorer could not be loaded")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _scored(scorer: ModuleType, files: list[Path]) -> dict[str, Any]:
    """Return the figures of some documents, each and summed."""
    total: Any = defaultdict(scorer.Tally)
    detail: Any = defaultdict(scorer.Tally)
    false: list[str] = []
    each: dict[str, dict[str, float]] = {}
    loose = 0
    for path in files:
        text = path.with_suffix(".txt").read_bytes().decode("utf-8")
        gold = json.loads(path.read_text(encoding="utf-8"))
        reading = read(text)
        own: Any = defaultdict(scorer.Tally)
        scorer.score_document(text, gold, reading, own, detail, false, path.stem)
        each[path.stem] = {k: round(v.prf()[2], 3) for k, v in own.items()}
        for kind, tally in own.items():
            total[kind].add(tally.tp, tally.n_pred, tally.n_gold)
        loose += _loose(scorer, text, gold, reading)
    return {
        "kinds": {k: _figures(total[k]) for k in KINDS},
        "details": {k: _figures(detail[k]) for k in DETAILS},
        "each": each,
        "false": len(false),
        "traps": detail["must_not"].n_gold,
        "loose": loose,
        "broken": detail["broken quotes"].tp,
    }


def _figures(tally: Any) -> dict[str, float]:
    precision, recall, f1 = (round(x, 3) for x in tally.prf())
    return {
        "p": precision,
        "r": recall,
        "f1": f1,
        "right": tally.tp,
        "read": tally.n_pred,
        "wanted": tally.n_gold,
    }


def _loose(
    scorer: ModuleType, text: str, gold: dict[str, Any], reading: dict[str, Any]
) -> int:
    """Count stated acts on a named person whose words touch no act of that type."""
    names = {p["id"]: p["name"] for p in reading["people"] if p["name"]}

    def kin(act: dict[str, Any]) -> str:
        return str(scorer.FAMILY.get(act["type"], act["type"]))

    known = [(kin(a), scorer.spans(a["quotes"], text)) for a in gold["acts"]]
    count = 0
    for act in reading["acts"]:
        told = act["modality"] == "stated" and act["polarity"] == "affirmed"
        if (
            not told
            or act["type"] in scorer.UNSCORED
            or not names.keys() & act["victims"]
        ):
            continue
        where = scorer.spans(act["quotes"], text)
        if not any(k == kin(act) and scorer.touch(where, s) for k, s in known):
            count += 1
    return count


def _text(table: dict[str, dict[str, Any]]) -> str:
    lines = []
    for name, row in table.items():
        lines.append(f"== {name}")
        for stem, figures in row["each"].items():
            told = " ".join(f"{k.split()[0]}={v:.2f}" for k, v in figures.items())
            lines.append(f"  {stem}: {told}")
        for kind, f in row["kinds"].items():
            counts = f"({f['right']}/{f['read']}/{f['wanted']})"
            lines.append(
                f"{kind:24s} P {f['p']:.3f}  R {f['r']:.3f}  F1 {f['f1']:.3f}  {counts}"
            )
        lines.extend(f"  {k:22s} {_share(k, f)}" for k, f in row["details"].items())
        lines.append(f"  unmatched stated acts on named people: {row['loose']}")
        lines.append(f"  false records: {row['false']} of {row['traps']} traps")
    return "\n".join(lines)


def _share(kind: str, f: dict[str, float]) -> str:
    if kind in ("acts.by", "demands.subjects"):
        return f"F1 {f['f1']:.3f}"
    return f"{f['right']}/{f['wanted']} = {f['right'] / max(f['wanted'], 1):.3f}"


def _markdown(table: dict[str, dict[str, Any]]) -> str:
    lines = ["| | " + " | ".join(table) + " |", "|---|" + "---|" * len(table)]
    for kind in KINDS:
        cells = [f"{row['kinds'][kind]['f1']:.3f}" for row in table.values()]
        lines.append(f"| {kind}, F1 | " + " | ".join(cells) + " |")
    for kind in DETAILS:
        cells = [_share(kind, row["details"][kind]) for row in table.values()]
        lines.append(f"| {kind} | " + " | ".join(cells) + " |")
    false = [f"{row['false']} of {row['traps']}" for row in table.values()]
    lines.append("| false records | " + " | ".join(false) + " |")
    loose = [str(row["loose"]) for row in table.values()]
    lines.append(
        "| unmatched stated acts on named people | " + " | ".join(loose) + " |"
    )
    return "\n".join(lines)


def _rewrite(table: str) -> None:
    words = DOCS.read_text(encoding="utf-8")
    head, _, rest = words.partition(BEGIN)
    _, _, tail = rest.partition(END)
    DOCS.write_text(f"{head}{BEGIN}\n{table}\n{END}{tail}", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
