"""Tests that the text of a page loses nothing a reader of the page sees."""

from __future__ import annotations

import html as markup

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.sources.formats import html
from habeas.sources.formats.extracted import Extracted, pack, unpack
from habeas.sources.formats.limits import DEFAULT, Limits, TooLong


def read(page: str) -> Extracted:
    """Return what is read of a page in UTF-8."""
    return html.read(page.encode(), DEFAULT)


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<h1>Raid</h1><p>At night.<p>Two held.", "Raid\n\nAt night.\n\nTwo held."),
        ("a<br>b<br><br>c<br></div>d", "a\nb\n\nc\nd"),
        ("<div>a<div>b</div></div><div>c", "a\nb\nc"),
        ("one <b>two</b>, <a href=/x>three</a>.", "one two, three."),
        ("<b>Gul</b><i>zar</i>", "Gulzar"),
        ("  a \n\t b&nbsp; c ", "a b\u00a0 c"),
        ("a<!-- not seen -->b", "ab"),
        ("a<style>x</style><script>y</script><template>z</template>b", "ab"),
        ("<div><template shadowrootmode=open><p>seen</template></div>", "seen"),
        ("<noscript><p>seen</noscript>", "seen"),
        ("<pre>\n a\n   b\n\nc</pre>d", " a\n   b\n\nc\n\nd"),
        ("<textarea>\nx\n y</textarea>z", "x\n y\nz"),
        ("<input value='Zahra'><input type=hidden value=no>", "Zahra"),
        ("<svg><title>no</title><text>yes</text></svg>", "yes"),
        ("<dl><dt>Name<dd>Ayo<dt>Held<dd>yes</dl>", "Name\nAyo\nHeld\nyes"),
        ("<details><summary>More</summary>words</details>", "More\nwords"),
        ("<select><option>a<option>b</select>", "a\nb"),
        ("<img alt='not shown'>x", "x"),
        ("۱۲ افراد&zwnj;ی", "۱۲ افراد\u200cی"),
    ],
)
def test_pages_read_as_they_look(page: str, text: str) -> None:
    """Blocks are lines, running text is running text, what is unseen stays out."""
    assert read(page).text == text


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<ul><li>a<li><p>b</ul>c", "* a\n\n* b\n\nc"),
        ("<ul><li>a<ul><li>b</ul><li>c</ul>", "* a\n  * b\n* c"),
        ("<ol><li>a<li>b</ol>", "1. a\n2. b"),
        ("<ol start=4><li>a<li value=9>b<li>c</ol>", "4. a\n9. b\n10. c"),
        ("<ol reversed start=2><li>a<li>b</ol>", "2. a\n1. b"),
        ("<ol type=a start=26><li>a<li>b</ol>", "z. a\naa. b"),
        ("<ol type=I start=4><li>a<li>b</ol>", "IV. a\nV. b"),
        ("<ul><li><li>b</ul>", "* b"),
        ("<li>stray", "* stray"),
    ],
)
def test_lists_keep_their_marks(page: str, text: str) -> None:
    """Items begin with a bullet, or with the number that a reader sees."""
    assert read(page).text == text


@pytest.mark.parametrize(
    ("page", "text"),
    [
        (
            "<table><tr><th>Name<th>Held<tr><td>Ayo<td>yes</table>",
            "Name\tHeld\nAyo\tyes",
        ),
        ("<table><tr><td>a<td><td>c</table>", "a\t\tc"),
        ("<table><tr><td>a<br>b<td>c</table>", "a b\tc"),
        ("<table><tr><td colspan=2>a<td>b</table>", "a\t\tb"),
        ("<table><tr><td rowspan=2>a<td>b<tr><td>c</table>", "a\tb\n\tc"),
        (
            "<table><tr><td>a<td rowspan=3>b<tr><td>c<tr><td>d<tr><td>e<td>f</table>",
            "a\tb\nc\nd\ne\tf",
        ),
        ("<table><caption>In custody<tr><td>a<td>b</table>", "In custody\na\tb"),
        ("<table><tr><td><p>one<p>two<td>side</table>", "one\n\ntwo\n\nside"),
        ("<table><tr><td><h2>h</h2>x</table>", "h\n\nx"),
        (
            "<table><tr><td>a<td><table><tr><td>b<td>c</table></table>",
            "a\n\nb\tc",
        ),
    ],
)
def test_tables_are_lines_of_cells(page: str, text: str) -> None:
    """Cells of a row are apart by tabs, under their columns; layout tables are not."""
    assert read(page).text == text


