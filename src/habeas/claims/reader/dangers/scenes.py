"""More of what people write in notes, chats and testimonies, in English."""

from __future__ import annotations

from habeas.claims.reader.dangers.rule import CUSTODY, KINS, YEARS, rule

_CLOSE = (
    r"(?:people|aunt|uncle|cousin|in-laws|grandmother|grandfather|grandparents|parents|"
    r"mother|sister|brother|friends?|relatives|colleague|comrade|neighbou?r|teacher|"
    r"landlady|priest|pastor|imam|classmate|family|kin|folks)"
)
_FOLKS = (
    "people aunt uncle cousin in-laws grandmother grandfather grandparents parents mother "
    "sister brother friend friends relatives colleague comrade neighbour neighbor "
    "neighbours teacher landlady priest pastor imam classmate family kin folks"
)
_HOMES = " ".join(f"{word} {word}'s {word}’s" for word in _FOLKS.split())
_HIDEOUT = (
    r"(?:basement|cellar|attic|loft|barn|shed|workshop|garage|back\s?room|guest\s?room|"
    r"stable|farm|farmhouse|convent|monastery|church|chapel|vestry|rectory|hostel|dorm|"
    r"dormitory|forest|hills|bush|mill|warehouse|storeroom|studio|shop|flat|apartment|"
    r"caravan|boat|orchard|theatre|mosque|temple|shrine|parish|seminary|guesthouse)"
)
_INSIDER = (
    r"(?:guard|warder|warden|clerk|cook|sweeper|cleaner|orderly|nurse|porter|typist|"
    r"secretary|gatekeeper|sentry|conscript|constable|soldier|driver|barber|janitor|"
    r"telephonist|receptionist|registrar|wardress|trusty)"
)
_OURS = (
    r"(?:us|me|(?:my|his|her|the|their|our)\s(?:wife|mother|family|father|brother|"
    r"sister|husband|relatives|lawyer|desk|team|parents|friends))"
)
_WHERE = (
    r"(?:office|ministry|station|prison|jail|court|registry|hospital|barracks|camp|"
    r"headquarters|prosecutor['’]s|directorate|bureau|embassy|company|commission|"
    r"secretariat|morgue|mortuary|police|army|intelligence|municipality)"
)
_FUGITIVE = (
    r"(?:wounded|injured\s+(?:men|rebels|fighters)|rebels?|fighters?|fugitives?|"
    r"deserters?|insurgents?|guerrillas?|militants?|partisans?|runaways?|draft\s+"
    r"dodgers?|wanted\s+(?:men|man|boys))"
)
_THEY = (
    r"(?:he|she|they|who|we|I|family|wife|children|(?!The\b|This\b|That\b|It\b|Police\b"
    r"|There\b|What\b|Here\b)(?-i:[A-Z])[\w'’-]+)"
)

