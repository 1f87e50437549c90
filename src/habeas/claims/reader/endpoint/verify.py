"""Takes from a model's answer what the source's own words stand for, and nothing else.

Each item is held against the schema, then against the text: its quote must stand in the
sentence it cites, its names inside that quote. What fails is left out and counted by a
code; no word of it is kept. The desk's own reader is the second voice: where it reads a
demand or a threat, the model's act is not believed, and an end of custody is believed
only where both read it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from habeas.claims.reader.document import Sentence
from habeas.claims.reader.endpoint import prompt
from habeas.claims.reader.endpoint.align import places
from habeas.claims.reader.endpoint.client import BadAnswer, parsed
from habeas.claims.reader.likeness import family, spans, touch
from habeas.claims.reader.triggers import Form, triggers
from habeas.text.fold import fold
from habeas.text.spans import Span
from habeas.vocab.terms import acts
from habeas.vocab.terms import claims as words

# Acts that end custody: a wrong one takes a person out of the count of those held.
ENDS = frozenset({"release", "bail", "acquittal", "deportation"})
_BATCH = "answer"
_THREAT = "threat"
# In a sentence with one of these a deed may be no deed: only both voices are believed.
_UNSURE = re.compile(
    r"\b(?:will|would|could|might|may|shall|should|must|if|unless|threat\w*|fear\w*"
    r"|plan\w*|intend\w*|intention|want\w*|demand\w*|urge\w*|call\w* (?:on|upon|for)"
    r"|going to|about to|attempt\w*|tried|tries|trying|alleged\w*|rumou?r\w*|suppos\w*"
    r"|promis\w*|order\w*|ask\w*|not|never|no|nobody|none|without|den(?:y|ied|ies)"
    r"|false\w*)\b|(?:n['’]t|['’]ll|['’]d)\b",
    re.IGNORECASE,
)


class Rejected(Exception):
    """An item that is not taken; `why` is a code that holds no word of the source."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(why)


@dataclass(frozen=True)
class Marked:
    """An act as the text has it; all spans are of the text, the names in the quote.

    `agreed` says that the desk's own reader reads such an act in these words too.
    """

    type: str
    quote: Span
    victim: Span | None
    doer: Span | None
    modality: str
    polarity: str
    agreed: bool = False


@dataclass(frozen=True)
class Source:
    """A text, the sentences that were shown, and what the desk's own reader reads."""

    text: str
    batch: Sequence[Sentence]
    own: Mapping[str, Any]

    def words(self, span: Span) -> str:
        return self.text[span.start : span.end]


def verified(answer: str, source: Source) -> tuple[list[Marked], Counter[str]]:
    """Return the acts of a model's answer that stand, and how many do not, by code."""
    left_out: Counter[str] = Counter()
    found: list[Marked] = []
    try:
        items = _items(answer)
    except BadAnswer as error:
        left_out[f"{_BATCH}:{error.why}"] += 1
        return found, left_out
    for item in items:
        try:
            found.append(_marked(item, source))
        except Rejected as error:
            left_out[error.why] += 1
    return list(dict.fromkeys(found)), left_out


def _items(answer: str) -> list[Any]:
    given = parsed(answer)
    if not isinstance(given, dict) or given.keys() != {"acts"}:
        raise BadAnswer("schema")
    items = given["acts"]
    if not isinstance(items, list) or len(items) > prompt.ACTS_MOST:
        raise BadAnswer("schema")
    return items


def _marked(item: Any, source: Source) -> Marked:
    _check_form(item)
    sentence, quote = _quoted(item["quote"], item["sentence"], source)
    told = source.text[sentence.start : sentence.end]
    if prompt.speaks_to_reader(told) or prompt.speaks_to_reader(item["quote"]):
        raise Rejected("instruction")
    victim = _name(item["victim"], quote, source)
    doer = _name(item["doer"], quote, source)
    _check_apart(victim, doer, source)
    _check_told(item["type"], quote, (victim, doer), source)
    found = Marked(
        item["type"], quote, victim, doer, item["modality"], item["polarity"]
    )
    return _heard(found, told, source)


