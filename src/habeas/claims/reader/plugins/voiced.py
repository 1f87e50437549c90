"""The desk's own rules with another package's voice for names; they still decide.

A package that hears names well (`hearing.Voice`) makes a reader of it so, in one line:
`VoicedReader(voice)`. The whole chain is the desk's own; the voice is heard where the
small model for names hears nothing. What the desk's own reader reads too is `agreed`,
and a desk proposes that once, by its own. Nobody's custody ends on a voice's word: an
end that the desk's own reader does not read is left out, and counted.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from habeas.claims.reader import likeness
from habeas.claims.reader.document import document
from habeas.claims.reader.hearing import Voice, VoiceFailed
from habeas.claims.reader.read import read as by_rule
from habeas.claims.reader.read import read_document
from habeas.claims.reader.tiers import rated
from habeas.claims.reader.unswept import unswept
from habeas.vocab.terms import register

log = logging.getLogger(__name__)
NAMED = ("people", "organisations", "places", "events")
TOLD = ("acts", "demands", "scheduled")
REGISTER = "register"
ENDING = ("release", "bail", "acquittal", "deportation")
_STRETCH = 256  # code points

Item = dict[str, Any]


class VoicedReader:
    """The rules, with `voice` beside the small model for names."""

    def __init__(self, voice: Voice) -> None:
        self.voice = voice

    @property
    def name(self) -> str:
        """The voice's name, by which the reader is asked for."""
        return self.voice.name

    @property
    def version(self) -> str:
        """The voice's version."""
        return self.voice.version

    def read(self, text: str) -> Item:
        """Return what `text` says, as `habeas-reading/1`.

        Where the voice fails it is the reading of the rules alone. Then `reader` holds
        under `failed` the error's class, and a warning is logged that says so.
        """
        own = by_rule(text)
        try:
            with unswept():
                found, left_out = self._heard(text)
        except VoiceFailed as error:
            log.warning("%s", error.sentence)
            return {**_marked(own, own, text), "reader": {"failed": error.error}}
        made = _marked(found, own, text)
        if left_out:
            made["reader"]["left_out"]["span"] = left_out
        return made

    def _heard(self, text: str) -> tuple[Item, int]:
        """Return a reading with the voice, and how much of that did not stand."""
        doc = document(text, voice=self.voice)
        found = rated(doc, read_document(doc))
        return found, doc.voiced.left_out if doc.voiced else 0


def _marked(found: Item, own: Item, text: str) -> Item:
    """Return a reading with what the desk's own has too marked, and in its words.

    Acts and rows of the register that end somebody's custody and are not the own
    reader's are left out.
    """
    alike = _Alike(found, own, text)
    made = {kind: list(alike.marked(kind)) for kind in (*NAMED, *TOLD, REGISTER)}
    kept = {
        "acts": [a for a in made["acts"] if a["agreed"] or a["type"] not in ENDING],
        REGISTER: [r for r in made[REGISTER] if r["agreed"] or not _ends(r)],
    }
    ends = sum(len(made[kind]) - len(kept[kind]) for kind in kept)
    stamp = {"left_out": {"end": ends} if ends else {}}
    return {**found, **made, **kept, "reader": stamp}


def _ends(row: Item) -> bool:
    ended = register().liberty.ended
    return any(one["status"] in ended for one in row["history"])


class _Alike:
    """Which items of two readings of one text are the same."""

    def __init__(self, found: Item, own: Item, text: str) -> None:
        self._found, self._text = found, text
        self._beside = {kind: _placed(own[kind], text) for kind in (*NAMED, *TOLD)}
        self._rows = {row["person"]: row for row in own[REGISTER]}
        self._same: dict[str, str] = {}  # ids of the one, and of the other
        for kind in NAMED:
            for item in found[kind]:
                if twin := self._twin(kind, item):
                    self._same[item["id"]] = twin["id"]

    def marked(self, kind: str) -> Iterator[Item]:
        """Give the items of a kind, marked; names that both have in the own words."""
        for item in self._found[kind]:
            twin = self._row(item) if kind == REGISTER else self._twin(kind, item)
            own = {"quotes": twin["quotes"]} if twin and kind in NAMED else {}
            yield {**item, **own, "agreed": twin is not None}

    def _twin(self, kind: str, item: Item) -> Item | None:
        """Return the other reading's item that is the same, the most alike of several."""
        here = likeness.spans(item["quotes"], self._text)
        near = {
            id(other): other
            for place in _places(here)
            for other in self._beside[kind].get(place, ())
        }
        same = self._act if kind == "acts" else _called_alike
        alike = [(self._overlap(here, o), o) for o in near.values() if same(item, o)]
        most, twin = max(alike, key=lambda pair: pair[0], default=(0.0, None))
        return twin if most >= likeness.HALF else None

    def _overlap(self, here: Sequence[likeness.Span], other: Item) -> float:
        """Return how much of their words two items share, 0 to 2."""
        there = likeness.spans(other["quotes"], self._text)
        both = len({*here} & {*there}) / len({*here} | {*there})
        return likeness.overlap(here, there) + both

    def _act(self, one: Item, other: Item) -> bool:
        victims = {self._same.get(ref) for ref in one["victims"]}
        return one["type"] == other["type"] and victims == set(other["victims"])

    def _row(self, one: Item) -> Item | None:
        other = self._rows.get(self._same.get(one["person"], ""))
        told = [[s["status"] for s in r["history"]] for r in (one, other) if r]
        return other if len(told) == 2 and told[0] == told[1] else None


def _called_alike(one: Item, other: Item) -> bool:
    return all(one.get(key) == other.get(key) for key in ("name", "words"))


def _placed(items: Sequence[Item], text: str) -> dict[int, list[Item]]:
    """Return items by the stretches of a text that they have words in."""
    found: dict[int, list[Item]] = defaultdict(list)
    for item in items:
        for place in _places(likeness.spans(item["quotes"], text)):
            found[place].append(item)
    return found


def _places(spans: Sequence[likeness.Span]) -> set[int]:
    return {p for a, b in spans for p in range(a // _STRETCH, b // _STRETCH + 1)}
