"""A key under which two writings of one name are alike.

For comparing and suggesting alone: two names that fold alike are not one person until
a person says so.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LISTED_HONORIFICS = """comrade com dr doctor mr mrs ms miss mx prof professor maulana mullah allama adv
    advocate haji hajji hajja syed sayed sayyid sayyed begum sardar mir mirza engr
    engineer justice judge sheikh shaikh shaykh ustaz ustad mufti pir moulvi maulvi
    bibi shri sri smt shrimati kumari thiru sir lady lord rev reverend fr father sister
    sr brother bro pastor bishop imam captain capt col colonel lt major maj gen general
    sgt inspector insp constable asp dsp ssp sp don dona doña señor señora sra senor
    senora padre hermano hermana mzee mama baba bwana bw bi ndugu hon honourable
    honorable chief pa alhaji alhaja mallam daw ko u ma saya sayadaw puan tuan encik
    dato datuk haj hajah pak ibu bapak kak md mohd esq advocaat ato woro weizero
    کامریڈ ڈاکٹر جناب محترم محترمہ مولانا حاجی سید شیخ مفتی مسٹر مس بیگم پروفیسر
    صحافی ایڈووکیٹ الحاج دكتور السيد السيدة الشيخ استاد آقای خانم"""
HONORIFICS = frozenset(_LISTED_HONORIFICS.split())
# Words that are a title only before another name, but also short names of their own.
_NEVER_LAST = 1

LETTERS = str.maketrans(
    {
        "ي": "ی", "ى": "ی", "ئ": "ی", "ې": "ی", "ك": "ک", "ڪ": "ک", "ة": "ہ", "ه": "ہ",
        "ۃ": "ہ", "ۂ": "ہ", "ۀ": "ہ", "ھ": "ہ", "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا",
        "ؤ": "و", "ں": "ن", "ـ": "", "\u200c": "", "\u200d": "", "\u200e": "",
        "\u200f": "", "’": "'", "‘": "'", "ʼ": "'", "`": "'", "ı": "i", "ß": "ss",
        "đ": "d", "ø": "o", "ł": "l", "æ": "ae", "œ": "oe",
    }
)  # fmt: skip
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


@lru_cache(maxsize=4096)
def fold(name: str) -> str:
    """Return the comparison key of a name: words in order, one space between.

    NFKC, no case, no marks over or under letters, Arabic and Urdu letters that are
    written for one another made one, punctuation gone, titles before the name dropped
    (never the last word). An empty or unlettered name gives "".
    """
    plain = unicodedata.normalize("NFKC", name).casefold().translate(LETTERS)
    bare = unicodedata.normalize("NFD", plain)
    kept = "".join(c for c in bare if not unicodedata.category(c).startswith("M"))
    words = _WORD.findall(unicodedata.normalize("NFC", kept).translate(LETTERS))
    while len(words) > _NEVER_LAST and words[0] in _FOLDED:
        words = words[1:]
    return " ".join(words)


def _bare(word: str) -> str:
    marks = unicodedata.normalize("NFD", word.translate(LETTERS))
    return "".join(c for c in marks if not unicodedata.category(c).startswith("M"))


_FOLDED = frozenset(_bare(h) for h in HONORIFICS)
