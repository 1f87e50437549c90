"""Add up test reports, and refuse a run that left out what it must not.

usage: python -m tools.tally REPORT.xml ...

Ends with the plain line `N passed, N failed, N skipped`. Exit 1 if something failed, if
nothing ran, or if a test was skipped that may not be: one of the parser boundary, one
of a browser, or, where the material is beside the project, one that needs it.
"""

from __future__ import annotations

import os
import sys
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

APART = ("beside the project", "kept apart", "HABEAS_SHARED")
NEVER = ("tests.sources", "tests.web", "browser")


def cases(report: Path) -> Iterator[tuple[str, str, str]]:
    """Yield the name of each test, what became of it, and why."""
    for case in ET.parse(report).getroot().iter("testcase"):  # noqa: S314 - our own
        name = f"{case.get('classname')}.{case.get('name')}"
        outcome, reason = "passed", ""
        for child in case:
            if child.tag in ("failure", "error"):
                outcome = "failed"
            elif child.tag == "skipped" and outcome == "passed":
                outcome, reason = "skipped", child.get("message") or ""
        yield name, outcome, reason


def refused(name: str, reason: str) -> bool:
    """Return whether this test may not be skipped in this run."""
    apart = any(word in reason for word in APART)
    if apart:
        return bool(os.environ.get("HABEAS_REQUIRE_SHARED"))
    only = "only" in reason and ("SQLite" in reason or "PostgreSQL" in reason)
    return not only and any(part in name for part in NEVER)


def main(reports: list[Path]) -> int:
    """Print what was skipped, what was refused, and the closing line."""
    count: Counter[str] = Counter()
    wrong = 0
    for report in reports:
        for name, outcome, reason in cases(report):
            count[outcome] += 1
            if outcome == "skipped" and refused(name, reason):
                wrong += 1
                print(f"may not be skipped: {name}: {reason}")
    failed = count["failed"] + wrong
    print(f"{count['passed']} passed, {failed} failed, {count['skipped']} skipped")
    return int(failed > 0 or count["passed"] == 0)


if __name__ == "__main__":
    sys.exit(main([Path(name) for name in sys.argv[1:]]))
