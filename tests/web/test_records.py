"""Records: their lists and pages, each value to its words, corrected by decision."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from habeas.accounts.models import User
from habeas.records import identify, listing
from habeas.records.models import Act, Choice, Event, Organisation, Person, Place
from habeas.store.labels import INTERNAL
from habeas.web import days, naming
from habeas.web.views.demands import asked_calendar
from tests.web.conftest import Filled

TODAY = days.today()
SORTS: dict[str, Any] = {
    "people": Person,
    "organisations": Organisation,
    "places": Place,
    "events": Event,
    "acts": Act,
}


def read(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode()


def one(filled: Filled, model: Any, words: str = "") -> Any:
    """A record that stands, called so."""
    found = model.objects.visible_to(filled.officer).filter(withdrawn=False)
    return next(r for r in found if words in listing.called(r))


def test_every_record_is_listed_and_has_a_page(
    filled: Filled, officer_in: Client
) -> None:
    """Of each sort, with the words its values rest on."""
    for sort, model in SORTS.items():
        text = read(officer_in, f"/records/{sort}")
        rows = model.objects.visible_to(filled.officer).filter(withdrawn=False)
        for row in rows:
            assert f"/records/{sort}/{row.pk}" in text
            page = read(officer_in, f"/records/{sort}/{row.pk}")
            assert 'class="exact"' in page and "/claims/" in page


def test_an_event_leads_to_all_around_it(filled: Filled, officer_in: Client) -> None:
    """Its acts, those they were done to, those alleged, its place."""
    text = read(officer_in, f"/records/events/{one(filled, Event).pk}")
    for called in ("Amara Tessowe", "five dock workers", "police", "the bus park"):
        assert called in text


def test_a_name_is_looked_for_and_never_in_an_address(
    filled: Filled, officer_in: Client
) -> None:
    """Part of a name, in any case; a kind; and everything again."""
    answer = officer_in.post("/records/people/look", {"words": "tessow"})
    assert answer["Location"] == "/records/people"
    text = read(officer_in, "/records/people")
    assert "Amara Tessowe" in text and "Selim Odhuno" not in text
    officer_in.post("/records/people/look", {"kind": "group"})
    text = read(officer_in, "/records/people")
    assert "five dock workers" in text and "Amara Tessowe" not in text
    officer_in.post("/records/people/look", {"reset": "1"})
    assert "Selim Odhuno" in read(officer_in, "/records/people")
    refused = officer_in.post("/records/acts/look", {"since": "long ago"}, follow=True)
    assert "is-refused" in refused.content.decode()


def test_pages_are_turned_and_hold_each_record_once(
    filled: Filled, officer_in: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By keyset, dated and undated; a total is only counted so far."""
    monkeypatch.setattr(listing, "PAGE", 2)
    monkeypatch.setattr(listing, "MOST", 2)
    for sort, model in SORTS.items():
        every = model.objects.visible_to(filled.officer).filter(withdrawn=False)
        found: list[str] = []
        after, wanted = None, listing.Wanted()
        while True:
            page = listing.page(filled.officer, model, wanted, after)
            found += [r.pk for r in page.rows]
            after = page.next
            if after is None:
                break
        assert sorted(found) == sorted(every.values_list("pk", flat=True))
        assert page.more == (every.count() > 2)
        read(officer_in, f"/records/{sort}")
        officer_in.post(f"/records/{sort}/look", {"turn": "next"})
        read(officer_in, f"/records/{sort}")
        officer_in.post(f"/records/{sort}/look", {"turn": "back"})


def test_what_may_not_be_seen_is_in_no_list_and_no_total(filled: Filled) -> None:
    """A reader who may see what is internal has fewer, and nothing tells of more."""
    reader = User(pk=filled.officer.pk, ceiling=INTERNAL, owner=filled.officer.owner)
    for model in SORTS.values():
        whole = listing.page(filled.officer, model, listing.Wanted())
        shown = listing.page(reader, model, listing.Wanted())
        assert all(r.label != "restricted" for r in shown.rows)
        closed = [r for r in whole.rows if r.label == "restricted"]
        assert shown.total == whole.total - len(closed)


def test_a_value_is_corrected_and_taken_back(
    filled: Filled, officer_in: Client
) -> None:
    """By a small source of the officer's own; the page shows both, and the history."""
    person = one(filled, Person, "Amara")
    path = f"/records/people/{person.pk}"
    given = {
        "field": "name",
        "value": "Amara Tessoway",
        "words": "Her card says Amara Tessoway.",
        "voice": "her brother",
        "reason": "seen on her card",
        "next": path,
    }
    assert officer_in.post(f"{path}/enter", given)["Location"] == path
    text = read(officer_in, path)
    assert "Her card says Amara Tessoway." in text and "seen on her card" in text
    assert "<s><bdi>Amara Tessowe</bdi></s>" in text
    (choice,) = Choice.objects.visible_to(filled.officer)
    officer_in.post(f"/records/choices/{choice.pk}/undo", {"next": path})
    assert "chosen at the desk" not in read(officer_in, path)
    again = {"field": "name", "claim": choice.claim_id, "reason": "after all"}
    officer_in.post(f"{path}/choose", again)
    assert "after all" in read(officer_in, path)
    assert officer_in.post(f"/records/choices/{choice.pk}/undo").status_code == 404


