"""The manual's pictures are there, small, and of every screen in every look."""

from __future__ import annotations

import pytest

pytest.importorskip("playwright", reason="pictures are taken by Playwright")

from tools import screens

FOLDER = screens.ROOT / "docs" / "screens"
EACH, ALL = 64 * 1024, 6 * 1024 * 1024  # bytes


def test_every_screen_is_there_in_the_four_looks() -> None:
    """No more and no fewer; `make screens` takes them anew."""
    wanted = {
        f"{name}-{look}.webp" for name in screens.SCREENS for look, *_ in screens.LOOKS
    } | {f"{name}-narrow.webp" for name in screens.ON_A_TELEPHONE}
    assert {path.name for path in FOLDER.iterdir()} == wanted


def test_they_are_small() -> None:
    """A clone stays light."""
    sizes = {path.name: path.stat().st_size for path in FOLDER.iterdir()}
    assert {name: size for name, size in sizes.items() if size > EACH} == {}
    assert sum(sizes.values()) <= ALL


def test_the_page_shows_them() -> None:
    """The manual's page is as the tool writes it."""
    assert (FOLDER.parent / "screens.md").read_text("utf-8") == screens.manual()
