"""The gate finds every planted leak, in whatever writing, and cries no wolf."""

from __future__ import annotations

import base64
import html
import json
import unicodedata
from collections.abc import Callable
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.publication import cutting, leaks
from habeas.publication.export.words import interface
from habeas.publication.leaks import Finder, Needle, name_needles, value_needles

NAMES = (
    "Salome Wekhomba",
    "José Ángel Ñandú",
    "Comrade Wanjirũ Njeri",
    "Oluwaseun Adébáyò",
    "Trần Thị Hương",
    "Aung Kyaw Moe",
    "صائمہ بلوچ",
    "ناصر علی ہزارہ",
    "李伟强",
    "Łukasz Żółć",
)
PHONES = ("+254 722 000 123", "0722-000123", "+92 (333) 555-0142")
WITHHELD = (
    "A cousin drove her to a house behind the old mill before the morning",
    "carries an inhaler",
)
Writing = Callable[[str], str]
WRITINGS: dict[str, Writing] = {
    "as it is": str,
    "lower": str.lower,
    "upper": str.upper,
    "decomposed": lambda s: unicodedata.normalize("NFD", s),
    "compatible": lambda s: unicodedata.normalize("NFKC", s),
    "no spaces": lambda s: "".join(s.split()),
    "underscores": lambda s: "_".join(s.split()),
    "spaced out": lambda s: " ".join(s.replace(" ", "")),
    "dotted": lambda s: ".".join(s.split()),
    "backwards": lambda s: s[::-1],
    "in a URL": quote,
    "plus in a URL": lambda s: quote(s).replace("%20", "+"),
    "escaped twice": lambda s: html.escape(html.escape(quote(s))),
    "numbers of HTML": lambda s: "".join(f"&#{ord(c)};" for c in s),
    "hex numbers of HTML": lambda s: "".join(f"&#x{ord(c):x};" for c in s),
    "JSON": lambda s: json.dumps(s),
    "tags within": lambda s: f"<b>{s[:3]}</b>{s[3:]}",
    "unseen within": lambda s: s[:2] + "\u200b\u202e" + s[2:],
    "base64": lambda s: base64.b64encode(s.encode()).decode(),
    "base64 within": lambda s: base64.b64encode(b"ab" + s.encode() + b"cd").decode(),
    "hex": lambda s: s.encode().hex(),
}
FRAMES: dict[str, Writing] = {
    "a page": lambda s: f"<p>It was said of {s} that ...</p>",
    "a title": lambda s: f'<html><head><title>{s}</title><meta content="{s}">',
    "a table": lambda s: f"id,name\r\n1,'{s}\r\n",
    "an object": lambda s: '{"name": "' + s.replace('"', "") + '"}',
}


def needles() -> list[Needle]:
    """Return the needles of all that is planted, each under its own row."""
    found = []
    for name in NAMES:
        found += name_needles(name, name)
    for phone in PHONES:
        found += value_needles(phone, phone, "contact")
    for words in WITHHELD:
        found += value_needles(words, words, "withheld")
    return found


FINDER = Finder(needles())


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("writing", WRITINGS)
def test_every_planted_leak_is_found(writing: str, frame: str) -> None:
    """Each protected string, in each writing, in each kind of file: all are found."""
    for planted in (*NAMES, *PHONES, *WITHHELD):
        data = FRAMES[frame](WRITINGS[writing](planted)).encode()
        assert FINDER.in_bytes(data), "a planted leak was not found"
        assert leaks.search({"a.html": data}, FINDER)


@pytest.mark.parametrize("name", NAMES)
def test_a_file_name_is_searched(name: str) -> None:
    """A name in a file's name is a leak like any other."""
    hits = leaks.search({f"{name}.html": b"nothing"}, FINDER)
    assert hits and {h.file for h in hits} == {0}


@pytest.mark.parametrize(
    "short",
    ["Wekhomba", "S. Wekhomba", "S Wekhomba", "WEKHOMBA, Salome", "Wekhomba’s",
     "Ángel", "Njeri", "#SalomeWekhomba", "@salome_wekhomba", "José Ñandú"],
)  # fmt: skip
def test_short_forms(short: str) -> None:
    """A surname, initials, the name turned round, a possessive, a handle."""
    assert FINDER.in_bytes(f"They asked for {short} again.".encode())


