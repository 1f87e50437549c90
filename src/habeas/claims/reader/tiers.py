"""How far each proposed item can be leant on: its score, and strong or weak.

The rules propose. Beside them stand voices that do not hang on them: the names model,
the role model, the same thing told again in another sentence, words that say outright
what an item is (a title, an age, a number of a resolution), the gazetteer. `score` is
how many of a hundred such items were right in the texts that the table was made from
(`tools/calibrate.py`). An item is strong where a second voice agrees and where, in
texts left out of the making, at least nine of ten such were right; else it is weak,
however likely. A voice that made a kind no surer there is not counted for it. A tier orders what a person looks at; it never decides and never hides.
"""

from __future__ import annotations

import bisect
import json
import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import accumulate
from typing import Any, NamedTuple

from habeas.claims.reader import judged
from habeas.claims.reader.document import Document
from habeas.claims.reader.lexicon import people_known, words
from habeas.claims.reader.merge import family
from habeas.claims.reader.roles import Pointed
from habeas.claims.reader.semantic.heads import DOER, DONE_TO
from habeas.claims.reader.triggers import triggers
from habeas.text.once import once
from habeas.text.sentences import Token

DESK = "desk"  # the voice of what officers of this desk decided about the same word
DOUBTED = 49  # the most that an act can have whose word this desk corrects
STRONG = 90  # a score from here on is strong; none below is
# The voices that do not hang on the rules. All else that is known of an item only
# shifts its score.
VOICES = frozenset(
    {"names_model", "role_model", "told_again", "said_outright", "gazetteer"}
)
KINDS = (
    "people", "groups", "organisations", "places", "acts", "register", "demands",
    "scheduled", "contacts", "withhold",
)  # fmt: skip
_BIAS = "always"
_UNFORESEEN = "unforeseen"  # found by no rule but by the finder: never strong
_OUTRIGHT = re.compile(
    r"\b(?:must|should|demands?|demanded|calls? (?:on|upon|for)|urges?|urged)\b"
    r"|مطالبہ|مطالبه",
    re.IGNORECASE,
)

Item = dict[str, Any]
Span = tuple[int, int]


class Rated(NamedTuple):
    """An item of a reading with what speaks for it, in a fixed order."""

    kind: str
    item: Item
    marks: tuple[str, ...]

    @property
    def voices(self) -> tuple[str, ...]:
        """The voices beside the rules that agree with them."""
        return tuple(m for m in self.marks if m in VOICES)


def tier(score: int | None) -> str:
    """Return `strong`, `weak`, or '' for what has no score."""
    if score is None:
        return ""
    return "strong" if score >= STRONG else "weak"


def rated(doc: Document, reading: Mapping[str, Any]) -> Item:
    """Return a reading of `doc` by the rules with a score and a tier on each item."""
    scores = {id(r.item): _scored(r, doc) for r in heard(doc, reading)}

    def told(items: Iterable[Item]) -> list[Item]:
        return [{**i, **scores.get(id(i), {})} for i in items]

    found = {k: told(reading[k]) for k in _LISTS if k in reading}
    rows = [{**r, "history": told(r["history"])} for r in reading["register"]]
    return {**reading, **found, "register": rows}


_LISTS = (
    "people", "organisations", "places", "acts", "demands", "scheduled", "contacts",
    "withhold",
)  # fmt: skip


def _scored(found: Rated, doc: Document) -> Item:
    score, voices = scored(found, weights()), list(found.voices)
    if _UNFORESEEN in found.marks:
        score = min(score, STRONG - 1)
    row = _judged(doc, found.item) if found.kind == "acts" else None
    more: Item = {}
    if row is not None and row.doubted:
        score, more = min(score, DOUBTED), {"desk": judged.told(row)}
    elif row is not None and row.trusted and _UNFORESEEN not in found.marks:
        score, voices = max(score, STRONG), [*voices, DESK]
    return {"score": score, "tier": tier(score), "voices": voices, **more}


