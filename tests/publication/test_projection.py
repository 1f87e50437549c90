"""What each audience is given of a desk that holds one of each dangerous thing."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest

from habeas.claims.models import Claim, Quote
from habeas.publication import naming
from habeas.publication.audience import NoSuchAudience, outside
from habeas.publication.check import quotes_in
from habeas.publication.export.composed import Id, Words, leaves
from habeas.publication.projection import project
from habeas.records import correct, identify
from habeas.records.models import Organisation, Person, Place
from habeas.register import change, decide, protect
from habeas.register.models import Status
from habeas.sources import erase
from habeas.sources.models import Source
from habeas.store import here
from habeas.store.ledger import write

AUDIENCES = ("public", "partner", "internal")
SECRETS = ("asthma", "inhaler", "old mill", "722 000 123", "example.org", "cousin")
Told = Callable[[], Any]


def words(publication: Any) -> str:
    """Return all words of a publication as one text."""
    return "\n".join(x.text for x in leaves(publication) if isinstance(x, Words))


def rows(publication: Any) -> list[tuple[str, str]]:
    """Return name (or kind) and liberty value of each row of the register."""
    return sorted(
        (
            r.person.name.text if r.person.name else r.person.kind.value,
            r.liberty.value.value if r.liberty.value else "",
        )
        for r in publication.register
    )


def test_nothing_goes_out_before_it_is_opened(house: Any) -> None:
    """Everything is internal from birth: the public is given an empty publication."""
    house.tell()
    for audience in ("public", "partner"):
        found = house.project(audience)
        assert not (found.incidents or found.register or found.demands)
        assert not found.sources and words(found) == ""
    assert house.project("internal").register


def test_public_without_any_basis(house: Any) -> None:
    """Nobody is named; people stand as known to us, groups by their number."""
    house.open(house.tell())
    found = house.project()
    assert rows(found) == [
        ("group", "in_custody"),
        ("individual", "died_in_custody"),
        ("individual", "released"),
        ("individual", "reported_held"),
        ("individual", "reported_held"),
    ]
    people = [r.person for r in found.register if r.person.kind.value == "individual"]
    assert all(p.known and p.name is None for p in people)
    figures = {f.code.value: f.value for f in found.figures}
    assert figures == {"reported": 6, "located": 4, "verified": 0, "released": 1}


@pytest.mark.parametrize("audience", AUDIENCES)
def test_what_is_protected_is_absent(house: Any, audience: str) -> None:
    """Health, protective details and contacts are in no audience's words."""
    house.open(house.tell(), to=audience)
    text = words(house.project(audience))
    assert text
    assert not [s for s in SECRETS if s in text]
    assert "brought to safety" not in text
    assert "Officer Nobody" not in text


def test_names_are_cut_from_quotes(house: Any) -> None:
    """A quote keeps the source's words around a name without a basis."""
    house.open(house.tell())
    text = words(house.project())
    assert not [n for n in house_names() if n.split()[1] in text]
    assert "police arrested the deckhand" in text
    quotes = list(quotes_in(house.project()))
    assert any(not q.whole for q in quotes) and any(q.whole for q in quotes)


def house_names() -> tuple[str, ...]:
    return (
        "Salome Wekhomba",
        "Hawa Mbetera",
        "Juma Karisanga",
        "Lucia Achola",
        "Daudi Mkangi",
        "Rehema Chepngo",
        "Dismas Otwanga",
    )


def test_a_basis_names_a_person(house: Any) -> None:
    """And only that person, in the register, as victim and in the quotes."""
    house.open(house.tell())
    house.name("Salome Wekhomba")
    found = house.project()
    assert ("Salome Wekhomba", "released") in rows(found)
    (incident,) = [i for i in found.incidents if i.kind.value == "incident"]
    victims = {a.victim.value.name for a in incident.acts if a.victim.value}
    assert "Salome Wekhomba" in {v.text for v in victims if v}
    text = words(found)
    assert "Salome Wekhomba was released" in text and "Achola" not in text


def test_internal_people_are_named_unless_decided_otherwise(house: Any) -> None:
    """Inside the desk a name needs no basis; a decision against it is kept."""
    house.tell()
    assert ("Lucia Achola", "reported_held") in rows(house.project("internal"))
    house.name("Lucia Achola", to="internal", basis="none")
    assert "Achola" not in words(house.project("internal"))


