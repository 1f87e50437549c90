"""The language of a text, by its script and its smallest words.

Enough to choose rules and to tell an officer; not a translator's judgement. Urdu in
Latin letters is `ur-Latn`.
"""

from __future__ import annotations

import re
from collections import Counter

_HEAD = 20_000

_WORDS = {
    "en": "the of and to in a is was for on that by with were has been his her from",
    "es": "de la que el en y los del se las por un para con no una su al lo como fue",
    "fr": "de la le et les des en un du une que est pour qui dans par plus sur ne au",
    "pt": "de que e do da em um para não uma os no se na por mais as dos como mas foi",
    "id": "yang dan di itu dengan untuk tidak ini dari dalam akan pada oleh telah para"
    " karena polisi bisa adalah kami",
    "ms": "yang dan di itu dengan untuk tidak ini dari dalam akan pada oleh telah ialah"
    " beliau pihak bahawa kerana polis boleh kami mereka",
    "sw": "na ya wa kwa ni katika za la kuwa hiyo cha hii kama wake au watu alisema",
    "tl": "ang ng sa mga na ay at si ni kay para hindi ito nang siya sila",
    "tr": "ve bir bu için ile de da olarak olan gibi daha çok ama kadar sonra",
    "ha": "da a na ya ta ce ne cikin sun an wannan kuma suka domin",
    "so": "iyo oo ka ku u ay waa uu in la ah waxaa soo",
    "sr-Latn": "je u i na se da su za od od sa koji nije su bio iz",
    "ur-Latn": "hai hain ka ki ke ko se mein aur ne nahi tha thi the kia kiya par jo ye"
    " woh bhi gaya gayi gaye raha rahe hua hue diya liya aaya pe agar agr kya kuch"
    " nahin abhi suna utha chhor chor riha zamanat giraftar zakhmi shaheed lapata"
    " muqadma parcha maara maar goli gyi gye gya dya dia hy nhi nai walon hogaye kaat",
}
_LISTS = {code: frozenset(words.split()) for code, words in _WORDS.items()}
_SCRIPTS = (
    ("arabic", "\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc"),
    ("hi", "\u0900-\u097f"),
    ("bn", "\u0980-\u09ff"),
    ("pa", "\u0a00-\u0a7f"),
    ("ta", "\u0b80-\u0bff"),
    ("si", "\u0d80-\u0dff"),
    ("th", "\u0e00-\u0e7f"),
    ("my", "\u1000-\u109f"),
    ("am", "\u1200-\u137f"),
    ("km", "\u1780-\u17ff"),
    ("cyrillic", "\u0400-\u04ff"),
    ("zh", "\u4e00-\u9fff"),
    ("latin", "A-Za-z\u00c0-\u024f"),
)
_COUNTS = [(name, re.compile(f"[{chars}]")) for name, chars in _SCRIPTS]
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
# Letters that tell a language in Arabic script from those named after it. Balochi's
# cases are a hamza with a vowel sign; Saraiki has Sindhi's letters and Urdu's ends.
_SIGNS = {
    "bal": re.compile("\u0621[\u064e-\u0650]"),
    "skr": re.compile("\u0759"),
    "sd": re.compile("[ڄڃٻڀٺٿڊڏڙڦڪڳڱڻ]"),
    "ps": re.compile("[ښځڅړېۍ]"),
    "ckb": re.compile("[ەێۆڵڕ]"),
    "ur": re.compile("[ٹڈڑںےہھ]"),
    "fa": re.compile("[پچژگیک]"),
}
_URDU_ENDS = re.compile("[ںےہ]")
_NEIGHBOURS = {
    code: frozenset(words.split())
    for code, words in {
        "ur": "کے کی کا کو میں سے اور ہیں ہے نے پر یہ وہ گیا تھا",
        "pnb": "دے دی دا نوں وچ تے سی ایہہ اوہ نے ہن",
        "skr": "دے دی دا کوں وچ تے ہن تھی گھدا",
    }.items()
}
_LATIN_URDU = "ur-Latn"


def language(text: str) -> str:
    """Return the BCP 47 code of the language of `text`, `und` where nothing tells.

    Only the first 20,000 characters are looked at.
    """
    head = text[:_HEAD]
    signs = "".join(set(head))
    found = [(name, pattern) for name, pattern in _COUNTS if pattern.search(signs)]
    counts = [(_count(p, head) if found[1:] else 1, name) for name, p in found]
    count, script = max(counts, key=lambda pair: pair[0], default=(0, ""))
    if not count:
        return "und"
    if script == "arabic":
        return _arabic(head)
    if script == "cyrillic":
        return "sr" if re.search("[ђћџљњј]", head) else _cyrillic(head)
    return _latin(head) if script == "latin" else script


def _count(pattern: re.Pattern[str], text: str) -> int:
    return len(pattern.findall(text))


def _arabic(text: str) -> str:
    """Tell the languages in Arabic script by letters that only some of them have."""
    letters = max(1, len(_COUNTS[0][1].findall(text)))
    found = (c for c, p in _SIGNS.items() if len(p.findall(text)) * 100 >= letters)
    code = next(found, "ar")
    if code == "sd" and len(_URDU_ENDS.findall(text)) * 50 >= letters:
        return "skr"
    return _of_small_words(text) if code == "ur" else code


def _of_small_words(text: str) -> str:
    """Tell Urdu from its neighbours, which share its letters, by their small words."""
    words = Counter(_WORD.findall(text))
    hits = {c: sum(words[w] for w in listed) for c, listed in _NEIGHBOURS.items()}
    return max(hits, key=lambda code: hits[code])


def _cyrillic(text: str) -> str:
    return "uk" if re.search("[іїєґ]", text) else "ru"


def _latin(text: str) -> str:
    small = text.lower() if text.isascii() else ""
    words = Counter(_WORD.findall(small) or map(str.lower, _WORD.findall(text)))
    hits = {c: sum(words.get(w, 0) for w in listed) for c, listed in _LISTS.items()}
    code, most = max(hits.items(), key=lambda pair: pair[1])
    total = sum(words.values())
    alone = most < _FEWEST and total > _SHORT  # one small word of a longer text
    return code if most * 25 >= total and not alone else "und"


_FEWEST, _SHORT = 2, 6
