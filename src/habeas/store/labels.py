"""Protection labels: who may see a row, a field or a span; closed by default."""

from __future__ import annotations

from collections.abc import Iterable

PUBLIC, PARTNERS, INTERNAL, RESTRICTED = "public", "partners", "internal", "restricted"
LABELS = (PUBLIC, PARTNERS, INTERNAL, RESTRICTED)
AUDIENCES = ("public", "partner", "internal")
_CEILING = {"public": PUBLIC, "partner": PARTNERS, "internal": INTERNAL}


def most_closed(labels: Iterable[str]) -> str:
    """Return the most closed of `labels`; what is no label counts as restricted."""
    ranks = [LABELS.index(x) if x in LABELS else len(LABELS) - 1 for x in labels]
    return LABELS[max(ranks)] if ranks else RESTRICTED


def permits(audience: str, label: str) -> bool:
    """Return whether `audience` may be given what carries `label`.

    Nobody outside the desk is ever given what is restricted.
    """
    if label not in LABELS:
        return False
    return LABELS.index(label) <= LABELS.index(_CEILING[audience])


def up_to(label: str) -> tuple[str, ...]:
    """Return the labels that are no more closed than `label`."""
    return LABELS[: LABELS.index(label) + 1]
