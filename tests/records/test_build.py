"""Records: from accepted claims alone, the same each time, each value with its claim."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from habeas.claims.models import Claim
from habeas.records.accepted import accepted
from habeas.records.choosing import dated, heads
from habeas.records.models import (
    Act,
    Attribute,
    Basis,
    Characterisation,
    Event,
    Involvement,
    Organisation,
    Person,
    Place,
    Record,
    Relation,
)
from habeas.register import decide
from habeas.store.models import Entry
from habeas.store.rows import new_id
from tests.register.conftest import Desk, Statement, statement

Told = Callable[[], Statement]
MODELS: tuple[type[Record], ...] = (
    Person, Attribute, Organisation, Place, Event, Act, Involvement, Relation,
    Characterisation,
)  # fmt: skip


def live(model: type[Any]) -> list[Any]:
    """The rows of a model that stand."""
    return list(model.objects.whole("test").filter(withdrawn=False))


def shape(model: type[Any]) -> list[tuple[Any, ...]]:
    """What the standing rows of a model say, whatever their ids."""
    named = {p.pk: p.name or p.words for p in Person.objects.whole("test")}
    columns = [
        f.name
        for f in model._meta.concrete_fields
        if f.name in {"type", "kind", "name", "words", "date", "heads_min", "value"}
    ]
    rows = [
        (*(str(getattr(r, c)) for c in columns), named.get(getattr(r, "victim_id", "")))
        for r in live(model)
    ]
    return sorted(rows, key=str)


def rich(s: Statement) -> Statement:
    """The statement with attributes, a relation and a word of blame."""
    s.reading["people"][0]["attributes"] = {"occupation": "teacher", "age": [30, 40]}
    s.add("relations", "the union's secretary, Jonah Kipruwet", subject="p2",
          type="secretary of", object="o2")  # fmt: skip
    s.add("characterisations", "false case", of="a0", words="false", by=None)
    return s


def test_nothing_is_made_of_what_nobody_accepted(house: Desk, told: Told) -> None:
    """A reading alone makes no record; nor do set-aside and doubted claims."""
    source = house.read(told())
    claims = house.claims(source)
    decide.set_aside(house.officer, claims[:10])
    decide.doubt(house.officer, claims[10:20])
    assert not any(live(m) for m in MODELS)


def test_each_act_is_of_one_victim_with_its_doers(house: Desk, told: Told) -> None:
    """Arrests of her and of the five; a threat; a death of long ago; nothing else."""
    house.tell(told())
    acts = {(a.type, a.victim.name or a.victim.words): a for a in live(Act)}
    assert set(acts) == {
        ("arrest", "Amara Tessowe"),
        ("arrest", "five dock workers"),
        ("threat", "Jonah Kipruwet"),
        ("death_in_custody", "Baraka Ondisa"),
    }
    arrest = acts["arrest", "five dock workers"]
    assert (arrest.date, str(arrest.earliest)) == ("2026-03-04", "2026-03-04")
    assert arrest.place.name == "the bus park"
    assert arrest.event.title == "Arrests at the bus park"
    doers = {i.organisation.name for i in live(Involvement) if i.act_id == arrest.pk}
    assert doers == {"police"}


@pytest.mark.parametrize(
    "said",
    [
        {"modality": "demanded"},
        {"modality": "feared"},
        {"modality": "committed"},
        {"modality": "hypothetical"},
        {"modality": "intended"},
        {"modality": "denied"},
        {"polarity": "negated"},
        {"time_frame": "pattern"},
        {"time_frame": "future"},
        {"derivation": "inferred_by_source"},
    ],
)
def test_only_what_is_stated_of_an_occasion_is_an_act(
    house: Desk, told: Told, said: dict[str, str]
) -> None:
    """Whatever else is said of an arrest makes none."""
    s = told()
    s.reading["acts"] = [{**s.reading["acts"][0], **said}]
    house.tell(s)
    assert not live(Act) and not live(Involvement)


def test_every_value_opens_to_its_claims(house: Desk, told: Told) -> None:
    """No filled field of a record without a claim of its own source."""
    source = house.tell(rich(told()))
    bases = {(b.table, b.row, b.field) for b in Basis.objects.whole("test")}
    fields = {"name", "words", "heads_min", "type", "date", "title", "value"}
    for model in MODELS:
        for row in live(model):
            for name in fields & {f.name for f in model._meta.concrete_fields}:
                if getattr(row, name) not in (None, ""):
                    assert (model._meta.db_table, row.pk, name) in bases
    assert {b.claim.source_id for b in Basis.objects.whole("test")} == {source.pk}


def test_a_second_build_writes_nothing(house: Desk, told: Told) -> None:
    """The same rows, ids and entries."""
    source = house.tell(rich(told()))
    before = {r.pk: r.entry for m in MODELS for r in live(m)}
    entries = Entry.objects.count()
    assert decide.rebuild(house.officer, source) == 0
    assert {r.pk: r.entry for m in MODELS for r in live(m)} == before
    assert Entry.objects.count() == entries


def test_an_edit_changes_the_record_and_keeps_its_id(house: Desk, told: Told) -> None:
    """The value is the new claim's; so is the basis; the id stays."""
    source = house.tell(told())
    (person,) = [p for p in live(Person) if p.name == "Amara Tessowe"]
    claim = Claim.objects.whole("test").get(pk=person.claim_id)
    new = decide.edit(house.officer, claim, value={**claim.value, "name": "A. Tessowe"})
    (after,) = [p for p in live(Person) if p.name == "A. Tessowe"]
    assert after.pk == person.pk and after.claim_id == new.pk
    basis = Basis.objects.whole("test").filter(row=person.pk, field="name")
    assert [b.claim_id for b in basis] == [new.pk]
    assert accepted(source).root(new.pk) == claim.pk
    arrests = [a for a in live(Act) if a.victim_id == person.pk]
    assert [a.type for a in arrests] == ["arrest"]