def _judged(doc: Document, act: Item) -> judged.Judged | None:
    """Return what officers decided of the words that tell an act, if they did."""
    known = doc.learnt.judged
    if not known:
        return None
    spans = [(q["start"], q["end"]) for q in act["quotes"]]
    ways = triggers(doc.learnt.acts)
    found = judged.words(judged.near(doc, spans), spans, act["type"], ways)
    return judged.said(known, found, act["type"])


def scored(found: Rated, table: Mapping[str, Mapping[str, int]]) -> int:
    """Return an item's score by a table of weights, 1 to 99."""
    known = table.get(found.kind, {})
    total = sum(known.get(mark, 0) for mark in (_BIAS, *found.marks))
    share = 1 / (1 + math.exp(-total / 100))
    percent = min(max(round(100 * share), 1), 99)
    second = any(known.get(voice, 0) > 0 for voice in found.voices)
    firm = second and total >= known.get("strong", 10**6)
    return max(percent, STRONG) if firm else min(percent, STRONG - 1)


@cache
def weights() -> Mapping[str, Mapping[str, int]]:
    """Return the table that `tools/calibrate.py` made: hundredths of a logit."""
    path = files(__package__).joinpath("data", "tiers.json")
    loaded: Mapping[str, Mapping[str, int]] = json.loads(
        path.read_text(encoding="utf-8")
    )
    return loaded


def heard(doc: Document, reading: Mapping[str, Any]) -> Iterator[Rated]:
    """Yield each item that is rated, with what speaks for it."""
    look = _Look(doc, reading)
    for kind, marks in _MARKS.items():
        for item in look.items(kind):
            yield Rated(kind, item, tuple(dict.fromkeys(marks(look, item))))


