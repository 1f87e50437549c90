"""What would be good, told of a day to come or of all but one: a release only hoped for."""

from __future__ import annotations

import re

from habeas.claims.reader.triggers import ING, PAST
from habeas.claims.reader.turned import BUT_ONE, NONE_BUT
from habeas.text.spotting import Spotted, Spotter

# "until X is released", "everybody but X was freed", "still in jail after the court freed X":
# none of them says that X came out.
_UNTIL = Spotter(
    r"\b(?:until|till|unless|before|when|whenever|once|as soon as|by the time|the (?:day|moment|"
    r"minute)|if|whether|in case)\b[^.;:]*\Z",
    re.IGNORECASE,
)
_GOD_WILLING = Spotter(
    r"\b(?:god willing|in ?sh?a?['’]?a?llah|with god['’]s help|please god|fingers crossed|hopefully|touch wood|"
    r"with (?:any|some|a bit of) luck)\b[^.;]*\Z",
    re.IGNORECASE,
)
_NOT_SO = Spotter(
    r"\b(?:hop\w+|wish\w*|want\w*|long\w*|wait\w*|expect\w*|dream\w*|pray\w*|eager|love)\b[^.;]*"
    r"\bto (?:see|have|get|hear)\b[^.;]*\Z|"
    r"\b(?:false|fake|untrue|baseless|wrong|mistaken|unconfirmed|unverified) (?:\w+ )?(?:reports?|"
    r"news|rumou?rs?|claims?|messages?|posts?|stories|story)\b[^.;]*\Z|"
    r"\b(?:wrongly|falsely|mistakenly) \w+[^.;]*\Z|"
    r"\b(?:want(?:s|ed|ing)?|demand(?:s|ed|ing)?|insist(?:s|ed|ing)?|ask(?:s|ed|ing)?|"
    r"call(?:s|ed|ing)? for|urg(?:es?|ed|ing)|request(?:s|ed|ing)?)\b[^.;]*\bthat\b"
    r"[^.;,]{0,120}\Z",
    re.IGNORECASE,
)
_INSTEAD = Spotter(
    r"\b(?:instead of|rather than|far from|without|short of|let alone)\W+(?:\w+\W+){0,2}\Z",
    re.IGNORECASE,
)
_ALL_BUT = Spotter(
    r"\b(?:everyone|everybody|all|each|every \w+|the (?:rest|others))\b"
    r"[^.;]{0,30}\b(?:but|except(?:ing)?(?: for)?|save(?: for)?|bar|barring|other than|apart "
    r"from|minus)\b[^.;]*\Z",
    re.IGNORECASE,
)
_BUT_ONE = Spotter(
    r"\W*(?:of )?(?:everyone|everybody|all(?! (?:the |these |those )?(?:charges?|counts?|"
    r"accusations?|suspicion|blame))|each|the (?:rest|others))\b[^.;,]{0,30}\b(?:but|except(?:ing)?"
    r"(?: for)?|save(?: for)?|bar|barring|other than|apart from|minus)\b",
    re.IGNORECASE,
)
_STILL_IN = Spotter(
    r"\b(?:remain\w*|still|continu\w+|languish\w*|kept|stay\w*|held|behind bars)\b[^.;]*"
    r"\b(?:after|despite|though|although|since)\b[^.;,]*\Z",
    re.IGNORECASE,
)
# "the release of X was promised"
_PROMISED = Spotter(
    r"\W*(?:of [^.;:]{1,60}? )?(?:was|were|is|are|has been|had been|remains?) (?:\w+ly |yet |"
    r"again |still |only )?(?:to be )?(?:promised|expected|due|awaited|pending|imminent|a (?:dream|"
    r"promise|hope|rumour)|agreed|delayed|postponed|put off|rumoured|demanded|sought|blocked|"
    r"stayed|in doubt|overdue|likely|possible|discussed|negotiated)\b",
    re.IGNORECASE,
)
_WAS = frozenset(["was", "were", "had"])
_ORDER_FOR = Spotter(
    r"\b(?:orders?|decisions?|rulings?|verdicts?|decrees?|letters?|notifications?|papers?) \Z",
    re.IGNORECASE,
)


def hoped(form: str, helpers: str, before: str, after: str, found: Spotted) -> bool:
    """Whether what would be good is told of a day to come, or of all but one.

    Only the present tense is of a day to come: "until he was released" tells of it.
    """
    if _BUT_ONE.opens(found, after):
        return True
    if any(p.seek(found, before) for p in (_ALL_BUT, _STILL_IN, _NOT_SO, _INSTEAD)):
        return True
    if NONE_BUT.search(before) and not BUT_ONE.search(before):
        return True
    if _let_out(form, helpers, before, found):
        return False
    if form == "noun":
        return _PROMISED.opens(found, after) is not None
    if form == ING and _ORDER_FOR.seek(found, before):
        return True
    said = set(helpers.split())
    if "being" in said and not _WAS & said:
        return True
    past = bool(_WAS & said) or not said and form == PAST
    still_to_come = (p.seek(found, before) for p in (_UNTIL, _GOD_WILLING))
    return not past and any(still_to_come)


# "Was held for two days before being released", "detained X before letting him go": done.
_HELD_BEFORE = Spotter(
    r"\b(?:held|detained|kept|arrested|re-?arrested|jailed|imprisoned|questioned|interrogated|beaten|"
    r"beat|tortured|spent|locked|picked|taken|took|abducted|kidnapped|seized|captured|served|"
    r"stopped|searched|assaulted|slapped|threatened|humiliated|robbed)\b[^.;]{0,120}?\bbefore "
    r"(?:\w+ly )?\Z",
    re.IGNORECASE,
)
_NOT_YET = Spotter(
    r"\b(?:will|would|shall|must|should|may|might|could|can|cannot|if|unless|whether|not|never|no|"
    r"nobody|none|without|being|gets?|demand\w*|want\w*|plan\w*|expect\w*|refus\w*|ask\w*|order\w*|"
    r"insist\w*|promis\w*|threat\w*|often|usually|routinely|always|typically|sometimes|every|"
    r"(?:ought|need|needs|have|has|had|going|due|meant|supposed|about|able|likely|is|are) to|"
    r"(?:is|are)(?: \w+)? (?:held|detained|kept|jailed|locked|beaten|tortured|taken))\b|n['’]t\b",
    re.IGNORECASE,
)


def _let_out(form: str, helpers: str, before: str, found: Spotted) -> bool:
    """Whether a release ends what was told: "held for two days before being freed"."""
    if form == ING and helpers or form != ING and helpers.split() != ["being"]:
        return False
    told = _HELD_BEFORE.seek(found, before)
    return told is not None and _NOT_YET.search(before) is None
