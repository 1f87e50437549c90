"""Short texts made by a grid of forms, as statements and urgent appeals tell and ask.

Families and lawyers of several, those among whom somebody is named, "that of B", "his
client", what is only wished for, and demands of two who are asked in one sentence: each
frame is told of people made by chance from a fixed seed. All names are invented.
"""

from __future__ import annotations

from random import Random

import pytest

from habeas.claims.reader.read import read

MEN = "Rashid Imran Bashir Nelson Ferhat Sergei Moussa Kofi Goran Zaw".split()  # noqa: SIM905
WOMEN = "Nadia Saima Blessing Shefali Gulnar".split()  # noqa: SIM905
LAST = "Soomro Lashari Baloch Moyo Banda Okello Traoré Petrović Karki Ivanov".split()  # noqa: SIM905
TAKEN = frozenset(["arrest", "detention", "abduction"])
VERBS = (
    ("arrested", "arrest", TAKEN),
    ("beaten", "beating", frozenset(["assault"])),
    ("tortured", "torture", frozenset(["torture"])),
    ("questioned", "questioning", frozenset(["interrogation"])),
)
DAYS = {"2 May": "2025-05-02", "3 May": "2025-05-03", "6 May": "2025-05-06"}
# A frame, of whom it tells the first act and the second, each with its day ("x", "y").
TOLD: tuple[tuple[str, str, str], ...] = (
    ("{A} and {B}, sons of the late trade unionist {C}, were {P} on {x}.", "ABx", ""),
    ("The sons of {C}, {A} and {B}, were {P} on {x}.", "ABx", ""),
    ("The families of {A} and {B} were {P} by police on {x}.", "", ""),
    ("The lawyers of {A}, {B} and {G} were {P} on {x}. {C} was {Q}.", "", "C"),
    ("Supporters of {A} and {B} were {P}; {C} was {Q}.", "", "C"),
    ("{A}, who said he was ill, and {G} were {P} on {x}.", "AGx", ""),
    ("{A}, who had been {P}, was {Q} on {x}.", "A", "Ax"),
    ("{A}'s lawyer, {B}, said his client had been {P}.", "A", ""),
    ("{B}, who represents {A}, said that his client was {P}.", "A", ""),
    ("{A} was {P} on {x} for defending {B}, himself {Q} in April.", "Ax", "B"),
    ("Among those {P} on {x} were {A} and {B}.", "ABx", ""),
    ("Those {P} on {x} include {A} and {B}; {G} was {Q}.", "ABx", "G"),
    ("Among those {P} was {A}, said {B}.", "A", ""),
    ("We condemn the {N} of {A} and that of {B} on {x}.", "AB", ""),
    ("The {N} of {A}, like that of {B} a week earlier, is no accident.", "AB", ""),
    ("{A} was {P} in Sukkur and {B} in Rohri; both were {Q}.", "AB", "AB"),
    ("{A} was {P} on {x} and our member {B} the day after.", "AB", ""),
    ("{A} was {P} in Sukkur while {B}, in Larkana, was {Q}.", "A", "B"),
    ("{A}, {P} on {x}, was {Q} on {y}.", "Ax", "Ay"),
    ("{A} was {P}. A man was {Q} as well; he was let go a day later.", "A", ""),
    ("The father of {A}, himself a poet, was {P}.", "", ""),
    ("The union met on {x}. {A} was {P} on {y}. He was {Q} too.", "Ay", "A"),
    ("It is high time that {A} was released.", "", ""),
    ("It is essential that the police release {A} and {B}.", "", ""),
    ("The family went to court to have {A} released.", "", ""),
    ("We ask the Governor to drop the case and to have {A} moved to a hospital.", "", ""),
    ("{A} owes everything to his teacher, {B}, who was {P} on {x}.", "Bx", ""),
    ("{G} was {P} on {x}. {A}, who was {P} with her, was {Q}.", "GAx", "A"),
)  # fmt: skip
# A frame of demands: what is asked, of whom, about whom.
ASKED: tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...] = (
    ("We call on the Government to {d} and upon the Supreme Court to {e}.", (("d", "government", "A"), ("e", "court", "B"))),
    ("We appeal to the Governor to {d} and to the European Union to {e}.", (("d", "Governor", "A"), ("e", "European Union", "B"))),
    ("We urge the Government to {d}; to {e}; and to {f}.", (("d", "government", "A"), ("e", "government", "B"), ("f", "government", "C"))),
    ("We call on the police to {d}, on the Supreme Court to {e} and on the European Union to {f}.", (("d", "police", "A"), ("e", "court", "B"), ("f", "European Union", "C"))),
    ("Write to the Ministry of the Interior and ask it to {d}.", (("d", "Ministry of the Interior", "A"),)),
    ("Please write to the Governor, asking him to {d} and to {e}.", (("d", "Governor", "A"), ("e", "Governor", "B"))),
    ("We demand that the police {d} and that the Governor {e}.", (("d", "police", "A"), ("e", "Governor", "B"))),
    ("Recommendations\n\nTo the European Union:\n- {D};\n\nTo the Governor:\n- {E}.", (("d", "European Union", "A"), ("e", "Governor", "B"))),
    ("{C} told the rally that the Governor should {d}.", (("d", "Governor", "A"),)),
    ("The Governor is urged to {d} and to {e}.", (("d", "Governor", "A"), ("e", "Governor", "B"))),
)  # fmt: skip
DEEDS = (
    "release {X}", "drop the charges against {X}", "protect {X}", "free {X}",
    "investigate the killing of {X}", "withdraw the case against {X}",
)  # fmt: skip


