"""A date in EDTF as people read it, in a language; never more exact than it is."""

from __future__ import annotations

import re

from habeas.publication.export.words import Language

_DAY = re.compile(r"(\d{4}|\d{2,3}X+)(?:-(\d{2}|XX))?(?:-(\d{2}|XX))?(?:T([0-9:]+).*)?")


def phrase(edtf: str, language: Language) -> str:
    """Return "2 or 3 February 2026", "not later than ...", "about 2024" and so on.

    What has no plain words (a mask, a season) is given as EDTF writes it.
    """
    text = edtf.strip()
    if text[:1] in "[{":
        return _set(text[1:-1], language)
    if "/" in text:
        first, _, last = text.partition("/")
        return _range(first, last, language)
    return _one(text, language)


def _set(members: str, language: Language) -> str:
    found = [m.strip() for m in members.split(",")]
    days = [_parts(m) for m in found]
    known = [d for d in days if d and d[2]]
    if len(known) == len(found) and len({(d[0], d[1]) for d in known}) == 1:
        last = _one(found[-1], language)
        return language.say("or").join([str(int(d[2])) for d in known[:-1]] + [last])
    return language.say("or").join(_member(m, language) for m in found)


def _member(text: str, language: Language) -> str:
    first, dots, last = text.partition("..")
    return _range(first, last, language) if dots else _one(text, language)


def _range(first: str, last: str, language: Language) -> str:
    if first in ("", "..") and last in ("", ".."):
        return language.say("open_day")
    if first in ("", ".."):
        return language.say("until", last=_one(last, language))
    if last in ("", ".."):
        return language.say("from", first=_one(first, language))
    return language.say("range", first=_one(first, language), last=_one(last, language))


def _one(text: str, language: Language) -> str:
    bare = text.strip("~?%")
    parts = _parts(bare)
    said = _plain(parts, language) if parts else bare
    if parts and parts[3]:
        said = language.say("at_time", day=said, time=parts[3][:5])
    return language.say("about_day", day=said) if bare != text else said


def _parts(text: str) -> tuple[str, str, str, str] | None:
    match = _DAY.fullmatch(text)
    if match is None or "X" in (match[1] or ""):
        return None
    month, day = match[2] or "", match[3] or ""
    if month == "XX":
        return (match[1], "", "", "") if day in ("", "XX") else None
    if month and not 1 <= int(month) <= 12:
        return None
    return match[1], month, "" if day == "XX" else day, match[4] or ""


def _plain(parts: tuple[str, str, str, str], language: Language) -> str:
    year, month, day, _ = parts
    if not month:
        return year
    name = language.months[int(month) - 1]
    if not day:
        return language.say("month", month=name, year=year)
    return language.say("day", day=int(day), month=name, year=year)
