"""Readers behind one interface: ours by name, others by entry point."""

from __future__ import annotations

from pathlib import Path

import pytest

from habeas.claims.reader.endpoint.client import Endpoint
from habeas.claims.reader.read import read
from habeas.claims.reader.readers import (
    BrokenReader,
    NoEndpoint,
    UnknownReader,
    names,
    reader,
)

TEXT = "Police arrested Zuwena Achungo on 1 May 2026."
MODULE = """
class Silent:
    name, version = "silent", "7"
    def read(self, text):
        return {"format": "habeas-reading/1", "people": []}
broken = None
"""
POINTS = """[habeas.readers]
silent = silent_reader:Silent
broken = silent_reader:broken
absent = no_such_package:Reader
rules = silent_reader:Silent
"""


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package that offers readers, as an installer leaves it."""
    told = tmp_path / "silent_reader-7.dist-info"
    told.mkdir()
    (told / "METADATA").write_text("Metadata-Version: 2.1\nName: silent_reader\n")
    (told / "entry_points.txt").write_text(POINTS)
    (tmp_path / "silent_reader.py").write_text(MODULE)
    monkeypatch.syspath_prepend(tmp_path)


def test_ours_are_there_without_any_package() -> None:
    """The desk's own reader is one of them, and gives what it always gives."""
    assert names()[:3] == ("rules", "keywords", "endpoint")
    own = reader("rules")
    assert own.name == "rules" and own.version.startswith("habeas ")
    assert own.read(TEXT) == read(TEXT)
    assert reader("keywords").read(TEXT)["format"] == "habeas-reading/1"


@pytest.mark.usefixtures("installed")
def test_a_package_offers_a_reader_by_entry_point() -> None:
    """It is listed and loaded; it cannot take the name of ours."""
    assert "silent" in names()
    found = reader("silent")
    assert (found.name, found.version) == ("silent", "7")
    assert found.read(TEXT)["people"] == []
    assert reader("rules").read(TEXT)["people"]


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize("name", ["broken", "absent"])
def test_a_reader_that_cannot_be_loaded_is_said(name: str) -> None:
    """By the class of the error."""
    with pytest.raises(BrokenReader, match="could not be loaded"):
        reader(name)


def test_an_unknown_reader_is_said_with_those_known() -> None:
    """The name that was given is not repeated."""
    with pytest.raises(UnknownReader, match="rules") as caught:
        reader("somebody")
    assert "somebody" not in str(caught.value)


def test_the_endpoint_is_off_until_it_is_told() -> None:
    """An address and a model, both."""
    with pytest.raises(NoEndpoint):
        reader("endpoint")
    told = Endpoint("http://127.0.0.1:11434/v1", "small")
    assert reader("endpoint", told).version.startswith("small ")
