"""The real statement, from the drop to the pages given out, by keyboard alone."""

from __future__ import annotations

import datetime
import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from habeas.accounts.officers import the_officer
from habeas.claims import propose
from habeas.register.listing import rows
from habeas.sources import preserve, read
from habeas.sources.models import Source
from habeas.text.fold import fold
from tests.browser.conftest import Inside, Served, go
from tests.conftest import shared

pytestmark = pytest.mark.browser
CARDS, KEYS = 16, 45
# Kept when the next card stands; a key before that would be undone by its settling.
WATCH = """() => { window.settled = new Promise((done) =>
  document.body.addEventListener('htmx:afterSettle', done, { once: true })); }"""


class Officer:
    """Decides card by card as one who coded the statement by hand would."""

    def __init__(self, page: Page, right: set[str]) -> None:
        self.page, self.right = page, right
        self.cards = self.keys = 0

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.keys += 1

    def decide_all(self) -> None:
        """Go on until no card is left to decide."""
        while self.page.locator("#card").count():
            self.cards += 1
            assert self.cards < 60
            self.decide()

    def decide(self) -> None:
        """Mark what is wrong on this card, then accept the rest."""
        while (wrong := self._wrong()) is not None:
            for figure in str(wrong):
                self.press(figure)
            self._settled("r")
            if self.page.locator("#card").count() == 0:
                return
        if self.page.locator("#whole-accept").count():
            self._settled("a")

    def _wrong(self) -> int | None:
        lines = self.page.locator("#card .line").evaluate_all(
            "all => all.map(l => [l.dataset.claim, !!l.querySelector('.take')])"
        )
        for number, (claim, open_) in enumerate(lines, 1):
            if open_ and claim not in self.right:
                return number
        return None

    def _settled(self, key: str) -> None:
        self.page.evaluate(WATCH)
        with self.page.expect_response(re.compile("/decide$")) as answer:
            self.press(key)
        assert answer.value.status == 200
        self.page.evaluate("() => window.settled")


def coded(desk: Served, template: Any) -> tuple[Any, set[str], str]:
    """Return the hand-coded reading, the claims it bears out, the source's id."""
    from tests.test_traps import SEED, Worked, load

    with Inside(desk.root, template.keys):
        worked = Worked.__new__(Worked)
        worked.officer, worked.how = the_officer(), "reader"
        worked.gold = load("statement.json")
        worked.example = load("worked-example.json")
        worked.source = Source.objects.visible_to(worked.officer).get()
        worked.text = read.text_of(worked.officer, worked.source)
        right = {c.pk for c in worked._right()}
    assert SEED.exists()
    return worked, right, worked.source.pk


def drop(page: Page, path: Path) -> None:
    """Drop a file on the page, as a mouse does."""
    given = page.evaluate_handle(
        "text => { const all = new DataTransfer(); all.items.add(new File([text],"
        " 'statement.txt', {type: 'text/plain'})); return all; }",
        path.read_text("utf-8"),
    )
    page.dispatch_event("#drop", "drop", {"dataTransfer": given})


def figure(page: Page, code: str) -> str:
    return page.locator(f"#count-{code} .figure").inner_text()


def keep_coded(desk: Served, template: Any, path: Path) -> None:
    """Keep the statement with its hand-coded reading, before anybody comes in."""
    reading = json.loads((path.parent / "statement.json").read_text("utf-8"))
    with Inside(desk.root, template.keys):
        officer = the_officer()
        source = preserve.keep(officer, path.read_bytes(), kind="file").source
        text = read.text_of(officer, source)
        propose.propose_reading(officer, source, text, reading, method="import")


