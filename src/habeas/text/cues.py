"""The words by which a line tells what part of a statement it is.

Patterns over single stripped lines, in the languages the reader knows. Each is
anchored or bounded, so that a line of any length is searched in linear time.
"""

from __future__ import annotations

import re

from habeas.text.chats import BEFORE_SENDER, BEHIND_SENDER, MARK
from habeas.text.spotting import Spotter

_I = re.IGNORECASE

LINE = re.compile(r"(?P<words>[^\n]*)\n?(?P<gap>(?:[^\S\n]*\n)*)")
SENTENCE = re.compile(r"[a-z][^.|]{25,300}[a-z]{2}[.!?](?:\s|$)|[۔]\s|[۔]$")

_SITE_MARKS = ("»", "<<", ">>", "©")
_SITE_WORDS = Spotter(
    r"\bprint this page\b|\bprintable version\b|\bshare:|\b\d[\d,.]* (?:shares|"
    r"comments|views|likes|retweets)\b|\ball rights reserved\b|\bpage \d+ of \d+\b|"
    r"\bmessages and calls are end-to-end encrypted\b",
    _I,
)
_SITE_HEAD = re.compile(
    r"\[?(?:facebook|twitter|x|share)\]?(?:\s*[\[|]|\s*$)|share(?: this)?\b|"
    r"(?:published|updated|posted|last modified|last updated)\s*(?:on|:)|"
    r"by [A-Z][\w.'-]+(?: [A-Z][\w.'-]+){1,3}(?:,| and\b|$)|"
    r"(?:photo|image|picture|caption|file photo|video|watch|listen)\s*[:/]|"
    r"(?:home|menu|search|subscribe|log ?in|sign (?:in|up)|skip to|cookie|"
    r"advertisement|sponsored)\b(?:\s*[|:>/-]|\s*$)|tags?\s*:|filed under|"
    r"(?:previous|next) (?:post|article|story)\b|page \d+(?: of \d+)?\b|"
    r"minutes p\. ?\d+|p\. ?\d+ of \d+|donate\b|newsletter$|follow us\b|"
    r"privacy policy|terms of (?:use|service)|(?:about|contact) us$|"
    r"related (?:posts|stories|news)$|whatsapp chat with\b|"
    r"this (?:message|e-?mail) (?:may|is|and)\b|"
    r"(?:sent from my|get outlook for)\b|powered by\b|(?:back to|go to) top\b|"
    r"(?-i:(?:[A-Z][A-Z &']{2,20}\s*\|\s*){2,})|"
    r"\d{1,2}/\d{1,2}/\d{2,4},? \d{1,2}:\d{2}(?: ?[AP]M)?$|"
    r"شیئر کریں|مزید پڑھیں|compartir\b|leer más\b",
    _I,
)


def of_site(words: str) -> bool:
    """Whether a line is the page's that carries the statement."""
    marked = any(mark in words for mark in _SITE_MARKS)
    return marked or bool(_SITE_HEAD.match(words) or _SITE_WORDS.search(words))


