"""Measure how corrections teach the reader: a learning curve on invented statements.

    python tools/bench_learn.py [--held 60] [--draws 3]

Statements are made by chance from parts of our own, with bodies of the kind that the
shipped reader misses (two words of another language, no "Union" or "Committee") among
those that it finds. The names that it misses or takes for something else are put right
as an officer would, the reader is refitted on 25, 50 and 100 such statements, and each
time it reads the same others, which no refit has seen. Printed: exact-span F1 over the
bodies of that kind, over all names, on the sentences that a refit may not unlearn, the
seconds that the refit took, and whether the curve only rose.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "src"))

import itertools

from habeas.claims.reader import kept, training
from habeas.claims.reader.kept import coded
from habeas.claims.reader.learnt import Learnt
from habeas.claims.reader.training import Coded

FIRST = [
    "Sujag",
    "Roshan",
    "Naveen",
    "Saanjh",
    "Awaami",
    "Dharti",
    "Nayon",
    "Sachal",
    "Mehran",
    "Porhyat",
    "Aazad",
    "Ujala",
    "Bedar",
    "Jagrat",
    "Khudar",
    "Hari",
    "Rahgir",
    "Chanwar",
    "Sarang",
    "Amar",
    "Navjeevan",
    "Lokmat",
]
LAST = [
    "Sath",
    "Sangat",
    "Tanzeem",
    "Tehreek",
    "Mahaz",
    "Jirga",
    "Majlis",
    "Baithak",
    "Kath",
    "Halqa",
]
GIVEN = [
    "Amina",
    "Rubina",
    "Sajida",
    "Farzana",
    "Hatim",
    "Bashir",
    "Ghulam",
    "Yaqoob",
    "Imdad",
    "Khadija",
    "Zainab",
    "Nadir",
    "Sikandar",
    "Marvi",
    "Kausar",
    "Waqar",
    "Shabnam",
    "Iqbal",
    "Niaz",
    "Tahira",
]
FAMILY = [
    "Chandio",
    "Lashari",
    "Solangi",
    "Memon",
    "Khoso",
    "Jatoi",
    "Soomro",
    "Bhutto",
    "Mangi",
    "Abro",
    "Channa",
    "Phulpoto",
    "Kalhoro",
    "Junejo",
    "Brohi",
    "Magsi",
]
PLACES = [
    "Larkana",
    "Dadu",
    "Hyderabad",
    "Sukkur",
    "Badin",
    "Thatta",
    "Jacobabad",
    "Shikarpur",
    "Nawabshah",
    "Khairpur",
    "Karachi",
    "Mirpurkhas",
]
KNOWN = """Sindh Labour Federation|Press Freedom Committee|High Court|Bar Association|
Home Department|Human Rights Commission""".replace("\n", "").split("|")
LINES = [
    "Police arrested [P:{p}], a worker of [O:{o}], in [L:{l}] on Monday.",
    "[O:{o}] said that [P:{p}] was beaten at a police station in [L:{l}].",
    "The [O:{k}] has not answered the letter of [O:{o}].",
    "A rally of [O:{o}] was stopped near [L:{l}] and [P:{p}] was taken away.",
    "[P:{p}] told [O:{o}] that her brother has been missing since May.",
    "Officers raided the office of [O:{o}] in [L:{l}].",
    "[P:{p}] and [P:{q}] of [O:{o}] were brought before the [O:{k}].",
    "Members of [O:{o}] were threatened by men in plain clothes in [L:{l}].",
    "In [L:{l}] the lawyer [P:{p}] asked the [O:{k}] for bail.",
    "[P:{p}] was released from a prison in [L:{l}] after nine days.",
    "The [O:{k}] was told of the detention of [P:{p}].",
    "[O:{o}] and the [O:{k}] asked for an inquiry.",
]


def statement(chance: random.Random) -> Coded:
    """Return a statement of some sentences about one body, with its names."""
    body = f"{chance.choice(FIRST)} {chance.choice(LAST)}"
    lines = []
    for frame in chance.sample(LINES, 5):
        p, q = (f"{chance.choice(GIVEN)} {chance.choice(FAMILY)}" for _ in "pq")
        lines.append(
            frame.format(
                p=p, q=q, o=body, k=chance.choice(KNOWN), l=chance.choice(PLACES)
            )
        )
    return coded(" ".join(lines))


def corrected(one: Coded) -> Coded:
    """Return a statement as it is after an officer went through what was read."""
    read = training.names(one.text)
    wrong = {s for s in read if s not in one.right}
    return Coded(one.text, one.right, frozenset(wrong), one.right - read)


def bodies(held: list[Coded]) -> list[Coded]:
    """Return the same statements, asking for the bodies of that kind alone."""
    return [
        Coded(c.text, frozenset(
            s for s in c.right if c.text[s[0] : s[1]].split()[-1] in LAST
        ))
        for c in held
    ]  # fmt: skip


def curve(seed: int, held_out: int) -> list[float]:
    """Print a curve and return the F1 over all names at each step."""
    chance = random.Random(seed)  # noqa: S311 - a draw, no secret
    held = [statement(chance) for _ in range(held_out)]
    fed = [corrected(statement(chance)) for _ in range(100)]
    figures = []
    print(f"draw {seed}: corrected, bodies of that kind, all names, kept, seconds")
    for count in (0, 25, 50, 100):
        started = time.perf_counter()
        known = Learnt()
        if count:
            known = Learnt(weights=training.refit(fed[:count], kept.learnt_again()))
        took = time.perf_counter() - started
        every = training.score(held, known).f1
        one_kind = training.score(bodies(held), known).f1
        still = training.score(kept.measured(), known).f1
        figures.append(every)
        print(
            f"{count:4} {one_kind:.3f} {every:.3f} {still:.3f} {took:.1f}", flush=True
        )
    return figures


def main() -> None:
    """Read the command line and print the curves."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--held", type=int, default=60)
    parser.add_argument("--draws", type=int, default=3)
    said = parser.parse_args()
    curves = [curve(seed, said.held) for seed in range(1, said.draws + 1)]
    rose = [all(a <= b for a, b in itertools.pairwise(c)) for c in curves]
    print(f"{sum(rose)} of {len(rose)} curves never fell")


if __name__ == "__main__":
    main()