def test_a_wrong_correction_changes_nothing(filled: Filled, officer_in: Client) -> None:
    """It says what was wrong, without the words."""
    person = one(filled, Person, "Amara")
    path = f"/records/people/{person.pk}"
    given = {"field": "name", "value": "Zed", "words": "no name here", "reason": "x"}
    said = officer_in.post(f"{path}/enter", given, follow=True).content.decode()
    assert "is-refused" in said and "Zed" not in said
    assert not Choice.objects.visible_to(filled.officer).exists()


def test_misread_from_a_record_and_undone(filled: Filled, officer_in: Client) -> None:
    """The record goes with its claim, and comes back."""
    place = one(filled, Place, "bus")
    claim = place.claim_id
    officer_in.post(f"/records/claims/{claim}/misread", {"next": "/records/places"})
    assert officer_in.get(f"/records/places/{place.pk}").status_code == 404
    officer_in.post(f"/claims/{claim}/restore")
    assert "the bus park" in read(officer_in, f"/records/places/{place.pk}")


def test_someone_is_one_of_a_group_and_is_not(
    filled: Filled, officer_in: Client
) -> None:
    """Looked for by name; the group's number falls, and rises again when taken back."""
    group = one(filled, Person, "five dock workers")
    other = one(filled, Person, "Selim Odhuno")
    path = f"/records/people/{group.pk}"
    officer_in.post(f"/people/{group.pk}/seek", {"words": "odhuno", "next": path})
    assert other.pk in read(officer_in, path)
    given = {"first": group.pk, "second": other.pk, "verdict": "same", "next": path}
    assert officer_in.post("/people/same", given)["Location"] == path
    text = read(officer_in, path)
    assert "is one of them; counted under the own name" in text
    assert filled.entry("dock workers").heads == (4, 4)
    (decision,) = identify.decisions(filled.officer, group)
    officer_in.post(f"/people/undo/{decision.pk}", {"next": path})
    assert filled.entry("dock workers").heads == (5, 5)


def test_two_records_are_compared_side_by_side(
    filled: Filled, officer_in: Client
) -> None:
    """With their words; decided there, it is one row of the list; undone, two."""
    a, b = one(filled, Person, "Odhuno"), one(filled, Person, "Walukho")
    path = f"/people/compare/{a.pk}/{b.pk}"
    page = read(officer_in, path)
    assert "Their names alone suggest nothing." in page
    assert page.count("<section") == 0  # two of one name would be one landmark twice
    before = listing.page(filled.officer, Person, listing.Wanted()).total
    given = {"first": a.pk, "second": b.pk, "verdict": "same", "next": path}
    officer_in.post("/people/same", given)
    assert "Decided: the same" in read(officer_in, path)
    after = listing.page(filled.officer, Person, listing.Wanted())
    assert after.total == before - 1
    assert "2 records decided" in read(officer_in, f"/records/people/{a.pk}")
    (decision,) = identify.decisions(filled.officer, a)
    officer_in.post(f"/people/undo/{decision.pk}", {"next": path})
    assert listing.page(filled.officer, Person, listing.Wanted()).total == before


def test_a_class_is_nobody(filled: Filled, officer_in: Client) -> None:
    """It cannot be compared with a person."""
    crowd = one(filled, Person, "all other prisoners")
    other = one(filled, Person, "Odhuno")
    text = read(officer_in, f"/people/compare/{crowd.pk}/{other.pk}")
    assert "counts nobody: it cannot be anyone" in text


def test_a_case_sheet_says_what_is_not_known(
    filled: Filled, officer_in: Client
) -> None:
    """And what was asked of it, with its sources by number."""
    entry = filled.entry("dock workers").id
    given = {"field": "warrant", "whom": "station", "on": TODAY.isoformat()}
    officer_in.post(f"/register/{entry}/ask", given)
    text = read(officer_in, f"/register/{entry}/sheet")
    assert "Warrant" in text and "(asked" in text and "[1]" in text
    assert "no release" in text


def test_the_register_is_narrowed(filled: Filled, officer_in: Client) -> None:
    """By a value, where they are held, by whom taken, a mark, and a day."""
    given = {
        "value": "liberty:in_custody",
        "on": "2026-03-05",
        "words": "They are in Kodiaga Prison.",
        "place": "Kodiaga Prison",
    }
    officer_in.post(f"/register/{filled.entry('dock workers').id}/change", given)
    for name, value, fits in (
        ("axis", "liberty:facing_case", "Rehema Walukho"),
        ("place", "kodiaga", "five dock workers"),
        ("holder", "police", "five dock workers"),
        ("flag", "stale", "five dock workers"),
        ("since", "2026-03-06", "Selim Odhuno"),
    ):
        officer_in.post("/register/look", {"reset": "1"})
        officer_in.post("/register/look", {name: value})
        text = read(officer_in, "/register")
        assert fits in text and "Baraka Ondisa" not in text, name
    officer_in.post("/register/look", {"axis": "burnt:x"})
    assert "0 entries fit" in read(officer_in, "/register")


