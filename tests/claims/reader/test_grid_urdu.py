"""Sentences in Urdu's script, made from shapes of people, verbs and frames.

Each sentence knows whom it tells of and what was done to them; what it denies, asks
for, fears or only threatens must give nothing.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from habeas.claims.reader.read import read

_SEED, _MANY = 26, 260
_ENOUGH = 0.93  # of those told, whom the reader must find
_HEAD = "کراچی، 9 مئی 2025۔ "
_FIRST = "علی عمر آصف کریم بشیر داؤد زاہد نعیم وقار اسلم".split()  # noqa: SIM905
_LAST = "خان شاہ بلوچ مرزا سومرو جتوئی لاشاری بھٹو ابڑو میمن".split()  # noqa: SIM905
_WOMEN = "نادیہ ثنا روبینہ زرینہ".split()  # noqa: SIM905
_ROLES = ("صحافی", "وکیل", "طالب علم رہنما", "استاد", "انسانی حقوق کے کارکن")
_DOERS = (
    *("پولیس", "رینجرز", "فوج", "نامعلوم افراد", "سی ٹی ڈی", "مسلح افراد"),
    *("سادہ کپڑوں میں ملبوس اہلکاروں", "ایف سی اہلکاروں", "سیکورٹی فورسز"),
)
_WHERE = ("کراچی میں", "تربت سے", "پریس کلب کے باہر", "گلشن اقبال میں چھاپے کے دوران")
_WHEN = ("گزشتہ رات", "پیر کے روز", "3 مئی کو", "جمعہ کی صبح")

Told = tuple[str, tuple[str, ...]]


@dataclass(frozen=True)
class Verb:
    """A verb: its case, its past with "ne", its passive, what else it becomes."""

    codes: str
    case: str
    active: str
    passive: str
    noun: str
    asked: str
    future: str
    denied: str


def _verb(codes: str, case: str, row: str) -> Verb:
    return Verb(codes, case, *(part.strip() for part in row.split("|")))


_TAKEN, _SLAIN = "arrest detention abduction", "killing enforced_disappearance"
_VERBS = (
    _verb(_TAKEN, "کو", "گرفتار کر لیا | گرفتار کر لیا گیا | گرفتار کرنے | گرفتار کیا جائے | گرفتار کیا جائے گا | گرفتار نہیں کیا گیا"),
    _verb(_TAKEN, "کو", "حراست میں لے لیا | حراست میں لے لیا گیا | حراست میں لینے | حراست میں لیا جائے | حراست میں لیا جائے گا | حراست میں نہیں لیا گیا"),
    _verb(_TAKEN, "کو", "اٹھا لیا | اٹھا لیا گیا | اٹھانے | اٹھایا جائے | اٹھا لیا جائے گا | نہیں اٹھایا گیا"),
    _verb("abduction", "کو", "اغوا کیا | اغوا کیا گیا | اغوا کرنے | اغوا کیا جائے | اغوا کیا جائے گا | اغوا نہیں کیا گیا"),
    _verb(_SLAIN, "کو", "قتل کیا | قتل کیا گیا | قتل کرنے | قتل کیا جائے | قتل کیا جائے گا | قتل نہیں کیا گیا"),
    _verb(_SLAIN, "کو", "فائرنگ کر کے ہلاک کر دیا | فائرنگ کر کے ہلاک کر دیا گیا | ہلاک کرنے | ہلاک کیا جائے | ہلاک کر دیا جائے گا | ہلاک نہیں کیا گیا"),
    _verb("injury assault", "کو", "زخمی کر دیا | زخمی کر دیا گیا | زخمی کرنے | زخمی کیا جائے | زخمی کر دیا جائے گا | زخمی نہیں کیا گیا"),
    _verb("assault torture", "پر", "تشدد کیا | تشدد کیا گیا | تشدد کرنے | تشدد کیا جائے | تشدد کیا جائے گا | تشدد نہیں کیا گیا"),
    _verb("assault torture", "کو", "تشدد کا نشانہ بنایا | تشدد کا نشانہ بنایا گیا | تشدد کا نشانہ بنانے | تشدد کا نشانہ بنایا جائے | تشدد کا نشانہ بنایا جائے گا | تشدد کا نشانہ نہیں بنایا گیا"),
    _verb("release", "کو", "رہا کر دیا | رہا کر دیا گیا | رہا کرنے | رہا کیا جائے | رہا کر دیا جائے گا | رہا نہیں کیا گیا"),
    _verb("prosecution", "کے خلاف", "مقدمہ درج کر لیا | مقدمہ درج کر لیا گیا | مقدمہ درج کرنے | مقدمہ درج کیا جائے | مقدمہ درج کیا جائے گا | مقدمہ درج نہیں کیا گیا"),
    _verb("transfer", "کو", "نامعلوم مقام پر منتقل کر دیا | نامعلوم مقام پر منتقل کر دیا گیا | منتقل کرنے | منتقل کیا جائے | منتقل کر دیا جائے گا | منتقل نہیں کیا گیا"),
)  # fmt: skip


def _people(dice: random.Random, names: list[str]) -> tuple[str, tuple[str, ...]]:
    """Return one shape in which people stand, and the names of those meant."""
    a, b, c = names.pop(), names.pop(), names.pop()
    she = f"{dice.choice(_WOMEN)} {dice.choice(_LAST)}"
    one, two = dice.sample(_ROLES, 2)
    shapes: tuple[tuple[str, tuple[str, ...]], ...] = (
        (a, (a,)),
        (f"{one} {a}", (a,)),
        (f"{a} ولد {b}", (a,)),
        (f"طالب علم {a} ولد {b}", (a,)),
        (f"{a} ولد {b} سکنہ پنجگور", (a,)),
        (f"{dice.choice((19, 24, 51))} سالہ {a}", (a,)),
        (f"پریس کلب کے صدر {a}", (a,)),
        (f"خاتون کارکن {she}", (she,)),
        (f"{a} سمیت دو افراد", (a,)),
        (f"{a} اور {b}", (a, b)),
        (f"{one} {a} اور {two} {b}", (a, b)),
        (f"{a} اور ان کے بھائی {b}", (a, b)),
        (f"دو بھائیوں {a} اور {b}", (a, b)),
        (f"{a}، {b} اور {c}", (a, b, c)),
        (f"{a} اور {b} سمیت پانچ کارکنوں", (a, b)),
        (f"{a.split()[0]} نامی نوجوان", (a.split()[0],)),
    )
    return dice.choice(shapes)


def _around(dice: random.Random) -> str:
    """Return a place and a time in any order, one of them, or neither."""
    said = [dice.choice(s) for s in (_WHERE, _WHEN) if dice.random() < 0.4]
    dice.shuffle(said)
    return " ".join(["", *said, ""])


def _sentence(dice: random.Random) -> tuple[str, list[Told]]:
    """Return a sentence, and of whom it tells what."""
    names = [f"{f} {n}" for f, n in zip(dice.sample(_FIRST, 9), dice.sample(_LAST, 9))]
    (o, whom), (p, them) = _people(dice, names), _people(dice, names)
    v, w = dice.sample(_VERBS, 2)
    by, amid = dice.choice(_DOERS), _around(dice)
    done, also = [(v.codes, whom)], [(w.codes, them)]
    first = dice.choice((f"{by} نے{amid}{o} {v.case} ", f"{o} {v.case}{amid}{by} نے "))
    second = f"{p} {w.case} {w.passive}"
    frames: tuple[Callable[[], tuple[str, list[Told]]], ...] = (
        lambda: (first + v.active, done),
        lambda: (f"{o} {v.case}{amid}{v.passive}", done),
        lambda: (f"{first}{v.active} اور {p} {w.case} {w.active}", done + also),
        lambda: (f"{first}{v.active} جبکہ {second}", done + also),
        lambda: (f"{first}{v.active} جس کے بعد {second}", done + also),
        lambda: (f"{o} {v.case} {v.denied} لیکن {second}", also),
        lambda: (f"{o} کی گرفتاری کے بعد {second}", [(_TAKEN, whom), *also]),
        lambda: (f"{by} {o} کی تلاش میں آئی اور {p} {w.case} {w.active}", also),
        lambda: (f"{by} نے {o} کے گھر پر چھاپہ مار کر {p} {w.case} {w.active}", also),
        lambda: (f"{o} نے کہا کہ {second}", also),
        lambda: (f"{o} {v.case}{amid}{v.denied}", []),
        lambda: (f"نہ {o} {v.case} {v.passive} اور نہ {second}", []),
        lambda: (f"ترجمان نے تردید کی کہ {o} {v.case}{amid}{v.passive} ہے", []),
        lambda: (f"{by} نے {o} {v.case} {v.noun} سے انکار کیا", []),
        lambda: (f"{by} نے {o} {v.case} {v.noun} کی کوشش کی", []),
        lambda: (f"عدالت نے {o} {v.case} {v.noun} کا حکم دیا", []),
        lambda: (f"مظاہرین نے مطالبہ کیا کہ {o} {v.case} {v.asked}", []),
        lambda: (f"خدشہ ہے کہ {o} {v.case} {v.future}", []),
        lambda: (f"اگر {o} {v.case} {v.passive} تو احتجاج ہو گا", []),
    )
    text, told = dice.choice(frames)()
    return " ".join(text.split()) + "۔", told


def _done_to(found: dict[str, Any]) -> set[tuple[str, str]]:
    """Return what a reading states as done, each with the name of who suffered it."""
    names = {p["id"]: p.get("name") or "" for p in found["people"]}
    return {
        (act["type"], names[one].split(" ولد ")[0])
        for act in found["acts"]
        if act["modality"] == "stated" and act["polarity"] == "affirmed"
        for one in act["victims"]
        if names.get(one)
    }


def test_each_is_told_of_what_was_done_to_them_and_of_nothing_else() -> None:
    dice = random.Random(_SEED)
    false, missed, meant = [], [], 0
    for _ in range(_MANY):
        text, told = _sentence(dice)
        left = {g for g in _done_to(read(_HEAD + text)) if g[0] != "search"}
        for codes, names in told:
            for name in names:
                hit = {g for g in left if g[1] == name and g[0] in codes.split()}
                left -= hit
                meant += 1
                missed += [] if hit else [(text, codes, name)]
        false += [(text, one) for one in left]
    assert not false
    assert len(missed) <= (1 - _ENOUGH) * meant, missed
