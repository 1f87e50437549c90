"""Tiers: a second voice has to agree, and the table knows voices, never words."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.claims.reader import tiers
from habeas.claims.reader.document import document
from habeas.claims.reader.read import read, read_document
from habeas.claims.reader.tiers import STRONG, Rated, heard, scored, tier, weights
from habeas.vocab.terms import acts
from tests.conftest import shared
from tools import calibrate

TEXT = (
    "Coastal Fishers' Union (CFU)\n\nMombasa, 4 May 2026\n\n"
    "On Monday police arrested Comrade Zuwena Achungo, 41, at the harbour. "
    "Zuwena Achungo was beaten by officers that night.\n\n"
    "We demand:\n1. Zuwena Achungo must be released.\n\nPhone: +254 20 555 0199\n"
)
LISTS = ("people", "organisations", "places", "acts", "demands", "contacts", "withhold")


def items(reading: dict[str, Any]) -> list[dict[str, Any]]:
    """All items of a reading that carry a score."""
    found = [i for kind in LISTS for i in reading[kind]]
    return found + [h for row in reading["register"] for h in row["history"]]


def marks(text: str, kind: str) -> list[tuple[str, ...]]:
    """What speaks for each item of a kind."""
    doc = document(text)
    return [r.marks for r in heard(doc, read_document(doc)) if r.kind == kind]


def test_every_item_has_a_score_and_a_tier() -> None:
    """From 1 to 99; strong from `STRONG` on, and only with a second voice."""
    found = [i for i in items(read(TEXT)) if i.get("kind") != "class"]
    assert found
    for item in found:
        assert 1 <= item["score"] <= 99
        assert item["tier"] == tier(item["score"])
        assert set(item["voices"]) <= tiers.VOICES
        assert item["tier"] == "weak" or item["voices"]
    (person,) = [p for p in read(TEXT)["people"] if p["name"]]
    assert person["tier"] == "strong"


def test_the_rules_read_the_same_without_scores() -> None:
    """A tier selects nothing and changes nothing."""
    rated, plain = read(TEXT), read_document(document(TEXT))

    def bare(item: Any) -> Any:
        if isinstance(item, list):
            return [bare(i) for i in item]
        if isinstance(item, dict):
            dropped = ("score", "tier", "voices")
            return {k: bare(v) for k, v in item.items() if k not in dropped}
        return item

    assert bare(rated) == bare(plain)


def test_what_speaks_for_a_person() -> None:
    """A title and an age, a second sentence."""
    (found,) = marks(TEXT, "people")
    assert {"said_outright", "told_again", "whole", "used"} <= set(found)


def test_the_role_model_is_a_voice_of_what_is_told_as_done() -> None:
    """It points to the one arrested; of a denial it is not asked."""
    told = "Police arrested Zuwena Achungo in Mombasa on 4 May 2026."
    denied = "Police denied that they arrested Zuwena Achungo in Mombasa."
    (found,) = [m for m in marks(told, "acts") if "dated" in m]
    assert "role_model" in found
    for found in marks(denied, "acts"):
        assert "hedged" in found and "role_model" not in found


def test_no_voice_no_strength() -> None:
    """However sure the table is, the rules alone are one voice."""
    sure = {"acts": {"always": 900, "told_again": 10, "role_model": -5, "strong": 0}}
    alone = Rated("acts", {}, ("dated",))
    assert scored(alone, sure) == STRONG - 1
    assert scored(Rated("acts", {}, ("told_again",)), sure) >= STRONG
    # A voice that made nothing surer is not counted.
    assert scored(Rated("acts", {}, ("role_model",)), sure) == STRONG - 1
    assert scored(Rated("unknown", {}, ("told_again",)), sure) == 50
    assert tier(None) == ""


def test_the_table_holds_voices_and_numbers_alone() -> None:
    """Nothing of a practice text: every key is a name that the module writes."""
    named = set(re.findall(r'"([a-z_]+)"', tiers.__loader__.get_source(tiers.__name__)))
    for kind, table in weights().items():
        assert kind in tiers.KINDS
        assert set(table) <= named | {"strong"}
        assert all(type(v) is int for v in table.values())
    assert not set(acts()) & {k for t in weights().values() for k in t}


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(TEXT.split(" ")), max_size=40))
def test_any_text_is_rated(words: list[str]) -> None:
    """The words in any order: still in bounds, and nothing lost."""
    text = " ".join(words)
    for item in items(read(text)):
        assert item.get("kind") == "class" or 1 <= item["score"] <= 99


@pytest.fixture(scope="module")
def cases() -> list[calibrate.Case]:
    """The items of the practice texts."""
    folder = shared("documents", "practice")
    return calibrate.cases_of(calibrate.references(folder))


def test_strong_is_nine_of_ten_in_texts_left_out(
    cases: list[calibrate.Case],
) -> None:
    """By kind where there are enough to tell; and strong is no rarer than one in four."""
    found = calibrate.left_out(cases)
    for kind, by_tier in found.items():
        strong = by_tier["strong"]
        if strong["of"] >= 25:
            assert strong["precision"] >= 0.88, kind
    sums = [f["strong"] for f in found.values()]
    assert sum(s["right"] for s in sums) / sum(s["of"] for s in sums) >= 0.9
    assert sum(s["of"] for s in sums) * 4 >= len(cases)


def test_the_shipped_table_is_of_the_practice_texts(
    cases: list[calibrate.Case],
) -> None:
    """Made anew it says nearly the same; else `tools/calibrate.py --write` is due."""
    made = json.loads(calibrate.TABLE.read_text(encoding="utf-8"))
    anew = calibrate.table(cases)
    same = [tier(scored(c.found, anew)) == tier(scored(c.found, made)) for c in cases]
    assert sum(same) >= 0.9 * len(same)