class _Look:
    """A reading beside its text, and what is asked of both more than once."""

    def __init__(self, doc: Document, reading: Mapping[str, Any]) -> None:
        self.doc, self.reading = doc, reading
        self.by_id: dict[str, Item] = {
            i["id"]: i
            for k in ("people", "organisations", "places")
            for i in reading[k]
        }
        self._quoted: dict[str, tuple[list[int], list[int]]] = {}
        self._acts_on: dict[str, list[Item]] = defaultdict(list)
        for act in reading["acts"]:
            for victim in act["victims"]:
                self._acts_on[victim].append(act)

    def items(self, kind: str) -> Iterable[Item]:
        """Return the items of a kind; groups are people without a name."""
        if kind in ("people", "groups"):
            named = kind == "people"
            return [
                p
                for p in self.reading["people"]
                if p["kind"] != "class" and bool(p["name"]) == named
            ]
        if kind == "register":
            return [h for row in self.reading["register"] for h in row["history"]]
        return list(self.reading[kind])

    @once
    def person_of(self) -> Mapping[int, str]:
        """Whose each line of the register is, by the line's identity."""
        rows = self.reading["register"]
        return {id(h): str(r["person"]) for r in rows for h in r["history"]}

    @once
    def used(self) -> frozenset[str]:
        """The ids that something done, asked or standing refers to."""
        found: set[str] = set()
        for act in self.reading["acts"]:
            found.update([*act["victims"], *act["by"], *act["asserted_by"]])
            found.add(act["place"] or "")
        for demand in self.reading["demands"]:
            found.update([*demand["subjects"], demand["addressee_explicit"] or ""])
        found.add(self.reading["issuer"] or "")
        return frozenset(found)

    @once
    def asked_for(self) -> frozenset[str]:
        """The ids of those for whom something is demanded."""
        return frozenset(s for d in self.reading["demands"] for s in d["subjects"])

    def spans(self, item: Item) -> list[Span]:
        return [(q["start"], q["end"]) for q in item["quotes"]]

    def again(self, item: Item) -> bool:
        """Whether an item rests on words in two sentences or more."""
        starts = [self.doc.sentence_at(start) for start, _ in self.spans(item)]
        return len({s.number for s in starts if s}) > 1

    def words(self, item: Item) -> str:
        return " ".join(q["exact"] for q in item["quotes"])

    def heard(self, item: Item, sort: str) -> str:
        """Return what the names model says of an item: agrees, disagrees, or ''."""
        said = self._heard_at
        found = {s for a, b in self.spans(item) for s in said(a, b)}
        if sort in found:
            return "agrees"
        return "disagrees" if found else ""

    def _heard_at(self, start: int, end: int) -> Iterator[str]:
        first = bisect.bisect_left(self._heard_from, (start,))
        for _, stop, sort in self._heard_from[
            first : bisect.bisect_left(self._heard_from, (end,))
        ]:
            if stop <= end:
                yield sort

    @once
    def _heard_from(self) -> list[tuple[int, int, str]]:
        heard = self.doc.heard.items()
        return sorted((start, end, sort) for (start, end), sort in heard)

    def model_knows(self, ref: str) -> bool:
        """Whether the names model too takes one of the reading for a person."""
        one = self.by_id.get(ref)
        return one is not None and self.heard(one, "person") == "agrees"

    def verbs(self, act: Item) -> Iterator[int]:
        """Yield where the verbs stand that tell an act."""
        known, kin = triggers().verbs, family(act["type"])
        for start, end in self.spans(act):
            sentence = self.doc.sentence_at(start)
            tokens = sentence.tokens if sentence else ()
            first = bisect.bisect_left(tokens, start, key=_begin)
            for at in range(first, bisect.bisect_left(tokens, end, first, key=_begin)):
                token = tokens[at]
                forms = known.get(token.text.lower(), ())
                if any(family(f.way.act) == kin for f in forms):
                    yield token.start

    def names(self, refs: Iterable[str], where: Pointed) -> bool:
        """Whether words that the model points to name one of these."""
        return any(self._told_in(ref, where.start, where.end) for ref in refs)

    def beside(self, refs: Iterable[str], at: int) -> bool:
        """Whether words of the sentence at `at` name one of these."""
        sentence = self.doc.sentence_at(at)
        return sentence is not None and any(
            self._told_in(ref, sentence.start, sentence.end) for ref in refs
        )

    def _told_in(self, ref: str, start: int, end: int) -> bool:
        """Whether a quote of somebody shares words with a stretch of the text."""
        if ref not in self._quoted:
            spans = sorted(self.spans(self.by_id.get(ref, _NONE)))
            ends = list(accumulate((b for _, b in spans), max))
            self._quoted[ref] = [a for a, _ in spans], ends
        starts, ends = self._quoted[ref]
        before = bisect.bisect_left(starts, end)
        return before > 0 and ends[before - 1] > start

    def acts_on(self, person: str, spans: Sequence[Span]) -> list[Item]:
        """Return the acts on a person that share words with `spans`."""
        return [
            a
            for a in self._acts_on.get(person, ())
            if any(x < d and c < y for x, y in self.spans(a) for c, d in spans)
        ]


_NONE: Item = {"quotes": []}


def _begin(token: Token) -> int:
    return token.start


def _named(look: _Look, item: Item, sort: str) -> Iterator[str]:
    said = look.heard(item, sort)
    if said == "agrees":
        yield "names_model"
    elif said:
        yield "model_differs"
    if look.again(item):
        yield "told_again"


def _person(look: _Look, person: Item) -> Iterator[str]:
    yield from _named(look, person, "person")
    parts = str(person["name"]).lower().split()
    if person["attributes"] or any(p.strip(".") in words("titles") for p in parts):
        yield "said_outright"
    if any(p in people_known() for p in parts):
        yield "listed"
    if len(parts) > 1:
        yield "whole"
    if person["id"] in look.used:
        yield "used"


def _group(look: _Look, group: Item) -> Iterator[str]:
    if look.again(group):
        yield "told_again"
    if group["heads"] and group["kind"] == "group":
        yield "said_outright"
    if group["attributes"]:
        yield "described"
    if group["id"] in look.used:
        yield "used"
    if group["kind"] == "individual":
        yield "alone"


