"""More wordings by class, in English: who hides whom, who tells us, who saw, who did."""

from __future__ import annotations

from habeas.claims.reader.dangers.rule import CUSTODY, rule

_INSIDER = (
    r"(?:guard|warder|warden|clerk|cook|sweeper|cleaner|orderly|nurse|porter|typist|"
    r"secretary|gatekeeper|sentry|conscript|janitor|receptionist|registrar|wardress|"
    r"trusty|archivist|operator|switchboard|stenographer|usher|bailiff|mechanic)"
)
_WHOM = (
    r"(?:him|her|them|my\s\w+|the\s(?:girl|boy|child|children|family|boys|girls|two))"
)
_PLACE = (
    r"(?:people|village|place|house|home|farm|homestead|flat|relatives|family|folks|"
    r"parents|sister|brother|aunt|uncle|cousin|grandmother|mother|convent|mission|town)"
)
_KEPT = (
    r"(?:camping|camped|squatting|sheltering|sheltered|huddled|crowded|lodging|lodged|"
    r"hiding|hidden|bedding\s+down|sleeping|put\s+up|holed\s+up|lying\s+low|boarding)"
)
_LAWYER = r"(?:(?-i:Atty\.?|Me|Adv\.?|Barr\.?)\s(?-i:[A-Z])[\w'’-]+|(?:the|his|her|our|their|my)\s(?:lawyer|counsel|attorney|advocate|solicitor|barrister))"
_OFFICIAL = (
    r"\b(?:police|army|soldiers?|troops|government|minist\w+|prosecut\w+|judge|court)\b"
)

