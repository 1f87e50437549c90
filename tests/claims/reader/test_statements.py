"""What a text resolves, pledges, judges, and says of cases in court."""

from __future__ import annotations

from habeas.claims.reader.read import read

TEXT = (
    "Sukkur Teachers' Union (STU)\n\nSukkur, 4 May 2026\n\nPolice illegally arrested "
    "Karim Soomro on Sunday. FIR No. 58/2026 was registered against Karim Soomro "
    "under section 144 at Rohri Police Station.\n\nThe union will continue its "
    "struggle for the rights of teachers.\n\nRESOLUTIONS\n\n1. The meeting strongly "
    "condemns the arrest.\n2. Karim Soomro must be released.\n"
)


def test_a_case_has_its_number_its_law_and_its_accused() -> None:
    """The numbers of a case come from its words."""
    (case,) = read(TEXT)["cases"]
    assert case["number"] == "FIR No. 58/2026"
    assert case["police_station"] == "Rohri Police Station"
    assert case["laws"] == ["section 144"]
    assert len(case["accused"]) == 1


def test_a_judging_word_stays_a_quote() -> None:
    """ "Illegally" is a characterisation of the act, with its words."""
    found = read(TEXT)["characterisations"]
    assert [c["words"] for c in found] == ["illegally"]


def test_a_pledge_is_no_demand() -> None:
    """What the issuer will do is a commitment."""
    reading = read(TEXT)
    assert len(reading["commitments"]) == 1
    assert len(reading["demands"]) == 1


def test_resolutions_have_their_kind() -> None:
    """A point that condemns, and a point that demands."""
    found = [(r["number"], r["kind"]) for r in read(TEXT)["resolutions"]]
    assert found == [(1, "condemnation"), (2, "demand")]
