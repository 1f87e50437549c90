"""What people of a table are charged with was not done to them."""

from __future__ import annotations

import pytest

from habeas.claims.reader.charges import charge_cells
from habeas.claims.reader.read import read

ROW = "Name | {head} | Since\nImran Baloch | murder, trial began on 2 May 2026 | jail\n"


def cells(text: str) -> list[str]:
    return [text[low:high].strip() for low, high in charge_cells(text)]


@pytest.mark.parametrize("head", ["Charge", "Nature of offence", "Accused of", "الزام"])
def test_the_cells_under_a_charge_are_found(head: str) -> None:
    """Whatever the column is called; those of another column are not."""
    assert cells(ROW.format(head=head)) == ["murder, trial began on 2 May 2026"]
    assert cells(ROW.format(head="What befell them")) == []


def test_what_was_done_to_victims_is_no_charge() -> None:
    """A crime in a table of victims is told of them."""
    assert cells("Victim | Crime | Day\nImran Baloch | murder | 3 May\n") == []
    assert cells("Name: Asma Gill\nCharge: kidnapping\n") == ["kidnapping"]
    assert cells("Count: 3 killed, 5 injured\n") == []


def test_only_what_courts_do_is_told_in_such_a_cell() -> None:
    """No killing; the register knows of an arrest and of nothing worse."""
    text = "Prisoners, 4 May 2026\n\nName\tOffence\tDate of arrest\n"
    text += "Ravi Deo\tkidnapping, denied bail\t2 May 2026\n"
    found = read(text)
    assert "abduction" not in {act["type"] for act in found["acts"]}
    (row,) = found["register"]
    assert row["current"] == "in_custody"
