"""The worked example: what a careful monitor reads in it, and the desk made of it."""

from __future__ import annotations

import datetime
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

from habeas import demo
from habeas.accounts.models import User
from habeas.claims.cards import cards
from habeas.claims.models import Claim
from habeas.claims.reader.read import read
from habeas.register.counts import counts
from habeas.register.listing import rows
from habeas.sources.models import Source
from habeas.store import desk as desks
from tools.served import served

ROOT = Path(__file__).parents[1]
MONDAY, DATELINE = "2026-05-04", "2026-05-05"
TAKEN = ("arrest", "detention", "mass_arrest", "abduction")
DEATHS = ("killing", "death_in_custody", "extrajudicial_execution")
RELEASED, THREATENED, LAWYER = "Wilder Tuanama", "Rosaura Pizuri", "Ysabel Rengifo"
DEMANDED = (
    "Jhonatan Ahuanari",
    "Mercedes Yuyarima",
    "Teófilo Shupingahua",
    "Olinda Canayo",
    "Segundo Tapullima",
    "Nélida Murayari",
    "Román taricuarima",
    "Euler Lancha",
    "Grimaldo Arirama",
)
ACCUSED = ("Zoila Manihuari Ríos", "Casimiro Pacaya")
DEAD = ("Anselmo Huaymacari", "Leoncia Curitima")


class Read:
    """The reading of the statement, asked as a monitor would ask."""

    def __init__(self) -> None:
        self.text = demo.paper("statement").decode()
        self.reading: dict[str, Any] = read(self.text)

    @cached_property
    def names(self) -> dict[str, str]:
        """Ids of people, by the name the statement gives them."""
        found = {}
        for name in (RELEASED, THREATENED, LAWYER, *DEMANDED, *ACCUSED, *DEAD):
            for person in self.reading["people"]:
                if (person["name"] or "").endswith(name):
                    found[name] = person["id"]
        return found

    def acts(self, *types: str, **wanted: str) -> list[dict[str, Any]]:
        """Return the acts of some types whose fields have these values."""
        return [
            act
            for act in self.reading["acts"]
            if act["type"] in types and all(act[k] == v for k, v in wanted.items())
        ]

    def row(self, name: str) -> dict[str, Any] | None:
        """Return somebody's row of the register, if there is one."""
        found = [
            r for r in self.reading["register"] if r["person"] == self.names.get(name)
        ]
        return found[0] if found else None

    def quoted(self, *kinds: str) -> Iterator[str]:
        """Yield the words that items of some kinds rest on."""
        for kind in kinds:
            for item in self.reading[kind]:
                yield from (q["exact"] for q in item["quotes"])


@pytest.fixture(scope="module")
def told() -> Read:
    """Give the reading of the statement."""
    return Read()


def test_the_statement_is_as_long_and_as_odd_as_real_ones() -> None:
    """No shorter than the real statement, with no-break spaces and curly quotes."""
    text = demo.paper("statement").decode()
    assert len(text) >= 10_700
    assert len(text.encode()) > len(text)
    assert text.count("\N{NO-BREAK SPACE}") > 40
    assert "“" in text


def test_the_people_are_found(told: Read) -> None:
    """Everybody who is named is found; two share no record."""
    missing = {RELEASED, THREATENED, LAWYER, *DEMANDED, *ACCUSED, *DEAD} - set(
        told.names
    )
    assert not missing
    assert len(set(told.names.values())) == len(told.names)


def test_one_release_is_told_and_no_other(told: Read) -> None:
    """The four who were taken with him are nowhere said to be out."""
    out = [r for r in told.reading["register"] if r["current"] == "released"]
    assert [r["person"] for r in out] == [told.names[RELEASED]]
    history = [(h["status"], h["date"]) for h in out[0]["history"]]
    assert history[0] == ("arrested", MONDAY)
    assert history[-1][0] == "released"
    assert history[-1][1] == f"[{MONDAY},{DATELINE}]"


