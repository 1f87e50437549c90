"""What an officer learns of a person: each answer is a note, and changes the page."""

from __future__ import annotations

import datetime
from typing import Any

from django.test import Client

from habeas.records.models import Sameness
from habeas.sources.models import Source
from habeas.web import days
from tests.web.conftest import Filled

TODAY = days.today()


def page(client: Client, entry: str) -> str:
    return client.get(f"/register/{entry}").content.decode()


def test_values_open_to_their_words(filled: Filled, officer_in: Client) -> None:
    """What is told is shown with the sentence that tells it, and its source."""
    text = page(officer_in, filled.entry("dock workers").id)
    assert "They took the workers to Kodiaga Prison" in text
    assert f"/sources/{filled.source.pk}#words-" in text
    assert "not known: ask" in text


def test_still_so_renews_the_last_word(filled: Filled, officer_in: Client) -> None:
    """By somebody's word; kept as a note with whose word it is."""
    entry = filled.entry("dock workers").id
    assert "stale" in page(officer_in, entry)
    before = Source.objects.visible_to(filled.officer).count()
    given = {"on": TODAY.isoformat(), "voice": "a sister of one of them"}
    officer_in.post(f"/register/{entry}/still", given)
    assert days.day(TODAY) in page(officer_in, entry)
    notes = Source.objects.visible_to(filled.officer).filter(kind="note")
    assert Source.objects.visible_to(filled.officer).count() == before + 1
    assert [n.voice for n in notes] == ["a sister of one of them"]


def test_an_authority_that_denies_ends_nothing(
    filled: Filled, officer_in: Client
) -> None:
    """The denial stands on its own axis; the person is still held."""
    entry = filled.entry("dock workers").id
    given = {"on": TODAY.isoformat(), "whom": "jail", "answer": "denied"}
    officer_in.post(f"/register/{entry}/asked", given)
    text = page(officer_in, entry)
    assert "in custody" in text and "denied" in text


def test_an_asking_is_shown_on_the_day_it_took_place(
    filled: Filled, officer_in: Client
) -> None:
    """A month or a day not known is said so, on the person's page and on Today."""
    entry = filled.entry("dock workers").id
    asked = {"whom": "jail", "answer": "no_answer"}
    given = {**asked, "on": "2026-03-12", "on_how": "month"}
    officer_in.post(f"/register/{entry}/asked", given)
    assert "March 2026" in page(officer_in, entry)
    today = officer_in.get("/").content.decode()
    part = today[today.index('id="unanswered"') :].partition("</section>")[0]
    assert "March 2026" in part and "at least" in part
    given = {**asked, "whom": "station", "on": "", "on_how": "unknown"}
    officer_in.post(f"/register/{entry}/asked", given)
    assert "on a day that is not known" in page(officer_in, entry)
    today = officer_in.get("/").content.decode()
    assert "on a day that is not known" in today[today.index('id="unanswered"') :]
    told = officer_in.post(
        f"/register/{entry}/asked", {**given, "on_how": "day"}, follow=True
    )
    assert "That is no day." in told.content.decode()


def test_a_change_rests_on_its_words(filled: Filled, officer_in: Client) -> None:
    """A release with who it is known from closes the entry."""
    entry = filled.entry("dock workers").id
    given = {
        "value": "liberty:released",
        "on": TODAY.isoformat(),
        "words": "All five came home this morning.",
        "voice": "the union's lawyer",
        "end_basis": "lawyer",
        "release_type": "bail",
    }
    officer_in.post(f"/register/{entry}/change", given)
    text = page(officer_in, entry)
    assert "All five came home this morning." in text
    assert 'class="value is-released"' in text