def _check_form(item: Any) -> None:
    """Compare an item with the schema; a model's server may not have."""
    if not isinstance(item, dict) or item.keys() != set(prompt.KEYS):
        raise Rejected("schema")
    terms = words()
    closed = {
        "type": acts(),
        "modality": terms.modality,
        "polarity": terms.polarity,
    }
    for key, known in closed.items():
        if not isinstance(item[key], str) or item[key] not in known:
            raise Rejected("code")
    number = item["sentence"]
    if number is not None and type(number) is not int:
        raise Rejected("schema")
    if not _is_words(item["quote"], prompt.QUOTE_MOST):
        raise Rejected("quote")
    for key in ("victim", "doer"):
        if item[key] is not None and not _is_words(item[key], prompt.NAME_MOST):
            raise Rejected("name")


def _is_words(value: object, most: int) -> bool:
    return (
        isinstance(value, str)
        and len(value) <= most
        and any(c.isalpha() for c in value)
    )


def _quoted(quote: str, number: int | None, source: Source) -> tuple[Sentence, Span]:
    """Return where a quote stands, and in which sentence.

    Without a sentence's number it must stand once alone in all that was shown.
    """
    shown = [s for s in source.batch if number is None or s.number == number]
    found = [
        (sentence, span)
        for sentence in shown
        for span in places(quote, source.text, Span(sentence.start, sentence.end))
    ]
    if not found:
        raise Rejected("quote")
    if number is None and len(found) > 1:
        raise Rejected("ambiguous")
    return found[0]


def _name(words: str | None, quote: Span, source: Source) -> Span | None:
    if words is None:
        return None
    found = places(words, source.text, quote)
    if not found:
        raise Rejected("name")
    return found[0]


def _check_apart(victim: Span | None, doer: Span | None, source: Source) -> None:
    if victim is None or doer is None:
        return
    same = fold(source.words(victim)) == fold(source.words(doer))
    if same or victim.overlaps(doer):
        raise Rejected("same")


def _check_told(
    code: str, quote: Span, names: Iterable[Span | None], source: Source
) -> None:
    """Reject a quote that holds names alone, or words for other acts alone."""
    inside = [n for n in names if n]
    told = "".join(
        c
        for at, c in enumerate(source.words(quote), quote.start)
        if not any(n.start <= at < n.end for n in inside)
    )
    if not any(c.isalpha() for c in told):
        raise Rejected("bare")
    sure, likely = _families(told)
    if family(code) != _THREAT and sure and family(code) not in sure | likely:
        raise Rejected("type")


def _families(told: str) -> tuple[set[str], set[str]]:
    """Return the families of acts that words tell of, for sure and on conditions."""
    sure: set[str] = set()
    likely: set[str] = set()
    lists = triggers()
    for word in told.lower().split():
        bare = word.strip(".,;:!?()[]\"'“”‘’")
        for form in (*lists.verbs.get(bare, ()), *lists.nouns.get(bare, ())):
            (sure if _alone(form) else likely).add(family(form.way.act))
    for phrase in lists.phrases:
        if any(w in told.lower() for w in phrase.words) and phrase.pattern.search(told):
            likely.add(family(phrase.way.act))
    return sure, likely


def _alone(form: Form) -> bool:
    way = form.way
    conditions = (way.after, way.before, way.unless, way.things, way.marks, form.rest)
    return not any(conditions)


def _heard(found: Marked, sentence: str, source: Source) -> Marked:
    """Hold an act against what the desk's own reader reads in the same words.

    Its modality and polarity prevail where it reads an act of the family there. Where
    it reads none, a deed in a sentence that also speaks of what is not done is left.
    """
    here = [(found.quote.start, found.quote.end)]

    def near(kind: str) -> list[Mapping[str, Any]]:
        items = source.own.get(kind) or ()
        return [i for i in items if touch(here, spans(i["quotes"], source.text))]

    if found.modality == "demanded":
        raise Rejected("demand")
    read = near("acts")
    kin = [a for a in read if family(a["type"]) == family(found.type)]
    if kin:
        told = [(a["modality"], a["polarity"]) for a in kin]
        own = (found.modality, found.polarity)
        modality, polarity = own if own in told else told[0]
        return replace(found, modality=modality, polarity=polarity, agreed=True)
    if found.type in ENDS:
        raise Rejected("unconfirmed")
    if near("demands"):
        raise Rejected("demand")
    if found.modality == "stated" and any(a["modality"] != "stated" for a in read):
        raise Rejected("contradicted")
    if found.modality == "stated" and _UNSURE.search(sentence):
        raise Rejected("unsure")
    return found
