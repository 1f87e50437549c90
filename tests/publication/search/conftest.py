"""A desk with sources whose words carry labels of their own, and what looks there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from habeas.accounts.models import User
from habeas.claims import quotes
from habeas.claims.models import Claim, Quote
from habeas.publication.search import look
from habeas.publication.search.look import Ask, Found, Hit
from habeas.sources import preserve, read
from habeas.sources.models import Source, Text
from habeas.store.ledger import write

Closed = tuple[int, int, str]


class Room:
    """A desk on which words are written down and looked for."""

    def __init__(self, officer: User) -> None:
        self.officer = officer

    def keep(self, words: str, closed: Iterable[Closed] = ()) -> Text:
        """Keep a text; each of `closed` (start, end, label) gets a quote of its own."""
        source = preserve.keep(self.officer, words.encode(), kind="paste").source
        text = read.text_of(self.officer, source)
        with write(self.officer, "tests.close") as w:
            for start, end, label in closed:
                w.save(*self.claim(source, text, start, end, label))
        return text

    def claim(
        self, source: Source, text: Text, start: int, end: int, label: str
    ) -> tuple[Claim, Quote]:
        quote = quotes.of(text, start, end)
        claim = Claim(
            source=source,
            text=text,
            kind="person",
            value={"name": quote.exact, "kind": "individual"},
            voices=[],
            method="person",
            key=source.key,
            label=label,
            first=start,
        )
        quote.claim, quote.label = claim, label
        return claim, quote

    def as_far_as(self, ceiling: str) -> User:
        """Return the officer as one who may see no more than `ceiling`."""
        other = User.objects.whole("a test").get(pk=self.officer.pk)
        other.ceiling = ceiling
        return other

    def look(self, words: str, ceiling: str = "restricted", **more: Any) -> Found:
        return look.search(self.as_far_as(ceiling), Ask(words, **more))

    def hits(self, words: str, ceiling: str = "restricted", **more: Any) -> list[Hit]:
        return [h for g in self.look(words, ceiling, **more).groups for h in g.hits]


@pytest.fixture
def room(desk: Any) -> Room:
    """Give a desk of a test's own."""
    return Room(desk.officer)


@pytest.fixture(scope="module")
def one_room(module_desk: Any) -> Room:
    """Give one desk for many examples."""
    return Room(module_desk.officer)


def said(hit: Hit) -> str:
    """Return a snippet as one string."""
    return "".join(bit.words for bit in hit.snippet)