def test_the_days_are_chosen_and_kept(filled: Filled, officer_in: Client) -> None:
    """As of a day before the release, the teacher is still held."""
    officer_in.post("/register/look", {"as_of": "2026-03-04", "show": "reported"})
    text = officer_in.get("/register").content.decode()
    assert "Amara Tessowe" in text and "4 March 2026" in text
    officer_in.post("/register/look", {"as_of": "2026-03-06", "show": "reported"})
    assert "Amara Tessowe" not in officer_in.get("/register").content.decode()


def test_known_on_a_day_before_nothing_was_known(
    filled: Filled, officer_in: Client
) -> None:
    """What the desk learnt later is left out."""
    long_ago = (TODAY - datetime.timedelta(days=400)).isoformat()
    officer_in.post("/register/look", {"known_on": long_ago})
    assert "the desk knew of nobody" in officer_in.get("/register").content.decode()


def test_a_name_is_looked_for_without_standing_in_an_address(
    filled: Filled, officer_in: Client
) -> None:
    """It is posted, and kept in memory."""
    response = officer_in.post("/register/look", {"words": "odhuno"})
    assert response["Location"] == "/register"
    text = officer_in.get("/register").content.decode()
    assert "Selim Odhuno" in text and "Rehema Walukho" not in text


def test_same_and_different_are_undone(filled: Filled, officer_in: Client) -> None:
    """A decision stands beside the records and is taken back."""
    people = [filled.entry(n).people[0] for n in ("Odhuno", "Walukho")]
    given = {"first": people[0], "second": people[1], "verdict": "different"}
    officer_in.post("/people/same", given)
    (decision,) = Sameness.objects.visible_to(filled.officer)
    assert not decision.same
    officer_in.post(f"/people/undo/{decision.pk}")
    decision.refresh_from_db()
    assert decision.undone
    contradicted: Any = officer_in.post(f"/people/undo/{decision.pk}")
    assert contradicted.status_code == 404


def test_a_watch_entry_says_that_it_stays_within(
    filled: Filled, officer_in: Client
) -> None:
    """It is restricted from birth, and the page says so."""
    text = page(officer_in, filled.entry("Kipruwet").id)
    assert "watch list; within the desk only" in text
    assert "is-restricted" in text


def test_demands_ask_only_whom_their_words_name(
    filled: Filled, officer_in: Client
) -> None:
    """An officer's conclusion stands apart from what was said."""
    text = officer_in.get("/demands").content.decode()
    assert text.count("not stated</span>") == 2
    demand = filled.demands[0]
    officer_in.post(f"/demands/{demand.pk}/infer", {"addressee": "the Ministry"})
    text = officer_in.get("/demands").content.decode()
    assert "concluded at the desk" in text and "the Ministry" in text
    assert text.count("not stated</span>") == 2
    officer_in.post(f"/demands/{demand.pk}/follow", {"status": "sent"})
    officer_in.post("/demands/look", {"status": "sent"})
    assert officer_in.get("/demands").content.decode().count('class="demand"') == 1


def test_a_source_is_destroyed_and_leaves_a_tombstone(
    filled: Filled, officer_in: Client
) -> None:
    """With all that was made of it; the pages go on, and tell that it was here."""
    base = f"/sources/{filled.source.pk}"
    officer_in.post(f"{base}/destroy", {"reason": "her family asked", "sure": "1"})
    for path in (
        "/",
        "/inbox",
        base,
        f"{base}/custody",
        f"{base}/review",
        "/register",
        "/demands",
    ):
        response = officer_in.get(path)
        assert response.status_code == 200
        assert "Tessowe" not in response.content.decode()
    custody = officer_in.get(f"{base}/custody").content.decode()
    assert "her family asked" in custody and "destroyed" in custody
    response = officer_in.post(f"{base}/copy", follow=True)
    assert "is-refused" in response.content.decode()


