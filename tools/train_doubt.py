"""Train the model that tells what is not told as done, or score it.

usage: train_doubt.py [--score]

What teaches is our own: the frames and figures of `tools/doubt`, and the sentences and
texts of `tests/claims/reader` but for those held back. Each is read with the guards of
the rules set aside, so that the model sees the acts that they keep away as well as
those that they let through. `--score` teaches nine tenths of the texts at a time, and
prints what is told of the rest. The same input gives the same weights.
"""

from __future__ import annotations

import argparse
import importlib
import json
import re
import sys
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

import yaml

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from habeas.claims.reader import doubts
from habeas.claims.reader import read as reading
from habeas.claims.reader.acts import read as of_acts
from habeas.claims.reader.document import document
from habeas.claims.reader.scan import deed as of_english
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.stance import Stance, stance
from habeas.text.fold import fold
from tests.claims.reader import labelled, test_conduct, test_events, test_untold
from tests.claims.reader.test_doubted import Told, fits, rows
from tools.train_held import logistic

of_urdu = importlib.import_module("habeas.claims.reader.nastaliq.deeds")
WEIGHTS = ROOT / "src/habeas/claims/reader/data/doubt/weights.json"
TAUGHT = ROOT / "tools/doubt"
TESTS = ROOT / "tests/claims/reader"
CLAUSES = 6  # how many clauses each frame is taught with
FOLDS, LEAST, SCALE = 5, 2, 100


class Taught(NamedTuple):
    """A text of a set, what it tells as done, and what it does not."""

    group: str
    text: str
    told: tuple[Told, ...]
    never: tuple[Told, ...]
    tested: bool = True


class Case(NamedTuple):
    """What the model is told of one act; whether it is not done; whether rules keep it."""

    group: str
    features: tuple[str, ...]
    doubted: bool
    kept: bool
    words: str


def framed() -> Iterator[Taught]:
    """Give the frames, each with some clauses."""
    for name, clauses, slot in (
        ("frames", "clauses", "{S}"),
        ("urdu", "saying", "{S}"),
        ("roman", "saying", "{R}"),
    ):
        said = [
            (Told(*head.split("|")), words)
            for head, _, words in map(_parted, _lines(TAUGHT / f"{clauses}.txt"))
        ]
        if name != "frames":
            said = [one for one in said if (one[1][0] > "\u0500") == (slot == "{S}")]
        kind = ""
        for number, frame in enumerate(_lines(TAUGHT / f"{name}.txt")):
            if frame.startswith("[") and frame.endswith("]"):
                kind = frame[1:-1]
                continue
            for turn in range(CLAUSES):
                act, words = said[(number * 7 + turn * 11) % len(said)]
                text = _set(frame, slot, words)
                done = not kind.startswith("not")
                yield Taught(
                    f"{name}:{number}",
                    text,
                    (act,) if done else (),
                    () if done else (Told("*", "-"),),
                    tested=False,
                )


def _parted(line: str) -> tuple[str, str, str]:
    return line.partition(": ")


def _set(frame: str, slot: str, words: str) -> str:
    def put(match: re.Match[str]) -> str:
        opens = re.search(r'(?:\A|[.!?:] |")\Z', frame[: match.start()]) is not None
        first = words[0].upper() if opens and not frame.startswith("[") else words[0]
        return first + words[1:]

    return re.sub(re.escape(slot), put, frame).replace("\\n", "\n")


def _lines(path: Path) -> Iterator[str]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


def paired() -> Iterator[Taught]:
    """Give the pairs of texts; the two of a pair are one group."""
    for path in sorted(TAUGHT.glob("*.txt")):
        if path.stem in ("frames", "clauses", "urdu", "roman", "saying"):
            continue
        for number, row in enumerate(rows(path)):
            group = f"{path.stem}:{number // 2}"
            yield Taught(group, row.text, row.told, row.never, tested=False)


def _yaml(name: str) -> Any:
    return yaml.safe_load((TESTS / name).read_text(encoding="utf-8"))


