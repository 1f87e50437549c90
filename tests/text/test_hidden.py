"""Tests that characters no reader sees are found, and named for display."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.text.hidden import KINDS, find, visible


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("a\u202eb", "direction", "RIGHT-TO-LEFT OVERRIDE"),
        ("a\u2066b", "direction", "LEFT-TO-RIGHT ISOLATE"),
        ("a\u200fb", "mark", "RIGHT-TO-LEFT MARK"),
        ("a\u200bb", "zero-width", "ZERO WIDTH SPACE"),
        ("a\ufeffb", "zero-width", "ZERO WIDTH NO-BREAK SPACE"),
        ("a\u00adb", "zero-width", "SOFT HYPHEN"),
        ("a\u3164b", "blank", "HANGUL FILLER"),
        ("a\u200cb", "joiner", "ZERO WIDTH NON-JOINER"),
        ("a\ufe0fb", "variation", "VARIATION SELECTOR-16"),
        ("a\U000e0041b", "tag", "TAG LATIN CAPITAL LETTER A"),
        ("a\0b", "control", "NULL"),
        ("a\x01b", "control", "U+0001"),
        ("a\u2028b", "control", "LINE SEPARATOR"),
    ],
)
def test_unseen_characters_are_named(text: str, kind: str, name: str) -> None:
    """Each is found where it stands, and its name takes its place for display."""
    (found,) = find(text)
    assert (found.position, found.kind, found.name) == (1, kind, name)
    assert not found.ordinary
    assert visible(text) == f"a⟦{name}⟧b"


@pytest.mark.parametrize(
    "text", ["می\u200cخواهم", "क\u094d\u200dष", "👩\u200d⚖\ufe0f", "☎\ufe0f", "گرفتار"]
)
def test_ordinary_joiners_stay(text: str) -> None:
    """Persian, Hindi and emoji are written with joiners; nothing is wrong there."""
    assert all(found.ordinary for found in find(text))
    assert visible(text) == text


def test_plain_text_hides_nothing() -> None:
    """Tabs, line ends and no-break spaces are seen, as space."""
    assert find("a\tb\r\nc\u00a0d ۔ é 😀") == []


def test_a_turned_name_is_shown_as_it_is_held() -> None:
    """A name that an override shows backwards is displayed in the order it has."""
    assert visible("held: \u202erazluG\u202c.") == (
        "held: ⟦RIGHT-TO-LEFT OVERRIDE⟧razluG⟦POP DIRECTIONAL FORMATTING⟧."
    )


@given(st.text())
def test_positions_are_code_points(text: str) -> None:
    """What is found stands at its position, in order, once."""
    found = find(text)
    assert all(text[hidden.position] == hidden.character for hidden in found)
    assert all(hidden.kind in KINDS for hidden in found)
    positions = [hidden.position for hidden in found]
    assert positions == sorted(set(positions))


@given(st.text())
def test_nothing_stays_unseen(text: str) -> None:
    """What is displayed hides nothing any more but what is ordinary there."""
    assert len(find(visible(text))) <= len([h for h in find(text) if h.ordinary])
