"""Who is missing where words for a family lead up to it: "the family of A, missing for"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from habeas.claims.reader.scene.line import Line

_FAMILY = re.compile(
    r"(?:the |an? )?(?:\w+ )?(?:family|families|relatives|parents|mother|wife|children|widow|"
    r"lawyers?|friends|colleagues|comrades|supporters|home|house) of\b",
    re.IGNORECASE,
)


def of_families(line: Line, chosen: Sequence[int]) -> tuple[str, ...]:
    """Return those named last in words for a family, and who is joined to them."""
    if not _FAMILY.match(line.text, line.row[chosen[0]].start):
        return ()
    found: dict[str, None] = {}
    for k in chosen:
        unit = line.row[k]
        for m in line.scene.cast.in_span(unit.start, unit.end, "person"):
            if m.form in ("name", "short"):
                found[m.ref] = None
    return tuple(found)
