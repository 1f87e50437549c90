"""Keeps what is slow to work out, in memory, for as long as nothing was written.

What is kept is of one unlocking, one state of the ledger and one officer; a new entry
or a lock makes it worthless, and nothing of it reaches the disk.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import TypeVar

from habeas.accounts.models import User
from habeas.records.sound import sound
from habeas.store import vault
from habeas.store.models import Entry

T = TypeVar("T")
MOST = 12
_guard = threading.Lock()
_kept: OrderedDict[tuple[object, ...], object] = OrderedDict()
_state: tuple[object, ...] = ()


def remembered(officer: User, make: Callable[[], T], *of: object) -> T:
    """Return `make()` for `officer`, made once for as long as nothing changes.

    Args:
        officer: Who looks; two officers share nothing.
        make: Works it out. Its result must never be changed.
        of: What tells it from other things that are kept.
    """
    global _state
    state = (vault.generation(), _last_entry())
    key = (officer.pk, officer.ceiling, *of)
    with _guard:
        if state != _state:
            _kept.clear()
            _state = state
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key]  # type: ignore[return-value]
    made = make()
    with _guard:
        if state == _state:
            _kept[key] = made
            while len(_kept) > MOST:
                _kept.popitem(last=False)
    return made


def _last_entry() -> int | None:
    return Entry.objects.order_by("-seq").values_list("seq", flat=True).first()


def forget() -> None:
    """Drop all that is kept, sounds of names too; called when the desk is locked."""
    global _state
    sound.cache_clear()
    with _guard:
        _kept.clear()
        _state = ()
