"""The text of a source on a page is the text of the source, character by character."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.text import hidden
from habeas.web.marks import Mark, escape, markup, pieces

# What a reader of HTML makes of it, without the names of what cannot be seen.
_TAG = re.compile(r"<[^>]*>")
TEXTS = st.text(
    st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), max_size=80
)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    """Give a text and quotes of it, which may overlap and touch its ends."""
    text = draw(TEXTS.filter(bool))
    spans = draw(
        st.lists(
            st.tuples(st.integers(0, len(text)), st.integers(0, len(text))), max_size=6
        )
    )
    found = [
        Mark(min(a, b), max(a, b), f"c{n}", "suggested")
        for n, (a, b) in enumerate(spans)
        if a != b
    ]
    return text, found


def shown(markup: str) -> str:
    """Return what a browser shows of a stretch of HTML."""
    return html.unescape(_TAG.sub("", markup))


def seen(text: str) -> str:
    """Return a text without the controls that are named instead of shown."""
    named = {
        h.position
        for h in hidden.find(text)
        if h.kind == "control" and not h.ordinary and h.character not in "\r\n\t"
    }
    return "".join(c for n, c in enumerate(text) if n not in named)


@given(marked())
def test_the_words_stay_the_words(given: tuple[str, list[Mark]]) -> None:
    """Without its tags the page's text is the source's text."""
    text, found = given
    assert shown(markup(text, 0, len(text), found)) == seen(text)


@given(marked())
def test_pieces_cover_the_text_and_name_every_quote(
    given: tuple[str, list[Mark]],
) -> None:
    """No character is lost or doubled, and each piece knows whose words it is."""
    text, found = given
    cut = pieces(0, len(text), found)
    assert "".join(text[p.start : p.end] for p in cut) == text
    for piece in cut:
        over = {m for m in found if m.start <= piece.start and piece.end <= m.end}
        assert set(piece.marks) == over


def test_a_carriage_return_is_written_so_that_it_stays() -> None:
    """A parser of HTML would turn a bare one into a line feed."""
    assert escape("a\r\nb\rc") == "a&#13;\nb&#13;c"


def test_markup_in_a_source_is_words() -> None:
    """A script in a statement is shown, and never run."""
    assert escape("<script>x</script> & co") == (
        "&lt;script&gt;x&lt;/script&gt; &amp; co"
    )


def test_what_nobody_sees_is_named() -> None:
    """A turning of the direction is told by its name, and contained."""
    told = escape("abc\u202edef")
    assert 'title="Right-to-left override"' in told


@pytest.mark.parametrize(
    "text", ["فاطمی کو رہا کیا گیا", "a👍🏽b", "x\xa0y", "می‌خواهم"]
)
def test_positions_count_code_points(text: str) -> None:
    """A quote of one character marks that character, in any script."""
    for n, character in enumerate(text):
        told = markup(text, 0, len(text), [Mark(n, n + 1, "c", "suggested")])
        inside = re.search(r"<mark[^>]*>(.*?)</mark>", told)
        assert inside and shown(inside.group(1)) == character


def test_a_claim_has_one_anchor() -> None:
    """Many quotes of one claim: the link leads to the first of them."""
    found = [Mark(0, 1, "c", "suggested"), Mark(3, 4, "c", "suggested")]
    told = markup("abcdef", 0, 6, found)
    assert told.count('id="words-c"') == 1
    assert 'id="words' not in markup("abcdef", 0, 6, found, anchors=False)


def test_a_piece_of_two_states_shows_the_one_that_needs_a_person() -> None:
    """What is doubted shows before what is accepted."""
    found = [
        Mark(0, 3, "a", "accepted_as_attributed"),
        Mark(1, 2, "b", "doubted", "restricted"),
    ]
    told = markup("xyz", 0, 3, found)
    assert 'class="is-doubted is-withheld" data-claims="a b"' in told


def test_many_quotes_are_marked_in_time_linear() -> None:
    """Ten thousand quotes of one text take no more than a moment."""
    text = "word " * 20_000
    found = [Mark(n * 10, n * 10 + 4, f"c{n}", "suggested") for n in range(10_000)]
    assert markup(text, 0, len(text), found).count("<mark") == 10_000
