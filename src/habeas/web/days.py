"""Dates in words, as openly as the source told them: never a guess of a day."""

from __future__ import annotations

import datetime
import re

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from habeas.errors import HabeasError
from habeas.text.edtf import BadDate, bounds

_DATED = re.compile(r"[\d\[{X]|\.\./")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


FIRST, LAST = datetime.date(1100, 1, 1), datetime.date(9990, 12, 31)


class NotADay(HabeasError):
    """A day was typed that is none."""

    def __init__(self) -> None:
        super().__init__(_("That is no day. Nothing was changed. Write YYYY-MM-DD."))


class NotYet(HabeasError):
    """Something was told of a day that has not come."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "That day has not come yet. Nothing was recorded. Go back: what you "
                "typed is still in the form; write the day on which it was said or seen."
            )
        )


def today() -> datetime.date:
    """Return the day it is on this computer."""
    return timezone.now().astimezone().date()


def day(value: datetime.date | None) -> str:
    """Return a day in words, '' for None."""
    return date_format(value, "j F Y") if value else ""


def moment(value: datetime.datetime | None) -> str:
    """Return a time (aware) in words, in this computer's time zone."""
    if value is None:
        return ""
    here = value.astimezone()
    told = {"day": date_format(here, "j F Y"), "clock": date_format(here, "H:i")}
    return _("%(day)s, %(clock)s") % told


def words(edtf: str | None) -> str:
    """Return an EDTF date in words; '' where there is none.

    What is no date, or cannot be said in words, is shown as it is written.
    """
    text = (edtf or "").strip()
    if not _DATED.match(text):
        return text
    if text[:1] in "[{":
        return _one_of([words(m) for m in text[1:-1].split(",") if m.strip(" .")], text)
    if "/" in text:
        return _between(*text.split("/", 1))
    return _single(text)


def _one_of(members: list[str], text: str) -> str:
    if ".." in text or not members:
        return _span(text)
    if len(members) == 1:
        return members[0]
    shown = ", ".join(members[:-1])
    return _("%(some)s or %(last)s") % {"some": shown, "last": members[-1]}


def _span(text: str) -> str:
    try:
        first, last = bounds(text)
    except BadDate:
        return text
    return _between(*(d.isoformat() if d else ".." for d in (first, last)))


def _between(first: str, last: str) -> str:
    start, end = (words(x) if x.strip(" .") else "" for x in (first, last))
    if start and end:
        return _("%(first)s to %(last)s") % {"first": start, "last": end}
    if end:
        return _("by %(day)s") % {"day": end}
    return _("from %(day)s on") % {"day": start} if start else ""


def _single(text: str) -> str:
    plain = text.rstrip("~?%")
    about = _("about %(day)s") if plain != text else "%(day)s"
    date, _sep, clock = plain.partition("T")
    shown = _calendar(date)
    if clock:
        shown = f"{shown}, {clock[:5]}"
    return about % {"day": shown}


def _calendar(text: str) -> str:
    try:
        if _DAY.fullmatch(text):
            return day(datetime.date.fromisoformat(text))
        if re.fullmatch(r"\d{4}-\d{2}", text) and "01" <= text[5:] <= "12":
            return date_format(datetime.date.fromisoformat(f"{text}-01"), "F Y")
    except ValueError:
        return text
    return text


def typed(text: str) -> datetime.date:
    """Return the day that was typed as YYYY-MM-DD. Raises `NotADay`.

    A day at either end of the calendar is none: nothing can be reckoned from it.
    """
    try:
        day_ = datetime.date.fromisoformat(text.strip())
    except ValueError:
        raise NotADay from None
    if not FIRST <= day_ <= LAST:
        raise NotADay
    return day_


def come(text: str) -> datetime.date:
    """Return the day that was typed, of something that has happened.

    The day may have come where the officer sits and not yet on this computer.

    Raises:
        NotADay: If it is none.
        NotYet: If it has come nowhere: news of it would never grow old.
    """
    day_ = typed(text)
    if day_ > today() + datetime.timedelta(days=1):
        raise NotYet
    return day_


HOW = {
    "day": gettext_lazy("on this day"),
    "about": gettext_lazy("about this day"),
    "by": gettext_lazy("by this day, not later"),
    "month": gettext_lazy("some day of this month"),
    "year": gettext_lazy("some day of this year"),
    "unknown": gettext_lazy("the day is not known"),
}
_HOW = {"about": "{0}~", "by": "../{0}", "month": "{0:%Y-%m}", "year": "{0:%Y}"}


def about(text: str, how: str) -> str:
    """Return as EDTF when something took place: the day that was typed, as `how` says.

    `how` is one of `HOW`; of an unknown day it is '', whatever was typed.

    Raises:
        NotADay, NotYet: As `come` does.
    """
    if how == "unknown":
        return ""
    return _HOW.get(how, "{0}").format(come(text))


def written(edtf: str) -> str:
    """Return EDTF text of something that has happened; '' is a day not known.

    Raises:
        text.edtf.BadDate: If it is no date.
        NotYet: If none of its days can have come.
    """
    first, last = bounds(edtf) if edtf else (None, None)
    if (first or last or datetime.date.min) > today() + datetime.timedelta(days=1):
        raise NotYet
    return edtf


def moment_of(day_: datetime.date) -> datetime.datetime:
    """Return this moment (local) where it is that day's; of another day, its end."""
    now = datetime.datetime.now().astimezone()
    return now if day_ == today() else end_of(day_.isoformat())


def end_of(text: str) -> datetime.datetime:
    """Return the last moment of the day that was typed, in this computer's zone."""
    last = datetime.time(23, 59, 59, 999999)
    return datetime.datetime.combine(typed(text), last).astimezone()
