"""Reading without the sweep for objects that hold one another.

Python frees an object when nothing names it any more, and sweeps from time to time for
those that name each other in a ring. A reading makes no rings (a test says so), yet its
many small objects set the sweep off again and again: a twentieth of its time.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def unswept() -> Iterator[None]:
    """Stop the sweep of the whole process inside, unless it is stopped already.

    Of several threads inside at once, the one that stopped it starts it again.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
