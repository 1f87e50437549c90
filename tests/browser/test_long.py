"""A source of ten thousand claims: it opens, lights its words, and is decided on by keys.

What it takes of memory and time is printed, never judged here: machines differ.
"""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from habeas.accounts.officers import the_officer
from habeas.claims import quotes
from habeas.claims.models import Claim
from habeas.sources import preserve, read
from habeas.store.ledger import write
from tests.browser.conftest import Inside, Served, serve, stop, until

pytestmark = pytest.mark.browser
CLAIMS, LISTED = 10_000, 200
WORDS = [f"Amara{n:05}" for n in range(CLAIMS)]
TEXT = " ".join(WORDS)
# The longest that the page did not answer, in milliseconds, since it was opened.
FROZEN = """() => new Promise((told) => {
  const found = [];
  const watch = new PerformanceObserver((list) => found.push(...list.getEntries()));
  watch.observe({ type: 'longtask', buffered: true });
  setTimeout(() => told(Math.max(0, ...found.map((e) => e.duration))), 200);
})"""
LIT = """() => [...CSS.highlights]
  .filter(([name]) => name.startsWith('kind-'))
  .reduce((sum, [, lit]) => sum + lit.size, 0)"""


@pytest.fixture(scope="module")
def long(template: Any, tmp_path_factory: Any) -> Iterator[tuple[Served, str, Any]]:
    """Serve a desk with such a source; give its address and its claims, in order."""
    root = tmp_path_factory.mktemp("long") / "desk"
    shutil.copytree(template.root, root)
    with Inside(root, template.keys):
        officer = the_officer()
        kept = preserve.keep(officer, TEXT.encode(), kind="paste").source
        text = read.text_of(officer, kept)
        with write(officer, "test.claims") as w:
            made = [_claim(text, n) for n in range(CLAIMS)]
            w.save_all(claim for claim, _ in made)
            w.save_all(quote for _, quote in made)
            kept.reading = "read"
            w.save(kept)
    desk = serve(root)
    yield desk, f"/sources/{kept.pk}", [claim.pk for claim, _ in made]
    stop(desk)


def _claim(text: Any, number: int) -> tuple[Claim, Any]:
    name = WORDS[number]
    start = number * (len(name) + 1)
    claim = Claim(
        source_id=text.source_id,
        text=text,
        kind="person",
        value={"name": name, "kind": "individual"},
        voices=[],
        method="import",
        first=start,
        key=text.key,
    )
    quote = quotes.of(text, start, start + len(name), TEXT)
    quote.claim = claim
    return claim, quote


@pytest.fixture
def page(long: tuple[Served, str, Any], chromium: Browser) -> Iterator[Page]:
    """Open the source in a window of its own."""
    desk, path, _ = long
    desk.said.clear()
    page = desk.visit(chromium)
    page.goto(path)
    yield page
    assert not desk.complaints
    page.context.close()


def test_it_opens_and_lights_the_words_of_its_list(
    page: Page, long: tuple[Served, str, Any], capsys: Any
) -> None:
    """Two hundred claims at once, however many there are; with what it takes."""
    began = time.perf_counter()
    page.reload()
    expect(page.locator(".claim")).to_have_count(LISTED)
    until(lambda: page.evaluate(LIT) == LISTED)
    took = time.perf_counter() - began
    heap = page.context.new_cdp_session(page).send("Runtime.getHeapUsage")["usedSize"]
    frozen = page.evaluate(FROZEN)
    with capsys.disabled():
        print(
            f"\n{CLAIMS} claims: open in {took:.1f} s, longest task {frozen:.0f} ms, "
            f"{heap / 1e6:.1f} MB of script's memory"
        )
    expect(page.locator("#claims-title .count")).to_have_text(str(CLAIMS))


def test_keys_go_through_it_and_decide(
    page: Page, long: tuple[Served, str, Any]
) -> None:
    """Down, up, accept; the list stays where it is."""
    _, _, claims = long
    current = page.locator(".claim[aria-current]")
    for _ in range(3):
        page.keyboard.press("j")
    page.keyboard.press("k")
    expect(current).to_have_attribute("data-claim", claims[1])
    page.keyboard.press("a")
    accepted = page.locator(f"#claim-{claims[1]}.is-accepted_as_attributed")
    expect(accepted).to_have_count(1, timeout=120_000)
    expect(page.locator(".claim")).to_have_count(LISTED)
    until(lambda: page.evaluate(LIT) == LISTED)


def test_a_claim_is_reached_wherever_it_stands(
    page: Page, long: tuple[Served, str, Any]
) -> None:
    """Its list and its stretch of the text are opened, and its words are lit."""
    _, path, claims = long
    page.get_by_role("link", name="More claims").click()
    expect(page.locator(f"#claim-{claims[LISTED]}")).to_have_count(1)
    far = claims[9_321]
    page.goto(f"/claims/{far}/words")
    expect(page).to_have_url(
        re.compile(rf"{path}/page/\d+\?from=[0-9a-f-]+#words-{far}$")
    )
    expect(page.locator(f"#claim-{far}")).to_be_visible()
    page.keyboard.press("j")
    expect(page.locator("#text .exact").first).to_contain_text(WORDS[9_321])
    until(lambda: page.evaluate(LIT) >= 1)
