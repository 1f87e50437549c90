"""What a text says of how people stand to one another, to bodies and to places.

Only what is said in so many words: "X, secretary of Y" is a role at a body, "X's wife
Z" and "Z, daughter of X" are kinship, "X from Y" is where X is from, "X s/o Y" names
a father. That people met, wrote to one another or were in one place is no relation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from habeas.claims.reader.document import Document
from habeas.claims.reader.lexicon import words
from habeas.claims.reader.mentions import Mention, Relation
from habeas.claims.reader.people import Figure
from habeas.text.spotting import Spotter

_FROM = re.compile(
    r"(?: \(\d{1,2}\)|, \d{1,2},?)? (?:from|of|hailing from|resident of) "
)
_FATHER = Spotter(
    r"(?:s/o|S/O|d/o|D/O|son of|daughter of|w/o|W/O|wife of)\.?\s+(?P<name>[A-Z][\w.'’-]*"
    r"(?: [A-Z][\w.'’-]*){0,3})"
)


def origins(
    doc: Document, figures: Sequence[Figure], places: Mapping[int, str]
) -> dict[int, str]:
    """Return, by the id() of a figure, the place that it is said to be from.

    `places` gives the id of the place named at a position.
    """
    found: dict[int, str] = {}
    for figure in figures:
        for _, end, form in sorted(figure.spans):
            if form not in ("name", "short", "description"):
                continue
            said = _FROM.match(doc.text, end)
            if said and said.end() in places:
                found.setdefault(id(figure), places[said.end()])
    return found


def relatives(doc: Document, figure: Figure) -> dict[str, str] | None:
    """Return the father or husband whose name is written into a name ("s/o Y")."""
    for start, end, form in figure.spans:
        if form != "name":
            continue
        said = _FATHER.search(doc.text, start, min(len(doc.text), end + 60))
        if said and (
            said.start() < end or not doc.text[end : said.start()].strip(" ,")
        ):
            wife = said[0].lower().startswith("w")
            return {"kind": "husband" if wife else "father", "name": said["name"]}
    return None


def relations(
    figures: Sequence[Figure], refs: Mapping[int, str], mentions: Sequence[Mention]
) -> Iterator[Relation]:
    """Give the relations that descriptions say, each with the words that say it.

    `mentions` are all of the text, sorted by start.
    """
    by_start: dict[int, Mention] = {}
    for mention in mentions:
        if mention.form in ("name", "short") and mention.sort != "place":
            by_start.setdefault(mention.start, mention)
    for figure in figures:
        for start, end, noun in figure.told:
            if not noun:
                continue
            kin = noun in words("kin")
            for at in range(start, end):
                other = by_start.get(at)
                if other is None or other.ref == refs[id(figure)] or other.end > end:
                    continue
                if (other.sort == "person") == kin:
                    kind = f"{noun} of"
                    yield Relation(refs[id(figure)], kind, other.ref, start, end)
