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
    r"want(?:s|ed)?(?= (?:the|him|her|them|it|an?|IG|[A-Z]))|plead(?:s|ed)? (?:with|for)|"
    r"raise our voice for|press(?:es|ed)? for|recommend(?:s|ed)? that|"
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
]
IMPERATIVE = re.compile(
    rf"\W*(?:Let|Do not|Don['’]t|Leave|Tell|Show|Try|Put|Arrest|Get|Keep|(?i:{'|'.join(BASE)}))\b"
)
SHARED = re.compile(rf"(?:,| and|;|, and) (?=(?:{'|'.join(BASE)})\b)", re.IGNORECASE)
NOUN_JOIN = re.compile(
    r",?(?<!\bimmediate)(?<!\bprompt)(?<!\bfull)(?<!\bsafe)(?<!\bspeedy)(?<!\burgent)"
    r" and (?=(?:the |an? )?(?:immediate |unconditional )?(?:withdrawal|dropping|"
    r"release|arrest|removal|repeal|payment|return|end|punishment|reinstatement|"
    r"restoration|investigation|inquiry|compensation|cancellation|prosecution)\b)",
    re.IGNORECASE,
)
