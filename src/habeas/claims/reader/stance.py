"""How an act is told: as done, denied, feared, planned, promised, demanded or supposed.

What is demanded is no act, and what is threatened is a threat, never the act itself.
The words that decide stand before the trigger in its own clause, so each rule looks
at the words since the last clause that could have changed it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from habeas.claims.reader.averted import averted
from habeas.claims.reader.caused import only_due, only_to_have
from habeas.claims.reader.contradicted import (
    gainsaid,
    not_borne_out,
    reported,
    wrongly_told,
)
from habeas.claims.reader.governed import inverted, only_charged, own_clause
from habeas.claims.reader.hoped import hoped
from habeas.claims.reader.namesakes import of_another
from habeas.claims.reader.supposing import only_thought
from habeas.claims.reader.triggers import BASE, ING, PAST
from habeas.claims.reader.turned import UNDENIED, WOULD_HAVE_TO
from habeas.claims.reader.unproved import murder_ordered, unproved
from habeas.text.spotting import Spotted, Spotter, opening

ADVERSE_THREATS = frozenset([
    "arrest", "detention", "abduction", "killing", "torture", "assault", "eviction",
    "destruction", "dismissal", "deportation", "enforced_disappearance", "injury",
    "house_arrest", "prosecution", "conviction", "office_closure", "search",
    "confiscation", "extrajudicial_execution", "sexual_violence", "remand",
    "death_in_custody"
])  # fmt: skip
_MUST = frozenset(["must", "should", "shall", "ought", "needs", "need"])
_DEMAND = Spotter(
    r"\b(?:demand(?:s|ed|ing)?|call(?:s|ed|ing)? (?:up)?on|call(?:s|ed|ing)? for|"
    r"urg(?:e|es|ed|ing)|appeal(?:s|ed|ing)? (?:to|for)|request(?:s|ed|ing)?|"
    r"(?:we|i|they|it|he|she|party|union|family|lawyers?|residents) "
    r"(?:also |further |therefore |hereby |again |now |too |jointly |respectfully |urgently )?"
    r"(?:ask|asks|asked|want|wants|wanted|seek|seeks|insist|insists)|asked? (?:the|for|"
    r"that)|ask (?:the|that|for)|insist(?:s|ed)? (?:on|that)|plead(?:s|ed)?|"
    r"pray(?:s|ed)? (?:for|that)|campaign(?:s|ed|ing)? for|advocat\w+ for|"
    r"petition(?:s|ed|ing)? for|to demand|raise our voice|resolves?|"
    r"recommend(?:s|ed)?|calling for|in support of|press(?:es|ed)? for)\b",
    re.IGNORECASE,
)
_RESET = re.compile(
    r"\.(?<!\bMr\.)(?<!\bMs\.)(?<!\bMrs\.)(?<!\bDr\.)(?<!\bMst\.)(?<!\bAdv\.)"
    r"(?<!\bProf\.)(?<!\bEngr\.)(?<!\bNo\.)(?<!\bSt\.)(?<!\b[A-Z]\.)|[;!?|]|\band (?=(?:was|were|has|have|is|are) )|\b(?:who|whom|which|whose|because|since|after|for having|as they|"
    r"although|while)\b",
    re.IGNORECASE,
)
_DENIED = Spotter(
    r"\b(?:den(?:y|ies|ied|ying)(?! (?:the )?(?:charges?|guilt|bail|entry|access|visits))|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)? "
    r"(?:the |as |any |these |those |all )?(?:claims?|allegations?|reports?|false|"
    r"suggestions?|accusations?|baseless)|refut(?:e|es|ed)|contradict(?:s|ed)?|"
    r"rubbish(?:es|ed)|disput(?:es|ed)|brushed aside|(?:not|in)(?: |)correct that)\b",
    re.IGNORECASE,
)
_FEAR = Spotter(
    r"\b(?:fears?|feared|fearing|afraid|worried|worry|concern(?:ed)? (?:that|for)|"
    r"at risk of|in danger of|risk(?:s|ed)? (?:of )?being|apprehensi\w+|"
    r"under threat of|danger that|could face|faces? the)\b",
    re.IGNORECASE,
)
_FEARS_THAT = Spotter(r"\b(?:fears?|feared|afraid) that\b", re.IGNORECASE)
_PLAN = Spotter(
    r"\b(?:intention|intent|intend(?:s|ed|ing)?|plan(?:s|ned|ning)?|"
    r"threat(?:en|ens|ened|ening|s)?|vow(?:s|ed)?|orders?|instructions?|warrants?|"
    r"prepar(?:e|es|ed|ing|ations?)|conspir\w+|warn(?:s|ed|ing)?|ready|decided|"
    r"looking for|hunting for|out|wan)\b[^.;]*$",
    re.IGNORECASE,
)
_TRY = Spotter(
    r"\b(?:tr(?:y|ies|ied|ying)|attempt(?:s|ed|ing)?|bid|came|come|went|arrived|"
    r"returned|raid(?:s|ed)?|fail(?:s|ed)?|sought|efforts?|visited|stormed|"
    r"entered|search(?:ed|ing)?)\b[^.;]*$",
    re.IGNORECASE,
)
_WILLED = Spotter(
    r"\b(?:intentions?|intent|intend(?:s|ed|ing)?|plan(?:s|ned|ning)?|"
    r"threat(?:en|ens|ened|ening)?|vow(?:s|ed|ing)?|sw(?:ears?|ore)|determined)"
    r"(?: [\w'’]+){0,3}\s*$",
    re.IGNORECASE,
)
_CONDEMNED = Spotter(
    r"\b(?:petition|complaint|plea|case|FIR)s? against(?: [\w'’-]+){0,6}\s*$|"
    r"\b(?:condemn|deplor|denounc|protest|deprecat|decr(?:y|ied)|outrag|shock|alarm|mourn|demonstrat|"
    r"sit-?in|rall(?:y|ie)|march|dharna|hartal|strike|picket|slogan|gather|drums|pots|boycott|"
    r"blockade|blocked)\w*\b"
    r"(?: (?:at|by|against|over))?(?: [\w'’-]+){0,12}\s*$",
    re.IGNORECASE,
)
_HAVE_DONE = re.compile(
    r"\b(?:to|and) (?:have|get|see) (?:[^.;,]|(?<=\b[MDS][rst])\.|(?<=\bMrs)\.){0,90}$",
    re.IGNORECASE,
)
_CAUSED = frozenset(["have", "get", "see"])
_NO_THING = re.compile(
    r"\s*(?:down |up |out )?no (?!(?:fewer|less|more|longer|later|earlier|doubt|one|wrong)\b)",
    re.IGNORECASE,
)
_REFUSE = Spotter(
    r"\b(?:refus(?:e|es|ed|ing|al)|declin(?:e|es|ed)|fail(?:s|ed|ure)?|unable|"
    r"neglect(?:s|ed))(?: [\w']+){0,2} to $",
    re.IGNORECASE,
)
_DID = Spotter(
    r"\b(?:(?:continu(?:e|es|ed|ing)|began|begin|begun|start(?:s|ed)?|proceed(?:s|ed)|"
    r"went on|managed|dared|claim(?:s|ed)?|admit(?:s|ted)?|boast(?:s|ed)?|ha[ds] to|came to be|known|reported|"
    r"said|alleged|believed|understood)(?: \w+ly| also| then| to)?|(?:used|allowed|seen|found|forced|made)(?: [\w']+){0,3}) to "
    r"(?:have )?(?:been |be )?$",
    re.IGNORECASE,
)
_PROMISE = Spotter(
    r"\b(?:promis(?:e|es|ed|ing)|assur(?:e|es|ed|ing|ances?)|pledg(?:e|es|ed|ing)|"
    r"guarantee(?:s|d)?|undert(?:akes?|ook)|commit(?:s|ted)|my word|agreed to|"
    r"directed|ordered|announced|said|says|told|hope|indicated|yaqeen|ensure)\b",
    re.IGNORECASE,
)
_AIM = Spotter(
    r"\b(?:aim(?:s|ed|ing)? (?:at|to)|intended to|designed to|meant to|in order to|"
    r"so as to|with a view to|for the purpose of|calculated to)\b[^.;]*$",
    re.IGNORECASE,
)
# "To ensure that X is released": he is not. "The court ensured that X was released": he is.
_ENSURE = Spotter(
    r"\b(?:ensur(?:e|es|ing)|(?:to|must|should|shall|can|will|please|and) guarantee|mak(?:e|es|ing) (?:sure|certain)|"
    r"see(?:ing)? to it|assurances?|guarantees)\b[^.;]*$",
    re.IGNORECASE,
)
_SUPPOSED = Spotter(
    r"\b(?:if|unless|imagine|suppose|supposing|should (?:it|he|she|they|we|any|the)|"
    r"(?-i:Should (?=[A-Za-z])|Had (?=[A-Z]|the |police|soldiers|they |he |she ))|in case|"
    r"whether(?! it is (?:a fact|true|correct) that)|or else|"
    r"lest|would have|could have|otherwise|in the event)\b"
    r"(?:[^.;]|\b(?:mr|ms|mrs|dr|prof|adv|mst)\.)*$",
    re.IGNORECASE,
)
_AVOID = Spotter(
    r"\b(?:avoid(?:s|ed|ing)?|evad(?:e|ed|ing)|escap(?:e|ed|ing)|prevent(?:s|ed|ing)?|"
    r"protect(?:s|ed|ion)? (?:from|against)|instead of|rather than|without|stop(?:ped)?"
    r"|against|opposition to|resist(?:s|ed|ing)?|in the face of|threats?,?|safe from|"
    r"immune from|end (?:to|the)|an end to)(?: [\w'-]+){0,3} $",
    re.IGNORECASE,
)
_PATTERN = Spotter(
    r"\b(?:often|regularly|usually|always|routinely|frequently|commonly|habit(?:ually)?|"
    r"in most cases|systematically|every (?:time|year|day|week|district|belt|month|"
    r"election|union|member)|each (?:time|year)|(?-i:[Ii]n general)|as a rule|become a habit|"
    r"typically|generally|the practice of|sometimes|never-ending|"
    r"commonplace|rarely|day after day|whoever|anyone who|those who(?![^.;]{0,80}(?:[–—:(]| -) ?(?-i:[A-Z])))\b",
    re.IGNORECASE,
)
_NO = Spotter(
    r"\b(?:no|not a single|not any|neither|without any|zero)(?: [\w'-]+){0,3} $",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Stance:
    """How an act is told; `threat` turns it into a threat of it.

    `attempt` says that it was tried; the others are values of `vocab/claims.yaml`.
    """

    modality: str = "stated"
    polarity: str = "affirmed"
    derivation: str = "explicit"
    frame: str = ""
    threat: bool = False
    attempt: bool = False


class Told(NamedTuple):
    """What the rules look at: the words around a trigger, and its verb's form."""

    act: str
    before: str  # of the sentence, up to the verb and its helpers
    after: str
    found: Spotted  # what those words may meet (`habeas.text.spotting`)
    helper: str = ""
    to: bool = False
    form: str = ""
    passive: bool = False
    helpers: str = ""
    negated: bool = False
    nobody: bool = False
    resolution: bool = False
    item: bool = False
    question: bool = False
    official: bool = False  # said by one who could be accused
    reported: bool = False  # said by anyone but the source
    quoted: bool = False


