"""A call taken down: a note, claims that quote it, and rows of the register."""

from __future__ import annotations

import datetime
import json
import os
import signal
import subprocess
import sys
import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.claims import calling, quotes
from habeas.claims.calling import Call
from habeas.claims.models import Claim, Decision, Quote
from habeas.records.models import Act, Attribute, Organisation, Person
from habeas.register import calls, decide
from habeas.register.listing import entries_on
from habeas.register.models import Episode
from habeas.register.questions import known_fields
from habeas.sources.models import Source
from habeas.store import desk as desks
from habeas.store import ledger
from habeas.store.models import Payload
from habeas.store.verify import verify
from tests.conftest import POSTGRES

AT = datetime.datetime(
    2026, 11, 25, 23, 15, tzinfo=datetime.timezone(datetime.timedelta(hours=5))
)
GATE = {
    "caller": "a woman at the gate",
    "reach": "0300 555 0000",
    "consent": "authorities",
    "who": "Sohail Dost",
    "count": "four, one name known",
    "day": "today",
    "time": "raat 9 baje",
    "place": "the mill gate",
    "manner": "agency",
    "by": "police in two vans",
    "held_at": "Landhi Police Station",
    "hurt": "one was bleeding",
    "lawyer": "not yet",
    "further": "They shouted at the women.",
}


def call(**values: str) -> Call:
    return Call(calling.clean(values), AT)


def test_four_at_the_gate_one_name_known(desk: Any) -> None:
    """One named person and an unnamed group of three stand on the register."""
    taken = calls.take(desk.officer, call(**GATE))
    named, group = taken.episodes
    assert (named.person.name, named.person.kind) == ("Sohail Dost", "individual")
    assert (group.person.heads_min, group.person.heads_max) == (3, 3)
    assert "3 others" in str(group.person.words)
    found = entries_on(desk.officer, AT.date())
    assert [e.liberty.value for e in found] == ["arrested", "arrested"]
    assert {e.stay.name for e in found if e.stay} == {"Landhi Police Station"}
    acts = list(Act.objects.visible_to(desk.officer))
    assert {(a.type, a.date, a.time) for a in acts} == {
        ("arrest", "2026-11-25", "21:00")
    }
    (body,) = Organisation.objects.visible_to(desk.officer)
    assert body.name == "police in two vans"
    known = {f.code for f in known_fields(desk.officer, named) if f.known}
    assert known >= {"identity", "taken_on", "taken_at", "taken_place", "held_at"}


def test_the_note_is_kept_and_quoted(desk: Any) -> None:
    """Every claim quotes words that stand in the note, by the caller's voice."""
    source = calls.take(desk.officer, call(**GATE)).source
    assert (source.kind, source.voice) == ("note", GATE["caller"])
    assert source.reading == "read" and source.sha256
    claims = list(Claim.objects.visible_to(desk.officer).filter(source=source))
    assert len(claims) > 10
    for claim in claims:
        assert claim.voices == [GATE["caller"]] and claim.method == "person"
        said = list(Quote.objects.visible_to(desk.officer).filter(claim=claim))
        assert said and all(quotes.stands(q) for q in said)
    assert not [f for f in verify() if f.damaged]


def test_each_is_decided_on_and_none_in_bulk(desk: Any) -> None:
    """One decision a claim; what is said of nobody in particular only suggested."""
    source = calls.take(desk.officer, call(**GATE)).source
    claims = Claim.objects.visible_to(desk.officer).filter(source=source)
    decided = Decision.objects.visible_to(desk.officer).filter(claim__in=claims)
    assert not any(d.bulk for d in decided)
    (open_,) = claims.filter(state="suggested")
    assert open_.value["property"] == "health" and open_.subject_id is None
    assert decided.count() == claims.count() - 1


def test_hurt_is_said_of_the_only_one(desk: Any) -> None:
    """Of one person it is known whom it is about; it is restricted."""
    calls.take(desk.officer, call(who="Sohail Dost", hurt="a broken arm"))
    (told,) = Attribute.objects.visible_to(desk.officer)
    assert (told.property, told.label) == ("health", "restricted")


