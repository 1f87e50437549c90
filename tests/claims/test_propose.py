"""Proposing: tied to words, counted where not, once, closed from birth."""

from __future__ import annotations

import copy
import json
import logging
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.claims import propose
from habeas.claims.kinds import drafts
from habeas.claims.models import Claim, Quote
from habeas.register import decide, protect
from habeas.sources import preserve, read
from habeas.sources.models import Source, Text
from habeas.store.models import Entry
from tests.register.conftest import TEXT, Desk, Statement

Told = Callable[[], Statement]


def read_as(house: Desk, s: Statement, method: str = "model") -> Source:
    """Keep a statement and propose its reading by a method."""
    data = s.text.encode()
    source = preserve.keep(house.officer, data, kind="paste").source
    text = read.text_of(house.officer, source)
    propose.propose_reading(house.officer, source, text, s.reading, method=method)
    return source


def left_out(source: Source) -> int:
    """How many items of the last reading were thrown away."""
    source.refresh_from_db()
    return source.rejected


def test_one_reading_is_one_entry(house: Desk, told: Told) -> None:
    """All its claims and quotes, suggested, with how they were made."""
    source = read_as(house, told())
    claims = house.claims(source)
    assert {c.state for c in claims} == {"suggested"}
    assert {c.method for c in claims} == {"model"} and claims[0].method_version
    assert len({c.entry for c in claims}) == 1
    assert (source.reading, left_out(source)) == ("read", 0)
    assert {q.entry for q in Quote.objects.whole("test")} == {claims[0].entry}


def test_an_act_is_made_for_each_victim(house: Desk, told: Told) -> None:
    """One type of thing done to one person or group."""
    source = read_as(house, told())
    arrests = [c for c in house.claims(source, "act") if c.value["type"] == "arrest"]
    names = {house_name(house, source, c.value["victim"]) for c in arrests}
    assert names == {"Amara Tessowe", "five dock workers"}


def house_name(house: Desk, source: Source, claim_id: str) -> str:
    """The name or words of a person claim."""
    (found,) = [c for c in house.claims(source, "person") if c.pk == claim_id]
    return str(found.value.get("name") or found.value["words"])


def test_how_a_status_is_said_is_read_off_the_acts(house: Desk, told: Told) -> None:
    """Presupposed by a demand is demanded; a death of long ago is historical."""
    source = read_as(house, told())
    found = {c.value["value"]: c for c in house.claims(source, "status")}
    assert found["reported_held"].modality == "demanded"
    assert found["reported_held"].derivation == "presupposed"
    assert found["died_in_custody"].time_frame == "historical"
    assert found["released"].value["end_basis"] == "not_stated"
    assert found["arrested"].modality == "stated"


def test_an_end_told_by_the_holders_says_so(house: Desk, told: Told) -> None:
    """Whoever took the person and says that they let them go."""
    s = told()
    s.act("release", "Amara Tessowe was released", ["p1"], asserted_by=["o2"])
    source = read_as(house, s)
    (status,) = [
        c for c in house.claims(source, "status") if c.value["value"] == "released"
    ]
    assert status.value["end_basis"] == "holder_only"


@pytest.mark.parametrize(
    ("spoil", "left"),
    [
        (lambda r: r["people"][0]["quotes"][0].update(start=3), 3),
        (lambda r: r["people"][0]["quotes"][0].update(exact="Amara Tessowi"), 3),
        (lambda r: r["people"][0].update(name="Amara Otieno"), 3),
        (lambda r: r["acts"][0].update(type="vanishing"), 1),
        (lambda r: r["acts"][0].update(date="4 March"), 1),
        (lambda r: r["acts"][0].update(modality="certain"), 1),
        (lambda r: r["acts"][0].update(victims=["p99"]), 1),
        (lambda r: r["acts"][0].update(place="p2"), 1),
        (lambda r: r["register"][0]["history"][0].update(status="gone"), 1),
        (lambda r: r["register"].append({"person": "p2", "history": "held"}), 1),
        (lambda r: r["demands"].append("pay"), 1),
        (lambda r: r["demands"][0].update(quotes=[]), 1),
        (lambda r: r.update(issuer="o77"), 1),
        (lambda r: r["places"].append({"id": ["x"], "name": 7, "quotes": []}), 1),
        (lambda r: r["people"][0].update(heads=[5, 1]), 3),
        (lambda r: r.update(people={"p1": "Amara Tessowe"}), 15),
    ],
)
def test_what_no_words_or_code_stand_for_is_left_out(
    house: Desk, told: Told, spoil: Callable[[Any], Any], left: int
) -> None:
    """One item at a time, counted on the source; the rest is proposed."""
    s = told()
    spoil(s.reading)
    source = read_as(house, s)
    assert left_out(source) == left
    text = str(read.text_of(house.officer, source).text)
    for quote in Quote.objects.visible_to(house.officer):
        assert text[quote.start : quote.end] == quote.exact


