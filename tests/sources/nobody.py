"""A reader whose import makes the child an ordinary user, as on most machines."""

from __future__ import annotations

import contextlib
import os

from habeas.sources.formats.html import read

with contextlib.suppress(PermissionError):
    os.setgroups([])
    os.setresgid(65533, 65533, 65533)
    os.setresuid(65533, 65533, 65533)

__all__ = ["read"]
