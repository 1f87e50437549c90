"""Words that point at a time: yesterday, last month, the same night, next Sunday."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from habeas.text.almanac import (
    LOCAL_UNITS,
    NUMBERS,
    ORDINALS,
    PARTS_OF_DAY,
    SEASONS,
    UNITS,
)
from habeas.text.grammar.beside import (
    WHOLE,
    from_eve,
    from_unit,
    is_of_month,
    of_year,
)
from habeas.text.grammar.days import from_month
from habeas.text.grammar.here import ENDS, WORD, DateMention, Here, timed
from habeas.text.grammar.numbers import from_number
from habeas.text.grammar.stretches import (
    from_in,
    from_morning,
    from_weekend,
    from_within,
    from_within_abroad,
)
from habeas.text.grammar.weekdays import from_weekday

_SAME_DATE = re.compile(r"\s+on\s+(?:the\s+)?same\s+(?:date|day)\b", re.IGNORECASE)
_UNIT = re.compile(r"\s+(?P<unit>[^\W\d_]+)\b", re.IGNORECASE)
_COUNT_UNIT = re.compile(
    r"\s+(?P<count>\d{1,2}|[^\W\d_]+)\s+(?P<unit>days?|weeks?|months?|years?|hours?)\b",
    re.IGNORECASE,
)
_NIGHT_OF = re.compile(
    r"\s+(?:of|between|on|from)\s+(?:the\s+)?(?=\d|[^\W\d_])", re.IGNORECASE
)
_DAY_OF_IT = re.compile(
    r"\s+(?:(?:کے|ke)\s+)?(?P<day>\d{1,2})\s+(?P<month>[^\W\d_]+)", re.IGNORECASE
)
_LOCAL_POINTERS = {
    "گزشتہ": ("dateline", -1), "گذشتہ": ("dateline", -1), "پچھلے": ("dateline", -1),
    "پچھلی": ("dateline", -1), "رواں": ("dateline", 0), "اسی": ("anchor", 0),
    "اگلے": ("anchor", 1), "اگلی": ("anchor", 1), "دوسرے": ("anchor", 1),
    "pichle": ("dateline", -1), "pichli": ("dateline", -1), "guzishta": ("dateline", -1),
    "usi": ("anchor", 0), "agle": ("anchor", 1), "agli": ("anchor", 1),
}  # fmt: skip
_POINTERS = {
    "this": ("dateline", 0), "that": ("anchor", 0), "same": ("anchor", 0),
    "next": ("dateline", 1), "following": ("anchor", 1), "coming": ("dateline", 1),
    "previous": ("anchor", -1), "preceding": ("anchor", -1),
}  # fmt: skip
_FOREIGN_LAST = re.compile(
    r"\s+(?:pasad[oa]|passad[oa]|lalu|lepas|yang\s+lalu|iliyopita|uliopita|"
    r"derni[eè]re?)\b",
    re.IGNORECASE,
)
_FOREIGN_UNITS = {
    "semana": "week", "mes": "month", "año": "year", "ano": "year", "minggu": "week",
    "bulan": "month", "tahun": "year", "wiki": "week", "mwezi": "month", "mwaka": "year",
    "mois": "month", "semaine": "week",
}  # fmt: skip
_DIGIT_NEXT = re.compile(r"\s+\d")
_HACE = re.compile(
    r"\s+(?P<count>\d{1,2}|[^\W\d_]+)\s+(?P<unit>d[ií]as?|semanas?|mes(?:es)?|años?)\b",
    re.IGNORECASE,
)
_SPANISH_NUMBERS = "uno dos tres cuatro cinco seis siete ocho nueve diez once doce"
_SPANISH = {w: n for n, w in enumerate(_SPANISH_NUMBERS.split(), 1)} | {
    "un": 1,
    "una": 1,
}
_HACE_UNITS = {
    "día": "day", "días": "day", "dia": "day", "dias": "day", "semana": "week",
    "semanas": "week", "mes": "month", "meses": "month", "año": "year", "años": "year",
}  # fmt: skip
_SEASON_YEAR = re.compile(r",?\s+(?:of\s+)?(?P<y>(?:1[89]|20)\d\d)\b", re.IGNORECASE)
_END_OF = re.compile(
    r"\s+of\s+(?:this|the)\s+(?P<unit>week|month|year)\b", re.IGNORECASE
)
_AROUND = re.compile(
    r"\s+(?P<way>before|after)\b(?:\s+(?P<day>yesterday|tomorrow)\b)?", re.IGNORECASE
)
_OF = re.compile(r"\s+of\b")
_DAY_OR_NIGHT = re.compile(r"\s+(?:day|night)\b")


def from_today(here: Here) -> DateMention | None:
    """Return "yesterday" and its like: so many days from the day of writing."""
    word = here.word
    if word in here.book.either:
        if _DIGIT_NEXT.match(here.text, here.end):
            return None
        one = here.made(here.end, "shift", unit="either", count=here.book.either[word])
        return timed(here, one)
    if word == "mañana" and here.before[-1] in ("la", "esta", "de", "una"):
        return None
    one = here.made(here.end, "shift", unit="day", count=here.book.shifts[word])
    if word in ("tonight", "anoche"):
        return replace(one, time="night")
    return timed(here, one)


def _last(here: Here) -> DateMention | None:
    """Return what "last", "past" and their like point at."""
    counted = _COUNT_UNIT.match(here.text, here.end)
    if counted:
        return _spanned(here, counted)
    match = _UNIT.match(here.text, here.end)
    if match is None:
        return None
    unit = match["unit"].lower()
    if here.word == "past" and unit not in ("week", "month", "year"):
        return None
    if unit in here.book.weekdays and not _weak_and_small(here, match["unit"]):
        one = here.made(
            match.end("unit"), "weekday", weekday=here.book.weekdays[unit],
            unit="weekday", count=-1,
        )  # fmt: skip
        return timed(here, one)
    if unit in here.book.months:
        template = f"XXXX-{here.book.months[unit]:02d}"
        return here.made(match.end("unit"), "date", edtf=template, unit="last")
    if unit in SEASONS:
        template = f"XXXX-{SEASONS[unit]}"
        return here.made(match.end("unit"), "date", edtf=template, unit="last")
    if unit in PARTS_OF_DAY and here.word == "last":
        return here.made(match.end("unit"), "shift", unit="day", count=-1, time=unit)
    if unit == "year" and here.word == "last":
        same = _SAME_DATE.match(here.text, match.end())
        if same:
            return here.made(same.end(), "shift", unit="date", count=-1)
        dated = of_year(here, match.end(), -1)
        if dated:
            return dated
    if unit == "week" and is_of_month(here, match.end()):
        return None
    if unit in ("week", "month", "year", "weekend"):
        return here.made(match.end("unit"), "shift", unit=unit, count=-1)
    return None


def _weak_and_small(here: Here, word: str) -> bool:
    return here.book.is_weak(word.lower()) and not word[0].isupper()


def _spanned(here: Here, match: re.Match[str]) -> DateMention | None:
    """Return "the last five years": a time that reaches to the day of writing."""
    unit = UNITS.get(match["unit"].lower())
    word = match["count"].lower()
    count = int(word) if word.isdecimal() else NUMBERS.get(word)
    if count is None or unit not in ("day", "week", "month", "year", "hour"):
        return None
    return here.made(match.end("unit"), "span", unit=unit, count=-count)


def _pointer(here: Here) -> DateMention | None:
    """Return what "this", "that", "same", "next", "following", "previous" point at."""
    match = _UNIT.match(here.text, here.end)
    if match is None:
        return None
    unit, word = match["unit"].lower(), here.word
    base, count = _POINTERS[word]
    end = match.end("unit")
    if unit in here.book.weekdays and not _weak_and_small(here, match["unit"]):
        one = here.made(
            end, "weekday", weekday=here.book.weekdays[unit], unit="weekday",
            count=2 if word == "this" else count, base=base,
        )  # fmt: skip
        return timed(here, one)
    if unit in PARTS_OF_DAY or unit == "day":
        return _day_pointed(here, unit, end)
    if unit in here.book.months and word in ("this", "next"):
        template = f"XXXX-{here.book.months[unit]:02d}"
        return here.made(end, "date", edtf=template, ahead=word == "next" or None)
    if unit not in ("week", "month", "year", "weekend"):
        return None
    if word == "next":
        base = "dateline"
    return here.made(end, "shift", unit=unit, count=count, base=base, basis=WHOLE)


def _day_pointed(here: Here, unit: str, end: int) -> DateMention | None:
    """Return "the same night", "the next morning", "this evening"."""
    count = _POINTERS[here.word][1]
    if here.word in ("this", "coming"):
        if unit == "day":
            return None
        return here.made(end, "shift", unit="day", count=0, time=unit)
    both = unit == "night" and count == 0
    time = None if unit == "day" else unit
    return here.made(
        end, "shift", unit="night" if both else "day", count=count, base="anchor",
        time=time, basis="same" if here.word == "same" else "explicit",
    )  # fmt: skip


def _part_of_day(here: Here) -> DateMention | None:
    """Return "the day before yesterday", "the night between 8 and 9 June"."""
    match = _AROUND.match(here.text, here.end)
    if match:
        return _around(here, match)
    if here.word != "night":
        return None
    led = _NIGHT_OF.match(here.text, here.end)
    if led is None:
        return None
    word = WORD.match(here.text, led.end())
    if word is None:
        return None
    between = "between" if "between" in led[0].lower() else "of"
    there = here._replace(
        at=word.start(), end=word.end(), word=word[0].lower(),
        before=("", "", between), capital=word[0][0].isupper(),
    )  # fmt: skip
    one = _dated_at(there)
    if one is None or one.time:
        return None
    return _night(here, one)


def _dated_at(here: Here) -> DateMention | None:
    if here.word[0].isdecimal():
        return from_number(here)
    if here.word in here.book.weekdays:
        return from_weekday(here)
    return from_month(here) if here.word in here.book.months else None


def _night(here: Here, one: DateMention) -> DateMention:
    """Return the night of a date: it belongs to that day and the next."""
    edtf = one.edtf
    if edtf and "/" in edtf:
        edtf = f"[{edtf.replace('/', ',')}]"
    unit = "night" if edtf is None or edtf[0] != "[" else one.unit
    return replace(one, start=here.at, edtf=edtf, time="night", unit=unit)


def _around(here: Here, match: re.Match[str]) -> DateMention | None:
    way = 1 if match["way"].lower() == "after" else -1
    if match["day"]:
        shift = {"yesterday": -2, "tomorrow": 2}[match["day"].lower()]
        return here.made(match.end(), "shift", unit="day", count=shift)
    if here.before[-1] != "the" or not ENDS.match(here.text, match.end()):
        return None
    time = here.word if here.word in PARTS_OF_DAY else None
    return here.made(
        match.end(), "shift", unit="day", count=way, base="anchor", time=time
    )


def _ago_es(here: Here) -> DateMention | None:
    """Return "hace tres días"."""
    match = _HACE.match(here.text, here.end)
    if match is None:
        return None
    word = match["count"].lower()
    count = int(word) if word.isdecimal() else _SPANISH.get(word)
    if count is None:
        return None
    unit = _HACE_UNITS[match["unit"].lower()]
    return here.made(match.end(), "shift", unit=unit, count=-count)


def _first_ur(here: Here) -> DateMention | None:
    """Return "یکم جون": the first of a month."""
    match = _UNIT.match(here.text, here.end)
    month = here.book.months.get(match["unit"]) if match else None
    if match is None or month is None:
        return None
    return here.made(match.end(), "date", edtf=f"XXXX-{month:02d}-01")


def _season(here: Here) -> DateMention | None:
    """Return "autumn 1999", "the summer of 2020"."""
    match = _SEASON_YEAR.match(here.text, here.end)
    if match is None:
        return None
    return here.made(match.end("y"), "date", edtf=f"{match['y']}-{SEASONS[here.word]}")


def _end_of(here: Here) -> DateMention | None:
    """Return "end of the month", "beginning of this year"."""
    match = _END_OF.match(here.text, here.end)
    if match is None:
        return None
    return here.made(match.end(), "shift", unit=match["unit"].lower(), count=0)


COUNTED = "counted"  # from the day that a tale began, not the one told last


def _ordinal_day(here: Here) -> DateMention | None:
    """Return "on the second day": so many days after the time last told."""
    if here.before[-2:] != ("on", "the"):
        return None
    match = _DAY_OR_NIGHT.match(here.text, here.end)
    if match is None:
        return None
    if _OF.match(here.text, match.end()):
        return None
    count = ORDINALS[here.word] - 1
    return here.made(
        match.end(), "shift", unit="day", count=count, base="anchor", basis=COUNTED
    )


def _local_last(here: Here) -> DateMention | None:
    """Return "گزشتہ ماہ", "pichle hafte": the unit last gone, in Urdu."""
    match = _UNIT.match(here.text, here.end)
    if match is None:
        return None
    unit, end = match["unit"].lower(), match.end()
    base, count = _LOCAL_POINTERS[here.word]
    if unit in LOCAL_UNITS:
        kind = LOCAL_UNITS[unit]
        day = _DAY_OF_IT.match(here.text, end) if kind == "year" and count else None
        month = here.book.months.get(day["month"].lower()) if day else None
        if day and month:
            template = f"XXXX-{month:02d}-{int(day['day']):02d}"
            return here.made(day.end(), "date", edtf=template, unit="year", count=count)
        time = "night" if kind == "night" else None
        if kind == "night" and base == "dateline":
            kind = "day"
        return here.made(end, "shift", unit=kind, count=count, base=base, time=time)
    if unit in here.book.weekdays:
        number = here.book.weekdays[unit]
        return here.made(
            end, "weekday", weekday=number, unit="weekday", count=count, base=base
        )
    if unit in here.book.months and count < 0:
        template = f"XXXX-{here.book.months[unit]:02d}"
        return here.made(end, "date", edtf=template, unit="last")
    return None


def _foreign_unit(here: Here) -> DateMention | None:
    """Return "el mes pasado", "minggu lalu", "wiki iliyopita"."""
    match = _FOREIGN_LAST.match(here.text, here.end)
    if match is None:
        return None
    unit = _FOREIGN_UNITS[here.word]
    return here.made(match.end(), "shift", unit=unit, count=-1)


POINTING: dict[str, Callable[[Here], DateMention | None]] = {
    "last": _last, "past": _last, "next": _pointer, "this": _pointer,
    "that": _pointer, "same": _pointer, "following": _pointer, "previous": _pointer,
    "preceding": _pointer, "coming": _pointer, "day": _part_of_day,
    "night": _part_of_day, "morning": _part_of_day, "evening": _part_of_day,
    "eve": from_eve, **dict.fromkeys(("week", "month", "year"), from_unit),
    "end": _end_of, "beginning": _end_of, "start": _end_of,
    "hace": _ago_es,
    "within": from_within, "in": from_in, "weekend": from_weekend,
    "dentro": from_within_abroad, "dalam": from_within_abroad,
    "ndani": from_within_abroad,
    "صبح": from_morning, "subah": from_morning, "subha": from_morning,
    "یکم": _first_ur,
    **dict.fromkeys(SEASONS, _season),
    **dict.fromkeys(ORDINALS, _ordinal_day),
    **dict.fromkeys(_LOCAL_POINTERS, _local_last),
    **dict.fromkeys(_FOREIGN_UNITS, _foreign_unit),
}  # fmt: skip
