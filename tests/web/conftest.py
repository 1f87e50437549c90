"""A desk with an invented statement half decided, and somebody who came in."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from habeas.accounts import officers
from habeas.accounts.models import User
from habeas.claims import propose
from habeas.claims.cards import cards
from habeas.claims.models import Claim
from habeas.register import decide
from habeas.register.listing import entries_on
from habeas.register.models import Demand
from habeas.sources import preserve, read
from habeas.sources.models import Source
from habeas.store import desk as desks
from habeas.store import vault
from habeas.store.ledger import write
from habeas.web import days, door, work
from tests.register.conftest import Statement, statement


@pytest.fixture(autouse=True)
def at_rest() -> Iterator[None]:
    """Let no long work outlive its test."""
    yield
    work.forget()
    work.settle()


@pytest.fixture
def visitor(desk: Any) -> Client:
    """Give a browser that came in to an empty desk."""
    door.at(desk.root)
    return came_in()


def came_in(**more: Any) -> Client:
    """Return a browser that came in, without typing the passphrase."""
    client = Client(**more)
    session = client.session
    door.admit(session)
    session.save()
    client.cookies["habeas"] = session.session_key
    return client


class Filled:
    """A desk with one statement, all of it accepted but the withheld and background."""

    def __init__(self, desk: Any) -> None:
        self.desk, self.officer = desk, desk.officer
        self.source: Source = Source.objects.visible_to(self.officer).get()
        self.open_card = cards(self.officer, self.source)[-1]

    def claims(self, kind: str) -> list[Claim]:
        found = Claim.objects.visible_to(self.officer).filter(
            source=self.source, kind=kind
        )
        return list(found.order_by("first", "id"))

    @property
    def entries(self) -> list[Any]:
        return entries_on(self.officer, days.today())

    def entry(self, name: str) -> Any:
        return next(e for e in self.entries if name in (e.name or e.words or ""))

    def lower(self, ceiling: str) -> None:
        """Let the officer see no more than what is labelled `ceiling`."""
        self.officer.ceiling = ceiling
        with write(self.officer, "accounts.found") as w:
            w.save(self.officer)

    @property
    def demands(self) -> list[Demand]:
        found = Demand.objects.visible_to(self.officer).filter(withdrawn=False)
        return list(found.order_by("position"))


def fill(officer: User, leave: int = 1) -> None:
    """Keep and read the invented statement, and accept all but its last cards."""
    told = statement()
    kept = preserve.keep(officer, told.text.encode(), kind="file", name="statement.txt")
    text = read.text_of(officer, kept.source)
    propose.propose_reading(officer, kept.source, text, told.reading, method="import")
    for card in cards(officer, kept.source)[:-leave]:
        decide.accept_card(officer, card)


@pytest.fixture(scope="session")
def filled_root(template: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the filled desk that the tests' desks are copies of (on SQLite)."""
    root = tmp_path_factory.mktemp("filled") / "desk"
    shutil.copytree(template.root, root)
    vault.unlock(desks.point(root), template.keys)
    fill(officers.the_officer())
    desks.lock()
    return root


@pytest.fixture
def filled(request: pytest.FixtureRequest, desk: Any) -> Filled:
    """Give a desk with the invented statement, decided but for its last card."""
    if connection.vendor == "sqlite":
        filled_root = request.getfixturevalue("filled_root")
        desks.lock()
        shutil.rmtree(desk.root)
        shutil.copytree(filled_root, desk.root)
        vault.unlock(desks.point(desk.root), desk.keys)
    else:
        fill(desk.officer)
    door.at(desk.root)
    return Filled(desk)


@pytest.fixture
def officer_in(filled: Filled) -> Client:
    """Give a browser that came in to the desk with the statement."""
    return came_in()


def tell_of_a_town(officer: User, date: str = "2026-03-07") -> None:
    """Accept a second statement: somebody was arrested in a town that maps know."""
    told = Statement("On 7 March 2026 police arrested Wekesa Barongo in Nakuru.\n")
    told.person("p1", "Wekesa Barongo")
    told.add("organisations", "police", id="o1", name="police", acronym=None)
    told.add("places", "Nakuru", id="l1", name="Nakuru")
    words = "police arrested Wekesa Barongo in Nakuru"
    told.act("arrest", words, ["p1"], by=["o1"], place="l1", date=date, event=None)
    kept = preserve.keep(officer, told.text.encode(), kind="paste").source
    text = read.text_of(officer, kept)
    propose.propose_reading(officer, kept, text, told.reading, method="import")
    found = Claim.objects.visible_to(officer).filter(source=kept)
    decide.accept(officer, list(found))
