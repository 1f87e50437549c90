"""Words for places in which people are held, and which of them can be identified."""

from __future__ import annotations

import re

# "a nearby police station" can be looked for by nobody: it names none.
_HOLDING = (
    "station", "thana", "prison", "jail", "gaol", "lock-up", "lockup", "barracks",
    "cell", "cells", "detention", "penitentiary", "remand", "custody", "camp", "cárcel",
    "prisión", "penal", "comisaría", "delegacia", "presídio", "commissariat", "maison",
    "rumah tahanan", "polsek", "polres", "gereza", "kituo", "تھانہ", "تھانے", "جیل",
    "حوالات", "سجن", "مخفر", "زندان", "کلانتری", "ठाणे", "थाना", "जेल", "থানা", "কারাগার",
)  # fmt: skip
_GENERIC = frozenset(
    """a an the at in of to from into near nearby local unnamed unknown undisclosed
    unidentified secret another some his her their outside inside not named location
    place site building office central district city town village police station
    stations thana prison jail gaol lock-up lockup barracks cell cells detention centre
    center penitentiary remand custody camp headquarters hq military army court judicial
    facility women women's men's juvenile high security state federal national
    تھانہ تھانے قریبی پولیس جیل حوالات نامعلوم مقام کے کی میں ایک سجن مخفر مجهول
    """.split()  # noqa: SIM905 - a list of words reads better as text
)
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


def holds_people(words: str) -> bool:
    """Return whether `words` name a kind of place in which people are held."""
    folded = words.casefold()
    return any(
        re.search(rf"(?<!\w){re.escape(noun)}(?!\w)", folded) for noun in _HOLDING
    )


def identifiable(name: str) -> bool:
    """Return whether `name` tells one place of holding from others of its kind.

    A proper name must be left once general words are taken away. In a script with
    capitals it must begin with one; a script without them cannot tell, and passes.
    """
    left = [w for w in _WORD.findall(name) if w.casefold() not in _GENERIC]
    return any(w[0].isupper() or w[0].lower() == w[0].upper() for w in left)
