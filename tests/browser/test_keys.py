"""Every key of the sheet does its work, on cards and beside the text, in both scripts.

In Urdu the keys are pressed as an Urdu keyboard writes them: the letter is another, the
key is the same.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Error, Page, expect

from habeas.accounts.officers import the_officer
from habeas.claims import propose
from habeas.sources import preserve, read
from tests.browser.conftest import Inside, Served, go, serve, stop, until
from tests.register.conftest import Desk, Statement, statement

pytestmark = pytest.mark.browser
WRITES = {
    "j": "ج", "k": "ک", "a": "ا", "r": "ر", "e": "ع", "u": "ء", "m": "م", "s": "س",
    "c": "چ", "o": "ہ", "d": "د", "x": "ش", "n": "ن", "p": "پ", "?": "؟", "2": "۲",
}  # fmt: skip


@pytest.fixture
def desk_of_two(template: Any, tmp_path: Path) -> Iterator[tuple[Served, str]]:
    """Serve a desk with a statement to decide on, and a person of the same name."""
    root = tmp_path / "desk"
    shutil.copytree(template.root, root)
    with Inside(root, template.keys):
        officer = the_officer()
        known = Statement("Amara Tessowe was seen.")
        known.person("p1", "Amara Tessowe")
        Desk(officer).tell(known)
        told = statement()
        source = preserve.keep(officer, told.text.encode(), kind="paste").source
        text = read.text_of(officer, source)
        propose.propose_reading(officer, source, text, told.reading, method="import")
    desk = serve(root)
    yield desk, f"/sources/{source.pk}"
    stop(desk)


class Keys:
    """Presses keys on a page, as a keyboard of the page's language does."""

    def __init__(self, page: Page, language: str) -> None:
        self.page, self.urdu = page, language == "ur"

    def press(self, key: str) -> None:
        if not self.urdu or key not in WRITES:
            self.page.keyboard.press(key)
            return
        code = {"?": "Slash", "2": "Digit2"}.get(key, f"Key{key.upper()}")
        self.page.evaluate(
            "([key, code]) => (document.activeElement ?? document.body).dispatchEvent("
            "new KeyboardEvent('keydown', {key, code, bubbles: true, cancelable: true}))",
            [WRITES[key], code],
        )

    def leads(self, key: str, to: str) -> None:
        """Press a key that leads to another page, and come back."""
        with self.page.expect_navigation(url=re.compile(to)):
            self.press(key)
        self.page.go_back()
        self.page.wait_for_load_state()

    def decides(self, key: str, count: Any) -> None:
        """Press a key that decides, and take it back with `u`."""
        before = count()
        self.press(key)
        until(lambda: _whole(count) not in (None, before))
        self.rests()
        self.press("u")
        until(lambda: _whole(count) == before)
        self.rests()

    def rests(self) -> None:
        """Wait until the page that came is there with its scripts."""
        self.page.wait_for_timeout(300)
        until(lambda: _whole(self.page.locator(".htmx-request").count) == 0)
        self.page.wait_for_load_state()

    def choose(self, number: str) -> None:
        """Choose a line by its number, as often as it takes on a page that just came."""

        def chosen() -> bool:
            self.press(number)
            return bool(_whole(self.page.locator(".line.is-chosen").count))

        until(chosen)


def _whole(count: Any) -> Any:
    """Return what is counted, None while one page gives way to the next."""
    try:
        return count()
    except Error:
        return None


def in_language(desk: Served, chromium: Browser, language: str) -> Page:
    page = desk.visit(chromium)
    if language == "ur":
        go(page.locator("button[name='language'][value='ur']"))
        expect(page.locator("html")).to_have_attribute("dir", "rtl")
    return page


def everywhere(page: Page, keys: Keys) -> None:
    """The keys of every page: the sheet, looking for something, a call."""
    keys.press("?")
    expect(page.locator("dialog#keys[open]")).to_have_count(1)
    page.keyboard.press("Escape")
    keys.leads("c", "/call")


