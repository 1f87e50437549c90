"""Whose body a phrase tells of: "He told me they beat the soles of his feet"."""

from __future__ import annotations

from collections.abc import Sequence

from habeas.claims.reader.lexicon import listed
from habeas.claims.reader.turns import OWNS
from habeas.claims.reader.units import Unit


def whose(row: Sequence[Unit], inside: Sequence[int]) -> list[int] | None:
    """Return the unit of "his" within a phrase, none where it means nobody known.

    None is returned where the phrase holds no such word.
    """
    own = [k for k in inside if row[k].word in OWNS and _body(row, k)]
    return [k for k in own[:1] if row[k].refs] if own else None


_BODY = listed(
    """feet foot head heads face back arm arms hand hands wrists ankles eyes mouth nails fingernails legs
    toes genitals body hair ears teeth fingers chest stomach nose skin soles knees shoulders"""
)


def _body(row: Sequence[Unit], k: int) -> bool:
    return any(u.word in _BODY for u in row[k + 1 : k + 3])
