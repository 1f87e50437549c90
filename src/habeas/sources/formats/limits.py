"""How much time, memory and text one reading of one source may take."""

from __future__ import annotations

from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """The budget of one reading.

    `input` and `output` are bytes (of the source, of the text as UTF-8), `characters`
    are Unicode code points of the text, `seconds` are of the clock on the wall (and,
    where the system can, of the processor too), `memory` is bytes of address space.
    """

    input: int = 32 * MIB
    output: int = 16 * MIB
    characters: int = 4_000_000
    seconds: float = 20.0
    memory: int = 1024 * MIB


DEFAULT = Limits()


class TooLong(Exception):
    """A source has more text than its limits allow; ends a reading early."""
