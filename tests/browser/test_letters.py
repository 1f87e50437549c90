"""Languages beside Urdu: every letter in a font of the desk, kept, shown and found."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from habeas.accounts.officers import the_officer
from habeas.sources import preserve, read
from tests.browser.conftest import Inside, Served, serve, stop

pytestmark = pytest.mark.browser
_SHARED = "ابتثجحخدذرزسشصضطظعغفقلمنوءئ،؛؟۰۱۲۳۴۵۶۷۸۹"
LETTERS = {
    "ur": _SHARED + "آؤپٹچڈڑژکگںہۂۃھیےۓ۔",
    "sd": _SHARED + "ٻپڀٺٽٿڄڃچڇڌڊڏڍڙڦڪکگڳڱڻهي۽۾",
    "ps": _SHARED + "آپټځچڅډړژږښکګڼهۀيېیۍۇ",
    "bal": _SHARED + "آپٹچڈڑژکگںۆۏہھیێےۓؤ۔",
    "pnb": _SHARED + "آپٹچڈڑژکگࣇںݨہھیے۔",
    "skr": _SHARED + "آٻپٹڄچݙڈڑژکگڳںݨہھیے۔",
}
MARKS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0653\u0654\u0655\u0670"
# What the Nastaliq font has no sign for; such a text is set in Naskh.
LACKING = {"sd": set("ڪ۽۾")}
SAID = {
    "sd": "پوليس ڪراچي جي بندرگاهه تان ٻن مزدورن کي گرفتار ڪيو.",
    "ps": "پولیسو د ښار په بازار کې دوه کارګران ونیول او کورنۍ ته یې ونه ویل.",
    "bal": "پولیسءَ گوادرءِ بندنءَ دو کارندہ دزگیر کت انت۔",
    "pnb": "پولیس نے لہور دی منڈی وچ دو مزدوراں نوں پھڑ لیا تے گھر والیاں نوں نہیں دسیا۔",
    "skr": "پولیس ملتان دے بازار وچ ݙو مزدوراں کوں پکڑ گھدا۔",
}
NAMES = {
    "sd": "Sindhi",
    "ps": "Pashto",
    "bal": "Balochi",
    "pnb": "Punjabi",
    "skr": "Saraiki",
}


@pytest.fixture(scope="module")
def page(
    template: Any, tmp_path_factory: pytest.TempPathFactory, chromium: Browser
) -> Iterator[Page]:
    """A window on a desk that keeps a text in each language."""
    root = tmp_path_factory.mktemp("letters") / "desk"
    shutil.copytree(template.root, root)
    with Inside(root, template.keys):
        officer = the_officer()
        for words in SAID.values():
            kept = preserve.keep(officer, words.encode(), kind="paste").source
            read.text_of(officer, kept)
    desk: Served = serve(root)
    yield desk.visit(chromium)
    stop(desk)


def fonts(page: Page, text: str, family: str, language: str) -> dict[str, int]:
    """Return how many signs of `text` each font draws; the desk's own have a star."""
    page.evaluate(
        """([text, family, language]) => {
          document.getElementById('probe')?.remove();
          const box = document.createElement('p');
          Object.assign(box, {id: 'probe', lang: language, dir: 'rtl'});
          box.className = family ? '' : 'words';
          if (family) box.style.fontFamily = family;
          box.textContent = text;
          document.querySelector('main').append(box);
          const load = (font) => document.fonts.load(`16px "${font}"`, text);
          const drawn = () => new Promise((done) =>
            requestAnimationFrame(() => requestAnimationFrame(done)));
          return Promise.all([load("Noto Nastaliq Urdu"), load("Noto Naskh Arabic")])
            .then(drawn);
        }""",
        [text, family, language],
    )
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    tree = session.send("DOM.getDocument")
    node = session.send(
        "DOM.querySelector", {"nodeId": tree["root"]["nodeId"], "selector": "#probe"}
    )
    used = session.send("CSS.getPlatformFontsForNode", {"nodeId": node["nodeId"]})
    session.detach()
    return {
        f["familyName"] + ("*" if f["isCustomFont"] else ""): f["glyphCount"]
        for f in used["fonts"]
    }


def lacking(page: Page, letters: str, family: str, language: str) -> set[str]:
    """Return the letters that no font of this family draws, each tried alone."""
    if all(name.endswith("*") for name in fonts(page, letters, family, language)):
        return set()
    return {
        letter
        for letter in letters
        if not all(name.endswith("*") for name in fonts(page, letter, family, language))
    }


@pytest.mark.parametrize("language", sorted(LETTERS))
def test_every_letter_is_in_a_font_of_the_desk(language: str, page: Page) -> None:
    """Naskh has all of them; Nastaliq all but three of Sindhi's."""
    letters = LETTERS[language] + "".join("ا" + mark for mark in MARKS)
    assert lacking(page, letters, '"Noto Naskh Arabic"', language) == set()
    found = lacking(page, letters, '"Noto Nastaliq Urdu"', language)
    assert found == LACKING.get(language, set())


@pytest.mark.parametrize("language", sorted(SAID))
def test_a_text_is_kept_shown_and_found(language: str, page: Page) -> None:
    """Of its language and direction, whole, in the desk's fonts; the page says what is
    not read; a word of it is found."""
    page.goto("/search")
    page.fill("#search-words", SAID[language].split()[2])
    page.locator(".search-form button").click()
    page.locator(".found .as-link").first.wait_for()
    page.goto("/inbox")
    links = page.locator("#sources th a").evaluate_all(
        "all => all.map(a => a.getAttribute('href'))"
    )
    shown = None
    for link in links:
        page.goto(link)
        if page.locator("#text").get_attribute("lang") == language:
            shown = page.locator("#text .exact").first.text_content()
            break
    assert shown == SAID[language]
    assert page.locator("#text").get_attribute("dir") == "rtl"
    expect(page.locator("#unread")).to_contain_text(f"in {NAMES[language]}")
    used = fonts(page, "".join(SAID[language].strip(".").split()), "", language)
    nastaliq = language not in ("sd", "ps")
    assert all(name.endswith("*") for name in used)
    assert any(("Nastaliq" in name) == nastaliq for name in used)
