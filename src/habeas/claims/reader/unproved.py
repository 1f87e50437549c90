"""Words by which a deed is named and not told: nobody vouches for it, or it was made up.

"No one could confirm that X was freed", "the report that X died was invented", "a clip
said to show X being beaten is from another country", "let X go, or try him", "free X and
arrest Y", "we want X freed": a careful reader takes none of them for the deed.
"""

from __future__ import annotations

import re

from habeas.claims.reader.triggers import BASE, DONE, PAST
from habeas.text.spotting import Spotted, Spotter

# Of these a word too many costs most: who is free is looked for no more, who is dead
# is mourned.
GRAVEST = frozenset(
    ["release", "acquittal", "bail", "killing", "death_in_custody"]
    + ["extrajudicial_execution"]
)
_UNCONFIRMED = Spotter(
    r"(?:\b(?:no ?one|nobody|none|neither|not|never|cannot|unable|declin\w+|refus\w+|"
    r"yet to|no (?!doubt)[\w-]+)\b|n['’]t\b)[^.;:,]{0,50}?\b(?:confirm|verif|corroborat|"
    r"substantiat)\w*(?: (?!that|whether|if)[\w'’-]+){0,4}? (?:that|whether|if)\b"
    r"[^.;]{0,80}\Z",
    re.IGNORECASE,
)
_UNCONFIRMED_NOUN = Spotter(
    r"(?:\b(?:no ?one|nobody|none|neither|not|never|cannot|unable|declin\w+|refus\w+|"
    r"yet to|no (?!doubt)[\w-]+)\b|n['’]t\b)[^.;:,]{0,50}?\b(?:confirm|verif|corroborat|"
    r"substantiat)\w* (?:(?:the|his|her|their|any|this|that|reports?|news|claims?|of|"
    r"[\w'’-]+['’]s?) |(?-i:[A-Z])[\w'’-]+ ){0,6}\Z",
    re.IGNORECASE,
)
_TALES = (
    r"(?:reports?|news|rumou?rs?|claims?|messages?|posts?|stor(?:y|ies)|tales?|tweets?|"
    r"videos?|clips?|photos?|pictures?|footage|images?|captions?)"
)
_MADE_UP = Spotter(
    r"\b(?:made[ -]up|invented|false|fake|concocted|fabricated|baseless|bogus|doctored|"
    rf"untrue|unfounded) (?:\w+ )?{_TALES}(?: \w+){{0,2}}? (?:that|saying|said|says|"
    r"claim\w*|announc\w+|alleg\w+)\b[^.;,]{0,50}\Z|"
    r"\b(?:made[ -]up|invented|false|fake|concocted|fabricated|baseless|bogus|doctored|"
    rf"untrue|unfounded) (?:\w+ )?{_TALES} (?:of|about) (?:[\w'’-]+ ){{0,4}}\Z",
    re.IGNORECASE,
)
_OF_TALES = Spotter(
    rf"\b{_TALES}\b(?:[^.;,]|(?<=\b[MDS][rst])\.|(?<=\b(?:Mrs|Adv|Col|Gen|Sgt))\.){{0,120}}\Z",
    re.IGNORECASE,
)
_WAS_MADE_UP = Spotter(
    r"[^.;]{0,60}?\b(?:is|are|was|were|been|be|turn(?:s|ed) out|prove[sdn]*|(?:has|have|had)(?: since)? been)(?: to (?:be|"
    r"have been))?(?: (?:since|later|now|then|all|just|only|\w+ly))* (?:made[ -]up|invented|"
    r"concocted|cooked up|fabricated|false|untrue|not true|incorrect|baseless|unfounded|"
    r"fake|wrong|deleted|withdrawn|retracted|taken (?:down|back)|debunked|disproved|disproven|an? (?:[\w-]+ ){0,2}?(?:lie|hoax|fabrication|rumou?r|"
    r"invention|fiction|fake|joke))\b",
    re.IGNORECASE,
)
_NONE_TRUE = Spotter(
    r"[^.]{0,80}?[;,–—] ?(?:but |yet |and )?(?:(?:none|nothing) of (?:it|this|that)"
    r" (?:is|was) true|(?:it|this|that) (?:is|was)(?: all)? (?:false|untrue|a lie|lies|"
    r"not true|made up|invented))\b",
    re.IGNORECASE,
)
# "Everyone thinks that X was freed; he was not."
_WAS_NOT = Spotter(
    r"[^.;]{0,40}?[;,–—] ?(?:but |yet )?(?:he|she|they|it) (?:was|were|is|are|had|has|did) not"
    r"\W*\Z",
    re.IGNORECASE,
)
_SHOWN = Spotter(
    r"\b(?:videos?|clips?|photos?|pictures?|footage|images?|films?|recordings?)\b[^.;]{0,60}?"
    r"\b(?:claim|purport|pretend|suppos|alleg|said|meant|caption|label|present|shar|pass|"
    r"circulat)\w*\b[^.;]{0,60}\Z",
    re.IGNORECASE,
)
_NOT_OF_IT = Spotter(
    r"[^.;]{0,80}?\b(?:is|are|was|were|dates?|shows?|comes?|came|shot|filmed|taken)\b"
    r"[^.;]{0,40}?\b(?:old|older|not|from (?:19|20)\d\d|in (?:19|20)\d\d|another|different|"
    r"unrelated|(?:some|any)(?:one|body) else|an act(?:or|ress)|elsewhere|years? (?:ago|old|"
    r"earlier|before)|staged|doctored|fake)\b",
    re.IGNORECASE,
)
_ASKING = Spotter(
    r"(?:\A\W*|[:;!?]\W*|[\"“‘]\W*|\bplead(?:s|ed)\W+)(?:(?:please|kindly|just|now|then|so|"
    r"and|or)\W+)*\Z",
    re.IGNORECASE,
)
_GO = Spotter(r" [^.;,]{1,50}? (?:go|out|loose|off|return|leave|free)\b", re.IGNORECASE)
_FIRST_ASKED = Spotter(
    r"(?:\A|[:!]\s*)\W*(?:please |kindly )?(?:free|release|let|set|stop|end|arrest|punish|"
    r"try|drop|withdraw|bring|give|produce|return|save|protect|lift|hang|sack|dismiss|"
    r"suspend|charge|investigate|disarm|disband|recover|find)\b[^.;:?]*"
    r"(?:\b(?:and|or|then)|,) (?:(?:also|then|now) )?\Z",
    re.IGNORECASE,
)
_HOAX = Spotter(
    r"[^.;]{0,80}?\b(?:was|were|is) (?:only |just |merely )?(?:joking|a (?:joke|hoax|prank)|lying|drunk)\b"
    r"|[^.;]{0,80}?\bturned out (?:to be )?(?:an? )?(?:\w+ )?(?:hoax|joke|prank|false alarm)\b",
    re.IGNORECASE,
)
# "X was released, it was rumoured", "X is killed in the film": nobody vouches for it.
_RUMOURED = Spotter(
    r"[^.;:,]{0,40}?\bin (?:the|a|his|her|this) (?:film|movie|novel|play|drama|serial|sketch|dream)"
    r"(?=\W*(?:[.,;]|\Z)| (?:said|says|by)\b)|"
    r"[^.;:]{0,60}?[,–—(]\W*(?:or so )?(?:it (?:is|was) (?:\w+ )?rumou?red|(?:the )?rumou?rs? (?:said|says|"
    r"say|went|goes|had it|has it|claimed)|if (?:the )?rumou?rs? |it (?:was|is) (?:\w+ )?(?:wrongly|falsely))",
    re.IGNORECASE,
)
_WANTED = Spotter(
    r"\b(?:want|need|would like|wish)(?:s|ed|es)? (?:to (?:see|have) )?(?:(?!to\b|by\b|was\b|were\b|had\b|and \Z)"
    r"[\w'’.-]+,? ){1,9}\Z",
    re.IGNORECASE,
)

