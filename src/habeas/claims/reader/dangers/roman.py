"""More of what people write in chats and hotline notes, in Urdu in Roman letters."""

from __future__ import annotations

from habeas.claims.reader.dangers.rule import rule

# The small words of which no sentence of Urdu in Roman letters is without some.
_SMALL = (
    "hai hain tha thi thay ka ki ke kay k ko ne se mein mai main mn pe par nahi nahin nai aur "
    "hua hui hue raha rahi rahe kar karo karna gaya gaye gayi diya di liya rabta raabta number"
)
_IN = r"(?:mein|me|main|mai|mn|par|pe|pr)"
_OF = r"(?:ke|kay|k|ki|ka)"
_KIN = (
    r"(?:bha+i|behe?n|behan|beti|beta|betay|bete|walida?|wal[ie]dain|biwi|bivi|shoh?[ae]r|"
    r"bach[ae]y?|bachon|ammi|amma|abbu|abba|susar|saas|chacha|mamu+|mamoo|bhabhi|bhatija|"
    r"bhanja|nand|devar|khala)"
)
_CLOSE = (
    r"(?:mamu+n?|mamoo|chacha|taya|khala|khalu|phup+ho|phup+i|phup+a|dost|saheli|rishte?dar"
    r"\w*|behe?n|behan|bha+i|nani|nana|dadi|dada|susral|teacher|ustad|molvi|maulvi|padri|parosi|"
    r"padosi|colleague|zamindar|doctor)"
)
_INSIDER = (
    r"(?:warden|muharrar|moharrar|munshi|sipahi|santri|bawarchi|khakrob|nurse|clerk|peon|"
    r"chaprasi|driver|chowkidar|hawaldar|havaldar|operator|guard|mulazim|warder|naib\s?qasid)"
)
_OURS = (
    r"(?:h[au]me?i?n|mujhe|mujhay|hum\s?ko|ghar\s?wal\w+|khandan|ammi|walida|walid|biwi|bhai|"
    r"behen|family)"
)
_JAIL = (
    r"\b(?:jail|thana|thane|thanay|thaane|hirasat|lock-?up|hawalat|qaid|cell|police|maara|"
    r"qatal|janaza|dafan|protest|jals[ae]|taqreeb|khitab|nazm|ijlas)\b"
)

