"""Those who told or saw, and children."""

from __future__ import annotations

from habeas.claims.reader.dangers.rule import BOTH, KIN, KINS, TEENS, WHO, YEARS, rule

RULES = (
    rule(
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
        r"not\s+to\s+be\s+(?:quoted|named)\b(?!\s+as\b)|comes?\s+from\s+an?\s+(?:clerk|guard|"
        r"officer|source|"
        r"soldier|warder)[^.;,]{0,40}",
        "from",
    ),
    rule(
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
    rule(
        "minor",
        TEENS,
        rf"(?:\bwho\s+is\s+(?:only\s+|just\s+)?|\baged?\s+|\b(?:is|was)\s+(?:only|"
        rf"just)\s+)(?:{YEARS})(?=\s*(?:[,.;)\n]|$|and\b|or\b|but\b|years?\s+old))",
        "upto",
    ),
    rule(
        "minor",
        TEENS,
        rf"\b(?:an?|the)\s+\w+\s+of\s+(?:only\s+)?(?:{YEARS})(?=\s*[,.;)]|$|\s+who\b)",
        "match",
    ),
    rule(
        "minor",
        TEENS,
        rf"\b(?:an?|the|(?:his|her|their)\s+\w+,\s+an?)\s+(?:\w+\s+)?(?:boy|girl|child|"
        rf"schoolboy|schoolgirl|teenager|pupil)\s+of\s+(?:only\s+)?(?:{YEARS})\b",
        "match",
    ),
    rule(
        "minor",
        "",
        r"(?-i:(?<=\|\s)[A-Z][^|\n]{2,40}\s\|\s(?:[5-9]|1[0-7])(?=\s\|))",
        "match",
    ),
    rule(
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
    rule(
        "minor",
        "",
        r"\b(?:[1-9]|1[0-7])[\s-]years?[\s-]old(?:\s+(?:boy|girl|child|son|daughter|"
        r"student|"
        r"schoolboy|schoolgirl|nephew|niece|pupil|brother|sister|\w+)(?:[^.;|\n]{0,45}?"
        r"(?=[,.;|\n)]|$))?)?",
        "upto",
    ),
    rule(
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
    rule(
        "minor",
        "",
        r"(?-i:\b(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*,)"
        r"[A-Z][\w'’-]+(?:\s[A-Z]\.)?),\s(?:[5-9]|1[0-7])"
        r"(?=,\s(?!\d)|:\s|;|\)|\s(?:who|was|is)\b)",
        "match",
    ),
    rule(
        "minor",
        "سالہ بچے بچہ بچی طالبہ",
        r"(?<![\d۰-۹])(?:[1-9۱-۹]|1[0-7]|۱[۰-۷])\s*سالہ\s+\S+(?:\s+\S+){0,2}",
        "match",
    ),
    rule(
        "witness",
        KIN,
        rf"\b(?:the\s+|a\s+|an\s+|one\s+|two\s+|his\s+|her\s+|my\s+|their\s+|"
        rf"our\s+)?(?:\w+\s+)?"
        rf"{WHO}(?:\s(?:of|in|at|from)(?:\s\w+){{1,4}}?)?,?\s+(?:who|that)\s+(?:saw|"
        rf"washed|heard|"
        r"filmed|witnessed|recorded|was\s+present|was\s+there|was\s+with|"
        r"shared)\b(?:[^.;,|\n]{0,30}?"
        r"(?=\s(?:told|said|says|that|named|has|had|was|is)\b|[.;,|\n]|$)|"
        r"[^.;,|\n]{0,24}\b)"
        r"(?:,\s(?-i:[A-Z])[\w'’-]+(?:\s(?-i:[A-Z])[\w'’-]+)"
        r"{1,4}(?:\sand(?:\s(?-i:[A-Z])[\w'’-]+){1,4})?)?",
        "match",
    ),
    rule(
        "witness",
        KIN,
        rf"\b(?:the\s+|a\s+|an\s+|one\s+|his\s+|her\s+|my\s+|"
        rf"their\s+)?(?:\w+\s+)?{WHO}"
        r"(?:\s(?:of|in|at|from)\s(?:the\s)?\w+(?:\s\w+)?|,?\s(?:(?:Mrs?|Ms|Puan|Daw|"
        r"Mst|Bibi)\.?\s)?"
        r"(?-i:[A-Z])[\w'’-]+(?:\s(?-i:[A-Z])[\w'’-]+){0,4},?|"
        r",\showever,)?\s+(?:had\s+|has\s+|also\s+)?(?:told\s+"
        r"(?:us|me|our|the\s+(?:team|desk|mission|lawyers?|observers?)|her|him)\b|"
        r"saw\s+(?:him|"
        r"her|them|it|how|the)|says?\s+(?:that\s+)?(?:she|he|they|an?)\b(?!\s+was\s+\w+ed\b)|"
        r"named\s+(?:two|three|"
        r"some|those)|confirmed\s+to\s+us|testified|witnessed|"
        r"recogni[sz]ed)[^.;,|\n]{0,60}",
        "match",
    ),
    rule(
        "witness",
        KIN + " policeman drivers soldiers neighbours neighbors residents one",
        rf"\b(?:the\s+|a\s+|an\s+|his\s+|her\s+|my\s+|our\s+|two\s+|three\s+|"
        rf"several\s+|one\s+of\s+the\s+)"
        rf"(?:\w+\s+)?(?:{KINS})s?"
        r"(?:\swho\s[^.;|\n,]{2,30}?|\s(?:at|in|of|from)(?:\s\w+){1,4}?|"
        r",\s[^.;|\n,]{2,40},)?\s+(?:also\s+|had\s+)?(?:saw|"
        r"seen|filmed|heard|described|counted|recorded|showed\s+us|"
        r"confirmed\s+to\s+us|was\s+on\s+the|was\s+there|(?:said|says|told\s+us)\s+"
        r"(?:that\s+)?(?:he|she|they)\s+(?:had\s+)?(?:saw|seen|counted|heard|"
        r"filmed))\b[^.;,|\n]{0,50}",
        "match",
    ),
    rule(
        "witness",
        KIN,
        rf"\b(?:an?|one)\s+(?:\w+\s+)?(?:{KINS})(?:\s(?:of|in|at|from)(?:\s\w+){{1,4}}?)?"
        rf"\s+(?:tells|has\s+told|told)\s+(?:us|me)\b[^.;,|\n]{{0,50}}",
        "match",
    ),
    rule(
        "witness",
        "gave sent showed spoke testified me",
        r"\bI\s+(?:have\s+)?(?:gave|given|sent|showed|handed)\s+(?:the|my|our|this)\s+"
        r"[^.;,|\n]{0,20}(?:list|names|statement|testimony|evidence|photos?|"
        r"photographs|video)\b[^.;,|\n]{0,40}|\bit\s+was\s+(?:me|I)\s+(?:who|that)\b"
        r"[^.;,|\n]{0,30}|\bthat\s+I\s+(?:spoke|testified|told\s+you)\b",
        "match",
    ),
    rule(
        "witness",
        "told seen",
        r"\btold\s+(?:to\s+us\s+)?by\s+(?-i:[A-Z])[\w'’-]+(?:\s(?-i:[A-Z])[\w'’-]+)"
        r"{0,4}\s+to\s+"
        r"[^.;|\n()]{2,20}(?:\.\s[^.;|\n()]{2,40})?",
        "match",
    ),
    rule(
        "witness",
        "name names named identity anonymous anonymity unnamed face faces blur exposed "
        "identified quoted withheld changed",
        r"\b(?:ask(?:s|ed)?|begged|pleaded\s+with|prefer(?:s|red)?)\s+(?:us\s+|me\s+)?"
        r"(?:not\s+to|that\s+(?:we|I)\s+(?:do\s+|should\s+)?not)\s+(?:use|give|publish|"
        r"print|mention|reveal|disclose|share|write|name|identify|quote|show|be)\b|"
        r"\b(?:does|did|do|would)\s+not\s+(?:want|wish|dare)\s+(?:to\s+(?:be\s+(?:named|"
        r"identified|quoted|seen)|give\s+(?:his|her|their|my)\s+name)|(?:his|her|their|"
        r"my)\s+(?:real\s+)?names?)\b|\b(?:wish(?:es|ed)?|want(?:s|ed)?|ask(?:s|ed)?)\s+to\s+"
        r"(?:remain|stay)\s+(?:anonymous|unnamed|nameless)\b|\b(?:(?:his|her|their|the|"
        r"real)\s+)*names?\s+(?:is\s+|are\s+|was\s+|were\s+|has\s+been\s+|have\s+been\s+)?"
        r"(?:withheld|changed|altered)\b|\b(?:blur|hide|cover|do\s+not\s+show)\s+(?:his|"
        r"her|their|the)\s+faces?\b|\b(?:must|should|may|can)\s*not\s+be\s+(?:named|"
        r"identified|exposed|shown)\b",
    ),
    rule(
        "witness",
        BOTH,
        rf"\b(?:the|an?|one|two|three|several|some|our|my|his|her)\s+(?:\w+\s+){{0,2}}?"
        rf"(?:{KINS})s?,?\s+who\s[^.;|\n]{{3,70}}?,?\s(?:(?:has\s+|have\s+)?told\s+(?:us|"
        r"me)|(?:had\s+)?s(?:aw|een)|heard|counted|filmed|can\s+(?:say|identify|confirm|"
        r"testify|name|recogni[sz]e))\b[^.;|\n]{0,60}",
        "match",
    ),
    rule(
        "witness",
        BOTH,
        rf"\b(?:the|an?|one|two|three|four|several|some|our|my|his|her)\s+(?:\w+\s+)?"
        rf"(?:{KINS})s?(?:\s(?:of|in|at|from)(?:\s\w+){{1,4}}?)?\s+(?:can|could|will|"
        r"would|(?:is|are)\s+(?:ready|willing)\s+to|agreed\s+to)\s+(?:say|identify|"
        r"confirm|testify|name|recogni[sz]e|give\s+evidence|swear)\b[^.;|\n]{0,60}",
        "match",
    ),
    rule(
        "witness",
        "witness witnesses eyewitness",
        r"\b(?:the|our|one|an?|second|third|another|other)\s+(?:eye)?witness(?:es)?,\s+"
        r"(?:who|an?|the)\s[^.;|\n]{3,80}?(?=,|\.\s|\.$|;|$)",
        "match",
    ),
    rule(
        "informant",
        "ours us",
        r",?\s(?:who\s+(?:is|are)\s+(?:one\s+of\s+(?:ours|us)|with\s+us)|(?:is|are)\s+"
        r"one\s+of\s+ours)\b",
        "upto",
    ),
    rule(
        "informant",
        "person people eyes ears comrade one",
        r"\bour\s+(?:person|people|eyes|ears|comrade|one)\s+(?:in(?:side)?|at|within)\s+"
        r"[^.;,]{2,60}",
        "match",
    ),
    rule(
        "minor",
        "primary class grade form standard std junior jss",
        r"\b(?:in|of|from|to)\s+(?:primary|class|grade|form|standard|std|junior|jss)\.?"
        rf"[\s-]?(?:(?:[1-9]|1[0-2])(?:st|nd|rd|th)?|{YEARS}|(?-i:[IVX]{{1,4}}))\b"
        r"(?!\s+(?:officers?|of\s+the|felony))[^.;,|\n]{0,30}",
        "upto",
    ),
    rule(
        "minor",
        "school kindergarten nursery high-school grader graders",
        r"\b(?:goes\s+to|attends?|is\s+in|are\s+in|studies\s+(?:at|in)|pupils?\s+(?:of|at)|"
        r"students?\s+(?:of|at)|boys?\s+(?:of|from)|girls?\s+(?:of|from))\s+(?:the\s+|an?\s+"
        r"|(?-i:[A-Z])[\w'’.-]+\s+){0,3}(?:nursery|kindergarten|primary|middle|elementary|"
        r"secondary|high)\b[^.;,|\n]{0,30}|\b(?:high|primary|secondary|middle)[\s-]school\s+"
        r"(?:boys?|girls?|pupils?|students?)\b|\b(?:first|second|third|fourth|fifth|sixth|"
        r"seventh|eighth|ninth|tenth)[\s-]graders?\b",
        "upto",
    ),
    rule(
        "minor",
        " ".join(f"{word}-year-old {word}-year-olds" for word in TEENS.split())
        + " year-old",
        rf"\b(?:{YEARS})[\s-]years?[\s-]olds?(?:\s\w+)?",
        "upto",
    ),
    rule(
        "minor",
        "youngest eldest oldest younger elder boy girl child son daughter nephew niece "
        "sister brother girlfriend boyfriend grandson granddaughter cousin pupil",
        r"\b(?:(?:the|an?|his|her|their|my|whose|one|only)\s+)?(?:youngest|eldest|oldest|"
        r"younger|elder|boy|girl|child|son|daughter|nephew|niece|sister|brother|"
        r"girlfriend|boyfriend|grandson|granddaughter|cousin|pupil)(?:,?\s(?-i:[A-Z])"
        r"[\w'’-]+){0,2},?\s+(?:(?:is|was|aged|who|only|just|now)\s+){0,3}"
        rf"(?:{YEARS}|[1-9]|1[0-7])(?=\s*(?:[,.;)]|$|(?:and|but|who|was|is|years?)\b))",
        "match",
    ),
    rule(
        "witness",
        "out name names secret aloud repeat",
        r"\b(?:begged|asked|asks|begs)\s+(?:me|us)\s+(?:not\s+to|to\s+(?:leave|keep))\s"
        r"[^.;|\n]{0,40}|\b(?:leave|keep)\s+(?:his|her|their|my)\s+names?\s+out\b",
    ),
    rule(
        "minor",
        "turned turns turning",
        rf"(?:(?-i:[A-Z])[\w'’-]+,?\s+)?(?:who\s+)?(?:has\s+|had\s+)?turn(?:s|ed|ing)\s+"
        rf"(?:{YEARS}|[1-9]|1[0-7])\b(?!\s+(?:people|men|women|%|percent|o['’]clock))"
        r"(?:\s(?:in|on|last|this|next)\s\w+)?",
        "match",
    ),
    rule(
        "informant",
        "us",
        r"\b(?:an?|one|the|our)\s+(?:\w+\s+){0,2}?(?:typist|clerk|secretary|guard|warder|"
        r"officer|soldier|nurse|orderly|employee|official|constable|engineer|translator|"
        r"driver|cook|cleaner|registrar|operator)(?:\s(?:at|in|of|from)\s(?:the\s)?\w+"
        r"(?:\s\w+)?)?,?\s+(?:who\s+)?(?:cop(?:y|ies)|reads?|passe[sd]?|gives?|gave|sends?|"
        r"sent|shows?|showed|leaks?|leaked|brings?|prints?|warns?|rings?|calls?|keeps?)\s"
        r"[^.;|\n]{0,40}?\b(?:for|to)?\s?us\b[^.;,|\n]{0,30}",
        "match",
    ),
)