_MODAL = frozenset(["will", "would", "may", "might", "could", "can", "'ll", *_MUST])
_WITHOUT = re.compile(
    r"\b(?:without|instead of|rather than) (?:ever |even )?\Z", re.IGNORECASE
)


# "Calls on the police to stop harassing A": whose deed it is, the sentence does not tell.
_TO_STOP = Spotter(
    r"\b(?:to|must|should|and) (?:\w+ly )?(?:stop|cease|end|quit|halt|refrain from|"
    r"desist from|abstain from) \Z",
    re.IGNORECASE,
)


def stance(told: Told) -> Stance | None:
    """Return how an act is told, or None where it is not told as an act at all."""
    finite = bool(told.form) and not told.to and not _subjunctive(told)
    past = finite and told.form != "noun" and told.helper not in _MODAL
    told = told._replace(before=own_clause(told.before, told.found, finite=past))
    near = _since_reset(told.before)
    if (
        told.form != "noun"
        and _CAUSED.intersection(near.split())
        and _HAVE_DONE.search(near)
        and any(
            rule.seek(told.found, told.before if near.startswith("and ") else near)
            for rule in (_DEMAND, _PLAN)
        )
    ):
        return None
    if told.form == ING and _WITHOUT.search(told.before):
        return None
    if inverted(told.before, told.helpers):
        return NOTHING
    if told.form == ING and only_charged(told.act, told.before, told.found):
        return NOTHING
    if told.form == ING and _TO_STOP.seek(told.found, told.before):
        return None
    if told.helper in _MUST or (told.helper == "shall") or _wish(told, near, finite):
        return None
    if told.to and _ONLY_TO.search(told.before):
        return _plain(told, near)
    if not finite and _AIM.search(told.before + ("to " if told.to else "")):
        return None
    if told.form == ING and _AIM.seek(told.found, near):
        return None
    if _ENSURE.seek(told.found, near):
        return None
    if (
        told.act in _OFFENCES
        and told.form == ING
        and _FOR_SAYING.seek(told.found, near)
    ):
        return None
    if told.act in _HARM and _BY_CHANCE.opens(told.found, told.after):
        return None
    if told.form != "noun" and _PLAYED.seek(told.found, told.before):
        return None
    if told.act in _GOOD and hoped(
        told.form, told.helpers, told.before, told.after, told.found
    ):
        return None
    if averted(told.act, told.form, told.helpers, told.before, told.after, told.found):
        return None
    if told.helpers == "being" and _DREADED.seek(told.found, told.before):
        return Stance("feared", frame="future")
    around = told.before, told.after, told.found
    if gainsaid(told.act, *around):
        return Stance(polarity="negated")
    if unproved(told.act, told.form, told.helpers, *around, passive=told.passive):
        return None
    if mind := only_thought(told.form, told.helpers, told.before, told.found):
        good = mind == "no" or told.act in _GOOD
        return NOTHING if good else Stance("feared")
    if told.question and (not finite or told.act == "release"):
        return None
    return (
        _denied(told, near)
        or _later(told, near)
        or _infinitive(told, near)
        or _noun(told, near)
        or _plain(told, near)
    )


