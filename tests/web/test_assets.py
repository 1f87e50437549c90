"""The pages' styles and scripts: small, of both directions, from this computer alone."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from habeas.web import door

WEB = Path(door.__file__).parent
STYLES = sorted((WEB / "assets").glob("*.css"))
# What goes with a side of the screen and not with the way a language is written.
PHYSICAL = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border|inset|scroll-margin|scroll-padding)-)?"
    r"(?:left|right|top|bottom)(?:-[\w-]+)?\s*:"
    r"|(?<![\w-])(?:min-|max-)?(?:width|height)\s*:(?![^({]*\))"
    r"|text-align:\s*(?:left|right)|float:\s*(?:left|right)"
)
LIMIT = 150 * 1024  # bytes of a page's styles and scripts, compressed, without fonts


@pytest.mark.parametrize("path", STYLES, ids=lambda p: p.name)
def test_styles_turn_round_with_the_language(path: Path) -> None:
    """Only logical properties, so that right-to-left needs no second style."""
    text = re.sub(
        r"/\*.*?\*/|@media[^{]*\{", "", path.read_text("utf-8"), flags=re.DOTALL
    )
    assert PHYSICAL.findall(text) == []


def test_nothing_is_loaded_from_elsewhere() -> None:
    """Built styles and scripts name no other computer to load from."""
    for name in ("app.css", "app.js"):
        text = (WEB / "static" / name).read_text("utf-8")
        assert not re.search(r"url\(\s*[\"']?(?:https?:)?//", text)
        assert not re.search(r"\bimport\(\s*[\"']https?:", text)


def test_a_page_weighs_little() -> None:
    """An old computer on a slow disk opens it at once."""
    names = ("app.css", "app.js", "mark.svg")
    weight = sum(
        len(gzip.compress((WEB / "static" / name).read_bytes())) for name in names
    )
    assert weight < LIMIT


def test_fonts_come_with_the_pages() -> None:
    """Urdu is set in letters that the desk brings itself."""
    styles = (WEB / "static" / "app.css").read_text("utf-8")
    named = re.findall(r"url\([\"']?\./([\w.-]+\.woff2)", styles)
    assert len(set(named)) == 4
    assert all((WEB / "static" / name).stat().st_size > 10_000 for name in named)
    assert "Open Font License" in styles
