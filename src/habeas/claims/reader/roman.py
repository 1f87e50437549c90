"""People without a name in Urdu written in Roman letters: "3 larkay", "mere bhai ko"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from habeas.claims.reader.description import Description
from habeas.claims.reader.document import Document, Sentence
from habeas.claims.reader.names import Run
from habeas.claims.reader.sorting import Named
from habeas.text.spotting import Spotter

_SILENT = ("furniture", "contact", "calendar")
_MANY = {
    "do": 2,
    "teen": 3,
    "char": 4,
    "chaar": 4,
    "paanch": 5,
    "panch": 5,
    "chay": 6,
    "saat": 7,
    "aath": 8,
    "nau": 9,
    "das": 10,
    "dono": 2,
    "donon": 2,
    "teeno": 3,
    "gyarah": 11,
    "barah": 12,
    "terah": 13,
    "chaudah": 14,
    "pandrah": 15,
    "solah": 16,
    "satrah": 17,
    "atharah": 18,
    "unees": 19,
    "bees": 20,
    "pachees": 25,
    "tees": 30,
    "chalees": 40,
    "pachas": 50,
    "sau": 100,
    "darjan": 12,
}
_PEOPLE = (
    r"lark(?:ay|e|on|o|iyan|iyon)|log(?:on|o)?|afraa?d|t[aou]laba|t[ua]lba|muza+hirin|muza+hire+n|"
    r"khawa+te+n|kisano?n?|hari(?:yon)?|wukala|asatza|nurses?|drivers?|workers?|"
    r"mazdoor(?:on)?|ma+ch+h?er[aeo]y?n?|mahigeer(?:on)?|teachers?|doctors?|buzurg(?:on)?|band(?:ay|e|on|o)|au?rat(?:ein|on)|bach(?:ay|che|chon|on)|"
    r"na[uo]jawan(?:on)?|kar ?kun(?:on|an)?|sa?ha+fi(?:yon)?|wakee?l(?:on)?|students?|"
    r"sa+thi(?:yon|o)?|mulzima+n|mulzimo+n|mulzim|shehri(?:yon)?|mula+zim(?:on|een)|qaidi(?:yon)?|"
    r"bha+iyon|bha+i|dost(?:on)?|aadmi(?:yon)?|admi(?:yon)?"
)  # fmt: skip
_FOLK = re.compile(
    r"\b(?P<many>\d{1,4}|"
    + "|".join(_MANY)
    + rf")(?P<more> se (?:za+[iy]+d|z[iy]+a+da|oopar))? "
    r"(?:(?:na ?ma+lo+m|mazeed|deegar|masoom|nihatt?[ae]y?|la+pata|be ?guna+h|maqa+mi) )?"
    rf"(?P<noun>{_PEOPLE})\b",
    re.IGNORECASE,
)
# "14 mein se 11 ko": some of a group, by their number alone.
_SOME_OF = re.compile(
    rf"\bm(?:ein|en|ain|n) se (?P<many>\d{{1,4}}|{'|'.join(_MANY)})"
    r"(?= (?:ko|par|riha|giraft\w+|zakhmi|halaak|shaheed|bazyab)\b)",
    re.IGNORECASE,
)
# "talba par": people without a number to whom it is done.
_CROWD = re.compile(
    r"\b(?P<noun>(?:khawa+te+n )?(?:teachers|doctors|nurses|workers|students|drivers|asa+tiza|lady health workers)|"
    r"t[aou]laba|t[ua]lba|muza+hire+n|khawa+te+n|kisano+n|mazdooro+n|kar ?kuno+n|wukala|asatza|"
    r"sa?ha+fiyon|laro?ko+n|naujawano+n|shehriyon|mula+zimeen) (?=(?:ko|par|pe)\b)",
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
        told = [*_FOLK.finditer(words), *_SOME_OF.finditer(words)]
        if sentence.part.kind == "narrative" and not told:
            found.extend(_crowd(sentence, words, inside, found))
        for match in told:
            one = _folk(sentence, match, inside)
            if one is None:
                continue
            if _SORRY.search(words[: match.start()]):
                found = _corrected(found, one)
                break
            found.append(one)
    return found


# "3 mulziman Sattar, Imdad aur Zulfi ki": as many names as are counted, or more than one.
_NAMES = re.compile(
    r",?\s(?P<names>[A-Z][a-z]{2,}(?: [A-Z][a-z]{2,})?(?:,? (?:aur |or |and )?[A-Z][a-z]{2,}(?: [A-Z][a-z]{2,})?)*"
    r" (?:aur|or|and) [A-Z][a-z]{2,}(?: [A-Z][a-z]{2,})?)(?= (?:ko|ki|ke|ka|ne|par|bhi|samait|giraf|zakh|hala|shahee|riha)\b)"
)
_ONE = re.compile(r"(?!(?:aur|or|and)\b)[A-Z][a-z]{2,}(?: [A-Z][a-z]{2,})?")


def listed(doc: Document, taken: Sequence[tuple[int, int]]) -> Iterator[Named]:
    """Give the names that a text in Roman letters lists behind people it counts."""
    inside = {p for s, e in taken for p in range(s, e)}
    for sentence in doc.sentences:
        if sentence.part.kind in _SILENT:
            continue
        words = doc.text[sentence.start : sentence.end]
        for match in _FOLK.finditer(words):
            names = _NAMES.match(words, match.end())
            if names is None:
                continue
            for one in _ONE.finditer(words, *names.span("names")):
                low = sentence.start + one.start()
                run = _run(sentence, low, low + len(one[0]))
                if run is not None and low not in inside:
                    yield Named(run, "person", doc.text)


def _run(sentence: Sentence, start: int, end: int) -> Run | None:
    """Return the tokens from `start` to `end` of the text, None where they are not."""
    first = next((k for k, t in enumerate(sentence.tokens) if t.start == start), -1)
    last = next((k for k, t in enumerate(sentence.tokens) if t.end == end), -1)
    return Run(sentence, first, last + 1) if 0 <= first <= last else None


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
    start = sentence.start + match.start("many")
    end = sentence.start + match.end()
    first = next((k for k, t in enumerate(sentence.tokens) if t.start == start), -1)
    last = next((k for k, t in enumerate(sentence.tokens) if t.end == end), -1)
    many = match["many"].lower()
    number = int(many) if many.isdigit() else _MANY[many]
    if first < 0 or last < first or start in inside or number < 2:
        return None
    said = match.groupdict()
    noun = (said.get("noun") or "afrad").lower()[:4]
    heads = (number + 1, None) if said.get("more") else (number, number)
    return Description(
        sentence, first, last + 1, last + 1, noun, True, heads, "", "group",
    )  # fmt: skip


def _crowd(
    sentence: Sentence, words: str, inside: set[int], found: list[Description]
) -> Iterator[Description]:
    """Give people without a number to whom something is done ("talba par"), once."""
    for match in _CROWD.finditer(words):
        start, end = sentence.start + match.start(), sentence.start + match.end("noun")
        first = next((k for k, t in enumerate(sentence.tokens) if t.start == start), -1)
        last = next((k for k, t in enumerate(sentence.tokens) if t.end == end), -1)
        noun = match["noun"].lower()[:4]
        again = any(one.noun == noun for one in found)
        if first >= 0 <= last and start not in inside and not again:
            yield Description(
                sentence, first, last + 1, last + 1, noun, True, None, "", "group",
                owned=True,
            )  # fmt: skip


def _corrected(found: list[Description], one: Description) -> list[Description]:
    """Give the last group of the same people the count of a later line."""
    for k in range(len(found) - 1, -1, -1):
        if found[k].noun == one.noun:
            return [*found[:k], replace(found[k], heads=one.heads), *found[k + 1 :]]
    return [*found, one]
