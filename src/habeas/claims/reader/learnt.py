"""What the reader is given from a desk: its own words, and what its decisions taught.

A value, handed to `read` beside the text: the same text and the same value give the
same reading. A listed word only says what words of a text are; it is quoted where it
stands or not at all. It never says how something is told: that something is demanded,
feared or denied is read from the words around it, as ever.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

Words = tuple[str, ...]
SORTS = ("person", "organisation", "place")
KINDS = (*SORTS, "alias", "title", "act", "never")


@dataclass(frozen=True)
class Learnt:
    """A desk's own lists and the weights that its decisions added to the model.

    `names` says what a name is (`person`, `organisation`, `place`) and `aliases` which
    name a shorter one stands for, both by case-folded words. `titles` stand before a
    name; `never` are no names; `acts` are verbs in their plain form with the code of
    the act they tell. `weights` are added to those of `names/weights.json`, `roles` to
    those of `roles/heads.json`; `judged` is what was decided about words that tell acts
    (`reader.judged`). `orders` says which of day and month comes first in a sort of text,
    and `spots` which place of the gazetteer a name means ('' for none of them); see
    `reader.habits`. `version` names all of it, and no word of it.
    """

    names: Mapping[Words, str] = field(default_factory=dict)
    aliases: Mapping[Words, Words] = field(default_factory=dict)
    titles: frozenset[str] = frozenset()
    never: frozenset[Words] = frozenset()
    acts: tuple[tuple[str, str], ...] = ()
    weights: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    roles: Mapping[str, int] = field(default_factory=dict)
    judged: Mapping[str, Any] = field(default_factory=dict)
    orders: Mapping[str, str] = field(default_factory=dict)
    spots: Mapping[Words, str] = field(default_factory=dict)
    version: str = ""


NOTHING = Learnt()


def folded(words: str) -> Words:
    """Return the words of a name for comparing: without case, full stops apart."""
    return tuple(w for w in words.casefold().replace(".", " ").split() if w)


def learnt(
    listed: Iterable[tuple[str, str, str]],
    weights: Mapping[str, tuple[int, ...]] | None = None,
    version: str = "",
    *,
    roles: Mapping[str, int] | None = None,
    judged: Mapping[str, Any] | None = None,
    orders: Mapping[str, str] | None = None,
    spots: Mapping[Words, str] | None = None,
) -> Learnt:
    """Return what the reader is given.

    Args:
        listed: Kind (one of `KINDS`), words, and what they mean: for `alias` the whole
            name, for `act` the act's code, else ''. Later ones overrule earlier ones.
        weights: What a refit added to the weights of the names model.
        roles, judged: What it added to the role model, and counted of words that tell
            acts.
        orders, spots: What decisions showed of dates and places.
        version: A name for all of it.
    """
    names: dict[Words, str] = {}
    aliases: dict[Words, Words] = {}
    titles: set[str] = set()
    never: set[Words] = set()
    acts: dict[str, str] = {}
    for kind, words, means in listed:
        key = folded(words)
        if not key:
            continue
        if kind in SORTS:
            names[key] = kind
        elif kind == "alias":
            aliases[key] = folded(means)
        elif kind == "title":
            titles.add(key[0])
        elif kind == "never":
            never.add(key)
        elif kind == "act":
            acts[" ".join(key)] = means
    for short, full in aliases.items():
        if full in names:
            names.setdefault(short, names[full])
    return Learnt(
        names, aliases, frozenset(titles), frozenset(never), tuple(acts.items()),
        weights or {}, roles or {}, judged or {}, orders or {}, spots or {}, version,
    )  # fmt: skip