# "They want the officer in command suspended": of one thing done, without a mark between.
_WANTED_SO = Spotter(
    r"\b(?:want|wish|would like)(?:s|ed|es)? (?:to (?:see|have) )?(?!to\b|by\b|for\b|nothing\b)"
    r"(?:(?!was\b|were\b|had\b|who\b|that\b|which\b|whose\b|from\b|just\b)[\w'’.-]+ ){1,7}\Z",
    re.IGNORECASE,
)


# What a tale, a film or a game tells of: nobody says that it came about.
_FICTION = Spotter(
    r"\b(?:films?|movies?|novels?|plays?|dramas?|thrillers?|short stor(?:y|ies)|comics?|"
    r"musicals?|operas?|ballets?|video ?games?|screenplays?|docudramas?|soaps?|sitcoms?|"
    r"telefilms?|ballads?|fairy tales?|folk ?tales?|fables?|skits?|web series) (?:\w+ ){0,2}?"
    r"(?:about|on|of|tells? (?:of|how|the)|telling|tells|depict\w*|portray\w*|shows?|"
    r"showing|in which|where|recount\w*|based on|follows?|imagin\w*|features?|featuring|"
    r"begins with|opens with|ends with|dramati\w+)\b(?:(?! and |[.;,]).){0,60}\Z",
    re.IGNORECASE,
)


