"""What ends a release in the making, and what the desk may go on with beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from habeas.accounts.models import SavedSearch
from habeas.claims import review
from habeas.publication import meanwhile, naming, opening, release
from habeas.publication.meanwhile import ChangedMeanwhile, settled
from habeas.records import identify
from habeas.register import asks, decide
from habeas.register.models import Episode
from habeas.sources import custody, erase, preserve
from habeas.store.ledger import write
from habeas.web import work

from .conftest import ON, Statement

OTHER = """Dockers wait at the gate

Mombasa | 12 March 2026

On 11 March police arrested the docker Wanjala Simbeye at the Kilindini gate. Call
Farida Okonjo on 0733 100 200.
"""


def other(name: str = "Wanjala Simbeye") -> Statement:
    """Return a statement that tells of nobody who stands in the first."""
    s = Statement(OTHER.replace("Wanjala Simbeye", name))
    s.person("p1", name)
    s.add("places", "Kilindini gate", id="l1", name="Kilindini gate")
    taken = f"police arrested the docker {name} at the Kilindini gate"
    s.add("events", taken, id="e1", title="An arrest at the gate", kind="incident",
          date="2026-03-11", place="l1")  # fmt: skip
    s.act("arrest", taken, ["p1"], place="l1", date="2026-03-11", asserted_by=[])
    s.row("p1", [1, 1], ("arrested", "2026-03-11", "explicit", taken))
    s.add("contacts", "0733 100 200", kind="phone", value="0733 100 200", owner=None)
    return s


@pytest.fixture
def told(house: Any) -> Any:
    """Give a desk with one source open to the public, and one that is closed."""
    house.inside = house.tell()
    house.open(house.inside)
    house.beside = house.tell(other())
    return house


def prepared(house: Any, to: str = "public") -> release.Prepared:
    return release.prepared(house.officer, to, on=ON)


def check(ready: release.Prepared) -> meanwhile.Stand:
    return settled(ready.stand, lambda: ready.files)


def test_the_desk_goes_on_while_a_release_is_made(told: Any) -> None:
    """A new statement, its decisions, a look, a login's key: none of it ends it."""
    ready = prepared(told)
    told.tell(other("Zablon Mutiso"))
    gone = told.tell(other("Nobody Anymore"))
    erase.destroy(told.officer, gone, "asked for by who spoke")
    check(ready)
    custody.did(told.officer, told.inside, "viewed")
    event = told.claims(told.beside, "event")
    review.doubt(told.officer, event)
    decide.accept(told.officer, event)
    episode = Episode.objects.visible_to(told.officer).get(
        person=told.person("Wanjala Simbeye")
    )
    asks.asked(told.officer, episode, "jail", "no_answer", ON)
    identify.same(
        told.officer, told.person("Wanjala Simbeye"), told.person("Zablon Mutiso")
    )
    told.open(told.beside, to="internal")
    with write(told.officer, "accounts.own_search") as w:
        w.save(SavedSearch(holder=told.officer, name="mine", asked={}))
    done = release.put(told.officer, ready, told.root / "out")
    assert done.entry > ready.stand.at.size
    assert done.manifest["checkpoint"]["size"] == ready.stand.at.size
    names = {p.name for p in (told.root / "out").iterdir()}
    assert names == set(ready.files)


def _named_again(house: Any) -> None:
    naming.decide(
        house.officer, [house.person("Lucia Achola")], "public", "none", "asked us"
    )


def _asked_of(house: Any) -> None:
    person = house.person("Salome Wekhomba")
    episode = Episode.objects.visible_to(house.officer).get(person=person)
    asks.asked(house.officer, episode, "jail", "denied", ON)


def _same(house: Any) -> None:
    identify.same(
        house.officer, house.person("Salome Wekhomba"), house.person("Wanjala Simbeye")
    )


def _doubted(house: Any) -> None:
    review.doubt(house.officer, house.claims(house.inside, "event")[:1])


def _heard(house: Any) -> None:
    """Somebody calls whose name stands in what is open."""
    preserve.keep(
        house.officer, b"I ask you for help.", kind="paste", voice="Likoni Ferry"
    )


