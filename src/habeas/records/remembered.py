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
MOST = 24
_guard = threading.Lock()
_Kept = tuple[tuple[object, ...], object]  # of which state, and what
_kept: OrderedDict[tuple[object, ...], _Kept] = OrderedDict()


def remembered(
    officer: User, make: Callable[[], T], *of: object, since: int | None = None
) -> T:
    """Return `make()` for `officer`, made once for as long as nothing changes.

    Args:
        officer: Who looks; two officers share nothing.
        make: Works it out. Its result must never be changed.
        of: What tells it from other things that are kept.
        since: The last entry of the ledger that what is kept hangs on; None: the last.
    """
    state = (vault.generation(), _last_entry() if since is None else since)
    key = (officer.pk, officer.ceiling, *of)
    with _guard:
        kept = _kept.get(key)
        if kept is not None and kept[0] == state:
            _kept.move_to_end(key)
            return kept[1]  # type: ignore[return-value]
        _kept.pop(key, None)
    made = make()
    with _guard:
        if state[0] == vault.generation():
            _kept[key] = state, made
            while len(_kept) > MOST:
                _kept.popitem(last=False)
    return made


def _last_entry() -> int | None:
    return Entry.objects.order_by("-seq").values_list("seq", flat=True).first()


def forget() -> None:
    """Drop all that is kept, sounds of names too; called when the desk is locked."""
    sound.cache_clear()
    with _guard:
        _kept.clear()
