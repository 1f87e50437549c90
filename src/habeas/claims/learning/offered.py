"""What corrections offer for the lists; an officer takes each, or does not.

Nothing is put on a list by itself. What an officer did not want is not offered again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from habeas.accounts.models import User
from habeas.claims.deciding import ACCEPTED
from habeas.claims.learning.lessons import NAMES
from habeas.claims.learning.words import BadWord, add, plain
from habeas.claims.models import Claim, Quote, Word
from habeas.claims.reader.learnt import Words, folded
from habeas.claims.reader.lexicon import words as known
from habeas.errors import HabeasError
from habeas.store.labels import RESTRICTED, up_to

MOST = 100


class NotOffered(HabeasError):
    """A suggestion was answered that is not, or no longer, made."""

    def __init__(self) -> None:
        super().__init__(
            "this is not offered any more: it was answered, or the claim was decided "
            "otherwise meanwhile. Nothing was changed. Look at the list again."
        )


@dataclass(frozen=True)
class Offer:
    """A word for a list that a decision on a claim offers."""

    claim: Claim
    kind: str
    words: str
    means: str
    restricted: bool

    @property
    def id(self) -> str:
        """What it is answered by: a claim and a kind, no word."""
        return f"{self.claim.pk}:{self.kind}"


def offered(officer: User) -> list[Offer]:
    """Return what decided claims that `officer` may see offer, newest first."""
    rows = Claim.objects.visible_to(officer).filter(kind__in=NAMES)
    mended = rows.filter(state=ACCEPTED, method="person")
    decided = [*mended.select_related("supersedes"), *rows.filter(state="misread")]
    decided.sort(key=lambda c: (-c.entry, c.pk))
    seen: set[tuple[str, Words]] = {
        (w.kind, folded(str(w.words))) for w in Word.objects.visible_to(officer)
    }
    names = {folded(_name(c)) for c in rows.filter(state=ACCEPTED)}
    found: list[Offer] = []
    may = frozenset(up_to(officer.ceiling))
    for claim in decided:
        labels = _labels(claim)
        if not labels <= may:
            continue
        closed = RESTRICTED in labels
        for kind, words, means in _of(claim, names):
            mark = (kind, folded(words))
            if mark in seen or not _fits(kind, words, means):
                continue
            seen.add(mark)
            found.append(Offer(claim, kind, words, means, closed))
            if len(found) == MOST:
                return found
    return found


def answer(officer: User, offer_id: str, *, take: bool, key: str | None = None) -> Word:
    """Take what is offered to its list, or never be offered it again.

    Raises:
        NotOffered: If it is not offered.
    """
    found = next((o for o in offered(officer) if o.id == offer_id), None)
    if found is None:
        raise NotOffered
    return add(
        officer,
        found.kind,
        found.words,
        found.means,
        source=found.claim.source,
        restricted=found.restricted,
        refused=not take,
        key=key,
    )


def _of(claim: Claim, names: set[Words]) -> Iterator[tuple[str, str, str]]:
    name = _name(claim)
    if not name:
        return
    if claim.state == "misread":
        if folded(name) not in names:
            yield "never", name, ""
        return
    yield claim.kind, name, ""
    short = str(claim.value.get("acronym") or "")
    if short:
        yield "alias", short, name
    if claim.supersedes is None:
        return
    before, now = folded(_name(claim.supersedes)), folded(name)
    if before[1:] == now and before[0] not in known("titles"):
        yield "title", _name(claim.supersedes).split()[0], ""
    elif before and before != now and set(before) < set(now):
        yield "alias", _name(claim.supersedes), name


def _name(claim: Claim) -> str:
    value: dict[str, Any] = claim.value
    return str(value.get("name") or "")


def _fits(kind: str, words: str, means: str) -> bool:
    try:
        plain(kind, words, means)
    except BadWord:
        return False
    return True


def _labels(claim: Claim) -> set[str]:
    """Return the labels of a claim, of the one it replaced, and of their words."""
    both = [c for c in (claim, claim.supersedes) if c is not None]
    quotes = Quote.objects.whole("what a list may show").filter(claim__in=both)
    return {*(c.label for c in both), *quotes.values_list("label", flat=True)}