def test_four_are_held_beside_him(told: Read) -> None:
    """The four dockers are one group of four; the ill one is no fifth."""
    heads = [
        r["heads"]
        for r in told.reading["register"]
        if r["current"] in ("arrested", "in_custody", "held_unacknowledged")
    ]
    assert heads == [[4, 4]]


def test_a_threat_is_no_arrest(told: Read) -> None:
    """She was to be arrested, and was not."""
    who = told.names[THREATENED]
    assert not [a for a in told.acts(*TAKEN) if who in a["victims"]]
    row = told.row(THREATENED)
    assert row is None or row["current"] in ("at_risk", "in_hiding")
    threats = told.acts("threat")
    assert [a for a in threats if a["modality"] == "intended"]


def test_who_asks_after_prisoners_is_none(told: Read) -> None:
    """The lawyer who was told that nobody is held there is not held."""
    assert told.row(LAWYER) is None


def test_prisoners_of_a_demand_are_reported_held(told: Read) -> None:
    """Nine named in a demand: held by report of that day, taken and freed on none."""
    for name in DEMANDED:
        row = told.row(name)
        assert row is not None, name
        assert row["current"] == "reported_held"
        assert {h["date"] for h in row["history"]} <= {None, MONDAY, DATELINE}
        assert {h["derivation"] for h in row["history"]} == {"presupposed"}
        assert not [a for a in told.acts(*TAKEN) if told.names[name] in a["victims"]]


def test_a_case_to_be_dropped_is_no_detention(told: Read) -> None:
    """Two who face a case."""
    for name in ACCUSED:
        row = told.row(name)
        assert row is not None
        assert row["current"] == "facing_case"


def test_deaths_of_long_ago_are_no_news(told: Read) -> None:
    """Those killed years before are historical, and nobody died on that Monday."""
    for act in told.acts(*DEATHS):
        assert act["time_frame"] in ("historical", "pattern")
        assert not (act["date"] or "").startswith("2026")


def test_a_pattern_names_no_victim(told: Read) -> None:
    """Disappearance is told as a pattern; nobody of this incident disappeared."""
    assert not told.acts("enforced_disappearance", time_frame="incident")


def test_days_are_worked_out_from_the_dateline(told: Read) -> None:
    """Monday is the day before; the page stamp is the American way round."""
    assert told.reading["dateline"]["date"] == DATELINE
    arrests = [a for a in told.acts("arrest") if a["modality"] == "stated"]
    assert arrests
    assert {a["date"] for a in arrests if a["time_frame"] == "incident"} == {MONDAY}


def test_what_is_ahead_is_the_sites_calendar(told: Read) -> None:
    """Two congresses, whose years run into the next word, or a number into the last."""
    found = [(s["start"], s["end"]) for s in told.reading["scheduled"]]
    assert found == [("2026-05-15", "2026-05-17"), ("2026-05-29", "2026-06-01")]


def test_contacts_are_found_and_withheld(told: Read) -> None:
    """Phones of two countries, an address, and two sites that run together."""
    kinds = {c["kind"] for c in told.reading["contacts"]}
    assert {"phone", "fax", "mobile", "email", "postal", "url"} <= kinds
    withheld = " ".join(told.quoted("withhold"))
    for part in ("550142", "rivers.example.org", "Las Boyas Street"):
        assert part in withheld


def test_how_she_got_away_is_withheld(told: Read) -> None:
    """The coat, the cooks, and who stayed with her."""
    withheld = " ".join(told.quoted("withhold"))
    assert "nurse’s coat" in withheld
    assert "diabetic" in withheld


def test_no_organisation_is_made_of_furniture(told: Read) -> None:
    """Neither the page's trail nor a word for the State is a body."""
    for organisation in told.reading["organisations"]:
        assert not re.search(r"\bEs Latin\b|^The Republic$", organisation["name"])


