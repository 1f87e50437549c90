"""What the tests of learning share: a desk that corrects statements as an officer does."""

from __future__ import annotations

import hashlib
import itertools
import random
from typing import Any

import pytest

from habeas.claims import make, propose, review
from habeas.claims.learning import given
from habeas.claims.models import Claim, Quote
from habeas.claims.reader.training import Coded, names
from habeas.sources import preserve, read
from habeas.sources.models import Source
from tools.bench_learn import corrected, statement

NAMES = ("person", "organisation", "place")
UNSEEN = (
    "A rally of Ujala Sangat was stopped near Dadu on Friday. The teacher Hatim Brohi "
    "told Ujala Sangat that he was beaten."
)


class Officer:
    """Somebody at a desk who goes through what was read."""

    def __init__(self, officer: Any) -> None:
        self.officer = officer

    def keep(self, text: str) -> Source:
        """Keep a statement and have it read; nothing is decided."""
        kept = preserve.keep(self.officer, text.encode(), kind="paste").source
        propose.propose(self.officer, kept)
        return kept

    def claims(self, source: Source, *kinds: str) -> list[Claim]:
        found = Claim.objects.visible_to(self.officer).filter(source=source)
        return list(found.filter(kind__in=kinds or NAMES))

    def make(self, source: Source, kind: str, start: int, end: int) -> Claim:
        """Mark words of a source as a name."""
        text = read.text_of(self.officer, source)
        value = {"name": str(text.text)[start:end]}
        return make.make(self.officer, text, kind, value, [(start, end)])

    def named(self, source: Source, name: str) -> list[Claim]:
        found = self.claims(source)
        return [c for c in found if c.value.get("name") == name]

    def correct(self, coded: Coded) -> Source:
        """Keep a statement; accept, mark what was misread, make what was missed."""
        source = self.keep(coded.text)
        right = {(coded.text[s:e], sort) for s, e, sort in coded.right}
        standing = [c for c in self.claims(source) if c.state == "suggested"]
        wrong = [
            c
            for c in standing
            if c.value.get("name") and (c.value["name"], c.kind) not in right
            and any(_meets(c, coded))
        ]  # fmt: skip
        if wrong:
            review.misread(self.officer, wrong)
        good = [c for c in standing if (c.value.get("name"), c.kind) in right]
        review.accept(self.officer, good)
        read_ = {(c.value.get("name"), c.kind) for c in standing}
        made = set()
        for start, end, sort in sorted(coded.right):
            told = (coded.text[start:end], sort)
            if told not in read_ | made:
                made.add(told)
                self.make(source, sort, start, end)
        return source

    def correct_many(self, count: int = 12) -> list[Source]:
        """Correct some statements, each of which the reader reads in part wrongly."""
        return [self.correct(one) for one in hard(count)]


def hard(count: int, seed: int = 7) -> list[Coded]:
    """Return statements that the shipped reader reads in part wrongly."""
    chance = random.Random(seed)
    made = iter(lambda: statement(chance), None)
    wrong = (one for one in made if corrected(one).mended)
    return list(itertools.islice(wrong, count))


def held(text: str) -> bool:
    """Whether a text is held out, by its hash."""
    own = hashlib.sha256(text.encode()).hexdigest()
    told = hashlib.sha256(f"habeas-learn:{own}".encode()).hexdigest()
    return int(told, 16) % 5 == 0


def _meets(claim: Claim, coded: Coded) -> Any:
    """Whether a claim's words touch a name of the statement."""
    quotes = Quote.objects.whole("a test").filter(claim=claim)
    for quote in quotes:
        for start, end, _ in coded.right:
            yield quote.start < end and start < quote.end


def bodies(text: str) -> set[str]:
    """Return the organisations that the desk's reader finds in a text now."""
    return {text[s:e] for s, e, k in names(text, given.given()) if k == "organisation"}


@pytest.fixture
def at(desk: Any) -> Officer:
    """An officer at a desk of the test's own."""
    given.forget()
    return Officer(desk.officer)
