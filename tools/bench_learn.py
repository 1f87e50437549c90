"""Measure how corrections teach the reader: learning curves on invented statements.

    python tools/bench_learn.py [--held 60] [--draws 3] [--only names|roles|words]

Statements are made by chance from parts of our own, with bodies of the kind that the
shipped reader misses (two words of another language, no "Union" or "Committee") among
those that it finds. The names that it misses or takes for something else are put right
as an officer would, the reader is refitted on 25, 50, 100 and 200 such statements, and each
time it reads the same others, which no refit has seen. Printed: exact-span F1 over the
bodies of that kind, over all names, on the sentences that a refit may not unlearn, the
seconds that the refit took, and whether the curve only rose.

Roles: sentences in ways of telling that the shipped model gets wrong in part, put right;
F1 over who did it and to whom in others of the same ways, and in our own sentences.
Words: acts of a dozen words, some of which this desk corrects nine times of ten and some
one time of ten; F1 at which acts that are corrected are doubted beforehand.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "src"))

import itertools
from dataclasses import replace

from habeas.claims.reader import judged, kept, training
from habeas.claims.reader.judged import Outcome
from habeas.claims.reader.kept import coded
from habeas.claims.reader.learnt import Learnt
from habeas.claims.reader.semantic import refit as heads
from habeas.claims.reader.semantic.refit import Told
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


STEPS = (0, 25, 50, 100, 200)
DOERS = [
    "the rangers",
    "men of the agency",
    "a unit of the police",
    "soldiers",
    "the guards",
]
WAYS = [
    "Lifted from {l} : [V:{p}] , {{taken}} by [D:{d}] .",
    "[V:{p}] 's family say [D:{d}] had {{him}} .",
    "By [D:{d}] was [V:{p}] {{beaten}} in {l} .",
    "[V:{p}] , whom [D:{d}] {{seized}} in {l} , is ill .",
    "[D:{d}] in {l} : [V:{p}] {{arrested}} again .",
    "[V:{p}] of {l} , {{held}} since May by [D:{d}] , was seen .",
]


def told_roles(chance: random.Random) -> Told:
    """Return a sentence in one of the ways, with its roles."""
    who = f"{chance.choice(GIVEN)} {chance.choice(FAMILY)}"
    line = chance.choice(WAYS)
    filled = line.format(p=who, d=chance.choice(DOERS), l=chance.choice(PLACES))
    return replace(heads.marked(filled), mended=True)


def roles(seed: int, held_out: int) -> list[float]:
    """Print the curve of the role model, and return the F1 at each step."""
    chance = random.Random(seed)  # noqa: S311 - a draw, no secret
    held = [told_roles(chance) for _ in range(held_out)]
    fed = [told_roles(chance) for _ in range(STEPS[-1])]
    figures = []
    print(f"roles, draw {seed}: corrected, doer and done to, kept, seconds")
    for count in STEPS:
        started = time.process_time()
        extra = heads.refit(fed[:count]) if count else {}
        took = time.process_time() - started
        own = training.Score(*heads.score(held, extra)).f1
        still = training.Score(*heads.score(heads.kept()[1::2], extra)).f1
        figures.append(own)
        print(f"{count:4} {own:.3f} {still:.3f} {took:.1f}", flush=True)
    return figures


def judgements(chance: random.Random, count: int) -> list[Outcome]:
    """Return what the acts of so many statements came to, three a statement."""
    found = []
    for text in range(count):
        for at in range(3):
            word = chance.randrange(12)
            wrong = chance.random() < (0.9 if word % 3 == 0 else 0.1)
            outcome = "type:detention" if wrong else judged.RIGHT
            found.append(Outcome(str(text), at, f"word{word}", "arrest", outcome))
    return found


def words(seed: int, held_out: int) -> list[float]:
    """Print how well what is corrected was doubted, and return the F1 at each step."""
    chance = random.Random(seed)  # noqa: S311 - a draw, no secret
    held = judgements(chance, held_out)
    fed = judgements(chance, STEPS[-1])
    figures = []
    print(f"words, draw {seed}: corrected, F1 of the doubts")
    for count in STEPS:
        found = judged.table(fed[: 3 * count])
        hits, said, there = judged.doubts(found, held)
        figures.append(training.Score(hits, said, there).f1 if said else 0.0)
        print(f"{count:4} {figures[-1]:.3f}", flush=True)
    return figures


def curve(seed: int, held_out: int) -> list[float]:
    """Print a curve and return the F1 over all names at each step."""
    chance = random.Random(seed)  # noqa: S311 - a draw, no secret
    held = [statement(chance) for _ in range(held_out)]
    fed = [corrected(statement(chance)) for _ in range(STEPS[-1])]
    figures = []
    print(
        f"names, draw {seed}: corrected, bodies of that kind, all names, kept, seconds"
    )
    for count in STEPS:
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
    parser.add_argument("--only", choices=tuple(KINDS))
    said = parser.parse_args()
    for name, draw in KINDS.items():
        if said.only in (None, name):
            curves = [draw(seed, said.held) for seed in range(1, said.draws + 1)]
            rose = [all(a <= b for a, b in itertools.pairwise(c)) for c in curves]
            print(f"{name}: {sum(rose)} of {len(rose)} curves never fell")


KINDS = {"names": curve, "roles": roles, "words": words}


if __name__ == "__main__":
    main()
