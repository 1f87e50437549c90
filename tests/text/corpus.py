"""The small documents of `tests/text/parts`, with what a careful reader finds in them.

A line `#@ kind voice` opens a part, `#! key: value` says what the document has; none
of them belongs to the text. All are written for these tests, and all people invented.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).with_name("parts")


@dataclass
class Sample:
    """A document, its parts as (kind, voice, start, end), and its keys."""

    name: str
    text: str = ""
    parts: list[tuple[str, str, int, int]] = field(default_factory=list)
    keys: dict[str, list[str]] = field(default_factory=dict)

    @property
    def language(self) -> str:
        """The language it says that it is in; English where it says nothing."""
        return self.keys.get("lang", ["en"])[0]


def samples() -> list[Sample]:
    """Return the documents by name."""
    return [_sample(path) for path in sorted(FOLDER.glob("*.txt"))]


def _sample(path: Path) -> Sample:
    sample = Sample(path.stem)
    opened: list[tuple[str, str, int]] = []
    for line in path.read_text("utf-8").splitlines(keepends=True):
        if line.startswith("#! "):
            key, _, value = line[3:].strip().partition(": ")
            sample.keys.setdefault(key, []).append(value)
        elif line.startswith("#@ "):
            kind, voice = line[3:].split()
            opened.append((kind, voice, len(sample.text)))
        else:
            sample.text += line
    ends = [start for _, _, start in opened[1:]] + [len(sample.text)]
    for (kind, voice, start), end in zip(opened, ends, strict=True):
        # Words that go on in the same line are joined without its end.
        sample.parts.append((kind, voice, start, end))
    return sample
