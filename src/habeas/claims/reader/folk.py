"""People without a name in Urdu's own script: counted, armed, in office, or of kin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from habeas.claims.reader.called import is_family, is_given
from habeas.claims.reader.description import Description
from habeas.claims.reader.document import Document, Sentence
from habeas.claims.reader.script import counts, phrase, words
from habeas.claims.reader.urdu import MINE, written

_SILENT = ("furniture", "contact", "calendar")


def descriptions(doc: Document, taken: Sequence[tuple[int, int]]) -> list[Description]:
    """Return the people that an Urdu text tells without a name, in order."""
    inside = {p for s, e in taken for p in range(s, e)}
    found: list[Description] = []
    for sentence in written(doc):
        if sentence.part.kind in _SILENT:
            continue
        end = 0
        for one in _people(sentence, inside):
            if one.first >= end:
                found.append(one)
                end = one.last
    return found


def _people(sentence: Sentence, inside: set[int]) -> Iterator[Description]:
    tokens, at = sentence.tokens, 0
    while at < len(tokens):
        named = at > 1 and tokens[at - 1].text == "نامی"  # "X نامی نوجوان": X himself
        if tokens[at].start in inside or named and tokens[at - 2].start in inside:
            at += 1
            continue
        one = (
            _counted(sentence, at)
            or _office(sentence, at)
            or _of(sentence, at, inside)
            or _armed(sentence, at)
            or _crowd(sentence, at)
            or _relative(sentence, at)
        )
        if one:
            yield one
            at = one.last
            continue
        at += 1


def _counted(sentence: Sentence, at: int) -> Description | None:
    """Read "دو پڑوسیوں", "دونوں پڑوسیوں", "12 افراد"."""
    word = sentence.tokens[at].text
    number = counts().get(word)
    if number is None and word.isdecimal() and len(word) < 5:
        number = int(word)
    if number is None or number < 2:
        return None
    said = [t.text for t in sentence.tokens[at + 1 : at + 3]]
    more = 2 if said[:1] == ["سے"] and said[1:] and said[1] in _MORE else 0
    such = int(not more and bool(said) and said[0] in _SUCH)  # "3 نہتے شہریوں"
    count = phrase(sentence, at + 1 + more + such, "people")
    if not count:
        return _some_of(sentence, at, number)
    least = [t.text for t in sentence.tokens[max(0, at - 3) : at]] == _AT_LEAST
    both = word.endswith("وں") and word != "پانچوں"
    last = at + 1 + more + such + count
    noun = sentence.tokens[last - 1].text
    heads = (number + bool(more), None if more or least else number)
    return Description(
        sentence, at, last, last, noun, True, heads, "the" if both else "", "group",
    )  # fmt: skip


_SUCH = frozenset(
    """لاپتہ گرفتار زخمی معصوم نہتے مقامی بلوچ سندھی پشتون پختون کشمیری مسیحی ہندو احمدی شیعہ مشتبہ پرامن برطرف سیاسی
    مظلوم بے_گناہ غریب مسلح نامعلوم سادہ باوردی مغوی قید کم_عمر ذہین مزید دیگر خاتون مرد سابق سینئر جبری""".split()  # noqa: SIM905
)
_MORE = ("زائد", "زیادہ", "اوپر")
_AT_LEAST = ["کم", "از", "کم"]


def _some_of(sentence: Sentence, at: int, number: int) -> Description | None:
    """Read "ان میں سے 19 کو": some of a group, by their number alone."""
    tokens = sentence.tokens
    before = [t.text for t in tokens[max(0, at - 2) : at]]
    said = [t.text for t in tokens[at + 1 : at + 3]]
    after = said[0] if said else ""
    hurt = after in _HURT or after == "شدید" and said[1:] == ["زخمی"]
    apart = before[-1:] in ([], ["،"], ["اور"], ["جبکہ"], ["میں"], ["سے"], ["بھی"])
    taken = (
        after == "کو"
        and said[1:]
        and said[1] in ("گرفتار", "رہا", "حراست", "زخمی", "ہلاک")
    )
    if not ((hurt or taken) and apart) and (
        before != ["میں", "سے"] or after not in _BEFALLS
    ):
        return None
    return Description(
        sentence, at, at + 1, at + 1, "افراد", True, (number, number), "", "group",
    )  # fmt: skip


_HURT = ("زخمی", "ہلاک", "شہید", "جاں")  # "3 جاں بحق، 17 زخمی"
_BEFALLS = (
    "کو",
    "پر",
    "رہا",
    "گرفتار",
    "زخمی",
    "جاں",
    "ہلاک",
    "شہید",
    "بازیاب",
    "لاپتہ",
)


_UNKNOWN = frozenset(
    (
        "نامعلوم",
        "مسلح",
        "نقاب",
        "پوش",
        "سادہ",
        "لباس",
        "کپڑوں",
        "ملبوس",
        "موٹر",
        "سائیکل",
    )
)
_ARMED = ("نامعلوم", "مسلح", "نقاب", "سادہ", "موٹر", "ڈاکوؤں", "اغواکاروں", "حملہ")
_RIDERS = ("سواروں", "سوار")
# What follows those who do something: "نے", "کی جانب سے", "کے ہاتھوں", "اٹھا کر لے گئے".
_THEY_DO = (
    *(("نے",), ("کی", "جانب"), ("کی", "طرف"), ("کے", "ہاتھوں"), ("کی", "فائرنگ")),
    *(("اٹھا", "کر"), ("زبردستی", "اٹھا"), ("اپنے", "ساتھ"), ("کے", "حملے")),
)


def _armed(sentence: Sentence, at: int) -> Description | None:
    """Read "نامعلوم مسلح افراد نے", "نقاب پوش لوگوں نے": those whom nobody knows."""
    tokens, last = sentence.tokens, at
    if tokens[at].text not in _ARMED:
        return None
    while last < len(tokens) and _tells_unknown(tokens[last].text, last > at):
        last += 1
    count = phrase(sentence, last, "people")
    if not count and last < len(tokens) and tokens[last].text in _RIDERS:
        count = 1
    last += count
    after = tuple(t.text for t in tokens[last : last + 2])
    if not count or after not in _THEY_DO and after[:1] not in _THEY_DO:
        return None
    noun = tokens[last - 1].text
    return Description(
        sentence, at, last, last, noun, True, None, "", "group", owned=True,
    )  # fmt: skip


def _tells_unknown(word: str, within: bool) -> bool:
    """Whether a word tells that nobody knows them: "سادہ کپڑوں میں ملبوس"."""
    return word in _UNKNOWN or within and word == "میں"


_MANY = frozenset(
    ("درجنوں", "سینکڑوں", "سیکڑوں", "متعدد", "کئی", "بیسیوں", "چند", "ہزاروں")
)
_ALL = ("تمام", "سب", "دیگر", "کسی", "ہر", "سارے", "ایسے")


def _crowd(sentence: Sentence, at: int) -> Description | None:
    """Read "خواتین پر", "کارکنوں کو": people without a number to whom it is done."""
    count = phrase(sentence, at, "people")
    tokens, last = sentence.tokens, at + count
    if not count or last >= len(tokens) or tokens[last].text not in ("کو", "پر"):
        return None
    before = [t.text for t in tokens[max(0, at - 3) : at]]
    noun = tokens[last - 1].text
    many = at > 0 and tokens[at - 1].text in _MANY
    if sentence.part.kind != "narrative" or set(before) & {*_ALL} or not _several(noun):
        return None
    return Description(
        sentence, at - many, last, last, noun, True, None, "", "group", owned=True,
    )  # fmt: skip


def _relative(sentence: Sentence, at: int) -> Description | None:
    """Read "میرے شوہر کو", "ان کے بیٹے پر": kin without a name to whom it is done."""
    tokens = sentence.tokens
    said = [t.text for t in tokens[at : at + 2]]
    theirs = said[:1] in (["ان"], ["اس"]) and said[1:] in (["کے"], ["کی"])
    low = at + (2 if theirs else 1 if said[:1] and said[0] in MINE else 0)
    kin = phrase(sentence, low, "kin") if low > at else 0
    after = tokens[low + kin].text if kin and low + kin < len(tokens) else ""
    if after not in ("کو", "پر"):
        return None
    return Description(
        sentence, at, low + kin, low + kin, tokens[low].text, False, (1, 1), "my",
        "individual", owned=True,
    )  # fmt: skip


def _several(noun: str) -> bool:
    return noun.endswith(("وں", "ین", "ان", "بہ", "باء", "ات", "راد", "لا", "لاء"))


_ASKED = ("مطالبہ", "اپیل", "درخواست", "گزارش", "التماس")


def _office(sentence: Sentence, at: int) -> Description | None:
    """Read "مجسٹریٹ نے", "ڈپٹی کمشنر نے", "X کے ترجمان نے": who acts by office."""
    tokens = sentence.tokens
    count = phrase(sentence, at, "roles")
    if not count:
        return None
    end = at + count
    seat = phrase(sentence, end, "towns") or phrase(sentence, end, "provinces")
    after = tokens[end + seat].text if seat and end + seat < len(tokens) else "کے"
    if after in ("نے", "کو", "سے") or not at and after not in ("کے", "کی", "کا"):
        return Description(
            sentence, at, end + seat, end + seat, tokens[end - 1].text, False, (1, 1),
            "the", "individual",
        )  # fmt: skip
    asked = [t.text for t in tokens[end : end + 2]]
    of = [t.text for t in tokens[end + 1 : end + 3]]
    if of[:1] == ["سے"] and of[1:] and of[1] in _ASKED:  # "چیئرمین پیمرا سے مطالبہ"
        return Description(
            sentence, at, end + 1, end + 1, tokens[end].text, False, (1, 1), "the", "individual",
        )  # fmt: skip
    if asked[:1] == ["سے"] and asked[1:] and asked[1] in _ASKED:
        return Description(
            sentence, at, end, end, tokens[end - 1].text, False, (1, 1), "the", "individual",
        )  # fmt: skip
    last = end
    while (
        last < len(tokens) and last - end < 3 and tokens[last].text not in ("نے", "کو")
    ):
        last += 1
    if last >= len(tokens) or tokens[last].text not in ("نے", "کو"):
        return None
    between = [t.text for t in tokens[end:last]]
    if between and not (between[-1] in words("roles") and "کے" in between):
        return None
    noun = tokens[last - 1].text
    return Description(
        sentence, at, last, last, noun, False, (1, 1), "the", "individual"
    )


def _owner(sentence: Sentence, at: int) -> int:
    """Return where the body or the person begins whose people are told."""
    for count in (3, 2):
        said = " ".join(t.text for t in sentence.tokens[max(0, at - count) : at])
        if at >= count and said in words("bodies"):
            return at - count
    return at - 1


def _of(sentence: Sentence, at: int, inside: set[int]) -> Description | None:
    """Read "کونسل کے وفد", "X کے آدمیوں": people of somebody named.

    Where the last word before "کے" is of a longer name of a person, the name stands apart.
    """
    tokens = sentence.tokens
    if not at or tokens[at].text not in ("کے", "کی") or at + 1 >= len(tokens):
        return None
    for section in ("groups", "people"):
        count = phrase(sentence, at + 1, section)
        if count:
            last = at + 1 + count
            noun = tokens[last - 1].text
            first = _owner(sentence, at)
            within = (
                first > 0 and {tokens[first].start, tokens[first - 1].start} <= inside
            )
            if within and (is_family(sentence, first) or is_given(tokens[first].text)):
                first = at + 1
            return Description(
                sentence, first, last, last, noun, True, None, "the", "group",
                owned=True,
            )  # fmt: skip
    return None