# "In chapter nine X is killed", "the mural shows X led away", "the section says that whoever".
_IN_ITS_FRAME = Spotter(
    r"\b(?:chapter|scene|episode|level|season|verse|stanza|act (?=(?:one|two|three|four|five|[IV]+)\b)) ?(?:one|two|three|four|five|six|seven|"
    r"eight|nine|ten|eleven|twelve|\d+|[ivx]+)\b(?: of \w[^.;,]{0,40})?,?[^.;]{0,60}\Z|"
    r"\bcurtain (?:rises|falls|rose|fell|comes down|goes up)\b[^.;]*\Z|"
    r"\b(?:serial|series|novel|film|movie|book|play|soap|opera|story|game|saga)['’]s (?:\w+ )?(?:hero|heroine|villain|protagonist|lead|narrator|main "
    r"character)\b[^.;]*\Z|"
    r"\b(?:murals?|paintings?|frescoe?s?|statues?|sculptures?|cartoons?|drawings?|caricatures?|tapestry|canvas|woodcuts?|engravings?|puppets?|effigy|"
    r"effigies|tableau|figurines?|waxworks?|graffiti|posters?) (?:\w+ ){0,2}?(?:shows?|showing|showed|depict\w*|portray\w*|of|in which|has|had|with|"
    r"imagin\w*)\b[^.;,]{0,80}\Z|"
    r"\b(?:exhibits?|paintings?|pictures?|films?|books?|songs?|posters?|plays?|articles?|columns?|banners?|placards?|novels?|poems?|"
    r"sculptures?|installations?|leaflets?|albums?|magazines?|songs?),? [\"“][^\"“”]{2,80}[\"”],? \Z|"
    r"\b(?:painted|sculpted|sketched|caricatured|carved|embroidered|filmed a scene)\b[^.;,]{0,50}\Z",
    re.IGNORECASE,
)
_HEADED_FALSE = Spotter(
    r"(?:\A|[.|\n]\s?)\W{0,4}(?:false|fake(?: news)?|hoax|misleading|debunked|myth|satire|fiction|untrue|not true|fact[- ]check|claim)"
    r"\s?[:–—-]\s[^.;]*\Z",
    re.IGNORECASE,
)
# "It is not the case that X was freed", "it went round that X was taken".
_NOT_SO_THAT = Spotter(
    r"\b(?:it|this|that)(?: is| was|['’]s)(?: simply| just| also)? (?:not (?:at all )?(?:the case|true|so|a fact|correct|right)|untrue|false|incorrect|"
    r"wrong|an? (?:lie|myth|rumou?r|legend|fable|invention))(?: to (?:say|claim|write|report))?,? that\b[^.;]*\Z|"
    r"\b(?:it|word|talk|the (?:story|tale|rumou?r|whisper)|rumou?rs?|gossip)(?: \w+)? (?:went|goes|going|got|has it|had it|ran|"
    r"circulat(?:ed|es|ing)|spread|spreading|making the rounds|made the rounds)"
    r"(?: (?:round|around|about|out|abroad))?(?: \w+){0,3} that\b[^.;]*\Z|"
    r"\b(?:running|shouting|crying) (?:\w+ )?with the (?:news|word|story|rumou?r) that\b[^.;]*\Z|"
    r"\b(?:thought|believed|imagined|was sure|was certain|told myself)(?: to (?:my|him|her)self)?: [^.;:]{0,50}\Z",
    re.IGNORECASE,
)
# "The radio freed X", "Facebook killed him": they only said so.
_BY_MEDIA = Spotter(
    r"(?<!for )(?<!of )\b(?:radio|newspapers?|papers?|tabloids?|television|tv|media|facebook|twitter|internet|whatsapp|wikipedia|tiktok|gossip|rumou?rs?|headlines?|"
    r"leaflets?|bloggers?|trolls)(?: (?:has|have|had|already|prematurely|first))* \Z",
    re.IGNORECASE,
)
_OF_PEOPLE = GRAVEST | {"arrest", "detention", "abduction"}
_LAW_SAYS = Spotter(
    r"\b(?:sections?|articles?|clauses?|rules?|acts?|laws?|codes?|constitution|regulations?|statutes?|decrees?|bill|conventions?|covenant|treaty|"
    r"standing orders?|protocol|manual)(?: (?!that\b|which\b|who\b|says?\b)[\w().'’-]+){0,5} (?:says?|provides?|states?|lays? down|requires?|allows?|permits?|"
    r"stipulates?|means|defines?|prescribes?|entitles?|guarantees?|obliges?|applies)\b[^.;]*\Z",
    re.IGNORECASE,
)
# "Perhaps X was killed": the one who writes does not know.
_MAYBE = Spotter(
    r"(?:\A|[;:]\s?)\W{0,9}(?:perhaps|maybe|mayb|possibly|presumably|probably|prob|conceivably|i (?:think|guess|fear)|looks like|seems(?: like)?)\b"
    r"[^.;:]{0,80}\Z",
    re.IGNORECASE,
)
# "Said to have killed X; had in fact only detained him."
_IN_FACT = Spotter(
    r"[^.;]{0,40}?[;,–—:] ?(?:but |yet )?(?:(?:he|she|they|it|the \w+) )?(?:(?:had|has|have|was|were|did) )?"
    r"(?:in (?:fact|truth|reality)|actually)\b[^.;]{0,12}?\b(?:only|merely|just|not|never|alive)\b",
    re.IGNORECASE,
)
# "What do you know of the reports that X was killed?": they are asked about.
_ASKED_ABOUT = Spotter(
    r"\b(?:information|comments?|statement|assessment|details|clarification|questions?|asked|aware|inquir\w+|"
    r"enquir\w+|looking into|investigat\w+|check\w*|confirm\w*|verif\w*|seen|concerned|alarmed|disturbed)\b"
    r"[^.;]{0,60}?\b(?:reports?|rumou?rs?|claims?) (?:that|of)\b"
    r"(?:[^.;]|(?<=\b[MDS][rst])\.|(?<=\bMrs)\.|(?<=\b[A-Z])\.){0,90}\Z",
    re.IGNORECASE,
)


