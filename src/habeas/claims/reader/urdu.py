"""Names and people in Urdu, which has no capitals: told by titles, cases and lists.

A name follows a title, an occupation or a word of kinship and ends before a small
word ("کو", "نے", "کے") or a mark. Once a full name is known, its first and last words
alone are of the same person. Bodies and places are told in `sited`.
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
from habeas.claims.reader.names import Run
from habeas.claims.reader.script import counts, phrase, stops, words
from habeas.claims.reader.sited import bodies, places
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
        found.extend(places(doc, sentence))
        found.extend(bodies(doc, sentence))
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
