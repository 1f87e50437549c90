"""The base of every error that a person may read."""

from __future__ import annotations


class HabeasError(Exception):
    """A sentence: what was wrong, what became of the material, what to do next.

    It carries ids and numbers, never a person's name or the words of a source.
    """