# "He fears being questioned", "afraid of being killed", "to avoid being arrested".
_DREADED = Spotter(
    r"\b(?:fear(?:s|ed|ing)?|dread(?:s|ed|ing)?|(?:afraid|scared|frightened|terrified|wary|"
    r"risk|danger|fear|threat|prospect|possibility) of|worr(?:y|ied|ies) about|"
    r"risk(?:s|ed|ing)?) \Z",
    re.IGNORECASE,
)
_GOOD = frozenset(["release", "acquittal", "bail", "restriction_lifted"])
# To order one of these does not do it.
_BODILY = frozenset(
    ["arrest", "detention", "killing", "search", "assault", "torture", "confiscation",
     "destruction", "extrajudicial_execution", "eviction", "injury", "abduction"]
)  # fmt: skip
_HARM = frozenset(["killing", "injury", "death_in_custody"])
# "Serving three years for insulting the president": what he is punished for.
_OFFENCES = frozenset(["harassment", "threat", "death_threat", "surveillance"])
_FOR_SAYING = Spotter(
    r"\b(?:serv\w+|sentenc\w+|jail\w*|imprison\w*|arrest\w*|charg\w+|convict\w*|accus\w+|fined|detain\w*|held|prosecut\w+|"
    r"tried|summon\w*|wanted|expel\w*|dismiss\w*|suspend\w*|years?|months?|lashes|punish\w*|guilty|acquit\w*)\b"
    r"[^.;]{0,60}?\b(?:for|of|with)(?: \w+ly)? \Z",
    re.IGNORECASE,
)
# An accident is nobody's act, a part in a play nobody's deed.
_BY_CHANCE = Spotter(
    r"\W*(?:[\w'’-]+ ){0,6}?(?:when|after|as|while)\b[^.;]{0,40}\b(?:overturn\w*|"
    r"crash\w*|collid\w+|capsiz\w+|derail\w*|skidd\w+|plung\w+|collapsed|"
    r"fell into)\b|\W*(?:[\w'’-]+ ){0,6}?in (?:a|an|the) (?:[\w-]+ ){0,2}"
    r"(?:accident|crash|collision|mishap|landslide|earthquake|flood|avalanche)\b",
    re.IGNORECASE,
)
_PLAYED = Spotter(
    r"\b(?:plays|played|playing|portrays|portrayed|stars? as|role of) (?:an?|the) "
    r"[^.;]*\Z",
    re.IGNORECASE,
)
NOTHING = Stance("none")


