"""The quotes that a value opens to, cut around what is protected, and who says them."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from habeas.accounts.models import User
from habeas.claims import quotes as words_of
from habeas.claims.models import Claim
from habeas.claims.models import Quote as QuoteRow
from habeas.publication import cutting
from habeas.publication.audience import outside
from habeas.publication.export.composed import Quote, Tag, Voice, Words
from habeas.publication.leaks import Finder
from habeas.publication.protected import Protected
from habeas.records.accepted import ACCEPTED
from habeas.records.models import Basis
from habeas.sources.models import Text
from habeas.store.jobs import Tell, untold
from habeas.store.labels import most_closed, permits
from habeas.store.rows import Row

WHY = "cutting what may be quoted"
EVERY = 2_000  # claims after which it is told how far it is
_OF_CLAIM = (
    "id", "source_id", "text_id", "label", "kind", "key", "voices", "value",
)  # fmt: skip
_OF_QUOTE = (
    "id", "claim_id", "text_id", "start", "end", "label", "key", "exact", "text_hash",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """A claim that an audience may be shown, as far as that needs to be known."""

    pk: str
    source_id: str
    text_id: str
    label: str


@dataclass(frozen=True, slots=True)
class Cited:
    """Words of a claim, in a text (code points); they are there if it `stands`."""

    pk: str
    text_id: str
    start: int
    end: int
    label: str
    stands: bool


class Evidence:
    """Finds the quotes of a value that an audience may be shown.

    `headers` are the claims about their own sources. `shown` collects the ids of the
    rows that went into it, `refused` the ids of quotes of which too little would have
    been left, `sources` what must be cited. Kept of each claim and quote is little: a
    large desk has a million.
    """

    def __init__(
        self,
        seen: User,
        audience: str,
        guard: Protected,
        finder: Finder,
        tell: Tell = untold,
    ) -> None:
        self._audience, self._guard, self._finder = audience, guard, finder
        self._texts: dict[str, Text] = {}
        self._same: dict[str, str] = {}
        self.headers: list[Claim] = []
        self.spoken: dict[str, tuple[str, ...]] = {}
        self.claims: dict[str, Told] = {}
        self._load_claims(seen, tell)
        self._quotes: dict[str, list[Cited]] = {}
        self._load_quotes(seen, tell)
        self._bases: dict[str, list[tuple[str, str]]] = {}
        bases = Basis.objects.visible_to(seen).order_by("entry", "id")
        for row, name, claim in bases.values_list(
            "row", "field", "claim_id"
        ).iterator():
            if claim in self.claims:
                self._bases.setdefault(row, []).append(
                    (sys.intern(name), self._one(claim))
                )
        self.voices: dict[str, tuple[Voice, ...]] = {}
        self.shown: set[str] = set()
        self.refused: set[str] = set()
        self.cut: set[str] = set()
        self.sources: dict[str, None] = {}

    def _one(self, id: str) -> str:
        """Return an id as the one string that is kept of it."""
        return self._same.setdefault(id, id)

    def _load_claims(self, seen: User, tell: Tell) -> None:
        rows = Claim.objects.visible_to(seen).filter(state=ACCEPTED)
        among = rows.count()
        for n, claim in enumerate(rows.only(*_OF_CLAIM).iterator()):
            if n % EVERY == 0:
                tell("gathering", n, among)
            pk, source = self._one(claim.pk), self._one(claim.source_id)
            told = Told(pk, source, self._one(claim.text_id), sys.intern(claim.label))
            self.claims[pk] = told
            self.spoken[pk] = self._chain(claim.voices)
            if claim.kind == "header":
                self.headers.append(claim)

    def _chain(self, voices: Iterable[object] | None) -> tuple[str, ...]:
        return tuple(self._one(str(v)) for v in voices or ())

    def _load_quotes(self, seen: User, tell: Tell) -> None:
        rows = QuoteRow.objects.visible_to(seen)
        among = rows.count()
        for n, quote in enumerate(rows.only(*_OF_QUOTE).iterator()):
            if n % EVERY == 0:
                tell("quoting", n, among)
            if quote.claim_id in self.claims:
                theirs = self._quotes.setdefault(self._one(quote.claim_id), [])
                theirs.append(self._cited(quote))
        for theirs in self._quotes.values():
            theirs.sort(key=lambda q: (q.start, q.pk))

    def _cited(self, row: QuoteRow) -> Cited:
        text = self._one(row.text_id)
        stands = words_of.stands(row, self._text(text))
        return Cited(row.pk, text, row.start, row.end, sys.intern(row.label), stands)

    def of(self, row: Row, *fields: str) -> tuple[Quote, ...]:
        """Return the quotes on which `fields` of `row` rest, in order of position.

        The row's own claim comes first; of a claim that it refers to (who, where),
        which may be mentioned all over a text, the nearest mention is given.
        """
        bases = self._bases.get(row.pk, ())
        found = [c for f in fields for name, c in bases if name == f]
        self.shown.add(row.pk)
        own = [c for c in found if c == getattr(row, "claim_id", None)]
        near = {c: self._nearest(c, own) for c in found if c not in own}
        return self.of_claims([*own, *near], near)

    def _nearest(self, claim: str, own: Iterable[str]) -> list[Cited]:
        rows = self._quotes.get(claim, [])
        at = [q.start for c in own for q in self._quotes.get(c, ())]
        if not at:
            return rows
        return sorted(rows, key=lambda q: min(abs(q.start - a) for a in at))[:1]

    def of_claims(
        self,
        claims: Iterable[str],
        chosen: Mapping[str, Sequence[Cited]] | None = None,
    ) -> tuple[Quote, ...]:
        """Return the quotes of claims (ids), each once; `chosen` are some of them."""
        found: dict[tuple[object, ...], Quote] = {}
        for claim in dict.fromkeys(claims):
            rows = (chosen or {}).get(claim, self._quotes.get(claim, ()))
            for row in rows:
                quote = self._quote(row, self.claims[claim])
                if quote is not None:
                    self.shown |= {claim, row.pk}
                    found.setdefault((row.text_id, row.start, row.end), quote)
        return tuple(found.values())

    def cites(self, claim: str) -> bool:
        """Whether a claim may be cited at all; then its source is listed.

        It must be accepted, open to the audience, and told in words that are.
        """
        found = self.claims.get(claim)
        if found is None or not self.mentioned(claim):
            return False
        self.sources.setdefault(found.source_id)
        self.shown |= {claim, found.source_id}
        return True

    def mentioned(self, claim: str) -> bool:
        """Whether half of some quote of a claim stands outside all that is closed.

        What is told in closed words alone is told to nobody, not even that it was.
        """
        return any(
            2 * self._guard.outside(q.text_id, q.start, q.end) >= q.end - q.start
            for q in self._quotes.get(claim, ())
        )

    def clear(self, text: str) -> bool:
        """Whether `text` holds nothing that is protected."""
        return self._finder.first(text) is None

    def stands_clear(self, words: str, claim: Claim | Told) -> bool:
        """Whether a title, where it is the source's own words, may be told somewhere.

        One that is cut from a sentence about someone can hold a name that only its
        place in the text tells to be one.
        """
        text = str(self._text(claim.text_id).text)
        found = False
        at = text.find(words)
        while at >= 0:
            found, end = True, at + len(words)
            if not any(s < end and at < e for s, e in self._guard.of(claim.text_id)):
                return True
            at = text.find(words, at + 1)
        return not found

    def words(self, row: Row, field: str) -> Words | None:
        """Return the words in a field of `row`, or None where they may not go out.

        So it is where the row is open and the field is told by a claim that is not.

        Raises:
            composed.Withheld: If the row's label is more closed than the audience.
        """
        text, label = getattr(row, field), row.label_of(field)
        if not text or not self.clear(str(text)):
            return None
        if permits(self._audience, row.label) and not permits(self._audience, label):
            return None
        claim = self.claims.get(getattr(row, "claim_id", ""))
        if field == "title" and claim and not self.stands_clear(str(text), claim):
            return None
        self.shown.add(row.pk)
        return Words(str(text), label, self._audience)

    def _quote(self, row: Cited, claim: Told) -> Quote | None:
        if not row.stands:
            self.refused.add(row.pk)
            return None
        label = most_closed([row.label, claim.label])
        pieces = self._pieces(row, label)
        if pieces is None:
            self.refused.add(row.pk)
            return None
        if None in pieces:
            self.cut.add(row.pk)
        self.sources.setdefault(claim.source_id)
        self.shown.add(claim.source_id)
        source = outside(self._audience, claim.source_id)
        spoken = Tag(self._text(row.text_id).language)
        return Quote(source, pieces, spoken, self.voices.get(claim.pk, ()))

    def _text(self, text: str) -> Text:
        if text not in self._texts:
            self._texts[text] = Text.objects.whole(WHY).get(pk=text)
        return self._texts[text]

    def _pieces(self, row: Cited, label: str) -> tuple[Words | None, ...] | None:
        exact = str(self._text(row.text_id).text)[row.start : row.end]
        hidden = [
            (max(0, start - row.start), min(len(exact), end - row.start))
            for start, end in self._guard.of(row.text_id)
            if start < row.end and row.start < end
        ]
        found = cutting.pieces(exact, hidden, self._finder)
        if found is None:
            return None
        return tuple(Words(p, label, self._audience) if p else None for p in found)