_PAST = frozenset(["was", "were", "had", "has", "have", "did"])
_FRAMES = (_MADE_UP, _FICTION, _IN_ITS_FRAME, _HEADED_FALSE, _NOT_SO_THAT)


def unproved(
    act: str, form: str, helpers: str, before: str, after: str, found: Spotted,
    *, passive: bool,
) -> bool:  # fmt: skip
    """Whether what a clause names is not told to have come about.

    `found` is what the words `before` and `after` may meet (`habeas.text.spotting`).
    """
    if any(p.seek(found, before) for p in _FRAMES):
        return True
    by_media = act in _OF_PEOPLE and form == PAST and not passive
    if by_media and _BY_MEDIA.seek(found, before):
        return True
    told = form != "noun" and (passive or form != PAST)
    if told and _LAW_SAYS.seek(found, before):
        return not _PAST & set(helpers.split())
    if form != "noun" and (_HOAX.opens(found, after) or _RUMOURED.opens(found, after)):
        return True
    if _OF_TALES.seek(found, before) and _WAS_MADE_UP.opens(found, after):
        return True
    if act in GRAVEST and (
        _open(form, before, found)
        or _ASKED_ABOUT.seek(found, before)
        or form != "noun"
        and _IN_FACT.opens(found, after)
    ):
        return True
    if act in _OF_PEOPLE and form != "noun" and _MAYBE.seek(found, before):
        return True
    if (
        _NONE_TRUE.opens(found, after)
        or form != "noun"
        and _WAS_NOT.opens(found, after)
    ):
        return True
    if _SHOWN.seek(found, before) and _NOT_OF_IT.opens(found, after):
        return True
    if form == BASE and not passive and _FIRST_ASKED.seek(found, before):
        return True
    if act != "release":
        done = form in (PAST, DONE) and not helpers
        return done and _WANTED_SO.seek(found, before) is not None
    return _bidden(form, passive, before, after, found)


def _open(form: str, before: str, found: Spotted) -> bool:
    """Whether nobody is said to have confirmed it."""
    said = _UNCONFIRMED_NOUN if form == "noun" else _UNCONFIRMED
    return said.seek(found, before) is not None


def _bidden(form: str, passive: bool, before: str, after: str, found: Spotted) -> bool:
    """Whether a release is asked for: "Let X go", "she wants X freed"."""
    if form == "noun":
        return False
    if not passive and _ASKING.seek(found, before) and _GO.opens(found, after):
        return form in (BASE, PAST)
    return _WANTED.seek(found, before) is not None


_MURDERS = frozenset(["killing", "extrajudicial_execution", "abduction"])
_ORDERED = re.compile(
    r"(?<!not )\b(?:ordered|ordering|orders|masterminded|masterminding|planned|planning|"
    r"commissioned|commissioning|financed|financing|instigated|instigating) (?:the |his |"
    r"her |their )(?:\w+ )?\Z",
    re.IGNORECASE,
)


def murder_ordered(act: str, near: str) -> bool:
    """Whether a noun names what somebody ordered: "ordered the assassination of X"."""
    return act in _MURDERS and _ORDERED.search(near) is not None
