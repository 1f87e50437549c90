"""Lets what the database is at be broken off from another thread, while it only reads.

A large question (a sort of all rows) may take the database seconds before it gives the
first row, in which no step of ours is taken (`store.stopping`).
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

_STEPS = 20_000  # of SQLite's own machine, after which it asks: some milliseconds


class Reading:
    """Work of a thread that reads; `break_off` ends the question it is at."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._cancel: Callable[[], Any] | None = None

    def break_off(self) -> None:
        """End the question that is being answered; it raises `DatabaseError`."""
        with self._guard:
            if self._cancel is not None:
                self._cancel()

    @contextmanager
    def going_on(self, is_over: Callable[[], bool]) -> Iterator[None]:
        """Let this thread's questions be broken off within the block.

        On SQLite by `is_over` alone, which it asks while it works; on PostgreSQL by
        `break_off`, which reaches a question that has begun.
        """
        connection.ensure_connection()
        raw: Any = connection.connection
        lite = connection.vendor == "sqlite"
        if lite:
            raw.set_progress_handler(lambda: int(is_over()), _STEPS)
        else:
            self._set(raw.cancel)
        try:
            yield
        finally:
            if lite and connection.connection is raw:  # not closed by a lock
                raw.set_progress_handler(None, 0)
            self._set(None)

    def _set(self, cancel: Callable[[], Any] | None) -> None:
        with self._guard:
            self._cancel = cancel