def _since_reset(before: str) -> str:
    last = 0
    for match in _RESET.finditer(before):
        last = match.end() if match[0] in ".;!?|" else match.start()
    return before[last:]


def _subjunctive(told: Told) -> bool:
    """Whether the verb is "be released", not "was released"."""
    if told.form == BASE and not told.helper:
        return True
    helpers = told.helpers.split()
    return "be" in helpers and not told.helper


# "Demands the release of A; the arrest of those who beat B; and ..."
_LISTED_ON = re.compile(
    r";\s*(?:and |also )?(?:\(?\w{1,2}\)\s*)?(?:(?:the|an?|their|his|her) )?"
    r"(?:[\w-]+ (?:and )?){0,2}\Z"
)


def _wish(told: Told, near: str, finite: bool) -> bool:
    if (
        told.form not in (ING, BASE, "noun")
        and not told.helper
        and only_to_have(told.before)
    ):
        return True
    if told.form != "noun" and only_due(told.before):
        return True
    if told.form == "noun" or not finite:
        if _DEMAND.seek(told.found, near):
            return True
        if told.form == "noun" and _CONDEMNED.seek(told.found, near):
            return False
        if (
            told.form == "noun"
            and _LISTED_ON.search(told.before)
            and _DEMAND.seek(told.found, told.before)
        ):
            return True
        if told.resolution and not re.search(
            r"\b(?:who|which|after)\b", near, re.IGNORECASE
        ):
            return not (told.form == ING and not told.item)
    if _subjunctive(told) and told.passive and not told.to:
        return True
    return bool(
        told.form != "noun"
        and not finite
        and not told.to
        and told.form != ING
        and told.helper == ""
        and told.form == BASE
        and _DEMAND.seek(told.found, told.before)
    )


