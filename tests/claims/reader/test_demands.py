"""Demands: their words, whom they ask, and whom they are about."""

from __future__ import annotations

from typing import Any

from habeas.claims.reader.read import read


def demands(text: str) -> list[dict[str, Any]]:
    """Return the demands of a text with names for ids."""
    reading = read(text)
    kinds = ("people", "organisations")
    names = {o["id"]: o["name"] for kind in kinds for o in reading[kind]}
    return [
        {
            "words": d["quotes"][0]["exact"],
            "of": names.get(d["addressee_explicit"]),
            "about": [names.get(s) for s in d["subjects"]],
            "number": d["number"],
        }
        for d in reading["demands"]
    ]


def test_one_sentence_may_hold_several() -> None:
    """Each "must" is a demand with the words of its own clause."""
    found = demands(
        "RESOLUTIONS\n\n* Student unions must be revived and elections must be called "
        "in all colleges.\n"
    )
    assert [d["words"] for d in found] == [
        "Student unions must be revived",
        "elections must be called in all colleges",
    ]


def test_who_is_asked_is_recorded_only_where_told() -> None:
    """An active subject is asked; a passive names nobody."""
    found = demands(
        "RESOLUTIONS\n\n1. The Punjab Government must cancel the lease.\n2. The lease "
        "must be cancelled.\n"
    )
    assert [d["of"] for d in found] == ["Punjab Government", None]
    assert [d["number"] for d in found] == [1, 2]


def test_a_list_stands_under_its_lead() -> None:
    """Items under "urging them to" are asked of those named in the lead."""
    found = demands(
        "ACTION REQUESTED\n\nPlease write to the Ministry of Justice urging it to:\n\n"
        "a. immediately release Karim Soomro;\nb. Return the confiscated boats.\n"
    )
    assert len(found) == 2
    assert found[0]["about"] == ["Karim Soomro"]


def test_several_may_be_asked_in_one_breath() -> None:
    """ "We call on A to do this and on B to do that" are two demands."""
    found = demands(
        "We call on the Ministry of Justice to free Karim Soomro and on the National "
        "Police to return his boat.\n"
    )
    assert len(found) == 2


def test_what_is_no_demand() -> None:
    """Questions, orders of the police and calls to one's own side are none."""
    for text in (
        "The police asked Karim Soomro to sign a paper.\n",
        "Should it be banned, the union will move the court.\n",
        "He must have fallen on the rocks.\n",
        "We ask all our members to join the march.\n",
        "The officer wanted to know who paid for the tent.\n",
    ):
        assert demands(text) == [], text


def test_what_is_asked_for_there_and_then_is_no_demand() -> None:
    """Who asks a guard for water demands nothing of anybody."""
    for text in (
        "Karim asked for water and the guards beat him.",
        "My brother asked for a lawyer, but they said there is no lawyer here.",
        (
            "When her mother asked at the barracks, the commander said no person of that "
            "name was held there."
        ),
        "When reporters asked for a comment, the minister walked away.",
    ):
        assert demands(text) == []
    asked = demands("The union asked for the release of Karim Soomro.")
    assert [d["about"] for d in asked] == [["Karim Soomro"]]


def test_who_is_to_be_produced_is_not_asked_for_the_next_thing() -> None:
    found = demands(
        "Police took away the branch secretary, Mr Nizar Odhiambo.\n\nWe demand that Mr "
        "Odhiambo be produced in court and that the charges against Ms Jatoi be dropped."
    )
    assert [d["of"] for d in found] == [None, None]


def test_a_long_list_of_subjects_is_about_all_of_them() -> None:
    """Those named before the verb are the subjects, in order."""
    found = demands(
        "RESOLUTIONS\n\n1. All prisoners, including Karim Soomro, Asma Jatoi, Bilal "
        "Khan, Nadia Shah and Daud Mirza, must be released.\n"
    )
    assert found[0]["about"][-5:] == [
        "Karim Soomro",
        "Asma Jatoi",
        "Bilal Khan",
        "Nadia Shah",
        "Daud Mirza",
    ]


def test_who_is_to_be_punished_is_not_to_be_freed() -> None:
    """To "free X and suspend Y" takes nobody but X to be held."""
    reading = read(
        "The union asked the Chief Minister to free Hamid Mengal and to suspend SHO "
        "Nadir Shah."
    )
    names = {p["id"]: p["name"] for p in reading["people"]}
    held = [names[r["person"]] for r in reading["register"]]
    assert held == ["Hamid Mengal"]