@pytest.mark.parametrize(
    "phone",
    ["+254722000123", "00254 722 000 123", "722000123", "(0722) 000 123",
     "0 7 2 2 0 0 0 1 2 3", "۰۷۲۲۰۰۰۱۲۳", "tel:+254-722-000-123"],
)  # fmt: skip
def test_numbers_in_any_grouping(phone: str) -> None:
    """However it is grouped, prefixed or written in digits of another script."""
    assert FINDER.in_bytes(phone.encode())


def test_part_of_a_long_passage() -> None:
    """Six words in a row of what is withheld are a leak."""
    assert FINDER.in_bytes(b"he said: to a house behind the old mill, he said")
    assert not FINDER.in_bytes(b"there was a house, and an old mill")


def test_in_utf_16() -> None:
    """Bytes in another encoding are read too."""
    assert FINDER.in_bytes("Salome Wekhomba".encode("utf-16"))


@pytest.mark.parametrize(
    "text",
    [
        "Salomonic columns of the Wekh mountains", "the number 722 of 2023",
        "an inhaler carries", "They has, and sand", "the 26th Amendment of 000 123",
        "a cousin, a house, the mill", "angelic", "",
    ],
)  # fmt: skip
def test_what_only_looks_alike_is_no_leak(text: str) -> None:
    """A control: what is near and not the same passes."""
    assert not FINDER.in_bytes(text.encode())


@given(
    before=st.text("abe. \u0301\u200bß", max_size=24),
    cut=st.integers(1, 9),
    writing=st.sampled_from([w for w in WRITINGS if "base" not in w]),
)
def test_a_long_file_is_searched_in_stretches_and_nothing_is_lost_between(
    before: str, cut: int, writing: str
) -> None:
    """What is found does not depend on where the text is cut."""
    finder = Finder([*name_needles("Salome Wekhomba", "r"), Needle("abe", "s", "x")])
    data = f"{before} {WRITINGS[writing]('Salome Wekhomba')}. {before}".encode()
    whole = finder.in_bytes(data)
    standing, leaks.STRETCH = leaks.STRETCH, cut
    try:
        assert finder.in_bytes(data) == whole
    finally:
        leaks.STRETCH = standing


@given(st.text(), st.integers(1, 5))
def test_stretches_fold_as_the_whole_does(text: str, cut: int) -> None:
    """Letters and where words start are the same, piece by piece."""
    whole, found, starts = leaks.Folded(text), "", list[int]()
    standing, leaks.STRETCH = leaks.STRETCH, cut
    try:
        for part, until in leaks.stretches(text, 3):
            starts += [len(found) + at for at in part.words() if at < until]
            found += part.letters[:until]
    finally:
        leaks.STRETCH = standing
    assert (found, starts) == (whole.letters, whole.words())


def test_a_leak_names_rows_and_no_words() -> None:
    """The sentence holds ids and a number of files."""
    finder = Finder(name_needles("Salome Wekhomba", "row-1"))
    with pytest.raises(leaks.Leak) as caught:
        leaks.require_clean(
            {"a": b"salome wekhomba", "b": b"", "c": b"Wekhomba"}, finder
        )
    said = str(caught.value)
    assert "row-1" in said and "2 of its files" in said and "Wekhomba" not in said
    assert caught.value.rows == ("row-1",)


def test_a_word_of_our_own_is_dropped_and_told() -> None:
    """A short form that is also a word of the pages cannot be searched for."""
    found = name_needles("Verified Wekhomba", "row-1")
    kept, dropped = leaks.keep(found, interface())
    assert [n.text for n in dropped] == ["Verified"]
    assert {n.text for n in kept} >= {"Verified Wekhomba", "Wekhomba"}


def test_a_whole_name_is_never_dropped() -> None:
    """Not even where a place is called like the person."""
    found = name_needles("Port Reitz", "row-1")
    kept, dropped = leaks.keep(found, ["Port Reitz"])
    assert "Port Reitz" in {n.text for n in kept}
    assert {n.text for n in dropped} <= {"Port", "Reitz", "p Reitz"}


def test_a_sum_is_no_name_by_chance() -> None:
    """Six bytes at least, where letters are read as base64 or hex."""
    finder = Finder(name_needles("L. J.", "row"))
    assert finder.in_bytes(b"said L. J. today")
    assert not finder.in_bytes(b"6c194a0a796f6d61316b60a8222a4a2e")


