"""Sentences as Urdu newspapers write them: chains, asides, shared verbs, whose kin.

Each is made of a frame and of people named in one of many ways, and knows what it tells
of whom, on which day and by whom. What it denies, asks for or dreads gives nothing.
"""

from __future__ import annotations

import random
import re
from typing import Any

from habeas.claims.reader.read import read

_SEED, _MANY = 20261126, 200
_HEAD = "کوئٹہ، 9 مئی 2025۔ "
_FIRST = "علی کریم بشیر زاہد نعیم وقار اسلم ساجد فہیم شاہنواز نبیل سلمان عمر".split()  # noqa: SIM905
_FIRST += ["عبدالرحمان", "غلام مصطفیٰ", "عبد الغفور", "اللہ بخش", "پیر بخش", "دین محمد"]
_LAST = "خان بلوچ مرزا سومرو جتوئی لاشاری ابڑو میمن مینگل بگٹی کاکڑ چانڈیو رند وٹو آفریدی محسود پنہور سولنگی گجر".split()  # noqa: SIM905
_ROLES = (
    "صحافی",
    "سینئر صحافی",
    "فوٹو جرنلسٹ",
    "ٹریڈ یونین رہنما",
    "کسان",
    "طالب علم",
    "مقامی استاد",
)
_TITLES = ("کامریڈ", "مولانا", "ڈاکٹر", "حاجی", "ماسٹر", "پروفیسر")
_DOERS = (
    *("پولیس", "ایف سی اہلکاروں", "پولیس کی بھاری نفری", "خفیہ اداروں", "موٹر سائیکل سواروں"),
    *("نامعلوم مسلح افراد", "سادہ کپڑوں میں ملبوس اہلکاروں", "قانون نافذ کرنے والے اداروں"),
)  # fmt: skip
_DAYS = (
    *(("گزشتہ روز", "2025-05-08"), ("پیر کے روز", "2025-05-05"), ("۳ مئی کو", "2025-05-03")),
    *(("تین روز قبل", "2025-05-06"), ("بدھ کی صبح", "2025-05-07"), ("مارچ 2023 میں", "2023-03")),
)  # fmt: skip
_TAKEN, _SLAIN, _BEATEN = "arrest detention abduction", "killing", "assault torture"
_TAKE = ("گرفتار کر لیا", "حراست میں لے لیا", "اٹھا لیا")

Told = tuple[
    str, tuple[str, ...], str, bool
]  # acts, of whom, the day, whether by somebody


def _people(dice: random.Random, names: list[str]) -> tuple[str, tuple[str, ...]]:
    a, b, c = names.pop(), names.pop(), names.pop()
    r, q = dice.sample(_ROLES, 2)
    t, u = dice.sample(_TITLES, 2)
    shapes: tuple[tuple[str, tuple[str, ...]], ...] = (
        (a, (a,)), (f"{r} {a}", (a,)), (f"{t} {a}", (a,)), (f"{a} ایڈووکیٹ", (a,)),
        (f"{a} ولد {b}", (a,)), (f"{r} {a} ولد {b} سکنہ پنجگور", (a,)), (f"{a} عرف لالا", (a,)),
        (f"تربت سے تعلق رکھنے والے {r} {a}", (a,)), (f"{c} کے بھائی {a}", (a,)),
        (f"نیشنل پارٹی کے ضلعی صدر {a}", (a,)), (f"24 سالہ {r} {a}", (a,)),
        (f"{r} {a} اور {q} {b}", (a, b)), (f"{t} {a} اور {u} {b}", (a, b)),
        (f"دو بھائیوں {a} اور {b}", (a, b)), (f"{a} اور ان کے بیٹے {b}", (a, b)),
        (f"{a} اور {b} سمیت پانچ کارکنوں", (a, b)), (f"{t} {a}، {b} ایڈووکیٹ اور {u} {c}", (a, b, c)),
    )  # fmt: skip
    return dice.choice(shapes)


