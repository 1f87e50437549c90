"""Names and people in Urdu, which has no capitals: told by titles, cases and lists.

A name follows a title, an occupation or a word of kinship and ends before a small
word ("کو", "نے", "کے") or a mark. Once a full name is known, its first and last words
alone are of the same person. Bodies and places are told by their heads and by lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from habeas.claims.reader.called import (
    called,
    doubled,
    is_family,
    is_given,
    omar,
    single,
)
from habeas.claims.reader.document import Document, Sentence
from habeas.claims.reader.fathers import fathered, of_whom
from habeas.claims.reader.lexicon import towns_known
from habeas.claims.reader.names import Run
from habeas.claims.reader.script import counts, phrase, stops, words
from habeas.claims.reader.sorting import Named
from habeas.text.sentences import Token

_LONGEST = 4
_SCRIPT = re.compile("[\u0600-\u06ff]{2}")
MINE = ("میرا", "ہمارا", "اپنا", "میرے", "میری", "ہمارے", "ہماری", "اپنے", "اپنی")
_SILENT = ("furniture", "contact", "calendar")


def named(doc: Document) -> list[Named]:
    """Return the people, bodies and places that a text names in Urdu, in order."""
    found: list[Named] = []
    full: dict[str, tuple[str, ...]] = {}
    read = written(doc)
    for sentence in read:
        found.extend(_places(doc, sentence))
        found.extend(_bodies(doc, sentence))
    taken = {p for n in found for p in range(n.start, n.end)}
    taken.update(_fathers(doc.text))
    for sentence in read:
        if sentence.part.kind not in _SILENT:
            for one in (*fathered(doc, sentence, taken), *_told(doc, sentence, taken)):
                if one.start in taken:
                    continue
                found.append(one)
                full.setdefault(one.parts[0], one.parts)
                taken.update(range(one.start, one.end))
    for sentence in read:
        if sentence.part.kind not in _SILENT:
            again = list(_again(doc, sentence, full, taken))
            found.extend(again)
            taken.update(p for one in again for p in range(one.start, one.end))
            for one in again:
                found.extend(_listed(doc, sentence, one.run.last, full, taken))
    return sorted(found, key=lambda n: n.start)


_FATHERS = re.compile(r"\W*(?:ولدیت|والد|والد کا نام|باپ کا نام|شوہر کا نام)\W*")


def _fathers(text: str) -> Iterator[int]:
    """Give the positions of a table's column of fathers, who only tell whose child."""
    if "ولدیت" not in text and "والد" not in text or "|" not in text:
        return
    column = -1
    for line in re.finditer(r"[^\n]+", text):
        cells = line[0].split("|")
        heads = [k for k, c in enumerate(cells) if _FATHERS.fullmatch(c)]
        if heads and len(cells) > 2:
            column = heads[0]
        elif 0 <= column < len(cells) and len(cells) > 2:
            begin = line.start() + sum(len(c) + 1 for c in cells[:column])
            yield from range(begin, begin + len(cells[column]))
        elif len(cells) == 1:
            column = -1


def written(doc: Document) -> Sequence[Sentence]:
    """Return the sentences that hold words in Urdu's own script."""
    if doc.language in ("ur", "sd"):
        return doc.sentences
    if doc.text.isascii() or not _SCRIPT.search(doc.text):
        return ()
    return [s for s in doc.sentences if is_written(doc, s)]


def is_written(doc: Document, sentence: Sentence) -> bool:
    """Whether a sentence holds a word in Urdu's own script."""
    return _SCRIPT.search(doc.text, sentence.start, sentence.end) is not None


# --- people by name ---------------------------------------------------------


def _told(doc: Document, sentence: Sentence, taken: set[int]) -> Iterator[Named]:
    """Give names after a title, an occupation or kin, and those listed with them."""
    at = 0
    tokens = sentence.tokens
    while at < len(tokens):
        cue, titles = _cue(sentence, at)
        known = 0 if cue else called(sentence, at, taken)
        if not cue and not known:
            at += 1
            continue
        if known:
            one: Named | None = Named(Run(sentence, at, at + known), "person", doc.text)
        else:
            one = _name(doc, sentence, at + cue, at + cue - titles, taken)
        if one is None:
            at += cue
            continue
        while one is not None:
            yield one
            at = one.run.last
            one = _next(doc, sentence, at, taken)


