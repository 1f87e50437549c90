"""What of a sentence has been read, and what its words tell of who acts in it."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from habeas.claims.reader.mentions import Mention
from habeas.claims.reader.triggers import BASE, PAST, triggers
from habeas.claims.reader.units import Unit

BECAUSE = frozenset(["after", "when", "as", "while", "because", "before"])
JOINING = BECAUSE | {"and", "but", "until", "where"}
_AND = re.compile(r",?(?:,| and| along with| with)(?: (?:his|her))?(?: [\w-]+){0,2} ")


def _begin(mention: Mention) -> int:
    return mention.start


@dataclass
class Told:
    """What of a sentence has been read, and whom it has spoken of so far."""

    row: Sequence[Unit]
    nested: Sequence[Mention]
    made: list[Unit] = field(default_factory=list)
    first: dict[str, str] = field(default_factory=dict)
    named: list[str] = field(default_factory=list)
    kin: frozenset[str] = frozenset()
    described: bool = False
    """Whether the last unit is a description ("the two farmers")."""

    def following(self, at: int) -> Unit | None:
        """Return the unit after one of the sentence, or None at its end."""
        return self.row[at + 1] if at + 1 < len(self.row) else None

    def within(self, unit: Unit) -> Iterator[Mention]:
        """Give the names that stand inside the mention of a group."""
        at = bisect.bisect_left(self.nested, unit.start, key=_begin)
        end = bisect.bisect_left(self.nested, unit.end, at, key=_begin)
        return (inner for inner in self.nested[at:end] if inner.end <= unit.end)


def one_breath(made: Sequence[Unit], text: str) -> tuple[str, ...]:
    """Return the two or more whom a sentence begins with: "A and his wife B were"."""
    refs: list[str] = []
    last: Unit | None = None
    for at, unit in enumerate(made):
        if unit.form != "name" or not unit.person or len(unit.refs) != 1:
            continue
        if last is not None and not _AND.fullmatch(text, last.end, unit.start):
            break
        refs.append(unit.refs[0])
        last = unit
        if at + 1 < len(made) and made[at + 1].word in ("were", "have", "are"):
            return tuple(refs) if len(refs) > 1 else ()
    return ()


def does(following: Unit | None) -> bool:
    """Whether a deed is told of those before it, in the active: "they beat"."""
    if following is None or following.refs:
        return False
    forms = triggers().verbs.get(following.word, ())
    return any(f.form in (PAST, BASE) for f in forms)


def of_those_who_act(made: Sequence[Unit], they: Unit) -> bool:
    """Whether "they" are who the sentence begins with: "men took A and B when they beat".

    Both may be meant, so that nobody is: what a force does is not laid on those it takes.
    """
    first = next((u for u in made if u.actor), None)
    if first is None or first.refs[0] in they.refs or made[-1].word not in JOINING:
        return False
    return first.sort == "organisation" or first.form == "description"
