"""The words a claim rests on: made in one place, compared again at every read.

A quote is a stretch of a text by its positions (Unicode code points, end exclusive)
and those words beside them, with the keyed hash of the text they were cut from. When
the two no longer agree the quote is lost: it is shown as lost, and never moved.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from habeas.accounts.models import User
from habeas.claims.closed import Seen, seen, sees_all
from habeas.claims.models import Claim, Quote
from habeas.errors import HabeasError, Sentence
from habeas.sources.models import Text
from habeas.sources.read import keyed
from habeas.store.findings import DAMAGE, Finding
from habeas.store.keyring import KeyErased
from habeas.text.spans import quote as cut


class LostQuote(HabeasError):
    """A quote's words no longer stand where it says, in the text it was cut from."""

    def __init__(self, quote_id: str, claim_id: str) -> None:
        super().__init__(
            "quote %(quote_id)s of claim %(claim_id)s: its words no longer stand in "
            "the text they were cut from. The claim and the source are kept as they "
            "are. Run `habeas verify`, then mark the words again.",
            quote_id=quote_id,
            claim_id=claim_id,
        )


@dataclass(frozen=True)
class Words:
    """A quote as it may be shown: its words, or that they are lost.

    Positions are of the text as whoever asked may see it (`claims.closed`), and what
    another claim closed in the words is a sign.
    """

    id: str
    start: int
    end: int
    exact: str
    label: str
    lost: bool


def of(text: Text, start: int, end: int, whole: str | None = None) -> Quote:
    """Return the quote of `text` from `start` to `end`, not saved, of no claim yet.

    It takes the text's key and label; a caller may close the label further.

    Args:
        text: The text.
        start: Where the words begin (code points).
        end: Where they end, exclusive.
        whole: The text's characters, where the caller holds them already.

    Raises:
        text.spans.BadSpan: If the positions do not lie in the text, in order.
    """
    words = cut(str(text.text) if whole is None else whole, start, end)
    return Quote(
        text=text,
        start=words.start,
        end=words.end,
        exact=words.exact,
        text_hash=text.hash,
        key=text.key,
        label=text.label,
    )


def stands(quote: Quote, text: Text | None = None) -> bool:
    """Return whether the words of `quote` stand at its positions in its text.

    Args:
        quote: The quote.
        text: Its text, where the caller holds it already.
    """
    text = quote.text if text is None else text
    exact: str = quote.exact
    return (
        quote.text_id == text.pk
        and quote.text_hash == text.hash
        and 0 <= quote.start < quote.end <= len(text.text)
        and text.text[quote.start : quote.end] == exact
    )


def check(quote: Quote) -> None:
    """Raise `LostQuote` unless the words of `quote` stand."""
    if not stands(quote):
        raise LostQuote(quote.pk, quote.claim_id)


def read(officer: User, claims: Iterable[Claim]) -> dict[str, list[Words]]:
    """Return the words of `claims` by claim id, in order of position.

    Each is compared with its text; one that is lost has no words. A claim without
    quotes that `officer` may see has an empty list.
    """
    found: dict[str, list[Words]] = {c.pk: [] for c in claims}
    rows = Quote.objects.visible_to(officer).filter(claim__in=list(found))
    texts: dict[str, tuple[Text, Seen] | None] = {}
    for quote in rows.order_by("start", "end", "id"):
        if quote.text_id not in texts:
            text = _text(quote.text_id, officer)
            texts[quote.text_id] = (text, seen(officer, text)) if text else None
        if (standing := texts[quote.text_id]) is not None:
            found[quote.claim_id].append(_words(quote, *standing))
    return found


def shown(officer: User, rows: Iterable[Quote]) -> Iterator[tuple[Quote, str]]:
    """Yield quotes with their words, in which a sign stands for what is closed."""
    texts: dict[str, Seen] = {}
    for quote in rows:
        words = str(quote.exact)
        if not sees_all(officer):
            if quote.text_id not in texts:
                texts[quote.text_id] = seen(officer, quote.text)
            start, end = texts[quote.text_id].shown(quote.start, quote.end)
            words = texts[quote.text_id].text[start:end]
        yield quote, words


def _text(pk: str, officer: User) -> Text | None:
    found: Text | None = Text.objects.visible_to(officer).filter(pk=pk).first()
    return found


def _words(quote: Quote, text: Text, as_seen: Seen) -> Words:
    lost = not stands(quote, text)
    start, end = as_seen.shown(quote.start, quote.end)
    exact = "" if lost else as_seen.text[start:end]
    return Words(quote.pk, start, end, exact, quote.label, lost)


def quotations() -> Iterator[Finding]:
    """Compare every text with its hashes, and every quote with its text.

    For `store.verify.verify(more=...)`. What was erased with its source's key is
    passed over.
    """
    for text in Text.objects.whole("verify").order_by("pk").iterator(chunk_size=20):
        try:
            whole = str(text.text)
        except KeyErased:
            continue
        if keyed(whole) != text.hash:
            sentence = Sentence(
                "text %(text)s is not the one its hash names.", text=text.pk
            )
            yield Finding(DAMAGE, "quotations", sentence, (text.pk,))
        rows = Quote.objects.whole("verify").filter(text_id=text.pk).order_by("pk")
        for quote in rows.iterator(chunk_size=500):
            if not stands(quote, text):
                sentence = LostQuote(quote.pk, quote.claim_id).sentence
                yield Finding(DAMAGE, "quotations", sentence, (quote.pk,))
