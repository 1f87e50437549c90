"""Places: countries, towns, villages, streets, buildings, stations and prisons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from habeas.claims.reader.document import Document
from habeas.claims.reader.lexicon import words
from habeas.claims.reader.names import bare
from habeas.claims.reader.sorting import Named


@dataclass
class Site:
    """A place as it is put together; `spans` are (start, end, form)."""

    name: str
    holding: bool = False
    spans: list[tuple[int, int, str]] = field(default_factory=list)


def sites(doc: Document, found: Sequence[Named]) -> list[Site]:
    """Return the places of a text, in order of first mention."""
    made: dict[str, Site] = {}
    for one in found:
        if one.sort != "place":
            continue
        end, held = _extended(one)
        name = " ".join(doc.text[one.start : end].split())
        site = made.setdefault(name.casefold(), Site(name, held))
        site.spans.append((one.start, end, "name"))
    return list(made.values())


def _extended(one: Named) -> tuple[int, bool]:
    """Return the end with a lower-case head after it ("X police station")."""
    tokens = one.run.sentence.tokens
    heads, prisons = words("place_heads"), words("prisons")
    end, at = one.end, one.run.last
    said = [bare(t.text).lower() for t in tokens[at : at + 3]]
    for count in (3, 2, 1):
        phrase = " ".join(said[:count])
        if len(said) >= count and (phrase in heads or said[count - 1] in heads):
            if one.run.possessive:
                break
            token = tokens[at + count - 1]
            return token.start + len(bare(token.text)), phrase in prisons
    return end, bare(tokens[at - 1].text).lower() in prisons
