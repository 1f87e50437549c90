"""The frame of every page: head, masthead, links, foot."""

from __future__ import annotations

from habeas.publication.export import composed as c
from habeas.publication.export.days import phrase
from habeas.publication.export.html import listing, tag
from habeas.publication.export.phrases import Phrases
from habeas.publication.export.words import Language

PAGES = ("index", "register", "demands", "sources", "about")
_LINKS = {
    "index": "overview",
    "register": "register",
    "demands": "demands",
    "sources": "sources",
    "about": "about",
}
POLICY = (
    "default-src 'none'; style-src 'self' file:; base-uri 'none'; form-action 'none'"
)


class Layout:
    """Lays out the pages of one publication in one language."""

    def __init__(self, publication: c.Publication, words: Language) -> None:
        self.it, self.lang = publication, words
        numbers = {s.id.value: n for n, s in enumerate(publication.sources, 1)}
        self.p = Phrases(words, numbers)

    def page(self, name: str, title: str, *body: str) -> str:
        """Return a whole page; `title` is escaped already."""
        site = self.p.say("site")
        head = (
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
            '<meta name="referrer" content="no-referrer">',
            '<meta name="color-scheme" content="light dark">',
            tag("title", title if name == "index" else f"{title} · {site}"),
            '<link rel="stylesheet" href="style.css">',
        )
        inner = (
            tag("a", self.p.say("skip"), href="#main", class_="skip"),
            tag("header", self._masthead(name), self._nav(name), class_="top"),
            tag("main", tag("h1", title), *body, id_="main"),
            tag("footer", self._foot()),
        )
        root = tag(
            "html",
            "\n",
            tag("head", "\n", *(f"{line}\n" for line in head)),
            "\n",
            tag("body", "\n", *(f"{part}\n" for part in inner)),
            "\n",
            lang=self.lang.code,
            dir=self.lang.direction,
        )
        return f"<!DOCTYPE html>\n{root}\n"

    def _masthead(self, name: str) -> str:
        publisher = self.it.publisher
        by = tag("p", self.p.words(publisher), class_="by") if publisher else ""
        site = "" if name == "index" else tag("p", self.p.say("site"), class_="site")
        return by + site

    def _nav(self, here: str) -> str:
        links = [
            tag(
                "a",
                self.p.say(_LINKS[name]),
                href=f"{name}.html",
                aria_current="page" if name == here else None,
            )
            for name in PAGES
        ]
        return tag("nav", listing(links), aria_label=self.lang.say("contents"))

    def _foot(self) -> str:
        day = phrase(self.it.on.edtf, self.lang)
        return (
            tag("p", self.p.say(f"for_{self.it.audience}"), class_="audience")
            + tag("p", self.p.say("as_of_page", day=day))
            + tag("p", self.p.say("stands_for"))
        )

    def as_of(self) -> str:
        day = phrase(self.it.on.edtf, self.lang)
        return tag("p", self.p.say("as_of_page", day=day), class_="lead")

    def section(self, key: str, *body: str) -> str:
        return tag("section", tag("h2", self.p.say(key)), *body)