def _denied(told: Told, near: str) -> Stance | None:
    """A denial: of what follows it, or a negation in an accused one's mouth."""
    if _went_on(told, near):
        return None
    near = near[max((m.end() for m in _BUT_SAID.finditer(near)), default=0) :]
    if _DENIED.seek(told.found, near) and not re.search(
        r"\b(?:bail|petition|access)\b", near
    ):
        owned = max((m.end() for m in UNDENIED.finditer(near)), default=0)
        return None if owned and not _DENIED.search(near, owned) else Stance("denied")
    no = told.negated or told.nobody
    if no and told.official and not _SUPPOSED.search(near):
        return Stance("denied")
    return None


# "Police denied beating A, but B said that C was beaten": no denial of that.
_BUT_SAID = re.compile(
    r",? but (?!not\b)|, (?:and|while|whereas) [^,;.]{2,50} (?:said|says|insisted|confirmed|told \w+)\b"
)
# "The court rejected the plea and sent them to jail": what it did then is not denied.
_THEN = re.compile(r"\b(?:and|then|but) (?:also |then |later |promptly )?\Z")
_THAT = re.compile(r"\b(?:that|having|ever)\b")


def _went_on(told: Told, near: str) -> bool:
    """Whether who denied something is told to have done another thing then."""
    if told.form != PAST or told.passive or told.negated or not _THEN.search(near):
        return False
    denial = _DENIED.search(near)
    return denial is not None and _THAT.search(near, denial.end()) is None


