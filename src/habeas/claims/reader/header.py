"""What a statement says of itself: title, issuer, dateline, and the page's own stamp.

The dateline is the day the statement gives as its own; relative dates are told from
it. The stamp is when a browser printed the page: it is the site's, and never the
dateline where there is another.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from habeas.claims.reader.document import Document
from habeas.claims.reader.head.dateline import dated, dateline_of, place_of
from habeas.claims.reader.head.issuers import issuers_of
from habeas.claims.reader.head.stamp import Stamp, stamp_of
from habeas.claims.reader.head.title import title_of
from habeas.text.edtf import best
from habeas.text.spans import Span


@dataclass(frozen=True)
class Header:
    """What the document says of itself; what it does not say is None.

    `base` is the day relative dates are told from: the dateline, else the stamp's day.
    `issuers` are the spans that may name who speaks, the likeliest first; the first is
    `issuer`. `dates` are the spans that give the dateline.
    """

    title: Span | None
    issuers: tuple[Span, ...]
    dateline: date | None
    dates: tuple[Span, ...]
    place: Span | None
    stamp: Stamp | None

    @property
    def issuer(self) -> Span | None:
        """The span likeliest to name who speaks."""
        return self.issuers[0] if self.issuers else None

    @property
    def base(self) -> date | None:
        """The day from which the document is told."""
        if self.dateline is None and self.stamp and self.stamp.taken:
            return best(self.stamp.taken)
        return self.dateline


def header(doc: Document) -> Header:
    """Return what `doc` says of itself in its head and its signature."""
    found = dated(doc)
    dateline, spans = dateline_of(doc, found)
    return Header(
        title_of(doc),
        tuple(issuers_of(doc)),
        dateline,
        spans,
        place_of(doc, spans),
        stamp_of(doc, found, dateline),
    )