def test_what_is_taken_back_is_withdrawn_and_comes_back(
    house: Desk, told: Told
) -> None:
    """Not deleted; accepted again it is the same row."""
    source = house.tell(told())
    (threat,) = [a for a in live(Act) if a.type == "threat"]
    claim = Claim.objects.whole("test").get(pk=threat.claim_id)
    decide.misread(house.officer, [claim])
    assert Act.objects.whole("test").get(pk=threat.pk).withdrawn
    decide.accept(house.officer, house.claims(source))
    assert [a.pk for a in live(Act) if a.type == "threat"] == [threat.pk]


def test_what_is_said_of_a_person_stays_theirs(house: Desk, told: Told) -> None:
    """Occupation, age, a relation, a word of blame beside the act."""
    house.tell(rich(told()))
    told_of = {(a.person.name, a.property): a.value for a in live(Attribute)}
    assert told_of == {
        ("Amara Tessowe", "occupation"): "teacher",
        ("Amara Tessowe", "age"): [30, 40],
    }
    (relation,) = live(Relation)
    assert (relation.person.name, relation.to_organisation.name) == (
        "Jonah Kipruwet",
        "police",
    )
    (blame,) = live(Characterisation)
    assert (blame.words, blame.act.type) == ("false", "arrest")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({}, (1, 1)),
        ({"kind": "individual", "heads": [3, 3]}, (1, 1)),
        ({"kind": "group", "heads": [3, 5]}, (3, 5)),
        ({"kind": "group", "words": "hundreds"}, (None, None)),
        ({"kind": "class", "heads": [9, 9]}, (None, None)),
    ],
)
def test_heads(value: dict[str, Any], expected: tuple[Any, Any]) -> None:
    """Words stay words; a class counts nobody."""
    assert heads(value) == expected


def test_dates_have_bounds_and_no_more() -> None:
    """One of two days has no best but the first; an open start none at all."""
    night = dated("[2026-02-02,2026-02-03]")
    assert [str(night[n]) for n in ("earliest", "latest", "best")] == [
        "2026-02-02",
        "2026-02-03",
        "2026-02-02",
    ]
    assert dated("../2026-02-02")["best"] is None
    assert dated(None) == {"date": "", "earliest": None, "latest": None, "best": None}


@settings(
    max_examples=3,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.randoms(use_true_random=False))
def test_the_order_of_accepting_is_no_matter(house: Desk, chance: Any) -> None:
    """One by one in any order, or all at once: the same records."""
    made = []
    for shuffled in (False, True):
        s = statement()
        s.text += f"\n{new_id()}\n"
        source = house.read(s)
        claims = sorted(house.claims(source), key=lambda c: (c.first, c.kind, c.pk))
        if shuffled:
            chance.shuffle(claims)
            for start in range(0, len(claims), 9):
                decide.accept(house.officer, claims[start : start + 9])
        else:
            decide.accept(house.officer, claims)
        made.append([shape(m) for m in MODELS])
        decide.misread(house.officer, house.claims(source))
        assert not any(live(m) for m in MODELS)
    assert made[0] == made[1]


def test_no_words_where_a_server_reads_codes(house: Desk, told: Told) -> None:
    """What somebody wrote in place of a code stays in the claim; equal words are known."""
    secret = "hid in Qvanari loft"
    s = rich(told())
    for listed in s.reading["relations"]:
        listed["type"] = secret
    for person in s.reading["people"]:
        person["attributes"] = {secret: "x"} if person["name"] else {}
    source = house.tell(s)
    event = house.claims(source, "event")[0]
    decide.edit(house.officer, event, value={**event.value, "kind": secret[:16]})
    act = house.claims(source, "act")[0]
    decide.edit(house.officer, act, value={**act.value, "time": secret[:16]})
    (relation,) = live(Relation)
    assert relation.called() == secret
    assert {a.called() for a in live(Attribute)} == {secret[:24]}
    assert len({a.property for a in live(Attribute)}) == 1
    with connection.cursor() as cursor:
        for model in (Relation, Attribute, Event, Act):
            cursor.execute(f'SELECT * FROM "{model._meta.db_table}"')  # noqa: S608
            assert secret[:8] not in str(cursor.fetchall())
