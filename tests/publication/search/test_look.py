"""What is found, by whom, where it stands, and what never shows."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from habeas.claims import review
from habeas.claims.models import Claim, Quote
from habeas.publication.search import look, queue
from habeas.publication.search.look import Ask
from habeas.register import protect
from habeas.store import here
from habeas.store.labels import LABELS, up_to
from habeas.store.ledger import write
from habeas.store.rows import new_id
from tests.publication.search.conftest import Room, said

TEXT = "Two deckhands were led off the quay. A cousin keeps Hawa at the mill. Rain."
CLOSED = "A cousin keeps Hawa at the mill"


def closed_room(room: Room) -> Any:
    start = TEXT.index(CLOSED)
    return room.keep(TEXT, [(start, start + len(CLOSED), "restricted")])


def test_words_are_found_where_they_stand(room: Room) -> None:
    """A hit says where its first mark stands in the text, and marks it."""
    text = closed_room(room)
    (hit,) = room.hits("quay", kind="text")
    assert hit.id == text.pk and TEXT[hit.start : hit.end] == "quay"
    assert [b.words for b in hit.snippet if b.marked] == ["quay"]
    assert said(hit).strip("… ") in TEXT


def test_a_closed_span_is_not_there_for_who_may_not_see_it(room: Room) -> None:
    """Not found, not counted, and in no snippet of the words beside it."""
    closed_room(room)
    assert room.look("cousin", "internal").count == 0
    assert room.look("hawa", "internal").count == 0
    beside = room.hits("quay", "internal") + room.hits("rain", "internal")
    assert beside and not any("mill" in said(h) for h in beside)
    assert {h.kind for h in room.hits("hawa")} == {"text", "claim"}


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_a_lower_ceiling_finds_exactly_what_it_may_see(
    one_room: Room, data: st.DataObject
) -> None:
    """Word by word: found, counted and shown only up to the ceiling."""
    run = new_id().replace("-", "")  # of no example before it: they share a desk
    said_words = [f"w{run}x{n}" for n in range(6)]
    text = " ".join(said_words)
    step = len(said_words[0]) + 1
    place = st.integers(0, 5)
    spans = data.draw(st.lists(st.tuples(place, place, st.sampled_from(LABELS))))
    closed = [(a * step, b * step + step - 1, label) for a, b, label in spans if a <= b]
    one_room.keep(text, closed)
    ceiling = data.draw(st.sampled_from(LABELS))
    seen = up_to(ceiling)
    labels = {
        n: max(
            ["internal", *(x for a, b, x in closed if a <= n * step < b)],
            key=LABELS.index,
        )
        for n in range(6)
    }
    hidden = [said_words[n] for n in range(6) if labels[n] not in seen]
    for n, word in enumerate(said_words):
        found = one_room.look(word, ceiling, kind="text")
        assert found.count == (1 if labels[n] in seen else 0)
        for hit in (h for g in found.groups for h in g.hits):
            assert hit.label in seen
            assert not any(w in said(hit) for w in hidden)
    assert {h.label for h in one_room.hits(f"w{run}*", ceiling)} <= set(seen)


def test_a_relabel_counts_before_it_is_acknowledged(room: Room) -> None:
    """When the write returns, the words are closed, and open again after the next."""
    closed_room(room)
    queue.settle()
    claim = Claim.objects.visible_to(room.officer).get(kind="person")
    with write(room.officer, "tests.relabel") as w:
        quote = Quote.objects.visible_to(room.officer).get(claim=claim)
        claim.label = quote.label = "internal"
        w.save(claim, quote)
    assert queue.waiting() == 0
    assert room.look("cousin", "internal", kind="text").count == 1
    protect.restrict(room.officer, claim)
    assert queue.waiting() == 0
    assert room.look("cousin", "internal").count == 0


def test_what_was_misread_closes_nothing(room: Room) -> None:
    """A person said that the source does not say it: its label goes with it."""
    closed_room(room)
    queue.settle()
    claim = Claim.objects.visible_to(room.officer).get(kind="person")
    review.misread(room.officer, [claim])
    assert room.look("cousin", "internal", kind="text").count == 1


def test_names_are_found_in_other_spellings_and_scripts(room: Room) -> None:
    text = "Hussain and فاطمہ were taken."
    room.keep(text, [(0, 7, "internal"), (12, 17, "internal")])
    for typed in ("husain", "حسين", "Hussain"):
        assert "claim" in {h.kind for h in room.hits(typed)}
    (hit,) = room.hits("Fatima")
    assert hit.otherwise and said(hit) == "فاطمہ"
    assert not room.hits('"fatima"')


def test_filters(room: Room, elsewhere: str) -> None:
    """Each narrows, and none opens what is closed."""
    room.keep("The boats were burnt at the quay.")
    room.keep("کشتیاں گھاٹ پر quay جلا دی گئیں اور لوگ گرفتار ہوئے۔")
    today = here.today()
    day = datetime.timedelta(days=1)
    assert room.look("quay").count == 2
    assert room.look("quay", language="ur").count == 1
    assert room.look("quay", kind="claim").count == 0
    assert room.look("quay", source_kind="file").count == 0
    assert room.look("quay", since=today).count == 2
    assert room.look("quay", until=today - day).count == 0
    assert room.look("quay", since=today - day, until=today + day).count == 2
    assert room.look("quay", label="restricted").count == 0
    assert room.look("quay", "partners", label="internal").count == 0


def test_pages_show_each_hit_once_newest_first(room: Room) -> None:
    texts = [room.keep(f"crate number {n} of the quay").pk for n in range(45)]
    shown: list[str] = []
    after = None
    while True:
        (group,) = look.search(room.officer, Ask("crate", "text", after=after)).groups
        shown += [h.id for h in group.hits]
        assert group.count == 45 and len(group.hits) <= look.PAGE
        if (after := group.after) is None:
            break
    assert shown == texts[::-1]


def test_counts_end_at_the_cap(room: Room, monkeypatch: Any) -> None:
    monkeypatch.setattr(look, "CAP", 3)
    for n in range(5):
        room.keep(f"crate {n}")
    found = room.look("crate", kind="text")
    assert found.count == 3 and found.more_than and found.groups[0].more_than


def test_nothing_is_asked_by_nothing(room: Room) -> None:
    room.keep(TEXT)
    for typed in ("", " ", '"', "-quay", "*", "()"):
        assert not room.look(typed).asked
    assert room.look("AND OR NOT").asked


def test_a_new_text_of_a_source_takes_the_place_of_the_old(room: Room) -> None:
    text = room.keep("The first reading says lantern.")
    queue.settle()
    again = type(text)(
        source=text.source,
        number=2,
        text="The second says candle.",
        sha256="0" * 64,
        hash="1" * 64,
        length=23,
        method="plain",
        version="2",
        metadata={},
        parts=[],
        key=text.key,
    )
    with write(room.officer, "tests.again") as w:
        w.save(again)
    assert not room.hits("lantern") and len(room.hits("candle")) == 1


@pytest.mark.parametrize(
    "odd",
    [
        {"kind": "\x05", "after": 126685732170},
        {"language": "\udb61"},
        {"until": datetime.date.max},
        {"since": datetime.date.min},
    ],
)
def test_odd_filters_find_nothing_or_filter_nothing(
    room: Room, odd: dict[str, Any]
) -> None:
    closed_room(room)
    assert look.search(room.officer, Ask("quay", **odd)).count in (0, 1, 2)
