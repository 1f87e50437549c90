"""The manual inside the desk: its pages, made when the desk is built, and their search.

It holds no word of anybody's records. The file is read at its first use and kept.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from habeas.web.terms import Words

MANUAL = Path(__file__).with_name("manual.json")
FORMAT = "habeas-manual/1"
MOST = 20
AROUND = 70  # code points of the words beside a hit
_WORD = re.compile(r"[\w-]+")
# The how-to of each part of the menu (`web.context`).
OF_PART = {
    "today": "how-to/take-a-call",
    "inbox": "how-to/work-the-inbox",
    "records": "how-to/correct-a-record",
    "register": "register",
    "demands": "register",
    "explore": "explore",
    "publish": "publication",
    "search": "how-to/search",
    "about": "threats",
    "account": "how-to/work-as-a-team",
}
PARTS: dict[str, Words] = {
    "begin": _("Begin"),
    "how-to": _("How to"),
    "how it decides": _("How the desk decides"),
    "reference": _("Look up"),
}
# What stands on the pages under these names; the manual says them in English.
BUTTONS = (
    "Today", "Inbox", "Records", "Register", "Demands", "Explore", "Publish", "Search",
    "Call", "Review", "Accept", "Misread", "Set aside", "Doubt", "Edit", "Undo",
    "Custody", "Keep", "Lock", "Unlock", "Passphrase", "Team", "About this desk",
    "Timeline", "Map", "Network", "Figures",
)  # fmt: skip


@dataclass(frozen=True)
class Section:
    """What stands under one heading: its words are for the search."""

    title: str
    anchor: str
    words: str


@dataclass(frozen=True)
class Page:
    """A page of the manual; `html` was made of our own Markdown, without markup in it."""

    name: str
    title: str
    part: str
    html: str
    sections: tuple[Section, ...]


@dataclass(frozen=True)
class Hit:
    """A section that fits, and its words before, at and after the first that does."""

    page: Page
    section: Section
    before: str
    hit: str
    after: str

    @property
    def href(self) -> str:
        anchor = f"#{self.section.anchor}" if self.section.anchor else ""
        return f"/help/{self.page.name}{anchor}"


@cache
def pages() -> dict[str, Page]:
    """Return the pages by name, in the manual's order; none where it was not built."""
    if not MANUAL.exists():
        return {}
    read = json.loads(MANUAL.read_text("utf-8"))
    if read["format"] != FORMAT:
        return {}
    return {
        p["name"]: Page(**{**p, "sections": tuple(Section(**s) for s in p["sections"])})
        for p in read["pages"]
    }


def search(asked: str) -> list[Hit]:
    """Return the sections that hold every word that was asked for, the best first.

    A word is found by its beginning, in any case; the name of a button in the language
    of the pages finds its English name. A word in a title counts most,
    and words that stand together.
    """
    wanted = [fold(w) for w in _WORD.findall(_in_english(asked))][:8]
    if not wanted:
        return []
    found = [
        (-score, number, page, section)
        for number, (page, section, words) in enumerate(_folded())
        if (score := _score(wanted, words, section, page))
    ]
    ordered = sorted(found, key=lambda hit: hit[:2])[:MOST]
    return [_hit(page, section, wanted) for _s, _n, page, section in ordered]


def fold(word: str) -> str:
    """Return a word without case and marks."""
    bare = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in bare if not unicodedata.combining(c))


def buttons() -> list[tuple[str, str]]:
    """Return the names of buttons and pages: English, and in the pages' language."""
    told = [(name, translation.gettext(name)) for name in BUTTONS]
    return [(name, here) for name, here in told if name != here]


def _in_english(asked: str) -> str:
    if translation.get_language() == "en":
        return asked
    for english, here in sorted(buttons(), key=lambda pair: -len(pair[1])):
        asked = asked.replace(here, english)
    return asked


@cache
def _folded() -> tuple[tuple[Page, Section, tuple[str, ...]], ...]:
    return tuple(
        (page, section, tuple(fold(w) for w in _WORD.findall(section.words)))
        for page in pages().values()
        for section in page.sections
    )


def _score(
    wanted: list[str], words: tuple[str, ...], section: Section, page: Page
) -> int:
    """Return how well a section fits; 0 where a word is in none of its titles or words."""
    titles = [fold(w) for w in _WORD.findall(f"{section.title} {page.title}")]
    score = 0
    for word in wanted:
        named = sum(w.startswith(word) for w in titles)
        told = sum(w.startswith(word) for w in words)
        if not named and not told:
            return 0
        score += 5 * min(named, 2) + min(told, 5)
    together = _together(wanted, words) or _together(wanted, titles)
    return score + (20 if together and len(wanted) > 1 else 0)


def _together(wanted: list[str], words: Sequence[str]) -> bool:
    """Return whether the words stand beside one another, in their order."""
    return any(
        all(
            word.startswith(asked)
            for word, asked in zip(words[at:], wanted, strict=False)
        )
        for at in range(len(words) - len(wanted) + 1)
    )


def _hit(page: Page, section: Section, wanted: list[str]) -> Hit:
    text = section.words
    for match in _WORD.finditer(text):
        if any(fold(match.group()).startswith(word) for word in wanted):
            start, end = match.span()
            before = text[max(0, start - AROUND) : start]
            after = text[end : end + 2 * AROUND]
            before = before.partition(" ")[2] if start > AROUND else before
            cut = after.rpartition(" ")[0] if end + 2 * AROUND < len(text) else after
            return Hit(page, section, before, match.group(), cut)
    return Hit(page, section, "", "", text[: 3 * AROUND].rpartition(" ")[0])
