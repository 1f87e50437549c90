"""A call in a real browser: by keyboard, never lost, on one page of A5."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from habeas.accounts.officers import the_officer
from habeas.sources import drafts
from tests.browser.conftest import Inside, Served, go, serve, stop
from tests.conftest import PASSPHRASE

pytestmark = pytest.mark.browser
SECONDS, FIELDS = 90, 12
KEY = 0.25  # seconds a key: 48 words a minute, somebody who also listens
# What is heard at the gate, by the field it goes into; Tab leads from one to the next.
HEARD = {
    "caller": "a woman at the gate",
    "who": "Sohail Dost",
    "count": "four, one name known",
    "day": "today",
    "time": "00:05",
    "place": "the mill gate",
    "manner": " ",
    "by": "police in two vans",
}
A5 = (148, 210)


def saved(page: Page) -> None:
    """Wait until the page says that what was typed is durable."""
    expect(page.locator("#saved")).to_have_text(re.compile(r"^\D+ \d\d:\d\d$"))


class Keys:
    """A keyboard that counts."""

    def __init__(self, page: Page) -> None:
        self.page, self.pressed = page, 0

    def press(self, key: str) -> None:
        self.pressed += 1
        self.page.keyboard.press(key)

    def write(self, words: str) -> None:
        self.pressed += len(words)
        self.page.keyboard.type(words, delay=15)

    def to(self, name: str) -> None:
        """Press Tab until the field has the focus."""
        for _ in range(40):
            if self.page.evaluate("document.activeElement.name") == name:
                return
            self.press("Tab")
        pytest.fail(f"no key leads to {name}")


def test_four_at_the_gate_by_keyboard(
    served: Served, chromium: Browser, capsys: Any
) -> None:
    """On the register with its clock in 90 s and 12 fields, without a mouse."""
    page = served.visit(chromium)
    keys = Keys(page)
    begun = time.monotonic()
    keys.press("c")
    page.wait_for_url("**/call")
    for name, words in HEARD.items():
        keys.to(name)
        keys.write(words)
    keys.to("further")
    keys.press("Tab")
    keys.press("Enter")
    page.wait_for_url("**/call/kept/**")
    expect(page.locator(".clock.is-running")).to_have_count(2)
    machine, seconds = time.monotonic() - begun, keys.pressed * KEY
    with capsys.disabled():
        print(
            f"\na call: {len(HEARD)} fields (limit {FIELDS}), {keys.pressed} keys at "
            f"{KEY} s: {seconds:.0f} s (limit {SECONDS}), and {machine:.0f} s of this "
            "machine"
        )
    assert len(HEARD) <= FIELDS and seconds <= SECONDS
    named = ["Sohail Dost", "3 others, not named"]
    expect(page.locator(".kept-row h3")).to_have_text(named)
    page.goto("/")
    expect(page.locator("#clocks .clock.is-running")).to_have_count(2)
    assert not served.complaints


def test_nothing_typed_is_lost_by_a_lock(served: Served, chromium: Browser) -> None:
    """Locked in the middle of a form: it says so, keeps the words, saves them after."""
    page = served.visit(chromium)
    page.goto("/call")
    page.fill("#who", "Sohail Dost")
    saved(page)
    other = page.context.new_page()
    other.goto("/")
    other.click("#lock")
    page.fill("#further", "They shouted at the women.")
    expect(page.locator("#saved.is-wrong")).to_contain_text("locked")
    page.click("#call-keep")
    page.wait_for_timeout(300)
    assert page.input_value("#further") == "They shouted at the women."
    other.fill("#passphrase", PASSPHRASE)
    other.click("#unlock")
    other.wait_for_selector("#lock")
    saved(page)
    address = page.url
    other.goto(address)
    assert other.input_value("#further") == "They shouted at the women."


def test_nothing_saved_is_lost_by_a_crash(
    served: Served, chromium: Browser, template: Any
) -> None:
    """The server is killed once the page says saved; a new one has the draft."""
    page = served.visit(chromium)
    page.goto("/call")
    page.fill("#who", "Sohail Dost")
    saved(page)
    served.process.kill()
    served.process.wait(timeout=20)
    page.fill("#further", "more")
    expect(page.locator("#saved.is-wrong")).to_contain_text("does not answer")
    with Inside(served.root, template.keys):
        (draft,) = drafts.open_of(the_officer())
        assert draft.values == {"who": "Sohail Dost"}
    again = serve(served.root)
    try:
        page = again.visit(chromium)
        page.goto("/")
        go(page.locator(".strip a"))
        expect(page.locator("#who")).to_have_value("Sohail Dost")
    finally:
        stop(again)


def test_two_tabs_with_one_draft_keep_both(served: Served, chromium: Browser) -> None:
    """The later is told that another window wrote, and goes on beside it."""
    page = served.visit(chromium)
    page.goto("/call")
    page.fill("#who", "Sohail")
    saved(page)
    other = page.context.new_page()
    other.goto(page.url)
    page.fill("#who", "Sohail Dost")
    saved(page)
    other.fill("#who", "Suhail")
    expect(other.locator("#saved.is-wrong")).to_contain_text("Both are kept")
    assert other.url != page.url
    page.goto("/")
    expect(page.locator(".strip li")).to_have_count(2)


def test_without_a_script_the_call_is_saved_and_kept(
    served: Served, chromium: Browser
) -> None:
    """By the buttons of the form."""
    page = served.visit(chromium, java_script_enabled=False)
    page.goto("/call")
    page.fill("#who", "Sohail Dost")
    page.check("input[name='manner'][value='agency']")
    page.click("#call-save")
    expect(page.locator("main")).to_contain_text("Saved as a draft")
    expect(page.locator("#who")).to_have_value("Sohail Dost")
    page.click("#call-keep")
    expect(page.locator("main")).to_contain_text("The call is kept")


@pytest.mark.parametrize("language", ["en", "ur"])
def test_it_prints_on_one_page_of_a5(
    language: str, served: Served, chromium: Browser, tmp_path: Path
) -> None:
    """Blank, and filled."""
    page = served.visit(chromium)
    if language == "ur":
        go(page.locator("button[name='language'][value='ur']"))
    page.goto("/call")
    for name in ("blank", "filled"):
        if name == "filled":
            for field in page.locator("#call [type='text'], #call textarea").all():
                field.fill("Landhi, رات ۹ بجے, " * 8)
            page.locator("#call [type='radio']").first.check()
            saved(page)
        made = page.pdf(path=tmp_path / f"{name}.pdf", prefer_css_page_size=True)
        assert sheets(made) == [A5]


def sheets(made: bytes) -> list[tuple[int, int]]:
    """Return the sizes of a PDF's pages in millimetres."""
    boxes = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]", made)
    count = len(re.findall(rb"/Type\s*/Page\b(?!s)", made))
    assert len(boxes) == count
    return [
        (round(float(w) / 72 * 25.4), round(float(h) / 72 * 25.4)) for w, h in boxes
    ]
