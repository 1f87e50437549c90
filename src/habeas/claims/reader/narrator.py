"""Who speaks as "I" in a testimony, a letter or a statement, by its own words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Any

from habeas.claims.reader.mentions import Cast
from habeas.text import cues
from habeas.text.spotting import Spotter

_HEAD = 700
_HEAD_LINES = 240  # letters of the lines that say who gave a testimony, and where
_OF = Spotter(
    r"\b(?i:testimony|statement|affidavit|deposition|account|letter|complaint|"
    r"declaration|testimonio|narrative|story|words|message|interview)\s+"
    r"(?:\(?no\.? ?\d+\)?,? )?(?:(?:conducted|held|recorded|taken|made)\s+)?"
    r"(?:(?:by|over the|via|on the)\s+(?:tele)?phone,?\s+|(?:in|at|on)\s+[\w ]{3,30}?,?\s+)?"
    r"(?i:of|by|from|given by|with)\s+"
    r"(?:(?:the|a|an|our)\s+)?(?:[a-z][\w-]*,?\s+){0,4}(?=[A-Z\"“])"
)
# "Testimony taken by A. Name": who took it down tells nothing.
_TAKEN_BY = re.compile(
    r"\b(?:conducted|held|recorded|taken|collected)\b.*\bby\s(?!(?:tele)?phone)(?:[a-z][\w-]*,?\s+){0,5}\Z"
)
# "The respondent, A. Name, sells fish": who answers, by name.
_WHO_ANSWERS = re.compile(
    r"\b[Tt]he (?:respondent|interviewee|narrator|speaker|survivor), (?=[A-Z][a-z])"
)
_SIGNED = re.compile(
    r"\b(?:[Mm]y name(?: (?:for|in|on|here)[\w ]{0,24}?)? is|I,|I am called|I am|[Ii]t(?: is|['’]s) me,?|"
    r"(?:[Yy]our|[Ff]ull) name\?\s*(?:A\d{0,3}|[A-Z]\w+)[:.)])\s+(?=[A-Z“\"])"
)
_FALSE_NAME = re.compile(
    r"\b(?:(?:he|she|they|the witness) (?:is|are|will be|appears? as|goes by)"
    r"(?: (?:called|named|known as|here|given as))*|(?:called|named|known as|name of|"
    r"referred to (?:here )?as|pseudonym)(?: here)?)[: ]+[\"“](?P<name>[^\W\d_][\w'’-]+"
    r"(?: [A-Z][\w'’.-]*){0,2})[.,]?[\"”]"
)
# What stands before is looked at after the first letter: so few places are tried.
_ME = re.compile(
    r"[IMm](?<![\w.][IMm])(?:(?<=I)(?![\w.])|(?:(?<=m)e|(?<=[Mm])y|(?<=m)yself)(?!\w))"
)
_YOU = re.compile(r"\b(?:[Yy]ou|[Yy]our)\b")
_QUOTED = re.compile(r"[\"“][^\"“”]{0,600}[\"”]")
_OFTEN = 3


# "Testimony of a weaver", "Interview with a student": who tells, by what they are.
_OF_ONE = re.compile(
    r"\b(?:testimony|statement|affidavit|deposition|account|narrative|story|words|"
    r"message|interview|conversation)(?: \(?no\.? ?\d+\)?)?,? "
    r"(?:of|by|from|given by|told by|with) \Z|"
    r"\b(?:interviewee|respondent|narrator|speaker|survivor|person interviewed|author|deponent) "
    r"(?:is|was) \Z",
    re.IGNORECASE,
)


def tells(text: str, start: int) -> bool:
    """Whether words for somebody at `start` are of the one who tells as "I"."""
    if start > _HEAD or _OF_ONE.search(text[max(0, start - 40) : start]) is None:
        return False
    if not text[start : start + 3].lower().startswith(("a ", "an ")):
        return False
    return speaks(text) and not (_SIGNED.search(text[:20_000]) or false_name(text))


def speaks(text: str) -> bool:
    """Whether a text is told by one who says "I", outside of what it quotes.

    In an interview who is asked as "you" speaks of himself, however seldom he says it.
    """
    plain = _QUOTED.sub(" ", text[:20_000])
    if len(_ME.findall(plain)) >= _OFTEN:
        return True
    return len(_YOU.findall(plain)) >= _OFTEN and sides(text) is not None


def named_at(text: str) -> list[int]:
    """Return where the name of the one who tells may begin, the likeliest first."""
    if not speaks(text) and text[:20_000].lower().count("deponent") < _OFTEN:
        return []
    found = [m.end() for m in _OF.finditer(text[:_HEAD]) if not _TAKEN_BY.search(m[0])]
    found += [m.end() for m in cues.TELLER.finditer(text[:_HEAD_LINES])]
    found += [m.end() for m in _WHO_ANSWERS.finditer(text[:_HEAD])]
    found += [m.end() for m in _SIGNED.finditer(text[:20_000])]
    return found or _below(text)


_DEAR = re.compile(
    r"^(?:My )?(?:Dear|Dearest|Beloved|Respected|Salam|Comrades)\b", re.MULTILINE
)
# "Yours in struggle,\nA. Name": the last lines of a letter.
_CLOSED = re.compile(
    r"^(?:Yours?|Your (?:son|brother|father|husband|sister|daughter|mother|wife|friend|comrade)|Sincerely|"
    r"With (?:love|regards|respect|salutes?)|Love|In (?:solidarity|struggle|hope)|Regards|Best wishes|"
    r"Faithfully|(?:Red )?Salutes?|Your comrade)\b[^\n]{0,40}[,.]?[ \t]*\n\s{0,3}(?=[A-Z])",
    re.MULTILINE,
)


def _below(text: str) -> list[int]:
    """Return where the name stands below a letter of one who says "I" often."""
    if not _DEAR.search(text[:_HEAD]) or len(_ME.findall(text[:20_000])) < _LETTERED:
        return []
    return [m.end() for m in _CLOSED.finditer(text, max(0, len(text) - _HEAD))]


_LETTERED = 5  # words for "I" in a letter about oneself


def false_name(text: str) -> tuple[int, int] | None:
    """Return where a text says by what other name it calls the one who tells."""
    match = _FALSE_NAME.search(text[: 2 * _HEAD])
    return match.span("name") if match else None


_TELLING = re.compile(
    r"\b(?:testimon(?:y|ies)|statement of|statement by|witness statement|affidavit|deposition|"
    r"interview\w*|transcript|accounts?|in (?:his|her|their) own words|told to|as told|taken down|"
    r"recorded|narrat\w+|first[- ]person|my story|diary|victim statement|voice ?note|complaint of)\b",
    re.IGNORECASE,
)
_LETTER = re.compile(
    r"^(?:From|To|Subject|Sent|Cc): |^(?:Dear|Respected) |"
    r"^(?:Yours|Sincerely|Regards|Best(?: regards| wishes)?,|Signed|Faithfully|With (?:kind )?regards|"
    r"In solidarity|Kind regards|Love,)",
    re.MULTILINE | re.IGNORECASE,
)
_BY = re.compile(r"^By (?:[A-Z][\w'’.-]+ ?){2,4}$", re.MULTILINE)
I = "I"  # the words for one who tells and is never named
_DENSE, _MANY = 30, 8  # words for each "I", and how many of them
_I = re.compile(r"(?<![\w.’'])(?:I|[Mm]e|[Mm]y)(?![\w.])(?! ?[.)] )")


def nameless(text: str) -> tuple[int, int] | None:
    """Return where one first says "I" who tells a text and is never named in it.

    A testimony, an interview or a story told throughout by one; no letter, which is
    signed, and no chat, in which all say it.
    """
    if not speaks(text) or _LETTER.search(text) or named_at(text) or false_name(text):
        return None
    if _CHANGED.search(text[:_HEAD]):
        return None
    plain = _QUOTED.sub(lambda found: " " * len(found[0]), text[:20_000])
    told = _I.findall(plain)
    dense = len(told) >= _MANY and len(plain.split()) <= _DENSE * len(told)
    both = sides(text)
    asked = both is not None or len(_ASKED.findall(text[:20_000])) > 1
    if not (_TELLING.search(text[:_HEAD]) or dense or asked) or _BY.search(
        text[:_HEAD]
    ):
        return None
    asking = both[0] if both else _ASKED
    said = (m for m in _I.finditer(plain) if not _in_question(text, m, asking))
    first = next(said, None)
    return first.span() if first else None


def kept(cast: Cast, told: Mapping[str, Any]) -> Cast:
    """Return the cast; one who only says "I" is in it where something befell them."""
    mine = next((p.id for p in cast.people if p.words == I and not p.name), None)
    if mine is None:
        return cast
    rows = any(r["person"] == mine for r in told["register"])
    acts = any(mine in (*a["victims"], *a["by"]) for a in told["acts"])
    asked = any(mine in d["subjects"] for d in told["demands"])
    if rows or acts or asked:
        return cast
    return replace(cast, people=tuple(p for p in cast.people if p.id != mine))


# An interview: who asks and who answers, each at the head of a line.
_ASKED = re.compile(
    r"^(?:Q(?:uestion)?|Interviewer|INT|Interview(?:er)?'s question|Sawa+l|S)\s?\d{0,3}\s?[.:)–-]\s",
    re.MULTILINE | re.IGNORECASE,
)
_ANSWERED = re.compile(
    r"^(?:A(?:nswer)?|Respondent|Interviewee|Witness|RESP|Survivor|Jawa+b|J)\s?\d{0,3}\s?[.:)–-]\s",
    re.MULTILINE | re.IGNORECASE,
)
# "Commission: ... ?", "Deponent: ...": who asks and who answers by what they do.
_SIDE = re.compile(
    r"^[*_]{0,2}(?P<who>[A-Z][\w.'’()/ -]{0,30}?)[*_]{0,2}:[*_]{0,2}[ \t]+(?P<said>\S[^\n]*)",
    re.MULTILINE,
)
_LEAST = 2  # turns of each side
Sides = tuple[re.Pattern[str], re.Pattern[str]]


def sides(text: str) -> Sides | None:
    """Return how the lines of who asks and of who answers begin; None if no interview.

    Two labels alone, each at the head of two lines or more, in turn; the lines of one
    ask, and those of the other do not.
    """
    head = text[:20_000]
    if all(len(list(_heads(side, head))) > 1 for side in (_ASKED, _ANSWERED)):
        return _ASKED, _ANSWERED
    found = [(m["who"].strip(), "?" in m["said"]) for m in _heads(_SIDE, head)]
    many = Counter(who for who, _ in found)
    two = [who for who, n in many.most_common(2) if n >= _LEAST]
    if len(two) < 2 or sum(many[who] for who in two) * 5 < 4 * len(found):
        return None
    asks = {who: [q for w, q in found if w == who] for who in two}
    two.sort(key=lambda who: -sum(asks[who]) / len(asks[who]))
    turns = [who for who, _ in found if who in two]
    changes = sum(a != b for a, b in pairwise(turns))
    often = sum(asks[two[0]]) * 5 >= 3 * len(asks[two[0]])
    seldom = sum(asks[two[1]]) * 3 <= len(asks[two[1]])
    if not (often and seldom and changes * 4 >= 3 * (len(turns) - 1)):
        return None
    asked, answered = (
        re.compile(_SIDE_HEAD.format(re.escape(w)), re.MULTILINE) for w in two
    )
    return asked, answered


def _heads(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Give the matches of an expression that begins with "^", as `finditer` does.

    It is tried at the heads of lines alone, and not at every letter.
    """
    begin = done = 0
    while True:
        match = pattern.match(text, begin) if begin >= done else None
        if match:
            yield match
            done = match.end()
        begin = text.find("\n", begin) + 1
        if not begin:
            return


