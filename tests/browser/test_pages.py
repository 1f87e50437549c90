"""The pages in a real browser: keys, marks, no script, a locked door, a big text."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from habeas.accounts.officers import the_officer
from habeas.sources import preserve, read
from tests.browser.conftest import Inside, Served, go, serve, stop
from tests.conftest import PASSPHRASE
from tests.web.conftest import fill

pytestmark = pytest.mark.browser
# What a browser is likely to change: line ends, a mark of direction, emoji, Nastaliq.
HARD = (
    "First line.\r\nA lone return:\rthen a tab:\tand\xa0a hard space.\n\n"
    "👩‍⚖️ نے کہا کہ اسے ۲ فروری کو گرفتار کیا گیا۔ <b>not bold</b> & so on. 🏳️‍🌈\n"
)


@pytest.fixture(scope="module")
def made(template: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a desk with the invented statement, decided but for its last cards."""
    root = tmp_path_factory.mktemp("pages") / "desk"
    shutil.copytree(template.root, root)
    with Inside(root, template.keys):
        officer = the_officer()
        fill(officer, leave=3)
        kept = preserve.keep(officer, HARD.encode(), kind="paste").source
        read.text_of(officer, kept)
    return root


@pytest.fixture
def filled_desk(made: Path, tmp_path: Path) -> Iterator[Served]:
    """Serve a copy of the made desk."""
    root = tmp_path / "desk"
    shutil.copytree(made, root)
    desk = serve(root)
    yield desk
    stop(desk)


