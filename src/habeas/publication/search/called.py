"""Which records have some words in their names, however many records there are.

The words may stand anywhere in a name, in the middle of a word too; both are folded as
the search folds them. What a name is closed by closes it here: an officer is told of no
record by a name that they may not see, and by no count of them.
"""

from __future__ import annotations

from dataclasses import dataclass

from habeas.accounts.models import User
from habeas.publication.search import file, queue
from habeas.publication.search.normal import words
from habeas.store.labels import LABELS, up_to

MOST = 5_000  # records that are told of
_PART = 3  # letters, from which on a part of a word is looked for


@dataclass(frozen=True)
class Called:
    """Ids of records, the newest source's first; `more` says that there are more."""

    ids: tuple[str, ...] = ()
    more: bool = False


def called(officer: User, kind: str, typed: str) -> Called | None:
    """Return the records of `kind` that are called so, as far as `officer` may see.

    Args:
        officer: Who looks.
        kind: One of `pieces.CALLED`.
        typed: Part of a name, as somebody typed it.

    Returns:
        None where no index stands, or another is busy with it: nothing was looked for.
    """
    asked = " ".join(words(typed))
    if not asked:
        return Called()
    try:
        if not queue.is_ready():
            return None
        queue.settle()
        found = _rows(officer, kind, asked)
    except (file.NoIndex, queue.IndexBusy):
        return None
    ids = tuple(dict.fromkeys(found))
    return Called(ids[:MOST], more=len(ids) > MOST)


def _rows(officer: User, kind: str, asked: str) -> list[str]:
    """Return the units; a part too short for the index is how a word begins."""
    labels = [LABELS.index(x) for x in up_to(officer.ceiling)]
    table, said = ("called", f'"{asked}"')
    if len(asked) < _PART:
        table, said = ("found", f'words : "{asked}"*')
    query = (
        f"SELECT p.unit FROM {table} f CROSS JOIN piece p ON p.id = f.rowid "  # noqa: S608 - names of our own; what is asked comes as parameters
        f"WHERE f.{table} MATCH ? AND f.rowid >= ? AND f.rowid < ? "
        f"AND p.label IN ({', '.join('?' * len(labels))}) "
        "ORDER BY f.rowid DESC LIMIT ?"
    )
    first, end = file.first_row(kind, None), file.end_row(kind)
    with file.opened() as index:
        rows = index.execute(query, [said, first, end, *labels, MOST + 1]).fetchall()
    return [str(unit) for (unit,) in rows]
