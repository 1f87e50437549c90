"""Lets long work be stopped in its midst, where it is safe to leave it there.

What is put together in memory alone may be left at any moment: inside `heeding` the
loops that are made of very many short steps (a row is loaded, a value opened, an
element written) ask at each whether to go on. Outside of it asking does nothing, so
that nothing that is being written is ever left half done.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class _Here(threading.local):
    ask: Callable[[], None] | None = None


_here = _Here()


@contextmanager
def heeding(ask: Callable[[], None]) -> Iterator[None]:
    """Have `ask` called at each step of this thread; what it raises ends the block."""
    before, _here.ask = _here.ask, ask
    try:
        yield
    finally:
        _here.ask = before


def step() -> None:
    """Say that one short step is done; raises what was given to `heeding` to raise."""
    ask = _here.ask
    if ask is not None:
        ask()
