"""Looks at pages with a real browser, in a process of its own: prints what is wrong.

Usage: python looked.py CHROMIUM FOLDER. In both lights, at a desk's and a phone's
width, with everything opened: axe's complaints, the console's, and what is too wide.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, sync_playwright

WIDTHS = (1200, 320)
QUIET = {"preload": False}  # axe would fetch the style sheet, which the policy forbids
OPEN = "all => all.forEach(one => one.open = true)"
WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
STYLED = "getComputedStyle(document.querySelector('main')).maxInlineSize != 'none'"


def look(page: Page, file: Path) -> list[str]:
    """Return what is wrong with one page."""
    page.goto(file.as_uri())
    if not page.evaluate(STYLED):
        return ["the style sheet was not used"]
    page.eval_on_selector_all("details", OPEN)
    found = [
        str(v["id"]) for v in Axe().run(page, options=QUIET).response["violations"]
    ]
    return found + (["too wide"] if page.evaluate(WIDER) else [])


def main(chromium: str, folder: str) -> None:
    """Look at each page of `folder`."""
    wrong: dict[str, list[str]] = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        for light in ("light", "dark"):
            for width in WIDTHS:
                window = browser.new_context(
                    viewport={"width": width, "height": 900},
                    color_scheme=light,  # type: ignore[arg-type]
                )
                page = window.new_page()
                said: list[str] = []
                page.on("console", lambda m, said=said: said.append(m.text))
                for file in sorted(Path(folder).glob("*.html")):
                    if found := look(page, file) + said:
                        wrong[f"{file.name} {light} {width}"] = found
                    said.clear()
                window.close()
        browser.close()
    print(json.dumps(wrong))


if __name__ == "__main__":
    main(*sys.argv[1:])
