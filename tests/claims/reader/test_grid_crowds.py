"""Acts on people without a name, in sentences put together from forms.

Each sentence has victims of some shape, those who did it, and a frame that says how the
one is told of the other; the grid knows the acts, the numbers and the doers that a
sentence must give, and that it gives no others.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any, NamedTuple

from habeas.claims.reader.read import read

_SEED, _SENTENCES, _SHARE = 11, 160, 0.9


class Told(NamedTuple):
    """Victims as words, the number of each in the order told, and whether many."""

    words: str
    heads: tuple[tuple[int, int | None] | None, ...]
    many: bool = True


class Deed(NamedTuple):
    """An act as a sentence may tell it, and the codes that it may be given."""

    past: str
    done: str
    doing: str
    codes: frozenset[str]


_KILLED = frozenset(["killing", "extrajudicial_execution"])
_HELD = frozenset(["arrest", "detention", "abduction"])
_VICTIMS = (
    Told("three protesters", ((3, 3),)),
    Told("at least 12 students", ((12, None),)),
    Told("dozens of farmers", (None,)),
    Told("a fruit seller", ((1, 1),), many=False),
    Told("two women and a child", ((2, 2), (1, 1))),
    Told("four of the workers", ((4, 4),)),
    Told("five unarmed villagers", ((5, 5),)),
    Told("a shopkeeper and six miners", ((1, 1), (6, 6))),
    Told("several fishermen", (None,)),
)
_DOERS = (
    "police",
    "riot police",
    "soldiers",
    "gunmen",
    "a mob",
    "security guards",
    "armed men",
    "the army",
)
_DEEDS = (
    Deed("killed", "killed", "killing", _KILLED),
    Deed("shot dead", "shot dead", "shooting dead", _KILLED),
    Deed("beat", "beaten", "beating", frozenset(["assault"])),
    Deed("arrested", "arrested", "arresting", _HELD),
    Deed("injured", "injured", "injuring", frozenset(["injury"])),
    Deed("abducted", "abducted", "abducting", _HELD),
)


class Made(NamedTuple):
    """A sentence, and what it must give: codes, victims and doer of each act."""

    words: str
    acts: list[tuple[frozenset[str], Told, str]]


def _was(told: Told) -> str:
    return "were" if told.many else "was"


def _and(v: Told, w: Told, d: str, e: str, a: Deed, b: Deed) -> Made:
    words = f"{d} {a.past} {v.words} and {e} {b.past} {w.words}"
    return Made(words, [(a.codes, v, d), (b.codes, w, e)])


def _share(v: Told, w: Told, d: str, _: str, a: Deed, b: Deed) -> Made:
    words = f"{d} {a.past} {v.words} and {b.past} {w.words} in Sukkur"
    return Made(words, [(a.codes, v, d), (b.codes, w, d)])


def _other(v: Told, w: Told, d: str, _: str, a: Deed, b: Deed) -> Made:
    words = (
        f"{v.words} {_was(v)} {a.done} by {d} in Rohri, "
        f"while {w.words} {_was(w)} {b.done}"
    )
    return Made(words, [(a.codes, v, d), (b.codes, w, d)])


_Frame = Callable[[Told, Told, str, str, Deed, Deed], Made]
_FRAMES: tuple[_Frame, ...] = (
    _and,
    _share,
    _other,
    lambda v, w, d, e, a, b: Made(
        f"{v.words} {_was(v)} {a.done} by {d} near the bridge", [(a.codes, v, d)]
    ),
    lambda v, w, d, e, a, b: Made(
        f"{v.words} {_was(v)} {a.done} in Sukkur", [(a.codes, v, "")]
    ),
    lambda v, w, d, e, a, b: Made(
        f"{v.words} died at the hands of {d} in Rohri", [(_KILLED, v, d)]
    ),
    lambda v, w, d, e, a, b: Made(
        f"{v.words} {_was(v)} killed when {d} opened fire", [(_KILLED, v, d)]
    ),
    lambda v, w, d, e, a, b: Made(
        f"clashes between {d} and {e} left three dead",
        [(_KILLED, Told("three", ((3, 3),)), "")],
    ),
    lambda v, w, d, e, a, b: Made(
        f"{d} said that {v.words} {_was(v)} {a.done}", [(a.codes, v, "")]
    ),
    lambda v, w, d, e, a, b: Made(f"{d} denied {a.doing} {v.words}", []),
    lambda v, w, d, e, a, b: Made(f"{v.words} protested against {d}", []),
)


def _make(random: Random) -> Made:
    v, w = random.sample(_VICTIMS, 2)
    d, e = random.sample(_DOERS, 2)
    a, b = random.sample(_DEEDS, 2)
    return random.choice(_FRAMES)(v, w, d, e, a, b)


def _given(words: str) -> list[tuple[str, str, Any, str]]:
    """Return code, victim, heads and doers of each act told as done."""
    found = read(f"Karachi, 9 May 2025. {words[0].upper()}{words[1:]}.")
    cast = {p["id"]: p for kind in ("people", "organisations") for p in found[kind]}
    called = {i: str(p.get("name") or p["quotes"][0]["exact"]) for i, p in cast.items()}
    return [
        (
            act["type"],
            called[victim].lower(),
            cast[victim].get("heads"),
            "; ".join(called[k] for k in act["by"]).lower(),
        )
        for act in found["acts"]
        if act["modality"] == "stated" and act["polarity"] == "affirmed"
        for victim in act["victims"]
    ]


def _fits(made: Made, code: str, victim: str, heads: Any, by: str) -> bool:
    """Whether an act is one that the sentence tells, with its number and its doer."""
    return any(
        code in codes
        and any(part in victim or victim in part for part in told.words.split(" and "))
        and (not by or bool(doer) and doer.removeprefix("the ").split()[-1] in by)
        and (heads is None or tuple(heads) in told.heads)
        for codes, told, doer in made.acts
    )


def test_acts_on_people_without_a_name() -> None:
    """No act, number or doer is made up, and most of what is told is read."""
    random = Random(_SEED)
    false, whole = [], 0
    for _ in range(_SENTENCES):
        made = _make(random)
        given = _given(made.words)
        false += [(made.words, g) for g in given if not _fits(made, *g)]
        wanted = sum(len(told.heads) for _, told, _ in made.acts)
        whole += len(given) >= wanted
    assert not false
    assert whole / _SENTENCES > _SHARE