@pytest.fixture(scope="module")
def standing(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve one copy for all tests that change nothing in it."""
    root = tmp_path_factory.mktemp("standing") / "desk"
    shutil.copytree(made, root)
    desk = serve(root)
    yield desk
    stop(desk)


def statement(page: Page) -> str:
    """Return the address of the statement's page."""
    page.goto("/inbox")
    row = page.locator("#sources tr").filter(has=page.locator("meter"))
    return row.locator("th a").get_attribute("href") or ""


def test_keys_decide_and_undo(filled_desk: Served, chromium: Browser) -> None:
    """Lines are chosen, decided, undone and left out by single keys."""
    page = filled_desk.visit(chromium)
    page.goto(f"{statement(page)}/review")
    lines = page.locator("#card .line")
    open_ = page.locator("#card .take")
    before = open_.count()
    page.keyboard.press("j")
    expect(lines.first).to_contain_class("is-chosen")
    assert page.evaluate("() => CSS.highlights.get('line').size") >= 1
    page.keyboard.press("j")
    page.keyboard.press("k")
    expect(lines.first).to_contain_class("is-chosen")
    page.keyboard.press("o")
    expect(page.locator("#decided")).not_to_be_empty()
    expect(open_).to_have_count(before - 1)
    expect(page.locator("#card-title")).to_be_focused()
    page.keyboard.press("u")
    expect(open_).to_have_count(before)
    expect(page.locator("#card-title")).to_be_focused()
    number = _first_open(page)
    page.keyboard.press(str(number))
    page.keyboard.press("x")
    box = page.locator(".line.is-chosen input[name='take']")
    expect(box).not_to_be_checked()
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    expect(page.locator("#decided")).to_contain_text("accepted")
    assert not filled_desk.complaints


def _first_open(page: Page) -> int:
    marks = page.locator("#card .line").evaluate_all(
        "all => all.map(l => !!l.querySelector('.take'))"
    )
    return int(marks.index(True)) + 1


def test_keys_rest_while_somebody_types(standing: Served, chromium: Browser) -> None:
    """In a field a letter is a letter; switched off, it is nothing."""
    page = standing.visit(chromium)
    page.goto("/register")
    page.fill("#words", "")
    page.type("#words", "a?u")
    expect(page.locator("#words")).to_have_value("a?u")
    expect(page.locator("dialog[open]")).to_have_count(0)
    page.locator("h1").click()
    page.keyboard.press("?")
    expect(page.locator("dialog#keys[open]")).to_have_count(1)
    page.check("#keys-off")
    page.keyboard.press("Escape")
    path = f"{statement(page)}/review"
    page.goto(path)
    page.keyboard.press("j")
    expect(page.locator(".is-chosen")).to_have_count(0)


def test_the_text_is_the_text(standing: Served, chromium: Browser) -> None:
    """What the browser holds is what was received, to the character."""
    page = standing.visit(chromium)
    page.goto("/inbox")
    links = page.locator("#sources tr").filter(has_not=page.locator("meter"))
    page.goto(links.locator("th a").first.get_attribute("href") or "")
    shown = page.locator("#text .exact").evaluate_all(
        "all => all.map(e => e.textContent).join('')"
    )
    assert shown == HARD
    expect(page.locator("#text b")).to_have_count(0)


def test_without_a_script_everything_is_decided(
    filled_desk: Served, chromium: Browser
) -> None:
    """Cards, lines and undoing work by buttons alone."""
    page = filled_desk.visit(chromium, java_script_enabled=False)
    page.goto(f"{statement(page)}/review")
    aside = page.locator("#card .line .state.is-set_aside")
    go(page.locator("#card .line button[value^='set_aside:']").first)
    expect(aside).to_have_count(1)
    go(page.locator("#undo"))
    expect(aside).to_have_count(0)
    for _ in range(3):
        go(page.locator("#whole-accept"))
    expect(page.locator("main")).to_contain_text("Everything is decided")
    page.goto("/inbox")
    page.locator("main summary").nth(1).click()
    page.fill("#voice", "a neighbour")
    page.fill("#note", "They came at night.")
    go(page.locator("main details[open] button"))
    expect(page.locator(".said")).to_contain_text("1 source kept")


def test_a_desk_that_locks_itself_loses_no_words(
    filled_desk: Served, chromium: Browser
) -> None:
    """What was typed stays in the form, and is kept once the door was opened over it."""
    page = filled_desk.visit(chromium)
    page.goto("/inbox")
    page.locator("main summary").first.click()
    page.fill("#paste", "Words that must not be lost.")
    other = page.context.new_page()
    other.goto("/")
    go(other.locator("#lock"))
    page.locator("main details[open] button").click()
    expect(page.locator("#reopen")).to_be_visible()
    expect(page.locator("#paste")).to_have_value("Words that must not be lost.")
    page.fill("#reopen-passphrase", "not the passphrase")
    page.keyboard.press("Enter")
    expect(page.locator(".reopen-said")).to_contain_text("not the passphrase")
    expect(page.locator("#reopen-passphrase")).to_be_focused()
    page.fill("#reopen-passphrase", PASSPHRASE)
    page.keyboard.press("Enter")
    expect(page.locator(".said")).to_contain_text("1 source kept")


def test_an_upload_is_taken_back(standing: Served, chromium: Browser) -> None:
    """Cancelled on its way, nothing of it is kept."""
    page = standing.visit(chromium)
    page.goto("/inbox")
    kept = page.locator("#sources-title .count").inner_text()
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": 50,
            "downloadThroughput": 1_000_000,
            "uploadThroughput": 200_000,
        },
    )
    given = page.evaluate_handle(
        "() => { const all = new DataTransfer(); all.items.add(new File("
        "[new Uint8Array(8000000)], 'big.bin')); return all; }"
    )
    page.dispatch_event("#drop", "drop", {"dataTransfer": given})
    page.locator("#drop-cancel").click()
    expect(page.locator("#drop-said")).to_contain_text("1 not kept")
    expect(page.locator("#drop-files")).to_contain_text("cancelled")
    page.goto("/inbox")
    expect(page.locator("#sources-title .count")).to_have_text(kept)


def test_urdu_turns_the_page_and_not_the_statement(
    standing: Served, chromium: Browser
) -> None:
    """The page is written from the right; an English text keeps its own way."""
    page = standing.visit(chromium)
    go(page.locator("button[value='ur']"))
    page.goto(statement(page))
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.locator("#text")).to_have_attribute("dir", "ltr")
    expect(page.locator("h1 bdi")).to_have_count(1)
    page.wait_for_function("document.fonts.check('1rem \"Noto Naskh Arabic\"')")


def test_a_text_of_many_pages(template: Any, tmp_path: Any, chromium: Browser) -> None:
    """A text of 2 MB in one line is shown page by page."""
    root = tmp_path / "desk"
    shutil.copytree(template.root, root)
    with Inside(root, template.keys):
        officer = the_officer()
        whole = ("The district police held nobody that day. " * 50_000).encode()
        kept = preserve.keep(officer, whole, kind="paste").source
        read.text_of(officer, kept)
    desk = serve(root)
    try:
        page = desk.visit(chromium)
        page.goto(f"/sources/{kept.pk}/page/3")
        assert page.locator("nav[aria-label='Pages of the text']").inner_text()
        assert len(page.locator("#text .exact").first.inner_text()) <= 60_000
        assert page.goto(f"/sources/{kept.pk}/page/99").status == 404  # type: ignore[union-attr]
    finally:
        stop(desk)
