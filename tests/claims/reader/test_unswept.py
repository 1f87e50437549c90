"""A reading stops the sweep for rings of objects, and makes none itself."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from habeas.claims.reader.read import read
from habeas.claims.reader.unswept import unswept
from tests.conftest import SHARED

STATEMENT = """Teachers' Union of Sukkur (TUS)

Sukkur, 3 February 2026

On Monday police arrested Karim Soomro and Asma Jatoi, a teacher, outside the Municipal
Hall in Sukkur. The two were taken to Rohri police station and beaten with sticks. She
was remanded for three days on Tuesday. "He was not there," an officer said.

We demand that:
- Asma Jatoi be released;
- the government withdraw the cases.

Contact: Daud Mirza, 0300-5550123
"""
URDU = "پولیس نے پیر کو سکھر میں کریم سومرو کو گرفتار کیا۔ ہم ان کی رہائی کا مطالبہ کرتے ہیں۔\n"


@pytest.fixture
def swept() -> Iterator[None]:
    """Leave the sweep as it was, and keep what it finds until then."""
    was, flags = gc.isenabled(), gc.get_debug()
    yield
    gc.set_debug(flags)
    gc.garbage.clear()
    (gc.enable if was else gc.disable)()


def _texts() -> list[str]:
    """Return texts of our own, and the shared statement where it is."""
    seed = SHARED / "documents" / "seed" / "statement.txt"
    return [STATEMENT, URDU, *([seed.read_text("utf-8")] if seed.exists() else [])]


def test_the_sweep_goes_on_after_a_reading_and_after_an_error(swept: None) -> None:
    gc.enable()
    with unswept():
        assert not gc.isenabled()
    assert gc.isenabled()
    with pytest.raises(ValueError, match="in the middle"), unswept():
        raise ValueError("in the middle")
    assert gc.isenabled()


def test_a_sweep_that_is_stopped_stays_so(swept: None) -> None:
    gc.disable()
    with unswept():
        pass
    assert not gc.isenabled()


def test_a_reading_makes_no_rings(swept: None) -> None:
    texts = _texts()
    for text in texts:
        read(text)
    gc.collect()
    gc.disable()
    gc.set_debug(gc.DEBUG_SAVEALL)
    for text in texts:
        read(text)
    gc.collect()
    left = {type(one).__name__ for one in gc.garbage if _ours(one)}
    assert left == set()


def _ours(one: object) -> bool:
    return type(one).__module__.startswith("habeas")
