"""Who tells, and of whom: asides and kin in Urdu, quotations, answers, messages put right.

Each text is made of a frame and of invented people, and knows what it tells as done of
whom. What is asked for, threatened, denied, dreamt or charged gives nothing.
"""

from __future__ import annotations

import random
from typing import Any

from habeas.claims.reader.read import read

_SEED, _MANY = 20261127, 170
_FIRST = "علی کریم بشیر زاہد نعیم وقار اسلم ساجد فہیم شاہنواز نبیل سلمان عمر".split()  # noqa: SIM905
_LAST = "خان بلوچ مرزا سومرو جتوئی لاشاری ابڑو مینگل بگٹی کاکڑ چانڈیو رند محسود".split()  # noqa: SIM905
_GIVEN = "Ali Kareem Bashir Zahid Naeem Waqar Aslam Sajid Faheem Nabeel Salman Umar Kamran".split()  # noqa: SIM905
_FAMILY = "Khan Baloch Mirza Soomro Jatoi Lashari Abro Mengal Bugti Kakar Chandio Rind".split()  # noqa: SIM905
_ASIDES = (
    *("جو پیشے کے لحاظ سے استاد ہیں", "جن کی عمر 20 سال ہے", "جو دھرنے میں شریک تھے"),
    *("جن کے بھائی کو قتل کیا گیا تھا", "جو بازار سے واپس آ رہے تھے"),
)
_DONE = (
    ("take", "گرفتار کر لیا گیا", "گرفتار کیا جائے", "گرفتار کرنے", "گرفتار کر لیں گے"),
    ("free", "رہا کر دیا گیا", "چھوڑ دو", "رہا کرنے", "رہا کر دیں گے"),
    ("kill", "قتل کر دیا گیا", "قتل نہ کیا جائے", "قتل کرنے", "قتل کر دیں گے"),
    ("hurt", "مارا پیٹا گیا", "مارا پیٹا نہ جائے", "مارنے پیٹنے", "مار دیں گے"),
)
_CODES = {
    "take": "arrest detention abduction", "free": "release", "hurt": "assault torture",
    "kill": "killing extrajudicial_execution",
}  # fmt: skip
_TOOK = ("{} ko police ne utha liya hai", "police ne {} ko giraftar kar liya", "{} has been picked up by CTD")  # fmt: skip

Told = list[tuple[str, str]]


def _urdu(dice: random.Random) -> tuple[str, Told]:
    """Return a sentence in Urdu's own script, and what it tells of whom."""
    x, y, z = (
        f"{f} {n}" for f, n in zip(dice.sample(_FIRST, 3), dice.sample(_LAST, 3))
    )
    code, done, asked, doing, soon = dice.choice(_DONE)
    aside, kin = dice.choice(_ASIDES), dice.choice(("والد", "بھائی", "بہن"))
    whom = dice.choice((x, f"صحافی {x}", f"{x} ولد {z}"))
    told = [(code, x)]
    frames: tuple[tuple[str, Told], ...] = (
        (f"{whom}، {aside}، کو {done}", told),
        (f"{whom} کو، {aside}، ۳ مئی کو {done}", told),
        (f"{whom}، {aside}، کے بھائی کو {done}", []),
        (f"{whom}، {aside}، نے بتایا کہ {y} کو {done}", [(code, y)]),
        (f"{x} کے {kin} نے بتایا کہ انہیں {done}", told),
        (f"{x} کے لواحقین کا کہنا ہے کہ اسے {done}", told),
        (f"پولیس نے دو افراد کو گرفتار کر لیا جن میں سے ایک کا نام {x} ہے", [("take", x)]),
        (f"جن افراد کو {done} ان میں {x} اور {y} شامل ہیں", [*told, (code, y)]),
        (f"{whom} کو {y} کو {doing} کے الزام میں گرفتار کیا گیا", [("take", x)]),
        (f"پولیس {whom} کو {doing} ان کے گھر گئی مگر وہ موجود نہیں تھے", []),
        (f"قریب تھا کہ {whom} کو قتل کر دیا جاتا", []),
        (f"مظاہرین کا مطالبہ ہے کہ {whom} کو {asked}", []),
        (f"میرا نام {x} ہے۔ مجھے کہا گیا کہ بولے تو {soon}", []),
        (f"میرا نام {x} ہے۔ میرے {kin} کو {done}", []),
        (f"{whom} کو گرفتار کیا گیا، وہ دو دن بعد گھر واپس آ گئے", [("take", x), ("free", x)]),
    )  # fmt: skip
    text, expected = dice.choice(frames)
    return f"کوئٹہ، 9 مئی 2025۔ {text}۔", expected