RULES = (
    rule(
        "health",
        _SMALL,
        r"\b(?:ki|ka|ke)\s+(?:bima?a?ri|masla|marz|takleef|operation|goli(?:yan)?|dawa(?:i)?)\s+"
        r"(?:hai|hain|thi|tha|hua|chal|leta|leti|nahi|di)\b|\b(?:chal|bol|sun|dekh|uth|kha)\s+nahi\s+"
        r"(?:sakt\w+|pa)\b|\bek\s+(?:kidney|gurda|aankh|taang)\b|\bkhoon\s+(?:ki\s+ulti|thook\w*|kam)\b|"
        r"\broz(?:ana)?\s+(?:\w+\s+)?(?:goli|dawai?|injection|insulin)\b",
        unless=r"\bpolice|tashadd?ud",
    ),
    rule(
        "minor",
        _SMALL,
        r"\b(?:matric|middle|primary|nursery|prep|school|kg)\s+(?:ka|ki|ke)\s+(?:student|bach\w+|"
        r"lark\w+|talib\w*)\b|\b(?:[1-9]|1[0-7])\s+(?:sa+l\s+)?(?:ka|ki)\s+(?:hai|hua|hui|tha|thi|bach\w+|"
        r"lark\w+|beta|beti|bhai|behn|behen)\b|\b(?:[1-9]|1[0-2])(?:th|st|nd|rd|wi|vi|ween|wein)?\s+"
        rf"(?:class|jamaat|jamat|grade)\s+{_IN}\b|\b(?:[1-9]|1[0-2])\s?(?:vi|wi|th|ween|vin|win)\s+(?:mein|me|main|ka|ki)\b|\bdoodh\s+peet[aei]\b|\b(?:18|atharah)\s+(?:sa+l\s+)?se\s+kam\b",
        "upto",
    ),
    rule(
        "contact",
        "",
        r"(?<![\w/.-])(?P<held>(?:\+?92|0)[\s-]?3\d{2}(?:[\s-]?\d){7})\b",
        "match",
    ),
    rule(
        "contact",
        _SMALL,
        r"\b(?:number|nambar|nmbr|whats\s?app|rabta|raabta)\b[^\d.;|\n]{0,30}?(?P<held>\+?\d[\d -]{6,14}\d)\b",
        "match",
    ),
    rule(
        "contact",
        _SMALL,
        r"\b(?P<held>(?:makan|ghar|quarter|flat|kothi)\s+(?:no\.?|number|nambar)\s*\d[^.;|\n]{0,60}?)"
        r"(?=\s+(?:se|par|pe|mein|me|ko|ne|ke)\b|[.;|\n]|$)",
        "match",
    ),
    rule(
        "witness",
        _SMALL,
        r"\b(?:apni\s+aankh\w+\s+se|khirki\s+se|khidki\s+se|chh?at\s+se|darwaze\s+se|sab\s+kuch|sab)\s+"
        r"(?:\w+\s+){0,2}?dekh\w*|\bchehr[ae]\w*\s+(?:\w+\s+){0,2}?(?:dekh|pe?hchan)\w*|\bpe?hchan\s+sakt\w*|"
        r"\bgari\s+ka\s+(?:number|nambar)\s+(?:\w+\s+)?(?:likh|note|yaad|yad)\w*|\bgawahi\b|\badalat\s+"
        rf"{_IN}\s+(?:aane|ane|bolne|bayan)\s+\w*\s*se\s+(?:dar|inkar|ghabra)\w*|\bna+m\s+(?:\w+\s+){{0,3}}?"
        r"(?:na|mat|nahi|nai|nahin)\s+(?:aa?y?e|likh|le|bata|de|dena|zahir|chah|chal)\w*|\bvideo\s+"
        r"(?:bana\w*|hai\s+us)",
        unless=r"\bpolice\s+ne\b",
    ),
    rule(
        "informant",
        _SMALL,
        rf"\b{_INSIDER}\s+(?:\w+\s+){{0,3}}?(?:ne\s+)?(?:\w+\s+)?{_OURS}\s+(?:ko\s+)?(?:\w+\s+){{0,5}}?(?:bata\w*|"
        rf"khabar|itt?ila\w*|paigha?m|dikha\w*|call|phone|fon|msg|message|bhej\w*|de\w*|di)\b|\b{_INSIDER}\s+"
        r"(?:\w+\s+){0,3}?(?:khabar|paigham|khana|pani|phone|parchi)\s+(?:det\w+|pohncha\w*|lat\w+|la\w*)\b|"
        r"\bandar\s+(?:se|ka|ke)\s+(?:\w+\s+){0,3}?(?:khabar|itt?ila\w*|banda|bande|admi|aadmi|dost|call)\b|"
        r"\bnaukri\s+(?:chali|jaye|jayegi|khatam)\w*|\bbeech\s+mein\s+na\b|\bapna\s+(?:banda|admi|aadmi|dost)\s+(?:hai|ne|andar)\b",
    ),
    rule(
        "location_of_person_at_risk",
        _SMALL,
        rf"\b{_CLOSE}\s+{_OF}\s+(?:ghar|flat|paa?s|haa?n|yahan|makan|dere|deray|kamre|kamray|hujr\w+|gaon)\b"
        rf"[^.;|\n]{{0,40}}|\b(?:edhi|shelter|dar\s?ul\s?aman|hostel|madras\w+|gaon|dera|safe\s?house)\s+(?:center\s+"
        rf"|centre\s+|home\s+)?{_IN}\s+(?:\w+\s+)?(?:hai|hain|reh\w*|theh?r\w*|chh?up\w*|panah)\b|\b(?:ab|abhi|filhal|aaj\s?kal)\s+(?:\w+\s+){{1,6}}?{_IN}\s+(?:hai|hain)\b|\b(?:bhag|farar\s+ho)\s+ga[iy]\w*\s+(?:hai|hain)\b|\bdukan\s+ke\s+(?:upar|peechhe|andar)\b|\b(?:chh?up(?:a|i|ay?|"
        r"e)?\s+(?:kar\s+)?(?:bet?h\w*|gay\w*)|theh?r[aei]\w*\s+hu[aei]\w*)\b",
        unless=_JAIL,
    ),
    rule(
        "family_of_person_at_risk",
        _SMALL,
        rf"\b{_KIN}\s+(?:[\w'-]+\s+){{0,5}}?{_IN}\s+(?:[\w'-]+\s+){{0,3}}?(?:reht\w+|parht\w+|padht\w+|parhat\w+|"
        r"kaam\s+kart\w+|job|naukri|teacher|chalat\w+|mazdoori|nurse|clerk|driver)\b|\b{_KIN}\s+(?:[\w'-]+\s+){{1,5}}?(?!keht|chaht|dart|rot|maangt|puchht)\w{{2,10}}t[aei]\s+"
        r"(?:hai|hain)\b|\bpaise\s+(?:\w+\s+){0,2}?bhejt\w*",
        unless=_JAIL,
    ),
    rule(
        "conduct_that_could_be_charged",
        _SMALL,
        r"\b(?:ma+na|manta\s+hai|iqrar\s+kiya|qabool\s+kiya|qubool\s+kiya)\s+(?:hai\s+)?ke?h?\b|\b(?:mafroor|"
        r"farar|ishtihari|baghi|rooposh)\w*\s+(?:\w+\s+){0,6}?(?:khana|panah|dawa|ilaj|paise|rakha|chh?upa)\w*"
        r"|\b(?:us\s?ne|main\s?ne|mai\s?ne|hum\s?ne|maine|humne|usne)\s+(?:hi\s+|khud\s+)?(?:\w+\s+){0,4}?(?:aag\s+"
        r"laga\w*|pat+h?ar\s+(?:mar|phen)\w*|goli\s+chala\w*|tor\s?di\w*|jala\s?di\w*)\b|\bwall\s?chalking\b|\b(?:larkon|bhai|bete|dost|saathi\w*|hum|main)\s?ne\s+(?:\w+\s+){0,2}?(?:tor[iay]|tod[iay]|jala[iy]|"
        r"phaar[iay])\w*\b|\bbagh?air\s+(?:licence|"
        r"license|visa|permit|kaghz\w+)\b",
    ),
    rule(
        "lawyer_client",
        _SMALL,
        r"\b(?:vakee?l|wakee?l|vakil|wakil|lawyer)\s+(?:sa+h[ai]b\s+|sb\s+|madam\s+|sahiba\s+|bhai\s+)?(?:ko|se)\s+(?:\w+\s+){0,3}?(?:bata\w*|"
        r"kaha|mana|kah\w*)\b|\badalat\s+mein\s+(?:\w+\s+){0,3}?kahenge\b|\bas(?:a)?l\s+baat\s+(?:ye|yeh|sirf)\b",
        unless=r"\b(?:police|judge|adalat|court)\s+ne\b",
    ),
    rule(
        "protective_detail",
        _SMALL,
        r"\bcode\s?-?word\b|\bpass\s?word\s+(?:hai|ye|yeh)\b|\bkhufia\s+lafz\b|\b(?:thikan\w+|jagah|ghar|number|sim)\s+(?:\w+\s+){0,2}?badal\w*"
        r"|\braat\s+ke\s+andhere\b|\b(?:pichh?l\w+|peechh?e\s+(?:ka|ke|wala|wale)|chor)\s+(?:darwaz\w+|rast\w+|gali|"
        r"gate)\b|\b(?:border|sarhad)\s+(?:se\s+)?(?:par|paar|cross|tak)\b|\b(?:call|phone|fon|rabta)\s+(?:mat|na)\s+"
        r"k[ai]r\w*|\bburqa?\s+(?:pehn|mein)\w*|\b(?:nikal(?:enge|en\s+ge|na\s+hai|wa\w*)|pohncha\s+denge|utar\s+"
        r"ja(?:yenge|na|en\s+ge))\b|\bcheck\s?post\s+se\s+pe?h?le\b|\b(?:gari|gaari|truck|van|ambulance|bike|kishti)\s+"
        rf"{_IN}\s+(?:\w+\s+){{0,2}}?(?:nikal|le\s+ja|pohncha|bhej)\w*|\b(?:kisi\s+aur|doosre|dusre|farzi|jali)\s+(?:ke\s+)?"
        r"na+m\s+(?:se|par|pe)\b|\bandhera\s+ho\w*|\bbhej(?:enge|\s+denge|\s+rahe)\b|\bnikal\s+rahe?\s+h\w+|\bke\s+rast[ey]\b|\bsirf\s+(?:mere|hamare)\s+(?:zariy?e|through)\b|\bkisi\s+ko\s+"
        r"(?:na|mat|nahi)\s+(?:bol|bata|keh)\w*|\bye\s+(?:msg|message|number)\s+(?:delete|agay|aage)\b|\bdelete\s+kar\b",
        unless=r"\b(?:police|fauj|fc|rangers|ahalkar|juloos|protest)\b",
    ),
    rule(
        "sexuality_or_gender",
        _SMALL,
        r"\bbirad(?:a|)ri\s+ko\s+(?:pata|maloom|ilm)\b|\bladk(?:e|a)\s+se\s+(?:mohabbat|pyar)\b",
    ),
)
