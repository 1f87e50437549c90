"""Lists made by combining headings, marks and entries: who stands under what.

A heading tells of each entry under it; headings for others tell nothing. What is told
of "all" or of those "among them" is of those of the same sentence and of nobody else.
"""

from __future__ import annotations

import random
from collections.abc import Callable

from habeas.claims.reader.read import read

_FIRST = ("Ali", "Omar", "Asif", "Nadia", "Karim", "Sana", "Bashir", "Daud", "Zahid", "Rubina",
          "Hameed", "Farida", "Sajid", "Yasmin", "Naveed", "Qadir")  # fmt: skip
_LAST = ("Khan", "Shah", "Baloch", "Mirza", "Soomro", "Jatoi", "Lashari", "Bhutto", "Abro",
         "Memon", "Junejo", "Mengal", "Marri", "Bugti", "Kakar", "Magsi")  # fmt: skip
_TAKEN = frozenset(
    ["arrest", "detention", "abduction", "mass_arrest", "enforced_disappearance"]
)
_FREED = frozenset(["release"])
_OF = {
    "taken": _TAKEN,
    "freed": _FREED,
    "killed": frozenset(["killing", "extrajudicial_execution"]),
    "hurt": frozenset(["injury"]),
    "charged": frozenset(["prosecution"]),
}
_HEADS = {
    "taken": (
        "Arrested", "Those arrested", "Arrested on 3 May", "Names of those arrested", "Still in custody",
        "In detention", "Picked up so far", "Prisoners", "Taken into custody",
    ),
    "freed": ("Released", "Those released", "Freed on 5 May", "Released without charge", "Set free"),
    "killed": ("Killed", "Shot dead", "The dead", "Killed in the firing"),
    "hurt": ("Injured", "Wounded", "Names of the injured", "Injured in the baton charge"),
    "charged": ("Charged", "Booked", "FIR registered against", "Charged under section 144"),
    "": ("Speakers", "Not arrested", "Wanted", "Lawyers for the detained", "At risk of arrest", "Witnesses",
         "Relatives of the arrested", "Escaped arrest"),
}  # fmt: skip
_MARKS = ("{n}. ", "{n}) ", "- ", "• ", "* ", "")
_AFTER = (
    "",
    ", 34, teacher",
    " (Larkana)",
    ", a lawyer",
    " (aged 22)",
    " s/o Allah Bux",
)
_TOWNS = ("Sukkur", "Larkana", "Dadu", "Turbat", "Khuzdar", "Multan")
_MOST = 0.02  # of what is told

Told = list[tuple[frozenset[str], str]]
Case = tuple[str, Told, dict[str, frozenset[str]]]


class Maker:
    """Makes the lists of one seed; no name comes twice in a text."""

    def __init__(self, seed: int) -> None:
        self.by = random.Random(seed)
        first, last = self.by.sample(_FIRST, len(_FIRST)), list(_LAST)
        self.by.shuffle(last)
        self.names = [f"{a} {b}" for a, b in zip(first, last, strict=True)]

    def some(self, count: int) -> list[str]:
        return [self.names.pop() for _ in range(count)]

    def entries(self, entries: list[str]) -> str:
        mark = self.by.choice(_MARKS)
        return "\n".join(mark.format(n=n) + e for n, e in enumerate(entries, 1))


def _headed(m: Maker) -> Case:
    kind = m.by.choice(tuple(_HEADS))
    head, names = m.by.choice(_HEADS[kind]), m.some(m.by.randint(2, 4))
    allowed = _OF.get(kind, frozenset())
    told = [(allowed, n) for n in names if kind]
    if m.by.random() < 0.4:
        body = f"{head}: {', '.join(names[:-1])} and {names[-1]}."
    else:
        body = f"{head}:\n" + m.entries([n + m.by.choice(_AFTER) for n in names])
    return body, told, dict.fromkeys(names, allowed)


