"""Quotes lit in a real browser: the words of the source, to the code point."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from habeas.accounts.officers import the_officer
from habeas.claims import propose
from habeas.claims.models import Claim, Quote
from habeas.sources import preserve, read
from tests.browser.conftest import Inside, Served, go, serve, stop
from tests.conftest import PASSPHRASE

pytestmark = pytest.mark.browser
# Line ends of three sorts, a control, a hard space, emoji of one to seven code points,
# Nastaliq with joiners, combining marks that no composed letter has, old Gothic.
TEXT = (
    "Lone\rreturn, then\r\na bell \x07 rang.\tOn 4\xa0March police took "
    "Zo\u0308e\u0301 N\u0303amandu 👩🏽‍⚖️ and her brother.\n\n"
    "🏳️‍🌈 گلشن‌آرا ملاح کو ۲ فروری کی رات عدالت کے باہر سے گرفتار کیا گیا۔ ان کے "
    "بھائی نے کہا کہ وہ تھانے میں ہیں۔\r\n𐌰𐌲𐌲𐌹𐌻𐌿𐍃 was seen 😀😀 by q̃ȯ, "
    "they said.\n"
)
SPANS = (
    "Lone\rreturn",
    "then\r\na bell",
    "On 4\xa0March",
    "police took Zo\u0308e\u0301 N\u0303amandu",
    "Zo\u0308e\u0301 N\u0303amandu",
    "N\u0303amandu 👩🏽‍⚖️ and her brother",
    "👩🏽‍⚖️",
    "گلشن‌آرا ملاح",
    "گلشن‌آرا ملاح کو ۲ فروری کی رات",
    "عدالت کے باہر سے گرفتار کیا گیا",
    "𐌰𐌲𐌲𐌹𐌻𐌿𐍃",
    "seen 😀😀 by q̃ȯ",
    "q̃ȯ",
)
LIT = """() => [...CSS.highlights.get('kind-person') ?? []].map(String).sort()"""
CHOSEN = """async () => {
  const found = {};
  for (const range of CSS.highlights.get('kind-person')) {
    const own = getSelection();
    const chosen = document.querySelector('#take input[name=spans]');
    const before = chosen.value;
    own.removeAllRanges();
    own.addRange(range);
    for (let n = 0; n < 500 && chosen.value === before; n += 1)
      await new Promise((done) => setTimeout(done, 20));
    found[chosen.value] = String(range);
  }
  return found;
}"""


def reading() -> dict[str, Any]:
    """Return a reading with a person at each of the spans."""
    people = []
    for number, words in enumerate(SPANS):
        start = TEXT.index(words)
        quote = {"exact": words, "start": start, "end": start + len(words)}
        person = {"id": f"p{number}", "name": f"N{number}", "kind": "individual"}
        people.append({**person, "heads": [1, 1], "quotes": [quote]})
    return {"format": "habeas-reading/1", "language": "ur", "people": people}


@pytest.fixture(scope="module")
def mixed(template: Any, tmp_path_factory: Any) -> Iterator[tuple[Served, str]]:
    """Serve a desk with the hard text, and give its address."""
    root = tmp_path_factory.mktemp("mixed") / "desk"
    shutil.copytree(template.root, root)
    with Inside(root, template.keys):
        officer = the_officer()
        kept = preserve.keep(officer, TEXT.encode(), kind="paste").source
        text = read.text_of(officer, kept)
        propose.propose_reading(officer, kept, text, reading(), method="import")
        assert Quote.objects.whole("test").count() == len(SPANS)
    desk = serve(root)
    yield desk, f"/sources/{kept.pk}"
    stop(desk)


@pytest.fixture
def page(mixed: tuple[Served, str], chromium: Browser) -> Iterator[Page]:
    """Open the text in a window of its own."""
    desk, path = mixed
    desk.said.clear()
    page = desk.visit(chromium)
    page.goto(path)
    yield page
    assert not desk.complaints
    page.context.close()


def test_every_span_is_exact_after_a_reload(page: Page, capsys: Any) -> None:
    """What is lit is the quote, for overlapping quotes of every script."""
    page.reload()
    lit = page.evaluate(LIT)
    exact = sum(a == b for a, b in zip(lit, sorted_like_a_browser(SPANS), strict=True))
    with capsys.disabled():
        print(f"\n{exact} of {len(SPANS)} mixed spans exact after reload")
    assert exact == len(SPANS) == 13
    assert page.locator("#text mark").count() == 0


def sorted_like_a_browser(words: tuple[str, ...]) -> list[str]:
    """Return strings in the order of their UTF-16 code units."""
    return sorted(words, key=lambda w: w.encode("utf-16-be"))


def test_what_is_chosen_by_mouse_has_the_source_positions(page: Page) -> None:
    """A selection in the browser gives code points of the source, 13 of 13."""
    found = page.evaluate(CHOSEN)
    wanted = {f"{TEXT.index(w)}-{TEXT.index(w) + len(w)}": w for w in SPANS}
    assert found == wanted


def test_the_text_stays_one_text(page: Page) -> None:
    """Nothing is put between its characters; what it says is what was received."""
    shown = page.locator("#text .exact").evaluate("e => e.textContent")
    assert shown == TEXT.replace("\x07", "")
    assert page.locator("#text .exact > *").count() == 1  # the bell, named


def test_the_list_and_the_words_move_together(page: Page) -> None:
    """Down the list the words are lit; a click on words goes to their claim."""
    for _ in range(3):
        page.keyboard.press("j")
    current = page.locator(".claim[aria-current]")
    expect(current).to_have_count(1)
    lit = page.evaluate("() => [...CSS.highlights.get('line')].map(String)")
    assert lit == [current.locator(".words .exact").evaluate("e => e.textContent")]
    box = page.evaluate(
        """() => { const r = [...CSS.highlights.get('kind-person')]
        .find((r) => String(r) === '𐌰𐌲𐌲𐌹𐌻𐌿𐍃').getBoundingClientRect();
        return [r.x + r.width / 2, r.y + r.height / 2]; }"""
    )
    page.mouse.click(*box)
    expect(current).to_contain_text("𐌰𐌲𐌲𐌹𐌻𐌿𐍃")


def test_reading_with_marks_is_a_switch(page: Page) -> None:
    """The server's own marks, with the same current claim; then back to the text."""
    go(page.get_by_role("link", name="with marks"))
    expect(page.locator("#text mark").nth(len(SPANS))).to_be_attached()
    page.keyboard.press("j")
    expect(page.locator("#text mark.is-line").first).to_be_attached()
    assert page.evaluate("() => CSS.highlights.size") == 0
    go(page.get_by_role("link", name="as text"))
    expect(page.locator("#text mark")).to_have_count(0)
    assert len(page.evaluate(LIT)) == len(SPANS)


