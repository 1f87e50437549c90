"""A rough sound of a name, alike across Latin and Arabic scripts and spellings.

Consonants alone are kept, and those that are written for one another are one: Hussain,
Hossein and حسین sound alike here. For suggesting a comparison and nothing else.
"""

from __future__ import annotations

import re
from functools import lru_cache

from habeas.text.fold import fold

# Two letters of the Latin script for one sound, before single letters are read.
_PAIRS = (
    ("sch", "5"), ("sh", "5"), ("ch", "c"), ("kh", "k"), ("gh", "g"), ("ph", "f"),
    ("th", "t"), ("dh", "d"), ("bh", "b"), ("jh", "j"), ("zh", "z"), ("ck", "k"),
    ("qu", "k"), ("ks", "s"),
)  # fmt: skip
_ONE = {
    **dict.fromkeys("kqgx", "k"),
    **dict.fromkeys("szç", "s"),
    **dict.fromkeys("td", "t"),
    **dict.fromkeys("bp", "p"),
    **dict.fromkeys("fv", "f"),
    **{c: c for c in "mnlr"},
    **dict.fromkeys("cj", "c"),
    "5": "5",
    **dict.fromkeys("کگقغخ", "k"),
    **dict.fromkeys("سصثزذضظژ", "s"),
    "ش": "5",
    **dict.fromkeys("تطٹةدڈ", "t"),
    **dict.fromkeys("بپ", "p"),
    "ف": "f",
    "م": "m",
    "ن": "n",
    "ل": "l",
    **dict.fromkeys("رڑ", "r"),
    **dict.fromkeys("چج", "c"),
}
_SHORTEST = 2  # consonants of a name: fewer sound like too many others
_RUN = re.compile(r"(.)\1+")


@lru_cache(maxsize=65_536)
def sound(name: str) -> tuple[str, ...]:
    """Return the sounds of a name's words, in order; words without any are left out."""
    return tuple(s for word in fold(name).split() if (s := _of(word)))


def _of(word: str) -> str:
    for pair, one in _PAIRS:
        word = word.replace(pair, one)
    return _RUN.sub(r"\1", "".join(_ONE.get(c, "") for c in word))


def alike(first: str, second: str) -> bool:
    """Return whether two names of at least two words sound alike, word by word."""
    a, b = sound(first), sound(second)
    longest = max((len(s) for s in a), default=0)
    return a == b and len(a) > 1 and longest >= _SHORTEST
