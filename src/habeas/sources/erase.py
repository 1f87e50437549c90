"""Destroys a source by decision: a tombstone stays, and proofs that it was here.

What was made of the source goes with it: texts, claims, quotes, records. Its rows are
removed by an entry, its key is erased, and with the key everything sealed under it,
in the ledger's payloads too. The tombstone keeps the id, the size, the day it came,
who destroyed it and why. Entries go on proving that nothing else was touched.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from habeas.accounts.models import User
from habeas.errors import HabeasError
from habeas.sources import custody, near, unfinished
from habeas.sources.hanging import hanging
from habeas.sources.models import Custody, Source
from habeas.store import keyring, vault
from habeas.store.ledger import Writer, write
from habeas.store.seal import lookup

MOST_NAMED = 3


class CitedByRelease(HabeasError):
    """A source was to be destroyed whose words were given out."""

    def __init__(self, source_id: str, releases: Iterable[str]) -> None:
        self.releases = tuple(releases)
        super().__init__(
            "source %(source_id)s is cited by %(count)s releases (the first is "
            "%(first)s). Nothing was destroyed. Withdraw them first.",
            source_id=source_id,
            count=len(self.releases),
            first=self.releases[0],
        )


class StoodOn(HabeasError):
    """Records of other sources stand on those of one that was to be destroyed."""

    def __init__(self, source_id: str, others: Iterable[str]) -> None:
        self.others = tuple(sorted(others))
        named = ", ".join(self.others[:MOST_NAMED])
        super().__init__(
            "source %(source_id)s: records of %(count)s other sources stand on it "
            "(%(named)s). Nothing was destroyed. Destroy, or take back, what they say "
            "about its records first.",
            source_id=source_id,
            count=len(self.others),
            named=named,
        )


class NoReason(HabeasError):
    """A source was to be destroyed without saying why."""

    def __init__(self) -> None:
        super().__init__(
            "destroying a source needs a reason, which is kept. Nothing was "
            "destroyed. Say why, without naming anybody."
        )


def destroy(
    officer: User,
    source: Source,
    reason: str,
    *,
    cited_by: Iterable[str] = (),
    after: Callable[[Writer, Source], object] | None = None,
) -> Source:
    """Destroy a source and all that was made of it; return its tombstone.

    A second call finishes what a crash cut off. Backups made before still hold the
    source until their keyring is replaced; see `store.backup`.

    Args:
        officer: Who decides it.
        source: The source.
        reason: Why; kept in the tombstone under the desk's own key.
        cited_by: Ids of the releases that cite it.
        after: Called inside the entry, to throw away what else was derived.

    Raises:
        CitedByRelease: If `cited_by` names any.
        StoodOn: If other sources tell of this one's records.
        NoReason: If `reason` is empty.
    """
    releases = list(cited_by)
    if releases:
        raise CitedByRelease(source.pk, releases)
    if not reason.strip():
        raise NoReason
    if source.reading != "destroyed":
        with unfinished.destroying(source.pk):
            blob = source.blob
            _bury(officer, source, reason, after)
            vault.erase_source_key(source.pk)
            vault.blobs().remove(blob)
    else:
        unfinished.finish_erasing()
    unfinished.clear(vault.layout())
    return source


def _bury(
    officer: User,
    source: Source,
    reason: str,
    after: Callable[[Writer, Source], object] | None,
) -> None:
    with write(officer, keyring.ERASED_BY, about=(source.pk,)) as w:
        source.refresh_from_db()
        rows, others = hanging(source)
        if others:
            raise StoodOn(source.pk, others)
        for row in rows:
            w.remove(row)
        near.forget(source)
        w.save_all(_strangers_to(source))
        w.save_all(_silenced(source))
        w.save(_tombstone(source))
        last = custody.entry(source, "destroyed", reason)
        last.key = ""
        w.save(last)
        if after is not None:
            after(w, source)


def _strangers_to(source: Source) -> list[Source]:
    """Return the sources that named this one as like them, not naming it any more."""
    found = list(Source.objects.whole("destroying a source").filter(near=source))
    for other in found:
        other.near, other.near_percent = None, None
    return found


def _silenced(source: Source) -> list[Custody]:
    """Return the rows of custody without words, under the desk's own key.

    They stand on, so that `verify` must be able to compare them for good.
    """
    rows = Custody.objects.whole("destroying a source").filter(source=source)
    found = list(rows)
    for row in found:
        row.note, row.key = None, ""
    return found


def _tombstone(source: Source) -> Source:
    blank: dict[str, Any] = {
        "key": "",
        "sha256": "",
        "sha256_lookup": lookup(vault.key("sources"), f"destroyed:{source.pk}"),
        "blob": "",
        "name": None,
        "received_from": None,
        "voice": None,
        "url": None,
        "near": None,
        "near_percent": None,
        "reading": "destroyed",
        "failure": "",
        "rejected": 0,
    }
    for name, value in blank.items():
        setattr(source, name, value)
    return source
