"""Illness, injury and sexual violence."""

from __future__ import annotations

from habeas.claims.reader.dangers.rule import BUILT, MATTER, rule

RULES = (
    rule(
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
        r"felt|"
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
        r"(?:am|is|was|half|nearly|almost|gone|born)\s+(?:deaf|blind)|(?:is|are|was|"
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
        unless=r"\b(?:died of|of them of|treat(?:s|ed|ing) (?:\w+ )?patients|due to illness|ill-treat\w+|ill treat\w+|sick of|emergency medicine|depression of)\b|"
        + BUILT,
    ),
    rule(
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
    rule(
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
    rule(
        "health",
        "بیمار مریض شوگر دوا ادویات علاج معذور حاملہ دل بیماری bimar mareez",
        r"بیمار|مریض|شوگر|ادویات|علاج|معذور|حاملہ|\b(?:bimar|mareez)\b",
        unless=r"علاج (?:کی سہولت\S* )?فراہم|مریضوں|مریض (?:دن|پریشان|رل)|بیماروں|علاج کی سہول",
    ),
    rule(
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
        unless=MATTER,
    ),
    rule(
        "health",
        "kill life harm harmed harms operation speak spoken eating tablets",
        r"\b(?:tried|attempted|wants|threatens|threatened)\s+to\s+(?:kill\s+(?:himself|"
        r"herself|themselves)|take\s+(?:his|her|their)\s+own)\b|\b(?:took|take)\s+(?:his|"
        r"her)\s+own\s+life\b|\bharm(?:s|ed|ing)?\s+(?:himself|herself)\b|\boperations?\s+on\s+"
        r"(?:his|her|the)\b|\b(?:has\s+not\s+spoken|does\s+not\s+speak|stopped\s+"
        r"(?:speaking|eating|taking))\b",
    ),
    rule(
        "victim_of_sexual_violence",
        "strip undress clothes naked touched hands sex sexual slept thighs body chest",
        r"\b(?:made|forced|ordered)\s+(?:him|her|them|me|us|the\s+\w+|(?-i:[A-Z])\w+)\s+(?:to\s+)?"
        r"(?:strip|undress|take\s+off\s+(?:his|her|their|all))\b|\btouched\s+(?:her|his|my|"
        r"their)\s+(?:body|breasts?|thighs?|chest|legs?|private)|\bput\s+(?:his|their)\s+"
        r"hands?\s+(?:under|up|inside)\b|\b(?:forced\s+(?:her|him)\s+to|demanded|in\s+exchange"
        r"\s+for|asked\s+her\s+for)\s+(?:sex\b|sexual|sleep\s+with|have\s+sex)|\b(?:left|kept|"
        r"photographed|filmed)\s+(?:him\s+|her\s+|them\s+)?naked\b",
    ),
    rule(
        "health",
        "hearing sight period periods screaming nightmares sleep mute stammers memory "
        "limbs urine bleeding bleeds",
        r"\b(?:lost|losing|loses)\s+(?:the\s+|his\s+|her\s+)?(?:hearing|sight|memory|voice)\b|"
        r"\b(?:his|her|their|monthly)\s+periods?\b|\bwakes?\s+(?:up\s+)?(?:screaming|crying|"
        r"at\s+night)\b|\b(?:cannot|can\s*not|does\s+not|no\s+longer|hardly)\s+sleeps?\b|\bis\s+"
        r"(?:now\s+)?mute\b|\b(?:still\s+)?bleeds\b|\b(?:blood\s+in\s+(?:his|her)|passes)\s+urine\b",
        unless=r"\b(?:court|high court|hearing of)\b",
    ),
)
