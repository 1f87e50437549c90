"""`habeas learn`: refits the names model from decisions, if that makes it better here.

Every fifth text by its hash is held out, and never learnt from. A refit that finds
fewer names there, or on the sentences that the reader is shipped with, by more than one
point is refused, and what stood stays. Versions are kept; going back is an entry, as
going on is. Weights stay sealed at this desk: they can tell of names.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from habeas.accounts.models import User
from habeas.claims.learning import given
from habeas.claims.learning.lessons import Lesson, lessons
from habeas.claims.models import Version
from habeas.claims.reader import kept
from habeas.claims.reader.learnt import Learnt
from habeas.claims.reader.model import Weights
from habeas.claims.reader.training import Coded, Score, refit, score
from habeas.errors import HabeasError
from habeas.sources.models import Source
from habeas.store.jobs import Tell, untold
from habeas.store.ledger import write

LEAST = 8  # corrected texts to learn from
LEAST_HELD = 2  # corrected texts held out
MOST_LOST = 0.01
MILDER = (1.0, 0.7, 0.5)  # a refit is made milder before it is refused


class TooFew(HabeasError):
    """There are not enough corrected texts to learn from, or to measure with."""

    def __init__(self, taught: int, held: int) -> None:
        self.taught, self.held = taught, held
        super().__init__(
            "%(taught)s corrected texts to learn from and %(held)s to measure with "
            "are too few: %(least)s and %(measured)s are needed (every fifth, by its "
            "hash, is only measured). Nothing was learnt. Go on correcting names: "
            "edit them, mark words as names, or say that they were misread.",
            taught=taught,
            held=held,
            least=LEAST,
            measured=LEAST_HELD,
        )


class Worse(HabeasError):
    """A refit would lose more than a point; the figures say where."""

    def __init__(self, figures: dict[str, Any]) -> None:
        self.figures = figures
        held, own = figures["held"], figures["kept"]
        super().__init__(
            "the refit was refused: names found in the texts held out would go from "
            "%(before)s to %(after)s, in the reader's own sentences from %(was)s to "
            "%(now)s (F1, of 100). What stood stays. Look whether names were marked "
            "by mistake.",
            before=percent(held["before"]),
            after=percent(held["after"]),
            was=percent(own["before"]),
            now=percent(own["after"]),
        )


class NoVersion(HabeasError):
    """There is no version of that number to go back to."""

    def __init__(self) -> None:
        super().__init__(
            "there is no such version. Nothing was changed. `habeas learn --list` "
            "shows those there are; 0 is the reader as it is shipped."
        )


class Tainted(HabeasError):
    """A version was learnt, in part, from a source that was destroyed."""

    def __init__(self, number: int) -> None:
        super().__init__(
            "version %(number)s was learnt from a source that was destroyed since. "
            "Nothing was changed. Let the reader learn again, without it.",
            number=number,
        )


@dataclass(frozen=True)
class Fit:
    """A refit that may stand: its weights, its figures, the sources it is from."""

    weights: Weights
    figures: dict[str, Any]
    taught: tuple[str, ...]


def percent(counts: Sequence[int]) -> str:
    """Return the F1 of counts (found rightly, found, there) in hundredths."""
    return f"{Score(*counts).f1 * 100:.1f}"


def fitted(tell: Tell = untold) -> Fit:
    """Refit and measure; nothing is saved.

    `tell` is told which of its steps it is at; what it raises stops it.

    Raises:
        TooFew: If too few texts were corrected.
        Worse: If it would lose more than a point.
    """
    steps = 2 + len(MILDER)
    tell("lessons", 0, steps)
    every = lessons()
    learnt = [n for n in every if not n.held]
    held = [n for n in every if n.held and n.corrected]
    corrected = sum(n.corrected for n in learnt)
    if corrected < LEAST or len(held) < LEAST_HELD:
        raise TooFew(corrected, len(held))
    tell("learning", 1, steps)
    weights = refit([n.coded for n in learnt], kept.learnt_again())
    before, lists = given.given(), given.lists()
    figures: dict[str, Any] = {}
    for n, share in enumerate(MILDER, 2):
        tell("measuring", n, steps)
        milder = _milder(weights, share)
        tried = _measured(held, before, replace(lists, weights=milder))
        tried |= _counts(every, share)
        figures = figures or tried
        if not _lost(tried):
            return Fit(milder, tried, tuple(sorted({n.source for n in learnt})))
    raise Worse(figures)


def _milder(weights: Weights, share: float) -> dict[str, tuple[int, ...]]:
    if share == 1:
        return dict(weights)
    return {f: tuple(round(w * share) for w in row) for f, row in weights.items()}


def _measured(held: Sequence[Lesson], before: Learnt, after: Learnt) -> dict[str, Any]:
    """Return counts before and after; on our own sentences by the weights alone."""
    texts = [n.coded for n in held]
    return {
        "held": _pair(texts, before, after),
        "kept": _pair(kept.measured(), Learnt(), Learnt(weights=after.weights)),
    }


def _pair(
    texts: Sequence[Coded], before: Learnt, after: Learnt
) -> dict[str, list[int]]:
    was, now = score(texts, before), score(texts, after)
    return {
        "before": [was.hits, was.said, was.there],
        "after": [now.hits, now.said, now.there],
    }


def _counts(every: Sequence[Lesson], share: float) -> dict[str, Any]:
    learnt = [n for n in every if not n.held]
    return {
        "texts": len(learnt),
        "corrected": sum(n.corrected for n in learnt),
        "held_out": sum(n.held and n.corrected for n in every),
        "names": sum(len(n.coded.right) for n in learnt),
        "misread": sum(len(n.coded.wrong) for n in learnt),
        "percent": round(share * 100),
    }


def _lost(figures: dict[str, Any]) -> bool:
    return any(
        Score(*one["after"]).f1 < Score(*one["before"]).f1 - MOST_LOST
        for one in (figures["held"], figures["kept"])
    )


def learn(officer: User, *, key: str | None = None, tell: Tell = untold) -> Version:
    """Refit, and let the new version stand. Raises what `fitted` does."""
    fit = fitted(tell)
    with write(officer, "claims.learn", key=key) as w:
        standing = _standing()
        for one in standing:
            one.current = False
        new = Version(
            number=_last() + 1,
            weights={f: list(row) for f, row in fit.weights.items()},
            figures=fit.figures,
            taught=list(fit.taught),
            current=True,
            maker=officer.pk,
        )
        w.save_all([*standing, new])
    given.forget()
    return new


def back(officer: User, number: int, *, key: str | None = None) -> None:
    """Let version `number` stand again, 0 for the reader as it is shipped.

    Raises:
        NoVersion: If there is none of that number.
        Tainted: If it was learnt from a source that was destroyed.
    """
    rows = Version.objects.whole("going back")
    wanted: Version | None = rows.filter(number=number).first()
    if number and wanted is None:
        raise NoVersion
    if wanted is not None and number in tainted([wanted]):
        raise Tainted(number)
    with write(officer, "claims.learn", key=key) as w:
        changed = [one for one in _standing() if one.number != number]
        for one in changed:
            one.current = False
        if wanted is not None and not wanted.current:
            wanted.current = True
            changed.append(wanted)
        w.save_all(changed)
    given.forget()


def versions(officer: User) -> list[Version]:
    """Return the versions, newest first."""
    rows = Version.objects.visible_to(officer)
    return list(rows.defer("weights").order_by("-number"))


def tainted(some: Sequence[Version]) -> set[int]:
    """Return the numbers of versions that a source taught which was destroyed since."""
    rows = Source.objects.whole("what was learnt from what is gone")
    gone = set(rows.filter(reading="destroyed").values_list("pk", flat=True))
    return {v.number for v in some if gone & set(v.taught)}


def _standing() -> list[Version]:
    return list(Version.objects.whole("which stands").filter(current=True))


def _last() -> int:
    rows = Version.objects.whole("which is the last").order_by("-number")
    return int(rows.values_list("number", flat=True).first() or 0)
