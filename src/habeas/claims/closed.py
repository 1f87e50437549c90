"""A text as somebody may see it: what is closed to them is a sign that tells no more.

Each stretch that is more closed than the officer's ceiling, by the claim or the quote
that lies on it, gives way to a sign of one form, `[closed: restricted]`, whatever its
length. Positions are of the text as it is shown (code points), so that not even the
distance between two words says how long what stands between them is. Who may see all
has the text itself, and its own positions.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import Q

from habeas.accounts.models import User
from habeas.claims.models import Quote
from habeas.errors import HabeasError
from habeas.sources.models import Source, Text
from habeas.store.labels import LABELS, RESTRICTED, most_closed, up_to

NOT_SAID = ("misread",)
Stretch = tuple[int, int, str]


class ClosedWords(HabeasError):
    """Words were chosen of which some are closed to whoever chose them."""

    def __init__(self) -> None:
        super().__init__(
            "some of these words are closed to you. Nothing was recorded. Choose "
            "words beside them, or ask a colleague who may see them."
        )


class ClosedCopy(HabeasError):
    """The bytes of a source were asked for, and words in it are closed to the asker."""

    def __init__(self, source_id: str) -> None:
        super().__init__(
            "source %(source_id)s: words in it are closed to you, so its bytes are "
            "not given out to you. Nothing was copied. Read its text, or ask a "
            "colleague who may see all of it.",
            source_id=source_id,
        )


@dataclass(frozen=True)
class Gap:
    """What stands from `start` to `end` of the text is closed; `at` is where the sign
    of it begins in the text as it is shown."""

    start: int
    end: int
    label: str
    at: int

    @property
    def sign(self) -> str:
        """What is shown in its place; it tells the label and nothing else."""
        return sign(self.label)

    @property
    def after(self) -> int:
        """Where the sign ends in the text as it is shown."""
        return self.at + len(self.sign)


@dataclass(frozen=True)
class Seen:
    """A text as it is shown, and where its positions are in the text itself."""

    text: str
    gaps: tuple[Gap, ...] = ()
    _starts: tuple[int, ...] = field(default=(), repr=False)
    _ats: tuple[int, ...] = field(default=(), repr=False)

    def shown(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of the text is shown; what is closed, at its sign."""
        return self._shown(start, first=True), self._shown(end, first=False)

    def _shown(self, position: int, *, first: bool) -> int:
        n = bisect_right(self._starts, position - (0 if first else 1)) - 1
        if n < 0:
            return position
        gap = self.gaps[n]
        if position < gap.end or (not first and position == gap.end):
            return gap.at if first else gap.after
        return gap.after + position - gap.end

    def whole(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch that is shown stands in the text.

        Raises:
            ClosedWords: If a sign is in it.
        """
        if any(g.at < end and start < g.after for g in self.gaps):
            raise ClosedWords
        return self.position(start), self.position(end - 1) + 1

    def position(self, shown: int) -> int:
        """Return where a position that is shown stands in the text."""
        n = bisect_right(self._ats, shown) - 1
        if n < 0:
            return shown
        gap = self.gaps[n]
        return gap.start if shown < gap.after else gap.end + shown - gap.after


def sign(label: str) -> str:
    """Return what is shown in the place of words that carry `label`."""
    return f"[closed: {label}]"


def seen(officer: User, text: Text) -> Seen:
    """Return a text as `officer` may see it."""
    whole = str(text.text)
    if sees_all(officer):
        return Seen(whole)
    return cut(whole, _laid(officer, [text])[text.pk])


def cut(whole: str, closed: Iterable[Stretch]) -> Seen:
    """Return `whole` with a sign in the place of what is `closed`. Pure."""
    gaps: list[Gap] = []
    parts: list[str] = []
    at = written = 0
    for start, end, label in _merged(closed, len(whole)):
        parts.append(whole[at:start])
        written += start - at
        gap = Gap(start, end, label, written)
        gaps.append(gap)
        parts.append(gap.sign)
        written, at = gap.after, end
    parts.append(whole[at:])
    return Seen(
        "".join(parts),
        tuple(gaps),
        tuple(g.start for g in gaps),
        tuple(g.at for g in gaps),
    )


def closed_to(officer: User, sources: Collection[str]) -> frozenset[str]:
    """Return those of `sources` in whose texts something is closed to `officer`.

    Their size, their hash and their bytes would tell of it.
    """
    if sees_all(officer):
        return frozenset()
    texts = Text.objects.whole("what is closed to somebody").filter(
        source__in=list(sources)
    )
    rows = list(texts.select_related("source").defer("text", "metadata", "sha256"))
    laid = _laid(officer, rows)
    return frozenset(str(t.source_id) for t in rows if laid[t.pk])


def require_whole(officer: User, source: Source) -> None:
    """Raise `ClosedCopy` if something in a source is closed to `officer`."""
    if closed_to(officer, [source.pk]):
        raise ClosedCopy(source.pk)


def sees_all(officer: User) -> bool:
    """Return whether nothing is closed to `officer`."""
    return bool(officer.ceiling == RESTRICTED)


def label_of(text: Text) -> str:
    """Return the label of a text's words where no quote closes them further."""
    return most_closed((text.label_of("text"), text.source.label))


def closing(
    texts: Collection[str], above: str = LABELS[0]
) -> Mapping[str, list[Stretch]]:
    """Return the labels that quotes lay on texts: start, end, label, by text.

    What was called misread closes nothing; what was superseded still does. Only those
    are told that are as closed as `above`, or more closed.
    """
    found: dict[str, list[Stretch]] = defaultdict(list)
    rows = Quote.objects.whole("what closes words").filter(text__in=list(texts))
    rows = rows.exclude(claim__state__in=NOT_SAID)
    below = LABELS[: LABELS.index(above)]
    if below:
        rows = rows.exclude(Q(label__in=below) & Q(claim__label__in=below))
    wanted = ("text_id", "start", "end", "label", "claim__label")
    for text, start, end, label, claim in rows.values_list(*wanted):
        found[text].append((start, end, most_closed((label, claim))))
    for spans in found.values():
        spans.sort()
    return found


def _laid(officer: User, texts: Collection[Text]) -> Mapping[str, list[Stretch]]:
    """Return what is closed to `officer` in each text."""
    may = up_to(officer.ceiling)
    laid = closing([t.pk for t in texts], LABELS[min(len(may), len(LABELS) - 1)])
    return {
        t.pk: [(0, int(t.length), label_of(t))]
        if label_of(t) not in may
        else [s for s in laid.get(t.pk, ()) if s[2] not in may]
        for t in texts
    }


def _merged(closed: Iterable[Stretch], length: int) -> list[Stretch]:
    """Lay together what overlaps or touches, under the most closed of its labels."""
    found: list[Stretch] = []
    for start, end, label in sorted(closed):
        start, end = max(0, start), min(end, length)
        if start >= end:
            continue
        if found and start <= found[-1][1]:
            first, last, before = found[-1]
            found[-1] = (first, max(last, end), most_closed((before, label)))
        else:
            found.append((start, end, label))
    return found
