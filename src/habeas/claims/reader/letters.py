"""Whom a letter is written to: what stands under "To", or over "Dear Sir"."""

from __future__ import annotations

import re

_HEAD = 1500
_TO = re.compile(r"^(?:To|TO)[,:]?[ \t]*\n?(?=[^\n@]{3,90}$)", re.MULTILINE)
_DEAR = re.compile(
    r"^(?:Dear (?:Sir|Madam|Sirs|Minister|Commissioner|Secretary|Excellency|Mr|Ms|Dr)\b|"
    r"(?:Respected |Honourable |Hon'ble )?(?:Sir|Madam)\s*[,:/]|Your Excellency)",
    re.MULTILINE,
)
_OFFICE = re.compile(r"^The (?=[A-Z][^\n]{3,80}$)", re.MULTILINE)


def written_to(text: str) -> int:
    """Return where the words begin for whom a letter is written to, or -1."""
    head = text[:_HEAD]
    match = _TO.search(head)
    if match:
        return match.end()
    dear = _DEAR.search(head)
    over = list(_OFFICE.finditer(head, 0, dear.start())) if dear else []
    return over[0].start() if over else -1