def test_a_browser_without_the_api_reads_with_marks(
    mixed: tuple[Served, str], chromium: Browser
) -> None:
    """The words are marked up, chosen by keyboard, and found by the list."""
    desk, path = mixed
    page = desk.visit(chromium)
    page.add_init_script("delete window.Highlight;")
    page.goto(path)
    expect(page.locator("#text mark").nth(len(SPANS))).to_be_attached()
    page.keyboard.press("j")
    expect(page.locator("#text mark.is-line").first).to_be_attached()
    page.keyboard.press("Escape")
    page.keyboard.press("s")
    assert page.evaluate("() => String(getSelection())") == "Lone"
    assert not desk.complaints


def test_without_a_script_words_are_copied(
    mixed: tuple[Served, str], chromium: Browser, template: Any
) -> None:
    """Marks and list stand; a claim is made of copied words and their number."""
    desk, path = mixed
    page = desk.visit(chromium, java_script_enabled=False)
    page.goto(path)
    assert page.locator("#text mark").count() > len(SPANS)
    page.locator(".by-copy summary").click()
    page.fill("#by-copy", "her brother")
    go(page.locator(".by-copy button"))
    go(page.locator("#kind-person"))
    expect(page.locator("#f-name")).to_have_value("her brother")
    go(page.locator("#make"))
    expect(page.locator(".said")).to_contain_text("Recorded")
    with Inside(desk.root, template.keys):
        assert quoted_by_hand() == {"her brother": TEXT.index("her brother")}


def quoted_by_hand() -> dict[str, int]:
    """Return the words of claims that a person made, with where they start."""
    made = Claim.objects.whole("test").filter(method="person")
    quotes = Quote.objects.whole("test").filter(claim__in=list(made))
    return {str(q.exact): q.start for q in quotes}