def _cue(sentence: Sentence, at: int) -> tuple[int, int]:
    """Return the length of the cue at `at`, and how much of it is a title."""
    tokens, length, titles = sentence.tokens, 0, 0
    issued = [t.text for t in tokens[at : at + 3]] == ["جاری", "کردہ", ":"]
    if issued:
        return 3, 0
    if [t.text for t in tokens[at : at + 2]] == ["ہونے", "والے"]:
        return (2, 0) if at and tokens[at - 1].text in _BEFELL else (0, 0)
    first = tokens[at].text if at < len(tokens) else ""
    more = [t.text for t in tokens[at + 1 : at + 2]] in (["اور"], ["مزید"], ["دیگر"])
    people = phrase(sentence, at + 2, "people") if more else 0
    listed = people and [t.text for t in tokens[at + 2 + people :][:1]] == ["،"]
    if listed and counts().get(first):
        return _led_by(sentence, at, people + 3)
    counted = counts().get(first) and phrase(sentence, at + 1, "people")
    if counted and [t.text for t in tokens[at + 1 + counted :][:1]] == ["،"]:
        return _led_by(sentence, at, counted + 2)
    if first in ("جن", "ان") and of_whom(sentence, at):
        return _led_by(sentence, at, 2)
    if first == "نام" and _is_told(sentence, at):
        title = phrase(sentence, at + 1, "titles")
        return 1 + title, title + 1
    if [t.text for t in tokens[at : at + 2]] == ["میرا", "نام"]:
        title = phrase(sentence, at + 2, "titles")
        return 2 + title, title
    while at + length < len(tokens) and not doubled(sentence, at + length):
        title = phrase(sentence, at + length, "titles")
        other = (
            phrase(sentence, at + length, "occupations")
            or phrase(sentence, at + length, "kin")
            or phrase(sentence, at + length, "roles")
        )
        if other == 1 and _is_name_too(sentence, at + length):
            break
        if title and not (other > title):
            length, titles = length + title, titles + title
        elif other:
            length, titles = length + other, 0
        else:
            break
    return length, titles


def _is_name_too(sentence: Sentence, at: int) -> bool:
    """Whether a word of an occupation begins a name here: "ذاکر حسین"."""
    tokens = sentence.tokens
    more = at + 1 < len(tokens) and (
        is_given(tokens[at + 1].text) or is_family(sentence, at + 1)
    )
    return more and is_given(tokens[at].text)


def _led_by(sentence: Sentence, at: int, count: int) -> tuple[int, int]:
    """Return the cue of so many tokens with the cue that it leads to: "جن میں وکیل"."""
    if at + count >= len(sentence.tokens):
        return count, 0
    more, titles = _cue(sentence, at + count)
    return count + more, titles


def _is_told(sentence: Sentence, at: int) -> bool:
    """Whether "نام" leads to a name of one to three words: "نام اسد ہے", "نام: اسد"."""
    said = [t.text for t in sentence.tokens[at + 1 : at + 5]]
    ends = next((k for k, word in enumerate(said) if stops(word)), 0)
    known = all(is_given(w) or k for k, w in enumerate(said[:ends]))
    return 0 < ends and known and said[ends] in ("ہے", "تھا", "بتایا")


# What befell those whom "ہونے والے" names.
_BEFELL = frozenset(
    (
        "زخمی",
        "بحق",
        "گرفتار",
        "شہید",
        "ہلاک",
        "لاپتہ",
        "رہا",
        "بازیاب",
        "قتل",
        "اغوا",
        "برطرف",
        "فوت",
    )
)


def _name(
    doc: Document, sentence: Sentence, at: int, begin: int, taken: set[int]
) -> Named | None:
    """Return the name at `at`, with titles from `begin`; two words at the least.

    One word is enough after a title.
    """
    tokens, end = sentence.tokens, at
    if phrase(sentence, at, "place_heads") or phrase(sentence, at, "bodies"):
        return None  # "ایس ایچ او تھانہ سٹی", "چیف جسٹس ہائی کورٹ"
    while end < len(tokens) and end - at < _LONGEST:
        token = tokens[end]
        if stops(token.text) and not omar(sentence, end) or token.start in taken:
            break
        if phrase(sentence, end, "people") or phrase(sentence, end, "body_heads"):
            return None
        if end > at and token.text in _STREETS:
            return None
        if token.text == "شہید" and end > at and _befalls(tokens, end + 1):
            break
        if end > at and token.text in _WEEKDAYS and _is_day(tokens, end + 1):
            break
        if _acts(token.text):  # "غلام مرتضیٰ شیل لگنے سے": no part of his name
            end -= end - at > _LEAST
            break
        end += 1
    alone = _of_kin(sentence, begin, end) if end - at == 1 else False
    alone = (
        alone
        or end - at == 1
        and tokens[at - 1].text in _YOUTH
        and single(tokens[at].text)
    )
    if end - at < (1 if begin < at or alone else 2):
        return None
    run = Run(sentence, begin, end, at - begin)
    return Named(run, "person", doc.text)


def _of_kin(sentence: Sentence, at: int, end: int) -> bool:
    """Whether one word names somebody's kin: "میرے دیور عبدالوحید کو"."""
    tokens = sentence.tokens
    before = [t.text for t in tokens[max(0, at - 3) : at]]
    owned = len(before) > 1 and (before[-2] in MINE or before[-2] in ("کا", "کے", "کی"))
    kin = bool(before) and before[-1] in words("kin")
    if begin_kin := len(before) > 2 and before[-3] in MINE and kin:
        owned = True  # "میرا چھوٹا بھائی صدام"
    after = tokens[end].text if end < len(tokens) else ""
    known = begin_kin and single(tokens[at].text)
    return owned and kin and (known or after in _AFTER_KIN)


