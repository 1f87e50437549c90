"""The words by which people, organisations and places are told, read once.

The list is `data/cast.txt`: sections of lower-case words. Nothing here decides; the
modules that do ask these sets.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

_DATA = "data"
# Vowel signs, the long stroke, marks that cannot be seen: they change no word of Urdu.
UNREAD = re.compile("[\u0640\u064b-\u0652\u0670\u200b-\u200f]+")


@cache
def sections(name: str = "cast.txt") -> dict[str, frozenset[str]]:
    """Return the sections of a word list; an underscore stands for a space.

    A word that ends in an underscore is left out: it is known, and too broad to use.
    """
    found: dict[str, set[str]] = {}
    current: set[str] = set()
    text = (
        files(__package__).joinpath(_DATA, *name.split("/")).read_text(encoding="utf-8")
    )
    for line in text.splitlines():
        bare = line.split("#", 1)[0].strip()
        if bare.startswith("["):
            current = found.setdefault(bare[1 : bare.index("]")], set())
            continue
        plain = UNREAD.sub("", bare)
        current.update(w.replace("_", " ") for w in plain.split() if w[-1] != "_")
    return {key: frozenset(words) for key, words in found.items()}


@cache
def words(section: str) -> frozenset[str]:
    """Return the words of a section of `cast.txt`.

    Raises:
        KeyError: If there is no such section.
    """
    return sections()[section]


@cache
def either(*names: str) -> frozenset[str]:
    """Return the words of several sections of `cast.txt` together."""
    return frozenset().union(*(words(name) for name in names))


@cache
def pairs(section: str) -> dict[str, str]:
    """Return a section whose items are written `key:value`."""
    return dict(w.split(":", 1) for w in words(section))


@cache
def singulars() -> dict[str, str]:
    """Return nouns for people, singular and plural, each with its singular."""
    found: dict[str, str] = {}
    for section in ("kin", "occupations", "roles", "standing", "people"):
        for word in words(section):
            found[word] = word
            found[_plural(word)] = word
    for word in words("peoples"):
        found[word] = word.removesuffix("s")
    for word in words("units"):
        found[word] = found[_plural(word)] = word
    found.update(pairs("plurals"))
    found.update(dict.fromkeys(words("many"), ""))
    return {word: single or word for word, single in found.items()}


def one_person(word: str) -> bool:
    """Whether a word is a noun for one person: "lawyer"."""
    return bool(word) and singulars().get(word) == word


def several_people(word: str) -> bool:
    """Whether a word is a noun for several people: "students"."""
    return singulars().get(word, word) != word


def _plural(word: str) -> str:
    if word.endswith("man") and len(word) > 3:
        return word[:-3] + "men"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    if word.endswith(("s", "x", "ch", "sh")):
        return word + "es"
    return word + "s"


@cache
def countable() -> dict[str, int]:
    """Return number words up to a hundred with their values."""
    plain = {word: int(value) for word, value in pairs("counts").items()}
    units = [w for w, v in plain.items() if v < 10 and w not in ("both", "couple")]
    tens = [w for w, v in plain.items() if 20 <= v <= 90]
    for ten in tens:
        for unit in units:
            plain[f"{ten}-{unit}"] = plain[ten] + plain[unit]
    return plain


@cache
def places_known() -> frozenset[str]:
    """Return names of countries, provinces and cities, lower case."""
    return frozenset().union(*sections("places.txt").values())


@cache
def personal_names() -> dict[str, str]:
    """Return the published list of personal names: g given, f family, b both."""
    return dict(line.rsplit(" ", 1) for line in _list("people.txt"))


@cache
def people_known() -> dict[str, str]:
    """Return lower-case personal names, with those that the published list lacks."""
    found = dict(personal_names())
    own = (words("given"), *sections("given.txt").values())
    for name in frozenset().union(*own) - found.keys():
        found[name] = "g"
    return found


@cache
def towns_known() -> frozenset[str]:
    """Return lower-case names of towns world-wide; weak evidence alone."""
    return frozenset(_list("towns.txt"))


@cache
def somewhere_known() -> frozenset[str]:
    """Return lower-case names of countries, provinces, cities and towns together."""
    return towns_known() | places_known()


def unspeaking(label: str) -> bool:
    """Whether the label of a line is a place or a body, which never writes a message."""
    parts = label.lower().split(" (")[0].split()
    last = frozenset(parts[-1:])
    heads = either("place_heads", "org_heads", "org_generic")
    if last & heads or label.lower() in places_known():
        return True
    ordinary = len(parts) > 1 and not {*parts} & either("titles", "kin")
    return ordinary and all(spelt(word) == "a" for word in parts)


@cache
def _dictionary() -> tuple[frozenset[str], frozenset[str]]:
    """Return words that a dictionary writes small, and, folded, those with capitals."""
    every = _list("english.txt")
    small = frozenset(w for w in every if w[0].islower())
    return small, frozenset(w.lower() for w in every if w[0].isupper())


def spelt(word: str) -> str:
    """Return how a dictionary writes a lower-case word.

    a small, A with a capital, b both, u if it has it not.
    """
    small, capital = _dictionary()
    if word in capital:
        return "b" if word in small else "A"
    return "a" if word in small else "u"


def _list(name: str) -> list[str]:
    path = files(__package__).joinpath(_DATA, "lists", name)
    return path.read_text(encoding="utf-8").splitlines()


def listed(text: str) -> frozenset[str]:
    """Return the words of a text as a set."""
    return frozenset(text.split())
