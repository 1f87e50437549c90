"""Where somebody at risk is, how they are kept safe, and their family."""

from __future__ import annotations

from habeas.claims.reader.dangers.rule import CUSTODY, rule

RULES = (
    rule(
        "location_of_person_at_risk",
        "sleep sleeps sleeping staying stays hiding hidden hides sheltering sheltered "
        "shelter refuge underground safehouse undisclosed lodging lodges lodged",
        r"\b(?:(?:I|he|she|they|we|who|now|and|family|lawyer|wife|"
        r"children)\s+(?:now\s+)?sleeps?|"
        r"sleeping\s+(?:at|in|on|with)|(?:is|are|am|was|were|been|now|presently|"
        r"currently|"
        r"temporarily)\s+(?:now\s+|still\s+|presently\s+|currently\s+)*(?:staying|"
        r"sheltering|"
        r"hiding|hidden|lodging)|(?:stays|lodges|lodged|sleeps|shelters)\s+(?:at|in|with)|in hiding|hides?\s+(?:at|in|"
        r"with)|"
        r"sheltered\s+(?:at|in|by)|(?:took|taken|taking|found|given|gave)\s+(?:\w+\s)?"
        r"(?:refuge|shelter)|underground|sleeps\s+(?:at|in|on|with))\b",
        "clause",
        unless=r"\bunderground (?:parking|mine|press)\b",
    ),
    rule(
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
        r"their|the)\s+"
        r"nights\s+(?:at|in|with|among)|(?:has|have)\s+left\s+[^.;|\n]{2,30}\s+with\s+(?:the\s+)?help\s+(?:of|from)|(?:can|will)\s+(?:meet|reach)\s+(?:him|her|them)\s+(?:at|in|behind)|"
        r"left\s+the\s+country|found\s+(?:him|her|them|us)\s+a\s+(?:room|bed|place)|"
        r"(?:brother|sister|mother|father|son|daughter|wife|husband|"
        r"friend)\s+lives\s+in|(?:has|have|was|"
        r"were)\s+(?:been\s+)?sent\s+to\s+(?:his|her|"
        r"their)\s|(?:at|in)\s+a\s+(?:women['’]s\s+)?shelter|(?:is|"
        r"are)\s+now\s+abroad)",
        "clause",
    ),
    rule(
        "location_of_person_at_risk",
        "گھر روپوش پناہ مقیم chupa rupposh",
        r"روپوش|پناہ|مقیم|کے گھر (?:ہیں|ہے|میں)|\b(?:rupposh|chupa)\b",
    ),
    rule(
        "location_of_person_at_risk",
        "am i'm i’m",
        r"\bI(?:['’]m|\s+am)\s+(?:now\s+)?(?:with\s+(?-i:[A-Z])[\w'’-]+\s+(?:in|at|near)|"
        r"at\s+(?-i:[A-Z])[\w'’-]*['’]s)\b",
        "from",
    ),
    rule(
        "protective_detail",
        "disguising disguised disguise profile dressed pretending posing wearing veil",
        r"\b(?:by\s+keeping\s+a\s+low\s+profile|(?:by\s+)?(?:disguis\w+|dressing|"
        r"dressed|"
        r"pretending|posing)\s+(?:\w+self\s+)?(?:as|to be|in)|in disguise)\b",
        "from",
    ),
    rule(
        "protective_detail",
        "behind accompanied accompany escorted escort escorts",
        r"\b(?:stayed\s+behind\s+with|(?:is|are|was|"
        r"were)\s+(?:always\s+)?accompanied\s+by|"
        r"escort(?:s|ed)?\s+(?:him|her|them|home|to|by))\b",
        "clause",
        unless=r"\b(?:police|military|army) escort",
    ),
    rule(
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
    rule(
        "protective_detail",
        "house home name names",
        r"\b(?:his|her|my|their)\s+(?:sister|brother|uncle|aunt|cousin|friend)['’]s\s+"
        r"(?:house|home|place|flat)|\basks?\s+no\s+names?\b",
        "match",
    ),
    rule(
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
    rule(
        "location_of_person_at_risk",
        "in at with",
        r"\b(?:he|she|they|who|(?!The\b|This\b|That\b|It\b)(?-i:[A-Z])[\w'’-]+)\s+(?:is|"
        r"are|has\s+been|have\s+been)\s+(?:now\s+|already\s+|safe(?:ly)?\s+|out\s+)?(?:in|"
        r"at|with)\s+(?:(?-i:[A-Z])|an?\s|the\s+(?:house|flat|home|guest|parish|convent|"
        r"embassy|sisters))[^.;|\n]{2,50}?\s(?:since|until|till|for\s+now|and\s+(?:waits?|"
        r"hopes|does\s+not|dares)|waiting)\b",
    ),
    rule(
        "location_of_person_at_risk",
        "asylum visa papers resettlement sisters convent embassy parish",
        r"\b(?:applied|applying|asked|waits?|waiting)\s+for\s+(?:asylum|a\s+visa|"
        r"(?:her|his|their|travel)?\s?papers|resettlement)\b|\b(?:is|are|stays?)\s+(?:now\s+)?"
        r"(?:in|at|with)\s+the\s+(?:[\w ]{0,20}\s)?(?:convent|embassy|parish|sisters)\b",
    ),
    rule(
        "location_of_person_at_risk",
        "bed roof room put taken hosted hosts sheltered hidden harboured harbored fed",
        r"\b(?:was|were|is|are|has\s+been|have\s+been|being)\s+(?:hosted|sheltered|"
        r"hidden|put\s+up|taken\s+in|harbou?red|fed)\s+(?:by|in|at|for|with)\b|"
        r"\b(?:hosts?|putting\s+up)\s+(?:him|her|them|the\s+family)\b|\b(?:gave|gives|"
        r"offered)\s+(?:him|her|them|us|me)\s+an?\s+(?:bed|roof|room)\b",
        unless=r"\b(?:barracks|police|prisons?|army camp)\b",
    ),
    rule(
        "protective_detail",
        "moved drove took brought carried got night van car truck boat taxi ambulance",
        r"\b(?:we|I|they|friends|comrades|neighbou?rs|he|she)\s+(?:had\s+|have\s+)?(?:moved|"
        r"drove|brought|got|smuggled|carried|took)\s+(?:him|her|them|the\s+(?:boys?|girls?|"
        r"family|children))\s[^.;|\n]{0,30}\b(?:(?:at|by)\s+night|in(?:side)?\s+an?\s+"
        r"(?:\w+\s)?(?:van|car|truck|boat|cart|taxi|ambulance|lorry|bus|rickshaw)|hidden|"
        r"over|to\s+a\s+safe)\b",
        unless=r"\b(?:police|soldiers|army|jeep|arrest\w*|torture\w*|blindfold\w*)\b",
    ),
    rule(
        "protective_detail",
        "names papers name passport card sim account id identity border",
        r"\bunder\s+(?:an?\s+)?(?:false|other|another|assumed|different)\s+names?\b|"
        r"\b(?:false|fake|forged)\s+(?:papers|passports?|id|identity|cards?)\b|\buse[sd]?\s+"
        r"the\s+(?:passport|papers|card|id|sim|phone|account)\s+of\b|\b(?:walks?|cross(?:es)?|"
        r"leaves?|travels?|goes|(?:will|plans?\s+to|going\s+to|hopes?\s+to)\s+(?:walk|cross|"
        r"leave|travel|go|flee))\s+(?:to|for|over|across|by|through)?\s*(?:the\s+)?"
        r"(?:\w+\s)?border\b",
        unless=r"\b(?:police|soldiers|army|(?:border|boundary) (?:post|dispute))\b",
    ),
    rule(
        "family_of_person_at_risk",
        "wife husband mother father parents sister sisters brother brothers daughter "
        "daughters son sons children family fiancé fiancée fiancee uncle aunt cousin "
        "grandmother grandfather girlfriend boyfriend",
        r"\b(?:his|her|their|whose|my|(?-i:[A-Z])[\w’'-]+['’]s)\s+(?:\w+\s+)?(?:wife|"
        r"husband|mother|father|parents|sisters?|brothers?|daughters?|sons?|children|"
        r"family|fianc[eé]e?|uncle|aunt|cousin|grandmother|grandfather|girlfriend|"
        r"boyfriend)(?:\s(?-i:[A-Z])[\w'’-]+){0,2},?\s+(?:who\s+)?(?:now\s+|still\s+|also\s+"
        r"|both\s+)?(?:(?:is|are)\s+(?:now\s+|alone\s+|still\s+|safe\s+)?(?:in|at)\s+"
        r"(?=(?-i:[A-Z0-9]))|lives?\s+(?:alone\s+|now\s+)?(?:in|at|with|near|on|behind|above|"
        r"next)|works?\s+(?:in|at|for|as)|stud(?:y|ies)\s+(?:in|at)|goes\s+to|runs\s+an?)",
        unless=CUSTODY,
    ),
    rule(
        "family_of_person_at_risk",
        "know knows secret secretly eloped",
        r"\b(?:famil(?:y|ies)|father|mother|parents|husband|wife|brothers?|in-laws|"
        r"neighbou?rs)\s+(?:does|do|must|did)\s+not\s+know\b|\bmarried\s+(?:in\s+secret|"
        r"secretly|against)\b|\bsecretly\s+married\b|\beloped\b",
    ),
    rule(
        "location_of_person_at_risk",
        "lives live living share shares stay stays staying sleeps rents renting",
        r"\b(?:now\s+)?(?:lives?|living|stays?|staying|sleeps?|rents?|renting|shares?|"
        r"sharing)\s+(?:alone\s+|now\s+|together\s+)?(?:with\s+(?:the|an?|his|her|their|two|"
        r"some)\s|an?\s+(?:flat|room|house|hut|tent|bed)|(?:above|behind|under|over|next\s+to|"
        r"in\s+the\s+back)\s)[^.;,|\n]{2,50}",
        unless=CUSTODY,
    ),
    rule(
        "family_of_person_at_risk",
        "wife husband mother father sister brother daughter son children uncle aunt cousin",
        r"\b(?:his|her|their|whose|my|(?-i:[A-Z])[\w’'-]+['’]s)\s+(?:\w+\s+)?(?:wife|"
        r"husband|mother|father|sisters?|brothers?|daughters?|sons?|children|uncle|aunt|"
        r"cousin)(?:\s(?-i:[A-Z])[\w'’-]+){0,2},?\s+(?:who\s+)?(?:attends?|keeps\s+an?|drives\s+"
        r"an?|sells\s|teaches\s|sends?\s+(?:him|her|them|us|the\s+money|money)|can\s+be\s+"
        r"(?:reached|found))[^.;|\n]{0,60}",
        unless=CUSTODY,
    ),
    rule(
        "contact",
        "reach reached ring call called dial number text whatsapp",
        r"\b(?:reach(?:ed)?|ring|call(?:ed)?|dial|number|text|whats\s?app)\b[^.;|\n\d]{0,40}"
        r"(?:,\s)?(?P<held>\+?\d[\d -]{6,14}\d)\b",
        "match",
    ),
)
