"""How well a reading of a text agrees with a reference that a person coded.

The rules are those of `habeas-reading/1`. Items are matched one to one, the best pair
first. An act counts once for each victim, so that it does not matter how a coder
bundles. A false record, one that the reference says must not be made, is counted apart:
it is worse than anything missed. Whoever compares two readers sums counts, never
shares: `total` adds, and precision, recall and F1 come from the sums.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from habeas.claims.reader.likeness import (
    HALF,
    Item,
    Pair,
    Span,
    bare,
    contact,
    family,
    overlap,
    pairs,
    spans,
    touch,
)

KINDS = (
    "people", "organisations", "places", "acts", "register", "demands", "scheduled",
    "contacts", "withhold",
)  # fmt: skip
DETAILS = (
    "acts.modality", "acts.polarity", "acts.time_frame", "acts.date", "acts.place",
    "acts.by", "register.current", "register.history", "demands.addressee",
    "demands.subjects", "contacts.value",
)  # fmt: skip
# Details that are sets: they have a precision of their own.
SETS = ("acts.by", "demands.subjects")
_SAME_NAME = 1.5
# Codes that are younger than the references: neither right nor wrong there.
UNSCORED = frozenset(
    {
        "failure_to_protect",
        "listing",
        "refusal_to_register",
        "forced_statement",
        "reprisal",
        "withholding_of_remains",
        "restriction_lifted",
    }
)


@dataclass(frozen=True)
class Tally:
    """How many were right, of how many that were read and how many that were there."""

    right: int = 0
    read: int = 0
    wanted: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.right + other.right,
            self.read + other.read,
            self.wanted + other.wanted,
        )

    @property
    def precision(self) -> float:
        return self.right / self.read if self.read else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True)
class Loose:
    """An act told as done to a named person, where the reference has no such act."""

    type: str
    name: str
    words: str


@dataclass(frozen=True)
class Score:
    """What came of comparing; `false` are the reasons that the reference gives."""

    kinds: Mapping[str, Tally]
    details: Mapping[str, Tally]
    traps: int = 0
    broken: int = 0
    false: tuple[str, ...] = ()
    loose: tuple[Loose, ...] = ()


def total(scores: Sequence[Score]) -> Score:
    """Return the sums over documents."""
    nothing = Tally()
    return Score(
        {k: sum((s.kinds[k] for s in scores), nothing) for k in KINDS},
        {k: sum((s.details[k] for s in scores), nothing) for k in DETAILS},
        sum(s.traps for s in scores),
        sum(s.broken for s in scores),
        tuple(why for s in scores for why in s.false),
        tuple(found for s in scores for found in s.loose),
    )


def score(text: str, gold: Item, reading: Item) -> Score:
    """Compare a reading of `text` with its reference.

    In a reference a quote may be its words alone; it then stands wherever they do.
    """
    return _Comparison(text, gold, reading).score()


def right(text: str, gold: Item, reading: Item) -> dict[int, bool]:
    """Return of each item of a reading whether its reference bears it out.

    By the item's identity (`id()`); a line of the register is an item of its own.
    An act is right where all its victims, its modality and its polarity are. What is
    not scored (classes of people, younger codes) is left out.
    """
    return _Comparison(text, gold, reading).right()


@dataclass
class _Comparison:
    """One document's comparison, step by step; later steps need who is who."""

    text: str
    gold: Item
    reading: Item
    kinds: dict[str, Tally] = field(
        default_factory=lambda: dict.fromkeys(KINDS, Tally())
    )
    details: dict[str, Tally] = field(
        default_factory=lambda: dict.fromkeys(DETAILS, Tally())
    )
    who: dict[str | None, str] = field(default_factory=dict)

    def score(self) -> Score:
        self._named()
        acts = self._acts()
        self._register()
        self._demands()
        self._reached()
        self._withheld()
        false = self._false(acts)
        return Score(
            self.kinds,
            self.details,
            traps=len(self._gold("must_not")),
            broken=self._broken(),
            false=tuple(str(m.get("why") or m["kind"]) for m in false),
            loose=tuple(self._loose()),
        )

    def right(self) -> dict[int, bool]:
        """Return the verdict on each item; see `right` of the module."""
        self._named()
        found: dict[int, bool] = {}
        for kind in ("people", "organisations", "places"):
            items = [i for i in self._read(kind) if i.get("kind") != "class"]
            found.update((id(i), i["id"] in self.who) for i in items)
        found.update(self._acts_right())
        found.update(self._statuses_right())
        for kind, like in (
            ("demands", self._halfway),
            ("scheduled", self._same_day),
            ("contacts", lambda a, b: float(touch(self._at(a), self._at(b)))),
        ):
            stand = {id(b) for _, b in pairs(self._gold(kind), self._read(kind), like)}
            found.update((id(i), id(i) in stand) for i in self._read(kind))
        wanted = self._covered(self._gold("withhold") + self._gold("contacts"))
        for item in self._read("withhold"):
            own = self._covered([item])
            found[id(item)] = len(own & wanted) >= HALF * len(own)
        return found

    def _acts_right(self) -> dict[int, bool]:
        told = [
            (id(act), {**act, "victim": victim})
            for act in self._read("acts")
            if act["type"] not in UNSCORED
            for victim in act.get("victims") or [None]
        ]
        matched = pairs(
            self._rows(self.gold), [row for _, row in told], self._acts_alike
        )
        stand = {
            id(b)
            for a, b in matched
            if all(
                a.get(n, d) == b.get(n, d)
                for n, d in (("modality", "stated"), ("polarity", "affirmed"))
            )
        }
        found: dict[int, bool] = {}
        for act, row in told:
            found[act] = found.get(act, True) and id(row) in stand
        return found

    def _statuses_right(self) -> dict[int, bool]:
        wanted = {
            row["person"]: {h["status"] for h in row["history"]} | {row["current"]}
            for row in self._gold("register")
        }
        return {
            id(told): told["status"] in wanted.get(self.who.get(row["person"], ""), ())
            for row in self._read("register")
            for told in row["history"]
        }

    def _gold(self, kind: str) -> list[Item]:
        return list(self.gold.get(kind) or [])

    def _read(self, kind: str) -> list[Item]:
        return list(self.reading.get(kind) or [])

    def _at(self, item: Item) -> list[Span]:
        return spans(item.get("quotes"), self.text)

    def _near(self, a: Item, b: Item) -> float:
        return overlap(self._at(a), self._at(b))

    def _halfway(self, a: Item, b: Item) -> float:
        near = self._near(a, b)
        return near if near >= HALF else 0.0

    def _named_alike(self, a: Item, b: Item) -> float:
        same = a.get("name") and bare(a["name"]) == bare(b.get("name"))
        return max(self._halfway(a, b), _SAME_NAME if same else 0.0)

    def _count(self, kind: str, found: int, read: int, wanted: int) -> None:
        self.kinds[kind] += Tally(found, read, wanted)

    def _detail(self, kind: str, right: bool) -> None:
        self.details[kind] += Tally(int(right), 1, 1)

    def _sets(self, kind: str, gold: object, read: object) -> None:
        wanted = set(gold if isinstance(gold, list) else [])
        given = read if isinstance(read, list) else []
        told = {self.who.get(v, "?") for v in given}
        self.details[kind] += Tally(len(wanted & told), len(told), len(wanted))

    def _meant(self, ref: Any) -> Any:
        """Return the reference's id for a reading's own; "?" for one it lacks."""
        return self.who.get(ref, "?") if ref else ref

    # Who is who.

    def _named(self) -> None:
        people = self._matched("people", lambda o: o.get("kind") != "class")
        self._matched("organisations")
        places = self._matched("places")
        gold, read = self._gold("organisations"), self._read("organisations")
        organisations = pairs(gold, read, self._organisations_alike)
        for a, b in (*people, *organisations, *places):
            self.who[b["id"]] = a["id"]
        classes = [p for p in self._gold("people") if p.get("kind") == "class"]
        rest = [p for p in self._read("people") if p["id"] not in self.who]
        for a, b in pairs(classes, rest, self._near):
            self.who[b["id"]] = a["id"]

    def _matched(
        self, kind: str, counts: Callable[[Item], bool] = lambda _: True
    ) -> list[Pair]:
        gold = [o for o in self._gold(kind) if counts(o)]
        read = [o for o in self._read(kind) if counts(o)]
        found = pairs(gold, read, self._named_alike)
        self._count(kind, len(found), len(read), len(gold))
        return found

    def _organisations_alike(self, a: Item, b: Item) -> float:
        if bare(a["name"]) == bare(b.get("name")):
            return _SAME_NAME
        return self._near(a, b)

    # What was done.

    def _acts(self) -> list[Pair]:
        gold, read = self._rows(self.gold), self._rows(self.reading)
        found = pairs(gold, read, self._acts_alike)
        self._count("acts", len(found), len(read), len(gold))
        for a, b in found:
            for name in ("date", "modality", "time_frame", "polarity"):
                self._detail(f"acts.{name}", a.get(name) == b.get(name))
            self._detail("acts.place", a.get("place") == self._meant(b.get("place")))
            self._sets("acts.by", a.get("by"), b.get("by"))
        return found

    def _rows(self, given: Item) -> list[Item]:
        """Return one row for each act and victim, without the unscored types."""
        acts = [a for a in given.get("acts") or [] if a["type"] not in UNSCORED]
        return [
            {**act, "victim": victim}
            for act in acts
            for victim in act.get("victims") or [None]
        ]

    def _acts_alike(self, a: Item, b: Item) -> float:
        if family(a["type"]) != family(b["type"]):
            return 0.0
        if a["victim"] != self._meant(b["victim"]):
            return 0.0
        here, there = self._at(a), self._at(b)
        if not touch(here, there):
            return 0.0
        told = [bool(a.get(n) == b.get(n)) for n in ("modality", "date")]
        return 1.0 + overlap(here, there) + sum(told)

    # What stands, what is asked, what is ahead, what is held back.

    def _register(self) -> None:
        gold, read = self._gold("register"), self._read("register")
        found = pairs(
            gold, read, lambda a, b: float(self.who.get(b["person"]) == a["person"])
        )
        self._count("register", len(found), len(read), len(gold))
        for a, b in found:
            self._detail("register.current", a["current"] == b["current"])
            past = [[h["status"] for h in row["history"]] for row in (a, b)]
            self._detail("register.history", past[0] == past[1])

    def _demands(self) -> None:
        gold, read = self._gold("demands"), self._read("demands")
        found = pairs(gold, read, self._halfway)
        self._count("demands", len(found), len(read), len(gold))
        for a, b in found:
            asked = self._meant(b.get("addressee_explicit"))
            self._detail("demands.addressee", a.get("addressee_explicit") == asked)
            self._sets("demands.subjects", a.get("subjects"), b.get("subjects"))

    def _reached(self) -> None:
        gold, read = self._gold("scheduled"), self._read("scheduled")
        ahead = pairs(gold, read, self._same_day)
        self._count("scheduled", len(ahead), len(read), len(gold))
        gold, read = self._gold("contacts"), self._read("contacts")
        found = pairs(gold, read, lambda a, b: float(touch(self._at(a), self._at(b))))
        self._count("contacts", len(found), len(read), len(gold))
        for a, b in found:
            same = contact(a.get("value")) == contact(b.get("value"))
            self._detail("contacts.value", same)

    def _same_day(self, a: Item, b: Item) -> float:
        same = bool(a["start"] == b["start"])
        return float(same and touch(self._at(a), self._at(b)))

    def _withheld(self) -> None:
        wanted = self._covered(self._gold("withhold"))
        read = self._covered(self._read("withhold") + self._read("contacts"))
        self._count("withhold", len(wanted & read), len(read), len(wanted))

    def _covered(self, items: Iterable[Item]) -> set[int]:
        return {
            at
            for item in items
            for start, end in self._at(item)
            for at in range(start, end)
        }

    # What is wrong.

    def _false(self, acts: Sequence[Pair]) -> list[Item]:
        rows = (self._rows(self.gold), self._rows(self.reading))
        names = {
            "person": {bare(p.get("name")) for p in self._read("people")},
            "organisation": {bare(o.get("name")) for o in self._read("organisations")},
        }
        statuses = self._statuses()
        dates = {a["id"]: b.get("date") for a, b in acts}
        tests: dict[str, Callable[[Item], bool]] = {
            "act": lambda m: _told_falsely(m, *rows, self.who),
            "status": lambda m: m["status"] in statuses[m["person"]],
            "person": lambda m: bare(m["name"]) in names["person"],
            "organisation": lambda m: bare(m["name"]) in names["organisation"],
            "date": lambda m: m["act"] in dates and dates[m["act"]] == m["value"],
        }
        return [m for m in self._gold("must_not") if tests[m["kind"]](m)]

    def _statuses(self) -> Mapping[str | None, set[str]]:
        found: dict[str | None, set[str]] = defaultdict(set)
        for row in self._read("register"):
            told = {h["status"] for h in row["history"]}
            found[self.who.get(row["person"])] |= told | {row["current"]}
        return found

    def _loose(self) -> Iterable[Loose]:
        names = {p["id"]: p["name"] for p in self._read("people") if p.get("name")}
        known = [(family(a["type"]), self._at(a)) for a in self._gold("acts")]
        for act in self._read("acts"):
            victims = [v for v in act.get("victims") or [] if v in names]
            if not victims or not _done(act) or act["type"] in UNSCORED:
                continue
            here, kin = self._at(act), family(act["type"])
            if not any(k == kin and touch(here, there) for k, there in known):
                start, end = here[0]
                yield Loose(act["type"], names[victims[0]], self.text[start:end])

    def _broken(self) -> int:
        quotes = (
            q
            for kind in KINDS
            for item in self._read(kind)
            for q in item.get("quotes") or []
        )
        return sum(not _stands(q, self.text) for q in quotes)


def _stands(quote: object, text: str) -> bool:
    return isinstance(quote, dict) and bool(
        text[quote["start"] : quote["end"]] == quote["exact"]
    )


def _done(act: Item) -> bool:
    return act.get("modality") == "stated" and (
        act.get("polarity", "affirmed") == "affirmed"
    )


def _told_falsely(
    trap: Item,
    gold: Sequence[Item],
    read: Sequence[Item],
    who: Mapping[str | None, str],
) -> bool:
    """Whether such an act is told as done to that person.

    It is false unless the reference tells one in the same time frame.
    """

    def such(row: Item) -> bool:
        kind = trap.get("type")
        return _done(row) and (not kind or family(kind) == family(row["type"]))

    victim = trap.get("victim")
    told = {
        row.get("time_frame")
        for row in gold
        if row["victim"] == victim and row.get("polarity") and such(row)
    }
    return any(
        row["victim"]
        and who.get(row["victim"]) == victim
        and row.get("time_frame") not in told
        and such(row)
        for row in read
    )
