"""How much of what a coder lists in a text a reading finds, and what it adds."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from habeas.text.fold import fold

KINDS = ("people", "organisations", "places")


@dataclass
class Measure:
    """Counts over texts, and what was missed and added, by kind."""

    found: Counter[str] = field(default_factory=Counter)
    missed: dict[str, list[str]] = field(default_factory=dict)
    added: dict[str, list[str]] = field(default_factory=dict)

    def recall(self, kind: str) -> float:
        """Return the share of what the coder lists that was found."""
        return self.found[kind] / (self.found[kind] + len(self.missed.get(kind, ())))

    def precision(self, kind: str) -> float:
        """Return the share of what was found that the coder lists or lets pass."""
        return self.found[kind] / (self.found[kind] + len(self.added.get(kind, ())))


def spans(text: str, words: str) -> list[tuple[int, int]]:
    """Return every place where `words` stand in a text."""
    found, at = [], text.find(words)
    while at >= 0:
        found.append((at, at + len(words)))
        at = text.find(words, at + 1)
    return found


def overlap(a: tuple[int, int], b: tuple[int, int]) -> float:
    """Return the shared characters of two spans over all of both."""
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return max(shared, 0) / (max(a[1], b[1]) - min(a[0], b[0]))


def is_one(text: str, wanted: Any, got: dict[str, Any]) -> bool:
    """Whether what was read is what the coder lists: by name, or by most letters."""
    words = wanted[0] if isinstance(wanted, list) else str(wanted)
    if got.get("name") and bare(words) == bare(got["name"]):
        return True
    own = [(q["start"], q["end"]) for q in got["quotes"]]
    return any(overlap(a, b) >= 0.5 for a in spans(text, words) for b in own)


def bare(name: str) -> str:
    """Return a folded name without a title or article."""
    plain = fold(name)
    for title in ("the ", "mr ", "mrs ", "ms ", "dr ", "don ", "comrade "):
        plain = plain.removeprefix(title)
    return plain


def measure(name: str, path: Path, want: dict[str, Any], got: Any, to: Measure) -> None:
    """Count what a reading of the text at `path` has of what is wanted."""
    text = path.read_bytes().decode("utf-8")
    for kind in KINDS:
        left = [o for o in got[kind] if o.get("kind") != "class"]
        for wanted in want.get(kind, ()):
            same = [o for o in left if is_one(text, wanted, o)]
            if same:
                to.found[kind] += 1
                left.remove(same[0])
            else:
                to.missed.setdefault(kind, []).append(f"{name}: {wanted}")
        loose = want.get("loose" if kind == "people" else f"loose_{kind}", ())
        for one in left:
            if not any(is_one(text, w, one) for w in loose):
                said = one.get("name") or one.get("words")
                to.added.setdefault(kind, []).append(f"{name}: {said}")
    held(name, text, want, got, to)


def held(name: str, text: str, want: dict[str, Any], got: Any, to: Measure) -> None:
    """Count the words to hold back that are covered under their reason."""
    for why, words in want.get("withhold", ()):
        own = [
            (q["start"], q["end"])
            for one in got["withhold"]
            if one["why"] == why
            for q in one["quotes"]
        ]
        covered = any(min(a[1], b[1]) > max(a[0], b[0])
                      for a in spans(text, words) for b in own)  # fmt: skip
        if covered:
            to.found["withhold"] += 1
        else:
            to.missed.setdefault("withhold", []).append(f"{name}: {why} {words}")
    wanted = [s for _, words in want.get("withhold", ()) for s in spans(text, words)]
    for one in got["withhold"]:
        own = [(q["start"], q["end"]) for q in one["quotes"]]
        if not any(min(a[1], b[1]) > max(a[0], b[0]) for a in own for b in wanted):
            to.added.setdefault("withhold", []).append(
                f"{name}: {one['why']} {one['quotes'][0]['exact']}"
            )
