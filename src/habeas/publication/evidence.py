"""The quotes that a value opens to, cut around what is protected, and who says them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

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
from habeas.store.labels import most_closed
from habeas.store.rows import Row

WHY = "cutting what may be quoted"


class Evidence:
    """Finds the quotes of a value that an audience may be shown.

    `shown` collects the ids of the rows that went into it, `refused` the ids of quotes
    of which too little would have been left, `sources` what must be cited.
    """

    def __init__(
        self, seen: User, audience: str, guard: Protected, finder: Finder
    ) -> None:
        self._audience, self._guard, self._finder = audience, guard, finder
        rows = Claim.objects.visible_to(seen).filter(state=ACCEPTED)
        self.claims: dict[str, Claim] = {c.pk: c for c in rows.select_related("source")}
        self._quotes: dict[str, list[QuoteRow]] = defaultdict(list)
        for quote in QuoteRow.objects.visible_to(seen).order_by("start", "id"):
            if quote.claim_id in self.claims:
                self._quotes[quote.claim_id].append(quote)
        self._bases: dict[tuple[str, str], list[str]] = defaultdict(list)
        for basis in Basis.objects.visible_to(seen).order_by("entry", "id"):
            if basis.claim_id in self.claims:
                self._bases[basis.row, basis.field].append(basis.claim_id)
        self._texts: dict[str, Text] = {}
        self.voices: dict[str, tuple[Voice, ...]] = {}
        self.shown: set[str] = set()
        self.refused: set[str] = set()
        self.cut: set[str] = set()
        self.sources: dict[str, None] = {}

    def of(self, row: Row, *fields: str) -> tuple[Quote, ...]:
        """Return the quotes on which `fields` of `row` rest, in order of position.

        The row's own claim comes first; of a claim that it refers to (who, where),
        which may be mentioned all over a text, the nearest mention is given.
        """
        found = [c for f in fields for c in self._bases.get((row.pk, f), ())]
        self.shown.add(row.pk)
        own = [c for c in found if c == getattr(row, "claim_id", None)]
        near = {c: self._nearest(c, own) for c in found if c not in own}
        return self.of_claims([*own, *near], near)

    def _nearest(self, claim: str, own: Iterable[str]) -> list[QuoteRow]:
        rows = self._quotes.get(claim, [])
        at = [q.start for c in own for q in self._quotes.get(c, ())]
        if not at:
            return rows
        return sorted(rows, key=lambda q: min(abs(q.start - a) for a in at))[:1]

    def of_claims(
        self,
        claims: Iterable[str],
        chosen: Mapping[str, Sequence[QuoteRow]] | None = None,
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

    def stands_clear(self, words: str, claim: Claim) -> bool:
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

        Raises:
            composed.Withheld: If the field's label is more closed than the audience.
        """
        text = getattr(row, field)
        if not text or not self.clear(str(text)):
            return None
        claim = self.claims.get(getattr(row, "claim_id", ""))
        if field == "title" and claim and not self.stands_clear(str(text), claim):
            return None
        self.shown.add(row.pk)
        return Words(str(text), row.label_of(field), self._audience)

    def _quote(self, row: QuoteRow, claim: Claim) -> Quote | None:
        if not words_of.stands(row, self._text(row.text_id)):
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

    def _pieces(self, row: QuoteRow, label: str) -> tuple[Words | None, ...] | None:
        exact = str(row.exact)
        hidden = [
            (max(0, start - row.start), min(len(exact), end - row.start))
            for start, end in self._guard.of(row.text_id)
            if start < row.end and row.start < end
        ]
        found = cutting.pieces(exact, hidden, self._finder)
        if found is None:
            return None
        return tuple(Words(p, label, self._audience) if p else None for p in found)
