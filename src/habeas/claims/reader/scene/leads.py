"""What leads a list of demands: "We demand:", "The house demanded:", "What do we want?"."""

from __future__ import annotations

import re

from habeas.text.spotting import Spotter

DEMAND_LEAD = Spotter(
    r"\b(?:write|writing|appeals?|letters?|faxes|e-?mails?|messages?|petition)\b"
    r"[^.:]{0,60}\bto\b[^.:]{0,120}:\s*$|"
    r"\b(?:demand|demands|urge|urging|call|calls|calling|ask|asks|asking|want|wants|"
    r"request|requests|resolve[sd]?|appeal|matalbat)\b[^.]{0,160}:\s*$|"
    r"^\W*(?:the |this |our |all )?(?:[\w-]+ ){0,3}(?:house|meeting|conference|convention|gathering|session|"
    r"assembly|rally|seminar|participants|speakers|delegates|union|federation|association|committee|council)"
    r"(?: (?:also|further|unanimously))* (?:demanded|urged|called (?:up)?on|called for)\b[^.:]{0,60}:\s*$|"
    r"^\W*(?:what we want|demands|our demands|action requested|we ask|we demand|"
    r"recommendations|we call|our (?:\w+|\d+) (?:points|demands|requests)|(?:our )?(?:\w+|\d+)-point "
    r"(?:charter|demand\w*|agenda)|(?:our |the )?(?:charter|list) of demands)\b[^.]{0,60}$|"
    r"\b(?:request|urge|ask|beg|pray|call upon)\b[^.:]{0,30}\b(?:you|your good self)(?: to)?\s*$|"
    r"^(?:[^\w'’()-]*+[\w'’()-]++){1,8}? (?:demands?|calls?(?: (?:up)?on)?|asks?|urges?|insists?|requests?)"
    r"(?: (?:the following|that|for|therefore|today|again|once more))?\W*$|"
    r"^\W*(?-i:To) (?:the |all |both )?(?=(?-i:[A-Z])|(?:government|ministry|authorities|police|court|"
    r"management|company|commission|parliament)\b)[^.:@\n]{2,80}:\s*$|"
    r"(?:مطالب|اپیل|\bmutaa?lb)[^۔.]{0,80}:\s*$",
    re.IGNORECASE,
)
# "What do we want? Take them back.": the sentences behind it, without a list.
WANTED = re.compile(
    r"\W*(?:what (?:do|does|is it that) (?:we|they|the [\w ]{3,30}?) (?:want|ask|demand|request)\b[^.?]{0,30}\?|"
    r"(?:our|the) (?:demands?|requests?|wishes) (?:are|is) (?:very |quite )?(?:clear|simple|few|modest|these|"
    r"the following|known|as follows)\W*$)",
    re.IGNORECASE,
)
