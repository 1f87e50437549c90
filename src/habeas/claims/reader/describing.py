"""What a description says of somebody: an age, a role, an occupation."""

from __future__ import annotations

import re

from habeas.claims.reader.description import Description
from habeas.claims.reader.document import Document
from habeas.claims.reader.lexicon import words
from habeas.claims.reader.numbers import value
from habeas.claims.reader.people import Figure
from habeas.text.spotting import Spotter

_YEARS_OLD = Spotter(r"\b(?P<age>\d{1,2})[- ]years?[- ]old")


_AGED = re.compile(
    r",? aged (?:between )?(?P<low>\d{1,2})(?: and |-|–| to )(?P<high>\d{1,2})\b"
)


def describe(doc: Document, figure: Figure, one: Description) -> None:
    """Keep what a description says of somebody: an age, a role, an occupation."""
    noun = one.noun
    tokens = one.sentence.tokens
    after = [t.text.lower() for t in tokens[one.core : one.core + 2]]
    old = _YEARS_OLD.search(doc.text, one.start, one.core_end)
    if old and not one.plural:
        figure.grow(int(old["age"]))
    between = _AGED.match(doc.text, one.end)
    if between:
        figure.attributes["age"] = [int(between["low"]), int(between["high"])]
    aged = after[:1] == ["of"] and after[1:] and after[1].isdigit() and not one.plural
    if aged and tokens[one.last - 1].text.isdigit():
        figure.grow(int(after[1]))
    if not noun or noun in words("kin") or one.plural and not figure.name:
        return
    first = one.first + bool(one.determiner)
    if first >= one.last:
        return
    at = max(first, one.core - 4)
    while at < one.core - 1 and _counts(tokens[at].text.lower()):
        at += 1
    end = one.core_end if one.plural else one.end
    said = " ".join(doc.text[tokens[at].start : end].split())
    if one.plural:
        said = said[: -len(one.head)] + noun
    if noun in words("roles"):
        if figure.rank:
            del figure.attributes["role"]
            figure.rank = False
        figure.attributes.setdefault("role", said)
    elif noun in words("occupations"):
        figure.attributes.setdefault("occupation", said)


def _counts(word: str) -> bool:
    return value(word) is not None or word in ("other", "another", "former", "late")