MORE = re.compile(
    r"^(?:more stories|more news|read (?:also|more|next)|also read|related(?: stories| "
    r"articles| posts| news)?|most read|trending|you may also like|recommended for you|"
    r"latest(?: news| posts| stories)?|popular|other news|مزید خبریں|más noticias|"
    r"noticias relacionadas|habari zaidi|berita (?:lain|berkaitan))\s*:?$",
    _I,
)
MAIL_HEAD = re.compile(
    r"^(?:from|to|cc|bcc|subject|date|sent|reply-to|attachments?|message-id|"
    r"importance|de|para|asunto|fecha|x-[\w-]+|mime-version|content-[\w-]+)\s*:\s",
    _I,
)
# A label of the kind of text, a letterhead, a number, a status of the text.
LABEL = re.compile(
    r"^(?:urgent (?:appeal|action)|press (?:statement|release|note|communiqu[eé])|"
    r"media (?:statement|release|advisory)|statement|communiqu[eé]|testimony|"
    r"declaration|open letter|circular|bulletin|(?:daily |weekly |monthly )?"
    r"(?:digest|update|report|brief|bulletin|sitrep|situation report)|"
    r"oral answers?|written answers?|for immediate release|embargoed|confidential|"
    r"comunicado|pronunciamiento|testimonio|kenyataan (?:media|akhbar)|siaran pers|"
    r"taarifa|tamko|پریس ریلیز|پریس نوٹ|اعلامیہ|بیان|بیانیہ)\b[^.]{0,60}$|"
    r"\b(?:ref|regd?|reg|issue|no|nr|vol|version|edition|"
    r"index)\.?\s*(?:no\.?)?\s*[:#]?\s*"
    r"(?:[A-Z]{2,4}\s)?[\w-]*\d[\w/.-]*|^\(?(?:unedited|not for|for internal|draft|"
    r"do not|recorded in|"
    r"translated|compiled by|prepared by|english version|last update)\b|"
    r"^(?:head office|date|place|venue|attn|attention|to whom)\b\s*[:.]|"
    r"\b(?:ordinary|extraordinary|annual|emergency|general) (?:session|meeting|"
    r"congress|council|assembly)\b|^(?:second|third|first|final|revised) edition\b|"
    r"^[\w. ]{0,24}\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b[\W\d]*$|^\([^()]{4,200}\)$|"
    r"پریس ریلیز|نمبر \d",
    _I,
)
CHAT = re.compile(
    rf"^{BEFORE_SENDER}[^:\n]{{1,60}}:\s|^[^:\n{MARK}]{{1,60}}{BEHIND_SENDER}:\s|"
    r"^\[\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]m)?, \d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}\] [^:]{1,60}:\s|"
    r"^\[?\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},? \d{1,2}[:.]\d{2}(?:[:.]\d{2})"
    r"?(?:\s?[ap]\.?m\.?)?"
    r"\]?\s*(?:-|–|:)?\s*[^:]{1,60}:\s|"
    r"^[^,\n]{1,40}, \[\d{1,2}[./]\d{1,2}[./]\d{2,4},? \d{1,2}:\d{2}(?::\d{2})?\]\s*$",
    _I,
)
TESTIMONY = re.compile(
    r"^(?:testimony|witness statement|affidavit|testimonio|statement of (?:the )?"
    r"witness|interview with|گواہی|بیان حلفی)\b|\bthe witness (?:has )?asked\b|"
    r"\brecorded in \w+ on\b",
    _I,
)
# "Given in Sylhet on 19 August by A. Name", "Respondent: A. Name": who tells, by name. Who
# takes it down stands behind no "given", and before no "from".
TELLER = re.compile(
    r"\b(?:(?:[Gg]iven|[Tt]old|[Nn]arrated|[Dd]ictated|[Ss]worn)\b[^\n.;:]{0,60}? by|"
    r"(?:[Rr]ecorded|[Tt]aken(?: down)?|[Cc]ollected)\b[^\n.;:]{0,60}? from)\s+(?=[A-Z])|"
    r"\b(?:Respondent|Interviewee|Narrator|Survivor|Person interviewed) ?: (?=[A-Z][a-z])"
)
# "Statement of A. Name, taken at Garissa": theirs who says "I" in what follows.
STATEMENT_OF = re.compile(
    r"^(?:(?:Witness|Sworn|Oral) )?(?:Testimony|Statement|Account|Deposition|Affidavit)(?: No\.? ?\d+)?,? (?:of|by|from) "
    r"(?=[A-Z][\w'’-]+(?: [A-Z][\w'’.-]+){1,3}(?:,|\s\(|\s(?:taken|given|recorded|made)\b|$))"
)

