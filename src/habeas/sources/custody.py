"""Who did what with a source, and when: the chain of custody.

Entries are added inside the ledger entry of what was done, and never change. ISO/IEC
27037 asks for who, when and what of each handling; the ledger adds the proof.
"""

from __future__ import annotations

from habeas.accounts.models import User
from habeas.sources.models import CUSTODY, Custody, Source
from habeas.store.ledger import Writer, write


def log(w: Writer, source: Source, action: str, note: str | None = None) -> Custody:
    """Add to the custody of `source`, inside entry `w`, that `action` was done.

    Args:
        w: The open entry; its officer did it, at its time (UTC).
        source: The source.
        action: One of `sources.models.CUSTODY`.
        note: What else there is to say; sealed under the source's key.
    """
    row = entry(source, action, note)
    w.save(row)
    return row


def entry(source: Source, action: str, note: str | None = None) -> Custody:
    """Return such a row, to be saved with others of its entry."""
    return Custody(
        source=source, action=action, note=note, key=source.key, label=source.label
    )


def did(officer: User, source: Source, action: str, note: str | None = None) -> Custody:
    """Add to the custody of `source` in an entry of its own."""
    with write(officer, f"sources.{action}", about=(source.pk,)) as w:
        return log(w, source, action, note)


def chain(officer: User, source: Source) -> list[Custody]:
    """Return the custody of `source`, oldest first."""
    rows = Custody.objects.visible_to(officer).filter(source=source)
    return sorted(rows, key=lambda c: (c.entry, CUSTODY.index(c.action), c.pk))
