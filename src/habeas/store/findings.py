"""What a verification may find, in sentences that name ids and never people."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.errors import Sentence

OK, WARNING, DAMAGE = "ok", "warning", "damage"
CHECKS = (
    Sentence("database"),
    Sentence("head"),
    Sentence("triggers"),
    Sentence("ledger"),
    Sentence("keys"),
    Sentence("rows"),
    Sentence("source keys"),
    Sentence("blobs"),
    Sentence("quotations"),
    Sentence("drafts"),
)


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at: how grave, which check, which sentence (in English)."""

    severity: str
    check: str
    sentence: Sentence
    ids: tuple[str, ...] = ()

    @property
    def damaged(self) -> bool:
        return self.severity == DAMAGE
