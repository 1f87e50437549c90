"""`habeas learn`: refits from decisions what makes the reader better at this desk.

Five parts, each measured by itself: the names model, the role model (who did it, and to
whom), counts of what became of words that tell acts, the order of day and month in a
sort of text, and which place of the gazetteer a name means. Every fifth text by its
hash is held out, and never learnt from. A refit that finds
fewer names there, or on the sentences that the reader is shipped with, by more than one
point is refused, and what stood stays. Versions are kept; going back is an entry, as
going on is. Weights stay sealed at this desk, since they can tell of names; each
version has a key of its own, and is destroyed with it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from habeas.accounts.models import User
from habeas.claims.learning import days, deeds, given, spots
from habeas.claims.learning.deeds import Deeds
from habeas.claims.learning.lessons import Lesson, lessons
from habeas.claims.models import Version
from habeas.claims.reader import habits, judged, kept
from habeas.claims.reader.habits import Chosen
from habeas.claims.reader.judged import Judged
from habeas.claims.reader.learnt import Learnt, Words
from habeas.claims.reader.model import Weights
from habeas.claims.reader.semantic import refit as heads
from habeas.claims.reader.training import Coded, Score, refit, score
from habeas.errors import HabeasError
from habeas.sources.models import Source
from habeas.sources.unfinished import undisturbed
from habeas.store import keyring, vault
from habeas.store.jobs import Tell, untold
from habeas.store.ledger import write
from habeas.store.models import Entry
from habeas.store.rows import new_id

K = TypeVar("K")
LEAST = 8  # corrected texts to learn from
LEAST_HELD = 2  # corrected texts held out
MOST_LOST = 0.01
LEARNT, TOO_FEW, REFUSED = "learnt", "too_few", "refused"
FORGOTTEN = "claims.forget"
_NOTHING = {"before": [0, 0, 0], "after": [0, 0, 0]}
PARTS = ("roles", "words", "dates", "places")  # beside the names
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
        parts = (figures, *(figures[name] for name in PARTS))
        worse = next((p for p in parts if p["status"] == REFUSED), figures)
        held, own = worse["held"], worse.get("kept", _NOTHING)
        super().__init__(
            "the refit was refused: what is found rightly in the texts held out would "
            "go from %(before)s to %(after)s, in the reader's own sentences from "
            "%(was)s to %(now)s (F1, of 100). What stood stays. Look whether something "
            "was marked by mistake.",
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
    """A refit that may stand: what it learnt, its figures, the sources it is from."""

    weights: Weights
    figures: dict[str, Any]
    taught: tuple[str, ...]
    roles: Mapping[str, int] = field(default_factory=dict)
    judged: Mapping[str, Judged] = field(default_factory=dict)
    orders: Mapping[str, str] = field(default_factory=dict)
    spots: Mapping[Words, str] = field(default_factory=dict)


def percent(counts: Sequence[int]) -> str:
    """Return the F1 of counts (found rightly, found, there) in hundredths."""
    return f"{Score(*counts).f1 * 100:.1f}" if any(counts) else "–"


def fitted(tell: Tell = untold, located: Sequence[Chosen] = ()) -> Fit:
    """Refit and measure each part; nothing is saved.

    A part that has too few corrections, or would lose, stays as it stands, with the
    sources that taught it; where one of those was destroyed, as the reader is shipped.

    `tell` is told which of its steps it is at; what it raises stops it. `located` is
    what officers located (`habeas.records.chosen`).

    Raises:
        TooFew: If too few texts were corrected for any part.
        Worse: If no part is better for it, and one would lose more than a point.
    """
    lists, standing = given.lists(), _standing()
    before = lists if tainted(standing) else given.given()
    steps = 3 + len(MILDER)
    tell("lessons", 0, steps)
    every, acts = lessons(), deeds.deeds(before.acts)
    tell("learning", 1, steps)
    names, figures = _names(every, before, lists, tell)
    tell("measuring", steps - 1, steps)
    roles, figures["roles"] = _roles(acts, before)
    judged_, figures["words"] = _judged(acts, before)
    written, sited = days.days(), spots.located(located)
    orders, figures["dates"] = _orders(written, before)
    chosen, figures["places"] = _spots(sited, before)
    parts = (figures, *(figures[name] for name in PARTS))
    if all(part["status"] != LEARNT for part in parts):
        if any(part["status"] == REFUSED for part in parts):
            raise Worse(figures)
        raise TooFew(figures["corrected"], figures["held_out"])
    learnt = {n.source for n in every if not n.held}
    learnt |= {d.source for d in acts if not d.held}
    learnt |= {d.source for d in written if not d.held}
    learnt |= {s.chosen.source for s in sited if not s.held}
    if _carries(before, parts):
        learnt.update(source for version in standing for source in version.taught)
    return Fit(names, figures, tuple(sorted(learnt)), roles, judged_, orders, chosen)


def _carries(before: Learnt, parts: Sequence[Mapping[str, Any]]) -> bool:
    """Return whether something that a version taught before stays as it stands."""
    stood = before.weights, before.roles, before.judged, before.orders, before.spots
    return any(
        bool(told) and part["status"] != LEARNT
        for told, part in zip(stood, parts, strict=True)
    )


def _names(
    every: Sequence[Lesson], before: Learnt, lists: Learnt, tell: Tell
) -> tuple[Weights, dict[str, Any]]:
    """Refit the names model; what stands and why, where it is not better."""
    learnt = [n for n in every if not n.held]
    held = [n for n in every if n.held and n.corrected]
    nothing = {"held": _NOTHING, "kept": _NOTHING, **_counts(every, 1)}
    if sum(n.corrected for n in learnt) < LEAST or len(held) < LEAST_HELD:
        return before.weights, {**nothing, "status": TOO_FEW}
    weights = refit([n.coded for n in learnt], kept.learnt_again())
    figures: dict[str, Any] = {}
    for n, share in enumerate(MILDER, 2):
        tell("measuring", n, 3 + len(MILDER))
        milder = _milder(weights, share)
        tried = _measured(held, before, replace(lists, weights=milder))
        tried |= _counts(every, share)
        figures = figures or tried
        if not _lost(tried):
            return milder, {**tried, "status": LEARNT}
    return before.weights, {**figures, "status": REFUSED}


def _roles(
    acts: Sequence[Deeds], before: Learnt
) -> tuple[Mapping[str, int], dict[str, Any]]:
    """Refit who did it and to whom, by the same rule."""
    learnt = [d for d in acts if not d.held]
    held = [t for d in acts if d.held and d.recast for t in d.told]
    counts = {
        "corrected": sum(d.recast for d in learnt),
        "held_out": sum(d.held and d.recast for d in acts),
    }
    nothing: dict[str, Any] = {"held": _NOTHING, "kept": _NOTHING, **counts}
    if counts["corrected"] < LEAST or counts["held_out"] < LEAST_HELD:
        return before.roles, {**nothing, "status": TOO_FEW}
    weights = heads.refit(t for d in learnt for t in d.told)
    figures: dict[str, Any] = {}
    for share in MILDER:
        milder = {f: round(w * share) for f, w in weights.items()}
        tried = {
            "held": _pointed(held, before.roles, milder),
            "kept": _pointed(heads.kept()[1::2], {}, milder),
            **counts,
        }
        figures = figures or tried
        if not _lost(tried):
            return milder, {**tried, "status": LEARNT}
    return before.roles, {**figures, "status": REFUSED}


def _pointed(
    told: Sequence[heads.Told], before: Mapping[str, int], after: Mapping[str, int]
) -> dict[str, list[int]]:
    return {
        "before": list(heads.score(told, before)),
        "after": list(heads.score(told, after)),
    }


def _judged(
    acts: Sequence[Deeds], before: Learnt
) -> tuple[Mapping[str, Judged], dict[str, Any]]:
    """Count what became of words that tell acts; measured on the texts held out."""
    learnt = [o for d in acts if not d.held for o in d.outcomes]
    held = [o for d in acts if d.held for o in d.outcomes]
    found = judged.table(learnt)
    figures: dict[str, Any] = {
        "corrected": sum(d.corrected and not d.held for d in acts),
        "held_out": sum(d.corrected and d.held for d in acts),
        "doubted": sum(r.doubted for r in found.values()),
        "trusted": sum(r.trusted for r in found.values()),
        "held": {
            "before": list(judged.doubts(before.judged, held)),
            "after": list(judged.doubts(found, held)),
        },
    }
    if not figures["doubted"] and not figures["trusted"]:
        return before.judged, {**figures, "status": TOO_FEW}
    if _less(figures["held"]):
        return before.judged, {**figures, "status": REFUSED}
    return found, {**figures, "status": LEARNT}


def _orders(
    written: Sequence[days.Days], before: Learnt
) -> tuple[Mapping[str, str], dict[str, Any]]:
    """Learn how sorts of text write their days; measured on the texts held out."""
    learnt = [d for d in written if not d.held]
    held = [d for d in written if d.held]
    found = habits.orders(d.shown for d in learnt)
    figures: dict[str, Any] = {
        "corrected": sum(d.corrected for d in learnt),
        "held_out": len(held),
        "learnt": len(found),
        "held": {
            "before": list(days.counted(held, before)),
            "after": list(days.counted(held, replace(before, orders=found))),
        },
    }
    return _stands(found, before.orders, figures)


def _spots(
    sited: Sequence[spots.Located], before: Learnt
) -> tuple[Mapping[Words, str], dict[str, Any]]:
    """Learn which places names mean; measured on the texts held out."""
    learnt = [s for s in sited if not s.held]
    held = [s for s in sited if s.held]
    found = habits.spots(s.chosen for s in learnt)
    figures: dict[str, Any] = {
        "corrected": len({s.chosen.source for s in learnt}),
        "held_out": len(held),
        "learnt": len(found),
        "held": {
            "before": list(spots.counted(held, before.spots)),
            "after": list(spots.counted(held, found)),
        },
    }
    return _stands(found, before.spots, figures)


def _stands(
    found: Mapping[K, str], before: Mapping[K, str], figures: dict[str, Any]
) -> tuple[Mapping[K, str], dict[str, Any]]:
    """Return what was found with its figures, or what stood where that would lose."""
    if not found:
        return before, {**figures, "status": TOO_FEW}
    hits, said, _there = figures["held"]["after"]
    if _less(figures["held"]) or said > 2 * hits:  # a wrong day is worse than none
        return before, {**figures, "status": REFUSED}
    return found, {**figures, "status": LEARNT}


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
    return any(map(_less, (figures["held"], figures["kept"])))


def _less(told: Mapping[str, Sequence[int]]) -> bool:
    return Score(*told["after"]).f1 < Score(*told["before"]).f1 - MOST_LOST


def learn(
    officer: User,
    *,
    key: str | None = None,
    tell: Tell = untold,
    located: Sequence[Chosen] = (),
) -> Version:
    """Refit, and let the new version stand. Raises what `fitted` does."""
    finish_forgetting()
    return let_stand(officer, fitted(tell, located), key=key)


def let_stand(officer: User, fit: Fit, *, key: str | None = None) -> Version:
    """Let what was refitted stand, as a new version."""
    own = new_id()
    with undisturbed():
        vault.new_source_key(own)
        new = _save(officer, fit, own, key)
    given.forget()
    return new


def _save(officer: User, fit: Fit, own: str, key: str | None) -> Version:
    with write(officer, "claims.learn", key=key) as w:
        standing = _standing()
        for one in standing:
            one.current = False
        new = Version(
            pk=own,
            key=own,
            number=_last() + 1,
            weights={f: list(row) for f, row in fit.weights.items()},
            more={
                "roles": dict(fit.roles),
                "judged": judged.kept(fit.judged),
                "orders": dict(fit.orders),
                "spots": {" ".join(name): spot for name, spot in fit.spots.items()},
            },
            figures=fit.figures,
            taught=list(fit.taught),
            current=True,
            maker=officer.pk,
        )
        w.save_all([*standing, new])
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


def forget(officer: User, number: int, *, key: str | None = None) -> None:
    """Destroy a version: its row goes, and its key, so that no copy can be opened.

    What the ledger holds of it is unreadable from then on, and so are backups once
    their keyring is renewed. A version that was made before versions had keys of their
    own goes from the desk; the ledger's payload stays, under the desk's key.

    Raises:
        NoVersion: If there is none of that number, or it stands.
    """
    finish_forgetting()
    rows = Version.objects.whole("what is destroyed")
    gone: Version | None = rows.filter(number=number, current=False).first()
    if gone is None:
        raise NoVersion
    with write(officer, FORGOTTEN, key=key, about=(gone.pk,)) as w:
        w.remove(gone)
    if gone.key:
        vault.erase_source_key(gone.key)
    given.forget()


def finish_forgetting() -> None:
    """Erase the keys of versions whose destruction was cut off."""
    entries = Entry.objects.filter(body__contains=f'"verb":"{FORGOTTEN}"')
    for body in entries.values_list("body", flat=True):
        for own in json.loads(body)["about"]:
            try:
                vault.look_up_source_key(own)
            except (keyring.KeyErased, keyring.KeyDamaged):
                continue
            vault.erase_source_key(own)


def versions(officer: User) -> list[Version]:
    """Return the versions, newest first."""
    rows = Version.objects.visible_to(officer)
    return list(rows.defer("weights", "more").order_by("-number"))


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
