"""Whom an inserted clause tells of behind kin: "the mother of A, held since May, said".

Who speaks, waits or appeals is not the one who is held: it is the one whose kin they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from habeas.claims.reader.scene.line import Line

_FAMILY = r"famil(?:y|ies)|relatives|next of kin|parents|children|kin|lawyers?|friends|colleagues"
_OF_ONE = re.compile(
    rf"(?:the |an? )?(?:\w+ )?(?:(?P<many>{_FAMILY})|wife|widow|husband|mother|father|brother|sister|son|"
    r"daughter|uncle|aunt|cousin|fianc[ée]e?) of\b",
    re.IGNORECASE,
)
_INSERTED = re.compile(
    r", (?:who |whom )?(?:(?:has|had|have|was|were|is|are|been|being|still|now|since) )*\Z"
)
_ACTS = re.compile(
    r"(?![^,;.]{0,90}\bwith (?:him|her)\b)[^,;.]{2,90}, (?:\w+ly |also |again )?(?:said|says|told|tells|met|asked|asks|appealed|demanded|"
    r"fears?|feared|waits?|waited|went|came|visited|called|calls|wants|went|wrote|filed|staged|held|addressed|"
    r"protested|lodged|approached|petitioned|begged|urged|has (?:said|told|appealed|asked|filed|approached|"
    r"petitioned|demanded)|have (?:said|told|appealed|asked|filed|approached|petitioned|demanded))\b"
)
_LOST = re.compile(r"\bmissing\b")


def of_kin(line: Line, refs: Sequence[str], at: int) -> tuple[str, ...]:
    """Return those an inserted clause tells of, the one named for the kin before it.

    `at` is where the words of the deed or the standing begin.
    """
    unit = next((u for u in line.row if u.refs and set(u.refs) <= set(refs)), None)
    if unit is None or unit.form != "description" or unit.end > at:
        return tuple(refs)
    kin = _OF_ONE.match(line.text, unit.start, unit.end)
    if kin is None or not _INSERTED.fullmatch(line.text, unit.end, at):
        return tuple(refs)
    lost = kin["many"] and _LOST.search(line.text, at, at + len("is still missing"))
    if not lost and not _ACTS.match(line.text, at, line.end):
        return tuple(refs)
    inside = line.scene.cast.in_span(unit.start, unit.end, "person")
    own = [m.ref for m in inside if m.start > unit.start and m.ref not in unit.refs]
    return tuple(dict.fromkeys(own)) or tuple(refs)
