"""Sentences made by combining forms: whose liberty ended, on what day, and nobody else's.

Each frame says what must be in the register for whom. What a frame invents is asserted
never to happen; what it misses is counted.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta

from habeas.claims.reader.read import read

_FIRST = ("Ali", "Omar", "Asif", "Karim", "Bashir", "Daud", "Zahid", "Hamid")
_LAST = ("Khan", "Shah", "Baloch", "Mirza", "Soomro", "Jatoi", "Lashari", "Memon")
_ENDS = frozenset(["released", "deported", "died_in_custody", "found_dead", "escaped"])
_SAYS_NO_MORE = frozenset(["in_custody", "reported_held", "facing_case", "at_risk"])
_WORDS = {
    "arrested": ("arrested", "detained", "taken into custody", "picked up by police"),
    "remanded": ("remanded in custody", "remanded to police custody for five days"),
    "released": ("released", "released on bail", "freed", "set free", "let go"),
    "again": ("re-arrested", "arrested again", "rearrested"),
    "deported": ("deported to Turkey", "deported"),
    "serving_sentence": ("sentenced to five years", "jailed for two years"),
}
_NOT_FREED = (
    "He was not released {d} as promised.",
    "He was granted bail {d} but has not been released.",
    "The court ordered his release {d}.",
    "He was due to be released {d} but remains in jail.",
    "The court refused to release him {d}.",
    "{D} the union demanded that he be released.",
    "{D} the minister said he would soon be freed.",
    "{D} police denied that he had been released.",
    "A rumour {d} that he had been released was false.",
    "His release {d} was cancelled.",
    "{D} a petition for his release was filed.",
)

History = list[tuple[str, str]]
Case = tuple[str, dict[str, History]]


class Maker:
    """Makes the sentences of one seed; days are told in order of time."""

    def __init__(self, seed: int) -> None:
        self.by = random.Random(seed)

    def said(self, status: str) -> str:
        return self.by.choice(_WORDS[status])

    def on(self, day: date) -> str:
        month = f"{day:%B}"
        forms = (f"{day.day} {month}", f"{month} {day.day}", f"{day.day} {month} 2025")
        return f"on {self.by.choice(forms)}"

    def days(self) -> list[date]:
        first = date(2025, 3, 1) + timedelta(days=self.by.randrange(20))
        gaps = [self.by.randrange(2, 17) for _ in range(2)]
        return [first, first + timedelta(gaps[0]), first + timedelta(sum(gaps))]

    def case(self, frame: int) -> Case:
        first, last = self.by.sample(_FIRST, 3), self.by.sample(_LAST, 3)
        a, b, c = (f"{f} {s}" for f, s in zip(first, last, strict=True))
        days = self.days()
        return _FRAMES[frame](self, (a, b, c), days)


def _told(*entries: tuple[str, date]) -> History:
    return [(s.replace("again", "arrested"), d.isoformat()) for s, d in entries]


def _in_order(m: Maker, names: tuple[str, ...], d: list[date]) -> Case:
    end = m.by.choice(("remanded", "released", "deported", "serving_sentence"))
    first, then = m.said("arrested"), m.said(end)
    a, one, two = names[0], m.on(d[0]), m.on(d[1])
    text = m.by.choice(
        (
            f"{a} was {first} {one} and {then} {two}.",
            f"{a}, who had been {first} {one}, was {then} {two}.",
            f"{a} was {then} {two}. He had been {first} {one}.",
            f"{a} was {then} {two} after being {first} {one}.",
            f"{a} was {first} {one}. His lawyer, {names[1]}, said he was {then} {two}.",
            f"{a} was {first} {one}. {names[1]}, his cousin, said he was {then} {two}.",
        )
    )
    return text, {a: _told(("arrested", d[0]), (end, d[1]))}


def _again(m: Maker, names: tuple[str, ...], d: list[date]) -> Case:
    a, free, again = names[0], m.said("released"), m.said("again")
    text = m.by.choice(
        (
            f"{a} was {free} {m.on(d[0])} but {again} {m.on(d[1])}.",
            f"{a} was {again} {m.on(d[1])}, having been {free} {m.on(d[0])}.",
            f"{a} was {free} {m.on(d[0])}. He was {again} {m.on(d[1])}.",
        )
    )
    return text, {a: _told(("released", d[0]), ("again", d[1]))}


def _two(m: Maker, names: tuple[str, ...], d: list[date]) -> Case:
    a, b, _ = names
    one, two = m.by.sample(("remanded", "released", "deported", "serving_sentence"), 2)
    joint = m.by.choice((" while ", " but ", "; "))
    text = (
        f"{a} and {b} were {m.said('arrested')} {m.on(d[0])}. "
        f"{a} was {m.said(one)} {m.on(d[1])}{joint}{b} was {m.said(two)} {m.on(d[2])}."
    )
    taken = ("arrested", d[0])
    return text, {a: _told(taken, (one, d[1])), b: _told(taken, (two, d[2]))}


def _some(m: Maker, names: tuple[str, ...], d: list[date]) -> Case:
    a, b, c = names
    free, day = m.said("released"), m.on(d[1])
    text, freed = m.by.choice(
        (
            (f"All but {c} were {free} {day}.", (a, b)),
            (f"{a} was {free} {day}. The other two are still in jail.", (a,)),
            (f"Two of them, {a} and {b}, were {free} {day}.", (a, b)),
            (f"{day.capitalize()} {a} was {free}, but not {b} and {c}.", (a,)),
            ("Neither has been released.", ()),
        )
    )
    start = f"{a}, {b} and {c} were {m.said('arrested')} {m.on(d[0])}. "
    told = {n: _told(("arrested", d[0])) for n in names}
    return start + text, {
        n: [*h, *(_told(("released", d[1])) if n in freed else [])]
        for n, h in told.items()
    }


def _not_freed(m: Maker, names: tuple[str, ...], d: list[date]) -> Case:
    day = m.on(d[1])
    text = m.by.choice(_NOT_FREED).format(d=day, D=day[0].upper() + day[1:])
    start = f"{names[0]} was {m.said('arrested')} {m.on(d[0])}. "
    return start + text, {names[0]: _told(("arrested", d[0]))}


def _he_or_she(m: Maker, names: tuple[str, ...], d: list[date]) -> Case:
    """Who "he" is of two cannot be told: nobody is free by it."""
    a, b, _ = names
    text = (
        f"{a} and {b} were {m.said('arrested')} {m.on(d[0])}. "
        f"He was {m.said('released')} {m.on(d[1])}."
    )
    return text, {n: _told(("arrested", d[0])) for n in (a, b)}


_FRAMES: tuple[Callable[[Maker, tuple[str, ...], list[date]], Case], ...] = (
    _in_order, _again, _two, _some, _not_freed, _he_or_she,
)  # fmt: skip


def _register(text: str) -> dict[str, History]:
    found = read(f"Karachi, 20 June 2025\n\n{text}")
    names = {p["id"]: p.get("name") for p in found["people"]}
    return {
        str(names[row["person"]]): [
            (h["status"], (h["date"] or "").removesuffix("/.."))
            for h in row["history"]
            if h["status"] not in _SAYS_NO_MORE
        ]
        for row in found["register"]
        if names[row["person"]]
    }


def test_who_was_freed_when_and_nobody_else() -> None:
    maker = Maker(7)
    right = 0
    for number in range(132):
        text, wanted = maker.case(number % len(_FRAMES))
        got = _register(text)
        assert set(got) <= set(wanted), text
        for name, history in got.items():
            ends = {s for s, _ in history} & _ENDS
            assert ends <= {s for s, _ in wanted[name]}, text
        right += got == wanted
    assert right >= 0.95 * 132