def test_the_caller_is_restricted_and_no_closes_all(desk: Any) -> None:
    """How to reach a caller is for the desk alone; "no" closes the whole note."""
    source = calls.take(desk.officer, call(**GATE)).source
    mine = Claim.objects.visible_to(desk.officer).filter(source=source)
    labels = {c.kind: c.label for c in mine}
    assert labels["contact"] == "restricted" and labels["status"] == "internal"
    closed = calls.take(desk.officer, call(**{**GATE, "consent": "no"})).source
    assert closed.label == "restricted"
    mine = Claim.objects.visible_to(desk.officer).filter(source=closed)
    assert {c.label for c in mine} == {"restricted"}
    assert {e.label for e in Episode.objects.visible_to(desk.officer).filter(
        claim__source=closed)} == {"restricted"}  # fmt: skip


def test_who_may_not_decide_takes_the_call_down(desk: Any) -> None:
    """A coder's call is kept whole, suggested; the register waits for a reviewer."""
    desk.officer.roles = ["coder"]
    taken = calls.take(desk.officer, call(**GATE))
    desk.officer.roles = ["officer"]
    mine = Claim.objects.visible_to(desk.officer).filter(source=taken.source)
    assert {c.state for c in mine} == {"suggested"} and taken.episodes == ()
    decide.accept(desk.officer, mine)
    assert len(calls.of_note(desk.officer, taken.source).episodes) == 2


def test_nobody_is_merged(desk: Any) -> None:
    """The same name in two calls is two people until somebody decides."""
    for _ in range(2):
        calls.take(desk.officer, call(who="Sohail Dost", day="today"))
    assert Person.objects.visible_to(desk.officer).count() == 2
    assert len(entries_on(desk.officer, AT.date())) == 2


@pytest.mark.parametrize(
    ("values", "heads"),
    [
        ({"who": "A\nB"}, [(1, 1), (1, 1)]),
        ({"count": "four"}, [(4, 4)]),
        ({"who": "A", "count": "3 to 5"}, [(1, 1), (2, 4)]),
        ({"who": "A\nB\nC", "count": "2"}, [(1, 1)] * 3),
        ({"who": "A", "count": "hundreds"}, [(1, 1), (None, None)]),
        ({"who": "A", "count": "at least ۳"}, [(1, 1), (2, None)]),
        ({"place": "the gate"}, [(None, None)]),
        ({"count": "0"}, [(None, None)]),
    ],
)
def test_how_many(
    values: dict[str, str], heads: list[tuple[int | None, int | None]], desk: Any
) -> None:
    """Names count, the rest is one unnamed group, and words stay words."""
    taken = calls.take(desk.officer, call(**values))
    found = [(e.heads_min, e.heads_max) for e in taken.episodes]
    assert found == heads


@pytest.mark.parametrize(
    ("manner", "value", "acts"),
    [
        ("agency", "arrested", ["arrest"]),
        ("unknown", "abducted_by_unknown", ["abduction"]),
        ("missing", "missing", []),
        ("", "reported_held", ["detention"]),
    ],
)
def test_how_they_were_taken(
    manner: str, value: str, acts: list[str], desk: Any
) -> None:
    """Nobody is called arrested whom the caller did not say to be taken so."""
    calls.take(desk.officer, call(who="A", manner=manner))
    (entry,) = entries_on(desk.officer, AT.date())
    assert entry.liberty.value == value
    assert [a.type for a in Act.objects.visible_to(desk.officer)] == acts


def test_a_call_about_nobody_is_a_note(desk: Any) -> None:
    """What a caller says of no taking is kept, and makes no row."""
    taken = calls.take(desk.officer, call(caller="B", further="Thank you."))
    assert taken.episodes == () and taken.source.reading == "read"


def test_an_empty_call_is_no_call(desk: Any) -> None:
    """Nothing typed, nothing kept."""
    before = desks.entries()
    for values in ({}, {"who": " \n "}, {"consent": "no"}):
        with pytest.raises(calls.EmptyCall):
            calls.take(desk.officer, call(**values))
    assert desks.entries() == before


def test_the_same_key_keeps_once(desk: Any) -> None:
    """A form that is sent twice is one call."""
    first = calls.take(desk.officer, call(**GATE), key="k")
    second = calls.take(desk.officer, call(**GATE), key="k")
    assert first.source.pk == second.source.pk
    assert [e.pk for e in first.episodes] == [e.pk for e in second.episodes]
    assert Source.objects.visible_to(desk.officer).count() == 1


