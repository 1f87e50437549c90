"""Measure how fast the reader reads: warm time, documents a second, growth, memory.

usage: bench_reader.py [--json] [--line]

The text is the shared seed statement; where it is missing, an invented statement of
the same length. Times are of the processor, so that other work on the machine counts
little. A text that is read again is read faster, since its words are known by then; so the
shared practice texts are read too, each once, after that statement. Growth is the time for twice (eight times) the text over twice (eight times) the
time for it: 1.0 is linear. `--line` reads 5 MB in one line too.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import sys
import time
from pathlib import Path

from habeas.claims.reader.document import document
from habeas.claims.reader.read import read

ROOT = Path(__file__).resolve().parent.parent
_PARAGRAPH = (
    "On Monday police arrested Karim Soomro and Asma Jatoi, a teacher, outside the "
    "Municipal Hall in Sukkur. The two were taken to Rohri police station and beaten "
    "with sticks. Lawyer Daud Mirza was not allowed to see them. Karim Soomro was "
    "released later that night; Asma Jatoi was remanded for three days on Tuesday. We "
    "demand that Asma Jatoi be released. The government must withdraw the cases.\n\n"
)
_HEAD = "Teachers' Union of Sukkur (TUS)\n\nSukkur, 3 February 2026\n\n"
_LENGTH = 10_676
_TURNS = 20


def main() -> int:
    """Measure and print; return 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--line", action="store_true")
    asked = parser.parse_args()
    text, others = _text(), _others()
    read(text)
    new = sum(map(_timed, others))
    once = min(_timed(text) for _ in range(_TURNS))
    twice = min(_timed(text * 2) for _ in range(_TURNS // 2))
    eight = min(_timed(text * 8) for _ in range(3))
    found = {
        "characters": len(text),
        "warm_seconds": round(once, 4),
        "documents_a_second": round(1 / once, 1),
        "new_texts_seconds_for_10000": _for_10000(new, others),
        "sentences_a_second": round(len(document(text).sentences) / once),
        "growth_at_2": round(twice / (2 * once), 2),
        "growth_at_8": round(eight / (8 * once), 2),
        "peak_memory_mb": round(_memory(), 1),
    }
    if asked.line:
        line = " ".join(text.split()) + " "
        found["line_5_mb_seconds"] = round(_timed(line * (5_000_000 // len(line))), 1)
        found["line_5_mb_peak_memory_mb"] = round(_memory(), 1)
    if asked.json:
        print(json.dumps(found))
    else:
        for name, value in found.items():
            print(f"{name:26s} {value}")
    return 0


def _documents() -> Path:
    shared = Path(os.environ.get("HABEAS_SHARED") or ROOT.parent / "shared")
    return shared / "documents"


def _others() -> list[str]:
    found = sorted((_documents() / "practice").glob("*.txt"))
    return [one.read_bytes().decode("utf-8") for one in found]


def _for_10000(seconds: float, texts: list[str]) -> float | None:
    letters = sum(map(len, texts))
    return round(seconds * 10_000 / letters, 4) if letters else None


def _text() -> str:
    seed = _documents() / "seed" / "statement.txt"
    if seed.exists():
        return seed.read_bytes().decode("utf-8")
    return (_HEAD + _PARAGRAPH * (_LENGTH // len(_PARAGRAPH) + 1))[:_LENGTH]


def _timed(text: str) -> float:
    begun = time.process_time()
    read(text)
    return time.process_time() - begun


def _memory() -> float:
    """Return the process's peak memory in MB (Linux counts KiB, macOS bytes)."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1024 / (1024 if sys.platform == "darwin" else 1)


if __name__ == "__main__":
    sys.exit(main())
