"""What people say they will do on a day: block a road, shut their shops, gather.

What a state, a company or a bank will do is nobody's protest; a threat is none either.
"""

from __future__ import annotations

import re

from habeas.text.spotting import Spotter

_STREET = (
    r"(?:roads?|highways?|motorways?|streets?|bridges?|crossings?|railways?|rail(?:way)?\s+"
    r"(?:tracks?|lines?)|tracks?|trains?|traffic|ports?|harbou?rs?|gates?|mills?|plants?|mines?|"
    r"borders?|canals?|squares?|chowks?|sites?|offices?|entrances?|toll\s+plazas?)"
)
_TRADE = (
    r"(?:shops?|shutters|markets?|bazaars?|stalls|businesses|schools|clinics|pharmacies|"
    r"out-?patient\s+(?:departments?|wards?)|OPDs?|pumps|factories|workshops|counters)"
)
_DEED = (
    rf"(?:block(?:ade)?s?|occupy|besiege|encircle|surround|picket|clog|march|rally|gather|"
    rf"assemble|converge|demonstrate|protest|boycott|gherao|walk\s+out|sit\s+(?:down|in)|"
    rf"(?:lay\s+)?down\s+(?:their\s+)?tools|stop\s+work(?:ing)?|court\s+arrest|"
    rf"go\s+on\s+(?:a\s+)?(?:hunger\s+)?strike|(?:begin|start|observe|stage|hold|launch)\s+an?\s|"
    rf"stay\s+(?:away|(?:at\s+)?home|in(?:doors|side)|shut|closed|off\s+work)|"
    rf"remain\s+(?:shut|closed)|keep\s+(?:\w+\s+)?{_TRADE}\s+(?:shut|closed)|"
    rf"(?:close|shut|pull\s+down)\s+(?:down\s+)?(?:all\s+|their\s+|the\s+|its\s+)*(?:\w+\s+)?(?:{_TRADE}|{_STREET})|"
    rf"(?:lock|chain|seal)\s+(?:up\s+)?(?:the\s+|all\s+)?(?:\w+\s+)?{_STREET}|"
    r"stop\s+\w+ing\b|stand\s+still|come\s+to\s+a\s+(?:stand|halt)|"
    r"take\s[^.;]{2,40}\soff\s+the\s+roads?|"
    r"park\s[^.;]{2,40}\s(?:across|on|along|at)|wear\s+(?:a\s+)?(?:black|white|red)|sail\s|"
    r"light\s+(?:candles|lamps|torches)|(?:hand|present|deliver|submit)\s[^.;]{0,20}?"
    r"(?:memorandum|petition|letter|charter)|file\s+an?\s+(?:\w+\s+)?(?:petition|complaint|appeal|suit))"
)
_WILL = (
    r"\b(?:will|shall|would|(?:is|are)\s+(?:to|going\s+to)|(?:plan|intend|propose|mean|vow|"
    r"threaten|resolve|decide|agree|pledge|promise)(?:s|ed|d)?\s+to|(?:has|have)\s+(?:\w+\s+)?to|"
    r"(?:call|ask|urge|appeal)(?:s|ed)?\s+(?:up)?(?:on|to)?\s*(?:\w+\s+){1,4}?to)\s+(?:not\s+)?"
)
_DONE = (
    rf"\b(?:{_STREET}|candles|lamps|classes|courts)\s+(?:across\s[\w ]{{2,20}}\s)?will\s+be\s+"
    r"(?:blocked|stopped|occupied|boycotted|lit|picketed)\b|"
    rf"\b{_TRADE}\s[^.;]{{0,30}}?\b(?:will|to)\s+(?:stay|remain|be)\s+(?:shut|closed)\b|"
    r"\b(?:body|bodies|dead|remains|victims|martyrs)\b[^.;]{0,30}\bwill\s+be\s+(?:laid\s+to\s+rest|buried)\b|"
    r"\bdelegations?\s+(?:of\s[^.;]{2,40}\s)?(?:(?:will|is\s+to|to)\s+)?meets?\b|"
    r"\b(?:memorandum|petition|letter)\s+will\s+be\s+(?:handed|presented|submitted|filed|delivered)\b"
)
_DOES = Spotter(rf"{_WILL}(?P<deed>{_DEED})", re.IGNORECASE)
_PASSIVE = Spotter(_DONE, re.IGNORECASE)
_EASTERN = Spotter(
    r"(?:سڑک|شاہراہ|روڈ|دکان|مارکیٹ|بازار|کاروبار|ٹرین|ریل|دروازے|ٹول)\S* (?:\S+ ){0,4}?"
    r"(?:بند|جام|بلاک) (?:کر|رکھ|ہو|رہ)\S* ?گ[ےیا]|"
    r"(?:تالا|تالے) (?:\S+ ){0,2}?(?:لگا|ڈال)\S* ?گ[ےیا]|کام (?:بند|چھوڑ)\S* (?:\S+ )?گ[ےیا]|"
    r"(?:بائیکاٹ|گھیراؤ|بھوک ہڑتال|جنازہ|تدفین|پہیہ جام)|"
    r"\b(?:sarak|road|highway|dukan\w*|market|bazar|karobar|train|raasta|rasta)\s+(?:\w+\s+){0,3}?"
    r"(?:band|jam|block)\s+(?:kar|rakh|ho|rah)\w*\s?(?:g[aei]\b|\b)|"
    r"\bkaam\s+(?:band|chhor)\s+\w+|\b(?:tala|tale)\s+(?:laga|dal)\w+|"
    r"\b(?:boycott|gherao|bhook\s+hartal|paiy?ya\s+jam|janaza|tadfeen)\b",
    re.IGNORECASE,
)
_FUTURE = re.compile(
    r"گ[ےیا]\b|اعلان|\b(?:\w+(?:enge|engi|ega|egi)|hog[ai]|hong[ei]|g[aei]|elan)\b",
    re.IGNORECASE,
)
_STATE = re.compile(
    r"\b(?:police|army|soldiers?|troops|rangers|forces?|government|govt|authorit\w+|"
    r"administration|state|ministr\w+|minister|company|bank|court|commander|officers?|"
    r"commissioner|municipality|council\s+of\s+ministers|cabinet|airline|management|owners?|"
    r"hukumat|intezamia|fauj|adalat)\b|حکومت|پولیس|انتظامیہ|فوج|رینجرز|وزیر|عدالت نے|کمپنی",
    re.IGNORECASE,
)


_REFUSAL = re.compile(
    rf"\b(?:tools|off\s+work|stop\s+work\w*|walk\s+out|strike|{_TRADE})\b|دکان|مارکیٹ|بازار|کاروبار|"
    r"ہڑتال|پہیہ جام|\b(?:dukan\w*|market|bazar|karobar|hartal)\b",
    re.IGNORECASE,
)
_PAPER = re.compile(
    r"\b(?:memorandum|petition|letter|charter|complaint|appeal|suit|janaza|tadfeen)\b|جنازہ|تدفین",
    re.IGNORECASE,
)


def undertaking(words: str) -> str | None:
    """Return the code of the act that people say they will do, None for no protest."""
    if not undertaken(words) or _PAPER.search(words):
        return None
    return "strike" if _REFUSAL.search(words) else "protest"


def undertaken(words: str) -> bool:
    """Whether some words, without their day, tell what people will do on it."""
    found = _DOES.search(words) or _PASSIVE.search(words)
    if found is None:
        found = _EASTERN.search(words)
        if found is None or _FUTURE.search(words) is None:
            return False
    return _STATE.search(words, 0, found.start()) is None
