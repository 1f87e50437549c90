"""The static pages: quiet, whole, in two directions, the same bytes each time."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from habeas.publication.export import composed as c
from habeas.publication.export.site import site, sums
from habeas.publication.export.words import LANGUAGES, NoSuchLanguage, stylesheet

from .sample import FORMULA, MARKUP, OVERRIDE, URDU, publication

EMPTY = c.Publication("partner", c.Day("2026-03-13"), None)
VOID = {"meta", "link"}


class Page(HTMLParser):
    """A page as a strict reader sees it: balanced, with its ids, links and text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.feed(text)
        self.close()
        assert not self.open, f"not closed: {self.open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open.pop() == tag, f"{tag} closed out of turn"

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def values(self, name: str) -> list[str]:
        return [a[name] or "" for _, a in self.tags if name in a]

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [a for t, a in self.tags if t == tag]


def pages(language: str = "en", of: c.Publication | None = None) -> dict[str, Page]:
    files = site(of or publication(), language)
    return {n: Page(d.decode()) for n, d in files.items() if n.endswith(".html")}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("empty", [False, True])
def test_pages_are_whole_and_quiet(language: str, empty: bool) -> None:
    """Balanced, no script, no style of their own, no image, no form, no frame."""
    for page in pages(language, EMPTY if empty else None).values():
        tags = {t for t, _ in page.tags}
        assert not tags & {"script", "style", "img", "iframe", "form", "object", "svg"}
        assert not page.values("style")
        names = {n for _, a in page.tags for n in a}
        assert not [n for n in names if n.startswith("on")]
        assert len(page.all("h1")) == 1 and len(page.all("main")) == 1
        assert len(page.values("id")) == len(set(page.values("id")))


def test_nothing_outside_the_folder_is_named() -> None:
    """Every link and sheet is a file of the set, every anchor is on its page."""
    found = pages()
    names = set(site(publication()))
    for here, page in found.items():
        for link in (*page.values("href"), *page.values("src")):
            file, _, anchor = link.partition("#")
            assert (file or here) in names, link
            if anchor:
                assert anchor in found[file or here].values("id"), link
    css = stylesheet()
    assert "http" not in css and "url(" not in css and "@import" not in css


def test_a_strict_policy_is_in_every_page() -> None:
    """Also where no server sends one."""
    for page in pages().values():
        policy = [a["content"] for a in page.all("meta") if "http-equiv" in a]
        assert len(policy) == 1
        assert (policy[0] or "").startswith("default-src 'none'; style-src 'self'")


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("ur", "rtl")])
def test_language_and_direction(language: str, direction: str) -> None:
    """On the page, on quotes, around names."""
    found = pages(language)
    for page in found.values():
        (root,) = page.all("html")
        assert (root["lang"], root["dir"]) == (language, direction)
    told = [a for p in found.values() for a in p.all("p") if a.get("lang")]
    assert {a["lang"] for a in told} == {"en", "ur"}
    assert all(a["dir"] == "auto" for a in told)
    assert all(a["dir"] == "auto" for p in found.values() for a in p.all("bdi"))


def test_urdu_says_everything_in_urdu() -> None:
    """Apart from names and quotes no Latin word stands on an Urdu page."""
    for name, data in site(publication(), "ur").items():
        if not name.endswith(".html"):
            continue
        body = data.decode().partition("<body>")[2]
        own = re.sub(r"<bdi.*?</bdi>|<blockquote.*?</p>", "", body, flags=re.DOTALL)
        text = re.sub(r"<[^>]*>", " ", own)
        words = set(re.findall(r"[A-Za-z]{2,}", text))
        assert words <= {"SHA", "SUMS", "sha", "sum"}, name
    assert URDU in site(publication(), "ur")["index.html"].decode() or any(
        URDU in d.decode() for n, d in site(publication(), "ur").items()
        if n.startswith("incident-")
    )  # fmt: skip


def test_logical_properties_alone() -> None:
    """The sheet names no side, so that right-to-left needs no other."""
    rules = re.sub(r"/\*.*?\*/", "", stylesheet(), flags=re.DOTALL)
    for side in ("left", "right"):
        assert not re.search(
            rf"(margin|padding|border|text-align|float)[-: ]+{side}", rules
        )


def test_words_are_escaped() -> None:
    """Markup in a name or a title is text."""
    text = b"".join(site(publication()).values()).decode()
    assert "<script" not in text and "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    shown = " ".join("".join(p.text) for p in pages().values())
    assert MARKUP in shown and FORMULA in shown


def test_an_override_is_named_not_obeyed() -> None:
    """No unseen character that turns the text round is in any page."""
    text = b"".join(site(publication()).values()).decode()
    assert not set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067") & set(text)
    assert OVERRIDE not in text and "RIGHT-TO-LEFT OVERRIDE" in text


def test_every_value_opens_to_its_words() -> None:
    """Each quote of the publication stands on a page, inside what is opened."""
    found = pages()
    text = " ".join("".join(p.text) for p in found.values())
    for words in ("police", "to the prison", "On 10 March", "charged with rioting",
                  "for the hearing", "a hearing", "a worker"):  # fmt: skip
        assert words in text
    assert sum(len(p.all("details")) for p in found.values()) >= 12
    assert sum(len(p.all("blockquote")) for p in found.values()) >= 12


def test_cuts_are_shown_to_everyone() -> None:
    """As a mark, and in words for those who hear the page."""
    text = b"".join(site(publication()).values()).decode()
    assert 'they beat <span class="cut">[…]<span class="hidden">words left out' in text


def test_people_without_a_name() -> None:
    """Known to us, unnamed by the source, in numbers, in words, as a class."""
    text = " ".join("".join(p.text) for p in pages().values())
    for said in ("a person, known to us", "3 to 5 people, not named",
                 "a group of people, not named and not numbered",
                 "people of a kind, of no single person",
                 "an individual of Marine Police Unit", "an individual, not named here",
                 "an organisation, not named here"):  # fmt: skip
        assert said in text


def test_flags_of_a_row() -> None:
    """Disputed, stale, taken for granted, told by the holder alone: in words."""
    text = "".join(pages()["register.html"].text)
    for said in ("disputed", "the last word is old", "not seen",
                 "taken for granted by the words", "at risk", "Told as precedent"):  # fmt: skip
        assert said in text


def test_figures() -> None:
    """Each with its unit, its highest reading, and its rows."""
    text = "".join(pages()["index.html"].text)
    assert "up to 6 at the highest reading" in text and "fewer than 5" in text
    hrefs = pages()["index.html"].values("href")
    assert sum("register.html#r" in h for h in hrefs) == 2


def test_the_audience_is_said() -> None:
    """At the foot of each page: for whom it is."""
    for page in pages(of=EMPTY).values():
        assert "For partners only" in "".join(page.text)


def test_file_names_carry_no_names() -> None:
    """Fixed words, or an id of the audience's own."""
    for name in site(publication()):
        assert re.fullmatch(
            r"(index|register|demands|sources|about)\.html|style\.css|SHA256SUMS"
            r"|incident-[0-9a-f]{32}\.html",
            name,
        )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_publication_gives_the_same_bytes(language: str) -> None:
    """Twice the same, sums included."""
    first, second = site(publication(), language), site(publication(), language)
    assert first == second
    rest = {n: d for n, d in first.items() if n != "SHA256SUMS"}
    assert first["SHA256SUMS"] == sums(rest)


def test_an_unknown_language_is_refused() -> None:
    """By a sentence that lists those there are."""
    with pytest.raises(NoSuchLanguage, match="en, ur"):
        site(publication(), "xx")
