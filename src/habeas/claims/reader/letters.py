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
# "Open letter to the Chief Justice": whom a letter to all is written to says its title.
_OPEN = re.compile(
    r"^[ \t]*(?:an? )?(?:open|joint|public) (?:open )?(?:letter|appeal|petition) to "
    r"(?=(?:(?:the|his|her|your|hon\S*|mr\S?|ms\S?|dr\S?) )*[^\n@]{3,90}$)",
    re.MULTILINE | re.IGNORECASE,
)
_OFFICE = re.compile(r"^The (?=[A-Z][^\n]{3,80}$)", re.MULTILINE)


def written_to(text: str) -> int:
    """Return where the words begin for whom a letter is written to, or -1."""
    head = text[:_HEAD]
    match = _TO.search(head)
    match = match or _OPEN.search(head)
    if match:
        return match.end()
    dear = _DEAR.search(head)
    over = list(_OFFICE.finditer(head, 0, dear.start())) if dear else []
    return over[0].start() if over else -1


_CAN_ACT = re.compile(
    r"[^\n]*\b(?:president|minister|ministry|governor|government|speaker|excellency|chief|justices?|"
    r"secretary|rapporteur|commission(?:er)?|court|attorney|prosecutor|inspector|authorities|"
    r"administration|parliament|director|registrar)\b",
    re.IGNORECASE,
)


def to_office(text: str) -> bool:
    """Whether a letter is written to one who can act, and to no friends or members."""
    at = written_to(text)
    return at >= 0 and _CAN_ACT.match(text, at) is not None
