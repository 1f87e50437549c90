"""A grid of transcripts and chats: who is meant by what an answer or a message names.

Each frame is told with several names and marks of the sides; few may be lost, and of
nobody may be told what the frame does not tell.
"""

from __future__ import annotations

import random
from collections import Counter
from typing import NamedTuple

from habeas.claims.reader.read import read

NAMES = (
    "Asif Khan", "Bilal Soomro", "Rehan Solangi", "Waqar Mengal", "Imran Marri",
    "Tahmid Rahman", "Juma Otieno", "Brian Kamau", "Emeka Okafor", "Nimal Silva",
)  # fmt: skip
SIDES = (("Q: ", "A: "), ("Q. ", "A. "), ("Interviewer: ", "Witness: "))
TAKEN, HURT, FREED, KILLED = "taken", "hurt", "freed", "killed"
KINDS = {
    **dict.fromkeys(("arrest", "abduction", "detention", "enforced_disappearance"), TAKEN),
    **dict.fromkeys(("assault", "torture", "injury"), HURT),
    **dict.fromkeys(("killing", "extrajudicial_execution", "death_in_custody"), KILLED),
    "release": FREED,
}  # fmt: skip
Told = tuple[tuple[str, str], ...]


class Frame(NamedTuple):
    """What is asked and answered, or the messages, and what they tell of whom."""

    lines: tuple[str, ...]
    told: Told = ()


ASKED = (
    Frame(("Were you arrested?", "Yes, with my friend {A}."), ((TAKEN, "I"), (TAKEN, "A"))),
    Frame(("Were you arrested?", "Yes, with a warrant that {A} had signed."), ((TAKEN, "I"),)),
    Frame(("Who was arrested?", "Nobody from our group. They only wrote our names.")),
    Frame(("Was {A} beaten?", "Yes, with a belt."), ((HURT, "A"),)),
    Frame(("Was {A} beaten?", "No, he was not.")),
    Frame(("Was {A} beaten?", "I did not see that.")),
    Frame(("Were you beaten?", "Not me. {A} was, with a stick."), ((HURT, "A"),)),
    Frame(("Were you beaten?", "No. Only {A}."), ((HURT, "A"),)),
    Frame(("Were you beaten?", "No. Only {A} knows what went on there.")),
    Frame(("Were you and {A} beaten?", "Both of us."), ((HURT, "I"), (HURT, "A"))),
    Frame(("When was {A} released?", "On 3 May."), ((FREED, "A"),)),
    Frame(("When was {A} released?", "He is still inside.")),
    Frame(("Did they kill {A}?", "Yes, that night."), ((KILLED, "A"),)),
    Frame(("Did they kill {A}?", "I think so, but I did not see a body.")),
    Frame(("Who took {A}?", "Men in uniform, in two pickups."), ((TAKEN, "A"),)),
    Frame(("Did you see who took {A}?", "No, I was asleep.")),
)  # fmt: skip
SENT = (
    Frame(("{A} ne kaha {B} ko chor diya",), ((FREED, "B"),)),
    Frame(("{A} ko nahi pakra, {B} ko pakra hai",), ((TAKEN, "B"),)),
    Frame(("police ne {A} ko nahi {B} ko mara hai",), ((HURT, "B"),)),
    Frame(("Mujhe aur {A} ko pakra tha, mujhe chor diya {A} andar hai",), ((TAKEN, "A"),)),
    Frame(("{A} ko utha liya", "sorry {A} nahi, {B}"), ((TAKEN, "B"),)),
    Frame(("agar {A} ko pakra to hum niklenge",)),
    Frame(("{A} ki rihai ka mutalba karte hain",)),
)  # fmt: skip
TIMES = 3
FEW_LOST = 0.05


def _interview(frame: Frame, names: dict[str, str], at: int) -> str:
    asks, answers = SIDES[at % len(SIDES)]
    question, answer = (line.format(**names) for line in frame.lines)
    return (
        "Interview with Mariam Suleman, Lyari, 14 June 2026\n\n"
        f"{asks}What do you do?\n{answers}I sell bread. I was at home that night.\n"
        f"{asks}{question}\n{answers}{answer}\n{asks}Thank you.\n{answers}I thank you."
    )


def _chat(frame: Frame, names: dict[str, str], at: int) -> str:
    sent = ["koi khabar?", *(line.format(**names) for line in frame.lines), "acha"]
    by = ("Faisal", *["Kamran"] * len(frame.lines), "Faisal")
    return "\n".join(
        f"[14/07/2026, 20:0{n}:11] {who}: {words}"
        for n, (who, words) in enumerate(zip(by, sent, strict=True), at % 3)
    )


def _told(text: str, names: dict[str, str]) -> set[tuple[str, str]]:
    """Return what is read as done, and to whom: "A", "B", "I", or "?" for another."""
    reading = read(text)
    known = {name: key for key, name in names.items()} | {"Mariam Suleman": "I"}
    who = {p["id"]: known.get(p.get("name") or "", "?") for p in reading["people"]}
    return {
        (KINDS[act["type"]], who[victim])
        for act in reading["acts"]
        for victim in act["victims"]
        if act["type"] in KINDS
        and act["modality"] == "stated"
        and act["polarity"] == "affirmed"
        and victim in who
    }


def test_grid_tells_whom_answers_and_messages_mean() -> None:
    """Of each frame all but few are found, and nothing of anybody else."""
    chance = random.Random(61)
    lost: Counter[str] = Counter()
    false: list[tuple[str, set[tuple[str, str]]]] = []
    of = 0
    for frames, made in ((ASKED, _interview), (SENT, _chat)):
        for frame in frames:
            for at in range(TIMES):
                names = dict(zip("AB", chance.sample(NAMES, 2), strict=True))
                told = _told(made(frame, names, at), names)
                of += len(frame.told)
                lost[frame.lines[-1]] += len(set(frame.told) - told)
                if told - set(frame.told):
                    false.append((frame.lines[-1], told - set(frame.told)))
    print(lost.most_common(6), of)
    assert not false
    assert lost.total() <= FEW_LOST * of, lost.most_common(6)
