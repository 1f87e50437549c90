"""Makes the search index while somebody waits for it, in a thread that goes on alone.

The first search of a large desk takes minutes to get ready; a page must not.
"""

from __future__ import annotations

import threading

from django.db import connection

from habeas.publication.search import file, queue
from habeas.publication.search.queue import IndexBusy
from habeas.store.vault import Locked
from habeas.web import door

WAIT = 6.0  # seconds for which a page waits
_LONGEST = 3600.0
_one = threading.Lock()
_running: threading.Thread | None = None


def ready() -> bool:
    """Return whether the index stands; begin to make it where it does not."""
    if queue.is_ready():
        return True
    _start().join(WAIT)
    return queue.is_ready()


def _start() -> threading.Thread:
    global _running
    with _one:
        if _running is None or not _running.is_alive():
            _running = threading.Thread(target=_make, name="habeas-index", daemon=True)
            _running.start()
        return _running


def _make() -> None:
    try:
        queue.settle(patience=_LONGEST)
    except (Locked, IndexBusy):
        pass  # begun again by the next search
    finally:
        file.leave()
        connection.close()


door.forgetting.append(file.close)
