"""What a text asks for: of whom, about whom, in its own words.

Three forms are read: "X must be released" and "that X be released", clause by clause;
"calls on A to do B"; and the items of a list that stands under "We demand:". Who is
asked is recorded only where the words say it. A call to one's own side is no demand.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from habeas.claims.reader import grammar as g
from habeas.claims.reader.mentions import Cast, Organisation, Person
from habeas.claims.reader.scene import Line, Scene, lines
from habeas.text.spans import trim

_MODAL = re.compile(
    r"\b(?:must|should|ought to|shall|needs? to|has to|have to)\b(?! have\b)"
    r"|(?<!\bto )(?<!will )(?<!not )(?<!can )(?<!may )(?<!would )(?<!could )(?<!might )"
    r"\bbe (?=(?:\w+ly )?(?:\w+(?:ed|en|wn|ought|un|aid|ut|ept|eld|et|ade|ack)|put)\b)",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\b(?P<verb>(?:to )?(?:demand(?:s|ed|ing)?(?! by\b)|call(?:s|ed|ing)? (?:up)?on|"
    r"call(?:s|ed|ing)? for|urg(?:e|es|ed|ing)|appeal(?:s|ed|ing)? (?:to|for)|"
    r"request(?:s|ed|ing)?|ask(?:s|ed|ing)?(?: that| for)?|insist(?:s|ed)? (?:on|that)|"
    r"want(?:s|ed)?(?= (?:the|him|her|them|it|an?|IG|[A-Z]))|plead(?:s|ed)? (?:with|for)|"
    r"raise our voice for|press(?:es|ed)? for|recommend(?:s|ed)? that|"
    r"s(?:eeks?|ought|eeking)(?= (?:an? |the )?(?:[\w-]+ ){0,3}?(?:probe|inquiry|enquiry|"
    r"investigation|release|action|withdrawal|compensation|intervention|punishment|"
    r"reinstatement|protection|access|explanation)\b)|"
    r"invit(?:e|es|ed|ing)(?= (?:the )?(?:[A-Z]\w+|government|authorities|state|parliament|"
    r"president|minister|commission)\b[^.;]{0,60}? to (?!attend|join|take part|the|a |part))|"
    r"(?:exhort|enjoin|implore|beseech|conjure)(?:s|ed|ing)?|exig(?:e|es|ed|ing)|"
    r"claim(?:s|ed|ing)?(?= the (?:\w+ )?(?:liberty|release|freedom)\b)))\b",
    re.IGNORECASE,
)
# "Should walk out today" hopes, "appeals should be sent" and "shall be remembered" ask
# nobody for anything that is done to a person.
_EXPECTED = re.compile(
    r"\s*(?:not )?(?:(?:always|forever|never) )?(?:be )?(?:(?:always|forever|never) )?"
    r"(?:remembered|forgotten|taken out|honou?red|saluted|sent (?:before|by|to)|walk|"
    r"arrive|reach|be (?:home|out|back)|come out|get out|go home|continue|know)\b",
    re.IGNORECASE,
)
_HOPED = re.compile(
    r"^\W*(?:anyone|anybody|everyone|everybody|those|people) who\b[^,;]*$|"
    r"(?:^|[.;:] )\W*(?:nobody|no one|appeals|letters|messages|lawyers|members|"
    r"(?:the|a|an) (?:sit-in|rally|march|strike|boycott|procession|hunger strike)) *$"
    r"|\b(?:a|the) (?:rally|march|procession|sit-in|strike) *$",
    re.IGNORECASE,
)
_WRITE = re.compile(
    r"\b(?:write|writing|appeals?|letters?|faxes|e-?mails?|messages?|petition)\b"
    r"[^.:]{0,60}?\bto\b(?=[^.:]{0,120}:\s*$)",
    re.IGNORECASE,
)
_OWN_SIDE = re.compile(
    r"^\W*(?:all |our |the |its )*(?:members?|supporters?|friends|readers|people to join|"
    r"everyone|everybody|workers (?:and|to)|comrades|sympathi[sz]ers|you\b|public(?! (?:prosecut|defend|ministry|attorney|inter))\b|"
    r"citizens to|networks|organi[sz]ations to join|brothers|sisters|journalists to|"
    r"donors|volunteers|branches|units|your\b|question|whether|why|how|what|who|when|where|if\b)",
    re.IGNORECASE,
)
_BASE = [
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
]
_SHARED = re.compile(rf"(?:,| and|;|, and) (?=(?:{'|'.join(_BASE)})\b)", re.IGNORECASE)
_THAT_JOIN = re.compile(
    r"(?:;|,)?\s*(?:and )?(?=that\b)|;\s*(?:and\s+)?", re.IGNORECASE
)
_NOUN_JOIN = re.compile(
    r",? and (?=(?:the |an? )?(?:immediate |unconditional )?(?:withdrawal|dropping|"
    r"release|arrest|removal|repeal|payment|return|end|punishment|reinstatement|"
    r"restoration|investigation|inquiry|compensation|cancellation|prosecution)\b)",
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
_BIG = 180
_NUMBER = re.compile(r"\(?(?P<n>[0-9۰-۹]{1,3}|[a-z]|[ivx]{1,4})[.)۔:]")
_ROMAN = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "v": 5,
    "vi": 6,
    "vii": 7,
    "viii": 8,
    "ix": 9,
    "x": 10,
}
_HELD = re.compile(
    r"\b(?:releas\w+|free(?:d|ing)?|set free|set at liberty|discharged|let (?:out|go)|"
    r"liberat\w+|(?:liberty|freedom) (?:of|for) (?!(?:the )?(?:expression|assembly|speech|"
    r"press|association|movement|religion|media|thought|opinion|belief))|produce[sd]?|bring out|raise our voice|bailed)\b",
    re.IGNORECASE,
)
_CASE = re.compile(
    r"\b(?:cases?|charges?|fir|firs|proceedings|prosecution)\b",
    re.IGNORECASE,
)
_UNDO = re.compile(
    r"\b(?:withdraw\w*|drop\w*|quash\w*|cancel\w*|dismiss\w*|end\w*)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Demand:
    """Something asked for; `spans` are its words, `number` the point it stands in.

    `release` says that it asks to free its subjects, `undo` to end cases against them.
    """

    addressee: str | None
    subjects: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    number: int | None
    sentence: int
    release: bool = False
    undo: bool = False


def demands(scene: Scene, found: Sequence[Line] | None = None) -> list[Demand]:
    """Return the demands of a text, in order, none inside another."""
    made: list[Demand] = []
    count = 0
    last_item = -1
    for line in lines(scene) if found is None else found:
        if line.item and line.start != last_item:
            last_item, count = line.start, count + 1
        number = _number(line) or (count if line.resolution and count else None)
        for demand in _of(scene, line, number):
            if not any(_overlap(demand, other) for other in made[-6:]):
                made.append(demand)
    return made


def _overlap(one: Demand, two: Demand) -> bool:
    (a, b), (c, d) = one.spans[0], two.spans[0]
    return a < d and c < b


_INLINE = re.compile(
    r"^\W*(?:we|i|they|the \w+)? ?(?:also )?(?:ask|asks|demand|demands|call for|urge|"
    r"want|request|our demands|demands)\b[^:.]{0,40}:\s*(?=\S)|"
    r"^\W*(?:please |kindly )?(?:write|appeal|send (?:letters|appeals|faxes|e-?mails)|call|"
    r"email)\b[^:.]{0,20}?\b(?:to|on)\b(?P<whom>[^:.]{3,90}?)(?: to| and ask [^:.]{2,30})?:\s*(?=\S)",
    re.IGNORECASE,
)


_NEXT_POINT = re.compile(
    r";\s*(?:and )?|, (?:and )?(?=that )|[,.]?\s(?:and )?\(?(?:\d{1,2}|[a-h]|i{1,3}|iv|v)\)\s*"
)


def _inline(scene: Scene, line: Line, number: int | None) -> Iterator[Demand]:
    """Give the demands of "We ask: that A be done; that B do C"."""
    words = line.whole
    match = _INLINE.match(words)
    if match is None:
        return
    cuts = [m.span() for m in _NEXT_POINT.finditer(words, match.end())]
    begins = [match.end(), *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(words)]
    for a, b in zip(begins, ends, strict=True):
        span = trim(line.text, line.start + a, line.start + b, " ,;.:")
        if span.end - span.start < 8:
            continue
        body = re.match(r"that\s+", line.text[span.start : span.end], re.IGNORECASE)
        low = span.start - line.start + (body.end() if body else 0)
        mark = _MODAL.search(words, low, span.end - line.start)
        verb = mark or re.compile(r"$").search(words, low, span.end - line.start)
        active = mark is None and verb is not None
        addressee = (
            _first_actor(scene, line, low)
            if active
            else (_duty(scene, line, low, mark) if mark else None)
        )
        addressee = addressee or _written_to(scene, line, match)
        yield _made(scene, line, [(span.start, span.end)], addressee, number)


def _written_to(scene: Scene, line: Line, match: re.Match[str]) -> str | None:
    """Return whom "Please write to X to:" asks."""
    if match["whom"] is None:
        return None
    low, high = line.start + match.start("whom"), line.start + match.end("whom")
    found = [m for m in scene.cast.in_span(low, high) if m.sort != "place"]
    able = [m.ref for m in found if _can_act(scene.cast, m.ref)]
    return able[0] if able else None


def _first_actor(scene: Scene, line: Line, low: int) -> str | None:
    """Return the one who must act, at the head of a clause."""
    for unit in line.row:
        if unit.start >= line.start + low:
            near = unit.start - line.start - low < 8
            if unit.actor and near and _can_act(scene.cast, unit.refs[0]):
                return unit.refs[0]
            if not near:
                return None
    return None


_WILL = re.compile(
    r"\bwill (?P<who>he|she|they|(?:the )?[A-Z][\w'’ ]{2,40}?) "
    r"(?=(?:release|free|take action|withdraw|order|stop|return|publish|allow|"
    r"investigate|punish|restore|drop|lift|resign|suspend|compensate)\b)",
)


def _questioned(scene: Scene, line: Line, number: int | None) -> Iterator[Demand]:
    """Give the deeds that a question asks for: "Will the Minister release them?"."""
    for match in _WILL.finditer(line.whole):
        low, high = line.start + match.start(), line.end
        cut = re.search(r", because|, and why|\?", line.text[low:high])
        span = trim(line.text, low, low + cut.start() if cut else high, " ,;.:?")
        who = [
            m.ref
            for m in scene.cast.in_span(low, line.start + match.end())
            if m.form != "pronoun"
        ]
        asked = _made(
            scene, line, [(span.start, span.end)], who[0] if who else None, number
        )
        does = {r for u in line.row if low <= u.start < low + 12 for r in u.refs}
        yield replace(asked, subjects=tuple(s for s in asked.subjects if s not in does))


_SLOGAN = re.compile(
    r"\W*(?:Release|Free|Drop|Withdraw|Stop|End|Lift|Reopen|Bring back) [^.;:?]{4,90}!"
)


def _called(scene: Scene, line: Line, number: int | None) -> Iterator[Demand]:
    """Give the demand of a slogan: "Release X now!"."""
    if _SLOGAN.match(line.text[line.start : line.end + 1]) and not line.urdu:
        span = trim(line.text, line.start, line.end, " ,;.:!\"“”'’")
        yield _made(scene, line, [(span.start, span.end)], None, number)


def _of(scene: Scene, line: Line, number: int | None) -> Iterator[Demand]:
    if line.repeated:
        return
    if line.question and not line.resolution:
        yield from _questioned(scene, line, number)
        return
    if _INLINE.match(line.whole):
        yield from _inline(scene, line, number)
        return
    asks = list(_asked(scene, line, number)) or list(_called(scene, line, number))
    if asks:
        yield from asks
    yield from _modal(scene, line, number)
    if not asks and line.lead and line.item:
        yield from _listed(scene, line, number)


# --- must, should, be done -----------------------------------------------------------


def _modal(scene: Scene, line: Line, number: int | None) -> Iterator[Demand]:
    words = line.whole
    marks = [m for m in _MODAL.finditer(words) if _wanted(line, m)]
    if not marks:
        return
    for low, mark, high in _clauses(words, marks):
        yield from _clause(scene, line, low, mark, high, number)


def _wanted(line: Line, mark: re.Match[str]) -> bool:
    """Whether a modal asks for something: not supposed, not told of the past."""
    words = line.whole
    before = words[: mark.start()]
    if re.match(
        r"should (?:it|they|he|she|we|i|any|this)\b",
        words[mark.start() :],
        re.IGNORECASE,
    ):
        return False
    if line.quoted(line.start + mark.start()) and not line.resolution:
        return False
    if mark.start() == 0 or re.search(
        r"\b(?:if|when|what|how|why)\b[^,;]*$", before, re.IGNORECASE
    ):
        return False
    if re.search(
        r"\b(?:for|of|after|by) (?:asking|demanding|saying|insisting|writing)\b[^;]*$",
        before,
        re.IGNORECASE,
    ):
        return False
    after = words[mark.end() :]
    if re.match(
        r"\s*(?:not )?be (?:noted|remembered|recalled|said|mentioned)\b", after
    ):
        return False
    if _EXPECTED.match(after) or _HOPED.search(before[-60:]):
        return False
    subjunctive = mark[0].lower().startswith("be")
    if subjunctive and re.search(
        r"\b(?:must|should|shall|ought|to|will|would|may|might|can|could)\b"
        r"(?: [\w'-]+){0,3} *$",
        before[-40:],
        re.IGNORECASE,
    ):
        return False
    if subjunctive:
        return (
            line.resolution
            or bool(_ASKS.search(before))
            or bool(re.search(r"\bthat\b", before))
        )
    if mark[0].lower().startswith(("ha", "need")):
        return line.resolution and not re.search(
            r"\b(?:we|i|they)\s*$", before, re.IGNORECASE
        )
    voice = [v for v in line.voices if v.at < _unit_at(line, line.start + mark.start())]
    if voice and voice[-1].official:
        return False
    return not re.search(r"\b(?:we|i|you|us)\s+(?:all |also )?$", before, re.IGNORECASE)


def _unit_at(line: Line, position: int) -> int:
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
        cut = re.search(r"(?<=\w)(?:;| and |, (?=[A-Z])|, and |\. )", between[8:])
        at = one.end() + 8 + cut.start() if cut else two.start()
        edges.append(at)
    edges.append(len(words))
    for n, mark in enumerate(marks):
        if edges[n] < mark.start() < edges[n + 1]:
            yield edges[n], mark, edges[n + 1]


def _clause(
    scene: Scene,
    line: Line,
    low: int,
    mark: re.Match[str],
    high: int,
    number: int | None,
) -> Iterator[Demand]:
    words = line.whole
    low = _lead_cut(words, low, mark.start())
    pieces = _shared(words, mark.end(), high)
    addressee = _duty(scene, line, low, mark)
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
        yield _made(scene, line, spans, addressee, number)
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
    says = list(
        re.finditer(r"\b(?:demanded|demands?|insists?) that\s+", words[low:mark])
    )
    if says:
        low += says[-1].end()
    colon = words.rfind(": ", low, mark)
    return colon + 2 if colon >= 0 else low


def _shared(words: str, after: int, high: int) -> list[tuple[int, int]]:
    """Return the pieces that share a modal: "must pay and take back"."""
    cuts = [m for m in _SHARED.finditer(words, after, high)]
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


def _duty(scene: Scene, line: Line, low: int, mark: re.Match[str]) -> str | None:
    """Return who must act, where the words say so: an active subject that can."""
    after = line.whole[mark.end() :].lstrip().lower()
    if mark[0].lower().startswith("be") or (
        re.match(r"(?:not )?(?:immediately |also |completely |fully )?be \w+", after)
        and not re.match(
            r"(?:immediately )?be (?:bound|made|compelled|obliged|required)", after
        )
    ):
        return _lead_addressee(scene, line)
    begin, end = line.start + low, line.start + mark.start()
    heads = [
        u
        for u in line.row
        if begin <= u.start and u.end <= end and u.actor and not u.owns
    ]
    for unit in heads:
        ref = unit.refs[0]
        if _can_act(scene.cast, ref) and _governs(line, unit.start):
            return ref
    return _lead_addressee(scene, line)


def _governs(line: Line, start: int) -> bool:
    """Whether a mention is no mere complement ("security of the company")."""
    before = line.text[line.start : start].rstrip().lower()
    word = re.search(r"([\w']+)(?:\s+(?:the|all|an?|our|its))*$", before)
    return word is None or word[1] not in g.PREPOSITIONS


def _can_act(cast: Cast, ref: str) -> bool:
    one = cast.get(ref)
    if isinstance(one, Organisation):
        return True
    return isinstance(one, Person) and (
        "role" in one.attributes or bool(one.name is None and one.kind == "individual")
    )


def _lead_addressee(scene: Scene, line: Line) -> str | None:
    """Return whom the lead of a list asks ("urging the authorities to:")."""
    if not line.lead:
        return None
    start = line.text.rfind(line.lead, 0, line.start)
    if start < 0:
        return None
    match = _WRITE.search(line.lead) or _ASKS.search(line.lead)
    if match is None:
        return None
    own = _OWN_SIDE.match(line.lead[match.end() :])
    low = start + match.end()
    found = [
        m
        for m in scene.cast.in_span(low, start + len(line.lead))
        if m.sort == "organisation"
        or (m.sort == "person" and _can_act(scene.cast, m.ref))
    ]
    if not found:
        found = [
            m
            for m in scene.cast.in_span(start, low)
            if m.sort == "organisation" and m.ref != scene.issuer
        ][-1:]
    return found[0].ref if found and not own else None


# --- calls on A to do B --------------------------------------------------------------


def _asked(scene: Scene, line: Line, number: int | None) -> Iterator[Demand]:
    words = line.whole
    for match in _ASKS.finditer(words):
        if not _real_ask(line, match):
            continue
        rest = words[match.end() :]
        if _OWN_SIDE.match(rest) or len(rest.strip(" .:;,")) < 8:
            continue
        if rest.rstrip().endswith(":") and len(rest) < 90:
            continue
        if re.search(r"\bthat\b[^.;]*\b(?:must|should|be)\b", rest[:200]) and (
            not re.search(r"\bto \w+", rest[:60])
        ):
            continue
        yield from _asking(scene, line, match, number)


def _real_ask(line: Line, match: re.Match[str]) -> bool:
    """Whether a verb of asking is one: said by no accused one, and no noun."""
    at = _unit_at(line, line.start + match.start())
    word = match["verb"].lower()
    before = line.whole[: match.start()].rstrip().lower()
    last = re.search(r"[\w']+$", before)
    if last and last[0] in (
        "the",
        "a",
        "an",
        "this",
        "these",
        "those",
        "his",
        "her",
        "their",
        "our",
        "main",
        "of",
        "such",
        "any",
        "for",
    ):
        return False
    if last and last[0] in ("who", "whoever", "not", "never", "don't"):
        return False
    if re.match(r"\s+nothing\b", line.whole[match.end() :]):
        return False
    if re.search(r"\b(?:is|are|was|were|been|be)(?: \w+ly)?$", before):
        return False
    rest = line.whole[match.end() :]
    if word.startswith("want") and re.match(r"\s+(?:to|that)\b", rest):
        return False
    if re.match(
        r"[^.;]{0,60}\bto (?:state|say|explain|clarify) (?:whether|the number|how)",
        rest,
    ):
        return False
    if line.quoted(line.start + match.start()) and not line.resolution:
        return False
    if word.startswith(("ask", "want", "request")) and _official_subject(line, at):
        return False
    if word in ("demanding", "calling for") and not line.resolution:
        return bool(re.search(r"\b(?:are|is|while|by)\s*$|,\s*$", before))
    return not (
        word in ("asked", "requested")
        and re.search(r"\b(?:was|were|been|be|am|is)$", before)
    )


def _official_subject(line: Line, at: int) -> bool:
    from_voices = [v for v in line.voices if v.at == at]
    if from_voices:
        return from_voices[0].official
    near = [u for u in line.row[max(0, at - 5) : at] if u.actor]
    if not near:
        return False
    found = line.scene.cast.get(near[-1].refs[0])
    return isinstance(found, Organisation) and bool(
        re.search(
            r"police|army|military|court|department|ministry", found.name, re.IGNORECASE
        )
    )


def _asking(
    scene: Scene, line: Line, match: re.Match[str], number: int | None
) -> Iterator[Demand]:
    words = line.whole
    end = len(words)
    later = next(
        (m for m in _ASKS.finditer(words, match.end()) if _real_ask(line, m)), None
    )
    if later is not None:
        end = _cut_before(words, match.end(), later.start())
    stop = re.search(r"(?<!\b[Nn]o)[.;](?:\s|$)", words[match.end() : end])
    if stop:
        end = match.end() + stop.start()
    addressee, after = _addressee(scene, line, match, end)
    bare = match["verb"].lower() in ("ask", "asks", "asked", "asking")
    if bare and addressee is None and not line.resolution:
        return
    low = _asking_start(words, match, addressee is not None)
    for start, stop_at in _split_asks(scene, line, max(after, match.end()), end):
        begin = low if start <= max(after, match.end()) else start
        span = trim(line.text, line.start + begin, line.start + stop_at, ' ,;.:"”“')
        if span.end - span.start < 8:
            continue
        who = addressee
        if begin != low:
            who = _renamed(scene, line, span.start, span.end) or addressee
        spans = [(span.start, span.end)]
        if begin == low and addressee is not None and after > begin:
            what = trim(line.text, line.start + after, line.start + stop_at, ' ,;.:"”“')
            if what.end - what.start > 8:
                spans.append((what.start, what.end))
        yield _made(scene, line, spans, who, number)


def _renamed(scene: Scene, line: Line, start: int, end: int) -> str | None:
    """Return a second one asked: "and on the DSS to state ..."."""
    match = re.match(r"(?:on |of )?(?:the |all )?", line.text[start:end])
    at = start + (match.end() if match else 0)
    for mention in scene.cast.in_span(start, min(end, at + 80)):
        if (
            mention.start <= at + 1
            and _can_act(scene.cast, mention.ref)
            and (line.text[mention.end : mention.end + 4].startswith(" to "))
        ):
            return mention.ref
    return None


def _cut_before(words: str, low: int, high: int) -> int:
    cut = max(
        words.rfind(" and ", low, high),
        words.rfind(",", low, high),
        words.rfind(";", low, high),
    )
    return cut if cut > low else high


def _addressee(
    scene: Scene, line: Line, match: re.Match[str], end: int
) -> tuple[str | None, int]:
    """Return who is asked ("on the police to"), and where what is asked begins."""
    words = line.whole
    verb = match["verb"].lower()
    rest = words[match.end() : end]
    if (
        verb.endswith((" for", " that", " on"))
        and "call" not in verb
        and (not re.search(r"\bto\b", rest[:100]))
    ):
        return None, match.end()
    to = re.search(r"\bto (?=\w)|\bthat (?=\w)", rest)
    low, high = (
        line.start + match.end(),
        line.start + match.end() + (to.start() if to else 0),
    )
    if to and high - low < 140:
        for mention in scene.cast.in_span(low, high):
            if mention.sort == "organisation" or (
                mention.sort == "person"
                and mention.form != "pronoun"
                and _can_act(scene.cast, mention.ref)
            ):
                return mention.ref, match.end() + to.end()
    if not verb.endswith(("for", "on")):
        for mention in scene.cast.in_span(low, line.start + end):
            base = line.text[low : mention.start].strip().lower()
            if base in ("", "the", "that", "that the", "all") and (
                mention.sort == "organisation"
                or mention.sort == "person"
                and mention.form != "pronoun"
                and _can_act(scene.cast, mention.ref)
            ):
                return mention.ref, mention.end - line.start
            break
    return None, match.end()


def _asking_start(words: str, match: re.Match[str], addressed: bool) -> int:
    verb = match["verb"].lower()
    if addressed or verb.endswith((" for", " that", " on", "to")):
        return (
            match.end()
            if verb.endswith((" that", " on", "upon", " to"))
            else (match.end() if addressed else match.start())
        )
    return match.start()


def _split_asks(
    scene: Scene, line: Line, after: int, end: int
) -> list[tuple[int, int]]:
    """Return the several things asked for in one breath."""
    words = line.whole
    cuts = [
        m.start()
        for m in re.finditer(
            rf",? and (?=to (?:{'|'.join(_BASE)})\b|(?:on )?(?:the )?[A-Z][\w ]+ to \w"
            r"|on (?:the |all )?[\w ]{3,40} to \w)"
            rf"|,? and (?=(?:{'|'.join(_BASE)})\b)",
            words[:end],
        )
        if m.start() > after + 8
    ]
    cuts += [m.start() for m in _NOUN_JOIN.finditer(words, after, end)]
    edges = [after, *sorted(set(cuts)), end]
    pieces = list(itertools.pairwise(edges))
    return [
        (a if n == 0 else a + len(re.match(r",? and (?:to )?", words[a:])[0]), b)  # type: ignore[index]
        for n, (a, b) in enumerate(pieces)
    ]


# --- items of a list -----------------------------------------------------------------


def _listed(scene: Scene, line: Line, number: int | None) -> Iterator[Demand]:
    """Give the demands of an item that a lead makes one ("We demand:")."""
    words = line.whole
    own = re.match(r"\W*to (?P<verb>\w+)", words, re.IGNORECASE)
    if (
        own
        and not _WRITE.search(line.lead)
        and not _ASKS.match(words[own.start("verb") :])
    ):
        return
    if _MODAL.search(words) and any(_wanted(line, m) for m in _MODAL.finditer(words)):
        return
    if _NO_DEMAND.match(words):
        return
    addressee = _subject_of_item(scene, line) or _lead_addressee(scene, line)
    cuts = [m for m in _NOUN_JOIN.finditer(words)] + [
        m for m in _SHARED.finditer(words) if m.start() > 12
    ]
    edges = [0, *sorted({m.end() for m in cuts}), len(words)]
    for a, b in itertools.pairwise(edges):
        span = trim(line.text, line.start + a, line.start + b, " ,;.:")
        cut = re.sub(r"[,;]? and$", "", line.text[span.start : span.end])
        if len(cut) >= 8:
            yield _made(
                scene, line, [(span.start, span.start + len(cut))], addressee, number
            )


_THAT = re.compile(r"\W*(?:that )?(?:the |our |all )?\Z", re.IGNORECASE)


_NO_DEMAND = re.compile(
    r"\W*(?:that )?(?:(?:the|this|our) [\w ]{2,30}? |we )?(?:strongly |also |further )*"
    r"(?:condemns?|salutes?|expresses|expressed|thanks?|congratulates?|mourns?|"
    r"pledges?|notes?|will (?!be )\w+)\b|\W*(?:all )?members are (?:asked|urged)\b",
    re.IGNORECASE,
)
_CALLED_UPON = re.compile(
    r"\b(?:is|are) (?:hereby )?(?:called upon|asked|urged|requested|directed) to\b",
    re.IGNORECASE,
)


def _subject_of_item(scene: Scene, line: Line) -> str | None:
    """Return who must act in "That the Ministry identify the men"."""
    first = next((k for k, u in enumerate(line.row) if u.actor), -1)
    if first < 0 or first + 1 >= len(line.row):
        return None
    unit, verb = line.row[first], line.row[first + 1].word
    said = _THAT.match(line.text[line.start : unit.start]) is not None
    acts = verb.isalpha() and verb not in g.BE and verb not in g.PREPOSITIONS
    joined = verb in g.JOINERS or verb in g.CONJUNCTIONS or verb in g.RELATIVES
    begins = re.match(r"\W*that\b", line.whole, re.IGNORECASE) is not None
    if said and _CALLED_UPON.match(line.text[unit.end : line.end].lstrip()):
        return unit.refs[0] if _can_act(scene.cast, unit.refs[0]) else None
    if not (said and begins and acts) or joined or unit.owns:
        return None
    return unit.refs[0] if _can_act(scene.cast, unit.refs[0]) else None


# --- a demand ------------------------------------------------------------------------


def _made(
    scene: Scene,
    line: Line,
    spans: list[tuple[int, int]],
    addressee: str | None,
    number: int | None,
) -> Demand:
    start, end = spans[0]
    words = line.text[start:end]
    subjects = [
        ref
        for k, u in enumerate(line.row)
        if u.person and start <= u.start and u.end <= end
        for ref in line.refs([k])
        if ref != addressee
    ]
    subjects = list(dict.fromkeys(subjects))
    case = _CASE.search(words) is not None and _UNDO.search(words) is not None
    release = _HELD.search(words) is not None and not case
    asked = re.search(r"\b(?:produc|releas|free|return|bring)", words, re.IGNORECASE)
    if not asked:
        subjects = [s for s in subjects if not _class(scene.cast, s)]
    if release or case:
        spared = {
            r
            for u in line.row
            if u.person and _PUNISHED.search(line.text[start : max(start, u.start)])
            for r in u.refs
        }
        subjects = [s for s in subjects if s not in spared]
        subjects = [s for s in subjects if not _only_role(scene.cast, s)]
    return Demand(
        addressee, tuple(subjects), tuple(spans), number, line.number, release, case
    )


_PUNISHED = re.compile(
    r"\b(?:punish\w*|arrest|trial|prosecut\w*|remov\w*|dismiss\w*|suspen\w*|action)"
    r" (?:of|against) (?:[\w.'-]+ ){0,4}\Z",
    re.IGNORECASE,
)


def _class(cast: Cast, ref: str) -> bool:
    one = cast.get(ref)
    return isinstance(one, Person) and one.kind == "class"


def _only_role(cast: Cast, ref: str) -> bool:
    """Whether someone is an office ("the Commissioner"), not one to be freed."""
    one = cast.get(ref)
    return (
        isinstance(one, Person)
        and one.name is None
        and ("role" in one.attributes and one.kind == "individual")
    )


def _number(line: Line) -> int | None:
    begin = line.raw.rfind("\n", 0, line.start) + 1
    match = _NUMBER.match(line.text[begin : line.start].strip())
    if match is None:
        return None
    mark = match["n"]
    if mark.isdigit():
        return int(mark)
    return _ROMAN.get(mark) or ord(mark) - ord("a") + 1
