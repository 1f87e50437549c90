"""Where a place lies, decided in a browser: by keyboard alone, and without a script."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from habeas.accounts.officers import the_officer
from habeas.records.models import Place
from habeas.text import gazetteer
from tests.browser.conftest import Inside, Served, go, serve, stop
from tests.browser.test_access import faults, overflow
from tests.web.conftest import fill, tell_of_a_town

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not gazetteer.available(), reason="the gazetteer was not built"),
]


@pytest.fixture
def town(template: Any, tmp_path: Path) -> Iterator[tuple[Served, str]]:
    """Serve a desk with a place that the gazetteer knows."""
    root = tmp_path / "desk"
    shutil.copytree(template.root, root)
    with Inside(root, template.keys):
        fill(the_officer())
        tell_of_a_town(the_officer())
        rows = Place.objects.visible_to(the_officer())
        place = next(p for p in rows if p.name == "Nakuru")
    desk = serve(root)
    yield desk, f"/records/places/{place.pk}"
    stop(desk)


def decided(page: Page, path: str) -> str:
    page.goto(path)
    return page.locator("#located").inner_text()


def test_by_keyboard(town: tuple[Served, str], chromium: Browser) -> None:
    """Looked up, chosen, decided and taken back; nobody is kept out of the page."""
    desk, path = town
    page = desk.visit(chromium)
    page.goto(f"{path}/locate")
    page.locator("#spot-words").focus()
    page.keyboard.type("Mombas")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("ke")
    with page.expect_navigation(url=re.compile("/locate#found$")):
        page.keyboard.press("Enter")
    assert not faults(page) and not overflow(page)
    choices = page.locator("#found input[type='radio']")
    expect(choices).not_to_have_count(0)
    choices.first.focus()
    page.keyboard.press("Space")
    expect(choices.first).to_be_checked()
    page.locator("#locate-reason").focus()
    page.keyboard.type("so the county says")
    with page.expect_navigation(url=re.compile(rf"{path}$")):
        page.keyboard.press("Enter")
    expect(page.locator("#located")).to_contain_text("Mombasa")
    assert not faults(page)
    with page.expect_navigation():
        page.locator("#located button").press("Enter")
    expect(page.locator("#located")).to_contain_text("suggested")
    assert not desk.complaints


def test_without_a_script(town: tuple[Served, str], chromium: Browser) -> None:
    """Buttons and radio buttons are enough."""
    desk, path = town
    page = desk.visit(chromium, java_script_enabled=False)
    page.goto(f"{path}/locate")
    page.fill("#spot-words", "Mombasa")
    go(page.locator("button[form='spot-search']"))
    page.locator("#found input[type='radio']").first.check()
    go(page.locator("form.locate button.primary"))
    assert "Mombasa" in decided(page, path)
    page.goto(f"{path}/locate")
    page.check("input[value='building']")
    go(page.locator("form.locate button.primary"))
    assert "Mombasa" not in decided(page, path)
