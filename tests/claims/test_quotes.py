"""Quotes: made in one place, compared at every read, lost where they do not stand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from habeas.claims import quotes
from habeas.claims.models import Quote
from habeas.sources import preserve, read
from habeas.sources.models import Text
from habeas.store.findings import DAMAGE
from habeas.store.guard import opened_by_ledger
from habeas.store.ledger import write
from habeas.store.verify import verify
from habeas.text.spans import BadSpan
from tests.register.conftest import Desk, Statement

Told = Callable[[], Statement]
ODD = "a\r\nb\rc \u00a0 😀 👩\u200d👩\u200d👧 کامریڈ فاطمی e\u0301 \ufeff \u200fend"


@pytest.fixture
def text(desk: Any) -> Text:
    """A text of line ends, no-break spaces, emoji and Nastaliq."""
    source = preserve.keep(desk.officer, ODD.encode(), kind="file").source
    return read.text_of(desk.officer, source)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.integers(-2, len(ODD) + 2), st.integers(-2, len(ODD) + 2))
def test_a_quote_is_those_words_or_none(text: Text, start: int, end: int) -> None:
    """Code points of the untouched text, whatever is in it."""
    if not 0 <= start < end <= len(ODD):
        with pytest.raises(BadSpan):
            quotes.of(text, start, end)
        return
    made = quotes.of(text, start, end)
    assert made.exact == ODD[start:end] and quotes.stands(made, text)


@pytest.mark.parametrize(
    ("field", "value"),
    [("exact", "other words"), ("start", 0), ("end", 9999), ("text_hash", "0" * 64)],
)
def test_words_that_do_not_stand_are_lost(
    house: Desk, told: Told, field: str, value: object
) -> None:
    """Shown as lost, without words, never moved; and `verify` names the quote."""
    source = house.read(told())
    claim = house.claims(source, "act")[0]
    quote = Quote.objects.whole("test").filter(claim=claim).first()
    setattr(quote, field, value)
    with opened_by_ledger():
        quote.save(force_update=True)
    (words,) = [w for w in quotes.read(house.officer, [claim])[claim.pk] if w.lost]
    assert words.exact == "" and words.id == quote.pk
    with pytest.raises(quotes.LostQuote):
        quotes.check(Quote.objects.whole("test").get(pk=quote.pk))
    found = [f for f in verify(more=(quotes.quotations,)) if f.severity == DAMAGE]
    assert {f.check for f in found} >= {"quotations"}
    assert quote.pk in {i for f in found for i in f.ids}
    assert "Tessowe" not in " ".join(f.sentence for f in found)


def test_the_database_refuses_impossible_positions(house: Desk, told: Told) -> None:
    """A CHECK on positions and on the form of the hash, on both databases."""
    source = house.read(told())
    quote = Quote.objects.whole("test").filter(claim__source=source).first()
    for column, value in (("start", 9999), ("end", 0), ("text_hash", "short")):
        sql = f'UPDATE claims_quote SET "{column}" = %s WHERE id = %s'  # noqa: S608
        with (
            pytest.raises(IntegrityError),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(sql, [value, quote.pk])


def test_a_quote_of_another_text_does_not_stand(house: Desk, told: Told) -> None:
    """The same words at the same place of another text are not the quote's."""
    first, second = told(), told()
    second.text += " "
    a, b = house.read(first), house.read(second)
    quote = Quote.objects.whole("t").filter(claim__source=a).first()
    other = read.text_of(house.officer, b)
    assert not quotes.stands(quote, other)


def test_nothing_of_a_source_lies_in_the_clear(house: Desk, told: Told) -> None:
    """Values, voices and words are sealed in their columns."""
    source = house.read(told())
    with connection.cursor() as cursor:
        for table in ("claims_claim", "claims_quote", "sources_text"):
            cursor.execute(f"SELECT * FROM {table}")  # noqa: S608
            whole = repr([tuple(map(str, row)) for row in cursor.fetchall()])
            assert "Tessowe" not in whole and "Kisumu" not in whole
    assert source.pk


def test_quotations_is_quiet_where_all_stands(house: Desk, told: Told) -> None:
    """Every text has its hash and every quote its words."""
    house.tell(told())
    with write(house.officer, "test.nothing"):
        assert list(quotes.quotations()) == []