@pytest.mark.parametrize("audience", AUDIENCES)
def test_watch_entries_stay(house: Any, audience: str) -> None:
    """A threat is not shown, nor that somebody is watched; not even with a basis."""
    house.open(house.tell(), to=audience)
    house.name("Hawa Mbetera", "Rehema Chepngo", to=audience)
    found = house.project(audience)
    assert not {"at_risk", "facing_case"} & {value for _, value in rows(found)}
    acts = {a.type.value.value for i in found.incidents for a in i.acts}
    assert acts == {"arrest", "assault", "death_in_custody"}
    text = words(found)
    assert "Mbetera" not in text and "Chepngo" not in text


def test_a_watch_entry_goes_out_by_a_decision(house: Any) -> None:
    """For that person alone, and without the restricted words."""
    house.open(house.tell())
    house.name("Rehema Chepngo", "Hawa Mbetera")
    person = house.person("Rehema Chepngo")
    made = naming.disclose(house.officer, person, "public", "watch", "her lawyer asked")
    found = house.project()
    assert ("Rehema Chepngo", "facing_case") in rows(found)
    assert "Rehema Chepngo" in words(found) and "Mbetera" not in words(found)
    assert "The false case against Rehema Chepngo must be" in words(found)
    figures = {f.code.value: f.value for f in found.figures}
    assert figures["reported"] == 6
    naming.close(house.officer, made)
    assert "Chepngo" not in words(house.project())


def test_an_escape_takes_the_row_with_it(house: Any) -> None:
    """Without the escape the row would say that the person is held: it is left out."""
    house.open(house.tell())
    house.name("Juma Karisanga")
    made = house.compose()
    assert "Juma Karisanga" not in [name for name, _ in rows(made.publication)]
    assert len(made.left_out["register"]) == 1
    person = house.person("Juma Karisanga")
    naming.disclose(house.officer, person, "public", "escaped", "the family wants it")
    told = house.project()
    assert ("Juma Karisanga", "escaped") in rows(told)
    assert {f.code.value: f.value for f in told.figures}["reported"] == 6


def test_an_individual_doer_is_given_by_unit(house: Any) -> None:
    """The name stays inside; a decision for that person lets it out."""
    house.open(house.tell())

    def doer() -> Any:
        acts = [a for i in house.project().incidents for a in i.acts]
        (beating,) = [a for a in acts if a.type.value.value == "assault"]
        return beating.doers[0].value

    assert (doer().kind.value, doer().name.text) == ("unit", "Marine Police Unit")
    house.name("Dismas Otwanga")
    assert doer().kind.value == "unit"
    person = house.person("Dismas Otwanga")
    naming.disclose(house.officer, person, "public", "doer", "convicted in open court")
    assert (doer().kind.value, doer().name.text) == ("individual", "Dismas Otwanga")


def test_ids_are_of_one_audience(house: Any) -> None:
    """No id is shared between audiences, and none is a row's own."""
    source = house.tell()
    house.open(source)
    ids = {}
    for audience in AUDIENCES:
        found = [x for x in leaves(house.project(audience)) if isinstance(x, Id)]
        assert {i.audience for i in found} == {audience}
        ids[audience] = {i.value for i in found}
    assert ids["public"] and not ids["public"] & ids["partner"]
    assert not ids["internal"] & (ids["public"] | ids["partner"])
    assert source.pk.replace("-", "") not in set().union(*ids.values())


def test_ids_are_stable(house: Any) -> None:
    """The same row has the same id in later releases to an audience."""
    source = house.tell()
    house.open(source)
    before = house.project()
    house.name("Lucia Achola")
    assert [s.id for s in house.project().sources] == [s.id for s in before.sources]
    assert before.sources[0].id == outside("public", source.pk)


def test_the_same_desk_gives_the_same_publication(house: Any) -> None:
    """Composing twice gives equal values."""
    house.open(house.tell())
    assert house.project() == house.project()


@pytest.mark.parametrize("label", ["partners", "internal", "restricted"])
def test_a_quote_closed_again_is_not_shown(house: Any, label: str) -> None:
    """Of a row, its claim and its quote, the most closed label applies."""
    house.open(house.tell())
    shown = "police arrested the deckhand"
    assert shown in words(house.project())
    quotes = Quote.objects.visible_to(house.officer)
    with write(house.officer, "test.close") as w:
        for quote in quotes:
            if shown in quote.exact:
                quote.label = label
                w.save(quote)
    assert shown not in words(house.project())


