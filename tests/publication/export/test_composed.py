"""The types that go out: a withheld value cannot be written in them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.publication.export import composed as c
from habeas.store.labels import AUDIENCES, LABELS, permits
from habeas.text.edtf import BadDate

KEY = b"k" * 32


def of(audience: str, row: str = "1") -> c.Id:
    return c.derive(KEY + audience.encode(), audience, row)


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("label", [*LABELS, "", "secret"])
def test_words_carry_a_label_the_audience_is_permitted(
    audience: str, label: str
) -> None:
    """Every label with every audience: composed where permitted, else refused."""
    if permits(audience, label):
        assert c.Words("words", label, audience).text == "words"
    else:
        with pytest.raises(c.Withheld):
            c.Words("words", label, audience)


def test_restricted_words_are_for_nobody() -> None:
    """No audience, not even the desk's own, is given what is restricted."""
    for audience in (*AUDIENCES, "restricted", "everyone"):
        with pytest.raises(c.Withheld):
            c.Words("words", "restricted", audience)


@given(st.text(), st.sampled_from(LABELS), st.sampled_from(AUDIENCES))
def test_no_error_holds_the_words(text: str, label: str, audience: str) -> None:
    """A refusal says which label, never the words."""
    marked = f"\u2020{text}\u2020"
    try:
        c.Words(marked, label, audience)
    except c.Withheld as error:
        assert marked not in str(error)


@given(st.text(min_size=1), st.sampled_from(AUDIENCES))
def test_ids_are_derived(row: str, audience: str) -> None:
    """Stable for one audience, of another for each, and never the row's own."""
    made = of(audience, row)
    assert made == of(audience, row)
    others = {of(a, row).value for a in AUDIENCES}
    assert len(others) == len(AUDIENCES)
    assert row == "0" or len(row) < 8 or row not in made.value


def test_an_id_must_be_derived() -> None:
    """A row's own id is no id of an output."""
    with pytest.raises(c.Withheld):
        c.Id("1b4e28ba-2fa1-41d2-883f-0016d3cca427", "public")


@pytest.mark.parametrize("value", ["at_risk", "in_hiding", "facing_case", "escaped"])
def test_the_register_has_no_word_for_a_watch_entry(value: str) -> None:
    """It is of another list, composed by a decision alone."""
    with pytest.raises(c.NotInList):
        c.Code("liberty", value)
    assert c.Code("watch", value).value == value


@pytest.mark.parametrize("scheme", ["person", "act", "legal", "demand", "none such"])
def test_a_code_is_of_its_list(scheme: str) -> None:
    """Words cannot go out as a code."""
    with pytest.raises(c.NotInList):
        c.Code(scheme, "Salome Wekhomba")


def test_a_day_is_a_date() -> None:
    """Words cannot go out as a date, nor as a language."""
    with pytest.raises(BadDate):
        c.Day("at the house behind the mill")
    with pytest.raises(c.NotInList):
        c.Tag("behind the mill")


@pytest.mark.parametrize("value", [1, 4])
def test_a_small_figure_needs_its_rows(value: int) -> None:
    """Fewer than five people are told exactly only where each is listed."""
    code = c.Code("figure", "reported")
    with pytest.raises(c.Withheld):
        c.Figure(code, value, listed=False)
    assert c.Figure(code, None, listed=False).value is None
    assert c.Figure(code, value, listed=True).value == value
    assert c.Figure(code, c.SMALL, listed=False).value == c.SMALL


def test_a_publication_refuses_what_is_another_audiences() -> None:
    """Words and ids of two audiences cannot stand in one publication."""
    day = c.Day("2026-03-13")
    for foreign in (
        c.Words("words", "public", "partner"),
        c.Words("words", "public", "internal"),
    ):
        with pytest.raises(c.Withheld):
            c.Publication("public", day, foreign)
    source = c.Source(
        of("partner"), c.Code("source", "note"), c.Field(None), c.Field(None),
        c.Field(None),
    )  # fmt: skip
    with pytest.raises(c.Withheld):
        c.Publication("public", day, None, sources=(source,))
    assert c.Publication("partner", day, None, sources=(source,)).sources


def test_a_publication_holds_no_plain_string() -> None:
    """What is not words with a label, a code, a day or an id has no place."""
    with pytest.raises(c.Withheld):
        c.Publication("public", c.Day("2026"), "a name")  # type: ignore[arg-type]