_SIDE_HEAD = r"^[*_]{{0,2}}{}[*_]{{0,2}}:[*_]{{0,2}}[ \t]+"


def turn(
    text: str, start: int, end: int, found: Sides = (_ASKED, _ANSWERED)
) -> tuple[bool, int] | None:
    """Return whether a line asks in an interview, and where its words begin; or None."""
    if start and text[start - 1] != "\n":
        return None
    for pattern, asks in zip(found, (True, False), strict=True):
        match = pattern.match(text, start, end)
        if match:
            return asks, match.end()
    return None


def _in_question(text: str, found: re.Match[str], asked: re.Pattern[str]) -> bool:
    begin = text.rfind("\n", 0, found.start()) + 1
    return asked.match(text, begin) is not None


_NEAR_NAME = 25
_AM = re.compile(r"\bI (?:am|was|worked|have been)\b(?P<about>[^.;]{0,120})")
_I_BEGIN = ("I am", "I was", "I worked", "I have been")


# 'Testimony of a survivor (name changed to "Sajid")'.
_CHANGED = Spotter(
    r"\b(?:testimony|statement|account|interview|story|words|narrative) (?:of|by|from|with) [^\n()]{1,50}"
    r"\((?:[a-z ]{0,16})?\b(?:names? (?:was |has been |is )?changed(?: to|:)?|called|named|pseudonym:?|alias) "
    r"[\"“]?(?P<name>[^\W\d_][\w'’-]+(?: [A-Z][\w'’.-]*){0,2})[\"”]?[^()\n]{0,30}\)",
    re.IGNORECASE,
)
_WITNESS = re.compile(r"(?:the )?(?:witness|deponent)\b", re.IGNORECASE)