def test_metadata_comes_apart() -> None:
    """What a page says of itself is metadata; its title is also its first line."""
    found = read(
        "<html lang=ur dir=rtl><head><title>Two &amp;\n held</title>"
        "<meta name=Author content=' A.\u200cB '><meta name=author content=second>"
        "<meta property=article:published_time content=2026-02-03>"
        "<link rel=canonical href=https://example.org/a></head><p>x"
    )
    assert found.text == "Two & held\n\nx"
    assert found.metadata == {
        "title": "Two & held",
        "author": "A.\u200cB",
        "published": "2026-02-03",
        "url": "https://example.org/a",
        "language": "ur",
        "direction": "rtl",
    }


def test_marks_point_at_their_words() -> None:
    """Hidden words, other languages and directions are kept and pointed at."""
    found = read(
        "<p>seen <p hidden>unseen<p>then <span lang=ur dir=rtl>اردو</span>"
        "<p style='display: none'>gone"
    )
    spans = {
        note.rpartition(":")[0]: found.text[
            slice(*map(int, note.rpartition(":")[2].split("-")))
        ]
        for note in found.notes
    }
    assert "hidden" in spans
    assert spans["language:ur"] == spans["direction:rtl"] == "اردو"
    assert (
        found.notes[0]
        == f"hidden:{found.text.index('unseen')}-{found.text.index('unseen') + 6}"
    )


def test_marks_are_bounded() -> None:
    """A page that marks everything gets a bounded list, and the count of the rest."""
    found = read("<i lang=en>x</i>" * 1000)
    assert len(found.notes) <= 500
    assert found.notes[-1].startswith("marks-left-out:")


def test_more_text_than_allowed_is_too_long() -> None:
    """The limit on characters ends the walk."""
    with pytest.raises(TooLong):
        html.read(b"<p>" + b"x" * 100, Limits(characters=99))


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        ("<meta charset=latin1>é".encode(), "é", "utf-8"),
        (b"<meta charset=latin1>\xe9\x93x\x94", "é“x”", "cp1252"),
        (
            '<meta http-equiv=x content="t; charset=koi8-r">суд'.encode("koi8-r"),
            "суд",
            "koi8-r",
        ),
        (
            b"<meta charset=utf-8>ok \xe2\x82 \xc3\xa9\xc3\xa9",
            "ok \ufffd\ufffd éé",
            "utf-8",
        ),
        (
            b"<!--<meta charset=koi8-r>--><meta charset=windows-1251>\xf1\xf3\xe4",
            "суд",
            "cp1251",
        ),
    ],
)
def test_encodings(data: bytes, text: str, encoding: str) -> None:
    """The declared encoding holds, unless the bytes themselves say otherwise."""
    found = html.read(data, DEFAULT)
    assert (found.text, found.encoding) == (text, encoding)
    assert found.replacements == text.count("\ufffd")


WORDS = st.text("abcdeاردو&<éñ", min_size=1, max_size=6)
NAMES = "p div b i a span ul li ol table tr td th h1 section pre blockquote q em dl dd"
TAGS = st.sampled_from(NAMES.split())
TREES = st.recursive(
    WORDS.map(lambda w: f" {markup.escape(w)} "),
    lambda inner: st.tuples(TAGS, st.lists(inner, max_size=4)).map(
        lambda t: f"<{t[0]}>{''.join(t[1])}</{t[0]}>"
    ),
    max_leaves=30,
)


def words(text: str) -> list[str]:
    """Return the words of a text, without the marks of list items."""
    return sorted(w for w in text.split() if w != "*" and not w[:-1].isdigit())


@given(TREES)
@settings(deadline=None)
def test_no_word_is_lost_or_made(tree: str) -> None:
    """Every word of a page is in its text once; the parser may only move it."""
    said = markup.unescape("".join(p.rpartition(">")[2] for p in tree.split("<")))
    assert words(read(tree).text) == words(said)


@given(
    st.binary(max_size=500)
    | st.text(max_size=300).map(lambda t: f"<p>{t}".encode("utf-8", "replace"))
)
@settings(deadline=None)
def test_any_bytes_make_sound_text(data: bytes) -> None:
    """Whatever the bytes, the text is sound, and survives the pipe unchanged."""
    found = html.read(data, DEFAULT)
    assert unpack(*_lines(found), DEFAULT) == found


def _lines(found: Extracted) -> tuple[bytes, bytes]:
    line, text = pack(found)
    return line, text
