"""Another passphrase or recovery sheet, and the ledger entry that says so.

The entry comes first and names the new key file by its hash, so that an older key
file put back in its place, with a passphrase that somebody still knows, is found. If
the power goes in between, the old passphrase stands and `verify` says what to do.
"""

from __future__ import annotations

from habeas.store import keys, vault
from habeas.store.kdf import Cost
from habeas.store.ledger import Author, write

PASSPHRASE, SHEET = "store.passphrase", "store.sheet"
VERBS = (PASSPHRASE, SHEET)


def change_passphrase(
    officer: Author, passphrase: str, *, cost: Cost | None = None
) -> None:
    """Make `passphrase` the open desk's; the old one stops working."""
    root, opened = vault.layout().root, vault.keys()
    content = keys.with_passphrase(root, opened, passphrase, cost=cost)
    _change(officer, PASSPHRASE, content)


def new_sheet(officer: Author, words: list[str]) -> None:
    """Make `words` the open desk's recovery sheet; an older sheet stops working."""
    content = keys.with_recovery(vault.layout().root, vault.keys(), words)
    _change(officer, SHEET, content)


def _change(officer: Author, verb: str, content: bytes) -> None:
    with write(officer, verb, about=[keys.digest(content)]):
        pass
    keys.put(vault.layout().root, content)