@pytest.mark.parametrize("language", ["en", "ur"])
def test_every_key_works(
    language: str, desk_of_two: tuple[Served, str], chromium: Browser
) -> None:
    """On a card and beside the text: choosing, deciding, undoing, going elsewhere."""
    desk, source = desk_of_two
    page = in_language(desk, chromium, language)
    keys = Keys(page, language)
    page.goto(f"{source}/review")
    _card(page, keys)
    page.goto(source)
    _text(page, keys)
    _given_another_letter(page, keys)
    assert not desk.complaints


def _card(page: Page, keys: Keys) -> None:
    everywhere(page, keys)
    keys.leads("/", "/search")
    expect(page.locator("#card-title")).to_contain_text("Amara Tessowe")
    with page.expect_navigation(url=re.compile("/same$")):
        keys.press("m")
    _compared(page, keys)
    line, left = page.locator(".line.is-chosen"), page.locator("#card .take")
    keys.press("j")
    first = line.get_attribute("id") or ""
    keys.press("j")
    expect(line).not_to_have_id(first)
    keys.press("k")
    expect(line).to_have_id(first)
    keys.leads("e", r"/claims/[0-9a-f-]{36}$")
    marks = page.locator("#card .line .state, #card .take, #card .line-end")
    for key in "roda":
        keys.choose("2")
        keys.decides(key, marks.all_inner_texts)
    keys.choose("2")
    keys.press("x")
    expect(line.locator("input[name='take']")).not_to_be_checked()
    keys.press("x")
    page.keyboard.press("Escape")
    number = page.locator("#card input[name='card']").input_value()
    keys.press("n")
    shown = page.locator("#card input[name='card']")
    expect(shown).not_to_have_value(number)
    keys.rests()
    keys.press("p")
    expect(shown).to_have_value(number)
    expect(left).not_to_have_count(0)


def _compared(page: Page, keys: Keys) -> None:
    """Who is on the card is who is compared: with the person of that name, at last."""
    expect(page.locator("h1")).to_have_text("Amara Tessowe")
    expect(page.locator(".alike li")).to_have_count(1)
    go(page.locator("button.primary[value='accept']"))
    go(page.locator("a.button.primary[href*='/people/compare/']"))
    expect(page.locator(".compare .side")).to_have_count(2)
    page.go_back()
    page.wait_for_load_state()
    go(page.locator("#card-back"))
    expect(page.locator("#card")).to_have_count(1)
    keys.press("u")
    expect(page.locator(".title-line .state.is-suggested")).to_have_count(1)
    keys.rests()


def _text(page: Page, keys: Keys) -> None:
    everywhere(page, keys)
    keys.press("j")
    keys.press("j")
    current = page.locator("#claims .claim[aria-current]")
    second = current.get_attribute("id") or ""
    keys.press("k")
    expect(current).not_to_have_id(second)
    page.keyboard.press("/")
    expect(page.locator("#claims-find")).to_be_focused()
    page.locator("h1").click()
    person = page.locator("#claims .claim.kind-person").first
    for key, to in (("e", r"/claims/[0-9a-f-]{36}$"), ("m", "/same$")):
        person.focus()
        keys.leads(key, to)
    for key in "arod":
        person.focus()
        states = page.locator("#claims .claim .state")
        keys.decides(key, states.all_inner_texts)
    keys.press("s")
    expect(page.locator("html.is-selecting")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator("html.is-selecting")).to_have_count(0)


def _given_another_letter(page: Page, keys: Keys) -> None:
    """Also a letter of another script; then that one does it, and no other."""
    keys.press("?")
    page.locator("input[data-action='next']").evaluate(
        "field => field.dispatchEvent(new KeyboardEvent('keydown',"
        " {key: 'ط', code: 'KeyV', bubbles: true, cancelable: true}))"
    )
    page.keyboard.press("Escape")
    page.reload()
    current = page.locator("#claims .claim[aria-current]")
    keys.press("j")
    expect(current).to_have_count(0)
    page.evaluate(
        "document.body.dispatchEvent(new KeyboardEvent('keydown',"
        " {key: 'ط', code: 'KeyV', bubbles: true, cancelable: true}))"
    )
    expect(current).to_have_count(1)