def test_nothing_is_learnt_of_a_day_to_come(filled: Filled, officer_in: Client) -> None:
    """News of it would never grow old; the day may have begun where the officer is."""
    entry = filled.entry("dock workers").id
    for path, more in (
        ("still", {"voice": "his aunt"}),
        ("asked", {"whom": "station", "answer": "confirmed"}),
        ("change", {"value": "liberty:remanded", "words": "so she said"}),
        ("ask", {"field": "warrant", "whom": "court"}),
    ):
        told = {"on": str(days.today() + datetime.timedelta(days=2)), **more}
        page = officer_in.post(f"/register/{entry}/{path}", told, follow=True)
        assert "has not come yet" in page.content.decode(), path
    ahead = str(days.today() + datetime.timedelta(days=1))
    told = {"on": ahead, "voice": "his aunt"}
    page = officer_in.post(f"/register/{entry}/still", told, follow=True)
    assert "with who said it" in page.content.decode()


def test_what_is_refused_comes_back_as_it_was_sent(
    filled: Filled, officer_in: Client
) -> None:
    """With the reason above it, until it is taken; of every form of the page."""
    path = f"/register/{filled.entry('Tessowe').id}"
    given = {"on": "2026-05-06", "on_how": "day", "whom": "jail", "answer": "denied"}
    told = {"rank": "a warder", "words": "Nobody of that name.", "place": "Sana"}
    officer_in.post(f"{path}/asked", {**given, **told})
    page = officer_in.get(path).content.decode()
    assert "does not stand in the words" in page
    assert "Nobody of that name.</textarea>" in page
    assert 'value="a warder"' in page and 'value="Sana"' in page
    assert '<option value="jail" selected>' in page
    assert "it is not sent yet" in page
    officer_in.post(f"{path}/asked", {**given, **told, "place": ""})
    assert "it is not sent yet" not in officer_in.get(path).content.decode()
    change = {"value": "liberty:remanded", "on": "2026-05-06", "words": " "}
    officer_in.post(f"{path}/change", {**change, "reason": "a hearing"})
    page = officer_in.get(path).content.decode()
    assert '<option value="liberty:remanded" selected>' in page
    assert 'value="a hearing"' in page


def test_a_note_of_what_was_learnt_waits_for_no_reader(
    filled: Filled, officer_in: Client
) -> None:
    """Its words are claims already; the inbox says who spoke, and not by a code."""
    path = f"/register/{filled.entry('Tessowe').id}"
    given = {"on": "2026-05-06", "on_how": "day", "whom": "jail", "answer": "denied"}
    officer_in.post(f"{path}/asked", given)
    page = officer_in.get("/inbox").content.decode()
    assert "told by <bdi>a jail</bdi>" in page
    assert "Stop reading" not in page and "kept, not read yet</span>" not in page


def test_nothing_that_was_learnt_is_chosen_beforehand(
    filled: Filled, officer_in: Client
) -> None:
    """A form sent in haste is refused, and does not record the first of a list."""
    path = f"/register/{filled.entry('Tessowe').id}"
    page = officer_in.get(path).content.decode()
    for name in ("asked-whom", "asked-answer", "change-value"):
        field = page[page.index(f'<select id="{name}"') :]
        assert "required" in field[: field.index(">")]
        assert field[field.index("<option") :].startswith('<option value="">')
    sent = {"value": "", "on": "2026-05-06", "words": "They told us."}
    officer_in.post(f"{path}/change", sent)
    assert "none of the register" in officer_in.get(path).content.decode()


def test_another_day_is_said_and_left(filled: Filled, officer_in: Client) -> None:
    """Today says which day it shows; one press goes back. Known-on says whom it knew."""
    officer_in.post("/register/look", {"as_of": "2026-05-05"})
    page = officer_in.get("/").content.decode()
    assert "You look at 5 May 2026" in page
    officer_in.post("/register/look", {"reset": "1", "next": "/"})
    assert "You look at" not in officer_in.get("/").content.decode()
    officer_in.post("/register/look", {"known_on": "2001-01-01"})
    page = officer_in.get("/register").content.decode()
    assert "the desk knew of nobody" in page
    officer_in.post("/register/look", {"reset": "1"})
