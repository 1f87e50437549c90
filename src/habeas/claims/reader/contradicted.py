"""Reports of an act that the words around them call false, unconfirmed or somebody's dream.

"The news that A was arrested is baseless" tells that A was not; "reports that A was killed
were denied by police" tells nothing in the speaker's own voice.
"""

from __future__ import annotations

import re

from habeas.text.spotting import Spotted, Spotter

_FALSE = Spotter(
    r"\b(?:wrongly|falsely|rumou?r\w*|is not true|are not true|not true|never true|untrue|"
    r"contrary to(?= [^.;,]*\Z)|(?:nobody|no ?one|few(?: people)?|none of \w+|hardly anyone|(?:do|does|did) not|"
    r"\w+n['’]t|never) (?:\w+ )?believ\w+|(?<!body )(?<!one )(?<!none )(?<!not )(?<!never )(?<!cannot )(?<!n['’]t )(?<!no )doubts? (?:that|whether)|mistakenly|erroneously|are false|is false|fake news|"
    r"we (?:had )?(?:wrote|written|reported|stated|said) (?:that|earlier)|"
    r"(?:although|though|even though|whereas) (?:[\w'’-]+ ){0,3}?(?:police|army|military|government|"
    r"minister|ministry|officials?|officers?|authorities|spokes\w+|company|management|prosecut\w+|"
    r"administration|commanders?|guards?|forces?|rangers|levies|gendarmerie|(?-i:[A-Z]{2,6})) "
    r"(?:says?|claims?|claimed|insists?|maintains?|alleges?)"
    r"(?: that)?(?: [\w'’-]+){0,4} ?\Z|"
    r"(?:an |our )?earlier (?:report|version|message|post)|unverified|"
    r"as the paper has|dream(?:s|t|ed)?(?: again| often| sometimes| (?:every|at) night| still)* (?:that|of)|in (?:a|the|his|her) (?:film|movie|novel|dream|play)|double entry|ignore the|not (?:yet )?confirmed\s*:|unconfirmed)"
    r"(?=\W|$)",
    re.IGNORECASE,
)
_REPORTS = Spotter(
    r"\b(?:reports?|claims?|rumou?rs?|news|allegations?|posts?|stories|story)"
    r"(?: (?:on|in|by|from|given|circulat\w+|spread|going)\b[^.;,]{0,40})? (?:that|about|of)\b"
    r"(?:[^.;]|(?<=\b[MDS][rst])\.|(?<=\bMrs)\.|(?<=\b[A-Z])\.)*\Z",
    re.IGNORECASE,
)
_ARE_FALSE = re.compile(
    r"[^.;]{0,60}\b(?:is|are|was|were|been|turn(?:s|ed) out|prove[sdn]+)(?: (?:to be|since|"
    r"later|now|checked|verified|and|found|(?:up)?on (?:\w+ )?(?:inquiry|enquiry|checking|"
    r"verification|investigation)|\w+ly))* (?:false|untrue|not (?:true|correct)|"
    r"incorrect|baseless|fake|fabricated|wrong|unfounded|mistaken|a lie|lies|"
    r"without (?:any )?(?:foundation|basis|substance)|groundless|denied|refuted|retracted)\b|[^.;]{0,30}\b(?:reached|spread|circulated|went round|swept)\b",
    re.IGNORECASE,
)
_GAINSAID = frozenset(
    """arrest detention abduction killing death_in_custody torture assault injury release
    house_arrest deportation""".split()  # noqa: SIM905
)
# Who reports so is contradicted in the speaker's own voice; "denied" is another's.
_UNTRUE = re.compile(
    r"\b(?:false|untrue|not (?:true|correct)|incorrect|baseless|fake|fabricated|wrong|unfounded|mistaken|"
    r"lies?|groundless|without)\b",
    re.IGNORECASE,
)


def gainsaid(act: str, before: str, after: str, found: Spotted) -> bool:
    """Whether a report of an act is told to be false: it is told not to have happened."""
    if act not in _GAINSAID or not reported(before, found):
        return False
    false = _ARE_FALSE.match(after)
    return false is not None and _UNTRUE.search(false[0][-_LAST:]) is not None


_LAST = 16  # letters of the last word of what it is called


def wrongly_told(before: str, found: Spotted) -> bool:
    """Whether what follows is told wrongly, dreamt, rumoured or not confirmed."""
    return _FALSE.seek(found, before) is not None


def reported(before: str, found: Spotted) -> bool:
    """Whether a report, a claim or a rumour tells what follows."""
    return _REPORTS.seek(found, before) is not None


def not_borne_out(after: str) -> bool:
    """Whether what was reported is called false, or only went round."""
    return _ARE_FALSE.match(after) is not None