def people(chance: Random) -> dict[str, str]:
    """Return whom a text names, by the letter of their place."""
    given = [*chance.sample(MEN, 3), chance.choice(WOMEN)]
    both = zip("ABCG", given, chance.sample(LAST, 4), strict=True)
    return {k: f"{first} {last}" for k, first, last in both}


@pytest.fixture(scope="module")
def misread() -> tuple[list[str], list[str], list[str], int]:
    """Return the texts that lose an act, tell a false one, take a wrong day; how many."""
    chance, lost, false, undated = Random(20261128), [], [], []
    for words, first, second in TOLD * 2:
        who = people(chance)
        (p, noun, one), (q, _, two) = chance.sample(VERBS, 2)
        days = dict(zip("xy", chance.sample(sorted(DAYS), 2), strict=True))
        told = words.format(**who, **days, P=p, Q=q, N=noun)
        text = f"Karachi, 9 May 2025. {told[0].upper()}{told[1:]}"
        found = read(text)
        names = {x["id"]: str(x["name"]) for x in found["people"]}
        done = [
            (a["type"], names[v], a["date"])
            for a in found["acts"]
            if (a["modality"], a["polarity"]) == ("stated", "affirmed")
            for v in a["victims"]
            if names.get(v) in who.values()
        ]
        acts = [
            (kind, who[k], {DAYS[days[d]] for d in told_of if d in days})
            for kind, told_of in ((one, first), (two, second))
            for k in told_of
            if k in who
        ]
        for kind, name, day in acts:
            mine = [d for t, n, d in done if t in kind and n == name]
            if not mine:
                lost.append(text)
            elif day and not day & {*mine}:
                undated.append(text)
        if any(all(t not in k or n != m for k, m, _ in acts) for t, n, _ in done):
            false.append(text)
    return lost, false, undated, 2 * len(TOLD)


def test_nobody_is_told_of_who_is_not_meant(
    misread: tuple[list[str], list[str], list[str], int],
) -> None:
    """At most one text in fifty tells an act of another than it is told of."""
    _, false, _, of = misread
    assert len(false) <= of // 50, "\n".join(false)


def test_who_is_meant_is_told_of_on_the_day(
    misread: tuple[list[str], list[str], list[str], int],
) -> None:
    """At most one text in twenty loses whom it means, or the day."""
    lost, _, undated, of = misread
    assert len(lost) + len(undated) <= of // 20, "\n".join([*lost, "--", *undated])


def test_each_who_is_asked_is_asked_for_his_own() -> None:
    """Each thing asked for is a demand of its own: of whom, and about whom."""
    chance, wrong = Random(20261128), []
    for words, expected in ASKED * 2:
        who = people(chance)
        deeds = zip("def", chance.sample(DEEDS, 3), "ABC", strict=True)
        asked = {k: deed.format(X=who[x]) for k, deed, x in deeds}
        heads = {k.upper(): w[0].upper() + w[1:] for k, w in asked.items() if k < "f"}
        text = "PEOPLE'S FRONT\nKarachi, 9 May 2025\n\n" + words.format(
            **asked, **{k: heads[k] for k in ("D", "E")}, C=who["C"]
        )
        found = read(text)
        names = {
            x["id"]: str(x.get("name") or x.get("words"))
            for kind in ("people", "organisations")
            for x in found[kind]
        }
        for key, addressee, about in expected:
            mine = [
                d
                for d in found["demands"]
                if asked[key].lower() in d["quotes"][0]["exact"].lower()
            ]
            told = [names.get(d["addressee_explicit"], "") for d in mine]
            subjects = [[names[s] for s in d["subjects"]] for d in mine]
            right = bool(told) and addressee.lower() in told[0].lower()
            if not right or subjects[0] != [who[about]]:
                wrong.append(f"{text} {key} {told} {subjects}")
    assert len(wrong) <= 1, "\n".join(wrong)
