"""A text in, its reading out: one `habeas-reading/1` object, every item quoted."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from habeas.claims.reader import (
    doubts,
    looking_back,
    narrator,
    nastaliq,
    statuses,
    written,
)
from habeas.claims.reader.acts.act import told_dead
from habeas.claims.reader.acts.own_story import own_story
from habeas.claims.reader.acts.read import acts
from habeas.claims.reader.acts.rolls.standings import standings
from habeas.claims.reader.announced import announced
from habeas.claims.reader.calendar import Scheduled, scheduled
from habeas.claims.reader.casing.restore import as_written
from habeas.claims.reader.cast import Cast, cast
from habeas.claims.reader.contacts import contacts
from habeas.claims.reader.demands import demands, in_cases
from habeas.claims.reader.document import Document, document
from habeas.claims.reader.entire import of_all, signs_of_all
from habeas.claims.reader.events import events, placed
from habeas.claims.reader.finder import beside
from habeas.claims.reader.habits import usual
from habeas.claims.reader.header import Header, header
from habeas.claims.reader.hearing import Voice
from habeas.claims.reader.learnt import NOTHING, Learnt
from habeas.claims.reader.merge import merge, with_members
from habeas.claims.reader.placing import suggested
from habeas.claims.reader.respelt import back, respelt
from habeas.claims.reader.scene.lines import lines
from habeas.claims.reader.scene.scene import Scene
from habeas.claims.reader.signs import presupposed, signs
from habeas.claims.reader.statements import cases, statements
from habeas.claims.reader.taken_back import taken_back
from habeas.claims.reader.tiers import rated
from habeas.claims.reader.unswept import unswept
from habeas.claims.reader.when import Times
from habeas.claims.reader.withhold import withheld
from habeas.text.dates import Dates, dates
from habeas.text.spans import Span

FORMAT = "habeas-reading/1"


@dataclass(frozen=True)
class Known:
    """What is known of a text before its sentences are read."""

    doc: Document
    head: Header
    cast: Cast
    dates: Dates
    issuer: str | None

    @property
    def dateline(self) -> str | None:
        """The day that the text speaks from, in ISO 8601."""
        return self.head.base.isoformat() if self.head.base else None


def read(
    text: str, learnt: Learnt = NOTHING, voice: Voice | None = None
) -> dict[str, Any]:
    """Return what `text` says, as `habeas-reading/1`; the text is never changed.

    Quotes hold Unicode code points of `text`, end exclusive. The same text gives the
    same reading: no clock, no chance, and no knowledge from outside but what stands
    under `suggested` of a place, and what a desk taught: `learnt`. Each item has a
    score and a tier; see `tiers`. With a `voice` names are heard by that (`hearing`).

    Raises:
        VoiceFailed: If the voice stopped.
    """
    with unswept():
        return _rated(text, learnt, voice)


def _rated(text: str, learnt: Learnt, voice: Voice | None) -> dict[str, Any]:
    """Return a reading with scores; the document is let go before the sweep is back."""
    copy = respelt(text)
    doc = document(copy.text, learnt, voice)
    found: dict[str, Any] = back(copy, text, rated(doc, read_document(doc)))
    return {**found, "text_sha256": sha256(text)} if copy.cuts else found


def read_document(doc: Document) -> dict[str, Any]:
    """Return what the rules read, without scores (`tools/calibrate.py` makes those)."""
    text, known = doc.original, _known(doc)
    reached = contacts(known.doc)
    ahead = scheduled(known.doc, known.dates, known.head.dateline)
    head = written.head(text, known.head, known.cast, known.issuer)
    told = _told(known, ahead)
    named = written.named(text, narrator.kept(known.cast, told))
    named = as_written(doc.text, text, named)
    return {
        "format": FORMAT,
        "text_sha256": sha256(text),
        "language": known.doc.language,
        **head,
        "parts": written.parts(known.doc),
        **named,
        "places": suggested(named["places"], head["dateline"], doc.learnt.spots),
        **told,
        "scheduled": written.scheduled(text, known.cast, ahead),
        "contacts": written.contacts(text, known.cast, reached, known.issuer),
        "withhold": written.withheld(text, withheld(known.doc, reached)),
    }


def sha256(text: str) -> str:
    """Return the hash of a text in UTF-8 (lone surrogates written as they are)."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _known(doc: Document) -> Known:
    head = header(doc)
    named = cast(doc)
    return Known(
        doc, head, named, dates(doc, head.base, usual(doc)), _issuer(head, named)
    )


def _issuer(head: Header, named: Cast) -> str | None:
    """Return the organisation that a header's words for the issuer name."""
    for span in head.issuers:
        found = [m for m in named.at(span.start, span.end) if m.sort == "organisation"]
        if found:
            return found[0].ref
    return None


def _told(known: Known, ahead: Sequence[Scheduled]) -> dict[str, Any]:
    """Return acts, events, register, demands and what is said of them."""
    text, named = known.doc.text, known.cast
    scene = Scene(known.doc, named, known.issuer)
    own = known.head.dates
    back = looking_back.reach(text, known.dates, known.dateline, own)
    times = Times(known.dates, known.dateline, own, back)
    found = lines(scene)
    done = taken_back(text, doubts.told(scene.doc, acts(scene, times, found)))
    done, heard = beside.apart(done)
    done = of_all(done, found, named, scene.within)
    tellings = with_members(done, named)
    whole = own_story(scene, merge(tellings, named))
    whole.extend(announced(scene, ahead, whole))
    happened, parted = events(whole, named, text, _span(known.head.title))
    asked = [
        *demands(scene, [line for line in found if not line.urdu]),
        *nastaliq.demands(scene, [line for line in found if line.urdu]),
    ]
    asked.sort(key=lambda d: d.spans[0])
    tried = tuple(cases(found, parted))
    asked = in_cases(asked, tried, text)
    signed = [
        *signs_of_all(
            list(signs(scene, times, found)), done, found, named, scene.within
        ),
        *standings(scene.stood, tellings),
        *presupposed(asked, named, known.dateline, told_dead(tellings)),
    ]
    rows = statuses.rows(tellings, signed, named, text, scene.within)
    parted = placed(parted, happened, text)
    if heard:
        heard = beside.anew(with_members(heard, named), whole, named)
        more = beside.parted(heard, happened)
        parted = sorted([*parted, *more], key=lambda told: told[0].at)
        more_rows = statuses.rows(heard, (), named, text, scene.within)
        rows = beside.joined(rows, more_rows, named, told_dead(tellings))
    said = statements(scene, found, asked, parted, tried)
    text = known.doc.original
    return {
        "events": written.events(text, happened),
        "acts": written.acts(text, parted, known.issuer),
        "register": written.register(text, rows),
        "demands": written.demands(text, asked),
        **written.statements(text, said, known.issuer),
    }


def _span(span: Span | None) -> tuple[int, int] | None:
    return (span.start, span.end) if span else None
