"""How far an officer came in the guide through a first statement.

Only a step forward is written down; what a step asks for is done on the real pages.
"""

from __future__ import annotations

from habeas.accounts.models import Guide, User
from habeas.store.ledger import write

STEPS = ("keep", "read", "decide", "record", "register", "publish")
DONE = len(STEPS)


def of(officer: User) -> Guide | None:
    """Return the officer's guide, also one that was left; None where none was begun."""
    rows = Guide.objects.whole("an officer's own guide").filter(holder=officer)
    found: Guide | None = rows.first()
    return found


def begin(officer: User, source: str) -> Guide:
    """Begin with a source that is kept, or take the guide up again with it."""
    one = of(officer) or Guide(holder=officer)
    if one.source != source:
        one.source, one.step = source, 1
    one.left = False
    return _save(officer, one)


def come_to(officer: User, one: Guide, step: int) -> Guide:
    """Write down that the officer came to `step`, where that is a step forward."""
    if step <= one.step:
        return one
    one.step = min(step, DONE)
    return _save(officer, one)


def leave(officer: User) -> None:
    """Close the guide; it keeps its step."""
    one = of(officer)
    if one is not None and not one.left:
        one.left = True
        _save(officer, one)


def _save(officer: User, one: Guide) -> Guide:
    with write(officer, "accounts.own_guide") as w:
        w.save(one)
    return one
