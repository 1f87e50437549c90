"""Learns weights of the names model: from a training file, or from a desk's decisions.

Averaged perceptron over label sequences, in plain Python; the same input gives the
same weights. `tools/train.py` learns those that are shipped. `refit` learns what a desk
adds to them: from words that somebody decided on, and from nothing else. Words beside
them keep the label that the shipped weights give, so that they teach nothing.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from habeas.claims.reader import model
from habeas.claims.reader.cast import cast
from habeas.claims.reader.document import Document, Sentence, document
from habeas.claims.reader.learnt import NOTHING, Learnt
from habeas.claims.reader.lexicon import words
from habeas.store import stopping
from habeas.text.sentences import Token

LABELS = model.LABELS
SCALE = 100
ROUNDS = 8
VOICES = 5  # learners, each with another order; their mean errs less
STEP = 0.12  # of one correction of the shipped model's own learner
CORRECTED = 5  # times as much as what was read rightly
KEPT = 5
LEAST = 2
Span = tuple[int, int, str]
Example = tuple[list[list[int]], list[int]]
_KIND = {sort: kind for kind, sort in model.SORTS.items()}


@dataclass(frozen=True)
class Coded:
    """A text with the names that were decided on, as (start, end, sort).

    `right` are names, `wrong` what the reader took for one of that sort and is none;
    `mended` are those of `right` that the reader did not have.
    """

    text: str
    right: frozenset[Span]
    wrong: frozenset[Span] = frozenset()
    mended: frozenset[Span] = frozenset()


@dataclass(frozen=True)
class Score:
    """Exact spans found, found rightly, and there to be found."""

    hits: int = 0
    said: int = 0
    there: int = 0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 where nothing was to find."""
        whole = self.said + self.there
        return 2 * self.hits / whole if whole else 1.0

    def __add__(self, other: Score) -> Score:
        return Score(
            self.hits + other.hits, self.said + other.said, self.there + other.there
        )


class Perceptron:
    """Weights while they are learnt, with the sums their average needs.

    `start` are weights that are known already, by feature.
    """

    def __init__(
        self,
        features: int,
        start: Sequence[Sequence[float]] | None = None,
        labels: Sequence[str] = LABELS,
    ) -> None:
        count = len(labels)
        self.labels = labels
        first = start or [[0.0] * count for _ in range(features)]
        self.weights = [list(row) for row in first]
        self.sums = [[0.0] * count for _ in self.weights]
        self.moves = [[0.0] * count for _ in range(count)]
        self.move_sums = [[0.0] * count for _ in range(count)]
        self.step = 1

    def decode(self, rows: Sequence[Sequence[int]]) -> list[int]:
        """Return the best labels under the weights as they stand."""
        count = range(len(self.labels))
        score = [0.0, *[-1e9] * (len(self.labels) - 1)]
        back = []
        for row in rows:
            emitted = [
                sum(col) for col in zip(*(self.weights[f] for f in row), strict=True)
            ]
            following, origin = [], []
            for to in count:
                values = [score[f] + self.moves[f][to] for f in count]
                most = max(values)
                following.append(most + emitted[to])
                origin.append(values.index(most))
            score = following
            back.append(origin)
        at = score.index(max(score))
        path = [at]
        for origin in reversed(back[1:]):
            at = origin[at]
            path.append(at)
        return path[::-1]

    def learn(self, example: Example, by: float = 1) -> bool:
        """Correct the weights by `by` where the best labels are not the right ones."""
        rows, right = example
        guess = self.decode(rows)
        self.step += 1
        if guess == right:
            return False
        before_right = before_guess = 0
        for row, good, bad in zip(rows, right, guess, strict=True):
            if good != bad:
                for feature in row:
                    self._add(self.weights[feature], self.sums[feature], good, by)
                    self._add(self.weights[feature], self.sums[feature], bad, -by)
            if (before_right, good) != (before_guess, bad):
                moves, sums = self.moves, self.move_sums
                self._add(moves[before_right], sums[before_right], good, by)
                self._add(moves[before_guess], sums[before_guess], bad, -by)
            before_right, before_guess = good, bad
        return True

    def _add(self, row: list[float], sums: list[float], at: int, by: float) -> None:
        row[at] += by
        sums[at] += by * self.step

    def averaged(self, known: dict[str, int]) -> dict[str, list[int]]:
        """Return the averaged weights, a whole number for each feature and label."""
        kept = {
            feature: self._mean(self.weights[at], self.sums[at])
            for feature, at in known.items()
        }
        for label, row, sums in zip(
            self.labels, self.moves, self.move_sums, strict=True
        ):
            kept["T" + label] = self._mean(row, sums)
        return kept

    def _mean(self, row: list[float], sums: list[float]) -> list[int]:
        return [
            round((w - s / self.step) * SCALE) for w, s in zip(row, sums, strict=True)
        ]


# --- what a desk adds ---------------------------------------------------------------


@dataclass(frozen=True)
class Lesson:
    """A stretch of a sentence: the features of its words, their labels, its weight."""

    rows: tuple[tuple[str, ...], ...]
    labels: tuple[int, ...]
    weight: float


