"""Words of denial that are themselves denied, and so tell what stands behind them.

"None but X was freed" frees X; "the army never denied that it killed X" owns to it.
"""

from __future__ import annotations

import re

from habeas.text.spotting import Spotter

NONE_BUT = re.compile(
    r"\b(?:nobody|none|no ?one)\b[^.;]{0,30}\b(?:but|except(?:ing)?(?: for)?|save(?: for)?|bar|"
    r"barring|other than|apart from|minus)\b[^.;]*\Z",
    re.IGNORECASE,
)
# "None but X was freed": of X it is told.
BUT_ONE = Spotter(
    r"\b(?:no ?one|nobody|none|not one)(?: (?:else|of (?:them|those|these|us|the \w+)))?,? "
    r"(?P<but>but|except(?:ing)?(?: for)?|save(?: for)?|other than|apart from|bar|barring) "
    r"(?!for )(?:(?!\b(?:that|who|whom|which|claim\w*|sa(?:id|ys?)|believ\w+|knows?|thinks?|is|was|"
    r"were|are|hopes?|expects?|wants?)\b)[^.;]){3,70}"
    r"(?:\b(?:is|was|were|are) (?:being )?)?\Z",
    re.IGNORECASE,
)
# "never denied that", "cannot deny that", "nobody disputes that": it is owned to.
UNDENIED = Spotter(
    r"\b(?:never|not|cannot|nobody|no ?one|hardly|without|neither|none of \w+|n['’]t|refus\w+ to|"
    r"unable to)(?: (?:\w+ly|even|ever|once|does|did|has|have|can|could|be|been|any longer|"
    r"longer|seriously))* (?:doubt(?:s|ed)?|question(?:s|ed)? that|den(?:y|ies|ied|ying)|disput(?:es?|ed|ing)|refut(?:es?|ed|ing)|"
    r"contradict(?:s|ed|ing)?|reject(?:s|ed|ing)?)\b(?!\W*nor)",
    re.IGNORECASE,
)
# "They would be forced to use teargas": nobody has used it.
WOULD_HAVE_TO = re.compile(
    r"\b(?:will|would|may|might|could|should|must|shall|can|not)(?: (?:not|also|soon|then|"
    r"never|have))* be(?:en)? \w+ $",
    re.IGNORECASE,
)
