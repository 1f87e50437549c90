"""Chats and Roman Urdu made by a grid of forms: who and what, and nothing guessed.

Each text is one line as people type it, alone, forwarded, or between two other messages
of a chat of one of four apps. What is only heard, asked, wished, feared or denied tells
nothing as done; who writes is never who suffers. All of it is made by chance from a
fixed seed; all names are invented.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from habeas.claims.reader.read import read

FIRST = "Ali Omar Asif Nadia Karim Sana Bashir Daud Zahid Rubina".split()  # noqa: SIM905
LAST = "Khan Shah Baloch Mirza Soomro Jatoi Lashari Bhutto Abro Memon".split()  # noqa: SIM905
TAKEN = frozenset(["arrest", "abduction", "detention"])
HURT = frozenset(["assault", "torture", "injury"])
FREED, BAILED = frozenset(["release"]), frozenset(["bail"])
TRIED = frozenset(["prosecution"])
KILLED = frozenset(["killing", "attempted_killing"])
DONE = (
    (TAKEN, "kal raat police {X} ko utha ke le gayi"), (TAKEN, "{X} giraftar"),
    (TAKEN, "police ne {X} ko pakar lia"), (TAKEN, "{X} ko police ne pakra"),
    (TAKEN, "{X} ko ghar se uthaya"), (TAKEN, "{X} arrest ho gaye hain"),
    (TAKEN, "police {X} ko le gyi"), (TAKEN, "{X} ko utha lya CTD ne"),
    (TAKEN, "{X} jail mein hain"), (TAKEN, "they took {Y}"), (TAKEN, "{Y} picked up"),
    (TAKEN, "{Y} taken"), (TAKEN, "they hv taken {Y}"), (TAKEN, "cops grabbed {Y}"),
    (TAKEN, "police came n took {Y}"), (TAKEN, "update: {Y} detained"),
    (TAKEN, "{Y} has been taken by plainclothes"),
    (FREED, "{X} ko chhor diya"), (FREED, "{X} ko chor dia"), (FREED, "{X} riha ho gaye"),
    (FREED, "{X} ko chor dya gya"), (FREED, "police ne {X} ko chhor diya"),
    (FREED, "{X} ko abhi chhora hai"), (FREED, "{X} release ho gaye"),
    (FREED, "{Y} just got released"), (FREED, "they let {Y} go"), (FREED, "{Y} freed"),
    (BAILED, "{X} ki zamanat ho gayi"), (BAILED, "{X} ko zamanat mil gayi"),
    (BAILED, "{X} ki zmanat hogai"), (BAILED, "{Y} got bail"),
    (BAILED, "bail granted to {Y}"),
    (HURT, "{X} ko maara"), (HURT, "police ne {X} ko bohat mara"),
    (HURT, "{X} pe tashadud kiya"), (HURT, "police walon ne {X} ko lathiyan mari"),
    (HURT, "{X} zakhmi"), (HURT, "{X} shadeed zakhmi hain"),
    (KILLED, "{X} shaheed hogaye"), (KILLED, "{X} ko goli maar di"),
    (KILLED, "{X} ko qatal kar diya"), (KILLED, "{X} shahid ho gye"),
    (TRIED, "{X} pe FIR kaat di"), (TRIED, "{X} par jhoota parcha kaat dia"),
)  # fmt: skip
NOT_DONE = (
    "{X} ko chhor do",
    "{X} ko riha karo",
    "{X} ko foran riha kiya jaye",
    "{X} ki zamanat nahi hui",
    "{X} ko nahi pakra",
    "{X} shaheed nahi hue zinda hain",
    "{X} riha nahi hue",
    "{X} pe koi FIR nahi",
    "sunne mein aaya hai {X} ko utha liya",
    "sunnay mein aya hai ke {X} shaheed ho gaye",
    "suna hai {X} ko chhor diya",
    "lagta hai {X} ko utha liya",
    "{X} ko utha liya, confirm nahi",
    "koi keh raha hai {X} riha ho gaye",
    "shayad {X} ko utha liya",
    "kya {X} ko utha liya?",
    "{X} ko chhor diya kya",
    "kia {X} shaheed ho gaye",
    "{X} riha hue ya nahi",
    "agr {X} giraftar hue to hartal karein ge",
    "jab tak {X} riha nahi hote hum nahi uthenge",
    "{X} ko uthaya to hum chup nahi rahenge",
    "{X} ko kal chhor denge",
    "{X} ko utha lenge",
    "{Y} not arrested",
    "{Y} wasnt arrested",
    "they didnt take {Y}",
    "heard {Y} was taken?",
    "{Y} arrested? pls confirm",
    "rumour that {Y} arrested",
    "maybe {Y} taken",
    "did they take {Y}",
    "i think {Y} got arrested",
    "if they take {Y} we block the road",
    "they must release {Y}",
    "in case {Y} gets picked up call me",
    "no bail for {Y}",
    "{Y} not released yet",
)
CORRECTED = (
    ("they took {Y}", "no they are with me"),
    ("{X} ko utha liya", "nahi wo mere sath hain"),
    ("{X} ko utha liya", "ye khabar ghalat hai"),
)
STAMPS = (
    "12/05/2025, 1{n}:14 - {by}: ",
    "[12/05/2025, 1{n}:14:03] {by}: ",
    "[1{n}:14, 5/12/2025] {by}: ",
    "{by}, [12.05.25 1{n}:14]\n",
)
SHAPES = (
    "{a}", "{a} aur {b}", "{a}, {b} aur {c}", "{a} or {b}", "wakeel {a}",
    "senior sahafi {a}", "hamare sathi {a}", "{a} sahab",
)  # fmt: skip
CHAT_SHAPES = ("{a}", "{a} and {b}", "{a} n {b}", "lawyer {a}", "comrade {a}")


@dataclass(frozen=True)
class Typed:
    """A text as people type it, and the acts that it tells, of whom."""

    words: str
    acts: frozenset[str]
    named: tuple[str, ...]


def typed(chance: Random, acts: frozenset[str], *forms: str) -> Typed:
    """Return messages of these forms about the same people, in one of the settings."""
    first, last = chance.sample(FIRST, 5), chance.sample(LAST, 5)
    a, b, c, *senders = (" ".join(n) for n in zip(first, last, strict=True))
    shape = chance.choice(CHAT_SHAPES if "{Y}" in forms[0] else SHAPES)
    who = shape.format(a=a, b=b, c=c)
    said = [form.format(X=who, Y=who) for form in forms]
    named = tuple(n for n, key in ((a, "{a}"), (b, "{b}"), (c, "{c}")) if key in shape)
    setting = chance.randrange(4)
    if len(said) == 1 and setting < 2:
        head = "*Forwarded*\n" if setting else ""
        return Typed(head + said[0], acts, named)
    stamp = chance.choice(STAMPS)
    said = [chance.choice(("salam", "any news", "guys")), *said, "noted"]
    return Typed(
        "\n".join(
            stamp.format(n=n, by=senders[n % 2]) + one for n, one in enumerate(said)
        ),
        acts,
        named,
    )


def read_of(one: Typed) -> set[tuple[str, str]]:
    """Return the acts read as done to people with a name."""
    found = read(one.words)
    names = {
        p["id"]: str(p.get("name")).removesuffix(" sahab") for p in found["people"]
    }
    return {
        (a["type"], names[v])
        for a in found["acts"]
        if a["modality"] == "stated" and a["polarity"] == "affirmed"
        for v in a["victims"]
        if v in names
    }


def _false(one: Typed) -> set[tuple[str, str]]:
    return {f for f in read_of(one) if f[0] not in one.acts or f[1] not in one.named}


def test_what_is_only_said_to_be_so_is_not_told() -> None:
    chance = Random(20261127)
    texts = [
        *(typed(chance, frozenset(), form) for form in NOT_DONE * 2),
        *(typed(chance, frozenset(), *forms) for forms in CORRECTED * 2),
    ]
    wrong = {one.words: found for one in texts if (found := _false(one))}
    assert not wrong


def test_what_is_typed_is_read_of_whom_it_is_typed() -> None:
    """All but three in a hundred are read, and of nobody else."""
    chance = Random(1)
    texts = [typed(chance, acts, form) for acts, form in DONE]
    wrong = {one.words: found for one in texts if (found := _false(one))}
    assert not wrong
    lost, of = [], 0
    for one in texts:
        whom = {who for _, who in read_of(one)}
        of += len(one.named)
        lost += [(who, one.words) for who in one.named if who not in whom]
    assert len(lost) <= of * 0.03, lost
