"""By which words somebody can be meant of whom a sentence told that it befell them.

"The deceased" is nobody of whom a sentence tells an arrest alone, and "the arrested man"
none who was shot dead.
"""

from __future__ import annotations

import re

_STATES = (
    (re.compile(r"arrested|detained|detainee", re.IGNORECASE),
     re.compile(r"\b(?:arrest\w*|detain\w*|picked|taken|took|held|seized|custody|caught|nabbed|rounded)\b", re.IGNORECASE)),
    (re.compile(r"injured|wounded", re.IGNORECASE),
     re.compile(r"\b(?:injur\w*|wound\w*|hurt|shot|stabbed|beaten|hit|attacked|hacked|burn\w*|struck)\b", re.IGNORECASE)),
    (re.compile(r"abducted|kidnapped|missing", re.IGNORECASE),
     re.compile(r"\b(?:abduct\w*|kidnap\w*|missing|taken|picked|seized|disappear\w*)\b", re.IGNORECASE)),
    (re.compile(r"deceased|dead|slain|murdered|killed|body", re.IGNORECASE),
     re.compile(r"\b(?:kill\w*|dead|died|dies|bod(?:y|ies)|murder\w*|hacked|strangled|lynched|gunned|slit|electrocuted|executed|"
                r"beheaded|poisoned|stabbed|shot|beaten|burnt|burned|hit|tortured|succumbed|attacked|found)\b", re.IGNORECASE)),
)  # fmt: skip


def may_mean(words: str, told: str) -> bool:
    """Whether words ("the dead man") may mean somebody of whom a sentence tells `told`."""
    return all(so.search(told) for state, so in _STATES if state.search(words))
