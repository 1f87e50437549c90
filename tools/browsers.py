"""Walk through the desk in Firefox and in WebKit, as an officer does.

usage: python -m tools.browsers [firefox | webkit]

The tests run in Chromium; this walks its main ways in the two other engines, on the
practice desk of `habeas demo`: coming in, dropping a file, cards by keyboard, words lit
and chosen, a call, the map, Urdu, a locked door in the middle of a form, printing. One
line for each step; a browser that is not installed is named and left out. Ends with 1
where a step failed.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import Any

from tools.screens import PASSPHRASE, demo
from tools.webdriver import NotThere, Refused, Window, firefox, webkit

BROWSERS: dict[str, Callable[[], Any]] = {"firefox": firefox, "webkit": webkit}
ENTER, ESCAPE, RIGHT = "\ue007", "\ue00c", "\ue014"
TOLD = "Police arrested Amara Tessowe in Nauta on 4 May 2026."
DROP = """
const data = new DataTransfer();
data.items.add(new File([arguments[0]], "letter.txt", {type: "text/plain"}));
document.getElementById("drop").dispatchEvent(
  new DragEvent("drop", {dataTransfer: data, bubbles: true, cancelable: true}));
"""
READ = """
const row = [...document.querySelectorAll("table.sources tbody tr")]
  .find((r) => r.textContent.includes("letter.txt"));
return row?.querySelector("td.next a")?.getAttribute("href") ?? "";
"""
LIT = """
let ranges = 0;
for (const one of CSS.highlights?.values() ?? []) ranges += one.size;
return ranges || document.querySelectorAll("#text mark").length;
"""


def come_in(window: Window) -> None:
    """The passphrase is typed; the first page is there."""
    window.go("/unlock")
    window.type("#passphrase", PASSPHRASE + ENTER)
    window.until("return !!document.getElementById('lock')")


def drop(window: Window) -> None:
    """A file that is dropped is kept, read and listed."""
    window.go("/inbox")
    window.ask(DROP, TOLD)
    window.until(READ)


def cards(window: Window) -> None:
    """A line is chosen, refused and taken back by single keys."""
    window.go(window.until(READ))
    window.until("return !!document.querySelector('html.has-js .line')")
    window.press("j")
    window.until("return !!document.querySelector('.line.is-chosen')")
    window.press("r")
    window.until("return document.getElementById('decided').textContent.trim()")
    window.press("u")
    window.until("return document.getElementById('undo').disabled")


def lit(window: Window) -> None:
    """The words of claims are lit, and the text is the text."""
    window.click(".crumbs a + a")
    window.until("return !!document.querySelector('html.has-js #claims')")
    window.until(LIT)
    text = window.ask("return document.querySelector('#text .exact').textContent")
    if TOLD not in str(text):
        raise Refused("the page does not show the text as it was received")


def choose(window: Window) -> None:
    """Words are chosen by the arrow keys and lead to the form of a claim."""
    window.press("s")
    window.until("return document.documentElement.matches('.is-selecting')")
    window.press(RIGHT, shift=True)
    window.press(ENTER)
    window.until("return !!document.querySelector('form.making')")


def call(window: Window) -> None:
    """A call is typed, saved as it is typed, kept, and stands in the register."""
    window.go("/call")
    window.type("#call [name='caller']", "A neighbour")
    window.type("#call [name='who']", "Belo Marun")
    window.type("#call [name='day']", "today")
    window.type("#call [name='place']", "Nauta")
    window.until(
        "return /\\d\\d:\\d\\d/.test(document.getElementById('saved').textContent)"
    )
    window.click("#call button.primary")
    window.until("return location.pathname.startsWith('/call/kept/')")


def explore(window: Window) -> None:
    """The map draws land, the network draws its boxes."""
    window.go("/explore/map")
    window.until("return document.querySelectorAll('#map svg path').length > 1")
    window.go("/explore/network")
    window.until("return !!document.querySelector('#network canvas')")


def urdu(window: Window) -> None:
    """The page turns to the right, in its own letters."""
    window.go("/register")
    window.click("button[name='language'][value='ur']")
    window.until("return document.documentElement.dir === 'rtl'")
    window.until(
        "return [...document.fonts].some((f) => f.status === 'loaded'"
        " && f.family.includes('Nast'))"
    )
    window.click("button[name='language'][value='en']")
    window.until("return document.documentElement.dir === 'ltr'")


def locked(window: Window) -> None:
    """Words typed when the desk locks are kept once the door was opened over them."""
    window.go("/inbox")
    window.click("main summary")
    window.type("#paste", "Nobody has come home yet.")
    window.ask(
        "fetch('/lock', {method: 'POST', body: new FormData("
        "document.getElementById('lock').form)}).then(() => { window.shut = true; })"
    )
    window.until("return window.shut")
    window.click("main details[open] button")
    window.until("return document.getElementById('reopen').open")
    window.type("#reopen-passphrase", PASSPHRASE + ENTER)
    window.until("return !!document.querySelector('.said-one')")


def prints(window: Window) -> None:
    """A case sheet prints; where the driver cannot print this is left out."""
    window.go("/register")
    window.click("table.register a")
    window.click("a[href$='/sheet']")
    window.until("return !!document.querySelector('.case-sheet main')")
    if not window.pdf().startswith(b"%PDF"):
        raise Refused("what came is no PDF")


Step = Callable[[Window], None]
STEPS: tuple[Step, ...] = (
    come_in,
    drop,
    cards,
    lit,
    choose,
    call,
    explore,
    urdu,
    locked,
    prints,
)


def walk(window: Window, steps: Sequence[Step] = STEPS) -> int:
    """Take each step and print how it went; return how many failed."""
    failed = 0
    for step in steps:
        try:
            step(window)
        except NotThere:
            print(f"  {step.__name__:8} left out: its driver cannot")
        except Refused as fault:
            failed += 1
            print(f"  {step.__name__:8} FAILED: {fault}")
        else:
            print(f"  {step.__name__:8} {step.__doc__}")
    return failed


def main(arguments: Sequence[str]) -> int:
    """Walk in each browser that is here; return how many steps failed."""
    failed = 0
    for name in arguments or BROWSERS:
        try:
            with BROWSERS[name]() as wire, demo() as base:
                print(wire.version)
                failed += walk(Window(wire, base))
        except NotThere as missing:
            print(f"{name} is not here: {missing}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
