"""Bodies and places that a text names in Urdu: told by their heads, and by lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from habeas.claims.reader.called import is_given, of_a_tribe
from habeas.claims.reader.document import Document, Sentence
from habeas.claims.reader.lexicon import towns_known
from habeas.claims.reader.names import Run
from habeas.claims.reader.script import counts, phrase, stops, words
from habeas.claims.reader.sorting import Named
from habeas.text.sentences import Token

_LONGEST = 4


def bodies(doc: Document, sentence: Sentence) -> Iterator[Named]:
    """Give the bodies that a sentence names, in order."""
    tokens, at = sentence.tokens, 0
    while at < len(tokens):
        paper = phrase(sentence, at, "papers")
        if paper and at + paper < len(tokens) and tokens[at + paper].text in "”“\"'":
            end = at + paper + 1
            while end < len(tokens) and tokens[end].text not in "”“\"'":
                end += 1
            if at + paper + 1 < end:
                run = Run(sentence, at + paper + 1, end)
                yield Named(run, "organisation", doc.text)
            at = end + 1
            continue
        word = tokens[at].text
        if word.rstrip("ِ") == "حکومت" and word != "حکومت" and at + 1 < len(tokens):
            yield Named(Run(sentence, at, at + 2), "organisation", doc.text)
            at += 2
            continue
        head = phrase(sentence, at, "body_heads")
        if head and not _times(sentence, at):
            run = _around(sentence, at, head)
            yield Named(run, "organisation", doc.text)
            at = run.last
            continue
        generic = phrase(sentence, at, "bodies")
        if generic and tokens[at].text == "حکومت":
            generic += phrase(sentence, at + 1, "provinces")
        if generic and not phrase(sentence, at, "place_heads"):
            first = at - (
                _province_before(sentence, at) or _kind_of_court(sentence, at)
            )
            yield Named(Run(sentence, first, at + generic), "organisation", doc.text)
        at += generic or 1


def _province_before(sentence: Sentence, at: int) -> int:
    """Return the tokens of the province whose government or police it is."""
    if sentence.tokens[at].text not in _OF_PROVINCES or not at:
        return 0
    two = at > 1 and phrase(sentence, at - 2, "provinces")
    return 2 if two == 2 else int(phrase(sentence, at - 1, "provinces") == 1)


_OF_PROVINCES = ("حکومت", "پولیس")
_COURTS = (
    *(
        "انسداد دہشت گردی کی",
        "انسداد دہشت گردی",
        "انسداد دہشتگردی کی",
        "انسداد دہشتگردی",
    ),
    *("سیشن", "خصوصی", "فوجی", "احتساب", "لیبر"),
)


def _kind_of_court(sentence: Sentence, at: int) -> int:
    """Return the tokens before "عدالت" that tell which court it is."""
    if sentence.tokens[at].text != "عدالت":
        return 0
    for kind in _COURTS:
        count = len(kind.split())
        if " ".join(t.text for t in sentence.tokens[max(0, at - count) : at]) == kind:
            return count
    return 0


def _times(sentence: Sentence, at: int) -> bool:
    """Whether "بار" counts times ("تین بار") and is no bar of lawyers."""
    before = sentence.tokens[at - 1].text if at else ""
    told = before in counts() or before in (
        "کئی",
        "پہلی",
        "ہر",
        "اس",
        "متعدد",
        "آخری",
    )
    return sentence.tokens[at].text == "بار" and told


def _around(sentence: Sentence, at: int, head: int) -> Run:
    """Return a body's name: the words before its head, and a province after it."""
    tokens, first = sentence.tokens, at
    while first > 0 and at - first < 3 and not stops(tokens[first - 1].text):
        first -= 1
    for wide in (first - 1, first - 2):
        if 0 <= wide and tokens[wide].text == "آل":
            first = wide
    last = at + head
    if tokens[last : last + 1] and tokens[last].text == "آف" and last + 1 < len(tokens):
        last += 2
    province = phrase(sentence, last, "provinces") or phrase(sentence, last, "towns")
    return Run(sentence, first, last + province)


