"""What may endanger somebody if it is given out: words to hold back, and why.

Recall comes before precision here: an officer opens what need not be held back. The
kinds are those of `habeas-reading/1`. A sentence is looked at closely only if one of
its words calls for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from habeas.claims.reader.contacts import Contact, contacts, is_open_line
from habeas.claims.reader.dangers import RULES, Rule
from habeas.claims.reader.document import Document, Sentence
from habeas.claims.reader.privy import closed
from habeas.text.spans import Span, trim
from habeas.text.spotting import Spotter, places

KINDS = (
    "contact",
    "health",
    "protective_detail",
    "location_of_person_at_risk",
    "minor",
    "victim_of_sexual_violence",
    "witness",
    "identity_document",
    "conduct_that_could_be_charged",
    "religion_or_belief",
    "sexuality_or_gender",
    "lawyer_client",
    "family_of_person_at_risk",
    "informant",
)


@dataclass(frozen=True)
class Withheld:
    """Words at `start` to `end` that are held back until somebody decides otherwise."""

    start: int
    end: int
    why: str


_STOP = (
    r"[;|\"“”!?()]|\n(?=\s*[\n•*>–-])|(?<!\b[A-Z])(?<!\b[MD]r)(?<!\bM[rd]s)\.(?=\s|$)|۔|"
    r"\s[–—]\s|:\s"
)
_STRONG = re.compile(_STOP)
_WEAK = re.compile(
    _STOP + r"|,\s(?:and|but|while|who|which|because|"
    r"so|"
    r"when|after|although|though|as|whom|where)\s|\s(?:but|because|while|after|"
    r"so that)\s"
    r"|,\s(?=(?:he|she|they|his|her|their|we|I|it)\s)",
    re.IGNORECASE,
)
_CUSTODY = Spotter(
    r"\b(?:prisons?|jail|custody|police station|lock-?up|cells?|detention|detained|"
    r"remanded|arrested|barracks|interrogat\w+|thana|held at|held in)\b",
    re.IGNORECASE,
)
_FORCES = re.compile(
    r"^\W*(?:the\s+|some\s+|heavy\s+|a\s+(?:large\s+)?(?:contingent|"
    r"column)\s+of\s+)?(?:police|"
    r"soldiers?|army|military|troops|rangers|gendarmerie|officers?|contingent|column|"
    r"conference|booking|organizers?|company|government|court|traders?|strike|"
    r"protest)\b",
    re.IGNORECASE,
)
# Where hundreds are, everybody may see.
_CROWD = re.compile(
    r"^\W*(?:about|some|over|nearly|almost|around|more\s+than|at\s+least|an\s+estimated|many)?\s*"
    r"(?:tens\s+of\s+)?(?:hundreds|thousands|\d{3,}|\d{1,3},\d{3})\b(?:\s+of)?\s*(?:\w+\s+){0,2}?"
    r"(?:people|persons|families|residents|refugees|villagers|men|women|households|have|are|were|live)\b|"
    r"^\W*(?:\S+ ){0,2}?(?:متاثرین|متاثرہ (?:خاندان|افراد|لوگ)|پناہ گزین(?:وں)?|بے گھر (?:افراد|خاندان|لوگ)|"
    r"(?:سینکڑوں|ہزاروں|درجنوں|لاکھوں|\d{3,}) (?:\S+ )?(?:خاندان|افراد|لوگ|مزدور|خواتین|طلبہ))(?!\S)|"
    r"^\W*(?:\w+ )?(?:muta+sire+n|pana+h ?guzee?n|(?:sainkr?o+n|hazaro+n|darjano+n) (?:log|khandan|afra+d|khawateen))\b",
    re.IGNORECASE,
)
_ALWAYS = tuple(rule for rule in RULES if not rule.on)
_ON = {
    word: tuple(r for r in RULES if word in r.on)
    for word in {w for r in RULES for w in r.on} - {"*"}
}
_FREE = {rule.pattern.number: rule for rule in RULES if "*" in rule.on}
_ANY = sum(1 << number for number in _FREE)
_SELF = re.compile(
    r"^(?:I\s+(?:am|was|work|live|come|have\s+been)|My\s+name)\b[^.;]{10,300}",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[A-Z]{0,3}\d[\dA-Z/-]{3,20}\d[A-Z]?\b")
_SUBJECT = 75


def withheld(doc: Document, found: list[Contact] | None = None) -> list[Withheld]:
    """Return what `doc` holds that may endanger somebody, in order of position.

    Args:
        doc: The document.
        found: Its contacts, where the caller has them already.
    """
    held = ruled(doc, found)
    found_so_far = [(one.start, one.end, one.why) for one in held]
    held.extend(Withheld(*one) for one in closed(doc, found_so_far))
    return _once(held)


def ruled(doc: Document, found: list[Contact] | None = None) -> list[Withheld]:
    """Return what the rules alone hold back of `doc`, rule by rule in each sentence."""
    reached = contacts(doc) if found is None else found
    held = list(_contacts(reached))
    for sentence in doc.sentences:
        if sentence.part.kind == "furniture" and sentence.part.voice == "site":
            continue
        held.extend(_of_sentence(doc, sentence))
    held.extend(_selves(doc))
    given_out = [c for c in reached if c.public]
    return [one for one in held if not _is_given_out(one, given_out)]


def _is_given_out(one: Withheld, found: list[Contact]) -> bool:
    """Whether it is the contact of an office, to which people are asked to write."""
    return one.why == "contact" and any(
        c.start < one.end and c.end > one.start for c in found
    )


def _contacts(found: list[Contact]) -> Iterator[Withheld]:
    for one in found:
        if one.private:
            yield Withheld(one.start, one.end, "contact")
            for span in one.again:
                yield Withheld(span.start, span.end, "contact")


@lru_cache(maxsize=16384)
def _numbered(word: str) -> bool:
    return word[0].isdigit() or word[-1].isdigit()


def _of_sentence(doc: Document, sentence: Sentence) -> Iterator[Withheld]:
    words = dict.fromkeys(sentence.low)  # in their order, so that none is by chance
    spotted = doc.spotted(sentence.start, sentence.end)
    rules = {id(r): r for w in words if w in _ON for r in _ON[w]}
    free = map(_FREE.__getitem__, places(spotted & _ANY))
    numbered = any(map(_numbered, words))
    for rule in (*rules.values(), *free, *(_ALWAYS if numbered else ())):
        here = doc.text, sentence.start, sentence.end
        for match in rule.pattern.among(spotted, *here):
            one = _held(doc, sentence, rule, match)
            if one is not None:
                yield one


def _held(
    doc: Document, sentence: Sentence, rule: Rule, match: re.Match[str]
) -> Withheld | None:
    span = _reached(doc, sentence, rule, match)
    words = doc.words(span)
    if rule.unless and rule.unless.search(words):
        return None
    if rule.why == "location_of_person_at_risk" and (
        _is_custody(words) or _CROWD.match(words)
    ):
        return None
    before = doc.text[max(sentence.start, span.start - _SUBJECT) : span.start]
    if rule.why == "contact" and is_open_line(before):
        return None
    guarded = rule.why in ("protective_detail", "conduct_that_could_be_charged")
    if guarded and _FORCES.match(words):
        return None
    return Withheld(span.start, span.end, rule.why) if span.end > span.start else None


def _is_custody(words: str) -> bool:
    return bool(_FORCES.match(words) or _CUSTODY.search(words))


def _reached(
    doc: Document, sentence: Sentence, rule: Rule, match: re.Match[str]
) -> Span:
    if "held" in rule.pattern.compiled.groupindex:
        return trim(doc.text, match.start("held"), match.end("held"), " ,")
    if rule.reach == "match":
        return trim(doc.text, match.start(), match.end(), " ,")
    if rule.reach == "number":
        number = _NUMBER.search(doc.text, match.start(), match.end())
        at = number or match
        return trim(doc.text, at.start(), at.end(), " ,")
    start, end = _clause(doc, sentence, match, _WEAK)
    if rule.reach == "from":
        cut = re.compile(r"\s+(?:to\s+avoid|in\s+order|so\s+as)\b").search(
            doc.text, match.end(), end
        )
        return trim(doc.text, match.start(), cut.start() if cut else end, " ,")
    if rule.reach == "upto":
        first = _clause(doc, sentence, match, _STRONG)[0]
        return trim(doc.text, _word(doc.text, first, match.start()), match.end(), " ,|")
    return trim(doc.text, start, end, " ,")


def _word(text: str, start: int, end: int) -> int:
    """Return where to begin so that at most some words before `end` are held back."""
    if end - start <= _SUBJECT:
        return start
    at = text.find(" ", end - _SUBJECT, end)
    return at + 1 if at >= 0 else end - _SUBJECT


def _clause(
    doc: Document, sentence: Sentence, match: re.Match[str], marks: re.Pattern[str]
) -> tuple[int, int]:
    """Return the stretch between the marks before and after a match."""
    start, end = sentence.start, sentence.end
    floor, roof = max(start, match.start() - 300), min(end, match.end() + 300)
    start = max(start, floor)
    for mark in marks.finditer(doc.text, floor, roof):
        if mark.end() <= match.start() + 1 and mark.start() < match.start():
            start = mark.end()
        elif mark.start() >= match.end():
            end = mark.start()
            break
    return start, min(end, roof)


def _selves(doc: Document) -> Iterator[Withheld]:
    """Give what a witness says of himself or herself in a testimony."""
    yield from _own_urdu(doc)
    told = [s for s in doc.sentences if s.part.voice == "author"]
    if not told or not any(p.kind == "furniture" for p in doc.parts[:1]):
        return
    for sentence in [s for s in told if s.part.kind == "narrative"][:3]:
        match = _SELF.match(doc.text[sentence.start : sentence.end])
        if match:
            cut = re.search(r",\s(?:until|when|because|but|after)\b", match[0])
            end = cut.start() if cut else match.end()
            yield Withheld(sentence.start, sentence.start + end, "witness")


_TESTIMONY = re.compile(r"گواہی|بیان حلفی|شہادت")
_SELF_URDU = re.compile(
    r"\W*(?:میں (?!نے|اور)(?:\S+ ){1,14}?ہوں|(?:ہم|ہمارا) (?:\S+ ){1,8}?(?:ہیں|ہے))(?!\S)"
)
_HEAD, _FIRST = 120, 4


def _own_urdu(doc: Document) -> Iterator[Withheld]:
    """Give what a witness says of himself or herself in a testimony in Urdu."""
    if doc.language not in ("ur", "sd") or not _TESTIMONY.search(doc.text, 0, _HEAD):
        return
    for sentence in doc.sentences[:_FIRST]:
        match = _SELF_URDU.match(doc.text, sentence.start, sentence.end)
        if match:
            span = trim(doc.text, *match.span(), " ،۔")
            yield Withheld(span.start, span.end, "witness")


def _once(held: list[Withheld]) -> list[Withheld]:
    """Return each stretch once: of two for one reason that overlap, the longer."""
    kept: list[Withheld] = []
    for one in sorted(held, key=lambda w: (w.start, -w.end, w.why)):
        same = [k for k in kept[-6:] if k.why == one.why and k.end > one.start]
        if not same:
            kept.append(one)
        elif one.end > same[-1].end:
            at = kept.index(same[-1])
            kept[at] = Withheld(same[-1].start, one.end, one.why)
    return kept
