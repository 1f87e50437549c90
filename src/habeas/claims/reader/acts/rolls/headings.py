"""What the heading of a list says of those listed: "Arrested on 3 May", "Still inside".

A heading is words for a list or for people ("names of those", "the following
teachers"), then what befell them, then when, where and by whom. One that holds
anything else, such as "lawyers for the detained" or "not arrested", tells nothing.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from habeas.claims.reader.lexicon import several_people

_AGAIN = r"(?:still |re-?)?"
_GATE = (
    r"(?:by|through|from|out of|of) (?:the )?(?:back |front |side |main |rear )?"
    r"(?:gates?|doors?|entrance|exit|police|station|jail|prison|cells?|barracks|lock-?up|custody)\b"
)
_KINDS = (
    ("release bail", r"(?:released|freed|out|let out|enlarged|free) on (?:\w+ )?bail"),
    ("detention", r"(?:not (?:yet )?|yet to be |still to be |awaiting to be )(?:been )?(?:released|freed|set free)"),
    ("release", rf"(?:came|come|walked|let) out(?= {_GATE}|(?: now| just now| so far| tonight| at \d{{1,2}}[:.]\d\d)?\W*\Z)"),
    ("release", r"(?:released|freed|set free|let (?:go|off|out)|discharged(?! from service)|back home)"),
    ("bail", r"(?:on (?:(?:\w+ )?bail|surety)(?= ?\Z)|granted (?:\w+ )?bail|bail (?:was )?granted(?: to)?|bailed|admitted to bail)"),
    ("enforced_disappearance", r"(?:(?:forcibly |enforcedly )disappeared|(?:enforced|forced|involuntary) disappearances?)"),
    ("abduction", r"(?:abducted|kidnapped|abductions?|(?:taken(?: away)?|picked up) by (?:unknown|unidentified|masked|armed) \w+)"),
    ("missing", (r"(?:whereabouts (?:(?:are |is )?(?:still )?(?:unknown|not known))|(?:still )?missing(?: persons| people)?(?! from (?:the|this|that|our|last)\b)|"
                 r"(?:still )?(?:untraced|untraceable|unaccounted for|not (?:yet )?(?:been )?traced))")),
    ("remand", r"(?:remanded(?: (?:in|to|into) (?:\w+ )?custody)?|(?:sent |placed )?(?:on|in|to) (?:judicial|physical|police) (?:remand|custody))"),
    ("arrest", rf"{_AGAIN}(?:arrested(?! development)|detained|captured|taken (?:into custody|away|in)|taken(?=\W*\Z)|picked up|rounded up|seized by \w+)"),
    ("arrest", r"(?:arrests|arrestees|detentions)"),
    ("detention", (r"(?:held|(?:in|under|into) (?:[\w.-]+ ){0,2}?(?:custody|detention|prison|jail|lock-?up)(?-i:(?: [A-Z][\w'’-]+){0,3})|behind bars|inside|imprisoned|"
                  r"jailed|incarcerated|(?:(?:political|the) )?(?:prisoners|detainees|internees))")),
    ("killing", r"(?:killed|shot dead|dead|slain|murdered|martyred|martyrs|gunned down)"),
    ("injury", r"(?:(?:seriously |critically |badly |severely |gravely |slightly )?(?:injured|wounded|hurt)|injuries)"),
    ("prosecution", (r"(?:charged(?! with (?:the |an? )?(?:inquiry|enquiry|task|duty|work|organi[sz]ing|running|care))|booked(?! (?:to|into|on the)\b)|(?:nominated|named) in (?:the |an? )?(?:f\.?i\.?r\.?s?|police reports?|cases?)|"
                    r"(?:f\.?i\.?r\.?s?|cases?)(?: (?:were|was|have been|has been))? (?:registered|lodged|filed|framed|made) against)")),
    ("dismissal", r"(?:dismissed|sacked|terminated|suspended|removed)(?: from (?:service|work|their (?:jobs|posts)|duty)|(?! from (?:the )?(?:\w+ )?(?:meeting|hearing|list|group|chat|team|squad|side|match|game|hall|room|court|page)\b))"),
    ("conviction", r"(?:sentenced|convicted)"),
    ("torture", r"tortured(?: in (?:\w+ )?custody)?"),
    ("assault", r"(?:beaten(?! (?:candidates?|finalists?|sides?|teams?))(?: up)?|assaulted|manhandled|roughed up)"),
)  # fmt: skip
_STATE = re.compile(
    rf"(?:{'|'.join(f'(?P<k{n}>{words})' for n, (_, words) in enumerate(_KINDS))})(?![\w-])",
    re.IGNORECASE,
)
# What may stand before the state, beside nouns for several people.
_BEFORE = re.compile(
    r"(?:names?|lists?|details|particulars|rolls?|the|a|an|our|all|some|those|these|them|who|whom|that|of|and|"
    r"following|known|confirmed|so|far|to|date|full|partial|complete|incomplete|first|updated|revised|second|"
    r"persons?|people|women|men|were|was|are|is|have|has|had|been|being|still|also|now|currently|reported|reportedly|"
    r"(?:co-?)?accused|under-?trials?|suspects?|already|illegally|unlawfully|arbitrarily|today|yesterday|remain(?:s|ing)?|remained|continue|among|other|others|"
    r"verified|latest|"
    r"more|we|know|include|victims|political|activists|\(names|newly|young|least|at|\d{1,4}|both|two|three|"
    r"four|five|six|seven|eight|nine|ten|eleven|twelve)(?![\w'’-])",
    re.IGNORECASE,
)
_MARK = re.compile(
    r"\W*(?:(?:\(?[0-9]{1,2}|\(?[a-zA-Z]|\(?[ivx]{1,4})[.)] )?[^\w(]*", re.IGNORECASE
)
_AFTER = re.compile(
    rf"\s*(?:\Z|[,(–-]|{_GATE}|at \d{{1,2}}[:.]\d\d|"
    r"by (?:[\w-]+ ){0,3}(?:police\w*|army|soldiers|rangers|fc|ctd|fia|cia|courts?|judges?|magistrates?|"
    r"forces?|personnel|men|gunmen|agents?|agenc\w+|officers?|levies|guards?|militia\w*|tribunal|gunfire|fire|firing|"
    r"bullets?|pellets|shells?|gas|batons?|authorities|mob|thugs|goons|troops|regime|state)\b|"
    r"on (?=\d|the\b|an?\b|bail|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|"
    r"(?:in|at|from|during|after|since|for|under|until|till|so|to|without|the same|last|this|yesterday|"
    r"today|tonight|near|outside|with|alone|between|as of|before|within|when|over|pending|and (?:sent|taken|shifted|held|moved|jailed|"
    r"since|later|then|subsequently|now|killed|charged|beaten|injured|remanded|wounded)|are|were|is|include|includes|"
    r"including|names|\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|again|"
    r"confirmed|known|list)\w*\b)",
    re.IGNORECASE,
)
_UNTOLD = re.compile(
    r"\b(?:not|never|nobody|none|if|must|should|(?-i:may)|might|could|would|will|to be|wanted|alleged\w*|rumou?r\w*|"
    r"unconfirmed|claims?|demand\w*|(?<!set )free(?! on )|n['’]t|(?<!without )(?<!without any )(?<!baton )(?<!lathi )(?<!police )charges?|weapons?|items?|goods|vehicles?|phones?|"
    r"(?:quarter|semi)-?finals?|finals?|match(?:es)?|tournament|league|squads?|players?|wickets?|innings|traffic|flights?|festival|"
    r"concert|films?|movie|(?:in|of) (?:the|an?) (?:play|drama|novel|book)|issue|edition|episode|"
    r"members (?:present|missing)|missing members|risk|feared|likely|lawyers? for|counsel|relatives|families|who visited|visit|fund|appeal|helpline|campaign|solidarity|"
    r"police say|(?<!by )(?:officers|policemen|soldiers|security personnel))\b",
    re.IGNORECASE,
)
_JOINED = re.compile(
    r"\band (?:since |later |then |subsequently |now |already )?(?=\w)", re.IGNORECASE
)
_NOT_YET = re.compile(
    r"\b(?:not (?:yet )?|yet to be |still to be )(?=(?:been )?(?:released|freed|set free|traced|known)\b)",
    re.IGNORECASE,
)
_NOUNS_AFTER = 3
_LONGEST = 140


class Headed(NamedTuple):
    """What a heading tells: the acts, and where its words for them and its own end."""

    kinds: tuple[str, ...]
    start: int
    end: int


def headed(words: str) -> Headed | None:
    """Return what a heading tells of those listed; `words` are without its colon."""
    if len(words) > _LONGEST or _UNTOLD.search(_NOT_YET.sub("", words)):
        return None
    at = _start(words)
    while at < len(words):
        state = _STATE.match(words, at)
        if state:
            return _told(words, state)
        step = _BEFORE.match(words, at) or _people(words, at)
        if step is None:
            return None
        at = _next(words, step.end())
    return None


def untold(words: str) -> bool:
    """Whether words say that it was not so, or that they are of somebody else."""
    return _UNTOLD.search(words) is not None


def _start(words: str) -> int:
    mark = _MARK.match(words)
    return mark.end() if mark else 0


def _told(words: str, state: re.Match[str]) -> Headed | None:
    kinds = _kinds(state)
    at = state.end()
    for _ in range(_NOUNS_AFTER):
        noun = _people(words, _next(words, at))
        at = noun.end() if noun else at
    if at < len(words) and _AFTER.match(words, at) is None:
        return None
    for more in _JOINED.finditer(words, at):
        second = _STATE.match(words, more.end())
        kinds = (*kinds, *_kinds(second)) if second else kinds
    return Headed(kinds, state.start(), state.end())


def _kinds(state: re.Match[str]) -> tuple[str, ...]:
    group = state.lastgroup or "k0"
    return tuple(_KINDS[int(group[1:])][0].split())


def _next(words: str, at: int) -> int:
    space = _GAP.match(words, at)
    return space.end() if space else at


_GAP = re.compile(r"[\s(),]*")
_WORD = re.compile(r"[A-Za-z][\w'’-]*")


def _people(words: str, at: int) -> re.Match[str] | None:
    """Return the match of a noun for several people at a place, or None."""
    word = _WORD.match(words, at)
    return word if word and several_people(word[0].lower()) else None