def test_a_log_names_no_word_of_a_source(
    house: Desk, told: Told, caplog: pytest.LogCaptureFixture
) -> None:
    """Ids, kinds and reasons alone."""
    s = told()
    s.reading["people"][0]["name"] = "Someone Invented"
    with caplog.at_level(logging.INFO, "habeas"):
        source = read_as(house, s)
    assert source.pk in caplog.text and "people:name" in caplog.text
    assert "Invented" not in caplog.text and "Kisumu" not in caplog.text


def test_a_hand_may_write_a_name_out(house: Desk, told: Told) -> None:
    """What a person coded may say "police (unit not named)"; a program may not."""
    s = told()
    s.reading["organisations"][0]["name"] = "police (unit not named)"
    names = []
    for method in ("import", "model"):
        s.text = TEXT + method
        source = read_as(house, copy.deepcopy(s), method)
        body = house.claims(source, "organisation")
        names.append({c.value["name"] for c in body})
    assert "police (unit not named)" in names[0]
    assert names[1] == {"police", "County Government"}


def test_what_is_dangerous_is_closed_at_once(house: Desk, told: Told) -> None:
    """Contacts, what to withhold, watch values, and words that touch them."""
    s = told()
    s.text += (
        "\nCall Amara Tessowe at +254 700 000 000. Jonah Kipruwet hides in Siaya.\n"
    )
    s.add(
        "contacts", "+254 700 000 000", kind="phone", value="+254700000000", owner="p1"
    )
    s.add("withhold", "+254 700 000 000", why="contact")
    s.add("withhold", "hides in Siaya", why="location_of_person_at_risk")
    s.add("places", "Siaya", id="l9", name="Siaya")
    s.person("p9", "Jonah Kipruwet hides in Siaya", name=None, words="one who hides")
    source = read_as(house, s, "import")
    labels = {c.kind: c.label for c in house.claims(source, "contact", "withhold")}
    assert set(labels.values()) == {"restricted"}
    closed = {
        c.value.get("value") or c.value.get("name") or c.value.get("words")
        for c in house.claims(source, "status", "place", "person", "organisation")
        if c.label == "restricted"
    }
    assert closed == {"at_risk", "facing_case", "Siaya", "one who hides"}
    for quote in Quote.objects.visible_to(house.officer).filter(claim__source=source):
        if "Siaya" in quote.exact or "+254" in quote.exact:
            assert quote.label == "restricted"


def test_voices_are_a_chain(house: Desk, told: Told) -> None:
    """The issuer says it; what the meeting resolved has two voices; a page none."""
    s = told()
    s.add("organisations", "Dock Workers' Union of Kisumu", id="o1",
          name="Dock Workers' Union of Kisumu", acronym=None)  # fmt: skip
    s.reading["issuer"] = "o1"
    end = len(s.text)
    at = s.text.index("We demand")
    s.reading["parts"] = [
        {"kind": "furniture", "voice": "site", "start": 0, "end": 29},
        {"kind": "narrative", "voice": "o1", "start": 29, "end": at},
        {"kind": "resolution", "voice": "meeting", "start": at, "end": end},
    ]
    source = read_as(house, s)
    (issuer,) = [
        c
        for c in house.claims(source, "organisation")
        if c.value["name"].startswith("Dock")
    ]
    found = {c.kind: c.voices for c in house.claims(source)}
    assert issuer.voices == ["site"]
    assert found["demand"] == [issuer.pk, "meeting"]
    assert found["person"] in ([issuer.pk], [issuer.pk, "meeting"])
    assert found["act"] == [issuer.pk]


def test_a_note_is_said_by_the_caller(house: Desk, told: Told) -> None:
    """Whoever gave it; without one, the officer who took it down."""
    s = told()
    s.reading["acts"] = []
    for voice in ("his sister", None):
        note = preserve.note(house.officer, s.text, voice).source
        text = read.text_of(house.officer, note)
        propose.propose_reading(house.officer, note, text, s.reading, method="model")
        voices = {tuple(c.voices) for c in house.claims(note)}
        assert voices == {(voice or str(house.officer.name),)}


def test_reading_again_adds_nothing_and_touches_no_decision(
    house: Desk, told: Told
) -> None:
    """The same reading twice: no claim more, what was decided stays."""
    s = told()
    source = read_as(house, s)
    house.accept(source)
    text = read.text_of(house.officer, source)
    before = {c.pk: (c.state, c.entry) for c in house.claims(source)}
    again = propose.propose_reading(
        house.officer, source, text, s.reading, method="model"
    )
    assert again == 0
    assert {c.pk: (c.state, c.entry) for c in house.claims(source)} == before


