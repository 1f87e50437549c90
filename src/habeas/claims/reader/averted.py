"""Words that keep an arrest or a death from having come about, though they name it.

"everybody but X was arrested", "barred police from arresting X", "escaped being killed",
"stayed the arrest of X", "want X arrested", "held in high esteem": nobody is held or
dead by them. `told` looks only at the words around the verb of one clause.
"""

from __future__ import annotations

import re

from habeas.text.spotting import Spotted, Spotter

GRAVE = frozenset(
    [
        "arrest", "detention", "abduction", "killing", "extrajudicial_execution",
        "death_in_custody", "enforced_disappearance", "remand", "house_arrest",
        "conviction", "torture", "assault", "injury", "deportation", "mass_arrest",
    ]
)  # fmt: skip
_ALL_BUT = Spotter(
    r"\b(?:everyone|everybody|all|each|the (?:rest|others)|the whole \w+)"
    r"(?: (?!was\b|is\b|has\b|charges|counts|accusations)(?:else|of|the|these|those|his|her|their|other|in|[\w-]+s|van|"
    r"committee|union|family|party|group|staff|team|cabinet|delegation|crew|class|board|council|"
    r"village|leadership|executive|car|bus|house|room|men|women)){0,5},? (?:but|except(?:ing)?(?: for)?|save(?: for)?|bar|"
    r"barring|other than|apart from)(?! (?:\d+|one|two|three|four|five|a few|some)\b)"
    r"[^.;,]*\Z",
    re.IGNORECASE,
)
_KEPT_FROM = Spotter(
    r"\b(?:sav(?:e|es|ed|ing)|rescu\w+|barr(?:ed|ing)|bars|stop(?:s|ped|ping)?|prevent\w*|"
    r"restrain\w*|block\w*|forb\w+|bann\w+|prohibit\w*|dissuad\w+|spar(?:ed|ing)|protect\w*|"
    r"shield\w*)\b[^.;,]{0,60}? from (?:being )?\Z|"
    r"\bthreat\w*\b[^.;,]{0,40}? (?:with|of) (?:being )?\Z|"
    r"\b(?:fear(?:s|ed|ing)?|dread(?:s|ed)?|(?:afraid|scared|terrified) of|worr\w+ about|"
    r"escap\w+|avoid\w+|evad\w+|dodg\w+|narrowly miss\w+|risk\w*|close to|short of|"
    r"verge of|danger of|from|without) (?:being )?\Z",
    re.IGNORECASE,
)
_ESCAPED = Spotter(
    r"\b(?:escap|avoid|evad|dodg|miss|without|instead of|rather than|far from|spared|saved from)\w* (?:\w+ly )?(?:being )?\Z",
    re.IGNORECASE,
)
_STOPPED_FROM = Spotter(
    r"\b(?:stop|prevent|restrain|bar|keep)\w* [^.;,]{0,60}? from \Z", re.IGNORECASE
)
_NEARLY = Spotter(r"\b(?:nearly|almost|all but|narrowly)(?: \w+)? \Z", re.IGNORECASE)
# "might as well have killed", "within an inch of killing", "at no time in custody".
_NOT_QUITE = Spotter(
    r"\b(?:might|may|could) (?:just )?as well (?:have )?(?:been )?\Z|"
    r"\b(?:within (?:(?:an?|one|a few|the|\w+) )(?:[\w-]+ )?of|(?:brink|verge|edge|point) of|inches from|hair['’]?s[- ]?"
    r"breadth (?:from|of|away from)|anything but|nothing like|(?:close|near) to)(?: (?:being|getting))? \Z|"
    r"\b(?:at no (?:time|point|stage|moment)|on no occasion|by no means|in no way|under no circumstances)"
    r"(?: (?:has|have|had|did|do|does|was|were|is|are|the|he|she|they|police|[\w'’-]+)){0,5} \Z",
    re.IGNORECASE,
)
# "The idea of arresting X was dropped".
_DROPPED = Spotter(
    r"\W*(?:[\w'’.-]+ ){0,5}?(?:was|were|is|has been|had been|have been) (?:\w+ly )?(?:dropped|shelved|abandoned|rejected|given up|"
    r"scrapped|discarded|dismissed|mooted|floated|discussed|debated|considered|ruled out|put off|voted down)\b",
    re.IGNORECASE,
)
_IDEA_OF = Spotter(
    r"\b(?:idea|plan|plans|thought|proposal|option|possibility|notion|prospect|question|intention|talk|chance|hope|risk|"
    r"danger|suggestion) of (?:\w+ly )?\Z",
    re.IGNORECASE,
)
_STAYED = Spotter(
    r"\b(?:stay(?:s|ed|ing)|suspend(?:s|ed|ing)?|foil\w*|thwart\w*|avert\w*|bar(?:s|red|ring)|"
    r"block(?:s|ed|ing)?|spar(?:es|ed|ing)|quash\w*|postpon\w*|forbade|forbids?|prohibit\w*|"
    r"ruled out)(?: (?:the|his|her|their|all|any|an?|further|planned)){0,2} \Z",
    re.IGNORECASE,
)
_WANTED = Spotter(
    r"\bwant(?:s|ed)? (?:to (?:see|have) )?(?:him|her|them|us|me|(?-i:[A-Z])[\w'’-]+"
    r"(?: (?-i:[A-Z])[\w'’-]+){0,3}) \Z",
    re.IGNORECASE,
)
_IDIOM = Spotter(
    r"\W*(?:at (?:slip|(?:square |silly )?point(?! blank)|mid-?(?:on|off|wicket)|cover|gully|square leg|fine leg|long-?o\w+|the boundary)|"
    r"behind (?:by|for|off)|and bowled|off ?side|out of position|leg before)\b|\W*(?:up )?in (?:such |very |the )?(?:high\w* |low |great |deep )?(?:esteem|regard|"
    r"effigy|traffic|the rain|conversation|respect|awe|affection)\b|\W*up in\b|\W*on (?:film|tape|camera|video|canvas|cctv)\b|\W*by "
    r"(?:doubts?|fear|panic|surprise|storm|remorse|illness|an? (?:sudden )?(?:fit|bout|attack|wave|pang|sense|feeling|urge|cramp|stroke|dread|longing|"
    r"desire|spasm)\b|the (?:urge|feeling|need|idea)\b|(?:laughter|giggles|nerves|grief|rage|cramps?|despair|emotion|envy|jealousy|guilt|joy)|(?:(?:the|its|her|his|their|such|sheer) )?(?:beauty|"
    r"charms?|views?|scenery|music|sights?|splendou?r|grandeur|magic|eyes|smile|idea|images?) ?(?:of|\b)|(?:a |the )?(?:flat|puncture|traffic(?! (?:police|cops?|wardens?|officers?))|rain|snow|storm|"
    r"meeting|work|business))\b",
    re.IGNORECASE,
)
_BY_KIN = Spotter(
    r"(?:(?!complaint|report|case|tip|petition|lodged|filed)[^.;,]){0,60}\bby (?:his|her|their|my|our) (?:own )?(?:\w+ )?(?:cousin|brother|wife|husband|"
    r"sister|father|mother|uncle|aunt|son|daughter|friend|famil|relative|neighbou?r|"
    r"colleague|driver|parent|nephew|niece|lawyer)(?:s|y|ies)?\b",
    re.IGNORECASE,
)
_CALLED_OFF = Spotter(
    r"\W*(?:of [^.;:,]{1,60}? )?(?:was|were|is|are|be|has been|had been) (?:\w+ly )?(?:ruled out|"
    r"stopped|halted|called off|cancelled|stayed|foiled|averted|thwarted|prevented|suspended|barred|blocked|postponed|quashed)\b",
    re.IGNORECASE,
)
_OF_OFFICE = Spotter(
    r"\W*(?:(?-i:[A-Z])[\w'’.-]+ |him |her |them ){0,4}from (?:(?:his|her|their|the|all|active|any|military|public) ){0,2}(?:post|position|office|dut(?:y|ies)|"
    r"job|service|role|contract|obligations?|team|club|squad)\b",
    re.IGNORECASE,
)
# "released into another case", "freed of all suspicion", "out of the handcuffs".
_NOT_OUT = Spotter(
    r"\W*(?:out )?(?:to (?:protest|demonstrate|march|vote|strike|work|speak|greet|watch|play|rally)\b|of "
    r"(?:danger|(?:his|her|their|the) (?:cells?|cages?|rooms?|wards?|barracks?) (?:for|to|when|only|"
    r"once|twice))\b|(?:the|an?|his|her|their) (?:bus|van|truck|train|car|plane|ferry|boat)\b|"
    r"into the (?:yard|courtyard|corridor|garden|sun)\b|into (?:the )?(?:custody|hands) of (?!his|"
    r"her|their)|on paper\b|(?:home )?early from\b|from (?:the |a )?(?:hospital|clinic|ward|school|"
    r"office|work|class)\b)|\W*(?:only )?(?:(?:in)?to (?:another|an?|the) (?:(?:new|second|third|fresh|other|separate) )?"
    r"(?:case|charge|FIR)\b|(?:of|from) (?:(?:all|any|every|the|his|her|their|that|this|such|further) ){0,2}"
    r"(?:suspicion|blame|guilt|fears?|worr(?:y|ies)|pain|burden|dread|anxiety|vows?|oath|obligations?|debts?|hand-?cuffs|shackles|chains|restraints|wrong-?doing|solitary|"
    r"isolation)\b|(?:[\w'’-]+ ){0,4}?from (?:(?:all|the|his|her|their|such|a) ){0,2}(?:\w+ )?(?:tyranny|yoke|"
    r"boredom|loneliness|poverty|prejudice|ignorance|temptation|addiction|marriage|routine)\b|(?:[\w'’-]+ ){1,4}?(?:prison|jail|gaol|"
    r"custody|camp|cells?) (?:for|to) (?:[\w'’-]+ ){0,5}?(?:prison|jail|gaol|custody|detention|cells?|courts?|hospital|infirmary)\b|"
    r"(?:[\w'’-]+ ){0,4}?after (?:\w+ ){1,2}(?:seasons?|matches|games|caps)\b|(?:[\w'’-]+ ){0,4}?on a free transfer\b|(?-i:[A-Z][\w'’-]+ ){0,3}(?:him |her |them )?(?:out )?(?:on (?:parole|furlough|interim bail) )?for (?:(?:an?|one|two|three|four|five|six|some|few|several|half|compassionate|"
    r"\d+) ){1,3}(?:hours?|minutes?|days?|nights?|furlough)\b|at the end of the season|on (?:loan|furlough))",
    re.IGNORECASE,
)
_FREED_UP = Spotter(r"\W*up\b(?! by\b)", re.IGNORECASE)
# "freed by the court but never left the jail": free on paper alone.
_ON_PAPER = Spotter(
    r"[^.;:]{0,50}?\b(?:but|yet) (?:(?:was|were|has|have|is|are) )?(?:never|not)"
    r"(?: (?:yet|actually|been|allowed to|let))* (?:leave|left|out|released|freed|let|came|"
    r"come|walked|seen)\b|[^.;:]{0,50}?[;,–—] ?(?:but )?in (?:truth|fact|reality)\b",
    re.IGNORECASE,
)
_PRESUMED = Spotter(
    r"\b(?:presumed|assumed|believed|thought) \Z|"
    r"\bwho (?:was|were|had been|has been) (?:\w+ly )?(?:reported|rumou?red|feared) \Z",
    re.IGNORECASE,
)
_BY_CLUB = Spotter(
    r"\b(?:club|franchise|studio|label|publisher|football team|cricket team|(?<!psychiatric )(?<!mental )(?<!military )(?<!prison )"
    r"(?:hospital|clinic|morgue|mortuary|school|university|doctor|employer))s? (?:has |have |had |also )?\Z",
    re.IGNORECASE,
)
_IN_A_STORY = Spotter(
    r"\W*(?:off )?(?:in|on|by the \w+ in) (?:an?|the|his|her|my|their|one|season|episode|last (?:night|week)['’]s|tonight['’]s|(?:this|next) week['’]s) "
    r"(?:[\w-]+ ){0,2}?(?:dreams?|nightmares?|films?|movies?|novels?|plays?|dramas?|sketch|soap|season|episode|series|video game|"
    r"finale|(?<!at the )(?:last|opening|final|first|second|third|closing) (?:scene|chapter|act|reel|page)|(?:pilot|trailer)(?=\W*(?:[.,;]|\Z)))\b",
    re.IGNORECASE,
)
_DEAD_METAPHOR = Spotter(
    r"\W*(?:a thousand|a little (?:every|each|more)|every (?:day|night)|inside\b(?! (?:since|for \w+ (?:days|weeks|months|years)))|by (?:a |an |the |this |"
    r"our |his |her )?(?:\w+ )?(?:files?|bureaucra\w+|red tape|system|silence|indifference|neglect|"
    r"hunger|poverty|grief|sorrow|delays?|despair|shame|debts?|lies?|budget|decree|queue|cancer|"
    r"illness|disease|virus|press|critics?|reviewers?|pundits|media|voters|electorate|columnists?|satirists?|commentators?)\b|laughing|of (?:laughter|laughing|boredom|shame|embarrassment|thirst for|curiosity))\b",
    re.IGNORECASE,
)
# "The report that X released": a thing is out, and nobody.
_THING_OUT = Spotter(
    r"\b(?:reports?|books?|films?|albums?|statements?|videos?|songs?|studies|study|documents?|"
    r"letters?|lists?|data|figures|photographs?|photos?|pictures?|poems?|footage|recordings?|"
    r"findings|results|series|magazine|appeal|manifesto)(?: (?:that|which))? "
    r"(?:(?-i:[A-Z])[\w'’.-]+ ){1,4}(?:has |have |had )?\Z",
    re.IGNORECASE,
)
# "X had been reported killed; he had hidden": what was told of him was not so.
_REPORTED = Spotter(
    r"\b(?:was|were|had been|has been) (?:\w+ly )?(?:reported|rumou?red|feared|said|declared|believed)"
    r"(?: to (?:be|have been))? \Z",
    re.IGNORECASE,
)
_BUT_HE = Spotter(
    r"[^.;:]{0,60}[;:,–—] ?(?:but |yet |in fact,? |however,? |actually,? )*(?:s?he|they) (?:is|are|was|were|has|have|had|"
    r"turned|came|walked|rang|phoned|appeared)\b(?: (?:in fact|actually|since|only|all the time|safe|alive|well|"
    r"hidden|hiding|at home|up|in|back|home|fled|escaped|with|abroad|asleep))\b",
    re.IGNORECASE,
)
# "She was said to be among those freed" frees nobody.
_SAID_TO = Spotter(
    r"\b(?:said|reported|rumou?red|believed|thought|supposed|expected|meant) \Z",
    re.IGNORECASE,
)
_AMONG = Spotter(r"\W*(?:among|amongst|one of|part of)\b", re.IGNORECASE)
_KILLED_IT = Spotter(
    r"\W*(?:it(?! (?:self|is|was))|time|the (?:mood|vibe|engine|lights?|deal|bill|story|conversation|"
    r"rumou?r|lie|project|proposal|idea))\b",
    re.IGNORECASE,
)
_TAKEN = frozenset(["arrest", "detention"])
# Weather, illness and the like, which kill or hold up: nobody's deed.
_NATURE = (
    r"(?:avalanches?|landslides?|mudslides?|earthquakes?|floods?|flood ?waters?|lightning|storms?|cyclones?|typhoons?|hurricanes?|tsunamis?|"
    r"snakes?|crocodiles?|lions?|elephants?|leopards?|fevers?|malaria|cholera|covid\S*|flu|influenza|ebola|viruse?s?|epidemics?|heatwaves?|"
    r"fog|snow|blizzards?|traffic|delays?|breakdowns?|queues?|heart attacks?|strokes?)"
)
_BY_NATURE = Spotter(
    rf"\W*by (?:an? |the |its )?(?:\w+ )?{_NATURE}\b(?! of (?:violence|arrests))",
    re.IGNORECASE,
)
_NATURE_DID = Spotter(
    rf"(?:\A\W*|[.;:,]\s|\b(?:that|when|as|because) )(?:the|an?|this|another) (?:\w+ ){{0,2}}?(?:{_NATURE}|(?<!hunger )strikes?)"
    r"(?: (?:that|which))?(?: (?:is|was|were|are) (?:said|thought|believed|reported|feared)(?: to)?)?(?: (?:has|have|had|also))* \Z",
    re.IGNORECASE,
)


