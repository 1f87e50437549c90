"""The parts of a statement and their voices. (first form; being built)"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Part:
    """A stretch of a text, what kind of part it is, and whose voice speaks in it.

    `kind` is furniture, narrative, resolution, contact, calendar or signature;
    `voice` is site, issuer, meeting (those who adopted a resolution) or author.
    """

    kind: str
    voice: str
    start: int
    end: int


def parts(text: str, language: str = "en") -> tuple[Part, ...]:
    """Return the parts of `text`, in order, without gap or overlap."""
    return (Part("narrative", "issuer", 0, len(text)),) if text else ()