def listed() -> Iterator[Taught]:
    """Give the sentences of the tests."""
    ways = _yaml("ways.yaml")
    head = "Nairobi, 10 June 2026\n\nThe Dawn Rights Group reports the following.\n\n"
    for top in ("told", "never"):
        for n, (code, victim, words) in enumerate(ways[top]):
            one = (Told(code, victim),)
            done = top == "told"
            yield Taught(
                f"ways{n // 10}", head + words, one if done else (), () if done else one
            )
    for top, cases in test_untold.CASES.items():
        for n, (kind, who, words) in enumerate(cases):
            if kind == "doer":
                continue
            start = test_untold.URDU if words[0] > "\u0500" else test_untold.HEAD
            acts = tuple(Told(c, who) for c in sorted(test_untold.TELL[kind][1]))
            done = top == "told"
            yield Taught(
                f"untold{n // 10}",
                start + words,
                acts if done else (),
                () if done else acts,
            )
    freed = _yaml("freed.yaml")
    for n, (who, words) in enumerate(freed["never"]):
        yield Taught(
            f"freed{n // 10}",
            test_untold.HEAD + words,
            (),
            (Told("release", who), Told("bail", who)),
        )
    for n, (who, words) in enumerate(freed["freed"]):
        yield Taught(
            f"freed{n // 10}", test_untold.HEAD + words, (Told("release", who),), ()
        )


def labels() -> Iterator[Taught]:
    """Give the labelled sentences that are not held back, and those of events."""
    for n, one in enumerate(labelled.labelled()):
        if one.held_back:
            continue
        done = [w.split(":") for w in one.wanted]
        acts = tuple(
            Told(w[0], w[1] or "-") for w in done if w[2:] == ["stated", "affirmed"]
        )
        never = (Told("*", "-"),) if not done else ()
        yield Taught(f"{one.group}{n // 10}", one.sentence, acts, never)
    for n, row in enumerate(test_conduct.ROWS):
        acts = tuple(
            Told(w.type, w.victim) for w in row.wanted if w.modality == "stated"
        )
        never = () if row.wanted else (Told("*", "-"),)
        yield Taught(f"conduct{n // 10}", row.sentence, acts, never)
    for n, event in enumerate(test_events.ROWS):
        acts = tuple(
            Told(t.act.type, t.act.victim)
            for t in event.told
            if t.act.modality == "stated"
        )
        said = tuple(Told(w.type, w.victim) for w in event.never)
        none = said if event.told else (Told("*", "-"),)
        yield Taught(f"events{n // 10}", event.text, acts, none)


def texts() -> Iterator[Taught]:
    """Give the whole texts of the tests, each a group."""
    for folder in ("unseen", "news", "kinds", "desk", "."):
        for path in sorted((TESTS / folder).glob("*.yaml")):
            if folder == "." and path.stem != "custody":
                continue
            for name, one in yaml.safe_load(path.read_text("utf-8")).items():
                if not isinstance(one, dict):
                    continue
                beside = path.parent / f"{name}.txt"
                if "text" not in one and not beside.exists():
                    continue
                text = one.get("text") or beside.read_bytes().decode("utf-8")
                yield Taught(f"{path.stem}:{name}", text, _acts(one), _nevers(one))


def _acts(one: dict[str, Any]) -> tuple[Told, ...]:
    return tuple(
        Told(kind, str(victim or "-"))
        for kind, victim, *modality in one.get("acts", ())
        if (modality or ["stated"])[0] == "stated"
    )


def _nevers(one: dict[str, Any]) -> tuple[Told, ...]:
    return tuple(
        Told(n.get("type") or "*", str(n.get("victim") or "-"))
        for n in one.get("never", ())
        if n["kind"] == "act"
        and n.get("modality", "stated") == "stated"
        and n.get("polarity", "affirmed") == "affirmed"
        and (n.get("type") or n.get("victim"))
    )


def every() -> Iterator[Taught]:
    """Give all that teaches."""
    yield from framed()
    yield from paired()
    yield from listed()
    yield from labels()
    yield from texts()


Met = dict[tuple[int, str, str], tuple[tuple[str, ...], str]]


def met(text: str) -> Met:
    """Return the acts told as done: their place, type and victim to what is told."""
    found: Met = {}

    def heard(scene: Any, times: Any, read: Any = None) -> list[Any]:
        acts = of_acts.acts(scene, times, read)
        for act in acts:
            how = act.modality, act.polarity, len(act.spans)
            if how == ("stated", "affirmed", 1):
                who = scene.cast.get(act.victim) if act.victim else None
                name = fold(
                    " / ".join(
                        str(getattr(who, k, None) or "") for k in ("name", "words")
                    )
                )
                told = tuple(doubts.features(scene.doc, act.at, act.type))
                found[act.at, act.type, name] = told, act.type
        return acts

    with mock.patch.object(reading, "acts", heard):
        reading.read_document(document(text))
    return found


