"""Demands told by a verb of asking: "calls on A to do B and C"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from habeas.claims.reader.demands.addressees import (
    asked_of,
    first_actor,
    second_asked,
)
from habeas.claims.reader.demands.demand import Demand, make_demand
from habeas.claims.reader.demands.modals import own_words, unit_at
from habeas.claims.reader.demands.others import (
    ANOTHER,
    FURTHER,
    NEXT,
    asked_by_writing,
)
from habeas.claims.reader.demands.words import (
    ASKS,
    BASE,
    OUR_OWN,
    OWN_SIDE,
    WANTED,
    noun_cuts,
)
from habeas.claims.reader.mentions import Organisation, Person
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.scene.scene import Scene
from habeas.claims.reader.voices import official
from habeas.text.spans import trim

_OUR_OWN = re.compile(rf"\W*(?:up)?(?:on |to )?{OUR_OWN}", re.IGNORECASE)


def calls_on(scene: Scene, line: Line, number: int | None) -> Iterator[Demand]:
    """Give what the verbs of asking in a sentence ask for, one demand for each thing."""
    words = line.whole
    for match in line.finds(ASKS):
        if not real_ask(line, match) and not asked_by_writing(scene, line, match)[0]:
            continue
        rest = words[match.end() :]
        to_own = OWN_SIDE.match(rest) or _OUR_OWN.match(rest)
        own = to_own and not _asks_you(scene, rest)
        if own or len(rest.strip(" .:;,")) < 8:
            continue
        if rest.rstrip(" \n").endswith((":", " to")) and len(rest) < 90:
            continue
        if re.search(r"\bthat\b[^.;]*\b(?:must|should|be)\b", rest[:200]) and (
            not re.search(r"\bto \w+", rest[:60])
        ):
            continue
        yield from _asking(scene, line, match, number)
        yield from _also_demanded(scene, line, match, number)


# "We demand the release of A; the withdrawal of the case; and the payment of wages."
_NOUN = (
    r"(?:(?:the|an?|its|his|her|their) )?(?:(?:immediate|unconditional|prompt|"
    r"full|judicial|independent|impartial|safe|urgent|early|fair|public)(?: and |, | ))*"
    r"(?:release|production|recovery|withdrawal|reinstatement|payment|restoration|lifting|repeal|"
    r"suspension|removal|dismissal|arrest|prosecution|punishment|trial|investigation|inquiry|enquiry|"
    r"probe|compensation|protection|treatment|return|end|closure|transfer|quashing|dropping|"
    r"cancellation|abolition|implementation|disclosure|registration|provision|access|reopening|"
    r"constitution|formation|halt|exhumation|autopsy)\b"
)
_POINT = re.compile(rf";\s+(?:and )?(?P<what>{_NOUN}[^;]{{4,300}})")
_FIRST = re.compile(rf"\W*(?:for )?{_NOUN}")


def _also_demanded(
    scene: Scene, line: Line, match: re.Match[str], number: int | None
) -> Iterator[Demand]:
    """Give the things that a list goes on with behind semicolons."""
    if not match["verb"].lower().startswith(("demand", "call", "to demand")):
        return
    words, at = line.whole, line.whole.find(";", match.end())
    if _FIRST.match(words, match.end()) is None:
        return
    while at >= 0:
        point = _POINT.match(words, at)
        if point is None:
            return
        low, high = point.span("what")
        span = trim(line.text, line.start + low, line.start + high, " ,;.:")
        yield make_demand(scene, line, [(span.start, span.end)], None, number)
        at = point.end() if words[point.end() : point.end() + 1] == ";" else -1


# "We ask you, Mr President, to release A", "request Your Excellency to order ...".
_YOU = re.compile(
    r"\s+(?:to |that )?(?P<you>you(?: all)?|your (?:excellency|excellencies|honou?rs?|lordships?|"
    r"good ?self|office))(?P<who>, [^,;.]{3,60},)?(?: to|(?<=that you)) (?:\w+ly |please |kindly )?"
    rf"(?=(?:{'|'.join(BASE)}|have|order|direct|instruct|intervene|receive|see|seek|raise)\b)",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"\b(?:President|Minister|Governor|Speaker|Excellenc\w+|Chief|Justice|Secretary|"
    r"Rapporteur|Commissioner|Chairman|Your)\b"
)


def _asks_you(scene: Scene, rest: str) -> re.Match[str] | None:
    """Return the words that ask one written to who can act: no reader or friend."""
    you = _YOU.match(rest)
    if you and (scene.addressed or scene.to_office or _OFFICE.search(you[0])):
        return you
    return None


def real_ask(line: Line, match: re.Match[str]) -> bool:
    """Whether a verb of asking is one: said by no accused one, and no noun."""
    at = unit_at(line, line.start + match.start())
    word = match["verb"].lower().removeprefix("to ")
    before = line.whole[: match.start()].rstrip().lower()
    last = re.search(r"[\w']+$", before)
    if last and last[0] in _BEFORE_NOUNS and not _CALL_AGAIN.search(before):
        return False
    if last and last[0] in ("who", "whoever", "not", "never", "don't"):
        return False
    if match["verb"].lower().startswith("to ") and _OTHERS_ASK.search(before):
        return False
    if re.match(r"\s+nothing\b", line.whole[match.end() :]):
        return False
    if re.search(r"\b(?:is|are|was|were|been|be)(?: \w+ly)?$", before):
        return False
    rest = line.whole[match.end() :]
    if word.startswith("want") and (
        re.match(rf"\s+(?:to(?! (?:see|have) {_DONE_TO})|that)\b", rest)
        or _PRESSED.match(rest)
        or last
        and last[0] == "they"
        and re.match(r"\s+(?:me|my|us|our)\b(?![^.;,]{0,40} to be \w+ed\b)", rest)
    ):
        return False
    if re.match(
        r"[^.;]{0,60}\bto (?:state|say|explain|clarify) (?:whether|the number|how)",
        rest,
    ):
        return False
    if word.startswith("ask") and (_QUESTION.match(rest) or _AFTER.match(rest)):
        return False
    if word.startswith("asked") and _WHEN_ASKED.search(before):
        return False
    had = last is not None and last[0] == "had"  # "had asked for protection"
    if word == "asked for" and not (line.resolution or _DEEDS.match(rest) and not had):
        return False
    if line.quoted(line.start + match.start()) and not line.resolution:
        return own_words(line)
    if last and last[0] == "they" and word.startswith("asked") and not line.resolution:
        return False  # those who question somebody
    if word.startswith(("ask", "want", "request", "demand")) and _official_subject(
        line, at
    ):
        return False
    if word in ("demanding", "calling for") and not line.resolution:
        opens = not before and ", " in rest
        return opens or bool(re.search(r"\b(?:are|is|while|by)\s*$|,\s*$", before))
    return not (
        word in ("asked", "requested")
        and re.search(r"\b(?:was|were|been|be|am|is)$", before)
    )


_DONE_TO = r"[^.;,]{2,60}? (?:\w+ed|freed|tried|brought|put|given|paid|held|sent)\b"
_BEFORE_NOUNS = frozenset(
    "the a an this these those his her their our main of such any for".split()  # noqa: SIM905
)
# "They wanted me to say that I had done it", "I wanted him to come": nothing is demanded.
_PRESSED = re.compile(
    r"\s+(?:me|us|him|her|them)(?: all| both)? to (?:say|confess|sign|admit|name|write|become|come|go|eat|"
    r"marry|work|be(?! (?:(?:\w+ly )?\w+(?:ed|en|ught)|set free|let go|brought|put|sent|given|paid|safe)\b)|stay|live|see|know|sit|spy|inform|leave|testify|identify|hear|study|sleep|join)\b",
    re.IGNORECASE,
)
# "Renewed their call for the release of A".
_CALL_AGAIN = re.compile(
    r"\b(?:renew|reiterat|repeat|issu|echo|back|join|support)\w*(?: [\w'’]+)? (?:a|the|his|her|their|its|our)\Z|"
    r"\bmade (?:a|an)\Z"
)
# "We ask the ICRC to request access": what the ICRC is to ask for is no demand of its own.
_OTHERS_ASK = re.compile(
    r"\b(?:asks?|asked|call(?:s|ed)? (?:up)?on|urge[sd]?|requests?|requested|appeals? to|"
    r"appealed to) (?:[\w'’-]+ ){0,8}[\w'’-]+\Z"
)
# "asked the Minister (a) if he is aware that": a question, which asks for no deed.
_QUESTION = re.compile(
    r"(?:(?! to )[^.;,]){0,80}? (?:\(\w{1,3}\) )?(?:if|whether|why|when|who|how|what) ",
    re.IGNORECASE,
)
# "Asked at the barracks", "asked about him", "asked for a comment": a question as well.
_AFTER = re.compile(
    r" (?:at|in|about|around|after|inside|outside|there|here|everywhere)\b"
    r"(?!(?:(?! to )[^.;,]){0,80}? (?:to|that|for) )|"
    r" for (?:an? |his |her |their )?(?:comments?|reply|answer|reaction|response|name)\b",
    re.IGNORECASE,
)
_WHEN_ASKED = re.compile(r"(?:^\W*|[,;] )(?:when|whenever|once|after) [^,;]{1,60}$")
# "Asked for water", "for a lawyer" asks for a thing, there and then.
_DEEDS = re.compile(
    r"[^.;,]{0,60}\b(?:release|inquir(?:y|ies)|enquir(?:y|ies)|investigations?|probes?|justice|"
    r"protection|end|withdrawal|return|compensation|access|restoration|trials?|accountability|"
    r"recovery|production|transfer|suspension|removal|arrests?|punishment|action|resignations?|"
    r"commission|apolog(?:y|ies)|reinstatement|payment|intervention|dropping|quashing|repeal|"
    r"lifting|withdrawing|enforcement|implementation|moratorium|halt|ceasefire|disclosure|"
    r"explanations?|reports?|autops(?:y|ies)|post-?mortem|exhumation|identification|review)\b",
    re.IGNORECASE,
)
_ARMED = re.compile(r"\b(?:soldiers?|gunmen|militia\w*|guards?)\b", re.IGNORECASE)


def _official_subject(line: Line, at: int) -> bool:
    told = {r for u in line.row[:at] for r in u.refs}
    from_voices = [v for v in line.voices if v.at == at and told & {*v.refs}]
    if from_voices:
        return from_voices[0].official
    near = [u for u in line.row[max(0, at - 5) : at] if u.actor]
    if not near:
        return False
    found = line.scene.cast.get(near[-1].refs[0])
    if isinstance(found, Person) and found.name is None:
        return bool(
            official(found.id, line.scene.cast) or _ARMED.search(found.words or "")
        )
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
        (m for m in ASKS.finditer(words, match.end()) if real_ask(line, m)), None
    )
    if later is not None:
        end = _cut_before(words, match.end(), later.start())
    stop = _stop(words, match.end(), end)
    if not words[: match.start()].strip() and words[match.start()].isupper():
        main = words.rfind(", ", match.end(), end)  # "Demanding A, they marched"
        end = main if main > 0 and match["verb"].endswith(("ing", "ing for")) else end
    if stop:
        end = stop.start()
    addressee, after = asked_of(scene, line, match, end)
    you = _asks_you(scene, words[match.end() : end])
    if you:
        addressee, after = scene.addressed, match.end() + you.end()
    wrote = addressee is None and not you
    if wrote:
        addressee, after = asked_by_writing(scene, line, match)
        wrote = addressee is not None
    bare = match["verb"].lower() in ("ask", "asks", "asked", "asking")
    if bare and addressee is None and not line.resolution and not you:
        return
    low = after if you or wrote else _asking_start(words, match, addressee is not None)
    found = _Asked(addressee, low, max(after, match.end()), after)
    yield from _each(scene, line, found, end, number)
    if later is None and stop and stop[0][0] == ";":
        for low, high in _more(words, end):
            span = trim(line.text, line.start + low, line.start + high, ' ,;.:"”“')
            spans = [(span.start, span.end)]
            yield make_demand(scene, line, spans, addressee, number)


@dataclass(frozen=True)
class _Asked:
    """Who is asked, where the words begin that stand for it, and where what is asked."""

    addressee: str | None
    low: int
    begin: int
    after: int


def _each(
    scene: Scene, line: Line, found: _Asked, end: int, number: int | None
) -> Iterator[Demand]:
    """Give one demand for each thing asked for, of whom it is asked."""
    words, who = line.whole, found.addressee
    for start, stop_at in _split_asks(scene, line, found.begin, end):
        begin = found.low if start <= found.begin else start
        span = trim(line.text, line.start + begin, line.start + stop_at, ' ,;.:"”“')
        if span.end - span.start < 8:
            continue
        if begin != found.low and words[:begin].endswith("that "):
            who = first_actor(scene, line, begin) or found.addressee
        elif begin != found.low:
            other = ANOTHER.match(words, begin) is not None
            who = second_asked(scene, line, span.start, span.end) or (
                None if other else who
            )
        spans = [(span.start, span.end)]
        if begin == found.low and who is not None and found.after > begin:
            what = trim(
                line.text, line.start + found.after, line.start + stop_at, ' ,;.:"”“'
            )
            if what.end - what.start > 8:
                spans.append((what.start, what.end))
        made = make_demand(scene, line, spans, who, number)
        if words[begin:].startswith("they "):  # those who are asked
            asked = {r for u in line.row if u.word == "they" for r in u.refs}
            made = replace(
                made, subjects=tuple(s for s in made.subjects if s not in asked)
            )
        yield made


# "demands the arrest of A; the recovery of B; and protection for C".
_THING = re.compile(
    r";\s+(?:and |also )*(?P<what>(?:the |an? |his |her |their )?(?:(?:immediate|full|fair|prompt|"
    r"impartial|judicial|independent|public|unconditional|safe|early|land|adequate)(?: and)? )*"
    r"(?:[a-z-]+ (?:of|for|against|to|into|in|on|from|with|by) |an end to )(?:[^;.]|\.(?!\s|$))+)(?=[;.]|$)"
)


def _more(words: str, at: int) -> list[tuple[int, int]]:
    """Return what else is asked for behind semicolons, each a thing without a verb."""
    found = []
    while match := _THING.match(words, at):
        if _TELLS.search(match["what"]):
            break
        found.append(match.span("what"))
        at = match.end()
    return found


_TELLS = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|said|says|told|they|we|he|she|it)\b"
)


_STOP = re.compile(
    r"(?<!\b[Nn]o)(?<!\b[A-Z])(?<!\b(?:Mr|Ms|Dr|St|Md|Fr|Lt))(?<!\b(?:Mrs|Adv|Col|Gen|Hon|Rev|Sgt))"
    r"(?<!\b(?:Prof|Engr|Capt|Barr|Insp))[.;](?:\s|$)"
)


def _stop(words: str, low: int, high: int) -> re.Match[str] | None:
    """Return where what is asked for ends: no semicolon before another who is asked."""
    for stop in _STOP.finditer(words, low, high):
        goes_on = FURTHER.match(words, stop.start()) or _BASE_NEXT.match(
            words, stop.start()
        )
        if stop[0][0] == "." or goes_on is None:
            return stop
    return None


def _cut_before(words: str, low: int, high: int) -> int:
    cut = max(
        words.rfind(" and ", low, high),
        words.rfind(",", low, high),
        words.rfind(";", low, high),
    )
    return cut if cut > low else high


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
            rf",? and (?=to (?:{'|'.join(BASE)})\b|(?:the )?[A-Z](?:(?! and\b)[\w ])+ to \w|{NEXT}"
            rf"|the [a-z][\w -]{{2,40}} to (?:{'|'.join(BASE)})\b)"
            rf"|,? and (?=(?:to )?(?:\w+ly )?(?:{'|'.join(BASE)})\b)|, and (?=that [a-z])"
            rf"| but also (?=to )|(?<=ed),? and (?={WANTED} (?:of|for|to|into|against))",
            words[:end],
        )
        if m.start() > after + 8
    ]
    if cuts:
        cuts += [m.start() for m in _NEXT_DEED.finditer(words, after + 8, max(cuts))]
    cuts += [m.start() for m in _BASE_NEXT.finditer(words, after + 8, end)]
    cuts += [m.start() for m in _TO_NEXT.finditer(words, after + 8, end)]
    cuts += [m.start() for m in FURTHER.finditer(words, after + 8, end)]
    cuts += [m.start() for m in noun_cuts(words, after, end)]
    edges = [after, *sorted(set(cuts)), end]
    pieces = list(itertools.pairwise(edges))
    return [
        (a if n == 0 else a + len(_JOINT.match(words[a:])[0]), b)  # type: ignore[index]
        for n, (a, b) in enumerate(pieces)
    ]


# "To free A, reinstate B and pay C": a comma parts deeds before the last "and".
_NEXT_DEED = re.compile(rf", (?=(?:\w+ly )?(?:{'|'.join(BASE)})\b)")
# "To free A; withdraw the case; and pay B": each a deed of its own.
_BASE_NEXT = re.compile(
    rf"; (?:and )?(?:to )?(?=(?:\w+ly )?(?:{'|'.join(BASE)})\b(?! (?:of|to)\b))"
)
_TO_NEXT = re.compile(
    rf", (?=to (?:\w+ly )?(?:{'|'.join(BASE)})\b)| and (?=that (?:the |[A-Z]))"
)
_JOINT = re.compile(
    r",? as well as |(?:[,;]? and | but also |[,;] )(?:to (?!the |all )(?=[a-z])|that )?"
)