RULES = (
    rule(
        "location_of_person_at_risk",
        "*",
        rf"\b(?:sent|moved|brought|shifted|driven|taken)\s+{_WHOM}\s+(?:away\s+)?(?:to|with)\s+"
        rf"(?:my|his|her|our|their|an?|the)\s[^.;,|\n]{{0,30}}?{_PLACE}\b|"
        rf"\b(?:is|are|has|have|been|we|they|s?he)\s+(?:now\s+|still\s+|been\s+)*{_KEPT}\s+(?:for\s+now\s+)?"
        r"(?:under|in|at|near|on|with|beside|behind|among|above|inside|out)\b",
        unless=CUSTODY + r"|" + _OFFICIAL,
    ),
    rule(
        "protective_detail",
        "*",
        rf"\b(?:walks?|rides?|travels?|goes|drives?|accompan(?:y|ies)|escorts?)\s+(?:with\s+)?{_WHOM}"
        r"\s+(?:to|from|home|everywhere|wherever|past|through)\b|"
        rf"\b(?:take|bring|drive|get|carry|smuggle|ferry|walk|move)\s+(?:{_WHOM}|(?-i:[A-Z])\w+)\s+(?:over|across|out|through)\s+"
        r"(?:at|by|the|on|to|in|with|before)\b|\bthinks?\s+(?:that\s+)?(?:he|she|they)\s+(?:is|are)\s+an?\b|"
        r"\bsay\s+[\"“'‘][^\"”'’]{2,30}[\"”'’]\s+(?:and\s+not|instead|for)\b|\b(?:donors?|funders?|sponsors?|grant)\b"
        r"[^.;|\n]{0,40}\b(?:stay\s+out|must\s+not|not\s+be\s+(?:named|mentioned)|anonymous|lose\s+(?:its|their))\b|"
        r"\b(?:money|cash|fare|funds|ticket)\b[^.;|\n]{0,24}\b(?:goes|is\s+sent|is\s+passed|comes)\s+(?:through|by\s+way|via)\b",
        unless=_OFFICIAL,
    ),
    rule(
        "informant",
        "*",
        rf"\b{_INSIDER}\b[^.;|\n]{{0,60}}?\b(?!beat|beats|hit|kick\w*|arrest\w*|stop\w*|order\w*|threat\w*|push\w*|"
        r"took|forc\w*|search\w*|shot|drove|let|asked|refus\w*|saw|of|for|to|with|at|from|by|and)\w+s\s+(?:us|me)\b|"
        r"\bif\s+(?:his|her|their|the)\s+name\s+(?:gets|comes|leaks|is)\b|\bhe\s+is\s+finished\b",
    ),
    rule(
        "witness",
        "*",
        r"\b(?:she|he|who|neighbour|neighbor|boy|girl|woman|man|watchman|vendor|driver)\s+(?:also\s+)?(?:saw|noticed|heard|"
        r"watched|remembers)\s+(?:which|who|where|how)\b[^.;|\n]{0,50}|\b(?:ask\w*|begg\w*|want\w*|wish\w*|plead\w*)\s+"
        r"(?:us\s+)?(?:not\s+to|to\s+(?:leave\s+out|keep|withhold))\s[^.;|\n]{0,24}\bnames?\b|\b(?:do\s+not|don['’]?t|please\s+never|"
        r"never)\s+(?:put|use|print|write|give|mention|publish)\s+(?:down\s+)?(?:my|his|her|our|their)\s+names?\b|"
        r"\b(?:not|n['’]t)\s+(?:want|wish)\w*\s+to\s+be\s+(?:in|named|quoted|known|mentioned)\b",
        unless=r"\bpolice\s+(?:said|say)\b",
    ),
    rule(
        "conduct_that_could_be_charged",
        "*",
        r"\b(?:says?|said|admit\w*|confess\w*|told\s+us)\s+(?:that\s+)?(?:he|she|they)\s+(?:did|had)\s+(?:set|thrown?|burn\w*|"
        r"cut|hid\w*|carried|delivered|painted|fed|taken)\b|\b(?:delivered|carried|brought|took|sent|sold|gave|given|"
        r"taken|bringing)\s+(?:\w+\s+){0,2}?(?:rice|food|bread|medicines?|messages?|money|supplies|batteries|boots|fuel)\s+"
        r"to\s+(?:the\s+)?(?:people|men|boys|those|them|fighters|rebels)\s+(?:in|of|from|up)\s+the\s+(?:hills?|forest|"
        r"mountains?|bush|jungle)\b|\b(?:did|had)\s+set\s+fire\b",
        unless=_OFFICIAL,
    ),
    rule(
        "lawyer_client",
        "*",
        rf"\b{_LAWYER}\s+(?:has\s+|had\s+)?(?:told|advised|warned|instructed|asked|coached)\s+(?:him|her|them|us|me|the\s\w+)\s+"
        rf"(?:not\s+)?to\b|\b(?:told|said|confessed|admitted|confided)\s+(?:this|it|that|as\s+much|everything)\s+(?:only\s+)?to\s+{_LAWYER}",
        unless=r"\b(?:court|judge)\b",
    ),
    rule(
        "victim_of_sexual_violence",
        "*",
        r"\b(?:spend|spent|pass(?:ed)?)\s+the\s+night\s+with\s+(?:the|a|an|their)\s+(?:commander|officer|soldier|guard|sergeant|"
        r"captain|lieutenant|colonel|chief|inspector)s?\b|\bstripped\s+and\s+(?:photographed|filmed|made|paraded)\b|\bwas\s+stripped\b|"
        r"\b(?:pushed|dragged|pulled|took|taken|led|carried)\s+(?:my|her|the|his|our)\s+(?:daughter|sister|wife|girl|niece|"
        r"woman|mother)\b[^.;|\n]{0,20}\b(?:behind|into|inside|under|away)\b|\b(?:dress|blouse|skirt|shirt|clothes|veil)\s+"
        r"(?:was|were|had\s+been)\s+torn\b|\bwhat\s+they\s+did\s+to\s+(?:her|the\s+women|the\s+girls?)\b",
        unless=r"\b(?:arrested|charged)\b",
    ),
    rule(
        "religion_or_belief",
        "*",
        r"\b(?:goes|went|go|prays?|worships?|meets?|meetings?|baptis\w+|convert\w+)\b[^.;|\n]{0,40}\bin\s+secret\b|"
        r"\bsecret(?:ly)?\s+(?:convert\w+|baptis\w+|pray\w*|attend\w*|worship\w*)\b|\bhides?\s+(?:his|her|their)\s+faith\b",
    ),
    rule(
        "minor",
        "*",
        r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})\s+(?:weeks?|months?|days?)\s+old\b|"
        r"\b(?:starts?|started|begins?|began|in|attends?)\s+(?:kindergarten|nursery|first\s+grade|grade\s+(?:one|\d)|primary|"
        r"standard\s+\d|pre-?school)\b|\bbirth\s+(?:year|date)\b[^.;|\n]{0,12}\b20(?:09|1\d|2\d)\b|\baged\s+(?:one|two|three|four|"
        r"five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)\b",
        "clause",
    ),
    rule(
        "health",
        "*",
        r"\blost\s+(?:a\s+lot\s+of|much|too\s+much)\s+blood\b|\b(?:has|with|lost)\s+(?:only\s+)?one\s+(?:kidney|lung|eye|leg|arm)\b|"
        r"\bmust\s+not\s+(?:carry|lift|stand|walk|strain)\b|\bsickle\s+cell\b|\b(?:tablets|pills|medication|medicine)\s+for\s+"
        r"(?:his|her|the)?\s?\w+|\bcoughs?\s+(?:at\s+night|blood|up)\b",
    ),
)