def _sentence(dice: random.Random) -> tuple[str, list[Told]]:
    """Return a sentence, and what it tells of whom."""
    names = [f"{f} {n}" for f, n in zip(dice.sample(_FIRST, 9), dice.sample(_LAST, 9))]
    (o, whom), (p, them) = _people(dice, names), _people(dice, names)
    by, (x, day), take = dice.choice(_DOERS), dice.choice(_DAYS), dice.choice(_TAKE)
    one, two, said = whom[0], them[0], names.pop()
    took, taken = (_TAKEN, whom, day, True), (_TAKEN, whom, day, False)
    frames: tuple[tuple[str, list[Told]], ...] = (
        (f"{by} نے {x} {o} کو {take}، جبکہ {p} کو قتل کر دیا گیا", [took, (_SLAIN, them, "", False)]),
        (f"{o} کو {by} کی جانب سے {x} {take} گیا", [took]),
        (f"{by} کی فائرنگ سے {o} جاں بحق اور {p} زخمی ہو گئے", [(_SLAIN, whom, "", True), ("injury", them, "", False)]),
        (f"{by} نے {x} {o} کو گرفتار اور {p} کو زخمی کر دیا", [took, ("injury", them, "", True)]),
        (f"{o} کو گرفتار جبکہ {p} کو زخمی کر دیا گیا", [(_TAKEN, whom, "", False), ("injury", them, "", False)]),
        (f"{by} نے نہ صرف {o} کو {take} بلکہ {p} پر تشدد بھی کیا", [(_TAKEN, whom, "", True), (_BEATEN, them, "", True)]),
        (f"{one} کو، جنہیں {x} {take} گیا تھا، آج رہا کر دیا گیا", [(_TAKEN, (one,), day, False), ("release", (one,), "2025-05-09", False)]),
        (f"{o}، جنہیں {x} {take} گیا تھا، کے اہل خانہ نے احتجاج کیا", [taken]),
        (f"{by} نے {x} تین افراد کو {take} جن میں {o} بھی شامل ہیں", [took]),
        (f"گرفتار کیے گئے مظاہرین میں {o} بھی شامل ہیں", [(_TAKEN, whom, "", False)]),
        (f"{o} کو گرفتار ہوئے تین ماہ گزر چکے ہیں", [(_TAKEN, whom, "", False)]),
        (f"{by} نے {x} {one} کے گھر پر چھاپہ مار کر ان کے بیٹے {two} کو {take}", [(_TAKEN, (two,), day, True)]),
        (f"{said} نے بتایا کہ انہیں {x} {take} گیا", [(_TAKEN, (said,), day, False)]),
        (f"عدالت نے {o} کو بری جبکہ {p} کو پانچ سال قید کی سزا سنا دی", [("acquittal", whom, "", True), ("conviction", them, "", False)]),
        (f"عدالت نے {o} کی ضمانت منظور کرتے ہوئے سماعت ملتوی کر دی", [("bail", whom, "", True)]),
        (f"{one} کے قتل کا مقدمہ {two} کے خلاف درج کر لیا گیا", [("prosecution", (two,), "", False)]),
        (f"{o} کی گرفتاری {x} عمل میں لائی گئی", [taken]),
        (f"یونین نے {o} سمیت دیگر افراد کے قتل کی مذمت کی", [(_SLAIN, whom, "", False)]),
        (f"حکومت نے {o} کا نام فورتھ شیڈول میں شامل کر دیا ہے", [("listing", whom, "", True)]),
        (f"یہ خبر درست نہیں کہ {o} کو {take} گیا ہے", []),
        (f"{o} کے علاوہ باقی تمام افراد کو رہا کر دیا گیا", []),
        (f"آخر {o} کو کس نے اغوا کیا؟", []),
        (f"{one} کے والد کو {take} گیا", []),
        (f"اگر {o} کو رہا نہ کیا گیا تو دھرنا دیا جائے گا", []),
        (f"خدشہ ہے کہ {o} کو بھی قتل کر دیا جائے گا", []),
        (f"{o} کو گرفتار کرنے کے لیے چھاپے مارے جا رہے ہیں", []),
    )  # fmt: skip
    text, told = dice.choice(frames)
    return re.sub(r"،\s*،", "،", text) + ("" if text.endswith("؟") else "۔"), told


def _respelt(dice: random.Random, text: str) -> str:
    """Return a text as some keyboards write it: Arabic letters, other full stops."""
    for ours, theirs in ("یي", "کك", "ہه", ("گزشتہ", "گذشتہ"), ("کیے", "کئے")):
        text = text.replace(ours, theirs) if dice.random() < 0.12 else text
    return text


_OURS = str.maketrans("يكه", "یکہ")


def _name(words: str) -> str:
    bare = re.split(r" (?:ولد|عرف) ", words.translate(_OURS))[0]
    return bare.removesuffix(" ایڈووکیٹ")


def _wrong(text: str, told: list[Told]) -> tuple[list[object], list[object]]:
    """Return what a reading of a sentence states without its telling so, and what it misses."""
    found: dict[str, Any] = read(_HEAD + text)
    names = {p["id"]: _name(p["name"] or "") for p in found["people"]}
    stated = [
        a
        for a in found["acts"]
        if (a["modality"], a["polarity"]) == ("stated", "affirmed")
    ]
    left = [
        (a, names[v])
        for a in stated
        for v in a["victims"]
        if names.get(v) and a["type"] != "search"
    ]
    missed: list[object] = []
    for codes, whom, day, done in told:
        for who in whom:
            hits = [g for g in left if g[1] == who and g[0]["type"] in codes.split()]
            left = [g for g in left if g not in hits]
            fits = (
                hits
                and (not day or hits[0][0]["date"] == day)
                and (not done or hits[0][0]["by"])
            )
            missed += [] if fits else [(text, codes, who)]
    false: list[object] = [
        (text, a["type"], who) for a, who in left if a["type"] != "attempted_killing"
    ]
    false += [(text, "by", names[b]) for a in stated for b in a["by"] if names.get(b)]
    return false, missed


def test_each_clause_is_told_of_its_own_people() -> None:
    """One in a hundred may still tell something false, three may lose somebody."""
    dice, false, missed, meant = random.Random(_SEED), list[object](), list[object](), 0
    for _ in range(_MANY):
        text, told = _sentence(dice)
        wrong, lost = _wrong(_respelt(dice, text), told)
        false, missed = [*false, *wrong], [*missed, *lost]
        meant += sum(len(whom) for _, whom, _, _ in told)
    assert len(false) <= _MANY // 100, false
    assert len(missed) <= 0.04 * meant, missed