RESOLUTION = re.compile(
    r"^(?:\W*(?:\d{1,2}|[A-Z]|[IVX]{1,4})[.)]\s+)?(?:"
    r"(?:the )?(?:following )?resolutions?(?: (?:adopted|passed|of|by|carried)\b.*)?|"
    r"action (?:requested|required|needed)|requested action|what you can do|"
    r"take action|"
    r"recommended actions?|(?:our |the |key |main )?(?:demands?|recommendations?|"
    r"asks|calls?)(?: (?:to|of|for)\b.{0,80})?|what we (?:want|demand|ask)|"
    r"(?:our |the )?(?:charter|list) of demands?|(?:our )?(?:\w+|\d+)-point (?:charter|demands?|"
    r"agenda)(?: of demands)?|our (?:\w+|\d+) (?:points|demands|requests|asks)|"
    r"(?:now,? )?therefore,? (?:be it )?resolve[sd]?\b.*|"
    r"(?:be it )?(?:further )?resolved"
    r"(?: that)?|the [\w ]{2,40} (?:demands|calls for|asks|urges|insists|"
    r"resolves)(?= ?:)|hereby (?:resolves|demands|calls)\b.*|"
    r"(?:nuestras |las )?(?:demandas|exigencias|peticiones)|exigimos\b.*|exigencias|"
    r"tuntutan(?: kami)?|kami (?:menuntut|mendesak|menggesa)\b.*|madai(?: yetu)?|"
    r"maazimio|tunadai\b.*|tunataka\b.*|مطالبات|ہمارے مطالبات|قراردادیں|قرارداد|"
    r"ہم مطالبہ کرتے ہیں.*|hamaray? mutalbat|mutalbat"
    r")(?P<end>\s*[:.–-]*)(?:$|(?<=:))",
    _I,
)
WE_ASK = re.compile(
    r"^(?:we|the undersigned)(?: \w+ly| therefore| also)* (?:ask|demand|call (?:on|upon"
    r"|for)|urge|request|appeal to|recommend|insist)\b",
    _I,
)
_ANNOUNCES = Spotter(
    r"\b(?:presented below|set out below|listed below|as follows|the following)\b"
    r"[^.]{0,80}[:.]$|"
    r"\b(?:resolutions?|demands?|recommendations?|calls? (?:on|upon) [^.]{0,120}to|"
    r"urg(?:e|es|ing) [^.]{0,120}to|asks? that|asks? (?:him|her|"
    r"them) to|(?:unanimously |further |hereby |also )?resolve[sd]?(?: (?:unanimously|that|as under))?)"
    r"\b[^.]{0,80}:$",
    _I,
)


def announces(words: str) -> bool:
    """Whether words end by saying that a list of demands follows."""
    return words.endswith((":", ".")) and _ANNOUNCES.search(words) is not None