def test_a_demand_is_followed_to_its_end(filled: Filled, officer_in: Client) -> None:
    """Sent with a day due, in the calendar by id; met by a source; undone."""
    demand = filled.demands[0]
    path, today = f"/demands/{demand.pk}", TODAY.isoformat()
    officer_in.post(f"{path}/step", {"step": "sent", "on": today, "due": today})
    calendar = read(officer_in, "/demands/due.ics")
    assert demand.pk in calendar and "Odhuno" not in calendar
    refused = officer_in.post(f"{path}/step", {"step": "met", "on": today}, follow=True)
    assert "needs a source" in refused.content.decode()
    met = {"step": "met", "on": today, "source": filled.source.pk}
    officer_in.post(f"{path}/step", met)
    assert demand.pk not in read(officer_in, "/demands/due.ics")
    officer_in.post(f"{path}/topic", {"words": "prisoners"})
    officer_in.post("/demands/look", {"topic": "prisoners", "status": "met"})
    text = read(officer_in, "/demands")
    assert text.count('class="demand"') == 1


def test_a_calendar_has_the_form_of_one() -> None:
    """RFC 5545: CR LF, short lines, whole days, the end exclusive."""
    made = asked_calendar([("0" * 36, TODAY)], days.end_of(TODAY.isoformat()))
    lines = made.split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR" and lines[-2:] == ["END:VCALENDAR", ""]
    assert all(len(line.encode()) <= 75 for line in lines)
    assert "\n" not in made.replace("\r\n", "")


def test_each_sort_has_its_words() -> None:
    """A tab for each."""
    assert [code for code, _ in naming.tabs()] == list(SORTS)


def test_a_record_is_told_as_the_desk_knew_it(
    filled: Filled, officer_in: Client
) -> None:
    """Before a value was chosen; it cannot be corrected there, and now is a step away."""
    person = one(filled, Person, "Amara")
    path = f"/records/people/{person.pk}"
    given = {
        "field": "name",
        "value": "Amara Tessoway",
        "words": "She is Amara Tessoway.",
        "voice": "",
        "reason": "her own spelling",
    }
    officer_in.post(f"{path}/enter", given)
    assert "Amara Tessoway" in read(officer_in, path)
    answer = officer_in.post(
        "/register/known", {"known_on": "2020-01-01", "next": path}
    )
    assert answer["Location"] == path
    then = read(officer_in, path)
    values = then.partition("values-title")[2].partition("record-known-on")[0]
    assert "/enter" not in values and "is-warning" in then
    assert "Tessoway" not in values.partition("</dl>")[0]
    officer_in.post("/register/known", {"known_on": TODAY.isoformat(), "next": path})
    then = read(officer_in, path)
    assert "Amara Tessoway" in then and "/undo" not in then
    officer_in.post("/register/known", {"known_on": "", "next": path})
    assert "/enter" in read(officer_in, path)


def test_words_lead_to_their_record_and_it_to_them(
    filled: Filled, officer_in: Client
) -> None:
    """From the list beside the text and from a card; a status to its person."""
    text = read(officer_in, f"/sources/{filled.source.pk}")
    for model in (Person, Act, Event, Organisation):
        for row in model.objects.visible_to(filled.officer).filter(withdrawn=False):
            item = text.partition(f'id="claim-{row.claim_id}"')[2].partition("</li>")[0]
            path = naming.address(row)[0]
            assert f'href="{path}"' in item
            assert f"#words-{row.claim_id}" in read(officer_in, path)
    status = next(c for c in filled.claims("status") if c.state != "suggested")
    item = text.partition(f'id="claim-{status.pk}"')[2].partition("</li>")[0]
    assert "/records/people/" in item
    assert "/records/people/" in read(officer_in, f"/claims/{status.pk}")


def test_what_is_told_differently_stands_side_by_side(
    filled: Filled, officer_in: Client
) -> None:
    """Opened, each with its words and who says it."""
    person = one(filled, Person, "Amara")
    given = {
        "field": "name",
        "value": "Amara Tessoway",
        "words": "She is Amara Tessoway.",
        "voice": "her brother",
        "reason": "her own spelling",
    }
    officer_in.post(f"/records/people/{person.pk}/enter", given)
    text = read(officer_in, f"/records/people/{person.pk}")
    apart = text.partition('class="told-apart"')[2].partition("</dd>")[0]
    assert apart.count("<details open") == 2 and "her brother" in apart
