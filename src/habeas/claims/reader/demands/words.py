"""The words that ask: verbs, modals, and where one point ends and the next begins."""

from __future__ import annotations

import re

from habeas.text.spotting import Spotter

MODAL = Spotter(
    r"\b(?:must|should|ought to|shall|needs? to|has to|have to)\b(?! have\b)"
    r"|\bbe (?<!\bto be )(?<!will be )(?<!not be )(?<!can be )(?<!may be )"
    r"(?<!would be )(?<!could be )(?<!might be )(?=(?:\w+ly )?(?:\w+(?:ed|en|wn|ought|un|aid|ut|ept|eld|et|ade|ack)|put)\b)",
    re.IGNORECASE,
)
ASKS = Spotter(
    r"\b(?P<verb>(?:to )?(?:demand(?:s|ed|ing)?(?! by\b)|call(?:s|ed|ing)? (?:up)?on|"
    r"call(?:s|ed|ing)? for|urg(?:e|es|ed|ing)|appeal(?:s|ed|ing)? (?:to|for)|"
    r"request(?:s|ed|ing)?|ask(?:s|ed|ing)?(?:(?: only| simply| also| humbly)? that| for)?|insist(?:s|ed)? (?:on|that)|"
    r"want(?:s|ed)?(?= (?:the|him|her|them|it|an?|IG|[a-z]))(?! (?:by|for|in|as|at|on|since|just|only|what|nothing|no|men|man|"
    r"persons?|lists?|posters?|criminals?|fugitives?|militants?|terrorists?)\b)|plead(?:s|ed)? (?:with|for)|"
    r"raise our voice for|press(?:es|ed)? for|press(?:es|ed|ing)?(?= (?:the )?(?:\w+ )?(?:government|"
    r"authorit(?:y|ies)|police|minist(?:ry|er)|governor|state|management|company|commission(?:er)?|"
    r"parliament|president|inspector general(?: of police)?|deputy commissioner|chief minister)\b[^.;]{0,40}? (?:for|to)\b)|recommend(?:s|ed)? that|"
    r"s(?:eeks?|ought|eeking)(?= (?:an? |the )?(?:[\w-]+ ){0,3}?(?:probe|inquiry|enquiry|"
    r"investigation|release|action|withdrawal|compensation|intervention|punishment|"
    r"reinstatement|protection|access|explanation)\b)|"
    r"invit(?:e|es|ed|ing)(?= (?:the )?(?:[A-Z]\w+|government|authorities|state|parliament|"
    r"president|minister|commission)\b[^.;]{0,60}? to (?!attend|join|take part|the|a |part))|"
    r"(?:exhort|enjoin|implore|beseech|conjure)(?:s|ed|ing)?|exig(?:e|es|ed|ing)|"
    r"(?<!law )(?<!laws )(?<!rules )(?<!police )(?<!code )(?<!order )(?<!constitution )"
    r"(?<!court )(?<!act )requir(?:e|es|ed|ing)(?= (?:of|from) (?:the )?[A-Z]| that )|"
    r"claim(?:s|ed|ing)?(?= the (?:\w+ )?(?:liberty|release|freedom)\b)))\b",
    re.IGNORECASE,
)
WRITE = Spotter(
    r"\b(?:write|writing|appeals?|letters?|faxes|e-?mails?|messages?|petition)\b"
    r"[^.:]{0,60}?\bto\b(?=[^.:]{0,120}:\s*$)",
    re.IGNORECASE,
)
OWN_SIDE = re.compile(
    r"^\W*(?:all |our |the |its )*(?:members?|supporters?|friends|readers|people to join|"
    r"everyone|everybody|workers (?:and|to)|comrades|sympathi[sz]ers|you\b|public(?! (?:prosecut|defend|ministry|attorney|inter))\b|"
    r"citizens to|networks|organi[sz]ations to join|brothers|sisters|journalists to|"
    r"donors|volunteers|branches|units|your\b|question|whether|why|how|what|who|when|where|if\b)",
    re.IGNORECASE,
)
# Whom a body asks when it asks its own: "all our district committees", "our members".
OUR_OWN = (
    r"(?:all )?(?:of )?our (?:own )?(?:[\w-]+ ){0,3}?(?:members?|membership|supporters?|committees?|branches|units|"
    r"chapters|affiliates?|locals|sections|cells|delegates|activists|cadres|comrades|shop stewards|secretaries|"
    r"volunteers|followers|federations|associations|networks)\b"
)
BASE = [
    "ensure",
    "take",
    "give",
    "return",
    "release",
    "stop",
    "end",
    "withdraw",
    "pay",
    "bring",
    "provide",
    "allow",
    "publish",
    "investigate",
    "punish",
    "restore",
    "guarantee",
    "drop",
    "cancel",
    "free",
    "lift",
    "hold",
    "let",
    "disclose",
    "open",
    "identify",
    "compensate",
    "reinstate",
    "respect",
    "implement",
    "form",
    "constitute",
    "abolish",
    "repeal",
    "protect",
    "grant",
    "produce",
    "refrain",
    "resign",
    "clear",
    "say",
    "state",
    "explain",
    "hand",
    "send",
    "visit",
    "set",
    "halt",
    "cease",
    "revoke",
    "recognise",
    "recognize",
    "amend",
    "appoint",
    "close",
    "remove",
    "conduct",
    "reveal",
    "receive",
    "reopen",
    "suspend",
    "prosecute",
    "permit",
    "quash",
    "order",
    "direct",
    "instruct",
    "launch",
    "initiate",
    "establish",
    "honour",
    "honor",
    "expedite",
    "recover",
    "bear",
    "facilitate",
    "ratify",
    "have",
    "arrest(?! of| without|s)",
    "find",
    "trace",
    "locate",
    "safeguard",
    "rehabilitate",
    "register",
]
IMPERATIVE = re.compile(
    rf"\W*(?:Let|Do not|Don['’]t|Leave|Tell|Show|Try|Put|Arrest|Get|Keep|(?i:{'|'.join(BASE)}))\b"
)
SHARED = re.compile(
    rf"(?:,? and to|,| and|;|, and) (?=(?:\w+ly )?(?:{'|'.join(BASE)})\b)",
    re.IGNORECASE,
)
WANTED = (
    r"(?:(?:the|an?|their|his|her|its|our) )?(?:(?:immediate|unconditional|independent|impartial|judicial|safe|"
    r"full|prompt|fair|urgent|high-level|transparent|credible|adequate|medical|early|speedy|"
    r"public|strict|exemplary)(?: and |, | ))*"
    r"(?:withdrawal|dropping|release|arrest|removal|repeal|payment|return|end|punishment|"
    r"reinstatement|restoration|investigation|inquiry|enquiry|probe|compensation|cancellation|"
    r"prosecution|recovery|production|disclosure|quashing|lifting|access|information|freedom|"
    r"treatment|care|protection|trial)\b"
)
_HAS_ITS_OWN = r"(?= (?:of|for|into|to|on|against|from|in)\b)"
NOUN_JOIN = re.compile(
    r",?(?<!\bimmediate)(?<!\bprompt)(?<!\bfull)(?<!\bsafe)(?<!\bspeedy)(?<!\burgent)"
    r"(?<!\bearly)(?<!\bindependent)(?<!\bimpartial)(?<!\bfair)"
    rf"(?: and| as well as) (?={WANTED})|, (?={WANTED}{_HAS_ITS_OWN})",
    re.IGNORECASE,
)
_OF_WHAT = re.compile(r"\b(?:of|for|into|to|on|against|from) ", re.IGNORECASE)


def noun_cuts(words: str, low: int, high: int) -> list[re.Match[str]]:
    """Return where one thing asked for by a noun ends and the next begins.

    "The arrest and trial of A" asks for both of A.
    """
    found: list[re.Match[str]] = []
    for match in NOUN_JOIN.finditer(words, low, high):
        begin = found[-1].end() if found else low
        if _OF_WHAT.search(words, begin, match.start()):
            found.append(match)
    return found
