"""Keys under which a name is found in another spelling or another script.

A key is the name's sound and how it begins: 'Fatima' and 'فاطمہ' have the same, and
so have 'Hussain', 'Husain' and 'حسین'. For finding alone; nothing is merged by it.
"""

from __future__ import annotations

from habeas.publication.search.normal import words
from habeas.records.sound import sound

_BEGINS = {
    **dict.fromkeys("aeiouاع", "a"),
    **dict.fromkeys("hحہ", "h"),
    **dict.fromkeys("wvو", "v"),
    **dict.fromkeys("yی", "y"),
}
_SHORTEST = 2  # a single sound is that of too many names


def key(word: str) -> str:
    """Return the key of one folded word, or '' where too little of it sounds."""
    made = _BEGINS.get(word[:1], "") + "".join(sound(word))
    return made if len(made) >= _SHORTEST and not word.isdigit() else ""


def keys(name: str) -> list[str]:
    """Return the keys of a name's words, in order, without those that have none."""
    return [made for word in words(name) if (made := key(word))]
