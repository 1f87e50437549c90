"""Who and what a text names, over sentences of our own, laws and real statements."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.claims.reader.cast import Cast, Person, cast
from habeas.claims.reader.document import document
from habeas.claims.reader.unswept import unswept
from habeas.text.fold import fold
from tests.conftest import SHARED

ROWS: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("cast.yaml").read_text(encoding="utf-8")
)
SEED = SHARED / "documents/seed/statement.txt"
PRACTICE = sorted((SHARED / "documents/practice").glob("*.txt"))
WORDS = st.sampled_from(
    [
        "Mr",
        "Asha",
        "Okoro",
        "said",
        "that",
        "two",
        "men",
        "of",
        "the",
        "Police",
        "Union",
        "(PU)",
        ",",
        ".",
        "\n",
        "|",
        "14",
        "in",
        "Lagos",
        "and",
        "the",
        "lawyer",
        "his",
        "wife",
        "No.",
        "“",
        "”",
        "'",
        "نوید",
        "صحافی",
        "نے",
        "arrested",
        "released",
        "bin",
        "of",
    ]
)


def read(text: str) -> Cast:
    return cast(document(text))


def unnamed(found: Cast) -> dict[str, Person]:
    people = [p for p in found.people if p.name is None and p.kind != "class"]
    return {str(p.words): p for p in people}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"][:50])
def test_sentence(row: dict[str, Any]) -> None:
    """Each sentence names those it names, and nobody else."""
    found = read(row["text"])
    assert [p.name for p in found.people if p.name] == row["people"]
    if "unnamed" in row:
        assert list(unnamed(found)) == row["unnamed"]
    for words, heads in row.get("heads", {}).items():
        told = unnamed(found)[words].heads
        assert (list(told) if told else None) == heads
    ages = {p.name: p.attributes.get("age") for p in found.people}
    for name, age in row.get("ages", {}).items():
        assert ages[name] == [age, age]
    if "classes" in row:
        assert [p.words for p in found.people if p.kind == "class"] == row["classes"]
    if "organisations" in row:
        assert {o.name for o in found.organisations} == set(row["organisations"])
    for name, acronym in row.get("acronyms", {}).items():
        assert {o.name: o.acronym for o in found.organisations}[name] == acronym
    assert set(row.get("places", [])) <= {p.name for p in found.places}


def test_a_full_name_takes_the_short_forms() -> None:
    found = read(
        "Police took Ms. Halima Sesay on Monday. Sesay was beaten. Comrade Halima "
        "Sesay is a teacher. The teacher has three children."
    )
    (person,) = [p for p in found.people if p.name]
    texts = [m.form for m in person.mentions if m.form != "pronoun"]
    assert texts == ["name", "short", "name", "description"]


def test_two_people_of_one_surname_stay_two() -> None:
    found = read(
        "Mr Peter Banda and Ms Alice Banda, who is no relation, were held. Ms Banda "
        "was freed on Sunday. Mr Banda is still held."
    )
    people = {p.name: len(p.mentions) for p in found.people}
    assert people == {"Peter Banda": 2, "Alice Banda": 2}


def test_the_police_station_is_a_place_and_the_police_a_body() -> None:
    found = read(
        "Police took them to Hillside police station. The police said nothing."
    )
    assert [o.name for o in found.organisations] == ["police"]
    assert [(p.name, p.holding) for p in found.places] == [
        ("Hillside police station", True)
    ]


def test_a_club_is_a_body_and_a_place() -> None:
    found = read(
        "A meeting at the Valley Press Club (VPC) was stopped. The Press Club cancelled "
        "the booking."
    )
    assert [(o.name, o.acronym) for o in found.organisations] == [
        ("Valley Press Club", "VPC")
    ]
    assert [p.name for p in found.places] == ["Valley Press Club"]


def test_the_company_comes_back_to_the_company() -> None:
    found = read(
        "Glenrock Minerals Ltd closed its gates. The company dismissed 45 men."
    )
    (body,) = found.organisations
    assert [m.form for m in body.mentions] == ["name", "description"]


def test_the_federation_and_the_state_are_no_bodies() -> None:
    found = read("The federation should keep few powers. The State must protect all.")
    assert found.organisations == ()


def test_the_three_are_the_three_named() -> None:
    found = read("Ana Ruiz, Luis Vega and Marta Soto were held. The three are at home.")
    named = [p.id for p in found.people]
    at = "Ana Ruiz, Luis Vega and Marta Soto were held. ".__len__()
    assert [m.ref for m in found.at(at, at + 9)] == named


def test_one_of_a_group_is_counted_in_the_group() -> None:
    found = read(
        "Soldiers took seven men of the village. One of the seven men was ill. Four of "
        "the seven were let go."
    )
    people = unnamed(found)
    whole = people["seven men of the village"]
    assert people["Four of the seven"].part_of == whole.id
    assert people["One of the seven men"].part_of == whole.id


def test_a_table_names_by_its_columns() -> None:
    found = read(
        "No | Name | Age, occupation | Place\n"
        "1 | Arash Daneshvar | 31, welder | Karun prison\n"
        "2* | Dr Mina Sohrabi | 40, physician | Karun prison\n\n"
        "The mother of no. 1 was called.\n"
    )
    people = {p.name: p for p in found.people if p.name}
    assert people["Arash Daneshvar"].attributes == {
        "age": [31, 31],
        "occupation": "welder",
    }
    assert people["Mina Sohrabi"].attributes["age"] == [40, 40]
    assert len(people["Arash Daneshvar"].mentions) == 2


def test_senders_of_a_chat_are_people() -> None:
    found = read(
        "12/03/2026, 09:02 - Zawadi (Night Line): Morning\n"
        "12/03/2026, 09:05 - Baraka court team: Juma Kheri was taken at Ruaka\n"
        "12/03/2026, 09:09 - +254 700 555 000: I saw it\n"
    )
    assert [p.name or p.words for p in found.people] == [
        "Zawadi",
        "Baraka",
        "Juma Kheri",
        "+254 700 555 000",
    ]


def test_senders_of_mail_are_people() -> None:
    found = read(
        "From: Ruwani P. <r@desk.example.org>\nTo: desk@example.org\n"
        "Cc: Fr. Anton <a@example.net>\nSubject: news\n\nDear all, no news today.\n"
    )
    assert [p.name for p in found.people] == ["Ruwani P.", "Anton"]


def test_urdu_names_by_title_case_and_list() -> None:
    found = read(
        "کراچی میں پولیس نے صحافی اسلم بشیر سومرو اور کارکن زاہدہ پروین کو گرفتار کیا۔ "
        "اسلم کو تھانے لے جایا گیا۔ تین مزدوروں کو بھی حراست میں لیا گیا۔ اس خبر کی "
        "تصدیق نہیں ہو سکی اور لوگوں میں غم و غصہ ہے۔"
    )
    assert [p.name for p in found.people if p.name] == [
        "اسلم بشیر سومرو",
        "زاہدہ پروین",
    ]
    assert len(found.people[0].mentions) == 2
    assert unnamed(found)["تین مزدوروں"].heads == (3, 3)


def test_kinship_and_office_are_relations() -> None:
    found = read(
        "Okoye's wife Ngozi was called. Mr Emeka Okoye, secretary of the Dock Workers "
        "Union, is held."
    )
    told = [(r.subject, r.type, r.object) for r in found.relations]
    people = {p.name: p.id for p in found.people}
    (body,) = found.organisations
    assert (people["Emeka Okoye"], "secretary of", body.id) in told


def test_where_one_is_from() -> None:
    found = read("The poet Lila Thapa from Pokhara was held.")
    (person,) = found.people
    assert person.attributes["from"] == found.places[0].id


def test_pronouns_only_where_one_can_be_meant() -> None:
    one = read("Mr Tariq Jan was held. He was beaten.")
    assert [m.form for m in one.people[0].mentions] == ["name", "pronoun"]
    two = read("Mr Tariq Jan met Mr Omar Jan. He was beaten.")
    assert all(m.form != "pronoun" for p in two.people for m in p.mentions)


def test_a_headline_in_capitals_names_those_of_the_text() -> None:
    found = read(
        "UNION LEADER SELAM TEKLE HELD IN ADAMA\n\n"
        "Police in Adama hold Selam Tekle, a union leader.\n"
    )
    (person,) = [p for p in found.people if p.name]
    assert person.mentions[0].start == len("UNION LEADER ")


def test_furniture_names_nobody() -> None:
    found = read(
        "Home » News » Reports\n3/18/26, 9:12 AM\n\nPRESS STATEMENT\n\n"
        "Police held Amina Diallo on Sunday.\n\n"
        "MORE STORIES\n• Minister John Smith unhurt in crash\n• Two held in Lira\n"
    )
    assert [p.name for p in found.people if p.name] == ["Amina Diallo"]


@settings(max_examples=80, deadline=None)
@given(st.lists(WORDS, max_size=60).map(" ".join))
def test_mentions_lie_in_the_text_in_order(text: str) -> None:
    """Every mention quotes words of the text, belongs to someone, and is in order."""
    found = read(text)
    assert list(found.mentions) == sorted(found.mentions)
    for mention in found.mentions:
        assert 0 <= mention.start < mention.end <= len(text)
        assert found.get(mention.ref) is not None
    for person in found.people:
        assert person.mentions
        assert all(m in found.people or found.get(m) for m in person.members)
        assert person.part_of is None or found.get(person.part_of)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    found = read(text)
    assert all(text[m.start : m.end].strip() for m in found.mentions)


def test_the_same_text_gives_the_same_cast() -> None:
    text = " ".join(row["text"] for row in ROWS)
    assert read(text) == read(text)


@pytest.mark.parametrize(
    "piece",
    [
        "Mr Abel Kintu met two men of the union. ",
        " and Ali Khan",
        " Ministry of the",
        "the two men ",
        "Ali Khan, ",
        "He said that ",
    ],
)
def test_time_grows_with_length_alone(piece: str) -> None:
    """Eight times the text takes well under thirty times as long."""

    def taken(count: int) -> float:
        doc = document(piece * count)
        assert doc.sentences
        with unswept():
            begin = time.process_time()
            cast(doc)
            end = time.process_time()
        return end - begin

    taken(50)
    assert taken(4000) < 30 * max(taken(500), 0.02)


@pytest.mark.skipif(not SEED.exists(), reason="the shared documents are not here")
def test_the_people_of_the_seed() -> None:
    """Every named person of the seed but one is found, and few others."""
    gold = json.loads(SEED.with_suffix(".json").read_text(encoding="utf-8"))
    wanted = {fold(p["name"]) for p in gold["people"] if p["name"]}
    found = {fold(p.name) for p in read(SEED.read_text("utf-8")).people if p.name}
    assert len(wanted - found) <= 1
    assert len(found - wanted) <= 1


@pytest.mark.skipif(not PRACTICE, reason="the shared documents are not here")
def test_named_people_of_the_practice_documents() -> None:
    """Nine in ten named people are found, and nine in ten found are right."""
    right = said = there = 0
    for path in PRACTICE:
        gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        wanted = {fold(p["name"]) for p in gold["people"] if p["name"]}
        people = read(path.read_bytes().decode()).people
        found = {fold(p.name) for p in people if p.name}
        right += len(wanted & found)
        said += len(found)
        there += len(wanted)
    assert right / there > 0.85
    assert right / said > 0.85