@pytest.mark.parametrize("how", ["coded by hand", "read"])
def test_from_the_drop_to_the_pages(
    how: str,
    served: Served,
    template: Any,
    chromium: Any,
    tmp_path: Path,
    capsys: Any,
) -> None:
    """Kept, decided on by keyboard, found in the register, given out with nothing."""
    path = shared("documents", "seed", "statement.txt")
    shared("documents", "seed", "worked-example.json")
    if how == "coded by hand":
        keep_coded(served, template, path)
    page = served.visit(chromium)
    page.goto("/inbox")
    if how == "read":
        drop(page, path)
    review = page.locator("#sources a.button[href$='/review']")
    review.wait_for(timeout=180_000)
    worked, right, _ = coded(served, template)
    go(review)
    officer = Officer(page, right)
    officer.decide_all()
    with capsys.disabled():
        print(
            f"\nthe seed, {how}, by keyboard: {officer.cards} cards (goal {CARDS}), "
            f"{officer.keys} keys (goal {KEYS})"
        )
    _register(page, worked, served, template)
    page.goto("/demands")
    demands = int(page.locator("#demand-count").inner_text())
    assert demands == len(worked.gold["demands"]) == 36
    _publish(page, worked, tmp_path / "out")
    assert not served.complaints
    assert officer.cards <= CARDS
    assert officer.keys <= KEYS


def _register(page: Page, worked: Any, served: Served, template: Any) -> None:
    day = worked.gold["dateline"]["date"]
    page.goto("/register")
    page.fill("#as-of", day)
    go(page.locator(".row.when button").first)
    assert figure(page, "reported") == "12"
    assert figure(page, "located") == "0"
    assert figure(page, "verified") == "0"
    assert figure(page, "released") == "1"
    people = {p["id"]: p for p in worked.gold["people"]}
    _row(page, people[worked.the_released]["name"], "released")
    _row(page, people[worked.the_threatened]["name"], "at risk", watch=True)
    _the_three(page, worked, served, template, day)
    page.goto("/register")
    held = page.locator("table.register tr:has(.is-reported_held)")
    expect(held).to_have_count(9)


def _row(page: Page, name: str, value: str, *, watch: bool = False) -> None:
    found = page.locator("table.register tr").filter(has_text=name)
    assert value in found.first.inner_text()
    assert ("watch list" in found.first.inner_text()) == watch


def _the_three(
    page: Page, worked: Any, served: Served, template: Any, day: str
) -> None:
    """They are in custody since the day before, its last word, with a question to ask.

    The day of the last word is told only where it is not the day the value began.
    """
    with Inside(served.root, template.keys):
        found = rows(the_officer(), datetime.date.fromisoformat(day))
        three = next(
            r.entry.id for r in found if r.entry.group and r.entry.heads[0] == 3
        )
    page.goto(f"/register/{three}")
    text = page.locator("main").inner_text()
    before = datetime.date.fromisoformat(day) - datetime.timedelta(days=1)
    assert "in custody" in text
    assert f"since {before.day} February {before.year}" in text
    assert "last word" not in text
    assert page.locator(".ask li").count() >= 1


def _publish(page: Page, worked: Any, out: Path) -> None:
    """Open the source to the public, name nobody, give out, and search every byte."""
    page.goto("/publish/public")
    for box in page.locator("#open-form [name='source']").all():
        box.check()
    page.fill("#open-reason", "decided at the desk's meeting")
    go(page.locator("#open-form button"))
    lists = page.locator("form:has(input[name='demand'])")
    while lists.count():
        before = lists.count()
        lists.first.locator("input[name='reason']").fill("nobody was asked yet")
        go(lists.first.locator("button"))
        if lists.count() == before:
            break
    frame = page.frame_locator("iframe")
    assert frame.locator("h1").inner_text()
    page.fill("#folder", str(out))
    go(page.locator("button[value='write']"))
    files = [p for p in sorted(out.rglob("*")) if p.is_file()]
    assert any(p.name == "index.html" for p in files)
    _clean(worked, files)


def _clean(worked: Any, files: list[Path]) -> None:
    whole = "\n".join(p.read_bytes().decode("utf-8", "replace") for p in files)
    plain = fold(re.sub(r"<[^>]+>", "", whole))
    for item in worked.gold["withhold"]:
        for quote in item["quotes"]:
            assert quote["exact"] not in whole
            assert fold(quote["exact"]) not in plain
    watched = {worked.the_threatened}
    for person in worked.gold["people"]:
        if person["id"] in watched:
            assert fold(person["name"]) not in plain