def places(doc: Document, sentence: Sentence) -> Iterator[Named]:
    """Give the places that a sentence names, in order."""
    tokens, at = sentence.tokens, 0
    while at < len(tokens):
        count = phrase(sentence, at, "towns") or phrase(sentence, at, "provinces")
        if not count:
            count = int(tokens[at].text in towns_known())
        count = count or _begun_so(sentence, at) or _headed_so(sentence, at)
        if (
            not count
            or _in_body(sentence, at, count)
            or _fault(tokens, at)
            or _nisba(sentence, at, count)
        ):
            at += 1
            continue
        head = phrase(sentence, at + count, "place_heads")
        yield Named(Run(sentence, at, at + count + head), "place", doc.text)
        at += count + head


def _begun_so(sentence: Sentence, at: int) -> int:
    """Return the tokens of a name that "ضلع" or "گوٹھ" begins, up to a small word."""
    begun = phrase(sentence, at, "place_starts")
    known = phrase(sentence, at + begun, "towns") if begun else 0
    if known:
        return begun + known
    end = at + begun
    while begun and end < len(sentence.tokens) and end - at - begun < _LONGEST - 1:
        if not _may_name(sentence, end):
            break
        end += 1
    return end - at if end > at + begun else 0


def _headed_so(sentence: Sentence, at: int) -> int:
    """Return the tokens of a street or building that one unknown word names."""
    head = phrase(sentence, at + 1, "named_heads")
    if not head or not _may_name(sentence, at):
        return 0
    before = sentence.tokens[at - 1].text if at else ""
    return 1 + head if not at or stops(before) or before in _LIST_MARKS else 0


_LIST_MARKS = ("،", ",", "اور")
_NO_NAMES = ("people", "groups", "kin", "roles", "occupations", "bodies", "body_heads")
_COMMON = frozenset(
    """والوں والے والی والا نئے نئی نیا پرانے پرانی پرانا بڑے بڑی بڑا چھوٹے چھوٹی مین مرکزی
    مقامی سرکاری نجی قریبی پورے پورا ہر دوسرے دوسری پہلے اندرون بیرون ضلعی ایک دیگر کے
    سول جنرل سینٹرل سنٹرل ڈسٹرکٹ سیشن ہائی لڑکیوں لڑکوں بوائز گرلز وکلا کر بھر میڈیکل
    متاثرہ اپنے وسطی جنوبی شمالی مشرقی مغربی بالا زیریں اسی سبزی سامنے پولیس فوجی""".split()  # noqa: SIM905
)


def _may_name(sentence: Sentence, at: int) -> bool:
    """Whether a word may name a place: no small, common or telling one."""
    word = sentence.tokens[at].text if at < len(sentence.tokens) else "."
    plain = any(phrase(sentence, at, s) for s in _NO_NAMES)
    return not (stops(word) or plain or word in _COMMON or word in _OF_PROVINCES)


def _nisba(sentence: Sentence, at: int, count: int) -> bool:
    """Whether a town is the last word of somebody's name: "حمید نوشکی کو"."""
    tokens = sentence.tokens
    after = tokens[at + count].text if at + count < len(tokens) else ""
    cased = after in ("کو", "نے", "سمیت", "ولد")
    if count == 1 and of_a_tribe(sentence, at) and _introduced(sentence, at):
        return True
    return count == 1 and cased and at > 0 and is_given(tokens[at - 1].text)


def _introduced(sentence: Sentence, at: int) -> bool:
    """Whether an occupation, kin or a title stands right before a word."""
    return any(
        at >= back and phrase(sentence, at - back, kind) == back
        for back in (1, 2, 3)
        for kind in ("occupations", "kin", "roles", "titles")
    )


def _fault(tokens: Sequence[Token], at: int) -> bool:
    """Whether "قصور" is somebody's fault, no town."""
    before = tokens[at - 1].text if at else ""
    return tokens[at].text == "قصور" and before in ("کا", "کوئی", "میرا", "ہمارا", "بے")


def _in_body(sentence: Sentence, at: int, count: int) -> bool:
    """Whether a place is part of the name of a body or of an office."""
    tokens = sentence.tokens
    before = tokens[at - 1].text if at else ""
    after = [t.text for t in tokens[at + count : at + count + 1]]
    theirs = after and after[0] in _OF_PROVINCES and phrase(sentence, at, "provinces")
    return (
        bool(theirs)
        or before in words("body_heads")
        or before.startswith("حکومتِ")
        or (before in ("”", "“") or at > 1 and tokens[at - 2].text in ("”", "“"))
    )