def _later(told: Told, near: str) -> Stance | None:
    """What will, would, may or might be: a promise, a threat, a fear, a plan."""
    if told.helper not in ("will", "would", "may", "might", "could", "can", "'ll"):
        return None
    good = told.act in _GOOD
    if _FEAR.seek(told.found, told.before) and not good:
        return Stance("feared", frame="future")
    if _SUPPOSED.seek(told.found, near) and not told.reported:
        return NOTHING
    if told.negated and not good:
        return NOTHING
    if good:
        known = told.reported or _PROMISE.seek(told.found, told.before) is not None
        committed = known and told.helper in ("will", "would") and not told.negated
        return Stance("committed", frame="future") if committed else NOTHING
    if told.act in ("protest", "strike"):
        modality = "intended" if told.reported else "committed"
        return Stance(modality, frame="future")
    stays = told.act == "detention" and not told.passive
    if stays and told.helper not in ("will", "would"):
        return NOTHING  # "reported that she could stay in prison"
    if told.act in ("hearing",):
        return Stance(frame="future") if told.helper in ("will", "would") else NOTHING
    if told.act in ADVERSE_THREATS and (told.reported or told.quoted):
        return Stance("intended", threat=True)
    if told.helper in ("will", "would") and told.act in ADVERSE_THREATS:
        return Stance("intended", frame="future", threat=told.reported)
    return NOTHING


# "Has been on hunger strike to protest against": it is done.
_GATHERED = Spotter(
    r"\b(?:on (?:a )?(?:hunger[- ]?)?strike|marched|gathered|assembled|rallied|walked out|closed|"
    r"blocked|held|staged|sat|took to|came out|stopped work|downed|burnt|burned|lit|fasting)\b",
    re.IGNORECASE,
)
_YET_TO = Spotter(r"\b(?:is|are|was|were|has|have|had|remains?) yet $", re.IGNORECASE)


# "Freed, only to be arrested again": it came to pass.
_ONLY_TO = re.compile(r", only (?:to )?(?:then |soon )?\Z", re.IGNORECASE)


def _infinitive(told: Told, near: str) -> Stance | None:
    if not told.to:
        return None
    ending = near if near.endswith(" ") else near + " "
    if told.act in ADVERSE_THREATS and re.search(
        r"\bfail(?:s|ed|ing)? to $", ending + "to ", re.IGNORECASE
    ):
        return Stance("intended", attempt=True)
    if _REFUSE.search(ending + "to "):
        return NOTHING
    if WOULD_HAVE_TO.search(ending):
        return NOTHING
    if _DID.search(ending + "to " + (told.helpers + " " if told.helpers else "")):
        return _plain(told, near)
    if told.passive and ending.endswith(" only "):
        return _plain(told, near)  # "was freed only to be taken again"
    if _YET_TO.seek(told.found, ending):
        return Stance(polarity="negated")
    if told.helpers.startswith(("had to", "having to")):
        return _plain(told, near)
    if _FEAR.seek(told.found, near):
        return Stance("feared", frame="future")
    good = told.act in _GOOD
    if good:
        promised = re.search(
            r"\b(?:promis|assur|pledg|agreed|vow)\w*\b", near, re.IGNORECASE
        )
        return Stance("committed", frame="future") if promised else NOTHING
    if told.act in ("protest", "strike"):
        done = _GATHERED.seek(told.found, near)
        return _plain(told, near) if done else Stance("intended", frame="future")
    if told.act not in ADVERSE_THREATS:
        return NOTHING
    if _TRY.seek(told.found, near) and not _WILLED.seek(told.found, near):
        return Stance("intended", attempt=True)
    if _NO_PLAN.seek(told.found, near):
        return NOTHING
    if _PLAN.seek(told.found, near):
        return Stance("intended", threat=True)
    return NOTHING


