"""What one sentence reports and the very next one takes back, in the speaker's own voice.

"A newspaper printed that A was remanded. This is false." "You have all read that A was
arrested. She wasn't." It is kept as told not to have happened, as "the news that A was
arrested is baseless" is (`contradicted`). What a party says of another's report ("the
police say this is false") takes nothing back: it is that party's denial.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from habeas.claims.reader.acts.act import Act

_NEXT = 240  # letters in which the sentence ends that reports
_MARK = r"(?:[.!?]['\"’”»)]*\s+|\s*\n\s*)"
_BACK = re.compile(
    rf"[^.!?\n]*?{_MARK}"
    r"(?:(?:but |however, )?(?:this|that|it|the (?:report|news|story|rumou?r|claim|post))"
    r"(?: (?:report|news|story|rumou?r|claim|post|item))? (?:is|was)"
    r"(?: (?:absolutely|completely|totally|entirely|wholly|simply|quite))? "
    r"(?:false|untrue|not true|not correct|incorrect|baseless|fake|a lie|fabricated|unfounded)"
    r"(?=\s*[.,;:!–—-])"
    r"(?![^.!?\n]*\b(?:says?|said|told|tells?|claim(?:s|ed)|insist(?:s|ed)|maintain(?:s|ed)|according)\b)|"
    r"(?:(?:he|she|they|it) (?:was|were) not|(?:he|she|they) (?:wasn|weren)['’]t)"
    r"(?=\s*[.!]))",
    re.IGNORECASE,
)
# Another's report: only such a one is taken back by "he was not" alone.
_REPORTED = re.compile(
    r"\b(?:read|heard|seen|hear|printed|published|posted|wrote|written|reported|report|"
    r"reports|said|says|told|rumou?rs?|news|claimed|claims|announced|circulat\w+|"
    r"message|messages|story|stories)\b",
    re.IGNORECASE,
)
_REACH = 160  # letters before an act in its sentence


def taken_back(text: str, found: Sequence[Act]) -> list[Act]:
    """Return the acts; those that the next sentence calls false are told as not so.

    A release that a court ordered and an appeal keeps from being carried out is left out,
    and what stands under a heading that withdraws it.
    """
    return [
        replace(act, polarity="negated") if _is_taken_back(text, act) else act
        for act in found
        if not _is_stayed(text, act) and not _is_withdrawn(text, act)
    ]


def _is_taken_back(text: str, act: Act) -> bool:
    if (act.modality, act.polarity) != ("stated", "affirmed") or len(act.spans) > 1:
        return False
    start, end = act.spans[0]
    before = re.split(r"[.!?\n](?:\s|\Z)", text[max(0, start - _REACH) : end])[-1]
    if not _REPORTED.search(before):
        return False
    return _BACK.match(text, end, end + _NEXT) is not None


# A heading "WITHDRAWN", and under it "Yesterday we posted that A was kidnapped".
_WITHDRAWN = re.compile(
    r"(?:\A|\n)[^\w\n]*(?:withdrawn|retracted|retraction)[^\w\n]*\n"
    r"[^\n.!?]*\bwe (?:had )?(?:posted|reported|wrote|said|published|announced|told you)\b"
    r"[^\n.!?]*\Z",
    re.IGNORECASE,
)


def _is_withdrawn(text: str, act: Act) -> bool:
    if (act.modality, act.polarity) != ("stated", "affirmed") or len(act.spans) > 1:
        return False
    start = act.spans[0][0]
    return _WITHDRAWN.search(text, max(0, start - _REACH), start) is not None


# "The chamber ordered his release. The prosecution appealed, which stays the order."
_ORDERED = re.compile(
    r"\b(?:order(?:s|ed)|grant(?:s|ed)|decid(?:es|ed)|approv(?:es|ed)|allow(?:s|ed))\b[^.;!?]*\Z",
    re.IGNORECASE,
)
_STAYED = re.compile(
    r"[^\n]{0,160}?(?:\b(?:stays?|stayed|staying|suspends?|suspended|suspending|blocks?|blocked|"
    r"halts?|halted|freezes?|froze|overturned|reversed) (?:the |this |that |his |her |its |their )"
    r"(?:order|release|decision|ruling)\b|\b(?:the |this |his |her |their )(?:order|release|decision|"
    r"ruling) (?:is|was|has been|stands) (?:stayed|suspended|blocked|overturned|reversed)\b)",
    re.IGNORECASE,
)


def _is_stayed(text: str, act: Act) -> bool:
    if act.type != "release" or act.modality != "stated":
        return False
    start, end = act.spans[0]
    ordered = _ORDERED.search(text, max(0, start - _REACH), end)
    return ordered is not None and _STAYED.match(text, end) is not None