@pytest.mark.parametrize("label", ["partners", "internal", "restricted"])
def test_a_field_closed_again_is_not_shown(house: Any, label: str) -> None:
    """A field's own label closes it, and the name is cut from quotes too."""
    house.open(house.tell())
    house.name("Lucia Achola")
    person = house.person("Lucia Achola")
    person.field_labels = {"name": label}
    with write(house.officer, "test.close") as w:
        w.save(person)
    assert "Achola" not in words(house.project())


def test_a_restricted_span_is_cut_wherever_it_is_quoted(house: Any) -> None:
    """A span closed by an officer is gone from every quote that overlaps it."""
    house.open(house.tell())
    assert "Likoni ramp" in words(house.project())
    quotes = Quote.objects.visible_to(house.officer).filter(claim__kind="place")
    with write(house.officer, "test.close") as w:
        for quote in quotes:
            if quote.exact == "Likoni ramp":
                quote.label = "restricted"
                w.save(quote)
    found = house.project()
    assert all(i.place.value is None for i in found.incidents)


def test_a_proposal_to_withhold_protects_until_it_is_called_misread(
    house: Any,
) -> None:
    """Nobody has to accept it; a person has to say that it was wrong."""
    source = house.tell(accept=False)
    others = [c for c in house.claims(source) if c.kind != "withhold"]
    decide.accept(house.officer, [c for c in others if c.kind != "contact"])
    house.open(source)
    assert "inhaler" not in words(house.project())
    assert not [s for s in SECRETS if s in words(house.project())]


def test_people_who_are_the_same_share_a_name(house: Any, told: Told) -> None:
    """A basis holds for all records decided to be one person."""
    s = told()
    again = s.text.replace("12 March", "14 March").replace("mill", "quay")
    other = type(s)(again)
    other.person("p1", "Salome Wekhomba")
    free = "On 11 March Salome Wekhomba was released"
    other.row("p1", [1, 1], ("released", "2026-03-11", "explicit", free))
    first, second = house.tell(), house.tell(other)
    house.open(first, second)
    people = Person.objects.visible_to(house.officer).filter(withdrawn=False)
    a, b = [p for p in people if p.name == "Salome Wekhomba"]
    naming.decide(house.officer, [a], "public", "own_consent", "she wrote to us")
    named = [r for r in rows(house.project()) if r[0] == "Salome Wekhomba"]
    assert len(named) <= 1
    identify.same(house.officer, a, b)
    (row,) = [r for r in house.project().register if r.person.name]
    assert row.person.name.text == "Salome Wekhomba"


def test_closed_news_takes_the_row_out(house: Any) -> None:
    """What the desk knows and the audience may not leaves nothing false behind."""
    house.open(house.tell())
    house.name("Lucia Achola")
    person = house.person("Lucia Achola")
    episode = person.episodes.all().whole("test").get()
    change.record(
        house.officer, episode, "liberty", "released", datetime.date(2026, 3, 13),
        words="Her sister says that she came home.", voice="the sister",
        end_basis="family",
    )  # fmt: skip
    made = house.compose()
    assert "Lucia Achola" not in [name for name, _ in rows(made.publication)]
    assert made.left_out["register"]
    assert "sister" not in words(made.publication)
    assert {f.code.value: f.value for f in made.publication.figures}["reported"] == 5


@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_name_that_is_withheld_has_no_basis(
    house: Any, told: Told, audience: str
) -> None:
    """Where the name itself was proposed to be withheld, nobody is given it."""
    s = told()
    s.add("withhold", "Lucia Achola", why="minor")
    house.open(house.tell(s), to=audience)
    house.name("Lucia Achola", "Daudi Mkangi", to=audience)
    text = words(house.project(audience))
    assert "Achola" not in text and "Daudi Mkangi" in text


