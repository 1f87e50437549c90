"""Whatever is typed is a query, and what it finds is what is marked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlcipher3 import dbapi2

from habeas.publication.search.asking import query
from habeas.publication.search.normal import tokens, words

TYPED = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from("\"“”'*-() :^+ANDORTab حس"),
    ),
    max_size=60,
)
FEW = st.lists(st.sampled_from(["boat", "boats", "quay", "حسین", "held", "12"]))


@pytest.fixture(scope="module")
def table() -> Iterator[Any]:
    """Give an index of the desk's form, in memory."""
    connection = dbapi2.connect(":memory:")
    connection.execute(
        "CREATE VIRTUAL TABLE found USING fts5(words, keys, tokenize = 'ascii')"
    )
    yield connection
    connection.close()


def finds(table: Any, text: str, typed: str) -> bool:
    table.execute("DELETE FROM found")
    table.execute("INSERT INTO found VALUES (?, '')", [" ".join(words(text))])
    asked = "SELECT count(*) FROM found WHERE found MATCH ?"
    return bool(table.execute(asked, [query(typed).expression()]).fetchone()[0])


@given(typed=TYPED, text=TYPED)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_query_is_a_fault(table: Any, typed: str, text: str) -> None:
    """FTS5 takes whatever is typed, and marks agree with what it finds."""
    asked = query(typed)
    if asked.wanted:
        marks = asked.marks(tokens(text), name=False)
        assert finds(table, text, typed) == (marks is not None)


@given(
    text=FEW.map(" ".join),
    typed=st.lists(
        st.sampled_from(
            ["boat", "boat*", '"boat quay"', "-held", '-"quay boat"', "حسين", "12"]
        ),
        min_size=1,
    ).map(" ".join),
)
def test_terms_mean_what_the_page_says(table: Any, text: str, typed: str) -> None:
    asked = query(typed)
    marks = asked.marks(tokens(text), name=False)
    if not asked.wanted:
        assert asked.expression() == ""
        return
    assert finds(table, text, typed) == (marks is not None)
    assert all(text[a:b].strip() == text[a:b] for a, b in marks or [])


def test_the_forms_of_a_term() -> None:
    assert query('"two boats" qua* -held').expression() == (
        '((words : "two boats") AND (words : "qua"*)) NOT ((words : "held"))'
    )
    assert query("“two boats").wanted == query('"two boats"').wanted
    assert query("-held").wanted == ()
    assert query("q*").wanted[0].begins is False
    assert len(query("w" + " w".join(map(str, range(99)))).wanted) <= 20
