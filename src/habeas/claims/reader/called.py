"""Names in Urdu that nothing introduces: known names side by side.

"پولیس نے کریم سومرو کو گرفتار کیا" has no title, no occupation, no word of kin. Two
words of the list `data/urdu_names.txt`, the first a personal name, are a person, unless
a street, a school or a party bears the name; a third word belongs to it before a case
("کو", "نے"). One word is enough before an honorific ("نورین آپا"), before an unknown
word with a case ("ستار مورجو کو"), and, in messages, before a case alone, if it is not
an everyday word too.
"""

from __future__ import annotations

from functools import cache

from habeas.claims.reader.document import Sentence
from habeas.claims.reader.lexicon import sections
from habeas.claims.reader.script import phrase, stops

_FILE = "urdu_names.txt"
_LONGEST = 4
_CASES = ("کو", "نے", "سمیت")
_SERVANT = "عبدال"


def called(sentence: Sentence, at: int, taken: set[int]) -> int:
    """Return how many tokens from `at` are a name that nothing introduces, 0 if none."""
    tokens = sentence.tokens
    if (
        at
        and tokens[at - 1].text in sections(_FILE)["before"]
        or of_a_father(sentence, at)
    ):
        return 0
    first = _given(sentence, at) or _tribal(sentence, at)
    end = at + first
    while first and end < len(tokens) and end - at < _LONGEST:
        more = _known(sentence, end)
        if not more:
            break
        end += more
    if not first or any(t.start in taken for t in tokens[at:end]):
        return 0
    more = _unknown(sentence, end, taken)
    if end - at < 2 and not _alone(sentence, at, end, more):
        return 0
    end += more
    return 0 if _named_for(sentence, end) else end - at


_NOT_TRIBES = frozenset(
    """بلوچ مسیح اللہ الرحمن بیگم بانو خاتون بخش مہاجر ہزارہ راجپوت پاشا عالم دیوی امیر طارق
    ندیم اکبر طاہر اسلم اکرم زمان ناصر کمار سنگھ گپتا لعل داس الدین تاجک افغان ملک شیخ مغل
    چوہدری چودھری مرزا جٹ گجر کرد میر ملاح لوہار درزی کمہار نون حیدری محمدی احمدی نوری رسولی
    عثمانی علوی قادری چشتی مہر ورک ساہی شورو کریمی رحیمی خالدی فریدی""".split()  # noqa: SIM905
)


def _tribal(sentence: Sentence, at: int) -> int:
    """Return 1 where an unknown word stands before a tribe's name: "گلشیر خاصخیلی کو"."""
    tokens = sentence.tokens
    if at + 2 >= len(tokens) or tokens[at + 2].text not in _TRIBAL_CASES:
        return 0
    tribe, word = tokens[at + 1].text, tokens[at].text
    listed = sections(_FILE)
    known = tribe in listed["family"] and tribe not in listed["everyday"]
    if not known or tribe in _NOT_TRIBES or tribe in listed["given"] or len(tribe) < 4:
        return 0
    plain = any(
        phrase(sentence, at, s)
        for s in ("people", "groups", "kin", "roles", "occupations", "bodies")
    )
    begins = not at or stops(tokens[at - 1].text)
    return int(begins and not (plain or stops(word) or word in _NO_FIRST))


def of_a_tribe(sentence: Sentence, at: int) -> bool:
    """Whether a word is the given name before a tribe's and a case: "سجاول کھوسو کو"."""
    tokens = sentence.tokens
    if at + 2 >= len(tokens) or tokens[at + 2].text not in _TRIBAL_CASES:
        return False
    tribe, listed = tokens[at + 1].text, sections(_FILE)
    known = tribe in listed["family"] and tribe not in listed["everyday"]
    return known and len(tribe) > len("خان") and tribe not in _NOT_TRIBES


_TRIBAL_CASES = ("کو", "نے", "سمیت", "ولد", "کی", "کے", "کا", "اور", "،")
_NO_FIRST = (
    "مقامی",
    "معروف",
    "پورے",
    "نامور",
    "قبیلہ",
    "قبیلے",
    "قوم",
    "برادری",
    "ایک",
    "دو",
)


