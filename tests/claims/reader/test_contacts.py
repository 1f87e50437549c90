"""Tests that ways to reach somebody are found, with their values to the digit."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.claims.reader.contacts import contacts
from habeas.claims.reader.document import document
from habeas.text.contacts import KINDS, postal, reaches
from tests.conftest import shared
from tests.text.corpus import samples

LINES = [
    ("Phone: +92 51 5550142", [("phone", "+92515550142")]),
    ("Tel. (042) 5550142", [("phone", "(042) 5550142")]),
    ("Fax: +254-20-5550142", [("fax", "+254205550142")]),
    ("Mob: 0300-5550142, 0333-5550142", [("mobile", "0300-5550142"),
                                         ("mobile", "0333-5550142")]),
    ("Contact: +254 711 555 014", [("mobile", "+254711555014")]),
    ("Contact: +92 22 5550142", [("phone", "+92225550142")]),
    ("Signal only: +66 55 550 0142", [("messenger", "+66555500142")]),
    ("0722 555 014 (WhatsApp)", [("messenger", "0722 555 014")]),
    ("Cell 0722 555 014 (also WhatsApp)", [("mobile", "0722 555 014"),
                                           ("messenger", "0722 555 014")]),
    ("Call us on 0800 555 014 at any time", [("phone", "0800 555 014")]),
    ("e-mail: desk.two@mail.example.org.", [("email", "desk.two@mail.example.org")]),
    ("desk [at] watch [dot] example", [("email", "desk [at] watch [dot] example")]),
    ("Web: www.watch.example/now, office", [("url", "www.watch.example/now")]),
    ("see https://x.com/watch_desk!", [("social", "https://x.com/watch_desk")]),
    ("https://t.me/watchdesk", [("messenger", "https://t.me/watchdesk")]),
    ("Twitter: @watch_desk", [("social", "@watch_desk")]),
    ("فون: 042-5550142", [("phone", "042-5550142")]),
    ("موبائل 0300-5550142", [("mobile", "0300-5550142")]),
    ("Simu 022 555 0142", [("phone", "022 555 0142")]),
]  # fmt: skip
NONE = [
    "Arrested on 12-03-2026 and 2024-2025",
    "FIR No. 4455667, Case 2210/25",
    "NIC 196455500142",
    "a sum of Rs 5,500,142",
    "between 10.30 and 11.45 on 1.2.2026",
    "account no. 01234567890",
    "the 2015-2018 strikes, 18:00-19:00",
    "coordinates 24.8607, 67.0011",
]


@pytest.mark.parametrize(("line", "wanted"), LINES, ids=[r[0] for r in LINES])
def test_kinds_and_values(line: str, wanted: list[tuple[str, str]]) -> None:
    """Each is told by its label; a country code makes a number E.164."""
    assert sorted((r.kind, r.value) for r in reaches(line)) == sorted(wanted)


@pytest.mark.parametrize("line", NONE)
def test_other_numbers_are_none(line: str) -> None:
    """Dates, cases, sums and papers are no telephone numbers."""
    assert reaches(line) == []


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("P.O. Box 77, Kisumu", "P.O. Box 77, Kisumu"),
        (
            "Head Office: House 4, Lane 9, Mirpur, Dhaka",
            "House 4, Lane 9, Mirpur, Dhaka",
        ),
        ("Central Secretariat: B-12, Gulshan, Karachi.", "B-12, Gulshan, Karachi"),
        ("14 Harbour Road, Freetown. Tel. 022 555 014", "14 Harbour Road, Freetown"),
        ("Jalan Api 3, Kota Kinabalu", "Jalan Api 3, Kota Kinabalu"),
    ],
)
def test_postal_addresses(line: str, value: str) -> None:
    """An address is told by its house, box or street, without its label."""
    assert [r.value for r in postal(line, 0, len(line))] == [value]


@given(st.text())
def test_contacts_stand_in_the_text(text: str) -> None:
    """Every span lies in the text, and a mail address is quoted as it stands."""
    for one in reaches(text):
        assert 0 <= one.start <= one.value_start < one.end <= len(text)
        assert one.kind in KINDS
        if one.kind == "email":
            assert text[one.value_start : one.end] == one.value


@given(st.from_regex(r"\A[+]\d{8,14}\Z", fullmatch=True))
def test_numbers_keep_their_digits(number: str) -> None:
    """Whatever the number, no digit is lost or added."""
    ascii_only = number.isascii()
    found = reaches(f"Phone: {number} in the evening")
    if ascii_only:
        assert [re.sub(r"\D", "", r.value) for r in found] == [number[1:]]


@pytest.mark.parametrize(
    "sample", [s for s in samples() if "contact" in s.keys], ids=lambda s: s.name
)
def test_in_whole_documents(sample: Any) -> None:
    """The contact block of a document is read whole."""
    found = {f"{c.kind} | {c.value}" for c in contacts(document(sample.text))}
    assert found >= set(sample.keys["contact"])


def test_whose_they_are() -> None:
    """The issuer's own block, a public office's address, a mail header's names."""
    text = (
        "From: Amal Noor <amal@desk.example>\nTo: night@desk.example\n"
        "Subject: the two\nDate: Tue, 9 Jun 2026 10:00:00 +0300\n\n"
        "The two are still inside.\n\nNobody was let in.\n\n"
        "ADDRESSES\nMinistry of Justice, Nile Street, Khartoum. Fax: +249 183 555 014\n"
    )
    doc = document(text)
    found = {c.value: c for c in contacts(doc)}
    amal = found["amal@desk.example"]
    assert amal.owner is not None and doc.words(amal.owner) == "Amal Noor"
    assert amal.private and not amal.public
    assert found["+249183555014"].public and not found["+249183555014"].private


def test_one_number_told_twice_is_one_contact() -> None:
    """It stands at its first place; the others are kept too."""
    text = "Ring 0722 555 014 at night.\nAgain: ring 0722 555 014.\n"
    (found,) = contacts(document(text))
    assert [text[s.start : s.end] for s in found.again]
    assert found.value == "0722 555 014"


def test_the_hand_coded_documents() -> None:
    """Every contact that coders found is found with its value, and no other."""
    paths = [shared("documents", "seed", "statement.json")]
    paths += sorted(shared("documents", "practice").glob("p*.json"))
    right = told = wanted = 0
    for path in paths:
        gold = json.loads(path.read_text("utf-8"))["contacts"]
        found = contacts(
            document(path.with_suffix(".txt").read_bytes().decode("utf-8"))
        )
        values = [_plain(c.value) for c in found]
        right += sum(_plain(g["value"]) in values for g in gold)
        told, wanted = told + len(found), wanted + len(gold)
    print(f"contacts: {right} right of {told} told and {wanted} to be told")
    assert right == wanted == told


def _plain(value: str) -> str:
    digits = re.sub(r"\D", "", value)
    return digits if len(digits) >= 7 else re.sub(r"\W", "", value.casefold())
