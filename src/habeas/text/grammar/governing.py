"""What governs a date: since, until, by, and whether its clause looks forward."""

from __future__ import annotations

import re
from dataclasses import replace

from habeas.text.grammar.here import ROMAN_TAILS, URDU_TAILS, DateMention, Here

LEADS = {
    "since": "since", "until": "until", "till": "until", "by": "by", "before": "by",
    "after": "after", "from": "from", "within": "by", "desde": "since",
    "hasta": "until", "sejak": "since", "hingga": "until", "tangu": "since",
    "hadi": "until", "through": "until",
}  # fmt: skip
_LEAD = re.compile(
    rf"\b(?P<lead>{'|'.join(LEADS)})"
    r"(?: (?:the|on|early|late|about|around|this|of|end|mid|at|least|before|morning|"
    r"evening|night|dawn))*"
    r"[^\S\n]*\n?[^\S\n]*-?$",
    re.IGNORECASE,
)
_DAYBREAK = re.compile(
    r"\b(?:before|after) (?:the )?(?:dawn|morning|evening|night)\b", re.IGNORECASE
)
_WHEN = re.compile(r",?\s+when\b(?!\s+(?:he|she|they|it)\s+(?:will|is|are)\b)")
_CLAUSE = re.compile(r"[.;!?\n\"“”۔]\s|[;!?\n\"“”۔]")
_PAST_NEXT = re.compile(
    r"\s*,?\s*(?:\w+\s+){0,2}?(?:was|were|had|has|have|did|said|told|took|held|came|"
    r"went|"
    r"\w{3,}ed)\b"
)
# "Will stand still on Saturday, dockers warned": what is said is to come.
_SAID_SO = re.compile(
    r"\s*,\s*(?:\w+\s+){1,2}?(?:said|says|told|warned|announced|added|declared|stated)\b"
)
# The future of Urdu, as a word or at the end of its verb: not "موجودگی", not "سولنگی".
_GA = r"\bگ[ایے]\b|(?:ہو|ئے|ئیں|ؤں|کریں|کرے|دیں|لیں)گ[ایے]\b"
_FOR = re.compile(
    r"\b(?:(?:set|fixed|scheduled|due|planned|summoned|called|listed|expected|"
    r"adjourned|postponed|announced|convened)\s+(?:for|on|to|until|till)(?:\s+the)?|"
    r"(?:set|fixed)|(?:is|are)\s+on|(?<!released )(?<!freed )for(?:\s+(?:this|the|coming))?)\s*$",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:(?:will|shall|would|must|should|may|can|to)\s+(?:not\s+|also\s+)?(?:be|"
    r"have)\s+"
    r"\w+|will|shall|'ll|would|going to|to be|comes? up|coming up|upcoming|is due|"
    r"are due|scheduled|expected|adjourned (?:to|till|until)|must|should|ought to|"
    r"plan(?:s|ning)?|report to|intends? to|takes? place|invites?|programme|next|"
    r"to reopen|to hold|"
    r"to appear|to (?:march|strike|meet)|is set|are set|has fixed|is fixed|promised|"
    r"threaten(?:s|ed)? to|decided to|resolved to|gave notice|sets out|"
    r"promises|agreed to|vowed|verdict|deadline|join us|save the date)\b|"
    rf"{_GA}|\bhoga\b|\bhogi\b|\b(?:opens?|begins?|resumes?|starts?)\s+on\s*$",
    re.IGNORECASE,
)
_HAD = re.compile(
    r"\b(?:had|were|was) (?:\w+ ){0,2}?(?:been|\w+ed|let|gone|taken|home)\b"
)
_WILL = re.compile(
    rf"\b(?:will|shall|is to|are to)\b|{_GA}|\b(?:ga|gi|ge)\b|"
    r"\b(?:(?:kar|rakh|de|ho|ni[kc]al|jala|roke?|bhej|ja)e?nge|hog[ai]|honge)\b",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"\b(?:was|were|had|said|told|took|came|went|since|"
    r"\w{3,}(?<!schedul)(?<!fix)(?<!plann)"
    r"(?<!summon)(?<!call)(?<!releas)(?<!expect)(?<!arrest)(?<!decid)ed)\b",
    re.IGNORECASE,
)


def governed(here: Here, one: DateMention) -> DateMention:
    """Return the date with the word that governs it and whether it lies ahead."""
    lead = _lead(here, one)
    ahead = one.ahead
    if ahead is None and _looks_ahead(here.text, one, lead):
        ahead = True
    if (lead, ahead) == (one.lead, one.ahead):
        return one
    return replace(one, lead=lead, ahead=ahead)


def _lead(here: Here, one: DateMention) -> str:
    """Return since, until, by, after or from where such a word governs the date."""
    tail = URDU_TAILS.match(here.text, one.end)
    if tail is None and not here.text[one.start : one.end].isascii():
        tail = None
    if tail and not here.text[one.start].isascii():
        return {"سے": "since", "تک": "until"}.get(tail["tail"], "")
    roman = ROMAN_TAILS.match(here.text, one.end) if here.book.either else None
    if roman:
        return {"se": "since", "tak": "until"}.get(roman["tail"].lower(), "")
    led = _LEAD.search(here.text, max(0, one.start - 45), one.start)
    lead = LEADS[led["lead"].lower()] if led and not _DAYBREAK.search(led[0]) else ""
    return "" if lead == "until" and _WHEN.match(here.text, one.end) else lead


def _looks_ahead(text: str, one: DateMention, lead: str) -> bool:
    """Whether the clause of a date speaks of what is to come."""
    begin = max(0, one.start - 160)
    before = _CLAUSE.split(text[begin : one.start])[-1]
    after = _CLAUSE.split(text[one.end : one.end + 60])[0]
    attributed = _SAID_SO.match(after) and _WILL.search(before)
    if _PAST_NEXT.match(after) and lead not in ("until",) and not attributed:
        return False
    if lead == "by" and _HAD.search(after) and not _WILL.search(after):
        return False
    if lead in ("until", "by") or _FOR.search(before):
        return not _PAST_NEXT.search(after[:30]) or lead == "until"
    cues = list(_AHEAD.finditer(before))
    if cues:
        return _BACK.search(before, cues[-1].end()) is None
    will = _WILL.search(after)
    return will is not None and _BACK.search(after, 0, will.start()) is None