MEETING = re.compile(
    r"\b(?:conference|congress|council|assembly|meeting|convention|session|rally|"
    r"jirga|seminar|plenum|committee|jalsa|participants|delegates|asamblea|congreso|"
    r"mkutano|baraza|mesyuarat|kongres)\b|اجلاس|کانفرنس|کنونشن|جرگہ|جلسہ|"
    r"\b(?:adopted|passed|resolves|resolved)\b",
    _I,
)
ASKS = re.compile(
    r"^(?:\W*)(?:we|they|the \w+|it|[A-Z]{2,8}|finally|lastly) (?:also |further |"
    r"therefore |finally |strongly )*(?:asks?|demands?|calls? (?:on|upon|for)|urges?|"
    r"requests?|appeals? to|insists?)\b",
    _I,
)
CALENDAR = re.compile(
    r"^(?:(?:upcoming |coming |future |forthcoming )?(?:events?|meetings)|upcoming|"
    r"coming up(?: (?:on|at|in|this)\b[^:]{0,40})?|programme|program(?: of action)?|"
    r"calendar|diary|agenda|save the dates?|what'?s on|dates? for your diary|"
    r"next (?:digest|issue|bulletin|edition|meeting|sitting|session|update|report)|"
    r"pr[oó]ximos eventos|calendario|agenda|acara|jadual|matukio(?: yajayo)?|ratiba|"
    r"پروگرام|آئندہ پروگرام|تقریبات)\s*(?::|$)",
    _I,
)
SITE_CALENDAR = re.compile(
    r"^(?:events?|calendar|what'?s on)$|on this (?:site|page)", _I
)
NEXT = re.compile(
    r"^.{0,50}\bnext (?:digest|issue|bulletin|edition|meeting|sitting|session|update|"
    r"report)\s*:|^[^.:]{0,40}\b(?:meeting|vigil|rally|assembly|demonstration|march|"
    r"briefing|picket)\b[^.]{0,20}\b(?:mon|tues?|wed|wednes|thu|thurs?|fri|sat|satur|"
    r"sun)(?:day)?\b[^.]{0,40}\d",
    _I,
)
CLOSING = re.compile(
    r"^(?:(?:with |our |warm |kind |best |many )*(?:fraternal |comradely |"
    r"revolutionary "
    r"|militant )?(?:greetings|regards)|in (?:solidarity|struggle|unity|peace)|yours "
    r"(?:sincerely|faithfully|truly|in struggle|ever)?|yours|sincerely|respectfully"
    r"(?: submitted)?|thank(?:s| you)|cheers|love|signed(?: by)?|sd/-?|issued by|"
    r"released by|on behalf of|for and on behalf of|moved by|proposed by|seconded by|"
    r"certified\b.{0,60}|attested|witness my hand|anbudan|wassalam|wa?s+alaam?|"
    r"khuda hafiz|long live|viva|venceremos|aluta continua|amandla|inquilab|"
    r"atentamente|saludos(?: cordiales)?|cordialmente|firmado|"
    r"ditandatangani|yang benar|hormat kami|salam|imetolewa na|wako katika|"
    r"جاری کردہ|منجانب|والسلام|دستخط|خیر اندیش|مخلص)\b\s*[,:.،]?(?P<rest>.*)$",
    _I,
)
# What closes a letter opens one as well: "Salam apa", "Greetings from Gulu".
GREETING = re.compile(
    r"^(?:(?:warm |best )*greetings|salam|love|cheers|thank(?:s| you)|in peace)\b", _I
)
CONTACT = re.compile(
    r"^(?:(?:for )?(?:more |further )?(?:information|details|media enquir(?:y|ies)|"
    r"press enquir(?:y|ies)|enquiries)\b|(?:media |press )?contacts?\b|to contact\b|"
    r"contact (?:us|details|person)\b|addresses\b|address\s*:|send (?:appeals|letters) "
    r"to\b|do you have information|reach us\b|(?:emergency|hot|help)\s?lines?\b(?!\W+(?:\w+ )?(?:log|report|updates?|messages|"
    r"desk|records?|notes?|team|calls|diary|shift|summary)\b)|"
    r"contacto\b|para (?:más|mayor) información|hubungi\b|wasiliana\b|mawasiliano\b|"
    r"رابطہ|برائے رابطہ|مزید معلومات)",
    _I,
)
REACH = re.compile(
    r"(?<![\w.+-])[\w.+-]++@[\w-]+\.[\w.-]+|https?://\S|\bwww\.\w|"
    r"(?<![\w/])\+?\(?\d(?:[ ()-]?\d){7,14}(?![\w/])",
    _I,
)
REACH_LABEL = re.compile(
    r"\b(?:phones?|tel|telephone|mob|mobile|cell|fax|whatsapp|signal|telegram|e-?mail|"
    r"web(?:site)?|youtube|twitter|facebook|instagram|hotline|lines?|contact|call|ring|"
    r"mailbox|simu|barua pepe|tel[eé]fono|correo|telefon|emel)\b|فون|موبائل|ای میل|"
    r"واٹس ایپ|فیکس|رابطہ",
    _I,
)
POSTAL = re.compile(
    r"\bP\.? ?O\.? ?Box\b|\b(?:room|house|flat|plot|office|suite|block|apartment|"
    r"secretariat|lane|street|road|avenue|phase|floor|building)\b[^.]{0,40}(?:,|\d)|"
    r"\b[A-Z]-?\d{1,4},|پوسٹ بکس|\bapartado\b|\bS\.?L\.?P\.?\s\d",
    _I,
)
NOTE = re.compile(r"^(?:-{3,}|_{3,}|\*{3,}|={3,})$")
FOOTNOTE = re.compile(r"^\[\d{1,2}\]\s|^\*\s?note\b", _I)