def _alone(sentence: Sentence, at: int, end: int, more: int) -> bool:
    """Whether a single known word is a name, with `more` words that nobody knows."""
    after = [t.text for t in sentence.tokens[end : end + 1]]
    word = sentence.tokens[at].text
    listed = sections(_FILE)
    if after == ["نامی"]:
        return True
    if word in listed["everyday"]:
        return False
    if more or after and after[0] in listed["honorifics"]:
        return True
    first = sentence.tokens[0].text
    stamped = first in "[(" or first[0].isdigit()
    return stamped and bool(after) and after[0] in (*_CASES, "بھی")


_CHILD_OF = frozenset(("ولد", "بنت", "زوجہ", "دختر"))
_FATHERS_NAME = 3  # words of a father's name, from "ولد" on


def of_a_father(sentence: Sentence, at: int) -> bool:
    """Whether a word goes on the name behind "ولد": "ولد غلام مصطفیٰ شاہ"."""
    for back in range(1, min(at, _FATHERS_NAME) + 1):
        word = sentence.tokens[at - back].text
        if word in _CHILD_OF:
            return True
        if stops(word):
            return False
    return False


def _given(sentence: Sentence, at: int) -> int:
    tokens = sentence.tokens
    word = tokens[at].text
    if word == "عبد" and at + 1 < len(tokens) and tokens[at + 1].text.startswith("ال"):
        return 2  # "عبد الغفور"
    return _phrase(sentence, at, "given") or int(
        word.startswith(_SERVANT) and len(word) > len(_SERVANT)
    )


def is_given(word: str) -> bool:
    """Whether a word is a personal name, also where it is an everyday one too."""
    return word in sections(_FILE)["given"]


def is_family(sentence: Sentence, at: int) -> bool:
    """Whether a family's name begins at `at`."""
    return _phrase(sentence, at, "family") > 0


def omar(sentence: Sentence, at: int) -> bool:
    """Whether "عمر" is a man's name ("عمر راجپوت"), no word of an age."""
    return sentence.tokens[at].text == "عمر" and is_family(sentence, at + 1)


def single(word: str) -> bool:
    """Whether a word is a personal name and nothing else."""
    listed = sections(_FILE)
    return word in listed["given"] and word not in listed["everyday"]


def doubled(sentence: Sentence, at: int) -> bool:
    """Whether a personal name of several words begins at `at` ("دوست محمد")."""
    return _phrase(sentence, at, "given") > 1 or _given(sentence, at) > 1


def _known(sentence: Sentence, at: int) -> int:
    return _given(sentence, at) or _phrase(sentence, at, "family")


@cache
def _begins(section: str) -> frozenset[str]:
    """Return the words that names of a section begin with."""
    return frozenset(one.split(" ")[0] for one in sections(_FILE)[section])


def _phrase(sentence: Sentence, at: int, section: str) -> int:
    if at >= len(sentence.tokens) or sentence.tokens[at].text not in _begins(section):
        return 0
    said = [t.text for t in sentence.tokens[at : at + 3]]
    for count in (3, 2, 1):
        if len(said) >= count and " ".join(said[:count]) in sections(_FILE)[section]:
            return count
    return 0


def _unknown(sentence: Sentence, end: int, taken: set[int]) -> int:
    """Return 1 where one more word stands before a case: "محمد علی جاکھرو کو"."""
    tokens = sentence.tokens
    if end + 1 >= len(tokens) or tokens[end + 1].text not in _CASES:
        return 0
    word = tokens[end]
    plain = any(
        phrase(sentence, end, s)
        for s in ("people", "groups", "kin", "roles", "occupations", "bodies")
    )
    return int(not (stops(word.text) or plain or word.start in taken))


def _named_for(sentence: Sentence, end: int) -> bool:
    """Whether a street, a school, a party bears the name."""
    tokens = sentence.tokens
    if end >= len(tokens):
        return False
    return (
        tokens[end].text in sections(_FILE)["bearers"]
        or bool(phrase(sentence, end, "body_heads"))
        or bool(phrase(sentence, end, "place_heads"))
    )
