"""The desk's own lists: put there by an officer, read at once, closed where they must be."""

from __future__ import annotations

import json
from typing import Any

import pytest

from habeas.claims import edit, propose, review
from habeas.claims.learning import given, offered, words
from habeas.claims.learning.words import BadList, BadWord
from habeas.claims.models import Quote, Word
from habeas.sources import erase
from habeas.store.ledger import write
from habeas.store.verify import verify
from tests.claims.learning.conftest import Officer, bodies

TEXT = "Police raided Sath Sujag in Dadu. The teacher Kamdar Hatim Brohi was beaten."


def test_a_word_is_read_at_once_and_named_in_the_version(at: Officer) -> None:
    """A source read before is read again; the version tells no word."""
    source = at.keep(TEXT)
    assert not at.claims(source, "organisation") or not at.named(source, "Sath Sujag")
    word = words.add(at.officer, "organisation", " Sath  Sujag ")
    assert "Sath Sujag" in bodies(TEXT)
    assert propose.propose(at.officer, source) > 0
    assert [
        c.kind for c in at.named(source, "Sath Sujag") if c.state == "suggested"
    ] == ["organisation"]
    version = given.given().version
    assert version and "ujag" not in version
    assert propose.propose(at.officer, source) == 0
    words.remove(at.officer, word)
    assert given.given().version == "" and "Sath Sujag" not in bodies(TEXT)
    assert not [f for f in verify() if f.damaged]


def test_the_same_word_is_there_once(at: Officer) -> None:
    """Case and spaces make no other word; an alias may come to mean another name."""
    first = words.add(at.officer, "alias", "SSJ", "Sath Sujag")
    assert words.add(at.officer, "alias", "ssj", "Sath Sujag").pk == first.pk
    assert words.add(at.officer, "alias", "SSJ", "Sath Sujag Jamaat").pk == first.pk
    assert [str(w.means) for w in words.listed(at.officer)] == ["Sath Sujag Jamaat"]


@pytest.mark.parametrize(
    ("kind", "said", "means", "why"),
    [
        ("colour", "red", "", "kind"),
        ("person", "  ", "", "words"),
        ("person", "12 / 4", "", "words"),
        ("person", "x" * 121, "", "words"),
        ("alias", "SSJ", "", "means"),
        ("alias", "SSJ", "ssj", "means"),
        ("title", "Kamdar Sahib", "", "title"),
        ("act", "pick up", "arrest", "verb"),
        ("act", "arrest", "killing", "known"),
        ("act", "demand", "arrest", "governs"),
        ("act", "urge", "arrest", "governs"),
        ("act", "shutterdown", "release", "act"),
        ("act", "shutterdown", "nothing", "act"),
    ],
)
def test_what_cannot_stand_there(
    at: Officer, kind: str, said: str, means: str, why: str
) -> None:
    """Each is refused in a sentence that does not repeat it."""
    with pytest.raises(BadWord) as error:
        words.add(at.officer, kind, said, means)
    assert error.value.why == why
    assert not said.strip() or said not in str(error.value) or kind == "act"
    assert not words.listed(at.officer)


def test_corrections_offer_and_an_officer_takes(at: Officer) -> None:
    """A made name, a trimmed title, a misread word: each offered, none in silence."""
    source = at.keep(TEXT)
    start = TEXT.index("Sath Sujag")
    for claim in at.named(source, "Sath Sujag"):
        review.misread(at.officer, [claim])
    at.make(source, "organisation", start, start + 10)
    person = at.named(source, "Kamdar Hatim Brohi")[0]
    at_ = TEXT.index("Hatim")
    edit.edit(
        at.officer,
        person,
        value={**person.value, "name": "Hatim Brohi"},
        spans=[(at_, at_ + 11)],
    )
    told = {(o.kind, o.words) for o in offered.offered(at.officer)}
    assert ("organisation", "Sath Sujag") in told
    assert {("title", "Kamdar"), ("person", "Hatim Brohi")} <= told
    assert ("never", "Sath Sujag") not in told
    assert not words.listed(at.officer)
    by_kind = {o.kind: o.id for o in offered.offered(at.officer)}
    taken = offered.answer(at.officer, by_kind["organisation"], take=True)
    assert taken.source_id == source.pk and taken.key == source.key
    offered.answer(at.officer, by_kind["title"], take=False)
    left = {o.kind for o in offered.offered(at.officer)}
    assert left == {"person"}
    with pytest.raises(offered.NotOffered):
        offered.answer(at.officer, by_kind["title"], take=True)
    assert [w.kind for w in words.listed(at.officer)] == ["organisation"]


def test_a_word_goes_with_the_source_it_came_from(at: Officer) -> None:
    """Destroying the source takes the word off the list, for good."""
    source = at.keep(TEXT)
    start = TEXT.index("Sath Sujag")
    at.make(source, "organisation", start, start + 10)
    for offer in offered.offered(at.officer):
        offered.answer(at.officer, offer.id, take=True)
    assert given.given().names
    erase.destroy(at.officer, source, "asked for")
    assert not Word.objects.whole("a test").exists()
    assert not given.given().names
    assert not [f for f in verify() if f.damaged]


def close(at: Officer, claim: Any) -> None:
    """Restrict the words that a claim rests on."""
    rows = list(Quote.objects.whole("a test").filter(claim=claim))
    with write(at.officer, "claims.relabel") as w:
        for row in rows:
            row.label = "restricted"
            w.save(row)


def test_restricted_words_teach_and_are_in_no_exported_list(at: Officer) -> None:
    """What a closed claim offers is closed: read with, never given out."""
    source = at.keep(TEXT)
    start = TEXT.index("Sath Sujag")
    close(at, at.make(source, "organisation", start, start + 10))
    words.add(at.officer, "title", "Kamdar")
    [offer] = [o for o in offered.offered(at.officer) if o.kind == "organisation"]
    assert offer.restricted
    assert offered.answer(at.officer, offer.id, take=True).label == "restricted"
    assert "Sath Sujag" in bodies(TEXT)
    told = json.dumps(words.export(at.officer))
    assert "Kamdar" in told and "Sujag" not in told
    at.officer.ceiling = "internal"
    assert [str(w.words) for w in words.listed(at.officer)] == ["Kamdar"]
    assert not [o for o in offered.offered(at.officer) if o.kind == "organisation"]


def test_a_rule_list_comes_in_as_if_typed(at: Officer) -> None:
    """What an export holds comes in whole; what cannot stand there is counted."""
    words.add(at.officer, "organisation", "Sath Sujag")
    words.add(at.officer, "act", "shutterdown", "house_arrest")
    told = words.export(at.officer)
    for word in words.listed(at.officer):
        words.remove(at.officer, word)
    told["words"].append({"kind": "act", "words": "demand", "means": "arrest"})
    taken = words.take_in(at.officer, told)
    assert (taken.new, taken.refused) == (2, (3,))
    assert words.take_in(at.officer, told).new == 0
    for bad in (
        [],
        {"format": "other/1"},
        {**told, "words": "x"},
        {**told, "words": [1]},
    ):
        with pytest.raises(BadList):
            words.take_in(at.officer, bad)