def _organisation(look: _Look, body: Item) -> Iterator[str]:
    yield from _named(look, body, "organisation")
    if body["acronym"]:
        yield "said_outright"
    parts = [p.strip(".,'’()").lower() for p in str(body["name"]).split()]
    if set(parts) & words("org_heads"):
        yield "head"
    if len(parts) == 1:
        yield "single"
    if body["id"] in look.used:
        yield "used"


def _place(look: _Look, place: Item) -> Iterator[str]:
    yield from _named(look, place, "place")
    if place.get("suggested"):
        yield "gazetteer"
    if place["id"] in look.used:
        yield "used"


def _act(look: _Look, act: Item) -> Iterator[str]:
    hedged = act["modality"] != "stated" or act["polarity"] != "affirmed"
    if not hedged and _role_model_agrees(look, act):
        yield "role_model"
    if look.again(act):
        yield "told_again"
    victims = [look.by_id.get(v, _NONE) for v in act["victims"]]
    if any(v.get("name") for v in victims):
        yield "victim_named"
    if any(look.model_knows(v) for v in act["victims"]):
        yield "names_model"
    if hedged:
        yield "hedged"
    if act["time_frame"] not in ("incident", "ongoing"):
        yield "background"
    if act["date"]:
        yield "dated"
    if act.get("unforeseen"):
        yield _UNFORESEEN


def _role_model_agrees(look: _Look, act: Item) -> bool:
    """Whether the model points to a victim as done to, or to a doer as doing.

    It is asked only of what is told as done: of a demand or a denial its word made
    nothing surer where that was measured.
    """
    return any(
        look.names(refs, where)
        for at in look.verbs(act)
        for role, refs in ((DONE_TO, act["victims"]), (DOER, act["by"]))
        if look.beside(refs, at) and (where := look.doc.roles.at(at, role)) is not None
    )


def _status(look: _Look, status: Item) -> Iterator[str]:
    person = look.person_of[id(status)]
    if look.again(status):
        yield "told_again"
    near = look.acts_on(person, look.spans(status))
    if status["derivation"] != "explicit":
        yield "derived"
    if not near:
        yield "no_act"
    if status.get("unforeseen"):
        yield _UNFORESEEN
    if look.by_id.get(person, _NONE).get("name"):
        yield "victim_named"
    if look.model_knows(person):
        yield "names_model"
    if person in look.asked_for:
        yield "asked_for"


def _demand(look: _Look, demand: Item) -> Iterator[str]:
    if demand["number"] is not None or _OUTRIGHT.search(look.words(demand)):
        yield "said_outright"
    if demand["addressee_explicit"]:
        yield "addressed"
    if demand["subjects"]:
        yield "subjects"
    if look.again(demand):
        yield "told_again"


def _scheduled(look: _Look, ahead: Item) -> Iterator[str]:
    start, _ = look.spans(ahead)[0]
    part = look.doc.part_at(start)
    if part is not None and part.kind == "calendar" or len(ahead["start"]) == _WHOLE:
        yield "said_outright"


_WHOLE = len("2026-02-03")


def _contact(look: _Look, contact: Item) -> Iterator[str]:
    start, _ = look.spans(contact)[0]
    part = look.doc.part_at(start)
    if contact["kind"] in ("email", "url", "phone", "mobile", "fax"):
        yield "said_outright"
    if part is not None and part.kind == "contact":
        yield "in_block"
    if look.again(contact):
        yield "told_again"


def _withheld(look: _Look, held: Item) -> Iterator[str]:
    if held["why"] == "contact":
        yield "said_outright"
    if held["why"] in ("minor", "victim_of_sexual_violence", "health"):
        yield "of_a_person"


_MARKS: Mapping[str, Callable[[_Look, Item], Iterator[str]]] = {
    "people": _person,
    "groups": _group,
    "organisations": _organisation,
    "places": _place,
    "acts": _act,
    "register": _status,
    "demands": _demand,
    "scheduled": _scheduled,
    "contacts": _contact,
    "withhold": _withheld,
}
