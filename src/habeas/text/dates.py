"""Dates of a text: where they stand, what they can mean, and what EDTF allows.

`bounds` and `best` say what a date in EDTF allows, for those who only compare dates.
"""

from __future__ import annotations

from habeas.text.edtf import BadDate, best, bounds

__all__ = ["BadDate", "best", "bounds"]