def _english(dice: random.Random) -> tuple[str, Told]:
    """Return an interview, a testimony or a chat, and what it tells of whom."""
    x, y = (f"{f} {n}" for f, n in zip(dice.sample(_GIVEN, 2), dice.sample(_FAMILY, 2)))
    short, took = x.split()[0], dice.choice(_TOOK).format(x)
    taken = [("take", x)]
    asks = "Interview with Zahida Bibi, Hub, 4 June 2025\n\nQ: How are you?\nA: I am well. I was at home.\n"
    mine = f"Testimony of Zahida Bibi, Hub, 9 June 2025\n\nMy son, {x}, was arrested on 5 June. I saw him. "
    frames: tuple[tuple[str, Told], ...] = (
        (f"{asks}Q: Who was taken?\nA: My brother {x}.\nQ: By whom?\nA: The police.", taken),
        (f"{asks}Q: Was {x} taken?\nA: No.", []),
        (f'{mine}He told me, "They beat me. They burned me with cigarettes." I wept.', [*taken, ("hurt", x)]),
        (f'{mine}"They beat me," he said. They slapped me too.', [*taken, ("hurt", x), ("hurt", "Zahida Bibi")]),
        (f"{mine}The judge refused him bail. My other son tried to lift me.", taken),
        (_chat(took, f"correction: {short} nahi, {y} ko uthaya hai"), [("take", y)]),
        (_chat(took, f"Correction: it was not {short} who was arrested, it was {y}"), [("take", y)]),
        (_chat(took, f"Release {x} now! {short} ko riha karo"), taken),
        (_chat(took, f"{short.lower()} ko chor diya hai"), [*taken, ("free", x)]),
        (_chat(took, f"{short} ko kal chor denge SHO keh raha hai"), taken),
        (_chat(took, f"{short} ko police ne abhi tak nahi chora"), taken),
    )  # fmt: skip
    return dice.choice(frames)


def _chat(first: str, second: str) -> str:
    stamp = "[09/05/2025, {}] {}: {}\n"
    return (
        stamp.format("10:10", "Hina", first)
        + stamp.format("10:17", "Saad", second)
        + stamp.format("10:24", "Hina", "ok noted")
    )


def _wrong(text: str, told: Told) -> tuple[list[object], list[object]]:
    """Return what a reading states without its being told, and what it misses."""
    found: dict[str, Any] = read(text)
    names = {p["id"]: p["name"] for p in found["people"]}
    left = {
        (a["type"], names[v])
        for a in found["acts"]
        if (a["modality"], a["polarity"]) == ("stated", "affirmed")
        for v in a["victims"]
        if names.get(v)
    }
    missed: list[object] = []
    for code, who in told:
        hits = {g for g in left if g[1] == who and g[0] in _CODES[code].split()}
        left -= hits
        missed += [] if hits else [(text, code, who)]
    freed = {who for code, who in told if code == "free"}
    rows = [
        (names.get(r["person"]), r["current"])
        for r in found["register"]
        if names.get(r["person"])
    ]
    false: list[object] = [(text, *one) for one in left]
    false += [(text, *r) for r in rows if r[1] == "released" and r[0] not in freed]
    return false, missed


def test_who_tells_is_told_from_whom_it_befell() -> None:
    """One in a hundred may tell something false, three may lose somebody."""
    dice, false, missed, meant = random.Random(_SEED), list[object](), list[object](), 0
    for _ in range(_MANY):
        text, told = (_urdu if dice.random() < 0.6 else _english)(dice)
        wrong, lost = _wrong(text, told)
        false, missed, meant = [*false, *wrong], [*missed, *lost], meant + len(told)
    assert len(false) <= _MANY // 100, false
    assert len(missed) <= 0.03 * meant, missed
