"""What day the words for a time mean, in the source that says them.

The order of anchors: the date in the words themselves; the time last told; the day
the source gives as its own. Never the day of reading. What two days fit equally is a
set of two (`[2026-02-02,2026-02-03]`), and what nothing tells is None.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from habeas.errors import HabeasError
from habeas.text.almanac import almanac
from habeas.text.edtf import BadDate, best, bounds
from habeas.text.grammar.beside import EVE, WHOLE
from habeas.text.mentions import DateMention

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_BACK_DAYS, _AHEAD_DAYS = 290, 75
_SOON = 4


class UnknownWeekday(HabeasError):
    """A word that is the name of no weekday."""

    def __init__(self) -> None:
        super().__init__(
            "the word is the name of no weekday that the reader knows. No date was "
            "made of it; write the date itself."
        )


@dataclass(frozen=True)
class ResolvedDate:
    """Words for a time at `start` to `end`, and the EDTF they come to.

    `edtf` has the open end that "since" or "until" gives; `bare` is the time named
    alone. Both are None where the source does not let it be told. `derivation` is
    explicit, dateline, anchor, document (a number's order told by another number),
    or both (a set, because two readings stand). `lead` and `ahead` are the mention's.
    """

    start: int
    end: int
    edtf: str | None
    time: str | None
    derivation: str
    bare: str | None = None
    kind: str = "date"
    lead: str = ""
    ahead: bool | None = None

    @property
    def day(self) -> date | None:
        """The day meant, where it is one (of two nights' days the first)."""
        return best(self.bare) if self.bare else None


def resolve_weekday(name: str, dateline: date, language: str = "en") -> date:
    """Return the last day called `name` on or before `dateline`.

    A press statement that says "on Monday" means the Monday just gone.

    Raises:
        UnknownWeekday: If `name` is the name of no weekday in `language` or English.
    """
    number = almanac(language).weekdays.get(name.strip(" .").lower())
    if number is None:
        raise UnknownWeekday
    return dateline - timedelta(days=(dateline.weekday() - number) % 7)


def resolve(
    mention: DateMention,
    dateline: date | None,
    anchor: str | None = None,
    order: str | None = None,
) -> ResolvedDate:
    """Return what `mention` means.

    Args:
        mention: Words for a time.
        dateline: The day the source gives as its own, in the source's time zone.
        anchor: EDTF of the time last told before the words.
        order: `dmy` or `mdy` where the document shows how it writes numbers.
    """
    bare, derivation = _bare(mention, dateline, anchor, order)
    if bare and mention.unit == EVE:
        bare = _day(date.fromisoformat(bare), -1) if _DAY.fullmatch(bare) else None
    if bare is not None and not _is_date(bare):
        bare = None
    return ResolvedDate(
        mention.start,
        mention.end,
        _led(bare, mention),
        mention.time,
        derivation,
        bare,
        mention.kind,
        mention.lead,
        mention.ahead,
    )


def _is_date(edtf: str) -> bool:
    try:
        bounds(edtf)
    except BadDate:
        return False
    return True


def _led(bare: str | None, mention: DateMention) -> str | None:
    if bare is None or "/" in bare or bare[0] == "[":
        return bare
    if mention.lead in ("since", "from", "after"):
        return f"{bare}/.."
    if mention.lead in ("until", "by"):
        return f"../{bare}"
    return bare


def _bare(
    mention: DateMention, dateline: date | None, anchor: str | None, order: str | None
) -> tuple[str | None, str]:
    if mention.kind == "numeric":
        return _numeric(mention, dateline, order)
    if mention.kind == "weekday":
        base = _last_day(anchor) if mention.base == "anchor" else dateline
        return _weekday(mention, base), mention.base
    if mention.kind == "shift":
        return _shifted(mention, dateline, anchor)
    if mention.kind == "span":
        if mention.count > 0:
            base = _last_day(anchor)
            return _onwards(mention, base or dateline), "anchor" if base else "dateline"
        return _span(mention, dateline), "dateline"
    if mention.kind == "day":
        return _day_of_month(mention, dateline, anchor)
    if dateline is None:
        told, derivation = _date(mention, _last_day(anchor))
        return told, "anchor" if derivation == "dateline" else derivation
    return _date(mention, dateline)


def _date(mention: DateMention, base: date | None) -> tuple[str | None, str]:
    """Return a date that lacks at most its year."""
    edtf = mention.edtf or ""
    if "XXXX" not in edtf:
        return _nightly(edtf, mention), "explicit"
    if base is None:
        return None, "dateline"
    if mention.unit == "year":
        filled: str | None = edtf.replace("XXXX", str(base.year + mention.count))
    elif mention.unit == "last":
        filled = _most_recent(edtf, base)
    else:
        filled = _near(edtf, base, mention)
    return _nightly(filled, mention) if filled else None, "dateline"


def _nightly(edtf: str, mention: DateMention) -> str:
    """Return the two days of a night that the words call the night of one day."""
    if mention.unit != "night" or not _DAY.fullmatch(edtf):
        return edtf
    first = date.fromisoformat(edtf)
    return f"[{first},{first + timedelta(days=1)}]"


def _most_recent(edtf: str, base: date) -> str:
    """Return the month (or season) of that name that was over last."""
    month = int(edtf[5:7])
    if month > 12:
        over = base.month > {21: 5, 22: 8, 23: 11, 24: 12}[month]
        return f"{base.year if over else base.year - 1}-{month}"
    return f"{base.year if month < base.month else base.year - 1}-{month:02d}"


def _near(edtf: str, base: date, mention: DateMention) -> str | None:
    """Return a date in the year that it must belong to, seen from `base`.

    A date without a year is at most some months away, more likely gone than coming.
    """
    first, *rest = re.split(r"[/,]", edtf.strip("[]"))
    year = _year_of(first, base, mention)
    if year is None:
        return None
    filled = [first.replace("XXXX", str(year))]
    for part in rest:
        later = year if part[4:] >= first[4:] else year + 1
        filled.append(part.replace("XXXX", str(later)))
    if edtf[0] == "[":
        return f"[{','.join(filled)}]"
    return "/".join(filled)


def _year_of(template: str, base: date, mention: DateMention) -> int | None:
    month = int(template[5:7])
    day = int(template[8:10]) if len(template) > 7 else min(base.day, 28)
    fitting = []
    for year in range(base.year - 6, base.year + 2):
        if month <= 12 and day > monthrange(year, month)[1]:
            continue
        away = (date(year, min(month, 12), day) - base).days
        if mention.weekday is not None and len(template) > 7:
            right = date(year, month, day).weekday() == mention.weekday
        else:
            right = True
        fitting.append((not _in_window(away, mention), not right, abs(away), year))
    if not fitting:
        return None
    return min(fitting)[-1]


def _in_window(away: int, mention: DateMention) -> bool:
    if mention.lead == "since":
        return -365 < away <= 0
    if mention.ahead:
        return -60 <= away <= 305
    return -_BACK_DAYS <= away <= _AHEAD_DAYS


def _numeric(
    mention: DateMention, base: date | None, order: str | None
) -> tuple[str | None, str]:
    first, other = mention.edtf, mention.other
    derivation = "explicit"
    if other and order:
        first, other, derivation = (
            (first if order == "dmy" else other),
            None,
            "document",
        )
    readings = [r for r in (first, other) if r]
    if base is None:
        readings = [r for r in readings if "X" not in r]
    else:
        readings = [_near(r, base, mention) or r for r in readings]
    if len(readings) == 2 and base and not mention.ahead:
        told = [r for r in readings if r <= base.isoformat()]
        if len(told) == 1:
            return told[0], "dateline"
    if not readings:
        return None, derivation
    if len(readings) == 2:
        return f"[{','.join(sorted(readings))}]", "both"
    return readings[0], derivation


def _weekday(mention: DateMention, base: date | None) -> str | None:
    number = mention.weekday
    if base is None or number is None:
        return None
    if mention.other:
        return _week_days(number, int(mention.other), base, ahead=bool(mention.ahead))
    if mention.unit == "christmas":
        return _christmas(number, base, before=mention.count < 0)
    if mention.unit == "week":
        monday = base - timedelta(days=base.weekday()) + timedelta(weeks=mention.count)
        return _maybe_night(monday + timedelta(days=number), mention)
    back = (base.weekday() - number) % 7
    if mention.base == "anchor":
        day = base + timedelta(days=((number - base.weekday()) % 7) or 7)
        return (day if mention.count else base - timedelta(days=back)).isoformat()
    if mention.count < 0:
        day = base - timedelta(days=(back or 7) - 7 * (mention.count + 1))
    elif mention.count == 1:
        day = base + timedelta(days=(-back % 7) or 7)
    elif mention.count == 2:
        day = base + timedelta(days=-back % 7)
    elif mention.ahead:
        day = base + timedelta(days=(-back % 7) or 7)
    else:
        day = base - timedelta(days=back)
    return _maybe_night(day, mention)


def _week_days(first: int, last: int, base: date, *, ahead: bool) -> str:
    """Return the days from one weekday to another, the last of them gone, or coming."""
    length = (last - first) % 7
    if ahead:
        start = base + timedelta(days=(first - base.weekday()) % 7)
        return f"{start}/{start + timedelta(days=length)}"
    end = base - timedelta(days=(base.weekday() - last) % 7)
    return f"{end - timedelta(days=length)}/{end}"


def _maybe_night(day: date, mention: DateMention) -> str:
    return _nightly(day.isoformat(), mention)


def _christmas(number: int, base: date, *, before: bool) -> str:
    year = base.year if (base.month, base.day) >= (12, 18) else base.year - 1
    feast = date(year, 12, 25)
    away = (feast.weekday() - number) % 7 or 7
    ahead = (number - feast.weekday()) % 7 or 7
    day = feast - timedelta(days=away) if before else feast + timedelta(days=ahead)
    return day.isoformat()


def _shifted(
    mention: DateMention, dateline: date | None, anchor: str | None
) -> tuple[str | None, str]:
    if mention.base == "anchor":
        return _from_anchor(mention, anchor), "anchor"
    if dateline is None:
        return None, "dateline"
    unit, count = mention.unit, mention.count
    if unit == "either":
        count = count if mention.ahead else -count
        unit = "day"
    return _moved(dateline, unit, count, mention.count), "dateline"


def _moved(base: date, unit: str, count: int, told: int) -> str | None:
    """Return the time `count` units from a day, as precise as the unit."""
    if unit in ("day", "night"):
        return _day(base, count)
    if unit == "hour":
        return _day(base, int(count / 24)) if abs(count) >= 24 else base.isoformat()
    if unit == "month":
        return _month(base, count)
    if unit == "date":
        day = f"{base.year + count:04d}{base.isoformat()[4:]}"
        return day if _is_date(day) else None
    if unit == "year":
        return f"{base.year + count:04d}" if 0 < base.year + count < 10_000 else None
    if unit == "weekend":
        saturday = base - timedelta(days=(base.weekday() + 2) % 7 or 7)
        return f"{saturday}/{saturday + timedelta(days=1)}"
    if unit == "week" and abs(told) <= 1:
        monday = base - timedelta(days=base.weekday()) + timedelta(weeks=count)
        return f"{monday}/{monday + timedelta(days=6)}"
    if unit in ("week", "fortnight"):
        moved = _day(base, count * (7 if unit == "week" else 14))
        return f"{moved}~" if moved else None
    return None


def _day(base: date, count: int) -> str | None:
    try:
        return (base + timedelta(days=count)).isoformat()
    except OverflowError:
        return None


def _month(base: date, count: int) -> str | None:
    whole = base.year * 12 + base.month - 1 + count
    return f"{whole // 12:04d}-{whole % 12 + 1:02d}" if 12 <= whole < 120_000 else None


def _from_anchor(mention: DateMention, anchor: str | None) -> str | None:
    """Return the time so far from the one last told, where that is precise enough."""
    if anchor is None:
        return None
    unit, count = mention.unit, mention.count
    first, last = bounds(anchor)
    if first is None or last is None:
        return None
    if unit == "year":
        return _moved(first, unit, count, count) if first.year == last.year else None
    if unit == "month":
        same = (first.year, first.month) == (last.year, last.month)
        return _month(first, count) if same else None
    if unit == "week" and count and len(anchor) == len("2026-01"):
        return _weeks_on(first, last, count)
    day = best(anchor)
    if day is None:
        return None
    if unit == "night" and count == 0:
        return f"[{day},{day + timedelta(days=1)}]"
    if unit == "week" and count and mention.basis != WHOLE:
        return _day(day, 7 * count)
    return _moved(day, unit, count, count)


def _weeks_on(first: date, last: date, count: int) -> str:
    """Return the month or months that lie so many weeks from some day of a month."""
    moved = timedelta(weeks=count)
    start, end = (first + moved).isoformat()[:7], (last + moved).isoformat()[:7]
    return start if start == end else f"{start}/{end}"


def _span(mention: DateMention, base: date | None) -> str | None:
    """Return the time that reaches from so many units ago to the dateline."""
    if base is None:
        return None
    count = mention.count
    if mention.unit == "year":
        start, end = _month(base, 12 * count), _month(base, 0)
    elif mention.unit == "month":
        start, end = _month(base, count), _month(base, 0)
    else:
        days = {"day": 1, "week": 7}.get(mention.unit, 0) * count
        days = days or -(-count // 24) * -1 if mention.unit == "hour" else days
        start, end = _day(base, days), base.isoformat()
    return f"{start}/{end}" if start and end else None


def _onwards(mention: DateMention, base: date | None) -> str | None:
    """Return the time that reaches so many units on from a day."""
    if base is None:
        return None
    hours = {"hour": 1, "day": 24, "week": 168}[mention.unit] * mention.count
    end = _day(base, -(-hours // 24))
    return f"{base}/{end}" if end else None


def _day_of_month(
    mention: DateMention, dateline: date | None, anchor: str | None
) -> tuple[str | None, str]:
    number = int((mention.edtf or "01")[-2:])
    told = _last_day(anchor)
    if mention.unit == "month":
        base = told if mention.base == "anchor" else dateline
        month = _month(base, mention.count) if base else None
        return (_in_month(month, number) if month else None), mention.base
    if told and not mention.ahead:
        return _in_month(told.isoformat()[:7], number), "anchor"
    if dateline is None:
        return None, "dateline"
    soon = _in_month(dateline.isoformat()[:7], number)
    if soon and 0 < (date.fromisoformat(soon) - dateline).days <= _SOON:
        return soon, "dateline"
    step = 1 if mention.ahead else -1
    for months in (0, step, 2 * step):
        month = _month(dateline, months)
        day = _in_month(month, number) if month else None
        if day is None:
            continue
        passed = day <= dateline.isoformat()
        if passed != bool(mention.ahead) or (
            mention.ahead and day >= dateline.isoformat()
        ):
            return day, "dateline"
    return None, "dateline"


def _in_month(month: str, day: int) -> str | None:
    year, number = int(month[:4]), int(month[5:7])
    return f"{month}-{day:02d}" if day <= monthrange(year, number)[1] else None


def _last_day(anchor: str | None) -> date | None:
    return best(anchor) if anchor else None