_FROM_AIR = re.compile(r"(?<!lightning )\bstrikes?\b", re.IGNORECASE)
_BE = frozenset(["was", "were", "been", "being", "is", "are"])
_THINGS = frozenset(["eviction", "dismissal", "destruction", "transfer"])


_AS_IN_GAMES = frozenset(["assault", "injury", "torture"])
_GAME = Spotter(
    r"\W*(?:\w+ )?(?:\d+[-–]\d+\b|at home(?! by (?:the )?(?:police|soldiers|men))(?=\W*(?:[.,;]|and\b|by\b|$))|away from home|by "
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|an innings|a single|a) (?:[\w-]+ )?(?:runs?|wickets?|goals?|points?|"
    r"sets?|lengths?|seconds?|strokes?|innings)|in (?:the )?(?:straight sets|[\w-]*-?finals?|(?:first|"
    r"second|third|opening|last) (?:leg|round|match|set)|injury time|extra time|the last minute|penalt\w+))",
    re.IGNORECASE,
)
_REHEARSED = Spotter(
    r"[^.;]{0,80}\b(?:in|during|as part of) (?:an?|the) (?:[\w-]+ ){0,2}?(?:exercises?|drills?|"
    r"simulations?|re-?enactments?|rehearsals?|tableaux?|pageant)\b(?! (?:was|were) attacked)",
    re.IGNORECASE,
)
_REHEARSING = Spotter(
    r"\b(?:mock (?:drill|attack|exercise|hostage\w*|arrest|raid|court|election|inquest|rescue|battle)|moot (?:court|trial)|role-?play\w*|"
    r"war ?games?|training (?:films?|videos?|scenarios?)|practi[sc](?:ed?|ing) on|simulat(?:ed|ion|ing)|re-?enact\w*|rehears\w*)\b"
    r"[^.;]{0,90}\Z",
    re.IGNORECASE,
)