STOPS: dict[str, tuple[Callable[[Any], object], Any]] = {
    "a source opened": (lambda h: h.open(h.beside), meanwhile.OPENED),
    "a source closed": (
        lambda h: opening.close_source(h.officer, h.inside),
        meanwhile.INSIDE,
    ),
    "a name taken back": (_named_again, meanwhile.AUDIENCE),
    "a person disclosed": (
        lambda h: naming.disclose(
            h.officer, h.person("Hawa Mbetera"), "public", "watch", "she agreed"
        ),
        meanwhile.AUDIENCE,
    ),
    "a jail asked of them": (_asked_of, meanwhile.PERSON),
    "one decided to be another": (_same, meanwhile.PERSON),
    "a claim doubted": (_doubted, meanwhile.INSIDE),
    "a source destroyed": (
        lambda h: erase.destroy(h.officer, h.inside, "asked for by who spoke"),
        meanwhile.INSIDE,
    ),
    "a caller of that name": (_heard, meanwhile.PROTECTED),
    "another release": (
        lambda h: release.publish(h.officer, "public", h.root / "first", on=ON),
        meanwhile.AUDIENCE,
    ),
}


@pytest.mark.parametrize("what", STOPS)
def test_what_it_stands_on_ends_it(told: Any, what: str) -> None:
    """Nothing is written or remembered; it says what was changed."""
    act, why = STOPS[what]
    ready = prepared(told)
    before = len(release.releases(told.officer)) + (what == "another release")
    act(told)
    assert not meanwhile.stands(ready.stand) or why is meanwhile.PROTECTED
    with pytest.raises(ChangedMeanwhile) as caught:
        release.put(told.officer, ready, told.root / "late")
    assert caught.value.why is why and str(why) in str(caught.value)
    assert not (told.root / "late").exists()
    assert len(release.releases(told.officer)) == before


def test_a_name_that_is_withheld_meanwhile_ends_it(told: Any) -> None:
    """A basis lets no name out that another source asks us never to write."""
    told.name("Lucia Achola")
    ready = prepared(told)
    asks_us = Statement("Please never write the name Lucia Achola anywhere.\n")
    asks_us.add("withhold", "Lucia Achola", why="contact")
    told.tell(asks_us, accept=False)
    with pytest.raises(ChangedMeanwhile) as caught:
        check(ready)
    assert caught.value.why is meanwhile.PERSON


def test_a_basis_that_is_destroyed_meanwhile_ends_it(told: Any) -> None:
    """She was named for a record of another source, decided to be of her."""
    more = Statement("Police took Salome Mwana to the station on 9 March.\n")
    more.person("p1", "Salome Mwana")
    closed = told.tell(more)
    one, other_ = told.person("Salome Mwana"), told.person("Salome Wekhomba")
    identify.same(told.officer, one, other_)
    told.name("Salome Mwana")
    ready = prepared(told)
    assert any(b"Salome Wekhomba" in data for data in ready.files.values())
    erase.destroy(told.officer, closed, "asked for by who spoke")
    with pytest.raises(ChangedMeanwhile) as caught:
        check(ready)
    assert caught.value.why is meanwhile.GONE


def test_who_may_see_less_now_gives_out_nothing(told: Any) -> None:
    """The officer's own sight, and a row that nobody knows of, end it too."""
    ready = prepared(told)
    told.officer.ceiling = "internal"
    with write(told.officer, "accounts.roles") as w:
        w.save(told.officer)
    with pytest.raises(ChangedMeanwhile) as caught:
        check(ready)
    assert caught.value.why is meanwhile.OFFICER


def test_inside_whatever_is_accepted_ends_it(told: Any) -> None:
    """An inner audience would be given it; to the public it is closed from birth."""
    inner, outer = prepared(told, "internal"), prepared(told)
    waiting = told.tell(other("Zablon Mutiso"), accept=False)
    check(inner)
    decide.accept(told.officer, told.claims(waiting))
    with pytest.raises(ChangedMeanwhile) as caught:
        check(inner)
    assert caught.value.why is meanwhile.OPENED
    check(outer)


def test_every_table_of_records_has_its_rule() -> None:
    """None ends every release for want of one, but what is meant to."""
    from habeas.store.tables import record_models

    known = {*meanwhile._rules(), *meanwhile._NEVER}
    assert {m.__name__ for m in record_models() if m not in known} == {"Consent"}


def test_it_is_stopped_in_the_midst_of_composing(told: Any) -> None:
    """Not only between two steps that are told: at any row that is loaded."""
    from habeas.store import stopping

    for most in (5, 200, 900):
        left = iter(range(most))

        def ask(left: Any = left) -> None:
            if next(left, None) is None:
                raise work.Stopped

        with pytest.raises(work.Stopped), stopping.heeding(ask):
            prepared(told)
    assert not release.releases(told.officer)
