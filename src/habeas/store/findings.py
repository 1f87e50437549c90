"""What a verification may find, in sentences that name ids and never people."""

from __future__ import annotations

from dataclasses import dataclass

OK, WARNING, DAMAGE = "ok", "warning", "damage"


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at: how grave, which check, which sentence."""

    severity: str
    check: str
    sentence: str
    ids: tuple[str, ...] = ()

    @property
    def damaged(self) -> bool:
        return self.severity == DAMAGE