_FOUL = Spotter(
    r"\b(?:sent off|red[- ]carded|shown (?:a|the) (?:red|yellow) card|booked|penali[sz]ed|"
    r"cautioned|substituted|dropped) (?:\w+ ){0,3}?for \Z",
    re.IGNORECASE,
)


def _by_nature(act: str, helpers: str, before: str, after: str, found: Spotted) -> bool:
    """Whether weather or illness did it: "the fog held X at the airport".

    A strike may hold somebody up; one that kills comes from the air.
    """
    active = not set(helpers.split()) & _BE
    match = _NATURE_DID.seek(found, before) if active else None
    did = match is not None and (act in _TAKEN or not _FROM_AIR.search(match[0]))
    return did or _BY_NATURE.opens(found, after) is not None


def averted(
    act: str, form: str, helpers: str, before: str, after: str, found: Spotted
) -> bool:
    """Whether what a clause names did not come about, or is something else.

    `found` is what the words `before` and `after` may meet (`habeas.text.spotting`).
    """
    if _IN_A_STORY.opens(found, after) and form != "noun":
        return True
    if act not in ("protest", "strike") and (
        _REHEARSED.opens(found, after) or _REHEARSING.seek(found, before)
    ):
        return True
    if act in _AS_IN_GAMES and (
        _GAME.opens(found, after) or form == "ing" and _FOUL.seek(found, before)
    ):
        return True
    if act == "release":
        other = _OF_OFFICE.opens(found, after) or _NOT_OUT.opens(found, after)
        other = other or _ON_PAPER.opens(found, after) or _FREED_UP.opens(found, after)
        thing = form in ("past", "done") and not set(helpers.split()) & _BE
        published = thing and _THING_OUT.seek(found, before)
        if "to" in helpers.split() and _AMONG.opens(found, after):
            other = other or _SAID_TO.seek(found, before)
        return bool(other or published or _BY_CLUB.seek(found, before))
    if act not in GRAVE:
        if form == "ing" and _STOPPED_FROM.seek(found, before):
            return True
        if "being" in helpers.split() and _ESCAPED.seek(found, before):
            return True
        return (
            form == "noun" and act in _THINGS and bool(_CALLED_OFF.opens(found, after))
        )
    if (
        _DEAD_METAPHOR.opens(found, after)
        or act == "killing"
        and _KILLED_IT.opens(found, after)
    ):
        return True
    if form != "noun" and _by_nature(act, helpers, before, after, found):
        return True
    if act in _TAKEN and (_IDIOM.opens(found, after) or _BY_KIN.opens(found, after)):
        return True
    if form == "noun":
        return bool(_STAYED.seek(found, before) or _CALLED_OFF.opens(found, after))
    if _IDIOM.opens(found, after) or _ALL_BUT.seek(found, before):
        return True
    if (form == "ing" or "being" in helpers.split()) and _KEPT_FROM.seek(found, before):
        return True
    if form == "ing" and _IDEA_OF.seek(found, before) and _DROPPED.opens(found, after):
        return True
    if _REPORTED.seek(found, before) and _BUT_HE.opens(found, after):
        return True
    if _PRESUMED.seek(found, before) or _NOT_QUITE.seek(found, before):
        return True
    if not helpers:
        return _WANTED.seek(found, before) is not None
    return _NEARLY.seek(found, before) is not None
