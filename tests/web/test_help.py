"""Help: the manual as it is shipped, found by its words, and said to be missing."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from habeas.web import manual
from tools import manual as making


@pytest.fixture(scope="module", autouse=True)
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Make the manual of today's pages, and let the desk read that."""
    path = tmp_path_factory.mktemp("manual") / "manual.json"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(making, "MANUAL", path)
        making.main()
        patch.setattr(manual, "MANUAL", path)
        forget()
        yield path
    forget()


def forget() -> None:
    manual.pages.cache_clear()
    manual._folded.cache_clear()


def text(response: Any) -> str:
    return str(response.content.decode())


class Parts(HTMLParser):
    """Collects what a page links to, its ids, and tags that may not be there."""

    def __init__(self) -> None:
        super().__init__()
        self.hrefs: list[str] = []
        self.ids: list[str] = []
        self.odd: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self.hrefs += [told["href"] or ""] if "href" in told else []
        self.ids += [told["id"] or ""] if "id" in told else []
        if tag in ("script", "style", "img", "iframe") or "style" in told:
            self.odd.append(tag)


def parts(html: str) -> Parts:
    found = Parts()
    found.feed(html)
    return found


def test_each_page_is_shown(desk: Any, visitor: Client) -> None:
    """Its words, in English, without a script or a style of its own."""
    names = list(manual.pages())
    assert {"tutorial", "glossary", "how-to/work-the-inbox"} <= set(names)
    assert not [n for n in names if n.startswith("decisions/")]
    for name in names:
        page = text(visitor.get(f"/help/{name}"))
        assert manual.pages()[name].title in page or "&" in page
        assert 'class="manual" lang="en" dir="ltr"' in page
    assert visitor.get("/help/no-such").status_code == 404
    assert visitor.get("/help/../settings.py").status_code == 404


def test_links_lead_to_pages_and_headings_that_are_there() -> None:
    """Nothing leads out of the desk, and no anchor is dead."""
    ids = {name: parts(p.html).ids for name, p in manual.pages().items()}
    for name, page in manual.pages().items():
        found = parts(page.html)
        assert found.odd == [] and len(ids[name]) == len(set(ids[name]))
        for href in found.hrefs:
            path, _, anchor = href.partition("#")
            there = path.removeprefix("/help/") if path else name
            assert there in ids, (name, href)
            assert not anchor or anchor in ids[there], (name, href)
        assert "{toctree}" not in page.html and "```" not in page.html


def test_every_part_of_the_menu_has_its_page(desk: Any, visitor: Client) -> None:
    """The help link of a page leads to a page of the manual."""
    assert set(manual.OF_PART.values()) <= set(manual.pages())
    assert 'href="/help/how-to/work-the-inbox"' in text(visitor.get("/inbox"))


def test_words_are_found(desk: Any, visitor: Client) -> None:
    """By their beginning, in any case, all of them; titles first; not in the address."""
    answer = visitor.post("/help/search", {"words": "NEAR dupl"})
    assert answer.status_code == 200
    page = text(visitor.post("/help/search", {"words": "tombSTONE destroy"}))
    assert "<mark>" in page and page.count("<li>") >= 1
    first = manual.search("glossary")[0]
    assert first.page.name == "glossary"
    assert manual.search("passphrase")[0].hit.lower().startswith("passphrase")
    assert manual.search("zzzqqq") == manual.search(" ?! ") == []
    page = text(visitor.post("/help/search", {"words": "<b>zzzqqq"}))
    assert "No passage holds" in page and "<b>zzz" not in page
    assert visitor.get("/help/search").status_code == 405


def test_in_urdu_the_names_of_buttons_are_told_and_found(
    desk: Any, visitor: Client
) -> None:
    """The page says that the manual is in English, and finds by the Urdu name."""
    visitor.post("/language", {"language": "ur", "next": "/help"})
    page = text(visitor.get("/help/tutorial"))
    assert 'lang="ur" dir="rtl"' in page and '<dt lang="en"' in page
    urdu = re.findall(r"<dt[^>]*>Register</dt><dd>([^<]+)</dd>", page)[0]
    found = text(visitor.post("/help/search", {"words": urdu}))
    assert re.search(r"<mark>Register", found, re.IGNORECASE)


def test_a_manual_that_was_not_built_says_so(
    desk: Any, visitor: Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """And how it is had; a file of another format is none."""
    other = tmp_path / "manual.json"
    for there in (False, True):
        if there:
            other.write_text(json.dumps({"format": "x/1", "pages": []}), "utf-8")
        monkeypatch.setattr(manual, "MANUAL", other)
        forget()
        for path in ("/help", "/help/tutorial"):
            page = text(visitor.get(path))
            assert "was not built" in page and "make build" in page
    forget()


def test_markup_in_the_manual_is_words() -> None:
    """Our Markdown may hold no HTML; a link to elsewhere is no link."""
    known = {"a/b": "B"}
    text = "# T\n\n<script>x</script> [B](b.md#c) [out](https://e.org) [](b.md)\n"
    page = making.MarkdownIt("commonmark", {"html": False})
    tokens = page.parse(making.plain(text, "a/t", known))
    making._lead(tokens, "a/t", known)
    html = page.renderer.render(tokens, page.options, {})
    assert "<script" not in html and "e.org" not in html
    assert html.count('href="/help/a/b') == 2 and ">B</a>" in html
