"""Tests of what a report of the locks says; the locks are tested at the boundary."""

from __future__ import annotations

from habeas.sources.sandbox import PROOFS, Report


def test_a_report_holds_only_if_everything_was_refused() -> None:
    """One attempt that succeeded, or was never made, is enough not to hold."""
    refused = dict.fromkeys(PROOFS, True)
    assert Report(["seccomp"], refused).holds
    assert not Report().holds
    for name in PROOFS:
        assert not Report(["seccomp"], {**refused, name: False}).holds
        assert not Report(
            ["seccomp"], {k: v for k, v in refused.items() if k != name}
        ).holds