def test_two_words_are_no_short_name_backwards() -> None:
    """What is read across words is no short form, unless letter by letter."""
    finder = Finder([Needle("Siti", "row", "short_form", soft=True)])
    assert not finder.in_bytes(b"That a source says it is what it vouches for")
    assert finder.in_bytes(b"s i t i") and finder.in_bytes(b"itis")


@given(st.text(max_size=60), st.text(max_size=60))
def test_spans_are_of_the_text(before: str, after: str) -> None:
    """A planted name is found where it stands, between any other words."""
    text = f"{before} Salome Wekhomba {after}"
    at = len(before) + 1
    found = [(s, e) for s, e, n in FINDER.spans(text) if n.why == "name"]
    assert any(s <= at and e >= at + len("Salome Wekhomba") for s, e in found)


LETTERS = st.text(st.characters(codec="utf-8", categories=("L", "M", "N", "P", "Z")))
PLACES = st.lists(st.tuples(st.integers(0, 80), st.integers(1, 20)), max_size=4)


@given(LETTERS, PLACES, st.sampled_from(NAMES), st.integers(0, 80))
def test_a_cut_quote_holds_nothing_withheld(
    text: str, places: list[tuple[int, int]], name: str, at: int
) -> None:
    """No place that is hidden, and no needle, is left in what may be shown."""
    exact = f"{text[:at]} {name} {text[at:]}"
    hidden = [(s, s + n) for s, n in places if s < len(exact)]
    finder = Finder(name_needles(name, "row"))
    found = cutting.pieces(exact, hidden, finder)
    shown = [p for p in found or () if p is not None]
    assert not any(finder.first(p) for p in shown)
    left = set(range(len(exact))) - {i for s, e in hidden for i in range(s, e)}
    rest = "".join(exact[i] for i in sorted(left))
    assert all(p in exact for p in shown)
    assert sum(map(len, shown)) <= len(rest)


def test_cuts_are_marked() -> None:
    """In order, one mark for each stretch that is gone."""
    finder = Finder(name_needles("Salome Wekhomba", "row"))
    text = "police arrested Salome Wekhomba, Salome Wekhomba and others"
    assert cutting.pieces(text, [], finder) == (
        "police arrested ", None, " and others",
    )  # fmt: skip
    assert cutting.pieces(text, [(0, 7)], finder)[:2] == (None, "arrested ")  # type: ignore[index]
    assert cutting.pieces("then Salome Wekhomba left", [], finder) is None
    assert cutting.pieces("nothing is cut here", [], finder) == ("nothing is cut here",)


def test_the_digits_of_an_id_are_no_house_number() -> None:
    """A place's name with an id after it is not the address that is withheld."""
    finder = Finder(value_needles("Barrack Lane 5", "r", "withheld"))
    id_ = "5c0ffee0" * 4
    for around in (f"Barrack Lane,{id_}\r\n", f'"Barrack Lane", "{id_}"'):
        assert finder.in_bytes(around.encode()) == []
    assert finder.in_bytes(f"Barrack Lane 5,{id_}".encode())
    assert finder.in_bytes(f"{id_},Barrack Lane,5".encode())
    hexed = b"a name of 16 let".hex()
    assert Finder(name_needles("a name of 16 let", "r")).in_bytes(hexed.encode())
    assert Finder(value_needles(id_, "r", "restricted")).in_bytes(id_.encode())


def test_an_error_names_some_rows_and_counts_the_rest() -> None:
    """Of a large desk the sentence stays one that is read."""
    told = str(leaks.Leak((f"row{n:04}" for n in range(5_000)), 3))
    assert "row0019 … (+ 4980)" in told and "row0020" not in told
    assert "(+" not in str(leaks.Leak(["row1", "row1"], 1))


def test_an_article_does_not_open_a_withheld_place() -> None:
    """A place is told without the article that its sentence had before it."""
    finder = Finder(value_needles("a hamlet near Nueva Guinea", "row", "withheld"))
    for told in ("Hamlet near Nueva Guinea", "the hamlet near Nueva Guinea"):
        assert [n.row for n in finder.in_bytes(told.encode())] == ["row"]
    finder = Finder(value_needles("the next house", "row", "withheld"))
    assert not finder.in_bytes(b"in a next house of theirs")
