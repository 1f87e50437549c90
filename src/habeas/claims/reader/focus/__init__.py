"""Whom "he", "her", "them" and "I" stand for, within bounds that are safe.

A pronoun stands for the one last spoken of: the subject of its own sentence before it,
or of the sentences before in its paragraph. Where the sex is told ("Mr", "the widow")
it must agree. What lies farther back is left open.
"""

from __future__ import annotations

from habeas.claims.reader.focus.course import Focus

__all__ = ["Focus"]