def test_a_by_name_is_not_told_by_a_title(house: Any, told: Told) -> None:
    """Words that only their place tells to mean someone are gone from titles too."""
    s = told()
    s.text += (
        "\nAuntie Wambui was held again. Later Bibi was seen at the Likoni ramp.\n"
    )
    held, seen = "Auntie Wambui was held again", "Later Bibi was seen"
    s.person("p9", "Grace Nyokabi")
    s.reading["people"][-1]["quotes"] = s.at("Auntie Wambui", "Bibi")
    for number, title in ((7, held), (8, seen)):
        s.add("events", title, id=f"e{number}", title=title, kind="incident",
              date="2026-03-11", place="l2")  # fmt: skip
    s.act("detention", held, ["p9"], event="e7")
    s.act("detention", seen, ["p9"], event="e8")
    house.open(house.tell(s))
    text = words(house.project())
    assert "Wambui" not in text and "Bibi" not in text and "was held again" in text
    house.name("Grace Nyokabi")
    assert "Auntie Wambui was held again" in words(house.project())


def test_a_title_cut_by_a_machine_is_not_told(house: Any) -> None:
    """An incident goes by what was done in it until a person writes its title."""
    house.open(house.tell(method="rule"))
    (incident,) = [i for i in house.project().incidents if (i.kind.value == "incident")]
    assert incident.title.value is None and len(incident.acts) == 3


def test_who_told_the_desk_is_not_told(house: Any) -> None:
    """A note's voice and whom a source came from never stand in an output."""
    source = house.tell(received_from="Baraka Wanyonyi")
    house.open(source, to="internal")
    assert "Wanyonyi" not in words(house.project("internal"))


def test_rows_that_may_not_be_named_are_in_no_order(house: Any) -> None:
    """The order of a list that is online would tell who is who."""
    house.open(house.tell())
    (demand,) = [d for d in house.project().demands if d.number == 1]
    ids = [p.id.value for p in demand.subjects]
    assert ids == sorted(ids) and len(ids) == 3
    held = [r for r in house.project().register if r.liberty.value]
    alike = [r.id.value for r in held if r.liberty.value.value == "reported_held"]
    assert alike == sorted(alike) and len(alike) == 2


def test_a_destroyed_source_leaves_nothing(house: Any, told: Told) -> None:
    """Its key is gone: what was told in it is passed over, the rest goes out."""
    s = told()
    first = house.tell(s)
    second = house.tell(type(s)("Police in Mombasa held nobody on 14 March 2026."))
    house.open(first, second)
    before = house.project()
    erase.destroy(house.officer, second, "asked to")
    assert house.project() == before


def test_a_claim_closed_by_an_officer_is_gone(house: Any) -> None:
    """With its words, and the records that rest on it."""
    source = house.tell()
    house.open(source)
    (wages,) = [d for d in house.project().demands if d.number == 3]
    assert wages
    claims = house.claims(source, "demand")
    for claim in claims:
        if claim.value.get("number") == 3:
            protect.restrict(house.officer, claim)
    found = house.project()
    assert "wages" not in words(found)
    assert [d.number for d in found.demands] == [1]


def test_an_unknown_audience_is_refused(house: Any) -> None:
    """By a sentence; nothing is composed."""
    with pytest.raises(NoSuchAudience, match="public, partner, internal"):
        project(house.officer, "everyone")


def test_restricted_rows_were_there(house: Any) -> None:
    """The fixture does hold what the other tests find absent."""
    source = house.tell()
    kinds = {c.kind for c in house.claims(source) if c.label == "restricted"}
    assert {"withhold", "contact", "status"} <= kinds
    values = {s.value for s in Status.objects.visible_to(house.officer)}
    assert {"at_risk", "facing_case", "escaped"} <= values
    assert Claim.objects.visible_to(house.officer).filter(kind="contact").count() == 2


def test_it_is_of_the_day_on_the_wall(house: Any, elsewhere: str) -> None:
    """Not of the day of UTC: what was told of today is in it, of tomorrow nothing."""
    assert project(house.officer, "public").on.edtf == here.today().isoformat()


def test_a_name_that_a_closed_note_tells_is_left_out(house: Any) -> None:
    """What an officer's own note corrects stops nothing: its words stay at the desk."""
    house.tell()
    for model in (Organisation, Place):
        for row in model.objects.visible_to(house.officer).filter(withdrawn=False):
            correct.enter(
                house.officer,
                row,
                "name",
                "Zwentname",
                words="Zwentname it is",
                voice=None,
                reason="as they call it",
                after=decide.rebuild_in,
            )
    source = Source.objects.visible_to(house.officer).exclude(kind="note").get()
    house.open(source)
    found = house.project()
    assert found.incidents and found.register and found.demands
    assert "Zwentname" not in words(found)
    assert "Zwentname" in words(house.project("internal"))
