"""News of police, crowds and armed groups by a grid: who did what to whom, and who not.

Each sentence is made by chance from a fixed seed, of the forms that wires and notes of
events use: a doer behind a semicolon, who was taken along, who was held before being let
go, who only says that some were hurt. All names are invented.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from habeas.claims.reader.read import read
from habeas.text.fold import fold

FIRST = "Ali Omar Asif Karim Bashir Daud Zahid Sunil Tariq Luis Moussa".split()  # noqa: SIM905
LAST = "Khan Shah Baloch Mirza Soomro Verma Abro Pereira Diallo Ortega".split()  # noqa: SIM905
WORDS = {
    "role": "lawyer teacher trader farmer driver councillor".split(),  # noqa: SIM905
    "at": "Sukkur Nagpur Kano Arauca Goma Jaffna Khulna Bamenda".split(),  # noqa: SIM905
    "law": ["police", "soldiers", "constables", "rangers", "police officers"],
    "armed": [
        "gunmen", "suspected JNIM militants", "FARC guerrillas", "Maoist rebels",
        "Fulani herdsmen", "armed separatists",
    ],
    "crowd": ["a mob", "villagers", "party workers", "a crowd of youths"],
    "body": ["Boko Haram", "the ELN", "the BLA", "the Shining Path"],
    "some": ["two traders", "three students", "14 farmers", "more than 20 workers"],
}  # fmt: skip
# A text, with "[a|b]" for either, and its acts: type|victim|doer. "?" is told or not.
FORMS = (
    ("{armed} [attacked a bus|ambushed a convoy|shot at a minibus] in {at}; {some} were killed.",
     "killing|{some}|{armed}"),
    ("{some} were killed in {at}; {body} claimed responsibility.", "killing|{some}|{body}"),
    ("{some} were shot dead in {at}; {armed} are [suspected|blamed].",
     "killing|{some}|{armed}"),
    (("{one} was [beaten|attacked] by {crowd} in {at}[ and the| while|; the] police "
     "[looked on|did nothing|stood by|did not intervene]."),
     "assault|{one}|{crowd}; failure_to_protect||police"),
    ("[A drone strike|An air strike|A car bomb] killed {some} in {at}.", "killing|{some}|"),
    ("{armed} fired at [Mayor|Judge] {one} in {at}; he was not hurt.",
     "attempted_killing|{one}|{armed}"),
    ("{law} [fired on|opened fire on] a crowd in {at}, killing {some}.",
     "killing|{some}|{law}"),
    ("{law} arrested [|the ][suspended|dismissed|retired] {role} {one} in {at}.",
     "arrest|{one}|{law}"),
    (("{one}, [a {role}, |34, |][taken|arrested|detained] along with {two} and {three}, was "
     "[freed|released] on Friday."), "release|{one}|; arrest|?|"),
    ("{law} [held|detained] {some} for two days before [releasing them|letting them go].",
     "arrest|{some}|{law}; release|{some}|{law}"),
    ("{one} was held for two days before being [freed|released].",
     "arrest|{one}|; release|{one}|"),
    ("{armed} [released|freed] {some} they had abducted in {at}.",
     "release|{some}|{armed}; abduction|{some}|"),
    ("{armed} [seized|carried off] {one} from his farm in {at}.", "abduction|{one}|{armed}"),
    ("{armed} abducted {some} in {at}. They released them on Friday.",
     "abduction|{some}|{armed}; release|{some}|{armed}"),
    ("{some} surrendered to the army in {at}.", ""),
    ("{body} threatened to [kill|abduct] {one}.", ""),
    ("A bomb left outside the office of {one} in {at} was defused by {law}.", ""),
    ("Lawyer {one} said [many|all|several] were [beaten|arrested] in {at}.", ""),
)  # fmt: skip
ALIKE = (
    {"arrest", "detention", "mass_arrest"},
    {"killing", "extrajudicial_execution"},
    {"attempted_killing", "assault"},
)
# What no sentence about what was done to somebody is harmed by.
BESIDE = {"protest", "destruction", "search", "confiscation", "blockade", "dispersal"}


def made(chance: Random) -> Iterator[tuple[str, str]]:
    """Give one text of each form, with the acts that it tells."""
    for words, acts in FORMS:
        names = zip(chance.sample(FIRST, 3), chance.sample(LAST, 3), strict=True)
        cast = dict(zip(("one", "two", "three"), map(" ".join, names), strict=True))
        cast |= {kind: chance.choice(some) for kind, some in WORDS.items()}
        either = re.sub(r"\[(.*?)\]", lambda m: chance.choice(m[1].split("|")), words)
        text = either.format(**cast)
        text = text[0].upper() + text[1:]
        yield text.upper() if chance.random() < 0.15 else text, acts.format(**cast)


def wrong(words: str, told: str) -> list[str]:
    """Return what is read of a text that it does not tell, and what is lost of it."""
    found = read(words)
    names = {
        one["id"]: fold(" / ".join(str(one.get(k)) for k in ("name", "words")))
        for kind in ("people", "organisations")
        for one in found[kind]
    }
    acts = [
        a
        for a in found["acts"]
        if (a["modality"], a["polarity"]) == ("stated", "affirmed")
    ]
    lost: list[str] = []
    for item in told.split("; ") if told else ():
        kind, victim, doer = item.split("|")
        types = next((kin for kin in ALIKE if kind in kin), {kind})
        theirs = [
            a
            for a in acts
            if a["type"] in types
            and (
                victim in ("", "?")
                or any(fold(victim) in names[v] for v in a["victims"])
            )
        ]
        acts = [a for a in acts if a not in theirs]
        if victim != "?" and not theirs:
            lost.append(f"lost {item}")
        by = [names[b] for a in theirs for b in a["by"]]
        if doer and theirs and not any(fold(doer.split()[-1]) in b for b in by):
            lost.append(f"by {by}: {item}")
    return lost + [
        f"false {a['type']}" for a in acts if a["victims"] and a["type"] not in BESIDE
    ]


def test_wires_are_read_as_they_are_told() -> None:
    """A few in a hundred may go wrong of forms of which six in ten did at first."""
    chance = Random(20261127)
    texts = [form for _ in range(7) for form in made(chance)]
    misread = {words: found for words, acts in texts if (found := wrong(words, acts))}
    assert len(misread) <= len(texts) // 25, misread