def refit(coded: Iterable[Coded], kept: Iterable[Coded] = ()) -> model.Weights:
    """Return what is to be added to the shipped weights, by feature.

    Args:
        coded: What a desk's people decided; corrections count `CORRECTED` times.
        kept: Texts whose names are to be found as before, counted `KEPT` times.
    """
    lessons = [n for one in coded for n in _lessons(one)]
    lessons += [n for one in kept for n in _lessons(one, whole=True)]
    known: dict[str, int] = {}
    every = [
        ([[known.setdefault(f, len(known)) for f in row] for row in n.rows],
         list(n.labels), n.weight)
        for n in lessons
    ]  # fmt: skip
    total: dict[str, list[int]] = {}
    for voice in range(VOICES):
        for feature, row in _learnt(every, known, voice).items():
            sums = total.get(feature, [0] * len(LABELS))
            total[feature] = [a + b for a, b in zip(sums, row, strict=True)]
    return _added({f: [round(n / VOICES) for n in row] for f, row in total.items()})


def _learnt(
    every: Sequence[tuple[list[list[int]], list[int], float]],
    known: dict[str, int],
    voice: int,
) -> dict[str, list[int]]:
    """Return the weights of one learner, who sees the lessons in an order of its own."""
    shipped = [model.weights_of(feature) for feature in known]
    learner = Perceptron(len(known), [[w / SCALE for w in row] for row in shipped])
    learner.moves = [
        [w / SCALE for w in model.weights_of("T" + label)] for label in LABELS
    ]
    chance, order = random.Random(voice), list(every)  # noqa: S311 - an order
    for _ in range(ROUNDS):
        chance.shuffle(order)
        for rows, labels, weight in order:
            stopping.step()
            learner.learn((rows, labels), STEP * weight)
    return learner.averaged(known)


def _added(mean: dict[str, list[int]]) -> dict[str, tuple[int, ...]]:
    """Return what weights differ from the shipped ones by, where it matters."""
    found = {}
    for feature in sorted(mean):
        before = model.weights_of(feature)
        more = tuple(a - b for a, b in zip(mean[feature], before, strict=True))
        if max(map(abs, more)) >= LEAST:
            found[feature] = more
    return found


def _lessons(coded: Coded, *, whole: bool = False) -> Iterator[Lesson]:
    """Give the stretches of a text that hold words somebody decided on.

    With `whole` every name of the text is told, and each stretch is one.
    """
    doc = document(coded.text)
    for sentence in doc.sentences:
        here = _inside(sentence, coded.right), _inside(sentence, coded.wrong)
        if not whole and not any(here):
            continue
        view = model.View(sentence.tokens)
        labels = _labels(sentence, *here, whole=whole)
        touched = {*here[0], *here[1]}
        mended = bool(here[1] or _inside(sentence, coded.mended))
        for first, last in view.stretches():
            start, end = sentence.tokens[first].start, sentence.tokens[last - 1].end
            if whole or any(s < end and start < e for s, e, _ in touched):
                rows = (view.features(at, first, last) for at in range(first, last))
                yield Lesson(
                    tuple(map(tuple, rows)),
                    tuple(labels[first:last]),
                    KEPT if whole else CORRECTED if mended else 1,
                )


def _inside(sentence: Sentence, spans: Iterable[Span]) -> list[Span]:
    return sorted(s for s in spans if sentence.start <= s[0] < sentence.end)


def _labels(
    sentence: Sentence, right: Sequence[Span], wrong: Sequence[Span], *, whole: bool
) -> list[int]:
    """Return the label of each token: as decided, else as the shipped weights say."""
    tokens = sentence.tokens
    labels = [0] * len(tokens)
    decided = [*right, *wrong]
    for one in () if whole else model.tagged(tokens):
        start, end = tokens[one.first].start, tokens[one.last - 1].end
        told = [s for s in decided if s[0] < end and start < s[1]]
        if not told or all(s in wrong and s[2] != one.sort for s in told):
            _set(labels, range(one.first, one.last), one.sort)
    for start, end, sort in right:
        at = [n for n, t in enumerate(tokens) if start <= t.start < end]
        _set(labels, at, sort)
    return labels


def _set(labels: list[int], at: Iterable[int], sort: str) -> None:
    for count, n in enumerate(at):
        labels[n] = LABELS.index(("I-" if count else "B-") + _KIND[sort])


# --- how well names are found -------------------------------------------------------


def score(coded: Iterable[Coded], learnt: Learnt = NOTHING) -> Score:
    """Return how many names of texts the reader finds, exactly and of the right kind.

    What it takes for a name where nobody decided anything is not counted.
    """
    total = Score()
    for one in coded:
        stopping.step()
        doc = document(one.text, learnt)
        said = _said(doc)
        right = {_untitled(doc, s) for s in one.right}
        decided = [*right, *(_untitled(doc, s) for s in one.wrong)]
        heard = {s for s in said if any(s[0] < d[1] and d[0] < s[1] for d in decided)}
        total += Score(len(heard & right), len(heard), len(right))
    return total


def names(text: str, learnt: Learnt = NOTHING) -> set[Span]:
    """Return the names that the reader finds in a text, without their titles."""
    return _said(document(text, learnt))


def _said(doc: Document) -> set[Span]:
    return {
        _untitled(doc, (m.start, m.end, m.sort))
        for m in cast(doc).mentions
        if m.form in ("name", "short")
    }


def _untitled(doc: Document, span: Span) -> Span:
    """Return a span without the titles before the name."""
    start, end, sort = span
    sentence = doc.sentence_at(start)
    tokens: Sequence[Token] = sentence.tokens if sentence else ()
    inside = [t for t in tokens if start <= t.start < end]
    while (
        sort == "person"
        and len(inside) > 1
        and (
            inside[0].text.casefold().rstrip(".") in words("titles")
            or not inside[0].text[0].isalnum()
        )
    ):
        inside = inside[1:]
    return (inside[0].start if inside else start, end, sort)