def test_a_better_reading_adds_what_is_new_on_what_stands(
    house: Desk, told: Told
) -> None:
    """New claims refer to the claims that stand; undecided old ones give way."""
    s = told()
    source = read_as(house, s)
    house.accept(source, "person")
    text = read.text_of(house.officer, source)
    better = told()
    better.reading["demands"].pop()
    better.act("assault", "Nobody was beaten", ["p1"], polarity="negated", date=None)
    assert (
        propose.propose_reading(
            house.officer, source, text, better.reading, method="model"
        )
        == 1
    )
    people = {c.value.get("name"): c.pk for c in house.claims(source, "person")}
    new = max(house.claims(source, "act"), key=lambda c: c.entry)
    assert new.value["victim"] == people["Amara Tessowe"]
    gone = [c.kind for c in house.claims(source) if c.state == "superseded"]
    assert gone == ["demand"]


def test_an_edited_claim_is_met_again(house: Desk, told: Told) -> None:
    """What a person corrected is not proposed a second time in its old form."""
    s = told()
    source = read_as(house, s)
    (claim,) = [
        c for c in house.claims(source, "status") if c.value["value"] == "in_custody"
    ]
    decide.edit(house.officer, claim, value={**claim.value, "value": "remanded"})
    text = read.text_of(house.officer, source)
    assert (
        propose.propose_reading(house.officer, source, text, s.reading, method="model")
        == 0
    )


def test_pending_is_what_nobody_read(house: Desk, told: Told) -> None:
    """Kept and neither read nor coded; not a note that a claim rests on."""
    waiting = preserve.keep(house.officer, b"more words", kind="file").source
    read_as(house, told())
    assert [s.pk for s in propose.pending(house.officer)] == [waiting.pk]


def test_the_desks_own_reader_reads_once(house: Desk) -> None:
    """A second call with the same version reads nothing and enters nothing."""
    source = preserve.keep(house.officer, TEXT.encode(), kind="file").source
    count = propose.propose(house.officer, source)
    assert count > 0 and source.reading == "read"
    entries = Entry.objects.count()
    assert propose.propose(house.officer, source) == 0
    assert Entry.objects.count() == entries


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "id",
                    "kind",
                    "name",
                    "type",
                    "quotes",
                    "exact",
                    "start",
                    "end",
                    "person",
                    "history",
                    "status",
                    "victims",
                    "by",
                    "date",
                    "place",
                    "subjects",
                    "value",
                    "why",
                    "words",
                    "attributes",
                    "heads",
                ]
            ),
            inner,
            max_size=6,
        )
    ),
    max_leaves=12,
)
LISTS = [
    "people",
    "organisations",
    "places",
    "events",
    "acts",
    "register",
    "demands",
    "scheduled",
    "contacts",
    "withhold",
    "relations",
    "cases",
    "parts",
    "dateline",
    "page_stamp",
    "title",
    "issuer",
]


@given(st.dictionaries(st.sampled_from(LISTS), JSON | st.lists(JSON, max_size=3)))
def test_whatever_comes_nothing_ungrounded_is_made(reading: dict[str, Any]) -> None:
    """No reading stops the desk, and no draft quotes what the text does not say."""
    made = drafts(reading, TEXT)
    for draft in made.drafts:
        assert draft.spans
        assert all(0 <= a < b <= len(TEXT) for a, b in draft.spans)
        json.dumps(draft.value)


@given(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)), st.text(max_size=40))
def test_a_quote_stands_or_is_refused(start: int, end: int, exact: str) -> None:
    """Whatever positions and words are claimed for a place."""
    item = {
        "id": "l",
        "name": "x",
        "quotes": [{"exact": exact, "start": start, "end": end}],
    }
    made = drafts({"places": [item]}, TEXT)
    stands = start < end and TEXT[start:end] == exact
    assert bool(made.drafts) == stands and bool(made.left_out) != stands


def test_texts_of_another_source_are_no_help(house: Desk, told: Told) -> None:
    """Two sources of one reading share no claim."""
    s, t = told(), told()
    t.text += "\n"
    first, second = read_as(house, s), read_as(house, t)
    assert Text.objects.visible_to(house.officer).count() == 2
    ids = {c.source_id for c in Claim.objects.visible_to(house.officer)}
    assert ids == {first.pk, second.pk}


def test_what_was_closed_is_closed_again(house: Desk, told: Told) -> None:
    """A better reading that says a closed name once more makes no open claim of it."""
    source = house.tell(told())
    (closed,) = (
        c
        for c in house.claims(source, "person")
        if c.value.get("name") == "Selim Odhuno"
    )
    protect.restrict(house.officer, closed)
    better = told()
    better.add("places", "Selim Odhuno and all", id="l8", name="Selim Odhuno's")
    better.add("organisations", "Selim", id="o8", name="Selim", acronym=None)
    better.add("places", "Kisumu |", id="l9", name="Kisumu")
    text = read.text_of(house.officer, source)
    propose.propose_reading(
        house.officer, source, text, better.reading, method="import", version="2"
    )
    new = Claim.objects.visible_to(house.officer).filter(
        source=source, method_version="2"
    )
    labels = {c.value["name"]: c.label for c in new if "name" in c.value}
    assert labels == {
        "Selim Odhuno's": "restricted", "Selim": "restricted", "Kisumu": "internal",
    }  # fmt: skip