def test_demands_are_many_and_seldom_addressed(told: Read) -> None:
    """Most resolutions name nobody; no vote is told."""
    found = told.reading["demands"]
    assert 28 <= len(found) <= 46
    addressed = [d for d in found if d["addressee_explicit"]]
    assert 1 <= len(addressed) <= 5
    assert {d["number"] for d in found} <= set(range(1, 21)) | {None}


# --- the desk that is made of it -----------------------------------------------------


@pytest.fixture
def practice(no_desk: Path) -> User:
    """Give the officer of a practice desk, with the example read."""
    return demo.make(no_desk)


def test_the_desk_is_read_and_half_decided(practice: User) -> None:
    """Statement and note are read; half of the cards are decided, half are left."""
    read_of = dict(Source.objects.visible_to(practice).values_list("kind", "reading"))
    assert read_of == {"file": "read", "note": "read"}
    accepted = demo.half(practice)
    statement = Source.objects.visible_to(practice).get(kind="file")
    dealt = cards(practice, statement)
    assert len([c for c in dealt if not c.open]) >= accepted > 2
    assert [c for c in dealt if c.open]


def test_the_register_of_the_example_is_right(practice: User) -> None:
    """What was accepted says who is out, who is held, and frees nobody else."""
    demo.half(practice)
    day = datetime.date.fromisoformat(DATELINE)
    current = {str(r.name): r.entry.liberty.value for r in rows(practice, day)}
    assert [n for n, v in current.items() if v == "released"] == [RELEASED]
    assert counts(practice, day).released == 1
    assert counts(practice, day).verified == 0


def test_the_note_has_its_voice(practice: User) -> None:
    """The caller is the voice, and asked not to be named: nothing of it is open."""
    note = Source.objects.visible_to(practice).get(kind="note")
    assert str(note.voice) == demo.VOICE
    found = Claim.objects.visible_to(practice).filter(source=note)
    assert {c.state for c in found} <= {"suggested"}


def test_the_desk_stands_its_own_check(practice: User, no_desk: Path) -> None:
    """`verify` finds nothing wrong with it."""
    desks.lock()
    found = desks.look(no_desk, demo.PASSPHRASE)
    assert not [f for f in found if f.damaged]


# --- the command -------------------------------------------------------------------


def started(folder: Path) -> subprocess.Popen[str]:
    """Start `habeas demo` with a folder of its own for temporary files."""
    return subprocess.Popen(
        [sys.executable, "-m", "habeas.cli", "demo", "--port", "0", "--no-browser"],
        env=os.environ | {"TMPDIR": str(folder), "PYTHONPATH": str(ROOT / "src")},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("when", ["making", "serving"])
def test_nothing_is_left_when_it_is_stopped(
    tmp_path: Path, how: signal.Signals, when: str
) -> None:
    """Stopped at any moment, the practice desk is gone, and its folder with it."""
    process = started(tmp_path)
    try:
        if when == "making":
            wait_for(lambda: list(tmp_path.glob("*/desk/keys.json")))
        else:
            assert process.stdout is not None
            assert "http://localhost:" in process.stdout.readline()
        os.killpg(process.pid, how)
        process.wait(timeout=120)
    finally:
        process.kill()
        process.communicate()
    assert not list(tmp_path.iterdir())


def wait_for(happened: Callable[[], object]) -> None:
    """Wait until something is so, for some minutes at most."""
    end = time.monotonic() + 240
    while not happened():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_the_desk_opens_in_a_browser_without_typing() -> None:
    """The address that is printed lets its browser in, and shows the statement."""
    command = [sys.executable, "-m", "habeas.cli", "demo", "--port", "0"]
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    with served([*command, "--no-browser"], environment=environment) as desk:
        status, text = desk.get("/")
        assert status == 200
        assert "statement.txt" in text or "Assembly of the Rivers" in text
        pages = desk.links(text)
        assert len(pages) > 4
        assert {desk.get(path)[0] for path in pages} == {200}
