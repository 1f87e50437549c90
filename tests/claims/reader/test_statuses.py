"""The register of a text: who stands where, and what is no change of status."""

from __future__ import annotations

from habeas.claims.reader.read import read


def register(text: str) -> dict[str, list[str]]:
    """Return the history of each one in the register, by name or words."""
    reading = read(text)
    names = {p["id"]: p["name"] or p["words"] for p in reading["people"]}
    return {
        names[r["person"]]: [h["status"] for h in r["history"]]
        for r in reading["register"]
    }


def test_a_history_follows_the_acts() -> None:
    """Arrest, remand and release of one person are told in order of time."""
    text = (
        "Sukkur, 20 May 2026\n\nKarim Soomro was arrested on 3 May 2026. He was "
        "remanded on 4 May 2026. He was released on 10 May 2026.\n"
    )
    assert register(text)["Karim Soomro"] == ["arrested", "remanded", "released"]


def test_order_is_by_date_and_not_by_telling() -> None:
    """What is told last may have been first."""
    text = (
        "Sukkur, 20 May 2026\n\nKarim Soomro was released on 10 May 2026. He had been "
        "arrested on 3 May 2026.\n"
    )
    assert register(text)["Karim Soomro"] == ["arrested", "released"]


def test_bail_frees_nobody() -> None:
    """Who was granted bail and is still inside is held."""
    text = (
        "Police arrested Karim Soomro on Sunday. The court granted bail to Karim "
        "Soomro but he is still in Central Jail.\n"
    )
    assert "released" not in register(text)["Karim Soomro"]


def test_a_threat_is_a_watch_entry() -> None:
    """A stated intention to arrest makes someone at risk, and no more."""
    text = "The police stated their intention to arrest Karim Soomro.\n"
    assert register(text) == {"Karim Soomro": ["at_risk"]}


def test_a_demand_presupposes() -> None:
    """ "Release X" takes it that X is held; "withdraw the case" that X has one."""
    text = (
        "RESOLUTIONS\n\n1. Karim Soomro and Asma Jatoi must be released.\n2. False "
        "cases against Bilal Khan must be withdrawn.\n"
    )
    assert register(text) == {
        "Karim Soomro": ["reported_held"],
        "Asma Jatoi": ["reported_held"],
        "Bilal Khan": ["facing_case"],
    }


def test_a_promised_release_is_none() -> None:
    """What an official promises has not been done."""
    text = (
        "Police arrested Karim Soomro on Sunday. The Deputy Commissioner promised "
        "that Karim Soomro will be released by Friday.\n"
    )
    assert register(text)["Karim Soomro"] == ["arrested"]


def test_a_group_counts_those_it_has_left() -> None:
    """Of nine arrested, the two with rows of their own are not counted again."""
    text = (
        "Nine workers were arrested on Sunday, among them Karim Soomro and Asma "
        "Jatoi. Karim Soomro was released on Monday.\n"
    )
    reading = read(text)
    people = {p["id"]: p for p in reading["people"]}
    heads = {people[r["person"]]["name"]: r["heads"] for r in reading["register"]}
    assert sum(h[0] for h in heads.values()) == 9


def test_others_are_not_those_named_before_them() -> None:
    """What is done to one of them takes nobody out of "four other workers"."""
    text = (
        "On 3 May 2026 police took away Karim Soomro, Bilal Khan and four other "
        "workers. Karim Soomro was beaten in front of his children.\n"
    )
    heads = [row["heads"] for row in read(text)["register"]]
    assert heads == [[1, 1], [1, 1], [4, 4]]


def test_taken_by_unknown_men_and_denied_is_not_acknowledged() -> None:
    """A denial by the police does not say that the police hold the person."""
    text = (
        "Unknown men pushed Karim Soomro into a white van on Sunday. The police said "
        "that he is not in their custody.\n"
    )
    assert register(text)["Karim Soomro"] == ["abducted_by_unknown"]


def test_classes_have_no_rows() -> None:
    """ "All political prisoners" counts nobody."""
    assert register("All political prisoners must be released.\n") == {}