def witness(cast: Cast, text: str) -> str | None:
    """Return the one who speaks as "I" in a testimony, or None.

    It is the one called the witness, the one whose testimony or letter it is, or the
    first named after "my name is" or "I am".
    """
    for person in cast.people:
        if any(_WITNESS.match(text[m.start : m.end]) for m in person.mentions):
            return person.id
    changed = _CHANGED.search(text[:_HEAD])
    near = cast.in_span(*changed.span("name"), "person") if changed else ()
    if near:
        return near[0].ref
    for at in named_at(text):
        near = cast.in_span(at, at + 60, "person")
        if near and near[0].form == "name" and near[0].start - at < _NEAR_NAME:
            return near[0].ref
    both = sides(text)
    answers = both[1].search(text) if both else None
    near = cast.in_span(*answers.span(), "person") if answers else ()
    if near and near[0].form in ("name", "short"):
        return near[0].ref
    for person in cast.people:
        if any(tells(text, m.start) for m in person.mentions[:1]):
            return person.id
    for person in cast.people:
        if person.name is None and person.words == I:
            return person.id
    told = _AM.search(text) if any(begun in text for begun in _I_BEGIN) else None
    if told:
        near = cast.in_span(told.start("about"), told.end("about"), "person")
        if near and text[near[0].start : near[0].end].lower().startswith(("a ", "an ")):
            return near[0].ref
    return None
