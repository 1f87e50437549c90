"""Identity papers, what could be charged, belief, love, and words to a lawyer."""

from __future__ import annotations

from habeas.claims.reader.dangers.rule import CAUSE, rule

RULES = (
    rule(
        "identity_document",
        "nic cnic id passport card identity licence license iqama aadhaar nid شناختی "
        "voter document service badge army staff student prisoner",
        r"(?:\b(?:nic|cnic|nid|id(?:entity)?(?:\s+card)?|passport|aadhaar|iqama|"
        r"licen[cs]e|"
        r"(?:service|badge|army|staff|student|prisoner)\s+(?:no|number)|"
        r"voter\s+id)\b|شناختی کارڈ)(?!=)(?:,?\s+nos?\.)?[^.;|\n\d=]{0,48}?(?-i:[A-Z]{0,3}\d[\dA-Z/-]{3,20}\d[A-Z]?)\b",
        "number",
    ),
    rule(
        "identity_document",
        "",
        r"(?<![\w=/.@-])(?:\d{5}-\d{7}-\d\b|\d{9,12}[VX]\b|\d{3}-\d{6}-\d{4}[A-Z]\b|"
        r"(?-i:[A-Z]{2}\d{7})\b|\d{6}-\d{2}-\d{4}\b)",
        "match",
    ),
    rule(
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
    rule(
        "conduct_that_could_be_charged",
        "hid hides hidden threw smuggled burned burnt torched forged printed stored keeps",
        r"\b(?-i:[A-Z][\w'’-]+|he|she|they)\s+(?:had\s+|has\s+)?(?:hid(?:es|den)?|"
        r"stored?|keeps|smuggled|threw|burn(?:ed|t)|torched|forged|printed)\s+(?:the\s+|"
        r"some\s+|an?\s+)?(?:leaflets|weapons?|guns?|arms|stones?|petrol|explosives|"
        r"banners?|pamphlets|passports?|papers|tyres|tires|ammunition|deserters?|"
        r"fugitives?)\b",
    ),
    rule(
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
    rule(
        "sexuality_or_gender",
        "gay lesbian bisexual transgender trans homosexual queer hijra sira lgbt lgbtq "
        "lgbti khawaja khwaja intersex orientation hijras lesbians homosexuals gays",
        r"\b(?:gays?|lesbians?|bisexual|transgender|trans\s+(?:wo)?man|homosexuals?|"
        r"queer|"
        r"hijras?|"
        r"kh(?:a)?waja\s+sira|intersex|lgbt\w*\s+(?:person|activist|man|woman)|"
        r"sexual\s+orientation)\b",
        unless=CAUSE,
    ),
    rule(
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
    rule(
        "identity_document",
        "nin bvn ssn nik mykad ic tazkira dni cedula cédula cpf curp nida pin",
        r"\b(?:nin|bvn|ssn|nik|mykad|ic|tazkira|dni|c[eé]dula|cpf|curp|nida|pin)\b"
        r"[^.;|\n\d=]{0,24}?(?-i:[A-Z]{0,3}\d[\dA-Z/-]{3,20}\d[A-Z]?)\b",
        "number",
    ),
    rule(
        "conduct_that_could_be_charged",
        "hid hides hidden sheltered harboured harbored hosted concealed burned burnt "
        "torched cut sabotaged smashed defaced stole forged printed copied leaked "
        "distributed painted destroyed",
        r"\b(?:he|she|we|I|(?:the\s+|some\s+|a\s+few\s+|our\s+)?(?:students?|villagers?|"
        r"comrades?|members|workers|neighbou?rs?|priest|imam|monks?|nuns?|farmers?|boys|"
        r"girls|youths?)|(?!Police|Army|Soldiers|Troops|Rangers|They|The|Officers|Men|"
        r"Gunmen|Militia|Security|Agents|It|This|That|Guards|Thugs)(?-i:[A-Z])[\w'’-]+),?\s+"
        r"(?:\w+ly\s+|had\s+|has\s+|have\s+|also\s+)?(?:hid|hidden|hides?|sheltered|"
        r"harbou?red|hosted|concealed|burned|burnt|torched|cut|sabotaged|smashed|defaced|"
        r"stole|forged|printed|copied|leaked|distributed|painted|destroyed)\s+(?:[\w'’-]+\s+)"
        r"{0,4}?(?:wanted|fugitives?|deserters?|runaways?|registers?|records?|files|papers|"
        r"lines?|cables?|pylons?|poles?|leaflets|pamphlets|posters|weapons?|guns?|slogans|"
        r"flag|portrait|statue|ballots?|documents?|party|checkpoint)\b",
        unless=r"\b(?:police|soldiers|army|troops|officers|guards)\s+(?:\w+\s)?(?:burn|"
        r"destroy|smash|stole)",
    ),
    rule(
        "conduct_that_could_be_charged",
        "one hosted hidden sheltered harboured passport papers",
        r"\b(?:is|was|are|were)\s+the\s+(?:ones?|man|woman|men)\s+who\s+(?:cut|threw|burned|"
        r"burnt|broke|painted|printed|carried|hid|led|organi[sz]ed|drove|leaked|took\s+down)\b"
        r"|\b(?:was|were|is|are|has\s+been)\s+(?:hosted|hidden|sheltered|harbou?red)\s+by\b|"
        r"\buse[sd]?\s+(?:the|a|another)\s+(?:\w+['’]s\s)?(?:passport|papers)\b",
    ),
    rule(
        "religion_or_belief",
        "church bible mosque temple dalit caste mass gurdwara synagogue",
        r"\b(?:house|underground|secret)\s+church(?:es)?\b|\b(?:attends?|belongs?\s+to|joined|"
        r"goes\s+to)\s+(?:the\s+|an?\s+)?(?:[\w'’-]+\s+){0,2}(?:church|mosque|temple|mass|"
        r"gurdwara|synagogue|bible)\b|\bbible\s+(?:study|group|class)|\breads?\s+the\s+bible\b"
        r"|\b(?:he|she|who|(?-i:[A-Z])[\w'’-]+)\s+(?:is|was)\s+(?:an?\s+dalit|of\s+a\s+"
        r"(?:low|lower|scheduled)\s+caste)\b",
    ),
    rule(
        "sexuality_or_gender",
        "boyfriend girlfriend boyfriends girlfriends came same-sex partner transition hormones",
        r"\bhis\s+boyfriends?\b|\bher\s+girlfriends?\b|\bcame\s+out\s+(?:to\s+(?:his|her|"
        r"their)\s+(?:sister|brother|mother|father|parents|family|friends?|colleagues?|"
        r"wife|husband)|as\s+(?:an?\s+)?(?:gay|lesbian|trans|bi))|\bsame-sex\b|\bhis\s+male\s+"
        r"partner\b|\bher\s+female\s+partner\b|\b(?:her|his|their)\s+transition\b",
    ),
    rule(
        "lawyer_client",
        "instructed client clients confidence between guilty privilege",
        r"\binstructed\s+(?:me|us|counsel)\b|\bmy\s+clients?\b[^.;|\n]{0,40}\b(?:told|says?|"
        r"said|admits?|admitted|wants|knows|instructs?)\b|\b(?:in|under)\s+(?:strict\s+)?"
        r"confidence\b|\b(?:keeps?|stays?|kept|remains?)\s+(?:this\s+|it\s+|that\s+)?between\s+"
        r"us\b|\bwill\s+plead\s+(?:not\s+)?guilty\b|\b(?:attorney|lawyer)[\s-]client\b|\blegal\s+"
        r"privilege\b",
    ),
    rule(
        "conduct_that_could_be_charged",
        "kept keeps stored stores buried hides carried drove",
        r"\b(?:he|she|we|I|(?!Police|Army|The|They|It)(?-i:[A-Z])[\w'’-]+)\s+(?:had\s+|has\s+|"
        r"also\s+)?(?:kept|keeps|stored|stores|buried|carried|drove)\s+(?:the\s+|some\s+|two\s+|"
        r"an?\s+|our\s+)?(?:\w+\s+){0,2}?(?:plates|press|guns?|rifles?|weapons?|ammunition|"
        r"leaflets|pamphlets|explosives|petrol|banners?|list\s+of\s+members|cash|radio|getaway|"
        r"fugitives?)\b",
    ),
    rule(
        "sexuality_or_gender",
        "fiancé fiance partner lover husband wife man woman",
        r"\bhis\s+(?:fianc[eé]|lover|partner),\s+(?:an?|another)\s+man\b|\bher\s+(?:fianc[eé]e?|"
        r"lover|partner),\s+(?:an?|another)\s+woman\b|\b(?:he\s+and\s+)?his\s+fianc[eé](?=,|\s)(?!e)",
    ),
)