# "Had no intention to arrest A", "did not plan to": nobody is threatened.
_NO_PLAN = Spotter(
    r"\b(?:(?:no|never had any|without any) (?:\w+ )?(?:intentions?|intent|plans?|wish|orders?|"
    r"instructions?)|(?:not|\w+n['’]t|never) (?:intend|plan|threaten|prepare|vow|order)"
    r"(?:s|ed|ing|ned)?|denie[sd] (?:any |that )?[^.;]{0,40})\b[^.;]*\Z",
    re.IGNORECASE,
)


def _noun(told: Told, near: str) -> Stance | None:
    if told.form != "noun":
        return None
    ending = near if near.endswith(" ") else near + " "
    avoided = _AVOID.seek(told.found, ending) and not _CONDEMNED.seek(told.found, near)
    if avoided or _FEAR.seek(told.found, near) or _SUPPOSED.seek(told.found, near):
        return NOTHING
    if _NO.seek(told.found, ending):
        return Stance("denied") if told.official else Stance(polarity="negated")
    if murder_ordered(told.act, near):
        return Stance("intended")
    asked = told.act == "release" and _FOR_IT.search(told.before)
    if asked and not _FOR_DONE.search(told.before):
        return NOTHING
    if _PLAN.seek(told.found, near) or (
        told.act in _BODILY and _BIDDEN.seek(told.found, near)
    ):
        return NOTHING
    return None


# "They marched for her release": it is what they ask; they are thanked for one that is.
_FOR_IT = re.compile(
    r"\bfor (?:(?:the|his|her|their|its|whose) )?(?:(?!before|until|till|after|prior|hours?|"
    r"days|weeks|months|years)[\w-]+ ){0,2}\Z",
    re.IGNORECASE,
)
_FOR_DONE = re.compile(
    r"\b(?:thank|grateful|credit|prais|applaud|responsib|congratulat|reason|reliev)\w*"
    r"\b[^;]{0,60}\Z",
    re.IGNORECASE,
)


_BIDDEN = Spotter(
    r"\b(?:attempted|threatened|(?:ordered|directed|sought|seeks?|authori[sz]ed|"
    r"instructed|seeking|ordering|directing|authori[sz]ing)(?: [\w'’-]+){0,3})\s*$",
    re.IGNORECASE,
)


def _plain(told: Told, near: str) -> Stance:
    if _SUPPOSED.seek(told.found, near):
        return NOTHING
    if _FEARS_THAT.seek(told.found, near) and not told.negated:
        return Stance("feared")
    frame = (
        "pattern"
        if _PATTERN.seek(
            told.found, told.before + opening(told.after, 60).split(";")[0]
        )
        else ""
    )
    nothing = told.form != "noun" and _NO_THING.match(told.after)
    if told.negated or told.nobody or nothing:
        return Stance(polarity="negated", frame="" if frame == "pattern" else frame)
    if wrongly_told(told.before, told.found):
        return NOTHING
    if reported(told.before, told.found) and of_another(told.after):
        return Stance(polarity="negated")
    if reported(told.before, told.found) and not_borne_out(told.after):
        return NOTHING
    if told.helper in ("might", "may", "could", "can", "would"):
        return NOTHING
    return Stance(frame=frame)