def _own_ends(m: Maker) -> Case:
    """Entries of those taken, some of them told to be free since."""
    a, b, c, d = names = m.some(4)
    free = m.by.choice((" – released", ", released on 5 May", " (released on bail)"))
    body = f"{m.by.choice(('Arrested', 'Those arrested', 'Arrested on 3 May'))}:\n"
    body += m.entries([a + free, b, c + ", badly beaten", d + " (still in custody)"])
    allowed = {n: _TAKEN | {"assault"} for n in names}
    allowed[a] = _TAKEN | {"release", "bail"}
    return body, [*((_TAKEN, n) for n in names), (_FREED, a)], allowed


def _places(m: Maker) -> Case:
    """A list of places, where what is told of all of one place is of no other."""
    a, b, c, d = m.some(4)
    s, t, u = m.by.sample(_TOWNS, 3)
    many = m.by.choice(("9 workers", "14 students", "23 farmers"))
    taken = m.by.choice(("arrested", "picked up", "detained"))
    lead = m.by.choice(("{t}: ", "- {t}: ", "• {t}: "))
    points = [
        f"{a} and {b} were {taken}.",
        m.by.choice(
            (
                f"{many} {taken}; all were released by evening.",
                f"{many} were {taken} and all were set free the same night.",
            )
        ),
        f"{many} {taken}, {c} among them.",
    ]
    body = "\n".join(
        lead.format(t=x) + p for x, p in zip((s, t, u), points, strict=True)
    )
    body += f"\n\nLawyers protested, {d} among them."
    allowed = dict.fromkeys((a, b, c), _TAKEN) | {d: frozenset(["protest"])}
    return body, [(_TAKEN, n) for n in (a, b, c)], allowed


def _count(m: Maker) -> Case:
    a, b = m.some(2)
    many = m.by.choice(("17 nurses", "forty-one labourers", "214 villagers"))
    body = m.by.choice(
        (
            f"In jail: {many}, among them {a} and {b}.",
            f"Arrested: {many}, including {a} and {b}.",
            f"{many} were arrested, {a} and {b} among them.",
            f"{many} arrested, among them {a} and {b}.",
        )
    )
    return body, [(_TAKEN, a), (_TAKEN, b)], dict.fromkeys((a, b), _TAKEN)


_FRAMES: tuple[Callable[[Maker], Case], ...] = (_headed, _headed, _own_ends, _places, _count)  # fmt: skip


def _made(text: str) -> list[tuple[str, str]]:
    got = read(text)
    names = {p["id"]: p["name"] for p in got["people"] if p["name"]}
    stated = (
        a
        for a in got["acts"]
        if (a["modality"], a["polarity"]) == ("stated", "affirmed")
    )
    return [(a["type"], names[v]) for a in stated for v in a["victims"] if v in names]


def test_those_in_a_list_met_with_what_its_heading_says() -> None:
    lost, of, false = [], 0, []
    for seed in range(40):
        maker = Maker(seed)
        body, told, allowed = _FRAMES[seed % len(_FRAMES)](maker)
        made = _made(f"Sindh Teachers Union\nSukkur, 9 May 2025\n\n{body}\n")
        of += len(told)
        lost += [
            (body, n)
            for types, n in told
            if not any(t in types and w.startswith(n) for t, w in made)
        ]
        false += [
            (body, t, w)
            for t, w in made
            if not any(w.startswith(n) and t in may for n, may in allowed.items())
        ]
    assert not false, false
    assert len(lost) <= of * _MOST, lost


def test_a_text_that_begins_with_a_list_has_no_letterhead() -> None:
    text = "Arrested:\n- Ali Khan\n- Omar Shah\n\nWe demand their release.\n"
    assert {n for _, n in _made(text)} == {"Ali Khan", "Omar Shah"}


def test_what_a_house_demanded_is_demanded() -> None:
    text = "The house demanded:\n1. Reinstatement of Ali Khan.\n2. Payment of wages.\n"
    assert len(read(text)["demands"]) == 2
    captors = "The kidnappers demanded:\n- 5 million rupees\n- Release of Ali Khan\n"
    assert not read(captors)["demands"]
