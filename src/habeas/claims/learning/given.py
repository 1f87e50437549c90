"""What the reader is given from this desk: its lists, and the refit that stands.

Made anew when a word, or the refit that stands, is another; forgotten with `forget`,
which whoever locks the desk calls.
"""

from __future__ import annotations

import json
from typing import Any

from habeas.claims.models import Version, Word
from habeas.claims.reader import judged
from habeas.claims.reader.learnt import NOTHING, Learnt, folded, learnt
from habeas.store import vault
from habeas.store.guard import RowQuerySet
from habeas.store.keyring import KeyErased
from habeas.store.seal import lookup

_State = tuple[int, tuple[tuple[str, int], ...]]
_kept: dict[_State, Learnt] = {}


def given() -> Learnt:
    """Return the desk's lists and weights, with a name for the two that tells no word.

    The same lists and the same refit have the same name.
    """
    words = _entries(Word.objects.whole("what the reader is given"), refused=False)
    fits = _entries(Version.objects.whole("what the reader is given"), current=True)
    if not words and not fits:
        return NOTHING
    state = (vault.generation(), (*words, *fits))
    found = _kept.get(state)
    if found is None:
        found = _made(with_weights=bool(fits))
        _kept.clear()
        _kept[state] = found
    return found


def lists() -> Learnt:
    """Return the desk's lists alone, without any refit."""
    return _made(with_weights=False)


def forget() -> None:
    """Keep nothing in memory of what was given."""
    _kept.clear()


def _entries(rows: RowQuerySet, **wanted: bool) -> tuple[tuple[str, int], ...]:
    return tuple(rows.filter(**wanted).order_by("pk").values_list("pk", "entry"))


def _made(*, with_weights: bool) -> Learnt:
    listed = _listed()
    weights, more, number = _weights() if with_weights else ({}, {}, 0)
    named = []
    if listed:
        said = json.dumps(sorted(listed))
        named.append("l" + lookup(vault.key("learning"), said)[:8])
    if number:
        named.append(f"n{number}")
    return learnt(
        listed,
        weights,
        " ".join(named),
        roles=more.get("roles"),
        judged=judged.loaded(more.get("judged") or {}),
        orders=more.get("orders"),
        spots={folded(name): spot for name, spot in (more.get("spots") or {}).items()},
    )


def _listed() -> list[tuple[str, str, str]]:
    """Return the listed words, in an order that is the same on every desk."""
    found = []
    for word in Word.objects.whole("what the reader is given").filter(refused=False):
        try:
            found.append((word.kind, str(word.words), str(word.means or "")))
        except KeyErased:  # its source was destroyed by another process just now
            continue
    return sorted(found)


def _weights() -> tuple[dict[str, tuple[int, ...]], dict[str, Any], int]:
    rows = Version.objects.whole("what the reader is given").filter(current=True)
    standing: Version | None = rows.first()
    if standing is None:
        return {}, {}, 0
    weights = {f: tuple(w) for f, w in standing.weights.items()}
    return weights, standing.more or {}, standing.number
