"""Who told something is closed wherever it is said, not only where the note says it."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from habeas.claims import calling, told
from habeas.claims.cards import cards
from habeas.claims.models import Claim
from habeas.register import calls, decide, protect
from habeas.sources import preserve, read
from habeas.sources.models import Source
from habeas.web import sift, titles
from tests.web.api.test_api import Program
from tests.web.conftest import Filled, came_in
from tests.web.test_ceilings import walk

CALLER = "Zubeda Nahvi, his aunt"
CLOSED = ("Zubeda", "Nahvi", "0300 555 0000", "0300555")
AT = datetime.datetime(2026, 11, 25, 22, 0, tzinfo=datetime.UTC)


@pytest.fixture
def note(filled: Filled) -> Source:
    """Give the note of a call by somebody who gave her name."""
    said = {
        "caller": CALLER,
        "reach": "0300 555 0000",
        "who": "Sohail Dost",
        "time": "raat 9 baje",
        "place": "the mill gate",
        "further": "They shouted at the women.",
    }
    return calls.take(filled.officer, calling.Call(calling.clean(said), AT)).source


def leaks(answer: bytes) -> list[str]:
    """Return which of the caller's words an answer tells."""
    plain = answer.decode("utf-8", "replace")
    return [c for c in CLOSED if c in plain]


def test_no_page_tells_who_called(filled: Filled, note: Source) -> None:
    """Every page, by an officer with every right who may not see restricted claims."""
    page = came_in().get(f"/sources/{note.pk}").content.decode()
    assert CALLER in page
    filled.lower("internal")
    found = {path: leaks(answer) for path, answer in walk(came_in())}
    assert {path: words for path, words in found.items() if words} == {}
    page = came_in().get(f"/sources/{note.pk}").content.decode()
    assert "Sohail Dost" in page and "someone closed to you says" in page
    lines = [line for card in cards(filled.officer, note) for line in card.lines]
    assert {line.voices for line in lines} == {("someone closed to you",)}


def test_no_list_is_sifted_by_who_called(filled: Filled, note: Source) -> None:
    """A filter would tell one letter after another."""
    asked = sift.Asked(whom="zubeda")
    assert [s.pk for s in sift.page(filled.officer, asked).rows] == [note.pk]
    filled.lower("internal")
    assert sift.page(filled.officer, asked).rows == ()


def test_no_program_is_told_who_called(filled: Filled, note: Source) -> None:
    """Neither as the source's voice nor as that of its claims."""
    program = Program(filled.officer)
    paths = (f"/sources/{note.pk}", "/sources", f"/calls/{note.pk}")
    assert all(leaks(program.get(path).content) for path in paths)
    filled.lower("internal")
    for path in (*paths, f"/sources/{note.pk}/cards", f"/sources/{note.pk}/text"):
        answer = program.get(path)
        assert answer.status_code == 200 and leaks(answer.content) == []
    listed = program.post(f"/sources/{note.pk}/claims", {})
    assert leaks(listed.content) == []
    assert {str(c["voices"]) for c in listed.json()["items"]} == {"[None]"}


def test_what_stands_on_a_source_is_closed_with_a_name(filled: Filled) -> None:
    """Who gave it and what its file is called, once the name in it is closed."""
    officer, words = filled.officer, "Rabia Olkemi was arrested on 4 March."
    kept = preserve.keep(
        officer,
        words.encode(),
        kind="file",
        name="rabia_olkemi.txt",
        received_from="the family of Rabia Olkemi",
    ).source
    text = read.text_of(officer, kept)
    claim = decide.make(
        officer,
        text,
        kind="person",
        value={"name": "Rabia Olkemi", "kind": "individual"},
        spans=[(0, 12)],
    )
    filled.lower("internal")
    (on,) = told.covers(officer, [kept]).values()
    assert (on.name, on.giver) == ("rabia_olkemi.txt", "the family of Rabia Olkemi")
    filled.lower("restricted")
    protect.restrict(officer, Claim.objects.visible_to(officer).get(pk=claim.pk))
    assert told.covers(officer, [kept])[kept.pk].name == "rabia_olkemi.txt"
    filled.lower("internal")
    assert told.covers(officer, [kept])[kept.pk] == told.Cover(None, None, None, None)
    assert "rabia" not in titles.names_of(officer, [kept])[kept.pk].casefold()


def test_only_whole_words_close(filled: Filled) -> None:
    """A closed "Ali" does not close "Alia"; letters and order of signs do not matter."""
    known = told.Told({"s": frozenset({" ali ", " zubeda nahvi "})})
    assert known.open("s", "Alia") == "Alia"
    assert known.open("s", "ALI's brother") is None
    assert known.open("s", "Zubeda_Nahvi.pdf") is None
    assert known.open("s", "Nahvi") is None  # part of what is closed
    assert known.open("other", "Ali") == "Ali" and known.open("s", None) is None


def test_a_voice_that_is_a_closed_claim_is_not_shown_as_its_id(filled: Filled) -> None:
    """An officer read an id where somebody's name may not be told."""
    officer = filled.officer
    person = filled.claims("person")[0]
    text = read.text_of(officer, filled.source)
    name = str(person.value["name"])
    start = str(text.text).index(name)
    made: Any = decide.make(
        officer,
        text,
        kind="attribute",
        value={"property": "occupation", "value": "docker"},
        spans=[(start, start + len(name))],
        subject=filled.claims("person")[1].pk,
        voices=[person.pk],
    )
    protect.restrict(officer, person)
    filled.lower("internal")
    page = came_in().get(f"/claims/{made.pk}/words").content.decode()
    assert person.pk not in page
