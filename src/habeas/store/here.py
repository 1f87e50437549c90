"""Which day a moment is of, by this computer's clock.

Moments are kept in UTC; what a monitor calls today is the day on the wall. East of
Greenwich that begins before the day of UTC, west of it after.
"""

from __future__ import annotations

import datetime

_FIRST, _LAST = datetime.date(2, 1, 1), datetime.date(9998, 12, 31)


def day_of(at: datetime.datetime) -> datetime.date:
    """Return the day of a moment (aware)."""
    return at.astimezone().date()


def today() -> datetime.date:
    """Return the day it is."""
    return day_of(datetime.datetime.now(datetime.UTC))


def begins(day: datetime.date) -> datetime.datetime:
    """Return the moment (aware) at which a day begins, at either end of time in UTC."""
    midnight = datetime.datetime.combine(day, datetime.time())
    if not _FIRST <= day <= _LAST:
        return midnight.replace(tzinfo=datetime.UTC)
    return midnight.astimezone()
