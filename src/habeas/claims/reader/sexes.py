"""What a given name tells: whether "he" or "she" can mean who bears it."""

from __future__ import annotations

from functools import cache

from habeas.claims.reader.lexicon import sections


@cache
def sex_of(name: str) -> str:
    """Return m or f where the first word of a name is a man's or a woman's, else ""."""
    known = sections("sexes.txt")
    said = name.casefold().replace("-", " ").split()
    if not known["titles"].isdisjoint(said):
        return "f"
    first = said[0] if said else ""
    return "f" if first in known["women"] else "m" if first in known["men"] else ""
