"""The form of a call: drafts that lose nothing, a note at the end, rows of the register."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from django.test import Client

from habeas.claims.models import Claim
from habeas.register.models import Episode, Status
from habeas.sources import drafts
from habeas.sources.models import Source
from habeas.store import desk as desks
from habeas.store.rows import new_id
from habeas.web import days
from tests.web.conftest import came_in

GATE = {
    "caller": "a woman at the gate",
    "who": "Sohail Dost",
    "count": "four, one name known",
    "day": "today",
    "time": "00:05",
    "place": "the mill gate",
    "manner": "agency",
}
AUTO = {"X-Habeas-Save": "1"}


def text(response: Any) -> str:
    return str(response.content.decode())


def sent(draft: str, revision: int = 0, **values: str) -> dict[str, str]:
    return {"draft": draft, "revision": str(revision), **values}


def auto(client: Client, draft: str, revision: int = 0, **values: str) -> Any:
    """Save as the page does while somebody types."""
    return client.post("/call/save", sent(draft, revision, **values), headers=AUTO)


def test_the_form_stands_in_the_order_of_talking(visitor: Client) -> None:
    """Every field has a name; none must be filled; all work without a script."""
    page = text(visitor.get("/call"))
    form = page[
        page.index('<form id="call"') : page.index("</form>", page.index('id="call"'))
    ]
    names = list(dict.fromkeys(re.findall(r'name="([a-z_]+)"', form)))
    assert names[3:] == [
        "caller", "reach", "consent", "purpose", "who", "count", "day", "time",
        "place", "manner", "by", "held_at", "hurt", "lawyer", "further",
    ]  # fmt: skip
    assert "required" not in form
    assert 'formaction="/call/save"' in form and 'action="/call/keep"' in form
    assert 'name="consent" value="no" checked' not in form


def test_saving_answers_when_it_is_durable(desk: Any, visitor: Client) -> None:
    """With the time, and with what the words come to."""
    draft = new_id()
    answer = auto(visitor, draft, **GATE).json()
    assert re.fullmatch(r"\d\d:\d\d", answer["saved"]) and answer["revision"] == 1
    assert answer["read"]["time"] == "00:05" and "3" in answer["read"]["count"]
    found = drafts.load(desk.officer, draft)
    assert found is not None and found.values["who"] == "Sohail Dost"


def test_a_draft_comes_back_as_it_was_left(desk: Any, visitor: Client) -> None:
    """After the desk was locked, in another window, markup and all."""
    draft = new_id()
    auto(visitor, draft, who='<b>"Ali"</b>', further="one\r\ntwo")
    desk.again()
    page = text(came_in().get(f"/call/{draft}"))
    assert "&lt;b&gt;&quot;Ali&quot;&lt;/b&gt;" in page and "one\ntwo" in page
    assert "<b>" not in page


def test_a_locked_desk_refuses_and_loses_nothing(desk: Any, visitor: Client) -> None:
    """The page is told 423, keeps what was typed, and saves it after unlocking."""
    draft = new_id()
    auto(visitor, draft, who="Sohail")
    desks.lock()
    assert auto(visitor, draft, 1, who="Sohail Dost").status_code == 423
    desks.unlock(desk.root, desk.passphrase)
    assert auto(came_in(), draft, 1, who="Sohail Dost").json()["revision"] == 2


def test_without_a_script_a_button_saves(desk: Any, visitor: Client) -> None:
    """And leads back to the draft."""
    draft = new_id()
    page = visitor.post("/call/save", sent(draft, **GATE), follow=True)
    assert page.redirect_chain[-1][0] == f"/call/{draft}"
    assert "Saved as a draft" in text(page) and "Sohail Dost" in text(page)
    assert "Call of" in text(visitor.get("/"))


def test_two_windows_with_one_draft_keep_both(desk: Any, visitor: Client) -> None:
    """The later one is told, and goes on in a draft of its own."""
    draft = new_id()
    auto(visitor, draft, who="Sohail")
    auto(visitor, draft, 1, who="Sohail Dost")
    answer = auto(visitor, draft, 1, who="Suhail").json()
    assert answer["id"] != draft and answer["beside"] == draft
    page = text(visitor.get(f"/call/{answer['id']}"))
    assert "Another window" in page and f"/call/{draft}" in page
    assert len(drafts.open_of(desk.officer)) == 2


def test_kept_it_is_on_the_register_with_its_clock(desk: Any, visitor: Client) -> None:
    """A note, two rows, their clocks, the questions still to ask; no draft is left."""
    draft = new_id()
    auto(visitor, draft, **GATE)
    page = visitor.post("/call/keep", sent(draft, 1, **GATE), follow=True)
    shown = text(page)
    assert page.redirect_chain[-1][0].startswith("/call/kept/")
    assert "Sohail Dost" in shown and "3 others, not named" in shown
    assert shown.count("24 hours run") == 2
    assert "Warrant" in shown and "17(3)" in shown
    assert drafts.open_of(desk.officer) == []
    home = text(visitor.get("/"))
    assert home.count("24 hours run") == 2 and "Sohail Dost" in home


def test_sent_twice_it_is_kept_once(desk: Any, visitor: Client) -> None:
    """The same words of the same draft are one call; other words another."""
    draft = new_id()
    for _ in range(2):
        visitor.post("/call/keep", sent(draft, **GATE))
    assert Source.objects.visible_to(desk.officer).count() == 1
    visitor.post("/call/keep", sent(draft, 7, **{**GATE, "who": "Rukhsana Mehr"}))
    assert Source.objects.visible_to(desk.officer).count() == 2


def test_an_empty_call_is_refused(desk: Any, visitor: Client) -> None:
    """In a sentence, and nothing is kept."""
    before = desks.entries()
    for values in ({}, {"who": " "}, {"consent": "no"}):
        page = visitor.post("/call/keep", sent(new_id(), **values), follow=True)
        assert "is-refused" in text(page)
    assert desks.entries() == before


def test_a_clock_that_ran_out_long_ago_is_told(desk: Any, visitor: Client) -> None:
    """Not that none runs: they were to be before a judge more than a week ago."""
    old = {**GATE, "day": "2026-01-05"}
    page = text(visitor.post("/call/keep", sent(new_id(), **old), follow=True))
    assert "over for more than a week" in page
    missing = {"who": "Rukhsana Mehr", "manner": "missing"}
    page = text(visitor.post("/call/keep", sent(new_id(), **missing), follow=True))
    assert "No 24-hour clock runs" in page


def test_long_and_odd_words_are_kept(desk: Any, visitor: Client) -> None:
    """Ten thousand letters, an impossible time, a code that is none."""
    odd = {"who": "x" * 10_000, "time": "25:70", "manner": "burnt", "consent": "<b>"}
    page = text(visitor.post("/call/keep", sent("no id", 0, **odd), follow=True))
    assert "The call is kept" in page
    (episode,) = Episode.objects.visible_to(desk.officer)
    assert len(str(episode.person.name)) == 400
    answer = auto(visitor, new_id(), **odd).json()
    assert "kept as words" in answer["read"]["time"]


def test_a_draft_is_discarded_only_when_sure(desk: Any, visitor: Client) -> None:
    """By decision."""
    draft = new_id()
    auto(visitor, draft, **GATE)
    page = visitor.post(f"/call/{draft}/discard", follow=True)
    assert "is-refused" in text(page) and drafts.load(desk.officer, draft)
    visitor.post(f"/call/{draft}/discard", {"sure": "1"})
    assert drafts.load(desk.officer, draft) is None
    assert visitor.get(f"/call/{draft}").status_code == 404


def test_no_closes_the_note(desk: Any, visitor: Client) -> None:
    """Whoever sees no restricted rows sees nothing of the call."""
    visitor.post("/call/keep", sent(new_id(), **{**GATE, "consent": "no"}))
    desk.officer.ceiling = "internal"
    assert not Source.objects.visible_to(desk.officer).exists()
    assert not Claim.objects.visible_to(desk.officer).exists()


def test_the_pages_of_a_call_are_read(desk: Any, visitor: Client) -> None:
    """Its source, its review and its claims are pages like those of any source."""
    page = visitor.post("/call/keep", sent(new_id(), **GATE, hurt="one bled"))
    pk = page["Location"].rpartition("/")[2]
    for path in (f"/sources/{pk}", f"/sources/{pk}/review", f"/sources/{pk}/custody"):
        assert visitor.get(path, follow=True).status_code == 200
    for claim in Claim.objects.visible_to(desk.officer):
        assert visitor.get(f"/claims/{claim.pk}").status_code == 200
    for episode in Episode.objects.visible_to(desk.officer):
        assert visitor.get(f"/register/{episode.pk}").status_code == 200


def test_today_teaches_when_it_is_empty(visitor: Client) -> None:
    """Each list says what it counts and how something comes there."""
    page = text(visitor.get("/"))
    assert "This desk is empty" in page
    assert page.count('class="empty"') >= 6 and "Silence is never a release" in page


def test_the_days_of_silence_are_chosen(desk: Any, visitor: Client) -> None:
    """From a list; anything else is refused."""
    visitor.post("/call/keep", sent(new_id(), **{**GATE, "day": "2026-01-02"}))
    assert '<h2 id="h-title">Not heard of <span class="count">2</span>' in text(
        visitor.get("/")
    )
    assert visitor.post("/today/unheard", {"days": "30"}).status_code == 302
    assert '<option value="30" selected>' in text(visitor.get("/"))
    page = visitor.post("/today/unheard", {"days": "31"}, follow=True)
    assert "is-refused" in text(page)


def test_asked_keeps_the_clock_and_the_rank(desk: Any, visitor: Client) -> None:
    """Whom, when by the clock, by which rank, and the answer: a note of its own."""
    visitor.post("/call/keep", sent(new_id(), who="Sohail Dost", manner="agency"))
    (episode,) = Episode.objects.visible_to(desk.officer)
    asked = {
        "on": days.today().isoformat(),
        "whom": "station",
        "answer": "denied",
        "time": "22:10",
        "rank": "duty officer, head constable",
        "words": "No such person is here.",
    }
    page = text(visitor.post(f"/register/{episode.pk}/asked", asked, follow=True))
    assert "22:10, duty officer, head constable" in page
    assert "No such person is here." in page
    (answer,) = Status.objects.visible_to(desk.officer).filter(axis="acknowledgement")
    assert answer.value == "denied"
    assert Status.objects.visible_to(desk.officer).filter(value="arrested").exists()


def test_a_day_that_was_chosen_has_its_own_clock(desk: Any, visitor: Client) -> None:
    """On the day of the taking time is left, however long ago that day is."""
    told = {**GATE, "day": "2026-03-03", "time": "21:00"}
    visitor.post("/call/keep", sent(new_id(), **told))
    visitor.post("/register/look", {"as_of": "2026-03-03"})
    home = text(visitor.get("/"))
    assert home.count("min left") == 2
    visitor.post("/register/look", {"reset": "1"})
    assert "min left" not in text(visitor.get("/"))


def test_a_name_is_shown_as_it_was_typed(visitor: Client) -> None:
    """Marks that a page must escape are escaped once, on every page that names people."""
    sentence = "Karim 'Kalu' <b>x</b>\nN. & Sons' clerk"
    page = text(visitor.post("/call/keep", sent(new_id(), who=sentence), follow=True))
    assert "Karim &#x27;Kalu&#x27; &lt;b&gt;x&lt;/b&gt;" in page
    row = re.search(r"/register/[0-9a-f-]{36}", page)
    assert row
    entry = text(visitor.get(row[0]))
    record = re.search(r"/records/people/[0-9a-f-]{36}", entry)
    assert record
    for shown in (page, entry, text(visitor.get(record[0]))):
        assert "&amp;#x27;" not in shown and "&amp;lt;" not in shown
        assert "&amp;amp;" not in shown and "<b>x" not in shown


def test_no_page_escapes_twice() -> None:
    """`firstof` escapes what it keeps under a name, and the page would once more."""
    folder = Path(days.__file__).parent / "templates"
    kept = re.compile(r"\{% firstof [^%]* as ")
    assert [p.name for p in folder.rglob("*.html") if kept.search(p.read_text())] == []