RULES = (
    rule(
        "health",
        "*",
        r"\b(?:cannot|can['’]?t|can\s+no\s+longer|could\s+(?:no\s+longer|not)|unable\s+to|no\s+"
        r"longer\s+able\s+to)\s+(?:close|lift|raise|move|bend|feel|use|straighten|swallow|"
        r"chew|kneel|urinate|stand\s+up|hold)\s+(?:his|her|my|their|the|up|food|solid)?\b"
        r"|\b(?:takes|took|needs|on)\s+(?:\w+\s+){0,2}(?:tablets|pills|medication|drops|"
        r"injections|drugs)\b",
    ),
    rule(
        "family_of_person_at_risk",
        "children child kids babies toddlers",
        r"\b(?:he|she|who|they)\s+(?:has|have)\s+(?:an?|one|two|three|four|five|six)\s+(?:small|young|little|minor|infant)"
        r"\s+(?:child(?:ren)?|kids|babies)\b",
        "match",
    ),
    rule(
        "protective_detail",
        "name surname identity",
        r"\b(?:does|do|did)\s+not\s+(?:wish|want|like)\s+(?:for\s+)?(?:his|her|their)\s+(?:full\s+|real\s+|family\s+)?"
        r"(?:sur)?(?:name|identity)\s+to\s+be\s+\w+",
        "match",
    ),
    rule(
        "minor",
        "he she he's she's he’s she’s",
        rf"\b(?:he|she)(?:\s+is|['’]s)\s+(?:only\s+|just\s+|barely\s+|not\s+yet\s+)?"
        rf"(?:{YEARS}|[1-9]|1[0-8])(?=\s*(?:[.,;)\n]|$|and\b|but\b|years?\b))(?!\.\d)",
        "upto",
    ),
    rule(
        "minor",
        "*",
        r"\b(?:in|of|from|a|an)?\s*(?:the\s+)?(?:(?:[1-9]|1[0-2])(?:st|nd|rd|th)|first|second|"
        r"third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth)\s+(?:grade|"
        r"form|class|standard|std)\b(?!\s+(?:officer|citizen|post|felony|mail|degree))",
        "upto",
    ),
    rule(
        "minor",
        "*",
        r"\bborn\s+(?:in|on)\s+[^.;|\n]{0,16}\b20(?:09|1\d|2\d)\b|\bunder\s?age\b|\bstill\s+a\s+"
        r"child\b|\bnot\s+yet\s+eighteen\b|\bbreast-?fed\b|\bsuckling\b|\bnewborn\b",
        "upto",
    ),
    rule(
        "witness",
        "*",
        r"\b(?:agreed|willing|ready|prepared|afraid|scared|unwilling|refuses|wants|too\s+"
        r"frightened|terrified|reluctant)\s+to\s+(?:testify|speak|talk|give\s+(?:a\s+"
        r"statement|evidence)|appear|identify|come\s+to\s+court|sign|swear)\b|\bbehind\s+a\s+"
        r"screen\b|\b(?:voice|face)s?\s+(?:must\s+be\s+|will\s+be\s+|is\s+|are\s+)?(?:changed|"
        r"distorted|altered|hidden|blurred|pixell?ated)\b",
        unless=r"\b(?:polic(?:e|eman)|government|minist\w+|spokes\w+|official|part(?:y|ies)|"
        r"president|bishop|governor)\b",
    ),
    rule(
        "witness",
        "*",
        r"\b(?:his|her|their|my)\s+names?\s+(?:will|would|must|should|may|might|could|can|"
        r"shall)\s*(?:not|never)?\s+(?:come\s+out|get\s+out|appear|be\s+(?:known|used|"
        r"printed|mentioned|given|leaked|read|shown|written)|leak)\b|\b(?:saw|seen|watched)\s+"
        r"(?:everything|it\s+all|all\s+of\s+it|their\s+faces|his\s+face|the\s+whole)\b|"
        r"\b(?:could|can|would|able\s+to|will)\s+(?:identify|recogni[sz]e|pick\s+out|point\s+"
        r"out|name)\s+(?:him|her|them|the|two|three|one|all|both)\b",
        unless=r"\b(?:police|officials?)\s+(?:said|say|can|could)\b|\bbod(?:y|ies)\b",
    ),
    rule(
        "witness",
        "*",
        rf"\b(?:the|an?|his|her|my|our|their)\s+(?:[\w-]+\s+){{0,2}}(?:{KINS})(?:\s(?:of|in|at|"
        r"from|on|next|across|opposite)(?:\s\w+){1,4}?)?\s+(?:has\s+|had\s+|also\s+)?"
        r"(?:counted|wrote\s+down|noted|took\s+(?:a\s+)?(?:photos?|pictures?|video)|filmed|"
        r"recognised|recognized|overheard|watched|photographed|kept\s+the\s+(?:shells?|"
        r"cartridges?|video))\b[^.;,|\n]{0,60}",
        "match",
    ),
    rule(
        "informant",
        "*",
        rf"\b(?:told|shown|showed|sent|given|gave|passed|leaked|copied|read\s+out|confirmed)\s+"
        rf"(?:to\s+)?{_OURS}?\s*(?:\w+\s+){{0,3}}?by\s+(?:somebody|someone|a\s+\w+|one|people|"
        rf"an\s+\w+|our\s+\w+)\s+(?:in|inside|at|from|within|of|who\s+works)\s[^.;,|\n]{{0,30}}"
        rf"{_WHERE}\b",
    ),
    rule(
        "informant",
        "*",
        rf"\b(?:somebody|someone|a\s+(?:friend|cousin|relative|man|woman|person|girl)|people)"
        rf"\s+(?:in|inside|at|from|within|who\s+works\s+(?:in|at|for))\s[^.;,|\n]{{0,30}}?"
        rf"{_WHERE}\b[^.;,|\n]{{0,30}}?\b(?:told|tells?|showed|shows|sent|sends|gave|gives|warned|"
        rf"warns|copied|copies|rang|phoned|confirmed|confirms|whispered)\b[^.;,|\n]{{0,60}}",
        "match",
    ),
    rule(
        "informant",
        "man woman source contact friend person",
        rf"\b(?:our|my)\s+(?:man|woman|source|contact|friend|person)\s+(?:in|inside|at|"
        rf"within)\s[^.;,|\n]{{0,30}}?{_WHERE}\b",
        "match",
    ),
    rule(
        "witness",
        "filmed photographed recorded videoed",
        r"\bI\s+(?:secretly\s+)?(?:filmed|photographed|recorded|videoed)\b[^.;|\n]{0,60}",
        "match",
    ),
    rule(
        "location_of_person_at_risk",
        "smuggler smugglers",
        r"\b(?:crossed|slipped|fled|got\s+out|left)\b[^.;|\n]{0,50}\b(?:with|by|through|"
        r"paid)\s+(?:an?\s+)?smugglers?\b[^.;|\n]{0,40}",
        "match",
    ),
    rule(
        "informant",
        "*",
        rf"\b(?:an?|one|the)\s+(?:\w+\s+){{0,2}}?{_INSIDER}(?:\s(?:from|of|at|in|on|who)\s[^.;,|\n]"
        rf"{{2,40}}?)?\s+(?:secretly\s+|quietly\s+|also\s+|has\s+|had\s+)?(?:(?:told|tells|let|"
        rf"informed|warned|rang|phoned|called|tipped)\s+{_OURS}\b|(?:gave|brought|slipped|smuggled|"
        r"passed|lent|sold)\s+(?:me|him|her|them|us|in|out)\s+(?:\w+\s+)?(?:water|food|bread|"
        r"phone|note|paper|cigarettes|blanket|medicine|tablets|pen|letters?|message|sim|"
        r"number)|(?:carries|carried|takes|took)\s+(?:out\s+)?(?:letters|notes|messages|"
        r"word))\b[^.;|\n]{0,60}",
        "match",
    ),
    rule(
        "informant",
        "lose punished dismissed sacked fired transferred court-martialled record traced "
        "lead keep leave",
        r"\b(?:will|would|could|may|might|can)\s+(?:lose\s+(?:his|her|their)\s+(?:job|post|"
        r"place|pension)|be\s+(?:punished|dismissed|sacked|fired|transferred|court-"
        r"martialled))\s+(?:if|when|should)\b|\b(?:keep|leave)\s+(?:him|her|them|the\s+source)\s+"
        r"out\s+of\s+(?:it|this)\b|\boff\s+the\s+record\b|\bmust\s+not\s+"
        r"(?:be\s+traced|lead\s+(?:back\s+)?to)\b",
    ),
    rule(
        "location_of_person_at_risk",
        _HOMES,
        rf"\b(?:is|are|am|was|were|been|stays?|went|gone|taken|moved|sent|brought|back|now|put|"
        rf"lives?|living|sleeps?|staying|sleeping|fled|ran|hiding)\s+(?:[\w'’-]+\s+){{0,3}}?(?:at|"
        rf"with|to|in)\s+(?:his|her|my|our|their|an?|some|(?-i:[A-Z])[\w-]+['’]s)\s+(?:[\w'’-]+\s+)"
        rf"{{0,2}}?{_CLOSE}(?:['’]s?)?(?:\s+(?:house|place|flat|home|village|farm|room))?"
        r"(?=\s+(?:in|at|near|outside|behind|on|since|until|till|for\s+now)\b|\s*[.,;)\n]|$)",
        unless=CUSTODY[:-3]
        + r"|killed|buried|burial|funeral|wedding|shot|beaten|hearing|court|"
        r"gone\s+home|went\s+home|rally|march|attacked|raid(?:ed)?|visit(?:ed|ing)?|returned|reunited)\b",
    ),
    rule(
        "location_of_person_at_risk",
        "*",
        rf"\b(?:{_THEY}|(?:two|three|four|both|the\s+(?:others?|boys?|girls?|family|students?|"
        rf"men|women))[^.;,|\n]{{0,30}}?)\s+(?:now\s+|still\s+)?(?:is|are|sits?|waits?|stays?|hides?|"
        rf"sleeps?|lies?|lives?|has\s+been|have\s+been)\s+(?:now\s+|still\s+|safe\s+)?(?:in|at|on|"
        rf"under|behind|above)\s+(?:the|an?|his|her|their|my|our)\s+(?:[\w'’-]+\s+){{0,2}}?{_HIDEOUT}\b",
        unless=CUSTODY[:-3]
        + r"|held|buried|funeral|tortur\w+|beaten|killed|police|soldiers|army|troops|"
        r"conference|meeting|protest\w*|rally)\b",
    ),
    rule(
        "location_of_person_at_risk",
        "*",
        r"\bwho\s+(?:got\s+away|escaped|fled|ran\s+away|slipped\s+(?:out|away)|(?:is|are)\s+wanted)"
        r"[^.;|\n]{0,20}\s(?:is|are)\s+(?:now\s+)?(?:in|at|on|with|under|behind)\b|\b(?:we|I|only\s+"
        r"\w+)\s+knows?\s+where\s+(?:he|she|they)\s+(?:is|are|sleeps?|stays?)\b|\b(?:must|should)\s+"
        r"not\s+learn\s+where\b",
    ),
    rule(
        "protective_detail",
        "*",
        r"\b(?:moves?|moving|moved|shift(?:s|ing|ed)?|rotat\w+)\s+(?:him|her|them|house|home|"
        r"houses)\s+(?:every|each|before|after|by|at|only|from)\b|\bevery\s+(?:second|third|few|"
        r"other|two|three)\s+(?:days?|nights?)\b|\btravels?\s+only\b|\b(?:never|only)\s+(?:sleeps|"
        r"goes\s+out|leaves\s+the\s+house|drives|answers)\b|\bsleeps?\s+in\s+a\s+different\b",
        unless=r"\b(?:bail|report\s+to|sign\s+in|police|court|tortur\w+|beaten|beat)\b",
    ),
    rule(
        "protective_detail",
        "*",
        r"\b(?:back|side|rear|kitchen|garden|cellar)\s?(?:door|gate|window|entrance)\s+(?:is|"
        r"opens?|stays?|will|has|key|on|after)\b|\b(?:two|three|four)\s+knocks\b|\bknock\s+(?:twice|"
        r"three\s+times|and)\b|\bpass\s?-?word\b|\bcode\s?-?word\b|\bpass\s?phrase\b|\b(?:door|"
        r"entry|gate|safe|pin)\s+code\b|\b(?:spare\s+|the\s+)?keys?\s+(?:is|are)\s+(?:under|with|"
        r"in|at|behind)\b|\b(?:agreed|secret|warning)\s+sign(?:al)?\b|\bsignal\s+(?:is|will\s+be)\b",
        unless=r"\b(?:gave|give|forced|demanded|asked\s+for|refused|website|hackers?)\b",
    ),
    rule(
        "protective_detail",
        "border frontier river pass mountains checkpoint over across",
        r"\b(?:leaves?|leaving|goes|go|going|cross(?:es|ing)?|set\s+(?:out|off)|start(?:s|ing)?|"
        r"walk(?:s|ing)?|drives?|travels?|travelling)\b[^.;|\n]{0,50}\b(?:border|frontier|river|"
        r"pass|mountains|checkpoint)\b[^.;|\n]{0,40}\b(?:at|by|before|on|with|tonight|tomorrow|"
        r"after|through|along)\b|\b(?:came|come|got|brought|crossed|taken|walked)\s+(?:over|across)\s+with\s+(?:the|an?|some)\s+\w+",
        unless=r"\b(?:police|soldiers|army|troops|protest\w*|march(?:ed|ers)?|rally|convoy|"
        r"government|trade|goods)\b",
    ),
    rule(
        "protective_detail",
        "belongs belong name paper card passport permit circulate forward share knock ring "
        "phone text call use write number burner sim handset disappearing pick-up pickup "
        "handover hand-over drop-off dropoff meeting picked burqa burka niqab veil uniform "
        "nun monk labourer nurse beggar",
        r"\b(?:paper|card|pass|passport|permit|id|licen[cs]e|documents?|ticket)\s+(?:that\s+"
        r"belongs?\s+to|in\s+the\s+name\s+of|of\s+(?:a\s+dead|another|his|her|my))\b|\b(?:do\s+not|"
        r"don['’]t|never|please\s+do\s+not)\s+(?:call|ring|phone|text|come|knock|use|write|"
        r"circulate|forward|share)\b[^.;|\n]{0,50}\b(?:number|phone|line|house|home|name|"
        r"address|location|before|after|unless|list|message|this)\b|\b(?:burner|second|other|"
        r"new)\s+(?:phone|sim|handset|number)\b|\bdisappearing\s+messages\b|"
        r"\b(?:meeting|pick-?up|hand-?over|drop-?off)\s+(?:point|place|spot)\b|\b(?:will|to)\s+be\s+"
        r"picked\s+up\s+(?:at|by|from|in|near)\b|\b(?:dressed|went|left|travels?|goes)\s+(?:out\s+)?"
        r"(?:as|in)\s+(?:an?\s+)?(?:burq?k?a|niqab|veil|uniform|nun|monk|labourer|nurse|beggar)\b",
        unless=r"\b(?:police|soldiers|army)\b",
    ),
    rule(
        "protective_detail",
        "*",
        r"\b(?:will|shall|going\s+to|plan(?:s|ned)?\s+to|want\s+to|can)\s+(?:get|take|bring|move|"
        r"drive|smuggle|carry|send|fetch|collect)\s+(?:him|her|them|the\s+(?:boys?|girls?|"
        r"family|children|wife|mother))\s+(?:\w+\s+){0,3}?(?:out|over|across|away|abroad|before|"
        r"tonight|tomorrow|at\s+night|by\s+(?:boat|car|bus|train|night)|in\s+an?|on\s+\w+day|to\s+"
        r"(?:the\s+border|safety|a\s+safe|relatives))\b",
        unless=r"\b(?:police|soldiers|army|court|jail|prison|custody|hearing)\b",
    ),
    rule(
        "conduct_that_could_be_charged",
        "*",
        rf"\b(?:I|we|he|she|(?!Police|Army|The|They|It)(?-i:[A-Z])[\w'’-]+)\s+(?:had\s+|has\s+|"
        rf"also\s+|only\s+)?(?:gave|given|brought|took|carried|sold|lent|fed|treated|bandaged|"
        rf"drove|let|passed|delivered|guided|ferried|sewed|operated)\b[^.;|\n]{{0,50}}\b{_FUGITIVE}\b",
        unless=r"\b(?:police|soldiers|army|hospital|court|rangers|government)\b",
    ),
    rule(
        "conduct_that_could_be_charged",
        "admits admitted confesses confessed owns told says threw lit forged printed stole "
        "hacked leaked deserted dodged permit licence license registration overstayed "
        "papers visa illegally evader set",
        r"\b(?:admits?|admitted|confess(?:es|ed)?|owns?\s+up|told\s+(?:us|me)|says)\s+(?:to\s+us\s+|"
        r"to\s+me\s+|privately\s+)?(?:that\s+)?(?:he|she|they|I)\s+(?:\w+ly\s+|had\s+|also\s+)?"
        r"(?:threw|set|burn(?:ed|t)|fired|shot|hit|stabbed|smashed|broke|cut|stole|forged|"
        r"hid|drove\s+the|carried|painted|hacked|leaked|paid|took\s+money|punched|kicked)\b"
        r"|\bI\s+(?:threw|lit|set\s+fire|forged|printed|stole|hacked|leaked|deserted|dodged)\b|"
        r"\bwithout\s+(?:a\s+)?(?:permit|licen[cs]e|registration)\s+(?:he|she|we|I|they)\b|"
        r"\b(?:overstayed|works?\s+without\s+papers|no\s+visa|expired\s+visa|crossed\s+illegally|"
        r"deserted\s+(?:from\s+)?(?:the|his)|draft\s+evader)\b",
    ),
    rule(
        "lawyer_client",
        "*",
        r"\b(?:tells?|told|said\s+to|admit(?:s|ted)\s+to|confid(?:es|ed)\s+(?:in|to)|wrote\s+to|"
        r"explained\s+to)\s+(?:\w+\s+){0,2}?(?:lawyer|counsel|attorney|solicitor|barrister|"
        r"paralegal|defen[cs]e)\b[^.;|\n]{0,12}?\s(?:that|he|she|how|where|who|about)\b|\bbut\s+"
        r"wants\s+(?:us\s+)?to\s+say\b|\b(?:our|the|his|her)\s+(?:line|alibi|story)\s+(?:is|will\s+be|"
        r"in\s+court)\b|\bdefen[cs]e\s+(?:line|memo|notes?)\b|\bnot\s+to\s+be\s+shown\s+to\s+the\s+"
        r"(?:court|prosecution|police)\b",
    ),
    rule(
        "lawyer_client",
        "*",
        r"\b(?:detainee|client|accused|he|she|suspect|prisoner)\s+(?:told|admitted\s+to|confided\s+"
        r"(?:to|in))\s+(?:(?-i:[A-Z])[\w'’-]+|us|me)\s+that\s+(?:he|she|they|it)\s+(?:threw|had|"
        r"did|was\s+there|took|carried|knew|knows|hit|signed|hid|set)\b",
    ),
    rule(
        "sexuality_or_gender",
        "partner lover companion spouse another closeted outed outing dates loves slept love "
        "dating grindr hornet male female boy girl",
        r"\b(?:his|her)\s+(?:partner|lover|companion|spouse),?\s+an?(?:other)?\s+(?:man|woman)\b|"
        r"\blives?\s+with\s+another\s+(?:man|woman)\b|\b(?:closeted|outed|outing)\b|\b(?:dates|loves|"
        r"slept\s+with|in\s+love\s+with)\s+(?:other\s+)?(?:men|another\s+man|another\s+woman)\b|"
        r"\b(?:dating\s+app|grindr|hornet)\b|\b(?:born|registered)\s+(?:as\s+)?(?:a\s+)?(?:male|female|"
        r"boy|girl)\b",
    ),
    rule(
        "identity_document",
        "account acct iban bank branch code swift routing wallet easypaisa jazzcash jazz bkash "
        "nagad mpesa m-pesa paypal western mtcn bitcoin khata",
        r"\b(?:account|acct|iban|bank|branch|sort\s+code|swift|routing|wallet|easypaisa|"
        r"jazz\s?cash|bkash|nagad|m-?pesa|paypal|western\s+union|mtcn|bitcoin|khata)\b"
        r"[^.;|\n\d]{0,40}(?P<held>(?-i:[A-Z]{0,4}\d[\dA-Z -]{5,30}\d))(?!\w)",
        "number",
    ),
    rule(
        "identity_document",
        "nic cnic nid id identity passport aadhaar iqama nin ssn",
        r"\b(?:nic|cnic|nid|id|identity|passport|aadhaar|iqama|nin|ssn)\b(?!=)[^.;|\n\d]{0,40}"
        r"(?P<held>\d{2,6}(?:[ .-]\d{1,8}){1,4}|\d{8,20})\b",
        "number",
    ),
    rule(
        "contact",
        "*",
        r"\b(?:phone|number|mobile|cell|line|whats\s?app|signal|reach)\b[^\d.;|\n]{0,40}"
        r"(?P<held>\+?\d{2,5}(?:[ -]\d{2,4}){1,4})(?!\w)",
        "match",
    ),
    rule(
        "contact",
        "",
        r"(?<![\w.,/$€£-])(?P<held>\d{3}[ -]\d{3}[ -]\d{3,4})(?![\w/-]|[.,]\d)",
        "match",
        unless=r"^(?:\d00 \d{3} \d{3}|\d{3} 000)",
    ),
    rule(
        "victim_of_sexual_violence",
        "*",
        r"\b(?:lift|lifted|raise|raised|open|opened|remove|removed|unbutton\w*|took\s+off|take\s+"
        r"off|pull(?:ed)?\s+(?:up|down|off|at)|cut\s+(?:off|open))\s+(?:up\s+)?(?:her|his|their|my)\s+"
        r"(?:\w+\s+)?(?:blouse|shirt|skirt|dress|trousers|pants|bra|underwear|underclothes|scarf|"
        r"headscarf|veil|hijab|clothes|kameez|burqa|sari|sarong|wrapper)\b",
    ),
    rule(
        "minor",
        "*",
        rf"\b(?:class|grade|form|standard)\s+(?:{YEARS})\b(?!\s+(?:action|officer))",
        "upto",
    ),
    rule(
        "witness",
        "*",
        r"(?:(?-i:[A-Z])[\w'’-]+,?\s+)?\b(?:saw|heard|watched|overheard)\s+(?:the\s+(?:officers?|soldiers?|"
        r"police\w*|men|van|car|shots?|commander|guards?|captain|body|boys?)|them|him|her|two|three|how)\s+"
        r"(?:\w+\s+)?(?:put|take|give|drag|beat|shoot|pull|push|leave|go|come|being|bundle|fire|hit|kick|"
        r"throw|load|carry|enter|break|say|shout|order)\b[^.;,|\n]{0,50}|\b(?:has|have|kept|keeps|recorded|made)\s+"
        r"(?:the|a|it\s+on)\s+(?:video|recording|footage|photos?|pictures?|film)\b[^.;|\n]{0,20}",
        "upto",
    ),
    rule(
        "informant",
        "attendant clerk guard nurse porter registrar driver cook sergeant corporal "
        "policeman's policewoman's officer's soldier's guard's warder's policeman’s officer’s "
        "soldier’s guard’s warder’s",
        r"\b(?:attendant|clerk|guard|nurse|porter|registrar|driver|cook|sergeant|corporal|guard)\s+(?:let|"
        r"allowed|lets)\s+us\b|\b(?:police(?:wo)?man|officer|soldier|guard|warder)['’]s\s+(?:wife|sister|"
        r"brother|mother|son|cousin|driver)\b[^.;|\n]{0,20}\b(?:tells?|told|says|said|warns?|warned)\b",
    ),
    rule(
        "location_of_person_at_risk",
        "*",
        r"\b(?:at|with|by)\s+the\s+(?:nuns|sisters|priests|monks|jesuits|franciscans|salesians|carmelites|"
        r"fathers)['’]?(?=\s+(?:in|at|near|of|on|since)\b|\s*[.,;)]|$)|\brents?\s+(?:an?|the)\s+(?:corner|"
        r"room|bed|flat|house|place|hut|bunk)\b|\b(?:upcountry|up-country|across\s+the\s+lake|in\s+the\s+"
        r"bush|back\s+in\s+the\s+village)\b",
        unless=CUSTODY,
    ),
    rule(
        "protective_detail",
        "through via directly laundry service rear side back catechists nurses pilgrims traders "
        "tourists mourners kitchen led forester smuggler fisherman ferryman shepherd guide "
        "trucker pastor priest herder boatman porter hunter white red blue grey gray silver "
        "black green yellow",
        r"\b(?:reach|contact|ask\s+for|find|call|get)\s+(?:him|her|them|me|us)\s+(?:only\s+)?(?:through|via)\b"
        r"|\b(?:never|not)\s+directly\b|\bonly\s+through\b|\b(?:came|come|go|went|got|enter(?:ed)?|left|leave)\s+"
        r"(?:in\s+|out\s+)?(?:by|through|as)\s+(?:the\s+|a\s+)?(?:laundry|service|back|side|kitchen|rear|"
        r"catechists|nurses|pilgrims|traders|tourists|students|workers|mourners)\b|\b(?:forester|smuggler|"
        r"fisherman|ferryman|shepherd|guide|trucker|pastor|priest|herder|boatman|porter|farmer|hunter)\s+"
        r"(?:led|took|brought|walked|rowed|ferried|drove|guides?|brings?|hides?)\b|\bled\s+(?:us|me|him|her|"
        r"them)\s+(?:along|across|over|through|past|around)\b|\b(?:we|I|our)\b[^.;|\n]{0,60}\sin\s+(?:the|an?|"
        r"our)\s+(?:white|red|blue|gr[ea]y|silver|black|green|yellow)\s+(?-i:[A-Z])\w+",
        unless=r"\b(?:police|soldiers|army|prison|jail|cell|custody)\b",
    ),
    rule(
        "family_of_person_at_risk",
        "*",
        r"\b(?:my|his|her|their|whose|(?-i:[A-Z])[\w’'-]+['’]s)\s+(?:\w+\s+)?(?:wife|husband|mother|father|"
        r"sisters?|brothers?|daughters?|sons?|children|uncle|aunt|cousin|girlfriend|boyfriend|fianc[eé]e?|"
        r"in-laws|parents)(?:\s(?-i:[A-Z])[\w'’-]+)?\s+(?:still\s+|now\s+|also\s+)?(?:(?:is|are)\s+(?:in\s+(?:the|her|"
        r"his|their)\s+(?:first|second|third|fourth|fifth|final|last)|an?\s+(?:\w+\s+)?(?:nurse|teacher|clerk|"
        r"cook|driver|tailor|student|doctor|engineer|soldier|officer|waiter|maid|cleaner)|married|enrolled)|"
        r"(?:has|have|had|runs?|keeps?|sells?|owns?|rents?)\s+(?:an?|the|her|his|their|two|three)\s+(?:\w+\s+)?"
        r"(?:stall|shop|kiosk|job|school|farm|store|business|room|post|place|practice|salon|taxi|café|cafe)|"
        r"commutes?|cleans?|cooks?|nurses?|farms?|drives?|sews?|tutors?|guards?)\b",
        unless=CUSTODY,
    ),
    rule(
        "lawyer_client",
        "*",
        r"\b(?:lawyer|counsel|advocate|attorney|solicitor|barrister)\b[^.;|\n]{0,30}?\b(?:advised|advises|"
        r"instructed|warned|wants)\s+(?:me|him|her|them)\s+(?:to|not|that)\b",
        unless=r"\b(?:police|officer|judge|court)\s+(?:told|advised)\b",
    ),
    rule(
        "conduct_that_could_be_charged",
        "visa permit papers passport licence license iqama cash table books log telling",
        r"\b(?:visa|permit|papers|passport|licen[cs]e|iqama)\s+(?:has\s+|had\s+)?(?:ran|run|runs)\s+out\b|\bexpired\s+"
        r"(?:visa|permit|papers|passport|iqama)\b|\b(?:work|paint|clean|drive|sell)s?\b[^.;|\n]{0,20}\bfor\s+cash\b|"
        r"\bunder\s+the\s+table\b|\boff\s+the\s+books\b|\bin\s+the\s+log\s+as\b|\bwithout\s+telling\s+the\s+"
        r"(?:army|unit|police|company)\b",
    ),
    rule(
        "sexuality_or_gender",
        "*",
        r"\b(?:he|(?-i:[A-Z])\w+)\s+(?:has|had)\s+a\s+boyfriend\s+(?:before|once|too|then|in)\b|\b(?:two|both)\s+"
        r"(?:women|men)\s+(?:who\s+)?(?:live\s+(?:together\s+)?as\s+a\s+couple|love)\b",
    ),
    rule(
        "contact",
        "",
        r"(?-i:[A-Z])\w+:\s(?P<held>\d{4}[ -]\d{4})(?!\w|[.,/-]\d)",
        "match",
    ),
    rule(
        "witness",
        "filmed photographed recorded",
        r"\b(?:the|an?|one)\s+(?:\w+\s+)?(?!reporters?|photographer|broadcaster|officer|"
        r"soldier|commander|minister|journalist)\w+(?:er|or|ist|man|woman|boy|girl|nurse|"
        r"clerk|monk|nun)\s+(?:had\s+)?(?:filmed|photographed|recorded)\b[^.;,|\n]{0,50}",
        "match",
    ),
    rule(
        "informant",
        "us",
        r"\b(?:an?|one|the|our)\s+(?:\w+\s+){0,2}?\w+(?:\s(?:at|in|of|from)\s(?:the\s)?\w+"
        r"(?:\s\w+)?)?,?\s+(?:who\s+)?(?:photographs|copies|collects|notes|films)\s"
        r"[^.;|\n]{0,40}?\bfor\s+us\b[^.;,|\n]{0,30}",
        "match",
    ),
    rule(
        "protective_detail",
        "sewn hidden buried taped memory usb laptop disk drive backup",
        r"\b(?:sewn|hidden|buried|taped|sewed)\s+(?:in|into|under|behind|inside|beneath)\b|"
        r"\b(?:memory\s+cards?|usb(?:\s+stick)?|laptop|hard\s+(?:disk|drive)|backup)\s+(?:is|are|"
        r"stays?|lies)\s+(?:kept|hidden|buried|sewn|with|at|in|under)\b",
        unless=r"\b(?:police|soldiers|army|found|seized|mass\s+graves?|bod(?:y|ies)|was\s+buried|"
        r"were\s+buried)\b",
    ),
    rule(
        "lawyer_client",
        "counsel lawyer lawyers advocate attorney",
        r"\b(?:our|his|her|their|my|the)\s+(?:counsel|lawyers?|advocate|attorney)\s+knows?\b",
    ),
    rule(
        "conduct_that_could_be_charged",
        "back",
        r"\b(?:of\s+(?:the|our|us)\s+\w*|he|she|we|they|boys?|men|youths?|comrades)\s+(?:shot|"
        r"fired|hit|fought)\s+back\b",
        unless=r"\b(?:police|soldiers|army|troops|guards)\s+(?:shot|fired|hit)\b",
    ),
)
