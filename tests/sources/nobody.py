"""The planted reader, in a child that its import makes an ordinary user's."""

from __future__ import annotations

import contextlib
import os

from planted import read

with contextlib.suppress(PermissionError):
    os.setgroups([])
    os.setresgid(65533, 65533, 65533)
    os.setresuid(65533, 65533, 65533)

__all__ = ["read"]