def test_what_cannot_be_is_kept_as_words(desk: Any) -> None:
    """Markup, ten thousand letters, an impossible time: words of the note, no more."""
    values = {
        "who": "<b>Ali</b>\n" + "x" * 10_000,
        "day": "31 February",
        "time": "25:70",
        "by": "\u202eenil\0",
        "further": "y" * 10_000,
    }
    taken = calls.take(desk.officer, call(**values))
    names = [str(e.person.name) for e in taken.episodes]
    assert names == ["<b>Ali</b>", "x" * 400]
    (act, _other) = Act.objects.visible_to(desk.officer)
    assert (act.date, act.time) == ("", "")
    text = str(taken.source.texts.whole("test").get().text)
    assert "31 February" in text and "25:70" in text and "y" * 10_000 in text


@settings(max_examples=60)
@given(st.dictionaries(st.sampled_from(calling.FIELDS), st.text(max_size=60)))
def test_every_saying_quotes_the_note(values: dict[str, str]) -> None:
    """Whatever is typed, each claim's words lie in the note, in order."""
    told = call(**values)
    note = calling.compose(told, "Officer")
    for one in calling.sayings(told, note):
        assert one.spans
        for start, end in one.spans:
            assert 0 <= start < end <= len(note.text)
    for name, spans in note.spans.items():
        if name in ("caller", "place", "by", "held_at", "further"):
            assert note.text[slice(*spans[0])] == told[name]


def test_a_closed_call_was_never_open(desk: Any) -> None:
    """Not for the moment between the note and its claims: every state of every row that
    the ledger has of it is restricted."""
    taken = calls.take(desk.officer, call(**{**GATE, "consent": "no"}), key="c")
    rows = Payload.objects.filter(key=taken.source.pk)
    told = [json.loads(ledger.plain(p)[1]) for p in rows]
    assert len(told) > 10
    assert {row["label"] for row in told} == {"restricted"}


TAKING = """
import os, sys, datetime
import django
django.setup()
from pathlib import Path
from habeas.accounts.officers import the_officer
from habeas.claims.calling import Call
from habeas.register import calls
from habeas.store import desk as desks
desks.unlock(Path(sys.argv[1]), sys.argv[2])
at = datetime.datetime(2026, 11, 25, 23, 15, tzinfo=datetime.UTC)
for n in range(1000):
    told = {"caller": "a cousin", "consent": "no", "who": f"Sohail {n}", "day": "today"}
    print("begun", n, flush=True)
    calls.take(the_officer(), Call(told, at), key=f"k{n}")
    print("done", n, flush=True)
"""


@pytest.mark.skipif(
    sys.platform == "win32" or POSTGRES,
    reason="there is no SIGKILL, or the other process has another database",
)
@pytest.mark.parametrize("after", [3, 6])
def test_a_call_survives_the_process_that_took_it(desk: Any, after: int) -> None:
    """Killed in the middle of a call: what was acknowledged is whole, what was not is
    a closed note or nothing, and keeping it again makes it whole, once."""
    desks.lock()
    lines: list[list[str]] = []
    with subprocess.Popen(
        [sys.executable, "-c", TAKING, str(desk.root), desk.passphrase],
        env={**os.environ, "HABEAS_DESK": str(desk.root)},
        stdout=subprocess.PIPE,
        text=True,
    ) as taking:
        for line in taking.stdout or ():
            lines.append(line.split())
            if ["begun", str(after)] == lines[-1]:
                time.sleep(0.03 * after)
                taking.kill()
    assert taking.returncode == -signal.SIGKILL
    desks.unlock(desk.root, desk.passphrase)
    done = {n for word, n in lines if word == "done"}
    notes = list(Source.objects.visible_to(desk.officer))
    assert {n.label for n in notes} <= {"restricted"}
    people = {str(p.name) for p in Person.objects.visible_to(desk.officer)}
    assert {f"Sohail {n}" for n in done} <= people
    at = datetime.datetime(2026, 11, 25, 23, 15, tzinfo=datetime.UTC)
    begun = {n for word, n in lines if word == "begun"}
    for n in begun:
        told = {"caller": "a cousin", "consent": "no", "who": f"Sohail {n}"}
        calls.take(desk.officer, Call({**told, "day": "today"}, at), key=f"k{n}")
    assert Source.objects.visible_to(desk.officer).count() == len(begun)
    named = [str(p.name) for p in Person.objects.visible_to(desk.officer)]
    held = [n for n in named if n != "a cousin"]
    assert sorted(held) == sorted(f"Sohail {n}" for n in begun)
    assert not [f for f in verify() if f.damaged]