_WEEKDAYS = ("پیر", "منگل", "بدھ", "جمعرات", "جمعہ", "جمعے", "ہفتہ", "ہفتے", "اتوار")


def _is_day(tokens: Sequence[Token], at: int) -> bool:
    """Whether a weekday stands before `at`, behind a name: "X بدھ کی صبح"."""
    return at < len(tokens) and tokens[at].text in ("کی", "کے", "کو")


_LEAST = 2  # words of a name, before what an infinitive tells of it


def _befalls(tokens: Sequence[Token], at: int) -> bool:
    """Whether "شہید" before `at` tells what befell somebody, and is no part of a name."""
    after = tokens[at].text if at < len(tokens) else "۔"
    return after in (
        "ہو",
        "ہوئے",
        "ہوا",
        "ہوئی",
        "ہوئیں",
        "کر",
        "اور",
        "جبکہ",
        "،",
        "۔",
    )


def _acts(word: str) -> bool:
    """Whether a word is an infinitive ("لگنے"), which no name holds."""
    return len(word) > 3 and word.endswith("نے") and not is_given(word)


_STREETS = ("چوک", "روڈ", "کالونی", "ٹاؤن", "چورنگی", "اسٹیڈیم")  # that bear a name
_YOUTH = ("لڑکا", "لڑکی", "نوجوان")
_AFTER_NEXT = ("،", "اور", ",", "کو", "سمیت", "کی", "کے", "نے", "شامل")
_BEFALLEN = (
    *("جاں", "شہید", "ہلاک", "زخمی", "گرفتار", "لاپتہ", "بازیاب", "رہا"),
    *("اغوا", "قتل", "بھی", "سمیت", "پر"),
)
_AFTER_KIN = frozenset(
    (
        "اور",
        "،",
        "کو",
        "نے",
        "بھی",
        "پر",
        "زخمی",
        "گرفتار",
        "لاپتہ",
        "شہید",
        "ہلاک",
        "جاں",
        "سمیت",
        "موقع",
        "شدید",
        "کی",
        "کے",
    )
)


def _next(doc: Document, sentence: Sentence, at: int, taken: set[int]) -> Named | None:
    """Return the next name of a list ("X، Y اور Z کو"), if one follows."""
    tokens = sentence.tokens
    if at >= len(tokens) or tokens[at].text not in ("،", "اور", ","):
        return None
    titles = 0
    while phrase(sentence, at + 1 + titles, "titles"):
        if doubled(sentence, at + 1 + titles):  # "پیر بخش": no title
            break
        titles += 1
    cue, _ = _cue(sentence, at + 1 + titles)
    if cue:
        return None
    one = _name(doc, sentence, at + 1 + titles, at + 1, taken)
    one = one or _one_word(doc, sentence, at + 1, taken)
    if one is None or len(one.parts) < 2 and not single(tokens[at + 1].text):
        return None
    after = tokens[one.run.last].text if one.run.last < len(tokens) else ""
    return one if after in (*_AFTER_NEXT, *_BEFALLEN) else None


def _one_word(
    doc: Document, sentence: Sentence, at: int, taken: set[int]
) -> Named | None:
    """Return a list's next name of one word that is nothing but a name, if it is."""
    tokens = sentence.tokens
    after = tokens[at + 1].text if at + 1 < len(tokens) else ""
    if at >= len(tokens) or not single(tokens[at].text) or tokens[at].start in taken:
        return None
    whole = after in (*_AFTER_NEXT, *_BEFALLEN)
    return Named(Run(sentence, at, at + 1), "person", doc.text) if whole else None


def _listed(
    doc: Document,
    sentence: Sentence,
    at: int,
    full: dict[str, tuple[str, ...]],
    taken: set[int],
) -> Iterator[Named]:
    """Give the names listed after one that is known, and know them from there on."""
    one = _next(doc, sentence, at, taken)
    while one is not None and one.start not in taken:
        yield one
        full.setdefault(one.parts[0], one.parts)
        taken.update(range(one.start, one.end))
        one = _next(doc, sentence, one.run.last, taken)


def _again(
    doc: Document,
    sentence: Sentence,
    full: dict[str, tuple[str, ...]],
    taken: set[int],
) -> Iterator[Named]:
    """Give the later places of names that are known, whole or their first word."""
    at, tokens = 0, sentence.tokens
    while at < len(tokens):
        parts = full.get(tokens[at].text.casefold())
        if parts is None or tokens[at].start in taken:
            at += 1
            continue
        end = at
        for part in parts:
            if end < len(tokens) and tokens[end].text.casefold() == part:
                end += 1
        if end - at > 1 or not stops(tokens[at].text):  # "دو ماہ بعد": not "ماہ گل"
            yield Named(Run(sentence, at, end), "person", doc.text)
        at = end


# --- bodies and places ------------------------------------------------------


def _bodies(doc: Document, sentence: Sentence) -> Iterator[Named]:
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


def _places(doc: Document, sentence: Sentence) -> Iterator[Named]:
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
    return count == 1 and cased and at > 0 and is_given(tokens[at - 1].text)


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
