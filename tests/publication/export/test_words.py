"""The words of the outputs: complete in every language, and the dates."""

from __future__ import annotations

import string
from collections.abc import Mapping
from typing import Any

import pytest

from habeas.publication.export import composed as c
from habeas.publication.export.days import phrase
from habeas.publication.export.words import LANGUAGES, interface, language


def keys(table: Mapping[str, Any], before: str = "") -> set[str]:
    found = set()
    for key, value in table.items():
        inner = isinstance(value, Mapping)
        found |= keys(value, f"{before}{key}.") if inner else {before + key}
    return found


def test_no_language_lacks_a_word() -> None:
    """Every key of one is in the other; acts are labelled by the vocabulary."""
    english, urdu = (keys(language(x).table) for x in LANGUAGES)
    assert {k for k in urdu if not k.startswith("act.")} == english - {"act"}
    assert {f"act.{code}" for code in c.codes("act")} == {
        k for k in urdu if k.startswith("act.")
    }


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_is_put_in_is_the_same(code: str) -> None:
    """A sentence takes the same values in every language."""
    it, english = language(code).table, language("en").table
    for key, value in english.items():
        if isinstance(value, str) and key != "act":
            assert _put(it[key]) == _put(value), key


def _put(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize(
    "scheme", ["act", "liberty", "watch", "legal", "acknowledgement", "verification",
               "time_frame"],
)  # fmt: skip
def test_every_code_has_words(code: str, scheme: str) -> None:
    """Of every list that can go out."""
    table = "liberty" if scheme == "watch" else scheme
    for value in c.codes(scheme):
        assert language(code).code_of(table, value)


@pytest.mark.parametrize(
    ("edtf", "english", "urdu"),
    [
        ("2026-02-03", "3 February 2026", "3 فروری 2026"),
        ("2026-02", "February 2026", "فروری 2026"),
        ("2026", "2026", "2026"),
        ("[2026-02-02,2026-02-03]", "2 or 3 February 2026", "2 یا 3 فروری 2026"),
        ("[2026-01-31,2026-02-01]", "31 January 2026 or 1 February 2026",
         "31 جنوری 2026 یا 1 فروری 2026"),
        ("../2026-02-02", "not later than 2 February 2026",
         "2 فروری 2026 سے پہلے یا اس دن"),
        ("2026-02-02/..", "2 February 2026 or later", "2 فروری 2026 یا اس کے بعد"),
        ("2026-02-12/2026-02-14", "12 February 2026 to 14 February 2026",
         "12 فروری 2026 سے 14 فروری 2026 تک"),
        ("2024~", "about 2024", "تقریباً 2024"),
        ("2026-02-04T14:58", "4 February 2026, 14:58", "4 فروری 2026، 14:58"),
        ("2026-02-XX", "February 2026", "فروری 2026"),
        ("202X", "202X", "202X"),
        ("2026-21", "2026-21", "2026-21"),
    ],
)  # fmt: skip
def test_dates_are_never_more_exact_than_told(
    edtf: str, english: str, urdu: str
) -> None:
    """Sets, open ends, months and approximations have words; the rest stays EDTF."""
    assert phrase(edtf, language("en")) == english
    assert phrase(edtf, language("ur")) == urdu


def test_our_own_words_are_known_to_the_gate() -> None:
    """What pages say by themselves is not taken for a leak."""
    own = " ".join(interface())
    assert "Reported held" in own and "رجسٹر" in own and "clip-path" in own
