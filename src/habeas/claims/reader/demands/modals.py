"""Demands told by what must, should or shall be done, clause by clause.

"X must be released", "that X be released". What is hoped, supposed or told of the past
asks for nothing.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from habeas.claims.reader.demands.addressees import first_actor, who_must
from habeas.claims.reader.demands.demand import Demand, make_demand
from habeas.claims.reader.demands.words import ASKS, MODAL, SHARED
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.scene.scene import Scene
from habeas.text.spans import trim
from habeas.text.spotting import Spotter, ending

# "Should walk out today" hopes, "appeals should be sent" and "shall be remembered" ask
# nobody for anything that is done to a person.
_EXPECTED = Spotter(
    r"\s*(?:not )?(?:(?:always|forever|never) )?(?:be )?(?:(?:always|forever|never) )?"
    r"(?:remembered|forgotten|taken out|honou?red|saluted|sent (?:before|by|to)|walk|"
    r"arrive|reach|be (?:home|out|back)|come out|get out|go home|continue|know)\b",
    re.IGNORECASE,
)
_HOPED = Spotter(
    r"^\W*(?:anyone|anybody|everyone|everybody|those|people) who\b[^,;]*$|"
    r"(?:^|[.;:] )\W*(?:nobody|no one|appeals|letters|messages|lawyers|members|"
    r"(?:the|a|an) (?:sit-in|rally|march|strike|boycott|procession|hunger strike)) *$"
    r"|\b(?:a|the) (?:rally|march|procession|sit-in|strike) *$",
    re.IGNORECASE,
)
# "Those who fired must be tried": they are to answer for it.
_TO_ANSWER = Spotter(
    r"\s*(?:all |also |now |immediately )?(?:be (?:\w+ly )?(?:tried|punished|prosecuted|arrested|brought|charged|"
    r"identified|sacked|dismissed|removed|suspended|held|sent to|put on|investigated|named)|face|answer|stand trial)\b"
)
# "All members shall abstain from work" is what a body will do itself.
_OWN_WORK = Spotter(
    r"\W*(?:also |further |it is |it was )*(?:resolved )?(?:that )?(?:all |our |the |a |an )*"
    r"(?:members?|advocates|lawyers|house|association|union|federation|branches|"
    r"(?:committee|delegation|deputation)(?: (?:of|comprising) [^;]{3,200})?) *\Z",
    re.IGNORECASE,
)
_LEADIN = re.compile(
    r"^(?:Instead of [^,]{5,140}|In other words|Therefore|Hence|Moreover|Further(?:more)?|Also|Finally|"
    r"To [a-z][^,]{5,90}|In (?:order|view|light)[^,]{3,90}|Through [^,]{3,60}),\s*",
    re.IGNORECASE,
)
_STARTS = re.compile(
    r"^(?:that|and|but|while|we (?:also )?(?:demand|insist) that|"
    r"to (?:demand|urge|call on|ask|request|insist)(?: that| for)?|"
    r"(?:it|they|we|he|she) (?:is )?(?:further )?demand(?:s|ed)? that)\s+",
    re.IGNORECASE,
)
# "The judge ordered that X be freed": what a court orders, nobody asks for.
_BY_COURT = Spotter(
    r"\b(?:courts?|judges?|magistrates?|bench|tribunals?|justices?)\b[^;.]{0,80}?"
    r"\b(?:order(?:s|ed|ing)?|direct(?:s|ed|ing)?|rul(?:es|ed|ing)|decreed|commanded|instruct(?:s|ed)|asked) (?:\w+ly )?"
    r"(?:(?:in|on|last|this|yesterday|twice|then) (?:\w+ ){0,3}?)?that\b[^;]*\Z",
    re.IGNORECASE,
)
_SHOULD_IT = re.compile(r"should (?:it|they|he|she|we|i|any|this)\b", re.IGNORECASE)
_SUPPOSED = Spotter(r"\b(?:if|when|what|how|why)\b[^,;:]*$", re.IGNORECASE)
_BY_ASKING = Spotter(
    r"\b(?:for|of|after|by) (?:asking|demanding|saying|insisting|writing)\b[^;]*$",
    re.IGNORECASE,
)
_HELPED = Spotter(
    r"\b(?:must|should|shall|ought|to|will|would|may|might|can|could)\b"
    r"(?: [\w'-]+){0,3} *$",
    re.IGNORECASE,
)
# "that A be freed, and that the Ministry pay compensation": a demand of its own.
_ALSO = re.compile(r",? and that (?=(?:the |all )?(?-i:[A-Z])|the )", re.IGNORECASE)
_OURS = Spotter(r"\b(?:we|i|you|us)\s+(?:all |also )?$", re.IGNORECASE)
_SAYS = re.compile(
    r"\b(?:demand(?:ed|s|ing)?|insist(?:s|ing)?|(?:ask|request|urg)ing)"
    r"(?: (?:of|from) [^,;.]{2,60}?)? that\s+"
)
# "Must be about forty", "must have known", "it should rain": what is only supposed.
_LIKELY = Spotter(
    r"\s*(?:not )?(?:be (?:about|around|nearly|almost|over|under|close to|some|at least|\d|"
    r"(?:twenty|thirty|forty|fifty|sixty|seventy)\b|(?:an?|the|his|her|their) \w+\b(?! to\b))|"
    r"have (?:\w+ly )?(?:\w+ed|known|been|gone|seen|heard|had|got|come|done|taken|left)\b|"
    r"(?:rain|snow|clear up|get (?:warm|cold|dark)|last|take (?:about|around|an?|some|\d))\b)",
    re.IGNORECASE,
)
# "The law requires that X be released": what a law says, nobody asks.
_LAID_DOWN = Spotter(
    r"\b(?:law|laws|sections?|articles?|clauses?|rules?|acts?|codes?|constitution|regulations?|statutes?|conventions?|covenant|"
    r"standing orders?|protocol|charter|procedure)\b[^.;]{0,60}?\b(?:requires?|provides?|says?|states?|stipulates?|lays? down|"
    r"prescribes?|guarantees?|obliges?|directs?)\b[^.;]*\Z",
    re.IGNORECASE,
)
_NOTED = Spotter(
    r"\s*(?:not )?(?:be (?:noted|remembered|recalled|said|mentioned)|"
    r"(?:stay|remain|be kept) (?:(?:strictly )?between|among|within|secret|private|confidential))\b"
)
# "Lawyers said that A should be freed": who says it is no part of what is asked.
_TOLD_THAT = re.compile(
    r"[^,;:.\"“]{2,70}? (?:(?:said|says|stated|added|stressed) (?:that )?|"
    r"(?:told [^,;:.\"“]{2,50}?|argued|insisted|declared|maintained|reiterated|wrote|resolved|decided) that )"
)
_LIKE = ("must", "should")
_BIG = 180
# "... must be freed, the parish said".
_SAID_SO = re.compile(
    r",\s(?:(?:said|says|added|wrote)\s[^,;.]{2,60}|(?:the\s|an?\s|its\s)?[\w’'-]+(?:\s[\w’'-]+){0,5}\s"
    r"(?:said|says|added|wrote|stated))\W*\Z"
)
# Where what somebody is quoted with ends: "... must be freed," said X.
_CLOSING = re.compile(r"[,.!?][\"”] ")


def obligations(scene: Scene, line: Line, number: int | None) -> Iterator[Demand]:
    """Give what a sentence says must be done, one demand for each thing."""
    words = line.whole
    marks = [m for m in line.finds(MODAL) if wanted(line, m)]
    if not marks:
        return
    for low, mark, high in _clauses(words, marks):
        yield from _clause(scene, line, low, mark, high, number)


_DRAFT = re.compile(
    r"\b(?:draft|statement|press release|text|letter|post|tweet)\b[^\"“]{0,20}[:-]\s*[\"“]We\b",
    re.IGNORECASE,
)


def own_words(line: Line) -> bool:
    """Whether a message quotes what its own side will say ("Draft: "We demand ..."")."""
    return bool(line.sender) and _DRAFT.search(line.whole) is not None


def wanted(line: Line, mark: re.Match[str]) -> bool:
    """Whether a modal asks for something: not supposed, not told of the past."""
    words = line.whole
    before = words[: mark.start()]
    if _SHOULD_IT.match(words, mark.start()):
        return False
    quoted = line.quoted(line.start + mark.start()) and not line.resolution
    if quoted and not own_words(line):
        return False
    found, said = line.spotted, mark[0].lower()
    if mark.start() == 0 or any(p.seek(found, before) for p in (_SUPPOSED, _BY_ASKING)):
        return False
    after = words[mark.end() :]
    if not line.resolution and _LAID_DOWN.seek(found, before):
        return False
    if _NOTED.opens(found, after) or (said in _LIKE and _LIKELY.opens(found, after)):
        return False
    if said == "shall" and _OWN_WORK.opens(found, before):
        return re.match(r"\s*(?:not )?be\b", after) is not None
    if _EXPECTED.opens(found, after) or (
        _HOPED.seek(found, ending(before, 60)) and not _TO_ANSWER.opens(found, after)
    ):
        return False
    subjunctive = said.startswith("be")
    if subjunctive and _HELPED.seek(found, ending(before, 40)):
        return False
    if subjunctive and not line.resolution and _BY_COURT.seek(found, before):
        return False
    if subjunctive:
        return (
            line.resolution
            or bool(ASKS.search(before))
            or bool(re.search(r"\b[Tt]hat\b", before))
        )
    if said.startswith(("ha", "need")):
        return line.resolution and not re.search(
            r"\b(?:we|i|they)\s*$", before, re.IGNORECASE
        )
    voice = [v for v in line.voices if v.at < unit_at(line, line.start + mark.start())]
    if voice and voice[-1].official:
        return False
    return not _OURS.seek(found, before)


def unit_at(line: Line, position: int) -> int:
    """Return the first unit at or after a position, else how many there are."""
    return next(
        (k for k, u in enumerate(line.row) if u.start >= position), len(line.row)
    )


def _clauses(
    words: str, marks: Sequence[re.Match[str]]
) -> Iterator[tuple[int, re.Match[str], int]]:
    """Give each modal with where its clause begins and ends."""
    edges = [0]
    for one, two in itertools.pairwise(marks):
        between = words[one.end() : two.start()]
        first = re.match(r"\W*\w+", between)
        low = min(8, first.end()) if first else 0
        cut = _last_cut(between, low) or _CUT.search(between, low)
        if cut is None and low < len(between):
            cut = _AND.match(between, low)
        at = one.end() + cut.start() if cut else two.start()
        edges.append(at)
    edges.append(len(words))
    for n, mark in enumerate(marks):
        if edges[n] < mark.start() < edges[n + 1]:
            yield edges[n], mark, edges[n + 1]


def _last_cut(between: str, low: int) -> re.Match[str] | None:
    """Return where a clause of its own begins: not within "A and B, and the court"."""
    found = list(_PLAIN_CUT.finditer(between, low))
    return found[-1] if found else None


_PLAIN_CUT = re.compile(
    r"(?<=\w)(?:;|(?:,? and) that (?=the |[A-Z])|, and (?=(?:the|all|our|that|those|its|his|her)\b)|\. )"
)
_CUT = re.compile(r"(?<=\w)(?:;| and |, (?=[A-Z]|the |all |our |that )|, and |\. )")
_AND = re.compile(r" and (?:that )?")


def _clause(
    scene: Scene,
    line: Line,
    low: int,
    mark: re.Match[str],
    high: int,
    number: int | None,
) -> Iterator[Demand]:
    words = line.whole
    closing = _CLOSING.search(words, mark.end(), high)
    high = closing.start() if closing else high
    said = _SAID_SO.search(words, mark.end(), high)
    high = said.start() if said else high
    low = _lead_cut(words, low, mark.start())
    also = _ALSO.search(words, mark.end(), high)
    if also and not any(also.end() <= m.start() < high for m in line.finds(MODAL)):
        span = trim(line.text, line.start + also.end(), line.start + high, " ,;.:")
        who = first_actor(scene, line, also.end())
        yield make_demand(scene, line, [(span.start, span.end)], who, number)
        high = also.start()
    pieces = _shared(words, mark.end(), high)
    addressee = who_must(scene, line, low, mark)
    first = True
    for start, end in pieces:
        begin = low if first else start
        span = trim(line.text, line.start + begin, line.start + end, " ,;.:")
        if span.end - span.start < 8:
            continue
        spans = [(span.start, span.end)]
        if first and span.end - span.start > _BIG:
            tail = _tail(words, begin, mark.start())
            if tail is not None:
                cut = trim(line.text, line.start + tail, line.start + end, " ,;.:")
                spans.append((cut.start, cut.end))
        yield make_demand(scene, line, spans, addressee, number)
        first = False


def _lead_cut(words: str, low: int, mark: int) -> int:
    """Return where a clause begins without what only leads to it."""
    changed = True
    while changed:
        changed = False
        while low < mark and words[low] in ' ,;-–—*•\n\t\u00a0"“':
            low += 1
        for pattern in (_STARTS, _LEADIN):
            match = pattern.match(words[low:mark])
            if match:
                low += match.end()
                changed = True
    told = _TOLD_THAT.match(words[low:mark])
    low += told.end() if told else 0
    says = list(_SAYS.finditer(words[low:mark]))
    if says:
        low += says[-1].end()
    colon = words.rfind(": ", low, mark)
    return colon + 2 if colon >= 0 else low


def _shared(words: str, after: int, high: int) -> list[tuple[int, int]]:
    """Return the pieces that share a modal: "must pay and take back"."""
    cuts = [m for m in SHARED.finditer(words, after, high)]
    edges = [after, *(m.start() for m in cuts), high]
    return list(itertools.pairwise(edges))


def _tail(words: str, low: int, mark: int) -> int | None:
    """Return where the last of a long list of subjects begins."""
    cut = max(words.rfind(" and ", low, mark), words.rfind(", as well as", low, mark))
    comma = words.rfind(", ", low, mark)
    at = cut + 1 if cut > low else comma + 2
    wide = words.rfind(", as well as ", low, mark)
    if wide > low:
        at = wide + 2
    last_and = words.rfind(" and ", max(at, low), mark)
    if wide > low and last_and > wide and mark - wide > 120:
        at = last_and + 1
    return at if at > low + 2 else None
