"""Texts whose letters carry no case are read with the capitals that they would have."""

from __future__ import annotations

import importlib.util
import sys
from importlib.resources import files
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.claims.reader.casing import model
from habeas.claims.reader.casing.recase import recased
from habeas.claims.reader.document import document
from habeas.claims.reader.read import read
from tests.claims.reader.test_read import STATEMENT, grounded
from tests.conftest import ROOT, SHARED

DEV = SHARED / "data/uner-ewt/en_ewt-ud-dev.iob2"
WIRE = (
    "SAN VICENTE, 3 MAY 88 (RADIO NORTE) -- [TEXT] ARMED MEN KILLED THE MAYOR OF "
    "TONACATEPEQUE, ELENA ROSALES PAZ, IN HER HOME. THE PEASANT UNITY LEAGUE (PUL) "
    "DEMANDED AN INQUIRY."
)
CASED = (
    "San Vicente, 3 May 88 (Radio Norte) -- [text] armed men killed the mayor of "
    "Tonacatepeque, Elena Rosales Paz, in her home. The Peasant Unity League (PUL) "
    "demanded an inquiry."
)
LETTERS = st.text(alphabet="aAbBßİıé ÿŉǅ\n.,'’-@()/09", max_size=120)


@pytest.mark.parametrize("text", [WIRE, WIRE.lower()], ids=["capitals", "small"])
def test_names_get_their_capitals(text: str) -> None:
    assert recased(text, "en") == CASED


@pytest.mark.parametrize(
    "text",
    [
        STATEMENT,
        CASED,
        "",
        "WE DEMAND:\n\nThat Asma Jatoi be released, and that the case be withdrawn.",
        "lunes, cinco hombres armados mataron al alcalde de la ciudad en su casa.",
    ],
    ids=["statement", "cased", "empty", "one heading", "another language"],
)
def test_other_texts_come_back_themselves(text: str) -> None:
    """Where capitals tell something, or the language is not English, nothing changes."""
    assert document(text).text == text


def test_a_paragraph_in_capitals_is_read_among_others() -> None:
    quoted = (
        "SOLDIERS TOOK RAMON DELA PENA AND HIS SON FROM THEIR HOUSE AT NIGHT AND BEAT "
        "RAMON DELA PENA IN FRONT OF HIS WIFE."
    )
    text = f"The Farmers' Desk received this message on 4 May 2026.\n\n{quoted}\n"
    found = read(text)
    assert "RAMON DELA PENA" in [p["name"] for p in found["people"]]
    assert {"arrest", "assault"} <= {a["type"] for a in found["acts"]}
    grounded(text, found)


def test_addresses_stay_as_they_are() -> None:
    text = "WRITE TO DESK@EXAMPLE.ORG OR HTTPS://EXAMPLE.ORG/HELP IF YOU KNOW OF MORE."
    copy = recased(text, "en")
    assert "DESK@EXAMPLE.ORG" in copy
    assert "HTTPS://EXAMPLE.ORG/HELP" in copy


@pytest.mark.parametrize("text", [WIRE, WIRE.lower()], ids=["capitals", "small"])
def test_values_stand_in_the_text(text: str) -> None:
    """What is quoted, and what a name is said to be, is as the text writes it."""
    found = read(text)
    grounded(text, found)
    for kind in ("people", "organisations", "places"):
        for one in found[kind]:
            assert (one["name"] or one["words"]) in text
    assert "elena rosales paz" in [str(p["name"]).lower() for p in found["people"]]


@given(LETTERS)
@settings(max_examples=80, deadline=None)
def test_a_copy_is_the_text_letter_for_letter(text: str) -> None:
    """Every position stands in both; only the case of letters differs."""
    copy = recased(text, "en")
    assert len(copy) == len(text)
    for one, other in zip(text, copy, strict=True):
        assert one == other or other in (one.lower(), one.upper())


@given(
    st.sampled_from([str.upper, str.lower]),
    st.lists(st.sampled_from("abc"), max_size=9),
)
def test_any_text_without_case_is_grounded(change: object, order: list[str]) -> None:
    pieces = {
        "a": "Police arrested Karim Soomro in Sukkur. ",
        "b": "The Teachers' Union (STU) demands that Asma Jatoi be released.\n\n",
        "c": "Bilal Khan was killed by unknown men on 4 May 2026. ",
    }
    assert callable(change)
    text = change("".join(pieces[n] for n in order))
    grounded(text, read(text))


def test_the_weights_are_small_and_named_in_a_notice() -> None:
    folder = files("habeas.claims.reader").joinpath("data", "casing")
    assert len(folder.joinpath("weights.json").read_bytes()) < 2_000_000
    notice = folder.joinpath("NOTICE").read_text(encoding="utf-8")
    assert "weights.json" in notice
    assert "creativecommons.org/licenses/by-sa/4.0" in notice


def test_words_without_sense_are_no_error() -> None:
    assert model.cased([]) == []
    assert len(model.cased(["(", "zzq", "'"])) == 3


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    """Load the tool, which is no part of the package."""
    spec = importlib.util.spec_from_file_location(
        "train_casing", ROOT / "tools/train_casing.py"
    )
    assert spec
    assert spec.loader
    found = importlib.util.module_from_spec(spec)
    sys.modules["train_casing"] = found
    spec.loader.exec_module(found)
    return found


@pytest.mark.skipif(not DEV.exists(), reason="the shared data is not on this machine")
def test_capitals_are_told_as_well_as_measured(tool: ModuleType) -> None:
    assert tool.score(DEV) >= 0.77
