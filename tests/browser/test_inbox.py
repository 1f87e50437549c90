"""The inbox in a real browser: each dropped file's own line, cancel, ticks, no scripts."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Served

pytestmark = pytest.mark.browser
MANY = 200
# Presses the button as soon as one file is kept, so that the others still wait.
CANCEL_AT_THE_FIRST = """() => {
  const list = document.getElementById('drop-files');
  const watch = new MutationObserver(() => {
    if (!list.querySelector('.is-kept')) return;
    watch.disconnect();
    document.getElementById('drop-cancel').click();
  });
  watch.observe(list, { subtree: true, attributes: true, attributeFilter: ['class'] });
}"""


def files(count: int, size: int = 0) -> list[Any]:
    """Return text files, each of its own words and at least `size` bytes."""
    return [
        {
            "name": f"statement {n}.txt",
            "mimeType": "text/plain",
            "buffer": f"Statement {n} of the dockers. ".encode()
            + b"They said. " * size,
        }
        for n in range(count)
    ]


def drop(page: Page, given: list[Any]) -> None:
    page.goto("/inbox")
    page.set_input_files("#files", given)
    page.click(".drop button.primary")


def settled(page: Page) -> None:
    expect(page.locator("#drop-cancel")).to_be_hidden(timeout=180_000)


def test_each_file_has_its_own_answer(served: Served, chromium: Browser) -> None:
    """Two hundred at once: counted, kept, kept before, refused; the list follows."""
    page = served.visit(chromium)
    given = files(MANY - 2)
    given += [{**given[0], "name": "again.txt"}]
    given += [{"name": "<b>empty.txt", "mimeType": "text/plain", "buffer": b""}]
    drop(page, given)
    settled(page)
    said = page.locator("#drop-said")
    expect(said).to_have_text(f"{MANY - 2} kept, 1 kept before, 1 not kept.")
    expect(page.locator("#drop-files li")).to_have_count(MANY)
    expect(page.locator("#drop-files .is-failed")).to_contain_text("nothing in this")
    expect(page.locator("#drop-files .is-failed bdi")).to_have_text("<b>empty.txt")
    expect(page.locator("#sources tbody tr")).to_have_count(50)
    page.locator("#drop-files .is-again a").click()
    expect(page).to_have_url(re.compile("/sources/[0-9a-f-]{36}$"))
    assert served.complaints == []


def test_the_rest_is_cancelled_and_what_is_kept_stays(
    served: Served, chromium: Browser
) -> None:
    """Those that wait are sent no more; the count says how many were not kept."""
    page = served.visit(chromium)
    page.goto("/inbox")
    page.evaluate(CANCEL_AT_THE_FIRST)
    page.set_input_files("#files", files(80, size=1_000))
    page.click(".drop button.primary")
    expect(page.locator("#drop-files .is-kept").first).to_be_attached()
    settled(page)
    kept = page.locator("#drop-files .is-kept").count()
    cancelled = page.locator("#drop-files .is-cancelled").count()
    assert 0 < kept < 80 and kept + cancelled == 80
    page.click("#drop-clear")
    expect(page.locator("#drop-files li")).to_have_count(0)
    assert served.complaints == []


def test_a_list_in_use_is_not_renewed(served: Served, chromium: Browser) -> None:
    """All of the page is ticked at once, counted, and stays ticked while it is read."""
    page = served.visit(chromium)
    drop(page, files(12))
    settled(page)
    page.goto("/inbox")
    page.check("#many-all")
    expect(page.locator("[name='source']:checked")).to_have_count(12)
    expect(page.locator("#many-said")).to_contain_text("12")
    page.wait_for_timeout(2500)
    expect(page.locator("[name='source']:checked")).to_have_count(12)
    page.click("button[value='stop']")
    expect(page.locator(".said")).to_contain_text("is stopped")


def test_without_scripts(served: Served, chromium: Browser) -> None:
    """Kept, sifted, kept as a search, led by the guide: all by plain forms."""
    page = served.visit(chromium, java_script_enabled=False)
    page.goto("/inbox")
    page.click("#sample")
    expect(page.locator(".guide")).to_contain_text("Step")
    drop(page, files(3))
    expect(page.locator(".said")).to_contain_text("3 sources kept")
    page.select_option("#sift-kind", "note")
    page.click(".sift button >> nth=0")
    expect(page.locator("#sources")).to_contain_text("Nothing that is kept fits")
    page.fill("#search-name", "Notes")
    page.click("text=Keep the search")
    page.click("text=Show all")
    expect(page.locator("#sources tbody tr")).to_have_count(4)
    page.click(".saved-one button >> nth=0")
    expect(page.locator("#sources")).to_contain_text("Nothing that is kept fits")
    page.goto("/help")
    page.fill("#words", "tombstone")
    page.click("form[role='search'] button")
    expect(page.locator(".help-hits mark").first).to_be_visible()
