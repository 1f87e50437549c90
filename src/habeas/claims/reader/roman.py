"""People without a name in Urdu written in Roman letters: "3 larkay", "mere bhai ko"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from habeas.claims.reader.document import Document, Sentence
from habeas.claims.reader.phrases import Description
from habeas.text.spotting import Spotter

_SILENT = ("furniture", "contact", "calendar")
_MANY = {
    "do": 2, "teen": 3, "char": 4, "chaar": 4, "paanch": 5, "panch": 5, "chay": 6,
    "saat": 7, "aath": 8, "nau": 9, "das": 10, "dono": 2, "donon": 2, "teeno": 3,
}  # fmt: skip
_FOLK = re.compile(
    r"\b(?P<many>\d{1,4}|"
    + "|".join(_MANY)
    + r") (?P<noun>lark(?:ay|e|on|o|iyan|iyon)|log(?:on|o)?|afraa?d|t[aou]laba|t[ua]lba|"
    r"khawa+te+n|kisano?n?|hari(?:yon)?|wukala|asatza|nurses?|drivers?|workers?|"
    r"mazdoor(?:on)?|ma+ch+h?er[aeo]y?n?|mahigeer(?:on)?|teachers?|doctors?|buzurg(?:on)?|band(?:ay|e|on|o)|au?rat(?:ein|on)|bach(?:ay|che|chon|on)|"
    r"na[uo]jawan(?:on)?|kar ?kun(?:on|an)?|sa?ha+fi(?:yon)?|wakee?l(?:on)?|students?|"
    r"bha+iyon|bha+i|dost(?:on)?|aadmi(?:yon)?|admi(?:yon)?)\b",
    re.IGNORECASE,
)
_KIN = re.compile(
    r"\b(?:mer[aei]|hamar[aei]|(?:us|un|is|in) ?k[aei]|apn[aei]) (?P<noun>bet[aei]|beti|"
    r"bha+i|beh[ae]n|shohar|biwi|bivi|walida?h?|abb?u|ammi|maa?n?|baap|cha+cha|mamu|"
    r"bhatij[aei]|bhanj[aei]) (?=(?:ko|par|pe)\b)",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"\b(?P<noun>DC|AC|SSP|SP|DIG|IG|DPO|RPO|CPO|CM|commissioner)(?: sahab| sb)? "
    r"[A-Z]\w+(?=,? (?:\d+ )?[a-zA-Z])"
)
_SORRY = Spotter(
    r"\b(?:sorry|ghalti|galti|ghalat|galat|correction|tas-?heeh|durust)\b",
    re.IGNORECASE,
)


def groups(doc: Document, taken: Sequence[tuple[int, int]]) -> list[Description]:
    """Return the groups that a text in Roman letters counts ("3 larkay"), in order.

    A later line that says sorry and gives another count of the same people corrects
    the count, and tells of nobody new.
    """
    inside = {p for s, e in taken for p in range(s, e)}
    found: list[Description] = []
    for sentence in doc.sentences:
        if sentence.part.kind in _SILENT:
            continue
        words = doc.text[sentence.start : sentence.end]
        found.extend(_kin(doc, sentence, words, inside))
        found.extend(_offices(doc, sentence, words, inside))
        for match in _FOLK.finditer(words):
            one = _folk(sentence, match, inside)
            if one is None:
                continue
            if _SORRY.search(words[: match.start()]):
                found = _corrected(found, one)
                break
            found.append(one)
    return found


def _kin(
    doc: Document, sentence: Sentence, words: str, inside: set[int]
) -> Iterator[Description]:
    """Give kin without a name to whom something is done ("mere shohar ko"), once."""
    for match in _KIN.finditer(words):
        start, end = sentence.start + match.start(), sentence.start + match.end("noun")
        first = next((k for k, t in enumerate(sentence.tokens) if t.start == start), -1)
        last = next((k for k, t in enumerate(sentence.tokens) if t.end == end), -1)
        again = doc.text.find(doc.text[start:end]) < start
        if first >= 0 <= last and start not in inside and not again:
            yield Description(
                sentence, first, last + 1, last + 1, match["noun"].lower(), False, (1, 1),
                "my", "individual", owned=True,
            )  # fmt: skip


def _offices(
    doc: Document, sentence: Sentence, words: str, inside: set[int]
) -> Iterator[Description]:
    """Give the office of a district ("DC Okara"), once."""
    for match in _OFFICE.finditer(words):
        start, end = sentence.start + match.start(), sentence.start + match.end()
        first = next((k for k, t in enumerate(sentence.tokens) if t.start == start), -1)
        last = next((k for k, t in enumerate(sentence.tokens) if t.end == end), -1)
        again = doc.text.find(doc.text[start:end]) < start
        taken = any(p in inside for p in range(start, end))
        if first >= 0 <= last and not taken and not again:
            yield Description(
                sentence, first, last + 1, last + 1, match["noun"].lower(), False, (1, 1),
                "the", "individual",
            )  # fmt: skip


def _folk(
    sentence: Sentence, match: re.Match[str], inside: set[int]
) -> Description | None:
    start = sentence.start + match.start()
    end = sentence.start + match.end()
    first = next((k for k, t in enumerate(sentence.tokens) if t.start == start), -1)
    last = next((k for k, t in enumerate(sentence.tokens) if t.end == end), -1)
    many = match["many"].lower()
    number = int(many) if many.isdigit() else _MANY[many]
    if first < 0 or last < first or start in inside or number < 2:
        return None
    noun = match["noun"].lower()[:4]
    return Description(
        sentence, first, last + 1, last + 1, noun, True, (number, number), "", "group",
    )  # fmt: skip


def _corrected(found: list[Description], one: Description) -> list[Description]:
    """Give the last group of the same people the count of a later line."""
    for k in range(len(found) - 1, -1, -1):
        if found[k].noun == one.noun:
            return [*found[:k], replace(found[k], heads=one.heads), *found[k + 1 :]]
    return [*found, one]
