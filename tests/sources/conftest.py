"""What the tests of the parser boundary share."""

from __future__ import annotations

import os
import sys

import pytest

from habeas.sources import boundary


@pytest.fixture(scope="session")
def required() -> bool:
    """Whether this run must not go without the boundary (continuous integration)."""
    asked = os.environ.get("CI_REQUIRE_BOUNDARY") or os.environ.get("CI")
    return bool(asked) and sys.platform == "linux"


@pytest.fixture(scope="session")
def proven(required: bool) -> None:
    """Skip where this system cannot lock a process; fail where it must be able to."""
    report = boundary.probe()
    if not report.holds:
        if required:
            pytest.fail(f"the boundary does not hold here: {report}")
        pytest.skip("this system cannot lock a process")
