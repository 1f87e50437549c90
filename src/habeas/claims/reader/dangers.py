"""The words that call for holding something back: patterns by reason.

Data rather than code: what endangers a person is told in many ways, and this list
grows. Each pattern is bounded, so that a sentence of any length is searched in linear
time; the reasons are those of `habeas-reading/1`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Rule:
    """A pattern, tried on sentences with one of the words `on`.

    `reach` says how much is held back: the match alone, from it to the end of its
    clause, up to it from the start of the clause, or the clause.
    """

    why: str
    on: frozenset[str]
    pattern: re.Pattern[str]
    reach: str
    unless: re.Pattern[str] | None = None


_KIN = (
    "relative sister brother wife husband mother father son daughter widow cousin uncle "
    "aunt nephew niece neighbour neighbor cellmate cellmates inmate monk nun nurse warden "
    "warder guard teacher driver eyewitness eyewitnesses witness witnesses villager "
    "resident colleague friend orderly shopkeeper watchman passer-by bystander doctor "
    "midwife hawker conductor cleaner girl boy woman man seller vendor trader worker "
    "student farmer fisherman porter pupil passenger tailor barber labourer prisoner "
    "detainee survivor employee caretaker tenant"
)
_KINS = "|".join(_KIN.split())
_TEENS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen"
)
_YEARS = "|".join(_TEENS.split())
_WHO = rf"(?:\w+['’]s\s)?(?:{_KINS})"


def _rule(
    why: str, on: str, pattern: str, reach: str = "clause", unless: str = ""
) -> Rule:
    return Rule(
        why,
        frozenset(on.split()),
        re.compile(pattern, re.IGNORECASE),
        reach,
        re.compile(unless, re.IGNORECASE) if unless else None,
    )


RULES = (
    _rule(
        "health",
        "patient diabetic diabetes asthma asthmatic inhaler insulin stent cancer tumour "
        "tumor kidney dialysis epilepsy epileptic hypertension hypertensive hepatitis "
        "tuberculosis hiv pregnant pregnancy miscarriage disabled disability wheelchair "
        "frail ailing ill illness sick sugar medication medicine medicines surgery "
        "depression suicidal psychiatric coma paralysed paralyzed pacemaker ulcers "
        "thalassaemia crutches migraine seizures malaria pneumonia anaemia "
        "disease syndrome dementia arthritis miscarried pills limp limps limping stick "
        "faints fainting allergic ulcer unconscious autistic schizophrenia insomnia "
        "tablets deaf blind infected haemophiliac haemophilia autism glasses jaundice "
        "typhoid dengue cholera scabies hernia angina appendicitis leprosy polio trauma "
        "nightmares painkillers prescription bypass catheter panic lost stroke gangrene "
        "cardiac suicide ward prosthesis amputated menstruating breastfeeding",
        r"\b(?:(?:heart|kidney|cancer|cardiac|diabetes|tb|liver)\s+patient|diabet\w+|"
        r"asthma\w*|inhaler|insulin|stent|pacemaker|cancer|tumou?r|dialysis|epilep\w+|"
        r"hypertensi\w+|hepatitis|tuberculosis|hiv|pregnan\w+|miscarriage|disabled|"
        r"disability|wheelchair|crutches|frail|ailing|(?:is|was|been|fell|fallen|"
        r"seriously|"
        r"chronically|gravely|mentally|very|a)\s+(?:ill|sick)\b|illness|"
        r"sugar\s+(?:is|was|"
        r"level)|medications?|medicines?|surgery|depression|suicidal|psychiatric|coma|"
        r"paraly[sz]ed\s+(?:from|in|below|on|after|since)|kidney|malaria|pneumonia|"
        r"an?aemia|seizures|migraine|thalass\w+|"
        r"\w+['’]s\s+disease|(?:skin|lung|liver|eye|bone|blood|chronic)\s+disease|"
        r"syndrome|"
        r"dementia|arthritis|miscarried|pills|limp(?:s|ing)?|with\s+a\s+stick|"
        r"faint(?:s|ing)|allergic|autistic|schizophren\w+|insomnia|an?\s+ulcer|tablets|"
        r"(?:is|was|half|nearly|almost|gone|born)\s+(?:deaf|blind)|(?:is|are|was|"
        r"badly)\s+"
        r"infected|haemophili\w+|autism|(?:his|her)\s+glasses|jaundice|typhoid|"
        r"dengue|cholera|"
        r"scabies|hernia|angina|appendicitis|leprosy|polio|traumati[sz]ed|nightmares|"
        r"painkillers|prescription|bypass|catheter|panic\s+attacks?|lost\s+(?:her|"
        r"the)\s+baby|"
        r"(?:had|has\s+had|suffered)\s+a\s+stroke|gangrene|cardiac|prosthesis|"
        r"amputated|"
        r"menstruating|breastfeeding|suicide\s+attempt|attempted\s+suicide|"
        r"(?:closed|psychiatric|maternity|cancer|burns|isolation)\s+ward)\b",
        unless=r"\b(?:died of|due to illness|ill-treat\w+|ill treat\w+|sick of|emergency medicine|depression of)\b",
    ),
    _rule(
        "health",
        "pressure pain eaten vomiting vomits blood walk condition breathe eyesight fever "
        "infection heart drugs see hear sugar weak",
        r"\b(?:blood (?:pressure|sugar)|too weak to|chest pains?|heart (?:condition|"
        r"disease|attack|problem)|"
        r"(?:has|have|had)\s+not\s+eaten|vomit\w+|(?:passes|passing|coughing|"
        r"spits?)\s+blood|"
        r"(?:unable|cannot|can not|can't|not able)\s+(?:to\s+)?(?:walk|see|hear|"
        r"breathe|stand)|"
        r"(?:medical|mental|health|critical)\s+condition|high fever|infections?|"
        r"(?:his|her|their)\s+drugs|heart trouble|losing (?:his|her) eyesight)\b",
    ),
    _rule(
        "health",
        "admitted hospitalised hospitalized hosp hospital clinic treatment treated icu "
        "operated therapy suicide lie lies lying ward",
        r"\b(?:(?:taken|rushed|brought|admitted|"
        r"shifted)\s+to\s+[^.;|\n]{0,40}(?:hosp\w*|clinic|"
        r"icu)\b|hospitali[sz]ed|(?:under|receiving|undergoing|needs?|requires?)\s+"
        r"(?:medical\s+)?(?:treatment|therapy)|treated\s+(?:for|at)|operated\s+(?:on|"
        r"upon)|(?:lies?|lying)\s+in\s+[^.;|\n]{0,40}(?:hospital|clinic|ward|icu|"
        r"medical\s+(?:college|cent(?:er|re))))",
        unless=r"\b(?:nobody|no one|none|brought in dead|admitted to hospital\.)\b",
    ),
    _rule(
        "health",
        "بیمار مریض شوگر دوا ادویات علاج معذور حاملہ دل بیماری bimar mareez",
        r"بیمار|مریض|شوگر|ادویات|علاج|معذور|حاملہ|\b(?:bimar|mareez)\b",
    ),
    _rule(
        "location_of_person_at_risk",
        "sleep sleeps sleeping staying stays hiding hidden hides sheltering sheltered "
        "shelter refuge underground safehouse undisclosed lodging lodges",
        r"\b(?:(?:I|he|she|they|we|who|now|and|family|lawyer|wife|"
        r"children)\s+(?:now\s+)?sleeps?|"
        r"sleeping\s+(?:at|in|on|with)|(?:is|are|am|was|were|been|now|presently|"
        r"currently|"
        r"temporarily)\s+(?:now\s+|still\s+|presently\s+|currently\s+)*(?:staying|"
        r"sheltering|"
        r"hiding|hidden|lodging)|stays\s+(?:at|in|with)|in hiding|hides?\s+(?:at|in|"
        r"with)|"
        r"sheltered\s+(?:at|in|by)|(?:took|taken|taking|found|given|gave)\s+(?:\w+\s)?"
        r"(?:refuge|shelter)|underground|sleeps\s+(?:at|in|on|with))\b",
        "clause",
        unless=r"\bunderground (?:parking|mine|press)\b",
    ),
    _rule(
        "location_of_person_at_risk",
        "moved now am living lives safe confined admitted find fled escaped house place "
        "relocated gone village crossed moving nights meet left sent shelter abroad room found",
        r"\b(?:(?:have|has|had)\s+moved\s+(?:from|to|in)|(?:is|are|"
        r"am)\s+now\s+(?:with|in|at)|"
        r"(?:he|she|they|who|and)\s+(?:now\s+)?lives?\s+(?:at|in|with)|(?:is|are|"
        r"am)\s+now\s+"
        r"living\s+(?:at|in|with)|living\s+with|safe\s?house|safe place|"
        r"(?:is|was)\s+(?:confined|admitted)\s+(?:under another name|at|in)\b|"
        r"(?:will|can)\s+find\s+(?:him|her|them|me|us)|(?:has|have|had)\s+(?:fled|"
        r"escaped|gone)\s+"
        r"(?:to|into)|fled to|crossed (?:over )?(?:in)?to|under another name|"
        r"relocated to|"
        r"moving\s+from\s+(?:house|place|home|village)\s+to|spends?\s+(?:his|her|"
        r"their)\s+"
        r"nights|(?:can|will)\s+(?:meet|reach)\s+(?:him|her|them)\s+(?:at|in|behind)|"
        r"left\s+the\s+country|found\s+(?:him|her|them|us)\s+a\s+(?:room|bed|place)|"
        r"(?:brother|sister|mother|father|son|daughter|wife|husband|"
        r"friend)\s+lives\s+in|(?:has|have|was|"
        r"were)\s+(?:been\s+)?sent\s+to\s+(?:his|her|"
        r"their)\s|(?:at|in)\s+a\s+(?:women['’]s\s+)?shelter|(?:is|"
        r"are)\s+now\s+abroad)",
        "clause",
    ),
    _rule(
        "location_of_person_at_risk",
        "گھر روپوش پناہ مقیم chupa rupposh",
        r"روپوش|پناہ|مقیم|کے گھر (?:ہیں|ہے|میں)|\b(?:rupposh|chupa)\b",
    ),
    _rule(
        "location_of_person_at_risk",
        "am i'm i’m",
        r"\bI(?:['’]m|\s+am)\s+(?:now\s+)?(?:with\s+(?-i:[A-Z])[\w'’-]+\s+(?:in|at|near)|"
        r"at\s+(?-i:[A-Z])[\w'’-]*['’]s)\b",
        "from",
    ),
    _rule(
        "protective_detail",
        "disguising disguised disguise profile dressed pretending posing wearing veil",
        r"\b(?:by\s+keeping\s+a\s+low\s+profile|(?:by\s+)?(?:disguis\w+|dressing|"
        r"dressed|"
        r"pretending|posing)\s+(?:\w+self\s+)?(?:as|to be|in)|in disguise)\b",
        "from",
    ),
    _rule(
        "protective_detail",
        "behind accompanied accompany escorted escort escorts",
        r"\b(?:stayed\s+behind\s+with|(?:is|are|was|"
        r"were)\s+(?:always\s+)?accompanied\s+by|"
        r"escort(?:s|ed)?\s+(?:him|her|them|home|to|by))\b",
        "clause",
        unless=r"\b(?:police|military|army) escort",
    ),
    _rule(
        "protective_detail",
        "door smuggled river border helped carried drove drives driven cousin nurse knows "
        "contact care car route name leave escape boat forged fisherman path phone "
        "turns hid van laundry boot changed checkpoint roadblock bring",
        r"\b(?:(?:opened|left)\s+(?:a|the)\s+(?:back\s+)?(?:door|gate)|smuggled|"
        r"(?:brought|took|carried|drove|ferried)\s+(?:me|him|her|us|"
        r"them)\s+(?:\w+\s)?(?:over|"
        r"across|down|out|through|away)|was\s+carried\s+\w+\s+the\s+\w+\s+by|"
        r"helped\s+(?:me|him|"
        r"her|them)\s+(?:to\s+)?(?:escape|leave|flee|cross)|(?:is|"
        r"are)\s+(?:being\s+)?driven\s+to|"
        r"could\s+leave\s+the|asked\s+an?\s+\w+\s+(?:he|she)\s+knows|"
        r"under\s+(?:the\s+)?care\s+of|"
        r"car\s+of\s+[^.;]{3,40}\s+is|under another name|changes?\s+(?:his|her|the)\s+"
        r"(?:route|phone|number|house)|across the border|escape route|forged papers|"
        r"(?:takes|took|uses|used)\s+(?:the|a|another|an?other)\s+(?:\w+\s)?(?:path|"
        r"route|road|"
        r"phone|number|name)|false\s+name|take\s+turns\s+to|changed\s+(?:the\s+|"
        r"our\s+)?(?:cars?|vehicles?|sim)|"
        r"look(?:s|ed)?\s+the\s+other\s+way|to\s+(?:pass|get\s+through|"
        r"get\s+past)\s+(?:the|a)\s+"
        r"(?:checkpoint|roadblock|border)|will\s+bring\s+[^.;]{2,30}\s(?:over|"
        r"across)|(?:got|came)\s+out\s+(?:in|through|"
        r"under|inside)\s+a|hid\s+(?:him|her|them|me|us)\b)",
        "clause",
        unless=r"\b(?:police|soldiers|army)\s+(?:took|carried|brought|drove)\b",
    ),
    _rule(
        "protective_detail",
        "house home name names",
        r"\b(?:his|her|my|their)\s+(?:sister|brother|uncle|aunt|cousin|friend)['’]s\s+"
        r"(?:house|home|place|flat)|\basks?\s+no\s+names?\b",
        "match",
    ),
    _rule(
        "informant",
        "contact source informant insider orderly clerk inside surrenderee mole anonymity "
        "passes passed sends leaks named us side comes come own quoted",
        r"\b(?:our|a|the)\s+(?:own\s+)?(?:contacts?|sources?|informants?|insider|man|"
        r"woman|"
        r"friend)\s+(?:in(?:side)?|at|within)\s+[^.;,]{2,40}|on condition of anonymity|"
        r"(?:passes|passed|sends?|leaks?|gives?)\s+(?:us|me)\s+(?:the|messages|news|"
        r"lists?|a)|"
        r"(?:did|does)\s+not\s+want\s+to\s+be\s+named|asked\s+not\s+to\s+be\s+named|"
        r"(?:is|are|was)\s+on\s+our\s+side|our\s+own\s+(?:man|woman|people)\b|"
        r"our\s+(?:source|informant)\b|"
        r"not\s+to\s+be\s+(?:quoted|named)\b|comes?\s+from\s+an?\s+(?:clerk|guard|"
        r"officer|source|"
        r"soldier|warder)[^.;,]{0,40}",
        "from",
    ),
    _rule(
        "informant",
        "warder guard soldier policeman policewoman officer official clerk constable "
        "employee nurse wardress gendarme jailer",
        r"\b(?:an?|one|the)\s+(?:\w+\s+){0,2}(?:warder|wardress|guard|soldier|"
        r"police(?:wo)?man|officer|official|clerk|constable|employee|nurse|gendarme|"
        r"jailer)(?:\s+(?:in|at|of|from)\s+(?:the\s+)?\w+(?:\s\w+)?)?,?\s+who\s+"
        r"(?:has\s+|had\s+)?(?:told\s+(?:us|me|the\s+(?:family|relatives|lawyers?))|"
        r"warned|tipped|leaked|passed|showed|shown)\b[^.;,|\n]{0,40}",
        "match",
    ),
    _rule(
        "minor",
        _TEENS,
        rf"(?:\bwho\s+is\s+(?:only\s+|just\s+)?|\baged?\s+|\b(?:is|was)\s+(?:only|"
        rf"just)\s+)(?:{_YEARS})(?=\s*(?:[,.;)\n]|$|and\b|or\b|but\b|years?\s+old))",
        "upto",
    ),
    _rule(
        "minor",
        _TEENS,
        rf"\b(?:an?|the)\s+\w+\s+of\s+(?:only\s+)?(?:{_YEARS})(?=\s*[,.;)]|$|\s+who\b)",
        "match",
    ),
    _rule(
        "minor",
        _TEENS,
        rf"\b(?:an?|the|(?:his|her|their)\s+\w+,\s+an?)\s+(?:\w+\s+)?(?:boy|girl|child|"
        rf"schoolboy|schoolgirl|teenager|pupil)\s+of\s+(?:only\s+)?(?:{_YEARS})\b",
        "match",
    ),
    _rule(
        "minor",
        "",
        r"(?-i:(?<=\|\s)[A-Z][^|\n]{2,40}\s\|\s(?:[5-9]|1[0-7])(?=\s\|))",
        "match",
    ),
    _rule(
        "minor",
        "boy girl child minor schoolboy schoolgirl teenager pupil pupils baby infant "
        "toddler teenage juvenile underage son daughter nephew niece students",
        r"\b(?:boys?|girls?|child(?:ren)?|minors?|schoolboys?|schoolgirls?|"
        r"teenagers?|pupils?|"
        r"bab(?:y|ies)|infant|toddler|son|daughter|nephew|niece|brother|"
        r"sister)\s+(?:of|aged|"
        r"only)\s+(?:only\s+)?(?:[1-9]|1[0-7])\b(?!\d|\s*(?:%|percent|"
        r"per cent))(?:\s+(?:months?|"
        r"years?|weeks?)(?: old)?)?",
        "upto",
    ),
    _rule(
        "minor",
        "",
        r"\b(?:[1-9]|1[0-7])[\s-]years?[\s-]old(?:\s+(?:boy|girl|child|son|daughter|"
        r"student|"
        r"schoolboy|schoolgirl|nephew|niece|pupil|brother|sister|\w+)(?:[^.;|\n]{0,45}?"
        r"(?=[,.;|\n)]|$))?)?",
        "upto",
    ),
    _rule(
        "minor",
        "",
        r"(?:,?\s+(?:who\s+)?(?:is|was|are|aged|age|is only|is just|"
        r"some only)\s+(?:only\s+|just\s+)?"
        r"(?:[1-9]|1[0-7])(?=\s*(?:[,.;)\n]|$|and\b|or\b|but\b|"
        r"years?\s+old))(?:\s+years?\s+old)?"
        r"|\s\|\s(?:[5-9]|1[0-7])\s\||\s\((?:[5-9]|1[0-7])\)|\s\|\s(?:[5-9]|"
        r"1[0-7]),\s[^|\n]{2,40})",
        "upto",
    ),
    _rule(
        "minor",
        "",
        r"(?-i:\b(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*,)"
        r"[A-Z][\w'’-]+(?:\s[A-Z]\.)?),\s(?:[5-9]|1[0-7])"
        r"(?=,\s(?!\d)|:\s|;|\)|\s(?:who|was|is)\b)",
        "match",
    ),
    _rule(
        "minor",
        "سالہ بچے بچہ بچی طالبہ",
        r"(?:[1-9۱-۹]|1[0-7]|۱[۰-۷])\s*سالہ\s+\S+(?:\s+\S+){0,2}",
        "match",
    ),
    _rule(
        "victim_of_sexual_violence",
        "raped rape molested groped fondled sexual sexually sodomised sodomized "
        "gang-raped gangraped stripped naked undress undressed violada abused breasts "
        "genitals private anal strip bottle penetrated virginity indecent himself themselves ریپ زیادتی",
        r"\b(?:gang-?)?rap(?:ed|e)\b|\bmolest\w+|\bgroped\b|\bfondled\b|"
        r"\bsexual(?:ly)?\s+"
        r"(?:assault\w*|abus\w*|violen\w*|harass\w*|tortur\w*)|\bsodomi[sz]ed\b|"
        r"\bstripped\s+"
        r"naked\b|\b(?:forced|made)\s+to\s+undress\b|\bprivate\s+parts\b|"
        r"\bgenitals\b|\bforced\s+(?:himself|themselves)\s+on\b|"
        r"\babused\s+(?:him|her|them)\s+with\b|\bbreasts\b|"
        r"\bbottle\s+(?:was\s+)?(?:used|forced|inserted)|\bpenetrated\b|"
        r"\bvirginity\s+test|\banal\s+(?:examination|test|search)|"
        r"\b(?:forced|made|ordered)\s+(?:\w+\s+)?to\s+strip\b|"
        r"\bindecent\w*\s+assault|زیادتی کا نشانہ|ریپ",
        "clause",
    ),
    _rule(
        "witness",
        _KIN,
        rf"\b(?:the\s+|a\s+|an\s+|one\s+|two\s+|his\s+|her\s+|my\s+|their\s+|"
        rf"our\s+)?(?:\w+\s+)?"
        rf"{_WHO}(?:\s(?:of|in|at|from)(?:\s\w+){{1,4}}?)?,?\s+(?:who|that)\s+(?:saw|"
        rf"washed|heard|"
        r"filmed|witnessed|recorded|was\s+present|was\s+there|was\s+with|"
        r"shared)\b(?:[^.;,|\n]{0,30}?"
        r"(?=\s(?:told|said|says|that|named|has|had|was|is)\b|[.;,|\n]|$)|"
        r"[^.;,|\n]{0,24}\b)"
        r"(?:,\s(?-i:[A-Z])[\w'’-]+(?:\s(?-i:[A-Z])[\w'’-]+)"
        r"{1,4}(?:\sand(?:\s(?-i:[A-Z])[\w'’-]+){1,4})?)?",
        "match",
    ),
    _rule(
        "witness",
        _KIN,
        rf"\b(?:the\s+|a\s+|an\s+|one\s+|his\s+|her\s+|my\s+|"
        rf"their\s+)?(?:\w+\s+)?{_WHO}"
        r"(?:\s(?:of|in|at|from)\s(?:the\s)?\w+(?:\s\w+)?|,?\s(?:(?:Mrs?|Ms|Puan|Daw|"
        r"Mst|Bibi)\.?\s)?"
        r"(?-i:[A-Z])[\w'’-]+(?:\s(?-i:[A-Z])[\w'’-]+){0,4},?|"
        r",\showever,)?\s+(?:had\s+|has\s+|also\s+)?(?:told\s+"
        r"(?:us|me|our|the\s+(?:team|desk|mission|lawyers?|observers?)|her|him)\b|"
        r"saw\s+(?:him|"
        r"her|them|it|how|the)|says?\s+(?:that\s+)?(?:she|he|they|an?)\b|"
        r"named\s+(?:two|three|"
        r"some|those)|confirmed\s+to\s+us|testified|witnessed|"
        r"recogni[sz]ed)[^.;,|\n]{0,60}",
        "match",
    ),
    _rule(
        "witness",
        _KIN + " policeman drivers soldiers neighbours neighbors residents one",
        rf"\b(?:the\s+|a\s+|an\s+|his\s+|her\s+|my\s+|our\s+|two\s+|three\s+|"
        rf"several\s+|one\s+of\s+the\s+)"
        rf"(?:\w+\s+)?(?:{_KINS})s?"
        r"(?:\swho\s[^.;|\n,]{2,30}?|\s(?:at|in|of|from)(?:\s\w+){1,4}?|"
        r",\s[^.;|\n,]{2,40},)?\s+(?:also\s+|had\s+)?(?:saw|"
        r"seen|filmed|heard|described|counted|recorded|showed\s+us|"
        r"confirmed\s+to\s+us|was\s+on\s+the|was\s+there|(?:said|says|told\s+us)\s+"
        r"(?:that\s+)?(?:he|she|they)\s+(?:had\s+)?(?:saw|seen|counted|heard|"
        r"filmed))\b[^.;,|\n]{0,50}",
        "match",
    ),
    _rule(
        "witness",
        _KIN,
        rf"\b(?:an?|one)\s+(?:\w+\s+)?(?:{_KINS})(?:\s(?:of|in|at|from)(?:\s\w+){{1,4}}?)?"
        rf"\s+(?:tells|has\s+told|told)\s+(?:us|me)\b[^.;,|\n]{{0,50}}",
        "match",
    ),
    _rule(
        "witness",
        "gave sent showed spoke testified me",
        r"\bI\s+(?:have\s+)?(?:gave|given|sent|showed|handed)\s+(?:the|my|our|this)\s+"
        r"[^.;,|\n]{0,20}(?:list|names|statement|testimony|evidence|photos?|"
        r"photographs|video)\b[^.;,|\n]{0,40}|\bit\s+was\s+(?:me|I)\s+(?:who|that)\b"
        r"[^.;,|\n]{0,30}|\bthat\s+I\s+(?:spoke|testified|told\s+you)\b",
        "match",
    ),
    _rule(
        "witness",
        "told seen",
        r"\btold\s+(?:to\s+us\s+)?by\s+(?-i:[A-Z])[\w'’-]+(?:\s(?-i:[A-Z])[\w'’-]+)"
        r"{0,4}\s+to\s+"
        r"[^.;|\n()]{2,20}(?:\.\s[^.;|\n()]{2,40})?",
        "match",
    ),
    _rule(
        "identity_document",
        "nic cnic id passport card identity licence license iqama aadhaar nid شناختی "
        "voter document service badge army staff student prisoner",
        r"(?:\b(?:nic|cnic|nid|id(?:entity)?(?:\s+card)?|passport|aadhaar|iqama|"
        r"licen[cs]e|"
        r"(?:service|badge|army|staff|student|prisoner)\s+(?:no|number)|"
        r"voter\s+id)\b|شناختی کارڈ)(?!=)(?:,?\s+nos?\.)?[^.;|\n\d=]{0,48}?(?-i:[A-Z]{0,3}\d[\dA-Z/-]{3,20}\d[A-Z]?)\b",
        "number",
    ),
    _rule(
        "identity_document",
        "",
        r"(?<![\w=/.@-])(?:\d{5}-\d{7}-\d\b|\d{9,12}[VX]\b|\d{3}-\d{6}-\d{4}[A-Z]\b|"
        r"(?-i:[A-Z]{2}\d{7})\b|\d{6}-\d{2}-\d{4}\b)",
        "match",
    ),
    _rule(
        "conduct_that_could_be_charged",
        "i we our my comrades members youth students protesters crossed threw burned "
        "burnt hid deserter border people",
        r"\b(?:I|we|our\s+\w+|comrades|(?:some|a few)\s+of\s+(?:us|our\s+\w+)|"
        r"protesters?|"
        r"demonstrators?|students?)\s+(?:\w+ly\s+|had\s+|have\s+)?(?:threw|thrown|"
        r"pelted|hurled|"
        r"burned|burnt|torched|set\s+fire|smashed|sabotaged|forged|"
        r"hid\s+(?:the\s+)?(?:weapons?|"
        r"guns?|him|her|them)|carried\s+(?:weapons?|guns?|arms|petrol)|"
        r"crossed\s+(?:the\s+border|"
        r"illegally)|painted\s+(?:the\s+)?slogans|hacked|bribed|paid\s+a\s+(?:guard|"
        r"smuggler)|blocked\s+the|"
        r"occupied\s+the|broke\s+(?:the|a|into)|cut\s+(?:the|a|through))\b|\b(?:I|"
        r"we)\s+(?:\w+ly\s+|had\s+|have\s+)?(?:painted|carried|"
        r"threw|burn(?:ed|t)|cut|broke|hid|blocked|stole|hacked|occupied|forged|"
        r"smuggled)\b|"
        r"\bhelped\s+(?:a\s+"
        r"deserter|[^.;]{2,40}(?:over|across)\s+the\s+border)",
    ),
    _rule(
        "conduct_that_could_be_charged",
        "hid hides hidden threw smuggled burned burnt torched forged printed stored keeps",
        r"\b(?-i:[A-Z][\w'’-]+|he|she|they)\s+(?:had\s+|has\s+)?(?:hid(?:es|den)?|"
        r"stored?|keeps|smuggled|threw|burn(?:ed|t)|torched|forged|printed)\s+(?:the\s+|"
        r"some\s+|an?\s+)?(?:leaflets|weapons?|guns?|arms|stones?|petrol|explosives|"
        r"banners?|pamphlets|passports?|papers|tyres|tires|ammunition|deserters?|"
        r"fugitives?)\b",
    ),
    _rule(
        "religion_or_belief",
        "converted convert atheist apostate apostasy faith ahmadi secretly christian "
        "unbeliever baptised baptized believer islam religion prays ahmadis atheists "
        "became fast pray muslim hindu buddhist evangelical sikh jew jewish protestant "
        "catholic shia sunni yazidi druze baptist pentecostal methodist adventist mormon "
        "baha'i bahá'í ismaili alevi "
        "believes قادیانی",
        r"\b(?:converted\s+(?:to|from)|is\s+a\s+(?:secret\s+)?(?:convert|ahmadi|"
        r"atheist|apostate)|"
        r"(?:he|she|who)\s+(?:is|was)\s+(?:an?\s+)?(?:ahmadi|atheist|apostate|"
        r"christian convert)|"
        r"left\s+(?:islam|the\s+faith|his\s+religion|her\s+religion)|apostasy|"
        r"secretly\s+"
        r"(?:christian|ahmadi|baptised|baptized|prays?)|hides?\s+(?:his|her|"
        r"their)\s+faith|"
        r"(?:is|was|are|,|as)\s+an?\s+(?:\w+\s+)?(?:muslim|christian|hindu|buddhist|"
        r"evangelical|sikh|jew|protestant|catholic|shia|sunni|yazidi|druze|baptist|"
        r"pentecostal|methodist|adventist|mormon|bah[aá]['’][ií]|ismaili|alevi)"
        r"(?=\s+(?:and|who|in|from|by|woman|man|convert)\b|\s*[,.;)\n]|$)|"
        r"was\s+bapti[sz]ed|ahmadis|atheists|no\s+longer\s+believes|"
        r"became\s+an?\s+(?:christian|muslim|hindu|buddhist|jew|ahmadi|baha['’]i|"
        r"atheist)|"
        r"does\s+not\s+(?:fast|pray))\b",
    ),
    _rule(
        "sexuality_or_gender",
        "gay lesbian bisexual transgender trans homosexual queer hijra sira lgbt lgbtq "
        "lgbti khawaja khwaja intersex orientation hijras lesbians homosexuals gays",
        r"\b(?:gays?|lesbians?|bisexual|transgender|trans\s+(?:wo)?man|homosexuals?|"
        r"queer|"
        r"hijras?|"
        r"kh(?:a)?waja\s+sira|intersex|lgbt\w*\s+(?:person|activist|man|woman)|"
        r"sexual\s+orientation)\b",
    ),
    _rule(
        "lawyer_client",
        "lawyer counsel attorney advocate solicitor lawyers privileged",
        r"\b(?:told|confided|admitted|confessed|instructed|said|explained|"
        r"disclosed)\s+(?:\w+\s)?"
        r"(?:to\s+)?(?:his|her|their|my|our)\s+(?:own\s+)?(?:lawyers?|counsel|attorney|"
        r"advocate|solicitor)s?\b|\bdefen[cs]e\s+strategy\b|\b(?:his|her|their|"
        r"my)\s+(?:lawyer|counsel|advocate)\s+(?:and\s+(?:I|he|she)\b|"
        r"advised)|\b(?:to|with)\s+(?:his|her|their|my)\s+(?:lawyer|counsel|"
        r"advocate)\s+(?:he|she|they|"
        r"I|that)\b|\bprivileged\s+(?:talk|"
        r"conversation|note)",
        "clause",
    ),
    _rule(
        "family_of_person_at_risk",
        "wife children family mother parents daughter daughters son sons husband kids "
        "sister brother father اہلیہ بچے "
        "خاندان",
        r"\b(?:wife|children|family|mother|parents|daughters?|sons?|husband|kids|"
        r"sister)(?:\s+"
        r"and\s+(?:\w+\s+)?(?:children|kids|daughters?|sons?|mother|baby))?\s+(?:is|"
        r"are|has|have|"
        r"now|still)\s+(?:now\s+|been\s+|still\s+)?(?:live|lives|living|moved|"
        r"staying|hiding|"
        r"sent\s+to|gone\s+to|with\s+(?:her|his|their|relatives)|at\s+(?:her|his|"
        r"their))\b"
        r"|\b(?:his|her|their)\s+(?:\w+\s+)?(?:children|daughters?|sons?|"
        r"kids)\s+(?:goes?|go|studies|study)"
        r"\s+(?:to|at|in)\b|\b(?:his|her|their)\s+(?:wife|husband|mother|father|"
        r"parents|sister|"
        r"brother|daughter|son)s?\s+(?:still\s+|also\s+)?(?:works?|lives?|"
        r"teach(?:es)?|stud(?:y|ies))"
        r"\s+(?:at|in|with|near)\b|(?:اہلیہ|بچے|خاندان)[^۔]{0,60}(?:کے گھر|میں مقیم|"
        r"میں ہیں)",
    ),
)