def select_in_urdu(page: Page) -> None:
    """Go to the words of a claim in Urdu and start choosing there."""
    page.fill("#claims-find", "N7")
    page.locator("#claims-find").blur()
    page.keyboard.press("j")
    page.keyboard.press("s")


def test_words_are_chosen_by_keyboard_the_way_they_are_written(
    page: Page, mixed: tuple[Served, str], template: Any
) -> None:
    """In Urdu the left arrow goes on; the claim quotes what was chosen."""
    select_in_urdu(page)
    chosen = page.locator("#take-words")
    expect(chosen).to_contain_text("گلشن")
    first = chosen.inner_text()
    page.keyboard.press("ArrowLeft")
    expect(chosen).not_to_have_text(first)
    page.keyboard.press("ArrowRight")
    expect(chosen).to_have_text(first)
    for _ in range(2):
        page.keyboard.press("Shift+ArrowLeft")
    words = "گلشن‌آرا ملاح کو"
    expect(chosen).not_to_have_text(first)
    assert chosen.inner_text() in words
    page.keyboard.press("w")
    current = page.locator(".claim[aria-current]")
    expect(current).to_have_count(1)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("#kind-person")).to_be_focused()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("#f-name")).to_be_visible()
    with page.expect_navigation():  # Enter in a field records, and does nothing else
        page.locator("#f-name").press("Enter")
    expect(page.locator(".said")).to_have_count(1)
    claim = current.get_attribute("data-claim") or "-"
    expect(page).to_have_url(re.compile(f"{claim}$"))
    with Inside(mixed[0].root, template.keys):
        made = quoted_by_hand()
    assert any(TEXT[at : at + len(w)] == w and w in words for w, at in made.items())


def test_escape_lets_the_words_go(page: Page) -> None:
    """And the single keys are themselves again."""
    page.keyboard.press("s")
    expect(page.locator("#take")).to_be_visible()
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Escape")
    expect(page.locator("#take")).to_be_hidden()
    page.keyboard.press("j")
    expect(page.locator(".claim[aria-current]")).to_have_count(1)


def test_a_locked_desk_loses_nothing_of_a_form(
    page: Page, mixed: tuple[Served, str]
) -> None:
    """The door opens over the form; nothing typed is written in the browser."""
    page.keyboard.press("s")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    go(page.locator("#kind-place"))
    expect(page.locator("#f-name")).to_be_visible()
    with page.expect_response("**/drafts"):  # or its keeping would meet the lock
        page.fill("#f-name", "a place typed at night")
    page.locator(".draft-said", has_text="Saved").wait_for()
    other = page.context.new_page()
    other.goto("/")
    other.click("#lock")
    page.fill("#f-name", "a place typed at night, in full")
    page.locator("#reopen[open]").wait_for()
    page.fill("#reopen-passphrase", "wrong")
    page.locator("#reopen button.primary").click()
    page.locator(".reopen-said", has_text="not the passphrase").wait_for()
    page.fill("#reopen-passphrase", PASSPHRASE)
    page.locator("#reopen button.primary").click()
    page.locator(".draft-said", has_text="Saved").wait_for()
    assert page.input_value("#f-name") == "a place typed at night, in full"
    kept = page.evaluate("() => JSON.stringify({...localStorage, ...sessionStorage})")
    assert "typed" not in kept
    go(page.locator("#make"))
    expect(page.locator("#claims")).to_contain_text("a place typed at night, in full")
    mixed[0].said[:] = [s for s in mixed[0].said if "403" not in s]


def test_keys_are_given_other_letters_and_switched_off(page: Page) -> None:
    """The browser keeps letters alone, and what is switched off stays off."""
    page.keyboard.press("?")
    page.locator("input[data-action='next']").press("h")
    page.locator("input[data-action='accept']").press("k")
    expect(page.locator("input[data-action='before']")).to_have_value("a")
    page.keyboard.press("Escape")
    page.reload()
    page.keyboard.press("h")
    expect(page.locator(".claim[aria-current]")).to_have_count(1)
    page.keyboard.press("a")
    page.keyboard.press("j")
    page.keyboard.press("?")
    page.check("#keys-off")
    page.keyboard.press("Escape")
    page.reload()
    page.keyboard.press("h")
    assert page.locator(".claim[aria-current]").count() == 0
    page.keyboard.press("?")
    page.click("#keys-reset")
    expect(page.locator("input[data-action='next']")).to_have_value("j")
