"""Words by which a message puts right what was told: "sorry", "is at home", "it was X"."""

from __future__ import annotations

import re

from habeas.text.spotting import Spotter

SIGN = Spotter(
    r"(?:\A|: )(?:no,? no|nope|nah)\b|"
    r"\b(?:wait|sorry|correction|corrected|actually|update|scratch that|ignore (?:that|my|the)|"
    r"koreksi|ralat|correcci[oó]n|my (?:mistake|bad)|mistaken|mixed up|mix-?up|wrong (?:info|name|person|guy|one)|typo|"
    r"i meant|meant to (?:say|write)|was never|it was(?:n['’]t| not)|not true|false alarm|"
    r"confused (?:him|her|them)|disregard|oops|apologies|"
    r"(?:is|was|are|were|['’]s|am) wrong|not so)\b",
    re.IGNORECASE,
)
WELL = re.compile(
    r"\W*(?:\([^)]{1,30}\) ?)?(?:is|are|was|were|has|['’]s) (?:(?:not|never|n['’]t|ok(?:ay)? and|"
    r"here and|safe and|fine and|all this time|right here|just|in fact|actually|still) )*"
    r"(?:been )?(?:(?:here )?(?:w(?:ith)?|next to|beside) (?:me|us)\b|safe\b|ok(?:ay)?\b|fine\b|at home\b|home\b|"
    r"asleep\b|at work\b|(?:sitting|standing|sleeping|eating|drinking|working|talking|playing|"
    r"watching|studying)\b|on the (?:phone|other line)\b|in (?:class|the office|my (?:car|house|flat))\b|(?:taken|arrested|"
    r"picked up|detained|among (?:them|those)|one of (?:them|those)|on (?:the|that) list)\b)|"
    r"\W*(?:is |was )?(?:sits?|sitting|stands?|standing|sleeps|lives) (?:right )?(?:next to|beside|with|near|behind|opposite) (?:me|us)\b|"
    r"\W*(?:got away|ran away|managed to (?:run|escape|leave)|wasn['’]?t (?:taken|arrested|"
    r"picked|there|detained)|isn['’]?t (?:taken|arrested|among|detained))\b",
    re.IGNORECASE,
)
WAS_HE = re.compile(
    r"\b(?:it|that|the (?:one|person|man|woman|boy|girl)(?: (?:taken|arrested|they took|killed|"
    r"(?:in|inside|on) (?:the|that|their) (?:\w+ )?(?:trucks?|vans?|cars?|bus|jeep|cells?|video|photo|picture|clip|list)))?)"
    r"(?: (?:is|was|were)|['’]s) (?:in fact |actually |really |only |his |her |my |their |"
    r"the |(?:brother|sister|cousin|son|father|friend|colleague|neighbou?r|namesake)s?,? )*\Z|"
    r"\b(?:only|just|meant|i meant|instead|should (?:be|read)|correct name(?: is)?|name is) \Z",
    re.IGNORECASE,
)