@contextmanager
def unguarded() -> Iterator[None]:
    """Set the guards of the rules aside: each act that a word names is told as done."""
    sure = Stance()

    def told(said: Any) -> Stance:
        how = stance(said)
        return how if how and how.frame == "pattern" else sure

    with ExitStack() as stack:
        for owner, name, new in (
            (of_english, "stance", told),
            (of_urdu, "mood", lambda *a: sure),
            (of_urdu, "named_act", lambda *a: sure),
            (of_urdu, "unsure", lambda *a, **k: False),
            (of_urdu, "_feared", lambda *a: False),
            (of_urdu, "_ASKS", re.compile(r"(?!)")),
            (of_acts, "unsaid", lambda read, found: list(found)),
            (of_acts, "put_right", lambda read, found: list(found)),
            (of_acts, "living", lambda read, found: list(found)),
            (of_acts, "refuted", lambda line, found: ()),
            (of_acts, "presumed", lambda scene, deed, near, found: deed),
            (Line, "unsure", False),
            (Line, "retracted", False),
        ):
            stack.enter_context(mock.patch.object(owner, name, new))
        yield


def cases(taught: Taught) -> Iterator[Case]:
    """Give the acts of a text of which is known whether they are told as done."""
    kept = met(taught.text)
    with unguarded():
        every = {**met(taught.text), **kept}
    for (at, code, name), (features, _) in every.items():
        done = any(fits(code, [name], w) for w in taught.told)
        not_done = any(fits(code, [name], w) for w in taught.never)
        if done != not_done and (done or not_done):
            here = (at, code, name) in kept
            if done and not here or not_done and here and taught.tested:
                continue  # a denial of what is told elsewhere, or a namesake
            words = taught.text[max(0, at - 60) : at + 40].replace("\n", " ")
            yield Case(taught.group, features, not_done, here, f"{code} {words}")


def train(known: Sequence[Case]) -> dict[str, int]:
    """Return what the cases teach: features that several groups have, by weight."""
    groups: dict[str, set[str]] = defaultdict(set)
    for case in known:
        for feature in case.features:
            groups[feature].add(case.group)
    shared = {f for f, met in groups.items() if len(met) >= LEAST}
    weights = logistic(
        [([f for f in c.features if f in shared], c.doubted) for c in known]
    )
    whole = {f: round(w * SCALE) for f, w in sorted(weights.items())}
    return {f: w for f, w in whole.items() if w}


def write(weights: dict[str, int]) -> None:
    """Write the weights, a line a feature."""
    text = json.dumps(weights, ensure_ascii=False, indent=0, separators=(",", ":"))
    WEIGHTS.write_text(text + "\n", encoding="utf-8")
    doubts.forget()


def score(known: Sequence[Case]) -> None:
    """Print how much is dropped of what the rules keep, in sets left out of the teaching."""
    rows: list[tuple[int, Case]] = []
    for fold_ in range(FOLDS):
        here = [zlib.crc32(c.group.encode()) % FOLDS == fold_ for c in known]
        weights = train([c for c, out in zip(known, here, strict=True) if not out])
        rows += [
            (sum(weights.get(f, 0) for f in c.features), c)
            for c, out in zip(known, here, strict=True)
            if out and c.kept
        ]
    for least in (50, 100, 150, 200, 250, 300):
        all_of: Counter[str] = Counter()
        over: Counter[str] = Counter()
        for total, case in rows:
            own = re.match(r"(?:frames|urdu|roman|idioms|pairs):\d+\Z", case.group)
            kind = "traps" if case.doubted else "twins" if own else "of the tests"
            all_of[kind] += 1
            over[kind] += total > least
        shares = (f"{k} {over[k] / n:.3f} of {n}" for k, n in sorted(all_of.items()))
        print(f"above {least}: {', '.join(shares)}")


def main() -> None:
    """Train and write, or score."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--score", action="store_true")
    said = parser.parse_args()
    known = [case for taught in every() for case in cases(taught)]
    if said.score:
        score(known)
    else:
        write(train(known))


if __name__ == "__main__":
    main()
